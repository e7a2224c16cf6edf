package numeral

import (
	"math/big"

	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/rule"
	"quotient/datasets/source/scan/internal/token"
	"quotient/datasets/source/scan/internal/unit"
)

// ratio reads one in five, two out of every 3, 1-in-5, one in a hundred; and one over
// three at the end of a clause.
func (b *Reader) ratio(n *Numeral) {
	if !b.canBeRatio(n) {
		return
	}
	i, over := b.ofHowMany(n.To)
	noun := 0
	if i == n.To && b.isCountedIn(*n) { // one person in five
		noun = n.To
		i, over = b.ofHowMany(noun + 1)
	}
	if i == n.To {
		return
	}
	o, ok := b.outOf(i)
	if !ok || over && !b.endsClause(o.To) || !over && !b.isRatio(*n, o) {
		return
	}
	if noun > 0 && (b.Form(o.To) == token.Word && !b.Has(o.To, form.IsFunction) || o.Value.Cmp(thousand) > 0) {
		return // two men in three boats
	}
	n.Noun = noun
	n.Value = new(big.Rat).Quo(n.Value, o.Value)
	n.OutOf = o.Value
	n.To, n.Digits, n.Part, n.Ratio = o.To, false, true, true
	n.Rules.Add(ratioRule)
}

// isCountedIn reports whether what a number in words counts is next, and "in" after it.
func (b *Reader) isCountedIn(n Numeral) bool {
	if b.Form(n.To) != token.Word || b.Has(n.To, form.IsFunction|form.IsTime) || !b.Has(n.To+1, form.IsRatio) {
		return false
	}
	return n.Spelled || n.Value.Cmp(unity) == 0 && !b.IsPlural(n.To)
}

var ratioRule = rule.New("so many in so many")

// canBeRatio reports whether a number is a plain count, of which so many can be out of
// another; the digits of B12 are none.
func (b *Reader) canBeRatio(n *Numeral) bool {
	if n.Value == nil || !n.Value.IsInt() || n.Value.Sign() <= 0 || n.Scale != nil || n.Ordinal || n.Code {
		return false
	}
	return b.Form(n.From) != token.Digits || !b.Glued(n.From) || b.Form(n.From-1) != token.Word
}

// outOf reads the second number of a ratio, which is whole and of no span of time: not
// two in 3 years.
func (b *Reader) outOf(i int) (o Numeral, ok bool) {
	w := b.At(i)
	if b.Form(i) == token.Word && w.Cardinal == 0 && w.Scale == 0 && !(w.Is.Any(form.IsArticle) && b.At(i+1).Scale >= 100) {
		return o, false
	}
	o, ok = b.Read(i)
	if !ok || o.Value == nil || !o.Value.IsInt() || o.Ordinal || o.Code || o.Vague || o.Value.Sign() <= 0 {
		return o, false
	}
	u, _, measured := b.UnitAfter(o.To)
	coins := u.Kind == unit.Money && b.Form(o.To) == token.Word && o.Value.Cmp(big.NewRat(100, 1)) <= 0 // one in five dollars
	return o, !measured || coins || u.Kind == unit.Measure && !b.Has(o.To, form.IsTime)
}

// endsClause reports whether nothing goes on at a token.
func (b *Reader) endsClause(i int) bool {
	return i >= len(b.Tokens) || b.Ends(i) || b.Is(i, ",") || b.Is(i, ".")
}

// isRatio reports whether a number is so many out of another: a few of more, and of no
// year or date.
func (b *Reader) isRatio(n, o Numeral) bool {
	if n.Value.Cmp(o.Value) >= 0 || n.Value.Cmp(big.NewRat(20, 1)) > 0 || b.isDate(o.From) {
		return false
	}
	year := o.Digits && o.Value.Cmp(big.NewRat(1000, 1)) >= 0 && o.Value.Cmp(big.NewRat(2100, 1)) <= 0
	return !year || n.To-n.From != 1 || !b.Has(n.To, form.IsRatio) // one in 1956
}

// ofHowMany returns where the second number of a ratio is: after in, out of, in every,
// over; the token itself where there is no ratio.
func (b *Reader) ofHowMany(i int) (next int, over bool) {
	switch {
	case b.Is(i, "-") && b.Glued(i) && b.Has(i+1, form.IsRatio) && b.IsHyphened(i+2): // 1-in-5
		return i + 3, false
	case b.Writes(i, form.MarkOver):
		return i + 1, true
	case b.Has(i, form.IsOf) && b.Has(i+1, form.IsEvery): // 2 of every 5
		return i + 2, false
	case b.Has(i, form.IsOf) && b.tenths(i+1): // 3 of 4 dentists
		return i + 1, false
	case b.Writes(i, form.MarkOut) && b.Has(i+1, form.IsOf):
		next = i + 2
	case b.Has(i, form.IsRatio):
		next = i + 1
	default:
		return i, false
	}
	if b.Has(next, form.IsEvery) {
		next++
	}
	return next, false
}

// tenths reports whether a number up to ten, of what is counted, stands at a token.
func (b *Reader) tenths(i int) bool {
	v, ok := b.Lone(i)
	return ok && v.Cmp(ten) <= 0 && b.Counted(i+1) && !b.Glued(i+1)
}

var (
	thousand = big.NewRat(1000, 1)
	ten      = big.NewRat(10, 1)
)

// Lone returns the value of a number of one token.
func (b *Reader) Lone(i int) (*big.Rat, bool) {
	switch {
	case b.Form(i) == token.Digits && len(b.Str(i)) <= 3:
		return Rat(b.ASCII(i)), true
	case b.Form(i) == token.Word && b.At(i).Cardinal > 0:
		return big.NewRat(b.At(i).Cardinal, 1), true
	}
	return nil, false
}

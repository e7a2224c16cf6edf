package scan

import (
	"math/big"

	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan/internal/token"
)

// maxDenial is the most tokens that a denial reaches over to the limit it denies.
const maxDenial = 8

// denied turns a limit round that words before it deny: never more than 40 is up to 40,
// not under 40 is at least 40. What is seldom over a number is about as much.
func (b *block) denied(q token.Qualifier, m match) token.Qualifier {
	turned, ok := b.opposite(q)
	if !ok || b.Form(q.From) != token.Word || b.Has(q.From-1, form.IsDeterminer|form.IsPossessive) && !b.Has(q.From-1, form.IsDenial) || b.isSpan(q.From-1, m) {
		return q
	}
	i, seldom := b.denial(q.From)
	if i < 0 {
		return q
	}
	q.From, q.Bound = i, turned
	if seldom {
		q.Bound = quantity.About
	}
	return q
}

// opposite is what a limit is where it is denied.
func (b *block) opposite(q token.Qualifier) (quantity.Bound, bool) {
	switch q.Bound {
	case quantity.Over:
		return quantity.UpTo, true
	case quantity.AtLeast:
		return quantity.Under, true
	case quantity.Under:
		return quantity.AtLeast, !b.Marked(q.From, form.MarkNot)
	case quantity.UpTo: // not as many as 40
		return quantity.Under, b.Marked(q.From, form.MarkAs)
	}
	return "", false
}

// isSpan reports whether a limit is of the time that something was not done: not
// repaired for more than 12 years. A verb of lasting makes it what did not last so long.
func (b *block) isSpan(i int, m match) bool {
	w := b.At(i)
	if !w.Is.Any(form.IsPreposition) || w.Is.Any(form.IsDenial) {
		return false
	}
	for k := m.to; k < m.to+3; k++ {
		if b.Has(k, form.IsTime) {
			return !b.Marked(i, form.MarkFor) || !b.Has(i-1, form.IsLasting)
		}
	}
	return false
}

// denial returns the token of a word before a limit that denies it, -1 where none does,
// and whether it does so mostly and not always.
func (b *block) denial(i int) (at int, seldom bool) {
	for k := i - 1; k >= 0 && k >= i-maxDenial; k-- {
		w := b.At(k)
		switch {
		case b.Form(k) == token.Sign && !token.IsApostrophe(b.Str(k)), w.Is.Any(form.IsAnd | form.IsOr | form.IsBut | form.IsClause | form.IsUndenied):
			return -1, false
		case w.Is.Any(form.IsSeldom):
			return k, true
		case !w.Is.Any(form.IsDenial):
			continue
		case w.Is.Any(form.IsPreposition) && k < i-2: // without warning 40 ships came
			return -1, false
		case b.Has(k-1, form.IsAdverb) && b.Qualifies(b.At(k-1)): // almost never
			return k - 1, true
		case b.Str(k) == "t" && token.IsApostrophe(b.Str(k-1)) && k > 1: // didn’t
			return k - 2, false
		}
		return k, false
	}
	return -1, false
}

// isDenied reports whether a text says of a number that it is not so many: not 40 but
// 50; 50, not 40.
func (b *block) isDenied(i int) bool {
	w := b.At(i - 1)
	return w.Is.Any(form.IsDenial) && w.Mark&form.MarkNot != 0 && !b.Has(i-2, form.IsOr)
}

// deniedNumber makes a mention of a number that is denied. In words it is none.
func (b *block) deniedNumber(m match, end int) []match {
	if b.Form(m.from) == token.Word {
		return nil
	}
	m.Kind, m.Unit, m.Denied = ProperName, "", true
	m.phrase = [2]int{m.from - m.lead - 1, max(m.to, end)}
	m.next = end
	return []match{m.wide()}
}

// isNone reports whether one is denied, and so none is counted: not one of the 12 died.
func (b *block) isNone(i int, value *big.Rat) bool {
	w := b.At(i - 1)
	return value.Cmp(unity) == 0 && w.Is.Any(form.IsDenial) && w.Mark&(form.MarkNot|form.MarkNever) != 0
}

var unity = big.NewRat(1, 1)

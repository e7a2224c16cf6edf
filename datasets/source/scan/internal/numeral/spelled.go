package numeral

import (
	"math/big"

	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/rule"
	"quotient/datasets/source/scan/internal/token"
	"quotient/datasets/source/scan/internal/unit"
	"quotient/datasets/source/scan/internal/word"
)

// aPart reads "a half", "one quarter", "fifty-four hundredths": so many of so many parts.
func (b *Reader) aPart(i int) (count, of int64, to int, ok bool) {
	count, j := b.small(i)
	if b.Has(i, form.IsArticle) {
		count, j = 1, i+1
	}
	if count == 0 {
		return 0, 0, 0, false
	}
	if b.Is(j, "-") && b.Glued(j) && b.Glued(j+1) {
		j++
	}
	if p := b.At(j); p.Part > 1 && (count > 1) == p.Is.Any(form.IsPlural) {
		return count, p.Part, j + 1, true
	}
	return 0, 0, 0, false
}

// small reads a number below a hundred in words; 0 where none begins.
func (b *Reader) small(i int) (int64, int) {
	n := b.At(i).Cardinal
	if n < 20 {
		return n, i + 1
	}
	j := i + 1
	if b.Is(j, "-") && b.Glued(j) && b.Glued(j+1) {
		j++
	}
	if one := b.At(j).Cardinal; one > 0 && one < 10 {
		return n + one, j + 1
	}
	return n, i + 1
}

// spelled reads a number in words: twenty-five, half a million, two and a half, three
// million, two hundred and forty; the vague thousands and tens of thousands; and ordinals
// in words: twenty-first.
func (b *Reader) spelled(i int) (n Numeral, ok bool) {
	w := b.At(i)
	if w == &word.Unknown {
		return n, false
	}
	for _, s := range spellings {
		if s.begins(b, i, w) {
			n, ok = s.read(b, i)
			n.Rules.Add(s.name)
			return n, ok
		}
	}
	if n, ok = b.compoundPart(i); ok {
		n.Rules.Add(compoundRule)
		return n, true
	}
	n, ok = b.cardinal(i)
	n.Rules.Add(cardinalRule)
	return n, ok
}

// bakersDozen reads a baker’s dozen.
func (b *Reader) bakersDozen(i int) (n Numeral, ok bool) {
	if !token.IsApostrophe(b.Str(i+1)) || b.Str(i+2) != "s" || b.At(i+3).Scale != 12 || b.Has(i+3, form.IsPlural) {
		return n, false
	}
	return Numeral{From: i, To: i + 4, Value: big.NewRat(13, 1), Spelled: true}, true
}

// factor reads twice and tenfold; double only before what it is of.
func (b *Reader) factor(i int) (n Numeral, ok bool) {
	w := b.At(i)
	if w.Is.Any(form.IsDouble) && !b.Has(i+1, form.IsDeterminer|form.IsPronoun) {
		return n, false
	}
	if w.Mark&form.MarkMultiplied != 0 && !b.multiplies(i) {
		return n, false
	}
	return Numeral{From: i, To: i + 1, Value: big.NewRat(w.Times, 1), Spelled: true, Times: true}, true
}

// multiplies reports whether a verb says how many times as many there are, as exactly as a
// number does: more than doubled, nearly tripled. Without a limit it is a way to say that
// there are more.
func (b *Reader) multiplies(i int) bool { return !b.QualifierNextTo(i).None() }

// minus reads minus five.
func (b *Reader) minus(i int) (Numeral, bool) {
	if b.Has(i-1, form.IsOr) && b.Marked(i-2, form.MarkPlus) { // plus or minus five
		return Numeral{}, false
	}
	n, ok := b.Read(i + 1)
	if !ok || n.Ordinal || n.Code || n.Vague || n.Value == nil || n.Value.Sign() <= 0 {
		return Numeral{}, false
	}
	n.From, n.Digits = i, false
	n.Value.Neg(n.Value)
	return n, true
}

// beginsPart reports whether a part is at a token, without "a": quarter of a mile,
// quarter million.
func (b *Reader) beginsPart(i int, w *word.Word) bool {
	if w.Part <= 1 || w.Ordinal > 0 || w.Is.Any(form.IsPlural) {
		return false
	}
	next := b.At(i + 1)
	return next.Is.Any(form.IsOf) || next.Scale >= 1000 && !next.Is.Any(form.IsPlural)
}

// afterArticle reads a number that begins with an article: a hundred, a half million, a
// third.
func (b *Reader) afterArticle(i int) (Numeral, bool) {
	switch next := b.At(i + 1); {
	case next.Scale == 20 && !b.Has(i+2, form.IsOf): // a score was kept
	case next.Scale > 0 && !next.Is.Any(form.IsPlural):
		return b.cardinal(i)
	case next.Is.Any(form.IsHalf) && b.At(i+2).Scale > 0: // a half million
		n, ok := b.half(i + 1)
		n.From = i
		return n, ok
	case next.Cardinal >= 20 && b.IsHyphened(i+2):
		return b.compoundPart(i)
	case next.Is.Any(form.IsTime) && b.isDate(i+1): // a quarter past six
	case next.Part > 1 && !next.Is.Any(form.IsPlural|form.IsHalf):
		n, ok := b.partOf(i, 1, i+1)
		if n.Part {
			n.From, n.Article = i+1, true
		}
		return n, ok
	}
	return Numeral{}, false
}

// compoundPart reads parts whose name is of two words: one twenty-fifth, three
// thirty-seconds.
func (b *Reader) compoundPart(i int) (Numeral, bool) {
	count := b.At(i).Cardinal
	tens := b.At(i + 1).Cardinal
	if b.Has(i, form.IsArticle) && !b.isNounAfter(i+1) { // a twenty-first of it
		count = 1
	}
	if count == 0 || count >= 100 || tens < 20 {
		return Numeral{}, false
	}
	j := i + 2
	if b.Is(j, "-") && b.Glued(j) && b.Glued(j+1) {
		j++
	}
	w := b.At(j)
	units := w.Part
	if units == 0 {
		units = w.Ordinal
	}
	if w == &word.Unknown || units == 0 || units > 9 || w.Is.Any(form.IsHalf) || w.Is.Any(form.IsPlural) != (count > 1) {
		return Numeral{}, false
	}
	return Numeral{From: i, To: j + 1, Value: big.NewRat(count, tens+units), OutOf: big.NewRat(tens+units, 1), Spelled: true, Part: true}, true
}

// isNounAfter reports whether a noun goes on behind an ordinal of two words: a twenty-first
// birthday.
func (b *Reader) isNounAfter(i int) bool {
	j := b.PastHyphen(i+1) + 1
	return b.Form(j) == token.Word && !b.Has(j, form.IsOf)
}

// beginsOnes reports whether ones and tens are joined by hyphens: five-and-twenty.
func (b *Reader) beginsOnes(i int, w *word.Word) bool {
	if w.Cardinal < 1 || w.Cardinal > 9 || !b.IsHyphened(i+1) || !b.Has(i+2, form.IsAnd) || !b.IsHyphened(i+3) {
		return false
	}
	tens := b.At(i + 4).Cardinal
	return 20 <= tens && tens < 100 && tens%10 == 0
}

func (b *Reader) onesAndTens(i int) (Numeral, bool) {
	v := big.NewRat(b.At(i).Cardinal+b.At(i+4).Cardinal, 1)
	return b.scaled(Numeral{From: i, To: i + 5, Value: v, Spelled: true}), true
}

// partsInWord reads kétharmad and másfél: so many parts in one word.
func (b *Reader) partsInWord(i int) (Numeral, bool) {
	w := b.At(i)
	n := Numeral{From: i, To: i + 1, Value: big.NewRat(w.Parts, w.Part), OutOf: big.NewRat(w.Part, 1), Spelled: true, Part: w.Parts < w.Part}
	return b.scaled(n), true
}

// half reads half, half a million, half-a-dozen, half of.
func (b *Reader) half(i int) (Numeral, bool) {
	n := Numeral{From: i, To: i + 1, Value: big.NewRat(1, 2), OutOf: big.NewRat(2, 1), Spelled: true, Part: true}
	j := b.PastHyphen(i + 1)
	if b.Has(j, form.IsArticle) {
		j = b.PastHyphen(j + 1)
	}
	if s := b.At(j); s.Scale > 0 && !s.Is.Any(form.IsPlural) {
		n.To = j
		n.Part = false
		return b.scaled(n), true
	}
	return n, b.isHalf(i)
}

// isHalf reports whether half is a part of something: not half-staff, the first half, half
// past ten and half-time.
func (b *Reader) isHalf(i int) bool {
	if b.IsHyphened(i+1) && !b.Glued(i) { // a half-hour show
		u, next, ok := b.UnitAfter(i + 2)
		return ok && u.Kind == unit.Measure && next == i+3
	}
	if b.Is(i+1, "-") && b.Glued(i+1) || b.Is(i-1, "-") && b.Glued(i) || b.At(i-1).Ordinal > 0 {
		return false
	}
	return b.Has(i+1, form.IsOf|form.IsDeterminer|form.IsArticle|form.IsPronoun) ||
		b.Has(i-1, form.IsPreposition|form.IsAdverb|form.IsArticle|form.IsOr|form.IsAnd) || b.Qualifies(b.At(i-1)) ||
		i+1 >= len(b.Tokens) || i == 0
}

// scales reads a scale word in the plural that stands alone: thousands, tens of
// thousands, hundreds of millions.
func (b *Reader) scales(i int) (Numeral, bool) {
	if b.Form(i-1) == token.Digits {
		return Numeral{}, false
	}
	w := b.At(i)
	low, to := big.NewRat(w.Scale, 1), i+1
	if w.Scale == 12 {
		low = big.NewRat(12, 1)
	}
	for b.Has(to, form.IsOf) {
		next := b.At(to + 1)
		if next.Scale < 100 || !next.Is.Any(form.IsPlural) {
			break
		}
		low = new(big.Rat).Mul(low, big.NewRat(next.Scale, 1))
		to += 2
	}
	return Numeral{From: i, To: to, Value: low, High: new(big.Rat).Mul(low, big.NewRat(10, 1)), Spelled: true, Vague: true}, true
}

// partOf reads a part of one, from the count of parts: a third, two thirds, a
// quarter of a million.
func (b *Reader) partOf(from int, count int64, i int) (Numeral, bool) {
	p := b.At(i)
	n := Numeral{From: from, To: i + 1, Value: big.NewRat(count, p.Part), OutOf: big.NewRat(p.Part, 1), Spelled: true, Part: true}
	next := b.At(i + 1)
	if count == 1 && b.At(from).Cardinal == 0 && b.isCompound(i) || b.isPeriod(from, i) || p.Part == 3 && (next.Is.Any(form.IsAuxiliary) || b.Is(i+1, ",")) && b.isAfterTwo(from) {
		return n, false
	}
	if next.Scale >= 1000 && !next.Is.Any(form.IsPlural) { // a quarter million
		n.Part = false
		return b.scaled(n), true
	}
	if p.Ordinal > 0 && count == 1 && !p.Is.Any(form.IsPlural) {
		// A third of the votes, or fell by a third; but not a third man. One
		// third is a part whatever follows.
		one := b.At(from).Cardinal == 1 || b.Has(from-1, form.IsClause) && b.Has(from-2, form.IsOf) // of which a third
		if !one && !next.Is.Any(form.IsOf|form.IsPreposition|form.IsAuxiliary|form.IsAdverb|form.IsAnd|form.IsOr|form.IsTo) && b.Form(i+1) == token.Word {
			return Numeral{}, false
		}
	}
	if next.Is.Any(form.IsOf) { // a quarter of a million
		j := i + 2
		if b.Has(j, form.IsArticle) {
			j++
		}
		if s := b.At(j); s.Scale >= 1000 && !s.Is.Any(form.IsPlural) {
			n.To, n.Part = j, false
			return b.scaled(n), true
		}
	}
	return n, true
}

// isCompound reports whether a hyphen joins an ordinal to a word: a third-quarter profit; but
// not a quarter-mile race.
func (b *Reader) isCompound(i int) bool {
	if !b.IsHyphened(i+1) || b.Form(i+2) != token.Word || b.At(i).Ordinal == 0 {
		return false
	}
	_, _, measured := b.UnitAfter(i + 2)
	return !measured || b.Has(i+2, form.IsTime)
}

// isAfterTwo reports whether two are spoken of just before what may be the next of them: two
// died and a third was ill.
func (b *Reader) isAfterTwo(i int) bool {
	const reach = 16
	if !b.Has(i-1, form.IsAnd|form.IsBut|form.IsClause) && !b.IsAny(i-1, ",", ";") {
		return false
	}
	for k := i - 2; k >= i-reach && !b.Ends(k); k-- {
		if b.At(k).Cardinal == 2 || b.Str(k) == "2" {
			return true
		}
	}
	return false
}

// isPeriod reports whether quarters are parts of a year: the last quarter of the
// year, the preceding three quarters, two quarters ago.
func (b *Reader) isPeriod(from, i int) bool {
	if !b.Has(i, form.IsTime) {
		return false
	}
	before, next := b.At(from-1), b.At(i+1)
	if b.Has(from-1, form.IsClause) && b.Has(from-2, form.IsOf) { // of which a quarter were vans
		return false
	}
	if next.Is.Any(form.IsOf) && b.isOfYear(i+2) { // three quarters of the past year
		return true
	}
	return before.Is.Any(form.IsRecent) || before.Ordinal > 0 || before.Is.Any(form.IsDeterminer) && !next.Is.Any(form.IsOf) && !b.Qualifies(before) ||
		b.Speaks("ago", i+1) && !next.Is.Any(form.IsPreposition|form.IsTo|form.IsFrom) || next.Is.Any(form.IsOf) && b.Form(i+2) == token.Digits && len(b.Str(i+2)) == 4
}

// isOfYear reports whether what quarters are of, at a token, is a year.
func (b *Reader) isOfYear(i int) bool {
	for b.Has(i, form.IsDeterminer|form.IsArticle|form.IsRecent) {
		i++
	}
	return b.At(i).InDate&form.AsYear != 0
}

// A spelling is a way in which a number in words begins, and what reads it. The first
// whose word is there has the number.
type spelling struct {
	name   rule.Name
	begins func(b *Reader, i int, w *word.Word) bool
	read   func(*Reader, int) (Numeral, bool)
}

// spellings are made when the program starts, since numbers are read inside numbers.
var spellings []spelling

func init() {
	spellings = []spelling{
		{rule.New("a baker’s dozen"), func(b *Reader, _ int, w *word.Word) bool { return w == b.Words[b.Baker] }, (*Reader).bakersDozen},
		{rule.New("twice"), func(_ *Reader, _ int, w *word.Word) bool { return w.Times > 0 }, (*Reader).factor},
		{rule.New("per million"), func(b *Reader, i int, w *word.Word) bool { return w.Scale > 0 && b.Has(i-1, form.IsPer) }, nothing},
		{rule.New("minus in words"), func(b *Reader, i int, w *word.Word) bool { return w.Is.Any(form.IsMinus) && !b.Glued(i+1) }, (*Reader).minus},
		{rule.New("ones before tens"), (*Reader).beginsOnes, (*Reader).onesAndTens},
		{rule.New("parts in one word"), func(b *Reader, i int, w *word.Word) bool {
			return w.Parts > 0 && (w.Mark&form.MarkFall == 0 || b.multiplies(i))
		}, (*Reader).partsInWord},
		{rule.New("half"), func(_ *Reader, _ int, w *word.Word) bool { return w.Is.Any(form.IsHalf) }, (*Reader).half},
		{rule.New("thousands"), func(_ *Reader, _ int, w *word.Word) bool { return w.Scale > 0 && w.Is.Any(form.IsPlural) }, (*Reader).scales},
		{rule.New("number with an article"), func(_ *Reader, _ int, w *word.Word) bool { return w.Is.Any(form.IsArticle) }, (*Reader).afterArticle},
		{rule.New("quarter of"), (*Reader).beginsPart, func(b *Reader, i int) (Numeral, bool) { return b.partOf(i, 1, i) }},
	}
}

var (
	compoundRule = rule.New("part of two words")
	cardinalRule = rule.New("number in words")
)

func nothing(*Reader, int) (Numeral, bool) { return Numeral{}, false }

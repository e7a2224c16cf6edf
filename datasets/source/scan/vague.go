package scan

import (
	"math/big"
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan/internal/numeral"
	"quotient/datasets/source/scan/internal/token"
	"quotient/datasets/source/scan/internal/unit"
	"strings"
)

// joinsNumber reports whether a word joins what is before it to another number:
// one or two, one to three, one per cent.
func (b *block) joinsNumber(i int) bool {
	w := b.At(i)
	if w.Is.Any(form.IsPer) {
		u, _, ok := b.UnitAfter(i)
		return ok && u.Kind == unit.Percent
	}
	if !w.Is.Any(form.IsOr|form.IsTo) && !(w.Is.Any(form.IsAnd) && b.Has(i-2, form.IsBetween)) {
		return false
	}
	next := b.At(i + 1)
	return b.Form(i+1) == token.Digits || next.Cardinal > 1
}

// vague reads words for a number that is not stated: several, the majority.
func (b *block) vague(i int) (match, bool) {
	w := b.At(i)
	m := match{from: i, to: i + 1, reading: reading{Kind: Vague, Bound: quantity.Exact}}
	switch {
	case w.Is.Any(form.IsVague) && b.At(i-1).Part == 0 && b.Form(i-1) != token.Digits && b.At(i-1).Cardinal == 0: // but not a two-thirds or 3-to-1 majority
		if s := b.At(i + 1); s.Scale > 0 && !s.Is.Any(form.IsPlural) { // several hundred
			m.to++
			m.Low, m.High = big.NewRat(s.Scale, 1), big.NewRat(10*s.Scale, 1)
		}
	case w.Is.Any(form.IsNumber) && b.Has(i-1, form.IsArticle) && b.Has(i+1, form.IsOf) && i-1 >= b.taken: // a number of
		m.from--
	case w.Is.Any(form.IsCouple) && b.Has(i+1, form.IsOf) && b.At(i+2).Scale > 0 && !b.Has(i+2, form.IsPlural): // a couple of hundred
		m.to += 2
		m.Low, m.High = big.NewRat(b.At(i+2).Scale, 1), big.NewRat(10*b.At(i+2).Scale, 1)
	case w.Is.Any(form.IsCouple) && b.At(i+1).Scale > 0 && !b.Has(i+1, form.IsPlural): // a couple dozen
		m.to++
		m.Low, m.High = big.NewRat(b.At(i+1).Scale, 1), big.NewRat(10*b.At(i+1).Scale, 1)
	case w.Is.Any(form.IsScores) && b.isMany(i):
		m.Low, m.High = big.NewRat(20, 1), big.NewRat(200, 1)
	case w.Is.Any(form.IsFew) && b.Has(i-1, form.IsArticle):
		m.from--
		if s := b.At(i + 1); s.Scale > 0 && !s.Is.Any(form.IsPlural) { // a few hundred
			m.to++
			m.Low, m.High = big.NewRat(s.Scale, 1), big.NewRat(10*s.Scale, 1)
		}
	default:
		return match{}, false
	}
	m.Noun, m.phrase[1] = b.noun(m.to)
	m.phrase[0] = m.from
	return m.wide(), true
}

// isMany reports whether scores are twenties and no results: scores of boats;
// dozens sank, and scores were lost.
func (b *block) isMany(i int) bool {
	if b.Form(i-1) == token.Word && !b.Has(i-1, form.IsAnd|form.IsOr|form.IsPreposition) {
		return false
	}
	return b.Has(i+1, form.IsOf) && !b.Has(i+2, form.IsDeterminer) || (b.Is(i-1, ";") || b.Is(i-1, ",") || b.Has(i-1, form.IsAnd)) && b.Has(i+1, form.IsAuxiliary|form.IsVerb|form.IsMore)
}

// counts reports whether a number in words is one: not the pronoun "one".
func (b *block) counts(n numeral.Numeral) bool {
	if n.To != n.From+1 || b.At(n.From).Cardinal != 1 {
		return true
	}
	i := n.From
	before, after := b.At(i-1), b.At(n.To)
	switch {
	case b.Is(n.To, "-") && b.Glued(n.To), b.Is(i-1, "-") && b.Glued(i): // one-party, no-one
		u, _, ok := b.UnitAfter(n.To)
		return ok && u.Name != ""
	case after.Is.Any(form.IsOccasion) && (before.Is.Any(form.IsStop) || b.BeginsSentence(i) && b.Form(n.To+1) == token.Word && !b.IsPartitive(n.To+1) && !b.Speaks("ago", n.To+1)):
		return false // at one time, one day the well ran dry
	case after.Is.Any(form.IsMore), b.joinsNumber(n.To):
		return true
	case b.IsPartitive(n.To) && (b.Has(n.To+1, form.IsDeterminer|form.IsPossessive) || b.Form(n.To+1) == token.Digits): // one of the boats
		if next := b.At(n.To + 2); next.Ordinal > 0 || next.Is.Any(form.IsFew|form.IsAdverb|form.IsRecent) || strings.HasSuffix(b.Str(n.To+2), "est") {
			return false // one of the first, one of the most
		}
		return !before.Is.Any(form.IsDeterminer|form.IsPronoun) || b.Qualifies(before)
	case before.Is.Any(form.IsPossessive):
		return b.Form(n.To) == token.Word && !after.Is.Any(form.IsFunction)
	case before.Is.Any(form.IsDeterminer|form.IsPronoun) && !b.Qualifies(before):
		return false
	case b.Form(n.To) != token.Word || after.Is.Any(form.IsFunction):
		return before.Is.Any(form.IsOnly)
	case b.Str(i-1) == "s" && (b.Is(i-2, "’") || b.Is(i-2, "'")): // the police’s one
		return false
	}
	return true
}

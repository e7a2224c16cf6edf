package scan

import (
	"math/big"

	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/token"
)

// vague reads words for a number that is not stated: several, the majority.
func (b *block) vague(i int) (match, bool) {
	if !b.Has(i, vagueRoles) { // most words
		return match{}, false
	}
	return b.vagueAt(i)
}

func (b *block) vagueAt(i int) (match, bool) {
	w := b.At(i)
	for _, v := range vaguenesses {
		m := plain(Vague, i, i+1)
		if !w.Is.Any(v.role) || !v.read(b, i, &m) {
			continue
		}
		m.Noun, m.phrase[1] = b.noun(m.to)
		m.phrase[0] = m.from
		return m.wide(), true
	}
	return match{}, false
}

// vagueScale adds a scale in the singular to a vague word: hundred is 100 to 1,000.
func (b *block) vagueScale(m *match) bool {
	s := b.At(m.to)
	if s.Scale == 0 || s.Is.Any(form.IsPlural) {
		return false
	}
	m.to++
	m.Low, m.High = big.NewRat(s.Scale, 1), big.NewRat(10*s.Scale, 1)
	return true
}

// isMany reports whether scores are twenties and no results: scores of boats;
// dozens sank, and scores were lost.
func (b *block) isMany(i int) bool {
	if b.Form(i-1) == token.Word && !b.Has(i-1, form.IsAnd|form.IsOr|form.IsPreposition) {
		return false
	}
	return b.Has(i+1, form.IsOf) && !b.Has(i+2, form.IsDeterminer) || (b.Is(i-1, ";") || b.Is(i-1, ",") || b.Has(i-1, form.IsAnd)) && b.Has(i+1, form.IsAuxiliary|form.IsVerb|form.IsMore)
}

// A vagueness is a word for a number that is not stated: the role of the word, and what
// reads on from it, for m. It reports false where the word says something else.
type vagueness struct {
	role form.Roles
	read func(b *block, i int, m *match) bool
}

// vaguenesses are asked in their order.
var vaguenesses = []vagueness{
	{form.IsVague, func(b *block, i int, m *match) bool { // but not a two-thirds or 3-to-1 majority
		if w := b.At(i - 1); w.Part != 0 || w.Cardinal != 0 || b.Form(i-1) == token.Digits {
			return false
		}
		b.vagueScale(m) // several hundred
		return true
	}},
	{form.IsNumber, func(b *block, i int, m *match) bool { // a number of
		m.from--
		return b.Has(i-1, form.IsArticle) && b.IsPartitive(i+1) && i-1 >= b.taken
	}},
	{form.IsCouple, func(b *block, i int, m *match) bool { // a couple of hundred, a couple dozen
		if b.IsPartitive(i + 1) {
			m.to++
		}
		return b.vagueScale(m)
	}},
	{form.IsScores, func(b *block, i int, m *match) bool {
		m.Low, m.High = big.NewRat(20, 1), big.NewRat(200, 1)
		return b.isMany(i)
	}},
	{form.IsFew, func(b *block, i int, m *match) bool { // a few hundred
		b.vagueScale(m)
		m.from--
		return b.Has(i-1, form.IsArticle)
	}},
}

// vagueRoles are those of all words that vague reads.
const vagueRoles = form.IsVague | form.IsNumber | form.IsCouple | form.IsScores | form.IsFew

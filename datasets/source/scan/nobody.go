package scan

import (
	"math/big"

	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/token"
)

// reachOutcome is the most words between no one and what became of none.
const reachOutcome = 6

// nobody reads that nobody was killed, hurt or found, and that there were no deaths: none,
// as a reader counts. No other "no" is a number.
func (b *block) nobody(i int) (match, bool) {
	if !b.Marked(i, form.MarkNobody|form.MarkNo) { // most words
		return match{}, false
	}
	none := new(big.Rat)
	m := plain(Quantity, i, i+1).with(none, none)
	if b.Marked(i, form.MarkNobody) {
		return m.wide(), b.outcomeAfter(i + 1)
	}
	one := i + 1
	if b.IsHyphened(one) {
		one++
	}
	if b.At(one).Cardinal == 1 { // no one, no-one
		m.to = one + 1
		return m.wide(), b.outcomeAfter(one + 1)
	}
	for k := i + 1; k < i+4 && b.Form(k) == token.Word; k++ {
		switch {
		case b.Marked(k, form.MarkToll), b.IsPlural(k) && b.Has(k+1, form.IsAuxiliary) && b.outcomeAfter(k+1):
			m.Noun = b.Str(k)
			m.phrase = [2]int{i, k + 1}
			return m.wide(), true
		case b.Has(k, form.IsFunction|form.IsMore) || b.IsPlural(k):
			return m, false
		}
	}
	return m, false
}

// outcomeAfter reports whether a clause goes on from a token with what became of people.
func (b *block) outcomeAfter(i int) bool {
	for k := i; k < i+reachOutcome && b.Form(k) == token.Word; k++ {
		switch {
		case b.Marked(k, form.MarkOutcome):
			return true
		case b.Marked(k, form.MarkMore) || b.Has(k, form.IsVerb|form.IsBut|form.IsClause|form.IsDenial):
			return false
		}
	}
	return false
}

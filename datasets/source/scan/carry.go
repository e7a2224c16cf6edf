package scan

import (
	"math/big"

	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/rule"
	"quotient/datasets/source/scan/internal/token"
)

var carriedRule = rule.New("unit of the number it is compared with")

// carried gives a number without a unit that of the sum or percentage before it which it is
// compared with: to 2.4 billion rupees from 1.1 billion; 5.9 percent, against 6.3.
func (b *block) carried(found []match) {
	for k := 1; k < len(found); k++ {
		last, m := &found[k-1], &found[k]
		if !m.isPlain() || m.Noun != "" || m.Low == nil || m.Low != m.High || last.Kind != Money && last.Kind != Percent || last.IsShare() || last.High == nil {
			continue
		}
		if b.Counted(m.to) || !b.compares(last.end(), m.phrase[0]) || !isAlike(last.High, m.Low) {
			continue
		}
		m.Unit, m.Kind = last.Unit, last.Kind
		m.rules.Add(carriedRule)
	}
}

// compares reports whether nothing but words that compare is between two numbers: from, up
// from, compared with.
func (b *block) compares(from, to int) bool {
	const most = 3 // words
	if b.Is(from, ",") {
		from++
	}
	if from >= to || to-from > most || !b.Has(to-1, form.IsFrom|form.IsPreposition) {
		return false
	}
	for k := from; k < to; k++ {
		if b.Form(k) != token.Word || k < to-1 && !b.Marked(k, form.MarkParticle|form.MarkCompared) {
			return false
		}
	}
	return b.Has(to-1, form.IsFrom) || b.Marked(to-1, form.MarkAgainst) || to-from > 1 && b.Marked(to-2, form.MarkCompared)
}

// alike is how many times another number can be of one that it is compared with.
var alike = big.NewRat(50, 1)

// isAlike reports whether two numbers are of one order.
func isAlike(a, b *big.Rat) bool {
	if a.Sign() <= 0 || b.Sign() <= 0 {
		return false
	}
	r := new(big.Rat).Quo(a, b)
	return r.Cmp(alike) < 0 && new(big.Rat).Inv(r).Cmp(alike) < 0
}

package prose

import (
	"fmt"
	"math/big"

	"quotient/analysis"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// nearestRule is the last: no rule has found the number right.
var nearestRule = rule{
	name: "nearest",
	doc:  "A number that nothing has is held against the one that it most likely means.",
	judge: func(j *judged) (verdict, bool) {
		near, m := j.nearest(), j.m
		if near == nil {
			return j.says(j.template(), ", and nothing %s has that number", j.p.here())
		}
		formula := j.p.prose && inFormula([]rune(j.p.text.Value), m)
		words := near.words(j.in(j.p.tag))
		rebound := j.offers() || standsIn(words, m.Text) // the same number with another bound
		if j.p.prose && (formula && !rebound || j.unfit(*near, j.p, m, rebound)) {
			return j.says(j.template(), ", and no row says this")
		}
		hint := fmt.Sprintf("write “%s”", words)
		if j.p.file != analysis.SpecFile {
			hint += fmt.Sprintf(", or %s, which cannot go stale", j.p.write(near.ref, "words"))
		}
		out, decided := j.says(hint, ", and %s is %s", near.ref, near.words(j.in(quantity.English.Tag)))
		if !formula {
			out.near = near
		}
		return out, decided
	},
}

// nearest is the number that the words most likely mean: of the same value with
// another bound, or not far from it. In prose, where all of a study can be meant, it
// is first of all one of what the sentence is on.
func (v *verifier) nearest(p caption, m scan.Mention) (best statement, ok bool) {
	if m.Low.Sign() <= 0 {
		return best, false
	}
	least, most, shared := new(big.Rat), two, 0
	if p.prose { // where there is more to choose from
		most = big.NewRat(5, 4)
	}
	var words []string
	if p.prose {
		words = v.tellingWords(sentenceOf(p.text.Value, m.Span))
	}
	low, furthest := nearly(m.Low), nearly(most)
	for _, s := range p.data.between(low/furthest, low*furthest) {
		if !v.inUnit(s, m) || s.value.Sign() <= 0 {
			continue
		}
		far := new(big.Rat).Quo(m.Low, s.value)
		if far.Cmp(one) < 0 {
			far.Inv(far)
		}
		common := len(v.shared(s, words))
		if common == 0 && p.prose && m.Noun+m.Unit == "" && v.measured(s.unit) {
			continue // three of them are no three weeks
		}
		if far.Cmp(most) <= 0 && (!ok || common > shared || common == shared && far.Cmp(least) < 0) {
			best, least, shared, ok = s, far, common, true
		}
	}
	return best, ok
}

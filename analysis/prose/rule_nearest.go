package prose

import (
	"fmt"
	"math"
	"math/big"

	"quotient/analysis"
	"quotient/analysis/wording"
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
		formula := j.p.prose && wording.InFormula([]rune(j.p.Text.Value), m)
		words := near.words(j.in(j.p.Tag))
		rebound := j.offers() || wording.StandsIn(words, m.Text) // the same number with another bound
		if j.p.prose && (formula && !rebound || j.claimed().objection(j.subject(*near)) != "" || j.unfit(*near, j.p, m, rebound)) {
			return j.says(j.template(), ", and no row says this")
		}
		hint := fmt.Sprintf("write “%s”", words)
		if j.p.File != analysis.SpecFile {
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
	most := two
	var words []string
	if p.prose { // where there is more to choose from
		most, words = big.NewRat(5, 4), v.tellingWords(wording.SentenceOf(p.Text.Value, m.Span))
	}
	const slack = 1 + 1e-6 // of what is lost where numbers are nearly known
	low, furthest, closest, shared := nearly(m.Low), nearly(most), math.Inf(1), 0
	var close []statement // as far as is nearly known
	for s := range p.data.between(low/furthest, low*furthest) {
		about := max(low/s.size, s.size/low)
		if s.value.Sign() <= 0 || len(words) == 0 && about > closest*slack || !v.inUnit(s, m) || about*slack > furthest && wording.Apart(m.Low, s.value).Cmp(most) > 0 {
			continue
		}
		common := len(v.shared(s, words))
		if common == 0 && p.prose && m.Noun+m.Unit == "" && v.measured(s.unit) {
			continue // three of them are no three weeks
		}
		switch {
		case common < shared || common == shared && about > closest*slack:
			continue
		case common > shared || about*slack < closest:
			close, closest, shared = close[:0], about, common
		}
		close, closest = append(close, s), min(closest, about)
	}
	least := new(big.Rat)
	for _, s := range close {
		if far := wording.Apart(m.Low, s.value); !ok || far.Cmp(least) < 0 {
			best, least, ok = s, far, true
		}
	}
	return best, ok
}

package check

import (
	"math/big"

	"quotient/datasets"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// claimShare takes the two numbers that a share is made of, where the text has them apart: 12
// of its 40 bridges.
func (l *Ledger) claimShare(r *reading) {
	value, of := new(big.Rat).Abs(r.Number("value")), r.OutOf()
	is := func(m *scan.Mention, n *big.Rat) bool {
		return m.Low != nil && m.Kind != scan.Vague && !m.IsDate() && !r.goesOn(m) && m.Low.Cmp(n) == 0 && m.High.Cmp(n) == 0
	}
	for k := range r.mentions {
		if k+1 == len(r.mentions) || !is(&r.mentions[k], value) || !is(&r.mentions[k+1], of) {
			continue
		}
		if !datasets.PartsOf(r.words(), l.between(r, k)) {
			continue
		}
		r.number = &r.mentions[k]
		for i := k; i <= k+1 && r.indices != nil; i++ {
			at := mentionAt{r.text, r.indices[i]}
			l.claimed[at] = append(l.claimed[at], r.Observation)
		}
		return
	}
}

// between is the text between a mention of a quote and the next.
func (l *Ledger) between(r *reading, k int) string {
	from, to := r.mentions[k].Span.End, r.mentions[k+1].Span.Start
	if r.text >= 0 {
		return l.texts[r.text].Source.Text(source.Span{Start: from, End: max(from, to)})
	}
	quote := []rune(r.Quote)
	return string(quote[min(from, len(quote)):max(min(from, len(quote)), min(to, len(quote)))])
}

package evidence

import (
	"cmp"
	"slices"

	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// likely are the sentences of the source that share words with one of a draft, those first that
// share the rarest.
func (w *witness) likely(c *claim) (out []source.Span) {
	const most = 200 // sentences that are looked at
	type key struct {
		name  string
		often int
	}
	var keys []key
	for _, t := range c.all {
		if !t.fills {
			for _, k := range slices.Concat(t.keys, t.kin) {
				keys = append(keys, key{k, len(w.near[k])})
			}
		}
	}
	slices.SortStableFunc(keys, func(a, b key) int { return a.often - b.often })
	seen := map[source.Span]bool{}
	for _, k := range keys {
		for _, s := range w.near[k.name] {
			if len(out) == most {
				return out
			}
			if !seen[s] {
				seen[s], out = true, append(out, s)
			}
		}
	}
	return out
}

// neighbours are sentences with those beside the first of them, in their paragraphs.
func (w *witness) neighbours(all []source.Span) []source.Span {
	const first = 8
	out := slices.Clone(all)
	for _, s := range all[:min(first, len(all))] {
		for _, r := range w.beside(w.sentences[s][0]) {
			if !slices.Contains(out, r.sentence) {
				out = append(out, r.sentence)
			}
		}
	}
	return out
}

// rowsFor is from how many rows a number may be computed: one of many digits comes of few by chance.
func rowsFor(c *claim) int {
	if digits(c.Text) > 2 && c.Bound == quantity.Exact {
		return 4 * mostRows
	}
	return mostRows
}

// alsoOf are those of some rows that count what a share of a claim is of, the likeliest first.
func (w *witness) alsoOf(c *claim, rows []*row) (out []*row) {
	if !c.IsShare() && c.Kind != scan.Percent && c.Unit != multiple {
		return nil
	}
	of := w.base(c.after())
	if len(of) == 0 {
		of = w.tokens("x " + c.Noun)
	}
	if len(of) == 0 {
		return nil
	}
	for _, r := range rows {
		noun := w.tokens("x " + r.Mention.Noun)
		if len(noun) > 0 && slices.ContainsFunc(of, bagOf(noun[len(noun)-1:]).has) && len(out) < mostRows/2 {
			out = append(out, r)
		}
	}
	return out
}

// about are the rows that a sentence is on: those that share the most words with it, and
// what is told beside them.
func (w *witness) about(c *claim) []*row {
	if c.about != nil {
		return c.about
	}
	var out []*row
	score := map[*row]float64{}
	for _, s := range w.neighbours(w.likely(c)) { // a sentence has all of its rows among them, or none
		rows, best := w.sentences[s], 0.0
		rows = rows[:min(len(rows), 4*mostRows)]
		for _, r := range rows {
			score[r] = w.score(c, r)
			best = max(best, score[r])
		}
		for _, r := range rows {
			score[r] = max(score[r], best/2)
		}
		out = append(out, rows...)
	}
	slices.SortFunc(out, func(a, b *row) int {
		return cmp.Or(cmp.Compare(score[b], score[a]), a.Mention.Span.Start-b.Mention.Span.Start)
	})
	c.about = out[:min(len(out), rowsFor(c))]
	c.about = append(slices.Clip(c.about), w.alsoOf(c, out[len(c.about):])...)
	return c.about
}

package prose

import (
	"slices"

	"quotient/analysis/wording"
	"quotient/datasets/source/scan"
)

var twiceFit = fit{
	name: "twice",
	doc:  "A sentence does not say two things of one number.",
	objects: func(c *claim, s *subject) string {
		for _, o := range c.places {
			if o.Ref() == s.ref && !s.date && o.From >= c.start && o.To <= c.end && o.From < c.m.Span.Start && !c.dated(o) && c.otherwise(o) {
				return ", which tells " + s.ref + " a second time"
			}
		}
		return ""
	},
}

// dated reports whether what fills a place is a date.
func (c *claim) dated(n Placed) bool {
	return slices.ContainsFunc(c.numbers, func(x scan.Mention) bool {
		return x.IsDate() && x.Span.Start < n.To && n.From < x.Span.End
	})
}

// otherwise reports whether the clause of another number has words, and none of this one’s.
func (c *claim) otherwise(n Placed) bool {
	at := slices.IndexFunc(c.numbers, func(x scan.Mention) bool { return x.Span.Start < n.To && n.From < x.Span.End })
	if at < 0 {
		return false
	}
	mine, its := c.tellingWords(), c.claimAmong(c.numbers, string(c.text), c.tag, c.numbers[at], c.all).tellingWords()
	return len(mine) > 0 && len(its) > 0 && len(mine)+len(its) > 2 && !slices.ContainsFunc(mine, func(w string) bool { return slices.Contains(its, w) })
}

// tellingWords are the words of the clause that can tell something.
func (c *claim) tellingWords() (out []string) {
	for _, w := range c.lower {
		if len([]rune(w)) >= 4 && !slices.Contains(wording.All().Unsaying, w) {
			out = append(out, w)
		}
	}
	return out
}

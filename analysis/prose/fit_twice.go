package prose

import (
	"slices"

	"quotient/datasets/source/scan"
)

var twiceFit = fit{
	name: "twice",
	doc:  "A sentence has a place for a number once.",
	objects: func(c *claim, s *subject) string {
		for _, o := range c.places {
			if o.Ref() == s.ref && !s.date && o.From >= c.start && o.To <= c.end && o.From < c.m.Span.Start && !c.dated(o) {
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

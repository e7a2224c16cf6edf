package prose

import (
	"slices"

	"quotient/datasets"
	"quotient/datasets/quantity"
)

var tierFit = fit{
	name: "tier",
	doc:  "A limit and a raise that are told together are of one tier of a schedule.",
	objects: func(c *claim, s *subject) string {
		if s.computed != nil || len(s.rows) != 1 {
			return ""
		}
		for _, x := range c.comparisons.Schedules {
			at := slices.IndexFunc(x.From, func(o *datasets.Observation) bool { return o.Ref() == s.ref })
			if at < 0 || at >= len(x.From)/2*2 {
				if o := c.tierWithout(x.From, s); o != nil {
					return ", and " + s.ref + " does not go with " + o.Ref()
				}
				continue
			}
			other, same := "", false
			for i, o := range x.From[:len(x.From)/2*2] {
				if i == at || i%2 == at%2 || !c.tellsNear(o) {
					continue
				}
				if i/2 == at/2 {
					same = true
				} else {
					other = o.Ref()
				}
			}
			if other != "" && !same {
				return ", and " + s.ref + " does not go with " + other
			}
		}
		return ""
	},
}

// tellsNear reports whether another number of the clause is that of a row.
func (c *claim) tellsNear(o *datasets.Observation) bool {
	s, ok := state(o, c.printer.Locale)
	if !ok {
		return false
	}
	for _, x := range c.amounts {
		if x.Low != nil && x.Span.Start >= c.from && x.Span.End <= c.to && quantity.Same(x.Low, s.value) && c.inUnit(s, x) {
			return true
		}
	}
	return false
}

// tierWithout is a limit or a raise of a schedule that the clause tells, without what it goes
// with, in whose unit the number is.
func (c *claim) tierWithout(rows []*datasets.Observation, s *subject) *datasets.Observation {
	tiers := rows[:len(rows)/2*2]
	for i, o := range tiers {
		other := tiers[i^1]
		if c.placed && c.tellsNear(o) && !c.tellsNear(other) && other.Cell("unit") == s.unit && !quantity.Same(other.Number("value"), s.value) {
			return o
		}
	}
	return nil
}

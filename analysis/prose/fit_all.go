package prose

import (
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/analysis/wording"
)

var allFit = fit{
	name: "all",
	doc:  "A part is not told as all: 40,000, where 60,000 died in all.",
	objects: func(c *claim, s *subject) string {
		if w := c.inAll(); w != "" && c.summand(s) {
			return ", and " + s.ref + " is a part of what is there “" + w + "”"
		}
		return ""
	},
}

// inAll is what says in the clause that a number is of all together, or "".
func (c *claim) inAll() string {
	for i := range c.lower {
		for _, all := range wording.Of(c.tag).InAll {
			if wording.Follows(c.lower[i:], strings.Fields(all)) {
				return all
			}
		}
	}
	return ""
}

// summand reports whether a number is a part of another, or is added to others.
func (c *claim) summand(s *subject) bool {
	if s.computed != nil || len(s.rows) != 1 {
		return false
	}
	return s.rows[0].PartOf != nil || slices.ContainsFunc(c.comparisons.List, func(x *analysis.Comparison) bool {
		return slices.Contains(strings.Split(x.Formula, " + "), s.ref) && strings.Contains(x.Formula, " + ")
	})
}

package prose

import (
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

var partialFit = fit{
	name: "partial",
	doc:  "A typed part is told with what makes it one: 64 of 78 dead are not all who died.",
	objects: func(c *claim, s *subject) string {
		if w := c.inAll(); w != "" && c.summand(s) {
			return ", and " + s.ref + " is a part of what is there “" + w + "”"
		}
		// The words of rows are those of the text, in its language.
		if s.date || s.computed != nil || len(s.rows) != 1 || s.rows[0].PartOf == nil || c.tag != quantity.English.Tag {
			return ""
		}
		whole := s.rows[0].PartOf
		if whole.Quantity == nil || whole.Quantity.Unit.String() != s.unit || len(c.amounts) > 0 {
			return ""
		}
		p := wording.Of(c.tag)
		other := c.profileOf(whole.Ref(), []*datasets.Observation{whole})
		says := false // what the whole is of
		for _, w := range wording.Lower(string(c.text[c.start:c.end])) {
			says = says || len([]rune(w)) >= 4 && other.Knows(w) && !slices.Contains(wording.All().Unsaying, w) && !slices.Contains(p.Persons, w)
			if s.profile.Knows(w) && !other.Knows(w) && !slices.Contains(wording.All().Unsaying, w) && !slices.Contains(wording.All().Articles, w) || slices.Contains(p.Parts, w) || slices.Contains(p.Others, w) {
				return ""
			}
		}
		for _, h := range c.hits {
			if h.Sense != nil && s.profile.Has(h.Sense) && !other.Has(h.Sense) {
				return ""
			}
			says = says || h.Sense != nil && other.Has(h.Sense)
		}
		if !says {
			return ""
		}
		return ", and nothing there says that " + s.ref + " is a part of " + whole.Ref()
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

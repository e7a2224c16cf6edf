package prose

import (
	"slices"
	"strings"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/language/form"
)

var placeFit = fit{
	name: "place",
	doc:  "A sentence that names a place has numbers of that place, or names another.",
	objects: func(c *claim, s *subject) string {
		if s.date || !c.placed {
			return ""
		}
		all := c.passage(0, len(c.text))
		here := c.passage(c.start, c.end)
		for _, o := range s.rows {
			if o.Place == "" || all.located(o) != "" || all.nation(o) {
				return ""
			}
		}
		for _, t := range c.study.Tables {
			for _, x := range t.Rows {
				if w := here.located(x); w != "" && slices.ContainsFunc(s.rows, func(o *datasets.Observation) bool { return o.Table == x.Table }) {
					return ", and " + s.ref + " is of " + s.rows[0].Place + ", not of “" + w + "”"
				}
			}
		}
		return ""
	},
}

// located is the word of a text by which it names the place of a row; "" where it names none.
func (s *saying) located(o *datasets.Observation) string {
	for _, part := range strings.Split(o.Place, ", ") {
		for _, w := range wording.Lower(part + " " + s.terms()[part]) {
			for _, said := range s.words {
				if len([]rune(w)) >= 4 && wording.Stem(said) == wording.Stem(w) {
					return said
				}
			}
		}
	}
	return ""
}

// nation reports whether a text names the nation of a row.
func (s *saying) nation(o *datasets.Observation) bool {
	p := s.profileOf(o.Ref(), []*datasets.Observation{o})
	return slices.ContainsFunc(s.hits, func(h wording.Hit) bool { return h.Sense != nil && h.Sense.Kin == form.Nations && p.Has(h.Sense) })
}

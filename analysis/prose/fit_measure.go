package prose

import (
	"slices"

	"quotient/analysis/wording"
	"quotient/datasets/language/form"
)

var measureFit = fit{
	name: "measure",
	doc:  "What is measured is what the study measures: claimed is not paid, wealth no debt, a height no length.",
	objects: func(c *claim, s *subject) string {
		for _, kin := range []form.Kin{form.Flows, form.Measures} {
			if other := c.strange(s, kin); other != "" {
				return ", and " + s.ref + " is not of “" + other + "”"
			}
		}
		return ""
	},
}

// strange is a word of a kin that a number has another sense of, where the sentence says
// none that it has.
func (c *claim) strange(s *subject, kin form.Kin) (other string) {
	if !s.profile.Kins[kin] || s.date {
		return ""
	}
	for _, h := range c.hits {
		switch {
		case h.Sense == nil || h.Sense.Kin != kin || c.aside(h.From):
		case s.profile.Has(h.Sense) || s.profile.Knows(c.lower[h.From]):
			return ""
		case other == "" && !c.beside[wording.Stem(c.lower[h.From])] && !slices.Contains(wording.All().Per, c.previous(h.From)):
			other = c.phrase(h)
		}
	}
	return other
}

// previous is the word before one, or "".
func (c *claim) previous(i int) string {
	if i == 0 {
		return ""
	}
	return c.lower[i-1]
}

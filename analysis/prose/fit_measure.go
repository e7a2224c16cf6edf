package prose

import (
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
// none that it has. Of a ratio all that is said is of one side or the other.
func (c *claim) strange(s *subject, kin form.Kin) (other string) {
	if s.date || !s.profile.Kins[kin] && (s.computed == nil || s.unit != percent) {
		return ""
	}
	for _, h := range c.hits {
		switch {
		case h.Sense == nil || h.Sense.Kin != kin || c.aside(h.From):
		case c.meant(h.From, s.profile) || s.profile.Knows(c.lower[h.From]):
			if s.computed == nil {
				return ""
			}
		case other == "" && !c.beside[wording.Stem(c.lower[h.From])] && c.previous(h.From) != wording.Of(c.tag).PerOne:
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

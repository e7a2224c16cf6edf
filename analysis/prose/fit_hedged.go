package prose

import (
	"slices"
	"strings"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

var hedgedFit = fit{
	name: "hedged",
	doc:  "What a sentence says is speculated, the study has as that.",
	objects: func(c *claim, s *subject) string {
		if s.date || !c.placed || s.modality != datasets.Asserted {
			return ""
		}
		said := speculates(string(c.text[c.from:c.m.Span.Start]), c.tag)
		if said == "" || slices.ContainsFunc(s.rows, func(o *datasets.Observation) bool { return speculates(o.Quote, quantity.English.Tag) != "" }) {
			return ""
		}
		for _, x := range c.all.stated() {
			if x.unit == s.unit && x.modality == datasets.Speculated {
				return ", with a word such as “" + said + "”, and " + s.ref + " is asserted"
			}
		}
		return ""
	},
}

// speculates is the word of a text that says that something is speculated: reportedly, and
// not if or could, which say as much of what is only thought out.
func speculates(text, tag string) string {
	for _, w := range wording.Lower(text) {
		for _, h := range wording.Of(tag).Hedges[string(datasets.Speculated)] {
			if begin, ok := strings.CutSuffix(h, "-"); ok && strings.HasPrefix(w, begin) {
				return w
			}
		}
	}
	return ""
}

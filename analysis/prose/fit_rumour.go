package prose

import (
	"slices"
	"strings"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/source/scan"
)

var rumourFit = fit{
	name: "rumour",
	doc:  "What the study asserts is not told as hearsay: 78 are said to have died.",
	objects: func(c *claim, s *subject) string {
		if s.modality != datasets.Asserted || s.date || s.value == nil {
			return ""
		}
		words := wording.Lower(string(c.text[c.from:c.to]))
		for i := range words {
			for _, r := range wording.Of(c.tag).Rumours {
				if wording.Follows(words[i:], strings.Fields(r)) && !slices.ContainsFunc(c.amounts, c.unsure) {
					return " as hearsay, with “" + r + "”, and " + s.ref + " is " + string(s.modality)
				}
			}
		}
		return ""
	},
}

// unsure reports whether another number of the sentence is one that the study does not
// assert: the word may be of that.
func (c *claim) unsure(x scan.Mention) bool {
	return x.Low != nil && slices.ContainsFunc(c.all.valued(x.Low), func(o statement) bool { return o.modality != datasets.Asserted })
}

package prose

import (
	"slices"
	"strings"

	"quotient/analysis/wording"
	"quotient/datasets"
)

var factFit = fit{
	name: "fact",
	doc:  "What is proposed is not told as done: the programme would have raised wages, and raised none.",
	objects: func(c *claim, s *subject) string {
		if s.modality != datasets.Proposed {
			return ""
		}
		p := wording.Of(c.tag)
		words := wording.Lower(string(c.text[c.start:c.end]))
		for i, w := range words[min(1, len(words)):] {
			if slices.Contains(p.Schemes, words[i]) && (slices.Contains(p.Facts, w) || slices.ContainsFunc(p.FactEndings, func(end string) bool { return strings.HasSuffix(w, end) })) {
				if _, hedges := wording.Hedged(s.modality, strings.ReplaceAll(strings.Join(words, " "), words[i], ""), c.tag); !hedges {
					return " as a fact, and " + s.ref + " is " + string(s.modality)
				}
			}
		}
		return ""
	},
}

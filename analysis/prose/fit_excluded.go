package prose

import (
	"slices"

	"quotient/analysis/wording"
)

var excludedFit = fit{
	name: "excluded",
	doc:  "What the source says is not counted is not what the number counts.",
	objects: func(c *claim, s *subject) string {
		if s.computed != nil {
			return ""
		}
		p := wording.Of(c.tag)
		for i, w := range c.lower {
			if !s.profile.Not[wording.Stem(w)] || c.partly(i) || c.aside(i) || slices.Contains(p.Excludes, c.previous(i)) {
				continue
			}
			if !slices.ContainsFunc(c.lower[i:], func(w string) bool { return slices.Contains(p.Negations, w) }) { // fishing vessels not counted
				return ", and " + s.ref + " does not count “" + c.words[i].text + "”"
			}
		}
		return ""
	},
}

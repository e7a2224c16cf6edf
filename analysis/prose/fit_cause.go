package prose

import (
	"slices"

	"quotient/analysis/wording"
	"quotient/datasets/language/form"
)

var causeFit = fit{
	name: "cause",
	doc:  "Nobody dies of what the study has nowhere: a flood, where it has earthquakes.",
	objects: func(c *claim, s *subject) string {
		if s.date || !s.profile.Kins[form.Events] {
			return ""
		}
		for _, h := range c.says(form.Causes) {
			if s.profile.Has(h.Sense) || s.profile.Knows(c.lower[h.From]) || s.profile.Hears(c.lower[h.From]) || c.words[h.From].sub || c.partly(h.From) || c.aside(h.From) {
				continue
			}
			if slices.ContainsFunc(c.before(h.From, 3), func(w string) bool { return slices.Contains(wording.Of(c.tag).Of, w) }) && c.nowhere(h.Sense) {
				return ", and " + s.ref + " is not of “" + c.phrase(h) + "”"
			}
		}
		return ""
	},
}

// nowhere reports whether no row and no title of the study has a cause.
func (v *verifier) nowhere(s *form.Sense) bool {
	v.once.Do(v.learn)
	return !v.topics.Causes[s.Name]
}

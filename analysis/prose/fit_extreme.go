package prose

import (
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/language/form"
)

var extremeFit = fit{
	name: "extreme",
	doc:  "The most is not the least, nor what everyone has or what is usual.",
	objects: func(c *claim, s *subject) string {
		most := slices.ContainsFunc(s.rows, func(o *datasets.Observation) bool { return o.Statistic == datasets.Maximum })
		said := c.says(form.Extremes)
		if i := c.has(wordsOf(c.tag).Universals); i >= 0 && most && !c.denied(c.before(i, 2)) {
			return ", and " + s.ref + " is of the highest alone, not of “" + c.words[i].text + "”"
		}
		if s.computed != nil { // the least of several is told as such
			for begin, name := range map[string]string{"min(": "least", "max(": "most"} {
				if strings.HasPrefix(s.computed.Formula, begin) && !slices.ContainsFunc(said, func(h hit) bool { return h.sense.Name == name }) {
					return ", and " + s.ref + " is the " + name + " of several"
				}
			}
		}
		for _, h := range said {
			if s.profile.kins[form.Extremes] && !s.profile.has(h.sense) && !slices.ContainsFunc(said, func(g hit) bool { return s.profile.has(g.sense) }) {
				return ", and " + s.ref + " is not the “" + c.phrase(h) + "”"
			}
		}
		return ""
	},
}

var oppositeFit = fit{
	name: "opposite",
	doc:  "A word is not the opposite of one of the study: married, where it has unmarried.",
	objects: func(c *claim, s *subject) string {
		for i, w := range c.lower {
			if len([]rune(w)) < 5 || s.profile.words[w] || c.others[stem(w)] {
				continue
			}
			for _, no := range wordsOf(c.tag).Opposites {
				of, is := strings.CutPrefix(w, no)
				if s.profile.words[no+w] || is && len([]rune(of)) > 4 && s.profile.words[of] {
					return ", and " + s.ref + " is not of “" + c.words[i].text + "”"
				}
			}
		}
		return ""
	},
}

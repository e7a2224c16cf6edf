package prose

import (
	"slices"
	"strings"

	"quotient/analysis/wording"
	"quotient/datasets"
)

var restFit = fit{
	name: "rest",
	doc:  "What is left is not of what was taken away.",
	objects: func(c *claim, s *subject) string {
		if s.computed == nil {
			return ""
		}
		sides := strings.Split(s.computed.Formula, " - ")
		if len(sides) != 2 {
			return ""
		}
		of, err1 := c.study.Observation(sides[0])
		less, err2 := c.study.Observation(sides[1])
		if err1 != nil || err2 != nil {
			return ""
		}
		taken := c.only(c.profileOf(less.Ref(), []*datasets.Observation{less}), c.profileOf(of.Ref(), []*datasets.Observation{of}))
		for i := c.at; i < len(c.words); i++ {
			if taken(i) && !c.words[i].sub && !c.denied(c.before(i, 3)) && !slices.ContainsFunc(c.between(i), func(w string) bool {
				return slices.Contains(wording.All().Than, w) || slices.Contains(wording.Of(c.tag).Others, w) || w == "no"
			}) {
				return ", and " + s.ref + " is what is left without “" + c.words[i].text + "”"
			}
		}
		return ""
	},
}

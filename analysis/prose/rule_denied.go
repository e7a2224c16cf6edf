package prose

import (
	"quotient/analysis/wording"
	"quotient/datasets/quantity"
)

var deniedRule = rule{
	name: "denied",
	doc:  "A number that the sentence says it is not is none that the study has for it: not 78 dead.",
	judge: func(j *judged) (verdict, bool) {
		if !j.m.Denied || !j.p.prose || j.m.Low == nil || !quantity.Same(j.m.Low, j.m.High) {
			return open()
		}
		c := j.claimed()
		for _, s := range j.p.data.valued(j.m.Low) {
			if sub := j.subject(s); j.inUnit(s, j.m) && c.ownWord(sub) && c.objection(sub) == "" {
				return j.says(j.source(sub), ", which denies %s", s.ref)
			}
		}
		return open()
	},
}

// ownWord reports whether a word of the clause is one of a number.
func (c *claim) ownWord(s *subject) bool {
	for i, w := range c.lower {
		if len([]rune(w)) >= 4 && c.topics.RowsTell[wording.Stem(w)] && s.profile.Knows(w) || c.meant(i, s.profile) {
			return true
		}
	}
	return false
}

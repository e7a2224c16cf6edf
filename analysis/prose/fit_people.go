package prose

import (
	"slices"
	"strings"

	"quotient/datasets/language/form"
)

var peopleFit = fit{
	name: "people",
	doc:  "Who is counted is who the study counts: civilians are no workers, Hungarians no tanks.",
	objects: func(c *claim, s *subject) string {
		if s.date {
			return ""
		}
		asks := slices.ContainsFunc(lowerWords(string(c.text[c.start:c.m.Span.Start])), func(w string) bool { return slices.Contains(wordsOf(c.tag).Asks, w) })
		for _, h := range c.says(form.People) {
			if asks || c.words[h.from].sub || s.profile.has(h.sense) || c.beside[stem(c.lower[h.from])] || c.aside(h.from) || c.partly(h.from) || h.to <= c.at && strings.Contains(string(c.text[c.words[h.from].to:max(c.words[h.from].to, c.m.Span.Start)]), ":") {
				continue
			}
			if w := c.lower[h.from]; !s.profile.knows(w) && (c.telling[stem(w)] || s.profile.kins[form.People]) || h.from >= c.at {
				return ", and " + s.ref + " is not of “" + c.phrase(h) + "”"
			}
		}
		if s.computed != nil && s.unit != "person" {
			return ""
		}
		nouns := lowerWords(c.m.Noun)
		if len(nouns) == 0 {
			return ""
		}
		head := nouns[len(nouns)-1]
		if slices.Contains(wordsOf(c.tag).Persons, head) || s.profile.stems[stem(head)] {
			return ""
		}
		object := ", and " + s.ref + " is not of “" + c.m.Noun + "”"
		for _, h := range lexicons()[c.tag].find(nouns) {
			switch {
			case h.sense == nil || h.to != len(nouns):
			case h.sense.Kin == form.People && !s.profile.has(h.sense), h.sense.Kin == form.Nations && !s.profile.has(h.sense):
				return object
			case h.sense.Kin == form.Nations && c.measuredOr(s): // Hungarians are no tanks
				return object
			case s.profile.has(h.sense):
				return ""
			}
		}
		if s.unit == "person" && c.ofOther(head, s) {
			return object
		}
		return ""
	},
}

// partly reports whether words before one say that it is of a part alone, or is not said.
func (c *claim) partly(i int) bool {
	before := c.before(i, 4)
	return c.denied(before) || slices.ContainsFunc(before, func(w string) bool {
		return slices.Contains(wordsOf(c.tag).Parts, w) || slices.Contains(wordsOf(c.tag).Others, w)
	})
}

// measuredOr reports whether a number counts no people.
func (c *claim) measuredOr(s *subject) bool {
	return s.unit != "person" && s.unit != "people" && s.unit != "human" && s.unit != ""
}

// ofOther reports whether a word is one by which another row of the study is named.
func (v *verifier) ofOther(w string, s *subject) bool {
	begin := stem(w)
	if len([]rune(w)) < 4 || s.profile.stems[begin] {
		return false
	}
	for _, words := range v.topics {
		if words[begin] {
			return true
		}
	}
	return false
}

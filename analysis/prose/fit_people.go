package prose

import (
	"slices"
	"strings"

	"quotient/analysis/wording"
	"quotient/datasets/language"
	"quotient/datasets/language/form"
)

var peopleFit = fit{
	name: "people",
	doc:  "Who is counted is who the study counts: civilians are no workers, Hungarians no tanks.",
	objects: func(c *claim, s *subject) string {
		if s.date {
			return ""
		}
		asks := slices.ContainsFunc(wording.Lower(string(c.text[c.start:c.m.Span.Start])), func(w string) bool { return slices.Contains(wording.Of(c.tag).Asks, w) })
		for _, h := range c.says(form.People) {
			if h.From >= c.at && h.To < len(c.words) && slices.Contains(wording.Lower(c.m.Noun), c.lower[h.To]) { // merchant vessels
				continue
			}
			if asks || c.words[h.From].sub || s.profile.Has(h.Sense) || s.profile.Hears(c.lower[h.From]) && !c.counted(h) || s.profile.Akin(c.lower[h.From], language.WordsOf(c.tag)) || c.beside[wording.Stem(c.lower[h.From])] || c.aside(h.From) || c.partly(h.From) || h.To <= c.at && strings.Contains(string(c.text[c.words[h.From].to:max(c.words[h.From].to, c.m.Span.Start)]), ":") {
				continue
			}
			if w := c.lower[h.From]; !s.profile.Knows(w) && (c.topics.Telling[wording.Stem(w)] || s.profile.Kins[form.People]) || h.From >= c.at {
				return ", and " + s.ref + " is not of “" + c.phrase(h) + "”"
			}
		}
		if s.computed != nil && s.unit != "person" {
			return ""
		}
		nouns := wording.Lower(c.m.Noun)
		if len(nouns) == 0 {
			return ""
		}
		head := nouns[len(nouns)-1]
		if slices.Contains(wording.Of(c.tag).Persons, head) || s.profile.Stems[wording.Stem(head)] || s.profile.Akin(head, language.WordsOf(c.tag)) {
			return ""
		}
		object := ", and " + s.ref + " is not of “" + c.m.Noun + "”"
		for _, h := range wording.Lexicons()[c.tag].Find(nouns) {
			switch {
			case h.Sense == nil || h.To != len(nouns):
			case h.Sense.Kin == form.Things && s.unit == "person" && !s.profile.Has(h.Sense):
				return object
			case h.Sense.Kin == form.People && !s.profile.Has(h.Sense), h.Sense.Kin == form.Nations && !s.profile.Has(h.Sense):
				return object
			case h.Sense.Kin == form.Nations && c.measuredOr(s): // Hungarians are no tanks
				return object
			case s.profile.Has(h.Sense):
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
		return w != "no" && slices.Contains(wording.Of(c.tag).Negations, w) || slices.Contains(wording.Of(c.tag).Parts, w) || slices.Contains(wording.Of(c.tag).Others, w)
	})
}

// measuredOr reports whether a number counts no people.
func (c *claim) measuredOr(s *subject) bool {
	return s.unit != "person" && s.unit != "people" && s.unit != "human" && s.unit != ""
}

// ofOther reports whether a word is one by which another row of the study is named.
func (v *verifier) ofOther(w string, s *subject) bool {
	begin := wording.Stem(w)
	if len([]rune(w)) < 4 || s.profile.Stems[begin] {
		return false
	}
	for _, words := range v.topics.Of {
		if words[begin] {
			return true
		}
	}
	return false
}

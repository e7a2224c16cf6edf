package prose

import (
	"slices"

	"quotient/datasets/language/form"
)

var eventFit = fit{
	name: "event",
	doc:  "What a sentence says has happened is what the study says: killed is not released.",
	objects: func(c *claim, s *subject) string {
		if s.date && s.profile.kins[form.Phases] {
			said := c.says(form.Phases)
			if len(said) > 0 && !slices.ContainsFunc(said, func(h hit) bool { return s.profile.has(h.sense) }) {
				return ", and " + s.ref + " is not of “" + c.phrase(said[0]) + "”"
			}
		}
		if !s.profile.kins[form.Events] {
			return ""
		}
		var own, other []hit
		for _, h := range c.says(form.Events) {
			switch {
			case !h.says && !c.counted(h): // in the invasion
			case s.profile.has(h.sense):
				own = append(own, h)
			case h.from < len(c.words) && c.beside[stem(c.lower[h.from])] || c.beside[stem(h.sense.Name)]:
				// of another number of the sentence
			default:
				other = append(other, h)
			}
		}
		main := func(list []hit) []hit {
			return slices.DeleteFunc(slices.Clone(list), c.attributive)
		}
		if len(main(own)) == 0 && len(main(other)) > 0 && s.computed == nil && !c.denied(c.before(c.at, 3)) {
			return ", and " + s.ref + " is not of “" + c.phrase(main(other)[0]) + "”"
		}
		for _, h := range other {
			if len(own) == 0 || s.computed != nil || slices.ContainsFunc(own, func(o hit) bool { return c.joined(o, h) }) {
				return ", and " + s.ref + " is not of “" + c.phrase(h) + "”"
			}
		}
		return ""
	},
}

// counted reports whether a noun is what the number counts.
func (c *claim) counted(h hit) bool {
	return h.from < c.at+2 && h.from >= c.at && slices.Contains(lowerWords(c.m.Noun), c.lower[h.from])
}

// joined reports whether two words are joined by one that divides clauses: arrested and shot.
func (c *claim) joined(a, b hit) bool {
	if a.from > b.from {
		a, b = b, a
	}
	return b.from > a.to && b.from <= a.to+2 && slices.Contains(wordsOf(c.tag).Dividers, c.lower[a.to])
}

// attributive reports whether a word says of whom it is told, and not what: of those
// arrested, 140 arrested men.
func (c *claim) attributive(h hit) bool {
	before := c.before(h.from, 1)
	return h.from == c.at && h.to < len(c.words) && !slices.Contains(wordsOf(c.tag).Dividers, c.lower[h.to]) || len(before) == 1 && slices.Contains(wordsOf(c.tag).Determiners, before[0])
}

package prose

import (
	"slices"

	"quotient/analysis/wording"
	"quotient/datasets/language/form"
)

var eventFit = fit{
	name: "event",
	doc:  "What a sentence says has happened is what the study says: killed is not released.",
	objects: func(c *claim, s *subject) string {
		if s.date && s.profile.Kins[form.Phases] {
			said := c.says(form.Phases)
			if len(said) > 0 && !slices.ContainsFunc(said, func(h wording.Hit) bool { return s.profile.Has(h.Sense) }) {
				return ", and " + s.ref + " is not of “" + c.phrase(said[0]) + "”"
			}
		}
		if !s.profile.Kins[form.Events] {
			return ""
		}
		var own, other []wording.Hit
		for _, h := range c.says(form.Events) {
			switch {
			case !h.Says && !c.counted(h): // in the invasion
			case c.added(h.From) || c.outside(h.From): // and the wounded
			case s.profile.Has(h.Sense):
				own = append(own, h)
			case h.From < len(c.words) && c.beside[wording.Stem(c.lower[h.From])] || c.beside[wording.Stem(h.Sense.Name)]:
				// of another number of the sentence
			default:
				other = append(other, h)
			}
		}
		main := func(list []wording.Hit) []wording.Hit {
			return slices.DeleteFunc(slices.Clone(list), c.attributive)
		}
		if len(main(own)) == 0 && len(main(other)) > 0 && s.computed == nil && !c.denied(c.before(c.at, 3)) {
			return ", and " + s.ref + " is not of “" + c.phrase(main(other)[0]) + "”"
		}
		for _, h := range other {
			if len(own) == 0 || s.computed != nil || slices.ContainsFunc(own, func(o wording.Hit) bool { return c.joined(o, h) }) {
				return ", and " + s.ref + " is not of “" + c.phrase(h) + "”"
			}
		}
		return ""
	},
}

// counted reports whether a noun is what the number counts.
func (c *claim) counted(h wording.Hit) bool {
	return h.From < c.at+2 && h.From >= c.at && slices.Contains(wording.Lower(c.m.Noun), c.lower[h.From])
}

// joined reports whether two words are joined by one that divides clauses: arrested and shot.
func (c *claim) joined(a, b wording.Hit) bool {
	if a.From > b.From {
		a, b = b, a
	}
	return b.From > a.To && b.From <= a.To+2 && slices.Contains(wording.Of(c.tag).Dividers, c.lower[a.To])
}

// attributive reports whether a word says of whom it is told, and not what: of those
// arrested, 140 arrested men.
func (c *claim) attributive(h wording.Hit) bool {
	before := c.before(h.From, 1)
	return h.From == c.at && h.To < len(c.words) && !slices.Contains(wording.Of(c.tag).Dividers, c.lower[h.To]) || len(before) == 1 && slices.Contains(wording.Of(c.tag).Determiners, before[0])
}

// outside reports whether the number is between commas and a word is not: Reims, with 115,178
// people, was destroyed.
func (c *claim) outside(i int) bool {
	if c.at == 0 || !slices.Contains(wording.Of(c.tag).With, c.lower[c.at-1]) {
		return false
	}
	return i >= c.at && c.comma(c.m.Span.End, c.words[i].from) || i < c.at && c.comma(c.words[i].to, c.m.Span.Start)
}

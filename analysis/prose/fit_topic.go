package prose

import (
	"slices"

	"quotient/analysis/topics"
	"quotient/analysis/wording"
	"quotient/datasets/quantity"
)

var topicFit = fit{
	name: "topic",
	doc:  "No other number of the study is named by all that the sentence says of this one, and by more.",
	objects: func(c *claim, s *subject) string {
		var own, all []int // words of the clause: that are of this one, and that are of any
		for i, w := range c.lower {
			if len([]rune(w)) < 4 || slices.Contains(wording.All().Unsaying, w) || c.words[i].sub || c.others[wording.Stem(w)] {
				continue
			}
			if s.profile.Knows(w) || c.meant(i, s.profile) {
				own = append(own, i)
			} else if c.topics.Telling[wording.Stem(w)] && !c.partly(i) {
				all = append(all, i)
			}
		}
		untitled := s.computed != nil && c.tag != quantity.English.Tag && !s.computed.Title.Has(c.tag) // its words are not known
		if len(all) == 0 || untitled {
			return ""
		}
		for _, x := range c.rivals(s) {
			if !slices.ContainsFunc(own, func(i int) bool { return !x.profile.Knows(c.lower[i]) && !c.meant(i, x.profile) }) {
				for _, i := range all {
					if c.topics.Of[x.ref][wording.Stem(c.lower[i])] {
						return ", which is " + s.ref + ", and on “" + c.words[i].text + "” there is " + c.tellsOf(x)
					}
				}
			}
		}
		return ""
	},
}

// meant reports whether a word has a sense of a profile.
func (c *claim) meant(i int, p *wording.Profile) bool {
	return slices.ContainsFunc(c.hits, func(h wording.Hit) bool { return h.From <= i && i < h.To && h.Sense != nil && p.Has(h.Sense) })
}

// rivals are the numbers in the same unit that have another value, or the other dates.
func (c *claim) rivals(s *subject) (out []*subject) {
	if s.date {
		for _, t := range topics.Told(c.study) {
			for _, o := range t.Rows {
				if !o.Date.IsZero() && o.Ref() != s.ref && !within(o.Date, s.rows[0].Date) && !within(s.rows[0].Date, o.Date) {
					out = append(out, c.dateOf(o))
				}
			}
		}
		return out
	}
	for _, x := range c.all.stated() {
		if x.unit == s.unit && x.ref != s.ref && !quantity.Same(x.value, s.value) {
			out = append(out, c.subject(x))
		}
	}
	return out
}

// tellsOf is what another number or date is, with its name.
func (v *verifier) tellsOf(x *subject) string {
	if x.date {
		return x.ref + " (" + x.rows[0].Date.Format(quantity.English.Tag) + ")"
	}
	return x.ref + " (" + x.words(v.in(quantity.English.Tag)) + ")"
}

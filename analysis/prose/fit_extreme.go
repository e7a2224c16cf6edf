package prose

import (
	"slices"
	"strings"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/language/form"
)

var extremeFit = fit{
	name: "extreme",
	doc:  "The most is not the least, nor what everyone has or what is usual.",
	objects: func(c *claim, s *subject) string {
		most := slices.ContainsFunc(s.rows, func(o *datasets.Observation) bool { return o.Statistic == datasets.Maximum })
		said := c.says(form.Extremes)
		if i := c.has(wording.Of(c.tag).Universals); i >= 0 && most && !s.ofSeveral() && !c.denied(c.before(i, 2)) {
			return ", and " + s.ref + " is of the highest alone, not of “" + c.words[i].text + "”"
		}
		if s.computed != nil { // the least of several is told as such
			every := c.has(wording.Of(c.tag).Universals) >= 0 // each step is at least three times the one below
			for begin, name := range map[string]string{"min(": "least", "max(": "most"} {
				if strings.HasPrefix(s.computed.Formula, begin) && !every && !slices.ContainsFunc(said, func(h wording.Hit) bool { return h.Sense.Name == name }) {
					return ", and " + s.ref + " is the " + name + " of several"
				}
			}
		}
		for _, h := range wording.Lexicons()[c.tag].Find(append(wording.Lower(c.m.Qualifier), "")) { // a maximum of
			if h.Sense != nil && s.profile.Has(h.Sense) {
				said = nil
			}
		}
		for _, h := range said {
			if s.profile.Kins[form.Extremes] && !s.profile.Has(h.Sense) && !slices.ContainsFunc(said, func(g wording.Hit) bool { return s.profile.Has(g.Sense) }) {
				return ", and " + s.ref + " is not the “" + c.phrase(h) + "”"
			}
		}
		return ""
	},
}

// ofSeveral reports whether a number is the least or the most of several, each of which it
// says something of.
func (s *subject) ofSeveral() bool {
	return s.computed != nil && (strings.HasPrefix(s.computed.Formula, "min(") || strings.HasPrefix(s.computed.Formula, "max("))
}

var oppositeFit = fit{
	name: "opposite",
	doc:  "A word is not the opposite of one of the study: married, where it has unmarried.",
	objects: func(c *claim, s *subject) string {
		for i, w := range c.lower {
			if len([]rune(w)) < 5 || s.profile.Words[w] || c.others[wording.Stem(w)] {
				continue
			}
			for _, no := range wording.Of(c.tag).Opposites {
				of, is := strings.CutPrefix(w, no)
				if s.profile.Words[no+w] || is && len([]rune(of)) > 4 && s.profile.Words[of] {
					return ", and " + s.ref + " is not of “" + c.words[i].text + "”"
				}
			}
		}
		w := opposed(c.tag, c.lower, s.profile, func(i int) bool {
			return slices.Contains(wording.Of(c.tag).Whens, c.lower[i]) || c.words[i].sub || c.others[wording.Stem(c.lower[i])] || c.aside(i) || c.partly(i) || c.nearer(i, s)
		})
		if w != "" {
			return ", and " + s.ref + " is not of “" + w + "”"
		}
		return ""
	},
}

// opposed is a word whose antonym a number has, where no word beside it is that: gain, where
// the study has a loss.
func opposed(tag string, words []string, own *wording.Profile, passes func(i int) bool) string {
	has := func(list []string) bool {
		return slices.ContainsFunc(list, func(w string) bool { return own.Words[w] })
	}
	for i, w := range words {
		if own.Knows(w) || passes(i) {
			continue
		}
		for _, pair := range wording.Of(tag).Antonyms {
			a, b, _ := strings.Cut(pair, "|")
			said, other := strings.Fields(a), strings.Fields(b)
			if slices.Contains(other, w) {
				said, other = other, said
			}
			if slices.Contains(said, w) && has(other) && !has(said) && !slices.ContainsFunc(words, func(w string) bool { return slices.Contains(other, w) }) {
				return w
			}
		}
	}
	return ""
}

package prose

import (
	"slices"
	"strings"
	"unicode"

	"quotient/analysis/topics"
	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/language/form"
)

var placeFit = fit{
	name: "place",
	doc:  "A sentence that names a place has numbers of that place, or names another.",
	objects: func(c *claim, s *subject) string {
		if s.date || !c.placed {
			return ""
		}
		all := c.passage(0, len(c.text))
		here := c.passage(c.start, c.end)
		if said := here.onePlace(s.rows); said != "" {
			return said
		}
		if len(s.rows) == 1 {
			if w := c.otherName(s.rows[0], all); w != "" {
				return ", and " + s.ref + " is not of “" + w + "”"
			}
		}
		for _, o := range s.rows {
			if o.Place == "" || all.located(o) != "" || all.nation(o) {
				return ""
			}
		}
		for _, t := range topics.Told(c.study) {
			for _, x := range t.Rows {
				if w := here.located(x); w != "" && slices.ContainsFunc(s.rows, func(o *datasets.Observation) bool { return o.Table == x.Table }) {
					return ", and " + s.ref + " is of " + s.rows[0].Place + ", not of “" + w + "”"
				}
			}
		}
		return ""
	},
}

// located is the word of a text by which it names the place of a row; "" where it names none.
func (s *saying) located(o *datasets.Observation) string {
	for _, part := range strings.Split(o.Place, ", ") {
		for _, w := range wording.Lower(part + " " + s.terms()[part]) {
			for _, said := range s.words {
				if len([]rune(w)) >= 4 && wording.Stem(said) == wording.Stem(w) {
					return said
				}
			}
		}
	}
	return ""
}

// nation reports whether a text names the nation of a row.
func (s *saying) nation(o *datasets.Observation) bool {
	p := s.profileOf(o.Ref(), []*datasets.Observation{o})
	return slices.ContainsFunc(s.hits, func(h wording.Hit) bool { return h.Sense != nil && h.Sense.Kin == form.Nations && p.Has(h.Sense) })
}

// onePlace is what is wrong with a text that names the place of some rows twice, and nowhere
// that of the others: the dead of Hungary are to be told from those of Hungary.
func (s *saying) onePlace(rows []*datasets.Observation) string {
	for _, o := range rows {
		w := s.located(o)
		if w == "" {
			continue
		}
		times := 0
		for _, x := range s.words {
			if x == w {
				times++
			}
		}
		for _, other := range rows {
			if times > 1 && other.Place != "" && !strings.Contains(other.Place, o.Place) && !strings.Contains(o.Place, other.Place) && s.located(other) == "" && !s.nation(other) {
				return ", and " + other.Ref() + " is of " + other.Place + ", not of “" + w + "”"
			}
		}
	}
	return ""
}

// otherName is a name in the sentence by which another row of the table is told from one,
// whose own the text has nowhere.
func (c *claim) otherName(o *datasets.Observation, all *saying) string {
	t := c.wordsOf().Table(o)
	if t == nil || len(t.Rows) > 400 { // data, whose labels are many
		return ""
	}
	names := c.namesIn(c.start, c.end)
	for _, n := range o.Names() {
		own := wording.Lower(n.Value + " " + c.terms()[n.Value] + " " + strings.Join(n.Words, " "))
		if n.Column == "place" || slices.ContainsFunc(own, func(w string) bool {
			return slices.ContainsFunc(all.words, func(x string) bool { return wording.Stem(x) == wording.Stem(w) })
		}) {
			continue
		}
		for _, x := range t.Rows {
			if x.Cell(n.Column) == n.Value {
				continue
			}
			for _, w := range wording.Lower(x.Cell(n.Column)) {
				if len([]rune(w)) >= 4 && names[w] && !c.heading(w) {
					return w
				}
			}
		}
	}
	return ""
}

// namesIn are the words of a part of the text that have a capital, though
// no sentence begins there.
func (c *claim) namesIn(from, to int) map[string]bool {
	out := map[string]bool{}
	for i := from + len(wording.Leading(c.text[from:to])) + 1; i < to; i++ {
		if !unicode.IsUpper(c.text[i]) || unicode.IsLetter(c.text[i-1]) {
			continue
		}
		j := i
		for j < to && unicode.IsLetter(c.text[j]) {
			j++
		}
		out[strings.ToLower(string(c.text[i:j]))] = true
	}
	return out
}

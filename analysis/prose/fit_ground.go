package prose

import (
	"slices"
	"strings"
	"unicode"

	"quotient/analysis"
	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

var groundFit = fit{
	name: "ground",
	doc:  "What a number is computed from is told or named with it, if all of another’s is.",
	objects: func(c *claim, s *subject) string {
		if s.computed == nil || s.date {
			return ""
		}
		own := c.sidesOf(s.computed).All()
		if slices.ContainsFunc(own, c.untold) {
			return ""
		}
		if all := c.passage(0, len(c.text)); c.placed && len(own) > 0 && !slices.ContainsFunc(own, all.mentions) && all.names(s) == "" && all.tellsOther(own) {
			return ", which is " + s.ref + ", and nothing around it is of " + own[0].Ref()
		}
		said := c.passage(c.lastSentence(), c.end)
		if x := said.otherPart(c.sidesOf(s.computed)); x != nil && c.placed {
			return ", which is " + s.ref + ", and what is told is " + x.Ref()
		}
		absent := slices.DeleteFunc(slices.Clone(own), said.mentions)
		here := said // where nothing is of it, what is said just before is meant
		if len(absent) < len(own) {
			here = c.passage(c.start, c.end)
		}
		for _, x := range c.all.results {
			t, ok := state(x, c.printer.Locale)
			if !ok || x.Refusal != nil || t.unit != s.unit || quantity.Same(t.value, s.value) {
				continue
			}
			of := c.sidesOf(x).All()
			if len(absent) > 0 && here.hasEach(of) {
				return ", which is " + s.ref + ", and nothing here is of " + absent[0].Ref() + "; there is " + c.tellsOf(c.subject(t))
			}
			if off := slices.IndexFunc(own, func(o *datasets.Observation) bool { return !c.holds(o) && !c.passage(c.from, c.to).mentions(o) }); c.placed && off >= 0 && len(of) > 1 && !slices.ContainsFunc(of, func(o *datasets.Observation) bool { return !c.holds(o) }) {
				return ", which is " + s.ref + ", and " + own[off].Ref() + " is told elsewhere; there is " + c.tellsOf(c.subject(t))
			}
		}
		return ""
	},
}

// otherPart is a part of what a difference is taken from that a text tells, where it tells
// none of those that are taken away.
func (s *saying) otherPart(sides analysis.Sides) *datasets.Observation {
	if sides.Kind != "-" || slices.ContainsFunc(sides.Second, s.tellsRow) {
		return nil
	}
	for _, n := range s.places {
		if o, ok := n.Row(); ok && o.PartOf != nil && slices.Contains(sides.First, o.PartOf) && n.From >= s.from && n.To <= s.to {
			return o
		}
	}
	return nil
}

// untold reports whether nothing is known of what a row is called in the language of the text.
func (c *claim) untold(o *datasets.Observation) bool {
	return c.foreign() && !slices.ContainsFunc(o.Names(), func(n datasets.Name) bool { return c.terms()[n.Value] != "" })
}

// holds reports whether the clause names a row, or the sentence tells its number.
func (c *claim) holds(o *datasets.Observation) bool {
	return c.passage(c.start, c.end).tellsRow(o) || len(c.passage(c.from, c.to).by(o)) > 0
}

// names is a word of a text that is one of the title of a comparison.
func (s *saying) names(x *subject) string {
	for _, w := range s.words {
		if len([]rune(w)) >= 4 && !slices.Contains(wording.All().Unsaying, w) && s.topics.Of[x.ref][wording.Stem(w)] {
			return w
		}
	}
	return ""
}

// tellsOther reports whether a text tells the number of a row that is none of some.
func (s *saying) tellsOther(than []*datasets.Observation) bool {
	return slices.ContainsFunc(s.places, func(n Placed) bool {
		o, ok := n.Row()
		return ok && !slices.Contains(than, o)
	})
}

// lastSentence is where the sentence before that of the number begins.
func (c *claim) lastSentence() int {
	last := c.start - 1
	for last > 0 && unicode.IsSpace(c.text[last]) {
		last--
	}
	if last <= 0 {
		return c.start
	}
	from, _ := wording.SentenceAround(c.text, last-1, last)
	return from
}

// A saying is a part of a text, with the words in it that can tell something and its
// numbers, but for the one that a claim is of.
type saying struct {
	*claim
	from, to int
	words    []string
	hits     []wording.Hit
	numbers  []scan.Mention
}

// passage is what a text says from one character to another.
func (c *claim) passage(from, to int) *saying {
	out := &saying{claim: c, from: from, to: to}
	r := slices.Clone(c.text[from:to])
	for _, x := range c.numbers {
		if x.Span.Start < from || x.Span.End > to {
			continue
		}
		for i := x.Span.Start; i < x.Span.End; i++ {
			r[i-from] = ' '
		}
		if x.Span.End <= c.m.Span.Start || x.Span.Start >= c.m.Span.End {
			out.numbers = append(out.numbers, x)
		}
	}
	out.words = wording.Lower(string(r))
	out.hits = wording.Lexicons()[c.tag].Find(out.words)
	return out
}

// hasEach reports whether a text has each of some rows, by more than one word or number if
// there are several: Poznań alone does not name two crowds there.
func (s *saying) hasEach(rows []*datasets.Observation) bool {
	all := map[string]bool{}
	for _, o := range rows {
		by := s.by(o)
		if len(by) == 0 {
			return false
		}
		for _, x := range by {
			all[x] = true
		}
	}
	return len(all) >= min(2, len(rows)) && len(rows) > 0
}

// by is what of a text is of a row: its number, or its date if it is an event, and words
// that few rows have.
func (s *saying) by(o *datasets.Observation) (out []string) {
	s.once.Do(s.learn)
	if s.tellsRow(o) {
		out = append(out, o.Ref())
	}
	p := s.profileOf(o.Ref(), []*datasets.Observation{o})
	for _, w := range s.words {
		if len([]rune(w)) >= 4 && !slices.Contains(wording.All().Unsaying, w) && s.topics.Of[o.Ref()][wording.Stem(w)] {
			out = append(out, wording.Stem(w))
		}
	}
	for _, h := range s.hits {
		if h.Sense != nil && h.Sense.Kin != form.Nations && h.Sense.Kin != form.Phases && p.Has(h.Sense) {
			out = append(out, wording.Stem(s.words[h.From]))
		}
	}
	return out
}

// mentions reports whether a text has a row, or any word of its labels.
func (s *saying) mentions(o *datasets.Observation) bool {
	if len(s.by(o)) > 0 {
		return true
	}
	for _, n := range o.Names() {
		for _, w := range wording.Lower(n.Value + " " + s.terms()[n.Value] + " " + strings.Join(n.Words, " ")) {
			if len([]rune(w)) >= 4 && slices.Contains(s.words, w) {
				return true
			}
		}
	}
	return false
}

// tellsRow reports whether another number of the text is that of a row, or a date that of an
// event.
func (s *saying) tellsRow(o *datasets.Observation) bool {
	if slices.ContainsFunc(s.places, func(n Placed) bool { return n.Ref() == o.Ref() && s.from <= n.From && n.To <= s.to && !s.dated(n) }) {
		return true
	}
	q, ok := state(o, s.printer.Locale)
	if !ok && slices.ContainsFunc(s.places, func(n Placed) bool { // an event of the day of a number
		x, is := n.Row()
		return is && s.from <= n.From && n.To <= s.to && o.Cell("date") != "" && x.Cell("date") == o.Cell("date")
	}) {
		return true
	}
	return slices.ContainsFunc(s.numbers, func(x scan.Mention) bool {
		if x.IsDate() {
			return !ok && !o.Date.IsZero() && within(x.Date(), o.Date)
		}
		return ok && x.Low != nil && quantity.Same(x.Low, q.value) && s.inUnit(q, x)
	})
}

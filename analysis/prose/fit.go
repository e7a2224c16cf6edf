package prose

import (
	"fmt"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// A fit is one thing that is asked of the words around a number that is one of the study:
// whether they say of it what the study does. It is a value, in one file, and one word in
// the list of fits.
type fit struct {
	name string // in a word or two
	doc  string // what it looks at
	// objects says what is wrong, as it follows the sentence: “, and … is not of …”. It is
	// empty where nothing is.
	objects func(*claim, *subject) string
}

// fits are asked one after the other, of typed numbers and of those that fill marks.
var fits = []fit{
	denialFit, rumourFit, multipliedFit, factFit, eventFit, causeFit, hourFit, measureFit, peopleFit, nameFit, labelFit, extremeFit, rankFit, oppositeFit,
	directionFit, rolesFit, shiftFit, whenFit, periodFit, partFit, excludedFit, allFit, restFit, tierFit, comparedFit,
	wholeFit, twiceFit, placeFit, groundFit, topicFit,
}

// A subject is a number or a date of the study that a claim may be of.
type subject struct {
	statement
	profile  *wording.Profile
	computed *analysis.Comparison // nil for a row
	date     bool                 // it is the date of its row that is told
}

// subject is a number with what the study says of it.
func (v *verifier) subject(s statement) *subject {
	out := &subject{statement: s, profile: v.profileOf(s.ref, s.rows)}
	out.computed, _ = v.comparisons.Find(s.ref)
	return out
}

// dated is the date of a row as a subject.
func (v *verifier) dateOf(o *datasets.Observation) *subject {
	return &subject{statement: statement{ref: o.Ref(), rows: []*datasets.Observation{o}}, profile: v.profileOf(o.Ref(), []*datasets.Observation{o}), date: true}
}

// objection is the first that a fit has.
func (c *claim) objection(s *subject) string {
	for _, f := range fits {
		if out := f.objects(c, s); out != "" {
			return out
		}
	}
	return ""
}

// A Placed is a number that fills a place of a text, from one character to another.
type Placed struct {
	Number
	From, To int
}

// Claims holds the words around a number that fills a place of a text against what the
// study says of it: what is wrong, and what to do. Others are the numbers that fill other
// places of the text.
func (p *Editor) Claims(n Placed, text string, others []Placed) (message, hint string) {
	question := filled{n.Ref(), n.Text, text, "", n.From, n.To}
	for _, o := range others {
		question.others += fmt.Sprint(" ", o.Ref(), o.From)
	}
	out := p.said.Of(question, func() (out [2]string) {
		out[0], out[1] = p.claims(n, text, others)
		return out
	})
	return out[0], out[1]
}

func (p *Editor) claims(n Placed, text string, others []Placed) (message, hint string) {
	v := p.verifier
	var s *subject
	if o, ok := n.Row(); ok {
		s = v.dateOf(o)
	}
	if x, ok := state(n.Fact, v.printer.Locale); ok {
		s = v.subject(x)
	}
	if s == nil {
		return "", ""
	}
	numbers := v.numbersOf(text)
	for _, o := range append(slices.Clone(others), n) {
		if m, ok := v.unread(o, numbers); ok {
			numbers = append(numbers, m)
		}
	}
	slices.SortStableFunc(numbers, func(a, b scan.Mention) int { return a.Span.Start - b.Span.Start })
	at := slices.IndexFunc(numbers, func(m scan.Mention) bool { return m.Span.Start < n.To && m.Span.End > n.From })
	if at < 0 {
		return "", ""
	}
	m := numbers[at]
	if o, ok := n.Row(); s.value == nil || m.IsDate() || m.Low == nil {
		if !ok || o.Date.IsZero() {
			return "", ""
		}
		s = v.dateOf(o)
	}
	m.Span.Start, m.Span.End = min(m.Span.Start, n.From), max(m.Span.End, n.To)
	c := v.claimAmong(numbers, text, v.printer.Locale.Tag, m, p.all)
	c.placed, c.places = true, others
	if out := c.objection(s); out != "" {
		return "the text says “" + spaced(wording.Excerpt(text, m.Span)) + "”" + out, v.source(s)
	}
	return "", ""
}

// unread is a number that fills a place in words that are not read as one, such as twice.
func (v *verifier) unread(n Placed, numbers []scan.Mention) (m scan.Mention, ok bool) {
	s, ok := state(n.Fact, v.printer.Locale)
	if !ok || slices.ContainsFunc(numbers, func(m scan.Mention) bool { return m.Span.Start < n.To && m.Span.End > n.From }) {
		return m, false
	}
	at := source.Span{Start: n.From, End: n.To}
	m = scan.Mention{Span: at, Phrase: at, Text: n.Text, Kind: scan.Quantity, Low: s.value, High: s.value, Bound: s.bound, Unit: s.unit}
	if s.high != nil {
		m.High = s.high
	}
	return m, true
}

// source are the words of the study that a number is from.
func (v *verifier) source(s *subject) string {
	if s.computed != nil {
		return "say what it is: " + s.computed.Name(quantity.English) + ", " + s.computed.Formula
	}
	if quote := s.rows[0].Quote; quote != "" {
		return "say what the source says: “" + quote + "”"
	}
	return "say what the table says of " + s.rows[0].Ref()
}

// spaced is a text on one line, with single blanks.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

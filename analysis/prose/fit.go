package prose

import (
	"strings"

	"quotient/analysis"
	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/quantity"
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
	denialFit, factFit, eventFit, hourFit, measureFit, peopleFit, nameFit, labelFit, extremeFit, oppositeFit,
	directionFit, rolesFit, shiftFit, whenFit, partFit, restFit, tierFit, comparedFit, topicFit,
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

// Claims holds the words around a number that fills a place of a text, from one character
// to another, against what the study says of it: what is wrong, and what to do.
func (p *Editor) Claims(n Number, text string, from, to int) (message, hint string) {
	out := p.said.of(n.in(text, from, to), func() (out [2]string) {
		out[0], out[1] = p.claims(n, text, from, to)
		return out
	})
	return out[0], out[1]
}

func (p *Editor) claims(n Number, text string, from, to int) (message, hint string) {
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
	for _, m := range v.numbersOf(text) {
		if m.Span.Start >= to || m.Span.End <= from {
			continue
		}
		if o, ok := n.Row(); s.value == nil || m.IsDate() || m.Low == nil {
			if !ok || o.Date.IsZero() {
				return "", ""
			}
			s = v.dateOf(o)
		}
		m.Span.Start, m.Span.End = min(m.Span.Start, from), max(m.Span.End, to)
		if out := v.claim(text, v.printer.Locale.Tag, m, p.all).objection(s); out != "" {
			return "the text says “" + spaced(wording.Excerpt(text, m.Span)) + "”" + out, v.source(s)
		}
		break
	}
	return "", ""
}

// source are the words of the study that a number is from.
func (v *verifier) source(s *subject) string {
	if s.computed != nil {
		return "it is " + s.computed.Name(quantity.English) + ": " + s.computed.Formula
	}
	return "the source has it so: “" + s.rows[0].Quote + "”"
}

// spaced is a text on one line, with single blanks.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

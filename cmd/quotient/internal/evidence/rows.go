package evidence

import (
	"slices"
	"strings"

	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// places are what a row is found in: the numbers and paragraphs of a text, and the words of each
// stretch that was asked for.
type places struct {
	*witness
	others     []scan.Mention
	paragraphs []source.Paragraph
	sections   []source.Span
	bags       map[source.Span]bag
}

// bag is what the words of a stretch mean.
func (p *places) bag(s source.Span) bag {
	if p.bags[s] == nil {
		p.bags[s] = bagOf(part(p.words, s))
	}
	return p.bags[s]
}

// row is a number with the words around it.
func (p *places) row(m scan.Mention) *row {
	r := &row{Mention: m, part: p.All()}
	wide := p.stretches(r)
	for _, t := range p.namesOf(part(p.words, r.heading)) {
		for _, k := range t.keys {
			p.heads[k] = true
		}
	}
	r.sentence = around(p.chars, m.Span, r.part)
	r.own = p.segment(p.chars, r.sentence, m, p.others)
	r.lead = source.Span{Start: r.sentence.Start, End: m.Span.Start}
	for _, x := range numbersIn(p.others, r.sentence) {
		if x.Low == nil || x.IsDate() || x.Kind == scan.Ordinal {
			continue
		}
		r.beside++
		r.lead.End = min(r.lead.End, x.Span.Start)
	}
	r.denied = p.denial(p.chars, r)
	r.tokens = append(p.apposed(r), part(p.words, r.own)...)
	if m.IsShare() { // one victim in three
		r.tokens = append(r.tokens, p.witness.tokens("x "+m.Noun)...)
	}
	if len(events(r.tokens)) == 0 && p.noun(r) == "" && m.Unit == "" { // died of wounds, and 16 of disease
		from := r.sentence.Start
		for _, x := range numbersIn(p.others, source.Span{Start: from, End: r.own.Start}) {
			if x.Low != nil && !x.IsDate() {
				from = x.Span.End
			}
		}
		r.tokens = append(slices.Clip(r.tokens), events(part(p.words, source.Span{Start: from, End: r.own.Start}))...)
	}
	r.names = p.names(r)
	r.named = bagOf(r.names)
	r.subject = p.subjectOf(r)
	r.said, r.near, r.around, r.wide = bagOf(r.tokens), p.bag(r.sentence), p.bag(r.part), p.bag(wide)
	r.nation = slices.ContainsFunc(part(p.words, r.sentence), func(t token) bool { return t.nation })
	if m.Low != nil {
		r.value, _ = m.Low.Float64()
	}
	r.dates = p.datesOf(p.bracketed, p.chars, m, p.witness.dates, r.own, r.sentence)
	return r
}

// apposed are the words right before the comma that a number comes after: Johnstown, 14 miles away.
func (p *places) apposed(r *row) (out []token) {
	from := min(r.Mention.Span.Start, r.Phrase.Start)
	before := strings.TrimRight(string(p.chars[r.sentence.Start:from]), " ")
	if !strings.HasSuffix(before, ",") || len(r.Mention.Noun) > 0 {
		return nil
	}
	end := r.sentence.Start + len([]rune(before)) - 1
	for _, t := range part(p.words, source.Span{Start: r.sentence.Start, End: end}) {
		if t.name && t.from+len([]rune(t.text)) == end {
			out = append(out, t)
		}
	}
	return out
}

// stretches notes the paragraph and the section of a row, and returns its paragraph with the one
// before it.
func (p *places) stretches(r *row) (wide source.Span) {
	k := within(p.paragraphs, r.Mention.Span)
	if k < 0 {
		return r.section
	}
	r.part, r.section = p.paragraphs[k].Span, p.sections[k]
	if h := p.Under(k); h >= 0 {
		r.heading = p.paragraphs[h].Span
	}
	wide = r.part
	if k > 0 && p.paragraphs[k-1].Span.Start >= r.section.Start {
		wide.Start = p.paragraphs[k-1].Span.Start
	}
	return wide
}

// names are those of the stretch of a row, or else of its sentence, or the last before it in its
// paragraph: there, them.
func (p *places) names(r *row) []token {
	if names := p.namesOf(r.tokens); len(names) > 0 {
		return names
	}
	if names := p.namesOf(part(p.words, r.sentence)); len(names) > 0 {
		return names
	}
	const far = 200 // words
	before := part(p.words, source.Span{Start: r.part.Start, End: r.sentence.Start})
	for i := len(before) - 1; i >= max(0, len(before)-far); i-- {
		if names := p.namesOf(before[i : i+1]); len(names) > 0 {
			at := source.Span{Start: names[0].from, End: names[0].from}
			return p.namesOf(part(before, around(p.chars, at, r.part))) // of all its sentence
		}
	}
	return nil
}

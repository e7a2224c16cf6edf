package evidence

import (
	"slices"

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
	r.own = segment(p.chars, r.sentence, m, p.others)
	r.lead = source.Span{Start: r.sentence.Start, End: m.Span.Start}
	for _, x := range numbersIn(p.others, r.sentence) {
		if x.Low == nil || x.IsDate() || x.Kind == scan.Ordinal {
			continue
		}
		r.beside++
		r.lead.End = min(r.lead.End, x.Span.Start)
	}
	r.denied = p.denial(p.chars, r)
	r.tokens = part(p.words, r.own)
	r.names = p.names(r)
	r.named = bagOf(r.names)
	r.subject = p.subjectOf(r)
	r.said, r.near, r.around, r.wide = bagOf(r.tokens), p.bag(r.sentence), p.bag(r.part), p.bag(wide)
	r.nation = slices.ContainsFunc(part(p.words, r.sentence), func(t token) bool { return t.nation })
	if m.Low != nil {
		r.value, _ = m.Low.Float64()
	}
	r.dates = p.bracketed.dates(m, p.dates, r.own, r.sentence)
	return r
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
	before := part(p.words, source.Span{Start: r.part.Start, End: r.sentence.Start})
	for i := len(before) - 1; i >= 0; i-- {
		if names := p.namesOf(before[i : i+1]); len(names) > 0 {
			return names
		}
	}
	return nil
}

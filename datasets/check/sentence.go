package check

import (
	"cmp"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/source"
)

// Sentence is the sentence of a text that a place is in, on one line; "" where the text
// has no paragraph there.
func (l *Ledger) Sentence(at Quoted) string {
	text, all := l.texts[at.Text].Source, l.texts[at.Text].paragraphs()
	first, _ := slices.BinarySearchFunc(all, at.Span.Start, func(p source.Paragraph, start int) int { return cmp.Compare(p.Span.End, start) })
	for _, p := range all[first:] {
		if p.Span.Start > at.Span.Start {
			break
		}
		if p.Span.Contains(at.Span) {
			before := text.Text(source.Span{Start: p.Span.Start, End: at.Span.Start})
			after := text.Text(source.Span{Start: at.Span.End, End: p.Span.End})
			return strings.Join(strings.Fields(lastSentence(before)+text.Text(at.Span)+firstSentence(after)), " ")
		}
	}
	return ""
}

// PlaceOf is where a number that is set aside is in the texts, if it is found.
func (l *Ledger) PlaceOf(a *datasets.SetAside) (Quoted, bool) {
	i := slices.IndexFunc(l.Entries, func(e Entry) bool { return e.Aside == a })
	if i < 0 {
		return Quoted{}, false
	}
	return Quoted{l.Entries[i].Text, l.Entries[i].Span}, true
}

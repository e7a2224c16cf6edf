package check

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"quotient/datasets"
	"quotient/datasets/source"
)

// A reach is how far from a quote something is, from the nearest on.
type reach int

// The reaches. A name is looked for in the paragraphs before the quote too, each of which
// is farther by one than the one after it, before the heading.
const (
	inQuote reach = iota
	inClause
	inSentence
	inParagraph
	earlier
	inHeading reach = 1 << 20
	inTitle   reach = 1<<20 + 1
	nowhere   reach = 1 << 30
)

// String is where that is, for messages.
func (r reach) String() string {
	switch {
	case r == inQuote:
		return "quote"
	case r <= inSentence:
		return "sentence"
	case r == inParagraph:
		return "paragraph"
	case r < inHeading:
		return "section"
	case r == inHeading:
		return "heading"
	}
	return "title"
}

// A place of a text that can say what a row is of.
type vicinity struct {
	reach
	span source.Span
}

// vicinities are the parts of the text around a quote, the nearest first. Each is whole:
// the paragraph has the sentence in it, and that the quote.
func (l *Ledger) vicinities(r *reading) []vicinity {
	if r.near == nil {
		r.near = l.around(r)
	}
	return r.near
}

func (l *Ledger) around(r *reading) (out []vicinity) {
	t := l.texts[r.text]
	add := func(at reach, s source.Span) { out = append(out, vicinity{at, s}) }
	add(inQuote, r.span)
	all := t.paragraphs()
	at, _ := slices.BinarySearchFunc(all, r.span.Start, func(p source.Paragraph, at int) int { return cmp.Compare(p.Span.End, at+1) })
	if at == len(all) || !all[at].Span.Contains(r.span) {
		return out
	}
	p := all[at].Span
	before, after := t.Source.Text(source.Span{Start: p.Start, End: r.span.Start}), t.Source.Text(source.Span{Start: r.span.End, End: p.End})
	lead, rest := lastSentence(before), firstSentence(after)
	for _, part := range []struct {
		reach
		before, after string
	}{{inClause, lastClause(lead), firstClause(rest)}, {inSentence, lead, rest}, {inParagraph, before, rest + nextSentence(after[len(rest):])}} {
		add(part.reach, source.Span{Start: r.span.Start - utf8.RuneCountInString(part.before), End: r.span.End + utf8.RuneCountInString(part.after)})
	}
	under, lead2 := t.Source.Under(at), leadOf(t.Source, all, at)
	if lead2 >= 0 && lead2 != at {
		add(inParagraph, all[lead2].Span)
	}
	for i := at - 1; i > under && at-i < far; i-- {
		if i != lead2 {
			add(earlier+reach(at-1-i), all[i].Span)
		}
	}
	if under >= 0 {
		add(inHeading, all[under].Span)
	}
	add(inTitle, all[0].Span)
	return out
}

// far is how many paragraphs before a quote are looked at.
const far = 50

// leadOf is the paragraph that introduces the list which a paragraph is an item of, or -1.
func leadOf(text *source.Source, all []source.Paragraph, i int) int {
	if !listItem.MatchString(text.Text(all[i].Span)) {
		return -1
	}
	for ; i >= 0; i-- {
		if !listItem.MatchString(text.Text(all[i].Span)) {
			return i
		}
	}
	return -1
}

// nextSentence is the sentence that follows one, with what ends that.
func nextSentence(s string) string {
	i := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune(".!?\"”’) \n\t\r", r) })
	if i < 0 {
		return s
	}
	return s[:i] + firstSentence(s[i:])
}

const clauseEnds = ",;:()[]–—"

// lastClause is what a text has after the last sign that parts clauses.
func lastClause(s string) string {
	if i := strings.LastIndexAny(s, clauseEnds); i >= 0 {
		return s[i:]
	}
	return s
}

// firstClause is what it has before the first.
func firstClause(s string) string {
	if i := strings.IndexAny(s, clauseEnds); i >= 0 {
		return s[:i]
	}
	return s
}

// arrange puts the rows of each text in the order of their quotes.
func (l *Ledger) arrange() {
	l.quoted, l.reading = map[int][]*reading{}, map[*datasets.Observation]*reading{}
	for _, o := range l.rows {
		l.reading[o.Observation] = o
		if o.text >= 0 {
			l.quoted[o.text] = append(l.quoted[o.text], o)
		}
	}
	for _, list := range l.quoted {
		slices.SortStableFunc(list, func(a, b *reading) int { return cmp.Compare(a.span.Start, b.span.Start) })
	}
}

// others are the spans of the quotes of other rows in the paragraph of a quote, whose
// words are theirs: but for those of the row's total, of other accounts of its fact, and of
// rows of the same sentence that may share them.
func (l *Ledger) others(r *reading, shares func(o *reading) bool) (out []source.Span) {
	around, sentence := r.span, r.span
	for _, v := range l.vicinities(r) {
		switch {
		case v.reach == inSentence:
			sentence = v.span
		case v.reach == inParagraph && v.span.Contains(r.span):
			around = v.span
		}
	}
	list := l.quoted[r.text]
	i, _ := slices.BinarySearchFunc(list, around.Start, func(o *reading, at int) int { return cmp.Compare(o.span.Start, at) })
	for _, o := range list[i:] {
		if o.span.Start >= around.End {
			break
		}
		switch {
		case o == r || o.span.Start < r.span.End && r.span.Start < o.span.End:
		case r.Within(o.Observation) || r.Cell("fact") != "" && r.Cell("fact") == o.Cell("fact"):
		case o.Statistic == datasets.Event: // its words are of no number
		case !shares(o), o.Table == r.Table && !sentence.Contains(o.span):
			out = append(out, o.span)
		case o.number != nil && r.number != nil && o.number.Noun != "" && r.number.Noun != "":
			out = append(out, o.number.Phrase) // each counts something of its own
		}
	}
	return out
}

// twins reports whether two rows of a table differ in nothing but their numbers and one
// column, so that this is what tells them apart.
func twins(a, b *datasets.Observation, column string) bool {
	if a.Table != b.Table {
		return false
	}
	x, y := a.Names(), b.Names()
	without := func(n datasets.Name) bool { return n.Column == column }
	x, y = slices.DeleteFunc(x, without), slices.DeleteFunc(y, without)
	return a.Cell("date") == b.Cell("date") && a.Cell("unit") == b.Cell("unit") &&
		slices.EqualFunc(x, y, func(m, n datasets.Name) bool { return m.Column == n.Column && m.Value == n.Value })
}

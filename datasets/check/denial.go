package check

import (
	"fmt"
	"strings"

	"quotient/datasets"
	"quotient/datasets/language/form"
	"quotient/datasets/lazy"
	"quotient/datasets/source"
)

// denialCheck looks for words that deny what a quote says: it is not true that, was later
// retracted.
var denialCheck = Check{
	Name: "denial",
	Doc:  "Nothing near the quote denies it, or the note says so.",
	Run: func(l *Ledger, r *Result) {
		for _, row := range l.rows {
			switch {
			case row.err != nil:
				r.Skip(notFound)
			case row.text < 0:
				r.Skip(notAtHand)
			default:
				r.Checked++
				l.denial(row, r)
			}
		}
	},
}

// denial holds a row against what its sentence, and the next, say of its quote.
func (l *Ledger) denial(row *reading, r *Result) {
	said := l.denied(row)
	if said == "" || row.Modality != datasets.Asserted && row.Modality != "" && !l.plainly(row, said) {
		return
	}
	for _, known := range row.knows() {
		if known.Says(form.SaysDenied, row.Note) != "" {
			return
		}
	}
	r.Add(row.Finding("quote", fmt.Sprintf("the text says %q of it, but the row is asserted", said), "delete the row; or say in the note that it is denied, and by whom"))
}

// plainly reports whether a sentence begins with words that deny it: it is not true that,
// which denies what is said to be thought as well.
func (l *Ledger) plainly(row *reading, said string) bool {
	for _, v := range l.vicinities(row) {
		if v.reach == inSentence {
			before := l.texts[row.text].Source.Text(source.Span{Start: v.span.Start, End: row.span.End})
			return strings.HasPrefix(strings.ToLower(strings.Join(strings.Fields(before), " ")), strings.ToLower(said))
		}
	}
	return false
}

// denied are the words of a text that deny a quote; "" where there are none.
func (l *Ledger) denied(row *reading) string {
	known, text := row.words(), l.texts[row.text].Source
	if said := known.Says(form.DeniesWithin, row.Quote); said != "" {
		return said
	}
	var sentence, paragraph source.Span
	for _, v := range l.vicinities(row) {
		switch {
		case v.reach == inSentence:
			sentence = v.span
		case v.reach == inParagraph && v.span.Contains(row.span):
			paragraph = v.span
		}
	}
	if sentence.Len() == 0 {
		return ""
	}
	before := text.Text(source.Span{Start: sentence.Start, End: row.span.End})
	for _, stretch := range []string{before, aside.ReplaceAllString(before, " ")} {
		if said := known.Says(form.DeniesBefore, lastStretch(stretch)); said != "" {
			return said
		}
	}
	after := text.Text(source.Span{Start: row.span.Start, End: sentence.End})
	if said := known.Says(form.DeniesAfter, firstStretch(after)); said != "" {
		return said
	}
	if sentence.End+1 >= paragraph.End {
		return ""
	}
	next := strings.TrimLeft(text.Text(source.Span{Start: sentence.End, End: paragraph.End}), ".!? \t\r\n")
	if next = firstSentence(next); known.Says(form.RefersBack, firstWords(next, 3)) != "" {
		return known.Says(form.DeniesLater, next)
	}
	return ""
}

// aside is what a sentence puts between two commas: it was not true, the board said, that.
var aside = lazy.MustCompile(`, [^,;]{1,60},`)

// lastStretch is what a text has after its last semicolon, and firstStretch what it has
// before its first.
func lastStretch(s string) string { return s[strings.LastIndex(s, ";")+1:] }

func firstStretch(s string) string {
	s, _, _ = strings.Cut(s, ";")
	return s
}

func firstWords(s string, n int) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(n, len(words))], " ")
}

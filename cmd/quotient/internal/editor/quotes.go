package editor

import (
	"strings"
	"unicode"

	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// quote makes a phrase of the text the quote of a row.
func (e *edition) quote(op Op) error {
	text, err := e.text(op.Text)
	if err != nil {
		return err
	}
	if op.Start < 0 || op.End > text.Source.Runes() || op.Start >= op.End {
		return refuse("mark the phrase in the text first", "no phrase is chosen")
	}
	return e.requote(op.Ref, op.Text, source.Span{Start: op.Start, End: op.End})
}

// requote gives a row the quote of a span of a text.
func (e *edition) requote(ref string, text int, span source.Span) error {
	t, sheet, row, err := e.row(ref)
	if err != nil {
		return err
	}
	from := e.texts[text].Source
	const longest = 2000
	if span.End-span.Start > longest {
		return refuse("mark a shorter one", "a quote is a phrase, and this has %d characters", span.End-span.Start)
	}
	quote, where := clean(from.Text(span)), from.Where(span)
	if _, err := from.Quote(quote, where); err != nil {
		return refuse("take in a word more", "the phrase “%s” would not be found there: %v", quote, err)
	}
	if err := e.put(t, sheet, row, "quote", quote); err != nil {
		return err
	}
	if err := e.put(t, sheet, row, "where", where); err != nil {
		return err
	}
	e.files[t.Path] = sheet.Result()
	e.ref, e.label = ref, "change the quote of "+ref
	return nil
}

// growQuote takes a word more into the quote of a row, or one less, on a side.
func (e *edition) growQuote(op Op) error {
	q, ok := e.ledger.Quotes[op.Ref]
	if !ok {
		return refuse("mark it in the text, and press q", "the quote of %s is not found in a text", op.Ref)
	}
	text, span := e.texts[q.Text].Source, q.Span
	within, err := text.Locate(text.Where(span))
	if err != nil {
		within = text.All()
	}
	switch {
	case op.Side == "before" && op.Words > 0:
		span.Start = before(text, span.Start, within)
	case op.Side == "before":
		span.Start = next(text, span)
	case op.Words > 0:
		span.End = after(text, span.End, within)
	default:
		span.End = last(text, span)
	}
	if span.Start >= span.End {
		return refuse("", "a quote has at least a word")
	} else if span == q.Span {
		return refuse("", "the paragraph ends there")
	}
	return e.requote(op.Ref, q.Text, span)
}

// next is where the second word of a span begins, last where the last but one ends.
func next(text *source.Source, span source.Span) int {
	runes := []rune(text.Text(span))
	i := 0
	for i < len(runes) && !unicode.IsSpace(runes[i]) {
		i++
	}
	for i < len(runes) && unicode.IsSpace(runes[i]) {
		i++
	}
	return span.Start + i
}

func last(text *source.Source, span source.Span) int {
	runes := []rune(text.Text(span))
	i := len(runes)
	for i > 0 && !unicode.IsSpace(runes[i-1]) {
		i--
	}
	for i > 0 && !spoken(runes[i-1]) {
		i--
	}
	return span.Start + i
}

// phrase is the shortest phrase around a number that stands once in its paragraph.
func phrase(text *source.Source, m scan.Mention) (quote, where string) {
	span := source.Span{Start: min(m.Phrase.Start, m.Span.Start), End: max(m.Phrase.End, m.Span.End)}
	where = text.Where(m.Span)
	within, err := text.Locate(where)
	if err != nil {
		within = text.All()
	}
	const most = 12 // words to either side
	for range most {
		if at, ok := text.Only(clean(text.Text(span)), within); ok && at.Start <= m.Span.Start && m.Span.End <= at.End {
			break
		}
		span.Start = before(text, span.Start, within)
		span.End = after(text, span.End, within)
	}
	return clean(text.Text(span)), where
}

func clean(s string) string { return strings.Join(strings.Fields(s), " ") }

// before is where the word before a place begins, without what opens before it.
func before(text *source.Source, at int, within source.Span) int {
	runes := []rune(text.Text(source.Span{Start: max(within.Start, at-farthest), End: at}))
	i := len(runes)
	for i > 0 && !spoken(runes[i-1]) {
		i--
	}
	for i > 0 && !unicode.IsSpace(runes[i-1]) {
		i--
	}
	for i < len(runes) && strings.ContainsRune("(\"“‘'[—–", runes[i]) {
		i++
	}
	return at - len(runes) + i
}

// after is where the word after a place ends, without what closes after it.
func after(text *source.Source, at int, within source.Span) int {
	runes := []rune(text.Text(source.Span{Start: at, End: min(within.End, at+farthest)}))
	i := 0
	for i < len(runes) && !spoken(runes[i]) {
		i++
	}
	for i < len(runes) && !unicode.IsSpace(runes[i]) {
		i++
	}
	for i > 0 && strings.ContainsRune(".,;:!?)]\"”’—– ", runes[i-1]) {
		i--
	}
	return at + i
}

// farthest is how many characters away a word is looked for.
const farthest = 300

// spoken reports whether a sign is of a word or a number.
func spoken(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '%' || unicode.Is(unicode.Sc, r)
}

package check

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode"

	"quotient/datasets"
	"quotient/datasets/lazy"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// A reading is what the quote of an observation is found to say.
type reading struct {
	*datasets.Observation
	info     datasets.SourceInfo
	text     int         // index of the text that it is found in, or -1
	span     source.Span // of the quote there
	err      error       // why it is not found there
	mentions []scan.Mention
	indices  []int         // of the mentions in the text; nil where read from the quote alone
	number   *scan.Mention // that of the observation, or nil
	near     []vicinity    // what is around it, once that was asked
}

// read finds the quote of an observation in the texts, and the mention that is its number.
func (l *Ledger) read(o *datasets.Observation) *reading {
	r := &reading{Observation: o, text: -1}
	list := o.Sources()
	if len(list) > 0 {
		r.info = l.study.Sources[list[0]]
	}
	for i, t := range l.texts {
		if t != nil && slices.Contains(list, i) && r.locate(i, t) {
			break
		}
	}
	if r.text < 0 {
		r.mentions = numbers(r.info, o.Quote)
	}
	if o.Reading == "" {
		l.claim(r)
	}
	return r
}

// locate reports whether the quote is found in a text, and takes the numbers there.
func (r *reading) locate(i int, t *Text) bool {
	span, err := t.Source.Quote(r.Quote, r.Where)
	if err != nil {
		if r.err == nil {
			r.err = err
		}
		return false
	}
	r.text, r.span, r.err, r.info = i, span, nil, t.Info
	from, to := t.touched(span)
	for k := from; k < to; k++ {
		r.mentions = append(r.mentions, t.Mentions[k])
		r.indices = append(r.indices, k)
	}
	return true
}

// claim takes the mention that is the number of the row.
func (l *Ledger) claim(r *reading) {
	for k := range r.mentions {
		m := &r.mentions[k]
		if r.text < 0 && m.Direction == "" && r.Quantity != nil && r.Quantity.Value() != nil && r.Quantity.Value().Sign() < 0 {
			m.Direction = scan.Down // the word that says so may be in the sentence
		}
		if r.goesOn(m) || !isOf(r.Observation, *m) {
			continue
		}
		if r.number == nil {
			r.number = m
		}
		if r.indices != nil && (r.number == m || r.Quantity == nil) {
			at := mentionAt{r.text, r.indices[k]}
			l.claimed[at] = append(l.claimed[at], r.Observation)
		}
	}
	if r.number == nil && r.OutOf() != nil {
		l.claimShare(r)
	}
}

// goesOn reports whether a number goes on outside the quote.
func (r *reading) goesOn(m *scan.Mention) bool {
	return r.indices != nil && (m.Span.Start < r.span.Start || m.Span.End > r.span.End)
}

// isOf reports whether a mention is the number, or vague number, or date that
// an observation is about.
func isOf(o *datasets.Observation, m scan.Mention) bool {
	switch {
	case m.Kind == scan.ListMarker || m.Kind == scan.Ordinal:
		return false
	case o.Cell("value") != "":
		return o.States(m)
	case o.Statistic == datasets.Vague:
		return m.Kind == scan.Vague
	}
	return dates(o, m)
}

// problem takes apart why a quote is not found, and what to do.
func problem(err error) (message, hint string) {
	var e *source.Error
	if errors.As(err, &e) {
		return e.Problem, e.Hint
	}
	return err.Error(), ""
}

func (r *reading) language() *scan.Language {
	return languageOf(r.info)
}

var listItem = lazy.MustCompile(`^(\(?[0-9]+[.)]|[-•*])\s`)

// leadIn is what introduces the list that a paragraph is an item of; "" where it is
// none.
func leadIn(text *source.Source, all []source.Paragraph, i int) string {
	if !listItem.MatchString(text.Text(all[i].Span)) {
		return ""
	}
	for ; i >= 0; i-- {
		if s := text.Text(all[i].Span); !listItem.MatchString(s) {
			return s
		}
	}
	return ""
}

// sentence is that of a quote, with what introduces the list that it is an item of.
func (l *Ledger) sentence(r *reading) (sentence, lead string) {
	if r.text < 0 {
		return r.Quote, ""
	}
	text, all := l.texts[r.text].Source, l.texts[r.text].paragraphs()
	first, _ := slices.BinarySearchFunc(all, r.span.Start, func(p source.Paragraph, at int) int { return cmp.Compare(p.Span.End, at) })
	for i := first; i < len(all) && all[i].Span.Start <= r.span.Start; i++ {
		p := all[i]
		if !p.Span.Contains(r.span) {
			continue
		}
		before := text.Text(source.Span{Start: p.Span.Start, End: r.span.Start})
		after := text.Text(source.Span{Start: r.span.End, End: p.Span.End})
		return lastSentence(before) + r.Quote + firstSentence(after), leadIn(text, all, i)
	}
	return r.Quote, ""
}

// lastSentence is what stands after the last end of a sentence.
func lastSentence(s string) string {
	text := []rune(s)
	for k := len(text) - 1; k > 0; k-- {
		if unicode.IsSpace(text[k]) && endsSentence(text[k-1]) && !goesOnAfter(text, k) {
			return string(text[k:])
		}
	}
	return s
}

// firstSentence is what stands before the first end of a sentence.
func firstSentence(s string) string {
	text := []rune(s)
	for k, c := range text {
		if endsSentence(c) && (k+1 == len(text) || unicode.IsSpace(text[k+1]) && !goesOnAfter(text, k+1)) {
			return string(text[:k])
		}
	}
	return s
}

// goesOnAfter reports whether a sentence goes on after a blank that follows a full stop: at
// 10 a.m. the crowd.
func goesOnAfter(text []rune, blank int) bool {
	for _, c := range text[blank:] {
		if !unicode.IsSpace(c) {
			return unicode.IsLower(c)
		}
	}
	return blank > 2 && text[blank-1] == '.' && text[blank-3] == '.' // a.m., and the text is cut there
}

func endsSentence(c rune) bool { return strings.ContainsRune(".!?", c) }

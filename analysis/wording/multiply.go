package wording

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// Times is the unit of what says how many times: twice, triple, elevenfold.
const Times = "times"

// SaysMultiple reports whether a word says how many times by itself.
func SaysMultiple(word string) bool {
	word = strings.ToLower(word)
	if slices.Contains(All().Multiples, word) {
		return true
	}
	return slices.ContainsFunc(All().MultipleEndings, func(end string) bool {
		return strings.HasSuffix(word, end)
	})
}

// Multiplied are the numbers that are read in a text, with the multiples that verbs say:
// doubled.
func Multiplied(read func(string) []scan.Mention, text, tag string) []scan.Mention {
	out := read(text)
	r := []rune(text)
	var words []string
	var at []source.Span
	for i := 0; i < len(r); {
		j := i
		for j < len(r) && unicode.IsLetter(r[j]) {
			j++
		}
		if j > i {
			words, at = append(words, strings.ToLower(string(r[i:j]))), append(at, source.Span{Start: i, End: j})
		}
		i = j + 1
	}
	for _, h := range Lexicons()[tag].Find(words) {
		if h.Times == nil {
			continue
		}
		span := at[h.From] // the words after it say that it multiplies: double that
		if slices.ContainsFunc(out, func(m scan.Mention) bool { return m.Span.Start < span.End && span.Start < m.Span.End }) {
			continue
		}
		m := scan.Mention{Span: span, Phrase: span, Text: string(r[span.Start:span.End]), Kind: scan.Quantity, Low: h.Times, High: h.Times, Bound: quantity.Exact, Unit: Times}
		// What is before it may bound it: more than doubled.
		before := string(r[max(0, span.Start-30):span.Start])
		plain := read(before + fmt.Sprintf(Of(tag).Plain, 7))
		if n := len(plain); n > 0 && plain[n-1].Qualifier != "" {
			m.Qualifier, m.Bound = plain[n-1].Qualifier, plain[n-1].Bound
			m.Phrase.Start -= len([]rune(before)) - plain[n-1].Phrase.Start
		}
		out = append(out, m)
	}
	slices.SortStableFunc(out, func(a, b scan.Mention) int { return a.Span.Start - b.Span.Start })
	return out
}

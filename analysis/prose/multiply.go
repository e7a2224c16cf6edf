package prose

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"quotient/analysis/wording"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// multiplied are the numbers of a text, with the multiples that verbs say: doubled.
func (v *verifier) multiplied(language *scan.Language, text string) []scan.Mention {
	out := v.study.Scan(language, text)
	tag := v.printer.Locale.Tag
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
	for _, h := range wording.Lexicons()[tag].Find(words) {
		if h.Times == nil {
			continue
		}
		span := at[h.From] // the words after it say that it multiplies: double that
		if slices.ContainsFunc(out, func(m scan.Mention) bool { return m.Span.Start < span.End && span.Start < m.Span.End }) {
			continue
		}
		m := scan.Mention{Span: span, Phrase: span, Text: string(r[span.Start:span.End]), Kind: scan.Quantity, Low: h.Times, High: h.Times, Bound: quantity.Exact, Unit: multiple}
		// What is before it may bound it: more than doubled.
		before := string(r[max(0, span.Start-30):span.Start])
		plain := v.study.Scan(language, before+fmt.Sprintf(wording.Of(tag).Plain, 7))
		if n := len(plain); n > 0 && plain[n-1].Qualifier != "" {
			m.Qualifier, m.Bound = plain[n-1].Qualifier, plain[n-1].Bound
			m.Phrase.Start -= len([]rune(before)) - plain[n-1].Phrase.Start
		}
		out = append(out, m)
	}
	slices.SortStableFunc(out, func(a, b scan.Mention) int { return a.Span.Start - b.Span.Start })
	return out
}

package wording

import (
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// Stuck is a number with the letters and digits that stand right at it and make it
// another: 2[1956], [1,000],[3,000], [1,000]k.
func Stuck(r []rune, from, to int) string {
	if from >= to {
		return ""
	}
	start, end := from, to
	if unicode.IsDigit(r[from]) {
		for start > 0 && (unicode.IsDigit(r[start-1]) || strings.ContainsRune(".,", r[start-1]) && start > 1 && unicode.IsDigit(r[start-2])) {
			start--
		}
	}
	if unicode.IsDigit(r[to-1]) {
		for end < len(r) && (unicode.IsDigit(r[end]) || unicode.IsLetter(r[end]) || strings.ContainsRune(".,", r[end]) && end+1 < len(r) && unicode.IsDigit(r[end+1])) {
			end++
		}
	}
	if start == from && end == to {
		return ""
	}
	return string(r[start:end])
}

// Qualified is where the words begin that say a bound before one that stands from one
// character of a text to another (exactly at least 27, more than up to 10%), or that one.
func Qualified(language *scan.Language, text string, from, to int) int {
	r := []rune(text)
	for _, m := range language.Text(string(slices.Concat(r[:from], r[to:]))) {
		if m.Span.Start <= from && from < m.Span.End && m.Qualifier != "" {
			return min(m.Phrase.Start, from)
		}
	}
	return from
}

// Apart is how many times the lesser of two numbers the greater is.
func Apart(a, b *big.Rat) *big.Rat {
	out := new(big.Rat).Quo(a, b)
	if out.Cmp(big.NewRat(1, 1)) < 0 {
		out.Inv(out)
	}
	return out
}

// InFormula reports whether a sign of a formula is at a number.
func InFormula(r []rune, m scan.Mention) bool {
	const signs = "=<>≤≥≠+×÷*/^±:"
	from, to := min(m.Phrase.Start, m.Span.Start), max(m.Phrase.End, m.Span.End)
	before, after := strings.TrimSpace(string(r[:from])), strings.TrimSpace(string(r[to:]))
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	return strings.ContainsRune(signs, r[from]) || before != "" && last != ':' && strings.ContainsRune(signs, last) ||
		after != "" && strings.ContainsRune(signs, next) && (next != ':' || to < len(r)-1 && unicode.IsDigit(r[to+1]))
}

// A Bounding is how words bound a number that they have in them.
type Bounding struct {
	Bound  quantity.Bound
	Phrase string // the number with the words for its bound: over 50
}

// Bounds are how a text bounds a number, at each place where it has it.
func Bounds(tag, text string, v *big.Rat) (out []Bounding) {
	language, ok := scan.In(tag)
	if !ok {
		return nil
	}
	for _, m := range language.Text(text) {
		if m.Low == nil || m.High == nil || m.IsDate() || m.Low.Cmp(v) != 0 || m.High.Cmp(v) != 0 {
			continue
		}
		from := m.Span.Start
		if m.Qualifier != "" {
			from = min(from, m.Phrase.Start)
		}
		out = append(out, Bounding{m.Bound, string([]rune(text)[from:max(m.Span.End, from)])})
	}
	return out
}

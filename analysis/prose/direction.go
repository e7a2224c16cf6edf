package prose

import (
	"slices"

	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// direction is the one that words say, or 0 where they say none or both.
func direction(text string) (way int) {
	all, words := allWords(), lowerWords(text)
	for i, w := range words {
		d := all.directions[w]
		if d == 0 || i > 0 && slices.Contains(all.Negations, words[i-1]) {
			continue
		}
		if way != 0 && way != d {
			return 0
		}
		way = d
	}
	return way
}

// directionAt is what the words beside a number say: those before it in its sentence,
// from the number before it on, or else the next ones.
func directionAt(text string, m scan.Mention, tag string) int {
	r := []rune(text)
	language, _ := scan.In(tag)
	start, end := sentenceAround(r, m.Span.Start, m.Span.End)
	for _, x := range language.Text(text) {
		switch {
		case x.Span.End <= m.Span.Start && x.Span.End > start:
			start = x.Span.End
		case x.Span.Start >= m.Span.End && x.Span.Start < end:
			end = x.Span.Start
		}
	}
	if way := direction(string(r[start:m.Span.Start])); way != 0 {
		return way
	}
	rest := source.Span{Start: m.Span.End, End: end}
	all, words := allWords(), lowerWords(string(r[rest.Start:rest.End]))
	for i, w := range words[:min(3, len(words))] {
		if slices.Contains(all.Turns, w) {
			break
		}
		if way := all.comparatives[w]; way != 0 && i < 2 {
			return way
		}
		if way := all.directions[w]; way != 0 {
			return way
		}
	}
	return 0
}

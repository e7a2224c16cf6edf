package wording

import (
	"math/big"
	"slices"
	"strings"
	"unicode"

	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// Direction is the one that words say, or 0 where they say none or both.
func Direction(text string) (way int) {
	all, words := All(), Lower(text)
	for i, w := range words {
		d := all.Directions[w]
		if i > 0 && slices.Contains(all.Phrasal, words[i-1]) { // went up
			d += all.Particles[w]
		}
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

// divided are the words and signs of a text that divide clauses.
func divided(text, tag string) (out []string) {
	for _, w := range strings.Fields(strings.NewReplacer(",", " , ", ";", " ; ", ":", " : ", "–", " – ").Replace(strings.ToLower(text))) {
		if strings.ContainsAny(w, ",;:–") || slices.Contains(Of(tag).Dividers, w) {
			out = append(out, w)
		}
	}
	return out
}

// Signed reports whether a number is written with the sign of a fall: −9%.
func Signed(m scan.Mention) bool {
	return strings.HasPrefix(m.Text, "-") || strings.HasPrefix(m.Text, "−")
}

// Unsigned is a number below zero by its size.
func Unsigned(m scan.Mention) scan.Mention {
	if m.Low == nil || m.High == nil || m.High.Sign() >= 0 {
		return m
	}
	m.Low, m.High, m.Direction = new(big.Rat).Neg(m.High), new(big.Rat).Neg(m.Low), scan.Down
	m.Bound = m.Bound.Mirrored()
	return m
}

// FallAt is the direction that a number has by its sign, by the words beside it, or as it is
// read: a net loss of 5.
func FallAt(text string, m scan.Mention, numbers []scan.Mention, tag string) int {
	if Signed(m) {
		return -1
	}
	own := string([]rune(text)[m.Span.Start:m.Span.End]) // more than 68.1% less
	for _, w := range Lower(own[strings.LastIndexFunc(own, unicode.IsDigit)+1:]) {
		if way := All().Comparatives[w]; way != 0 {
			return way
		}
	}
	if way := DirectionAt(text, m, numbers, tag); way != 0 {
		return way
	}
	return map[scan.Direction]int{scan.Up: 1, scan.Down: -1}[m.Direction]
}

// DirectionAt is what the words beside a number say: those before it in its sentence,
// from the number before it on, or else the next ones.
func DirectionAt(text string, m scan.Mention, numbers []scan.Mention, tag string) int {
	r := []rune(text)
	start, end := SentenceAround(r, m.Span.Start, m.Span.End)
	for _, x := range numbers {
		switch {
		case x.Span.End <= m.Span.Start && x.Span.End > start:
			start = x.Span.End
		case x.Span.Start >= m.Span.End && x.Span.Start < end:
			end = x.Span.Start
		}
	}
	if way := Direction(string(r[start:m.Span.Start])); way != 0 {
		return way
	}
	if len(divided(string(r[start:m.Span.Start]), tag)) == 0 { // raised wages under 800 by 15%
		sentence, _ := SentenceAround(r, m.Span.Start, m.Span.End)
		if before := string(r[sentence:start]); len(divided(before, tag)) == 0 {
			if way := Direction(before); way != 0 {
				return way
			}
		}
	}
	rest := source.Span{Start: m.Span.End, End: end}
	all, words := All(), Lower(string(r[rest.Start:rest.End]))
	for i, w := range words[:min(3, len(words))] {
		if slices.Contains(all.Turns, w) {
			break
		}
		if way := all.Comparatives[w]; way != 0 && i < 2 {
			return way
		}
		if way := all.Directions[w]; way != 0 {
			return way
		}
	}
	return 0
}

package wording

import (
	"strings"
	"unicode"

	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// SentenceOf is that in which a number stands.
func SentenceOf(text string, at source.Span) string {
	r := []rune(text)
	start, end := SentenceAround(r, at.Start, at.End)
	return string(r[start:end])
}

// SentenceAround is where the sentence begins and ends that is around a part of a
// text.
func SentenceAround(r []rune, from, to int) (start, end int) {
	ends := func(i int) bool {
		return (r[i] == '.' || r[i] == '!' || r[i] == '?') && (i+1 == len(r) || unicode.IsSpace(r[i+1])) && (i == 0 || !unicode.IsUpper(r[i-1]))
	}
	for start = from; start > 0 && !ends(start-1); {
		start--
	}
	for end = to; end < len(r) && !ends(end); {
		end++
	}
	return start, min(end+1, len(r))
}

func Lower(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) })
}

// Stem is what the forms of a word share: salary, salaries.
func Stem(w string) string {
	n := 0
	for i := range w {
		if n == 5 {
			return w[:i]
		}
		n++
	}
	return w
}

// WordsAfter are the next words, in lower case.
func WordsAfter(r []rune, at, most int) []string {
	words := Lower(string(r[at:min(len(r), at+40)]))
	return words[:min(most, len(words))]
}

// phrase is a number with the words that belong to it.
func Phrase(text string, m scan.Mention) string {
	r := []rune(text)
	return strings.TrimSpace(string(r[min(m.Phrase.Start, m.Span.Start):max(m.Phrase.End, m.Span.End)]))
}

// Excerpt is a text, or the part of a long one around a number.
func Excerpt(text string, at source.Span) string {
	const most, side = 110, 45
	r := []rune(text)
	if len(r) <= most {
		return text
	}
	from, to := max(0, at.Start-side), min(len(r), at.End+side)
	for from > 0 && r[from-1] != ' ' {
		from--
	}
	for to < len(r) && r[to] != ' ' {
		to++
	}
	out := string(r[from:to])
	if from > 0 {
		out = "…" + out
	}
	if to < len(r) {
		out += "…"
	}
	return out
}

// Near is the text around a part of a long paragraph, so many characters on either
// side up to a blank, and how many characters are before it: what bears on a number is near it, and looking at all of a paragraph for
// each of its numbers takes too long.
func Near(text []rune, from, to, side int) (near string, shift int) {
	shift = max(0, from-side)
	for shift > 0 && !unicode.IsSpace(text[shift-1]) {
		shift--
	}
	end := min(len(text), to+side)
	for end < len(text) && !unicode.IsSpace(text[end]) {
		end++
	}
	return string(text[shift:end]), shift
}

// Leading is what a sentence has before its first letter or digit.
func Leading(r []rune) []rune {
	for i, x := range r {
		if unicode.IsLetter(x) || unicode.IsDigit(x) {
			return r[:i]
		}
	}
	return nil
}

// Possessive reports whether a mark and what follows end a word: ’s.
func Possessive(r []rune) bool {
	return len(r) > 1 && (r[0] == '’' || r[0] == '\'') && (r[1] == 's' || r[1] == 'S') && (len(r) == 2 || !unicode.IsLetter(r[2]))
}

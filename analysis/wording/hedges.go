package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotient/datasets"
)

// Hedged reports whether a text says that what it tells is expected, speculated
// or proposed; else it returns a word that would.
func Hedged(m datasets.Modality, text, tag string) (hedge string, ok bool) {
	list := Of(tag).Hedges[string(m)]
	words := Lower(text)
	for i := range words {
		for _, h := range list {
			phrase := strings.Split(h, "_")
			stem, isStem := strings.CutSuffix(h, "-")
			if Follows(words[i:], phrase) || isStem && strings.HasPrefix(words[i], stem) {
				return h, true
			}
		}
	}
	if len(list) == 0 {
		return "", true
	}
	for _, h := range list {
		if !strings.HasSuffix(h, "-") && !strings.Contains(h, "_") { // a whole word, to be written as it is
			return h, false
		}
	}
	return strings.Trim(list[0], "-"), false
}

// Capitalized begins a sentence.
func Capitalized(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

package wording

import (
	"slices"
	"strings"
	"unicode"

	"quotient/datasets/language/form"
)

// Lettered are the words of a text in lower case, without what is no letter.
func Lettered(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
}

// Negates reports whether a word that denies is among the last of some, and denies
// something else than that the text says so.
func Negates(before []string, p *form.Prose) bool {
	for i := len(before) - 1; i >= max(0, len(before)-5); i-- {
		if slices.Contains(p.And, before[i]) { // no guess, but a fact
			return false
		}
		if !slices.Contains(p.Denials, before[i]) {
			continue
		}
		return i+1 == len(before) || !slices.Contains(p.Says, before[i+1])
	}
	return false
}

// Hedges reports whether words say that something is no fact, and do not deny that.
func Hedges(words []string, p *form.Prose) bool {
	for i, w := range words {
		for _, list := range p.Hedges {
			for _, hedge := range list {
				begin, open := strings.CutSuffix(hedge, "-")
				if (w == hedge || open && strings.HasPrefix(w, begin)) && !Negates(words[max(0, i-3):i], p) {
					return true
				}
			}
		}
	}
	return false
}

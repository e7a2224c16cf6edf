package language

import (
	"strings"
	"unicode"

	"quotient/datasets/language/form"
)

// Guess tells the language of a text by its small words: articles, prepositions, pronouns. It reports false
// where these do not plainly tell, and then the first language.
func Guess(text string) (l *form.Language, sure bool) {
	const long, few, times = 20_000, 3, 3 // bytes that are looked at; words, and how many times more than of any other
	if len(text) > long {
		text = strings.ToValidUTF8(text[:long], "")
	}
	words := Split(strings.ToLower(text))
	count := map[*form.Language]int{}
	for _, word := range words {
		var of []*form.Language
		for _, x := range All {
			if first := []rune(word)[0]; unicode.IsLetter(first) && WordsOf(x.Tag).Light(word) {
				of = append(of, x)
			}
		}
		if len(of) == 1 { // one of two languages tells neither
			count[of[0]]++
		}
	}
	best, next := 0, 0
	for _, x := range All {
		switch n := count[x]; {
		case n > best:
			best, next, l = n, best, x
		case n > next:
			next = n
		}
	}
	if sure = best >= few && best >= times*next; !sure {
		return All[0], false
	}
	return l, true
}

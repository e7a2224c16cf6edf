package word

import (
	"strings"

	"quotient/datasets/quantity"
)

// A Phrase is a qualifier: its words, and what they say of a number.
type Phrase struct {
	Words []*Word
	Bound quantity.Bound
}

// Phrases are qualifiers by the word next to the number.
type Phrases map[*Word][]Phrase

// bounds are what qualifiers can say.
var bounds = []quantity.Bound{quantity.Over, quantity.AtLeast, quantity.Under, quantity.UpTo, quantity.About, quantity.Exact}

// addPhrases adds qualifiers to a list, each by one of its words.
func (l *Language) addPhrases(from map[string]string, to Phrases, key func([]*Word) *Word) {
	for _, bound := range bounds {
		for line := range strings.Lines(from[string(bound)]) {
			var words []*Word
			for _, w := range strings.Fields(line) {
				words = append(words, l.word(w))
			}
			if len(words) > 0 {
				k := key(words)
				to[k] = append(to[k], Phrase{words, bound})
			}
		}
	}
}

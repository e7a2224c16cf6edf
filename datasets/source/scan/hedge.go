package scan

import (
	"strings"
	"unicode"
)

// Hedge returns the word of a phrase by which a text leaves open whether what it
// says is so ("it is speculated", "allegedly"), or "".
func (l *Language) Hedge(phrase string) string {
	for _, w := range strings.FieldsFunc(phrase, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		if x := l.words[strings.ToLower(w)]; x != nil && x.is.any(isHedge) {
			return w
		}
	}
	return ""
}

package scan

import (
	"strings"
	"unicode"
)

// Hedge returns the word of a phrase by which a text leaves open whether what it
// says is so ("it is speculated", "allegedly"), or "".
func (l *Language) Hedge(phrase string) string { return l.says(phrase, isHedge) }

// Doubt is [Language.Hedge] with words that may leave open whether it is so, and may
// not: "some fear", "may be lost".
func (l *Language) Doubt(phrase string) string { return l.says(phrase, isHedge|isDoubt) }

// Demand returns the word of a phrase by which a text says what is to be, and not
// what is ("demanded", "should"), or "".
func (l *Language) Demand(phrase string) string { return l.says(phrase, isDemand) }

// Programme returns the word by which the words before a list say that its items
// are to be ("programme", "demands"), or "".
func (l *Language) Programme(phrase string) string { return l.says(phrase, isProgramme|isDemand) }

func (l *Language) says(phrase string, role roles) string {
	for _, w := range strings.FieldsFunc(phrase, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		if x := l.words[strings.ToLower(w)]; x != nil && x.is.any(role) {
			return w
		}
	}
	return ""
}

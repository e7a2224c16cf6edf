package spec

import (
	"quotient/datasets/language"
)

// Translate is a phrase in the language of a tag; the English one where it has none.
func Translate(tag, phrase string) string {
	if s, ok := language.For(tag).Writing.Charts[phrase]; ok {
		return s
	}
	return phrase
}

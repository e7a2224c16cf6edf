package spec

import (
	"quotient/datasets/language"
)

func Translate(tag, phrase string) string {
	if s, ok := language.For(tag).Writing.Charts[phrase]; ok {
		return s
	}
	return phrase
}

package scan

import (
	"strings"
	"sync"
	"unicode"

	"quotient/datasets/language"
	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/unit"
	"quotient/datasets/source/scan/internal/word"
)

// A Language is what the scanner knows of a language: lists of words, and nothing else.
// The rules that read them are the same for all.
type Language struct{ words *word.Language }

// compiled has a func() *Language for each language that was used, by its tag.
var compiled sync.Map

// compile returns a language for the scanner. It is compiled once.
func compile(l *form.Language) *Language {
	once, ok := compiled.Load(l.Tag)
	if !ok {
		once, _ = compiled.LoadOrStore(l.Tag, sync.OnceValue(func() *Language { return &Language{word.New(l.Tag, &l.Reading)} }))
	}
	return once.(func() *Language)()
}

// English is the English of Britain and America.
func English() *Language { return compile(language.All[0]) }

// Tags lists the languages.
func Tags() []string { return language.Tags() }

// In returns the language of a BCP 47 tag; region and script are ignored.
func In(tag string) (*Language, bool) {
	l, ok := language.Of(tag)
	if !ok {
		return nil, false
	}
	return compile(l), true
}

// Hedge returns the word of a phrase by which a text leaves open whether what it says is
// so ("it is speculated", "allegedly"), or "".
func (l *Language) Hedge(phrase string) string { return l.says(phrase, form.IsHedge) }

// Doubt is [Language.Hedge] with words that may leave open whether it is so, and may not:
// "some fear", "may be lost".
func (l *Language) Doubt(phrase string) string { return l.says(phrase, form.IsHedge|form.IsDoubt) }

// Demand returns the word of a phrase by which a text says what is to be, and not what is
// ("demanded", "should"), or "".
func (l *Language) Demand(phrase string) string { return l.says(phrase, form.IsDemand) }

// Programme returns the word by which the words before a list say that its items are to
// be ("programme", "demands"), or "".
func (l *Language) Programme(phrase string) string {
	return l.says(phrase, form.IsProgramme|form.IsDemand)
}

// Fall returns the word of a phrase that says that something went down, or is a loss, or "".
func (l *Language) Fall(phrase string) string {
	for _, w := range strings.FieldsFunc(phrase, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		if x := l.words.Words[strings.ToLower(w)]; x != nil && x.Mark&form.MarkFall != 0 {
			return w
		}
	}
	return ""
}

func (l *Language) says(phrase string, role form.Roles) string {
	for _, w := range strings.FieldsFunc(phrase, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		if x := l.words.Words[strings.ToLower(w)]; x != nil && x.Is.Any(role) {
			return w
		}
	}
	return ""
}

// IsMoney reports whether a unit, by its English name, is money: franc, US dollar. A pound,
// which can be a weight, is not.
func IsMoney(name string) bool { return unit.IsMoney(name) }

package evidence

import (
	"fmt"
	"slices"

	"quotient/cmd/quotient/internal/document"
	"quotient/datasets/language"
	"quotient/datasets/language/form"
)

// guess is the tag of the language of drafts and sources, which are read in one: the first where it does
// not plainly show, and an error where two plainly have different ones.
func guess(drafts, sources []*document.Document) (string, error) {
	var first *document.Document
	var of *form.Language
	for _, d := range slices.Concat(drafts, sources) {
		l, sure := language.Guess(d.Prose.Text(d.Prose.All()))
		switch {
		case !sure:
		case of == nil:
			first, of = d, l
		case l != of:
			return "", fmt.Errorf("%s seems to be in %s and %s in %s: a draft is held against texts in its own language\n    if both are in one language, name it with --language", first.Name(), of.Name, d.Name(), l.Name)
		}
	}
	if of == nil {
		of = language.All[0]
	}
	return of.Tag, nil
}

// Unread is what is not judged in the language of a report; "" where all is.
func (r *Report) Unread() string {
	if language.WordsOf(r.Language).KnowsKindred() {
		return ""
	}
	return fmt.Sprintf("only the numbers were judged, with bound, unit and date, and not the words around them: %s has no list of words that mean the same", language.For(r.Language).Name)
}

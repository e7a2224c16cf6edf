package token

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quotient/datasets/language/form"
)

// longWord is how many bytes a word has at least for its ending to tell something.
const longWord = 6

// IsPlural reports whether a word looks like a plural.
func (b *Block) IsPlural(i int) bool {
	w := b.At(i)
	if w.Is.Any(form.IsCounted) {
		return true
	}
	if w.Is.Any(form.IsSingular) {
		return false
	}
	s := b.Str(i)
	if utf8.RuneCountInString(s) < 3 {
		return false
	}
	s = strings.ToLower(s)
	ends := func(e string) bool { return strings.HasSuffix(s, e) }
	return slices.ContainsFunc(b.Plurals, ends) && !slices.ContainsFunc(b.Singulars, ends)
}

// IsAdjective reports whether a word has an ending of adjectives.
func (b *Block) IsAdjective(i int) bool {
	s := b.Lower(i)
	return len(s) >= longWord && slices.ContainsFunc(b.Adjectives, func(e string) bool { return strings.HasSuffix(s, e) })
}

// IsParticiple reports whether a word at the end of a phrase is a verb: of "23 drowned"
// it is, of "23 wounded" it is what is counted.
func (b *Block) IsParticiple(i int) bool { return b.hasEnding(i, b.Nouns.Participle) }

// IsGerund reports whether a word at the end of a phrase is a verb: of "3 abstaining" it
// is. What is counted would be in the plural.
func (b *Block) IsGerund(i int) bool {
	return !b.Tokens[i].Capital && b.hasEnding(i, b.Nouns.Gerund)
}

func (b *Block) hasEnding(i int, ending string) bool {
	return ending != "" && len(b.Str(i)) >= longWord && strings.HasSuffix(b.Str(i), ending) && !b.Has(i, form.IsCounted)
}

// IsPartitive reports whether "of" is at a token, as in "dozens of people".
func (b *Block) IsPartitive(i int) bool { return b.Has(i, form.IsOf) }

// IsOfSome reports whether what follows is of some that are known: of its users, of them.
func (b *Block) IsOfSome(i int) bool {
	return b.IsPartitive(i) && b.Has(i+1, form.IsPossessive|form.IsDeterminer|form.IsPronoun)
}

// Counted reports whether what follows a number is what it counts.
func (b *Block) Counted(i int) bool {
	for k := i; k < i+3; k++ {
		if b.Form(k) != Word || b.Has(k, form.IsFunction) {
			return false
		}
		if b.IsPlural(k) {
			return true
		}
	}
	return false
}

package scan

import (
	"strings"

	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/numeral"
	"quotient/datasets/source/scan/internal/token"
	"quotient/datasets/source/scan/internal/unit"
)

// A verdict is what a piece of evidence says.
type verdict uint8

const (
	silent verdict = iota
	no
	yes
)

func either(holds bool) verdict {
	if holds {
		return yes
	}
	return no
}

// ones tell whether "one" counts, or is a pronoun: i is its token. The first that is not
// silent decides.
var ones = []func(b *block, i int) verdict{
	func(b *block, i int) verdict { // one-party, no-one
		if !b.Is(i+1, "-") || !b.Glued(i+1) {
			if !b.Is(i-1, "-") || !b.Glued(i) {
				return silent
			}
		}
		u, _, ok := b.UnitAfter(i + 1)
		return either(ok && u.Name != "")
	},
	func(b *block, i int) verdict { // at one time, one day the well ran dry
		if b.Has(i+1, form.IsOccasion) && (b.Has(i-1, form.IsStop) || b.isOnceUpon(i)) {
			return no
		}
		return silent
	},
	func(b *block, i int) verdict { // one more, one or two
		if b.Has(i+1, form.IsMore) || b.joinsNumber(i+1) {
			return yes
		}
		return silent
	},
	(*block).oneOfMany,
	func(b *block, i int) verdict { // its one hope
		if !b.Has(i-1, form.IsPossessive) {
			return silent
		}
		return either(b.Form(i+1) == token.Word && !b.Has(i+1, form.IsFunction))
	},
	func(b *block, i int) verdict { // that one mile can do
		if _, _, ok := b.UnitAfter(i + 1); ok && b.Has(i-1, form.IsClause) && b.Form(i+1) == token.Word && len(b.Str(i+1)) > 1 {
			return yes
		}
		return silent
	},
	func(b *block, i int) verdict { // that one
		if b.Has(i-1, form.IsDeterminer|form.IsPronoun) && !b.Qualifies(b.At(i-1)) {
			return no
		}
		return silent
	},
	func(b *block, i int) verdict { // the first one, the last one standing
		if b.At(i-1).Ordinal > 0 || b.Has(i-1, form.IsRecent) {
			return no
		}
		return silent
	},
	func(b *block, i int) verdict { // one knows
		if b.Form(i+1) == token.Word && b.IsPlural(i+1) && !b.Has(i+1, form.IsCounted) && (b.Form(i+2) != token.Word || b.Has(i+2, form.IsFunction)) {
			return no
		}
		return silent
	},
	func(b *block, i int) verdict { // only one
		if b.Form(i+1) == token.Word && !b.Has(i+1, form.IsFunction|form.IsDenial) {
			return silent
		}
		return either(b.Has(i-1, form.IsOnly))
	},
	func(b *block, i int) verdict { // the police’s one
		return either(b.Str(i-1) != "s" || !b.IsAny(i-2, "’", "'"))
	},
}

// counts reports whether a number in words is one: not the pronoun "one".
func (b *block) counts(n numeral.Numeral) bool {
	if n.To != n.From+1 || b.At(n.From).Cardinal != 1 {
		return true
	}
	for _, says := range ones {
		if v := says(b, n.From); v != silent {
			return v == yes
		}
	}
	return true
}

// isOnceUpon reports whether "one" begins a sentence about some time: one day the well
// ran dry; but not one day of them, nor one year ago.
func (b *block) isOnceUpon(i int) bool {
	return b.BeginsSentence(i) && b.Form(i+2) == token.Word && !b.IsPartitive(i+2) && !b.Speaks("ago", i+2)
}

// oneOfMany is the evidence of one of the boats; but not of one of the first, nor of one
// of the most.
func (b *block) oneOfMany(i int) verdict {
	if !b.IsPartitive(i+1) || !b.Has(i+2, form.IsDeterminer|form.IsPossessive) && b.Form(i+2) != token.Digits {
		return silent
	}
	if next := b.At(i + 3); next.Ordinal > 0 || next.Is.Any(form.IsFew|form.IsAdverb|form.IsRecent) || b.isSuperlative(i+3) {
		return no
	}
	return either(!b.Has(i-1, form.IsDeterminer|form.IsPronoun) || b.Qualifies(b.At(i-1)))
}

func (b *block) isSuperlative(i int) bool {
	return b.Nouns.Superlative != "" && strings.HasSuffix(b.Str(i), b.Nouns.Superlative)
}

// joinsNumber reports whether a word joins what is before it to another number: one or
// two, one to three, one per cent.
func (b *block) joinsNumber(i int) bool {
	w := b.At(i)
	if w.Is.Any(form.IsPer) {
		u, _, ok := b.UnitAfter(i)
		return ok && u.Kind == unit.Percent
	}
	if !w.Is.Any(form.IsOr|form.IsTo) && !(w.Is.Any(form.IsAnd) && b.Has(i-2, form.IsBetween)) {
		return false
	}
	next := b.At(i + 1)
	return b.Form(i+1) == token.Digits || next.Cardinal > 1
}

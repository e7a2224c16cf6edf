package scan

import (
	"math/big"
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan/internal/numeral"
	"quotient/datasets/source/scan/internal/token"
	"quotient/datasets/source/scan/internal/unit"
)

// votes reads the two numbers of a vote or a game as one mention: 52-48, 3–1. It
// is one where the first is the greater, which no range has, or where the words
// before say so.
func (b *block) votes(i int) []match {
	j := i + 2
	if b.Form(i) != token.Digits || b.Form(j) != token.Digits || !b.Is(i+1, "-") && !b.Is(i+1, "–") || !b.Glued(i+1) || !b.Glued(j) {
		return nil
	}
	if len(b.Str(i)) > 3 || len(b.Str(j)) > 3 || b.GoesOn(j) || b.Glued(j+1) && b.Form(j+1) == token.Sign && b.Glued(j+2) || b.Glued(i) && !b.Opening(i-1) || b.IsCurrency(i-1) {
		return nil
	}
	first, second := numeral.Rat(b.ASCII(i)), numeral.Rat(b.ASCII(j))
	named := b.Form(i-1) == token.Word && b.Tokens[i-1].Capital && !b.BeginsSentence(i-1) && !b.Has(i-1, form.IsFunction)
	// A vote that parts a hundred, 48-52, is one without a word for it.
	contest := b.isContested(i, j+1) || new(big.Rat).Add(first, second).Cmp(hundred) == 0
	if u, next, ok := b.UnitAfter(j + 1); ok && (u.Kind != unit.Percent || first.Cmp(second) < 0 && !b.Has(next, form.IsContest)) {
		return nil // but a 52–48 percent split
	}
	switch {
	case b.At(j+1).Scale > 0: // 20-10 thousand dollars
		return nil
	case first.Cmp(second) < 0 && (!contest || b.Counted(j+1)):
		return nil
	case !contest && (named || len(b.Str(i)) == 3 && !b.Counted(j+1)): // Baltic 640-200
		return []match{b.named(match{from: i, to: j + 1, reading: reading{Kind: ProperName, Bound: quantity.Exact}})}
	}
	return []match{match{from: i, to: j + 1, reading: reading{Kind: Score, Low: first, High: second, Bound: quantity.Exact}}.wide()}
}

// isContested reports whether words near two numbers say that they are of a vote or
// a game.
func (b *block) isContested(from, to int) bool {
	for k := from - 1; k >= from-6 && !b.Ends(k); k-- {
		if b.Has(k, form.IsContest) {
			return true
		}
	}
	return b.Has(to, form.IsContest) || b.Str(to) == "against"
}

package scan

import (
	"math/big"

	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/numeral"
	"quotient/datasets/source/scan/internal/token"
	"quotient/datasets/source/scan/internal/unit"
)

// votes reads the two numbers of a vote or a game as one mention: 52-48, 3–1. It is one
// where the first is the greater, which no range has, or where the words before say so.
func (b *block) votes(i int) []match {
	j := i + 2
	if !b.joinsDigits(i+1, "-", "–") || b.Form(j) != token.Digits || !b.isWhole(i, j) {
		return nil
	}
	first, second := numeral.Rat(b.ASCII(i)), numeral.Rat(b.ASCII(j))
	rises := first.Cmp(second) < 0
	if b.isMeasured(j+1, rises) || b.At(j+1).Scale > 0 { // 20-10 thousand dollars
		return nil
	}
	// A vote that parts a hundred, 48-52, is one without a word for it.
	contest := b.isContested(i, j+1) || b.isAmongScores(i, j) || new(big.Rat).Add(first, second).Cmp(hundred) == 0
	switch counted := b.Counted(j + 1); {
	case rises && (!contest || counted):
		return nil
	case !contest && (b.isAfterName(i) || len(b.Str(i)) == 3): // Baltic 640-200
		return []match{b.named(plain(ProperName, i, j+1))}
	}
	return pair(i, j+1, first, second)
}

// isAmongScores reports whether a score that falls is before or after two numbers, by a
// comma: 6-4, 3-6, 7-5.
func (b *block) isAmongScores(i, j int) bool {
	falls := func(k int) bool {
		if b.Form(k) != token.Digits || b.Form(k+2) != token.Digits || !b.joinsDigits(k+1, "-", "–") || !b.isWhole(k, k+2) {
			return false
		}
		return numeral.Rat(b.ASCII(k)).Cmp(numeral.Rat(b.ASCII(k+2))) > 0
	}
	return b.Is(i-1, ",") && falls(i-4) || b.Is(j+1, ",") && falls(j+2)
}

// isWhole reports whether the digits from one token to another are all of what they are,
// and can be a score.
func (b *block) isWhole(i, j int) bool {
	const most = 3 // digits of each
	if len(b.Str(i)) > most || len(b.Str(j)) > most || b.isInside(i) || b.IsCurrency(i-1) {
		return false
	}
	return !b.GoesOn(j) && !(b.Glued(j+1) && b.Form(j+1) == token.Sign && b.Glued(j+2) && !b.IsAny(j+1, ")", "]"))
}

// isMeasured reports whether a unit follows two numbers; but not that of a 52–48 percent
// split.
func (b *block) isMeasured(i int, rises bool) bool {
	u, next, ok := b.UnitAfter(i)
	return ok && (u.Kind != unit.Percent || rises && !b.Has(next, form.IsContest))
}

// isAfterName reports whether a name is before a token.
func (b *block) isAfterName(i int) bool {
	return b.Form(i-1) == token.Word && b.Tokens[i-1].Capital && !b.BeginsSentence(i-1) && !b.Has(i-1, form.IsFunction)
}

// isContested reports whether words near two numbers say that they are of a vote or
// a game.
func (b *block) isContested(from, to int) bool {
	for k := from - 1; k >= from-6 && !b.Ends(k); k-- {
		if b.Has(k, form.IsContest) {
			return true
		}
	}
	return b.Has(to, form.IsContest) || b.Writes(to, form.MarkAgainst)
}

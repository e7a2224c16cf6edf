package scan

import (
	"math/big"

	"quotient/datasets/quantity"
)

// votes reads the two numbers of a vote or a game as one mention: 52-48, 3–1. It
// is one where the first is the greater, which no range has, or where the words
// before say so.
func (b *block) votes(i int) []match {
	j := i + 2
	if b.form(i) != digits || b.form(j) != digits || !b.is(i+1, "-") && !b.is(i+1, "–") || !b.glued(i+1) || !b.glued(j) {
		return nil
	}
	if len(b.str(i)) > 3 || len(b.str(j)) > 3 || b.goesOn(j) || b.glued(j+1) && b.form(j+1) == sign && b.glued(j+2) || b.glued(i) && !b.opening(i-1) || b.currencyAt(i-1) {
		return nil
	}
	first, second := rat(b.ascii(i)), rat(b.ascii(j))
	named := b.form(i-1) == word && b.tokens[i-1].capital && !b.sentence(i-1) && !b.at(i-1).is.any(isFunction)
	// A vote that parts a hundred, 48-52, is one without a word for it.
	contest := b.contested(i, j+1) || new(big.Rat).Add(first, second).Cmp(hundred) == 0
	if u, next, ok := b.unitAfter(j + 1); ok && (u.kind != Percent || first.Cmp(second) < 0 && !b.at(next).is.any(isContest)) {
		return nil // but a 52–48 percent split
	}
	switch {
	case b.at(j+1).scale > 0: // 20-10 thousand dollars
		return nil
	case first.Cmp(second) < 0 && (!contest || b.countedNext(j+1)):
		return nil
	case !contest && (named || len(b.str(i)) == 3 && !b.countedNext(j+1)): // Baltic 640-200
		return []match{b.named(match{from: i, to: j + 1, Mention: Mention{Kind: ProperName, Bound: quantity.Exact}})}
	}
	return []match{match{from: i, to: j + 1, Mention: Mention{Kind: Score, Low: first, High: second, Bound: quantity.Exact}}.wide()}
}

// opening reports whether a token opens what is in brackets or quotation marks.
func (b *block) opening(i int) bool {
	return b.is(i, "(") || b.is(i, "[") || b.is(i, "“") || b.is(i, "\"")
}

// contested reports whether words near two numbers say that they are of a vote or
// a game.
func (b *block) contested(from, to int) bool {
	for k := from - 1; k >= from-6 && !b.ends(k); k-- {
		if b.at(k).is.any(isContest) {
			return true
		}
	}
	return b.at(to).is.any(isContest) || b.str(to) == "against"
}

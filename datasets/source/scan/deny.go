package scan

import (
	"math/big"

	"quotient/datasets/quantity"
)

// maxDenial is the most tokens that a denial reaches over to the limit it denies.
const maxDenial = 8

// denied turns a limit round that words before it deny: never more than 40 is up to 40,
// not under 40 is at least 40. What is seldom over a number is about as much.
func (b *block) denied(q qualifier, m match) qualifier {
	turned, ok := b.opposite(q)
	if !ok || b.form(q.from) != word || b.at(q.from-1).is.any(isDeterminer|isPossessive) && !b.at(q.from-1).is.any(isDenial) || b.isSpan(q.from-1, m) {
		return q
	}
	i, seldom := b.denial(q.from)
	if i < 0 {
		return q
	}
	q.from, q.bound = i, turned
	if seldom {
		q.bound = quantity.About
	}
	return q
}

// opposite is what a limit is where it is denied.
func (b *block) opposite(q qualifier) (quantity.Bound, bool) {
	switch q.bound {
	case quantity.Over:
		return quantity.UpTo, true
	case quantity.AtLeast:
		return quantity.Under, true
	case quantity.Under:
		return quantity.AtLeast, b.str(q.from) != "not" && b.str(q.from) != "Not"
	case quantity.UpTo: // not as many as 40
		return quantity.Under, b.lower(q.from) == "as"
	}
	return "", false
}

// isSpan reports whether a limit is of the time that something was not done: not
// repaired for more than 12 years. A verb of lasting makes it what did not last so long.
func (b *block) isSpan(i int, m match) bool {
	w := b.at(i)
	if !w.is.any(isPreposition) || w.is.any(isDenial) {
		return false
	}
	for k := m.to; k < m.to+3; k++ {
		if b.at(k).is.any(isTime) {
			return b.lower(i) != "for" || !b.at(i-1).is.any(isLasting)
		}
	}
	return false
}

// denial returns the token of a word before a limit that denies it, -1 where none does,
// and whether it does so mostly and not always.
func (b *block) denial(i int) (at int, seldom bool) {
	for k := i - 1; k >= 0 && k >= i-maxDenial; k-- {
		w := b.at(k)
		switch {
		case b.form(k) == sign && !isApostrophe(b.str(k)), w.is.any(isAnd | isOr | isBut | isClause | isUndenied):
			return -1, false
		case w.is.any(isSeldom):
			return k, true
		case !w.is.any(isDenial):
			continue
		case w.is.any(isPreposition) && k < i-2: // without warning 40 ships came
			return -1, false
		case b.at(k-1).is.any(isAdverb) && len(b.before[b.at(k-1)]) > 0: // almost never
			return k - 1, true
		case b.str(k) == "t" && isApostrophe(b.str(k-1)) && k > 1: // didn’t
			return k - 2, false
		}
		return k, false
	}
	return -1, false
}

// isDenied reports whether a text says of a number that it is not so many: not 40 but
// 50; 50, not 40.
func (b *block) isDenied(i int) bool {
	w := b.at(i - 1)
	return w.is.any(isDenial) && w == b.words["not"] && !b.at(i-2).is.any(isOr)
}

// deniedNumber makes a mention of a number that is denied. In words it is none.
func (b *block) deniedNumber(m match, end int) []match {
	if b.form(m.from) == word {
		return nil
	}
	m.Kind, m.Unit, m.Denied = ProperName, "", true
	m.phrase = [2]int{m.from - m.lead - 1, max(m.to, end)}
	m.next = end
	return []match{m.wide()}
}

// isNone reports whether one is denied, and so none is counted: not one of the 12 died.
func (b *block) isNone(i int, value *big.Rat) bool {
	w := b.at(i - 1)
	return value.Cmp(unity) == 0 && w.is.any(isDenial) && (w == b.words["not"] || w == b.words["never"])
}

var unity = big.NewRat(1, 1)

package scan

import (
	"math/big"

	"quotient/datasets/quantity"
)

// A span of two numbers: the match of both, and the token behind their unit.
type ends struct {
	match
	end int
}

// rangeOf reads on from the first end of a range to its second: 16,000 to
// 100,000; between 5 and 7; $3–4 million; two or three. What is a step and a
// new level ("rose 8.1 percent to 99.20 yuan") or a score (3-1) is no range.
func (b *block) rangeOf(n numeral, m match, end int) (ends, bool) {
	none := ends{}
	if n.value == nil || n.vague || n.times {
		return none, false
	}
	j := end
	if b.is(m.to, "-") && b.glued(m.to) && m.to+1 < len(b.tokens) && b.tokens[m.to+1].gap && b.at(m.to+1).is.any(isTo|isOr) {
		j = m.to + 1 // 8- to 16-metre
	}
	from, between := b.opens(m.from)
	limits := false
	loose := false // what stands between can mean something else
	switch {
	case b.is(j, "-") || b.is(j, "–") || b.is(j, "—") || b.is(j, "−") || b.is(j, "‑"):
		if b.tokens[j].gap != (j+1 < len(b.tokens) && b.tokens[j+1].gap) {
			return none, false
		}
		if b.is(j, "—") && b.tokens[j].gap {
			return none, false
		}
	case b.is(j, "±") || b.is(j, "+") && b.is(j+1, "/") && (b.is(j+2, "-") || b.is(j+2, "−")):
		return b.tolerance(n, m, j)
	case b.at(j).is.any(isTo):
		loose = !from
	case b.at(j).is.any(isAnd) && (between || b.postpositions()):
	case b.at(j).is.any(isOr):
		loose = true
	case b.but(j, m.from) > j: // at least 5 but fewer than 7
		j, limits = b.but(j, m.from)-1, true
	default:
		return none, false
	}
	k := j + 1
	if at := b.upper(k); at > k { // 5 to just under 7
		k = at
	} else if b.at(j).is.any(isTo) && b.at(k).is.any(isAdverb) { // 5 to perhaps 7
		k = b.upper(k + 1)
	}
	unit := m.Unit
	kind := m.Kind
	second, first, before := b.unitAhead(k)
	if before {
		k = first
	}
	o, ok := b.numeral(k)
	if !ok || o.ordinal || o.code || o.vague || o.value == nil {
		return none, false
	}
	if kind == Money && o.scale == nil && o.digits && b.form(o.to) == word && b.glued(o.to) && b.str(o.to) == "m" {
		// $5-10m: m is million behind a sum of money
		o.scale, o.to = big.NewRat(1_000_000, 1), o.to+1
		o.value = new(big.Rat).Mul(o.value, o.scale)
	}
	after, stop, hasUnit := b.unitAfter(o.to)
	if !hasUnit || before && after.kind != Money {
		stop = o.to
	}
	if !before && hasUnit {
		second = after
	}
	if b.at(j).is.any(isAnd) && !between && !limits {
		if !b.at(stop).is.any(isBetween) {
			return none, false // 5 és 7 között
		}
		stop++
	}
	has := before || hasUnit
	low := b.inTens(n, o)
	if n.scale == nil && o.scale != nil && low.Cmp(o.scale) < 0 && low.Cmp(new(big.Rat).Quo(o.value, o.scale)) <= 0 {
		low.Mul(low, o.scale) // two to three thousand
	}
	if n.scale == nil && !n.digits && low.Cmp(big.NewRat(10, 1)) < 0 && b.at(o.to-1).scale == 100 && b.form(o.to-1) == word && o.to-o.from == 2 {
		if hundreds := new(big.Rat).Mul(low, big.NewRat(100, 1)); hundreds.Cmp(o.value) < 0 {
			low = hundreds // three to four hundred
		}
	}
	if b.form(j) == sign && n.digits && o.scale == nil && low.Cmp(big.NewRat(1000, 1)) < 0 && o.value.Cmp(big.NewRat(1000, 1)) >= 0 && o.value.Cmp(big.NewRat(1_000_000, 1)) < 0 && o.to-o.from == 3 {
		if thousands := new(big.Rat).Mul(low, big.NewRat(1000, 1)); thousands.Cmp(o.value) < 0 {
			low = thousands // 20-25,000
		}
	}
	switch {
	case unit != "" && has && unit != second.name:
		return none, false
	case unit != "" && !has && !between && !from && m.Kind != Money && !b.is(j, "-") && !b.is(j, "–"):
		return none, false
	case low.Cmp(o.value) > 0 && (from || between) && low.Sign() < 0:
		low, o.value = o.value, low // from −18 to −34
	case low.Cmp(o.value) >= 0:
		return none, false
	case b.at(j).is.any(isTo) && (b.is(o.to, "-") || b.is(o.to, "–")) && b.glued(o.to) && b.form(o.to+1) == digits:
		return none, false // 24.2 to 33-35
	case !between && b.at(j).is.any(isTo) && (b.changes(m.from, from) || b.steps(m, low, o.value)):
		return none, false
	case b.at(j).is.any(isOr) && (b.at(j+1).is.any(isArticle) || o.part || n.part || !b.near(low, o.value)):
		return none, false
	case (b.is(j, "-") || b.is(j, "–")) && n.digits && o.digits && len(b.str(n.from)) >= 3 && low.Cmp(big.NewRat(1000, 1)) < 0 && o.value.Cmp(big.NewRat(1000, 1)) >= 0 && unit == "" && !has:
		return none, false // 555-1234
	case loose && b.at(j).is.any(isTo) && n.part != o.part:
		return none, false
	}
	if unit == "" && has {
		unit, kind = second.name, second.kind
	}
	m.Low, m.High, m.Bound = low, o.value, quantity.Between
	m.to, m.Unit, m.Kind = o.to, unit, kind
	if hasUnit {
		m.to = b.touching(o.to, stop, kind)
	}
	return ends{m, max(stop, m.to)}, true
}

// upper returns where the number stands that is an upper limit, if its qualifier
// begins here: just under 7.
func (b *block) upper(i int) int {
	for end := i + 4; end > i; end-- {
		if q := b.phraseBefore(end); !q.none() && q.from == i && (q.bound == quantity.Under || q.bound == quantity.UpTo) {
			return end
		}
	}
	return i
}

// but returns where the qualifier of an upper limit begins that follows, joined by a
// word, on a number with a lower one.
func (b *block) but(i, number int) int {
	j := i
	if b.is(j, ",") {
		j++
	}
	if b.at(j+1).is.any(isMost) || b.at(j+1).is.any(isArticle) && b.at(j+2).is.any(isMost) {
		return i // a minimum of 30 and a maximum of 55: two numbers
	}
	if q := b.qualifierBefore(number); q.bound != quantity.AtLeast && q.bound != quantity.Over || !b.at(j).is.any(isAnd|isBut) || b.upper(j+1) == j+1 {
		return i
	}
	return j + 1
}

// share gives a number the scale that stands with what follows it: 24.2 to 33
// billion, though it is no range.
func (b *block) share(n *numeral) { b.shareFrom(n, 2) }

// shareFrom is share through so many joined numbers.
func (b *block) shareFrom(n *numeral, within int) {
	if n.scale != nil || n.value == nil || n.part || n.vague || n.code || n.ordinal || n.value.Sign() <= 0 || n.value.Cmp(big.NewRat(1000, 1)) >= 0 {
		return
	}
	j := n.to
	switch {
	case b.at(j).is.any(isTo):
	case (b.is(j, "-") || b.is(j, "–")) && b.glued(j) && b.glued(j+1):
	default:
		return
	}
	k := j + 1
	if _, first, ok := b.unitAhead(k); ok {
		k = first
	}
	o, ok := b.numeral(k)
	if !ok || o.value == nil || o.part || o.vague || o.code || o.ordinal {
		return
	}
	if o.scale == nil && within > 1 {
		b.shareFrom(&o, within-1)
	}
	if o.scale != nil && o.scale.Cmp(big.NewRat(1e6, 1)) >= 0 && n.value.Cmp(big.NewRat(1, 100)) > 0 {
		n.value = new(big.Rat).Mul(n.value, o.scale)
		n.scale, n.digits = o.scale, false
	}
}

// unitOfLevel returns the unit of the level that a change ends at, where the
// one it begins at has none of its own: from 1.9 to 2.5 percent.
func (b *block) unitOfLevel(i int) (unit, bool) {
	if !b.at(i).is.any(isTo) {
		return unit{}, false
	}
	if from, _ := b.opens(i - 1); !from && !b.at(i-2).is.any(isBy) { // raised by 200 to 1,400 forints
		return unit{}, false
	}
	if u, _, ok := b.unitAhead(i + 1); ok {
		return u, true
	}
	o, ok := b.numeral(i + 1)
	if !ok || o.value == nil || o.code || o.ordinal {
		return unit{}, false
	}
	if (b.is(o.to, "-") || b.is(o.to, "–")) && b.glued(o.to) {
		if p, ok := b.numeral(o.to + 1); ok && p.value != nil {
			o = p
		}
	}
	u, _, ok := b.unitAfter(o.to)
	return u, ok
}

// postpositions reports whether "between" stands behind its numbers.
func (b *block) postpositions() bool { return b.tag == "hu" }

// opens reports whether from or between stands before a number, perhaps with a
// qualifier.
func (b *block) opens(i int) (from, between bool) {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		switch is := b.at(j).is; {
		case is.any(isBetween):
			return false, true
		case is.any(isFrom):
			return true, false
		case b.form(j) == sign:
			return false, false
		}
	}
	return false, false
}

// changes reports whether a word of change stands before a number, so that what
// follows are the old and the new level: "rose 5 to 30", "cut from 12 to 9".
func (b *block) changes(i int, from bool) bool {
	reach := 3
	if from || b.at(i-1).is.any(isOr) { // rose 3 percent or $1.12 to $37.24
		reach = 8
	}
	for j := i - 1; j >= 0 && j >= i-reach; j-- {
		if b.at(j).is.any(isBy) {
			return false // cut by 40 to 60
		}
		if b.at(j).is.any(isChange) {
			return true
		}
		if b.ends(j) {
			return false
		}
	}
	return false
}

// steps reports whether a number is how much something changed by, and the next the
// level that it came to: rose by 5 to 105; by 11c to 17c. Of percentages, and of
// numbers that are near one another, it is the range of the change: cut by 40 to 60.
func (b *block) steps(m match, low, high *big.Rat) bool {
	if m.Kind == Percent {
		return false
	}
	by := m.from - 1
	for by > m.from-4 && !b.at(by).is.any(isBy) {
		by--
	}
	if !b.at(by).is.any(isBy) || m.Unit == "" && b.near(low, high) {
		return false
	}
	reach := 8
	if m.Unit != "" { // rose 9 percent, and its dividend by 11c to 17c
		reach = 30
	}
	for j := by - 1; j >= 0 && j > by-reach && !b.ends(j); j-- {
		if b.at(j).is.any(isChange) {
			return true
		}
	}
	return false
}

// inTens is a number with the power of ten, or the scale, that stands only with the
// one it is joined to: 1.35 ± 0.05 × 10^5.
func (b *block) inTens(n, o numeral) *big.Rat {
	v := new(big.Rat).Set(n.value)
	if n.tens == nil && o.tens != nil && n.scale == nil && v.Cmp(o.tens) < 0 {
		v.Mul(v, o.tens)
	}
	return v
}

// near reports whether two numbers are alternatives of one another: two or
// three, 400 or 500.
func (b *block) near(a, c *big.Rat) bool {
	return c.Cmp(new(big.Rat).Mul(a, big.NewRat(2, 1))) <= 0
}

// tolerance reads 5 ± 2.
func (b *block) tolerance(n numeral, m match, j int) (ends, bool) {
	k := j + 1
	if !b.is(j, "±") {
		k = j + 3
	}
	o, ok := b.numeral(k)
	if !ok || o.value == nil || o.ordinal || o.code || o.vague {
		return ends{}, false
	}
	after, stop, ok := b.unitAfter(o.to)
	if ok && m.Unit == "" {
		m.Unit, m.Kind = after.name, after.kind
	} else if !ok {
		stop = o.to
	}
	m.Bound = quantity.Between
	middle := b.inTens(n, o)
	if n.scale == nil && o.scale != nil && n.tens == nil {
		middle.Mul(middle, o.scale) // 1.4 ± 0.1 million
	}
	m.Low, m.High = new(big.Rat).Sub(middle, o.value), new(big.Rat).Add(middle, o.value)
	m.to = o.to
	return ends{m, max(stop, o.to)}, true
}

// unitAhead reads a currency that stands before the number behind it, and
// returns where that number begins.
func (b *block) unitAhead(i int) (unit, int, bool) {
	for k := i + 1; k <= i+3 && k < len(b.tokens); k++ {
		if b.form(k) == digits || b.is(k, ".") {
			if u, first, ok := b.unitBefore(k); ok && first == i {
				return u, k, true
			}
			return unit{}, 0, false
		}
	}
	return unit{}, 0, false
}

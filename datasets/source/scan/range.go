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
	if n.value == nil || n.vague || n.times {
		return ends{}, false
	}
	if b.is(end, "±") || b.is(end, "+") && b.is(end+1, "/") && (b.is(end+2, "-") || b.is(end+2, "−")) {
		return b.tolerance(n, m, end)
	}
	j, ok := b.jointAt(m, end)
	if !ok {
		return ends{}, false
	}
	o, ok := b.farEnd(m, j)
	if !ok {
		return ends{}, false
	}
	low := b.nearEnd(n, o.numeral, j)
	if low.Sign() < 0 && low.Cmp(o.value) > 0 && (j.from || j.between) {
		low, o.value = o.value, low // from −18 to −34
	}
	if low.Cmp(o.value) >= 0 || !b.unitsFit(m, o, j) || b.isSeparate(n, m, o, j, low) {
		return ends{}, false
	}
	if m.Unit == "" && o.has {
		m.Unit, m.Kind = o.unit.name, o.unit.kind
	}
	m.Low, m.High, m.Bound = low, o.value, quantity.Between
	m.Open = j.limits && b.isOpen(m.from, j.at+1)
	m.to = o.to
	if o.behind {
		m.to = b.touching(o.to, o.stop, m.Kind)
	}
	return ends{m, max(o.stop, m.to)}, true
}

// A joint is what joins the two ends of a range.
type joint struct {
	at            int  // the dash or word
	dash          bool // it is a hyphen or short dash
	from, between bool // "from" or "between" stands before the first end
	limits        bool // it joins two limits: at least 5 but fewer than 7
}

// jointAt returns what joins a number, whose unit ends before a token, to another.
func (b *block) jointAt(m match, end int) (joint, bool) {
	j := joint{at: end}
	if b.is(m.to, "-") && b.glued(m.to) && b.at(m.to+1).is.any(isTo|isOr) {
		j.at = m.to + 1 // 8- to 16-metre, 8-to-16-metre
	}
	j.from, j.between = b.opens(m.from)
	j.dash = b.is(j.at, "-") || b.is(j.at, "–")
	switch {
	case j.dash || b.is(j.at, "—") || b.is(j.at, "−") || b.is(j.at, "‑"):
		even := b.tokens[j.at].gap == (j.at+1 < len(b.tokens) && b.tokens[j.at+1].gap)
		return j, even && !(b.is(j.at, "—") && b.tokens[j.at].gap)
	case b.at(j.at).is.any(isTo | isOr):
		return j, true
	case b.at(j.at).is.any(isAnd) && (j.between || b.postpositions()):
		return j, true
	}
	if but := b.but(j.at, m.from); but > j.at { // at least 5 but fewer than 7
		j.at, j.limits = but-1, true
		return j, true
	}
	return j, false
}

// A far is the second end of a range.
type far struct {
	numeral
	unit   unit
	has    bool // it has a unit
	behind bool // which stands behind it
	stop   int  // the token behind its unit
}

// farEnd reads the second end of a range.
func (b *block) farEnd(m match, j joint) (o far, ok bool) {
	k := j.at + 1
	if b.form(j.at) == word && b.is(k, "-") && b.glued(k) && b.glued(k+1) && b.is(j.at-1, "-") { // 8-to-16
		k++
	}
	if at := b.upper(k); at > k { // 5 to just under 7
		k = at
	} else if b.at(j.at).is.any(isTo) && b.at(k).is.any(isAdverb) { // 5 to perhaps 7
		k = b.upper(k + 1)
	}
	second, first, before := b.unitAhead(k)
	if before {
		k = first
	}
	o.numeral, ok = b.numeral(k)
	if !ok || o.ordinal || o.code || o.vague || o.value == nil {
		return o, false
	}
	if m.Kind == Money && o.scale == nil && o.digits && b.form(o.to) == word && b.glued(o.to) && b.str(o.to) == "m" {
		// $5-10m: m is million behind a sum of money
		o.scale, o.to = big.NewRat(1_000_000, 1), o.to+1
		o.value = new(big.Rat).Mul(o.value, o.scale)
	}
	after, stop, behind := b.unitAfter(o.to)
	o.unit, o.has, o.behind, o.stop = second, before || behind, behind, stop
	if !behind || before && after.kind != Money {
		o.stop = o.to
	}
	if !before {
		o.unit = after
	}
	if b.at(j.at).is.any(isAnd) && !j.between && !j.limits {
		if !b.at(o.stop).is.any(isBetween) {
			return o, false // 5 és 7 között
		}
		o.stop++
	}
	return o, true
}

// nearEnd is the first end of a range, with the scale that stands with the second
// alone: two to three thousand, three to four hundred, 20-25,000.
func (b *block) nearEnd(n, o numeral, j joint) *big.Rat {
	low := b.inTens(n, o)
	if n.scale == nil && o.scale != nil && low.Cmp(o.scale) < 0 && low.Cmp(new(big.Rat).Quo(o.value, o.scale)) <= 0 {
		low.Mul(low, o.scale)
	}
	by := int64(1)
	switch {
	case n.scale == nil && !n.digits && low.Cmp(big.NewRat(10, 1)) < 0 && b.at(o.to-1).scale == 100 && b.form(o.to-1) == word && o.to-o.from == 2:
		by = 100
	case b.form(j.at) == sign && n.digits && o.scale == nil && low.Cmp(thousand) < 0 && o.value.Cmp(thousand) >= 0 && o.value.Cmp(big.NewRat(1_000_000, 1)) < 0 && o.to-o.from == 3:
		by = 1000
	}
	if more := new(big.Rat).Mul(low, big.NewRat(by, 1)); more.Cmp(o.value) < 0 {
		return more
	}
	return low
}

var thousand = big.NewRat(1000, 1)

// unitsFit reports whether two numbers may be the ends of one range by their units: a
// unit of the first alone is of both only where words or a dash join them.
func (b *block) unitsFit(m match, o far, j joint) bool {
	switch {
	case m.Unit == "":
		return true
	case o.has:
		return m.Unit == o.unit.name
	}
	return j.between || j.from || m.Kind == Money || j.dash
}

// isSeparate reports whether two numbers that could be the ends of a range are two: a
// step and a level, alternatives far apart, the groups of a telephone.
func (b *block) isSeparate(n numeral, m match, o far, j joint, low *big.Rat) bool {
	w := b.at(j.at)
	switch {
	case w.is.any(isOr):
		return b.at(j.at+1).is.any(isArticle) || o.part || n.part || !b.near(low, o.value)
	case j.dash:
		return n.digits && o.digits && len(b.str(n.from)) >= 3 && low.Cmp(thousand) < 0 && o.value.Cmp(thousand) >= 0 && m.Unit == "" && !o.has // 555-1234
	case !w.is.any(isTo):
		return false
	case (b.is(o.to, "-") || b.is(o.to, "–")) && b.glued(o.to) && b.form(o.to+1) == digits:
		return true // 24.2 to 33-35
	case !j.between && (b.changes(m.from, j.from) || b.steps(m, low, o.value)):
		return true
	}
	return !j.from && n.part != o.part
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

// isOpen reports whether neither of two limits is in the range between them: more than 3
// but fewer than 5.
func (b *block) isOpen(number, upper int) bool {
	return b.qualifierBefore(number).bound == quantity.Over && b.phraseBefore(b.upper(upper)).bound == quantity.Under
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

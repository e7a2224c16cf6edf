package scan

import (
	"math/big"

	"quotient/datasets/quantity"
)

// proportion reads two numbers that say how one is to the other, as one mention: 3:1,
// 1:50,000, 3-to-1, 50/50, and 52 to 48 of a vote. They are no quantities.
func (b *block) proportion(i int) []match {
	if b.form(i+1) != sign && !b.at(i+1).is.any(isTo) || b.form(i) == word && b.at(i).cardinal == 0 {
		return nil
	}
	if b.glued(i) && !b.opening(i-1) && !b.is(i-1, "—") || b.currencyAt(i-1) {
		return nil
	}
	if b.form(i) == digits {
		if b.is(i+1, ":") && b.glued(i+1) && b.glued(i+2) {
			return b.colon(i)
		}
		if b.is(i+1, "/") && b.glued(i+1) && b.glued(i+2) {
			return b.shares(i)
		}
	}
	return b.oneTo(i)
}

// pair makes a mention of two numbers, in their order.
func (b *block) pair(kind Kind, from, to int, first, second *big.Rat) []match {
	return []match{match{from: from, to: to, Mention: Mention{Kind: kind, Low: first, High: second, Bound: quantity.Exact}}.wide()}
}

// colon reads numbers with a colon: 3:1, 1:50,000, and the chapter and verse of John
// 3:16. Two digits behind it are mostly the minutes of a time.
func (b *block) colon(i int) []match {
	if b.form(i+2) != digits || len(b.str(i)) > 4 {
		return nil
	}
	first := rat(b.ascii(i))
	o, ok := b.figures(i + 2)
	if !ok || o.value == nil || o.code || o.ordinal || o.part || first == nil || b.is(o.to, ":") && b.glued(o.to) && b.form(o.to+1) == digits {
		return nil
	}
	if w := b.at(i - 1); b.tokens[i].gap && (w.is.any(isScripture) && b.tokens[i-1].capital || w.is.any(isBook)) && !b.timed(o.to) {
		to := i + 3
		if (b.is(to, "-") || b.is(to, "–")) && b.glued(to) && b.glued(to+1) && b.form(to+1) == digits {
			to += 2
		}
		return []match{b.mark(i, to)}
	}
	if _, _, ok := b.unitAfter(o.to); ok && b.form(o.to) == word && !b.proportional(i, o.to) {
		return nil
	}
	if len(b.str(i+2)) == 2 && o.to == i+3 && (b.timed(o.to) || !b.noTime(i, o.to)) {
		return nil // 10:30
	}
	return b.pair(Score, i, o.to, first, o.value)
}

// timed reports whether a.m. or p.m. stands at a token.
func (b *block) timed(i int) bool {
	half, _ := dater{b, datesOf(b.tag)}.meridiem(i)
	return half > 0
}

// proportional reports whether words near two numbers say that they are a ratio, or the
// score of a game.
func (b *block) proportional(from, to int) bool {
	for k := from - 1; k >= from-7 && k >= 0 && !b.ends(k) && !b.is(k, ","); k-- {
		if b.at(k).is.any(isProportion | isContest) {
			return true
		}
	}
	for k := to; k < to+2; k++ {
		if b.at(k).is.any(isProportion | isContest) {
			return true
		}
	}
	return false
}

// noTime reports whether words next to two numbers say that they are no time, though
// they could be one: a ratio of 1:10, lost 0:12; but the match began at 10:30.
func (b *block) noTime(from, to int) bool {
	w := b.at(from - 1)
	if w.is.any(isContest|isProportion) || b.at(to).is.any(isProportion) {
		return true
	}
	for k := from - 1; k > from-4 && (k == from-1 || w.is.any(isOf|isAuxiliary)); k-- {
		if b.at(k).is.any(isProportion) {
			return true
		}
	}
	return false
}

// shares reads the two parts of a hundred, and two numbers that are the same: 70/30,
// 50/50, 20/20. They are no part of one.
func (b *block) shares(i int) []match {
	j := i + 2
	if b.form(j) != digits || len(b.str(i)) != 2 || len(b.str(j)) != 2 || b.glued(j+1) && !b.ends(j+1) && !b.is(j+1, ",") && !b.is(j+1, ".") {
		return nil
	}
	first, second := rat(b.ascii(i)), rat(b.ascii(j))
	switch {
	case new(big.Rat).Add(first, second).Cmp(hundred) == 0:
		return b.pair(Score, i, j+1, first, second)
	case first.Cmp(second) == 0:
		return []match{match{from: i, to: j + 1, Mention: Mention{Kind: ProperName, Bound: quantity.Exact}}.wide()}
	}
	return nil
}

// oneTo reads two numbers with "to" where they are no range: 3-to-1, and of votes 52 to
// 48. The first is the greater.
func (b *block) oneTo(i int) []match {
	j, hyphens := i+1, false
	if hyphens = b.is(j, "-") && b.glued(j) && b.at(j+1).is.any(isTo) && b.is(j+2, "-") && b.glued(j+2) && b.glued(j+3); hyphens {
		j++
	}
	if !b.at(j).is.any(isTo) || b.form(i) == word && !hyphens {
		return nil
	}
	k := j + 1
	if hyphens {
		k++
	}
	first, ok := b.lone(i)
	second, fits := b.lone(k)
	if !ok || !fits || first.Cmp(second) < 0 && !(hyphens && b.proportional(i, k+1) || b.isRatioOf(i)) || b.glued(k+1) && !b.ends(k+1) && !b.is(k+1, ",") {
		return nil
	}
	if !hyphens && (!b.proportional(i, k+1) || b.changes(i, true) && !b.contested(i, k+1) || b.at(i-1).is.any(isFrom)) {
		return nil
	}
	if _, _, measured := b.unitAfter(k + 1); measured || b.countedNext(k+1) {
		return nil
	}
	return b.pair(Score, i, k+1, first, second)
}

// isRatioOf reports whether a ratio is spoken of right before a number: a ratio of 1 to
// 2; but not of a scale of 1 to 10.
func (b *block) isRatioOf(i int) bool {
	if !b.at(i - 1).is.any(isOf | isAuxiliary) {
		return false
	}
	w := b.at(i - 2)
	return w.is.any(isProportion) && (w == b.words["ratio"] || w == b.words["odds"] || w == b.words["proportion"])
}

// lone returns the value of a number of one token.
func (b *block) lone(i int) (*big.Rat, bool) {
	switch {
	case b.form(i) == digits && len(b.str(i)) <= 3:
		return rat(b.ascii(i)), true
	case b.form(i) == word && b.at(i).cardinal > 0:
		return big.NewRat(b.at(i).cardinal, 1), true
	}
	return nil, false
}

// product reads numbers of a size, which have one unit: 10 × 12 m, 2 x 3 x 4 feet, 20
// by 30 metres. Without a unit those that touch are a name: 4x4 cars.
func (b *block) product(i int) []match {
	if b.form(i+1) != sign && !b.isBy(i+1) || b.is(i+1, "%") {
		return nil
	}
	if b.form(i) != digits || b.glued(i) && !b.opening(i-1) {
		return nil
	}
	var parts []numeral
	to, glued := i, true
	for range maxSides {
		n, ok := b.figures(to)
		if !ok || n.value == nil || n.ordinal || n.code || n.part || n.scale != nil {
			return nil
		}
		parts = append(parts, n)
		to = n.to
		if !b.isBy(to) || b.form(to+1) != digits {
			break
		}
		glued = glued && b.glued(to) && b.glued(to+1)
		to++
	}
	if len(parts) < 2 || b.is(to-2, "^") || b.is(to, "^") { // 8x2^10
		return nil
	}
	u, next, ok := b.unitAfter(to)
	switch {
	case ok && u.kind == Quantity && b.isLength(u):
	case glued && (!b.glued(to) || b.form(to) == sign || b.str(to) == "s"):
		return []match{match{from: i, to: to, Mention: Mention{Kind: ProperName, Bound: quantity.Exact}}.wide()}
	default:
		return nil
	}
	var out []match
	for k, n := range parts {
		m := match{from: n.from, to: n.to, Mention: Mention{Kind: Quantity, Unit: u.name, Low: n.value, High: n.value, Bound: quantity.Exact}}
		switch k {
		case 0:
			m = b.qualified(m, n.to)
			m.Noun, m.next = "", 0
			m.phrase[1] = next
		case len(parts) - 1:
			m, end := b.measured(n)
			out = append(out, b.qualified(m, end))
			continue
		}
		m = m.wide()
		m.phrase[1] = next
		out = append(out, m)
	}
	return out
}

// maxSides is how many numbers a size has.
const maxSides = 4

// isBy reports whether a sign or word multiplies the sides of a size.
func (b *block) isBy(i int) bool {
	switch b.str(i) {
	case "×", "x", "X":
		return true
	}
	return b.at(i).is.any(isBy)
}

// isLength reports whether a unit is one of length.
func (b *block) isLength(u unit) bool { return units().lengths[u.name] }

// inFeet reads a height in feet and inches with hyphens: 5-foot-10. It is in inches, of
// which it is a whole number.
func (b *block) inFeet(i int) []match {
	if b.form(i) != digits || b.glued(i) && !b.opening(i-1) || !b.is(i+1, "-") || !b.glued(i+1) || !b.is(i+3, "-") || !b.glued(i+3) || !b.glued(i+2) || !b.glued(i+4) {
		return nil
	}
	if w := b.lower(i + 2); w != "foot" && w != "feet" && w != "ft" {
		return nil
	}
	feet, inches := rat(b.ascii(i)), (*big.Rat)(nil)
	if v, ok := b.lone(i + 4); ok {
		inches = v
	}
	if inches == nil || feet == nil || inches.Cmp(big.NewRat(12, 1)) >= 0 {
		return nil
	}
	v := feet.Mul(feet, big.NewRat(12, 1))
	v.Add(v, inches)
	m := match{from: i, to: i + 5, Mention: Mention{Kind: Quantity, Unit: "inch", Low: v, High: v, Bound: quantity.Exact}}
	return []match{b.qualified(m, i+5)}
}

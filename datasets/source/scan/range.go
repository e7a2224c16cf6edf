package scan

import (
	"math/big"
	"strings"

	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan/internal/numeral"
	"quotient/datasets/source/scan/internal/rule"
	"quotient/datasets/source/scan/internal/token"
	"quotient/datasets/source/scan/internal/unit"
)

// A span of two numbers: the match of both, and the token after their unit.
type ends struct {
	match
	end int
}

var (
	rangeRule     = rule.New("range")
	toleranceRule = rule.New("tolerance")
)

// rangeOf reads on from the first end of a range to its second: 16,000 to 100,000; between
// 5 and 7; $3–4 million; two or three. What is a step and a new level ("rose 8.1 percent
// to 99.20 yuan") or a score (3-1) is no range.
func (b *block) rangeOf(n numeral.Numeral, m match, end int) (ends, bool) {
	if n.Value == nil || n.Vague || n.Times {
		return ends{}, false
	}
	if b.Is(end, "±") || b.Is(end, "+") && b.Is(end+1, "/") && b.IsAny(end+2, "-", "−") {
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
	low := b.nearEnd(n, o.Numeral, j)
	turned := j.turns(low) && low.Cmp(o.Value) > 0
	if turned {
		low, o.Value = o.Value, low
	}
	if j.falls && !turned || low.Cmp(o.Value) >= 0 || !b.unitsFit(m, o, j) || b.isSeparate(n, m, o, j, low) {
		return ends{}, false
	}
	return b.joined(m.with(low, o.Value), o, j), true
}

// joined makes one match of both ends of a range.
func (b *block) joined(m match, o far, j joint) ends {
	if m.Unit == "" && o.has {
		m = m.in(o.unit)
	}
	if o.isPer(m.Unit) {
		m.Unit = o.unit.Name
	}
	m.Bound, m.limits = quantity.Between, j.limits
	m.Open = j.limits && b.isOpen(m.from, j.at+1)
	m.to = o.To
	if o.behind {
		m.to = b.touching(o.To, o.stop, m.Kind)
	}
	m.rules.Join(o.Rules)
	m.rules.Add(rangeRule)
	end := max(o.stop, m.to)
	if u, to, joined := b.Rate(m.of(), end); joined && o.has && !o.behind { // $3.10 to $3.20 a share
		m.Unit, end = u.Name, to
	}
	return ends{m, end}
}

// A joint is what joins the two ends of a range.
type joint struct {
	at            int  // the dash or word
	dash          bool // it is a hyphen or short dash
	from, between bool // "from" or "between" is before the first end
	limits        bool // it joins two limits: at least 5 but fewer than 7
	falls         bool // of which the upper one is first: at most 7 and at least 5
}

// opened reports whether a word before the first end says that there is a second.
func (j joint) opened() bool { return j.from || j.between }

// turns reports whether the first end of a range may be the higher one: from −18 to −34; at
// most 100 and at least 20.
func (j joint) turns(first *big.Rat) bool { return j.falls || first.Sign() < 0 && j.opened() }

// jointAt returns what joins a number, whose unit ends before a token, to another.
func (b *block) jointAt(m match, end int) (joint, bool) {
	j := joint{at: end}
	if b.Is(m.to, "-") && b.Glued(m.to) && b.Has(m.to+1, form.IsTo|form.IsOr) {
		j.at = m.to + 1 // 8- to 16-metre, 8-to-16-metre
	}
	j.from, j.between = b.opens(m.from)
	j.dash = b.IsAny(j.at, "-", "–")
	switch {
	case b.IsAny(j.at, "-", "–", "—", "−", "‑"):
		return j, b.isEven(j.at)
	case b.joinsDigits(j.at, "~", "～"): // 20~100
		return j, b.Form(j.at-1) == token.Digits && b.Form(j.at+1) == token.Digits
	case b.Has(j.at, form.IsTo|form.IsOr), b.Has(j.at, form.IsAnd) && (j.between || b.BetweenAfter):
		return j, true
	}
	if but := b.but(j.at, m.from); but > j.at { // at least 5 but fewer than 7
		j.at, j.limits = but-1, true
		_, j.falls = b.limitAt(but, false)
		return j, true
	}
	return j, false
}

// isEven reports whether a dash has a gap on both sides or on none; a long one has none
// where it joins.
func (b *block) isEven(i int) bool {
	gap := b.Tokens[i].Gap
	return gap == b.Token(i+1).Gap && !(gap && b.Is(i, "—"))
}

// A far is the second end of a range.
type far struct {
	numeral.Numeral
	unit   unit.Unit
	has    bool // it has a unit
	behind bool // which stands behind it
	stop   int  // the token behind its unit
}

// isPer reports whether the second end says what both are per: 75 cents to 78 cents a share.
func (o far) isPer(unit string) bool {
	return o.has && unit != "" && strings.HasPrefix(o.unit.Name, unit+" per ")
}

// farEnd reads the second end of a range.
func (b *block) farEnd(m match, j joint) (o far, ok bool) {
	k := b.farStart(j)
	second, first, before := b.UnitAhead(k)
	if before {
		k = first
	}
	o.Numeral, ok = b.Read(k)
	if !ok || o.Ordinal || o.Code || o.Vague || o.Value == nil {
		return o, false
	}
	if m.Kind == Money {
		b.millions(&o.Numeral)
	}
	after, stop, behind := b.unitBehind(o.Numeral)
	o.unit, o.has, o.behind, o.stop = second, before || behind, behind, stop
	if !behind || before && after.Kind != unit.Money {
		o.stop = o.To
	}
	if !before {
		o.unit = after
	}
	if !b.Has(j.at, form.IsAnd) || j.between || j.limits {
		return o, true
	}
	o.stop++ // 5 és 7 között
	return o, b.Has(o.stop-1, form.IsBetween)
}

// isSmall reports whether a number can take the scale of another.
func isSmall(n *numeral.Numeral) bool {
	return n.IsPlain() && !n.Times && n.Scale == nil && !n.Vague && n.Value.Sign() > 0 && n.Value.Cmp(thousand) < 0
}

// farStart returns where the second end of a range begins: past a hyphen (8-to-16), or its
// own qualifier (5 to just under 7, 5 to perhaps 7).
func (b *block) farStart(j joint) int {
	k := j.at + 1
	if b.Form(j.at) == token.Word && b.IsHyphened(k) && b.Is(j.at-1, "-") {
		k++
	}
	if at, ok := b.limitAt(k, !j.falls); ok && !j.dash { // but 7-under 137
		k = at
	} else if b.Has(j.at, form.IsTo) && b.Has(k, form.IsAdverb) {
		k = b.upper(k + 1)
	}
	if b.Has(k, form.IsArticle) && b.Has(k+1, form.IsHalf) { // a third to a half
		k++
	}
	return k
}

var million = big.NewRat(1_000_000, 1)

// millions reads the m of $5-10m, which is million after a sum of money.
func (b *block) millions(n *numeral.Numeral) {
	if n.Scale != nil || !n.Digits || !b.Glued(n.To) || !b.IsWord(n.To, "m") {
		return
	}
	n.Scale, n.To = million, n.To+1
	n.Value = new(big.Rat).Mul(n.Value, n.Scale)
}

// nearEnd is the first end of a range, with the scale that is with the second alone: two
// to three thousand, three to four hundred, 20-25,000.
func (b *block) nearEnd(n, o numeral.Numeral, j joint) *big.Rat {
	low := b.inTens(n, o)
	if n.Scale != nil {
		return low
	}
	if o.Scale != nil && b.hundredsToo(n, o) {
		low.Mul(low, hundred) // three to four hundred thousand
	}
	if o.Scale != nil && low.Cmp(o.Scale) < 0 && low.Cmp(new(big.Rat).Quo(o.Value, o.Scale)) <= 0 {
		low.Mul(low, o.Scale)
	}
	by := int64(1)
	switch {
	case b.sharesHundred(n, o) && low.Cmp(ten) < 0:
		by = 100
	case b.Form(j.at) == token.Sign && n.Digits && isGrouped(o) && low.Cmp(thousand) < 0:
		by = 1000
	}
	if more := new(big.Rat).Mul(low, big.NewRat(by, 1)); more.Cmp(o.Value) < 0 {
		return more
	}
	return low
}

// sharesHundred reports whether the hundred of the second of two numbers in words may be
// of both: three to four hundred.
func (b *block) sharesHundred(n, o numeral.Numeral) bool {
	return !n.Digits && b.At(o.To-1).Scale == 100 && b.Form(o.To-1) == token.Word && o.To-o.From == 2
}

// hundredsToo reports whether the hundred before the scale of the second of two numbers in
// words is of both.
func (b *block) hundredsToo(n, o numeral.Numeral) bool {
	return n.Spelled && o.Spelled && n.Value.Cmp(ten) < 0 && n.To == n.From+1 && b.At(o.From).Cardinal < 10 && b.At(o.From+1).Scale == 100
}

// isGrouped reports whether a number is of thousands that are set apart: 25,000.
func isGrouped(n numeral.Numeral) bool {
	return n.Scale == nil && n.Value.Cmp(thousand) >= 0 && n.Value.Cmp(million) < 0 && n.To-n.From == 3
}

var (
	ten      = big.NewRat(10, 1)
	thousand = big.NewRat(1000, 1)
)

// unitsFit reports whether two numbers may be the ends of one range by their units: a
// unit of the first alone is of both only where words or a dash join them.
func (b *block) unitsFit(m match, o far, j joint) bool {
	switch {
	case m.Unit == "":
		return true
	case o.has:
		return m.Unit == o.unit.Name || o.isPer(m.Unit)
	}
	return j.between || j.from || m.Kind == Money || j.dash
}

// isSeparate reports whether two numbers that could be the ends of a range are two: a step
// and a level, alternatives far apart, the groups of a telephone.
func (b *block) isSeparate(n numeral.Numeral, m match, o far, j joint, low *big.Rat) bool {
	switch {
	case b.Has(j.at, form.IsOr):
		return b.Has(j.at+1, form.IsArticle) || o.Part || n.Part || !b.near(low, o.Value)
	case j.dash:
		return b.isTelephone(n, m, o, low)
	case !b.Has(j.at, form.IsTo):
		return false
	case b.IsAny(o.To, "-", "–") && b.Glued(o.To) && b.Form(o.To+1) == token.Digits:
		return true // 24.2 to 33-35
	case !j.from && m.isPlain() && o.has && o.unit.Kind == unit.Percent: // raised 10 to 25 percent
		return n.Part != o.Part
	case !j.between && (b.changes(m.from, j.from) || b.steps(m, low, o.Value)):
		return true
	}
	return !j.from && n.Part != o.Part
}

// isTelephone reports whether two numbers are groups of one: 555-1234.
func (b *block) isTelephone(n numeral.Numeral, m match, o far, low *big.Rat) bool {
	return n.Digits && o.Digits && len(b.Str(n.From)) >= 3 && low.Cmp(thousand) < 0 && o.Value.Cmp(thousand) >= 0 && m.Unit == "" && !o.has
}

// upper returns where the number stands that is an upper limit, if its qualifier
// begins here: just under 7.
func (b *block) upper(i int) int {
	at, _ := b.limitAt(i, true)
	return at
}

// limitAt returns the token after the qualifier of an upper limit that begins at a token, or
// of a lower one.
func (b *block) limitAt(i int, upper bool) (at int, ok bool) {
	const longest = 6 // words
	for end := i + longest; end > i; end-- {
		if q := b.PhraseBefore(end); !q.None() && q.From == i && isLimit(q.Bound, upper) {
			return end, true
		}
	}
	return i, false
}

// isLimit reports whether a bound is an upper limit, or a lower one.
func isLimit(is quantity.Bound, upper bool) bool {
	if upper {
		return is == quantity.Under || is == quantity.UpTo
	}
	return is == quantity.AtLeast || is == quantity.Over
}

// but returns where the qualifier of a limit begins that follows, joined by a word, on a
// number with the other one: at least 5 but fewer than 7.
func (b *block) but(i, number int) int {
	j := i
	if b.Is(j, ",") {
		j++
	}
	if b.Has(j+1, form.IsMost) || b.Has(j+1, form.IsArticle) && b.Has(j+2, form.IsMost) {
		return i // a minimum of 30 and a maximum of 55: two numbers
	}
	q := b.qualifierBefore(number)
	if !b.Has(j, form.IsAnd|form.IsBut) || !isLimit(q.Bound, true) && !isLimit(q.Bound, false) {
		return i
	}
	if _, ok := b.limitAt(j+1, isLimit(q.Bound, false)); !ok {
		return i
	}
	return j + 1
}

// isOpen reports whether neither of two limits is in the range between them: more than 3
// but fewer than 5.
func (b *block) isOpen(number, upper int) bool {
	first := b.qualifierBefore(number).Bound
	at, _ := b.limitAt(upper, first == quantity.Over)
	second := b.PhraseBefore(at).Bound
	return first == quantity.Over && second == quantity.Under || first == quantity.Under && second == quantity.Over
}

// share gives a number the scale that is with what follows it: 24.2 to 33 billion, though
// it is no range.
func (b *block) share(n *numeral.Numeral) { b.shareFrom(n, 2) }

// leastShared is the least number that takes the scale of another.
var leastShared = big.NewRat(1, 100)

// shareFrom is share through so many joined numbers.
func (b *block) shareFrom(n *numeral.Numeral, within int) {
	if !isSmall(n) || !b.Has(n.To, form.IsTo) && !b.joinsDigits(n.To, "-", "–") {
		return
	}
	k := n.To + 1
	if _, first, ok := b.UnitAhead(k); ok {
		k = first
	}
	o, ok := b.Read(k)
	if !ok || !o.IsPlain() || o.Vague {
		return
	}
	if o.Scale == nil && within > 1 {
		b.shareFrom(&o, within-1)
	}
	if o.Scale != nil && o.Scale.Cmp(million) >= 0 && n.Value.Cmp(leastShared) > 0 {
		n.Value = new(big.Rat).Mul(n.Value, o.Scale)
		n.Scale, n.Digits = o.Scale, false
	}
}

// unitOfLevel returns the unit of the level that a change ends at, where the
// one it begins at has none of its own: from 1.9 to 2.5 percent.
func (b *block) unitOfLevel(first, i int) (unit.Unit, bool) {
	if !b.Has(i, form.IsTo) {
		return unit.Unit{}, false
	}
	if from, _ := b.opens(first); !from && !b.Has(first-1, form.IsBy) { // raised by 200 to 1,400 forints
		return unit.Unit{}, false
	}
	if u, _, ok := b.UnitAhead(i + 1); ok {
		return u, true
	}
	o, ok := b.Read(i + 1)
	if !ok || o.Value == nil || o.Code || o.Ordinal {
		return unit.Unit{}, false
	}
	if (b.Is(o.To, "-") || b.Is(o.To, "–")) && b.Glued(o.To) {
		if p, ok := b.Read(o.To + 1); ok && p.Value != nil {
			o = p
		}
	}
	u, _, ok := b.UnitAfter(o.To)
	return u, ok
}

// opens reports whether from or between stands before a number, perhaps with a
// qualifier.
func (b *block) opens(i int) (from, between bool) {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		switch is := b.At(j).Is; {
		case is.Any(form.IsBetween):
			return false, true
		case is.Any(form.IsFrom):
			return true, false
		case b.Form(j) == token.Sign:
			return false, false
		}
	}
	return false, false
}

// changes reports whether a word of change stands before a number, so that what
// follows are the old and the new level: "rose 5 to 30", "cut from 12 to 9".
func (b *block) changes(i int, from bool) bool {
	reach := 3
	if from || b.Has(i-1, form.IsOr) { // rose 3 percent or $1.12 to $37.24
		reach = 8
	}
	for j := i - 1; j >= 0 && j >= i-reach; j-- {
		if b.Has(j, form.IsBy) {
			return false // cut by 40 to 60
		}
		if b.Has(j, form.IsChange) {
			return true
		}
		if b.Ends(j) {
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
	for by > m.from-4 && !b.Has(by, form.IsBy) {
		by--
	}
	if !b.Has(by, form.IsBy) || m.Unit == "" && b.near(low, high) {
		return false
	}
	reach := 8
	if m.Unit != "" { // rose 9 percent, and its dividend by 11c to 17c
		reach = 30
	}
	for j := by - 1; j >= 0 && j > by-reach && !b.Ends(j); j-- {
		if b.Has(j, form.IsChange) {
			return true
		}
	}
	return false
}

// inTens is a number with the power of ten, or the scale, that stands only with the
// one it is joined to: 1.35 ± 0.05 × 10^5.
func (b *block) inTens(n, o numeral.Numeral) *big.Rat {
	v := new(big.Rat).Set(n.Value)
	if n.Tens == nil && o.Tens != nil && n.Scale == nil && v.Cmp(o.Tens) < 0 {
		v.Mul(v, o.Tens)
	}
	return v
}

// near reports whether two numbers are alternatives of one another: two or
// three, 400 or 500.
func (b *block) near(a, c *big.Rat) bool {
	return c.Cmp(new(big.Rat).Mul(a, big.NewRat(2, 1))) <= 0
}

// tolerance reads 5 ± 2.
func (b *block) tolerance(n numeral.Numeral, m match, j int) (ends, bool) {
	k := j + 1
	if !b.Is(j, "±") {
		k = j + 3
	}
	o, ok := b.Read(k)
	if !ok || o.Value == nil || o.Ordinal || o.Code || o.Vague {
		return ends{}, false
	}
	after, stop, ok := b.UnitAfter(o.To)
	if ok && m.Unit == "" {
		m = m.in(after)
	} else if !ok {
		stop = o.To
	}
	m.Bound = quantity.Between
	middle := b.inTens(n, o)
	if n.Scale == nil && o.Scale != nil && n.Tens == nil {
		middle.Mul(middle, o.Scale) // 1.4 ± 0.1 million
	}
	m = m.with(new(big.Rat).Sub(middle, o.Value), new(big.Rat).Add(middle, o.Value))
	m.to = o.To
	m.rules.Add(toleranceRule)
	return ends{m, max(stop, o.To)}, true
}

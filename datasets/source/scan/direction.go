package scan

import (
	"strings"

	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/rule"
	"quotient/datasets/source/scan/internal/token"
)

// A mover is a way in which a text says that something rose or fell by a number: it returns
// the token of the word that says so, -1 where none does.
type mover struct {
	name rule.Name
	find func(*block, *match) int
}

// movers are asked in their order.
var movers = []mover{
	{rule.New("step after a verb"), (*block).movedBefore},       // rose 5 percent, down 40
	{rule.New("step after by"), (*block).movedBy},               // raised its price by 5 dollars
	{rule.New("step after of"), (*block).movedOf},               // a decline of 9 percent
	{rule.New("step before a noun"), (*block).movedBehind},      // a 9 percent decline
	{rule.New("level of a loss"), (*block).lossAt},              // its loss widened to $3 million
	{rule.New("step with more or less"), (*block).comparedStep}, // 5 cents higher, 3 percent down
}

// The rules of steps whose verb is with the number before them.
var (
	alternativeRule = rule.New("step in other units")
	parallelRule    = rule.New("step like the one before")
)

// directions gives the numbers of a block that are steps and losses their direction.
func (b *block) directions(found []match) {
	for k := range found {
		m := &found[k]
		if !m.canBeStep() || b.At(m.from).Times > 0 {
			continue
		}
		if b.Marked(m.from, form.MarkFall) && m.IsShare() { // halved
			m.mover = m.from + 1
			continue
		}
		if k > 0 && b.isAlternative(&found[k-1], m) { // 3.1 percent or $1.12
			m.mover = found[k-1].mover
			m.rules.Add(alternativeRule)
			continue
		}
		for _, way := range movers {
			if at := way.find(b, m); at >= 0 {
				if b.losesUntold(m, at) && (k == 0 || !b.toldBefore(&found[k-1], m)) {
					break
				}
				m.mover = at + 1
				m.rules.Add(way.name)
				break
			}
		}
		if last := b.parallel(found[:k], m); m.mover == 0 && last != nil {
			m.mover = last.mover
			m.rules.Add(parallelRule)
		}
	}
}

// losesUntold reports whether a number after "lost" says nothing of what was lost, which
// may be lives or games: they lost 1,800.
func (b *block) losesUntold(m *match, at int) bool {
	return b.Marked(at, form.MarkLoss) && !b.Marked(at, form.MarkStep|form.MarkParticle) && m.Unit == "" && m.Noun == ""
}

// toldBefore reports whether the number before in the same sentence counts what there is
// more or less of after a step: gained 12 seats, and the others lost 9.
func (b *block) toldBefore(last, m *match) bool {
	for i := last.to; i < m.from; i++ {
		if b.Is(i, ".") && b.Ends(i) {
			return false
		}
	}
	return last.Noun != "" && b.Marked(last.phrase[1]-1, form.MarkHeld)
}

// canBeStep reports whether a match is of a number that something can have moved by.
func (m *match) canBeStep() bool {
	switch m.Kind {
	case Quantity, Money, Percent, Vague:
		return m.Low != nil && m.Low.Sign() >= 0
	}
	return false
}

// way is which way a word says that something went.
func (b *block) way(i int) Direction {
	if b.Marked(i, form.MarkFall|form.MarkLess) {
		return Down
	}
	return Up
}

// moves reports whether a word says that something rose or fell.
func (b *block) moves(i int) bool { return b.Marked(i, form.MarkRise|form.MarkFall) }

// isAlternative reports whether a number says in other units what the step before it does.
func (b *block) isAlternative(last, m *match) bool {
	if last.mover == 0 || last.Unit == m.Unit {
		return false
	}
	i := max(last.to, last.next, last.phrase[1])
	if b.Is(i, ",") {
		i++
	}
	return b.Has(i, form.IsOr) && i+1 == m.phrase[0]
}

// measures reports whether a number counts in what there is more or less of: percent,
// money, points; or says nothing of what it counts.
func (b *block) measures(m *match) bool {
	switch {
	case m.Kind == Percent || m.Kind == Money, m.Unit == "" && m.Noun == "":
		return true
	case m.Unit == "":
		return b.Marked(m.phrase[1]-1, form.MarkHeld) || b.Marked(m.to+1, form.MarkHeld)
	}
	return !b.isDuration(m)
}

// isDuration reports whether a number is of time: it rose two days later.
func (b *block) isDuration(m *match) bool {
	for k := m.to; k <= m.to+1; k++ {
		if b.Has(k, form.IsTime) {
			return true
		}
	}
	return false
}

// reachBefore is the most words between a verb and how much it moved.
const reachBefore = 5

// movedBefore finds the verb or particle right before a number: rose sharply by about 5.
func (b *block) movedBefore(m *match) int {
	start := m.phrase[0]
	if b.Form(start) == token.Word && start < m.from && b.Marked(start, form.MarkLevel) && !b.Has(start-1, form.IsBy) {
		return -1 // fell below 40
	}
	if b.Has(start-1, form.IsBetween) { // grow between 2 and 3 percent
		start--
	}
	by := false
	for j := start - 1; j >= start-reachBefore; j-- {
		switch {
		case b.Form(j) != token.Word:
			return -1
		case b.moves(j):
			if b.isStep(j, j == start-1, by, m) {
				return j
			}
			return -1
		case b.Has(j, form.IsBy):
			by = true
		case b.Marked(j, form.MarkAt) && b.Has(j+1, form.IsArticle): // grew at a 3 percent rate
		case b.Has(j, form.IsArticle|form.IsAdverb), b.Marked(j, form.MarkMore), b.IsAdjective(j), strings.HasSuffix(b.Str(j), "ly"):
		default:
			return -1
		}
	}
	return -1
}

// isStep reports whether a number near after a word of change is how much that was.
func (b *block) isStep(at int, next, by bool, m *match) bool {
	if b.Marked(at, form.MarkParticle) {
		return b.isWay(at, m)
	}
	if b.Marked(at, form.MarkStep) && b.Has(at-1, form.IsArticle|form.IsDeterminer) && !by {
		return false // a rise two men saw
	}
	switch {
	case by:
		return true
	case b.Marked(at, form.MarkRaise) && next && m.Kind != Percent:
		return false // raised $5 million
	case m.of().IsLength() && !b.Marked(at, form.MarkDepth):
		return false // sank 3 miles from port
	}
	return b.measures(m)
}

// isWay reports whether a particle before a number says which way something went, and
// belongs to no verb: set up 40 camps, shot down 12 planes.
func (b *block) isWay(at int, m *match) bool {
	before := at - 1
	switch {
	case b.Form(before) != token.Word || b.Has(before, form.IsAuxiliary) || b.Marked(before, form.MarkRise|form.MarkFall) || b.Has(before, form.IsChange):
		return m.Kind == Percent || m.Kind == Money || m.Unit != "" && !b.isDuration(m) || m.Unit == "" && !b.BeginsSentence(at)
	case b.Marked(at, form.MarkLoss): // off
		return m.Kind == Percent
	}
	return (m.Kind == Percent || m.Kind == Money || b.Marked(m.to, form.MarkHeld)) && !b.Marked(before, form.MarkPhrasal)
}

// reachBy is the most words between a verb and the "by" of how much it moved.
const reachBy = 10

// movedBy finds the verb whose object is between it and "by": raised its forecast by
// 60,000.
func (b *block) movedBy(m *match) int {
	by := m.phrase[0] - 1
	if !b.Has(by, form.IsBy) || b.IsParticiple(by-1) { // followed by 40 strikes
		return -1
	}
	for j := by - 1; j > by-reachBy && !b.Ends(j); j-- {
		switch {
		case b.moves(j) && !b.Marked(j, form.MarkParticle):
			return j
		case b.Has(j, form.IsClause) || b.Form(j) == token.Digits:
			return -1
		}
	}
	return -1
}

// reachOf is the most words between a noun of change and the "of" of how much it was.
const reachOf = 6

// movedOf finds the noun before "of" a number: a decline of 9 percent, a rise in wages of 5
// dollars.
func (b *block) movedOf(m *match) int {
	of := m.phrase[0] - 1
	if !b.Has(of, form.IsOf) {
		return -1
	}
	for j := of - 1; j > of-reachOf && !b.Ends(j); j-- {
		switch {
		case b.Marked(j, form.MarkStep):
			if b.Marked(j, form.MarkLoss) && !b.measures(m) || j < of-1 && !b.measures(m) {
				return -1 // the loss of 12 lives
			}
			if m.of().IsLength() && !b.Marked(j, form.MarkDepth) {
				return -1 // a surge of 12 feet
			}
			return j
		case b.moves(j) && b.Marked(j+1, form.MarkAt): // grew at an annual rate of 3 percent
			return j
		case b.Has(j, form.IsAuxiliary|form.IsClause|form.IsOf) || b.Form(j) == token.Digits:
			return -1
		}
	}
	return -1
}

// reachBehind is the most words between a number and the noun of change that it is of.
const reachBehind = 4

// movedBehind finds the noun after a number: a 9 percent decline, a 40-seat gain.
func (b *block) movedBehind(m *match) int {
	i := max(m.to, m.next)
	if m.Kind != Percent && m.Kind != Money && !b.IsHyphened(m.to) || m.IsShare() || b.isDuration(m) {
		return -1
	}
	for k := i; k < i+reachBehind; k++ {
		switch {
		case b.Marked(k, form.MarkStep):
			if b.Has(k+1, form.IsArticle|form.IsPossessive) { // a verb
				return -1
			}
			return k
		case b.IsHyphened(k):
		case b.Form(k) != token.Word || b.Has(k, form.IsFunction) || b.IsPlural(k):
			return -1
		}
	}
	return -1
}

// comparedStep finds the comparative after a number: 5 cents higher, 3 percent down.
func (b *block) comparedStep(m *match) int {
	i := max(m.to, m.next, m.phrase[1])
	if b.isDifference(i, m) {
		return i
	}
	if !b.moves(i) || b.Marked(i, form.MarkStep) || b.Form(i) != token.Word || !b.measures(m) {
		return -1
	}
	if next := b.At(i + 1); b.Form(i+1) == token.Word && !next.Is.Any(form.IsPreposition|form.IsAdverb|form.IsAnd|form.IsOr|form.IsBut|form.IsTime) {
		return -1 // 5 dollars down payment
	}
	switch {
	case b.Marked(i, form.MarkParticle):
		if m.Kind == Percent && !b.Marked(i, form.MarkLoss) && !b.Marked(i+1, form.MarkTo) {
			return i
		}
		return -1
	case b.Marked(i, form.MarkLevel): // higher, lower
		return i
	}
	return -1
}

// isDifference reports whether a number is by how many there are more or fewer than there
// were: 6% more than in 2020, 1,500 fewer than a year ago, costs $30 less.
func (b *block) isDifference(i int, m *match) bool {
	switch {
	case !b.Has(i, form.IsMore) && !b.Marked(i, form.MarkLess) || m.Unit == "times" || b.isDuration(m):
		return false
	case b.Marked(i+1, form.MarkThan):
		return !b.beginsNumber(i + 2)
	case b.Marked(i, form.MarkLess) && m.Kind == Percent && !m.IsShare() && b.Form(i+1) == token.Word && !b.Has(i+1, form.IsFunction): // 9.8 percent fewer seats
		return true
	}
	return b.Marked(i, form.MarkLess) && m.Kind == Money && (b.Form(i+1) != token.Word || b.Has(i+1, form.IsFunction))
}

// lossAt finds the loss whose level a number is: its loss was $3 million, the deficit
// widened from 2 to 3 percent.
func (b *block) lossAt(m *match) int {
	if m.Kind != Money && m.Kind != Percent {
		return -1
	}
	j := m.phrase[0] - 1
	switch {
	case b.Has(j, form.IsTo|form.IsFrom):
		for j--; j > m.from-reachBy && !b.Has(j, form.IsChange); j-- {
			if b.Ends(j) || b.Has(j, form.IsOr) {
				return -1
			}
			if b.isLoss(j) && (b.Has(j-1, form.IsChange) || b.Has(j-2, form.IsChange)) { // cut the deficit to 3 percent
				return j
			}
		}
	case !b.Has(j, form.IsAuxiliary):
		return -1
	}
	for k := j - 1; k > j-reachOf && b.Form(k) == token.Word && !b.Has(k, form.IsAuxiliary|form.IsClause|form.IsVerb); k-- {
		if b.isLoss(k) {
			return k
		}
	}
	return -1
}

// isLoss reports whether a word is a loss, as a noun.
func (b *block) isLoss(i int) bool { return b.Marked(i, form.MarkLoss) && b.Marked(i, form.MarkStep) }

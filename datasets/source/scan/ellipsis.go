package scan

import (
	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/token"
)

// reachParallel is the most tokens between a step and one that goes on with its verb.
const reachParallel = 24

// parallel is the step whose verb is that of a number too, which has none of its own: exports
// fell 5 percent and imports 8 percent; profit fell 12% in 2021, by a third in 2022. It is nil
// where there is none.
func (b *block) parallel(before []match, m *match) *match {
	at := len(before) - 1
	for at >= 0 && before[at].mover == 0 && m.from-before[at].to < reachParallel {
		at--
	}
	if at < 0 || before[at].mover == 0 || m.from-before[at].to >= reachParallel {
		return nil
	}
	last, end := &before[at], m.phrase[0]
	if b.isSecond(last, m) {
		return last
	}
	by := b.Has(end-1, form.IsBy)
	if by {
		end--
	}
	e := ellipsis{block: b, between: before[at+1:], by: by}
	goesOn := e.read(max(last.end(), last.mover), end) && e.divided && (e.words == 0 || !b.isLoss(last.mover-1))
	if by {
		goesOn = goesOn && b.measures(m) && !b.IsParticiple(end-1) // followed by 40 percent
	} else {
		goesOn = goesOn && last.Unit == m.Unit && (m.Kind == Percent || m.Kind == Money) && !m.IsShare() && (e.words > 0 || e.dates && b.dated(m))
	}
	if !goesOn {
		return nil
	}
	return last
}

// isSecond reports whether a step is beside another of the same thing, each since its time:
// up 9 percent from a year earlier and 3 percent from the previous quarter.
func (b *block) isSecond(last, m *match) bool {
	and := m.phrase[0] - 1
	if !b.Has(and, form.IsAnd) || !b.Has(last.end(), form.IsFrom) || !b.Has(m.end(), form.IsFrom) || last.Unit != m.Unit || m.Kind != Percent && m.Kind != Money {
		return false
	}
	for i := last.end() + 1; i < and; i++ {
		if b.Form(i) != token.Word || b.Has(i, form.IsAuxiliary|form.IsClause|form.IsVerb) || b.moves(i) {
			return false
		}
	}
	return true
}

// end is the token after all that belongs to a match.
func (m *match) end() int { return max(m.to, m.next, m.phrase[1]) }

// An ellipsis is what is between a step and a number that goes on with its verb.
type ellipsis struct {
	*block
	between []match
	by      bool // there is a "by" at its end, and it can say more
	divided bool // a comma or "and" parts them
	words   int  // of what the number is of
	dates   bool
}

// read reads the tokens from one up to another; false where they have a verb, or say more than
// a name, a date and the level that the first came to.
func (e *ellipsis) read(from, to int) bool {
	for i := from; i < to; i++ {
		if k := e.at(i); k >= 0 {
			m := &e.between[k]
			if m.Date == nil && !e.Has(i-1, form.IsTo|form.IsFrom) {
				return false
			}
			e.dates = e.dates || m.Date != nil
			i = m.end() - 1
		} else if e.Is(i, ",") || e.Is(i, ";") || e.Has(i, form.IsAnd|form.IsBut) {
			e.divided, e.words = true, 0
		} else if e.Form(i) != token.Word || e.moves(i) || e.Has(i, form.IsDenial|form.IsVerb|form.IsAuxiliary) {
			return false
		} else if e.Has(i, form.IsFunction) {
			if !e.by && !e.Has(i, form.IsArticle|form.IsDeterminer|form.IsPossessive) && e.at(i+1) < 0 {
				return false
			}
		} else if e.words++; e.words > reachBehind {
			return false
		}
	}
	return true
}

// at is the number between that begins at a token; -1 for none.
func (e *ellipsis) at(i int) int {
	for k := range e.between {
		if m := &e.between[k]; m.from == i || m.phrase[1] > 0 && m.phrase[0] == i {
			return k
		}
	}
	return -1
}

// dated reports whether a date comes after a number and a preposition: 8% in 2022.
func (b *block) dated(m *match) bool {
	i := m.end()
	_, ok := b.When.Find(i + 1)
	return ok && b.Has(i, form.IsPreposition)
}

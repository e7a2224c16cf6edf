package scan

import (
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan/internal/when"
)

// date reads the date, year, decade or time of the day, or the range of these, that
// begins at a token.
func (b *block) date(i int) (match, bool) {
	f, ok := b.When.Find(i)
	if !ok {
		return match{}, false
	}
	m := plain(kindsOfDate[f.Kind], f.From, f.To)
	m.Date, m.Clock, m.rules = f.Date, f.Clock, f.Rules
	if f.Near {
		m.Bound = quantity.About
		if q := b.QualifierNextTo(i); !q.None() {
			m.Qualifier = b.Between(q.From, q.To)
			m.phrase = [2]int{q.From, m.to}
		}
	}
	return m, true
}

var kindsOfDate = [...]Kind{when.Year: Year, when.Date: Date, when.Time: Time}

package scan

import (
	"math/big"

	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan/internal/rule"
	"quotient/datasets/source/scan/internal/unit"
)

// A match is a mention by the tokens that it takes: [from, to).
type match struct {
	from, to int
	next     int    // after its unit; 0 where that is to
	lead     int    // tokens before it that belong to the number: a third, Rs 50
	mover    int    // the token that says that something rose or fell by it, and one; 0 for none
	times    int64  // what the sign of its unit multiplies it by; 0 for one: MEUR 5
	limits   bool   // a range by its two limits: at least 5 but fewer than 7
	phrase   [2]int // with its qualifier, unit and noun; zero where they are the same
	rules    rule.Trail
	reading
}

// A reading is what a mention says, as [Mention] has it.
type reading struct {
	Kind      Kind
	Low, High *big.Rat
	Date      *edtf.Date // nil where there is none
	Clock     string
	Qualifier string
	Bound     quantity.Bound
	Unit      string
	Noun      string
	OutOf     *big.Rat
	Denied    bool
	Open      bool
}

// plain is a match of tokens that state no number, or one without a qualifier.
func plain(kind Kind, from, to int) match {
	return match{from: from, to: to, reading: reading{Kind: kind, Bound: quantity.Exact}}
}

// with gives a match its number, or two.
func (m match) with(low, high *big.Rat) match {
	m.Low, m.High = low, high
	return m
}

// in gives a match its unit, and the kind that comes with it.
func (m match) in(u unit.Unit) match {
	m.Unit, m.Kind, m.times = u.Name, kindOf(u), u.Scale
	return m
}

// whole multiplies a match by what the sign of its unit says: MEUR 5.
func (m match) whole() match {
	if m.times == 0 || m.Low == nil || m.High == nil {
		return m
	}
	by := big.NewRat(m.times, 1)
	m.Low, m.High = new(big.Rat).Mul(m.Low, by), new(big.Rat).Mul(m.High, by)
	if m.Low.Cmp(m.High) == 0 {
		m.High = m.Low
	}
	m.times = 0
	return m
}

// of returns the unit of a match.
func (m match) of() unit.Unit {
	u := unit.Unit{Name: m.Unit}
	switch m.Kind {
	case Money:
		u.Kind = unit.Money
	case Percent:
		u.Kind = unit.Percent
	}
	return u
}

func kindOf(u unit.Unit) Kind {
	switch u.Kind {
	case unit.Money:
		return Money
	case unit.Percent:
		return Percent
	}
	return Quantity
}

// wide makes the phrase of a match at least its numeral.
func (m match) wide() match {
	if m.phrase == [2]int{} {
		m.phrase = [2]int{m.from, m.to}
	}
	m.phrase[0], m.phrase[1] = min(m.phrase[0], m.from), max(m.phrase[1], m.to)
	return m
}

// isPlain reports whether a match is of a number without a unit.
func (m match) isPlain() bool { return m.Unit == "" && m.Kind == Quantity }

// IsShare reports whether words say a part of a whole, as [Mention.IsShare].
func (m match) IsShare() bool { return m.Kind == Percent && m.Unit == "" }

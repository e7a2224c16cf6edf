package datasets

import (
	"strings"

	"quotient/datasets/quantity"
)

// Peak reports whether the number is the top of a spread that is itself
// passed: "up to and even over 11,000" tells of many, most of them below.
func (o *Observation) Peak() bool {
	if o.Quantity == nil || o.Statistic != Maximum {
		return false
	}
	return o.Quantity.Bound() == quantity.Over
}

// Label writes an observation's number with signs, for the label of a mark. It
// is empty where the observation has none. Like all that a study writes, it is
// in the study's locale.
func (s *Study) Label(o *Observation) string {
	switch {
	case o.Quantity == nil:
		return ""
	case o.Peak():
		return s.Locale.Peak(s.Locale.Full(o.Quantity.Value()))
	}
	return o.Quantity.Label(quantity.Format{Show: quantity.ShowValue, Locale: s.Locale, Stated: true})
}

// Words writes an observation's number with its unit, as running text has it.
func (s *Study) Words(o *Observation) string {
	return s.words(o, quantity.Quantity.Words, s.UnitName)
}

// Spelled is Words with small whole numbers as words.
func (s *Study) Spelled(o *Observation) string {
	return s.words(o, quantity.Quantity.Spelled, s.UnitName)
}

// Number is Words without the unit, for a sentence that names what is counted
// itself: more than 400 (were wounded).
func (s *Study) Number(o *Observation) string {
	return s.words(o, quantity.Quantity.Words, s.Symbol)
}

// Symbol is the unit of a number where it is a sign, such as %, and part of the
// number; "" for any other.
func (s *Study) Symbol(u quantity.Unit, _ bool) string {
	over, under := u.Parts()
	if len(over) != 1 || len(under) > 0 {
		return ""
	}
	return s.Units[over[0]].Symbol
}

func (s *Study) words(o *Observation, write func(quantity.Quantity, quantity.Format) string, units func(quantity.Unit, bool) string) string {
	if o.Quantity == nil {
		return ""
	}
	format := quantity.Format{Show: quantity.ShowValue, Locale: s.Locale, Units: units, Stated: true}
	if o.Peak() {
		top := quantity.Point(o.Quantity.Value(), o.Quantity.Unit)
		return s.Locale.Peak(strings.TrimSpace(write(top, format)))
	}
	return write(*o.Quantity, format)
}

// InQuotes puts “ ” around words, and ‘ ’ around what is quoted in them.
func InQuotes(s string) string {
	return "“" + strings.NewReplacer("“", "‘", "”", "’").Replace(s) + "”"
}

// Credit names the text: author and title.
func (s SourceInfo) Credit() string {
	if s.Author == "" {
		return InQuotes(s.Title)
	}
	return s.Author + ", " + InQuotes(s.Title)
}

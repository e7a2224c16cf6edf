package scan

import (
	"math/big"

	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan/internal/rule"
)

// A Kind is what sort of number a mention is.
type Kind string

// The kinds.
const (
	Quantity    Kind = "quantity"    // a count or measure: 2,000 tanks, 26 feet
	Money       Kind = "money"       // 3,500 forints
	Percent     Kind = "percent"     // 15%, 4 per cent, 3 per mille
	Date        Kind = "date"        // June 17, 1953; 23 October; March 1953
	Year        Kind = "year"        // 1956; the 1950s; 1989-1991
	Time        Kind = "time"        // 10 a.m.
	Ordinal     Kind = "ordinal"     // the 20th, the second
	ListMarker  Kind = "list-marker" // (1), 2.
	ProperName  Kind = "proper-name" // iPhone 11, Hungary ’56
	Score       Kind = "score"       // of a vote, a game or a ratio, 52-48, 3:1: Low and High are its two numbers, in their order
	Statistic   Kind = "statistic"   // of a test in a paper: p < .05, t(28) = −2.22, n = 28
	Vague       Kind = "vague"       // several, in their thousands, the majority
	Boilerplate Kind = "boilerplate" // what a web page adds: counters of followers, copyright lines
)

// Kinds lists every kind.
var Kinds = []Kind{Quantity, Money, Percent, Date, Year, Time, Ordinal, ListMarker, ProperName, Score, Statistic, Vague, Boilerplate}

// A Direction is which way a text says that something went by a number.
type Direction string

// The directions; a number that nothing went by has none.
const (
	Up   Direction = "up"   // rose 5 percent, 60,000 more than before
	Down Direction = "down" // declined 9 percent, a net loss of $1.4 million
)

// A Mention is a number that a text states.
type Mention struct {
	// Span is the numeral, in code points of the text as it is: with its sign,
	// its scale word (7.2 billion), both ends of a range and the signs of unit
	// that touch it ($, %), without words of unit and qualifier.
	Span source.Span
	// Phrase is Span with the qualifier, the unit and the counted noun.
	Phrase source.Span
	Text   string // the numeral as printed: the text of Span
	Kind   Kind

	// Low and High are the number: equal for one number, the ends of a range
	// for two. A percentage counts hundredths: 15% is 15; a part in words is one of
	// one, without a unit: a fifth is 1/5. Both are nil where the
	// text gives no number (several) or a date. Where Kind is Vague they are the
	// order of magnitude only (thousands: 1,000 to 10,000) and no limits.
	Low, High *big.Rat
	// Clock is a time of the day, or a range of them: 10:00, 10:00/12:30.
	Clock string

	Qualifier string         // the words as written: up to and even over
	Bound     quantity.Bound // what they say: over
	Unit      string         // of measure or currency, by its name: forint, foot, %; "" for plain counts
	Noun      string         // what is counted, as written: Hungarians

	// Direction says that the number is how much something rose or fell by, or a loss, and
	// Mover is the word that says so: declined. The level that it came to has none.
	Direction Direction
	Mover     string
	// OutOf is the n of m in n, where words say a part of a whole: 3 of a third, 5 of two
	// in five; the m is Low times OutOf. It is nil for all other numbers, and for a range.
	OutOf *big.Rat

	// Denied says that the text says it is not so many: not 40 but 50. Its Kind is
	// ProperName, since it counts nothing.
	Denied bool
	// Open says that the ends of a range are not in it: more than 3 but fewer than 5.
	Open bool

	date  *edtf.Date // by reference, as most mentions have none and a text may have millions
	rules rule.Trail
}

// Date is what a date, year or decade is, as coarse as it is said; a year that is not said
// can be any: XXXX-10-23. A range is an interval. Of a day that may be a month (3/4/2019)
// it is the year, or the zero Date.
func (m Mention) Date() edtf.Date {
	if m.date == nil {
		return edtf.Date{}
	}
	return *m.date
}

// Rules names the rules that read the mention, in the order in which they did.
func (m Mention) Rules() []string { return m.rules.Names() }

// IsDate reports whether the mention is a date or a time of the day, of which the text
// says something: it has a Date or a Clock.
func (m Mention) IsDate() bool { return !m.Date().IsZero() || m.Clock != "" }

// IsShare reports whether words say a part of a whole: half of them, a tenth, one
// in five. Its value is that part of one, and no percentage.
func (m Mention) IsShare() bool { return m.Kind == Percent && m.Unit == "" }

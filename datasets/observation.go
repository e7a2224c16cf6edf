package datasets

import (
	"math/big"
	"slices"
	"strconv"

	"quotient/datasets/edtf"
	"quotient/datasets/packed"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// A Statistic says what a number is of its group.
type Statistic string

// The statistics.
const (
	Total     Statistic = "total"     // a count of all
	Typical   Statistic = "typical"   // what one of the group has: a worker's wage
	Maximum   Statistic = "maximum"   // the greatest in the group
	Minimum   Statistic = "minimum"   // the least in the group
	Rate      Statistic = "rate"      // a percentage or other rate
	Threshold Statistic = "threshold" // a limit at which a rule begins or ends; the bound gives the side
	Moment    Statistic = "moment"    // a count at a moment: a crowd when it was counted
	Part      Statistic = "part"      // a part of a total that the text does not give
	Measure   Statistic = "measure"   // a length, weight or the like
	Duration  Statistic = "duration"
	Event     Statistic = "event" // no number of its own: the date is what the row states
	Vague     Statistic = "vague" // no number: "several", "in their thousands"
)

// Statistics lists every statistic.
var Statistics = []Statistic{Total, Typical, Maximum, Minimum, Rate, Threshold, Moment, Part, Measure, Duration, Event, Vague}

// Numberless reports whether rows with this statistic have no value.
func (s Statistic) Numberless() bool { return s == Event || s == Vague }

// A Modality is what the text claims of a number.
type Modality string

// The modalities, from the strongest claim to the weakest.
const (
	Asserted   Modality = "asserted"
	Expected   Modality = "expected"   // a forecast, a target, an estimate of what is to come
	Speculated Modality = "speculated" // "it is speculated that"
	Proposed   Modality = "proposed"   // a demand or a plan, never an outcome
)

// Modalities lists every modality, strongest first.
var Modalities = []Modality{Asserted, Expected, Speculated, Proposed}

// Weakest returns the weaker claim of the two.
func (m Modality) Weakest(n Modality) Modality {
	if slices.Index(Modalities, n) > slices.Index(Modalities, m) {
		return n
	}
	return m
}

// An Observation is one row of a table: one number that the text states, with
// the words that state it.
type Observation struct {
	Table, ID string
	// Quantity is the number with its bound and unit; nil where the row has
	// none. A threshold is exact here; its side is in Bound.
	Quantity *quantity.Quantity
	// What it says besides. Rows of plain data that say the same have it in common.
	*Said

	table *Table
	cells packed.Row
	line  uint32
	from  uint32 // where its record begins in the table's text
}

// Said is what a row says of its number.
type Said struct {
	Bound     quantity.Bound // as the text has it
	Statistic Statistic
	Modality  Modality
	Date      edtf.Date // the zero Date where the row has none
	Place     string
	PartOf    *Observation // the total that this is a part of, or nil
	Quote     string       // the shortest phrase of the text that states the number
	Where     string       // section heading and paragraph
	Note      string
	// Reading is why a person reads the number otherwise than the program; "" where nobody
	// does.
	Reading string

	outOf   *big.Rat            // of how many the value is so many; nil where it is no share
	numbers map[string]*big.Rat // of a row with a quote, by column
	sources []int               // the one that the row names, or nil
	many    *Many               // the rows that it stands for; nil of a row of a file
	given   map[string]*Section // what gives it a cell that is empty in the file, by column
}

// own lets a row say something that others with which it has all else in common do not.
func (o *Observation) own() *Said {
	said := *o.Said
	o.Said = &said
	return o.Said
}

// Ref returns the address of the row: table.id.
func (o *Observation) Ref() string { return o.Table + "." + o.ID }

func (o *Observation) ref() string {
	if o.ID == "" {
		return ""
	}
	return o.Ref()
}

// Cell returns the text of a column; "" where there is no such column.
func (o *Observation) Cell(column string) string {
	return o.cells.Cell(o.table.IndexOf(column))
}

// Has reports whether the row's table has a column.
func (o *Observation) Has(column string) bool {
	_, ok := o.table.Field(column)
	return ok
}

// Number returns the number in a numeric column; nil where the cell is empty.
func (o *Observation) Number(column string) *big.Rat {
	if o.table.Observed {
		return o.numbers[column]
	}
	i := o.table.IndexOf(column)
	if i < 0 || !o.table.Fields[i].Numeric() {
		return nil
	}
	number, _ := quantity.ParseNumber(o.cells.Cell(i))
	return number
}

// Float is the number in a numeric column as a float; false where the cell is empty.
func (o *Observation) Float(column string) (float64, bool) {
	i := o.table.IndexOf(column)
	if i < 0 || !o.table.Fields[i].Numeric() {
		return 0, false
	}
	x, err := strconv.ParseFloat(o.cells.Cell(i), 64)
	return x, err == nil
}

// Line returns the line of the row in its file.
func (o *Observation) Line() int { return int(o.line) }

// Cells returns the cells of the row, in the order of the table's columns: numbers as plain
// decimals, dates as ISO 8601 has them, all else as it stands in the file.
func (o *Observation) Cells() []string { return o.cells.Cells(len(o.table.Fields)) }

// Finding returns a finding at a cell of the row.
func (o *Observation) Finding(column, message, hint string) Finding {
	at := o.position(column)
	return Finding{File: o.table.Path, Line: at.line, Column: at.column, Ref: o.ref(), Message: message, Hint: hint}
}

// Within reports whether o is a part of whole, at any remove.
func (o *Observation) Within(whole *Observation) bool {
	for p := o.PartOf; p != nil; p = p.PartOf {
		if p == whole {
			return true
		}
	}
	return false
}

// Columns returns the names of the row's columns, in the order of Cells.
func (o *Observation) Columns() []string { return o.table.Columns() }

// StandardColumns are those that every table of observations may have; the others name
// what a number is of.
var StandardColumns = []string{"id", "value", "high", "out_of", "bound", "unit", "statistic", "modality", "date", "part_of", "quote", "where", "note", "reading", "author", "source", "fact"}

// States reports whether a mention has the value of the observation.
func (o *Observation) States(m scan.Mention) bool {
	value, high := o.Number("value"), o.Number("high")
	if value == nil || m.Low == nil || m.Kind == scan.Vague || m.IsDate() {
		return false
	}
	if o.outOf != nil {
		return o.statesShare(m)
	}
	if m.Kind == scan.Score { // either of its two numbers
		return high == nil && (m.Low.Cmp(value) == 0 || m.High.Cmp(value) == 0)
	}
	if high == nil {
		high = value
	}
	low, to := m.Low, m.High
	if m.Direction == scan.Down && value.Sign() < 0 { // declined 9 percent
		low, to = new(big.Rat).Neg(to), new(big.Rat).Neg(low)
	}
	if m.IsShare() && o.Cell("unit") == quantity.Percent { // one in five is 20%
		low, to = new(big.Rat).Mul(low, hundred), new(big.Rat).Mul(to, hundred)
	}
	return low.Cmp(value) == 0 && to.Cmp(high) == 0
}

var hundred = big.NewRat(100, 1)

// Alike reports whether two rows of a table count the same, of one thing and of another: they
// differ in one label, and neither is a part of the other.
func Alike(a, b *Observation) bool {
	if a.Table != b.Table || a.Statistic != b.Statistic || a.PartOf == b || b.PartOf == a {
		return false
	}
	other := 0
	for _, n := range a.Names() {
		if n.Column != "place" && b.Cell(n.Column) != n.Value {
			other++
		}
	}
	return other == 1
}

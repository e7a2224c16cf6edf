package spec

import (
	"fmt"
	"math/big"
	"slices"

	"quotient/charts/marks"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Measured are the columns of a plain table that say from where to where a number was
// measured: the ends of a confidence interval, or a margin of error. They are none of the
// bounds that a text gives a number.
type Measured struct {
	Low   datasets.Text `yaml:"low" is:"column" doc:"the column of the low end that was measured of each number"`
	High  datasets.Text `yaml:"high" is:"column" doc:"the column of the high end"`
	Error datasets.Text `yaml:"error" is:"column" doc:"instead of low and high: the column of the margin of error, ±"`
}

// An interval is from where to where a number was measured, in the unit that it is drawn in.
type interval struct {
	low, high *big.Rat
	stated    bool // the ends are as the table has them, in its unit
}

// Interval is from where to where a number was measured; false where the table does not say.
func (d Datum) Interval() (low, high float64, ok bool) {
	if d.drawn == nil || len(d.drawn.intervals) == 0 {
		return 0, 0, false
	}
	i, ok := d.drawn.intervals[d.Fact]
	if !ok {
		return 0, 0, false
	}
	low, _ = i.low.Float64()
	high, _ = i.high.Float64()
	return low, high, true
}

// Unmeasured reports whether the table does not say from where to where a number was
// measured, although it says so of others of the chart.
func (d Datum) Unmeasured() bool { return d.drawn != nil && d.drawn.unmeasured[d.Fact] }

// Reach is from where to where a mark runs along its axis, with what was measured.
func (d Datum) Reach() (low, high float64) {
	low, high = d.Value()
	if a, b, ok := d.Interval(); ok {
		low, high = min(low, a), max(high, b)
	}
	return low, high
}

// Measured writes the interval of a datum: 38% to 44%; "" where it has none.
func (d Datum) Measured() string {
	if _, _, ok := d.Interval(); !ok {
		return ""
	}
	i := d.drawn.intervals[d.Fact]
	q := quantity.Point(i.low, d.Quantity().Unit)
	if i.low.Cmp(i.high) < 0 {
		if between, err := quantity.New(quantity.Between, i.low, i.high, q.Unit); err == nil {
			q = between
		}
	}
	return d.printer().Words(ends{d.Fact, q, i.stated})
}

// ends are a fact whose number is the interval that was measured of it.
type ends struct {
	datasets.Fact
	quantity.Quantity
	stated bool
}

// Amount returns the interval.
func (e ends) Amount() (quantity.Quantity, bool) { return e.Quantity, true }

// Format writes all digits of ends that the table has.
func (e ends) Format(l quantity.Locale) quantity.Format {
	return quantity.Format{Show: quantity.ShowValue, Locale: l, Stated: e.stated}
}

// Measure reads the columns of numbers beside those of a chart, once these are in one unit. What
// a table cannot have measured is refused.
func (s *Measured) Measure(r *Resolver, at datasets.Text, data []Datum) {
	if !s.given(r) || len(data) == 0 {
		return
	}
	for _, column := range []datasets.Text{s.Low, s.High, s.Error} {
		r.Column(column, data)
	}
	if len(r.Found) > 0 {
		return
	}
	for _, d := range data {
		if !s.measurable(r, at, d) {
			return
		}
		i, ok := s.of(r, d)
		if d.drawn.intervals == nil {
			d.drawn.intervals, d.drawn.unmeasured = map[datasets.Fact]interval{}, map[datasets.Fact]bool{}
		}
		if ok {
			d.drawn.intervals[d.Fact] = i
		} else {
			d.drawn.unmeasured[d.Fact] = true
		}
	}
}

// None refuses measured ends of a kind that draws none.
func (s *Measured) None(r *Resolver, kind string) {
	for _, t := range []datasets.Text{s.Low, s.High, s.Error} {
		if t.Value != "" {
			r.Fault(t, "leave it out, or draw points: kind: dot", "a %s shows how numbers are spread, and no ends of each", kind)
		}
	}
}

// given reports whether a chart names the columns of both ends, in one way.
func (s *Measured) given(r *Resolver) bool {
	ends := s.Low.Value != "" || s.High.Value != ""
	switch {
	case !ends:
		return s.Error.Value != ""
	case s.Error.Value != "":
		r.Fault(s.Error, "keep low and high, or error", "an interval is told by its two ends or by the error on both sides")
	case s.Low.Value == "":
		r.Fault(s.High, "name both columns, low and high; or error: COLUMN", "an interval has two ends")
	case s.High.Value == "":
		r.Fault(s.Low, "name both columns, low and high; or error: COLUMN", "an interval has two ends")
	default:
		return true
	}
	return false
}

// measurable refuses an interval of a number that has other bounds, or none of a table's own.
func (s *Measured) measurable(r *Resolver, at datasets.Text, d Datum) bool {
	given := s.Low
	if given.Value == "" {
		given = s.Error
	}
	if d.Computed() {
		r.Fault(at, "list observations, as table.id", "%s is computed, and no table has the ends of its interval", d.Ref())
		return false
	}
	if _, ok := d.derived(); ok || d.folded != nil {
		r.Fault(given, "leave it out, or draw a column of the table", "%s is of a derived or folded column, and has no interval in the table", d.Ref())
		return false
	}
	if t, err := r.Study.Table(d.Row().Table); err == nil && t.Observed {
		r.Fault(given, "give each end a row with its own quote and draw them with kind: range, pairs: …; a range of the text is bound: between", "table %s is quoted: the bounds of its numbers are those of the text", t.Name)
		return false
	}
	if d.Bound() != marks.Exact {
		r.Fault(given, "make its bound exact, or leave its cells for the ends empty", "%s is %s: it has a bound, and no interval beside it", d.Ref(), d.Label())
		return false
	}
	for _, column := range []datasets.Text{s.Low, s.High, s.Error} {
		if column.Value != "" && !r.NumbersIn(column, d) {
			return false
		}
	}
	return true
}

// NumbersIn refuses a column that holds no numbers.
func (r *Resolver) NumbersIn(column datasets.Text, d Datum) bool {
	field, found := FieldOf(d, column.Value)
	if found && !field.Numeric() {
		r.Fault(column, "give it the type number in datapackage.json", "the column %s holds no numbers", column.Value)
		return false
	}
	if !found && r.has(d, column.Value) { // else it is told that there is none
		r.Fault(column, "name a column of the table", "the column %s is derived, and has no ends that were measured", column.Value)
	}
	return found
}

// atCell reports an error in a row's cell.
func (r *Resolver) atCell(d Datum, column datasets.Text, hint, format string, args ...any) {
	f := d.Row().Finding(column.Value, fmt.Sprintf(format, args...), hint)
	if !slices.Contains(r.Found, f) {
		r.Found = append(r.Found, f)
	}
}

// of is the interval of a datum; false where the table has none, or it is refused.
func (s *Measured) of(r *Resolver, d Datum) (i interval, ok bool) {
	own, _ := d.Fact.Amount()
	value := own.Value()
	low, high := d.Row().Number(s.Low.Value), d.Row().Number(s.High.Value)
	if s.Error.Value != "" {
		margin := d.Row().Number(s.Error.Value)
		if margin == nil {
			return i, false
		}
		if margin.Sign() < 0 {
			r.atCell(d, s.Error, "write it without its sign", "the error is below zero, %s", d.Row().Cell(s.Error.Value))
			return i, false
		}
		low, high = new(big.Rat).Sub(value, margin), new(big.Rat).Add(value, margin)
	}
	switch {
	case low == nil && high == nil:
		return i, false
	case low == nil || high == nil:
		column, other := s.Low, s.High
		if high == nil {
			column, other = s.High, s.Low
		}
		r.atCell(d, column, "fill in both cells, or leave both empty", "the row has a number in the column %s and none in %s", other.Value, column.Value)
		return i, false
	case low.Cmp(value) > 0:
		r.atCell(d, s.Low, "correct the cell", "the low end, %s, is above the number, %s", d.Row().Cell(s.Low.Value), d.Label())
		return i, false
	case high.Cmp(value) < 0:
		r.atCell(d, s.High, "correct the cell", "the high end, %s, is below the number, %s", d.Row().Cell(s.High.Value), d.Label())
		return i, false
	}
	i = interval{low, high, true}
	if to := d.Quantity().Unit; to != own.Unit {
		factor, _ := r.Study.Measures().Ratio(own.Unit, to)
		if factor == nil {
			r.Fault(s.Low, "draw it in its own unit", "%s is drawn in another unit than its ends have", d.Ref())
			return i, false
		}
		i = interval{new(big.Rat).Mul(low, factor), new(big.Rat).Mul(high, factor), false}
	}
	return i, r.Printable(s.Low, d.Ref(), i.low) && r.Printable(s.High, d.Ref(), i.high)
}

package spec

import (
	"math"

	"quotient/analysis"
	"quotient/charts/marks"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// FromZero is a datum as a bar shows it, which is read away from zero: where
// its range begins and ends, and how its end is bounded. More than −5 is less of
// a fall than 5.
func FromZero(d Datum) (near, tip float64, bound marks.Bound) {
	low, high := d.Value()
	bound = d.Bound()
	switch {
	case low >= 0:
		return low, high, bound
	case bound == marks.Over || bound == marks.Peak:
		bound = marks.Under
	case bound == marks.Under:
		bound = marks.Over
	}
	return high, low, bound
}

// Alone is a datum as one bar, and what the bar is drawn against: under it the whole of a share
// and what a fall is from, and at its beginning what a multiple and a rise are of. The whole is
// 1, or 0 of a number that is drawn alone.
func (d Datum) Alone() (mark marks.Bar, whole float64, under bool) {
	low, high := d.Value()
	mark = marks.Bar{Position: 0.5, Value: math.Abs(low), Bound: d.Bound(), Certainty: d.Certainty()}
	if mark.Certainty == marks.Computed { // there is nothing else that it could be taken for
		mark.Certainty = marks.Asserted
	}
	if high != low && !math.IsInf(high, 0) {
		if mark.High = math.Abs(high); mark.High < mark.Value {
			mark.Value, mark.High = mark.High, mark.Value
		}
	}
	if low < 0 {
		_, _, mark.Bound = FromZero(d)
	}
	if mark.Bound != marks.Between {
		mark.High = 0
	}
	c, ok := d.Fact.(*analysis.Comparison)
	if !ok {
		return mark, 0, false
	}
	switch top := max(mark.Value, mark.High); {
	case c.Show == quantity.ShowChange && low < 0:
		return remains(mark), 1, true
	case c.Show == quantity.ShowChange:
		mark.Value++
		if mark.Bound == marks.Between {
			mark.High++
		}
		return mark, 1, false
	case (c.Show == quantity.ShowTimes || c.Show == quantity.ShowPercent) && low >= 0:
		return mark, 1, top <= 1
	}
	return mark, 0, false
}

// remains is a fall as what is left after it, of one.
func remains(mark marks.Bar) marks.Bar {
	switch mark.Bound {
	case marks.Between:
		if mark.Value, mark.High = max(0, 1-mark.High), max(0, 1-mark.Value); mark.High <= mark.Value {
			mark.Bound, mark.High = marks.Exact, 0
		}
		return mark
	case marks.Over, marks.Peak:
		mark.Bound = marks.Under
	case marks.Under:
		mark.Bound = marks.Over
	}
	mark.Value = max(0, 1-mark.Value)
	return mark
}

// Decisive is the row whose words decide a number: of one that is bounded or not asserted, the
// row that makes it so, and else the first of its formula; nil where nothing is quoted.
func (d Datum) Decisive() *datasets.Observation {
	var quoted []*datasets.Observation
	for _, o := range d.Fact.Rows() {
		if o.Quote != "" && o.Quantity != nil {
			quoted = append(quoted, o)
		}
	}
	for _, o := range quoted {
		if loose := o.Quantity.Bound() != quantity.Exact; loose && d.Bound() != marks.Exact || o.Modality != datasets.Asserted {
			return o
		}
	}
	if len(quoted) == 0 {
		return nil
	}
	return quoted[0]
}

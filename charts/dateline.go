package charts

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"

	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
)

// A dateline has a place for every step of time from the first date to the last, such as
// every year or month, whether or not there is a row of it.
type dateline struct {
	unit        edtf.Precision
	first, step int   // of the unit
	places      []int // of the rows, in their order
	n           int   // of places
}

// datelineOf is the dateline of the dates in a column, each after the one before. It
// reports false where there is none.
func datelineOf(data []datum, column string) (c dateline, ok bool) {
	var at []int
	for i, d := range data {
		unit, v, ok := dated(d, column)
		if !ok || i > 0 && (unit != c.unit || v <= at[i-1]) {
			return c, false
		}
		if i > 0 {
			c.step = divisor(c.step, v-at[i-1])
		}
		c.unit, at = unit, append(at, v)
	}
	if len(at) < 2 {
		return c, false
	}
	c.first = at[0]
	for _, v := range at {
		c.places = append(c.places, (v-c.first)/c.step)
	}
	c.n = c.places[len(at)-1] + 1
	return c, true
}

// gaps reports whether a step of time has no row.
func (c dateline) gaps() bool { return c.n > len(c.places) }

// sparse reports whether most places would be empty.
func (c dateline) sparse() bool { return c.n > 6*len(c.places) }

// name is that of a place without a row; "" where it is not known.
func (c dateline) name(place int, tag string) string {
	at := c.first + place*c.step
	code := ""
	switch c.unit {
	case edtf.ToYear:
		return strconv.Itoa(at)
	case edtf.ToMonth:
		code = fmt.Sprintf("%04d-%02d", at/12, at%12+1)
	case edtf.ToDay:
		code = edtf.Day(at).String()
	}
	return inWords(code, tag)
}

// every is the least round number of places that is no fewer than n, and the first place
// at a multiple of it: every tenth year begins at one that ends in 0.
func (c dateline) every(n int) (every, first int) {
	if c.unit != edtf.ToYear || n == 1 {
		return n, 0
	}
	for _, round := range []int{2, 5, 10, 20, 50, 100, 200, 500, 1000} {
		if round%c.step != 0 || round/c.step < n {
			continue
		}
		every = round / c.step
		for first = 0; first < every; first++ {
			if (c.first+first*c.step)%round == 0 && first+every < c.n {
				return every, first
			}
		}
	}
	return n, 0
}

// dated is the date of a row in a column, counted in years, in months or, with a time of
// less, in days. A number of four digits is a year from 1000 to 2100, or any in a column
// of years.
func dated(d datum, column string) (unit edtf.Precision, at int, ok bool) {
	cell := d.cell(column)
	date, err := edtf.Parse(cell)
	if column == "" || err != nil {
		return 0, 0, false
	}
	if fourDigits.MatchString(cell) && (cell < "1000" || cell > "2100") && !d.ofYears(column) {
		return 0, 0, false
	}
	first, ok := date.First()
	if !ok {
		return 0, 0, false
	}
	year, month, _ := first.Civil()
	switch unit = date.Precision(); unit {
	case edtf.ToYear:
		return unit, int(year), true
	case edtf.ToMonth, edtf.ToSeason, edtf.ToQuarter, edtf.ToQuadrimester, edtf.ToHalf:
		return unit, int(year)*12 + month - 1, true
	case edtf.Interval: // 2019/2020, a year of accounts
		if date.Start().Precision() == edtf.ToYear && date.End().Precision() == edtf.ToYear {
			return unit, int(year), true
		}
	}
	return unit, int(first), true
}

// ofYears reports whether the field of a column says that it has years.
func (d datum) ofYears(column string) bool {
	f, ok := fieldOf(d, column)
	return ok && f.Type == "year"
}

// inTime puts rows in the order of their dates in a column, where each has one.
func inTime(data []datum, column string) []datum {
	cells := make([]string, len(data))
	for i, d := range data {
		if _, _, ok := dated(d, column); !ok {
			return data
		}
		cells[i] = d.cell(column)
	}
	at, ok := positions(cells)
	if !ok {
		return data
	}
	place := map[string]float64{}
	for i, cell := range cells {
		place[cell] = at[i]
	}
	data = slices.Clone(data)
	slices.SortStableFunc(data, func(a, b datum) int { return cmp.Compare(place[a.cell(column)], place[b.cell(column)]) })
	return data
}

// positions are the places of names in a sequence: of numbers these themselves, of times
// of day their minutes, of dates their first days. It reports false where a name has none.
func positions(names []string) (at []float64, ok bool) {
	for _, position := range []func(string) (float64, bool){
		func(name string) (float64, bool) {
			v, err := quantity.ParseDecimal(name)
			if err != nil {
				return 0, false
			}
			f, _ := v.Float64()
			return f, true
		},
		func(name string) (float64, bool) {
			t, err := time.Parse("15:04", name)
			return float64(t.Hour()*60 + t.Minute()), err == nil
		},
		func(name string) (float64, bool) {
			date, err := edtf.Parse(name)
			if err != nil {
				return 0, false
			}
			first, ok := date.First()
			return float64(first), ok
		},
	} {
		at, ok = nil, true
		for _, name := range names {
			v, fits := position(name)
			at, ok = append(at, v), ok && fits
		}
		if ok {
			return at, true
		}
	}
	return nil, false
}

// inWords writes the code of a date in a language; what is not finer than a year stays.
func inWords(code, tag string) string {
	date, err := edtf.Parse(code)
	if err != nil || fourDigits.MatchString(code) {
		return code
	}
	return date.Format(tag)
}

// divisor is the greatest common divisor of two numbers, one of which may be zero.
func divisor(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

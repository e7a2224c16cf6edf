package spec

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/language"
	"quotient/datasets/lazy"
	"quotient/datasets/quantity"
)

// A Dateline has a place for every step of time from the first date to the last, such as
// every year or month, whether or not there is a row of it.
type Dateline struct {
	unit        edtf.Precision
	first, step int   // of the unit
	Places      []int // of the rows, in their order
	N           int   // of places
}

// DatelineOf is the dateline of the dates in a column, each after the one before. It
// reports false where there is none.
func DatelineOf(data []Datum, column string) (c Dateline, ok bool) {
	var at []int
	for i, d := range data {
		unit, v, ok := Dated(d, column)
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
		c.Places = append(c.Places, (v-c.first)/c.step)
	}
	c.N = c.Places[len(at)-1] + 1
	return c, true
}

// Gaps reports whether a step of time has no row.
func (c Dateline) Gaps() bool { return c.N > len(c.Places) }

// Sparse reports whether most places would be empty.
func (c Dateline) Sparse() bool { return c.N > 6*len(c.Places) }

// Name is that of a place without a row; "" where it is not known.
func (c Dateline) Name(place int, tag string) string {
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
	return InWords(code, tag)
}

// Days are the first day of the first place, and the day after the last one; false where the
// places are not of dates, or stand for more than they are named by: a column of 1995 that the
// one of 2000 is next to is not five years wide, and has no place for 1997.
func (c Dateline) Days() (from, to float64, ok bool) {
	day := func(at int) float64 {
		year, month := at, 1
		if c.unit != edtf.ToYear {
			year, month = at/12, at%12+1
		}
		d, _ := edtf.Parts{Year: year, HasYear: true, Month: month, Day: 1}.Date()
		first, _ := d.First()
		return float64(first)
	}
	switch {
	case c.step != 1:
		return 0, 0, false
	case c.unit == edtf.ToYear, c.unit == edtf.ToMonth:
		return day(c.first), day(c.first + c.N), true
	case c.unit == edtf.ToDay:
		return float64(c.first), float64(c.first + c.N), true
	}
	return 0, 0, false
}

// Every is the least round number of places that is no fewer than n, and the first place
// at a multiple of it: every tenth year begins at one that ends in 0.
func (c Dateline) Every(n int) (every, first int) {
	if c.unit != edtf.ToYear || n == 1 {
		return n, 0
	}
	for _, round := range []int{2, 5, 10, 20, 50, 100, 200, 500, 1000} {
		if round%c.step != 0 || round/c.step < n {
			continue
		}
		every = round / c.step
		for first = 0; first < every; first++ {
			if (c.first+first*c.step)%round == 0 && first+every < c.N {
				return every, first
			}
		}
	}
	return n, 0
}

// Dated is the date of a row in a column, counted in years, in months or, with a time of
// less, in days. A number of four digits is a year from 1000 to 2100, or any in a column
// of years.
func Dated(d Datum, column string) (unit edtf.Precision, at int, ok bool) {
	cell := d.Cell(column)
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
func (d Datum) ofYears(column string) bool {
	f, ok := FieldOf(d, column)
	return ok && f.Type == "year"
}

// InTime puts rows in the order of their dates in a column, where each has one.
func InTime(data []Datum, column string) []Datum {
	cells := make([]string, len(data))
	for i, d := range data {
		if _, _, ok := Dated(d, column); !ok {
			return data
		}
		cells[i] = d.Cell(column)
	}
	at, ok := Positions(cells)
	if !ok {
		return data
	}
	place := map[string]float64{}
	for i, cell := range cells {
		place[cell] = at[i]
	}
	data = slices.Clone(data)
	slices.SortStableFunc(data, func(a, b Datum) int { return cmp.Compare(place[a.Cell(column)], place[b.Cell(column)]) })
	return data
}

// Positions are the places of names in a sequence: of numbers these themselves, of times
// of day their minutes, of dates their first days. It reports false where a name has none.
func Positions(names []string) (at []float64, ok bool) {
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

// InWords writes the code of a date in a language; what is not finer than a year stays.
func InWords(code, tag string) string {
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

// yearWords are what a column of years is called, in the program's languages and in some
// others; one of dates may have nothing but years.
var yearWords = sync.OnceValue(func() []string {
	out := strings.Fields("jahr jahre année annee año ano anno")
	for _, l := range language.All {
		out = append(out, l.Writing.Dates.ColumnNames...)
	}
	return out
})

// Yearly reports whether a column has numbers that are years, by its type or its name and
// by each of its cells.
func Yearly(column string, data []Datum) bool {
	words := strings.FieldsFunc(strings.ToLower(column), func(c rune) bool { return !unicode.IsLetter(c) })
	named := len(words) > 0 && slices.Contains(yearWords(), words[len(words)-1])
	if !named && !(len(data) > 0 && data[0].ofYears(column)) {
		return false
	}
	form := fourDigits
	if Ancient(column, data) {
		form = yearBC
	}
	return !slices.ContainsFunc(data, func(d Datum) bool {
		return d.Computed() || !form.MatchString(d.Cell(column))
	})
}

// Ancient reports whether a column has a number below zero. In a column of years that is
// a year before the year 1, and those after it may be of fewer than four digits.
func Ancient(column string, data []Datum) bool {
	return slices.ContainsFunc(data, func(d Datum) bool { return strings.HasPrefix(d.Cell(column), "-") })
}

var (
	fourDigits = lazy.MustCompile(`^[0-9]{4}$`)
	yearBC     = lazy.MustCompile(`^-?[0-9]{1,5}$`)
)

// FieldOf is the column of a datum's table.
func FieldOf(d Datum, column string) (datasets.Field, bool) {
	if d.Computed() {
		return datasets.Field{}, false
	}
	if d.Row().Of() != nil {
		return d.Row().Field(column)
	}
	t, err := d.Study.Table(d.Row().Table)
	if err != nil {
		return datasets.Field{}, false
	}
	if d.inFold(column) {
		switch {
		case column == "value":
			return datasets.Field{Name: column, Type: "number"}, true
		case d.folded.year:
			return datasets.Field{Name: column, Type: "year"}, true
		}
		return datasets.Field{Name: column, Type: "string"}, true
	}
	if c, ok := d.among.Column(t.Name, column); ok {
		return datasets.Field{Name: c.Name, Type: "number"}, true
	}
	return t.Field(column)
}

// Where the dates of a line stand along its axis of time.

// timesOf is [Reach] to the minute, where a date has times.
func TimesOf(d edtf.Date) (from, to float64) {
	from, to = Reach(d)
	if share, _, ok := d.Start().Clock(); ok {
		from += share
	}
	if share, _, ok := d.End().Clock(); ok {
		to += share - 1
	}
	return from, to
}

// ClockForm is how a time of a day is written.
var ClockForm = lazy.MustCompile(`^([01]?[0-9]|2[0-4]):[0-5][0-9](:[0-5][0-9])?$`)

// ClockTime is a time as a share of its day; 24:00 is the end of it.
func ClockTime(text string) (share float64, err error) {
	seconds := 0
	for i, part := range strings.Split(text, ":") {
		n, err := strconv.Atoi(part)
		if err != nil {
			return 0, err
		}
		seconds += n * [...]int{3600, 60, 1}[i]
	}
	if seconds > 24*60*60 {
		return 0, fmt.Errorf("%s is no time of a day", text)
	}
	return float64(seconds) / (24 * 60 * 60), nil
}

// OpenStart and openEnd report whether a date has no first or no last day: it
// lasted until then, or from then on.
func OpenStart(d edtf.Date) bool { _, ok := d.First(); return !ok }

func OpenEnd(d edtf.Date) bool { _, ok := d.Last(); return !ok }

// Bounded reports whether a date has a first and a last day.
func Bounded(d edtf.Date) bool { return !OpenStart(d) && !OpenEnd(d) }

// SeveralDays reports whether a date is of two days at least.
func SeveralDays(d edtf.Date) bool {
	from, to := Reach(d)
	return to-from >= 2
}

// Reach returns the days that a date names; of an interval with an open side,
// those of its other end.
func Reach(d edtf.Date) (from, to float64) {
	first, okFirst := d.First()
	last, okLast := d.Last()
	switch {
	case !okFirst && !okLast:
		return 0, 0
	case !okFirst:
		first, _ = d.End().First()
	case !okLast:
		last, _ = d.Start().Last()
	}
	return float64(first), float64(last) + 1
}

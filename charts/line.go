package charts

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"quotient/charts/marks"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/language"
)

var lineKind = Kind{
	Name: "line",
	Doc:  "Amounts along time or along a number, each with its bound; the line between them is solid only where both are exact.",
	spec: func() specification { return &lineSpec{} },
}

// lineSpec is a line chart in charts.yaml, and a step chart: they differ in what
// is known between two observations.
type lineSpec struct {
	Common `yaml:",inline"`
	Rows   `yaml:",inline"`
	Ends   `yaml:",inline"` // of the numbers
	X      datasets.Text    `yaml:"x"` // a column of dates or numbers; date where none is named
	Series Series           `yaml:"series"`
	Scale  datasets.Text    `yaml:"scale"`

	years   bool // x is a column of years, though of numbers
	ancient bool // x is a column of years before and after the year 1, which are placed as numbers
	clock   bool // x are times of one day, which is not known
}

// steps reports whether a value holds until the next observation.
func (s *lineSpec) steps() bool { return s.Kind.Value == "step" }

// moment is an observation of a line: where it stands along x, and its number.
type moment struct {
	datum
	at        float64 // its place: in days, or the number along a number
	from, to  float64 // the stretch that it is in, or of: all of its date
	length    float64 // of its date, in days
	precision edtf.Precision
	zone      string // of its time
	vague     bool   // the date is not certain
	coarse    bool   // others of its curve are dated more closely
	when      string
	number    bool // the text gives one
}

func (m moment) x() float64 { return m.at }

// sharp reports whether the moment is one number that is known.
func (m moment) sharp() bool {
	return m.bound() == marks.Exact && (m.certainty() == marks.Asserted || m.certainty() == marks.Computed)
}

// closed reports whether the moment is a number that is known, or known to be between two.
func (m moment) closed() bool {
	return m.sharp() || m.bound() == marks.Between && !m.loose() && m.certainty() != marks.Speculated && m.certainty() != marks.Proposed
}

// apart reports whether one moment is certain to come before the other.
func (m moment) apart(next moment) bool { return m.to <= next.from && m.x() < next.x() }

const (
	mostLabelled = 8  // numbers of a curve that are all written
	mostWritten  = 40 // numbers of all curves that are
)

// numbered tells whether a row has a number, which is that of the column that the chart
// names.
func (s *lineSpec) numbered(r *resolver, data []datum) func(*datum) bool {
	name := s.Value.Value
	if name == "" || name == "value" {
		return func(d *datum) bool { return d.numbered() }
	}
	for _, d := range data {
		if d.computed() {
			continue
		}
		if f, ok := r.field(d, name); !ok || !f.Numeric() {
			r.fault(s.Value, datasets.DidYouMean(name, r.numeric(d)), "table %s has no column of numbers %q", d.row().Table, name)
			return func(*datum) bool { return false }
		}
	}
	return func(d *datum) bool {
		if of := d.in(name); of.numbered() {
			*d = of
			return true
		}
		return false
	}
}

func (s *lineSpec) layout(r *resolver) layout {
	data := s.all(r, s.ID, false)
	numbered := s.numbered(r, data)
	if s.X.Value == "" {
		s.X.Value, s.X.Line, s.X.Column = "date", s.ID.Line, s.ID.Column
	}
	r.column(s.X, data)
	s.Series.check(r, data)
	var numbers []datum
	var moments []moment
	numeric := false
	s.years, s.clock = yearly(s.X.Value, data), clocked(s.X.Value, data)
	if s.ancient = s.years && ancient(s.X.Value, data); s.ancient {
		s.years = false
	}
	for _, d := range data {
		if d.computed() {
			r.fault(s.ID, "list observations, as table.id", "%s is computed, and has no place along %s", d.ref(), s.X.Value)
			continue
		}
		m, isNumber, err := s.moment(d)
		switch {
		case err != nil:
			r.fault(s.X, "", "%s: %v", d.ref(), err)
			continue
		case len(moments) > 0 && isNumber != numeric:
			r.fault(s.X, "draw them in charts of their own", "%s is a number in one table and a date in another", s.X.Value)
			continue
		}
		numeric = isNumber
		if m.number = numbered(&m.datum) && r.drawable(s.ID, m.datum); m.number {
			numbers = append(numbers, m.datum)
		}
		moments = append(moments, m)
	}
	r.empty = len(numbers) == 0 && len(r.found) == 0
	unit := r.oneUnit(s.ID, numbers)
	if !numeric {
		s.oneZone(r, moments)
		periods(moments)
	}
	s.Series.tell(r, numbers, telling{most: mostLooks})
	up := s.extent(r, r.logScale(s.Scale, numbers), numbers)
	curves := s.curves(moments)
	for _, c := range curves {
		c.order(r, s.X)
	}
	curves = slices.DeleteFunc(curves, func(c *curve) bool {
		none := len(c.numbered()) == 0
		if none {
			r.numberless += len(c.moments)
		}
		return none
	})
	return func(p *page) body {
		if len(numbers) == 1 {
			i := slices.IndexFunc(moments, func(m moment) bool { return m.number })
			return p.single(numbers[0], strings.TrimPrefix(s.Series.name(numbers[0])+", "+moments[i].when, ", "), unit)
		}
		return s.body(p, curves, unit, numeric, up)
	}
}

// moment finds the place of an observation along x, and whether that is a
// number.
func (s *lineSpec) moment(d datum) (m moment, number bool, err error) {
	m = moment{datum: d}
	column := s.X.Value
	field, _ := fieldOf(d, column)
	if field.Numeric() && !s.years {
		v := d.row().Number(column)
		if v == nil {
			return m, true, fmt.Errorf("there is no number in the column %s to place it by", column)
		}
		m.from, _ = v.Float64()
		m.at, m.to, m.when = m.from, m.from, d.locale.Full(v)
		if s.ancient {
			m.when = edtf.FormatYear(v.Num().Int64(), d.locale.Tag)
		}
		if what, remedy := unprintable(v); what != "" {
			return m, true, fmt.Errorf("its %s %s: %s", column, what, remedy)
		}
		return m, true, nil
	}
	if s.clock {
		m.when, m.precision = d.cell(column), edtf.ToTime
		m.at, err = clockTime(m.when)
		m.from, m.to = m.at, m.at
		return m, false, err
	}
	date := d.date()
	if cell := d.cell(column); column != "date" || date.IsZero() && cell != "" { // which a year is, too
		if date, err = edtf.Parse(cell); err != nil {
			return m, false, err
		}
	}
	switch {
	case date.IsZero():
		return m, false, fmt.Errorf("there is no date to place it by")
	case !bounded(date):
		return m, false, fmt.Errorf("%s has no first or no last day, and so no place along the axis", date)
	}
	m.from, m.to = timesOf(date)
	if year(math.Floor(m.from)) < 1 || year(math.Floor(m.to)) > 9998 {
		return m, false, fmt.Errorf("%s is not within the years 1 to 9998", date)
	}
	m.at, m.length = (m.from+m.to)/2, m.to-m.from
	_, m.zone, _ = date.Start().Clock()
	m.when, m.precision, m.vague = date.Format(d.locale.Tag), date.Precision(), date.Approximate() || date.Uncertain()
	return m, false, nil
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

// yearly reports whether a column has numbers that are years, by its type or its name and
// by each of its cells.
func yearly(column string, data []datum) bool {
	words := strings.FieldsFunc(strings.ToLower(column), func(c rune) bool { return !unicode.IsLetter(c) })
	named := len(words) > 0 && slices.Contains(yearWords(), words[len(words)-1])
	if !named && !(len(data) > 0 && data[0].ofYears(column)) {
		return false
	}
	form := fourDigits
	if ancient(column, data) {
		form = yearBC
	}
	return !slices.ContainsFunc(data, func(d datum) bool {
		return d.computed() || !form.MatchString(d.cell(column))
	})
}

// ancient reports whether a column has a number below zero. In a column of years that is
// a year before the year 1, and those after it may be of fewer than four digits.
func ancient(column string, data []datum) bool {
	return slices.ContainsFunc(data, func(d datum) bool { return strings.HasPrefix(d.cell(column), "-") })
}

var (
	fourDigits = regexp.MustCompile(`^[0-9]{4}$`)
	yearBC     = regexp.MustCompile(`^-?[0-9]{1,5}$`)
)

// fieldOf is the column of a datum's table.
func fieldOf(d datum, column string) (datasets.Field, bool) {
	if d.computed() {
		return datasets.Field{}, false
	}
	t, err := d.study.Table(d.row().Table)
	if err != nil {
		return datasets.Field{}, false
	}
	return t.Field(column)
}

// curves parts the moments by series, in the order of their first.
func (s *lineSpec) curves(moments []moment) (out []*curve) {
	index := map[string]*curve{}
	for _, m := range moments {
		cell := m.cell(s.Series.Column.Value)
		c, ok := index[cell]
		if !ok {
			c = &curve{name: s.Series.name(m.datum), look: choice{"danube", marks.Diamond}}
			if s.Series.Column.Value != "" {
				c.look = s.Series.looks[cell]
			}
			index[cell] = c
			out = append(out, c)
		}
		c.moments = append(c.moments, m)
	}
	return out
}

func monthOf(day float64) int {
	_, m, _ := edtf.Day(day).Civil()
	return m
}

// newMonth is the first day of a month; months beyond twelve are of later years.
func newMonth(y, m int) float64 {
	y, m = y+(m-1)/12, (m-1)%12+1
	d, err := edtf.Parse(fmt.Sprintf("%04d-%02d-01", y, m))
	if err != nil {
		return 0
	}
	first, _ := d.First()
	return float64(first)
}

// withoutYear drops the year of a date in words.
func withoutYear(name string, y int) string {
	return strings.TrimPrefix(strings.TrimSuffix(name, fmt.Sprintf(" %d", y)), fmt.Sprintf("%d. ", y))
}

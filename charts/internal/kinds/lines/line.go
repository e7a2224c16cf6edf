package lines

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/datasets"
	"quotient/datasets/edtf"
)

// Line is the kind line.
var Line = layout.Kind{
	Name:    "line",
	Panels:  true,
	Doc:     "Amounts along time or along a number, each with its bound; the line between them is solid only where both are exact.",
	Unnamed: true,
	Axes:    1,
	Timed:   true,
	Spec:    func() layout.Specification { return &lineSpec{} },
}

// lineSpec is a line chart in charts.yaml, and a step chart: they differ in what
// is known between two observations.
type lineSpec struct {
	spec.Common   `yaml:",inline"`
	spec.Rows     `yaml:",inline"`
	spec.Ends     `yaml:",inline"` // of the numbers
	spec.Measured `yaml:",inline"`
	X             datasets.Text `yaml:"x" is:"column" doc:"a column of dates, times, years or numbers; date without it"`
	Series        spec.Series   `yaml:"series" is:"series" doc:"the column whose values are lines of their own"`
	Both          datasets.Text `yaml:"names" doc:"both names each line at its beginning too"`
	Scale         datasets.Text `yaml:"scale" is:"scale" doc:"the scale of the numbers: linear or log"`

	years   bool // x is a column of years, though of numbers
	ancient bool // x is a column of years before and after the year 1, which are placed as numbers
	clock   bool // x are times of one day, which is not known
}

// steps reports whether a value holds until the next observation.
func (s *lineSpec) steps() bool { return s.Kind.Value == "step" }

// moment is an observation of a line: where it stands along x, and its number.
type moment struct {
	spec.Datum
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
	return m.Bound() == marks.Exact && (m.Certainty() == marks.Asserted || m.Certainty() == marks.Computed)
}

// closed reports whether the moment is a number that is known, or known to be between two.
func (m moment) closed() bool {
	return m.sharp() || m.Bound() == marks.Between && !m.Loose() && (m.Certainty() == marks.Asserted || m.Certainty() == marks.Computed)
}

// apart reports whether one moment is certain to come before the other.
func (m moment) apart(next moment) bool { return m.to <= next.from && m.x() < next.x() }

const (
	mostMoments  = 10_000 // points of all curves
	mostLabelled = 8      // numbers of a curve that are all written
	mostWritten  = 40     // numbers of all curves that are
)

// numbered tells whether a row has a number, which is that of the column that the chart
// names.
func (s *lineSpec) numbered(r *spec.Resolver, data []spec.Datum) func(*spec.Datum) bool {
	name := s.Value.Value
	if name == "" || name == "value" {
		return func(d *spec.Datum) bool { return d.Numbered() }
	}
	for _, d := range data {
		if d.Computed() {
			continue
		}
		if f, ok := r.Field(d, name); !ok || !f.Numeric() {
			r.Fault(s.Value, datasets.DidYouMean(name, r.Numeric(d)), "table %s has no column of numbers %q", d.Row().Table, name)
			return func(*spec.Datum) bool { return false }
		}
	}
	return func(d *spec.Datum) bool {
		of, ok := r.In(*d, s.Value)
		if ok {
			*d = of
		}
		return ok
	}
}

// Layout resolves what the chart names and returns its body.
func (s *lineSpec) Layout(r *spec.Resolver) layout.Layout {
	moments, numbers, numeric := s.along(r)
	unit := r.OneUnit(s.ID, numbers)
	s.Series.Encode(r, numbers, spec.Encoding{Most: spec.MostLooks, Grey: true})
	s.Measure(r, s.ID, numbers)
	r.Reversible = true
	s.both(r)
	up := s.Extent(r, r.LogScale(s.Scale, numbers), numbers)
	curves := s.curves(r, moments)
	r.Crowded(s.ID, len(numbers), mostMoments, "points")
	return func(p *layout.Page) layout.Body {
		if p.Lone(len(numbers)) && len(up.Reached) == 0 {
			return s.single(p, moments, unit)
		}
		return s.body(p, curves, unit, numeric, up)
	}
}

// both refuses names at both ends where there are none.
func (s *lineSpec) both(r *spec.Resolver) {
	switch {
	case s.Both.Value == "":
	case s.Both.Value != "both":
		r.Fault(s.Both, "write both, or leave it out", "names is %q", s.Both.Value)
	case s.Series.Column.Value == "":
		r.Fault(s.Both, "name the column: series: …", "a line without a series has no name")
	case r.Facets != nil:
		r.Fault(s.Both, "leave it out", "panels name their series once, above all of them")
	}
}

// single is the only number of the moments, set large.
func (s *lineSpec) single(p *layout.Page, moments []moment, unit string) layout.Body {
	m := moments[slices.IndexFunc(moments, func(m moment) bool { return m.number })]
	return p.Single(m.Datum, strings.TrimPrefix(s.Series.Name(m.Datum)+", "+m.when, ", "), unit)
}

// along places the rows along x, and returns their numbers, and whether they are along a
// number.
func (s *lineSpec) along(r *spec.Resolver) (moments []moment, numbers []spec.Datum, numeric bool) {
	if s.X.Value == "" {
		s.X.Value, s.X.Line, s.X.Column = "date", s.ID.Line, s.ID.Column
	}
	s.Groups(r, &s.Value, s.X, s.Series.Column)
	data := s.All(r, s.ID, false)
	numbered := s.numbered(r, data)
	r.Column(s.X, data)
	s.Series.Check(r, data)
	s.years, s.clock = spec.Yearly(s.X.Value, data), clocked(s.X.Value, data)
	if s.ancient = s.years && spec.Ancient(s.X.Value, data); s.ancient {
		s.years = false
	}
	for _, d := range data {
		if d.Computed() {
			r.Fault(s.ID, "list observations, as table.id", "%s is computed, and has no place along %s", d.Ref(), s.X.Value)
			continue
		}
		m, isNumber, err := s.moment(d)
		switch {
		case err != nil:
			r.Fault(s.X, "", "%s: %v", d.Ref(), err)
			continue
		case len(moments) > 0 && isNumber != numeric:
			r.Fault(s.X, "draw them in charts of their own", "%s is a number in one table and a date in another", s.X.Value)
			continue
		}
		numeric = isNumber
		if m.number = numbered(&m.Datum) && r.Drawable(s.ID, m.Datum); m.number {
			numbers = append(numbers, m.Datum)
		}
		moments = append(moments, m)
	}
	r.Empty = len(numbers) == 0 && len(r.Found) == 0
	if !numeric {
		s.oneZone(r, moments)
		periods(moments)
	}
	return moments, numbers, numeric
}

// placed places the moment by the number in a column, which may be a year.
func (m *moment) placed(v *big.Rat, column string, year bool) error {
	m.from, _ = v.Float64()
	m.at, m.to, m.when = m.from, m.from, m.Locale.Full(v)
	if year {
		m.when = edtf.FormatYear(v.Num().Int64(), m.Locale.Tag)
	}
	if what, remedy := spec.Unprintable(v); what != "" {
		return fmt.Errorf("its %s %s: %s", column, what, remedy)
	}
	return nil
}

// moment finds the place of an observation along x, and whether that is a
// number.
func (s *lineSpec) moment(d spec.Datum) (m moment, number bool, err error) {
	m = moment{Datum: d}
	column := s.X.Value
	field, _ := spec.FieldOf(d, column)
	if field.Numeric() && !s.years {
		v := d.Row().Number(column)
		if v == nil {
			return m, true, fmt.Errorf("there is no number in the column %s to place it by", column)
		}
		err = m.placed(v, column, s.ancient)
		return m, true, err
	}
	if s.clock {
		m.when, m.precision = d.Cell(column), edtf.ToTime
		m.at, err = spec.ClockTime(m.when)
		m.from, m.to = m.at, m.at
		return m, false, err
	}
	date := d.Date()
	if cell := d.Cell(column); column != "date" || date.IsZero() && cell != "" { // which a year is, too
		if date, err = edtf.Parse(cell); err != nil {
			return m, false, err
		}
	}
	switch {
	case date.IsZero():
		return m, false, fmt.Errorf("there is no date to place it by: fill in its date, or name a column of numbers under x")
	case !spec.Bounded(date):
		return m, false, fmt.Errorf("%s has no first or no last day, and so no place along the axis", date)
	}
	m.from, m.to = spec.TimesOf(date)
	if layout.Year(math.Floor(m.from)) < 1 || layout.Year(math.Floor(m.to)) > 9998 {
		return m, false, fmt.Errorf("%s is not within the years 1 to 9998", date)
	}
	m.at, m.length = (m.from+m.to)/2, m.to-m.from
	_, m.zone, _ = date.Start().Clock()
	m.when, m.precision, m.vague = date.Format(d.Locale.Tag), date.Precision(), date.Approximate() || date.Uncertain()
	return m, false, nil
}

// curves parts the moments by series, in the order of their first; those without any number
// are left out.
func (s *lineSpec) curves(r *spec.Resolver, moments []moment) (out []*curve) {
	index := map[string]*curve{}
	for _, m := range moments {
		cell := m.Cell(s.Series.Column.Value)
		c, ok := index[cell]
		if !ok {
			c = &curve{name: s.Series.Name(m.Datum), look: spec.Choice{Colour: "danube", Shape: marks.Diamond}}
			if s.Series.Column.Value != "" {
				c.look, c.grey = s.Series.Looks[cell], s.Series.Grey(m.Datum)
			}
			index[cell] = c
			out = append(out, c)
		}
		c.moments = append(c.moments, m)
	}
	for _, c := range out {
		c.order(r, s.X)
	}
	return slices.DeleteFunc(out, func(c *curve) bool {
		none := len(c.numbered()) == 0
		if none {
			r.Numberless += len(c.moments)
		}
		return none
	})
}

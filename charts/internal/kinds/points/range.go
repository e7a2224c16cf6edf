package points

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Range is the kind range.
var Range = layout.Kind{
	Name:   "range",
	Doc:    "Intervals from a low to a high end: what a text brackets, what varies, with chevrons where an end is open.",
	Panels: true,
	Axes:   1,
	Spec:   func() layout.Specification { return &rangeSpec{} },
}

// rangeSpec is a chart of ranges in charts.yaml. A row is one number with its
// bound, or has its ends in two columns, or is a pair of two numbers.
type rangeSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	spec.Ends   `yaml:",inline"`
	// Low and High are columns with the ends of each row; its own number, if it
	// has one, is then a point between them.
	Low  datasets.Text `yaml:"low" is:"column" doc:"the column of the low ends"`
	High datasets.Text `yaml:"high" is:"column" doc:"the column of the high ends"`
	// Pairs are ranges from one number to another, instead of rows.
	Pairs    []rangePair    `yaml:"pairs" doc:"ranges from one number to another"`
	Series   spec.Series    `yaml:"series" is:"series" doc:"the column whose values have colours"`
	Emphasis datasets.Texts `yaml:"emphasis" is:"fact" doc:"the rows of the finding, or the labels of pairs"`
	Scale    datasets.Text  `yaml:"scale" is:"scale" doc:"linear or log"`
}

// rangePair is a range from one number to another.
type rangePair struct {
	Label datasets.Text `yaml:"label" is:"words" doc:"what the range is called"`
	Low   datasets.Text `yaml:"low" is:"fact" doc:"the low end"`
	High  datasets.Text `yaml:"high" is:"fact" doc:"the high end"`
	Best  datasets.Text `yaml:"best" is:"fact" doc:"a number between them"`
}

// rangeRow is a row: an interval, a number, or a number within an interval.
type rangeRow struct {
	spec.Datum // what the mark is found by
	name       string
	interval   bool
	item       marks.Range // without its place
	best       *spec.Datum // the point, where there is one
	left       spec.Datum  // whose label stands at the low end, where it has its own
	texts      [2]string   // of the two ends; "" where an end has none
	told       string
}

// Layout resolves what the chart names and returns its body.
func (s *rangeSpec) Layout(r *spec.Resolver) layout.Layout {
	rows, all := s.resolve(r)
	unit := s.unit(r, all)
	if len(all) == 0 && len(rows) > 0 {
		unit = r.Printer().Unit(unitOf(rows[0].Datum), false)
	}
	along := s.Extent(r, r.LogScale(s.Scale, all), all)
	var data []spec.Datum
	for _, row := range rows {
		data = append(data, row.Datum)
		s.within(r, row, along)
	}
	stretched := func(d spec.Datum) bool {
		return slices.ContainsFunc(rows, func(row rangeRow) bool { return row.interval && row.Ref() == d.Ref() })
	}
	s.encode(r, rows, data, stretched)
	r.Crowded(s.ID, len(rows), spec.MostRows, "ranges")
	return func(p *layout.Page) layout.Body {
		if len(rows) == 1 && p.Lone(len(all)) && len(along.Reached) == 0 && (!rows[0].interval || rows[0].told != "") { // its own words say all of it
			return p.Single(all[0], rows[0].name, unit)
		}
		return p.WithLegend(&s.Series, data, stretched, s.body(p, rows, unit, along))
	}
}

// resolve returns the rows of the chart, and all the numbers that they are made of.
func (s *rangeSpec) resolve(r *spec.Resolver) (rows []rangeRow, all []spec.Datum) {
	switch {
	case len(s.Pairs) > 0:
		return s.pairs(r)
	case s.Low.Value != "" || s.High.Value != "":
		return s.cells(r)
	}
	all = s.Data(r, s.ID, true)
	r.InOneUnit(all)
	for _, d := range all {
		row := boundsOf(d)
		row.name = s.Name(d)
		rows = append(rows, row)
	}
	return rows, all
}

// pairs are the rows of a chart that names two numbers for each.
func (s *rangeSpec) pairs(r *spec.Resolver) (rows []rangeRow, all []spec.Datum) {
	if len(s.Rows.Rows) > 0 || s.Table.Value != "" || s.Low.Value != "" || s.High.Value != "" {
		r.Fault(s.ID, "keep one of the two", "the chart has both pairs and rows")
	}
	var found []rangeEnds
	for _, p := range s.Pairs {
		ends, ok := s.ends(r, p, &all)
		if ok {
			found = append(found, ends)
		}
	}
	r.InOneUnit(all)
	for _, e := range found {
		low, high, p := e.low, e.high, e.pair
		row := pairOf(low, high)
		row.name = e.name
		if e.best != nil {
			row.best = e.best
		}
		if row.item.High < row.item.Low {
			r.Fault(p.High, "exchange low and high", "the high end of %q, %s, is below the low one, %s", row.name, high.Label(), low.Label())
			continue
		}
		rows = append(rows, row)
	}
	return rows, all
}

// A rangeEnds is the numbers of a pair.
type rangeEnds struct {
	pair      rangePair
	name      string
	low, high spec.Datum
	best      *spec.Datum
}

// ends resolves the numbers of a pair, and adds them to all; false where one is not there.
func (s *rangeSpec) ends(r *spec.Resolver, p rangePair, all *[]spec.Datum) (e rangeEnds, ok bool) {
	low, ok := r.Number(p.Low)
	high, also := r.Number(p.High)
	if !ok || !also {
		return e, false
	}
	*all = append(*all, low, high)
	e = rangeEnds{pair: p, name: cmp.Or(r.Expand(p.Label), s.Name(low)), low: low, high: high}
	if p.Best.Value != "" {
		best, ok := r.Number(p.Best)
		if !ok {
			return e, false
		}
		*all = append(*all, best)
		e.best = &best
	}
	return e, true
}

// unit is that of the axis. Columns with the ends of a row are in the unit of the row, and
// are drawn as they are.
func (s *rangeSpec) unit(r *spec.Resolver, all []spec.Datum) string {
	if s.Low.Value != "" || s.High.Value != "" {
		return r.Alike(s.ID, all, "draw them in charts of their own")
	}
	return r.OneUnit(s.ID, all)
}

// cells are the rows of a chart whose table has columns for the two ends.
func (s *rangeSpec) cells(r *spec.Resolver) (rows []rangeRow, all []spec.Datum) {
	data := s.Data(r, s.ID, false)
	r.Column(s.Low, data)
	r.Column(s.High, data)
	for _, d := range data {
		row, ok := s.columns(r, d)
		if !ok {
			continue
		}
		if d.Numbered() {
			all = append(all, d)
		}
		rows = append(rows, row)
	}
	r.Empty = s.Table.Value != "" && len(rows) == 0
	return rows, all
}

// within refuses a range that is not within the axis, and a number that is not within its
// range.
func (s *rangeSpec) within(r *spec.Resolver, row rangeRow, along spec.Extent) {
	if !row.interval {
		return
	}
	s.Keeps(r, along, row.item.Low, row.item.High, fmt.Sprintf("%q is from %s to %s", row.name, row.texts[0], row.texts[1]))
	if along.Log && row.item.Low <= 0 {
		r.Fault(s.Scale, "use scale: linear", "the low end of %q is not above zero, and a log scale has no place for it", row.name)
	}
	if v := row.best; v != nil {
		a, b := v.Value()
		if a < row.item.Low && !row.item.OpenLow || b > row.item.High && !row.item.OpenHigh {
			r.Fault(s.ID, "", "%s (%s) is not within the range of %q", v.Ref(), v.Label(), row.name)
		}
	}
}

// encode gives the series their looks, and refuses an emphasis of no row. Intervals have
// no shape, so that series of them are told apart by colours alone.
func (s *rangeSpec) encode(r *spec.Resolver, rows []rangeRow, data []spec.Datum, stretched func(spec.Datum) bool) {
	s.Series.Check(r, data)
	how := spec.Encoding{Most: spec.MostLooks, Shared: true, Named: []datasets.Text{s.Label}}
	if len(s.Pairs) > 0 { // which have names of their own
		how.Named = nil
	}
	if slices.ContainsFunc(data, stretched) {
		how.Most = spec.MostColours
	}
	s.Series.Encode(r, data, how)
	s.Series.Alone(r, s.Emphasis)
	for _, e := range s.Emphasis {
		if !slices.ContainsFunc(rows, func(row rangeRow) bool { return row.called(e) }) {
			r.Fault(e, "", "%q is not among the rows", e.Value)
		}
	}
}

// called reports whether an emphasis names the row.
func (row rangeRow) called(e datasets.Text) bool { return row.Ref() == e.Value || row.name == e.Value }

// boundsOf is the interval that the bound of a number leaves open.
func boundsOf(d spec.Datum) rangeRow {
	v, far := d.Value()
	row := rangeRow{Datum: d, left: d, told: d.Describe(), item: marks.Range{Low: v, High: far, Within: true, Certainty: d.Certainty()}}
	switch d.Bound() {
	case marks.Between:
		row.interval = true
		row.item.LooseLow, row.item.LooseHigh = d.Loose(), d.Loose()
		low, high, ok := d.Ends()
		if !ok {
			low, high = "", d.Label()
		}
		row.texts = [2]string{low, high}
		if far == v {
			row.interval, row.best = false, &d
		}
	case marks.Over, marks.Peak:
		row.interval, row.item.OpenHigh, row.texts = true, true, [2]string{"", d.Label()}
	case marks.Under:
		row.interval, row.item.OpenLow, row.texts = true, true, [2]string{"", d.Label()}
	default:
		row.best = &d
	}
	return row
}

// pairOf is the interval from one number to another. An end that the text
// bounds outwards is open.
func pairOf(low, high spec.Datum) rangeRow {
	a, _ := low.Value()
	_, b := high.Value()
	row := rangeRow{Datum: high, left: low, interval: true, texts: [2]string{low.Label(), high.Label()}}
	row.item = marks.Range{Low: a, High: b, OpenLow: low.Bound() == marks.Under, OpenHigh: high.Bound() == marks.Over || high.Bound() == marks.Peak,
		LooseLow: low.Bound() == marks.About, LooseHigh: high.Bound() == marks.About}
	row.item.Certainty = high.Certainty()
	if low.Modality().Weakest(high.Modality()) == low.Modality() && low.Modality() != datasets.Asserted {
		row.item.Certainty = low.Certainty()
	}
	if a == b && !row.item.OpenLow && !row.item.OpenHigh {
		row.interval, row.best = false, &high
	}
	return row
}

// columns is the interval between two cells of a row. An empty cell is an end
// that the text does not give.
func (s *rangeSpec) columns(r *spec.Resolver, d spec.Datum) (row rangeRow, ok bool) {
	if !s.hasEnds(r, d) {
		return row, false
	}
	row = rangeRow{Datum: d, left: d, name: s.Name(d), interval: true, item: marks.Range{Certainty: d.Certainty()}}
	if d.Numbered() {
		if !r.Drawable(s.ID, d) {
			return row, false
		}
		row.best = &d
	}
	low, high := d.Row().Number(s.Low.Value), d.Row().Number(s.High.Value)
	if low == nil && high == nil {
		row.interval = false
		return row, row.best != nil // else there is nothing to draw
	}
	low, high = row.span(low, high)
	if !r.Printable(s.Low, d.Ref(), low) || !r.Printable(s.High, d.Ref(), high) {
		return row, false
	}
	switch c := low.Cmp(high); {
	case c > 0:
		r.Fault(s.High, "", "%s: the high end, %s, is below the low one, %s", d.Ref(), row.texts[1], row.texts[0])
		return row, false
	case c == 0 && !row.item.OpenLow && !row.item.OpenHigh:
		row.texts[0] = ""
		row.interval = row.best == nil
		if row.interval { // one number in two cells
			r.Fault(s.High, "give it as the row’s value", "%s: both ends are %s, which is no range", d.Ref(), row.texts[1])
			return row, false
		}
	}
	return row, true
}

// hasEnds refuses a row that has no columns of numbers for its two ends.
func (s *rangeSpec) hasEnds(r *spec.Resolver, d spec.Datum) bool {
	if d.Computed() {
		r.Fault(s.ID, "list observations, as table.id", "%s is computed, and has no columns", d.Ref())
		return false
	}
	for _, column := range []datasets.Text{s.Low, s.High} {
		if column.Value == "" {
			r.Fault(s.ID, "name both columns: low and high", "a range has two ends")
			return false
		}
		if !r.NumbersIn(column, d) {
			return false
		}
	}
	return true
}

// unitOf is the unit of the ends of a row's interval: that of its number, or in its cell.
func unitOf(d spec.Datum) quantity.Unit {
	if d.Numbered() {
		return d.Quantity().Unit
	}
	u, _ := quantity.ParseUnit(d.Cell("unit"))
	return u
}

// span gives a row the two ends of its interval. One of them may be nil, an end that is
// open: it is at the row’s own number, as far as the text gives one, else at the other end.
func (row *rangeRow) span(low, high *big.Rat) (from, to *big.Rat) {
	d := row.Datum
	write := func(v *big.Rat) string { return d.Study.Printer(d.Locale).Number(v, unitOf(d)) }
	switch {
	case low == nil:
		row.item.OpenLow, row.texts = true, [2]string{"", write(high)}
		if low = high; d.Numbered() { // it reaches as far down as the number itself
			low = d.Quantity().Value()
		}
	case high == nil:
		row.item.OpenHigh, row.texts = true, [2]string{"", write(low)}
		if high = low; d.Numbered() {
			high, row.texts = d.Quantity().Value(), [2]string{row.texts[1], ""}
		}
	default:
		row.texts = [2]string{write(low), write(high)}
	}
	row.item.Low, _ = low.Float64()
	row.item.High, _ = high.Float64()
	return low, high
}

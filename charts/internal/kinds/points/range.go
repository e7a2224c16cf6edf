package points

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Range is the kind range.
var Range = layout.Kind{
	Name: "range",
	Doc:  "Intervals from a low to a high end: what a text brackets, what varies, with chevrons where an end is open.",
	Spec: func() layout.Specification { return &rangeSpec{} },
}

// rangeSpec is a chart of ranges in charts.yaml. A row is one number with its
// bound, or has its ends in two columns, or is a pair of two numbers.
type rangeSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	spec.Ends   `yaml:",inline"`
	// Low and High are columns with the ends of each row; its own number, if it
	// has one, is then a point between them.
	Low  datasets.Text `yaml:"low"`
	High datasets.Text `yaml:"high"`
	// Pairs are ranges from one number to another, instead of rows.
	Pairs []struct {
		Label datasets.Text `yaml:"label"`
		Low   datasets.Text `yaml:"low"`
		High  datasets.Text `yaml:"high"`
		Best  datasets.Text `yaml:"best"` // a number between them
	} `yaml:"pairs"`
	Series   spec.Series    `yaml:"series"`
	Emphasis datasets.Texts `yaml:"emphasis"` // rows, or the labels of pairs
	Scale    datasets.Text  `yaml:"scale"`
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

	tags      [2]layout.Label // of the ends
	bestTag   layout.Label
	look      layout.Look
	low, high float64 // of all that is drawn
}

// Layout resolves what the chart names and returns its body.
func (s *rangeSpec) Layout(r *spec.Resolver) layout.Layout {
	var rows []rangeRow
	var all []spec.Datum
	switch {
	case len(s.Pairs) > 0:
		if len(s.Rows.Rows) > 0 || s.Table.Value != "" || s.Low.Value != "" || s.High.Value != "" {
			r.Fault(s.ID, "keep one of the two", "the chart has both pairs and rows")
		}
		for _, p := range s.Pairs {
			low, ok := r.Number(p.Low)
			high, also := r.Number(p.High)
			if !ok || !also {
				continue
			}
			all = append(all, low, high)
			row := pairOf(low, high)
			row.name = r.Expand(p.Label)
			if row.name == "" {
				row.name = s.Name(low)
			}
			if p.Best.Value != "" {
				best, ok := r.Number(p.Best)
				if !ok {
					continue
				}
				all = append(all, best)
				row.best = &best
			}
			if row.item.High < row.item.Low {
				r.Fault(p.High, "exchange low and high", "the high end of %q, %s, is below the low one, %s", row.name, high.Label(), low.Label())
				continue
			}
			rows = append(rows, row)
		}
	case s.Low.Value != "" || s.High.Value != "":
		data := s.Data(r, s.ID, false)
		r.Column(s.Low, data)
		r.Column(s.High, data)
		for _, d := range data {
			row, ok := s.columns(r, d)
			if ok {
				if d.Numbered() {
					all = append(all, d)
				}
				rows = append(rows, row)
			}
		}
		r.Empty = s.Table.Value != "" && len(rows) == 0
	default:
		data := s.Data(r, s.ID, true)
		all = data
		for _, d := range data {
			row := boundsOf(d)
			row.name = s.Name(d)
			rows = append(rows, row)
		}
	}
	unit := r.OneUnit(s.ID, all)
	if len(all) == 0 && len(rows) > 0 {
		u, _ := quantity.ParseUnit(rows[0].Cell("unit"))
		unit = r.Printer().Unit(u, false)
	}
	log := r.LogScale(s.Scale, all)
	along := s.Extent(r, log, all)
	var data []spec.Datum
	for _, row := range rows {
		data = append(data, row.Datum)
		if row.interval {
			s.Keeps(r, along, row.item.Low, row.item.High, fmt.Sprintf("%q is from %s to %s", row.name, row.texts[0], row.texts[1]))
		}
		if log && row.interval && row.item.Low <= 0 {
			r.Fault(s.Scale, "use scale: linear", "the low end of %q is not above zero, and a log scale has no place for it", row.name)
		}
		if v := row.best; v != nil && row.interval {
			a, b := v.Value()
			if a < row.item.Low && !row.item.OpenLow || b > row.item.High && !row.item.OpenHigh {
				r.Fault(s.ID, "", "%s (%s) is not within the range of %q", v.Ref(), v.Label(), row.name)
			}
		}
	}
	s.Series.Check(r, data)
	how := spec.Encoding{Most: spec.MostLooks, Shared: true, Named: []datasets.Text{s.Label}}
	if len(s.Pairs) > 0 { // which have names of their own
		how.Named = nil
	}
	stretched := func(d spec.Datum) bool {
		return slices.ContainsFunc(rows, func(row rangeRow) bool { return row.interval && row.Ref() == d.Ref() })
	}
	if slices.ContainsFunc(data, stretched) {
		how.Most = spec.MostColours
	}
	s.Series.Encode(r, data, how)
	s.Series.Alone(r, s.Emphasis)
	for _, e := range s.Emphasis {
		if !slices.ContainsFunc(rows, func(row rangeRow) bool { return row.Ref() == e.Value || row.name == e.Value }) {
			r.Fault(e, "", "%q is not among the rows", e.Value)
		}
	}
	r.Crowded(s.ID, len(rows), spec.MostRows, "ranges")
	return func(p *layout.Page) layout.Body {
		if len(rows) == 1 && len(all) == 1 && (!rows[0].interval || rows[0].told != "") { // its own words say all of it
			return p.Single(all[0], rows[0].name, unit)
		}
		return p.WithLegend(&s.Series, data, stretched, s.body(p, slices.Clone(rows), unit, along))
	}
}

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
	if d.Computed() {
		r.Fault(s.ID, "list observations, as table.id", "%s is computed, and has no columns", d.Ref())
		return row, false
	}
	row = rangeRow{Datum: d, left: d, name: s.Name(d), interval: true, item: marks.Range{Certainty: d.Certainty()}}
	for _, column := range []datasets.Text{s.Low, s.High} {
		if column.Value == "" {
			r.Fault(s.ID, "name both columns: low and high", "a range has two ends")
			return row, false
		}
		if field, found := spec.FieldOf(d, column.Value); found && !field.Numeric() {
			r.Fault(column, "give it the type number in datapackage.json", "the column %s holds no numbers", column.Value)
			return row, false
		}
	}
	low, high := d.Row().Number(s.Low.Value), d.Row().Number(s.High.Value)
	if d.Numbered() {
		if !r.Drawable(s.ID, d) {
			return row, false
		}
		row.best = &d
	}
	switch {
	case low == nil && high == nil:
		row.interval = false
		return row, row.best != nil // else there is nothing to draw
	case low == nil:
		row.item.OpenLow, row.texts = true, [2]string{"", d.Locale.Full(high)}
		if low = high; d.Numbered() { // it reaches as far down as the number itself
			low = d.Quantity().Value()
		}
	case high == nil:
		row.item.OpenHigh, row.texts = true, [2]string{"", d.Locale.Full(low)}
		if high = low; d.Numbered() {
			high, row.texts = d.Quantity().Value(), [2]string{row.texts[1], ""}
		}
	default:
		row.texts = [2]string{d.Locale.Full(low), d.Locale.Full(high)}
	}
	row.item.Low, _ = low.Float64()
	row.item.High, _ = high.Float64()
	if !r.Printable(s.Low, d.Ref(), low) || !r.Printable(s.High, d.Ref(), high) {
		return row, false
	}
	switch c := low.Cmp(high); {
	case c > 0:
		r.Fault(s.High, "", "%s: the high end, %s, is below the low one, %s", d.Ref(), row.texts[1], row.texts[0])
		return row, false
	case c == 0 && !row.item.OpenLow && !row.item.OpenHigh:
		row.texts[0] = ""
		row.item.OpenLow = false
		row.interval = row.best == nil
		if row.interval { // one number in two cells
			r.Fault(s.High, "give it as the row’s value", "%s: both ends are %s, which is no range", d.Ref(), row.texts[1])
			return row, false
		}
	}
	return row, true
}

// sentence tells a row in words.
func (s *rangeSpec) sentence(p *layout.Page, row rangeRow) string {
	text := row.told
	if text == "" && row.interval {
		switch {
		case row.texts[0] == "" && row.item.OpenLow:
			text = p.Sayf("high end %s, no low end given", row.texts[1])
		case row.texts[0] == "" || row.texts[1] == "":
			text = p.Sayf("low end %s, no high end given", row.texts[0]+row.texts[1])
		case row.left.Ref() != row.Ref():
			text = p.Sayf("low end %s, high end %s", row.left.Describe(), row.Datum.Describe())
		default:
			text = p.Sayf("low end %s, high end %s", row.texts[0], row.texts[1])
		}
	}
	if row.best != nil && row.told == "" {
		if text != "" {
			text += "; "
		}
		text += row.best.Describe()
	}
	return layout.Sentence(s.Series.With(row.name, row.Datum) + ": " + text)
}

const (
	rangeThick = vg.Length(14)
	rangeGap   = 7.0
)

// tails is the room that a row takes beyond its low and high end.
func (row *rangeRow) tails() (before, after float64) {
	if row.interval {
		before, after = float64(marks.RangeTail(row.item.OpenLow, row.item.LooseLow, rangeThick)), float64(marks.RangeTail(row.item.OpenHigh, row.item.LooseHigh, rangeThick))
	}
	if row.best != nil && !row.interval {
		a, b := marks.PointTail(row.best.Tail(), marks.Disc, layout.PointRadius)
		before, after = float64(a), float64(b)
	}
	return before, after
}

func (s *rangeSpec) body(p *layout.Page, rows []rangeRow, unit string, along spec.Extent) layout.Body {
	const foot, over = 32.0, 17.0
	pitch := 40.0
	switch {
	case p.Narrow():
		pitch = 36
	case p.Tight || len(rows) > 12:
		pitch = 30
	}
	low, high := math.Inf(1), math.Inf(-1)
	titles := make([]string, len(rows))
	for i := range rows {
		row := &rows[i]
		titles[i] = row.name
		s.tag(p, row)
		low, high = min(low, row.low), max(high, row.high)
	}
	called := p.Names(titles, 172)
	from, to, ticks := layout.FitAxis(along, low, high, 5)
	axis := layout.Scale{Left: called.Left(p) + 2, Right: p.Right() - 4, Log: along.Log, Min: from, Max: to}
	axis.Left = p.Clear(axis.Left, ticks[0])
	axis.Right -= p.Fonts.Width(typeset.Regular, layout.AxisSize, p.Tick(ticks[len(ticks)-1])) / 2
	// Where a label would pass an edge, the axis gives way.
	start, end := axis.Left, axis.Right
	for range 12 {
		for i := range rows {
			left, right := s.reach(p, &rows[i], axis)
			axis.Left += max(0, called.Left(p)-left)
			axis.Right -= max(0, right-p.Right())
		}
	}
	if axis.Right-axis.Left < 60 {
		p.Fail("the labels leave no room for the ranges: shorten them")
		axis.Left, axis.Right = start, end
	}
	height := 8.0
	heads := make([]float64, len(rows))
	for i, row := range rows {
		if row.best != nil && row.interval {
			if heads[i] = over; called.Above {
				heads[i] = over - 8
			}
		}
		height += called.Pitch(i, pitch) + heads[i]
	}
	scale := ""
	if along.Log {
		scale = p.Say("log scale")
	}
	alt := []string{p.Opening("Range chart", p.Count(len(rows), "%d range|%d ranges"), unit, scale)}
	for _, row := range rows {
		alt = append(alt, s.sentence(p, row))
	}
	return layout.Body{Height: height + foot + axis.LogFoot(), Alt: alt, Draw: func(y float64) {
		top, bottom := y, y+height
		for _, v := range ticks {
			p.Line(p.Theme.Grid, 1, axis.At(v), top, axis.At(v), bottom)
		}
		p.Ticks(axis, ticks, bottom+18)
		p.LogWords(axis, p.Right(), bottom+18)
		y += 8
		for i := range rows {
			row := &rows[i]
			tall := called.Pitch(i, pitch) + heads[i]
			middle := y + called.Head(i) + heads[i] + (tall-called.Head(i)-heads[i])/2
			if called.Above { // nearer to its own name than to the next
				middle -= 4
			}
			if called.Above {
				p.Plate(p.Left(), y+13, p.NameWidth(called, i), layout.BodySize)
				for k := 1; k < len(called.Lines[i]); k++ {
					p.Plate(p.Left(), y+13+layout.NameLeading*float64(k), p.NameWidth(called, i), layout.BodySize)
				}
			}
			called.Draw(p, i, y, middle)
			s.row(p, row, axis, middle)
			y += tall
		}
	}}
}

// tag sets the labels of a row, and notes its signs.
func (s *rangeSpec) tag(p *layout.Page, row *rangeRow) {
	row.look = p.Theme.Look(&s.Series, row.Datum)
	if s.Series.Column.Value == "" && len(s.Emphasis) == 0 {
		row.look = layout.Look{Colour: p.Theme.Danube, Shape: marks.Diamond}
	}
	if slices.ContainsFunc(s.Emphasis, func(t datasets.Text) bool { return t.Value == row.Ref() || t.Value == row.name }) {
		row.look = layout.Look{Colour: p.Theme.Ember, Shape: marks.Disc}
	}
	row.low, row.high = math.Inf(1), math.Inf(-1)
	if row.interval {
		row.low, row.high = row.item.Low, row.item.High
		if row.left.Ref() != row.Ref() {
			row.tags[0] = p.Label(row.left)
		} else {
			row.tags[0] = layout.Label{Number: row.texts[0], Face: typeset.Bold, Size: layout.ValueSize, Colour: p.Theme.Ink}
		}
		row.tags[1] = p.Label(row.Datum)
		row.tags[1].Number = row.texts[1]
		if row.item.OpenHigh || row.item.OpenLow {
			p.Signs = append(p.Signs, layout.SignOpenEnd)
		}
		if row.item.LooseHigh || row.item.LooseLow {
			p.Signs = append(p.Signs, layout.SignWhiskers)
		}
		body := row.item.High > row.item.Low // else there is an edge alone
		switch {
		case !body && row.item.Certainty != marks.Proposed:
		case row.item.Certainty == marks.Speculated:
			p.Signs = append(p.Signs, layout.SignSpeculated)
		case row.item.Certainty == marks.Proposed:
			p.Signs = append(p.Signs, layout.SignProposed)
		case row.item.Certainty == marks.Computed:
			p.Signs = append(p.Signs, layout.SignComputed)
		case row.item.Within:
			p.Signs = append(p.Signs, layout.SignBetween)
		}
	}
	if row.best != nil {
		v, far := row.best.Value()
		row.low, row.high = min(row.low, v), max(row.high, far)
		p.UsePoint(*row.best)
		row.bestTag = p.Label(*row.best)
		if row.interval {
			p.Signs = append(p.Signs, layout.SignBest)
			if row.best.Ref() == row.Ref() {
				row.tags[1].Letter, row.tags[1].Remark = "", "" // the letter stands once
			}
		}
	}
}

// reach is how far a row with its labels comes to the left and to the right.
func (s *rangeSpec) reach(p *layout.Page, row *rangeRow, axis layout.Scale) (left, right float64) {
	before, after := row.tails()
	left, right = axis.At(row.low)-before, axis.At(row.high)+after
	if row.interval {
		left, right = axis.At(row.item.Low)-before, axis.At(row.item.High)+after
		if row.tags[0].Number != "" {
			left -= rangeGap + p.LabelWidth(row.tags[0])
		}
		if row.tags[1].Number != "" {
			right += rangeGap + p.LabelWidth(row.tags[1])
		}
	} else {
		right += rangeGap + p.LabelWidth(row.bestTag)
	}
	if row.best != nil && row.interval {
		v, far := row.best.Value()
		half, middle := p.LabelWidth(row.bestTag)/2, (axis.At(v)+axis.At(far))/2
		left, right = min(left, middle-half), max(right, middle+half)
	}
	return left, right
}

// row draws a range, its point and their labels.
func (s *rangeSpec) row(p *layout.Page, row *rangeRow, axis layout.Scale, middle float64) {
	before, after := row.tails()
	title := strings.TrimSuffix(s.sentence(p, *row), ".")
	if row.interval {
		p.Group(row.Datum, title, func() {
			item := row.item
			item.Y = 0.5
			ranges, err := marks.NewRanges([]marks.Range{item})
			if err != nil {
				p.Fail("%s: %v", row.name, err)
				return
			}
			ranges.Thickness, ranges.Color, ranges.Background = rangeThick, row.look.Mark, p.Theme.Background
			p.Plot(axis, middle-20, middle+20, ranges)
		})
		if t := row.tags[0]; t.Number != "" {
			x := axis.At(row.item.Low) - before - rangeGap - p.LabelWidth(t)
			p.Plate(x, middle+5, p.LabelWidth(t), t.Size)
			p.DrawLabel(t, x, middle+5)
		}
		if t := row.tags[1]; t.Number != "" {
			x := axis.At(row.item.High) + after + rangeGap
			p.Plate(x, middle+5, p.LabelWidth(t), t.Size)
			p.DrawLabel(t, x, middle+5)
		}
	}
	if row.best == nil {
		return
	}
	v, far := row.best.Value()
	ink, shape := row.look.Mark, row.look.Shape
	if row.interval {
		ink, shape = p.Theme.Ink, marks.Disc // to be seen on the range
	}
	draw := func() {
		item := marks.Point{X: v, Y: 0.5, Bound: row.best.Bound(), Certainty: row.best.Certainty(), Shape: shape}
		if row.best.Bound() == marks.Between {
			item.High, item.Loose = far, row.best.Loose()
		}
		points, err := marks.NewPoints([]marks.Point{item})
		if err != nil {
			p.Fail("%s: %v", row.best.Ref(), err)
			return
		}
		points.Radius, points.Color, points.Background = layout.PointRadius, ink, p.Theme.Background
		if row.interval {
			points.Rim = 2
		}
		p.Plot(axis, middle-20, middle+20, points)
	}
	p.Group(*row.best, title, draw)
	if row.interval {
		wide := p.LabelWidth(row.bestTag)
		x := (axis.At(v)+axis.At(far))/2 - wide/2
		p.Plate(x, middle-15, wide, row.bestTag.Size)
		p.DrawLabel(row.bestTag, x, middle-15)
		return
	}
	x := axis.At(far) + after + rangeGap
	p.Plate(x, middle+5, p.LabelWidth(row.bestTag), row.bestTag.Size)
	p.DrawLabel(row.bestTag, x, middle+5)
}

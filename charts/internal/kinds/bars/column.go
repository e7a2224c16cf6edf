package bars

import (
	"slices"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// Column is the kind column.
var Column = layout.Kind{
	Name:   "column",
	Doc:    "Vertical bars from zero: amounts in the order of time or size; where names have no room, horizontal bars.",
	Panels: true,
	Axes:   1,
	Timed:  true,
	Spec:   func() layout.Specification { return &columnSpec{} },
}

// columnSpec is a chart of vertical bars in charts.yaml.
type columnSpec struct {
	spec.Common   `yaml:",inline"`
	spec.Rows     `yaml:",inline"`
	spec.Measured `yaml:",inline"`
	Series        spec.Series    `yaml:"series" is:"series" doc:"the column whose values have colours"`
	Emphasis      datasets.Texts `yaml:"emphasis" is:"fact" doc:"the rows of the finding, drawn in its colour"`
	From          datasets.Text  `yaml:"from" is:"number" doc:"where the columns begin: zero"`
}

// Layout resolves what the chart names and returns its body.
func (s *columnSpec) Layout(r *spec.Resolver) layout.Layout {
	s.Groups(r, &s.Value, s.Label, s.Series.Column)
	data := s.Data(r, s.ID, true)
	unit := r.OneUnit(s.ID, data)
	s.Measure(r, s.ID, data)
	s.Series.Check(r, data)
	r.FromZero(s.From)
	s.Series.Encode(r, data, spec.Encoding{Most: spec.MostColours, Shared: true, Named: []datasets.Text{s.Label}})
	s.Series.Alone(r, s.Emphasis)
	most := spec.MostRows
	if runsOn(spec.InTime(data, s.Label.Value), s.Label.Value) {
		most = mostInSequence
	}
	r.Crowded(s.ID, len(data), most, "columns")
	amongRows(r, s.Emphasis, data)
	oneWay(r, s.ID, data)
	s.Apart(r, s.ID, data, nil, s.Series.Column)
	if s.Table.Value != "" && len(s.Sort) == 0 {
		data = spec.InTime(data, s.Label.Value)
	}
	days := dateline(data, s.Label.Value)
	lines, uneven := r.Reached(), s.uneven(data)
	return func(p *layout.Page) layout.Body {
		if p.Lone(len(data)) && len(lines) == 0 {
			return p.Single(data[0], s.called(data[0]), unit)
		}
		columns, ok := s.fit(p, data, days)
		ok = p.Agreed("upright", ok)
		if !ok && p.Agreed("runs on", s.runsOn(data, days)) {
			if run, fits := s.sequenceOf(p, data, days); p.Agreed("a sequence", fits) {
				run.lines = lines
				if uneven && !days.Gaps() {
					p.Signs = append(p.Signs, layout.SignUneven)
				}
				return p.WithLegend(&s.Series, data, layout.Always, run.body(p, unit))
			}
		}
		if uneven && !(ok && days.Gaps()) {
			p.Signs = append(p.Signs, layout.SignUneven)
		}
		if !ok {
			bars := &barSpec{Common: s.Common, Rows: s.Rows, Series: s.Series, Emphasis: s.Emphasis}
			bars.Labels = map[string]datasets.Text{}
			for _, d := range data {
				bars.Labels[d.Ref()] = datasets.Text{Value: s.called(d)}
			}
			b := (&barPlot{barSpec: bars, page: p, lines: lines}).body(data, nil)
			b.Alt = bars.told(p, data, unit, nil, nil)
			return p.WithLegend(&s.Series, data, layout.Always, b)
		}
		return p.WithLegend(&s.Series, data, layout.Always, s.body(p, columns, unit, days, lines))
	}
}

// dateline gives columns whose names are dates the places of these, so that missing years
// leave theirs empty. Other columns are one after the other, as are those that would be
// few among many empty places.
func dateline(data []spec.Datum, column string) spec.Dateline {
	days, ok := spec.DatelineOf(data, column)
	if ok && !days.Sparse() {
		return days
	}
	days = spec.Dateline{N: len(data)}
	for i := range data {
		days.Places = append(days.Places, i)
	}
	return days
}

// uneven reports whether the columns have dates that are not equally far apart, as those of
// which some are years and others days are not.
func (s *columnSpec) uneven(data []spec.Datum) bool {
	if days, ok := spec.DatelineOf(data, s.Label.Value); ok {
		return days.Gaps()
	}
	dated := func(d spec.Datum) bool {
		_, _, ok := spec.Dated(d, s.Label.Value)
		return ok
	}
	return len(data) > 2 && !slices.ContainsFunc(data, func(d spec.Datum) bool { return !dated(d) }) && runsOn(data, s.Label.Value)
}

// called is the name of a column, a date in words.
func (s *columnSpec) called(d spec.Datum) string {
	return inWords(s.Name(d), d, s.Label.Value)
}

// inWords is the name of a datum, which is a date in words where it is that of a column.
func inWords(name string, d spec.Datum, column string) string {
	if _, _, ok := spec.Dated(d, column); ok && name == d.Cell(column) {
		return spec.InWords(name, d.Locale.Tag)
	}
	return name
}

// columnBar is a vertical bar, measured.
type columnBar struct {
	*barRow
	lines  []string // its name, under the plot
	remark string   // over the number, where both have no room side by side
}

// fit measures columns, and reports false where a name or a number has no room.
func (s *columnSpec) fit(p *layout.Page, data []spec.Datum, days spec.Dateline) (out []*columnBar, ok bool) {
	const lines = 4
	pitch := (p.Right() - p.Left()) / float64(max(days.N, 1))
	for _, d := range data {
		c := &columnBar{barRow: measureBar(p, d, s.called(d), s.thick(pitch))}
		c.lines = p.Fonts.Wrap(typeset.Medium, layout.AxisSize+0.5, pitch-8, c.name)
		for _, line := range c.lines {
			if p.Fonts.Width(typeset.Medium, layout.AxisSize+0.5, line) > pitch-4 {
				return nil, false
			}
		}
		if p.LabelWidth(c.tag) > pitch-6 {
			c.remark, c.tag.Remark = c.tag.Remark, ""
		}
		if p.LabelWidth(c.tag) > pitch-6 || p.Fonts.Width(typeset.Italic, layout.RemarkSize, c.remark) > pitch-4 || len(c.lines) > lines {
			return nil, false
		}
		c.colour = s.colour(p, d)
		out = append(out, c)
	}
	for _, d := range data {
		p.UseBar(d)
	}
	return out, true
}

// colour is that of a column: of the finding, or of its series.
func (s *columnSpec) colour(p *layout.Page, d spec.Datum) layout.Colour {
	if s.emphasised(d) {
		return p.Theme.Ember
	}
	return p.Theme.Look(&s.Series, d).Colour
}

func (s *columnSpec) emphasised(d spec.Datum) bool {
	return slices.ContainsFunc(s.Emphasis, func(t datasets.Text) bool { return t.Value == d.Ref() })
}

func (s *columnSpec) thick(pitch float64) float64 { return min(pitch*0.62, 46) }

func (s *columnSpec) body(p *layout.Page, columns []*columnBar, unit string, days spec.Dateline, lines []float64) layout.Body {
	const leading, gap, line = 16.0, 8.0, 15.0
	tall := 250.0
	if p.Tight || p.Narrow() {
		tall = 190
	}
	names := 1
	bars := make([]*barRow, len(columns))
	for i, c := range columns {
		c.room = c.tail + gap + line
		if c.remark != "" {
			c.room += line
		}
		names, bars[i] = max(names, len(c.lines)), c.barRow
	}
	below, perUnit, ok := fitted(p, slices.Concat(bars, ruled(slices.Concat(lines, beyondZero(bars)))), tall)
	if !ok {
		p.Fail("the numbers leave no room for the columns: draw bars, kind: bar")
	}
	alt := []string{p.Opening("Column chart", p.Count(len(columns), "%d column|%d columns"), unit)}
	for _, c := range columns {
		alt = append(alt, layout.Sentence(s.Series.With(c.name, c.Datum)+": "+c.Describe()))
	}
	pitch := (p.Right() - p.Left()) / float64(days.N)
	thick := s.thick(pitch)
	plane := layout.Upward(layout.Linear(tall-below, -perUnit), layout.Rect{Left: p.Left(), Right: p.Right(), Bottom: tall}, true)
	plane.Time, plane.Stepped = timeOf(days, p.Left(), p.Right()), s.dated(columns)
	return layout.Body{Height: tall + 14 + leading*float64(names), Alt: alt, Plane: plane, Draw: func(y float64) {
		zero := y + tall - below
		for i, c := range columns {
			middle := p.Left() + pitch*(float64(days.Places[i])+0.5)
			p.Group(c.Datum, c.name+": "+c.Describe(), func() { upright(p, c.barRow, middle, zero, perUnit, thick) })
			tip := zero - c.reach()*perUnit
			at := tip - c.tail - gap
			if c.tip < 0 {
				at = tip + c.tail + gap + 10
			}
			p.DrawLabel(c.tag, middle-p.LabelWidth(c.tag)/2, at)
			if c.remark != "" {
				p.TextCentre(typeset.Italic, layout.RemarkSize, p.Theme.Muted, middle, at-line, c.remark)
			}
			for k, l := range c.lines {
				p.TextCentre(typeset.Medium, layout.AxisSize+0.5, p.Theme.Ink, middle, y+tall+18+leading*float64(k), l)
			}
		}
		p.Line(p.Theme.Ink, 1.5, p.Left(), zero, p.Right(), zero)
	}}
}

// timeOf is the axis of time that columns named by dates are on; nil of others.
func timeOf(days spec.Dateline, left, right float64) *layout.Scale {
	from, to, ok := days.Days()
	if !ok {
		return nil
	}
	return &layout.Scale{Min: from, Max: to, Left: left, Right: right}
}

// dated reports whether columns are named by dates.
func (s *columnSpec) dated(columns []*columnBar) bool {
	return !slices.ContainsFunc(columns, func(c *columnBar) bool {
		_, _, ok := spec.Dated(c.Datum, s.Label.Value)
		return !ok
	})
}

// upright draws a bar upward or downward from zero.
func upright(p *layout.Page, c *barRow, middle, zero, perUnit, thick float64) {
	item := marks.Bar{Position: 0.5, Value: c.near, Bound: c.end, Certainty: c.Certainty()}
	if c.end == marks.Between {
		item.High, item.Loose = c.tip, c.Loose()
	}
	bars, err := marks.NewBars([]marks.Bar{item}, vg.Length(thick))
	if err != nil {
		p.Fail("%s: %v", c.Ref(), err)
		return
	}
	bars.Vertical, bars.Color, bars.Background, bars.Wash, bars.Fine, bars.Spread = true, c.colour.Mark, p.Theme.Background, c.wash, c.fine, p.Theme.Spread()
	reach := max(c.tip, -c.tip)
	if reach == 0 {
		reach = 1 / perUnit
	}
	x := layout.Scale{Min: 0, Max: 1, Left: middle - thick, Right: middle + thick}
	p.Plane(x, layout.Scale{Min: -reach, Max: reach, Left: zero + perUnit*reach, Right: zero - perUnit*reach}, bars)
	c.up(p, middle, zero, perUnit)
}

package charts

import (
	"slices"

	"gonum.org/v1/plot/vg"

	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

var columnKind = Kind{
	Name: "column",
	Doc:  "Vertical bars from zero: amounts in the order of time or size; where names have no room, horizontal bars.",
	spec: func() specification { return &columnSpec{} },
}

// columnSpec is a chart of vertical bars in charts.yaml.
type columnSpec struct {
	Common   `yaml:",inline"`
	Rows     `yaml:",inline"`
	Series   Series         `yaml:"series"`
	Emphasis datasets.Texts `yaml:"emphasis"` // the rows of the finding, drawn in its colour
	From     datasets.Text  `yaml:"from"`     // zero, as of all bars
}

func (s *columnSpec) layout(r *resolver) layout {
	data := s.data(r, s.ID, true)
	unit := r.oneUnit(s.ID, data)
	s.Series.check(r, data)
	r.fromZero(s.From)
	s.Series.tell(r, data, telling{most: mostColours, shared: true, named: []datasets.Text{s.Label}})
	s.Series.alone(r, s.Emphasis)
	r.crowded(s.ID, len(data), mostRows, "columns")
	for _, e := range s.Emphasis {
		if !slices.ContainsFunc(data, func(d datum) bool { return d.ref() == e.Value }) {
			r.fault(e, datasets.DidYouMean(e.Value, refsOf(data)), "%q is not among the rows", e.Value)
		}
	}
	for _, d := range data {
		if low, high := d.value(); low < 0 && high > 0 {
			r.fault(s.ID, "draw dots: kind: dot", "%s is %s, and a bar cannot run both ways from zero", d.ref(), d.label())
		}
	}
	s.apart(r, s.ID, data, nil, s.Series.Column)
	if s.Table.Value != "" && len(s.Sort) == 0 {
		data = inTime(data, s.Label.Value)
	}
	days := s.dateline(data)
	return func(p *page) body {
		if len(data) == 1 {
			return p.single(data[0], s.called(data[0]), unit)
		}
		columns, ok := s.fit(p, data, days)
		if !ok && s.runsOn(data, days) {
			if run, fits := s.sequenceOf(p, data, days); fits {
				return p.over(&s.Series, data, always, run.body(p, unit))
			}
		}
		if days.gaps() && !ok || s.uneven(data) && !days.gaps() {
			p.signs = append(p.signs, signUneven)
		}
		if !ok {
			bars := &barSpec{Common: s.Common, Rows: s.Rows, Series: s.Series, Emphasis: s.Emphasis}
			bars.Labels = map[string]datasets.Text{}
			for _, d := range data {
				bars.Labels[d.ref()] = datasets.Text{Value: s.called(d)}
			}
			b := bars.body(p, data, unit, 0, nil, nil, nil)
			b.alt = bars.told(p, data, unit, nil, nil)
			return p.over(&s.Series, data, always, b)
		}
		return p.over(&s.Series, data, always, s.body(p, columns, unit, days))
	}
}

// dateline gives columns whose names are dates the places of these, so that missing years
// leave theirs empty. Other columns are one after the other, as are those that would be
// few among many empty places.
func (s *columnSpec) dateline(data []datum) dateline {
	days, ok := datelineOf(data, s.Label.Value)
	if ok && !days.sparse() {
		return days
	}
	days = dateline{n: len(data)}
	for i := range data {
		days.places = append(days.places, i)
	}
	return days
}

// uneven reports whether the columns have dates that are not equally far apart.
func (s *columnSpec) uneven(data []datum) bool {
	days, ok := datelineOf(data, s.Label.Value)
	return ok && days.gaps()
}

// called is the name of a column, a date in words.
func (s *columnSpec) called(d datum) string {
	name := s.name(d)
	if _, _, ok := dated(d, s.Label.Value); ok && name == d.cell(s.Label.Value) {
		return inWords(name, d.locale.Tag)
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
func (s *columnSpec) fit(p *page, data []datum, days dateline) (out []*columnBar, ok bool) {
	const lines = 4
	pitch := (p.right() - p.left()) / float64(max(days.n, 1))
	for _, d := range data {
		c := &columnBar{barRow: p.barRow(d, s.called(d), s.thick(pitch))}
		c.lines = p.fonts.Wrap(typeset.Medium, axisSize+0.5, pitch-8, c.name)
		for _, line := range c.lines {
			if p.fonts.Width(typeset.Medium, axisSize+0.5, line) > pitch-4 {
				return nil, false
			}
		}
		if p.tagWidth(c.tag) > pitch-6 {
			c.remark, c.tag.remark = c.tag.remark, ""
		}
		if p.tagWidth(c.tag) > pitch-6 || p.fonts.Width(typeset.Italic, remarkSize, c.remark) > pitch-4 || len(c.lines) > lines {
			return nil, false
		}
		c.colour = s.colour(p, d)
		out = append(out, c)
	}
	for _, d := range data {
		p.useBar(d)
	}
	return out, true
}

// colour is that of a column: of the finding, or of its series.
func (s *columnSpec) colour(p *page, d datum) Colour {
	if s.emphasised(d) {
		return p.Theme.Ember
	}
	return p.Theme.look(&s.Series, d).Colour
}

func (s *columnSpec) emphasised(d datum) bool {
	return slices.ContainsFunc(s.Emphasis, func(t datasets.Text) bool { return t.Value == d.ref() })
}

func (s *columnSpec) thick(pitch float64) float64 { return min(pitch*0.62, 46) }

func (s *columnSpec) body(p *page, columns []*columnBar, unit string, days dateline) body {
	const leading, gap, line = 16.0, 8.0, 15.0
	tall := 250.0
	if p.tight || p.narrow() {
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
	below, perUnit, ok := largest(bars, tall)
	if !ok {
		p.fail("the numbers leave no room for the columns: draw bars, kind: bar")
	}
	alt := []string{p.opening("Column chart", p.count(len(columns), "%d column|%d columns"), unit)}
	for _, c := range columns {
		alt = append(alt, sentence(s.Series.with(c.name, c.datum)+": "+c.told()))
	}
	pitch := (p.right() - p.left()) / float64(days.n)
	thick := s.thick(pitch)
	return body{height: tall + 14 + leading*float64(names), alt: alt, draw: func(y float64) {
		zero := y + tall - below
		for i, c := range columns {
			middle := p.left() + pitch*(float64(days.places[i])+0.5)
			p.group(c.datum, c.name+": "+c.told(), func() { s.column(p, c, middle, zero, perUnit, thick) })
			tip := zero - c.tip*perUnit
			at := tip - c.tail - gap
			if c.tip < 0 {
				at = tip + c.tail + gap + 10
			}
			p.drawTag(c.tag, middle-p.tagWidth(c.tag)/2, at)
			if c.remark != "" {
				p.textCentre(typeset.Italic, remarkSize, p.Theme.Muted, middle, at-line, c.remark)
			}
			for k, l := range c.lines {
				p.textCentre(typeset.Medium, axisSize+0.5, p.Theme.Ink, middle, y+tall+18+leading*float64(k), l)
			}
		}
		p.line(p.Theme.Ink, 1.5, p.left(), zero, p.right(), zero)
	}}
}

// column draws a bar upward or downward from zero.
func (s *columnSpec) column(p *page, c *columnBar, middle, zero, perUnit, thick float64) {
	item := marks.Bar{Position: 0.5, Value: c.near, Bound: c.end, Certainty: c.certainty()}
	if c.end == marks.Between {
		item.High, item.Loose = c.tip, c.loose()
	}
	bars, err := marks.NewBars([]marks.Bar{item}, vg.Length(thick))
	if err != nil {
		p.fail("%s: %v", c.ref(), err)
		return
	}
	bars.Vertical, bars.Color, bars.Background = true, c.colour.Mark, p.Theme.Background
	reach := max(c.tip, -c.tip)
	if reach == 0 {
		reach = 1 / perUnit
	}
	x := ruler{min: 0, max: 1, left: middle - thick, right: middle + thick}
	p.plane(x, ruler{min: -reach, max: reach, left: zero + perUnit*reach, right: zero - perUnit*reach}, bars)
}

package bars

import (
	"math"
	"slices"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Waterfall is the kind waterfall.
var Waterfall = layout.Kind{
	Name: "waterfall",
	Axes: 1,
	Doc:  "From a start by steps up and down to an end: each step begins where the one before ends.",
	Spec: func() layout.Specification { return &waterfallSpec{} },
}

// waterfallSpec is a waterfall in charts.yaml. Rows are steps, in order, but for those that
// are totals.
type waterfallSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	Totals      datasets.Texts `yaml:"totals" is:"fact" doc:"the rows that are no steps: the start, the end, and sums between; without an end, the sum is drawn"`
}

// A fallRow is a row of a waterfall: a step from a level on, or a total from zero.
type fallRow struct {
	spec.Datum
	name  string
	total bool
	base  float64              // where the step begins
	sum   *analysis.Comparison // of the total that no row states
}

// Layout resolves what the chart names and returns its body.
func (s *waterfallSpec) Layout(r *spec.Resolver) layout.Layout {
	data := s.Data(r, s.ID, true)
	unit := r.OneUnit(s.ID, data)
	r.Crowded(s.ID, len(data), 24, "steps")
	amongRows(r, s.Totals, data)
	oneWay(r, s.ID, data)
	s.Apart(r, s.ID, data, nil)
	if len(data) == 1 {
		r.Fault(s.ID, "draw a bar, kind: bar", "a waterfall has steps, and %s is one number", data[0].Ref())
	}
	if len(r.Found) > 0 || len(data) == 0 {
		return func(*layout.Page) layout.Body { return layout.Body{} }
	}
	rows, lines := s.levels(r, data), r.Reached()
	return func(p *layout.Page) layout.Body {
		if len(rows) > len(data) {
			last := &rows[len(rows)-1]
			last.Datum, last.name = p.Datum(last.sum), p.Say("Sum of the steps")
		}
		f := &fallPlot{spec: s, page: p, rows: slices.Clone(rows), unit: unit, lines: lines}
		if f.fit() {
			return f.upright()
		}
		return f.lying()
	}
}

// total reports whether a row is one of the totals.
func (s *waterfallSpec) total(d spec.Datum) bool {
	return slices.ContainsFunc(s.Totals, func(t datasets.Text) bool { return t.Value == d.Ref() })
}

// levels are the rows with the levels that they begin at. A step from an end that is not
// known, and a total that is not the sum of what leads to it, are refused.
func (s *waterfallSpec) levels(r *spec.Resolver, data []spec.Datum) (rows []fallRow) {
	level := 0.0
	var sum quantity.Quantity
	var terms []spec.Datum
	for i, d := range data {
		row := fallRow{Datum: d, name: s.Name(d), total: s.total(d), base: level}
		if i > 0 && !row.total {
			s.known(r, data[i-1], d)
		}
		if row.total {
			if len(terms) > 0 {
				s.adds(r, d, sum)
			}
			row.base, sum, terms = 0, d.Quantity(), nil
		} else if len(terms) == 0 && i == 0 {
			sum = d.Quantity()
		} else if next, err := quantity.Add(sum, d.Quantity()); err != nil {
			if len(r.Found) > 0 { // which is why
				return nil
			}
			r.Fault(s.ID, "draw bars, kind: bar", "%s cannot be added to the rows before it: %v", d.Ref(), err)
			return nil
		} else {
			sum = next
		}
		if terms = append(terms, d); row.total {
			level = 0
		}
		_, tip, _ := layout.FromZero(d)
		level += tip
		rows = append(rows, row)
	}
	if last := data[len(data)-1]; !s.total(last) && len(r.Found) == 0 {
		c, err := r.Sum(terms)
		if err != nil {
			r.Fault(s.ID, "give the end a row, and name it under totals", "there is no sum of the steps: %v", err)
			return nil
		}
		rows = append(rows, fallRow{total: true, sum: c})
	}
	return rows
}

// known refuses a step that begins at an end that is not known.
func (s *waterfallSpec) known(r *spec.Resolver, before, d spec.Datum) {
	if b := before.Bound(); b == marks.Exact || b == marks.About {
		return
	}
	r.Refuse("open-total", s.ID, "list it last before a total, or draw bars: kind: bar", "%s is %s: where the step %s begins is not known", before.Ref(), before.Label(), d.Ref())
}

// adds refuses a total that no sum of what leads to it can be. What is about a number is
// not held against it.
func (s *waterfallSpec) adds(r *spec.Resolver, total spec.Datum, sum quantity.Quantity) {
	t := total.Quantity()
	if t.Vague || sum.Vague || sum.Bound() == quantity.About || t.Bound() == quantity.About || spec.Turn(sum, t) == 0 && !unequal(sum, t) {
		return
	}
	at := s.ID
	if i := slices.IndexFunc(s.Totals, func(t datasets.Text) bool { return t.Value == total.Ref() }); i >= 0 {
		at = s.Totals[i]
	}
	format := quantity.Format{Show: quantity.ShowValue, Locale: total.Locale, Names: r.Printer()}
	apart, err := quantity.Sub(t, sum)
	if err != nil {
		r.Fault(at, "correct the steps", "the rows before %s come to %s, and it is %s", total.Ref(), sum.Label(format), total.Label())
		return
	}
	r.Fault(at, "add a row for the rest, such as other changes or rounding, or correct the steps", "the rows before %s come to %s, and it is %s: the difference is %s", total.Ref(), sum.Label(format), total.Label(), apart.Label(format))
}

// unequal reports two plain numbers that differ.
func unequal(a, b quantity.Quantity) bool {
	return a.IsPoint() && b.IsPoint() && a.Value().Cmp(b.Value()) != 0
}

// A fallPlot is a waterfall on a page.
type fallPlot struct {
	spec  *waterfallSpec
	page  *layout.Page
	rows  []fallRow
	bars  []*columnBar
	unit  string
	lines []float64 // the ends of the reference lines
}

const fallGap = 8.0 // between a bar and its number

// fit measures upright bars, and reports false where a name or a number has no room.
func (f *fallPlot) fit() bool {
	p, cited := f.page, len(f.page.Letters)
	pitch := (p.Right() - p.Left()) / float64(len(f.rows))
	for _, row := range f.rows {
		c := &columnBar{barRow: measureBar(p, row.Datum, row.name, min(pitch*0.66, 60))}
		c.colour = f.colour(row)
		c.lines = p.Fonts.Wrap(typeset.Medium, layout.AxisSize+0.5, pitch-8, c.name)
		ok := p.LabelWidth(c.tag) <= pitch-6 && len(c.lines) <= 4
		for _, line := range c.lines {
			ok = ok && p.Fonts.Width(typeset.Medium, layout.AxisSize+0.5, line) <= pitch-4
		}
		if !ok {
			p.Letters, f.bars = p.Letters[:cited], nil
			return false
		}
		f.bars = append(f.bars, c)
	}
	return true
}

// colour is that of a rise, of a fall, or of a total.
func (f *fallPlot) colour(row fallRow) layout.Colour {
	_, tip, _ := layout.FromZero(row.Datum)
	switch {
	case row.total:
		return f.page.Theme.Slate
	case tip < 0:
		return f.page.Theme.Ember
	}
	return f.page.Theme.Danube
}

// span is from the lower to the upper end of a bar, as numbers, with the room of its tail
// at each.
func (f *fallPlot) span(i int) (low, high, under, over float64) {
	c, base := f.bars[i], f.rows[i].base
	if c.tip < 0 {
		return base + c.tip, base, c.tail, 0
	}
	return base, base + c.tip, 0, c.tail
}

// scaled finds the largest scale at which all bars have room in a length, with so much for
// the number after each.
func (f *fallPlot) scaled(length float64, number func(i int) float64) (zero, perUnit float64) {
	ghosts := ruled(f.lines)
	for i := range f.bars {
		low, high, under, over := f.span(i)
		if high < 0 { // what is after it is nearer to zero
			ghosts = append(ghosts, &barRow{tip: low, room: under}, &barRow{room: max(0, number(i))})
			continue
		}
		ghosts = append(ghosts, &barRow{tip: high, room: over + number(i)}, &barRow{tip: low, room: under})
	}
	zero, perUnit, ok := largest(ghosts, length)
	if !ok {
		f.page.Fail("the numbers leave no room for the steps: write them in a larger unit, or draw fewer")
	}
	for i, c := range f.bars {
		if c.settle(perUnit); !f.rows[i].total && c.tip != 0 {
			c.fine = true
		}
	}
	return zero, perUnit
}

// told is the chart in words.
func (f *fallPlot) told() []string {
	p := f.page
	for i, row := range f.rows {
		if p.UseBar(row.Datum); i == len(f.rows)-1 && row.sum != nil {
			p.Cite(row.Datum)
		}
	}
	alt := []string{p.Opening("Waterfall chart", p.Count(len(f.rows), "%d row|%d rows"), f.unit)}
	for _, row := range f.rows {
		alt = append(alt, layout.Sentence(row.name+": "+row.Describe()))
	}
	return alt
}

// upright is the chart with its bars upright.
func (f *fallPlot) upright() layout.Body {
	const leading, line = 16.0, 15.0
	p, tall, names := f.page, 260.0, 1
	if p.Tight || p.Narrow() {
		tall = 200
	}
	for _, c := range f.bars {
		names = max(names, len(c.lines))
	}
	below, perUnit := f.scaled(tall, func(int) float64 { return fallGap + line })
	pitch := (p.Right() - p.Left()) / float64(len(f.rows))
	plane := layout.Upward(layout.Linear(tall-below, -perUnit), layout.Rect{Left: p.Left(), Right: p.Right(), Bottom: tall}, true)
	return layout.Body{Height: tall + 16 + leading*float64(names), Alt: f.told(), Plane: plane, Draw: func(top float64) {
		zero := top + tall - below
		at := func(i int) (middle, base float64) {
			return p.Left() + pitch*(float64(i)+0.5), zero - f.rows[i].base*perUnit
		}
		for i, c := range f.bars {
			middle, base := at(i)
			if end := base - c.tip*perUnit; i+1 < len(f.bars) && f.leads(i) {
				p.Line(p.Theme.Muted, 1, middle+c.thick/2, end, middle+pitch-f.bars[i+1].thick/2, end)
			}
		}
		for i, c := range f.bars {
			middle, base := at(i)
			p.Group(c.Datum, c.name+": "+c.Describe(), func() { upright(p, c.barRow, middle, base, perUnit, c.thick) })
			_, high, _, over := f.span(i)
			p.DrawLabel(c.tag, middle-p.LabelWidth(c.tag)/2, zero-high*perUnit-over-fallGap)
			for k, l := range c.lines {
				p.TextCentre(typeset.Medium, layout.AxisSize+0.5, p.Theme.Ink, middle, top+tall+20+leading*float64(k), l)
			}
		}
		p.Line(p.Theme.Ink, 1.5, p.Left(), zero, p.Right(), zero)
	}}
}

// leads reports whether the end of row i is a level that is known.
func (f *fallPlot) leads(i int) bool {
	b := f.rows[i].Bound()
	return b == marks.Exact || b == marks.About
}

// lying is the chart with its bars lying, a row each.
func (f *fallPlot) lying() layout.Body {
	p, pitch, thick := f.page, 38.0, 24.0
	if p.Tight {
		pitch, thick = 29, 18
	}
	var list []string
	for _, row := range f.rows {
		c := &columnBar{barRow: measureBar(p, row.Datum, row.name, thick)}
		c.colour = f.colour(row)
		f.bars, list = append(f.bars, c), append(list, row.name)
	}
	names := p.Names(list, 172)
	left := names.Left(p)
	below, perUnit := f.scaled(p.Right()-left, func(i int) float64 { return fallGap + p.LabelWidth(f.bars[i].tag) })
	height := 0.0
	for i := range f.rows {
		height += names.Pitch(i, pitch)
	}
	plane := layout.Across(layout.Linear(left+below, perUnit), layout.Rect{Left: left, Right: p.Right(), Bottom: height}, true)
	return layout.Body{Height: height + 6, Alt: f.told(), Plane: plane, Draw: func(top float64) {
		zero, y, was := left+below, top, math.NaN()
		for i, c := range f.bars {
			row := names.Pitch(i, pitch)
			middle := y + names.Head(i) + (row-names.Head(i))/2
			base := zero + f.rows[i].base*perUnit
			if end := zero + (f.rows[i].base+c.tip)*perUnit; !math.IsNaN(was) || f.leads(i) {
				if !math.IsNaN(was) && !names.Above {
					p.Line(p.Theme.Muted, 1, was, y-(pitch-thick)/2, was, middle-thick/2)
				}
				if was = end; !f.leads(i) {
					was = math.NaN()
				}
			}
			bar(p, c.barRow, base, perUnit, middle, thick, 0)
			_, high, _, over := f.span(i)
			names.Draw(p, i, y, middle)
			p.DrawLabel(c.tag, zero+high*perUnit+over+fallGap, middle+5)
			if names.Above {
				p.Line(p.Theme.Ink, 1.5, zero, middle-thick/2-1, zero, middle+thick/2+1)
			}
			y += row
		}
		if !names.Above {
			p.Line(p.Theme.Ink, 1.5, zero, top, zero, y)
		}
	}}
}

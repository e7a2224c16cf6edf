package changes

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spread"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// draw draws the schedule from the top of its body on.
func (f *schedulePlot) draw(top float64) {
	p, x, y := f.page, f.x, f.y
	f.ground(top)
	from, to := f.diagonal()
	p.Line(p.Theme.Slate.Mark, 1, x.At(from), y.At(from), x.At(to), y.At(to))
	for _, c := range f.captions { // under the words of others
		if c.leader {
			p.Line(p.Theme.Rule, 1, c.x, c.y+top, min(max(c.x, c.left+6), c.left+c.width-6), c.edge()+top)
		}
	}
	for _, c := range f.captions {
		p.Rect(p.Theme.Background, c.left-2, c.top+top, c.left+c.width+2, c.top+top+c.height)
	}
	for _, in := range f.notches {
		f.shade(in)
		left, top, right, bottom := f.lensFrame(in)
		p.Frame(p.Theme.Rule, 1, left, top, right, bottom)
	}
	f.lines()
	for _, a := range f.rows {
		f.mark(a)
	}
	for _, c := range f.captions {
		caption(p, c, top)
	}
	f.axis()
	for _, in := range f.notches {
		f.inset(in, top)
	}
}

// ground draws the levels, and what the axes are called.
func (f *schedulePlot) ground(top float64) {
	p, x, y := f.page, f.x, f.y
	before, after := f.Names.Before.Value, f.Names.After.Value
	if before == "" {
		before = p.Say("old amount")
	}
	if after == "" {
		after = p.Say("new amount")
	}
	p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, p.Left(), top+6, after)
	for _, v := range f.levels {
		if v >= y.Min {
			p.Line(p.Theme.Grid, 1, x.Left, y.At(v), x.Right, y.At(v))
			p.TextRight(typeset.Regular, layout.AxisSize, p.Theme.Muted, x.Left-8, y.At(v)+4.5, p.Number(y, v))
		}
	}
	p.TextRight(typeset.Regular, layout.AxisSize, p.Theme.Muted, x.Right, y.Left+37, before)
}

// axis draws the axis of old amounts: the limits, and the round numbers that
// leave them room.
func (f *schedulePlot) axis() {
	p, x, y := f.page, f.x, f.y
	p.Line(p.Theme.Ink, 1.5, x.Left, y.Left, x.Right, y.Left)
	wants, widths := make([]float64, len(f.limits)), make([]float64, len(f.limits))
	for i, t := range f.limits {
		wants[i], widths[i] = x.At(t.at), p.LabelWidth(t.Label)
	}
	at, ok := spread.Along(wants, widths, 8, x.Left-14, x.Right+10)
	if !ok {
		p.Fail("there is no room for the limits of the schedule")
		return
	}
	for i, t := range f.limits {
		p.Line(p.Theme.Ink, 1, wants[i], y.Left, wants[i], y.Left+5, at[i], y.Left+8)
		p.DrawLabel(t.Label, at[i]-widths[i]/2, y.Left+19)
	}
	for _, v := range f.ticks {
		half := p.Fonts.Width(typeset.Regular, layout.AxisSize, p.Number(x, v)) / 2
		free := true
		for i := range f.limits {
			free = free && math.Abs(x.At(v)-at[i]) > half+widths[i]/2+6
		}
		p.Line(p.Theme.Ink, 1, x.At(v), y.Left, x.At(v), y.Left+5)
		if free {
			p.TextCentre(typeset.Regular, layout.AxisSize, p.Theme.Muted, x.At(v), y.Left+19, p.Number(x, v))
		}
	}
}

// lines draws the runs of the plot, each as the mark of the row of the text that it is
// from, with the limits between them.
func (f *schedulePlot) lines() {
	p, x, y, from := f.page, f.x, f.y, f.schedule.From
	for i, r := range f.runs {
		if v := r.from; v > x.Min && v < x.Max && i > 0 && f.runs[i-1].piece < r.piece {
			p.Dashed(p.Theme.Rule, 1, []vg.Length{2, 3}, x.At(v), y.Left, x.At(v), y.At(r.at(v)))
		}
	}
	f.strokes(func(r run, draw func()) {
		row := len(from) - 1
		switch {
		case r.piece < len(f.schedule.Tiers):
			row = 2*r.piece + 1
		case r.factor != 0: // what no tier changes is from no row
			draw()
			return
		}
		d := p.Datum(from[row])
		p.Group(d, f.schedule.Title.In(p.Locale.Tag)+": "+d.Describe(), draw)
	})
	f.jumps(layout.PointRadius * 0.62)
}

// strokes draws the line of each run by means of as.
func (f *schedulePlot) strokes(as func(r run, draw func())) {
	p, x, y := f.page, f.x, f.y
	var dash []vg.Length
	if f.schedule.Modality != datasets.Asserted {
		dash = []vg.Length{7, 3.5}
	}
	for _, r := range f.runs {
		if from, to, ok := r.within(x); ok {
			as(r, func() {
				p.Dashed(r.paint(p.Theme).Mark, 2.6, dash, x.At(from), y.At(r.at(from)), x.At(to), y.At(r.at(to)))
			})
		}
	}
}

// jumps draws at each jump a disc where the limit itself belongs and a ring where
// it does not.
func (f *schedulePlot) jumps(radius vg.Length) {
	p, x, y := f.page, f.x, f.y
	for i := 1; i < len(f.runs); i++ {
		a, b := f.runs[i-1], f.runs[i]
		if a.piece == b.piece || b.from <= x.Min || b.from >= x.Max || a.at(a.to) == b.at(b.from) {
			continue
		}
		r := radius
		if gap := math.Abs(y.At(a.at(a.to)) - y.At(b.at(b.from))); gap < 2*float64(r)+1.5 {
			r = vg.Length(max(1.8, gap/2-0.75))
		}
		jump(p, x.At(a.to), y.At(a.at(a.to)), r, a.paint(p.Theme), a.openHi)
		jump(p, x.At(b.from), y.At(b.at(b.from)), r, b.paint(p.Theme), b.openLo)
	}
}

// jump draws the end of a line at a limit: a ring where the limit is not part
// of it, else a disc.
func jump(p *layout.Page, x, y float64, radius vg.Length, c layout.Colour, open bool) {
	item := marks.Point{X: 0.5, Y: 0.5}
	if open {
		item.Certainty = marks.Computed
	}
	point := p.Mark("limit", item, c.Mark)
	point.Radius = radius
	p.Plot(layout.Scale{Min: 0, Max: 1, Left: x - 10, Right: x + 10}, y-10, y+10, point)
}

// mark draws a row where its old amount and its new one meet.
func (f *schedulePlot) mark(a applied) {
	p, x, y := f.page, f.x, f.y
	v, _ := a.Value()
	w, _ := a.after.Float()
	item := marks.Point{X: v, Y: w, Bound: a.Bound(), Certainty: marks.Computed}
	switch f.schedule.Modality.Weakest(a.Modality()) {
	case datasets.Proposed:
		item.Certainty = marks.Proposed
	case datasets.Expected:
		item.Certainty = marks.Expected
	case datasets.Speculated:
		item.Certainty = marks.Speculated
	default:
		p.Signs = append(p.Signs, layout.SignComputed)
	}
	p.Group(a.Datum, f.describe(a), func() {
		if from, to := y.At(v), y.At(w); math.Abs(to-from) > 3*float64(layout.PointRadius) && v >= y.Min && v <= y.Max {
			way := math.Copysign(float64(layout.PointRadius)+2, to-from)
			p.Line(p.Theme.Ink, 1.2, x.At(v), from, x.At(v), to-way)
			p.Polygon(p.Theme.Ink, x.At(v), to-way, x.At(v)-3.5, to-2*way, x.At(v)+3.5, to-2*way)
		}
		point := p.Mark(a.Ref(), item, p.Theme.Ink)
		point.Rim = 1.5
		p.Plane(x, y, point)
	})
}

// caption writes a caption.
func caption(p *layout.Page, c captioned, top float64) {
	y := c.top + top + 13
	for _, line := range c.name {
		p.Text(typeset.Medium, layout.BodySize, p.Theme.Ink, c.left, y, line)
		y += layout.NameLeading
	}
	if c.tag.Number == "" {
		return
	}
	p.DrawLabel(c.tag, c.left, y)
	if c.then.Number != "" {
		from := c.left + p.LabelWidth(c.tag) + 5
		if c.below {
			from, y = c.left, y+layout.EndLeading
		}
		arrowhead(p, c.then.Colour, from, from+18, y-4.5)
		p.DrawLabel(c.then, from+23, y)
	}
}

// arrowhead draws a thin arrow within a line of text.
func arrowhead(p *layout.Page, c color.Color, from, to, y float64) {
	p.Line(c, 1.3, from, y, to-5, y)
	p.Polygon(c, to, y, to-6, y-3.2, to-6, y+3.2)
}

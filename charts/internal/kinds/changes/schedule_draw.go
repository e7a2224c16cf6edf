package changes

import (
	"math"

	"gonum.org/v1/plot/vg"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// ground draws the levels, and what the axes are called.
func (s *scheduleSpec) ground(p *layout.Page, x, y layout.Scale, levels []float64, top float64) {
	before, after := s.Names.Before.Value, s.Names.After.Value
	if before == "" {
		before = p.Say("old amount")
	}
	if after == "" {
		after = p.Say("new amount")
	}
	p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, p.Left(), top+6, after)
	for _, v := range levels {
		if v >= y.Min {
			p.Line(p.Theme.Grid, 1, x.Left, y.At(v), x.Right, y.At(v))
			p.TextRight(typeset.Regular, layout.AxisSize, p.Theme.Muted, x.Left-8, y.At(v)+4.5, p.Tick(v))
		}
	}
	p.TextRight(typeset.Regular, layout.AxisSize, p.Theme.Muted, x.Right, y.Left+37, before)
}

// axis draws the axis of old amounts: the limits, and the round numbers that
// leave them room.
func (s *scheduleSpec) axis(p *layout.Page, x, y layout.Scale, ticks []float64, limits []limit) {
	p.Line(p.Theme.Ink, 1.5, x.Left, y.Left, x.Right, y.Left)
	wants, widths := make([]float64, len(limits)), make([]float64, len(limits))
	for i, t := range limits {
		wants[i], widths[i] = x.At(t.at), p.LabelWidth(t.Label)
	}
	at, ok := layout.Spread(wants, widths, 8, x.Left-14, x.Right+10)
	if !ok {
		p.Fail("there is no room for the limits of the schedule")
		return
	}
	for i, t := range limits {
		p.Line(p.Theme.Ink, 1, wants[i], y.Left, wants[i], y.Left+5, at[i], y.Left+8)
		p.DrawLabel(t.Label, at[i]-widths[i]/2, y.Left+19)
	}
	for _, v := range ticks {
		half := p.Fonts.Width(typeset.Regular, layout.AxisSize, p.Tick(v)) / 2
		free := true
		for i := range limits {
			free = free && math.Abs(x.At(v)-at[i]) > half+widths[i]/2+6
		}
		p.Line(p.Theme.Ink, 1, x.At(v), y.Left, x.At(v), y.Left+5)
		if free {
			p.TextCentre(typeset.Regular, layout.AxisSize, p.Theme.Muted, x.At(v), y.Left+19, p.Tick(v))
		}
	}
}

// shade draws the notch: the old amounts that would end below others who had
// less, and how far below.
func (s *scheduleSpec) shade(p *layout.Page, x, y layout.Scale, all []run, in *notchInset) {
	p.Rect(p.Theme.Tint(p.Theme.Ember.Mark, notchTint*0.6), x.At(in.limit), y.At(in.reach), x.At(in.end), y.Left)
	under := []float64{x.At(in.limit), y.At(in.reach)}
	for _, r := range all {
		from, to := max(r.from, in.limit), min(r.to, in.end)
		if from < to {
			under = append(under, x.At(from), y.At(r.at(from)), x.At(to), y.At(r.at(to)))
		}
	}
	under = append(under, x.At(in.end), y.At(in.reach))
	p.Polygon(p.Theme.Tint(p.Theme.Ember.Mark, 0.5), under...)
}

// lensFrame is the frame around a notch that stands enlarged elsewhere.
func lensFrame(x, y layout.Scale, in *notchInset) (left, top, right, bottom float64) {
	const around = 7.0
	return x.At(in.limit) - around, y.At(in.reach) - around, x.At(in.end) + around, y.At(in.least) + around
}

func (s *scheduleSpec) lens(p *layout.Page, x, y layout.Scale, in *notchInset) {
	left, top, right, bottom := lensFrame(x, y, in)
	p.Frame(p.Theme.Rule, 1, left, top, right, bottom)
}

// lines draws the runs, and at each jump a disc where the limit itself belongs
// and a ring where it does not.
func (s *scheduleSpec) lines(p *layout.Page, schedule *analysis.Schedule, all []run, x, y layout.Scale, radius vg.Length, enlarged bool) {
	var dash []vg.Length
	if schedule.Modality != datasets.Asserted {
		dash = []vg.Length{7, 3.5}
	}
	for i, r := range all {
		if v := r.from; v > x.Min && v < x.Max && i > 0 && all[i-1].piece < r.piece && !enlarged {
			p.Dashed(p.Theme.Rule, 1, []vg.Length{2, 3}, x.At(v), y.Left, x.At(v), y.At(r.at(v)))
		}
	}
	for _, r := range all {
		from, to, ok := r.within(x)
		if !ok {
			continue
		}
		draw := func() {
			p.Dashed(r.paint(p.Theme).Mark, 2.6, dash, x.At(from), y.At(r.at(from)), x.At(to), y.At(r.at(to)))
		}
		if enlarged {
			draw() // the mark is that of the plot
		} else if r.piece < len(schedule.Tiers) {
			d := p.Datum(schedule.From[2*r.piece+1])
			p.Group(d, schedule.Title.In(p.Locale.Tag)+": "+d.Describe(), draw)
		} else if r.factor == 0 {
			d := p.Datum(schedule.From[len(schedule.From)-1])
			p.Group(d, schedule.Title.In(p.Locale.Tag)+": "+d.Describe(), draw)
		} else {
			draw()
		}
	}
	for i := 1; i < len(all); i++ {
		a, b := all[i-1], all[i]
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
	points, err := marks.NewPoints([]marks.Point{item})
	if err != nil {
		p.Fail("%v", err)
		return
	}
	points.Radius, points.Color, points.Background = radius, c.Mark, p.Theme.Background
	p.Plot(layout.Scale{Min: 0, Max: 1, Left: x - 10, Right: x + 10}, y-10, y+10, points)
}

// mark draws a row where its old amount and its new one meet.
func (s *scheduleSpec) mark(p *layout.Page, schedule *analysis.Schedule, a applied, x, y layout.Scale) {
	v, _ := a.Value()
	w, _ := a.after.Float()
	item := marks.Point{X: v, Y: w, Bound: a.Bound(), Certainty: marks.Computed}
	switch schedule.Modality.Weakest(a.Modality()) {
	case datasets.Proposed:
		item.Certainty = marks.Proposed
	case datasets.Speculated:
		item.Certainty = marks.Speculated
	default:
		p.Signs = append(p.Signs, layout.SignComputed)
	}
	p.Group(a.Datum, s.describe(p, a), func() {
		if from, to := y.At(v), y.At(w); math.Abs(to-from) > 3*float64(layout.PointRadius) && v >= y.Min && v <= y.Max {
			way := math.Copysign(float64(layout.PointRadius)+2, to-from)
			p.Line(p.Theme.Ink, 1.2, x.At(v), from, x.At(v), to-way)
			p.Polygon(p.Theme.Ink, x.At(v), to-way, x.At(v)-3.5, to-2*way, x.At(v)+3.5, to-2*way)
		}
		points, err := marks.NewPoints([]marks.Point{item})
		if err != nil {
			p.Fail("%s: %v", a.Ref(), err)
			return
		}
		points.Radius, points.Color, points.Background, points.Rim = layout.PointRadius, p.Theme.Ink, p.Theme.Background, 1.5
		p.Plane(x, y, points)
	})
}

// inset draws a notch enlarged, under its words.
func (s *scheduleSpec) inset(p *layout.Page, schedule *analysis.Schedule, all []run, in *notchInset, left, top float64) {
	at := top - 4
	for _, line := range in.titles {
		at += 18
		p.Text(typeset.Bold, layout.BodySize, p.Theme.Ember.Text, left, at, line)
	}
	for _, line := range in.lines {
		at += insetLeading + 1
		p.Text(typeset.Regular, 13.5, p.Theme.Ink, left, at, line)
	}
	wide := in.end - in.limit
	x := layout.Scale{Min: in.limit - 1.0*wide, Max: in.end + 0.75*wide, Left: left + 46, Right: left + 46 + in.width}
	least, most := in.least, in.reach
	for _, r := range all {
		if from, to, ok := r.within(x); ok {
			least, most = min(least, r.at(from)), max(most, r.at(to))
		}
	}
	room := most - least
	plotTop := at + 12
	y := layout.Scale{Min: least - 0.12*room, Max: most + 0.06*room, Left: plotTop + in.tall, Right: plotTop}
	p.Frame(p.Theme.Rule, 1, x.Left, y.Right, x.Right, y.Left)
	s.shade(p, x, y, all, in)
	for _, v := range []float64{in.reach, in.least} {
		p.Dashed(p.Theme.Rule, 1, []vg.Length{2, 3}, x.Left, y.At(v), x.At(in.end), y.At(v))
	}
	for _, v := range []float64{in.limit, in.end} {
		p.Dashed(p.Theme.Rule, 1, []vg.Length{2, 3}, x.At(v), y.Left, x.At(v), y.At(in.reach))
	}
	p.Line(p.Theme.Ink, 1.2, x.Left, y.Left, x.Right, y.Left)
	s.lines(p, schedule, all, x, y, layout.PointRadius*0.75, true)
	p.TextRight(typeset.Regular, layout.AxisSize, p.Theme.Muted, x.Left-6, y.At(in.reach)+4.5, s.amount(p, schedule, in.Reach))
	p.TextRight(typeset.Regular, layout.AxisSize, p.Theme.Muted, x.Left-6, y.At(in.least)+4.5, p.Tick(in.least))
	ends := []string{in.lowText, in.high}
	widths := []float64{p.Fonts.Width(typeset.Bold, layout.AxisSize, ends[0]), p.Fonts.Width(typeset.Bold, layout.AxisSize, ends[1])}
	places, ok := layout.Spread([]float64{x.At(in.limit), x.At(in.end)}, widths, 10, x.Left-10, x.Right+10)
	if !ok {
		p.Fail("there is no room for the ends of the notch at %s", in.lowText)
		return
	}
	for i, text := range ends {
		p.TextCentre(typeset.Bold, layout.AxisSize, p.Theme.Ember.Text, places[i], y.Left+17, text)
	}
}

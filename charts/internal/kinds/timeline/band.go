package timeline

import (
	"slices"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/layout"
	"quotient/charts/marks"
	"quotient/charts/typeset"
)

// This file is the first form of a timeline: time runs across the page, with the
// labels over their marks, and what is enlarged fans out below.

const (
	mostLevels = 5 // of labels, or the highest is too far from its mark
	mostLanes  = 5 // of marks below the axis
)

// place gives every event a label that neither meets another nor is crossed by
// a leader, on as few levels as will do. It reports false where there is no
// room.
func (b *band) place(left, right float64, sides []int) bool {
	for levels := 1; levels <= mostLevels; levels++ {
		tries := 50_000 // more than any page has room for
		if b.try(0, levels, left, right, sides, &tries) {
			b.levels = map[int][]float64{}
			for _, e := range b.events {
				heights := b.levels[e.side]
				for len(heights) <= e.level {
					heights = append(heights, 0)
				}
				heights[e.level] = max(heights[e.level], e.height())
				b.levels[e.side] = heights
			}
			return true
		}
	}
	return false
}

// try places the events from i on, the earlier ones being placed.
func (b *band) try(i, levels int, left, right float64, sides []int, tries *int) bool {
	if i == len(b.events) {
		return true
	}
	e := b.events[i]
	for level := range levels {
		for _, side := range sides {
			for _, at := range []float64{e.x - 3, e.x - e.width + 3, e.x - e.width/2, e.x + 5, e.x - e.width - 5} {
				if *tries--; *tries < 0 {
					return false
				}
				if at < left || at+e.width > right || side < 0 && b.named(e.x) {
					continue
				}
				e.side, e.level, e.left = side, level, at
				if !slices.ContainsFunc(b.events[:i], e.meets) && b.try(i+1, levels, left, right, sides, tries) {
					return true
				}
			}
		}
	}
	return false
}

// meets reports whether two labels overlap, or the leader of one crosses the
// other.
func (e *event) meets(o *event) bool {
	const pad, leader = 7.0, 4.0
	within := func(x float64, o *event) bool { return x > o.left-leader && x < o.left+o.width+leader }
	switch {
	case e.side != o.side:
		return false
	case e.level == o.level:
		return e.left < o.left+o.width+2*pad && o.left < e.left+e.width+2*pad
	case e.level > o.level:
		return within(e.x, o)
	}
	return within(o.x, e)
}

// named reports whether a leader down from the axis would cross a name of it.
func (b *band) named(x float64) bool {
	return slices.ContainsFunc(b.names, func(n [2]float64) bool { return x > n[0]-5 && x < n[1]+5 })
}

// room is the height of the labels on a side of the axis.
func (b *band) room(side int) float64 {
	sum := 0.0
	for _, h := range b.levels[side] {
		sum += h
	}
	return sum
}

// offset is how far from the axis, and from the lanes below it, the labels of a
// level begin.
func (b *band) offset(side, level int) float64 {
	sum := 12.0
	if side < 0 {
		sum += float64(b.lanes)*lanePitch + b.under
	}
	for i, h := range b.levels[side] {
		if i < level {
			sum += h
		}
	}
	return sum
}

// across is the body with time across the page; it reports false where the
// labels have no room.
func (s *timelineSpec) across(p *layout.Page, t story) (layout.Body, bool) {
	overview, detail := t.overview, t.detail
	c := p.Calendar(t.low, t.high, t.finest, p.Left()+16, p.Right()-4)
	overview.axis = c.Scale
	detail.axis = layout.Scale{Min: t.from, Max: t.to - 1, Left: p.Left() + 34, Right: p.Right() - 34}
	for _, b := range t.bands() {
		s.measure(p, t, b, 176, false)
	}
	var taken [][2]float64
	if t.zoom != nil {
		taken = append(taken, [2]float64{c.Scale.At(t.from), c.Scale.At(t.to)})
	}
	overview.lay(large, taken...)
	detail.lay(large)
	if overview.lanes > mostLanes || detail.lanes > mostLanes ||
		!s.over(p, t, c) || !detail.place(p.Left()+10, p.Right()-10, []int{1, -1}) {
		return layout.Body{}, false
	}
	const stem, years, fan, title, inner = 12.0, 22.0, 46.0, 34.0, 14.0
	axisAt := overview.room(1) + stem
	height := axisAt + 8 + float64(overview.lanes)*lanePitch + years + overview.room(-1)
	panelAt, detailAt := height+fan, 0.0
	var heading layout.Label
	if t.zoom != nil {
		heading = s.heading(p, t)
		detailAt = panelAt + title + detail.room(1) + stem
		height = detailAt + stem + float64(detail.lanes)*lanePitch + detail.room(-1) + inner
	}
	bottom := axisAt + 8 + float64(overview.lanes)*lanePitch
	plane := &layout.Plane{Time: &overview.axis, Room: layout.Rect{Left: p.Left(), Right: p.Right(), Bottom: bottom}}
	return layout.Body{Height: height, Alt: t.alt, Plane: plane, Draw: func(y float64) {
		axis := y + axisAt
		if t.zoom != nil {
			zoomed, panel := p.Datum(t.zoom), y+panelAt
			tint := p.Theme.Tint(p.Theme.Danube.Mark, 0.1)
			x0, x1 := overview.axis.At(t.from), overview.axis.At(t.to)
			p.Polygon(tint, x0, axis+4, x1, axis+4, p.Right(), panel, p.Right(), y+height, p.Left(), y+height, p.Left(), panel)
			p.DrawLabel(heading, p.Left()+14, panel+4)
			p.Text(typeset.Regular, 13.5, p.Theme.Ink, p.Left()+14+p.LabelWidth(heading)+8, panel+4, s.Name(zoomed))
		}
		p.Line(p.Theme.Ink, 1.5, overview.axis.Left, axis, overview.axis.Right, axis)
		p.TicksAcross(c, axis, axis+8+float64(overview.lanes)*lanePitch+14)
		s.zoomed(p, t, axis)
		s.events(p, overview, axis)
		if t.zoom == nil {
			return
		}
		line := y + detailAt
		p.Dashed(p.Theme.Danube.Mark, 4, s.dashes(p, t), detail.axis.At(t.from), line, detail.axis.At(t.to-1), line)
		for _, day := range t.days() {
			p.Line(p.Theme.Rule, 1, detail.axis.At(day), line-7, detail.axis.At(day), line-2)
		}
		s.events(p, detail, line)
	}}, true
}

// over places the labels of the overview over its axis or, where there is no room
// and nothing is enlarged below, on both sides.
func (s *timelineSpec) over(p *layout.Page, t story, c layout.TimeAxis) bool {
	b := t.overview
	if b.place(p.Left(), p.Right(), []int{1}) {
		return true
	}
	if t.zoom != nil {
		return false
	}
	b.under = 22
	b.names = p.NamesAcross(c)
	return b.place(p.Left(), p.Right(), []int{1, -1})
}

// zoomed draws on the overview what is enlarged.
func (s *timelineSpec) zoomed(p *layout.Page, t story, axis float64) {
	if t.zoom == nil {
		return
	}
	d := p.Datum(t.zoom)
	p.Group(d, s.told(p, d), func() {
		h := large
		h.thickness = 12
		span := spanOf(d, h)
		span.Start, span.End = t.from, t.to
		p.Plot(t.overview.axis, axis-20, axis+20, drawSpan(p, t.overview.axis, h, span, p.Theme.Danube))
	})
}

// dashes are those of the line of what is enlarged, where the text does not assert it.
func (s *timelineSpec) dashes(p *layout.Page, t story) []vg.Length {
	if p.Datum(t.zoom).Certainty() != marks.Asserted {
		return layout.LooseDash
	}
	return nil
}

// days are the days of what is enlarged, where they are few enough to be told
// apart.
func (t story) days() (out []float64) {
	const most = 62
	if t.to-t.from > most {
		return nil
	}
	for i := range int(t.to - t.from) {
		out = append(out, t.from+float64(i))
	}
	return out
}

// events draws the marks, leaders and labels of a band.
func (s *timelineSpec) events(p *layout.Page, b *band, axis float64) {
	for _, e := range b.events {
		at := axis + float64(e.lane)*lanePitch
		p.Line(p.Theme.Rule, 1, e.x, at, e.x, axis-float64(e.side)*b.offset(e.side, e.level))
	}
	for _, e := range b.events {
		at := axis + float64(e.lane)*lanePitch
		p.Group(e.Datum, s.told(p, e.Datum), func() { p.Plot(b.axis, at-20, at+20, s.mark(p, b.axis, large, e)) })
		// The label's first baseline, above or below the axis.
		y := axis + b.offset(-1, e.level) + 13
		if e.side > 0 {
			y = axis - b.offset(1, e.level) - 16.5*float64(len(e.dates)-1+len(e.words)) - 5
		}
		x := e.left
		alignRight := e.left+e.width/2 < e.x-1
		shift := func(w float64) float64 {
			if alignRight && e.left+e.width <= e.x+4 {
				return e.width - w
			}
			return 0
		}
		for _, d := range e.dates {
			p.DrawLabel(d, x+shift(p.LabelWidth(d)), y)
			y += 16.5
		}
		for _, w := range e.words {
			p.Text(typeset.Regular, 13.5, p.Theme.Ink, x+shift(p.Fonts.Width(typeset.Regular, 13.5, w)), y, w)
			y += 16.5
		}
	}
}

package timeline

import (
	"math"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spread"
	"quotient/charts/typeset"
)

// This file is the form of a timeline on a narrow page: time runs down, with the
// labels beside their marks, and what is enlarged stands below.

// farthest is how far a label may stand from where its mark is.
const farthest = 48.0

// down is a band whose axis runs down, from its top.
type down struct {
	*band
	calendar layout.TimeAxis // of the overview
	length   float64
	margin   float64   // on the left of the axis
	wants    []float64 // where the middles of the labels would stand by their marks
	middles  []float64 // where they do
}

// column is the body with time down the page; it reports false where labels
// would stand far from their marks.
func (s *timelineSpec) column(p *layout.Page, t story) (layout.Body, bool) {
	const pad = 14.0
	heading, more := s.headed(p, t, p.Right()-p.Left()-28)
	title, height := 30+more, 0.0
	var list []*down
	var tops []float64
	for _, b := range t.bands() {
		d := s.stretch(p, t, b)
		if d == nil {
			return layout.Body{}, false
		}
		if b == t.detail {
			height += 24 + title
		}
		list, tops = append(list, d), append(tops, height)
		height += d.length + 2*pad
	}
	return layout.Body{Height: height, Alt: t.alt, Draw: func(y float64) {
		for i, d := range list {
			top := y + tops[i] + pad
			d.axis.Left, d.axis.Right = top, top+d.length
			axis := p.Left() + d.margin
			if d.band == t.detail {
				tint := p.Theme.Tint(p.Theme.Danube.Mark, 0.1)
				p.Rect(tint, p.Left(), top-title-pad, p.Right(), y+height)
				for k, line := range heading {
					p.DrawLabel(line, p.Left()+14, top-title+8+headingLeading*float64(k))
				}
				p.Dashed(p.Theme.Danube.Mark, 4, s.dashes(p, t), axis, d.axis.Left, axis, d.axis.Right)
				for _, day := range t.days() {
					p.Line(p.Theme.Rule, 1, axis-7, d.axis.At(day), axis-2, d.axis.At(day))
				}
			} else {
				p.Line(p.Theme.Ink, 1.5, axis, d.axis.Left, axis, d.axis.Right)
				d.calendar.Scale = d.axis
				p.TicksDown(d.calendar, axis)
			}
			s.down(p, d, axis, top)
		}
	}}, true
}

// stretch makes an axis as long as its labels need to stand by their marks; nil
// where no length will do.
func (s *timelineSpec) stretch(p *layout.Page, t story, b *band) *down {
	d := &down{band: b, margin: 24}
	if b == t.overview {
		d.margin = 46
	}
	for _, more := range []float64{1.06, 1.3, 1.6} {
		for s.lengthen(p, t, d, more) { // again, with labels that have less room
		}
		if d.lanes <= mostLanes && d.spread() {
			return d
		}
	}
	return nil
}

// lengthen sets the labels beside an axis some times as long as they are high. It
// reports whether the names of the axis on the left, or the lanes of the marks on
// the right, take more room than was left for them.
func (s *timelineSpec) lengthen(p *layout.Page, t story, d *down, more float64) bool {
	const apart = 10.0
	margin, lanes := d.margin, d.lanes
	s.measure(p, t, d.band, p.Right()-p.Left()-margin-float64(lanes)*lanePitch-32, true)
	d.length = 0
	for _, e := range d.events {
		d.length += e.height() + apart
	}
	d.length = max(d.length*more, 140)
	d.axis = layout.Scale{Min: t.from, Max: t.to - 1, Right: d.length}
	if d.band == t.overview {
		d.calendar = p.CalendarDown(t.low, t.high, t.finest, d.length)
		d.axis = d.calendar.Scale
		d.margin = max(margin, p.DownWidth(d.calendar)+14)
	}
	d.lay(large)
	d.lanes = max(lanes, d.lanes)
	return d.lanes <= mostLanes && (d.margin > margin || d.lanes > lanes)
}

// spread places the labels down the axis; it reports false where one has to stand
// far from its mark.
func (d *down) spread() bool {
	heights := make([]float64, len(d.events))
	d.wants = make([]float64, len(d.events))
	for i, e := range d.events {
		heights[i] = e.height()
		d.wants[i] = e.x + heights[i]/2 - 8 // the first line stands at the mark
	}
	ok := len(d.events) == 0
	if !ok {
		d.middles, ok = spread.Along(d.wants, heights, 6, -8, d.length+12)
	}
	for i := range d.middles {
		ok = ok && math.Abs(d.middles[i]-d.wants[i]) <= farthest
	}
	return ok
}

// down draws the events of a band whose axis runs down the page, with their
// labels on the right.
func (s *timelineSpec) down(p *layout.Page, d *down, axis, origin float64) {
	label := axis + float64(d.lanes)*lanePitch + 32
	for i, e := range d.events {
		x, top := axis+float64(e.lane)*lanePitch, origin+d.middles[i]-e.height()/2
		p.Line(p.Theme.Rule, 1, x+8, origin+e.x, label-14, origin+e.x, label-5, top+8)
	}
	for i, e := range d.events {
		x, top := axis+float64(e.lane)*lanePitch, origin+d.middles[i]-e.height()/2
		p.Group(e.Datum, s.told(p, e.Datum), func() {
			if e.day() { // its shape stands upright
				point := e.point(p, 0.5, large)
				point.Vertical = true
				p.Plot(layout.Scale{Min: 0, Max: 1, Left: x - 7, Right: x + 7}, origin+e.x-20, origin+e.x+20, point)
				return
			}
			p.PlotDown(d.axis, x, s.mark(p, d.axis, large, e))
		})
		for _, d := range e.dates {
			p.DrawLabel(d, label, top+13)
			top += 16.5
		}
		for k, w := range e.words {
			p.Text(typeset.Regular, 13.5, p.Theme.Ink, label, top+13+16.5*float64(k), w)
		}
	}
}

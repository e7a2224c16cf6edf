package charts

import (
	"math"

	"quotient/charts/typeset"
)

// This file is the form of a timeline on a narrow page: time runs down, with the
// labels beside their marks, and what is enlarged stands below.

// farthest is how far a label may stand from where its mark is.
const farthest = 48.0

// down is a band whose axis runs down, from its top.
type down struct {
	*band
	calendar calendar // of the overview
	length   float64
	margin   float64   // on the left of the axis
	wants    []float64 // where the middles of the labels would stand by their marks
	middles  []float64 // where they do
}

// column is the body with time down the page; it reports false where labels
// would stand far from their marks.
func (s *timelineSpec) column(p *page, t story) (body, bool) {
	const title, pad = 30.0, 14.0
	height := 0.0
	var list []*down
	var tops []float64
	for _, b := range t.bands() {
		d := s.stretch(p, t, b)
		if d == nil {
			return body{}, false
		}
		if b == t.detail {
			height += 24 + title
		}
		list, tops = append(list, d), append(tops, height)
		height += d.length + 2*pad
	}
	var heading tag
	if t.zoom != nil {
		heading = s.heading(p, t)
	}
	return body{height: height, alt: t.alt, draw: func(y float64) {
		for i, d := range list {
			top := y + tops[i] + pad
			d.axis.left, d.axis.right = top, top+d.length
			axis := p.left() + d.margin
			if d.band == t.detail {
				tint := p.Theme.tint(p.Theme.Danube.Mark, 0.1)
				p.rect(tint, p.left(), top-title-pad, p.right(), y+height)
				p.drawTag(heading, p.left()+14, top-title+8)
				p.line(p.Theme.Danube.Mark, 4, axis, d.axis.left, axis, d.axis.right)
				for _, day := range t.days() {
					p.line(p.Theme.Rule, 1, axis-7, d.axis.at(day), axis-2, d.axis.at(day))
				}
			} else {
				p.line(p.Theme.Ink, 1.5, axis, d.axis.left, axis, d.axis.right)
				d.calendar.axis = d.axis
				p.ticksDown(d.calendar, axis)
			}
			s.down(p, d, axis, top)
		}
	}}, true
}

// stretch makes an axis as long as its labels need to stand by their marks; nil
// where no length will do.
func (s *timelineSpec) stretch(p *page, t story, b *band) *down {
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
func (s *timelineSpec) lengthen(p *page, t story, d *down, more float64) bool {
	const apart = 10.0
	margin, lanes := d.margin, d.lanes
	s.measure(p, t, d.band, p.right()-p.left()-margin-float64(lanes)*lanePitch-32, true)
	d.length = 0
	for _, e := range d.events {
		d.length += e.height() + apart
	}
	d.length = max(d.length*more, 140)
	d.axis = ruler{min: t.from, max: t.to - 1, right: d.length}
	if d.band == t.overview {
		d.calendar = p.calendarDown(t.low, t.high, t.finest, d.length)
		d.axis = d.calendar.axis
		d.margin = max(margin, p.downWidth(d.calendar)+14)
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
		d.middles, ok = spread(d.wants, heights, 6, -8, d.length+12)
	}
	for i := range d.middles {
		ok = ok && math.Abs(d.middles[i]-d.wants[i]) <= farthest
	}
	return ok
}

// down draws the events of a band whose axis runs down the page, with their
// labels on the right.
func (s *timelineSpec) down(p *page, d *down, axis, origin float64) {
	label := axis + float64(d.lanes)*lanePitch + 32
	for i, e := range d.events {
		x, top := axis+float64(e.lane)*lanePitch, origin+d.middles[i]-e.height()/2
		p.line(p.Theme.Rule, 1, x+8, origin+e.x, label-14, origin+e.x, label-5, top+8)
	}
	for i, e := range d.events {
		x, top := axis+float64(e.lane)*lanePitch, origin+d.middles[i]-e.height()/2
		p.group(e.datum, s.told(p, e.datum), func() {
			if e.day() { // its shape stands upright
				p.sample(look{e.colour, e.shape}, false, x-7, origin+e.x+5)
				return
			}
			p.plotDown(d.axis, x, s.mark(p, d.axis, large, e))
		})
		if e.before != "" {
			p.text(e.date.face, e.date.size, e.date.colour, label, top+13, e.before)
			top += 16.5
		}
		p.drawTag(e.date, label, top+13)
		for k, w := range e.words {
			p.text(typeset.Regular, 13.5, p.Theme.Ink, label, top+13+16.5*float64(k+1), w)
		}
	}
}

package timeline

import (
	"slices"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
)

// This file is the form of a timeline with more events than have room by their
// marks: an axis with the marks alone, and under it a list of the events, each
// with its mark, its date and its words.

const (
	listSize    = 13.5
	listLeading = 16.5
	listGap     = 7.0  // between two events
	listMark    = 34.0 // room of the mark before a date
	listDay     = 18.0 // the same, where all are of one day
)

// entry is an event in a list.
type entry struct {
	*event
	dates  []layout.Label // its date, a line each
	words  []string       // beside the date or, where that is long, under it
	beside bool
}

func (e entry) height() float64 {
	lines := max(len(e.dates), len(e.words))
	if !e.beside {
		lines = len(e.dates) + len(e.words)
	}
	return listLeading*float64(lines) + listGap
}

// listing is a band as an axis and a list, measured.
type listing struct {
	*band
	calendar layout.TimeAxis
	strip    float64 // height of the axis with its marks and names; 0 where there is none
	columns  [][]entry
	dateRoom float64 // width of the dates
	mark     float64 // width of the marks
	left     float64
	width    float64 // of a column
}

const listGutter = 28.0

// list is the body as a list.
func (s *timelineSpec) list(p *layout.Page, t story) layout.Body {
	const pad, apart = 14.0, 22.0
	height, title := 0.0, 30.0
	var lists []*listing
	var tops []float64
	var heading []layout.Label
	for _, b := range t.bands() {
		inset := 0.0
		if b == t.detail {
			var more float64
			heading, more = s.headed(p, t, p.Right()-p.Left()-2*pad)
			title += more
			height += apart + title
			inset = pad
		}
		l := s.listed(p, t, b, p.Left()+inset, p.Right()-inset)
		lists, tops = append(lists, l), append(tops, height)
		height += l.height()
	}
	if t.zoom != nil {
		height += pad
	}
	var plane *layout.Plane
	if l := lists[0]; l.strip > 0 {
		plane = &layout.Plane{Time: &l.axis, Room: layout.Rect{Left: p.Left(), Right: p.Right(), Bottom: float64(l.lanes+1)*tiny.pitch + 4}}
	}
	return layout.Body{Height: height, Alt: t.alt, Plane: plane, Draw: func(y float64) {
		for i, l := range lists {
			top := y + tops[i]
			if l.band == t.detail {
				p.Rect(p.Theme.Tint(p.Theme.Danube.Mark, 0.1), p.Left(), top-title, p.Right(), y+height)
				for k, line := range heading {
					p.DrawLabel(line, p.Left()+pad, top-title+22+headingLeading*float64(k))
				}
			}
			s.drawList(p, l, top)
		}
	}}
}

// listed measures a band as a list between two edges of the page.
func (s *timelineSpec) listed(p *layout.Page, t story, b *band, left, right float64) *listing {
	// A list of few events has one column, of many on a wide page three; dates have
	// a share of each at most, or what a day needs where some is left for words.
	const few, many, wide, share, day, words = 6, 18, 900.0, 0.45, 140.0, 112.0
	columns := 1
	if !p.Narrow() && len(b.events) >= few {
		columns = 2
	}
	if p.Width >= wide && len(b.events) >= many {
		columns = 3
	}
	l := &listing{band: b, left: left, width: (right - left - listGutter*float64(columns-1)) / float64(columns)}
	l.mark = listDay
	if slices.ContainsFunc(b.events, func(e *event) bool { return !e.day() || doubtful(e.Datum.Date()) }) {
		l.mark = listMark
	}
	room := l.width - l.mark
	most := max(share*room, min(room-words, day))
	dates := make([]layout.Label, len(b.events))
	for i, e := range b.events {
		dates[i] = s.dated(p, t, b, e)
		dates[i].Size = listSize
		if w := p.LabelWidth(dates[i]); w <= most {
			l.dateRoom = max(l.dateRoom, w)
		}
	}
	var all []entry
	for i, e := range b.events {
		all = append(all, s.entry(p, e, dates[i], l.dateRoom, room))
	}
	l.columns = inColumns(all, columns)
	s.axisOf(p, t, l, left, right)
	return l
}

// entry sets the date and the words of an event in the room of a column.
func (s *timelineSpec) entry(p *layout.Page, e *event, date layout.Label, dateRoom, room float64) entry {
	const gap = 12.0
	out := entry{event: e, beside: p.LabelWidth(date) <= dateRoom}
	rest := room
	if out.beside {
		rest -= dateRoom + gap
		out.dates = []layout.Label{date}
	} else {
		lines := p.Fonts.Wrap(date.Face, date.Size, room-14, date.Number)
		for _, line := range lines[:len(lines)-1] {
			d := date
			d.Number, d.Letter, d.Remark = line, "", ""
			out.dates = append(out.dates, d)
		}
		date.Number = lines[len(lines)-1]
		out.dates = append(out.dates, parted(p, date, room, false)...)
	}
	out.words = p.Fonts.Wrap(typeset.Regular, listSize, rest, s.Name(e.Datum))
	return out
}

// inColumns parts a list into columns of about one height.
func inColumns(all []entry, n int) [][]entry {
	whole := 0.0
	for _, e := range all {
		whole += e.height()
	}
	out := make([][]entry, n)
	at, sum := 0, 0.0
	for _, e := range all {
		if at < n-1 && sum+e.height()/2 > whole*float64(at+1)/float64(n) {
			at++
		}
		out[at] = append(out[at], e)
		sum += e.height()
	}
	return out
}

// axisOf sets the axis over a list, unless its marks would stand in heaps.
func (s *timelineSpec) axisOf(p *layout.Page, t story, l *listing, left, right float64) {
	const most, names, under = 20, 24.0, 14.0
	low, high, finest := t.low, t.high, t.finest
	if l.band == t.detail {
		low, high, finest = t.from, t.to, 1
	}
	l.calendar = p.Calendar(low, high, finest, left+20, right-20)
	l.axis = l.calendar.Scale
	l.lay(tiny)
	if len(l.events) > 0 && l.lanes < most {
		l.strip = float64(l.lanes+1)*tiny.pitch + names + under
	}
}

func (l *listing) height() float64 {
	high := 0.0
	for _, column := range l.columns {
		sum := 0.0
		for _, e := range column {
			sum += e.height()
		}
		high = max(high, sum)
	}
	return l.strip + high
}

// drawList draws an axis with its marks, and the list under it.
func (s *timelineSpec) drawList(p *layout.Page, l *listing, top float64) {
	if l.strip > 0 {
		axis := top + float64(l.lanes+1)*tiny.pitch
		p.Line(p.Theme.Ink, 1.5, l.axis.Left, axis, l.axis.Right, axis)
		p.TicksAcross(l.calendar, axis, axis+19)
		for _, e := range l.events {
			y := axis - (float64(e.lane)+0.6)*tiny.pitch
			p.Group(e.Datum, s.told(p, e.Datum), func() { p.Plot(l.axis, y-20, y+20, s.mark(p, l.axis, tiny, e)) })
		}
	}
	for i, column := range l.columns {
		x, y := l.left+float64(i)*(l.width+listGutter), top+l.strip
		for _, e := range column {
			s.drawEntry(p, l, e, x, y)
			y += e.height()
		}
	}
}

func (s *timelineSpec) drawEntry(p *layout.Page, l *listing, e entry, x, y float64) {
	const bar, gap = 10.0, 12.0
	text, base := x+l.mark, y+12
	to := max(e.to, e.from+1) // a time has no length
	own := layout.Scale{Min: e.from, Max: to, Left: text - 8 - bar, Right: text - 8}
	switch {
	case e.day():
		own = layout.Scale{Min: e.from, Max: to, Left: text - 8 - bar/2, Right: text}
	case spec.OpenEnd(e.Datum.Date()):
		own.Left, own.Right = x, x+bar
	}
	p.Group(e.Datum, s.told(p, e.Datum), func() { p.Plot(own, base-24.5, base+15.5, s.mark(p, own, tiny, e.event)) })
	for k, d := range e.dates {
		p.DrawLabel(d, text, base+listLeading*float64(k))
	}
	at, first := text+l.dateRoom+gap, base
	if !e.beside {
		at, first = text, base+listLeading*float64(len(e.dates))
	}
	for k, line := range e.words {
		p.Text(typeset.Regular, listSize, p.Theme.Ink, at, first+listLeading*float64(k), line)
	}
}

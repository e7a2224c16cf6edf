package timeline

import (
	"cmp"
	"math"
	"slices"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
	"quotient/datasets/edtf"
)

// This file is the form of a timeline with a lane for each value of a column: the marks are
// in as many rows of it as they need, each with its name and date next to it or, where there
// is no room, over it.

const (
	laneSize    = 13.5
	laneLeading = 16.5
	laneTag     = 6.0  // between a mark and its words
	laneApart   = 20.0 // between words and the next mark
	laneHalf    = 8.0  // half the height of a mark
	laneRow     = 6.0  // between two rows
	lanePad     = 9.0  // over the first row of a lane and under its last
	mostOfLanes = 16
)

// lanesOf are the values of the column that parts the events, in the order of rows; nil where
// there is no such column. What cannot be in a lane is refused.
func (s *timelineSpec) lanesOf(r *spec.Resolver, data []spec.Datum) []string {
	if s.Lane.Value == "" {
		return nil
	}
	if s.Zoom.Value != "" {
		r.Fault(s.Zoom, "keep one of the two", "the chart has both lanes and a stretch that is enlarged")
	}
	for _, d := range data {
		if d.Computed() {
			return nil // it has no date, which is told
		}
	}
	if !r.Whole(s.Lane, data) {
		return nil
	}
	values := spec.Distinct(s.Lane.Value, data)
	r.Crowded(s.Lane, len(values), mostOfLanes, "lanes")
	return values
}

// laned is an event in a row of a lane.
type laned struct {
	*event
	reach    [2]float64 // of its mark
	room     [2]float64 // of its mark and its words
	text     float64    // where the words begin, or end
	ended    bool       // they end there, each line
	over     bool       // the words are over the mark
	lines    []laneLine // of its words
	above    float64    // of the middle of its mark
	under    float64    // the same, below
	baseline float64    // of the first line, from the middle of the mark
}

// laneLine is a line of what an event is called, or of its date, or of both.
type laneLine struct {
	name string
	date layout.Label // after the name
}

func (p laneLine) gap() float64 {
	if p.name != "" && (p.date.Number != "" || p.date.Remark != "") {
		return 6
	}
	return 0
}

func lineWidth(p *layout.Page, l laneLine) float64 {
	return p.Fonts.Width(typeset.Medium, laneSize, l.name) + l.gap() + p.LabelWidth(l.date)
}

// laneRows is a lane, with its events in rows.
type laneRows struct {
	name   []string
	head   float64 // height of a name that is over the rows
	rows   [][]*laned
	height float64
}

// inLanes is the body with a lane for each value.
func (s *timelineSpec) inLanes(p *layout.Page, t story, values []string) layout.Body {
	const top, foot, mostName, twoAxes = 22.0, 30.0, 0.22, 460.0
	names := map[string][]string{}
	left := p.Left()
	if !p.Narrow() {
		width := 0.0
		for _, v := range values {
			names[v] = p.Fonts.Wrap(typeset.Bold, 14, mostName*(p.Right()-p.Left()), s.lanesName(t, v))
			for _, line := range names[v] {
				width = max(width, p.Fonts.Width(typeset.Bold, 14, line))
			}
		}
		left += width + 10
	}
	c := p.Calendar(t.low, t.high, t.finest, left+14, p.Right()-10)
	t.overview.axis = c.Scale
	var lanes []*laneRows
	height := 0.0
	for _, v := range values {
		l := &laneRows{name: names[v]}
		if p.Narrow() {
			l.name = p.Fonts.Wrap(typeset.Bold, 14, p.Right()-p.Left(), s.lanesName(t, v))
			l.head = 18*float64(len(l.name)) + 2
		}
		s.pack(p, t, l, v, left)
		lanes = append(lanes, l)
		height += l.height
	}
	first := 0.0
	if height > twoAxes { // the axis is over the lanes too
		first = top
	}
	plane := &layout.Plane{Time: &t.overview.axis, Room: layout.Rect{Left: left, Right: p.Right(), Top: first, Bottom: first + height}}
	return layout.Body{Height: first + height + foot, Alt: t.alt, Plane: plane, Draw: func(y float64) {
		base := y + first
		s.laneGrid(p, c, lanes, base)
		if first > 0 {
			p.Line(p.Theme.Ink, 1.5, c.Left, base, c.Right, base)
			p.TicksAcross(c, base, base-9)
		}
		at := base
		for i, l := range lanes {
			if i > 0 {
				p.Line(p.Theme.Rule, 1, p.Left(), at, p.Right(), at)
			}
			s.drawLane(p, t, l, at)
			at += l.height
		}
		p.Line(p.Theme.Ink, 1.5, c.Left, at, c.Right, at)
		p.TicksAcross(c, at, at+19)
	}}
}

// lanesName is what a value of the lanes' column is called.
func (s *timelineSpec) lanesName(t story, value string) string {
	for _, e := range t.overview.events {
		if e.Cell(s.Lane.Value) == value {
			return e.Term(s.Lane.Value)
		}
	}
	return value
}

// pack puts the events of a lane into rows, each into the first that has room.
func (s *timelineSpec) pack(p *layout.Page, t story, l *laneRows, value string, left float64) {
	var all []*laned
	for _, e := range t.overview.events {
		if e.Cell(s.Lane.Value) != value {
			continue
		}
		e.x = t.overview.axis.At(e.middle())
		from, to := large.room(t.overview.axis, e)
		all = append(all, &laned{event: e, reach: [2]float64{from, to}})
	}
	slices.SortStableFunc(all, func(a, b *laned) int { return cmp.Compare(a.reach[0], b.reach[0]) })
	for _, e := range all {
		l.take(e, s.ways(p, t, e, left))
	}
	l.height = l.head + 2*lanePad - laneRow
	for _, row := range l.rows {
		above, under := rowRoom(row)
		l.height += above + under + laneRow
	}
	if !p.Narrow() {
		l.height = max(l.height, 2*lanePad+18*float64(len(l.name))-4)
	}
}

// take puts an event into the row, and in the way, that makes the lane the least higher; into
// a row of its own where that is no worse.
func (l *laneRows) take(e *laned, ways []laned) {
	const loss = 9.0 // that words next to a mark are worth over words over it
	row, least := -1, math.Inf(1)
	for _, way := range ways {
		dear := 0.0
		if way.over {
			dear = loss
		}
		for i, others := range l.rows {
			above, under := rowRoom(others)
			more := max(above, way.above) + max(under, way.under) - above - under + dear
			if more < least && !slices.ContainsFunc(others, way.crowds) {
				row, least, *e = i, more, way
			}
		}
		if own := way.above + way.under + laneRow + dear; own < least {
			row, least, *e = -1, own, way
		}
	}
	if row < 0 {
		l.rows, row = append(l.rows, nil), len(l.rows)
	}
	l.rows[row] = append(l.rows[row], e)
}

func (e laned) crowds(o *laned) bool {
	return e.room[0] < o.room[1]+laneApart && o.room[0] < e.room[1]+laneApart
}

func rowRoom(row []*laned) (above, under float64) {
	for _, e := range row {
		above, under = max(above, e.above), max(under, e.under)
	}
	return above, under
}

// ways are how an event can be drawn between the left of the lanes and the page's edge, the
// best first: its words on the right of its mark, on the left, or over it.
func (s *timelineSpec) ways(p *layout.Page, t story, e *laned, left float64) (out []laned) {
	widest := 230.0
	if p.Narrow() {
		widest = 170
	}
	lines := s.laneWords(p, t, e.event, widest)
	width := widthOf(p, lines)
	beside := *e
	beside.lines = lines
	beside.above, beside.under = laneHalf, max(laneHalf, laneLeading*float64(len(lines)-1)+laneHalf)
	beside.baseline = 4.5
	if from := e.reach[1] + laneTag; from+width <= p.Right() {
		beside.text, beside.room = from, [2]float64{e.reach[0], from + width}
		out = append(out, beside)
	}
	if from := e.reach[0] - laneTag - width; from >= left && len(out) == 0 {
		beside.text, beside.ended, beside.room = from+width, true, [2]float64{from, e.reach[1]}
		out = append(out, beside)
	}
	over := *e
	over.over = true
	over.lines = s.laneWords(p, t, e.event, max(min(p.Right()-left, e.reach[1]-e.reach[0]), widest))
	width = widthOf(p, over.lines)
	over.text = max(left, min(e.reach[0]+2.5, p.Right()-width))
	over.room = [2]float64{min(e.reach[0], over.text), max(e.reach[1], over.text+width)}
	over.above, over.under = laneHalf+laneLeading*float64(len(over.lines)), laneHalf
	over.baseline = -laneHalf - laneLeading*float64(len(over.lines)-1) - 4
	return append(out, over)
}

func widthOf(p *layout.Page, lines []laneLine) (width float64) {
	for _, l := range lines {
		width = max(width, lineWidth(p, l))
	}
	return width
}

// begin is where a line of words begins.
func (e *laned) begin(p *layout.Page, line laneLine) float64 {
	if e.ended {
		return e.text - lineWidth(p, line)
	}
	return e.text
}

// inYears is a stretch of several years by these alone, as an axis of many years has them;
// any other date is as the text has it.
func inYears(t story, d edtf.Date) edtf.Date {
	const many = 3650
	if !d.IsInterval() || !spec.Bounded(d) || doubtful(d) || t.high-t.low < many {
		return d
	}
	from, to := spec.Reach(d)
	if first, last := layout.YearsOf(from, to-1); first != last {
		if years, ok := edtf.Between(first, last); ok {
			return years
		}
	}
	return d
}

// laneWords are the name and the date of an event in lines of some width.
func (s *timelineSpec) laneWords(p *layout.Page, t story, e *event, room float64) (out []laneLine) {
	date := layout.Label{Number: s.when(p, inYears(t, e.Datum.Date()), false), Letter: p.Cite(e.Datum), Remark: e.Remark(), Face: typeset.Regular, Size: laneSize, Colour: p.Theme.Muted}
	for _, line := range p.Fonts.Wrap(typeset.Medium, laneSize, room, s.Name(e.Datum)) {
		out = append(out, laneLine{name: line})
	}
	if len(out) == 1 {
		with := laneLine{name: out[0].name, date: date}
		if lineWidth(p, with) <= room {
			return []laneLine{with}
		}
	}
	for _, d := range parted(p, date, room, true) {
		out = append(out, laneLine{date: d})
	}
	return out
}

// laneGrid draws the ticks through the lanes, clear of all words.
func (s *timelineSpec) laneGrid(p *layout.Page, c layout.TimeAxis, lanes []*laneRows, y float64) {
	for _, x := range c.Places() {
		from, at := y, y
		for _, l := range lanes {
			line := at + l.head + lanePad
			if l.head > 0 {
				p.Line(p.Theme.Grid, 1, x, from, x, at)
				from = at + l.head
			}
			for _, row := range l.rows {
				above, under := rowRoom(row)
				line += above
				for _, e := range row {
					for i, words := range e.lines {
						begin := e.begin(p, words)
						if x < begin-3 || x > begin+lineWidth(p, words)+3 {
							continue
						}
						base := line + e.baseline + laneLeading*float64(i)
						if base-13 > from {
							p.Line(p.Theme.Grid, 1, x, from, x, base-13)
						}
						from = max(from, base+5)
					}
				}
				line += under + laneRow
			}
			at += l.height
		}
		if at > from {
			p.Line(p.Theme.Grid, 1, x, from, x, at)
		}
	}
}

// drawLane draws a lane from its top.
func (s *timelineSpec) drawLane(p *layout.Page, t story, l *laneRows, top float64) {
	for i, line := range l.name {
		p.Text(typeset.Bold, 14, p.Theme.Ink, p.Left(), top+lanePad+12.5+18*float64(i), line)
	}
	at := top + l.head + lanePad
	for _, row := range l.rows {
		above, under := rowRoom(row)
		at += above
		for _, e := range row {
			p.Group(e.Datum, s.told(p, e.Datum), func() { p.Plot(t.overview.axis, at-20, at+20, s.mark(p, t.overview.axis, large, e.event)) })
			for i, line := range e.lines {
				x, y := e.begin(p, line), at+e.baseline+laneLeading*float64(i)
				p.Text(typeset.Medium, laneSize, p.Theme.Ink, x, y, line.name)
				p.DrawLabel(line.date, x+p.Fonts.Width(typeset.Medium, laneSize, line.name)+line.gap(), y)
			}
		}
		at += under + laneRow
	}
}

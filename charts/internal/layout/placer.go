package layout

import (
	"cmp"
	"math"
	"slices"
)

// A Placer finds free places for labels: in the first of some places, around one mark
// where it costs the least, or around many marks in the order of their choice.
type Placer struct {
	Within Rect         // where labels may stand
	Taken  []Rect       // the room of marks, and what else labels keep off
	Labels []Rect       // the room of labels that are placed
	Lines  [][4]float64 // what labels had better not cross: x, y to x, y
	Plate  float64      // room around a label that lines had better leave, too
	marks  []Rect       // those of Taken that have labels of their own, which are nearest to them
}

// labelsApart is the blank between two labels on a line, so that they are not read as one.
const labelsApart = 6.0

// Take keeps labels off a rectangle of the page.
func (pl *Placer) Take(left, top, right, bottom float64) {
	pl.Taken = append(pl.Taken, Rect{Left: left, Top: top, Right: right, Bottom: bottom})
}

// Mark keeps labels off a mark, and those of other marks from being nearer to it than to
// their own.
func (pl *Placer) Mark(left, top, right, bottom float64) {
	pl.Take(left, top, right, bottom)
	pl.marks = append(pl.marks, Rect{Left: left, Top: top, Right: right, Bottom: bottom})
}

// free reports whether a place is free, with a blank beside it to what is taken and
// another to other labels.
func (pl *Placer) free(a Rect, blank, apart float64) bool {
	return a.within(pl.Within) && !slices.ContainsFunc(pl.Taken, a.apart(blank).Meets) && !slices.ContainsFunc(pl.Labels, a.apart(apart).Meets)
}

// First places a label in the first of some places that is free and off all lines.
func (pl *Placer) First(places []Rect) (Rect, bool) {
	const edge = 3.0
	for _, a := range places {
		wide := Rect{Left: a.Left - edge, Top: a.Top - edge, Right: a.Right + edge, Bottom: a.Bottom + edge}
		if pl.free(a, 0, labelsApart) && !slices.ContainsFunc(pl.Lines, wide.Crossed) {
			pl.Labels = append(pl.Labels, a)
			return a, true
		}
	}
	return Rect{}, false
}

// A target is a mark that a label belongs to: it reaches from top to bottom at x and half
// a width to either side.
type target struct{ x, top, bottom, half float64 }

func (m target) middle() float64 { return (m.top + m.bottom) / 2 }

// leader is the line from the middle of a mark to its label.
func (m target) leader(l Rect) [4]float64 {
	toX, toY := l.Led(m.x, m.middle())
	return [4]float64{m.x, m.middle(), toX, toY}
}

// Put finds room for a label of some width and height beside a mark, which
// reaches from top to bottom at x and half a width to either side. It returns
// the label's left and top, and whether it stands so far off that a leader has
// to tie it to its mark; ok is false where there is no room.
func (pl *Placer) Put(x, top, bottom, half, width, height float64) (left, at float64, leader, ok bool) {
	const blank = 3.0
	m, best := target{x, top, bottom, half}, math.Inf(1)
	var found Rect
	for ring, far := range []float64{0, 8, 18, 30, 44, 60, 78, 98} {
		led := far > 10
		for i, l := range pl.ring(m, far, width, height) {
			if !pl.free(l, blank, blank) || !pl.belongs(l, m, led) {
				continue
			}
			if cost := float64(i) + 6*float64(ring) + pl.crossings(l, m, led); cost < best {
				best, found, leader = cost, l, led
			}
		}
	}
	if math.IsInf(best, 1) {
		return 0, 0, false, false
	}
	pl.Labels = append(pl.Labels, found)
	if leader { // which other labels had better not be on
		pl.Lines = append(pl.Lines, m.leader(found))
	}
	return found.Left, found.Top, leader, true
}

// ring are eight places around a mark, so far from it, the best first.
func (pl *Placer) ring(m target, far, width, height float64) (out [8]Rect) {
	const gap = 5.0
	d := gap + far
	for i, at := range [8][2]float64{
		{m.x - width/2, m.top - d - height}, {m.x - width/2, m.bottom + d},
		{m.x + m.half + d, m.middle() - height/2}, {m.x - m.half - d - width, m.middle() - height/2},
		{m.x + far/2, m.top - d - height}, {m.x - width - far/2, m.top - d - height},
		{m.x + far/2, m.bottom + d}, {m.x - width - far/2, m.bottom + d},
	} {
		left, top := at[0], at[1]
		if top+height <= m.top || top >= m.bottom { // above or below it may be moved aside
			left = max(pl.Within.Left, min(left, pl.Within.Right-width))
		}
		out[i] = Rect{Left: left, Top: top, Right: left + width, Bottom: top + height}
	}
	return out
}

// belongs reports whether a label is read as that of a mark: no other mark is as near, or
// its leader runs clear of other marks.
func (pl *Placer) belongs(l Rect, m target, leader bool) bool {
	const margin, apart = 2.0, 5.5
	own := Rect{Left: m.x - m.half, Top: m.top, Right: m.x + m.half, Bottom: m.bottom}
	clear := func(o Rect) bool { return l.away(o) >= l.away(own)+margin }
	if leader {
		line := m.leader(l)
		clear = func(o Rect) bool { return !o.Crossed(line) }
	}
	for _, o := range pl.marks {
		same := math.Abs(o.Top+o.Bottom-m.top-m.bottom) < 2*margin
		long := max(o.Bottom-o.Top, m.bottom-m.top) > 6*m.half && o.Top < m.bottom && o.Bottom > m.top
		if math.Abs(o.Left+o.Right-2*m.x) < 2*apart && (same || long) {
			continue // the mark itself, one at its place, or one along an interval
		}
		if !clear(o) {
			return false
		}
	}
	return true
}

// crossings is what a place costs for the lines that cross the label, and for the labels
// that its leader crosses.
func (pl *Placer) crossings(l Rect, m target, leader bool) (cost float64) {
	const each = 15
	plate := Rect{Left: l.Left - pl.Plate, Top: l.Top - pl.Plate/2, Right: l.Right + pl.Plate, Bottom: l.Bottom + pl.Plate/2}
	for _, line := range pl.Lines {
		if plate.Crossed(line) {
			cost += each
		}
	}
	if !leader {
		return cost
	}
	line := m.leader(l)
	for _, o := range pl.Labels {
		if o.Crossed(line) {
			cost += each
		}
	}
	return cost
}

// A Spot is a place found for a label. Where it stands off from its mark, a
// leader runs from the mark's edge to the label's.
type Spot struct {
	Rect
	Leader []float64 // x, y pairs; none where the label touches its mark
	Found  bool
}

// Around finds places for the labels of marks in a plane, no two of which meet
// each other or a mark: one of eight places round the mark, else one further
// off with a leader, else none. marks[i] is where mark i is, widths[i] the room
// that its label takes, 0 where it has none. Labels with the least choice are
// placed first.
func (pl *Placer) Around(marks []Rect, widths []float64, height, gap float64) []Spot {
	out, choice := make([]Spot, len(marks)), make([]int, len(marks))
	own := len(pl.Taken)
	pl.Taken = append(pl.Taken, marks...)
	var order []int
	for i, m := range marks {
		if widths[i] == 0 {
			continue
		}
		order = append(order, i)
		for _, a := range eight(m, widths[i], height, gap) {
			if pl.free(a, 0, labelsApart) {
				choice[i]++
			}
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(choice[a], choice[b]) })
	var off []int
	for _, i := range order {
		if out[i].Rect, out[i].Found = pl.First(eight(marks[i], widths[i], height, gap)); !out[i].Found {
			off = append(off, i)
		}
	}
	for _, i := range off {
		out[i] = pl.led(own+i, widths[i], height)
	}
	return out
}

// eight are the places that touch a mark, the best first.
func eight(m Rect, width, height, gap float64) []Rect {
	x, y := (m.Left+m.Right)/2, (m.Top+m.Bottom)/2
	at := func(left, top float64) Rect { return Rect{left, top, left + width, top + height} }
	return []Rect{
		at(m.Right+gap, y-height/2), at(m.Left-gap-width, y-height/2),
		at(x-width/2, m.Top-gap-height), at(x-width/2, m.Bottom+gap),
		at(m.Right+gap/2, m.Top-height+gap), at(m.Right+gap/2, m.Bottom-gap),
		at(m.Left-gap/2-width, m.Top-height+gap), at(m.Left-gap/2-width, m.Bottom-gap),
	}
}

// led places a label off its mark, which is number i of what is taken, so that a leader
// to it runs clear of all else.
func (pl *Placer) led(i int, width, height float64) Spot {
	m := pl.Taken[i]
	others := &Placer{Within: pl.Within, Taken: slices.Delete(slices.Clone(pl.Taken), i, i+1), Labels: pl.Labels}
	for _, far := range []float64{24, 38, 54} {
		for turn := range 16 {
			s := further(m, width, height, far, turn)
			way := Steps(s.Leader[0], s.Leader[1], s.Leader[2], s.Leader[3])
			crossed := func(step Rect) bool { return !others.free(step, 0, labelsApart) }
			if pl.free(s.Rect, 0, labelsApart) && !slices.ContainsFunc(way, crossed) {
				pl.Labels, pl.Taken = append(pl.Labels, s.Rect), append(pl.Taken, way...)
				return s
			}
		}
	}
	return Spot{}
}

// further is a place so far from a mark, in one of sixteen directions: to the right first
// and then to either side in turn.
func further(m Rect, width, height, far float64, turn int) Spot {
	angle := float64((turn+1)/2) * math.Pi / 8
	if turn%2 == 1 {
		angle = -angle
	}
	dx, dy := math.Cos(angle), math.Sin(angle)
	x, y := (m.Left+m.Right)/2, (m.Top+m.Bottom)/2
	half, rise := (m.Right-m.Left)/2, (m.Bottom-m.Top)/2
	ex, ey := x+dx*(half+far), y+dy*(rise+far)
	a := Rect{ex, ey - height/2, ex + width, ey + height/2}
	switch {
	case math.Abs(dx) < 0.2:
		a.Left, a.Right = ex-width/2, ex+width/2
		if a.Top, a.Bottom = ey-height, ey; dy > 0 {
			a.Top, a.Bottom = ey, ey+height
		}
	case dx < 0:
		a.Left, a.Right = ex-width, ex
	}
	return Spot{Rect: a, Leader: []float64{x + dx*(m.Right-m.Left)/2, y + dy*(m.Bottom-m.Top)/2, ex, ey}, Found: true}
}

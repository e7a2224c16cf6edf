package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// A callout is a note at a mark: words of the author, or the quote that states the number.
type callout struct {
	note   spec.Note
	mark   Rect // with its label
	shapes []caption
	words  caption
	where  Rect
	leader []float64
	title  string
}

// callout sets the words of a note at a mark, in several widths.
func (a *annotator) callout(n spec.Note, mark Rect) *callout {
	p := a.page
	c := &callout{note: n, mark: a.withLabel(mark), title: n.Text}
	if c.title == "" {
		c.title = n.Quote
	}
	for _, width := range []float64{190, 150, 240, 110, 300, 80} {
		if width > p.Right()-p.Left() {
			continue
		}
		var words caption
		lines := words.add(p, typeset.Regular, n.Text, width)
		more := words.add(p, typeset.Italic, n.Quote, width)
		if max(lines, more) > mostLines {
			continue
		}
		if !slices.ContainsFunc(c.shapes, func(o caption) bool { return o.height == words.height }) {
			c.shapes = append(c.shapes, words)
		}
	}
	if len(c.shapes) == 0 {
		what := n.Text
		if what == "" {
			what = n.Quote
		}
		p.Fail("the note %s needs more than three lines: shorten it", inQuotes(shortened(what)))
	}
	return c
}

// withLabel is a mark with the label that is next to it on its line, or over it.
func (a *annotator) withLabel(m Rect) Rect {
	const near = 16.0
	for _, l := range a.labels {
		if math.Abs(l.Left+l.Right-m.Left-m.Right) < 8 && l.Bottom <= m.Top+1 && m.Top-l.Bottom < near {
			return Rect{min(m.Left, l.Left), l.Top, max(m.Right, l.Right), m.Bottom}
		}
		if l.Top < m.Bottom && m.Top < l.Bottom && l.away(m) < near && l.Bottom-l.Top < 20 && l.Left >= m.Right-2 {
			return Rect{m.Left, m.Top, max(m.Right, l.Right), m.Bottom}
		}
	}
	return m
}

// inQuotes puts words into quotation marks; a quote has its own.
func inQuotes(s string) string {
	if inner, ok := strings.CutPrefix(s, "“"); ok && !strings.ContainsAny(strings.TrimSuffix(inner, "”"), "“”") {
		return "“" + strings.TrimSuffix(inner, "”") + "”"
	}
	return datasets.InQuotes(s)
}

// placeCallouts finds places for the notes, over marks and labels none. Where there is no
// room for one, the chart gets some over its plane.
func (a *annotator) placeCallouts() {
	p := a.page
	if len(a.callouts) == 0 {
		return
	}
	taken := a.taken
	for _, s := range a.shades {
		room := a.under.Plane.Room
		x, foot := s.middle(), room.Bottom
		if s.area { // the way up to its words
			foot = room.Top
		}
		a.taken = append(a.taken, Rect{x - 3, -1000, x + 3, foot})
	}
	own := a.taken
	for _, more := range []float64{0, 1, 2} {
		a.taken, a.head = slices.Clone(own), 0
		for _, c := range a.callouts {
			a.head = max(a.head, more*(c.shapes[len(c.shapes)-1].height+14))
		}
		lost := slices.IndexFunc(a.callouts, func(c *callout) bool { return !a.find(c) })
		if lost < 0 {
			a.taken = taken
			return
		}
		if more == 2 {
			p.Fail("there is no room for the note %s next to its mark: shorten it, draw fewer rows, or a larger size", inQuotes(shortened(a.callouts[lost].title)))
		}
	}
}

// spot is a place that a note can have, and what it costs.
type spot struct {
	words caption
	where Rect
	cost  float64
}

// find finds the place of a note that is nearest to its mark.
func (a *annotator) find(c *callout) bool {
	const stepX, stepY, blank, touching, near, far = 6.0, 5.0, 3.0, 10.0, 6.0, 190.0
	within := a.room()
	var spots []spot
	for i, words := range c.shapes {
		try := func(r Rect) {
			away := r.away(c.mark)
			if away > far || away < near || !r.within(within) {
				return
			}
			if _, whole := a.ground(r); whole {
				spots = append(spots, spot{words, r, away + c.aside(r) + 5*float64(i)})
			}
		}
		for _, r := range eight(c.mark, words.width, words.height, near) {
			try(r)
		}
		for y := within.Top; y+words.height <= within.Bottom; y += stepY {
			for x := within.Left; x+words.width <= within.Right; x += stepX {
				try(words.at(x, y))
			}
		}
	}
	slices.SortStableFunc(spots, func(x, y spot) int { return cmp.Compare(x.cost, y.cost) })
	spots = a.unmistakable(c, a.offGrid(spots))
	spots = slices.DeleteFunc(spots, func(s spot) bool { return !a.free(s.where, blank) })
	for _, crossing := range []bool{false, true} { // a leader may cross a line, if there is no other
		for _, s := range spots {
			c.words, c.where, c.leader = s.words, s.where, nil
			if s.where.away(c.mark) <= touching && a.nearest(c) {
				a.taken = append(a.taken, s.where)
				return true
			}
			if leader, ok := a.leader(c, crossing); ok {
				c.leader = leader
				a.taken = append(a.taken, s.where)
				a.taken = append(a.taken, Steps(leader[0], leader[1], leader[2], leader[3])...)
				return true
			}
		}
	}
	return false
}

// aside is what a place costs for how it is to its mark: what is on the line of a long mark,
// or over a tall one, is read as its own.
func (c *callout) aside(r Rect) float64 {
	const off, askew = 14.0, 0.05
	m, x, y := c.mark, (r.Left+r.Right)/2, (r.Top+r.Bottom)/2
	wide, tall := m.Right-m.Left, m.Bottom-m.Top
	cost := askew * (math.Abs(x-min(max(x, m.Left), m.Right)) + math.Abs(y-min(max(y, m.Top), m.Bottom)))
	switch {
	case wide > 2*tall && (y < m.Top || y > m.Bottom), tall > 2*wide && (x < m.Left || x > m.Right):
		cost += off
	}
	if wide <= 2*tall && tall <= 2*wide {
		cost += askew * (math.Abs(x-(m.Left+m.Right)/2) + math.Abs(y-(m.Top+m.Bottom)/2))
	}
	return cost
}

// offGrid puts spots back by what it costs to be on a line of the grid: those that are near
// the best, for which it matters.
func (a *annotator) offGrid(spots []spot) []spot {
	const cost, some = 8.0, 600
	for i := range spots[:min(some, len(spots))] {
		if r := spots[i].where; !a.all.Free(r.Left-2, r.Top-2, r.Right+2, r.Bottom+2) {
			spots[i].cost += cost
		}
	}
	slices.SortStableFunc(spots, func(x, y spot) int { return cmp.Compare(x.cost, y.cost) })
	return spots
}

// unmistakable puts spots back that are nearer to another mark than to that of the note, which
// they would be read as notes of: of those near the best, as [annotator.offGrid] does.
func (a *annotator) unmistakable(c *callout, spots []spot) []spot {
	const cost, some = 26.0, 600
	others := a.others(c)
	for i := range spots[:min(some, len(spots))] {
		r := spots[i].where
		own := r.away(c.mark)
		if slices.ContainsFunc(others, func(o Rect) bool { return r.away(o) < own }) {
			spots[i].cost += cost
		}
	}
	slices.SortStableFunc(spots, func(x, y spot) int { return cmp.Compare(x.cost, y.cost) })
	return spots
}

// room is where notes may be.
func (a *annotator) room() Rect {
	p := a.page
	r := Rect{p.Left(), -a.head, p.Right() - a.inset, a.under.Height}
	if plane := a.under.Plane; plane != nil {
		r.Left, r.Right = max(r.Left, plane.Room.Left+4), min(r.Right, max(plane.Room.Right, r.Right))
		r.Bottom = plane.Room.Bottom - 3
	}
	return r
}

// nearest reports whether no other mark is as near to a note as its own.
func (a *annotator) nearest(c *callout) bool {
	const margin = 4.0
	own := c.where.away(c.mark)
	return !slices.ContainsFunc(a.others(c), func(o Rect) bool { return c.where.away(o) < own+margin })
}

// others are the marks that a note is not at.
func (a *annotator) others(c *callout) (out []Rect) {
	for _, h := range a.hits {
		if h.ID != c.note.Ref() && !slices.Contains(h.Refs, c.note.Ref()) {
			out = append(out, a.withLabel(Rect{h.Left, h.Top, h.Right, h.Bottom}))
		}
	}
	return out
}

// leader is the line from a mark to its note, where it can be drawn clear of all else or, if
// it may cross lines, of all marks and words.
func (a *annotator) leader(c *callout, crossing bool) ([]float64, bool) {
	const off, least = 3.0, 9.0
	m, w := c.mark, c.where
	nearer := func(v, from, to float64) float64 { return min(max(v, from), to) }
	toX, toY := nearer((m.Left+m.Right)/2, w.Left+6, w.Right-6), nearer((m.Top+m.Bottom)/2, w.Top+7, w.Bottom-7)
	switch {
	case w.Top >= m.Bottom:
		toY = w.Top - 1
	case w.Bottom <= m.Top:
		toY = w.Bottom + 1
	case w.Left >= m.Right:
		toX = w.Left - 3
	default:
		toX = w.Right + 3
	}
	fromX, fromY := nearer(toX, m.Left, m.Right), nearer(toY, m.Top, m.Bottom)
	if long := m.Right - m.Left; long < 30 { // a point is led to by its middle
		fromX = nearer(toX, (m.Left+m.Right)/2, (m.Left+m.Right)/2)
		fromY = nearer(toY, m.Top, m.Bottom)
		if w.Top < m.Bottom && w.Bottom > m.Top { // beside it
			fromX, fromY = nearer(toX, m.Left, m.Right), (m.Top+m.Bottom)/2
		}
	}
	length := math.Hypot(toX-fromX, toY-fromY)
	if length < off+least {
		return nil, false
	}
	fromX, fromY = fromX+(toX-fromX)*off/length, fromY+(toY-fromY)*off/length
	others, crossed := a.others(c), 0
	for _, s := range Steps(fromX, fromY, toX, toY) {
		if !a.free(s, 0) {
			crossed++
		}
		switch {
		case !crossing && crossed > 0, crossed > mostCrossed:
			return nil, false
		case crossing && (slices.ContainsFunc(a.labels, s.Meets) || slices.ContainsFunc(a.taken, s.Meets) || slices.ContainsFunc(others, s.Meets)):
			return nil, false
		}
	}
	return []float64{fromX, fromY, toX, toY}, true
}

// mostCrossed are the steps of a leader that may be on lines: it crosses one, and does not run
// along it.
const mostCrossed = 3

// draw draws a note and its leader.
func (c *callout) draw(a *annotator, y float64) {
	p := a.page
	how := alignLeft
	if c.where.Right <= c.mark.Left {
		how = alignRight
	}
	p.Group(c.note.Datum, c.title, func() {
		if l := c.leader; l != nil {
			p.Line(p.Theme.Background, 3.5, l[0], y+l[1], l[2], y+l[3])
			p.Line(p.Theme.Muted, 1, l[0], y+l[1], l[2], y+l[3])
		}
		ground, _ := a.ground(c.where)
		p.Rect(ground, c.where.Left-3, y+c.where.Top-1, c.where.Right+3, y+c.where.Bottom+1)
		p.drawCaption(c.words, c.where.Left, y+c.where.Top, p.Theme.Ink, how)
	})
}

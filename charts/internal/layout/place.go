package layout

import (
	"cmp"
	"math"
	"slices"
)

// Spread places things of some widths along a line, each as near to where it
// wants its middle as can be, in the order given, without touching. It reports
// false where they do not fit between from and to.
//
// Things that would touch are pooled into a block, which stands where the sum
// of the squares of their displacements is least (isotonic regression by
// pooling adjacent violators).
func Spread(wants, widths []float64, gap, from, to float64) ([]float64, bool) {
	type block struct {
		first, n   int
		start, sum float64 // where it begins, and the sum of where it wants to
		width      float64 // with the gaps inside
	}
	total := -gap
	for _, w := range widths {
		total += w + gap
	}
	if total > to-from {
		return nil, false
	}
	var blocks []block
	clamp := func(b *block) { b.start = max(from, min(b.sum/float64(b.n), to-b.width)) }
	for i, want := range wants {
		b := block{first: i, n: 1, sum: want - widths[i]/2, width: widths[i]}
		clamp(&b)
		for len(blocks) > 0 {
			last := blocks[len(blocks)-1]
			if last.start+last.width+gap <= b.start {
				break
			}
			b = block{first: last.first, n: last.n + b.n, sum: last.sum + b.sum - float64(b.n)*(last.width+gap), width: last.width + gap + b.width}
			clamp(&b)
			blocks = blocks[:len(blocks)-1]
		}
		blocks = append(blocks, b)
	}
	out := make([]float64, len(wants))
	for _, b := range blocks {
		x := b.start
		for i := b.first; i < b.first+b.n; i++ {
			out[i] = x + widths[i]/2
			x += widths[i] + gap
		}
	}
	return out, true
}

// A Rect is a rectangle of the page, y downward.
type Rect struct{ Left, Top, Right, Bottom float64 }

// Meets reports whether two rectangles overlap.
func (a Rect) Meets(b Rect) bool {
	return a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom
}

func (a Rect) within(b Rect) bool {
	return a.Left >= b.Left && a.Right <= b.Right && a.Top >= b.Top && a.Bottom <= b.Bottom
}

// Apart is the room of a label with a blank to either side, so that two are not read as
// one.
func (a Rect) Apart() Rect {
	const blank = 6
	return Rect{a.Left - blank, a.Top, a.Right + blank, a.Bottom}
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
// that its label takes, 0 where it has none; taken is what else is in the way.
// Labels with the least choice are placed first.
func Around(marks []Rect, widths []float64, height, gap float64, within Rect, taken []Rect) []Spot {
	out := make([]Spot, len(marks))
	taken = append(append([]Rect{}, taken...), marks...)
	free := func(a Rect, except int) bool {
		if !a.within(within) {
			return false
		}
		for i, t := range taken {
			if i != except && a.Meets(t) {
				return false
			}
		}
		return true
	}
	own := len(taken) - len(marks)
	eight := func(m Rect, w float64) []Rect {
		x, y := (m.Left+m.Right)/2, (m.Top+m.Bottom)/2
		at := func(left, top float64) Rect { return Rect{left, top, left + w, top + height} }
		return []Rect{
			at(m.Right+gap, y-height/2), at(m.Left-gap-w, y-height/2),
			at(x-w/2, m.Top-gap-height), at(x-w/2, m.Bottom+gap),
			at(m.Right+gap/2, m.Top-height+gap), at(m.Right+gap/2, m.Bottom-gap),
			at(m.Left-gap/2-w, m.Top-height+gap), at(m.Left-gap/2-w, m.Bottom-gap),
		}
	}
	var order []int
	choice := make([]int, len(marks))
	for i, m := range marks {
		if widths[i] == 0 {
			continue
		}
		order = append(order, i)
		for _, a := range eight(m, widths[i]) {
			if free(a, -1) {
				choice[i]++
			}
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(choice[a], choice[b]) })
	var off []int
	for _, i := range order {
		for _, a := range eight(marks[i], widths[i]) {
			if free(a, -1) {
				out[i] = Spot{Rect: a, Found: true}
				taken = append(taken, a.Apart())
				break
			}
		}
		if !out[i].Found {
			off = append(off, i)
		}
	}
	for _, i := range off {
		m, w := marks[i], widths[i]
		x, y := (m.Left+m.Right)/2, (m.Top+m.Bottom)/2
	search:
		for _, far := range []float64{24, 38, 54} {
			for k := range 16 {
				// Sixteen directions, to the right first and then to either side in turn.
				turn := float64((k+1)/2) * math.Pi / 8
				if k%2 == 1 {
					turn = -turn
				}
				dx, dy := math.Cos(turn), math.Sin(turn)
				ex, ey := x+dx*((m.Right-m.Left)/2+far), y+dy*((m.Bottom-m.Top)/2+far)
				a := Rect{ex, ey - height/2, ex + w, ey + height/2}
				switch {
				case math.Abs(dx) < 0.2:
					a.Left, a.Right = ex-w/2, ex+w/2
					if dy > 0 {
						a.Top, a.Bottom = ey, ey+height
					} else {
						a.Top, a.Bottom = ey-height, ey
					}
				case dx < 0:
					a.Left, a.Right = ex-w, ex
				}
				if !free(a, -1) {
					continue
				}
				sx, sy := x+dx*(m.Right-m.Left)/2, y+dy*(m.Bottom-m.Top)/2
				way := Steps(sx, sy, ex, ey)
				clear := true
				for _, s := range way {
					clear = clear && free(s, own+i)
				}
				if clear {
					out[i] = Spot{Rect: a, Leader: []float64{sx, sy, ex, ey}, Found: true}
					taken = append(append(taken, a.Apart()), way...)
					break search
				}
			}
		}
	}
	return out
}

// Steps are small areas along a line, to keep other things off it.
func Steps(x0, y0, x1, y1 float64) (out []Rect) {
	const step, half = 3.0, 1.5
	n := max(1, math.Ceil(math.Hypot(x1-x0, y1-y0)/step))
	for i := range int(n) + 1 {
		x, y := x0+(x1-x0)*float64(i)/n, y0+(y1-y0)*float64(i)/n
		out = append(out, Rect{x - half, y - half, x + half, y + half})
	}
	return out
}

// Crowds reports whether two labels overlap by more than an eye would see or, on
// one line, stand so close that they read as one.
func (a Rect) Crowds(b Rect) bool {
	const slack, blank = 0.5, 3.0
	shared := min(a.Bottom, b.Bottom) - max(a.Top, b.Top)
	apart := max(a.Left, b.Left) - min(a.Right, b.Right)
	if shared > 0.5*min(a.Bottom-a.Top, b.Bottom-b.Top) {
		return apart < blank
	}
	return shared > slack && apart < -slack
}

// A Placer finds free places for labels around the points that they belong to.
type Placer struct {
	Within Rect         // where labels may stand
	taken  []Rect       // the room of marks, and what else labels keep off
	marks  []Rect       // those of taken that have labels of their own, which are nearest to them
	notes  []Rect       // the room of labels that are placed
	Lines  [][4]float64 // what labels had better not cross: x, y to x, y
	Plate  float64      // room around a label that lines had better leave, too
}

// Take keeps labels off a rectangle of the page.
func (pl *Placer) Take(left, top, right, bottom float64) {
	pl.taken = append(pl.taken, Rect{Left: left, Top: top, Right: right, Bottom: bottom})
}

// Mark keeps labels off a mark, and those of other marks from being nearer to it than to
// their own.
func (pl *Placer) Mark(left, top, right, bottom float64) {
	pl.Take(left, top, right, bottom)
	pl.marks = append(pl.marks, Rect{Left: left, Top: top, Right: right, Bottom: bottom})
}

// away is how far a label is from another, or from a mark.
func (l Rect) away(m Rect) float64 {
	return math.Hypot(max(0, m.Left-l.Right, l.Left-m.Right), max(0, m.Top-l.Bottom, l.Top-m.Bottom))
}

// Led is where the leader from x, y to a label ends, at its edge.
func (l Rect) Led(x, y float64) (toX, toY float64) {
	switch {
	case l.Top > y:
		return min(max(x, l.Left+4), l.Right-4), l.Top - 1
	case l.Bottom <= y:
		return min(max(x, l.Left+4), l.Right-4), l.Bottom + 1
	case l.Left < x:
		return l.Right + 2, (l.Top + l.Bottom) / 2
	}
	return l.Left - 2, (l.Top + l.Bottom) / 2
}

// belongs reports whether a label is read as that of the mark from top to bottom at x: no
// other mark is as near, or its leader runs clear of other marks.
func (pl *Placer) belongs(l Rect, x, top, bottom, half float64, leader bool) bool {
	const margin, apart = 2.0, 5.5
	own := Rect{Left: x - half, Top: top, Right: x + half, Bottom: bottom}
	clear := func(o Rect) bool { return l.away(o) >= l.away(own)+margin }
	if leader {
		toX, toY := l.Led(x, (top+bottom)/2)
		clear = func(o Rect) bool { return !o.Crossed([4]float64{x, (top + bottom) / 2, toX, toY}) }
	}
	for _, o := range pl.marks {
		same := math.Abs(o.Top+o.Bottom-top-bottom) < 2*margin
		long := max(o.Bottom-o.Top, bottom-top) > 6*half && o.Top < bottom && o.Bottom > top
		if math.Abs(o.Left+o.Right-2*x) < 2*apart && (same || long) {
			continue // the mark itself, one at its place, or one along an interval
		}
		if !clear(o) {
			return false
		}
	}
	return true
}

// Put finds room for a label of some width and height beside a mark, which
// reaches from top to bottom at x and half a width to either side. It returns
// the label's left and top, and whether it stands so far off that a leader has
// to tie it to its mark; ok is false where there is no room.
func (pl *Placer) Put(x, top, bottom, half, width, height float64) (left, at float64, leader, ok bool) {
	const gap = 5.0
	best := math.Inf(1)
	for ring, far := range []float64{0, 8, 18, 30, 44, 60, 78, 98} {
		d := gap + far
		middle := (top + bottom) / 2
		for i, c := range [][2]float64{
			{x - width/2, top - d - height}, {x - width/2, bottom + d},
			{x + half + d, middle - height/2}, {x - half - d - width, middle - height/2},
			{x + far/2, top - d - height}, {x - width - far/2, top - d - height},
			{x + far/2, bottom + d}, {x - width - far/2, bottom + d},
		} {
			if c[1]+height <= top || c[1] >= bottom { // above or below it may be moved aside
				c[0] = max(pl.Within.Left, min(c[0], pl.Within.Right-width))
			}
			l := Rect{Left: c[0], Top: c[1], Right: c[0] + width, Bottom: c[1] + height}
			if l.Left < pl.Within.Left || l.Right > pl.Within.Right || l.Top < pl.Within.Top || l.Bottom > pl.Within.Bottom {
				continue
			}
			full := func(o Rect) bool {
				return l.Left-3 < o.Right && o.Left < l.Right+3 && l.Top < o.Bottom && o.Top < l.Bottom
			}
			if slices.ContainsFunc(pl.taken, full) || slices.ContainsFunc(pl.notes, full) {
				continue
			}
			if !pl.belongs(l, x, top, bottom, half, far > 10) {
				continue
			}
			cost := float64(i) + 6*float64(ring)
			plate := Rect{Left: l.Left - pl.Plate, Top: l.Top - pl.Plate/2, Right: l.Right + pl.Plate, Bottom: l.Bottom + pl.Plate/2}
			for _, line := range pl.Lines {
				if plate.Crossed(line) {
					cost += 15
				}
			}
			if far > 10 {
				toX, toY := l.Led(x, middle)
				for _, o := range pl.notes {
					if o.Crossed([4]float64{x, middle, toX, toY}) {
						cost += 15
					}
				}
			}
			if cost < best {
				best, left, at, leader = cost, c[0], c[1], far > 10
			}
		}
	}
	if ok = !math.IsInf(best, 1); ok {
		l := Rect{Left: left, Top: at, Right: left + width, Bottom: at + height}
		pl.notes = append(pl.notes, l)
		if leader { // which other labels had better not be on
			toX, toY := l.Led(x, (top+bottom)/2)
			pl.Lines = append(pl.Lines, [4]float64{x, (top + bottom) / 2, toX, toY})
		}
	}
	return left, at, leader, ok
}

// Crossed reports whether a line from x, y to x, y enters the label.
func (l Rect) Crossed(line [4]float64) bool {
	from, to := 0.0, 1.0 // the part of the line that may be inside
	for _, side := range [][3]float64{
		{line[0], line[2] - line[0], l.Left}, {-line[0], line[0] - line[2], -l.Right},
		{line[1], line[3] - line[1], l.Top}, {-line[1], line[1] - line[3], -l.Bottom},
	} {
		start, run, limit := side[0], side[1], side[2] // start + t·run ≥ limit
		switch {
		case run == 0 && start < limit:
			return false
		case run > 0:
			from = max(from, (limit-start)/run)
		case run < 0:
			to = min(to, (limit-start)/run)
		}
	}
	return from < to
}

package charts

import (
	"cmp"
	"math"
	"slices"
)

// spread places things of some widths along a line, each as near to where it
// wants its middle as can be, in the order given, without touching. It reports
// false where they do not fit between from and to.
//
// Things that would touch are pooled into a block, which stands where the sum
// of the squares of their displacements is least (isotonic regression by
// pooling adjacent violators).
func spread(wants, widths []float64, gap, from, to float64) ([]float64, bool) {
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

// A rect is a rectangle of the page, y downward.
type rect struct{ left, top, right, bottom float64 }

func (a rect) meets(b rect) bool {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

func (a rect) within(b rect) bool {
	return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom
}

// apart is the room of a label with a blank to either side, so that two are not read as
// one.
func (a rect) apart() rect {
	const blank = 6
	return rect{a.left - blank, a.top, a.right + blank, a.bottom}
}

// A spot is a place found for a label. Where it stands off from its mark, a
// leader runs from the mark's edge to the label's.
type spot struct {
	rect
	leader []float64 // x, y pairs; none where the label touches its mark
	found  bool
}

// around finds places for the labels of marks in a plane, no two of which meet
// each other or a mark: one of eight places round the mark, else one further
// off with a leader, else none. marks[i] is where mark i is, widths[i] the room
// that its label takes, 0 where it has none; taken is what else is in the way.
// Labels with the least choice are placed first.
func around(marks []rect, widths []float64, height, gap float64, within rect, taken []rect) []spot {
	out := make([]spot, len(marks))
	taken = append(append([]rect{}, taken...), marks...)
	free := func(a rect, except int) bool {
		if !a.within(within) {
			return false
		}
		for i, t := range taken {
			if i != except && a.meets(t) {
				return false
			}
		}
		return true
	}
	own := len(taken) - len(marks)
	eight := func(m rect, w float64) []rect {
		x, y := (m.left+m.right)/2, (m.top+m.bottom)/2
		at := func(left, top float64) rect { return rect{left, top, left + w, top + height} }
		return []rect{
			at(m.right+gap, y-height/2), at(m.left-gap-w, y-height/2),
			at(x-w/2, m.top-gap-height), at(x-w/2, m.bottom+gap),
			at(m.right+gap/2, m.top-height+gap), at(m.right+gap/2, m.bottom-gap),
			at(m.left-gap/2-w, m.top-height+gap), at(m.left-gap/2-w, m.bottom-gap),
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
				out[i] = spot{rect: a, found: true}
				taken = append(taken, a.apart())
				break
			}
		}
		if !out[i].found {
			off = append(off, i)
		}
	}
	for _, i := range off {
		m, w := marks[i], widths[i]
		x, y := (m.left+m.right)/2, (m.top+m.bottom)/2
	search:
		for _, far := range []float64{24, 38, 54} {
			for k := range 16 {
				// Sixteen directions, to the right first and then to either side in turn.
				turn := float64((k+1)/2) * math.Pi / 8
				if k%2 == 1 {
					turn = -turn
				}
				dx, dy := math.Cos(turn), math.Sin(turn)
				ex, ey := x+dx*((m.right-m.left)/2+far), y+dy*((m.bottom-m.top)/2+far)
				a := rect{ex, ey - height/2, ex + w, ey + height/2}
				switch {
				case math.Abs(dx) < 0.2:
					a.left, a.right = ex-w/2, ex+w/2
					if dy > 0 {
						a.top, a.bottom = ey, ey+height
					} else {
						a.top, a.bottom = ey-height, ey
					}
				case dx < 0:
					a.left, a.right = ex-w, ex
				}
				if !free(a, -1) {
					continue
				}
				sx, sy := x+dx*(m.right-m.left)/2, y+dy*(m.bottom-m.top)/2
				way := steps(sx, sy, ex, ey)
				clear := true
				for _, s := range way {
					clear = clear && free(s, own+i)
				}
				if clear {
					out[i] = spot{rect: a, leader: []float64{sx, sy, ex, ey}, found: true}
					taken = append(append(taken, a.apart()), way...)
					break search
				}
			}
		}
	}
	return out
}

// steps are small areas along a line, to keep other things off it.
func steps(x0, y0, x1, y1 float64) (out []rect) {
	const step, half = 3.0, 1.5
	n := max(1, math.Ceil(math.Hypot(x1-x0, y1-y0)/step))
	for i := range int(n) + 1 {
		x, y := x0+(x1-x0)*float64(i)/n, y0+(y1-y0)*float64(i)/n
		out = append(out, rect{x - half, y - half, x + half, y + half})
	}
	return out
}

// crowds reports whether two labels overlap by more than an eye would see or, on
// one line, stand so close that they read as one.
func (a rect) crowds(b rect) bool {
	const slack, blank = 0.5, 3.0
	shared := min(a.bottom, b.bottom) - max(a.top, b.top)
	apart := max(a.left, b.left) - min(a.right, b.right)
	if shared > 0.5*min(a.bottom-a.top, b.bottom-b.top) {
		return apart < blank
	}
	return shared > slack && apart < -slack
}

// A placer finds free places for labels around the points that they belong to.
type placer struct {
	within rect         // where labels may stand
	taken  []rect       // the room of marks, and what else labels keep off
	marks  []rect       // those of taken that have labels of their own, which are nearest to them
	notes  []rect       // the room of labels that are placed
	lines  [][4]float64 // what labels had better not cross: x, y to x, y
	plate  float64      // room around a label that lines had better leave, too
}

// take keeps labels off a rectangle of the page.
func (pl *placer) take(left, top, right, bottom float64) {
	pl.taken = append(pl.taken, rect{left: left, top: top, right: right, bottom: bottom})
}

// mark keeps labels off a mark, and those of other marks from being nearer to it than to
// their own.
func (pl *placer) mark(left, top, right, bottom float64) {
	pl.take(left, top, right, bottom)
	pl.marks = append(pl.marks, rect{left: left, top: top, right: right, bottom: bottom})
}

// away is how far a label is from another, or from a mark.
func (l rect) away(m rect) float64 {
	return math.Hypot(max(0, m.left-l.right, l.left-m.right), max(0, m.top-l.bottom, l.top-m.bottom))
}

// led is where the leader from x, y to a label ends, at its edge.
func (l rect) led(x, y float64) (toX, toY float64) {
	switch {
	case l.top > y:
		return min(max(x, l.left+4), l.right-4), l.top - 1
	case l.bottom <= y:
		return min(max(x, l.left+4), l.right-4), l.bottom + 1
	case l.left < x:
		return l.right + 2, (l.top + l.bottom) / 2
	}
	return l.left - 2, (l.top + l.bottom) / 2
}

// belongs reports whether a label is read as that of the mark from top to bottom at x: no
// other mark is as near, or its leader runs clear of other marks.
func (pl *placer) belongs(l rect, x, top, bottom, half float64, leader bool) bool {
	const margin, apart = 2.0, 5.5
	own := rect{left: x - half, top: top, right: x + half, bottom: bottom}
	clear := func(o rect) bool { return l.away(o) >= l.away(own)+margin }
	if leader {
		toX, toY := l.led(x, (top+bottom)/2)
		clear = func(o rect) bool { return !o.crossed([4]float64{x, (top + bottom) / 2, toX, toY}) }
	}
	for _, o := range pl.marks {
		same := math.Abs(o.top+o.bottom-top-bottom) < 2*margin
		long := max(o.bottom-o.top, bottom-top) > 6*half && o.top < bottom && o.bottom > top
		if math.Abs(o.left+o.right-2*x) < 2*apart && (same || long) {
			continue // the mark itself, one at its place, or one along an interval
		}
		if !clear(o) {
			return false
		}
	}
	return true
}

// put finds room for a label of some width and height beside a mark, which
// reaches from top to bottom at x and half a width to either side. It returns
// the label's left and top, and whether it stands so far off that a leader has
// to tie it to its mark; ok is false where there is no room.
func (pl *placer) put(x, top, bottom, half, width, height float64) (left, at float64, leader, ok bool) {
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
				c[0] = max(pl.within.left, min(c[0], pl.within.right-width))
			}
			l := rect{left: c[0], top: c[1], right: c[0] + width, bottom: c[1] + height}
			if l.left < pl.within.left || l.right > pl.within.right || l.top < pl.within.top || l.bottom > pl.within.bottom {
				continue
			}
			full := func(o rect) bool {
				return l.left-3 < o.right && o.left < l.right+3 && l.top < o.bottom && o.top < l.bottom
			}
			if slices.ContainsFunc(pl.taken, full) || slices.ContainsFunc(pl.notes, full) {
				continue
			}
			if !pl.belongs(l, x, top, bottom, half, far > 10) {
				continue
			}
			cost := float64(i) + 6*float64(ring)
			plate := rect{left: l.left - pl.plate, top: l.top - pl.plate/2, right: l.right + pl.plate, bottom: l.bottom + pl.plate/2}
			for _, line := range pl.lines {
				if plate.crossed(line) {
					cost += 15
				}
			}
			if far > 10 {
				toX, toY := l.led(x, middle)
				for _, o := range pl.notes {
					if o.crossed([4]float64{x, middle, toX, toY}) {
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
		l := rect{left: left, top: at, right: left + width, bottom: at + height}
		pl.notes = append(pl.notes, l)
		if leader { // which other labels had better not be on
			toX, toY := l.led(x, (top+bottom)/2)
			pl.lines = append(pl.lines, [4]float64{x, (top + bottom) / 2, toX, toY})
		}
	}
	return left, at, leader, ok
}

// crossed reports whether a line from x, y to x, y enters the label.
func (l rect) crossed(line [4]float64) bool {
	from, to := 0.0, 1.0 // the part of the line that may be inside
	for _, side := range [][3]float64{
		{line[0], line[2] - line[0], l.left}, {-line[0], line[0] - line[2], -l.right},
		{line[1], line[3] - line[1], l.top}, {-line[1], line[1] - line[3], -l.bottom},
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

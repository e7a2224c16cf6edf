package scene

import (
	"image/color"
	"slices"
)

// Ink is where a picture has something drawn, for whoever looks for free room on it.
type Ink struct {
	things []inked
}

type inked struct {
	item
	box   box
	lines [][]point
}

// Ink is all that is drawn but in some colours, such as those of the grid and the ground.
func (s *Scene) Ink(except ...color.NRGBA) *Ink {
	k := &Ink{}
	for _, it := range s.items {
		if it.kind != fill && it.kind != stroke && it.kind != text || slices.Contains(except, it.color) {
			continue
		}
		b := s.bounds(it)
		if b.left > b.right {
			continue
		}
		t := inked{item: it, box: b}
		if it.kind != text {
			t.lines = flatten(it.path)
		}
		k.things = append(k.things, t)
	}
	return k
}

// Free reports whether nothing is drawn within a rectangle, in page units from the top left.
func (k *Ink) Free(left, top, right, bottom float64) bool {
	area := box{left, top, right, bottom}
	return !slices.ContainsFunc(k.things, func(t inked) bool { return t.box.meets(area) && t.enters(area) })
}

// enters reports whether a thing has ink in an area that its box meets.
func (t inked) enters(area box) bool {
	if t.kind == text {
		return true
	}
	h := t.width / 2
	wide := box{area.left - h, area.top - h, area.right + h, area.bottom + h}
	for _, line := range t.lines {
		for i, a := range line {
			b := a
			if i+1 < len(line) {
				b = line[i+1]
			} else if t.kind == fill {
				b = line[0]
			}
			if wide.crossed(a, b) {
				return true
			}
		}
	}
	return t.kind == fill && t.paints(t.lines, point{(area.left + area.right) / 2, (area.top + area.bottom) / 2})
}

// crossed reports whether a straight line from a to b enters the box.
func (x box) crossed(a, b point) bool {
	from, to := 0.0, 1.0
	for _, side := range [][3]float64{
		{a.x, b.x - a.x, x.left}, {-a.x, a.x - b.x, -x.right},
		{a.y, b.y - a.y, x.top}, {-a.y, a.y - b.y, -x.bottom},
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
	return from <= to
}

// Beneath draws over, and under it what under draws, but for strokes of a colour that are in
// no group, such as those of a grid: these are under both.
func (s *Scene) Beneath(grid color.NRGBA, over, under func()) {
	from := len(s.items)
	over()
	drawn := slices.Clone(s.items[from:])
	s.items = s.items[:from]
	var rest []item
	grouped := false
	for _, it := range drawn {
		switch {
		case it.kind == begin:
			grouped = true
		case it.kind == end:
			grouped = false
		case it.kind == stroke && it.color == grid && !grouped:
			s.items = append(s.items, it)
			continue
		}
		rest = append(rest, it)
	}
	under()
	s.items = append(s.items, rest...)
}

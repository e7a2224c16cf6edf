package layout

import (
	"math"
)

// A Rect is a rectangle of the page, y downward.
type Rect struct{ Left, Top, Right, Bottom float64 }

// Meets reports whether two rectangles overlap.
func (a Rect) Meets(b Rect) bool {
	return a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom
}

func (a Rect) within(b Rect) bool {
	return a.Left >= b.Left && a.Right <= b.Right && a.Top >= b.Top && a.Bottom <= b.Bottom
}

// apart is a rectangle with a blank to either side.
func (a Rect) apart(blank float64) Rect {
	a.Left, a.Right = a.Left-blank, a.Right+blank
	return a
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

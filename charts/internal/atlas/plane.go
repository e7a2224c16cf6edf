package atlas

import (
	"math"
	"slices"
)

// An XY is a place on a plane, y upward. Cut says that it is on the edge of the world, which
// is no border.
type XY struct {
	X, Y float64
	Cut  bool
}

// A Plane has the borders of countries as a projection draws them, with no more points than
// are seen. What two countries share is one line in both.
type Plane struct {
	Projection
	finest float64
	lines  map[*Point][]Point // by the first point of the line
}

// NewPlane is the plane of a projection on which nothing is seen that is smaller than
// finest, in radii of the Earth.
func NewPlane(pr Projection, finest float64) *Plane {
	return &Plane{Projection: pr, finest: finest, lines: map[*Point][]Point{}}
}

// Polygons are the lands of a country on the plane: the outline of each, and then its
// holes. Those that cannot be seen are left out.
func (pl *Plane) Polygons(c *Country) (out [][][]XY) {
	for _, rings := range c.rings {
		outlines := pl.ring(c, rings[0])
		if len(outlines) == 0 {
			continue
		}
		var holes [][]XY
		for _, hole := range rings[1:] {
			holes = append(holes, pl.ring(c, hole)...)
		}
		for i, outline := range outlines {
			polygon := [][]XY{outline}
			if i == 0 { // no land with a hole is cut apart
				polygon = append(polygon, holes...)
			}
			out = append(out, polygon)
		}
	}
	return out
}

// ring is a ring on the plane, in parts where the edge of the world cuts it; none where it
// is too small to be seen, or torn apart.
func (pl *Plane) ring(c *Country, lines []int) (out [][]XY) {
	var points []Point
	for _, n := range lines {
		back := n < 0
		if back {
			n = ^n
		}
		line := pl.line(c.lines[n])
		if line == nil {
			return nil
		}
		if back {
			line = slices.Clone(line)
			slices.Reverse(line)
		}
		points = append(points, line[:len(line)-1]...)
	}
	parts := [][]Point{points}
	if pl.Whole() {
		parts = halves(points)
	}
	for _, part := range parts {
		var ring []XY
		for _, p := range part {
			x, y := pl.At(p)
			ring = append(ring, XY{x, y, pl.Whole() && math.Abs(p.Lon) == 180})
		}
		if len(ring) > 2 {
			out = append(out, ring)
		}
	}
	return out
}

// line is thinned; nil where it leads too far from the middle.
func (pl *Plane) line(points []Point) []Point {
	if line, ok := pl.lines[&points[0]]; ok {
		return line
	}
	var line []Point
	if !slices.ContainsFunc(points, pl.Far) {
		at := make([]XY, len(points))
		for i, p := range unwound(points) {
			at[i].X, at[i].Y = pl.At(p)
		}
		for i, keep := range thinned(at, pl.finest) {
			if keep {
				line = append(line, points[i])
			}
		}
	}
	pl.lines[&points[0]] = line
	return line
}

// unwound are points whose longitudes go on beyond 180 degrees where the line does.
func unwound(points []Point) []Point {
	out := slices.Clone(points)
	for i := 1; i < len(out); i++ {
		for out[i].Lon-out[i-1].Lon > 180 {
			out[i].Lon -= 360
		}
		for out[i].Lon-out[i-1].Lon < -180 {
			out[i].Lon += 360
		}
	}
	return out
}

// halves are the parts of a ring on either side of the meridian opposite to Greenwich, along
// which a map of the world is cut. One around a pole is led along the edge of the world.
func halves(ring []Point) (out [][]Point) {
	if len(ring) < 3 {
		return nil
	}
	ring = unwound(append(slices.Clone(ring), ring[0]))
	first, last := ring[0], ring[len(ring)-1]
	ring = ring[:len(ring)-1]
	if turn := last.Lon - first.Lon; math.Abs(turn) > 180 {
		pole := math.Copysign(90, first.Lat)
		ring = append(ring, last, Point{last.Lon, pole}, Point{first.Lon, pole})
	}
	for _, by := range []float64{0, 360, -360} {
		part := make([]Point, len(ring))
		for i, p := range ring {
			part[i] = Point{p.Lon + by, p.Lat}
		}
		if part = east(east(part, -180, 1), 180, -1); len(part) > 2 {
			out = append(out, part)
		}
	}
	return out
}

// east keeps the part of a ring that is east of a meridian; west of it where the side is -1.
func east(ring []Point, of, side float64) (out []Point) {
	for i, q := range ring {
		p := ring[(i+len(ring)-1)%len(ring)]
		a, b := (p.Lon-of)*side, (q.Lon-of)*side
		if (a < 0) != (b < 0) {
			out = append(out, Point{of, p.Lat + (q.Lat-p.Lat)*a/(a-b)})
		}
		if b >= 0 {
			out = append(out, q)
		}
	}
	return out
}

// thinned keeps what is further than finest from the way between its neighbours (after
// Douglas and Peucker).
func thinned(line []XY, finest float64) []bool {
	keep := make([]bool, len(line))
	last := len(line) - 1
	keep[0], keep[last] = true, true
	spans := [][2]int{{0, last}}
	for len(spans) > 0 {
		s := spans[len(spans)-1]
		spans = spans[:len(spans)-1]
		far, at := finest, -1
		for i := s[0] + 1; i < s[1]; i++ {
			if d := off(line[i], line[s[0]], line[s[1]]); d > far {
				far, at = d, i
			}
		}
		if at > 0 {
			keep[at] = true
			spans = append(spans, [2]int{s[0], at}, [2]int{at, s[1]})
		}
	}
	return keep
}

// off is how far a point is from the way between two others.
func off(p, a, b XY) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	t := 0.0
	if square := dx*dx + dy*dy; square > 0 {
		t = max(0, min(1, ((p.X-a.X)*dx+(p.Y-a.Y)*dy)/square))
	}
	return math.Hypot(p.X-a.X-t*dx, p.Y-a.Y-t*dy)
}

// Area is that of a ring, whichever way it runs.
func Area(ring []XY) float64 {
	sum := 0.0
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += p.X*q.Y - q.X*p.Y
	}
	return math.Abs(sum) / 2
}

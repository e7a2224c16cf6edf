package marks

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"
)

// Shape is the shape of a point, which doubles its colour where series meet.
type Shape int

const (
	Disc Shape = iota
	Diamond
	Square
	Triangle
	TriangleDown
	Cross
	Saltire // a cross on its side
	Star
)

// Shapes lists every shape.
func Shapes() []Shape {
	return []Shape{Disc, Diamond, Square, Triangle, TriangleDown, Cross, Saltire, Star}
}

// Measures of shapes, as shares of the radius of a disc of the same weight.
const (
	diamondHalf  = 1.22 // half a diagonal
	squareHalf   = 0.88 // half a side
	triangleHalf = 1.21 // half a side
	triangleTall = 1.05 // half the height
	crossReach   = 1.15 // from the middle to the end of an arm
	crossHalf    = 0.42 // half the width of an arm
	saltireHalf  = (crossReach + crossHalf) / math.Sqrt2
	starReach    = 1.4 // from the middle to a tip
	starNotch    = 0.62
	starHalf     = 1.332 // half the way between the tips of the arms

	tipTuck   = 2.0 // how far chevrons move in beside the narrow tip of a shape
	ringShare = 0.6 // of the way to the middle: the most that an outline takes
)

// half is half the extent of a shape across, and along, its middle.
func (s Shape) half(radius vg.Length) vg.Length {
	return radius * [...]vg.Length{1, diamondHalf, squareHalf, triangleHalf, triangleHalf, crossReach, saltireHalf, starHalf}[s]
}

func (s Shape) check() error {
	if s < Disc || s > Star {
		return fmt.Errorf("unknown shape %d, want %d (disc) to %d (star)", s, Disc, Star)
	}
	return nil
}

// tipped reports whether a shape ends in a tip, beside which there is room.
func (s Shape) tipped() bool {
	return s == Diamond || s == Triangle || s == TriangleDown || s == Star
}

// outline is a shape around a place; nil for a disc, which has no corners.
func (s Shape) outline(at vg.Point, r vg.Length) polygon {
	switch s {
	case Diamond:
		return diamond(at, diamondHalf*r)
	case Square:
		return square(at, squareHalf*r)
	case Triangle:
		return corners(at, r, 0, -triangleHalf, -triangleTall, triangleHalf, -triangleTall, 0, triangleTall)
	case TriangleDown:
		return corners(at, r, 0, -triangleHalf, triangleTall, 0, -triangleTall, triangleHalf, triangleTall)
	case Cross, Saltire:
		const a, b = crossHalf, crossReach
		turn := 0.0
		if s == Saltire {
			turn = math.Pi / 4
		}
		return corners(at, r, turn, b, -a, b, a, a, a, a, b, -a, b, -a, a, -b, a, -b, -a, -a, -a, -a, -b, a, -b, a, -a)
	case Star:
		var xy []float64
		for i := range 10 {
			reach := starReach
			if i%2 == 1 {
				reach = starNotch
			}
			sin, cos := math.Sincos(math.Pi/2 + math.Pi/5*float64(i))
			xy = append(xy, reach*cos, reach*sin-(starReach-starReach*math.Cos(math.Pi/5))/2)
		}
		return corners(at, r, 0, xy...)
	}
	return nil
}

// corners is the polygon of x, y pairs, turned and brought to its place.
func corners(at vg.Point, r vg.Length, turn float64, xy ...float64) (p polygon) {
	sin, cos := math.Sincos(turn)
	for i := 0; i+1 < len(xy); i += 2 {
		p = append(p, vg.Point{X: at.X + r*vg.Length(xy[i]*cos-xy[i+1]*sin), Y: at.Y + r*vg.Length(xy[i]*sin+xy[i+1]*cos)})
	}
	return p
}

// inset moves each side of a polygon inward by w, or outward where w is negative. The
// corners of p run counter-clockwise.
func (p polygon) inset(w vg.Length) polygon {
	out := make(polygon, len(p))
	side := func(i int) (n vg.Point, d vg.Length) { // the moved side from corner i on, as n·q = d
		a, b := p[i%len(p)], p[(i+1)%len(p)]
		v := b.Sub(a)
		n = vg.Point{X: -v.Y, Y: v.X}.Scale(1 / vg.Length(math.Hypot(float64(v.X), float64(v.Y))))
		return n, n.Dot(a) + w
	}
	for i := range p {
		m, c := side(i + len(p) - 1)
		n, d := side(i)
		det := m.X*n.Y - m.Y*n.X
		out[i] = vg.Point{X: (c*n.Y - d*m.Y) / det, Y: (m.X*d - n.X*c) / det}
	}
	return out
}

// dashed is the outline of a polygon in whole dashes, which may turn a corner.
func (p polygon) dashed(width, dash, gap vg.Length) (ps []polygon) {
	length := func(i int) vg.Length {
		v := p[(i+1)%len(p)].Sub(p[i])
		return vg.Length(math.Hypot(float64(v.X), float64(v.Y)))
	}
	around := vg.Length(0)
	for i := range p {
		around += length(i)
	}
	if !(around < farOff) {
		return nil
	}
	step := around / vg.Length(max(5, math.Round(float64(around/(dash+gap)))))
	dash *= step / (dash + gap)
	start := vg.Length(0) // of the side, from the first corner on
	for i, a := range p {
		side := length(i)
		v := p[(i+1)%len(p)].Sub(a).Scale(1 / side)
		first, last := int(math.Floor(float64(start/step))), int(math.Ceil(float64((start+side)/step)))
		for k := first; k < last; k++ {
			at := vg.Length(k)*step - start
			from, to := max(at, 0), min(at+dash, side)
			if from < to {
				ps = append(ps, beam(a.Add(v.Scale(from)), a.Add(v.Scale(to)), width))
			}
		}
		start += side
	}
	return ps
}

// middle is how far the sides of a polygon are from a place in it, at least.
func (p polygon) middle(at vg.Point) vg.Length {
	least := vg.Length(math.Inf(1))
	for i, a := range p {
		v := p[(i+1)%len(p)].Sub(a)
		n := vg.Point{X: -v.Y, Y: v.X}.Scale(1 / vg.Length(math.Hypot(float64(v.X), float64(v.Y))))
		least = min(least, n.Dot(at.Sub(a)))
	}
	return least
}

// rim clears a ring of background around a point.
func rim(c vg.Canvas, at vg.Point, s Shape, r, width vg.Length, i ink) {
	switch {
	case width <= 0:
	case s == Disc:
		fill(c, i.ground, disc(at, r+width))
	default:
		paint(c, i.ground, s.outline(at, r).inset(-width))
	}
}

// pointEdge is the distance from the middle of a point to where its chevrons begin.
func pointEdge(s Shape, r vg.Length) vg.Length {
	if s.tipped() {
		return s.half(r) - tipTuck
	}
	return s.half(r)
}

func paintPoint(c vg.Canvas, at vg.Point, s Shape, k Certainty, r vg.Length, i ink) {
	if s == Disc {
		paintDisc(c, at, k, r, i)
		return
	}
	outer := s.outline(at, r)
	most := ringShare * outer.middle(at)
	ring := min(ringHollow, most)
	switch k {
	case Asserted:
		paint(c, i.full, outer)
	case Speculated:
		paint(c, i.full, outer)
		paintHatched(c, at, s, outer, most, i)
	case Proposed, Expected:
		if paint(c, i.ground, outer); k == Expected {
			paint(c, i.tint(tintExpected), outer)
		}
		mid := outer.inset(ring / 2)
		var ps []polygon
		if s >= Cross { // whose sides are shorter than two dashes
			ps = mid.dashed(ring, pointDash, pointDashGap)
		} else {
			for n, a := range mid {
				ps = append(ps, dashes(a, mid[(n+1)%len(mid)], ring, pointDash, pointDashGap)...)
			}
		}
		paint(c, i.full, ps...)
	case Computed:
		paint(c, i.full, outer)
		paint(c, i.ground, outer.inset(ring))
	}
}

// paintHatched hatches the inside of a shape.
func paintHatched(c vg.Canvas, at vg.Point, s Shape, outer polygon, most vg.Length, i ink) {
	if s == Diamond {
		// Stripes run along the lower left side, the first one on that side.
		inner := outer.inset(min(ringHatched/math.Sqrt2, most))
		paint(c, i.ground, inner)
		paint(c, i.full, hatch(inner, falling, inner[2], diamondPitch, pointStripe)...)
		return
	}
	inner := outer.inset(min(ringHatched, most))
	paint(c, i.ground, inner)
	parts := []polygon{inner}
	if s >= Cross { // only what is convex can be hatched
		parts = nil
		for n, a := range inner {
			parts = append(parts, polygon{at, a, inner[(n+1)%len(inner)]})
		}
	}
	var stripes []polygon
	for _, part := range parts {
		stripes = append(stripes, hatch(part, rising, at, discPitch, pointStripe)...)
	}
	paint(c, i.full, stripes...)
}

func paintDisc(c vg.Canvas, at vg.Point, k Certainty, r vg.Length, i ink) {
	switch k {
	case Asserted:
		fill(c, i.full, disc(at, r))
	case Speculated:
		fill(c, i.full, disc(at, r))
		inner := max(0, r-ringHatched)
		fill(c, i.ground, disc(at, inner))
		// The first stripe lies half a pitch inside the ring's middle.
		edge := r - ringHatched/2
		through := at.Sub(vg.Point{X: 1, Y: -1}.Scale((edge - discPitch/2 - 0.1) / math.Sqrt2))
		paint(c, i.full, hatch(round(at, edge), rising, through, discPitch, pointStripe)...)
	case Proposed, Expected:
		if fill(c, i.ground, disc(at, r)); k == Expected {
			fill(c, i.tint(tintExpected), disc(at, r))
		}
		fill(c, i.full, ringDashes(at, r, max(0, r-ringHollow)))
	case Computed:
		fill(c, i.full, disc(at, r))
		fill(c, i.ground, disc(at, max(0, r-ringHollow)))
	}
}

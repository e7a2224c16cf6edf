package marks

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
)

// Direction is the way that chevrons point.
type Direction int

const (
	Right Direction = iota
	Left
	Up
	Down
)

// frame is the coordinate system of one mark: u runs from the origin in the
// mark's direction, v runs across it. Marks are drawn once in (u, v) and so
// come out alike in all four directions.
type frame struct {
	origin vg.Point
	dir    Direction
}

func (f frame) at(u, v vg.Length) vg.Point {
	switch f.dir {
	case Left:
		u, v = -u, -v
	case Up:
		u, v = -v, u
	case Down:
		u, v = v, -u
	}
	return vg.Point{X: f.origin.X + u, Y: f.origin.Y + v}
}

// moved is the frame with its origin at u.
func (f frame) moved(u vg.Length) frame { return frame{f.at(u, 0), f.dir} }

// back is the frame with the same origin that looks the other way.
func (f frame) back() frame {
	return frame{f.origin, [...]Direction{Right: Left, Left: Right, Up: Down, Down: Up}[f.dir]}
}

// box is the rectangle u0 ≤ u ≤ u1, v0 ≤ v ≤ v1.
func (f frame) box(u0, u1, v0, v1 vg.Length) polygon {
	return polygon{f.at(u0, v0), f.at(u1, v0), f.at(u1, v1), f.at(u0, v1)}
}

// farOff is longer than any picture. What reaches so far comes of a degenerate
// scale, and is not cut into dashes and stripes without end.
const farOff = 1e6

// polygon is a closed outline without its closing point.
type polygon []vg.Point

// paint fills polygons as one path. Polygons that overlap must turn the same
// way, or the winding rule would cut holes.
func paint(c vg.Canvas, col color.Color, ps ...polygon) {
	var path vg.Path
	for _, p := range ps {
		p.appendTo(&path)
	}
	fill(c, col, path)
}

func fill(c vg.Canvas, col color.Color, path vg.Path) {
	if len(path) == 0 {
		return
	}
	c.SetColor(col)
	c.Fill(path)
}

func (p polygon) appendTo(path *vg.Path) {
	if len(p) < 3 {
		return
	}
	path.Move(snap(p[0]))
	for _, q := range p[1:] {
		path.Line(snap(q))
	}
	path.Close()
}

// snap rounds to 1/1024 of a unit, far below what can be seen, so that the last
// bit of a float, which differs between processors, never reaches a file.
func snap(p vg.Point) vg.Point {
	return vg.Point{X: snapLength(p.X), Y: snapLength(p.Y)}
}

func snapLength(l vg.Length) vg.Length {
	return vg.Length(math.Round(float64(l)*1024) / 1024)
}

// bounds is the smallest upright rectangle around the polygon.
func (p polygon) bounds() vg.Rectangle {
	r := vg.Rectangle{Min: p[0], Max: p[0]}
	for _, q := range p[1:] {
		r.Min.X, r.Min.Y = min(r.Min.X, q.X), min(r.Min.Y, q.Y)
		r.Max.X, r.Max.Y = max(r.Max.X, q.X), max(r.Max.Y, q.Y)
	}
	return r
}

// beam is the line from a to b, given a width, as a polygon. All beams turn the
// same way, so any number of them can be painted as one path.
func beam(a, b vg.Point, width vg.Length) polygon {
	d := b.Sub(a)
	length := vg.Length(math.Hypot(float64(d.X), float64(d.Y)))
	if length == 0 {
		return nil
	}
	n := vg.Point{X: -d.Y, Y: d.X}.Scale(width / 2 / length)
	return polygon{a.Sub(n), b.Sub(n), b.Add(n), a.Add(n)}
}

// dashes is the line from a to b in dashes. It begins and ends with a whole
// dash, so that corners are closed; dash and gap give way by the same factor.
func dashes(a, b vg.Point, width, dash, gap vg.Length) []polygon {
	d := b.Sub(a)
	length := vg.Length(math.Hypot(float64(d.X), float64(d.Y)))
	if !(length < farOff) {
		return nil
	}
	n := int(math.Round(float64((length - dash) / (dash + gap))))
	if n < 1 {
		return []polygon{beam(a, b, width)}
	}
	step := 1 / (vg.Length(n) + dash/(dash+gap))
	var ps []polygon
	for i := range n + 1 {
		t := vg.Length(i) * step
		ps = append(ps, beam(a.Add(d.Scale(t)), a.Add(d.Scale(t+step*dash/(dash+gap))), width))
	}
	return ps
}

// slant is the direction of a hatch.
type slant int

const (
	rising  slant = 1  // /
	falling slant = -1 // \
)

// hatch is the part of a convex polygon p that lies under stripes at 45°. One
// stripe is centred on the point through; pitch is the distance between the
// centres of stripes, square to them. No canvas can clip, so stripes are cut to
// p here: each is p itself, cut by the stripe's two edges. (Of a ragged outline
// that would leave hairs from tooth to tooth, which a raster shows.)
func hatch(p polygon, s slant, through vg.Point, pitch, width vg.Length) []polygon {
	if len(p) < 3 || pitch <= 0 {
		return nil
	}
	n := vg.Point{X: math.Sqrt2 / 2, Y: vg.Length(-s) * math.Sqrt2 / 2}
	origin := n.Dot(through)
	lo, hi := vg.Length(math.Inf(1)), vg.Length(math.Inf(-1))
	for _, q := range p {
		d := n.Dot(q) - origin
		lo, hi = min(lo, d), max(hi, d)
	}
	if !(hi-lo < farOff) {
		return nil
	}
	var stripes []polygon
	first := math.Ceil(float64((lo - width/2) / pitch))
	last := math.Floor(float64((hi + width/2) / pitch))
	for i := range int(last-first) + 1 {
		mid := origin + vg.Length(first+float64(i))*pitch
		stripe := cut(p, n, mid-width/2)
		stripe = cut(stripe, n.Scale(-1), -(mid + width/2))
		if len(stripe) >= 3 {
			stripes = append(stripes, stripe)
		}
	}
	return stripes
}

// cut keeps the part of p where n·q ≥ d (Sutherland–Hodgman).
func cut(p polygon, n vg.Point, d vg.Length) polygon {
	var kept polygon
	for i, q := range p {
		prev := p[(i+len(p)-1)%len(p)]
		a, b := n.Dot(prev)-d, n.Dot(q)-d
		if (a >= 0) != (b >= 0) {
			kept = append(kept, prev.Add(q.Sub(prev).Scale(a/(a-b))))
		}
		if b >= 0 {
			kept = append(kept, q)
		}
	}
	return kept
}

// disc is a full circle.
func disc(at vg.Point, r vg.Length) vg.Path {
	at, r = snap(at), snapLength(r)
	var p vg.Path
	p.Move(vg.Point{X: at.X + r, Y: at.Y})
	p.Arc(at, r, 0, 2*math.Pi)
	p.Close()
	return p
}

// round is a polygon inscribed in the circle, near enough to cut a hatch to.
func round(at vg.Point, r vg.Length) polygon {
	const corners = 64
	p := make(polygon, corners)
	for i := range p {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		p[i] = vg.Point{X: at.X + r*vg.Length(cos), Y: at.Y + r*vg.Length(sin)}
	}
	return p
}

// ringDashes is the ring between two radii in dashes, the first one centred on
// the right, so that the ring is the same upside down.
func ringDashes(at vg.Point, outer, inner vg.Length) vg.Path {
	const dash, share = 5.4, 0.62 // length of a dash and its gap; the dash's part of it
	at, outer, inner = snap(at), snapLength(outer), snapLength(inner)
	n := max(5, int(math.Round(float64(math.Pi*(outer+inner)/dash))))
	step := 2 * math.Pi / float64(n)
	var p vg.Path
	for i := range n {
		from := (float64(i) - share/2) * step
		sin, cos := math.Sincos(from)
		p.Move(snap(vg.Point{X: at.X + outer*vg.Length(cos), Y: at.Y + outer*vg.Length(sin)}))
		p.Arc(at, outer, from, share*step)
		p.Arc(at, inner, from+share*step, -share*step)
		p.Close()
	}
	return p
}

// diamond is a square on its corner, given half its diagonal.
func diamond(at vg.Point, half vg.Length) polygon {
	return polygon{
		{X: at.X + half, Y: at.Y}, {X: at.X, Y: at.Y + half},
		{X: at.X - half, Y: at.Y}, {X: at.X, Y: at.Y - half},
	}
}

// square is an upright square, given half its side.
func square(at vg.Point, half vg.Length) polygon {
	return frame{origin: at}.box(-half, half, -half, half)
}

// sides are the four sides of a rectangle, as wide as w, inside it. A stroked
// outline would show a notch where a raster canvas closes it.
func sides(f frame, u0, u1, v0, v1, w vg.Length) []polygon {
	w = min(w, (u1-u0)/2, (v1-v0)/2)
	return []polygon{
		f.box(u0, u1, v0, v0+w), f.box(u0, u1, v1-w, v1),
		f.box(u0, u0+w, v0+w, v1-w), f.box(u1-w, u1, v0+w, v1-w),
	}
}

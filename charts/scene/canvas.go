package scene

import (
	"image"
	"image/color"
	"math"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"quotient/charts/typeset"
)

// This file is vg.Canvas: what plotters draw with, recorded as items.

// state is what Push keeps and Pop brings back.
type state struct {
	color      color.NRGBA
	width      float64
	dashes     []float64
	phase      float64
	a, b, c, d float64 // x' = a·x + c·y + tx, y' = b·x + d·y + ty
	tx, ty     float64
}

// scale is how much longer lines become, on the average of all directions.
func (t state) scale() float64 { return math.Sqrt(math.Abs(t.a*t.d - t.b*t.c)) }

// place turns a point of the canvas into one of the page.
func (s *Scene) place(p vg.Point) point {
	t := s.state
	x := t.a*float64(p.X) + t.c*float64(p.Y) + t.tx
	y := s.height - (t.b*float64(p.X) + t.d*float64(p.Y) + t.ty)
	if !(math.Abs(x) <= limit && math.Abs(y) <= limit) {
		s.fail("a point at %g, %g cannot be drawn: coordinates must be numbers near the page", float64(p.X), float64(p.Y))
		return point{}
	}
	return point{grid(x), grid(y)}
}

// SetLineWidth implements vg.Canvas.
func (s *Scene) SetLineWidth(w vg.Length) { s.state.width = float64(w) }

// SetLineDash implements vg.Canvas.
func (s *Scene) SetLineDash(pattern []vg.Length, offset vg.Length) {
	s.state.dashes, s.state.phase = nil, float64(offset)
	sum := 0.0
	for _, d := range pattern {
		if !(d >= 0 && d <= limit) {
			s.fail("a line cannot be dashed by %g", float64(d))
			return
		}
		sum += float64(d)
		s.state.dashes = append(s.state.dashes, float64(d))
	}
	if sum == 0 {
		s.state.dashes = nil
	}
	if math.IsNaN(s.state.phase) || math.Abs(s.state.phase) > limit {
		s.fail("dashes cannot begin at %g", s.state.phase)
	}
}

// SetColor implements vg.Canvas. Colours are made opaque.
func (s *Scene) SetColor(c color.Color) { s.state.color = solid(c) }

// Rotate implements vg.Canvas.
func (s *Scene) Rotate(rad float64) {
	sin, cos := math.Sincos(rad)
	t := s.state
	s.state.a, s.state.b = t.a*cos+t.c*sin, t.b*cos+t.d*sin
	s.state.c, s.state.d = t.c*cos-t.a*sin, t.d*cos-t.b*sin
}

// Translate implements vg.Canvas.
func (s *Scene) Translate(p vg.Point) {
	t := &s.state
	t.tx += t.a*float64(p.X) + t.c*float64(p.Y)
	t.ty += t.b*float64(p.X) + t.d*float64(p.Y)
}

// Scale implements vg.Canvas.
func (s *Scene) Scale(x, y float64) {
	t := &s.state
	t.a, t.b, t.c, t.d = t.a*x, t.b*x, t.c*y, t.d*y
}

// Push implements vg.Canvas.
func (s *Scene) Push() { s.stack = append(s.stack, s.state) }

// Pop implements vg.Canvas.
func (s *Scene) Pop() {
	if len(s.stack) == 0 {
		s.fail("Pop without Push")
		return
	}
	s.state, s.stack = s.stack[len(s.stack)-1], s.stack[:len(s.stack)-1]
}

// Stroke implements vg.Canvas. A line without width is not drawn.
func (s *Scene) Stroke(p vg.Path) {
	if s.state.width <= 0 {
		return
	}
	scale := s.state.scale()
	it := item{kind: stroke, color: s.state.color, path: s.record(p), width: grid(s.state.width * scale), phase: grid(s.state.phase * scale)}
	if !(it.width > 0 && it.width <= limit) {
		s.fail("a line of the width %g cannot be drawn", it.width)
		return
	}
	sum := 0.0
	for _, d := range s.state.dashes {
		d = grid(d * scale)
		it.dashes = append(it.dashes, d)
		sum += d
	}
	if sum < 0.1 { // too fine to tell from a line
		it.dashes, it.phase = nil, 0
	} else if it.phase = math.Mod(it.phase, 2*sum); it.phase < 0 {
		it.phase = grid(it.phase + 2*sum) // an odd pattern repeats after two
	}
	s.items = append(s.items, it)
}

// Fill implements vg.Canvas. What a path winds around is filled (non-zero
// rule).
func (s *Scene) Fill(p vg.Path) {
	s.items = append(s.items, item{kind: fill, color: s.state.color, path: s.record(p)})
}

// FillString implements vg.Canvas, for plotters that write text of their own:
// it draws the outlines of the font, or of the regular face if there is none.
func (s *Scene) FillString(f font.Face, at vg.Point, str string) {
	size := float64(f.Font.Size)
	if f.Face == nil {
		s.Text(typeset.Regular, size, s.state.color, float64(at.X), float64(at.Y), str)
		return
	}
	outline, missing := typeset.Foreign(f.Face, str)
	if str == "" || size == 0 || !s.writable(f.Name(), size, missing, str) || len(outline) == 0 {
		return
	}
	k := vg.Length(size / typeset.Em)
	place := func(p typeset.Point) vg.Point {
		return vg.Point{X: at.X + k*vg.Length(p.X), Y: at.Y - k*vg.Length(p.Y)}
	}
	var path vg.Path
	for i, o := range outline {
		p := o.Points
		switch o.Op {
		case 'M':
			if i > 0 {
				path.Close()
			}
			path.Move(place(p[0]))
		case 'L':
			path.Line(place(p[0]))
		case 'Q':
			path.QuadTo(place(p[0]), place(p[1]))
		case 'C':
			path.CubeTo(place(p[0]), place(p[1]), place(p[2]))
		}
	}
	path.Close()
	s.Fill(path)
}

// DrawImage implements vg.Canvas. A bitmap is an error.
func (s *Scene) DrawImage(vg.Rectangle, image.Image) {
	s.fail("a bitmap cannot be drawn into a chart")
}

// record brings a path to the page: arcs and quadratic curves become cubic.
// Every part of a recorded path begins with a move.
func (s *Scene) record(p vg.Path) (out []segment) {
	var at, from vg.Point // the current point, and where its part began
	started := false
	move := func(to vg.Point) {
		out = append(out, segment{'M', [3]point{s.place(to)}})
		at, from, started = to, to, true
	}
	line := func(to vg.Point) {
		if !started {
			move(to)
			return
		}
		out = append(out, segment{'L', [3]point{s.place(to)}})
		at = to
	}
	cubic := func(a, b, to vg.Point) {
		out = append(out, segment{'C', [3]point{s.place(a), s.place(b), s.place(to)}})
		at = to
	}
	for _, c := range p {
		if !started && (c.Type == vg.CurveComp || c.Type == vg.CloseComp) {
			s.fail("a path begins with no point")
			return nil
		}
		switch c.Type {
		case vg.MoveComp:
			move(c.Pos)
		case vg.LineComp:
			line(c.Pos)
		case vg.CurveComp:
			switch len(c.Control) {
			case 1:
				q := c.Control[0]
				third := func(p vg.Point) vg.Point {
					return vg.Point{X: p.X + (q.X-p.X)*2/3, Y: p.Y + (q.Y-p.Y)*2/3}
				}
				cubic(third(at), third(c.Pos), c.Pos)
			case 2:
				cubic(c.Control[0], c.Control[1], c.Pos)
			default:
				s.fail("a curve with %d control points cannot be drawn", len(c.Control))
			}
		case vg.ArcComp:
			if !(math.Abs(c.Angle) <= 100*math.Pi && math.Abs(c.Start) <= 100*math.Pi) {
				s.fail("an arc from %g over %g radians cannot be drawn", c.Start, c.Angle)
				return nil
			}
			arc(c, line, cubic)
		case vg.CloseComp:
			out = append(out, segment{op: 'Z'})
			at = from
		default:
			s.fail("a path has a step of the unknown type %d", c.Type)
		}
	}
	if len(out) == 0 {
		s.fail("a path has no points")
	}
	return out
}

// arc draws an arc as cubic curves of at most a quarter turn each.
func arc(c vg.PathComp, line func(vg.Point), cubic func(a, b, to vg.Point)) {
	on := func(angle float64) vg.Point {
		sin, cos := math.Sincos(angle)
		return vg.Point{X: c.Pos.X + c.Radius*vg.Length(cos), Y: c.Pos.Y + c.Radius*vg.Length(sin)}
	}
	line(on(c.Start))
	n := int(math.Ceil(math.Abs(c.Angle)/(math.Pi/2) - 1e-9))
	for i := range n {
		step := c.Angle / float64(n)
		from := c.Start + float64(i)*step
		k := vg.Length(4.0/3*math.Tan(step/4)) * c.Radius
		a, b := on(from), on(from+step)
		sa, ca := math.Sincos(from)
		sb, cb := math.Sincos(from + step)
		cubic(vg.Point{X: a.X - k*vg.Length(sa), Y: a.Y + k*vg.Length(ca)}, vg.Point{X: b.X + k*vg.Length(sb), Y: b.Y - k*vg.Length(cb)}, b)
	}
}

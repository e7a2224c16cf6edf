// Package scene holds a picture as a list of drawn items in page units, and
// writes it as PNG, SVG and PDF.
//
// A picture is laid out once and recorded: a [Scene] is a canvas that gonum/plot
// plotters draw on, with text, and groups that say which mark an item belongs
// to. Every format is written from the same record, rounded to a fixed grid, so
// that the bytes depend on nothing but the picture. All colours are solid.
package scene

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"math"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"quotient/charts/typeset"
)

// Unit is the length of a page unit in millimetres: 800 units are the 170 mm of
// a report page.
const Unit = 170.0 / 800

// A Group is a mark: what is drawn between Begin and End.
type Group struct {
	ID    string   // the observation or comparison that it shows
	Title string   // in words
	Refs  []string // the observations behind it
}

// A Hit is the place of a mark on the picture, in page units from the top left.
type Hit struct {
	Group
	Left, Top, Right, Bottom float64
}

// Document describes a picture as a whole.
type Document struct {
	Title       string
	Description string // the alt text
	Lang        string
}

// A Scene records a picture. Its canvas has the origin at the bottom left, as
// gonum/plot has it; one vg.Length is one page unit.
type Scene struct {
	width, height float64
	background    color.NRGBA
	fonts         *typeset.Fonts
	items         []item
	group         []int // open groups, as indexes of items
	state         state
	stack         []state
	err           error
}

// item is one thing drawn, or the beginning or end of a group. Coordinates are
// page units from the top left, rounded to the grid.
type item struct {
	kind   kind
	color  color.NRGBA
	path   []segment
	width  float64 // of a stroke
	dashes []float64
	// text
	face   typeset.Face
	size   float64
	at     point
	text   string
	glyphs []typeset.Glyph
	perEm  float64
	length float64
	group  Group
}

type kind int

const (
	fill kind = iota
	stroke
	text
	begin
	end
)

type point struct{ x, y float64 }

// segment is a step of a path: M, L, C or Z.
type segment struct {
	op byte
	p  [3]point
}

type state struct {
	color         color.NRGBA
	width         float64
	dashes        []float64
	a, b, c, d    float64 // x' = a·x + c·y + tx, y' = b·x + d·y + ty
	tx, ty        float64
	dashBeginning float64
}

// New returns an empty picture of a width and height in page units.
func New(width, height float64, background color.Color, fonts *typeset.Fonts) *Scene {
	s := &Scene{width: width, height: height, background: solid(background), fonts: fonts}
	s.state = state{color: color.NRGBA{A: 255}, width: 1, a: 1, d: 1}
	if !(width > 0 && width < 1e5 && height > 0 && height < 1e5) {
		s.err = fmt.Errorf("a picture of %g × %g units cannot be drawn", width, height)
	}
	return s
}

// Size returns width and height in page units.
func (s *Scene) Size() (width, height float64) { return s.width, s.height }

// Err returns the first thing that could not be drawn.
func (s *Scene) Err() error { return s.err }

func (s *Scene) fail(format string, args ...any) {
	if s.err == nil {
		s.err = fmt.Errorf(format, args...)
	}
}

func solid(c color.Color) color.NRGBA {
	if c == nil {
		return color.NRGBA{A: 255}
	}
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = 255
	return n
}

// grid rounds to a hundredth of a page unit, which is less than a PNG shows.
func grid(v float64) float64 { return math.Round(v*100) / 100 }

// place turns a point of the canvas into one of the page.
func (s *Scene) place(p vg.Point) point {
	t := s.state
	x := t.a*float64(p.X) + t.c*float64(p.Y) + t.tx
	y := t.b*float64(p.X) + t.d*float64(p.Y) + t.ty
	if math.IsNaN(x) || math.IsInf(x, 0) || math.IsNaN(y) || math.IsInf(y, 0) {
		s.fail("a coordinate is not a number: %v", p)
		return point{}
	}
	return point{grid(x), grid(s.height - y)}
}

// Begin opens a group; groups may not be nested.
func (s *Scene) Begin(g Group) {
	if len(s.group) > 0 {
		s.fail("the group %q is opened within another", g.ID)
		return
	}
	s.group = append(s.group, len(s.items))
	s.items = append(s.items, item{kind: begin, group: g})
}

// End closes the group.
func (s *Scene) End() {
	if len(s.group) == 0 {
		s.fail("a group is closed that was not opened")
		return
	}
	s.group = s.group[:0]
	s.items = append(s.items, item{kind: end})
}

// Text writes one line from a point of the canvas on, on its baseline.
func (s *Scene) Text(face typeset.Face, size float64, c color.Color, x, y float64, str string) {
	if str == "" || size <= 0 {
		return
	}
	glyphs, width, perEm := s.fonts.Line(face, str)
	s.items = append(s.items, item{
		kind: text, color: solid(c), face: face, size: size, at: s.place(vg.Point{X: vg.Length(x), Y: vg.Length(y)}),
		text: str, glyphs: glyphs, perEm: perEm, length: grid(width * size / perEm),
	})
}

// Hits returns where the groups were drawn.
func (s *Scene) Hits() (out []Hit) {
	var open *Hit
	for _, it := range s.items {
		switch {
		case it.kind == begin:
			open = &Hit{it.group, math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
		case it.kind == end && open != nil:
			if open.Left <= open.Right {
				out = append(out, *open)
			}
			open = nil
		case open != nil:
			l, t, r, b := it.bounds()
			open.Left, open.Top, open.Right, open.Bottom = min(open.Left, l), min(open.Top, t), max(open.Right, r), max(open.Bottom, b)
		}
	}
	return out
}

// bounds is the room that an item takes: of curves, that of their control
// points.
func (it item) bounds() (left, top, right, bottom float64) {
	if it.kind == text {
		return it.at.x, it.at.y - 0.75*it.size, it.at.x + it.length, it.at.y + 0.25*it.size
	}
	left, top, right, bottom = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, g := range it.path {
		for i := range g.points() {
			p := g.p[i]
			left, top, right, bottom = min(left, p.x), min(top, p.y), max(right, p.x), max(bottom, p.y)
		}
	}
	h := it.width / 2
	return left - h, top - h, right + h, bottom + h
}

// points is how many points a segment has.
func (g segment) points() int {
	switch g.op {
	case 'M', 'L':
		return 1
	case 'C':
		return 3
	}
	return 0
}

// The rest is vg.Canvas.

// SetLineWidth implements vg.Canvas.
func (s *Scene) SetLineWidth(w vg.Length) { s.state.width = float64(w) }

// SetLineDash implements vg.Canvas.
func (s *Scene) SetLineDash(pattern []vg.Length, offset vg.Length) {
	s.state.dashes = nil
	for _, d := range pattern {
		s.state.dashes = append(s.state.dashes, float64(d))
	}
	s.state.dashBeginning = float64(offset)
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

// Stroke implements vg.Canvas.
func (s *Scene) Stroke(p vg.Path) {
	if s.state.width <= 0 || len(p) == 0 {
		return
	}
	scale := math.Sqrt(math.Abs(s.state.a*s.state.d - s.state.b*s.state.c))
	it := item{kind: stroke, color: s.state.color, path: s.record(p), width: grid(s.state.width * scale)}
	for _, d := range s.state.dashes {
		it.dashes = append(it.dashes, grid(d*scale))
	}
	s.items = append(s.items, it)
}

// Fill implements vg.Canvas.
func (s *Scene) Fill(p vg.Path) {
	if len(p) > 0 {
		s.items = append(s.items, item{kind: fill, color: s.state.color, path: s.record(p)})
	}
}

// FillString implements vg.Canvas, for plotters that write text of their own.
// The font is taken to be one of the regular text face.
func (s *Scene) FillString(f font.Face, at vg.Point, str string) {
	s.Text(typeset.Regular, float64(f.Font.Size), s.state.color, float64(at.X), float64(at.Y), str)
}

// DrawImage implements vg.Canvas; pictures in pictures are refused.
func (s *Scene) DrawImage(vg.Rectangle, image.Image) {
	if s.err == nil {
		s.err = errors.New("a bitmap cannot be drawn into a chart")
	}
}

// record brings a path to the page: arcs and quadratic curves become cubic.
func (s *Scene) record(p vg.Path) (out []segment) {
	var at vg.Point
	line := func(to vg.Point) {
		op := byte('L')
		if len(out) == 0 {
			op = 'M'
		}
		out = append(out, segment{op, [3]point{s.place(to)}})
		at = to
	}
	cubic := func(a, b, to vg.Point) {
		out = append(out, segment{'C', [3]point{s.place(a), s.place(b), s.place(to)}})
		at = to
	}
	for _, c := range p {
		switch c.Type {
		case vg.MoveComp:
			out = append(out, segment{'M', [3]point{s.place(c.Pos)}})
			at = c.Pos
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
				s.fail("a curve with %d control points", len(c.Control))
			}
		case vg.ArcComp:
			arc(c, line, cubic)
		case vg.CloseComp:
			out = append(out, segment{op: 'Z'})
		}
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

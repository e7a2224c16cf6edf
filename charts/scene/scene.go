// Package scene holds a picture as a list of drawn items in page units, and
// writes it as PNG, SVG and PDF.
//
// A picture is laid out once and recorded: a [Scene] is a canvas that gonum/plot
// plotters draw on, with text, and groups that say which mark an item belongs
// to. Every format is written from the same record, rounded to a fixed grid, so
// that the bytes depend on nothing but the picture. All colours are solid.
//
// A file says what it shows and, if its [Document] has that, what it was made
// from: [ReadProvenance] reads this back from every format. Text is outlines in a
// PNG, text in embedded fonts in a PDF, and either in an SVG ([TextMode]).
//
// What cannot be drawn is kept as the scene's error, and every writer returns
// it. A finished scene is not changed by writing: its formats may be written at
// the same time.
package scene

import (
	"errors"
	"fmt"
	"image/color"
	"math"

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
	Told  string   // the words of the text that state it, and where they are; "" where there are none
}

// A Hit is the place of a mark on the picture, in page units from the top left:
// the box around what was drawn between Begin and End.
type Hit struct {
	Group
	Left, Top, Right, Bottom float64
}

// A Scene records a picture. Its canvas has the origin at the bottom left, as
// gonum/plot has it; one vg.Length is one page unit.
type Scene struct {
	width, height float64
	background    color.NRGBA
	fonts         *typeset.Fonts
	items         []item
	open          bool // within a group
	state         state
	stack         []state
	err           error
}

// item is one thing drawn, or the beginning or end of a group. Coordinates are
// page units from the top left, rounded to the grid.
type item struct {
	kind   kind
	color  color.NRGBA
	path   []segment // of a fill or stroke
	width  float64   // of a stroke
	dashes []float64
	phase  float64 // into the dashes
	line   line    // of a text
	group  Group
}

// line is a line of text: its glyphs, from the beginning of its baseline.
type line struct {
	face       typeset.Face
	glyphs     []typeset.Glyph
	characters []rune // one for each glyph
	at         point
	scale      [4]float64 // from units of the em: x' = 0·x + 2·y, y' = 1·x + 3·y
}

// place brings a point of a glyph to the page.
func (l line) place(g typeset.Glyph, p typeset.Point) point {
	x := g.X + p.X
	return point{l.at.x + l.scale[0]*x + l.scale[2]*p.Y, l.at.y + l.scale[1]*x + l.scale[3]*p.Y}
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

// New returns an empty picture of a width and height in page units.
func New(width, height float64, background color.Color, fonts *typeset.Fonts) *Scene {
	s := &Scene{width: width, height: height, background: solid(background), fonts: fonts}
	s.state = state{color: color.NRGBA{A: 255}, width: 1, a: 1, d: 1}
	if !(width >= 1 && width <= limit && height >= 1 && height <= limit) {
		s.fail("a picture of %g × %g units cannot be drawn: each side must be 1 to %d", width, height, limit)
	}
	if fonts == nil {
		s.fonts = typeset.New()
	}
	return s
}

// limit is how many units a picture may measure, and lie off the page.
const limit = 100_000

// Size returns width and height in page units.
func (s *Scene) Size() (width, height float64) { return s.width, s.height }

// Err returns the first thing that could not be drawn.
func (s *Scene) Err() error { return s.err }

// check is the error that keeps a picture from being written.
func (s *Scene) check(d Document) error {
	switch {
	case s.err != nil:
		return s.err
	case s.open:
		return errors.New("a group was begun and not ended")
	}
	return d.check()
}

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

// Begin opens a group. Groups are not nested.
func (s *Scene) Begin(g Group) {
	if s.open {
		s.fail("the group %q is begun within another", g.ID)
		return
	}
	s.open = true
	s.items = append(s.items, item{kind: begin, group: g})
}

// End closes the group.
func (s *Scene) End() {
	if !s.open {
		s.fail("a group is ended that was not begun")
		return
	}
	s.open = false
	s.items = append(s.items, item{kind: end})
}

// Text writes one line from a point of the canvas on, on its baseline. A
// character that the face lacks is an error.
func (s *Scene) Text(face typeset.Face, size float64, c color.Color, x, y float64, str string) {
	if str == "" || size == 0 || !s.writable(face.String(), size, s.fonts.Missing(face, str), str) {
		return
	}
	glyphs, _ := s.fonts.Line(face, str)
	t, k := s.state, size/typeset.Em
	s.items = append(s.items, item{kind: text, color: solid(c), line: line{
		face: face, glyphs: glyphs, characters: typeset.Characters(str), at: s.place(vg.Point{X: vg.Length(x), Y: vg.Length(y)}),
		scale: [4]float64{t.a * k, -t.b * k, -t.c * k, t.d * k},
	}})
}

// writable tells whether a text can be set, and fails if not.
func (s *Scene) writable(font string, size float64, missing []rune, str string) bool {
	switch {
	case !(size > 0 && size <= limit):
		s.fail("the text %q cannot be drawn at the size %g", str, size)
	case len(missing) > 0:
		s.fail("the text %q has the sign %q (U+%04X), which %s lacks", str, missing[0], missing[0], font)
	default:
		return true
	}
	return false
}

// Hits returns where the groups were drawn; groups with nothing in them are
// left out.
func (s *Scene) Hits() (out []Hit) {
	var hit *Hit
	for _, it := range s.items {
		switch {
		case it.kind == begin:
			hit = &Hit{it.group, math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
		case it.kind == end:
			if hit.Left <= hit.Right {
				hit.Left, hit.Top, hit.Right, hit.Bottom = grid(hit.Left), grid(hit.Top), grid(hit.Right), grid(hit.Bottom)
				out = append(out, *hit)
			}
			hit = nil
		case hit != nil:
			b := s.bounds(it)
			hit.Left, hit.Top = min(hit.Left, b.left), min(hit.Top, b.top)
			hit.Right, hit.Bottom = max(hit.Right, b.right), max(hit.Bottom, b.bottom)
		}
	}
	return out
}

// Free reports whether nothing is drawn in a part of the page, in page units from the top left,
// but lines of the colour of a grid, which something may be written over.
func (s *Scene) Free(left, top, right, bottom float64, gridlines color.Color) bool {
	lines := solid(gridlines)
	room := box{left, top, right, bottom}
	for _, it := range s.items {
		if it.kind == begin || it.kind == end {
			continue
		}
		if b := s.bounds(it); b.meets(room) && !(it.kind == stroke && it.color == lines) {
			return false
		}
	}
	return true
}

// box is the room that something takes; at first it is inside out.
type box struct{ left, top, right, bottom float64 }

func nothing() box { return box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)} }

func (b *box) add(p point) {
	b.left, b.top, b.right, b.bottom = min(b.left, p.x), min(b.top, p.y), max(b.right, p.x), max(b.bottom, p.y)
}

func (b box) meets(o box) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}

// bounds is the room that an item takes: of curves, that of their control
// points.
func (s *Scene) bounds(it item) box {
	b := nothing()
	if it.kind == text {
		for _, g := range it.line.glyphs {
			for _, o := range s.fonts.Outline(it.line.face, g.Index) {
				for i := range arity(o.Op) {
					b.add(it.line.place(g, o.Points[i]))
				}
			}
		}
		return b
	}
	for _, g := range it.path {
		for i := range arity(g.op) {
			b.add(g.p[i])
		}
	}
	h := it.width / 2
	return box{b.left - h, b.top - h, b.right + h, b.bottom + h}
}

// arity is how many points a step of a path takes.
func arity(op byte) int {
	switch op {
	case 'M', 'L':
		return 1
	case 'Q':
		return 2
	case 'C':
		return 3
	}
	return 0
}

package marks

import (
	"errors"
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// The measures of a square.
const (
	squareLine    = 1.8 // outline; a fifth of the square where that is less
	squarePitch   = 3.6
	squareStripe  = 1.4
	squareDash    = 4.0
	squareDashGap = 3.0
	squareChevron = 9.0 // chevrons beside smaller squares may fill the gap too
	squaresMost   = 1e5 // more could not be told apart on any page
)

// Group is a number of squares that follow those of the group before.
type Group struct {
	Count     int
	Certainty Certainty
	Color     color.Color // nil for the Color of the Squares
}

// Squares is a unit chart: one square for each of a count, in rows from the
// upper left corner. It has sizes, not scales: only its corner is in data
// coordinates. All squares of a group are one path.
type Squares struct {
	X, Y       float64 // the upper left corner
	Groups     []Group
	Columns    int
	Cell, Gap  vg.Length // side of a square, and space between two
	Open       bool      // the whole count is a lower bound: chevrons after the last square
	Color      color.Color
	Background color.Color
}

// NewSquares checks and copies the groups. It returns an error where there is
// nothing to draw, where a count is negative, where there are more than 100,000
// squares or no columns, and where the cell is not positive, the gap negative
// or the corner not finite.
func NewSquares(x, y float64, groups []Group, columns int, cell, gap vg.Length) (*Squares, error) {
	s := &Squares{
		X: x, Y: y, Groups: append([]Group(nil), groups...), Columns: columns, Cell: cell, Gap: gap,
		Color: color.Black, Background: color.White,
	}
	if err := s.check(); err != nil {
		return nil, fmt.Errorf("marks: squares: %w", err)
	}
	return s, nil
}

func (s *Squares) check() error {
	if err := errors.Join(checkFinite("x", s.X), checkFinite("y", s.Y), checkLength("side of a square", s.Cell)); err != nil {
		return err
	}
	if !(s.Gap >= 0) || math.IsInf(float64(s.Gap), 0) {
		return fmt.Errorf("gap is %v, want 0 or a positive length", s.Gap)
	}
	if s.Columns < 1 {
		return fmt.Errorf("%d columns, want 1 or more", s.Columns)
	}
	for i, g := range s.Groups {
		if g.Count < 0 {
			return fmt.Errorf("group %d counts %d, want 0 or more", i, g.Count)
		}
		if g.Count > squaresMost {
			return fmt.Errorf("group %d counts %d, want %d at most; let a square stand for more than one", i, g.Count, int(squaresMost))
		}
		if err := checkKinds(Exact, g.Certainty); err != nil {
			return fmt.Errorf("group %d: %w", i, err)
		}
	}
	switch n := s.count(); {
	case n == 0:
		return errors.New("nothing to count")
	case n > squaresMost:
		return fmt.Errorf("%d in all, want %d at most; let a square stand for more than one", n, int(squaresMost))
	}
	return nil
}

func (s *Squares) count() int {
	n := 0
	for _, g := range s.Groups {
		n += g.Count
	}
	return n
}

// Size is the room that the squares take, without the chevrons of an open count.
func (s *Squares) Size() (width, height vg.Length) {
	n := s.count()
	columns := min(n, s.Columns)
	rows := (n + s.Columns - 1) / s.Columns
	step := s.Cell + s.Gap
	return vg.Length(columns)*step - s.Gap, vg.Length(rows)*step - s.Gap
}

// Tail is the room that the chevrons of an open count take after the last square.
func (s *Squares) Tail() vg.Length {
	if s.Open {
		return ChevronLength(s.chevronHeight())
	}
	return 0
}

func (s *Squares) chevronHeight() vg.Length {
	return max(s.Cell, min(squareChevron, s.Cell+s.Gap))
}

// square is the n-th square, counted from 0, seen from the upper left corner.
func (s *Squares) square(corner vg.Point, n int) vg.Rectangle {
	step := s.Cell + s.Gap
	low := vg.Point{
		X: corner.X + vg.Length(n%s.Columns)*step,
		Y: corner.Y - vg.Length(n/s.Columns)*step - s.Cell,
	}
	return vg.Rectangle{Min: low, Max: low.Add(vg.Point{X: s.Cell, Y: s.Cell})}
}

// Plot implements plot.Plotter.
func (s *Squares) Plot(c draw.Canvas, plt *plot.Plot) {
	if s.Columns < 1 {
		return
	}
	corner := s.corner(c, plt)
	n := 0
	var last ink
	for _, g := range s.Groups {
		if g.Count <= 0 {
			continue
		}
		last = newInk(g.Color, s.Color, s.Background)
		var ps, ground []polygon
		for k := range g.Count {
			if g.Certainty == Expected {
				ground = append(ground, frame{s.square(corner, n+k).Min, Right}.box(0, s.Cell, 0, s.Cell))
			}
			ps = append(ps, paintSquare(s.square(corner, n+k), g.Certainty)...)
		}
		paint(c, last.tint(tintExpected), ground...)
		paint(c, last.full, ps...)
		n += g.Count
	}
	if s.Open && n > 0 {
		r := s.square(corner, n-1)
		chevrons(c, frame{vg.Point{X: r.Max.X, Y: (r.Min.Y + r.Max.Y) / 2}, Right}, s.chevronHeight(), last)
	}
}

func (s *Squares) corner(c draw.Canvas, plt *plot.Plot) vg.Point {
	x, y := plt.Transforms(&c)
	return vg.Point{X: x(s.X), Y: y(s.Y)}
}

// paintSquare has the filled parts of one square.
func paintSquare(r vg.Rectangle, k Certainty) []polygon {
	f, side := frame{r.Min, Right}, r.Size().X
	w := min(squareLine, side/5)
	switch k {
	case Speculated:
		ps := sides(f, 0, side, 0, side, w)
		pitch := min(squarePitch, side/2)
		stripes := hatch(f.box(w, side-w, w, side-w), rising, f.at(side/2, side/2), pitch, min(squareStripe, pitch/2.4))
		return append(ps, stripes...)
	case Proposed, Expected:
		var ps []polygon
		for _, l := range [][2]vg.Point{
			{f.at(0, w/2), f.at(side, w/2)}, {f.at(0, side-w/2), f.at(side, side-w/2)},
			{f.at(w/2, 0), f.at(w/2, side)}, {f.at(side-w/2, 0), f.at(side-w/2, side)},
		} {
			ps = append(ps, dashes(l[0], l[1], w, min(squareDash, side/3.5), min(squareDashGap, side/4))...)
		}
		return ps
	case Computed:
		return sides(f, 0, side, 0, side, w)
	}
	return []polygon{f.box(0, side, 0, side)}
}

// Boxes returns, for each group, the rectangle of the canvas around its squares.
// Groups that share a row have boxes that overlap.
func (s *Squares) Boxes(c draw.Canvas, plt *plot.Plot) []vg.Rectangle {
	corner := s.corner(c, plt)
	boxes := make([]vg.Rectangle, len(s.Groups))
	n := 0
	for i, g := range s.Groups {
		boxes[i] = vg.Rectangle{Min: corner, Max: corner}
		if g.Count > 0 && s.Columns > 0 {
			first, last := s.square(corner, n), s.square(corner, n+g.Count-1)
			boxes[i] = vg.Rectangle{Min: vg.Point{X: first.Min.X, Y: last.Min.Y}, Max: vg.Point{X: last.Max.X, Y: first.Max.Y}}
			if n/s.Columns != (n+g.Count-1)/s.Columns { // more than one row: its full width
				boxes[i].Min.X = corner.X
				boxes[i].Max.X = corner.X + vg.Length(s.Columns)*(s.Cell+s.Gap) - s.Gap
			}
		}
		n += g.Count
	}
	return boxes
}

// DataRange implements plot.DataRanger: the corner, which is all that is data.
func (s *Squares) DataRange() (xmin, xmax, ymin, ymax float64) { return s.X, s.X, s.Y, s.Y }

// GlyphBoxes implements plot.GlyphBoxer.
func (s *Squares) GlyphBoxes(plt *plot.Plot) []plot.GlyphBox {
	if s.Columns < 1 {
		return nil
	}
	w, h := s.Size()
	if n := s.count(); s.Open && n > 0 {
		w = max(w, s.square(vg.Point{}, n-1).Max.X+s.Tail())
	}
	return []plot.GlyphBox{{
		X: plt.X.Norm(s.X), Y: plt.Y.Norm(s.Y),
		Rectangle: vg.Rectangle{Min: vg.Point{Y: -h}, Max: vg.Point{X: w}},
	}}
}

// Thumbnail implements plot.Thumbnailer with one square of the first group.
func (s *Squares) Thumbnail(c *draw.Canvas) {
	if len(s.Groups) == 0 {
		return
	}
	g, size := s.Groups[0], c.Size()
	half := min(size.X, size.Y) / 2
	mid := vg.Point{X: (c.Min.X + c.Max.X) / 2, Y: (c.Min.Y + c.Max.Y) / 2}
	d := vg.Point{X: half, Y: half}
	i, r := newInk(g.Color, s.Color, s.Background), vg.Rectangle{Min: mid.Sub(d), Max: mid.Add(d)}
	if g.Certainty == Expected {
		paint(*c, i.tint(tintExpected), square(mid, half))
	}
	paint(*c, i.full, paintSquare(r, g.Certainty)...)
}

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

// The measures of a point that is bounded in two directions.
const (
	pairLine = 2.0 // of an interval
	pairCap  = 4.0 // half its firm end
)

// Pair is one point of a Scatter: two numbers, each with its bound.
type Pair struct {
	X, Y           float64
	XHigh, YHigh   float64 // with Between alone, on that axis
	XBound, YBound Bound
	Certainty      Certainty
	Color          color.Color // nil for the Color of the Scatter
	Shape          Shape
}

// Scatter draws pairs of numbers as discs and diamonds, with what each text
// leaves open: chevrons in the direction in which the true number lies, whiskers
// for about, and for between a line with firm ends. A pair of two intervals is a
// light box, as it may lie anywhere in it, and has no point.
type Scatter struct {
	Items      []Pair
	Radius     vg.Length
	Rim        vg.Length // of background, around each point
	Color      color.Color
	Background color.Color
}

// NewScatter checks and copies the pairs. It returns an error where there are
// none, where a number is not finite, and where a high end is below its number or
// goes with another bound than Between.
func NewScatter(items []Pair) (*Scatter, error) {
	if len(items) == 0 {
		return nil, errors.New("marks: no pairs to draw")
	}
	for i, it := range items {
		if err := it.check(); err != nil {
			return nil, fmt.Errorf("marks: pair %d at %v, %v: %w", i, it.X, it.Y, err)
		}
	}
	return &Scatter{Items: append([]Pair(nil), items...), Radius: pointRadius, Rim: 2, Color: color.Black, Background: color.White}, nil
}

func (p Pair) check() error {
	for _, n := range []struct {
		name    string
		v, high float64
		bound   Bound
	}{{"x", p.X, p.XHigh, p.XBound}, {"y", p.Y, p.YHigh, p.YBound}} {
		if err := checkKinds(n.bound, p.Certainty); err != nil {
			return err
		}
		if err := checkFinite(n.name, n.v); err != nil {
			return err
		}
		if err := checkFinite("high end of "+n.name, n.high); err != nil {
			return err
		}
		switch {
		case n.bound != Between && n.high != 0:
			return fmt.Errorf("high end %v of %s belongs to the bound %v, but the bound is %v", n.high, n.name, Between, n.bound)
		case n.bound == Between && n.high < n.v:
			return fmt.Errorf("high end %v of %s is below %v", n.high, n.name, n.v)
		}
	}
	return nil
}

// ends are the far ends of the pair: of an interval its high end.
func (p Pair) ends() (x, y float64) {
	x, y = p.X, p.Y
	if p.XBound == Between {
		x = p.XHigh
	}
	if p.YBound == Between {
		y = p.YHigh
	}
	return x, y
}

// Plot implements plot.Plotter.
func (s *Scatter) Plot(c draw.Canvas, plt *plot.Plot) {
	x, y := plt.Transforms(&c)
	for _, it := range s.Items {
		fx, fy := it.ends()
		s.draw(c, it, vg.Point{X: x(it.X), Y: y(it.Y)}, vg.Point{X: x(fx), Y: y(fy)})
	}
}

// draw draws a pair from its place to its far ends.
func (s *Scatter) draw(c draw.Canvas, it Pair, at, far vg.Point) {
	i := newInk(it.Color, s.Color, s.Background)
	if it.XBound == Between && it.YBound == Between {
		box := polygon{at, {X: far.X, Y: at.Y}, far, {X: at.X, Y: far.Y}}
		paint(c, i.tint(tintSpread), box)
		paint(c, i.full, sides(frame{vg.Point{X: at.X, Y: (at.Y + far.Y) / 2}, Right}, 0, far.X-at.X, (at.Y-far.Y)/2, (far.Y-at.Y)/2, lineSpread)...)
		return
	}
	// The point stands in the middle of its interval.
	middle := vg.Point{X: (at.X + far.X) / 2, Y: (at.Y + far.Y) / 2}
	for _, d := range []struct {
		bound Bound
		dir   Direction
		half  vg.Length
	}{{it.XBound, Right, (far.X - at.X) / 2}, {it.YBound, Up, (far.Y - at.Y) / 2}} {
		f := frame{middle, d.dir}
		switch d.bound {
		case Over, Peak:
			chevrons(c, f.moved(pointEdge(it.Shape, s.Radius)), pointChevron*s.Radius, i)
		case Under:
			chevrons(c, f.moved(-pointEdge(it.Shape, s.Radius)).back(), pointChevron*s.Radius, i)
		case Between:
			paint(c, i.full, interval(f, d.half)...)
		case About:
			to, end := whiskerReach*s.Radius, whiskerHalf*s.Radius
			paint(c, i.full, beam(f.at(-to, 0), f.at(to, 0), whiskerLine), beam(f.at(-to, -end), f.at(-to, end), whiskerLine), beam(f.at(to, -end), f.at(to, end), whiskerLine))
		}
	}
	if it.XBound == Between || it.YBound == Between {
		return // where on the line the number is, the text does not say
	}
	if s.Rim > 0 {
		fill(c, i.ground, disc(middle, s.Radius+s.Rim/2))
	}
	paintPoint(c, middle, it.Shape, it.Certainty, s.Radius, i)
}

// interval is a line with firm ends, so far to either side of a frame.
func interval(f frame, half vg.Length) []polygon {
	return []polygon{
		beam(f.at(-half, 0), f.at(half, 0), pairLine),
		beam(f.at(-half, -pairCap), f.at(-half, pairCap), pairLine),
		beam(f.at(half, -pairCap), f.at(half, pairCap), pairLine),
	}
}

// DataRange implements plot.DataRanger. What lies beyond an open end is not in it.
func (s *Scatter) DataRange() (xmin, xmax, ymin, ymax float64) {
	xmin, ymin = math.Inf(1), math.Inf(1)
	xmax, ymax = math.Inf(-1), math.Inf(-1)
	for _, it := range s.Items {
		fx, fy := it.ends()
		xmin, xmax = math.Min(xmin, it.X), math.Max(xmax, fx)
		ymin, ymax = math.Min(ymin, it.Y), math.Max(ymax, fy)
	}
	return xmin, xmax, ymin, ymax
}

// room is what a pair takes around its place, with its chevrons and whiskers.
func (s *Scatter) room(it Pair) vg.Rectangle {
	r := vg.Rectangle{Min: vg.Point{X: -s.Radius, Y: -s.Radius}, Max: vg.Point{X: s.Radius, Y: s.Radius}}
	before, after := PointTail(it.XBound, it.Shape, s.Radius)
	r.Min.X, r.Max.X = min(r.Min.X, -before), max(r.Max.X, after)
	before, after = PointTail(it.YBound, it.Shape, s.Radius)
	r.Min.Y, r.Max.Y = min(r.Min.Y, -before), max(r.Max.Y, after)
	return r
}

// GlyphBoxes implements plot.GlyphBoxer.
func (s *Scatter) GlyphBoxes(plt *plot.Plot) []plot.GlyphBox {
	boxes := make([]plot.GlyphBox, len(s.Items))
	for i, it := range s.Items {
		boxes[i] = plot.GlyphBox{X: plt.X.Norm(it.X), Y: plt.Y.Norm(it.Y), Rectangle: s.room(it)}
	}
	return boxes
}

// Thumbnail implements plot.Thumbnailer with a point like the first one.
func (s *Scatter) Thumbnail(c *draw.Canvas) {
	if len(s.Items) == 0 {
		return
	}
	it := s.Items[0]
	it.XBound, it.YBound = Exact, Exact // no room
	s.draw(*c, it, c.Center(), c.Center())
}

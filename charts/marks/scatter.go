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

// Pair is one mark of a Scatter: a number along each axis, with its bound.
type Pair struct {
	X, Y           float64
	XHigh, YHigh   float64 // the high end, where the bound of the axis is Between
	XLoose, YLoose bool    // the two ends are about these numbers
	XBound, YBound Bound
	Certainty      Certainty   // of both: the weaker
	Color          color.Color // nil for the Color of the Scatter
	Shape          Shape
}

// tails are the bounds whose chevrons or whiskers the points of the pair have.
func (it Pair) tails() (x, y Bound) {
	x, y = it.XBound, it.YBound
	if it.XLoose {
		x = About
	}
	if it.YLoose {
		y = About
	}
	return x, y
}

// Scatter draws pairs of numbers as points in a plane. Along either axis a
// point is bounded as those of Points are along theirs: chevrons lead the way
// that the true number lies, whiskers say about, and where a number lies
// between two, two points are joined. A pair that is an interval both ways is
// four points, joined around the rectangle that the true one lies in: nothing
// ever stands in the middle of an interval.
type Scatter struct {
	Items      []Pair
	Radius     vg.Length // of a disc; other shapes are drawn to the same weight
	Rim        vg.Length // of background colour, for points that crowd; 0 for none
	Color      color.Color
	Background color.Color
}

// NewScatter checks and copies the pairs. It returns an error where there are
// none, where a number is not finite, and where a high end is not above the
// value (Between) or is given without Between.
func NewScatter(items []Pair) (*Scatter, error) {
	if len(items) == 0 {
		return nil, errors.New("marks: no pairs to draw")
	}
	for i, it := range items {
		if err := it.check(); err != nil {
			return nil, fmt.Errorf("marks: pair %d at (%v, %v): %w", i, it.X, it.Y, err)
		}
	}
	return &Scatter{
		Items: append([]Pair(nil), items...), Radius: pointRadius,
		Color: color.Black, Background: color.White,
	}, nil
}

func (it Pair) check() error {
	if err := it.Shape.check(); err != nil {
		return err
	}
	for _, a := range []struct {
		name        string
		value, high float64
		bound       Bound
	}{{"x", it.X, it.XHigh, it.XBound}, {"y", it.Y, it.YHigh, it.YBound}} {
		if err := checkKinds(a.bound, it.Certainty); err != nil {
			return err
		}
		if err := checkFinite(a.name, a.value); err != nil {
			return err
		}
		if err := checkFinite("high end of "+a.name, a.high); err != nil {
			return err
		}
		switch {
		case a.bound != Between && a.high != 0:
			return fmt.Errorf("high end %v of %s belongs to the bound %v, but the bound is %v", a.high, a.name, Between, a.bound)
		case a.bound == Between && a.high <= a.value:
			return fmt.Errorf("high end %v of %s is not above %v", a.high, a.name, a.value)
		}
	}
	return nil
}

// far is the corner of the pair that is highest on both axes.
func (it Pair) far() (x, y float64) {
	x, y = it.X, it.Y
	if it.XBound == Between {
		x = it.XHigh
	}
	if it.YBound == Between {
		y = it.YHigh
	}
	return x, y
}

// Plot implements plot.Plotter.
func (s *Scatter) Plot(c draw.Canvas, plt *plot.Plot) {
	for _, it := range s.Items {
		near, far := it.place(c, plt)
		x, y := plt.Transforms(&c)
		s.draw(c, it, near, far, vg.Point{X: toZero(plt.X, it.X, x), Y: toZero(plt.Y, it.Y, y)})
	}
}

// place is where the low and the high corner of a pair stand on the canvas;
// they are one where the pair is no interval.
func (it Pair) place(c draw.Canvas, plt *plot.Plot) (near, far vg.Point) {
	x, y := plt.Transforms(&c)
	fx, fy := it.far()
	return vg.Point{X: x(it.X), Y: y(it.Y)}, vg.Point{X: x(fx), Y: y(fy)}
}

func (s *Scatter) draw(c draw.Canvas, it Pair, near, far, toZero vg.Point) {
	i, r := newInk(it.Color, s.Color, s.Background), s.Radius
	// The corners, once round; as many as differ.
	corners := []vg.Point{near}
	if it.XBound == Between {
		corners = append(corners, vg.Point{X: far.X, Y: near.Y})
	}
	if it.YBound == Between {
		if it.XBound == Between {
			corners = append(corners, far)
		}
		corners = append(corners, vg.Point{X: near.X, Y: far.Y})
	}
	for _, at := range corners {
		rim(c, at, it.Shape, r, s.Rim, i)
	}
	if len(corners) == 4 {
		paint(c, i.tint(tintUnder), corners)
	}
	for n := range corners {
		from, to := corners[n], corners[(n+1)%len(corners)]
		if len(corners) == 1 || len(corners) == 2 && n == 1 {
			break
		}
		line := []polygon{beam(from, to, intervalLine)}
		if it.Certainty.dashed() {
			line = dashes(from, to, intervalLine, intervalDash, intervalSpace)
		}
		paint(c, i.full, line...)
	}
	x, y := it.tails()
	for _, at := range corners {
		paintTail(c, frame{at, Right}, x, it.Shape, r, toZero.X, i)
		paintTail(c, frame{at, Up}, y, it.Shape, r, toZero.Y, i)
	}
	for _, at := range corners {
		paintPoint(c, at, it.Shape, it.Certainty, r, i)
		paintBack(c, frame{at, Right}, it.XBound, it.Shape, it.Certainty, r, toZero.X, i)
		paintBack(c, frame{at, Up}, it.YBound, it.Shape, it.Certainty, r, toZero.Y, i)
	}
}

// tails is the room that a point of the pair takes around its middle.
func (s *Scatter) tails(it Pair) vg.Rectangle {
	x, y := it.tails()
	left, right := PointTail(x, it.Shape, s.Radius)
	down, up := PointTail(y, it.Shape, s.Radius)
	// Chevrons and whiskers along one axis take some room along the other.
	if half := whiskerHalf * s.Radius; x == About || y == About {
		left, right, down, up = max(left, half), max(right, half), max(down, half), max(up, half)
	}
	return vg.Rectangle{Min: vg.Point{X: -left, Y: -down}, Max: vg.Point{X: right, Y: up}}
}

// Boxes returns, for each pair, the rectangle of the canvas that it takes with
// its chevrons, whiskers and intervals, as Plot draws it.
func (s *Scatter) Boxes(c draw.Canvas, plt *plot.Plot) []vg.Rectangle {
	boxes := make([]vg.Rectangle, len(s.Items))
	for i, it := range s.Items {
		near, far := it.place(c, plt)
		t := s.tails(it)
		boxes[i] = vg.Rectangle{Min: near.Add(t.Min), Max: far.Add(t.Max)}
	}
	return boxes
}

// DataRange implements plot.DataRanger. What a bound leaves open is not in it.
func (s *Scatter) DataRange() (xmin, xmax, ymin, ymax float64) {
	xmin, ymin = math.Inf(1), math.Inf(1)
	xmax, ymax = math.Inf(-1), math.Inf(-1)
	for _, it := range s.Items {
		fx, fy := it.far()
		xmin, xmax = math.Min(xmin, it.X), math.Max(xmax, fx)
		ymin, ymax = math.Min(ymin, it.Y), math.Max(ymax, fy)
	}
	return xmin, xmax, ymin, ymax
}

// GlyphBoxes implements plot.GlyphBoxer.
func (s *Scatter) GlyphBoxes(plt *plot.Plot) []plot.GlyphBox {
	var boxes []plot.GlyphBox
	for _, it := range s.Items {
		fx, fy := it.far()
		box := plot.GlyphBox{X: plt.X.Norm(it.X), Y: plt.Y.Norm(it.Y), Rectangle: s.tails(it)}
		boxes = append(boxes, box)
		if fx != it.X || fy != it.Y {
			box.X, box.Y = plt.X.Norm(fx), plt.Y.Norm(fy)
			boxes = append(boxes, box)
		}
	}
	return boxes
}

// Thumbnail implements plot.Thumbnailer with the colour, certainty and shape of
// the first pair. Its bounds are its own, and a legend speaks for a series: they
// are left out.
func (s *Scatter) Thumbnail(c *draw.Canvas) {
	if len(s.Items) == 0 {
		return
	}
	it := s.Items[0]
	it.XBound, it.YBound = Exact, Exact
	small := Scatter{Radius: min(s.Radius, c.Size().Y/2/max(diamondHalf, it.Shape.half(1))), Color: s.Color, Background: s.Background}
	middle := c.Center()
	small.draw(*c, it, middle, middle, vg.Point{X: endless, Y: endless})
}

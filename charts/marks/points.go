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

// The measures of a point.
const (
	pointRadius   = 5.5
	pointChevron  = 1.6  // height of chevrons, as a share of the radius
	whiskerReach  = 2.0  // from the middle of a point, as a share of the radius
	whiskerHalf   = 0.67 // half a whisker's end, as a share of the radius
	whiskerLine   = 2.0
	intervalLine  = 3.0
	ringHatched   = 1.8
	ringHollow    = 2.4
	discPitch     = 3.6
	diamondPitch  = 2.55
	pointStripe   = 1.5
	pointDash     = 3.0
	pointDashGap  = 2.0
	intervalDash  = 5.0
	intervalSpace = 3.0
)

// Point is one point of Points.
type Point struct {
	X, Y      float64
	High      float64 // with Between alone: the high end on the value axis
	Loose     bool    // with Between alone: both ends are about these numbers
	Bound     Bound
	Certainty Certainty
	Color     color.Color // nil for the Color of the Points
	Shape     Shape
}

// Points draws numbers as discs or as other shapes. X is the value, Y the row, or the
// other way round when Vertical. Unlike bars they may stand on a log scale,
// where gonum/plot takes positive values only.
//
// Chevrons show which way the true number lies: for over, and for the top of a
// spread, to the right (or up); for under to the left (or down). What leads back from a
// number that is not negative ends at zero: no count is below it.
type Points struct {
	Items      []Point
	Vertical   bool      // values on the Y axis instead of the X axis
	Dates      bool      // the values are times, of which no zero is the least
	Radius     vg.Length // of a disc; diamonds are drawn to the same weight
	Rim        vg.Length // of background colour, for points that crowd; 2 does
	Color      color.Color
	Background color.Color
}

// NewPoints checks and copies the points. It returns an error where there are
// none, where a number is not finite, and where High is not above the value
// (Between) or is given without Between. The value is X; where it is Y, see
// NewVerticalPoints.
func NewPoints(items []Point) (*Points, error) { return newPoints(items, false) }

// NewVerticalPoints is NewPoints for values on the Y axis.
func NewVerticalPoints(items []Point) (*Points, error) { return newPoints(items, true) }

func newPoints(items []Point, vertical bool) (*Points, error) {
	if len(items) == 0 {
		return nil, errors.New("marks: no points to draw")
	}
	p := &Points{
		Items: append([]Point(nil), items...), Vertical: vertical,
		Radius: pointRadius, Color: color.Black, Background: color.White,
	}
	for i, it := range p.Items {
		if err := p.check(it); err != nil {
			return nil, fmt.Errorf("marks: point %d at (%v, %v): %w", i, it.X, it.Y, err)
		}
	}
	return p, nil
}

func (p *Points) check(it Point) error {
	if err := checkKinds(it.Bound, it.Certainty); err != nil {
		return err
	}
	if err := it.Shape.check(); err != nil {
		return err
	}
	for _, n := range []struct {
		name string
		v    float64
	}{{"x", it.X}, {"y", it.Y}, {"high end", it.High}} {
		if err := checkFinite(n.name, n.v); err != nil {
			return err
		}
	}
	switch {
	case it.Bound != Between && it.High != 0:
		return fmt.Errorf("high end %v belongs to the bound %v, but the bound is %v", it.High, Between, it.Bound)
	case it.Bound != Between && it.Loose:
		return fmt.Errorf("loose ends belong to the bound %v, but the bound is %v", Between, it.Bound)
	case it.Bound == Between && it.High <= p.value(it):
		return fmt.Errorf("high end %v is not above %v", it.High, p.value(it))
	}
	return nil
}

func (p *Points) value(it Point) float64 {
	if p.Vertical {
		return it.Y
	}
	return it.X
}

// tail is the bound whose chevrons or whiskers the ends of the point have.
func (it Point) tail() Bound {
	if it.Loose {
		return About
	}
	return it.Bound
}

// high is the place of the high end; of the point itself if it is no interval.
func (p *Points) high(it Point) (x, y float64) {
	switch {
	case it.Bound != Between:
		return it.X, it.Y
	case p.Vertical:
		return it.X, it.High
	}
	return it.High, it.Y
}

// Plot implements plot.Plotter.
func (p *Points) Plot(c draw.Canvas, plt *plot.Plot) {
	for _, it := range p.Items {
		p.draw(c, it, p.place(c, plt, it), p.reach(c, plt, it), p.toZero(c, plt, it))
	}
}

func (p *Points) place(c draw.Canvas, plt *plot.Plot, it Point) frame {
	x, y := plt.Transforms(&c)
	return frame{vg.Point{X: x(it.X), Y: y(it.Y)}, p.dir(plt)}
}

// dir is where larger numbers are: on an axis that is reversed, on the left or below.
func (p *Points) dir(plt *plot.Plot) Direction {
	switch {
	case p.Vertical && plt.Y.Min > plt.Y.Max:
		return Down
	case p.Vertical:
		return Up
	case plt.X.Min > plt.X.Max:
		return Left
	}
	return Right
}

// reach is how far beyond the point its high end lies.
func (p *Points) reach(c draw.Canvas, plt *plot.Plot, it Point) vg.Length {
	x, y := plt.Transforms(&c)
	hx, hy := p.high(it)
	along := x(hx) - x(it.X) + y(hy) - y(it.Y)
	if d := p.dir(plt); d == Down || d == Left {
		return -along
	}
	return along
}

// toZero is how far a point is from zero along its value axis.
func (p *Points) toZero(c draw.Canvas, plt *plot.Plot, it Point) vg.Length {
	x, y := plt.Transforms(&c)
	if p.Dates {
		return endless
	}
	if p.Vertical {
		return toZero(plt.Y, it.Y, y)
	}
	return toZero(plt.X, it.X, x)
}

// toZero is how far a value is from zero on an axis; endless where it is negative, or the
// axis has no zero.
func toZero(axis plot.Axis, value float64, at func(float64) vg.Length) vg.Length {
	if _, linear := axis.Scale.(plot.LinearScale); !linear || value < 0 {
		return endless
	}
	return abs(at(value) - at(0))
}

var endless = vg.Length(math.Inf(1))

func (p *Points) draw(c draw.Canvas, it Point, f frame, reach, toZero vg.Length) {
	i, r := newInk(it.Color, p.Color, p.Background), p.Radius
	rim(c, f.origin, it.Shape, r, p.Rim, i)
	paintTail(c, f, it.Bound, it.Shape, r, toZero, i)
	if it.Bound == Between {
		rim(c, f.at(reach, 0), it.Shape, r, p.Rim, i)
		line := []polygon{beam(f.origin, f.at(reach, 0), intervalLine)}
		if it.Certainty.dashed() {
			line = dashes(f.origin, f.at(reach, 0), intervalLine, intervalDash, intervalSpace)
		}
		paint(c, i.full, line...)
		if it.Loose {
			paintTail(c, f, About, it.Shape, r, toZero, i)
			paintTail(c, f.moved(reach), About, it.Shape, r, toZero+max(reach, -reach), i)
		}
		paintPoint(c, f.at(reach, 0), it.Shape, it.Certainty, r, i)
	}
	paintPoint(c, f.origin, it.Shape, it.Certainty, r, i)
	paintBack(c, f, it.Bound, it.Shape, it.Certainty, r, toZero, i)
}

// paintBack draws the chevron of an upper bound inside a point that is so near to zero
// that none has room beside it.
func paintBack(c draw.Canvas, f frame, b Bound, s Shape, k Certainty, r, toZero vg.Length, i ink) {
	if b == Under && fewLength(1) > toZero-pointEdge(s, r) {
		chevronIn(c, f.back(), 1.1*r, k, i)
	}
}

// paintTail draws the chevrons or whiskers of a point along one axis, those that lead
// back no further than to zero.
func paintTail(c draw.Canvas, f frame, b Bound, s Shape, r, toZero vg.Length, i ink) {
	switch b {
	case Over, Peak:
		chevrons(c, f.moved(pointEdge(s, r)), pointChevron*r, i)
	case Under:
		edge := pointEdge(s, r)
		chevronsWithin(c, f.moved(-edge).back(), pointChevron*r, toZero-edge, i)
	case About:
		to, end := whiskerReach*r, whiskerHalf*r
		back := min(to, toZero-whiskerLine/2)
		whisker := []polygon{
			beam(f.at(-back, 0), f.at(to, 0), whiskerLine),
			beam(f.at(to, -end), f.at(to, end), whiskerLine),
		}
		if back > r { // else it would be seen in a hollow point
			whisker = append(whisker, beam(f.at(-back, -end), f.at(-back, end), whiskerLine))
		}
		paint(c, i.full, whisker...)
	}
}

// PointTail is the room that a point takes before and after its middle along
// the value axis, its chevrons or whiskers included. The high end of an
// interval is a point of its own.
func PointTail(b Bound, s Shape, radius vg.Length) (before, after vg.Length) {
	before, after = s.half(radius), s.half(radius)
	tail := pointEdge(s, radius) + ChevronLength(pointChevron*radius)
	switch b {
	case Over, Peak:
		after = tail
	case Under:
		before = tail
	case About:
		before, after = whiskerReach*radius+whiskerLine/2, whiskerReach*radius+whiskerLine/2
	}
	return before, after
}

// extent is the rectangle of a point and its tails, interval included.
func (p *Points) extent(it Point, f frame, reach vg.Length) vg.Rectangle {
	before, after := PointTail(it.tail(), it.Shape, p.Radius)
	half := it.Shape.half(p.Radius)
	return f.box(min(0, reach)-before, max(0, reach)+after, -half, half).bounds()
}

// Boxes returns, for each point, the rectangle of the canvas that it takes with
// its chevrons, whiskers or interval, as Plot draws it.
func (p *Points) Boxes(c draw.Canvas, plt *plot.Plot) []vg.Rectangle {
	boxes := make([]vg.Rectangle, len(p.Items))
	for i, it := range p.Items {
		boxes[i] = p.extent(it, p.place(c, plt, it), p.reach(c, plt, it))
	}
	return boxes
}

// DataRange implements plot.DataRanger. What a bound leaves open is not in it.
func (p *Points) DataRange() (xmin, xmax, ymin, ymax float64) {
	xmin, ymin = math.Inf(1), math.Inf(1)
	xmax, ymax = math.Inf(-1), math.Inf(-1)
	for _, it := range p.Items {
		hx, hy := p.high(it)
		xmin, xmax = math.Min(xmin, it.X), math.Max(xmax, hx)
		ymin, ymax = math.Min(ymin, it.Y), math.Max(ymax, hy)
	}
	return xmin, xmax, ymin, ymax
}

// GlyphBoxes implements plot.GlyphBoxer.
func (p *Points) GlyphBoxes(plt *plot.Plot) []plot.GlyphBox {
	f := frame{dir: p.dir(plt)}
	var boxes []plot.GlyphBox
	for _, it := range p.Items {
		box := plot.GlyphBox{X: plt.X.Norm(it.X), Y: plt.Y.Norm(it.Y), Rectangle: p.extent(it, f, 0)}
		boxes = append(boxes, box)
		if it.Bound == Between {
			hx, hy := p.high(it)
			box.X, box.Y = plt.X.Norm(hx), plt.Y.Norm(hy)
			boxes = append(boxes, box)
		}
	}
	return boxes
}

// Thumbnail implements plot.Thumbnailer with the first point's bound, certainty
// and shape.
func (p *Points) Thumbnail(c *draw.Canvas) {
	if len(p.Items) == 0 {
		return
	}
	it, size := p.Items[0], c.Size()
	small := Points{Radius: min(p.Radius, size.Y/2/max(diamondHalf, it.Shape.half(1))), Color: p.Color, Background: p.Background}
	reach := vg.Length(0)
	if it.Bound == Between {
		reach = max(size.X/2, 3*small.Radius)
	}
	before, after := PointTail(it.tail(), it.Shape, small.Radius)
	x := (c.Min.X+c.Max.X)/2 + (before-after-reach)/2
	small.draw(*c, it, frame{vg.Point{X: x, Y: (c.Min.Y + c.Max.Y) / 2}, Right}, reach, endless)
}

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
	diamondHalf   = 1.22 // half a diamond's diagonal, as a share of the radius
	diamondTuck   = 2.0  // how far chevrons move in beside a diamond's narrow tip
	squareHalf    = 0.88 // half a square's side, as a share of the radius
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

// Shape is the shape of a point, which doubles its colour where series meet.
type Shape int

const (
	Disc Shape = iota
	Diamond
	Square
)

// half is half the extent of a shape across, and along, its middle.
func (s Shape) half(radius vg.Length) vg.Length {
	switch s {
	case Diamond:
		return diamondHalf * radius
	case Square:
		return squareHalf * radius
	}
	return radius
}

func (s Shape) check() error {
	if s < Disc || s > Square {
		return fmt.Errorf("unknown shape %d, want %d (disc), %d (diamond) or %d (square)", s, Disc, Diamond, Square)
	}
	return nil
}

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

// Points draws numbers as discs, diamonds and squares. X is the value, Y the row, or the
// other way round when Vertical. Unlike bars they may stand on a log scale,
// where gonum/plot takes positive values only.
//
// Chevrons show which way the true number lies: for over, and for the top of a
// spread, to the right (or up); for under to the left (or down).
type Points struct {
	Items      []Point
	Vertical   bool      // values on the Y axis instead of the X axis
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
		p.draw(c, it, p.place(c, plt, it), p.reach(c, plt, it))
	}
}

func (p *Points) place(c draw.Canvas, plt *plot.Plot, it Point) frame {
	x, y := plt.Transforms(&c)
	f := frame{vg.Point{X: x(it.X), Y: y(it.Y)}, Right}
	if p.Vertical {
		f.dir = Up
	}
	return f
}

// reach is how far beyond the point its high end lies.
func (p *Points) reach(c draw.Canvas, plt *plot.Plot, it Point) vg.Length {
	x, y := plt.Transforms(&c)
	hx, hy := p.high(it)
	return x(hx) - x(it.X) + y(hy) - y(it.Y)
}

func (p *Points) draw(c draw.Canvas, it Point, f frame, reach vg.Length) {
	i, r := newInk(it.Color, p.Color, p.Background), p.Radius
	rim(c, f.origin, it.Shape, r, p.Rim, i)
	paintTail(c, f, it.Bound, it.Shape, r, i)
	if it.Bound == Between {
		rim(c, f.at(reach, 0), it.Shape, r, p.Rim, i)
		line := []polygon{beam(f.origin, f.at(reach, 0), intervalLine)}
		if it.Certainty == Proposed {
			line = dashes(f.origin, f.at(reach, 0), intervalLine, intervalDash, intervalSpace)
		}
		paint(c, i.full, line...)
		if it.Loose {
			paintTail(c, f, About, it.Shape, r, i)
			paintTail(c, f.moved(reach), About, it.Shape, r, i)
		}
		paintPoint(c, f.at(reach, 0), it.Shape, it.Certainty, r, i)
	}
	paintPoint(c, f.origin, it.Shape, it.Certainty, r, i)
}

// paintTail draws the chevrons or whiskers of a point along one axis.
func paintTail(c draw.Canvas, f frame, b Bound, s Shape, r vg.Length, i ink) {
	switch b {
	case Over, Peak:
		chevrons(c, f.moved(pointEdge(s, r)), pointChevron*r, i)
	case Under:
		chevrons(c, f.moved(-pointEdge(s, r)).back(), pointChevron*r, i)
	case About:
		to, end := whiskerReach*r, whiskerHalf*r
		paint(c, i.full,
			beam(f.at(-to, 0), f.at(to, 0), whiskerLine),
			beam(f.at(-to, -end), f.at(-to, end), whiskerLine),
			beam(f.at(to, -end), f.at(to, end), whiskerLine))
	}
}

// rim clears a ring of background around a point.
func rim(c vg.Canvas, at vg.Point, s Shape, r, width vg.Length, i ink) {
	switch {
	case width <= 0:
	case s == Diamond:
		paint(c, i.ground, diamond(at, s.half(r)+width*math.Sqrt2))
	case s == Square:
		paint(c, i.ground, square(at, s.half(r)+width))
	default:
		fill(c, i.ground, disc(at, r+width))
	}
}

// pointEdge is the distance from the middle of a point to where its chevrons begin.
func pointEdge(s Shape, r vg.Length) vg.Length {
	if s == Diamond {
		return s.half(r) - diamondTuck
	}
	return s.half(r)
}

func paintPoint(c vg.Canvas, at vg.Point, s Shape, k Certainty, r vg.Length, i ink) {
	switch s {
	case Diamond:
		paintDiamond(c, at, k, s.half(r), i)
		return
	case Square:
		paintSquarePoint(c, at, k, s.half(r), i)
		return
	}
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
	case Proposed:
		fill(c, i.ground, disc(at, r))
		fill(c, i.full, ringDashes(at, r, max(0, r-ringHollow)))
	case Computed:
		fill(c, i.full, disc(at, r))
		fill(c, i.ground, disc(at, max(0, r-ringHollow)))
	}
}

func paintDiamond(c vg.Canvas, at vg.Point, k Certainty, half vg.Length, i ink) {
	outer := diamond(at, half)
	switch k {
	case Asserted:
		paint(c, i.full, outer)
	case Speculated:
		inner := diamond(at, max(0, half-ringHatched))
		paint(c, i.full, outer)
		paint(c, i.ground, inner)
		// Stripes run along the lower left side, the first one on that side.
		paint(c, i.full, hatch(inner, falling, inner[2], diamondPitch, pointStripe)...)
	case Proposed:
		paint(c, i.ground, outer)
		mid := diamond(at, max(0, half-ringHollow/math.Sqrt2))
		var ps []polygon
		for n, a := range mid {
			ps = append(ps, dashes(a, mid[(n+1)%4], ringHollow, pointDash, pointDashGap)...)
		}
		paint(c, i.full, ps...)
	case Computed:
		paint(c, i.full, outer)
		paint(c, i.ground, diamond(at, max(0, half-ringHollow*math.Sqrt2)))
	}
}

func paintSquarePoint(c vg.Canvas, at vg.Point, k Certainty, half vg.Length, i ink) {
	paint(c, i.full, square(at, half))
	switch k {
	case Speculated:
		inner := square(at, max(0, half-ringHatched))
		paint(c, i.ground, inner)
		paint(c, i.full, hatch(inner, rising, at, discPitch, pointStripe)...)
	case Proposed:
		paint(c, i.ground, square(at, half))
		mid := square(at, max(0, half-ringHollow/2))
		var ps []polygon
		for n, a := range mid {
			ps = append(ps, dashes(a, mid[(n+1)%4], ringHollow, pointDash, pointDashGap)...)
		}
		paint(c, i.full, ps...)
	case Computed:
		paint(c, i.ground, square(at, max(0, half-ringHollow)))
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
	f := frame{dir: Right}
	if p.Vertical {
		f.dir = Up
	}
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
	small := Points{Radius: min(p.Radius, size.Y/2/diamondHalf), Color: p.Color, Background: p.Background}
	reach := vg.Length(0)
	if it.Bound == Between {
		reach = max(size.X/2, 3*small.Radius)
	}
	before, after := PointTail(it.tail(), it.Shape, small.Radius)
	x := (c.Min.X+c.Max.X)/2 + (before-after-reach)/2
	small.draw(*c, it, frame{vg.Point{X: x, Y: (c.Min.Y + c.Max.Y) / 2}, Right}, reach)
}

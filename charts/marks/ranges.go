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

// The measures of a range.
const (
	rangeThickness = 14.0
	rangeCap       = 3.5 // thickness of a firm end
	rangeProud     = 3.0 // how far it stands out on each side
	rangeLeast     = 1.0 // least length of a body
)

// Range is one interval of Ranges.
type Range struct {
	Low, High         float64 // equal where one end alone is known, and the other is open
	Y                 float64
	OpenLow, OpenHigh bool        // the true end lies beyond: chevrons outwards
	LooseLow          bool        // the low end is about this number: a whisker for an edge
	LooseHigh         bool        // and so the high one
	Within            bool        // one number, somewhere in the range: light; else all of it is covered
	Certainty         Certainty   // of the range as a whole
	Color             color.Color // nil for the Color of the Ranges
}

// Ranges draws intervals along the X axis, from a low to a high end. Unlike bars
// they need no zero, and may stand on a log scale, where gonum/plot takes
// positive values only.
type Ranges struct {
	Items      []Range
	Thickness  vg.Length // of the bodies
	Color      color.Color
	Background color.Color
}

// NewRanges checks and copies the ranges. It returns an error where there are
// none, where a number is not finite, where the high end is below the low one,
// and where both are equal without an open end: that is a point.
func NewRanges(items []Range) (*Ranges, error) {
	if len(items) == 0 {
		return nil, errors.New("marks: no ranges to draw")
	}
	for i, it := range items {
		if err := it.check(); err != nil {
			return nil, fmt.Errorf("marks: range %d from %v to %v: %w", i, it.Low, it.High, err)
		}
	}
	return &Ranges{Items: append([]Range(nil), items...), Thickness: rangeThickness, Color: color.Black, Background: color.White}, nil
}

func (r Range) check() error {
	if err := checkKinds(Exact, r.Certainty); err != nil {
		return err
	}
	for _, n := range []struct {
		name string
		v    float64
	}{{"low end", r.Low}, {"high end", r.High}, {"y", r.Y}} {
		if err := checkFinite(n.name, n.v); err != nil {
			return err
		}
	}
	switch {
	case r.High < r.Low:
		return errors.New("the high end is below the low one")
	case r.High == r.Low && !r.OpenLow && !r.OpenHigh:
		return errors.New("both ends are one number; draw a point")
	case r.OpenLow && r.LooseLow || r.OpenHigh && r.LooseHigh:
		return errors.New("an end is open or about a number, not both")
	}
	return nil
}

// Plot implements plot.Plotter.
func (r *Ranges) Plot(c draw.Canvas, plt *plot.Plot) {
	for _, it := range r.Items {
		f, length := r.place(c, plt, it)
		x, _ := plt.Transforms(&c)
		r.draw(c, f, it, length, toZero(plt.X, it.Low, x))
	}
}

// place is the frame of a range, which starts at its low end, and its length.
func (r *Ranges) place(c draw.Canvas, plt *plot.Plot, it Range) (frame, vg.Length) {
	x, y := plt.Transforms(&c)
	low, high := x(it.Low), x(it.High)
	f := frame{vg.Point{X: low, Y: y(it.Y)}, Right}
	if high < low {
		f.dir = Left
	}
	length := abs(high - low)
	if it.High > it.Low {
		length = max(length, rangeLeast)
	}
	return f, length
}

// draw draws a range; the chevrons of its low end reach no further than to zero, where
// that end is not negative.
func (r *Ranges) draw(c draw.Canvas, f frame, it Range, length, toZero vg.Length) {
	i, half := newInk(it.Color, r.Color, r.Background), r.Thickness/2
	if length > 0 {
		bound := Exact
		if it.Within && it.Certainty != Speculated { // which is hatched all over
			bound = Between
		}
		paintBody(c, f, body{u1: length, half: half, bound: bound, certainty: it.Certainty}, i)
	}
	edge := func(u0, u1 vg.Length) {
		if tall := half + rangeProud; it.Certainty.dashed() {
			paint(c, i.full, dashes(f.at((u0+u1)/2, -tall), f.at((u0+u1)/2, tall), u1-u0, pointDash, pointDashGap)...)
		} else {
			paint(c, i.full, f.box(u0, u1, -tall, tall))
		}
	}
	thick := rangeCap
	if length > 0 {
		thick = float64(min(vg.Length(thick), length/2))
	}
	// A range of which one end alone is known is an edge at that end.
	alone := length == 0
	if it.pointed() || alone && it.OpenLow && !it.OpenHigh && fewLength(1) > toZero-vg.Length(thick) { // nor is there room before it
		drawEnd(c, f, it, toZero, i)
		return
	}
	if !it.OpenLow && !it.LooseLow || alone && it.OpenLow && it.OpenHigh {
		edge(0, vg.Length(thick))
	}
	if !it.OpenHigh && !it.LooseHigh {
		edge(length-vg.Length(thick), length)
	}
	if it.LooseLow {
		r.whisker(c, f.back(), toZero, i)
	}
	if it.LooseHigh {
		r.whisker(c, f.moved(length), endless, i)
	}
	if it.OpenLow {
		from := f
		if alone {
			from, toZero = f.moved(-vg.Length(thick)), toZero-vg.Length(thick)
		}
		chevronsWithin(c, from.back(), r.Thickness, toZero, i)
	}
	if it.OpenHigh {
		from := f.moved(length)
		if alone {
			from = f.moved(vg.Length(thick))
		}
		chevrons(c, from, r.Thickness, i)
	}
}

// drawEnd draws the one end that is known of a range as a point.
func drawEnd(c draw.Canvas, f frame, it Range, toZero vg.Length, i ink) {
	bound := it.bound()
	paintTail(c, f, bound, Diamond, pointRadius, toZero, i)
	paintPoint(c, f.origin, Diamond, it.Certainty, pointRadius, i)
	paintBack(c, f, bound, Diamond, it.Certainty, pointRadius, toZero, i)
}

// whisker says about: it leads outwards from an end, no further than there is room.
func (r *Ranges) whisker(c draw.Canvas, f frame, room vg.Length, i ink) {
	to, end := min(whiskerReach*pointRadius, room), vg.Length(whiskerHalf*pointRadius)
	paint(c, i.full, beam(f.origin, f.at(to, 0), whiskerLine), beam(f.at(to, -end), f.at(to, end), whiskerLine))
}

// RangeTail is the room that a range of a thickness takes beyond an end that is open,
// whose edge may be all that there is of it, or that is about a number.
func RangeTail(open, loose bool, thickness vg.Length) vg.Length {
	switch {
	case open:
		return rangeCap + ChevronLength(thickness)
	case loose:
		return whiskerReach*pointRadius + whiskerLine/2
	}
	return 0
}

// Tails is the room that a range of a thickness takes before its low and after its high
// end, where its point stands if it is drawn as one.
func (r Range) Tails(thickness vg.Length) (before, after vg.Length) {
	before, after = RangeTail(r.OpenLow, r.LooseLow, thickness), RangeTail(r.OpenHigh, r.LooseHigh, thickness)
	if r.pointed() {
		a, b := PointTail(r.bound(), Diamond, pointRadius)
		before, after = max(before, a), max(after, b)
	}
	return before, after
}

// pointed reports whether one end alone is known, of which an edge would be too thin to
// be hatched.
func (r Range) pointed() bool {
	return r.Low == r.High && r.OpenLow != r.OpenHigh && r.Certainty == Speculated
}

// bound is that of the one end that is known.
func (r Range) bound() Bound {
	if r.OpenLow {
		return Under
	}
	return Over
}

func (r *Ranges) extent(f frame, it Range, length vg.Length) vg.Rectangle {
	half := r.Thickness/2 + rangeProud
	before, after := it.Tails(r.Thickness)
	return f.box(-before, length+after, -half, half).bounds()
}

// Boxes returns, for each range, the rectangle of the canvas that it takes with
// its edges and chevrons.
func (r *Ranges) Boxes(c draw.Canvas, plt *plot.Plot) []vg.Rectangle {
	boxes := make([]vg.Rectangle, len(r.Items))
	for i, it := range r.Items {
		f, length := r.place(c, plt, it)
		boxes[i] = r.extent(f, it, length)
	}
	return boxes
}

// DataRange implements plot.DataRanger. What lies beyond an open end is not in it.
func (r *Ranges) DataRange() (xmin, xmax, ymin, ymax float64) {
	xmin, ymin = math.Inf(1), math.Inf(1)
	xmax, ymax = math.Inf(-1), math.Inf(-1)
	for _, it := range r.Items {
		xmin, xmax = math.Min(xmin, it.Low), math.Max(xmax, it.High)
		ymin, ymax = math.Min(ymin, it.Y), math.Max(ymax, it.Y)
	}
	return xmin, xmax, ymin, ymax
}

// GlyphBoxes implements plot.GlyphBoxer: both ends of each range.
func (r *Ranges) GlyphBoxes(plt *plot.Plot) []plot.GlyphBox {
	var boxes []plot.GlyphBox
	for _, it := range r.Items {
		box, y := r.extent(frame{dir: Right}, it, 0), plt.Y.Norm(it.Y)
		boxes = append(boxes,
			plot.GlyphBox{X: plt.X.Norm(it.Low), Y: y, Rectangle: vg.Rectangle{Min: box.Min, Max: vg.Point{Y: box.Max.Y}}},
			plot.GlyphBox{X: plt.X.Norm(it.High), Y: y, Rectangle: vg.Rectangle{Min: vg.Point{Y: box.Min.Y}, Max: box.Max}})
	}
	return boxes
}

// Thumbnail implements plot.Thumbnailer with a short range like the first one.
func (r *Ranges) Thumbnail(c *draw.Canvas) {
	if len(r.Items) == 0 {
		return
	}
	it, size := r.Items[0], c.Size()
	small := Ranges{Thickness: min(r.Thickness, size.Y/2), Color: r.Color, Background: r.Background}
	from, to := RangeTail(it.OpenLow, it.LooseLow, small.Thickness), size.X-RangeTail(it.OpenHigh, it.LooseHigh, small.Thickness)
	small.draw(*c, frame{vg.Point{X: c.Min.X + from, Y: (c.Min.Y + c.Max.Y) / 2}, Right}, it, max(to-from, 0), endless)
}

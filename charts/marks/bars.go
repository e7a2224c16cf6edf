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

// The measures of a bar.
const (
	hair        = 0.6  // the least length where bars are fine
	barTick     = 2.0  // a zero that the text states is seen too
	capUnder    = 3.5  // thickness of the cap of an upper bound
	capProud    = 3.0  // how far that cap stands out on each side
	capPeak     = 4.0  // thickness of the edge at the top of a spread
	capBetween  = 3.5  // thickness of the edge at the high end of an interval
	ragged      = 0.16 // half the depth of a ragged end, as a share of the width
	raggedShare = 0.20 // and at most, as a share of the length
	lineUnder   = 1.2  // outlines
	lineSpread  = 1.5
	lineHatched = 1.5
	lineHollow  = 2.0
	lineFine    = 1.4 // of what is too small for that
	barPitch    = 6.0 // distance of hatch lines along the bar
	barStripe   = 1.7 // their thickness
	barDash     = 6.0
	barGap      = 4.0
	fineDash    = 2.2
	fineGap     = 1.8
	cutWidth    = 1.6 // background line between two blocks
	cutTick     = 4.0 // what is left of it above and below a label
	cutApart    = 4.0 // blocks shorter than this are not drawn: more line than bar
	underInset  = 3.0 // from the end of an upper bound to its chevrons' origin
	underFree   = 2.0 // from the last of them to zero
)

// BarLeast is the least length of a bar that is not of zero: any number is longer
// than none, and seen.
const BarLeast vg.Length = 3

// least is the least length of a bar.
func (b Bar) least() vg.Length {
	if b.end() == 0 {
		return barTick
	}
	return BarLeast
}

// sharedSide is the thickness of the side between the two parts of an interval.
var sharedSide = [...]vg.Length{Asserted: lineSpread, Speculated: lineHatched, Proposed: lineHollow, Computed: lineHollow, Expected: lineHollow}

// Bar is one bar of Bars.
type Bar struct {
	Position  float64 // on the nominal axis
	Value     float64 // the number; with Between the end nearer to zero
	High      float64 // with Between alone: the end further from zero
	Loose     bool    // with Between alone: both ends are about these numbers
	Bound     Bound
	Certainty Certainty
	Color     color.Color // nil for the Color of the Bars

	// LabelClear is the length before the bar's end that a label inside the bar
	// needs: cuts between blocks leave only ticks there, and a hatch stops.
	LabelClear vg.Length
}

// end is the value furthest from zero.
func (b Bar) end() float64 {
	if b.Bound == Between {
		return b.High
	}
	return b.Value
}

// Bars draws bars that start at zero, at nominal positions. They run to the
// right (or up), those of negative values to the left (or down).
//
// A bound is read away from zero: over −5 is an open end to the left of −5, as
// of a fall of more than 5.
//
// A bar needs a zero to start from, so bars on a log scale are the caller's
// mistake, which cannot be seen here: gonum/plot panics at zero on such a scale.
type Bars struct {
	Items      []Bar
	Width      vg.Length // thickness of the bars
	Vertical   bool      // values on the Y axis instead of the X axis
	Color      color.Color
	Background color.Color

	// Block cuts bars into units of this value, with lines of background colour,
	// so that a multiple can be counted. Zero is no cuts.
	Block float64

	// Wash is the share of its colour that fills a computed bar within its outline: parts
	// that touch are told apart by more than their outlines. Zero is none.
	Wash float64

	// Spread is the share of its colour that fills a bar up to the top of a spread; zero is
	// the usual one.
	Spread float64

	// Fine draws what is too small to be seen as short as it is, among many bars that are
	// read together.
	Fine bool
}

// NewBars checks and copies the bars. It returns an error where there are none,
// where a number is not finite, where High is not further from zero than Value
// on the same side (Between) or is given without Between, and where the width
// is not positive.
func NewBars(items []Bar, width vg.Length) (*Bars, error) {
	if len(items) == 0 {
		return nil, errors.New("marks: no bars to draw")
	}
	if err := checkLength("width of the bars", width); err != nil {
		return nil, fmt.Errorf("marks: %w", err)
	}
	for i, it := range items {
		if err := it.check(); err != nil {
			return nil, fmt.Errorf("marks: bar %d at position %v: %w", i, it.Position, err)
		}
	}
	return &Bars{
		Items: append([]Bar(nil), items...), Width: width,
		Color: color.Black, Background: color.White,
	}, nil
}

func (b Bar) check() error {
	if err := checkKinds(b.Bound, b.Certainty); err != nil {
		return err
	}
	for _, n := range []struct {
		name string
		v    float64
	}{{"position", b.Position}, {"value", b.Value}, {"high end", b.High}} {
		if err := checkFinite(n.name, n.v); err != nil {
			return err
		}
	}
	switch {
	case b.Bound != Between && b.High != 0:
		return fmt.Errorf("high end %v belongs to the bound %v, but the bound is %v", b.High, Between, b.Bound)
	case b.Bound != Between && b.Loose:
		return fmt.Errorf("loose ends belong to the bound %v, but the bound is %v", Between, b.Bound)
	case b.Bound == Between && b.Value*b.High < 0:
		return fmt.Errorf("between %v and %v passes zero, where bars start; draw a point", b.Value, b.High)
	case b.Bound == Between && math.Abs(b.High) <= math.Abs(b.Value):
		return fmt.Errorf("high end %v is not further from zero than %v", b.High, b.Value)
	case !(b.LabelClear >= 0) || math.IsInf(float64(b.LabelClear), 0):
		return fmt.Errorf("room for the label is %v, want 0 or a positive length", b.LabelClear)
	}
	return nil
}

func checkLength(name string, l vg.Length) error {
	if !(l > 0) || math.IsInf(float64(l), 0) {
		return fmt.Errorf("%s is %v, want a positive length", name, l)
	}
	return nil
}

// Plot implements plot.Plotter.
func (b *Bars) Plot(c draw.Canvas, plt *plot.Plot) {
	value := b.valueTransform(c, plt)
	for _, it := range b.Items {
		f, length := b.place(c, plt, it)
		b.draw(c, f, it, length, func(v float64) vg.Length { return abs(value(v) - value(0)) })
	}
}

// valueTransform maps values to the canvas along the value axis.
func (b *Bars) valueTransform(c draw.Canvas, plt *plot.Plot) func(float64) vg.Length {
	x, y := plt.Transforms(&c)
	if b.Vertical {
		return y
	}
	return x
}

// place is the frame of a bar, which starts at zero, and its length in it.
func (b *Bars) place(c draw.Canvas, plt *plot.Plot, it Bar) (frame, vg.Length) {
	x, y := plt.Transforms(&c)
	if b.Vertical {
		zero, end := y(0), y(it.end())
		f := frame{vg.Point{X: x(it.Position), Y: zero}, Up}
		if end < zero {
			f.dir = Down
		}
		return f, max(abs(end-zero), b.least(it))
	}
	zero, end := x(0), x(it.end())
	f := frame{vg.Point{X: zero, Y: y(it.Position)}, Right}
	if end < zero {
		f.dir = Left
	}
	return f, max(abs(end-zero), b.least(it))
}

// least is the least length of one of the bars.
func (b *Bars) least(it Bar) vg.Length {
	if b.Fine {
		return hair
	}
	return it.least()
}

func abs(l vg.Length) vg.Length { return max(l, -l) }

// draw draws a bar of a length; along gives the length of a value.
func (b *Bars) draw(c draw.Canvas, f frame, it Bar, length vg.Length, along func(float64) vg.Length) {
	i := newInk(it.Color, b.Color, b.Background)
	h, half := b.Width, b.Width/2
	if it.end() == 0 && it.Bound == Exact { // a tick, and no bar that is low
		half /= 3
	}
	free := it.LabelClear // of hatch and cuts, before the end

	// The chevrons of an upper bound stand inside the bar, clear of hatch and cuts.
	inside := vg.Length(0)
	if it.Bound == Under {
		inside = underHeight(h, length)
		if inside > 0 {
			free = max(free, underInset+ChevronLength(inside)+underFree)
		}
	}

	low, depth := length, vg.Length(0)
	if it.Bound == About {
		depth = raggedDepth(h, length)
	}
	if it.Bound == Between {
		low = min(along(it.Value), length)
		if it.Loose {
			depth = min(ragged*h, low/2, (length-low)/2)
		}
		// The two parts share the side between them, and the near part is drawn last.
		paintBody(c, f, body{u0: max(0, low-depth-sharedSide[it.Certainty]), u1: length, half: half, depth: depth, bound: it.Bound, certainty: it.Certainty, teeth: barTeeth, wash: b.Wash, spread: b.Spread}, i)
	}
	if low > 0 {
		b1 := body{u1: low, half: half, depth: depth, free: max(0, free-(length-low)), bound: it.Bound, certainty: it.Certainty, teeth: barTeeth, wash: b.Wash, spread: b.Spread}
		if it.Bound == Between {
			b1.bound = Exact // up to the low end an interval is certain
		}
		paintBody(c, f, b1, i)
	}
	b.cutBlocks(c, f, it, length, free, along, i)

	switch it.Bound {
	case Under:
		if inside > 0 {
			chevrons(c, f.moved(length-underInset).back(), inside, i)
		}
		paint(c, i.full, f.box(length-min(capUnder, length), length, -half-capProud, half+capProud))
	case Peak:
		paint(c, i.full, f.box(length-min(capPeak, length), length, -half, half))
	case Between:
		if !it.Loose {
			paint(c, i.full, f.box(length-min(capBetween, length-low), length, -half, half))
		}
	}
	if it.Bound.open() {
		chevrons(c, f.moved(length), openHeight(h, length), i)
	}
}

// raggedDepth is half the depth of a ragged end: a short bar has short teeth, and one
// that is shorter than a tooth could be seen has none.
func raggedDepth(width, length vg.Length) vg.Length {
	const least = 0.5
	if depth := min(ragged*width, raggedShare*length); depth >= least {
		return depth
	}
	return 0
}

// underHeight is the height of the chevrons inside the end of an upper bound:
// as high as the bar allows, lower where the bar is so short that they would
// run past zero, and zero where there is no room at all.
func underHeight(h, length vg.Length) vg.Length {
	height := max(h-6, 0.6*h) // 3 to each side, less in a thin bar
	height = lowChevrons(height, length-underInset-underFree)
	if height < chevronLeast {
		return 0
	}
	return height
}

// body is the part of a bar from u0 to u1, half a bar's width to either side.
type body struct {
	u0, u1, half vg.Length
	depth        vg.Length // half the depth of a ragged end; zero for a straight one
	free         vg.Length // before u1, not to be hatched
	bound        Bound
	certainty    Certainty
	back         vg.Length // half the depth of a ragged start
	teeth        int       // of a ragged side
	fine         bool      // too small for the lines and dashes of a bar
	wash         float64   // of its colour in a computed body
	spread       float64   // of its colour up to the top of a spread; zero for the usual
}

// barTeeth is how many teeth the ragged end of a bar has.
const barTeeth = 4

func paintBody(c vg.Canvas, f frame, b body, i ink) {
	outline, hollow := b.outline(f), vg.Length(lineHollow)
	if b.fine {
		hollow = lineFine
	}
	if b.certainty == Asserted {
		switch b.bound {
		case Under:
			paint(c, i.tint(tintUnder), outline)
			paint(c, i.full, b.rails(f, lineUnder)...)
		case Peak, Between:
			share := tintSpread
			if b.spread > 0 && b.bound == Peak {
				share = b.spread
			}
			paint(c, i.tint(share), outline)
			paint(c, i.full, b.rails(f, lineSpread)...)
		default:
			paint(c, i.full, outline)
		}
		return
	}

	switch b.certainty {
	case Speculated:
		if b.bound == Between { // beyond the low end nothing is even speculated to be certain
			paint(c, i.tint(tintUnder), outline)
			paint(c, i.full, b.edges(f, lineHatched)...)
			return
		}
		paint(c, i.tint(tintHatch), outline)
		paint(c, i.full, b.stripes(f)...)
		paint(c, i.full, b.edges(f, lineHatched)...)
	case Proposed:
		paint(c, i.ground, outline)
		paint(c, i.full, b.dashes(f, hollow)...)
	case Expected:
		paint(c, i.tint(tintExpected), outline)
		paint(c, i.full, b.dashes(f, hollow)...)
	case Computed:
		paint(c, i.ground, outline)
		if b.wash > 0 && b.bound != Between && b.bound != Under { // where nothing is certain it is light
			paint(c, i.tint(b.wash), outline)
		}
		paint(c, i.full, b.edges(f, hollow)...)
	}
}

// end is the far side of the body, straight or with teeth, drawn in by in.
func (b body) end(f frame, in vg.Length) polygon {
	if b.depth == 0 {
		return polygon{f.at(b.u1-in, -b.half), f.at(b.u1-in, b.half)}
	}
	p := make(polygon, 2*b.teeth+1)
	for n := range p {
		u := b.u1 - b.depth - in
		if n%2 == 1 {
			u += 2 * b.depth
		}
		p[n] = f.at(max(u, b.u0), b.half*(vg.Length(n)/vg.Length(b.teeth)-1))
	}
	return p
}

// start is the near side, drawn in by in: the end of the body seen the other way.
func (b body) start(f frame, in vg.Length) polygon {
	return body{u0: b.u0 - b.u1, half: b.half, depth: b.back, teeth: b.teeth}.end(f.moved(b.u0).back(), in)
}

func (b body) outline(f frame) polygon { return append(b.end(f, 0), b.start(f, 0)...) }

// stripes hatch the body but for its free part; they pass through its upper
// left corner, whichever way the bar runs. A ragged body is hatched as a box and
// its teeth, which are convex.
func (b body) stripes(f frame) []polygon {
	r := b.outline(f).bounds()
	corner := vg.Point{X: r.Min.X, Y: r.Max.Y}
	to := b.u1 - max(b.depth, min(b.free, b.u1-b.u0))
	parts := append([]polygon{f.box(b.u0+b.back, to, -b.half, b.half)}, teeth(b.start(f, 0))...)
	if b.free == 0 {
		parts = append(parts, teeth(b.end(f, 0))...)
	}
	var ps []polygon
	for _, p := range parts {
		ps = append(ps, hatch(p, rising, corner, barPitch/math.Sqrt2, barStripe)...)
	}
	return ps
}

// teeth are those of a side of a body; none of a straight one.
func teeth(side polygon) (ps []polygon) {
	for n := 0; n+2 < len(side); n += 2 {
		ps = append(ps, side[n:n+3])
	}
	return ps
}

// rails are the two long sides of a tinted body: its start stands on the
// baseline, and its end has a cap.
func (b body) rails(f frame, w vg.Length) []polygon {
	return sides(f, b.u0, b.u1-b.depth, -b.half, b.half, w)[:2]
}

// edges are the sides of the body, inside it.
func (b body) edges(f frame, w vg.Length) []polygon {
	first := b.u0 + b.back
	ps := sides(f, first, max(b.u1-b.depth, first), -b.half, b.half, w)
	if b.depth > 0 {
		ps[3] = b.raggedEdge(b.end, b.depth, f, w)
	}
	if b.back > 0 {
		ps[2] = b.raggedEdge(b.start, b.back, f, w)
	}
	return ps
}

// raggedEdge is a ragged side as a band that is w thick square to its slopes.
func (b body) raggedEdge(side func(frame, vg.Length) polygon, depth vg.Length, f frame, w vg.Length) polygon {
	rise := b.half / vg.Length(b.teeth)
	in := min(w*vg.Length(math.Hypot(float64(2*depth), float64(rise)))/rise, (b.u1-b.u0)/4) // or it would fill a short body
	p, inner := side(f, 0), side(f, in)
	for n := len(inner) - 1; n >= 0; n-- {
		p = append(p, inner[n])
	}
	return p
}

// dashes are the sides of the body in dashes. A ragged end stays whole: its
// teeth are shorter than a dash.
func (b body) dashes(f frame, w vg.Length) []polygon {
	u0, u1, v := b.u0+w/2, b.u1-w/2, b.half-w/2
	first, last := b.u0+b.back, b.u1-b.depth
	dash, gap := vg.Length(barDash), vg.Length(barGap)
	if b.fine {
		dash, gap = fineDash, fineGap
	}
	if last-first <= 2*w {
		return b.edges(f, w)
	}
	ps := dashes(f.at(first, -v), f.at(last, -v), w, dash, gap)
	ps = append(ps, dashes(f.at(first, v), f.at(last, v), w, dash, gap)...)
	if b.back > 0 {
		ps = append(ps, b.raggedEdge(b.start, b.back, f, w))
	} else {
		ps = append(ps, dashes(f.at(u0, -b.half), f.at(u0, b.half), w, dash, gap)...)
	}
	if b.depth > 0 {
		return append(ps, b.raggedEdge(b.end, b.depth, f, w))
	}
	return append(ps, dashes(f.at(u1, -b.half), f.at(u1, b.half), w, dash, gap)...)
}

// cutBlocks draws the lines between blocks, never through the bar's end. Within
// the free length before it, only ticks.
func (b *Bars) cutBlocks(c draw.Canvas, f frame, it Bar, length, free vg.Length, along func(float64) vg.Length, i ink) {
	if !(b.Block > 0) || !(along(b.Block) >= cutApart) {
		return
	}
	line, col := vg.Length(cutWidth), i.ground
	if it.Certainty != Asserted && it.Certainty != Speculated {
		line, col = 1, i.tint(tintCut)
	}
	firm := vg.Length(0)
	switch it.Bound {
	case Under:
		firm = capUnder
	case Peak:
		firm = capPeak
	case Between:
		firm = capBetween
		if it.Loose {
			firm = ragged * b.Width
		}
	case About:
		firm = raggedDepth(b.Width, length)
	}
	half, tick := b.Width/2, min(cutTick, b.Width/4)
	var cuts []polygon
	for n := 1; float64(n)*b.Block < math.Abs(it.end()); n++ {
		u := along(float64(n) * b.Block)
		if u+line/2 > length-firm {
			break
		}
		if u < length-free {
			cuts = append(cuts, f.box(u-line/2, u+line/2, -half, half))
			continue
		}
		cuts = append(cuts,
			f.box(u-line/2, u+line/2, -half, tick-half),
			f.box(u-line/2, u+line/2, half-tick, half))
	}
	paint(c, col, cuts...)
}

// Boxes returns, for each bar, the rectangle of the canvas that it takes with
// its cap and chevrons, as Plot draws it.
func (b *Bars) Boxes(c draw.Canvas, plt *plot.Plot) []vg.Rectangle {
	boxes := make([]vg.Rectangle, len(b.Items))
	for i, it := range b.Items {
		f, length := b.place(c, plt, it)
		boxes[i] = b.extent(f, it, 0, length)
	}
	return boxes
}

func (b *Bars) extent(f frame, it Bar, from, to vg.Length) vg.Rectangle {
	half := b.Width / 2
	if it.Bound == Under {
		half += capProud
	}
	bound := it.Bound
	if it.Loose {
		bound = About
	}
	tail := Tail(bound, b.Width)
	if to > from { // the place of the bar is known
		tail = BarTail(bound, b.Width, to-from)
	}
	return f.box(from, to+tail, -half, half).bounds()
}

// DataRange implements plot.DataRanger. The range always has zero in it, and
// nothing of what a bound leaves open.
func (b *Bars) DataRange() (xmin, xmax, ymin, ymax float64) {
	pmin, pmax := math.Inf(1), math.Inf(-1)
	vmin, vmax := 0.0, 0.0
	for _, it := range b.Items {
		pmin, pmax = math.Min(pmin, it.Position), math.Max(pmax, it.Position)
		vmin, vmax = math.Min(vmin, it.end()), math.Max(vmax, it.end())
	}
	if b.Vertical {
		return pmin, pmax, vmin, vmax
	}
	return vmin, vmax, pmin, pmax
}

// GlyphBoxes implements plot.GlyphBoxer: the ends of the bars with their caps
// and chevrons, so that the plot leaves room for them.
func (b *Bars) GlyphBoxes(plt *plot.Plot) []plot.GlyphBox {
	boxes := make([]plot.GlyphBox, len(b.Items))
	for i, it := range b.Items {
		f := frame{dir: Right}
		switch {
		case b.Vertical && it.end() < 0:
			f.dir = Down
		case b.Vertical:
			f.dir = Up
		case it.end() < 0:
			f.dir = Left
		}
		boxes[i] = plot.GlyphBox{X: plt.X.Norm(it.end()), Y: plt.Y.Norm(it.Position), Rectangle: b.extent(f, it, 0, 0)}
		if b.Vertical {
			boxes[i].X, boxes[i].Y = plt.X.Norm(it.Position), plt.Y.Norm(it.end())
		}
	}
	return boxes
}

// Thumbnail implements plot.Thumbnailer with a short bar of the first one's
// bound and certainty.
func (b *Bars) Thumbnail(c *draw.Canvas) {
	if len(b.Items) == 0 {
		return
	}
	it := b.Items[0]
	it.LabelClear = 0
	size := c.Size()
	small := Bars{Width: 0.8 * size.Y, Color: b.Color, Background: b.Background}
	length := max(size.X-Tail(it.Bound, small.Width), size.X/3)
	f := frame{vg.Point{X: c.Min.X, Y: (c.Min.Y + c.Max.Y) / 2}, Right}
	small.draw(*c, f, it, length, func(float64) vg.Length { return 2 * length / 3 })
}

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

// The measures of a span.
const (
	spanThickness = 10.0
	spanLeast     = 1.0 // least length, or a day among years could not be seen
	spanLine      = 1.3
	spanChevron   = 8.0  // least height of chevrons: those of a thin line would be specks
	spanThin      = 9.0  // with fewer teeth, or its outline would be all teeth
	spanShort     = 16.0 // shorter than a few dashes of a bar
	spanRagged    = 0.22 // half the depth of a ragged end, as a share of the thickness
)

// Extent says how a span fills its interval.
type Extent int

const (
	Firm   Extent = iota // all of it, from end to end: solid
	Within               // at some time within it, such as a year the text only names: tinted, outlined
)

// Span is one interval of Spans.
type Span struct {
	Start, End           float64
	Y                    float64
	Extent               Extent
	Certainty            Certainty   // the body of what is not asserted is that of a bar
	OpenStart, OpenEnd   bool        // it began earlier, or lasts longer: chevrons outwards
	LooseStart, LooseEnd bool        // the end is about this one, or doubtful: ragged
	Thickness            vg.Length   // 0 for 10
	Color                color.Color // nil for the Color of the Spans
}

func (s Span) thickness() vg.Length {
	if s.Thickness > 0 {
		return s.Thickness
	}
	return spanThickness
}

func (s Span) chevronHeight() vg.Length { return max(s.thickness(), spanChevron) }

// Spans draws intervals along the X axis, such as those of a timeline.
type Spans struct {
	Items      []Span
	Color      color.Color
	Background color.Color
}

// NewSpans checks and copies the spans. It returns an error where there are
// none, where a number is not finite, where a span does not end after its
// start, and where a thickness is negative.
func NewSpans(items []Span) (*Spans, error) {
	if len(items) == 0 {
		return nil, errors.New("marks: no spans to draw")
	}
	for i, it := range items {
		if err := it.check(); err != nil {
			return nil, fmt.Errorf("marks: span %d from %v to %v: %w", i, it.Start, it.End, err)
		}
	}
	return &Spans{Items: append([]Span(nil), items...), Color: color.Black, Background: color.White}, nil
}

func (s Span) check() error {
	if err := checkKinds(Exact, s.Certainty); err != nil {
		return err
	}
	for _, n := range []struct {
		name string
		v    float64
	}{{"start", s.Start}, {"end", s.End}, {"y", s.Y}} {
		if err := checkFinite(n.name, n.v); err != nil {
			return err
		}
	}
	switch {
	case s.End <= s.Start:
		return errors.New("the end is not after the start")
	case s.Extent < Firm || s.Extent > Within:
		return fmt.Errorf("unknown extent %d, want %d (firm) to %d (within)", s.Extent, Firm, Within)
	case s.OpenStart && s.LooseStart || s.OpenEnd && s.LooseEnd:
		return errors.New("an end is open or about a time, not both")
	case !(s.Thickness >= 0) || math.IsInf(float64(s.Thickness), 0):
		return fmt.Errorf("thickness is %v, want a positive length, or 0 for %v", s.Thickness, spanThickness)
	}
	return nil
}

// Plot implements plot.Plotter.
func (s *Spans) Plot(c draw.Canvas, plt *plot.Plot) {
	for _, it := range s.Items {
		f, length := s.place(c, plt, it)
		s.draw(c, f, it, length)
	}
}

// place is the frame of a span, which starts at its start, and its length in it.
func (s *Spans) place(c draw.Canvas, plt *plot.Plot, it Span) (frame, vg.Length) {
	x, y := plt.Transforms(&c)
	start, end := x(it.Start), x(it.End)
	f := frame{vg.Point{X: start, Y: y(it.Y)}, Right}
	if end < start {
		f.dir = Left
	}
	return f, max(abs(end-start), spanLeast)
}

func (s *Spans) draw(c draw.Canvas, f frame, it Span, length vg.Length) {
	i, h := newInk(it.Color, s.Color, s.Background), it.thickness()
	b := body{u1: length, half: h / 2, certainty: it.Certainty, teeth: 3}
	if h < spanThin {
		b.teeth = 2
	}
	b.fine = h < spanThin || length < spanShort
	b.back, b.depth = it.ragged(length)
	if it.Certainty == Asserted && it.Extent == Within {
		paint(c, i.tint(tintSpread), b.outline(f))
		paint(c, i.full, b.edges(f, spanLine)...)
	} else {
		paintBody(c, f, b, i)
	}
	if it.OpenStart {
		chevrons(c, f.back(), it.chevronHeight(), i)
	}
	if it.OpenEnd {
		chevrons(c, f.moved(length), it.chevronHeight(), i)
	}
}

// ragged is half the depth of the ragged ends of a span.
func (s Span) ragged(length vg.Length) (start, end vg.Length) {
	depth := min(spanRagged*s.thickness(), raggedShare*length)
	if s.LooseStart {
		start = depth
	}
	if s.LooseEnd {
		end = depth
	}
	return start, end
}

func (s Span) extent(f frame, length vg.Length) vg.Rectangle {
	half, from, to := s.thickness()/2, vg.Length(0), length
	if s.OpenStart {
		from -= ChevronLength(s.chevronHeight())
	}
	if s.OpenEnd {
		to += ChevronLength(s.chevronHeight())
	}
	start, end := s.ragged(length)
	from, to = from-start, to+end
	if s.OpenStart || s.OpenEnd {
		half = s.chevronHeight() / 2
	}
	return f.box(from, to, -half, half).bounds()
}

// Boxes returns, for each span, the rectangle of the canvas that it takes with
// its chevrons, as Plot draws it.
func (s *Spans) Boxes(c draw.Canvas, plt *plot.Plot) []vg.Rectangle {
	boxes := make([]vg.Rectangle, len(s.Items))
	for i, it := range s.Items {
		f, length := s.place(c, plt, it)
		boxes[i] = it.extent(f, length)
	}
	return boxes
}

// DataRange implements plot.DataRanger. What lies beyond an open end is not in it.
func (s *Spans) DataRange() (xmin, xmax, ymin, ymax float64) {
	xmin, ymin = math.Inf(1), math.Inf(1)
	xmax, ymax = math.Inf(-1), math.Inf(-1)
	for _, it := range s.Items {
		xmin, xmax = math.Min(xmin, it.Start), math.Max(xmax, it.End)
		ymin, ymax = math.Min(ymin, it.Y), math.Max(ymax, it.Y)
	}
	return xmin, xmax, ymin, ymax
}

// GlyphBoxes implements plot.GlyphBoxer: both ends of each span.
func (s *Spans) GlyphBoxes(plt *plot.Plot) []plot.GlyphBox {
	var boxes []plot.GlyphBox
	for _, it := range s.Items {
		r := it.extent(frame{dir: Right}, 0)
		y := plt.Y.Norm(it.Y)
		boxes = append(boxes,
			plot.GlyphBox{X: plt.X.Norm(it.Start), Y: y, Rectangle: vg.Rectangle{Min: r.Min, Max: vg.Point{Y: r.Max.Y}}},
			plot.GlyphBox{X: plt.X.Norm(it.End), Y: y, Rectangle: vg.Rectangle{Min: vg.Point{Y: r.Min.Y}, Max: r.Max}})
	}
	return boxes
}

// Thumbnail implements plot.Thumbnailer with a short span like the first one.
func (s *Spans) Thumbnail(c *draw.Canvas) {
	if len(s.Items) == 0 {
		return
	}
	it, size := s.Items[0], c.Size()
	it.Thickness = min(it.thickness(), size.Y)
	it.OpenStart, it.OpenEnd, it.LooseStart, it.LooseEnd = false, false, false, false // no room
	s.draw(*c, frame{vg.Point{X: c.Min.X, Y: (c.Min.Y + c.Max.Y) / 2}, Right}, it, size.X)
}

package marks

import (
	"errors"
	"fmt"
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// The measures of a symbol.
const (
	symbolChevron = 11.0 // height of its chevrons, at most
	symbolWhisker = 7.0  // how far a whisker leads out of it
	symbolRim     = 1.0
)

// Symbol is one disc of Symbols, whose area stands for a number.
type Symbol struct {
	X, Y      float64
	Radius    vg.Length
	High      vg.Length // with Between alone: the radius for the high end
	Loose     bool      // with Between alone: both ends are about these numbers
	Bound     Bound
	Certainty Certainty
	Color     color.Color // nil for the Color of the Symbols
}

// tail is the bound whose chevrons or whiskers lead out of the disc.
func (it Symbol) tail() Bound {
	if it.Loose {
		return About
	}
	return it.Bound
}

// outer is the radius with that of the high end.
func (it Symbol) outer() vg.Length { return max(it.Radius, it.High) }

// Symbols draws numbers as discs at places, each by its area. Chevrons lead out of a number
// that is a limit, to the right for over and to the left for under; whiskers say about; and
// what lies between two numbers is a disc in a lighter one.
type Symbols struct {
	Items      []Symbol
	Color      color.Color
	Background color.Color
}

// NewSymbols checks and copies the symbols. It returns an error where there are none, where
// a place is not finite, where a radius is not above zero, and where the high one is not
// above it (Between) or is given without Between.
func NewSymbols(items []Symbol) (*Symbols, error) {
	if len(items) == 0 {
		return nil, errors.New("marks: no symbols to draw")
	}
	for i, it := range items {
		if err := it.check(); err != nil {
			return nil, fmt.Errorf("marks: symbol %d at (%v, %v): %w", i, it.X, it.Y, err)
		}
	}
	return &Symbols{Items: append([]Symbol(nil), items...), Color: color.Black, Background: color.White}, nil
}

func (it Symbol) check() error {
	if err := checkKinds(it.Bound, it.Certainty); err != nil {
		return err
	}
	for _, n := range []struct {
		name string
		v    float64
	}{{"x", it.X}, {"y", it.Y}, {"radius", float64(it.Radius)}, {"high radius", float64(it.High)}} {
		if err := checkFinite(n.name, n.v); err != nil {
			return err
		}
	}
	switch {
	case it.Radius <= 0:
		return fmt.Errorf("the radius is %v, want more than 0", it.Radius)
	case it.Bound != Between && (it.High != 0 || it.Loose):
		return fmt.Errorf("a high radius and loose ends belong to the bound %v, but the bound is %v", Between, it.Bound)
	case it.Bound == Between && it.High <= it.Radius:
		return fmt.Errorf("the high radius %v is not above %v", it.High, it.Radius)
	}
	return nil
}

// Plot implements plot.Plotter.
func (s *Symbols) Plot(c draw.Canvas, plt *plot.Plot) {
	x, y := plt.Transforms(&c)
	for _, it := range s.Items {
		s.draw(c, it, vg.Point{X: x(it.X), Y: y(it.Y)})
	}
}

func (s *Symbols) draw(c draw.Canvas, it Symbol, at vg.Point) {
	i := newInk(it.Color, s.Color, s.Background)
	fill(c, i.ground, disc(at, it.outer()+symbolRim))
	if it.High > 0 {
		fill(c, i.full, disc(at, it.High))
		fill(c, i.tint(tintSpread), disc(at, it.High-min(ringHatched, it.High/2)))
	}
	paintPoint(c, at, Disc, it.Certainty, it.Radius, i)
	edge, height := it.outer(), it.chevrons()
	switch it.tail() {
	case Over, Peak:
		chevrons(c, frame{at, Right}.moved(edge), height, i)
	case Under:
		chevrons(c, frame{at, Left}.moved(edge), height, i)
	case About:
		for _, dir := range []Direction{Right, Left} {
			f := frame{at, dir}
			end := edge + symbolWhisker
			paint(c, i.full, f.box(edge, end, -whiskerLine/2, whiskerLine/2), f.box(end-whiskerLine, end, -height/3, height/3))
		}
	}
}

// chevrons is the height of those of a symbol.
func (it Symbol) chevrons() vg.Length { return max(chevronLeast+2, min(symbolChevron, 1.6*it.outer())) }

// room is what a symbol takes about its middle.
func (it Symbol) room() vg.Rectangle {
	r := it.outer()
	out := vg.Rectangle{Min: vg.Point{X: -r, Y: -r}, Max: vg.Point{X: r, Y: r}}
	switch it.tail() {
	case Over, Peak:
		out.Max.X += ChevronLength(it.chevrons())
	case Under:
		out.Min.X -= ChevronLength(it.chevrons())
	case About:
		out.Min.X, out.Max.X = out.Min.X-symbolWhisker, out.Max.X+symbolWhisker
	}
	return out
}

// Boxes returns the rectangle of the canvas that each symbol takes with what leads out of it.
func (s *Symbols) Boxes(c draw.Canvas, plt *plot.Plot) []vg.Rectangle {
	x, y := plt.Transforms(&c)
	out := make([]vg.Rectangle, len(s.Items))
	for n, it := range s.Items {
		at, room := vg.Point{X: x(it.X), Y: y(it.Y)}, it.room()
		out[n] = vg.Rectangle{Min: at.Add(room.Min), Max: at.Add(room.Max)}
	}
	return out
}

// DataRange implements plot.DataRanger.
func (s *Symbols) DataRange() (xmin, xmax, ymin, ymax float64) {
	for n, it := range s.Items {
		if n == 0 {
			xmin, xmax, ymin, ymax = it.X, it.X, it.Y, it.Y
		}
		xmin, xmax, ymin, ymax = min(xmin, it.X), max(xmax, it.X), min(ymin, it.Y), max(ymax, it.Y)
	}
	return xmin, xmax, ymin, ymax
}

// GlyphBoxes implements plot.GlyphBoxer.
func (s *Symbols) GlyphBoxes(plt *plot.Plot) []plot.GlyphBox {
	var out []plot.GlyphBox
	for _, it := range s.Items {
		out = append(out, plot.GlyphBox{X: plt.X.Norm(it.X), Y: plt.Y.Norm(it.Y), Rectangle: it.room()})
	}
	return out
}

// Thumbnail implements plot.Thumbnailer with a disc in the colour of the first symbol.
func (s *Symbols) Thumbnail(c *draw.Canvas) {
	if len(s.Items) == 0 {
		return
	}
	it := s.Items[0]
	it.Radius, it.High, it.Bound, it.Loose = min(c.Size().X, c.Size().Y)/2, 0, Exact, false
	s.draw(*c, it, c.Center())
}

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

// The measures of a cell, as shares of its width or height.
const (
	cellChevron = 0.50 // height of chevrons, of the cell's
	cellTail    = 0.32 // their length at most, of the cell's width
	cellTallest = 18.0 // height of chevrons at most, as a length
	cellHigh    = 0.26 // width of the part for the high end of an interval
	cellRagged  = 0.05 // half the depth of a ragged end, of the width
	cellHollow  = 3.0
	cellStripe  = 1.5
	cellPitch   = 7.0
	cellClear   = 3.0 // between a label and the hatch
)

// Cell is one cell of Cells: a colour that stands for a number.
type Cell struct {
	X, Y      float64     // the middle; a cell is 1 wide and 1 high
	Color     color.Color // of the number; of the low end with Between
	High      color.Color // of the high end, with Between alone
	Loose     bool        // with Between alone: both ends are about these numbers
	Bound     Bound
	Certainty Certainty
	Clear     vg.Length // width of a label in the middle, where a hatch stops
}

// Cells draws the cells of a heat map, each in a colour of its own. An open end
// gives some of the cell's width to chevrons, what lies between two numbers has
// the colour of either, and about a number is a ragged side.
type Cells struct {
	Items      []Cell
	Gap        vg.Length   // between two cells
	Color      color.Color // full: of hatches, dashes and chevrons
	Background color.Color
}

// NewCells checks and copies the cells. It returns an error where there are
// none, where a place is not finite, where a colour is missing, and where a high
// colour is missing (Between) or is given without Between.
func NewCells(items []Cell) (*Cells, error) {
	if len(items) == 0 {
		return nil, errors.New("marks: no cells to draw")
	}
	for i, it := range items {
		if err := it.check(); err != nil {
			return nil, fmt.Errorf("marks: cell %d at (%v, %v): %w", i, it.X, it.Y, err)
		}
	}
	return &Cells{Items: append([]Cell(nil), items...), Color: color.Black, Background: color.White}, nil
}

func (it Cell) check() error {
	if err := checkKinds(it.Bound, it.Certainty); err != nil {
		return err
	}
	if err := checkFinite("x", it.X); err != nil {
		return err
	}
	if err := checkFinite("y", it.Y); err != nil {
		return err
	}
	switch {
	case it.Color == nil:
		return errors.New("it has no colour")
	case (it.High != nil) != (it.Bound == Between):
		return fmt.Errorf("a colour of the high end goes with the bound %v, and the bound is %v", Between, it.Bound)
	case it.Loose && it.Bound != Between:
		return fmt.Errorf("loose ends belong to the bound %v, but the bound is %v", Between, it.Bound)
	case !(it.Clear >= 0) || math.IsInf(float64(it.Clear), 0):
		return fmt.Errorf("room for the label is %v, want 0 or a positive length", it.Clear)
	}
	return nil
}

// cellChevrons is the height of the chevrons in a cell.
func cellChevrons(size vg.Point) vg.Length {
	h := min(cellChevron*size.Y, cellTallest)
	if room := cellTail * size.X; ChevronLength(h) > room {
		h = min(h, room/ChevronLength(1))
	}
	return h
}

// CellBody is the part of a cell that is in its colour, where a label may stand:
// the rectangle of the cell without its chevrons, its ragged side, or the part
// for its high end.
func CellBody(b Bound, r vg.Rectangle) vg.Rectangle {
	size := r.Size()
	switch b {
	case Over, Peak:
		r.Max.X -= ChevronLength(cellChevrons(size))
	case Under:
		r.Min.X += ChevronLength(cellChevrons(size))
	case Between:
		r.Max.X -= cellHigh * size.X
	case About:
		r.Max.X -= 2 * cellRagged * size.X
	}
	return r
}

// Plot implements plot.Plotter.
func (s *Cells) Plot(c draw.Canvas, plt *plot.Plot) {
	for n, r := range s.Boxes(c, plt) {
		s.draw(c, s.Items[n], r)
	}
}

// Boxes returns the rectangle of the canvas that each cell takes.
func (s *Cells) Boxes(c draw.Canvas, plt *plot.Plot) []vg.Rectangle {
	x, y := plt.Transforms(&c)
	boxes := make([]vg.Rectangle, len(s.Items))
	for n, it := range s.Items {
		g := s.Gap / 2
		boxes[n] = vg.Rectangle{
			Min: vg.Point{X: x(it.X-0.5) + g, Y: y(it.Y-0.5) + g},
			Max: vg.Point{X: x(it.X+0.5) - g, Y: y(it.Y+0.5) - g},
		}
	}
	return boxes
}

func (s *Cells) draw(c draw.Canvas, it Cell, r vg.Rectangle) {
	i := newInk(nil, s.Color, s.Background)
	shade := Mix(it.Color, s.Background, 1)
	inner := CellBody(it.Bound, r)
	f := frame{vg.Point{X: inner.Min.X, Y: (r.Min.Y + r.Max.Y) / 2}, Right}
	half, width := r.Size().Y/2, inner.Size().X
	if half <= 0 || width <= 0 {
		return
	}
	b := body{u1: width, half: half, teeth: barTeeth}
	if it.Bound == About {
		b.depth = cellRagged * r.Size().X
		b.u1 += b.depth
	}
	box := f.box(0, width, -half, half)
	if it.Bound == Between {
		s.high(c, it, f, width, r)
	}
	switch it.Certainty {
	case Asserted:
		paint(c, shade, b.outline(f))
	case Speculated:
		paint(c, shade, b.outline(f))
		stripe := i.full
		if distance(shade, i.full) < distance(shade, i.ground) {
			stripe = i.ground
		}
		// The hatch stops on both sides of the label.
		free := min(it.Clear/2+cellClear, width/2)
		if it.Clear == 0 {
			free = 0
		}
		for _, part := range []polygon{f.box(0, width/2-free, -half, half), f.box(width/2+free, width, -half, half)} {
			paint(c, stripe, hatch(part, rising, box[0], cellPitch/math.Sqrt2, cellStripe)...)
		}
		paint(c, i.full, sides(f, 0, width, -half, half, lineHatched)...)
	case Proposed:
		paint(c, i.ground, box)
		paint(c, i.full, b.dashes(f, lineHollow)...)
	case Expected:
		paint(c, Mix(shade, s.Background, tintExpected), b.outline(f))
		paint(c, i.full, b.dashes(f, lineHollow)...)
	case Computed:
		paint(c, i.ground, b.outline(f))
		paint(c, shade, sides(f, 0, width, -half, half, cellHollow)...)
	}
	switch height := cellChevrons(r.Size()); it.Bound {
	case Over, Peak:
		chevrons(c, f.moved(width), height, i)
	case Under:
		chevrons(c, f.back(), height, i)
	}
}

// high draws the part of a cell for the high end of an interval.
func (s *Cells) high(c draw.Canvas, it Cell, f frame, from vg.Length, r vg.Rectangle) {
	shade, size := Mix(it.High, s.Background, 1), r.Size()
	b := body{u0: from, u1: size.X, half: size.Y / 2, teeth: barTeeth}
	if it.Loose {
		b.depth = cellRagged * size.X
		b.u1 -= b.depth
	}
	switch it.Certainty {
	case Proposed, Computed, Expected:
		paint(c, shade, b.edges(f, cellHollow)...)
	default:
		paint(c, shade, b.outline(f))
	}
}

// distance is how far two colours lie apart, by channel.
func distance(a, b color.NRGBA) int {
	apart := func(x, y uint8) int { return max(int(x)-int(y), int(y)-int(x)) }
	return apart(a.R, b.R) + apart(a.G, b.G) + apart(a.B, b.B)
}

// DataRange implements plot.DataRanger.
func (s *Cells) DataRange() (xmin, xmax, ymin, ymax float64) {
	xmin, ymin = math.Inf(1), math.Inf(1)
	xmax, ymax = math.Inf(-1), math.Inf(-1)
	for _, it := range s.Items {
		xmin, xmax = math.Min(xmin, it.X-0.5), math.Max(xmax, it.X+0.5)
		ymin, ymax = math.Min(ymin, it.Y-0.5), math.Max(ymax, it.Y+0.5)
	}
	return xmin, xmax, ymin, ymax
}

// Thumbnail implements plot.Thumbnailer with the first cell.
func (s *Cells) Thumbnail(c *draw.Canvas) {
	if len(s.Items) == 0 {
		return
	}
	it := s.Items[0]
	it.Clear = 0
	s.draw(*c, it, c.Rectangle)
}

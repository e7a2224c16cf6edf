package marks

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// The measures of a slope.
const (
	slopeLine = 3.0
	slopeDrop = 1.2
	slopeDash = 6.0
	slopeGap  = 4.0
)

// Slope draws the way between counts: a line over a tint that reaches down to
// zero, with a thin vertical at each count. The counts themselves are for
// Points, drawn after it. Like a bar it needs a zero to stand on, so it does
// not go on a log scale.
type Slope struct {
	plotter.XYs
	LineWidth  vg.Length // of the line
	DropWidth  vg.Length // of the verticals
	Loose      []bool    // by count: the line to and from it is dashed; may be shorter
	Color      color.Color
	Background color.Color
}

// NewSlope checks and copies the counts. It returns an error where there are
// fewer than two, where a number is not finite, and where x does not grow from
// one to the next.
func NewSlope(counts plotter.XYer) (*Slope, error) {
	if counts.Len() < 2 {
		return nil, fmt.Errorf("marks: slope: %d counts, want 2 or more", counts.Len())
	}
	s := &Slope{LineWidth: slopeLine, DropWidth: slopeDrop, Color: color.Black, Background: color.White}
	for i := range counts.Len() {
		x, y := counts.XY(i)
		for _, n := range []struct {
			name string
			v    float64
		}{{"x", x}, {"y", y}} {
			if err := checkFinite(n.name, n.v); err != nil {
				return nil, fmt.Errorf("marks: slope: count %d: %w", i, err)
			}
		}
		if i > 0 && x <= s.XYs[i-1].X {
			return nil, fmt.Errorf("marks: slope: count %d at x = %v is not after the one before, at %v", i, x, s.XYs[i-1].X)
		}
		s.XYs = append(s.XYs, plotter.XY{X: x, Y: y})
	}
	return s, nil
}

// Plot implements plot.Plotter.
func (s *Slope) Plot(c draw.Canvas, plt *plot.Plot) {
	if len(s.XYs) == 0 {
		return
	}
	x, y := plt.Transforms(&c)
	zero := y(0)
	line := make([]vg.Point, len(s.XYs))
	for n, xy := range s.XYs {
		line[n] = snap(vg.Point{X: x(xy.X), Y: y(xy.Y)})
	}
	s.draw(c, line, zero)
}

func (s *Slope) draw(c draw.Canvas, line []vg.Point, zero vg.Length) {
	i := newInk(nil, s.Color, s.Background)
	area := append(polygon{{X: line[0].X, Y: zero}}, line...)
	area = append(area, vg.Point{X: line[len(line)-1].X, Y: zero})
	paint(c, i.tint(tintHatch), area)
	for _, p := range line { // one by one: verticals below zero turn the other way
		paint(c, i.tint(tintDrop), beam(vg.Point{X: p.X, Y: zero}, p, s.DropWidth))
	}
	loose := func(n int) bool { return n < len(s.Loose) && s.Loose[n] }
	firm := line[:1]
	for n := 1; n < len(line); n++ {
		if !loose(n-1) && !loose(n) {
			firm = append(firm[:len(firm):len(firm)], line[n])
			continue
		}
		s.stroke(c, firm, i)
		paint(c, i.full, dashes(line[n-1], line[n], s.LineWidth, slopeDash, slopeGap)...)
		firm = line[n : n+1]
	}
	s.stroke(c, firm, i)
}

func (s *Slope) stroke(c draw.Canvas, line []vg.Point, i ink) {
	if len(line) > 1 {
		c.StrokeLines(draw.LineStyle{Color: i.full, Width: s.LineWidth}, line)
	}
}

// DataRange implements plot.DataRanger; zero is always in it.
func (s *Slope) DataRange() (xmin, xmax, ymin, ymax float64) {
	xmin, xmax, ymin, ymax = plotter.XYRange(s)
	return xmin, xmax, math.Min(ymin, 0), math.Max(ymax, 0)
}

// Thumbnail implements plot.Thumbnailer with a short slope.
func (s *Slope) Thumbnail(c *draw.Canvas) {
	half := s.LineWidth / 2
	s.draw(*c, []vg.Point{
		{X: c.Min.X, Y: c.Min.Y + (c.Max.Y-c.Min.Y)/4},
		{X: c.Max.X, Y: c.Max.Y - half},
	}, c.Min.Y)
}

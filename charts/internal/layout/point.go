package layout

import (
	"fmt"
	"image/color"

	"gonum.org/v1/plot/vg"

	"quotient/analysis"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
)

// Aside is how far the nth of so many marks at one place is moved from it: enough to show
// how many there are, and too little to be read along the axis.
func Aside(n, many int) float64 {
	const least, most, apart = 3.0, 5.0, 2.5
	if many < 2 {
		return 0
	}
	steps := float64(many - 1)
	return min(most, max(least, steps*apart/2)) * (2*float64(n)/steps - 1)
}

// PointRadius is the radius of a point on the page.
const PointRadius vg.Length = 6.5

// Point draws a datum as a point on a ruler.
func (p *Page) Point(axis Scale, y float64, d spec.Datum, l Look) {
	p.PlotPoint(axis, y, p.PointOf(d, l))
}

// PlotPoint draws points on a ruler that is at y.
func (p *Page) PlotPoint(axis Scale, y float64, points *marks.Points) {
	p.Plot(axis, y-20, y+20, points)
}

// PointOf is the mark of a datum as a point on a ruler: its bound and what the text
// claims of it. Its radius and its rim may be changed.
func (p *Page) PointOf(d spec.Datum, l Look) *marks.Points {
	v, far := d.Value()
	item := marks.Point{X: v, Y: 0.5, Bound: d.Bound(), Certainty: d.Certainty(), Shape: l.Shape}
	if item.Bound == marks.Between {
		item.High, item.Loose = far, d.Loose()
	}
	points, err := marks.NewPoints([]marks.Point{item})
	if err != nil {
		err = fmt.Errorf("%s: %w", d.Ref(), err)
	}
	return p.inked(points, err, l.Mark)
}

// Mark is a single point in a colour, of the usual radius.
func (p *Page) Mark(item marks.Point, c color.Color) *marks.Points {
	points, err := marks.NewPoints([]marks.Point{item})
	return p.inked(points, err, c)
}

// inked gives new points the usual radius and a colour of the page. Those that could not
// be made refuse the chart, and are points that draw nothing.
func (p *Page) inked(points *marks.Points, err error, c color.Color) *marks.Points {
	if err != nil {
		p.Fail("%v", err)
		return &marks.Points{}
	}
	points.Radius, points.Color, points.Background = PointRadius, c, p.Theme.Background
	return points
}

// DrawLinkLabel writes a comparison at a link, with a word where the text does not
// assert it.
func (p *Page) DrawLinkLabel(c *analysis.Comparison, colour Colour, x, y, size float64) {
	t := p.LinkLabel(c, size)
	t.Colour = colour.Text
	p.DrawLabel(t, x-p.LabelWidth(t)/2, y)
}

// LinkLabel is the label of a comparison at a link.
func (p *Page) LinkLabel(c *analysis.Comparison, size float64) Label {
	d := p.Datum(c)
	return Label{Number: d.Label(), Remark: d.Remark(), Face: typeset.Bold, Size: size}
}

package layout

import (
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
	item := pointOf(d, l)
	item.X, item.Y = First(d.Value()), 0.5
	points, err := marks.NewPoints([]marks.Point{item})
	return p.inked(points, err, d.Ref(), l.Mark)
}

// PointAt is PointOf at x on a plane, where the numbers run up.
func (p *Page) PointAt(x float64, d spec.Datum, l Look) *marks.Points {
	item := pointOf(d, l)
	item.X, item.Y = x, First(d.Value())
	points, err := marks.NewVerticalPoints([]marks.Point{item})
	return p.inked(points, err, d.Ref(), l.Mark)
}

// pointOf is the mark of a datum without its place.
func pointOf(d spec.Datum, l Look) marks.Point {
	item := marks.Point{Bound: d.Bound(), Certainty: d.Certainty(), Shape: l.Shape}
	if item.Bound == marks.Between {
		_, item.High = d.Value()
		item.Loose = d.Loose()
	}
	return item
}

// Mark is the mark of what has the name, as a single point in a colour.
func (p *Page) Mark(name string, item marks.Point, c color.Color) *marks.Points {
	points, err := marks.NewPoints([]marks.Point{item})
	return p.inked(points, err, name, c)
}

// inked gives new points the usual radius and a colour of the page. Those that could not
// be made refuse the chart, and are points that draw nothing.
func (p *Page) inked(points *marks.Points, err error, name string, c color.Color) *marks.Points {
	if err != nil {
		p.Fail("%s: %v", name, err)
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

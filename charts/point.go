package charts

import (
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"quotient/analysis"
	"quotient/charts/marks"
	"quotient/charts/typeset"
)

// pointRadius is the radius of a point on the page.
const pointRadius vg.Length = 6.5

// point draws a datum as a point on a ruler.
func (p *page) point(axis ruler, y float64, d datum, l look) {
	v, far := d.value()
	item := marks.Point{X: v, Y: 0.5, Bound: d.bound(), Certainty: d.certainty(), Shape: l.shape}
	if d.bound() == marks.Between {
		item.High, item.Loose = far, d.loose()
	}
	points, err := marks.NewPoints([]marks.Point{item})
	if err != nil {
		p.fail("%s: %v", d.ref(), err)
		return
	}
	points.Radius, points.Color, points.Background = pointRadius, l.Mark, p.Theme.Background
	p.plot(axis, y-20, y+20, points)
}

// mark is a single point as a plotter.
func (p *page) mark(item marks.Point, c color.Color) plot.Plotter {
	points, err := marks.NewPoints([]marks.Point{item})
	if err != nil {
		p.fail("%v", err)
		return plotter.NewGlyphBoxes() // draws nothing
	}
	points.Radius, points.Color, points.Background = pointRadius, c, p.Theme.Background
	return points
}

// linkLabel writes a comparison at a link, with a word where the text does not
// assert it.
func (p *page) linkLabel(c *analysis.Comparison, colour Colour, x, y, size float64) {
	t := p.linkTag(c, size)
	t.colour = colour.Text
	p.drawTag(t, x-p.tagWidth(t)/2, y)
}

// linkTag is the label of a comparison at a link.
func (p *page) linkTag(c *analysis.Comparison, size float64) tag {
	d := p.datum(c)
	return tag{number: d.label(), remark: d.remark(), face: typeset.Bold, size: size}
}

package layout

import "image/color"

// IntervalCap is half the length of the caps of a thin line from a low to a high end.
const IntervalCap = 4.0

// IntervalAcross draws what was measured of a number that runs across the page: a thin line
// from its low to its high end, with a cap at each. On the body of a bar it has a rim in the
// colour of the ground.
func (p *Page) IntervalAcross(c color.Color, onBody bool, low, high, y float64) {
	p.interval(c, onBody, low, high, func(along, aside float64) (float64, float64) { return along, y + aside })
}

// IntervalUp is [Page.IntervalAcross] for a number that runs up the page.
func (p *Page) IntervalUp(c color.Color, onBody bool, x, low, high float64) {
	p.interval(c, onBody, low, high, func(along, aside float64) (float64, float64) { return x + aside, along })
}

// interval draws the line and the caps, whose places on the page are found by how far they
// are along the axis and beside the line.
func (p *Page) interval(c color.Color, onBody bool, low, high float64, place func(along, aside float64) (x, y float64)) {
	const width, rim = 1.5, 1.5
	draw := func(c color.Color, width, half float64) {
		for _, end := range [][4]float64{{low, 0, high, 0}, {low, -half, low, half}, {high, -half, high, half}} {
			x0, y0 := place(end[0], end[1])
			x1, y1 := place(end[2], end[3])
			p.Line(c, width, x0, y0, x1, y1)
		}
	}
	if onBody {
		draw(p.Theme.Background, width+2*rim, IntervalCap+rim)
	}
	draw(c, width, IntervalCap)
}

package lines

import (
	"math"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/layout"
)

// measured reports whether the table says from where to where the number of a moment was
// measured.
func (m moment) measured() bool {
	_, _, ok := m.Interval()
	return m.number && ok
}

// ribboned reports whether a light ribbon runs along the line from one moment to the next:
// the table has the ends of both, or, where a number holds until the next, of the first.
func (f lineFrame) ribboned(a, b moment) bool {
	return a.measured() && a.apart(b) && (f.step || b.measured())
}

// lonely reports whether the ends of moment i of a curve are those of no ribbon: they are
// joined by a thin line.
func (f lineFrame) lonely(c *curve, i int) bool {
	return c.moments[i].measured() &&
		(i == 0 || f.step || !f.ribboned(c.moments[i-1], c.moments[i])) &&
		(i == len(c.moments)-1 || !f.ribboned(c.moments[i], c.moments[i+1]))
}

// ribbon is where the light ribbon between two moments runs, from low and high to low and
// high.
func (f lineFrame) ribbon(a, b moment) (x0, x1 float64, from, to [2]float64) {
	low, high, _ := a.Interval()
	x0, x1, from = f.x.At(a.x()), f.x.At(b.x()), [2]float64{f.y.At(low), f.y.At(high)}
	if f.step {
		x0, x1 = f.level(a, b)
		return x0, x1, from, from
	}
	low, high, _ = b.Interval()
	return x0, x1, from, [2]float64{f.y.At(low), f.y.At(high)}
}

// ribbons draws the ribbons along all curves, under all lines. Their edges are over all
// ribbons, so that one behind another is seen; they are dashed where a number is not certain.
func (f lineFrame) ribbons(p *layout.Page, curves []*curve) {
	const body, edge = 0.13, 0.4
	var edges []func()
	for _, c := range curves {
		colour := c.colour(p.Theme).Mark
		for i := 1; i < len(c.moments); i++ {
			a, b := c.moments[i-1], c.moments[i]
			if !f.ribboned(a, b) {
				continue
			}
			x0, x1, from, to := f.ribbon(a, b)
			p.Polygon(p.Theme.Tint(colour, body), x0, from[0], x0, from[1], x1, to[1], x1, to[0])
			var dash []vg.Length
			if !a.sharp() || !f.step && !b.sharp() {
				dash = layout.LooseDash
			}
			edges = append(edges, func() {
				for n := range from {
					p.Dashed(p.Theme.Tint(colour, edge), 0.8, dash, x0, from[n], x1, to[n])
				}
			})
		}
	}
	for _, draw := range edges {
		draw()
	}
}

// ends are the signs of what was measured of moment i of a curve.
func (f lineFrame) ends(c *curve, i int) []layout.Sign {
	switch {
	case c.moments[i].Unmeasured():
		return []layout.Sign{layout.SignUnmeasured}
	case f.lonely(c, i):
		return []layout.Sign{layout.SignMeasured}
	case c.moments[i].measured():
		return []layout.Sign{layout.SignRibbon}
	}
	return nil
}

// avoid keeps labels off the ribbons of a curve and off its thin lines.
func (f lineFrame) avoid(pl *layout.Placer, c *curve) {
	for i, m := range c.moments {
		if !m.measured() {
			continue
		}
		if low, high, _ := m.Interval(); f.lonely(c, i) {
			x := f.x.At(m.x())
			pl.Take(x-layout.IntervalCap, f.y.At(high)-1, x+layout.IntervalCap, f.y.At(low)+1)
		}
		if i+1 < len(c.moments) && f.ribboned(m, c.moments[i+1]) {
			const piece = 10.0
			x0, x1, from, to := f.ribbon(m, c.moments[i+1])
			many := int(math.Ceil((x1 - x0) / piece))
			at := func(k, n int) (x, y float64) {
				t := float64(k) / float64(many)
				return x0 + t*(x1-x0), from[n] + t*(to[n]-from[n])
			}
			for k := range many {
				left, bottom := at(k, 0)
				right, under := at(k+1, 0)
				_, top := at(k, 1)
				_, over := at(k+1, 1)
				pl.Take(left, min(top, over)-1, right, max(bottom, under)+1)
			}
		}
	}
}

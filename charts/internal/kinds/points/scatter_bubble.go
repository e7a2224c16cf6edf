package points

import (
	"cmp"
	"math"
	"slices"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// This file draws a third number of each row as the area of its point. An area has no open
// end, and is drawn of exact numbers alone.

const (
	bubbleRadius = 30.0 // of the largest, on a full page
	bubbleLeast  = 1.2  // of zero, so that the row is seen
)

// sizes gives the points their sizes, where the chart has any; those without one are left
// out, and counted.
func (plt *scatterPlot) sizes(r *spec.Resolver) {
	at := plt.Size
	if at.Value == "" || len(plt.points) == 0 {
		return
	}
	rows := make([]spec.Datum, len(plt.points))
	for i, pt := range plt.points {
		rows[i] = pt.y.Stated()
	}
	if r.Column(at, rows); len(r.Found) > 0 {
		return
	}
	sized := r.Numbers(at, at, rows)
	var kept []scatterPoint
	for _, pt := range plt.points {
		i := slices.IndexFunc(sized, func(d spec.Datum) bool { return d.Row() == pt.y.Row() })
		if i < 0 {
			r.Numberless++
			continue
		}
		if pt.size = sized[i]; !plt.bubble(r, at, pt) {
			return
		}
		plt.largest = max(plt.largest, layout.First(pt.size.Value()))
		kept = append(kept, pt)
	}
	plt.points = kept
	plt.sizeTitle = r.AxisTitle(spec.Axis{Column: at}, sized, r.OneUnit(at, sized))
	if r.Empty = len(kept) == 0; !r.Empty && plt.largest == 0 {
		r.Fault(at, "leave size out", "all sizes are zero, and nothing is seen of an area of zero")
	}
}

// bubble refuses what has no area, and what would be several.
func (plt *scatterPlot) bubble(r *spec.Resolver, at datasets.Text, pt scatterPoint) bool {
	switch v, _ := pt.size.Value(); {
	case pt.size.Bound() != marks.Exact:
		r.Fault(at, "put the column along an axis, which shows bounds, or leave the row out with where", "the size of %s is %s, and an area has no open end", pt.y.Ref(), pt.size.Label())
	case v < 0:
		r.Fault(at, "put the column along an axis, or leave the row out with where", "the size of %s is %s, and no area is below zero", pt.y.Ref(), pt.size.Label())
	case pt.x.Bound() == marks.Between || pt.y.Bound() == marks.Between:
		r.Fault(at, "leave size out, or the row with where", "%s lies between two numbers, and would be several bubbles", pt.y.Ref())
	default:
		return true
	}
	return false
}

// radius is that of a bubble: its area is to those of the others as its number to theirs.
func (plt *scatterPlot) radius(p *layout.Page, v float64) float64 {
	most := bubbleRadius
	if p.Narrow() {
		most = 20
	}
	_, largest := p.Common("sizes", 0, plt.largest)
	return max(bubbleLeast, most*math.Sqrt(v/largest))
}

// bubbles are the points of a plot with sizes, each by itself.
func (pl *plane) bubbles() (out []*heap) {
	radius := float64(scatterRadius(len(pl.points)))
	for i, pt := range pl.points {
		h := &heap{piles: []pile{{of: []int{i}, grown: pl.radius(pl.page, layout.First(pt.size.Value())) / radius}}}
		h.box = pl.box(h)
		out = append(out, h)
	}
	return out
}

// sizeKey are the two round numbers whose areas the key shows, the larger first.
func (pl *plane) sizeKey() [2]float64 {
	_, largest := pl.page.Common("sizes", 0, pl.largest)
	first := roundBelow(0.6 * largest)
	return [2]float64{first, roundBelow(first / 4)}
}

// roundBelow is the greatest 1, 2 or 5 times a power of ten that is not above a number.
func roundBelow(v float64) float64 {
	power := layout.Shift(1, layout.Exponent(v))
	for _, n := range []float64{5, 2} {
		if n*power <= v {
			return n * power
		}
	}
	return power
}

// sizeHeight is the height of the key to the sizes; 0 where there is none.
func (pl *plane) sizeHeight() float64 {
	if pl.sizeTitle == "" {
		return 0
	}
	return max(scatterLeading, 2*pl.radius(pl.page, pl.sizeKey()[0])) + 8
}

// drawSizes draws the key to the sizes: two circles with their numbers.
func (pl *plane) drawSizes(top float64) {
	p, key, x := pl.page, pl.sizeKey(), pl.page.Left()
	middle := top + pl.sizeHeight()/2
	unit := pl.points[0].size.Quantity().Unit
	words := p.Sayf("Area: %s", pl.sizeTitle)
	p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, x, middle+4.5, words)
	x += p.Fonts.Width(typeset.Regular, layout.AxisSize, words) + 14
	numbers := layout.Scale{Numbers: p.Numbers(unit, false, key[:])}
	for _, v := range key {
		r := pl.radius(p, v)
		circle(p, x+r, middle, r)
		text := p.Number(numbers, v)
		p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, x+2*r+6, middle+4.5, text)
		x += 2*r + 6 + p.Fonts.Width(typeset.Regular, layout.AxisSize, text) + 16
	}
}

// circle draws an outline.
func circle(p *layout.Page, x, y, radius float64) {
	const steps = 72
	var xy []float64
	for i := range steps + 1 {
		at := 2 * math.Pi * float64(i) / steps
		xy = append(xy, x+radius*math.Cos(at), y+radius*math.Sin(at))
	}
	p.Line(p.Theme.Muted, 1.2, xy...)
}

// bySize are the heaps in the order in which they are drawn: the large under the small.
func (pl *plane) bySize() []*heap {
	if pl.sizeTitle == "" {
		return pl.heaps
	}
	out := slices.Clone(pl.heaps)
	slices.SortStableFunc(out, func(a, b *heap) int { return cmp.Compare(b.piles[0].grown, a.piles[0].grown) })
	return out
}

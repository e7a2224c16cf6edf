package bars

import "quotient/charts/internal/layout"

// measured are the ends of what was measured of a bar's number, as lengths in units of the
// scale; both at its tip where the table has none.
func (b *barRow) measured() (low, high float64, ok bool) {
	low, high, ok = b.Interval()
	if b.length != nil && ok {
		low, high = b.length(low), b.length(high)
	}
	return low, high, ok
}

// reach is how far from zero a bar reaches with what was measured of its number: its label
// is beyond.
func (b *barRow) reach() float64 {
	low, high, ok := b.measured()
	switch {
	case !ok:
		return b.tip
	case b.tip < 0:
		return min(b.tip, low)
	}
	return max(b.tip, high)
}

// beyondZero are the ends of what was measured on the other side of zero than the bars, which
// the scale reaches too.
func beyondZero(bars []*barRow) (out []float64) {
	for _, b := range bars {
		low, high, ok := b.measured()
		switch {
		case ok && b.tip >= 0 && low < 0:
			out = append(out, low)
		case ok && b.tip < 0 && high > 0:
			out = append(out, high)
		}
	}
	return out
}

// across draws what was measured of a bar's number over a horizontal bar.
func (b *barRow) across(p *layout.Page, zero, perUnit, middle float64) {
	if low, high, ok := b.measured(); ok {
		p.IntervalAcross(p.Theme.Ink, true, zero+low*perUnit, zero+high*perUnit, middle)
	}
}

// up draws what was measured of a bar's number over a bar that stands at x.
func (b *barRow) up(p *layout.Page, x, zero, perUnit float64) {
	if low, high, ok := b.measured(); ok {
		p.IntervalUp(p.Theme.Ink, true, x, zero-low*perUnit, zero-high*perUnit)
	}
}

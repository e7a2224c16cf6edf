package points

import (
	"quotient/charts/internal/layout"
)

// measured are the rooms of the thin lines through the points of a pile.
func (pl *plane) measured(pile pile) (out []layout.Rect) {
	const half = layout.IntervalCap
	for _, i := range pile.of {
		pt := pl.points[i]
		x, y := pl.x.At(layout.First(pt.x.Value()))+pile.shift, pl.y.At(layout.First(pt.y.Value()))
		if low, high, ok := pt.x.Interval(); ok {
			out = append(out, layout.Rect{Left: pl.x.At(low) + pile.shift - 1, Right: pl.x.At(high) + pile.shift + 1, Top: y - half, Bottom: y + half})
		}
		if low, high, ok := pt.y.Interval(); ok {
			out = append(out, layout.Rect{Left: x - half, Right: x + half, Top: pl.y.At(high) - 1, Bottom: pl.y.At(low) + 1})
		}
	}
	return out
}

// withMeasured is the room of the marks of a heap with the thin lines through them.
func (pl *plane) withMeasured(h *heap) layout.Rect {
	out := h.box
	for _, pile := range h.piles {
		for _, r := range pl.measured(pile) {
			out = layout.Rect{Left: min(out.Left, r.Left), Top: min(out.Top, r.Top), Right: max(out.Right, r.Right), Bottom: max(out.Bottom, r.Bottom)}
		}
	}
	return out
}

// intervals draws what was measured of the points of a pile, along either axis, in the plane
// whose top is given.
func (pl *plane) intervals(pile pile, top float64) {
	p, y := pl.page, pl.y.Moved(top)
	for _, i := range pile.of {
		pt := pl.points[i]
		look := pl.look(p, pt)
		if low, high, ok := pt.x.Interval(); ok {
			p.IntervalAcross(look.Mark, false, pl.x.At(low)+pile.shift, pl.x.At(high)+pile.shift, y.At(layout.First(pt.y.Value())))
		}
		if low, high, ok := pt.y.Interval(); ok {
			p.IntervalUp(look.Mark, false, pl.x.At(layout.First(pt.x.Value()))+pile.shift, y.At(low), y.At(high))
		}
	}
}

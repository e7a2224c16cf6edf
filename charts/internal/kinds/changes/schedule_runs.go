package changes

import (
	"math"

	"quotient/analysis"
	"quotient/charts/internal/layout"
)

// A run is a stretch of old amounts on which a schedule is one straight line:
// a factor, or the cap.
type run struct {
	from, to       float64 // to is infinite for the last
	factor         float64 // 0 for the cap
	level          float64 // the cap
	piece          int     // its place among the schedule's pieces
	openLo, openHi bool    // whether the run is without its ends
}

func (r run) at(old float64) float64 {
	if r.factor == 0 {
		return r.level
	}
	return r.factor * old
}

// runs are the straight lines of a schedule, from zero up.
func runs(s *analysis.Schedule) (out []run) {
	level := math.Inf(1)
	if s.Cap != nil {
		level, _ = s.Cap.Float64()
	}
	for i, p := range s.Pieces() {
		x := run{piece: i, level: level, to: math.Inf(1), openLo: p.From.Open, openHi: p.To.Open}
		x.from, _ = p.From.Value.Float64()
		x.factor, _ = p.Factor.Float64()
		if p.To.Value != nil {
			x.to, _ = p.To.Value.Float64()
		}
		reached := level / x.factor
		switch {
		case reached <= x.from:
			x.factor = 0
			out = append(out, x)
		case reached >= x.to:
			out = append(out, x)
		default:
			flat := x
			x.to, x.openHi = reached, false
			flat.from, flat.openLo, flat.factor = reached, false, 0
			out = append(out, x, flat)
		}
	}
	return out
}

// paint is the colour of a run: what raises, what cuts, what leaves as it was.
func (r run) paint(t layout.Theme) layout.Colour {
	switch {
	case r.factor > 1:
		return t.Danube
	case r.factor == 1:
		return t.Slate
	}
	return t.Ember
}

// within is the part of a run that stands on an axis.
func (r run) within(x layout.Scale) (from, to float64, ok bool) {
	from, to = max(r.from, x.Min), min(r.to, x.Max)
	return from, to, from < to
}

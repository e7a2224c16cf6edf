package charts

import (
	"fmt"
	"math"
	"slices"

	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Ends are where an axis of points begins and ends in charts.yaml. An end that is
// not named fits the numbers.
type Ends struct {
	From datasets.Text `yaml:"from"`
	To   datasets.Text `yaml:"to"`
}

// misplaced refuses ends beside the axes of a chart that has keys for these.
func (s *Ends) misplaced(r *resolver) {
	for name, t := range map[string]datasets.Text{"from": s.From, "to": s.To} {
		if t.Value != "" {
			r.fault(t, fmt.Sprintf("write it there: x: {column: …, %s: %s}", name, t.Value), "%s is a key of an axis", name)
		}
	}
}

// An extent is the ends of an axis, read. One that is not named is infinite.
type extent struct {
	from, to float64
	log      bool
}

// extent reads the ends of an axis, and refuses those that leave out a mark.
func (s *Ends) extent(r *resolver, log bool, data []datum) extent {
	x := extent{from: r.end(s.From, math.Inf(-1)), to: r.end(s.To, math.Inf(1)), log: log}
	switch {
	case x.from >= x.to:
		r.fault(s.From, "begin below the end", "the axis would begin at %s and end at %s", s.From.Value, s.To.Value)
	case indistinct(x.from, x.to) && !math.IsInf(x.to-x.from, 1):
		r.fault(s.From, "take ends that are further apart", "from %s to %s is too short a stretch for an axis", s.From.Value, s.To.Value)
	}
	for _, end := range []datasets.Text{s.From, s.To} {
		if v, err := quantity.ParseDecimal(end.Value); err == nil && log && v.Sign() <= 0 {
			r.fault(end, "take a number above zero, or use scale: linear", "a log scale has no place for %s", end.Value)
		}
	}
	for _, d := range data {
		low, high := d.value()
		if !s.keeps(r, x, low, high, fmt.Sprintf("%s is %s", d.ref(), d.label())) {
			break
		}
	}
	return x
}

// keeps refuses ends of an axis that would leave a mark outside.
func (s *Ends) keeps(r *resolver, x extent, low, high float64, what string) bool {
	switch {
	case low < x.from:
		r.fault(s.From, "begin lower, or leave the row out with where", "%s, and would lie outside of an axis from %s", what, s.From.Value)
	case high > x.to:
		r.fault(s.To, "end higher, or leave the row out with where", "%s, and would lie outside of an axis to %s", what, s.To.Value)
	default:
		return true
	}
	return false
}

// end reads one end of an axis.
func (r *resolver) end(t datasets.Text, none float64) float64 {
	if t.Value == "" {
		return none
	}
	v, err := quantity.ParseDecimal(t.Value)
	if err != nil {
		r.fault(t, "write a number, without its unit", "%v", err)
		return none
	}
	if what, remedy := unprintable(v); what != "" {
		r.fault(t, remedy, "the end of the axis %s", what)
		return none
	}
	f, _ := v.Float64()
	return f
}

// free reports whether the axis fits its numbers.
func (x extent) free() bool { return math.IsInf(x.from, -1) && math.IsInf(x.to, 1) }

// axis returns where an axis begins and ends for numbers from low to high, and
// some n ticks between.
func (x extent) axis(low, high float64, n int) (from, to float64, ticks []float64) {
	if x.free() {
		ticks = x.ticks(low, high, n)
		return min(ticks[0], low), max(ticks[len(ticks)-1], high), ticks
	}
	begins, ends := !math.IsInf(x.from, -1), !math.IsInf(x.to, 1)
	if begins {
		low = x.from
	}
	if ends {
		high = x.to
	}
	if indistinct(low, high) { // the numbers are at the one end that is named
		wide := max(math.Abs(low), 1)
		if begins {
			high = low + wide
		} else if low = high - wide; x.log {
			low = high / 10
		}
	}
	if begins && !x.log { // zero is on the axis only if it is in between
		ticks = multiples(low, high, n, true)
	} else {
		ticks = x.ticks(low, high, n)
	}
	from, to = min(ticks[0], low), max(ticks[len(ticks)-1], high)
	if begins {
		from = low
	}
	if ends {
		to = high
	}
	return from, to, x.within(ticks, from, to)
}

func (x extent) ticks(low, high float64, n int) []float64 {
	if x.log {
		return logTicks(low, high)
	}
	return roundTicks(low, high, n)
}

// within keeps the ticks of an axis that are on it. Its two ends are ticks where
// no other is near, so that it says where it begins.
func (x extent) within(ticks []float64, from, to float64) []float64 {
	axis := ruler{min: from, max: to, right: 1, log: x.log}
	near := 0.5 / float64(len(ticks)+1)
	ticks = slices.DeleteFunc(ticks, func(v float64) bool { return v < from || v > to })
	if len(ticks) == 0 || axis.at(ticks[0]) > near {
		ticks = append([]float64{from}, ticks...)
	}
	if axis.at(ticks[len(ticks)-1]) < 1-near {
		ticks = append(ticks, to)
	}
	return ticks
}

// fromZero refuses bars that would begin elsewhere.
func (r *resolver) fromZero(from datasets.Text) {
	if v, err := quantity.ParseDecimal(from.Value); from.Value != "" && (err != nil || v.Sign() != 0) {
		r.fault(from, "leave from out, or draw points: kind: dot", "bars begin at zero, not at %s: the length of a bar is its value", from.Value)
	}
}

package layout

import (
	"math"
	"slices"

	"quotient/charts/internal/spec"
)

// FitsNumbers reports whether the axis fits its numbers.
func FitsNumbers(x spec.Extent) bool { return math.IsInf(x.From, -1) && math.IsInf(x.To, 1) }

// FitAxis returns where an axis begins and ends for numbers from low to high, and
// some n ticks between. Where there are no numbers, low is over high: the axis is of any.
func FitAxis(x spec.Extent, low, high float64, n int) (from, to float64, ticks []float64) {
	for _, v := range x.Reached {
		low, high = min(low, v), max(high, v)
	}
	if low > high {
		low, high = 1, 10
	}
	if named := len(x.Ticks) > 0 || x.Step > 0; named || !x.Log && x.Written.Clock() {
		fitted := x
		fitted.Ticks, fitted.Step, fitted.Written = nil, 0, nil
		from, to, _ = FitAxis(fitted, low, high, n)
		if !named {
			if x.Step = x.Written.Step(max(to, high)-min(from, low), n+1); x.Step == 0 {
				return FitAxis(fitted, low, high, n)
			}
		}
		return x.Named(low, high, from, to)
	}
	if FitsNumbers(x) {
		ticks = ticksOf(x, low, high, n)
		return min(ticks[0], low), max(ticks[len(ticks)-1], high), ticks
	}
	begins, ends := !math.IsInf(x.From, -1), !math.IsInf(x.To, 1)
	if begins {
		low = x.From
	}
	if ends {
		high = x.To
	}
	if spec.Indistinct(low, high) { // the numbers are at the one end that is named
		wide := max(math.Abs(low), 1)
		if begins {
			high = low + wide
		} else if low = high - wide; x.Log {
			low = high / 10
		}
	}
	if begins && !x.Log { // zero is on the axis only if it is in between
		ticks = multiples(low, high, n, true)
	} else {
		ticks = ticksOf(x, low, high, n)
	}
	from, to = min(ticks[0], low), max(ticks[len(ticks)-1], high)
	if begins {
		from = low
	}
	if ends {
		to = high
	}
	return from, to, ticksWithin(x, ticks, from, to)
}

func ticksOf(x spec.Extent, low, high float64, n int) []float64 {
	if x.Log {
		return LogTicks(low, high)
	}
	return RoundTicks(low, high, n)
}

// ticksWithin keeps the ticks of an axis that are on it. Its two ends are ticks where
// no other is near, so that it says where it begins.
func ticksWithin(x spec.Extent, ticks []float64, from, to float64) []float64 {
	axis := Scale{Min: from, Max: to, Right: 1, Log: x.Log}
	near := 0.5 / float64(len(ticks)+1)
	ticks = slices.DeleteFunc(ticks, func(v float64) bool { return v < from || v > to })
	if len(ticks) == 0 || axis.At(ticks[0]) > near {
		ticks = append([]float64{from}, ticks...)
	}
	if axis.At(ticks[len(ticks)-1]) < 1-near {
		ticks = append(ticks, to)
	}
	return ticks
}

// LevelTicks are some n round numbers from low, or zero, to high; round times where the
// numbers of the chart are times.
func (p *Page) LevelTicks(low, high float64, n int) []float64 {
	if !p.Written.Clock() {
		return LinearTicks(low, high, n)
	}
	x := spec.Extent{From: math.Inf(-1), To: math.Inf(1), Written: p.Written}
	_, _, ticks := FitAxis(x, min(low, 0), max(high, 0), n)
	return ticks
}

package spec

import (
	"math"
)

// Named is where an axis begins and ends whose ticks the author has named, or the step between
// them, for numbers from low to high: the axis reaches the outermost of a list, and ends at
// whole steps. Zero is on it where it is on the axis that fits the numbers, from fitFrom to fitTo.
func (x Extent) Named(low, high, fitFrom, fitTo float64) (from, to float64, ticks []float64) {
	const mostSteps = 60 // panels that are far from each other have more, and write every tenth
	for x.Step > 0 && (high-low)/x.Step > mostSteps {
		x.Step *= 10
	}
	if fitFrom <= 0 && low > 0 && !x.Log {
		low = 0
	}
	if fitTo >= 0 && high < 0 {
		high = 0
	}
	if len(x.Ticks) > 0 {
		low, high, ticks = min(low, x.Ticks[0]), max(high, x.Ticks[len(x.Ticks)-1]), x.Ticks
	} else {
		low, high = math.Floor(low/x.Step+1e-9)*x.Step, math.Ceil(high/x.Step-1e-9)*x.Step
	}
	low, high = x.ends(low, high)
	if low == high { // one number, which is a tick
		high += max(x.Step, math.Abs(low)/10, 1e-6)
	}
	if x.Step > 0 {
		first := math.Ceil(low/x.Step - 1e-9)
		for k := range max(0, int(math.Floor(high/x.Step+1e-9)-first)+1) {
			ticks = append(ticks, (first+float64(k))*x.Step)
		}
	}
	if len(ticks) == 0 {
		ticks = []float64{low, high}
	}
	return low, high, ticks
}

// ends are those that the author has named, or else low and high.
func (x Extent) ends(low, high float64) (from, to float64) {
	if !math.IsInf(x.From, -1) {
		low = x.From
	}
	if !math.IsInf(x.To, 1) {
		high = x.To
	}
	return low, high
}

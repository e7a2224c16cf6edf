package layout

import (
	"math"
	"testing"

	"quotient/charts/internal/spec"
)

// TestAxisOfNothing: all numbers of a chart can be refused, and their axis still ends.
func TestAxisOfNothing(t *testing.T) {
	for name, x := range map[string]spec.Extent{
		"free": {From: math.Inf(-1), To: math.Inf(1)},
		"log":  {From: math.Inf(-1), To: math.Inf(1), Log: true},
		"from": {From: 20, To: math.Inf(1)},
		"to":   {From: math.Inf(-1), To: -5},
	} {
		from, to, ticks := FitAxis(x, math.Inf(1), math.Inf(-1), 5)
		if !(from < to) || math.IsInf(from, 0) || math.IsInf(to, 0) || len(ticks) == 0 {
			t.Errorf("%s: from %v to %v, ticks %v", name, from, to, ticks)
		}
	}
}

package layout

import (
	"math"
	"slices"
	"testing"

	"quotient/charts/internal/spec"
)

// TestAxisOfEnds asks for the ends of an axis and its ticks.
func TestAxisOfEnds(t *testing.T) {
	none := math.Inf(1)
	for _, tt := range []struct {
		x         spec.Extent
		low, high float64
		want      []float64 // where the axis begins, its ticks, and where it ends
	}{
		{spec.Extent{From: -none, To: none, Log: false}, 99.1, 99.5, []float64{99.1, 99.1, 99.2, 99.3, 99.4, 99.5, 99.5}},
		{spec.Extent{From: -none, To: none, Log: false}, 3, 10, []float64{0, 0, 2, 4, 6, 8, 10, 10}},
		{spec.Extent{From: 0, To: none, Log: false}, 99.1, 99.5, []float64{0, 0, 20, 40, 60, 80, 100, 100}},
		{spec.Extent{From: 99, To: 100, Log: false}, 99.1, 99.5, []float64{99, 99, 99.2, 99.4, 99.6, 99.8, 100, 100}},
		{spec.Extent{From: 99.05, To: none, Log: false}, 99.1, 99.5, []float64{99.05, 99.05, 99.1, 99.2, 99.3, 99.4, 99.5, 99.5}},
		{spec.Extent{From: -none, To: 200, Log: false}, 90, 110, []float64{75, 75, 100, 125, 150, 175, 200, 200}},
		{spec.Extent{From: 5, To: none, Log: false}, 5, 5, []float64{5, 5, 6, 7, 8, 9, 10, 10}},
		{spec.Extent{From: -none, To: 5, Log: false}, 5, 5, []float64{0, 0, 1, 2, 3, 4, 5, 5}},
		{spec.Extent{From: -none, To: none, Log: true}, 99.1, 99.5, []float64{99.1, 99.1, 99.2, 99.3, 99.4, 99.5, 99.5}},
		{spec.Extent{From: 0.5, To: 2000, Log: true}, 1, 1000, []float64{0.5, 0.5, 1, 10, 100, 1000, 2000, 2000}},
	} {
		from, to, ticks := FitAxis(tt.x, tt.low, tt.high, 5)
		if got := append(append([]float64{from}, ticks...), to); !slices.Equal(got, tt.want) {
			t.Errorf("%v, numbers from %v to %v: %v, want %v", tt.x, tt.low, tt.high, got, tt.want)
		}
	}
}

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

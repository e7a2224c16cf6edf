package layout

import (
	"math"
	"strings"
	"testing"

	"quotient/charts/internal/spec"
	"quotient/datasets/quantity"
)

// TestTicks looks at the ticks of axes of every size and length: they are few, rise,
// hold the numbers where they are to, and no two are printed alike.
func TestTicks(t *testing.T) {
	p := &Page{Content: Content{Locale: quantity.English}}
	numbers := []float64{1e-18, 3e-13, 0.004, 0.3, math.Nextafter(0.3, 1), 0.5, 1, 99.1, 99.5, 1000, 1e6, 1e6 + 1, 2.5e9, 1e12, 1e15 - 1, 1e15}
	look := func(name string, low, high float64, ticks []float64, most int, holds bool) {
		t.Helper()
		if len(ticks) < 2 || len(ticks) > most {
			t.Errorf("%s from %v to %v: %d ticks", name, low, high, len(ticks))
			return
		}
		for i := range ticks[1:] {
			a, b := p.Tick(ticks[i]), p.Tick(ticks[i+1])
			if !(ticks[i] < ticks[i+1]) || a == b || strings.Contains(a+b, "?") {
				t.Errorf("%s from %v to %v: %s comes before %s", name, low, high, a, b)
			}
		}
		if holds && (ticks[0] > low || ticks[len(ticks)-1] < high*(1-1e-9)) {
			t.Errorf("%s from %v to %v: the ticks run from %v to %v", name, low, high, ticks[0], ticks[len(ticks)-1])
		}
	}
	for i, low := range numbers {
		for _, high := range numbers[i:] {
			for _, n := range []int{3, 5, 6, 12} {
				look("round", low, high, RoundTicks(low, high, n), n+3, !NearZero(low, high))
				look("round", -high, -low, RoundTicks(-high, -low, n), n+3, false)
				look("round", -low, high, RoundTicks(-low, high, n), n+3, false)
				look("linear", low, high, LinearTicks(low, high, n), n+3, false)
			}
			look("log", low, high, LogTicks(low, high), 16, false)
			from, to, ticks := FitAxis(spec.Extent{From: math.Inf(-1), To: math.Inf(1), Log: true}, low, high, 5)
			look("log axis", low, high, ticks, 16, false)
			if !(from < to) || from > low || to < high {
				t.Errorf("log axis from %v to %v runs from %v to %v", low, high, from, to)
			}
		}
	}
}

// TestTicksEnd draws the ends of what a float can be, which no number of a chart
// is, without an end of patience.
func TestTicksEnd(t *testing.T) {
	ends := []float64{math.SmallestNonzeroFloat64, 1e-300, 1e-30, 1, 1e30, 1e300, math.MaxFloat64}
	for i, low := range ends {
		for _, high := range ends[i:] {
			for _, ticks := range [][]float64{RoundTicks(low, high, 5), RoundTicks(-high, high, 5), LinearTicks(-low, high, 5), LogTicks(low, high)} {
				if len(ticks) == 0 || len(ticks) > 30 {
					t.Errorf("from %v to %v: %d ticks", low, high, len(ticks))
				}
			}
		}
	}
}

// TestNearZero has zero on an axis of points where the numbers come near to it.
func TestNearZero(t *testing.T) {
	for _, tt := range []struct {
		low, high float64
		want      bool
	}{
		{0, 5, true}, {-1, 1, true}, {3, 10, true}, {34, 100, true}, {36, 100, false}, {-100, -36, false}, {-100, -3, true},
		{99.1, 99.5, false}, {1e6, 1e6 + 1, false}, {7, 7, true}, {0.3, 0.30000000000000004, true},
	} {
		if got := NearZero(tt.low, tt.high); got != tt.want {
			t.Errorf("%v to %v: %v", tt.low, tt.high, got)
		}
	}
}

// TestLogTicksAreThree: three ticks at least show that an axis is a log one.
func TestLogTicksAreThree(t *testing.T) {
	for _, low := range []float64{1, 1.9, 3, 4.5, 7, 9.9, 23, 610} {
		for _, times := range []float64{1.2, 1.9, 2, 2.5, 3, 5, 8, 12, 40, 90, 101, 5000} {
			if ticks := LogTicks(low, low*times); len(ticks) < 3 {
				t.Errorf("from %v to %v the ticks are %v", low, low*times, ticks)
			}
		}
	}
}

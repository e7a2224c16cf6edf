package points

import (
	"math"
	"testing"

	"quotient/charts/internal/layout"
)

// TestFan: marks of one line that hide each other are moved apart, all of them.
func TestFan(t *testing.T) {
	l := &dotLine{off: make([]float64, 6)}
	at := []float64{10, 10, 10, 10, 200, 203}
	var measured [][2]float64
	for _, x := range at {
		measured = append(measured, [2]float64{x, x})
	}
	l.fan(at, measured)
	for i := range l.off {
		for k := range i {
			if near := i < 4 && k < 4 || i > 3 && k > 3; near && math.Abs(l.off[i]-l.off[k]) < float64(layout.PointRadius) {
				t.Errorf("the marks %d and %d are %v and %v off the line", k, i, l.off[k], l.off[i])
			}
		}
	}
}

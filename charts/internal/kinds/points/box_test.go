package points

import (
	"math"
	"math/big"
	"testing"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// TestPackLanes packs strips: no two points of a lane touch.
func TestPackLanes(t *testing.T) {
	g := &boxStrip{}
	for i := range 300 {
		q := quantity.Point(big.NewRat(int64(i*i%37), 1), quantity.Unit{})
		g.data = append(g.data, spec.Datum{Study: &datasets.Study{}, Fact: &datasets.Observation{Quantity: &q, Said: &datasets.Said{}}})
	}
	axis := layout.Scale{Min: 0, Max: 40, Left: 0, Right: 700}
	g.pack(axis, 4)
	for i := range g.data {
		for j := range i {
			a, b := layout.First(g.data[i].Value()), layout.First(g.data[j].Value())
			if g.lanes[i] == g.lanes[j] && math.Abs(axis.At(a)-axis.At(b)) < 8 {
				t.Fatalf("%v and %v share the lane %d", a, b, g.lanes[i])
			}
		}
	}
	if g.squeeze(30); g.half != 30 || g.pitch <= 0 {
		t.Errorf("a strip squeezed to 30 is %v high, %v a lane", g.half, g.pitch)
	}
}

package changes

import (
	"math/big"
	"testing"

	"quotient/charts/internal/spec"
	"quotient/datasets/quantity"
)

// TestTurn: a change is a rise or a fall only where the bounds leave nothing else.
func TestTurn(t *testing.T) {
	at := func(v int64, open bool) quantity.End { return quantity.End{Value: big.NewRat(v, 1), Open: open} }
	between := func(lo, hi quantity.End) quantity.Quantity { return quantity.Quantity{Lo: lo, Hi: hi} }
	point := func(v int64) quantity.Quantity { return between(at(v, false), at(v, false)) }
	none := quantity.End{}
	for _, tt := range []struct {
		name          string
		before, after quantity.Quantity
		want          int
	}{
		{"5 to 8", point(5), point(8), 1},
		{"8 to 5", point(8), point(5), -1},
		{"5 to 5", point(5), point(5), 0},
		{"5 to at most 5,000", point(5), between(at(0, false), at(5000, false)), 0},
		{"8 to at least 3", point(8), between(at(3, false), none), 0},
		{"3 to at least 8", point(3), between(at(8, false), none), 1},
		{"5 to at least 5", point(5), between(at(5, false), none), 0},
		{"5 to over 5", point(5), between(at(5, true), none), 1},
		{"over 100 to under 90", between(at(100, true), none), between(at(0, false), at(90, true)), -1},
		{"20 to 30, to 25 to 40", between(at(20, false), at(30, false)), between(at(25, false), at(40, false)), 0},
	} {
		if got := spec.Turn(tt.before, tt.after); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}

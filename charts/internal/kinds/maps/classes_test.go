package maps

import (
	"math/big"
	"testing"

	"quotient/charts/marks"
	"quotient/datasets/quantity"
)

// TestClassesOf tells what class a number is in, and where its bound leaves that open.
func TestClassesOf(t *testing.T) {
	c := classes{edges: []*big.Rat{big.NewRat(5, 1), big.NewRat(10, 1)}}
	number := func(s string) *big.Rat {
		if s == "" {
			return nil
		}
		v, ok := new(big.Rat).SetString(s)
		if !ok {
			t.Fatal(s)
		}
		return v
	}
	for _, tt := range []struct {
		bound       quantity.Bound
		value, high string
		low, most   int
	}{
		{quantity.Exact, "4.9", "", 0, 0},
		{quantity.Exact, "5", "", 1, 1},
		{quantity.Exact, "10", "", 2, 2},
		{quantity.Over, "4", "", 0, 2},
		{quantity.Over, "10", "", 2, 2},
		{quantity.AtLeast, "10", "", 2, 2},
		{quantity.Under, "5", "", 0, 0},
		{quantity.UpTo, "5", "", 0, 1},
		{quantity.Under, "10", "", 0, 1},
		{quantity.Between, "6", "9", 1, 1},
		{quantity.Between, "6", "10", 1, 2},
		{quantity.About, "5", "", 1, 1},
		{quantity.About, "4", "12", 0, 2},
	} {
		q, err := quantity.New(tt.bound, number(tt.value), number(tt.high), quantity.Unit{})
		if err != nil {
			t.Fatal(err)
		}
		if low, most := c.of(q); low != tt.low || most != tt.most {
			t.Errorf("%s %s %s is in the classes %d to %d, want %d to %d", tt.bound, tt.value, tt.high, low, most, tt.low, tt.most)
		}
	}
	if low, most := (classes{}).of(quantity.Int(7)); low != 0 || most != 0 {
		t.Errorf("without edges: %d to %d", low, most)
	}
}

// TestSpot finds the widest place of a polygon with a hole.
func TestSpot(t *testing.T) {
	ring := func(xy ...float64) (out []marks.RegionPoint) {
		for i := 0; i < len(xy); i += 2 {
			out = append(out, marks.RegionPoint{X: xy[i], Y: xy[i+1]})
		}
		return out
	}
	polygon := [][]marks.RegionPoint{ring(0, 0, 100, 0, 100, 60, 0, 60), ring(10, 10, 10, 50, 60, 50, 60, 10)}
	if x, y, ok := spot(polygon, 30, 20); !ok || x < 75 || x > 85 || y < 10 || y > 50 {
		t.Errorf("a label is at %v, %v, %v", x, y, ok)
	}
	if _, _, ok := spot(polygon, 60, 20); ok {
		t.Error("a label that is too wide has a place")
	}
}

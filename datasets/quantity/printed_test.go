package quantity

import (
	"math/big"
	"testing"
)

func TestLoosely(t *testing.T) {
	for _, tt := range []struct {
		said    Bound
		printed string
		bound   Bound
		value   string
		want    bool
	}{
		{Over, "80", Exact, "82.1", true},
		{AtLeast, "25", Over, "25.6", true},
		{Over, "90", Exact, "82.1", false},
		{About, "2", Exact, "2.18", true}, // roughly twice
		{About, "2", Exact, "2.3", false},
		{About, "6", About, "6.4", true},
		{About, "80", Exact, "78", true},
		{About, "500", Exact, "545", false},
		{About, "5500", Exact, "5500", false}, // which the text does not leave open
		{About, "62", Exact, "62", false},
		{About, "6", Over, "6.4", false},
		{Under, "90", Exact, "82.1", true},
		{About, "2", Exact, "-2", false},
	} {
		rat := func(s string) *big.Rat { r, _ := new(big.Rat).SetString(s); return r }
		if got := Loosely(tt.said, rat(tt.printed), tt.bound, rat(tt.value)); got != tt.want {
			t.Errorf("%s %s, of %s %s: %t", tt.said, tt.printed, tt.bound, tt.value, got)
		}
	}
}

func TestSize(t *testing.T) {
	for _, tt := range []struct {
		bound Bound
		value int64
		want  Bound
	}{{Under, -5, Over}, {UpTo, -5, AtLeast}, {Over, -5, Under}, {Exact, -5, Exact}, {About, -5, About}, {Over, 5, Over}} {
		q, err := New(tt.bound, big.NewRat(tt.value, 1), nil, Unit{})
		if err != nil {
			t.Fatal(err)
		}
		got := Size(q)
		if got.Bound() != tt.want || got.Value().Cmp(big.NewRat(5, 1)) != 0 {
			t.Errorf("%s %d: %s %s", tt.bound, tt.value, got.Bound(), got.Value())
		}
	}
}

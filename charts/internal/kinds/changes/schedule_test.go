package changes

import (
	"math"
	"math/big"
	"testing"

	"quotient/analysis"
	"quotient/datasets/quantity"
)

// TestRuns compares the straight lines of a schedule with what the schedule
// itself makes of amounts along them.
func TestRuns(t *testing.T) {
	rat := func(s string) *big.Rat {
		r, err := quantity.ParseDecimal(s)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	tier := func(limit, rate string, inclusive bool) quantity.Tier {
		return quantity.Tier{Limit: rat(limit), Rate: rat(rate), Inclusive: inclusive}
	}
	for _, tt := range []struct {
		name string
		s    quantity.Schedule
		want int
	}{
		{"tiers and a cap", quantity.Schedule{Tiers: []quantity.Tier{tier("800", "0.15", false), tier("1500", "0.1", true)}, Cap: rat("3500")}, 4},
		{"a cap within a tier", quantity.Schedule{Tiers: []quantity.Tier{tier("800", "0.15", true)}, Cap: rat("460")}, 3},
		{"a cut", quantity.Schedule{Tiers: []quantity.Tier{tier("100", "-0.5", false)}}, 2},
		{"a cap alone", quantity.Schedule{Cap: rat("10")}, 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			all := runs(&analysis.Schedule{Schedule: tt.s})
			if len(all) != tt.want {
				t.Fatalf("%d runs, want %d: %+v", len(all), tt.want, all)
			}
			for i, r := range all {
				if i > 0 && (r.from != all[i-1].to || r.piece != all[i-1].piece && r.openLo == all[i-1].openHi) {
					t.Errorf("run %d does not take on where the one before it ends: %+v, %+v", i, all[i-1], r)
				}
				old := (r.from + min(r.to, r.from+50)) / 2
				q := quantity.Point(new(big.Rat).SetFloat64(old), quantity.Unit{})
				after, err := tt.s.Apply(q)
				if err != nil {
					t.Fatal(err)
				}
				if want, _ := after.Float(); math.Abs(r.at(old)-want) > 1e-9*want {
					t.Errorf("%g becomes %g, want %g", old, r.at(old), want)
				}
			}
		})
	}
}

package charts

import (
	"math"
	"math/big"
	"strings"
	"testing"

	"quotient/analysis"
	"quotient/charts/typeset"
	"quotient/datasets/quantity"
)

func Example_schedule() {
	exampleAlt("schedule")
	// Output:
	// Schedule, forints, log scale.
	// The wage programme of the People’s Revolutionary Council, 26 October 1956 (proposed): +15% under 800; +10% under 1,500; at most 3,500.
	// 800 to 836 forints would end below 920, the new amount just under 800.
	// 1,500 to just under 1,650 forints would end below 1,650, the new amount just under 1,500.
	// Worker: 1,000 forints before, 1,100 forints after.
	// Secret police: 3,000 forints before, 3,000 forints after.
	// Party and government officials: up to 11,000 forints and over before, 3,500 forints after.
	// Under the programme, wages of 1,500 to just under 1,650 forints would have been overtaken by smaller ones.
	// The salaries are read as monthly here, like the programme’s; the text gives no pay period for them.
	// Source: tables wage-reform, wages.
}

func TestScheduleRefuses(t *testing.T) {
	for _, tt := range []struct{ name, file, old, new, want string }{
		{"no schedule", "charts.yaml", "    schedule: programme\n", "", "has no schedule"},
		{"an unknown schedule", "charts.yaml", "schedule: programme", "schedule: program", `did you mean "programme"`},
		{"an unknown row", "charts.yaml", "wages.worker", "wages.miner", "wages.miner"},
		{"a row of another unit", "charts.yaml", "wages.worker", "wage-reform.tier-1-raise", "percent"},
		{"a row with no single result", "charts.yaml", "wages.worker", "first-notch", "no single amount of first-notch"},
		{"an unknown scale", "charts.yaml", "scale: log", "scale: cube", `unknown scale "cube"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := refused(t, "schedule", tt.file, tt.old, tt.new); !strings.Contains(got, tt.want) {
				t.Errorf("the message is\n%s\nwithout %q", got, tt.want)
			}
		})
	}
}

// TestScheduleAtOnePlace: rows whose marks hide each other are both named, and no line runs
// through words.
func TestScheduleAtOnePlace(t *testing.T) {
	charts, err := edited(t, "schedule", "wages.csv", "not stated,3000,", "not stated,1010,")
	if err != nil {
		t.Fatal(err)
	}
	for _, style := range []Style{Default, {Theme: Light, Size: Size{Name: "half", Width: 388, Pixels: 388, Quotes: true}}} {
		picture, err := charts[0].Draw(style, typeset.New())
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "schedule-one-place-"+style.Size.Name, write(t, picture, "png"))
	}
}

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

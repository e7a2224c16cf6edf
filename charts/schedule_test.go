package charts

import (
	"strings"
	"testing"

	"quotient/charts/internal/layout"
	"quotient/charts/typeset"
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
	// Source: Thodoris Marakis, “Hungary 1956 – the ‘October’ that was lost”.
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
	for _, style := range []layout.Style{layout.Default, {Theme: layout.Light, Size: layout.Size{Name: "half", Width: 388, Pixels: 388, Quotes: true}}} {
		picture, err := charts[0].Draw(style, typeset.New())
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "schedule-one-place-"+style.Size.Name, write(t, picture, "png"))
	}
}

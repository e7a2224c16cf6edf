package charts

import (
	"strings"
	"testing"
)

func Example_range() {
	exampleAlt("range")
	// Output:
	// Range chart, 4 ranges, kilograms.
	// Apples: low end more than 90 kilograms, high end up to 240 kilograms; 160 kilograms.
	// Pears: low end 60 kilograms, high end at least 150 kilograms.
	// Plums: low end 20 kilograms, high end 110 kilograms; about 75 kilograms.
	// Quinces: low end under 15 kilograms (speculated), high end 45 kilograms (speculated).
	// Even in a poor year an apple tree bore more than 90 kilograms, in a good one up to 240 kilograms.
	// Source: An orchard, “The orchard ledger”.
}

func TestRangeRefuses(t *testing.T) {
	const pears = "low: harvest.pear-low, high: harvest.pear-high"
	for _, tt := range []struct{ name, file, old, new, want string }{
		{"reversed", "charts.yaml", pears, "low: harvest.pear-high, high: harvest.pear-low", "exchange low and high"},
		{"an unknown end", "charts.yaml", pears, "low: harvest.pear-low, high: harvest.pears", "harvest.pears"},
		{"a number outside", "charts.yaml", "high: harvest.plum-high, best: harvest.plum", "high: harvest.plum-high, best: harvest.apple", "not within the range"},
		{"pairs and a table", "charts.yaml", "emphasis: [Apples]", "table: trees", "both pairs and rows"},
		{"emphasis of nothing", "charts.yaml", "emphasis: [Apples]", "emphasis: [Apricots]", `"Apricots" is not among the rows`},
		{"one column", "charts.yaml", "    low: least\n", "", "a range has two ends"},
		{"a column of words", "charts.yaml", "low: least", "low: fruit", "holds no numbers"},
		{"an unknown column", "charts.yaml", "low: least", "low: lest", `did you mean "least"`},
		{"reversed columns", "trees.csv", "90,240", "240,90", "is below the low one"},
		{"no range", "trees.csv", "Pear,,,,kilogram,vague,asserted,1962,never more than 150,Ledger ¶6,,150", "Pear,,,,kilogram,vague,asserted,1962,never more than 150,Ledger ¶6,150,150", "no range"},
		{"unlike units", "harvest.csv", "60,,exact,kilogram", "60,,exact,basket", "one axis has one unit"},
		{"zero on a log scale", "trees.csv", "20,110", "0,110", "not above zero"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := refused(t, "range", tt.file, tt.old, tt.new); !strings.Contains(got, tt.want) {
				t.Errorf("the message is\n%s\nwithout %q", got, tt.want)
			}
		})
	}
}

// TestRangeEnds looks which ends of the gallery's ranges are open.
func TestRangeEnds(t *testing.T) {
	charts := gallery(t, "range")
	want := map[string]string{
		"range":     "Quinces: low end under 15 kilograms (speculated), high end 45 kilograms (speculated).",
		"range-log": "Pear: high end 150, no low end given. Plum: low end 20, high end 110; about 75 kilograms. Cherry: low end 30, no high end given; 35 kilograms.",
	}
	for _, c := range charts {
		if got := unbroken(drawn(t, c).Alt); !strings.Contains(got, want[c.ID]) {
			t.Errorf("%s: the alt text is\n%s\nwithout\n%s", c.ID, got, want[c.ID])
		}
	}
}

package charts

import (
	"fmt"
	"strings"
	"testing"
)

// TestAreaRefuses refuses what cannot be laid upon each other.
func TestAreaRefuses(t *testing.T) {
	for name, tt := range map[string]struct{ table, lines, want string }{
		"stacked":          {"1950 A 3,1951 A 4,1950 B 2,1951 B 5", "series: side", "1951: together 9"},
		"one":              {"1950 A 3,1951 A 4", "", "1950, 3; 1951, 4"},
		"one below zero":   {"1950 A -3,1951 A 4", "", "1950, −3"},
		"negative parts":   {"1950 A 3,1951 A 4,1950 B -2,1951 B 5", "series: side", "t.r2 is negative, and areas are laid upon each other"},
		"nothing under it": {"1950 A 3,1950 B 2,1951 B 5", "series: side", "t.r2 has nothing under it: of A there is no number at 1951, and missing is not zero"},
		"a gap at last":    {"1950 A 3,1951 A 4,1950 B 2", "series: side", "1950: together 5"},
		"nothing together": {"1950 A 3,1951 B 4", "series: side", "there is no place along date where all series have a number"},
		"from":             {"1950 A 3,1951 A 4", "from: 2", "bars begin at zero"},
		"a log scale":      {"1950 A 3,1951 A 4", "scale: log", `unknown key "scale"`},
		"two at one place": {"1950 A 3,1950 A 4", "", "are both at 1950"},
	} {
		t.Run(name, func(t *testing.T) {
			table := "id,date,side,value\n"
			for i, row := range strings.Split(tt.table, ",") {
				table += fmt.Sprintf("r%d,%s\n", i, strings.ReplaceAll(row, " ", ","))
			}
			charts, err := plainStudy(t, "charts:\n  - id: x\n    kind: area\n    title: A finding\n    table: t\n    "+tt.lines+"\n", map[string]string{"t": table})
			got := fmt.Sprint(err)
			if err == nil {
				got = drawn(t, charts[0]).Alt
			}
			if !strings.Contains(unbroken(got), tt.want) {
				t.Errorf("want %q in %s", tt.want, got)
			}
		})
	}
}

// TestAreaOpen: only the last series may have an open end.
func TestAreaOpen(t *testing.T) {
	for bounds, want := range map[string]string{
		"over exact": "t.a is > 20: no area can be laid on an end that is not known", "exact over": "together more than 30 forints", "about exact": "together about 30 forints",
		"exact under": "t.b is < 10: no area can be laid",
	} {
		a, b, _ := strings.Cut(bounds, " ")
		rows := [][]string{
			{"a", "One", "A", "1950", "20", "", a, "asserted"}, {"b", "Two", "B", "1950", "10", "", b, "asserted"},
			{"c", "Three", "A", "1951", "8", "", "exact", "asserted"}, {"d", "Four", "B", "1951", "4", "", "exact", "asserted"},
		}
		charts, err := hardStudy(t, rows, head+"A\n    kind: area\n    series: side\n    table: t\n")
		got := fmt.Sprint(err)
		if err == nil {
			got = drawn(t, charts[0]).Alt
		}
		if !strings.Contains(unbroken(got), want) {
			t.Errorf("%s: want %q in %s", bounds, want, got)
		}
	}
}

package charts

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// TestMirrored draws both sides of a pyramid on one scale, or refuses it.
func TestMirrored(t *testing.T) {
	for name, tt := range map[string]struct{ table, want string }{
		"two":      {"A x 10,A y 20,B x 30,B y 5", "A: x, 10; y, 20"},
		"one side": {"A x 10,B y 5", "A: x, 10. B: y, 5"},
		"three":    {"A x 10,A y 20,A z 5", "mirrored bars have a left and a right, and the column s has 3 values"},
		"one":      {"A x 10,B x 20", "the column s has 1 values"},
		"negative": {"A x -10,A y 20", "t.r0 is negative"},
		"twice":    {"A x 10,A x 20,A y 3", "stand in one place"},
	} {
		t.Run(name, func(t *testing.T) {
			charts, err := plainStudy(t, "charts:\n  - {id: x, kind: pyramid, title: A finding, table: t, group: g, series: s}\n", map[string]string{"t": mirrorTable(tt.table)})
			got := fmt.Sprint(err)
			if err == nil {
				p := drawn(t, charts[0])
				got = p.Alt
				perUnit := map[string]float64{}
				for _, h := range p.Hits() {
					for _, o := range charts[0].Rows {
						if o.Ref() == h.ID {
							v, _ := o.Quantity.Float()
							perUnit[h.ID] = (h.Right - h.Left) / v
						}
					}
				}
				for id, u := range perUnit {
					if math.Abs(u-perUnit["t.r0"]) > 0.06*u {
						t.Errorf("%s has %.2f to a unit, and t.r0 %.2f", id, u, perUnit["t.r0"])
					}
				}
			}
			if !strings.Contains(unbroken(got), tt.want) {
				t.Errorf("want %q in %s", tt.want, got)
			}
		})
	}
}

func mirrorTable(rows string) string {
	table := "id,g,s,value\n"
	for i, row := range strings.Split(rows, ",") {
		table += fmt.Sprintf("r%d,%s\n", i, strings.ReplaceAll(row, " ", ","))
	}
	return table
}

// TestDiverging places each series on its side of the middle.
func TestDiverging(t *testing.T) {
	const rows = "A no 10,A so 20,A yes 30,A dunno 6,B no 20,B so 4,B yes 8,B dunno 1"
	for name, tt := range map[string]struct{ lines, want string }{
		"sides":      {"left: [no], middle: so, apart: dunno", "A: no, 10; so, 20; yes, 30; dunno, 6"},
		"shares":     {"left: [no], middle: so, apart: dunno, share: true", "A: no, 15.2%; so, 30.3%; yes, 45.5%; dunno, 9.09%"},
		"no left":    {"middle: so", "nothing is on the left of the middle"},
		"not there":  {"left: [nope]", `no row has the s "nope"`},
		"twice":      {"left: [no], middle: no", `"no" is at two places`},
		"not a flag": {"share: yes please", "share is"},
	} {
		t.Run(name, func(t *testing.T) {
			charts, err := plainStudy(t, "charts:\n  - {id: x, kind: stacked-bar, title: A finding, table: t, group: g, series: s, "+tt.lines+"}\n", map[string]string{"t": mirrorTable(rows)})
			got := fmt.Sprint(err)
			if err == nil {
				p := drawn(t, charts[0])
				got = p.Alt
				at := map[string][2]float64{}
				for i, h := range p.Hits() {
					at[fmt.Sprintf("r%d", i)] = [2]float64{h.Left, h.Right}
				}
				middle := func(of [2]float64) float64 { return (of[0] + of[1]) / 2 }
				if a, b := middle(at["r1"]), middle(at["r5"]); math.Abs(a-b) > 1 {
					t.Errorf("the middle is at %.1f in one row and at %.1f in another", a, b)
				}
				if math.Abs(at["r3"][0]-at["r7"][0]) > 1 || at["r3"][0] < at["r2"][1]+20 {
					t.Errorf("what is apart begins at %.1f and %.1f", at["r3"][0], at["r7"][0])
				}
			}
			if !strings.Contains(unbroken(got), tt.want) {
				t.Errorf("want %q in %s", tt.want, got)
			}
		})
	}
	_, err := plainStudy(t, "charts:\n  - {id: x, kind: stacked-column, title: A finding, table: t, group: g, series: s, left: [no]}\n", map[string]string{"t": mirrorTable(rows)})
	if err == nil || !strings.Contains(err.Error(), "columns have no left and no right of a middle") {
		t.Errorf("columns: %v", err)
	}
}

// TestSquareForMany draws as much of a grid as each count is of what a square stands for.
func TestSquareForMany(t *testing.T) {
	const table = "id,s,value\na,A,711\nb,B,1490\nall,C,2201\n"
	for name, tt := range map[string]struct{ lines, want string }{
		"many":            {"square: 100", "one square for 100"},
		"of a whole":      {"square: 100, whole: t.all", "one square for 100"},
		"percent":         {"square: percent, whole: t.all", "one square for 1% of 2,201"},
		"no whole":        {"square: percent", "a percent is of a whole, and the chart has none"},
		"no number":       {"square: many", `a square cannot stand for "many"`},
		"zero":            {"square: 0", `a square cannot stand for "0"`},
		"too many":        {"square: 0.1", "cannot be drawn as squares"},
		"less than parts": {"square: 100, whole: t.b", "the parts add up to 2,201, the whole is 1,490"},
	} {
		t.Run(name, func(t *testing.T) {
			charts, err := plainStudy(t, "charts:\n  - {id: x, kind: waffle, title: A finding, rows: [t.a, t.b], label: s, "+tt.lines+"}\n", map[string]string{"t": table})
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

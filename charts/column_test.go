package charts

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"quotient/charts/internal/layout"
)

func TestColumnRefuses(t *testing.T) {
	rows := [][]string{
		{"a", "One", "A", "1950", "20", "", "exact", "asserted"}, {"b", "Two", "A", "1951", "-5", "5", "between", "asserted"},
	}
	for name, tt := range map[string]struct{ spec, want string }{
		"both ways":               {"table: t", "cannot run both ways from zero"},
		"emphasis of another row": {"rows: [t.a]\n    emphasis: [t.b]", `"t.b" is not among the rows`},
		"a key of bars":           {"rows: [t.a]\n    section: side", `unknown key "section"`},
		"nothing":                 {"label: name", "nothing to draw"},
	} {
		_, err := hardStudy(t, rows, head+"A\n    kind: column\n    "+tt.spec+"\n")
		if err == nil || !strings.Contains(unbroken(err.Error()), tt.want) {
			t.Errorf("%s: want a fault that says %q, got %v", name, tt.want, err)
		}
	}
}

// TestLengths draws bars and columns as long as their values are: 0.3 is three fifths
// of 0.5, whatever their size, and zero is shorter than any number.
func TestLengths(t *testing.T) {
	for _, factor := range []string{"", "e-12", "e12"} {
		digits := map[string][4]string{
			"":     {"0", "0.3", "0.5", "0.0001"},
			"e-12": {"0", "0.0000000000003", "0.0000000000005", "0.0000000000000001"},
			"e12":  {"0", "300000000000", "500000000000", "100000000"},
		}[factor]
		rows := [][]string{
			{"a", "None", "A", "1950", digits[0], "", "exact", "asserted"}, {"b", "Third", "B", "1951", digits[1], "", "exact", "asserted"},
			{"c", "Half", "A", "1952", digits[2], "", "exact", "asserted"}, {"d", "Speck", "B", "1953", digits[3], "", "exact", "asserted"},
		}
		for _, kind := range []string{"bar", "column", "grouped-bar"} {
			charts, err := hardStudy(t, rows, head+"A\n    kind: "+kind+"\n    "+hardSpecs[kind]+"\n")
			if err != nil {
				t.Fatal(err)
			}
			long := map[string]float64{}
			for _, h := range drawn(t, charts[0]).Hits() {
				long[h.ID] = h.Right - h.Left
				if kind == "column" {
					long[h.ID] = h.Bottom - h.Top
				}
			}
			if r := long["t.b"] / long["t.c"]; r < 0.59 || r > 0.61 {
				t.Errorf("%s: %s is %.1f long, %s is %.1f", kind, digits[1], long["t.b"], digits[2], long["t.c"])
			}
			if long["t.a"] >= long["t.d"] || long["t.a"] > 2.01 || long["t.d"] > 3.01 {
				t.Errorf("%s: zero is %.1f long, %s is %.1f", kind, long["t.a"], digits[3], long["t.d"])
			}
		}
	}
}

// TestColumnSequence draws columns of many years upright, with the names of some and
// the numbers of the chief ones; names that do not run on lie down as before.
func TestColumnSequence(t *testing.T) {
	rows := func(n int) (rows [][]string) {
		bounds := []string{"exact", "exact", "over", "about", "exact", "under", "exact", "at-least"}
		for i := range n {
			v, high, bound := (i*i*37)%90-12, "", bounds[i%len(bounds)]
			if i%9 == 5 && v > 0 {
				high, bound = fmt.Sprint(v+20), "between"
			}
			if v < 0 {
				bound = "exact"
			}
			rows = append(rows, []string{fmt.Sprintf("r%d", i), fmt.Sprintf("Row %d", i), "AB"[i%2 : i%2+1], fmt.Sprint(1900 + i), fmt.Sprint(v), high, bound, "asserted"})
		}
		return rows
	}
	given := func(lines string) string {
		return "charts:\n  - id: x\n    kind: column\n    title: The years go up and down\n    subtitle: Forints\n    table: t\n    " + lines + "\n"
	}
	half := layout.Size{Name: "half", Width: 388, Pixels: 388, Quotes: true}
	for _, tt := range []struct {
		name, lines string
		rows        int
		upright     bool
	}{
		{"years-24", "label: year\n    emphasis: [t.r7]", 24, true},
		{"years-60", "label: year", 60, true},
		{"words-24", "label: name", 24, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			charts, err := hardStudy(t, rows(tt.rows), given(tt.lines))
			if err != nil {
				t.Fatal(err)
			}
			for _, style := range []layout.Style{{Theme: layout.Light, Size: small.Size}, {Theme: layout.Print, Size: half}} {
				picture, err := charts[0].Draw(style, nil)
				if err != nil {
					t.Fatal(err)
				}
				hits := picture.Hits()
				if upright := hits[0].Right < hits[1].Left; upright != tt.upright {
					t.Errorf("the columns stand upright: %v", upright)
				}
				golden(t, "column-"+tt.name+"-"+style.Size.Name, write(t, picture, "png"))
			}
		})
	}
}

// TestColumnTime leaves the places of missing years and months empty, puts columns in the
// order of time, and says so where dates are not drawn at their distances.
func TestColumnTime(t *testing.T) {
	const uneven = "Dates are at equal distances, however far apart they are"
	for name, tt := range map[string]struct {
		kind, more string
		names      string
		places     []float64 // of the columns, in steps from the first
		says       string
	}{
		"a missing year":     {"column", "", "2000 2001 2003", []float64{0, 1, 3}, ""},
		"every fifth year":   {"column", "", "2000 2005 2010", []float64{0, 1, 2}, ""},
		"out of order":       {"column", "", "2003 2000 2001", []float64{0, 1, 3}, ""},
		"sorted otherwise":   {"column", "sort: value", "2003 2000 2001", []float64{0, 1, 2}, ""},
		"missing months":     {"column", "", "2000-11 2001-02 2001-03", []float64{0, 3, 4}, ""},
		"years of accounts":  {"column", "", "2000/2001 2002/2003 2003/2004", []float64{0, 2, 3}, ""},
		"numbers, not years": {"column", "", "1 2 5", []float64{0, 1, 2}, ""},
		"few in long":        {"column", "", "1900 1901 2000", []float64{0, 1, 2}, uneven},
		"many in long":       {"column", "", "1000 1001 1002 1003 1004 1005 1006 1007 1008 1009 1010 1011 1012 1013 1014 1015 1016 1017 1018 1019 1020 1021 1022 1990", nil, uneven},
		"years and a day":    {"column", "", "1991-12-26 1995 2002", []float64{0, 1, 2}, uneven},
		"a slope":            {"slope", "", "2000 2001 2020", nil, uneven},
		"an even slope":      {"slope", "", "2000 2010 2020", nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			table := "id,g,value\n"
			for i, n := range strings.Fields(tt.names) {
				table += fmt.Sprintf("r%d,%s,%d\n", i, n, 7+i)
			}
			given := "charts:\n  - {id: x, kind: " + tt.kind + ", title: A finding, table: t, label: g"
			if tt.more != "" {
				given += ", " + tt.more
			}
			charts, err := plainStudy(t, given+"}\n", map[string]string{"t": table})
			if err != nil {
				t.Fatal(err)
			}
			p := drawn(t, charts[0])
			page, err := layout.Draw(charts[0].content(), layout.Default, nil)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.TrimSuffix(page.Key, "."); got != tt.says {
				t.Errorf("the chart says %q, want %q", got, tt.says)
			}
			hits := p.Hits()
			for i, want := range tt.places {
				at := (hits[i].Left - hits[0].Left) / (hits[1].Left - hits[0].Left) * tt.places[1]
				if math.Abs(at-want) > 0.02 {
					t.Errorf("column %d is at place %.2f, want %.0f", i, at, want)
				}
			}
		})
	}
	_, err := plainStudy(t, "charts:\n  - {id: x, kind: column, title: A finding, table: t, label: g}\n", map[string]string{"t": "id,g,value\na,2000,1\nb,2000,2\n"})
	if err == nil || !strings.Contains(err.Error(), `t.a and t.b are both called "2000"`) {
		t.Errorf("two columns of one year: %v", err)
	}
}

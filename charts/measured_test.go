package charts

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// measuredCases are plain tables whose numbers have ends that were measured. The columns are
// id, name, side, year, value, low, high, error.
var measuredCases = []struct {
	name string
	rows string
}{
	{"one", "a,Only,A,1950,41,38,44,3\n"},
	{"some", "a,First,A,1950,41,38,44,3\nb,Second,B,1951,30,,,\nc,Third,A,1952,45,40,52,7\nd,Fourth,B,1953,33,31,35,2\ne,Fifth,A,1954,47,,,\n"},
	{"zero", "a,First,A,1950,2,-3,7,5\nb,Second,B,1951,0,-1,1,1\nc,Third,A,1952,-4,-9,3,6\nd,Fourth,B,1953,8,8,8,0\n"},
	{"names", "a,Megszentségteleníthetetlenségeskedéseitekért járó bírság,A,1950,410,400.5,420.25,15\nb,Ηλεκτροεγκεφαλογραφήματα των νοσοκομείων,A,1951,290,100,600,300\nc,Unmarried people and childless families: tax,B,1952,350,350,420,70\n"},
	{"many", manyMeasured()},
	{"wide", "a,Small,A,1950,0.01,0.004,0.02,0.005\nb,One,B,1951,1,0.5,2,0.5\nc,Thousand,A,1952,1234.5,1000,3000,200\nd,Milliard,B,1953,1000000000,800000000,2000000000,500000000\n"},
}

func manyMeasured() string {
	var b strings.Builder
	for i := range 50 {
		v := (i*i*37)%97 + 30
		fmt.Fprintf(&b, "r%02d,Row %d,%c,%d,%d,%d,%d,%d\n", i, i+1, 'A'+i%2, 1900+i/2, v, v-10-i%7, v+5+i%11, 8)
	}
	return b.String()
}

// measuredSpecs has, by kind, how a chart of the table m names the ends.
var measuredSpecs = map[string]string{
	"bar":     "label: name\n    low: low\n    high: high",
	"column":  "label: year\n    series: side\n    error: error",
	"dot":     "label: side\n    low: low\n    high: high",
	"line":    "x: year\n    series: side\n    low: low\n    high: high",
	"scatter": "label: name\n    x: {column: year}\n    y: {column: value, low: low, high: high}",
	"step":    "x: year\n    series: side\n    error: error",
}

func measuredStudy(t testing.TB, rows, given string) ([]*Chart, error) {
	t.Helper()
	s, err := datasets.Load(fstest.MapFS{
		"datapackage.json": {Data: []byte(`{"name": "measured", "sources": [{"title": "A poll"}], "resources": [{"name": "m", "path": "m.csv", "schema": {"fields": [
			{"name": "id", "type": "string"}, {"name": "name", "type": "string"}, {"name": "side", "type": "string"}, {"name": "year", "type": "year"},
			{"name": "value", "type": "number"}, {"name": "low", "type": "number"}, {"name": "high", "type": "number"}, {"name": "error", "type": "number"}]}}]}`)},
		"m.csv":   {Data: []byte("id,name,side,year,value,low,high,error\n" + rows)},
		spec.File: {Data: []byte(given)},
	})
	if err != nil {
		t.Fatal(err)
	}
	c, err := analysis.Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	return In("en", s, c, Options{})
}

// TestMeasured draws measured ends in every kind that has them, on a full and on a half page,
// or expects the message that was accepted in its place.
func TestMeasured(t *testing.T) {
	fonts := typeset.New()
	for _, kind := range spec.SortedKeys(measuredSpecs) {
		for _, tt := range measuredCases {
			for _, size := range []layout.Size{{Name: "full", Width: 800, Pixels: 640, Quotes: true}, {Name: "half", Width: 388, Pixels: 388, Quotes: true}} {
				name := strings.Join([]string{"measured", kind, tt.name, size.Name}, "-")
				t.Run(name, func(t *testing.T) {
					list, err := measuredStudy(t, tt.rows, fmt.Sprintf("charts:\n  - id: x\n    kind: %s\n    title: The table of measured ends\n    table: m\n    %s\n", kind, measuredSpecs[kind]))
					var picture *Picture
					if err == nil {
						picture, err = list[0].Draw(layout.Style{Theme: layout.Light, Size: size}, fonts)
					}
					if err != nil {
						goldenText(t, name, err.Error()+"\n")
						return
					}
					if !strings.Contains(picture.Alt, "interval: ") {
						t.Errorf("the alt text has no ends: %s", picture.Alt)
					}
					golden(t, name, write(t, picture, "png"))
				})
			}
		}
	}
}

func TestMeasuredRefuses(t *testing.T) {
	const scenarios = "    low: low\n    high: high\n    series"
	for _, tt := range []struct{ name, file, old, new, want string }{
		{"one end", "charts.yaml", scenarios, "    low: low\n    series", "an interval has two ends"},
		{"both ways", "charts.yaml", scenarios, "    low: low\n    high: high\n    error: high\n    series", "keep low and high, or error"},
		{"an unknown column", "charts.yaml", scenarios, "    low: lo\n    high: high\n    series", `did you mean "low"`},
		{"a column of words", "charts.yaml", scenarios, "    low: scenario\n    high: high\n    series", "holds no numbers"},
		{"a low end above", "scenarios.csv", "1.5,1.2,1.8", "1.5,1.6,1.8", "the low end, 1.6, is above the number, 1.5"},
		{"a high end below", "scenarios.csv", "1.5,1.2,1.8", "1.5,1.2,1.4", "the high end, 1.4, is below the number, 1.5"},
		{"one empty cell", "scenarios.csv", "1.5,1.2,1.8", "1.5,,1.8", "fill in both cells, or leave both empty"},
		{"an error below zero", "hubble.csv", "67.4,0.5", "67.4,-0.5", "write it without its sign"},
		{"outside of the axis", "charts.yaml", "    error: error", "    error: error\n    to: 74", "to 74"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := refused(t, "measured", tt.file, tt.old, tt.new); !strings.Contains(got, tt.want) {
				t.Errorf("the message is\n%s\nwithout %q", got, tt.want)
			}
		})
	}
	for _, tt := range []struct{ name, kind, old, new, want string }{
		{"a quoted table", "line", "table: prices", "table: prices\n    low: value\n    high: value", "table prices is quoted"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := refused(t, tt.kind, "charts.yaml", tt.old, tt.new); !strings.Contains(got, tt.want) {
				t.Errorf("the message is\n%s\nwithout %q", got, tt.want)
			}
		})
	}
	if _, err := measuredStudy(t, "a,Tenth,A,1950,1,0,3,2\n", "charts:\n  - {id: x, kind: box, title: The table, table: m, x: {column: value, error: error}}\n"); err == nil || !strings.Contains(err.Error(), "a box plot shows how numbers are spread") {
		t.Errorf("ends in a box plot: %v", err)
	}
	if _, err := measuredStudy(t, "a,Tenth,A,1950,0.1,-0.1,0.3,0.2\nb,One,A,1951,1,0.5,2,1\n", "charts:\n  - {id: x, kind: dot, title: The table, table: m, label: name, low: low, high: high, scale: log}\n"); err == nil || !strings.Contains(err.Error(), "the low end of m.a is not above zero") {
		t.Errorf("a low end below zero on a log scale: %v", err)
	}
}

func Example_measured() {
	exampleAlt("measured")
	// Output:
	// Line chart, 2 lines, degrees.
	// Low emissions (SSP1-2.6): 2021–2040, 1.5 degrees (expected; interval: 1.2 to 1.8 degrees); 2041–2060, 1.7 degrees (expected; interval: 1.3 to 2.2 degrees); 2081–2100, 1.8 degrees (expected; interval: 1.3 to 2.4 degrees).
	// Very high emissions (SSP5-8.5): 2021–2040, 1.6 degrees (expected; interval: 1.3 to 1.9 degrees); 2041–2060, 2.4 degrees (expected; interval: 1.9 to 3 degrees); 2081–2100, 4.4 degrees (expected; interval: 3.3 to 5.7 degrees).
	// With very high emissions the late century is expected to be far warmer than today.
	// Source: IPCC, “Climate Change 2021: The Physical Science Basis, Summary for Policymakers”.
}

package charts

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// hardCases are tables that a chart must come out clean of, or refuse with a
// message that says what to do. The columns are id, name, side, year, value,
// high, bound, modality.
var hardCases = []struct {
	name string
	rows [][]string
}{
	{"none", [][]string{{"a", "Not told", "A", "1956", "", "", "", "asserted"}}},
	{"one", [][]string{{"a", "People killed in Poznań", "A", "1956", "78", "", "exact", "asserted"}}},
	{"fifty", fifty()},
	{"wide", [][]string{
		{"a", "Thousandth", "A", "1950", "0.001", "", "exact", "asserted"}, {"b", "One", "B", "1951", "1", "", "over", "asserted"},
		{"c", "Thousand", "A", "1952", "1234.5", "", "about", "asserted"}, {"d", "Milliard", "B", "1953", "1000000000", "", "under", "asserted"},
	}},
	{"equal", [][]string{
		{"a", "First", "A", "1950", "300", "", "exact", "asserted"}, {"b", "Second", "B", "1951", "300", "", "exact", "asserted"},
		{"c", "Third", "A", "1952", "300", "", "over", "asserted"}, {"d", "Fourth", "B", "1953", "300", "", "exact", "speculated"},
	}},
	{"negative", [][]string{
		{"a", "Rise", "A", "1950", "12", "", "exact", "asserted"}, {"b", "Fall", "B", "1951", "-7.5", "", "exact", "asserted"},
		{"c", "Fall, open", "A", "1952", "-20", "", "over", "asserted"}, {"d", "Fall between", "B", "1953", "-15", "-10", "between", "asserted"},
		{"e", "None", "A", "1954", "0", "", "exact", "asserted"},
	}},
	{"missing", [][]string{
		{"a", "Counted", "A", "1950", "40", "", "exact", "asserted"}, {"b", "Not told", "B", "1951", "", "", "", "asserted"},
		{"c", "Counted too", "", "1952", "55", "", "at-least", "asserted"},
	}},
	{"names", [][]string{
		{"a", "Megszentségteleníthetetlenségeskedéseitekért járó bírság", "Közigazgatás", "1950", "410", "", "exact", "asserted"},
		{"b", "Ηλεκτροεγκεφαλογραφήματα των νοσοκομείων", "Νοσοκομεία", "1951", "290", "", "over", "asserted"},
		{"c", "Unmarried people and childless families: tax", "Közigazgatás", "1952", "350", "420", "between", "asserted"},
	}},
	{"small", [][]string{
		{"a", "None", "A", "1950", "0", "", "exact", "asserted"}, {"b", "Third", "B", "1951", "0.3", "", "exact", "asserted"},
		{"c", "Half", "A", "1952", "0.5", "", "exact", "asserted"}, {"d", "Speck", "B", "1953", "0.004", "", "exact", "asserted"},
	}},
	{"small-above-zero", [][]string{
		{"a", "Tenth", "A", "1950", "0.1", "", "exact", "asserted"}, {"b", "Third", "B", "1951", "0.3", "", "over", "asserted"},
		{"c", "Half", "A", "1952", "0.5", "", "about", "asserted"}, {"d", "Speck", "B", "1953", "0.004", "", "exact", "asserted"},
	}},
	{"huge", [][]string{
		{"a", "Milliard", "A", "1950", "1000000000", "", "exact", "asserted"}, {"b", "More", "B", "1951", "7900000000", "", "over", "asserted"},
		{"c", "Billion", "A", "1952", "1000000000000", "", "exact", "asserted"}, {"d", "Range", "B", "1953", "2000000000", "2500000000", "between", "asserted"},
	}},
	{"near", [][]string{
		{"a", "One", "A", "1950", "0.3", "", "exact", "asserted"}, {"b", "Other", "B", "1951", "0.30000000000000004", "", "exact", "asserted"},
		{"c", "Third", "A", "1952", "0.30000000000000004", "", "exact", "asserted"}, {"d", "Fourth", "B", "1953", "0.3", "", "exact", "asserted"},
	}},
	{"near-million", [][]string{
		{"a", "One", "A", "1950", "1000000", "", "exact", "asserted"}, {"b", "Other", "B", "1951", "1000001", "", "exact", "asserted"},
		{"c", "Third", "A", "1952", "1000001", "", "exact", "asserted"}, {"d", "Fourth", "B", "1953", "1000000", "", "exact", "asserted"},
	}},
	{"close", [][]string{
		{"a", "First lab", "A", "1950", "99.1", "", "exact", "asserted"}, {"b", "Second lab", "B", "1951", "99.2", "", "over", "asserted"},
		{"c", "Third lab", "A", "1952", "99.3", "99.4", "between", "asserted"}, {"d", "Fourth lab", "B", "1953", "99.5", "", "exact", "asserted"},
	}},
	{"bounds", [][]string{
		{"a", "Exact", "A", "1950", "1000", "", "exact", "asserted"}, {"b", "Over", "B", "1951", "2000", "", "over", "asserted"},
		{"c", "Under", "A", "1952", "800", "", "under", "asserted"}, {"d", "Up to", "B", "1953", "3500", "", "up-to", "asserted"},
		{"e", "About", "A", "1954", "400", "", "about", "asserted"}, {"f", "Between", "B", "1955", "500", "700", "between", "asserted"},
		{"g", "Speculated", "A", "1956", "900", "", "over", "speculated"}, {"h", "Proposed", "B", "1957", "600", "", "exact", "proposed"},
		{"i", "Expected", "A", "1958", "700", "", "about", "expected"}, {"j", "Expected range", "B", "1959", "500", "700", "between", "expected"},
	}},
}

func fifty() (rows [][]string) {
	for i := range 50 {
		rows = append(rows, []string{
			[]string{"a", "b", "c", fmt.Sprintf("r%02d", i)}[min(i, 3)], fmt.Sprintf("Row %d", i+1), "AB"[i%2 : i%2+1], fmt.Sprint(1900 + i),
			fmt.Sprint((i*i*37)%997 + 3), "", "exact", "asserted",
		})
	}
	return rows
}

// hardSpecs has, by kind, what a chart of the table t says beyond its title. A
// kind that needs no number, or more than one table gives, has its own tests.
var hardSpecs = map[string]string{
	"area":           "table: t",
	"bar":            "table: t\n    label: name",
	"box":            "table: t\n    label: name\n    by: side",
	"bump":           "table: t\n    value: place\n    series: side",
	"column":         "table: t\n    label: name",
	"density":        "table: t\n    label: name\n    by: side",
	"dot":            "table: t\n    label: name",
	"dumbbell":       "rows: [t.a, t.c]\n    after: [t.c, t.a]\n    label: name",
	"estimates":      "table: t\n    label: name\n    claimed: year\n    where: {fact: [tally]}",
	"grouped-bar":    "table: t\n    group: name\n    series: { column: side }",
	"heat-map":       "table: t\n    y: name\n    x: side",
	"histogram":      "table: t\n    label: name",
	"line":           "table: t",
	"map":            "", // names countries
	"pyramid":        "table: t\n    group: name\n    series: { column: side }",
	"range":          "table: t\n    label: name",
	"ratio-matrix":   "table: t\n    columns: [t.a, t.b]\n    label: name",
	"scatter":        "table: t\n    x: {column: year}\n    label: name",
	"schedule":       "",
	"slope":          "table: t\n    label: name",
	"stacked-bar":    "table: t\n    group: side\n    series: { column: name }",
	"stacked-column": "table: t\n    group: year\n    series: { column: side }",
	"step":           "table: t\n    series: {column: side}",
	"symbol-map":     "", // has places
	"timeline":       "table: t\n    label: name",
	"waffle":         "table: t\n    label: name",
	"waterfall":      "table: t\n    label: name",
}

// hardForms are kinds that a key draws quite otherwise, by the name of their goldens.
var hardForms = map[string][2]string{
	"dot-thousand":   {"dot", "table: t\n    label: name\n    numbers: {in: thousand, decimals: 1}"},
	"line-reversed":  {"line", "table: t\n    series: {column: side}\n    names: both\n    reverse: true"},
	"timeline-lanes": {"timeline", "table: t\n    label: name\n    lane: side"},
}

func hardStudy(t testing.TB, rows [][]string, given string) ([]*Chart, error) {
	t.Helper()
	return hardStudyIn(t, "en", rows, given)
}

// hardStudyIn is hardStudy in a language.
func hardStudyIn(t testing.TB, tag string, rows [][]string, given string) ([]*Chart, error) {
	t.Helper()
	var fields, csv []string
	names := []string{"id", "name", "side", "year", "value", "high", "bound", "modality", "unit", "date", "quote", "where", "statistic"}
	if strings.Contains(given, "fact: [tally]") { // all rows are of one fact, for the charts that ask for one
		names = append(names, "fact")
	}
	for _, f := range names {
		sort := "string"
		if f == "value" || f == "high" || f == "year" {
			sort = "number"
		}
		fields = append(fields, fmt.Sprintf(`{"name": %q, "type": %q}`, f, sort))
		csv = append(csv, f)
	}
	table := strings.Join(csv, ",") + "\n"
	for _, r := range rows {
		cells := append(r[:8:8], "forint", r[3], strings.TrimSpace(r[4]+" forints"), "W ¶1", map[bool]string{true: "vague", false: "total"}[r[4] == ""], "tally")
		for i, cell := range cells[:len(names)] {
			if i > 0 {
				table += ","
			}
			if strings.ContainsAny(cell, ",") {
				cell = `"` + cell + `"`
			}
			table += cell
		}
		table += "\n"
	}
	s, err := datasets.Load(fstest.MapFS{
		"datapackage.json": {Data: []byte(`{"name": "hard", "sources": [{"title": "A text"}], "units": {"forint": {"plural": "forints", "millions": false}},
			"resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [` + strings.Join(fields, ", ") + `]}}]}`)},
		"t.csv":            {Data: []byte(table)},
		spec.File:          {Data: []byte(given)},
		"comparisons.yaml": {Data: []byte("derive:\n  - {table: t, column: place, op: rank}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	c, err := analysis.Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	return In(tag, s, c, Options{})
}

// TestHardCases draws every kind of every hard table, on a full and on a half
// page, or expects the message that was accepted in its place.
func TestHardCases(t *testing.T) {
	fonts := typeset.New()
	forms := maps.Clone(hardForms)
	for _, k := range Kinds() {
		lines, ok := hardSpecs[k.Name]
		if !ok {
			t.Errorf("the kind %s has no hard cases", k.Name)
		}
		forms[k.Name] = [2]string{k.Name, lines}
	}
	for form, of := range forms {
		kind, lines := of[0], of[1]
		if lines == "" {
			continue
		}
		for _, tt := range hardCases {
			for _, size := range []layout.Size{{Name: "full", Width: 800, Pixels: 640, Quotes: true}, {Name: "half", Width: 388, Pixels: 388, Quotes: true}} {
				name := strings.Join([]string{"hard", form, tt.name, size.Name}, "-")
				t.Run(name, func(t *testing.T) {
					charts, err := hardStudy(t, tt.rows, fmt.Sprintf("charts:\n  - id: x\n    kind: %s\n    title: The table of hard cases\n    subtitle: Forints\n    %s\n", kind, lines))
					var picture *Picture
					if err == nil {
						picture, err = charts[0].Draw(layout.Style{Theme: layout.Light, Size: size}, fonts)
					}
					if err != nil {
						goldenText(t, name, err.Error()+"\n")
						return
					}
					golden(t, name, write(t, picture, "png"))
				})
			}
		}
	}
}

// hardAnnotated are the hard tables that are drawn with a reference line and a note, too.
var hardAnnotated = []string{"one", "bounds", "negative", "names"}

// TestHardAnnotations draws a line at a row, one at a number and a note at a mark of every kind
// that has an axis for lines, or expects the message that was accepted in its place.
func TestHardAnnotations(t *testing.T) {
	fonts := typeset.New()
	size := layout.Size{Name: "full", Width: 800, Pixels: 640, Quotes: true}
	for _, k := range Kinds() {
		if k.Axes == 0 {
			continue
		}
		for _, tt := range hardCases {
			if !slices.Contains(hardAnnotated, tt.name) {
				continue
			}
			name := strings.Join([]string{"hard-annotated", k.Name, tt.name}, "-")
			t.Run(name, func(t *testing.T) {
				charts, err := hardStudy(t, tt.rows, fmt.Sprintf(`charts:
  - id: x
    kind: %s
    title: The table of hard cases
    subtitle: Forints
    %s
    lines: [{at: t.a, text: The first of them}, {value: 150, text: a limit}]
    annotations: [{at: t.a, text: A note, quote: true}]
`, k.Name, hardSpecs[k.Name]))
				var picture *Picture
				if err == nil {
					picture, err = charts[0].Draw(layout.Style{Theme: layout.Light, Size: size}, fonts)
				}
				if err != nil {
					goldenText(t, name, err.Error()+"\n")
					return
				}
				golden(t, name, write(t, picture, "png"))
			})
		}
	}
}

func goldenText(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name+".txt")
	if os.Getenv("UPDATE") == "1" {
		_ = os.Remove(strings.TrimSuffix(path, ".txt") + ".png") // of a time when it was drawn
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the message is\n%swant\n%s", got, want)
	}
}

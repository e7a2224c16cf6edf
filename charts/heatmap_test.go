package charts

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/typeset"
	"quotient/datasets"
)

func TestHeatMapRefused(t *testing.T) {
	tables := map[string]string{
		"t": "id,g,h,value,unit\na,p,x,5,m\nb,p,x,6,m\nc,,x,7,m\nd,q,x,1,m\n",
		"u": "id,g,h,value,unit\na,p,x,1,m\nb,q,x,2,kg\n",
	}
	var many strings.Builder
	many.WriteString("g,h,n\n")
	for i := range 61 {
		fmt.Fprintf(&many, "g%d,h,%d\n", i, i)
	}
	tables["many"] = many.String()
	testRefusals(t, tables, map[string]refusal{
		"two of one cell":   {"kind: heat-map; table: t; where: {g: [p]}; x: g; y: h", []string{"t.a and t.b are both of x and p", "keep one of them with where"}},
		"a row of no cell":  {"kind: heat-map; table: t; x: g; y: h", []string{"charts.yaml:6:8:", "t.c says nothing under g"}},
		"one column":        {"kind: heat-map; table: t; x: g", []string{"a column across and one down"}},
		"an unknown column": {"kind: heat-map; table: t; x: gg; y: h", []string{`no column "gg"`, `did you mean "g"?`}},
		"shades of words":   {"kind: heat-map; table: u; x: g; y: h; color: h", []string{`no column of numbers "h"`, "valid: value"}},
		"unlike units":      {"kind: heat-map; table: u; x: g; y: h", []string{"one axis has one unit"}},
		"no table":          {"kind: heat-map; x: g; y: h", []string{"the chart has no table"}},
		"rows by name":      {"kind: heat-map; rows: [t.a]; x: g; y: h", []string{"rows by name do not go"}},
		"too many columns":  {"kind: heat-map; table: many; x: g; y: h; color: n", []string{"61 columns are more than can be read"}},
	})
}

// TestHeatMapHits finds every number of a grid, and none where there is none.
func TestHeatMapHits(t *testing.T) {
	for name, want := range map[string]int{"heat-map": 29, "heat-map-hours": 7*24 - 2} {
		p := drawn(t, gallery(t, name)[0])
		if n := len(p.Hits()); n != want {
			t.Errorf("%s: %d cells are drawn, want %d", name, n, want)
		}
		if n := strings.Count(p.Alt, "no figure"); n != map[string]int{"heat-map": 1, "heat-map-hours": 2}[name] {
			t.Errorf("%s: %d cells are told to have no figure", name, n)
		}
	}
}

// Example_heatMap draws a grid of rooms and months.
func Example_heatMap() {
	study, err := datasets.Load(os.DirFS("testdata/gallery/heat-map"))
	if err != nil {
		fmt.Println(err)
		return
	}
	comparisons, err := analysis.Compare(study)
	if err != nil {
		fmt.Println(err)
		return
	}
	charts, err := Load(study, comparisons, Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	picture, err := charts[0].Draw(layout.Default, typeset.New())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, sentence := range strings.SplitAfter(picture.Alt, ". ")[:6] {
		fmt.Println(strings.ReplaceAll(strings.TrimSpace(sentence), "\u00a0", " "))
	}
	// Output:
	// Heat map, 5 rows, 6 columns, visits.
	// Reading room: January 410 visits; February 455 visits; March 520 visits; April 610 visits; May more than 700 visits; June 640 visits.
	// Children’s room: January 300 visits; February 320 visits; March about 350 visits; April 340 visits; May 280 visits; June 210 visits.
	// Music room: January 120 visits; February under 150 visits; March 160 visits; April 180 to 220 visits; May 190 visits; June 175 visits.
	// Newspaper hall: January 640 visits; February 620 visits; March 590 visits; April 560 visits; May 540 visits (speculated); June 500 visits.
	// Study cells: January 80 visits; February 95 visits; March 110 visits; April no figure; May 240 visits; June 300 visits (proposed).
}

// TestHeatMapNames puts years in order, names every column that does not run on, for want
// of room with rows and columns swapped, and prints the numbers that have room.
func TestHeatMapNames(t *testing.T) {
	towns := "Budapest Debrecen Szeged Miskolc Pécs Győr Nyíregyháza Kecskemét Székesfehérvár Szombathely Eger Tatabánya Sopron Θεσσαλονίκη"
	full := layout.Style{Theme: layout.Light, Size: small.Size}
	half := layout.Style{Theme: layout.Light, Size: layout.Size{Name: "half", Width: 388, Pixels: 388, Quotes: true}}
	for name, tt := range map[string]struct {
		columns string
		value   func(i int) string
		more    string
		style   layout.Style
		labels  []string // in this order, among those of the page
	}{
		"years out of order":  {"2001 2003 2000 2002", nil, "", full, strings.Fields("2000 2001 2002 2003")},
		"months out of order": {"2001-03 2000-12 2001-01", nil, "", full, strings.Fields("2000-12 2001-01 2001-03")},
		"hours out of order":  {"10:00 09:00 08:30", nil, "", full, strings.Fields("08:30 09:00 10:00")},
		"numbers in order":    {"10 9 1", nil, "", full, strings.Fields("1 9 10")},
		"as they are sorted":  {"2001 2003 2000", nil, "sort: value", full, strings.Fields("2001 2003 2000")},
		"names by turns":      {towns, nil, "", full, strings.Fields(towns)},
		"names swapped":       {towns, nil, "", half, append([]string{"Monday", "Tuesday"}, strings.Fields(towns)...)},
		"numbers that fit":    {"2000 2001 2002 2003 2004 2005", func(i int) string { return []string{"-5000.25", "0.5"}[min(i, 1)] }, "", half, strings.Fields("0.5 0.5 0.5 0.5 0.5 −5,000.25 0 0.5")},
	} {
		t.Run(name, func(t *testing.T) {
			table := "id,g,h,value\n"
			for i, c := range strings.Fields(tt.columns) {
				v := fmt.Sprint(10 + 1000*i)
				if tt.value != nil {
					v = tt.value(i)
				}
				table += fmt.Sprintf("a%d,%s,Monday,%s\nb%d,%s,Tuesday,%s\n", i, c, v, i, c, v)
			}
			given := "charts:\n  - id: x\n    kind: heat-map\n    title: A finding\n    table: t\n    x: g\n    y: h\n    " + tt.more + "\n"
			charts, err := plainStudy(t, given, map[string]string{"t": table})
			if err != nil {
				t.Fatal(err)
			}
			p, err := layout.Draw(charts[0].content(), tt.style, nil)
			if err != nil {
				t.Fatal(err)
			}
			var all []string
			rest := tt.labels
			for _, l := range p.Texts {
				all = append(all, l.Text)
				if len(rest) > 0 && l.Text == rest[0] {
					rest = rest[1:]
				}
			}
			if len(rest) > 0 {
				t.Errorf("%q is not in its place among %q", rest[0], all)
			}
		})
	}
}

// TestHeatMapDerived: the ends of the strip of a computed column are rounded as the labels of
// its cells are.
func TestHeatMapDerived(t *testing.T) {
	table := "id,g,year,value\n"
	for i := range 12 {
		table += fmt.Sprintf("a%d,Bern,%d,%d\nb%d,Basel,%d,%d\n", i, 2000+i, 60+i*i*7%13, i, 2000+i, 90-i*i*5%17)
	}
	s, err := datasets.Load(fstest.MapFS{
		"datapackage.json": {Data: []byte(`{"name": "towns", "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id", "type": "string"}, {"name": "g", "type": "string"}, {"name": "year", "type": "year"}, {"name": "value", "type": "number"}]}}]}`)},
		"t.csv":            {Data: []byte(table)},
		"comparisons.yaml": {Data: []byte("derive:\n  - {table: t, column: mean, op: mean, window: 3, along: year, by: g}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	c, err := analysis.Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	chart, err := New(s, c, "kind: heat-map\ntitle: Bern rose\ntable: t\nx: year\ny: g\ncolor: mean")
	if err != nil {
		t.Fatal(err)
	}
	picture, err := chart.Draw(layout.Style{Theme: layout.Light, Size: layout.Size{Name: "half", Width: 388, Pixels: 388}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "heatmap-derived-half", write(t, picture, "png"))
}

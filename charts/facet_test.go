package charts

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"quotient/charts/internal/layout"
)

// facetTable has two regions with three places of two series over four years, one of which
// has numbers ten times as large.
func facetTable() string {
	table := "id,region,place,year,side,value,high,bound\n"
	for i, region := range []string{"North", "South"} {
		for k, side := range []string{"ash", "oak"} {
			for y := range 4 {
				v, high, bound := (7+3*k+2*y)*(1+9*i), "", []string{"exact", "over", "about", "between"}[(y+2*k)%4]
				if bound == "between" {
					high = fmt.Sprint(v + v/2)
				}
				table += fmt.Sprintf("%c%d%d,%s,%s,%d,%s,%d,%s,%s\n", 'a'+i, k, y, region, side+[]string{" I", " II", " III", " IV"}[y], 1990+y, side, v, high, bound)
			}
		}
	}
	return table
}

// facetSpecs has, for each kind that can be drawn in panels, what it says of the table.
var facetSpecs = map[string]string{
	"area":           "x: year, where: {side: ash}",
	"bar":            "label: place",
	"column":         "label: year, where: {side: ash}",
	"dot":            "label: place, series: side",
	"grouped-bar":    "group: year, series: side",
	"histogram":      "label: place, bin: {count: 6}",
	"line":           "x: year, series: side",
	"pyramid":        "group: year, series: side",
	"range":          "label: place, series: side",
	"scatter":        "x: value, y: high, series: side",
	"stacked-bar":    "group: year, series: side, where: {bound: [exact, about]}",
	"stacked-column": "group: year, series: side, where: {bound: [exact, about]}",
	"step":           "x: year, series: side",
}

// TestFacets draws each kind in panels on one scale: a number is as long, or as far along, in
// each. The legend, the key and the quotes are there once.
func TestFacets(t *testing.T) {
	for _, k := range Kinds() {
		lines, ok := facetSpecs[k.Name]
		if ok != k.Panels {
			t.Errorf("%s: it can be drawn in panels: %v, and has a case here: %v", k.Name, k.Panels, ok)
			continue
		}
		for _, free := range []bool{false, true} {
			if !ok {
				continue
			}
			t.Run(fmt.Sprint(k.Name, free), func(t *testing.T) {
				more := ""
				if free {
					more = ", scales: free"
				}
				charts, err := plainStudy(t, "charts:\n  - {id: x, kind: "+k.Name+", title: A finding, table: t, facet: region, "+lines+more+"}\n", map[string]string{"t": facetTable()})
				if err != nil {
					t.Fatal(err)
				}
				for _, style := range []layout.Style{layout.Default, {Theme: layout.Print, Size: layout.Half}} {
					d, err := layout.Draw(charts[0].content(), style, nil)
					if err != nil {
						t.Fatal(err)
					}
					for _, name := range []string{"North", "South", "ash", "oak"} {
						n := 0
						for _, text := range d.Texts {
							if text.Text == name {
								n++
							}
						}
						if n != 1 && (name == "North" || name == "South" || strings.Contains(lines, "series") && k.Name != "pyramid") {
							t.Errorf("%s: %q is written %d times", style, name, n)
						}
					}
					if said := strings.Contains(d.Key, "Each panel has a scale of its own"); said != free {
						t.Errorf("%s: the key says that scales are free: %v", style, said)
					}
				}
				p := drawn(t, charts[0])
				if os.Getenv("LOOK") != "" && !free {
					q, _ := charts[0].Draw(layout.Style{Theme: layout.Light, Size: layout.Size{Name: "full", Width: 800, Pixels: 760}}, nil)
					_ = os.WriteFile("/tmp/h/out/f-"+k.Name+".png", write(t, q, "png"), 0o644)
				}
				var lengths []float64
				for _, h := range p.Hits() {
					for _, o := range charts[0].Rows {
						if o.Ref() != h.ID {
							continue
						}
						v, _ := o.Quantity.Float()
						switch k.Name {
						case "bar", "grouped-bar", "pyramid":
							if o.Cell("bound") == "exact" {
								lengths = append(lengths, (h.Right-h.Left)/v)
							}
						}
					}
				}
				alike := true
				for _, l := range lengths {
					alike = alike && math.Abs(l-lengths[0]) < 0.05*l
				}
				if len(lengths) > 0 && alike == free {
					t.Errorf("bars are as long to a unit in both panels: %v: %v", alike, lengths)
				}
			})
		}
	}
}

// TestFacetRefuses refuses panels that nothing could be read from, with what to do.
func TestFacetRefuses(t *testing.T) {
	many := "id,g,value\n"
	for i := range 14 {
		many += fmt.Sprintf("r%d,G%d,%d\ns%d,G%d,%d\n", i, i, i+1, i, i, i+2)
	}
	for name, tt := range map[string]struct{ table, chart, want string }{
		"another kind":     {facetTable(), "kind: slope, label: year, facet: region", "the kind slope has no panels"},
		"no column":        {facetTable(), "kind: bar, label: place, facet: nope", `table t has no column "nope"`},
		"one value":        {facetTable(), "kind: bar, label: place, facet: region, where: {region: North}", "the column region has one value"},
		"too many":         {many, "kind: bar, facet: g", "14 panels are more than can be read: 12 at most"},
		"free without":     {facetTable(), "kind: bar, label: place, scales: free", "scales are those of panels, and the chart has none"},
		"another scales":   {facetTable(), "kind: bar, label: place, facet: region, scales: fre", "scales is"},
		"an empty cell":    {"id,g,value\na,A,1\nb,,2\n", "kind: bar, facet: g", "t.b says nothing under g"},
		"unlike units":     {"id,g,value,unit\na,A,1,ship\nb,B,2,horse\n", "kind: bar, facet: g", "panels have one unit"},
		"a fault in each":  {facetTable(), "kind: bar, label: nope, facet: region", `table t has no column "nope"`},
		"no number in one": {"id,g,value\na,A,1\nb,A,3\nc,B,\n", "kind: bar, facet: g", "B. no number."},
		"emphasis":         {facetTable(), "kind: bar, label: place, facet: region, emphasis: [t.a00]", "North."},
		"labels":           {facetTable(), "kind: bar, label: place, facet: region, labels: {t.b01: Elm}", "Elm: more than 90"},
		"two lines":        {facetTable(), "kind: bar, label: place, facet: region, lines: [{value: 1}, {value: 2}]", "panels have one reference line, and lines has 2"},
		"a period":         {facetTable(), "kind: line, x: year, facet: region, annotations: [{date: 1950, text: x}]", "an event or a period has no place in panels"},
		"a note elsewhere": {facetTable(), "kind: bar, label: place, facet: region, annotations: [{at: t.zz, text: x}]", "t.zz"},
		"a note left out":  {facetTable(), "kind: bar, label: place, facet: region, where: {side: oak}, annotations: [{at: t.a00, text: x}]", "t.a00 is in no panel"},
		"a line far below": {facetTable(), "kind: pyramid, group: year, series: side, facet: region, lines: [{value: -5}]", "below where the axis can begin"},
		"rows":             {facetTable(), "kind: bar, label: place, facet: region, rows: [t.a00, t.b00, t.a01, t.b01]", "North."},
	} {
		t.Run(name, func(t *testing.T) {
			source := "table: t, "
			if strings.Contains(tt.chart, "rows:") {
				source = ""
			}
			charts, err := plainStudy(t, "charts:\n  - {id: x, title: A finding, "+source+tt.chart+"}\n", map[string]string{"t": tt.table})
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

// TestFacetLines draws a reference line in every panel, and says what it is once; a note is in
// the panel of its mark.
func TestFacetLines(t *testing.T) {
	for _, k := range Kinds() {
		lines, ok := facetSpecs[k.Name]
		if !ok || k.Axes == 0 {
			continue
		}
		t.Run(k.Name, func(t *testing.T) {
			note := ""
			if !slices.Contains([]string{"histogram", "area", "scatter", "stacked-bar", "stacked-column"}, k.Name) {
				note = ", annotations: [{at: t.a00, text: here}]"
			}
			charts, err := plainStudy(t, "charts:\n  - {id: x, kind: "+k.Name+", title: A finding, table: t, facet: region, "+lines+", lines: [{at: t.a00, text: a limit}]"+note+"}\n", map[string]string{"t": facetTable()})
			if err != nil {
				t.Fatal(err)
			}
			for _, style := range []layout.Style{layout.Default, {Theme: layout.Print, Size: layout.Half}} {
				picture, err := charts[0].Draw(style, nil)
				if err != nil {
					t.Fatal(err)
				}
				told, places := strings.Count(picture.Alt, "Reference line: a limit"), map[int]bool{}
				for _, h := range picture.Hits() {
					if h.ID == "t.a00" && strings.HasPrefix(h.Title, "a limit") {
						places[int(h.Left+h.Top*1000)] = true
					}
				}
				if told != 1 || len(places) != 3 { // over the panels, and in each
					t.Errorf("%s: the line is told %d times, and drawn at %v", style, told, places)
				}
			}
		})
	}
}

package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/datasets"
)

func TestHistogramRefuses(t *testing.T) {
	rows := [][]string{
		{"a", "Low", "A", "1950", "20", "", "exact", "asserted"}, {"b", "High", "A", "1951", "90", "", "over", "asserted"},
		{"c", "None", "B", "1950", "0", "", "exact", "asserted"},
	}
	for name, tt := range map[string]struct{ spec, want string }{
		"a step and a count":      {"table: t\n    bin: { step: 5, count: 3 }", "both a step and a count"},
		"a step below zero":       {"table: t\n    bin: { step: -5 }", `"-5" cannot be the step`},
		"a step on a log scale":   {"rows: [t.a, t.b]\n    scale: log\n    bin: { step: 5 }", "unlike width"},
		"zero on a log scale":     {"table: t\n    scale: log", "t.c is not above zero"},
		"words for a column":      {"table: t\n    x: name", "is not a plain decimal"},
		"a column that is not":    {"table: t\n    x: vlaue", `did you mean "value"?`},
		"bins without number":     {"table: t\n    bin: { step: 0.01 }", "the chart would have more than 1000 bins"},
		"half a bin":              {"table: t\n    bin: { count: 0.5 }", "the chart cannot have 0.5 bins"},
		"more bins than pixels":   {"table: t\n    bin: { count: 5000 }", "charts.yaml:6:19: x: the chart cannot have 5000 bins"},
		"no bin":                  {"table: t\n    bin: { count: 0 }", `"0" cannot be the step or count`},
		"a start of the counts":   {"table: t\n    from: 5", "charts.yaml:6:11: x: bars begin at zero, not at 5: the length of a bar is its value"},
		"an unknown key of a bin": {"table: t\n    bin: { width: 5 }", `unknown key "width"`},
	} {
		_, err := hardStudy(t, rows, head+"A\n    kind: histogram\n    "+tt.spec+"\n")
		if err == nil || !strings.Contains(unbroken(err.Error()), tt.want) {
			t.Errorf("%s: want a fault that says %q, got %v", name, tt.want, err)
		}
	}
}

// TestBins counts what lies in which bin, and what may lie elsewhere.
func TestBins(t *testing.T) {
	rows := [][]string{
		{"a", "n", "A", "1950", "10", "", "exact", "asserted"}, {"b", "n", "A", "1950", "19", "", "exact", "asserted"},
		{"c", "n", "A", "1950", "20", "", "exact", "asserted"}, {"d", "n", "A", "1950", "25", "", "over", "asserted"},
		{"e", "n", "A", "1950", "31", "38", "between", "asserted"}, {"f", "n", "A", "1950", "35", "45", "between", "asserted"},
		{"g", "n", "A", "1950", "12", "", "exact", "speculated"}, {"h", "n", "A", "1950", "50", "", "about", "asserted"},
	}
	charts, err := hardStudy(t, rows, head+"A\n    kind: histogram\n    table: t\n    bin: { step: 10 }\n")
	if err != nil {
		t.Fatal(err)
	}
	alt := unbroken(drawn(t, charts[0]).Alt)
	for _, want := range []string{
		"from 10 to 20: 2, and 1 that may lie elsewhere.", "from 20 to 30: 1, and 1 that may lie elsewhere.",
		"from 30 to 40: 1, and 1 that may lie elsewhere.", "from 40 to 50: 0.", "from 50 to 60: 0, and 1 that may lie elsewhere.",
	} {
		if !strings.Contains(alt, want) {
			t.Errorf("the alt text does not say %q: %s", want, alt)
		}
	}
}

// TestBinEdges puts numbers on an edge into the bin that begins there, also where
// the step has no exact float.
func TestBinEdges(t *testing.T) {
	rows := [][]string{
		{"a", "n", "A", "1950", "0.3", "", "exact", "asserted"}, {"b", "n", "A", "1950", "0.6", "", "exact", "asserted"},
		{"c", "n", "A", "1950", "0.7", "", "exact", "asserted"},
	}
	charts, err := hardStudy(t, rows, head+"A\n    kind: histogram\n    table: t\n    bin: { step: 0.1 }\n")
	if err != nil {
		t.Fatal(err)
	}
	alt := unbroken(drawn(t, charts[0]).Alt)
	for _, want := range []string{"from 0.3 to 0.4: 1.", "from 0.5 to 0.6: 0.", "from 0.6 to 0.7: 1.", "from 0.7 to 0.8: 1."} {
		if !strings.Contains(alt, want) {
			t.Errorf("the alt text does not say %q: %s", want, alt)
		}
	}
}

// TestLogBins has bins that are all as wide on the log scale, about as many as are
// asked for, with every number in one of them.
func TestLogBins(t *testing.T) {
	const n = 200
	var rows [][]string
	for i := range n { // from 10 to some 100,000
		rows = append(rows, []string{fmt.Sprintf("r%d", i), "n", "A", "1950", fmt.Sprintf("%.0f", math.Pow(10, 1+float64(i)/50)), "", "exact", "asserted"})
	}
	for count, most := range map[string]int{"": 11, "1": 2, "3": 5, "8": 10, "20": 22, "40": 42} {
		given := "table: t\n    scale: log"
		if count != "" {
			given += "\n    bin: { count: " + count + " }"
		}
		charts, err := hardStudy(t, rows, head+"A\n    kind: histogram\n    "+given+"\n")
		if err != nil {
			t.Fatal(err)
		}
		picture := drawn(t, charts[0])
		bins, all := 0, 0
		var wide []float64
		for _, h := range picture.Hits() {
			bins++
			all += len(h.Refs)
			wide = append(wide, h.Right-h.Left)
		}
		if bins > most || bins < most/2 || all != n {
			t.Errorf("count %q: %d bins with %d numbers", count, bins, all)
		}
		if slices.Max(wide) > 1.05*slices.Min(wide) {
			t.Errorf("count %q: bins from %.1f to %.1f wide", count, slices.Min(wide), slices.Max(wide))
		}
	}
}

// TestBinCount makes about as many linear bins as are asked for.
func TestBinCount(t *testing.T) {
	var rows [][]string
	for i := range 100 {
		rows = append(rows, []string{fmt.Sprintf("r%d", i), "n", "A", "1950", fmt.Sprint(i), "", "exact", "asserted"})
	}
	for count, want := range map[string]int{"2": 2, "5": 5, "10": 10, "15": 20, "20": 20, "40": 40, "50": 50} {
		charts, err := hardStudy(t, rows, head+"A\n    kind: histogram\n    table: t\n    bin: { count: "+count+" }\n")
		if err != nil {
			t.Fatal(err)
		}
		if got := len(drawn(t, charts[0]).Hits()); got != want {
			t.Errorf("%s bins: %d", count, got)
		}
	}
}

// TestYears writes the numbers of a field of years as years, under any name, and bins them
// by whole years.
func TestYears(t *testing.T) {
	study, err := datasets.Load(fstest.MapFS{
		"datapackage.json": {Data: []byte(`{"name": "y", "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id"}, {"name": "d", "type": "year"}, {"name": "value", "type": "number"}]}}]}`)},
		"t.csv":            {Data: []byte("id,d,value\na,2000,3\nb,2001,7\nc,2002,5\nd,2003,6.5\n")},
		spec.File:          {Data: []byte("charts:\n  - {id: l, kind: line, title: A, table: t, x: d}\n  - {id: h, kind: histogram, title: A, table: t, x: d}\n  - {id: s, kind: scatter, title: A, table: t, x: d, y: value}\n  - {id: b, kind: bar, title: A, table: t, value: d}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	comparisons, err := analysis.Compare(study)
	if err != nil {
		t.Fatal(err)
	}
	list, err := Load(study, comparisons, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range list {
		p, err := layout.Draw(c.content(), layout.Default, nil)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, l := range p.Texts {
			found = found || l.Text == "2002"
			if strings.Contains(l.Text, "2,0") || strings.HasPrefix(l.Text, "200") && strings.Contains(l.Text, ".") {
				t.Errorf("%s has the label %q", c.Kind, l.Text)
			}
		}
		if !found || strings.Contains(p.Alt, "2,00") {
			t.Errorf("%s: no label is 2002, or the alt text has other years: %s", c.Kind, p.Alt)
		}
	}
}

// TestHistogramHeights draws bins as high as their axis says, however few are in them.
func TestHistogramHeights(t *testing.T) {
	table := "id,g,nv\n"
	for i := range 3001 {
		v := 15 + 10*(i%20)
		if i == 3000 {
			v = 215
		}
		table += fmt.Sprintf("r%d,g,%d\n", i, v)
	}
	charts, err := plainStudy(t, "charts:\n  - {id: x, kind: histogram, title: A, table: t, x: nv, bin: {step: 10}}\n", map[string]string{"t": table})
	if err != nil {
		t.Fatal(err)
	}
	picture, err := charts[0].Draw(layout.Style{Theme: layout.Light, Size: layout.Size{Name: "half", Width: 388, Pixels: 388}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	hits := picture.Hits()
	first, last := hits[0], hits[len(hits)-1]
	if r := (last.Bottom - last.Top) / (first.Bottom - first.Top); r > 1.5/150 {
		t.Errorf("one number is drawn %.4f as high as 150", r)
	}
}

package charts_test

import (
	"strings"
	"testing"

	"quotient/analysis"
	"quotient/charts"
	"quotient/datasets"
)

func wages(t testing.TB) (*datasets.Study, *analysis.Comparisons) {
	t.Helper()
	s, err := datasets.Open("hungary-1956")
	if err != nil {
		t.Fatal(err)
	}
	c, err := analysis.Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	return s, c
}

func TestOpen(t *testing.T) {
	s, c := wages(t)
	if chart, err := charts.Open(s, c, "wages"); err != nil || chart.ID != "wages" {
		t.Errorf("got %v, %v", chart, err)
	}
	if _, err := charts.Open(s, c, "wagse"); err == nil || !strings.Contains(err.Error(), `did you mean "wages"?`) {
		t.Errorf("a name that is spelled wrong gives %v", err)
	}
}

// TestNew: a chart may come from a text, with or without an id, and what is
// wrong with it is told with its place there.
func TestNew(t *testing.T) {
	s, c := wages(t)
	for spec, id := range map[string]string{
		"kind: bar\ntitle: Officials earned most\ntable: wages\nlabel: group\n":                        "bar",
		"id: salaries\nkind: bar\ntitle: Officials earned most\nrows: [wages.worker, wages.officials]": "salaries",
	} {
		chart, err := charts.New(s, c, spec)
		if err != nil || chart.ID != id {
			t.Errorf("%s gives %v, %v", spec, chart, err)
			continue
		}
		if p, err := chart.Draw(charts.Default, nil); err != nil || !strings.Contains(p.Alt, "11,000\u00a0forints and over") {
			t.Errorf("%s draws %v, %v", spec, p, err)
		}
	}
	for spec, want := range map[string]string{
		"":                                  "there is no chart in an empty text",
		"kind: bra\ntitle: x\ntable: wages": "chart:1:7: there is no kind of chart \"bra\"\n    did you mean \"bar\"?",
		"title: x\ntable: wages":            "the chart has no kind",
		"kind: bar\ntable: wages":           "chart:1:7: the chart has no title",
		"kind: bar\ntitle: x\nrows: [a.b]":  `chart:3:8: there is no observation "a.b"`,
		"kind: bar\ntitle: x\ntabel: wages": `chart:3:1`,
		"kind: [":                           "chart:1",
		"- kind: bar":                       "chart:1",
		"kind: bar\n---\nkind: bar":         "2 documents",
		"id: A B\nkind: bar\ntitle: x\ntable: wages": `"A B" cannot be the id of a chart`,
	} {
		if _, err := charts.New(s, c, spec); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v; want %s", spec, err, want)
		}
	}
}

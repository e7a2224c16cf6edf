package charts_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/analysis"
	"quotient/charts"
	"quotient/datasets"
	"quotient/datasets/limits"
)

// TestLimitsOfWords loads charts with words that no picture has room for.
func TestLimitsOfWords(t *testing.T) {
	for name, test := range map[string]struct{ title, label, want string }{
		"as much":     {"Bars", strings.Repeat("x", limits.Label), "<nil>"},
		"many words":  {"Bars", strings.Repeat("word ", 1000), "begins or ends with a blank"},
		"a long word": {"Bars", strings.Repeat("x", 100_000), "t.csv:2:3: t.a: a word has 100,000 characters, and at most 2,000 are drawn"},
		"a title":     {strings.Repeat("Title ", 100_000), "x", "charts.yaml:2:11: c: the text has 599,999 characters, and at most 2,000 are drawn"},
	} {
		s, err := datasets.Load(fstest.MapFS{
			"datapackage.json": {Data: []byte(`{"name": "s", "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id"}, {"name": "who"}, {"name": "value", "type": "number"}]}}]}`)},
			"t.csv":            {Data: []byte("id,who,value\na," + test.label + ",1\nb,y,2\n")},
			"charts.yaml":      {Data: []byte("charts:\n- title: " + test.title + "\n  id: c\n  kind: bar\n  rows: [t.a, t.b]\n  label: who\n")},
		})
		if err == nil {
			var c *analysis.Comparisons
			if c, err = analysis.Compare(s); err == nil {
				_, err = charts.In("en", s, c, charts.Options{})
			}
		}
		if got := fmt.Sprint(err); !strings.Contains(got, test.want) {
			t.Errorf("%s: %.300s, want %q", name, got, test.want)
		}
	}
}

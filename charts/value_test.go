package charts

import (
	"strings"
	"testing"

	"github.com/go-gota/gota/dataframe"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/datasets"
)

// TestColumnOfNumbers draws the numbers of a column that the chart names, counts the
// rows that have none, and says what there is where none is named.
func TestColumnOfNumbers(t *testing.T) {
	study, err := datasets.FromFrame("sales", dataframe.ReadCSV(strings.NewReader("region,month,units,price\nNorth,2024-01,10,2.5\nSouth,2024-01,,3\nEast,2024-02,12,4\n")))
	if err != nil {
		t.Fatal(err)
	}
	comparisons, err := analysis.Compare(study)
	if err != nil {
		t.Fatal(err)
	}
	for given, want := range map[string]string{
		"kind: bar\nlabel: region\nvalue: units":                   "North: 10. East: 12. East sold most. 1 row has no number.",
		"kind: column\nlabel: region\nvalue: price":                "North: 2.5. South: 3. East: 4.",
		"kind: line\nx: month\nvalue: units\nseries: region":       "North: January 2024, 10. East: February 2024, 12. East sold most. 1 row has no number.",
		"kind: histogram\nx: units":                                "1 row has no number",
		"kind: scatter\nx: price\ny: units\nseries: region":        "price 2.5; units 10",
		"kind: scatter\nx: price\ny: {column: units, title: Sold}": "1 row has no number",
		"kind: bar\nlabel: region":                                 `table sales has no column "value"` + "\n    say which column of numbers is drawn, as in value: units; there are units, price",
		"kind: bar\nvalue: unit":                                   `table sales has no column "unit"`,
		"kind: line\nx: month\nvalue: region":                      `table sales has no column of numbers "region"`,
		"kind: heat-map\nx: month\ny: region\nvalue: units":        "this kind names its column of numbers otherwise",
		"kind: kagi":               "kinds: area, bar, box,",
		"kind: pie":                "use kind: stacked-bar: it lays the parts of a whole end to end",
		"kind: bar\nqqqqqq: units": "valid: id, kind, title, subtitle, note, alt, facet, scales, numbers, sizes, card, allow, lines, annotations, rows, table, where, sort, fold, aggregate, top, value,",
		"kind: bar\nlabel: region\nvalue: units\nseries: {column: month}": "North, 2024-01: 10.",
	} {
		c, err := New(study, comparisons, given+"\ntitle: East sold most\ntable: sales\n")
		if err != nil {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%q: %v, want %q", given, err, want)
			}
			continue
		}
		p, err := c.Draw(layout.Default, nil)
		if err != nil {
			t.Fatalf("%q: %v", given, err)
		}
		if !strings.Contains(p.Alt, want) {
			t.Errorf("%q: %q, want %q", given, p.Alt, want)
		}
	}
}

package points

import (
	"testing"
	"testing/fstest"

	"quotient/analysis"
	"quotient/charts/internal/spec"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// TestRangeUnits has the ends of ranges, and of pairs, in the unit of the axis.
func TestRangeUnits(t *testing.T) {
	s, err := datasets.Load(fstest.MapFS{
		datasets.DescriptorName: {Data: []byte(`{"name": "k", "sources": [{"title": "T"}], "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [
 {"name": "id"}, {"name": "value", "type": "number"}, {"name": "high", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "quote"}, {"name": "where"}]}}]}`)},
		"t.csv": {Data: []byte("id,value,high,bound,unit,quote,where\na,90,,exact,cent,90 cents,¶1\nb,70,80,between,cent,70 to 80 cents,¶1\nc,1,3,between,dollar,from $1 to $3,¶1\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	c, err := analysis.Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	text := func(v string) datasets.Text { return datasets.Text{Value: v} }
	for name, chart := range map[string]rangeSpec{
		"rows":  {Rows: spec.Rows{Rows: datasets.Texts{text("t.a"), text("t.b"), text("t.c")}}},
		"pairs": {Pairs: []rangePair{{Low: text("t.a"), High: text("t.b")}, {Low: text("t.b"), High: text("t.c")}}},
	} {
		r := &spec.Resolver{Study: s, Locale: quantity.English, Comparisons: c, Unnamed: true}
		rows, all := chart.resolve(r)
		last := rows[len(rows)-1]
		if last.item.High != 300 || last.texts[1] == "3" {
			t.Errorf("%s: the last range ends at %v, written %q", name, last.item.High, last.texts)
		}
		if unit := chart.unit(r, all); unit != "cents" {
			t.Errorf("%s: the axis is in %s", name, unit)
		}
	}
}

package check

import (
	"fmt"
	"testing"
	"testing/fstest"

	"quotient/datasets"
	"quotient/datasets/source"
)

// TestFiscal: a fiscal quarter or year is not held against those of the calendar, if it is
// within a year of one that the text says.
func TestFiscal(t *testing.T) {
	const text = "A shop\n\nSales in its fiscal quarter ended February 1, 2014 were 40 tons. In 2013 it sold 90 tons.\n"
	for _, tt := range []struct {
		quote, date    string
		fails, skipped int
	}{
		{"40 tons", "2013-11/2014-01", 0, 1},
		{"40 tons", "2013", 0, 1},
		{"40 tons", "2010-11/2011-01", 1, 0},
		{"40 tons", "2014-01-31", 1, 0}, // a day is a day
		{"90 tons", "2013", 0, 0},
		{"90 tons", "2012", 1, 0},
	} {
		src, err := source.Read("t.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		s, err := datasets.Load(fstest.MapFS{
			datasets.DescriptorName: {Data: fmt.Appendf(nil, `{"name": "p", "sources": [{"title": "A shop", "sha256": %q}], "units": {"ton": {}}, "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id"},
				{"name": "value", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "date"}, {"name": "quote"}, {"name": "where"}]}}]}`, src.SHA256())},
			"t.csv": {Data: []byte("id,value,bound,unit,date,quote,where\na," + tt.quote[:2] + ",exact,ton," + tt.date + "," + tt.quote + ",A shop ¶1\n")},
		})
		if err != nil {
			t.Fatal(err)
		}
		r := dateCheck.Result(NewLedger(s, []*Text{NewText(s.Sources[0], src)}))
		if len(r.Findings) != tt.fails || r.Unchecked != tt.skipped {
			t.Errorf("%s, %s: %d not checked, %v", tt.quote, tt.date, r.Unchecked, r.Findings)
		}
	}
}

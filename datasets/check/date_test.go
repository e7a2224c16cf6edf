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
		r := datesOf(t, text, tt.quote, tt.date)
		if len(r.Findings) != tt.fails || r.Unchecked != tt.skipped {
			t.Errorf("%s, %s: %d not checked, %v", tt.quote, tt.date, r.Unchecked, r.Findings)
		}
	}
}

// datesOf checks the date of one row, of a number in two digits.
func datesOf(t *testing.T, text, quote, date string) Result {
	t.Helper()
	src, err := source.Read("t.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	s, err := datasets.Load(fstest.MapFS{
		datasets.DescriptorName: {Data: fmt.Appendf(nil, `{"name": "p", "sources": [{"title": "A shop", "sha256": %q}], "units": {"ton": {}}, "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id"},
				{"name": "value", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "date"}, {"name": "quote"}, {"name": "where"}]}}]}`, src.SHA256())},
		"t.csv": {Data: []byte("id,value,bound,unit,date,quote,where\na," + quote[:2] + ",exact,ton," + date + "," + quote + ",A shop ¶1\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return dateCheck.Result(NewLedger(s, []*Text{NewText(s.Sources[0], src)}))
}

// TestDatesInBrackets: a date in brackets right after a number is that of this number alone.
func TestDatesInBrackets(t *testing.T) {
	for _, tt := range []struct {
		sentence, quote, date string
		holds                 bool
	}{
		{"It sold 40 tons (1990) and 75 tons (1995).", "40 tons", "1990", true},
		{"It sold 40 tons (1990) and 75 tons (1995).", "75 tons", "1995", true},
		{"It sold 40 tons (1990) and 75 tons (1995).", "75 tons (1995)", "1995", true},
		{"It sold 40 tons (1990) and 75 tons (1995).", "75 tons", "1990", false},
		{"It sold 40 tons (1990) and 75 tons (1995).", "40 tons (1990) and 75 tons", "1995", false},
		{"It sold 40 tons (1990) and later 75 tons.", "75 tons", "1990", false},
		{"It sold 40 tons (1990) and, in 1990 too, 75 tons.", "75 tons", "1990", true},
		{"In 1990 it sold 75 tons and 40 tons (1995).", "75 tons", "1990", true},
		{"In 1990 it sold 75 tons and 40 tons (1995).", "75 tons", "1995", false},
		{"It sold 40 tons (Smith, 1990) in May 1985.", "40 tons", "1985-05", true},
		{"It sold 40 tons (against 75 tons in 1990) in 1995.", "75 tons", "1990", true},
		{"It sold 40 tons (1990). Later it had 75 tons.", "75 tons", "1990", true},
	} {
		r := datesOf(t, "A shop\n\n"+tt.sentence+"\n", tt.quote, tt.date)
		if holds := len(r.Findings) == 0; holds != tt.holds {
			t.Errorf("%s\n%s of %s: %v", tt.sentence, tt.quote, tt.date, r.Findings)
		}
	}
}

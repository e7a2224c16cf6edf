package draft

import (
	"strings"
	"testing"

	"quotient/datasets"
	"quotient/datasets/source"
)

// TestBetween: the word that makes two numbers a range is in its quote.
func TestBetween(t *testing.T) {
	for text, want := range map[string]string{
		"Estimates run between 30,000 and 60,000 deaths.": "between 30,000 and 60,000 deaths",
		"Estimates run from 30,000 to 60,000 deaths.":     "30,000 to 60,000 deaths",
		"The gap between 5 men grew.":                     "5 men",
	} {
		src, err := source.Read("a.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		d, err := New("a", datasets.About("A", "en"), src)
		if err != nil || len(d.Table) != 2 {
			t.Fatal(err, d.Table)
		}
		if got := strings.Join(d.Table[1], "|"); !strings.Contains(got, "|"+want+"|") {
			t.Errorf("%s: %s", text, got)
		}
	}
}

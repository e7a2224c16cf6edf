package check

import (
	"strings"
	"testing"
)

// TestWordsAround holds prefix and suffix against the text, and notes the rows that need them.
func TestWordsAround(t *testing.T) {
	const text = "H\n\nAt Dale 23 houses stood.\n\nThen 23 houses were lost.\n"
	descriptor := func(path string) string {
		return `{"name": "town", "sources": [{"title": "The flood", "sha256": "%s"` + path + `}], "units": {"house": {}}, "resources": [
 {"name": "tolls", "path": "tolls.csv", "schema": {"fields": [{"name": "id"}, {"name": "value", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "statistic"}, {"name": "quote"}, {"name": "where"}, {"name": "prefix"}, {"name": "suffix"}]}},
 {"name": "set-aside", "path": "set-aside.csv", "schema": {"fields": [{"name": "quote"}, {"name": "where"}, {"name": "reason"}, {"name": "note"}]}}]}`
	}
	const page = `, "path": "https://x.org/f"`
	for _, c := range []struct{ path, cells, finding, note string }{
		{page, ",", "", `tolls.lost: its words occur more than once in the text, and its link leads to the first place: write prefix "Then"`},
		{"", ",", "", ""},
		{page, "Then,", "", ""},
		{page, ",were", "", ""},
		{page, "Then,were", "", ""},
		{page, "Dale,", `quote: tolls.csv:2:42: tolls.lost: "Dale 23 houses" is not there in the text`, ""}, // elsewhere
		{page, ",stood", `tolls.lost: "23 houses stood" is not there in the text`, ""},
	} {
		s, texts, err := loadOf(descriptor(c.path), "id,value,bound,unit,statistic,quote,where,prefix,suffix\nlost,23,exact,house,total,23 houses,H ¶2,"+c.cells+"\n", "quote,where,reason,note\n23 houses,H ¶1,no-figure,They stood.\n", text)
		if err != nil {
			t.Fatal(err)
		}
		results := Run(NewLedger(s, texts))
		var notes []string
		for _, r := range results {
			if r.Name == quoteCheck.Name {
				notes = append(notes, r.Notes...)
			}
		}
		found := strings.Join(lines(results), "\n")
		if !strings.Contains(found, c.finding) || c.finding == "" && strings.Contains(found, "quote:") || strings.Join(notes, "\n") != c.note {
			t.Errorf("%q: want %q and %q, got %q and %q", c.cells, c.finding, c.note, found, notes)
		}
	}
}

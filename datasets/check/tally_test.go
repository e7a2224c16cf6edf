package check

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"quotient/datasets"
	"quotient/datasets/source"
)

// TestManyParts has as many parts of one total as a large table: each costs the same.
func TestManyParts(t *testing.T) {
	const parts, most = 8000, 5 * time.Second
	var text, rows strings.Builder
	text.WriteString("Towns\n\n")
	rows.WriteString("id,town,value,bound,unit,statistic,part_of,quote,where\n")
	for i := range parts {
		town := fmt.Sprintf("Town%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26)
		fmt.Fprintf(&text, "In %s there were %d killed.\n\n", town, 100000+i)
		fmt.Fprintf(&rows, "r%d,%s,%d,exact,person,total,t.all,%d killed,Towns ¶%d\n", i, town, 100000+i, 100000+i, i+1)
	}
	text.WriteString("In Allsum there were 99000000000 killed.\n")
	fmt.Fprintf(&rows, "all,Allsum,99000000000,exact,person,total,,99000000000 killed,Towns ¶%d\n", parts+1)
	src, err := source.Read("t.txt", []byte(text.String()))
	if err != nil {
		t.Fatal(err)
	}
	s, err := datasets.Load(fstest.MapFS{
		datasets.DescriptorName: {Data: fmt.Appendf(nil, `{"name": "p", "sources": [{"title": "T", "sha256": %q}], "units": {"person": {"plural": "people"}}, "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id"}, {"name": "town", "type": "string"},
			{"name": "value", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "statistic"}, {"name": "part_of"}, {"name": "quote"}, {"name": "where"}]}}]}`, src.SHA256())},
		"t.csv": {Data: []byte(rows.String())},
	})
	if err != nil {
		t.Fatal(err)
	}
	l := NewLedger(s, []*Text{NewText(s.Sources[0], src)})
	start := time.Now()
	r := orderCheck.Result(l)
	if took := time.Since(start); took > most {
		t.Errorf("%d parts took %s, want at most %s", parts, took, most)
	}
	if len(r.Findings) != parts { // none is told as a part
		t.Errorf("%d findings, want %d: %v", len(r.Findings), parts, r.Findings[:min(3, len(r.Findings))])
	}
}

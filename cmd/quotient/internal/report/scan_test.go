package report

import (
	"strings"
	"testing"

	"quotient/datasets/source/scan"
)

// TestScanTableIsNoWiderThanALine prints a numeral that is longer than a line.
func TestScanTableIsNoWiderThanALine(t *testing.T) {
	var out strings.Builder
	table := NewScanTable(&out, false, false)
	for _, m := range scan.English().Text("see https://example.org/" + strings.Repeat("1/", 5000) + " for 12 men") {
		table.Add(1, 1, m)
	}
	if err := table.End(); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(out.String()) {
		if len(line) > 300 {
			t.Errorf("a line of %d bytes: %.60s…", len(line), line)
		}
	}
	if !strings.Contains(out.String(), "12") {
		t.Errorf("no 12 in %s", out.String())
	}
}

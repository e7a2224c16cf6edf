package charts

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"quotient/datasets"
)

// TestRefusedComparison names comparisons that are refused in the words of a chart and among
// its rows: the error has its place, why there is no number, and a remedy that fits.
func TestRefusedComparison(t *testing.T) {
	for _, tt := range []struct{ id, why, remedy string }{
		{"displaced-per-killed", "could be anything", "take it out, or compare rows whose bounds or dates give it a limit"},
		{"tanks-stopped", "a part of a total that the text does not give", "take it out, or compare the part with a part of the same total"},
		{"civilians-across", "no like part", "take it out, or compare parts of one whole, which part_of names"},
		{"deaths-per-demonstrator", "at one moment", "take it out, or compare two counts at a moment, or two totals"},
	} {
		for place, lines := range map[string]string{
			"3:12": "charts:\n  - id: x\n    title: \"There were {%s}\"\n    kind: bar\n    rows: [wages.worker]\n",
			"4:11": "charts:\n  - id: x\n    title: A\n    note: \"There were {%s}\"\n    kind: bar\n    rows: [wages.worker]\n",
			"5:12": "charts:\n  - id: x\n    title: A\n    kind: bar\n    rows: [%s]\n",
		} {
			_, err := own(t, fmt.Sprintf(lines, tt.id), nil)
			var found datasets.Findings
			if !errors.As(err, &found) {
				t.Fatalf("%s at %s: %v", tt.id, place, err)
			}
			f := found[0]
			if got := fmt.Sprintf("%d:%d", f.Line, f.Column); got != place || !strings.Contains(f.Message, fmt.Sprintf("the comparison %q is refused", tt.id)) || !strings.Contains(f.Message, tt.why) || f.Hint != tt.remedy {
				t.Errorf("%s at %s: %+v", tt.id, place, f)
			}
		}
	}
}

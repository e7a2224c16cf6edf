package charts

import (
	"strings"
	"testing"
)

func TestGroupedRefuses(t *testing.T) {
	rows := [][]string{
		{"a", "Low", "A", "1950", "20", "", "exact", "asserted"}, {"b", "Low", "A", "1951", "90", "", "over", "asserted"},
		{"c", "None", "B", "1950", "0", "", "exact", "asserted"}, {"d", "Both", "B", "1950", "-5", "5", "between", "asserted"},
	}
	for name, tt := range map[string]struct{ spec, want string }{
		"two in one place":  {"rows: [t.a, t.b]\n    group: name\n    series: { column: side }", "t.a and t.b stand in one place"},
		"no group":          {"rows: [t.a, t.c]\n    series: { column: side }", "the bars have no group"},
		"no series":         {"rows: [t.a, t.c]\n    group: name", "the bars have no series"},
		"an unknown column": {"rows: [t.a, t.c]\n    group: nmae\n    series: { column: side }", `did you mean "name"?`},
		"both ways":         {"rows: [t.a, t.d]\n    group: name\n    series: { column: side }", "cannot run both ways from zero"},
	} {
		_, err := hardStudy(t, rows, head+"A\n    kind: grouped-bar\n    "+tt.spec+"\n")
		if err == nil || !strings.Contains(unbroken(err.Error()), tt.want) {
			t.Errorf("%s: want a fault that says %q, got %v", name, tt.want, err)
		}
	}
}

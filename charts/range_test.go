package charts

import (
	"strings"
	"testing"
)

func TestRangeRefuses(t *testing.T) {
	rows := [][]string{
		{"a", "Low", "A", "1950", "20", "", "exact", "asserted"}, {"b", "High", "A", "1950", "90", "", "over", "asserted"},
		{"c", "None", "A", "1950", "0", "", "exact", "asserted"},
	}
	for name, tt := range map[string]struct{ spec, want string }{
		"ends in the wrong order":   {"rows: [t.b]\n    to: [t.a]", "t.a (20) lies below t.b (> 90)"},
		"too few ends":              {"rows: [t.a, t.c]\n    to: [t.b]", "2 rows, 1 to"},
		"an unknown end":            {"rows: [t.a]\n    to: [t.d]", `no observation "t.d"`},
		"zero on a log scale":       {"rows: [t.a, t.c]\n    scale: log", "t.c is not above zero"},
		"a scale that is not there": {"rows: [t.a, t.c]\n    scale: lag", `did you mean "log"?`},
	} {
		_, err := hardStudy(t, rows, head+"A\n    kind: range\n    "+tt.spec+"\n")
		if err == nil || !strings.Contains(plain(err.Error()), tt.want) {
			t.Errorf("%s: want a fault that says %q, got %v", name, tt.want, err)
		}
	}
}

package charts

import (
	"strings"
	"testing"
)

func TestColumnRefuses(t *testing.T) {
	rows := [][]string{
		{"a", "One", "A", "1950", "20", "", "exact", "asserted"}, {"b", "Two", "A", "1951", "-5", "5", "between", "asserted"},
	}
	for name, tt := range map[string]struct{ spec, want string }{
		"both ways":               {"table: t", "cannot run both ways from zero"},
		"emphasis of another row": {"rows: [t.a]\n    emphasis: [t.b]", `"t.b" is not among the rows`},
		"a key of bars":           {"rows: [t.a]\n    section: side", `unknown key "section"`},
		"nothing":                 {"label: name", "nothing to draw"},
	} {
		_, err := hardStudy(t, rows, head+"A\n    kind: column\n    "+tt.spec+"\n")
		if err == nil || !strings.Contains(plain(err.Error()), tt.want) {
			t.Errorf("%s: want a fault that says %q, got %v", name, tt.want, err)
		}
	}
}

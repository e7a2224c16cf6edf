package charts

import (
	"strings"
	"testing"
)

func TestHeatMapRefuses(t *testing.T) {
	rows := [][]string{
		{"a", "Low", "A", "1950", "20", "", "exact", "asserted"}, {"b", "Low", "A", "1951", "90", "", "over", "asserted"},
		{"c", "None", "B", "1950", "0", "", "exact", "asserted"},
	}
	for name, tt := range map[string]struct{ spec, want string }{
		"two in a cell":        {"rows: [t.a, t.b]\n    x: side\n    y: name", `t.a and t.b stand in one cell: both have the side "A" and the name "Low"`},
		"no x":                 {"rows: [t.a, t.c]\n    y: name", "the heat map has no x"},
		"an unknown column":    {"rows: [t.a, t.c]\n    x: sied\n    y: name", `did you mean "side"?`},
		"zero on a log scale":  {"rows: [t.a, t.c]\n    x: side\n    y: name\n    scale: log", "t.c is not above zero"},
		"a key of another one": {"rows: [t.a, t.c]\n    x: side\n    y: name\n    colour: value", `unknown key "colour"`},
	} {
		_, err := hardStudy(t, rows, head+"A\n    kind: heat-map\n    "+tt.spec+"\n")
		if err == nil || !strings.Contains(plain(err.Error()), tt.want) {
			t.Errorf("%s: want a fault that says %q, got %v", name, tt.want, err)
		}
	}
}

package charts

import (
	"strings"
	"testing"
)

func TestLineRefuses(t *testing.T) {
	rows := [][]string{
		{"a", "One", "A", "1950", "20", "", "exact", "asserted"}, {"b", "Two", "A", "1951", "90", "", "over", "asserted"},
		{"c", "Three", "B", "1950", "0", "", "exact", "asserted"},
	}
	for _, kind := range []string{"line", "step"} {
		for name, tt := range map[string]struct{ spec, want string }{
			"two at one place":     {"table: t", "t.a and t.c stand at one place along x"},
			"words along x":        {"rows: [t.a, t.b]\n    x: name", `t.a has the name "One", which is no number`},
			"a column that is not": {"rows: [t.a, t.b]\n    x: yaer", `did you mean "year"?`},
			"zero on a log scale":  {"table: t\n    series: { column: side }\n    scale: log", "t.c is not above zero"},
			"an unknown series":    {"table: t\n    series: { column: sied }", `did you mean "side"?`},
		} {
			_, err := hardStudy(t, rows, head+"A\n    kind: "+kind+"\n    "+tt.spec+"\n")
			if err == nil || !strings.Contains(plain(err.Error()), tt.want) {
				t.Errorf("%s, %s: want a fault that says %q, got %v", kind, name, tt.want, err)
			}
		}
	}
}

// TestLineGap breaks a line where the text gives no number, and says so.
func TestLineGap(t *testing.T) {
	rows := [][]string{
		{"a", "One", "A", "1950", "20", "", "exact", "asserted"}, {"b", "Two", "A", "1951", "", "", "", "asserted"},
		{"c", "Three", "A", "1952", "30", "", "exact", "asserted"}, {"d", "Four", "A", "1953", "40", "", "exact", "asserted"},
	}
	charts, err := hardStudy(t, rows, head+"A\n    kind: line\n    table: t\n")
	if err != nil {
		t.Fatal(err)
	}
	p := drawn(t, charts[0])
	if want := "1950, 20 forints; 1951, no number; 1952, 30 forints; 1953, 40 forints."; !strings.Contains(plain(p.Alt), want) {
		t.Errorf("the alt text does not say %q: %s", want, p.Alt)
	}
	// One line, from 1952 to 1953, and none through 1951.
	if n := strings.Count(string(write(t, p, "svg")), `stroke-width="2.5"`); n != 1 {
		t.Errorf("%d lines are drawn", n)
	}
}

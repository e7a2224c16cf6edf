package charts

import (
	"strings"
	"testing"
)

func TestBoxRefuses(t *testing.T) {
	rows := [][]string{
		{"a", "Low", "A", "1950", "20", "", "exact", "asserted"}, {"b", "High", "A", "1951", "90", "", "over", "asserted"},
		{"c", "None", "B", "1950", "0", "", "exact", "asserted"},
	}
	for name, tt := range map[string]struct{ spec, want string }{
		"an unknown group":    {"table: t\n    by: sied", `did you mean "side"?`},
		"an unknown column":   {"table: t\n    by: side\n    x: vlaue", `did you mean "value"?`},
		"zero on a log scale": {"table: t\n    scale: log", "t.c is not above zero"},
		"words for numbers":   {"table: t\n    x: name", "is not a plain decimal"},
	} {
		_, err := hardStudy(t, rows, head+"A\n    kind: box\n    "+tt.spec+"\n")
		if err == nil || !strings.Contains(plain(err.Error()), tt.want) {
			t.Errorf("%s: want a fault that says %q, got %v", name, tt.want, err)
		}
	}
}

// TestSwarm places points that would hide each other apart, and the others on
// the middle.
func TestSwarm(t *testing.T) {
	rows := [][]string{
		{"a", "n", "A", "1950", "0", "", "exact", "asserted"}, {"b", "n", "A", "1950", "50", "", "exact", "asserted"},
		{"c", "n", "A", "1950", "50", "", "exact", "asserted"}, {"d", "n", "A", "1950", "50", "", "exact", "asserted"},
		{"e", "n", "A", "1950", "100", "", "exact", "asserted"},
	}
	charts, err := hardStudy(t, rows, head+"A\n    kind: box\n    table: t\n")
	if err != nil {
		t.Fatal(err)
	}
	hits := drawn(t, charts[0]).Hits()
	for i, a := range hits {
		for _, b := range hits[i+1:] {
			if strings.HasPrefix(a.ID, "box") || strings.HasPrefix(b.ID, "box") {
				continue
			}
			if a.Left+1 < b.Right && b.Left+1 < a.Right && a.Top+1 < b.Bottom && b.Top+1 < a.Bottom {
				t.Errorf("%s and %s overlap: %+v, %+v", a.ID, b.ID, a, b)
			}
		}
	}
}

package charts

import (
	"strings"
	"testing"
)

func TestScatterRefuses(t *testing.T) {
	rows := [][]string{
		{"a", "Low", "A", "1950", "20", "", "exact", "asserted"}, {"b", "High", "A", "1951", "90", "", "over", "asserted"},
		{"c", "None", "B", "1952", "0", "", "exact", "asserted"}, {"d", "More", "B", "1953", "50", "", "exact", "asserted"},
	}
	for name, tt := range map[string]struct{ spec, want string }{
		"no x":                    {"table: t", "the scatter plot has no x"},
		"both ways to name x":     {"table: t\n    x: year\n    against: [t.a, t.b, t.c, t.d]", "both x and against"},
		"too few against":         {"table: t\n    against: [t.a]", "4 rows, 1 against"},
		"a trend through a bound": {"table: t\n    x: year\n    trend: true", "t.b is > 90: a line through limits would claim more"},
		"a trend on a log scale":  {"rows: [t.a, t.b, t.d]\n    x: year\n    scale: { y: log }\n    trend: true", "curved on a log scale"},
		"a trend that is not":     {"table: t\n    x: year\n    trend: yep", `trend is "yep"`},
		"zero on a log scale":     {"table: t\n    x: year\n    scale: { y: log }", "t.c is not above zero"},
		"two points":              {"rows: [t.a, t.b]\n    x: year", "needs three points, and there are 2"},
		"words for x":             {"table: t\n    x: side", "is not a plain decimal"},
	} {
		_, err := hardStudy(t, rows, head+"A\n    kind: scatter\n    "+tt.spec+"\n")
		if err == nil || !strings.Contains(plain(err.Error()), tt.want) {
			t.Errorf("%s: want a fault that says %q, got %v", name, tt.want, err)
		}
	}
}

// TestScatterTrend holds the line against one worked out by hand: through
// (1, 2), (2, 3), (3, 5), the slope is 1.5 and the intercept 1/3.
func TestScatterTrend(t *testing.T) {
	rows := [][]string{
		{"a", "One", "A", "1", "2", "", "exact", "asserted"}, {"b", "Two", "A", "2", "3", "", "exact", "asserted"},
		{"c", "Three", "A", "3", "5", "", "exact", "asserted"},
	}
	for i := range rows {
		rows[i][3] = "000" + rows[i][3] // a year of four digits
	}
	charts, err := hardStudy(t, rows, head+"A\n    kind: scatter\n    table: t\n    x: year\n    trend: true\n")
	if err != nil {
		t.Fatal(err)
	}
	alt := plain(drawn(t, charts[0]).Alt)
	if want := "line of least squares: y = 0.333 + 1.5 x, r² = 0.96."; !strings.Contains(alt, want) {
		t.Errorf("the alt text does not say %q: %s", want, alt)
	}
}

package charts

import (
	"fmt"
	"strings"
	"testing"

	"quotient/charts/internal/layout"
	"quotient/charts/typeset"
)

// panels are rows for a slope of some panels and counts, latest first.
func panels(n, counts int, value func(i, j int) string) (rows [][]string) {
	for i := range n {
		for j := range counts {
			j := counts - 1 - j
			rows = append(rows, []string{fmt.Sprintf("r%d-%d", i, j), "x", fmt.Sprintf("Country %d", i+1), fmt.Sprint(1990 + 5*j), value(i, j), "", "exact", "asserted"})
		}
	}
	return rows
}

// TestSlopePanels draws slopes of many panels and counts, on a full and on a
// half page, or expects the message that was accepted in their place.
func TestSlopePanels(t *testing.T) {
	far := func(i, j int) string { return fmt.Sprint((i*37+j*j*53)%97 + 3) }
	near := func(i, j int) string { return fmt.Sprintf("%.2f", 7.8+0.1*float64((i+j)%3)) }
	long := func(i, j int) string { return fmt.Sprint(1_234_567_890 + 1_000*i*j) }
	fonts := typeset.New()
	for _, tt := range []struct {
		name      string
		n, counts int
		value     func(i, j int) string
	}{
		{"1-6", 1, 6, far}, {"2-3", 2, 3, far}, {"3-2", 3, 2, far}, {"4-4", 4, 4, far}, {"6-2", 6, 2, far}, {"12-2", 12, 2, far}, {"12-6", 12, 6, far},
		{"near-6-2", 6, 2, near}, {"near-3-6", 3, 6, near}, {"long-4-2", 4, 2, long}, {"long-2-6", 2, 6, long},
	} {
		for _, size := range []layout.Size{{Name: "full", Width: 800, Pixels: 640, Quotes: false}, {Name: "half", Width: 388, Pixels: 388, Quotes: false}} {
			name := "slope-" + tt.name + "-" + size.Name
			t.Run(name, func(t *testing.T) {
				charts, err := hardStudy(t, panels(tt.n, tt.counts, tt.value), "charts:\n  - id: x\n    kind: slope\n    title: A\n    table: t\n    label: year\n    panel: side\n")
				if err != nil {
					t.Fatal(err)
				}
				picture, err := charts[0].Draw(layout.Style{Theme: layout.Light, Size: size}, fonts)
				if err != nil {
					goldenText(t, name, err.Error()+"\n")
					return
				}
				golden(t, name, write(t, picture, "png"))
				runsRight(t, picture)
			})
		}
	}
}

// runsRight reports points of a panel that are not on the right of those of an
// earlier year.
func runsRight(t *testing.T, picture *Picture) {
	t.Helper()
	at := map[string]float64{}
	for _, h := range picture.Hits() {
		at[h.ID] = h.Left
	}
	for id, x := range at {
		var i, j int
		if _, err := fmt.Sscanf(id, "t.r%d-%d", &i, &j); err != nil {
			t.Fatal(err)
		}
		if before, ok := at[fmt.Sprintf("t.r%d-%d", i, j-1)]; ok && x < before+20 {
			t.Errorf("%s is drawn at %g, and the count before it at %g", id, x, before)
		}
	}
}

// Time runs to the right: rows of a table are put in the order of their dates,
// and an order of the author's own that contradicts them is refused.
func TestSlopeTime(t *testing.T) {
	rows := panels(1, 3, func(_, j int) string { return fmt.Sprint(10 + j) })
	for _, tt := range []struct{ name, spec, want string }{
		{"a table", "table: t", ""},
		{"rows in order", "rows: [t.r0-0, t.r0-1, t.r0-2]", ""},
		{"rows against their dates", "rows: [t.r0-0, t.r0-2, t.r0-1]", "charts.yaml:6:28: x: time would run to the left: t.r0-2 is later than t.r0-1"},
		{"sorted by date", "table: t\n    sort: year", ""},
		{"sorted against the dates", "table: t\n    sort: -year", "charts.yaml:7:11: x: time would run to the left"},
	} {
		charts, err := hardStudy(t, rows, "charts:\n  - id: x\n    kind: slope\n    title: A\n    label: year\n    "+tt.spec+"\n")
		switch {
		case tt.want != "":
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%s: want %q, got %v", tt.name, tt.want, err)
			}
		case err != nil:
			t.Errorf("%s: %v", tt.name, err)
		default:
			runsRight(t, drawn(t, charts[0]))
		}
	}
}

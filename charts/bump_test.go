package charts

import (
	"strings"
	"testing"
)

// TestBumpPlaces refuses numbers that are no places, and draws places that bounds leave open
// as ranges.
func TestBumpPlaces(t *testing.T) {
	head := "id,side,date,value,high,bound\n"
	for _, tt := range []struct{ name, row, want string }{
		{"a place", "2,,exact", ""},
		{"two places", "2,3,between", ""},
		{"up to third", "3,,up-to", ""},
		{"under third", "3,,under", ""},
		{"at least third", "3,,at-least", "t.a is ≥ 3: which place is the last is not known"},
		{"zero", "0,,exact", "t.a is 0, and a place is a whole number from 1 up"},
		{"half", "2.5,,exact", "t.a is 2.5, and a place is a whole number"},
		{"under first", "1,,under", "a place is a whole number from 1 up"},
		{"an amount", "45000,,exact", "t.a is 45,000, and 60 places can be drawn"},
	} {
		table := head + "a,Alder,1990," + tt.row + "\nb,Alder,1991,1,,exact\nc,Birch,1990,1,,exact\nd,Birch,1991,2,,exact\n"
		list, err := plainStudy(t, "charts:\n  - {id: x, kind: bump, title: A finding, table: t, series: side}\n", map[string]string{"t": table})
		switch {
		case tt.want != "" && (err == nil || !strings.Contains(strings.ReplaceAll(err.Error(), "\u00a0", " "), tt.want)):
			t.Errorf("%s: want %q, got %v", tt.name, tt.want, err)
		case tt.want == "" && err != nil:
			t.Errorf("%s: %v", tt.name, err)
		case err == nil:
			first := map[string]float64{}
			for _, h := range drawn(t, list[0]).Hits() {
				first[h.ID] = (h.Top + h.Bottom) / 2
			}
			if first["t.b"] >= first["t.d"] {
				t.Errorf("%s: the first place is not above the second", tt.name)
			}
		}
	}
	if _, err := plainStudy(t, "charts:\n  - {id: x, kind: bump, title: A finding, table: t}\n", map[string]string{"t": head + "a,Alder,1990,1,,exact\n"}); err == nil || !strings.Contains(err.Error(), "name the column whose values are ranked") {
		t.Errorf("without series: %v", err)
	}
}

package lines

import (
	"testing"
)

// TestLineLeavesGaps looks for the strokes between points: none over a missing
// number, and none between dates that overlap.
func TestLineLeavesGaps(t *testing.T) {
	at := func(from, to float64, number bool) moment {
		return moment{at: (from + to) / 2, from: from, to: to, number: number}
	}
	for _, tt := range []struct {
		name string
		a, b moment
		want bool
	}{
		{"day after day", at(0, 1, true), at(1, 2, true), true},
		{"a month in its year", at(0, 365, true), at(31, 59, true), false},
		{"number after number", at(1, 1, true), at(2, 2, true), true},
		{"the same number", at(1, 1, true), at(1, 1, true), false},
	} {
		if got := tt.a.apart(tt.b); got != tt.want {
			t.Errorf("%s: apart is %v, want %v", tt.name, got, tt.want)
		}
	}
}

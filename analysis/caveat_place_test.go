package analysis

import "testing"

func TestSamePlace(t *testing.T) {
	for _, test := range []struct {
		a, b string
		same bool
	}{
		{"Poznań", "Poznań", true},
		{"Poznań", "Poznań, Poland", true},
		{"Poznań, Poland", "Poznań", true},
		{"Hungary", "Budapest, Hungary", false},
		{"York", "Yorkshire", false},
		{"Paris, France", "Paris, Texas", false},
	} {
		if got := samePlace(test.a, test.b); got != test.same {
			t.Errorf("%q and %q: %v", test.a, test.b, got)
		}
	}
}

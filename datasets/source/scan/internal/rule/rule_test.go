package rule

import (
	"slices"
	"testing"
)

func TestTrail(t *testing.T) {
	a, b := New("a"), New("b")
	var first, second Trail
	first.Add(a)
	second.Add(0) // no rule
	second.Add(b)
	second.Join(first)
	if got := second.Names(); !slices.Equal(got, []string{"b", "a"}) {
		t.Error(got)
	}
	for range 20 { // more than it holds
		second.Add(a)
	}
	if got := second.Names(); len(got) != 7 {
		t.Error(got)
	}
	if !slices.Contains(All(), "b") {
		t.Error(All())
	}
}

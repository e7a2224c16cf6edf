package rule

import (
	"math"
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
	for range 20 { // more than it has room for
		second.Add(a)
	}
	if got := second.Names(); len(got) != 15 || got[13] != "a" || got[14] != More {
		t.Error(got)
	}
	var third Trail
	third.Join(second)
	if got := third.Names(); !slices.Equal(got, second.Names()) {
		t.Error(got)
	}
	if !slices.Contains(All(), "b") {
		t.Error(All())
	}
}

// TestMany: each rule has a number of its own, and none wraps around.
func TestMany(t *testing.T) {
	was := names
	defer func() { names = was }()
	for range 1000 {
		n := New("one of many")
		if int(n) != len(names)-1 {
			t.Fatalf("the rule %d has the number %d", len(names)-1, n)
		}
	}
	names = append(names, make([]string, math.MaxUint16+1-len(names))...)
	defer func() {
		if recover() == nil {
			t.Error("a rule too many has the number of another")
		}
	}()
	New("one too many")
}

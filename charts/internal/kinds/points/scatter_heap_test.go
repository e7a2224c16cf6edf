package points

import (
	"testing"
)

// TestHeapGrows: a mark of many points is larger.
func TestHeapGrows(t *testing.T) {
	h := heap{piles: []pile{{of: make([]int, 1)}, {of: make([]int, 9)}}}
	h.grow(4, 9)
	if a, b := h.piles[0].grown, h.piles[1].grown; a != 1 || b != 3 {
		t.Errorf("the marks of 1 and 9 points are %v and %v times as wide as one", a, b)
	}
}

package packed

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestRows packs rows of many sizes, and finds each cell again.
func TestRows(t *testing.T) {
	var rows Rows
	var packed []Row
	var all [][]string
	for i := range 20_000 {
		cells := []string{fmt.Sprint("row-", i), "", strings.Repeat("ő", i%97), fmt.Sprint(i * i)}[:i%5]
		if i == 777 {
			cells = []string{strings.Repeat("long", 50_000), "end"}
		}
		packed, all = append(packed, rows.Add(cells)), append(all, slices.Clone(cells))
	}
	for i, want := range all {
		if got := packed[i].Cells(packed[i].Len()); !slices.Equal(got, want) {
			t.Fatalf("row %d is %q, want %q", i, got, want)
		}
		if packed[i].Cell(len(want)) != "" || packed[i].Cell(-1) != "" {
			t.Fatalf("row %d has a cell too many", i)
		}
	}
}

// TestWith changes a cell of a row, and no other row.
func TestWith(t *testing.T) {
	var rows Rows
	a, b := rows.Add([]string{"1", "two"}), rows.Add([]string{"3", "four"})
	for _, c := range []struct {
		at   int
		want []string
	}{{0, []string{"x", "two"}}, {1, []string{"1", "x"}}, {3, []string{"1", "two", "", "x"}}} {
		if got := a.With(c.at, "x"); !slices.Equal(got.Cells(got.Len()), c.want) {
			t.Errorf("with x at %d: %q, want %q", c.at, got.Cells(got.Len()), c.want)
		}
	}
	if a.Cell(0) != "1" || b.Cell(1) != "four" {
		t.Error("With changed the row that it was given, or its neighbour")
	}
	if r := (Row{}).With(1, "x"); r.Cell(0) != "" || r.Cell(1) != "x" {
		t.Error("a row without cells cannot be widened")
	}
}

// TestIndex finds the first item of each key, and none of keys that were not added.
func TestIndex(t *testing.T) {
	var keys []string
	x := NewIndex(func(i int) string { return keys[i] })
	first := map[string]int{}
	for i := range 10_000 {
		key := fmt.Sprint(i * i % 7919)
		keys = append(keys, key)
		want, known := first[key]
		if !known {
			first[key], want = i, -1
		}
		if got := x.Add(i); got != want {
			t.Fatalf("item %d, %q: the earlier one is %d, want %d", i, key, got, want)
		}
	}
	for key, want := range first {
		if got := x.Find(key); got != want {
			t.Errorf("%q is item %d, want %d", key, got, want)
		}
	}
	if x.Find("none") >= 0 || (*Index)(nil).Find("0") >= 0 {
		t.Error("what was never added is found")
	}
}

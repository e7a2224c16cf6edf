package charts

import (
	"fmt"
	"strings"
	"testing"
)

// dense is a table of two groups of many numbers, the second with one that a text bounds.
func dense(more string) map[string]string {
	table := "id,g,value,bound\n"
	for i := range 40 {
		table += fmt.Sprintf("p%d,P,%d,\nq%d,Q,%d,\n", i, i*i%97, i, 50+i%20)
	}
	return map[string]string{"t": table + more}
}

// TestDensity tells where most numbers of a group are, and refuses what a strip cannot show.
func TestDensity(t *testing.T) {
	for given, want := range map[string]string{
		"by: g":                            "Density strips, 2 groups, 80 numbers, Value.",
		"by: g, step: 10":                  "Q: 40 numbers; median 59.5, quartiles 54.75 and 64.25; lowest 50, highest 69; most from 50 to 60.",
		"by: g, emphasis: [R]":             `there is no group "R"`,
		"by: g, step: 0":                   "a step of 0 leads nowhere",
		"by: g, step: 0.1":                 "steps of 0.1 would be more than 200 cells",
		"by: g, step: ten":                 "write a number, without its unit",
		"by: g, x: {scale: log}":           "the cells of a strip are equally wide",
		"by: g, ticks: 5":                  "ticks is a key of an axis",
		"by: g, lines: [{value: 60}]":      "Reference line: 60.",
		"by: g, where: {id: [p1, p2, q1]}": "\"P\" has too few exact numbers for a strip: 2, and it takes 10",
		"by: nope":                         `no column "nope"`,
		"by: g, x: {from: 0, to: 50}":      "would lie outside of an axis to 50",
		"by: g, facet: g":                  "the kind density has no panels",
		"by: g, where: {g: P}, sort: nop":  `no column "nop"`,
	} {
		charts, err := plainStudy(t, "charts:\n  - {id: x, kind: density, title: A finding, table: t, "+given+"}\n", dense(""))
		got := fmt.Sprint(err)
		if err == nil {
			got = drawn(t, charts[0]).Alt
		}
		if !strings.Contains(unbroken(got), want) {
			t.Errorf("%s: %s, want %q", given, got, want)
		}
	}
}

// TestDensityCells: every exact number is in one cell of its group, and a cell says how many.
func TestDensityCells(t *testing.T) {
	charts, err := plainStudy(t, "charts:\n  - {id: x, kind: density, title: A finding, table: t, by: g, step: 7}\n", dense(""))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, h := range drawn(t, charts[0]).Hits() {
		for _, ref := range h.Refs {
			seen[ref]++
		}
		if n := len(h.Refs); !strings.Contains(unbroken(h.Title), fmt.Sprintf(": %d number", n)) {
			t.Errorf("%q has %d numbers", h.Title, n)
		}
	}
	if len(seen) != 80 {
		t.Errorf("%d of 80 numbers are in cells", len(seen))
	}
	for ref, n := range seen {
		if n != 1 {
			t.Errorf("%s is in %d cells", ref, n)
		}
	}
}

package charts

import (
	"fmt"
	"strings"
	"testing"
)

// TestNumbers writes all numbers of a chart alike, says where they are rounded, and refuses
// what would be no number.
func TestNumbers(t *testing.T) {
	tables := map[string]string{
		"t": "id,g,value,unit\na,A,4100000,euro\nb,B,2903000,euro\nc,C,1234567,euro\n",
		"s": "id,g,value,unit\na,A,41,minute\nb,B,125,minute\nc,C,90.5,minute\n",
	}
	for given, want := range map[string]string{
		"table: t, numbers: million":                                 "Numbers are rounded to 0.1m.",
		"table: t, numbers: {in: thousand, decimals: 0}":             "Numbers are rounded to 1k.",
		"table: t, where: {g: [A, B]}, numbers: million":             "A finding. Source",
		"table: t, numbers: milion":                                  `numbers are not written in "milion"`,
		"table: t, numbers: {in: million, decimals: 9}":              "numbers have 0 to 3 decimals, not 9",
		"table: t, numbers: {in: million, decimals: one}":            `decimals is "one"`,
		"table: t, numbers: {decimals: 1}":                           "numbers has decimals alone",
		"table: t, numbers: trillion":                                "t.a is €4.1m, and would be written as nothing",
		"table: t, numbers: h:mm":                                    `the numbers are in "euro", which is no time`,
		"table: s, numbers: h:mm":                                    "s.c is 90.5, and would lose a part",
		"table: s, numbers: h:mm:ss":                                 "A finding. Source",
		"table: s, where: {g: [A, B]}, numbers: h:mm, kind: scatter": "",
	} {
		kind := "dot"
		if rest, ok := strings.CutSuffix(given, ", kind: scatter"); ok {
			given, kind, want = rest+", x: value, y: value", "scatter", "a chart of two axes has two kinds of numbers"
		}
		charts, err := plainStudy(t, "charts:\n  - {id: x, kind: "+kind+", title: A finding, label: g, "+given+"}\n", tables)
		got := fmt.Sprint(err)
		if err == nil {
			got = drawn(t, charts[0]).Alt
		}
		if !strings.Contains(unbroken(got), want) {
			t.Errorf("%s: %s, want %q", given, got, want)
		}
	}
}

// TestReversed: an axis of a line can run down, with its bounds, and says so; lengths cannot,
// and what is misspelt is refused.
func TestReversed(t *testing.T) {
	tables := map[string]string{"t": "id,g,nx,value\na,A,1,10\nb,A,2,20\nc,B,1,12\nd,B,2,5\n"}
	for given, want := range map[string]string{
		"kind: line, x: nx, series: g, reverse: true":             "2 lines, lowest number at the top.",
		"kind: step, x: nx, series: g, reverse: true, scale: log": "2 lines, log scale, lowest number at the top.",
		"kind: line, x: nx, series: g, reverse: false":            "2 lines. A",
		"kind: line, x: nx, series: g, reverse: down":             `reverse is "down"`,
		"kind: dot, label: g, reverse: true":                      "only numbers that run up the page, along a line, can run down it",
		"kind: bar, label: g, reverse: true":                      `unknown key "reverse"`,
		"kind: line, x: nx, series: g, names: both":               "2 lines. A",
		"kind: line, x: nx, series: g, names: left":               `names is "left"`,
		"kind: line, x: nx, where: {g: A}, names: both":           "a line without a series has no name",
		"kind: line, x: nx, series: g, facet: g, names: both":     "panels name their series once",
	} {
		charts, err := plainStudy(t, "charts:\n  - {id: x, title: A finding, table: t, "+given+"}\n", tables)
		got := fmt.Sprint(err)
		if err == nil {
			got = drawn(t, charts[0]).Alt
		}
		if !strings.Contains(unbroken(got), want) {
			t.Errorf("%s: %s, want %q", given, got, want)
		}
	}
	charts, err := plainStudy(t, "charts:\n  - {id: x, title: A finding, kind: line, table: t, x: nx, series: g, reverse: true}\n", tables)
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]float64{}
	for _, h := range drawn(t, charts[0]).Hits() {
		at[h.ID] = h.Top
	}
	if !(at["t.d"] < at["t.a"] && at["t.a"] < at["t.c"] && at["t.c"] < at["t.b"]) {
		t.Errorf("5, 10, 12 and 20 are not below each other: %v", at)
	}
}

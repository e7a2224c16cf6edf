package charts

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// moneyStudy has sums of money of many sizes, with bounds, and the charts that are given.
func moneyStudy(t *testing.T, tag, given string) []*Chart {
	t.Helper()
	s, err := datasets.Load(fstest.MapFS{
		"datapackage.json": {Data: []byte(`{"name": "trade", "sources": [{"title": "A text"}], "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [
			{"name": "id"}, {"name": "name"}, {"name": "side"}, {"name": "year", "type": "year"}, {"name": "value", "type": "number"}, {"name": "high", "type": "number"}, {"name": "bound"}, {"name": "unit"}]}}]}`)},
		"t.csv": {Data: []byte(`id,name,side,year,value,high,bound,unit
a,North,Exports,1950,250000000,,exact,dollar
b,East,Exports,1951,1750000000,2550000000,between,dollar
c,South,Exports,1952,3200000000,,exact,dollar
d,West,Exports,1953,1234567,,exact,dollar
e,North,Imports,1950,1750000000,,exact,dollar
f,East,Imports,1951,3200000000,,exact,dollar
g,South,Imports,1952,640000000,,over,dollar
h,West,Imports,1953,250000000,,up-to,dollar
`)},
		spec.File: {Data: []byte(given)},
	})
	if err != nil {
		t.Fatal(err)
	}
	c, err := analysis.Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	charts, err := In(tag, s, c, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return charts
}

// TestMoney draws sums of money: their labels and axes have the sign of the currency and one
// million, as the language has them.
func TestMoney(t *testing.T) {
	fonts := typeset.New()
	const title = "title: {en: Trade, hu: Kereskedelem, el: Εμπόριο}"
	for name, lines := range map[string]string{
		"dot":      "kind: dot\n    table: t\n    label: name\n    series: side",
		"line":     "kind: line\n    table: t\n    x: year\n    series: side",
		"heat-map": "kind: heat-map\n    table: t\n    x: year\n    y: side",
	} {
		for tag, size := range map[string]layout.Size{"en": {Name: "full", Width: 800, Pixels: 640, Quotes: true}, "hu": {Name: "half", Width: 388, Pixels: 388, Quotes: true}, "el": {Name: "full", Width: 800, Pixels: 640, Quotes: true}} {
			t.Run(name+"-"+tag, func(t *testing.T) {
				charts := moneyStudy(t, tag, fmt.Sprintf("charts:\n  - id: x\n    %s\n    %s\n", title, lines))
				picture, err := charts[0].Draw(layout.Style{Theme: layout.Light, Size: size}, fonts)
				if err != nil {
					t.Fatal(err)
				}
				golden(t, strings.Join([]string{"money", name, tag}, "-"), write(t, picture, "png"))
			})
		}
	}
}

// TestMoneyIsFresh tells a picture of money apart from one by another sign.
func TestMoneyIsFresh(t *testing.T) {
	const given = "charts:\n  - {id: x, kind: dot, title: Trade, table: t, label: name, series: side}\n"
	style := layout.Style{Theme: layout.Light, Size: layout.Size{Name: "full", Width: 800}}
	inputs := func(units map[string]datasets.UnitName) string {
		c := moneyStudy(t, "en", given)[0]
		c.study.Units = units
		return c.Inputs(style)
	}
	no := false
	all := []string{
		inputs(nil), inputs(map[string]datasets.UnitName{"dollar": {Plural: "dollars"}}),
		inputs(map[string]datasets.UnitName{"dollar": {Millions: &no}}), inputs(map[string]datasets.UnitName{"dollar": {Symbol: "US$"}}),
	}
	for i, a := range all {
		for _, b := range all[i+1:] {
			if a == b {
				t.Errorf("the inputs of two names of the unit are the same")
			}
		}
	}
}

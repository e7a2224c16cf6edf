package charts

import (
	"strings"
	"testing"
	"testing/fstest"

	"quotient/analysis"
	"quotient/datasets"
)

// TestUntranslated warns of words that a picture in another language has in English alone, and
// of no others.
func TestUntranslated(t *testing.T) {
	for given, want := range map[string]int{
		"title: {en: One, hu: Egy}":                                                 0,
		"title: {en: One, hu: Egy}, subtitle: People":                               1,
		"title: {en: One, hu: Egy}, note: {en: A, hu: B}, lines: [{value: 3}]":      0,
		"title: {en: One, hu: Egy}, lines: [{value: 3, text: a limit}]":             1,
		"title: {en: One, hu: Egy}, annotations: [{at: t.a, text: here}]":           1,
		"title: {en: One, hu: Egy}, annotations: [{at: t.a, text: \"{t.a}\"}]":      0,
		"title: {en: One, hu: Egy}, labels: {t.a: Alpha, t.b: {en: B, hu: Béta}}":   1,
		"title: {en: One, hu: Egy}, label: id, subtitle: {en: People, hu: Emberek}": 0,
	} {
		s, err := datasets.Load(fstest.MapFS{
			"datapackage.json": {Data: []byte(`{"name": "a", "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id", "type": "string"}, {"name": "value", "type": "number"}]}}]}`)},
			"t.csv":            {Data: []byte("id,value\na,1\nb,2\n")},
			SpecFile:           {Data: []byte("charts:\n  - {id: x, kind: dot, table: t, " + given + "}\n")},
		})
		if err != nil {
			t.Fatal(err)
		}
		c, err := analysis.Compare(s)
		if err != nil {
			t.Fatal(err)
		}
		for _, tag := range []string{"en", "hu"} {
			list, err := In(tag, s, c, Options{})
			if err != nil {
				t.Fatalf("%s: %v", given, err)
			}
			found := list[0].Warnings()
			if n := map[string]int{"en": 0, "hu": want}[tag]; len(found) != n {
				t.Errorf("%s, %s: %v, want %d", tag, given, found, n)
			}
			for _, f := range found {
				if !f.Warning || !strings.Contains(f.Message, "which has no words of its own for it") || f.Line != 2 {
					t.Errorf("%+v", f)
				}
			}
		}
	}
}

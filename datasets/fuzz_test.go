package datasets

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/datasets/quantity"
	"quotient/datasets/temporal"
)

// FuzzPackage: whatever stands in a descriptor and a table, loading ends with a study or
// with findings.
func FuzzPackage(f *testing.F) {
	for _, field := range []string{`, "type": "number", "groupChar": ".", "decimalChar": ","`, `, "type": "date", "format": "%d/%m/%Y"`, `, "constraints": {"minimum": 1e9, "enum": [1]}`, `, "missingValues": [{"value": "-"}]`, `, "type": "list", "itemType": "date"`} {
		f.Add(string(packageOf(field, `, "primaryKey": ["id", "n"], "foreignKeys": [{"fields": "n", "reference": {"fields": "id"}}]`, `, "dialect": {"headerRows": [1, 2], "commentRows": [4], "delimiter": ";"}`, "")[DescriptorName].Data), "id,n\na,\"1.234,5\"\n")
	}
	f.Add(`{"name": "p", "resources": [{"name": "t", "path": ["t.csv"], "source": "x", "schema": {"fields": [{"name": "id"}, {"name": "id"}]}}]}`, "\xff\xfei\x00d\x00")
	f.Fuzz(func(t *testing.T, descriptor, table string) {
		s, err := Load(fstest.MapFS{DescriptorName: {Data: []byte(descriptor)}, "t.csv": {Data: []byte(table)}})
		var found Findings
		switch {
		case err == nil && s == nil:
			t.Error("neither a study nor an error")
		case err != nil && !errors.As(err, &found):
			t.Errorf("an error without findings: %v", err)
		case err != nil && found.Err() == nil:
			t.Errorf("an error of warnings alone: %v", err)
		case err == nil:
			for _, table := range s.Tables {
				_ = table.Frame()
				s.SourcesOf(table.Rows)
			}
		}
	})
}

// FuzzNumeral: a number that is read has the digits of its cell, and no others.
func FuzzNumeral(f *testing.F) {
	for _, s := range []string{"1.234,5", "€ -1.234,50", "(5)", "-$5", ".5", "12%", "12 345", "1,2,3", "+1", "--1", "1e5", "−5"} {
		f.Add(s, ".", ",", false)
		f.Add(s, ",", ".", true)
		f.Add(s, " ", ",", true)
		f.Add(s, "", ".", false)
	}
	digits := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, s)
	}
	f.Fuzz(func(t *testing.T, cell, group, decimal string, bare bool) {
		d := &describer{}
		n := d.numeral("", &Field{GroupChar: &group, DecimalChar: &decimal, BareNumber: &bare})
		if len(d.found) > 0 {
			return
		}
		text, r, err := n.Plain(cell)
		if err != nil {
			return
		}
		if digits(text) != digits(cell) {
			t.Errorf("%q is read as %q", cell, text)
		}
		if back, err := quantity.ParseDecimal(text); err != nil || back.Cmp(r) != 0 {
			t.Errorf("%q is read as %q, which is %v, %v", cell, text, back, err)
		}
		if strings.Contains(cell, "-") != (r.Sign() < 0 || strings.HasPrefix(text, "-")) && digits(cell) != "" && strings.Count(cell, "-") == 1 && bare {
			t.Errorf("%q is read as %s", cell, text)
		}
	})
}

// FuzzMoment: a date or time that is read is one of ISO 8601.
func FuzzMoment(f *testing.F) {
	for _, kind := range []string{"date", "time", "datetime", "year", "yearmonth"} {
		for _, format := range []string{"", "%d/%m/%Y", "%H.%M", "%Y-%m-%dT%H:%M", "%d.%m.%Y %H:%M:%S", "any", "%"} {
			f.Add(kind, format, "23/10/1956")
			f.Add(kind, format, "1956-10-23T10:30:00Z")
		}
	}
	f.Fuzz(func(t *testing.T, kind, format, cell string) {
		usual, ok := temporal.Usual(kind)
		if !ok {
			return
		}
		m, err := temporal.FormOf(kind, format)
		if err != nil {
			return
		}
		text, ok := m.ISO(kind, cell)
		if !ok {
			return
		}
		if again, ok := usual.ISO(kind, text); !ok || again != text {
			t.Errorf("%s %q: %q is read as %q", kind, format, cell, text)
		}
	})
}

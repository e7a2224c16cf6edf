package analysis_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/analysis"
	"quotient/datasets"
)

// derived is a study of one table, with what derive has for it.
func derived(t testing.TB, csv string, entries ...string) *analysis.Comparisons {
	t.Helper()
	study, err := datasets.Load(fstest.MapFS{
		"datapackage.json": {Data: []byte(`{"name": "s", "sources": [{"title": "A"}], "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [
			{"name": "id", "type": "string"}, {"name": "town", "type": "string"}, {"name": "year", "type": "year"},
			{"name": "value", "type": "number"}, {"name": "bound", "type": "string"}, {"name": "high", "type": "number"}, {"name": "people", "type": "number"}]}}]}`)},
		"t.csv":            {Data: []byte("id,town,year,value,bound,high,people\n" + csv)},
		"comparisons.yaml": {Data: []byte("derive:\n" + strings.Join(entries, "\n") + "\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	c, err := analysis.Compare(study)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestDerive(t *testing.T) {
	for _, test := range []struct{ name, csv, entry, want string }{
		{"index", "a,B,2000,50,,,\nb,B,2001,75,,,\nc,B,2002,20,over,,", "op: index, base: 2000, along: year", "100 150 > 40"},
		{"index of a bound is 100 at its base", "a,B,2000,50,over,,\nb,B,2001,75,,,", "op: index, base: 2000, along: year", "100 < 150"},
		{"rate of a row", "a,B,2000,50,,,200\nb,B,2001,5,over,,50\nc,B,2002,,,,50", "op: rate, per: people, times: 100", "25 > 10 –"},
		{"share", "a,B,2000,50,,,\nb,C,2000,150,,,\nc,B,2001,1,over,,\nd,C,2001,3,,,", "op: share, by: year", "25% 75% > 25% < 75%"},
		{"share of one", "a,B,2000,50,over,,", "op: share, by: year", "100%"},
		{"share where one is missing", "a,B,2000,50,,,\nb,C,2000,,,,", "op: share, by: year", "– –"},
		{"change in any order of rows", "a,B,2001,75,,,\nb,B,2000,50,,,\nc,B,2002,60,,,", "op: change, along: year", "+50% – −20%"},
		{"change over a gap", "a,B,2000,50,,,\nb,B,2001,,,,\nc,B,2002,60,,,", "op: change, along: year", "– – –"},
		{"difference", "a,B,2000,50,,,\nb,B,2001,40,over,,", "op: difference, along: year", "– > −10"},
		{"mean", "a,B,2000,1,,,\nb,B,2001,2,,,\nc,B,2002,6,,,", "op: mean, window: 2, along: year", "– 1.5 4"},
		{"cumulative, by town", "a,B,2000,1,,,\nb,B,2001,2,over,,\nc,C,2000,7,,,", "op: cumulative, along: year, by: town", "1 > 3 7"},
		{"cumulative after a gap", "a,B,2000,1,,,\nb,B,2001,,,,\nc,B,2002,7,,,", "op: cumulative, along: year", "1 – –"},
		{"rank", "a,B,2000,1,,,\nb,C,2000,7,,,\nc,D,2000,7,,,\nd,E,2000,9,,,", "op: rank", "4 2 2 1"},
		{"rank of bounds", "a,B,2000,5,over,,\nb,C,2000,7,,,\nc,D,2000,9,,,", "op: rank", "1–3 2–3 1–2"},
		{"rank of a range", "a,B,2000,5,between,6,\nb,C,2000,7,,,\nc,D,2000,5,under,,", "op: rank", "2 1 3"},
		{"rank of about", "a,B,2000,5,about,,\nb,C,2000,7,,,", "op: rank", "≈ 2 ≈ 1"},
		{"of another column", "a,B,2000,1,,,30\nb,B,2001,2,,,40", "op: difference, of: people, along: year", "– 10"},
		{"index on nothing", "a,B,2000,0,,,\nb,B,2001,5,,,", "op: index, base: 2000, along: year", "– –"},
		{"change from nothing", "a,B,2000,0,,,\nb,B,2001,20,,,\nc,B,2002,25,,,", "op: change, along: year", "– – +25%"},
		{"a row without a year", "a,B,,5,,,\nb,B,2000,10,,,\nc,B,2001,20,,,", "op: change, along: year", "– – +100%"},
		{"share of nothing", "a,B,2000,0,,,", "op: share, by: year", "–"},
		{"where", "a,B,2000,1,,,\nb,C,2000,3,,,\nc,D,2000,3,,,", "op: share, where: {town: [B, C]}", "25% 75% –"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := derived(t, test.csv, fmt.Sprintf("  - {table: t, column: x, %s}", test.entry))
			if _, ok := c.Column("t", "x"); !ok {
				t.Fatal("there is no column")
			}
			var got []string
			for i := range strings.Split(test.csv, "\n") {
				ref := fmt.Sprintf("t.%c", 'a'+i)
				f, err := c.Fact(ref + ".x")
				if err != nil {
					got = append(got, "–")
					continue
				}
				x := f.(analysis.Derived)
				if x.Ref() != ref || x.ID != ref+".x" || len(x.Rows()) == 0 {
					t.Errorf("the address of the row is %s and of the number %s, from %v", x.Ref(), x.ID, x.Rows())
				}
				got = append(got, x.Label())
			}
			if s := strings.ReplaceAll(strings.Join(got, " "), "\u00a0", " "); s != test.want {
				t.Errorf("%s: %s, want %s", test.entry, s, test.want)
			}
		})
	}
}

// What a formula refuses, a derived number refuses too, and says why.
func TestDerivedRefused(t *testing.T) {
	c := derived(t, "a,B,2000,50,over,,\nb,B,2001,40,over,,", "  - {table: t, column: x, op: change, along: year}")
	_, err := c.Fact("t.b.x")
	if err == nil || !strings.Contains(err.Error(), "could be anything") {
		t.Errorf("the error is %v", err)
	}
	for ref, want := range map[string]string{
		"t.a.x": "there is no number to compute it from", "t.a.y": `valid: year, value, x`, "t.q.x": "there is no observation",
	} {
		if _, err := c.Fact(ref); err == nil || !strings.Contains(fmt.Sprint(err, analysis.Remedy(err)), want) {
			t.Errorf("%s: %v, want %s", ref, err, want)
		}
	}
}

// Over works with the numbers that are meant: those of a column, and derived ones.
func TestOver(t *testing.T) {
	c := derived(t, "a,B,2000,1,,,30\nb,C,2000,3,over,,50", "  - {table: t, column: x, op: share, by: year}", "  - {table: t, column: y, op: rank}")
	fact := func(ref string) datasets.Fact {
		f, err := c.Fact(ref)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	for _, test := range []struct {
		op, want string
		facts    []datasets.Fact
	}{
		{"+", "> 4", []datasets.Fact{fact("t.a"), fact("t.b")}},
		{"+", "80", []datasets.Fact{fact("t.a.people"), fact("t.b.people")}},
		{"/", "1.67×", []datasets.Fact{fact("t.b.people"), fact("t.a.people")}},
		{"share", "37.5%", []datasets.Fact{fact("t.a.people"), fact("t.b.people")}},
		{"+", "0.75–1.25", []datasets.Fact{fact("t.a.x"), fact("t.b.x")}},
		{"+", "t.a.y is a rank, and no amount that can be added", []datasets.Fact{fact("t.a.y"), fact("t.b.y")}},
	} {
		x, err := c.Over(test.op, test.facts...)
		got := fmt.Sprint(err)
		if err == nil {
			got = strings.ReplaceAll(x.Label(), "\u00a0", " ")
		}
		if got != test.want {
			t.Errorf("%s of %d: %s, want %s", test.op, len(test.facts), got, test.want)
		}
	}
}

// Rows with quotes that differ in more than their date need a caveat, as in a comparison.
func TestDerivedCaveats(t *testing.T) {
	load := func(entry string) *analysis.Comparisons {
		study, err := datasets.Load(fstest.MapFS{
			"datapackage.json": {Data: []byte(`{"name": "s", "sources": [{"title": "A"}], "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [
				{"name": "id", "type": "string"}, {"name": "value", "type": "number"}, {"name": "bound", "type": "string"}, {"name": "high", "type": "number"}, {"name": "unit", "type": "string"},
				{"name": "statistic", "type": "string"}, {"name": "modality", "type": "string"}, {"name": "date", "type": "date"}, {"name": "place", "type": "string"}, {"name": "quote", "type": "string"}, {"name": "where", "type": "string"}]}}]}`)},
			"t.csv":            {Data: []byte("id,value,bound,high,unit,statistic,modality,date,place,quote,where\na,5,exact,,boat,total,asserted,1956-01-01,Rome,5 boats,¶1\nb,4,exact,,boat,total,asserted,1957-01-01,Paris,4 boats,¶1\n")},
			"comparisons.yaml": {Data: []byte("derive:\n  - " + entry + "\n")},
		})
		if err != nil {
			t.Fatal(err)
		}
		c, _ := analysis.Compare(study)
		return c
	}
	c := load("{table: t, column: x, op: change}")
	if got := fmt.Sprint(c.Warnings); !strings.Contains(got, `the caveat "place" is missing`) || strings.Contains(got, `"date"`) {
		t.Errorf("the warnings are %s", got)
	}
	if c := load("{table: t, column: x, op: change, caveats: {place: The two counts are of two towns.}}"); len(c.Warnings) > 0 {
		t.Errorf("the warnings are %v", c.Warnings)
	}
	if c := load("{table: t, column: x, op: change, of: high}"); len(c.Derived) > 0 {
		t.Error("the end of a range is taken for a number of its own")
	}
}

func BenchmarkDerive(b *testing.B) {
	var csv strings.Builder
	for i := range 300 {
		fmt.Fprintf(&csv, "r%d,B,%d,%d,,,\n", i, 1500+i, i+1)
	}
	for b.Loop() {
		derived(b, csv.String(), "  - {table: t, column: x, op: cumulative, along: year}")
	}
}

package datasets

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
)

// stormOf is a study with two texts of its own, and what its first source has of sections.
func stormOf(sections, rows string) fstest.MapFS {
	return fstest.MapFS{
		DescriptorName: {Data: []byte(`{"name": "storm", "sources": [
 {"name": "a", "title": "A", "path": "a.txt"` + sections + `},
 {"name": "b", "title": "B", "path": "b.txt", "date": "1931"}],
"resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [
 {"name": "id"}, {"name": "value", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "date"}, {"name": "quote"}, {"name": "where"}, {"name": "source"}]}}]}`)},
		"t.csv": {Data: []byte("id,value,bound,unit,date,quote,where,source\n" + rows)},
		"a.txt": {Data: []byte("A storm\n\nIn May\n\nIt took 6 boats and 7 barns.\n\nIn June\n\nIt took 8 mills.\n")},
		"b.txt": {Data: []byte("B storm\n\nIn May\n\nIt took 9 ships.\n")},
	}
}

const inMay = `, "date": "1926", "sections": [{"heading": "In  May", "date": "1926-05", "place": "Dale"}]`

// TestSections gives rows the dates and places of their sections, else of their sources.
func TestSections(t *testing.T) {
	s, err := Load(stormOf(inMay, `boats,6,exact,boat,,6 boats,In May ¶1,
barns,7,exact,barn,1926-05-09,7 barns,In May ¶1,
mills,8,exact,mill,,8 mills,In June ¶1,
ships,9,exact,ship,,9 ships,In May ¶1,b
`))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ ref, date, place, by string }{
		{"t.boats", "1926-05", "Dale", "The date and place are those of the section “In  May”."},
		{"t.barns", "1926-05-09", "Dale", "The place is that of the section “In  May”."},
		{"t.mills", "1926", "", "The date is that of its source."},
		{"t.ships", "1931", "", "The date is that of its source."},
	} {
		o, err := s.Observation(c.ref)
		if err != nil {
			t.Fatal(err)
		}
		if o.Date.String() != c.date || o.Cell("date") != c.date || o.Place != c.place || o.Cell("place") != c.place || o.GivenBy() != c.by {
			t.Errorf("%s: %s (%q) in %s (%q), %s", c.ref, o.Date, o.Cell("date"), o.Place, o.Cell("place"), o.GivenBy())
		}
	}
	f, err := s.Frame("t")
	if err != nil || f.Col("place").Elem(0).String() != "Dale" {
		t.Errorf("the frame has no place: %v, %v", f, err)
	}
}

// TestSectionsWrong names what is wrong with sections, and where.
func TestSectionsWrong(t *testing.T) {
	const row = "boats,6,exact,boat,,6 boats,In May ¶1,\n"
	for _, c := range []struct{ sections, rows, want string }{
		{`, "sections": [{"heading": "In Mai", "date": "1926-05"}]`, row, `datapackage.json:2:60: no row is under the heading "In Mai"` + "\n    did you mean \"In May\"?"},
		{`, "sections": [{"heading": "In June", "date": "1926-06"}]`, row, ""}, // the text has it
		{`, "sections": [{"heading": "In May", "date": "May 1926"}]`, row, `datapackage.json:2:90: the date of the section "In May": date "May 1926", column 1`},
		{`, "sections": [{"heading": "In May", "place": " Dale"}]`, row, `the place of the section "In May", " Dale", begins or ends with a blank`},
		{`, "sections": [{"heading": "In May"}]`, row, `the section "In May" gives neither a date nor a place`},
		{`, "sections": [{"date": "1926"}]`, row, `the section has no heading`},
		{`, "sections": [{"heading": "In May ¶1", "date": "1926"}]`, row, `the heading "In May ¶1" names a paragraph`},
		{`, "sections": [{"heading": "In May", "date": "1926"}, {"heading": "In May", "place": "Dale"}]`, row, `a second section has the heading "In May"`},
		{`, "sections": [{"heading": "In May", "dates": "1926"}]`, row, `a section has no property "dates"`},
		{`, "sections": {"In May": "1926"}`, row, `sources.sections must be a list, not object`},
		{`, "sections": ["In May"]`, row, `sources.sections must be an object, not string`},
		{`, "date": 1926`, row, `sources.date must be a string, not number`},
		{`, "date": "1926"`, "boats,6,exact,boat,,6 mules,In May ¶1,\n", `t.boats: it can be from several sources, which give their rows a date or place`},
	} {
		_, err := Load(stormOf(c.sections, c.rows))
		var found Findings
		switch {
		case c.want == "" && err != nil, c.want != "" && err == nil:
			t.Errorf("%s: want %q, got %v", c.sections, c.want, err)
		case err != nil && (!errors.As(err, &found) || !strings.Contains(found.Error(), c.want)):
			t.Errorf("%s: want %q, got %v", c.sections, c.want, err)
		}
	}
}

// FuzzSections loads what stands as the sections of a source, and the place of a row.
func FuzzSections(f *testing.F) {
	f.Add(inMay, "In May ¶1")
	f.Add(`, "sections": [{"heading": "¶", "date": ".."}]`, "¶")
	f.Add(`, "place": "Dale, Esk", "inferred": "x", "sections": [{"heading": "In–May", "place": "/"}]`, "In-May ¶2")
	f.Fuzz(func(t *testing.T, sections, where string) {
		if strings.ContainsAny(where, "\"\r\n") {
			return
		}
		s, err := Load(stormOf(sections, "boats,6,exact,boat,,6 boats,\""+where+"\",\n"))
		var found Findings
		if err != nil && !errors.As(err, &found) {
			t.Errorf("an error without findings: %v", err)
		}
		if err == nil {
			for _, o := range s.Tables[0].Rows {
				if by := o.GivenBy(); (o.Given("date") != nil || o.Given("place") != nil) != (by != "") {
					t.Errorf("given by %q", by)
				}
			}
		}
	})
}

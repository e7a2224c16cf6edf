package edtf

import "testing"

// A date made of its parts is the date that is read.
func TestParts(t *testing.T) {
	for want, p := range map[string]Parts{
		"1956":              {Year: 1956, HasYear: true},
		"1956~":             {Year: 1956, HasYear: true, Approximate: true},
		"-0043":             {Year: -43, HasYear: true},
		"0079":              {Year: 79, HasYear: true},
		"195X":              {Year: 1950, HasYear: true, Blank: 1},
		"-01XX":             {Year: -100, HasYear: true, Blank: 2},
		"1953-03":           {Year: 1953, HasYear: true, Month: 3},
		"1956-02-29":        {Year: 1956, HasYear: true, Month: 2, Day: 29},
		"XXXX-10-23":        {Month: 10, Day: 23},
		"XXXX-02-29":        {Month: 2, Day: 29},
		"XXXX-10":           {Month: 10},
		"1956-38~":          {Year: 1956, HasYear: true, Code: 38, Approximate: true},
		"1956-24":           {Year: 1956, HasYear: true, Code: 24},
		"1956-06-28T10:00Z": {Year: 1956, HasYear: true, Month: 6, Day: 28, Clock: "10:00", Zone: "Z"},
	} {
		got, ok := p.Date()
		read, err := Parse(want)
		if err != nil || !ok || got != read {
			t.Errorf("%+v: %+v %v, want %+v %v", p, got, ok, read, err)
		}
	}
	for _, p := range []Parts{
		{Year: 1957, HasYear: true, Month: 2, Day: 29}, {Month: 2, Day: 30}, {Month: 13}, {Day: 3},
		{Year: 1957, HasYear: true, Code: 42}, {Year: 1957, HasYear: true, Clock: "10:00"},
	} {
		if d, ok := p.Date(); ok {
			t.Errorf("%+v is %s", p, d)
		}
	}
	a, _ := Parts{Year: 1956, HasYear: true, Month: 10, Day: 23}.Date()
	b, _ := Parts{Year: 1956, HasYear: true, Month: 11}.Date()
	if both, ok := Between(a, b); !ok || both != parsed(t, "1956-10-23/1956-11") {
		t.Errorf("%+v", both)
	}
	if _, ok := Between(b, a); ok {
		t.Error("an interval runs backwards")
	}
}

func parsed(t *testing.T, s string) Date {
	d, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestCompatible(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"1956-10-23", "1956-10-23", true},
		{"XXXX-10-23", "1956-10-23", true},
		{"XXXX-10-23", "1956-10", true},
		{"XXXX-10-23", "1956", true},
		{"1956", "1956-10-23", true},
		{"195X", "1956-10-23", true},
		{"19XX", "1956", true},
		{"195X", "1963", false},
		{"1956-10", "1956-11", false},
		{"1956-10-23", "1956-10-24", false},
		{"1957", "1956-10-23/1957-11-10", true},
		{"1955/1956", "1956-10-23/1957-11-10", true},
		{"1956-22", "1956-10", true}, // a season is a matter of reading
		{"-0043", "0043", false},
		{"-0043", "-0043", true},
		{"1956~", "1956?", true},
		{"1956-10-23T10:00", "1956-10-23", true},
		{"1956-10-23/..", "1956-10", true},
		{"XXXX", "1956", false}, // says nothing
		{"1956", "Y17000", false},
	} {
		if got := parsed(t, c.a).Compatible(parsed(t, c.b)); got != c.want {
			t.Errorf("%s and %s: %v", c.a, c.b, got)
		}
	}
	if (Date{}).Compatible(parsed(t, "1956")) || parsed(t, "1956").Compatible(Date{}) {
		t.Error("no date is compatible with one")
	}
}

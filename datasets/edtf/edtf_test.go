package edtf

import (
	"errors"
	"strings"
	"testing"
	"time"

	"quotient/datasets/language"
)

func must(t *testing.T, s string) Date {
	t.Helper()
	d, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestBounds(t *testing.T) {
	tests := []struct {
		in, first, last string // "" where open
		precision       Precision
	}{
		{"1956-06-28", "1956-06-28", "1956-06-28", ToDay},
		{"1956-06-28T10:00", "1956-06-28", "1956-06-28", ToTime},
		{"1985-04-12T23:20:30", "1985-04-12", "1985-04-12", ToTime},
		{"1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12", ToTime},
		{"1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12", ToTime},
		{"1985-04-12T23:20+04:30", "1985-04-12", "1985-04-12", ToTime},
		{"1953-03", "1953-03-01", "1953-03-31", ToMonth},
		{"1956-02", "1956-02-01", "1956-02-29", ToMonth},
		{"1900-02", "1900-02-01", "1900-02-28", ToMonth},
		{"2000-02-29", "2000-02-29", "2000-02-29", ToDay},
		{"1958", "1958-01-01", "1958-12-31", ToYear},
		{"0000", "0000-01-01", "0000-12-31", ToYear},
		{"-0043-03-15", "-0043-03-15", "-0043-03-15", ToDay},
		{"-9999", "-9999-01-01", "-9999-12-31", ToYear},
		{"Y170000002", "Y170000002-01-01", "Y170000002-12-31", ToYear},
		{"Y-17000?", "Y-17000-01-01", "Y-17000-12-31", ToYear},
		{"195X", "1950-01-01", "1959-12-31", ToDecade},
		{"19XX", "1900-01-01", "1999-12-31", ToCentury},
		{"1XXX", "1000-01-01", "1999-12-31", ToMillennium},
		{"XXXX", "0000-01-01", "9999-12-31", ToAnyYear},
		{"-1XXX", "-1999-01-01", "-1000-12-31", ToMillennium},
		{"-000X", "-0009-01-01", "0000-12-31", ToDecade},
		{"1X56", "1056-01-01", "1956-12-31", ToMillennium},
		{"2004-XX", "2004-01-01", "2004-12-31", ToYear},
		{"1985-04-XX", "1985-04-01", "1985-04-30", ToMonth},
		{"1985-XX-XX", "1985-01-01", "1985-12-31", ToYear},
		{"1956-1X", "1956-10-01", "1956-12-31", ToYear},
		{"1956-XX-31", "1956-01-31", "1956-12-31", ToYear},
		{"195X-02-29", "1952-02-29", "1956-02-29", ToDecade},
		{"156X-12-25", "1560-12-25", "1569-12-25", ToDecade},
		{"1956-21", "1956-03-01", "1956-06-21", ToSeason},
		{"1956-26", "1956-06-01", "1956-09-23", ToSeason},
		{"1956-24", "1956-12-01", "1957-03-21", ToSeason},
		{"1956-29", "1956-09-01", "1956-12-22", ToSeason},
		{"1956-30", "1956-12-01", "1957-03-21", ToSeason},
		{"1956-32", "1956-06-01", "1956-09-23", ToSeason},
		{"1957-33", "1957-01-01", "1957-03-31", ToQuarter},
		{"1957-36~", "1957-10-01", "1957-12-31", ToQuarter},
		{"1957-37", "1957-01-01", "1957-04-30", ToQuadrimester},
		{"1957-39", "1957-09-01", "1957-12-31", ToQuadrimester},
		{"1957-40", "1957-01-01", "1957-06-30", ToHalf},
		{"1957-41", "1957-07-01", "1957-12-31", ToHalf},
		{"195X-41", "1950-07-01", "1959-12-31", ToDecade},
		{"1956-10-23/1956-11-10", "1956-10-23", "1956-11-10", Interval},
		{"1964/2008", "1964-01-01", "2008-12-31", Interval},
		{"2004-02-01/2005", "2004-02-01", "2005-12-31", Interval},
		{"2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03", Interval},
		{"1956-06-15/1956-06", "1956-06-15", "1956-06-30", Interval},
		{"1957-36~/1958-33~", "1957-10-01", "1958-03-31", Interval},
		{"../1957-01", "", "1957-01-31", Interval},
		{"/1957-01", "", "1957-01-31", Interval},
		{"1956-11-04/..", "1956-11-04", "", Interval},
		{"1956-11-04/", "1956-11-04", "", Interval},
		{"1956-06-28T10:00/1956-06-28T10:00", "1956-06-28", "1956-06-28", Interval},
	}
	day := func(d Day, ok bool) string {
		if !ok {
			return ""
		}
		return d.String()
	}
	for _, test := range tests {
		d, err := Parse(test.in)
		if err != nil {
			t.Error(err)
			continue
		}
		if d.String() != test.in {
			t.Errorf("Parse(%q) is written %q", test.in, d)
		}
		if got := day(d.First()); got != test.first {
			t.Errorf("%s: first day %q, want %q", test.in, got, test.first)
		}
		if got := day(d.Last()); got != test.last {
			t.Errorf("%s: last day %q, want %q", test.in, got, test.last)
		}
		if got := d.Precision(); got != test.precision {
			t.Errorf("%s: precision %s, want %s", test.in, got, test.precision)
		}
	}
}

func TestClock(t *testing.T) {
	for _, test := range []struct {
		in    string
		share float64
		zone  string
		ok    bool
	}{
		{"1956-06-28T00:00", 0, "", true},
		{"1956-06-28T06:00", 0.25, "", true},
		{"1956-06-28T18:00:00Z", 0.75, "Z", true},
		{"1956-06-28T12:00+02:00", 0.5, "+02:00", true},
		{"1956-06-28", 0, "", false},
		{"1956-06-28T10:00/1956-06-28T12:00", 0, "", false},
	} {
		if share, zone, ok := must(t, test.in).Clock(); share != test.share || zone != test.zone || ok != test.ok {
			t.Errorf("the clock of %s is %v, %q, %v; want %v, %q, %v", test.in, share, zone, ok, test.share, test.zone, test.ok)
		}
	}
	if share, _, _ := must(t, "1956-06-28T10:00/1956-06-28T12:00").End().Clock(); share != 0.5 {
		t.Errorf("the end of the interval is at %v of its day, want 0.5", share)
	}
}

func TestQualifiers(t *testing.T) {
	for in, want := range map[string][2]bool{
		"1957":            {false, false},
		"1957?":           {true, false},
		"2004-06~":        {false, true},
		"2004-06-11%":     {true, true},
		"1984?/2004~":     {true, true},
		"1984/2004-06-1X": {false, false},
		"1956-24~":        {false, true},
		"195X?":           {true, false},
	} {
		d := must(t, in)
		if got := [2]bool{d.Uncertain(), d.Approximate()}; got != want {
			t.Errorf("%s: uncertain, approximate = %v, want %v", in, got, want)
		}
	}
}

func TestErrors(t *testing.T) {
	tests := []struct {
		in     string
		column int
		about  string
	}{
		{"", 1, "nothing"},
		{" 1956", 1, "' '"},
		{"1956 ", 5, "' '"},
		{"28 June 1956", 3, "2 digits"},
		{"1956-02-30", 9, "29 days"},
		{"1957-02-29", 9, "28 days"},
		{"1956-02-3X", 9, "29 days"},
		{"XXXX-02-30", 9, "no month 02 has a day 30"},
		{"1956-13", 6, `"13" is not a month`},
		{"1956-00", 6, "not a month"},
		{"1956-42", 6, "not a month"},
		{"1956-2X", 6, "not a month"},
		{"1956-06-00", 9, "not a day"},
		{"1956-06-32", 9, "not a day"},
		{"1956-6-28", 7, "two digits"},
		{"1956-06-281", 11, "third digit"},
		{"1956/06/28", 8, "second"},
		{"1956-", 6, "two digits"},
		{"19", 3, "2 digits"},
		{"195", 4, "195X"},
		{"17000", 5, "Y"},
		{"Y1956", 2, "no Y"},
		{"Y01956", 2, "zero"},
		{"Y17000-01", 7, "nothing else"},
		{"Y1234567890123", 2, "12 at most"},
		{"-0000", 1, "1 BC"},
		{"+1956", 1, "'+'"},
		{"1956-21-01", 8, "part of a year"},
		{"1956~-06", 5, "at the end"},
		{"1956-06~-28", 8, "at the end"},
		{"1956??", 5, "'?'"},
		{"[1956,1957]", 1, "set"},
		{"195x", 4, "195X"},
		{"1956-06-28 10:00", 11, "expected a T"},
		{"1956T10:00", 5, "whole day"},
		{"1956-06-XXT10:00", 11, "whole day"},
		{"1956-06-28T10", 14, "minutes"},
		{"1956-06-28T24:00", 12, "hour"},
		{"1956-06-28T10:60", 15, "minute"},
		{"1956-06-28T10:00:60", 18, "second"},
		{"1956-06-28T10:00+25", 18, "zone"},
		{"1956-06-28T10:00 ", 17, "zone"},
		{"1956-06-28 10:00", 11, "' '"},
		{"1956-11-10/1956-10-23", 12, "before it begins"},
		{"1957/1956-12", 6, "before it begins"},
		{"1956-06-28T12:00/1956-06-28T10:00", 18, "before it begins"},
		{"../..", 1, "at least one"},
		{"/", 1, "at least one"},
		{"..", 1, "the other end"},
		{"1956/open", 6, "'o'"},
		{"1956/1957-13", 11, "not a month"},
		{"ἔτος", 1, "'ἔ'"},
		{"1956-é", 6, "two digits"},
		{"195\xff", 4, "195X"},
	}
	for _, test := range tests {
		d, err := Parse(test.in)
		if err == nil {
			t.Errorf("Parse(%q) = %q, want an error", test.in, d)
			continue
		}
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("Parse(%q): %T, want *Error", test.in, err)
			continue
		}
		if e.Column != test.column || !strings.Contains(e.Problem, test.about) {
			t.Errorf("Parse(%q): %v\nwant column %d and %q", test.in, err, test.column, test.about)
		}
		if _, err := Parse(e.Example); err != nil {
			t.Errorf("Parse(%q): its example is no date: %v", test.in, err)
		}
	}
}

func TestDays(t *testing.T) {
	for _, test := range []struct {
		a, b   string
		lo, hi int
		ok     bool
	}{
		{"1953-03", "1953-06-17", 78, 108, true},
		{"1953-03-05", "1953-06-17", 104, 104, true},
		{"1953-06-17", "1953-03", -108, -78, true},
		{"1956", "1956", -365, 365, true},
		{"1956-11/..", "1957", 0, 0, false},
		{"1957", "1956-11/..", 0, 0, false},
	} {
		lo, hi, ok := DaysBetween(must(t, test.a), must(t, test.b))
		if lo != test.lo || hi != test.hi || ok != test.ok {
			t.Errorf("from %s to %s: %d to %d days (%t), want %d to %d (%t)", test.a, test.b, lo, hi, ok, test.lo, test.hi, test.ok)
		}
	}
	for _, test := range []struct {
		in     string
		lo, hi int
		ok     bool
	}{
		{"1956-10-23/1956-11-10", 19, 19, true},
		{"1956-06-28", 1, 1, true},
		{"1953-03", 1, 31, true},
		{"1956-11/1957-01", 33, 92, true},
		{"1956-06/1956-06", 1, 30, true},
		{"../1957", 0, 0, false},
		{"1957/", 0, 0, false},
	} {
		lo, hi, ok := must(t, test.in).Days()
		if lo != test.lo || hi != test.hi || ok != test.ok {
			t.Errorf("%s lasts %d to %d days (%t), want %d to %d (%t)", test.in, lo, hi, ok, test.lo, test.hi, test.ok)
		}
	}
	if _, _, ok := DaysBetween(Date{}, must(t, "1956")); ok {
		t.Error("there are days from no date")
	}
}

func TestOverlaps(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"1956", "1956-06-28", true},
		{"1956", "1957", false},
		{"1956-10-23/1956-11-10", "1956-11", true},
		{"1956-10-23/1956-11-10", "1956-11-11", false},
		{"../1957-01", "1800", true},
		{"../1957-01", "1957-02", false},
		{"1956-11/..", "2000", true},
		{"1956-11/", "1956-10", false},
		{"../1957", "1956/..", true},
		{"../1955", "1956/..", false},
		{"195X", "1959-12-31", true},
	} {
		a, b := must(t, test.a), must(t, test.b)
		if got := a.Overlaps(b); got != test.want {
			t.Errorf("%s overlaps %s: %t, want %t", a, b, got, test.want)
		}
		if got := b.Overlaps(a); got != test.want {
			t.Errorf("%s overlaps %s: %t, want %t", b, a, got, test.want)
		}
	}
	if must(t, "1956").Overlaps(Date{}) {
		t.Error("a date overlaps no date")
	}
}

func TestEnds(t *testing.T) {
	d := must(t, "1956-10-23~/..")
	if start := d.Start(); start != must(t, "1956-10-23~") || start.IsInterval() {
		t.Errorf("start of %s is %q", d, start)
	}
	if end := d.End(); end.String() != ".." || end.Precision() != NoPrecision || end.IsZero() {
		t.Errorf("end of %s is %q, precision %s", d, end, end.Precision())
	}
	if e := must(t, "1956"); e.Start() != e || e.End() != e || e.IsInterval() {
		t.Errorf("the ends of %s are not itself", e)
	}
	if must(t, "1956/").End().IsZero() {
		t.Error("an unknown end is no date at all")
	}
	if !(Date{}).IsZero() || (Date{}).Precision() != NoPrecision || (Date{}).Format("en") != "" {
		t.Error("the zero Date is something")
	}
}

// TestFormatInYear: where the year is known, days and months go without it.
func TestFormatInYear(t *testing.T) {
	for _, tt := range []struct{ in, en, hu, el string }{
		{"1956-06-28", "28 June", "június 28.", "28 Ιουνίου"},
		{"1956-06", "June", "június", "Ιούνιος"},
		{"1956", "1956", "1956", "1956"},
		{"1956-10-23/1956-10-29", "23–29 October", "október 23–29.", "23–29 Οκτωβρίου"},
		{"1956-10-23/1956-11-10", "23 October – 10 November", "október 23. – november 10.", "23 Οκτωβρίου – 10 Νοεμβρίου"},
		{"1956-10-23/1957-01-10", "23 October 1956 – 10 January 1957", "1956. október 23. – 1957. január 10.", "23 Οκτωβρίου 1956 – 10 Ιανουαρίου 1957"},
		{"../1956-11-10", "until 10 November", "… – november 10.", "έως 10 Νοεμβρίου"},
		{"1956-06-28T10:30", "28 June, 10:30", "június 28., 10:30", "28 Ιουνίου, 10:30"},
	} {
		d := must(t, tt.in)
		for lang, want := range map[string]string{"en": tt.en, "hu": tt.hu, "el": tt.el} {
			if got := strings.ReplaceAll(d.FormatInYear(lang), "\u00a0", " "); got != want {
				t.Errorf("%s in %s: %q, want %q", tt.in, lang, got, want)
			}
		}
	}
}

func TestFormat(t *testing.T) {
	for _, test := range []struct{ lang, in, want string }{
		{"en", "1956-06-28", "28 June 1956"},
		{"en", "1953-03", "March 1953"},
		{"en", "1958", "1958"},
		{"en", "195X", "the 1950s"},
		{"en", "190X", "between 1900 and 1909"},
		{"en", "19XX", "between 1900 and 1999"},
		{"en", "1956-10-23/1956-11-10", "23 October – 10 November 1956"},
		{"en", "1956-06-28/1956-06-30", "28–30 June 1956"},
		{"en", "1956-06-28/1956-06-30~", "28 June – about 30 June 1956"},
		{"en", "1956-06-28/1956-06-30?", "28 June 1956 – 30 June 1956?"},
		{"en", "1956-06-28~/1956-06-30", "about 28 June 1956 – 30 June 1956"},
		{"en", "1956-12-30/1957-01-02", "30 December 1956 – 2 January 1957"},
		{"en", "1956-06/1956-12", "June – December 1956"},
		{"en", "1956-06/1956-12~", "June – about December 1956"},
		{"en", "1956-11/1957~", "November 1956 – about 1957"},
		{"en", "1956/1958", "1956–1958"},
		{"en", "1956/1958~", "1956 – about 1958"},
		{"en", "../1957-01", "until January 1957"},
		{"en", "1956-11-04/..", "from 4 November 1956"},
		{"en", "1956-11-04/", "4 November 1956 – ?"},
		{"en", "/1957-01", "? – January 1957"},
		{"en", "1956-06-28T10:00", "28 June 1956, 10:00"},
		{"en", "1956-06-28T10:00Z", "28 June 1956, 10:00 UTC"},
		{"en", "1956-06-28T10:00-04:30", "28 June 1956, 10:00 (UTC−04:30)"},
		{"en", "1956-06-28T10:00/1956-06-28T12:30", "28 June 1956, 10:00 – 12:30"},
		{"en", "1957-36~/1958-33~", "late 1957 – early 1958"},
		{"en", "1957-36", "the fourth quarter of 1957"},
		{"en", "1957-38%", "mid-1957?"},
		{"en", "1957-41", "the second half of 1957"},
		{"en", "1957-39", "the third four months of 1957"},
		{"en", "1956-24", "winter 1956"},
		{"en", "1956-30", "summer 1956"},
		{"en", "1957~", "about 1957"},
		{"en", "1957?", "1957?"},
		{"en", "1957%", "about 1957?"},
		{"en", "1956-04-XX", "April 1956"},
		{"en", "1956-XX-XX", "1956"},
		{"en", "0000", "1 BC"},
		{"en", "-0043-03-15", "15 March 44 BC"},
		{"en", "-0469/-0398", "470–399 BC"},
		{"en", "-0469~/-0398", "about 470 BC – 399 BC"},
		{"en", "-0026/0014", "27 BC – AD 14"},
		{"en", "-0026-01-16/0014-08-19", "16 January 27 BC – 19 August AD 14"},
		{"en", "-04XX", "5th century BC"},
		{"en", "-00XX", "1st century BC"},
		{"hu", "-0026/0014", "i. e. 27 – i. sz. 14"},
		{"hu", "-0469/-0398", "i. e. 470–399"},
		{"hu", "-04XX", "i. e. 5. század"},
		{"el", "-0026/0014", "27 π.Χ. – 14 μ.Χ."},
		{"el", "-02XX", "3ος αιώνας π.Χ."},
		{"en", "0800", "800"},
		{"en-GB", "1956-06-28", "28 June 1956"},
		{"tlh", "1956-06-28", "28 June 1956"},
		{"", "1956-06-28", "28 June 1956"},

		{"hu", "1956-10-23", "1956. október 23."},
		{"hu_HU", "1953-03", "1953. március"},
		{"hu", "1956-10-23/1956-11-10", "1956. október 23. – november 10."},
		{"hu", "1956-06-28/1956-06-30", "1956. június 28–30."},
		{"hu", "1956-06/1956-12", "1956. június – december"},
		{"hu", "195X", "az 1950-es évek"},
		{"hu", "196X", "az 1960-as évek"},
		{"hu", "1956-11-04/..", "1956. november 4. – …"},
		{"hu", "1957-36~/1958-33~", "1957 vége – 1958 eleje"},
		{"hu", "1957~", "1957 körül"},
		{"hu", "1956-06-28T10:00", "1956. június 28., 10:00"},
		{"hu", "1956-22", "1956 nyara"},

		{"el", "1956-10-23", "23 Οκτωβρίου 1956"},
		{"el", "1953-03", "Μάρτιος 1953"},
		{"el", "../1957-01", "έως Ιανουάριο 1957"},
		{"el", "1956-11-04/..", "από 4 Νοεμβρίου 1956"},
		{"el", "1956-10-23/1956-11-10", "23 Οκτωβρίου – 10 Νοεμβρίου 1956"},
		{"el", "195X", "δεκαετία του 1950"},
		{"el", "1957-36~/1958-33~", "τέλη 1957 – αρχές 1958"},
		{"el", "-0043", "44 π.Χ."},
	} {
		if got := must(t, test.in).Format(test.lang); got != test.want {
			t.Errorf("%s in %q is %q, want %q", test.in, test.lang, got, test.want)
		}
	}
}

// Every date must come out whole in every language: no gap of a template left.
func TestLanguagesAreComplete(t *testing.T) {
	dates := []string{"1956-06-28T10:00Z", "1956-06-28/1956-06-30", "195X", "19XX", "XXXX", "-195X", "../1956-24", "1956-24/..", "1956-33/1957-41~", "1957-37~"}
	for m := 1; m <= 12; m++ {
		ym := time.Date(1956, time.Month(m), 5, 0, 0, 0, 0, time.UTC)
		dates = append(dates, ym.Format("2006-01"), ym.Format("2006-01-02"), ym.Format("../2006-01"))
	}
	for _, language := range language.All {
		lang, l := language.Tag, language.Writing.Dates
		for _, in := range dates {
			got := must(t, in).Format(lang)
			if got == "" || strings.ContainsAny(got, "{}") || strings.Contains(got, "  ") || got != strings.TrimSpace(got) {
				t.Errorf("%s in %s is %q", in, lang, got)
			}
		}
		for i, list := range map[string][]string{"months": l.Months[:], "monthsOf": l.MonthsOf[:], "monthsTo": l.MonthsTo[:],
			"seasons": l.Seasons[:], "seasonsTo": l.SeasonsTo[:], "ordinals": l.Ordinals[:]} {
			for j, word := range list {
				if word == "" {
					t.Errorf("%s: %s has no word %d", lang, i, j)
				}
			}
		}
	}
}

// The arithmetic of days, against the standard library's.
func TestDay(t *testing.T) {
	for y := -400; y <= 2400; y += 7 {
		for _, md := range [][2]int{{1, 1}, {2, 28}, {3, 1}, {7, 15}, {12, 31}} {
			want := time.Date(y, time.Month(md[0]), md[1], 0, 0, 0, 0, time.UTC).Unix() / 86400
			got := dayOf(int64(y), md[0], md[1])
			if int64(got) != want {
				t.Fatalf("day of %d-%v is %d, want %d", y, md, got, want)
			}
			if cy, cm, cd := got.Civil(); cy != int64(y) || cm != md[0] || cd != md[1] {
				t.Fatalf("day %d is %d-%d-%d, want %d-%v", got, cy, cm, cd, y, md)
			}
		}
	}
	// Every day of two centuries in its turn.
	for d := dayOf(1899, 1, 1); d < dayOf(2101, 1, 1); d++ {
		y, m, day := d.Civil()
		if dayOf(y, m, day) != d {
			t.Fatalf("day %d comes back as %d", d, dayOf(y, m, day))
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"1956-06-28", "1956-06-28T10:00:30+02:00", "1953-03~", "195X", "-000X", "Y-170000002", "XXXX-02-29",
		"1956-10-23/1956-11-10", "../1957-01", "1957-36~/1958-33~", "1956-24%", "1956-02-30", "/", "..", "1956-\xff", "-XXXX-XX-XX/XXXX"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			if d != (Date{}) || err.Error() == "" {
				t.Fatalf("Parse(%q) = %v, %v", s, d, err)
			}
			return
		}
		if d.String() != s {
			t.Fatalf("Parse(%q) is written %q", s, d)
		}
		if again, err := Parse(d.String()); err != nil || again != d {
			t.Fatalf("%q read again is %v, %v", s, again, err)
		}
		first, ok1 := d.First()
		last, ok2 := d.Last()
		if !ok1 && !ok2 || ok1 && ok2 && first > last {
			t.Fatalf("%q: from %v (%t) to %v (%t)", s, first, ok1, last, ok2)
		}
		if lo, hi, ok := d.Days(); ok && (lo < 1 || lo > hi) {
			t.Fatalf("%q lasts %d to %d days", s, lo, hi)
		}
		if !d.Overlaps(d) {
			t.Fatalf("%q does not overlap itself", s)
		}
		for _, lang := range []string{"en", "hu", "el"} {
			if words := d.Format(lang); words == "" || strings.ContainsAny(words, "{}") {
				t.Fatalf("%q in %s is %q", s, lang, words)
			}
		}
	})
}

// Beside years before Christ those after say so; a century is that of its years.
func TestEras(t *testing.T) {
	for _, test := range []struct{ date, want string }{{"0014", "AD 14"}, {"0014/0037", "AD 14–37"}, {"-0043", "44 BC"}, {"0068-06-09", "9 June AD 68"}} {
		if got := must(t, test.date).FormatInEra("en"); got != test.want {
			t.Errorf("%s is %q, want %q", test.date, got, test.want)
		}
	}
	for _, test := range []struct {
		year int64
		want string
	}{{-499, "5th century BC"}, {-400, "5th century BC"}, {-399, "4th century BC"}, {-100, "2nd century BC"}, {-99, "1st century BC"}, {0, "1st century BC"}, {1, "1st century"}, {100, "1st century"}, {101, "2nd century"}, {1100, "11th century"}, {1101, "12th century"}, {2000, "20th century"}, {2001, "21st century"}} {
		if got := FormatCentury(test.year, "en"); got != test.want {
			t.Errorf("%d is in the %q, want %q", test.year, got, test.want)
		}
	}
}

package check

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"quotient/datasets/edtf"
	"quotient/datasets/source/scan"
)

// TestCalendarFindsWhatLookingAtEachFinds holds what a calendar finds missing against what
// looking at every number does.
func TestCalendarFindsWhatLookingAtEachFinds(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	months := []string{"January", "May", "October"}
	say := func() string {
		switch day, month, year := 1+r.IntN(3), months[r.IntN(len(months))], 1954+r.IntN(4); r.IntN(6) {
		case 0:
			return fmt.Sprint("in ", year)
		case 1:
			return fmt.Sprint("on ", day, " ", month)
		case 2:
			return fmt.Sprint("in ", month, " ", year)
		case 3:
			return "in the 1950s"
		case 4:
			return "there were 12 boats"
		default:
			return fmt.Sprint("on ", day, " ", month, " ", year)
		}
	}
	dates := []string{"1955", "195X", "1955-05", "1955-10-02", "1955-05-01/1956-10", "XXXX-10-02", "XXXX-05", "195X-01-03", "1955-01/.."}
	found := map[string]int{}
	for range 300 {
		var words []string
		for range r.IntN(8) {
			words = append(words, say())
		}
		list := scan.English().Text(strings.Join(words, ", ") + ".\n")
		from := r.IntN(len(list) + 1)
		to := from + r.IntN(len(list)-from+1)
		for _, text := range dates {
			date, err := edtf.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			c := newCalendar(list)
			got := missingParts(date, []stretch{{c, from, to}})
			want := lookedFor(date, list[from:to])
			if !slices.Equal(got, want) {
				t.Fatalf("of %s, %q lacks %q, and the calendar says %q", text, words, want, got)
			}
			found[strings.Join(got, " and ")]++
		}
	}
	for _, parts := range []string{"", "year", "month", "day", "year and month and day", wholeDate} {
		if found[parts] == 0 {
			t.Errorf("no text lacked %q of a date, so that was not tried", parts)
		}
	}
}

// lookedFor names the parts of a date that no mention has, looking at each of them.
func lookedFor(date edtf.Date, list []scan.Mention) (out []string) {
	parts := func(together bool) (out []string) {
		for _, d := range date.Said() {
			year, month, day := !d.HasYear, d.Month == 0, d.Day == 0
			for _, m := range list {
				for _, s := range m.Date().Said() {
					year = year || s.HasYear && s.AgreesOnYear(d) && (d.Unknown != 0 || s.Unknown == 0)
					if s.Month > 0 && s.Month == d.Month && (!together || s.AgreesOnYear(d)) {
						month, day = true, day || s.Day == d.Day
					}
				}
			}
			for _, p := range []struct {
				name string
				said bool
			}{{"year", year}, {"month", month}, {"day", day}} {
				if !p.said && !slices.Contains(out, p.name) {
					out = append(out, p.name)
				}
			}
		}
		return out
	}
	if out = parts(false); len(out) > 0 {
		return out
	}
	if len(parts(true)) > 0 {
		return []string{wholeDate}
	}
	return nil
}

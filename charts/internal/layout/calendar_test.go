package layout

import (
	"strings"
	"testing"

	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
)

// Ticks are days, months and years that people count by.
func TestCalendar(t *testing.T) {
	for _, tt := range []struct {
		first, last string
		want        string // on a page of 800 units
	}{
		{"1956-10-23", "1956-10-29", "23 October 1956, 24, 25, 26, 27, 28, 29"},
		{"1956-10-23", "1956-11-25", "26 October 1956, 1 November, 6, 11, 16, 21"},
		{"1956-01-20", "1956-12-15", "March 1956, May, July, September, November"},
		{"1914-06-28", "1916-01-26", "July 1914, October, January 1915, April, July, October, January 1916"},
		{"1953-03", "1958", "1953, 1954, 1955, 1956, 1957, 1958"},
		{"1958", "1958", "1958"},
		{"1901-01-01", "2000-12-31", "1900, 1910, 1920, 1930, 1940, 1950, 1960, 1970, 1980, 1990, 2000"},
		{"0896-01-01", "2004-12-31", "900, 1000, 1100, 1200, 1300, 1400, 1500, 1600, 1700, 1800, 1900, 2000"},
		{"0001-01-01", "9998-12-31", "1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000"},
	} {
		first, _ := edtf.Parse(tt.first)
		last, _ := edtf.Parse(tt.last)
		low, high := spec.Reach(first)
		finest := high - low
		_, high = spec.Reach(last)
		p := &Page{Width: 800, Fonts: typeset.New(), Content: Content{Locale: quantity.English}}
		var got []string
		for _, x := range p.Calendar(low, high, finest, p.Left()+16, p.Right()-4).ticks {
			got = append(got, x.name)
		}
		if s := strings.Join(got, ", "); s != tt.want {
			t.Errorf("%s to %s: ticks %s, want %s", tt.first, tt.last, s, tt.want)
		}
	}
}

// TestEras looks at the ticks of axes before Christ: they are round years counted backwards,
// there is no year 0, and dates no finer than years over some centuries have these.
func TestEras(t *testing.T) {
	for _, test := range []struct {
		first, last int // years
		finest      float64
		tag, want   string
	}{
		{-99, 99, 1, "en", "100 BC|80 BC|60 BC|40 BC|20 BC|AD 1|20|40|60|80|100"},
		{-99, -20, 1, "en", "100 BC|90 BC|80 BC|70 BC|60 BC|50 BC|40 BC|30 BC|20 BC"},
		{-2, 2, 365, "en", "3 BC|2 BC|1 BC|AD 1|2"},
		{-569, -269, 365, "en", "6th century BC|5th century BC|4th century BC|"},
		{-569, -269, 365, "hu", "i. e. 6. század|i. e. 5. század|i. e. 4. század|i. e. 3. század"},
		{-569, -269, 365, "el", "6ος αιώνας π.Χ.|5ος αιώνας π.Χ.|4ος αιώνας π.Χ.|"},
		{-149, 150, 365, "en", "2nd century BC|1st century BC|1st century|2nd century"},
		{1501, 1900, 365, "en", "|16th century|17th century|18th century|19th century|"},
		{-2999, -500, 365, "en", "3000 BC|2500 BC|2000 BC|1500 BC|1000 BC|500 BC"},
	} {
		p := &Page{Fonts: typeset.New(), Width: 800}
		p.Locale.Tag = test.tag
		a := p.Calendar(newYear(test.first), newYear(test.last+1), test.finest, 30, 770)
		var names []string
		for _, tick := range a.ticks {
			names = append(names, tick.name)
		}
		if got := strings.Join(names, "|"); got != test.want {
			t.Errorf("%d to %d is\n%s, want\n%s", test.first, test.last, got, test.want)
		}
	}
}

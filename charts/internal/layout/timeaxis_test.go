package layout

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
)

// dayOf is the place of a date on an axis of time.
func dayOf(t *testing.T, text string) float64 {
	t.Helper()
	d, err := edtf.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	from, _ := spec.TimesOf(d)
	return from
}

// TestTimeAxis looks at axes from seconds to millennia, on wide and on narrow pages and in
// each language: every tick is where its date is, the names are clear of each other, and
// the year is named.
func TestTimeAxis(t *testing.T) {
	fonts := typeset.New()
	for _, tt := range []struct {
		from, to string
		finest   float64 // of the dates, in days
		first    string  // the name of the first tick on a wide page, in English
	}{
		{"2024-03-04T10:00:00", "2024-03-04T10:00:40", 0, "10:00:00"},
		{"2024-03-04T10:00", "2024-03-04T10:45", 0, "10:00"},
		{"2024-03-04T23:30", "2024-03-05T02:10", 0, "23:30"},
		{"2024-03-04T00:00", "2024-03-04T23:00", 0, "00:00"},
		{"2024-03-04T10:00", "2024-03-06T09:00", 0, "12:00"},
		{"2024-02-27", "2024-03-02", 1, "27"},
		{"2024-03-04", "2024-03-17", 1, "4"},
		{"2023-12-20", "2024-01-29", 1, "21"},
		{"2023-03-04", "2024-01-29", 1, "March"},
		{"2021-01", "2022-08", 28, "January"},
		{"2003-01-01", "2009-01-01", 1, "2003"},
		{"2003", "2009", 365, "2003"},
		{"2003", "2004", 365, "2003"},
		{"1848", "2019", 365, "1860"},
		{"0896", "2019", 365, "900"},
		{"0001", "9998", 365, "1000"},
	} {
		for _, width := range []float64{Half.Width, Full.Width} {
			for _, tag := range []string{"en", "hu", "el"} {
				locale, ok := quantity.LocaleOf(tag)
				if !ok {
					t.Fatalf("no locale %s", tag)
				}
				p := &Page{Fonts: fonts, Width: width, Content: Content{Locale: locale}}
				a := p.TimeAxis(80, p.Right()-30, dayOf(t, tt.from), dayOf(t, tt.to), tt.finest, false)
				if len(a.ticks) < 2 || a.Min > dayOf(t, tt.from) || a.Max < dayOf(t, tt.to) {
					t.Errorf("%s to %s, %s, %v wide: the axis is from %v to %v, with %d ticks", tt.from, tt.to, tag, width, a.Min, a.Max, len(a.ticks))
				}
				if tag == "en" && width == Full.Width && a.ticks[0].name != tt.first {
					t.Errorf("%s to %s: the first tick is %q, want %q", tt.from, tt.to, a.ticks[0].name, tt.first)
				}
				checkTicks(t, p, a)
			}
		}
	}
}

// checkTicks holds the ticks of an axis against their own names.
func checkTicks(t *testing.T, p *Page, a TimeAxis) {
	t.Helper()
	named, end, under := false, math.Inf(-1), math.Inf(-1)
	for _, tick := range a.ticks {
		y, _, day := edtf.Day(math.Floor(tick.at + 1e-9)).Civil()
		of := tick.at - math.Floor(tick.at+1e-9)
		switch {
		case strings.Contains(tick.name, ":"):
			at, err := spec.ClockTime(tick.name)
			if err != nil || math.Abs(at-of) > 1e-9 {
				t.Errorf("the tick %q is at %v of its day", tick.name, of)
			}
		case math.Abs(of) > 1e-9:
			t.Errorf("the tick %q is %v after the beginning of its day", tick.name, of)
		case strings.Trim(tick.name, "0123456789.") == "" && len(strings.Trim(tick.name, ".")) < 3:
			if got := strings.Trim(tick.name, "."); got != p.Tick(float64(day)) {
				t.Errorf("the tick %q is at day %d", tick.name, day)
			}
		case day != 1:
			t.Errorf("the tick %q is at day %d of its month", tick.name, day)
		}
		named = named || strings.Contains(tick.name+" "+tick.context, fmt.Sprint(y))
		from, to := p.place(a, tick, tick.name)
		if from < end || from < p.Left()-0.01 || to > p.Right()+0.01 {
			t.Errorf("the name %q of a tick runs from %v to %v, after %v", tick.name, from, to, end)
		}
		end = to
		if tick.context != "" {
			if from, to = p.place(a, tick, tick.context); from < under {
				t.Errorf("the names %q and those before it overlap", tick.context)
			}
			under = to
		}
	}
	if !named {
		t.Errorf("no tick names a year: %v", a.ticks)
	}
}

package datasets

import (
	"testing"

	"quotient/datasets/language"
	"quotient/datasets/source/scan"
)

// TestTimed tells units of time from those that are made with one.
func TestTimed(t *testing.T) {
	for _, tt := range []struct {
		tag, text, unit string
		timed           bool
	}{
		{"en", "3 days", "day", true},
		{"en", "3 working days", "working day", true},
		{"en", "45 minutes of play", "minute", true},
		{"en", "6 days of strike", "day of strike", true},
		{"en", "28.4 terawatt hours", "terawatt hour", false},
		{"en", "28.4 TWh", "TWh", false},
		{"en", "28.4 TWh", "hour", false},
		{"en", "2.5 megawatt-hours", "megawatt-hour", false},
		{"en", "40 person years", "person year", false},
		{"en", "40 person-years", "person-year", false},
		{"en", "20 man-hours", "man-hour", false},
		{"en", "5 light years", "light year", false},
		{"en", "120 kilometres per hour", "kilometre per hour", false},
		{"en", "120 km/h", "km/h", false},
		{"en", "2 hours per week", "hour per week", true},
		{"hu", "3 nap", "nap", true},
		{"hu", "28,4 kilowattóra", "kilowatt hour", false},
		{"hu", "120 kilométer per óra", "kilometre per hour", false},
		{"el", "3 ημέρες", "ημέρες", true},
		{"el", "28,4 κιλοβατώρες", "κιλοβατώρα", false},
	} {
		l, _ := scan.In(tt.tag)
		list := l.Text(tt.text)
		if len(list) != 1 {
			t.Fatalf("%s: %v", tt.text, list)
		}
		if got := Timed(language.WordsOf(tt.tag), list[0], tt.unit); (got != "") != tt.timed {
			t.Errorf("%s, %s: %q, want a unit of time: %v", tt.text, tt.unit, got, tt.timed)
		}
	}
}

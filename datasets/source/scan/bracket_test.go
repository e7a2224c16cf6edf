package scan_test

import (
	"strings"
	"testing"

	"quotient/datasets/source/scan"
)

// TestBrackets: a date in brackets is that of the number right before them, unless they have
// a number of their own.
func TestBrackets(t *testing.T) {
	for _, c := range []struct{ tag, text, want string }{
		{"en", "It handled 40 ships (1990) and 75 ships (1995).", "40=1990 75=1995"},
		{"en", "Staff: 10,000 (2020), 12,000 [2021].", "10,000=2020 12,000=2021"},
		{"en", "It had 40 tons of coal (in May 1990) and 75 were lost (by 1995).", "40=May 1990 75=1995"},
		{"en", "It handled 40 ships (1990, 1995) and 75.", "40=1990 40=1995"},
		{"en", "It handled 40 ships (Smith, 1990) and 75.", "40?1990"},
		{"en", "It handled 40 ships (1990: 75).", ""},
		{"en", "It handled 40 ships (75 in 1990).", ""},
		{"en", "It handled 40 ships, and (in 1995) 75.", ""},
		{"en", "In Lima (1990) it handled 40 ships.", ""},
		{"en", "It sold 40 copies by Hegel (1990).", ""},
		{"en", "It handled 40 ships in 1990 and 75 (in all).", ""},
		{"en", "It handled 40 ships (1990", ""},
		{"hu", "A kikötő 40 hajót (1990) és 75 hajót (1995) fogadott.", "40=1990 75=1995"},
		{"el", "Το λιμάνι είχε 40 πλοία (1990) και 75 πλοία (1995).", "40=1990 75=1995"},
	} {
		l, _ := scan.In(c.tag)
		chars := []rune(c.text)
		var got []string
		for _, b := range l.Brackets(chars, l.Text(c.text)) {
			sign := "="
			if !b.Alone {
				sign = "?"
			}
			got = append(got, string(chars[b.Of.Start:b.Of.End])+sign+b.Date.Text)
		}
		if have := strings.Join(got, " "); have != c.want {
			t.Errorf("%s\n\tis read as %s\n\twant %s", c.text, have, c.want)
		}
	}
}

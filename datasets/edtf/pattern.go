package edtf

import "strings"

// A pattern is the digits of a year, month or day, with X for any digit.
type pattern struct {
	negative bool
	text     string
}

// value returns the number, if every digit is known.
func (p pattern) value() (v int, known bool) {
	lo, hi := p.bounds()
	return lo, lo == hi
}

// bounds returns the least and the greatest number that the pattern can be.
func (p pattern) bounds() (lo, hi int) {
	for _, c := range []byte(p.text) {
		lo, hi = lo*10, hi*10
		if c == 'X' {
			hi += 9
		} else {
			lo += int(c - '0')
			hi += int(c - '0')
		}
	}
	if p.negative {
		return -hi, -lo
	}
	return lo, hi
}

// matches reports whether the pattern can be v.
func (p pattern) matches(v int) bool {
	if p.negative {
		v = -v
	}
	for i := len(p.text) - 1; i >= 0; i-- {
		if p.text[i] != 'X' && int(p.text[i]-'0') != v%10 {
			return false
		}
		v /= 10
	}
	return v == 0
}

// within reports whether the pattern can be a number from lo to hi.
func (p pattern) within(lo, hi int) bool {
	for v := lo; v <= hi; v++ {
		if p.matches(v) {
			return true
		}
	}
	return false
}

// number returns the digits, with 0 for those that are not known, and which these are.
func (p pattern) number() (n int, unknown Digits) {
	for _, c := range []byte(p.text) {
		n, unknown = n*10, unknown<<1
		if c == 'X' {
			unknown |= 1
		} else {
			n += int(c - '0')
		}
	}
	if p.negative {
		n = -n
	}
	return n, unknown
}

// yearPrecision returns how much of a year of four digits is known.
func (p pattern) yearPrecision() Precision {
	switch strings.IndexByte(p.text, 'X') {
	case 0:
		return ToAnyYear
	case 1:
		return ToMillennium
	case 2:
		return ToCentury
	case 3:
		return ToDecade
	}
	return ToYear
}

// firstDay returns the earliest day that the three patterns can be together.
func firstDay(year, month, day pattern) (Day, bool) {
	lo, hi := year.bounds()
	for y := lo; y <= hi; y++ {
		if !year.matches(y) {
			continue
		}
		for m := 1; m <= 12; m++ {
			if !month.matches(m) {
				continue
			}
			for d, last := 1, monthDays(int64(y), m); d <= last; d++ {
				if day.matches(d) {
					return dayOf(int64(y), m, d), true
				}
			}
		}
	}
	return 0, false
}

// lastDay returns the latest day that the three patterns can be together.
func lastDay(year, month, day pattern) (Day, bool) {
	lo, hi := year.bounds()
	for y := hi; y >= lo; y-- {
		if !year.matches(y) {
			continue
		}
		for m := 12; m >= 1; m-- {
			if !month.matches(m) {
				continue
			}
			for d := monthDays(int64(y), m); d >= 1; d-- {
				if day.matches(d) {
					return dayOf(int64(y), m, d), true
				}
			}
		}
	}
	return 0, false
}

// The kinds of parts of a year, by their codes (ISO 8601-2:2019, 4.8).
const (
	spring            = 21
	southernSpring    = 29
	firstQuarter      = 33
	firstQuadrimester = 37
	firstHalf         = 40
	lastCode          = 41
)

func codePrecision(code int) Precision {
	switch {
	case code >= firstHalf:
		return ToHalf
	case code >= firstQuadrimester:
		return ToQuadrimester
	case code >= firstQuarter:
		return ToQuarter
	}
	return ToSeason
}

// partDays returns the first and the last day of a part of a year.
func partDays(year int64, code int) (first, last Day) {
	months := func(from, n int) (Day, Day) {
		to := from + n - 1
		return dayOf(year, from, 1), dayOf(year, to, monthDays(year, to))
	}
	switch {
	case code >= firstHalf:
		return months((code-firstHalf)*6+1, 6)
	case code >= firstQuadrimester:
		return months((code-firstQuadrimester)*4+1, 4)
	case code >= firstQuarter:
		return months((code-firstQuarter)*3+1, 3)
	}
	season := (code - spring) % 4 // 0 is spring
	if code >= southernSpring {
		season = (season + 2) % 4 // falls where the north has autumn
	}
	switch season {
	case 0:
		return dayOf(year, 3, 1), dayOf(year, 6, 21)
	case 1:
		return dayOf(year, 6, 1), dayOf(year, 9, 23)
	case 2:
		return dayOf(year, 9, 1), dayOf(year, 12, 22)
	}
	return dayOf(year, 12, 1), dayOf(year+1, 3, 21)
}

package edtf

import "strconv"

// Parts are what a text says of a day, month, part of a year, year, decade or century.
// What it does not say is zero.
type Parts struct {
	Year        int  // 0 is 1 BC
	HasYear     bool // the year is said
	Blank       int  // how many of the last digits of the year are not: 1 of a decade, 2 of a century
	Month, Day  int
	Code        int // a part of a year, from 21
	Clock       string
	Zone        string
	Approximate bool
}

// Date makes a date of its parts. It reports false where the calendar has no such date.
// A year that is not said can be any: XXXX-10-23.
func (p Parts) Date() (Date, bool) {
	pt, ok := p.point()
	return Date{text: pt.text, start: pt, end: pt}, ok
}

// Between makes the interval from one date to another. It reports false where either is
// none, or is an interval itself, or where it would end before it begins.
func Between(from, to Date) (Date, bool) {
	if from.interval || to.interval || from.start.kind != dated || to.start.kind != dated || reversed(from.start, to.start) {
		return Date{}, false
	}
	return Date{text: from.text + "/" + to.text, interval: true, start: from.start, end: to.start}, true
}

func (p Parts) point() (point, bool) {
	year := p.years()
	pt := point{kind: dated, precision: year.yearPrecision(), code: p.Code, clock: p.Clock, zone: p.Zone, approximate: p.Approximate}
	pt.said = Said{HasYear: p.HasYear, Year: int64(p.Year), Unknown: Digits(1<<p.Blank - 1)}
	if !p.HasYear {
		pt.said = Said{Unknown: noYear}
	}
	switch {
	case p.Code > 0:
		if p.Code < spring || p.Code > lastCode || pt.precision != ToYear {
			return pt, false
		}
		pt.precision = codePrecision(p.Code)
		pt.first, pt.last = partDays(int64(p.Year), p.Code)
	case !p.inCalendar(year, &pt):
		return pt, false
	}
	if p.Clock != "" {
		if pt.precision != ToDay {
			return pt, false
		}
		pt.precision = ToTime
	}
	pt.year, _, _ = pt.first.Civil()
	pt.text = p.text(year)
	return pt, true
}

// inCalendar gives a date its month and day and its bounds, and reports whether the
// calendar has it.
func (p Parts) inCalendar(year pattern, pt *point) bool {
	if p.Month < 0 || p.Month > 12 || p.Day < 0 || p.Day > 31 || p.Day > 0 && p.Month == 0 {
		return false
	}
	pt.said.Month, pt.said.Day = p.Month, p.Day
	if pt.precision == ToYear && p.Month > 0 {
		pt.month, pt.precision = p.Month, ToMonth
		if p.Day > 0 {
			pt.day, pt.precision = p.Day, ToDay
		}
	}
	from, to := year.bounds()
	for from < to && p.Day > monthDays(int64(from), p.Month) { // 29 February of any year
		from++
	}
	for from < to && p.Day > monthDays(int64(to), p.Month) {
		to--
	}
	if p.Month == 0 {
		pt.first, pt.last = dayOf(int64(from), 1, 1), dayOf(int64(to), 12, 31)
		return true
	}
	last := monthDays(int64(to), p.Month)
	if p.Day > last {
		return false
	}
	if p.Day > 0 {
		last = p.Day
	}
	pt.first, pt.last = dayOf(int64(from), p.Month, max(p.Day, 1)), dayOf(int64(to), p.Month, last)
	return true
}

// years returns the digits of the year.
func (p Parts) years() pattern {
	if !p.HasYear {
		return pattern{text: "XXXX"}
	}
	y := p.Year
	if y < 0 {
		y = -y
	}
	digits := []byte{byte('0' + y/1000%10), byte('0' + y/100%10), byte('0' + y/10%10), byte('0' + y%10)}
	for i := range min(p.Blank, len(digits)) {
		digits[len(digits)-1-i] = 'X'
	}
	return pattern{negative: p.Year < 0, text: string(digits)}
}

// text writes a date in EDTF.
func (p Parts) text(year pattern) string {
	s := make([]byte, 0, 32)
	if year.negative {
		s = append(s, '-')
	}
	s = append(s, year.text...)
	switch {
	case p.Code > 0:
		s = strconv.AppendInt(append(s, '-'), int64(p.Code), 10)
	case p.Month > 0:
		s = append(append(s, '-'), two(p.Month)...)
		if p.Day > 0 {
			s = append(append(s, '-'), two(p.Day)...)
		}
	}
	if p.Clock != "" {
		s = append(append(append(s, 'T'), p.Clock...), p.Zone...)
	}
	if p.Approximate {
		s = append(s, '~')
	}
	return string(s)
}

// two writes a number below 100 with two digits.
func two(n int) string { return string([]byte{byte('0' + n/10%10), byte('0' + n%10)}) }

package edtf

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// An Error says what in a value is not a date.
type Error struct {
	Value   string // the whole value
	Column  int    // where in it, in code points from 1
	Problem string // what stands there and what was expected
	Example string // a value that would be read
}

// Error returns the message in one line.
func (e *Error) Error() string {
	value := e.Value
	if r := []rune(value); len(r) > 60 {
		value = string(r[:60]) + "…"
	}
	return fmt.Sprintf("date %q, column %d: %s, as in %s", value, e.Column, e.Problem, e.Example)
}

// maxYearDigits keeps every day number and every difference of two inside 64 bits.
const maxYearDigits = 12

// Parse reads a date in EDTF. Errors are of type *Error.
func Parse(s string) (Date, error) {
	p := parser{value: s}
	if s == "" {
		return Date{}, p.fail(0, "there is nothing; expected a date", "1956-06-28")
	}
	slash := strings.IndexByte(s, '/')
	if slash < 0 {
		if s == ".." {
			return Date{}, p.fail(0, `".." alone is not a date; expected the other end`, "1956-11-04/..")
		}
		pt, err := p.point(0, len(s))
		if err != nil {
			return Date{}, err
		}
		return Date{text: s, start: pt, end: pt}, nil
	}
	if second := strings.IndexByte(s[slash+1:], '/'); second >= 0 {
		return Date{}, p.fail(slash+1+second, `a second "/"; expected an interval with two ends`, "1956-10-23/1956-11-10")
	}
	start, err := p.end(0, slash)
	if err != nil {
		return Date{}, err
	}
	end, err := p.end(slash+1, len(s))
	if err != nil {
		return Date{}, err
	}
	if start.kind != dated && end.kind != dated {
		return Date{}, p.fail(0, "neither end is a date; expected at least one", "1956-11-04/..")
	}
	if start.kind == dated && end.kind == dated && reversed(start, end) {
		return Date{}, p.fail(slash+1, fmt.Sprintf("the interval ends (%s) before it begins (%s); expected the earlier date first", end.text, start.text),
			"1956-10-23/1956-11-10")
	}
	return Date{text: s, interval: true, start: start, end: end}, nil
}

// reversed reports whether no reading of the two lets a be before b.
func reversed(a, b point) bool {
	if a.first != b.last {
		return a.first > b.last
	}
	// The same day: clocks of one zone can be compared as text.
	return a.clock != "" && b.clock != "" && a.zone == b.zone && a.clock > b.clock
}

type parser struct{ value string }

func (p parser) fail(offset int, problem, example string) error {
	return &Error{
		Value:   p.value,
		Column:  utf8.RuneCountInString(p.value[:offset]) + 1,
		Problem: problem,
		Example: example,
	}
}

// end reads value[from:to] as an end of an interval.
func (p parser) end(from, to int) (point, error) {
	switch text := p.value[from:to]; text {
	case "":
		return point{kind: unknown}, nil
	case "..":
		return point{kind: open, text: text}, nil
	default:
		return p.point(from, to)
	}
}

// point reads value[from:to] as a date that is no interval.
func (p parser) point(from, to int) (point, error) {
	pt := point{kind: dated, text: p.value[from:to]}
	if to > from {
		switch p.value[to-1] {
		case '?':
			pt.uncertain = true
		case '~':
			pt.approximate = true
		case '%':
			pt.uncertain, pt.approximate = true, true
		}
		if pt.uncertain || pt.approximate {
			to--
		}
	}
	s := scanner{parser: p, at: from, to: to}
	if from < to && p.value[from] == 'Y' {
		return pt, s.longYear(&pt)
	}
	return pt, s.date(&pt)
}

// A scanner reads value[at:to] from left to right.
type scanner struct {
	parser
	at, to int
}

func (s *scanner) rest() string { return s.value[s.at:s.to] }

// here names what stands at the place, for messages.
func (s *scanner) here() string {
	if s.at >= s.to {
		if s.at < len(s.value) {
			return fmt.Sprintf("the date ends at %q", s.value[s.at:s.at+1])
		}
		return "the date ends"
	}
	r, _ := utf8.DecodeRuneInString(s.rest())
	return strconv.QuoteRune(r)
}

// longYear reads Y and a year of more than four digits.
func (s *scanner) longYear(pt *point) error {
	s.at++
	start := s.at
	if strings.HasPrefix(s.rest(), "-") {
		s.at++
	}
	digits := s.at
	for s.at < s.to && isDigit(s.value[s.at]) {
		s.at++
	}
	n := s.at - digits
	switch {
	case s.at < s.to:
		return s.fail(s.at, s.here()+" after Y; expected the digits of a year and nothing else", "Y17000")
	case n < 5:
		return s.fail(digits, fmt.Sprintf("%d digits after Y; expected five or more, and no Y before a year of four", n), "1956")
	case s.value[digits] == '0':
		return s.fail(digits, "a zero leads the year; expected none after Y", "Y17000")
	case n > maxYearDigits:
		return s.fail(digits, fmt.Sprintf("%d digits of a year; expected %d at most", n, maxYearDigits), "Y170000002")
	}
	year, err := strconv.ParseInt(s.value[start:s.at], 10, 64)
	if err != nil {
		return s.fail(start, "not a year; expected digits", "Y17000")
	}
	pt.year, pt.precision = year, ToYear
	pt.said = Said{Year: year, HasYear: true}
	pt.first, pt.last = dayOf(year, 1, 1), dayOf(year, 12, 31)
	return nil
}

// date reads a year, and a month, day and time if they follow.
func (s *scanner) date(pt *point) error {
	year, err := s.year()
	if err != nil {
		return err
	}
	pt.precision = year.yearPrecision()
	pt.said = year.saidYear()
	month, day := pattern{text: "XX"}, pattern{text: "XX"}
	monthAt, dayAt := 0, 0
	if s.at < s.to {
		if monthAt, month, err = s.part("month", "1956-06"); err != nil {
			return err
		}
		if code, known := month.value(); known && code >= 21 && code <= 41 {
			return s.partOfYear(pt, year, code)
		}
		if !month.within(1, 12) {
			return s.fail(monthAt, fmt.Sprintf("%q is not a month; expected 01 to 12, or 21 to 41 for a season, quarter or half of a year", month.text), "1956-06")
		}
		if v, known := month.value(); known {
			if pt.said.Month = v; pt.precision == ToYear {
				pt.month, pt.precision = v, ToMonth
			}
		}
	}
	if strings.HasPrefix(s.rest(), "-") {
		if dayAt, day, err = s.part("day", "1956-06-28"); err != nil {
			return err
		}
		if !day.within(1, 31) {
			return s.fail(dayAt, fmt.Sprintf("%q is not a day of a month; expected 01 to 31", day.text), "1956-06-28")
		}
		if v, known := day.value(); known {
			if pt.said.Day = v; pt.precision == ToMonth {
				pt.day, pt.precision = v, ToDay
			}
		}
	}
	var ok bool
	if pt.first, ok = firstDay(year, month, day); !ok {
		problem := fmt.Sprintf("no month %s has a day %s", month.text, day.text)
		if y, known := year.value(); known && pt.month > 0 {
			problem = fmt.Sprintf("%s-%s has %d days", year.text, month.text, monthDays(int64(y), pt.month))
		}
		return s.fail(dayAt, problem+"; expected a day that exists", "1956-02-29")
	}
	pt.last, _ = lastDay(year, month, day)
	pt.year, _, _ = pt.first.Civil()
	if s.at == s.to {
		return nil
	}
	if s.value[s.at] == 'T' {
		if pt.precision != ToDay {
			return s.fail(s.at, "a time after a date that is not a whole day; expected year, month and day before it", "1956-06-28T10:00")
		}
		return s.time(pt)
	}
	switch s.value[s.at] {
	case '?', '~', '%':
		return s.fail(s.at, s.here()+" inside the date; expected it at the end, for the whole date", "1956-06-28~")
	}
	if rest := s.rest(); len(rest) > 1 && rest[0] == ' ' && isDigit(rest[1]) {
		return s.fail(s.at, s.here()+" before the time; expected a T between date and time", "1956-06-28T10:00")
	}
	return s.fail(s.at, s.here()+" after the date; expected its end", "1956-06-28")
}

// year reads a sign and four digits.
func (s *scanner) year() (pattern, error) {
	var y pattern
	start := s.at
	if strings.HasPrefix(s.rest(), "-") {
		y.negative = true
		s.at++
	}
	digits := s.at
	for s.at < s.to && isDigitOrX(s.value[s.at]) {
		s.at++
	}
	y.text = s.value[digits:s.at]
	switch n := len(y.text); {
	case n == 0 && strings.ContainsAny(s.rest(), "[{"):
		return y, s.fail(s.at, s.here()+" begins a set, which is not read; expected one date or one interval", "1956/1958")
	case n == 0:
		return y, s.fail(s.at, s.here()+" where a year should be; expected four digits", "1956")
	case n == 3:
		return y, s.fail(s.at, fmt.Sprintf("a year of 3 digits; expected four, with X for one that is not known: %sX is the decade", y.text), y.text+"X")
	case n < 4:
		return y, s.fail(s.at, fmt.Sprintf("a year of %d digits; expected four", n), "0800")
	case n > 4 && strings.Contains(y.text, "X"):
		return y, s.fail(digits+4, fmt.Sprintf("a year of %d digits; expected four", n), "195X")
	case n > 4:
		return y, s.fail(digits+4, fmt.Sprintf("a year of %d digits; expected four, or Y before more", n), "Y17000")
	case y.negative && y.text == "0000":
		return y, s.fail(start, "-0000 is not a year; expected 0000, which is 1 BC", "0000")
	}
	return y, nil
}

// part reads a hyphen and the two digits of a month or day.
func (s *scanner) part(name, example string) (at int, p pattern, err error) {
	if s.value[s.at] != '-' {
		switch s.value[s.at] {
		case 'T':
			err = s.fail(s.at, "a time after a date that is not a whole day; expected year, month and day before it", "1956-06-28T10:00")
		case '?', '~', '%':
			err = s.fail(s.at, s.here()+" inside the date; expected it at the end, for the whole date", "1956-06-28~")
		default:
			err = s.fail(s.at, fmt.Sprintf("%s after the year; expected a hyphen and a month", s.here()), example)
		}
		return 0, p, err
	}
	s.at++
	at = s.at
	for s.at < s.to && s.at < at+2 && isDigitOrX(s.value[s.at]) {
		s.at++
	}
	if s.at < at+2 {
		return at, p, s.fail(s.at, fmt.Sprintf("%s inside the %s; expected two digits", s.here(), name), example)
	}
	if s.at < s.to && isDigitOrX(s.value[s.at]) {
		return at, p, s.fail(s.at, fmt.Sprintf("a third digit of the %s; expected two", name), example)
	}
	return at, pattern{text: s.value[at:s.at]}, nil
}

// partOfYear ends a date that has a code in place of its month.
func (s *scanner) partOfYear(pt *point, year pattern, code int) error {
	if s.at < s.to {
		return s.fail(s.at, fmt.Sprintf("%s after a part of a year (%d); expected the end", s.here(), code), "1956-22")
	}
	lo, hi := year.bounds()
	pt.year = int64(lo)
	if pt.precision == ToYear {
		pt.code, pt.precision = code, codePrecision(code)
	}
	pt.first, _ = partDays(int64(lo), code)
	_, pt.last = partDays(int64(hi), code)
	return nil
}

// time reads T, hours and minutes, seconds if they follow, and a zone.
func (s *scanner) time(pt *point) error {
	s.at++
	start := s.at
	if err := s.two("hour", 23); err != nil {
		return err
	}
	if !strings.HasPrefix(s.rest(), ":") {
		return s.fail(s.at, s.here()+" after the hour; expected a colon and minutes", "1956-06-28T10:00")
	}
	s.at++
	if err := s.two("minute", 59); err != nil {
		return err
	}
	if strings.HasPrefix(s.rest(), ":") {
		s.at++
		if err := s.two("second", 59); err != nil {
			return err
		}
	}
	pt.clock, pt.precision = s.value[start:s.at], ToTime
	if s.at == s.to {
		return nil
	}
	zone := s.at
	switch s.value[s.at] {
	case 'Z':
		s.at++
	case '+', '-':
		s.at++
		if err := s.two("hour of the zone", 23); err != nil {
			return err
		}
		if strings.HasPrefix(s.rest(), ":") {
			s.at++
			if err := s.two("minute of the zone", 59); err != nil {
				return err
			}
		}
	}
	if s.at < s.to {
		return s.fail(s.at, s.here()+" after the time; expected its end, or a zone: Z, +02 or +02:00", "1956-06-28T10:00+02:00")
	}
	pt.zone = s.value[zone:s.at]
	return nil
}

// two reads two digits that are most at most.
func (s *scanner) two(name string, most int) error {
	at := s.at
	for s.at < s.to && s.at < at+2 && isDigit(s.value[s.at]) {
		s.at++
	}
	if s.at < at+2 {
		return s.fail(s.at, fmt.Sprintf("%s inside the %s; expected two digits", s.here(), name), "1956-06-28T10:00")
	}
	if v, _ := strconv.Atoi(s.value[at:s.at]); v > most {
		return s.fail(at, fmt.Sprintf("%q is not the %s; expected 00 to %d", s.value[at:s.at], name, most), "1956-06-28T10:00")
	}
	return nil
}

func isDigit(c byte) bool    { return '0' <= c && c <= '9' }
func isDigitOrX(c byte) bool { return isDigit(c) || c == 'X' }

package when

import (
	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/token"
)

// numeric reads a date in numbers alone: 1956-10-23; 23.10.1956; 10/23/56;
// 10/1956; 1956-10; and a time stamp.
func (d Reader) numeric(i int) (m moment, ok bool) {
	a, na := d.number(i)
	if na == 8 && !d.goesOn(i+1) && d.Form(i+1) != token.Digits { // 20161016
		m = moment{from: i, to: i + 1, year: a / 10000, month: a / 100 % 100, day: a % 100, dated: true}
		return m, 1900 <= m.year && m.year < 2100 && m.month > 0 && m.day > 0 && m.valid()
	}
	if na == 0 || na == 3 || na > 4 || !d.gluedSign(i+1, "-/.‑") {
		return m, false
	}
	sep := d.Str(i + 1)
	b, nb := d.number(i + 2)
	if nb == 0 || nb > 4 {
		return m, false
	}
	m = moment{from: i, dated: true, to: i + 3}
	if !d.gluedSign(i+3, sep) || d.Form(i+4) != token.Digits {
		return d.twoNumbers(m, a, na, b, nb, sep)
	}
	c, nc := d.number(i + 4)
	m.to = i + 5
	if nc == 0 || nb > 2 || d.goesOn(m.to) && !d.stamp(m.to) || d.gluedSign(m.to, "-/.‑") && d.Form(m.to+1) == token.Digits && (sep == d.Str(m.to) || nc < 4) {
		return m, false
	}
	switch {
	case na == 4 && nc <= 2:
		m.year, m.month, m.day = a, b, c
		if sep == "." && d.Dates.Order != form.YearMonthDay {
			return m, false
		}
	case na <= 2 && (nc == 4 || nc == 2 && sep == "/"):
		m.year, m.month, m.day = c, a, b
		m.ambiguous = d.eitherWay(a, b, sep)
		if d.Dates.Order != form.MonthDayYear || sep == "." || a > 12 {
			m.month, m.day = b, a
		}
		if m.month > 12 && m.day <= 12 {
			m.month, m.day = m.day, m.month
		}
		if nc == 2 {
			m.year = century(c)
		}
	default:
		return m, false
	}
	if m.year < 1000 || m.year > 2199 || m.month < 1 || m.day < 1 || !m.valid() {
		return m, false
	}
	if m.ambiguous {
		m.month, m.day = 0, 0
	}
	if d.stamp(m.to) {
		m.clock, m.zone, m.to = d.stampClock(m.to)
	}
	return m, true
}

// eitherWay reports whether two numbers may be a day and a month or a month and a day:
// 3/4/2019 is the third of April in Britain and the fourth of March in America.
func (d Reader) eitherWay(a, b int, sep string) bool {
	return d.Dates.Order == form.MonthDayYear && sep != "." && 1 <= a && a <= 12 && 1 <= b && b <= 12 && a != b
}

// twoNumbers reads a month and year, or a month and day, in numbers.
func (d Reader) twoNumbers(m moment, a, na, b, nb int, sep string) (moment, bool) {
	if month, _ := d.monthAt(m.to); month > 0 || d.goesOn(m.to) || d.counts(m.to) || d.dash(m.to) && d.Glued(m.to) && d.Form(m.to+1) == token.Digits && nb < 4 && sep != "/" {
		return m, false
	}
	switch {
	case sep == ".":
		return m, false
	case na == 4 && 1000 <= a && a < 2200 && nb <= 2 && 1 <= b && b <= 12:
		// 1956-10, but not 1989-91 and 2010-11, and not 1914-8.
		if nb == 2 && b > a%100 || nb == 1 && b > a%10 || nb == 2 && sep == "/" && b == (a+1)%100 {
			return m, false
		}
		m.year, m.month = a, b
		return m, true
	case nb == 4 && 1000 <= b && b < 2200 && na <= 2 && 1 <= a && a <= 12 && sep == "/":
		m.year, m.month = b, a
		return m, true
	case sep == "/" && na <= 2 && nb <= 2 && (d.onDay(m.from) || nb == 2 && d.Str(m.from + 2)[0] == '0') && !d.has(m.to, form.AsOf):
		m.dated, m.month, m.day = false, a, b
		if d.Dates.Order != form.MonthDayYear || a > 12 {
			m.month, m.day = b, a
		}
		if m.month > 12 && m.day <= 12 {
			m.month, m.day = m.day, m.month
		}
		ok := m.month >= 1 && m.day >= 1 && m.valid()
		if ok && d.eitherWay(a, b, sep) {
			m.month, m.day, m.ambiguous = 0, 0, true
		}
		return m, ok
	}
	return m, false
}

// onDay reports whether a day stands before: on, or a day of the week.
func (d Reader) onDay(i int) bool {
	j := i - 1
	if d.Is(j, ",") {
		j--
	}
	return d.At(j).Weekday > 0 || d.Form(j) == token.Word && d.Str(j) == "on" && d.Dates.Order == form.MonthDayYear
}

// stamp reports whether the time of a time stamp stands at a token: T10:00.
func (d Reader) stamp(i int) bool {
	return d.Glued(i) && (d.Str(i) == "T" || d.Str(i) == "t") && d.Form(i+1) == token.Digits && d.gluedSign(i+2, ":") && d.Form(i+3) == token.Digits
}

// stampClock reads the time of a time stamp, with its zone, in EDTF; fractions
// of a second are passed over.
func (d Reader) stampClock(i int) (clock, zone string, to int) {
	h, nh := d.number(i + 1)
	m, nm := d.number(i + 3)
	if nh != 2 || nm != 2 || h > 23 || m > 59 {
		return "", "", i
	}
	clock, to = two(h)+":"+two(m), i+4
	if s, n := d.number(to + 1); d.gluedSign(to, ":") && n == 2 && s < 60 {
		clock, to = clock+":"+two(s), to+2
		if d.gluedSign(to, ".,") && d.Form(to+1) == token.Digits {
			to += 2
		}
	}
	switch {
	case d.Glued(to) && (d.Str(to) == "Z" || d.Str(to) == "z"):
		return clock, "Z", to + 1
	case d.gluedSign(to, "+-−"):
		h, nh := d.number(to + 1)
		m, nm := d.number(to + 3)
		sign := "+"
		if !d.Is(to, "+") {
			sign = "-"
		}
		if nh == 2 && h <= 13 && d.gluedSign(to+2, ":") && nm == 2 && m < 60 {
			return clock, sign + two(h) + ":" + two(m), to + 4
		}
	}
	return clock, "", to
}

// two writes a number below 100 with two digits.
func two(n int) string { return string([]byte{byte('0' + n/10%10), byte('0' + n%10)}) }

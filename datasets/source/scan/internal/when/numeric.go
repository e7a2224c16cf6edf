package when

import (
	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/token"
)

// numeric reads a date in numbers alone: 1956-10-23; 23.10.1956; 10/23/56; 10/1956;
// 1956-10; and a time stamp.
func (d Reader) numeric(i int) (m moment, ok bool) {
	a := d.digitRun(i)
	if a.digits == 8 && !d.goesOn(i+1) && d.Form(i+1) != token.Digits {
		return eightDigits(i, a.n)
	}
	if !a.couldBeDate() || !d.gluedSign(i+1, "-/.‑") {
		return m, false
	}
	b := d.digitRun(i + 2)
	if b.digits == 0 || b.digits > 4 {
		return m, false
	}
	sep := d.Str(i + 1)
	if d.gluedSign(i+3, sep) && d.Form(i+4) == token.Digits {
		return d.threeNumbers(i, a, b, sep)
	}
	return d.twoNumbers(i, a, b, sep)
}

// eightDigits reads 20161016.
func eightDigits(i, n int) (m moment, ok bool) {
	m = moment{from: i, to: i + 1, year: n / 10000, month: n / 100 % 100, day: n % 100, dated: true}
	return m, 1900 <= m.year && m.year < 2100 && m.month > 0 && m.day > 0 && m.valid()
}

func (d Reader) digitRun(i int) digitRun {
	n, count := d.number(i)
	return digitRun{n, count}
}

// threeNumbers reads a day, month and year, in any order that is in use.
func (d Reader) threeNumbers(i int, a, b digitRun, sep string) (m moment, ok bool) {
	c := d.digitRun(i + 4)
	if c.digits == 0 || b.digits > 2 || d.isLongerThanDate(i+5, c, sep) {
		return m, false
	}
	if m, ok = d.sorted(a, b, c, sep); !ok {
		return m, false
	}
	m.from, m.to, m.dated = i, i+5, true
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

// sorted tells the day, month and year of three numbers.
func (d Reader) sorted(a, b, c digitRun, sep string) (m moment, ok bool) {
	switch {
	case a.digits == 4 && c.digits <= 2:
		m.year, m.month, m.day = a.n, b.n, c.n
		return m, sep != "." || d.Dates.Order == form.YearMonthDay
	case a.digits <= 2 && (c.digits == 4 || c.digits == 2 && sep == "/"):
		if m.year = c.n; c.digits == 2 {
			m.year = century(c.n)
		}
		m.month, m.day = d.monthAndDay(a.n, b.n, sep)
		m.ambiguous = d.eitherWay(a.n, b.n, sep)
		return m, true
	}
	return m, false
}

// isLongerThanDate reports whether what looks like a date goes on with more digits.
func (d Reader) isLongerThanDate(to int, last digitRun, sep string) bool {
	if d.goesOn(to) && !d.stamp(to) {
		return true
	}
	return d.gluedSign(to, "-/.‑") && d.Form(to+1) == token.Digits && (sep == d.Str(to) || last.digits < 4)
}

// monthAndDay sorts two numbers as the language has them, or as only they can be.
func (d Reader) monthAndDay(a, b int, sep string) (month, day int) {
	month, day = a, b
	if d.Dates.Order != form.MonthDayYear || sep == "." || a > 12 {
		month, day = b, a
	}
	if month > 12 && day <= 12 {
		return day, month
	}
	return month, day
}

// eitherWay reports whether two numbers may be a day and a month or a month and a day:
// 3/4/2019 is the third of April in Britain and the fourth of March in America.
func (d Reader) eitherWay(a, b int, sep string) bool {
	return d.Dates.Order == form.MonthDayYear && sep != "." && 1 <= a && a <= 12 && 1 <= b && b <= 12 && a != b
}

// twoNumbers reads a month and year, or a month and day, in numbers.
func (d Reader) twoNumbers(i int, a, b digitRun, sep string) (m moment, ok bool) {
	m = moment{from: i, to: i + 3, dated: true}
	switch {
	case sep == "." || !d.endsNumbers(m.to, b, sep):
		return m, false
	case a.inYears() && b.isMonth():
		m.year, m.month = a.n, b.n
		return m, !isSpan(a.n, b, sep)
	case b.inYears() && a.isMonth() && sep == "/":
		m.year, m.month = b.n, a.n
		return m, true
	case sep == "/" && a.digits <= 2 && b.digits <= 2 && d.isDayOfMonth(i, b):
		return d.dayOfMonth(i, a, b)
	}
	return m, false
}

// isDayOfMonth reports whether two numbers with a slash are a day and month: on 3/4; 3/04;
// but not 3/04 of them.
func (d Reader) isDayOfMonth(i int, b digitRun) bool {
	return (d.onDay(i) || b.digits == 2 && d.Str(i + 2)[0] == '0') && !d.has(i+3, form.AsOf)
}

// dayOfMonth makes a day without a year of two numbers.
func (d Reader) dayOfMonth(i int, a, b digitRun) (m moment, ok bool) {
	m = moment{from: i, to: i + 3}
	m.month, m.day = d.monthAndDay(a.n, b.n, "/")
	if m.month < 1 || m.day < 1 || !m.valid() {
		return m, false
	}
	if d.eitherWay(a.n, b.n, "/") {
		m.month, m.day, m.ambiguous = 0, 0, true
	}
	return m, true
}

// endsNumbers reports whether two numbers end before a token, and count nothing.
func (d Reader) endsNumbers(to int, last digitRun, sep string) bool {
	if month, _ := d.monthAt(to); month > 0 || d.goesOn(to) || d.counts(to) {
		return false
	}
	return !d.dash(to) || !d.Glued(to) || d.Form(to+1) != token.Digits || last.digits == 4 || sep == "/"
}

// isSpan reports whether what could be a year and its month is two years: 1989-91,
// 2010-11, 1914-8; but not 1956-10.
func isSpan(year int, last digitRun, sep string) bool {
	switch last.digits {
	case 1:
		return last.n > year%10
	case 2:
		return last.n > year%100 || sep == "/" && last.n == (year+1)%100
	}
	return false
}

// onDay reports whether a day stands before: on, or a day of the week.
func (d Reader) onDay(i int) bool {
	j := i - 1
	if d.Is(j, ",") {
		j--
	}
	return d.At(j).Weekday > 0 || d.Writes(j, form.MarkOn) && d.Dates.Order == form.MonthDayYear
}

// stamp reports whether the time of a time stamp stands at a token: T10:00.
func (d Reader) stamp(i int) bool {
	return d.Glued(i) && (d.Str(i) == "T" || d.Str(i) == "t") && d.Form(i+1) == token.Digits && d.gluedSign(i+2, ":") && d.Form(i+3) == token.Digits
}

// stampClock reads the time of a time stamp, with its zone; fractions of a second are
// passed over.
func (d Reader) stampClock(i int) (clock, zone string, to int) {
	h, m := d.digitRun(i+1), d.digitRun(i+3)
	if h.digits != 2 || m.digits != 2 || h.n > 23 || m.n > 59 {
		return "", "", i
	}
	clock, to = two(h.n)+":"+two(m.n), i+4
	if s := d.digitRun(to + 1); d.gluedSign(to, ":") && s.digits == 2 && s.n < 60 {
		clock, to = clock+":"+two(s.n), to+2
		if d.gluedSign(to, ".,") && d.Form(to+1) == token.Digits {
			to += 2
		}
	}
	zone, to = d.zone(to)
	return clock, zone, to
}

// zone reads the zone of a time stamp: Z, +02:00; "" where there is none.
func (d Reader) zone(i int) (zone string, to int) {
	if d.Glued(i) && (d.Str(i) == "Z" || d.Str(i) == "z") {
		return "Z", i + 1
	}
	h, m := d.digitRun(i+1), d.digitRun(i+3)
	if !d.gluedSign(i, "+-−") || !d.gluedSign(i+2, ":") || h.digits != 2 || h.n > 13 || m.digits != 2 || m.n >= 60 {
		return "", i
	}
	sign := "-"
	if d.Is(i, "+") {
		sign = "+"
	}
	return sign + two(h.n) + ":" + two(m.n), i + 4
}

// two writes a number below 100 with two digits.
func two(n int) string { return string([]byte{byte('0' + n/10%10), byte('0' + n%10)}) }

// A digitRun is a number of a date, and how many digits it has.
type digitRun struct{ n, digits int }

// inYears reports whether a number of four digits is a year.
func (r digitRun) inYears() bool { return r.digits == 4 && 1000 <= r.n && r.n < 2200 }

// couldBeDate reports whether digits are as many as a number of a date has.
func (r digitRun) couldBeDate() bool { return 1 <= r.digits && r.digits <= 4 && r.digits != 3 }

// isMonth reports whether a number can be a month.
func (r digitRun) isMonth() bool { return 1 <= r.digits && r.digits <= 2 && 1 <= r.n && r.n <= 12 }

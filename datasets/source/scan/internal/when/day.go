package when

import (
	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/token"
)

// dayAt reads the day of a month at a token, in digits or as an ordinal; to is 0 where
// there is none.
func (d Reader) dayAt(i int) (n, to int) {
	if d.Form(i) == token.Word {
		return d.spelledDay(i)
	}
	n, count := d.number(i)
	if count == 0 || count > 2 || n < 1 || n > 31 {
		return 0, 0
	}
	if to = d.dayEnd(i, i+1); to == 0 || d.counts(to) {
		return 0, 0
	}
	if d.Dates.Dotted && d.Is(to, ".") && d.Glued(to) {
		to++
	}
	return n, to
}

// dayEnd returns the token after a day in digits and its ending, 0 where they go on.
func (d Reader) dayEnd(i, to int) int {
	if d.Glued(to) && d.has(to, form.AsSuffix) {
		to++
		if d.Glued(to) && d.Form(to) != token.Sign {
			return 0
		}
		return to
	}
	item := d.Glued(to) && d.IsAny(to, ".", ")") && d.Tokens[i].Line && i > 0 && !d.Dates.Dotted
	if item || d.goesOn(to) {
		return 0
	}
	return to
}

// spelledDay reads an ordinal in words, up to the thirty-first.
func (d Reader) spelledDay(i int) (n, to int) {
	k := d.At(i)
	switch {
	case 1 <= k.Ordinal && k.Ordinal <= 31:
		return int(k.Ordinal), i + 1
	case k.Cardinal == 20 || k.Cardinal == 30:
		j := i + 1
		if d.Is(j, "-") {
			j++
		}
		if o := d.At(j).Ordinal; 1 <= o && o <= 9 && k.Cardinal+o <= 31 {
			return int(k.Cardinal + o), j + 1
		}
	}
	return 0, 0
}

// monthAt reads the name of a month; to is 0 where there is none.
func (d Reader) monthAt(i int) (m, to int) {
	if d.Form(i) != token.Word {
		return 0, 0
	}
	m = d.At(i).Month
	if m == 0 || !d.Tokens[i].Capital && d.has(i, form.AsCapital) {
		return 0, 0
	}
	to = i + 1
	if d.has(i, form.AsShort) && d.Is(to, ".") && (d.Glued(to) || d.Form(to+1) == token.Digits) {
		to++
	}
	return m, to
}

// monthFirst reads a date that begins with a month: October 23rd, 1956; March
// 1953. A month alone states no number.
func (d Reader) monthFirst(i int) (m moment, ok bool) {
	month, to := d.monthAt(i)
	if month == 0 {
		return m, false
	}
	m = moment{from: i, month: month, monthFirst: true}
	j := to
	joined := d.gluedSign(j, "-/") && d.Form(j+1) == token.Digits // Dec-2018, Oct/2
	if joined {
		j++
	}
	k := j
	if d.has(k, form.AsThe) {
		k++
	}
	if n, end := d.dayAt(k); end > 0 && d.isDay(i, k, end, n) {
		m.day, m.to = n, end
		if joined && d.gluedSign(end, "-/") {
			if y, count := d.number(end + 1); count == 4 {
				m.year, m.dated, m.to = y, true, end+2
				return m, m.valid()
			}
		}
		if y, end := d.yearBehind(m.to); end > 0 {
			m.year, m.dated, m.to = y, true, end
		}
		if m.valid() {
			return m, true
		}
		m.day = 0
	}
	if d.Dates.Dotted { // a year stands before
		return m, false
	}
	m.year, m.to = d.yearBehind(j)
	m.dated = true
	return m, m.to > 0
}

// isDay reports whether a number behind a month is its day: not in "in October
// 23 tanks", nor in "May 20 people".
func (d Reader) isDay(month, i, to, n int) bool {
	if d.Form(i) == token.Word && !d.Tokens[month].Capital && d.has(month, form.AsCapital) {
		return false
	}
	in := d.role(month-1)&form.AsIn != 0 && d.Str(month-1) != "since"
	if (in || d.has(month, form.AsCapital) && d.Tokens[month].Line) && to == i+1 && d.manyAt(to) && !d.Dates.AnyNoun {
		return false
	}
	return true
}

// dayFirst reads a date that begins with a day: 17 June 1953; 17th of June, 1953; the
// first of May; 05-Aug-2016.
func (d Reader) dayFirst(i int) (m moment, ok bool) {
	n, j := d.dayAt(i)
	if j == 0 {
		// dayAt refuses what goes on with a slash.
		var count int
		if n, count = d.number(i); count == 0 || count > 2 || n < 1 || n > 31 {
			return m, false
		}
		j = i + 1
	}
	j, joined, ok := d.toMonth(i, j)
	month, to := d.monthAt(j)
	if !ok || month == 0 || d.Dates.Order == form.YearMonthDay {
		return m, false
	}
	m = moment{from: i, day: n, month: month, to: to}
	if joined && d.gluedSign(to, "-/") {
		switch y, count := d.number(to + 1); count {
		case 4:
			m.year, m.dated, m.to = y, true, to+2
		case 2:
			m.year, m.dated, m.to = century(y), true, to+2
		}
	} else if y, end := d.yearBehind(to); end > 0 {
		m.year, m.dated, m.to = y, true, end
	}
	return m, m.valid()
}

// toMonth returns the token of the month that may follow a day, past what joins it, and
// whether a hyphen or slash does. A day in words is joined by a word.
func (d Reader) toMonth(i, j int) (next int, joined, ok bool) {
	switch {
	case d.gluedSign(j, "-/") && d.Form(j+1) == token.Word:
		return j + 1, true, true
	case d.has(j, form.AsOf):
		j++
		if d.has(j, form.AsThe) {
			j++
		}
		return j, false, true
	}
	return j, false, d.Form(i) != token.Word
}

// yearFirst reads a date that begins with a year in digits: 1956. október 23.; 2017
// April; 2019-Aug-01; 2019 Q1.
func (d Reader) yearFirst(i int) (m moment, ok bool) {
	y := d.digitRun(i)
	if !y.inYears() {
		return m, false
	}
	m = moment{from: i, year: y.n, dated: true}
	j := i + 1
	joined := d.gluedSign(j, "-/")
	if joined || d.Dates.Dotted && d.Is(j, ".") {
		j++
	}
	if n, to := d.quarterDigit(j); n > 0 {
		m.part, m.to = n, to
		return m, true
	}
	month, to := d.monthAt(j)
	if month == 0 || !joined && !d.Dates.Dotted && (d.has(j, form.AsCapital) || d.Is(to, ",")) {
		return m, false
	}
	m.month, m.to = month, to
	if n, end := d.lastDay(to, joined); end > 0 {
		m.day, m.to = n, end
	}
	return m, m.valid()
}

// lastDay reads the day that may follow a year and month; to is 0 where there is none.
func (d Reader) lastDay(i int, joined bool) (n, to int) {
	if joined {
		if !d.gluedSign(i, "-/") {
			return 0, 0
		}
		return d.dayAt(i + 1)
	}
	n, to = d.dayAt(i)
	if to == 0 || d.Dates.Dotted {
		return n, to
	}
	if _, after := d.yearBehind(to); after > 0 || d.manyAt(to) { // 2016 May 5, 2017
		return 0, 0
	}
	return n, to
}

// dayBefore reads days before a month that is said once: 23–24 October; 12 and 13
// September; between 3 and 12 of September. Of days that are no range it reads the first.
func (d Reader) dayBefore(i int) (Found, bool) {
	n, to := d.dayAt(i)
	if to == 0 {
		return d.nightOf(i)
	}
	first := moment{from: i, day: n}
	if j := d.joint(to, d.between(i)); j > 0 {
		if last, ok := d.dayFirst(j); ok && last.day > n {
			return first.until(last)
		}
		return Found{}, false
	}
	prior := n
	for range mostDays {
		next, and := d.nextInList(to)
		if next == 0 {
			break
		}
		day, end := d.dayAt(next)
		if end == 0 || day <= prior {
			break
		}
		if m, ok := d.dayFirst(next); ok && and {
			if day == n+1 {
				return first.until(m)
			}
			return d.firstOfDays(i, n, m)
		}
		prior, to = day, end
	}
	return Found{}, false
}

// nightOf reads the night of 23/24 October.
func (d Reader) nightOf(i int) (Found, bool) {
	if n, count := d.number(i); 1 <= count && count <= 2 && n > 0 && d.gluedSign(i+1, "/") {
		if last, ok := d.dayFirst(i + 2); ok && last.day == n+1 {
			return moment{from: i, day: n}.until(last)
		}
	}
	return Found{}, false
}

// nextInList returns the token after a comma or "and" of a list, and whether it is the
// last item; 0 where there is neither.
func (d Reader) nextInList(i int) (next int, last bool) {
	next = i
	if d.Is(next, ",") {
		next++
	}
	if last = d.has(next, form.AsAnd); last {
		next++
	}
	if next == i {
		return 0, false
	}
	return d.skip(next), last
}

// firstOfDays finds the first of days whose month is after the last.
func (d Reader) firstOfDays(i, day int, last moment) (Found, bool) {
	last.from, last.to, last.day = i, i+1, day
	if d.has(i+1, form.AsSuffix) && d.Glued(i+1) {
		last.to++
	}
	return last.match()
}

// mostDays is how many days of a list are looked over.
const mostDays = 8

// dayBehind reads a day behind others of its month: the 29 of October 23 and 29.
func (d Reader) dayBehind(i int) (m moment, ok bool) {
	n, to := d.dayAt(i)
	if to == 0 || !d.has(i-1, form.AsAnd) || d.Form(to) == token.Word && !d.has(to, form.AsPlain) {
		return m, false
	}
	j := i - 1
	for range mostDays {
		for d.has(j, form.AsAnd|form.AsSuffix) || d.Is(j, ",") {
			j--
		}
		if before, end := d.dayAt(j); end == 0 || before >= n {
			return m, false
		}
		n := d.At(j - 1).Month
		if d.Is(j-1, ".") {
			n = d.At(j - 2).Month
		}
		if n > 0 {
			m = moment{from: i, to: to, day: 0, month: n, monthFirst: true}
			m.day, _ = d.dayAt(i)
			return m, d.Dates.Order == form.MonthDayYear
		}
		j--
	}
	return m, false
}

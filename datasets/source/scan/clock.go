package scan

import "quotient/datasets/quantity"

// A timeOfDay is a time of the day as it is said.
type timeOfDay struct {
	hour, minute, second int
	seconds              bool // are said
	half                 int  // of the day: 1 before noon, 2 after, 0 where it is not said
	to                   int
}

// day moves an hour of twelve into its half of the day.
func (t timeOfDay) day() timeOfDay {
	switch {
	case t.half == 1 && t.hour == 12:
		t.hour = 0
	case t.half == 2 && t.hour < 12:
		t.hour += 12
	}
	return t
}

func (t timeOfDay) String() string {
	s := two(t.hour) + ":" + two(t.minute)
	if t.seconds {
		s += ":" + two(t.second)
	}
	return s
}

func clockMatch(from, to int, clock string) (match, bool) {
	return match{from: from, to: to, Mention: Mention{Kind: Time, Clock: clock, Bound: quantity.Exact}}, true
}

// clock reads a time of the day that begins with digits, or a range of times.
func (d dater) clock(i int) (match, bool) {
	t, ok := d.timeAt(i)
	if ok {
		return d.clocks(i, t)
	}
	return d.hourRange(i)
}

// hourRange reads a range whose first end has no sign of a time: 3–5pm, between
// 10 and 11:30.
func (d dater) hourRange(i int) (match, bool) {
	t, ok := d.bareHour(i)
	if !ok {
		return match{}, false
	}
	j := d.joint(t.to, d.between(i))
	if j == 0 {
		return match{}, false
	}
	last, ok := d.timeAt(j)
	if !ok {
		// between 5 and 6 in the afternoon
		h, to := d.hourOfTwelve(j)
		if last = d.dayPart(timeOfDay{hour: h, to: to}); to == 0 || last.half == 0 {
			return match{}, false
		}
		return d.span(i, t, last)
	}
	if last.half == 0 && !d.opened(i) && !d.hourly(last.to-1) && !d.hourly(last.to-3) {
		return match{}, false
	}
	return d.span(i, t, last)
}

// clocks makes a mention of a time, or of the range that it begins.
func (d dater) clocks(i int, t timeOfDay) (match, bool) {
	j := d.joint(t.to, d.between(i))
	if j > 0 {
		last, ok := d.timeAt(j)
		if !ok {
			if last, ok = d.bareHour(j); ok {
				ok = d.opened(i) && !d.counts(last.to) && !d.manyAt(last.to) && d.at(last.to).month == 0
			}
		}
		if ok {
			return d.span(i, t, last)
		}
	}
	return clockMatch(i, t.to, t.day().String())
}

// span makes a mention of a range of times. The half of the day that one end
// leaves unsaid is the other's, or what makes the range run forwards.
func (d dater) span(i int, first, last timeOfDay) (match, bool) {
	if first.half == 0 && last.half > 0 && 1 <= first.hour && first.hour <= 12 {
		first.half = last.half
		if a, b := first.day(), last.day(); a.hour > b.hour || a.hour == b.hour && a.minute > b.minute {
			first.half = 3 - last.half
		}
	} else if last.half == 0 && first.half > 0 && 1 <= last.hour && last.hour <= 12 {
		last.half = first.half
		if a, b := first.day(), last.day(); a.hour > b.hour || a.hour == b.hour && a.minute > b.minute {
			last.half = 3 - first.half
		}
	}
	return clockMatch(i, last.to, first.day().String()+"/"+last.day().String())
}

// bareHour reads one or two digits, and perhaps minutes, that may be an hour.
func (d dater) bareHour(i int) (t timeOfDay, ok bool) {
	h, count := d.number(i)
	if count == 0 || count > 2 || h > 23 {
		return t, false
	}
	if m, n := d.number(i + 2); d.gluedSign(i+1, ".") && n == 2 && m < 60 && !d.goesOn(i+3) {
		return timeOfDay{hour: h, minute: m, to: i + 3}, true
	}
	if d.goesOn(i + 1) {
		return t, false
	}
	return timeOfDay{hour: h, to: i + 1}, true
}

// timeAt reads a time of the day.
func (d dater) timeAt(i int) (t timeOfDay, ok bool) {
	if d.form(i) == word {
		return d.timeInWords(i)
	}
	h, count := d.number(i)
	switch {
	case count == 3 || count == 4:
		return d.fourDigits(i, h, count)
	case count == 0 || count > 2 || h > 23:
		return t, false
	}
	t = timeOfDay{hour: h, to: i + 1}
	switch {
	case d.gluedSign(i+1, ":"):
		m, n := d.number(i + 2)
		if n != 2 || m > 59 {
			return t, false
		}
		t.minute, t.to = m, i+3
		if s, n := d.number(i + 4); d.gluedSign(i+3, ":") && n == 2 && s < 60 {
			t.second, t.seconds, t.to = s, true, i+5
		}
		if d.gluedSign(t.to, ":./") && d.form(t.to+1) == digits {
			return t, false
		}
		t = d.halfBehind(t)
		if d.glued(t.to) && d.form(t.to) == word && t.half == 0 && !d.has(t.to, asHourSign) || d.counts(t.to) {
			return t, false
		}
		return t, true
	case d.gluedSign(i+1, ".") && d.form(i+2) == digits:
		m, n := d.number(i + 2)
		if n != 2 || m > 59 {
			return t, false
		}
		t.minute, t.to = m, i+3
		if half, _ := d.meridiem(t.to); half > 0 && 1 <= h && h <= 12 {
			return d.halfBehind(t), true
		}
		if part := d.dayPart(t); part.half > 0 {
			return part, true
		}
		return t, (d.has(t.to, asHour|asZone) || d.has(t.to, asHours) && d.has(i-1, asAt)) && !d.glued(t.to) || d.lex.dotted && d.hourCase(t.to)
	case d.glued(i+1) && d.has(i+1, asHourSign): // 14h30
		m, n := d.number(i + 2)
		if n != 2 || m > 59 || !d.glued(i+2) || d.goesOn(i+3) {
			return t, false
		}
		t.minute, t.to = m, i+3
		return t, true
	}
	return d.hourBehind(i, t)
}

// hourBehind reads an hour by what stands behind it: 10 a.m., 10 o’clock, 10
// minutes past six.
func (d dater) hourBehind(i int, t timeOfDay) (timeOfDay, bool) {
	j := t.to
	if d.goesOn(j) {
		if half, _ := d.meridiem(j); half == 0 {
			return t, false
		}
	}
	if half, _ := d.meridiem(j); half > 0 && 1 <= t.hour && t.hour <= 12 {
		return d.halfBehind(t), true
	}
	if end := d.oClock(j); end > 0 && t.hour <= 12 {
		t.to = end
		return d.dayPart(t), true
	}
	switch {
	case d.has(j, asHour):
		return d.hungarianHour(i, t), true
	case d.lex.dotted && d.hourCase(j) && (d.has(i-1, asMorning|asEvening) || d.is(j, "-") && d.str(j+1) == "kor"):
		return d.hungarianHour(i, t), true
	case d.lex.dotted && d.has(j, asHours): // 10 óra 30 perckor
		if m, n := d.number(j + 1); 1 <= n && n <= 2 && m < 60 && d.has(j+2, asMinutes) && d.str(j+2) != "perc" {
			t.minute, t.to = m, j+2
			return d.hungarianHour(i, t), true
		}
	case d.has(j, asNoon) && t.hour == 12 && !d.glued(j):
		t.to = j + 1
		return t, true
	case d.has(j, asMidnight) && t.hour == 12 && !d.glued(j):
		t.hour, t.to = 0, j+1
		return t, true
	case d.has(i-1, asAt) && t.hour <= 12 && !d.glued(j):
		if after := d.dayPart(t); after.half > 0 { // at 7 in the morning
			return after, true
		}
	}
	return d.minutesPast(t)
}

// hungarianHour puts an hour into the part of the day that stands before it.
func (d dater) hungarianHour(i int, t timeOfDay) timeOfDay {
	if !d.lex.dotted || t.hour > 12 {
		return t
	}
	switch {
	case d.has(i-1, asEvening) && t.hour > 3:
		t.half = 2
	case d.has(i-1, asMorning):
		t.half = 1
	}
	return t
}

// hourCase reports whether the ending of a time is joined to it: 10:30-kor.
func (d dater) hourCase(i int) bool {
	return d.is(i, "-") && d.glued(i) && (d.str(i+1) == "kor" || d.str(i+1) == "tól" || d.str(i+1) == "től" || d.str(i+1) == "ig")
}

// minutesPast reads what is left of ten past six, 10 minutes to six, behind the
// minutes.
func (d dater) minutesPast(t timeOfDay) (timeOfDay, bool) {
	j := t.to
	said := d.has(j, asMinutes) && !d.lex.dotted
	if said {
		j++
	}
	past := d.has(j, asPast) && (said || d.isWord(j, "past"))
	if t.hour < 1 || t.hour > 59 || !past && !(said && d.has(j, asUntil)) {
		return t, false
	}
	h, to := d.hourOfTwelve(j + 1)
	if to == 0 || d.counts(to) || d.manyAt(to) || said && !past && d.is(to, "%") {
		return t, false
	}
	n := timeOfDay{hour: h, minute: t.hour, to: to}
	if !past {
		n.hour, n.minute = (h+10)%12+1, 60-t.hour
	}
	return d.timeTail(n), true
}

// hourOfTwelve reads an hour from 1 to 12 in digits or words.
func (d dater) hourOfTwelve(i int) (h, to int) {
	if c := d.at(i).cardinal; d.form(i) == word && 1 <= c && c <= 12 {
		return int(c), i + 1
	}
	if n, count := d.number(i); 1 <= count && count <= 2 && 1 <= n && n <= 12 && !d.goesOn(i+1) {
		return n, i + 1
	}
	return 0, 0
}

// timeTail reads what may stand behind a time: o’clock, a.m., in the evening.
func (d dater) timeTail(t timeOfDay) timeOfDay {
	if end := d.oClock(t.to); end > 0 {
		t.to = end
	}
	if half, _ := d.meridiem(t.to); half > 0 {
		return d.halfBehind(t)
	}
	return d.dayPart(t)
}

// fourDigits reads 1140 a.m., 1500 hours, 0400 GMT, at 0615.
func (d dater) fourDigits(i, n, count int) (t timeOfDay, ok bool) {
	t = timeOfDay{hour: n / 100, minute: n % 100, to: i + 1}
	if t.hour > 23 || t.minute > 59 {
		return t, false
	}
	if half, _ := d.meridiem(t.to); half > 0 && 1 <= t.hour && t.hour <= 12 {
		return d.halfBehind(t), true
	}
	if count != 4 || d.goesOn(t.to) || d.lex.order != monthDayYear {
		return t, false
	}
	early := n < 1000 // a number is not written with a nought before it
	at := d.has(i-1, asAt)
	switch {
	case d.has(t.to, asHours) && !d.has(t.to+1, asOf):
		return t, early || at || d.is(i-1, ",")
	case d.has(t.to, asZone):
		return t, true
	case early && d.dash(t.to) && d.glued(t.to):
		m, n := d.number(t.to + 1)
		return t, n == 4 && m < 2400 && m%100 < 60 && at
	}
	return t, early && (at || d.dash(i-1) && d.form(i-2) == digits)
}

// meridiem reads am, a.m., p. m.; half is 0 where there is none.
func (d dater) meridiem(i int) (half, to int) {
	if d.form(i) != word {
		return 0, 0
	}
	k := d.at(i).text
	for half, letters := range [2][2]string{d.lex.am, d.lex.pm} {
		switch {
		case letters[0] == "" || k == "":
			continue
		case k == letters[0] && d.is(i+1, ".") && d.at(i+2).text == letters[1]:
			to = i + 3
			if d.is(to, ".") {
				to++
			}
		case len(k) == len(letters[0])+len(letters[1]) && k[:len(letters[0])] == letters[0] && k[len(letters[0]):] == letters[1]:
			to = i + 1
		default:
			continue
		}
		if d.glued(to) && d.form(to) == digits {
			return 0, 0
		}
		return half + 1, to
	}
	return 0, 0
}

// halfBehind adds the half of the day that stands behind a time.
func (d dater) halfBehind(t timeOfDay) timeOfDay {
	half, to := d.meridiem(t.to)
	if half == 0 {
		return d.dayPart(t)
	}
	t.to = to
	if t.hour <= 12 && t.hour > 0 {
		t.half = half
	}
	return t
}

// oClock returns the token behind o’clock, 0 where there is none.
func (d dater) oClock(i int) int {
	if d.has(i, asClock) {
		return i + 1
	}
	if (d.str(i) == "o" || d.str(i) == "O") && d.apostrophe(i+1) && d.glued(i+1) && d.glued(i+2) && d.str(i+2) == "clock" {
		return i + 3
	}
	return 0
}

// dayPart puts an hour into the half of the day that words behind it tell: in
// the evening, at night. The words are no part of the time.
func (d dater) dayPart(t timeOfDay) timeOfDay {
	if t.hour > 12 || t.hour == 0 {
		return t
	}
	j := t.to
	switch {
	case d.isWord(j, "in") && d.has(j+1, asThe):
		j += 2
	case d.isWord(j, "at"):
		j++
	case d.has(j, asThe) && d.lex.anyNoun: // το πρωί
		j++
	default:
		return t
	}
	switch {
	case d.has(j, asMorning):
		t.half = 1
	case d.has(j, asEvening):
		if t.half = 2; t.hour == 12 && d.isWord(j, "night") {
			t.half = 1
		}
	}
	return t
}

// spelledClock reads a time that begins with a word: ten o’clock, half past ten,
// noon to 5 p.m.
func (d dater) spelledClock(i int) (match, bool) {
	if d.has(i, asNoon|asMidnight) { // no number, but in a range of figures
		j := d.joint(i+1, d.between(i))
		last, ok := d.timeAt(j)
		if j == 0 || !ok || d.form(j) == word {
			return match{}, false
		}
		hour := 12
		if d.has(i, asMidnight) {
			hour = 0
		}
		return clockMatch(i, last.to, two(hour)+":00/"+last.day().String())
	}
	t, ok := d.timeInWords(i)
	if !ok {
		return match{}, false
	}
	return d.clocks(i, t)
}

// timeInWords reads a time in words.
func (d dater) timeInWords(i int) (t timeOfDay, ok bool) {
	switch r := d.role(i); {
	case r&asNoon != 0:
		return timeOfDay{hour: 12, to: i + 1}, true
	case r&asMidnight != 0:
		return timeOfDay{to: i + 1}, true
	case r&asHalf != 0:
		if d.isWord(i+1, "past") {
			h, to := d.hourOfTwelve(i + 2)
			if to > 0 && !d.counts(to) && !d.manyAt(to) {
				return d.timeTail(timeOfDay{hour: h, minute: 30, to: to}), true
			}
		}
		return t, false
	case r&asQuarter != 0:
		if d.isWord(i+1, "past") || d.isWord(i+1, "to") {
			h, to := d.hourOfTwelve(i + 2)
			if to == 0 || d.counts(to) || d.manyAt(to) || d.at(to).scale > 0 {
				return t, false
			}
			t = timeOfDay{hour: h, minute: 15, to: to}
			if d.isWord(i+1, "to") {
				t.hour, t.minute = (h+10)%12+1, 45
			}
			return d.timeTail(t), true
		}
		return t, false
	}
	n, to := d.spelledUnits(i)
	if to == 0 || d.lex.anyNoun || n > 59 || d.is(i-1, "-") && d.glued(i) {
		return t, false
	}
	t = timeOfDay{hour: n, to: to}
	if n <= 12 {
		if end := d.oClock(to); end > 0 {
			t.to = end
			return d.timeTail(t), true
		}
		if half, _ := d.meridiem(to); half > 0 && d.is(to+1, ".") {
			return d.halfBehind(t), true
		}
	}
	return d.minutesPast(t)
}

package when

import (
	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/token"
)

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

func clockFound(from, to int, clock string) (Found, bool) {
	return Found{From: from, To: to, Kind: Time, Clock: clock}, true
}

// clock reads a time of the day that begins with digits, or a range of times.
func (d Reader) clock(i int) (Found, bool) {
	t, ok := d.timeAt(i)
	if ok {
		return d.clocks(i, t)
	}
	return d.hourRange(i)
}

// hourRange reads a range whose first end has no sign of a time: 3–5pm, between
// 10 and 11:30.
func (d Reader) hourRange(i int) (Found, bool) {
	t, ok := d.bareHour(i)
	if !ok {
		return Found{}, false
	}
	j := d.joint(t.to, d.between(i))
	if j == 0 {
		return Found{}, false
	}
	last, ok := d.timeAt(j)
	if !ok {
		// between 5 and 6 in the afternoon
		h, to := d.hourOfTwelve(j)
		if last = d.dayPart(timeOfDay{hour: h, to: to}); to == 0 || last.half == 0 {
			return Found{}, false
		}
		return d.span(i, t, last)
	}
	if last.half == 0 && !d.opened(i) && !d.hourly(last.to-1) && !d.hourly(last.to-3) {
		return Found{}, false
	}
	return d.span(i, t, last)
}

// clocks makes a mention of a time, or of the range that it begins.
func (d Reader) clocks(i int, t timeOfDay) (Found, bool) {
	j := d.joint(t.to, d.between(i))
	if j > 0 {
		last, ok := d.timeAt(j)
		if !ok {
			if last, ok = d.bareHour(j); ok {
				ok = d.opened(i) && !d.counts(last.to) && !d.manyAt(last.to) && d.At(last.to).Month == 0
			}
		}
		if ok {
			return d.span(i, t, last)
		}
	}
	return clockFound(i, t.to, t.day().String())
}

// span makes a mention of a range of times. The half of the day that one end
// leaves unsaid is the other's, or what makes the range run forwards.
func (d Reader) span(i int, first, last timeOfDay) (Found, bool) {
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
	return clockFound(i, last.to, first.day().String()+"/"+last.day().String())
}

// bareHour reads one or two digits, and perhaps minutes, that may be an hour.
func (d Reader) bareHour(i int) (t timeOfDay, ok bool) {
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
func (d Reader) timeAt(i int) (t timeOfDay, ok bool) {
	if d.Form(i) == token.Word {
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
		if d.gluedSign(t.to, ":./") && d.Form(t.to+1) == token.Digits {
			return t, false
		}
		t = d.halfBehind(t)
		if d.Glued(t.to) && d.Form(t.to) == token.Word && t.half == 0 && !d.has(t.to, form.AsHourSign) || d.counts(t.to) {
			return t, false
		}
		return t, true
	case d.gluedSign(i+1, ".") && d.Form(i+2) == token.Digits:
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
		return t, (d.has(t.to, form.AsHour|form.AsZone) || d.has(t.to, form.AsHours) && d.has(i-1, form.AsAt)) && !d.Glued(t.to) || d.Dates.Dotted && d.hourCase(t.to)
	case d.Glued(i+1) && d.has(i+1, form.AsHourSign): // 14h30
		m, n := d.number(i + 2)
		if n != 2 || m > 59 || !d.Glued(i+2) || d.goesOn(i+3) {
			return t, false
		}
		t.minute, t.to = m, i+3
		return t, true
	}
	return d.hourBehind(i, t)
}

// hourBehind reads an hour by what stands behind it: 10 a.m., 10 o’clock, 10
// minutes past six.
func (d Reader) hourBehind(i int, t timeOfDay) (timeOfDay, bool) {
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
	case d.has(j, form.AsHour):
		return d.hungarianHour(i, t), true
	case d.Dates.Dotted && d.hourCase(j) && (d.has(i-1, form.AsMorning|form.AsEvening) || d.Is(j, "-") && d.has(j+1, form.AsHourAt)):
		return d.hungarianHour(i, t), true
	case d.Dates.Dotted && d.has(j, form.AsHours): // 10 óra 30 perckor
		if m, n := d.number(j + 1); 1 <= n && n <= 2 && m < 60 && d.has(j+2, form.AsMinutes) && !d.has(j+2, form.AsBareMinutes) {
			t.minute, t.to = m, j+2
			return d.hungarianHour(i, t), true
		}
	case d.has(j, form.AsNoon) && t.hour == 12 && !d.Glued(j):
		t.to = j + 1
		return t, true
	case d.has(j, form.AsMidnight) && t.hour == 12 && !d.Glued(j):
		t.hour, t.to = 0, j+1
		return t, true
	case d.has(i-1, form.AsAt) && t.hour <= 12 && !d.Glued(j):
		if after := d.dayPart(t); after.half > 0 { // at 7 in the morning
			return after, true
		}
	}
	return d.minutesPast(t)
}

// hungarianHour puts an hour into the part of the day that stands before it.
func (d Reader) hungarianHour(i int, t timeOfDay) timeOfDay {
	if !d.Dates.Dotted || t.hour > 12 {
		return t
	}
	switch {
	case d.has(i-1, form.AsEvening) && t.hour > 3:
		t.half = 2
	case d.has(i-1, form.AsMorning):
		t.half = 1
	}
	return t
}

// hourCase reports whether the ending of a time is joined to it: 10:30-kor.
func (d Reader) hourCase(i int) bool {
	return d.Is(i, "-") && d.Glued(i) && d.has(i+1, form.AsHourCase)
}

// minutesPast reads what is left of ten past six, 10 minutes to six, behind the
// minutes.
func (d Reader) minutesPast(t timeOfDay) (timeOfDay, bool) {
	j := t.to
	said := d.has(j, form.AsMinutes) && !d.Dates.Dotted
	if said {
		j++
	}
	past := d.has(j, form.AsPast) && (said || d.IsWord(j, "past"))
	if t.hour < 1 || t.hour > 59 || !past && !(said && d.has(j, form.AsUntil)) {
		return t, false
	}
	h, to := d.hourOfTwelve(j + 1)
	if to == 0 || d.counts(to) || d.manyAt(to) || said && !past && d.Is(to, "%") {
		return t, false
	}
	n := timeOfDay{hour: h, minute: t.hour, to: to}
	if !past {
		n.hour, n.minute = (h+10)%12+1, 60-t.hour
	}
	return d.timeTail(n), true
}

// hourOfTwelve reads an hour from 1 to 12 in digits or words.
func (d Reader) hourOfTwelve(i int) (h, to int) {
	if c := d.At(i).Cardinal; d.Form(i) == token.Word && 1 <= c && c <= 12 {
		return int(c), i + 1
	}
	if n, count := d.number(i); 1 <= count && count <= 2 && 1 <= n && n <= 12 && !d.goesOn(i+1) {
		return n, i + 1
	}
	return 0, 0
}

// timeTail reads what may stand behind a time: o’clock, a.m., in the evening.
func (d Reader) timeTail(t timeOfDay) timeOfDay {
	if end := d.oClock(t.to); end > 0 {
		t.to = end
	}
	if half, _ := d.meridiem(t.to); half > 0 {
		return d.halfBehind(t)
	}
	return d.dayPart(t)
}

// fourDigits reads 1140 a.m., 1500 hours, 0400 GMT, at 0615.
func (d Reader) fourDigits(i, n, count int) (t timeOfDay, ok bool) {
	t = timeOfDay{hour: n / 100, minute: n % 100, to: i + 1}
	if t.hour > 23 || t.minute > 59 {
		return t, false
	}
	if half, _ := d.meridiem(t.to); half > 0 && 1 <= t.hour && t.hour <= 12 {
		return d.halfBehind(t), true
	}
	if count != 4 || d.goesOn(t.to) || d.Dates.Order != form.MonthDayYear {
		return t, false
	}
	early := n < 1000 // a number is not written with a nought before it
	at := d.has(i-1, form.AsAt)
	switch {
	case d.has(t.to, form.AsHours) && !d.has(t.to+1, form.AsOf):
		return t, early || at || d.Is(i-1, ",")
	case d.has(t.to, form.AsZone):
		return t, true
	case early && d.dash(t.to) && d.Glued(t.to):
		m, n := d.number(t.to + 1)
		return t, n == 4 && m < 2400 && m%100 < 60 && at
	}
	return t, early && (at || d.dash(i-1) && d.Form(i-2) == token.Digits)
}

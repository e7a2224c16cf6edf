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
	case d.gluedSign(t.to, ":"):
		return d.afterColon(i, t)
	case d.gluedSign(t.to, ".") && d.Form(i+2) == token.Digits:
		return d.afterPoint(i, t)
	case d.Glued(t.to) && d.has(t.to, form.AsHourSign): // 14h30
		t, ok = d.minutesOf(i+2, t)
		return t, ok && d.Glued(i+2) && !d.goesOn(i+3)
	}
	return d.hourBehind(i, t)
}

// minutesOf gives an hour the minutes in two digits at a token.
func (d Reader) minutesOf(i int, t timeOfDay) (timeOfDay, bool) {
	m, n := d.number(i)
	if n != 2 || m > 59 {
		return t, false
	}
	t.minute, t.to = m, i+1
	return t, true
}

// afterColon reads the minutes of 10:30, and the seconds of 7:56:30.
func (d Reader) afterColon(i int, t timeOfDay) (timeOfDay, bool) {
	t, ok := d.minutesOf(i+2, t)
	if !ok {
		return t, false
	}
	if s, n := d.number(i + 4); d.gluedSign(i+3, ":") && n == 2 && s < 60 {
		t.second, t.seconds, t.to = s, true, i+5
	}
	if d.gluedSign(t.to, ":./") && d.Form(t.to+1) == token.Digits {
		return t, false
	}
	t = d.halfBehind(t)
	letters := d.Glued(t.to) && d.Form(t.to) == token.Word && t.half == 0 && !d.has(t.to, form.AsHourSign)
	return t, !letters && !d.counts(t.to)
}

// afterPoint reads the minutes of 10.30, which is a time where words say so.
func (d Reader) afterPoint(i int, t timeOfDay) (timeOfDay, bool) {
	t, ok := d.minutesOf(i+2, t)
	if !ok {
		return t, false
	}
	if d.IsHalfOfDay(t.to) && 1 <= t.hour && t.hour <= 12 {
		return d.halfBehind(t), true
	}
	if part := d.dayPart(t); part.half > 0 {
		return part, true
	}
	said := d.has(t.to, form.AsHour|form.AsZone) || d.has(t.to, form.AsHours) && d.has(i-1, form.AsAt)
	return t, said && !d.Glued(t.to) || d.Dates.Dotted && d.hourCase(t.to)
}

// hourEndings are what can follow an hour and make it one: 10 a.m., 10 o’clock, 10
// minutes past six. The first that is there has it.
var hourEndings = []func(d Reader, i int, t timeOfDay) (timeOfDay, bool){
	func(d Reader, _ int, t timeOfDay) (timeOfDay, bool) {
		return d.halfBehind(t), d.IsHalfOfDay(t.to) && 1 <= t.hour && t.hour <= 12
	},
	func(d Reader, _ int, t timeOfDay) (timeOfDay, bool) {
		end := d.oClock(t.to)
		t.to = end
		return d.dayPart(t), end > 0 && t.hour <= 12
	},
	func(d Reader, i int, t timeOfDay) (timeOfDay, bool) {
		return d.hungarianHour(i, t), d.has(t.to, form.AsHour)
	},
	Reader.hourWithCase,
	Reader.hourAndMinutes,
	func(d Reader, _ int, t timeOfDay) (timeOfDay, bool) {
		ok := d.has(t.to, form.AsNoon) && t.hour == 12 && !d.Glued(t.to)
		t.to++
		return t, ok
	},
	func(d Reader, _ int, t timeOfDay) (timeOfDay, bool) {
		ok := d.has(t.to, form.AsMidnight) && t.hour == 12 && !d.Glued(t.to)
		t.hour, t.to = 0, t.to+1
		return t, ok
	},
	func(d Reader, i int, t timeOfDay) (timeOfDay, bool) { // at 7 in the morning
		after := d.dayPart(t)
		return after, after.half > 0 && d.has(i-1, form.AsAt) && !d.Glued(t.to)
	},
	func(d Reader, _ int, t timeOfDay) (timeOfDay, bool) { return d.minutesPast(t) },
}

// hourBehind reads an hour by what follows it.
func (d Reader) hourBehind(i int, t timeOfDay) (timeOfDay, bool) {
	if d.goesOn(t.to) && !d.IsHalfOfDay(t.to) {
		return t, false
	}
	for _, ending := range hourEndings {
		if after, ok := ending(d, i, t); ok {
			return after, true
		}
	}
	return t, false
}

// hourWithCase reads an hour whose ending says that it is one: este 8-kor.
func (d Reader) hourWithCase(i int, t timeOfDay) (timeOfDay, bool) {
	if !d.Dates.Dotted || !d.hourCase(t.to) {
		return t, false
	}
	said := d.has(i-1, form.AsMorning|form.AsEvening) || d.Is(t.to, "-") && d.has(t.to+1, form.AsHourAt)
	return d.hungarianHour(i, t), said
}

// hourAndMinutes reads 10 óra 30 perckor.
func (d Reader) hourAndMinutes(i int, t timeOfDay) (timeOfDay, bool) {
	j := t.to
	m, n := d.number(j + 1)
	if !d.Dates.Dotted || !d.has(j, form.AsHours) || n < 1 || n > 2 || m >= 60 || !d.has(j+2, form.AsMinutes) || d.has(j+2, form.AsBareMinutes) {
		return t, false
	}
	t.minute, t.to = m, j+2
	return d.hungarianHour(i, t), true
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

// minutesPast reads what is left of ten past six, 10 minutes to six, after the minutes.
func (d Reader) minutesPast(t timeOfDay) (timeOfDay, bool) {
	j := t.to
	said := d.has(j, form.AsMinutes) && !d.Dates.Dotted
	if said {
		j++
	}
	past := d.has(j, form.AsPast) && (said || d.Writes(j, form.MarkPast))
	if t.hour < 1 || t.hour > 59 || !past && !(said && d.has(j, form.AsUntil)) {
		return t, false
	}
	h, to := d.hourAt(j + 1)
	if to == 0 || said && !past && d.Is(to, "%") {
		return t, false
	}
	n := timeOfDay{hour: h, minute: t.hour, to: to}
	if !past {
		n.hour, n.minute = hourBefore(h), 60-t.hour
	}
	return d.timeTail(n), true
}

// hourAt reads an hour of twelve that counts nothing; to is 0 where there is none.
func (d Reader) hourAt(i int) (h, to int) {
	h, to = d.hourOfTwelve(i)
	if to == 0 || d.counts(to) || d.manyAt(to) {
		return 0, 0
	}
	return h, to
}

// hourBefore returns the hour of twelve before another.
func hourBefore(h int) int { return (h+10)%12 + 1 }

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
	if d.IsHalfOfDay(t.to) && 1 <= t.hour && t.hour <= 12 {
		return d.halfBehind(t), true
	}
	if count != 4 || d.goesOn(t.to) || d.Dates.Order != form.MonthDayYear {
		return t, false
	}
	return t, d.isMilitary(i, n)
}

// isMilitary reports whether four digits are a time by what is next to them. A number is
// not written with a nought before it.
func (d Reader) isMilitary(i, n int) bool {
	to, early, at := i+1, n < 1000, d.has(i-1, form.AsAt)
	switch {
	case d.has(to, form.AsHours) && !d.has(to+1, form.AsOf):
		return early || at || d.Is(i-1, ",")
	case d.has(to, form.AsZone):
		return true
	case early && d.dash(to) && d.Glued(to):
		m, digits := d.number(to + 1)
		return digits == 4 && m < 2400 && m%100 < 60 && at
	}
	return early && (at || d.dash(i-1) && d.Form(i-2) == token.Digits)
}

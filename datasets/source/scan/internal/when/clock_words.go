package when

import (
	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/token"
)

// meridiem reads am, a.m., p. m.; half is 0 where there is none.
func (d Reader) meridiem(i int) (half, to int) {
	if d.Form(i) != token.Word {
		return 0, 0
	}
	k := d.At(i).Text
	for half, letters := range [2][2]string{d.Dates.AM, d.Dates.PM} {
		switch {
		case letters[0] == "" || k == "":
			continue
		case k == letters[0] && d.Is(i+1, ".") && d.At(i+2).Text == letters[1]:
			to = i + 3
			if d.Is(to, ".") {
				to++
			}
		case len(k) == len(letters[0])+len(letters[1]) && k[:len(letters[0])] == letters[0] && k[len(letters[0]):] == letters[1]:
			to = i + 1
		default:
			continue
		}
		if d.Glued(to) && d.Form(to) == token.Digits {
			return 0, 0
		}
		return half + 1, to
	}
	return 0, 0
}

// IsHalfOfDay reports whether a.m. or p.m. is at a token.
func (d Reader) IsHalfOfDay(i int) bool {
	half, _ := d.meridiem(i)
	return half > 0
}

// halfBehind adds the half of the day that stands behind a time.
func (d Reader) halfBehind(t timeOfDay) timeOfDay {
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
func (d Reader) oClock(i int) int {
	if d.has(i, form.AsClock) {
		return i + 1
	}
	if (d.Str(i) == "o" || d.Str(i) == "O") && d.apostrophe(i+1) && d.Glued(i+1) && d.Glued(i+2) && d.Str(i+2) == "clock" {
		return i + 3
	}
	return 0
}

// dayPart puts an hour into the half of the day that words behind it tell: in
// the evening, at night. The words are no part of the time.
func (d Reader) dayPart(t timeOfDay) timeOfDay {
	if t.hour > 12 || t.hour == 0 {
		return t
	}
	j := t.to
	switch {
	case d.Writes(j, form.MarkIn) && d.has(j+1, form.AsThe):
		j += 2
	case d.Writes(j, form.MarkAt):
		j++
	case d.has(j, form.AsThe) && d.Dates.AnyNoun: // το πρωί
		j++
	default:
		return t
	}
	switch {
	case d.has(j, form.AsMorning):
		t.half = 1
	case d.has(j, form.AsEvening):
		if t.half = 2; t.hour == 12 && d.Writes(j, form.MarkNight) {
			t.half = 1
		}
	}
	return t
}

// spelledClock reads a time that begins with a word: ten o’clock, half past ten,
// noon to 5 p.m.
func (d Reader) spelledClock(i int) (Found, bool) {
	if d.has(i, form.AsNoon|form.AsMidnight) { // no number, but in a range of figures
		j := d.joint(i+1, d.between(i))
		last, ok := d.timeAt(j)
		if j == 0 || !ok || d.Form(j) == token.Word {
			return Found{}, false
		}
		hour := 12
		if d.has(i, form.AsMidnight) {
			hour = 0
		}
		return clockFound(i, last.to, two(hour)+":00/"+last.day().String())
	}
	t, ok := d.timeInWords(i)
	if !ok {
		return Found{}, false
	}
	return d.clocks(i, t)
}

// timeInWords reads a time in words.
func (d Reader) timeInWords(i int) (t timeOfDay, ok bool) {
	switch r := d.role(i); {
	case r&form.AsNoon != 0:
		return timeOfDay{hour: 12, to: i + 1}, true
	case r&form.AsMidnight != 0:
		return timeOfDay{to: i + 1}, true
	case r&form.AsHalf != 0:
		return d.halfPast(i)
	case r&form.AsQuarter != 0:
		return d.quarterPast(i)
	}
	return d.minutesInWords(i)
}

// halfPast reads half past ten.
func (d Reader) halfPast(i int) (t timeOfDay, ok bool) {
	h, to := d.hourAt(i + 2)
	if !d.Writes(i+1, form.MarkPast) || to == 0 {
		return t, false
	}
	return d.timeTail(timeOfDay{hour: h, minute: 30, to: to}), true
}

// quarterPast reads quarter past ten and quarter to six.
func (d Reader) quarterPast(i int) (t timeOfDay, ok bool) {
	before := d.Writes(i+1, form.MarkTo)
	h, to := d.hourAt(i + 2)
	if !before && !d.Writes(i+1, form.MarkPast) || to == 0 || d.At(to).Scale > 0 {
		return t, false
	}
	t = timeOfDay{hour: h, minute: 15, to: to}
	if before {
		t.hour, t.minute = hourBefore(h), 45
	}
	return d.timeTail(t), true
}

// minutesInWords reads ten o’clock, ten p.m. and ten past nine.
func (d Reader) minutesInWords(i int) (t timeOfDay, ok bool) {
	n, to := d.spelledUnits(i)
	if to == 0 || d.Dates.AnyNoun || n > 59 || d.Is(i-1, "-") && d.Glued(i) {
		return t, false
	}
	t = timeOfDay{hour: n, to: to}
	if n <= 12 {
		if end := d.oClock(to); end > 0 {
			t.to = end
			return d.timeTail(t), true
		}
		if d.IsHalfOfDay(to) && d.Is(to+1, ".") {
			return d.halfBehind(t), true
		}
	}
	return d.minutesPast(t)
}

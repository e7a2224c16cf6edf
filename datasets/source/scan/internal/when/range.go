package when

import (
	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/token"
)

// joint returns the token behind what joins the ends of a range, 0 where nothing
// does. Articles and days of the week are passed over.
func (d Reader) joint(i int, between bool) int {
	j := i + 1
	switch {
	case d.dash(i):
	case d.signAt(i) == '~' && d.Glued(i) && d.Glued(j):
	case d.Form(i) == token.Word && d.has(i, form.AsTo):
	case d.Form(i) == token.Word && d.has(i, form.AsAnd) && (between || d.betweenBehind(i)):
	default:
		return 0
	}
	return d.skip(j)
}

// skip passes over an article and a day of the week.
func (d Reader) skip(j int) int {
	if d.has(j, form.AsThe) {
		j++
	}
	if d.At(j).Weekday > 0 {
		j++
		if d.Is(j, ",") || d.Is(j, ".") {
			j++
		}
		if d.has(j, form.AsThe) {
			j++
		}
	}
	return j
}

// betweenBehind reports whether the word for "between" stands behind what an
// "and" joins: 1945 és 1956 között.
func (d Reader) betweenBehind(i int) bool {
	if !d.Dates.Dotted {
		return false
	}
	for j := i + 2; j < i+6; j++ {
		if d.has(j, form.AsBetween) {
			return true
		}
		if d.Form(j) == token.Sign && !d.Is(j, ".") && !d.Is(j, "-") {
			return false
		}
	}
	return false
}

// between reports whether "between" stands before a token.
func (d Reader) between(i int) bool {
	if d.Dates.Dotted {
		return false
	}
	return d.has(i-1, form.AsBetween) || d.has(i-1, form.AsThe) && d.has(i-2, form.AsBetween)
}

// opened reports whether a range is opened before a token: from, between.
func (d Reader) opened(i int) bool {
	return d.has(i-1, form.AsBetween|form.AsFrom) || d.has(i-1, form.AsThe) && d.has(i-2, form.AsBetween|form.AsFrom)
}

// ranged finds a moment, or the range that it begins.
func (d Reader) ranged(m moment) (Found, bool) {
	if !m.valid() {
		return Found{}, false
	}
	to := m.to
	if d.Dates.Dotted && d.Is(to, "-") && d.Glued(to) && d.has(to+1, form.AsCase) { // október 23-tól
		to += 2
		if f, ok := d.rangeTo(to, m); ok {
			return f, true
		}
	}
	j := d.joint(to, d.between(m.from))
	if j == 0 {
		if j = d.nextDay(to, m); j == 0 {
			return m.match()
		}
	}
	if f, ok := d.rangeOfDays(j, m); ok {
		return f, true
	}
	if f, ok := d.rangeTo(j, m); ok {
		return f, true
	}
	return m.match()
}

// rangeTo reads the last end of a range at a token, and joins it to the first.
func (d Reader) rangeTo(j int, first moment) (Found, bool) {
	last, end := d.endAt(j, first)
	if end == 0 {
		return Found{}, false
	}
	return first.until(last)
}

// nextDay returns the token of a second day of a month, the next one: October 23 and 24;
// 0 where there is none.
func (d Reader) nextDay(to int, m moment) int {
	if m.day == 0 || !m.monthFirst || m.dated || !d.has(to, form.AsAnd) {
		return 0
	}
	j := d.skip(to + 1)
	if n, _ := d.dayAt(j); n != m.day+1 {
		return 0
	}
	return j
}

// rangeOfDays reads on from a month and a day to a last day: October 23–24.
func (d Reader) rangeOfDays(j int, m moment) (Found, bool) {
	n, end := d.dayAt(j)
	if m.day == 0 || !m.monthFirst || end == 0 || n <= m.day {
		return Found{}, false
	}
	if month, _ := d.monthAt(end); month > 0 || !d.Dates.AnyNoun && d.manyAt(end) || d.hourly(end) {
		return Found{}, false
	}
	last := moment{to: end, month: m.month, day: n, year: m.year, dated: m.dated}
	if !m.dated {
		if y, end := d.yearBehind(end); end > 0 {
			last.year, last.dated, last.to = y, true, end
		}
	}
	return m.until(last)
}

// hourly reports whether what stands behind digits makes an hour of them.
func (d Reader) hourly(i int) bool {
	if d.has(i, form.AsClock|form.AsHours) {
		return true
	}
	half, _ := d.meridiem(i)
	return half > 0
}

// endAt reads the last end of a range that began with a moment.
func (d Reader) endAt(j int, first moment) (m moment, to int) {
	if j <= 0 || j >= len(d.Tokens) {
		return m, 0
	}
	k, near := d.pastCirca(j)
	if d.At(k).PartOfYear > 0 { // late 1957 to early 1958
		k++
		if d.Is(k, "-") || d.has(k, form.AsOf) {
			k++
		}
	}
	m, ok := d.endOfRange(k, first)
	if !ok {
		return m, 0
	}
	m.near = m.near || near
	return m, m.to
}

// ends are what the last end of a range can be, where it begins with a word and with
// digits.
var (
	endsInWords  = []func(Reader, int) (moment, bool){Reader.quarter, Reader.dayFirst}
	endsInDigits = []func(Reader, int) (moment, bool){
		Reader.numeric, Reader.dayFirst, Reader.yearFirst,
		func(d Reader, i int) (moment, bool) { return d.decade(i, i) },
		Reader.ofEra,
	}
)

func (d Reader) endOfRange(k int, first moment) (m moment, ok bool) {
	switch {
	case d.At(k).Month > 0:
		return d.monthFirst(k)
	case d.At(k).Era > 0:
		return d.eraFirst(k)
	case d.Form(k) == token.Word:
		return d.oneOf(endsInWords, k)
	case d.Form(k) == token.Digits:
		if m, ok = d.oneOf(endsInDigits, k); ok {
			return m, true
		}
		return d.lastOfYears(k, first)
	case d.apostrophe(k):
		return d.decade(k, k+1)
	}
	return m, false
}

// oneOf returns the moment of the first reader that finds one.
func (d Reader) oneOf(readers []func(Reader, int) (moment, bool), i int) (m moment, ok bool) {
	for _, read := range readers {
		if m, ok = read(d, i); ok {
			return m, true
		}
	}
	return m, false
}

// lastOfYears reads a year that ends a range of years or months.
func (d Reader) lastOfYears(k int, first moment) (m moment, ok bool) {
	y := d.digitRun(k)
	if !first.dated || first.day > 0 || !y.inYears() || d.goesOn(k+1) || d.counts(k+1) || d.manyAt(k+1) {
		return m, false
	}
	return d.around(moment{from: k, to: k + 1, year: y.n, dated: true}), true
}

// monthRange reads two months with a year: June–August 1992, May to October 2020.
func (d Reader) monthRange(i int) (Found, bool) {
	month, to := d.monthAt(i)
	if month == 0 {
		return Found{}, false
	}
	j := d.joint(to, d.between(i))
	if j == 0 || d.At(j).Month == 0 {
		return Found{}, false
	}
	last, ok := d.monthFirst(j)
	if !ok || !last.dated {
		return Found{}, false
	}
	return moment{from: i, month: month}.until(last)
}

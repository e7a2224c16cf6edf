package layout

import (
	"math"

	"quotient/charts/typeset"
	"quotient/datasets/edtf"
)

// Calendar is the finest axis of events from one day to another whose names fit, across the
// page. No tick is finer than the finest date, of so many days.
func (p *Page) Calendar(low, high, finest, left, right float64) TimeAxis {
	const gap = 10.0
	if a, ok := p.centuries(low, high, finest, left, right, gap); ok {
		return a
	}
	return p.calendar(low, high, finest, left, right, func(a TimeAxis) bool { return p.free(a, gap) })
}

// centuries is an axis that names centuries, each in the middle of what the axis has of it:
// of some centuries whose dates are no finer than years. It reports false where their names
// have no room.
func (p *Page) centuries(low, high, finest, left, right, gap float64) (a TimeAxis, ok bool) {
	const least = 250
	if finest < unitYear.days || high-low < least*unitYear.days {
		return a, false
	}
	a.Min, a.Max = padded(low, high)
	a.Left, a.Right = left, right
	for y := hundredth(Year(a.Min)); newYear(y) < a.Max; y += 100 {
		from, to := max(newYear(y), a.Min), min(newYear(y+100), a.Max)
		t := timeTick{at: from, middle: (from + to) / 2, bare: from > newYear(y), name: edtf.FormatCentury(int64(y), p.Locale.Tag)}
		if width := p.Fonts.Width(typeset.Regular, AxisSize, t.name); width+gap > a.At(to)-a.At(from) {
			if to-from > 99*unitYear.days { // the whole of it
				return a, false
			}
			t.name = ""
		}
		t.short = t.name
		a.ticks = append(a.ticks, t)
	}
	return a, true
}

// hundredth is the first year of the century of a year: 1901 of 2000, and that of 500 BC of
// 401 BC.
func hundredth(y int) int {
	return y - ((y-1)%100+100)%100
}

// padded is a little more than some days, in their era.
func padded(low, high float64) (from, to float64) {
	pad := max(1, math.Ceil(0.02*(high-low)))
	if from = low - pad; low >= newYear(1) {
		from = max(from, newYear(1))
	}
	return from, high + pad
}

// CalendarDown is a calendar for an axis that runs down the page, from 0 on.
func (p *Page) CalendarDown(low, high, finest, length float64) TimeAxis {
	a := p.calendar(low, high, finest, 0, length, func(a TimeAxis) bool {
		if a.whole {
			return a.apartBy(22)
		}
		return a.apartBy(36) // some air where the names are at ticks
	})
	if len(a.ticks) < 2 {
		a = p.calendar(low, high, finest, 0, length, func(a TimeAxis) bool { return a.apartBy(19) })
	}
	return a
}

func (p *Page) calendar(low, high, finest, left, right float64, fits func(TimeAxis) bool) (a TimeAxis) {
	for _, step := range timeSteps {
		for _, every := range step.every {
			if !step.suits(every, high-low, finest) {
				continue
			}
			a = p.periods(step.timeUnit, every, low, high)
			a.Left, a.Right = left, right
			if len(a.ticks) > 0 && fits(a) {
				return a
			}
		}
	}
	return a
}

// suits reports whether every so many units are ticks of a calendar of some days: they
// would not clutter it, and some date is as fine.
func (unit timeUnit) suits(every int, days, finest float64) bool {
	switch unit {
	case unitDay:
		return finest <= 1 && days <= 100
	case unitMonth:
		return finest <= 31 && days <= 900
	case unitYear:
		return days <= 40_000*float64(every)
	}
	return false
}

// periods is the axis of every so many units: whole months or years where each is named,
// else a little more than the days themselves.
func (p *Page) periods(unit timeUnit, every int, low, high float64) (a TimeAxis) {
	a.Min, a.Max = padded(low, high)
	first, last := Year(low), Year(high-1)
	from, to := a.Min, a.Max
	switch {
	case unit == unitDay:
		from, to = low, high
	case every > 1 && unit == unitYear: // none in what is added at the sides, which may be years
		from, to = max(a.Min, newYear(roundYear(first, every))), min(a.Max, newYear(last+1)+1)
	case every == 1 && unit == unitMonth:
		a.whole = true
		from, to = newMonth(first, monthOf(low)), newMonth(last, monthOf(high-1)+1)
		a.Min, a.Max = from, to
	case every == 1:
		a.whole = true
		from, to = newYear(first), newYear(last+1)
		a.Min, a.Max = from, to
	}
	for _, at := range beginnings(unit, every, from, to-1) { // without the day on which it ends
		a.ticks = append(a.ticks, p.period(unit, at, a.ticks))
	}
	if a.whole {
		for i := range a.ticks {
			end := a.Max
			if i+1 < len(a.ticks) {
				end = a.ticks[i+1].at
			}
			a.ticks[i].middle = (a.ticks[i].at + end) / 2
		}
	}
	return a
}

// roundYear is the last year before one that is a multiple of some years in its era, or that
// year itself.
func roundYear(y, every int) int {
	if y > 0 {
		return y - y%every
	}
	return y - (every-(1-y)%every)%every
}

// period names a day, month or year: without the year that it shares with the one named
// before, and a day without the month.
func (p *Page) period(unit timeUnit, at float64, before []timeTick) timeTick {
	tag := p.Locale.Tag
	y, m, d := Year(at), 0, 0
	if unit != unitYear {
		m = monthOf(at)
	}
	if unit == unitDay {
		_, _, d = edtf.Day(at).Civil()
	}
	t := timeTick{at: at, middle: at, name: date(y, m, d).Format(tag), short: date(y, m, d).FormatInYear(tag)}
	n := len(before)
	if n > 0 && Year(before[n-1].at) <= 0 && y > 0 {
		t.name = date(y, m, d).FormatInEra(tag)
		if unit == unitYear {
			t.short = t.name
		}
	}
	if n > 0 && Year(before[n-1].at) == y {
		t.name = t.short
		if unit == unitDay && monthOf(before[n-1].at) == m {
			t.short = edtf.FormatDay(d, tag)
			t.name = t.short
		}
	}
	return t
}

// TicksAcross draws the ticks of an axis at y, and the names under them.
func (p *Page) TicksAcross(a TimeAxis, y, under float64) {
	for i, x := range p.NamesAcross(a) {
		at := a.At(a.ticks[i].at)
		if !a.ticks[i].bare {
			p.Line(p.Theme.Ink, 1, at, y-4, at, y+4)
		}
		p.Text(typeset.Regular, AxisSize, p.Theme.Muted, x[0], under, a.ticks[i].name)
	}
	if a.whole {
		p.Line(p.Theme.Ink, 1, a.Right, y-4, a.Right, y+4)
	}
}

// Places are where an axis across the page has its ticks.
func (a TimeAxis) Places() (out []float64) {
	for _, t := range a.ticks {
		if !t.bare {
			out = append(out, a.At(t.at))
		}
	}
	return out
}

// apartBy reports whether the names of an axis that runs down the page have lines of some
// height; a date with a year has two.
func (a TimeAxis) apartBy(line float64) bool {
	edge := math.Inf(-1)
	for _, t := range a.ticks {
		at := a.At(t.at)
		if at < edge {
			return false
		}
		edge = at + line
		if t.short != t.name {
			edge = at + max(line, 34)
		}
	}
	return true
}

// DownWidth is the room that the names of an axis take that runs down the page.
func (p *Page) DownWidth(a TimeAxis) (width float64) {
	for _, t := range a.ticks {
		width = max(width, p.Fonts.Width(typeset.Regular, AxisSize, t.short))
	}
	return width
}

// TicksDown draws the ticks of an axis at x, and the names on its left, a year under them.
func (p *Page) TicksDown(a TimeAxis, x float64) {
	for i, t := range a.ticks {
		from := a.At(t.at)
		p.Line(p.Theme.Ink, 1, x-4, from, x+4, from)
		at := from + 4
		if a.whole {
			at = from + min(12, a.At(t.middle)-from+4)
		}
		p.TextRight(typeset.Regular, AxisSize, p.Theme.Muted, x-10, at, t.short)
		if t.short != t.name {
			p.TextRight(typeset.Regular, AxisSize, p.Theme.Muted, x-10, at+15, yearAfter(Year(t.at), i > 0 && Year(a.ticks[i-1].at) <= 0, p.Locale.Tag))
		}
	}
	if a.whole {
		p.Line(p.Theme.Ink, 1, x-4, a.Right, x+4, a.Right)
	}
}

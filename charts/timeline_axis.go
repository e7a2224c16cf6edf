package charts

import (
	"fmt"
	"math"

	"quotient/charts/typeset"
	"quotient/datasets/edtf"
)

// A period is a day, month or year that an axis of time names.
type period struct {
	from, to float64 // in days; to is where the next one of its length begins
	name     string
}

// A calendar is an axis of time with the periods that it names: every one,
// between two ticks, or every so many, each at its tick.
type calendar struct {
	axis    ruler
	periods []period
	whole   bool
}

// at is where the name of a period stands, in days.
func (c calendar) at(x period) float64 {
	if c.whole {
		return (x.from + x.to) / 2
	}
	return x.from
}

// A stride is a distance of ticks: every so many days, months or years. It is for
// axes of no more days than the longest, which it would clutter, and for dates
// some of which are as fine.
type stride struct {
	unit            string
	every           int
	finest, longest float64
}

// strides are those of an axis of time, the finest first. Years go by 1, 2 and 5
// times the powers of ten.
var strides = func() (out []stride) {
	for _, every := range []int{1, 2, 5, 10} {
		out = append(out, stride{"day", every, 1, 100})
	}
	for _, every := range []int{1, 2, 3, 6} {
		out = append(out, stride{"month", every, 31, 900})
	}
	for _, ten := range []int{1, 10, 100, 1000} {
		for _, k := range []int{1, 2, 5} {
			out = append(out, stride{"year", k * ten, math.Inf(1), 40_000 * float64(k*ten)})
		}
	}
	return out
}()

// calendar is the finest axis from one day to another whose names fit. No tick is
// finer than the finest date, of so many days.
func (p *page) calendar(low, high, finest, left, right float64, fits func(calendar) bool) calendar {
	var c calendar
	for _, st := range strides {
		if st.finest < finest || st.longest < high-low {
			continue
		}
		c = st.calendar(p, low, high)
		c.axis.left, c.axis.right = left, right
		if len(c.periods) > 0 && fits(c) {
			return c
		}
	}
	return c
}

// calendar is the axis of a stride: whole months or years where each is named,
// else a little more than the days themselves.
func (st stride) calendar(p *page, low, high float64) (c calendar) {
	pad := max(1, math.Ceil(0.02*(high-low)))
	c.axis = ruler{min: max(low-pad, newYear(1)), max: high + pad}
	c.whole = st.every == 1 && st.unit != "day"
	first, last := year(low), year(high-1)
	if c.whole && st.unit == "month" {
		c.axis.min, c.axis.max = newMonth(first, monthOf(low)), newMonth(last, monthOf(high-1)+1)
	} else if c.whole {
		c.axis.min, c.axis.max = newYear(first), newYear(last+1)
	}
	add := func(from, to float64, date string) {
		d, err := edtf.Parse(date)
		if err != nil || from < c.axis.min || from >= c.axis.max || st.unit == "day" && (from < low || from >= high) {
			return
		}
		name := d.Format(p.Locale.Tag)
		if n := len(c.periods); n > 0 && st.unit != "year" {
			name = p.after(c.periods[n-1].from, from, st, name)
		}
		c.periods = append(c.periods, period{from, to, name})
	}
	for y := first - first%yearsOf(st); y <= last+1; y += yearsOf(st) {
		if y < 1 {
			continue
		}
		if st.unit == "year" {
			add(newYear(y), newYear(y+st.every), fmt.Sprintf("%04d", y))
			continue
		}
		for m := 1; m <= 12; m++ {
			if st.unit == "day" {
				st.daysOf(y, m, add)
			} else if (m-1)%st.every == 0 {
				add(newMonth(y, m), newMonth(y, m+st.every), fmt.Sprintf("%04d-%02d", y, m))
			}
		}
	}
	return c
}

// after names a day or month after the one named before: without the year that
// they share, and a day without the month.
func (p *page) after(before, from float64, st stride, name string) string {
	switch {
	case year(before) != year(from):
		return name
	case st.unit == "month" || monthOf(before) != monthOf(from):
		return withoutYear(name, year(from))
	}
	_, _, day := edtf.Day(from).Civil()
	return edtf.FormatDay(day, p.Locale.Tag)
}

func yearsOf(st stride) int {
	if st.unit == "year" {
		return st.every
	}
	return 1
}

// daysOf adds the days of a month by the stride, evenly from its first.
func (st stride) daysOf(y, m int, add func(from, to float64, date string)) {
	first, n, every := newMonth(y, m), int(newMonth(y, m+1)-newMonth(y, m)), st.every
	for d := 0; d < n; d += every {
		if every == 1 || d+every/2 < n {
			add(first+float64(d), first+float64(d)+1, fmt.Sprintf("%04d-%02d-%02d", y, m, d+1))
		}
	}
}

// nameAcross is where the name of a period stands under an axis across the page.
func (p *page) nameAcross(c calendar, x period) (from, to float64) {
	half := p.fonts.Width(typeset.Regular, axisSize, x.name) / 2
	middle := max(p.left()+half, min(c.axis.at(c.at(x)), p.right()-half))
	return middle - half, middle + half
}

// besideEachOther reports whether the names of a calendar have room along an axis
// that runs across the page.
func (p *page) besideEachOther(c calendar) bool {
	const apart = 10.0
	edge := math.Inf(-1)
	for _, x := range c.periods {
		from, to := p.nameAcross(c, x)
		if from < edge+apart {
			return false
		}
		edge = to
	}
	return true
}

// ticksAcross draws the ticks of an axis at y, and the names under them.
func (p *page) ticksAcross(c calendar, y, under float64) {
	for _, x := range c.periods {
		at := c.axis.at(x.from)
		p.line(p.Theme.Ink, 1, at, y-4, at, y+4)
		from, _ := p.nameAcross(c, x)
		p.text(typeset.Regular, axisSize, p.Theme.Muted, from, under, x.name)
	}
	if c.whole {
		p.line(p.Theme.Ink, 1, c.axis.right, y-4, c.axis.right, y+4)
	}
}

// underEachOther reports whether the names of a calendar have room along an axis
// that runs down the page, and some air where they are at ticks; a date with a
// year has two lines.
func (p *page) underEachOther(c calendar) bool {
	if c.whole {
		return apartBy(c, 22)
	}
	return apartBy(c, 36)
}

func apartBy(c calendar, line float64) bool {
	edge := math.Inf(-1)
	for _, x := range c.periods {
		at := c.axis.at(x.from)
		if at < edge {
			return false
		}
		edge = at + line
		if withoutYear(x.name, year(x.from)) != x.name {
			edge = at + max(line, 34)
		}
	}
	return true
}

// calendarDown is a calendar for an axis that runs down the page.
func (p *page) calendarDown(low, high, finest, length float64) calendar {
	c := p.calendar(low, high, finest, 0, length, p.underEachOther)
	if len(c.periods) < 2 {
		c = p.calendar(low, high, finest, 0, length, func(c calendar) bool { return apartBy(c, 19) })
	}
	return c
}

// downWidth is the room that the names of a calendar take beside an axis that runs
// down the page.
func (p *page) downWidth(c calendar) (width float64) {
	for _, x := range c.periods {
		width = max(width, p.fonts.Width(typeset.Regular, axisSize, withoutYear(x.name, year(x.from))))
	}
	return width
}

// ticksDown draws the ticks of an axis at x, and the names on its left.
func (p *page) ticksDown(c calendar, x float64) {
	for _, t := range c.periods {
		from, to := c.axis.at(t.from), c.axis.at(t.to)
		p.line(p.Theme.Ink, 1, x-4, from, x+4, from)
		at := from + 4
		if c.whole {
			at = from + min(12, (to-from)/2+4)
		}
		name := withoutYear(t.name, year(t.from))
		p.textRight(typeset.Regular, axisSize, p.Theme.Muted, x-10, at, name)
		if name != t.name {
			p.textRight(typeset.Regular, axisSize, p.Theme.Muted, x-10, at+15, fmt.Sprint(year(t.from)))
		}
	}
	if c.whole {
		p.line(p.Theme.Ink, 1, x-4, c.axis.right, x+4, c.axis.right)
	}
}

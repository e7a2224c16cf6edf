package layout

import (
	"fmt"
	"math"
	"strings"

	"quotient/charts/typeset"
	"quotient/datasets/edtf"
)

func monthOf(day float64) int {
	_, m, _ := edtf.Day(day).Civil()
	return m
}

// newMonth is the first day of a month; months beyond twelve are of later years.
func newMonth(y, m int) float64 {
	y, m = y+(m-1)/12, (m-1)%12+1
	d, err := edtf.Parse(fmt.Sprintf("%04d-%02d-01", y, m))
	if err != nil {
		return 0
	}
	first, _ := d.First()
	return float64(first)
}

// WithoutYear drops the year of a date in words.
func WithoutYear(name string, y int) string {
	return strings.TrimPrefix(strings.TrimSuffix(name, fmt.Sprintf(" %d", y)), fmt.Sprintf("%d. ", y))
}

// Year and newYear lead from days to years and back.
func Year(day float64) int {
	y, _, _ := edtf.Day(day).Civil()
	return int(y)
}

func newYear(y int) float64 {
	d, err := edtf.Parse(fmt.Sprintf("%04d-01-01", y))
	if err != nil {
		return 0
	}
	first, _ := d.First()
	return float64(first)
}

// A period is a day, month or year that an axis of time names.
type period struct {
	from, to float64 // in days; to is where the next one of its length begins
	name     string
}

// A Calendar is an axis of time with the periods that it names: every one,
// between two ticks, or every so many, each at its tick.
type Calendar struct {
	Axis    Scale
	Periods []period
	whole   bool
}

// at is where the name of a period stands, in days.
func (c Calendar) at(x period) float64 {
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

// Calendar is the finest axis from one day to another whose names fit. No tick is
// finer than the finest date, of so many days.
func (p *Page) Calendar(low, high, finest, left, right float64, fits func(Calendar) bool) Calendar {
	var c Calendar
	for _, st := range strides {
		if st.finest < finest || st.longest < high-low {
			continue
		}
		c = st.calendar(p, low, high)
		c.Axis.Left, c.Axis.Right = left, right
		if len(c.Periods) > 0 && fits(c) {
			return c
		}
	}
	return c
}

// calendar is the axis of a stride: whole months or years where each is named,
// else a little more than the days themselves.
func (st stride) calendar(p *Page, low, high float64) (c Calendar) {
	pad := max(1, math.Ceil(0.02*(high-low)))
	c.Axis = Scale{Min: max(low-pad, newYear(1)), Max: high + pad}
	c.whole = st.every == 1 && st.unit != "day"
	first, last := Year(low), Year(high-1)
	if c.whole && st.unit == "month" {
		c.Axis.Min, c.Axis.Max = newMonth(first, monthOf(low)), newMonth(last, monthOf(high-1)+1)
	} else if c.whole {
		c.Axis.Min, c.Axis.Max = newYear(first), newYear(last+1)
	}
	add := func(from, to float64, date string) {
		d, err := edtf.Parse(date)
		if err != nil || from < c.Axis.Min || from >= c.Axis.Max || st.unit == "day" && (from < low || from >= high) {
			return
		}
		name := d.Format(p.Locale.Tag)
		if n := len(c.Periods); n > 0 && st.unit != "year" {
			name = p.after(c.Periods[n-1].from, from, st, name)
		}
		c.Periods = append(c.Periods, period{from, to, name})
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
func (p *Page) after(before, from float64, st stride, name string) string {
	switch {
	case Year(before) != Year(from):
		return name
	case st.unit == "month" || monthOf(before) != monthOf(from):
		return WithoutYear(name, Year(from))
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

// NameAcross is where the name of a period stands under an axis across the page.
func (p *Page) NameAcross(c Calendar, x period) (from, to float64) {
	half := p.Fonts.Width(typeset.Regular, AxisSize, x.name) / 2
	middle := max(p.Left()+half, min(c.Axis.At(c.at(x)), p.Right()-half))
	return middle - half, middle + half
}

// BesideEachOther reports whether the names of a calendar have room along an axis
// that runs across the page.
func (p *Page) BesideEachOther(c Calendar) bool {
	const apart = 10.0
	edge := math.Inf(-1)
	for _, x := range c.Periods {
		from, to := p.NameAcross(c, x)
		if from < edge+apart {
			return false
		}
		edge = to
	}
	return true
}

// TicksAcross draws the ticks of an axis at y, and the names under them.
func (p *Page) TicksAcross(c Calendar, y, under float64) {
	for _, x := range c.Periods {
		at := c.Axis.At(x.from)
		p.Line(p.Theme.Ink, 1, at, y-4, at, y+4)
		from, _ := p.NameAcross(c, x)
		p.Text(typeset.Regular, AxisSize, p.Theme.Muted, from, under, x.name)
	}
	if c.whole {
		p.Line(p.Theme.Ink, 1, c.Axis.Right, y-4, c.Axis.Right, y+4)
	}
}

// underEachOther reports whether the names of a calendar have room along an axis
// that runs down the page, and some air where they are at ticks; a date with a
// year has two lines.
func (p *Page) underEachOther(c Calendar) bool {
	if c.whole {
		return apartBy(c, 22)
	}
	return apartBy(c, 36)
}

func apartBy(c Calendar, line float64) bool {
	edge := math.Inf(-1)
	for _, x := range c.Periods {
		at := c.Axis.At(x.from)
		if at < edge {
			return false
		}
		edge = at + line
		if WithoutYear(x.name, Year(x.from)) != x.name {
			edge = at + max(line, 34)
		}
	}
	return true
}

// CalendarDown is a calendar for an axis that runs down the page.
func (p *Page) CalendarDown(low, high, finest, length float64) Calendar {
	c := p.Calendar(low, high, finest, 0, length, p.underEachOther)
	if len(c.Periods) < 2 {
		c = p.Calendar(low, high, finest, 0, length, func(c Calendar) bool { return apartBy(c, 19) })
	}
	return c
}

// DownWidth is the room that the names of a calendar take beside an axis that runs
// down the page.
func (p *Page) DownWidth(c Calendar) (width float64) {
	for _, x := range c.Periods {
		width = max(width, p.Fonts.Width(typeset.Regular, AxisSize, WithoutYear(x.name, Year(x.from))))
	}
	return width
}

// TicksDown draws the ticks of an axis at x, and the names on its left.
func (p *Page) TicksDown(c Calendar, x float64) {
	for _, t := range c.Periods {
		from, to := c.Axis.At(t.from), c.Axis.At(t.to)
		p.Line(p.Theme.Ink, 1, x-4, from, x+4, from)
		at := from + 4
		if c.whole {
			at = from + min(12, (to-from)/2+4)
		}
		name := WithoutYear(t.name, Year(t.from))
		p.TextRight(typeset.Regular, AxisSize, p.Theme.Muted, x-10, at, name)
		if name != t.name {
			p.TextRight(typeset.Regular, AxisSize, p.Theme.Muted, x-10, at+15, fmt.Sprint(Year(t.from)))
		}
	}
	if c.whole {
		p.Line(p.Theme.Ink, 1, x-4, c.Axis.Right, x+4, c.Axis.Right)
	}
}

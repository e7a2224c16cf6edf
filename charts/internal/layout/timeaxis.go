package layout

import (
	"fmt"
	"math"
	"slices"

	"quotient/charts/typeset"
	"quotient/datasets/edtf"
)

// Two kinds of axis of time have the same ticks: that of numbers over time ([Page.TimeAxis])
// and that of events ([Page.Calendar]). A tick is at the first moment of its period. On the
// first its name is under it, and below the names of hours, days and months a second line
// says what these are in, up to the year. See docs/charts.md.

// A timeUnit is what the ticks of an axis of time count.
type timeUnit struct {
	name string
	days float64 // its length, the least where it varies
}

var (
	unitSecond = timeUnit{"second", 1.0 / (24 * 60 * 60)}
	unitMinute = timeUnit{"minute", 1.0 / (24 * 60)}
	unitHour   = timeUnit{"hour", 1.0 / 24}
	unitDay    = timeUnit{"day", 1}
	unitMonth  = timeUnit{"month", 28}
	unitYear   = timeUnit{"year", 365}
)

// timeSteps are the distances of ticks, finest first.
var timeSteps = []struct {
	timeUnit
	every []int
}{
	{unitSecond, []int{1, 5, 15, 30}},
	{unitMinute, []int{1, 5, 15, 30}},
	{unitHour, []int{1, 2, 3, 6, 12}},
	{unitDay, []int{1, 2, 5, 10}},
	{unitMonth, []int{1, 2, 3, 6}},
	{unitYear, []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000}},
}

// A timeTick is a tick of an axis of time.
type timeTick struct {
	at      float64 // in days
	middle  float64 // of its name: its own place, or the middle of its period
	name    string  // under the tick
	short   string  // the name without its year
	context string  // below the name: what its period is in
	bare    bool    // the axis begins within its period, whose beginning is no tick
}

// A TimeAxis is a ruler of days with its ticks.
type TimeAxis struct {
	Scale
	ticks []timeTick
	whole bool // the axis is whole periods, and names are in their middle
}

// date is a year, or a month or day of it where these are not zero.
func date(y, m, d int) edtf.Date {
	out, _ := edtf.Parts{Year: y, HasYear: true, Month: m, Day: d}.Date()
	return out
}

// newMonth is the first day of a month; months beyond twelve are of later years.
func newMonth(y, m int) float64 {
	first, _ := date(y+(m-1)/12, (m-1)%12+1, 1).First()
	return float64(first)
}

func newYear(y int) float64 { return newMonth(y, 1) }

// Year is the year of a day.
func Year(day float64) int {
	y, _, _ := edtf.Day(day).Civil()
	return int(y)
}

// YearsOf are the years of two days, as dates.
func YearsOf(first, last float64) (from, to edtf.Date) {
	return date(Year(first), 0, 0), date(Year(last), 0, 0)
}

func monthOf(day float64) int {
	_, m, _ := edtf.Day(day).Civil()
	return m
}

// Foot is the height that the names of the ticks take.
func (a TimeAxis) Foot() float64 {
	if slices.ContainsFunc(a.ticks, func(t timeTick) bool { return t.context != "" }) {
		return 47
	}
	return 30
}

// TimeAxis lays out an axis from the first to the last of some dates, whose finest is
// so many days long: the finest ticks whose names have room. Of clock times alone no
// date is said.
func (p *Page) TimeAxis(left, right, first, last, finest float64, clock bool) TimeAxis {
	const few, most, gap = 4, 60, 12.0
	axis := TimeAxis{Scale: Scale{Left: left, Right: right, Min: first, Max: last}}
	if first == last {
		return p.oneTick(axis, finest, clock)
	}
	for i, step := range timeSteps {
		if i+1 < len(timeSteps) && last-first >= few*timeSteps[i+1].days {
			continue // the next unit is seen as well, and says more
		}
		for _, every := range step.every {
			if step.timeUnit != unitYear && finest > step.days*float64(every)*1.5 || (last-first)/step.days/float64(every) > most {
				continue
			}
			a := axis
			a.Min, a.Max = wholeUnits(step.timeUnit, first, last)
			a.ticks = p.named(step.timeUnit, beginnings(step.timeUnit, every, a.Min, a.Max), clock)
			if len(a.ticks) > 1 && p.free(a, gap) {
				p.contexts(a)
				return a
			}
		}
	}
	// Two names at least have room on any page, unless the dates are all in one period
	// that is no finer than they are.
	axis.ticks = p.named(unitDay, []float64{math.Ceil(first)}, clock)
	p.contexts(axis)
	return axis
}

// oneTick is an axis of one date, with a tick at it.
func (p *Page) oneTick(axis TimeAxis, finest float64, clock bool) TimeAxis {
	at := axis.Min
	axis.Min, axis.Max = at-0.5, at+0.5
	unit := unitDay
	switch {
	case finest >= unitYear.days:
		unit = unitYear
	case finest >= unitMonth.days:
		unit = unitMonth
	case finest < unitDay.days:
		unit = unitMinute
	}
	axis.ticks = p.named(unit, []float64{at}, clock)
	p.contexts(axis)
	return axis
}

// wholeUnits widens a stretch of days to whole periods.
func wholeUnits(unit timeUnit, first, last float64) (from, to float64) {
	switch unit {
	case unitYear:
		from, to = newYear(Year(math.Floor(first))), newYear(Year(math.Floor(last)))
		if to < last {
			to = newYear(Year(math.Floor(last)) + 1)
		}
		return from, to
	case unitMonth:
		month := func(day float64, plus int) float64 {
			return newMonth(Year(math.Floor(day)), monthOf(math.Floor(day))+plus)
		}
		if to = month(last, 0); to < last {
			to = month(last, 1)
		}
		return month(first, 0), to
	case unitDay:
		return math.Floor(first), math.Ceil(last)
	}
	return first, last
}

// beginnings are the beginnings of every so many units, between two days.
func beginnings(unit timeUnit, every int, from, to float64) (out []float64) {
	const slack = 1e-7 // of a day: far less than a second
	if unit.days < 1 {
		perDay := math.Round(1/unit.days) / float64(every)
		first, last := int(math.Ceil((from-slack)*perDay)), int(math.Floor((to+slack)*perDay))
		for i := first; i <= last; i++ {
			out = append(out, float64(i)/perDay)
		}
		return out
	}
	first, last := Year(math.Floor(from)), Year(math.Floor(to))
	for y := first; y <= last; y++ {
		switch {
		case unit != unitYear:
			for m := 1; m <= 12; m++ {
				out = append(out, monthly(unit, every, y, m)...)
			}
		case numbered(y, every, first <= 0):
			out = append(out, newYear(y))
		}
	}
	return slices.DeleteFunc(out, func(at float64) bool { return at < from-slack || at > to+slack })
}

// numbered reports whether a year is one of every so many. Those before Christ count
// backwards; on an axis of both eras the year 1 stands for the year 0 that there is not.
func numbered(y, every int, eras bool) bool {
	switch {
	case y <= 0:
		return (1-y)%every == 0
	case y == 1 && eras:
		return true
	}
	return y%every == 0
}

// monthly are the beginnings within a month: its own, or those of days, evenly from its
// first and not close to the first of the next.
func monthly(unit timeUnit, every, y, m int) (out []float64) {
	begin := newMonth(y, m)
	if unit == unitMonth {
		if (m-1)%every == 0 {
			out = append(out, begin)
		}
		return out
	}
	days := int(newMonth(y, m+1) - begin)
	for d := 0; d < days; d += every {
		if every == 1 || d+every/2 < days {
			out = append(out, begin+float64(d))
		}
	}
	return out
}

// named gives ticks their names, and each tick of a new day, month or year what it is in.
func (p *Page) named(unit timeUnit, at []float64, clock bool) (out []timeTick) {
	tag, last := p.Locale.Tag, ""
	for i, v := range at {
		seconds := int(math.Round(v * 24 * 60 * 60))
		day := math.Floor(float64(seconds) / (24 * 60 * 60))
		seconds -= int(day) * 24 * 60 * 60
		year, m, d := edtf.Day(day).Civil()
		y := int(year)
		t := timeTick{at: v, middle: v}
		switch unit {
		case unitSecond:
			t.name = fmt.Sprintf("%02d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
		case unitMinute, unitHour:
			t.name = fmt.Sprintf("%02d:%02d", seconds/3600, seconds/60%60)
		case unitDay:
			t.name = edtf.FormatDay(d, tag)
			t.context = date(y, m, 0).Format(tag)
		case unitMonth:
			t.name = date(y, m, 0).FormatInYear(tag)
			t.context = date(y, 0, 0).Format(tag)
		case unitYear:
			t.name = yearAfter(y, i > 0 && Year(at[i-1]) <= 0, tag)
		}
		if clock && v >= 1 {
			t.name = "24:00"
		}
		if unit.days < 1 && !clock {
			t.context = date(y, m, d).Format(tag)
		}
		if t.context == last {
			t.context = ""
		} else {
			last = t.context
		}
		out = append(out, t)
	}
	return out
}

// yearAfter names the year of a tick: the first after Christ says so after those before.
func yearAfter(y int, ancient bool, tag string) string {
	if ancient && y > 0 {
		return edtf.FormatYearInEra(int64(y), tag)
	}
	return edtf.FormatYear(int64(y), tag)
}

// place is where a text of an axis that runs across the page begins and ends: centred at
// the place of its tick's name, within the page.
func (p *Page) place(a TimeAxis, t timeTick, text string) (from, to float64) {
	width := p.Fonts.Width(typeset.Regular, AxisSize, text)
	from = min(max(a.At(t.middle)-width/2, p.Left()), p.Right()-width)
	return from, from + width
}

// NamesAcross are where the names of an axis that runs across the page begin and end.
func (p *Page) NamesAcross(a TimeAxis) (out [][2]float64) {
	for _, t := range a.ticks {
		from, to := p.place(a, t, t.name)
		out = append(out, [2]float64{from, to})
	}
	return out
}

// free reports whether the names of the ticks are clear of each other by a gap.
func (p *Page) free(a TimeAxis, gap float64) bool {
	end := math.Inf(-1)
	for _, x := range p.NamesAcross(a) {
		if x[0] < end {
			return false
		}
		end = x[1] + gap
	}
	return true
}

// contexts leaves out what would run into the next on the second line: the later of the
// two says enough.
func (p *Page) contexts(a TimeAxis) {
	const gap = 12.0
	next := math.Inf(1)
	for i := len(a.ticks) - 1; i >= 0; i-- {
		t := &a.ticks[i]
		if t.context == "" {
			continue
		}
		if from, to := p.place(a, *t, t.context); to+gap > next {
			t.context = ""
		} else {
			next = from
		}
	}
}

// TimeTicks draws the ticks of an axis of time and their names, y being the axis.
func (p *Page) TimeTicks(a TimeAxis, y float64) {
	for _, t := range a.ticks {
		at := a.At(t.at)
		p.Line(p.Theme.Rule, 1, at, y, at, y+5)
		from, _ := p.place(a, t, t.name)
		p.Text(typeset.Regular, AxisSize, p.Theme.Muted, from, y+19, t.name)
		from, _ = p.place(a, t, t.context)
		p.Text(typeset.Regular, AxisSize, p.Theme.Muted, from, y+36, t.context)
	}
}

package layout

import (
	"fmt"
	"math"
	"slices"

	"quotient/charts/typeset"
	"quotient/datasets/edtf"
)

// The rule of an axis of time: a tick is at the first moment of its period, and its
// name is under it. Below the names of hours, days and months a second line says what
// these are in, up to the year. See docs/charts.md.

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
	name    string  // under the tick
	context string  // below the name: what its period is in
}

// A TimeAxis is a ruler of days with its ticks.
type TimeAxis struct {
	Scale
	ticks []timeTick
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
	const few, most = 4, 60
	axis := TimeAxis{Scale: Scale{Left: left, Right: right, Min: first, Max: last}}
	if first == last {
		axis.Min, axis.Max = first-0.5, last+0.5
		unit := unitDay
		switch {
		case finest >= unitYear.days:
			unit = unitYear
		case finest >= unitMonth.days:
			unit = unitMonth
		case finest < unitDay.days:
			unit = unitMinute
		}
		axis.ticks = p.named(unit, []float64{first}, clock)
		p.contexts(axis)
		return axis
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
			if len(a.ticks) > 1 && p.free(a) {
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
	add := func(at float64) {
		if at >= from-slack && at <= to+slack {
			out = append(out, at)
		}
	}
	if unit.days < 1 {
		perDay := math.Round(1/unit.days) / float64(every)
		first, last := int(math.Ceil((from-slack)*perDay)), int(math.Floor((to+slack)*perDay))
		for i := first; i <= last; i++ {
			add(float64(i) / perDay)
		}
		return out
	}
	first, last := Year(math.Floor(from)), Year(math.Floor(to))
	for y := first; y <= last; y++ {
		if unit == unitYear {
			if y%every == 0 {
				add(newYear(y))
			}
			continue
		}
		for m := 1; m <= 12; m++ {
			begin, days := newMonth(y, m), int(newMonth(y, m+1)-newMonth(y, m))
			switch {
			case begin > to || begin+float64(days) < from:
			case unit == unitMonth:
				if (m-1)%every == 0 {
					add(begin)
				}
			default:
				for d := 0; d < days; d += every {
					if every == 1 || d+every/2 < days { // not close to the first of the next
						add(begin + float64(d))
					}
				}
			}
		}
	}
	return out
}

// named gives ticks their names, and each tick of a new day, month or year what it is in.
func (p *Page) named(unit timeUnit, at []float64, clock bool) (out []timeTick) {
	date := func(laid string, args ...any) string {
		d, err := edtf.Parse(fmt.Sprintf(laid, args...))
		if err != nil {
			return ""
		}
		return d.Format(p.Locale.Tag)
	}
	last := ""
	for _, v := range at {
		seconds := int(math.Round(v * 24 * 60 * 60))
		day := math.Floor(float64(seconds) / (24 * 60 * 60))
		seconds -= int(day) * 24 * 60 * 60
		y, m, d := edtf.Day(day).Civil()
		t := timeTick{at: v}
		switch unit {
		case unitSecond:
			t.name = fmt.Sprintf("%02d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
		case unitMinute, unitHour:
			t.name = fmt.Sprintf("%02d:%02d", seconds/3600, seconds/60%60)
		case unitDay:
			t.name = edtf.FormatDay(d, p.Locale.Tag)
			t.context = date("%04d-%02d", y, m)
		case unitMonth:
			t.name = WithoutYear(date("%04d-%02d", y, m), int(y))
			t.context = date("%04d", y)
		case unitYear:
			t.name = date("%04d", y)
		}
		if clock && v >= 1 {
			t.name = "24:00"
		}
		if unit.days < 1 && !clock {
			t.context = date("%04d-%02d-%02d", y, m, d)
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

// place is where a text of an axis of time begins: centred at its tick, within the page.
func (p *Page) place(a TimeAxis, t timeTick, text string) (from, to float64) {
	width := p.Fonts.Width(typeset.Regular, AxisSize, text)
	from = min(max(a.At(t.at)-width/2, p.Left()), p.Right()-width)
	return from, from + width
}

// free reports whether the names of the ticks are clear of each other.
func (p *Page) free(a TimeAxis) bool {
	const gap = 12.0
	end := math.Inf(-1)
	for _, t := range a.ticks {
		from, to := p.place(a, t, t.name)
		if from < end {
			return false
		}
		end = to + gap
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

package when

import (
	"slices"
	"time"

	"quotient/datasets/edtf"
	"quotient/datasets/source/scan/internal/rule"
)

// A Kind is what was found.
type Kind uint8

// The kinds.
const (
	Year Kind = iota // 1956; the 1950s; 1989-1991
	Date             // June 17, 1953; March 1953
	Time             // 10 a.m.
)

// Found is a date, a time of the day, or a range of either, by the tokens that it takes:
// [From, To).
type Found struct {
	From, To int
	Kind     Kind
	Date     *edtf.Date // nil for a time, and where nothing is sure: 3/4
	Clock    string     // a time, or a range of them: 10:00, 10:00/12:30
	Near     bool       // it is about then
	Rules    rule.Trail // what read it
}

// A moment is a day, month, part of a year, year, decade or century, as it is
// said: what is not said is 0.
type moment struct {
	year       int  // 0 is 1 BC, -1 is 2 BC
	dated      bool // the year is said
	month, day int
	part       int    // of a year: a code of EDTF, from 21
	blank      int    // last digits of the year that are not said: 1 of a decade, 2 of a century, 3 of a millennium
	clock      string // of a time stamp: 10:00:00
	zone       string // and its zone: Z
	from, to   int    // tokens
	monthFirst bool   // it is written month before day
	near       bool   // it is about then: c. 300 BC
	ambiguous  bool   // its day and month may be either way round: 3/4/2019
}

// kind returns Year where neither a day, a month nor a quarter is said. A season
// and early, mid and late are words beside a year.
func (m moment) kind() Kind {
	if m.ambiguous || m.month > 0 || m.part >= 33 && (m.part < 37 || m.part > 39) {
		return Date
	}
	return Year
}

// valid reports whether the calendar has the day. One without its year may be of a leap
// year.
func (m moment) valid() bool {
	if m.day == 0 {
		return m.month <= 12
	}
	year := m.year
	if !m.dated {
		year = leapYear
	}
	return 1 <= m.month && m.month <= 12 && time.Date(year, time.Month(m.month), m.day, 0, 0, 0, 0, time.UTC).Day() == m.day
}

// leapYear is one that has every day.
const leapYear = 2000

// first and last are the ends of what a moment can mean, by year, month and day;
// of a season the days that are in it by every count.
func (m moment) first() [3]int {
	y := m.year
	switch m.blank {
	case 1:
		y -= mod(y, 10)
	case 2:
		y -= mod(y, 100)
	case 3:
		y -= mod(y, 1000)
	}
	if m.part > 0 {
		return [3]int{y, partMonths[m.part-21][0], 1}
	}
	return [3]int{y, max(m.month, 1), max(m.day, 1)}
}

func (m moment) last() [3]int {
	l := [3]int{m.first()[0], m.month, m.day}
	switch m.blank {
	case 1:
		l[0] += 9
	case 2:
		l[0] += 99
	case 3:
		l[0] += 999
	}
	if m.part > 0 {
		l[1] = partMonths[m.part-21][1]
	}
	if l[1] == 0 {
		l[1] = 12
	}
	if l[2] == 0 {
		l[2] = 31
	}
	return l
}

// partMonths are the first and last months of the parts of a year, from spring
// (21) on; a season ends in the month that begins the next.
var partMonths = [...][2]int{
	{3, 5}, {6, 8}, {9, 11}, {12, 12}, // seasons
	{}, {}, {}, {}, {}, {}, {}, {},
	{1, 3}, {4, 6}, {7, 9}, {10, 12}, // quarters, from 33
	{1, 4}, {5, 8}, {9, 12}, // thirds
	{1, 6}, {7, 12}, // halves
}

func mod(a, b int) int { return (a%b + b) % b }

// until joins two moments to a range; the first takes from the last what it leaves
// unsaid. It fails where the range would run backwards.
func (m moment) until(last moment) (Found, bool) {
	m, last = completedEnds(m, last)
	if !m.valid() || !last.valid() || m.dated && after(m.first(), last.last()) {
		return Found{}, false
	}
	if m.ambiguous && last.ambiguous && m.year == last.year || (m.ambiguous || last.ambiguous) && !m.dated {
		last.from, last.ambiguous, last.month, last.day = m.from, true, 0, 0
		return last.match()
	}
	kind := m.kind()
	if kind == Year {
		kind = last.kind()
	}
	from, ok1 := m.date()
	to, ok2 := last.date()
	both, ok := edtf.Between(from, to)
	return Found{From: m.from, To: last.to, Kind: kind, Date: &both, Near: m.near || last.near}, ok1 && ok2 && ok
}

// completedEnds gives each end of a range what only the other says: its month, its year.
func completedEnds(m, last moment) (moment, moment) {
	if m.month == 0 && m.day > 0 {
		m.month, m.dated, m.year = last.month, last.dated, last.year
	}
	switch {
	case !m.dated && last.dated:
		m.dated, m.year = true, last.year
		if m.month > last.month || m.month == last.month && m.day > last.day && last.day > 0 {
			m.year--
		}
	case m.dated && !last.dated:
		last.dated, last.year = true, m.year
		if last.month < m.month {
			last.year++
		}
	}
	return m, last
}

// after reports whether a day, as year, month and day, is after another.
func after(a, b [3]int) bool { return slices.Compare(a[:], b[:]) > 0 }

// match makes what was found of a moment.
func (m moment) match() (Found, bool) {
	if !m.valid() {
		return Found{}, false
	}
	f := Found{From: m.from, To: m.to, Kind: m.kind(), Near: m.near}
	if m.ambiguous && !m.dated { // of 3/4 nothing is sure
		return f, true
	}
	date, ok := m.date()
	f.Date = &date
	return f, ok
}

// date makes a date of a moment. Early, mid and late are vague.
func (m moment) date() (edtf.Date, bool) {
	p := edtf.Parts{Year: m.year, HasYear: m.dated, Blank: m.blank, Code: m.part, Clock: m.clock, Zone: m.zone}
	switch {
	case m.part > 0:
		p.Approximate = 37 <= m.part && m.part <= 39
	case m.month > 0:
		p.Month, p.Day = m.month, m.day
	default:
		p.Approximate = m.near
	}
	return p.Date()
}

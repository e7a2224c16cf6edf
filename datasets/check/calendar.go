package check

import (
	"slices"

	"quotient/datasets/edtf"
	"quotient/datasets/source/scan"
)

// A calendar finds which of some numbers, in order, say a year, a month or a day, without
// looking at each of them.
type calendar struct {
	numbers []scan.Mention
	// dated are the places of those that say a year, and of those that say a month of it or
	// a day of that; where they say no year, under what has none.
	dated map[edtf.Said][]int
	// monthly are the places of those that say a month, or a day of it, of whatever year.
	monthly map[edtf.Said][]int
	years   []edtf.Said // that are said
	unsure  []edtf.Said // those of them that can be several years
}

// A stretch is the numbers of a calendar from one place up to another.
type stretch struct {
	*calendar
	from, to int
}

func newCalendar(numbers []scan.Mention) *calendar {
	c := &calendar{numbers: numbers, dated: map[edtf.Said][]int{}, monthly: map[edtf.Said][]int{}}
	for i, m := range numbers {
		for _, s := range m.Date().Said() {
			year := edtf.Said{Year: s.Year, HasYear: s.HasYear, Unknown: s.Unknown}
			if c.dated[year] == nil {
				c.years = append(c.years, year)
				if !year.HasYear || year.Unknown != 0 {
					c.unsure = append(c.unsure, year)
				}
			}
			c.dated[year] = append(c.dated[year], i)
			if s.Month == 0 {
				continue
			}
			for _, day := range slices.Compact([]int{0, s.Day}) {
				of, any := year, edtf.Said{Month: s.Month, Day: day}
				of.Month, of.Day = s.Month, day
				c.dated[of] = append(c.dated[of], i)
				c.monthly[any] = append(c.monthly[any], i)
			}
		}
	}
	return c
}

// whole is all of a calendar.
func (c *calendar) whole() stretch { return stretch{c, 0, len(c.numbers)} }

// like are the years that are said and can be that of a date.
func (c *calendar) like(d edtf.Said) (out []edtf.Said) {
	among := c.years
	if d.HasYear && d.Unknown == 0 {
		out, among = append(out, edtf.Said{Year: d.Year, HasYear: true}), c.unsure
	}
	for _, y := range among {
		if y.AgreesOnYear(d) {
			out = append(out, y)
		}
	}
	return out
}

// any reports whether one of some places is in the stretch.
func (s stretch) any(places []int) bool {
	i, _ := slices.BinarySearch(places, s.from)
	return i < len(places) && places[i] < s.to
}

// year reports whether a number says the year of a date: that very year or, where some of
// its digits are not known, one that it can be.
func (s stretch) year(d edtf.Said) bool {
	if d.Unknown == 0 {
		return s.any(s.dated[edtf.Said{Year: d.Year, HasYear: true}])
	}
	return slices.ContainsFunc(s.like(d), func(y edtf.Said) bool { return y.HasYear && s.any(s.dated[y]) })
}

// month reports whether a number says a month, and a day of it where that is not 0; where
// they must be together, in a year that can be that of the date.
func (s stretch) month(d edtf.Said, month, day int, together bool) bool {
	if !together {
		return s.any(s.monthly[edtf.Said{Month: month, Day: day}])
	}
	return slices.ContainsFunc(s.like(d), func(y edtf.Said) bool {
		y.Month, y.Day = month, day
		return s.any(s.dated[y])
	})
}

// wholeDate is what is missing where each part of a date stands somewhere, and in no
// one date together.
const wholeDate = "whole date"

// missingParts names the parts of a date that no number says.
func missingParts(date edtf.Date, scope []stretch) []string {
	if out := missing(date, scope, false); len(out) > 0 {
		return out
	}
	if len(missing(date, scope, true)) > 0 {
		return []string{wholeDate}
	}
	return nil
}

// missing names the parts of a date that nothing says: month and day, where they must be
// together, in a year that can be that of the date.
func missing(date edtf.Date, scope []stretch, together bool) (out []string) {
	add := func(part string, asked bool, found func(stretch) bool) {
		if asked && !slices.Contains(out, part) && !slices.ContainsFunc(scope, found) {
			out = append(out, part)
		}
	}
	for _, d := range date.Said() {
		add("year", d.HasYear, func(s stretch) bool { return s.year(d) })
		add("month", d.Month > 0, func(s stretch) bool { return s.month(d, d.Month, 0, together) })
		add("day", d.Day > 0, func(s stretch) bool { return s.month(d, d.Month, d.Day, together) })
	}
	return out
}

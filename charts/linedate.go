package charts

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"quotient/datasets/edtf"
)

// Where the dates of a line stand along its axis of time.

// timesOf is [reach] to the minute, where a date has times.
func timesOf(d edtf.Date) (from, to float64) {
	from, to = reach(d)
	if share, _, ok := d.Start().Clock(); ok {
		from += share
	}
	if share, _, ok := d.End().Clock(); ok {
		to += share - 1
	}
	return from, to
}

// periods places dates that all have one precision, or are intervals of one length, at the
// first moment of each, which is under its name on the axis: numbers of years are over
// their years. Where they differ, or are coarser than a year, a date is at its middle.
func periods(moments []moment) {
	for _, m := range moments {
		if a := moments[0]; m.centuries() || m.precision != a.precision || m.precision == edtf.Interval && !m.long(a.length) {
			return
		}
	}
	for i := range moments {
		m := &moments[i]
		m.at, m.to = m.from, m.from
	}
}

// centuries reports whether a date is a decade or a century, whose first year is no
// better a place for it than any other.
func (m moment) centuries() bool {
	return m.precision == edtf.ToDecade || m.precision == edtf.ToCentury
}

// long reports whether the date of a moment is about so long, as one month is as long as
// another.
func (m moment) long(length float64) bool { return math.Abs(m.length-length) <= 0.15*m.length }

// oneZone refuses times of unlike zones: their clocks do not tell which came first.
func (s *lineSpec) oneZone(r *resolver, moments []moment) {
	zone := func(m moment) string {
		if m.zone == "" {
			return "without a zone"
		}
		return "in " + m.zone
	}
	first := slices.IndexFunc(moments, func(m moment) bool { return m.precision == edtf.ToTime })
	for _, m := range moments {
		if a := moments[max(first, 0)]; m.precision == edtf.ToTime && m.zone != a.zone {
			r.fault(s.X, "write all times in one zone", "%s has its time %s, and %s %s", m.ref(), zone(m), a.ref(), zone(a))
		}
	}
}

var clockForm = regexp.MustCompile(`^([01]?[0-9]|2[0-4]):[0-5][0-9](:[0-5][0-9])?$`)

// clocked reports whether all cells of a column are times of a day.
func clocked(column string, data []datum) bool {
	for _, d := range data {
		if d.computed() || !clockForm.MatchString(d.cell(column)) {
			return false
		}
	}
	return len(data) > 0
}

// clockTime is a time as a share of its day; 24:00 is the end of it.
func clockTime(text string) (share float64, err error) {
	seconds := 0
	for i, part := range strings.Split(text, ":") {
		n, err := strconv.Atoi(part)
		if err != nil {
			return 0, err
		}
		seconds += n * [...]int{3600, 60, 1}[i]
	}
	if seconds > 24*60*60 {
		return 0, fmt.Errorf("%s is no time of a day", text)
	}
	return float64(seconds) / (24 * 60 * 60), nil
}

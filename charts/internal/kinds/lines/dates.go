package lines

import (
	"math"
	"slices"

	"quotient/charts/internal/spec"
	"quotient/datasets/edtf"
)

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
func (s *lineSpec) oneZone(r *spec.Resolver, moments []moment) {
	zone := func(m moment) string {
		if m.zone == "" {
			return "without a zone"
		}
		return "in " + m.zone
	}
	first := slices.IndexFunc(moments, func(m moment) bool { return m.precision == edtf.ToTime })
	for _, m := range moments {
		if a := moments[max(first, 0)]; m.precision == edtf.ToTime && m.zone != a.zone {
			r.Fault(s.X, "write all times in one zone", "%s has its time %s, and %s %s", m.Ref(), zone(m), a.Ref(), zone(a))
		}
	}
}

// clocked reports whether all cells of a column are times of a day.
func clocked(column string, data []spec.Datum) bool {
	for _, d := range data {
		if d.Computed() || !spec.ClockForm.MatchString(d.Cell(column)) {
			return false
		}
	}
	return len(data) > 0
}

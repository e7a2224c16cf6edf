package edtf

import "slices"

// Said is what a date says of its year, month and day. A part that is not said, or that
// is not wholly known, is missing: a season says no month.
type Said struct {
	Year       int64 // where HasYear; digits that are not known are 0
	HasYear    bool
	Unknown    Digits // which digits of the year are not known
	Month, Day int    // 0 where not said
}

// Digits is a set of digits of a year: bit 0 is the last.
type Digits uint8

// noYear is the year of which no digit is known: XXXX.
const noYear Digits = 0b1111

// Said returns what a date says: one for each end of an interval that is a date, and
// none for the zero Date.
func (d Date) Said() (out []Said) {
	if d.start.kind == dated {
		out = append(out, d.start.said)
	}
	if d.interval && d.end.kind == dated {
		out = append(out, d.end.said)
	}
	return out
}

// Compatible reports whether two dates can be the same, as far as both go, for some end
// of each: 1956-10 and XXXX-10-23, 195X and 1956, 1956-10-23/1956-11-10 and 1956-11. Two
// that share no more than a day of some month are not.
func (d Date) Compatible(other Date) bool {
	return slices.ContainsFunc(d.Said(), func(a Said) bool {
		return (a.HasYear || a.Month > 0) && slices.ContainsFunc(other.Said(), a.agrees)
	})
}

// agrees reports whether nothing that both say is different.
func (s Said) agrees(t Said) bool {
	return s.AgreesOnYear(t) && agree(s.Month, t.Month) && agree(s.Day, t.Day)
}

// AgreesOnYear reports whether the two years can be the same.
func (s Said) AgreesOnYear(t Said) bool {
	if !s.HasYear || !t.HasYear {
		return true
	}
	a, b := s.Year, t.Year
	if (a < 0) != (b < 0) {
		return false
	}
	for i, unknown := 0, s.Unknown|t.Unknown; a != b; i++ {
		if a%10 != b%10 && unknown>>i&1 == 0 {
			return false
		}
		a, b = a/10, b/10
	}
	return true
}

// saidYear is what the digits of a year say.
func (p pattern) saidYear() Said {
	n, unknown := p.number()
	if len(p.text) == 4 && unknown == noYear {
		return Said{Unknown: noYear}
	}
	return Said{Year: int64(n), HasYear: true, Unknown: unknown}
}

func agree(a, b int) bool { return a == 0 || b == 0 || a == b }

// In gives a date that does not say its year that year. It reports false where the year
// has no such day.
func (d Date) In(year int64) (Date, bool) {
	if d.interval {
		from, ok1 := d.Start().In(year)
		to, ok2 := d.End().In(year)
		both, ok := Between(from, to)
		return both, ok1 && ok2 && ok
	}
	s := d.start.said
	if d.start.kind != dated || s.HasYear {
		return d, !d.IsZero()
	}
	return Parts{
		Year: int(year), HasYear: true, Month: s.Month, Day: s.Day,
		Clock: d.start.clock, Zone: d.start.zone, Approximate: d.start.approximate,
	}.Date()
}

// Covers reports whether a date is the other, or a coarser one that holds all of it. A
// year that it does not say is that of the other.
func (d Date) Covers(other Date) bool {
	first, ok1 := other.First()
	last, ok2 := other.Last()
	if !ok1 || !ok2 {
		return false
	}
	year, _, _ := first.Civil()
	d, ok := d.In(year)
	from, ok1 := d.First()
	to, ok2 := d.Last()
	return ok && ok1 && ok2 && from <= first && last <= to
}

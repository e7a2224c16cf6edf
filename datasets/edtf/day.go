package edtf

import (
	"fmt"
	"time"
)

// A Day is a day of the proleptic Gregorian calendar, counted from
// 1970-01-01, which is 0. The difference of two Days is a number of days.
type Day int64

// The calendar repeats itself after an era of 400 years; package time knows the years
// of one, and Days reach further.
const (
	eraYears = 400
	eraDays  = 146097
	daySecs  = 24 * 60 * 60
)

// dayOf returns the Day of a year, a month from 1 and a day of the month from 1.
func dayOf(year int64, month, day int) Day {
	era := floorDiv(year, eraYears)
	t := time.Date(int(year-era*eraYears), time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return Day(floorDiv(t.Unix(), daySecs) + era*eraDays)
}

// Civil returns the year (0 is 1 BC), the month and the day of the month.
func (d Day) Civil() (year int64, month, day int) {
	era := floorDiv(int64(d), eraDays)
	y, m, day := time.Unix((int64(d)-era*eraDays)*daySecs, 0).UTC().Date()
	return int64(y) + era*eraYears, int(m), day
}

// String returns the day as 1956-06-28.
func (d Day) String() string {
	y, m, day := d.Civil()
	switch {
	case y > 9999 || y < -9999:
		return fmt.Sprintf("Y%d-%02d-%02d", y, m, day)
	case y < 0:
		return fmt.Sprintf("-%04d-%02d-%02d", -y, m, day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, day)
}

// monthDays returns how many days a month has.
func monthDays(year int64, month int) int {
	return time.Date(int(year-floorDiv(year, eraYears)*eraYears), time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// Year returns the year that all of a date lies in.
func (d Date) Year() (year int64, ok bool) {
	first, ok1 := d.First()
	last, ok2 := d.Last()
	if !ok1 || !ok2 {
		return 0, false
	}
	year, _, _ = first.Civil()
	to, _, _ := last.Civil()
	return year, year == to
}

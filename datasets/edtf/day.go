package edtf

import "fmt"

// A Day is a day of the proleptic Gregorian calendar, counted from
// 1970-01-01, which is 0. The difference of two Days is a number of days.
type Day int64

// epoch is the number of days from 0001-01-01 to 1970-01-01.
const epoch = 719162

// daysBefore[m] is the number of days before month m (1 to 12) in a common year.
var daysBefore = [...]int64{0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334}

// dayOf returns the Day of a year, a month from 1 and a day of the month from 1.
func dayOf(year int64, month, day int) Day {
	y := year - 1 // whole years since 0001
	n := 365*y + floorDiv(y, 4) - floorDiv(y, 100) + floorDiv(y, 400)
	n += daysBefore[month] + int64(day) - 1
	if month > 2 && leap(year) {
		n++
	}
	return Day(n - epoch)
}

// Civil returns the year (0 is 1 BC), the month and the day of the month.
func (d Day) Civil() (year int64, month, day int) {
	// The mean year is 146097/400 days long; the guess is one year off at most.
	year = floorDiv((int64(d)+epoch)*400, 146097) + 1
	for dayOf(year, 1, 1) > d {
		year--
	}
	for dayOf(year+1, 1, 1) <= d {
		year++
	}
	month = 12
	for dayOf(year, month, 1) > d {
		month--
	}
	return year, month, int(d-dayOf(year, month, 1)) + 1
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

func leap(year int64) bool {
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

func monthDays(year int64, month int) int {
	switch month {
	case 2:
		if leap(year) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
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

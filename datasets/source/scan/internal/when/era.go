package when

import (
	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/token"
)

// ofEra counts the years of an era in those of the Gregorian calendar, where 1
// BC is the year 0.
func ofEra(n, era int) int {
	if era < 0 {
		return 1 - n
	}
	return n
}

// era reads BC, B.C., AD or A.D.; 0 where there is none.
func (d Reader) era(i int) (era, to int) {
	if d.Form(i) != token.Word {
		return 0, 0
	}
	s := d.Str(i)
	for era, list := range [2][]string{d.Dates.BC, d.Dates.AD} {
		for _, w := range list {
			if s == w {
				return 2*era - 1, i + 1
			}
			// With dots: each letter a word.
			j := i
			for k, r := range w {
				if d.Str(j) != w[k:k+len(string(r))] || !d.Is(j+1, ".") {
					j = 0
					break
				}
				j += 2
			}
			if j > 0 {
				return 2*era - 1, j
			}
		}
	}
	return 0, 0
}

// eraFirst reads AD 79.
func (d Reader) eraFirst(i int) (m moment, ok bool) {
	era, j := d.era(i)
	n, count := d.number(j)
	return moment{from: i, to: j + 1, year: n, dated: true}, era > 0 && 0 < count && count <= 4 && n > 0 && !d.goesOn(j+1)
}

// ofEra reads 500 BC.
func (d Reader) ofEra(i int) (m moment, ok bool) {
	n, count := d.number(i)
	era, to := d.era(i + 1)
	return moment{from: i, to: to, year: ofEra(n, era), dated: true, near: d.circa(i, true)}, era != 0 && 0 < count && count <= 4 && n > 0
}

// centuryOf reads a century or millennium of an era: 2nd century BC, third century AD,
// second millennium BC.
func (d Reader) centuryOf(i int) (Found, bool) {
	n, j := d.ordinalOf(i)
	if j == 0 {
		return Found{}, false
	}
	years, blank := d.yearsOf(j)
	if years == 0 {
		return Found{}, false
	}
	era, to := d.era(j + 1)
	if era == 0 || n*years > 10000 {
		return Found{}, false
	}
	m := moment{from: i, to: to, year: (n - 1) * years, dated: true, blank: blank}
	switch {
	case n == 1 && era < 0: // the years 100 to 1 BC
		return moment{from: i, year: 1 - years, dated: true}.until(moment{to: to, dated: true})
	case n == 1:
		return moment{from: i, year: 1, dated: true}.until(moment{to: to, year: years, dated: true})
	case era < 0: // the century of 200 to 101 BC is that of the years -0199 to -0100
		m.year = -m.year
	}
	return m.match()
}

// ordinalOf reads an ordinal in words or digits, and passes over a hyphen after it; to is
// 0 where there is none.
func (d Reader) ordinalOf(i int) (n, to int) {
	n, to = d.spelledDay(i)
	if count := 0; to == 0 {
		if n, count = d.number(i); count == 0 || count > 2 || n < 1 || !d.Glued(i+1) || !d.has(i+1, form.AsSuffix) {
			return 0, 0
		}
		to = i + 2
	}
	if d.Is(to, "-") {
		to++
	}
	return n, to
}

// yearsOf returns how many years a word for a century or millennium has, and how many of
// the last digits of a year it leaves open.
func (d Reader) yearsOf(i int) (years, blank int) {
	switch d.At(i).Text {
	case "":
	case d.Dates.Century:
		return 100, 2
	case d.Dates.Millennium:
		return 1000, 3
	}
	return 0, 0
}

// eraBefore reports whether words before the count of years stand before a
// number: i. e. 500.
func (d Reader) eraBefore(i int) bool {
	for _, w := range d.Dates.Before {
		for k := range len(w) {
			if w[k] == ' ' && d.Is(i-1, ".") && d.Str(i-2) == w[k+1:] && d.Is(i-3, ".") && (d.At(i-4).Text == w[:k] || d.Str(i-4) == w[:k]) {
				return true
			}
		}
	}
	return false
}

package when

import (
	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/token"
)

// quarterDigit reads Q3 and H1; n is the code of EDTF, 0 where there is none.
func (d Reader) quarterDigit(i int) (n, to int) {
	r := d.role(i)
	if r&(form.AsQ|form.AsH) == 0 || !d.Glued(i+1) {
		return 0, 0
	}
	n, count := d.number(i + 1)
	switch {
	case count != 1 || n < 1 || d.goesOn(i+2):
		return 0, 0
	case r&form.AsQ != 0 && n <= 4:
		return 32 + n, i + 2
	case r&form.AsH != 0 && n <= 2:
		return 39 + n, i + 2
	}
	return 0, 0
}

// quarter reads a quarter or half of a year: Q3 2020; the first quarter of 2019;
// second-quarter 2018.
func (d Reader) quarter(i int) (m moment, ok bool) {
	part, to := d.quarterDigit(i)
	if part == 0 {
		n, j := d.ordinalAt(i)
		if j == 0 {
			return m, false
		}
		if d.Is(j, "-") {
			j++
		}
		switch {
		case d.has(j, form.AsQuarter) && n <= 4:
			part = 32 + n
		case d.has(j, form.AsHalf) && n <= 2:
			part = 39 + n
		default:
			return m, false
		}
		to = j + 1
	}
	m = moment{from: i, part: part, dated: true}
	if d.gluedSign(to, "-/") {
		to++
	} else if d.Is(to, ",") {
		to++
	}
	if d.apostrophe(to) || d.has(to, form.AsOf|form.AsThe|form.AsYear) || d.Form(to) == token.Digits {
		m.year, m.to = d.yearBehind(to)
	}
	return m, m.to > 0
}

// ordinalAt reads an ordinal from first to ninth, in words or digits; to is 0 where there
// is none.
func (d Reader) ordinalAt(i int) (n, to int) {
	if o := d.At(i).Ordinal; 1 <= o && o <= 9 {
		return int(o), i + 1
	}
	if n, count := d.number(i); count == 1 && n > 0 && d.Glued(i+1) && d.has(i+1, form.AsSuffix) {
		return n, i + 2
	}
	return 0, 0
}

// around gives a year the season or part of it that stands beside it: late 1957;
// summer of 1953; 1957 végén.
func (d Reader) around(m moment) moment {
	if d.Dates.Dotted {
		j := m.to
		if d.Is(j, ".") && d.Glued(j) {
			j++
		}
		if p := d.At(j).PartOfYear; p > 0 {
			m.part = p
		} else if s := d.At(j).Season; s > 0 {
			m.part = 20 + s
		}
		return m
	}
	j := m.from - 1
	if d.Is(j, "-") && d.Glued(j) {
		j--
	} else if d.has(j, form.AsOf) || d.Writes(j, form.MarkIn) && d.At(j-1).PartOfYear > 0 {
		j--
	}
	if p := d.At(j).PartOfYear; p > 0 {
		m.part = p
	} else if s := d.At(j).Season; s > 0 {
		m.part = 20 + s
	}
	return m
}

// decade reads 1950s, 1950’s, the ’50s, az 1950-es évek, δεκαετία του 1950. The number is
// at a token, and begins at from, where an apostrophe may be.
func (d Reader) decade(from, i int) (m moment, ok bool) {
	n, count := d.number(i)
	if count != 4 && count != 2 || n%10 != 0 || count == 4 && (n < 1000 || n > 2190) {
		return m, false
	}
	to := d.decadeEnd(from, i+1)
	if to == 0 || d.Glued(to) && d.Form(to) != token.Sign {
		return m, false
	}
	m = moment{from: from, to: to, year: n, dated: true, blank: 1}
	switch {
	case count == 2:
		m.year = century(n)
		return m, d.isShortDecade(from, i)
	case n%100 == 0 && n < 2000:
		m.blank = 2 // the 1800s
	}
	return m, true
}

// decadeEnd returns the token after the ending that makes a decade of a number, 0 where
// none does.
func (d Reader) decadeEnd(from, to int) int {
	switch {
	case d.Dates.Dotted: // -es évek
		if d.dash(to) && d.Glued(to) && d.has(to+1, form.AsCase) && d.has(to+2, form.AsYears) {
			return to
		}
	case d.decadeOf(from):
		if !d.goesOn(to) && !d.counts(to) {
			return to
		}
	case d.Glued(to) && d.Str(to) == "s":
		return to + 1
	case d.Glued(to) && d.apostrophe(to) && d.Glued(to+1) && d.Str(to+1) == "s":
		return to + 2
	}
	return 0
}

// isShortDecade reports whether two digits are of a decade by what is before them.
func (d Reader) isShortDecade(from, i int) bool {
	j := from - 1
	if d.Is(j, "-") && d.Form(j-1) == token.Word && d.Str(j-1) != "s" { // mid-50s
		j--
	}
	return from != i || d.Dates.Dotted || d.decadeOf(from) || d.tens(j)
}

// decadeOf reports whether "decade of" stands before a token.
func (d Reader) decadeOf(i int) bool {
	return d.has(i-1, form.AsDecade) || d.has(i-1, form.AsOf) && d.has(i-2, form.AsDecade)
}

// tens reports whether tens behind a token are of years: the 50s, early 50s;
// but not in his mid-50s, nor highs in the 50s.
func (d Reader) tens(i int) bool {
	if d.At(i).PartOfYear > 0 {
		return d.Form(i-1) != token.Word || !d.has(i-1, form.AsWhose)
	}
	if d.has(i, form.AsAnd|form.AsTo) || d.dash(i) { // the 1950s and 60s
		return d.Str(i-1) == "s" && d.Glued(i-1) && d.Form(i-2) == token.Digits
	}
	return d.has(i, form.AsThe) && !d.heat(i)
}

// heat reports whether the tens of degrees are spoken of before a token.
func (d Reader) heat(i int) bool {
	for j := i - 1; j >= 0 && j > i-7; j-- {
		if d.Form(j) == token.Word && d.has(j, form.AsHeat) {
			return true
		}
	}
	return false
}

// spelledDecade reads the fifties, the nineteen-fifties, az ötvenes évek.
func (d Reader) spelledDecade(i int) (m moment, ok bool) {
	if n := d.At(i).Decade; n > 0 {
		j := i - 1
		if d.Is(j, "-") {
			j--
		}
		if d.Dates.Dotted && !d.has(i+1, form.AsYears) || !d.Dates.Dotted && !d.tens(j) {
			return m, false
		}
		return moment{from: i, to: i + 1, year: 1900 + n, dated: true, blank: 1}, true
	}
	c := d.At(i).Cardinal
	if c < 13 || c > 20 {
		return m, false
	}
	j := i + 1
	if d.Is(j, "-") {
		j++
	}
	n := d.At(j).Decade
	return moment{from: i, to: j + 1, year: 100*int(c) + n, dated: true, blank: 1}, n > 0
}

// quarters reads a range of parts of one year: Q1–Q3 2020.
func (d Reader) quarters(i int) (Found, bool) {
	n, to := d.quarterDigit(i)
	if n == 0 {
		return Found{}, false
	}
	j := d.joint(to, d.between(i))
	last, ok := d.quarter(j)
	if j == 0 || !ok {
		return Found{}, false
	}
	return moment{from: i, part: n}.until(last)
}

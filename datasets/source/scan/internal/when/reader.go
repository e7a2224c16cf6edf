// Package when finds dates and times of the day, as coarse as a text says them: days,
// months, parts of years, years, decades and centuries, hours, and ranges of all these.
package when

import (
	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/token"
)

// A Reader finds the dates of a block.
type Reader struct{ *token.Block }

// Find reads the date, year, decade or time of the day, or the range of these, that begins
// at a token.
func (d Reader) Find(i int) (Found, bool) {
	if i < 0 || i >= len(d.Tokens) {
		return Found{}, false
	}
	switch t := &d.Tokens[i]; t.Form {
	case token.Word:
		k := t.Known
		if k == nil || k.Month == 0 && k.Cardinal == 0 && k.Ordinal == 0 && !k.Opens {
			return Found{}, false
		}
	case token.Sign:
		if d.Form(i+1) != token.Digits || d.Tokens[i+1].Gap || !token.IsApostrophe(d.Str(i)) {
			return Found{}, false
		}
	}
	return d.from(i)
}

// from reads what begins with digits, a word or an apostrophe.
func (d Reader) from(i int) (Found, bool) {
	switch d.Tokens[i].Form {
	case token.Digits:
		return d.fromDigits(i)
	case token.Word:
		return d.fromWord(i)
	}
	return d.fromApostrophe(i)
}

// role returns what a word does in dates.
func (d Reader) role(i int) form.DateRoles { return d.At(i).InDate }

// has reports whether a word does something in dates.
func (d Reader) has(i int, r form.DateRoles) bool { return d.At(i).InDate&r != 0 }

// number returns what a token of up to eight digits is, and how many they are;
// 0 of them where it is no such token.
func (d Reader) number(i int) (n, count int) {
	if d.Form(i) != token.Digits {
		return 0, 0
	}
	for _, r := range d.Str(i) {
		if count == 8 {
			return 0, 0
		}
		n = 10*n + int(r-token.ZeroOf(r))
		count++
	}
	return n, count
}

// signAt returns the sign of a token, 0 where it is none.
func (d Reader) signAt(i int) rune {
	if d.Form(i) == token.Sign {
		for _, r := range d.Str(i) {
			return r
		}
	}
	return 0
}

// gluedSign reports whether a token is one of the signs and touches both its
// neighbours.
func (d Reader) gluedSign(i int, signs string) bool {
	r := d.signAt(i)
	if r == 0 || !d.Glued(i) || !d.Glued(i+1) {
		return false
	}
	for _, s := range signs {
		if r == s {
			return true
		}
	}
	return false
}

// dash reports whether a token is a dash or hyphen.
func (d Reader) dash(i int) bool {
	switch d.signAt(i) {
	case '-', '–', '—', '‑', '‒', '―', '−':
		return true
	}
	return false
}

// goesOn reports whether the digits before a token go on with a separator and
// further digits, or with letters.
func (d Reader) goesOn(to int) bool {
	if !d.Glued(to) {
		return false
	}
	if d.Form(to) != token.Sign {
		return true
	}
	switch d.signAt(to) {
	case '.', ',', ':', '/', '·', '٫', '٬', '_', '⁄':
		return d.Glued(to+1) && d.Form(to+1) == token.Digits
	}
	return d.apostrophe(to) && d.Glued(to+1) && d.Form(to+1) == token.Digits
}

func (d Reader) apostrophe(i int) bool {
	return d.Form(i) == token.Sign && token.IsApostrophe(d.Str(i))
}

// before tells how a token of digits begins: alone, joined by a hyphen or slash
// to a word, or as a part of something else.
func (d Reader) before(i int) (alone, joined bool) {
	if !d.Glued(i) {
		return true, false
	}
	switch d.Form(i - 1) {
	case token.Word:
		return d.has(i-1, form.AsYear), false
	case token.Digits:
		return false, false
	}
	digitsBefore := d.Glued(i-1) && d.Form(i-2) == token.Digits
	switch d.signAt(i - 1) {
	case '(', '[', '{', '"', '“', '„', '”', '«', '»', '‘', '’', '\'', '—', '|', ';', '!', '?', '…', '~', '≈', '*':
		return true, false
	case '–', ',', '.', ':', '-', '/', '‑', '_':
		if digitsBefore {
			return false, false
		}
		return d.signAt(i-1) != '-' && d.signAt(i-1) != '_' && d.signAt(i-1) != '/', d.Glued(i - 1)
	}
	return false, false
}

// counts reports whether what stands at a token makes a count or measure of the
// digits before it: a unit, a scale, or a sign of one.
func (d Reader) counts(i int) bool {
	switch d.Form(i) {
	case token.Sign:
		switch d.signAt(i) {
		case '%', '‰', '°', '$', '€', '£', '¥', '₤', '₽', '×', '²', '½':
			return true
		}
	case token.Word:
		return d.At(i).Scale > 0 || d.has(i, form.AsUnit) && !(d.has(i, form.AsHourSign|form.AsHours) && d.Glued(i))
	}
	return false
}

// manyAt reports whether a word is a plural, or in a language that does not
// show it, any noun that can be counted.
func (d Reader) manyAt(i int) bool {
	if d.Form(i) != token.Word {
		return false
	}
	k := d.At(i)
	r := d.role(i)
	switch {
	case k.Month > 0 || k.Weekday > 0 || k.Season > 0 || r&(form.AsPlain|form.AsEvent|form.AsPost) != 0:
		return false
	case r&(form.AsPeople|form.AsHours) != 0:
		return true
	case d.Dates.AnyNoun:
		return d.At(i).PartOfYear == 0 && r&(form.AsYears|form.AsTo|form.AsAnd) == 0
	}
	s := d.Str(i)
	n := len(s)
	if n < 4 || s[n-1] != 's' {
		return false
	}
	return s[n-2] != 's' && s[n-2] != 'u' && (s[n-2] != 'i' || s == "skis" || s == "taxis")
}

// countsAhead reports whether a plural stands at a token or behind one adjective.
func (d Reader) countsAhead(i int) bool {
	if d.manyAt(i) {
		return true
	}
	return d.Form(i) == token.Word && d.role(i)&(form.AsPlain|form.AsEvent) == 0 && d.manyAt(i+1)
}

// fromWord reads what begins with a word.
func (d Reader) fromWord(i int) (Found, bool) {
	if d.At(i).Month > 0 {
		m, ok := d.monthFirst(i)
		if !ok {
			return d.monthRange(i)
		}
		return d.ranged(m)
	}
	if d.At(i).Era > 0 { // AD 79
		m, ok := d.eraFirst(i)
		if !ok {
			return Found{}, false
		}
		return d.ranged(m)
	}
	if m, ok := d.quarter(i); ok {
		return d.ranged(m)
	}
	if n, to := d.quarterDigit(i); n > 0 { // Q1–Q3 2020
		j := d.joint(to, d.between(i))
		if last, ok := d.quarter(j); j > 0 && ok {
			return moment{from: i, part: n}.until(last)
		}
		return Found{}, false
	}
	if d.At(i).Ordinal > 0 || d.At(i).Cardinal >= 20 {
		if m, ok := d.dayFirst(i); ok {
			return d.ranged(m)
		}
		if m, ok := d.dayBefore(i); ok {
			return m, true
		}
		if m, ok := d.centuryOf(i); ok {
			return m, true
		}
	}
	if m, ok := d.spelledClock(i); ok {
		return m, true
	}
	if m, ok := d.spelledDecade(i); ok {
		return m.match()
	}
	if d.At(i).Cardinal >= 2 && d.role(i-1)&(form.AsIn|form.AsBy|form.AsOf|form.AsYear|form.AsFrom|form.AsBetween) != 0 && d.role(i-2)&form.AsAmount == 0 {
		if y, to := d.spelledYear(i); to > 0 {
			return d.ranged(d.around(moment{from: i, to: to, year: y, dated: true}))
		}
	}
	return Found{}, false
}

// fromDigits reads what begins with digits.
func (d Reader) fromDigits(i int) (Found, bool) {
	alone, joined := d.before(i)
	if !alone && !joined {
		return Found{}, false
	}
	if d.has(i-1, form.AsLabel) || d.Is(i-1, ".") && d.has(i-2, form.AsLabel) || d.money(i) {
		return Found{}, false
	}
	if m, ok := d.numeric(i); ok {
		return d.ranged(m)
	}
	if joined {
		if alone = d.has(i-2, form.AsPrefix) || d.At(i-2).PartOfYear > 0; !alone { // mid-1956
			return Found{}, false
		}
	}
	if m, ok := d.clock(i); ok {
		return m, true
	}
	if m, ok := d.dayFirst(i); ok {
		return d.ranged(m)
	}
	if m, ok := d.dayBefore(i); ok {
		return m, true
	}
	if m, ok := d.dayBehind(i); ok {
		return m.match()
	}
	if m, ok := d.yearFirst(i); ok {
		return d.ranged(m)
	}
	if m, ok := d.quarter(i); ok {
		return d.ranged(m)
	}
	if m, ok := d.centuryOf(i); ok {
		return m, true
	}
	if m, ok := d.decade(i, i); ok {
		return d.ranged(m)
	}
	return d.years(i)
}

// money reports whether a sign of a currency stands before a token.
func (d Reader) money(i int) bool {
	switch d.signAt(i - 1) {
	case '$', '€', '£', '¥', '₤', '₽', '#', '№', '±', '+', '−', '=', '×', '<', '>', '@':
		return true
	}
	return false
}

// fromApostrophe reads ’56 and ’50s.
func (d Reader) fromApostrophe(i int) (Found, bool) {
	if d.Glued(i) && d.Form(i-1) != token.Sign {
		return Found{}, false
	}
	if m, ok := d.decade(i, i+1); ok {
		return d.ranged(m)
	}
	n, count := d.number(i + 1)
	if count != 2 || d.goesOn(i+2) || d.counts(i+2) {
		return Found{}, false
	}
	if d.role(i-1)&(form.AsIn|form.AsBy|form.AsOf|form.AsThe|form.AsYear|form.AsNamed|form.AsFrom|form.AsBetween) == 0 && d.At(i-1).Season == 0 && d.At(i-1).PartOfYear == 0 &&
		!(d.Glued(i+2) && d.dash(i+2) && d.has(i+3, form.AsCase)) {
		return Found{}, false
	}
	m := d.around(moment{from: i, to: i + 2, year: century(n), dated: true})
	// ’56–’58
	if j := d.joint(m.to, d.between(i)); j > 0 && d.apostrophe(j) && d.Glued(j+1) {
		if n2, count := d.number(j + 1); count == 2 && n2 > n && !d.goesOn(j+2) {
			return m.until(moment{to: j + 2, year: century(n2), dated: true})
		}
	}
	return m.match()
}

func (d Reader) bracketed(i int) bool { return d.Is(i, "(") || d.Is(i, "[") }

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

// money reports whether a sign of a currency stands before a token.
func (d Reader) money(i int) bool {
	switch d.signAt(i - 1) {
	case '$', '€', '£', '¥', '₤', '₽', '#', '№', '±', '+', '−', '=', '×', '<', '>', '@':
		return true
	}
	return false
}

func (d Reader) bracketed(i int) bool { return d.Is(i, "(") || d.Is(i, "[") }

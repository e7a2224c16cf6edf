package unit

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/token"
)

// A Reader finds the units of a block.
type Reader struct{ *token.Block }

// UnitAfter returns the unit whose words begin at a token right after a numeral, the
// longest there is, with what it is counted by (miles per hour) and the age that it makes
// (26-year-old), and the token after it.
func (b Reader) UnitAfter(i int) (u Unit, next int, ok bool) {
	if b.IsHyphen(i) && b.Glued(i) && b.Glued(i+1) {
		i++
	}
	if u, next, ok := b.bracketed(i); ok {
		return u, next, true
	}
	m, next, ok := b.measureAt(i, false)
	if !ok {
		return Unit{}, i, false
	}
	if m.Class == "duration" {
		if end, ok := b.age(next); ok {
			return m.Unit, end, true
		}
	}
	if m.Class == "percent" {
		return m.Unit, next, true
	}
	u, next, _ = b.Rate(m.Unit, next)
	return u, next, true
}

// brackets are what the sign of a unit can stand in, and what closes it.
var brackets = map[string]string{"(": ")", "[": "]", "{": "}", "<": ">"}

// bracketed returns a measure whose sign stands alone in brackets after a number: 20 (kg).
func (b Reader) bracketed(i int) (u Unit, next int, ok bool) {
	if b.Form(i) != token.Sign || !b.isNumeric(i-1) || b.Form(i+1) != token.Word {
		return u, i, false
	}
	closing, opens := brackets[b.Str(i)]
	if !opens || !b.Glued(i+1) {
		return u, i, false
	}
	m, next, ok := b.measureAt(i+1, true)
	if !ok || !m.Sign || m.Kind == Money || !b.Is(next, closing) || !b.Glued(next) {
		return u, i, false
	}
	return m.Unit, next + 1, true
}

// Rate joins to a unit what it is counted by, where the text goes on with that at a
// token: per hour, a barrel, /kg. It is for numbers whose unit is before them too: $15.40
// an hour. Joined says that there was something.
func (b Reader) Rate(u Unit, i int) (by Unit, next int, joined bool) {
	for range 2 {
		m, next, ok := b.divisor(i)
		if !ok && u.Kind == Money {
			m.Name, next, ok = b.bought(i)
		}
		if !ok {
			break
		}
		u.Name += " per " + m.Name
		i, joined = next, true
	}
	return u, i, joined
}

// divisor returns the unit after per, a or a slash, or with a negative power.
func (b Reader) divisor(i int) (Listed, int, bool) {
	if b.Is(i, "/") || b.Junction(i) == "per" {
		return b.divisorAfter(i)
	}
	if b.Form(i) != token.Word {
		return Listed{}, i, false
	}
	m, next, ok := b.Find(i, true)
	if !ok || !divides(m) {
		return m, i, false
	}
	p, next := b.power(next)
	return raise(m, -p), next, p < 0
}

// divisorAfter returns the unit after the slash or word of a rate at a token.
func (b Reader) divisorAfter(i int) (Listed, int, bool) {
	slash := b.Is(i, "/")
	hundred := b.Str(i+1) == "100" && b.Form(i+2) == token.Word // litres per 100 km
	if hundred {
		i++
	}
	m, next, ok := b.measureAt(i+1, true)
	switch {
	case hundred:
		m.Name = "100 " + m.Name + "s"
	case !slash && b.Lower(i) != "per":
		// No sign comes after an article; a year earlier and a second time are none.
		ok = ok && !m.Sign && !b.Speaks("ago", next) && (m.needs != "counted" || b.alone(next))
	}
	return m, next, ok && divides(m)
}

// PerTime reads the time that something is counted by: a day, per year, every hour; or the
// room: per square kilometre.
func (b Reader) PerTime(i int) (u Unit, next int, ok bool) {
	if b.Form(i) != token.Word || b.Junction(i) != "per" {
		return Unit{}, i, false
	}
	m, next, ok := b.divisorAfter(i)
	return m.Unit, next, ok && (m.Class == "duration" || b.Has(i, form.IsPer) && (m.Class == "area" || m.Class == "length" || m.Class == "volume") && !m.Sign)
}

// bought reads what a price is for, in the singular, after per or an article: a loaf, per
// visitor. An article is one of a price only where the sentence does not go on with a
// verb: 5 dollars a man had lost.
func (b Reader) bought(i int) (name string, next int, ok bool) {
	if !b.Nouns.Articles || b.Junction(i) != "per" || b.Form(i) != token.Word || !b.isGoods(i+1) {
		return "", i, false
	}
	if b.Lower(i) == "per" {
		last := b.lastOfGoods(i + 1)
		return b.Lower(last), last + 1, true
	}
	if b.Form(i+2) == token.Word && !b.Has(i+2, form.IsPreposition|form.IsAnd|form.IsOr|form.IsBut|form.IsAdverb) && !b.Marked(i+2, form.MarkCompared) {
		return "", i, false
	}
	return b.Lower(i + 1), i + 2, true
}

// lastOfGoods is the last word of a name for what a price is for, at whose first word it is
// asked: per diluted common share. A name goes on only to where something else ends it.
func (b Reader) lastOfGoods(i int) int {
	const most = 3
	last := i
	for last < i+most-1 && b.isGoods(last+1) {
		last++
	}
	if ends := b.Form(last+1) != token.Word || b.Has(last+1, form.IsFunction); !ends || b.IsParticiple(last) || b.Has(last, form.IsRecent) {
		return i
	}
	return last
}

// isGoods reports whether a word can be what a price is for.
func (b Reader) isGoods(i int) bool {
	w := b.At(i)
	if b.Form(i) != token.Word || b.Tokens[i].Capital || w.Cardinal > 0 || w.Part > 0 || w.Scale > 0 && w.Scale != 12 {
		return false
	}
	return !w.Is.Any(form.IsFunction|form.IsPlural|form.IsTime) && !b.IsPlural(i)
}

func divides(m Listed) bool {
	return m.Class != "money" && m.Class != "percent" && m.Class != "factor"
}

// measureAt returns the unit at a token, with its power: square miles, km². Under says
// that it is below another unit, where a number is not.
func (b Reader) measureAt(i int, under bool) (Listed, int, bool) {
	if m, next, ok := b.powered(i); ok {
		return m, next, true
	}
	m, next, ok := b.Find(i, under)
	if !ok {
		return m, i, false
	}
	p, end := b.power(next)
	switch {
	case p > 1 && (m.Class == "length" || m.Class == "duration") && (m.Sign || b.Form(next) == token.Word):
		return raise(m, p), end, true
	case p < 0 && m.Sign && (m.Class == "duration" || m.Class == "length") && !under:
		m.Name = "inverse " + raise(m, -p).Name
		return m, end, true
	case m.Sign && b.Form(next-1) == token.Word && b.Form(next) == token.Digits && b.Glued(next):
		return m, i, false // 24703m212 is a name
	}
	return m, next, true
}

// powered reads a length whose power is before it: square miles, cu. ft.
func (b Reader) powered(i int) (Listed, int, bool) {
	p := b.Junction(i)
	if p != "square" && p != "cubic" {
		return Listed{}, i, false
	}
	j := i + 1
	if b.Is(j, ".") && b.Glued(j) {
		j++
	}
	m, next, ok := b.Find(j, true)
	m.Name = p + " " + m.Name
	return m, next, ok && m.Class == "length" && b.Form(j) == token.Word
}

// raise returns a unit to a power of one to three.
func raise(m Listed, p int) Listed {
	switch p {
	case 2:
		m.Name = "square " + m.Name
	case 3:
		m.Name = "cubic " + m.Name
	}
	return m
}

// powers are the digits of a power.
var powers = map[string]int{"1": 1, "¹": 1, "2": 2, "²": 2, "3": 3, "³": 3}

// power reads an exponent from -3 to 3 after a unit, 0 where there is none.
func (b Reader) power(i int) (p, next int) {
	switch b.Lower(i) {
	case "squared":
		return 2, i + 1
	case "cubed":
		return 3, i + 1
	}
	if !b.Glued(i) {
		return 0, i
	}
	by := 1
	if b.Is(i, "^") && b.Glued(i+1) {
		i++
	}
	if b.IsAny(i, "-", "−", "–", "⁻") {
		if !b.Glued(i + 1) {
			return 0, i
		}
		by, i = -1, i+1
	}
	if p := powers[b.Str(i)]; p > 0 {
		return by * p, i + 1
	}
	return 0, i
}

// age reports whether a time is an age, and the token after it: years old, year-old,
// years of age.
func (b Reader) age(i int) (next int, ok bool) {
	if b.Lower(i) == "of" && b.Lower(i+1) == "age" {
		return i + 2, true
	}
	if b.IsHyphen(i) {
		i++
	}
	w := b.Lower(i)
	return i + 1, w == "old" || w == "olds"
}

// Find returns the unit that the longest form at a token gives. Under says that it is
// below another unit, where a number is not.
func (b Reader) Find(i int, under bool) (Listed, int, bool) {
	if b.Form(i) == token.None {
		return Listed{}, i, false
	}
	x := units()
	var room [128]byte
	// Most words begin no unit. A sole word may have the ending of a case.
	word, sign := x.first[b.Tag][string(b.wordKey(room[:0], i, i+1))], x.first[signs][b.Str(i)]
	if word == 0 && x.endings[b.Tag] != nil {
		word = 1
	}
	for n := min(max(word, sign), len(b.Tokens)-i); n > 0; n-- {
		for _, lang := range [2]string{b.Tag, signs} {
			var key []byte
			if lang != signs && n <= word {
				key = b.wordKey(room[:0], i, i+n)
			} else if lang == signs && n <= sign {
				key = b.signKey(room[:0], i, i+n)
			}
			for _, m := range x.lookup(b.Language, lang, key) {
				if b.believes(m, i, i+n, under) {
					return m, i + n, true
				}
			}
		}
	}
	if m, ok := b.coded(i); ok && !under {
		return m, i + 1, true
	}
	return Listed{}, i, false
}

// signKey writes tokens as the form of a sign: as they are, with a blank only next to
// what is no letter and no digit (US $, ° C); nil where they are none.
func (b Reader) signKey(key []byte, from, to int) []byte {
	for i := from; i < to; i++ {
		if i > from && b.Tokens[i].Gap && b.Tokens[i-1].Form != token.Sign && b.Tokens[i].Form != token.Sign {
			return nil
		}
		if s := b.Str(i); len(key)+len(s) <= cap(key) {
			key = append(key, s...)
		} else {
			return nil
		}
	}
	return key
}

// wordKey writes tokens as the form of a word: in lower case, with one blank for a gap or
// a hyphen; nil where they are too long.
func (b Reader) wordKey(key []byte, from, to int) []byte {
	blank := false
	for i := from; i < to; i++ {
		if i > from && b.IsHyphen(i) {
			blank = true
			continue
		}
		if i > from && (blank || b.Tokens[i].Gap) {
			key = append(key, ' ')
		}
		blank = false
		s := b.Str(i)
		if utf8.RuneCountInString(s) < len(s) && !norm.NFC.IsNormalString(s) {
			s = norm.NFC.String(s)
		}
		if len(key)+len(s)+utf8.UTFMax > cap(key) {
			return nil
		}
		for _, r := range s {
			if key = utf8.AppendRune(key, unicode.ToLower(r)); len(key)+utf8.UTFMax > cap(key) {
				return nil
			}
		}
	}
	if blank {
		return nil // a hyphen ends no word
	}
	return key
}

// UnitBefore returns the currency whose sign or code ends right before a numeral ($, US$,
// EUR, Rs.), and its first token.
func (b Reader) UnitBefore(i int) (u Unit, first int, ok bool) {
	if b.Form(i) == token.None {
		return Unit{}, i, false
	}
	end := i
	if b.Is(i-1, ".") && b.Glued(i-1) && b.Form(i-2) == token.Word {
		end-- // Rs. 500
	}
	var room [128]byte
	for n := min(units().last[b.Str(end-1)], end); n > 0; n-- {
		at := end - n
		key := b.signKey(room[:0], at, end)
		if n == 2 && b.Glued(end-1) && b.Is(end-1, "$") {
			key = bytes.ToUpper(key) // aud$15
		}
		for _, m := range units().lookup(b.Language, signs, key) {
			if m.Kind == Money && b.prefixed(m, at, end, i) {
				return m.Unit, at, true
			}
		}
	}
	if m, ok := b.coded(end - 1); ok && b.prefixed(m, end-1, end, i) {
		return m.Unit, end - 1, true
	}
	return Unit{}, i, false
}

// prefixed reports whether the sign of a currency [from, to) belongs to the numeral at a
// token.
func (b Reader) prefixed(m Listed, from, to, at int) bool {
	switch last := b.Str(to - 1); {
	case b.Glued(from) && b.Form(from-1) <= token.Digits && b.Form(from) == token.Word:
		return false // part of a longer name
	case to-from > 1 && b.Tokens[to-1].Gap && b.Tokens[from].To-b.Tokens[from].From == 1:
		return false // A $5 note
	case last == "$" || last == "£":
	case b.isNumeric(from-1) && b.Tokens[at].Gap:
		return false // 5 € 10: of the number before
	}
	switch m.needs {
	case "", "before":
		return true
	case "big":
		return b.isBigFrom(at)
	}
	return false
}

// UnitAhead reads a currency that is before the number after it, and returns where that
// number begins.
func (b Reader) UnitAhead(i int) (Unit, int, bool) {
	for k := i + 1; k <= i+3 && k < len(b.Tokens); k++ {
		if b.Form(k) == token.Digits || b.Is(k, ".") {
			if u, first, ok := b.UnitBefore(k); ok && first == i {
				return u, k, true
			}
			return Unit{}, 0, false
		}
	}
	return Unit{}, 0, false
}

// Junction returns what a word joins units as: per, square, cubic; "" for any other.
func (b Reader) Junction(i int) string { return units().junctions[b.Tag][b.Lower(i)] }

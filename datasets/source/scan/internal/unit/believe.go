package unit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/token"
)

// A place is where the form of a unit is: what the rules of belief look at.
type place struct {
	Reader
	i, next int  // its first token, and the one after it
	prev    int  // the token before it, a hyphen passed over
	joined  bool // it touches the token before it
}

// beliefs are what must hold for a form to be believed, by the name that the list of
// units has for it. What is under another unit needs only what has no name here, or
// under.
var beliefs = map[string]struct {
	under bool // believed where it is below another unit
	holds func(place) bool
}{
	"digits":   {true, func(p place) bool { return p.isNumeric(p.prev) }},
	"letters":  {true, place.letters},
	"letter":   {true, place.letter},
	"glued":    {true, func(p place) bool { return p.joined && p.isNumeric(p.prev) }},
	"counted":  {true, func(p place) bool { return p.joined || p.isNumeric(p.prev) || p.At(p.prev).Cardinal == 1 }},
	"compound": {true, func(p place) bool { return p.isNumeric(p.prev) && p.Is(p.next, "/") && p.Glued(p.next) }},
	"measure":  {true, place.measure},
	"decimal":  {false, func(p place) bool { return p.hasDecimals(p.prev) }},
	"big": {false, func(p place) bool {
		return p.isBig(p.prev) || p.isNumeric(p.prev) && (p.paidBy(p.next) || p.Paid(p.prev, p.next))
	}},
	"won":      {false, func(p place) bool { return p.isBig(p.prev) && !p.Speaks("won", p.next) }},
	"alone":    {false, func(p place) bool { return p.isNumeric(p.prev) && (p.joined || p.alone(p.next)) }},
	"spaced":   {false, func(p place) bool { return !p.joined && p.isNumeric(p.prev) && p.alone(p.next) }},
	"rate":     {false, func(p place) bool { return p.Is(p.next, "/") || p.Lower(p.next) == "per" }},
	"fine":     {false, func(p place) bool { return p.hasDecimals(p.prev) && len(p.Str(p.prev)) != 2 }}, // 2.13 pm is a time
	"of":       {false, func(p place) bool { return p.Lower(p.next) == "of" }},
	"coin":     {false, place.coin},
	"factor":   {false, place.factor},
	"stone":    {false, place.stone},
	"inch":     {false, place.inch},
	"foot":     {false, place.foot},
	"quote":    {false, func(p place) bool { return p.isNumeric(p.prev) && p.inchMark() }},
	"arc":      {false, func(p place) bool { return p.joined && p.isNumeric(p.prev) && p.degreesBefore(p.i) }},
	"heat":     {false, place.heat},
	"kelvin":   {false, place.kelvin},
	"sterling": {false, place.sterling},
}

// believes reports whether what a unit needs is there: i is its first token, next the one
// after it.
func (b Reader) believes(m Listed, i, next int, under bool) bool {
	if m.needs == "" && under {
		return true
	}
	need, known := beliefs[m.needs]
	if under {
		return need.under
	}
	p := place{b, i, next, i - 1, b.Glued(i)}
	if p.joined && b.IsHyphen(p.prev) {
		p.prev--
	}
	if m.Kind == Money && m.Sign && (!p.joined || b.IsHyphen(i-1)) && b.Glued(next) && b.Form(next) == token.Digits {
		return false // 5 $10 bills, $5-$10
	}
	return m.needs == "" || known && need.holds(p)
}

// letters need a number, and no name after them: 5 g, 5 g CO₂; but not 5 A Smith.
func (p place) letters() bool {
	return p.isNumeric(p.prev) && (!p.Token(p.next).Capital || p.Str(p.next) == "CO")
}

// letter reports whether a lone letter after a number is a unit.
func (p place) letter() bool {
	if !p.isNumeric(p.prev) || p.IsHyphen(p.next) && p.Glued(p.next) && p.Tokens[p.i].Capital {
		return false
	}
	switch p.Str(p.i) {
	case "s":
		return p.Tokens[p.i].Gap && len(p.Str(p.prev)) != 4 || p.hasDecimals(p.prev) // not the 1950s, nor T-34s
	case "m":
		return p.prev < p.i-1 || !p.isMillions() // the 10-m line
	case "V", "W", "L":
		return p.Glued(p.i) || !p.Token(p.next).Capital
	}
	return true
}

// isMillions reports whether m after a number is millions, and no metre: £5m, 5m people, 12m
// of its users.
func (p place) isMillions() bool {
	if w := p.Lower(p.next); (w == "people" || len(w) > 2 && strings.HasSuffix(w, "s")) && !p.Speaks("size", p.next) && len(p.Str(p.prev)) <= 3 { // but 1500m finals
		return true
	}
	if p.joined && (p.IsOfSome(p.next) || p.Has(p.next, form.IsMore)) {
		return true
	}
	_, _, money := p.UnitBefore(p.numberStart(p.prev))
	return money
}

// measure is for words that are not always units: feet, yards; but not foot soldiers.
func (p place) measure() bool {
	if !p.joined && !p.isNumeric(p.prev) && !p.Speaks("size", p.next) && p.Form(p.next) == token.Word && p.At(p.next).Cardinal == 0 {
		return false
	}
	return !strings.HasPrefix(p.Lower(p.next), "soldier") && !strings.HasPrefix(p.Lower(p.next), "patrol")
}

// coin needs a price of up to three digits, or with decimals: 8p, 2.5p; but not 8p.m.
func (p place) coin() bool {
	return p.joined && p.Form(p.prev) == token.Digits && (p.hasDecimals(p.prev) || len(p.Str(p.prev)) <= 3 && !linesOfPicture[p.Str(p.prev)]) &&
		!(p.Is(p.next, ".") && p.Glued(p.next+1)) && (p.Str(p.i) == "p" || p.Paid(p.i-1, p.i+1))
}

// linesOfPicture are the numbers of lines that a picture is known by, and no prices: 720p.
var linesOfPicture = map[string]bool{"144": true, "240": true, "360": true, "480": true, "576": true, "720": true}

func (p place) factor() bool {
	return p.isNumeric(p.prev) && (p.joined || p.Str(p.i) == "fold") && p.Form(p.next) != token.Digits
}

func (p place) stone() bool {
	return p.joined || p.nearby("mass", p.i, 8) || p.Form(p.next) != token.Word && p.isNumeric(p.prev) || p.At(p.next).Cardinal > 0
}

// inch is for "in", which is mostly a preposition.
func (p place) inch() bool {
	if !p.isNumeric(p.prev) {
		return false
	}
	return p.joined || p.Speaks("size", p.next) || p.Lower(p.next) == "of" || p.feetBefore(p.prev) ||
		p.Form(p.next) == token.None || p.Form(p.next) == token.Sign && !p.IsQuote(p.next) && !p.IsHyphen(p.next)
}

func (p place) foot() bool {
	return p.joined && p.isNumeric(p.prev) && (p.Str(p.i) == "′" || p.Form(p.next) == token.Digits && p.Glued(p.next))
}

// heat is for the letters of Celsius and Fahrenheit: a negative number, or a word of heat.
func (p place) heat() bool {
	if p.Form(p.prev) != token.Digits || len(p.Str(p.prev)) > 3 || p.IsHyphen(p.next) || p.Is(p.next, "/") {
		return false
	}
	return !(p.Form(p.next) == token.Word && p.Tokens[p.next].Capital) && (p.isNegative(p.prev) || p.nearby("heat", p.i, 12))
}

func (p place) kelvin() bool {
	return p.isNumeric(p.prev) && (p.Tokens[p.i].Gap && p.alone(p.next) || p.hasDecimals(p.prev))
}

// sterling is for pounds that are money, and no weight.
func (p place) sterling() bool {
	if p.joined || p.Lower(p.next) == "of" || p.nearby("mass", p.i, 4) {
		return false
	}
	return p.At(p.prev).Scale >= 1e6 || p.nearby("sterling", p.i, 8)
}

// longestQuotation is how many tokens a quotation has at most.
const longestQuotation = 500

// inchMark reports whether a quotation mark after a number is one of inches: it closes no
// quotation that was opened.
func (p place) inchMark() bool {
	if p.Str(p.i) == "″" || p.feetBefore(p.prev) {
		return true
	}
	if !p.joined {
		return p.Speaks("size", p.next)
	}
	open := 0
	for j := max(0, p.i-longestQuotation); j < p.i; j++ {
		switch p.Str(j) {
		case "“":
			open++
		case "”":
			open--
		case `"`:
			if open > 0 || !p.Glued(j) || !p.isNumeric(j-1) { // not another inch mark
				open ^= 1
			}
		}
	}
	return open <= 0 && p.Str(p.i) == `"` && !(p.Glued(p.next) && p.Form(p.next) == token.Word)
}

// isNumeric reports whether a token is the end of a number in digits: 12, ½.
func (b Reader) isNumeric(i int) bool {
	switch b.Form(i) {
	case token.Digits:
		return true
	case token.Sign:
		r, _ := utf8.DecodeRuneInString(b.Str(i))
		return unicode.IsNumber(r)
	}
	return false
}

// mostGroups is how many groups of digits a number has at most.
const mostGroups = 9

// numberStart returns the first token of the digits that end at a token.
func (b Reader) numberStart(i int) int {
	point := func(i int) bool { return b.Glued(i+1) && b.Glued(i) && b.IsAny(i, ".", ",") }
	for n := 0; n < mostGroups && b.Form(i) == token.Digits && point(i-1) && b.Form(i-2) == token.Digits; n++ {
		i -= 2
	}
	return i
}

// hasDecimals reports whether the number that ends at a token has decimals.
func (b Reader) hasDecimals(i int) bool {
	return b.Form(i) == token.Digits && b.Glued(i) && b.Is(i-1, ".") && b.Glued(i-1) && b.Form(i-2) == token.Digits
}

// isBig reports whether the number that ends at a token is one that money comes in: of
// three digits, with decimals or a scale word.
func (b Reader) isBig(i int) bool {
	return b.Form(i) == token.Digits && (len(b.Str(i)) > 2 || b.Glued(i) && b.Is(i-1, ".")) || b.At(i).Scale >= 100
}

// paidBy reports whether a price goes on at a token: 45 crowns a week.
func (p place) paidBy(i int) bool {
	return p.Junction(i) == "per" && p.Form(i+1) == token.Word && !p.Has(i+1, form.IsFunction)
}

// isBigFrom is isBig for a number that begins at a token.
func (b Reader) isBigFrom(i int) bool {
	return b.Form(i) == token.Digits && (len(b.Str(i)) > 2 ||
		b.IsAny(i+1, ".", ",") && b.Glued(i+1) && b.Form(i+2) == token.Digits && b.Glued(i+2)) ||
		b.At(i+1).Scale >= 100 || b.Glued(i+1) && moneyScales[b.Str(i+1)]
}

// moneyScales are scales cut short that sums of money have behind them: PS5m.
var moneyScales = map[string]bool{"k": true, "m": true, "mn": true, "bn": true, "tn": true}

func (b Reader) isNegative(i int) bool {
	i = b.numberStart(i) - 1
	return b.Glued(i+1) && b.IsAny(i, "-", "−", "–") && (!b.Glued(i) || b.Form(i-1) == token.Sign)
}

// feetBefore reports whether feet are before the number that ends at a token: 5 ft 2 in.
func (b Reader) feetBefore(i int) bool {
	switch b.Lower(b.numberStart(i) - 1) {
	case "ft", "feet", "foot", "'", "′":
		return true
	}
	return false
}

// degreesBefore reports whether degrees are before minutes or seconds of arc.
func (b Reader) degreesBefore(i int) bool {
	for j := i - 1; j >= 0 && j >= i-6; j-- {
		if b.Is(j, "°") {
			return true
		}
	}
	return false
}

// alone reports whether nothing follows that a unit could be a part of.
func (b Reader) alone(i int) bool { return b.Form(i) != token.Word || b.Speaks("link", i) }

// nearby reports whether a word that speaks for a unit is within some tokens.
func (b Reader) nearby(need string, i, within int) bool {
	for j := max(0, i-within); j < min(len(b.Tokens), i+within); j++ {
		if j != i && b.Speaks(need, j) {
			return true
		}
	}
	return false
}

// Speaks reports whether a word speaks for what the list of units calls so: mass, ago.
func (b Reader) Speaks(need string, i int) bool {
	return b.Form(i) == token.Word && units().near[need][b.Lower(i)]
}

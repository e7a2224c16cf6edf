package quantity

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"quotient/datasets/language"
	"quotient/datasets/language/form"
)

// A Locale writes numbers, and what a text says about them, in one language.
// The zero Locale is [English].
type Locale struct {
	Tag       string // BCP 47: en
	numbers   *form.Numbers
	groupFrom int
}

// English writes 11,000, 25.6 and "more than".
var English = localeOf(language.All[0])

func localeOf(l *form.Language) Locale {
	return Locale{l.Tag, &l.Writing.Numbers, l.Writing.Numbers.GroupFrom}
}

// Locales lists the tags of the locales.
func Locales() []string { return language.Tags() }

// LocaleOf returns the locale of a tag, such as "hu".
func LocaleOf(tag string) (Locale, bool) {
	for _, l := range language.All {
		if l.Tag == tag {
			return localeOf(l), true
		}
	}
	return Locale{}, false
}

// Grouped returns the locale with thousands grouped from four digits, for a table
// or picture whose numbers must look alike.
func (l Locale) Grouped() Locale {
	l = l.orEnglish()
	l.groupFrom = min(l.groupFrom, 4)
	return l
}

// Ungrouped returns the locale without marks between thousands, for years.
func (l Locale) Ungrouped() Locale {
	l = l.orEnglish()
	l.groupFrom = math.MaxInt
	return l
}

// Peak writes the top of a spread that is itself passed, from the words for
// the number: up to 11,000 forints and over.
func (l Locale) Peak(number string) string { return l.orEnglish().numbers.Peak(number) }

// Per joins the names of two units to that of a rate: people per tank.
func (l Locale) Per(numerator, denominator string) string {
	return numerator + l.orEnglish().numbers.Per + denominator
}

// Symbol is the sign of a currency by the name of its unit; "" for any other unit.
func (l Locale) Symbol(name string) string {
	return l.orEnglish().numbers.Money.Symbols[strings.ToLower(name)]
}

// FormatRat writes an exact number in full in the locale, such as 11,000 or
// 0.125. A number without a short decimal is given to three digits.
func (l Locale) FormatRat(r *big.Rat) string {
	if s, ok := terminating(r, 12); ok {
		return l.decimal(s)
	}
	return l.decimal(roundExact(r))
}

// Full writes a number that is stated, not computed, with all its digits: 0.3
// and 0.30000000000000004 are two numbers.
func (l Locale) Full(r *big.Rat) string {
	if s, ok := terminating(r, StatedDecimals); ok {
		return l.decimal(s)
	}
	return l.FormatRat(r)
}

func (l Locale) orEnglish() Locale {
	if l.numbers == nil {
		return English
	}
	return l
}

// decimal writes a plain decimal in the locale, with a true minus sign.
func (l Locale) decimal(s string) string {
	l = l.orEnglish()
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "−", s[1:]
	}
	whole, fraction, _ := strings.Cut(s, ".")
	if len(whole) >= l.groupFrom {
		whole = form.Grouped(whole, l.numbers.Group)
	}
	if fraction != "" {
		whole += l.numbers.Decimal + fraction
	}
	return sign + whole
}

// bounded puts the words of a one-sided bound around a number.
func (l Locale) bounded(b Bound, n string) string { return fill(l.numbers.Bounds[string(b)], n) }

// spell writes a number from one to twelve in the words that go before what
// is shown; any other number stays as it is.
func (l Locale) spell(digits string, show Show) string {
	words, ok := l.numbers.Before[string(show)]
	if !ok {
		words = l.numbers.Alone
	}
	return spelled(digits, words)
}

// spellLow writes the low end of a range, which is by itself where the
// language has words for that.
func (l Locale) spellLow(digits string, show Show) string {
	words, ok := l.numbers.Before[string(show)]
	if !ok || len(words) > 0 && len(l.numbers.Alone) > 0 {
		words = l.numbers.Alone
	}
	return spelled(digits, words)
}

func spelled(digits string, words []string) string {
	if i, err := strconv.Atoi(digits); err == nil && 1 <= i && i <= len(words) {
		return words[i-1]
	}
	return digits
}

// fill puts a number into a pattern.
func fill(pattern, n string) string { return strings.ReplaceAll(pattern, "{n}", n) }

// fillRange puts two numbers into a pattern.
func fillRange(pattern, low, high string) string {
	return strings.NewReplacer("{low}", low, "{high}", high).Replace(pattern)
}

// Grain says that a number is read as rounded to a multiple of another.
func (l Locale) Grain(n, to *big.Rat) string {
	l = l.orEnglish()
	name := l.numbers.GrainNames[to.RatString()]
	if name == "" {
		name = l.FormatRat(to)
	}
	return strings.NewReplacer("{n}", l.FormatRat(n), "{to}", name).Replace(l.numbers.Rounded)
}

package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotient/datasets/language/form"
)

// Naming says how the numbers of a unit are written.
type Naming interface {
	// Unit is the name of a unit as it follows a number: people, forints per month. A
	// sign such as % follows at once.
	Unit(u Unit, one bool) string
	// Symbol is the sign of a currency, and what follows a sum in it: "$", " per head".
	// It is "" where the unit is written by its name.
	Symbol(u Unit) (symbol, rest string)
	// Large reports whether large numbers are written with million and the like.
	Large(u Unit) bool
}

// A written number is one as it is printed, in its parts: −, 2.5, billion.
type written struct {
	sign, digits string
	large        *form.Large // nil where all digits are written
}

// A money is how the sign of a currency stands at a number; none where both are empty.
type money struct {
	before, after string // with their blanks
	rest          string // what follows in a sentence: " per head"
}

func (f Format) money(u Unit) (m money) {
	if f.Show != ShowValue && f.Show != "" || f.Names == nil || u.IsPlain() {
		return m
	}
	symbol, rest := f.Names.Symbol(u)
	if symbol == "" {
		return m
	}
	m.rest = rest
	if !f.Locale.numbers.Money.Before {
		m.after = nbsp + symbol
		return m
	}
	m.before = symbol
	if last, _ := utf8.DecodeLastRuneInString(symbol); unicode.IsLetter(last) {
		m.before += nbsp // CHF 5
	}
	return m
}

func (m money) is() bool { return m.before+m.after != "" }

// cents writes the second digit of an exact sum that has one digit after the point: $0.60.
func (m money) cents(s string) string {
	if _, part, _ := strings.Cut(s, "."); m.is() && len(part) == 1 {
		return s + "0"
	}
	return s
}

// leastLarge is the number of digits from which a number is large.
const leastLarge = 7

// write takes plain decimals as they are printed, one or the two ends of a range. Where the
// unit has large numbers in words, an end that is large is written so, unless one of them
// would not be shorter for it.
func (f Format) write(u Unit, plain ...string) []written {
	out, short := make([]written, len(plain)), make([]written, len(plain))
	any, every := false, true
	for i, s := range plain {
		sign := ""
		if rest, ok := strings.CutPrefix(s, "-"); ok {
			sign, s = "−", rest
		}
		out[i] = written{sign, f.Locale.decimal(s), nil}
		short[i] = out[i]
		if whole, _, _ := strings.Cut(s, "."); len(whole) < leastLarge {
			continue
		}
		any = true
		if digits, large := f.Locale.shortened(s); large != nil {
			short[i] = written{sign, f.Locale.decimal(digits), large}
		} else {
			every = false
		}
	}
	if any && every && (f.Show == ShowValue || f.Show == "") && f.Names != nil && f.Names.Large(u) {
		return short
	}
	return out
}

// How many digits a number has at most, and how many of them after the point, before its
// million: 5.905 billion, and 1,234,567.
const (
	mostDigits   = 4
	mostDecimals = 3
)

// shortened divides a large number by the largest that has a name. It loses no digit: nil is
// returned where too many are left.
func (l Locale) shortened(s string) (digits string, large *form.Large) {
	if strings.Contains(s, ".") || len(strings.TrimRight(s, "0")) > mostDigits {
		return "", nil
	}
	for i := range l.numbers.Large {
		large := &l.numbers.Large[i]
		if len(s) <= large.Zeros {
			continue
		}
		digits := shifted(s, large)
		if _, decimals, _ := strings.Cut(digits, "."); len(decimals) > mostDecimals {
			return "", nil
		}
		return digits, large
	}
	return "", nil
}

// short is the number with its sign and the short form of its million: −2.5bn.
func (w written) short() string {
	if w.large == nil {
		return w.sign + w.digits
	}
	return w.sign + w.digits + w.large.Short
}

// mark is the number as a label has it, in full: −$2.5bn.
func (n numerals) mark(w written) string {
	sign := w.sign
	w.sign = ""
	return sign + n.money.before + w.short() + n.money.after + n.suffix
}

// phrase is the number as a sentence has it, with a currency that is before it, and without
// what follows its million: −$2.5 billion.
func (n numerals) phrase(w written) string {
	s := w.sign + n.money.before + w.digits
	switch {
	case w.large == nil:
		return s
	case w.digits == "1":
		return s + w.large.One
	}
	return s + w.large.Many
}

package quantity

import (
	"strings"

	"quotient/datasets/language/form"
)

// Axis writes the plain decimals of an axis in a unit, in their order, all alike: with as many
// decimals and with one million: $0, $0.5bn, $1.0bn. Those of a log scale, which are of many
// sizes, are each written by themselves.
func (f Format) Axis(u Unit, log bool, plain ...string) []string {
	f = f.withDefaults()
	f.Show = ShowValue
	if f.Alike != nil && (u != Unit{num: Percent}) {
		return f.Alike.axis(f, u, plain)
	}
	n := numerals{money: f.money(u)}
	out := make([]string, len(plain))
	if log {
		for i, s := range plain {
			out[i] = n.mark(f.write(u, n.money.cents(s))[0])
		}
		return out
	}
	large := f.common(u, plain)
	places := 0
	for i, s := range plain {
		out[i] = shifted(s, large)
		_, decimals, _ := strings.Cut(out[i], ".")
		places = max(places, len(decimals))
	}
	if places == 1 && large == nil && n.money.is() {
		places = 2 // $0.50
	}
	for i, s := range out {
		w := written{large: large}
		if rest, ok := strings.CutPrefix(s, "-"); ok {
			w.sign, s = "−", rest
		}
		if s == "0" {
			w.large = nil
		} else {
			s = padded(s, places)
		}
		w.digits = f.Locale.decimal(s)
		out[i] = n.mark(w)
	}
	return out
}

// common is the largest number with a name of which each number has one decimal at most; nil
// where none is large, or the unit is written with all digits.
func (f Format) common(u Unit, plain []string) *form.Large {
	if f.Names == nil || !f.Names.Large(u) {
		return nil
	}
	longest := 0
	for _, s := range plain {
		whole, part, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
		if longest = max(longest, len(whole)); part != "" {
			return nil
		}
	}
	for i := range f.Locale.numbers.Large {
		large := &f.Locale.numbers.Large[i]
		fits := longest > large.Zeros
		for _, s := range plain {
			_, decimals, _ := strings.Cut(shifted(s, large), ".")
			fits = fits && len(decimals) <= 1
		}
		if fits {
			return large
		}
	}
	return nil
}

// shifted divides a plain decimal, which is whole, by a large number; by none, it is as it is.
func shifted(s string, by *form.Large) string {
	if by == nil {
		return s
	}
	sign := ""
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		sign, s = "-", rest
	}
	if len(s) <= by.Zeros {
		s = strings.Repeat("0", by.Zeros+1-len(s)) + s
	}
	at := len(s) - by.Zeros
	return sign + trimZeros(s[:at]+"."+s[at:])
}

// padded writes a plain decimal with so many decimals, where it has fewer.
func padded(s string, places int) string {
	_, decimals, found := strings.Cut(s, ".")
	if places > 0 && !found {
		s += "."
	}
	return s + strings.Repeat("0", max(0, places-len(decimals)))
}

package quantity

import (
	"math/big"

	"quotient/datasets/language/form"
)

// outOf writes a share as so many of so many, without its bound: 1 in 3, one in three.
func (q Quantity) outOf(f Format, spell bool) string {
	n := f.count(new(big.Rat).Mul(q.Value(), f.OutOf), spell)
	m := f.count(f.OutOf, spell)
	if f.Locale.numbers.OutOf == nil {
		return n.Digits + "/" + m.Digits
	}
	return f.Locale.numbers.OutOf(n, m)
}

// count is a number as the text has it, in digits and in words.
func (f Format) count(r *big.Rat, spell bool) form.Count {
	digits := ""
	if s, ok := terminating(r, StatedDecimals); ok {
		digits = f.Locale.decimal(s)
	} else {
		digits = f.Locale.decimal(roundExact(r))
	}
	c := form.Count{Digits: digits, Words: digits}
	if spell {
		c.Words = f.Locale.spell(digits, ShowNumber)
	}
	return c
}

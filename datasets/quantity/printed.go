package quantity

import "math/big"

var one, two, ten = big.NewRat(1, 1), big.NewRat(2, 1), big.NewRat(10, 1)

// Loosely reports whether a bound in round numbers follows from a value with its own bound:
// of 82.1% it is true that it is more than 80, and of over 5.1 that it is more than five.
func Loosely(said Bound, printed *big.Rat, bound Bound, value *big.Rat) bool {
	up := said == Over || said == AtLeast
	down := said == Under || said == UpTo
	switch {
	case up && bound == About && printed.Sign() > 0 && new(big.Rat).Quo(value, printed).Cmp(big.NewRat(21, 20)) >= 0: // more than 300, of about 320
	case up && (bound == Exact || bound == Over || bound == AtLeast):
	case down && (bound == Exact || bound == Under || bound == UpTo):
	case said == About && (bound == Exact || bound == About): // nearly 80, of 78; about six, of about 6.4
	default:
		return false
	}
	if printed.Sign() <= 0 || value.Sign() <= 0 || !printed.IsInt() {
		return false
	}
	// The step of the last digit that is no zero.
	step := new(big.Rat).Set(one)
	for n := new(big.Rat).Quo(printed, ten); n.IsInt(); n.Quo(n, ten) {
		step.Mul(step, ten)
	}
	off := new(big.Rat).Sub(value, printed)
	if down {
		off.Neg(off)
	}
	near := new(big.Rat).Quo(off, printed)
	if said == About {
		off.Abs(off)
		most := big.NewRat(1, 20)
		if printed.Cmp(ten) < 0 { // roughly twice, of 2.18 times
			most = big.NewRat(1, 10)
		}
		return off.Sign() > 0 && new(big.Rat).Mul(off, two).Cmp(step) <= 0 && near.Abs(near).Cmp(most) <= 0
	}
	return off.Sign() > 0 && off.Cmp(step) < 0 && near.Cmp(big.NewRat(1, 4)) <= 0
}

// Same reports whether two numbers are one, without the products that Cmp works out: a
// typed number is held against every number of a study.
func Same(a, b *big.Rat) bool {
	return a == b || a.Num().Cmp(b.Num()) == 0 && a.Denom().Cmp(b.Denom()) == 0
}

// Prints reports whether a printed number is the value: exactly, or rounded where
// the value is no whole number, to two digits or more; up or down where it is the
// limit of a bound, so that what is printed is true.
func Prints(printed, value *big.Rat, up, down bool) bool {
	if Same(printed, value) {
		return true
	}
	if value.IsInt() {
		return false
	}
	places, scale := 0, new(big.Rat).Set(printed)
	for ; !scale.IsInt(); places++ {
		if places == 6 {
			return false
		}
		scale.Mul(scale, ten)
	}
	if new(big.Int).Abs(scale.Num()).Cmp(big.NewInt(10)) < 0 {
		return false
	}
	unit := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
	over := new(big.Rat).Sub(printed, value) // how far the printed number is above
	switch {
	case up:
		return over.Sign() > 0 && over.Cmp(unit) < 0
	case down:
		return over.Sign() < 0 && over.Neg(over).Cmp(unit) < 0
	}
	return over.Abs(over).Mul(over, two).Cmp(unit) <= 0
}

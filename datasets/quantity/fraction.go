package quantity

import "math/big"

// Fraction writes a part of one as headlines have it: more than four in five, almost half.
// What is written is true of every number that the quantity allows: the fraction nearest to
// it on its true side, of halves to quarters, fifths and tenths, and else of one in so many. It reports false for what is no part of one: nothing, more than one, a range that
// reaches to both or a number about which nothing is known.
func (q Quantity) Fraction(f Format) (string, bool) {
	f = f.withDefaults()
	q = q.Plain()
	one := big.NewRat(1, 1)
	inside := func(e End) bool { return e.Value != nil && e.Value.Sign() > 0 && e.Value.Cmp(one) < 0 }
	switch {
	case !q.Unit.IsPlain() || f.Peak || f.Show == ShowChange:
		return "", false
	case q.Vague && q.IsPoint() && inside(q.Lo):
		if at, near := nearestFraction(q.Lo.Value, 0); near {
			return f.Locale.bounded(About, f.fraction(at)), true
		}
		return "", false
	case q.Vague:
		return "", false
	case q.IsPoint() && inside(q.Lo):
		return f.beside(q.Lo.Value), true
	case inside(q.Lo) && (q.Hi.Value == nil || q.Hi.Value.Cmp(one) >= 0):
		return f.above(q.Lo), true
	case inside(q.Hi) && (q.Lo.Value == nil || q.Lo.Value.Sign() <= 0):
		return f.below(q.Hi)
	case inside(q.Lo) && inside(q.Hi):
		return f.between(q.Lo, q.Hi), true
	}
	return "", false
}

// above writes a low end.
func (f Format) above(low End) string {
	at, _ := nearestFraction(low.Value, -1)
	if at.Cmp(low.Value) == 0 && !low.Open {
		return f.Locale.bounded(AtLeast, f.fraction(at))
	}
	return f.Locale.bounded(Over, f.fraction(at))
}

// below writes a high end; it reports false for less than all.
func (f Format) below(high End) (string, bool) {
	at, _ := nearestFraction(high.Value, 1)
	switch {
	case at.IsInt():
		return "", false
	case at.Cmp(high.Value) == 0 && !high.Open:
		return f.Locale.bounded(UpTo, f.fraction(at)), true
	}
	return f.Locale.bounded(Under, f.fraction(at)), true
}

// between writes two ends.
func (f Format) between(low, high End) string {
	from, _ := nearestFraction(low.Value, -1)
	to, _ := nearestFraction(high.Value, 1)
	switch {
	case from.Cmp(to) == 0:
		return f.Locale.bounded(Exact, f.fraction(from))
	case to.IsInt():
		return f.above(low)
	}
	return fillRange(f.Locale.numbers.Ranges.Between, f.fraction(from), f.fraction(to))
}

// beside writes an exact number by the fraction nearest to it.
func (f Format) beside(r *big.Rat) string {
	at, _ := nearestFraction(r, 0)
	switch c := r.Cmp(at); {
	case c == 0:
		return f.Locale.bounded(Exact, f.fraction(at))
	case c > 0:
		return f.Locale.bounded(Over, f.fraction(at))
	}
	away := new(big.Rat).Sub(at, r)
	close := away.Cmp(big.NewRat(1, 50)) <= 0 && new(big.Rat).Mul(away, big.NewRat(10, 1)).Cmp(r) <= 0
	if almost := f.Locale.numbers.Almost; almost != "" && close {
		return fill(almost, f.fraction(at))
	}
	return f.Locale.bounded(Under, f.fraction(at))
}

// fraction writes a fraction by its name, or as so many of so many.
func (f Format) fraction(r *big.Rat) string {
	if name := f.Locale.numbers.Fractions[r.RatString()]; name != "" {
		return name
	}
	f.OutOf = new(big.Rat).SetInt(r.Denom())
	return Point(r, Unit{}).outOf(f, true)
}

// fractions are those from a tenth up that a reader takes in.
func fractions() (out []*big.Rat) {
	for _, of := range []int64{2, 3, 4, 5, 10} {
		for n := int64(1); n < of; n++ {
			out = append(out, big.NewRat(n, of))
		}
	}
	for of := int64(6); of < 10; of++ {
		out = append(out, big.NewRat(1, of))
	}
	return append(out, big.NewRat(19, 20), big.NewRat(99, 100))
}

// nearestFraction is the fraction nearest to a part of one, and whether it is within two
// and a half hundredths; side is -1 for the nearest that is not above it, 1 for the nearest
// not below it.
func nearestFraction(r *big.Rat, side int) (at *big.Rat, near bool) {
	all := fractions()
	if r.Cmp(big.NewRat(1, 10)) < 0 {
		all = append(all, oneIn(r)...)
	}
	var least *big.Rat
	for _, x := range all {
		if side != 0 && x.Cmp(r) == -side {
			continue
		}
		if away := new(big.Rat).Abs(new(big.Rat).Sub(x, r)); least == nil || away.Cmp(least) < 0 {
			at, least = x, away
		}
	}
	if at == nil { // above all of them: one has a part, but none is named
		return big.NewRat(1, 1), false
	}
	return at, least.Cmp(big.NewRat(1, 40)) <= 0 && new(big.Rat).Mul(least, big.NewRat(10, 1)).Cmp(r) <= 0
}

// oneIn are one in so many on either side of a part below a tenth: every number up to
// twenty, and then those with one digit that is not zero, or a five after it.
func oneIn(r *big.Rat) []*big.Rat {
	many := new(big.Int).Quo(r.Denom(), r.Num()) // whole, not above 1/r
	step := big.NewInt(1)
	if many.Cmp(big.NewInt(20)) >= 0 {
		for p := big.NewInt(10); new(big.Int).Mul(p, big.NewInt(10)).Cmp(many) <= 0; p = new(big.Int).Mul(p, big.NewInt(10)) {
			step = new(big.Int).Mul(p, big.NewInt(5))
		}
		if step.Cmp(big.NewInt(1)) == 0 {
			step = big.NewInt(5)
		}
	}
	low := new(big.Int).Mul(new(big.Int).Quo(many, step), step)
	return []*big.Rat{new(big.Rat).SetFrac(big.NewInt(1), low), new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Add(low, step))}
}

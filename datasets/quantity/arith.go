package quantity

import (
	"fmt"
	"math/big"
)

// A Refusal is the error of an operation whose result would say nothing.
type Refusal struct {
	// Left and Right say what leaves the result open, of the first and the
	// second operand, such as "no upper limit", "no limit but zero" or "about".
	Left, Right string
	// Result is what would have come out, such as (0, ∞).
	Result string
}

func (r *Refusal) Error() string {
	return fmt.Sprintf("the first has %s and the second has %s, so the result could be anything in %s", r.Left, r.Right, r.Result)
}

// A UnitError is the error of adding or comparing numbers of unlike units.
type UnitError struct {
	Op   string
	A, B Unit
}

func (e *UnitError) Error() string {
	name := func(u Unit) string {
		if u.IsPlain() {
			return "a plain number"
		}
		return u.String()
	}
	return fmt.Sprintf("cannot %s %s and %s: the units differ", e.Op, name(e.A), name(e.B))
}

// Plain returns q with a unit of [Percent] turned into a plain number: 15
// percent becomes 0.15.
func (q Quantity) Plain() Quantity {
	if q.Unit != (Unit{num: Percent}) {
		return q
	}
	return q.scale(big.NewRat(1, 100))
}

// Hundredths returns a plain number in [Percent]: 0.15 becomes 15 percent. It undoes
// [Quantity.Plain].
func (q Quantity) Hundredths() Quantity {
	if !q.Unit.IsPlain() {
		return q
	}
	q = q.scale(big.NewRat(100, 1))
	q.Unit = Unit{num: Percent}
	return q
}

// scale multiplies by a positive number and drops the unit.
func (q Quantity) scale(k *big.Rat) Quantity {
	mul := func(e End) End {
		if e.Value == nil {
			return e
		}
		return End{new(big.Rat).Mul(e.Value, k), e.Open}
	}
	return Quantity{Lo: mul(q.Lo), Hi: mul(q.Hi), Vague: q.Vague, Kind: q.Kind}
}

// Add returns a + b. Both must have the same unit.
func Add(a, b Quantity) (Quantity, error) {
	if a.Unit != b.Unit {
		return Quantity{}, &UnitError{"add", a.Unit, b.Unit}
	}
	q := Quantity{Lo: add(a.Lo, b.Lo), Hi: add(a.Hi, b.Hi), Unit: a.Unit, Kind: kindOf(a, b)}
	return finish(q, a, b)
}

// Sub returns a − b, a [Difference]. Both must have the same unit.
func Sub(a, b Quantity) (Quantity, error) {
	if a.Unit != b.Unit {
		return Quantity{}, &UnitError{"subtract", a.Unit, b.Unit}
	}
	q := Quantity{Lo: add(a.Lo, neg(b.Hi)), Hi: add(a.Hi, neg(b.Lo)), Unit: a.Unit, Kind: Difference}
	return finish(q, a, b)
}

// Neg returns −a.
func Neg(a Quantity) Quantity {
	return Quantity{Lo: neg(a.Hi), Hi: neg(a.Lo), Vague: a.Vague, Unit: a.Unit, Kind: Difference}
}

// Size returns a without its sign: of a fall of more than 5, which is below -5, more than 5.
func Size(a Quantity) Quantity {
	if v := a.Value(); v == nil || v.Sign() >= 0 {
		return a
	}
	out := Neg(a)
	out.Kind = a.Kind
	return out
}

// Mul returns a × b, in the product of the units. It is refused where only the
// sign of the result would be known, (0, ∞), unless one operand is one number:
// twice what is more than none is more than none.
func Mul(a, b Quantity) (Quantity, error) {
	q := mulEnds(a, b)
	q.Unit = a.Unit.Times(b.Unit)
	q.Kind = kindOf(a, b)
	return finishProduct(q, a, b, a.IsPoint() || b.IsPoint())
}

// Div returns a ÷ b, in the quotient of the units: [a.lo/b.hi, a.hi/b.lo] for
// positive operands, an end being open where either used end is open. It fails
// where b may be zero on both of its sides, and is refused where only the sign
// of the result would be known, (0, ∞), unless b is one number.
func Div(a, b Quantity) (Quantity, error) {
	q, err := quotient(a, b)
	if err != nil {
		return Quantity{}, err
	}
	return finishProduct(q, a, b, b.IsPoint())
}

// quotient is a ÷ b, whether it says something or not.
func quotient(a, b Quantity) (Quantity, error) {
	inv, err := reciprocal(b)
	if err != nil {
		return Quantity{}, err
	}
	q := mulEnds(a, inv)
	q.Unit = a.Unit.Per(b.Unit)
	q.Kind = kindOf(a, b)
	return q, nil
}

// finishProduct finishes a product or quotient. One that is not merely an
// operand to another scale says nothing if it has no limit but zero, whatever
// its kind.
func finishProduct(q, a, b Quantity, scaled bool) (Quantity, error) {
	if !scaled && !a.Vague && !b.Vague && q.hasOnlySign() {
		return Quantity{}, &Refusal{openSide(a), openSide(b), q.String()}
	}
	return finish(q, a, b)
}

// hasOnlySign reports whether nothing but zero limits the quantity.
func (q Quantity) hasOnlySign() bool {
	unlimited := func(e End) bool { return e.Value == nil || e.Value.Sign() == 0 }
	return unlimited(q.Lo) && unlimited(q.Hi) && !q.IsPoint()
}

// Min returns the lesser of a and b, end by end, so that a limit cuts an open
// end off: the lesser of over 11,000 and 3,500 is exactly 3,500.
func Min(a, b Quantity) (Quantity, error) { return extreme("take the lesser of", a, b, lesser) }

// Max returns the greater of a and b, end by end.
func Max(a, b Quantity) (Quantity, error) { return extreme("take the greater of", a, b, greater) }

func extreme(op string, a, b Quantity, pick func(x, y End, high bool) End) (Quantity, error) {
	if a.Unit != b.Unit {
		return Quantity{}, &UnitError{op, a.Unit, b.Unit}
	}
	q := Quantity{Lo: pick(a.Lo, b.Lo, false), Hi: pick(a.Hi, b.Hi, true), Unit: a.Unit, Kind: a.Kind}
	if a.Kind != b.Kind {
		q.Kind = kindOf(a, b)
	}
	// What every two numbers of these kinds have is no finding: the greater of
	// any difference and a count is not below zero.
	x, y := natural(a.Kind), natural(b.Kind)
	lo, hi := pick(x.Lo, y.Lo, false), pick(x.Hi, y.Hi, true)
	if !a.Vague && !b.Vague && !q.IsPoint() && low(q.Lo).cmp(low(lo)) <= 0 && high(q.Hi).cmp(high(hi)) >= 0 {
		return Quantity{}, &Refusal{openSide(a), openSide(b), q.String()}
	}
	return finish(q, a, b)
}

// natural is all that a number of a kind can be.
func natural(k Kind) Quantity {
	all := Quantity{Lo: End{Open: true}, Hi: End{Open: true}, Kind: k}
	switch k {
	case Amount:
		all.Lo = End{Value: new(big.Rat)}
	case Share:
		all.Lo, all.Hi = End{Value: new(big.Rat)}, End{Value: big.NewRat(1, 1)}
	case Growth:
		all.Lo = End{Value: big.NewRat(-1, 1)}
	}
	return all
}

// ShareOf returns part as a share of part and all of rest together:
// 1/(1 + rest/part). It keeps bounds that dividing by a sum would lose, since
// a sum counts the part twice. The rest must not contain the part.
func ShareOf(part Quantity, rest ...Quantity) (Quantity, error) {
	others := Point(new(big.Rat), part.Unit)
	for _, r := range rest {
		var err error
		if others, err = Add(others, r); err != nil {
			return Quantity{}, err
		}
	}
	if part.Lo.Value == nil || part.Lo.Value.Sign() < 0 || others.Lo.Value == nil || others.Lo.Value.Sign() < 0 {
		return Quantity{}, fmt.Errorf("a share needs a part and a rest that are not negative")
	}
	if part.IsPoint() && part.Lo.Value.Sign() == 0 && others.IsPoint() && others.Lo.Value.Sign() == 0 {
		return Quantity{}, fmt.Errorf("a share of nothing has no value")
	}
	q := Quantity{Lo: shareEnd(part.Lo, others.Hi, 0), Hi: shareEnd(part.Hi, others.Lo, 1), Kind: Share}
	return finish(q, part, others)
}

// shareEnd is p/(p+r) at one end: the least share comes from the least part
// and the greatest rest, and the other way round.
func shareEnd(p, r End, limit int64) End {
	switch {
	case r.Value != nil && r.Value.Sign() == 0 && !r.Open && (p.Value == nil || p.Value.Sign() > 0):
		return End{big.NewRat(1, 1), false} // no rest: the part is the whole
	case p.Value != nil && p.Value.Sign() == 0 && !p.Open:
		return End{new(big.Rat), false} // no part, of however much
	case p.Value == nil || r.Value == nil: // no limit: the share comes as near to 0 or 1 as one likes
		return End{big.NewRat(limit, 1), true}
	case p.Value.Sign() == 0 && r.Value.Sign() == 0:
		return End{big.NewRat(limit, 1), true}
	}
	sum := new(big.Rat).Add(p.Value, r.Value)
	open := p.Open && r.Value.Sign() != 0 || r.Open && p.Value.Sign() != 0
	return End{sum.Quo(p.Value, sum), open}
}

// GrowthOf returns the relative change from one amount to another: to/from − 1.
// The first must not be negative, or a rise would be called a fall.
func GrowthOf(from, to Quantity) (Quantity, error) {
	if from.Unit != to.Unit {
		return Quantity{}, &UnitError{"compare", from.Unit, to.Unit}
	}
	if from.Lo.Value == nil || from.Lo.Value.Sign() < 0 {
		return Quantity{}, fmt.Errorf("a relative change begins at an amount that is not negative, not at %s", from)
	}
	q, err := quotient(to, from)
	if err != nil {
		return Quantity{}, err
	}
	if !from.IsPoint() && !from.Vague && !to.Vague && q.hasOnlySign() {
		return Quantity{}, &Refusal{openSide(from), openSide(to), q.String()}
	}
	one := End{Value: big.NewRat(-1, 1)}
	return finish(Quantity{Lo: add(q.Lo, one), Hi: add(q.Hi, one), Kind: Growth}, from, to)
}

// finish carries "about" from the operands to the result, and refuses a result
// that sets no limit.
func finish(q, a, b Quantity) (Quantity, error) {
	if a.Vague || b.Vague {
		// "About" names no limits, so nothing can be bounded through it.
		if !a.Vague && !a.IsPoint() || !b.Vague && !b.IsPoint() {
			return Quantity{}, &Refusal{openSide(a), openSide(b), "no stated limits"}
		}
		if q.Lo.Value == nil || q.Hi.Value == nil { // divided by about 0 to 5
			return Quantity{}, &Refusal{openSide(a), openSide(b), "no stated limits"}
		}
		q.Vague = true
		return q, nil
	}
	if q.limitless() {
		return Quantity{}, &Refusal{openSide(a), openSide(b), q.String()}
	}
	return q, nil
}

func openSide(q Quantity) string {
	lo, hi := q.limits()
	switch {
	case q.Vague:
		return `only "about"`
	case lo.Value == nil && hi.Value == nil:
		return "no limit"
	case q.hasOnlySign():
		return "no limit but zero"
	case hi.Value == nil:
		return "no upper limit"
	case lo.Value == nil:
		return "no lower limit"
	case q.IsPoint():
		return "one value"
	}
	return "two limits"
}

// kindOf is the kind of a sum, product or quotient.
func kindOf(a, b Quantity) Kind {
	if a.Kind == Amount || a.Kind == Share {
		if b.Kind == Amount || b.Kind == Share {
			return Amount
		}
	}
	return Difference
}

// The extended ends. An End with a nil Value stands for −∞ as a low end and
// for ∞ as a high end; arithmetic on mixed ends needs the sign, so corner
// carries it.
type corner struct {
	inf  int // −1, 0, 1
	r    *big.Rat
	open bool
}

func low(e End) corner {
	if e.Value == nil {
		return corner{inf: -1, open: true}
	}
	return corner{r: e.Value, open: e.Open}
}

func high(e End) corner {
	if e.Value == nil {
		return corner{inf: 1, open: true}
	}
	return corner{r: e.Value, open: e.Open}
}

func (c corner) end() End {
	if c.inf != 0 {
		return End{Open: true}
	}
	return End{c.r, c.open}
}

func (c corner) sign() int {
	if c.inf != 0 {
		return c.inf
	}
	return c.r.Sign()
}

func (c corner) cmp(d corner) int {
	if c.inf != 0 || d.inf != 0 {
		return c.inf - d.inf
	}
	return c.r.Cmp(d.r)
}

func (c corner) times(d corner) corner {
	if c.sign() == 0 || d.sign() == 0 {
		// Zero times anything is zero, and it is reached if either zero is.
		reached := c.sign() == 0 && !c.open || d.sign() == 0 && !d.open
		return corner{r: new(big.Rat), open: !reached}
	}
	if c.inf != 0 || d.inf != 0 {
		return corner{inf: c.sign() * d.sign(), open: true}
	}
	return corner{r: new(big.Rat).Mul(c.r, d.r), open: c.open || d.open}
}

// mulEnds multiplies the intervals: the extremes lie at the corners.
func mulEnds(a, b Quantity) Quantity {
	var least, most corner
	for i, x := range []corner{low(a.Lo), high(a.Hi)} {
		for j, y := range []corner{low(b.Lo), high(b.Hi)} {
			p := x.times(y)
			if i == 0 && j == 0 {
				least, most = p, p
				continue
			}
			if c := p.cmp(least); c < 0 || c == 0 && !p.open {
				least = p
			}
			if c := p.cmp(most); c > 0 || c == 0 && !p.open {
				most = p
			}
		}
	}
	return Quantity{Lo: least.end(), Hi: most.end()}
}

// reciprocal returns 1/b. An end at zero becomes no limit.
func reciprocal(b Quantity) (Quantity, error) {
	lo, hi := low(b.Lo), high(b.Hi)
	if lo.sign() == 0 && hi.sign() == 0 {
		return Quantity{}, fmt.Errorf("division by zero: divide by a number that is not zero")
	}
	if lo.sign() < 0 && hi.sign() > 0 {
		return Quantity{}, fmt.Errorf("division by %s, which may be zero", b)
	}
	inv := func(c corner) End {
		switch {
		case c.inf != 0:
			return End{new(big.Rat), true}
		case c.sign() == 0:
			return End{Open: true}
		}
		return End{new(big.Rat).Inv(c.r), c.open}
	}
	return Quantity{Lo: inv(hi), Hi: inv(lo), Vague: b.Vague, Kind: b.Kind}, nil
}

func add(a, b End) End {
	if a.Value == nil || b.Value == nil {
		return End{Open: true}
	}
	return End{new(big.Rat).Add(a.Value, b.Value), a.Open || b.Open}
}

func neg(e End) End {
	if e.Value == nil {
		return e
	}
	return End{new(big.Rat).Neg(e.Value), e.Open}
}

func lesser(x, y End, isHigh bool) End {
	a, b := low(x), low(y)
	if isHigh {
		a, b = high(x), high(y)
	}
	switch c := a.cmp(b); {
	case c < 0:
		return x
	case c > 0:
		return y
	}
	// The least of two numbers stays below a shared high end if either does;
	// at a shared low end both must stay above it.
	return End{x.Value, isHigh && (x.Open || y.Open) || x.Open && y.Open}
}

func greater(x, y End, isHigh bool) End {
	a, b := low(x), low(y)
	if isHigh {
		a, b = high(x), high(y)
	}
	switch c := a.cmp(b); {
	case c > 0:
		return x
	case c < 0:
		return y
	}
	return End{x.Value, !isHigh && (x.Open || y.Open) || x.Open && y.Open}
}

// Package quantity computes with numbers that a text qualifies.
//
// A text says "over 2,000", "up to 3,500", "between 5 and 7". Each is a
// [Quantity]: an interval with open or closed ends, a unit, and the kind of
// number it is. The operations are those of interval arithmetic on exact
// rationals, so a bound that goes in comes out: over 2,000 divided by 78 is
// over 25.64…, never 25.64. What would say nothing at all, such as over
// 200,000 divided by over 2,000, is refused.
//
// Numbers become decimals only when they are shown ([Quantity.Label],
// [Quantity.Words]), and then outward: a lower bound is rounded down and an
// upper bound up, so that what is printed is still true.
package quantity

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"quotient/datasets/lazy"
	"quotient/datasets/limits"
)

// A Bound is how a text qualifies a number.
type Bound string

// The bounds. A number without any qualifier is [Exact].
const (
	Exact   Bound = "exact"
	Over    Bound = "over"     // > : "over", "more than"
	AtLeast Bound = "at-least" // ≥ : "at least", "no fewer than"
	Under   Bound = "under"    // < : "under", "less than"
	UpTo    Bound = "up-to"    // ≤ : "up to", "at most", "a maximum of"
	About   Bound = "about"    // ~ : "about", "some", "nearly"
	Between Bound = "between"  // from a low to a high number, both included
)

// Bounds lists every bound, in the order in which they are documented.
var Bounds = []Bound{Exact, Over, AtLeast, Under, UpTo, About, Between}

// HasHigh reports whether a number with the bound may have a high end.
func (b Bound) HasHigh() bool { return b == Between || b == About }

// Mirrored is the bound of a number with the other sign: a fall of more than 9 is under −9.
func (b Bound) Mirrored() Bound {
	switch b {
	case Over:
		return Under
	case AtLeast:
		return UpTo
	case Under:
		return Over
	case UpTo:
		return AtLeast
	}
	return b
}

// A Kind says which limits a number has by its nature, whatever a text says.
type Kind int

const (
	Amount     Kind = iota // a count or measure: never below zero
	Share                  // a part of a whole: from 0 to 1
	Growth                 // a relative change: never below -1
	Difference             // an amount less another: no limit
)

// An End is one end of an interval. A nil Value is no limit on that side; an
// Open end is not itself part of the interval.
type End struct {
	Value *big.Rat
	Open  bool
}

// A Quantity is all the numbers that a statement allows: those from Lo to Hi.
// The zero Quantity has no limit on either side. Quantities are values: no
// operation changes its operands.
type Quantity struct {
	Lo, Hi End
	// Vague marks a number or a range given as "about": Lo and Hi are then what
	// is printed, and no limits at all.
	Vague bool
	Unit  Unit
	Kind  Kind
}

// IsDecimal reports whether a text is a plain decimal, which ParseDecimal reads.
func IsDecimal(s string) bool { return len(s) <= limits.Digits+len("-.") && plain(s) }

// plain reports whether a text has digits, perhaps a sign before them, and perhaps a point
// and more digits after them.
func plain(s string) bool {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	point := -1
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
		case c == '.' && point < 0:
			point = i
		default:
			return false
		}
	}
	return s != "" && point != 0 && point != len(s)-1
}

// ParseDecimal reads a plain decimal such as 2000, 0.5 or -3, of at most
// [limits.Digits] digits. It takes no thousands separators, exponents or blanks.
func ParseDecimal(s string) (*big.Rat, error) {
	if len(s) > limits.Digits+len("-.") {
		return nil, fmt.Errorf("“%.20s…” has %s characters, and a number can have %s digits at most", s, limits.Count(len(s)), limits.Count(limits.Digits))
	}
	if !plain(s) {
		hint := ""
		if bare := strings.NewReplacer(",", "", " ", "", "\u00a0", "", "\u202f", "", "'", "", "_", "").Replace(s); bare != s && plain(bare) {
			hint = fmt.Sprintf(": write %s, without a thousands separator", bare)
			// One comma can be of decimals as well: 12,5 is no 125.
			if whole, part, ok := strings.Cut(s, ","); ok && plain(whole+"."+part) {
				hint = fmt.Sprintf(": write %s.%s, with a decimal point", whole, part)
				if len(part) == 3 {
					hint = fmt.Sprintf(": write %s, without a thousands separator, or %s.%s if the comma is a decimal one", bare, whole, part)
				}
			}
		}
		if bare := strings.NewReplacer("\u2212", "-", "\u2013", "-", "%", "").Replace(s); bare != s && plain(bare) {
			hint = ": write " + bare // with a hyphen, and without a sign of percent
		}
		if v, ok := ParseNumber(strings.TrimSuffix(s, ".")); ok && hint == "" { // 1e3, .5 and 5.
			if plain, exact := terminating(v, limits.Digits); exact {
				hint = ": write " + plain
			}
		}
		if hint == "" {
			hint = ": write digits, such as 2000 or 0.5"
		}
		return nil, fmt.Errorf("%q is not a plain decimal number%s", s, hint)
	}
	return ratOf(s), nil
}

// ratOf is the number that a plain decimal writes.
func ratOf(s string) *big.Rat {
	if whole, part, _ := strings.Cut(s, "."); len(whole)+len(part) <= 18 {
		n, scale := int64(0), int64(1)
		for _, digits := range []string{strings.TrimLeft(whole, "+-"), part} {
			for i := range len(digits) {
				n = 10*n + int64(digits[i]-'0')
			}
		}
		for range part {
			scale *= 10
		}
		if s[0] == '-' {
			n = -n
		}
		return big.NewRat(n, scale)
	}
	r, _ := new(big.Rat).SetString(strings.TrimPrefix(s, "+"))
	return r
}

var scientific = lazy.MustCompile(`^[+-]?[0-9]*\.?[0-9]+(?:[eE][+-]?0*([0-9]{1,4}))?$`)

// ParseNumber reads a decimal that may have an exponent, as 1e6 or 2.5e-3, of at most
// [limits.Digits] digits, written out.
func ParseNumber(s string) (*big.Rat, bool) {
	if len(s) > limits.Digits {
		return nil, false
	}
	if plain(s) {
		return ratOf(s), true
	}
	m := scientific.FindStringSubmatch(s)
	if m == nil {
		return nil, false
	}
	if n, _ := strconv.Atoi(m[1]); n > limits.Digits {
		return nil, false
	}
	return new(big.Rat).SetString(s)
}

// New returns the quantity that a text states: value with its bound, and with
// high where the bound is [Between], or [About] of a range whose ends are vague. Amounts are taken not to be negative, so
// "under 800" is [0, 800); under a negative value there is no lower limit.
func New(bound Bound, value, high *big.Rat, unit Unit) (Quantity, error) {
	if value == nil {
		return Quantity{}, fmt.Errorf("a quantity needs a value")
	}
	if high != nil && !bound.HasHigh() {
		return Quantity{}, fmt.Errorf("a high end goes with the bounds %q and %q, not with %q", Between, About, bound)
	}
	if high != nil && high.Cmp(value) < 0 {
		return Quantity{}, fmt.Errorf("the high end %s is below the value %s", high.RatString(), value.RatString())
	}
	kind := Amount
	floor := End{Value: new(big.Rat)}
	if value.Sign() < 0 {
		kind, floor = Difference, End{Open: true}
	}
	q := Quantity{Unit: unit, Kind: kind}
	switch bound {
	case Exact:
		q.Lo, q.Hi = End{Value: value}, End{Value: value}
	case About:
		q.Lo, q.Hi, q.Vague = End{Value: value}, End{Value: value}, true
		if high != nil {
			q.Hi = End{Value: high}
		}
	case Over, AtLeast:
		q.Lo, q.Hi = End{Value: value, Open: bound == Over}, End{Open: true}
		if value.Sign() == 0 {
			if bound == AtLeast {
				return Quantity{}, fmt.Errorf("at least 0 holds of every amount and says nothing")
			}
			q.Kind = Difference // more than none is a finding: its limit is no natural one
		}
	case Under, UpTo:
		q.Lo, q.Hi = floor, End{Value: value, Open: bound == Under}
		if bound == Under && value.Sign() == 0 {
			return Quantity{}, fmt.Errorf("under 0 leaves no amount")
		}
	case Between:
		if high == nil {
			return Quantity{}, fmt.Errorf("the bound %q needs a high end", Between)
		}
		q.Lo, q.Hi = End{Value: value}, End{Value: high}
	default:
		return Quantity{}, fmt.Errorf("unknown bound %q", bound)
	}
	return q, nil
}

// Point returns an exact quantity.
func Point(value *big.Rat, unit Unit) Quantity {
	kind := Amount
	if value.Sign() < 0 {
		kind = Difference
	}
	return Quantity{Lo: End{Value: value}, Hi: End{Value: value}, Unit: unit, Kind: kind}
}

// Int returns an exact whole number without a unit.
func Int(n int64) Quantity { return Point(big.NewRat(n, 1), Unit{}) }

// Range returns the quantity from lo to hi, both ends included.
func Range(lo, hi *big.Rat, unit Unit) Quantity {
	return Quantity{Lo: End{Value: lo}, Hi: End{Value: hi}, Unit: unit}
}

// limits returns the ends that say something: an end at the limit that the
// number has by its nature is no limit that a text has set.
func (q Quantity) limits() (lo, hi End) {
	lo, hi = q.Lo, q.Hi
	if q.IsPoint() || q.Vague {
		return lo, hi
	}
	var floor, ceiling *big.Rat
	switch q.Kind {
	case Amount:
		floor = new(big.Rat)
	case Share:
		floor, ceiling = new(big.Rat), big.NewRat(1, 1)
	case Growth:
		floor = big.NewRat(-1, 1)
	}
	if lo.Value != nil && floor != nil && lo.Value.Cmp(floor) <= 0 {
		lo = End{Open: true}
	}
	if hi.Value != nil && ceiling != nil && hi.Value.Cmp(ceiling) >= 0 {
		hi = End{Open: true}
	}
	return lo, hi
}

// IsPoint reports whether the quantity is one number.
func (q Quantity) IsPoint() bool {
	return q.Lo.Value != nil && q.Hi.Value != nil && (q.Lo.Value == q.Hi.Value || q.Lo.Value.Cmp(q.Hi.Value) == 0)
}

// IsRange reports whether the quantity has two ends, firm or vague: 5 to 7, about 5
// to 7.
func (q Quantity) IsRange() bool {
	lo, hi := q.limits()
	return lo.Value != nil && hi.Value != nil && !q.IsPoint()
}

// limitless reports whether the quantity sets no limit on either side,
// beyond those that such a number has by its nature.
func (q Quantity) limitless() bool {
	lo, hi := q.limits()
	return lo.Value == nil && hi.Value == nil
}

// Bound returns how the quantity is bounded; "" where nothing bounds it.
func (q Quantity) Bound() Bound {
	switch lo, hi := q.limits(); {
	case q.Vague:
		return About
	case q.IsPoint():
		return Exact
	case lo.Value != nil && hi.Value != nil:
		return Between
	case lo.Value != nil && lo.Open:
		return Over
	case lo.Value != nil:
		return AtLeast
	case hi.Value != nil && hi.Open:
		return Under
	case hi.Value != nil:
		return UpTo
	}
	return ""
}

// Value returns the number that a mark stands at: the one number, the limit
// of a one-sided bound, or the low end of a range. It is nil for a quantity
// without any limit.
func (q Quantity) Value() *big.Rat {
	lo, hi := q.limits()
	if lo.Value != nil {
		return lo.Value
	}
	return hi.Value
}

// Float returns [Quantity.Value] and the high end of a range as floats, for
// drawing. Without a range high equals value.
func (q Quantity) Float() (value, high float64) {
	v := q.Value()
	if v == nil {
		return 0, 0
	}
	value, _ = v.Float64()
	high = value
	if q.IsRange() {
		high, _ = q.Hi.Value.Float64()
	}
	return value, high
}

// Contains reports whether the quantity allows the number x.
func (q Quantity) Contains(x *big.Rat) bool {
	if q.Lo.Value != nil {
		if c := x.Cmp(q.Lo.Value); c < 0 || c == 0 && q.Lo.Open {
			return false
		}
	}
	if q.Hi.Value != nil {
		if c := x.Cmp(q.Hi.Value); c > 0 || c == 0 && q.Hi.Open {
			return false
		}
	}
	return true
}

// String gives the interval in mathematical notation, such as (2000, ∞).
func (q Quantity) String() string {
	if q.Vague && !q.IsPoint() {
		return "≈ " + ratString(q.Lo.Value) + " to " + ratString(q.Hi.Value)
	}
	if q.Vague {
		return "≈ " + ratString(q.Lo.Value)
	}
	if q.IsPoint() {
		return ratString(q.Lo.Value)
	}
	var b strings.Builder
	switch {
	case q.Lo.Value == nil:
		b.WriteString("(−∞")
	case q.Lo.Open:
		b.WriteString("(" + ratString(q.Lo.Value))
	default:
		b.WriteString("[" + ratString(q.Lo.Value))
	}
	b.WriteString(", ")
	switch {
	case q.Hi.Value == nil:
		b.WriteString("∞)")
	case q.Hi.Open:
		b.WriteString(ratString(q.Hi.Value) + ")")
	default:
		b.WriteString(ratString(q.Hi.Value) + "]")
	}
	return b.String()
}

// ratString writes r as a decimal where it has a short one, else as a fraction.
func ratString(r *big.Rat) string {
	if s, ok := terminating(r, 12); ok {
		return s
	}
	return r.RatString()
}

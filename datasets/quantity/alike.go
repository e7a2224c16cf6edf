package quantity

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"

	"quotient/datasets/language/form"
)

// Alike writes all numbers of a picture in one way: in so many thousands, millions, … with as
// many decimals, or as times such as 2:09:35.
type Alike struct {
	large  string   // thousand, million, …; "" for none
	clock  string   // a form of times; "" where numbers are no times
	second *big.Rat // how many seconds one of the unit is
	places int      // decimals that each number has
	fixed  bool     // the author has said how many
	long   bool     // a number would need more than there may be
	asSaid bool     // zeros that a number does not have are not added
}

// The ways to write numbers alike.
var (
	larges = map[string]int{"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
	Clocks = []string{"h:mm", "h:mm:ss", "m:ss"}
	Larges = []string{"thousand", "million", "billion", "trillion"}
)

// minutes is the form of times without seconds.
const minutes = "h:mm"

// mostPlaces are the decimals that numbers of one picture have at most.
const mostPlaces = 3

// NewAlike returns the way of a name, with as many decimals as its numbers turn out to need,
// or with those that are given.
func NewAlike(name string, decimals *int) (*Alike, error) {
	a := &Alike{second: big.NewRat(1, 1)}
	switch {
	case larges[name] > 0:
		a.large = name
	case slices.Contains(Clocks, name):
		a.clock = name
	default:
		return nil, fmt.Errorf("numbers are not written in %q", name)
	}
	if decimals != nil {
		a.places, a.fixed = *decimals, true
	}
	if a.places < 0 || a.places > mostPlaces {
		return nil, fmt.Errorf("numbers have 0 to %d decimals, not %d", mostPlaces, a.places)
	}
	if a.clock == minutes && a.places > 0 {
		return nil, fmt.Errorf("minutes have no decimals: write h:mm:ss")
	}
	return a, nil
}

// AsSaid is the way for a number of a text, to which no zeros are added: 3 million is not 3.0.
func (a *Alike) AsSaid() *Alike {
	said := *a
	said.asSaid = true
	return &said
}

// Clock reports whether numbers are written as times.
func (a *Alike) Clock() bool { return a != nil && a.clock != "" }

// In says how many seconds one of the unit of the numbers is.
func (a *Alike) In(seconds *big.Rat) { a.second = seconds }

// timeSteps are the round steps between times, in seconds.
var timeSteps = []float64{1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400}

// Step is a round step that parts a span of times into at most n, in the unit of the numbers;
// 0 where numbers are no times, or are less than seconds apart.
func (a *Alike) Step(span float64, n int) float64 {
	if !a.Clock() || a.second == nil {
		return 0
	}
	unit, _ := a.second.Float64()
	if span*unit < float64(n)*timeSteps[0]/2 {
		return 0
	}
	for _, step := range timeSteps {
		if span*unit <= float64(n)*step*1.001 {
			return step / unit
		}
	}
	return math.Ceil(span*unit/float64(n)/timeSteps[len(timeSteps)-1]) * timeSteps[len(timeSteps)-1] / unit
}

// Fit gives all numbers the decimals that one needs to be written in full, as far as there may
// be so many, unless their number is given. It reports whether the number is then rounded to
// nothing.
func (a *Alike) Fit(r *big.Rat) (vanishes bool) {
	if r == nil || r.Sign() == 0 {
		return false
	}
	if v := a.scaled(r); !a.fixed && a.clock != minutes {
		places := 0
		for ; places < mostPlaces; places++ {
			if _, ok := terminating(v, places); ok {
				break
			}
		}
		if _, whole := terminating(v, places); !whole {
			a.long = true
		}
		if a.places = max(a.places, places); a.long {
			a.places = 1
		}
	}
	return a.scaled(r).Sign() != 0 && strings.Trim(a.plain(new(big.Rat).Abs(r), roundDown), "0.") == ""
}

// Rounds reports whether a number loses a digit.
func (a *Alike) Rounds(r *big.Rat) bool {
	_, whole := terminating(a.scaled(r), a.places)
	return r != nil && !whole
}

// Grain is the least difference of two numbers, as it is written.
func (a *Alike) Grain(f Format) string {
	f = f.withDefaults()
	grain := new(big.Rat).Inv(power10(a.places))
	if a.clock != "" {
		return a.time(f, grain.FloatString(a.places))
	}
	return numerals{}.mark(a.written(f, grain.Mul(grain, power10(larges[a.large])), roundNearest))
}

func power10(n int) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil))
}

// scaled is a number in the smallest part that is written: in millions, minutes or seconds.
func (a *Alike) scaled(r *big.Rat) *big.Rat {
	if a.clock == "" {
		return new(big.Rat).Quo(r, power10(larges[a.large]))
	}
	s := new(big.Rat).Mul(r, a.second)
	if a.clock == minutes {
		s.Quo(s, big.NewRat(60, 1))
	}
	return s
}

// The ways to round.
type rounding int

const (
	roundNearest rounding = iota
	roundDown
	roundUp
)

// plain is a number in that part, as a plain decimal with all its places.
func (a *Alike) plain(r *big.Rat, how rounding) string {
	v := a.scaled(r)
	switch how {
	case roundDown:
		v = rounded(v, a.places, false)
	case roundUp:
		v = rounded(v, a.places, true)
	}
	s := v.FloatString(a.places)
	if a.asSaid {
		return trimZeros(s)
	}
	return s
}

// written is a number as all are.
func (a *Alike) written(f Format, r *big.Rat, how rounding) (w written) {
	s := a.plain(r, how)
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		w.sign, s = "−", rest
	}
	if a.clock != "" {
		w.digits = a.time(f, s)
		return w
	}
	if r.Sign() == 0 {
		w.sign, w.digits = "", "0"
		return w
	}
	w.digits, w.large = f.Locale.decimal(s), f.Locale.large(larges[a.large])
	return w
}

// time writes seconds, or minutes of h:mm, as a time.
func (a *Alike) time(f Format, s string) string {
	whole, part, _ := strings.Cut(s, ".")
	n, ok := new(big.Int).SetString(whole, 10)
	if !ok {
		return whole
	}
	sixty, last := big.NewInt(60), new(big.Int)
	n.DivMod(n, sixty, last)
	out := fmt.Sprintf("%02d", last)
	if part != "" {
		out += f.Locale.numbers.Decimal + part
	}
	if a.clock == "h:mm:ss" {
		n.DivMod(n, sixty, last)
		out = fmt.Sprintf("%02d:%s", last, out)
	}
	return n.String() + ":" + out
}

// large is the name of a number with so many zeros.
func (l Locale) large(zeros int) *form.Large {
	if l.numbers.Thousand.Zeros == zeros {
		return &l.numbers.Thousand
	}
	for i := range l.numbers.Large {
		if l.numbers.Large[i].Zeros == zeros {
			return &l.numbers.Large[i]
		}
	}
	return nil
}

// alike writes the ends of a quantity as all numbers of the picture are: a lower bound rounded
// down and an upper one up.
func (q Quantity) alike(f Format) (n numerals) {
	lo, hi := q.limits()
	n.bound = q.Bound()
	if f.Alike.clock == "" {
		n.money = f.money(q.Unit)
	}
	exact := n.bound == Exact || n.bound == About
	way := func(of rounding) rounding {
		if exact && !q.IsRange() {
			return roundNearest
		}
		return of
	}
	switch {
	case lo.Value == nil && hi.Value == nil:
		n.low.digits = "?"
	case q.IsRange():
		n.low, n.high, n.ranged = f.Alike.written(f, lo.Value, roundDown), f.Alike.written(f, hi.Value, roundUp), true
		n.highExact = !f.Alike.Rounds(hi.Value)
	case n.bound == Under || n.bound == UpTo:
		n.low = f.Alike.written(f, hi.Value, way(roundUp))
	default:
		n.low = f.Alike.written(f, lo.Value, way(roundDown))
	}
	return n
}

// axis writes the numbers of an axis, with as many decimals as they need.
func (a *Alike) axis(f Format, u Unit, plain []string) (out []string) {
	ticks := *a
	ticks.places = 0
	n := numerals{}
	if a.clock == "" {
		n.money = f.money(u)
	} else if ticks.clock == minutes && slices.ContainsFunc(plain, func(s string) bool {
		r, ok := new(big.Rat).SetString(s)
		return ok && a.Rounds(r)
	}) {
		ticks.clock = "h:mm:ss"
	}
	var all []*big.Rat
	for _, s := range plain {
		r, ok := new(big.Rat).SetString(s)
		if !ok {
			r = new(big.Rat)
		}
		all = append(all, r)
		for ; ticks.places < StatedDecimals && ticks.Rounds(r); ticks.places++ {
		}
	}
	for _, r := range all {
		out = append(out, n.mark(ticks.written(f, r, roundNearest)))
	}
	return out
}

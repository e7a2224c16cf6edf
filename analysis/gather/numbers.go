package gather

import (
	"cmp"
	"errors"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"quotient/datasets/quantity"
)

// A number is a decimal: digits, and how many of them are after the point. What has more
// digits than fit is in big.
type number struct {
	digits   int64
	decimals int8
	near     float64
	big      *big.Rat
}

// mostDigits are those of a number that fits.
const mostDigits = 17

// numberOf reads a plain decimal.
func numberOf(cell string) number {
	x := number{}
	x.near, _ = strconv.ParseFloat(cell, 64)
	if len(cell) > mostDigits {
		x.big, _ = quantity.ParseNumber(cell)
		return x
	}
	point := false
	for i := range len(cell) {
		switch c := cell[i]; {
		case c >= '0' && c <= '9':
			x.digits = 10*x.digits + int64(c-'0')
			if point {
				x.decimals++
			}
		case c == '.':
			point = true
		}
	}
	if strings.HasPrefix(cell, "-") {
		x.digits = -x.digits
	}
	return x
}

// rat is the number.
func (x number) rat() *big.Rat {
	if x.big != nil {
		return x.big
	}
	return new(big.Rat).SetFrac64(x.digits, tens[x.decimals])
}

// tens are powers of ten.
var tens = func() (out [mostDigits + 1]int64) {
	out[0] = 1
	for i := range out[1:] {
		out[i+1] = 10 * out[i]
	}
	return out
}()

// A total is a sum of numbers: of those with each number of decimals, and of those that are
// too long.
type total struct {
	parts [mostDigits + 1]int64
	rest  *big.Rat
}

func (t *total) add(x number) error {
	if x.big == nil {
		part := &t.parts[x.decimals]
		if sum := *part + x.digits; (sum > *part) == (x.digits > 0) {
			*part = sum
			return nil
		}
	}
	if t.rest == nil {
		t.rest = new(big.Rat)
	}
	r := x.rat()
	if r == nil {
		return errors.New("a cell has no number")
	}
	t.rest.Add(t.rest, r)
	return nil
}

func (t *total) value() *big.Rat {
	out := new(big.Rat)
	for i, part := range t.parts {
		out.Add(out, new(big.Rat).SetFrac64(part, tens[i]))
	}
	if t.rest != nil {
		out.Add(out, t.rest)
	}
	return out
}

func (t *total) mean(n int) *big.Rat { return t.value().Quo(t.value(), big.NewRat(int64(n), 1)) }

// inOrder compares two numbers.
func inOrder(a, b number) int {
	if c := cmp.Compare(a.near, b.near); c != 0 {
		return c
	}
	if a.big == nil && b.big == nil && a.decimals == b.decimals {
		return cmp.Compare(a.digits, b.digits)
	}
	return a.rat().Cmp(b.rat())
}

// ranked is the least, the greatest or the middle of numbers.
func ranked(list []number, operation string) *big.Rat {
	switch operation {
	case "min":
		return slices.MinFunc(list, inOrder).rat()
	case "max":
		return slices.MaxFunc(list, inOrder).rat()
	}
	slices.SortFunc(list, inOrder)
	low, high := list[(len(list)-1)/2].rat(), list[len(list)/2].rat()
	return low.Mul(low.Add(low, high), big.NewRat(1, 2))
}

// overall is one number worked out of several with bounds.
func overall(list []quantity.Quantity, operation string) (q quantity.Quantity, err error) {
	if len(list) == 0 {
		return q, errors.New("no row of the group has a number")
	}
	if operation == "median" {
		return middle(list)
	}
	step := map[string]func(a, b quantity.Quantity) (quantity.Quantity, error){"sum": quantity.Add, "mean": quantity.Add, "min": quantity.Min, "max": quantity.Max}[operation]
	q = list[0]
	for _, x := range list[1:] {
		if q, err = step(q, x); err != nil {
			return q, err
		}
	}
	if operation == "mean" {
		return quantity.Div(q, quantity.Int(int64(len(list))))
	}
	return q, nil
}

// middle is the median of numbers with bounds: it lies between those of their low ends and of
// their high ends.
func middle(list []quantity.Quantity) (q quantity.Quantity, err error) {
	q = list[0]
	if slices.ContainsFunc(list, func(x quantity.Quantity) bool { return x.Vague }) && len(list) > 1 {
		return q, errors.New("a number that is about has no limits, and a median of such cannot be told")
	}
	half := func(high bool) quantity.End {
		ends := make([]quantity.End, len(list))
		for i, x := range list {
			if ends[i] = x.Lo; high {
				ends[i] = x.Hi
			}
		}
		slices.SortFunc(ends, func(a, b quantity.End) int {
			switch {
			case a.Value != nil && b.Value != nil:
				return a.Value.Cmp(b.Value)
			case a.Value == nil && b.Value == nil:
				return 0
			case (a.Value == nil) == high: // without limit
				return 1
			}
			return -1
		})
		a, b := ends[(len(ends)-1)/2], ends[len(ends)/2]
		if a.Value == nil || b.Value == nil {
			return quantity.End{}
		}
		v := new(big.Rat).Add(a.Value, b.Value)
		return quantity.End{Value: v.Mul(v, big.NewRat(1, 2)), Open: a.Open || b.Open}
	}
	q.Lo, q.Hi = half(false), half(true)
	if q.Lo.Value == nil && q.Hi.Value == nil {
		return q, errors.New("their bounds leave the median open on both sides")
	}
	return q, nil
}

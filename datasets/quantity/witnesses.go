package quantity

import (
	"errors"
	"fmt"
	"math/big"
)

// A Disagreement is the error of statements about one number that no number fits all of.
type Disagreement struct {
	Above, Below int  // the statement whose numbers are above those of another, and that other
	Vague        bool // one of the two is about a number, so that it is open whether they meet
}

func (d *Disagreement) Error() string {
	if d.Vague {
		return fmt.Sprintf("“about” leaves open whether numbers %d and %d meet", d.Below+1, d.Above+1)
	}
	return fmt.Sprintf("no number fits both number %d and number %d", d.Below+1, d.Above+1)
}

// ErrUnlimited is the error of statements that set no limit together.
var ErrUnlimited = errors.New("they set no limit together")

// Agreed returns the numbers that every one of some statements allows. About a number
// sets no limits, so what such a statement cuts off is about that number too: what over
// 40 and about 50 both allow is about 50. The error is a [*Disagreement] where nothing
// is left.
func Agreed(list []Quantity) (Quantity, error) {
	if err := oneUnit("find what all allow of", list); err != nil {
		return Quantity{}, err
	}
	firm, lo, hi := meet(list, false)
	if firm.isVoid() {
		return Quantity{}, &Disagreement{lo, hi, false}
	}
	all, lo, hi := meet(list, true)
	if all.isVoid() {
		return Quantity{}, &Disagreement{lo, hi, true}
	}
	if low(all.Lo).cmp(low(firm.Lo)) != 0 || high(all.Hi).cmp(high(firm.Hi)) != 0 {
		all.Vague, all.Lo.Open, all.Hi.Open = true, false, false
	}
	all.Unit, all.Kind = list[0].Unit, kindOfAll(list)
	return all, nil
}

// meet is what all of some statements allow, and which of them set its ends; the vague
// ones take part with the ends that they print, or not at all.
func meet(list []Quantity, vague bool) (q Quantity, lo, hi int) {
	q = Quantity{Lo: End{Open: true}, Hi: End{Open: true}}
	for i, x := range list {
		if x.Vague && !vague {
			continue
		}
		if a := greater(q.Lo, x.Lo, false); a != q.Lo {
			q.Lo, lo = a, i
		}
		if b := lesser(q.Hi, x.Hi, true); b != q.Hi {
			q.Hi, hi = b, i
		}
	}
	return q, lo, hi
}

// Claimed returns the numbers from the lowest to the highest that some statement allows.
// An end that is about a number makes the whole so.
func Claimed(list []Quantity) (Quantity, error) {
	if err := oneUnit("find the lowest and the highest of", list); err != nil {
		return Quantity{}, err
	}
	lo, hi := list[0], list[0]
	for _, x := range list[1:] {
		if c := low(x.Lo).cmp(low(lo.Lo)); c < 0 || c == 0 && (x.Vague || lo.Lo.Open && !x.Lo.Open && !lo.Vague) {
			lo = x
		}
		if c := high(x.Hi).cmp(high(hi.Hi)); c > 0 || c == 0 && (x.Vague || hi.Hi.Open && !x.Hi.Open && !hi.Vague) {
			hi = x
		}
	}
	q := Quantity{Lo: lo.Lo, Hi: hi.Hi, Vague: lo.Vague || hi.Vague, Unit: lo.Unit, Kind: kindOfAll(list)}
	if q.limitless() || q.Vague && (q.Lo.Value == nil || q.Hi.Value == nil) {
		return Quantity{}, ErrUnlimited
	}
	return q, nil
}

// Apart returns the highest of some numbers as a multiple of the lowest, each being any
// of those that its statement allows: it is never below one, and one where all may be the
// same. The lowest must be above zero.
func Apart(list []Quantity) (Quantity, error) {
	if err := oneUnit("compare", list); err != nil {
		return Quantity{}, err
	}
	for _, x := range list {
		if x.Lo.Value == nil || x.Lo.Value.Sign() < 0 || x.Hi.Value != nil && x.Hi.Value.Sign() == 0 {
			return Quantity{}, fmt.Errorf("%s is not above zero, and no multiple says how far apart such numbers are", x)
		}
	}
	var q Quantity
	var near, far bool
	q.Lo, near = nearest(list)
	q.Hi, far = farthest(list)
	q.Vague = near || far
	said := q.Lo.Value.Cmp(big.NewRat(1, 1)) > 0 || q.Lo.Open
	switch {
	case q.Hi.Value == nil && (q.Vague || !said):
		return Quantity{}, ErrUnlimited
	case q.Vague:
		q.Lo.Open, q.Hi.Open = false, false
	}
	return q, nil
}

// nearest is the least that the highest can be of the lowest, and whether it is vague: the
// greatest of the low ends by the least of the high ends, and one where these overlap.
func nearest(list []Quantity) (End, bool) {
	most, least := list[0], list[0]
	for _, x := range list[1:] {
		if c := low(x.Lo).cmp(low(most.Lo)); c > 0 || c == 0 && (x.Vague || x.Lo.Open && !most.Vague) {
			most = x
		}
		if c := high(x.Hi).cmp(high(least.Hi)); c < 0 || c == 0 && (x.Vague || x.Hi.Open && !least.Vague) {
			least = x
		}
	}
	end, vague := End{Value: big.NewRat(1, 1)}, most.Vague || least.Vague
	if least.Hi.Value == nil {
		return end, vague
	}
	if r := new(big.Rat).Quo(most.Lo.Value, least.Hi.Value); r.Cmp(end.Value) >= 0 {
		end = End{r, most.Lo.Open || least.Hi.Open}
	}
	return end, vague
}

// farthest is the most that the highest can be of the lowest, and whether it is vague: the
// high end of one statement by the low end of another.
func farthest(list []Quantity) (end End, vague bool) {
	end = End{Value: big.NewRat(1, 1)}
	for i, a := range list {
		for j, b := range list {
			if i == j {
				continue
			}
			x := End{Open: true}
			if a.Hi.Value != nil && b.Lo.Value.Sign() > 0 {
				x = End{new(big.Rat).Quo(a.Hi.Value, b.Lo.Value), a.Hi.Open || b.Lo.Open}
			}
			switch c := high(x).cmp(high(end)); {
			case c > 0:
				end, vague = x, a.Vague || b.Vague
			case c == 0:
				end.Open, vague = end.Open && x.Open, vague || a.Vague || b.Vague
			}
		}
	}
	return end, vague
}

func oneUnit(op string, list []Quantity) error {
	if len(list) == 0 {
		return errors.New("there are no numbers")
	}
	for _, x := range list[1:] {
		if x.Unit != list[0].Unit {
			return &UnitError{op, list[0].Unit, x.Unit}
		}
	}
	return nil
}

// kindOfAll is the kind of a number that several statements are about.
func kindOfAll(list []Quantity) Kind {
	for _, x := range list[1:] {
		if x.Kind != list[0].Kind {
			return Difference
		}
	}
	return list[0].Kind
}

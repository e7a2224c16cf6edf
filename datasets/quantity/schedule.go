package quantity

import (
	"fmt"
	"math/big"
)

// A Tier raises every amount below its limit that no earlier tier has raised.
type Tier struct {
	Limit     *big.Rat // where the tier ends
	Inclusive bool     // whether the limit itself is still in the tier
	Rate      *big.Rat // the raise: 0.15 for 15 %
}

// A Schedule turns an old amount into a new one: tiers of raises, each up to a
// limit, then at most one cap on the result. Above the last limit an amount
// stays as it is.
type Schedule struct {
	Tiers []Tier   // limits in rising order
	Cap   *big.Rat // the greatest result; nil for none
	Unit  Unit
}

// Validate reports limits that do not rise and rates that would not leave an
// amount positive.
func (s Schedule) Validate() error {
	var last *big.Rat
	for i, t := range s.Tiers {
		if t.Limit == nil || t.Rate == nil {
			return fmt.Errorf("tier %d needs a limit and a rate", i+1)
		}
		if last != nil && t.Limit.Cmp(last) <= 0 {
			return fmt.Errorf("tier %d ends at %s, not above the tier before it, which ends at %s", i+1, ratString(t.Limit), ratString(last))
		}
		if t.Rate.Cmp(big.NewRat(-1, 1)) <= 0 {
			return fmt.Errorf("tier %d takes the whole amount away", i+1)
		}
		last = t.Limit
	}
	if s.Cap != nil && s.Cap.Sign() <= 0 {
		return fmt.Errorf("the cap %s is not positive", ratString(s.Cap))
	}
	return nil
}

// A Piece is a stretch of old amounts that one factor applies to.
type Piece struct {
	From, To End // To.Value is nil for the last piece
	Factor   *big.Rat
}

// Pieces returns the stretches from zero up, without the cap.
func (s Schedule) Pieces() []Piece {
	from := End{Value: new(big.Rat)}
	var out []Piece
	for _, t := range s.Tiers {
		out = append(out, Piece{from, End{t.Limit, !t.Inclusive}, new(big.Rat).Add(big.NewRat(1, 1), t.Rate)})
		from = End{t.Limit, t.Inclusive}
	}
	return append(out, Piece{from, End{Open: true}, big.NewRat(1, 1)})
}

// Apply returns the new amounts that an old amount can become: the least
// interval that holds every one of them.
func (s Schedule) Apply(q Quantity) (Quantity, error) {
	if q.Unit != s.Unit {
		return Quantity{}, &UnitError{"apply a schedule between", s.Unit, q.Unit}
	}
	if q.Lo.Value == nil || q.Lo.Value.Sign() < 0 {
		return Quantity{}, fmt.Errorf("a schedule applies to amounts that are not negative, not to %s", q)
	}
	var out Quantity
	found := false
	for _, p := range s.Pieces() {
		part := Quantity{Lo: greater(p.From, q.Lo, false), Hi: lesser(p.To, q.Hi, true)}
		if part.isVoid() {
			continue
		}
		part = part.scale(p.Factor)
		if s.Cap != nil {
			limit := End{Value: s.Cap}
			part = Quantity{Lo: lesser(part.Lo, limit, false), Hi: lesser(part.Hi, limit, true)}
		}
		if !found {
			out, found = part, true
			continue
		}
		out = Quantity{Lo: hullLow(out.Lo, part.Lo), Hi: hullHigh(out.Hi, part.Hi)}
	}
	out.Unit, out.Kind, out.Vague = q.Unit, q.Kind, q.Vague
	if q.Vague && s.Cap != nil && q.Lo.Value.Cmp(s.Cap) > 0 {
		return Quantity{}, &Refusal{openSide(q), "a cap", "no stated limits"}
	}
	return out, nil
}

// A Notch is a stretch of old amounts that end below the amounts from just
// under the limit before them.
type Notch struct {
	Limit *big.Rat // the limit at which it begins
	Old   Quantity // the old amounts: from the limit on
	Reach *big.Rat // the new amount just under the limit
}

// Notches returns the schedule's notches, lowest first.
func (s Schedule) Notches() []Notch {
	capped := func(r *big.Rat) *big.Rat {
		if s.Cap != nil && r.Cmp(s.Cap) > 0 {
			return s.Cap
		}
		return r
	}
	pieces := s.Pieces()
	var out []Notch
	for i, p := range pieces[:len(pieces)-1] {
		limit := p.To.Value
		reach := capped(new(big.Rat).Mul(limit, p.Factor))
		if capped(new(big.Rat).Mul(limit, pieces[i+1].Factor)).Cmp(reach) >= 0 {
			continue
		}
		for _, later := range pieces[i+1:] {
			catch := new(big.Rat).Quo(reach, later.Factor) // the old amount that reaches as far
			if later.To.Value != nil && catch.Cmp(later.To.Value) >= 0 {
				continue
			}
			end := End{catch, true}
			if catch.Cmp(later.From.Value) < 0 {
				end = End{later.From.Value, !later.From.Open}
			}
			out = append(out, Notch{limit, Quantity{Lo: End{limit, !p.To.Open}, Hi: end, Unit: s.Unit}, reach})
			break
		}
	}
	return out
}

func (q Quantity) isVoid() bool {
	if q.Lo.Value == nil || q.Hi.Value == nil {
		return false
	}
	c := q.Lo.Value.Cmp(q.Hi.Value)
	return c > 0 || c == 0 && (q.Lo.Open || q.Hi.Open)
}

func hullLow(x, y End) End {
	switch c := low(x).cmp(low(y)); {
	case c < 0:
		return x
	case c > 0:
		return y
	}
	return End{x.Value, x.Open && y.Open}
}

func hullHigh(x, y End) End {
	switch c := high(x).cmp(high(y)); {
	case c > 0:
		return x
	case c < 0:
		return y
	}
	return End{x.Value, x.Open && y.Open}
}

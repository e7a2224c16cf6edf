// Package measure knows which units are exact multiples of one another: cents of a dollar,
// minutes of an hour, metres of a kilometre. It takes the units that a study declares and
// those that it uses, and gives the factor between two units, or the reason why there is
// none: a month has no certain number of days.
package measure

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"quotient/datasets/lazy"
	"quotient/datasets/limits"
	"quotient/datasets/quantity"
)

// A Declared is what a study says of a unit: one of it is so many of another.
type Declared struct {
	Of     string `json:"of" doc:"the unit that it is a multiple of"`
	Factor Factor `json:"factor" doc:"how many of that one is: a number, or a fraction as a text, as 1/100"`
}

// A Factor is a number, or a fraction as a text: "1/100".
type Factor string

// UnmarshalJSON takes a text or a number.
func (f *Factor) UnmarshalJSON(b []byte) error {
	var s string
	if json.Unmarshal(b, &s) != nil {
		s = string(b)
	}
	*f = Factor(s)
	return nil
}

// A Use is how a study uses a unit: in rows of these years, 0 where none has one.
type Use struct{ From, To int64 }

// A root is the unit that others are multiples of, with how many of it one unit is.
type root struct {
	name   string
	factor *big.Rat
}

// Units are the units of a study.
type Units struct {
	declared map[string]root // by folded name; name is that of the unit it is declared by
	used     map[string]Use
}

// A Problem is what is wrong with a unit that is declared.
type Problem struct{ Unit, Property, Message, Hint string }

var fraction = lazy.MustCompile(`^[0-9]+(\.[0-9]+)?(/[0-9]+(\.[0-9]+)?)?$`)

// New returns the units of a study, and what is wrong with those that it declares.
func New(declared map[string]Declared, used map[string]Use) (u Units, problems []Problem) {
	u = Units{declared: map[string]root{}, used: map[string]Use{}}
	for name, use := range used {
		for _, part := range partsOf(name) {
			u.used[part] = u.used[part].With(use)
		}
	}
	names := sortedKeys(declared)
	for _, name := range names {
		d := declared[name]
		factor, err := parse(string(d.Factor))
		switch {
		case d.Of == "" && d.Factor == "":
			continue
		case d.Of == "":
			problems = append(problems, Problem{name, "factor", fmt.Sprintf("the unit %q has a factor, and no unit that it is of", name), `name that too, as in {"of": "dollar", "factor": "1/100"}`})
		case err != nil:
			problems = append(problems, Problem{name, "factor", fmt.Sprintf("the unit %q: %v", name, err), `say how many of the other unit it is: "factor": "1/100" for a cent of a dollar, "60" for a minute of seconds`})
		case fold(d.Of) == fold(name):
			problems = append(problems, Problem{name, "of", fmt.Sprintf("the unit %q is declared by itself", name), "name the unit that it is a multiple of"})
		default:
			u.declared[fold(name)] = root{fold(d.Of), factor}
		}
	}
	for _, name := range names {
		if problem := u.wrong(name, declared[name]); problem != nil {
			problems = append(problems, *problem)
			delete(u.declared, fold(name))
		}
	}
	return u, problems
}

// wrong is what is wrong with one declaration beside the others and the units that are known.
func (u Units) wrong(name string, d Declared) *Problem {
	own, ok := u.declared[fold(name)]
	if !ok {
		return nil
	}
	seen := []string{fold(name)}
	for at := own.name; ; {
		if slices.Contains(seen, at) {
			return &Problem{name, "of", fmt.Sprintf("the unit %q is declared by itself, through %q", name, d.Of), "take one of the declarations out"}
		}
		seen = append(seen, at)
		next, ok := u.declared[at]
		if !ok {
			break
		}
		at = next.name
	}
	known, of := builtin().roots[fold(name)], builtin().roots[own.name]
	if known.factor != nil && of.factor != nil && known.name == of.name {
		if is := new(big.Rat).Quo(known.factor, of.factor); is.Cmp(own.factor) != 0 {
			return &Problem{name, "factor", fmt.Sprintf("the unit %q: one is %s of a %s, not %s (%s)", name, is.RatString(), d.Of, d.Factor, builtin().sources[known.name]), "take the declaration out: these units are known"}
		}
	}
	return nil
}

// parse reads a factor: 60, 0.3048, 1/100.
func parse(s string) (*big.Rat, error) {
	if len(s) > limits.Digits || !fraction.MatchString(s) {
		return nil, fmt.Errorf("the factor %.40q is no number", s)
	}
	over, under, divided := strings.Cut(s, "/")
	r, _ := new(big.Rat).SetString(over)
	if divided {
		d, _ := new(big.Rat).SetString(under)
		if d.Sign() == 0 {
			return nil, fmt.Errorf("the factor %q divides by nothing", s)
		}
		r.Quo(r, d)
	}
	if r.Sign() == 0 {
		return nil, fmt.Errorf("the factor is %s, and must be above it", s)
	}
	return r, nil
}

// root is what a unit is a multiple of; why says why its size is not known, where it has
// one that is not certain.
func (u Units) root(name string) (r root, why string) {
	name = fold(name)
	r = root{name, big.NewRat(1, 1)}
	for range len(u.declared) + 1 {
		d, ok := u.declared[r.name]
		if !ok {
			break
		}
		r = root{d.name, new(big.Rat).Mul(r.factor, d.factor)}
	}
	if b, ok := builtin().roots[r.name]; ok {
		return root{b.name, new(big.Rat).Mul(r.factor, b.factor)}, ""
	}
	c, why := u.coin(r.name)
	if c.factor != nil {
		return root{c.name, new(big.Rat).Mul(r.factor, c.factor)}, ""
	}
	return r, why
}

// Reduce writes a unit in the units that its parts are multiples of: one of it is so many of
// the other. Parts above and below the stroke that are of one family are gone.
func (u Units) Reduce(of quantity.Unit) (to quantity.Unit, factor *big.Rat) {
	over, under := of.Parts()
	factor = big.NewRat(1, 1)
	if len(over)+len(under) > mostParts {
		return of, factor
	}
	for i, list := range [][]string{over, under} {
		for _, name := range list {
			for j, part := range split(name) { // mile per hour
				r, _ := u.root(part)
				one := quantity.Named(r.name)
				if (i == 0) == (j == 0) {
					to, factor = to.Times(one), new(big.Rat).Mul(factor, r.factor)
				} else {
					to, factor = to.Per(one), new(big.Rat).Quo(factor, r.factor)
				}
			}
		}
	}
	return to, factor
}

// Ratio is how many of one unit another is. Where it is not known there is none, and perhaps
// a reason why two units that seem to be of one family have none.
func (u Units) Ratio(of, to quantity.Unit) (factor *big.Rat, why string) {
	if of == to {
		return big.NewRat(1, 1), ""
	}
	a, one := u.Reduce(of)
	b, other := u.Reduce(to)
	if a == b && !a.IsPlain() {
		return one.Quo(one, other), ""
	}
	return nil, u.why(of, to)
}

// why is the reason why two units have no certain factor.
func (u Units) why(a, b quantity.Unit) string {
	mine, its := kinds(a), kinds(b)
	for _, pair := range [][2]quantity.Unit{{a, b}, {b, a}} {
		over, _ := pair[0].Parts()
		for _, name := range over {
			if _, why := u.root(name); why != "" {
				return why
			}
			if r := unsure[fold(name)]; r.why != "" && slices.Contains(mine, r.kind) && slices.Contains(its, r.kind) {
				return r.why
			}
		}
	}
	return ""
}

// Cancel takes the units of one family that are above and below the stroke out of a unit:
// dollar/cent is 100, and mile/hour stays as it is.
func (u Units) Cancel(of quantity.Unit) (to quantity.Unit, factor *big.Rat) {
	over, under := of.Parts()
	factor = big.NewRat(1, 1)
	if len(over)+len(under) > mostParts {
		return of, factor
	}
	var above, below []quantity.Unit
	for _, name := range over {
		above = append(above, quantity.Named(name))
	}
	for _, name := range under {
		below = append(below, quantity.Named(name))
	}
	for _, a := range above {
		j := slices.IndexFunc(below, func(b quantity.Unit) bool { k, _ := u.Ratio(a, b); return k != nil })
		if j < 0 {
			to = to.Times(a)
			continue
		}
		k, _ := u.Ratio(a, below[j])
		factor.Mul(factor, k)
		below = slices.Delete(below, j, j+1)
	}
	for _, b := range below {
		to = to.Per(b)
	}
	return to, factor
}

// With is a use with another.
func (a Use) With(b Use) Use {
	switch {
	case a == Use{}:
		return b
	case b == Use{}:
		return a
	}
	return Use{min(a.From, b.From), max(a.To, b.To)}
}

// mostParts is of how many units one can be made: more are taken as they are.
const mostParts = 12

// split are the names of a unit by which it is counted: mile per hour.
func split(name string) []string {
	if parts := strings.SplitN(name, " per ", mostParts+1); len(parts) <= mostParts {
		return parts
	}
	return []string{name}
}

// partsOf are the names that a unit is made of: mile per hour is a mile and an hour.
func partsOf(unit string) (out []string) {
	for _, name := range strings.FieldsFunc(unit, func(r rune) bool { return r == '/' || r == '*' }) {
		for _, part := range split(name) {
			out = append(out, fold(part))
		}
	}
	return out
}

// fold is a name as units are compared: meters are metres.
func fold(name string) string {
	name = strings.ToLower(strings.NewReplacer("-", " ", "_", " ").Replace(name))
	return strings.NewReplacer("meter", "metre", "liter", "litre", "gramme", "gram").Replace(name)
}

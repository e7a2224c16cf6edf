package addable

import (
	"crypto/sha256"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"quotient/analysis/refusal"
	"quotient/datasets"
	"quotient/datasets/limits"
)

// What a value is a sum of. A formula can wrap an addition in many ways: a * (1 + b / a)
// adds a and b, and so do max(a, 1) + max(b, 1) and a - -1 * b. So each value keeps the
// terms of its sum, multiplied out, and + and − look at those.

// An atom is a factor of a term: an observation, or a result that cannot be multiplied out.
type atom struct {
	key string
	row *datasets.Observation // or nil
	of  []term                // of a result: each term that it may be, or be a sum of
}

// A term is a number times atoms, by other atoms.
type term struct {
	times        *big.Rat
	above, below []*atom // in the order of their keys
	key          string  // of the atoms
}

// Terms are the terms of one value: what it is a sum of, multiplied out. An empty list is nothing, nil is not known.
type Terms []term

const (
	mostBits  = limits.Digits * 10 / 3 // of a numerator or denominator
	mostTerms = 256                    // of a product that is multiplied out
	mostAtoms = 64                     // of a term, and characters of the name of an atom
	mostPairs = 5000                   // of terms that one addition compares
)

var one = big.NewRat(1, 1)

func newTerm(times *big.Rat, above, below []*atom) term {
	if max(times.Num().BitLen(), times.Denom().BitLen()) > mostBits {
		times = big.NewRat(int64(times.Sign()), 1) // its sign matters most
	}
	byKey := func(a, b *atom) int { return strings.Compare(a.key, b.key) }
	above, below = slices.SortedFunc(slices.Values(above), byKey), slices.SortedFunc(slices.Values(below), byKey)
	t := term{times: times}
	for len(above) > 0 && len(below) > 0 {
		switch c := byKey(above[0], below[0]); {
		case c == 0:
			above, below = above[1:], below[1:]
		case c < 0:
			t.above, above = append(t.above, above[0]), above[1:]
		default:
			t.below, below = append(t.below, below[0]), below[1:]
		}
	}
	t.above, t.below = append(t.above, above...), append(t.below, below...)
	var key strings.Builder
	for _, a := range t.above {
		key.WriteString(a.key + "\x00")
	}
	key.WriteByte('/')
	for _, a := range t.below {
		key.WriteString(a.key + "\x00")
	}
	t.key = key.String()
	return t
}

func (t term) multiplied(u term) term {
	if len(t.above)+len(t.below)+len(u.above)+len(u.below) > mostAtoms {
		var of Terms
		seen := map[string]bool{}
		for _, o := range u.rows(t.rows(nil, seen), seen) {
			of = append(of, Of(o)...)
		}
		w := Opaque(t.key+"*"+u.key, of)[0]
		w.times = newTerm(new(big.Rat).Mul(t.times, u.times), nil, nil).times
		return w
	}
	return newTerm(new(big.Rat).Mul(t.times, u.times), slices.Concat(t.above, u.above), slices.Concat(t.below, u.below))
}

func (t term) inverse() term {
	return newTerm(new(big.Rat).Inv(t.times), t.below, t.above)
}

// row is the observation that a term is a multiple of, or nil.
func (t term) row() *datasets.Observation {
	if len(t.above) == 1 && len(t.below) == 0 {
		return t.above[0].row
	}
	return nil
}

// Number is the one term of a number that is typed.
func Number(r *big.Rat) Terms {
	if r.Sign() == 0 {
		return Terms{}
	}
	return Terms{newTerm(r, nil, nil)}
}

// Atom is the one term of a result that is known by its name alone.
func Atom(name string) Terms {
	return Terms{newTerm(one, []*atom{{key: name}}, nil)}
}

// Of is the term of an observation.
func Of(o *datasets.Observation) Terms {
	return Terms{newTerm(one, []*atom{{key: o.Ref(), row: o}}, nil)}
}

// Opaque is one term for a result that may be any of some terms, or a sum of some.
func Opaque(text string, of Terms) Terms {
	if len(text) > mostAtoms {
		text = fmt.Sprintf("%x", sha256.Sum256([]byte(text)))
	}
	return Terms{newTerm(one, []*atom{{key: "(" + text + ")", of: of}}, nil)}
}

// Plus adds terms up. What is taken away from what it was added to is gone.
func Plus(lists ...Terms) Terms {
	out := Terms{}
	at := map[string]int{}
	for _, list := range lists {
		for _, t := range list {
			i, ok := at[t.key]
			if !ok {
				at[t.key] = len(out)
				out = append(out, t)
				continue
			}
			t.times = new(big.Rat).Add(out[i].times, t.times)
			out[i] = t
		}
	}
	return slices.DeleteFunc(out, func(t term) bool { return t.times.Sign() == 0 })
}

// Negated are the terms with the other sign.
func (t Terms) Negated() Terms { return Product(t, Number(big.NewRat(-1, 1))) }

// key names a sum, whatever the order of its terms.
func (t Terms) key() string {
	keys := make([]string, len(t))
	for i, x := range t {
		keys[i] = x.times.RatString() + "*" + x.key
	}
	slices.Sort(keys)
	return strings.Join(keys, "+")
}

// single is a sum as one term.
func (t Terms) single() term {
	if len(t) == 1 {
		return t[0]
	}
	return Opaque(t.key(), t)[0]
}

// Product multiplies out: each term by each, or both sums as one term where they are too many.
func Product(a, b Terms) Terms {
	if len(a) == 0 || len(b) == 0 {
		return Terms{}
	}
	if len(a) > 1 && len(b) > 1 && len(a)*len(b) > mostTerms {
		return Terms{a.single().multiplied(b.single())}
	}
	out := make(Terms, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			out = append(out, x.multiplied(y))
		}
	}
	return Plus(out)
}

// Quotient are the terms of a quotient; nil where it is divided by nothing.
func Quotient(a, b Terms) Terms {
	if len(b) == 0 { // what is no number is refused elsewhere
		return nil
	}
	return Product(a, Terms{b.single().inverse()})
}

// Sum returns the terms of a sum, or a [refusal.Error] that says why its operands cannot be
// added. A plain sum has no unit, as that of quotients.
func Sum(plain bool, lists ...Terms) (Terms, error) {
	out := Plus(lists...)
	var more, less []*datasets.Observation
	for _, t := range out {
		switch o := t.row(); {
		case o == nil:
		case t.times.Sign() > 0:
			more = append(more, o)
		default:
			less = append(less, o)
		}
	}
	for _, rows := range [][]*datasets.Observation{more, less} {
		if err := Rows(rows, Together); err != nil {
			return out, err
		}
	}
	if len(more)+len(less) == len(out) {
		return out, nil
	}
	return out, meeting(out, lists, plain)
}

// meeting refuses a sum of which two terms cannot be added and one is no plain multiple
// of an observation.
func meeting(list Terms, operands []Terms, plain bool) error {
	in, of := byOperand(list, operands)
	m := meet{plain: plain, left: mostPairs}
	for i, x := range list {
		if x.row() != nil {
			continue
		}
		for k, others := range of {
			if k == in[x.key] && k != len(operands) { // their operand has compared them
				continue
			}
			for _, j := range others {
				if i == j || j < i && list[j].row() == nil {
					continue
				}
				if err := m.check(x, list[j]); err != nil {
					return err
				}
				if m.left < 0 {
					break
				}
			}
		}
	}
	if m.left >= 0 {
		return nil
	}
	// They are too many to be told apart: none of their rows may be unlike another.
	var rows []*datasets.Observation
	seen := map[string]bool{}
	for _, t := range list {
		rows = t.rows(rows, seen)
	}
	return Rows(rows, Together)
}

// byOperand finds which operand of a sum each of its terms is of, or how many operands
// there are for one of several; and the terms of each.
func byOperand(list Terms, operands []Terms) (in map[string]int, of [][]int) {
	several := len(operands)
	in = map[string]int{}
	for i, operand := range operands {
		for _, t := range operand {
			if j, ok := in[t.key]; ok && j != i {
				in[t.key] = several
			} else {
				in[t.key] = i
			}
		}
	}
	of = make([][]int, several+1)
	for i, t := range list {
		of[in[t.key]] = append(of[in[t.key]], i)
	}
	return in, of
}

// rows appends the observations above the stroke of a term, each once.
func (t term) rows(out []*datasets.Observation, seen map[string]bool) []*datasets.Observation {
	for _, a := range t.above {
		if seen[a.key] {
			continue
		}
		seen[a.key] = true
		if a.row != nil {
			out = append(out, a.row)
		}
		for _, u := range a.of {
			out = u.rows(out, seen)
		}
	}
	return out
}

// A meet compares the terms of one addition.
type meet struct {
	plain bool // the sum has no unit, as that of quotients
	left  int  // how many pairs are still compared
}

// check refuses two terms, or what they may be, that come together with one sign.
func (m *meet) check(x, y term) error {
	if m.left--; m.left < 0 {
		return nil
	}
	for _, pair := range [][2]term{{x, y}, {y, x}} {
		for i, a := range pair[0].above {
			if a.of == nil {
				continue
			}
			rest := newTerm(pair[0].times, slices.Delete(slices.Clone(pair[0].above), i, i+1), pair[0].below)
			for _, t := range a.of {
				if err := m.check(rest.multiplied(t), pair[1]); err != nil || m.left < 0 {
					return err
				}
			}
			return nil
		}
	}
	if x.times.Sign() != y.times.Sign() {
		return nil
	}
	// x + y is a multiple of what is left of x + what is left of y.
	r := x.multiplied(y.inverse())
	if len(r.above) == 1 && len(r.below) == 1 && (slices.Contains(x.above, r.above[0]) || slices.Contains(y.above, r.below[0])) {
		return beside(r.above[0], r.below[0])
	}
	if m.plain {
		return unlikeShares(x, y)
	}
	for _, a := range x.above {
		for _, b := range y.above {
			if a.row != nil && b.row != nil && !a.row.Quantity.Unit.IsPlain() && a.row.Alike(b.row) {
				if err := beside(a, b); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// unlikeShares refuses shares of two wholes: of ships and of sailors.
func unlikeShares(x, y term) error {
	a, ok1 := x.whole()
	b, ok2 := y.whole()
	if !ok1 || !ok2 || a.key == b.key {
		return nil
	}
	p, q := x.above[0].row, y.above[0].row
	return &refusal.Error{Reason: refusal.UnlikeParts, Message: fmt.Sprintf("%s and %s are divided by two wholes: shares of different things have no sum", p.Ref(), q.Ref()), From: []*datasets.Observation{p, q}}
}

// whole is what a term is a share of, if it is that of a part by its whole.
func (t term) whole() (*atom, bool) {
	if len(t.above) != 1 || len(t.below) != 1 || t.above[0].row == nil {
		return nil, false
	}
	part := t.above[0].row
	return t.below[0], slices.ContainsFunc(t.below[0].parts(), func(w term) bool {
		o := w.row()
		return o != nil && (o == part || part.Within(o))
	})
}

// beside refuses two atoms that cannot be added. One may be a sum.
func beside(a, b *atom) error {
	for _, x := range a.parts() {
		for _, y := range b.parts() {
			o, p := x.row(), y.row()
			if o == nil || p == nil {
				continue
			}
			if o == p && (a.of != nil || b.of != nil) {
				return &refusal.Error{Reason: refusal.PartAndWhole, Message: o.Ref() + " is a part of the sum that it is added to, and would be counted twice", From: []*datasets.Observation{o}}
			}
			if err := Rows([]*datasets.Observation{o, p}, Together); err != nil {
				return err
			}
		}
	}
	return nil
}

func (a *atom) parts() []term {
	if a.of != nil {
		return a.of
	}
	return []term{newTerm(one, []*atom{a}, nil)}
}

package spec

import (
	"math/big"

	"quotient/datasets"
	"quotient/datasets/quantity"
)

// mostPlaces is the last place that can be drawn.
const mostPlaces = 60

// Place takes a number for a place in an order, counted from 1, and refuses what is none. A
// place up to the third is one of the first three, and drawn as these.
func (r *Resolver) Place(at datasets.Text, d Datum) bool {
	q := d.Quantity()
	rank := "rank amounts with derive in comparisons.yaml (op: rank), and name that column under value"
	first, last := q.Value(), q.Hi.Value
	switch q.Bound() {
	case quantity.Over, quantity.AtLeast:
		r.Fault(at, "if the text says how many places there are, write the range, with bound: between; or leave the row out with where", "%s is %s: which place is the last is not known", d.Ref(), d.Label())
		return false
	case quantity.Under, quantity.UpTo:
		first = big.NewRat(1, 1)
		if last = new(big.Rat).Set(q.Value()); q.Hi.Open {
			last.Sub(last, first)
		}
		if last.IsInt() && last.Cmp(first) >= 0 {
			d.as(quantity.Range(first, last, q.Unit), false)
		}
	}
	for _, v := range []*big.Rat{first, last} {
		switch {
		case v == nil:
		case !v.IsInt() || v.Sign() <= 0:
			r.Fault(at, rank, "%s is %s, and a place is a whole number from 1 up", d.Ref(), d.Label())
			return false
		case v.Cmp(big.NewRat(mostPlaces, 1)) > 0:
			r.Fault(at, "keep fewer with where; "+rank, "%s is %s, and %d places can be drawn", d.Ref(), d.Label(), mostPlaces)
			return false
		}
	}
	return true
}

package check

import (
	"cmp"
	"math/big"
	"slices"

	"quotient/datasets"
	"quotient/datasets/quantity"
)

// A tally finds the rows that a part or a total is compared with, without a walk over all
// of them for each.
type tally struct {
	sums     map[*datasets.Observation]*big.Rat // of the parts of each total that are exact
	labelled map[labelled][]*datasets.Observation
	valued   map[valued][]*datasets.Observation
}

// A labelled is what rows with the same label have in common.
type labelled struct {
	table, column, label string
	unit                 quantity.Unit
}

// A valued is what rows with the same exact value, date and place in the text have in
// common.
type valued struct {
	table, value, date, where string
	unit                      quantity.Unit
}

// tally returns the tally of the rows with a quote. The rows with a label are in the order
// of their upper ends, the greatest first.
func (l *Ledger) tally() *tally {
	if l.tallied != nil {
		return l.tallied
	}
	t := &tally{sums: map[*datasets.Observation]*big.Rat{}, labelled: map[labelled][]*datasets.Observation{}, valued: map[valued][]*datasets.Observation{}}
	for _, row := range l.rows {
		o := row.Observation
		if o.Quantity == nil {
			continue
		}
		for _, n := range o.Names() {
			k := labelled{o.Table, n.Column, n.Value, o.Quantity.Unit}
			t.labelled[k] = append(t.labelled[k], o)
		}
		if !o.Quantity.IsPoint() {
			continue
		}
		k := valueOf(o, o.Quantity.Value())
		t.valued[k] = append(t.valued[k], o)
		if o.PartOf != nil {
			sum := t.sums[o.PartOf]
			if sum == nil {
				sum = new(big.Rat)
				t.sums[o.PartOf] = sum
			}
			sum.Add(sum, o.Quantity.Value())
		}
	}
	for _, list := range t.labelled {
		slices.SortStableFunc(list, byUpperEnd)
	}
	l.tallied = t
	return t
}

// valueOf is the key of the rows like an observation that have a value.
func valueOf(o *datasets.Observation, value *big.Rat) valued {
	return valued{o.Table, value.RatString(), o.Cell("date"), o.Where, o.Quantity.Unit}
}

// byUpperEnd has the quantity first that can be more; one that is vague or has no upper
// end can be any.
func byUpperEnd(a, b *datasets.Observation) int {
	x, y := a.Quantity.Hi, b.Quantity.Hi
	anyA, anyB := a.Quantity.Vague || x.Value == nil, b.Quantity.Vague || y.Value == nil
	switch {
	case anyA && anyB:
		return 0
	case anyA:
		return -1
	case anyB:
		return 1
	}
	return cmp.Or(y.Value.Cmp(x.Value), order(x.Open)-order(y.Open))
}

func order(open bool) int {
	if open {
		return 1
	}
	return 0
}

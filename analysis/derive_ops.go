package analysis

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"quotient/datasets"
	"quotient/datasets/limits"
	"quotient/datasets/quantity"
)

// An Op is a way to compute a column from others.
type Op struct {
	Name, Doc string
	Article   string         // what a number of it is: an index
	adds      bool           // its numbers are amounts, which can be added up
	keys      []string       // of its own
	ordered   bool           // the rows have an order
	most      int            // rows in a group, where each is computed from many
	check     func(*deriver) // reports what is wrong with its keys
	run       func(d *deriver, g sequence, i int) (*Comparison, bool, error)
}

// mostSummed is how many rows one number is computed from where each is computed from all
// before it.
const mostSummed = limits.Rows

// mostRanked is how many rows can be ranked together: each is held against all others.
const mostRanked = 2000

// mostAveraged is how many numbers all means of a group are computed from.
const mostAveraged = 200_000

// Ops lists the ways to derive a column.
func Ops() []Op {
	return []Op{
		{Name: "index", Article: "an index", Doc: "the number where that of the row base is 100", keys: []string{"base"}, ordered: true, check: based, run: index},
		{Name: "rate", Article: "a rate", Doc: "the number per another one: of a column of its row, or of a row of another table", keys: []string{"per", "times"}, check: rated, run: rate},
		{Name: "share", Article: "a share", adds: true, Doc: "the share of its group", run: shareOfGroup, most: mostSummed},
		{Name: "difference", Article: "a difference", adds: true, Doc: "the number less the one before", ordered: true, run: onTheOneBefore(func(a, b node) node { return &operationNode{operator: "-", left: b, right: a} })},
		{Name: "change", Article: "a change", Doc: "the relative change on the one before", ordered: true, run: onTheOneBefore(func(a, b node) node { return &callNode{function: "growth", arguments: []node{a, b}} })},
		{Name: "mean", Article: "a mean", adds: true, Doc: "the mean of the last rows, as many as window says", keys: []string{"window"}, ordered: true, check: windowed, run: rollingMean},
		{Name: "cumulative", Article: "a sum", adds: true, Doc: "the sum up to the row", ordered: true, most: mostSummed, run: cumulative},
		{Name: "rank", Article: "a rank", Doc: "the place in its group, the greatest number being first", most: mostRanked, run: rank},
	}
}

func based(d *deriver) {
	if d.spec.Base.Value == "" {
		d.fault(d.spec.Op, "as in base: 2000", "an index has a base: what %s has in the row that is 100", d.spec.Along.Value)
	}
}

// baseOf is the row of a group that an index takes as 100; -1 of others.
func (d *deriver) baseOf(g sequence) int {
	if d.op.Name != "index" {
		return -1
	}
	at := slices.IndexFunc(g.rows, func(o *datasets.Observation) bool { return o.Cell(d.spec.Along.Value) == d.spec.Base.Value })
	if at < 0 {
		d.fault(d.spec.Base, "name a value that each group has, or keep the groups that have it with where", "no row of the group of %s has the base, %s %q", g.rows[0].Ref(), d.spec.Along.Value, d.spec.Base.Value)
	}
	return at
}

// surelyPositive reports whether all that a number allows is above zero.
func surelyPositive(x *Comparison) bool {
	return x.Lo.Value != nil && (x.Lo.Value.Sign() > 0 || x.Lo.Value.Sign() == 0 && x.Lo.Open)
}

func index(d *deriver, g sequence, i int) (*Comparison, bool, error) {
	at := g.base
	if g.numbers[at] == nil || g.numbers[i] == nil {
		return nil, false, nil
	}
	base, err := d.value(g.numbers[at])
	switch {
	case err != nil:
		return nil, false, err
	case !surelyPositive(base):
		return nil, false, fmt.Errorf("the base, %s, is not surely above zero", g.rows[at].Ref())
	case at == i: // 100 by definition, whatever its bound
		return &Comparison{Formula: "100", Show: quantity.ShowValue, Quantity: quantity.Int(100), From: []*datasets.Observation{g.rows[i]}, Modality: g.rows[i].Modality, study: d.scope.study}, true, nil
	}
	ratio := &operationNode{operator: "/", left: g.numbers[i], right: g.numbers[at]}
	return d.evaluate(&operationNode{operator: "*", left: ratio, right: &numberNode{text: "100"}})
}

// rated pairs the rows of the table that a rate divides by.
func rated(d *deriver) {
	per := d.spec.Per
	if per.Column.Value == "" && per.Table.Value == "" {
		d.fault(d.spec.Op, "as in per: population, or per: {table: population, on: [country, year]}", "a rate is per something")
		return
	}
	if n := d.spec.Times.Value; n != "" {
		if r, err := quantity.ParseDecimal(n); err != nil || r.Sign() <= 0 {
			d.fault(d.spec.Times, "as in times: 100000", "times must be a number above zero, and is %q", n)
		}
	}
	if per.Table.Value == "" {
		d.numeric(per.Column, d.table)
		if len(per.On) > 0 {
			d.fault(per.On[0], "leave on out, or name a table", "the numbers are of the same row")
		}
		return
	}
	t, err := d.scope.study.Table(per.Table.Value)
	if err != nil {
		d.fault(per.Table, "", "%v", err)
		return
	}
	d.numeric(per.Column, t)
	if len(per.On) == 0 {
		d.fault(per.Table, "as in on: [country, year]", "on must name the columns that pair the rows of %s and %s", d.table.Name, t.Name)
	}
	for _, on := range per.On {
		if !d.column(on, d.table) || !d.column(on, t) {
			return
		}
	}
	d.other = map[string]*datasets.Observation{}
	for _, o := range t.Rows {
		key := keyOf(o, per.On)
		if twin, ok := d.other[key]; ok {
			d.fault(per.On[0], "name more columns under on", "%s and %s are the same in %s", twin.Ref(), o.Ref(), list(per.On))
			return
		}
		d.other[key] = o
	}
}

func list(columns datasets.Texts) string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Value
	}
	return strings.Join(names, ", ")
}

func rate(d *deriver, g sequence, i int) (*Comparison, bool, error) {
	o := g.rows[i]
	if d.other != nil {
		o = d.other[keyOf(o, d.spec.Per.On)]
	}
	if o == nil || g.numbers[i] == nil {
		return nil, false, nil
	}
	per := numberOf(o, d.spec.Per.Column.Value)
	if per == nil {
		return nil, false, nil
	}
	root := &operationNode{operator: "/", left: g.numbers[i], right: per}
	if d.spec.Times.Value == "" {
		return asValue(d.evaluate(root))
	}
	return asValue(d.evaluate(&operationNode{operator: "*", left: root, right: &numberNode{text: d.spec.Times.Value}}))
}

// asValue shows a quotient as a number, and not as a multiple of another.
func asValue(x *Comparison, ok bool, err error) (*Comparison, bool, error) {
	if ok {
		x.Show = quantity.ShowValue
	}
	return x, ok, err
}

func shareOfGroup(d *deriver, g sequence, i int) (*Comparison, bool, error) {
	if !g.whole() {
		return nil, false, nil
	}
	if len(g.rows) == 1 { // the whole of it, whatever its bound
		if x, err := d.value(g.numbers[0]); err != nil || !surelyPositive(x) {
			return nil, false, fmt.Errorf("%s is not surely above zero, and nothing has no share", g.rows[0].Ref())
		}
		q, err := quantity.ShareOf(quantity.Int(1), quantity.Int(0))
		return &Comparison{Formula: "1", Show: quantity.ShowPercent, Quantity: q, From: g.rows, Modality: g.rows[0].Modality, study: d.scope.study}, true, err
	}
	return d.evaluate(&callNode{function: "share", arguments: append([]node{g.numbers[i]}, slices.Delete(slices.Clone(g.numbers), i, i+1)...)})
}

// onTheOneBefore is a number with the one before it.
func onTheOneBefore(of func(before, now node) node) func(*deriver, sequence, int) (*Comparison, bool, error) {
	return func(d *deriver, g sequence, i int) (*Comparison, bool, error) {
		if !g.before(i, 2) {
			return nil, false, nil
		}
		return d.evaluate(of(g.numbers[i-1], g.numbers[i]))
	}
}

func windowed(d *deriver) {
	if n, err := strconv.Atoi(d.spec.Window.Value); err != nil || n < 2 || n > mostSummed {
		d.fault(standing(d.spec.Window, d.spec.Op), "as in window: 7", "window must be a whole number from 2 to %d, and is %q", mostSummed, d.spec.Window.Value)
	}
}

func rollingMean(d *deriver, g sequence, i int) (*Comparison, bool, error) {
	n, err := strconv.Atoi(d.spec.Window.Value)
	switch {
	case err != nil || !g.before(i, n):
		return nil, false, err
	case len(g.rows)*n > mostAveraged:
		return nil, false, fmt.Errorf("%s rows with a window of %d are more than %s numbers to add up", limits.Count(len(g.rows)), n, limits.Count(mostAveraged))
	}
	sum := &callNode{function: "sum", arguments: slices.Clone(g.numbers[i+1-n : i+1])}
	return asValue(d.evaluate(&operationNode{operator: "/", left: sum, right: &numberNode{text: strconv.Itoa(n)}}))
}

func cumulative(d *deriver, g sequence, i int) (*Comparison, bool, error) {
	switch {
	case !g.before(i, i+1):
		return nil, false, nil
	case i == 0:
		return d.evaluate(g.numbers[0])
	}
	return d.evaluate(&callNode{function: "sum", arguments: slices.Clone(g.numbers[:i+1])})
}

// rank is the place of a number: that of the least of its bounds to that of the greatest,
// where others may be greater. Equal numbers have one place, and leave those after it empty.
func rank(d *deriver, g sequence, i int) (*Comparison, bool, error) {
	if !g.whole() {
		return nil, false, nil
	}
	mine, err := d.value(g.numbers[i])
	if err != nil {
		return nil, false, err
	}
	from, to, modality, vague := int64(1), int64(1), mine.Modality, false
	for j, n := range g.numbers {
		x, err := d.value(n)
		switch {
		case err != nil:
			return nil, false, err
		case x.Unit != mine.Unit:
			return nil, false, &quantity.UnitError{Op: "rank", A: mine.Unit, B: x.Unit}
		case j == i:
			continue
		}
		modality, vague = modality.Weakest(x.Modality), vague || x.Vague || mine.Vague
		if surelyAbove(x.Lo, mine.Hi) {
			from++
		}
		if !surelyAbove(mine.Lo, x.Hi) && !tied(x, mine) {
			to++
		}
	}
	place := quantity.Range(big.NewRat(from, 1), big.NewRat(to, 1), quantity.Unit{})
	place.Vague = vague
	return &Comparison{
		Formula: "rank of " + g.rows[i].Ref(), Show: quantity.ShowValue, Quantity: place,
		From: g.rows, Modality: modality, study: d.scope.study,
	}, true, nil
}

// value is a number of the table, worked out once.
func (d *deriver) value(n node) (*Comparison, error) {
	if x := d.values[n]; x != nil {
		return x, nil
	}
	x, _, err := d.evaluate(n)
	if d.values == nil {
		d.values = map[node]*Comparison{}
	}
	d.values[n] = x
	return x, err
}

// tied reports whether two numbers are exact and equal.
func tied(a, b *Comparison) bool {
	return a.IsPoint() && b.IsPoint() && !a.Vague && !b.Vague && a.Lo.Value.Cmp(b.Lo.Value) == 0
}

// surelyAbove reports whether all from a low end up is above all up to a high one.
func surelyAbove(low, high quantity.End) bool {
	if low.Value == nil || high.Value == nil {
		return false
	}
	c := low.Value.Cmp(high.Value)
	return c > 0 || c == 0 && (low.Open || high.Open)
}

package datasets

import (
	"math/big"

	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// OutOf returns the m of a row that states n in m, whose number is the share n/m; nil for
// any other row.
func (o *Observation) OutOf() *big.Rat { return o.outOf }

// share is the number of a row: its value or, with a column out_of, the part that this is of
// so many. It reports false where the two are no share, and says why.
func (r rowReader) share(value *big.Rat, unit quantity.Unit) (number *big.Rat, ok bool) {
	o, cell := r.row, r.row.Cell("out_of")
	if cell == "" || !r.table.Observed {
		return value, true
	}
	of := o.Number("out_of")
	bad := func(column, hint, format string, args ...any) (*big.Rat, bool) {
		r.fault(column, hint, format, args...)
		return nil, false
	}
	switch {
	case of == nil: // which the schema reports
		return nil, false
	case of.Sign() <= 0:
		return bad("out_of", "write the m of n in m: 3 for a third", "out_of is %s, and a share is of more than none", cell)
	case o.Number("high") != nil:
		return bad("high", "write two rows, one for each share", "a share n in m has no high end, and high is %s", o.Cell("high"))
	case new(big.Rat).Abs(value).Cmp(of) > 0:
		return bad("out_of", "write n as the value, and m as out_of: 1 and 3 for a third", "the value is %s, more than the %s that it is out of", o.Cell("value"), cell)
	case !unit.IsPlain() && unit.String() != quantity.Percent:
		return bad("unit", "leave it empty, or write percent for it to be printed so", "the unit of a share is %q: it has none", unit)
	case o.Statistic != "" && o.Statistic != Rate:
		return bad("statistic", "write rate", "the statistic of a share is %q", o.Statistic)
	}
	o.own().outOf = of
	number = new(big.Rat).Quo(value, of)
	if !unit.IsPlain() {
		number.Mul(number, hundred)
	}
	return number, true
}

// statesShare reports whether a mention has the two numbers of a share: 1 and 3 of a third.
func (o *Observation) statesShare(m scan.Mention) bool {
	if m.OutOf == nil || m.OutOf.Cmp(o.outOf) != 0 || m.Low.Cmp(m.High) != 0 {
		return false
	}
	n, value := new(big.Rat).Mul(m.Low, m.OutOf), o.Number("value")
	if m.Direction == scan.Down && value.Sign() < 0 { // fell by a third
		n.Neg(n)
	}
	return n.Cmp(value) == 0
}

// Stated is the number of a row as its cells have it, for messages: 2000, 5 to 7, 1 out of 3.
func (o *Observation) Stated() string {
	s := o.Cell("value")
	if high := o.Cell("high"); high != "" {
		s += " to " + high
	}
	if o.outOf != nil {
		s += " out of " + o.Cell("out_of")
	}
	return s
}

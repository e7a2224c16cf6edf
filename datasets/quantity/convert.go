package quantity

import "math/big"

// In returns the quantity in another unit, of which one of its own is so many.
func (q Quantity) In(unit Unit, factor *big.Rat) Quantity {
	q = q.scale(factor)
	q.Unit = unit
	return q
}

// Named is the unit of one name.
func Named(name string) Unit { return Unit{num: name} }

package spec

import (
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// drawings are the numbers of a chart that are drawn in another unit than their label has:
// that of their axis.
type drawings struct {
	numbers map[datasets.Fact]quantity.Quantity
}

// of is how a fact is drawn; false where it is drawn as it is.
func (d *drawings) of(f datasets.Fact) (quantity.Quantity, bool) {
	if d == nil {
		return quantity.Quantity{}, false
	}
	q, ok := d.numbers[f]
	return q, ok
}

// as draws the datum as another number.
func (d Datum) as(q quantity.Quantity) {
	if d.drawn.numbers == nil {
		d.drawn.numbers = map[datasets.Fact]quantity.Quantity{}
	}
	d.drawn.numbers[d.Fact] = q
}

// share draws a share of so many in so many in percent.
func (d Datum) share() {
	if o, ok := d.Fact.(*datasets.Observation); ok && o.OutOf() != nil {
		d.as(o.Quantity.Hundredths())
	}
}

package spec

import (
	"sync"

	"fmt"
	"slices"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// drawings are the numbers of a chart that are drawn in another unit than their text has:
// that of their axis.
type drawings struct {
	numbers    map[datasets.Fact]quantity.Quantity
	labels     map[datasets.Fact]bool     // those that are written in the unit of the axis too
	intervals  map[datasets.Fact]interval // from where to where numbers were measured
	unmeasured map[datasets.Fact]bool     // those of which the table does not say so

	mu      sync.RWMutex
	amounts map[datasets.Fact]amount // of facts that were asked for, as the text has them
}

// An amount is the number of a fact, and where its ends are on an axis.
type amount struct {
	q           quantity.Quantity
	value, high float64
}

// mostAmounts is how many are kept: a chart of more rows asks for each of them a few times
// alone, and has no memory to spare.
const mostAmounts = 4096

// amount is the number of a fact as the text has it. A layout asks for the same numbers
// again and again, and to read one anew takes far longer than to look it up.
func (d *drawings) amount(f datasets.Fact) amount {
	if d == nil {
		return amountOf(f)
	}
	d.mu.RLock()
	a, ok := d.amounts[f]
	d.mu.RUnlock()
	if ok {
		return a
	}
	a = amountOf(f)
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.amounts == nil {
		d.amounts = map[datasets.Fact]amount{}
	}
	if len(d.amounts) < mostAmounts {
		d.amounts[f] = a
	}
	return a
}

func amountOf(f datasets.Fact) (a amount) {
	a.q, _ = f.Amount()
	a.value, a.high = a.q.Float()
	return a
}

// of is how a fact is drawn; false where it is drawn as it is.
func (d *drawings) of(f datasets.Fact) (quantity.Quantity, bool) {
	if d == nil || len(d.numbers) == 0 {
		return quantity.Quantity{}, false
	}
	q, ok := d.numbers[f]
	return q, ok
}

// as draws the datum as another number, which its label may have too.
func (d Datum) as(q quantity.Quantity, label bool) {
	if d.drawn == nil {
		return
	}
	if d.drawn.numbers == nil {
		d.drawn.numbers, d.drawn.labels = map[datasets.Fact]quantity.Quantity{}, map[datasets.Fact]bool{}
	}
	d.drawn.numbers[d.Fact] = q
	d.drawn.labels[d.Fact] = label
}

// labelled is the fact that a label is written from: a number in the unit of its axis.
func (d Datum) labelled() datasets.Fact {
	if q, ok := d.drawn.of(d.Fact); ok && d.drawn.labels[d.Fact] {
		return converted{d.Fact, q}
	}
	return d.Fact
}

// A converted fact is a number in another unit than its text has.
type converted struct {
	datasets.Fact
	quantity.Quantity
}

// Amount returns the number in the unit of the axis.
func (c converted) Amount() (quantity.Quantity, bool) { return c.Quantity, true }

// Format writes the number as one that is computed.
func (c converted) Format(l quantity.Locale) quantity.Format {
	return quantity.Format{Show: quantity.ShowValue, Locale: l, Peak: c.Fact.Format(l).Peak}
}

// share draws a share of so many in so many in percent, and so shares and changes that are
// derived.
func (d Datum) share() {
	if x, ok := d.derived(); ok && (x.Show == quantity.ShowPercent || x.Show == quantity.ShowChange) {
		d.as(x.Quantity.Hundredths(), false)
	}
	if o, ok := d.Fact.(*datasets.Observation); ok && o.OutOf() != nil {
		d.as(o.Quantity.Hundredths(), false)
	}
}

// InOneUnit draws shares in percent, and numbers in units of one family, such as dollars and cents, in the unit that
// most of them have, or of those that as many have in that of the first. It returns why it
// cannot, where there is a reason.
func (r *Resolver) InOneUnit(data []Datum) (why string) {
	for _, d := range data {
		d.share()
	}
	counts := map[quantity.Unit]int{}
	var to quantity.Unit
	for _, d := range data {
		u := d.Quantity().Unit
		counts[u]++
	}
	for _, d := range data {
		if u := d.Quantity().Unit; counts[u] > counts[to] {
			to = u
		}
	}
	if len(counts) < 2 || to.IsPlain() {
		return ""
	}
	for _, d := range data {
		q := d.Quantity()
		if q.Unit == to || q.Unit.IsPlain() {
			continue
		}
		factor, reason := r.Study.Measures().Ratio(q.Unit, to)
		if factor == nil {
			why = reason
			continue
		}
		d.as(q.In(to, factor), true)
		if use := fmt.Sprintf("%s in %s: %s", q.Unit, to, factor.RatString()); !slices.Contains(r.Used, use) {
			r.Used = append(r.Used, use)
			r.Converted = append(r.Converted, [2]string{wording.Capitalized(r.Printer().Unit(q.Unit, false)), r.Printer().Unit(to, false)})
		}
	}
	return why
}

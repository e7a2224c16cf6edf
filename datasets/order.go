package datasets

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"quotient/datasets/quantity"
)

// order checks parts against totals, by the bounds of both: each by itself, and all of
// one total together.
func (v *verifier) order() Check {
	c := Check{Name: "order", Title: "no part is more than its total, nor all of its parts together"}
	var wholes []*Observation
	parts := map[*Observation][]*Observation{}
	for _, t := range v.study.Tables {
		for _, o := range t.Rows {
			if o.Cell("high") != "" && o.Has("bound") {
				c.Checked++ // loading holds low and high in order
			}
			whole := o.PartOf
			if whole == nil || o.Quantity == nil || whole.Quantity == nil {
				continue
			}
			c.Checked++
			if o.Quantity.Unit != whole.Quantity.Unit {
				c.fault(o.Finding("part_of", fmt.Sprintf("the unit is %s, and that of %s, its total, %s", o.Quantity.Unit, whole.Ref(), whole.Quantity.Unit), ""))
				continue
			}
			if exceeds(o.Quantity.Lo, o.Quantity.Vague, whole) {
				c.fault(o.Finding("value", fmt.Sprintf("the part, %s, is more than its total %s, %s", v.study.Printer(quantity.English).Words(o), whole.Ref(), v.study.Printer(quantity.English).Words(whole)), "check both values, or correct part_of"))
				continue
			}
			if o.disjoint() {
				if parts[whole] == nil {
					wholes = append(wholes, whole)
				}
				parts[whole] = append(parts[whole], o)
			}
		}
	}
	for _, whole := range wholes {
		if list := parts[whole]; len(list) > 1 {
			c.Checked++
			v.crowded(&c, whole, list)
		}
	}
	return c
}

// disjoint reports whether an amount can be added to the other parts of its whole: it is
// a count, no demand, and its note does not say that it overlaps with others.
func (o *Observation) disjoint() bool {
	switch o.Statistic {
	case Typical, Maximum, Minimum, Threshold:
		return false
	}
	return o.Modality != Proposed && !o.Quantity.Vague && !strings.Contains(strings.ToLower(o.Note), "overlap")
}

// crowded reports parts whose lower ends together are more than their total.
func (v *verifier) crowded(c *Check, whole *Observation, parts []*Observation) {
	sum := quantity.End{Value: new(big.Rat)}
	var names, facts []string
	for _, o := range parts {
		if lo := o.Quantity.Lo; lo.Value != nil && lo.Value.Sign() >= 0 {
			if fact := o.Cell("fact"); fact != "" && slices.Contains(facts, fact) {
				continue // another account of one that is counted
			} else if fact != "" {
				facts = append(facts, fact)
				lo = leastOf(parts, fact)
			}
			sum.Value.Add(sum.Value, lo.Value)
			sum.Open = sum.Open || lo.Open
			names = append(names, o.Ref())
		}
	}
	if len(names) < 2 || !exceeds(sum, false, whole) {
		return
	}
	together := quantity.English.FormatRat(sum.Value)
	if sum.Open {
		together = "over " + together
	}
	c.fault(parts[len(parts)-1].Finding("part_of", fmt.Sprintf("the parts %s come to %s together, more than their total %s, %s", strings.Join(names, ", "), together, whole.Ref(), v.study.Printer(quantity.English).Words(whole)),
		"one of the numbers is wrong; or, if somebody is counted in two of the parts, say in the note of one that it overlaps"))
}

// leastOf is the least lower end of the accounts of one fact.
func leastOf(parts []*Observation, fact string) (least quantity.End) {
	for _, o := range parts {
		if lo := o.Quantity.Lo; o.Cell("fact") == fact && lo.Value != nil && (least.Value == nil || lo.Value.Cmp(least.Value) < 0) {
			least = lo
		}
	}
	return least
}

// exceeds reports whether a lower end is above all that a whole can be.
func exceeds(part quantity.End, vague bool, whole *Observation) bool {
	total := whole.Quantity.Hi
	if part.Value == nil || total.Value == nil || vague || whole.Quantity.Vague {
		return false
	}
	// Over 100 is more than 100, and under 100 less.
	by := part.Value.Cmp(total.Value)
	return by > 0 || by == 0 && (part.Open || total.Open)
}

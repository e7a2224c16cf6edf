package check

import (
	"fmt"
	"math/big"
	"strings"

	"quotient/datasets"
	"quotient/datasets/quantity"
)

var orderCheck = Check{
	Name: "order",
	Doc:  "No part is more than its total, and neither are its parts together.",
	Run: func(l *Ledger, r *Result) {
		var wholes []*datasets.Observation
		parts := map[*datasets.Observation][]*datasets.Observation{}
		for _, t := range l.study.Tables {
			for _, o := range t.Rows {
				if o.Cell("high") != "" && o.Has("bound") {
					r.Checked++ // loading holds low and high in order
				}
				whole := o.PartOf
				if whole != nil && whole.Statistic.Numberless() {
					r.Checked++
					r.Add(o.Finding("part_of", fmt.Sprintf("%s has no number, so nothing can be a part of it", whole.Ref()), "name the row that has the total"))
				}
				if whole == nil || o.Quantity == nil || whole.Quantity == nil {
					continue
				}
				r.Checked++
				if l.partly(o, r); !l.within(o, r) || !disjoint(o) {
					continue
				}
				if parts[whole] == nil {
					wholes = append(wholes, whole)
				}
				parts[whole] = append(parts[whole], o)
			}
		}
		l.loose(r)
		for _, whole := range wholes {
			if list := parts[whole]; len(list) > 1 {
				r.Checked++
				l.together(whole, list, r)
				l.completes(whole, list, r)
			}
		}
	},
}

// within holds a part against its total.
func (l *Ledger) within(part *datasets.Observation, r *Result) bool {
	whole := part.PartOf
	switch {
	case whole.Cell("unit") == "" && part.Cell("unit") != "":
		r.Add(part.Finding("part_of", fmt.Sprintf("the unit is %s, but its total %s has none", part.Cell("unit"), whole.Ref()), "write the unit of the total too"))
		return false
	case part.Quantity.Unit != whole.Quantity.Unit:
		r.Add(part.Finding("part_of", fmt.Sprintf("the unit is %s, but that of %s, its total, is %s", part.Quantity.Unit, whole.Ref(), whole.Quantity.Unit), ""))
		return false
	case exceeds(part.Quantity.Lo, part.Quantity.Vague, whole), beyond(part.Quantity, whole.Quantity):
		r.Add(part.Finding("value", fmt.Sprintf("the part, %s, is more than its total %s, %s", l.study.Printer(quantity.English).Words(part), whole.Ref(), l.study.Printer(quantity.English).Words(whole)), "check both values, or correct part_of"))
		return false
	}
	return true
}

// disjoint reports whether an amount can be added to the other parts of its whole: it is
// a count, no demand, and its note does not say that it overlaps with others.
func disjoint(o *datasets.Observation) bool {
	switch o.Statistic {
	case datasets.Typical, datasets.Maximum, datasets.Minimum, datasets.Threshold:
		return false
	}
	return o.Modality != datasets.Proposed && o.Modality != datasets.Expected && !o.Quantity.Vague && !strings.Contains(strings.ToLower(o.Note), "overlap")
}

// together reports parts whose lower ends together are more than their total.
func (l *Ledger) together(whole *datasets.Observation, parts []*datasets.Observation, r *Result) {
	sum, facts := quantity.End{Value: new(big.Rat)}, leastOf(parts)
	var names []string
	for _, o := range parts {
		lo := o.Quantity.Lo
		if lo.Value == nil || lo.Value.Sign() < 0 {
			continue
		}
		if fact := o.Cell("fact"); fact != "" {
			least, ok := facts[fact]
			if !ok {
				continue // another account of one that is counted
			}
			delete(facts, fact)
			lo = least
		}
		sum.Value.Add(sum.Value, lo.Value)
		sum.Open = sum.Open || lo.Open
		names = append(names, o.Ref())
	}
	if len(names) < 2 || !exceeds(sum, false, whole) {
		return
	}
	all := quantity.English.FormatRat(sum.Value)
	if sum.Open {
		all = "over " + all
	}
	r.Add(parts[len(parts)-1].Finding("part_of", fmt.Sprintf("the parts %s add up to %s, more than their total %s, %s", strings.Join(names, ", "), all, whole.Ref(), l.study.Printer(quantity.English).Words(whole)),
		"one of the numbers is wrong; or, if somebody is counted in two of the parts, say in the note of one that they overlap"))
}

// leastOf is the least lower end of the accounts of each fact.
func leastOf(parts []*datasets.Observation) map[string]quantity.End {
	out := map[string]quantity.End{}
	for _, o := range parts {
		lo, fact := o.Quantity.Lo, o.Cell("fact")
		if least, ok := out[fact]; lo.Value != nil && (!ok || lo.Value.Cmp(least.Value) < 0) {
			out[fact] = lo
		}
	}
	return out
}

// beyond reports whether the number that a part is given with is more than that of its
// total, though its bounds allow for less: under 15 is no part of 5. Of numbers that are vague
// it is so where one is more than a quarter above the other.
func beyond(part, whole *quantity.Quantity) bool {
	a, b := part.Lo.Value, whole.Hi.Value
	if part.Hi.Value != nil && (a == nil || a.Sign() == 0) {
		a = part.Hi.Value
	}
	if a == nil || b == nil || a.Sign() <= 0 || b.Sign() <= 0 {
		return false
	}
	if part.Vague || whole.Vague {
		b = new(big.Rat).Mul(b, big.NewRat(5, 4))
	}
	return a.Cmp(b) > 0
}

// exceeds reports whether a lower end is above all that a whole can be.
func exceeds(part quantity.End, vague bool, whole *datasets.Observation) bool {
	total := whole.Quantity.Hi
	if part.Value == nil || total.Value == nil || vague || whole.Quantity.Vague {
		return false
	}
	// Over 100 is more than 100, and under 100 less.
	by := part.Value.Cmp(total.Value)
	return by > 0 || by == 0 && (part.Open || total.Open)
}

package prose

import (
	"slices"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
)

var whenFit = fit{
	name: "when",
	doc:  "A date beside a number is that of the number, and no finer.",
	objects: func(c *claim, s *subject) string {
		if s.date {
			return c.edge(s.rows[0])
		}
		if s.computed != nil && s.unit == "day" {
			return ""
		}
		dated := slices.DeleteFunc(slices.Clone(s.rows), func(o *datasets.Observation) bool { return o.Date.IsZero() })
		if len(dated) == 0 {
			return ""
		}
		for _, x := range wording.Paired(c.m, c.amounts, c.dates, c.from, c.to) {
			typed := x.Date()
			if typed.IsZero() {
				continue
			}
			if slices.ContainsFunc(dated, func(o *datasets.Observation) bool { return within(typed, o.Date) }) {
				continue
			}
			return ", and " + s.ref + " is dated " + dated[0].Date.Format(quantity.English.Tag)
		}
		return ""
	},
}

// edge is what is wrong with a date at which something that lasted is said to have begun, or
// ended.
func (c *claim) edge(o *datasets.Observation) string {
	typed := c.m.Date()
	if !o.Date.IsInterval() || typed.IsZero() || typed.IsInterval() {
		return ""
	}
	for _, h := range c.says(form.Phases) {
		at := o.Date.End()
		if h.Sense.Name == "begun" {
			at = o.Date.Start()
		}
		if _, known := at.First(); known && !within(typed, at) {
			return ", and " + o.Ref() + " is dated " + o.Date.Format(quantity.English.Tag)
		}
	}
	return ""
}

// within reports whether a typed date can be that of a row, as fine as the row says or
// coarser.
func within(typed, of edtf.Date) bool {
	first, ok := of.Start().First()
	if !ok {
		first, ok = of.End().First()
	}
	if !ok {
		return true
	}
	year, _, _ := first.Civil()
	if full, ok := typed.In(year); ok {
		typed = full
	}
	if of.IsInterval() || typed.IsInterval() {
		return typed.Overlaps(of)
	}
	return typed.Covers(of) || typed.Precision() >= of.Precision() && typed.Overlaps(of)
}

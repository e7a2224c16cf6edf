package analysis

import (
	"fmt"

	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/quantity"
)

// recomputeCheck works every comparison out again.
var recomputeCheck = Check{
	Name: "comparison",
	Doc:  "Each comparison comes out the same when it is worked out again.",
	Run: func(c *Comparisons, r *check.Result) {
		for _, x := range c.List {
			r.Checked++
			again, err := c.Evaluate(x.Formula)
			switch {
			case x.Refusal != nil && err == nil:
				r.Add(x.finding("", "it is refused, and has a result when it is worked out again"))
			case x.Refusal == nil && err != nil:
				r.Add(x.finding("", "it cannot be worked out again: %v", err))
			case x.Refusal == nil && !same(x.Quantity, again.Quantity):
				r.Add(x.finding("", "it was %s, and is %s when it is worked out again", x.Label(), again.Label()))
			}
		}
	},
}

func same(a, b quantity.Quantity) bool {
	equal := func(a, b quantity.End) bool {
		if a.Value == nil || b.Value == nil {
			return a.Value == b.Value
		}
		return a.Open == b.Open && a.Value.Cmp(b.Value) == 0
	}
	return equal(a.Lo, b.Lo) && equal(a.Hi, b.Hi) && a.Vague == b.Vague && a.Unit == b.Unit
}

// finding is about a comparison, at the place of its id.
func (x *Comparison) finding(hint, format string, args ...any) datasets.Finding {
	return datasets.Finding{File: SpecFile, Line: x.place[0], Column: x.place[1], Ref: x.ID, Message: fmt.Sprintf(format, args...), Hint: hint}
}

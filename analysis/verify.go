package analysis

import (
	"fmt"
	"strings"

	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Verify checks the comparisons of a study:
//
//	comparison  each comes out the same when it is worked out again
//	caveat      what a reader must know of it is said; a refused one is waived in writing
func (c *Comparisons) Verify() []datasets.Check {
	return []datasets.Check{c.recompute(), c.caveats()}
}

func (c *Comparisons) recompute() datasets.Check {
	check := datasets.Check{Name: "comparison", Title: "each comparison comes out the same when it is worked out again"}
	for _, x := range c.List {
		check.Checked++
		again, err := c.Evaluate(x.Formula)
		switch {
		case x.Refusal != nil && err == nil:
			check.Findings = append(check.Findings, c.finding(x, "it is refused, and has a result when it is worked out again"))
		case x.Refusal == nil && err != nil:
			check.Findings = append(check.Findings, c.finding(x, fmt.Sprintf("it cannot be worked out again: %v", err)))
		case x.Refusal == nil && !same(x.Quantity, again.Quantity):
			check.Findings = append(check.Findings, c.finding(x, fmt.Sprintf("it was %s, and is %s when it is worked out again", x.Label(), again.Label())))
		}
	}
	return check
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

func (c *Comparisons) caveats() datasets.Check {
	check := datasets.Check{Name: "caveat", Title: "what a reader must know of a comparison is said"}
	for _, x := range c.List {
		check.Checked += len(x.Warnings)
		for _, w := range x.Missing() {
			f := c.finding(x, fmt.Sprintf("the caveat %q is missing: %s", w.Caveat, w.Message))
			f.Hint = "say it in a sentence under caveats"
			check.Findings = append(check.Findings, f)
		}
		if x.Refusal != nil {
			check.Checked++
			if strings.TrimSpace(x.Waiver.Value) == "" {
				f := c.finding(x, "refused: "+x.Refusal.Message)
				f.Hint = "take the comparison out, or say under waiver why it stands here all the same"
				check.Findings = append(check.Findings, f)
			}
		}
	}
	return check
}

// finding is about a comparison, at the place of its id.
func (c *Comparisons) finding(x *Comparison, message string) datasets.Finding {
	return datasets.Finding{File: SpecFile, Line: x.place[0], Column: x.place[1], Ref: x.ID, Message: message}
}

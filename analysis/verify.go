package analysis

import (
	"fmt"

	"quotient/datasets"
)

// Verify runs the checks that are the comparisons' own: that each comes out the
// same when it is computed again from the study's tables, and that what their
// readers must know stands beside them. It gives the checks comparison and
// caveat, whose findings are at the lines of comparisons.yaml.
func (c *Comparisons) Verify() []datasets.Check {
	results := datasets.Check{Name: "comparison", Title: "each comparison comes out the same when computed again"}
	caveats := datasets.Check{Name: "caveat", Title: "each warning has its caveat, each refusal its waiver"}
	again, warned, err := Compare(c.scope.study)
	if err != nil {
		results.Unchecked, results.Why = len(c.List), "comparisons.yaml has a fault"
		caveats.Unchecked, caveats.Why = len(c.List), results.Why
		return []datasets.Check{results, caveats}
	}
	for _, x := range c.List {
		results.Checked++
		caveats.Checked += len(x.Warnings)
		if x.Refusal != nil {
			caveats.Checked++
		}
		y, err := again.Get(x.ID)
		if err != nil {
			results.Findings = append(results.Findings, datasets.Finding{File: SpecFile, Ref: x.ID, Message: "the comparison is no longer there", Hint: "read the study again"})
			continue
		}
		if was, is := x.outcome(), y.outcome(); was != is {
			results.Findings = append(results.Findings, datasets.Finding{File: SpecFile, Ref: x.ID, Message: fmt.Sprintf("it was %s, and computed again it is %s", was, is), Hint: "read the study again"})
		}
	}
	// What loading warns of is a failure here.
	for _, f := range warned {
		f.Warning = false
		caveats.Findings = append(caveats.Findings, f)
	}
	return []datasets.Check{results, caveats}
}

// outcome is a result or a refusal, exactly.
func (c *Comparison) outcome() string {
	if c.Refusal != nil {
		return "refused: " + c.Refusal.Message
	}
	return fmt.Sprintf("%s %s", c.Quantity, c.Unit)
}

package charts

import (
	"fmt"

	"quotient/analysis"
	"quotient/datasets"
)

// A typedText is a text of charts.yaml, with an ellipsis for each number that
// the program writes.
type typedText struct {
	at      datasets.Text
	written string
}

// Verify checks that the numbers which are typed into the texts of charts, and
// not written as {id}, are what the tables say.
func Verify(c *analysis.Comparisons, list []*Chart) datasets.Check {
	check := datasets.Check{Name: "words", Title: "every typed number is what the tables say"}
	for _, chart := range list {
		for _, t := range chart.typed {
			for _, claim := range c.Claims(chart.Locale(), t.written, chart.Rows) {
				check.Checked++
				if claim.Problem != "" {
					f := t.at.Finding(SpecFile, chart.ID, fmt.Sprintf("in %q: %s", t.at.Value, claim.Problem), claim.Hint)
					check.Findings = append(check.Findings, f)
				}
			}
		}
		check.Checked += len(chart.comparisons) // written by the program, so always what the tables say
	}
	return check
}

package check

import (
	"slices"

	"quotient/datasets"
)

var quoteCheck = Check{
	Name: "quote",
	Doc:  "Each quote is in the text, exactly once.",
	Run: func(l *Ledger, r *Result) {
		switch plain := slices.ContainsFunc(l.study.Tables, func(t *datasets.Table) bool { return !t.Observed && len(t.Rows) > 0 }); {
		case len(l.rows) == 0 && plain && len(l.study.Sources) == 0:
			r.Skip("the study is of plain data, and of no text: its schema alone is checked")
		case len(l.rows) == 0:
			r.Checked++
			r.Add(datasets.Finding{File: datasets.DescriptorName, Message: "the study has no observation: no table has the words of a text", Hint: "give a table the columns quote and where"})
		}
		for _, row := range l.rows {
			if row.Quote != "" && row.text < 0 && (row.err == nil || l.absent(row)) {
				r.Skip(notAtHand) // perhaps it is of that one
				continue
			}
			r.Checked++
			switch {
			case row.Quote == "":
				r.Add(row.Finding("quote", "there is no quote", "write the shortest phrase of the text with the number, its qualifier and its noun"))
			case row.err != nil:
				message, hint := problem(row.err)
				r.Add(row.Finding("quote", message, hint))
			}
		}
	},
}

// absent reports whether a text that a row can be from is not at hand.
func (l *Ledger) absent(row *reading) bool {
	return slices.ContainsFunc(row.Sources(), func(i int) bool { return l.texts[i] == nil })
}

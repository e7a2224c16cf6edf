package check

import (
	"fmt"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/source"
)

var quoteCheck = Check{
	Name: "quote",
	Doc:  "Each quote is in the text, exactly once.",
	Run: func(l *Ledger, r *Result) {
		switch plain := slices.ContainsFunc(l.study.Tables, func(t *datasets.Table) bool { return !t.Observed && len(t.Rows) > 0 }); {
		case len(l.rows) == 0 && plain && len(l.study.Sources) == 0:
			r.Skip("the study is plain data without a text: only its schema is checked")
		case len(l.rows) == 0:
			r.Checked++
			r.Add(datasets.Finding{File: datasets.DescriptorName, Message: "the study has no observations: no table has quotes from a text", Hint: "give a table the columns quote and where"})
		}
		for _, row := range l.rows {
			if row.Quote != "" && row.text < 0 && (row.err == nil || l.absent(row)) {
				r.Skip(notAtHand) // perhaps it is of that one
				continue
			}
			r.Checked++
			switch {
			case row.Quote == "":
				r.Add(row.Finding("quote", "there is no quote", "write the shortest phrase in the text with the number, its qualifier and its noun"))
			case row.err != nil:
				message, hint := problem(row.err)
				r.Add(row.Finding("quote", message, hint))
			default:
				l.context(row, r)
			}
		}
	},
}

// context holds the words that a row says are right before and after its quote against the text,
// and notes a quote whose link needs such words: the text of a page is not at hand when links
// are written, so that they are the same on every machine.
func (l *Ledger) context(row *reading, r *Result) {
	if row.text < 0 {
		return
	}
	text := l.texts[row.text].Source
	before, after := row.Cell("prefix"), row.Cell("suffix")
	need, behind := text.Around(row.span)
	switch {
	case before+after != "":
		whole := strings.TrimSpace(before + " " + row.Quote + " " + after)
		if !slices.ContainsFunc(text.Find(whole), func(s source.Span) bool { return s.Contains(row.span) }) {
			column := "prefix"
			if before == "" {
				column = "suffix"
			}
			r.Add(row.Finding(column, fmt.Sprintf("%q is not there in the text", whole), wordsBeside(need, behind)))
		}
	case need+behind != "" && row.info.Path != "" && row.info.Address() == row.info.Path:
		r.Note("%s: its words occur more than once in the text, and its link leads to the first place: %s", row.Ref(), wordsBeside(need, behind))
	}
}

// wordsBeside says which words to write around a quote.
func wordsBeside(before, after string) string {
	var columns []string
	for _, c := range [][2]string{{"prefix", before}, {"suffix", after}} {
		if c[1] != "" {
			columns = append(columns, fmt.Sprintf("%s %q", c[0], c[1]))
		}
	}
	if columns == nil {
		return "leave prefix and suffix empty: its words occur only once"
	}
	return "write " + strings.Join(columns, " and ")
}

// absent reports whether a text that a row can be from is not at hand.
func (l *Ledger) absent(row *reading) bool {
	return slices.ContainsFunc(row.Sources(), func(i int) bool { return l.texts[i] == nil })
}

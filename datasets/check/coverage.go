package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/source/scan"
)

var coverageCheck = Check{
	Name: "coverage",
	Doc:  "Every number in the text is in a table or set aside.",
	Run: func(l *Ledger, r *Result) {
		if !l.atHand() {
			for range max(1, len(l.study.Sources)) {
				r.Skip(notAtHand)
			}
			return
		}
		r.Findings = slices.Clone(l.misset)
		c := coverage{Ledger: l, result: r, reasons: map[datasets.Reason]int{}}
		for i, t := range l.texts {
			if t == nil {
				r.Skip(notAtHand)
				continue
			}
			c.marker = 0
			for k, m := range t.Mentions {
				r.Checked++
				c.cover(t, mentionAt{i, k}, m)
			}
		}
		c.notes()
	},
}

// coverage counts what becomes of the numbers of the texts.
type coverage struct {
	*Ledger
	result   *Result
	marker   int64 // of the list so far
	observed int
	reasons  map[datasets.Reason]int
}

// cover looks at one number.
func (c *coverage) cover(t *Text, at mentionAt, m scan.Mention) {
	fault := func(hint, format string, args ...any) {
		line, column := t.Source.LineColumn(m.Span.Start)
		c.result.Add(datasets.Finding{File: t.Source.Name(), Line: line, Column: column, Message: fmt.Sprintf(format, args...), Hint: hint})
	}
	if m.Kind == scan.ListMarker && m.Low != nil && m.Low.IsInt() {
		// A list counts from 1; a marker that does not is a slip or a number.
		n := m.Low.Num().Int64()
		if n != 1 && n != c.marker+1 {
			fault("check the text: is this a list marker?", "the list goes from %d to %d", c.marker, n)
		}
		c.marker = n
	}
	switch rows, a := c.claimed[at], c.Ledger.aside[at]; {
	case rows != nil:
		c.observed++
		if all := stating(rows); len(all) > 2 || len(all) == 2 && m.Kind != scan.Score {
			fault("delete one of the rows, or quote its own number", "%q is the number of %s: one number, one row", m.Text, strings.Join(all, " and of "))
		}
	case a != nil && a.Repeats != nil:
		c.reasons["repeat-of"]++
	case a != nil:
		c.reasons[a.Reason]++
	default:
		fault(fmt.Sprintf("add a row for it to a table, or list it in %s with where %q and a reason", datasets.SetAsideName+".csv", t.Source.Where(m.Span)),
			"the %s %q is in no table: %q", m.Kind, m.Text, t.Source.Text(m.Phrase))
	}
}

// stating are the addresses of the rows that state a number.
func stating(rows []*datasets.Observation) (refs []string) {
	for _, o := range rows {
		if o.Quantity != nil && o.Reading == "" { // a person may read two numbers in one
			refs = append(refs, o.Ref())
		}
	}
	return refs
}

func (c *coverage) notes() {
	c.result.Note("numbers in rows: %d", c.observed)
	for _, reason := range slices.Sorted(maps.Keys(c.reasons)) {
		c.result.Note("set aside as %[2]s: %[1]d", c.reasons[reason], reason)
	}
}

package spec

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"quotient/datasets"
	"quotient/datasets/limits"
)

// Bounded finds words that no picture has room for, before anything is laid out: what a
// chart says about itself, and a single word in a cell.
func (r *Resolver) Bounded(common *Common) {
	for _, t := range []datasets.Text{common.Title, common.Subtitle, common.Note, common.Alt} {
		if n := utf8.RuneCountInString(t.Value); n > limits.Label {
			r.Fault(t, "say it in fewer words", "the text has %s characters, and at most %s are drawn", limits.Count(n), limits.Count(limits.Label))
		}
	}
	for _, o := range r.Rows {
		for i, cell := range o.Cells() {
			if len(cell) <= limits.Label {
				continue
			}
			for word := range strings.FieldsSeq(cell) {
				if n := utf8.RuneCountInString(word); n > limits.Label {
					r.Found = append(r.Found, o.Finding(o.Columns()[i], fmt.Sprintf("a word has %s characters, and at most %s are drawn", limits.Count(n), limits.Count(limits.Label)), "divide it by blanks or hyphens"))
					break
				}
			}
		}
	}
}

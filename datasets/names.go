package datasets

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// A Name is what a cell says that the number of a row is of: the group, the outcome, the
// city.
type Name struct {
	Column, Value string
	// Words are words or phrases by which the text names it, as the category of the
	// column gives them; none where the text uses the name's own.
	Words []string
}

// Names returns what the cells of a row say that its number is of, in the order of the
// columns: those beside [StandardColumns] that hold texts, and the place. Empty cells are
// left out. [quotient/datasets/language.Words] tells whether a word of a text names one.
func (o *Observation) Names() (names []Name) {
	for i := range o.table.Fields {
		f := &o.table.Fields[i]
		if cell := o.cells.Cell(i); f.names() && strings.TrimSpace(cell) != "" {
			names = append(names, Name{f.Name, cell, f.words[cell]})
		}
	}
	return names
}

// names reports whether the cells of a column name something.
func (f *Field) names() bool {
	return (f.Type == "string" || f.Type == "any") && (f.Format == "" || f.Format == "default") && !slices.Contains(StandardColumns, f.Name)
}

// categoryWords reads the words by which a text names each category.
func (d *describer) categoryWords(path string, f *Field) map[string][]string {
	var items []json.RawMessage
	if f.Categories == nil || json.Unmarshal(f.Categories, &items) != nil {
		return nil
	}
	out := map[string][]string{}
	for i, item := range items {
		var c struct {
			Value any
			Words json.RawMessage
		}
		if json.Unmarshal(item, &c) != nil || c.Words == nil {
			continue
		}
		var words []string
		if json.Unmarshal(c.Words, &words) != nil || len(words) == 0 || slices.ContainsFunc(words, func(w string) bool { return strings.TrimSpace(w) == "" }) {
			d.fault(fmt.Sprintf("%s/%d/words", path, i), `as in "words": ["killed", "dead"]`, "field %q: words must be a list of words or phrases of the text", f.Name)
			continue
		}
		out[fmt.Sprint(c.Value)] = words
	}
	return out
}

package report

import (
	"fmt"
	"io"

	"quotient/cmd/quotient/internal/sheet"
)

// An Import is what a spreadsheet changes in the tables of a study.
type Import struct {
	Written bool             `json:"written"`
	Tables  []sheet.Imported `json:"tables"`
}

// NewImport is for JSON.
func NewImport(tables []sheet.Imported, written bool) Import {
	if tables == nil {
		tables = []sheet.Imported{}
	}
	return Import{written, tables}
}

// ImportText tells how many rows of each table are otherwise.
func ImportText(w io.Writer, tables []sheet.Imported, at At) {
	for _, t := range tables {
		moved := ""
		if t.Moved > 0 {
			moved = fmt.Sprintf(", %d moved", t.Moved)
		}
		Printf(w, "%s: %d added, %d changed, %d removed%s\n", at(t.Path), t.Added, t.Changed, t.Removed, moved)
	}
	if len(tables) == 0 {
		Printf(w, "no differences\n")
	}
}

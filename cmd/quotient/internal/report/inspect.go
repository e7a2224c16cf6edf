package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"quotient/charts"
)

// A State says whether a picture holds.
type State string

// The states of a picture.
const (
	Fresh     State = "fresh"     // as the study and the program have it now
	Redrawn   State = "redrawn"   // the numbers are the same; the program is another
	Stale     State = "stale"     // the study changed
	Altered   State = "changed"   // the file changed
	Unchecked State = "unchecked" // the study is not at hand
	NotOurs   State = "not ours"  // no picture of this program
)

// An Inspection is what is known of a picture.
type Inspection struct {
	File       string             `json:"file"`
	State      State              `json:"state"`
	Why        string             `json:"why"`
	Format     string             `json:"format,omitempty"`
	Alt        string             `json:"alt,omitempty"`
	Provenance *charts.Provenance `json:"provenance,omitempty"`
	Changes    []charts.Change    `json:"changes,omitempty"`
}

// InspectionText prints an inspection for people.
func InspectionText(w io.Writer, r Inspection) {
	Printf(w, "%s: %s\n", r.File, r.State)
	Println(w, indent("  ", r.Why))
	for _, c := range r.Changes {
		if c.What == "program" && r.State == Stale {
			continue
		}
		Println(w, indent("  ", strings.ReplaceAll(Change(c), "\u00a0", " ")))
	}
	if p := r.Provenance; p != nil {
		Printf(w, "\n%s\n", indent("  ", p.Title))
		Printf(w, "  chart %s of %s: %s, %s, %s, %s, %s\n", p.Chart, p.Study, p.Kind, r.Format, p.Size, p.Theme, p.Locale)
		for _, s := range p.Sources {
			Println(w, indent("  ", "source: "+strings.TrimPrefix(s.Author+", “"+strings.NewReplacer("“", "‘", "”", "’").Replace(s.Title)+"”", ", ")))
		}
		t := newTable()
		t.SetColumnConfigs([]table.ColumnConfig{{Number: 2, Align: text.AlignRight}, {Number: 3, WidthMax: 60, WidthMaxEnforcer: text.WrapSoft}})
		for _, row := range p.Rows {
			quote := ""
			if q := row.Cells["quote"]; q != "" {
				quote = "“" + q + "” " + row.Cells["where"]
			}
			label := row.Label
			if m := row.Cells["modality"]; m != "" && label != "" {
				label += " (" + m + ")"
			}
			t.AppendRow(table.Row{"  " + row.Ref, label, quote})
		}
		for _, c := range p.Comparisons {
			t.AppendRow(table.Row{"  " + c.ID, c.Label, "= " + c.Formula})
		}
		if len(p.Rows)+len(p.Comparisons) > 0 {
			Printf(w, "\n%s\n", t.text())
		}
	}
}

// Change tells one change, old and new.
func Change(c charts.Change) string {
	what := c.What
	if c.Ref != "" {
		what += " " + c.Ref
	}
	if c.Column != "" {
		what += ", " + c.Column
	}
	switch {
	case c.What == "program":
		return "the program is another than the one that drew it"
	case c.Old == "":
		return what + " is new: " + c.New
	case c.New == "":
		return what + " is gone; it was " + c.Old
	}
	return fmt.Sprintf("%s: was “%s”, is “%s”", what, c.Old, c.New)
}

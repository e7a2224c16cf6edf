package report

import (
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"quotient/cmd/quotient/internal/build"
	"quotient/datasets/limits"
)

// InspectionText prints an inspection for people.
func InspectionText(w io.Writer, r build.Inspection) {
	Printf(w, "%s: %s\n", r.File, r.State)
	Println(w, indent("  ", r.Why))
	for _, c := range r.Changes {
		if c.What == "program" && r.State == build.Stale {
			continue
		}
		Println(w, indent("  ", strings.ReplaceAll(build.Told(c), "\u00a0", " ")))
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
			if reading := row.Cells["reading"]; reading != "" {
				quote += ", read by a person: " + reading
			}
			if row.Given != "" {
				quote += ". " + row.Given
			}
			label := row.Label
			if m := row.Cells["modality"]; m != "" && label != "" {
				label += " (" + m + ")"
			}
			ref := row.Ref
			if m := row.Of; m != nil { // by which the rows are found, and known again
				ref, quote = m.Table+": "+m.Query, limits.Count(m.Rows)+" rows, "+m.SHA256
			}
			t.AppendRow(table.Row{"  " + ref, label, quote})
		}
		for _, c := range p.Comparisons {
			t.AppendRow(table.Row{"  " + c.ID, c.Label, "= " + c.Formula})
		}
		if len(p.Rows)+len(p.Comparisons) > 0 {
			Printf(w, "\n%s\n", t.text())
		}
	}
}

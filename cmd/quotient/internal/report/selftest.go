package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"quotient/cmd/quotient/internal/selftest"
	"quotient/cmd/quotient/internal/verify"
)

// SelfTestText prints for each sort of change how many verify noticed, and those
// that it did not. It reports whether any was tried.
func SelfTestText(w io.Writer, r *verify.Report, mutants []*selftest.Mutant) bool {
	for _, s := range r.Missing() {
		Printf(w, "%s: the text %q was not found, so changes to it are NOT TRIED\n", r.Study, s.Title)
	}
	t := newTable()
	t.AppendHeader(table.Row{"change", "tried", "noticed", "by"})
	t.SetColumnConfigs([]table.ColumnConfig{{Number: 2, Align: text.AlignRight}, {Number: 3, Align: text.AlignRight}})
	var survivors []*selftest.Mutant
	for _, class := range selftest.Classes {
		tried, noticed := 0, 0
		by := map[string]int{}
		for _, m := range mutants {
			if m.Class != class.Name {
				continue
			}
			tried++
			if m.Caught == "" {
				survivors = append(survivors, m)
				continue
			}
			noticed++
			by[m.Caught]++
		}
		if tried == 0 {
			continue
		}
		var names []string
		for n := range by {
			names = append(names, n)
		}
		slices.Sort(names)
		for i, n := range names {
			names[i] = fmt.Sprintf("%s %d", n, by[n])
		}
		t.AppendRow(table.Row{class.Name, tried, noticed, strings.Join(names, ", ")})
	}
	Println(w, t.text())
	for _, m := range survivors {
		Printf(w, "%s:%d: not noticed: %s\n", m.File, m.Line, m.What)
	}
	Println(w, "never changed: "+selftest.NotChanged)
	share := 0.0
	if len(mutants) > 0 {
		share = 100 * float64(len(mutants)-len(survivors)) / float64(len(mutants))
	}
	Printf(w, "%s: %d of %d changes noticed (%.1f%%)\n", r.Study, len(mutants)-len(survivors), len(mutants), share)
	return len(mutants) > 0
}

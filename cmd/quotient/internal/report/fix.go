package report

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/rogpeppe/go-internal/diff"

	"quotient/cmd/quotient/internal/figure"
	"quotient/cmd/quotient/internal/verify"
	"quotient/datasets"
	"quotient/datasets/check"
)

// fixes are the findings whose correction is certain, by file.
func fixes(r *verify.Report) map[string][]datasets.Finding {
	files := map[string][]datasets.Finding{}
	for _, c := range r.Checks {
		for _, f := range c.Findings {
			if f.Fix != "" && f.Line > 0 {
				files[f.File] = append(files[f.File], f)
			}
		}
	}
	return files
}

// Fixable reports whether a correction of the report is certain.
func Fixable(r *verify.Report) bool { return len(fixes(r)) > 0 }

// FixPatch writes a unified diff of the cells whose correction is certain. It
// changes nothing itself.
func FixPatch(w io.Writer, fsys fs.FS, r *verify.Report, at At) error {
	w = Raw(w)
	files := fixes(r)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		fixed := strings.SplitAfter(string(text), "\n")
		// From the end of a line on, so that places before it stay true.
		list := files[name]
		slices.SortFunc(list, func(a, b datasets.Finding) int {
			if a.Line != b.Line {
				return a.Line - b.Line
			}
			return b.Column - a.Column
		})
		for _, f := range list {
			if f.Line <= len(fixed) {
				fixed[f.Line-1] = replaceCell(fixed[f.Line-1], f.Column, f.Fix)
			}
		}
		if line := hiddenLine(text); line > 0 {
			return fmt.Errorf("%s:%d: it contains an invisible character, so no patch is printed\n    remove it, or correct the cells by hand", at(name), line)
		}
		path := at(name)
		if _, err := w.Write(diff.Diff("a/"+path, text, "b/"+path, []byte(strings.Join(fixed, "")))); err != nil {
			return err
		}
	}
	return nil
}

// hiddenLine is the first line of a text that has what acts on a terminal, 0 if none has: a
// patch has the lines as they are, and such is not to be in it.
func hiddenLine(text []byte) int {
	hidden := func(r rune) bool { return figure.Hidden(r) && r != '\n' && r != '\r' && r != '\ufeff' }
	if i := bytes.IndexFunc(text, hidden); i >= 0 {
		return 1 + bytes.Count(text[:i], []byte("\n"))
	}
	return 0
}

// replaceCell puts a cell in the place of the one that begins at a column.
func replaceCell(line string, column int, cell string) string {
	runes := []rune(line)
	from := min(max(column-1, 0), len(runes))
	if from > 0 && runes[from-1] == '"' { // the place is that of the text inside
		from--
	}
	to := from
	if to < len(runes) && runes[to] == '"' {
		for to++; to < len(runes); to++ {
			if runes[to] == '"' {
				if to+1 < len(runes) && runes[to+1] == '"' {
					to++
					continue
				}
				to++
				break
			}
		}
	} else {
		for to < len(runes) && runes[to] != ',' && runes[to] != '\n' && runes[to] != '\r' {
			to++
		}
	}
	var b strings.Builder
	enc := csv.NewWriter(&b)
	_ = enc.Write([]string{cell})
	enc.Flush()
	return string(runes[:from]) + strings.TrimSuffix(b.String(), "\n") + string(runes[to:])
}

// AsideText lists the numbers of the texts that are set aside.
func AsideText(w io.Writer, texts []*check.Text, entries []check.Entry) {
	t := newTable()
	t.AppendHeader(table.Row{"place", "numeral", "kind", "reason"})
	n := 0
	for _, e := range entries {
		if e.State != check.Aside {
			continue
		}
		n++
		text := texts[e.Text].Source
		line, column := text.LineColumn(e.Span.Start)
		t.AppendRow(table.Row{fmt.Sprintf("%s:%d:%d", text.Name(), line, column), strings.Join(strings.Fields(e.Mention.Text), " "), e.Kind, e.Aside.Reason})
	}
	Printf(w, "%s\n%d set aside\n", t.text(), n)
}

// VerifiedAll returns reports for JSON.
func VerifiedAll(reports []*verify.Report, at []At) []any {
	out := make([]any, len(reports))
	for i, r := range reports {
		out[i] = Verified(r, at[i])
	}
	return out
}

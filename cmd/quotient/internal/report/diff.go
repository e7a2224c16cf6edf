package report

import (
	"io"
	"strings"

	"quotient/cmd/quotient/internal/review"
)

// DiffText tells what differs from one version of a study to another.
func DiffText(w io.Writer, d review.Diff) {
	for _, r := range d.Rows {
		rowText(w, r)
	}
	for _, c := range d.Comparisons {
		resultText(w, c)
	}
	for _, c := range d.Charts {
		Printf(w, "%s chart %s%s\n", c.Status, c.ID, because(c.Because))
		if c.Fault != "" {
			Printf(w, "    %s\n", plain(c.Fault))
		}
	}
	for _, f := range d.Files {
		Printf(w, "%s file %s\n", f.Status, f.Path)
		for _, line := range strings.SplitAfter(f.Diff, "\n") {
			if line != "" {
				Printf(w, "    %s\n", plain(strings.TrimRight(line, "\r\n")))
			}
		}
	}
	Printf(w, "%s → %s: %s\n", d.Old, d.New, d.Summary())
}

func rowText(w io.Writer, r review.RowChange) {
	Printf(w, "%s %s", r.Status, r.Ref)
	switch {
	case r.Was == r.Now && r.Now != "":
		Printf(w, ": %s, as before", plain(r.Now))
	case r.Was != "" && r.Now != "":
		Printf(w, ": %s → %s", plain(r.Was), plain(r.Now))
	case r.Was+r.Now != "":
		Printf(w, ": %s", plain(r.Was+r.Now))
	}
	Println(w)
	if r.Status == review.Changed {
		cellsText(w, r.Cells)
	}
}

func resultText(w io.Writer, c review.ResultChange) {
	if c.Status != review.Changed && c.Status != review.Faulty {
		Printf(w, "%s %s: %s\n", c.Status, c.ID, plain(c.Was+c.Now))
		return
	}
	if c.Was == c.Now {
		Printf(w, "%s %s: %s, as before%s\n", c.Status, c.ID, plain(c.Now), because(c.Because))
	} else {
		Printf(w, "%s %s: %s → %s%s\n", c.Status, c.ID, plain(c.Was), plain(c.Now), because(c.Because))
	}
	cellsText(w, c.Cells)
}

func cellsText(w io.Writer, cells []review.CellChange) {
	for _, c := range cells {
		Printf(w, "    %s: %q → %q\n", c.Column, c.Was, c.Now)
	}
}

func because(refs []string) string {
	if len(refs) == 0 {
		return ""
	}
	return " (" + strings.Join(refs, ", ") + ")"
}

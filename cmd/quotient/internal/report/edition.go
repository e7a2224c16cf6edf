package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"quotient/cmd/quotient/internal/edition"
	"quotient/datasets"
)

// EditionText tells what a new edition of a text makes of a study.
func EditionText(w io.Writer, r *edition.Report, at At, write bool) {
	if r.Old == r.New {
		Printf(w, "%s already has this edition\n", r.Study)
	}
	for _, i := range slices.Concat(r.Rows, r.SetAside) {
		itemText(w, i, at)
	}
	for _, h := range r.Sections {
		headingText(w, h, at)
	}
	freshText(w, r)
	if len(r.Falls) > 0 {
		Printf(w, "what changes with it:\n")
		for _, f := range r.Falls {
			fallText(w, f)
		}
	}
	var counts []string
	for _, s := range edition.Statuses {
		if s == edition.Same || r.Counts[s] > 0 {
			counts = append(counts, fmt.Sprintf("%s: %d", s, r.Counts[s]))
		}
	}
	Printf(w, "%s: quotes that are the %s; new numbers: %d\n", r.Study, strings.Join(counts, ", "), len(r.Fresh))
	if !r.AtHand {
		Printf(w, "    the old edition was not found, so places are recognised by the quotes alone: name its folder with --sources\n")
	}
	if r.Before > 0 {
		Printf(w, "    %s in no table, and in the old edition too: quotient verify lists them\n", isAre(r.Before, "number"))
	}
	writtenText(w, r, at, write)
}

func isAre(n int, what string) string {
	if n == 1 {
		return "1 " + what + " is"
	}
	return fmt.Sprintf("%d %ss are", n, what)
}

// itemText tells what has become of a quote.
func itemText(w io.Writer, i *edition.Item, at At) {
	name := i.Ref
	if name == "" {
		name = "set aside “" + plain(i.Quote) + "”"
	}
	Printf(w, "%s %s", i.Status, name)
	switch {
	case i.Status == edition.Moved:
		Printf(w, ": %s → %s\n", i.Where, i.Now)
		return
	case i.Status == edition.Changed && i.Was != i.Is:
		Printf(w, ": %s → %s", plain(i.Was), plain(i.Is))
	case i.Status == edition.Changed && i.Was != "":
		Printf(w, ": %s, as before", plain(i.Was))
	}
	Println(w)
	if i.Status == edition.Reworded {
		Printf(w, "    was: %s\n    is:  %s\n", plain(i.Was), plain(i.Is))
	}
	cellsText(w, i.Cells)
	if i.Status == edition.Vanished || i.Status == edition.Unclear {
		Printf(w, "    “%s”: %s\n", plain(i.Quote), plain(i.Why))
	}
	if i.Place != "" {
		Printf(w, "    %s:%d, and %s\n", at(i.File), i.Line, i.Place)
	} else {
		Printf(w, "    %s:%d\n", at(i.File), i.Line)
	}
}

// headingText tells what has become of the heading of a section.
func headingText(w io.Writer, h edition.Heading, at At) {
	given := strings.Join(slices.DeleteFunc([]string{h.Date, h.Place}, func(s string) bool { return s == "" }), ", ")
	if h.Now == "" {
		Printf(w, "no heading in the new text is certainly that of the section “%s”, which gives its rows %s\n", plain(h.Was), plain(given))
	} else {
		Printf(w, "the heading of the section “%s” is now “%s”: check that %s is still right\n", plain(h.Was), plain(h.Now), plain(given))
	}
	Printf(w, "    %s:%d\n", at(datasets.DescriptorName), h.Line)
}

// freshText lists the rows that are drafted for new numbers, as CSV.
func freshText(w io.Writer, r *edition.Report) {
	if len(r.Fresh) == 0 {
		return
	}
	Printf(w, "new numbers, with a row drafted for each:\n")
	last := ""
	for _, d := range r.Fresh {
		var head, cells []string
		for _, name := range slices.Sorted(maps.Keys(d.Row)) {
			if d.Row[name] != "" {
				head, cells = append(head, name), append(cells, d.Row[name])
			}
		}
		if h := csvLine(head); h != last {
			Printf(w, "    %s\n", h)
			last = h
		}
		Printf(w, "    %s   # %s\n", plain(csvLine(cells)), d.Place)
	}
}

func csvLine(cells []string) string {
	var b strings.Builder
	c := csv.NewWriter(&b)
	_ = c.Write(cells)
	c.Flush()
	return strings.TrimSuffix(b.String(), "\n")
}

func fallText(w io.Writer, f edition.Fall) {
	Printf(w, "    %s %s%s", f.Kind, f.ID, because(f.Because))
	switch {
	case f.Kind == "sentence":
		Printf(w, ": %s", plain(f.Was))
	case f.Now != "":
		Printf(w, ": %s → %s", plain(f.Was), plain(f.Now))
	case f.Was != "":
		Printf(w, ": %s", plain(f.Was))
	}
	Println(w)
}

// writtenText says what is written, or would be.
func writtenText(w io.Writer, r *edition.Report, at At, write bool) {
	if r.Unadded != "" {
		Printf(w, "    the drafted rows are not added to a table: %s\n", r.Unadded)
	}
	if r.Carried != "" {
		Printf(w, "    %s is the old edition: replace it with the new one yourself\n", at(r.Carried))
	}
	names := slices.Sorted(maps.Keys(r.Changes))
	another := ""
	if len(r.Sections) > 0 {
		another = ", except for the heading in where"
	}
	if r.Reheaded > 0 {
		another += fmt.Sprintf(", but %s under another heading, which gives another date or place", isAre(r.Reheaded, "row"))
	}
	switch {
	case r.Refused != "":
		Printf(w, "nothing was written: %s\n", r.Refused)
	case len(names) == 0:
		Printf(w, "there is nothing to write\n")
	case write:
		Printf(w, "written: %s; rows that changed or vanished are as they were%s\n", strings.Join(names, ", "), another)
	default:
		Printf(w, "nothing was written; --write writes %s, and leaves rows that changed or vanished as they are%s\n", strings.Join(names, ", "), another)
	}
}

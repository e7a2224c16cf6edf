package edition

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"quotient/cmd/quotient/internal/edit"
	"quotient/datasets"
	"quotient/datasets/source"
)

// A Drafted is a number that is new, with the row that is drafted for it.
type Drafted struct {
	Table string            `json:"table,omitempty"` // to which it is added; "" where none is named
	Place string            `json:"place"`
	Row   map[string]string `json:"row"`

	cells []string // in the order of the file
	span  source.Span
}

// set reports whether the number is set aside.
func (d Drafted) Aside() bool { return d.Row["reason"] != "" }

// fresh takes the drafted rows of the numbers that are new.
func (u *update) fresh() {
	taken := map[source.Span]bool{}
	for _, i := range u.items {
		if i.Status == Changed {
			taken[i.span] = true
		}
	}
	for _, m := range u.unaccounted() {
		row := u.drafts.rows[m.Span]
		if row == nil {
			row = u.drafts.aside[m.Span]
		}
		if row != nil && !taken[m.Span] {
			u.report.Fresh = append(u.report.Fresh, Drafted{Place: u.place(m.Span), Row: maps.Clone(row), span: m.Span})
		}
	}
}

// finish puts the files together that are to be written: with the drafted rows, if these
// can be added; and makes sure that no row is lost.
func (u *update) finish() error {
	if u.refuse() {
		return nil
	}
	u.reheaded()
	files := maps.Clone(u.files)
	u.report.Unadded = u.added(files)
	if u.report.Unadded == "" {
		if s, err := u.load(files); err != nil {
			u.report.Unadded = "with them the study would have an error: " + first(err)
		} else if err := u.kept(s); err != nil {
			return err
		}
	}
	if u.report.Unadded != "" {
		files = u.files
		for k := range u.report.Fresh {
			u.report.Fresh[k].Table = ""
		}
		if err := u.kept(u.moved); err != nil {
			return err
		}
	}
	for name, text := range files {
		if !bytes.Equal(text, u.Files[name]) {
			u.report.Changes[name] = text
		}
	}
	return nil
}

// first is the first thing that is wrong with a study.
func first(err error) string {
	text, _, _ := strings.Cut(err.Error(), "\n")
	return text
}

// kept is an error unless every row is there as it was, but for the place of its quote.
func (u *update) kept(s *datasets.Study) error {
	for _, t := range u.Study.Tables {
		now, err := s.Table(t.Name)
		if err != nil || len(now.Rows) < len(t.Rows) {
			return fmt.Errorf("a row of %s would be lost, so nothing was changed", t.Name)
		}
		for k, o := range t.Rows {
			for _, column := range t.Columns() {
				given := slices.Contains(inherited, column) && (o.Given(column) != nil || now.Rows[k].Given(column) != nil) // and in no file
				if column != "where" && !given && o.Cell(column) != now.Rows[k].Cell(column) {
					return fmt.Errorf("the cell %s of %s would change, so nothing was changed", column, o.Ref())
				}
			}
		}
	}
	if len(s.SetAside) < len(u.Study.SetAside) {
		return fmt.Errorf("a row of %s would be lost, so nothing was changed", datasets.SetAsideName)
	}
	return nil
}

// added adds the drafted rows to files, and says why they cannot be.
func (u *update) added(files map[string][]byte) (why string) {
	if len(u.report.Fresh) == 0 {
		return ""
	}
	t, why := u.into()
	if why != "" {
		return why
	}
	names := u.named(t)
	var rows, aside [][]string
	file, head := u.asideFile()
	for k := range u.report.Fresh {
		d := &u.report.Fresh[k]
		if d.Aside() && head == nil {
			return "the study has no table " + datasets.SetAsideName + " for those that are set aside"
		} else if d.Aside() {
			d.Table, d.cells = datasets.SetAsideName, cellsIn(head, d.Row)
			aside = append(aside, d.cells)
			continue
		}
		u.adopt(d, t, names)
		d.Table, d.cells = t.Name, cellsIn(header(u.Files[t.Path]), d.Row)
		rows = append(rows, d.cells)
	}
	for name, list := range map[string][][]string{t.Path: rows, file: aside} {
		if len(list) > 0 {
			text, ok := files[name]
			if !ok {
				text = u.Files[name]
			}
			files[name] = edit.Append(text, ',', list)
		}
	}
	return ""
}

// into is the table that drafted rows are added to: the one that is named, or the only one
// with quotes.
func (u *update) into() (*datasets.Table, string) {
	var names []string
	var found *datasets.Table
	for _, t := range u.Study.Tables {
		if t.Observed && (u.Into == "" || u.Into == t.Name) {
			names, found = append(names, t.Name), t
		}
	}
	switch {
	case len(names) > 1:
		return nil, "name the table to add them to: --into " + strings.Join(names, ", --into ")
	case found == nil:
		return nil, fmt.Sprintf("there is no table %q with quotes", u.Into)
	case !found.Usual("value"):
		return nil, fmt.Sprintf("the file of %s has its own dialect or number format: add them by hand", found.Name)
	}
	return found, ""
}

// named gives each drafted row an id of its own, by the id of its draft.
func (u *update) named(t *datasets.Table) map[string]string {
	used, out := map[string]bool{}, map[string]string{}
	for _, o := range t.Rows {
		used[o.ID] = true
	}
	for _, d := range u.report.Fresh {
		if d.Aside() {
			continue
		}
		id := d.Row["id"]
		base := id
		if i := strings.LastIndex(id, "-"); i > 0 {
			if _, err := strconv.Atoi(id[i+1:]); err == nil {
				base = id[:i]
			}
		}
		for n := 2; used[id]; n++ {
			id = fmt.Sprintf("%s-%d", base, n)
		}
		used[id], out[d.Row["id"]] = true, id
	}
	return out
}

// adopt makes a drafted row one of a table of the study.
func (u *update) adopt(d *Drafted, t *datasets.Table, names map[string]string) {
	d.Row["id"] = names[d.Row["id"]]
	if _, whole, ok := strings.Cut(d.Row["part_of"], "."); ok {
		d.Row["part_of"] = u.whole(whole, t, names)
	}
	if info := u.Study.Sources[u.Source]; len(u.Study.Sources) > 1 {
		d.Row["source"] = info.Name
	}
}

// whole is the address of the row that a drafted one is a part of: of another drafted one,
// or of the row that has that number already; "" where none has.
func (u *update) whole(id string, t *datasets.Table, names map[string]string) string {
	if now, ok := names[id]; ok {
		return t.Name + "." + now
	}
	for span, row := range u.drafts.rows {
		if row["id"] != id {
			continue
		}
		for _, e := range u.after.Entries {
			if e.Text == u.Source && e.Span == span && len(e.Rows) > 0 {
				return e.Rows[0].Ref()
			}
		}
	}
	return ""
}

// asideFile is the file of the numbers that are set aside, with its header; none where the
// study has no such table, or one of its own form.
func (u *update) asideFile() (file string, head []string) {
	values, err := edit.Strings(u.Files[datasets.DescriptorName])
	if err != nil {
		return "", nil
	}
	for path, value := range values {
		at, ok := strings.CutSuffix(path, "/name")
		if !ok || value != datasets.SetAsideName || !strings.HasPrefix(path, "/resources/") {
			continue
		}
		head := header(u.Files[values[at+"/path"]])
		if slices.Contains(head, "quote") && slices.Contains(head, "reason") {
			return values[at+"/path"], head
		}
	}
	return "", nil
}

// header are the names of the columns of a file with commas.
func header(text []byte) []string {
	names, _ := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff")))).Read()
	return names
}

// cellsIn are the cells of a row in the order of a file.
func cellsIn(head []string, row map[string]string) (out []string) {
	for _, name := range head {
		out = append(out, row[name])
	}
	return out
}

func position(line, column int) string { return fmt.Sprintf("%d:%d", line, column) }

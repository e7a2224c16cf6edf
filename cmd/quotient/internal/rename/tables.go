package rename

import (
	"encoding/csv"
	"fmt"
	"strings"

	"quotient/cmd/quotient/internal/edit"
	"quotient/cmd/quotient/internal/review"
	"quotient/datasets"
	"quotient/datasets/lazy"
)

// address is an address as the change makes it, and whether it does.
func (c change) address(ref string) (string, bool) {
	table, id, isRow := strings.Cut(ref, ".")
	switch {
	case c.kind == aTable && isRow && table == c.old:
		return c.now + "." + id, true
	case c.kind != aTable && ref == c.old:
		return c.now, true
	}
	return ref, false
}

// tables renames in the tables: the id of the row, and what is a part of it or repeats it.
func (s *study) tables(c change, files map[string][]byte) (map[string][]byte, error) {
	cells := map[string][]edit.Cell{}
	signs := map[string]rune{}
	add := func(f datasets.Finding, sign rune, was, is string) {
		cells[f.File] = append(cells[f.File], edit.Cell{Line: f.Line, Column: f.Column, Was: was, Is: is})
		signs[f.File] = sign
	}
	for _, t := range s.Tables {
		for _, o := range t.Rows {
			if c.kind == aRow && o.Ref() == c.old {
				add(o.Finding("id", "", ""), t.Delimiter(), o.ID, id(c.now))
			}
			if ref, ok := c.address(o.Cell("part_of")); ok {
				add(o.Finding("part_of", "", ""), t.Delimiter(), o.Cell("part_of"), ref)
			}
		}
	}
	for _, a := range s.SetAside {
		repeat, of, ok := strings.Cut(string(a.Reason), ":")
		if ref, changes := c.address(of); ok && changes {
			add(a.Finding("reason", "", ""), a.Delimiter(), string(a.Reason), repeat+":"+ref)
		}
	}
	out := map[string][]byte{}
	for name, list := range cells {
		text, err := edit.Cells(files[name], signs[name], list)
		if err != nil {
			return nil, fmt.Errorf("%s: %w, so nothing was renamed", name, err)
		}
		out[name] = text
	}
	return out, nil
}

var (
	resourceName = lazy.MustCompile(`^/resources/[0-9]+/name$`)
	keyTable     = lazy.MustCompile(`^/resources/[0-9]+/schema/foreignKeys(/[0-9]+)?/reference/resource$`)
)

// descriptor renames a table in the descriptor: its name, and keys that lead to it.
func (s *study) descriptor(c change, files map[string][]byte) (map[string][]byte, error) {
	if c.kind != aTable {
		return nil, nil
	}
	text := files[datasets.DescriptorName]
	values, err := edit.Strings(text)
	if err != nil {
		return nil, err
	}
	changes := map[string]any{}
	for path, value := range values {
		if value == c.old && (resourceName.MatchString(path) || keyTable.MatchString(path)) {
			changes[path] = c.now
		}
	}
	text, err = edit.JSON(text, changes)
	return map[string][]byte{datasets.DescriptorName: text}, err
}

// reviews renames the addresses of signatures. What was signed stays as it was.
func reviews(c change, files map[string][]byte) (map[string][]byte, error) {
	text, ok := files[review.FileName]
	if !ok || c.kind == aSchedule {
		return nil, nil
	}
	cells, err := addresses(text, func(ref string) (string, bool) {
		if id, is := strings.CutPrefix(ref, "chart#"); c.kind == aChart {
			return "chart#" + c.now, is && id == c.old
		}
		return c.address(ref)
	})
	if err != nil || len(cells) == 0 {
		return nil, err
	}
	text, err = edit.Cells(text, ',', cells)
	return map[string][]byte{review.FileName: text}, err
}

// addresses are the cells of the first column of reviews that are to be changed.
func addresses(text []byte, now func(string) (string, bool)) (cells []edit.Cell, err error) {
	all, err := review.Parse(review.FileName, text)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff")))
	rows, err := r.Read()
	for ; err == nil; rows, err = r.Read() {
		line, _ := r.FieldPos(0)
		if ref, ok := now(rows[0]); ok {
			cells = append(cells, edit.Cell{Line: line, Column: 1, Was: rows[0], Is: ref})
		}
	}
	return cells, nil
}

package sheet

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"quotient/cmd/quotient/internal/edit"
	"quotient/datasets"
)

// A table of a study, as its descriptor has it.
type table struct {
	name, path string
	delimiter  rune
	numbers    []string // the columns of numbers
}

// tables are those of a study that has been loaded. The error is of one with lines that no
// sheet can have.
func tables(descriptor []byte) (out []table, err error) {
	var d struct {
		Resources []struct {
			Name, Format string
			Path         any
			Dialect      struct {
				Delimiter, CommentChar  string
				Header                  *bool
				HeaderRows, CommentRows []int
				SkipInitialSpace        bool
			}
			Schema struct {
				Fields []struct{ Name, Type string }
			}
		}
	}
	if err := json.Unmarshal(bytes.TrimPrefix(descriptor, []byte("\ufeff")), &d); err != nil {
		return nil, err
	}
	for _, r := range d.Resources {
		t := table{name: r.Name, delimiter: ','}
		switch path := r.Path.(type) {
		case string:
			t.path = path
		case []any:
			t.path = fmt.Sprint(path...)
		}
		if strings.EqualFold(r.Format, "tsv") {
			t.delimiter = '\t'
		}
		if sign, _ := utf8.DecodeRuneInString(r.Dialect.Delimiter); r.Dialect.Delimiter != "" {
			t.delimiter = sign
		}
		x := r.Dialect
		if x.CommentChar != "" || x.Header != nil && !*x.Header || len(x.HeaderRows)+len(x.CommentRows) > 0 || x.SkipInitialSpace {
			return nil, fmt.Errorf("the table %s has comments, or a header of its own form, which a sheet cannot keep: edit %s as text", t.name, t.path)
		}
		for _, f := range r.Schema.Fields {
			if f.Type == "number" || f.Type == "integer" {
				t.numbers = append(t.numbers, f.Name)
			}
		}
		out = append(out, t)
	}
	return out, nil
}

// Export returns the tables of a study as a spreadsheet, one sheet a table.
func Export(files map[string][]byte) ([]byte, error) {
	list, err := tables(files[datasets.DescriptorName])
	if err != nil {
		return nil, err
	}
	var names []string
	for _, t := range list {
		names = append(names, t.name)
	}
	var sheets []Sheet
	for i, name := range Names(names) {
		rows, err := list[i].rows(files)
		if err != nil {
			return nil, err
		}
		s := Sheet{Name: name, Rows: rows}
		if len(rows) > 0 {
			for _, column := range rows[0] {
				s.Numeric = append(s.Numeric, slices.Contains(list[i].numbers, column))
			}
		}
		sheets = append(sheets, s)
	}
	return Write(sheets)
}

// rows are those of the table, its header too. The error is of a row without a word, which
// a sheet does not tell from the space around its rows.
func (t table) rows(files map[string][]byte) ([][]string, error) {
	rows, err := edit.Rows(files[t.path], t.delimiter)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", t.path, err)
	}
	for k, row := range rows {
		if strings.Join(row, "") == "" {
			return nil, fmt.Errorf("%s: row %d, counted with the header, has only empty cells, which a sheet cannot keep: take it out", t.path, k+1)
		}
	}
	return rows, nil
}

// An Imported is a table with what a spreadsheet changes in it.
type Imported struct {
	Table   string `json:"table"`
	Path    string `json:"path"`
	Added   int    `json:"added"`
	Changed int    `json:"changed"`
	Removed int    `json:"removed"`
	Moved   int    `json:"moved"`
}

// Import makes the tables of a study those of a spreadsheet: of each sheet the table of its
// name. A table without a sheet stays as it is. It returns the files that change.
func Import(files map[string][]byte, b []byte) (changed map[string][]byte, out []Imported, notes []string, err error) {
	list, err := tables(files[datasets.DescriptorName])
	if err != nil {
		return nil, nil, nil, err
	}
	var names []string
	for _, t := range list {
		names = append(names, t.name)
	}
	sheets, notes, err := Read(b)
	if err != nil {
		return nil, nil, nil, err
	}
	short := Names(names)
	changed = map[string][]byte{}
	for _, s := range sheets {
		i := slices.Index(short, s.Name)
		if i < 0 && len(s.Rows) == 0 { // an empty one that a spreadsheet makes
			continue
		} else if i < 0 {
			return nil, nil, nil, fmt.Errorf("the sheet %q is no table of the study: %s\n    give it the name of a table, or delete it; a new table needs its columns in %s first", s.Name, datasets.DidYouMean(s.Name, short), datasets.DescriptorName)
		}
		rows, err := s.squared()
		if err != nil {
			return nil, nil, nil, err
		}
		if _, err := list[i].rows(files); err != nil {
			return nil, nil, nil, err
		}
		was := files[list[i].path]
		text, tally, err := edit.Merge(was, list[i].delimiter, rows)
		if err != nil {
			return nil, nil, nil, fmt.Errorf("%s: %w", list[i].path, err)
		}
		if !bytes.Equal(text, was) {
			changed[list[i].path] = text
			out = append(out, Imported{list[i].name, list[i].path, tally.Added, tally.Changed, tally.Removed, tally.Moved})
		}
	}
	return changed, out, notes, nil
}

// squared are the rows with as many cells as the first has.
func (s Sheet) squared() ([][]string, error) {
	if len(s.Rows) == 0 {
		return nil, fmt.Errorf("the sheet %q is empty: its first row names the columns", s.Name)
	}
	width := len(s.Rows[0])
	out := make([][]string, len(s.Rows))
	for k, row := range s.Rows {
		for _, cell := range row[min(width, len(row)):] {
			if cell != "" {
				return nil, fmt.Errorf("the sheet %q has %q in a column without a name: name it in the first row, or take it out", s.Name, cell)
			}
		}
		out[k] = append(slices.Clone(row[:min(width, len(row))]), make([]string, max(0, width-len(row)))...)
	}
	return out, nil
}

package outset

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"quotient/cmd/quotient/internal/draft"
	"quotient/cmd/quotient/internal/sheet"
	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/limits"
)

// A Format is one of the files that a study of a table can be begun from.
type Format struct {
	Endings []string // of its files, in lower case
	// Read returns the table, its header first. A semicolon says that it parted the cells.
	Read func(file string, text []byte) (lines, error)
}

// lines are the rows of a table, its header first, with what else its file says.
type lines struct {
	rows      [][]string
	semicolon bool     // parted its cells
	notes     []string // of what a person should know
}

// Formats lists them. To add one, write its reader, and its endings here.
var Formats = []Format{
	{[]string{".csv"}, readCSV},
	{[]string{".tsv", ".tab"}, readTSV},
	{[]string{".jsonl", ".ndjson"}, readJSONL},
	{[]string{".xlsx"}, readXLSX},
}

// Endings lists the endings of all formats.
func Endings() (out []string) {
	for _, f := range Formats {
		out = append(out, f.Endings...)
	}
	return out
}

// fromTable makes a study of plain data from a table.
func fromTable(name, file string, info datasets.SourceInfo) (*Outset, error) {
	ending := strings.ToLower(filepath.Ext(file))
	i := slices.IndexFunc(Formats, func(f Format) bool { return slices.Contains(f.Endings, ending) })
	if i < 0 {
		return nil, fmt.Errorf("%s is not a table that can be read: name a file that ends in %s", filepath.ToSlash(file), strings.Join(Endings(), ", "))
	}
	text, err := folder.ReadFile(file, limits.Table)
	if err != nil {
		return nil, datasets.Unopened(file, err)
	}
	shown := filepath.ToSlash(file)
	read, err := Formats[i].Read(shown, text)
	if err != nil {
		return nil, err
	}
	if err := headed(shown, read.rows); err != nil {
		return nil, err
	}
	base := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	p := &plain{name: name, title: info.Title, rows: read.rows, semicolon: read.semicolon, left: read.notes}
	if p.title == "" {
		p.title = base
	}
	if p.table = draft.Slug(base); p.table == "" || p.table[0] >= '0' && p.table[0] <= '9' || folder.Device(p.table) || p.table == datasets.SetAsideName {
		p.table = "data"
	}
	return p.outset()
}

// headed reports what is wrong with the header of a table, or that it has no rows.
func headed(file string, rows [][]string) error {
	if len(rows) < 2 {
		return fmt.Errorf("%s has no rows after its header, so there is nothing to make a study from", file)
	}
	if n := len(rows[0]); n > limits.Columns {
		return fmt.Errorf("%s has %s columns, and a table can have %s at most", file, limits.Count(n), limits.Count(limits.Columns))
	}
	for i, name := range rows[0] {
		rows[0][i] = strings.TrimSpace(name)
		switch {
		case rows[0][i] == "":
			return fmt.Errorf("%s:1: column %d has no name: name each in the first line", file, i+1)
		case slices.Contains(rows[0][:i], rows[0][i]):
			return fmt.Errorf("%s:1: two columns are named %q: give each its own name", file, rows[0][i])
		}
	}
	return nil
}

// readCSV reads a table whose cells are parted by commas, or by the semicolons or tabs that
// spreadsheets write in other countries.
func readCSV(file string, text []byte) (lines, error) {
	text, err := utf(file, text)
	if err != nil {
		return lines{}, err
	}
	head, _, _ := bytes.Cut(text, []byte("\n"))
	comma := ','
	for _, other := range []rune{';', '\t'} {
		if bytes.Count(head, []byte(string(other))) > bytes.Count(head, []byte(string(comma))) {
			comma = other
		}
	}
	rows, err := cells(file, text, comma)
	return lines{rows: rows, semicolon: comma == ';'}, err
}

// utf is a text without its byte order mark; the error says that it is none.
func utf(file string, text []byte) ([]byte, error) {
	if !utf8.Valid(text) {
		return nil, fmt.Errorf("%s is not UTF-8: save it as UTF-8 (in a spreadsheet: “CSV UTF-8”)", file)
	}
	return bytes.TrimPrefix(text, []byte("\ufeff")), nil
}

// readXLSX reads the one sheet of a spreadsheet that has rows.
func readXLSX(file string, b []byte) (lines, error) {
	all, notes, err := sheet.Read(b)
	if err != nil {
		return lines{}, fmt.Errorf("%s: %w", file, err)
	}
	all = slices.DeleteFunc(all, func(s sheet.Sheet) bool { return len(s.Rows) == 0 })
	switch {
	case len(all) == 0:
		return lines{}, fmt.Errorf("%s has no rows, so there is nothing to make a study from", file)
	case len(all) > 1:
		return lines{}, fmt.Errorf("%s has %d sheets with rows, and a study is started from one: save the right one as a separate file", file, len(all))
	}
	rows := all[0].Rows
	for i, row := range rows {
		if len(row) > len(rows[0]) {
			return lines{}, fmt.Errorf("%s: row %d has a cell in column %d, which has no name in the first row", file, i+1, len(rows[0])+1)
		}
		rows[i] = append(row, make([]string, len(rows[0])-len(row))...) // cells that are empty at its end
	}
	return lines{rows: rows, notes: notes}, nil
}

func readTSV(file string, text []byte) (lines, error) {
	text, err := utf(file, text)
	if err != nil {
		return lines{}, err
	}
	rows, err := cells(file, text, '\t')
	return lines{rows: rows}, err
}

func cells(file string, text []byte, comma rune) ([][]string, error) {
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma = comma
	rows, err := r.ReadAll()
	var at *csv.ParseError
	switch {
	case errors.As(err, &at) && errors.Is(err, csv.ErrFieldCount):
		return nil, fmt.Errorf("%s:%d: the row and the header have different numbers of cells: give the row one for each column", file, at.Line)
	case errors.As(err, &at):
		return nil, fmt.Errorf("%s:%d:%d: %w", file, at.Line, at.Column, at.Err)
	}
	return rows, err
}

// readJSONL reads a table of JSON Lines: an object a line, whose values are no lists or
// objects. Its columns are in the order in which they first come.
func readJSONL(file string, text []byte) (lines, error) {
	text, err := utf(file, text)
	if err != nil {
		return lines{}, err
	}
	var header []string
	var objects []map[string]string
	line := 0
	for raw := range bytes.Lines(text) {
		if line++; len(bytes.TrimSpace(raw)) == 0 {
			continue
		}
		object := map[string]string{}
		names, err := flat(raw, object)
		if err != nil {
			return lines{}, fmt.Errorf("%s:%d: %w", file, line, err)
		}
		for _, n := range names {
			if !slices.Contains(header, n) {
				header = append(header, n)
			}
		}
		if len(header) > limits.Columns {
			return lines{}, fmt.Errorf("%s:%d: there are more than %s names, the most columns that a table can have", file, line, limits.Count(limits.Columns))
		}
		objects = append(objects, object)
	}
	rows := [][]string{header}
	for _, o := range objects {
		row := make([]string, len(header))
		for i, n := range header {
			row[i] = o[n]
		}
		rows = append(rows, row)
	}
	return lines{rows: rows}, nil
}

// flat reads an object of plain values, and returns its names in their order.
func flat(line []byte, into map[string]string) (names []string, err error) {
	const flatly = "each line must be an object of strings, numbers, true, false and null"
	d := json.NewDecoder(bytes.NewReader(line))
	d.UseNumber()
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil, errors.New("the line is not a JSON object: " + flatly)
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, fmt.Errorf("the line is not JSON: %w", err)
		}
		value, err := d.Token()
		if err != nil {
			return nil, fmt.Errorf("the line is not JSON: %w", err)
		}
		key := name.(string) // as the names of an object are
		if _, twice := into[key]; twice {
			return nil, fmt.Errorf("%q is in the object twice", key)
		}
		switch v := value.(type) {
		case json.Delim:
			return nil, fmt.Errorf("%q is a list or an object: %s", key, flatly)
		case nil:
			into[key] = ""
		default:
			into[key] = fmt.Sprint(v)
		}
		names = append(names, key)
	}
	if _, err := d.Token(); err != nil {
		return nil, fmt.Errorf("the line is not JSON: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("there is more on the line than one object")
	}
	return names, nil
}

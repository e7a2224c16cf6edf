package datasets

import (
	"fmt"
	"slices"
	"strings"

	"quotient/datasets/folder"
	"quotient/datasets/lazy"
	"quotient/datasets/limits"
	"quotient/datasets/numerals"
	"quotient/datasets/quantity"
)

// An inference finds the types of the columns of a table that has no descriptor.
type inference struct {
	file     string
	header   []string
	columns  []column
	warnings Findings // of columns that look like another type than theirs
}

// A column is what the cells of one have shown.
type column struct {
	texts, numbers, wholes, truths int
	amounts                        int    // texts that are numbers to people
	odd                            string // the first cell that is no number
	line                           int    // that it is on
}

func newInference(file string, header []string) *inference {
	return &inference{file: file, header: header, columns: make([]column, len(header))}
}

var (
	unnamed     = lazy.MustCompile(`[^a-z0-9]+`)
	leadingZero = lazy.MustCompile(`^-?0[0-9]`)
	amount      = lazy.MustCompile(`^[+\-−–]?([0-9]+|[0-9]{1,3}([, \x{a0}’'][0-9]{3})+)([.,][0-9]+)?%?$`)
)

// row takes in the cells of a row; line gives the line of one.
func (in *inference) row(cells []string, line func(i int) int) {
	for i, cell := range cells[:min(len(cells), len(in.columns))] {
		if c := &in.columns[i]; c.see(cell) {
			c.line = line(i)
		}
	}
}

// see takes in a cell, and reports whether it is the first that is no number.
func (c *column) see(cell string) bool {
	if cell == "" {
		return false
	}
	if n, err := quantity.ParseDecimal(cell); err == nil && !leadingZero.MatchString(cell) {
		c.numbers++
		if n.IsInt() {
			c.wholes++
		}
		return false
	}
	if cell == "true" || cell == "false" {
		c.truths++
	}
	if amount.MatchString(cell) && !leadingZero.MatchString(cell) {
		c.amounts++
	}
	if c.texts++; c.texts == 1 {
		c.odd = cell
	}
	return c.texts == 1
}

// kind is the type of a column.
func (c *column) kind(name string) string {
	switch {
	case name == "value":
		return "number" // whatever is in it: reading the table names the cells that are none
	case c.texts == 0 && c.numbers > 0 && c.wholes == c.numbers:
		return "integer"
	case c.texts == 0 && c.numbers > 0:
		return "number"
	case c.truths > 0 && c.truths == c.texts && c.numbers == 0:
		return "boolean"
	}
	return "string"
}

// doubt is the warning of a column that is text and looks like numbers.
func (in *inference) doubt(name string, c *column) {
	f := Finding{File: in.file, Line: c.line, Warning: true}
	switch _, plain := quantity.ParseDecimal(c.odd); {
	case c.texts == 0:
		return
	case c.amounts == c.texts && c.numbers == 0:
		f.Message = fmt.Sprintf("the column %q is read as text: %v", name, plain)
	case c.numbers > c.texts:
		f.Message = fmt.Sprintf("the column %q is read as text: %d of its cells are numbers, and %q is none", name, c.numbers, c.odd)
		f.Hint = oddHint(c.odd)
	default:
		return
	}
	in.warnings = append(in.warnings, f)
}

// oddHint says what to do with the one cell of a column that is no number.
func oddHint(cell string) string {
	if numerals.NotFinite(cell) {
		return fmt.Sprintf("%s is not a number that can be drawn or computed with: leave the cell empty", cell)
	}
	return "write a plain decimal, as in 2000 or 0.5, or leave the cell empty"
}

// names reports column names that cannot be used.
func (in *inference) names() (found Findings) {
	if n := len(in.header); n > limits.Columns {
		return Findings{{File: in.file, Line: 1, Message: fmt.Sprintf("the table has %s columns, and at most %s are read", limits.Count(n), limits.Count(limits.Columns)), Hint: "leave out the columns that no chart needs"}}
	}
	if len(in.header) == 1 && strings.ContainsAny(in.header[0], ";\t") {
		found = append(found, Finding{File: in.file, Line: 1, Column: 1, Message: "the columns are divided by semicolons or tabs, not by commas", Hint: "save it with commas"})
	}
	for i, name := range in.header {
		f := Finding{File: in.file, Line: 1}
		switch {
		case strings.TrimSpace(name) == "":
			f.Message, f.Hint = fmt.Sprintf("column %d has no name", i+1), "the first line names the columns"
		case name != strings.TrimSpace(name):
			f.Message, f.Hint = fmt.Sprintf("the name of the column %q begins or ends with a blank", name), "take the blanks out"
		case slices.Contains(in.header[:i], name):
			f.Message, f.Hint = fmt.Sprintf("duplicate column %q", name), "rename or remove one of the two"
		default:
			continue
		}
		found = append(found, f)
	}
	return found
}

// table is the table of the columns, without its rows. It is named after a title.
func (in *inference) table(title string) (*Table, error) {
	if found := in.names(); len(found) > 0 {
		return nil, found
	}
	name := strings.Trim(unnamed.ReplaceAllString(strings.ToLower(title), "-"), "-")
	if !tableName.MatchString(name) || name == SetAsideName || name == "comparisons" || folder.Device(name) {
		name = strings.TrimSuffix("table-"+name, "-")
	}
	t := &Table{Name: name, Path: in.file, dialect: plainDialect, missing: []string{""}}
	for i, name := range in.header {
		c := &in.columns[i]
		f := Field{Name: name, Type: c.kind(name), numeral: numerals.Usual}
		if f.Type == "boolean" {
			f.TrueValues, f.FalseValues = []string{"true"}, []string{"false"}
		}
		if f.Type == "string" {
			in.doubt(name, c)
		}
		t.Fields = append(t.Fields, f)
	}
	if lacks := t.observed(); len(lacks) > 0 {
		return nil, Findings{{File: in.file, Line: 1, Column: 1, Message: fmt.Sprintf("table %q has no column %q", t.Name, lacks[0]), Hint: "a table with quotes has the columns " + fmt.Sprint(requiredColumns)}}
	}
	return t, nil
}

// alone is the study of one table that has no descriptor.
func alone(title string, t *Table, warnings, found Findings) (*Study, error) {
	t.broken = found.Err() != nil && len(t.Rows) == 0
	s, err := assemble(folder.Memory{}, descriptor{Name: t.Name, Title: title}, []*Table{t}, found)
	if err != nil {
		return nil, err
	}
	s.Warnings = append(s.Warnings, warnings...)
	return s, nil
}

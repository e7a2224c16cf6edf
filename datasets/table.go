package datasets

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"quotient/datasets/bounded"
	"quotient/datasets/folder"
	"quotient/datasets/jsontext"
	"quotient/datasets/limits"
	"quotient/datasets/measure"
	"quotient/datasets/numerals"
	"quotient/datasets/packed"
	"quotient/datasets/quantity"
)

// A Table is one resource of a study, with all its rows.
type Table struct {
	Name, Title, Description string
	Path                     string // of the CSV file, inside the study
	Fields                   []Field
	// Observed marks a table whose rows carry the words of the text they came
	// from. Other tables are plain data.
	Observed bool
	Rows     []*Observation

	dialect dialect
	match   string   // how columns go with fields: fieldsMatch
	missing []string // what stands for an empty cell
	keys    []key
	sources []int // that its rows can be from
	broken  bool  // it has no rows because they could not be read
	packed  packed.Rows
	slab    []Observation // for the next rows
	index   *packed.Index // of the rows by their ids
	text    []byte        // that the rows are read from; nil of a frame
	read    int           // fields that it had then
	order   []int         // for each column of the file its field, or -1

	measures func() measure.Units // of the study
}

// Field returns the column of a name.
func (t *Table) Field(name string) (Field, bool) {
	if i := t.IndexOf(name); i >= 0 {
		return t.Fields[i], true
	}
	return Field{}, false
}

// Columns returns the names of the columns.
func (t *Table) Columns() []string {
	names := make([]string, len(t.Fields))
	for i, f := range t.Fields {
		names[i] = f.Name
	}
	return names
}

// Delimiter is the sign between the cells of the table's file.
func (t *Table) Delimiter() rune { return t.dialect.delimiter }

// Row returns the row of an id, or nil.
func (t *Table) Row(id string) *Observation {
	if i := t.index.Find(id); i >= 0 {
		return t.Rows[i]
	}
	return nil
}

// IndexOf is the place of a column among the fields; -1 where there is none of the name.
func (t *Table) IndexOf(name string) int {
	for i := range t.Fields {
		if t.Fields[i].Name == name {
			return i
		}
	}
	return -1
}

// indexed is an index of the rows by their cells in some columns, which is empty yet.
func (t *Table) indexed(columns ...string) *packed.Index {
	return packed.NewIndex(func(i int) string {
		joined, _ := t.Rows[i].cellsOf(columns)
		return joined
	})
}

// Usual reports whether the cells of a column stand in the file as this program has them,
// with commas between them, so that one can be put in the place of another.
func (t *Table) Usual(column string) bool {
	d := t.dialect
	if d.delimiter != ',' || d.comment != 0 || !d.header || len(d.headerRows) > 0 || len(d.comments) > 0 || d.skipSpace {
		return false
	}
	f, ok := t.Field(column)
	return ok && (!f.Numeric() || f.Type == "year" || f.numeral == numerals.Usual)
}

// Fix is what a cell should be, or "" where it cannot be written as it is.
func (o *Observation) Fix(column, cell string) string {
	if !o.table.Usual(column) {
		return ""
	}
	return cell
}

// requiredColumns are the columns that a table of observations cannot do without.
var requiredColumns = []string{"id", "value", "bound", "unit", "quote", "where"}

// A position is where a cell stands in its file.
type position struct{ line, column int }

// loader collects the faults of one table.
type loader struct {
	table *Table
	text  []byte
	lines []int // where each line begins, once that is asked for
	rows  int   // read up to now
	cells []string
	plain memory
	found Findings

	errors, counted int // of found: those that are no warnings, of so many
}

func (l *loader) fault(at position, ref, hint, format string, args ...any) {
	l.found = append(l.found, Finding{
		File: l.table.Path, Line: at.line, Column: at.column, Ref: ref,
		Message: fmt.Sprintf(format, args...), Hint: hint,
	})
}

// readTable reads the rows of t. gota never parses a file: it reads "2,000"
// and "12O" as NaN without a word.
func readTable(fsys fs.FS, t *Table) Findings {
	text, err := fs.ReadFile(fsys, t.Path)
	if err != nil {
		return Findings{{File: t.Path, Message: fmt.Sprintf("cannot be read: %v", folder.Cause(err)), Hint: DescriptorName + " names it for table " + t.Name + ": put a CSV file there, or correct its path"}}
	}
	return readText(t, text)
}

// readText reads the rows of t from the text of its file.
func readText(t *Table, text []byte) Findings {
	l := &loader{table: t}
	var bad *Finding
	if l.text, bad = tableText(t.Path, text); bad != nil {
		return Findings{*bad}
	}
	if at, size := bounded.Cells(text); at >= 0 {
		line, col := jsontext.LineColumn(text, at)
		return tooLong(t.Path, position{line, col}, size)
	}
	l.read()
	return l.found
}

// tooLong is the fault of a cell of so many bytes.
func tooLong(file string, at position, size int) Findings {
	return Findings{{
		File: file, Line: at.line, Column: at.column,
		Message: fmt.Sprintf("a cell is larger than %s, the most that is read", limits.Bytes(limits.Cell)), Hint: "look for a quotation mark that is never closed",
	}}
}

// read parses the CSV text into rows.
func (l *loader) read() {
	l.text = l.table.dialect.blanked(l.text)
	l.table.text = l.text
	r := l.table.dialect.records(l.text)
	header, ok := l.header(r)
	if !ok {
		return
	}
	if len(header) > limits.Columns {
		l.fault(l.at(r, limits.Columns), "", "leave out the columns that no chart needs", "the table has %s columns, and at most %s are read", limits.Count(len(header)), limits.Count(limits.Columns))
		return
	}
	place := l.places(r, header)
	l.table.order, l.cells, r.ReuseRecord = place, make([]string, len(l.table.Fields)), true
	if len(l.found) > 0 {
		return // every cell would be a fault of its own
	}
	for {
		from := r.InputOffset()
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			l.syntax(err)
			continue
		}
		if len(record) != len(place) {
			hint := l.quoting()
			if n := len(place) - len(record); n > 0 {
				hint = "write the missing cells, too: if they are empty, end the row with " + strings.Repeat(string(l.table.dialect.delimiter), min(n, 9))
			}
			l.fault(l.at(r, 0), "", hint, "the row has %d cells, the header has %d", len(record), len(place))
			continue
		}
		for i, cell := range record {
			if place[i] >= 0 {
				l.cells[place[i]] = l.filled(place[i], cell)
			}
		}
		line, _ := r.FieldPos(0)
		if !l.add(l.cells, line, from) {
			return
		}
	}
	if len(l.table.Rows) == 0 && len(l.found) == 0 && l.table.Name != SetAsideName { // nothing may be set aside
		l.fault(position{1, 1}, "", "add rows, or take the table out of "+DescriptorName, "the table is empty: it has a header and no rows")
	}
	l.whole()
}

// whole checks what the rows have to be together.
func (l *loader) whole() {
	l.unique()
	l.single()
}

// quoting is the hint for a row with more or fewer cells.
func (l *loader) quoting() string {
	if l.table.dialect.delimiter == ',' {
		return "put a cell that holds a comma in double quotes"
	}
	return fmt.Sprintf("put a cell that holds %q in double quotes", l.table.dialect.delimiter)
}

// filled is a cell, or "" for one that stands for an empty one.
func (l *loader) filled(field int, cell string) string {
	missing := l.table.missing
	if own := l.table.Fields[field].missing; own != nil {
		missing = own
		if null := l.table.dialect.null; null != nil && cell == *null {
			return ""
		}
	}
	if slices.Contains(missing, cell) {
		return ""
	}
	return cell
}

// add adds a row with the places of its cells, and reports what is wrong with it. It is
// false where so much is wrong that the rest is not to be read.
func (l *loader) add(cells []string, line int, from int64) bool {
	l.rows++
	l.table.read = len(l.table.Fields)
	if len(l.table.slab) == 0 {
		l.table.slab = make([]Observation, min(max(16, l.rows), 4096))
	}
	o := &l.table.slab[0]
	l.table.slab = l.table.slab[1:]
	*o = Observation{Table: l.table.Name, line: uint32(line), from: uint32(from), table: l.table}
	id := l.table.IndexOf("id")
	if id >= 0 {
		o.ID = cells[id]
	}
	if l.table.Observed {
		o.Said = &Said{}
	}
	l.table.Rows = append(l.table.Rows, o)
	l.schema(o, cells)
	o.cells = l.table.packed.Add(cells)
	if packed := o.cells.Cell(id); packed == o.ID {
		o.ID = packed // and not the whole record
	}
	if id < 0 {
		o.ID = "row-" + strconv.Itoa(l.rows)
	}
	l.observe(o)
	if !l.tooMany() {
		return true
	}
	l.table.Rows = nil // it is broken, and what is a part of what in it nobody can say
	l.fault(o.begin(), "", "correct these first", "there are more than %s errors up to here, and the rest is not read", limits.Count(limits.Faults))
	return false
}

// header reads the names of the columns: from the first row, or from those that the
// dialect names; or from the schema, where the file has none.
func (l *loader) header(r *csv.Reader) (names []string, ok bool) {
	d := l.table.dialect
	if !d.header {
		return l.table.Columns(), true
	}
	var rows [][]string
	for i := range max(1, len(d.headerRows)) {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			l.fault(position{}, "", "the first line names the columns: "+strings.Join(l.table.Columns(), ","), "the table is empty: it has not even a header")
			return nil, false
		} else if err != nil {
			l.syntax(err)
			return nil, false
		}
		if len(d.headerRows) > 0 && l.at(r, 0).line != d.headerRows[i] {
			l.fault(l.at(r, 0), "", "give the numbers of its lines under dialect", "the header is said to be in row %d, and that row is empty or a comment", d.headerRows[i])
			return nil, false
		}
		rows = append(rows, row)
	}
	if other := d.other(strings.Join(rows[0], "")); len(rows[0]) == 1 && other != 0 && len(l.table.Fields) > 1 {
		l.fault(position{l.at(r, 0).line, 1}, "", fmt.Sprintf(`give table %q in %s the property %s, or save the file with %s`, l.table.Name, DescriptorName, dialectOf(other), signName(d.delimiter)), "the columns are divided by %s, not by %s", signName(other), signName(d.delimiter))
		return nil, false
	}
	return d.names(rows), true
}

// places returns for each column of the file its field, or -1 where it is passed over.
func (l *loader) places(r *csv.Reader, header []string) []int {
	place := make([]int, len(header))
	match, met := l.table.match, false
	at := func(i int) position {
		if !l.table.dialect.header {
			return position{1, 1}
		}
		return l.at(r, i)
	}
	var missing []string
	for _, name := range l.table.Columns() {
		if !slices.Contains(header, name) {
			missing = append(missing, name)
		}
	}
	for i, name := range header {
		place[i] = slices.IndexFunc(l.table.Fields, func(f Field) bool { return f.Name == name })
		met = met || place[i] >= 0
		l.column(at(i), header, missing, place[i], i)
	}
	if !met && len(l.found) == 0 {
		l.fault(position{1, 1}, "", "the fields are "+strings.Join(l.table.Columns(), ", "), "no column of the file is a field of the schema")
	}
	for _, f := range l.table.Fields {
		if !slices.Contains(header, f.Name) && match != "superset" && match != "partial" {
			hint := "add it to the table, or remove it from the schema in " + DescriptorName
			if n := Nearest(f.Name, header); n != "" && !slices.Contains(l.table.Columns(), n) {
				hint = fmt.Sprintf("is it the column %q?", n)
			}
			l.fault(position{1, 1}, "", hint, "the column %q is missing", f.Name)
		}
	}
	return place
}

// column reports what is wrong with a column of the file, whose place is among the fields.
// The header has a wrong name for one of those that are missing, if for any.
func (l *loader) column(at position, header, missing []string, place, i int) {
	name, match := header[i], l.table.match
	switch {
	case place < 0 && match != "subset" && match != "partial":
		hint := DidYouMean(name, missing)
		if !strings.HasSuffix(hint, "?") {
			hint = "add it to the schema in " + DescriptorName + ", or remove it"
		}
		l.fault(at, "", hint, "unknown column %q", name)
	case slices.Contains(header[:i], name):
		l.fault(at, "", "rename or remove one of the two", "duplicate column %q", name)
	case match == "exact" && place >= 0 && place != i:
		l.fault(at, "", `put the columns in the order of the fields, or write "fieldsMatch": "equal"`, "the column %q is the %s of the file, and the %s field of the schema, which are to be in one order", name, nth(i+1), nth(place+1))
	}
}

func nth(n int) string {
	switch {
	case n%100 >= 11 && n%100 <= 13:
	case n%10 == 1:
		return fmt.Sprint(n, "st")
	case n%10 == 2:
		return fmt.Sprint(n, "nd")
	case n%10 == 3:
		return fmt.Sprint(n, "rd")
	}
	return fmt.Sprint(n, "th")
}

// tooMany reports whether so much is wrong with a table that the rest is not read.
func (l *loader) tooMany() bool {
	for _, f := range l.found[l.counted:] {
		if !f.Warning {
			l.errors++
		}
	}
	l.counted = len(l.found)
	return l.errors > limits.Faults
}

func (l *loader) at(r *csv.Reader, field int) position {
	line, col := r.FieldPos(field)
	return position{line, l.runes(line, col)}
}

// runes turns a column in bytes into one in code points.
func (l *loader) runes(line, col int) int {
	if l.lines == nil {
		l.lines = []int{0}
		for i, b := range l.text {
			if b == '\n' {
				l.lines = append(l.lines, i+1)
			}
		}
	}
	if line < 1 || line > len(l.lines) {
		return col
	}
	start := l.lines[line-1]
	end := min(start+max(col-1, 0), len(l.text))
	return utf8.RuneCount(l.text[start:end]) + 1
}

func (l *loader) syntax(err error) {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		l.fault(position{}, "", "", "not readable as CSV: %v", err)
		return
	}
	what := map[error]string{
		csv.ErrQuote:     `a quotation mark (") inside a cell that does not begin with one`,
		csv.ErrBareQuote: `a quotation mark (") inside a cell that does not begin with one`,
	}[p.Err]
	if what == "" {
		what = p.Err.Error()
	}
	l.fault(position{p.Line, l.runes(p.Line, p.Column)}, "", `put the whole cell in "…" and write "" for each quotation mark in it`, "not readable as CSV: %s", what)
}

// schema checks a row against the Table Schema, and puts its cells as this program
// has them: numbers as plain decimals, dates as ISO 8601 has them.
func (l *loader) schema(o *Observation, cells []string) {
	for i := range l.table.Fields {
		f := &l.table.Fields[i]
		cell := cells[i]
		fault := func(hint, format string, args ...any) { l.fault(o.position(f.Name), o.ref(), hint, format, args...) }
		if cell == "" {
			if f.Constraints.Required {
				fault("", "the column %q must not be empty", f.Name)
			}
			continue
		}
		if !l.table.Observed && f.evident(cell) {
			continue
		}
		if cell != strings.TrimSpace(cell) {
			fault("take the blanks out", "%q begins or ends with a blank", cell)
			continue
		}
		text, number, err := f.read(cell)
		if err == nil {
			err = l.percent(f, cell, cells)
		}
		if err != nil {
			fault(err.Hint, "the column %q: %s", f.Name, err.Problem)
			continue
		}
		if cells[i] = text; number != nil && l.table.Observed {
			if o.numbers == nil {
				o.numbers = map[string]*big.Rat{}
			}
			o.numbers[f.Name] = number
		}
		if err := f.broken(cell, text, number); err != nil {
			fault(err.Hint, "the column %q: %s", f.Name, err.Problem)
		}
		if c := f.Constraints; len(c.enum) > 0 && !(l.table.Observed && slices.Contains(ruled, f.Name)) && !f.among(c.enum, cell, text, number) {
			fault(DidYouMean(cell, c.enum), "unknown %s %q", f.Name, cell)
		}
	}
}

// percent refuses a value with a sign of percent that its unit does not have.
func (l *loader) percent(f *Field, cell string, cells []string) *cellError {
	if f.Name != "value" && f.Name != "high" || f.numeral.Bare || !strings.Contains(cell, "%") {
		return nil
	}
	unit := l.table.IndexOf("unit")
	if unit < 0 || cells[unit] == quantity.Percent {
		return nil
	}
	return numerals.Wrong("write the unit "+quantity.Percent, "%q is in percent, and the unit is %q", cell, cells[unit])
}

// unique indexes the rows, and reports ids, and cells of unique columns, that stand twice.
func (l *loader) unique() {
	t := l.table
	t.index = packed.NewIndex(func(i int) string { return t.Rows[i].ID })
	earlier := make([]int, len(t.Rows)) // of those of one id
	for i := range t.Rows {
		earlier[i] = t.index.Add(i)
	}
	for _, f := range t.Fields {
		if f.Name != "id" && !f.Constraints.Unique {
			continue
		}
		first := t.indexed(f.Name)
		for i, o := range t.Rows {
			before := earlier[i]
			if f.Name != "id" || f.Numeric() {
				before = first.Add(i)
			}
			if cell := o.Cell(f.Name); before >= 0 && cell != "" {
				l.fault(o.position(f.Name), "", "change one of the two", "duplicate %s %q: it is already on line %d", f.Name, cell, t.Rows[before].line)
			}
		}
	}
}

func toStrings[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}

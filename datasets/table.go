package datasets

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
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

	missing []string // what stands for an empty cell
	index   map[string]*Observation
}

// Field returns the column of a name.
func (t *Table) Field(name string) (Field, bool) {
	i := slices.IndexFunc(t.Fields, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return Field{}, false
	}
	return t.Fields[i], true
}

// Columns returns the names of the columns.
func (t *Table) Columns() []string {
	names := make([]string, len(t.Fields))
	for i, f := range t.Fields {
		names[i] = f.Name
	}
	return names
}

// Row returns the row of an id, or nil.
func (t *Table) Row(id string) *Observation {
	return t.index[id]
}

// requiredColumns are the columns that a table of observations cannot do without.
var requiredColumns = []string{"id", "value", "bound", "unit", "quote", "where"}

// A position is where a cell stands in its file.
type position struct{ line, column int }

// loader collects the faults of one table.
type loader struct {
	table *Table
	text  []byte
	lines []int // where each line begins
	found Findings
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
	l := &loader{table: t}
	text, err := fs.ReadFile(fsys, t.Path)
	if err != nil {
		l.fault(position{}, "", "the descriptor names it as the rows of table "+t.Name, "cannot be read: %v", rootCause(err))
		return l.found
	}
	l.text = text
	if bytes.HasPrefix(text, []byte("\ufeff")) {
		l.fault(position{1, 1}, "", "save the file as UTF-8 without a byte order mark", "the file begins with a byte order mark, which would become part of the first column's name")
		return l.found
	}
	if !utf8.Valid(text) {
		for i := 0; i < len(text); {
			r, size := utf8.DecodeRune(text[i:])
			if r == utf8.RuneError && size == 1 {
				line, col := lineColumn(text, i)
				l.fault(position{line, col}, "", "save the file as UTF-8", "byte %#x is not valid UTF-8", text[i])
				return l.found
			}
			i += size
		}
	}
	l.lines = []int{0}
	for i, b := range text {
		if b == '\n' {
			l.lines = append(l.lines, i+1)
		}
	}
	l.read()
	return l.found
}

// read parses the CSV text into rows.
func (l *loader) read() {
	r := csv.NewReader(bytes.NewReader(l.text))
	r.FieldsPerRecord = -1 // ragged rows are reported here, each with its place
	r.ReuseRecord = false
	header, err := r.Read()
	if errors.Is(err, io.EOF) {
		l.fault(position{}, "", "the first line names the columns: "+strings.Join(l.table.Columns(), ","), "the table is empty: it has not even a header")
		return
	} else if err != nil {
		l.syntax(err)
		return
	}
	if len(header) == 1 && strings.ContainsAny(header[0], ";\t") && len(l.table.Fields) > 1 {
		l.fault(position{1, 1}, "", "save it with commas", "the columns are divided by semicolons or tabs, not by commas")
		return
	}
	place := make([]int, len(header)) // column of the file → field of the table
	for i, name := range header {
		place[i] = slices.IndexFunc(l.table.Fields, func(f Field) bool { return f.Name == name })
		at := l.at(r, i)
		if place[i] < 0 {
			l.fault(at, "", DidYouMean(name, l.table.Columns()), "unknown column %q", name)
		} else if slices.Contains(header[:i], name) {
			l.fault(at, "", "", "the column %q stands twice", name)
		}
	}
	for _, f := range l.table.Fields {
		if !slices.Contains(header, f.Name) {
			hint := "the schema in " + DescriptorName + " names it"
			if n := Nearest(f.Name, header); n != "" && !slices.Contains(l.table.Columns(), n) {
				hint = fmt.Sprintf("is it the column %q?", n)
			}
			l.fault(position{1, 1}, "", hint, "the column %q is missing", f.Name)
		}
	}
	if len(l.found) > 0 {
		return // every cell would be a fault of its own
	}
	for n := 1; ; n++ {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			l.syntax(err)
			continue
		}
		at := l.at(r, 0)
		if len(record) != len(header) {
			l.fault(at, "", "put a cell that holds a comma in double quotes", "the row has %d cells, the header has %d", len(record), len(header))
			continue
		}
		o := &Observation{Table: l.table.Name, line: at.line, cells: make([]string, len(record)), at: make([]position, len(record)), table: l.table}
		for i, cell := range record {
			if slices.Contains(l.table.missing, cell) {
				cell = ""
			}
			o.cells[place[i]], o.at[place[i]] = cell, l.at(r, i)
		}
		o.ID = o.Cell("id")
		if _, ok := l.table.Field("id"); !ok {
			o.ID = fmt.Sprintf("row-%d", n)
		}
		l.table.Rows = append(l.table.Rows, o)
		l.schema(o)
		l.observe(o)
	}
	if len(l.table.Rows) == 0 && len(l.found) == 0 {
		l.fault(position{1, 1}, "", "add rows, or take the table out of "+DescriptorName, "the table is empty: it has a header and no rows")
	}
	l.unique()
}

func (l *loader) at(r *csv.Reader, field int) position {
	line, col := r.FieldPos(field)
	return position{line, l.runes(line, col)}
}

// runes turns a column in bytes into one in code points.
func (l *loader) runes(line, col int) int {
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

// schema checks a row against the Table Schema.
func (l *loader) schema(o *Observation) {
	for i, f := range l.table.Fields {
		cell, at, c := o.cells[i], o.at[i], f.Constraints
		if cell == "" {
			if c.Required {
				l.fault(at, o.ref(), "", "the column %q must not be empty", f.Name)
			}
			continue
		}
		if cell != strings.TrimSpace(cell) {
			l.fault(at, o.ref(), "take the blanks out", "%q begins or ends with a blank", cell)
			continue
		}
		switch f.Type {
		case "number", "integer":
			r, err := quantity.ParseDecimal(cell)
			if err == nil && f.Type == "integer" && !r.IsInt() {
				err = fmt.Errorf("%q is not a whole number", cell)
			}
			if err != nil {
				l.fault(at, o.ref(), "", "the column %q: %v", f.Name, err)
				continue
			}
			if o.numbers == nil {
				o.numbers = map[string]*big.Rat{}
			}
			o.numbers[f.Name] = r
			if low := number(c.Minimum); low != nil && r.Cmp(low) < 0 {
				l.fault(at, o.ref(), "", "the column %q: %s is below the minimum, %s", f.Name, cell, c.Minimum)
			}
			if high := number(c.Maximum); high != nil && r.Cmp(high) > 0 {
				l.fault(at, o.ref(), "", "the column %q: %s is above the maximum, %s", f.Name, cell, c.Maximum)
			}
		case "boolean":
			if cell != "true" && cell != "false" {
				l.fault(at, o.ref(), "", "the column %q: %q is neither true nor false", f.Name, cell)
			}
		}
		if c.pattern != nil && !c.pattern.MatchString(cell) {
			l.fault(at, o.ref(), "", "the column %q: %q does not have the form %s", f.Name, cell, c.Pattern)
		}
		if n := utf8.RuneCountInString(cell); c.MinLength > 0 && n < c.MinLength || c.MaxLength > 0 && n > c.MaxLength {
			l.fault(at, o.ref(), "", "the column %q: %q has %d characters, which the schema does not allow", f.Name, cell, n)
		}
		if len(c.Enum) > 0 && !(l.table.Observed && slices.Contains(ruled, f.Name)) {
			names := make([]string, len(c.Enum))
			for i, e := range c.Enum {
				names[i] = fmt.Sprint(e)
			}
			if !slices.Contains(names, cell) {
				l.fault(at, o.ref(), DidYouMean(cell, names), "unknown %s %q", f.Name, cell)
			}
		}
	}
}

// ruled are the columns whose values observe checks by the rules of this
// package, so that a schema's enum need not report them twice.
var ruled = []string{"bound", "statistic", "modality"}

// observe reads what a row says.
func (l *loader) observe(o *Observation) {
	fault := func(column, hint, format string, args ...any) {
		l.fault(o.position(column), o.ref(), hint, format, args...)
	}
	if _, ok := l.table.Field("id"); ok && !rowID.MatchString(o.ID) {
		fault("id", nameRule, "%q cannot be the id of a row", o.ID)
	}
	o.Place, o.Quote, o.Where, o.Note = o.Cell("place"), o.Cell("quote"), o.Cell("where"), o.Cell("note")
	if l.table.Observed && o.Quote == "" {
		fault("quote", "write the shortest phrase of the text that states it", "the row has no words of the text")
		l.found[len(l.found)-1].Warning = true
	}
	o.Statistic, o.Modality = Statistic(o.Cell("statistic")), Modality(o.Cell("modality"))
	if o.Statistic != "" && !slices.Contains(Statistics, o.Statistic) && l.table.Observed {
		fault("statistic", DidYouMean(string(o.Statistic), toStrings(Statistics)), "unknown statistic %q", o.Statistic)
	}
	if o.Modality == "" {
		o.Modality = Asserted
	}
	if !slices.Contains(Modalities, o.Modality) {
		fault("modality", DidYouMean(string(o.Modality), toStrings(Modalities)), "unknown modality %q", o.Modality)
	}
	if s := o.Cell("date"); s != "" {
		date, err := edtf.Parse(s)
		if err == nil {
			o.Date = date
		} else if l.table.Observed { // plain data may call anything a date
			fault("date", "", "%v", err)
		}
	}
	unit, err := quantity.ParseUnit(o.Cell("unit"))
	if err != nil {
		fault("unit", "", "%v", err)
	}
	bound := quantity.Bound(o.Cell("bound"))
	value, high := o.numbers["value"], o.numbers["high"]
	if o.Cell("value") == "" {
		if l.table.Observed && !o.Statistic.Numberless() {
			fault("value", "a row without a number has the statistic event or vague", "the value is missing")
		}
		for _, c := range []string{"high", "bound"} {
			if o.Cell(c) != "" {
				fault(c, "", "there is no value that %q could go with", o.Cell(c))
			}
		}
		return
	}
	if o.Statistic.Numberless() {
		fault("value", "", "the statistic %q has no value", o.Statistic)
	}
	if bound == "" && !l.table.Observed {
		bound = quantity.Exact
	}
	if !slices.Contains(quantity.Bounds, bound) {
		fault("bound", DidYouMean(string(bound), toStrings(quantity.Bounds)), "unknown bound %q", bound)
		return
	}
	o.Bound = bound
	if value == nil { // reported by the schema
		return
	}
	switch {
	case high != nil && !bound.HasHigh():
		fault("high", "a high end goes with the bound between, or about where the ends are vague", "high is %s, but the bound is %q", o.Cell("high"), bound)
		return
	case bound == quantity.Between && high == nil:
		fault("high", "the value is the low end, high the high end", "the bound is between, but high is missing")
		return
	case high != nil && high.Cmp(value) < 0:
		fault("high", "", "high is %s, below the value, %s", o.Cell("high"), o.Cell("value"))
		return
	}
	if o.Statistic == Threshold {
		// The limit itself is exact: the bound says on which side of it a
		// rule applies, and whether it applies to the limit too.
		bound = quantity.Exact
	}
	stated, err := quantity.New(bound, value, high, unit)
	if err != nil {
		fault("value", "", "%v", err)
		return
	}
	o.Quantity = &stated
	// A quote in words is left to a reader; one with digits must have these.
	if numeral := quantity.English.FormatRat(value); l.table.Observed && strings.ContainsAny(o.Quote, "0123456789") && !holds(o.Quote, numeral) && !holds(o.Quote, o.Cell("value")) && !slices.ContainsFunc(scan.English().Text(o.Quote), o.States) {
		fault("quote", "one of the two is wrong", "the value is %s, and the quote %q does not have that number", numeral, o.Quote)
		l.found[len(l.found)-1].Warning = true
	}
}

// holds reports whether a text has a number, not as a part of a longer one.
func holds(text, numeral string) bool {
	for i := 0; ; {
		j := strings.Index(text[i:], numeral)
		if j < 0 {
			return false
		}
		before, after := text[:i+j], text[i+j+len(numeral):]
		if !strings.ContainsAny(last(before, 1), "0123456789") && !strings.ContainsAny(first(after, 1), "0123456789") &&
			!(strings.ContainsAny(first(after, 1), ",.") && strings.ContainsAny(first(after, 2), "0123456789")) {
			return true
		}
		i += j + 1
	}
}

func first(s string, n int) string { return s[:min(n, len(s))] }
func last(s string, n int) string  { return s[max(0, len(s)-n):] }

// unique indexes the rows, and reports ids, and cells of unique columns, that stand twice.
func (l *loader) unique() {
	l.table.index = make(map[string]*Observation, len(l.table.Rows))
	for _, o := range l.table.Rows {
		if l.table.index[o.ID] == nil {
			l.table.index[o.ID] = o
		}
	}
	for _, f := range l.table.Fields {
		if f.Name != "id" && !f.Constraints.Unique {
			continue
		}
		first := map[string]*Observation{}
		for _, o := range l.table.Rows {
			cell := o.Cell(f.Name)
			if earlier, ok := first[cell]; ok && cell != "" {
				l.fault(o.position(f.Name), "", "", "the %s %q stands twice, first in line %d", f.Name, cell, earlier.line)
				continue
			}
			first[cell] = o
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

package datasets

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing/fstest"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"

	"quotient/datasets/folder"
	"quotient/datasets/limits"
	"quotient/datasets/quantity"
)

// OpenCSV reads one CSV file as a study of one table of plain data, without a
// descriptor: the file's name is that of study and table, and the types of the
// columns are inferred from their cells (integer, number, boolean or string).
// All else is as strict as [Load], whose error it returns: of type [Findings],
// with the places in the file. The byte order mark of a spreadsheet is passed over.
//
// A column that is mostly numbers is text where one cell is none, and so is one of 12%
// or 1,000; a warning of the study names such a cell. A number that begins with a zero,
// such as a post code, is text.
func OpenCSV(file string) (*Study, error) {
	text, err := folder.ReadFile(file, folder.Most(file))
	if hint := beside(file); errors.Is(err, fs.ErrNotExist) && hint != "" {
		return nil, fmt.Errorf("%w: %s", err, hint)
	} else if err != nil {
		return nil, err
	}
	base := filepath.Base(file)
	text, bad := tableText(base, text)
	if bad != nil {
		return nil, Findings{*bad}
	}
	return ofCSV(strings.TrimSuffix(base, filepath.Ext(base)), base, text)
}

// FromFrame makes a study of one table of plain data of a data frame, such as
// one that was computed, so that it can be charted. The name is that of study
// and table; the error is as that of [OpenCSV].
func FromFrame(name string, df dataframe.DataFrame) (*Study, error) {
	if df.Error() != nil {
		return nil, df.Error()
	}
	if df.Nrow() == 0 {
		return nil, fmt.Errorf("the frame %q has no rows: has a filter kept any?", name)
	}
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	records := [][]string{df.Names()}
	columns := make([]series.Series, df.Ncol())
	for i, column := range df.Names() {
		columns[i] = df.Col(column)
	}
	for j := range df.Nrow() {
		record := make([]string, len(columns))
		for i, c := range columns {
			switch e := c.Elem(j); {
			case e.IsNA():
			case c.Type() == series.Float:
				record[i] = strconv.FormatFloat(e.Float(), 'f', -1, 64)
			default:
				record[i] = e.String()
			}
		}
		records = append(records, record)
	}
	if err := w.WriteAll(records); err != nil {
		return nil, err
	}
	return ofCSV(name, name+".csv", text.Bytes())
}

// beside names the CSV file that is most like one that is not there.
func beside(file string) string {
	entries, err := os.ReadDir(filepath.Dir(file))
	if err != nil {
		return "there is no folder " + filepath.ToSlash(filepath.Dir(file))
	}
	var names []string
	for _, e := range entries {
		if strings.EqualFold(filepath.Ext(e.Name()), ".csv") {
			names = append(names, e.Name())
		}
	}
	return DidYouMean(filepath.Base(file), names)
}

// ofCSV is the study of one CSV text; the file is named in what is wrong with it.
func ofCSV(title, file string, text []byte) (*Study, error) {
	name := strings.Trim(unnamed.ReplaceAllString(strings.ToLower(title), "-"), "-")
	if !tableName.MatchString(name) {
		name = strings.TrimSuffix("table-"+name, "-")
	}
	if at, size := boundedCells(text); at >= 0 {
		line, col := lineColumn(text, at)
		return nil, tooLong(file, position{line, col}, size)
	}
	fields, warnings, err := infer(file, text)
	if err != nil {
		return nil, err
	}
	descriptor, err := json.Marshal(map[string]any{
		"name": name, "title": title,
		"resources": []any{map[string]any{"name": name, "path": file, "schema": map[string]any{"fields": fields}}},
	})
	if err != nil {
		return nil, err
	}
	s, err := Load(fstest.MapFS{DescriptorName: {Data: descriptor}, file: {Data: text}})
	if err != nil {
		return nil, err
	}
	s.Warnings = append(s.Warnings, warnings...)
	return s, nil
}

var (
	unnamed     = regexp.MustCompile(`[^a-z0-9]+`)
	leadingZero = regexp.MustCompile(`^-?0[0-9]`)
	amount      = regexp.MustCompile(`^[+\-−–]?([0-9]+|[0-9]{1,3}([, \x{a0}’'][0-9]{3})+)([.,][0-9]+)?%?$`)
)

// oddHint says what to do with the one cell of a column that is no number.
func oddHint(cell string) string {
	if notFinite.MatchString(cell) {
		return fmt.Sprintf("%s is not a number that can be drawn or computed with: leave the cell empty", cell)
	}
	return "write a plain decimal, as in 2000 or 0.5, or leave the cell empty"
}

// infer returns the fields of a CSV text. A row that cannot be read tells
// nothing here: loading reports it.
func infer(file string, text []byte) (fields []map[string]string, warnings Findings, err error) {
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord = -1
	header, err := r.Read()
	if err != nil {
		header = []string{"id"} // loading says what is wrong
	}
	type column struct {
		texts, numbers, wholes, truths int
		amounts                        int    // texts that are numbers to people
		odd                            string // the first cell that is no number
		line                           int
	}
	if len(header) > limits.Columns {
		return nil, nil, Findings{{File: file, Line: 1, Message: fmt.Sprintf("the table has %s columns, and at most %s are read", limits.Count(len(header)), limits.Count(limits.Columns)), Hint: "leave out the columns that no chart needs"}}
	}
	columns := make([]column, len(header))
	for err == nil {
		var record []string
		if record, err = r.Read(); err != nil {
			if !errors.Is(err, io.EOF) {
				err = nil
				continue
			}
			break
		}
		for i, cell := range record[:min(len(record), len(header))] {
			c := &columns[i]
			n, bad := quantity.ParseDecimal(cell)
			switch {
			case cell == "":
			case bad == nil && !leadingZero.MatchString(cell):
				c.numbers++
				if n.IsInt() {
					c.wholes++
				}
			default:
				if cell == "true" || cell == "false" {
					c.truths++
				}
				if amount.MatchString(cell) && !leadingZero.MatchString(cell) {
					c.amounts++
				}
				if c.texts++; c.texts == 1 {
					c.odd = cell
					c.line, _ = r.FieldPos(i)
				}
			}
		}
	}
	var found Findings
	if len(header) == 1 && strings.ContainsAny(header[0], ";\t") {
		found = append(found, Finding{File: file, Line: 1, Column: 1, Message: "the columns are divided by semicolons or tabs, not by commas", Hint: "save it with commas"})
	}
	for i, name := range header {
		switch {
		case name != strings.TrimSpace(name) && strings.TrimSpace(name) != "":
			found = append(found, Finding{File: file, Line: 1, Message: fmt.Sprintf("the name of the column %q begins or ends with a blank", name), Hint: "take the blanks out"})
		case strings.TrimSpace(name) == "":
			found = append(found, Finding{File: file, Line: 1, Message: fmt.Sprintf("column %d has no name", i+1), Hint: "the first line names the columns"})
		case slices.Contains(header[:i], name):
			found = append(found, Finding{File: file, Line: 1, Message: fmt.Sprintf("duplicate column %q", name), Hint: "rename or remove one of the two"})
		}
		c, kind := columns[i], "string"
		switch {
		case name == "value":
			kind = "number" // whatever is in it: loading names the cells that are none
		case c.texts == 0 && c.numbers > 0 && c.wholes == c.numbers:
			kind = "integer"
		case c.texts == 0 && c.numbers > 0:
			kind = "number"
		case c.truths > 0 && c.truths == c.texts && c.numbers == 0:
			kind = "boolean"
		case c.texts > 0 && c.amounts == c.texts && c.numbers == 0:
			_, plain := quantity.ParseDecimal(c.odd)
			warnings = append(warnings, Finding{File: file, Line: c.line, Warning: true, Message: fmt.Sprintf("the column %q is read as text: %v", name, plain)})
		case c.texts > 0 && c.numbers > c.texts:
			warnings = append(warnings, Finding{File: file, Line: c.line, Warning: true,
				Message: fmt.Sprintf("the column %q is read as text: %d of its cells are numbers, and %q is none", name, c.numbers, c.odd),
				Hint:    oddHint(c.odd)})
		}
		fields = append(fields, map[string]string{"name": name, "type": kind})
	}
	return fields, warnings, found.Err()
}

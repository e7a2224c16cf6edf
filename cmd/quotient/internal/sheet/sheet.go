// Package sheet writes tables to spreadsheets (Office Open XML, .xlsx) and reads them back.
// Rows of cells go in, as their files have them, and come out the same: what a spreadsheet
// would take for a number, a date or a formula is written as text. Of a spreadsheet that
// somebody has edited, what is no plain value is told: the value of a formula is read, and a
// cell that holds a date of the spreadsheet's is refused, as its text is not known.
package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"quotient/datasets/limits"
)

// A Sheet is a table: its first row has the names of the columns.
type Sheet struct {
	Name string
	Rows [][]string
	// Numeric are the columns whose cells are numbers, where a number has the same digits.
	Numeric []bool
}

// What a spreadsheet can have.
const (
	mostRows  = 1 << 20
	mostCell  = 32_767 // code units of UTF-16
	mostName  = 31
	digits    = 15 // of a number that stay as they are
	asText    = 49 // the format of cells with text
	wide      = 60 // of a column, in characters
	minWidth  = 6
	moreWidth = 2
)

// Write returns a spreadsheet with one sheet a table.
func Write(sheets []Sheet) (out []byte, err error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // which is in memory
	head, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, NumFmt: asText})
	if err != nil {
		return nil, err
	}
	text, err := f.NewStyle(&excelize.Style{NumFmt: asText})
	if err != nil {
		return nil, err
	}
	for i, s := range sheets {
		if i == 0 {
			err = f.SetSheetName(f.GetSheetName(0), s.Name)
		} else {
			_, err = f.NewSheet(s.Name)
		}
		if err != nil {
			return nil, fmt.Errorf("the table %s: %w", s.Name, err)
		}
		if err := s.write(f, head, text); err != nil {
			return nil, fmt.Errorf("the table %s: %w", s.Name, err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return nil, err
	}
	return inOrder(b.Bytes())
}

// inOrder is a spreadsheet with its files in the order of their names, so that the same
// tables give the same bytes.
func inOrder(b []byte) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(z.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		if err := w.Copy(f); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// write writes the rows of a sheet.
func (s Sheet) write(f *excelize.File, head, text int) error {
	if len(s.Rows) > mostRows {
		return fmt.Errorf("it has %s rows, and a sheet can have %s at most", limits.Count(len(s.Rows)), limits.Count(mostRows))
	}
	w, err := f.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	for i, width := range s.widths() {
		if err := w.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	for r, row := range s.Rows {
		cells := make([]any, len(row))
		for c, cell := range row {
			if n := len(utf16.Encode([]rune(cell))); n > mostCell {
				return fmt.Errorf("a cell in row %d has %s characters, and a spreadsheet keeps %s at most", r+1, limits.Count(n), limits.Count(mostCell))
			}
			switch number, ok := sameNumber(cell); {
			case cell == "":
			case r == 0:
				cells[c] = excelize.Cell{StyleID: head, Value: cell}
			case ok && c < len(s.Numeric) && s.Numeric[c]:
				cells[c] = number
			default:
				cells[c] = excelize.Cell{StyleID: text, Value: cell}
			}
		}
		at, err := excelize.CoordinatesToCellName(1, r+1)
		if err != nil {
			return err
		}
		if err := w.SetRow(at, cells); err != nil {
			return err
		}
	}
	return w.Flush()
}

// widths are those of the columns, by their first rows.
func (s Sheet) widths() (out []float64) {
	for r, row := range s.Rows[:min(len(s.Rows), 200)] {
		for c, cell := range row {
			if r == 0 {
				out = append(out, minWidth)
			}
			if c < len(out) {
				out[c] = min(wide, max(out[c], float64(len([]rune(cell))+moreWidth)))
			}
		}
	}
	return out
}

// sameNumber is the number of a cell that a spreadsheet would give back with the same
// digits.
func sameNumber(cell string) (float64, bool) {
	n, err := strconv.ParseFloat(cell, 64)
	if err != nil || len(strings.Trim(cell, "-.")) > digits || plain(n) != cell {
		return 0, false
	}
	return n, true
}

// plain is a number as a plain decimal, with the digits that a spreadsheet shows.
func plain(n float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', digits, 64), 64)
	if err != nil {
		return ""
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// Names are the names of the sheets of tables: those of the tables, but for one that is too
// long or reserved.
func Names(tables []string) []string {
	out, used := make([]string, len(tables)), map[string]bool{}
	for i, name := range tables {
		short := name
		if r := []rune(name); len(r) > mostName {
			short = string(r[:mostName-4])
		}
		for n := 1; used[short] || short == "history" || n == 1 && short != name; n++ {
			end := "~" + strconv.Itoa(n)
			r := []rune(name)
			short = string(r[:min(len(r), mostName-len(end))]) + end
		}
		out[i], used[short] = short, true
	}
	return out
}

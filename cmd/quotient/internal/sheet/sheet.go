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
	"strconv"
	"strings"
	"unicode/utf16"

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
	wide      = 60 // of a column, in characters
	minWidth  = 6
	moreWidth = 2
)

// Write returns a spreadsheet with one sheet a table. The same tables give the same bytes.
func Write(sheets []Sheet) (out []byte, err error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range bookParts(sheets) {
		if err := writePart(w, f.name, f.text); err != nil {
			return nil, err
		}
	}
	for i, s := range sheets {
		text, err := s.xml()
		if err != nil {
			return nil, fmt.Errorf("the table %s: %w", s.Name, err)
		}
		if err := writePart(w, sheetPart(i), text); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func writePart(w *zip.Writer, name string, text []byte) error {
	f, err := w.Create(name)
	if err == nil {
		_, err = f.Write(text)
	}
	return err
}

// xml is the sheet as its file has it.
func (s Sheet) xml() ([]byte, error) {
	if len(s.Rows) > mostRows {
		return nil, fmt.Errorf("it has %s rows, and a sheet can have %s at most", limits.Count(len(s.Rows)), limits.Count(mostRows))
	}
	var b bytes.Buffer
	b.WriteString(xmlHead + `<worksheet xmlns="` + mainSpace + `"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`)
	if widths := s.widths(); len(widths) > 0 {
		b.WriteString("<cols>")
		for i, width := range widths {
			fmt.Fprintf(&b, `<col min="%d" max="%d" width="%g" customWidth="1"/>`, i+1, i+1, width)
		}
		b.WriteString("</cols>")
	}
	b.WriteString("<sheetData>")
	for r, row := range s.Rows {
		fmt.Fprintf(&b, `<row r="%d">`, r+1)
		for c, cell := range row {
			if n := len(utf16.Encode([]rune(cell))); n > mostCell {
				return nil, fmt.Errorf("a cell in row %d has %s characters, and a spreadsheet keeps %s at most", r+1, limits.Count(n), limits.Count(mostCell))
			}
			if cell == "" {
				continue
			}
			at := cellName(r+1, c+1)
			if r > 0 && c < len(s.Numeric) && s.Numeric[c] && sameNumber(cell) {
				fmt.Fprintf(&b, `<c r="%s"><v>%s</v></c>`, at, cell)
				continue
			}
			style := textStyle
			if r == 0 {
				style = headStyle
			}
			fmt.Fprintf(&b, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, style, escaped(cell))
		}
		b.WriteString("</row>")
	}
	b.WriteString("</sheetData></worksheet>")
	return b.Bytes(), nil
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

// sameNumber reports whether a cell is a number that a spreadsheet gives back with the same
// digits.
func sameNumber(cell string) bool {
	n, err := strconv.ParseFloat(cell, 64)
	return err == nil && len(strings.Trim(cell, "-.")) <= digits && plain(n) == cell
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

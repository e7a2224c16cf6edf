package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"quotient/datasets/limits"
)

// Read reads the sheets of a spreadsheet. Notes tell of cells that are formulas, whose
// values are read. The error names the sheet and the cell.
func Read(b []byte) (out []Sheet, notes []string, err error) {
	parts, err := open(b)
	if err != nil {
		return nil, nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(b), excelize.Options{RawCellValue: true, UnzipSizeLimit: limits.Workbook, UnzipXMLSizeLimit: limits.Workbook})
	if err != nil {
		return nil, nil, errNotOne
	}
	defer func() { _ = f.Close() }() // which was read
	styles := map[int]bool{}
	for _, name := range f.GetSheetList() {
		part, ok := parts.sheets[name]
		if !ok { // a sheet of charts
			continue
		}
		s := &reader{file: f, name: name, dates: styles}
		if err := s.kinds(parts.zip, part); err != nil {
			return nil, nil, err
		}
		rows, err := s.rows()
		if err != nil {
			return nil, nil, err
		}
		out = append(out, Sheet{Name: name, Rows: rows})
		notes = append(notes, s.notes()...)
	}
	return out, notes, nil
}

var errNotOne = errors.New("it is no spreadsheet that can be read: save it again as .xlsx, without a password")

// parts are the files of a spreadsheet.
type parts struct {
	zip    *zip.Reader
	sheets map[string]string // their files, by name
}

// open opens a spreadsheet that is not too large when it is unpacked.
func open(b []byte) (p parts, err error) {
	if p.zip, err = zip.NewReader(bytes.NewReader(b), int64(len(b))); err != nil {
		return p, errNotOne
	}
	var size uint64
	for _, f := range p.zip.File {
		if size += f.UncompressedSize64; size > limits.Workbook || f.UncompressedSize64 > limits.Workbook {
			return p, fmt.Errorf("unpacked it is larger than %s, the most that is read: divide it", limits.Bytes(limits.Workbook))
		}
	}
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var links struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if p.decode("xl/workbook.xml", &book) != nil || p.decode("xl/_rels/workbook.xml.rels", &links) != nil {
		return p, errNotOne
	}
	p.sheets = map[string]string{}
	for _, s := range book.Sheets {
		for _, l := range links.List {
			if l.ID == s.ID && strings.Contains(l.Target, "worksheets/") {
				p.sheets[s.Name] = strings.TrimPrefix(path.Join("/xl", l.Target), "/")
				if strings.HasPrefix(l.Target, "/") {
					p.sheets[s.Name] = strings.TrimPrefix(l.Target, "/")
				}
			}
		}
	}
	return p, nil
}

func (p parts) decode(name string, into any) error {
	f, err := p.zip.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return xml.NewDecoder(io.LimitReader(f, limits.Workbook)).Decode(into)
}

// A reader reads one sheet.
type reader struct {
	file     *excelize.File
	name     string
	dates    map[int]bool // the styles that show a number as a date
	formulas []string     // the cells that have one
	truths   map[[2]int]bool
	numbers  map[[2]int]bool
	cells    int
}

// A cell as a sheet has it.
type cell struct {
	Ref     string    `xml:"r,attr"`
	Type    string    `xml:"t,attr"`
	Style   int       `xml:"s,attr"`
	Formula *struct{} `xml:"f"`
	Value   *string   `xml:"v"`
}

// kinds goes through the cells of a sheet for what is no plain value.
func (r *reader) kinds(z *zip.Reader, part string) error {
	r.truths, r.numbers = map[[2]int]bool{}, map[[2]int]bool{}
	f, err := z.Open(part)
	if err != nil {
		return errNotOne
	}
	defer f.Close()
	d := xml.NewDecoder(io.LimitReader(f, limits.Workbook))
	row, column := 0, 0
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return errNotOne
		}
		e, ok := t.(xml.StartElement)
		switch {
		case ok && e.Name.Local == "row":
			row, column = row+1, 0
			for _, a := range e.Attr {
				if n, err := strconv.Atoi(a.Value); a.Name.Local == "r" && err == nil {
					row = n
				}
			}
		case ok && e.Name.Local == "c":
			var c cell
			if err := d.DecodeElement(&c, &e); err != nil {
				return errNotOne
			}
			column++
			if x, y, err := excelize.CellNameToCoordinates(c.Ref); err == nil {
				column, row = x, y
			}
			if err := r.see(c, row, column); err != nil {
				return err
			}
		}
	}
}

// see takes in what a cell is.
func (r *reader) see(c cell, row, column int) error {
	at, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return errNotOne
	}
	if r.cells++; row > mostSheetRows || column > limits.Columns || r.cells > mostCells {
		return fmt.Errorf("%s!%s: a sheet with more than %s rows, %s columns or %s cells is not read: divide it", r.name, at, limits.Count(mostSheetRows), limits.Count(limits.Columns), limits.Count(mostCells))
	}
	if c.Formula != nil {
		if c.Value == nil {
			return fmt.Errorf("%s!%s is a formula that nobody has worked out: open the file in a spreadsheet and save it, or write the value", r.name, at)
		}
		r.formulas = append(r.formulas, at)
	}
	if c.Value == nil {
		return nil
	}
	switch c.Type {
	case "e":
		return fmt.Errorf("%s!%s is an error of the spreadsheet (%s): correct it there", r.name, at, *c.Value)
	case "b":
		r.truths[[2]int{row, column}] = true
	case "", "n":
		if r.isDate(c.Style) {
			return fmt.Errorf("%s!%s is a date of the spreadsheet, which keeps a number of days (%s) and not what was typed\n    make the cell text, and type the date again, as in 1956-10-23", r.name, at, *c.Value)
		}
		r.numbers[[2]int{row, column}] = true
	case "d":
		return fmt.Errorf("%s!%s is a date of the spreadsheet: make the cell text, and type the date again, as in 1956-10-23", r.name, at)
	}
	return nil
}

// What is read of a sheet.
const (
	mostSheetRows = 200_000
	mostCells     = 4_000_000
)

// isDate reports whether a style shows a number as a date or a time.
func (r *reader) isDate(style int) bool {
	if is, ok := r.dates[style]; ok {
		return is
	}
	is := false
	if s, err := r.file.GetStyle(style); err == nil && s.CustomNumFmt != nil {
		is = dateFormat(*s.CustomNumFmt)
	} else if err == nil {
		n := s.NumFmt
		is = n >= 14 && n <= 22 || n >= 27 && n <= 36 || n >= 45 && n <= 47 || n >= 50 && n <= 58
	}
	r.dates[style] = is
	return is
}

// dateFormat reports whether a format of numbers has years, months, days, hours or seconds.
func dateFormat(format string) bool {
	quoted, bracket, escaped := false, false, false
	for _, c := range strings.ToLower(format) {
		switch {
		case escaped:
			escaped = false
		case c == '\\' || c == '_' || c == '*':
			escaped = true
		case c == '"':
			quoted = !quoted
		case c == '[' || c == ']':
			bracket = c == '['
		case !quoted && !bracket && strings.ContainsRune("ymdhs", c):
			return true
		}
	}
	return false
}

// rows are the rows of the sheet, without empty ones.
func (r *reader) rows() (out [][]string, err error) {
	rows, err := r.file.Rows(r.name)
	if err != nil {
		return nil, errNotOne
	}
	defer func() { _ = rows.Close() }() // which was read
	for n := 1; rows.Next(); n++ {
		cells, err := rows.Columns()
		if err != nil {
			return nil, errNotOne
		}
		empty := true
		for i := range cells {
			cells[i] = r.value(cells[i], n, i+1)
			empty = empty && cells[i] == ""
		}
		if !empty {
			out = append(out, cells)
		}
	}
	return out, nil
}

// value is the text of a cell: a number as a plain decimal, a truth in words.
func (r *reader) value(text string, row, column int) string {
	at := [2]int{row, column}
	if r.truths[at] {
		return strconv.FormatBool(text == "1" || strings.EqualFold(text, "true"))
	}
	if n, err := strconv.ParseFloat(text, 64); r.numbers[at] && err == nil {
		return plain(n)
	}
	return text
}

// notes say which cells are formulas.
func (r *reader) notes() []string {
	if len(r.formulas) == 0 {
		return nil
	}
	const most = 5
	list := strings.Join(r.formulas[:min(len(r.formulas), most)], ", ")
	if more := len(r.formulas) - most; more > 0 {
		list += fmt.Sprintf(" and %s more", limits.Count(more))
	}
	return []string{fmt.Sprintf("%s: formulas are read as their values: %s", r.name, list)}
}

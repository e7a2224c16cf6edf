package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"quotient/datasets/limits"
)

// Read reads the sheets of a spreadsheet. Notes tell of cells that are formulas, whose
// values are read. The error names the sheet and the cell.
func Read(b []byte) (out []Sheet, notes []string, err error) {
	parts, err := open(b)
	if err != nil {
		return nil, nil, err
	}
	for _, name := range parts.names {
		s := &reader{parts: parts, name: name}
		rows, err := s.read()
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
	zip     *zip.Reader
	names   []string          // of the sheets, in their order
	sheets  map[string]string // their files, by name
	strings []string          // the texts that cells share
	dates   []bool            // by style: whether it shows a number as a date or a time
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
	if p.decode("xl/workbook.xml", &book) != nil {
		return p, errNotOne
	}
	links, err := p.links()
	if err != nil {
		return p, err
	}
	p.sheets = map[string]string{}
	for _, s := range book.Sheets {
		if name, ok := links[s.ID]; ok && strings.Contains(name, "worksheets/") { // else it is one of charts
			p.names, p.sheets[s.Name] = append(p.names, s.Name), name
		}
	}
	for _, name := range links {
		switch path.Base(name) {
		case "sharedStrings.xml":
			err = p.readStrings(name)
		case "styles.xml":
			err = p.readStyles(name)
		}
		if err != nil {
			return p, err
		}
	}
	return p, nil
}

// links are the files that the spreadsheet names, by the ids it has for them.
func (p parts) links() (map[string]string, error) {
	var links struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if p.decode("xl/_rels/workbook.xml.rels", &links) != nil {
		return nil, errNotOne
	}
	out := map[string]string{}
	for _, l := range links.List {
		if out[l.ID] = strings.TrimPrefix(path.Join("/xl", l.Target), "/"); strings.HasPrefix(l.Target, "/") {
			out[l.ID] = strings.TrimPrefix(l.Target, "/")
		}
	}
	return out, nil
}

// A text is one, or runs of text that differ in looks.
type text struct {
	Whole string `xml:"t"`
	Runs  []struct {
		Text string `xml:"t"`
	} `xml:"r"`
}

func (t text) string() string {
	s := t.Whole
	for _, r := range t.Runs {
		s += r.Text
	}
	return unescaped(s)
}

// readStrings reads the texts that cells share.
func (p *parts) readStrings(name string) error {
	return p.elements(name, func(d *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		var t text
		if d.DecodeElement(&t, &e) != nil {
			return errNotOne
		}
		p.strings = append(p.strings, t.string())
		return nil
	})
}

// readStyles reads which styles show a number as a date or a time.
func (p *parts) readStyles(name string) error {
	var list struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if p.decode(name, &list) != nil {
		return errNotOne
	}
	own := map[int]string{}
	for _, f := range list.Formats {
		own[f.ID] = f.Code
	}
	for _, c := range list.Cells {
		code, ok := own[c.Format]
		n := c.Format
		p.dates = append(p.dates, ok && dateFormat(code) || !ok && (n >= 14 && n <= 22 || n >= 27 && n <= 36 || n >= 45 && n <= 47 || n >= 50 && n <= 58))
	}
	return nil
}

// elements goes through the elements of a file, until one cannot be read.
func (p parts) elements(name string, each func(*xml.Decoder, xml.StartElement) error) error {
	f, err := p.zip.Open(name)
	if err != nil {
		return errNotOne
	}
	defer f.Close()
	d := xml.NewDecoder(io.LimitReader(f, limits.Workbook))
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return errNotOne
		}
		if e, ok := t.(xml.StartElement); ok {
			if err := each(d, e); err != nil {
				return err
			}
		}
	}
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
	parts       parts
	name        string
	formulas    []string // the cells that have one
	cells       int
	rows        []sheetRow
	row, column int // of the cell read last
}

// A sheetRow is a row of a sheet by its number.
type sheetRow struct {
	number int
	cells  []string
}

// A cell as a sheet has it.
type cell struct {
	Ref     string    `xml:"r,attr"`
	Type    string    `xml:"t,attr"`
	Style   int       `xml:"s,attr"`
	Formula *struct{} `xml:"f"`
	Value   *string   `xml:"v"`
	Inline  *text     `xml:"is"`
}

// read reads the rows of a sheet, without empty ones.
func (r *reader) read() (out [][]string, err error) {
	err = r.parts.elements(r.parts.sheets[r.name], func(d *xml.Decoder, e xml.StartElement) error {
		switch e.Name.Local {
		case "row":
			r.row, r.column = r.row+1, 0
			for _, a := range e.Attr {
				if n, err := strconv.Atoi(a.Value); a.Name.Local == "r" && err == nil {
					r.row = n
				}
			}
		case "c":
			var c cell
			if err := d.DecodeElement(&c, &e); err != nil {
				return errNotOne
			}
			r.column++
			if row, column, ok := cellAt(c.Ref); ok {
				r.row, r.column = row, column
			}
			return r.add(c)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(r.rows, func(a, b sheetRow) int { return a.number - b.number })
	for _, row := range r.rows {
		if slices.ContainsFunc(row.cells, func(s string) bool { return s != "" }) {
			out = append(out, row.cells)
		}
	}
	return out, nil
}

// add takes in a cell.
func (r *reader) add(c cell) error {
	text, err := r.see(c, r.row, r.column)
	if err != nil || text == "" {
		return err
	}
	i := len(r.rows) - 1
	if i < 0 || r.rows[i].number != r.row {
		r.rows, i = append(r.rows, sheetRow{number: r.row}), i+1
	}
	for len(r.rows[i].cells) < r.column {
		r.rows[i].cells = append(r.rows[i].cells, "")
	}
	r.rows[i].cells[r.column-1] = text
	return nil
}

// see is the text of a cell: a number as a plain decimal, a truth in words.
func (r *reader) see(c cell, row, column int) (string, error) {
	if row < 1 {
		return "", errNotOne
	}
	at := cellName(row, column)
	if r.cells++; row > mostSheetRows || column > limits.Columns || r.cells > mostCells {
		return "", fmt.Errorf("%s!%s: a sheet with more than %s rows, %s columns or %s cells is not read: divide it", r.name, at, limits.Count(mostSheetRows), limits.Count(limits.Columns), limits.Count(mostCells))
	}
	if c.Formula != nil {
		if c.Value == nil {
			return "", fmt.Errorf("%s!%s is a formula that nobody has worked out: open the file in a spreadsheet and save it, or write the value", r.name, at)
		}
		r.formulas = append(r.formulas, at)
	}
	if c.Inline != nil && c.Type == "inlineStr" {
		return c.Inline.string(), nil
	}
	if c.Value == nil {
		return "", nil
	}
	return r.value(c, at)
}

// value is the text of a cell that has a value.
func (r *reader) value(c cell, at string) (string, error) {
	text := *c.Value
	switch c.Type {
	case "e":
		return "", fmt.Errorf("%s!%s is an error of the spreadsheet (%s): correct it there", r.name, at, text)
	case "b":
		return strconv.FormatBool(text == "1" || strings.EqualFold(text, "true")), nil
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || i < 0 || i >= len(r.parts.strings) {
			return "", errNotOne
		}
		return r.parts.strings[i], nil
	case "", "n":
		if c.Style >= 0 && c.Style < len(r.parts.dates) && r.parts.dates[c.Style] {
			return "", fmt.Errorf("%s!%s is a date of the spreadsheet, which keeps a number of days (%s) and not what was typed\n    make the cell text, and type the date again, as in 1956-10-23", r.name, at, text)
		}
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			return plain(n), nil
		}
		return text, nil
	case "d":
		return "", fmt.Errorf("%s!%s is a date of the spreadsheet: make the cell text, and type the date again, as in 1956-10-23", r.name, at)
	}
	return unescaped(text), nil
}

// What is read of a sheet.
const (
	mostSheetRows = 200_000
	mostCells     = 4_000_000
)

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

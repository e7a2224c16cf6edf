package edit

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Sheet is the text of a CSV file, and what is to be changed in it. Only the bytes of
// the cells and lines that change are touched: line ends, quotation marks and the byte
// order mark of the others stay as they are.
type Sheet struct {
	text      []byte
	delimiter rune
	comment   rune
	newline   string
	Header    []string   // the names of its columns
	rows      []standing // the header first
	patches   []patch
	grown     []string // columns that are added
}

// A standing is where a row stands, and what its cells say.
type standing struct {
	from, to int // its bytes, with the end of the line
	cells    []place
	says     []string
}

// A place is where a cell stands, with its quotation marks.
type place struct{ from, to int }

// A patch puts other bytes in the place of some.
type patch struct {
	from, to int
	with     string
	cell     bool // they are those of a cell
}

// Read takes a file with a header apart, by the signs that divide its cells and begin a
// comment (0 for none).
func Read(text []byte, delimiter, comment rune) (*Sheet, error) {
	s := &Sheet{text: text, delimiter: delimiter, comment: comment, newline: "\n"}
	skip := 0
	if bytes.HasPrefix(text, bom) {
		skip = len(bom)
	}
	body := text[skip:]
	if i := bytes.IndexByte(body, '\n'); i > 0 && body[i-1] == '\r' {
		s.newline = "\r\n"
	}
	lines := []int{0}
	for i, b := range body {
		if b == '\n' {
			lines = append(lines, i+1)
		}
	}
	r := csv.NewReader(bytes.NewReader(body))
	r.Comma, r.Comment, r.FieldsPerRecord = delimiter, comment, -1
	for {
		says, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		line, _ := r.FieldPos(0)
		rec := standing{from: skip + lines[line-1], to: skip + int(r.InputOffset()), says: says}
		for i := range says {
			line, column := r.FieldPos(i)
			rec.cells = append(rec.cells, s.cell(skip+lines[line-1]+column-1))
		}
		s.rows = append(s.rows, rec)
	}
	if len(s.rows) == 0 {
		return nil, errors.New("it has no header")
	}
	s.Header = s.rows[0].says
	return s, nil
}

// cell is the place of the cell that begins at a byte.
func (s *Sheet) cell(from int) place {
	to, _, quoted := cellAt(s.text, from, s.delimiter)
	if !quoted && to == len(s.text) && to > from && s.text[to-1] == '\r' {
		to--
	}
	return place{from, to}
}

// Column is the place of a column, -1 where the file has none of the name.
func (s *Sheet) Column(name string) int { return slices.Index(s.Header, name) }

// Count is how many rows there are besides the header.
func (s *Sheet) Count() int { return len(s.rows) - 1 }

// Says is what a cell says, as it stands in the file.
func (s *Sheet) Says(row, column int) string {
	if cells := s.rows[row+1].says; column >= 0 && column < len(cells) {
		return cells[column]
	}
	return ""
}

// Set changes a cell. One that had quotation marks keeps them. What was set before is
// forgotten.
func (s *Sheet) Set(row, column int, cell string) {
	at := s.rows[row+1].cells[column]
	s.patches = slices.DeleteFunc(s.patches, func(p patch) bool { return p.cell && p.from == at.from })
	s.patches = append(s.patches, patch{at.from, at.to, s.written(cell, at.from < at.to && s.text[at.from] == '"', column == 0), true})
}

// written is a cell as it stands in the file. One that would begin a comment has quotation
// marks.
func (s *Sheet) written(cell string, quoted, first bool) string {
	begins, _ := utf8.DecodeRuneInString(cell)
	return written(cell, s.delimiter, quoted || first && s.comment != 0 && begins == s.comment)
}

// Insert puts a row under another, -1 for the header. Columns that it does not name are
// empty.
func (s *Sheet) Insert(after int, cells map[string]string) {
	at := s.rows[after+1].to
	names := slices.Concat(s.Header, s.grown)
	line := make([]string, len(names))
	for i, name := range names {
		line[i] = s.written(cells[name], false, i == 0)
	}
	text := strings.Join(line, string(s.delimiter)) + s.newline
	if at > 0 && s.text[at-1] != '\n' { // the file ends without an end of line, and goes on so
		text = s.newline + strings.TrimSuffix(text, s.newline)
	}
	s.patches = append(s.patches, patch{from: at, to: at, with: text})
}

// Remove takes a row out.
func (s *Sheet) Remove(row int) {
	at := s.rows[row+1]
	s.patches = append(s.patches, patch{from: at.from, to: at.to})
}

// Grow adds a column, with the cells of some rows. Nothing else is done to the sheet
// before.
func (s *Sheet) Grow(name string, cells map[int]string) {
	for i, r := range s.rows {
		at := r.cells[len(r.cells)-1].to
		cell := cells[i-1]
		if i == 0 {
			cell = name
		}
		s.patches = append(s.patches, patch{from: at, to: at, with: string(s.delimiter) + s.written(cell, false, false)})
	}
	s.grown = append(s.grown, name)
}

// Fresh is the sheet as it was read, with nothing to be changed.
func (s *Sheet) Fresh() *Sheet {
	out := *s
	out.patches, out.grown = nil, nil
	return &out
}

// Width is how many cells a row has.
func (s *Sheet) Width(row int) int { return len(s.rows[row+1].cells) }

// Result is the text with all that was to be changed.
func (s *Sheet) Result() []byte {
	list := slices.Clone(s.patches)
	slices.SortStableFunc(list, func(a, b patch) int { return a.from - b.from })
	var out []byte
	at := 0
	for _, p := range list {
		out = append(append(out, s.text[at:p.from]...), p.with...)
		at = p.to
	}
	return append(out, s.text[at:]...)
}

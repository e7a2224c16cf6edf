// Package edit changes single cells of CSV and single values of JSON where they are in
// their files. The text of a file and the places of what changes go in; the text with these
// changes, and every other byte as it was, comes out. What is not at its place as it was
// read is an error, so that nothing is overwritten unseen.
package edit

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Cell is a cell of a CSV file, by its line and column (in code points, from 1), that is
// to be changed.
type Cell struct {
	Line, Column int
	Was, Is      string
}

var bom = []byte("\ufeff")

// Cells changes cells of a text whose cells are divided by a sign. A cell that has quotation
// marks keeps them.
func Cells(text []byte, delimiter rune, cells []Cell) ([]byte, error) {
	body := bytes.TrimPrefix(text, bom)
	starts := lineStarts(body)
	type piece struct {
		from, to int
		text     string
	}
	var pieces []piece
	for _, c := range cells {
		if c.Was == c.Is {
			continue
		}
		from, ok := offset(body, starts, c.Line, c.Column)
		if !ok {
			return nil, fmt.Errorf("line %d has no column %d", c.Line, c.Column)
		}
		if from > 0 && body[from-1] == '"' { // the place is that of the text inside
			from--
		}
		to, was, quoted := cellAt(body, from, delimiter)
		if was != strings.ReplaceAll(c.Was, "\r\n", "\n") {
			return nil, fmt.Errorf("line %d, column %d has %q, not %q", c.Line, c.Column, was, c.Was)
		}
		pieces = append(pieces, piece{from, to, written(c.Is, delimiter, quoted)})
	}
	slices.SortFunc(pieces, func(a, b piece) int { return a.from - b.from })
	var out bytes.Buffer
	out.Write(text[:len(text)-len(body)])
	at := 0
	for _, p := range pieces {
		out.Write(body[at:p.from])
		out.WriteString(p.text)
		at = p.to
	}
	out.Write(body[at:])
	return out.Bytes(), nil
}

// Append adds rows at the end of a text, with the ends of lines that it has.
func Append(text []byte, delimiter rune, rows [][]string) []byte {
	end := "\n"
	if bytes.Contains(text, []byte("\r\n")) {
		end = "\r\n"
	}
	var b bytes.Buffer
	b.Write(text)
	if len(rows) > 0 && len(text) > 0 && !bytes.HasSuffix(text, []byte("\n")) {
		b.WriteString(end)
	}
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				b.WriteRune(delimiter)
			}
			b.WriteString(written(cell, delimiter, false))
		}
		b.WriteString(end)
	}
	return b.Bytes()
}

func lineStarts(text []byte) []int {
	starts := []int{0}
	for i, c := range text {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// offset is the byte of a line and column.
func offset(text []byte, starts []int, line, column int) (int, bool) {
	if line < 1 || line > len(starts) || column < 1 {
		return 0, false
	}
	at := starts[line-1]
	for range column - 1 {
		if at >= len(text) || text[at] == '\n' {
			return 0, false
		}
		_, size := utf8.DecodeRune(text[at:])
		at += size
	}
	return at, true
}

// cellAt is the cell that begins at a byte: where it ends, what it says, and whether it has
// quotation marks.
func cellAt(text []byte, from int, delimiter rune) (to int, says string, quoted bool) {
	if from < len(text) && text[from] == '"' {
		for to = from + 1; to < len(text); to++ {
			if text[to] != '"' {
				continue
			}
			if to+1 < len(text) && text[to+1] == '"' {
				to++
				continue
			}
			break
		}
		inner := string(text[from+1 : min(to, len(text))])
		return min(to+1, len(text)), strings.ReplaceAll(strings.ReplaceAll(inner, `""`, `"`), "\r\n", "\n"), true
	}
	to = from
	for to < len(text) && text[to] != '\n' {
		r, size := utf8.DecodeRune(text[to:])
		if r == delimiter {
			break
		}
		to += size
	}
	if to > from && to < len(text) && text[to] == '\n' && text[to-1] == '\r' {
		to--
	}
	return to, string(text[from:to]), false
}

// written is a cell as a file has it.
func written(cell string, delimiter rune, quoted bool) string {
	if quoted {
		return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
	}
	if cell == "" { // which the writer quotes where it is the only one of its row
		return ""
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Comma = delimiter
	_ = w.Write([]string{cell})
	w.Flush()
	return strings.TrimSuffix(b.String(), "\n")
}

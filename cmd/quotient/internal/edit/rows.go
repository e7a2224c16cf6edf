package edit

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
)

// A record is a row of a CSV file, with the bytes that it has there.
type record struct {
	cells []string
	raw   []byte
}

// Rows are the rows of a CSV text whose cells are divided by a sign, the header too.
func Rows(text []byte, delimiter rune) (out [][]string, err error) {
	all, _, err := records(bytes.TrimPrefix(text, bom), delimiter)
	for _, r := range all {
		out = append(out, r.cells)
	}
	return out, err
}

func records(body []byte, delimiter rune) (out []record, rest []byte, err error) {
	r := csv.NewReader(bytes.NewReader(body))
	r.Comma, r.FieldsPerRecord = delimiter, -1
	from := 0
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, body[from:], nil
		} else if err != nil {
			return nil, nil, err
		}
		to := int(r.InputOffset())
		out = append(out, record{cells, body[from:to]})
		from = to
	}
}

// A Tally counts the rows that are otherwise. One is moved if it is after another that it was
// before; of rows that are in another order, as few as can be.
type Tally struct{ Added, Changed, Removed, Moved int }

// Merge makes the rows of a text others. Rows that are the same keep their bytes; of one
// that has its first cell in common with an old one, the cells that differ are changed.
func Merge(text []byte, delimiter rune, rows [][]string) ([]byte, Tally, error) {
	body := bytes.TrimPrefix(text, bom)
	was, rest, err := records(body, delimiter)
	if err != nil {
		return nil, Tally{}, err
	}
	m := merger{was: was, used: make([]bool, len(was)), delimiter: delimiter, end: "\n"}
	if bytes.Contains(body, []byte("\r\n")) {
		m.end = "\r\n"
	}
	var b bytes.Buffer
	b.Write(text[:len(text)-len(body)])
	froms := m.pair(rows)
	m.tally.Moved = moved(froms)
	for k, row := range rows {
		raw, err := m.row(row, froms[k])
		if err != nil {
			return nil, Tally{}, err
		}
		if b.Len() > 0 && !bytes.HasSuffix(b.Bytes(), []byte("\n")) && !bytes.HasSuffix(b.Bytes(), bom) {
			b.WriteString(m.end)
		}
		b.Write(raw)
	}
	b.Write(rest)
	for _, used := range m.used {
		if !used {
			m.tally.Removed++
		}
	}
	return b.Bytes(), m.tally, nil
}

type merger struct {
	was       []record
	used      []bool
	delimiter rune
	end       string
	tally     Tally
}

// pair finds for each row the old one that it was, or -1: the same, else one with the same
// first cell, else, where there are as many, the one in its place.
func (m *merger) pair(rows [][]string) []int {
	same, named := map[string][]int{}, map[string][]int{}
	key := func(cells []string) string { return strings.Join(cells, "\x00") }
	for i, r := range m.was {
		same[key(r.cells)] = append(same[key(r.cells)], i)
		named[r.cells[0]] = append(named[r.cells[0]], i)
	}
	out := make([]int, len(rows))
	take := func(k int, from []int) {
		for _, i := range from {
			if !m.used[i] {
				out[k], m.used[i] = i, true
				return
			}
		}
	}
	for k, row := range rows {
		out[k] = -1
		take(k, same[key(row)])
	}
	for k, row := range rows {
		if out[k] < 0 && len(row) > 0 && row[0] != "" {
			take(k, named[row[0]])
		}
	}
	for k := range rows {
		if out[k] < 0 && len(rows) == len(m.was) {
			take(k, []int{k})
		}
	}
	return out
}

// moved counts the rows that would have to go elsewhere for the others to be in their old
// order: all but those of the longest run that is in it.
func moved(froms []int) int {
	var last []int // the least old row with which a run of each length ends
	kept := 0
	for _, from := range froms {
		if from < 0 {
			continue
		}
		kept++
		if at, _ := slices.BinarySearch(last, from); at < len(last) {
			last[at] = from
		} else {
			last = append(last, from)
		}
	}
	return kept - len(last)
}

// row is a row as the file is to have it.
func (m *merger) row(cells []string, from int) ([]byte, error) {
	if from < 0 {
		m.tally.Added++
		return m.written(cells), nil
	}
	old := m.was[from]
	if slices.Equal(old.cells, cells) {
		return old.raw, nil
	}
	m.tally.Changed++
	if len(old.cells) != len(cells) {
		return m.written(cells), nil
	}
	var changes []Cell
	r := csv.NewReader(bytes.NewReader(old.raw))
	r.Comma, r.FieldsPerRecord = m.delimiter, -1
	if _, err := r.Read(); err != nil {
		return nil, err
	}
	lines := lineStarts(old.raw)
	for i := range cells {
		if cells[i] != old.cells[i] {
			line, column := r.FieldPos(i) // in bytes
			from := lines[line-1]
			changes = append(changes, Cell{line, 1 + len([]rune(string(old.raw[from:from+column-1]))), old.cells[i], cells[i]})
		}
	}
	return Cells(old.raw, m.delimiter, changes)
}

// written is a new row, with the end of line that the file has.
func (m *merger) written(cells []string) []byte {
	row := Append(nil, m.delimiter, [][]string{cells})
	return append(bytes.TrimSuffix(row, []byte("\n")), m.end...)
}

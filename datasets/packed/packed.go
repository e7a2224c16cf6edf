// Package packed holds the rows of large tables in little memory. Cells and ids go in; out
// come small values that find them again. A row of a table costs four bytes a cell and its
// text, where strings of its own would cost five times as much, and nothing that the garbage
// collector has to look at.
package packed

import "strings"

const (
	small = 4 << 10 // bytes of text in the first block of a table
	large = 64 << 10
)

// Rows packs rows one after the other. The zero Rows is empty.
type Rows struct{ last *block }

// A block has the cells of some rows, one after the other in one text. The text is never
// moved, so that what was taken of it stays where it is.
type block struct {
	text strings.Builder
	ends []uint32
}

// A Row finds the cells of one row. The zero Row has none.
type Row struct {
	in          *block
	from, cells uint32 // of the ends
}

// Add packs the cells of one more row.
func (r *Rows) Add(cells []string) Row {
	size := 0
	for _, c := range cells {
		size += len(c)
	}
	if b := r.last; b == nil || b.text.Len()+size > b.text.Cap() {
		room, some := small, 0
		if b != nil {
			room, some = large, len(b.ends)*5/4
		}
		r.last = &block{ends: make([]uint32, 0, max(some, len(cells)))}
		r.last.text.Grow(max(room, size))
	}
	b := r.last
	row := Row{b, uint32(len(b.ends)), uint32(len(cells))}
	for _, c := range cells {
		b.text.WriteString(c)
		b.ends = append(b.ends, uint32(b.text.Len()))
	}
	return row
}

// Len is the number of cells.
func (r Row) Len() int { return int(r.cells) }

// Cell is cell i; "" where the row does not reach so far.
func (r Row) Cell(i int) string {
	if i < 0 || i >= int(r.cells) {
		return ""
	}
	at, from := int(r.from)+i, uint32(0)
	if at > 0 {
		from = r.in.ends[at-1]
	}
	return r.in.text.String()[from:r.in.ends[at]]
}

// Cells are the cells of a row that has so many.
func (r Row) Cells(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = r.Cell(i)
	}
	return out
}

// With is the row with another text in cell i, to which it is widened.
func (r Row) With(i int, cell string) Row {
	cells := r.Cells(max(int(r.cells), i+1))
	cells[i] = cell
	size := 0
	for _, c := range cells {
		size += len(c)
	}
	own := Rows{last: &block{}}
	own.last.text.Grow(size)
	return own.Add(cells)
}

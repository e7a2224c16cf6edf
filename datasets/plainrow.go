package datasets

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"quotient/datasets/numerals"
	"quotient/datasets/quantity"
)

// isRowID reports whether a text is lower-case letters, digits and single hyphens.
func isRowID(s string) bool {
	for i := range len(s) {
		c := s[i]
		if hyphen := c == '-'; !hyphen && (c < 'a' || c > 'z') && (c < '0' || c > '9') || hyphen && (i == 0 || i == len(s)-1 || s[i-1] == '-') {
			return false
		}
	}
	return s != ""
}

// evident reports whether a cell that is not empty is what its field asks for, and is written
// as this program has it, so that nothing else need be looked at.
func (f *Field) evident(cell string) bool {
	c := &f.Constraints
	if c.limits != nil || c.pattern != nil || c.hasLengths || c.enum != nil || f.categories != nil {
		return false
	}
	switch f.Type {
	case "number", "integer":
		return f.numeral == numerals.Usual && quantity.IsDecimal(cell) && (f.Type == "number" || !strings.Contains(cell, "."))
	case "string":
		first, last := cell[0], cell[len(cell)-1]
		return (f.Format == "" || f.Format == "default") && first > ' ' && first < utf8.RuneSelf && last > ' ' && last < utf8.RuneSelf
	}
	return false
}

// A memory knows what rows of plain data say, by the cells that say it: rows are many, and
// the dates and units among them few.
type memory struct {
	fields  [2][]int // that tell what a row says, and its number
	said    map[string]*Said
	amounts map[string]*quantity.Quantity
	key     []byte
}

// remembered is how many rows a memory has at most.
const remembered = 1 << 16

// recall gives a row what an earlier one has that says the same, and reports whether there
// is one for what it says besides, and for its number.
func (m *memory) recall(o *Observation) (said, amount bool) {
	if m.said == nil {
		m.said, m.amounts = map[string]*Said{}, map[string]*quantity.Quantity{}
		for k, names := range [][]string{
			{"statistic", "modality", "date", "place", "quote", "where", "note", "bound"},
			{"statistic", "bound", "value", "high", "unit", "out_of"},
		} {
			for _, name := range names {
				if i := o.table.IndexOf(name); i >= 0 {
					m.fields[k] = append(m.fields[k], i)
				}
			}
		}
	}
	m.key = o.append(m.key[:0], m.fields[0])
	o.Said, said = m.said[string(m.key)]
	m.key = o.append(m.key[:0], m.fields[1])
	o.Quantity, amount = m.amounts[string(m.key)]
	return said, amount
}

// keep remembers a row that nothing is wrong with.
func (m *memory) keep(o *Observation) {
	if len(m.said) < remembered {
		m.said[string(o.append(nil, m.fields[0]))] = o.Said
	}
	if len(m.amounts) < remembered {
		m.amounts[string(o.append(nil, m.fields[1]))] = o.Quantity
	}
}

// append writes some cells of a row as one text.
func (o *Observation) append(to []byte, fields []int) []byte {
	for _, i := range fields {
		to = append(append(to, o.cells.Cell(i)...), 0)
	}
	return to
}

// begin is the place of a row.
func (o *Observation) begin() position { return o.table.place(o, -1) }

// position is the place of a cell of a row.
func (o *Observation) position(column string) position {
	i := o.table.IndexOf(column)
	if i < 0 || i >= o.table.read {
		return position{line: int(o.line)}
	}
	return o.table.place(o, i)
}

// place finds the cell of a field, or else the first one of a row: nobody need remember
// where millions of cells are.
func (t *Table) place(o *Observation, field int) position {
	at := position{int(o.line), max(field, 0) + 1}
	if t.text == nil { // of a frame
		return at
	}
	text := t.text[o.from:]
	r := t.dialect.records(text)
	if _, err := r.Read(); err != nil {
		return at
	}
	begin, _ := r.FieldPos(0)
	line, column := r.FieldPos(max(slices.Index(t.order, field), 0))
	at.line += line - begin
	for range line - 1 {
		_, text, _ = bytes.Cut(text, []byte("\n"))
	}
	at.column = utf8.RuneCount(text[:min(max(column-1, 0), len(text))]) + 1
	return at
}

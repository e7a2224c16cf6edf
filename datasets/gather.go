package datasets

import (
	"slices"
	"strings"

	"quotient/datasets/packed"
	"quotient/datasets/quantity"
)

// Many is what a row is made of that stands for many rows of its table.
type Many struct {
	Count  int    // of the rows
	SHA256 string // of their cells, in the order of the rows
	Query  string // by which they are found in the table: year=1956, 20≤minutes<25
	Number string // the column of the number that stands for theirs
}

// Of returns what a row is made of that stands for many rows, and nil for a row of a file.
func (o *Observation) Of() *Many { return o.many }

// A Gathered is a number that is worked out of many rows.
type Gathered struct {
	Cells    []string // that these rows have in common, in the columns by which they are grouped
	Amount   quantity.Quantity
	Modality Modality
	Many
}

// address makes the id of a row of the query by which its rows are found.
var address = strings.NewReplacer(", ", "&", " ", "%20", "%", "%25", "\n", "%0A", "\t", "%09")

// Gather makes rows of numbers that each stand for many rows of the table: with the columns by
// which these were grouped, and the number in a column of a name. They are no rows of the
// table: nothing but what made them has them.
func (t *Table) Gather(by []string, number string, list []Gathered) (out []*Observation) {
	of := &Table{Name: t.Name, Title: t.Title, Path: t.Path, sources: t.sources, measures: t.measures}
	for _, name := range by {
		f, _ := t.Field(name)
		f.Name = name
		of.Fields = append(of.Fields, f)
	}
	f, _ := t.Field(number)
	f.Name, f.Type = number, "number"
	of.Fields = append(of.Fields, f)
	for _, g := range list {
		g.Number = number
		o := &Observation{
			Table: t.Name, ID: address.Replace(g.Query), Quantity: &g.Amount, table: of,
			Said: &Said{Modality: g.Modality, Bound: g.Amount.Bound(), many: &g.Many},
		}
		cell := ""
		if v := g.Amount.Value(); v != nil {
			cell = quantity.Decimal(v, 12, false)
		}
		o.cells = of.packed.Add(append(slices.Clone(g.Cells), cell))
		rowReader{&loader{table: of}, o}.date()
		of.Rows = append(of.Rows, o)
	}
	return of.Rows
}

// Packed are the cells of the row, by the places of their columns, and not copied.
func (o *Observation) Packed() packed.Row { return o.cells }

// Field is a column of the row.
func (o *Observation) Field(name string) (Field, bool) { return o.table.Field(name) }

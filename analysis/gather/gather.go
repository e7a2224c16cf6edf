// Package gather works numbers out of many rows of a table. Rows go in, with the columns by
// which they are grouped and what is to be worked out; a number for each group comes out, with
// how many rows it stands for, their fingerprint, and how to find them.
//
// Plain numbers are added as whole numbers of their last decimal, so that a million of them
// are as exact as two and take no longer than reading them. Numbers of which a text says
// something are worked out as comparisons are: bounds and what is claimed go through, and what
// cannot be added is refused.
package gather

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"slices"
	"strconv"
	"strings"

	"quotient/analysis/addable"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Operations are what can be worked out, by the names that charts.yaml has for them.
var Operations = []string{"sum", "mean", "median", "min", "max", "count"}

// MostGroups is how many groups there can be.
const MostGroups = 100_000

// A Request says what is worked out, of which rows.
type Request struct {
	By        []string // the columns whose cells make the groups
	Column    string   // of the numbers; "" for a count of rows
	Operation string
	// Top is how many cells of the first column are kept, those with the greatest numbers; the
	// others are one, called Rest. All are kept where it is 0.
	Top  int
	Rest string
}

// An Answer is the groups, in the order of their first rows, and those of the rest last.
type Answer struct {
	Groups  []datasets.Gathered
	Rows    int // that have a number
	Without int // rows that have none
	Others  int // cells of the first column that are the rest
}

// Of works a request out.
func Of(t *datasets.Table, rows []*datasets.Observation, q Request) (*Answer, error) {
	g := &gatherer{Request: q, table: t, plain: plain(t, q.Column), index: map[string]int{}, number: t.IndexOf(q.Column)}
	for _, name := range q.By {
		g.by = append(g.by, t.IndexOf(name))
	}
	if q.Top > 0 {
		first := q
		first.By, first.Top = q.By[:1], 0
		all, err := Of(t, rows, first)
		if err != nil {
			return nil, err
		}
		g.keep(all)
	}
	for _, o := range rows {
		if err := g.add(o); err != nil {
			return nil, err
		}
	}
	return g.answer()
}

// plain reports whether the numbers of a column are nothing but numbers, of which no row says
// anything: that one is a bound, or a part of another.
func plain(t *datasets.Table, column string) bool {
	if t.Observed {
		return false
	}
	telling := []string{"fact", "part_of", "statistic", "modality"}
	if column == "value" {
		telling = append(telling, "bound", "high", "unit")
	}
	return !slices.ContainsFunc(telling, func(name string) bool { return t.IndexOf(name) >= 0 })
}

// A gatherer is at work on the rows of a table.
type gatherer struct {
	Request
	table    *datasets.Table
	plain    bool
	by       []int // the places of the columns
	number   int   // of that of the numbers, -1 for none
	kept     map[string]bool
	others   int
	index    map[string]int // of a group by its cells
	groups   []*group
	key, row []byte
	rows     int
	without  int
}

// A group is the rows that have the same cells.
type group struct {
	cells []string
	count int
	hash  hash.Hash
	total total
	list  []*datasets.Observation // where the rows themselves are asked
	each  []number                // where the numbers are sorted
	rest  bool
}

// keep notes the cells that are kept: those with the greatest numbers.
func (g *gatherer) keep(all *Answer) {
	list := slices.Clone(all.Groups)
	slices.SortStableFunc(list, func(a, b datasets.Gathered) int { return b.Amount.Value().Cmp(a.Amount.Value()) })
	g.kept = map[string]bool{}
	for _, x := range list[:min(g.Top, len(list))] {
		g.kept[x.Cells[0]] = true
	}
	g.others = len(list) - len(g.kept)
}

// add takes a row in.
func (g *gatherer) add(o *datasets.Observation) error {
	cells := o.Packed()
	if g.number >= 0 && cells.Cell(g.number) == "" {
		g.without++
		return nil
	}
	g.key = g.key[:0]
	rest := g.kept != nil && !g.kept[cells.Cell(g.by[0])]
	for k, i := range g.by {
		if k > 0 || !rest {
			g.key = append(g.key, cells.Cell(i)...)
		}
		g.key = append(g.key, 0)
	}
	if rest {
		g.key = append(g.key, 1)
	}
	at, ok := g.index[string(g.key)]
	if !ok {
		if at = len(g.groups); at == MostGroups {
			return fmt.Errorf("there are more than %d groups of rows, and no picture has room for so many: group by a coarser column", MostGroups)
		}
		g.index[string(g.key)] = at
		x := &group{hash: sha256.New(), rest: rest}
		for k, i := range g.by {
			x.cells = append(x.cells, strings.Clone(cells.Cell(i)))
			if k == 0 && rest {
				x.cells[0] = g.Rest
			}
		}
		g.groups = append(g.groups, x)
	}
	x := g.groups[at]
	x.count++
	g.rows++
	g.row = Fingerprint(g.row[:0], o)
	x.hash.Write(g.row)
	return g.take(x, o)
}

// Fingerprint adds all that a row says to a text from which a fingerprint is made.
func Fingerprint(text []byte, o *datasets.Observation) []byte {
	cells := o.Packed()
	for i := range cells.Len() {
		cell := cells.Cell(i)
		text = binary.AppendUvarint(text, uint64(len(cell)))
		text = append(text, cell...)
	}
	return append(text, '\n')
}

// take takes the number of a row into its group.
func (g *gatherer) take(x *group, o *datasets.Observation) error {
	switch {
	case g.Operation == "count":
		return nil
	case !g.plain:
		x.list = append(x.list, o)
		return nil
	}
	n := numberOf(o.Packed().Cell(g.number))
	if g.Operation == "sum" || g.Operation == "mean" {
		return x.total.add(n)
	}
	x.each = append(x.each, n)
	return nil
}

// answer is what has been worked out.
func (g *gatherer) answer() (*Answer, error) {
	out := &Answer{Rows: g.rows, Without: g.without, Others: g.others}
	slices.SortStableFunc(g.groups, func(a, b *group) int {
		switch {
		case a.rest == b.rest:
			return 0
		case a.rest:
			return 1
		}
		return -1
	})
	for _, x := range g.groups {
		q, modality, err := g.amount(x)
		if err != nil {
			return nil, err
		}
		sum := hex.EncodeToString(x.hash.Sum(nil)[:16])
		out.Groups = append(out.Groups, datasets.Gathered{Cells: x.cells, Amount: q, Modality: modality, Many: datasets.Many{Count: x.count, SHA256: sum, Query: g.query(x)}})
	}
	return out, nil
}

// query is how the rows of a group are found.
func (g *gatherer) query(x *group) string {
	var parts []string
	for k, name := range g.By {
		if k == 0 && x.rest {
			parts = append(parts, fmt.Sprintf("%s not among the top %d", name, g.Top))
			continue
		}
		cell := x.cells[k]
		if cell == "" || strings.ContainsAny(cell, ",=&\"") {
			cell = strconv.Quote(cell)
		}
		parts = append(parts, name+"="+cell)
	}
	if len(parts) == 0 {
		return "all"
	}
	return strings.Join(parts, ", ")
}

// amount is the number of a group, and what is claimed of it.
func (g *gatherer) amount(x *group) (q quantity.Quantity, m datasets.Modality, err error) {
	m = datasets.Asserted
	switch {
	case g.Operation == "count":
		return quantity.Int(int64(x.count)), m, nil
	case !g.plain:
		return g.bounded(x)
	case g.Operation == "sum":
		return quantity.Point(x.total.value(), quantity.Unit{}), m, nil
	case g.Operation == "mean":
		return quantity.Point(x.total.mean(x.count), quantity.Unit{}), m, nil
	}
	return quantity.Point(ranked(x.each, g.Operation), quantity.Unit{}), m, nil
}

// hows are what each operation does with numbers that have a kind, a place and a time.
var hows = map[string]addable.Addition{"sum": addable.Together, "mean": addable.Averaged, "median": addable.Averaged, "min": addable.Apart, "max": addable.Apart}

// bounded is the number of a group whose rows say something of theirs.
func (g *gatherer) bounded(x *group) (q quantity.Quantity, m datasets.Modality, err error) {
	m = datasets.Asserted
	if err := addable.Rows(x.list, hows[g.Operation]); err != nil {
		return q, m, err
	}
	var list []quantity.Quantity
	for _, o := range x.list {
		q, ok := datasets.Fact(o).Amount()
		if g.Column != "value" {
			q, ok = datasets.Cell{Observation: o, Column: g.Column}.Amount()
		} else {
			m = m.Weakest(o.Modality)
		}
		if !ok {
			continue
		}
		if len(list) > 0 && q.Unit != list[0].Unit {
			return q, m, fmt.Errorf("%s is in %q and %s in %q: no number stands for both; keep one unit with where", x.list[0].Ref(), list[0].Unit, o.Ref(), q.Unit)
		}
		list = append(list, q)
	}
	q, err = overall(list, g.Operation)
	return q, m, err
}

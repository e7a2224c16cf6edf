package spec

import (
	"cmp"
	"math/big"

	"quotient/analysis"
	"quotient/analysis/frames"
	"quotient/analysis/gather"
	"quotient/datasets"
)

// MostEach is from how many numbers on a kind that sums them up does not look at each alone:
// its marks then stand for many rows, and carry how many, their fingerprint and how to find
// them.
const MostEach = 2000

// A Column is the numbers of many rows of plain data.
type Column struct {
	Table *datasets.Table
	Rows  []*datasets.Observation // that have a number
	gather.Numbers
}

// Many are the numbers of a column, where they are more than MostEach and nothing is said of
// any of them; few is true where each is to be looked at alone.
func (rs *Rows) Many(r *Resolver, column string) (c *Column, few bool) {
	t, err := r.Study.Table(rs.Table.Value)
	if err != nil || len(rs.Rows) > 0 || rs.Fold.given() || rs.Aggregate.Value != "" || rs.Top.Value != "" || len(rs.Sort) > 0 || r.Facets != nil || len(t.Rows) <= MostEach || !gather.Plain(t, column) {
		return nil, true
	}
	if f, ok := t.Field(column); !ok || !f.Numeric() {
		return nil, true
	}
	before := len(r.Found)
	rows, ok := rs.selected(r, t)
	if !ok {
		r.Found = r.Found[:before] // which is told where they are looked at one by one
		return nil, true
	}
	if len(rows) <= MostEach {
		return nil, true
	}
	c = &Column{Table: t}
	c.Rows, c.Numbers = gather.In(t, rows, column)
	if len(c.Rows) <= MostEach {
		return nil, true
	}
	r.Numberless = len(rows) - len(c.Rows)
	return c, false
}

// A Whole is a group of many numbers, with the row that stands for them.
type Whole struct {
	Row     *datasets.Observation
	Summary analysis.Summary
}

// Wholes are the groups of many numbers.
type Wholes struct {
	*Column
	Groups []Whole
}

// Whole groups the numbers of a column of plain data, and describes each group. It reports
// false, with an error, where it cannot.
func (rs *Rows) Whole(r *Resolver, column, by datasets.Text) (out Wholes, ok bool) {
	t, err := r.Study.Table(rs.Table.Value)
	if err != nil {
		r.Fault(rs.Table, "", "%v", err)
		return out, false
	}
	name := cmp.Or(column.Value, "value")
	f, known := t.Field(name)
	switch at := cmp.Or(column.Line, rs.Table.Line); {
	case !known || !f.Numeric():
		r.Fault(datasets.Text{Line: at, Column: max(column.Column, 1)}, datasets.DidYouMean(name, numericColumns(t)), "table %s has no column of numbers %q", t.Name, name)
	case !gather.Plain(t, name):
		r.Fault(rs.Table, "leave extent out", "the rows of %s say more of their numbers than the numbers, and each is to be seen", t.Name)
	case by.Value != "" && t.IndexOf(by.Value) < 0:
		r.Fault(by, datasets.DidYouMean(by.Value, t.Columns()), "table %s has no column %q", t.Name, by.Value)
	case rs.Fold.given() || rs.Aggregate.Value != "":
		r.Fault(rs.Table, "leave fold and aggregate out", "a box without points is of a column")
	}
	if len(r.Found) > 0 {
		return out, false
	}
	rows, ok := rs.selected(r, t)
	if !ok {
		return out, false
	}
	groups := map[string][]float64{}
	out.Column = &Column{Table: t}
	out.Rows, out.Numbers = gather.In(t, rows, name)
	at := t.IndexOf(by.Value)
	for i, x := range out.Floats() {
		cell := out.Rows[i].Packed().Cell(at)
		groups[cell] = append(groups[cell], x)
	}
	q := gather.Request{Column: name, Operation: "median"}
	if by.Value != "" {
		q.By = []string{by.Value}
	}
	answer, err := gather.Of(t, rows, q)
	if err != nil {
		r.Fault(rs.Table, "", "%v", err)
		return out, false
	}
	for _, o := range t.Gather(q.By, name, answer.Groups) {
		r.UsesRow(o)
		out.Groups = append(out.Groups, Whole{o, analysis.SummaryOfNumbers(groups[o.Cell(by.Value)])})
	}
	r.Numberless, r.Empty = answer.Without, len(out.Groups) == 0
	r.Many = &Aggregated{Operation: "boxes", Rows: answer.Rows}
	return out, len(out.Groups) > 0
}

// selected are the rows of a table that a chart keeps.
func (rs *Rows) selected(r *Resolver, t *datasets.Table) ([]*datasets.Observation, bool) {
	before := len(r.Found)
	rs.kept(r, t)
	where := map[string][]string{}
	for name, values := range rs.Where {
		if len(values) > 0 {
			where[name] = valuesOf(values)
		}
	}
	rows, err := frames.Select(t, where, nil)
	if err != nil {
		r.Fault(rs.Table, "", "%v", err)
	}
	return rows, len(r.Found) == before
}

// Sample is the least and the greatest of many numbers: what is true of both of them, such as
// that they have a place on a logarithmic scale, is true of all.
func (r *Resolver) Sample(c *Column) (out []Datum) {
	low, high := c.Extremes()
	for _, i := range []int{low, high} {
		d := r.of(c.Rows[i]).In(c.Column)
		if r.Drawable(datasets.Text{}, d) {
			out = append(out, d)
		}
	}
	return out
}

// Binned are the bins between edges as rows that stand for those in them; nil for an empty one.
func (r *Resolver) Binned(c *Column, edges []*big.Rat) []*datasets.Observation {
	out := make([]*datasets.Observation, len(edges)-1)
	list, at := gather.Bins(c.Rows, c.Numbers, edges)
	for i, o := range c.Table.Gather(nil, "count", list) {
		out[at[i]] = o
		r.UsesRow(o)
	}
	r.Many = &Aggregated{Operation: "bins", Rows: len(c.Rows)}
	return out
}

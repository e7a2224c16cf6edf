package spec

import (
	"quotient/datasets"
)

// Axis is the numbers that a chart puts along one axis: a column of its table,
// or of a table of its own.
type Axis struct {
	Table    datasets.Text             `yaml:"table" is:"table" doc:"the table of the numbers, where it is one of its own"`
	Where    map[string]datasets.Texts `yaml:"where" is:"cell" key:"column" doc:"the rows of the table to keep, by values in columns"`
	Column   datasets.Text             `yaml:"column" is:"column" doc:"the column of the numbers; value without it"`
	Title    datasets.Text             `yaml:"title" is:"words" doc:"what the axis is called"`
	Scale    datasets.Text             `yaml:"scale" is:"scale" doc:"linear or log"`
	Ends     `yaml:",inline"`
	Measured `yaml:",inline"`
}

// UnmarshalYAML takes the name of the column alone, too.
func (a *Axis) UnmarshalYAML(decode func(any) error) error {
	return columnOr(decode, &a.Column, (*axisSpec)(a))
}

type axisSpec Axis

// Numbers are the rows of a table that have a number in a column, which is the
// column value where none is named. Rows without one are left out.
func (r *Resolver) Numbers(at, column datasets.Text, data []Datum) (out []Datum) {
	name := column.Value
	if name == "" {
		name = "value"
	}
	for _, d := range data {
		if f, ok := r.Field(d, name); !ok || !f.Numeric() {
			if column.Value == "" {
				column = at
			}
			r.Fault(column, datasets.DidYouMean(name, r.Numeric(d)), "table %s has no column of numbers %q", d.Row().Table, name)
			return nil
		}
		if in, ok := r.In(d, datasets.Text{Value: name, Line: column.Line, Column: column.Column}); ok && r.Drawable(at, in) {
			out = append(out, in)
		}
	}
	r.Empty = len(out) == 0
	return out
}

// Field is a column of the table that a row is from.
func (r *Resolver) Field(d Datum, name string) (datasets.Field, bool) { return FieldOf(d, name) }

// Numeric are the columns of numbers in the table of a datum.
func (r *Resolver) Numeric(d Datum) (names []string) {
	for _, name := range r.columns(d.Row()) {
		if f, ok := r.Field(d, name); ok && f.Numeric() {
			names = append(names, name)
		}
	}
	return names
}

// AxisTitle is what an axis is called: its title, that of its column, or the unit.
func (r *Resolver) AxisTitle(a Axis, data []Datum, unit string) string {
	switch {
	case a.Title.Value != "":
		return r.Expand(a.Title)
	case len(data) == 0:
		return ""
	}
	name := a.Column.Value
	if name == "" {
		name = "value"
	}
	if f, ok := r.Field(data[0], name); ok && f.Title != "" {
		return f.Title
	}
	if unit != "" {
		return unit
	}
	return name
}

// OnlyTable refuses rows by name where a chart is of a whole table.
func (rs *Rows) OnlyTable(r *Resolver, at datasets.Text) bool {
	if len(rs.Rows) > 0 {
		r.Fault(rs.Rows[0], "name a table, and keep rows of it with where", "rows by name do not go with this kind")
		return false
	}
	if rs.Table.Value == "" {
		r.Fault(at, "name one: table: …", "the chart has no table")
		return false
	}
	return true
}

// Whole reports rows that say nothing in a column that every mark needs.
func (r *Resolver) Whole(column datasets.Text, data []Datum) bool {
	for _, d := range data {
		if !r.has(d, column.Value) {
			r.Column(column, data)
			return false
		}
		if d.Cell(column.Value) == "" {
			r.Fault(column, "fill the cell in, or leave the row out with where", "%s says nothing under %s", d.Ref(), column.Value)
			return false
		}
	}
	return true
}

// Distinct are the values of a column, in the order of rows.
func Distinct(column string, data []Datum) (out []string) {
	seen := map[string]bool{}
	for _, d := range data {
		if v := d.Cell(column); !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}

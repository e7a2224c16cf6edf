package charts

import (
	"quotient/datasets"
)

// Axis is the numbers that a chart puts along one axis: a column of its table,
// or of a table of its own.
type Axis struct {
	Table  datasets.Text             `yaml:"table"`
	Where  map[string]datasets.Texts `yaml:"where"`
	Column datasets.Text             `yaml:"column"` // value where there is none
	Title  datasets.Text             `yaml:"title"`  // what the axis is called
	Scale  datasets.Text             `yaml:"scale"`  // linear or log
	Ends   `yaml:",inline"`
}

// UnmarshalYAML takes the name of the column alone, too.
func (a *Axis) UnmarshalYAML(decode func(any) error) error {
	return columnOr(decode, &a.Column, (*axisSpec)(a))
}

type axisSpec Axis

// numbers are the rows of a table that have a number in a column, which is the
// column value where none is named. Rows without one are left out.
func (r *resolver) numbers(at, column datasets.Text, data []datum) (out []datum) {
	name := column.Value
	if name == "" {
		name = "value"
	}
	for _, d := range data {
		if f, ok := r.field(d, name); !ok || !f.Numeric() {
			if column.Value == "" {
				column = at
			}
			r.fault(column, datasets.DidYouMean(name, r.numeric(d)), "table %s has no column of numbers %q", d.row().Table, name)
			return nil
		}
		if d = d.in(name); d.numbered() && r.drawable(at, d) {
			out = append(out, d)
		}
	}
	r.empty = len(out) == 0
	return out
}

// field is a column of the table that a row is from.
func (r *resolver) field(d datum, name string) (datasets.Field, bool) {
	t, err := r.study.Table(d.row().Table)
	if err != nil {
		return datasets.Field{}, false
	}
	return t.Field(name)
}

func (r *resolver) numeric(d datum) (names []string) {
	for _, name := range d.row().Columns() {
		if f, ok := r.field(d, name); ok && f.Numeric() {
			names = append(names, name)
		}
	}
	return names
}

// axisTitle is what an axis is called: its title, that of its column, or the unit.
func (r *resolver) axisTitle(a Axis, data []datum, unit string) string {
	switch {
	case a.Title.Value != "":
		return r.expand(a.Title)
	case len(data) == 0:
		return ""
	}
	name := a.Column.Value
	if name == "" {
		name = "value"
	}
	if f, ok := r.field(data[0], name); ok && f.Title != "" {
		return f.Title
	}
	if unit != "" {
		return unit
	}
	return name
}

// onlyTable refuses rows by name where a chart is of a whole table.
func (rs *Rows) onlyTable(r *resolver, at datasets.Text) bool {
	if len(rs.Rows) > 0 {
		r.fault(rs.Rows[0], "name a table, and keep rows of it with where", "rows by name do not go with this kind")
		return false
	}
	if rs.Table.Value == "" {
		r.fault(at, "name one: table: …", "the chart has no table")
		return false
	}
	return true
}

// whole reports rows that say nothing in a column that every mark needs.
func (r *resolver) whole(column datasets.Text, data []datum) bool {
	for _, d := range data {
		if !d.row().Has(column.Value) {
			r.column(column, data)
			return false
		}
		if d.cell(column.Value) == "" {
			r.fault(column, "fill the cell in, or leave the row out with where", "%s says nothing under %s", d.ref(), column.Value)
			return false
		}
	}
	return true
}

// distinct are the values of a column, in the order of rows.
func distinct(column string, data []datum) (out []string) {
	seen := map[string]bool{}
	for _, d := range data {
		if v := d.cell(column); !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}

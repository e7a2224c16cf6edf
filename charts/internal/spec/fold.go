package spec

import (
	"slices"

	"quotient/datasets"
)

// Fold makes a row of each number in several columns of a table, as one has them in a
// spreadsheet with a column for every year. What is drawn then has two columns more: one
// with the name of the column that a number is from, and value with the number.
type Fold struct {
	Columns datasets.Texts `yaml:"columns" is:"column" doc:"the columns of numbers, in order"`
	From    datasets.Text  `yaml:"from" is:"column" doc:"instead of columns: the first of those that are side by side in the table"`
	To      datasets.Text  `yaml:"to" is:"column" doc:"the last of those"`
	As      datasets.Text  `yaml:"as" is:"column" doc:"what the column of their names is called; key without it"`
}

// UnmarshalYAML takes the columns alone, too.
func (f *Fold) UnmarshalYAML(decode func(any) error) error {
	type whole Fold
	if decode(&f.Columns) == nil {
		return nil
	}
	f.Columns = nil
	return decode((*whole)(f))
}

// given reports whether a chart folds columns.
func (f *Fold) given() bool { return len(f.Columns)+len(f.From.Value)+len(f.To.Value) > 0 }

// key is the column that has the names of the columns.
func (f *Fold) key() string {
	if f.As.Value == "" {
		return "key"
	}
	return f.As.Value
}

// columns are those of a table that are folded; none where one cannot be.
func (f *Fold) columns(r *Resolver, t *datasets.Table, at datasets.Text) (names datasets.Texts) {
	if _, ok := t.Field(f.key()); ok {
		if f.As.Value != "" {
			at = f.As
		}
		r.Fault(at, "as in fold: {columns: […], as: year}", "table %s has a column %q, so the names of the columns need another", t.Name, f.key())
		return nil
	}
	names = f.Columns
	if len(names) == 0 {
		names = f.between(r, t)
	} else if f.From.Value != "" || f.To.Value != "" {
		r.Fault(names[0], "keep one of the two", "fold has both columns and from or to")
		return nil
	}
	for _, name := range names {
		field, ok := t.Field(name.Value)
		switch {
		case !ok:
			r.Fault(name, datasets.DidYouMean(name.Value, t.Columns()), "table %s has no column %q", t.Name, name.Value)
			return nil
		case !field.Numeric():
			r.Fault(name, "name columns of numbers, or say type: number in "+datasets.DescriptorName, "the column %q of %s has no numbers", name.Value, t.Name)
			return nil
		}
	}
	return names
}

// between are the columns of a table from one to another.
func (f *Fold) between(r *Resolver, t *datasets.Table) (names datasets.Texts) {
	all := t.Columns()
	from, to := slices.Index(all, f.From.Value), slices.Index(all, f.To.Value)
	switch {
	case f.From.Value == "" || f.To.Value == "":
		given := f.From
		if given.Value == "" {
			given = f.To
		}
		r.Fault(given, "as in fold: {from: 1990, to: 2020, as: year}", "fold has only one end")
	case from < 0:
		r.Fault(f.From, datasets.DidYouMean(f.From.Value, all), "table %s has no column %q", t.Name, f.From.Value)
	case to < 0:
		r.Fault(f.To, datasets.DidYouMean(f.To.Value, all), "table %s has no column %q", t.Name, f.To.Value)
	case to < from:
		r.Fault(f.To, "name them the other way round", "the column %q is before %q", f.To.Value, f.From.Value)
	default:
		for _, name := range all[from : to+1] {
			names = append(names, datasets.Text{Value: name, Line: f.From.Line, Column: f.From.Column})
		}
	}
	return names
}

// folded is what a datum is of in a fold.
type folded struct {
	key    string // the column that has the name
	name   string // of the column that the number is from
	called string // its title, which the chart shows
	year   bool   // all of the names are years
}

// folds are the data of rows in the columns that a chart folds.
func (rs *Rows) folds(r *Resolver, t *datasets.Table, rows []*datasets.Observation) (out []Datum) {
	if rs.Value.Value != "" {
		r.Fault(rs.Value, "leave it out: the numbers are those of the columns", "a chart that folds columns names no column of numbers")
		return nil
	}
	columns := rs.Fold.columns(r, t, rs.Table)
	var each []folded
	years := true
	for _, c := range columns {
		x := folded{key: rs.Fold.key(), name: c.Value, called: c.Value}
		if f, _ := t.Field(c.Value); f.Title != "" {
			x.called = f.Title
		}
		years = years && fourDigits.MatchString(x.called)
		each = append(each, x)
	}
	for _, o := range rows {
		r.UsesRow(o)
		for i, c := range columns {
			each[i].year = years
			d := r.of(datasets.Cell{Observation: o, Column: c.Value, Amounts: true})
			d.folded = &each[i]
			if !d.Numbered() {
				r.Numberless++
			} else if r.Drawable(rs.Table, d) {
				out = append(out, d)
			}
		}
	}
	r.Empty = len(out) == 0
	return out
}

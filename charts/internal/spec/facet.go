package spec

import (
	"slices"

	"quotient/datasets"
)

// A Facets is the rows of a chart in panels, one for each value of a column.
type Facets struct {
	Column datasets.Text
	Values []string
	all    []Datum
}

// MostPanels is how many panels a reader can take in.
const MostPanels = 12

// Selected is what a chart says of its rows.
func (rs *Rows) Selected() *Rows { return rs }

// FacetsOf parts the rows of a chart by a column, in the order of rows. It reports false, with
// an error, where they cannot be.
func (rs *Rows) FacetsOf(r *Resolver, column, at datasets.Text) (*Facets, bool) {
	look := &Resolver{Study: r.Study, Locale: r.Locale, Comparisons: r.Comparisons, Chart: r.Chart, Terms: r.Terms, Unnamed: true}
	all := rs.All(look, at, false)
	if r.Found = append(r.Found, look.Found...); len(look.Found) > 0 {
		return nil, false
	}
	for _, d := range all {
		if d.Computed() {
			r.Fault(column, "list observations, as table.id", "%s is computed, and has no %s", d.Ref(), column.Value)
			return nil, false
		}
	}
	if !r.Whole(column, all) {
		return nil, false
	}
	f := &Facets{Column: column, Values: Distinct(column.Value, all), all: all}
	if len(f.Values) == 1 {
		r.Fault(column, "leave out facet, or name another column", "the column %s has one value, and panels are for several", column.Value)
		return nil, false
	}
	r.Crowded(column, len(f.Values), MostPanels, "panels")
	return f, true
}

// Keep leaves the rows of one panel.
func (rs *Rows) Keep(f *Facets, value string) {
	if rs.Table.Value != "" {
		if rs.Where == nil {
			rs.Where = map[string]datasets.Texts{}
		}
		rs.Where[f.Column.Value] = datasets.Texts{{Value: value, Line: f.Column.Line, Column: f.Column.Column}}
		return
	}
	rs.Rows = slices.DeleteFunc(slices.Clone(rs.Rows), func(t datasets.Text) bool {
		return !slices.ContainsFunc(f.all, func(d Datum) bool { return d.Ref() == t.Value && d.Cell(f.Column.Value) == value })
	})
}

// Has reports whether a row of an address is in one of the panels.
func (f *Facets) Has(ref string) bool {
	return slices.ContainsFunc(f.all, func(d Datum) bool { return d.Ref() == ref })
}

// Notes are those at the marks of a panel.
func (f *Facets) Notes(r *Resolver, value string) (out []Note) {
	for _, n := range r.Notes {
		if slices.ContainsFunc(f.all, func(d Datum) bool { return d.Ref() == n.Ref() && d.Cell(f.Column.Value) == value }) {
			out = append(out, n)
		}
	}
	return out
}

// Title is what a panel is called.
func (f *Facets) Title(value string) string {
	i := slices.IndexFunc(f.all, func(d Datum) bool { return d.Cell(f.Column.Value) == value })
	return InWords(f.all[i].Term(f.Column.Value), f.all[i].Locale.Tag)
}

// Among are the rows that a chart may name: those of all panels, where it has any.
func (r *Resolver) Among(data []Datum) []Datum {
	if r.Facets == nil {
		return data
	}
	return r.Facets.all
}

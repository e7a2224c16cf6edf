package charts

import (
	"slices"
	"strings"

	"quotient/analysis/frames"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Rows is how a chart says what it draws: either rows by name, or a table with
// the rows to keep and their order.
type Rows struct {
	Rows  datasets.Texts            `yaml:"rows"`  // observations (table.id) and comparisons (id)
	Table datasets.Text             `yaml:"table"` // all rows of a table that have a number
	Where map[string]datasets.Texts `yaml:"where"` // column: values to keep
	Sort  datasets.Texts            `yaml:"sort"`  // columns; -value sorts downwards
	Value datasets.Text             `yaml:"value"` // the column of the numbers that are drawn; value where none is named
	Label datasets.Text             `yaml:"label"` // the column that names a row
	// Labels names rows that are to be called otherwise, by their ref.
	Labels map[string]datasets.Text `yaml:"labels"`
}

// data resolves the rows that a chart draws, in order.
func (rs *Rows) data(r *resolver, at datasets.Text, needsNumber bool) (out []datum) {
	switch {
	case rs.Value.Value == "" || rs.Value.Value == "value":
	case !needsNumber:
		r.fault(rs.Value, "see the kind in docs/charts.md: it is named by x, y, or color", "this kind names its column of numbers otherwise")
		return nil
	default:
		return r.inColumn(rs, rs.Value, at)
	}
	return rs.all(r, at, needsNumber)
}

func (rs *Rows) all(r *resolver, at datasets.Text, needsNumber bool) (out []datum) {
	if rs.Table.Value == "" {
		for _, ref := range rs.Rows {
			get := r.datum
			if needsNumber {
				get = r.number
			}
			if d, ok := get(ref); ok {
				out = append(out, d)
			}
		}
		if len(rs.Rows) == 0 {
			r.fault(at, "list them under rows, or name a table", "the chart has nothing to draw")
		}
	} else {
		t, err := r.study.Table(rs.Table.Value)
		if err != nil {
			r.fault(rs.Table, "", "%v", err)
			return nil
		}
		if len(rs.Rows) > 0 {
			r.fault(rs.Rows[0], "keep one of the two", "the chart has both rows and a table")
		}
		where := map[string][]string{}
		for column, values := range rs.Where {
			for _, v := range values {
				where[column] = append(where[column], v.Value)
			}
		}
		order := make([]string, len(rs.Sort))
		for i, s := range rs.Sort {
			order[i] = s.Value
		}
		for _, column := range sortedKeys(rs.Where) {
			var cells []string
			for _, o := range t.Rows {
				cells = append(cells, o.Cell(column))
			}
			for _, v := range rs.Where[column] {
				if _, ok := t.Field(column); ok && !slices.Contains(cells, v.Value) {
					slices.Sort(cells)
					r.fault(v, datasets.DidYouMean(v.Value, slices.Compact(cells)), "no row of %s has the %s %q", t.Name, column, v.Value)
				}
			}
		}
		kept, err := frames.Select(t, where, order)
		if err != nil {
			r.fault(rs.Table, "", "%v", err)
			return nil
		}
		if _, ok := t.Field("value"); !ok && needsNumber {
			hint := "give it a column of numbers"
			if names := numericColumns(t); len(names) > 0 {
				hint = "say which column of numbers is drawn, as in value: " + names[0] + "; there are " + strings.Join(names, ", ")
			}
			r.fault(rs.Table, hint, "table %s has no column %q", t.Name, "value")
			return nil
		}
		for _, o := range kept {
			if o.Quantity == nil && needsNumber {
				r.numberless++
				continue
			}
			d := r.of(o)
			if needsNumber && !r.drawable(rs.Table, d) {
				continue
			}
			r.usesRow(o)
			out = append(out, d)
		}
		r.empty = len(out) == 0
	}
	r.column(rs.Label, out)
	if !r.unnamed {
		rs.eachNamed(r, out)
	}
	for _, ref := range sortedKeys(rs.Labels) {
		t := rs.Labels[ref]
		t.Value = r.expand(t)
		rs.Labels[ref] = t
		if !slices.ContainsFunc(out, func(d datum) bool { return d.ref() == ref }) {
			r.fault(t, datasets.DidYouMean(ref, refsOf(out)), "%q is not among the rows", ref)
		}
	}
	return out
}

// inColumn resolves rows with the numbers of a column, or with their values where
// none is named. Rows whose cell is empty are left out.
func (r *resolver) inColumn(rs *Rows, column datasets.Text, at datasets.Text) (out []datum) {
	if column.Value == "" || column.Value == "value" {
		return rs.all(r, at, true)
	}
	data := rs.all(r, at, false)
	r.column(column, data)
	for _, d := range data {
		if d.computed() {
			r.fault(at, "", "%s is a comparison, and has no columns", d.ref())
			continue
		}
		if t, err := r.study.Table(d.row().Table); err == nil && t.Observed && column.Value == "high" {
			r.fault(column, "leave it out: the range from value to high is drawn", "high is no number of its own")
			return nil
		}
		cell := d.cell(column.Value)
		if cell == "" {
			r.numberless++
			continue
		}
		if _, err := quantity.ParseDecimal(cell); err != nil {
			r.fault(column, "name a column of numbers", "%s, %s: %v", d.ref(), column.Value, err)
			break
		}
		if d = d.in(column.Value); r.drawable(at, d) {
			out = append(out, d)
		}
	}
	r.empty = len(out) == 0
	return out
}

func numericColumns(t *datasets.Table) (names []string) {
	for _, f := range t.Fields {
		if f.Numeric() {
			names = append(names, f.Name)
		}
	}
	return names
}

// eachNamed reports rows whose cell in the column that names them is empty: an id is no
// name.
func (rs *Rows) eachNamed(r *resolver, data []datum) {
	for _, d := range data {
		if _, ok := rs.Labels[d.ref()]; !ok && !d.computed() && rs.Label.Value != "" && d.row().Has(rs.Label.Value) && d.cell(rs.Label.Value) == "" {
			r.fault(rs.Label, "fill in the cell, name the row under labels, or leave it out with where", "%s has no name: its cell in the column %s is empty", d.ref(), rs.Label.Value)
		}
	}
}

// apart refuses two rows that nothing on the chart tells apart: they have one name, and one
// value in each of some columns. Rows with words of their own are told apart by these.
func (rs *Rows) apart(r *resolver, at datasets.Text, data []datum, words map[string]string, columns ...datasets.Text) {
	if rs.Label.Value != "" {
		at = rs.Label
	}
	seen := map[string]datum{}
	for _, d := range data {
		key := rs.name(d) + "\x00" + words[d.ref()]
		for _, c := range columns {
			key += "\x00" + d.cell(c.Value)
		}
		if other, ok := seen[key]; ok && d.ref() != other.ref() && rs.name(d) != "" {
			r.fault(at, "name them apart under labels or in the table, or keep one with where", "%s and %s are both called %q", other.ref(), d.ref(), rs.name(d))
			continue
		}
		seen[key] = d
	}
}

// name is what a datum is called on the chart: by labels, by the column label or, where
// none is named, by its id. It is "" only where a row may be without a name.
func (rs *Rows) name(d datum) string {
	if t, ok := rs.Labels[d.ref()]; ok {
		return t.Value
	}
	if rs.Label.Value != "" && !d.computed() {
		return d.term(rs.Label.Value)
	}
	return d.fact.Name(d.locale)
}

// Series colours marks by the value of a column.
type Series struct {
	Column datasets.Text            `yaml:"column"`
	Colors map[string]datasets.Text `yaml:"colors"` // value: danube, ember, ochre or slate

	looks map[string]choice // by value
	keyed bool              // a mark does not say itself of which series it is
}

// UnmarshalYAML takes the name of the column alone, too.
func (s *Series) UnmarshalYAML(decode func(any) error) error {
	return columnOr(decode, &s.Column, (*series)(s))
}

type series Series

// columnOr decodes the name of a column, or else what says more than that.
func columnOr(decode func(any) error, column *datasets.Text, whole any) error {
	var name string
	if decode(&name) == nil {
		return decode(column)
	}
	return decode(whole)
}

// column reports a column that a row's table does not have.
func (r *resolver) column(name datasets.Text, data []datum) {
	if name.Value == "" {
		return
	}
	for _, d := range data {
		if o, ok := d.fact.Row(); ok && !o.Has(name.Value) {
			r.fault(name, datasets.DidYouMean(name.Value, o.Columns()), "table %s has no column %q", o.Table, name.Value)
			return
		}
	}
}

// check reports a column and colours that do not exist, and colours of values
// that no row has.
func (s *Series) check(r *resolver, data []datum) {
	r.column(s.Column, data)
	if len(data) == 0 {
		return
	}
	var values []string
	for _, d := range data {
		if v := d.cell(s.Column.Value); !slices.Contains(values, v) {
			values = append(values, v)
		}
	}
	for _, v := range sortedKeys(s.Colors) {
		if s.Column.Value != "" && !slices.Contains(values, v) {
			r.fault(s.Colors[v], datasets.DidYouMean(v, values), "no row has the %s %q", s.Column.Value, v)
		}
	}
	for _, c := range s.Colors {
		if !slices.Contains(colourNames, c.Value) {
			r.fault(c, datasets.DidYouMean(c.Value, colourNames), "unknown colour %q", c.Value)
		}
	}
}

// told resolves a map from rows to texts as [resolver.texts] does, with numbers
// in words, as alt texts have them. Faults are reported there.
func (r *resolver) told(m map[string]datasets.Text) map[string]string {
	out := map[string]string{}
	found := len(r.found)
	for _, ref := range sortedKeys(m) {
		out[ref] = r.fill(m[ref], "words")
	}
	r.found = r.found[:found]
	return out
}

// refsOf are the names of rows.
func refsOf(data []datum) (refs []string) {
	for _, d := range data {
		refs = append(refs, d.ref())
	}
	return refs
}

// texts resolves a map from rows to words with numbers in them.
func (r *resolver) texts(m map[string]datasets.Text, data []datum) map[string]string {
	out := map[string]string{}
	for _, ref := range sortedKeys(m) {
		if !slices.ContainsFunc(data, func(d datum) bool { return d.ref() == ref }) {
			r.fault(m[ref], datasets.DidYouMean(ref, refsOf(data)), "%q is not among the rows", ref)
			continue
		}
		out[ref] = r.expand(m[ref])
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

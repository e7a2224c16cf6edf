package spec

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"quotient/analysis/frames"
	"quotient/datasets"
	"quotient/datasets/limits"
	"quotient/datasets/quantity"
)

// Rows is how a chart says what it draws: either rows by name, or a table with
// the rows to keep and their order.
type Rows struct {
	Rows      datasets.Texts            `yaml:"rows" is:"fact" doc:"observations (table.id) and comparisons (id), in order"`
	Table     datasets.Text             `yaml:"table" is:"table" doc:"instead of rows: all rows of a table"`
	Where     map[string]datasets.Texts `yaml:"where" is:"cell" key:"column" doc:"the rows of the table to keep, by values in columns"`
	Sort      datasets.Texts            `yaml:"sort" is:"column" doc:"the columns that sort the rows; -value sorts downwards"`
	Fold      Fold                      `yaml:"fold" is:"fold" doc:"the columns of a wide table, such as one a year, each number of which is drawn as a row"`
	Aggregate datasets.Text             `yaml:"aggregate" is:"aggregate" doc:"one number for all rows that have the same names on the chart: sum, mean, median, min, max or count"`
	Top       datasets.Text             `yaml:"top" is:"number" doc:"of an aggregate: how many names are drawn, those with the greatest numbers; all others are one"`
	Value     datasets.Text             `yaml:"value" is:"column" doc:"the column of the numbers that are drawn, where it is not value"`
	Label     datasets.Text             `yaml:"label" is:"column" doc:"the column that names a row on the chart; its id without it"`
	// Labels names rows that are to be called otherwise, by their ref.
	Labels map[string]datasets.Text `yaml:"labels" is:"words" key:"fact" doc:"other names for single rows, by their address"`

	grouped []datasets.Text // the columns that make the groups of an aggregate
	number  *datasets.Text  // the column of its numbers
}

// Data resolves the rows that a chart draws, in order.
func (rs *Rows) Data(r *Resolver, at datasets.Text, needsNumber bool) (out []Datum) {
	switch {
	case rs.Value.Value == "" || rs.Value.Value == "value":
	case !needsNumber:
		r.Fault(rs.Value, "see the kind in docs/charts.md: it is named by x, y, or color", "this kind names its column of numbers otherwise")
		return nil
	default:
		return r.InColumn(rs, rs.Value, at)
	}
	return rs.All(r, at, needsNumber)
}

// All is [Rows.Data] for a kind that names its column of numbers itself, or has none.
func (rs *Rows) All(r *Resolver, at datasets.Text, needsNumber bool) []Datum {
	if rs.Table.Value == "" {
		if rs.Fold.given() {
			r.Fault(at, "table: …", "a chart that folds columns names the table that they are of")
		}
		if rs.Aggregate.Value != "" {
			r.Fault(rs.Aggregate, "table: …", "an aggregate is of the rows of a table, and the chart lists its rows")
		}
		return rs.called(r, rs.listed(r, at, needsNumber))
	}
	out, ok := rs.ofTable(r, at, needsNumber)
	if !ok {
		return nil
	}
	return rs.called(r, out)
}

// listed are the rows that the chart names one by one.
func (rs *Rows) listed(r *Resolver, at datasets.Text, needsNumber bool) (out []Datum) {
	get := r.datum
	if needsNumber {
		get = r.Number
	}
	for _, ref := range rs.Rows {
		if d, ok := get(ref); ok {
			out = append(out, d)
		}
	}
	if len(rs.Rows) == 0 {
		r.Fault(at, "list them under rows, or name a table", "the chart has nothing to draw")
	}
	return out
}

// ofTable are the rows of a table that the chart keeps, in its order. It reports false
// where the chart cannot have them.
func (rs *Rows) ofTable(r *Resolver, at datasets.Text, needsNumber bool) (out []Datum, ok bool) {
	t, err := r.Study.Table(rs.Table.Value)
	if err != nil {
		r.Fault(rs.Table, "", "%v", err)
		return nil, false
	}
	if len(rs.Rows) > 0 {
		r.Fault(rs.Rows[0], "keep one of the two", "the chart has both rows and a table")
	}
	if rs.Aggregate.Value != "" || rs.Top.Value != "" {
		out = rs.aggregated(r, t, at)
		return out, len(r.Found) == 0
	}
	rs.kept(r, t)
	where := map[string][]string{}
	for column, values := range rs.Where {
		if len(values) > 0 {
			where[column] = valuesOf(values)
		}
	}
	order, derived := rs.derivedSort(r, t)
	kept, err := frames.Select(t, where, order)
	if err != nil {
		r.Fault(rs.Table, "", "%v", err)
		return nil, false
	}
	if len(kept) > limits.Drawn {
		r.Fault(rs.Table, "draw one number for many rows, as in aggregate: mean, or keep fewer with where; a histogram, and a box plot with extent: min-max, have room for all", "%s rows are more than a chart can draw one by one: %s at most", limits.Count(len(kept)), limits.Count(limits.Drawn))
		return nil, false
	}
	if derived != nil {
		derived(kept)
	}
	if rs.Fold.given() {
		return rs.folds(r, t, kept), true
	}
	if _, ok := t.Field("value"); !ok && needsNumber {
		hint := "give it a column of numbers"
		if names := numericColumns(t); len(names) > 0 {
			hint = "say which column of numbers is drawn, as in value: " + names[0] + "; there are " + strings.Join(names, ", ")
		}
		r.Fault(rs.Table, hint, "table %s has no column %q", t.Name, "value")
		return nil, false
	}
	for _, o := range kept {
		d := r.of(o)
		switch {
		case needsNumber && o.Quantity == nil:
			r.Numberless++
		case !needsNumber || r.Drawable(rs.Table, d):
			r.UsesRow(o)
			out = append(out, d)
		}
	}
	r.Empty = len(out) == 0
	return out, true
}

// derivedSort sorts rows by a derived column, which is none of the table's: only by itself,
// as its numbers may have bounds, which are sorted by their low ends. It returns the columns
// of the table to sort by, where it is none such.
func (rs *Rows) derivedSort(r *Resolver, t *datasets.Table) (order []string, by func([]*datasets.Observation)) {
	order = valuesOf(rs.Sort)
	for _, s := range rs.Sort {
		name := strings.TrimPrefix(s.Value, "-")
		c, ok := r.Comparisons.Column(t.Name, name)
		if !ok {
			continue
		}
		if len(rs.Sort) > 1 {
			r.Fault(s, "sort by it alone", "%s is a derived column, and does not go with others in sort", name)
		}
		sign := 1
		if name != s.Value {
			sign = -1
		}
		at := func(o *datasets.Observation) float64 {
			if x, ok := c.Of(o); ok && x.Refusal == nil {
				low, _ := x.Float()
				return low
			}
			return math.Inf(sign) // last
		}
		return nil, func(rows []*datasets.Observation) {
			slices.SortStableFunc(rows, func(a, b *datasets.Observation) int { return sign * cmp.Compare(at(a), at(b)) })
		}
	}
	return order, nil
}

// kept refuses values to keep that no row of a table has.
func (rs *Rows) kept(r *Resolver, t *datasets.Table) {
	for _, column := range SortedKeys(rs.Where) {
		if _, ok := t.Field(column); !ok {
			continue
		}
		known := map[string]bool{}
		for _, o := range t.Rows {
			known[o.Cell(column)] = true
		}
		cells := SortedKeys(known)
		for _, v := range rs.Where[column] {
			if !slices.Contains(cells, v.Value) {
				r.Fault(v, datasets.DidYouMean(v.Value, cells), "no row of %s has the %s %q", t.Name, column, v.Value)
			}
		}
	}
}

func valuesOf(texts datasets.Texts) []string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = t.Value
	}
	return out
}

// called are rows with the names that the chart gives them.
func (rs *Rows) called(r *Resolver, rows []Datum) []Datum {
	r.Column(rs.Label, rows)
	if !r.Unnamed {
		rs.eachNamed(r, rows)
	}
	for _, ref := range SortedKeys(rs.Labels) {
		t := rs.Labels[ref]
		t.Value = r.Expand(t)
		rs.Labels[ref] = t
		if all := r.Among(rows); !slices.ContainsFunc(all, func(d Datum) bool { return d.Ref() == ref }) {
			r.Fault(t, datasets.DidYouMean(ref, RefsOf(all)), "%q is not among the rows", ref)
		}
	}
	return rows
}

// InColumn resolves rows with the numbers of a column, or with their values where
// none is named. Rows whose cell is empty are left out.
func (r *Resolver) InColumn(rs *Rows, column datasets.Text, at datasets.Text) (out []Datum) {
	if column.Value == "" || column.Value == "value" {
		return rs.All(r, at, true)
	}
	data := rs.All(r, at, false)
	r.Column(column, data)
	for _, d := range data {
		if d.Computed() {
			r.Fault(at, "", "%s is a comparison, and has no columns", d.Ref())
			continue
		}
		if t, err := r.Study.Table(d.Row().Table); err == nil && t.Observed && column.Value == "high" {
			r.Fault(column, "leave it out: the range from value to high is drawn", "high is no number of its own")
			return nil
		}
		if _, derived := r.Comparisons.Column(d.Row().Table, column.Value); !derived && d.Cell(column.Value) != "" {
			if _, err := quantity.ParseDecimal(d.Cell(column.Value)); err != nil {
				r.Fault(column, "name a column of numbers", "%s, %s: %v", d.Ref(), column.Value, err)
				break
			}
		}
		in, ok := r.In(d, column)
		if !ok {
			r.Numberless++
			continue
		}
		if r.Drawable(at, in) {
			out = append(out, in)
		}
	}
	r.Empty = len(out) == 0
	return out
}

// In is a row's number in a column, which may be a derived one; false where it has none. A
// number that its bounds leave open is told.
func (r *Resolver) In(d Datum, column datasets.Text) (Datum, bool) {
	d = d.In(column.Value)
	x, derived := d.derived()
	switch {
	case derived && x.Refusal != nil: // which is told where the column is derived
		return d, false
	case !d.Numbered():
		return d, false
	case derived:
		r.usesComparison(x.Comparison)
	}
	return d, true
}

// columns are those of a row, the derived ones too.
func (r *Resolver) columns(o *datasets.Observation) []string {
	out := o.Columns()
	if r.Comparisons == nil {
		return out
	}
	for _, c := range r.Comparisons.Derived {
		if c.Table == o.Table {
			out = append(slices.Clip(out), c.Name)
		}
	}
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
func (rs *Rows) eachNamed(r *Resolver, data []Datum) {
	for _, d := range data {
		if _, ok := rs.Labels[d.Ref()]; !ok && !d.Computed() && rs.Label.Value != "" && d.Row().Has(rs.Label.Value) && d.Cell(rs.Label.Value) == "" {
			r.Fault(rs.Label, "fill in the cell, name the row under labels, or leave it out with where", "%s has no name: its cell in the column %s is empty", d.Ref(), rs.Label.Value)
		}
	}
}

// Apart refuses two rows that nothing on the chart tells apart: they have one name, and one
// value in each of some columns. Rows with words of their own are told apart by these.
func (rs *Rows) Apart(r *Resolver, at datasets.Text, data []Datum, words map[string]string, columns ...datasets.Text) {
	if rs.Label.Value != "" {
		at = rs.Label
	}
	seen := map[string]Datum{}
	for _, d := range data {
		key := rs.Name(d) + "\x00" + words[d.Ref()]
		for _, c := range columns {
			key += "\x00" + d.Cell(c.Value)
		}
		if other, ok := seen[key]; ok && d.Ref() != other.Ref() && rs.Name(d) != "" {
			r.Fault(at, "name them apart under labels or in the table, or keep one with where", "%s and %s are both called %q", other.Ref(), d.Ref(), rs.Name(d))
			continue
		}
		seen[key] = d
	}
}

// Name is what a datum is called on the chart: by labels, by the column label or, where
// none is named, by its id. It is "" only where a row may be without a name.
func (rs *Rows) Name(d Datum) string {
	if t, ok := rs.Labels[d.Ref()]; ok {
		return t.Value
	}
	if rs.Label.Value != "" && !d.Computed() {
		return d.Term(rs.Label.Value)
	}
	return d.Fact.Name(d.Locale)
}

// Series colours marks by the value of a column.
type Series struct {
	Column datasets.Text            `yaml:"column" is:"column" doc:"the column whose values are the series"`
	Colors map[string]datasets.Text `yaml:"colors" is:"colour" key:"cell" doc:"the colour of each value of the column"`

	Looks map[string]Choice // by value
	grey  map[string]bool   // the values whose series are grey
	Keyed bool              // a mark does not say itself of which series it is
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

// has reports whether there is a column of a datum: in its table, derived, or of a fold.
func (r *Resolver) has(d Datum, column string) bool {
	o := d.Row()
	if o.Has(column) || d.inFold(column) {
		return true
	}
	_, derived := r.Comparisons.Column(o.Table, column)
	return derived
}

// Column reports a column that a row's table does not have.
func (r *Resolver) Column(name datasets.Text, data []Datum) {
	if name.Value == "" {
		return
	}
	for _, d := range data {
		if o, ok := d.Fact.Row(); ok && !r.has(d, name.Value) {
			r.Fault(name, datasets.DidYouMean(name.Value, r.columns(o)), "table %s has no column %q", o.Table, name.Value)
			return
		}
	}
}

// Check reports a column and colours that do not exist, and colours of values
// that no row has.
func (s *Series) Check(r *Resolver, data []Datum) {
	r.Column(s.Column, data)
	if len(data) == 0 {
		return
	}
	var values []string
	for _, d := range r.Among(data) {
		if v := d.Cell(s.Column.Value); !slices.Contains(values, v) {
			values = append(values, v)
		}
	}
	for _, v := range SortedKeys(s.Colors) {
		if s.Column.Value != "" && !slices.Contains(values, v) {
			r.Fault(s.Colors[v], datasets.DidYouMean(v, values), "no row has the %s %q", s.Column.Value, v)
		}
	}
	for _, c := range s.Colors {
		if !slices.Contains(ColourNames, c.Value) {
			r.Fault(c, datasets.DidYouMean(c.Value, ColourNames), "unknown colour %q", c.Value)
		}
	}
}

// InWords resolves a map from rows to texts as [Resolver.Texts] does, with numbers
// in words, as alt texts have them. Faults are reported there.
func (r *Resolver) InWords(m map[string]datasets.Text) map[string]string {
	out := map[string]string{}
	found := len(r.Found)
	for _, ref := range SortedKeys(m) {
		out[ref] = r.Fill(m[ref], "words")
	}
	r.Found = r.Found[:found]
	return out
}

// RefsOf are the names of rows.
func RefsOf(data []Datum) (refs []string) {
	for _, d := range data {
		refs = append(refs, d.Ref())
	}
	return refs
}

// Texts resolves a map from rows to words with numbers in them.
func (r *Resolver) Texts(m map[string]datasets.Text, data []Datum) map[string]string {
	out := map[string]string{}
	data = r.Among(data)
	for _, ref := range SortedKeys(m) {
		if !slices.ContainsFunc(data, func(d Datum) bool { return d.Ref() == ref }) {
			r.Fault(m[ref], datasets.DidYouMean(ref, RefsOf(data)), "%q is not among the rows", ref)
			continue
		}
		out[ref] = r.Expand(m[ref])
	}
	return out
}

// SortedKeys are the keys of a map in order.
func SortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// HasRow reports whether a row is among the data.
func HasRow(data []Datum, o *datasets.Observation) bool {
	return slices.ContainsFunc(data, func(d Datum) bool { return d.Row() == o })
}

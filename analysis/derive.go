package analysis

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"quotient/analysis/frames"
	"quotient/datasets"
	"quotient/datasets/limits"
	"quotient/datasets/quantity"
)

// deriveSpec is an entry of derive: a column that is computed for the rows of a table.
type deriveSpec struct {
	Table   datasets.Text             `yaml:"table" is:"table" doc:"the table that the column is added to"`
	Column  datasets.Text             `yaml:"column" is:"column" doc:"the name of the new column"`
	Op      datasets.Text             `yaml:"op" is:"op" doc:"how it is computed"`
	Of      datasets.Text             `yaml:"of" is:"column" doc:"the column of numbers that it is computed from; value without it"`
	By      datasets.Texts            `yaml:"by" is:"column" doc:"the columns that group the rows: each group is computed by itself"`
	Along   datasets.Text             `yaml:"along" is:"column" doc:"the column that orders the rows; date without it"`
	Where   map[string]datasets.Texts `yaml:"where" is:"cell" key:"column" doc:"the rows to compute it for, by values in columns; all without it"`
	Base    datasets.Text             `yaml:"base" is:"cell" doc:"of index: what the column along has in the row that is 100"`
	Window  datasets.Text             `yaml:"window" is:"number" doc:"of mean: how many rows, the last of which is the row itself"`
	Per     perSpec                   `yaml:"per" is:"axis" doc:"of rate: what the number is divided by"`
	Times   datasets.Text             `yaml:"times" is:"number" doc:"of rate: what the quotient is multiplied by, such as 100000"`
	Measure datasets.Text             `yaml:"measure" is:"words" doc:"what the numbers count, such as deaths per 100,000 people"`
}

// perSpec is what a rate divides by: a column of the same row, or of the row of another
// table that has the same values in some columns.
type perSpec struct {
	Table  datasets.Text  `yaml:"table" is:"table" doc:"the table of the numbers, where it is another"`
	Column datasets.Text  `yaml:"column" is:"column" doc:"the column of the numbers; value without it"`
	On     datasets.Texts `yaml:"on" is:"column" doc:"the columns that both tables have, and that pair their rows"`
}

// UnmarshalYAML takes the name of a column of the same row alone, too.
func (p *perSpec) UnmarshalYAML(decode func(any) error) error {
	var name string
	if decode(&name) == nil {
		return decode(&p.Column)
	}
	type whole perSpec
	return decode((*whole)(p))
}

// A Derived number is that of a row in a column that its table does not have: it is
// computed, from the row and others.
type Derived struct {
	*Comparison // whose id is table.row.column
	row         *datasets.Observation
	Column      string
}

// Ref returns the address of the row.
func (d Derived) Ref() string { return d.row.Ref() }

// Name returns the id of the row.
func (d Derived) Name(l quantity.Locale) string { return d.row.Name(l) }

// Row returns the row that the number is of.
func (d Derived) Row() (*datasets.Observation, bool) { return d.row, true }

// A DerivedColumn has a number for each row of a table that one can be computed for.
type DerivedColumn struct {
	Table, Name, Op string
	numbers         map[*datasets.Observation]*Comparison
}

// Of returns the number of a row. Its comparison has a [Refusal] where the bounds leave it
// open; false where there is none, as for the first of a row of changes.
func (c *DerivedColumn) Of(o *datasets.Observation) (Derived, bool) {
	x, ok := c.numbers[o]
	return Derived{x, o, c.Name}, ok
}

// Column returns a derived column of a table; false where there is none of the name.
func (c *Comparisons) Column(table, name string) (*DerivedColumn, bool) {
	if c == nil {
		return nil, false
	}
	for _, d := range c.Derived {
		if d.Table == table && d.Name == name {
			return d, true
		}
	}
	return nil, false
}

// cutColumn cuts the address of a number in a derived column, table.id.column.
func cutColumn(ref string) (row, column string, ok bool) {
	i := strings.LastIndexByte(ref, '.')
	return ref[:max(i, 0)], ref[i+1:], strings.Count(ref, ".") == 2
}

// derived returns the number of a row in a derived column.
func (c *Comparisons) derived(row, column string) (datasets.Fact, error) {
	o, err := c.scope.study.Observation(row)
	if err != nil {
		return nil, err
	}
	d, ok := c.Column(o.Table, column)
	if !ok {
		var names []string
		for _, d := range c.Derived {
			if d.Table == o.Table {
				names = append(names, d.Name)
			}
		}
		return nil, &datasets.NotFound{What: "derived column of " + o.Table, Name: column, Hint: datasets.DidYouMean(column, names)}
	}
	x, ok := d.Of(o)
	switch {
	case !ok:
		return nil, fmt.Errorf("%s has no %s: there is no number to compute it from", row, column)
	case x.Refusal != nil:
		return nil, fmt.Errorf("the %s of %s is refused: %w", column, row, x.Refusal)
	}
	return x, nil
}

// A sequence is the rows of a group in order, with their numbers as nodes of formulas; nil
// where a row has none.
type sequence struct {
	rows    []*datasets.Observation
	numbers []node
}

// before reports whether there is a number in each of some rows up to and with one.
func (s sequence) before(i, n int) bool {
	return i+1 >= n && !slices.Contains(s.numbers[i+1-n:i+1], nil)
}

// whole reports whether every row has a number.
func (s sequence) whole() bool { return !slices.Contains(s.numbers, nil) }

// derive computes a column, or reports why it cannot.
func (c *comparer) derive(s deriveSpec) {
	d := &deriver{comparer: c, spec: s}
	before := len(c.found)
	d.check()
	if len(c.found) > before {
		return
	}
	groups := d.groups()
	if len(c.found) > before {
		return
	}
	column := &DerivedColumn{Table: s.Table.Value, Name: s.Column.Value, Op: d.op.Name, numbers: map[*datasets.Observation]*Comparison{}}
	for _, g := range groups {
		for i, o := range g.rows {
			x, ok, err := d.op.run(d, g, i)
			if err == nil && ok {
				x, err = d.told(o, x, nil)
			}
			if err != nil {
				if x, err = d.told(o, nil, err); err != nil {
					d.fault(s.Op, "", "%s: %v", o.Ref(), err)
					return
				}
				ok = true
			}
			if ok {
				column.numbers[o] = x
			}
		}
	}
	c.Derived = append(c.Derived, column)
}

// A deriver computes one column.
type deriver struct {
	*comparer
	spec   deriveSpec
	op     Op
	table  *datasets.Table
	values map[node]*Comparison             // those that have been worked out
	other  map[string]*datasets.Observation // rows of the other table of a rate, by their keys
}

func (d *deriver) fault(at datasets.Text, hint, format string, args ...any) {
	d.add(standing(standing(at, d.spec.Column), d.spec.Table).Finding(SpecFile, d.spec.Column.Value, fmt.Sprintf(format, args...), hint))
}

// told is the result of a row as others find it, or as it is refused.
func (d *deriver) told(o *datasets.Observation, x *Comparison, err error) (*Comparison, error) {
	var refusal *Refusal
	switch {
	case errors.As(err, &refusal):
		x = &Comparison{From: refusal.From, Refusal: refusal, study: d.scope.study}
	case err != nil:
		return nil, err
	}
	x.ID = o.Ref() + "." + d.spec.Column.Value
	x.Measure = d.spec.Measure
	return x, nil
}

// evaluate works a node out as a formula would be.
func (d *deriver) evaluate(root node) (*Comparison, bool, error) {
	e := &evaluator{scope: d.scope, f: &formula{root: root}, terse: true}
	v, err := e.number(root)
	if err != nil {
		var bad *FormulaError
		if errors.As(err, &bad) {
			return nil, false, errors.New(bad.Message)
		}
		return nil, false, err
	}
	return &Comparison{Formula: v.text, Show: v.show(), Quantity: v.Quantity, From: v.from, Modality: v.modality, Grains: v.grains, study: d.scope.study}, true, nil
}

// check reports what is wrong with the entry by itself.
func (d *deriver) check() {
	s := d.spec
	t, err := d.scope.study.Table(s.Table.Value)
	if err != nil {
		d.fault(s.Table, "", "%v", err)
		return
	}
	d.table = t
	d.called(s.Column)
	at := slices.IndexFunc(Ops(), func(o Op) bool { return o.Name == s.Op.Value })
	if at < 0 {
		var names []string
		for _, o := range Ops() {
			names = append(names, o.Name)
		}
		d.fault(s.Op, datasets.DidYouMean(s.Op.Value, names), "there is no op %q", s.Op.Value)
		return
	}
	d.op = Ops()[at]
	d.numeric(s.Of, t)
	for _, by := range s.By {
		d.column(by, t)
	}
	if d.op.ordered && s.Along.Value == "" {
		d.spec.Along.Value = "date"
	}
	if d.op.ordered || s.Along.Value != "" {
		d.column(d.spec.Along, t)
	}
	for _, key := range []struct {
		name string
		text datasets.Text
	}{{"base", s.Base}, {"window", s.Window}, {"per", s.Per.Column}, {"per", s.Per.Table}, {"times", s.Times}} {
		if key.text.Value != "" && !slices.Contains(d.op.keys, key.name) {
			d.fault(key.text, "leave it out", "%s is no key of the op %s", key.name, d.op.Name)
		}
	}
	if d.op.check != nil {
		d.op.check(d)
	}
}

// called reports a name that the new column cannot have.
func (d *deriver) called(at datasets.Text) {
	if at.Value == "" || name.FindString(at.Value) != at.Value || strings.Contains(at.Value, ".") {
		d.fault(at, "write letters, digits and single hyphens, as in per-head", "%q cannot be the name of a column", at.Value)
	} else if _, ok := d.table.Field(at.Value); ok {
		d.fault(at, "give the new one another name", "table %s has a column %q", d.table.Name, at.Value)
	} else if _, ok := d.Column(d.table.Name, at.Value); ok {
		d.fault(at, "give the new one another name", "the column %q is derived twice", at.Value)
	}
}

// column reports a column that a table does not have.
func (d *deriver) column(at datasets.Text, t *datasets.Table) bool {
	if _, ok := t.Field(at.Value); ok {
		return true
	}
	d.fault(at, datasets.DidYouMean(at.Value, t.Columns()), "table %s has no column %q", t.Name, at.Value)
	return false
}

// numeric reports a column that has no numbers.
func (d *deriver) numeric(at datasets.Text, t *datasets.Table) {
	if at.Value == "" {
		at.Value = "value"
	}
	if !d.column(at, t) {
		return
	}
	if f, _ := t.Field(at.Value); !f.Numeric() {
		d.fault(at, "name a column of numbers", "the column %q of %s has no numbers", at.Value, t.Name)
	}
}

// groups are the rows of the table that the column is computed for, by the values of the
// columns that group them, each group in order.
func (d *deriver) groups() (out []sequence) {
	where := map[string][]string{}
	for column, values := range d.spec.Where {
		for _, v := range values {
			where[column] = append(where[column], v.Value)
		}
	}
	var order []string
	if d.spec.Along.Value != "" {
		order = []string{d.spec.Along.Value}
	}
	rows, err := frames.Select(d.table, where, order)
	if err != nil {
		d.fault(d.spec.Table, "", "%v", err)
		return nil
	}
	at := map[string]int{}
	for _, o := range rows {
		key := keyOf(o, d.spec.By)
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key], out = i, append(out, sequence{})
		}
		out[i].rows = append(out[i].rows, o)
		out[i].numbers = append(out[i].numbers, numberOf(o, d.spec.Of.Value))
	}
	for _, g := range out {
		d.ordered(g)
	}
	return out
}

// ordered reports two rows of a group that the column along does not put in order.
func (d *deriver) ordered(g sequence) {
	if n := len(g.rows); n > d.op.most && d.op.most > 0 {
		d.fault(d.spec.Table, "keep fewer with where, or group them with by", "a group has %s rows, and %s takes %s at most", limits.Count(n), d.op.Name, limits.Count(d.op.most))
		return
	}
	if !d.op.ordered {
		return
	}
	for i := range max(len(g.rows)-1, 0) {
		if a, b := g.rows[i], g.rows[i+1]; a.Cell(d.spec.Along.Value) == b.Cell(d.spec.Along.Value) {
			d.fault(d.spec.Along, "group them with by, or keep one with where", "%s and %s have one %s: %q", a.Ref(), b.Ref(), d.spec.Along.Value, a.Cell(d.spec.Along.Value))
			return
		}
	}
}

// keyOf is what a row has in some columns.
func keyOf(o *datasets.Observation, columns datasets.Texts) string {
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = o.Cell(c.Value)
	}
	return strings.Join(cells, "\x00")
}

// numberOf is the number of a row in a column; nil where it has none.
func numberOf(o *datasets.Observation, column string) node {
	switch column = cmp.Or(column, "value"); {
	case column != "value":
		if o.Number(column) == nil {
			return nil
		}
		return cellNode{row: o, column: column}
	case o.Quantity == nil:
		return nil
	}
	return &nameNode{name: o.Ref()}
}

// A cellNode is the plain number in a column of a row, which no formula that is written can
// name.
type cellNode struct {
	place
	row    *datasets.Observation
	column string
}

// cell is what a plain number of a row is worth.
func (e *evaluator) cell(n cellNode) value {
	q, _ := datasets.Cell{Observation: n.row, Column: n.column}.Amount()
	text := n.row.Ref() + "." + n.column
	return value{
		Quantity: q, text: text, tight: true, from: []*datasets.Observation{n.row}, modality: datasets.Asserted,
		terms: terms{newTerm(one, []*atom{{key: text}}, nil)},
	}
}

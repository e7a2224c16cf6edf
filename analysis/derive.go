package analysis

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"quotient/analysis/addable"
	"quotient/analysis/frames"
	"quotient/datasets"
	"quotient/datasets/edtf"
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
	Caveats map[string]datasets.Text  `yaml:"caveats" is:"words" key:"caveat" doc:"a sentence for each thing that a reader must know of the numbers"`
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
	column      *DerivedColumn
}

// Ref returns the address of the row.
func (d Derived) Ref() string { return d.row.Ref() }

// Name returns the id of the row.
func (d Derived) Name(l quantity.Locale) string { return d.row.Name(l) }

// Row returns the row that the number is of.
func (d Derived) Row() (*datasets.Observation, bool) { return d.row, true }

// A DerivedColumn has a number for each row of a table that one can be computed for.
type DerivedColumn struct {
	Table, Name string
	op          Op
	numbers     map[*datasets.Observation]*Comparison
	caveats     map[Caveat]datasets.Text // the author's sentences
	warnings    []Warning                // what differs between the rows that a number is computed from
	at          datasets.Text
}

// Missing returns the warnings that no caveat of the author answers.
func (c *DerivedColumn) Missing() (out []Warning) {
	for _, w := range c.warnings {
		if strings.TrimSpace(c.caveats[w.Caveat].Value) == "" {
			out = append(out, w)
		}
	}
	return out
}

// Of returns the number of a row. Its comparison has a [Refusal] where the bounds leave it
// open; false where there is none, as for the first of a row of changes.
func (c *DerivedColumn) Of(o *datasets.Observation) (Derived, bool) {
	x, ok := c.numbers[o]
	return Derived{x, o, c}, ok
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
	if !ok && o.Number(column) != nil {
		return datasets.Cell{Observation: o, Column: column, Amounts: true}, nil
	}
	if !ok {
		names := numericColumns(o)
		for _, d := range c.Derived {
			if d.Table == o.Table {
				names = append(names, d.Name)
			}
		}
		return nil, &datasets.NotFound{What: "column of numbers of " + o.Table, Name: column, Hint: datasets.DidYouMean(column, names)}
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

// numericColumns are the columns in which a row has a number.
func numericColumns(o *datasets.Observation) (names []string) {
	for _, name := range o.Columns() {
		if o.Number(name) != nil {
			names = append(names, name)
		}
	}
	return names
}

// A sequence is the rows of a group in order, with their numbers as nodes of formulas; nil
// where a row has none.
type sequence struct {
	rows    []*datasets.Observation
	numbers []node
	base    int // the row that is 100; -1 where there is none
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
	column := &DerivedColumn{
		Table: s.Table.Value, Name: s.Column.Value, op: d.op, at: s.Column,
		numbers: map[*datasets.Observation]*Comparison{}, caveats: map[Caveat]datasets.Text{},
	}
	for name, sentence := range s.Caveats {
		if !slices.Contains(caveatNames(), name) {
			d.fault(sentence, datasets.DidYouMean(name, caveatNames()), "unknown caveat %q", name)
		}
		column.caveats[Caveat(name)] = sentence
	}
	for _, g := range groups {
		if g.base = d.baseOf(g); len(c.found) > before {
			return
		}
		for i, o := range g.rows {
			x, ok, err := d.op.run(d, g, i)
			if err != nil {
				x, ok = d.refused(g, i, err), true
			}
			if ok {
				x.ID, x.Measure, x.Caveats = o.Ref()+"."+s.Column.Value, s.Measure, column.caveats
				column.numbers[o] = x
				d.warned(column, x)
			}
		}
	}
	d.left(column)
	for _, w := range column.Missing() {
		c.warn(column.finding("the caveat %q is missing: %s", w.Caveat, w.Message))
	}
	c.Derived = append(c.Derived, column)
}

func (c *DerivedColumn) finding(format string, args ...any) datasets.Finding {
	return c.at.Finding(SpecFile, c.Name, fmt.Sprintf(format, args...), "say it in a sentence under caveats")
}

// left tells which rows have no number because there is none that would be true.
func (d *deriver) left(column *DerivedColumn) {
	var refs []string
	why := ""
	for _, o := range d.table.Rows {
		if x := column.numbers[o]; x != nil && x.Refusal != nil {
			if refs = append(refs, o.Ref()); why == "" {
				why = x.Refusal.Message
			}
		}
	}
	if len(refs) == 0 {
		return
	}
	some := strings.Join(refs[:min(len(refs), 3)], ", ")
	if more := len(refs) - 3; more > 0 {
		some += fmt.Sprintf(" and %d more", more)
	}
	f := column.finding("%s: there is no %s: %s", some, column.Name, why)
	f.Hint = "charts leave such rows out, and count them; where: {…} keeps others"
	d.warn(f)
}

// refused is a number that there is not, with the reason.
func (d *deriver) refused(g sequence, i int, err error) *Comparison {
	var refusal *Refusal
	var bad *FormulaError
	switch {
	case errors.As(err, &refusal):
	case errors.As(err, &bad):
		refusal = &Refusal{Reason: Unbounded, Message: bad.Message, From: g.rows[i : i+1]}
	default:
		refusal = &Refusal{Reason: Unbounded, Message: err.Error(), From: g.rows[i : i+1]}
	}
	return &Comparison{From: refusal.From, Refusal: refusal, study: d.scope.study}
}

// warned raises what differs between the rows that a number is computed from, where they
// state it: between one and the next, and witnesses of one fact. Of an order of dates the
// reader knows that they differ.
func (d *deriver) warned(column *DerivedColumn, x *Comparison) {
	if !d.table.Observed {
		return
	}
	raise := func(w Warning) {
		if w.Caveat == NotAsserted || d.op.ordered && w.Caveat == DateDiffers { // which the number shows by itself
			return
		}
		if !slices.ContainsFunc(column.warnings, func(o Warning) bool { return o.Caveat == w.Caveat }) {
			column.warnings = append(column.warnings, w)
		}
	}
	facts := map[string]*datasets.Observation{}
	for i, o := range x.From {
		with := x.From[max(i-1, 0):i]
		if fact := o.Cell("fact"); fact != "" {
			if twin := facts[fact]; twin != nil {
				with = append(slices.Clip(with), twin)
			}
			facts[fact] = o
		}
		for _, a := range with {
			for _, w := range warnings(value{from: []*datasets.Observation{a, o}}) {
				raise(w)
			}
		}
	}
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

// evaluate works a node out as a formula would be.
func (d *deriver) evaluate(root node) (*Comparison, bool, error) {
	e := &evaluator{scope: d.scope, f: &formula{root: root}, terse: true}
	v, err := e.number(root)
	if err != nil {
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
	} else if strings.ContainsRune(at.Value, '_') {
		d.fault(at, "write hyphens, as in per-head: tables have columns such as per-head_low beside it", "%q cannot be the name of a derived column", at.Value)
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
	} else if t.Observed && (at.Value == "high" || at.Value == "out_of") {
		d.fault(at, "leave it out: value is the number with all that the row says of it", "%s is no number of its own", at.Value)
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
	for _, column := range slices.Sorted(maps.Keys(d.spec.Where)) {
		d.kept(column, d.spec.Where[column])
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
		if d.op.ordered && o.Cell(d.spec.Along.Value) == "" {
			continue // it has no place among the others
		}
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

// kept reports values that no row of the table has.
func (d *deriver) kept(column string, values datasets.Texts) {
	if _, ok := d.table.Field(column); !ok {
		return // which Select reports
	}
	for _, v := range values {
		if !slices.ContainsFunc(d.table.Rows, func(o *datasets.Observation) bool { return o.Cell(column) == v.Value }) {
			var cells []string
			for _, o := range d.table.Rows {
				cells = append(cells, o.Cell(column))
			}
			slices.Sort(cells)
			d.fault(v, datasets.DidYouMean(v.Value, slices.Compact(cells)), "no row of %s has the %s %q", d.table.Name, column, v.Value)
		}
	}
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
		a, b := g.rows[i], g.rows[i+1]
		x, y := a.Cell(d.spec.Along.Value), b.Cell(d.spec.Along.Value)
		switch {
		case x == y:
			d.fault(d.spec.Along, "group them with by, or keep one with where", "%s and %s have one %s: %q", a.Ref(), b.Ref(), d.spec.Along.Value, x)
			return
		case !d.follows(x, y):
			d.fault(d.spec.Along, "name a column of dates, years or numbers that do not overlap", "nothing tells whether %s (%s) or %s (%s) comes first", a.Ref(), x, b.Ref(), y)
			return
		}
	}
}

// follows reports whether what one row has in the column along comes before what the next
// has, as numbers or as dates.
func (d *deriver) follows(x, y string) bool {
	if f, _ := d.table.Field(d.spec.Along.Value); f.Numeric() {
		return true // in the order of numbers
	}
	a, err := edtf.Parse(x)
	b, err2 := edtf.Parse(y)
	if err != nil || err2 != nil {
		return false
	}
	last, ended := a.Last()
	first, begun := b.First()
	if _, _, clock := a.Start().Clock(); clock && ended && begun && last == first {
		return x < y
	}
	return ended && begun && last < first
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
		return cellNode{of: datasets.Cell{Observation: o, Column: column}}
	case o.Quantity == nil:
		return nil
	}
	return &nameNode{name: o.Ref()}
}

// A cellNode is the plain number in a column of a row, which no formula that is written can
// name.
type cellNode struct {
	place
	of datasets.Cell
}

// cell is what a plain number of a row is worth.
func (e *evaluator) cell(n cellNode) value {
	q, _ := n.of.Amount()
	text := n.of.Observation.Ref() + "." + n.of.Column
	return value{
		Quantity: q.Plain(), cell: true, text: text, tight: true, from: n.of.Rows(), modality: n.of.Claim(),
		terms: addable.Atom(text),
	}
}

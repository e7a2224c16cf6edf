package spec

import (
	"strings"

	"quotient/analysis"
	"quotient/charts/marks"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
)

// A Datum is a fact to draw. Its mark, label, words and line in the alt text all come
// from it.
type Datum struct {
	Study   *datasets.Study
	Locale  quantity.Locale
	Terms   map[string]string // what cells are called in the locale
	Fact    datasets.Fact
	Written *quantity.Alike       // as all numbers of the chart are; nil where each is by itself
	drawn   *drawings             // of the chart
	among   *analysis.Comparisons // all that is computed of the study
	folded  *folded               // what the number is of in a fold; nil of others
}

// Ref is the address of the datum: table.id, the id of a comparison, or table.id.column of
// a number in a fold.
func (d Datum) Ref() string { return d.Fact.Ref() }

// inFold reports whether a column is one that a fold makes.
func (d Datum) inFold(column string) bool {
	return d.folded != nil && (column == d.folded.key || column == "value")
}

// Refs are the observations behind the datum.
func (d Datum) Refs() []string {
	rows := d.Fact.Rows()
	out := make([]string, len(rows))
	for i, o := range rows {
		out[i] = o.Ref()
	}
	return out
}

// Row is the row of a datum that is not computed, and else nil.
func (d Datum) Row() *datasets.Observation {
	o, _ := d.Fact.Row()
	return o
}

// Computed reports whether the datum is no number of a row.
func (d Datum) Computed() bool {
	_, ok := d.Fact.Row()
	return !ok
}

// Date is that of the datum's row; the zero date where there is none.
func (d Datum) Date() edtf.Date {
	if o, ok := d.Fact.Row(); ok {
		return o.Date
	}
	return edtf.Date{}
}

// Quoted is the row whose quote states the number; false for what is computed, for plain
// data, and for the plain number of a column.
func (d Datum) Quoted() (o *datasets.Observation, ok bool) {
	o, ok = d.Fact.(*datasets.Observation)
	return o, ok && o.Quote != ""
}

// In is the datum with the number in a column of its row, which may be a derived one; with
// that of the row itself for the column value.
func (d Datum) In(column string) Datum {
	o, ok := d.Fact.Row()
	if !ok || column == "" || column == "value" {
		return d
	}
	if many := o.Of(); many != nil && many.Number == column {
		d.Fact = o
		return d
	}
	d.Fact = datasets.Cell{Observation: o, Column: column}
	if c, ok := d.among.Column(o.Table, column); ok {
		if x, ok := c.Of(o); ok {
			d.Fact = x
		}
	}
	return d
}

// Stated is the datum of the row itself, whatever column its number is from.
func (d Datum) Stated() Datum {
	if o, ok := d.Fact.Row(); ok {
		d.Fact = o
	}
	return d
}

// derived is the datum's number in a derived column; false where it is none such.
func (d Datum) derived() (analysis.Derived, bool) {
	x, ok := d.Fact.(analysis.Derived)
	return x, ok
}

// Numbered reports whether there is a number to draw.
func (d Datum) Numbered() bool {
	_, ok := d.Fact.Amount()
	return ok
}

// Quantity is the number as it is drawn, with its bound and the unit of its axis; the zero
// quantity where there is none.
func (d Datum) Quantity() quantity.Quantity {
	if q, ok := d.drawn.of(d.Fact); ok {
		return q
	}
	return d.drawn.amount(d.Fact).q
}

// Value is where the mark stands, and the far end of a range.
func (d Datum) Value() (value, high float64) {
	if q, ok := d.drawn.of(d.Fact); ok {
		return q.Float()
	}
	a := d.drawn.amount(d.Fact)
	return a.value, a.high
}

func (d Datum) printer() datasets.Printer { return d.Study.Printer(d.Locale) }

// Label is the number as it is written at a mark.
func (d Datum) Label() string {
	if q, as, ok := d.alike(); ok {
		return q.Label(as)
	}
	return d.printer().Label(d.labelled())
}

// Ends writes the two ends of a range as label writes them.
func (d Datum) Ends() (low, high string, ok bool) {
	if q, as, ok := d.alike(); ok {
		return q.Ends(as)
	}
	return d.printer().Ends(d.labelled())
}

func (d Datum) words() string { return d.printer().Words(d.Fact) }

// write writes the datum in one of the forms; "" where it has none such.
func (d Datum) write(form string) string {
	if form != Headline {
		return d.printer().Write(d.Fact, form)
	}
	if label := d.printer().Label(d.Fact); !strings.ContainsAny(label, "<>≤≥≈") {
		return label
	}
	return d.printer().Write(d.Fact, datasets.FormNumber)
}

// Modality is what the text claims of the number.
func (d Datum) Modality() datasets.Modality { return d.Fact.Claim() }

// Peak reports whether the number is the top of a spread that is itself passed.
func (d Datum) Peak() bool { return d.Fact.Format(d.Locale).Peak }

// Remark is the word that stands beside a label where the text does not assert
// the number.
func (d Datum) Remark() string {
	if m := d.Modality(); m != datasets.Asserted {
		return Translate(d.Locale.Tag, string(m))
	}
	return ""
}

// Describe is the number in the words of an alt text.
func (d Datum) Describe() string {
	var more []string
	if r := d.Remark(); r != "" {
		more = append(more, r)
	}
	if ends := d.Measured(); ends != "" {
		more = append(more, Translate(d.Locale.Tag, "interval")+": "+ends)
	}
	if len(more) > 0 {
		return d.words() + " (" + strings.Join(more, "; ") + ")"
	}
	return d.words()
}

// Cell is what the datum's row says in a column; "" for a comparison.
func (d Datum) Cell(column string) string {
	if d.folded != nil && column == d.folded.key {
		return d.folded.called
	}
	if o, ok := d.Fact.Row(); ok {
		return o.Cell(column)
	}
	return ""
}

// Term is a cell in the locale.
func (d Datum) Term(column string) string { return d.Called(d.Cell(column)) }

// Called is what a cell is called in the study's locale.
func (d Datum) Called(cell string) string {
	if s, ok := d.Terms[cell]; ok {
		return s
	}
	return cell
}

// Bound is the end of the datum's mark.
func (d Datum) Bound() marks.Bound {
	if d.Peak() {
		return marks.Peak
	}
	switch d.Quantity().Bound() {
	case quantity.Over, quantity.AtLeast:
		return marks.Over
	case quantity.Under, quantity.UpTo:
		return marks.Under
	case quantity.Between:
		return marks.Between
	case quantity.About:
		if d.Loose() {
			return marks.Between
		}
		return marks.About
	}
	return marks.Exact
}

// Loose reports whether the datum is a range whose ends are vague.
func (d Datum) Loose() bool { q := d.Quantity(); return q.Vague && q.IsRange() }

// Tail is the bound whose chevrons or whiskers a point of the datum has.
func (d Datum) Tail() marks.Bound {
	if d.Loose() {
		return marks.About
	}
	return d.Bound()
}

// Certainty is the body of the datum's mark.
func (d Datum) Certainty() marks.Certainty {
	switch {
	case d.Modality() == datasets.Proposed:
		return marks.Proposed
	case d.Modality() == datasets.Speculated:
		return marks.Speculated
	case d.Modality() == datasets.Expected:
		return marks.Expected
	case d.Computed() || d.Row().Of() != nil:
		return marks.Computed
	}
	if _, ok := d.derived(); ok {
		return marks.Computed
	}
	return marks.Asserted
}

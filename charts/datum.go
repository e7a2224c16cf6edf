package charts

import (
	"strings"

	"quotient/charts/marks"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
)

// A datum is a fact to draw. Its mark, label, words and line in the alt text all come
// from it.
type datum struct {
	study  *datasets.Study
	locale quantity.Locale
	terms  map[string]string // what cells are called in the locale
	fact   datasets.Fact
}

// ref is the address of the datum: table.id, or the id of a comparison.
func (d datum) ref() string { return d.fact.Ref() }

// refs are the observations behind the datum.
func (d datum) refs() []string {
	rows := d.fact.Rows()
	out := make([]string, len(rows))
	for i, o := range rows {
		out[i] = o.Ref()
	}
	return out
}

// row is the row of a datum that is not computed, and else nil.
func (d datum) row() *datasets.Observation {
	o, _ := d.fact.Row()
	return o
}

// computed reports whether the datum is no number of a row.
func (d datum) computed() bool {
	_, ok := d.fact.Row()
	return !ok
}

// date is that of the datum's row; the zero date where there is none.
func (d datum) date() edtf.Date {
	if o, ok := d.fact.Row(); ok {
		return o.Date
	}
	return edtf.Date{}
}

// quoted is the row whose quote states the number; false for what is computed, for plain
// data, and for the plain number of a column.
func (d datum) quoted() (o *datasets.Observation, ok bool) {
	o, ok = d.fact.(*datasets.Observation)
	return o, ok && o.Quote != ""
}

// in is the datum with the number in a column of its row; with that of the row itself
// for the column value.
func (d datum) in(column string) datum {
	if o, ok := d.fact.Row(); ok && column != "" && column != "value" {
		d.fact = datasets.Cell{Observation: o, Column: column}
	}
	return d
}

// numbered reports whether there is a number to draw.
func (d datum) numbered() bool {
	_, ok := d.fact.Amount()
	return ok
}

func (d datum) quantity() quantity.Quantity {
	q, _ := d.fact.Amount()
	return q
}

// value is where the mark stands, and the far end of a range.
func (d datum) value() (value, high float64) { return d.quantity().Float() }

func (d datum) printer() datasets.Printer { return d.study.Printer(d.locale) }

func (d datum) label() string { return d.printer().Label(d.fact) }

// ends writes the two ends of a range as label writes them.
func (d datum) ends() (low, high string, ok bool) { return d.printer().Ends(d.fact) }

func (d datum) words() string { return d.printer().Words(d.fact) }

// write writes the datum in one of the forms; "" where it has none such.
func (d datum) write(form string) string {
	if form != headline {
		return d.printer().Write(d.fact, form)
	}
	if label := d.label(); !strings.ContainsAny(label, "<>≤≥≈") {
		return label
	}
	return d.printer().Write(d.fact, datasets.FormNumber)
}

func (d datum) modality() datasets.Modality { return d.fact.Claim() }

// peak reports whether the number is the top of a spread that is itself passed.
func (d datum) peak() bool { return d.fact.Format(d.locale).Peak }

// remark is the word that stands beside a label where the text does not assert
// the number.
func (d datum) remark() string {
	if m := d.modality(); m != datasets.Asserted {
		return translate(d.locale.Tag, string(m))
	}
	return ""
}

// told is the number in the words of an alt text.
func (d datum) told() string {
	if r := d.remark(); r != "" {
		return d.words() + " (" + r + ")"
	}
	return d.words()
}

// cell is what the datum's row says in a column; "" for a comparison.
func (d datum) cell(column string) string {
	if o, ok := d.fact.Row(); ok {
		return o.Cell(column)
	}
	return ""
}

// term is a cell in the locale.
func (d datum) term(column string) string { return d.called(d.cell(column)) }

// called is what a cell is called in the study's locale.
func (d datum) called(cell string) string {
	if s, ok := d.terms[cell]; ok {
		return s
	}
	return cell
}

// bound is the end of the datum's mark.
func (d datum) bound() marks.Bound {
	if d.peak() {
		return marks.Peak
	}
	switch d.quantity().Bound() {
	case quantity.Over, quantity.AtLeast:
		return marks.Over
	case quantity.Under, quantity.UpTo:
		return marks.Under
	case quantity.Between:
		return marks.Between
	case quantity.About:
		if d.loose() {
			return marks.Between
		}
		return marks.About
	}
	return marks.Exact
}

// loose reports whether the datum is a range whose ends are vague.
func (d datum) loose() bool { q := d.quantity(); return q.Vague && q.IsRange() }

// tail is the bound whose chevrons or whiskers a point of the datum has.
func (d datum) tail() marks.Bound {
	if d.loose() {
		return marks.About
	}
	return d.bound()
}

// certainty is the body of the datum's mark.
func (d datum) certainty() marks.Certainty {
	switch {
	case d.modality() == datasets.Proposed:
		return marks.Proposed
	case d.modality() == datasets.Speculated:
		return marks.Speculated
	case d.computed():
		return marks.Computed
	}
	return marks.Asserted
}

// A sign is something that a chart draws and its key explains.
type sign int

const (
	signOver sign = iota
	signAtLeast
	signUnder
	signUpTo
	signNearer
	signPeak
	signBetween
	signJoined
	signAbout
	signWhiskers
	signOpenBin
	signSpeculated
	signProposed
	signComputed
	signTrend
	signBox
	signShades
	signLooseLine
	signBand
	signSpan
	signDoubt
	signMiddle
	signBeside
	signHeap
	signGap
	signUneven
	signLimit
	signOpenEnd
	signBest
)

// signs are the words of the key, in the order in which they are printed.
var signs = []struct {
	sign  sign
	words string
}{
	{signOver, "Chevrons: the true number lies beyond the mark"},
	{signAtLeast, "Chevrons: the true number is that of the mark, or lies beyond it"},
	{signUnder, "Chevrons pointing back: the true number lies below the mark"},
	{signUpTo, "Chevrons pointing back: the true number is that of the mark, or lies below it"},
	{signNearer, "Chevrons pointing back: the true number is nearer to zero"},
	{signPeak, "Light bar with chevrons: the top of a spread, itself passed"},
	{signBetween, "Light end: somewhere in this range"},
	{signJoined, "Joined points: somewhere between them"},
	{signShades, "Two shades in a cell: somewhere between them"},
	{signAbout, "Ragged end: about this number"},
	{signWhiskers, "Whiskers: about this number"},
	{signOpenBin, "Light, and behind the plus: numbers that the text bounds or does not assert, which may lie in another bin"},
	{signSpeculated, "Hatched: speculated"},
	{signProposed, "Dashed: proposed"},
	{signComputed, "Hollow: computed from the quotes"},
	{signTrend, "Hollow line: computed, the straight line of least squares"},
	{signBox, "Hollow box: computed, the middle half of the numbers, with their median"},
	{signLooseLine, "Dashed line: it leads to or from a number that is not exact"},
	{signBand, "Light band: somewhere within it"},
	{signSpan, "Flat whisker: the text dates it no more closely"},
	{signDoubt, "Dashed whisker: the date is doubtful"},
	{signMiddle, "A month or a year is at its middle"},
	{signBeside, "Points side by side: at one place"},
	{signHeap, "Larger point: several at one place"},
	{signGap, "Break in a line: the text gives no number"},
	{signUneven, "Dates are at equal distances, however far apart they are"},
	{signLimit, "Disc at a limit: the limit itself is in; ring: it is not"},
	{signOpenEnd, "Chevrons at an end: the true end lies beyond it, or is not given"},
	{signBest, "Point in a range: the number itself"},
}

// signs of a datum's mark, as a bar; a point has no body that could be light.
func (d datum) signs(bar bool) (out []sign) {
	bound := d.bound()
	if bar {
		if _, tip, end := fromZero(d); tip < 0 && end == marks.Under {
			out = append(out, signNearer)
			bound = marks.Exact
		} else {
			bound = end
		}
	}
	if s, ok := map[marks.Bound]sign{marks.Over: signOver, marks.Under: signUnder, marks.Peak: signPeak, marks.Between: signBetween, marks.About: signAbout}[bound]; ok {
		if !bar && s == signPeak {
			s = signOver
		} else if !bar && s == signBetween {
			s = signJoined
		} else if !bar && s == signAbout {
			s = signWhiskers
		}
		s = d.looser(s)
		out = append(out, s)
	}
	if d.loose() && bar {
		out = append(out, signAbout)
	} else if d.loose() {
		out = append(out, signWhiskers)
	}
	if s, ok := map[marks.Certainty]sign{marks.Speculated: signSpeculated, marks.Proposed: signProposed, marks.Computed: signComputed}[d.certainty()]; ok {
		out = append(out, s)
	}
	return out
}

// looser is the sign of a bound that the number itself may be at: at least, up to.
func (d datum) looser(s sign) sign {
	switch bound := d.quantity().Bound(); {
	case s == signOver && bound == quantity.AtLeast:
		return signAtLeast
	case s == signUnder && bound == quantity.UpTo:
		return signUpTo
	}
	return s
}

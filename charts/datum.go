package charts

import (
	"strings"

	"quotient/analysis"
	"quotient/analysis/prose"
	"quotient/charts/marks"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// A datum is one number to draw: an observation, or a comparison. Its mark,
// label, words and line in the alt text all come from the same quantity.
type datum struct {
	study *datasets.Study
	terms map[string]string // what cells are called in the study's locale
	obs   *datasets.Observation
	comp  *analysis.Comparison
	// column is that of the number, where it is not the row's value: a plain
	// number without a unit, which no quote speaks of.
	column string
}

// ref is the address of the datum: table.id, or the id of a comparison.
func (d datum) ref() string {
	if d.obs != nil {
		return d.obs.Ref()
	}
	return d.comp.ID
}

// refs are the observations behind the datum.
func (d datum) refs() []string {
	if d.obs != nil {
		return []string{d.obs.Ref()}
	}
	out := make([]string, len(d.comp.From))
	for i, o := range d.comp.From {
		out[i] = o.Ref()
	}
	return out
}

func (d datum) quantity() quantity.Quantity {
	if d.column != "" {
		return quantity.Point(d.obs.Number(d.column), quantity.Unit{})
	}
	if d.obs != nil {
		return *d.obs.Quantity
	}
	return d.comp.Quantity
}

// value is where the mark stands, and the far end of a range.
func (d datum) value() (value, high float64) { return d.quantity().Float() }

func (d datum) label() string {
	if d.column != "" && d.ofYears(d.column) {
		return d.cell(d.column)
	}
	if d.column != "" {
		return d.study.Locale.Full(d.obs.Number(d.column))
	}
	if d.obs != nil {
		return d.study.Label(d.obs)
	}
	return d.comp.Label()
}

// ends writes the two ends of a range as label writes them.
func (d datum) ends() (low, high string, ok bool) {
	if d.comp != nil {
		return d.comp.Ends()
	}
	return d.quantity().Ends(quantity.Format{Show: quantity.ShowValue, Locale: d.study.Locale, Stated: true})
}

func (d datum) words() string {
	if d.column != "" {
		return d.label()
	}
	if d.obs != nil {
		return d.study.Words(d.obs)
	}
	return d.comp.Words()
}

// write writes the datum in one of the forms; "" where it has none such.
func (d datum) write(form string) string {
	switch {
	case d.column != "":
		return d.label()
	case form != headline:
		return prose.In(d.study, d.obs, d.comp, form)
	}
	if label := d.label(); !strings.ContainsAny(label, "<>≤≥≈") {
		return label
	}
	return prose.In(d.study, d.obs, d.comp, "number")
}

func (d datum) modality() datasets.Modality {
	if d.column != "" {
		return datasets.Asserted
	}
	if d.obs != nil {
		return d.obs.Modality
	}
	return d.comp.Modality
}

// remark is the word that stands beside a label where the text does not assert
// the number.
func (d datum) remark() string {
	if m := d.modality(); m != datasets.Asserted {
		return translate(d.study.Locale.Tag, string(m))
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
	if d.obs == nil {
		return ""
	}
	return d.obs.Cell(column)
}

// term is a cell in the study's locale.
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
	if d.obs != nil && d.column == "" && d.obs.Peak() {
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
	case d.comp != nil:
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

// row and result are the data of a page that are not among the chart's rows.
func (p *page) row(o *datasets.Observation) datum {
	return datum{study: p.chart.study, terms: p.chart.terms, obs: o}
}

func (p *page) result(c *analysis.Comparison) datum {
	return datum{study: p.chart.study, terms: p.chart.terms, comp: c}
}

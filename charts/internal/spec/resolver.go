package spec

import (
	"fmt"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/analysis/captions"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Escapes writes blanks that do not break, which %q escapes, as blanks.
var Escapes = strings.NewReplacer(`\u00a0`, " ", `\u202f`, " ")

// Resolver looks up what a chart names, and remembers what it has looked up:
// a picture depends on that, and on nothing else of the study.
type Resolver struct {
	Study       *datasets.Study
	Locale      quantity.Locale
	Comparisons *analysis.Comparisons
	Chart       string
	Found       datasets.Findings
	Rows        []*datasets.Observation
	inUse       map[*datasets.Observation]bool // the same
	Used        []string                       // comparisons, as id, formula and result
	Results     []*analysis.Comparison         // the same
	usedOnce    map[string]bool                // the same, of Used
	Unit        string                         // of the numbers, unless they have its sign
	Empty       bool                           // no row is left to draw
	Numberless  int                            // rows that are not drawn, as they have no number
	Terms       map[string]string              // what cells are called in the locale
	Allow       map[string]datasets.Text       // a refusal: the author's reason to draw all the same
	Allowing    bool                           // whether such reasons are taken
	Nameless    bool                           // whether a chart may be without an id
	Allowed     []string                       // those that were
	weak        []Datum                        // numbers in words that the text does not assert
	Headlined   []Datum                        // the numbers in the title
	Facets      *Facets                        // of a chart in panels
	groups      bool                           // whether its kind can draw one number for many rows
	Many        *Aggregated                    // what its marks stand for, if for many rows
	Unnamed     bool                           // whether a row may be without a name
	drawn       *drawings
	References  []Reference      // reference lines
	Notes       []Note           // what is said at marks, and at times
	Written     *quantity.Alike  // how all numbers are written; nil where each is by itself
	writtenAt   datasets.Text    // where charts.yaml says it
	wrote       []Datum          // those of which it is known
	Axis        string           // that is looked at, of a plane: x or y
	Reversible  bool             // the chart keeps its sense where its axis of numbers is reversed
	Percent     bool             // the axis is one of shares, whatever the unit of the numbers
	Converted   [][2]string      // units of the text, and those that their numbers are drawn in
	folds       map[string]*fold // errors of one kind, by place, hint and format
}

// A fold is errors of one kind at one place of charts.yaml, which many rows have.
type fold struct {
	at      int // of the finding that stands for all
	message string
	others  []string // the rows that have it too
}

// Fault reports an error in charts.yaml. Where many rows have the same error, they are
// folded into one finding that names three of them and says how many there are: the
// format of such an error begins with the row.
func (r *Resolver) Fault(at datasets.Text, hint, format string, args ...any) {
	message := Escapes.Replace(fmt.Sprintf(format, args...))
	row, of := "", strings.HasPrefix(format, "%s")
	if of {
		row, of = args[0].(string)
	}
	key := fmt.Sprintf("%d:%d\x00%s\x00%s", at.Line, at.Column, hint, format)
	if a := r.folds[key]; of && a != nil && a.at < len(r.Found) && r.Found[a.at].Message == a.message {
		a.others = append(a.others, row)
		rest := strings.Join(a.others[:min(2, len(a.others))], ", ")
		if more := len(a.others) - 2; more > 0 {
			rest += fmt.Sprintf(" and %d more", more)
		}
		base, _, _ := strings.Cut(a.message, foldedMark)
		a.message = base + foldedMark + rest
		r.Found[a.at].Message = a.message
		return
	}
	if r.folds == nil {
		r.folds = map[string]*fold{}
	}
	r.folds[key] = &fold{at: len(r.Found), message: message}
	r.Found = append(r.Found, at.Finding(File, r.Chart, message, hint))
}

// foldedMark is between an error and the other rows that have it.
const foldedMark = "; the same goes for "

// Printer writes facts in the language of the chart.
func (r *Resolver) Printer() datasets.Printer { return r.Study.Printer(r.Locale) }

// of is a fact to draw.
func (r *Resolver) of(f datasets.Fact) Datum {
	if r.drawn == nil {
		r.drawn = &drawings{}
	}
	return Datum{Study: r.Study, Locale: r.Locale, Terms: r.Terms, Fact: f, Written: r.Written, drawn: r.drawn, among: r.Comparisons}
}

// UsesRow remembers a row that the picture depends on.
func (r *Resolver) UsesRow(o *datasets.Observation) {
	if r.inUse[o] {
		return
	}
	if r.inUse == nil {
		r.inUse = map[*datasets.Observation]bool{}
	}
	r.inUse[o] = true
	r.Rows = append(r.Rows, o)
}

func (r *Resolver) usesComparison(c *analysis.Comparison) {
	use := c.ID + "\x00" + c.Name(r.Locale) + "\x00" + c.Formula + "\x00" + string(c.Show) + "\x00" + r.Printer().Label(c) + "\x00" + r.Printer().Words(c) + "\x00" + c.String()
	if !r.usedOnce[use] {
		if r.usedOnce == nil {
			r.usedOnce = map[string]bool{}
		}
		r.usedOnce[use] = true
		r.Used = append(r.Used, use)
		r.Results = append(r.Results, c)
	}
	for _, o := range c.From {
		r.UsesRow(o)
	}
}

func (r *Resolver) uses(f datasets.Fact) {
	switch c := f.(type) {
	case *analysis.Comparison:
		r.usesComparison(c)
		return
	case analysis.Derived:
		r.usesComparison(c.Comparison)
		return
	}
	for _, o := range f.Rows() {
		r.UsesRow(o)
	}
}

// UsesSchedule remembers a schedule whole: which row is the limit and which the
// raise of each tier, and on which side of its limit a tier ends.
func (r *Resolver) UsesSchedule(s *analysis.Schedule) {
	use := []string{s.ID, s.Title.In(r.Locale.Tag), string(s.Modality), fmt.Sprint(s.Cap)}
	for i, t := range s.Tiers {
		use = append(use, s.From[2*i].Ref(), s.From[2*i+1].Ref(), fmt.Sprint(t.Limit, t.Rate, t.Inclusive))
	}
	r.Used = append(r.Used, strings.Join(use, "\x00"))
	for _, o := range s.From {
		r.UsesRow(o)
	}
}

// datum returns the observation or the comparison of a name.
func (r *Resolver) datum(ref datasets.Text) (Datum, bool) {
	f, ok := r.fact(ref)
	return r.of(f), ok
}

// Number is datum for what must have a number to draw.
func (r *Resolver) Number(ref datasets.Text) (Datum, bool) {
	d, ok := r.datum(ref)
	if ok && !d.Numbered() {
		r.Fault(ref, "", "%s has no number to draw: the text gives none", ref.Value)
		return d, false
	}
	return d, ok && r.Drawable(ref, d)
}

// fact returns the row or the comparison of an address.
func (r *Resolver) fact(ref datasets.Text) (datasets.Fact, bool) {
	f, err := r.Comparisons.Fact(ref.Value)
	switch {
	case err == nil:
		r.uses(f)
		return f, true
	case !r.Comparisons.Broken(ref.Value): // which is reported where it is
		r.Fault(ref, analysis.Remedy(err), "%v", err)
	}
	return nil, false
}

// Comparison is the comparison of a name; an error where there is none, or it is refused.
func (r *Resolver) Comparison(ref datasets.Text) (*analysis.Comparison, bool) {
	if _, err := r.Comparisons.Get(ref.Value); err != nil && !r.Comparisons.Broken(ref.Value) {
		r.Fault(ref, "", "%v", err)
		return nil, false
	}
	f, ok := r.fact(ref)
	c, _ := f.(*analysis.Comparison)
	return c, ok
}

// Over works an operation or function out over data as they are drawn, which may be those
// in a column of their rows: see [analysis.Comparisons.Over].
func (r *Resolver) Over(op string, data ...Datum) (*analysis.Comparison, error) {
	c, err := r.Comparisons.Over(op, FactsOf(data)...)
	if err != nil {
		return nil, err
	}
	r.usesComparison(c)
	return c, nil
}

// FactsOf are the facts of data.
func FactsOf(data []Datum) (out []datasets.Fact) {
	for _, d := range data {
		out = append(out, d.Fact)
	}
	return out
}

// Sum adds data up. What are all in percent are so together: 55.55% and 44.45% are
// 100%, not 1.
func (r *Resolver) Sum(data []Datum) (*analysis.Comparison, error) {
	c, err := r.Comparisons.Over("+", FactsOf(data)...)
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(data, func(d Datum) bool { _, stated := d.Fact.(*datasets.Observation); return !stated && !d.Computed() }) {
		if _, ok := data[0].derived(); ok && data[0].Quantity().Unit.String() == quantity.Percent {
			c.Quantity = c.Quantity.Hundredths()
		}
		r.usesComparison(c)
		return c, nil
	}
	r.drawsAll(c)
	return c, nil
}

// Call works a function of the formula language out over rows, in the unit in which they
// are drawn.
func (r *Resolver) Call(function string, data []Datum) (*analysis.Comparison, error) {
	var rows []*datasets.Observation
	for _, d := range data {
		rows = append(rows, d.Fact.Rows()...)
	}
	c, err := r.Comparisons.Call(function, rows)
	if err != nil {
		return nil, err
	}
	r.drawsAll(c)
	return c, nil
}

// drawsAll takes what is computed from rows of a chart into it: a number of their unit in
// the one that they are drawn in.
func (r *Resolver) drawsAll(c *analysis.Comparison) {
	c.ID = c.Formula
	ratio := c.Show == quantity.ShowTimes
	if !ratio && !slices.ContainsFunc(c.From, func(o *datasets.Observation) bool {
		return o.Quantity.Unit.String() != quantity.Percent && o.OutOf() == nil
	}) {
		c.Quantity = c.Quantity.Hundredths()
	}
	r.usesComparison(c)
	if to, ok := r.axisOf(c.From); ok && !ratio && c.Quantity.Unit != to {
		if factor, _ := r.Study.Measures().Ratio(c.Quantity.Unit, to); factor != nil {
			c.Quantity = c.Quantity.In(to, factor)
		}
	}
}

// axisOf is the unit that some rows are drawn in, if one is drawn in another than its own.
func (r *Resolver) axisOf(rows []*datasets.Observation) (quantity.Unit, bool) {
	for _, o := range rows {
		if q, ok := r.drawn.of(o); ok && r.drawn.labels[o] {
			return q.Unit, true
		}
	}
	return quantity.Unit{}, false
}

// Headline is the form of a number that a title writes without one: as its label has
// it, but with a bound in words, for which there are no signs in headlines.
const Headline = "headline"

// Expand fills the numbers into a text, so that none can go stale.
func (r *Resolver) Expand(t datasets.Text) string { return r.Fill(t, "label") }

// Fill is expand with the form of a number that is written without one.
func (r *Resolver) Fill(t datasets.Text, usual string) string {
	out := captions.Template.ReplaceAllStringFunc(t.Value, func(s string) string {
		m := captions.Template.FindStringSubmatch(s)
		ref, form := datasets.Text{Value: m[1], Line: t.Line, Column: t.Column}, m[2]
		if form == "" {
			form = usual
		}
		d, ok := r.datum(ref)
		if !ok {
			return "?" // reported, here or where it is computed
		}
		if m[2] != "" && !slices.Contains(datasets.Forms, form) {
			r.Fault(t, datasets.DidYouMean(form, datasets.Forms), "unknown form %q", form)
			return s
		}
		if usual == Headline && d.Numbered() && form != datasets.FormDate && form != datasets.FormYear && form != datasets.FormCite {
			r.Headlined = append(r.Headlined, d)
		}
		text := d.write(form)
		if text == "" {
			r.Fault(t, "", "%s has no %s", m[1], form)
		}
		if form != "date" && form != "year" && d.Modality() != datasets.Asserted {
			r.weak = append(r.weak, d)
		}
		return text
	})
	if strings.ContainsAny(out, "{}") && len(r.Found) == 0 {
		r.Fault(t, "a number is written {id} or {id|words}", "a brace without its like in %q", t.Value)
	}
	return out
}

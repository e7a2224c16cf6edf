package charts

import (
	"fmt"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/analysis/prose"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// resolver looks up what a chart names, and remembers what it has looked up:
// a picture depends on that, and on nothing else of the study.
type resolver struct {
	study       *datasets.Study
	locale      quantity.Locale
	comparisons *analysis.Comparisons
	chart       string
	found       datasets.Findings
	rows        []*datasets.Observation
	inUse       map[*datasets.Observation]bool // the same
	used        []string                       // comparisons, as id, formula and result
	results     []*analysis.Comparison         // the same
	unit        string                         // of the numbers, unless they have its sign
	empty       bool                           // no row is left to draw
	numberless  int                            // rows that are not drawn, as they have no number
	terms       map[string]string              // what cells are called in the locale
	allow       map[string]datasets.Text       // a refusal: the author's reason to draw all the same
	allowing    bool                           // whether such reasons are taken
	nameless    bool                           // whether a chart may be without an id
	allowed     []string                       // those that were
	weak        []datum                        // numbers in words that the text does not assert
	unnamed     bool                           // whether a row may be without a name
	folds       map[string]*fold               // errors of one kind, by place, hint and format
}

// A fold is errors of one kind at one place of charts.yaml, which many rows have.
type fold struct {
	at      int // of the finding that stands for all
	message string
	others  []string // the rows that have it too
}

// fault reports an error in charts.yaml. Where many rows have the same error, they are
// folded into one finding that names three of them and says how many there are: the
// format of such an error begins with the row.
func (r *resolver) fault(at datasets.Text, hint, format string, args ...any) {
	message := escapes.Replace(fmt.Sprintf(format, args...))
	row, of := "", strings.HasPrefix(format, "%s")
	if of {
		row, of = args[0].(string)
	}
	key := fmt.Sprintf("%d:%d\x00%s\x00%s", at.Line, at.Column, hint, format)
	if a := r.folds[key]; of && a != nil && a.at < len(r.found) && r.found[a.at].Message == a.message {
		a.others = append(a.others, row)
		rest := strings.Join(a.others[:min(2, len(a.others))], ", ")
		if more := len(a.others) - 2; more > 0 {
			rest += fmt.Sprintf(" and %d more", more)
		}
		base, _, _ := strings.Cut(a.message, foldedMark)
		a.message = base + foldedMark + rest
		r.found[a.at].Message = a.message
		return
	}
	if r.folds == nil {
		r.folds = map[string]*fold{}
	}
	r.folds[key] = &fold{at: len(r.found), message: message}
	r.found = append(r.found, at.Finding(SpecFile, r.chart, message, hint))
}

// foldedMark is between an error and the other rows that have it.
const foldedMark = "; the same goes for "

func (r *resolver) printer() datasets.Printer { return r.study.Printer(r.locale) }

// of is a fact to draw.
func (r *resolver) of(f datasets.Fact) datum {
	return datum{study: r.study, locale: r.locale, terms: r.terms, fact: f}
}

func (r *resolver) usesRow(o *datasets.Observation) {
	if r.inUse[o] {
		return
	}
	if r.inUse == nil {
		r.inUse = map[*datasets.Observation]bool{}
	}
	r.inUse[o] = true
	r.rows = append(r.rows, o)
}

func (r *resolver) usesComparison(c *analysis.Comparison) {
	use := c.ID + "\x00" + c.Name(r.locale) + "\x00" + c.Formula + "\x00" + string(c.Show) + "\x00" + r.printer().Label(c) + "\x00" + r.printer().Words(c) + "\x00" + c.String()
	if !slices.Contains(r.used, use) {
		r.used = append(r.used, use)
		r.results = append(r.results, c)
	}
	for _, o := range c.From {
		r.usesRow(o)
	}
}

func (r *resolver) uses(f datasets.Fact) {
	if c, ok := f.(*analysis.Comparison); ok {
		r.usesComparison(c)
		return
	}
	for _, o := range f.Rows() {
		r.usesRow(o)
	}
}

// usesSchedule remembers a schedule whole: which row is the limit and which the
// raise of each tier, and on which side of its limit a tier ends.
func (r *resolver) usesSchedule(s *analysis.Schedule) {
	use := []string{s.ID, s.Title.In(r.locale.Tag), string(s.Modality), fmt.Sprint(s.Cap)}
	for i, t := range s.Tiers {
		use = append(use, s.From[2*i].Ref(), s.From[2*i+1].Ref(), fmt.Sprint(t.Limit, t.Rate, t.Inclusive))
	}
	r.used = append(r.used, strings.Join(use, "\x00"))
	for _, o := range s.From {
		r.usesRow(o)
	}
}

// datum returns the observation or the comparison of a name.
func (r *resolver) datum(ref datasets.Text) (datum, bool) {
	f, ok := r.fact(ref)
	return r.of(f), ok
}

// number is datum for what must have a number to draw.
func (r *resolver) number(ref datasets.Text) (datum, bool) {
	d, ok := r.datum(ref)
	if ok && !d.numbered() {
		r.fault(ref, "", "%s has no number to draw: the text gives none", ref.Value)
		return d, false
	}
	return d, ok && r.drawable(ref, d)
}

// fact returns the row or the comparison of an address.
func (r *resolver) fact(ref datasets.Text) (datasets.Fact, bool) {
	f, err := r.comparisons.Fact(ref.Value)
	switch {
	case err == nil:
		r.uses(f)
		return f, true
	case !r.comparisons.Broken(ref.Value): // which is reported where it is
		r.fault(ref, "", "%v", err)
	}
	return nil, false
}

func (r *resolver) comparison(ref datasets.Text) (*analysis.Comparison, bool) {
	if _, err := r.comparisons.Get(ref.Value); err != nil && !r.comparisons.Broken(ref.Value) {
		r.fault(ref, "", "%v", err)
		return nil, false
	}
	f, ok := r.fact(ref)
	c, _ := f.(*analysis.Comparison)
	return c, ok
}

// evaluate works out a formula of a chart's own, such as one row by another.
func (r *resolver) evaluate(at datasets.Text, formula string) (*analysis.Comparison, error) {
	c, err := r.comparisons.Evaluate(formula)
	if err != nil {
		return nil, err
	}
	c.ID = formula
	r.usesComparison(c)
	return c, nil
}

// sum adds rows up. What are all in percent are so together: 55.55% and 44.45% are
// 100%, not 1.
func (r *resolver) sum(refs []string) (*analysis.Comparison, error) {
	c, err := r.comparisons.Evaluate(strings.Join(refs, " + "))
	if err != nil {
		return nil, err
	}
	c.ID = c.Formula
	if !slices.ContainsFunc(c.From, func(o *datasets.Observation) bool { return o.Quantity.Unit.String() != quantity.Percent }) {
		c.Quantity = c.Quantity.Hundredths()
	}
	r.usesComparison(c)
	return c, nil
}

// headline is the form of a number that a title writes without one: as its label has
// it, but with a bound in words, for which there are no signs in headlines.
const headline = "headline"

// expand fills the numbers into a text, so that none can go stale.
func (r *resolver) expand(t datasets.Text) string { return r.fill(t, "label") }

// fill is expand with the form of a number that is written without one.
func (r *resolver) fill(t datasets.Text, usual string) string {
	out := prose.Template.ReplaceAllStringFunc(t.Value, func(s string) string {
		m := prose.Template.FindStringSubmatch(s)
		ref, form := datasets.Text{Value: m[1], Line: t.Line, Column: t.Column}, m[2]
		if form == "" {
			form = usual
		}
		d, ok := r.datum(ref)
		if !ok {
			return "?" // reported, here or where it is computed
		}
		if m[2] != "" && !slices.Contains(datasets.Forms, form) {
			r.fault(t, datasets.DidYouMean(form, datasets.Forms), "unknown form %q", form)
			return s
		}
		text := d.write(form)
		if text == "" {
			r.fault(t, "", "%s has no %s", m[1], form)
		}
		if form != "date" && form != "year" && d.modality() != datasets.Asserted {
			r.weak = append(r.weak, d)
		}
		return text
	})
	if strings.ContainsAny(out, "{}") && len(r.found) == 0 {
		r.fault(t, "a number is written {id} or {id|words}", "a brace without its like in %q", t.Value)
	}
	return out
}

package spec

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"quotient/analysis/captions"
	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
)

// Annotated is what a chart in charts.yaml says on its picture besides its marks.
type Annotated struct {
	Lines       []Line       `yaml:"lines" doc:"reference lines: numbers to compare the marks with"`
	Annotations []Annotation `yaml:"annotations" doc:"notes at marks, and events and periods on an axis of time"`
}

// A Line is a reference line in charts.yaml.
type Line struct {
	At    datasets.Text `yaml:"at" is:"fact" doc:"the row or comparison whose number the line is at"`
	Value datasets.Text `yaml:"value" is:"number" doc:"instead of at: a number in the unit of the axis"`
	Text  datasets.Text `yaml:"text" is:"words" doc:"what is written on the line; the name of the row without it"`
	Axis  datasets.Text `yaml:"axis" is:"side" doc:"of a scatter plot: the axis that the number is on, x or y (y without it)"`
}

// An Annotation is a note, an event or a period in charts.yaml.
type Annotation struct {
	At    datasets.Text `yaml:"at" is:"fact" doc:"a row or comparison that is drawn: a note at its mark; on an axis of time, another row: its date as an event or a period"`
	Date  datasets.Text `yaml:"date" is:"date" doc:"instead of at: a date in EDTF, such as 1956-10-23 or 2008/2010"`
	From  datasets.Text `yaml:"from" is:"date" doc:"instead of at: the date on which a period begins"`
	To    datasets.Text `yaml:"to" is:"date" doc:"the date on which it ends"`
	Text  datasets.Text `yaml:"text" is:"words" doc:"the words; a number is written {table.id|words}"`
	Quote datasets.Text `yaml:"quote" is:"truth" doc:"true writes the words of the text that state the number"`
}

// A Reference is a reference line whose number is known.
type Reference struct {
	Datum
	Stated bool // of a row or a comparison; else a number that the author has given
	Text   string
	Told   bool // the text has the number in it, stated or not
	axis   string
	at     datasets.Text
	given  quantity.Quantity // where it is not stated
}

// Amount is the number of the line, in the unit of the axis.
func (l Reference) Amount() quantity.Quantity {
	if l.Stated {
		return l.Quantity()
	}
	return l.given
}

// On reports whether the line is on an axis: x or y of a plane, "" of other charts.
func (l Reference) On(axis string) bool { return l.axis == axis }

// A Note is an annotation that is resolved.
type Note struct {
	Datum
	Stated bool // of a row or a comparison
	Date   edtf.Date
	Text   string
	Quote  string // the words of the text; "" where they are not to be written
}

// Called is the name of a note that is of a row or a comparison.
func (n Note) Called() string { return wording.Capitalized(n.Fact.Name(n.Locale)) }

// Annotate resolves what a chart says besides its marks. The number of a line is put into the
// unit of its axis once this is known ([Resolver.Alike]). What is empty has the place of the
// id of the chart.
func (r *Resolver) Annotate(id datasets.Text, a *Annotated, planes bool) {
	for _, l := range a.Lines {
		if l.Text.Line == 0 {
			l.Text.Line, l.Text.Column = id.Line, id.Column
		}
		if line, ok := r.line(l, planes); ok {
			r.References = append(r.References, line)
		}
	}
	for _, n := range a.Annotations {
		if n.Text.Line == 0 {
			n.Text.Line, n.Text.Column = id.Line, id.Column
		}
		if note, ok := r.note(n); ok {
			r.Notes = append(r.Notes, note)
		}
	}
}

// one reports whether an annotation says in one way where it is.
func (r *Resolver) one(what string, at datasets.Text, ways ...datasets.Text) (where datasets.Text, ok bool) {
	n := 0
	for _, w := range ways {
		if w.Value != "" {
			where, n = w, n+1
		}
	}
	switch {
	case n == 0 && at.Value == "":
		r.Fault(datasets.Text{Line: at.Line, Column: at.Column}, "write at: and the address of a row or comparison", "%s has no place", what)
	case n == 0:
		r.Fault(at, "write at: and the address of a row or comparison", "%s %s has no place", what, datasets.InQuotes(at.Value))
	case n > 1:
		r.Fault(where, "keep one of them", "%s has its place in two ways", what)
	}
	return where, n == 1
}

// line resolves a reference line.
func (r *Resolver) line(l Line, planes bool) (out Reference, ok bool) {
	where, ok := r.one("a line", l.Text, l.At, l.Value)
	if !ok {
		return out, false
	}
	out = Reference{at: where, axis: l.Axis.Value}
	switch {
	case !planes && l.Axis.Value != "":
		r.Fault(l.Axis, "leave axis out", "only a scatter plot has two axes that a line can be on")
		return out, false
	case planes && !slices.Contains([]string{"", "x", "y"}, l.Axis.Value):
		r.Fault(l.Axis, "write x or y", "there is no axis %q", l.Axis.Value)
		return out, false
	case planes && out.axis == "":
		out.axis = "y"
	}
	if l.At.Value != "" {
		out.Datum, ok = r.Number(l.At)
		if !ok {
			return out, false
		}
		out.Stated = true
		out.Text, out.Told = r.said(l.Text, out.Datum), prints(l.Text, l.At.Value)
		return out, true
	}
	v, err := quantity.ParseDecimal(l.Value.Value)
	if err != nil {
		r.Fault(l.Value, "write a number, without its unit, or at: and the address of a row", "%v", err)
		return out, false
	}
	if what, remedy := Unprintable(v); what != "" {
		r.Fault(l.Value, remedy, "the number of the line %s", what)
		return out, false
	}
	out.given = quantity.Point(v, quantity.Unit{})
	out.Text = r.Expand(l.Text)
	r.Hedged(l.Text, out.Text)
	tag := quantity.English.Tag
	if l.Text.Has(r.Locale.Tag) {
		tag = r.Locale.Tag
	}
	for _, said := range wording.Bounds(tag, out.Text, v) {
		if out.Told = true; said.Bound != quantity.Exact {
			r.Fault(l.Text, "write the words without that, or at: and the address of a row with that bound", "the line is at %s exactly, and its words say %s", l.Value.Value, datasets.InQuotes(said.Phrase))
			return out, false
		}
	}
	return out, true
}

// said is what is written of a fact: the author's words, or else its name.
func (r *Resolver) said(t datasets.Text, d Datum) string {
	if t.Value == "" {
		return wording.Capitalized(d.Fact.Name(d.Locale))
	}
	out := r.Expand(t)
	r.Hedged(t, out)
	return out
}

// prints reports whether words of charts.yaml have the number of a fact in them.
func prints(t datasets.Text, ref string) bool {
	for _, m := range captions.Template.FindAllStringSubmatch(t.Value, -1) {
		if m[1] == ref {
			return true
		}
	}
	return false
}

// note resolves a note, an event or a period.
func (r *Resolver) note(n Annotation) (out Note, ok bool) {
	period := n.From
	if period.Value == "" {
		period = n.To
	}
	where, ok := r.one("an annotation", n.Text, n.At, n.Date, period)
	if !ok {
		return out, false
	}
	if n.At.Value == "" {
		if n.Quote.Value != "" {
			r.Fault(n.Quote, "write at: and the address of a row", "only a row has a quote")
			return out, false
		}
		if strings.TrimSpace(n.Text.Value) == "" {
			r.Fault(where, "say under text what it is", "an event or a period has no words")
			return out, false
		}
		out.Text = r.Expand(n.Text)
		r.Hedged(n.Text, out.Text)
		out.Date, ok = r.when(n)
		return out, ok
	}
	out.Datum, ok = r.datum(n.At)
	if !ok {
		return out, false
	}
	out.Stated, out.Date = true, out.Datum.Date()
	out.Text = r.Expand(n.Text)
	r.Hedged(n.Text, out.Text)
	switch n.Quote.Value {
	case "", "false":
	case "true":
		o, quoted := out.Quoted()
		if !quoted {
			r.Fault(n.Quote, "leave quote out, and write the words under text", "%s has no quote: it is computed, or of plain data", n.At.Value)
			return out, false
		}
		out.Quote = datasets.InQuotes(o.Quote)
	default:
		r.Fault(n.Quote, "write true, or leave it out", "quote is %q", n.Quote.Value)
		return out, false
	}
	if out.Text == "" && out.Quote == "" && out.Date.IsZero() {
		r.Fault(n.At, "write the words under text, or quote: true", "a note has no words")
		return out, false
	}
	return out, true
}

// when is the date of an event or a period from plain words.
func (r *Resolver) when(n Annotation) (edtf.Date, bool) {
	at, text := n.Date, n.Date.Value
	if text == "" {
		at, text = n.From, n.From.Value+"/"+n.To.Value
		if n.From.Value == "" || n.To.Value == "" {
			if at.Value == "" {
				at = n.To
			}
			r.Fault(at, "write both from and to, or one date: …", "a period has two ends")
			return edtf.Date{}, false
		}
	}
	date, err := edtf.Parse(text)
	if err != nil {
		r.Fault(at, "write dates as in the tables: 1956-10-23, 1956-10, 1956", "%v", err)
		return date, false
	}
	return date, true
}

// refer puts the numbers of reference lines into the unit of the axis that data are on, and
// refuses those that cannot be.
func (r *Resolver) refer(data []Datum) {
	if len(data) == 0 {
		return
	}
	unit := data[0].Quantity().Unit
	if r.Percent {
		unit = quantity.Named(quantity.Percent)
	}
	for i := range r.References {
		l := &r.References[i]
		if !l.On(r.Axis) {
			continue
		}
		if !l.Stated {
			l.given.Unit = unit
			continue
		}
		q := l.Quantity()
		switch {
		case r.Percent && q.Unit != unit && !l.Computed():
			r.Fault(l.at, "write value: and a number of percent, or name a share: a comparison, or a row in percent", "%s is no share of the whole", l.Ref())
		case q.Unit == unit:
		case unit.String() == quantity.Percent && q.Unit.IsPlain():
			l.as(q.Hundredths(), false)
		default:
			factor, _ := r.Study.Measures().Ratio(q.Unit, unit)
			if factor == nil {
				r.Fault(l.at, "draw it in a chart of its own unit", "%s is in %q, and the axis in %q", l.Ref(), q.Unit, unit)
				continue
			}
			l.as(q.In(unit, factor), true)
		}
	}
}

// Reach is how far the reference lines of an axis reach. Where there are none, low is over
// high.
func (r *Resolver) Reach() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, l := range r.References {
		if l.On(r.Axis) {
			a, b := l.Amount().Float()
			low, high = min(low, a), max(high, b)
		}
	}
	return low, high
}

// Reached is [Resolver.Reach] as a list: of no number, or of the two ends.
func (r *Resolver) Reached() []float64 {
	low, high := r.Reach()
	if low > high {
		return nil
	}
	return []float64{low, high}
}

// keepsLines refuses an axis that leaves a reference line out, or has no place for it.
func (s *Ends) keepsLines(r *Resolver, x Extent) {
	for _, l := range r.References {
		if !l.On(r.Axis) {
			continue
		}
		low, high := l.Amount().Float()
		what := fmt.Sprintf("the line at %s", l.at.Value)
		if x.Log && low <= 0 {
			r.Fault(l.at, "take a number above zero, or use scale: linear", "a log scale has no place for %s", what)
			continue
		}
		if low < x.From {
			r.Fault(s.From, "begin lower, or leave the line out", "%s would lie outside of an axis from %s", what, s.From.Value)
		} else if high > x.To {
			r.Fault(s.To, "end higher, or leave the line out", "%s would lie outside of an axis to %s", what, s.To.Value)
		}
	}
}

// OutOfReach refuses the reference lines that are below where a scale begins.
func (r *Resolver) OutOfReach(from float64) {
	for _, l := range r.References {
		if low, _ := l.Amount().Float(); l.On(r.Axis) && low < from {
			r.Fault(l.at, "begin lower, or leave the line out", "the line at %s is below where the axis can begin", l.at.Value)
		}
	}
}

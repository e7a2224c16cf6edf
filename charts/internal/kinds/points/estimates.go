package points

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
)

// Estimates is the kind estimates.
var Estimates = layout.Kind{
	Name: "estimates",
	Doc:  "What several witnesses say of one fact, a row each, over the range that all of them allow.",
	Axes: 1,
	Spec: func() layout.Specification { return &estimatesSpec{} },
}

// estimatesSpec is a chart of the witnesses of one fact in charts.yaml.
type estimatesSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	spec.Ends   `yaml:",inline"`
	Claimed     datasets.Text `yaml:"claimed" is:"column" doc:"the column with the date on which each witness says so; the rows of a table are in its order unless sort says otherwise"`
	Credit      datasets.Text `yaml:"credit" is:"column" doc:"the column that says whose number it is; without it, the author of the row's source"`
	Scale       datasets.Text `yaml:"scale" is:"scale" doc:"linear or log"`
}

// A witness is a row of the chart: its number, what it is called, and when and by whom it
// is said, in small print.
type witness struct {
	spec.Datum
	name  string
	small []string
}

// A verdict is what can be said of all witnesses together.
type verdict struct {
	agreed *analysis.Comparison // the numbers that all allow; nil where there are none
	open   bool                 // whether “about” leaves open if there are any
	apart  *analysis.Comparison // how far apart they are; nil where bounds leave it open
}

// Layout resolves what the chart names and returns its body.
func (s *estimatesSpec) Layout(r *spec.Resolver) layout.Layout {
	if s.Value.Value != "" {
		r.Fault(s.Value, "leave it out", "what a witness says is the number of its row, with its bound")
	}
	data := s.All(r, s.ID, true)
	r.Column(s.Claimed, data)
	r.Column(s.Credit, data)
	unit := r.OneUnit(s.ID, data)
	along := s.Extent(r, r.LogScale(s.Scale, data), data)
	r.Crowded(s.ID, len(data), spec.MostRows, "witnesses")
	rows := s.witnesses(r, s.ordered(r, data))
	var all verdict
	if s.oneFact(r, data) && len(data) > 1 && len(r.Found) == 0 {
		all = s.verdict(r, data)
	}
	return func(p *layout.Page) layout.Body {
		if len(rows) == 1 && len(along.Reached) == 0 {
			return p.Single(rows[0].Datum, rows[0].called(), unit)
		}
		return s.body(p, rows, all, unit, along)
	}
}

// at is where the chart says which rows it draws.
func (s *estimatesSpec) at() datasets.Text {
	if s.Table.Value != "" {
		return s.Table
	}
	return s.ID
}

// ordered are the rows of a table by the date on which they are said, the first one first
// and those without a date last. Rows that the chart lists or sorts stay as they are.
func (s *estimatesSpec) ordered(r *spec.Resolver, data []spec.Datum) []spec.Datum {
	days := map[string]edtf.Day{}
	for _, d := range data {
		days[d.Ref()] = math.MaxInt32
		cell := s.claimed(r, d)
		if cell == "" {
			continue
		}
		date, err := edtf.Parse(cell)
		if err != nil { // the date of a text is one, which the descriptor is held to
			r.Fault(s.Claimed, "write when it was said, as 2018 or 2018-11-05", "%s, %s: %v", d.Ref(), s.Claimed.Value, err)
			continue
		}
		if first, ok := date.First(); ok {
			days[d.Ref()] = first
		}
	}
	if s.Table.Value == "" || len(s.Sort) > 0 {
		return data
	}
	return slices.SortedStableFunc(slices.Values(data), func(a, b spec.Datum) int {
		return int(days[a.Ref()]) - int(days[b.Ref()])
	})
}

// claimed is when the number of a row was said: what its column has or, where the chart
// names none, the date on which its text came out.
func (s *estimatesSpec) claimed(r *spec.Resolver, d spec.Datum) string {
	if s.Claimed.Value != "" {
		return d.Cell(s.Claimed.Value)
	}
	return s.text(r, d).Issued
}

// text is the one text that a row is from.
func (s *estimatesSpec) text(r *spec.Resolver, d spec.Datum) (of datasets.SourceInfo) {
	if o, ok := d.Fact.Row(); ok {
		if sources := r.Study.SourcesOf([]*datasets.Observation{o}); len(sources) == 1 {
			of = sources[0]
		}
	}
	return of
}

// witnesses are the rows with their names. One that the chart gives no name is called by
// the author of its source.
func (s *estimatesSpec) witnesses(r *spec.Resolver, data []spec.Datum) (rows []witness) {
	seen := map[string]string{}
	for _, d := range data {
		w := witness{Datum: d, name: s.Name(d)}
		author := s.text(r, d).Author.String()
		if _, named := s.Labels[d.Ref()]; !named && s.Label.Value == "" && author != "" {
			w.name = author
		}
		if s.Credit.Value != "" {
			author = d.Term(s.Credit.Value)
		}
		if date := s.claimed(r, d); date != "" {
			w.small = append(w.small, spec.InWords(date, r.Locale.Tag))
		}
		if author != "" && author != w.name {
			w.small = append(w.small, author)
		}
		if other, ok := seen[w.called()]; ok && w.name != "" {
			r.Fault(s.at(), "name them apart, with label: or labels:, or by the date with claimed:", "%s and %s are both called %q", other, d.Ref(), w.called())
		}
		seen[w.called()] = d.Ref()
		rows = append(rows, w)
	}
	return rows
}

// called is a witness in words: its name, and what is in small print.
func (w witness) called() string {
	return strings.Join(append([]string{w.name}, w.small...), ", ")
}

// oneFact refuses rows that are not about one fact.
func (s *estimatesSpec) oneFact(r *spec.Resolver, data []spec.Datum) bool {
	for _, d := range data {
		fact, first := d.Cell("fact"), data[0].Cell("fact")
		switch {
		case d.Computed():
			r.Fault(s.at(), "list the rows that it is computed from", "%s is computed, and no witness", d.Ref())
		case fact == "":
			r.Fault(s.at(), "write one word in the column fact of all rows that are about the same number; numbers of several things are drawn with kind: range or dot", "%s has no fact", d.Ref())
		case fact != first && first != "":
			r.Fault(s.at(), "keep one fact, as with where: {fact: "+first+"}", "%s is about %q, and %s about %q: estimates are of one fact", data[0].Ref(), first, d.Ref(), fact)
			return false
		default:
			continue
		}
	}
	return len(r.Found) == 0
}

// verdict works out what all witnesses allow, and how far apart they are.
func (s *estimatesSpec) verdict(r *spec.Resolver, data []spec.Datum) (v verdict) {
	var err error
	var refused *analysis.Refusal
	v.agreed, err = r.Call("agreed", data)
	switch errors.As(err, &refused); {
	case refused != nil && refused.Reason == analysis.Undecided:
		v.open = true
	case err != nil && (refused == nil || refused.Reason != analysis.Disagreement):
		r.Fault(s.at(), analysis.Remedy(err), "%v", err)
	}
	// Bounds, or numbers below zero, may leave nothing to say of how far apart they are; nor
	// is there much to say of those that are nearly one.
	const least = 1.1
	if c, err := r.Call("apart", data); err == nil {
		if low, high := c.Float(); max(low, high) >= least {
			v.apart = c
		}
	}
	return v
}

// sentences are the verdict in words.
func (v verdict) sentences(p *layout.Page) (out []string) {
	say := func(phrase string, c *analysis.Comparison) {
		sentence := fmt.Sprintf(phrase, p.Printer().Words(c))
		if r := p.Datum(c).Remark(); r != "" {
			sentence += " (" + r + ")"
		}
		out = append(out, sentence)
	}
	switch {
	case v.agreed != nil:
		say(p.Say("All of them allow %s"), v.agreed)
	case v.open:
		out = append(out, p.Say("“About” leaves open whether a number fits all of them"))
	default:
		out = append(out, p.Say("No number fits all of them"))
	}
	if v.apart != nil {
		say(p.Say("The highest is %s the lowest"), v.apart)
	}
	return out
}

// The measures of the words over the plot.
const (
	verdictLeading = 19.0
	swatch         = 16.0
)

// An estimatesPlot is a chart of estimates that is laid out on a page.
type estimatesPlot struct {
	rangePlot
	verdict
	said [][]string // the verdict, a sentence each, in lines
	head float64
}

func (s *estimatesSpec) body(p *layout.Page, rows []witness, all verdict, unit string, along spec.Extent) layout.Body {
	const foot = 32.0
	plot := estimatesPlot{rangePlot: rangePlot{Page: p, height: 8}, verdict: all}
	alt := []string{p.Opening("Estimates of one number", p.Count(len(rows), "%d row|%d rows"), unit, p.LogName(along.Log))}
	var names, small []string
	between := "\n"
	if p.Narrow() {
		between = " · "
	}
	for _, w := range rows {
		row := boundsOf(w.Datum)
		row.name = w.called()
		line := (&rangeSpec{}).line(p, row)
		plot.lines = append(plot.lines, line)
		names, small, alt = append(names, w.name), append(small, strings.Join(w.small, between)), append(alt, line.words)
	}
	plot.called = p.NamesOver(names, small, 172)
	plot.fitAxis(along)
	plot.stack()
	if len(rows) > 0 {
		room := p.Right() - p.Left()
		for i, sentence := range all.sentences(p) {
			alt = append(alt, layout.Sentence(sentence))
			left := 0.0
			if i == 0 && all.agreed != nil {
				left = swatch + 8
			}
			lines := p.Fonts.Wrap(typeset.Medium, layout.BodySize, room-left, sentence)
			plot.said = append(plot.said, lines)
			plot.head += verdictLeading * float64(len(lines))
		}
		plot.head += 4
	}
	plane := layout.Across(plot.axis, layout.Rect{Left: plot.axis.Left, Right: p.Right(), Bottom: plot.height}, false)
	return layout.Body{Height: plot.height + foot + plot.axis.LogFoot(), Alt: alt, Draw: plot.draw, Plane: plane, Over: layout.Over{Height: plot.head, Draw: plot.say}}
}

// draw draws the plot from its top on: the axis, what all allow, and the rows.
func (plot *estimatesPlot) draw(top float64) {
	p := plot.Page
	plot.ground(top)
	var words []layout.Rect
	plot.each(top+8, func(i int, line rangeLine, y, middle float64) {
		plot.called.Ground(p, i, y)
		words = append(words, plot.called.Rects(p, i, y)...)
		for _, t := range line.labels(p, plot.axis, middle) {
			t.plate(p)
			words = append(words, layout.Rect{Left: t.x, Right: t.x + p.LabelWidth(t.Label), Top: t.base - t.Size, Bottom: t.base})
		}
	})
	if plot.agreed != nil {
		d := p.Datum(plot.agreed)
		p.Group(d, p.Sayf("All of them allow %s", d.Describe()), func() { plot.band(d, layout.Rect{Top: top, Bottom: top + plot.height}, words) })
	}
	plot.each(top+8, func(i int, line rangeLine, y, middle float64) {
		plot.called.Draw(p, i, y, middle)
		line.draw(p, plot.axis, middle, func(t rangeLabel) { p.DrawLabel(t.Label, t.x, t.base) })
	})
}

// say writes the verdict, the first sentence beside a piece of the band that it is about.
func (plot *estimatesPlot) say(y float64) {
	p := plot.Page
	y += 4
	for i, lines := range plot.said {
		x, ink, face := p.Left(), p.Theme.Ink, typeset.Medium
		switch {
		case i > 0:
			ink, face = p.Theme.Muted, typeset.Regular
		case plot.agreed != nil:
			at := layout.Rect{Left: x, Right: x + swatch, Top: y - 1, Bottom: y + 13}
			plot.ends(p.Datum(plot.agreed), at, nil)
			x += swatch + 8
		}
		for _, line := range lines {
			p.Text(face, layout.BodySize, ink, x, y+11, line)
			y += verdictLeading
		}
	}
}

// band draws the numbers that all allow, from the top to the bottom of a place.
func (plot *estimatesPlot) band(d spec.Datum, at layout.Rect, words []layout.Rect) {
	v, far := d.Value()
	at.Left, at.Right = plot.axis.At(v), plot.axis.At(far)
	switch q := d.Quantity(); {
	case q.IsPoint() || q.IsRange():
	case d.Bound() == marks.Over: // on beyond the axis, as its chevrons are
		at.Right = plot.Right()
	case plot.axis.Min == 0 && q.Kind == quantity.Amount:
		at.Left = plot.axis.Left
	default:
		at.Left = plot.called.Left(plot.Page)
	}
	plot.ends(d, at, words)
}

// ends fills a place with the ground of what all allow. It has a firm edge at each limit, a
// dashed one where it is about a number, and fades on an open side. A single number is a
// line. Where words are, an edge leaves them room.
func (plot *estimatesPlot) ends(d spec.Datum, at layout.Rect, words []layout.Rect) {
	const steps = 3 // of what fades
	q, wide := d.Quantity(), min(12, (at.Right-at.Left)/(steps+1))
	edges, body := []float64{at.Left, at.Right}, at
	switch {
	case q.IsPoint():
		edges, body.Right = []float64{(at.Left + at.Right) / 2}, body.Left
	case q.IsRange():
	case d.Bound() == marks.Over:
		edges, body.Right = edges[:1], at.Right-steps*wide
		for i := range steps {
			plot.shade(3-i, body.Right+wide*float64(i), body.Right+wide*float64(i+1), at)
		}
	case at.Left == plot.axis.Left: // down to zero
		edges = edges[1:]
	default:
		edges, body.Left = edges[1:], at.Left+steps*wide
		for i := range steps {
			plot.shade(3-i, body.Left-wide*float64(i+1), body.Left-wide*float64(i), at)
		}
	}
	if body.Right > body.Left {
		plot.shade(4, body.Left, body.Right, at)
	}
	for _, x := range edges {
		plot.edge(x, q.Vague, at, words)
	}
}

// shade fills a part of a place with the ground of what all allow, in so many quarters of
// its strength.
func (plot *estimatesPlot) shade(quarters int, left, right float64, at layout.Rect) {
	plot.Rect(plot.Theme.Tint(plot.Theme.Ember.Mark, 0.04*float64(quarters)), left, at.Top, right, at.Bottom)
}

// edge draws a limit of what all allow, from the top to the bottom of a place but for words.
func (plot *estimatesPlot) edge(x float64, vague bool, at layout.Rect, words []layout.Rect) {
	var dash []vg.Length
	if vague {
		dash = layout.LooseDash
	}
	y := at.Top
	line := func(to float64) {
		if to > y {
			plot.Dashed(plot.Theme.Ember.Mark, 1.5, dash, x, y, x, to)
		}
	}
	for _, w := range words {
		if w.Left-3 < x && x < w.Right+3 && w.Bottom+4 > y {
			line(w.Top)
			y = w.Bottom + 4
		}
	}
	line(at.Bottom)
}

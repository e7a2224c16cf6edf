package bars

import (
	"image/color"
	"math"
	"math/big"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Stacked is the kind stacked-bar.
var Stacked = layout.Kind{
	Name: "stacked-bar",
	Doc:  "Parts laid end to end, with their sum: what a whole is made of, group by group.",
	Axes: 1,
	Spec: func() layout.Specification { return &stackedSpec{} },
}

// stackedSpec is a chart of stacked bars in charts.yaml.
type stackedSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	Group       datasets.Text `yaml:"group" is:"column" doc:"the column that groups the parts"`
	From        datasets.Text `yaml:"from" is:"number" doc:"where the bars begin: zero"`
	Series      spec.Series   `yaml:"series" is:"series" doc:"the column whose values are the parts of a bar"`
}

// stack is a group of parts with their sum, which is computed.
type stack struct {
	*barGroup
	sum *analysis.Comparison
}

// Layout resolves what the chart names and returns its body.
func (s *stackedSpec) Layout(r *spec.Resolver) layout.Layout {
	data := s.Data(r, s.ID, true)
	unit := r.OneUnit(s.ID, data)
	s.Series.Check(r, data)
	r.FromZero(s.From)
	r.Column(s.Group, data)
	if s.Series.Column.Value == "" {
		r.Fault(s.ID, "name the column: series: { column: …, colors: … }", "the parts have no series")
	}
	series, groups := grid(r, s.ID, data, s.Group.Value, &s.Series)
	s.Series.Encode(r, data, spec.Encoding{Most: spec.MostColours})
	r.Crowded(s.ID, len(groups), spec.MostRows, "bars")
	var stacks []stack
	for _, g := range groups {
		t := stack{barGroup: g}
		var refs []string
		var last *spec.Datum
		for _, d := range g.data {
			if d == nil {
				continue
			}
			if v, _ := d.Value(); v < 0 {
				r.Fault(s.ID, "draw bars beside each other: kind: grouped-bar", "%s is negative, and parts are laid end to end", d.Ref())
			}
			if last != nil {
				s.closed(r, *last)
			}
			last = d
			refs = append(refs, d.Ref())
		}
		if last != nil && last.Bound() == marks.Under {
			s.closed(r, *last)
		}
		if len(refs) > 1 && len(r.Found) == 0 {
			c, err := r.Sum(refs)
			if err != nil {
				r.Fault(s.ID, "draw them beside each other: kind: grouped-bar", "the parts of %q cannot be added: %v", g.name, err)
			} else {
				s.whole(r, g, c)
			}
			t.sum = c
		}
		stacks = append(stacks, t)
	}
	lines := r.Reached()
	return func(p *layout.Page) layout.Body {
		if len(data) == 1 && len(lines) == 0 {
			return p.Single(data[0], strings.TrimPrefix(data[0].Term(s.Group.Value)+", "+s.Series.Name(data[0]), ", "), unit)
		}
		return s.body(p, series, stacks, unit, lines)
	}
}

// whole refuses parts in percent that add up to more than all there is. Parts that the
// text has rounded may do so by half of their last digit each.
func (s *stackedSpec) whole(r *spec.Resolver, g *barGroup, sum *analysis.Comparison) {
	if sum.Unit.String() != quantity.Percent || sum.Lo.Value == nil {
		return
	}
	most := big.NewRat(100, 1)
	for _, o := range sum.From {
		if v := o.Quantity.Value(); v != nil && o.OutOf() == nil { // a share of n in m is exact
			decimals, _ := v.FloatPrec()
			most.Add(most, new(big.Rat).Quo(power(1, -decimals), big.NewRat(2, 1)))
		}
	}
	if sum.Lo.Value.Cmp(most) > 0 {
		r.Refuse("over-whole", s.ID, "check the numbers, or draw bars next to each other: kind: grouped-bar", "the parts of %q add up to %s, more than a whole", g.name, r.Printer().Label(sum))
	}
}

// closed refuses a part whose end is open where another is laid on it.
func (s *stackedSpec) closed(r *spec.Resolver, d spec.Datum) {
	if b := d.Bound(); b != marks.Exact && b != marks.About {
		r.Refuse("open-total", s.ID, "list its series last, or draw bars beside each other: kind: grouped-bar", "%s is %s: no part can be laid on an end that is not known", d.Ref(), d.Label())
	}
}

// segment is a part of a stack, measured.
type segment struct {
	*barRow
	series int
	from   float64 // where it begins on the page
	long   float64 // how long it is there
	inside bool    // its label is in it
}

// firm is how long the part is of one colour: the light end of a range hides
// what is written on it in light.
func (b *segment) firm() float64 {
	if b.end == marks.Between {
		return b.long * b.near / b.tip
	}
	return b.long
}

// place lays parts end to end from zero on. A part that is not zero is long enough to be
// seen; the longest gives up what the others take so that the whole is as long as it
// was, where it can.
func place(parts []*segment, zero, perUnit float64) {
	const least = float64(marks.BarLeast) + partGap/2
	longest, over := parts[0], 0.0
	for _, b := range parts {
		b.long = b.tip * perUnit
		if b.tip > 0 && b.long < least {
			over += least - b.long
			b.long = least
		}
		if b.long > longest.long {
			longest = b
		}
	}
	if longest.long-over >= least {
		longest.long -= over
	}
	for _, b := range parts {
		b.from = zero
		zero += b.long
	}
}

const partGap = 1.6 // a line of background between two parts

// A stackedRow is a stacked bar, measured.
type stackedRow struct {
	stack
	parts []*segment
	whole *barRow      // the bar from end to end, for the scale
	total layout.Label // behind it; empty where there is none
	above float64      // room over it, for labels that its parts are too short for
}

func (s *stackedSpec) body(p *layout.Page, series []string, stacks []stack, unit string, lines []float64) layout.Body {
	thick, apart := 32.0, 18.0
	if p.Tight || len(stacks) > 8 {
		thick, apart = 24, 12
	}
	titles := make([]string, len(stacks))
	rows := make([]*stackedRow, len(stacks))
	var wholes []*barRow
	var segments [][]*segment
	for i, t := range stacks {
		titles[i], rows[i] = t.name, s.measure(p, series, t, thick)
		wholes, segments = append(wholes, rows[i].whole), append(segments, rows[i].parts)
	}
	called := p.Names(titles, 172)
	zero, perUnit := fitBars(p, wholes, lines, called.Left(p), p.Right())
	for _, r := range rows {
		place(r.parts, zero, perUnit)
	}
	named, names := s.series(p, series, segments, zero)
	height := 0.0
	for i, r := range rows {
		r.settle(p)
		height += r.above + called.Pitch(i, thick) + apart
	}
	room := layout.Rect{Left: called.Left(p), Right: p.Right(), Bottom: height - apart/2}
	plane := layout.Across(layout.Linear(zero, perUnit), room, true)
	return layout.Body{Height: height, Alt: stacksInWords(p, series, rows, unit), Plane: plane, Over: layout.Over{Height: names, Draw: func(y float64) { named(y + 12) }}, Draw: func(y float64) {
		for i, r := range rows {
			top := y + called.Head(i) + r.above
			middle := top + (called.Pitch(i, thick)-called.Head(i))/2
			called.Draw(p, i, y, middle)
			p.Line(p.Theme.Ink, 1.5, zero, middle-thick/2-2, zero, middle+thick/2+2)
			s.stack(p, r.parts, perUnit, middle, thick)
			s.labels(p, r.parts, zero, middle, thick)
			if r.total.Number != "" {
				last := r.parts[len(r.parts)-1]
				p.DrawLabel(r.total, last.from+last.long+r.whole.tail+barGap, middle+5)
			}
			y += r.above + called.Pitch(i, thick) + apart
		}
	}}
}

// measure measures the parts of a bar and its total.
func (s *stackedSpec) measure(p *layout.Page, series []string, t stack, thick float64) *stackedRow {
	r := &stackedRow{stack: t}
	sum := 0.0
	for k, d := range t.data {
		if d == nil {
			continue
		}
		p.UseBar(*d)
		b := &segment{barRow: measureBar(p, *d, t.name+", "+series[k], thick), series: k}
		b.colour = p.Theme.Look(&s.Series, *d).Colour
		r.parts = append(r.parts, b)
		sum += b.tip
	}
	last := r.parts[len(r.parts)-1]
	r.whole = &barRow{Datum: last.Datum, near: sum, tip: sum, end: marks.Exact, tail: last.tail}
	if t.sum != nil {
		d := p.Datum(t.sum)
		sign := ""
		if d.Bound() == marks.Exact {
			sign = "= "
		}
		r.total = layout.Label{Number: sign + d.Label(), Face: typeset.Bold, Size: layout.ValueSize, Colour: p.Theme.Ink, Remark: d.Remark()}
		r.whole.tag = r.total
	}
	return r
}

// settle decides which labels are inside their parts, once these have their lengths.
func (r *stackedRow) settle(p *layout.Page) {
	const above = 24.0
	for _, b := range r.parts {
		b.inside = p.LabelWidth(b.tag)+8 <= b.firm() && b.Certainty() == marks.Asserted && b.end != marks.Peak
		if !b.inside {
			r.above = above
		}
	}
}

// stacksInWords are the bars in words.
func stacksInWords(p *layout.Page, series []string, rows []*stackedRow, unit string) []string {
	alt := []string{p.Opening("Stacked bar chart", p.Count(len(rows), "%d bar|%d bars"), p.Count(len(series), "%d series"), unit)}
	for _, r := range rows {
		var parts []string
		for _, b := range r.parts {
			parts = append(parts, series[b.series]+", "+b.Describe())
		}
		if r.sum != nil {
			parts = append(parts, p.Sayf("together %s", p.Datum(r.sum).Describe()))
		}
		alt = append(alt, layout.Sentence(r.name+": "+strings.Join(parts, "; ")))
	}
	return alt
}

// stack draws the parts end to end, with a line of background between two.
func (s *stackedSpec) stack(p *layout.Page, parts []*segment, perUnit, middle, thick float64) {
	for k, b := range parts {
		scale := perUnit
		if b.tip > 0 {
			scale = min(scale, b.long/b.tip)
		}
		bar(p, b.barRow, b.from, scale, middle, thick, 0)
		if k > 0 {
			p.Rect(p.Theme.Background, b.from-partGap/2, middle-thick/2, b.from+partGap/2, middle+thick/2)
		}
	}
}

// labels writes the number of each part in it or, where it is too short, above
// it with a leader and in the colour of its series.
func (s *stackedSpec) labels(p *layout.Page, parts []*segment, zero, middle, thick float64) {
	var out []*segment
	var wants, widths []float64
	for _, b := range parts {
		x := b.from + b.long/2
		if b.inside {
			x = b.from + b.firm()/2
			ground := b.colour.Mark
			if b.end == marks.Under {
				ground = p.Theme.Background
			}
			ink := p.Theme.Ink
			if layout.Contrast(p.Theme.Background, ground) > layout.Contrast(ink, ground) {
				ink = p.Theme.Background
			}
			t := b.tag
			t.Colour = color.Color(ink)
			p.DrawLabelOn(t, x-p.LabelWidth(t)/2, middle+5, ink)
			continue
		}
		out, wants, widths = append(out, b), append(wants, x), append(widths, p.LabelWidth(b.tag))
	}
	at, ok := layout.Spread(wants, widths, 10, zero-4, p.Right())
	if !ok {
		p.Fail("there is no room for the labels of the parts: draw fewer, or bars beside each other")
		return
	}
	top := middle - thick/2
	for i, b := range out {
		p.Line(p.Theme.Rule, 1, wants[i], top-1, wants[i], top-4, at[i], top-8)
		t := b.tag
		t.Colour = b.colour.Text
		p.DrawLabel(t, at[i]-widths[i]/2, top-11)
	}
}

// series names each series over the first part of it, where there is room, else in a
// legend; height is the room that the names take.
func (s *stackedSpec) series(p *layout.Page, series []string, segments [][]*segment, zero float64) (draw func(y float64), height float64) {
	var wants, widths, halves []float64
	var parts []*segment
	first := true // they are all in the first bar
	for k := range series {
		for n, stack := range segments {
			i := slices.IndexFunc(stack, func(b *segment) bool { return b.series == k })
			if i < 0 {
				continue
			}
			b := stack[i]
			first = first && n == 0
			parts = append(parts, b)
			wants, halves = append(wants, b.from+b.long/2), append(halves, b.long/2)
			widths = append(widths, p.Fonts.Width(typeset.Bold, 14, series[k]))
			break
		}
	}
	at, ok := layout.Spread(wants, widths, 14, math.Min(zero, p.Left()), p.Right())
	ok = ok && first
	for k := range at {
		ok = ok && math.Abs(at[k]-wants[k]) <= halves[k]
	}
	if !ok {
		var data []spec.Datum
		for _, b := range parts {
			data = append(data, b.Datum)
		}
		l := p.Legend(&s.Series, data, layout.Always)
		return func(y float64) { l.Draw(p, y) }, 9 + l.Height()
	}
	return func(y float64) {
		for k, b := range parts {
			p.TextCentre(typeset.Bold, 14, b.colour.Text, at[k], y, series[b.series])
		}
	}, 26
}

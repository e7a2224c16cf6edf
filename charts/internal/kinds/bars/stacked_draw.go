package bars

import (
	"cmp"
	"image/color"
	"math"
	"slices"
	"strings"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/internal/spread"
	"quotient/charts/marks"
	"quotient/charts/typeset"
)

// segment is a part of a stack, measured.
type segment struct {
	*barRow
	series int
	from   float64 // where it begins on the page
	long   float64 // how long it is there
	inside bool    // its label is in it
	aside  float64 // where its label is beside an upright one, up from zero
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
	least := float64(marks.BarLeast) + partGap/2
	if parts[0].fine {
		least = 0
	}
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
		titles[i], rows[i] = t.name, s.measure(p, series, t, thick, true)
		wholes, segments = append(wholes, rows[i].whole), append(segments, rows[i].parts)
	}
	called := p.Names(titles, 172)
	var zero, perUnit float64
	if s.diverges() {
		zero, perUnit = s.fitBoth(p, rows, called.Left(p))
	} else {
		zero, perUnit = fitBars(p, wholes, lines, called.Left(p), p.Right())
		for _, r := range rows {
			place(r.parts, zero, perUnit)
		}
	}
	named, names := s.series(p, series, stacks, segments, zero)
	height := 0.0
	for i, r := range rows {
		r.settle(p)
		height += r.above + called.Pitch(i, thick) + apart
	}
	var plane *layout.Plane
	if !s.diverges() {
		plane = layout.Across(layout.Linear(zero, s.unitOf(perUnit)), layout.Rect{Left: called.Left(p), Right: p.Right(), Bottom: height - apart/2}, true)
	}
	return layout.Body{Height: height, Alt: stacksInWords(p, series, rows, s.opening(p, len(series), len(rows), unit)), Plane: plane, Over: layout.Over{Height: names, Draw: func(y float64) { named(y + 12) }}, Draw: func(y float64) {
		if s.diverges() && !called.Above {
			p.Line(p.Theme.Rule, 1, zero, y, zero, y+height-apart)
		}
		for i, r := range rows {
			top := y + called.Head(i) + r.above
			middle := top + (called.Pitch(i, thick)-called.Head(i))/2
			called.Draw(p, i, y, middle)
			p.Line(p.Theme.Ink, 1.5, zero, middle-thick/2-2, zero, middle+thick/2+2)
			s.stack(p, r.parts, perUnit, middle, thick)
			s.labels(p, r.parts, min(zero, r.parts[0].from), middle, thick)
			s.sum(p, r, middle+5)
			y += r.above + called.Pitch(i, thick) + apart
		}
	}}
}

// measure measures the parts of a bar and its total. With labels, each has its number.
func (s *stackedSpec) measure(p *layout.Page, series []string, t stack, thick float64, labels bool) *stackedRow {
	r := &stackedRow{stack: t}
	sum := 0.0
	for _, d := range t.parts {
		b := &segment{barRow: unlabelled(p, d.Datum, t.name+", "+series[d.series], thick), series: d.series}
		if d.share == nil {
			p.UseBar(d.Datum)
		} else {
			d.share.measure(p, b)
		}
		if labels {
			b.tag = p.Label(b.Datum)
			b.tag.Letter = p.Cite(d.Datum)
		}
		b.colour = p.Theme.Look(&s.Series, d.Datum).Colour
		r.parts = append(r.parts, b)
		sum += b.tip
	}
	last := r.parts[len(r.parts)-1]
	r.whole = &barRow{Datum: last.Datum, near: sum, tip: sum, end: marks.Exact, tail: last.tail}
	if t.sum != nil {
		d := p.Datum(t.sum)
		sign := ""
		if d.Bound() == marks.Exact && !s.upright() {
			sign = "= "
		}
		r.total = layout.Label{Number: sign + d.Label(), Face: typeset.Bold, Size: layout.ValueSize, Colour: p.Theme.Ink, Remark: d.Remark()}
		if s.Share.Value != "" { // what the shares are of
			r.total = layout.Label{Number: p.Sayf("of %s", d.Label()), Face: typeset.Regular, Size: layout.AxisSize, Colour: p.Theme.Muted}
		}
		r.whole.tag = r.total
	}
	return r
}

// settle decides which labels are inside their parts, once these have their lengths.
func (r *stackedRow) settle(p *layout.Page) {
	const above = 24.0
	for _, b := range r.parts {
		b.inside = p.LabelWidth(b.tag)+8 <= b.firm() && b.plain()
		if !b.inside {
			r.above = above
		}
	}
}

// plain reports whether a number can be read on the body of the part.
func (b *segment) plain() bool {
	k := b.Certainty()
	return (k == marks.Asserted || k == marks.Computed) && b.end != marks.Peak
}

// opening is the first sentence of the stacks in words.
func (s *stackedSpec) opening(p *layout.Page, series, stacks int, unit string) string {
	many := p.Count(series, "%d series")
	if s.Share.Value != "" {
		many += ", " + p.Say("each part as a share of the whole")
	}
	if s.upright() {
		return p.Opening("Stacked column chart", p.Count(stacks, "%d column|%d columns"), many, unit)
	}
	return p.Opening("Stacked bar chart", p.Count(stacks, "%d bar|%d bars"), many, unit)
}

// stacksInWords are the bars in words.
func stacksInWords(p *layout.Page, series []string, rows []*stackedRow, opening string) []string {
	alt := []string{opening}
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
		if k > 0 && b.series != s.sides.apart {
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
			b.labelOn(p, x-p.LabelWidth(b.tag)/2, middle+5)
			continue
		}
		out, wants, widths = append(out, b), append(wants, x), append(widths, p.LabelWidth(b.tag))
	}
	at, ok := spread.Along(wants, widths, 10, zero-4, p.Right())
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

// labelOn writes the number of a part on it.
func (b *segment) labelOn(p *layout.Page, x, y float64) {
	ground := b.colour.Mark
	if b.end == marks.Under || b.Certainty() == marks.Computed {
		ground = marks.Mix(b.colour.Mark, p.Theme.Background, b.wash)
	}
	ink := p.Theme.Ink
	if layout.Contrast(p.Theme.Background, ground) > layout.Contrast(ink, ground) {
		ink = p.Theme.Background
	}
	t := b.tag
	t.Colour = color.Color(ink)
	p.DrawLabelOn(t, x, y, ink)
}

// series names each series over the first part of it, where there is room, else in a
// legend; height is the room that the names take.
func (s *stackedSpec) series(p *layout.Page, series []string, stacks []stack, segments [][]*segment, zero float64) (draw func(y float64), height float64) {
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
	at, ok := spread.Along(wants, widths, 14, math.Min(zero, p.Left()), p.Right())
	ok = ok && first && p.Direct()
	for k := range at {
		ok = ok && math.Abs(at[k]-wants[k]) <= halves[k]
	}
	if !ok {
		l := p.Legend(&s.Series, s.data(stacks), layout.Always)
		return func(y float64) { l.Draw(p, y) }, 9 + l.Height()
	}
	return func(y float64) {
		for k, b := range parts {
			p.TextCentre(typeset.Bold, 14, b.colour.Text, at[k], y, series[b.series])
		}
	}, 26
}

// data are the numbers of all parts, in the order of series.
func (s *stackedSpec) data(stacks []stack) (out []spec.Datum) {
	var parts []part
	for _, t := range stacks {
		parts = append(parts, t.parts...)
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(a.series, b.series) })
	for _, d := range parts {
		out = append(out, d.Datum)
	}
	return out
}

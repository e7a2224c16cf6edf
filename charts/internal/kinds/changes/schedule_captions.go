package changes

import (
	"math"
	"slices"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// captioned is a label beside a place on the plot: a name over a line, or either.
type captioned struct {
	name          []string
	tag, then     layout.Label // then follows an arrow
	width, height float64
	left, top     float64
	leader        bool
	below         bool // what follows the arrow stands on a line of its own
	x, y          float64
}

// edge is the side of a caption that is nearest to its place.
func (c captioned) edge() float64 {
	switch {
	case c.top > c.y:
		return c.top - 1
	case c.top+c.height < c.y:
		return c.top + c.height + 1
	}
	return c.y
}

// A limit is an old amount at which a tier ends, with its label under the axis.
type limit struct {
	layout.Label
	at float64
}

func limitOf(p *layout.Page, o *datasets.Observation) limit {
	at, _ := o.Quantity.Float()
	return limit{at: at, Label: layout.Label{Number: p.Printer().Number(o.Quantity.Value(), o.Quantity.Unit), Letter: p.Cite(p.Datum(o)), Face: typeset.Bold, Size: layout.AxisSize, Colour: p.Theme.Ink}}
}

// caption places the words on the plot, and labels the limits. Letters run in the order
// of the tiers, then of the rows; short words take their places before long ones.
func (f *schedulePlot) caption() {
	p, pl := f.page, f.placer()
	rates := f.rates()
	f.put(pl, f.unchanged(), 2)
	for _, c := range f.alongRuns(rates) {
		f.put(pl, c, 2)
	}
	for _, a := range f.rows {
		useOld(p, a.Datum)
		f.put(pl, f.row(a), float64(layout.PointRadius)+1)
		f.tieHidden()
	}
	switch f.schedule.Modality {
	case datasets.Proposed:
		p.Signs = append(p.Signs, layout.SignProposed)
	case datasets.Expected:
		p.Signs = append(p.Signs, layout.SignExpected)
	}
	if len(f.schedule.Tiers) > 0 {
		p.Signs = append(p.Signs, layout.SignLimit)
	}
}

// placer knows what words have to keep off.
func (f *schedulePlot) placer() *layout.Placer {
	x, y, right := f.x, f.y, f.x.Right+26
	if !f.beside {
		right = f.page.Right()
	}
	pl := &layout.Placer{Within: layout.Rect{Left: x.Left + 3, Top: y.Right - 4, Right: right, Bottom: y.Left - 3}}
	line := func(x0, y0, x1, y1 float64) {
		pl.Lines = append(pl.Lines, [4]float64{x.At(x0), y.At(y0), x.At(x1), y.At(y1)})
	}
	for _, r := range f.runs {
		if a, b, ok := r.within(x); ok {
			line(a, r.at(a), b, r.at(b))
		}
	}
	from, to := f.diagonal()
	line(from, from, to, to)
	for _, t := range f.schedule.Tiers {
		v, _ := t.Limit.Float64()
		pl.Lines = append(pl.Lines, [4]float64{x.At(v), y.Left, x.At(v), y.At(v)})
	}
	for _, in := range f.notches {
		pl.Take(f.lensFrame(in))
	}
	for _, a := range f.rows {
		v, _ := a.Value()
		w, _ := a.after.Float()
		before, after := marks.PointTail(a.Bound(), marks.Disc, layout.PointRadius)
		pl.Take(x.At(v)-float64(before), y.At(w)-float64(layout.PointRadius), x.At(v)+float64(after), y.At(w)+float64(layout.PointRadius))
		line(v, min(v, y.Max), v, w)
	}
	return pl
}

// put places a caption off its place by half the height of what is there.
func (f *schedulePlot) put(pl *layout.Placer, c captioned, half float64) {
	var ok bool
	c.left, c.top, c.leader, ok = pl.Put(c.x, c.y-half, c.y+half, half, c.width, c.height)
	if !ok {
		f.page.Fail("there is no room for the words along the schedule: mark fewer rows")
		return
	}
	f.captions = append(f.captions, c)
}

// rates are the labels of the tiers and of the cap. Those of the limits are noted
// with them.
func (f *schedulePlot) rates() (out []layout.Label) {
	p, from := f.page, f.schedule.From
	for i, t := range f.schedule.Tiers {
		c := p.Theme.Danube
		if t.Rate.Sign() < 0 {
			c = p.Theme.Ember
		} else if t.Rate.Sign() == 0 {
			c = p.Theme.Slate
		}
		out = append(out, layout.Label{Number: rate(p, t.Rate), Letter: p.Cite(p.Datum(from[2*i+1])), Face: typeset.Bold, Size: layout.ValueSize, Colour: c.Text})
		f.limits = append(f.limits, limitOf(p, from[2*i]))
	}
	if f.schedule.Cap != nil {
		o := from[len(from)-1]
		out = append(out, layout.Label{Number: p.Sayf("at most %s", f.amount(f.schedule.Cap)), Letter: p.Cite(p.Datum(o)), Face: typeset.Bold, Size: layout.ValueSize, Colour: p.Theme.Ember.Text})
	}
	return out
}

// unchanged is the caption of the diagonal, near its upper end.
func (f *schedulePlot) unchanged() captioned {
	p := f.page
	c := captioned{tag: layout.Label{Number: p.Say("no change"), Face: typeset.Regular, Size: layout.AxisSize + 1, Colour: p.Theme.Slate.Text}, height: layout.NoteHeight}
	c.width = p.LabelWidth(c.tag)
	from, to := f.diagonal()
	c.x = f.x.At(to) + (f.x.At(from)-f.x.At(to))*0.07
	c.y = f.y.At(to) + (f.y.At(from)-f.y.At(to))*0.07
	return c
}

// alongRuns are the captions of the tiers and of the cap, each on the first of its runs.
func (f *schedulePlot) alongRuns(rates []layout.Label) (out []captioned) {
	tiers := len(f.schedule.Tiers)
	told := map[int]bool{}
	for _, r := range f.runs {
		a, b, ok := r.within(f.x)
		if !ok || r.factor == 1 && r.piece == tiers {
			continue // the diagonal, which has its own words
		}
		i := r.piece
		if r.factor == 0 {
			i = tiers
		}
		if i >= len(rates) || told[i] {
			continue
		}
		told[i] = true
		c := captioned{tag: rates[i], width: f.page.LabelWidth(rates[i]), height: layout.NoteHeight}
		c.x = (f.x.At(a) + f.x.At(b)) / 2
		c.y = (f.y.At(r.at(a)) + f.y.At(r.at(b))) / 2
		out = append(out, c)
	}
	return out
}

// row is the caption of a row: its name over its old amount and its new one.
func (f *schedulePlot) row(a applied) captioned {
	const room = 150.0
	p := f.page
	c := captioned{tag: p.Label(a.Datum)}
	c.tag.Face, c.tag.Colour = typeset.Regular, p.Theme.Ink
	c.name = p.Fonts.Wrap(typeset.Medium, layout.BodySize, room, f.Name(a.Datum))
	c.then = layout.Label{Number: a.after.Label(quantity.Format{Show: quantity.ShowValue, Locale: p.Locale, Names: p.Printer()}), Face: typeset.Bold, Size: layout.ValueSize, Colour: p.Theme.Ink}
	c.width = p.LabelWidth(c.tag) + 28 + p.LabelWidth(c.then)
	if c.below = p.Narrow() && c.width > room; c.below {
		c.width = max(p.LabelWidth(c.tag), 23+p.LabelWidth(c.then))
	}
	for _, line := range c.name {
		c.width = max(c.width, p.Fonts.Width(typeset.Medium, layout.BodySize, line))
	}
	c.height = layout.NameLeading*float64(len(c.name)) + layout.NoteHeight
	if c.below {
		c.height += layout.EndLeading
	}
	v, _ := a.Value()
	w, _ := a.after.Float()
	c.x, c.y = f.x.At(v), f.y.At(w)
	return c
}

// tieHidden ties the last caption and those of the rows at its place to it: where one mark
// hides the other, leaders say that both are there.
func (f *schedulePlot) tieHidden() {
	if len(f.captions) == 0 {
		return
	}
	earlier, c := f.captions[:len(f.captions)-1], f.captions[len(f.captions)-1]
	near := func(o captioned) bool {
		return o.name != nil && math.Hypot(o.x-c.x, o.y-c.y) < 2*float64(layout.PointRadius)
	}
	if !slices.ContainsFunc(earlier, near) {
		return
	}
	for i := range f.captions {
		f.captions[i].leader = f.captions[i].leader || near(f.captions[i])
	}
}

// useOld notes the signs of an old amount; that it is proposed or computed is
// seen of the rule, not of it.
func useOld(p *layout.Page, d spec.Datum) {
	for _, s := range layout.SignsOf(d, false) {
		if !slices.Contains([]layout.Sign{layout.SignComputed, layout.SignProposed, layout.SignSpeculated, layout.SignExpected}, s) {
			p.Signs = append(p.Signs, s)
		}
	}
}

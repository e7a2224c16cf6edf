package lines

import (
	"cmp"
	"slices"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/internal/spread"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// Bump is the kind bump.
var Bump = layout.Kind{
	Name:    "bump",
	Doc:     "Places in an order along time, the first at the top; places that bounds leave open are a light band.",
	Unnamed: true,
	Titled:  true,
	Spec:    func() layout.Specification { return &bumpSpec{} },
}

// bumpSpec is a bump chart in charts.yaml.
type bumpSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	X           datasets.Text `yaml:"x" is:"column" doc:"a column of dates, times, years or numbers; date without it"`
	Series      spec.Series   `yaml:"series" is:"series" doc:"the column whose values have a place each"`
}

// Layout resolves what the chart names and returns its body.
func (s *bumpSpec) Layout(r *spec.Resolver) layout.Layout {
	line := &lineSpec{Common: s.Common, Rows: s.Rows, X: s.X, Series: s.Series}
	if s.Series.Column.Value == "" {
		r.Fault(s.ID, "name the column whose values are ranked: series: …", "a bump chart draws the places of several series")
		return nil
	}
	moments, numbers, numeric := line.along(r)
	r.OneUnit(s.ID, numbers)
	at := s.Value
	if at.Value == "" {
		at = s.ID
	}
	for _, d := range numbers {
		if !r.Place(at, d) {
			break
		}
	}
	line.Series.Encode(r, numbers, spec.Encoding{Most: spec.MostLooks, Shared: true, Named: []datasets.Text{s.Series.Column}})
	curves := line.curves(r, moments)
	r.Crowded(s.Series.Column, len(curves), 40, "series")
	for _, c := range curves {
		c.look = line.Series.Choice(c.moments[0].Datum)
	}
	// Those of the finding are over the others.
	slices.SortStableFunc(curves, func(a, b *curve) int { return chosen(s, a) - chosen(s, b) })
	return func(p *layout.Page) layout.Body {
		b := &bumpPlot{spec: s, line: line, page: p, curves: curves}
		return b.body(numeric)
	}
}

// chosen is 1 for a curve that the chart gives a colour, and 0 for the others.
func chosen(s *bumpSpec, c *curve) int {
	if _, ok := s.Series.Colors[c.moments[0].Cell(s.Series.Column.Value)]; ok {
		return 1
	}
	return 0
}

// bumpPlot is a bump chart on a page.
type bumpPlot struct {
	spec   *bumpSpec
	line   *lineSpec
	page   *layout.Page
	curves []*curve
	frame  lineFrame
}

// A bumpName is the name of a curve at one of its ends, with its last place.
type bumpName struct {
	curve         *curve
	face          typeset.Face
	lines         []string
	tag           layout.Label // the place; empty at the beginning
	indent, width float64      // of what is before the name, and of all
	height        float64
	x, y          float64 // of the point
	left, at      float64 // where it is placed: its left edge, and its middle
	leader        bool
}

const bumpLeading = 16.0

// name sets the name of a curve in lines, after a label where it is at the end.
func (b *bumpPlot) name(c *curve, tag layout.Label, most float64) *bumpName {
	p := b.page
	n := &bumpName{curve: c, face: typeset.Bold, tag: tag}
	if len(b.spec.Series.Colors) > 0 && chosen(b.spec, c) == 0 {
		n.face = typeset.Regular
	}
	if tag.Number != "" {
		n.tag.Face, n.tag.Size, n.tag.Colour = n.face, 14, p.Theme.Of(c.look).Text
		n.indent = p.LabelWidth(n.tag) + 6
	}
	n.lines = p.Fonts.Wrap(n.face, 14, most, c.name)
	for _, line := range n.lines {
		n.width = max(n.width, n.indent+p.Fonts.Width(n.face, 14, line))
	}
	n.height = bumpLeading * float64(max(1, len(n.lines)))
	return n
}

// draw writes a name.
func (n *bumpName) draw(p *layout.Page, top float64) {
	colour := p.Theme.Of(n.curve.look)
	y := top + n.at - n.height/2 + 12.5
	if n.tag.Number != "" {
		p.DrawLabel(n.tag, n.left, y)
	}
	for i, line := range n.lines {
		p.Text(n.face, 14, colour.Text, n.left+n.indent, y+bumpLeading*float64(i), line)
	}
}

func (b *bumpPlot) body(numeric bool) layout.Body {
	const head, tail, gap = 14.0, 18.0, 12.0
	p := b.page
	reach := spansOf(b.curves)
	last := max(2, int(reach.high))
	for _, c := range b.curves {
		for _, i := range c.numbered() {
			p.UsePoint(c.moments[i].Datum)
		}
	}
	most := 150.0
	if p.Narrow() {
		most = 92
	}
	var firsts, ends []*bumpName
	before, after := 0.0, 0.0
	for _, c := range b.curves {
		all := c.numbered()
		f, e := b.name(c, layout.Label{}, most), b.name(c, p.Label(c.moments[all[len(all)-1]].Datum), most)
		if c.moments[all[0]].at == b.firstAt() {
			firsts = append(firsts, f)
			before = max(before, f.width)
		}
		ends = append(ends, e)
		after = max(after, e.width)
	}
	pitch := min(44, max(24, 300/float64(last-1)))
	bottom := head + pitch*float64(last-1)
	f := &b.frame
	f.y = layout.Scale{Min: float64(last), Max: 1, Left: bottom, Right: head}
	for v := 1; v <= last; v++ {
		f.ticks = append(f.ticks, float64(v))
	}
	left := p.Left() + p.TickWidth(f.y, f.ticks) + 10
	right := p.Right() - after - gap
	if left+before+2*gap+0.4*(p.Right()-p.Left()) > right { // those that are at the last place are named there
		firsts = slices.DeleteFunc(firsts, func(n *bumpName) bool { return n.curve.lastAt() == b.lastAt() })
		before = -gap + 8
		for _, n := range firsts {
			before = max(before, n.width)
		}
	}
	f.x = layout.Scale{Left: left + before + gap, Right: right - 8}
	if p.Roomy(f.x, "lines"); p.Err != nil {
		return layout.Body{}
	}
	f.across(p, b.line, b.curves, numeric, reach)
	f.radius = min(5.5, max(3, (f.x.Right-f.x.Left)/float64(max(reach.most, 1))/4))
	f.meet(p, b.curves)
	b.line.signs(p, *f, b.curves)
	ends, ok := b.ends(firsts, ends, gap, layout.Rect{Left: left, Top: -4, Right: p.Right(), Bottom: bottom + tail - 4})
	if !ok || !b.beginnings(firsts, gap) {
		p.Fail("there is no room for the names of the series: draw fewer, or shorten their names")
		return layout.Body{}
	}
	alt := []string{p.Opening("Bump chart", p.Count(len(b.curves), "%d line|%d lines"), p.Say("place 1 at the top"))}
	for _, c := range b.curves {
		alt = append(alt, b.line.told(p, c))
	}
	return layout.Body{Height: bottom + tail + f.foot, Alt: alt, Draw: func(top float64) { b.draw(top, left, right, tail, firsts, ends) }}
}

// draw draws the chart, whose body begins at top.
func (b *bumpPlot) draw(top, left, right, tail float64, firsts, ends []*bumpName) {
	p, f := b.page, b.frame
	f.y = f.y.Moved(top)
	p.Levels(f.y, f.ticks, left, right, false)
	p.Line(p.Theme.Rule, 1, left, f.y.Left+tail, right, f.y.Left+tail)
	f.ruler(p, f.y.Left+tail)
	f.bands(p, b.curves)
	for _, c := range b.curves {
		f.lines(p, c)
	}
	for _, n := range ends {
		if n.leader {
			x, y := layout.Rect{Left: n.left, Top: n.at - n.height/2, Right: n.left + n.width, Bottom: n.at + n.height/2}.Led(n.x, n.y)
			p.Line(p.Theme.Rule, 1, n.x, n.y+top, x, y+top)
		}
	}
	all := slices.Concat(firsts, ends)
	for _, n := range all { // a name is clear of grid and lines
		p.Rect(p.Theme.Background, n.left-3, top+n.at-n.height/2, n.left+n.width+3, top+n.at+n.height/2)
	}
	for k, c := range b.curves {
		f.points(p, k, c)
	}
	for _, n := range all {
		n.draw(p, top)
	}
}

// beginnings places the names at the left of the first points.
func (b *bumpPlot) beginnings(names []*bumpName, gap float64) bool {
	for _, n := range names {
		x, low, high := b.frame.at(n.curve.moments[n.curve.numbered()[0]])
		n.x, n.y, n.left = x, (low+high)/2, x-gap-n.width
	}
	return b.spread(names)
}

// ends places the names at the right of the last points, and those of curves that end early
// around these. One that has no room next to its point is left to the beginning of its curve, where it
// has a name.
func (b *bumpPlot) ends(firsts, names []*bumpName, gap float64, within layout.Rect) (out []*bumpName, ok bool) {
	f := b.frame
	var early []*bumpName
	for _, n := range names {
		all := n.curve.numbered()
		x, low, high := f.at(n.curve.moments[all[len(all)-1]])
		if n.x, n.y, n.left = x, (low+high)/2, x+gap; n.curve.lastAt() < b.lastAt() {
			early = append(early, n)
		} else {
			out = append(out, n)
		}
	}
	if !b.spread(out) {
		return nil, false
	}
	within.Right = f.x.Right + gap - 4
	pl := &layout.Placer{Within: within, Plate: 2}
	for k, c := range b.curves {
		f.obstacles(pl, k, c)
	}
	for _, n := range early {
		all := n.curve.numbered()
		m := n.curve.moments[all[len(all)-1]]
		_, low, high := f.at(m)
		before, after := marks.PointTail(m.Tail(), n.curve.look.Shape, vg.Length(f.radius))
		begun := slices.ContainsFunc(firsts, func(f *bumpName) bool { return f.curve == n.curve })
		if begun && len(all) == 1 {
			continue
		}
		left, top, leader, ok := pl.Put(n.x, high-float64(after), low+float64(before), f.radius*1.3, n.width, n.height)
		switch {
		case ok && !(leader && begun):
			n.left, n.at, n.leader = left, top+n.height/2, leader
			out = append(out, n)
		case !begun:
			return nil, false
		}
	}
	return out, true
}

// firstAt and lastAt are the first and the last place of a curve along x where it has a
// number.
func (c *curve) firstAt() float64 { return c.moments[c.numbered()[0]].at }

func (c *curve) lastAt() float64 {
	all := c.numbered()
	return c.moments[all[len(all)-1]].at
}

// firstAt and lastAt are those of all curves.
func (b *bumpPlot) firstAt() float64 {
	return slices.MinFunc(b.curves, func(a, b *curve) int { return cmp.Compare(a.firstAt(), b.firstAt()) }).firstAt()
}

func (b *bumpPlot) lastAt() float64 {
	return slices.MaxFunc(b.curves, func(a, b *curve) int { return cmp.Compare(a.lastAt(), b.lastAt()) }).lastAt()
}

// spread puts names beside their points, apart from each other.
func (b *bumpPlot) spread(names []*bumpName) bool {
	order := slices.Clone(names)
	slices.SortStableFunc(order, func(a, b *bumpName) int { return cmp.Compare(a.y, b.y) })
	wants, heights := make([]float64, len(order)), make([]float64, len(order))
	for i, n := range order {
		wants[i], heights[i] = n.y, n.height
	}
	places, ok := spread.Along(wants, heights, 2, -8, b.frame.y.Left+16)
	for i, n := range order {
		if ok {
			n.at = places[i]
		}
	}
	return ok
}

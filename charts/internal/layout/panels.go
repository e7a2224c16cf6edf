package layout

import (
	"maps"
	"math"
	"slices"

	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
)

// A Panel is one of several charts of a kind on a page. Its kind does not know that it is
// one: it is laid out between a left and a right edge, as on a page, and what it asks the
// page to have in common with others of its kind ([Page.Common]) is that of all panels.
type Panel struct {
	Name   string
	Layout Layout
	Empty  bool // no row of it has a number
}

// panels are what the panels of a page share.
type panels struct {
	left, right float64 // of the panel that is laid out, or drawn
	free        bool
	was, now    map[string][2]float64 // what is common, of the last time they were laid out
	legends     []legendOf
}

// legendOf is a legend that a panel asks for: they have one together.
type legendOf struct {
	series *spec.Series
	data   []spec.Datum
	area   func(spec.Datum) bool
}

// Common is from the least to the greatest of what all panels have under a name, such as the
// ends of an axis; low and high themselves where there is one chart, or where each panel has
// a scale of its own.
func (p *Page) Common(name string, low, high float64) (float64, float64) {
	if p.in == nil || p.in.free {
		return low, high
	}
	return p.in.common(name, low, high)
}

// CommonTime is [Page.Common] for what runs along time, which panels have in common whatever
// their scales.
func (p *Page) CommonTime(name string, first, last float64) (float64, float64) {
	if p.in == nil {
		return first, last
	}
	return p.in.common(name, first, last)
}

func (in *panels) common(name string, low, high float64) (float64, float64) {
	if a, ok := in.now[name]; ok {
		in.now[name] = [2]float64{min(a[0], low), max(a[1], high)}
	} else {
		in.now[name] = [2]float64{low, high}
	}
	if a, ok := in.was[name]; ok {
		return a[0], a[1]
	}
	return low, high
}

// Agreed reports whether all panels can do what this one can: they take one form.
func (p *Page) Agreed(name string, can bool) bool {
	if p.in == nil {
		return can
	}
	v := 0.0
	if can {
		v = 1
	}
	least, _ := p.in.common(name, v, v)
	return least == 1
}

// OneScale reports whether several panels have one scale.
func (p *Page) OneScale() bool { return p.in != nil && !p.in.free }

// Lone reports whether a chart has one number, which is then set large; a panel is as the
// others are.
func (p *Page) Lone(n int) bool { return n == 1 && p.in == nil }

// Direct reports whether series are named at their marks, where there is room: panels name
// them once for all.
func (p *Page) Direct() bool { return p.in == nil }

// Axis is [FitAxis] for an axis that panels have in common.
func (p *Page) Axis(name string, x spec.Extent, low, high float64, n int) (from, to float64, ticks []float64) {
	low, high = p.Common(name, low, high)
	return FitAxis(x, low, high, n)
}

// Inset moves the ends of an axis in as far as they are in any panel.
func (p *Page) Inset(axis *Scale) {
	a, b := p.Common("inset", p.Left()-axis.Left, p.Right()-axis.Right)
	axis.Left, axis.Right = p.Left()-a, p.Right()-b
}

const (
	panelGutter = 30.0
	panelRows   = 24.0 // between two rows of panels
	panelName   = 18.0 // the height of a line of a name
	panelHead   = 10.0 // and under it
)

// Panels lays panels out in rows, as many next to each other as have room.
func (p *Page) Panels(list []Panel, free bool) Body {
	across := 3
	switch {
	case p.Narrow():
		across = 1
	case len(list) == 2 || len(list) == 4:
		across = 2
	}
	if p.Tight {
		across = min(len(list), 4)
	}
	for ; ; across-- {
		b := p.panelled(list, free, across)
		if p.Err == nil || across == 1 {
			return b
		}
		p.Err = nil
	}
}

// window sets the edges that a panel is laid out and drawn between, and returns how to take
// them back.
func (p *Page) window(in *panels, i, across int) (done func()) {
	wide := (p.Right() - p.Left() - panelGutter*float64(across-1)) / float64(across)
	left := p.Left() + float64(i%across)*(wide+panelGutter)
	tight := p.Tight
	in.left, in.right = left, left+wide
	p.in, p.Tight = in, true // panels are small
	return func() { p.in, p.Tight = nil, tight }
}

// panelled lays panels out, so many next to each other. What they have in common is known
// once all are laid out, so they are laid out again until it stays as it is.
func (p *Page) panelled(list []Panel, free bool, across int) Body {
	const passes = 5
	letters, signs := len(p.Letters), len(p.Signs)
	in := &panels{free: free}
	bodies := make([]Body, len(list))
	for range passes {
		p.Letters, p.Signs = p.Letters[:letters], p.Signs[:signs]
		in.now, in.legends = map[string][2]float64{}, nil
		for i, panel := range list {
			if panel.Empty {
				continue
			}
			done := p.window(in, i, across)
			bodies[i] = panel.Layout(p)
			done()
			if p.Err != nil {
				p.Letters, p.Signs = p.Letters[:letters], p.Signs[:signs]
				return Body{}
			}
		}
		settled := maps.Equal(in.was, in.now)
		if in.was = in.now; settled {
			break
		}
	}
	if free {
		p.Signs = append(p.Signs, SignFree)
	}
	g := &panelGrid{page: p, in: in, list: list, bodies: bodies, across: across, legend: p.legendOfAll(in.legends)}
	height := g.arrange()
	return Body{Height: height, Alt: g.words(), Draw: g.draw}
}

// legendOfAll is the legend that panels have together.
func (p *Page) legendOfAll(of []legendOf) Legend {
	if len(of) == 0 {
		return Legend{}
	}
	var data []spec.Datum
	for _, l := range of {
		data = append(data, l.data...)
	}
	return p.Legend(of[0].series, data, func(d spec.Datum) bool {
		return slices.ContainsFunc(of, func(l legendOf) bool {
			return slices.ContainsFunc(l.data, func(o spec.Datum) bool { return o.Ref() == d.Ref() }) && l.area(d)
		})
	})
}

// A panelGrid is panels laid out in rows.
type panelGrid struct {
	page   *Page
	in     *panels
	list   []Panel
	bodies []Body
	across int
	legend Legend
	names  [][]string
	heads  []float64 // of the rows
	tops   []float64 // of the rows
}

// Ruled is panels with a reference line that each of them has: what it is, is said once, over
// all of them.
func (p *Page) Ruled(l spec.Reference, panels func() Body) Body {
	a := &annotator{page: p}
	words := a.lineWords(l, p.Right()-p.Left()-keySample)
	told := a.inWords(l)
	b := panels()
	height := words.height + 10
	draw, under := b.Draw, b.Height
	b.Alt = slices.Insert(b.Alt, min(1, len(b.Alt)), told)
	b.Height = under + height
	b.Draw = func(y float64) {
		a.key(l, words, y)
		draw(y + height)
	}
	return b
}

// key draws a piece of a line before its words.
func (a *annotator) key(l spec.Reference, words caption, y float64) {
	p := a.page
	from, to, at := p.Left(), p.Left()+keySample-8, y+8
	a.group(l.Datum, l.Stated, a.title(l), func() {
		if l.Amount().IsRange() {
			p.Rect(p.shadeColour(), from, at-5, to, at+5)
			p.Line(p.Theme.Tint(p.Theme.Slate.Mark, 0.6), 1, from, at-5, from, at+5)
			p.Line(p.Theme.Tint(p.Theme.Slate.Mark, 0.6), 1, to, at-5, to, at+5)
			return
		}
		line := []float64{from, at, to, at}
		if firm(l.Datum) {
			p.Line(p.Theme.Ink, 1.3, line...)
		} else {
			p.Dashed(p.Theme.Ink, 1.3, LooseDash, line...)
		}
	})
	p.drawCaption(words, p.Left()+keySample, y, p.Theme.Ink, alignLeft)
}

// arrange gives the rows their heights, and returns that of all.
func (g *panelGrid) arrange() float64 {
	p, y := g.page, 0.0
	if g.legend.Lines > 0 {
		y = g.legend.Height() + 15
	}
	wide := (p.Right() - p.Left() - panelGutter*float64(g.across-1)) / float64(g.across)
	for i, panel := range g.list {
		g.names = append(g.names, p.Fonts.Wrap(typeset.Bold, BodySize, wide, panel.Name))
		if i%g.across > 0 {
			continue
		}
		g.heads, g.tops = append(g.heads, 0), append(g.tops, 0)
	}
	for row := range g.tops {
		if row > 0 {
			y += panelRows
		}
		g.tops[row] = y
		tall := 0.0
		for i := row * g.across; i < min(len(g.list), (row+1)*g.across); i++ {
			g.heads[row] = max(g.heads[row], panelName*float64(len(g.names[i]))+panelHead)
			tall = max(tall, g.bodies[i].Over.Height+g.bodies[i].Height, 30)
		}
		y += g.heads[row] + tall
	}
	return y
}

// words are the panels in words: what all of them are, and then each.
func (g *panelGrid) words() []string {
	p := g.page
	scales := p.Say("on one scale")
	if g.in.free {
		scales = p.Say("each on a scale of its own")
	}
	alt := []string{p.Opening("Small multiples", p.Count(len(g.list), "%d panel|%d panels"), scales)}
	for i, panel := range g.list {
		told := g.bodies[i].Alt
		if panel.Empty {
			told = []string{Sentence(p.Say("no number"))}
		}
		alt = append(append(alt, Sentence(panel.Name)), told...)
	}
	return alt
}

func (g *panelGrid) draw(y float64) {
	p := g.page
	g.legend.Draw(p, y+9)
	for i, panel := range g.list {
		row := i / g.across
		top := y + g.tops[row]
		done := p.window(g.in, i, g.across)
		for k, line := range g.names[i] {
			p.Text(typeset.Bold, BodySize, p.Theme.Ink, p.Left(), top+12+panelName*float64(k), line)
		}
		if panel.Empty {
			p.Text(typeset.Italic, NoteSize, p.Theme.Muted, p.Left(), top+g.heads[row]+14, p.Say("no number"))
		} else {
			b, at := g.bodies[i], top+math.Round(g.heads[row])
			if b.Over.Draw != nil {
				b.Over.Draw(at)
			}
			b.Draw(at + b.Over.Height)
		}
		done()
	}
}

package charts

import (
	"cmp"
	"slices"
	"strings"

	"quotient/charts/marks"
	"quotient/charts/typeset"
)

// A look is how the marks of a series are drawn: its colour in a theme and, where they
// are points, their shape.
type look struct {
	Colour
	shape marks.Shape
}

// of is a choice in the colours of the theme.
func (t Theme) of(c choice) look {
	colour, err := t.colour(c.colour)
	if err != nil {
		colour = t.Slate
	}
	return look{colour, c.shape}
}

// look is how a datum of a series is drawn.
func (t Theme) look(s *Series, d datum) look { return t.of(s.choice(d)) }

// A legend names the series above the marks, each beside its mark.
type legend struct {
	entries []legendEntry
	lines   int
}

type legendEntry struct {
	look
	point, area bool // what marks the series has
	text        []string
	x           float64
	line        int
}

// room is what the samples beside a name take.
func (e legendEntry) room() float64 {
	if e.point && e.area {
		return legendMark + 16
	}
	return legendMark
}

const legendMark, legendGap, legendLeading, mostShared = 20.0, 22.0, 19.0, 4

// legend names the series of data; area tells which of them are no points.
func (p *page) legend(s *Series, data []datum, area func(datum) bool) (l legend) {
	if !s.keyed {
		return l
	}
	var cells []string
	names := map[look][]string{}
	points, areas := map[look]bool{}, map[look]bool{}
	var order []look
	values := s.values(data)
	if len(s.Colors) > 0 { // the context is last
		slices.SortStableFunc(values, func(a, b string) int { return cmp.Compare(s.Colors[b].Value, "") - cmp.Compare(s.Colors[a].Value, "") })
	}
	for _, v := range values {
		for _, d := range data {
			if d.computed() || d.cell(s.Column.Value) != v {
				continue
			}
			look := p.Theme.look(s, d)
			if !slices.Contains(cells, v) {
				cells = append(cells, v)
				if len(names[look]) == 0 {
					order = append(order, look)
				}
				names[look] = append(names[look], s.name(d))
			}
			points[look], areas[look] = points[look] || !area(d), areas[look] || area(d)
		}
	}
	x := p.left()
	for _, look := range order {
		text := strings.Join(names[look], ", ")
		if n := len(names[look]); n > mostShared && len(order) > 1 {
			text = p.count(n, "%d other|%d others")
		}
		e := legendEntry{look: look, point: points[look], area: areas[look]}
		e.text = p.fonts.Wrap(typeset.Bold, 14, p.right()-p.left()-e.room(), text)
		width := e.room() + p.fonts.Width(typeset.Bold, 14, text)
		if x > p.left() && x+width > p.right() {
			x = p.left()
			l.lines++
		}
		e.x, e.line = x, l.lines
		l.lines += len(e.text) - 1
		l.entries = append(l.entries, e)
		x += width + legendGap
	}
	if len(l.entries) > 0 {
		l.lines++
	}
	return l
}

// height is the room of a legend.
func (l legend) height() float64 {
	if l.lines == 0 {
		return 0
	}
	return 17 + legendLeading*float64(l.lines-1)
}

// draw writes the names from the baseline of the first line on.
func (l legend) draw(p *page, y float64) {
	for _, e := range l.entries {
		at := y + legendLeading*float64(e.line)
		if e.point {
			p.sample(e.look, false, e.x, at)
		}
		if e.area {
			p.sample(e.look, true, e.x+e.room()-legendMark, at)
		}
		for i, text := range e.text {
			p.text(typeset.Bold, 14, e.Text, e.x+e.room(), at+legendLeading*float64(i), text)
		}
	}
}

// sample draws a mark of a look beside a name whose baseline is given.
func (p *page) sample(l look, area bool, x, y float64) {
	if area { // no square, which is the shape of a point
		p.rect(l.Mark, x, y-10, x+15, y)
		return
	}
	p.plot(ruler{min: 0, max: 1, left: x, right: x + 14}, y-25, y+15, p.mark(marks.Point{X: 0.5, Y: 0.5, Shape: l.shape}, l.Mark))
}

// over puts the names of the series over a body that does not write them.
func (p *page) over(s *Series, data []datum, area func(datum) bool, b body) body {
	l := p.legend(s, data, area)
	if l.lines == 0 {
		return b
	}
	height, draw := l.height()+15, b.draw
	b.height += height
	b.draw = func(y float64) {
		l.draw(p, y+9)
		draw(y + height)
	}
	return b
}

// always and never say whether the marks of a kind are areas.
func always(datum) bool { return true }
func never(datum) bool  { return false }

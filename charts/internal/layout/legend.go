package layout

import (
	"cmp"
	"slices"
	"strings"

	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
)

// A Legend names the series above the marks, each beside its mark.
type Legend struct {
	entries []legendEntry
	Lines   int
}

type legendEntry struct {
	Look
	point, area bool // what marks the series has
	text        []string
	x           float64
	line        int
}

// room is what the samples beside a name take.
func (e legendEntry) room() float64 {
	if e.point && e.area {
		return LegendMark + 16
	}
	return LegendMark
}

// LegendMark is the room of the mark beside a name.
const LegendMark, legendGap, legendLeading, mostShared = 20.0, 22.0, 19.0, 4

// Legend names the series of data; area tells which of them are no points.
func (p *Page) Legend(s *spec.Series, data []spec.Datum, area func(spec.Datum) bool) (l Legend) {
	if !s.Keyed {
		return l
	}
	if p.in != nil {
		p.in.legends = append(p.in.legends, legendOf{s, data, area})
		return l
	}
	var cells []string
	names := map[Look][]string{}
	points, areas := map[Look]bool{}, map[Look]bool{}
	var order []Look
	values := s.Values(data)
	if len(s.Colors) > 0 { // the context is last
		slices.SortStableFunc(values, func(a, b string) int { return cmp.Compare(s.Colors[b].Value, "") - cmp.Compare(s.Colors[a].Value, "") })
	}
	for _, v := range values {
		for _, d := range data {
			if d.Computed() || d.Cell(s.Column.Value) != v {
				continue
			}
			look := p.Theme.Look(s, d)
			if !slices.Contains(cells, v) {
				cells = append(cells, v)
				if len(names[look]) == 0 {
					order = append(order, look)
				}
				names[look] = append(names[look], s.Name(d))
			}
			points[look], areas[look] = points[look] || !area(d), areas[look] || area(d)
		}
	}
	x := p.Left()
	for _, look := range order {
		text := strings.Join(names[look], ", ")
		if n := len(names[look]); n > mostShared && len(order) > 1 {
			text = p.Count(n, "%d other|%d others")
		}
		e := legendEntry{Look: look, point: points[look], area: areas[look]}
		e.text = p.Fonts.Wrap(typeset.Bold, 14, p.Right()-p.Left()-e.room(), text)
		width := e.room() + p.Fonts.Width(typeset.Bold, 14, text)
		if x > p.Left() && x+width > p.Right() {
			x = p.Left()
			l.Lines++
		}
		e.x, e.line = x, l.Lines
		l.Lines += len(e.text) - 1
		l.entries = append(l.entries, e)
		x += width + legendGap
	}
	if len(l.entries) > 0 {
		l.Lines++
	}
	return l
}

// Height is the room of a legend.
func (l Legend) Height() float64 {
	if l.Lines == 0 {
		return 0
	}
	return 17 + legendLeading*float64(l.Lines-1)
}

// Draw writes the names from the baseline of the first line on.
func (l Legend) Draw(p *Page, y float64) {
	for _, e := range l.entries {
		at := y + legendLeading*float64(e.line)
		if e.point {
			p.Sample(e.Look, false, e.x, at)
		}
		if e.area {
			p.Sample(e.Look, true, e.x+e.room()-LegendMark, at)
		}
		for i, text := range e.text {
			p.Text(typeset.Bold, 14, e.Text, e.x+e.room(), at+legendLeading*float64(i), text)
		}
	}
}

// Sample draws a mark of a look beside a name whose baseline is given.
func (p *Page) Sample(l Look, area bool, x, y float64) {
	if area { // no square, which is the shape of a point
		p.Rect(l.Mark, x, y-10, x+15, y)
		return
	}
	p.Plot(Scale{Min: 0, Max: 1, Left: x, Right: x + 14}, y-25, y+15, p.Mark("legend", marks.Point{X: 0.5, Y: 0.5, Shape: l.Shape}, l.Mark))
}

// WithLegend puts the names of the series over a body that does not write them.
func (p *Page) WithLegend(s *spec.Series, data []spec.Datum, area func(spec.Datum) bool, b Body) Body {
	l := p.Legend(s, data, area)
	if l.Lines == 0 {
		return b
	}
	b.Over = Over{Height: l.Height() + 15, Draw: func(y float64) { l.Draw(p, y+9) }}
	return b
}

// Always and never say whether the marks of a kind are areas.
func Always(spec.Datum) bool { return true }

func Never(spec.Datum) bool { return false }

package changes

import (
	"math"
	"slices"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// This file finds how the panels of a slope chart stand on a page, and where
// the labels of a panel stand. Places in a panel are counted from its top left.

const (
	slopeNameSize    = layout.AxisSize + 0.5
	slopeNameLeading = 16.0
	slopeHeadLeading = 20.0
	slopeBetween     = 18.0 // or a panel's name reads as a caption of the one above
	slopeGap         = 9.0  // between a point and its label
	labelRise        = 0.78 * layout.ValueSize
	labelHeight      = 0.98 * layout.ValueSize
	// The room that a count needs, and a panel from its first count to its last
	// where others stand beside it: slopes that are steep for want of room say
	// less than fewer in a row.
	leastStep, leastStepInRow  = 34.0, 44.0
	leastSpan, leastSpanNarrow = 88.0, 60.0
)

// A slopeGrid is how the panels stand: so many across, row under row, on one
// scale.
type slopeGrid struct {
	panels              []*placedPanel
	ticks               []float64
	numbers             layout.Numbers // of the ticks
	across              int
	left, width, gutter float64
	height, high        float64 // of what is drawn, and the number at its top
	rise                float64 // from there up to the names of the panels
	head, foot          float64 // for names, above and below
}

func (g *slopeGrid) rows() int { return (len(g.panels) + g.across - 1) / g.across }

func (g *slopeGrid) pitch() float64 { return g.head + g.height + g.foot + slopeBetween }

func (g *slopeGrid) y(v float64) float64 {
	return layout.Scale{Min: 0, Max: g.high, Left: g.height, Right: 0}.At(v)
}

// A placedPanel is a panel with the places of all that it shows.
type placedPanel struct {
	*slopePanel
	tags              []layout.Label
	inset, step, tail float64 // to the first count, on to the next, and after the last
	heads             []string
	names             [][]string
	middles           []float64 // of the names
	labels            []layout.Rect
	results           []layout.Rect // of the links
	linkSize          float64
}

func (pp *placedPanel) at(i int) float64 { return pp.inset + float64(i)*pp.step }

// grid finds the most panels that a row has room for; it fails the page where
// one alone has none.
func (s *slopeSpec) grid(p *layout.Page, panels []*slopePanel) *slopeGrid {
	high := 0.0
	var placed []*placedPanel
	for _, panel := range panels {
		mine := &placedPanel{slopePanel: panel}
		for _, d := range panel.data {
			_, far := d.Value()
			high = max(high, far)
			mine.tags = append(mine.tags, p.Label(d))
		}
		placed = append(placed, mine)
	}
	if high == 0 {
		high = 1
	}
	most := 4
	if p.Narrow() {
		most = 1
		if len(panels) > 3 {
			most = 2
		}
	}
	for most = max(1, min(most, len(panels))); most >= 1; most-- {
		g := measureGrid(p, placed, high, most)
		var bad *placedPanel
		for _, margin := range []margins{{min(70, 0.25*g.width), min(50, 0.18*g.width), false}, {0, 0, false}, {0, 0, true}} {
			if bad = s.fit(p, g, margin); bad == nil {
				return g
			}
		}
		if most == 1 {
			p.Fail("the panel %q has no room for %d counts and their labels at this size: keep fewer counts, shorten their names, draw them as a line chart, or list the sizes that the chart can have under sizes", bad.name, len(bad.data))
		}
	}
	return nil
}

// measureGrid is a grid of so many panels in a row at most, the rows as even as can be.
func measureGrid(p *layout.Page, panels []*placedPanel, high float64, most int) *slopeGrid {
	g := &slopeGrid{panels: panels, high: high, ticks: layout.LinearTicks(0, high, 3), height: 190, gutter: 44}
	down := max(1, (len(panels)+most-1)/most)
	g.across = max(1, (len(panels)+down-1)/down)
	if p.Tight || p.Narrow() || down > 2 {
		g.height = 150
	}
	if p.Narrow() {
		g.gutter = 24
	}
	var data []spec.Datum
	for _, panel := range panels {
		data = append(data, panel.data...)
	}
	g.numbers = p.Numbers(spec.UnitOf(data), false, g.ticks)
	g.left = p.Left() + p.TickWidth(layout.Scale{Numbers: g.numbers}, g.ticks) + 10
	g.width = (p.Right() - g.left - g.gutter*float64(g.across-1)) / float64(g.across)
	return g
}

// margins are the least room before the first count of a panel and after the
// last, and whether a label has room there.
type margins struct {
	inset, tail float64
	after       bool
}

// fit places all that the panels show, and returns the first that has no room.
func (s *slopeSpec) fit(p *layout.Page, g *slopeGrid, m margins) *placedPanel {
	inset, tail := m.inset, m.tail
	for _, panel := range g.panels {
		w := p.LabelWidth(panel.tags[len(panel.tags)-1])
		inset, tail = max(inset, p.LabelWidth(panel.tags[0])+slopeGap+6), max(tail, w/2)
		if m.after {
			tail = max(tail, w+slopeGap+6)
		}
	}
	least, span := leastStep, 0.0
	if g.across > 1 {
		least, span = leastStepInRow, leastSpan
		if p.Narrow() {
			span = leastSpanNarrow
		}
	}
	g.rise, g.head, g.foot = 50, 0, 30
	lines := 0
	for _, panel := range g.panels {
		panel.inset, panel.tail = inset, tail
		panel.step = (g.width - inset - tail) / float64(len(panel.data)-1)
		if panel.step < least || panel.step*float64(len(panel.data)-1) < span {
			return panel
		}
		n, ok := s.callPanel(p, g, panel)
		lines = max(lines, n)
		if !ok || !s.callCounts(p, g, panel) || !s.settle(p, g, panel) || !panel.settleLinks(p, g) {
			return panel
		}
	}
	g.head = g.rise + 12 + slopeHeadLeading*float64(lines-1)
	return nil
}

// callPanel sets the name of a panel and its date, in so many lines above it.
func (s *slopeSpec) callPanel(p *layout.Page, g *slopeGrid, panel *placedPanel) (lines int, ok bool) {
	panel.heads = p.Fonts.Wrap(typeset.Bold, 16, g.width, panel.name)
	lines = len(panel.heads)
	if when := panel.date(p.Locale.Tag); when != "" && !panel.besideName(p, g, when) {
		lines++
	}
	return lines, !slices.ContainsFunc(panel.heads, func(line string) bool { return p.Fonts.Width(typeset.Bold, 16, line) > g.width })
}

// besideName reports whether the date of a panel has room on the line of its name.
func (pp *placedPanel) besideName(p *layout.Page, g *slopeGrid, when string) bool {
	return len(pp.heads) == 1 && p.Fonts.Width(typeset.Bold, 16, pp.heads[0])+9+p.Fonts.Width(typeset.Regular, layout.BodySize, when) <= g.width
}

// heading draws the name of a panel and its date.
func (pp *placedPanel) heading(p *layout.Page, g *slopeGrid, colour layout.Colour, x0, top float64) {
	lines := len(pp.heads)
	when := pp.date(p.Locale.Tag)
	beside := pp.besideName(p, g, when)
	if when != "" && !beside {
		lines++
	}
	y := top - g.rise - slopeHeadLeading*float64(lines-1)
	for i, line := range pp.heads {
		p.Text(typeset.Bold, 16, colour.Text, x0, y+slopeHeadLeading*float64(i), line)
	}
	switch {
	case when == "":
	case beside:
		p.Text(typeset.Regular, layout.BodySize, p.Theme.Muted, x0+p.Fonts.Width(typeset.Bold, 16, pp.heads[0])+9, top-g.rise, when)
	default:
		p.Text(typeset.Regular, layout.BodySize, p.Theme.Muted, x0, top-g.rise, when)
	}
}

// callCounts sets the names of the counts under them.
func (s *slopeSpec) callCounts(p *layout.Page, g *slopeGrid, panel *placedPanel) bool {
	const between, most = 6.0, 6
	panel.names, panel.middles = nil, nil
	edge := -8.0
	for i, d := range panel.data {
		lines := p.Fonts.Wrap(typeset.Regular, slopeNameSize, min(panel.step-between, 130), s.Name(d))
		half := 0.0
		for _, line := range lines {
			half = max(half, p.Fonts.Width(typeset.Regular, slopeNameSize, line)/2)
		}
		middle := max(half-8, min(panel.at(i), g.width-half))
		if len(lines) > most || middle-half < edge {
			return false
		}
		edge = middle + half + between
		panel.names, panel.middles = append(panel.names, lines), append(panel.middles, middle)
		g.foot = max(g.foot, 30+slopeNameLeading*float64(len(lines)-1))
	}
	return edge-between <= g.width
}

// ways are the lines of a panel from count to count.
func (pp *placedPanel) ways(g *slopeGrid) (out [][4]float64) {
	for i := 1; i < len(pp.data); i++ {
		a, _ := pp.data[i-1].Value()
		b, _ := pp.data[i].Value()
		out = append(out, [4]float64{pp.at(i - 1), g.y(a), pp.at(i), g.y(b)})
	}
	return out
}

// points are the rooms that the marks of a panel take.
func (pp *placedPanel) points(p *layout.Page, s *slopeSpec, g *slopeGrid) (out []layout.Rect) {
	shape := p.Theme.Look(&s.Series, pp.data[0]).Shape
	half := float64(layout.PointRadius) + 2
	for i, d := range pp.data {
		v, far := d.Value()
		below, above := marks.PointTail(d.Tail(), shape, layout.PointRadius)
		out = append(out, layout.Rect{Left: pp.at(i) - half, Top: g.y(far) - float64(above), Right: pp.at(i) + half, Bottom: g.y(v) + float64(below)})
	}
	return out
}

// settle finds a place for the label of every count, off the line, the points
// and the other labels.
func (s *slopeSpec) settle(p *layout.Page, g *slopeGrid, panel *placedPanel) bool {
	points := panel.points(p, s, g)
	placer := layout.Placer{Within: g.within(), Taken: points, Lines: panel.ways(g)}
	for i, t := range panel.tags {
		v, _ := panel.data[i].Value()
		places := beside(panel.at(i), min(g.y(v), g.height-11), points[i], p.LabelWidth(t), i == 0, i == len(panel.tags)-1)
		places = slices.DeleteFunc(places, func(a layout.Rect) bool { return panel.nearest((a.Left+a.Right)/2) != i })
		at, ok := placer.First(places)
		if !ok {
			return false
		}
		g.rise = max(g.rise, 9-at.Top)
	}
	panel.labels = placer.Labels
	return true
}

// nearest is the count that is nearest to a place across the panel.
func (pp *placedPanel) nearest(x float64) int {
	last := len(pp.data) - 1
	return max(0, min(int(math.Round((x-pp.inset)/pp.step)), last))
}

// beside are the places of a label of some width by a point, the best first.
func beside(x, y float64, m layout.Rect, w float64, first, last bool) (out []layout.Rect) {
	at := func(left, bottom float64) layout.Rect {
		return layout.Rect{Left: left, Top: bottom - labelHeight, Right: left + w, Bottom: bottom}
	}
	middle := y + 5 + labelHeight - labelRise // beside the low end of a range
	left, right := at(x-slopeGap-6-w, middle), at(x+slopeGap+6, middle)
	over := m.Top - slopeGap + labelHeight - labelRise
	if first {
		out = append(out, left)
	}
	out = append(out, at(x-w/2, over))
	if last {
		out = append(out, right)
	}
	under := m.Bottom + slopeGap + labelRise - 2
	return append(out, at(x-w+4, over), at(x-4, over), at(x+7, under), at(x-w-7, under), at(x-w/2, over-12), at(x-0.7*w, over-12), at(x-0.3*w, over-12), at(x-w/2, over-24))
}

// within is where the labels of a panel may stand.
func (g *slopeGrid) within() layout.Rect {
	const over = 70.0
	return layout.Rect{Top: -over, Right: g.width, Bottom: g.height - 2}
}

// settleLinks finds places for the results of comparisons, under the line between
// their two counts.
func (pp *placedPanel) settleLinks(p *layout.Page, g *slopeGrid) bool {
	for _, size := range []float64{24, 18, layout.ValueSize} {
		placer := layout.Placer{Within: g.within(), Taken: pp.drops(g), Lines: pp.ways(g), Labels: slices.Clone(pp.labels)}
		homeless := func(c *analysis.Comparison) bool {
			_, ok := placer.First(pp.under(p, g, c, size))
			return !ok
		}
		if !slices.ContainsFunc(pp.links, homeless) {
			pp.linkSize, pp.results = size, placer.Labels[len(pp.labels):]
			return true
		}
	}
	return false
}

// under are the places of the result of a comparison, in type of a size, the best first.
func (pp *placedPanel) under(p *layout.Page, g *slopeGrid, c *analysis.Comparison, size float64) (out []layout.Rect) {
	index := func(o *datasets.Observation) int {
		return slices.IndexFunc(pp.data, func(d spec.Datum) bool { return d.Row() == o })
	}
	i, j := index(c.From[1]), index(c.From[0])
	from, _ := pp.data[i].Value()
	to, _ := pp.data[j].Value()
	half := p.LabelWidth(p.LinkLabel(c, size)) / 2
	usual := (g.y(from)+3*g.y(to))/4 + (g.height-g.y(to))*0.42
	for _, across := range []float64{0.66, 0.5, 0.75, 0.33} {
		for _, y := range []float64{usual, g.height - 12, g.height - 40, g.height - 70} {
			x := pp.at(i) + (pp.at(j)-pp.at(i))*across
			out = append(out, layout.Rect{Left: x - half, Top: y - 0.72*size, Right: x + half, Bottom: y + 0.2*size})
		}
	}
	return out
}

// drops are the lines from the counts down to zero.
func (pp *placedPanel) drops(g *slopeGrid) (out []layout.Rect) {
	for i, d := range pp.data {
		v, _ := d.Value()
		out = append(out, layout.Rect{Left: pp.at(i) - 3, Top: g.y(v), Right: pp.at(i) + 3, Bottom: g.height})
	}
	return out
}

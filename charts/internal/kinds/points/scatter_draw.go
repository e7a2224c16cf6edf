package points

import (
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
)

// A plane is a scatter plot that is laid out on a page. What is between its rulers is
// placed from its own top, at 0.
type plane struct {
	*scatterPlot
	page           *layout.Page
	x, y           layout.Scale
	xTicks, yTicks []float64
	height         float64
	heaps          []*heap

	// Over the plane are what goes up, the series and the trend; under it are what goes
	// across and the notes.
	upTitle, across, words, remarks []string
	legend                          layout.Legend
}

const scatterLeading = 17.0

func (plt *scatterPlot) body(p *layout.Page) layout.Body {
	pl := &plane{scatterPlot: plt, page: p, height: 380}
	switch {
	case p.Tight && p.Narrow():
		pl.height = 260
	case p.Tight:
		pl.height = 166
	case p.Narrow():
		pl.height = 320
	}
	if pl.fitAxes(); p.Err != nil {
		return layout.Body{}
	}
	pl.gatherHeaps()
	pl.caption(pl.label())
	foot := 24 + scatterLeading*float64(len(pl.across)+len(pl.remarks))
	room := layout.Rect{Left: p.Left() + p.TickWidth(pl.y, pl.yTicks) + 8, Right: p.Right(), Bottom: pl.height}
	return layout.Body{
		Height: pl.height + foot, Alt: plt.alt(p), Draw: pl.draw, Plane: &layout.Plane{X: &pl.x, Y: &pl.y, Room: room},
		Over: layout.Over{Height: pl.head(), Draw: pl.drawHead},
	}
}

// fitAxes lays the two rulers out, with their ticks, between the edges of the plane.
// Points at an edge keep room for what leads out of them.
func (pl *plane) fitAxes() {
	p, n := pl.page, 6
	if p.Narrow() {
		n = 4
	}
	pl.x, pl.xTicks = pl.scale(p, "across", func(pt scatterPoint) spec.Datum { return pt.x }, pl.wide, n)
	if whole := slices.DeleteFunc(slices.Clone(pl.xTicks), broken); pl.years && len(whole) > 1 {
		pl.xTicks = layout.RoundYears(whole)
	}
	pl.y, pl.yTicks = pl.scale(p, "up", func(pt scatterPoint) spec.Datum { return pt.y }, pl.tall, 5)
	x, y := &pl.x, &pl.y
	x.Numbers, y.Numbers = p.Numbers(pl.wide.Unit, x.Log, pl.xTicks), p.Numbers(pl.tall.Unit, y.Log, pl.yTicks)
	x.Left, x.Right = 0, p.Right()-p.Left()
	y.Left, y.Right = pl.height, 0
	left, right, up, down := 8.0, 8.0, 8.0, 8.0
	for _, pt := range pl.points {
		s := pl.marks(p, pt)
		if s == nil {
			return
		}
		// On a plot of one unit, only what a mark takes beside its number.
		box := s.GlyphBoxes(layout.Axes(x.Min, x.Max, y.Min, y.Max))[0]
		v, far := pt.x.Value()
		left, right = max(left, float64(-box.Min.X)-x.At(v)), max(right, float64(box.Max.X)-(x.Right-x.At(far)))
		v, far = pt.y.Value()
		down, up = max(down, float64(-box.Min.Y)-(pl.height-y.At(v))), max(up, float64(box.Max.Y)-y.At(far))
	}
	x.Left = p.Left() + p.TickWidth(*y, pl.yTicks) + 10 + left
	x.Right = p.Right() - max(right, p.Fonts.Width(typeset.Regular, layout.AxisSize, p.Number(*x, pl.xTicks[len(pl.xTicks)-1]))/2)
	p.Inset(x)
	down, up = p.Common("foot", -down, up)
	y.Left, y.Right = pl.height+down, up
	p.Roomy(*x, "points")
}

// scale is a ruler of one of the two numbers of every point, not yet on the page.
func (plt *scatterPlot) scale(p *layout.Page, name string, get func(scatterPoint) spec.Datum, along spec.Extent, n int) (layout.Scale, []float64) {
	low, high := math.Inf(1), math.Inf(-1)
	for _, pt := range plt.points {
		v, far := get(pt).Reach()
		low, high = min(low, v), max(high, far)
	}
	from, to, ticks := p.Axis(name, along, low, high, n)
	return layout.Scale{Log: along.Log, Min: from, Max: to}, ticks
}

// broken reports whether a number is not whole.
func broken(v float64) bool { return v != math.Trunc(v) }

// caption sets what is written over and under the plane, where so many points have no
// room for their names, and notes the signs.
func (pl *plane) caption(nameless int) {
	p := pl.page
	measure := p.Right() - p.Left()
	pl.upTitle = p.Fonts.Wrap(typeset.Regular, layout.AxisSize, measure, pl.upward(p))
	pl.across = p.Fonts.Wrap(typeset.Regular, layout.AxisSize, p.Right()-pl.x.Left, pl.rightward(p))
	ys := make([]spec.Datum, len(pl.points))
	for i, pt := range pl.points {
		p.UsePoint(pt.x)
		p.UsePoint(pt.y)
		ys[i] = pt.y
	}
	pl.legend = p.Legend(&pl.Series, ys, layout.Never)
	if pl.trend != nil {
		p.Signs = append(p.Signs, layout.SignTrend)
		pl.words = p.Fonts.Wrap(typeset.Medium, layout.AxisSize, measure-34, pl.formula(p)+"; "+pl.fitted(p))
	}
	var notes []string
	if nameless > 0 {
		notes = append(notes, p.Count(nameless, "%d point has no room for its name|%d points have no room for their names"))
	}
	if pl.single > 0 {
		notes = append(notes, p.Count(pl.single, "%d row has no partner and is left out|%d rows have no partner and are left out"))
	}
	if len(notes) > 0 {
		pl.remarks = p.Fonts.Wrap(typeset.Italic, layout.NoteSize, measure, layout.Sentence(strings.Join(notes, "; ")))
	}
}

// head is the height of what is over the plane.
func (pl *plane) head() float64 {
	head := scatterLeading*float64(len(pl.upTitle)+len(pl.words)) + pl.legend.Height() + pl.sizeHeight() + 8
	if pl.legend.Lines > 0 {
		head += 6
	}
	if len(pl.words) > 0 {
		head += 4
	}
	return head
}

// draw draws the plot from its top on.
func (pl *plane) draw(top float64) {
	p := pl.page
	pl.drawAxes(top)
	for _, h := range pl.heaps {
		if s := h.spot; s.Found {
			p.Rect(p.Theme.Background, s.Left-2, top+s.Top, s.Right+2, top+s.Bottom)
		}
	}
	if pl.trend != nil {
		x0, y0, x1, y1 := pl.segment()
		hollow(p, x0, top+y0, x1, top+y1)
	}
	for _, h := range pl.heaps {
		if s := h.spot; len(s.Leader) > 0 {
			p.Line(p.Theme.Rule, 1, s.Leader[0], top+s.Leader[1], s.Leader[2], top+s.Leader[3])
		}
	}
	pl.drawHeaps(top)
	for _, h := range pl.heaps {
		if s := h.spot; s.Found {
			from := s.Left
			if (s.Left+s.Right)/2 < (h.box.Left+h.box.Right)/2 && s.Right <= h.box.Left+4 {
				from = s.Right - p.LabelWidth(h.tag)
			}
			p.DrawLabel(h.tag, from, top+s.Bottom-4.5)
		}
	}
}

// drawHead writes what is over the plane.
func (pl *plane) drawHead(top float64) {
	p, at := pl.page, top+11
	for _, line := range pl.upTitle {
		p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, p.Left(), at, line)
		at += scatterLeading
	}
	if pl.legend.Lines > 0 {
		at += 6
		pl.legend.Draw(p, at)
		at += pl.legend.Height()
	}
	if pl.sizeTitle != "" {
		pl.drawSizes(at - 6)
		at += pl.sizeHeight()
	}
	if len(pl.words) > 0 {
		at += 4
		hollow(p, p.Left(), at-4.5, p.Left()+26, at-4.5)
	}
	for _, line := range pl.words {
		p.Text(typeset.Medium, layout.AxisSize, p.Theme.Ink, p.Left()+34, at, line)
		at += scatterLeading
	}
}

// drawAxes draws the grid of the plane, the numbers of its axes and what is under it.
func (pl *plane) drawAxes(top float64) {
	p, bottom := pl.page, top+pl.height
	p.Rules(pl.x, pl.xTicks, top, bottom)
	p.Levels(pl.y.Moved(top), pl.yTicks, p.Left()+p.TickWidth(pl.y, pl.yTicks)+8, p.Right(), false)
	p.Ticks(pl.x, pl.xTicks, bottom+17, pl.years && !slices.ContainsFunc(pl.xTicks, broken))
	for i, line := range pl.across {
		p.TextRight(typeset.Regular, layout.AxisSize, p.Theme.Muted, p.Right(), bottom+17+scatterLeading*float64(i+1), line)
	}
	for i, line := range pl.remarks {
		p.Text(typeset.Italic, layout.NoteSize, p.Theme.Muted, p.Left(), bottom+20+scatterLeading*float64(len(pl.across)+i+1), line)
	}
}

// segment is the trend, cut to the plane and to the numbers that it is drawn from.
func (pl *plane) segment() (x0, y0, x1, y1 float64) {
	x, y := pl.x, pl.y
	low, high := math.Inf(1), math.Inf(-1)
	for _, pt := range pl.points {
		v, _ := pt.x.Value()
		low, high = min(low, v), max(high, v)
	}
	a, b := pl.trend.Intercept, pl.trend.Slope
	if b != 0 {
		at := []float64{(y.Min - a) / b, (y.Max - a) / b}
		slices.Sort(at)
		low, high = max(low, at[0]), min(high, at[1])
	}
	return x.At(low), y.At(a + b*low), x.At(high), y.At(a + b*high)
}

// hollow draws a computed line.
func hollow(p *layout.Page, x0, y0, x1, y1 float64) {
	length := math.Hypot(x1-x0, y1-y0)
	if length < 4 {
		return
	}
	dx, dy := (x1-x0)/length, (y1-y0)/length
	p.Line(p.Theme.Muted, 4.4, x0, y0, x1, y1)
	p.Line(p.Theme.Background, 1.8, x0+1.3*dx, y0+1.3*dy, x1-1.3*dx, y1-1.3*dy)
}

// scatterRadius is that of a point where there are n.
func scatterRadius(n int) vg.Length {
	switch {
	case n > 150:
		return 3.4
	case n > mostNames:
		return 4.4
	case n > 20:
		return 5.4
	}
	return layout.PointRadius
}

// measured reports whether an end of the point was measured.
func (pt scatterPoint) measured() bool {
	_, _, across := pt.x.Interval()
	_, _, up := pt.y.Interval()
	return across || up
}

// pointRadius is that of a point; where ends were measured it is small, so that they are seen.
func (plt *scatterPlot) pointRadius() vg.Length {
	const small = 4.4
	r := scatterRadius(len(plt.points))
	if plt.ends {
		return min(r, small)
	}
	return r
}

// look is how a point is drawn.
func (plt *scatterPlot) look(p *layout.Page, pt scatterPoint) layout.Look {
	if plt.Series.Column.Value != "" {
		return p.Theme.Look(&plt.Series, pt.y)
	}
	return layout.Look{Colour: p.Theme.Danube, Shape: marks.Disc}
}

// marks is a point with its bounds; nil where it cannot be drawn.
func (plt *scatterPlot) marks(p *layout.Page, pt scatterPoint) *marks.Scatter {
	l := plt.look(p, pt)
	if plt.sizeTitle != "" {
		l.Shape = marks.Disc
	}
	x, xHigh := pt.x.Value()
	y, yHigh := pt.y.Value()
	item := marks.Pair{X: x, Y: y, XBound: pt.x.Bound(), YBound: pt.y.Bound(), Certainty: pt.certainty(), Color: l.Mark, Shape: l.Shape}
	if item.XBound == marks.Between {
		item.XHigh, item.XLoose = xHigh, pt.x.Loose()
	}
	if item.YBound == marks.Between {
		item.YHigh, item.YLoose = yHigh, pt.y.Loose()
	}
	s, err := marks.NewScatter([]marks.Pair{item})
	if err != nil {
		p.Fail("%s: %v", pt.y.Ref(), err)
		return nil
	}
	s.Radius, s.Background = plt.pointRadius(), p.Theme.Background
	if len(plt.points) > 20 || plt.sizeTitle != "" {
		s.Rim = 1
	}
	return s
}

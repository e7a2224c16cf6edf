package lines

import (
	"math"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
)

const (
	// A whisker that is no longer than this beyond its point is not drawn.
	whiskerLeast = 8.0
)

// lineFrame is the plot of a line chart: its rulers, from the top of the body.
type lineFrame struct {
	x, y   layout.Scale
	ticks  []float64                       // of y
	foot   float64                         // height of what is under the plot
	ruler  func(p *layout.Page, y float64) // draws the axis of x at y
	radius float64
	scaled string // what is to be said of the axis of y: that it is a log one, or reversed
	step   bool
	shaped bool // curves share colours, so that their shapes have to be seen
	beside map[spotted]meeting
}

// large is the radius of the nth of so many points: where all are small, some are large
// enough to show the shape of their curve.
func (f lineFrame) large(n, many int) vg.Length {
	const least, shown = 4.5, 6
	if every := max(1, many/shown); f.shaped && f.radius < least && n%every == every/2 {
		return least
	}
	return vg.Length(f.radius)
}

// at is where a moment is, from its lower end on the page to its upper one.
func (f lineFrame) at(m moment) (x, low, high float64) {
	a, b := m.Value()
	low, high = f.y.At(a), f.y.At(b)
	return f.x.At(m.x()), max(low, high), min(low, high) // places run down
}

// whisker is the date of a number that is dated less closely than others of its curve,
// where it is wide enough to be drawn, or not surely, which is drawn however narrow it is.
func (f lineFrame) whisker(m moment) (from, to float64, ok bool) {
	a, b := m.from, m.to
	if a == b { // of a period that is drawn at its beginning
		a, b = m.at-m.length/2, m.at+m.length/2
	}
	from, to = max(f.x.At(a), f.x.Left-whiskerLeast), min(f.x.At(b), f.x.Right+whiskerLeast)
	wide := to-from > 2*f.radius+whiskerLeast
	if m.vague && !wide {
		half := f.radius + whiskerLeast
		return f.x.At(m.x()) - half, f.x.At(m.x()) + half, true
	}
	return from, to, (m.coarse || m.vague) && wide
}

// spans is from where to where the numbers and the dates of curves run, with the length of
// the finest date and how many numbers the longest curve has.
type spans struct {
	low, high           float64
	first, last, finest float64
	most                int
}

func spansOf(curves []*curve) spans {
	v := spans{low: math.Inf(1), high: math.Inf(-1), first: math.Inf(1), last: math.Inf(-1), finest: math.Inf(1)}
	for _, c := range curves {
		for _, m := range c.moments {
			v.first, v.last, v.finest = min(v.first, m.from), max(v.last, m.to), min(v.finest, m.length)
			if m.number {
				a, b := m.Reach()
				v.low, v.high = min(v.low, a), max(v.high, b)
			}
		}
		v.most = max(v.most, len(c.numbered()))
	}
	return v
}

func (s *lineSpec) body(p *layout.Page, curves []*curve, unit string, numeric bool, up spec.Extent) layout.Body {
	const head, endGap = 30.0, 18.0
	reach := spansOf(curves)
	reach.low, reach.high = p.Common("numbers", reach.low, reach.high)
	reach.first, reach.last = p.CommonTime("dates", reach.first, reach.last)
	reach.finest, _ = p.CommonTime("finest", reach.finest, reach.finest)
	all := curves
	curves, grey := apart(curves)
	inGrey(p, &s.Series, grey)
	for _, c := range curves {
		for _, i := range c.numbered() {
			p.UseLine(c.moments[i].Datum)
		}
	}
	f := lineFrame{step: s.steps(), shaped: len(curves) > spec.MostColours}
	f.y.Log = up.Log
	f.y.Min, f.y.Max, f.ticks = layout.FitAxis(up, reach.low, reach.high, 5)
	f.y.Numbers = p.Numbers(up.Unit, up.Log, f.ticks)
	f.scaled = p.LogName(up.Log)
	if up.Reversed {
		f.y.Min, f.y.Max = f.y.Max, f.y.Min
		f.scaled = strings.TrimPrefix(f.scaled+", "+p.Say("lowest number at the top"), ", ")
	}
	left := p.Left() + p.TickWidth(f.y, f.ticks) + 10

	// The names of the series stand at the ends of their lines.
	ends, room := s.endings(p, curves)
	if !p.Direct() { // they are named once for all panels
		p.Legend(&s.Series, numbersOf(all), layout.Never)
	}
	right := p.Right() - 12
	if room > 0 {
		right = p.Right() - room - endGap
	}
	needed := 0.0
	for _, e := range ends {
		needed += e.height + 6
	}
	bottom := head + max(tall(p), needed)
	f.y.Left, f.y.Right = bottom, head
	if up.Reversed { // what leads on from the greatest number is over the names of the axis
		f.y.Left -= 18
	}
	starts, before := s.startings(p, curves)
	f.x = layout.Scale{Left: left + 10 + before, Right: right}
	if p.Roomy(f.x, "lines"); p.Err != nil {
		return layout.Body{}
	}
	f.across(p, s, all, numeric, reach)
	f.radius = min(5, max(2.2, (right-left)/float64(max(reach.most, 1))/3.4))
	f.meet(p, curves)

	f.begin(p, curves, starts, bottom)
	notes := s.notes(p, f, curves, ends, starts, layout.Rect{Left: left - 4, Top: -8, Right: p.Right(), Bottom: bottom - 2}, right)
	s.signs(p, f, all)
	plane := layout.Upward(f.y, layout.Rect{Left: left, Top: head, Right: right, Bottom: bottom}, false)
	if !numeric && !s.clock {
		plane.Time = &f.x
	}
	return layout.Body{Height: bottom + f.foot, Alt: s.words(p, curves, grey, unit, f.scaled), Plane: plane, Draw: func(top float64) {
		f := f
		f.y = f.y.Moved(top)
		p.Levels(f.y, f.ticks, left, right, true)
		if f.scaled != "" {
			p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, p.Left(), top+6, f.scaled)
		}
		named(p, starts, top)
		f.ruler(p, top+bottom)
		f.greys(p, grey)
		f.ribbons(p, curves)
		f.bands(p, curves)
		for _, c := range curves {
			f.lines(p, c)
		}
		leaders(p, notes, ends, top, right, endGap, f.radius)
		for _, n := range notes { // a number is clear of grid, lines and leaders
			p.Plate(n.left, n.top+top+13, p.LabelWidth(n.tag), n.tag.Size)
		}
		for k, c := range curves {
			f.points(p, k, c)
		}
		write(p, notes, ends, top, right+endGap)
	}}
}

// numbersOf are the numbers of curves.
func numbersOf(curves []*curve) (out []spec.Datum) {
	for _, c := range curves {
		for _, i := range c.numbered() {
			out = append(out, c.moments[i].Datum)
		}
	}
	return out
}

// tall is the least height of the plot.
func tall(p *layout.Page) float64 {
	switch {
	case p.Tight:
		return 170
	case p.Narrow():
		return 240
	}
	return 270
}

// words are the chart in words.
func (s *lineSpec) words(p *layout.Page, curves, grey []*curve, unit, axis string) []string {
	kind := "Line chart"
	if s.steps() {
		kind = "Step chart"
	}
	alt := []string{p.Opening(kind, p.Count(len(curves)+len(grey), "%d line|%d lines"), unit, axis)}
	for _, c := range curves {
		alt = append(alt, s.told(p, c))
	}
	return append(alt, greyWords(p, grey)...)
}

// across sets the axis that runs across the page, of time or of numbers.
func (f *lineFrame) across(p *layout.Page, s *lineSpec, curves []*curve, numeric bool, reach spans) {
	if !numeric {
		time := p.TimeAxis(f.x.Left, f.x.Right, reach.first, reach.last, reach.finest, s.clock)
		f.x, f.foot = time.Scale, time.Foot()
		f.ruler = func(p *layout.Page, y float64) { p.TimeTicks(time, y) }
		return
	}
	ticks := layout.RoundTicks(reach.first, reach.last, max(2, int((f.x.Right-f.x.Left+10)/90)))
	if s.ancient {
		ticks = layout.RoundYears(ticks)
	}
	f.x.Min, f.x.Max = min(ticks[0], reach.first), max(ticks[len(ticks)-1], reach.last)
	field, _ := spec.FieldOf(curves[0].moments[0].Datum, s.X.Value)
	name := curves[0].moments[0].Called(field.Title)
	if f.foot = 30; name != "" {
		f.foot += 17
	}
	x := f.x
	f.ruler = func(p *layout.Page, y float64) {
		for _, v := range ticks {
			p.Line(p.Theme.Rule, 1, x.At(v), y, x.At(v), y+5)
		}
		p.Ticks(x, ticks, y+19, s.ancient)
		p.TextRight(typeset.Regular, layout.AxisSize, p.Theme.Muted, x.Right, y+36, name)
	}
}

// signs notes for the key what stands between the points.
func (s *lineSpec) signs(p *layout.Page, f lineFrame, curves []*curve) {
	for _, c := range curves {
		var data []spec.Datum
		for _, m := range c.moments {
			data = append(data, m.Datum)
		}
		for i, m := range c.moments {
			if m.number {
				p.Signs = append(p.Signs, f.said(c, i)...)
			}
			if !m.number && i > 0 && i < len(c.moments)-1 {
				p.Signs = append(p.Signs, layout.SignOfGap(data))
			}
			if i == 0 || !m.number || !c.moments[i-1].number || !c.moments[i-1].apart(m) {
				continue
			}
			was := c.moments[i-1]
			switch {
			case (was.Bound() == marks.Between || !f.step && m.Bound() == marks.Between) && was.closed() && (f.step || m.closed()):
				p.Signs = append(p.Signs, layout.SignBand)
			case !was.sharp() || !f.step && !m.sharp():
				p.Signs = append(p.Signs, layout.SignLooseLine)
			}
		}
	}
}

// said are the signs of the point of moment i of a curve.
func (f lineFrame) said(c *curve, i int) []layout.Sign {
	if c.grey {
		return nil
	}
	return append(f.dated(c.moments[i]), f.ends(c, i)...)
}

// dated are the signs of a date: how far it reaches, or that it is drawn at its middle.
func (f lineFrame) dated(m moment) []layout.Sign {
	_, _, ok := f.whisker(m)
	switch {
	case ok && m.vague:
		return []layout.Sign{layout.SignDoubt}
	case ok:
		return []layout.Sign{layout.SignSpan}
	case m.from < m.to && f.x.At(m.to)-f.x.At(m.from) > 2*f.radius+whiskerLeast:
		return []layout.Sign{layout.SignMiddle}
	}
	return nil
}

// bands draws the light bands between the ranges of all curves. They are under all lines,
// and their edges over all bands, so that one behind another is seen.
func (f lineFrame) bands(p *layout.Page, curves []*curve) {
	var edges []func()
	for _, c := range curves {
		colour, body, edge := c.colour(p.Theme).Mark, 0.26, 0.6
		if c.grey {
			body, edge = 0.13, 0.4
		}
		for i := 1; i < len(c.moments); i++ {
			a, b := c.moments[i-1], c.moments[i]
			x0, x1, from, to, ok := f.band(a, b)
			if !ok {
				continue
			}
			if !a.closed() || !f.step && !b.closed() { // no number is known to be within it
				for n := range from {
					p.Dashed(colour, 1, layout.LooseDash, x0, from[n], x1, to[n])
				}
				continue
			}
			p.Polygon(p.Theme.Tint(colour, body), x0, from[0], x0, from[1], x1, to[1], x1, to[0])
			edges = append(edges, func() {
				for n := range from {
					p.Line(p.Theme.Tint(colour, edge), 1, x0, from[n], x1, to[n])
				}
			})
		}
	}
	for _, draw := range edges {
		draw()
	}
}

// band is where a light band runs between two numbers of a curve, from low and high to
// low and high.
func (f lineFrame) band(a, b moment) (x0, x1 float64, from, to [2]float64, ok bool) {
	if !a.number || !a.apart(b) {
		return 0, 0, from, to, false
	}
	x0, from[0], from[1] = f.at(a)
	if f.step {
		x0, x1 = f.level(a, b)
		return x0, x1, from, from, a.Bound() == marks.Between
	}
	if !b.number {
		return 0, 0, from, to, false
	}
	x1, to[0], to[1] = f.at(b)
	return x0, x1, from, to, a.Bound() == marks.Between || b.Bound() == marks.Between
}

// lines draws the lines of a curve: solid between exact numbers, and none over a gap.
func (f lineFrame) lines(p *layout.Page, c *curve) {
	colour, firm, loose := c.stroke(p.Theme)
	for i := 1; i < len(c.moments); i++ {
		a, b := c.moments[i-1], c.moments[i]
		switch {
		case !a.number || !a.apart(b):
		case f.step:
			f.tread(p, c, a, b)
		case !b.number || a.Bound() == marks.Between || b.Bound() == marks.Between:
		default:
			x0, y0, _ := f.at(a)
			x1, y1, _ := f.at(b)
			if a.sharp() && b.sharp() {
				p.Line(colour, firm, x0, y0, x1, y1)
			} else {
				p.Dashed(colour, loose, layout.LooseDash, x0, y0, x1, y1)
			}
		}
	}
}

// level is where a step is level for sure. What is coarsely dated changed at some time
// within its stretch.
func (f lineFrame) level(a, b moment) (from, to float64) {
	x0, x1 := f.x.At(a.x()), f.x.At(b.x())
	from, to = x0, x1
	if sure := f.x.At(b.from); b.number && sure < x1-2 {
		to = sure
	}
	if known := f.x.At(a.to); known > x0+2 && known < to {
		from = known
	}
	return from, to
}

// tread draws a step from one number to the next, and the rise to it.
func (f lineFrame) tread(p *layout.Page, c *curve, a, b moment) {
	colour, firm, loose := c.stroke(p.Theme)
	x0, low, high := f.at(a)
	x1, middle := f.x.At(b.x()), (low+high)/2
	from, to := f.level(a, b)
	if from > x0 {
		p.Dashed(colour, loose, layout.LooseDash, x0, middle, from, middle)
	}
	if to < x1 {
		p.Dashed(colour, loose, layout.LooseDash, to, middle, x1, middle)
	}
	switch {
	case a.Bound() == marks.Between:
	case a.sharp():
		p.Line(colour, firm, from, low, to, low)
	default:
		p.Dashed(colour, loose, layout.LooseDash, from, low, to, low)
	}
	if b.number {
		_, low1, high1 := f.at(b)
		var dash []vg.Length
		if !a.sharp() || !b.sharp() {
			dash = layout.LooseDash
		}
		p.Dashed(colour, 1, dash, x1, middle, x1, (low1+high1)/2)
	}
}

// points draws the numbers of a curve, k of all, each with a whisker as long as its date.
func (f lineFrame) points(p *layout.Page, k int, c *curve) {
	colour := c.colour(p.Theme)
	n, many := -1, len(c.numbered())
	for i, m := range c.moments {
		if !m.number {
			continue
		}
		n++
		_, low, high := f.at(m)
		p.Group(m.Datum, layout.Describe(strings.TrimPrefix(c.name+", "+m.when, ", "), "", m.Datum), func() {
			if from, to, ok := f.whisker(m); ok {
				middle := (low + high) / 2
				var dash []vg.Length
				if m.vague {
					dash = []vg.Length{2, 2}
				}
				faint := p.Theme.Tint(colour.Mark, 0.7)
				p.Dashed(faint, 1, dash, from+1, middle, to-1, middle)
				p.Line(faint, 1, from+1, middle-3, from+1, middle+3)
				p.Line(faint, 1, to-1, middle-3, to-1, middle+3)
			}
			if from, to, ok := m.Interval(); ok && f.lonely(c, i) {
				x := f.x.At(m.x()) + f.beside[spotted{k, i}].shift
				p.IntervalUp(colour.Mark, false, x, f.y.At(from), f.y.At(to))
			}
			point := p.PointAt(m.x(), m.Datum, layout.Look{Colour: colour, Shape: c.look.Shape})
			if point.Radius = f.large(n, many); point.Radius > 4 {
				point.Rim = 1.5
			}
			p.Plane(f.x.Moved(f.beside[spotted{k, i}].shift), f.y, point) // aside where others are at the same place
		})
	}
}

package lines

import (
	"image/color"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/internal/spread"
	"quotient/charts/marks"
	"quotient/charts/typeset"
)

// An areaPlot is an area chart laid out on a page.
type areaPlot struct {
	line    *lineSpec
	page    *layout.Page
	curves  []*curve
	slices  []*slice
	numbers []spec.Datum
	reached []float64 // by reference lines

	frame  lineFrame
	left   float64
	right  float64
	bottom float64
	ends   []areaEnd // the names of the series, at their last parts
	legend layout.Legend
	notes  []areaNote
}

// An areaEnd is the name of a series beside the last slice, with its number.
type areaEnd struct {
	name   string
	number layout.Label
	colour layout.Colour
	y, at  float64 // the middle of its part, and of its words
}

// An areaNote is a number over the areas.
type areaNote struct {
	label      layout.Label
	left, base float64
	x, y       float64 // of the end of the area
}

const (
	areaHead   = 28.0 // over the plot, for numbers
	areaGap    = 12.0 // before the names
	areaWash   = 0.34 // of its colour in the area of one series
	areaLoose  = 0.6  // and, of these, in what leads to or from a number that is not exact
	areaRadius = 3.2
	longLeader = 90.0 // a number so far from its area is not written
)

// body lays the chart out.
func (f *areaPlot) body(unit string, numeric bool) layout.Body {
	p := f.page
	reach := spansOf(f.curves)
	reach.first, reach.last = p.CommonTime("dates", reach.first, reach.last)
	reach.finest, _ = p.CommonTime("finest", reach.finest, reach.finest)
	low, high := min(reach.low, 0), 0.0
	for _, s := range f.slices {
		_, far := s.top()
		high = max(high, far)
	}
	for _, v := range f.reached {
		low, high = min(low, v), max(high, v)
	}
	low, high = p.Common("numbers", low, high)
	f.signs()
	y := &f.frame.y
	f.frame.ticks = p.LevelTicks(low, high, 5)
	y.Min, y.Max = min(f.frame.ticks[0], low), max(f.frame.ticks[len(f.frame.ticks)-1], high)
	y.Numbers = p.Numbers(spec.UnitOf(f.numbers), false, f.frame.ticks)
	f.left = p.Left() + p.TickWidth(*y, f.frame.ticks) + 10
	f.right = p.Right() - 12
	over := 0.0
	room := f.besides()
	if len(f.curves) > 1 && room == 0 {
		f.legend = p.Legend(&f.line.Series, numbersOf(f.curves), layout.Always)
		over = f.legend.Height() + 8
	}
	if room > 0 {
		f.right = p.Right() - room
	}
	f.bottom = areaHead + tall(p)
	y.Left, y.Right = f.bottom, areaHead
	f.frame.x = layout.Scale{Left: f.left, Right: f.right}
	if p.Roomy(f.frame.x, "areas"); p.Err != nil {
		return layout.Body{}
	}
	f.frame.across(p, f.line, f.curves, numeric, reach)
	f.frame.radius = areaRadius
	f.place()
	f.name()
	alt := []string{p.Opening("Area chart", p.Count(len(f.curves), "%d series"), unit)}
	for _, c := range f.curves {
		alt = append(alt, f.line.told(p, c))
	}
	for _, s := range f.slices {
		if s.sum != nil {
			alt = append(alt, layout.Sentence(s.when+": "+p.Sayf("together %s", p.Datum(s.sum).Describe())))
		}
	}
	plane := layout.Upward(f.frame.y, layout.Rect{Left: f.left, Top: areaHead, Right: f.right, Bottom: f.bottom}, true)
	if !numeric && !f.line.clock {
		plane.Time = &f.frame.x
	}
	return layout.Body{Height: f.bottom + f.frame.foot, Alt: alt, Plane: plane, Draw: f.draw, Over: layout.Over{Height: over, Draw: func(top float64) { f.legend.Draw(p, top+9) }}}
}

// firm reports whether an area of a series may be solid at a moment.
func (m *moment) firm() bool { return m.sharp() || m.closed() }

// joined reports whether the area of a series runs from one slice to the next.
func joined(a, b *slice, series int) bool {
	return a.whole(series) && b.whole(series) && a.apart(b.moment)
}

// signs notes for the key what the areas show.
func (f *areaPlot) signs() {
	p := f.page
	for i, s := range f.slices {
		for k, m := range s.parts {
			if m == nil || !m.number {
				if i > 0 && i < len(f.slices)-1 {
					p.Signs = append(p.Signs, layout.SignOfGap(f.numbers))
				}
				continue
			}
			p.UsePoint(m.Datum)
			if i == 0 || !joined(f.slices[i-1], s, k) {
				continue
			}
			switch was := f.slices[i-1].parts[k]; {
			case was.Bound() == marks.Between || m.Bound() == marks.Between:
				p.Signs = append(p.Signs, layout.SignBand)
			case !was.sharp() || !m.sharp():
				p.Signs = append(p.Signs, layout.SignLooseLine)
			}
		}
	}
}

// besides is the room of the names of several series at the last slice; 0 where one has no
// number there, or they would take too much of the page.
func (f *areaPlot) besides() (room float64) {
	p, last := f.page, f.slices[len(f.slices)-1]
	if f.line.Series.Column.Value == "" || !last.whole(len(f.curves)-1) || !p.Direct() {
		return 0
	}
	numbers := float64(len(f.curves))*(2*layout.EndLeading+4) < tall(p)
	for k, c := range f.curves {
		m := last.parts[k]
		e := areaEnd{name: c.name, colour: c.colour(p.Theme)}
		if numbers {
			e.number = layout.Label{Number: m.Label(), Letter: p.Cite(m.Datum), Remark: m.Remark(), Face: typeset.Bold, Size: 14, Colour: e.colour.Text}
		}
		room = max(room, areaGap+max(p.Fonts.Width(typeset.Bold, 14, c.name), p.LabelWidth(e.number)))
		f.ends = append(f.ends, e)
	}
	if room > 0.34*(p.Right()-p.Left()) {
		f.ends = nil
		return 0
	}
	return room
}

// name places the names of the series, each as near to its part as can be.
func (f *areaPlot) name() {
	if len(f.ends) == 0 {
		return
	}
	last := f.slices[len(f.slices)-1]
	var wants, heights []float64
	for k := len(f.ends) - 1; k >= 0; k-- {
		a, b := last.parts[k].Value()
		f.ends[k].y = (f.frame.y.At(last.base[k]) + f.frame.y.At(last.base[k]+(a+b)/2)) / 2
		height := 2 * layout.EndLeading
		if f.ends[k].number.Number == "" {
			height = layout.EndLeading
		}
		wants, heights = append(wants, f.ends[k].y), append(heights, height)
	}
	at, ok := spread.Along(wants, heights, 4, -6, f.bottom+6)
	if !ok {
		f.page.Fail("there is no room for the names of the areas: draw fewer")
		return
	}
	for i := range at {
		f.ends[len(f.ends)-1-i].at = at[i]
	}
}

// place writes the first, the last and the greatest number over the areas, clear of these
// and of one another; of one series the least too, and all where they are few.
func (f *areaPlot) place() {
	p := f.page
	var boxes []layout.Rect
	for _, s := range f.chief() {
		n := areaNote{x: f.frame.x.At(s.x())}
		n.y = f.over(s)
		if len(f.curves) > 1 {
			d := p.Datum(s.sum)
			n.label = layout.Label{Number: d.Label(), Remark: d.Remark(), Face: typeset.Bold, Size: layout.ValueSize, Colour: p.Theme.Ink}
		} else {
			m := s.parts[0]
			n.label = layout.Label{Number: m.Label(), Letter: "a", Remark: m.Remark(), Face: typeset.Bold, Size: layout.ValueSize, Colour: f.curves[0].colour(p.Theme).Text}
		}
		width := p.LabelWidth(n.label)
		right := p.Right()
		if len(f.ends) > 0 { // the names of the series begin there
			right = f.right + 5
		}
		n.left = min(max(n.x-width/2, f.left-4), right-width)
		n.base = f.clear(n.left, n.left+width) - 7
		box := layout.Rect{Left: n.left - 4, Right: n.left + width + 4, Top: n.base - 14, Bottom: n.base + 3}
		if box.Top < -14 || n.y-n.base > longLeader || slices.ContainsFunc(boxes, box.Crowds) {
			continue
		}
		if len(f.curves) == 1 {
			n.label.Letter = p.Cite(s.parts[0].Datum)
		}
		boxes, f.notes = append(boxes, box), append(f.notes, n)
	}
}

// chief are the slices whose numbers are written, the more important first.
func (f *areaPlot) chief() (out []*slice) {
	if len(f.curves) > 1 {
		for _, s := range f.slices {
			if s.sum != nil {
				out = append(out, s)
			}
		}
		slices.SortStableFunc(out, func(a, b *slice) int {
			x, _ := a.top()
			y, _ := b.top()
			return map[bool]int{true: -1, false: 1}[x > y]
		})
		return out
	}
	c := f.curves[0]
	order := c.chief()
	if len(c.numbered()) <= mostLabelled {
		order = append(order, c.numbered()...)
	}
	ended := len(f.ends) > 0
	for _, i := range order {
		s := f.slices[i]
		if ended && i == len(f.slices)-1 || slices.Contains(out, s) {
			continue
		}
		out = append(out, s)
	}
	return out
}

// over is the end of a slice on the page, with what leads out of it.
func (f *areaPlot) over(s *slice) float64 {
	near, far := s.top()
	at := f.frame.y.At(max(near, far, 0))
	for k, m := range s.parts {
		if m != nil && m.number && s.whole(k) && m.Bound() != marks.Exact {
			_, after := marks.PointTail(m.Tail(), marks.Disc, areaRadius)
			at = min(at, f.frame.y.At(s.base[k]+max(near-s.base[k], far-s.base[k]))-float64(after))
		}
	}
	return at
}

// clear is the highest place that an area takes between two places across the page.
func (f *areaPlot) clear(left, right float64) float64 {
	at := f.frame.y.At(0)
	height := func(a, b *slice, x float64) float64 {
		xa, xb := f.frame.x.At(a.x()), f.frame.x.At(b.x())
		return f.over(a) + (f.over(b)-f.over(a))*(x-xa)/(xb-xa)
	}
	for i, s := range f.slices {
		x := f.frame.x.At(s.x())
		if x >= left && x <= right {
			at = min(at, f.over(s))
		}
		if i == 0 {
			continue
		}
		was := f.slices[i-1]
		for _, edge := range []float64{left, right} {
			if before := f.frame.x.At(was.x()); before < edge && edge < x {
				at = min(at, height(was, s, edge))
			}
		}
	}
	return at
}

// draw draws the chart from top on.
func (f *areaPlot) draw(top float64) {
	p, frame := f.page, f.frame
	frame.y = frame.y.Moved(top)
	p.Levels(frame.y, frame.ticks, f.left, f.right, false)
	frame.ruler(p, frame.y.Left)
	for _, n := range f.notes {
		p.Plate(n.left, n.base+top, p.LabelWidth(n.label), n.label.Size)
	}
	for k := range f.curves {
		f.area(frame, k)
	}
	for k := range f.curves {
		f.marks(frame, k)
	}
	for k := range f.curves {
		f.upper(frame, k)
	}
	for k := range f.curves {
		f.points(frame, k)
	}
	p.Line(p.Theme.Ink, 1.5, f.left, frame.y.At(0), f.right, frame.y.At(0))
	for _, n := range f.notes {
		if n.y-n.base > 12 {
			p.Line(p.Theme.Muted, 1, n.x, n.base+top+4, n.x, n.y+top-2)
		}
		p.DrawLabel(n.label, n.left, n.base+top)
	}
	edge := frame.x.At(f.slices[len(f.slices)-1].x())
	for _, e := range f.ends {
		x := f.right + areaGap
		if math.Abs(e.at-e.y) > 5 || f.right-edge > 8 {
			p.Line(p.Theme.Rule, 1, edge+2, e.y+top, f.right, e.y+top, x-3, e.at+top)
		}
		if e.number.Number == "" {
			p.Text(typeset.Bold, 14, e.colour.Text, x, e.at+top+5, e.name)
			continue
		}
		p.Text(typeset.Bold, 14, e.colour.Text, x, e.at+top-3, e.name)
		p.DrawLabel(e.number, x, e.at+top-3+layout.EndLeading)
	}
}

// fill is the colour of the area of a series: full in a stack, light where it is alone,
// lighter where a number is not exact.
func (f *areaPlot) fill(k int, firm bool) color.Color {
	share := 1.0
	if len(f.curves) == 1 {
		share = areaWash
	}
	if !firm {
		share *= areaLoose
	}
	return f.page.Theme.Tint(f.curves[k].colour(f.page.Theme).Mark, share)
}

// edges are the ends of a series at a slice: where it begins, ends, and may end.
func (f *areaPlot) edges(frame lineFrame, s *slice, k int) (from, near, far float64) {
	a, b := s.parts[k].Value()
	return frame.y.At(s.base[k]), frame.y.At(s.base[k] + a), frame.y.At(s.base[k] + b)
}

// area draws the area of a series with its upper edge, and the light band to where it may
// end.
func (f *areaPlot) area(frame lineFrame, k int) {
	p, colour := f.page, f.curves[k].colour(f.page.Theme).Mark
	sharp := func(i int) bool { return f.slices[i-1].parts[k].firm() && f.slices[i].parts[k].firm() }
	for i := 1; i < len(f.slices); i++ {
		if !joined(f.slices[i-1], f.slices[i], k) {
			continue
		}
		end := i // of what is filled alike: one polygon, in which no seams show
		for end+1 < len(f.slices) && joined(f.slices[end], f.slices[end+1], k) && sharp(end+1) == sharp(i) {
			end++
		}
		p.Polygon(f.fill(k, sharp(i)), f.outline(frame, k, i-1, end)...)
		i = end
	}
	for i := 1; i < len(f.slices); i++ {
		a, b := f.slices[i-1], f.slices[i]
		if !joined(a, b, k) {
			continue
		}
		x0, x1 := frame.x.At(a.x()), frame.x.At(b.x())
		_, near0, far0 := f.edges(frame, a, k)
		_, near1, far1 := f.edges(frame, b, k)
		if far0 != near0 || far1 != near1 {
			p.Polygon(p.Theme.Tint(colour, 0.16), x0, near0, x0, far0, x1, far1, x1, near1)
			p.Dashed(p.Theme.Tint(colour, 0.6), 1, nil, x0, far0, x1, far1)
		}
	}
}

// outline is the area of a series from one slice to another.
func (f *areaPlot) outline(frame lineFrame, k, first, last int) (xy []float64) {
	for i := first; i <= last; i++ {
		_, near, _ := f.edges(frame, f.slices[i], k)
		xy = append(xy, frame.x.At(f.slices[i].x()), near)
	}
	for i := last; i >= first; i-- {
		from, _, _ := f.edges(frame, f.slices[i], k)
		xy = append(xy, frame.x.At(f.slices[i].x()), from)
	}
	return xy
}

// pointed reports whether a number of a series has a point: one that is not exact, and those
// of one short series.
func (f *areaPlot) pointed(m *moment) bool {
	return !m.sharp() || len(f.slices) <= 20 && len(f.curves) == 1
}

// marks draws the part of the area that is of each number, to be pointed at.
func (f *areaPlot) marks(frame lineFrame, k int) {
	p := f.page
	for i, s := range f.slices {
		m := s.parts[k]
		if m == nil || !m.number || f.pointed(m) {
			continue
		}
		f.group(m, k, func() {
			x := frame.x.At(s.x())
			from, near, _ := f.edges(frame, s, k)
			upper, lower := []float64{x, near}, []float64{x, from}
			alone := true
			for _, j := range []int{i - 1, i + 1} {
				if j < 0 || j >= len(f.slices) || !joined(f.slices[min(i, j)], f.slices[max(i, j)], k) {
					continue
				}
				alone = false
				o := f.slices[j]
				if !o.parts[k].firm() { // which is filled otherwise
					continue
				}
				other, there, _ := f.edges(frame, o, k)
				middle := (x + frame.x.At(o.x())) / 2
				if j < i {
					upper, lower = append([]float64{middle, (near + there) / 2}, upper...), append(lower, middle, (from+other)/2)
				} else {
					upper, lower = append(upper, middle, (near+there)/2), append([]float64{middle, (from + other) / 2}, lower...)
				}
			}
			if alone || len(upper) == 2 {
				upper, lower = []float64{x - 1, near, x + 1, near}, []float64{x + 1, from, x - 1, from}
			}
			p.Polygon(f.fill(k, true), append(upper, lower...)...)
		})
	}
}

// group draws what is of one number of a series.
func (f *areaPlot) group(m *moment, k int, draw func()) {
	f.page.Group(m.Datum, layout.Describe(strings.TrimPrefix(f.curves[k].name+", "+m.when, ", "), "", m.Datum), draw)
}

// upper draws the upper edge of the area of a series.
func (f *areaPlot) upper(frame lineFrame, k int) {
	colour := f.curves[k].colour(f.page.Theme).Mark
	for i := 1; i < len(f.slices); i++ {
		a, b := f.slices[i-1], f.slices[i]
		if joined(a, b, k) {
			_, y0, _ := f.edges(frame, a, k)
			_, y1, _ := f.edges(frame, b, k)
			f.edge(colour, a.parts[k], b.parts[k], frame.x.At(a.x()), y0, frame.x.At(b.x()), y1)
		}
	}
}

// points draws the numbers of a series that have a point, each with its bound.
func (f *areaPlot) points(frame lineFrame, k int) {
	p, colour := f.page, f.curves[k].colour(f.page.Theme)
	for _, s := range f.slices {
		m := s.parts[k]
		if m == nil || !m.number || !f.pointed(m) {
			continue
		}
		f.group(m, k, func() {
			from, _, _ := f.edges(frame, s, k)
			y, base := frame.y, frame.y.At(0)-from
			y.Left, y.Right = y.Left-base, y.Right-base
			point := p.PointAt(m.x(), m.Datum, layout.Look{Colour: colour, Shape: marks.Disc})
			point.Radius, point.Rim = vg.Length(f.frame.radius), 1
			p.Plane(frame.x, y, point)
		})
	}
}

// edge draws the upper edge of an area: of one alone a line, in a stack a line of
// background between two parts; dashed where a number is not exact.
func (f *areaPlot) edge(colour color.Color, a, b *moment, x0, y0, x1, y1 float64) {
	p := f.page
	sharp := a.firm() && b.firm()
	switch {
	case !sharp:
		p.Dashed(colour, 1.5, layout.LooseDash, x0, y0, x1, y1)
	case len(f.curves) == 1:
		p.Line(colour, 2.2, x0, y0, x1, y1)
	default:
		p.Line(p.Theme.Background, 1, x0, y0, x1, y1)
	}
}

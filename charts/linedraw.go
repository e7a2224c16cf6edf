package charts

import (
	"image/color"
	"math"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/charts/marks"
	"quotient/charts/typeset"
)

const (
	noteHeight = 17.0
	endLeading = 17.0
	// A whisker that is no longer than this beyond its point is not drawn.
	whiskerLeast = 8.0
)

// lineFrame is the plot of a line chart: its rulers, from the top of the body.
type lineFrame struct {
	x, y   ruler
	ticks  []float64 // of y
	radius float64
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

func (f lineFrame) at(m moment) (x, low, high float64) {
	a, b := m.value()
	return f.x.at(m.x()), f.y.at(a), f.y.at(b)
}

// whisker is the date of a number that is dated less closely than others of its curve,
// where it is wide enough to be drawn, or not surely, which is drawn however narrow it is.
func (f lineFrame) whisker(m moment) (from, to float64, ok bool) {
	a, b := m.from, m.to
	if a == b { // of a period that is drawn at its beginning
		a, b = m.at-m.length/2, m.at+m.length/2
	}
	from, to = max(f.x.at(a), f.x.left-whiskerLeast), min(f.x.at(b), f.x.right+whiskerLeast)
	wide := to-from > 2*f.radius+whiskerLeast
	if m.vague && !wide {
		half := f.radius + whiskerLeast
		return f.x.at(m.x()) - half, f.x.at(m.x()) + half, true
	}
	return from, to, (m.coarse || m.vague) && wide
}

func (s *lineSpec) body(p *page, curves []*curve, unit string, numeric bool, up extent) body {
	const head, endGap = 30.0, 18.0
	tall := 270.0
	switch {
	case p.tight:
		tall = 170
	case p.narrow():
		tall = 240
	}
	low, high, first, last := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	most, finest := 0, math.Inf(1)
	for _, c := range curves {
		for _, m := range c.moments {
			first, last, finest = min(first, m.from), max(last, m.to), min(finest, m.length)
			if m.number {
				a, b := m.value()
				low, high = min(low, a), max(high, b)
				p.usePoint(m.datum)
			}
		}
		most = max(most, len(c.numbered()))
	}
	f := lineFrame{step: s.steps(), shaped: len(curves) > mostColours}
	f.y.log = up.log
	f.y.min, f.y.max, f.ticks = up.axis(low, high, 5)
	left := p.left() + p.tickWidth(f.ticks) + 10

	// The names of the series stand at the ends of their lines.
	ends, room := s.endings(p, curves)
	right := p.right() - 12
	if room > 0 {
		right = p.right() - room - endGap
	}
	name := "" // of a number that runs along the page
	if numeric {
		field, _ := fieldOf(curves[0].moments[0].datum, s.X.Value)
		name = curves[0].moments[0].called(field.Title)
	}
	needed := 0.0
	for _, e := range ends {
		needed += e.height + 6
	}
	bottom := head + max(tall, needed)
	scale := ""
	if up.log {
		scale = p.say("log scale")
	}
	f.y.left, f.y.right = bottom, head
	f.x = ruler{left: left + 10, right: right}
	if p.roomy(f.x, "lines"); p.err != nil {
		return body{}
	}
	var across []float64
	var time timeAxis
	foot := 30.0
	if numeric {
		across = roundTicks(first, last, max(2, int((right-left)/90)))
		if s.ancient {
			across = roundYears(across)
		}
		f.x.min, f.x.max = min(across[0], first), max(across[len(across)-1], last)
	} else {
		time = p.timeAxis(f.x.left, f.x.right, first, last, finest, s.clock)
		f.x, foot = time.ruler, time.foot()
	}
	f.radius = min(5, max(2.2, (right-left)/float64(max(most, 1))/3.4))
	f.meet(p, curves)

	notes := s.notes(p, f, curves, ends, rect{left: left - 4, top: -8, right: p.right(), bottom: bottom - 2}, right)
	s.signs(p, f, curves)

	kind := p.opening("Line chart", p.count(len(curves), "%d line|%d lines"), unit, scale)
	if f.step {
		kind = p.opening("Step chart", p.count(len(curves), "%d line|%d lines"), unit, scale)
	}
	alt := []string{kind}
	for _, c := range curves {
		alt = append(alt, s.told(p, c))
	}
	height := bottom + foot
	if name != "" {
		height += 17
	}
	return body{height: height, alt: alt, draw: func(top float64) {
		f := f
		f.y.left, f.y.right = f.y.left+top, f.y.right+top
		p.levels(f.y, f.ticks, left, right, true)
		p.text(typeset.Regular, axisSize, p.Theme.Muted, p.left(), top+6, scale)
		if numeric {
			for _, v := range across {
				p.line(p.Theme.Rule, 1, f.x.at(v), f.y.left, f.x.at(v), f.y.left+5)
			}
			p.ticks(f.x, across, f.y.left+19, s.ancient)
			p.textRight(typeset.Regular, axisSize, p.Theme.Muted, right, f.y.left+36, name)
		} else {
			p.timeTicks(time, f.y.left)
		}
		f.bands(p, curves)
		for _, c := range curves {
			f.lines(p, c)
		}
		p.leaders(notes, ends, top, right, endGap, f.radius)
		for _, n := range notes { // a number is clear of grid, lines and leaders
			p.plate(n.left, n.top+top+13, p.tagWidth(n.tag), n.tag.size)
		}
		for k, c := range curves {
			f.points(p, k, c)
		}
		p.write(notes, ends, top, right+endGap)
	}}
}

// signs notes for the key what stands between the points.
func (s *lineSpec) signs(p *page, f lineFrame, curves []*curve) {
	for _, c := range curves {
		for i, m := range c.moments {
			if m.number {
				p.signs = append(p.signs, f.dated(m)...)
			}
			if !m.number && i > 0 && i < len(c.moments)-1 {
				p.signs = append(p.signs, signGap)
			}
			if i == 0 || !m.number || !c.moments[i-1].number || !c.moments[i-1].apart(m) {
				continue
			}
			was := c.moments[i-1]
			switch {
			case (was.bound() == marks.Between || !f.step && m.bound() == marks.Between) && was.closed() && (f.step || m.closed()):
				p.signs = append(p.signs, signBand)
			case !was.sharp() || !f.step && !m.sharp():
				p.signs = append(p.signs, signLooseLine)
			}
		}
	}
}

// dated are the signs of a date: how far it reaches, or that it is drawn at its middle.
func (f lineFrame) dated(m moment) []sign {
	_, _, ok := f.whisker(m)
	switch {
	case ok && m.vague:
		return []sign{signDoubt}
	case ok:
		return []sign{signSpan}
	case m.from < m.to && f.x.at(m.to)-f.x.at(m.from) > 2*f.radius+whiskerLeast:
		return []sign{signMiddle}
	}
	return nil
}

var looseDash = []vg.Length{5, 4}

// bands draws the light bands between the ranges of all curves. They are under all lines,
// and their edges over all bands, so that one behind another is seen.
func (f lineFrame) bands(p *page, curves []*curve) {
	var edges []func()
	for _, c := range curves {
		colour := c.colour(p.Theme).Mark
		for i := 1; i < len(c.moments); i++ {
			a, b := c.moments[i-1], c.moments[i]
			x0, x1, from, to, ok := f.band(a, b)
			if !ok {
				continue
			}
			if !a.closed() || !f.step && !b.closed() { // no number is known to be within it
				for n := range from {
					p.dashed(colour, 1, looseDash, x0, from[n], x1, to[n])
				}
				continue
			}
			p.polygon(p.Theme.tint(colour, 0.26), x0, from[0], x0, from[1], x1, to[1], x1, to[0])
			edges = append(edges, func() {
				for n := range from {
					p.line(p.Theme.tint(colour, 0.6), 1, x0, from[n], x1, to[n])
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
		return x0, x1, from, from, a.bound() == marks.Between
	}
	if !b.number {
		return 0, 0, from, to, false
	}
	x1, to[0], to[1] = f.at(b)
	return x0, x1, from, to, a.bound() == marks.Between || b.bound() == marks.Between
}

// lines draws the lines of a curve: solid between exact numbers, and none over a gap.
func (f lineFrame) lines(p *page, c *curve) {
	const firm, loose = 2.4, 1.5
	colour := c.colour(p.Theme).Mark
	for i := 1; i < len(c.moments); i++ {
		a, b := c.moments[i-1], c.moments[i]
		switch {
		case !a.number || !a.apart(b):
		case f.step:
			f.tread(p, colour, a, b)
		case !b.number || a.bound() == marks.Between || b.bound() == marks.Between:
		default:
			x0, y0, _ := f.at(a)
			x1, y1, _ := f.at(b)
			if a.sharp() && b.sharp() {
				p.line(colour, firm, x0, y0, x1, y1)
			} else {
				p.dashed(colour, loose, looseDash, x0, y0, x1, y1)
			}
		}
	}
}

// level is where a step is level for sure. What is coarsely dated changed at some time
// within its stretch.
func (f lineFrame) level(a, b moment) (from, to float64) {
	x0, x1 := f.x.at(a.x()), f.x.at(b.x())
	from, to = x0, x1
	if sure := f.x.at(b.from); b.number && sure < x1-2 {
		to = sure
	}
	if known := f.x.at(a.to); known > x0+2 && known < to {
		from = known
	}
	return from, to
}

// tread draws a step from one number to the next, and the rise to it.
func (f lineFrame) tread(p *page, colour color.Color, a, b moment) {
	const firm, loose = 2.4, 1.5
	x0, low, high := f.at(a)
	x1, middle := f.x.at(b.x()), (low+high)/2
	from, to := f.level(a, b)
	if from > x0 {
		p.dashed(colour, loose, looseDash, x0, middle, from, middle)
	}
	if to < x1 {
		p.dashed(colour, loose, looseDash, to, middle, x1, middle)
	}
	switch {
	case a.bound() == marks.Between:
	case a.sharp():
		p.line(colour, firm, from, low, to, low)
	default:
		p.dashed(colour, loose, looseDash, from, low, to, low)
	}
	if b.number {
		_, low1, high1 := f.at(b)
		var dash []vg.Length
		if !a.sharp() || !b.sharp() {
			dash = looseDash
		}
		p.dashed(colour, 1, dash, x1, middle, x1, (low1+high1)/2)
	}
}

// points draws the numbers of a curve, k of all, each with a whisker as long as its date.
func (f lineFrame) points(p *page, k int, c *curve) {
	colour := c.colour(p.Theme)
	n, many := -1, len(c.numbered())
	for i, m := range c.moments {
		if !m.number {
			continue
		}
		n++
		_, low, high := f.at(m)
		p.group(m.datum, told(strings.TrimPrefix(c.name+", "+m.when, ", "), "", m.datum), func() {
			if from, to, ok := f.whisker(m); ok {
				middle := (low + high) / 2
				var dash []vg.Length
				if m.vague {
					dash = []vg.Length{2, 2}
				}
				faint := p.Theme.tint(colour.Mark, 0.7)
				p.dashed(faint, 1, dash, from+1, middle, to-1, middle)
				p.line(faint, 1, from+1, middle-3, from+1, middle+3)
				p.line(faint, 1, to-1, middle-3, to-1, middle+3)
			}
			v, far := m.value()
			item := marks.Point{X: m.x(), Y: v, Bound: m.bound(), Certainty: m.certainty(), Shape: c.look.shape}
			if m.bound() == marks.Between {
				item.High, item.Loose = far, m.loose()
			}
			points, err := marks.NewVerticalPoints([]marks.Point{item})
			if err != nil {
				p.fail("%s: %v", m.ref(), err)
				return
			}
			points.Radius, points.Color, points.Background = f.large(n, many), colour.Mark, p.Theme.Background
			if points.Radius > 4 {
				points.Rim = 1.5
			}
			x := f.x // moved aside where others are at the same place
			x.left, x.right = x.left+f.beside[spotted{k, i}].shift, x.right+f.beside[spotted{k, i}].shift
			p.plane(x, f.y, points)
		})
	}
}

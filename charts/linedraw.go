package charts

import (
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
}

func (f lineFrame) at(m moment) (x, low, high float64) {
	a, b := m.value()
	return f.x.at(m.x()), f.y.at(a), f.y.at(b)
}

// whisker is the time within which a number is of some moment, where it is wide
// enough to be drawn.
func (f lineFrame) whisker(m moment) (from, to float64, ok bool) {
	from, to = f.x.at(m.from), f.x.at(m.to)
	return from, to, !m.whole && to-from > 2*f.radius+whiskerLeast
}

func (s *lineSpec) body(p *page, curves []*curve, unit string, numeric, log bool) body {
	const head, foot, endGap = 30.0, 30.0, 18.0
	tall := 270.0
	switch {
	case p.tight:
		tall = 170
	case p.narrow():
		tall = 240
	}
	low, high, first, last := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	most := 0
	for _, c := range curves {
		for _, m := range c.moments {
			first, last = min(first, m.from), max(last, m.to)
			if m.number {
				a, b := m.value()
				low, high = min(low, a), max(high, b)
				p.usePoint(m.datum)
			}
		}
		most = max(most, len(c.numbered()))
	}
	f := lineFrame{step: s.steps(), ticks: roundTicks(low, high, 5)}
	if log {
		f.ticks = logTicks(low, high)
	}
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
	f.y = ruler{min: min(f.ticks[0], low), max: max(f.ticks[len(f.ticks)-1], high), left: bottom, right: head, log: log}
	f.x = ruler{left: left, right: right}
	var across []float64
	if numeric {
		across = roundTicks(first, last, max(2, int((right-left)/90)))
		f.x.left += 10
		f.x.min, f.x.max = min(across[0], first), max(across[len(across)-1], last)
	} else {
		f.x.min, f.x.max = wholeTime(first, last)
	}
	f.radius = min(5, max(2.2, (right-left)/float64(max(most, 1))/3.4))

	notes := s.notes(p, f, curves, ends, label{left: left - 4, top: -8, right: p.right(), bottom: bottom - 2}, right)
	s.signs(p, f, curves)

	scale := ""
	if log {
		scale = p.say("log scale")
	}
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
		if numeric {
			for _, v := range across {
				p.line(p.Theme.Rule, 1, f.x.at(v), f.y.left, f.x.at(v), f.y.left+5)
			}
			p.ticks(f.x, across, f.y.left+19)
			p.textRight(typeset.Regular, axisSize, p.Theme.Muted, right, f.y.left+36, name)
		} else {
			p.timeTicks(f.x, curves, f.y.left)
		}
		for _, n := range notes {
			p.plate(n.left, n.top+top+13, p.tagWidth(n.tag), n.tag.size)
		}
		for _, c := range curves {
			f.between(p, c)
		}
		for _, n := range notes {
			if n.leader {
				p.leader(n, top)
			}
		}
		for _, e := range ends {
			if !e.early && (math.Abs(e.at-e.y) > 4 || e.x < right-24) {
				p.line(p.Theme.Rule, 1, e.x+f.radius+3, e.y+top, max(e.x+f.radius+3, right-2), e.y+top, right+endGap-5, e.at+top)
			}
		}
		for _, c := range curves {
			f.points(p, c)
		}
		for _, n := range notes {
			y := n.top + top + 13
			if n.ending != nil {
				for _, line := range n.ending.lines {
					p.text(typeset.Bold, 14, n.ending.colour.Text, n.left, y, line)
					y += endLeading
				}
			}
			p.drawTag(n.tag, n.left, y)
		}
		for _, e := range ends {
			if e.early {
				continue
			}
			y := top + e.at - e.height/2 + 12.5
			for _, line := range e.lines {
				p.text(typeset.Bold, 14, e.colour.Text, right+endGap, y, line)
				y += endLeading
			}
			p.drawTag(e.tag, right+endGap, y)
		}
	}}
}

// signs notes for the key what stands between the points.
func (s *lineSpec) signs(p *page, f lineFrame, curves []*curve) {
	for _, c := range curves {
		for i, m := range c.moments {
			if _, _, ok := f.whisker(m); ok && m.number {
				p.signs = append(p.signs, signSpan)
			}
			if !m.number && i > 0 && i < len(c.moments)-1 {
				p.signs = append(p.signs, signGap)
			}
			if i == 0 || !m.number || !c.moments[i-1].number || !c.moments[i-1].apart(m) {
				continue
			}
			was := c.moments[i-1]
			switch {
			case was.bound() == marks.Between || !f.step && m.bound() == marks.Between:
				p.signs = append(p.signs, signBand)
			case !was.sharp() || !f.step && !m.sharp():
				p.signs = append(p.signs, signLooseLine)
			}
		}
	}
}

var looseDash = []vg.Length{5, 4}

// between draws what is known between the points of a curve: a line between
// numbers, a light band between ranges, and nothing over a gap.
func (f lineFrame) between(p *page, c *curve) {
	const firm, loose = 2.4, 1.5
	colour := c.colour(p.Theme).Mark
	for i := 1; i < len(c.moments); i++ {
		a, b := c.moments[i-1], c.moments[i]
		if !a.number || !a.apart(b) {
			continue
		}
		x0, low0, high0 := f.at(a)
		if f.step {
			// What is coarsely dated changed at some time within its stretch.
			x1, sure := f.x.at(b.x()), f.x.at(b.from)
			if b.number && sure < x1-2 {
				p.dashed(colour, loose, looseDash, sure, (low0+high0)/2, x1, (low0+high0)/2)
			} else {
				sure = x1
			}
			from := x0
			if known := f.x.at(a.to); known > x0+2 && known < sure {
				from = known
				p.dashed(colour, loose, looseDash, x0, (low0+high0)/2, from, (low0+high0)/2)
			}
			switch {
			case a.bound() == marks.Between:
				p.rect(p.Theme.tint(colour, 0.26), from, high0, sure, low0)
			case a.sharp():
				p.line(colour, firm, from, low0, sure, low0)
			default:
				p.dashed(colour, loose, looseDash, from, low0, sure, low0)
			}
			if b.number {
				_, low1, high1 := f.at(b)
				var dash []vg.Length
				if !b.sharp() {
					dash = looseDash
				}
				p.dashed(colour, 1, dash, x1, (low0+high0)/2, x1, (low1+high1)/2)
			}
			continue
		}
		if !b.number {
			continue
		}
		x1, low1, high1 := f.at(b)
		switch {
		case a.sharp() && b.sharp():
			p.line(colour, firm, x0, low0, x1, low1)
		case a.bound() == marks.Between || b.bound() == marks.Between:
			p.polygon(p.Theme.tint(colour, 0.26), x0, low0, x0, high0, x1, high1, x1, low1)
		default:
			p.dashed(colour, loose, looseDash, x0, low0, x1, low1)
		}
	}
}

// points draws the numbers of a curve, each with a whisker as long as its date.
func (f lineFrame) points(p *page, c *curve) {
	colour := c.colour(p.Theme)
	shape := shapeOf(p.Theme, colour)
	for _, m := range c.moments {
		if !m.number {
			continue
		}
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
			item := marks.Point{X: m.x(), Y: v, Bound: m.bound(), Certainty: m.certainty(), Shape: shape}
			if m.bound() == marks.Between {
				item.High = far
			}
			points, err := marks.NewVerticalPoints([]marks.Point{item})
			if err != nil {
				p.fail("%s: %v", m.ref(), err)
				return
			}
			points.Radius, points.Color, points.Background = vg.Length(f.radius), colour.Mark, p.Theme.Background
			if f.radius > 4 {
				points.Rim = 1.5
			}
			p.plane(f.x, f.y, points)
		})
	}
}

// wholeTime widens a stretch of days to whole years, months or days.
func wholeTime(first, last float64) (from, to float64) {
	switch span := last - first; {
	case span > 3*366:
		return newYear(year(first)), newYear(year(last-1) + 1)
	case span > 62:
		return newMonth(year(first), monthOf(first)), newMonth(year(last-1), monthOf(last-1)+1)
	}
	return first, max(last, first+1)
}

// timeTicks draws the names of days, months or years under an axis of time, the
// finest for which there is room. A name stands in the middle of what it names
// where there is room for it, or where no date is finer; else at its beginning.
func (p *page) timeTicks(axis ruler, curves []*curve, y float64) {
	const gap = 12.0
	finest := math.Inf(1)
	for _, c := range curves {
		for _, m := range c.moments {
			finest = min(finest, m.to-m.from)
		}
	}
	width := func(s stretch) float64 { return p.fonts.Width(typeset.Regular, axisSize, s.name) }
	for _, try := range []struct {
		unit  string
		every int
		days  float64
	}{
		{"day", 1, 1}, {"day", 2, 1}, {"day", 5, 1}, {"day", 10, 1}, {"month", 1, 28}, {"month", 2, 28}, {"month", 3, 28}, {"month", 6, 28},
		{"year", 1, 365}, {"year", 2, 365}, {"year", 5, 365}, {"year", 10, 365}, {"year", 20, 365}, {"year", 50, 365},
		{"year", 100, 365}, {"year", 200, 365}, {"year", 500, 365}, {"year", 1000, 365}, {"year", 5000, 365},
	} {
		if finest > try.days*1.5 || (axis.max-axis.min)/try.days/float64(try.every) > 60 {
			continue
		}
		list := p.stretches(try.unit, try.every, axis.min, axis.max)
		inside := finest >= try.days
		places := make([]float64, len(list))
		for _, s := range list {
			inside = inside || axis.at(s.to)-axis.at(s.from) >= width(s)+6
		}
		free := len(list) > 1 || len(list) == 1 && try.unit == "day"
		for i, s := range list {
			places[i] = axis.at(s.from)
			if inside {
				places[i] = axis.at((s.from + s.to) / 2)
			}
			places[i] = min(max(places[i], p.left()+width(s)/2), p.right()-width(s)/2)
			free = free && (i == 0 || places[i]-places[i-1] >= (width(list[i-1])+width(s))/2+gap)
		}
		if !free {
			continue
		}
		for i, s := range list {
			at := places[i]
			if !inside {
				at = axis.at(s.from)
			}
			p.line(p.Theme.Rule, 1, at, y, at, y+5)
			p.textCentre(typeset.Regular, axisSize, p.Theme.Muted, places[i], y+19, s.name)
		}
		return
	}
}

package charts

import (
	"fmt"
	"math"
	"slices"

	"quotient/analysis"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

var dotKind = Kind{
	Name: "dot",
	Doc:  "Points along one linear or log axis: amounts of very different size, with chevrons where the text bounds them.",
	spec: func() specification { return &dotSpec{} },
}

// dotSpec is a dot plot in charts.yaml. Rows with the same label share a line.
type dotSpec struct {
	Common  `yaml:",inline"`
	Rows    `yaml:",inline"`
	Scale   datasets.Text   `yaml:"scale"`
	Series  Series          `yaml:"series"`
	Connect []datasets.Text `yaml:"connect"` // comparisons of two of the rows
}

func (s *dotSpec) layout(r *resolver) layout {
	data := s.data(r, s.ID, true)
	unit := r.oneUnit(s.ID, data)
	s.Series.check(r, data)
	log := r.logScale(s.Scale, data)
	var links []*analysis.Comparison
	for _, ref := range s.Connect {
		c, ok := r.comparison(ref)
		if !ok {
			continue
		}
		if len(c.From) != 2 || !hasRow(data, c.From[0]) || !hasRow(data, c.From[1]) {
			r.fault(ref, "", "%s does not compare two of the rows", c.ID)
			continue
		}
		links = append(links, c)
	}
	return func(p *page) body { return s.body(p, data, unit, log, links) }
}

func hasRow(data []datum, o *datasets.Observation) bool {
	return slices.ContainsFunc(data, func(d datum) bool { return d.obs == o })
}

// dotLine is a line of a dot plot: the marks that share a label.
type dotLine struct {
	name []string
	data []datum
}

func (s *dotSpec) body(p *page, data []datum, unit string, log bool, links []*analysis.Comparison) body {
	const (
		labelRoom, labelLeading = 172.0, 18.0
		pitch, gap              = 40.0, 8.0
		foot                    = 32.0
	)
	var lines []dotLine
	index := map[string]int{}
	labelWidth := 0.0
	low, high := math.Inf(1), math.Inf(-1)
	for _, d := range data {
		name := s.name(d)
		i, ok := index[name]
		if !ok {
			i = len(lines)
			index[name] = i
			lines = append(lines, dotLine{name: p.fonts.Wrap(typeset.Medium, bodySize, labelRoom, name)})
			for _, l := range lines[i].name {
				labelWidth = max(labelWidth, p.fonts.Width(typeset.Medium, bodySize, l))
			}
		}
		lines[i].data = append(lines[i].data, d)
		v, far := d.value()
		low, high = min(low, v), max(high, far)
	}
	ticks := []float64{0, 1}
	axis := ruler{left: p.left() + labelWidth + 16, right: p.right() - 12, log: log}
	if len(data) > 0 {
		if log {
			ticks = logTicks(low, high)
		} else {
			ticks = linearTicks(low, high, 5)
		}
	}
	last := tickLabel(ticks[len(ticks)-1])
	axis.right -= p.fonts.Width(typeset.Regular, axisSize, last) / 2
	axis.min, axis.max = min(ticks[0], low), max(ticks[len(ticks)-1], high)
	head := 8.0
	if len(s.Series.Colors) > 0 || len(links) > 0 {
		head = 34
	}
	// Where the last label would pass the margin, the axis gives way.
	tags := map[string]tag{}
	for _, l := range lines {
		for i, d := range l.data {
			p.usePoint(d)
			t := p.tag(d)
			tags[d.ref()] = t
			if i == len(l.data)-1 {
				_, far := d.value()
				_, after := marks.PointTail(d.bound(), marks.Diamond, pointRadius)
				room := float64(after) + gap + p.tagWidth(t)
				if over := axis.at(far) + room - p.right(); over > 0 && axis.at(far) > axis.left {
					axis.right -= over * (axis.right - axis.left) / (axis.at(far) - axis.left)
				}
			}
		}
	}
	height := head + pitch*float64(len(lines)) + foot
	alt := []string{fmt.Sprintf("Dot plot%s, %s, %s.", map[bool]string{true: " on a log scale"}[log], count(len(lines), "row"), unit)}
	for _, l := range lines {
		told := ""
		for i, d := range l.data {
			if i > 0 {
				told += "; "
			}
			if name, _ := s.Series.of(p.Theme, d); name != "" {
				told += name + ", "
			}
			told += d.told()
		}
		alt = append(alt, sentence(s.name(l.data[0])+": "+told))
	}
	for _, c := range links {
		alt = append(alt, sentence(c.Title+": "+datum{study: p.chart.study, comp: c}.told()))
	}
	return body{height: height, alt: alt, draw: func(y float64) {
		top, bottom := y+head, y+head+pitch*float64(len(lines))
		for _, v := range ticks {
			x := axis.at(v)
			p.line(p.Theme.Grid, 1, x, top-14, x, bottom)
		}
		p.ticks(axis, ticks, bottom+18)
		named := map[string]bool{}
		for i, l := range lines {
			middle := top + pitch*(float64(i)+0.5)
			p.line(p.Theme.Grid, 1, axis.left, middle, axis.right, middle)
			for j, line := range l.name {
				at := middle + 5 + labelLeading*(float64(j)-float64(len(l.name)-1)/2)
				p.textRight(typeset.Medium, bodySize, p.Theme.Ink, axis.left-16, at, line)
			}
			for _, c := range links {
				s.link(p, axis, c, l, middle)
			}
			for j, d := range l.data {
				name, colour := s.Series.of(p.Theme, d)
				v, far := d.value()
				t := tags[d.ref()]
				width := p.tagWidth(t)
				shape := marks.Disc
				if colour == p.Theme.Danube {
					shape = marks.Diamond
				}
				before, after := marks.PointTail(d.bound(), shape, pointRadius)
				x := axis.at(far) + float64(after) + gap
				if j == 0 && len(l.data) > 1 {
					x = axis.at(v) - float64(before) - gap - width
				}
				p.plate(x, middle+5, width, t.size)
				p.group(d, told(s.name(d), name, d), func() {
					p.point(axis, middle, d, colour, shape)
				})
				p.drawTag(t, x, middle+5)
				if name != "" && !named[name] && len(s.Series.Colors) > 0 {
					named[name] = true
					p.textCentre(typeset.Bold, 14, colour.Text, axis.at(v), middle-27, name)
				}
			}
		}
	}}
}

// told is a mark in words: what it is, of which series, and its number.
func told(name, series string, d datum) string {
	if series != "" {
		name += ", " + series
	}
	return name + ": " + d.told()
}

// point draws a datum as a point on a ruler.
func (p *page) point(axis ruler, y float64, d datum, c Colour, shape marks.Shape) {
	v, far := d.value()
	item := marks.Point{X: v, Y: 0.5, Bound: d.bound(), Certainty: d.certainty(), Shape: shape}
	if d.bound() == marks.Between {
		item.High = far
	}
	points, err := marks.NewPoints([]marks.Point{item})
	if err != nil {
		p.fail("%s: %v", d.ref(), err)
		return
	}
	points.Radius, points.Color, points.Background = pointRadius, c.Mark, p.Theme.Background
	p.plot(axis, y-20, y+20, points)
}

// link draws a comparison between two marks of one line.
func (s *dotSpec) link(p *page, axis ruler, c *analysis.Comparison, l dotLine, y float64) {
	if !hasRow(l.data, c.From[0]) || !hasRow(l.data, c.From[1]) {
		return
	}
	a, b := datum{study: p.chart.study, obs: c.From[1]}, datum{study: p.chart.study, obs: c.From[0]}
	va, _ := a.value()
	vb, _ := b.value()
	x0, x1 := axis.at(va), axis.at(vb)
	p.line(p.Theme.Rule, 3, x0, y, x1, y)
	_, colour := s.Series.of(p.Theme, b)
	p.linkLabel(c, colour, (x0+x1)/2, y-8, 14)
}

// linkLabel writes a comparison at a link, with a word where the text does not
// assert it.
func (p *page) linkLabel(c *analysis.Comparison, colour Colour, x, y, size float64) {
	d := datum{study: p.chart.study, comp: c}
	t := tag{number: d.label(), remark: d.remark(), face: typeset.Bold, size: size, colour: colour.Text}
	p.drawTag(t, x-p.tagWidth(t)/2, y)
}

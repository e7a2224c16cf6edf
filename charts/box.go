package charts

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"quotient/analysis"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

var boxKind = Kind{
	Name: "box",
	Doc:  "Every number of some groups as a point, over the box of their middle half: how each group is spread.",
	spec: func() specification { return &boxSpec{} },
}

// boxSpec is a chart of distributions in charts.yaml.
type boxSpec struct {
	Common `yaml:",inline"`
	Rows   `yaml:",inline"`
	X      datasets.Text `yaml:"x"`  // the column of numbers; value where none is named
	By     datasets.Text `yaml:"by"` // the column that groups the rows
	Scale  datasets.Text `yaml:"scale"`
	Series Series        `yaml:"series"`
}

// leastForBox is how many numbers a box stands for at least: of fewer, the
// quartiles are made of two or three.
const leastForBox = 5

// strip is a group: its points, lowest first, and what is computed of them.
type strip struct {
	name    string
	data    []datum
	summary analysis.Summary
	off     []float64 // of each point, down from the middle
	half    float64   // height of the points, on either side
}

func (s *boxSpec) layout(r *resolver) layout {
	data := r.inColumn(&s.Rows, s.X, s.ID)
	unit := r.oneUnit(s.ID, data)
	log := r.logScale(s.Scale, data)
	r.column(s.By, data)
	s.Series.check(r, data)
	var strips []*strip
	for _, d := range data {
		name := d.term(s.By.Value)
		i := slices.IndexFunc(strips, func(x *strip) bool { return x.name == name })
		if i < 0 {
			i = len(strips)
			strips = append(strips, &strip{name: name})
		}
		strips[i].data = append(strips[i].data, d)
	}
	column := s.X.Value
	if column == "" {
		column = "value"
	}
	for _, x := range strips {
		slices.SortStableFunc(x.data, func(a, b datum) int {
			v, _ := a.value()
			w, _ := b.value()
			switch {
			case v < w:
				return -1
			case v > w:
				return 1
			}
			return 0
		})
		var rows []*datasets.Observation
		for _, d := range x.data {
			if d.obs != nil {
				rows = append(rows, d.obs)
			}
		}
		if len(rows) < len(x.data) {
			r.fault(s.ID, "list observations alone", "a comparison has no place among the numbers of a distribution")
			return nil
		}
		var err error
		if x.summary, err = analysis.SummaryOf(rows, column); err != nil && len(r.found) == 0 {
			r.fault(s.ID, "", "%v", err)
		}
	}
	r.crowded(s.ID, len(strips), 30, "groups")
	return func(p *page) body {
		if len(data) == 1 {
			return p.single(data[0], s.name(data[0]), unit)
		}
		return s.body(p, strips, len(data), unit, log)
	}
}

// swarm moves the points of a strip off its middle, so that none hides another:
// each as little as will do, above and below in turn.
func (x *strip) swarm(axis ruler, radius float64) {
	const most = 34.0
	x.off = make([]float64, len(x.data))
	x.half = radius
	at := make([]float64, len(x.data))
	for i, d := range x.data {
		v, _ := d.value()
		at[i] = axis.at(v)
		step := radius * 0.5
		for n := 0; ; n++ {
			off := step * float64((n+1)/2)
			if n%2 == 1 {
				off = -off
			}
			if math.Abs(off) > most {
				off = 0 // a crowd beyond what can be shown apart
			}
			free := true
			for j := i - 1; j >= 0 && at[i]-at[j] < 2.1*radius; j-- {
				free = free && math.Hypot(at[i]-at[j], off-x.off[j]) >= 2.1*radius
			}
			if free || step*float64((n+1)/2) > most {
				x.off[i] = off
				x.half = max(x.half, math.Abs(off)+radius)
				break
			}
		}
	}
}

func (s *boxSpec) body(p *page, strips []*strip, n int, unit string, log bool) body {
	const foot, head = 32.0, 8.0
	strips = slices.Clone(strips) // a chart may be drawn in several styles at once
	for i, x := range strips {
		mine := *x
		strips[i] = &mine
	}
	low, high := math.Inf(1), math.Inf(-1)
	titles := make([]string, len(strips))
	notes := make([]string, len(strips))
	noteWidth := 0.0
	boxed := false
	for i, x := range strips {
		titles[i] = x.name
		for _, d := range x.data {
			v, far := d.value()
			low, high = min(low, v), max(high, far)
			p.usePoint(d)
		}
		notes[i] = p.count(len(x.data), "%d number|%d numbers")
		if len(x.data) >= leastForBox {
			boxed = true
			notes[i] = p.sayf("median %s", x.summary.Median.In(p.locale))
		}
		noteWidth = max(noteWidth, p.fonts.Width(typeset.Regular, axisSize, notes[i]))
	}
	if boxed {
		p.signs = append(p.signs, signBox)
	}
	called := p.names(titles, 172)
	ticks := linearTicks(low, high, 5)
	if log {
		ticks = logTicks(low, high)
	} else if low > 0 && low > 0.5*high { // points need no zero
		ticks = slices.DeleteFunc(linearTicks(0, high, 12), func(v float64) bool { return v < low*0.98-(high-low)*0.1 })
	}
	axis := ruler{left: called.left(p) + 8, right: p.right() - 8, log: log}
	if !called.above {
		axis.right -= noteWidth + 14
	}
	axis.right -= p.fonts.Width(typeset.Regular, axisSize, p.tick(ticks[len(ticks)-1])) / 2
	axis.min, axis.max = min(ticks[0], low), max(ticks[len(ticks)-1], high)
	if axis.min == axis.max {
		axis.max++
	}
	radius := 4.5
	if n > 40 {
		radius = 3
	}
	height := head
	for i, x := range strips {
		x.swarm(axis, radius)
		height += called.pitch(i, x.pitch())
	}
	scale := ""
	if log {
		scale = p.say("log scale")
	}
	alt := []string{p.opening("Box plot", p.count(len(strips), "%d group|%d groups"), p.count(n, "%d number|%d numbers"), unit, scale)}
	for i, x := range strips {
		told := p.count(len(x.data), "%d number|%d numbers")
		if len(x.data) >= leastForBox {
			q := x.summary
			told += ", " + p.sayf("median %s", q.Median.In(p.locale)) + ", " + p.sayf("the middle half from %s to %s", q.Q1.In(p.locale), q.Q3.In(p.locale))
		}
		told += ", " + p.sayf("from %s to %s", x.data[0].label(), x.data[len(x.data)-1].label())
		alt = append(alt, sentence(titles[i]+": "+told))
	}
	return body{height: height + foot, alt: alt, draw: func(y float64) {
		bottom := y + height
		for _, v := range ticks {
			p.line(p.Theme.Grid, 1, axis.at(v), y, axis.at(v), bottom)
		}
		p.ticks(axis, ticks, bottom+18)
		y += head
		for i, x := range strips {
			tall := called.pitch(i, x.pitch())
			middle := y + called.head(i) + (tall-called.head(i))/2
			if called.above {
				p.plate(p.left(), y+13, p.nameWidth(called, i), bodySize)
			}
			called.draw(p, i, y, middle)
			if called.above {
				p.textRight(typeset.Regular, axisSize, p.Theme.Muted, p.right(), y+13, notes[i])
			} else {
				p.textRight(typeset.Regular, axisSize, p.Theme.Muted, p.right(), middle+4.5, notes[i])
			}
			if len(x.data) >= leastForBox {
				s.box(p, axis, x, middle)
			}
			for j, d := range x.data {
				series, colour := s.Series.of(p.Theme, d)
				p.group(d, told(titles[i], series, d), func() { s.point(p, axis, middle+x.off[j], d, colour, radius) })
			}
			y += tall
		}
	}}
}

// pitch is the height of a strip with its box.
func (x *strip) pitch() float64 { return max(2*x.half+16, 40) }

// point draws one number of a strip.
func (s *boxSpec) point(p *page, axis ruler, y float64, d datum, c Colour, radius float64) {
	v, far := d.value()
	item := marks.Point{X: v, Y: 0.5, Bound: d.bound(), Certainty: d.certainty(), Shape: shapeOf(p.Theme, c)}
	if d.bound() == marks.Between {
		item.High = far
	}
	points, err := marks.NewPoints([]marks.Point{item})
	if err != nil {
		p.fail("%s: %v", d.ref(), err)
		return
	}
	points.Radius, points.Color, points.Background = vg.Length(radius), c.Mark, p.Theme.Background
	p.plot(axis, y-20, y+20, points)
}

// box draws the quartiles of a strip, hollow because they are computed. One that
// the bounds leave between two numbers is a light band; one without a limit is
// open on that side.
func (s *boxSpec) box(p *page, axis ruler, x *strip, middle float64) {
	half := x.half + 5
	top, bottom := middle-half, middle+half
	ink := p.Theme.Muted
	at := func(v float64) float64 { return axis.at(min(max(v, axis.min), axis.max)) }
	finite := func(v float64) bool { return !math.IsInf(v, 0) && !math.IsNaN(v) }
	edge := func(e analysis.Estimate, width float64) {
		switch {
		case e.Unknown:
		case finite(e.Low) && finite(e.High) && e.Low == e.High:
			p.line(ink, width, at(e.Low), top, at(e.Low), bottom)
		case finite(e.Low) && finite(e.High):
			p.rect(p.Theme.tint(ink, 0.26), at(e.Low), top, at(e.High), bottom)
			p.line(ink, 1, at(e.Low), top, at(e.Low), bottom)
			p.line(ink, 1, at(e.High), top, at(e.High), bottom)
		case finite(e.Low):
			p.line(ink, width, at(e.Low), top, at(e.Low), bottom)
			marks.Chevrons(p.canvas(axis.left, top, axis.right, bottom), vg.Point{X: vg.Length(at(e.Low)), Y: vg.Length(p.up(top + 6))}, marks.Right, 10, ink, p.Theme.Background)
		case finite(e.High):
			p.line(ink, width, at(e.High), top, at(e.High), bottom)
			marks.Chevrons(p.canvas(axis.left, top, axis.right, bottom), vg.Point{X: vg.Length(at(e.High)), Y: vg.Length(p.up(top + 6))}, marks.Left, 10, ink, p.Theme.Background)
		}
	}
	q := x.summary
	inner := func(e analysis.Estimate, first float64, second float64) (float64, bool) {
		switch {
		case e.Unknown:
			return 0, false
		case finite(first):
			return first, true
		case finite(second):
			return second, true
		}
		return 0, false
	}
	from, okFrom := inner(q.Q1, q.Q1.High, q.Q1.Low)
	to, okTo := inner(q.Q3, q.Q3.Low, q.Q3.High)
	p.groupOf(fmt.Sprintf("box-%s", x.name), x.name, x.refs(), func() {
		if okFrom && okTo && to > from {
			p.line(ink, 1.5, at(from), top, at(to), top)
			p.line(ink, 1.5, at(from), bottom, at(to), bottom)
		}
		edge(q.Q1, 1.5)
		edge(q.Q3, 1.5)
		edge(q.Median, 3)
	})
}

func (x *strip) refs() (out []string) {
	for _, d := range x.data {
		out = append(out, d.refs()...)
	}
	return out
}

package charts

import (
	"cmp"
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
	Scale   datasets.Text  `yaml:"scale"`
	Series  Series         `yaml:"series"`
	Connect datasets.Texts `yaml:"connect"` // comparisons of two of the rows
}

func (s *dotSpec) layout(r *resolver) layout {
	data := s.data(r, s.ID, true)
	unit := r.oneUnit(s.ID, data)
	s.Series.tellApart(data)
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
	r.crowded(s.ID, len(data), mostRows, "marks")
	return func(p *page) body {
		if len(data) == 1 {
			return p.single(data[0], s.name(data[0]), unit)
		}
		return s.body(p, data, unit, log, links)
	}
}

func hasRow(data []datum, o *datasets.Observation) bool {
	return slices.ContainsFunc(data, func(d datum) bool { return d.obs == o })
}

// dotLine is a line of a dot plot: the marks that share a name, from left to
// right, and where their labels stand.
type dotLine struct {
	name    string
	data    []datum
	tags    []tag
	at      []float64 // where each label begins
	off     []float64 // how far each mark is moved down, so that none hides another
	leaders bool      // the labels stand above the marks, on leaders
	series  []int     // the marks that name their series
	links   []*analysis.Comparison
	head    float64 // height above the line's own
}

func (s *dotSpec) lines(p *page, data []datum, links []*analysis.Comparison) (lines []*dotLine, low, high float64) {
	index := map[string]*dotLine{}
	low, high = math.Inf(1), math.Inf(-1)
	for _, d := range data {
		name := s.name(d)
		l, ok := index[name]
		if !ok {
			l = &dotLine{name: name}
			index[name] = l
			lines = append(lines, l)
		}
		l.data = append(l.data, d)
		v, far := d.value()
		low, high = min(low, v), max(high, far)
	}
	named := map[string]bool{}
	for _, l := range lines {
		slices.SortStableFunc(l.data, func(a, b datum) int {
			x, _ := a.value()
			y, _ := b.value()
			return cmp.Compare(x, y)
		})
		for i, d := range l.data {
			p.usePoint(d)
			l.tags = append(l.tags, p.tag(d))
			if name, _ := s.Series.of(p.Theme, d); name != "" && !named[name] && len(s.Series.Colors) > 0 && s.Series.Column.Value != s.Label.Value {
				named[name] = true
				l.series = append(l.series, i)
			}
		}
		for _, c := range links {
			if hasRow(l.data, c.From[0]) && hasRow(l.data, c.From[1]) {
				l.links = append(l.links, c)
			}
		}
	}
	return lines, low, high
}

// place finds a place for each label of a line: beside its mark where there is
// room, else above the marks, with leaders.
func (l *dotLine) place(p *page, axis ruler) {
	const gap = 8.0
	n := len(l.data)
	l.at, l.off = make([]float64, n), make([]float64, n)
	widths, middles, lefts, rights := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	for i, d := range l.data {
		v, far := d.value()
		before, after := marks.PointTail(d.tail(), marks.Diamond, pointRadius)
		widths[i], middles[i] = p.tagWidth(l.tags[i]), axis.at(v)
		lefts[i], rights[i] = axis.at(v)-float64(before)-gap, axis.at(far)+float64(after)+gap
	}
	for i := 1; i < n; i++ {
		if middles[i]-middles[i-1] < float64(pointRadius) {
			l.off[i] = float64(pointRadius)
			if l.off[i-1] > 0 {
				l.off[i] = -l.off[i-1]
			} else if l.off[i-1] == 0 {
				l.off[i-1] = -l.off[i]
			}
		}
	}
	// A label stands on the right of its mark, the first of several on the left.
	fits := true
	for i := range n {
		free := p.right()
		if i < n-1 {
			free = lefts[i+1]
		}
		l.at[i] = rights[i]
		switch {
		case n == 1 && rights[i]+widths[i] > free, i == 0 && n > 1:
			l.at[i] = lefts[i] - widths[i]
			fits = fits && l.at[i] >= axis.left-4
		default:
			fits = fits && rights[i]+widths[i] <= free
		}
	}
	if fits {
		return
	}
	middle, ok := spread(middles, widths, 12, axis.left-8, p.right())
	if !ok {
		p.fail("there is no room for the labels of %q: draw its rows in lines of their own", l.name)
		return
	}
	l.leaders = true
	for i := range middle {
		l.at[i] = middle[i] - widths[i]/2
	}
}

func (s *dotSpec) body(p *page, data []datum, unit string, log bool, links []*analysis.Comparison) body {
	const foot = 32.0
	pitch := 40.0
	if p.tight || p.narrow() {
		pitch = 28
	}
	lines, low, high := s.lines(p, data, links)
	titles := make([]string, len(lines))
	for i, l := range lines {
		titles[i] = l.name
	}
	called := p.names(titles, 172)
	ticks := linearTicks(low, high, 5)
	if log {
		ticks = logTicks(low, high)
	}
	axis := ruler{left: called.left(p) + 2, right: p.right() - 12, log: log}
	axis.left += p.fonts.Width(typeset.Regular, axisSize, p.tick(ticks[0])) / 4
	axis.right -= p.fonts.Width(typeset.Regular, axisSize, p.tick(ticks[len(ticks)-1])) / 2
	axis.min, axis.max = min(ticks[0], low), max(ticks[len(ticks)-1], high)
	// A mark at the left end keeps clear of the names.
	for _, l := range lines {
		v, _ := l.data[0].value()
		before, _ := marks.PointTail(l.data[0].tail(), marks.Diamond, pointRadius)
		if over := called.left(p) - (axis.at(v) - float64(before)); over > 0 && !called.above {
			axis.left += over
		}
	}
	if !p.narrow() {
		// Where the last label would pass the margin, the axis gives way.
		for _, l := range lines {
			last := len(l.data) - 1
			_, far := l.data[last].value()
			_, after := marks.PointTail(l.data[last].tail(), marks.Diamond, pointRadius)
			room := float64(after) + 8 + p.tagWidth(l.tags[last])
			if over := axis.at(far) + room - p.right(); over > 0 && axis.at(far) > (axis.left+axis.right)/2 {
				axis.right -= over * (axis.right - axis.left) / (axis.at(far) - axis.left)
			}
		}
	}
	height := 8.0
	for i, l := range lines {
		l.place(p, axis)
		if len(l.links) > 0 || l.leaders {
			l.head = 20
		}
		if len(l.series) > 0 {
			l.head += 18
		}
		height += l.head + called.pitch(i, pitch)
	}
	scale := ""
	if log {
		scale = p.say("log scale")
	}
	alt := []string{p.opening("Dot plot", p.count(len(lines), "%d row|%d rows"), unit, scale)}
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
		alt = append(alt, sentence(l.name+": "+told))
	}
	for _, c := range links {
		alt = append(alt, sentence(c.Title+": "+p.result(c).told()))
	}
	return body{height: height + foot, alt: alt, draw: func(y float64) {
		top, bottom := y, y+height
		for _, v := range ticks {
			p.line(p.Theme.Grid, 1, axis.at(v), top, axis.at(v), bottom)
		}
		p.ticks(axis, ticks, bottom+18)
		y += 8
		for i, l := range lines {
			tall := l.head + called.pitch(i, pitch)
			middle := y + l.head + called.head(i) + (tall-l.head-called.head(i))/2
			p.line(p.Theme.Grid, 1, axis.left, middle, axis.right, middle)
			if called.above {
				p.plate(p.left(), y+13, p.nameWidth(called, i), bodySize)
			}
			called.draw(p, i, y, middle)
			name := area{}
			if called.above {
				name = area{left: p.left(), right: p.left() + p.nameWidth(called, i) + 12, bottom: y + 18}
			}
			s.line(p, axis, l, middle, name)
			y += tall
		}
	}}
}

// line draws the marks of a line and their labels; the name of a series is clear of that
// of the line, which may stand over it.
func (s *dotSpec) line(p *page, axis ruler, l *dotLine, middle float64, over area) {
	for _, c := range l.links {
		at := middle - 10.5
		if l.leaders {
			at = middle + 20 // above stand the labels
		}
		s.link(p, axis, c, middle, at)
	}
	base := middle + 5
	if l.leaders {
		base = middle - 20
		for i, d := range l.data {
			v, far := d.value()
			x, from := (axis.at(v)+axis.at(far))/2, l.at[i]+p.fonts.Width(l.tags[i].face, l.tags[i].size, l.tags[i].number)/2
			p.line(p.Theme.Rule, 1, x, middle-4, x, middle-11, from, middle-16)
		}
	}
	for i, d := range l.data {
		name, colour := s.Series.of(p.Theme, d)
		if !l.leaders || i > 0 {
			p.plate(l.at[i], base, p.tagWidth(l.tags[i]), l.tags[i].size)
		}
		p.group(d, told(l.name, name, d), func() { p.point(axis, middle+l.off[i], d, colour, shapeOf(p.Theme, colour)) })
	}
	for i, d := range l.data {
		p.drawTag(l.tags[i], l.at[i], base)
		if slices.Contains(l.series, i) {
			name, colour := s.Series.of(p.Theme, d)
			v, _ := d.value()
			half, at := p.fonts.Width(typeset.Bold, 14, name)/2, middle-28.5
			if l.leaders {
				at -= 14
			}
			clear := p.left()
			if at-12 < over.bottom {
				clear = max(clear, over.right)
			}
			x := min(max(axis.at(v), clear+half), p.right()-half)
			p.plate(x-half, at, 2*half, 14)
			p.text(typeset.Bold, 14, colour.Text, x-half, at, name)
		}
	}
}

// link draws a comparison between two marks of one line.
func (s *dotSpec) link(p *page, axis ruler, c *analysis.Comparison, y, label float64) {
	a, b := p.row(c.From[1]), p.row(c.From[0])
	va, _ := a.value()
	vb, _ := b.value()
	x0, x1 := axis.at(va), axis.at(vb)
	p.line(p.Theme.Rule, 3, x0, y, x1, y)
	_, colour := s.Series.of(p.Theme, b)
	p.linkLabel(c, colour, (x0+x1)/2, label, 14)
}

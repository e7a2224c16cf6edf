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
	Ends    `yaml:",inline"`
	Scale   datasets.Text  `yaml:"scale"`
	Series  Series         `yaml:"series"`
	Connect datasets.Texts `yaml:"connect"` // comparisons of two of the rows
}

func (s *dotSpec) layout(r *resolver) layout {
	data := s.data(r, s.ID, true)
	unit := r.oneUnit(s.ID, data)
	s.Series.check(r, data)
	s.Series.tell(r, data, telling{most: mostLooks, named: []datasets.Text{s.Label}})
	scale := s.extent(r, r.logScale(s.Scale, data), data)
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
		return s.body(p, data, unit, scale, links)
	}
}

func hasRow(data []datum, o *datasets.Observation) bool {
	return slices.ContainsFunc(data, func(d datum) bool { return d.row() == o })
}

// dotLine is a line of a dot plot: the marks that share a name, from left to
// right, and where their labels stand.
type dotLine struct {
	name    string
	data    []datum
	tags    []tag
	at      []float64 // where each label begins
	off     []float64 // how far each mark is moved down, so that none hides another
	lift    float64   // room that this takes above and below the usual
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
			if name := s.Series.name(d); s.Series.keyed && name != "" && !named[name] {
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
	l.fan(middles)
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

// fan moves marks that would hide each other up and down, so that each is seen: those
// that touch in a row are spread around the line.
func (l *dotLine) fan(middles []float64) {
	const radius, most = float64(pointRadius), 32.0
	for i := 0; i < len(middles); {
		last := i
		for last+1 < len(middles) && middles[last+1]-middles[last] < radius {
			last++
		}
		pitch := min(2*radius, 2*most/float64(max(1, last-i)))
		for k := i; k <= last; k++ {
			l.off[k] = (float64(k-i) - float64(last-i)/2) * pitch
			l.lift = max(l.lift, -l.off[k]-radius)
		}
		i = last + 1
	}
}

func (s *dotSpec) body(p *page, data []datum, unit string, along extent, links []*analysis.Comparison) body {
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
	from, to, ticks := along.axis(low, high, 5)
	axis := ruler{min: from, max: to, left: called.left(p) + 2, right: p.right() - 12, log: along.log}
	axis.left = p.clear(axis.left, ticks[0])
	axis.right -= p.fonts.Width(typeset.Regular, axisSize, p.tick(ticks[len(ticks)-1])) / 2
	// A mark at the left end keeps clear of the names, or of the margin.
	for _, l := range lines {
		v, _ := l.data[0].value()
		before, _ := marks.PointTail(l.data[0].tail(), marks.Diamond, pointRadius)
		if over := called.left(p) - (axis.at(v) - float64(before)); over > 0 {
			axis.left += over
		}
	}
	// Where the last mark or its label would pass the margin, the axis gives way.
	for _, l := range lines {
		last := len(l.data) - 1
		_, far := l.data[last].value()
		_, after := marks.PointTail(l.data[last].tail(), marks.Diamond, pointRadius)
		room := float64(after)
		if !p.narrow() { // else it stands before the mark
			room += 8 + p.tagWidth(l.tags[last])
		}
		if over := axis.at(far) + room - p.right(); over > 0 && axis.at(far) > (axis.left+axis.right)/2 {
			axis.right -= over * (axis.right - axis.left) / (axis.at(far) - axis.left)
		}
	}
	if p.roomy(axis, "points"); p.err != nil {
		return body{}
	}
	for _, l := range lines {
		l.place(p, axis)
	}
	direct := s.direct(p, axis, lines, called, pitch)
	height := 8.0
	for i, l := range lines {
		l.heighten(direct)
		height += l.head + called.pitch(i, pitch+2*l.lift)
	}
	scale := ""
	if along.log {
		scale = p.say("log scale")
	}
	alt := []string{p.opening("Dot plot", p.count(len(lines), "%d row|%d rows"), unit, scale)}
	for _, l := range lines {
		told := ""
		for i, d := range l.data {
			if i > 0 {
				told += "; "
			}
			if name := s.Series.name(d); name != "" {
				told += name + ", "
			}
			told += d.told()
		}
		alt = append(alt, sentence(l.name+": "+told))
	}
	for _, c := range links {
		alt = append(alt, sentence(c.Name(p.Locale)+": "+p.datum(c).told()))
	}
	b := body{height: height + foot + axis.logFoot(), alt: alt, draw: func(y float64) {
		top, bottom := y, y+height
		for _, v := range ticks {
			p.line(p.Theme.Grid, 1, axis.at(v), top, axis.at(v), bottom)
		}
		p.ticks(axis, ticks, bottom+18)
		p.logWords(axis, p.right(), bottom+18)
		y += 8
		for i, l := range lines {
			tall := l.head + called.pitch(i, pitch+2*l.lift)
			middle, name := l.middle(p, called, i, y, pitch)
			p.line(p.Theme.Grid, 1, axis.left, middle, axis.right, middle)
			if called.above {
				p.plate(p.left(), y+13, p.nameWidth(called, i), bodySize)
			}
			called.draw(p, i, y, middle)
			s.line(p, axis, l, middle, name)
			y += tall
		}
	}}
	if !direct {
		return p.over(&s.Series, data, never, b)
	}
	return b
}

// heighten gives a line the height over its own that its labels need; series are named
// elsewhere where they are not named directly.
func (l *dotLine) heighten(direct bool) {
	l.head = 0
	if len(l.links) > 0 || l.leaders {
		l.head = 20
	}
	if !direct {
		l.series = nil
	}
	if len(l.series) > 0 {
		l.head += 18
	}
}

// middle is where the marks of a line stand whose top is given, and the room of its name
// over them.
func (l *dotLine) middle(p *page, called names, i int, y, pitch float64) (middle float64, name rect) {
	middle = y + l.head + called.head(i) + (called.pitch(i, pitch+2*l.lift)-called.head(i))/2
	if called.above {
		name = rect{left: p.left(), right: p.left() + p.nameWidth(called, i) + 12, bottom: y + 18}
	}
	return middle, name
}

// direct reports whether each series can be named over its first mark.
func (s *dotSpec) direct(p *page, axis ruler, lines []*dotLine, called names, pitch float64) bool {
	n := 0
	for k, l := range lines {
		l.heighten(true)
		middle, over := l.middle(p, called, k, 0, pitch)
		var taken []rect
		for _, i := range l.series {
			n++
			from, to, at := s.named(p, axis, l, i, middle, over)
			if slices.ContainsFunc(taken, func(a rect) bool { return from < a.right+10 && a.left-10 < to }) {
				return false
			}
			taken = append(taken, rect{left: from, right: to, bottom: at})
		}
	}
	return n <= mostColours
}

// line draws the marks of a line and their labels; the name of a series is clear of that
// of the line, which may stand over it.
func (s *dotSpec) line(p *page, axis ruler, l *dotLine, middle float64, over rect) {
	for _, c := range l.links {
		at := middle - 10.5
		if l.leaders {
			at = middle + 20 // above stand the labels
		}
		s.link(p, axis, c, middle, at)
	}
	base := middle + 5
	if l.leaders {
		base = middle - 20 - l.lift
		for i, d := range l.data {
			v, far := d.value()
			x, from := (axis.at(v)+axis.at(far))/2, l.at[i]+p.fonts.Width(l.tags[i].face, l.tags[i].size, l.tags[i].number)/2
			p.line(p.Theme.Rule, 1, x, middle-4+min(0, l.off[i]), x, base+10, from, base+6)
		}
	}
	for i, d := range l.data {
		if !l.leaders || i > 0 {
			p.plate(l.at[i], base, p.tagWidth(l.tags[i]), l.tags[i].size)
		}
		p.group(d, told(l.name, s.Series.name(d), d), func() { p.point(axis, middle+l.off[i], d, p.Theme.look(&s.Series, d)) })
	}
	for i, d := range l.data {
		p.drawTag(l.tags[i], l.at[i], base)
		if slices.Contains(l.series, i) {
			from, to, at := s.named(p, axis, l, i, middle, over)
			p.plate(from, at, to-from, 14)
			p.text(typeset.Bold, 14, p.Theme.look(&s.Series, d).Text, from, at, s.Series.name(d))
		}
	}
}

// named is where the name of the series of a mark stands: over it, clear of the name of
// the line.
func (s *dotSpec) named(p *page, axis ruler, l *dotLine, i int, middle float64, over rect) (from, to, at float64) {
	v, _ := l.data[i].value()
	half, at := p.fonts.Width(typeset.Bold, 14, s.Series.name(l.data[i]))/2, middle-28.5-l.lift
	if l.leaders {
		at -= 14
	}
	clear := p.left()
	if at-12 < over.bottom {
		clear = max(clear, over.right)
	}
	x := min(max(axis.at(v), clear+half), p.right()-half)
	return x - half, x + half, at
}

// link draws a comparison between two marks of one line.
func (s *dotSpec) link(p *page, axis ruler, c *analysis.Comparison, y, label float64) {
	a, b := p.datum(c.From[1]), p.datum(c.From[0])
	va, _ := a.value()
	vb, _ := b.value()
	x0, x1 := axis.at(va), axis.at(vb)
	p.line(p.Theme.Rule, 3, x0, y, x1, y)
	p.linkLabel(c, p.Theme.look(&s.Series, b).Colour, (x0+x1)/2, label, 14)
}

package points

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/internal/spread"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// Dot is the kind dot.
var Dot = layout.Kind{
	Name:   "dot",
	Doc:    "Points along one linear or log axis: amounts of very different size, with chevrons where the text bounds them.",
	Panels: true,
	Axes:   1,
	Spec:   func() layout.Specification { return &dotSpec{} },
}

// dotSpec is a dot plot in charts.yaml. Rows with the same label share a line.
type dotSpec struct {
	spec.Common   `yaml:",inline"`
	spec.Rows     `yaml:",inline"`
	spec.Ends     `yaml:",inline"`
	spec.Measured `yaml:",inline"`
	Scale         datasets.Text  `yaml:"scale" is:"scale" doc:"linear or log"`
	Series        spec.Series    `yaml:"series" is:"series" doc:"the column whose values have colours and shapes"`
	Connect       datasets.Texts `yaml:"connect" is:"fact" doc:"comparisons of two rows of a line"`
}

// Layout resolves what the chart names and returns its body.
func (s *dotSpec) Layout(r *spec.Resolver) layout.Layout {
	s.Groups(r, &s.Value, s.Label, s.Series.Column)
	data := s.Data(r, s.ID, true)
	unit := r.OneUnit(s.ID, data)
	s.Series.Check(r, data)
	s.Series.Encode(r, data, spec.Encoding{Most: spec.MostLooks, Named: []datasets.Text{s.Label}})
	s.Measure(r, s.ID, data)
	scale := s.Extent(r, r.LogScale(s.Scale, data), data)
	var links []*analysis.Comparison
	for _, ref := range s.Connect {
		c, ok := r.Comparison(ref)
		if !ok {
			continue
		}
		if len(c.From) != 2 || !spec.HasRow(data, c.From[0]) || !spec.HasRow(data, c.From[1]) {
			r.Fault(ref, "", "%s does not compare two of the rows", c.ID)
			continue
		}
		links = append(links, c)
	}
	r.Crowded(s.ID, len(data), spec.MostRows, "marks")
	return func(p *layout.Page) layout.Body {
		if p.Lone(len(data)) && len(scale.Reached) == 0 {
			return p.Single(data[0], s.Name(data[0]), unit)
		}
		return s.body(p, data, unit, scale, links)
	}
}

// dotLine is a line of a dot plot: the marks that share a name, from left to
// right, and where their labels stand.
type dotLine struct {
	name    string
	data    []spec.Datum
	tags    []layout.Label
	at      []float64 // where each label begins
	off     []float64 // how far each mark is moved down, so that none hides another
	lift    float64   // room that this takes above and below the usual
	leaders bool      // the labels stand above the marks, on leaders
	series  []int     // the marks that name their series
	links   []*analysis.Comparison
	head    float64 // height above the line's own
}

func (s *dotSpec) lines(p *layout.Page, data []spec.Datum, links []*analysis.Comparison) (lines []*dotLine, low, high float64) {
	index := map[string]*dotLine{}
	low, high = math.Inf(1), math.Inf(-1)
	for _, d := range data {
		name := s.Name(d)
		l, ok := index[name]
		if !ok {
			l = &dotLine{name: name}
			index[name] = l
			lines = append(lines, l)
		}
		l.data = append(l.data, d)
		v, far := d.Reach()
		low, high = min(low, v), max(high, far)
	}
	named := map[string]bool{}
	for _, l := range lines {
		slices.SortStableFunc(l.data, func(a, b spec.Datum) int {
			x, _ := a.Value()
			y, _ := b.Value()
			return cmp.Compare(x, y)
		})
		for i, d := range l.data {
			p.UsePoint(d)
			l.tags = append(l.tags, p.Label(d))
			if name := s.Series.Name(d); s.Series.Keyed && name != "" && !named[name] {
				named[name] = true
				l.series = append(l.series, i)
			}
		}
		for _, c := range links {
			if spec.HasRow(l.data, c.From[0]) && spec.HasRow(l.data, c.From[1]) {
				l.links = append(l.links, c)
			}
		}
	}
	return lines, low, high
}

// place finds a place for each label of a line: beside its mark where there is
// room, else above the marks, with leaders.
func (l *dotLine) place(p *layout.Page, axis layout.Scale) {
	const gap = 8.0
	n := len(l.data)
	l.at, l.off = make([]float64, n), make([]float64, n)
	widths, middles, lefts, rights := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	for i, d := range l.data {
		v, _ := d.Value()
		from, to := span(axis, d)
		widths[i], middles[i] = p.LabelWidth(l.tags[i]), axis.At(v)
		lefts[i], rights[i] = from-gap, to+gap
	}
	measured := make([][2]float64, n)
	for i, d := range l.data {
		measured[i] = [2]float64{middles[i], middles[i]}
		if low, high, ok := d.Interval(); ok {
			measured[i] = [2]float64{axis.At(low), axis.At(high)}
		}
	}
	l.fan(middles, measured)
	// A label stands on the right of its mark, the first of several on the left.
	fits := true
	for i := range n {
		free := p.Right()
		if i < n-1 {
			free = lefts[i+1]
		}
		l.at[i] = rights[i]
		switch {
		case n == 1 && rights[i]+widths[i] > free, i == 0 && n > 1:
			l.at[i] = lefts[i] - widths[i]
			fits = fits && l.at[i] >= axis.Left-4
		default:
			fits = fits && rights[i]+widths[i] <= free
		}
	}
	if fits {
		return
	}
	middle, ok := spread.Along(middles, widths, 12, axis.Left-8, p.Right())
	if !ok {
		p.Fail("there is no room for the labels of %q: draw its rows in lines of their own", l.name)
		return
	}
	l.leaders = true
	for i := range middle {
		l.at[i] = middle[i] - widths[i]/2
	}
}

// span is from where to where a mark of the line runs on the page: its tails, and what was
// measured of it.
func span(axis layout.Scale, d spec.Datum) (from, to float64) {
	v, far := d.Value()
	before, after := marks.PointTail(d.Tail(), marks.Diamond, layout.PointRadius)
	from, to = axis.At(v)-float64(before), axis.At(far)+float64(after)
	if low, high, ok := d.Interval(); ok {
		from, to = min(from, axis.At(low)-1), max(to, axis.At(high)+1)
	}
	return from, to
}

// fan moves marks that would hide each other up and down, so that each is seen: those
// that touch in a row, or whose measured ends do, are spread around the line.
func (l *dotLine) fan(middles []float64, measured [][2]float64) {
	const radius, most = float64(layout.PointRadius), 32.0
	for i := 0; i < len(middles); {
		last := i
		end := measured[i][1]
		for last+1 < len(middles) && (middles[last+1]-middles[last] < radius || measured[last+1][0] < end) {
			last++
			end = max(end, measured[last][1])
		}
		pitch := min(2*radius, 2*most/float64(max(1, last-i)))
		for k := i; k <= last; k++ {
			l.off[k] = (float64(k-i) - float64(last-i)/2) * pitch
			l.lift = max(l.lift, -l.off[k]-radius)
		}
		i = last + 1
	}
}

// A dotPlot is a dot plot that is laid out on a page.
type dotPlot struct {
	*layout.Page
	*dotSpec
	lines  []*dotLine
	called layout.Names
	axis   layout.Scale
	ticks  []float64
	pitch  float64
	height float64 // down to the axis
}

func (s *dotSpec) body(p *layout.Page, data []spec.Datum, unit string, along spec.Extent, links []*analysis.Comparison) layout.Body {
	const foot = 32.0
	plot := dotPlot{Page: p, dotSpec: s, pitch: 40, height: 8}
	if p.Tight || p.Narrow() {
		plot.pitch = 28
	}
	var low, high float64
	plot.lines, low, high = s.lines(p, data, links)
	titles := make([]string, len(plot.lines))
	for i, l := range plot.lines {
		titles[i] = l.name
	}
	plot.called = p.Names(titles, 172)
	plot.fitAxis(along, low, high)
	if p.Roomy(plot.axis, "points"); p.Err != nil {
		return layout.Body{}
	}
	for _, l := range plot.lines {
		l.place(p, plot.axis)
	}
	direct := p.Direct() && s.direct(p, plot.axis, plot.lines, plot.called, plot.pitch)
	for i, l := range plot.lines {
		l.heighten(direct)
		plot.height += plot.tall(i, l)
	}
	alt := []string{p.Opening("Dot plot", p.Count(len(plot.lines), "%d row|%d rows"), unit, p.LogName(along.Log))}
	for _, l := range plot.lines {
		alt = append(alt, s.sentence(l))
	}
	for _, c := range links {
		alt = append(alt, layout.Sentence(c.Name(p.Locale)+": "+p.Datum(c).Describe()))
	}
	b := layout.Body{Height: plot.height + foot + plot.axis.LogFoot(), Alt: alt, Draw: plot.draw, Plane: layout.Across(plot.axis, layout.Rect{Left: plot.axis.Left, Right: p.Right(), Bottom: plot.height}, false)}
	if !direct {
		return p.WithLegend(&s.Series, data, layout.Never, b)
	}
	return b
}

// fitAxis lays the axis of numbers from low to high out.
func (plot *dotPlot) fitAxis(along spec.Extent, low, high float64) {
	p, edge := plot.Page, plot.called.Left(plot.Page)
	from, to, ticks := p.Axis("numbers", along, low, high, 5)
	axis := layout.Scale{Min: from, Max: to, Left: edge + 2, Right: p.Right() - 12, Log: along.Log, Numbers: p.Numbers(along.Unit, along.Log, ticks)}
	axis.Left = p.Clear(axis.Left, axis, ticks[0])
	axis.Right -= p.Fonts.Width(typeset.Regular, layout.AxisSize, p.Number(axis, ticks[len(ticks)-1])) / 2
	// A mark at the left end keeps clear of the names, or of the margin.
	for _, l := range plot.lines {
		from, _ := span(axis, l.data[0])
		axis.Left += max(0, edge-from)
	}
	// Where the last mark or its label would pass the margin, the axis gives way.
	for _, l := range plot.lines {
		last := len(l.data) - 1
		_, far := l.data[last].Reach()
		_, end := span(axis, l.data[last])
		room := end - axis.At(far)
		if !p.Narrow() { // else it stands before the mark
			room += 8 + p.LabelWidth(l.tags[last])
		}
		if over := axis.At(far) + room - p.Right(); over > 0 && axis.At(far) > (axis.Left+axis.Right)/2 {
			axis.Right -= over * (axis.Right - axis.Left) / (axis.At(far) - axis.Left)
		}
	}
	p.Inset(&axis)
	plot.axis, plot.ticks = axis, ticks
}

// tall is the height of a line.
func (plot *dotPlot) tall(i int, l *dotLine) float64 {
	return l.head + plot.called.Pitch(i, plot.pitch+2*l.lift)
}

// draw draws the plot from its top on.
func (plot *dotPlot) draw(top float64) {
	p, axis, bottom := plot.Page, plot.axis, top+plot.height
	p.Rules(axis, plot.ticks, top, bottom)
	p.Ticks(axis, plot.ticks, bottom+18)
	p.LogWords(axis, p.Right(), bottom+18)
	y := top + 8
	for i, l := range plot.lines {
		middle, name := l.middle(p, plot.called, i, y, plot.pitch)
		p.Line(p.Theme.Grid, 1, axis.Left, middle, axis.Right, middle)
		if plot.called.Above {
			p.Plate(p.Left(), y+13, p.NameWidth(plot.called, i), layout.BodySize)
		}
		plot.called.Draw(p, i, y, middle)
		plot.line(p, axis, l, middle, name)
		y += plot.tall(i, l)
	}
}

// sentence tells a line in words.
func (s *dotSpec) sentence(l *dotLine) string {
	var told []string
	for _, d := range l.data {
		words := d.Describe()
		if name := s.Series.Name(d); name != "" {
			words = name + ", " + words
		}
		told = append(told, words)
	}
	return layout.Sentence(l.name + ": " + strings.Join(told, "; "))
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
func (l *dotLine) middle(p *layout.Page, called layout.Names, i int, y, pitch float64) (middle float64, name layout.Rect) {
	middle = y + l.head + called.Head(i) + (called.Pitch(i, pitch+2*l.lift)-called.Head(i))/2
	if called.Above {
		name = layout.Rect{Left: p.Left(), Right: p.Left() + p.NameWidth(called, i) + 12, Bottom: y + 18}
	}
	return middle, name
}

// direct reports whether each series can be named over its first mark.
func (s *dotSpec) direct(p *layout.Page, axis layout.Scale, lines []*dotLine, called layout.Names, pitch float64) bool {
	n := 0
	for k, l := range lines {
		l.heighten(true)
		middle, over := l.middle(p, called, k, 0, pitch)
		var taken []layout.Rect
		for _, i := range l.series {
			n++
			from, to, at := s.named(p, axis, l, i, middle, over)
			if slices.ContainsFunc(taken, func(a layout.Rect) bool { return from < a.Right+10 && a.Left-10 < to }) {
				return false
			}
			taken = append(taken, layout.Rect{Left: from, Right: to, Bottom: at})
		}
	}
	return n <= spec.MostColours
}

// line draws the marks of a line and their labels; the name of a series is clear of that
// of the line, which may stand over it.
func (s *dotSpec) line(p *layout.Page, axis layout.Scale, l *dotLine, middle float64, over layout.Rect) {
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
			v, far := d.Value()
			x, from := (axis.At(v)+axis.At(far))/2, l.at[i]+p.Fonts.Width(l.tags[i].Face, l.tags[i].Size, l.tags[i].Number)/2
			p.Line(p.Theme.Rule, 1, x, middle-4+min(0, l.off[i]), x, base+10, from, base+6)
		}
	}
	for i, d := range l.data {
		if !l.leaders || i > 0 {
			p.Plate(l.at[i], base, p.LabelWidth(l.tags[i]), l.tags[i].Size)
		}
		p.Group(d, layout.Describe(l.name, s.Series.Name(d), d), func() {
			look := p.Theme.Look(&s.Series, d)
			if low, high, ok := d.Interval(); ok {
				p.IntervalAcross(look.Mark, false, axis.At(low), axis.At(high), middle+l.off[i])
			}
			p.Point(axis, middle+l.off[i], d, look)
		})
	}
	for i, d := range l.data {
		p.DrawLabel(l.tags[i], l.at[i], base)
		if slices.Contains(l.series, i) {
			from, to, at := s.named(p, axis, l, i, middle, over)
			p.Plate(from, at, to-from, 14)
			p.Text(typeset.Bold, 14, p.Theme.Look(&s.Series, d).Text, from, at, s.Series.Name(d))
		}
	}
}

// named is where the name of the series of a mark stands: over it, clear of the name of
// the line.
func (s *dotSpec) named(p *layout.Page, axis layout.Scale, l *dotLine, i int, middle float64, over layout.Rect) (from, to, at float64) {
	v, _ := l.data[i].Value()
	half, at := p.Fonts.Width(typeset.Bold, 14, s.Series.Name(l.data[i]))/2, middle-28.5-l.lift
	if l.leaders {
		at -= 14
	}
	clear := p.Left()
	if at-12 < over.Bottom {
		clear = max(clear, over.Right)
	}
	x := min(max(axis.At(v), clear+half), p.Right()-half)
	return x - half, x + half, at
}

// link draws a comparison between two marks of one line.
func (s *dotSpec) link(p *layout.Page, axis layout.Scale, c *analysis.Comparison, y, label float64) {
	a, b := p.Datum(c.From[1]), p.Datum(c.From[0])
	va, _ := a.Value()
	vb, _ := b.Value()
	x0, x1 := axis.At(va), axis.At(vb)
	p.Line(p.Theme.Rule, 3, x0, y, x1, y)
	p.DrawLinkLabel(c, p.Theme.Look(&s.Series, b).Colour, (x0+x1)/2, label, 14)
}

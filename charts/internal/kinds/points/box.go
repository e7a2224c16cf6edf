package points

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// Box is the kind box.
var Box = layout.Kind{
	Name:    "box",
	Doc:     "How the numbers of a column are spread in each group: every one a point, behind them the median and the middle half.",
	Unnamed: true,
	Titled:  true,
	Spec:    func() layout.Specification { return &boxSpec{} },
}

// boxSpec is a box plot in charts.yaml.
type boxSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	X           spec.Axis        `yaml:"x"`
	By          datasets.Text    `yaml:"by"` // the column that makes the groups
	spec.Ends   `yaml:",inline"` // which are keys of x
	Emphasis    datasets.Texts   `yaml:"emphasis"` // groups of the finding
}

// A boxGroup is one row of a box plot.
type boxGroup struct {
	name    string
	data    []spec.Datum // from the least to the greatest
	summary analysis.Summary

	lanes    []int   // by datum: 0 on the middle line, 1 above it, −1 below, …
	half     float64 // of the strip's height
	pitch    float64 // from lane to lane
	radius   vg.Length
	tags     []layout.Label // of single numbers, below the strip
	tagged   []float64
	emphasis bool
}

const (
	// A box of fewer numbers than these would show quartiles that lie between
	// two of them, and no spread.
	fewestBoxed = 5
	mostGroups  = 24
	mostTagged  = 8 // numbers of a group that are written out
)

func (g *boxGroup) boxed() bool { return len(g.data) >= fewestBoxed }

// Layout resolves what the chart names and returns its body.
func (s *boxSpec) Layout(r *spec.Resolver) layout.Layout {
	if !s.OnlyTable(r, s.ID) {
		return nil
	}
	if s.X.Table.Value != "" {
		r.Fault(s.X.Table, "name the table of the chart: table: …", "a box plot has one table")
	}
	s.Misplaced(r)
	all := s.Data(r, s.ID, false)
	data := r.Numbers(s.ID, s.X.Column, all)
	missing := len(all) - len(data)
	unit := r.OneUnit(s.ID, data)
	title := r.AxisTitle(s.X, data, unit)
	along := s.X.Extent(r, r.LogScale(s.X.Scale, data), data)
	groups := s.groups(r, data)
	r.Crowded(s.ID, len(groups), mostGroups, "groups")
	r.Crowded(s.ID, len(data), mostPoints, "points")
	return func(p *layout.Page) layout.Body {
		if len(data) == 1 {
			return p.Single(data[0], s.Name(data[0]), unit)
		}
		return s.body(p, groups, title, along, missing)
	}
}

func (s *boxSpec) groups(r *spec.Resolver, data []spec.Datum) (out []*boxGroup) {
	if s.By.Value != "" && !r.Whole(s.By, data) {
		return nil
	}
	var names []string
	for _, d := range data {
		name := d.Cell(s.By.Value)
		i := slices.Index(names, name)
		if i < 0 {
			i = len(names)
			names, out = append(names, name), append(out, &boxGroup{name: d.Called(name)})
		}
		out[i].data = append(out[i].data, d)
	}
	for _, e := range s.Emphasis {
		if !slices.Contains(names, e.Value) {
			r.Fault(e, datasets.DidYouMean(e.Value, names), "there is no group %q", e.Value)
		}
	}
	column := cmp.Or(s.X.Column.Value, "value")
	for i, g := range out {
		g.emphasis = slices.ContainsFunc(s.Emphasis, func(t datasets.Text) bool { return t.Value == names[i] })
		slices.SortStableFunc(g.data, func(a, b spec.Datum) int { return cmp.Compare(layout.First(a.Value()), layout.First(b.Value())) })
		t, err := r.Study.Table(s.Table.Value)
		if err != nil {
			continue
		}
		part := *t
		part.Rows = nil
		for _, d := range g.data {
			part.Rows = append(part.Rows, d.Row())
		}
		summaries, err := analysis.Summarize(&part, column, "")
		if err != nil {
			r.Fault(s.ID, "", "%v", err)
			return out
		}
		g.summary = summaries[0]
	}
	return out
}

// open is how a statistic is known.
type open int

const (
	openExact open = iota
	openAbove
	openBelow
	openRange
	openBoth // unknown
)

func openOf(e analysis.Estimate) open {
	switch above, below := math.IsInf(e.High, 1), math.IsInf(e.Low, -1); {
	case e.Unknown || math.IsNaN(e.Low) || math.IsNaN(e.High) || above && below || math.IsInf(e.Low, 1) || math.IsInf(e.High, -1):
		return openBoth
	case above:
		return openAbove
	case below:
		return openBelow
	case e.Low != e.High:
		return openRange
	}
	return openExact
}

// pack puts each number into the lane nearest to the middle in which it touches
// no other.
func (g *boxGroup) pack(axis layout.Scale, radius vg.Length) {
	const gap = 0.6
	g.radius = radius
	g.pitch = 2*float64(radius) + gap
	ends := map[int]float64{}
	g.lanes = make([]int, len(g.data))
	most := 0
	for i, d := range g.data {
		v, far := d.Value()
		before, after := marks.PointTail(d.Tail(), marks.Disc, radius)
		// Rounded, so that the last bit of a logarithm decides nothing.
		from, to := math.Round(16*(axis.At(v)-float64(before)))/16, math.Round(16*(axis.At(far)+float64(after)))/16
		lane := 0
		for {
			if end, taken := ends[lane]; !taken || end+gap <= from {
				break
			}
			if lane = -lane; lane >= 0 {
				lane++
			}
		}
		ends[lane], g.lanes[i] = to, lane
		most = max(most, lane, -lane)
	}
	g.half = float64(most)*g.pitch + float64(radius)
}

// squeeze makes the strip no higher than room: its points then overlap.
func (g *boxGroup) squeeze(room float64) {
	if g.half > room {
		g.pitch *= (room - float64(g.radius)) / (g.half - float64(g.radius))
		g.half = room
	}
}

// write lays the numbers of a small group out below its strip, where there is
// room; also those of a larger one whose letters lead to quotes.
func (g *boxGroup) write(p *layout.Page, axis layout.Scale) {
	quoted := slices.ContainsFunc(g.data, func(d spec.Datum) bool { _, ok := d.Quoted(); return ok })
	if len(g.data) > mostTagged || g.boxed() && !quoted {
		return
	}
	middles, widths := make([]float64, len(g.data)), make([]float64, len(g.data))
	for i, d := range g.data {
		v, far := d.Value()
		t := layout.Label{Number: d.Label(), Remark: d.Remark(), Face: typeset.Bold, Size: 13}
		if quoted && p.Quoted {
			t.Letter = "mm"
		}
		middles[i], widths[i] = (axis.At(v)+axis.At(far))/2, p.LabelWidth(t)
	}
	at, ok := layout.Spread(middles, widths, 10, p.Left(), p.Right())
	if !ok {
		return
	}
	g.tagged = at
	for i, d := range g.data {
		t := p.Label(d)
		t.Size = 13
		g.tags = append(g.tags, t)
		g.tagged[i] -= p.LabelWidth(t) / 2
	}
}

func (s *boxSpec) body(p *layout.Page, groups []*boxGroup, title string, along spec.Extent, missing int) layout.Body {
	groups = slices.Clone(groups) // a chart may be drawn in several styles at once
	for i, g := range groups {
		mine := *g
		groups[i] = &mine
	}
	const foot, head, labelRoom, tagRoom, leading = 30.0, 4.0, 20.0, 26.0, 17.0
	gap, room, boxPad := 16.0, 42.0, 7.0
	switch {
	case len(groups) > 12:
		room = 18
	case len(groups) > 6:
		room = 26
	}
	if p.Tight {
		gap, room, boxPad = 5, 13, 4
	}
	titles := make([]string, len(groups))
	low, high := math.Inf(1), math.Inf(-1)
	count := 0
	for i, g := range groups {
		titles[i] = g.name
		count += len(g.data)
		for _, d := range g.data {
			p.UsePoint(d)
			v, far := d.Value()
			low, high = min(low, v), max(high, far)
		}
	}
	called := p.Names(titles, 172)
	n := 6
	if p.Narrow() {
		n = 4
	}
	from, to, ticks := layout.FitAxis(along, low, high, n)
	axis := layout.Scale{Log: along.Log, Min: from, Max: to}
	axis.Left = max(called.Left(p)+10, p.Clear(called.Left(p), ticks[0]))
	axis.Right = p.Right() - max(12, p.Fonts.Width(typeset.Regular, layout.AxisSize, p.Tick(ticks[len(ticks)-1]))/2)
	// Where chevrons would pass the margin, the axis gives way.
	for _, g := range groups {
		for _, d := range g.data {
			v, far := d.Value()
			before, after := marks.PointTail(d.Tail(), marks.Disc, 5)
			axis.Left += max(0, called.Left(p)+float64(before)-axis.At(v))
			axis.Right -= max(0, axis.At(far)+float64(after)-p.Right())
		}
	}

	if p.Roomy(axis, "points"); p.Err != nil {
		return layout.Body{}
	}
	radii := []vg.Length{5, 4, 3.2}
	for _, radius := range radii {
		fits := true
		for _, g := range groups {
			if g.boxed() {
				g.pack(axis, radius)
			} else {
				g.pack(axis, radii[0]) // a handful is seen best in full size
			}
			fits = fits && g.half <= room
		}
		if fits {
			break
		}
	}
	height := head
	tops, tall := make([]float64, len(groups)), make([]float64, len(groups))
	var notes []string
	for i, g := range groups {
		g.squeeze(room)
		g.tags, g.tagged = nil, nil
		g.write(p, axis)
		tall[i] = 2 * (g.half + boxPad)
		if g.boxed() {
			tall[i] += labelRoom
			p.Signs = append(p.Signs, layout.SignBox)
			for _, q := range []analysis.Estimate{g.summary.Q1, g.summary.Median, g.summary.Q3} {
				switch openOf(q) {
				case openAbove:
					p.Signs = append(p.Signs, layout.SignAtLeast)
				case openBelow:
					p.Signs = append(p.Signs, layout.SignUpTo)
				case openRange:
					p.Signs = append(p.Signs, layout.SignBetween)
				}
			}
			if openOf(g.summary.Q1) == openBoth || openOf(g.summary.Q3) == openBoth {
				notes = append(notes, p.Sayf("%s: the bounds leave a quartile open", cmp.Or(g.name, p.Say("In all"))))
			}
		}
		if len(g.tags) > 0 {
			tall[i] += tagRoom
		}
		tops[i] = height
		height += called.Pitch(i, tall[i]) + gap
	}
	if missing > 0 {
		notes = append(notes, p.Count(missing, "%d row has no number|%d rows have no number"))
	}
	var note []string
	if len(notes) > 0 {
		note = p.Fonts.Wrap(typeset.Italic, layout.NoteSize, p.Right()-p.Left(), layout.Sentence(strings.Join(notes, "; ")))
	}
	across := p.Fonts.Wrap(typeset.Regular, layout.AxisSize, axis.Right-p.Left(), scaled(p, title, along.Log))
	all := height + foot + leading*float64(len(across)+len(note))
	return layout.Body{Height: all, Alt: s.alt(p, groups, count, title, along.Log, notes), Draw: func(y float64) {
		bottom := y + height
		for _, v := range ticks {
			p.Line(p.Theme.Grid, 1, axis.At(v), y, axis.At(v), bottom)
		}
		p.Ticks(axis, ticks, bottom+17)
		for i, line := range across {
			p.TextRight(typeset.Regular, layout.AxisSize, p.Theme.Muted, p.Right(), bottom+17+leading*float64(i+1), line)
		}
		for i, line := range note {
			p.Text(typeset.Italic, layout.NoteSize, p.Theme.Muted, p.Left(), bottom+20+leading*float64(len(across)+i+1), line)
		}
		for i, g := range groups {
			top := y + tops[i]
			at := top + called.Head(i)
			if !called.Above { // names that are higher than their marks
				at += (called.Pitch(i, tall[i]) - tall[i]) / 2
			}
			if g.boxed() {
				at += labelRoom
			}
			middle := at + boxPad + g.half
			if called.Above {
				p.Plate(p.Left(), top+13, p.NameWidth(called, i), layout.BodySize)
			}
			if g.name != "" {
				called.Draw(p, i, top, middle)
			}
			if g.boxed() {
				g.box(p, axis, middle, boxPad)
			}
			s.strip(p, axis, g, middle)
			for k, t := range g.tags {
				v, far := g.data[k].Value()
				x, line := (axis.At(v)+axis.At(far))/2, middle-float64(g.lanes[k])*g.pitch+float64(g.radius)+1.5
				under := middle + g.half + boxPad
				to := g.tagged[k] + p.Fonts.Width(t.Face, t.Size, t.Number)/2
				p.Line(p.Theme.Rule, 1, x, line, x, under, to, under+8)
				p.Plate(g.tagged[k], under+21, p.LabelWidth(t), t.Size)
				p.DrawLabel(t, g.tagged[k], under+21)
			}
		}
	}}
}

// strip draws each number of a group as a point.
func (s *boxSpec) strip(p *layout.Page, axis layout.Scale, g *boxGroup, middle float64) {
	c := p.Theme.Danube
	if g.emphasis {
		c = p.Theme.Ember
	}
	for i, d := range g.data {
		v, far := d.Value()
		item := marks.Point{X: v, Y: 0.5, Bound: d.Bound(), Certainty: d.Certainty()}
		if g.emphasis {
			item.Shape = marks.Diamond
		}
		if d.Bound() == marks.Between {
			item.High, item.Loose = far, d.Loose()
		}
		points, err := marks.NewPoints([]marks.Point{item})
		if err != nil {
			p.Fail("%s: %v", d.Ref(), err)
			return
		}
		points.Radius, points.Color, points.Background = g.radius, c.Mark, p.Theme.Background
		y := middle - float64(g.lanes[i])*g.pitch
		p.Group(d, strings.TrimPrefix(g.name+": "+d.Describe(), ": "), func() { p.Plot(axis, y-20, y+20, points) })
	}
}

// box draws the middle half of a group and its median, hollow: they are
// computed. What their bounds leave open ends in chevrons, what lies between two
// numbers is a light stretch, and what is unknown is left out.
func (g *boxGroup) box(p *layout.Page, axis layout.Scale, middle, pad float64) {
	const side, bar, chevron = 1.8, 3.2, 9.0
	top, bottom := middle-g.half-pad, middle+g.half+pad
	c := p.Theme.Muted
	edge := func(e analysis.Estimate, width float64, c2 layout.Colour) (from, to float64, ok bool) {
		at := func(v float64) float64 { return min(max(axis.At(v), axis.Left), axis.Right) }
		line := func(x float64) { p.Line(c2.Mark, width, x, top, x, bottom) }
		lead := func(x float64, dir marks.Direction) {
			canvas := p.Canvas(x, top, x, bottom)
			for _, y := range []float64{top + chevron/2, bottom - chevron/2} {
				marks.Chevrons(canvas, vg.Point{X: vg.Length(x), Y: vg.Length(p.Up(y))}, dir, chevron, c2.Mark, p.Theme.Background)
			}
		}
		switch openOf(e) {
		case openExact:
			line(at(e.Low))
			return at(e.Low), at(e.Low), true
		case openAbove:
			line(at(e.Low))
			lead(at(e.Low)+width/2, marks.Right)
			return at(e.Low), at(e.Low), true
		case openBelow:
			line(at(e.High))
			lead(at(e.High)-width/2, marks.Left)
			return at(e.High), at(e.High), true
		case openRange:
			from, to = at(e.Low), at(e.High)
			p.Rect(p.Theme.Tint(c2.Mark, 0.2), from, top, to, bottom)
			line(from)
			line(to)
			return from, to, true
		}
		return 0, 0, false
	}
	sides := layout.Colour{Mark: c}
	left, _, ok1 := edge(g.summary.Q1, side, sides)
	_, right, ok3 := edge(g.summary.Q3, side, sides)
	if ok1 && ok3 && right >= left {
		p.Line(c, side, left-side/2, top, right+side/2, top)
		p.Line(c, side, left-side/2, bottom, right+side/2, bottom)
	}
	from, to, known := edge(g.summary.Median, bar, layout.Colour{Mark: p.Theme.Ink})
	t := layout.Label{Number: g.summary.Median.In(p.Locale), Remark: p.Count(len(g.data), "median of %d number|median of %d"), Face: typeset.Bold, Size: layout.ValueSize, Colour: p.Theme.Ink}
	if !known {
		t.Number, from, to = "?", axis.Left, axis.Left
	}
	w := p.LabelWidth(t)
	x := min(max((from+to)/2-p.Fonts.Width(t.Face, t.Size, t.Number)/2, p.Left()), p.Right()-w)
	p.Plate(x, top-6, w, t.Size)
	p.DrawLabel(t, x, top-6)
}

// alt tells each group: of few numbers every one, of more their quartiles.
func (s *boxSpec) alt(p *layout.Page, groups []*boxGroup, count int, title string, log bool, notes []string) []string {
	alt := []string{p.Opening("Box plot", p.Count(len(groups), "%d group|%d groups"), p.Count(count, "%d number|%d numbers"), scaled(p, title, log))}
	in := func(e analysis.Estimate) string {
		if openOf(e) == openBoth {
			return p.Say("unknown")
		}
		return e.In(p.Locale)
	}
	for _, g := range groups {
		told := ""
		if g.boxed() {
			q := g.summary
			told = p.Count(len(g.data), "%d number|%d numbers") + "; " + p.Sayf("median %s, quartiles %s and %s; lowest %s, highest %s",
				in(q.Median), in(q.Q1), in(q.Q3), in(q.Min), in(q.Max))
		} else {
			var words []string
			for _, d := range g.data {
				words = append(words, d.Describe())
			}
			told = strings.Join(words, "; ")
		}
		alt = append(alt, layout.Sentence(cmp.Or(g.name, p.Say("In all"))+": "+told))
	}
	for _, n := range notes {
		alt = append(alt, layout.Sentence(n))
	}
	return alt
}

package points

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/internal/spread"
	"quotient/charts/marks"
	"quotient/charts/typeset"
)

// A boxPlot is a box plot that is laid out on a page.
type boxPlot struct {
	*layout.Page
	strips  []*boxStrip
	called  layout.Names
	axis    layout.Scale
	ticks   []float64
	room    float64  // half the most height of a strip
	pad     float64  // from a strip to its box
	gap     float64  // from group to group
	height  float64  // down to the axis
	across  []string // the title of the axis
	remarks []string // under it
}

// A boxStrip is a group on a page: its points in lanes.
type boxStrip struct {
	boxGroup
	lanes  []int   // by datum: 0 on the middle line, 1 above it, −1 below, …
	half   float64 // of the strip's height
	pitch  float64 // from lane to lane
	radius vg.Length
	tags   []layout.Label // of single numbers, below the strip
	tagged []float64
	top    float64 // from that of the plot
	tall   float64 // height of the box, and what is written over and under it
}

const (
	boxLabelRoom = 20.0 // over a box
	boxTagRoom   = 26.0 // under a strip
	boxLeading   = 17.0
)

func (s *boxSpec) body(p *layout.Page, groups []boxGroup, title string, along spec.Extent, missing int) layout.Body {
	const foot = 30.0
	plot := boxPlot{Page: p, height: 4, room: 42, pad: 7, gap: 16}
	switch {
	case p.Tight:
		plot.room, plot.pad, plot.gap = 13, 4, 5
	case len(groups) > 12:
		plot.room = 18
	case len(groups) > 6:
		plot.room = 26
	}
	titles, count := make([]string, len(groups)), 0
	for i, g := range groups {
		titles[i] = g.name
		count += g.count()
		plot.strips = append(plot.strips, &boxStrip{boxGroup: g})
	}
	plot.called = p.Names(titles, 172)
	plot.fitAxis(along)
	if p.Roomy(plot.axis, "points"); p.Err != nil {
		return layout.Body{}
	}
	plot.pack()
	plot.stack()
	notes := plot.notes(missing)
	if len(notes) > 0 {
		plot.remarks = p.Fonts.Wrap(typeset.Italic, layout.NoteSize, p.Right()-p.Left(), layout.Sentence(strings.Join(notes, "; ")))
	}
	plot.across = p.Fonts.Wrap(typeset.Regular, layout.AxisSize, plot.axis.Right-p.Left(), scaled(p, title, along.Log))
	return layout.Body{
		Height: plot.height + foot + boxLeading*float64(len(plot.across)+len(plot.remarks)),
		Alt:    s.alt(p, groups, count, title, along.Log, notes),
		Draw:   plot.draw,
		Plane:  layout.Across(plot.axis, layout.Rect{Left: plot.axis.Left, Right: p.Right(), Bottom: plot.height}, false),
	}
}

// fitAxis lays the axis out. Where chevrons would pass the margin, it gives way.
func (plot *boxPlot) fitAxis(along spec.Extent) {
	p, edge := plot.Page, plot.called.Left(plot.Page)
	low, high := math.Inf(1), math.Inf(-1)
	for _, g := range plot.strips {
		if g.whole != nil {
			low, high = min(low, g.summary.Min.Low), max(high, g.summary.Max.Low)
		}
		for _, d := range g.data {
			p.UsePoint(d)
			v, far := d.Value()
			low, high = min(low, v), max(high, far)
		}
	}
	n := 6
	if p.Narrow() {
		n = 4
	}
	from, to, ticks := layout.FitAxis(along, low, high, n)
	axis := layout.Scale{Log: along.Log, Min: from, Max: to, Numbers: p.Numbers(along.Unit, along.Log, ticks)}
	axis.Left = max(edge+10, p.Clear(edge, axis, ticks[0]))
	axis.Right = p.Right() - max(12, p.Fonts.Width(typeset.Regular, layout.AxisSize, p.Number(axis, ticks[len(ticks)-1]))/2)
	for _, g := range plot.strips {
		for _, d := range g.data {
			v, far := d.Value()
			before, after := marks.PointTail(d.Tail(), marks.Disc, 5)
			axis.Left += max(0, edge+float64(before)-axis.At(v))
			axis.Right -= max(0, axis.At(far)+float64(after)-p.Right())
		}
	}
	plot.axis, plot.ticks = axis, ticks
}

// pack puts the points into lanes, in the largest size in which every strip has room; in
// the smallest, strips that have none are squeezed.
func (plot *boxPlot) pack() {
	const full = 5
	for _, radius := range []vg.Length{full, 4, 3.2} {
		fits := true
		for _, g := range plot.strips {
			switch {
			case g.whole != nil:
				g.half = whiskerHalf
			case g.boxed():
				g.pack(plot.axis, radius)
			default:
				g.pack(plot.axis, full) // a handful is seen best in full size
			}
			fits = fits && g.half <= plot.room
		}
		if fits {
			break
		}
	}
	for _, g := range plot.strips {
		g.squeeze(plot.room)
	}
}

// stack gives the groups their places, one under the other, and notes the signs of their
// boxes.
func (plot *boxPlot) stack() {
	for i, g := range plot.strips {
		g.write(plot.Page, plot.axis)
		g.top, g.tall = plot.height, 2*(g.half+plot.pad)
		if g.boxed() {
			g.tall += boxLabelRoom
			plot.Signs = append(plot.Signs, g.signs()...)
		}
		if len(g.tags) > 0 {
			g.tall += boxTagRoom
		}
		plot.height += plot.called.Pitch(i, g.tall) + plot.gap
	}
}

// signs are those of a box.
func (g *boxStrip) signs() []layout.Sign {
	out := []layout.Sign{layout.SignBox}
	for _, q := range []analysis.Estimate{g.summary.Q1, g.summary.Median, g.summary.Q3} {
		switch openOf(q) {
		case openAbove:
			out = append(out, layout.SignAtLeast)
		case openBelow:
			out = append(out, layout.SignUpTo)
		case openRange:
			out = append(out, layout.SignBetween)
		}
	}
	return out
}

// notes say what the plot cannot show.
func (plot *boxPlot) notes(missing int) (notes []string) {
	p := plot.Page
	for _, g := range plot.strips {
		if g.boxed() && (openOf(g.summary.Q1) == openBoth || openOf(g.summary.Q3) == openBoth) {
			notes = append(notes, p.Sayf("%s: the bounds leave a quartile open", cmp.Or(g.name, p.Say("In all"))))
		}
	}
	if slices.ContainsFunc(plot.strips, func(g *boxStrip) bool { return g.whole != nil }) {
		notes = append(notes, p.Say("each line runs from the least number to the greatest"))
	}
	if missing > 0 {
		notes = append(notes, p.Count(missing, "%d row has no number|%d rows have no number"))
	}
	return notes
}

// draw draws the plot from its top on.
func (plot *boxPlot) draw(top float64) {
	p, bottom := plot.Page, top+plot.height
	p.Rules(plot.axis, plot.ticks, top, bottom)
	p.Ticks(plot.axis, plot.ticks, bottom+17)
	for i, line := range plot.across {
		p.TextRight(typeset.Regular, layout.AxisSize, p.Theme.Muted, p.Right(), bottom+17+boxLeading*float64(i+1), line)
	}
	for i, line := range plot.remarks {
		p.Text(typeset.Italic, layout.NoteSize, p.Theme.Muted, p.Left(), bottom+20+boxLeading*float64(len(plot.across)+i+1), line)
	}
	for i, g := range plot.strips {
		plot.drawGroup(i, g, top+g.top)
	}
}

// drawGroup draws a group whose top is given.
func (plot *boxPlot) drawGroup(i int, g *boxStrip, top float64) {
	p, called := plot.Page, plot.called
	at := top + called.Head(i)
	if !called.Above { // names that are higher than their marks
		at += (called.Pitch(i, g.tall) - g.tall) / 2
	}
	if g.boxed() {
		at += boxLabelRoom
	}
	middle := at + plot.pad + g.half
	if called.Above {
		p.Plate(p.Left(), top+13, p.NameWidth(called, i), layout.BodySize)
	}
	if g.name != "" {
		called.Draw(p, i, top, middle)
	}
	if g.whole != nil {
		p.Begin(g.whole.Ref(), strings.TrimSuffix(g.told(p), "."), []string{g.whole.Ref()})
		defer p.Scene.End()
		g.drawWhiskers(p, plot.axis, middle)
	}
	if g.boxed() {
		g.box(p, plot.axis, middle, plot.pad)
	}
	g.draw(p, plot.axis, middle)
	g.drawTags(p, plot.axis, middle, middle+g.half+plot.pad)
}

// pack puts each number into the lane nearest to the middle in which it touches
// no other.
func (g *boxStrip) pack(axis layout.Scale, radius vg.Length) {
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
func (g *boxStrip) squeeze(room float64) {
	if g.half > room {
		g.pitch *= (room - float64(g.radius)) / (g.half - float64(g.radius))
		g.half = room
	}
}

// write lays the numbers of a small group out below its strip, where there is
// room; also those of a larger one whose letters lead to quotes.
func (g *boxStrip) write(p *layout.Page, axis layout.Scale) {
	quoted := slices.ContainsFunc(g.data, func(d spec.Datum) bool { _, ok := d.Quoted(); return ok })
	if g.whole != nil || len(g.data) > mostTagged || g.boxed() && !quoted {
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
	at, ok := spread.Along(middles, widths, 10, p.Left(), p.Right())
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

// draw draws each number of a group as a point.
func (g *boxStrip) draw(p *layout.Page, axis layout.Scale, middle float64) {
	look := layout.Look{Colour: p.Theme.Danube, Shape: marks.Disc}
	if g.emphasis {
		look = layout.Look{Colour: p.Theme.Ember, Shape: marks.Diamond}
	}
	for i, d := range g.data {
		point := p.PointOf(d, look)
		point.Radius = g.radius
		y := middle - float64(g.lanes[i])*g.pitch
		p.Group(d, strings.TrimPrefix(g.name+": "+d.Describe(), ": "), func() { p.PlotPoint(axis, y, point) })
	}
}

// drawTags writes the numbers of a group, each on a leader from its point to under the
// strip.
func (g *boxStrip) drawTags(p *layout.Page, axis layout.Scale, middle, under float64) {
	for k, t := range g.tags {
		v, far := g.data[k].Value()
		x, line := (axis.At(v)+axis.At(far))/2, middle-float64(g.lanes[k])*g.pitch+float64(g.radius)+1.5
		to := g.tagged[k] + p.Fonts.Width(t.Face, t.Size, t.Number)/2
		p.Line(p.Theme.Rule, 1, x, line, x, under, to, under+8)
		p.Plate(g.tagged[k], under+21, p.LabelWidth(t), t.Size)
		p.DrawLabel(t, g.tagged[k], under+21)
	}
}

// box draws the middle half of a group and its median, hollow: they are
// computed. What their bounds leave open ends in chevrons, what lies between two
// numbers is a light stretch, and what is unknown is left out.
func (g *boxStrip) box(p *layout.Page, axis layout.Scale, middle, pad float64) {
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
	t := layout.Label{Number: g.summary.Median.In(p.Locale), Remark: strings.Join(append([]string{p.Count(g.count(), "median of %d number|median of %d")}, claims(g.data)...), ", "), Face: typeset.Bold, Size: layout.ValueSize, Colour: p.Theme.Ink}
	if !known {
		t.Number, from, to = "?", axis.Left, axis.Left
	}
	if p.LabelWidth(t) > p.Right()-p.Left() { // what the text claims of them is then told as one
		n := 0
		for _, d := range g.data {
			if d.Remark() != "" {
				n++
			}
		}
		t.Remark = p.Count(len(g.data), "median of %d number|median of %d") + ", " + p.Sayf("%d not asserted", n)
	}
	w := p.LabelWidth(t)
	x := min(max((from+to)/2-p.Fonts.Width(t.Face, t.Size, t.Number)/2, p.Left()), p.Right()-w)
	p.Plate(x, top-6, w, t.Size)
	p.DrawLabel(t, x, top-6)
}

// claims counts the numbers that the text does not assert, by what it claims of them.
func claims(data []spec.Datum) (out []string) {
	count := map[string]int{}
	for _, d := range data {
		if r := d.Remark(); r != "" {
			count[r]++
		}
	}
	for _, r := range spec.SortedKeys(count) {
		out = append(out, fmt.Sprintf("%d %s", count[r], r))
	}
	return out
}

// alt tells each group: of few numbers every one, of more their quartiles.
func (s *boxSpec) alt(p *layout.Page, groups []boxGroup, count int, title string, log bool, notes []string) []string {
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
			told = strings.Join(append([]string{p.Count(g.count(), "%d number|%d numbers")}, claims(g.data)...), ", ") + "; " + p.Sayf("median %s, quartiles %s and %s; lowest %s, highest %s",
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

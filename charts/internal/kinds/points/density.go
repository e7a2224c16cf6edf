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
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Density is the kind density.
var Density = layout.Kind{
	Name:    "density",
	Shaded:  true,
	Doc:     "How many numbers of a group are where: a strip for each, darker where there are more, with the median.",
	Unnamed: true,
	Titled:  true,
	Axes:    1,
	Spec:    func() layout.Specification { return &densitySpec{} },
}

// densitySpec is a chart of density strips in charts.yaml.
type densitySpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	X           spec.Axis        `yaml:"x" is:"axis" doc:"the numbers: a column, with title and ends"`
	By          datasets.Text    `yaml:"by" is:"column" doc:"the column that makes the groups"`
	spec.Ends   `yaml:",inline"` // which are keys of x
	Step        datasets.Text    `yaml:"step" is:"number" doc:"how wide the cells of a strip are; a round step that makes about forty without it"`
	Emphasis    datasets.Texts   `yaml:"emphasis" is:"cell" doc:"the groups of the finding"`
}

const (
	fewestDense = 10  // numbers of a group: of fewer, each is a point of a box plot
	mostBounded = 40  // numbers that are drawn as points
	mostCells   = 200 // of a strip
	someCells   = 40
)

// Layout resolves what the chart names and returns its body.
func (s *densitySpec) Layout(r *spec.Resolver) layout.Layout {
	if !s.OnlyTable(r, s.ID) {
		return nil
	}
	if s.X.Table.Value != "" {
		r.Fault(s.X.Table, "name the table of the chart: table: …", "a chart of density strips has one table")
	}
	s.Misplaced(r)
	s.X.None(r, "density chart")
	all := s.Data(r, s.ID, false)
	data := r.Numbers(s.ID, s.X.Column, all)
	unit := r.OneUnit(s.ID, data)
	if r.LogScale(s.X.Scale, data) {
		r.Fault(s.X.Scale, "draw kind: box or kind: histogram, or use scale: linear", "the cells of a strip are equally wide, and on a log scale they would hold more and more")
	}
	along := s.X.Extent(r, false, data)
	boxes := (&boxSpec{Common: s.Common, Rows: s.Rows, By: s.By, Emphasis: s.Emphasis}).groups(r, data)
	r.Crowded(s.ID, len(boxes), mostGroups, "groups")
	strips := s.strips(r, boxes)
	step := s.step(r, data)
	plot := densityPlot{title: r.AxisTitle(s.X, data, unit), missing: len(all) - len(data), step: step, along: along, count: len(data)}
	return func(p *layout.Page) layout.Body {
		if p.Lone(len(data)) && len(along.Reached) == 0 {
			return p.Single(data[0], s.Name(data[0]), unit)
		}
		plot := plot
		plot.Page, plot.strips = p, strips
		return plot.body()
	}
}

// A densityStrip is a group: its exact numbers, which are counted, and those that bounds leave
// open, which are points.
type densityStrip struct {
	boxGroup
	exact, open []spec.Datum
}

// strips tells exact numbers from others. It refuses groups that are too small for a strip.
func (s *densitySpec) strips(r *spec.Resolver, groups []boxGroup) (out []densityStrip) {
	bounded := 0
	for _, g := range groups {
		strip := densityStrip{boxGroup: g}
		for _, d := range g.data {
			if k := d.Certainty(); d.Bound() == marks.Exact && (k == marks.Asserted || k == marks.Computed) {
				strip.exact = append(strip.exact, d)
			} else {
				strip.open = append(strip.open, d)
			}
		}
		if n := len(strip.exact); n < fewestDense && len(r.Found) == 0 {
			r.Fault(s.ID, "draw kind: box, where each number is a point", "%q has too few exact numbers for a strip: %d, and it takes %d", cmp.Or(g.name, "the table"), n, fewestDense)
		}
		bounded += len(strip.open)
		out = append(out, strip)
	}
	r.Crowded(s.ID, bounded, mostBounded, "numbers with a bound")
	return out
}

// step is how wide the cells of a strip are: as charts.yaml says, or round.
func (s *densitySpec) step(r *spec.Resolver, data []spec.Datum) float64 {
	low, high := math.Inf(1), math.Inf(-1)
	for _, d := range data {
		a, b := d.Value()
		low, high = min(low, a), max(high, b)
	}
	if s.Step.Value == "" {
		if !(high > low) || spec.Indistinct(low, high) {
			return max(1, math.Abs(high)/someCells)
		}
		k, e := layout.RoundStep(high-low, someCells)
		return layout.Shift(k, e)
	}
	v, err := quantity.ParseDecimal(s.Step.Value)
	if err != nil {
		r.Fault(s.Step, "write a number, without its unit", "%v", err)
		return 1
	}
	step, _ := v.Float64()
	switch n := (high - low) / step; {
	case !(step > 0):
		r.Fault(s.Step, "write how wide the cells are, such as 10", "a step of %s leads nowhere", s.Step.Value)
	case n > mostCells:
		r.Fault(s.Step, "take a larger step", "steps of %s would be more than %d cells", s.Step.Value, mostCells)
	default:
		return step
	}
	return 1
}

// A densityPlot is density strips that are laid out on a page.
type densityPlot struct {
	*layout.Page
	strips  []densityStrip
	title   string
	along   spec.Extent
	step    float64
	missing int
	count   int

	called layout.Names
	axis   layout.Scale
	ticks  []float64
	tall   float64 // a strip
	height float64
	most   float64 // the greatest share of a group in a cell
	across []string
	key    string
}

// A densityCell is the numbers of a strip from one step to the next.
type densityCell struct {
	from, to float64
	data     []spec.Datum
}

const (
	densityLabel = 19.0 // over a strip, for its median
	densityOpen  = 17.0 // and for the points of what is open
	densityGap   = 14.0
	lightest     = 0.14 // of the colour, in the cell with the fewest
)

// cells are those of a strip that have a number.
func (plot *densityPlot) cells(g densityStrip) (out []densityCell) {
	at := map[float64]int{}
	for _, d := range g.exact {
		v, _ := d.Value()
		n := math.Floor(v/plot.step + 1e-9)
		i, ok := at[n]
		if !ok {
			i = len(out)
			at[n] = i
			out = append(out, densityCell{from: n * plot.step, to: (n + 1) * plot.step})
		}
		out[i].data = append(out[i].data, d)
	}
	slices.SortFunc(out, func(a, b densityCell) int { return cmp.Compare(a.from, b.from) })
	return out
}

func (c densityCell) share(g densityStrip) float64 {
	return float64(len(c.data)) / float64(len(g.exact))
}

func (plot *densityPlot) body() layout.Body {
	const foot, leading = 30.0, 17.0
	p := plot.Page
	plot.tall, plot.height = 30, 4
	if p.Tight || len(plot.strips) > 10 {
		plot.tall = 18
	}
	names := make([]string, len(plot.strips))
	low, high := math.Inf(1), math.Inf(-1)
	for i, g := range plot.strips {
		names[i] = g.name
		for _, c := range plot.cells(g) {
			plot.most = max(plot.most, c.share(g))
			low, high = min(low, c.from), max(high, c.to)
		}
		for _, d := range g.open {
			a, b := d.Value()
			low, high = min(low, a), max(high, b)
			p.UsePoint(d)
		}
	}
	plot.called = p.Names(names, 172)
	plot.fit(low, high)
	if p.Roomy(plot.axis, "strips"); p.Err != nil {
		return layout.Body{}
	}
	for i, g := range plot.strips {
		plot.height += plot.called.Pitch(i, plot.pitch(g)) + densityGap
	}
	plot.across = p.Fonts.Wrap(typeset.Regular, layout.AxisSize, plot.axis.Right-p.Left(), scaled(p, plot.title, false))
	plot.key = p.Sayf("Share of a group in a step of %s", p.Tick(plot.step))
	room := layout.Rect{Left: plot.axis.Left, Right: p.Right(), Bottom: plot.height}
	return layout.Body{
		Height: plot.height + foot + leading*float64(len(plot.across)) + 36,
		Alt:    plot.told(), Draw: plot.draw, Plane: layout.Across(plot.axis, room, true),
	}
}

// pitch is the height of a strip with what is over it.
func (plot *densityPlot) pitch(g densityStrip) float64 {
	if len(g.open) > 0 {
		return plot.tall + densityLabel + densityOpen
	}
	return plot.tall + densityLabel
}

// fit lays the axis out.
func (plot *densityPlot) fit(low, high float64) {
	p, edge, n := plot.Page, plot.called.Left(plot.Page), 6
	if p.Narrow() {
		n = 4
	}
	from, to, ticks := layout.FitAxis(plot.along, low, high, n)
	from, to = min(from, low), max(to, high) // all of a cell, though its numbers begin later
	axis := layout.Scale{Min: from, Max: to, Numbers: p.Numbers(plot.along.Unit, false, ticks)}
	axis.Left = max(edge+10, p.Clear(edge, axis, ticks[0]))
	axis.Right = p.Right() - max(12, p.Fonts.Width(typeset.Regular, layout.AxisSize, p.Number(axis, ticks[len(ticks)-1]))/2)
	plot.axis, plot.ticks = axis, ticks
}

// draw draws the plot from its top on.
func (plot *densityPlot) draw(top float64) {
	const leading = 17.0
	p, bottom := plot.Page, top+plot.height
	p.Rules(plot.axis, plot.ticks, top, bottom)
	p.Ticks(plot.axis, plot.ticks, bottom+17)
	for i, line := range plot.across {
		p.TextRight(typeset.Regular, layout.AxisSize, p.Theme.Muted, p.Right(), bottom+17+leading*float64(i+1), line)
	}
	plot.shades(bottom + 30 + leading*float64(len(plot.across)))
	y := top
	for i, g := range plot.strips {
		pitch := plot.called.Pitch(i, plot.pitch(g))
		at := y + plot.called.Head(i)
		if !plot.called.Above {
			at = y + (pitch-plot.pitch(g))/2
		}
		strip := at + plot.pitch(g) - plot.tall
		if g.name != "" {
			plot.called.Draw(p, i, y, strip+plot.tall/2)
		}
		plot.strip(i, g, strip)
		y += pitch + densityGap
	}
}

// colour is that of a group in a shade: the darker, the greater a share is.
func (plot *densityPlot) colour(emphasis bool, share float64) (out layout.Colour, k float64) {
	out = plot.Theme.Danube
	if emphasis {
		out = plot.Theme.Ember
	}
	return out, lightest + (1-lightest)*share/plot.most
}

// strip draws the cells of a group, the points of what is open over them, and its median.
func (plot *densityPlot) strip(i int, g densityStrip, top float64) {
	p := plot.Page
	p.Rect(p.Theme.Tint(p.Theme.Slate.Mark, 0.07), plot.axis.Left, top, plot.axis.Right, top+plot.tall)
	for _, c := range plot.cells(g) {
		colour, k := plot.colour(g.emphasis, c.share(g))
		title := strings.TrimPrefix(g.name+", ", ", ") + p.Locale.Range(p.Tick(c.from), p.Tick(c.to)) + ": " + p.Count(len(c.data), "%d number|%d numbers")
		var refs []string
		for _, d := range c.data {
			refs = append(refs, d.Refs()...)
		}
		p.Begin(fmt.Sprintf("strip-%d-%s", i+1, p.Tick(c.from)), title, refs)
		p.Rect(p.Theme.Tint(colour.Mark, k), plot.axis.At(c.from), top, plot.axis.At(c.to), top+plot.tall)
		p.Scene.End()
	}
	look := layout.Look{Colour: p.Theme.Danube, Shape: marks.Disc}
	if g.emphasis {
		look.Colour = p.Theme.Ember
	}
	for _, d := range g.open {
		point := p.PointOf(d, look)
		point.Radius = vg.Length(3.6)
		p.Group(d, strings.TrimPrefix(g.name+": "+d.Describe(), ": "), func() { p.PlotPoint(plot.axis, top-7, point) })
	}
	plot.median(g, top)
}

// median draws the line of the median of a group, and its number over the strip. What the
// bounds leave open has no line.
func (plot *densityPlot) median(g densityStrip, top float64) {
	p, e := plot.Page, g.summary.Median
	t := layout.Label{Number: e.In(p.Locale), Remark: p.Count(len(g.data), "median of %d number|median of %d"), Face: typeset.Bold, Size: layout.ValueSize, Colour: p.Theme.Ink}
	x := plot.axis.Left
	switch openOf(e) {
	case openExact:
		x = plot.axis.At(e.Low)
		p.Line(p.Theme.Background, 4.5, x, top-3, x, top+plot.tall+3)
		p.Line(p.Theme.Ink, 2.2, x, top-3, x, top+plot.tall+3)
	case openRange:
		x = (plot.axis.At(e.Low) + plot.axis.At(e.High)) / 2
		for _, at := range []float64{e.Low, e.High} {
			p.Line(p.Theme.Ink, 1.2, plot.axis.At(at), top-3, plot.axis.At(at), top+plot.tall+3)
		}
	case openBoth:
		t.Number = "?"
	}
	base := top - 6
	if len(g.open) > 0 {
		base -= densityOpen
	}
	w := p.LabelWidth(t)
	x = min(max(x-p.Fonts.Width(t.Face, t.Size, t.Number)/2, p.Left()), p.Right()-w)
	p.Plate(x, base, w, t.Size)
	p.DrawLabel(t, x, base)
}

// shades are the key: from no number to the greatest share of a group in one cell.
func (plot *densityPlot) shades(y float64) {
	const wide, tall, some = 22.0, 11.0, 5
	p := plot.Page
	most := p.Tick(layout.ThreeDigits(plot.most*100)) + p.Say("%")
	x := p.Left()
	p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, x, y+10, "0")
	x += p.Fonts.Width(typeset.Regular, layout.AxisSize, "0") + 7
	for i := range some {
		share := plot.most * float64(i) / (some - 1)
		colour, k := plot.colour(false, share)
		if i == 0 {
			p.Rect(p.Theme.Tint(p.Theme.Slate.Mark, 0.07), x, y, x+wide, y+tall)
		} else {
			p.Rect(p.Theme.Tint(colour.Mark, k), x, y, x+wide, y+tall)
		}
		x += wide
	}
	p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, x+7, y+10, most)
	x += 7 + p.Fonts.Width(typeset.Regular, layout.AxisSize, most) + 14
	if x+p.Fonts.Width(typeset.Regular, layout.AxisSize, plot.key) <= p.Right() {
		p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, x, y+10, plot.key)
		return
	}
	p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, p.Left(), y+26, plot.key)
}

// told is the chart in words: of each group how many numbers it has, its quartiles, and where
// most are.
func (plot *densityPlot) told() []string {
	p := plot.Page
	alt := []string{p.Opening("Density strips", p.Count(len(plot.strips), "%d group|%d groups"), p.Count(plot.count, "%d number|%d numbers"), scaled(p, plot.title, false))}
	in := func(e analysis.Estimate) string {
		if openOf(e) == openBoth {
			return p.Say("unknown")
		}
		return e.In(p.Locale)
	}
	for _, g := range plot.strips {
		q := g.summary
		told := strings.Join(append([]string{p.Count(len(g.data), "%d number|%d numbers")}, claims(g.data)...), ", ") + "; " + p.Sayf("median %s, quartiles %s and %s; lowest %s, highest %s",
			in(q.Median), in(q.Q1), in(q.Q3), in(q.Min), in(q.Max))
		c := slices.MaxFunc(plot.cells(g), func(a, b densityCell) int { return cmp.Compare(len(a.data), len(b.data)) })
		told += "; " + p.Sayf("most from %s to %s", p.Tick(c.from), p.Tick(c.to))
		alt = append(alt, layout.Sentence(cmp.Or(g.name, p.Say("In all"))+": "+told))
	}
	if plot.missing > 0 {
		alt = append(alt, layout.Sentence(p.Count(plot.missing, "%d row has no number|%d rows have no number")))
	}
	return alt
}

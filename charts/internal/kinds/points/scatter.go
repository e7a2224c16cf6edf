package points

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/analysis"
	"quotient/analysis/prose"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
)

// Scatter is the kind scatter.
var Scatter = layout.Kind{
	Name:    "scatter",
	Doc:     "Two numbers a row, one across and one up: whether they go together, each with its bound.",
	Unnamed: true,
	Titled:  true,
	Spec:    func() layout.Specification { return &scatterSpec{} },
}

// scatterSpec is a scatter plot in charts.yaml: two columns of one table, or
// the numbers of two, paired by a column that both have.
type scatterSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	X           spec.Axis        `yaml:"x"`
	Y           spec.Axis        `yaml:"y"`
	By          datasets.Text    `yaml:"by"` // the column that pairs the rows of two tables
	Series      spec.Series      `yaml:"series"`
	Trend       datasets.Text    `yaml:"trend"` // true for the line of least squares
	spec.Ends   `yaml:",inline"` // which are keys of x and y
}

// A scatterPoint is one point: two numbers of a row, or of two rows.
type scatterPoint struct {
	x, y spec.Datum
	name string
}

// certainty is the weaker of the two: what is computed from a proposal is
// itself proposed.
func (pt scatterPoint) certainty() marks.Certainty {
	order := []marks.Certainty{marks.Asserted, marks.Computed, marks.Speculated, marks.Proposed}
	return order[max(slices.Index(order, pt.x.Certainty()), slices.Index(order, pt.y.Certainty()))]
}

func (pt scatterPoint) refs() []string {
	refs := append([]string{}, pt.y.Refs()...)
	for _, ref := range pt.x.Refs() {
		if !slices.Contains(refs, ref) {
			refs = append(refs, ref)
		}
	}
	return refs
}

// scatterPlot is a scatter plot that is resolved.
type scatterPlot struct {
	*scatterSpec
	points         []scatterPoint
	single         int // rows without a partner
	xTitle, yTitle string
	xLog, yLog     bool
	wide, tall     spec.Extent
	years          bool // x are years, and written as such
	trend          *analysis.Trend
}

const (
	mostPoints = 2000
	mostNames  = 60 // points that are named one by one, on the plot and in words
)

// Layout resolves what the chart names and returns its body.
func (s *scatterSpec) Layout(r *spec.Resolver) layout.Layout {
	s.Misplaced(r)
	plt := scatterPlot{scatterSpec: s}
	plt.points, plt.single = s.pairs(r)
	var xs, ys []spec.Datum
	for _, pt := range plt.points {
		xs, ys = append(xs, pt.x), append(ys, pt.y)
	}
	plt.xTitle = r.AxisTitle(s.X, xs, r.OneUnit(s.ID, xs))
	plt.years = spec.Yearly(s.X.Column.Value, xs)
	plt.yTitle = r.AxisTitle(s.Y, ys, r.OneUnit(s.ID, ys))
	plt.xLog, plt.yLog = r.LogScale(s.X.Scale, xs), r.LogScale(s.Y.Scale, ys)
	plt.wide, plt.tall = s.X.Extent(r, plt.xLog, xs), s.Y.Extent(r, plt.yLog, ys)
	s.Series.Check(r, ys)
	s.Series.Encode(r, ys, spec.Encoding{Most: spec.MostLooks})
	plt.trend = s.line(r, plt.points)
	r.Crowded(s.ID, len(plt.points), mostPoints, "points")
	return func(p *layout.Page) layout.Body { return plt.body(p) }
}

// pairs are the points, in the order of rows, and how many rows have no partner.
func (s *scatterSpec) pairs(r *spec.Resolver) (out []scatterPoint, single int) {
	if s.X.Table.Value == "" && s.Y.Table.Value == "" {
		if !s.OnlyTable(r, s.ID) {
			return nil, 0
		}
		if s.X.Column.Value == s.Y.Column.Value {
			r.Fault(s.ID, "name two columns: x: {column: …} and y: {column: …}; or two tables and the column that pairs them", "both axes have the same numbers")
			return nil, 0
		}
		data := s.Data(r, s.ID, false)
		ys := r.Numbers(s.ID, s.Y.Column, data)
		for _, d := range r.Numbers(s.ID, s.X.Column, data) {
			i := slices.IndexFunc(ys, func(y spec.Datum) bool { return y.Row() == d.Row() })
			if i >= 0 {
				out = append(out, scatterPoint{d, ys[i], s.Name(d)})
			}
		}
		r.Numberless += len(data) - len(out)
		r.Empty = len(out) == 0
		return out, 0
	}
	if s.X.Table.Value == "" || s.Y.Table.Value == "" || s.By.Value == "" || s.Table.Value != "" || len(s.Rows.Rows) > 0 {
		r.Fault(s.ID, "x: {table: …}, y: {table: …}, by: COLUMN", "two tables are paired by a column: both axes name one, and the chart none")
		return nil, 0
	}
	side := func(a spec.Axis) []spec.Datum {
		rows := spec.Rows{Table: a.Table, Where: a.Where, Sort: s.Sort}
		data := r.Numbers(a.Table, a.Column, rows.Data(r, s.ID, false))
		if !r.Whole(s.By, data) {
			return nil
		}
		seen := map[string]spec.Datum{}
		for _, d := range data {
			if twin, ok := seen[d.Cell(s.By.Value)]; ok {
				r.Fault(s.By, "keep one of them with where: {…} under the axis", "%s and %s have the same %s, %q, so that a pair cannot be told", twin.Ref(), d.Ref(), s.By.Value, d.Cell(s.By.Value))
				return nil
			}
			seen[d.Cell(s.By.Value)] = d
		}
		return data
	}
	xs, ys := side(s.X), side(s.Y)
	if s.Label.Value == "" {
		s.Label = s.By
	}
	r.Column(s.Label, ys)
	single = len(xs) + len(ys)
	for _, y := range ys {
		i := slices.IndexFunc(xs, func(x spec.Datum) bool { return x.Cell(s.By.Value) == y.Cell(s.By.Value) })
		if i >= 0 {
			out = append(out, scatterPoint{xs[i], y, s.Name(y)})
			single -= 2
		}
	}
	if len(out) == 0 && len(xs) > 0 && len(ys) > 0 {
		r.Fault(s.By, "", "no row of %s has the same %s as one of %s", s.X.Table.Value, s.By.Value, s.Y.Table.Value)
	}
	r.Empty = len(out) == 0
	return out, single
}

// line is the trend, where one is wanted and the numbers have one.
func (s *scatterSpec) line(r *spec.Resolver, points []scatterPoint) *analysis.Trend {
	switch s.Trend.Value {
	case "", "false":
		return nil
	case "true":
	default:
		r.Fault(s.Trend, "write true, or leave it out", "trend is %q", s.Trend.Value)
		return nil
	}
	if s.X.Scale.Value == "log" || s.Y.Scale.Value == "log" {
		r.Fault(s.Trend, "leave out the trend, or the log scales", "the trend is a straight line, and on a log scale it would be bent")
		return nil
	}
	var xs, ys []float64
	for _, pt := range points {
		for _, d := range []spec.Datum{pt.x, pt.y} {
			if d.Bound() != marks.Exact {
				r.Fault(s.Trend, "leave out the trend, or keep only exact numbers with where", "%s is bounded (%s): a line through limits would claim to know where in them the numbers lie", d.Ref(), d.Label())
				return nil
			}
		}
		x, _ := pt.x.Value()
		y, _ := pt.y.Value()
		xs, ys = append(xs, x), append(ys, y)
	}
	if len(points) == 0 {
		return nil
	}
	if len(points) < 3 {
		r.Fault(s.Trend, "leave out the trend", "a trend needs three points, and there are %d", len(points))
		return nil
	}
	trend, ok := analysis.LeastSquares(xs, ys)
	alike := spec.Indistinct(slices.Min(xs), slices.Max(xs)) || spec.Indistinct(slices.Min(ys), slices.Max(ys))
	if !ok || alike || math.IsNaN(trend.Correlation) {
		r.Fault(s.Trend, "leave out the trend", "all numbers of one axis are alike, so there is no trend")
		return nil
	}
	return &trend
}

// formula writes the trend: rent = 120 + 8.4 × area.
func (plt *scatterPlot) formula(p *layout.Page) string {
	t := plt.trend
	sign := "+"
	if t.Slope < 0 {
		sign = "−"
	}
	return plt.yTitle + " = " + p.ThreeDigits(t.Intercept) + "\u00a0" + sign + "\u00a0" + p.ThreeDigits(math.Abs(t.Slope)) + "\u00a0×\u00a0" + plt.xTitle
}

// fit is r², cut to two decimals so that it is never said to be better than it
// is, and in percent.
func (plt *scatterPlot) fit() (r2, percent float64) {
	percent = math.Floor(plt.trend.Correlation*plt.trend.Correlation*100 + 1e-9)
	return percent / 100, percent
}

// radius is that of a point where there are n.
func scatterRadius(n int) vg.Length {
	switch {
	case n > 150:
		return 3.4
	case n > mostNames:
		return 4.4
	case n > 20:
		return 5.4
	}
	return layout.PointRadius
}

func (plt *scatterPlot) marks(p *layout.Page, pt scatterPoint) *marks.Scatter {
	l := layout.Look{Colour: p.Theme.Danube, Shape: marks.Disc}
	if plt.Series.Column.Value != "" {
		l = p.Theme.Look(&plt.Series, pt.y)
	}
	x, xHigh := pt.x.Value()
	y, yHigh := pt.y.Value()
	item := marks.Pair{X: x, Y: y, XBound: pt.x.Bound(), YBound: pt.y.Bound(), Certainty: pt.certainty(), Color: l.Mark, Shape: l.Shape}
	if item.XBound == marks.Between {
		item.XHigh, item.XLoose = xHigh, pt.x.Loose()
	}
	if item.YBound == marks.Between {
		item.YHigh, item.YLoose = yHigh, pt.y.Loose()
	}
	s, err := marks.NewScatter([]marks.Pair{item})
	if err != nil {
		p.Fail("%s: %v", pt.y.Ref(), err)
		return nil
	}
	s.Radius, s.Background = scatterRadius(len(plt.points)), p.Theme.Background
	if len(plt.points) > 20 {
		s.Rim = 1
	}
	return s
}

// axes are the two rulers, with their ticks, between the edges of the plot,
// whose top is at 0. Points at an edge keep room for what leads out of them.
func (plt *scatterPlot) axes(p *layout.Page, height float64) (x, y layout.Scale, xTicks, yTicks []float64) {
	ends := func(get func(scatterPoint) spec.Datum, along spec.Extent, n int) (layout.Scale, []float64) {
		low, high := math.Inf(1), math.Inf(-1)
		for _, pt := range plt.points {
			v, far := get(pt).Value()
			low, high = min(low, v), max(high, far)
		}
		from, to, ticks := layout.FitAxis(along, low, high, n)
		return layout.Scale{Log: along.Log, Min: from, Max: to}, ticks
	}
	n := 6
	if p.Narrow() {
		n = 4
	}
	x, xTicks = ends(func(pt scatterPoint) spec.Datum { return pt.x }, plt.wide, n)
	if whole := slices.DeleteFunc(slices.Clone(xTicks), func(v float64) bool { return v != math.Trunc(v) }); plt.years && len(whole) > 1 {
		xTicks = layout.RoundYears(whole)
	}
	y, yTicks = ends(func(pt scatterPoint) spec.Datum { return pt.y }, plt.tall, 5)
	left, right, up, down := 8.0, 8.0, 8.0, 8.0
	for _, pt := range plt.points {
		s := plt.marks(p, pt)
		if s == nil {
			return x, y, xTicks, yTicks
		}
		// On a plot of one unit, only what a mark takes beside its number.
		box := s.GlyphBoxes(layout.Axes(x.Min, x.Max, y.Min, y.Max))[0]
		v, far := pt.x.Value()
		x.Left, x.Right = 0, p.Right()-p.Left()
		left, right = max(left, float64(-box.Min.X)-x.At(v)), max(right, float64(box.Max.X)-(x.Right-x.At(far)))
		v, far = pt.y.Value()
		y.Left, y.Right = height, 0
		down, up = max(down, float64(-box.Min.Y)-(height-y.At(v))), max(up, float64(box.Max.Y)-y.At(far))
	}
	x.Left = p.Left() + p.TickWidth(yTicks) + 10 + left
	x.Right = p.Right() - max(right, p.Fonts.Width(typeset.Regular, layout.AxisSize, p.Tick(xTicks[len(xTicks)-1]))/2)
	y.Left, y.Right = height-down, up
	p.Roomy(x, "points")
	return x, y, xTicks, yTicks
}

// ends of the trend, cut to the plane and to the numbers that it is drawn from.
func (plt *scatterPlot) segment(x, y layout.Scale) (x0, y0, x1, y1 float64) {
	low, high := math.Inf(1), math.Inf(-1)
	for _, pt := range plt.points {
		v, _ := pt.x.Value()
		low, high = min(low, v), max(high, v)
	}
	a, b := plt.trend.Intercept, plt.trend.Slope
	if b != 0 {
		at := []float64{(y.Min - a) / b, (y.Max - a) / b}
		slices.Sort(at)
		low, high = max(low, at[0]), min(high, at[1])
	}
	return x.At(low), y.At(a + b*low), x.At(high), y.At(a + b*high)
}

func (plt *scatterPlot) body(p *layout.Page) layout.Body {
	const leading = 17.0
	height := 380.0
	switch {
	case p.Tight && p.Narrow():
		height = 260
	case p.Tight:
		height = 166
	case p.Narrow():
		height = 320
	}
	x, y, xTicks, yTicks := plt.axes(p, height)
	if p.Err != nil {
		return layout.Body{}
	}
	heaps := plt.heaps(p, &x, &y, height)
	nameless := plt.label(p, heaps, x, y, height)
	for _, pt := range plt.points {
		p.UsePoint(pt.x)
		p.UsePoint(pt.y)
	}

	// Above the plot stand what goes up, the series, and the trend.
	measure := p.Right() - p.Left()
	up := p.Fonts.Wrap(typeset.Regular, layout.AxisSize, measure, plt.upward(p))
	across := p.Fonts.Wrap(typeset.Regular, layout.AxisSize, p.Right()-x.Left, plt.across(p))
	ys := make([]spec.Datum, len(plt.points))
	for i, pt := range plt.points {
		ys[i] = pt.y
	}
	legend := p.Legend(&plt.Series, ys, layout.Never)
	var words []string
	if plt.trend != nil {
		p.Signs = append(p.Signs, layout.SignTrend)
		words = p.Fonts.Wrap(typeset.Medium, layout.AxisSize, measure-34, plt.formula(p)+"; "+plt.fitted(p))
	}
	head := leading*float64(len(up)+len(words)) + legend.Height()
	if legend.Lines > 0 {
		head += 6
	}
	if len(words) > 0 {
		head += 4
	}
	var notes []string
	if nameless > 0 {
		notes = append(notes, p.Count(nameless, "%d point has no room for its name|%d points have no room for their names"))
	}
	if plt.single > 0 {
		notes = append(notes, p.Count(plt.single, "%d row has no partner and is left out|%d rows have no partner and are left out"))
	}
	var note []string
	if len(notes) > 0 {
		note = p.Fonts.Wrap(typeset.Italic, layout.NoteSize, measure, layout.Sentence(strings.Join(notes, "; ")))
	}
	foot := 24 + leading*float64(len(across)+len(note))
	head += 8

	return layout.Body{Height: head + height + foot, Alt: plt.alt(p), Draw: func(top float64) {
		at := top + 11
		for _, line := range up {
			p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, p.Left(), at, line)
			at += leading
		}
		if legend.Lines > 0 {
			at += 6
			legend.Draw(p, at)
			at += legend.Height()
		}
		if len(words) > 0 {
			at += 4
			hollow(p, p.Left(), at-4.5, p.Left()+26, at-4.5)
			for _, line := range words {
				p.Text(typeset.Medium, layout.AxisSize, p.Theme.Ink, p.Left()+34, at, line)
				at += leading
			}
		}
		top += head
		x, y := x, y
		y.Left, y.Right = top+y.Left, top+y.Right
		bottom := top + height
		for _, v := range xTicks {
			p.Line(p.Theme.Grid, 1, x.At(v), top, x.At(v), bottom)
		}
		left := p.Left() + p.TickWidth(yTicks) + 8
		p.Levels(y, yTicks, left, p.Right(), false)
		p.Ticks(x, xTicks, bottom+17, plt.years && !slices.ContainsFunc(xTicks, func(v float64) bool { return v != math.Trunc(v) }))
		for i, line := range across {
			p.TextRight(typeset.Regular, layout.AxisSize, p.Theme.Muted, p.Right(), bottom+17+leading*float64(i+1), line)
		}
		for i, line := range note {
			p.Text(typeset.Italic, layout.NoteSize, p.Theme.Muted, p.Left(), bottom+20+leading*float64(len(across)+i+1), line)
		}
		for _, h := range heaps {
			if s := h.spot; s.Found {
				p.Rect(p.Theme.Background, s.Left-2, top+s.Top, s.Right+2, top+s.Bottom)
			}
		}
		if plt.trend != nil {
			x0, y0, x1, y1 := plt.segment(x, y)
			hollow(p, x0, y0, x1, y1)
		}
		for _, h := range heaps {
			if s := h.spot; len(s.Leader) > 0 {
				p.Line(p.Theme.Rule, 1, s.Leader[0], top+s.Leader[1], s.Leader[2], top+s.Leader[3])
			}
		}
		plt.draw(p, heaps, x, y)
		for _, h := range heaps {
			if s := h.spot; s.Found {
				w := p.LabelWidth(h.tag)
				from := s.Left
				if (s.Left+s.Right)/2 < (h.box.Left+h.box.Right)/2 && s.Right <= h.box.Left+4 {
					from = s.Right - w
				}
				p.DrawLabel(h.tag, from, top+s.Bottom-4.5)
			}
		}
	}}
}

// hollow draws a computed line.
func hollow(p *layout.Page, x0, y0, x1, y1 float64) {
	length := math.Hypot(x1-x0, y1-y0)
	if length < 4 {
		return
	}
	dx, dy := (x1-x0)/length, (y1-y0)/length
	p.Line(p.Theme.Muted, 4.4, x0, y0, x1, y1)
	p.Line(p.Theme.Background, 1.8, x0+1.3*dx, y0+1.3*dy, x1-1.3*dx, y1-1.3*dy)
}

// upward and across name the axes, with the scale where it is not linear.
func (plt *scatterPlot) upward(p *layout.Page) string { return scaled(p, plt.yTitle, plt.yLog) }

func (plt *scatterPlot) across(p *layout.Page) string { return scaled(p, plt.xTitle, plt.xLog) }

func scaled(p *layout.Page, title string, log bool) string {
	title = prose.Capitalized(title)
	if log {
		title += " (" + p.Say("log scale") + ")"
	}
	return title
}

func (plt *scatterPlot) fitted(p *layout.Page) string {
	r2, percent := plt.fit()
	return p.Sayf("r² = %s: the line accounts for %s of the variation", p.ThreeDigits(r2), p.ThreeDigits(percent)+"%")
}

func (plt *scatterPlot) told(p *layout.Page, pt scatterPoint) string {
	name := pt.name
	if series := plt.Series.Name(pt.y); series != "" {
		name = strings.TrimPrefix(name+", "+series, ", ")
	}
	// A number is told by its unit, and by its axis where that does not tell it.
	x, y := pt.x.Describe(), pt.y.Describe()
	if q := pt.x.Quantity(); plt.years && q.IsPoint() && q.Value().IsInt() {
		x = edtf.FormatYear(q.Value().Num().Int64(), p.Locale.Tag)
	}
	if a, b := pt.x.Quantity().Unit, pt.y.Quantity().Unit; a == b || a == (quantity.Unit{}) || b == (quantity.Unit{}) {
		x, y = plt.xTitle+" "+x, plt.yTitle+" "+y
	}
	return strings.TrimPrefix(name+": "+x+"; "+y, ": ")
}

// alt tells every point or, of many, the ends and how many lie between.
func (plt *scatterPlot) alt(p *layout.Page) []string {
	alt := []string{p.Opening("Scatter plot", p.Count(len(plt.points), "%d point|%d points"),
		p.Sayf("%s across", plt.across(p)), p.Sayf("%s up", plt.upward(p)))}
	if len(plt.points) <= mostNames {
		for _, pt := range plt.points {
			alt = append(alt, layout.Sentence(plt.told(p, pt)))
		}
	} else {
		by := func(a, b scatterPoint) int { return cmp.Compare(layout.First(a.y.Value()), layout.First(b.y.Value())) }
		alt = append(alt,
			layout.Sentence(p.Sayf("The lowest: %s", plt.told(p, slices.MinFunc(plt.points, by)))),
			layout.Sentence(p.Sayf("The highest: %s", plt.told(p, slices.MaxFunc(plt.points, by)))),
			layout.Sentence(p.Count(len(plt.points)-2, "%d point between|%d points between")))
	}
	if plt.single > 0 {
		alt = append(alt, layout.Sentence(p.Count(plt.single, "%d row has no partner and is left out|%d rows have no partner and are left out")))
	}
	if plt.trend != nil {
		alt = append(alt, layout.Sentence(p.Sayf("Line of least squares: %s", plt.formula(p)+"; "+plt.fitted(p))))
	}
	return alt
}

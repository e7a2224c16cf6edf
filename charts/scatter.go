package charts

import (
	"cmp"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/analysis"
	"quotient/analysis/prose"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
)

var scatterKind = Kind{
	Name: "scatter",
	Doc:  "Two numbers a row, one across and one up: whether they go together, each with its bound.",
	spec: func() specification { return &scatterSpec{} },
}

// scatterSpec is a scatter plot in charts.yaml: two columns of one table, or
// the numbers of two, paired by a column that both have.
type scatterSpec struct {
	Common `yaml:",inline"`
	Rows   `yaml:",inline"`
	X      Axis             `yaml:"x"`
	Y      Axis             `yaml:"y"`
	By     datasets.Text    `yaml:"by"` // the column that pairs the rows of two tables
	Series Series           `yaml:"series"`
	Trend  datasets.Text    `yaml:"trend"` // true for the line of least squares
	Ends   `yaml:",inline"` // which are keys of x and y
}

// A scatterPoint is one point: two numbers of a row, or of two rows.
type scatterPoint struct {
	x, y datum
	name string
}

// certainty is the weaker of the two: what is computed from a proposal is
// itself proposed.
func (pt scatterPoint) certainty() marks.Certainty {
	order := []marks.Certainty{marks.Asserted, marks.Computed, marks.Speculated, marks.Proposed}
	return order[max(slices.Index(order, pt.x.certainty()), slices.Index(order, pt.y.certainty()))]
}

func (pt scatterPoint) refs() []string {
	refs := append([]string{}, pt.y.refs()...)
	for _, ref := range pt.x.refs() {
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
	wide, tall     extent
	years          bool // x are years, and written as such
	trend          *analysis.Trend
}

const (
	mostPoints = 2000
	mostNames  = 60 // points that are named one by one, on the plot and in words
)

func (s *scatterSpec) layout(r *resolver) layout {
	s.misplaced(r)
	plt := scatterPlot{scatterSpec: s}
	plt.points, plt.single = s.pairs(r)
	var xs, ys []datum
	for _, pt := range plt.points {
		xs, ys = append(xs, pt.x), append(ys, pt.y)
	}
	plt.xTitle = r.axisTitle(s.X, xs, r.oneUnit(s.ID, xs))
	plt.years = yearly(s.X.Column.Value, xs)
	plt.yTitle = r.axisTitle(s.Y, ys, r.oneUnit(s.ID, ys))
	plt.xLog, plt.yLog = r.logScale(s.X.Scale, xs), r.logScale(s.Y.Scale, ys)
	plt.wide, plt.tall = s.X.extent(r, plt.xLog, xs), s.Y.extent(r, plt.yLog, ys)
	s.Series.check(r, ys)
	s.Series.tell(r, ys, telling{most: mostLooks})
	plt.trend = s.line(r, plt.points)
	r.crowded(s.ID, len(plt.points), mostPoints, "points")
	return func(p *page) body { return plt.body(p) }
}

// pairs are the points, in the order of rows, and how many rows have no partner.
func (s *scatterSpec) pairs(r *resolver) (out []scatterPoint, single int) {
	if s.X.Table.Value == "" && s.Y.Table.Value == "" {
		if !s.onlyTable(r, s.ID) {
			return nil, 0
		}
		if s.X.Column.Value == s.Y.Column.Value {
			r.fault(s.ID, "name two columns: x: {column: …} and y: {column: …}; or two tables and the column that pairs them", "both axes have the same numbers")
			return nil, 0
		}
		data := s.data(r, s.ID, false)
		ys := r.numbers(s.ID, s.Y.Column, data)
		for _, d := range r.numbers(s.ID, s.X.Column, data) {
			i := slices.IndexFunc(ys, func(y datum) bool { return y.row() == d.row() })
			if i >= 0 {
				out = append(out, scatterPoint{d, ys[i], s.name(d)})
			}
		}
		r.numberless += len(data) - len(out)
		r.empty = len(out) == 0
		return out, 0
	}
	if s.X.Table.Value == "" || s.Y.Table.Value == "" || s.By.Value == "" || s.Table.Value != "" || len(s.Rows.Rows) > 0 {
		r.fault(s.ID, "x: {table: …}, y: {table: …}, by: COLUMN", "two tables are paired by a column: both axes name one, and the chart none")
		return nil, 0
	}
	side := func(a Axis) []datum {
		rows := Rows{Table: a.Table, Where: a.Where, Sort: s.Sort}
		data := r.numbers(a.Table, a.Column, rows.data(r, s.ID, false))
		if !r.whole(s.By, data) {
			return nil
		}
		seen := map[string]datum{}
		for _, d := range data {
			if twin, ok := seen[d.cell(s.By.Value)]; ok {
				r.fault(s.By, "keep one of them with where: {…} under the axis", "%s and %s have the same %s, %q, so that a pair cannot be told", twin.ref(), d.ref(), s.By.Value, d.cell(s.By.Value))
				return nil
			}
			seen[d.cell(s.By.Value)] = d
		}
		return data
	}
	xs, ys := side(s.X), side(s.Y)
	if s.Label.Value == "" {
		s.Label = s.By
	}
	r.column(s.Label, ys)
	single = len(xs) + len(ys)
	for _, y := range ys {
		i := slices.IndexFunc(xs, func(x datum) bool { return x.cell(s.By.Value) == y.cell(s.By.Value) })
		if i >= 0 {
			out = append(out, scatterPoint{xs[i], y, s.name(y)})
			single -= 2
		}
	}
	if len(out) == 0 && len(xs) > 0 && len(ys) > 0 {
		r.fault(s.By, "", "no row of %s has the same %s as one of %s", s.X.Table.Value, s.By.Value, s.Y.Table.Value)
	}
	r.empty = len(out) == 0
	return out, single
}

// line is the trend, where one is wanted and the numbers have one.
func (s *scatterSpec) line(r *resolver, points []scatterPoint) *analysis.Trend {
	switch s.Trend.Value {
	case "", "false":
		return nil
	case "true":
	default:
		r.fault(s.Trend, "write true, or leave it out", "trend is %q", s.Trend.Value)
		return nil
	}
	if s.X.Scale.Value == "log" || s.Y.Scale.Value == "log" {
		r.fault(s.Trend, "leave out the trend, or the log scales", "the trend is a straight line, and on a log scale it would be bent")
		return nil
	}
	var xs, ys []float64
	for _, pt := range points {
		for _, d := range []datum{pt.x, pt.y} {
			if d.bound() != marks.Exact {
				r.fault(s.Trend, "leave out the trend, or keep only exact numbers with where", "%s is bounded (%s): a line through limits would claim to know where in them the numbers lie", d.ref(), d.label())
				return nil
			}
		}
		x, _ := pt.x.value()
		y, _ := pt.y.value()
		xs, ys = append(xs, x), append(ys, y)
	}
	if len(points) == 0 {
		return nil
	}
	if len(points) < 3 {
		r.fault(s.Trend, "leave out the trend", "a trend needs three points, and there are %d", len(points))
		return nil
	}
	trend, ok := analysis.LeastSquares(xs, ys)
	alike := indistinct(slices.Min(xs), slices.Max(xs)) || indistinct(slices.Min(ys), slices.Max(ys))
	if !ok || alike || math.IsNaN(trend.Correlation) {
		r.fault(s.Trend, "leave out the trend", "all numbers of one axis are alike, so there is no trend")
		return nil
	}
	return &trend
}

// formula writes the trend: rent = 120 + 8.4 × area.
func (plt *scatterPlot) formula(p *page) string {
	t := plt.trend
	sign := "+"
	if t.Slope < 0 {
		sign = "−"
	}
	return plt.yTitle + " = " + p.three(t.Intercept) + "\u00a0" + sign + "\u00a0" + p.three(math.Abs(t.Slope)) + "\u00a0×\u00a0" + plt.xTitle
}

// fit is r², cut to two decimals so that it is never said to be better than it
// is, and in percent.
func (plt *scatterPlot) fit() (r2, percent float64) {
	percent = math.Floor(plt.trend.Correlation*plt.trend.Correlation*100 + 1e-9)
	return percent / 100, percent
}

// three writes a computed number to three digits.
func (p *page) three(v float64) string {
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(v, 'g', 3, 64))
	if !ok {
		return "?"
	}
	return p.Locale.FormatRat(r)
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
	return pointRadius
}

func (plt *scatterPlot) marks(p *page, pt scatterPoint) *marks.Scatter {
	l := look{p.Theme.Danube, marks.Disc}
	if plt.Series.Column.Value != "" {
		l = p.Theme.look(&plt.Series, pt.y)
	}
	x, xHigh := pt.x.value()
	y, yHigh := pt.y.value()
	item := marks.Pair{X: x, Y: y, XBound: pt.x.bound(), YBound: pt.y.bound(), Certainty: pt.certainty(), Color: l.Mark, Shape: l.shape}
	if item.XBound == marks.Between {
		item.XHigh, item.XLoose = xHigh, pt.x.loose()
	}
	if item.YBound == marks.Between {
		item.YHigh, item.YLoose = yHigh, pt.y.loose()
	}
	s, err := marks.NewScatter([]marks.Pair{item})
	if err != nil {
		p.fail("%s: %v", pt.y.ref(), err)
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
func (plt *scatterPlot) axes(p *page, height float64) (x, y ruler, xTicks, yTicks []float64) {
	ends := func(get func(scatterPoint) datum, along extent, n int) (ruler, []float64) {
		low, high := math.Inf(1), math.Inf(-1)
		for _, pt := range plt.points {
			v, far := get(pt).value()
			low, high = min(low, v), max(high, far)
		}
		from, to, ticks := along.axis(low, high, n)
		return ruler{log: along.log, min: from, max: to}, ticks
	}
	n := 6
	if p.narrow() {
		n = 4
	}
	x, xTicks = ends(func(pt scatterPoint) datum { return pt.x }, plt.wide, n)
	if whole := slices.DeleteFunc(slices.Clone(xTicks), func(v float64) bool { return v != math.Trunc(v) }); plt.years && len(whole) > 1 {
		xTicks = roundYears(whole)
	}
	y, yTicks = ends(func(pt scatterPoint) datum { return pt.y }, plt.tall, 5)
	left, right, up, down := 8.0, 8.0, 8.0, 8.0
	for _, pt := range plt.points {
		s := plt.marks(p, pt)
		if s == nil {
			return x, y, xTicks, yTicks
		}
		// On a plot of one unit, only what a mark takes beside its number.
		box := s.GlyphBoxes(axes(x.min, x.max, y.min, y.max))[0]
		v, far := pt.x.value()
		x.left, x.right = 0, p.right()-p.left()
		left, right = max(left, float64(-box.Min.X)-x.at(v)), max(right, float64(box.Max.X)-(x.right-x.at(far)))
		v, far = pt.y.value()
		y.left, y.right = height, 0
		down, up = max(down, float64(-box.Min.Y)-(height-y.at(v))), max(up, float64(box.Max.Y)-y.at(far))
	}
	x.left = p.left() + p.tickWidth(yTicks) + 10 + left
	x.right = p.right() - max(right, p.fonts.Width(typeset.Regular, axisSize, p.tick(xTicks[len(xTicks)-1]))/2)
	y.left, y.right = height-down, up
	p.roomy(x, "points")
	return x, y, xTicks, yTicks
}

// ends of the trend, cut to the plane and to the numbers that it is drawn from.
func (plt *scatterPlot) segment(x, y ruler) (x0, y0, x1, y1 float64) {
	low, high := math.Inf(1), math.Inf(-1)
	for _, pt := range plt.points {
		v, _ := pt.x.value()
		low, high = min(low, v), max(high, v)
	}
	a, b := plt.trend.Intercept, plt.trend.Slope
	if b != 0 {
		at := []float64{(y.min - a) / b, (y.max - a) / b}
		slices.Sort(at)
		low, high = max(low, at[0]), min(high, at[1])
	}
	return x.at(low), y.at(a + b*low), x.at(high), y.at(a + b*high)
}

func (plt *scatterPlot) body(p *page) body {
	const leading = 17.0
	height := 380.0
	switch {
	case p.tight && p.narrow():
		height = 260
	case p.tight:
		height = 166
	case p.narrow():
		height = 320
	}
	x, y, xTicks, yTicks := plt.axes(p, height)
	if p.err != nil {
		return body{}
	}
	heaps := plt.heaps(p, &x, &y, height)
	nameless := plt.label(p, heaps, x, y, height)
	for _, pt := range plt.points {
		p.usePoint(pt.x)
		p.usePoint(pt.y)
	}

	// Above the plot stand what goes up, the series, and the trend.
	measure := p.right() - p.left()
	up := p.fonts.Wrap(typeset.Regular, axisSize, measure, plt.upward(p))
	across := p.fonts.Wrap(typeset.Regular, axisSize, p.right()-x.left, plt.across(p))
	ys := make([]datum, len(plt.points))
	for i, pt := range plt.points {
		ys[i] = pt.y
	}
	legend := p.legend(&plt.Series, ys, never)
	var words []string
	if plt.trend != nil {
		p.signs = append(p.signs, signTrend)
		words = p.fonts.Wrap(typeset.Medium, axisSize, measure-34, plt.formula(p)+"; "+plt.fitted(p))
	}
	head := leading*float64(len(up)+len(words)) + legend.height()
	if legend.lines > 0 {
		head += 6
	}
	if len(words) > 0 {
		head += 4
	}
	var notes []string
	if nameless > 0 {
		notes = append(notes, p.count(nameless, "%d point has no room for its name|%d points have no room for their names"))
	}
	if plt.single > 0 {
		notes = append(notes, p.count(plt.single, "%d row has no partner and is left out|%d rows have no partner and are left out"))
	}
	var note []string
	if len(notes) > 0 {
		note = p.fonts.Wrap(typeset.Italic, noteSize, measure, sentence(strings.Join(notes, "; ")))
	}
	foot := 24 + leading*float64(len(across)+len(note))
	head += 8

	return body{height: head + height + foot, alt: plt.alt(p), draw: func(top float64) {
		at := top + 11
		for _, line := range up {
			p.text(typeset.Regular, axisSize, p.Theme.Muted, p.left(), at, line)
			at += leading
		}
		if legend.lines > 0 {
			at += 6
			legend.draw(p, at)
			at += legend.height()
		}
		if len(words) > 0 {
			at += 4
			p.hollow(p.left(), at-4.5, p.left()+26, at-4.5)
			for _, line := range words {
				p.text(typeset.Medium, axisSize, p.Theme.Ink, p.left()+34, at, line)
				at += leading
			}
		}
		top += head
		x, y := x, y
		y.left, y.right = top+y.left, top+y.right
		bottom := top + height
		for _, v := range xTicks {
			p.line(p.Theme.Grid, 1, x.at(v), top, x.at(v), bottom)
		}
		left := p.left() + p.tickWidth(yTicks) + 8
		p.levels(y, yTicks, left, p.right(), false)
		p.ticks(x, xTicks, bottom+17, plt.years && !slices.ContainsFunc(xTicks, func(v float64) bool { return v != math.Trunc(v) }))
		for i, line := range across {
			p.textRight(typeset.Regular, axisSize, p.Theme.Muted, p.right(), bottom+17+leading*float64(i+1), line)
		}
		for i, line := range note {
			p.text(typeset.Italic, noteSize, p.Theme.Muted, p.left(), bottom+20+leading*float64(len(across)+i+1), line)
		}
		for _, h := range heaps {
			if s := h.spot; s.found {
				p.rect(p.Theme.Background, s.left-2, top+s.top, s.right+2, top+s.bottom)
			}
		}
		if plt.trend != nil {
			x0, y0, x1, y1 := plt.segment(x, y)
			p.hollow(x0, y0, x1, y1)
		}
		for _, h := range heaps {
			if s := h.spot; len(s.leader) > 0 {
				p.line(p.Theme.Rule, 1, s.leader[0], top+s.leader[1], s.leader[2], top+s.leader[3])
			}
		}
		plt.draw(p, heaps, x, y)
		for _, h := range heaps {
			if s := h.spot; s.found {
				w := p.tagWidth(h.tag)
				from := s.left
				if (s.left+s.right)/2 < (h.box.left+h.box.right)/2 && s.right <= h.box.left+4 {
					from = s.right - w
				}
				p.drawTag(h.tag, from, top+s.bottom-4.5)
			}
		}
	}}
}

// hollow draws a computed line.
func (p *page) hollow(x0, y0, x1, y1 float64) {
	length := math.Hypot(x1-x0, y1-y0)
	if length < 4 {
		return
	}
	dx, dy := (x1-x0)/length, (y1-y0)/length
	p.line(p.Theme.Muted, 4.4, x0, y0, x1, y1)
	p.line(p.Theme.Background, 1.8, x0+1.3*dx, y0+1.3*dy, x1-1.3*dx, y1-1.3*dy)
}

// upward and across name the axes, with the scale where it is not linear.
func (plt *scatterPlot) upward(p *page) string { return p.scaled(plt.yTitle, plt.yLog) }
func (plt *scatterPlot) across(p *page) string { return p.scaled(plt.xTitle, plt.xLog) }

func (p *page) scaled(title string, log bool) string {
	title = prose.Capitalized(title)
	if log {
		title += " (" + p.say("log scale") + ")"
	}
	return title
}

func (plt *scatterPlot) fitted(p *page) string {
	r2, percent := plt.fit()
	return p.sayf("r² = %s: the line accounts for %s of the variation", p.three(r2), p.three(percent)+"%")
}

func (plt *scatterPlot) told(p *page, pt scatterPoint) string {
	name := pt.name
	if series := plt.Series.name(pt.y); series != "" {
		name = strings.TrimPrefix(name+", "+series, ", ")
	}
	// A number is told by its unit, and by its axis where that does not tell it.
	x, y := pt.x.told(), pt.y.told()
	if q := pt.x.quantity(); plt.years && q.IsPoint() && q.Value().IsInt() {
		x = edtf.FormatYear(q.Value().Num().Int64(), p.Locale.Tag)
	}
	if a, b := pt.x.quantity().Unit, pt.y.quantity().Unit; a == b || a == (quantity.Unit{}) || b == (quantity.Unit{}) {
		x, y = plt.xTitle+" "+x, plt.yTitle+" "+y
	}
	return strings.TrimPrefix(name+": "+x+"; "+y, ": ")
}

// alt tells every point or, of many, the ends and how many lie between.
func (plt *scatterPlot) alt(p *page) []string {
	alt := []string{p.opening("Scatter plot", p.count(len(plt.points), "%d point|%d points"),
		p.sayf("%s across", plt.across(p)), p.sayf("%s up", plt.upward(p)))}
	if len(plt.points) <= mostNames {
		for _, pt := range plt.points {
			alt = append(alt, sentence(plt.told(p, pt)))
		}
	} else {
		by := func(a, b scatterPoint) int { return cmp.Compare(first(a.y.value()), first(b.y.value())) }
		alt = append(alt,
			sentence(p.sayf("The lowest: %s", plt.told(p, slices.MinFunc(plt.points, by)))),
			sentence(p.sayf("The highest: %s", plt.told(p, slices.MaxFunc(plt.points, by)))),
			sentence(p.count(len(plt.points)-2, "%d point between|%d points between")))
	}
	if plt.single > 0 {
		alt = append(alt, sentence(p.count(plt.single, "%d row has no partner and is left out|%d rows have no partner and are left out")))
	}
	if plt.trend != nil {
		alt = append(alt, sentence(p.sayf("Line of least squares: %s", plt.formula(p)+"; "+plt.fitted(p))))
	}
	return alt
}

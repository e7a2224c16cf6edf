package points

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/analysis/wording"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
)

// Scatter is the kind scatter.
var Scatter = layout.Kind{
	Name:    "scatter",
	Panels:  true,
	Doc:     "Two numbers a row, one across and one up: whether they go together, each with its bound.",
	Unnamed: true,
	Titled:  true,
	Axes:    2,
	Spec:    func() layout.Specification { return &scatterSpec{} },
}

// scatterSpec is a scatter plot in charts.yaml: two columns of one table, or
// the numbers of two, paired by a column that both have.
type scatterSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	X           spec.Axis        `yaml:"x" is:"axis" doc:"the numbers across: a column, with title, scale, ends and what was measured"`
	Y           spec.Axis        `yaml:"y" is:"axis" doc:"the numbers upwards: a column, with title, scale, ends and what was measured"`
	By          datasets.Text    `yaml:"by" is:"column" doc:"the column that pairs the rows of two tables"`
	Series      spec.Series      `yaml:"series" is:"series" doc:"the column whose values have colours and shapes"`
	Named       datasets.Texts   `yaml:"named" is:"fact" doc:"the rows whose points have their names on the chart; all without it"`
	Size        datasets.Text    `yaml:"size" is:"column" doc:"a column of numbers that the areas of the points stand for, from zero"`
	Trend       datasets.Text    `yaml:"trend" is:"truth" doc:"true draws the line of least squares"`
	spec.Ends   `yaml:",inline"` // which are keys of x and y
}

// A scatterPoint is one point: two numbers of a row, or of two rows.
type scatterPoint struct {
	x, y spec.Datum
	name string
	size spec.Datum // of a bubble
}

// certainty is the weaker of the two: what is computed from a proposal is
// itself proposed.
func (pt scatterPoint) certainty() marks.Certainty {
	order := []marks.Certainty{marks.Asserted, marks.Computed, marks.Expected, marks.Speculated, marks.Proposed}
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
	sizeTitle      string  // what the areas of bubbles stand for; "" where all points are alike
	largest        float64 // of the sizes
	unnamed        []bool  // points that are not among those that are to be named
	ends           bool    // ends of some points were measured
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
	plt.sizes(r)
	var xs, ys []spec.Datum
	for _, pt := range plt.points {
		xs, ys = append(xs, pt.x), append(ys, pt.y)
	}
	r.Axis = "x"
	plt.xTitle = r.AxisTitle(s.X, xs, r.OneUnit(s.ID, xs))
	plt.years = spec.Yearly(s.X.Column.Value, xs)
	plt.xLog = r.LogScale(s.X.Scale, xs)
	s.X.Measure(r, s.ID, xs)
	plt.wide = s.X.Extent(r, plt.xLog, xs)
	r.Axis = "y"
	plt.yTitle = r.AxisTitle(s.Y, ys, r.OneUnit(s.ID, ys))
	plt.yLog = r.LogScale(s.Y.Scale, ys)
	s.Y.Measure(r, s.ID, ys)
	plt.ends = slices.ContainsFunc(plt.points, scatterPoint.measured)
	plt.tall = s.Y.Extent(r, plt.yLog, ys)
	s.Series.Check(r, ys)
	most := spec.MostLooks
	if s.Size.Value != "" { // shapes are of one area, and are not compared as discs are
		most = spec.MostColours
	}
	s.Series.Encode(r, ys, spec.Encoding{Most: most})
	plt.chosen(r)
	plt.trend = s.line(r, plt.points)
	r.Crowded(s.ID, len(plt.points), mostPoints, "points")
	return func(p *layout.Page) layout.Body { return plt.body(p) }
}

// chosen keeps the names of the points that the chart names, where it does.
func (plt *scatterPlot) chosen(r *spec.Resolver) {
	if len(plt.Named) == 0 || len(plt.points) == 0 {
		return
	}
	if plt.Label.Value == "" {
		r.Fault(plt.Named[0], "name the column of the names: label: …", "the points have no names")
		return
	}
	if n := len(plt.Named); n > mostNames {
		r.Fault(plt.Named[mostNames], "name fewer", "%d names are more than have room: %d at most", n, mostNames)
		return
	}
	plt.unnamed = make([]bool, len(plt.points))
	found := map[string]bool{}
	for i, pt := range plt.points {
		refs := pt.refs()
		at := slices.IndexFunc(plt.Named, func(t datasets.Text) bool { return slices.Contains(refs, t.Value) })
		if plt.unnamed[i] = at < 0; at >= 0 {
			for _, ref := range refs {
				found[ref] = true
			}
		}
	}
	var all []spec.Datum
	for _, pt := range plt.points {
		all = append(all, pt.y)
	}
	for _, t := range plt.Named {
		if !found[t.Value] && r.Facets == nil {
			r.Fault(t, datasets.DidYouMean(t.Value, spec.RefsOf(all)), "%q is not among the points", t.Value)
		}
	}
}

// written is the name of a point as the chart writes it at its mark; "" where it has none.
func (plt *scatterPlot) written(i int) string {
	if plt.unnamed != nil && plt.unnamed[i] {
		return ""
	}
	return plt.points[i].name
}

// pairs are the points, in the order of rows, and how many rows have no partner.
func (s *scatterSpec) pairs(r *spec.Resolver) (out []scatterPoint, single int) {
	switch {
	case s.X.Table.Value == "" && s.Y.Table.Value == "":
		out = s.columns(r)
	case s.X.Table.Value == "" || s.Y.Table.Value == "" || s.By.Value == "" || s.Table.Value != "" || len(s.Rows.Rows) > 0:
		r.Fault(s.ID, "x: {table: …}, y: {table: …}, by: COLUMN", "two tables are paired by a column: both axes name one, and the chart none")
	default:
		out, single = s.tables(r)
	}
	return out, single
}

// columns are the points of a chart of two columns of one table.
func (s *scatterSpec) columns(r *spec.Resolver) (out []scatterPoint) {
	if !s.OnlyTable(r, s.ID) {
		return nil
	}
	if s.X.Column.Value == s.Y.Column.Value {
		r.Fault(s.ID, "name two columns: x: {column: …} and y: {column: …}; or two tables and the column that pairs them", "both axes have the same numbers")
		return nil
	}
	data := s.Data(r, s.ID, false)
	ys := r.Numbers(s.ID, s.Y.Column, data)
	for _, d := range r.Numbers(s.ID, s.X.Column, data) {
		i := slices.IndexFunc(ys, func(y spec.Datum) bool { return y.Row() == d.Row() })
		if i >= 0 {
			out = append(out, scatterPoint{x: d, y: ys[i], name: s.Name(d)})
		}
	}
	r.Numberless += len(data) - len(out)
	r.Empty = len(out) == 0
	return out
}

// tables are the points of a chart of two tables, and how many rows have no partner.
func (s *scatterSpec) tables(r *spec.Resolver) (out []scatterPoint, single int) {
	xs, ys := s.side(r, s.X), s.side(r, s.Y)
	if s.Label.Value == "" {
		s.Label = s.By
	}
	r.Column(s.Label, ys)
	single = len(xs) + len(ys)
	for _, y := range ys {
		i := slices.IndexFunc(xs, func(x spec.Datum) bool { return x.Cell(s.By.Value) == y.Cell(s.By.Value) })
		if i >= 0 {
			out = append(out, scatterPoint{x: xs[i], y: y, name: s.Name(y)})
			single -= 2
		}
	}
	if len(out) == 0 && len(xs) > 0 && len(ys) > 0 {
		r.Fault(s.By, "", "no row of %s has the same %s as one of %s", s.X.Table.Value, s.By.Value, s.Y.Table.Value)
	}
	r.Empty = len(out) == 0
	return out, single
}

// side is the numbers of one axis, each with a partner of its own at most.
func (s *scatterSpec) side(r *spec.Resolver, a spec.Axis) []spec.Datum {
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

// upward and rightward name the axes, with the scale where it is not linear.
func (plt *scatterPlot) upward(p *layout.Page) string { return scaled(p, plt.yTitle, plt.yLog) }

func (plt *scatterPlot) rightward(p *layout.Page) string { return scaled(p, plt.xTitle, plt.xLog) }

func scaled(p *layout.Page, title string, log bool) string {
	title = wording.Capitalized(title)
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
	if o := pt.y.Row(); o != nil && plt.Label.Value == "" && name == o.ID { // which is no name
		name = ""
	}
	if series := plt.Series.Name(pt.y); series != "" {
		name = strings.TrimPrefix(name+", "+series, ", ")
	}
	// A number is told by its unit, and by its axis where that does not tell it.
	x, y := pt.x.Describe(), pt.y.Describe()
	if q := pt.x.Quantity(); plt.years && q.IsPoint() && q.Value().IsInt() {
		x = edtf.FormatYear(q.Value().Num().Int64(), p.Locale.Tag)
	}
	if a, b := pt.x.Quantity().Unit, pt.y.Quantity().Unit; a == b || a == (quantity.Unit{}) || b == (quantity.Unit{}) {
		x, y = titled(plt.xTitle, x), titled(plt.yTitle, y)
	}
	told := name + ": " + x + "; " + y
	if plt.sizeTitle != "" {
		told += "; " + titled(plt.sizeTitle, pt.size.Describe())
	}
	return strings.TrimPrefix(told, ": ")
}

// titled is a number after the title of its axis, if it does not say that itself.
func titled(title, number string) string {
	if strings.Contains(strings.ToLower(number), strings.ToLower(title)) {
		return number
	}
	return title + " " + number
}

// alt tells every point or, of many, the ends and how many lie between.
func (plt *scatterPlot) alt(p *layout.Page) []string {
	alt := []string{p.Opening("Scatter plot", p.Count(len(plt.points), "%d point|%d points"),
		p.Sayf("%s across", plt.rightward(p)), p.Sayf("%s up", plt.upward(p)))}
	if plt.sizeTitle != "" {
		alt = append(alt, layout.Sentence(p.Sayf("Area: %s", plt.sizeTitle)))
	}
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

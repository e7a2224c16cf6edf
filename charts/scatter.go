package charts

import (
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"quotient/analysis"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

var scatterKind = Kind{
	Name: "scatter",
	Doc:  "Pairs of numbers as points, each with its bounds in both directions: whether one goes with the other.",
	spec: func() specification { return &scatterSpec{} },
}

// scatterSpec is a scatter plot in charts.yaml. The rows are the numbers along
// y; those along x are another column of theirs, or observations listed under x.
type scatterSpec struct {
	Common  `yaml:",inline"`
	Rows    `yaml:",inline"`
	X       datasets.Text   `yaml:"x"`       // the column along x
	Y       datasets.Text   `yaml:"y"`       // the column along y; value where none is named
	Against []datasets.Text `yaml:"against"` // instead of x: one observation a row
	Scale   struct {
		X datasets.Text `yaml:"x"`
		Y datasets.Text `yaml:"y"`
	} `yaml:"scale"`
	Axes struct { // words for the two axes
		X datasets.Text `yaml:"x"`
		Y datasets.Text `yaml:"y"`
	} `yaml:"axes"`
	Series Series        `yaml:"series"`
	Trend  datasets.Text `yaml:"trend"` // true for the straight line of least squares
}

// pair is a point of a scatter plot.
type pair struct{ x, y datum }

func (s *scatterSpec) layout(r *resolver) layout {
	ys := r.inColumn(&s.Rows, s.Y, s.ID)
	var pairs []pair
	switch {
	case len(s.Against) > 0:
		if s.X.Value != "" {
			r.fault(s.X, "keep one of the two", "the chart has both x and against")
		}
		if len(s.Against) != len(ys) {
			r.fault(s.Against[0], "list as many as there are rows, in their order", "%d rows, %d against", len(ys), len(s.Against))
			return nil
		}
		for i, ref := range s.Against {
			if x, ok := r.number(ref); ok {
				pairs = append(pairs, pair{x, ys[i]})
			}
		}
	case s.X.Value == "":
		r.fault(s.ID, "name a column of numbers: x: year; or list observations: against: […]", "the scatter plot has no x")
		return nil
	default:
		xs := r.inColumn(&s.Rows, s.X, s.ID)
		for _, y := range ys {
			if i := slices.IndexFunc(xs, func(x datum) bool { return x.obs == y.obs && y.obs != nil }); i >= 0 {
				pairs = append(pairs, pair{xs[i], y})
			}
		}
	}
	r.empty = len(pairs) == 0
	if n := len(pairs); n == 1 || n == 2 {
		r.fault(s.ID, "draw so few numbers as bars or dots", "a scatter plot needs three points, and there are %d", n)
	}
	var xs []datum
	ys = nil
	for _, p := range pairs {
		xs, ys = append(xs, p.x), append(ys, p.y)
	}
	r.oneUnit(s.ID, xs)
	r.oneUnit(s.ID, ys)
	logX, logY := r.logScale(s.Scale.X, xs), r.logScale(s.Scale.Y, ys)
	s.Series.check(r, ys)
	var trend *analysis.Trend
	switch s.Trend.Value {
	case "", "false":
	case "true":
		trend = s.fit(r, pairs, logX || logY)
	default:
		r.fault(s.Trend, "write true, or leave it out", "trend is %q", s.Trend.Value)
	}
	return func(p *page) body { return s.body(p, pairs, logX, logY, trend) }
}

// fit is the line of least squares; nil where it is refused.
func (s *scatterSpec) fit(r *resolver, pairs []pair, log bool) *analysis.Trend {
	if log {
		r.fault(s.Trend, "leave trend out, or use linear scales", "a straight line is curved on a log scale")
		return nil
	}
	var xs, ys []float64
	for _, p := range pairs {
		for _, d := range []datum{p.x, p.y} {
			if b := d.bound(); b != marks.Exact && b != marks.About {
				r.fault(s.Trend, "leave trend out, or keep exact numbers with where", "%s is %s: a line through limits would claim more than they say", d.ref(), d.label())
				return nil
			}
		}
		x, _ := p.x.value()
		y, _ := p.y.value()
		xs, ys = append(xs, x), append(ys, y)
	}
	t, err := analysis.Fit(xs, ys)
	if err != nil {
		r.fault(s.Trend, "leave trend out", "%v", err)
		return nil
	}
	return &t
}

func (s *scatterSpec) body(p *page, pairs []pair, logX, logY bool, trend *analysis.Trend) body {
	const foot = 44.0
	tall := 300.0
	if p.tight || p.narrow() {
		tall = 240
	}
	radius, labelled := float64(pointRadius)-1, len(pairs) <= 24
	if len(pairs) > 60 {
		radius = 3
	}
	reach := func(of func(pair) datum) (low, high float64) {
		low, high = math.Inf(1), math.Inf(-1)
		for _, q := range pairs {
			v, far := of(q).value()
			low, high = min(low, v), max(high, far)
		}
		return low, high
	}
	xlow, xhigh := reach(func(q pair) datum { return q.x })
	ylow, yhigh := reach(func(q pair) datum { return q.y })
	xticks, yticks := scatterTicks(xlow, xhigh, 6, logX, s.X.Value == "year"), scatterTicks(ylow, yhigh, 5, logY, false)
	for _, q := range pairs {
		for _, sign := range append(q.x.signs(false), q.y.signs(false)...) {
			if sign == signJoined {
				sign = signInterval
			}
			p.signs = append(p.signs, sign)
		}
		if labelled {
			p.cite(q.y)
		}
	}
	if trend != nil {
		p.signs = append(p.signs, signTrend)
	}
	left := p.left() + p.tickWidth(yticks) + 10
	right := p.right() - 14 - p.fonts.Width(typeset.Regular, axisSize, p.tick(xticks[len(xticks)-1]))/2
	fit := ""
	if trend != nil {
		r2 := math.Round(trend.Correlation*trend.Correlation*100) / 100
		fit = p.sayf("line of least squares: y = %s, r² = %s", s.formula(p, *trend), p.tick(r2))
	}
	alt := []string{p.opening("Scatter plot", p.count(len(pairs), "%d point|%d points"))}
	if len(pairs) <= 24 {
		for _, q := range pairs {
			alt = append(alt, sentence(s.name(q.y)+": "+q.x.told()+"; "+q.y.told()))
		}
	} else {
		alt = append(alt, sentence(p.sayf("from %s to %s", p.tick(xlow), p.tick(xhigh))+"; "+p.sayf("from %s to %s", p.tick(ylow), p.tick(yhigh))))
	}
	if fit != "" {
		alt = append(alt, sentence(fit))
	}
	return body{height: 20 + tall + foot, alt: alt, draw: func(top float64) {
		if xlow == xhigh {
			xhigh = xticks[len(xticks)-1]
		}
		h := ruler{min: min(xticks[0], xlow), max: max(xticks[len(xticks)-1], xhigh), left: left, right: right, log: logX}
		v := ruler{min: min(yticks[0], ylow), max: max(yticks[len(yticks)-1], yhigh), left: top + 20 + tall, right: top + 20, log: logY}
		for _, r := range []*ruler{&h, &v} {
			if r.min == r.max {
				r.max++
			}
		}
		p.text(typeset.Regular, axisSize, p.Theme.Muted, p.left(), top+6, s.Axes.Y.Value)
		p.levels(v, yticks, left, p.right(), false)
		for _, t := range xticks {
			p.line(p.Theme.Grid, 1, h.at(t), v.left, h.at(t), v.right)
		}
		p.ticks(h, xticks, v.left+18, s.X.Value == "year")
		p.textRight(typeset.Regular, axisSize, p.Theme.Muted, p.right(), v.left+36, s.Axes.X.Value)
		if trend != nil {
			s.line(p, *trend, h, v, xlow, xhigh)
			p.text(typeset.Regular, axisSize, p.Theme.Muted, p.left(), v.left+36, fit)
		}
		named := map[string]bool{}
		for _, q := range pairs {
			series, colour := s.Series.of(p.Theme, q.y)
			p.begin(q.y.ref(), told(s.name(q.y), series, q.y), append(q.y.refs(), q.x.refs()...))
			s.point(p, q, h, v, colour, radius)
			p.scene.End()
			p.taken = append(p.taken, s.room(q, h, v, radius))
		}
		for _, q := range pairs {
			series, colour := s.Series.of(p.Theme, q.y)
			at := func(r ruler, d datum) float64 { a, b := d.value(); return (r.at(a) + r.at(b)) / 2 }
			px, py := at(h, q.x), at(v, q.y)
			if series != "" && !named[series] && len(s.Series.Colors) > 0 {
				named[series] = true
				t := tag{number: series, face: typeset.Bold, size: 14, colour: colour.Text}
				p.placeTag(t, around(px, py, p.tagWidth(t), 14, 22, p))
			}
			if !labelled {
				continue
			}
			t := tag{number: s.name(q.y), letter: p.cite(q.y), remark: q.y.remark(), face: typeset.Medium, size: axisSize, colour: p.Theme.Ink}
			// Where there is no room for a name, its letter leads to the quote.
			if !p.tryTag(t, around(px, py, p.tagWidth(t), axisSize, radius+5, p)) {
				t.number, t.remark = t.letter, ""
				t.letter = ""
				p.tryTag(t, around(px, py, p.tagWidth(t), axisSize, radius+3, p))
			}
		}
	}}
}

// room is what the mark of a pair takes.
func (s *scatterSpec) room(q pair, h, v ruler, radius float64) label {
	x0, x1 := q.x.value()
	y0, y1 := q.y.value()
	left, right := marks.PointTail(q.x.bound(), marks.Disc, vg.Length(radius))
	below, above := marks.PointTail(q.y.bound(), marks.Disc, vg.Length(radius))
	return label{left: h.at(x0) - float64(left), right: h.at(x1) + float64(right), top: v.at(y1) - float64(above), bottom: v.at(y0) + float64(below)}
}

// around are the places for a label round a point, the best first: the sides,
// then above and below, then the corners, then the same further out.
func around(x, y, width, size, gap float64, p *page) (out [][2]float64) {
	for _, g := range []float64{gap, gap + 14, gap + 28} {
		for _, c := range [][2]float64{
			{x + g, y + 0.35*size}, {x - g - width, y + 0.35*size}, {x - width/2, y - g}, {x - width/2, y + g + 0.7*size},
			{x + 0.7*g, y - 0.7*g}, {x + 0.7*g, y + 0.7*g + 0.7*size}, {x - 0.7*g - width, y - 0.7*g}, {x - 0.7*g - width, y + 0.7*g + 0.7*size},
		} {
			if c[0] >= p.left() && c[0]+width <= p.right() {
				out = append(out, c)
			}
		}
	}
	return out
}

// scatterTicks are the ticks of an axis that need not begin at zero.
func scatterTicks(low, high float64, n int, log, whole bool) []float64 {
	if log {
		return logTicks(low, high)
	}
	if low <= 0 || low < 0.4*high {
		return linearTicks(low, high, n)
	}
	step := roundStep(max(high-low, math.Abs(high)*1e-3), n)
	if whole {
		step = max(1, math.Round(step))
	}
	var ticks []float64
	for i := math.Floor(low / step); ; i++ {
		ticks = append(ticks, i*step)
		if i*step >= high || len(ticks) > 20 {
			return ticks
		}
	}
}

// formula writes a line: 12 + 0.5 x.
func (s *scatterSpec) formula(p *page, t analysis.Trend) string {
	short := func(v float64) string {
		if v == 0 {
			return "0"
		}
		unit := math.Pow10(int(math.Floor(math.Log10(math.Abs(v)))) - 2)
		return p.tick(math.Round(v/unit) * unit)
	}
	sign := " + "
	slope := t.Slope
	if slope < 0 {
		sign, slope = " − ", -slope
	}
	return short(t.Intercept) + sign + short(slope) + "\u00a0x"
}

// line draws the trend between the outermost numbers, dashed: it is computed.
func (s *scatterSpec) line(p *page, t analysis.Trend, h, v ruler, low, high float64) {
	at := func(x float64) float64 { return t.Intercept + t.Slope*x }
	// Within the plot alone.
	clip := func(x float64) float64 {
		y := min(max(at(x), v.min), v.max)
		if t.Slope != 0 {
			return (y - t.Intercept) / t.Slope
		}
		return x
	}
	a, b := clip(low), clip(high)
	p.dashed(p.Theme.Muted, 1.5, []vg.Length{6, 4}, h.at(a), v.at(at(a)), h.at(b), v.at(at(b)))
}

// point draws a pair with its bounds.
func (s *scatterSpec) point(p *page, q pair, h, v ruler, c Colour, radius float64) {
	item := marks.Pair{XBound: q.x.bound(), YBound: q.y.bound(), Certainty: max(q.x.certainty(), q.y.certainty()), Shape: shapeOf(p.Theme, c)}
	var far float64
	item.X, far = q.x.value()
	if item.XBound == marks.Between {
		item.XHigh = far
	}
	item.Y, far = q.y.value()
	if item.YBound == marks.Between {
		item.YHigh = far
	}
	points, err := marks.NewScatter([]marks.Pair{item})
	if err != nil {
		p.fail("%s: %v", q.y.ref(), err)
		return
	}
	points.Radius, points.Color, points.Background = vg.Length(radius), c.Mark, p.Theme.Background
	p.plane(h, v, points)
}

package bars

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Histogram is the kind histogram.
var Histogram = layout.Kind{
	Name:    "histogram",
	Panels:  true,
	Doc:     "How many numbers lie in each of a row of bins, with those apart whose bound leaves the bin open.",
	Unnamed: true,
	Axes:    1,
	Spec:    func() layout.Specification { return &histogramSpec{} },
}

// histogramSpec is a histogram in charts.yaml.
type histogramSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	X           datasets.Text `yaml:"x" is:"column" doc:"the column of numbers; value without it"`
	Scale       datasets.Text `yaml:"scale" is:"scale" doc:"linear or log"`
	From        datasets.Text `yaml:"from" is:"number" doc:"where the bars begin: zero"`
	Bin         struct {
		Step  datasets.Text `yaml:"step" is:"number" doc:"how wide each bin is"`
		Count datasets.Text `yaml:"count" is:"number" doc:"about how many bins there are"`
	} `yaml:"bin" doc:"the bins: their width, or about how many"`
}

// bin is a stretch of numbers, its low end in it and its high end not. Its ends
// are exact, so that a number on an edge falls on its right side.
type bin struct {
	low, high  *big.Rat
	sure, open int // numbers in it, and those that may lie in another
	refs       []string
}

func (b bin) from() float64 { v, _ := b.low.Float64(); return v }

func (b bin) to() float64 { v, _ := b.high.Float64(); return v }

// Layout resolves what the chart names and returns its body.
func (s *histogramSpec) Layout(r *spec.Resolver) layout.Layout {
	many, few := s.Many(r, s.column())
	var data []spec.Datum
	if !few {
		data = r.Sample(many)
	} else {
		data = r.InColumn(&s.Rows, s.X, s.ID)
	}
	unit := r.OneUnit(s.ID, data)
	r.FromZero(s.From)
	log := r.LogScale(s.Scale, data)
	step := s.number(r, s.Bin.Step)
	count := s.number(r, s.Bin.Count)
	switch {
	case step != nil && count != nil:
		r.Fault(s.Bin.Count, "keep one of the two", "the bins have both a step and a count")
	case count != nil && (!count.IsInt() || count.Cmp(big.NewRat(mostBins, 1)) > 0):
		r.Fault(s.Bin.Count, fmt.Sprintf("write a whole number from 1 to %d", mostBins), "the chart cannot have %s bins", s.Bin.Count.Value)
	case log && step != nil:
		r.Fault(s.Bin.Step, "name a count, or leave bin out", "bins of one step are of unlike width on a log scale")
	}
	if len(r.Found) > 0 || len(data) == 0 {
		return func(*layout.Page) layout.Body { return layout.Body{} }
	}
	all, n := s.pooled(r, data), len(data)
	if !few {
		n = len(many.Rows)
	}
	edges := binEdges(all, max(n, len(all)), step, count, log)
	years := spec.Yearly(s.column(), data)
	if years && step == nil && !log { // no part of a year
		width := new(big.Rat).Sub(edges[1], edges[0])
		whole := new(big.Int).Div(new(big.Int).Add(width.Num(), new(big.Int).Sub(width.Denom(), big.NewInt(1))), width.Denom())
		edges = binEdges(all, len(all), new(big.Rat).SetInt(whole), nil, false)
	}
	at := s.ID // or the setting that makes the bins
	for _, t := range []datasets.Text{s.Bin.Step, s.Bin.Count} {
		if t.Value != "" {
			at = t
		}
	}
	if len(edges) > mostBins+1 {
		r.Fault(at, "take a larger step", "the chart would have more than %d bins", mostBins)
		return nil
	}
	bins := s.bins(r, data, many, edges)
	if r.Facets == nil {
		bins = trimmed(bins)
	}
	if len(bins) > spec.MostRows {
		r.Refuse("crowded", at, "take a larger step, or a smaller count", "%d bins are more than can be read: %d at most", len(bins), spec.MostRows)
	}
	lines := r.Reached()
	if log && len(lines) > 0 && lines[0] <= 0 {
		r.OutOfReach(math.SmallestNonzeroFloat64)
		return nil
	}
	return func(p *layout.Page) layout.Body {
		if p.Lone(n) && len(lines) == 0 {
			return p.Single(data[0], s.Name(data[0]), unit)
		}
		f := &histogramPlot{page: p, bins: bins, years: years, unit: spec.UnitOf(data)}
		f.x.Log = log
		return f.body(n, unit, lines)
	}
}

// column is that of the numbers.
func (s *histogramSpec) column() string { return cmp.Or(s.X.Value, s.Value.Value, "value") }

// number reads a positive number of the specification; nil where there is none.
func (s *histogramSpec) number(r *spec.Resolver, t datasets.Text) *big.Rat {
	if t.Value == "" {
		return nil
	}
	v, err := quantity.ParseDecimal(t.Value)
	if err != nil || v.Sign() <= 0 {
		r.Fault(t, "write a number above zero", "%q cannot be the step or count of bins", t.Value)
		return nil
	}
	return v
}

// mostBins are more than any page has room for.
const mostBins = 1000

// binEdges are the ends of bins, on a linear or a log scale: of a step, or of about
// so many bins, by default as Sturges has it, 1 + log₂ n. Where there would be
// more than mostBins, they end there. The data are so many numbers, or the least and the
// greatest of these.
func binEdges(data []spec.Datum, of int, step, count *big.Rat, log bool) (out []*big.Rat) {
	least, most := data[0].Quantity().Value(), data[0].Quantity().Value()
	for _, d := range data {
		q := d.Quantity()
		ends := []*big.Rat{q.Value()}
		if d.Bound() == marks.Between {
			ends = append(ends, q.Hi.Value)
		}
		for _, end := range ends {
			if end.Cmp(least) < 0 {
				least = end
			}
			if end.Cmp(most) > 0 {
				most = end
			}
		}
	}
	n := 1 + int(math.Ceil(math.Log2(float64(of))))
	if count != nil {
		n = int(count.Num().Int64())
	}
	low, _ := least.Float64()
	high, _ := most.Float64()
	if log {
		return logEdges(least, most, n)
	}
	if step == nil {
		span := high - low
		if spec.Indistinct(low, high) {
			span = max(math.Abs(high), 1)
		}
		k, e := layout.RoundStep(span, n)
		if finer, f := layout.RoundStep(span, 2*n); count != nil && span/layout.Shift(finer, f)/float64(n) < float64(n)/(span/layout.Shift(k, e)) {
			k, e = finer, f // nearer to what was asked for
		}
		step = power(int64(k), e)
	}
	first := new(big.Rat).Quo(least, step)
	floor := new(big.Int).Div(first.Num(), first.Denom()) // rounds down
	for i := range int64(mostBins + 2) {
		at := new(big.Rat).SetInt(new(big.Int).Add(floor, big.NewInt(i)))
		out = append(out, at.Mul(at, step))
		if out[i].Cmp(most) > 0 {
			break
		}
	}
	return out
}

// logEdges are the ends of about n bins that are all as wide on a log scale: a
// power of ten is cut into equal ratios, or several make one bin. An edge between
// two powers is rounded, and is then where the bin ends.
func logEdges(least, most *big.Rat, n int) (out []*big.Rat) {
	low, _ := least.Float64()
	high, _ := most.Float64()
	cuts, powers := 1, 1
	if decades := math.Log10(high / low); !spec.Indistinct(low, high) {
		if cuts = int(math.Round(float64(n) / decades)); cuts < 1 {
			cuts, powers = 1, int(math.Ceil(decades/float64(n)))
		}
	}
	digits := 1 + len(strconv.Itoa(cuts))
	from := layout.Exponent(low)
	first := int(math.Floor((math.Log10(low)-float64(from))*float64(cuts))) - 1 // of a power: that the logarithm is rounded costs an empty bin
	for i := range mostBins + 2 {
		cut := max(first, 0) + i
		e := from + cut/cuts*powers
		edge := power(1, e)
		if part := cut % cuts; part > 0 {
			ratio, _ := new(big.Rat).SetString(strconv.FormatFloat(math.Pow(10, float64(part)/float64(cuts)), 'f', digits, 64))
			edge.Mul(edge, ratio)
		}
		out = append(out, edge)
		if edge.Cmp(most) > 0 {
			break
		}
	}
	return out
}

// power is k times ten to the power of e.
func power(k int64, e int) *big.Rat {
	out := new(big.Rat).SetInt64(k)
	ten := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(e, -e))), nil))
	if e < 0 {
		return out.Quo(out, ten)
	}
	return out.Mul(out, ten)
}

// bins are those of the data or, where they are many, of these.
func (s *histogramSpec) bins(r *spec.Resolver, data []spec.Datum, many *spec.Column, edges []*big.Rat) (out []bin) {
	if many == nil {
		return bins(data, edges)
	}
	for i, o := range r.Binned(many, edges) {
		b := bin{low: edges[i], high: edges[i+1]}
		if o != nil {
			b.sure, b.refs = o.Of().Count, []string{o.Ref()}
		}
		out = append(out, b)
	}
	return out
}

// bins sorts numbers into the bins between edges. A number that is not exact, or
// not asserted, may lie in another than that of its numeral.
func bins(data []spec.Datum, edges []*big.Rat) (out []bin) {
	for i := 1; i < len(edges); i++ {
		out = append(out, bin{low: edges[i-1], high: edges[i]})
	}
	at := func(v *big.Rat) int {
		for i := range out {
			if v.Cmp(out[i].high) < 0 {
				return i
			}
		}
		return len(out) - 1
	}
	for _, d := range data {
		q := d.Quantity()
		b := &out[at(q.Value())]
		b.refs = append(b.refs, d.Refs()...)
		switch bound := d.Bound(); {
		case d.Modality() != datasets.Asserted || d.Loose():
			b.open++
		case bound == marks.Exact, bound == marks.Between && at(q.Hi.Value) == at(q.Lo.Value):
			b.sure++
		default:
			b.open++
		}
	}
	return out
}

// pooled are the numbers that the bins are made for: those of all panels.
func (s *histogramSpec) pooled(r *spec.Resolver, data []spec.Datum) (out []spec.Datum) {
	if r.Facets == nil {
		return data
	}
	for _, d := range r.Among(nil) {
		if d = d.In(s.column()); d.Numbered() {
			out = append(out, d)
		}
	}
	return out
}

// trimmed is bins without those at either end that are empty, and say nothing.
func trimmed(out []bin) []bin {
	for len(out) > 1 && out[0].sure+out[0].open == 0 {
		out = out[1:]
	}
	for len(out) > 1 && out[len(out)-1].sure+out[len(out)-1].open == 0 {
		out = out[:len(out)-1]
	}
	return out
}

// A histogramPlot is a histogram laid out on a page.
type histogramPlot struct {
	page     *layout.Page
	bins     []bin
	most     int  // numbers in a bin
	labelled bool // each bin has its count over it, and the chart no levels
	years    bool // the edges are years
	unit     quantity.Unit
	x        layout.Scale
	ticks    []float64
	levels   []float64 // counts
}

// height is that of the bars and what is over them, binHead of it.
func (f *histogramPlot) height() float64 {
	if f.page.Tight || f.page.Narrow() {
		return binHead + 150
	}
	return binHead + 210
}

const binHead = 24.0

func (f *histogramPlot) body(n int, unit string, lines []float64) layout.Body {
	p := f.page
	f.count()
	f.axis(lines)
	alt := []string{p.Opening("Histogram", p.Count(n, "%d number|%d numbers"), p.Count(len(f.bins), "%d bin|%d bins"), unit)}
	for _, b := range f.bins {
		alt = append(alt, layout.Sentence(f.words(b)))
	}
	foot := 30.0
	if f.x.Log {
		foot += 17 // for the name of the scale
	}
	room := layout.Rect{Left: f.x.Left, Top: binHead, Right: f.x.Right, Bottom: f.height()}
	return layout.Body{Height: f.height() + foot, Alt: alt, Draw: f.draw, Plane: layout.Across(f.x, room, true)}
}

// count measures the counts, and whether each has room over its bin.
func (f *histogramPlot) count() {
	p := f.page
	pitch := (p.Right() - p.Left()) / float64(max(len(f.bins), 1))
	f.labelled = true
	for _, b := range f.bins {
		f.most = max(f.most, b.sure+b.open)
		if b.open > 0 {
			p.Signs = append(p.Signs, layout.SignOpenBin)
		}
		f.labelled = f.labelled && p.Fonts.Width(typeset.Bold, layout.AxisSize, f.label(b))+3 <= pitch
	}
	_, most := p.Common("levels", 0, float64(f.most))
	f.most, f.labelled = int(most), p.Agreed("labelled", f.labelled)
	f.levels = slices.DeleteFunc(layout.LinearTicks(0, float64(f.most), 4), broken)
}

// broken reports whether a number is not whole.
func broken(v float64) bool { return v != math.Trunc(v) }

// axis sets the axis of the numbers, with room for its outermost names.
func (f *histogramPlot) axis(lines []float64) {
	p := f.page
	f.ticks = binTicks(f.bins, f.x.Log)
	if f.years {
		f.ticks = slices.DeleteFunc(f.ticks, broken)
	}
	if !f.years {
		f.x.Numbers = p.Numbers(f.unit, f.x.Log, f.ticks)
	}
	half := func(v float64) float64 { return p.Fonts.Width(typeset.Regular, layout.AxisSize, p.Number(f.x, v)) / 2 }
	f.x.Min, f.x.Max = f.bins[0].from(), f.bins[len(f.bins)-1].to()
	for _, v := range lines {
		f.x.Min, f.x.Max = min(f.x.Min, v), max(f.x.Max, v)
	}
	f.x.Left, f.x.Right = p.Left()+half(f.ticks[0]), p.Right()-half(f.ticks[len(f.ticks)-1])
	if !f.labelled {
		f.x.Left = max(f.x.Left, p.Left()+p.TickWidth(layout.Scale{}, f.levels)+10)
	}
}

func (f *histogramPlot) number(n int) string {
	return f.page.Locale.Full(big.NewRat(int64(n), 1))
}

// label is the count over a bin: the numbers in it, and those that may lie elsewhere.
func (f *histogramPlot) label(b bin) string {
	if b.open == 0 {
		return f.number(b.sure)
	}
	return f.number(b.sure) + " + " + f.number(b.open)
}

// words are a bin in words.
func (f *histogramPlot) words(b bin) string {
	p := f.page
	edge := func(v *big.Rat) string { return p.Printer().Number(v, f.unit) }
	if f.years {
		edge = func(v *big.Rat) string { return v.FloatString(0) }
	}
	told := p.Sayf("from %s to %s", edge(b.low), edge(b.high)) + ": " + f.number(b.sure)
	if b.open > 0 {
		told += ", " + p.Sayf("and %d that may lie elsewhere", b.open)
	}
	return told
}

// draw draws the histogram from the top of its body on.
func (f *histogramPlot) draw(top float64) {
	p, x, base := f.page, f.x, top+f.height()
	y := layout.Scale{Min: 0, Max: float64(max(f.most, 1)), Left: base, Right: top + binHead}
	if !f.labelled {
		p.Levels(y, f.levels, x.Left, x.Right, false)
	}
	for i, b := range f.bins {
		if b.sure+b.open > 0 {
			f.bar(i, b, y)
		}
	}
	p.Line(p.Theme.Ink, 1.5, x.Left, base, x.Right, base)
	for _, v := range f.ticks {
		p.Line(p.Theme.Ink, 1, x.At(v), base, x.At(v), base+4)
	}
	p.Ticks(x, f.ticks, base+19, f.years)
	if x.Log {
		p.TextRight(typeset.Regular, layout.AxisSize, p.Theme.Muted, p.Right(), base+36, p.Say("log scale"))
	}
}

// bar draws bin i: the numbers in it, and over them those that may lie elsewhere.
func (f *histogramPlot) bar(i int, b bin, y layout.Scale) {
	p, base := f.page, y.Left
	x0, x1 := f.x.At(b.from())+0.75, f.x.At(b.to())-0.75
	sure, all := y.At(float64(b.sure)), y.At(float64(b.sure+b.open))
	if f.labelled { // any number is seen, where no axis contradicts it
		all = min(all, base-float64(marks.BarLeast))
	}
	if b.open == 0 {
		sure = all
	}
	groupOf(p, fmt.Sprintf("bin-%d", i+1), f.words(b), b.refs, func() {
		if b.sure > 0 {
			p.Rect(p.Theme.Danube.Mark, x0, sure, x1, base)
		}
		if b.open > 0 {
			p.Rect(p.Theme.Tint(p.Theme.Danube.Mark, 0.26), x0, all, x1, sure)
			p.Frame(p.Theme.Danube.Mark, 1.5, x0, all, x1, sure)
		}
	})
	if f.labelled {
		p.TextCentre(typeset.Bold, layout.AxisSize, p.Theme.Ink, (x0+x1)/2, all-6, f.label(b))
	}
}

// binTicks are the numbers under a histogram: the edges of its bins or, on a log
// scale, where these are not round, round numbers among them.
func binTicks(bins []bin, log bool) []float64 {
	ticks := []float64{bins[0].from()}
	for _, b := range bins {
		ticks = append(ticks, b.to())
	}
	if !log {
		return ticks
	}
	low, high := ticks[0], ticks[len(ticks)-1]
	round := slices.DeleteFunc(layout.LogTicks(low, high), func(v float64) bool { return v < low || v > high })
	if len(round) < 2 {
		return []float64{low, high}
	}
	return round
}

// groupOf draws a mark that stands for several observations.
func groupOf(p *layout.Page, id, title string, refs []string, draw func()) {
	p.Begin(id, strings.TrimSuffix(title, "."), refs)
	draw()
	p.Scene.End()
}

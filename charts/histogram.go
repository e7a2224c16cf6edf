package charts

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"

	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

var histogramKind = Kind{
	Name: "histogram",
	Doc:  "How many numbers lie in each of a row of bins, with those apart whose bound leaves the bin open.",
	spec: func() specification { return &histogramSpec{} },
}

// histogramSpec is a histogram in charts.yaml.
type histogramSpec struct {
	Common `yaml:",inline"`
	Rows   `yaml:",inline"`
	X      datasets.Text `yaml:"x"` // the column of numbers; value where none is named
	Scale  datasets.Text `yaml:"scale"`
	Bin    struct {
		Step  datasets.Text `yaml:"step"`
		Count datasets.Text `yaml:"count"` // about so many
	} `yaml:"bin"`
}

// bin is a stretch of numbers, its low end in it and its high end not. Its ends
// are exact, so that a number on an edge falls on its right side.
type bin struct {
	low, high  *big.Rat
	sure, open int // numbers in it, and those that may lie in another
	refs       []string
}

func (b bin) from() float64 { v, _ := b.low.Float64(); return v }
func (b bin) to() float64   { v, _ := b.high.Float64(); return v }

func (s *histogramSpec) layout(r *resolver) layout {
	data := r.inColumn(&s.Rows, s.X, s.ID)
	unit := r.oneUnit(s.ID, data)
	log := r.logScale(s.Scale, data)
	step := s.number(r, s.Bin.Step)
	count := s.number(r, s.Bin.Count)
	switch {
	case step != nil && count != nil:
		r.fault(s.Bin.Count, "keep one of the two", "the bins have both a step and a count")
	case count != nil && !count.IsInt():
		r.fault(s.Bin.Count, "write a whole number", "%s bins are not to be had", s.Bin.Count.Value)
	case log && step != nil:
		r.fault(s.Bin.Step, "name a count, or leave bin out", "bins of one step are of unlike width on a log scale")
	}
	if len(r.found) > 0 || len(data) == 0 {
		return func(*page) body { return body{} }
	}
	edges := edges(data, step, count, log)
	if len(edges) > 1000 {
		r.fault(s.ID, "take a larger step", "%d bins are more than can be drawn", len(edges)-1)
		return nil
	}
	bins := bins(data, edges)
	r.crowded(s.ID, len(bins), 60, "bins")
	return func(p *page) body {
		if len(data) == 1 {
			return p.single(data[0], s.name(data[0]), unit)
		}
		return s.body(p, bins, len(data), unit, log)
	}
}

// number reads a positive number of the specification; nil where there is none.
func (s *histogramSpec) number(r *resolver, t datasets.Text) *big.Rat {
	if t.Value == "" {
		return nil
	}
	v, err := quantity.ParseDecimal(t.Value)
	if err != nil || v.Sign() <= 0 {
		r.fault(t, "write a number above zero", "%q cannot be the step or count of bins", t.Value)
		return nil
	}
	return v
}

// edges are the ends of bins: of a step, or of about so many round steps (by
// default as Sturges has it, 1 + log₂ n), on a log scale from 1 to 2 to 5 to 10.
// Where there would be more than 1000, they end there.
func edges(data []datum, step, count *big.Rat, log bool) (out []*big.Rat) {
	low, high := math.Inf(1), math.Inf(-1)
	least, most := data[0].quantity().Value(), data[0].quantity().Value()
	for _, d := range data {
		v, far := d.value()
		low, high = min(low, v), max(high, far)
		q := d.quantity()
		ends := []*big.Rat{q.Value()}
		if d.bound() == marks.Between {
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
	if log {
		for e := int(math.Floor(math.Log10(low))) - 1; ; e++ {
			for _, k := range []string{"1e", "2e", "5e"} {
				v, ok := new(big.Rat).SetString(k + strconv.Itoa(e))
				if !ok {
					return out
				}
				out = append(out, v)
				if v.Cmp(most) > 0 {
					return out
				}
			}
		}
	}
	if step == nil {
		n := 1 + int(math.Ceil(math.Log2(float64(len(data)))))
		if count != nil {
			f, _ := count.Float64()
			n = int(min(f, 1000))
		}
		span := high - low
		if span == 0 {
			span = max(math.Abs(high), 1)
		}
		step, _ = new(big.Rat).SetString(strconv.FormatFloat(roundStep(span, n), 'g', 3, 64))
	}
	steps := new(big.Rat).Quo(least, step)
	floor := new(big.Int).Div(steps.Num(), steps.Denom()) // rounds down
	for at := new(big.Rat).Mul(new(big.Rat).SetInt(floor), step); ; at = new(big.Rat).Add(at, step) {
		out = append(out, at)
		if at.Cmp(most) > 0 || len(out) > 1001 {
			return out
		}
	}
}

// bins sorts numbers into the bins between edges. A number that is not exact, or
// not asserted, may lie in another than that of its numeral.
func bins(data []datum, edges []*big.Rat) (out []bin) {
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
		q := d.quantity()
		b := &out[at(q.Value())]
		b.refs = append(b.refs, d.refs()...)
		switch bound := d.bound(); {
		case d.modality() != datasets.Asserted || d.loose():
			b.open++
		case bound == marks.Exact, bound == marks.Between && at(q.Hi.Value) == at(q.Lo.Value):
			b.sure++
		default:
			b.open++
		}
	}
	// Empty bins at either end say nothing.
	for len(out) > 1 && out[0].sure+out[0].open == 0 {
		out = out[1:]
	}
	for len(out) > 1 && out[len(out)-1].sure+out[len(out)-1].open == 0 {
		out = out[:len(out)-1]
	}
	return out
}

// roundStep is the least of 1, 2, 2.5 and 5 times a power of ten that parts a
// span into at most n.
func roundStep(span float64, n int) float64 {
	unit := math.Pow10(int(math.Floor(math.Log10(span / float64(n)))))
	for _, k := range []float64{1, 2, 2.5, 5} {
		if unit*k*float64(n) >= span {
			return unit * k
		}
	}
	return unit * 10
}

func (s *histogramSpec) body(p *page, bins []bin, n int, unit string, log bool) body {
	const foot, head = 30.0, 24.0
	tall := 210.0
	if p.tight || p.narrow() {
		tall = 150
	}
	most, labelled := 0, true
	label := func(b bin) string {
		if b.open == 0 {
			return fmt.Sprint(b.sure)
		}
		return fmt.Sprintf("%d + %d", b.sure, b.open)
	}
	pitch := (p.right() - p.left()) / float64(max(len(bins), 1))
	for _, b := range bins {
		most = max(most, b.sure+b.open)
		if b.open > 0 {
			p.signs = append(p.signs, signOpenBin)
		}
		labelled = labelled && p.fonts.Width(typeset.Bold, axisSize, label(b))+3 <= pitch
	}
	levels := linearTicks(0, float64(most), 4)
	left, right := p.left(), p.right()
	first, last := p.tick(bins[0].from()), p.tick(bins[len(bins)-1].to())
	left += p.fonts.Width(typeset.Regular, axisSize, first) / 2
	right -= p.fonts.Width(typeset.Regular, axisSize, last) / 2
	if !labelled {
		left = max(left, p.left()+p.tickWidth(levels)+10)
	}
	x := ruler{min: bins[0].from(), max: bins[len(bins)-1].to(), left: left, right: right, log: log}
	alt := []string{p.opening("Histogram", p.count(n, "%d number|%d numbers"), p.count(len(bins), "%d bin|%d bins"), unit)}
	words := func(b bin) string {
		told := p.sayf("from %s to %s", p.locale.FormatRat(b.low), p.locale.FormatRat(b.high)) + ": " + fmt.Sprint(b.sure)
		if b.open > 0 {
			told += ", " + p.sayf("and %d that may lie elsewhere", b.open)
		}
		return told
	}
	for _, b := range bins {
		alt = append(alt, sentence(words(b)))
	}
	return body{height: head + tall + foot, alt: alt, draw: func(top float64) {
		base := top + head + tall
		y := ruler{min: 0, max: float64(max(most, 1)), left: base, right: top + head}
		if !labelled {
			p.levels(y, levels, left, right, false)
		}
		for i, b := range bins {
			x0, x1 := x.at(b.from())+0.75, x.at(b.to())-0.75
			sure, all := y.at(float64(b.sure)), y.at(float64(b.sure+b.open))
			if b.sure+b.open > 0 {
				p.groupOf(fmt.Sprintf("bin-%d", i+1), words(b), b.refs, func() {
					if b.sure > 0 {
						p.rect(p.Theme.Danube.Mark, x0, sure, x1, base)
					}
					if b.open > 0 {
						p.rect(p.Theme.tint(p.Theme.Danube.Mark, 0.26), x0, all, x1, sure)
						p.frame(p.Theme.Danube.Mark, 1.5, x0, all, x1, sure)
					}
				})
			}
			if labelled && b.sure+b.open > 0 {
				p.textCentre(typeset.Bold, axisSize, p.Theme.Ink, (x0+x1)/2, all-6, label(b))
			}
		}
		p.line(p.Theme.Ink, 1.5, left, base, right, base)
		edges := []float64{bins[0].from()}
		for _, b := range bins {
			edges = append(edges, b.to())
			p.line(p.Theme.Ink, 1, x.at(b.to()), base, x.at(b.to()), base+4)
		}
		p.line(p.Theme.Ink, 1, x.at(edges[0]), base, x.at(edges[0]), base+4)
		p.ticks(x, edges, base+19)
	}}
}

// groupOf draws a mark that stands for several observations.
func (p *page) groupOf(id, title string, refs []string, draw func()) {
	p.begin(id, strings.TrimSuffix(title, "."), refs)
	draw()
	p.scene.End()
}

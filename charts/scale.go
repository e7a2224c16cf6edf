package charts

import (
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"quotient/charts/typeset"
	"quotient/datasets/edtf"
)

// axes is a gonum plot that only carries scales: the page draws what is around
// the marks itself.
func axes(xmin, xmax, ymin, ymax float64) *plot.Plot {
	plt := plot.New()
	plt.X.Min, plt.X.Max, plt.Y.Min, plt.Y.Max = xmin, xmax, ymin, ymax
	return plt
}

// A ruler turns numbers into places along x, on a linear or a log scale.
type ruler struct {
	min, max    float64
	left, right float64
	log         bool
}

func (r ruler) at(v float64) float64 {
	if r.log {
		return r.left + (math.Log(v)-math.Log(r.min))/(math.Log(r.max)-math.Log(r.min))*(r.right-r.left)
	}
	return r.left + (v-r.min)/(r.max-r.min)*(r.right-r.left)
}

// room is what stands before and after a number along an axis.
type room struct{ v, before, after float64 }

// fit shortens the axis on both sides until all that stands beside its numbers is
// between left and right.
func (r *ruler) fit(left, right float64, rooms []room) {
	for range 4 { // each side moves the other a little
		for _, m := range rooms {
			if over := r.at(m.v) + m.after - right; over > 0 && r.at(m.v) > r.left+40 {
				r.right -= over * (r.right - r.left) / (r.at(m.v) - r.left)
			}
			if over := left - (r.at(m.v) - m.before); over > 0 && r.at(m.v) < r.right-40 {
				r.left += over * (r.right - r.left) / (r.right - r.at(m.v))
			}
		}
	}
}

// roomy refuses an axis that what stands beside it has left no room for.
func (p *page) roomy(axis ruler, what string) {
	const least = 60
	if !(math.Abs(axis.right-axis.left) >= least) {
		p.fail("the names and numbers leave no room for the %s: shorten the names, or write the numbers in a larger unit", what)
	}
}

// plot returns the ruler as the X axis of a gonum plot, Y from 0 to 1.
func (r ruler) plot() *plot.Plot {
	plt := axes(r.min, r.max, 0, 1)
	if r.log {
		plt.X.Scale = plot.LogScale{}
	}
	return plt
}

// plot draws a plotter along the ruler, between top and bottom of the page.
func (p *page) plot(r ruler, top, bottom float64, mark plot.Plotter) {
	var c draw.Canvas = p.canvas(r.left, top, r.right, bottom)
	mark.Plot(c, r.plot())
}

// plotDown draws a plotter along a ruler that runs down the page, at x.
func (p *page) plotDown(r ruler, x float64, mark plot.Plotter) {
	const half = 20.0
	p.scene.Push()
	p.scene.Translate(vg.Point{X: vg.Length(x), Y: vg.Length(p.up(r.left))})
	p.scene.Rotate(-math.Pi / 2)
	c := draw.Canvas{Canvas: p.scene, Rectangle: vg.Rectangle{
		Min: vg.Point{X: 0, Y: -half}, Max: vg.Point{X: vg.Length(r.right - r.left), Y: half},
	}}
	mark.Plot(c, r.plot())
	p.scene.Pop()
}

// plane draws a plotter between two rulers; that of y runs from bottom to top.
func (p *page) plane(x, y ruler, mark plot.Plotter) {
	mark.Plot(p.canvas(x.left, y.right, x.right, y.left), planeAxes(x, y))
}

// planeAxes returns two rulers as the axes of a gonum plot.
func planeAxes(x, y ruler) *plot.Plot {
	plt := axes(x.min, x.max, y.min, y.max)
	if x.log {
		plt.X.Scale = plot.LogScale{}
	}
	if y.log {
		plt.Y.Scale = plot.LogScale{}
	}
	return plt
}

// levels draws the grid lines of a ruler of y, with their numbers on the left.
// The line at zero is the baseline, where marks stand on it.
func (p *page) levels(y ruler, values []float64, left, right float64, baseline bool) {
	step := everyNth(len(values), func(i, j int) bool { return math.Abs(y.at(values[i])-y.at(values[j])) >= axisSize })
	for i, v := range values {
		at := y.at(v)
		if baseline && v == 0 {
			p.line(p.Theme.Ink, 1.5, left, at, right, at)
		} else {
			p.line(p.Theme.Grid, 1, left, at, right, at)
		}
		if i%step == 0 {
			p.textRight(typeset.Regular, axisSize, p.Theme.Muted, left-8, at+4.5, p.tick(v))
		}
	}
}

// tickWidth is the room that the numbers of an axis take.
func (p *page) tickWidth(values []float64) (width float64) {
	for _, v := range values {
		width = max(width, p.fonts.Width(typeset.Regular, axisSize, p.tick(v)))
	}
	return width
}

// logTicks are the powers of ten around low and high or, where these are many,
// every second, third, … of them; where there would be few, 2 and 5 times each.
func logTicks(low, high float64) (ticks []float64) {
	const most = 14
	first, last := exponent(low), exponent(high)
	if shift(1, last) < high {
		last++
	}
	if math.Log10(high/low) > 2 {
		every := (last-first)/most + 1
		for e := first; e < last+every; e += every {
			ticks = append(ticks, shift(1, e))
		}
		return ticks
	}
	if high/low < 2 && !nearZero(low, high) { // as good as linear
		return roundTicks(low, high, 5)
	}
	if high/low < 8 { // few of 1, 2, 5 would fall in so short a stretch
		for _, n := range []int{6, 12} {
			ticks = slices.DeleteFunc(linearTicks(0, high, n), func(v float64) bool { return v < low*0.9 })
			if len(ticks) > 2 {
				return ticks
			}
		}
		ticks = nil
	}
	for e := first; e <= last; e++ {
		for _, k := range []float64{1, 2, 5} {
			if v := shift(k, e); v >= low*0.45 && v <= high*2.2 {
				ticks = append(ticks, v)
			}
		}
	}
	return ticks
}

// linearTicks are some n round numbers from low, or zero, to high.
func linearTicks(low, high float64, n int) []float64 {
	low, high = min(low, 0), max(high, 0)
	if low == high {
		high = 1
	}
	return multiples(low, high, n, false)
}

// roundTicks are some n round numbers from below low to above high, with zero
// where these come near to it.
func roundTicks(low, high float64, n int) []float64 {
	if nearZero(low, high) {
		return linearTicks(low, high, n)
	}
	return multiples(low, high, n, true)
}

// nearZero reports whether an axis of points has zero on it: where the numbers
// lie on both sides of it, where the nearest to it is under some third of the
// furthest, and where all are so much alike that no axis could tell them apart.
func nearZero(low, high float64) bool {
	near, far := math.Abs(low), math.Abs(high)
	near, far = min(near, far), max(near, far)
	return low <= 0 && high >= 0 || near < 0.35*far || indistinct(low, high)
}

// indistinct reports whether numbers differ by less than the digits of ticks can show.
func indistinct(low, high float64) bool {
	return high-low <= 1e-9*max(math.Abs(low), math.Abs(high))
}

// multiples are the multiples of a round step, some n of them: from that at or
// below low to the last up to high or, where they are to cover it, to the first
// from high on. They are counted, never added up.
func multiples(low, high float64, n int, cover bool) (ticks []float64) {
	k, e := roundStep(high-low, n)
	step := shift(k, e)
	first, last := math.Floor(low/step+0.001), math.Floor(high/step+0.001)
	if cover {
		last = math.Ceil(high/step - 0.001)
	}
	if !(last-first <= 4*float64(n)) { // a span that no float is long enough for
		return []float64{low, high}
	}
	for i := range int(last-first) + 1 {
		ticks = append(ticks, shift((first+float64(i))*k, e))
	}
	return ticks
}

// roundStep is the least of 1, 2, 2.5 and 5 times a power of ten that parts a
// span into at most n, as k times ten to the power of e.
func roundStep(span float64, n int) (k float64, e int) {
	e = exponent(span/float64(n)) - 1
	for _, k = range []float64{10, 20, 25, 50, 100} {
		if shift(k*float64(n), e) >= span*0.999 {
			break
		}
	}
	return k, e
}

// exponent is that of the power of ten at or below a number above zero.
func exponent(v float64) int {
	_, digits, _ := strings.Cut(strconv.FormatFloat(v, 'e', -1, 64), "e")
	e, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return e
}

// shift is v times ten to the power of e. Powers of ten below one are no floats,
// so that 3 × 0.1 is not 0.3, and 3 ÷ 10 is.
func shift(v float64, e int) float64 {
	if e < 0 {
		return v / math.Pow10(-e)
	}
	return v * math.Pow10(e)
}

// ticks draws the names of ticks under an axis, all of them or every second,
// third, … so that they do not meet.
//
// Years are written without a sign between their thousands, and 44 BC for −43.
func (p *page) ticks(axis ruler, values []float64, y float64, years ...bool) {
	const gap = 10.0
	write := p.tick
	if len(years) > 0 && years[0] {
		write = func(v float64) string { return edtf.FormatYear(int64(math.Round(v)), p.Locale.Tag) }
	}
	width := func(v float64) float64 { return p.fonts.Width(typeset.Regular, axisSize, write(v)) }
	step := everyNth(len(values), func(i, j int) bool {
		return axis.at(values[j])-axis.at(values[i]) >= (width(values[i])+width(values[j]))/2+gap
	})
	for i := 0; i < len(values); i += step {
		p.textCentre(typeset.Regular, axisSize, p.Theme.Muted, axis.at(values[i]), y, write(values[i]))
	}
}

// roundYears moves ticks of years before the year 1, so that round ones have names: the
// year 100 BC is −99. Single years have their names as they are.
func roundYears(values []float64) []float64 {
	out := slices.Clone(values)
	for i, v := range values {
		if v <= 0 && values[1]-values[0] > 1 {
			out[i] = v + 1
		}
	}
	return out
}

// logFoot is the room under an axis for the words that it is a log one.
func (r ruler) logFoot() float64 {
	if r.log {
		return 17
	}
	return 0
}

// logWords says under the numbers of an axis, whose baseline is given, that it is a log one.
func (p *page) logWords(axis ruler, right, y float64) {
	if axis.log {
		p.textRight(typeset.Regular, axisSize, p.Theme.Muted, right, y+17, p.say("log scale"))
	}
}

// everyNth is the least step at which neighbours of a row of n are free of each
// other: all of them, every second, third, …. Where none is, the first and the
// last are left: an axis with one number has no scale.
func everyNth(n int, free func(i, j int) bool) int {
	for step := 1; step < n; step++ {
		ok := true
		for i := step; i < n && ok; i += step {
			ok = free(i-step, i)
		}
		if ok {
			return step
		}
	}
	return max(1, n-1)
}

// clear is where an axis begins at or after left, so that its first number is on
// the page with all its digits, and does not run far into the names on its left.
func (p *page) clear(left, first float64) float64 {
	w := p.fonts.Width(typeset.Regular, axisSize, p.tick(first))
	return max(left+w/4, p.left()+w/2-8)
}

// tick writes a number of an axis in full: 1,000,000.
func (p *page) tick(v float64) string {
	r, ok := new(big.Rat).SetString(big.NewFloat(v).Text('g', 12))
	if !ok {
		return "?"
	}
	return p.Locale.Full(r)
}

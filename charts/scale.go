package charts

import (
	"math"
	"math/big"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"quotient/charts/typeset"
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
	for _, v := range values {
		at := y.at(v)
		if baseline && v == 0 {
			p.line(p.Theme.Ink, 1.5, left, at, right, at)
		} else {
			p.line(p.Theme.Grid, 1, left, at, right, at)
		}
		p.textRight(typeset.Regular, axisSize, p.Theme.Muted, left-8, at+4.5, p.tick(v))
	}
}

// tickWidth is the room that the numbers of an axis take.
func (p *page) tickWidth(values []float64) (width float64) {
	for _, v := range values {
		width = max(width, p.fonts.Width(typeset.Regular, axisSize, p.tick(v)))
	}
	return width
}

// logTicks are the powers of ten around low and high, and where there would be
// few of them, 2 and 5 times each.
func logTicks(low, high float64) []float64 {
	var ticks []float64
	first, last := int(math.Floor(math.Log10(low))), int(math.Ceil(math.Log10(high)))
	if math.Log10(high/low) > 2 {
		for e := first; e <= last; e++ {
			ticks = append(ticks, math.Pow10(e))
		}
		return ticks
	}
	if high/low < 8 { // few of 1, 2, 5 would fall in so short a stretch
		for _, v := range linearTicks(0, high, 6) {
			if v >= low*0.9 {
				ticks = append(ticks, v)
			}
		}
		if len(ticks) > 1 {
			return ticks
		}
		ticks = nil
	}
	for e := first; e <= last; e++ {
		for _, k := range []float64{1, 2, 5} {
			if v := k * math.Pow10(e); v >= low*0.45 && v <= high*2.2 {
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
	span := high - low
	step := math.Pow10(int(math.Floor(math.Log10(span / float64(n)))))
	for _, k := range []float64{1, 2, 2.5, 5, 10} {
		if step*k*float64(n) >= span*0.999 {
			step *= k
			break
		}
	}
	var ticks []float64
	for i := math.Floor(low/step + 0.001); i*step <= high+0.001*step; i++ {
		ticks = append(ticks, i*step)
	}
	return ticks
}

// roundTicks are some n round numbers from below low to above high. Zero is
// among them only where it is near.
func roundTicks(low, high float64, n int) []float64 {
	near := 0.35 * max(math.Abs(low), math.Abs(high))
	if low == high || low <= 0 && high >= 0 || min(math.Abs(low), math.Abs(high)) < near {
		return linearTicks(low, high, n)
	}
	span := high - low
	step := math.Pow10(int(math.Floor(math.Log10(span / float64(n)))))
	for _, k := range []float64{1, 2, 2.5, 5, 10} {
		if step*k*float64(n) >= span*0.999 {
			step *= k
			break
		}
	}
	var ticks []float64
	for i := math.Floor(low/step + 0.001); ; i++ {
		ticks = append(ticks, i*step)
		if i*step >= high-0.001*step {
			return ticks
		}
	}
}

// ticks draws the names of ticks under an axis, all of them or every second,
// third, … so that they do not meet.
//
// Years are written without a sign between their thousands.
func (p *page) ticks(axis ruler, values []float64, y float64, years ...bool) {
	const gap = 10.0
	write := p.tick
	if len(years) > 0 && years[0] {
		write = func(v float64) string { return strconv.Itoa(int(math.Round(v))) }
	}
	width := func(v float64) float64 { return p.fonts.Width(typeset.Regular, axisSize, write(v)) }
	for step := 1; step <= len(values); step++ {
		free := true
		for i := step; i < len(values); i += step {
			a, b := values[i-step], values[i]
			free = free && axis.at(b)-axis.at(a) >= (width(a)+width(b))/2+gap
		}
		if !free {
			continue
		}
		for i := 0; i < len(values); i += step {
			p.textCentre(typeset.Regular, axisSize, p.Theme.Muted, axis.at(values[i]), y, write(values[i]))
		}
		return
	}
}

// tick writes a number of an axis in full: 1,000,000.
func (p *page) tick(v float64) string {
	r, ok := new(big.Rat).SetString(big.NewFloat(v).Text('g', 12))
	if !ok {
		return "?"
	}
	return p.locale.FormatRat(r)
}

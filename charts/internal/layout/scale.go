package layout

import (
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
)

// First is the first of two numbers, such as those of [spec.Datum.Value].
func First(a, _ float64) float64 { return a }

// Axes is a gonum plot that carries two linear scales and nothing else: the page draws
// what is around the marks itself. A plot.New would set the type of a title, a legend
// and two axes for every mark.
func Axes(xmin, xmax, ymin, ymax float64) *plot.Plot {
	return &plot.Plot{
		X: plot.Axis{Min: xmin, Max: xmax, Scale: plot.LinearScale{}},
		Y: plot.Axis{Min: ymin, Max: ymax, Scale: plot.LinearScale{}},
	}
}

// A Scale turns numbers into places along x, on a linear or a log scale.
type Scale struct {
	Min, Max    float64
	Left, Right float64
	Log         bool
	Numbers     Numbers // that are written at it
}

// Numbers are how an axis writes its ticks, where that is not by [Page.Tick].
type Numbers map[float64]string

// Numbers writes ticks in a unit, all alike.
func (p *Page) Numbers(unit quantity.Unit, log bool, ticks []float64) Numbers {
	plain := make([]string, len(ticks))
	for i, v := range ticks {
		r, ok := exactly(v)
		if !ok {
			return nil
		}
		plain[i] = quantity.Decimal(r, quantity.StatedDecimals, false)
	}
	out := Numbers{}
	for i, s := range (quantity.Format{Locale: p.Locale, Names: p.Printer(), Alike: p.Written}).Axis(unit, log, plain...) {
		out[ticks[i]] = s
	}
	return out
}

// Amount writes one number of a unit by itself, as an axis has it.
func (p *Page) Amount(unit quantity.Unit, v float64) string {
	r, ok := exactly(v)
	if !ok {
		return "?"
	}
	if p.Written != nil {
		return quantity.Point(r, unit).Label(quantity.Format{Show: quantity.ShowValue, Locale: p.Locale, Names: p.Printer(), Stated: true, Alike: p.Written})
	}
	return p.Printer().Number(r, unit)
}

// Number writes a number of an axis.
func (p *Page) Number(axis Scale, v float64) string {
	if s, ok := axis.Numbers[v]; ok {
		return s
	}
	return p.Tick(v)
}

// exactly is the number that is meant with a float.
func exactly(v float64) (*big.Rat, bool) {
	return new(big.Rat).SetString(big.NewFloat(v).Text('g', 12))
}

// At is the place of a number along the axis, in page units.
func (r Scale) At(v float64) float64 {
	if r.Log {
		return r.Left + (math.Log(v)-math.Log(r.Min))/(math.Log(r.Max)-math.Log(r.Min))*(r.Right-r.Left)
	}
	return r.Left + (v-r.Min)/(r.Max-r.Min)*(r.Right-r.Left)
}

// Moved is the scale with both of its ends moved along the page.
func (r Scale) Moved(by float64) Scale {
	r.Left, r.Right = r.Left+by, r.Right+by
	return r
}

// Room is what stands before and after a number along an axis.
type Room struct{ V, Before, After float64 }

// Fit shortens the axis on both sides until all that stands beside its numbers is
// between left and right.
func (r *Scale) Fit(left, right float64, rooms []Room) {
	for range 4 { // each side moves the other a little
		for _, m := range rooms {
			if over := r.At(m.V) + m.After - right; over > 0 && r.At(m.V) > r.Left+40 {
				r.Right -= over * (r.Right - r.Left) / (r.At(m.V) - r.Left)
			}
			if over := left - (r.At(m.V) - m.Before); over > 0 && r.At(m.V) < r.Right-40 {
				r.Left += over * (r.Right - r.Left) / (r.Right - r.At(m.V))
			}
		}
	}
}

// Roomy refuses an axis that what stands beside it has left no room for.
func (p *Page) Roomy(axis Scale, what string) {
	const least = 60
	if !(math.Abs(axis.Right-axis.Left) >= least) {
		p.Fail("the names and numbers leave no room for the %s: shorten the names, or write the numbers in a larger unit", what)
	}
}

// plot returns the ruler as the X axis of a gonum plot, Y from 0 to 1.
func (r Scale) plot() *plot.Plot {
	plt := Axes(r.Min, r.Max, 0, 1)
	if r.Log {
		plt.X.Scale = plot.LogScale{}
	}
	return plt
}

// Plot draws a plotter along the ruler, between top and bottom of the page.
func (p *Page) Plot(r Scale, top, bottom float64, mark plot.Plotter) {
	var c draw.Canvas = p.Canvas(r.Left, top, r.Right, bottom)
	mark.Plot(c, r.plot())
}

// PlotDown draws a plotter along a ruler that runs down the page, at x.
func (p *Page) PlotDown(r Scale, x float64, mark plot.Plotter) {
	const half = 20.0
	p.Scene.Push()
	p.Scene.Translate(vg.Point{X: vg.Length(x), Y: vg.Length(p.Up(r.Left))})
	p.Scene.Rotate(-math.Pi / 2)
	c := draw.Canvas{Canvas: p.Scene, Rectangle: vg.Rectangle{
		Min: vg.Point{X: 0, Y: -half}, Max: vg.Point{X: vg.Length(r.Right - r.Left), Y: half},
	}}
	mark.Plot(c, r.plot())
	p.Scene.Pop()
}

// Plane draws a plotter between two rulers; that of y runs from bottom to top.
func (p *Page) Plane(x, y Scale, mark plot.Plotter) {
	mark.Plot(p.Canvas(x.Left, y.Right, x.Right, y.Left), PlaneAxes(x, y))
}

// PlaneAxes returns two rulers as the axes of a gonum plot.
func PlaneAxes(x, y Scale) *plot.Plot {
	plt := Axes(x.Min, x.Max, y.Min, y.Max)
	if x.Log {
		plt.X.Scale = plot.LogScale{}
	}
	if y.Log {
		plt.Y.Scale = plot.LogScale{}
	}
	return plt
}

// Levels draws the grid lines of a ruler of y, with their numbers on the left.
// The line at zero is the baseline, where marks stand on it.
func (p *Page) Levels(y Scale, values []float64, left, right float64, baseline bool) {
	step := everyNth(len(values), func(i, j int) bool { return math.Abs(y.At(values[i])-y.At(values[j])) >= AxisSize })
	for i, v := range values {
		at := y.At(v)
		if baseline && v == 0 {
			p.Line(p.Theme.Ink, 1.5, left, at, right, at)
		} else {
			p.Line(p.Theme.Grid, 1, left, at, right, at)
		}
		if i%step == 0 {
			p.TextRight(typeset.Regular, AxisSize, p.Theme.Muted, left-8, at+4.5, p.Number(y, v))
		}
	}
}

// TickWidth is the room that the numbers of an axis take.
func (p *Page) TickWidth(axis Scale, values []float64) (width float64) {
	for _, v := range values {
		width = max(width, p.Fonts.Width(typeset.Regular, AxisSize, p.Number(axis, v)))
	}
	return width
}

// LogTicks are the powers of ten around low and high or, where these are many,
// every second, third, … of them; where there would be few, 2 and 5 times each.
func LogTicks(low, high float64) (ticks []float64) {
	const most = 14
	first, last := Exponent(low), Exponent(high)
	if Shift(1, last) < high {
		last++
	}
	if math.Log10(high/low) > 2 {
		every := (last-first)/most + 1
		for e := first; e < last+every; e += every {
			ticks = append(ticks, Shift(1, e))
		}
		return ticks
	}
	if high/low < 2 && !NearZero(low, high) { // as good as linear
		return RoundTicks(low, high, 5)
	}
	if high/low < 8 { // few of 1, 2, 5 would fall in so short a stretch
		for _, n := range []int{6, 12} {
			ticks = slices.DeleteFunc(LinearTicks(0, high, n), func(v float64) bool { return v < low*0.9 })
			if len(ticks) > 2 {
				return ticks
			}
		}
		ticks = nil
	}
	for e := first; e <= last; e++ {
		for _, k := range []float64{1, 2, 5} {
			if v := Shift(k, e); v >= low*0.45 && v <= high*2.2 {
				ticks = append(ticks, v)
			}
		}
	}
	return ticks
}

// LinearTicks are some n round numbers from low, or zero, to high.
func LinearTicks(low, high float64, n int) []float64 {
	low, high = min(low, 0), max(high, 0)
	if low == high {
		high = 1
	}
	return multiples(low, high, n, false)
}

// RoundTicks are some n round numbers from below low to above high, with zero
// where these come near to it.
func RoundTicks(low, high float64, n int) []float64 {
	if NearZero(low, high) {
		return LinearTicks(low, high, n)
	}
	return multiples(low, high, n, true)
}

// NearZero reports whether an axis of points has zero on it: where the numbers
// lie on both sides of it, where the nearest to it is under some third of the
// furthest, and where all are so much alike that no axis could tell them apart.
func NearZero(low, high float64) bool {
	near, far := math.Abs(low), math.Abs(high)
	near, far = min(near, far), max(near, far)
	return low <= 0 && high >= 0 || near < 0.35*far || spec.Indistinct(low, high)
}

// multiples are the multiples of a round step, some n of them: from that at or
// below low to the last up to high or, where they are to cover it, to the first
// from high on. They are counted, never added up.
func multiples(low, high float64, n int, cover bool) (ticks []float64) {
	k, e := RoundStep(high-low, n)
	step := Shift(k, e)
	first, last := math.Floor(low/step+0.001), math.Floor(high/step+0.001)
	if cover {
		last = math.Ceil(high/step - 0.001)
	}
	if !(last-first <= 4*float64(n)) { // a span that no float is long enough for
		return []float64{low, high}
	}
	for i := range int(last-first) + 1 {
		ticks = append(ticks, Shift((first+float64(i))*k, e))
	}
	return ticks
}

// RoundStep is the least of 1, 2, 2.5 and 5 times a power of ten that parts a
// span into at most n, as k times ten to the power of e.
func RoundStep(span float64, n int) (k float64, e int) {
	e = Exponent(span/float64(n)) - 1
	for _, k = range []float64{10, 20, 25, 50, 100} {
		if Shift(k*float64(n), e) >= span*0.999 {
			break
		}
	}
	return k, e
}

// Exponent is that of the power of ten at or below a number above zero.
func Exponent(v float64) int {
	_, digits, _ := strings.Cut(strconv.FormatFloat(v, 'e', -1, 64), "e")
	e, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return e
}

// Shift is v times ten to the power of e. Powers of ten below one are no floats,
// so that 3 × 0.1 is not 0.3, and 3 ÷ 10 is.
func Shift(v float64, e int) float64 {
	if e < 0 {
		return v / math.Pow10(-e)
	}
	return v * math.Pow10(e)
}

// Ticks draws the names of ticks under an axis, all of them or every second,
// third, … so that they do not meet.
//
// Years are written without a sign between their thousands, and 44 BC for −43.
func (p *Page) Ticks(axis Scale, values []float64, y float64, years ...bool) {
	const gap = 10.0
	write := func(v float64) string { return p.Number(axis, v) }
	if len(years) > 0 && years[0] {
		write = func(v float64) string { return edtf.FormatYear(int64(math.Round(v)), p.Locale.Tag) }
	}
	width := func(v float64) float64 { return p.Fonts.Width(typeset.Regular, AxisSize, write(v)) }
	step := everyNth(len(values), func(i, j int) bool {
		return axis.At(values[j])-axis.At(values[i]) >= (width(values[i])+width(values[j]))/2+gap
	})
	for i := 0; i < len(values); i += step {
		p.TextCentre(typeset.Regular, AxisSize, p.Theme.Muted, axis.At(values[i]), y, write(values[i]))
	}
}

// RoundYears moves ticks of years before the year 1, so that round ones have names: the
// year 100 BC is −99. Single years have their names as they are.
func RoundYears(values []float64) []float64 {
	out := slices.Clone(values)
	for i, v := range values {
		if v <= 0 && values[1]-values[0] > 1 {
			out[i] = v + 1
		}
	}
	return out
}

// Rules draws the grid lines of an axis, from top to bottom.
func (p *Page) Rules(axis Scale, values []float64, top, bottom float64) {
	for _, v := range values {
		p.Line(p.Theme.Grid, 1, axis.At(v), top, axis.At(v), bottom)
	}
}

// LogName says in an alt text that a scale is a log one; nothing where it is not.
func (p *Page) LogName(log bool) string {
	if log {
		return p.Say("log scale")
	}
	return ""
}

// LogFoot is the room under an axis for the words that it is a log one.
func (r Scale) LogFoot() float64 {
	if r.Log {
		return 17
	}
	return 0
}

// LogWords says under the numbers of an axis, whose baseline is given, that it is a log one.
func (p *Page) LogWords(axis Scale, right, y float64) {
	if axis.Log {
		p.TextRight(typeset.Regular, AxisSize, p.Theme.Muted, right, y+17, p.Say("log scale"))
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

// Clear is where an axis begins at or after left, so that its first number is on
// the page with all its digits, and does not run far into the names on its left.
func (p *Page) Clear(left float64, axis Scale, first float64) float64 {
	w := p.Fonts.Width(typeset.Regular, AxisSize, p.Number(axis, first))
	return max(left+w/4, p.Left()+w/2-8)
}

// Tick writes a number of an axis in full: 1,000,000.
func (p *Page) Tick(v float64) string {
	r, ok := exactly(v)
	if !ok {
		return "?"
	}
	return p.Locale.Full(r)
}

// ThreeDigits writes a computed number to three digits.
func (p *Page) ThreeDigits(v float64) string {
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(v, 'g', 3, 64))
	if !ok {
		return "?"
	}
	return p.Locale.FormatRat(r)
}

// ThreeDigits rounds a computed number to three digits.
func ThreeDigits(v float64) float64 {
	out, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 3, 64), 64)
	if err != nil {
		return v
	}
	return out
}

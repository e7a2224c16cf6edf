package changes

import (
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/analysis/wording"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spread"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// notchInset is a notch enlarged, with its words.
type notchInset struct {
	quantity.Notch
	title         string
	titles, lines []string
	left, top     float64
	height        float64
	limit, end    float64 // of the old amounts
	reach, least  float64 // of the new ones
	width, tall   float64 // of its plot
	lowText, high string
}

const (
	notchColumn  = 236.0 // where notches are beside the plot
	notchGutter  = 46.0  // between these and the plot
	insetLeading = 16.0
	insetAxis    = 24.0
	notchTint    = 0.22
)

// enlarge places the notches enlarged: beside the plot or, where there is no room, below it.
func (f *schedulePlot) enlarge() {
	const foot, gutter = 44.0, 24.0
	p, apart := f.page, 22.0
	if p.Tight {
		apart = 8
	}
	f.height = f.y.Left + foot
	left, width := p.Right()-notchColumn, notchColumn
	switch {
	case !f.beside:
		f.belowPlot(apart)
	case p.Right()-f.x.Right-notchGutter >= 2*200+gutter: // beside a low plot two of them stand side by side
		left = f.x.Right + notchGutter
		n := float64(len(f.schedule.Notches()))
		width = (p.Right() - left - gutter*(n-1)) / n
		f.notches = f.insets(width)
		for i, in := range f.notches {
			in.left, in.top = left+float64(i)*(width+gutter), 6
			f.height = max(f.height, in.height+6)
		}
	default:
		f.notches = f.insets(width)
		at := 0.0
		for _, in := range f.notches {
			in.left, in.top = left, at
			at += in.height + apart
		}
		f.height = max(f.height, at-apart)
	}
}

// belowPlot places the notches in rows below the plot.
func (f *schedulePlot) belowPlot(apart float64) {
	const gutter = 28.0
	p, across := f.page, 1
	width := p.Right() - p.Left()
	if !p.Narrow() {
		across, width = 3, (p.Right()-p.Left()-2*gutter)/3
	}
	f.notches = f.insets(width)
	at := f.height + 10
	for i := 0; i < len(f.notches); i += across {
		row := 0.0
		for k, in := range f.notches[i:min(i+across, len(f.notches))] {
			in.left, in.top = p.Left()+float64(k)*(width+gutter), at
			row = max(row, in.height)
		}
		f.height = at + row
		at = f.height + apart
	}
}

// insets measures the notches for a column of some width.
func (f *schedulePlot) insets(width float64) (out []*notchInset) {
	p := f.page
	inward := quantity.Format{Show: quantity.ShowValue, Locale: p.Locale, Names: p.Printer(), Inward: true}
	for _, n := range f.schedule.Notches() {
		in := &notchInset{Notch: n, title: wording.Capitalized(n.Old.Words(inward))}
		in.titles = p.Fonts.Wrap(typeset.Bold, layout.BodySize, width, in.title)
		in.lines = p.Fonts.Wrap(typeset.Regular, 13.5, width, f.overtaken(n))
		in.limit, _ = n.Limit.Float64()
		in.end, _ = n.Old.Hi.Value.Float64()
		in.reach, _ = n.Reach.Float64()
		for _, r := range f.runs {
			if r.from <= in.limit && in.limit < r.to {
				in.least = r.at(in.limit)
			}
		}
		in.lowText = f.amount(n.Limit)
		in.high = f.amount(n.Old.Hi.Value)
		if exact := n.Old.Label(inward); !n.Old.Hi.Value.IsInt() {
			in.high = after(exact, "–")
		}
		in.tall = 104
		in.width = min(width-52, 200)
		in.height = 2 + 18*float64(len(in.titles)) + (insetLeading+1)*float64(len(in.lines)) + 10 + in.tall + insetAxis
		out = append(out, in)
	}
	return out
}

// after is what follows the last sign in a text, or the text.
func after(s, sign string) string {
	if i := strings.LastIndex(s, sign); i >= 0 {
		return s[i+len(sign):]
	}
	return s
}

// overtaken says what becomes of the old amounts of a notch.
func (f *schedulePlot) overtaken(n quantity.Notch) string {
	p, reach, limit := f.page, f.amount(n.Reach), f.amount(n.Limit)
	if f.schedule.Modality == datasets.Asserted {
		return p.Sayf("end below %s, the new amount just under %s", reach, limit)
	}
	return p.Sayf("would end below %s, the new amount just under %s", reach, limit)
}

// shade draws the notch: the old amounts that would end below others who had
// less, and how far below.
func (f *schedulePlot) shade(in *notchInset) {
	p, x, y := f.page, f.x, f.y
	p.Rect(p.Theme.Tint(p.Theme.Ember.Mark, notchTint*0.6), x.At(in.limit), y.At(in.reach), x.At(in.end), y.Left)
	under := []float64{x.At(in.limit), y.At(in.reach)}
	for _, r := range f.runs {
		from, to := max(r.from, in.limit), min(r.to, in.end)
		if from < to {
			under = append(under, x.At(from), y.At(r.at(from)), x.At(to), y.At(r.at(to)))
		}
	}
	under = append(under, x.At(in.end), y.At(in.reach))
	p.Polygon(p.Theme.Tint(p.Theme.Ember.Mark, 0.5), under...)
}

// lensFrame is the frame around a notch that stands enlarged elsewhere.
func (f *schedulePlot) lensFrame(in *notchInset) (left, top, right, bottom float64) {
	const around = 7.0
	return f.x.At(in.limit) - around, f.y.At(in.reach) - around, f.x.At(in.end) + around, f.y.At(in.least) + around
}

// inset draws a notch enlarged, under its words.
func (f *schedulePlot) inset(in *notchInset, top float64) {
	p, left, at := f.page, in.left, top+in.top-4
	for _, line := range in.titles {
		at += 18
		p.Text(typeset.Bold, layout.BodySize, p.Theme.Ember.Text, left, at, line)
	}
	for _, line := range in.lines {
		at += insetLeading + 1
		p.Text(typeset.Regular, 13.5, p.Theme.Ink, left, at, line)
	}
	large := *f
	wide := in.end - in.limit
	large.x = layout.Scale{Min: in.limit - 1.0*wide, Max: in.end + 0.75*wide, Left: left + 46, Right: left + 46 + in.width}
	least, most := in.least, in.reach
	for _, r := range f.runs {
		if from, to, ok := r.within(large.x); ok {
			least, most = min(least, r.at(from)), max(most, r.at(to))
		}
	}
	room := most - least
	large.y = layout.Scale{Min: least - 0.12*room, Max: most + 0.06*room, Left: at + 12 + in.tall, Right: at + 12}
	large.enlarged(in)
}

// enlarged draws a notch on a plot of its own.
func (f *schedulePlot) enlarged(in *notchInset) {
	p, x, y := f.page, f.x, f.y
	p.Frame(p.Theme.Rule, 1, x.Left, y.Right, x.Right, y.Left)
	f.shade(in)
	for _, v := range []float64{in.reach, in.least} {
		p.Dashed(p.Theme.Rule, 1, []vg.Length{2, 3}, x.Left, y.At(v), x.At(in.end), y.At(v))
	}
	for _, v := range []float64{in.limit, in.end} {
		p.Dashed(p.Theme.Rule, 1, []vg.Length{2, 3}, x.At(v), y.Left, x.At(v), y.At(in.reach))
	}
	p.Line(p.Theme.Ink, 1.2, x.Left, y.Left, x.Right, y.Left)
	f.strokes(func(_ run, draw func()) { draw() }) // the mark is that of the plot
	f.jumps(layout.PointRadius * 0.75)
	p.TextRight(typeset.Regular, layout.AxisSize, p.Theme.Muted, x.Left-6, y.At(in.reach)+4.5, f.amount(in.Reach))
	p.TextRight(typeset.Regular, layout.AxisSize, p.Theme.Muted, x.Left-6, y.At(in.least)+4.5, p.Number(f.y, in.least))
	ends := []string{in.lowText, in.high}
	widths := []float64{p.Fonts.Width(typeset.Bold, layout.AxisSize, ends[0]), p.Fonts.Width(typeset.Bold, layout.AxisSize, ends[1])}
	places, ok := spread.Along([]float64{x.At(in.limit), x.At(in.end)}, widths, 10, x.Left-10, x.Right+10)
	if !ok {
		p.Fail("there is no room for the ends of the notch at %s", in.lowText)
		return
	}
	for i, text := range ends {
		p.TextCentre(typeset.Bold, layout.AxisSize, p.Theme.Ember.Text, places[i], y.Left+17, text)
	}
}

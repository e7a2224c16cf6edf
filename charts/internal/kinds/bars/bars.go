package bars

import (
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// barRow is a horizontal bar, measured.
type barRow struct {
	spec.Datum
	name      string
	tag       layout.Label
	beside    string // words behind the label
	colour    layout.Colour
	near, tip float64     // lengths, in units of the scale: with a range its two ends
	end       marks.Bound // as seen from zero
	thick     float64
	tail      float64 // room of the chevrons behind the bar
	room      float64 // of all that stands behind the bar
	inside    bool    // the label stands inside the bar
	section   string
	wash      float64               // of its colour in a computed bar
	length    func(float64) float64 // of a number, on a scale other than that from zero
	fine      bool                  // among many bars, as short as it is
}

// amongRows refuses an emphasis on what is not drawn.
func amongRows(r *spec.Resolver, emphasis datasets.Texts, data []spec.Datum) {
	data = r.Among(data)
	for _, e := range emphasis {
		if !slices.ContainsFunc(data, func(d spec.Datum) bool { return d.Ref() == e.Value }) {
			r.Fault(e, datasets.DidYouMean(e.Value, spec.RefsOf(data)), "%q is not among the rows", e.Value)
		}
	}
}

// oneWay refuses numbers that may be on either side of zero.
func oneWay(r *spec.Resolver, at datasets.Text, data []spec.Datum) {
	for _, d := range data {
		if low, high := d.Value(); low < 0 && high > 0 {
			r.Fault(at, "draw dots: kind: dot", "%s is %s, and a bar cannot run both ways from zero", d.Ref(), d.Label())
		}
	}
}

const barGap = 7.0 // between a bar and its label

// measureBar measures the bar of a datum.
func measureBar(p *layout.Page, d spec.Datum, name string, thick float64) *barRow {
	b := unlabelled(p, d, name, thick)
	b.tag = p.Label(d)
	return b
}

// unlabelled measures a bar that may have no number.
func unlabelled(p *layout.Page, d spec.Datum, name string, thick float64) *barRow {
	b := &barRow{Datum: d, name: name, colour: p.Theme.Slate, thick: thick}
	b.near, b.tip, b.end = layout.FromZero(d)
	end := b.end
	if d.Loose() { // its far end is ragged
		end = marks.About
	}
	b.tail = float64(marks.Tail(end, vg.Length(thick)))
	return b
}

// fitBars finds the largest scale at which every bar, its tail and its label fit
// between left and right, on both sides of zero, and where zero stands then. Reference
// lines are on the scale too.
func fitBars(p *layout.Page, rows []*barRow, lines []float64, left, right float64) (zero, perUnit float64) {
	lines = slices.Concat(lines, beyondZero(rows))
	rows = slices.Concat(rows, ruled(lines))
	longest := 0.0
	for _, b := range rows {
		longest = max(longest, math.Abs(b.tip))
	}
	for _, b := range rows {
		if b.thick == 0 && b.tag.Number == "" && b.Fact == nil { // a line
			continue
		}
		label := p.LabelWidth(b.tag)
		if b.beside != "" {
			label += 12 + p.Fonts.Width(typeset.Medium, layout.BodySize, b.beside)
		}
		b.inside = b.end == marks.Peak && b.beside == "" && (right-left-b.tail)*b.tip/longest > label+24
		b.room = b.tail
		if !b.inside {
			b.room += barGap + label
		}
	}
	below, perUnit, ok := fitted(p, rows, right-left)
	if !ok {
		p.Fail("the labels leave no room for the bars: shorten them")
	}
	return left + below, perUnit
}

// fitted is [largest] or, of panels on one scale, that at which the bars of all have room.
func fitted(p *layout.Page, bars []*barRow, length float64) (below, perUnit float64, ok bool) {
	if !p.OneScale() {
		return largest(bars, length)
	}
	var low, high, under, over float64
	for _, b := range bars {
		low, high = min(low, b.reach()), max(high, b.reach())
		if b.tip < 0 {
			under = max(under, b.room)
		} else {
			over = max(over, b.room)
		}
	}
	low, high = p.Common("tips", low, high)
	_, under = p.Common("under", 0, under)
	_, over = p.Common("over", 0, over)
	if perUnit = (length - under - over) / (high - low); high == low {
		perUnit = 1
	}
	if ok = perUnit > 0; !ok {
		perUnit = math.SmallestNonzeroFloat32
	}
	for _, b := range bars {
		b.settle(perUnit)
	}
	return -low*perUnit + under, perUnit, ok
}

// ruled are bars that nothing is drawn of, as long as reference lines are far from zero.
func ruled(lines []float64) (out []*barRow) {
	const room = 6.0
	for _, v := range lines {
		out = append(out, &barRow{near: v, tip: v, room: room})
	}
	return out
}

// largest finds the largest scale at which every bar, with the room behind its end,
// fits into a length on both sides of zero, and how much of it is below zero.
func largest(bars []*barRow, length float64) (below, perUnit float64, ok bool) {
	none := barRow{}
	down, up := []*barRow{&none}, []*barRow{&none}
	for _, b := range bars {
		if b.tip < 0 {
			down = append(down, b)
		} else {
			up = append(up, b)
		}
	}
	perUnit = math.Inf(1)
	for _, a := range down {
		for _, b := range up {
			if span := b.reach() - a.reach(); span > 0 {
				perUnit = min(perUnit, (length-a.room-b.room)/span)
			}
		}
	}
	if math.IsInf(perUnit, 1) { // there are zeros alone
		perUnit = 1
	}
	if ok = perUnit > 0; !ok {
		perUnit = math.SmallestNonzeroFloat32
	}
	for _, b := range bars {
		b.settle(perUnit)
	}
	for _, a := range down {
		below = max(below, -a.reach()*perUnit+a.room)
	}
	return below, perUnit, ok
}

// settle gives a short bar its short tail, once its length is known. The sum of a stacked
// bar, which has no thickness, keeps that of its last part.
func (b *barRow) settle(perUnit float64) {
	if b.thick == 0 {
		return
	}
	b.tail = float64(marks.BarTail(b.end, vg.Length(b.thick), vg.Length(math.Abs(b.tip)*perUnit)))
}

// bar draws a bar, from zero on.
func bar(p *layout.Page, b *barRow, zero, perUnit, middle, thick, block float64) {
	p.Group(b.Datum, b.name+": "+b.Describe(), func() {
		item := marks.Bar{Position: 0.5, Value: b.near, Bound: b.end, Certainty: b.Certainty()}
		if b.end == marks.Between {
			item.High, item.Loose = b.tip, b.Loose()
		}
		if b.inside {
			item.LabelClear = vg.Length(p.LabelWidth(b.tag) + 14)
		}
		bars, err := marks.NewBars([]marks.Bar{item}, vg.Length(thick))
		if err != nil {
			p.Fail("%s: %v", b.Ref(), err)
			return
		}
		bars.Color, bars.Background, bars.Block, bars.Wash, bars.Spread = b.colour.Mark, p.Theme.Background, block, b.wash, p.Theme.Spread()
		reach := math.Abs(b.tip)
		length := layout.Scale{Min: -reach, Max: reach, Left: zero - perUnit*reach, Right: zero + perUnit*reach}
		if b.tip == 0 {
			length = layout.Scale{Min: 0, Max: 1, Left: zero, Right: zero + 1}
		}
		p.Plot(length, middle-thick, middle+thick, bars)
		b.across(p, zero, perUnit, middle)
	})
}

// barLabel writes the number of a bar behind its end, or inside it.
func barLabel(p *layout.Page, b *barRow, zero, perUnit, middle float64) {
	tip, label := zero+b.reach()*perUnit, p.LabelWidth(b.tag)
	switch {
	case b.inside && p.Theme.Grey():
		p.DrawLabelOn(b.tag, tip-14-label, middle+5, p.Theme.Ink)
	case b.inside:
		p.DrawLabel(b.tag, tip-14-label, middle+5)
	case b.tip < 0:
		p.DrawLabel(b.tag, tip-b.tail-barGap-label, middle+5)
		if b.beside != "" {
			p.TextRight(typeset.Medium, layout.BodySize, b.colour.Text, tip-b.tail-barGap-label-12, middle+5, b.beside)
		}
	default:
		x := tip + b.tail + barGap
		p.DrawLabel(b.tag, x, middle+5)
		if b.beside != "" {
			p.Text(typeset.Medium, layout.BodySize, b.colour.Text, x+label+12, middle+5, b.beside)
		}
	}
}

package charts

import (
	"math"

	"gonum.org/v1/plot/vg"

	"quotient/charts/marks"
	"quotient/charts/typeset"
)

// barRow is a horizontal bar, measured.
type barRow struct {
	datum
	name      string
	tag       tag
	beside    string // words behind the label
	colour    Colour
	near, tip float64     // lengths, in units of the scale: with a range its two ends
	end       marks.Bound // as seen from zero
	thick     float64
	tail      float64 // room of the chevrons behind the bar
	room      float64 // of all that stands behind the bar
	inside    bool    // the label stands inside the bar
	section   string
}

const barGap = 7.0 // between a bar and its label

// barRow measures the bar of a datum.
func (p *page) barRow(d datum, name string, thick float64) *barRow {
	b := p.unlabelled(d, name, thick)
	b.tag = p.tag(d)
	return b
}

// unlabelled measures a bar that may have no number.
func (p *page) unlabelled(d datum, name string, thick float64) *barRow {
	b := &barRow{datum: d, name: name, colour: p.Theme.Slate, thick: thick}
	b.near, b.tip, b.end = fromZero(d)
	end := b.end
	if d.loose() { // its far end is ragged
		end = marks.About
	}
	b.tail = float64(marks.Tail(end, vg.Length(thick)))
	return b
}

// fitBars finds the largest scale at which every bar, its tail and its label fit
// between left and right, on both sides of zero, and where zero stands then.
func (p *page) fitBars(rows []*barRow, left, right float64) (zero, perUnit float64) {
	longest := 0.0
	for _, b := range rows {
		longest = max(longest, math.Abs(b.tip))
	}
	for _, b := range rows {
		label := p.tagWidth(b.tag)
		if b.beside != "" {
			label += 12 + p.fonts.Width(typeset.Medium, bodySize, b.beside)
		}
		b.inside = b.end == marks.Peak && b.beside == "" && (right-left-b.tail)*b.tip/longest > label+24
		b.room = b.tail
		if !b.inside {
			b.room += barGap + label
		}
	}
	below, perUnit, ok := largest(rows, right-left)
	if !ok {
		p.fail("the labels leave no room for the bars: shorten them")
	}
	return left + below, perUnit
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
			if span := b.tip - a.tip; span > 0 {
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
		below = max(below, -a.tip*perUnit+a.room)
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
func (p *page) bar(b *barRow, zero, perUnit, middle, thick, block float64) {
	p.group(b.datum, b.name+": "+b.told(), func() {
		item := marks.Bar{Position: 0.5, Value: b.near, Bound: b.end, Certainty: b.certainty()}
		if b.end == marks.Between {
			item.High, item.Loose = b.tip, b.loose()
		}
		if b.inside {
			item.LabelClear = vg.Length(p.tagWidth(b.tag) + 14)
		}
		bars, err := marks.NewBars([]marks.Bar{item}, vg.Length(thick))
		if err != nil {
			p.fail("%s: %v", b.ref(), err)
			return
		}
		bars.Color, bars.Background, bars.Block = b.colour.Mark, p.Theme.Background, block
		reach := math.Abs(b.tip)
		length := ruler{min: -reach, max: reach, left: zero - perUnit*reach, right: zero + perUnit*reach}
		if b.tip == 0 {
			length = ruler{min: 0, max: 1, left: zero, right: zero + 1}
		}
		p.plot(length, middle-thick, middle+thick, bars)
	})
}

// barLabel writes the number of a bar behind its end, or inside it.
func (p *page) barLabel(b *barRow, zero, perUnit, middle float64) {
	tip, label := zero+b.tip*perUnit, p.tagWidth(b.tag)
	switch {
	case b.inside:
		p.drawTag(b.tag, tip-14-label, middle+5)
	case b.tip < 0:
		p.drawTag(b.tag, tip-b.tail-barGap-label, middle+5)
		if b.beside != "" {
			p.textRight(typeset.Medium, bodySize, b.colour.Text, tip-b.tail-barGap-label-12, middle+5, b.beside)
		}
	default:
		x := tip + b.tail + barGap
		p.drawTag(b.tag, x, middle+5)
		if b.beside != "" {
			p.text(typeset.Medium, bodySize, b.colour.Text, x+label+12, middle+5, b.beside)
		}
	}
}

// fromZero is a datum as a bar shows it, which is read away from zero: where
// its range begins and ends, and how its end is bounded. More than −5 is less of
// a fall than 5.
func fromZero(d datum) (near, tip float64, bound marks.Bound) {
	low, high := d.value()
	bound = d.bound()
	switch {
	case low >= 0:
		return low, high, bound
	case bound == marks.Over || bound == marks.Peak:
		bound = marks.Under
	case bound == marks.Under:
		bound = marks.Over
	}
	return high, low, bound
}

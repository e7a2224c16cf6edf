package changes

import (
	"math/big"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// limitTag is the label of a schedule's limit: the bare number, since the
// strip shows on which side of it a tier lies.
func limitTag(p *layout.Page, o *datasets.Observation) layout.Label {
	d := p.Datum(o)
	p.Signs = append(p.Signs, layout.SignProposed)
	return layout.Label{Number: p.Printer().Number(o.Quantity.Value(), o.Quantity.Unit), Letter: p.Cite(d), Face: typeset.Regular, Size: layout.AxisSize, Colour: p.Theme.Muted}
}

// scheduleWords tells a schedule in words.
func scheduleWords(p *layout.Page, s *analysis.Schedule) string {
	var words []string
	for _, t := range s.Tiers {
		side := "%s under %s"
		if t.Inclusive {
			side = "%s up to %s"
		}
		words = append(words, p.Sayf(side, rate(p, t.Rate), p.Printer().Number(t.Limit, s.Unit)))
	}
	if s.Cap != nil {
		words = append(words, p.Sayf("at most %s", p.Printer().Number(s.Cap, s.Unit)))
	}
	return strings.Join(words, "; ")
}

// rate writes a raise: +15%.
func rate(p *layout.Page, r *big.Rat) string {
	sign := ""
	if r.Sign() > 0 {
		sign = "+"
	}
	return sign + p.Locale.FormatRat(new(big.Rat).Mul(r, big.NewRat(100, 1))) + "%"
}

// A band is a stretch of old amounts with what the schedule makes of it.
type band struct {
	from, to float64
	words    string
	colour   layout.Colour
}

// bands are those of the schedule along the axis.
func (f *dumbbellPlot) bands() (out []band) {
	p, axis := f.page, f.axis
	from := axis.Left
	edge := func(v *big.Rat) float64 {
		at, _ := v.Float64()
		return min(max(axis.At(at), axis.Left), axis.Right)
	}
	for _, piece := range f.schedule.Pieces() {
		raise := new(big.Rat).Sub(piece.Factor, big.NewRat(1, 1))
		b := band{from: from, to: axis.Right, words: rate(p, raise), colour: p.Theme.Danube}
		if raise.Sign() == 0 {
			b.words, b.colour = p.Say("no change"), p.Theme.Slate
		}
		if piece.To.Value != nil {
			b.to = edge(piece.To.Value)
		} else if f.schedule.Cap != nil {
			b.to = edge(f.schedule.Cap)
		}
		from = b.to
		out = append(out, b)
	}
	if f.schedule.Cap != nil {
		out = append(out, band{from, axis.Right, p.Sayf("cut to %s", p.Printer().Number(f.schedule.Cap, f.schedule.Unit)), p.Theme.Ember})
	}
	return out
}

// stripAbove is how much lower the strip is where its name is above it.
const stripAbove = 24.0

// strip draws the schedule above the axis: what it makes of each stretch of
// old amounts. It is a demand, so it is dashed and has no fill.
func (f *dumbbellPlot) strip(y, bottom float64) {
	const height, inset = 28.0, 1.5
	p, name := f.page, f.Names.Schedule.Value
	remark := p.Say(string(f.schedule.Modality))
	if f.names.Above {
		p.Text(typeset.Medium, layout.BodySize, p.Theme.Ink, p.Left(), y-8, name)
		p.Text(typeset.Italic, layout.RemarkSize, p.Theme.Muted, p.Left()+p.Fonts.Width(typeset.Medium, layout.BodySize, name)+layout.RemarkGap, y-8, remark)
	} else {
		p.TextRight(typeset.Medium, layout.BodySize, p.Theme.Ink, f.axis.Left-layout.NameGap, y+12, name)
		p.TextRight(typeset.Italic, layout.RemarkSize, p.Theme.Muted, f.axis.Left-layout.NameGap, y+29, remark)
	}
	for i, b := range f.bands() {
		dash := []vg.Length{4, 2.5}
		p.Dashed(b.colour.Mark, 1.5, dash, b.from+inset, y, b.to-inset, y)
		p.Dashed(b.colour.Mark, 1.5, dash, b.from+inset, y+height, b.to-inset, y+height)
		p.Dashed(b.colour.Mark, 1.5, dash, b.from+inset, y, b.from+inset, y+height)
		p.Dashed(b.colour.Mark, 1.5, dash, b.to-inset, y, b.to-inset, y+height)
		t := layout.Label{Number: b.words, Face: typeset.Bold, Size: 14, Colour: b.colour.Text}
		if i < len(f.rates) {
			t.Letter = f.rates[i]
		}
		p.DrawLabel(t, (b.from+b.to-p.LabelWidth(t))/2, y+19)
		if i > 0 && i <= len(f.limits) {
			t = f.limits[i-1]
			p.Dashed(p.Theme.Rule, 1, []vg.Length{2, 3}, b.from, y+height+24, b.from, bottom)
			p.DrawLabel(t, b.from-p.Fonts.Width(t.Face, t.Size, t.Number)/2, y+height+17)
		}
	}
}

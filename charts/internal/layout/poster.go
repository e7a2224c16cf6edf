package layout

import (
	"cmp"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// A Poster is what a chart comes down to where it is seen for a second, and small: one
// number, drawn as one mark, and the words of the text that state it.
type Poster struct {
	Datum spec.Datum
	Name  string // what the number is
}

const (
	posterNumber = 66.0 // the size of the number, at most
	posterLeast  = 30.0
	posterBar    = 27.0
	posterThin   = 12.0 // of a number that is drawn alone
	posterLines  = 3    // of the headline, and of the name
	posterUnits  = 40   // more blocks than this cannot be counted
)

// posterHeadline are the sizes of the headline: the first that it fits at is taken.
var posterHeadline = []float64{28, 25, 22, 19, 16}

// poster lays a chart out as a poster. What it has under the number is set from the foot up,
// so that what is left is between.
func (p *Page) poster(height float64) {
	left, right := p.Left(), p.Right()
	measure, then := right-left, func(draw func()) { p.draws = append(p.draws, draw) }
	d := p.Poster.Datum
	then(func() { p.brand(20) })

	size, lines := 0.0, []string(nil)
	for _, size = range posterHeadline {
		most := 2
		if size < 22 {
			most = posterLines
		}
		if lines = p.Fonts.Wrap(typeset.Headline, size, measure, p.Title); len(lines) <= most {
			break
		}
	}
	if len(lines) > posterLines {
		p.Fail("the title needs %d lines, and a card has room for three: shorten it: “%s”", len(lines), shortened(p.Title))
		return
	}
	y := 25.0 + 1.28*size
	for i, line := range lines {
		at := y + float64(i)*1.2*size
		then(func() { p.Text(typeset.Headline, size, p.Theme.Ink, left, at, line) })
	}
	y += float64(len(lines)-1) * 1.2 * size

	foot, footer := p.posterFooter(measure)
	p.height = height
	rule := height - 16 - foot
	then(func() {
		p.Line(p.Theme.Rule, 1, left, rule, right, rule)
		footer(rule)
	})
	words := p.posterWords(d, measure)
	top := rule - 16 - words.height
	then(func() { p.drawCaption(words, left, top, p.Theme.Muted, alignLeft) })
	bar := top - 14 - posterBar
	p.posterNumber(d, y, bar, then)
	then(func() { p.Group(d, p.Poster.Name+": "+d.Describe(), func() { p.posterMark(d, bar) }) })
	p.described = p.altText(p.posterAlt(d))
}

// posterFooter names the source, and the chart where it has room on the same line.
func (p *Page) posterFooter(measure float64) (height float64, draw func(rule float64)) {
	if len(p.Fonts.Wrap(typeset.Regular, SmallSize, measure-24, p.credit()+" "+p.chartID())) == 1 {
		return p.footer(measure)
	}
	lines := p.Fonts.Wrap(typeset.Regular, SmallSize, measure, cmp.Or(p.credit(), p.chartID()))
	return 22 + float64(len(lines)-1)*footerLeading, func(rule float64) {
		for i, line := range lines {
			p.Text(typeset.Regular, SmallSize, p.Theme.Muted, p.Left(), rule+22+float64(i)*footerLeading, line)
		}
	}
}

// posterAlt tells the number in words, with those of the text.
func (p *Page) posterAlt(d spec.Datum) []string {
	out := []string{Sentence(p.Poster.Name + ": " + d.Describe())}
	if o := d.Decisive(); o != nil {
		out = append(out, Sentence(datasets.InQuotes(o.Quote)))
	}
	return out
}

// posterNumber sets the number, and what it is, between the headline and the mark.
func (p *Page) posterNumber(d spec.Datum, above, bar float64, then func(func())) {
	t := Label{Number: d.Label(), Face: typeset.Bold, Size: posterNumber, Colour: p.Theme.Ember.Text}
	measure := p.Right() - p.Left()
	above += 7 // what hangs from the headline
	for t.Size > posterLeast && (p.LabelWidth(t) > 0.62*measure || 0.72*t.Size > bar-above-28) {
		t.Size -= 2
	}
	if p.LabelWidth(t) > measure {
		p.Fail("the number “%s” is too long for a card: write it in a larger unit, or name another one under card", plain(t.Number))
		return
	}
	name := p.Poster.Name
	if r := d.Remark(); r != "" {
		name += " (" + r + ")"
	}
	x := p.Left() + p.LabelWidth(t) + 18
	lines := p.Fonts.Wrap(typeset.Medium, BodySize, p.Right()-x, name)
	if len(lines) > posterLines {
		p.Fail("there is no room beside the number on a card for “%s”: shorten it", shortened(name))
		return
	}
	base := (above+bar)/2 + 0.36*t.Size
	then(func() {
		p.DrawLabel(t, p.Left(), base)
		for i, line := range lines {
			p.Text(typeset.Medium, BodySize, p.Theme.Ink, x, base-NameLeading*float64(len(lines)-1-i), line)
		}
	})
}

// posterWords are the words of the text that state the number or, where none are quoted,
// those of the author that say what is counted.
func (p *Page) posterWords(d spec.Datum, measure float64) (c caption) {
	const leading = 19.0
	set := func(face typeset.Face, s string) bool {
		c = caption{leading: leading, size: BodySize}
		return c.add(p, face, s, measure) <= 2
	}
	if o := d.Decisive(); o != nil {
		quote, where := datasets.InQuotes(o.Quote), placed(o)
		if set(typeset.Italic, strings.TrimSpace(quote+"\u2002"+where)) || set(typeset.Italic, quote) {
			return c
		}
	}
	if !set(typeset.Regular, p.Subtitle) && !set(typeset.Regular, p.Unit) {
		c = caption{}
	}
	return c
}

// posterMark draws the number as one bar, which begins at bar.
func (p *Page) posterMark(d spec.Datum, bar float64) {
	mark, whole, under := d.Alone()
	reach := max(whole, mark.Value, mark.High)
	if reach == 0 {
		reach = 1
	}
	thick := posterBar
	if whole == 0 { // its length says nothing, its end does
		thick = posterThin
		bar += (posterBar - posterThin) / 2
	}
	tail := float64(marks.Tail(mark.Bound, vg.Length(thick)))
	axis := Scale{Min: 0, Max: reach, Left: p.Left(), Right: p.Right() - tail}
	draw := func(c Colour, block float64, b marks.Bar) {
		bars, err := marks.NewBars([]marks.Bar{b}, vg.Length(thick))
		if err != nil {
			p.Fail("%s: %v", d.Ref(), err)
			return
		}
		bars.Color, bars.Background, bars.Block = c.Mark, p.Theme.Background, block
		p.Plot(axis, bar, bar+thick, bars)
	}
	if under {
		p.Rect(p.Theme.Tint(p.Theme.Slate.Mark, 0.3), axis.Left, bar, axis.At(whole), bar+posterBar)
	}
	block := 0.0
	if whole == 1 && !under && mark.Value <= posterUnits {
		block = 1
	}
	draw(p.Theme.Ember, block, mark)
	if whole > 0 && !under {
		draw(p.Theme.Slate, block, marks.Bar{Position: 0.5, Value: whole})
	}
}

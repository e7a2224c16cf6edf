package layout

import (
	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
)

// Single is the body of a chart of one number: set large, with its bound. A
// single number is no comparison, so there is no bar, no axis and no scale.
func (p *Page) Single(d spec.Datum, name, unit string) Body {
	const size = 44.0
	t := p.Label(d)
	t.Size, t.Colour = size, p.Theme.Ember.Text
	if p.Fonts.Width(t.Face, t.Size, t.Number) > p.Right()-p.Left()-20 {
		t.Size = size / 2
	}
	called := name
	if ends := d.Measured(); ends != "" {
		called += " (" + p.Say("interval") + ": " + ends + ")"
	}
	below := p.Narrow() || p.LabelWidth(t)+18+p.Fonts.Width(typeset.Medium, 17, called) > p.Right()-p.Left()
	lines := []string{called}
	height := 62.0
	if below {
		lines = p.Fonts.Wrap(typeset.Medium, 17, p.Right()-p.Left(), called)
		height += 26 * float64(len(lines))
	}
	alt := []string{Sentence(p.Say("A single number") + ", " + unit), Sentence(name + ": " + d.Describe())}
	return Body{Height: height, Alt: alt, Draw: func(y float64) {
		p.Group(d, name+": "+d.Describe(), func() { p.DrawLabel(t, p.Left(), y+44) })
		for i, line := range lines {
			if below {
				p.Text(typeset.Medium, 17, p.Theme.Ink, p.Left(), y+44+26*float64(i+1), line)
			} else {
				p.Text(typeset.Medium, 17, p.Theme.Ink, p.Left()+p.LabelWidth(t)+18, y+44, line)
			}
		}
	}}
}

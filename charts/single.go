package charts

import "quotient/charts/typeset"

// single is the body of a chart of one number: set large, with its bound. A
// single number is no comparison, so there is no bar, no axis and no scale.
func (p *page) single(d datum, name, unit string) body {
	const size = 44.0
	t := p.tag(d)
	t.size, t.colour = size, p.Theme.Ember.Text
	if p.fonts.Width(t.face, t.size, t.number) > p.right()-p.left()-20 {
		t.size = size / 2
	}
	below := p.narrow() || p.tagWidth(t)+18+p.fonts.Width(typeset.Medium, 17, name) > p.right()-p.left()
	lines := []string{name}
	height := 62.0
	if below {
		lines = p.fonts.Wrap(typeset.Medium, 17, p.right()-p.left(), name)
		height += 26 * float64(len(lines))
	}
	alt := []string{sentence(p.say("A single number") + ", " + unit), sentence(name + ": " + d.told())}
	return body{height: height, alt: alt, draw: func(y float64) {
		p.group(d, name+": "+d.told(), func() { p.drawTag(t, p.left(), y+44) })
		for i, line := range lines {
			if below {
				p.text(typeset.Medium, 17, p.Theme.Ink, p.left(), y+44+26*float64(i+1), line)
			} else {
				p.text(typeset.Medium, 17, p.Theme.Ink, p.left()+p.tagWidth(t)+18, y+44, line)
			}
		}
	}}
}

package lines

import (
	"strings"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
)

// apart parts the curves of the finding from those that are grey.
func apart(curves []*curve) (chief, grey []*curve) {
	for _, c := range curves {
		if c.grey {
			grey = append(grey, c)
		} else {
			chief = append(chief, c)
		}
	}
	return chief, grey
}

// greys draws the grey curves, each with its name and its numbers as the title of its lines.
func (f lineFrame) greys(p *layout.Page, grey []*curve) {
	f.bands(p, grey) // under all lines
	for _, c := range grey {
		var refs []string
		for _, i := range c.numbered() {
			refs = append(refs, c.moments[i].Refs()...)
		}
		p.Begin("series-"+refs[0], c.ends(), refs)
		f.lines(p, c)
		for i, m := range c.moments {
			if m.number && !f.joined(c, i-1) && !f.joined(c, i) {
				colour, _, _ := c.stroke(p.Theme)
				point := p.Mark(m.Ref(), marks.Point{X: m.x(), Y: layout.First(m.Value())}, colour)
				point.Radius = 2
				p.Plane(f.x, f.y, point)
			}
		}
		p.Scene.End()
	}
}

// joined reports whether a line runs from moment i of a curve to the next.
func (f lineFrame) joined(c *curve, i int) bool {
	return i >= 0 && i+1 < len(c.moments) && c.moments[i].number && c.moments[i].apart(c.moments[i+1]) &&
		(f.step || c.moments[i+1].number)
}

// ends are a grey curve in words: its name, with its first and its last number.
func (c *curve) ends() string {
	all := c.numbered()
	first, last := c.moments[all[0]], c.moments[all[len(all)-1]]
	told := first.when + ", " + first.Describe()
	if len(all) > 1 {
		told += "; " + last.when + ", " + last.Describe()
	}
	return strings.TrimPrefix(c.name+": "+told, ": ")
}

// greyWords names the grey curves in an alt text.
func greyWords(p *layout.Page, grey []*curve) []string {
	if len(grey) == 0 {
		return nil
	}
	out := []string{layout.Sentence(p.Count(len(grey), "%d other in grey|%d others in grey"))}
	for _, c := range grey {
		out = append(out, layout.Sentence(c.ends()))
	}
	return out
}

// inGrey notes the grey series for the key.
func inGrey(p *layout.Page, s *spec.Series, grey []*curve) {
	for _, c := range grey {
		p.InGrey(c.moments[0].Cell(s.Column.Value))
	}
}

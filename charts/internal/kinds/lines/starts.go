package lines

import (
	"cmp"
	"math"
	"slices"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spread"
	"quotient/charts/typeset"
)

// A starting is the name of a curve before its first point, where charts.yaml asks for names at
// both ends.
type starting struct {
	curve *curve
	lines []string
	tag   layout.Label // its first number, after the last line
	x, y  float64      // of the first point
	at    float64      // the middle of the name
	late  bool         // it begins well after the plot does, and is named at its end alone
}

const (
	startGap    = 14.0 // between a name and the first point
	startNumber = 7.0  // between a name and its number
	startLate   = 60.0 // a curve that begins so far into the plot has no name there
)

// startings sets the names before the first points, and returns the room that they take.
func (s *lineSpec) startings(p *layout.Page, curves []*curve) (out []*starting, room float64) {
	if s.Both.Value == "" || !p.Direct() {
		return nil, 0
	}
	most := 130.0
	if p.Narrow() {
		most = 84
	}
	for _, c := range curves {
		n := &starting{curve: c, lines: p.Fonts.Wrap(typeset.Bold, 14, most, c.name)}
		if p.Narrow() { // its number is under it
			n.lines = append(n.lines, "")
		}
		m := c.moments[c.numbered()[0]]
		n.tag = layout.Label{Number: m.Label(), Remark: m.Remark(), Face: typeset.Bold, Size: layout.ValueSize}
		for i := range n.lines {
			room = max(room, n.wide(p, i)+startGap+12) // and a letter, once it is known
		}
		out = append(out, n)
	}
	return out, room
}

// wide is the width of a line of a name, of the last with the number.
func (n *starting) wide(p *layout.Page, i int) float64 {
	width := p.Fonts.Width(typeset.Bold, 14, n.lines[i])
	switch {
	case i == len(n.lines)-1 && width == 0:
		width = p.LabelWidth(n.tag)
	case i == len(n.lines)-1:
		width += startNumber + p.LabelWidth(n.tag)
	}
	return width
}

// begin places the names, each as near to its first point as can be.
func (f lineFrame) begin(p *layout.Page, curves []*curve, starts []*starting, bottom float64) {
	var near []*starting
	for _, n := range starts {
		x, low, high := f.at(n.curve.moments[n.curve.numbered()[0]])
		n.x, n.y, n.late = x, (low+high)/2, x > f.x.Left+startLate
		if !n.late {
			near = append(near, n)
		}
	}
	slices.SortStableFunc(near, func(a, b *starting) int { return cmp.Compare(a.y, b.y) })
	var wants, heights []float64
	for _, n := range near {
		wants, heights = append(wants, n.y), append(heights, layout.EndLeading*float64(len(n.lines)))
	}
	top := -6.0
	if f.scaled != "" {
		top = 14
	}
	at, ok := spread.Along(wants, heights, 4, top, bottom+6)
	if !ok {
		p.Fail("there is no room for the names of %d lines before their first points: draw fewer, or leave out names", len(curves))
		return
	}
	for i, n := range near {
		n.at = at[i]
	}
}

// named writes the names before the first points, each tied to its own where it is moved off.
func named(p *layout.Page, starts []*starting, top float64) {
	for _, n := range starts {
		if n.late {
			continue
		}
		look := p.Theme.Of(n.curve.look)
		right := n.x - startGap
		if math.Abs(n.at-n.y) > 4 {
			p.Line(p.Theme.Rule, 1, right+2, top+n.at, n.x-6, top+n.y)
		}
		base := top + n.at - layout.EndLeading*float64(len(n.lines))/2 + 12.5
		for i, line := range n.lines {
			width := n.wide(p, i)
			p.Plate(right-width, base, width, 14)
			p.Text(typeset.Bold, 14, look.Text, right-width, base, line)
			if i == len(n.lines)-1 {
				p.DrawLabel(n.tag, right-p.LabelWidth(n.tag), base)
			}
			base += layout.EndLeading
		}
	}
}

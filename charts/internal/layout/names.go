package layout

import (
	"quotient/charts/typeset"
)

// Names are what the rows of a chart are called: on the left of their marks or,
// on a narrow page, above them.
type Names struct {
	Lines [][]string
	// width is that of the column on the left; 0 where the names stand above.
	width float64
	Above bool
}

const (
	NameLeading = 18.0
	NameGap     = 14.0 // between the names and the marks
)

// Names sets names in a column that is no wider than room.
func (p *Page) Names(list []string, room float64) Names {
	if p.Tight { // width is to be had there, height is not
		room = max(room, 0.29*(p.Right()-p.Left()+2*margin))
	}
	if !p.Narrow() {
		return p.namesBeside(list, room)
	}
	n := Names{Above: true}
	for _, name := range list {
		n.Lines = append(n.Lines, p.Fonts.Wrap(typeset.Medium, BodySize, p.Right()-p.Left(), name))
	}
	return n
}

// namesBeside sets names in a column on the left, on a narrow page too.
func (p *Page) namesBeside(list []string, room float64) (n Names) {
	for _, name := range list {
		lines := p.Fonts.Wrap(typeset.Medium, BodySize, room, name)
		n.Lines = append(n.Lines, lines)
		for _, line := range lines {
			n.width = max(n.width, p.Fonts.Width(typeset.Medium, BodySize, line))
		}
	}
	return n
}

// Shorten leaves room on the right of names that stand above their marks, such
// as for a number on the same line.
func (p *Page) Shorten(n Names, i int, name string, room float64) {
	if n.Above && room > 0 {
		n.Lines[i] = p.Fonts.Wrap(typeset.Medium, BodySize, p.Right()-p.Left()-room, name)
	}
}

// Left is where the marks begin.
func (n Names) Left(p *Page) float64 {
	if n.Above || n.width == 0 {
		return p.Left()
	}
	return p.Left() + n.width + NameGap
}

// Pitch is the height of row i where its marks take some height.
func (n Names) Pitch(i int, marks float64) float64 {
	if n.Above {
		return NameLeading*float64(len(n.Lines[i])) + 2 + marks
	}
	return max(marks, NameLeading*float64(len(n.Lines[i]))+6)
}

// Head is how far below the top of row i its marks begin.
func (n Names) Head(i int) float64 {
	if n.Above {
		return NameLeading*float64(len(n.Lines[i])) + 2
	}
	return 0
}

// Draw writes the name of row i, whose top and marks' middle are given.
func (n Names) Draw(p *Page, i int, top, middle float64) {
	for k, line := range n.Lines[i] {
		if n.Above {
			p.Text(typeset.Medium, BodySize, p.Theme.Ink, p.Left(), top+13+NameLeading*float64(k), line)
			continue
		}
		at := middle + 5 + NameLeading*(float64(k)-float64(len(n.Lines[i])-1)/2)
		p.TextRight(typeset.Medium, BodySize, p.Theme.Ink, n.Left(p)-NameGap, at, line)
	}
}

// NameWidth is the width of the widest line of a name.
func (p *Page) NameWidth(n Names, i int) (width float64) {
	for _, line := range n.Lines[i] {
		width = max(width, p.Fonts.Width(typeset.Medium, BodySize, line))
	}
	return width
}

package layout

import (
	"quotient/charts/typeset"
)

// Names are what the rows of a chart are called: on the left of their marks or,
// on a narrow page, above them.
type Names struct {
	Lines [][]string
	small [][]string // under each name, in small print
	// width is that of the column on the left; 0 where the names stand above.
	width float64
	Above bool
}

const (
	NameLeading  = 18.0
	smallLeading = 15.5
	NameGap      = 14.0 // between the names and the marks
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

// NamesOver is [Page.Names] with words in small print under each name.
func (p *Page) NamesOver(list, small []string, room float64) Names {
	n := p.Names(list, room)
	if p.Tight {
		room = max(room, 0.29*p.Width)
	}
	if n.Above {
		room = p.Right() - p.Left()
	}
	for _, words := range small {
		lines := p.Fonts.Wrap(typeset.Regular, SmallSize, room, words)
		if words == "" {
			lines = nil
		}
		n.small = append(n.small, lines)
		for _, line := range lines {
			if !n.Above {
				n.width = max(n.width, p.Fonts.Width(typeset.Regular, SmallSize, line))
			}
		}
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
		return n.tall(i) + 2 + marks
	}
	gap := 6.0
	if len(n.small) > 0 { // a name is nearer to its own small print than to the next
		gap = 14
	}
	return max(marks, n.tall(i)+gap)
}

// tall is the height of name i.
func (n Names) tall(i int) float64 {
	h := NameLeading * float64(len(n.Lines[i]))
	if len(n.small) > 0 {
		h += smallLeading * float64(len(n.small[i]))
	}
	return h
}

// Head is how far below the top of row i its marks begin.
func (n Names) Head(i int) float64 {
	if n.Above {
		return n.tall(i) + 2
	}
	return 0
}

// Draw writes the name of row i, whose top and marks' middle are given.
func (n Names) Draw(p *Page, i int, top, middle float64) {
	write, x, at := p.Text, p.Left(), top+13
	if !n.Above {
		write, x, at = p.TextRight, n.Left(p)-NameGap, middle+NameLeading-4-n.tall(i)/2
	}
	for _, line := range n.Lines[i] {
		write(typeset.Medium, BodySize, p.Theme.Ink, x, at, line)
		at += NameLeading
	}
	if len(n.small) == 0 {
		return
	}
	at += smallLeading - NameLeading
	for _, line := range n.small[i] {
		write(typeset.Regular, SmallSize, p.Theme.Muted, x, at, line)
		at += smallLeading
	}
}

// Ground clears the ground of row i, whose top is given, where its name stands above.
func (n Names) Ground(p *Page, i int, top float64) {
	for _, r := range n.Rects(p, i, top) {
		p.Plate(r.Left, r.Bottom, r.Right-r.Left, r.Bottom-r.Top)
	}
}

// Rects are the lines of the name of row i where it stands above: as wide as the widest,
// from the top of the letters to the line that they stand on.
func (n Names) Rects(p *Page, i int, top float64) (out []Rect) {
	if !n.Above {
		return nil
	}
	at, right := top+13, p.Left()+p.NameWidth(n, i)
	for range n.Lines[i] {
		out = append(out, Rect{p.Left(), at - BodySize, right, at})
		at += NameLeading
	}
	if len(n.small) > 0 {
		at += smallLeading - NameLeading
		for range n.small[i] {
			out = append(out, Rect{p.Left(), at - SmallSize, right, at})
			at += smallLeading
		}
	}
	return out
}

// NameWidth is the width of the widest line of a name.
func (p *Page) NameWidth(n Names, i int) (width float64) {
	for _, line := range n.Lines[i] {
		width = max(width, p.Fonts.Width(typeset.Medium, BodySize, line))
	}
	if len(n.small) > 0 {
		for _, line := range n.small[i] {
			width = max(width, p.Fonts.Width(typeset.Regular, SmallSize, line))
		}
	}
	return width
}

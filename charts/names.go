package charts

import (
	"quotient/charts/typeset"
)

// names are what the rows of a chart are called: on the left of their marks or,
// on a narrow page, above them.
type names struct {
	lines [][]string
	// width is that of the column on the left; 0 where the names stand above.
	width float64
	above bool
}

const (
	nameLeading = 18.0
	nameGap     = 14.0 // between the names and the marks
)

// names sets names in a column that is no wider than room.
func (p *page) names(list []string, room float64) names {
	if p.tight { // width is to be had there, height is not
		room = max(room, 0.29*p.Width)
	}
	if !p.narrow() {
		return p.namesBeside(list, room)
	}
	n := names{above: true}
	for _, name := range list {
		n.lines = append(n.lines, p.fonts.Wrap(typeset.Medium, bodySize, p.right()-p.left(), name))
	}
	return n
}

// namesBeside sets names in a column on the left, on a narrow page too.
func (p *page) namesBeside(list []string, room float64) (n names) {
	for _, name := range list {
		lines := p.fonts.Wrap(typeset.Medium, bodySize, room, name)
		n.lines = append(n.lines, lines)
		for _, line := range lines {
			n.width = max(n.width, p.fonts.Width(typeset.Medium, bodySize, line))
		}
	}
	return n
}

// shorten leaves room on the right of names that stand above their marks, such
// as for a number on the same line.
func (p *page) shorten(n names, i int, name string, room float64) {
	if n.above && room > 0 {
		n.lines[i] = p.fonts.Wrap(typeset.Medium, bodySize, p.right()-p.left()-room, name)
	}
}

// left is where the marks begin.
func (n names) left(p *page) float64 {
	if n.above || n.width == 0 {
		return p.left()
	}
	return p.left() + n.width + nameGap
}

// pitch is the height of row i where its marks take some height.
func (n names) pitch(i int, marks float64) float64 {
	if n.above {
		return nameLeading*float64(len(n.lines[i])) + 2 + marks
	}
	return max(marks, nameLeading*float64(len(n.lines[i]))+6)
}

// head is how far below the top of row i its marks begin.
func (n names) head(i int) float64 {
	if n.above {
		return nameLeading*float64(len(n.lines[i])) + 2
	}
	return 0
}

// draw writes the name of row i, whose top and marks' middle are given.
func (n names) draw(p *page, i int, top, middle float64) {
	for k, line := range n.lines[i] {
		if n.above {
			p.text(typeset.Medium, bodySize, p.Theme.Ink, p.left(), top+13+nameLeading*float64(k), line)
			continue
		}
		at := middle + 5 + nameLeading*(float64(k)-float64(len(n.lines[i])-1)/2)
		p.textRight(typeset.Medium, bodySize, p.Theme.Ink, n.left(p)-nameGap, at, line)
	}
}

// nameWidth is the width of the widest line of a name.
func (p *page) nameWidth(n names, i int) (width float64) {
	for _, line := range n.lines[i] {
		width = max(width, p.fonts.Width(typeset.Medium, bodySize, line))
	}
	return width
}

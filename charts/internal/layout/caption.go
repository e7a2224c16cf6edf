package layout

import (
	"image/color"

	"quotient/charts/typeset"
)

// A caption is the words at a line, an event or a mark: lines of one face, and after them a
// number with its letter and its remark.
type caption struct {
	lines         []captionLine
	width, height float64
	size, leading float64 // of its words; those of notes where they are zero
}

// set is the size of the words of a caption, and their leading.
func (c caption) set() (size, leading float64) {
	if c.size > 0 {
		return c.size, c.leading
	}
	return NoteSize, captionLeading
}

type captionLine struct {
	face typeset.Face
	text string
	tag  *Label // after the text
}

const (
	captionLeading = 15.5
	captionGap     = 5.0 // between words and number
	mostLines      = 3   // of words, and of a quote
)

// tagGap is the blank before a number; a letter alone is close to its words.
func tagGap(t Label) float64 {
	if t.Number == "" && t.Letter != "" {
		return 0
	}
	return captionGap
}

// caption sets words of a face no wider than a width, with a number after them, where there
// is one.
func (p *Page) caption(face typeset.Face, words string, tag *Label, width float64) (c caption) {
	c.add(p, face, words, width)
	if tag != nil {
		c.tag(p, *tag, width)
	}
	return c
}

// add adds words to a caption, and returns in how many lines they are.
func (c *caption) add(p *Page, face typeset.Face, words string, width float64) int {
	if words == "" {
		return 0
	}
	size, leading := c.set()
	lines := p.Fonts.Wrap(face, size, width, words)
	for _, line := range lines {
		c.lines = append(c.lines, captionLine{face: face, text: line})
		c.width = max(c.width, p.Fonts.Width(face, size, line))
	}
	c.height = leading * float64(len(c.lines))
	return len(lines)
}

// tag adds a number after the last line or, where that has no room for it, on a line of its
// own.
func (c *caption) tag(p *Page, t Label, width float64) {
	t.Size = NoteSize
	w := p.LabelWidth(t)
	if n := len(c.lines); n > 0 {
		last := &c.lines[n-1]
		if all := p.Fonts.Width(last.face, NoteSize, last.text) + tagGap(t) + w; all <= width {
			last.tag, c.width = &t, max(c.width, all)
			return
		}
	}
	c.lines = append(c.lines, captionLine{tag: &t})
	c.width, c.height = max(c.width, w), captionLeading*float64(len(c.lines))
}

// align is on which side the lines of a caption are even.
type align int

const (
	alignLeft align = iota
	alignCentre
	alignRight
)

// drawCaption writes a caption into the rectangle whose left and top are given.
func (p *Page) drawCaption(c caption, left, top float64, ink color.Color, how align) {
	size, leading := c.set()
	for i, line := range c.lines {
		words := p.Fonts.Width(line.face, size, line.text)
		width := words
		if line.tag != nil {
			width = p.LabelWidth(*line.tag)
			if words > 0 {
				width += words + tagGap(*line.tag)
			}
		}
		x, y := left, top+leading*float64(i)+12
		switch how {
		case alignCentre:
			x += (c.width - width) / 2
		case alignRight:
			x += c.width - width
		}
		parts := len(p.Labels)
		p.Text(line.face, size, ink, x, y, line.text)
		if line.tag != nil {
			at := x
			if words > 0 {
				at += words + tagGap(*line.tag)
			}
			p.DrawLabel(*line.tag, at, y)
		}
		if line.tag != nil && words > 0 { // one label: its parts stand closer than labels may
			p.Labels = append(p.Labels[:parts], Text{line.text, Rect{x, y - 0.72*size, x + width, y + 0.2*size}})
		}
	}
}

// at is the rectangle of a caption whose left and top are given.
func (c caption) at(left, top float64) Rect {
	return Rect{left, top, left + c.width, top + c.height}
}

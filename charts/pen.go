package charts

import (
	"image/color"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"quotient/charts/scene"
	"quotient/charts/typeset"
)

// up turns a y of the page into one of the scene.
func (p *page) up(y float64) float64 { return p.height - y }

// text writes one line, its baseline beginning at x, y.
func (p *page) text(face typeset.Face, size float64, c color.Color, x, y float64, s string) {
	if strings.TrimSpace(s) == "" {
		return
	}
	if missing := p.fonts.Missing(face, s); len(missing) > 0 {
		hint := "leave it out, or write it in words"
		if face == typeset.Headline {
			s = p.Title
			if strings.ContainsRune("<>≤≥≈", missing[0]) {
				hint = "headlines write bounds in words: {id|words}"
			}
		}
		p.fail("the font of “%s” has no glyph for %q; %s", s, missing[0], hint)
		return
	}
	p.scene.Text(face, size, c, x, p.up(y), s)
	p.labels = append(p.labels, Text{s, rect{x, y - 0.72*size, x + p.fonts.Width(face, size, s), y + 0.2*size}})
}

// textRight and textCentre write one line that ends at x, or has its middle there.
func (p *page) textRight(face typeset.Face, size float64, c color.Color, x, y float64, s string) {
	p.text(face, size, c, x-p.fonts.Width(face, size, s), y, s)
}

func (p *page) textCentre(face typeset.Face, size float64, c color.Color, x, y float64, s string) {
	p.text(face, size, c, x-p.fonts.Width(face, size, s)/2, y, s)
}

// A tag is the label of a datum: its number, the letter that leads to the
// quote, and a remark such as "speculated".
type tag struct {
	number, letter, remark string
	face                   typeset.Face
	size                   float64
	colour                 color.Color
}

func (p *page) tag(d datum) tag {
	return tag{number: d.label(), letter: p.cite(d), remark: d.remark(), face: typeset.Bold, size: valueSize, colour: p.Theme.Ink}
}

const (
	letterGap  = 1.5
	remarkGap  = 6.0
	remarkSize = 13.0
)

func (t tag) letterSize() float64 { return min(0.7*t.size, 11.5) }

// width is the room that a tag takes.
func (p *page) tagWidth(t tag) float64 {
	w := p.fonts.Width(t.face, t.size, t.number)
	if t.letter != "" {
		w += letterGap + p.fonts.Width(typeset.Medium, t.letterSize(), t.letter)
	}
	if t.remark != "" {
		w += remarkGap + p.fonts.Width(typeset.Italic, remarkSize, t.remark)
	}
	return w
}

// draw writes the tag from x on.
func (p *page) drawTag(t tag, x, y float64) {
	start := x
	parts := len(p.labels)
	p.text(t.face, t.size, t.colour, x, y, t.number)
	x += p.fonts.Width(t.face, t.size, t.number)
	if t.letter != "" {
		x += letterGap
		p.text(typeset.Medium, t.letterSize(), p.Theme.Muted, x, y-0.36*t.size, t.letter)
		x += p.fonts.Width(typeset.Medium, t.letterSize(), t.letter)
	}
	if t.remark != "" {
		x += remarkGap
		p.text(typeset.Italic, remarkSize, p.Theme.Muted, x, y, t.remark)
		x += p.fonts.Width(typeset.Italic, remarkSize, t.remark)
	}
	// A tag is one label: its parts stand closer than labels may.
	p.labels = append(p.labels[:parts], Text{strings.TrimSpace(t.number + " " + t.remark), rect{start, y - 0.78*t.size, x, y + 0.2*t.size}})
}

// plate clears the ground behind a tag, so that no grid line crosses it.
func (p *page) plate(x, y, width, size float64) {
	p.rect(p.Theme.Background, x-3, y-0.9*size, x+width+3, y+0.35*size)
}

func (p *page) rect(c color.Color, left, top, right, bottom float64) {
	p.polygon(c, left, top, right, top, right, bottom, left, bottom)
}

// polygon fills a closed path through x, y pairs.
func (p *page) polygon(c color.Color, xy ...float64) {
	p.scene.SetColor(c)
	p.scene.Fill(p.path(true, xy...))
}

func (p *page) line(c color.Color, width float64, xy ...float64) {
	p.dashed(c, width, nil, xy...)
}

func (p *page) dashed(c color.Color, width float64, dashes []vg.Length, xy ...float64) {
	p.scene.SetColor(c)
	p.scene.SetLineWidth(vg.Length(width))
	p.scene.SetLineDash(dashes, 0)
	p.scene.Stroke(p.path(false, xy...))
}

func (p *page) path(closed bool, xy ...float64) (path vg.Path) {
	for i := 0; i+1 < len(xy); i += 2 {
		at := vg.Point{X: vg.Length(xy[i]), Y: vg.Length(p.up(xy[i+1]))}
		if i == 0 {
			path.Move(at)
		} else {
			path.Line(at)
		}
	}
	if closed {
		path.Close()
	}
	return path
}

// canvas is the part of the page that a plotter draws on.
func (p *page) canvas(left, top, right, bottom float64) draw.Canvas {
	return draw.Canvas{Canvas: p.scene, Rectangle: vg.Rectangle{
		Min: vg.Point{X: vg.Length(left), Y: vg.Length(p.up(bottom))},
		Max: vg.Point{X: vg.Length(right), Y: vg.Length(p.up(top))},
	}}
}

// group draws the mark of a datum, so that it can be found on the picture.
func (p *page) group(d datum, title string, draw func()) {
	p.begin(d.ref(), title, d.refs())
	draw()
	p.scene.End()
}

// begin opens the group of a mark.
func (p *page) begin(id, title string, refs []string) {
	p.scene.Begin(scene.Group{ID: id, Title: title, Refs: refs})
}

// frame draws the outline of a rectangle as four lines: a closed stroke leaves
// a notch where it meets itself.
func (p *page) frame(c color.Color, width, left, top, right, bottom float64) {
	h := width / 2
	p.line(c, width, left, top+h, right, top+h)
	p.line(c, width, left, bottom-h, right, bottom-h)
	p.line(c, width, left+h, top, left+h, bottom)
	p.line(c, width, right-h, top, right-h, bottom)
}

// arrow draws a line with a head at its end.
func (p *page) arrow(c color.Color, dash []vg.Length, from, to, y float64) {
	dir := 1.0
	if to < from {
		dir = -1
	}
	p.dashed(c, 2, dash, from, y, to-dir*8, y)
	p.polygon(c, to, y, to-dir*9, y-4.5, to-dir*9, y+4.5)
}

// labelOn draws a tag on a ground of its own, its letter in the same ink.
func (p *page) labelOn(t tag, x, y float64, ink color.NRGBA) {
	muted := p.Theme.Muted
	p.Theme.Muted = ink
	p.drawTag(t, x, y)
	p.Theme.Muted = muted
}

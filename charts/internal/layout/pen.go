package layout

import (
	"image/color"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"quotient/charts/internal/spec"
	"quotient/charts/scene"
	"quotient/charts/typeset"
	"quotient/datasets"
)

const (
	NoteHeight = 17.0
)

const (
	EndLeading = 17.0
)

// LooseDash is the dash of a line that leads to or from a number that is not exact.
var LooseDash = []vg.Length{5, 4}

// A Text is a text on the page and the room that it takes.
type Text struct {
	Text string
	Rect
}

// Up turns a y of the page into one of the scene.
func (p *Page) Up(y float64) float64 { return p.height - y }

// Text writes one line, its baseline beginning at x, y.
func (p *Page) Text(face typeset.Face, size float64, c color.Color, x, y float64, s string) {
	if strings.TrimSpace(s) == "" {
		return
	}
	if missing := p.Fonts.Missing(face, s); len(missing) > 0 {
		hint := "leave it out, or write it in words"
		if face == typeset.Headline {
			s = p.Title
			if strings.ContainsRune("<>≤≥≈", missing[0]) {
				hint = "headlines write bounds in words: {id|words}"
			}
		}
		p.Fail("the font of “%s” has no glyph for %q; %s", s, missing[0], hint)
		return
	}
	p.Scene.Text(face, size, c, x, p.Up(y), s)
	p.Labels = append(p.Labels, Text{s, Rect{x, y - 0.72*size, x + p.Fonts.Width(face, size, s), y + 0.2*size}})
}

// TextRight and textCentre write one line that ends at x, or has its middle there.
func (p *Page) TextRight(face typeset.Face, size float64, c color.Color, x, y float64, s string) {
	p.Text(face, size, c, x-p.Fonts.Width(face, size, s), y, s)
}

func (p *Page) TextCentre(face typeset.Face, size float64, c color.Color, x, y float64, s string) {
	p.Text(face, size, c, x-p.Fonts.Width(face, size, s)/2, y, s)
}

// A Label is the label of a datum: its number, the letter that leads to the
// quote, and a remark such as "speculated".
type Label struct {
	Number, Letter, Remark string
	Face                   typeset.Face
	Size                   float64
	Colour                 color.Color
}

// Label is the label of a datum, which cites its quote.
func (p *Page) Label(d spec.Datum) Label {
	return Label{Number: d.Label(), Letter: p.Cite(d), Remark: d.Remark(), Face: typeset.Bold, Size: ValueSize, Colour: p.Theme.Ink}
}

const (
	LetterGap  = 1.5
	RemarkGap  = 6.0
	RemarkSize = 13.0
)

// LetterSize is that of the letter that leads to the quote.
func (t Label) LetterSize() float64 { return min(0.7*t.Size, 11.5) }

// remarkGap is the blank before a remark; a remark may also stand alone on its line.
func (t Label) remarkGap() float64 {
	if t.Number == "" {
		return 0
	}
	return RemarkGap
}

// width is the room that a tag takes.
func (p *Page) LabelWidth(t Label) float64 {
	w := p.Fonts.Width(t.Face, t.Size, t.Number)
	if t.Letter != "" {
		w += LetterGap + p.Fonts.Width(typeset.Medium, t.LetterSize(), t.Letter)
	}
	if t.Remark != "" {
		w += t.remarkGap() + p.Fonts.Width(typeset.Italic, RemarkSize, t.Remark)
	}
	return w
}

// draw writes the tag from x on.
func (p *Page) DrawLabel(t Label, x, y float64) {
	start := x
	parts := len(p.Labels)
	p.Text(t.Face, t.Size, t.Colour, x, y, t.Number)
	x += p.Fonts.Width(t.Face, t.Size, t.Number)
	if t.Letter != "" {
		x += LetterGap
		p.Text(typeset.Medium, t.LetterSize(), p.Theme.Muted, x, y-0.36*t.Size, t.Letter)
		x += p.Fonts.Width(typeset.Medium, t.LetterSize(), t.Letter)
	}
	if t.Remark != "" {
		if p.remarked == nil {
			p.remarked = map[string]bool{}
		}
		p.remarked[t.Remark] = true
		x += t.remarkGap()
		p.Text(typeset.Italic, RemarkSize, p.Theme.Muted, x, y, t.Remark)
		x += p.Fonts.Width(typeset.Italic, RemarkSize, t.Remark)
	}
	// A tag is one label: its parts stand closer than labels may.
	p.Labels = append(p.Labels[:parts], Text{strings.TrimSpace(t.Number + " " + t.Remark), Rect{start, y - 0.78*t.Size, x, y + 0.2*t.Size}})
}

// Plate clears the ground behind a tag, so that no grid line crosses it.
func (p *Page) Plate(x, y, width, size float64) {
	p.Rect(p.Theme.Background, x-3, y-0.9*size, x+width+3, y+0.35*size)
}

// Rect fills a rectangle.
func (p *Page) Rect(c color.Color, left, top, right, bottom float64) {
	p.Polygon(c, left, top, right, top, right, bottom, left, bottom)
}

// Polygon fills a closed path through x, y pairs.
func (p *Page) Polygon(c color.Color, xy ...float64) {
	p.Scene.SetColor(c)
	p.Scene.Fill(p.path(true, xy...))
}

// Line draws a line through x, y pairs.
func (p *Page) Line(c color.Color, width float64, xy ...float64) {
	p.Dashed(c, width, nil, xy...)
}

// Dashed is Line with dashes; nil for none.
func (p *Page) Dashed(c color.Color, width float64, dashes []vg.Length, xy ...float64) {
	p.Scene.SetColor(c)
	p.Scene.SetLineWidth(vg.Length(width))
	p.Scene.SetLineDash(dashes, 0)
	p.Scene.Stroke(p.path(false, xy...))
}

func (p *Page) path(closed bool, xy ...float64) (path vg.Path) {
	for i := 0; i+1 < len(xy); i += 2 {
		at := vg.Point{X: vg.Length(xy[i]), Y: vg.Length(p.Up(xy[i+1]))}
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

// Canvas is the part of the page that a plotter draws on.
func (p *Page) Canvas(left, top, right, bottom float64) draw.Canvas {
	return draw.Canvas{Canvas: p.Scene, Rectangle: vg.Rectangle{
		Min: vg.Point{X: vg.Length(left), Y: vg.Length(p.Up(bottom))},
		Max: vg.Point{X: vg.Length(right), Y: vg.Length(p.Up(top))},
	}}
}

// Group draws the mark of a datum, so that it can be found on the picture.
func (p *Page) Group(d spec.Datum, title string, draw func()) {
	told := ""
	if o, ok := d.Quoted(); ok {
		told = datasets.InQuotes(o.Quote)
		if o.Where != "" {
			told += ", " + o.Where
		}
	}
	p.Scene.Begin(scene.Group{ID: d.Ref(), Title: title, Refs: d.Refs(), Told: told})
	draw()
	p.Scene.End()
}

// Begin opens the group of a mark.
func (p *Page) Begin(id, title string, refs []string) {
	p.Scene.Begin(scene.Group{ID: id, Title: title, Refs: refs})
}

// Frame draws the outline of a rectangle as four lines: a closed stroke leaves
// a notch where it meets itself.
func (p *Page) Frame(c color.Color, width, left, top, right, bottom float64) {
	h := width / 2
	p.Line(c, width, left, top+h, right, top+h)
	p.Line(c, width, left, bottom-h, right, bottom-h)
	p.Line(c, width, left+h, top, left+h, bottom)
	p.Line(c, width, right-h, top, right-h, bottom)
}

// Arrow draws a line with a head at its end.
func (p *Page) Arrow(c color.Color, dash []vg.Length, from, to, y float64) {
	dir := 1.0
	if to < from {
		dir = -1
	}
	p.Dashed(c, 2, dash, from, y, to-dir*8, y)
	p.Polygon(c, to, y, to-dir*9, y-4.5, to-dir*9, y+4.5)
}

// DrawLabelOn draws a tag on a ground of its own, its letter in the same ink.
func (p *Page) DrawLabelOn(t Label, x, y float64, ink color.NRGBA) {
	muted := p.Theme.Muted
	p.Theme.Muted = ink
	p.DrawLabel(t, x, y)
	p.Theme.Muted = muted
}

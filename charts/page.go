package charts

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"quotient/charts/scene"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// A page is what a chart is laid out on: the frame around its body, the text,
// the letters that lead to the quotes, and the check that every label can be
// read. Its coordinates are page units from the top left, y downward; the
// scene and its plotters count y upward.
type page struct {
	Style
	chart *Chart
	fonts *typeset.Fonts
	scene *scene.Scene

	height  float64
	letters []*datasets.Observation // by letter: a, b, c, …
	signs   []sign
	labels  []label
	alt     string
	err     error
}

// A label is a text on the page and the room that it takes.
type label struct {
	text                     string
	left, top, right, bottom float64
}

func newPage(c *Chart, style Style, fonts *typeset.Fonts) *page {
	return &page{Style: style, chart: c, fonts: fonts}
}

func (p *page) fail(format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf(format, args...)
	}
}

// left and right are the edges of the text.
func (p *page) left() float64  { return margin }
func (p *page) right() float64 { return p.Width - margin }

// compose lays the whole picture out from the top down, then draws it.
func (p *page) compose() error {
	const (
		headlineLeading = headlineSize * 1.2
		subtitleLeading = 19.0
		noteLeading     = 16.5
	)
	measure := p.right() - p.left()
	empty := p.chart.empty

	var draws []func()
	y := 25.0
	draws = append(draws, func() { p.brand(20) })
	if !empty {
		lines := p.fonts.Wrap(typeset.Headline, headlineSize, measure, p.chart.Title)
		y += 1.28 * headlineSize
		if len(lines) > 2 {
			return fmt.Errorf("the title needs %d lines, and there is room for two: %q", len(lines), p.chart.Title)
		}
		for i, line := range lines {
			at := y + float64(i)*headlineLeading
			draws = append(draws, func() { p.text(typeset.Headline, headlineSize, p.Theme.Ink, p.left(), at, line) })
		}
		y += float64(len(lines)-1) * headlineLeading
		if p.chart.subtitle != "" {
			y += 24
			for i, line := range p.fonts.Wrap(typeset.Regular, bodySize, measure, p.chart.subtitle) {
				if i > 0 {
					y += subtitleLeading
				}
				at := y
				draws = append(draws, func() { p.text(typeset.Regular, bodySize, p.Theme.Muted, p.left(), at, line) })
			}
		}
	}
	y += 26

	b := p.nothing()
	if !empty {
		b = p.chart.layout(p)
	}
	if p.err != nil {
		return p.err
	}
	bodyTop := y
	draws = append(draws, func() { b.draw(bodyTop) })
	y += b.height

	paragraph := func(face typeset.Face, size float64, s string) {
		for _, line := range p.fonts.Wrap(face, size, measure, s) {
			y += noteLeading
			at := y
			draws = append(draws, func() { p.text(face, size, p.Theme.Muted, p.left(), at, line) })
		}
	}
	if p.chart.note != "" && !empty {
		y += 6
		paragraph(typeset.Italic, noteSize, p.chart.note)
	}
	if key := p.key(); key != "" {
		y += 6
		paragraph(typeset.Regular, smallSize, key)
	}
	if height, draw := p.quotes(measure); height > 0 {
		top := y + 10
		draws = append(draws, func() { draw(top) })
		y = top + height
	}
	y += 18
	rule := y
	height, footer := p.footer(measure)
	draws = append(draws, func() {
		p.line(p.Theme.Rule, 1, p.left(), rule, p.right(), rule)
		footer(rule)
	})
	y += height

	p.height = math.Ceil(y + 16)
	p.alt = p.altText(b.alt)
	p.scene = scene.New(p.Width, p.height, p.Theme.Background, p.fonts)
	for _, draw := range draws {
		draw()
	}
	if p.err == nil {
		p.err = p.scene.Err()
	}
	if p.err == nil {
		p.err = p.check()
	}
	return p.err
}

// nothing is the body of a chart that no row is left for. It has no headline,
// so that nothing is claimed.
func (p *page) nothing() body {
	const height = 96.0
	words := "No row of the table is to be drawn"
	return body{height: height, alt: []string{"No numbers to draw.", sentence(words)}, draw: func(y float64) {
		p.frame(p.Theme.Rule, 1, p.left(), y, p.right(), y+height-8)
		middle := (p.left() + p.right()) / 2
		p.textCentre(typeset.Bold, 16, p.Theme.Ink, middle, y+40, "No numbers to draw")
		p.textCentre(typeset.Regular, bodySize, p.Theme.Muted, middle, y+62, words)
	}}
}

// brand is the signature: a bar whose end is open.
func (p *page) brand(y float64) {
	const width, height = 26, 5
	c := p.Theme.Ember.Mark
	p.rect(c, p.left(), y, p.left()+width, y+height)
	x := p.left() + width + 2.5
	for _, k := range []float64{0.78, 0.46, 0.24} {
		p.polygon(p.Theme.tint(c, k), x, y, x+2.6, y, x+5.2, y+height/2.0, x+2.6, y+height, x, y+height, x+2.6, y+height/2.0)
		x += 4.6
	}
}

// key says in words what the signs of the chart mean, those that it uses.
func (p *page) key() string {
	var words []string
	for _, s := range signs {
		if slices.Contains(p.signs, s.sign) {
			words = append(words, s.words)
		}
	}
	if len(words) == 0 {
		return ""
	}
	return strings.Join(words, ". ") + "."
}

// useBar and usePoint note the signs of a datum's mark for the key.
func (p *page) useBar(d datum)   { p.signs = append(p.signs, d.signs(true)...) }
func (p *page) usePoint(d datum) { p.signs = append(p.signs, d.signs(false)...) }

// cite returns the letter that leads to the words behind a datum; "" for what
// is computed, and for plain data. A fact keeps its letter within a chart.
func (p *page) cite(d datum) string {
	if d.obs == nil || d.obs.Quote == "" {
		return ""
	}
	i := slices.Index(p.letters, d.obs)
	if i < 0 {
		i = len(p.letters)
		p.letters = append(p.letters, d.obs)
	}
	return letter(i)
}

// letter counts a, b, c, …, z, aa, ab, … without l and o, which read as digits.
func letter(i int) string {
	const letters = "abcdefghijkmnpqrstuvwxyz"
	if i < len(letters) {
		return letters[i : i+1]
	}
	return letter(i/len(letters)-1) + letters[i%len(letters):i%len(letters)+1]
}

// quotes lays out the words of the text behind the marks, in one column or two.
func (p *page) quotes(measure float64) (height float64, draw func(top float64)) {
	const leading, indent, gutter = 16.5, 17.0, 24.0
	columns := 1
	if len(p.letters) > 3 && p.Width >= 600 {
		columns = 2
	}
	width := (measure - gutter*float64(columns-1)) / float64(columns)
	// Where a quote stands follows it on its last line, or has lines of its own.
	type entry struct {
		letter       string
		quote, where []string
		beside       float64
	}
	lines := func(e entry) int {
		if e.beside > 0 {
			return len(e.quote)
		}
		return len(e.quote) + len(e.where)
	}
	space := p.fonts.Width(typeset.Regular, smallSize, "\u2002")
	entries := make([]entry, len(p.letters))
	for i, o := range p.letters {
		where := strings.ReplaceAll(o.Where, "¶", "¶\u00a0")
		if j := strings.LastIndex(where, " ¶"); j >= 0 {
			where = where[:j] + "\u00a0" + where[j+1:]
		}
		entries[i] = entry{letter: letter(i), quote: p.fonts.Wrap(typeset.Regular, smallSize, width-indent, inQuotes(o.Quote))}
		e := &entries[i]
		last := p.fonts.Width(typeset.Regular, smallSize, e.quote[len(e.quote)-1])
		if e.beside = last + space; e.beside+p.fonts.Width(typeset.Italic, smallSize, where) <= width-indent {
			e.where = []string{where}
		} else {
			e.beside, e.where = 0, p.fonts.Wrap(typeset.Italic, smallSize, width-indent, where)
		}
	}
	// Two columns are divided where the longer of them is shortest.
	sum := func(list []entry) (n int) {
		for _, e := range list {
			n += lines(e)
		}
		return n
	}
	rows := [][]entry{entries}
	if columns > 1 {
		cut := 1
		for i := 2; i < len(entries); i++ {
			if max(sum(entries[:i]), sum(entries[i:])) <= max(sum(entries[:cut]), sum(entries[cut:])) {
				cut = i
			}
		}
		rows = [][]entry{entries[:cut], entries[cut:]}
	}
	heights := make([]int, len(rows))
	for i, list := range rows {
		heights[i] = sum(list)
	}
	height = float64(slices.Max(heights)) * leading
	return height, func(top float64) {
		for c, list := range rows {
			x, y := p.left()+float64(c)*(width+gutter), top
			for _, e := range list {
				p.text(typeset.Bold, smallSize, p.Theme.Ink, x, y+leading, e.letter)
				for _, line := range e.quote {
					y += leading
					p.text(typeset.Regular, smallSize, p.Theme.Muted, x+indent, y, line)
				}
				for _, line := range e.where {
					if e.beside == 0 {
						y += leading
					}
					p.text(typeset.Italic, smallSize, p.Theme.Muted, x+indent+e.beside, y, line)
				}
			}
		}
	}
}

// footer names the source on the left, tables and chart on the right. What
// does not fit on one line stands below.
func (p *page) footer(measure float64) (height float64, draw func(rule float64)) {
	const leading = 16.5
	var source string
	if len(p.chart.study.Sources) > 0 {
		s := p.chart.study.Sources[0]
		source = "Source: " + inQuotes(s.Title)
		if s.Author != "" {
			source = "Source: " + s.Author + ", " + inQuotes(s.Title)
		}
	}
	id := "chart " + p.chart.ID
	if len(p.chart.Rows) > 0 {
		id = p.chart.tables() + "\u2002·\u2002" + id
	}
	idWidth := p.fonts.Width(typeset.Regular, smallSize, id)
	if p.fonts.Width(typeset.Regular, smallSize, source)+24+idWidth <= measure {
		return 22, func(rule float64) {
			p.text(typeset.Regular, smallSize, p.Theme.Muted, p.left(), rule+22, source)
			p.text(typeset.Regular, smallSize, p.Theme.Muted, p.right()-idWidth, rule+22, id)
		}
	}
	lines := p.fonts.Wrap(typeset.Regular, smallSize, measure, source)
	lines = append(lines, p.fonts.Wrap(typeset.Regular, smallSize, measure, id)...)
	return 22 + float64(len(lines)-1)*leading, func(rule float64) {
		for i, line := range lines {
			p.text(typeset.Regular, smallSize, p.Theme.Muted, p.left(), rule+22+float64(i)*leading, line)
		}
	}
}

// altText tells the picture in words: each mark with its value and bound, the
// finding, the source.
func (p *page) altText(marks []string) string {
	if p.chart.alt != "" {
		return p.chart.alt
	}
	if p.chart.empty {
		return strings.Join(marks, " ")
	}
	parts := append([]string{}, marks...)
	parts = append(parts, sentence(p.chart.Title))
	if p.chart.note != "" {
		parts = append(parts, sentence(p.chart.note))
	}
	if len(p.chart.Rows) > 0 {
		parts = append(parts, sentence("Source: "+p.chart.tables()))
	}
	return strings.Join(parts, " ")
}

// up turns a y of the page into one of the scene.
func (p *page) up(y float64) float64 { return p.height - y }

// text writes one line, its baseline beginning at x, y.
func (p *page) text(face typeset.Face, size float64, c color.Color, x, y float64, s string) {
	if strings.TrimSpace(s) == "" {
		return
	}
	if missing := p.fonts.Missing(face, s); len(missing) > 0 {
		hint := ""
		if face == typeset.Headline {
			hint = "; headlines write bounds in words: {id|words}"
		}
		p.fail("the font of %q has no glyph for %q%s", s, missing[0], hint)
		return
	}
	p.scene.Text(face, size, c, x, p.up(y), s)
	p.labels = append(p.labels, label{s, x, y - 0.72*size, x + p.fonts.Width(face, size, s), y + 0.2*size})
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
	p.labels = append(p.labels[:parts], label{strings.TrimSpace(t.number + " " + t.remark), start, y - 0.78*t.size, x, y + 0.2*t.size})
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
	p.scene.Begin(scene.Group{ID: d.ref(), Title: title, Refs: d.refs()})
	draw()
	p.scene.End()
}

// plain is a label for a message.
func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// check refuses a picture with labels that overlap or leave the page.
func (p *page) check() error {
	for i, a := range p.labels {
		if a.left < 0 || a.right > p.Width || a.top < 0 || a.bottom > p.height {
			return fmt.Errorf("the label “%s” leaves the page: shorten it", plain(a.text))
		}
		for _, b := range p.labels[i+1:] {
			const slack = 0.5
			if a.left+slack < b.right && b.left+slack < a.right && a.top+slack < b.bottom && b.top+slack < a.bottom {
				return fmt.Errorf("the labels “%s” and “%s” overlap: shorten one of them, or draw their rows in charts of their own", plain(a.text), plain(b.text))
			}
		}
	}
	return nil
}

package charts

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"strings"

	"quotient/charts/scene"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// A page is what a chart is laid out on: the frame around its body, the text,
// the letters that lead to the quotes, and the check that every label can be
// read. Its coordinates are page units from the top left, y downward; the
// scene and its plotters count y upward.
type page struct {
	Theme Theme
	Width float64
	Content
	fonts *typeset.Fonts
	scene *scene.Scene

	quoted    bool // the quotes stand under the chart, and letters lead to them
	tight     bool // the height is given, and rows stand close
	height    float64
	letters   []*datasets.Observation // by letter: a, b, c, …
	signs     []sign
	labels    []Text
	described string
	draws     []func()
	err       error
}

// Content is what a page shows: a body, and the words around it.
type Content struct {
	ID, Title, Subtitle, Note string
	Unit                      string // in place of a subtitle, where there is none
	Alt                       string // the picture in words, where the author has written them
	Study                     *datasets.Study
	Locale                    quantity.Locale
	Terms                     map[string]string     // what cells are called in the study's locale
	Tables                    []string              // that the rows are from
	Sources                   []datasets.SourceInfo // of the rows
	Empty                     bool                  // no row is left to draw
	Numberless                int                   // rows that are not drawn, as they have no number
	Allowed                   []string              // why it is drawn although it should not be
	Layout                    layout
}

// datum is a fact of a page that is not among the chart's rows.
func (p *page) datum(f datasets.Fact) datum {
	return datum{study: p.Study, locale: p.Locale, terms: p.Terms, fact: f}
}

// printer writes facts in the language of the page.
func (p *page) printer() datasets.Printer { return p.Study.Printer(p.Locale) }

// A Text is a text on the page and the room that it takes.
type Text struct {
	Text string
	rect
}

func (p *page) fail(format string, args ...any) {
	if p.err == nil {
		p.err = errors.New(datasets.Line(escapes.Replace(fmt.Sprintf(format, args...)))) // a title may break lines
	}
}

// escapes writes blanks that do not break, which %q escapes, as blanks.
var escapes = strings.NewReplacer(`\u00a0`, " ", `\u202f`, " ")

// left and right are the edges of the text.
func (p *page) left() float64  { return margin }
func (p *page) right() float64 { return p.Width - margin }

// narrow reports whether names stand above their marks: beside them there is
// no room.
func (p *page) narrow() bool { return p.Width < narrow }

// A Drawing is a page that is drawn.
type Drawing struct {
	Scene *scene.Scene
	Alt   string // the picture in words
	Key   string // what its signs mean, in words
	Texts []Text
}

// Draw lays content out in a style and draws it. The error says which label has no room,
// or cannot be read. Fonts that have been used before save the time to read them again;
// nil reads them. Neither the content nor the style is changed: the same may be drawn at
// the same time in other styles.
func Draw(c Content, style Style, fonts *typeset.Fonts) (Drawing, error) {
	p, err := lay(c, style, fonts)
	if err == nil {
		err = p.paint()
	}
	if err != nil {
		return Drawing{}, err
	}
	return Drawing{Scene: p.scene, Alt: p.described, Key: p.key(), Texts: p.labels}, nil
}

// lay lays a chart out on a page of the size. Where both sides of the picture
// are given, it takes the narrowest page that holds the chart, so that type is
// as large as can be.
func lay(c Content, style Style, fonts *typeset.Fonts) (*page, error) {
	if fonts == nil {
		fonts = typeset.New()
	}
	try := func(width float64, tight bool) *page {
		p := &page{Theme: style.Theme, Width: width, Content: c, fonts: fonts, quoted: style.Size.Quotes, tight: tight}
		p.layout()
		return p
	}
	if style.Size.Height == 0 {
		p := try(style.Size.Width, false)
		return p, p.err
	}
	const step = 16
	aspect := float64(style.Size.Height) / float64(style.Size.Pixels)
	var last *page
	for _, tight := range []bool{false, true} {
		for i := 0; ; i++ {
			width := min(Half.Width+step*float64(i), style.Size.Width)
			last = try(width, tight)
			if last.err == nil && last.height <= width*aspect {
				last.spread(width * aspect)
				return last, nil
			}
			if width == style.Size.Width {
				break
			}
		}
	}
	if last.err == nil {
		need := int(math.Ceil(last.height * leastPixels))
		last.fail("%s is too low for the chart: at this width it is %d pixels high. Draw it in another size, or list those that it can have under sizes", style.Size.Name, need)
	}
	return nil, last.err
}

// layout lays the whole picture out from the top down. Nothing is drawn yet.
func (p *page) layout() {
	const (
		subtitleLeading = 19.0
		noteLeading     = 16.5
	)
	size, most := headlineSize, 2
	if p.narrow() {
		size, most = narrowSize, 4
	}
	measure := p.right() - p.left()
	empty := p.Empty
	then := func(draw func()) { p.draws = append(p.draws, draw) }

	y := 25.0
	then(func() { p.brand(20) })
	if !empty {
		lines := p.fonts.Wrap(typeset.Headline, size, measure, p.Title)
		y += 1.28 * size
		if len(lines) > most {
			p.fail("the title needs %d lines, and there is room for %s: shorten it: “%s”", len(lines), map[int]string{2: "two", 4: "four"}[most], shortened(p.Title))
		}
		for i, line := range lines {
			at := y + float64(i)*1.2*size
			then(func() { p.text(typeset.Headline, size, p.Theme.Ink, p.left(), at, line) })
		}
		y += float64(len(lines)-1) * 1.2 * size
		if subtitle := cmp.Or(p.Subtitle, p.Unit); subtitle != "" {
			y += 24
			for i, line := range p.fonts.Wrap(typeset.Regular, bodySize, measure, subtitle) {
				if i > 0 {
					y += subtitleLeading
				}
				at := y
				then(func() { p.text(typeset.Regular, bodySize, p.Theme.Muted, p.left(), at, line) })
			}
		}
	}
	y += 26

	b := p.nothing()
	if !empty && p.err == nil {
		b = p.Layout(p)
	}
	bodyTop := y
	if p.err != nil {
		return
	}
	then(func() { b.draw(bodyTop) })
	y += b.height

	paragraph := func(face typeset.Face, size float64, s string) {
		for _, line := range p.fonts.Wrap(face, size, measure, s) {
			y += noteLeading
			at := y
			then(func() { p.text(face, size, p.Theme.Muted, p.left(), at, line) })
		}
	}
	if p.Note != "" && !empty {
		y += 6
		paragraph(typeset.Italic, noteSize, p.Note)
	}
	if s := p.leftOut(); s != "" {
		y += 6
		paragraph(typeset.Italic, noteSize, s)
	}
	if key := p.key(); key != "" {
		y += 6
		paragraph(typeset.Regular, smallSize, key)
	}
	for _, reason := range p.Allowed {
		y += 6
		paragraph(typeset.Regular, smallSize, reason)
	}
	if height, draw := p.quotes(measure); height > 0 {
		top := y + 10
		then(func() { draw(top) })
		y = top + height
	}
	y += 18
	height, footer := p.footer(measure)
	p.height = math.Ceil(y + height + 16)
	then(func() {
		rule := p.height - 16 - height
		p.line(p.Theme.Rule, 1, p.left(), rule, p.right(), rule)
		footer(rule)
	})
	p.described = p.altText(b.alt)
}

// leftOut says how many rows are not drawn, as they have no number.
func (p *page) leftOut() string {
	if p.Numberless == 0 || p.Empty {
		return ""
	}
	return sentence(p.count(p.Numberless, "%d row has no number|%d rows have no number"))
}

// spread makes the page as high as it has to be: the footer stands at its foot.
func (p *page) spread(height float64) { p.height = height }

// paint draws what was laid out.
func (p *page) paint() error {
	p.scene = scene.New(p.Width, p.height, p.Theme.Background, p.fonts)
	for _, draw := range p.draws {
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
	title, words := p.say("No numbers to draw"), p.say("No row of the table is to be drawn")
	return body{height: height, alt: []string{sentence(title), sentence(words)}, draw: func(y float64) {
		p.frame(p.Theme.Rule, 1, p.left(), y, p.right(), y+height-8)
		middle := (p.left() + p.right()) / 2
		p.textCentre(typeset.Bold, 16, p.Theme.Ink, middle, y+40, title)
		p.textCentre(typeset.Regular, bodySize, p.Theme.Muted, middle, y+62, words)
	}}
}

// shortened is the beginning of a long text.
func shortened(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return strings.TrimSpace(string(r[:most])) + "…"
	}
	return s
}

// plain is a label for a message.
func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// check refuses a picture with labels that overlap, leave the page or cannot be
// read on what they lie on.
func (p *page) check() error {
	for i, a := range p.labels {
		if a.left < 0 || a.right > p.Width || a.top < 0 || a.bottom > p.height {
			return fmt.Errorf("the label “%s” leaves the page: shorten it", plain(a.Text))
		}
		for _, b := range p.labels[i+1:] {
			if a.crowds(b.rect) {
				return fmt.Errorf("the labels “%s” and “%s” overlap: shorten one of them, or draw their rows in charts of their own", plain(a.Text), plain(b.Text))
			}
		}
	}
	return p.covered()
}

// covered refuses a picture with a label that a mark hides, or that lies on a
// mark of about its own colour.
func (p *page) covered() error {
	const most, least = 0.05, 3.0 // of the label's room, and of contrast
	for _, g := range p.scene.Grounds() {
		hidden := g.Over
		for c, share := range g.Behind {
			if contrast(g.Ink, c) < least {
				hidden += share
			}
		}
		if hidden > most {
			return fmt.Errorf("the label “%s” cannot be read where it is, on a mark or under one: shorten it, draw fewer rows, or draw them in charts of their own", plain(g.Text))
		}
	}
	return nil
}

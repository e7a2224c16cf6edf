package layout

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"strings"

	"quotient/analysis/wording"
	"quotient/charts/internal/spec"
	"quotient/charts/scene"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// A Page is what a chart is laid out on: the frame around its body, the text,
// the letters that lead to the quotes, and the check that every label can be
// read. Its coordinates are page units from the top left, y downward; the
// scene and its plotters count y upward.
type Page struct {
	Theme Theme
	Width float64
	Content
	Fonts *typeset.Fonts
	Scene *scene.Scene

	Quoted    bool // the quotes stand under the chart, and letters lead to them
	Dated     bool // events and periods are to be drawn on the axis of time
	Tight     bool // the height is given, and rows stand close
	height    float64
	inset     float64                 // room on the right that the body leaves to what is said of it
	Letters   []*datasets.Observation // by letter: a, b, c, …
	Signs     []Sign
	firsts    map[Sign]firstMark
	remarked  map[string]bool // what labels say of numbers that the text does not assert
	said      *saidAtMarks    // what the marks say themselves
	grey      map[string]bool // series that are drawn in grey
	Labels    []Text
	described string
	in        *panels // those of which one is laid out, or drawn
	draws     []func()
	Err       error
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
	Written                   *quantity.Alike       // how all numbers are written; nil where each is by itself
	Rounded                   string                // the least difference of two numbers, where one loses a digit
	Converted                 [][2]string           // units of the text, and those that their numbers are drawn in
	Many                      *spec.Aggregated      // what its marks stand for, if for many rows
	Allowed                   []string              // why it is drawn although it should not be
	Layout                    Layout
	Shaded                    bool    // shades are numbers
	Poster                    *Poster // what a card shows; nil where the chart has no one number
}

// Datum is a fact of a page that is not among the chart's rows.
func (p *Page) Datum(f datasets.Fact) spec.Datum {
	return spec.Datum{Study: p.Study, Locale: p.Locale, Terms: p.Terms, Fact: f, Written: p.Written}
}

// Printer writes facts in the language of the page.
func (p *Page) Printer() datasets.Printer { return p.Study.Printer(p.Locale) }

// Fail refuses the chart, with the first reason that is given.
func (p *Page) Fail(format string, args ...any) {
	if p.Err == nil {
		p.Err = errors.New(datasets.Line(spec.Escapes.Replace(fmt.Sprintf(format, args...)))) // a title may break lines
	}
}

// Left and right are the edges of the text.
func (p *Page) Left() float64 {
	if p.in != nil {
		return p.in.left
	}
	return margin
}

func (p *Page) Right() float64 {
	if p.in != nil {
		return p.in.right
	}
	return p.Width - margin - p.inset
}

// Narrow reports whether names stand above their marks: beside them there is
// no room.
func (p *Page) Narrow() bool { return p.Right()-p.Left()+2*margin < narrow }

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
	if fonts == nil {
		fonts = typeset.New()
	}
	p, err := lay(c, style, fonts, nil)
	if err == nil {
		err = p.paint()
	}
	if err != nil {
		return Drawing{}, err
	}
	if style.Size.Height == 0 {
		if said := p.sayAtMarks(); said != nil { // its key is shorter
			if again, err := lay(c, style, fonts, said); err == nil && again.paint() == nil {
				p = again
			}
		}
	}
	return Drawing{Scene: p.Scene, Alt: p.described, Key: p.key(), Texts: p.Labels}, nil
}

// lay lays a chart out on a page of the size. Where both sides of the picture
// are given, it takes the narrowest page that holds the chart, so that type is
// as large as can be.
func lay(c Content, style Style, fonts *typeset.Fonts, said *saidAtMarks) (*Page, error) {
	if fonts == nil {
		fonts = typeset.New()
	}
	if style.Size.Poster && c.Poster != nil && !c.Empty {
		p := &Page{Theme: style.Theme, Width: style.Size.Width, Content: c, Fonts: fonts}
		p.poster(style.Size.Width * float64(style.Size.Height) / float64(style.Size.Pixels))
		return p, p.Err
	}
	try := func(width float64, tight bool) *Page {
		p := &Page{Theme: style.Theme, Width: width, Content: c, Fonts: fonts, Quoted: style.Size.Quotes, Tight: tight, said: said}
		p.layout()
		return p
	}
	if style.Size.Height == 0 {
		p := try(style.Size.Width, false)
		return p, p.Err
	}
	const step = 16
	aspect := float64(style.Size.Height) / float64(style.Size.Pixels)
	var last *Page
	for _, tight := range []bool{false, true} {
		for i := 0; ; i++ {
			width := min(Half.Width+step*float64(i), style.Size.Widest())
			last = try(width, tight)
			if last.Err == nil && last.height <= width*aspect {
				last.spread(width * aspect)
				return last, nil
			}
			if width == style.Size.Widest() {
				break
			}
		}
	}
	if last.Err == nil {
		need := int(math.Ceil(last.height * leastPixels))
		last.Fail("%s is too low for the chart: at this width it is %d pixels high. Draw it in another size, or list those that it can have under sizes", style.Size.Name, need)
	}
	return nil, last.Err
}

// layout lays the whole picture out from the top down. Nothing is drawn yet.
func (p *Page) layout() {
	const (
		subtitleLeading = 19.0
		noteLeading     = 16.5
	)
	size, most := headlineSize, 2
	if p.Narrow() {
		size, most = narrowSize, 4
	}
	measure := p.Right() - p.Left()
	empty := p.Empty
	then := func(draw func()) { p.draws = append(p.draws, draw) }

	y := 25.0
	then(func() { p.brand(20) })
	if !empty {
		lines := p.Fonts.Wrap(typeset.Headline, size, measure, p.Title)
		y += 1.28 * size
		if len(lines) > most {
			p.Fail("the title needs %d lines, and there is room for %s: shorten it: %s", len(lines), map[int]string{2: "two", 4: "four"}[most], inQuotes(shortened(p.Title)))
		}
		for i, line := range lines {
			at := y + float64(i)*1.2*size
			then(func() { p.Text(typeset.Headline, size, p.Theme.Ink, p.Left(), at, line) })
		}
		y += float64(len(lines)-1) * 1.2 * size
		if subtitle := cmp.Or(p.Subtitle, p.Unit); subtitle != "" {
			y += 24
			for i, line := range p.Fonts.Wrap(typeset.Regular, BodySize, measure, subtitle) {
				if i > 0 {
					y += subtitleLeading
				}
				at := y
				then(func() { p.Text(typeset.Regular, BodySize, p.Theme.Muted, p.Left(), at, line) })
			}
		}
	}
	y += 26

	b := p.nothing()
	if !empty && p.Err == nil {
		b = p.Layout(p)
	}
	bodyTop := y
	if p.Err != nil {
		return
	}
	if b.Over.Draw != nil {
		then(func() { b.Over.Draw(bodyTop) })
	}
	then(func() {
		b.Draw(bodyTop + b.Over.Height)
		if p.said != nil {
			p.said.draw(p)
		}
	})
	y += b.Over.Height + b.Height

	paragraph := func(face typeset.Face, size float64, s string) {
		for _, line := range p.Fonts.Wrap(face, size, measure, s) {
			y += noteLeading
			at := y
			then(func() { p.Text(face, size, p.Theme.Muted, p.Left(), at, line) })
		}
	}
	if p.Note != "" && !empty {
		y += 6
		paragraph(typeset.Italic, NoteSize, p.Note)
	}
	for _, s := range []string{p.leftOut(), p.rounded(), p.gathered()} {
		if s != "" {
			y += 6
			paragraph(typeset.Italic, NoteSize, s)
		}
	}
	for _, units := range p.Converted {
		y += 6
		paragraph(typeset.Italic, NoteSize, p.conversion(units))
	}
	if height, draw := p.keyLine(measure); height > 0 {
		top := y + 6
		then(func() { draw(top) })
		y = top + height
	}
	for _, reason := range p.Allowed {
		y += 6
		paragraph(typeset.Regular, SmallSize, reason)
	}
	if height, draw := p.quotes(measure); height > 0 {
		top := y + 10
		then(func() { draw(top) })
		y = top + height
	}
	p.foot(y+18, measure)
	p.described = p.altText(b.Alt)
}

// foot ends the page with its footer, whose rule is at y or, if the page is made higher, at its
// foot.
func (p *Page) foot(y, measure float64) {
	height, footer := p.footer(measure)
	p.height = math.Ceil(y + height + 16)
	p.draws = append(p.draws, func() {
		rule := p.height - 16 - height
		p.Line(p.Theme.Rule, 1, p.Left(), rule, p.Right(), rule)
		footer(rule)
	})
}

// conversion says that numbers are drawn in another unit than the text has.
func (p *Page) conversion(units [2]string) string {
	return Sentence(p.Sayf("%s are drawn in %s", units[0], units[1]))
}

// rounded says that numbers are rounded.
func (p *Page) rounded() string {
	if p.Rounded == "" {
		return ""
	}
	return Sentence(p.Sayf("Numbers are rounded to %s", p.Rounded))
}

// leftOut says how many rows are not drawn, as they have no number.
func (p *Page) leftOut() string {
	if p.Numberless == 0 || p.Empty {
		return ""
	}
	return Sentence(p.Count(p.Numberless, "%d row has no number|%d rows have no number"))
}

// operations say what the marks of an aggregate are.
var operations = map[string]string{
	"sum": "each number is the sum of its rows", "mean": "each number is the mean of its rows", "median": "each number is the median of its rows",
	"min": "each number is the least of its rows", "max": "each number is the greatest of its rows", "count": "each number is how many rows there are",
}

// gathered says what the marks stand for, if for many rows; a histogram and a box say so
// themselves.
func (p *Page) gathered() string {
	if p.Many == nil || operations[p.Many.Operation] == "" || p.Empty {
		return ""
	}
	out := Sentence(wording.Capitalized(p.Say(operations[p.Many.Operation])) + ": " + p.Count(p.Many.Rows, "%d row in all|%d rows in all"))
	if p.Many.Others > 0 {
		out += " " + Sentence(wording.Capitalized(p.Count(p.Many.Others, "all others are %d name|all others are %d names")))
	}
	return out
}

// spread makes the page as high as it has to be: the footer stands at its foot.
func (p *Page) spread(height float64) { p.height = height }

// paint draws what was laid out.
func (p *Page) paint() error {
	p.Scene = scene.New(p.Width, p.height, p.Theme.Background, p.Fonts)
	for _, draw := range p.draws {
		draw()
	}
	if patterns := p.Theme.Patterns(); patterns != nil && !p.Shaded {
		p.Scene.Pattern(patterns, p.written())
	}
	if p.Err == nil {
		p.Err = p.Scene.Err()
	}
	if p.Err == nil {
		p.Err = p.check()
	}
	return p.Err
}

// written is where the labels are, with some room around them.
func (p *Page) written() (out []scene.Room) {
	const around = 2.5
	for _, l := range p.Labels {
		out = append(out, scene.Room{Left: l.Left - around, Top: l.Top - around, Right: l.Right + around, Bottom: l.Bottom + around})
	}
	return out
}

// nothing is the body of a chart that no row is left for. It has no headline,
// so that nothing is claimed.
func (p *Page) nothing() Body {
	const height = 96.0
	title, words := p.Say("No numbers to draw"), p.Say("No row of the table is to be drawn")
	return Body{Height: height, Alt: []string{Sentence(title), Sentence(words)}, Draw: func(y float64) {
		p.Frame(p.Theme.Rule, 1, p.Left(), y, p.Right(), y+height-8)
		middle := (p.Left() + p.Right()) / 2
		p.TextCentre(typeset.Bold, 16, p.Theme.Ink, middle, y+40, title)
		p.TextCentre(typeset.Regular, BodySize, p.Theme.Muted, middle, y+62, words)
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
func (p *Page) check() error {
	for i, a := range p.Labels {
		if a.Left < 0 || a.Right > p.Width || a.Top < 0 || a.Bottom > p.height {
			return fmt.Errorf("the label %s leaves the page: shorten it", inQuotes(plain(a.Text)))
		}
		for _, b := range p.Labels[i+1:] {
			if a.Crowds(b.Rect) {
				return fmt.Errorf("the labels %s and %s overlap: shorten one of them, or draw their rows in charts of their own", inQuotes(plain(a.Text)), inQuotes(plain(b.Text)))
			}
		}
	}
	return p.covered()
}

// covered refuses a picture with a label that a mark hides, or that lies on a
// mark of about its own colour.
func (p *Page) covered() error {
	const most, least = 0.05, 3.0 // of the label's room, and of contrast
	for _, g := range p.Scene.Grounds() {
		hidden := g.Over
		for c, share := range g.Behind {
			if Contrast(g.Ink, c) < least {
				hidden += share
			}
		}
		if hidden > most {
			return fmt.Errorf("the label %s cannot be read where it is, on a mark or under one: shorten it, draw fewer rows, or draw them in charts of their own", inQuotes(plain(g.Text)))
		}
	}
	return nil
}

package scene

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// A Page is a page of HTML that several pictures are a part of. They share their glyphs,
// and their colours are those of the page, which is light or dark.
type Page struct {
	link    func(Group) string
	defined map[string]bool // glyphs
	glyphs  strings.Builder
	colours [][2]string // light and dark
}

// NewPage returns a page without pictures. Link gives the address that a mark leads to, or
// "" for a mark that is no link; nil is for marks that are none.
func NewPage(link func(Group) string) *Page {
	return &Page{link: link, defined: map[string]bool{}}
}

// Inline is a picture as SVG for the page. Light and dark are the same picture in two
// themes; where they differ in more than colours, the light one is shown in both. What is
// drawn is only whole on a page that has the style and the glyphs of [Page.Style] and
// [Page.Glyphs].
func (p *Page) Inline(light, dark *Scene, d Document) (string, error) {
	in := commons{colour: light.colour, link: p.link, glyph: func(id, element string) bool {
		if !p.defined[id] {
			p.defined[id] = true
			p.glyphs.WriteString(element)
		}
		return false
	}}
	if light.recoloured(dark) {
		in.colour = func(item int) string { return p.colour(light.colour(item), dark.colour(item)) }
	}
	d.Inline, d.Text = true, Outlined
	var b strings.Builder
	err := light.svg(&b, d, in)
	return b.String(), err
}

// colour is the property of the page that has a colour in light and another in dark.
func (p *Page) colour(light, dark string) string {
	pair := [2]string{light, dark}
	n := slices.Index(p.colours, pair)
	if n < 0 {
		n = len(p.colours)
		p.colours = append(p.colours, pair)
	}
	return fmt.Sprintf("var(--c%d)", n)
}

// recoloured reports whether two pictures are the same but for their colours.
func (s *Scene) recoloured(t *Scene) bool {
	return s.width == t.width && s.height == t.height && slices.EqualFunc(s.items, t.items, func(a, b item) bool {
		a.color = b.color
		return reflect.DeepEqual(a, b)
	})
}

// Glyphs are the definitions of all glyphs of the page's pictures, for the defs of an SVG.
func (p *Page) Glyphs() string { return p.glyphs.String() }

// Style is CSS with the colours of the page's pictures; paper is light.
func (p *Page) Style() string {
	var themes [2]strings.Builder
	for i, pair := range p.colours {
		for theme, colour := range pair {
			fmt.Fprintf(&themes[theme], "--c%d:%s;", i, colour)
		}
	}
	light, dark := themes[0].String(), themes[1].String()
	return fmt.Sprintf(":root{%s}\n@media (prefers-color-scheme:dark){:root{%s}}\n@media print{:root{%s}}\n", light, dark, light)
}

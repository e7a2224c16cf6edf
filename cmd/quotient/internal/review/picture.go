package review

import (
	"html/template"
	"slices"
	"strings"

	"quotient/charts"
	"quotient/charts/typeset"
)

// Pictures draws charts for one page.
type Pictures struct {
	fonts *typeset.Fonts
	sheet *charts.Sheet
}

// NewPictures returns what draws the charts of a page, on which marks lead to these
// subjects; where there are none, they lead nowhere.
func NewPictures(subjects map[string]Subject) *Pictures {
	link := func(id string, refs []string) string {
		switch _, ok := subjects[id]; {
		case subjects == nil:
			return ""
		case !ok && len(refs) > 0: // of a formula that has no name
			return "#" + refs[0]
		}
		return "#" + id
	}
	return &Pictures{typeset.New(), charts.NewSheet(link)}
}

// Drawn is a chart in every way that a page shows it.
type Drawn struct {
	*charts.Chart
	Full, Half template.HTML // for wide and for narrow pages; Half may be empty
	Alt        string
	Fault      string // why it cannot be drawn
}

// Refs are the rows that the chart shows.
func (d Drawn) Refs() (refs []string) {
	for _, o := range d.Rows {
		refs = append(refs, o.Ref())
	}
	return refs
}

// Draw draws a chart for wide and narrow pages, light and dark. The ids of the page's
// pictures are told apart by a prefix.
func (p *Pictures) Draw(c *charts.Chart, prefix string) Drawn {
	d := Drawn{Chart: c}
	full := charts.Full
	can := func(size charts.Size) bool { return len(c.Sizes) == 0 || slices.Contains(c.Sizes, size.Name) }
	if !can(full) {
		if size, err := charts.SizeOf(c.Sizes[0]); err == nil {
			full = size
		}
	}
	var err error
	if d.Full, d.Alt, err = p.draw(c, full, prefix); err != nil {
		d.Fault = strings.TrimSpace(err.Error())
		return d
	}
	if can(charts.Half) {
		d.Half, _, _ = p.draw(c, charts.Half, prefix) // a chart may be too wide for it
	}
	return d
}

// draw returns a chart as SVG, which html/template needs not escape, and in words.
func (p *Pictures) draw(c *charts.Chart, size charts.Size, prefix string) (svg template.HTML, alt string, err error) {
	light, err := c.Draw(charts.Style{Size: size, Theme: charts.Light}, p.fonts)
	if err != nil {
		return "", "", err
	}
	dark, err := c.Draw(charts.Style{Size: size, Theme: charts.Dark}, p.fonts)
	if err != nil {
		return "", "", err
	}
	text, err := light.Inline(p.sheet, dark, "svg-"+prefix+size.Name+"-"+c.ID+"-")
	return template.HTML(text), light.Alt, err
}

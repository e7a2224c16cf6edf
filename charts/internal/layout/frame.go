package layout

import (
	"slices"
	"strings"

	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// brand is the signature: a bar whose end is open.
func (p *Page) brand(y float64) {
	const width, height = 26, 5
	c := p.Theme.Ember.Mark
	p.Rect(c, p.Left(), y, p.Left()+width, y+height)
	x := p.Left() + width + 2.5
	for _, k := range []float64{0.78, 0.46, 0.24} {
		p.Polygon(p.Theme.Tint(c, k), x, y, x+2.6, y, x+5.2, y+height/2.0, x+2.6, y+height, x, y+height, x+2.6, y+height/2.0)
		x += 4.6
	}
}

// Cite returns the letter that leads to the words behind a datum; "" for what
// is computed, and for plain data. A fact keeps its letter within a chart.
func (p *Page) Cite(d spec.Datum) string {
	o, ok := d.Quoted()
	if !ok || !p.Quoted {
		return ""
	}
	i := slices.Index(p.Letters, o)
	if i < 0 && p.Scene != nil {
		p.Fail("%s has no place among the quotes: its letter is asked for too late", d.Ref())
	}
	if i < 0 {
		i = len(p.Letters)
		p.Letters = append(p.Letters, o)
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
func (p *Page) quotes(measure float64) (height float64, draw func(top float64)) {
	if len(p.Letters) == 0 {
		return 0, nil
	}
	const leading, gutter = 16.5, 24.0
	indent := 17.0
	for i := range p.Letters {
		indent = max(indent, p.Fonts.Width(typeset.Bold, SmallSize, letter(i))+6)
	}
	columns := 1
	if len(p.Letters) > 3 && !p.Narrow() {
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
	space := p.Fonts.Width(typeset.Regular, SmallSize, "\u2002")
	entries := make([]entry, len(p.Letters))
	for i, o := range p.Letters {
		where := placed(o)
		entries[i] = entry{letter: letter(i), quote: p.Fonts.Wrap(typeset.Regular, SmallSize, width-indent, datasets.InQuotes(o.Quote))}
		e := &entries[i]
		last := p.Fonts.Width(typeset.Regular, SmallSize, e.quote[len(e.quote)-1])
		if e.beside = last + space; e.beside+p.Fonts.Width(typeset.Italic, SmallSize, where) <= width-indent {
			e.where = []string{where}
		} else {
			e.beside, e.where = 0, p.Fonts.Wrap(typeset.Italic, SmallSize, width-indent, where)
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
			x, y := p.Left()+float64(c)*(width+gutter), top
			for _, e := range list {
				p.Text(typeset.Bold, SmallSize, p.Theme.Ink, x, y+leading, e.letter)
				for _, line := range e.quote {
					y += leading
					p.Text(typeset.Regular, SmallSize, p.Theme.Muted, x+indent, y, line)
				}
				for _, line := range e.where {
					if e.beside == 0 {
						y += leading
					}
					p.Text(typeset.Italic, SmallSize, p.Theme.Muted, x+indent+e.beside, y, line)
				}
			}
		}
	}
}

// placed is where a quote stands, its paragraph on the line of what it is a paragraph of.
func placed(o *datasets.Observation) string {
	where := strings.ReplaceAll(o.Where, "¶", "¶\u00a0")
	if j := strings.LastIndex(where, " ¶"); j >= 0 {
		where = where[:j] + "\u00a0" + where[j+1:]
	}
	return where
}

// footer names the source on the left, tables and chart on the right. What
// does not fit on one line stands below.
func (p *Page) footer(measure float64) (height float64, draw func(rule float64)) {
	const leading = footerLeading
	source, id := p.credit(), p.chartID()
	idWidth := p.Fonts.Width(typeset.Regular, SmallSize, id)
	if p.Fonts.Width(typeset.Regular, SmallSize, source)+24+idWidth <= measure {
		return 22, func(rule float64) {
			p.Text(typeset.Regular, SmallSize, p.Theme.Muted, p.Left(), rule+22, source)
			p.Text(typeset.Regular, SmallSize, p.Theme.Muted, p.Right()-idWidth, rule+22, id)
		}
	}
	lines := p.Fonts.Wrap(typeset.Regular, SmallSize, measure, source)
	lines = append(lines, p.Fonts.Wrap(typeset.Regular, SmallSize, measure, id)...)
	return 22 + float64(len(lines)-1)*leading, func(rule float64) {
		for i, line := range lines {
			p.Text(typeset.Regular, SmallSize, p.Theme.Muted, p.Left(), rule+22+float64(i)*leading, line)
		}
	}
}

const footerLeading = 16.5

// credit names the sources of the rows; "" where there are none.
func (p *Page) credit() string {
	source := datasets.Credits(p.Sources)
	if len(p.Sources) > 1 {
		return p.Say("Sources") + ": " + source
	} else if source != "" {
		return p.Say("Source") + ": " + source
	}
	return ""
}

// chartID names the tables and the chart.
func (p *Page) chartID() string {
	id := p.Say("chart") + " " + p.ID
	if len(p.Tables) > 0 {
		id = p.tables() + "\u2002·\u2002" + id
	}
	return id
}

// tables names the tables that a chart's rows are from, in the order of rows.
func (p *Page) tables() string {
	if len(p.Tables) == 1 {
		return p.Say("table") + " " + p.Tables[0]
	}
	return p.Say("tables") + " " + strings.Join(p.Tables, ", ")
}

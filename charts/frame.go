package charts

import (
	"slices"
	"strings"

	"quotient/charts/typeset"
	"quotient/datasets"
)

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
		// What is drawn alike is told once, in the words that are true of both.
		if s.sign == signOver && slices.Contains(p.signs, signAtLeast) || s.sign == signUnder && slices.Contains(p.signs, signUpTo) {
			continue
		}
		if slices.Contains(p.signs, s.sign) {
			words = append(words, p.say(s.words))
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
	o, ok := d.quoted()
	if !ok || !p.quoted {
		return ""
	}
	i := slices.Index(p.letters, o)
	if i < 0 && p.scene != nil {
		p.fail("%s has no place among the quotes: its letter is asked for too late", d.ref())
	}
	if i < 0 {
		i = len(p.letters)
		p.letters = append(p.letters, o)
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
	if len(p.letters) == 0 {
		return 0, nil
	}
	const leading, gutter = 16.5, 24.0
	indent := 17.0
	for i := range p.letters {
		indent = max(indent, p.fonts.Width(typeset.Bold, smallSize, letter(i))+6)
	}
	columns := 1
	if len(p.letters) > 3 && !p.narrow() {
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
		entries[i] = entry{letter: letter(i), quote: p.fonts.Wrap(typeset.Regular, smallSize, width-indent, datasets.InQuotes(o.Quote))}
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
	source := datasets.Credits(p.Sources)
	if len(p.Sources) > 1 {
		source = p.say("Sources") + ": " + source
	} else if source != "" {
		source = p.say("Source") + ": " + source
	}
	id := p.say("chart") + " " + p.ID
	if len(p.Tables) > 0 {
		id = p.tables() + "\u2002·\u2002" + id
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

// tables names the tables that a chart's rows are from, in the order of rows.
func (p *page) tables() string {
	if len(p.Tables) == 1 {
		return p.say("table") + " " + p.Tables[0]
	}
	return p.say("tables") + " " + strings.Join(p.Tables, ", ")
}

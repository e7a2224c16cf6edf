package charts

import (
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

var heatMapKind = Kind{
	Name: "heat-map",
	Doc:  "A number for every pair of two columns, as shades of a grid: where the large ones lie.",
	spec: func() specification { return &heatMapSpec{} },
}

// heatMapSpec is a heat map in charts.yaml: x and y are the columns whose values
// are the columns and rows of the grid.
type heatMapSpec struct {
	Common `yaml:",inline"`
	Rows   `yaml:",inline"`
	X      datasets.Text `yaml:"x"`
	Y      datasets.Text `yaml:"y"`
	Scale  datasets.Text `yaml:"scale"` // of the shades
}

// heatGrid is the cells of a heat map by row and column; nil where the text
// gives no number.
type heatGrid struct {
	columns, rows []string // as they are called
	cells         [][]*datum
}

func (s *heatMapSpec) layout(r *resolver) layout {
	data := s.data(r, s.ID, true)
	unit := r.oneUnit(s.ID, data)
	log := r.logScale(s.Scale, data)
	for _, c := range []struct {
		key  string
		text datasets.Text
	}{{"x", s.X}, {"y", s.Y}} {
		if c.text.Value == "" {
			r.fault(s.ID, "name the column", "the heat map has no %s", c.key)
		}
		r.column(c.text, data)
	}
	var g heatGrid
	place := func(list *[]string, name string) int {
		i := slices.Index(*list, name)
		if i < 0 {
			i = len(*list)
			*list = append(*list, name)
		}
		return i
	}
	for _, d := range data {
		place(&g.columns, d.term(s.X.Value))
		place(&g.rows, d.term(s.Y.Value))
	}
	for range g.rows {
		g.cells = append(g.cells, make([]*datum, len(g.columns)))
	}
	for _, d := range data {
		cell := &g.cells[place(&g.rows, d.term(s.Y.Value))][place(&g.columns, d.term(s.X.Value))]
		if *cell != nil {
			r.fault(s.ID, "keep one, with where, or name another column", "%s and %s stand in one cell: both have the %s %q and the %s %q",
				(*cell).ref(), d.ref(), s.X.Value, d.cell(s.X.Value), s.Y.Value, d.cell(s.Y.Value))
		}
		*cell = &d
	}
	r.crowded(s.ID, len(g.rows), mostRows, "rows")
	r.crowded(s.ID, len(g.columns), 60, "columns")
	return func(p *page) body {
		if len(data) == 1 {
			return p.single(data[0], data[0].term(s.Y.Value)+", "+data[0].term(s.X.Value), unit)
		}
		return s.body(p, g, unit, log)
	}
}

func (s *heatMapSpec) body(p *page, g heatGrid, unit string, log bool) body {
	const gap, leading, legendHeight = 3.0, 15.0, 40.0
	called := p.namesBeside(g.rows, 172) // a grid keeps its names beside it
	if p.narrow() {
		called = p.namesBeside(g.rows, 104)
	}
	left := called.left(p)
	width := (p.right() - left + gap) / float64(len(g.columns))
	// The names of the columns stand over them, all or every second, third, …
	var heads [][]string
	every, lines := 1, 1
	for ; every < len(g.columns); every++ {
		heads, lines = nil, 1
		fits := true
		for i := 0; i < len(g.columns); i += every {
			h := p.fonts.Wrap(typeset.Medium, axisSize, width*float64(every)-gap-2, g.columns[i])
			for _, line := range h {
				fits = fits && p.fonts.Width(typeset.Medium, axisSize, line) <= width*float64(every)-gap
			}
			fits = fits && len(h) <= 4
			heads = append(heads, h)
			lines = max(lines, len(h))
		}
		if fits {
			break
		}
	}
	if heads == nil {
		heads = [][]string{p.fonts.Wrap(typeset.Medium, axisSize, width-gap, g.columns[0])}
		lines = len(heads[0])
	}
	// The numbers stand in the cells where all of them fit.
	low, high, most := math.Inf(1), math.Inf(-1), 0.0
	printed := true
	var loose, vague *datum // a cell too narrow for its chevrons, and one whose bound only its number tells
	tall := 44.0
	if p.tight || len(g.rows) > 12 {
		tall = 26
	}
	for i := range g.rows {
		tall = max(tall, nameLeading*float64(len(called.lines[i]))+6)
		for _, d := range g.cells[i] {
			if d == nil {
				continue
			}
			p.signs = append(p.signs, matrixSigns(*d)...)
			if d.remark() != "" {
				p.signs = append(p.signs, signWeak)
			}
			v, far := d.value()
			low, high = min(low, v), max(high, far)
			most = max(most, math.Abs(far), math.Abs(v))
			if tail := s.tail(*d, tall); tail > (width-gap)*0.6 && loose == nil {
				loose = d
			}
			if d.bound() == marks.About || d.bound() == marks.Between {
				vague = d
			}
			printed = printed && p.fonts.Width(typeset.Bold, axisSize, d.label())+8+s.tail(*d, tall) <= width-gap
		}
	}
	if loose == nil && !printed {
		loose = vague
	}
	if loose != nil {
		p.fail("the cells are too narrow to show that %s is %s: draw fewer columns, or a wider size", loose.ref(), plain(loose.label()))
		return body{}
	}
	if printed { // the letters are at the numbers
		for i := range g.rows {
			for _, d := range g.cells[i] {
				if d != nil {
					p.cite(*d)
				}
			}
		}
	}
	shade := func(d datum) (float64, Colour) {
		v, _ := d.value()
		colour := p.Theme.Danube
		if v < 0 {
			colour = p.Theme.Ember
		}
		share := math.Abs(v) / max(most, 1e-300)
		if log {
			share = (math.Log(v) - math.Log(low)) / max(math.Log(high)-math.Log(low), 1e-12)
		}
		return 0.1 + 0.8*share, colour
	}
	top := leading*float64(lines) + 8
	height := top + (tall+gap)*float64(len(g.rows))
	if !printed {
		height += legendHeight
	}
	scale := ""
	if log {
		scale = p.say("log scale")
	}
	alt := []string{p.opening("Heat map", p.count(len(g.rows), "%d row|%d rows"), p.count(len(g.columns), "%d column|%d columns"), unit, scale)}
	for i, row := range g.rows {
		told := ""
		for j, d := range g.cells[i] {
			if j > 0 {
				told += "; "
			}
			if d == nil {
				told += g.columns[j] + ", " + p.say("no number")
			} else {
				told += g.columns[j] + ", " + d.told()
			}
		}
		alt = append(alt, sentence(row+": "+told))
	}
	return body{height: height, alt: alt, draw: func(y float64) {
		for i, h := range heads {
			x := left + width*float64(i*every)
			middle := x + (width-gap)/2
			for k, line := range h {
				at := y + 12 + leading*float64(lines-len(h)+k)
				if every > 1 { // above the first of those that it stands for
					p.text(typeset.Medium, axisSize, p.Theme.Ink, x, at, line)
				} else {
					p.textCentre(typeset.Medium, axisSize, p.Theme.Ink, middle, at, line)
				}
			}
		}
		y += top
		for i := range g.rows {
			called.draw(p, i, y, y+tall/2)
			for j, d := range g.cells[i] {
				x := left + width*float64(j)
				if d == nil {
					p.frame(p.Theme.Grid, 1, x, y, x+width-gap, y+tall)
					continue
				}
				k, colour := shade(*d)
				p.group(*d, g.rows[i]+", "+g.columns[j]+": "+d.told(), func() { s.cell(p, *d, x, y, width-gap, tall, k, colour) })
				if printed {
					s.number(p, *d, x, y, width-gap, tall, p.ground(*d, k, colour))
				}
			}
			y += tall + gap
		}
		if !printed {
			s.legend(p, left, y+14, low, high, most, log)
		}
	}}
}

// tail is the room of the chevrons in a cell whose number is open.
func (s *heatMapSpec) tail(d datum, height float64) float64 {
	switch d.bound() {
	case marks.Over, marks.Peak, marks.Under:
		return float64(marks.ChevronLength(vg.Length(height * 0.4)))
	}
	return 0
}

// ground is the colour of a cell.
func (p *page) ground(d datum, k float64, c Colour) color.NRGBA {
	if d.certainty() == marks.Speculated || d.certainty() == marks.Proposed {
		k = min(k, 0.3)
	}
	return marks.Mix(c.Mark, p.Theme.Background, k)
}

// cell draws a shade; the end that a bound leaves open runs out in chevrons, and
// what the text does not assert has a dashed edge.
func (s *heatMapSpec) cell(p *page, d datum, x, y, width, height, k float64, c Colour) {
	tail := s.tail(d, height)
	from, to := x, x+width-tail
	if d.bound() == marks.Under {
		from, to = x+tail, x+width
	}
	p.rect(p.ground(d, k, c), from, y, to, y+height)
	if d.certainty() == marks.Speculated || d.certainty() == marks.Proposed {
		dash := []vg.Length{4, 3}
		p.dashed(c.Mark, 1.2, dash, from+0.6, y+0.6, to-0.6, y+0.6)
		p.dashed(c.Mark, 1.2, dash, from+0.6, y+height-0.6, to-0.6, y+height-0.6)
	}
	if tail == 0 {
		return
	}
	canvas := p.canvas(x, y, x+width, y+height)
	at, dir := vg.Point{X: vg.Length(to), Y: vg.Length(p.up(y + height/2))}, marks.Right
	if d.bound() == marks.Under {
		at.X, dir = vg.Length(from), marks.Left
	}
	marks.Chevrons(canvas, at, dir, vg.Length(height*0.4), c.Mark, p.Theme.Background)
}

// number writes the number of a cell, with its letter where there is room.
func (s *heatMapSpec) number(p *page, d datum, x, y, width, height float64, ground color.NRGBA) {
	ink := p.Theme.Ink
	if contrast(p.Theme.Background, ground) > contrast(ink, ground) {
		ink = p.Theme.Background
	}
	tail := s.tail(d, height)
	from, to := x, x+width-tail
	if d.bound() == marks.Under {
		from, to = x+tail, x+width
	}
	t := tag{number: d.label(), letter: p.cite(d), remark: d.remark(), face: typeset.Bold, size: valueSize, colour: ink}
	if p.tagWidth(t)+6 > to-from {
		t.remark = "" // the dashed edge and the key say it
	}
	if p.tagWidth(t)+6 > to-from {
		t.size = axisSize
	}
	if p.tagWidth(t)+4 > to-from {
		t.letter = ""
	}
	p.labelOn(t, from+(to-from-p.tagWidth(t))/2, y+height/2+5, ink)
}

// labelOn draws a tag on a ground of its own, its letter in the same ink.
func (p *page) labelOn(t tag, x, y float64, ink color.NRGBA) {
	muted := p.Theme.Muted
	p.Theme.Muted = ink
	p.drawTag(t, x, y)
	p.Theme.Muted = muted
}

// legend is a strip of the shades with three of their numbers.
func (s *heatMapSpec) legend(p *page, x, y, low, high, most float64, log bool) {
	const width, height, steps = 180.0, 10.0, 24
	from, to := min(low, 0), max(high, 0)
	if log {
		from, to = low, high
	}
	at := func(share float64) float64 {
		if log {
			return math.Exp(math.Log(from) + share*(math.Log(to)-math.Log(from)))
		}
		return from + share*(to-from)
	}
	for i := range steps {
		share := (float64(i) + 0.5) / steps
		v := at(share)
		colour, k := p.Theme.Danube, 0.1+0.8*share
		if !log {
			k = 0.1 + 0.8*math.Abs(v)/max(most, 1e-300)
			if v < 0 {
				colour = p.Theme.Ember
			}
		}
		p.rect(p.Theme.tint(colour.Mark, k), x+width*float64(i)/steps, y, x+width*float64(i+1)/steps, y+height)
	}
	for _, share := range []float64{0, 0.5, 1} {
		text := p.tick(round(at(share)))
		half := p.fonts.Width(typeset.Regular, axisSize, text) / 2
		p.textCentre(typeset.Regular, axisSize, p.Theme.Muted, max(x+half, x+width*share), y+height+15, text)
	}
}

// round leaves two digits of a number.
func round(v float64) float64 {
	if v == 0 {
		return 0
	}
	unit := math.Pow10(int(math.Floor(math.Log10(math.Abs(v)))) - 1)
	return math.Round(v/unit) * unit
}

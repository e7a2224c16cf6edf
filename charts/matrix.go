package charts

import (
	"errors"
	"slices"

	"gonum.org/v1/plot/vg"

	"quotient/analysis"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

var matrixKind = Kind{
	Name: "ratio-matrix",
	Doc:  "Every row as a multiple of every column, with open cells where a ratio is a bound.",
	spec: func() specification { return &matrixSpec{} },
}

// matrixSpec is a matrix of ratios in charts.yaml.
type matrixSpec struct {
	Common  `yaml:",inline"`
	Rows    `yaml:",inline"`
	Columns datasets.Texts `yaml:"columns"`
}

// matrixCell is one ratio: nil where row and column are the same, and with a
// reason where it is refused.
type matrixCell struct {
	ratio   *analysis.Comparison
	refused string // "no bound", or "no match" where the two do not belong together
}

func (s *matrixSpec) layout(r *resolver) layout {
	rows := s.data(r, s.ID, true)
	var columns []datum
	for _, ref := range s.Columns {
		if d, ok := r.number(ref); ok {
			columns = append(columns, d)
		}
	}
	if len(s.Columns) == 0 {
		r.fault(s.ID, "list the rows to divide by under columns", "the matrix has no columns")
	}
	unit := r.oneUnit(s.ID, slices.Concat(rows, columns))
	cells := make([][]matrixCell, len(rows))
	for i, a := range rows {
		cells[i] = make([]matrixCell, len(columns))
		for j, b := range columns {
			if a.ref() == b.ref() {
				continue
			}
			c, err := r.evaluate(s.ID, a.ref()+" / "+b.ref())
			if err != nil {
				cells[i][j].refused = "no match"
				var refusal *analysis.Refusal
				if errors.As(err, &refusal) && refusal.Reason == analysis.Unbounded {
					cells[i][j].refused = "no bound"
				}
				continue
			}
			cells[i][j].ratio = c
		}
	}
	return func(p *page) body { return s.body(p, rows, columns, cells, unit) }
}

func (s *matrixSpec) body(p *page, rows, columns []datum, cells [][]matrixCell, unit string) body {
	const gap, head = 8.0, 48.0
	cellHeight := 78.0
	if p.tight {
		cellHeight = 64
	}
	labelWidth := 150.0
	if p.narrow() {
		labelWidth = 100
	}
	width := min((p.right()-p.left()-labelWidth-gap*float64(len(columns)-1))/float64(max(len(columns), 1)), 300)
	most := 1.0
	for _, row := range cells {
		for _, c := range row {
			if c.ratio != nil {
				_, far := c.ratio.Float()
				most = max(most, far)
			}
		}
	}
	alt := []string{p.opening("Matrix of ratios", p.count(len(rows), "%d row|%d rows"), p.count(len(columns), "%d column|%d columns"), unit)}
	type heading struct {
		tag  tag
		name []string
	}
	headings := map[string]heading{}
	for _, d := range slices.Concat(columns, rows) {
		t := p.tag(d)
		t.face, t.size, t.colour = typeset.Regular, axisSize+0.5, p.Theme.Muted
		headings[d.ref()] = heading{t, p.fonts.Wrap(typeset.Medium, bodySize, labelWidth-12, s.name(d))}
	}
	lines := 1
	for _, d := range columns {
		h := headings[d.ref()]
		h.name = p.fonts.Wrap(typeset.Medium, bodySize, width, s.name(d))
		lines = max(lines, len(h.name))
	}
	top := head + float64(lines-1)*18
	for _, d := range rows { // a row is as high as the name beside it
		h := headings[d.ref()]
		cellHeight = max(cellHeight, 18*float64(len(h.name))+16*float64(len(p.numberLines(h.tag, labelWidth)))+4)
	}
	for i, a := range rows {
		for j, b := range columns {
			switch c := cells[i][j]; {
			case c.ratio != nil:
				d := p.datum(c.ratio)
				p.signs = append(p.signs, matrixSigns(d)...)
				alt = append(alt, sentence(p.sayf("%s to %s", s.name(a), s.name(b))+": "+d.told()))
			case c.refused != "":
				alt = append(alt, sentence(p.sayf("%s to %s", s.name(a), s.name(b))+": "+p.say(c.refused)))
			}
		}
	}
	return body{height: top + float64(len(rows))*(cellHeight+gap), alt: alt, draw: func(y float64) {
		x := func(j int) float64 { return p.left() + labelWidth + float64(j)*(width+gap) }
		for j, d := range columns {
			h := headings[d.ref()]
			name := p.fonts.Wrap(typeset.Medium, bodySize, width, s.name(d))
			for k, line := range name {
				p.textCentre(typeset.Medium, bodySize, p.Theme.Ink, x(j)+width/2, y+12+18*float64(k), line)
			}
			p.drawTag(h.tag, x(j)+(width-p.tagWidth(h.tag))/2, y+12+18*float64(len(name)))
		}
		y += top
		for i, a := range rows {
			h := headings[a.ref()]
			lines := p.numberLines(h.tag, labelWidth)
			mid := y + cellHeight/2 - 9*float64(len(h.name)-1) - 8*float64(len(lines)-1) - 4
			for k, line := range h.name {
				p.text(typeset.Medium, bodySize, p.Theme.Ink, p.left(), mid+18*float64(k), line)
			}
			for k, t := range lines {
				if p.tagWidth(t) > labelWidth-4 {
					p.fail("there is no room for %q beside its row: draw the matrix in a larger size, or write the numbers in a larger unit", t.number)
				}
				p.drawTag(t, p.left(), mid+18*float64(len(h.name))+16*float64(k))
			}
			for j, b := range columns {
				s.cell(p, cells[i][j], a, b, x(j), y, width, cellHeight, most)
			}
			y += cellHeight + gap
		}
	}}
}

// numberLines sets the number of a row in a room beside its cells, with the remark
// on a line of its own where it has no room behind the number.
func (p *page) numberLines(t tag, room float64) (out []tag) {
	for _, line := range p.fonts.Wrap(t.face, t.size, room-24, t.number) {
		out = append(out, tag{number: line, face: t.face, size: t.size, colour: t.colour})
	}
	last := &out[len(out)-1]
	last.letter, last.remark = t.letter, t.remark
	if t.remark != "" && p.tagWidth(*last) > room-8 {
		last.remark = ""
		out = append(out, tag{number: t.remark, face: typeset.Italic, size: remarkSize, colour: t.colour})
	}
	return out
}

// matrixSigns are the signs of a cell: only an open end is drawn.
func matrixSigns(d datum) []sign {
	switch d.bound() {
	case marks.Over, marks.Peak:
		return []sign{d.looser(signOver)}
	case marks.Under:
		return []sign{d.looser(signUnder)}
	}
	return nil
}

func (s *matrixSpec) cell(p *page, c matrixCell, a, b datum, x, y, width, height, most float64) {
	right := x + width
	middle := y + height/2
	if c.ratio == nil {
		p.frame(p.Theme.Rule, 1, x, y, right, y+height)
		word := p.say("same")
		if c.refused != "" {
			word = p.say(c.refused)
		}
		p.textCentre(typeset.Regular, axisSize+0.5, p.Theme.Muted, (x+right)/2, middle+4, word)
		return
	}
	d := p.datum(c.ratio)
	_, far := d.value()
	k := 0.22
	if most > 1 && far > 1 {
		k = 0.22 + 0.56*(far-1)/(most-1)
	}
	fill := marks.Mix(p.Theme.Deep, p.Theme.Background, k)
	ink := p.Theme.Ink
	if contrast(p.Theme.Background, fill) > contrast(ink, fill) {
		ink = p.Theme.Background
	}
	bound := d.bound()
	chevrons := height * 0.55
	if p.narrow() {
		chevrons = height * 0.28
	}
	tail := float64(marks.ChevronLength(vg.Length(chevrons)))
	solid := right
	from := x
	switch bound {
	case marks.Over, marks.Peak:
		solid = right - tail
	case marks.Under:
		from = x + tail
	}
	p.group(d, p.sayf("%s to %s", s.name(a), s.name(b))+": "+d.told(), func() {
		p.rect(fill, from, y, solid, y+height)
		canvas := p.canvas(x, y, right, y+height)
		switch bound {
		case marks.Over, marks.Peak:
			marks.Chevrons(canvas, vg.Point{X: vg.Length(solid), Y: vg.Length(p.up(middle))}, marks.Right, vg.Length(chevrons), p.Theme.Deep, p.Theme.Background)
		case marks.Under:
			marks.Chevrons(canvas, vg.Point{X: vg.Length(from), Y: vg.Length(p.up(middle))}, marks.Left, vg.Length(chevrons), p.Theme.Deep, p.Theme.Background)
		}
	})
	format := func(d datum) string {
		if d.peak() {
			return p.Locale.Full(d.quantity().Value())
		}
		return d.label()
	}
	// The ratio is spelled out where there is room.
	terms := format(a) + " ÷ " + format(b)
	at := middle + 8
	if p.fonts.Width(typeset.Regular, axisSize, terms)+8 <= solid-from {
		at = middle + 2
		p.textCentre(typeset.Regular, axisSize, ink, (from+solid)/2, middle+22, terms)
	}
	size := multipleSize
	if p.fonts.Width(typeset.Bold, size, d.label())+8 > solid-from {
		size = axisSize
	}
	if p.fonts.Width(typeset.Bold, size, d.label()) > solid-from {
		p.fail("there is no room for %q in its cell: draw fewer columns", d.label())
	}
	p.textCentre(typeset.Bold, size, ink, (from+solid)/2, at, d.label())
	if remark := d.remark(); remark != "" {
		p.textCentre(typeset.Italic, smallSize, ink, (from+solid)/2, middle-20, remark)
	}
}

func first(a, _ float64) float64 { return a }

package grids

import (
	"errors"
	"slices"

	"gonum.org/v1/plot/vg"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// Matrix is the kind ratio-matrix.
var Matrix = layout.Kind{
	Name:   "ratio-matrix",
	Shaded: true,
	Doc:    "Every row as a multiple of every column, with open cells where a ratio is a bound.",
	Spec:   func() layout.Specification { return &matrixSpec{} },
}

// matrixSpec is a matrix of ratios in charts.yaml.
type matrixSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	Columns     datasets.Texts `yaml:"columns" is:"fact" doc:"the rows that every row is a multiple of"`
}

// matrixCell is one ratio: nil where row and column are the same, and with a
// reason where it is refused.
type matrixCell struct {
	ratio   *analysis.Comparison
	refused string // "no bound", or "no match" where the two do not belong together
}

// Layout resolves what the chart names and returns its body.
func (s *matrixSpec) Layout(r *spec.Resolver) layout.Layout {
	rows := s.Data(r, s.ID, true)
	var columns []spec.Datum
	for _, ref := range s.Columns {
		if d, ok := r.Number(ref); ok {
			columns = append(columns, d)
		}
	}
	if len(s.Columns) == 0 {
		r.Fault(s.ID, "list the rows to divide by under columns", "the matrix has no columns")
	}
	unit := r.OneUnit(s.ID, slices.Concat(rows, columns))
	cells := make([][]matrixCell, len(rows))
	for i, a := range rows {
		cells[i] = make([]matrixCell, len(columns))
		for j, b := range columns {
			if a.Ref() == b.Ref() {
				continue
			}
			c, err := r.Over("/", a, b)
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
	return func(p *layout.Page) layout.Body { return s.body(p, rows, columns, cells, unit) }
}

func (s *matrixSpec) body(p *layout.Page, rows, columns []spec.Datum, cells [][]matrixCell, unit string) layout.Body {
	const gap, head = 8.0, 48.0
	cellHeight := 78.0
	if p.Tight {
		cellHeight = 64
	}
	labelWidth := 150.0
	if p.Narrow() {
		labelWidth = 100
	}
	width := min((p.Right()-p.Left()-labelWidth-gap*float64(len(columns)-1))/float64(max(len(columns), 1)), 300)
	most := 1.0
	for _, row := range cells {
		for _, c := range row {
			if c.ratio != nil {
				_, far := c.ratio.Float()
				most = max(most, far)
			}
		}
	}
	alt := []string{p.Opening("Matrix of ratios", p.Count(len(rows), "%d row|%d rows"), p.Count(len(columns), "%d column|%d columns"), unit)}
	type heading struct {
		tag  layout.Label
		name []string
	}
	headings := map[string]heading{}
	for _, d := range slices.Concat(columns, rows) {
		t := p.Label(d)
		t.Face, t.Size, t.Colour = typeset.Regular, layout.AxisSize+0.5, p.Theme.Muted
		headings[d.Ref()] = heading{t, p.Fonts.Wrap(typeset.Medium, layout.BodySize, labelWidth-12, s.Name(d))}
	}
	lines := 1
	for _, d := range columns {
		h := headings[d.Ref()]
		h.name = p.Fonts.Wrap(typeset.Medium, layout.BodySize, width, s.Name(d))
		lines = max(lines, len(h.name))
	}
	top := head + float64(lines-1)*18
	for _, d := range rows { // a row is as high as the name beside it
		h := headings[d.Ref()]
		cellHeight = max(cellHeight, 18*float64(len(h.name))+16*float64(len(numberLines(p, h.tag, labelWidth)))+4)
	}
	for i, a := range rows {
		for j, b := range columns {
			switch c := cells[i][j]; {
			case c.ratio != nil:
				d := p.Datum(c.ratio)
				p.Signs = append(p.Signs, matrixSigns(d)...)
				alt = append(alt, layout.Sentence(p.Sayf("%s to %s", s.Name(a), s.Name(b))+": "+d.Describe()))
			case c.refused != "":
				alt = append(alt, layout.Sentence(p.Sayf("%s to %s", s.Name(a), s.Name(b))+": "+p.Say(c.refused)))
			}
		}
	}
	return layout.Body{Height: top + float64(len(rows))*(cellHeight+gap), Alt: alt, Draw: func(y float64) {
		x := func(j int) float64 { return p.Left() + labelWidth + float64(j)*(width+gap) }
		for j, d := range columns {
			h := headings[d.Ref()]
			name := p.Fonts.Wrap(typeset.Medium, layout.BodySize, width, s.Name(d))
			for k, line := range name {
				p.TextCentre(typeset.Medium, layout.BodySize, p.Theme.Ink, x(j)+width/2, y+12+18*float64(k), line)
			}
			p.DrawLabel(h.tag, x(j)+(width-p.LabelWidth(h.tag))/2, y+12+18*float64(len(name)))
		}
		y += top
		for i, a := range rows {
			h := headings[a.Ref()]
			lines := numberLines(p, h.tag, labelWidth)
			mid := y + cellHeight/2 - 9*float64(len(h.name)-1) - 8*float64(len(lines)-1) - 4
			for k, line := range h.name {
				p.Text(typeset.Medium, layout.BodySize, p.Theme.Ink, p.Left(), mid+18*float64(k), line)
			}
			for k, t := range lines {
				if p.LabelWidth(t) > labelWidth-4 {
					p.Fail("there is no room for %q beside its row: draw the matrix in a larger size, or write the numbers in a larger unit", t.Number)
				}
				p.DrawLabel(t, p.Left(), mid+18*float64(len(h.name))+16*float64(k))
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
func numberLines(p *layout.Page, t layout.Label, room float64) (out []layout.Label) {
	for _, line := range p.Fonts.Wrap(t.Face, t.Size, room-24, t.Number) {
		out = append(out, layout.Label{Number: line, Face: t.Face, Size: t.Size, Colour: t.Colour})
	}
	last := &out[len(out)-1]
	last.Letter, last.Remark = t.Letter, t.Remark
	if t.Remark != "" && p.LabelWidth(*last) > room-8 {
		last.Remark = ""
		out = append(out, layout.Label{Number: t.Remark, Face: typeset.Italic, Size: layout.RemarkSize, Colour: t.Colour})
	}
	return out
}

// matrixSigns are the signs of a cell: only an open end is drawn.
func matrixSigns(d spec.Datum) []layout.Sign {
	switch d.Bound() {
	case marks.Over, marks.Peak:
		return []layout.Sign{layout.Looser(d, layout.SignOver)}
	case marks.Under:
		return []layout.Sign{layout.Looser(d, layout.SignUnder)}
	}
	return nil
}

func (s *matrixSpec) cell(p *layout.Page, c matrixCell, a, b spec.Datum, x, y, width, height, most float64) {
	right := x + width
	middle := y + height/2
	if c.ratio == nil {
		p.Rect(p.Theme.Tint(p.Theme.Rule, 0.16), x, y, right, y+height)
		word := p.Say("same")
		if c.refused != "" {
			word = p.Say(c.refused)
		}
		p.TextCentre(typeset.Regular, layout.AxisSize+0.5, p.Theme.Muted, (x+right)/2, middle+4, word)
		return
	}
	d := p.Datum(c.ratio)
	_, far := d.Value()
	k := 0.22
	if most > 1 && far > 1 {
		k = 0.22 + 0.56*(far-1)/(most-1)
	}
	fill := marks.Mix(p.Theme.Deep, p.Theme.Background, k)
	ink := p.Theme.Ink
	if layout.Contrast(p.Theme.Background, fill) > layout.Contrast(ink, fill) {
		ink = p.Theme.Background
	}
	bound := d.Bound()
	chevrons := height * 0.42
	if p.Narrow() {
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
	p.Group(d, p.Sayf("%s to %s", s.Name(a), s.Name(b))+": "+d.Describe(), func() {
		p.Rect(fill, from, y, solid, y+height)
		canvas := p.Canvas(x, y, right, y+height)
		switch bound {
		case marks.Over, marks.Peak:
			marks.Chevrons(canvas, vg.Point{X: vg.Length(solid), Y: vg.Length(p.Up(middle))}, marks.Right, vg.Length(chevrons), p.Theme.Deep, p.Theme.Background)
		case marks.Under:
			marks.Chevrons(canvas, vg.Point{X: vg.Length(from), Y: vg.Length(p.Up(middle))}, marks.Left, vg.Length(chevrons), p.Theme.Deep, p.Theme.Background)
		}
	})
	format := func(d spec.Datum) string {
		if d.Peak() {
			return p.Printer().Number(d.Quantity().Value(), d.Quantity().Unit)
		}
		return d.Label()
	}
	// The ratio is spelled out where there is room.
	terms := format(a) + " ÷ " + format(b)
	at := middle + 8
	if p.Fonts.Width(typeset.Regular, layout.AxisSize, terms)+8 <= solid-from {
		at = middle + 3
		p.TextCentre(typeset.Regular, layout.AxisSize, ink, (from+solid)/2, middle+23, terms)
	}
	size := s.multiple(p, d, solid-from, height)
	if p.Fonts.Width(typeset.Bold, size, d.Label()) > solid-from {
		p.Fail("there is no room for %q in its cell: draw fewer columns", d.Label())
	}
	p.TextCentre(typeset.Bold, size, ink, (from+solid)/2, at, d.Label())
	if remark := d.Remark(); remark != "" {
		p.TextCentre(typeset.Italic, layout.SmallSize, ink, (from+solid)/2, middle-20, remark)
	}
}

// multiple is the size of a multiple in its cell: larger where there is room.
func (s *matrixSpec) multiple(p *layout.Page, d spec.Datum, width, height float64) float64 {
	const large, tall = 29.0, 76.0
	sizes := []float64{large, layout.MultipleSize}
	if height < tall || d.Remark() != "" {
		sizes = sizes[1:]
	}
	for _, size := range sizes {
		if p.Fonts.Width(typeset.Bold, size, d.Label())+8 <= width {
			return size
		}
	}
	return layout.AxisSize
}

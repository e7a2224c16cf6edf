package charts

import (
	"image/color"
	"maps"
	"math"
	"slices"

	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

var barKind = Kind{
	Name: "bar",
	Doc:  "Horizontal bars from zero: amounts beside each other, with open ends where the text bounds them.",
	spec: func() specification { return &barSpec{} },
}

// barSpec is a bar chart in charts.yaml.
type barSpec struct {
	Common `yaml:",inline"`
	Rows   `yaml:",inline"`
	// Section is the column that splits the rows under headings.
	Section datasets.Text `yaml:"section"`
	Series  Series        `yaml:"series"`
	// Emphasis are the rows of the finding, drawn in its colour.
	Emphasis datasets.Texts `yaml:"emphasis"`
	// Scale and From draw bars on a log scale, or not from zero: both are
	// refused, unless the chart is allowed to.
	Scale datasets.Text `yaml:"scale"`
	From  datasets.Text `yaml:"from"`
	// Block cuts every bar into pieces as long as one row's.
	Block struct {
		Of    datasets.Text `yaml:"of"`
		Label datasets.Text `yaml:"label"`
	} `yaml:"block"`
	// Column is a column of large numbers on the right, one a row.
	Column struct {
		Title datasets.Text            `yaml:"title"`
		Cells map[string]datasets.Text `yaml:"cells"` // row: text
	} `yaml:"column"`
	// Beside are words behind a row's number.
	Beside map[string]datasets.Text `yaml:"beside"`
}

func (s *barSpec) layout(r *resolver) layout {
	data := s.data(r, s.ID, true)
	unit := r.oneUnit(s.ID, data)
	s.Series.check(r, data)
	s.Series.tell(r, data, telling{most: mostColours, shared: true, named: []datasets.Text{s.Label, s.Section}})
	s.Series.alone(r, s.Emphasis)
	r.column(s.Section, data)
	r.crowded(s.ID, len(data), mostRows, "bars")
	cells, beside := r.texts(s.Column.Cells, data), r.texts(s.Beside, data)
	toldCells, toldBeside := r.told(s.Column.Cells), r.told(s.Beside)
	words := maps.Clone(cells)
	maps.Copy(words, beside)
	s.apart(r, s.ID, data, words, s.Section, s.Series.Column)
	scale := s.scale(r, data)
	var block float64
	if s.Block.Of.Value != "" {
		if d, ok := r.number(s.Block.Of); ok && scale == nil {
			block, _ = d.value()
		}
	}
	for _, e := range s.Emphasis {
		if !slices.ContainsFunc(data, func(d datum) bool { return d.ref() == e.Value }) {
			r.fault(e, datasets.DidYouMean(e.Value, refsOf(data)), "%q is not among the rows", e.Value)
		}
	}
	for _, d := range data {
		if low, high := d.value(); low < 0 && high > 0 {
			r.fault(s.ID, "draw dots: kind: dot", "%s is %s, and a bar cannot run both ways from zero", d.ref(), d.label())
		}
	}
	return func(p *page) body {
		if len(data) == 1 && s.From.Value == "" {
			return p.single(data[0], s.name(data[0]), unit)
		}
		b := s.body(p, data, unit, block, scale, cells, beside)
		b.alt = s.told(p, data, unit, toldCells, toldBeside)
		return p.over(&s.Series, data, always, b)
	}
}

// A barScale is one on which the length of a bar is not its value: a log scale,
// or one that does not begin at zero. A chart can be allowed to have it.
type barScale struct {
	base   float64 // where bars begin
	length func(float64) float64
}

func (s *barSpec) scale(r *resolver, data []datum) *barScale {
	before := len(r.found)
	log := r.logScale(s.Scale, data)
	if len(r.found) > before {
		return nil
	}
	from := 0.0
	if s.From.Value != "" {
		v, err := quantity.ParseDecimal(s.From.Value)
		if err != nil {
			r.fault(s.From, "", "%v", err)
			return nil
		}
		from, _ = v.Float64()
	}
	lowest := math.Inf(1)
	label := ""
	for _, d := range data {
		if v, _ := d.value(); v < lowest {
			lowest, label = v, d.ref()+" is "+d.label()
		}
	}
	switch {
	case log:
		r.refuse("log-bars", s.Scale, "draw dots: kind: dot", "bars begin at zero, and a log scale has none")
		if from <= 0 {
			if from = shift(1, exponent(lowest)); from == lowest {
				from /= 10
			}
		}
	case from != 0:
		r.refuse("cut-zero", s.From, "leave from out, or draw dots: kind: dot", "bars that begin at %s show amounts as longer or shorter than they are", s.From.Value)
	default:
		return nil
	}
	if lowest <= from {
		at := s.From
		if at.Value == "" {
			at = s.ID
		}
		r.fault(at, "begin lower, or leave from out", "%s, and its bar cannot begin at %s", label, s.From.Value)
	}
	if log {
		return &barScale{from, func(v float64) float64 { return math.Log10(v / from) }}
	}
	return &barScale{from, func(v float64) float64 { return v - from }}
}

func (s *barSpec) body(p *page, data []datum, unit string, block float64, scale *barScale, cells, beside map[string]string) body {
	pitch, thick := 58.0, 36.0
	switch {
	case len(data) > 12:
		pitch, thick = 30, 18
	case len(data) > 5 || s.Section.Value != "":
		pitch, thick = 46, 30
	}
	if p.tight {
		pitch, thick = pitch*0.72, thick*0.72
	}
	if p.narrow() {
		pitch = thick + 16
	}
	rows := make([]*barRow, len(data))
	titles := make([]string, len(data))
	columnWidth := 0.0
	for i, d := range data {
		p.useBar(d)
		b := p.barRow(d, s.name(d), thick)
		b.beside, b.section = beside[d.ref()], d.term(s.Section.Value)
		titles[i] = b.name
		b.colour = p.Theme.look(&s.Series, d).Colour
		if slices.ContainsFunc(s.Emphasis, func(t datasets.Text) bool { return t.Value == d.ref() }) {
			b.colour = p.Theme.Ember
		}
		if scale != nil {
			b.near, b.tip = scale.length(b.near), scale.length(b.tip)
		}
		columnWidth = max(columnWidth, p.fonts.Width(typeset.Bold, multipleSize, cells[d.ref()]))
		rows[i] = b
	}
	if columnWidth > 0 {
		columnWidth = max(columnWidth, p.fonts.Width(typeset.Regular, axisSize, s.Column.Title.Value)) + 20
	}
	called := p.names(titles, 172)
	left, end := called.left(p), p.right()-columnWidth
	if called.above { // the column stands on the line of the names
		end = p.right()
		for i, d := range data {
			if c := cells[d.ref()]; c != "" {
				p.shorten(called, i, titles[i], p.fonts.Width(typeset.Bold, multipleSize, c)+20)
			}
		}
	}
	zero, perUnit := p.fitBars(rows, left, end)
	top := 0.0
	if s.Block.Label.Value != "" || columnWidth > 0 && s.Column.Title.Value != "" {
		top = 14
		if called.above {
			top = 24
		}
	}
	foot := 0.0
	if scale != nil {
		foot = 18
	}
	const sectionHeight = 40.0
	height := top + foot
	section := ""
	for i, b := range rows {
		if b.section != section {
			height, section = height+sectionHeight, b.section
		}
		height += called.pitch(i, pitch)
	}
	return body{height: height, draw: func(y float64) {
		if s.Block.Label.Value != "" {
			p.text(typeset.Regular, axisSize, p.Theme.Muted, left, y+6, s.Block.Label.Value)
		}
		if columnWidth > 0 {
			p.textRight(typeset.Regular, axisSize, p.Theme.Muted, p.right(), y+6, s.Column.Title.Value)
		}
		y += top
		section, from := "", y
		baseline := func(to float64) {
			if to > from && !called.above {
				p.line(p.Theme.Ink, 1.5, zero, from, zero, to)
			}
		}
		for i, b := range rows {
			if b.section != section {
				baseline(y)
				section = b.section
				p.text(typeset.Medium, 14, p.Theme.Muted, p.left(), y+22, section)
				p.line(p.Theme.Grid, 1, p.left(), y+30, p.right(), y+30)
				y += sectionHeight
				from = y
			}
			height := called.pitch(i, pitch)
			first := y + called.head(i)
			middle := (first + y + height) / 2
			if called.above {
				middle = first + 4 + thick/2
				p.line(p.Theme.Ink, 1.5, zero, middle-thick/2-1, zero, middle+thick/2+1)
			}
			p.bar(b, zero, perUnit, middle, thick, block)
			called.draw(p, i, y, middle)
			p.barLabel(b, zero, perUnit, middle)
			if c := cells[b.ref()]; c != "" {
				ink := color.Color(p.Theme.Ink)
				if b.colour == p.Theme.Ember {
					ink = b.colour.Text
				}
				at := middle + 8
				if called.above {
					at = first - 5
				}
				p.textRight(typeset.Bold, multipleSize, ink, p.right(), at, c)
			}
			y += height
		}
		baseline(y)
		if scale != nil {
			p.textCentre(typeset.Regular, axisSize, p.Theme.Muted, zero, y+15, p.tick(scale.base))
		}
	}}
}

// told is the chart in words.
func (s *barSpec) told(p *page, data []datum, unit string, cells, beside map[string]string) []string {
	alt := []string{p.opening("Bar chart", p.count(len(data), "%d bar|%d bars"), unit)}
	for _, d := range data {
		told := s.Series.with(s.name(d), d) + ": " + d.told()
		for _, more := range []string{cells[d.ref()], beside[d.ref()]} {
			if more != "" {
				told += ", " + more
			}
		}
		alt = append(alt, sentence(told))
	}
	return alt
}

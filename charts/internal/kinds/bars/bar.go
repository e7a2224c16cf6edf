package bars

import (
	"image/color"
	"maps"
	"math"
	"slices"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Bar is the kind bar.
var Bar = layout.Kind{
	Name: "bar",
	Doc:  "Horizontal bars from zero: amounts beside each other, with open ends where the text bounds them.",
	Spec: func() layout.Specification { return &barSpec{} },
}

// barSpec is a bar chart in charts.yaml.
type barSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	// Section is the column that splits the rows under headings.
	Section datasets.Text `yaml:"section"`
	Series  spec.Series   `yaml:"series"`
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

// Layout resolves what the chart names and returns its body.
func (s *barSpec) Layout(r *spec.Resolver) layout.Layout {
	data := s.Data(r, s.ID, true)
	unit := r.OneUnit(s.ID, data)
	s.Series.Check(r, data)
	s.Series.Encode(r, data, spec.Encoding{Most: spec.MostColours, Shared: true, Named: []datasets.Text{s.Label, s.Section}})
	s.Series.Alone(r, s.Emphasis)
	r.Column(s.Section, data)
	r.Crowded(s.ID, len(data), spec.MostRows, "bars")
	cells, beside := r.Texts(s.Column.Cells, data), r.Texts(s.Beside, data)
	toldCells, toldBeside := r.InWords(s.Column.Cells), r.InWords(s.Beside)
	words := maps.Clone(cells)
	maps.Copy(words, beside)
	s.Apart(r, s.ID, data, words, s.Section, s.Series.Column)
	scale := s.scale(r, data)
	var block float64
	if s.Block.Of.Value != "" {
		if d, ok := r.Number(s.Block.Of); ok && scale == nil {
			block, _ = d.Value()
		}
	}
	for _, e := range s.Emphasis {
		if !slices.ContainsFunc(data, func(d spec.Datum) bool { return d.Ref() == e.Value }) {
			r.Fault(e, datasets.DidYouMean(e.Value, spec.RefsOf(data)), "%q is not among the rows", e.Value)
		}
	}
	for _, d := range data {
		if low, high := d.Value(); low < 0 && high > 0 {
			r.Fault(s.ID, "draw dots: kind: dot", "%s is %s, and a bar cannot run both ways from zero", d.Ref(), d.Label())
		}
	}
	return func(p *layout.Page) layout.Body {
		if len(data) == 1 && s.From.Value == "" {
			return p.Single(data[0], s.Name(data[0]), unit)
		}
		b := s.body(p, data, unit, block, scale, cells, beside)
		b.Alt = s.told(p, data, unit, toldCells, toldBeside)
		return p.WithLegend(&s.Series, data, layout.Always, b)
	}
}

// A barScale is one on which the length of a bar is not its value: a log scale,
// or one that does not begin at zero. A chart can be allowed to have it.
type barScale struct {
	base   float64 // where bars begin
	length func(float64) float64
}

func (s *barSpec) scale(r *spec.Resolver, data []spec.Datum) *barScale {
	before := len(r.Found)
	log := r.LogScale(s.Scale, data)
	if len(r.Found) > before {
		return nil
	}
	from := 0.0
	if s.From.Value != "" {
		v, err := quantity.ParseDecimal(s.From.Value)
		if err != nil {
			r.Fault(s.From, "", "%v", err)
			return nil
		}
		from, _ = v.Float64()
	}
	lowest := math.Inf(1)
	label := ""
	for _, d := range data {
		if v, _ := d.Value(); v < lowest {
			lowest, label = v, d.Ref()+" is "+d.Label()
		}
	}
	switch {
	case log:
		r.Refuse("log-bars", s.Scale, "draw dots: kind: dot", "bars begin at zero, and a log scale has none")
		if from <= 0 {
			if from = layout.Shift(1, layout.Exponent(lowest)); from == lowest {
				from /= 10
			}
		}
	case from != 0:
		r.Refuse("cut-zero", s.From, "leave from out, or draw dots: kind: dot", "bars that begin at %s show amounts as longer or shorter than they are", s.From.Value)
	default:
		return nil
	}
	if lowest <= from {
		at := s.From
		if at.Value == "" {
			at = s.ID
		}
		r.Fault(at, "begin lower, or leave from out", "%s, and its bar cannot begin at %s", label, s.From.Value)
	}
	if log {
		return &barScale{from, func(v float64) float64 { return math.Log10(v / from) }}
	}
	return &barScale{from, func(v float64) float64 { return v - from }}
}

func (s *barSpec) body(p *layout.Page, data []spec.Datum, unit string, block float64, scale *barScale, cells, beside map[string]string) layout.Body {
	pitch, thick := 58.0, 36.0
	switch {
	case len(data) > 12:
		pitch, thick = 30, 18
	case len(data) > 5 || s.Section.Value != "":
		pitch, thick = 46, 30
	}
	if p.Tight {
		pitch, thick = pitch*0.72, thick*0.72
	}
	if p.Narrow() {
		pitch = thick + 16
	}
	rows := make([]*barRow, len(data))
	titles := make([]string, len(data))
	columnWidth := 0.0
	for i, d := range data {
		p.UseBar(d)
		b := measureBar(p, d, s.Name(d), thick)
		b.beside, b.section = beside[d.Ref()], d.Term(s.Section.Value)
		titles[i] = b.name
		b.colour = p.Theme.Look(&s.Series, d).Colour
		if slices.ContainsFunc(s.Emphasis, func(t datasets.Text) bool { return t.Value == d.Ref() }) {
			b.colour = p.Theme.Ember
		}
		if scale != nil {
			b.near, b.tip = scale.length(b.near), scale.length(b.tip)
		}
		columnWidth = max(columnWidth, p.Fonts.Width(typeset.Bold, layout.MultipleSize, cells[d.Ref()]))
		rows[i] = b
	}
	if columnWidth > 0 {
		columnWidth = max(columnWidth, p.Fonts.Width(typeset.Regular, layout.AxisSize, s.Column.Title.Value)) + 20
	}
	called := p.Names(titles, 172)
	left, end := called.Left(p), p.Right()-columnWidth
	if called.Above { // the column stands on the line of the names
		end = p.Right()
		for i, d := range data {
			if c := cells[d.Ref()]; c != "" {
				p.Shorten(called, i, titles[i], p.Fonts.Width(typeset.Bold, layout.MultipleSize, c)+20)
			}
		}
	}
	zero, perUnit := fitBars(p, rows, left, end)
	top := 0.0
	if s.Block.Label.Value != "" || columnWidth > 0 && s.Column.Title.Value != "" {
		top = 14
		if called.Above {
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
		height += called.Pitch(i, pitch)
	}
	return layout.Body{Height: height, Draw: func(y float64) {
		if s.Block.Label.Value != "" {
			p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, left, y+6, s.Block.Label.Value)
		}
		if columnWidth > 0 {
			p.TextRight(typeset.Regular, layout.AxisSize, p.Theme.Muted, p.Right(), y+6, s.Column.Title.Value)
		}
		y += top
		section, from := "", y
		baseline := func(to float64) {
			if to > from && !called.Above {
				p.Line(p.Theme.Ink, 1.5, zero, from, zero, to)
			}
		}
		for i, b := range rows {
			if b.section != section {
				baseline(y)
				section = b.section
				p.Text(typeset.Medium, 14, p.Theme.Muted, p.Left(), y+22, section)
				p.Line(p.Theme.Grid, 1, p.Left(), y+30, p.Right(), y+30)
				y += sectionHeight
				from = y
			}
			height := called.Pitch(i, pitch)
			first := y + called.Head(i)
			middle := (first + y + height) / 2
			if called.Above {
				middle = first + 4 + thick/2
				p.Line(p.Theme.Ink, 1.5, zero, middle-thick/2-1, zero, middle+thick/2+1)
			}
			bar(p, b, zero, perUnit, middle, thick, block)
			called.Draw(p, i, y, middle)
			barLabel(p, b, zero, perUnit, middle)
			if c := cells[b.Ref()]; c != "" {
				ink := color.Color(p.Theme.Ink)
				if b.colour == p.Theme.Ember {
					ink = b.colour.Text
				}
				at := middle + 8
				if called.Above {
					at = first - 5
				}
				p.TextRight(typeset.Bold, layout.MultipleSize, ink, p.Right(), at, c)
			}
			y += height
		}
		baseline(y)
		if scale != nil {
			p.TextCentre(typeset.Regular, layout.AxisSize, p.Theme.Muted, zero, y+15, p.Tick(scale.base))
		}
	}}
}

// told is the chart in words.
func (s *barSpec) told(p *layout.Page, data []spec.Datum, unit string, cells, beside map[string]string) []string {
	alt := []string{p.Opening("Bar chart", p.Count(len(data), "%d bar|%d bars"), unit)}
	for _, d := range data {
		told := s.Series.With(s.Name(d), d) + ": " + d.Describe()
		for _, more := range []string{cells[d.Ref()], beside[d.Ref()]} {
			if more != "" {
				told += ", " + more
			}
		}
		alt = append(alt, layout.Sentence(told))
	}
	return alt
}

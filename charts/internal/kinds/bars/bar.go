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
	Name:   "bar",
	Doc:    "Horizontal bars from zero: amounts beside each other, with open ends where the text bounds them.",
	Panels: true,
	Axes:   1,
	Spec:   func() layout.Specification { return &barSpec{} },
}

// barSpec is a bar chart in charts.yaml.
type barSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	// Section is the column that splits the rows under headings.
	Section       datasets.Text `yaml:"section" is:"column" doc:"the column that splits the rows under headings"`
	spec.Measured `yaml:",inline"`
	Series        spec.Series `yaml:"series" is:"series" doc:"the column whose values have colours"`
	// Emphasis are the rows of the finding, drawn in its colour.
	Emphasis datasets.Texts `yaml:"emphasis" is:"fact" doc:"the rows of the finding, drawn in its colour"`
	// Scale and From draw bars on a log scale, or not from zero: both are
	// refused, unless the chart is allowed to.
	Scale datasets.Text `yaml:"scale" is:"scale" doc:"log needs allow: log-bars"`
	From  datasets.Text `yaml:"from" is:"number" doc:"where the bars begin; other than zero needs allow: cut-zero"`
	// Block cuts every bar into pieces as long as one row's.
	Block struct {
		Of    datasets.Text `yaml:"of" is:"fact" doc:"the row whose length each piece has"`
		Label datasets.Text `yaml:"label" is:"words" doc:"what one piece is"`
	} `yaml:"block" doc:"cuts every bar into pieces as long as the bar of one row"`
	// Column is a column of large numbers on the right, one a row.
	Column struct {
		Title datasets.Text            `yaml:"title" is:"words" doc:"what the column is called"`
		Cells map[string]datasets.Text `yaml:"cells" is:"words" key:"fact" doc:"the large number of each row"`
	} `yaml:"column" doc:"large numbers on the right, one a row"`
	// Beside are words behind a row's number.
	Beside map[string]datasets.Text `yaml:"beside" is:"words" key:"fact" doc:"words after the number of a row"`
}

// Layout resolves what the chart names and returns its body.
func (s *barSpec) Layout(r *spec.Resolver) layout.Layout {
	s.Groups(r, &s.Value, s.Label, s.Section, s.Series.Column)
	data := s.Data(r, s.ID, true)
	unit := r.OneUnit(s.ID, data)
	s.Measure(r, s.ID, data)
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
	amongRows(r, s.Emphasis, data)
	oneWay(r, s.ID, data)
	lines := r.Reached()
	scale.keeps(r, lines)
	return func(p *layout.Page) layout.Body {
		if p.Lone(len(data)) && s.From.Value == "" && len(lines) == 0 {
			return p.Single(data[0], s.Name(data[0]), unit)
		}
		f := &barPlot{barSpec: s, page: p, block: block, scale: scale, cells: cells, lines: lines}
		b := f.body(data, beside)
		b.Alt = s.told(p, data, unit, toldCells, toldBeside)
		return p.WithLegend(&s.Series, data, layout.Always, b)
	}
}

// A barScale is one on which the length of a bar is not its value: a log scale,
// or one that does not begin at zero. A chart can be allowed to have it.
type barScale struct {
	base   float64 // where bars begin
	log    bool
	unit   quantity.Unit
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
		if v, _ := d.Reach(); v < lowest {
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
		return &barScale{from, true, spec.UnitOf(data), func(v float64) float64 { return math.Log10(v / from) }}
	}
	return &barScale{from, false, spec.UnitOf(data), func(v float64) float64 { return v - from }}
}

// A barPlot is a bar chart laid out on a page.
type barPlot struct {
	*barSpec
	page          *layout.Page
	block         float64   // the length that bars are cut into; 0 where they are whole
	scale         *barScale // nil where a bar is as long as its value
	cells         map[string]string
	lines         []float64 // the ends of the reference lines
	rows          []*barRow
	names         layout.Names
	pitch, thick  float64
	column        float64 // width of the column of cells; 0 where there is none
	zero, perUnit float64
}

const (
	sectionHeight = 40.0
	baseFoot      = 18.0 // under bars that do not begin at zero, for the number at which they do
)

// body lays the bars out.
func (f *barPlot) body(data []spec.Datum, beside map[string]string) layout.Body {
	p, titles := f.page, make([]string, len(data))
	f.size(len(data))
	for i, d := range data {
		b := f.measure(d, beside)
		titles[i], f.rows = b.name, append(f.rows, b)
		f.column = max(f.column, p.Fonts.Width(typeset.Bold, layout.MultipleSize, f.cells[d.Ref()]))
	}
	if f.column > 0 {
		f.column = max(f.column, p.Fonts.Width(typeset.Regular, layout.AxisSize, f.Column.Title.Value)) + 20
	}
	f.names = p.Names(titles, 172)
	left, end := f.names.Left(p), p.Right()-f.column
	if f.names.Above { // the column stands on the line of the names
		end = p.Right()
		for i, d := range data {
			if c := f.cells[d.Ref()]; c != "" {
				p.Shorten(f.names, i, titles[i], p.Fonts.Width(typeset.Bold, layout.MultipleSize, c)+20)
			}
		}
	}
	lines := slices.Clone(f.lines)
	axis := layout.Scale{Min: 0, Max: 1}
	if f.scale != nil {
		for i, v := range lines {
			lines[i] = f.scale.length(v)
		}
	}
	f.zero, f.perUnit = fitBars(p, f.rows, lines, left, end)
	axis.Left, axis.Right = f.zero, f.zero+f.perUnit
	if f.scale != nil {
		axis = f.scale.along(f.zero, f.perUnit)
	}
	height, foot := f.height(), 0.0
	if f.scale != nil {
		foot = baseFoot
	}
	room := layout.Rect{Left: left, Top: f.head(), Right: end, Bottom: height - foot}
	return layout.Body{Height: height, Draw: f.draw, Plane: layout.Across(axis, room, true)}
}

// keeps refuses reference lines that a scale other than that from zero has no place for.
func (b *barScale) keeps(r *spec.Resolver, lines []float64) {
	if b != nil && len(lines) > 0 && lines[0] < b.base {
		r.OutOfReach(b.base)
	}
}

// along is the scale as an axis whose base is at a place of the page.
func (b *barScale) along(base, perUnit float64) layout.Scale {
	if b.log {
		return layout.Scale{Min: b.base, Max: 10 * b.base, Left: base, Right: base + perUnit, Log: true}
	}
	return layout.Scale{Min: b.base, Max: b.base + 1, Left: base, Right: base + perUnit}
}

// size sets how thick so many bars are, and how far apart.
func (f *barPlot) size(n int) {
	f.pitch, f.thick = 58, 36
	switch {
	case n > 12:
		f.pitch, f.thick = 30, 18
	case n > 5 || f.Section.Value != "":
		f.pitch, f.thick = 46, 30
	}
	if f.page.Tight {
		f.pitch, f.thick = f.pitch*0.72, f.thick*0.72
	}
	if f.page.Narrow() {
		f.pitch = f.thick + 16
	}
}

// measure measures the bar of a row.
func (f *barPlot) measure(d spec.Datum, beside map[string]string) *barRow {
	p := f.page
	p.UseBar(d)
	b := measureBar(p, d, f.Name(d), f.thick)
	b.beside, b.section = beside[d.Ref()], d.Term(f.Section.Value)
	b.colour = p.Theme.Look(&f.Series, d).Colour
	if slices.ContainsFunc(f.Emphasis, func(t datasets.Text) bool { return t.Value == d.Ref() }) {
		b.colour = p.Theme.Ember
	}
	if f.scale != nil {
		b.near, b.tip, b.length = f.scale.length(b.near), f.scale.length(b.tip), f.scale.length
	}
	return b
}

// head is the height of the words over the bars.
func (f *barPlot) head() float64 {
	switch {
	case f.Block.Label.Value == "" && (f.column == 0 || f.Column.Title.Value == ""):
		return 0
	case f.names.Above:
		return 24
	}
	return 14
}

// opens reports whether row i is the first of a section.
func (f *barPlot) opens(i int) bool {
	if i == 0 {
		return f.rows[0].section != ""
	}
	return f.rows[i].section != f.rows[i-1].section
}

func (f *barPlot) height() float64 {
	height := f.head()
	if f.scale != nil {
		height += baseFoot
	}
	for i := range f.rows {
		if f.opens(i) {
			height += sectionHeight
		}
		height += f.names.Pitch(i, f.pitch)
	}
	return height
}

// draw draws the chart from y on.
func (f *barPlot) draw(y float64) {
	p := f.page
	if f.Block.Label.Value != "" {
		p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, f.names.Left(p), y+6, f.Block.Label.Value)
	}
	if f.column > 0 {
		p.TextRight(typeset.Regular, layout.AxisSize, p.Theme.Muted, p.Right(), y+6, f.Column.Title.Value)
	}
	y += f.head()
	from := y
	baseline := func(to float64) {
		if to > from && !f.names.Above {
			p.Line(p.Theme.Ink, 1.5, f.zero, from, f.zero, to)
		}
	}
	for i, b := range f.rows {
		if f.opens(i) {
			baseline(y)
			p.Text(typeset.Medium, 14, p.Theme.Muted, p.Left(), y+22, b.section)
			p.Line(p.Theme.Grid, 1, p.Left(), y+30, p.Right(), y+30)
			y += sectionHeight
			from = y
		}
		f.row(i, b, y)
		y += f.names.Pitch(i, f.pitch)
	}
	baseline(y)
	if f.scale != nil {
		p.TextCentre(typeset.Regular, layout.AxisSize, p.Theme.Muted, f.zero, y+15, p.Amount(f.scale.unit, f.scale.base))
	}
}

// row draws row i from y on.
func (f *barPlot) row(i int, b *barRow, y float64) {
	p, first := f.page, y+f.names.Head(i)
	middle := (first + y + f.names.Pitch(i, f.pitch)) / 2
	if f.names.Above {
		middle = first + 4 + f.thick/2
		p.Line(p.Theme.Ink, 1.5, f.zero, middle-f.thick/2-1, f.zero, middle+f.thick/2+1)
	}
	bar(p, b, f.zero, f.perUnit, middle, f.thick, f.block)
	f.names.Draw(p, i, y, middle)
	barLabel(p, b, f.zero, f.perUnit, middle)
	if c := f.cells[b.Ref()]; c != "" {
		ink := color.Color(p.Theme.Ink)
		if b.colour == p.Theme.Ember {
			ink = b.colour.Text
		}
		at := middle + 8
		if f.names.Above {
			at = first - 5
		}
		p.TextRight(typeset.Bold, layout.MultipleSize, ink, p.Right(), at, c)
	}
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

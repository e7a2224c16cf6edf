package bars

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// Waffle is the kind waffle.
var Waffle = layout.Kind{
	Name: "waffle",
	Doc:  "One square for each of a count: parts of a whole in one grid, or counts beside each other in grids of their own.",
	Spec: func() layout.Specification { return &waffleSpec{} },
}

// maxSquares is how many squares a reader can take in on one page.
const maxSquares = 5000

// waffleSpec is a unit chart in charts.yaml.
type waffleSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	// Whole is the total that the rows are the parts of; without it each row
	// has a grid of its own.
	Whole  datasets.Text            `yaml:"whole" is:"fact" doc:"the total that the rows are the parts of"`
	Series spec.Series              `yaml:"series" is:"series" doc:"the column whose values have colours"`
	Colors map[string]datasets.Text `yaml:"colors" is:"colour" key:"fact" doc:"the colour of each row"`
	Beside map[string]datasets.Text `yaml:"beside" is:"words" key:"fact" doc:"words on the right of a row"`

	parts map[string]spec.Choice // by row
}

// Layout resolves what the chart names and returns its body.
func (s *waffleSpec) Layout(r *spec.Resolver) layout.Layout {
	data := s.Data(r, s.ID, true)
	unit := r.OneUnit(s.ID, data)
	s.Series.Check(r, data)
	(&spec.Series{Colors: s.Colors}).Check(r, data)
	s.describe(r, data)
	beside, told := r.Texts(s.Beside, data), r.InWords(s.Beside)
	s.Apart(r, s.ID, data, beside, s.Series.Column)
	whole := s.whole(r, data, s.total(r, data))
	return func(p *layout.Page) layout.Body {
		return p.WithLegend(&s.Series, data, layout.Always, s.body(p, data, whole, unit, beside, told))
	}
}

// total adds the squares up, and refuses what cannot be drawn as squares.
func (s *waffleSpec) total(r *spec.Resolver, data []spec.Datum) (total int) {
	for _, d := range data {
		n := d.Quantity().Value()
		if n == nil || !n.IsInt() || n.Sign() < 0 || !n.Num().IsInt64() || n.Num().Int64() > maxSquares {
			r.Fault(s.ID, fmt.Sprintf("squares show whole numbers from 0 to %d; use bars", maxSquares), "%s cannot be drawn as squares: it is %s", d.Ref(), d.Label())
			continue
		}
		if b := d.Bound(); b != marks.Exact && b != marks.Over {
			r.Fault(s.ID, "squares can be counted: draw a bound or a range as a bar or a dot", "%s is %s, which no number of squares shows", d.Ref(), d.Label())
			continue
		}
		total += int(n.Num().Int64())
	}
	if total > maxSquares {
		r.Fault(s.ID, "use bars", "%d squares are more than a reader can take in", total)
	}
	return total
}

// whole is what the rows are the parts of; nil where each has a grid of its own. It refuses
// parts that do not make it up.
func (s *waffleSpec) whole(r *spec.Resolver, data []spec.Datum, total int) *spec.Datum {
	if s.Whole.Value == "" {
		return nil
	}
	d, ok := r.Number(s.Whole)
	if !ok {
		return nil
	}
	if v, _ := d.Value(); !d.Quantity().IsPoint() || v != float64(total) {
		r.Fault(s.Whole, "the parts must add up; what the text leaves over is a comparison: whole - part", "the parts add up to %d, the whole is %s", total, d.Label())
	}
	if _, err := r.Comparisons.Evaluate(strings.Join(spec.RefsOf(data), " + ")); err != nil && len(r.Found) == 0 {
		r.Fault(s.Whole, "draw it without a whole", "the parts cannot be added: %v", err)
	}
	for _, part := range data {
		if !part.Quantity().IsPoint() {
			r.Refuse("open-total", s.Whole, "draw it without a whole", "%s is %s: what is open cannot be stacked into a closed total", part.Ref(), part.Label())
		}
	}
	return &d
}

// describe gives each row its look: that of its series, or that which colors names. In one grid
// with others it has one of its own, for nothing else says where it ends.
func (s *waffleSpec) describe(r *spec.Resolver, data []spec.Datum) {
	s.Series.Encode(r, data, spec.Encoding{Most: spec.MostColours, Shared: true, Named: []datasets.Text{s.Label}})
	refs := make([]string, len(data))
	s.parts = map[string]spec.Choice{}
	for i, d := range data {
		refs[i] = d.Ref()
		s.parts[refs[i]] = spec.Context
		if c, ok := s.Series.Looks[d.Cell(s.Series.Column.Value)]; ok && !d.Computed() {
			s.parts[refs[i]] = c
		}
		if c := s.Colors[refs[i]].Value; c != "" {
			s.parts[refs[i]] = spec.Choice{Colour: c}
		}
	}
	if s.Whole.Value == "" {
		return
	}
	if s.Series.Column.Value == "" {
		if len(data) > spec.MostColours {
			r.Fault(s.ID, "keep at most four, or leave out whole: each then has squares of its own", "the whole has %d parts, and %d can be told apart", len(data), spec.MostColours)
			return
		}
		s.parts = spec.Looks(refs, s.Colors, false)
	}
	for i, a := range data {
		for _, b := range data[:i] {
			if s.parts[a.Ref()].Colour == s.parts[b.Ref()].Colour && a.Certainty() == b.Certainty() {
				at := s.Colors[a.Ref()]
				if at.Value == "" {
					at = s.ID
				}
				r.Fault(at, "name one for each row under colors: "+strings.Join(spec.ColourNames, ", "), "%s and %s are parts of one whole and have one colour, %s", b.Ref(), a.Ref(), s.parts[a.Ref()].Colour)
			}
		}
	}
}

// squares is one grid of a waffle chart.
type squares struct {
	data    []spec.Datum
	columns int
	cell    float64
	gap     float64
	rows    int
}

// A wafflePlot is a waffle chart laid out on a page.
type wafflePlot struct {
	*waffleSpec
	page  *layout.Page
	grids []*squares
	pitch float64 // from square to square
	heads map[string]wafflehead
}

// between is from one grid to the next.
const between = 26.0

// body lays the squares out.
func (s *waffleSpec) body(p *layout.Page, data []spec.Datum, whole *spec.Datum, unit string, beside, spoken map[string]string) layout.Body {
	f := &wafflePlot{waffleSpec: s, page: p, heads: map[string]wafflehead{}}
	alt := []string{p.Opening("Unit chart, one square for each", unit)}
	if whole != nil {
		alt = append(alt, layout.Sentence(p.Say("In all")+": "+whole.Describe()))
	}
	for _, d := range data {
		told := s.Name(d) + ": " + d.Describe()
		if b := spoken[d.Ref()]; b != "" {
			told += ", " + b
		}
		alt = append(alt, layout.Sentence(told))
	}
	f.arrange(data, whole)
	f.head(data, whole, beside)
	return layout.Body{Height: f.height(), Alt: alt, Draw: f.draw}
}

// count is how many squares a datum has.
func count(d spec.Datum) int {
	v, _ := d.Value()
	return int(v)
}

// arrange parts the squares into grids of as many columns: one for all rows where they are
// parts of a whole, or else one for each.
func (f *wafflePlot) arrange(data []spec.Datum, whole *spec.Datum) {
	p, most := f.page, 0
	measure := p.Right() - p.Left()
	if slices.ContainsFunc(data, func(d spec.Datum) bool { return d.Bound() == marks.Over }) {
		measure -= 36 // for the chevrons of an open count
	}
	if whole != nil {
		most = count(*whole)
		f.grids = []*squares{{data: data}}
	} else {
		for _, d := range data {
			most = max(most, count(d))
			f.grids = append(f.grids, &squares{data: []spec.Datum{d}})
		}
	}
	columns := waffleColumns(most, p.Narrow())
	f.pitch = min(measure/float64(columns), 40)
	for _, g := range f.grids {
		n := 0
		for _, d := range g.data {
			n += count(d)
		}
		g.columns, g.cell, g.gap = columns, f.pitch*0.82, f.pitch*0.18
		if f.pitch < 10 {
			g.cell, g.gap = f.pitch*0.75, f.pitch*0.25
		}
		g.rows = (n + columns - 1) / columns
	}
}

// head sets the line of words of each row.
func (f *wafflePlot) head(data []spec.Datum, whole *spec.Datum, beside map[string]string) {
	p := f.page
	alone := f.byColour(data, whole)
	for _, d := range data {
		p.UseBar(d)
		h := wafflehead{name: f.Name(d), beside: beside[d.Ref()], tag: p.Label(d)}
		h.tag.Size, h.tag.Colour = 26, f.colour(d).Text
		if alone {
			h.sample = &layout.Look{Colour: f.colour(d)}
		}
		if d.Computed() {
			h.tag.Colour = p.Theme.Ink
		}
		f.heads[d.Ref()] = h
	}
	if whole != nil {
		h := f.heads[data[0].Ref()]
		h.of = &layout.Label{Number: p.Sayf("of %s", whole.Label()), Letter: p.Cite(*whole), Face: typeset.Regular, Size: 16, Colour: p.Theme.Muted}
		f.heads[data[0].Ref()] = h
	}
	for ref, h := range f.heads {
		h.stacked = p.Left()+h.width(p) > p.Right()
		f.heads[ref] = h
	}
}

// colour is that of the squares of a datum.
func (f *wafflePlot) colour(d spec.Datum) layout.Colour {
	return f.page.Theme.Of(f.parts[d.Ref()]).Colour
}

// byColour reports whether colour alone tells the parts of a whole apart: each then has a
// square beside its name.
func (f *wafflePlot) byColour(data []spec.Datum, whole *spec.Datum) bool {
	return whole != nil && len(data) > 1 && !slices.ContainsFunc(data[1:], func(d spec.Datum) bool { return d.Certainty() != data[0].Certainty() })
}

func (f *wafflePlot) height() float64 {
	height := 0.0
	for i, g := range f.grids {
		if i > 0 {
			height += between
		}
		height += float64(g.rows) * f.pitch
		for _, d := range g.data {
			height += f.heads[d.Ref()].height()
		}
	}
	return height
}

// draw draws the grids from y on, the first line of words of each over it and those of
// further parts under it.
func (f *wafflePlot) draw(y float64) {
	p := f.page
	for i, g := range f.grids {
		if i > 0 {
			y += between
		}
		// What stands on the right ends with the grid.
		end := p.Left() + float64(g.columns)*f.pitch - g.gap
		first := f.heads[g.data[0].Ref()]
		first.draw(p, y+20, end)
		top := y + first.height()
		start := 0
		for _, d := range g.data {
			f.grid(p, g, d, f.colour(d), p.Left(), top, f.pitch, start, count(d))
			start += count(d)
		}
		y = top + float64(g.rows)*f.pitch
		for _, d := range g.data[1:] {
			h := f.heads[d.Ref()]
			h.draw(p, y+26, end)
			y += h.height()
		}
	}
}

// wafflehead is the line over a grid, or under it for a further part: the
// count, what it counts, of how many, and words on the right.
type wafflehead struct {
	tag          layout.Label
	of           *layout.Label
	name, beside string
	sample       *layout.Look // a square beside the name
	stacked      bool         // the name stands under the count
}

func (h wafflehead) width(p *layout.Page) float64 {
	w := p.LabelWidth(h.tag) + 10 + p.Fonts.Width(typeset.Medium, 16, h.name)
	if h.sample != nil {
		w += layout.LegendMark
	}
	if h.of != nil {
		w += 6 + p.LabelWidth(*h.of)
	}
	if h.beside != "" {
		w += 24 + p.Fonts.Width(typeset.Medium, 16, h.beside)
	}
	return w
}

func (h wafflehead) height() float64 {
	if h.stacked {
		return 34 + 22
	}
	return 34
}

// draw writes the line from its first baseline on; what stands on the right
// ends at end, or behind the name where that is further.
func (h wafflehead) draw(p *layout.Page, y, end float64) {
	p.DrawLabel(h.tag, p.Left(), y)
	x := p.Left() + p.LabelWidth(h.tag) + 10
	if h.stacked {
		if h.of != nil {
			p.DrawLabel(*h.of, x-4, y)
		}
		x, y = p.Left(), y+22
	}
	if h.sample != nil {
		p.Rect(h.sample.Mark, x+1, y-11.5, x+13, y+0.5)
		x += layout.LegendMark
	}
	p.Text(typeset.Medium, 16, h.tag.Colour, x, y, h.name)
	x += p.Fonts.Width(typeset.Medium, 16, h.name)
	if h.of != nil && !h.stacked {
		p.DrawLabel(*h.of, x+6, y)
		x += 6 + p.LabelWidth(*h.of)
	}
	if h.beside != "" {
		w := p.Fonts.Width(typeset.Medium, 16, h.beside)
		p.Text(typeset.Medium, 16, h.tag.Colour, max(end-w, x+24), y, h.beside)
	}
}

// grid draws the squares of one datum, after start squares of others.
func (s *waffleSpec) grid(p *layout.Page, g *squares, d spec.Datum, c layout.Colour, x, y, pitch float64, start, n int) {
	p.Group(d, s.Name(d)+": "+d.Describe(), func() {
		for n > 0 {
			// A plotter fills whole rows from the left, so a part that begins
			// within a row is drawn in two pieces.
			column, row := start%g.columns, start/g.columns
			take, columns := n, g.columns
			if column > 0 {
				take = min(n, g.columns-column)
				columns = take
			}
			sq, err := marks.NewSquares(0, 1, []marks.Group{{Count: take, Certainty: d.Certainty()}}, columns, vg.Length(g.cell), vg.Length(g.gap))
			if err != nil {
				p.Fail("%s: %v", d.Ref(), err)
				return
			}
			sq.Color, sq.Background = c.Mark, p.Theme.Background
			if b := d.Bound(); take == n && (b == marks.Over || b == marks.Peak) {
				sq.Open = true
			}
			left, top := x+float64(column)*pitch, y+float64(row)*pitch
			sq.Plot(p.Canvas(left, top, p.Right(), top+100), layout.Axes(0, 1, 0, 1))
			start, n = start+take, n-take
		}
	})
}

// waffleColumns is how many squares stand in a row, so that the largest count
// fills whole rows where it can, in about five to twenty rows.
func waffleColumns(n int, narrow bool) int {
	target := math.Sqrt(float64(n) * 4)
	if narrow {
		target = math.Sqrt(float64(n) * 1.4)
	}
	if n <= 40 && !narrow || n <= 12 {
		return max(n, 1)
	}
	best, off := int(target), math.Inf(1)
	for c := int(target * 0.6); c <= int(target*1.4); c++ {
		penalty := math.Abs(float64(c)-target) / target
		if n%c == 0 {
			penalty -= 0.5
		}
		if c%10 == 0 {
			penalty -= 0.15
		}
		if penalty < off {
			best, off = c, penalty
		}
	}
	return best
}

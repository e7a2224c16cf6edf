package bars

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Waffle is the kind waffle.
var Waffle = layout.Kind{
	Name: "waffle",
	Doc:  "One square for each of a count, for so many, or for a percent: parts of a whole in one grid, or counts beside each other in grids of their own.",
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
	Whole datasets.Text `yaml:"whole" is:"fact" doc:"the total that the rows are the parts of"`
	// Square is how many one square stands for.
	Square datasets.Text            `yaml:"square" doc:"how many a square stands for, such as 100, or percent: a hundredth of the whole"`
	Series spec.Series              `yaml:"series" is:"series" doc:"the column whose values have colours"`
	Colors map[string]datasets.Text `yaml:"colors" is:"colour" key:"fact" doc:"the colour of each row"`
	Beside map[string]datasets.Text `yaml:"beside" is:"words" key:"fact" doc:"words on the right of a row"`

	parts map[string]spec.Choice // by row
	each  big.Rat                // that a square stands for
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
	s.square(r)
	whole := s.whole(r, data, s.total(r, data))
	return func(p *layout.Page) layout.Body {
		return p.WithLegend(&s.Series, data, layout.Always, s.body(p, data, whole, unit, beside, told))
	}
}

// square reads how many a square stands for: one, so many, or a hundredth of the whole.
func (s *waffleSpec) square(r *spec.Resolver) {
	s.each = *big.NewRat(1, 1)
	switch {
	case s.Square.Value == "":
	case s.Square.Value == "percent" && s.Whole.Value == "":
		r.Fault(s.Square, "name the total: whole: table.id", "a percent is of a whole, and the chart has none")
	case s.Square.Value == "percent":
		if d, ok := r.Number(s.Whole); ok && d.Quantity().IsPoint() && d.Quantity().Value().Sign() > 0 {
			s.each.Quo(d.Quantity().Value(), big.NewRat(100, 1))
		}
	default:
		v, err := quantity.ParseDecimal(s.Square.Value)
		if err != nil || v.Sign() <= 0 {
			r.Fault(s.Square, "write a number above zero, such as square: 100, or square: percent", "a square cannot stand for %q", s.Square.Value)
			return
		}
		s.each = *v
	}
}

// size is how many squares a datum has.
func (s *waffleSpec) size(d spec.Datum) float64 {
	n, _ := new(big.Rat).Quo(d.Quantity().Value(), &s.each).Float64()
	return n
}

// single reports whether a square is one of what is counted.
func (s *waffleSpec) single() bool { return s.Square.Value == "" || s.Square.Value == "1" }

// total adds the squares up, and refuses what cannot be drawn as squares.
func (s *waffleSpec) total(r *spec.Resolver, data []spec.Datum) *big.Rat {
	total := new(big.Rat)
	for _, d := range data {
		n := d.Quantity().Value()
		switch {
		case n == nil || n.Sign() < 0 || s.single() && !n.IsInt():
			r.Fault(s.ID, fmt.Sprintf("squares show whole numbers from 0 to %d; use bars", maxSquares), "%s cannot be drawn as squares: it is %s", d.Ref(), d.Label())
			continue
		case s.size(d) > maxSquares:
			r.Fault(s.ID, fmt.Sprintf("squares show whole numbers from 0 to %d; let one stand for many, square: 100, or use bars", maxSquares), "%s cannot be drawn as squares: it is %s", d.Ref(), d.Label())
			continue
		}
		if b := d.Bound(); b != marks.Exact && b != marks.Over {
			r.Fault(s.ID, "squares can be counted: draw a bound or a range as a bar or a dot", "%s is %s, which no number of squares shows", d.Ref(), d.Label())
			continue
		}
		total.Add(total, n)
	}
	if n, _ := new(big.Rat).Quo(total, &s.each).Float64(); n > maxSquares {
		r.Fault(s.ID, "let one stand for many, square: 100, or use bars", "%.0f squares are more than a reader can take in", n)
	}
	return total
}

// whole is what the rows are the parts of; nil where each has a grid of its own. It refuses
// parts that do not make it up.
func (s *waffleSpec) whole(r *spec.Resolver, data []spec.Datum, total *big.Rat) *spec.Datum {
	if s.Whole.Value == "" {
		return nil
	}
	d, ok := r.Number(s.Whole)
	if !ok {
		return nil
	}
	if !d.Quantity().IsPoint() || d.Quantity().Value().Cmp(total) != 0 {
		r.Fault(s.Whole, "the parts must add up; what the text leaves over is a comparison: whole - part", "the parts add up to %s, the whole is %s", r.Locale.Full(total), d.Label())
	}
	if _, err := r.Comparisons.Over("+", spec.FactsOf(data)...); err != nil && len(r.Found) == 0 {
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
	said  string // what a square stands for
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
	if !s.single() {
		f.said = s.stands(p, whole, unit)
		alt = []string{p.Opening("Unit chart", f.said)}
	}
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

// stands says what a square stands for.
func (s *waffleSpec) stands(p *layout.Page, whole *spec.Datum, unit string) string {
	if s.Square.Value == "percent" {
		return p.Sayf("one square for 1%% of %s", whole.Label())
	}
	return p.Sayf("one square for %s", strings.TrimSpace(p.Locale.Full(&s.each)+" "+unit))
}

// capital is words with a capital letter.
func capital(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[n:]
}

// filled is how many squares are begun.
func filled(size float64) int { return int(math.Ceil(size - 1e-9)) }

// arrange parts the squares into grids of as many columns: one for all rows where they are
// parts of a whole, or else one for each.
func (f *wafflePlot) arrange(data []spec.Datum, whole *spec.Datum) {
	p, most := f.page, 0
	measure := p.Right() - p.Left()
	if slices.ContainsFunc(data, func(d spec.Datum) bool { return d.Bound() == marks.Over }) {
		measure -= 36 // for the chevrons of an open count
	}
	if whole != nil {
		most = filled(f.size(*whole))
		f.grids = []*squares{{data: data}}
	} else {
		for _, d := range data {
			most = max(most, filled(f.size(d)))
			f.grids = append(f.grids, &squares{data: []spec.Datum{d}})
		}
	}
	columns := waffleColumns(most, p.Narrow())
	if f.Square.Value == "percent" && p.Narrow() {
		columns = 10
	}
	if whole != nil && float64(columns)*mostPitch < measure*0.75 { // a block beside an empty half
		columns = widest(most, columns, measure)
	}
	f.pitch = min(measure/float64(columns), mostPitch)
	for _, g := range f.grids {
		size := 0.0
		for _, d := range g.data {
			size += f.size(d)
		}
		n := filled(size)
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

// said is the room of the words that say what a square stands for.
const saidHeight = 24.0

func (f *wafflePlot) height() float64 {
	height := 0.0
	if f.said != "" {
		height += saidHeight
	}
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
	if f.said != "" {
		p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, p.Left(), y+6, capital(f.said))
		y += saidHeight
	}
	for i, g := range f.grids {
		if i > 0 {
			y += between
		}
		// What stands on the right ends with the grid.
		end := p.Left() + float64(g.columns)*f.pitch - g.gap
		first := f.heads[g.data[0].Ref()]
		first.draw(p, y+20, end)
		top := y + first.height()
		start := 0.0
		for _, d := range g.data {
			f.grid(p, g, d, f.colour(d), p.Left(), top, f.pitch, start, f.size(d))
			start += f.size(d)
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

// grid draws the squares of one datum, after start squares of others. Where it begins or ends
// within a square, it has that part of it.
func (s *waffleSpec) grid(p *layout.Page, g *squares, d spec.Datum, c layout.Colour, x, y, pitch, start, size float64) {
	const least = 1e-9
	open := d.Bound() == marks.Over || d.Bound() == marks.Peak
	p.Group(d, s.Name(d)+": "+d.Describe(), func() {
		end := start + size
		first, last := int(math.Ceil(start-least)), int(math.Floor(end+least))
		if first > last { // all of it is within one square
			g.part(p, d, c, x, y, pitch, last, start-float64(last), end-float64(last), open)
			return
		}
		if start < float64(first)-least {
			g.part(p, d, c, x, y, pitch, first-1, start-float64(first-1), 1, false)
		}
		tail := end > float64(last)+least
		for n := first; n < last; {
			// A plotter fills whole rows from the left, so a part that begins
			// within a row is drawn in two pieces.
			column, row := n%g.columns, n/g.columns
			take, columns := last-n, g.columns
			if column > 0 {
				take = min(take, g.columns-column)
				columns = take
			}
			sq, err := marks.NewSquares(0, 1, []marks.Group{{Count: take, Certainty: d.Certainty()}}, columns, vg.Length(g.cell), vg.Length(g.gap))
			if err != nil {
				p.Fail("%s: %v", d.Ref(), err)
				return
			}
			sq.Color, sq.Background = c.Mark, p.Theme.Background
			sq.Open = n+take == last && open && !tail
			left, top := x+float64(column)*pitch, y+float64(row)*pitch
			sq.Plot(p.Canvas(left, top, p.Right(), top+100), layout.Axes(0, 1, 0, 1))
			n += take
		}
		if tail {
			g.part(p, d, c, x, y, pitch, last, 0, end-float64(last), open)
		}
	})
}

// part draws square n of a grid from one share of its width to another.
func (g *squares) part(p *layout.Page, d spec.Datum, c layout.Colour, x, y, pitch float64, n int, from, to float64, open bool) {
	left, top := x+float64(n%g.columns)*pitch, y+float64(n/g.columns)*pitch
	a, b := left+from*g.cell, left+to*g.cell
	b = max(b, a+0.6) // to be seen
	if d.Certainty() == marks.Asserted {
		p.Rect(c.Mark, a, top, b, top+g.cell)
	} else {
		p.Rect(p.Theme.Tint(c.Mark, partWash), a, top, b, top+g.cell)
		p.Frame(c.Mark, min(1, (b-a)/3), a, top, b, top+g.cell)
	}
	if open {
		at := vg.Point{X: vg.Length(b), Y: vg.Length(p.Up(top + g.cell/2))}
		marks.Chevrons(p.Canvas(left, top, p.Right(), top+g.cell), at, marks.Right, vg.Length(g.cell), c.Mark, p.Theme.Background)
	}
}

// mostPitch is from one square to the next, at most.
const mostPitch = 40.0

// widest is how many squares are in a row that fills the measure, of at least three rows: so
// that the last row is whole, where it can be. Where none is, it is the number given.
func widest(n, columns int, measure float64) int {
	const least, rows = 24.0, 3
	for c := int(measure / least); float64(c)*mostPitch >= measure; c-- {
		if n%c == 0 && n/c >= rows {
			return c
		}
	}
	return columns
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

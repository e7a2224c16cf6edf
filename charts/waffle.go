package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

var waffleKind = Kind{
	Name: "waffle",
	Doc:  "One square for each of a count: parts of a whole in one grid, or counts beside each other in grids of their own.",
	spec: func() specification { return &waffleSpec{} },
}

// maxSquares is how many squares a reader can take in on one page.
const maxSquares = 5000

// waffleSpec is a unit chart in charts.yaml.
type waffleSpec struct {
	Common `yaml:",inline"`
	Rows   `yaml:",inline"`
	// Whole is the total that the rows are the parts of; without it each row
	// has a grid of its own.
	Whole  datasets.Text            `yaml:"whole"`
	Series Series                   `yaml:"series"`
	Colors map[string]datasets.Text `yaml:"colors"` // row: colour
	Beside map[string]datasets.Text `yaml:"beside"` // row: words on the right

	parts map[string]choice // by row
}

func (s *waffleSpec) layout(r *resolver) layout {
	data := s.data(r, s.ID, true)
	unit := r.oneUnit(s.ID, data)
	s.Series.check(r, data)
	(&Series{Colors: s.Colors}).check(r, data)
	s.tell(r, data)
	beside, told := r.texts(s.Beside, data), r.told(s.Beside)
	s.apart(r, s.ID, data, beside, s.Series.Column)
	total := 0
	for _, d := range data {
		n := d.quantity().Value()
		if n == nil || !n.IsInt() || n.Sign() < 0 || !n.Num().IsInt64() || n.Num().Int64() > maxSquares {
			r.fault(s.ID, fmt.Sprintf("squares show whole numbers from 0 to %d; use bars", maxSquares), "%s cannot be drawn as squares: it is %s", d.ref(), d.label())
			continue
		}
		if b := d.bound(); b != marks.Exact && b != marks.Over {
			r.fault(s.ID, "squares can be counted: draw a bound or a range as a bar or a dot", "%s is %s, which no number of squares shows", d.ref(), d.label())
			continue
		}
		total += int(n.Num().Int64())
	}
	if total > maxSquares {
		r.fault(s.ID, "use bars", "%d squares are more than a reader can take in", total)
	}
	var whole *datum
	if s.Whole.Value != "" {
		if d, ok := r.number(s.Whole); ok {
			whole = &d
			if v, _ := d.value(); !d.quantity().IsPoint() || v != float64(total) {
				r.fault(s.Whole, "the parts must add up; what the text leaves over is a comparison: whole - part", "the parts add up to %d, the whole is %s", total, d.label())
			}
			var refs []string
			for _, part := range data {
				refs = append(refs, part.ref())
			}
			if _, err := r.comparisons.Evaluate(strings.Join(refs, " + ")); err != nil && len(r.found) == 0 {
				r.fault(s.Whole, "draw it without a whole", "the parts cannot be added: %v", err)
			}
			for _, part := range data {
				if !part.quantity().IsPoint() {
					r.refuse("open-total", s.Whole, "draw it without a whole", "%s is %s: what is open cannot be stacked into a closed total", part.ref(), part.label())
				}
			}
		}
	}
	return func(p *page) body {
		return p.over(&s.Series, data, always, s.body(p, data, whole, unit, beside, told))
	}
}

// tell gives each row its look: that of its series, or that which colors names. In one grid
// with others it has one of its own, for nothing else says where it ends.
func (s *waffleSpec) tell(r *resolver, data []datum) {
	s.Series.tell(r, data, telling{most: mostColours, shared: true, named: []datasets.Text{s.Label}})
	refs := make([]string, len(data))
	s.parts = map[string]choice{}
	for i, d := range data {
		refs[i] = d.ref()
		s.parts[refs[i]] = context
		if c, ok := s.Series.looks[d.cell(s.Series.Column.Value)]; ok && !d.computed() {
			s.parts[refs[i]] = c
		}
		if c := s.Colors[refs[i]].Value; c != "" {
			s.parts[refs[i]] = choice{colour: c}
		}
	}
	if s.Whole.Value == "" {
		return
	}
	if s.Series.Column.Value == "" {
		if len(data) > mostColours {
			r.fault(s.ID, "keep at most four, or leave out whole: each then has squares of its own", "the whole has %d parts, and %d can be told apart", len(data), mostColours)
			return
		}
		s.parts = looks(refs, s.Colors, false)
	}
	for i, a := range data {
		for _, b := range data[:i] {
			if s.parts[a.ref()].colour == s.parts[b.ref()].colour && a.certainty() == b.certainty() {
				at := s.Colors[a.ref()]
				if at.Value == "" {
					at = s.ID
				}
				r.fault(at, "name one for each row under colors: "+strings.Join(colourNames, ", "), "%s and %s are parts of one whole and have one colour, %s", b.ref(), a.ref(), s.parts[a.ref()].colour)
			}
		}
	}
}

// squares is one grid of a waffle chart.
type squares struct {
	data    []datum
	columns int
	cell    float64
	gap     float64
	rows    int
}

func (s *waffleSpec) body(p *page, data []datum, whole *datum, unit string, beside, spoken map[string]string) body {
	measure := p.right() - p.left()
	if slices.ContainsFunc(data, func(d datum) bool { return d.bound() == marks.Over }) {
		measure -= 36 // for the chevrons of an open count
	}
	most := 0
	counts := map[string]int{}
	for _, d := range data {
		v, _ := d.value()
		counts[d.ref()] = int(v)
		most = max(most, int(v))
	}
	var grids []*squares
	if whole != nil {
		v, _ := whole.value()
		most = int(v)
		grids = append(grids, &squares{data: data})
	} else {
		for _, d := range data {
			grids = append(grids, &squares{data: []datum{d}})
		}
	}
	columns := waffleColumns(most, p.narrow())
	pitch := min(measure/float64(columns), 40)
	for _, g := range grids {
		n := 0
		for _, d := range g.data {
			n += counts[d.ref()]
		}
		g.columns, g.cell, g.gap = columns, pitch*0.82, pitch*0.18
		if pitch < 10 {
			g.cell, g.gap = pitch*0.75, pitch*0.25
		}
		g.rows = (n + columns - 1) / columns
	}
	tags := map[string]tag{}
	alt := []string{p.opening("Unit chart, one square for each", unit)}
	wholeLetter := ""
	if whole != nil {
		alt = append(alt, sentence(p.say("In all")+": "+whole.told()))
	}
	for _, d := range data {
		p.useBar(d)
		t := p.tag(d)
		t.size = 26
		tags[d.ref()] = t
		told := s.name(d) + ": " + d.told()
		if b := spoken[d.ref()]; b != "" {
			told += ", " + b
		}
		alt = append(alt, sentence(told))
	}
	if whole != nil {
		wholeLetter = p.cite(*whole)
	}
	colour := func(d datum) Colour { return p.Theme.of(s.parts[d.ref()]).Colour }
	// Where colour alone tells parts apart, each has a square beside its name.
	alone := whole != nil && len(data) > 1
	for i, d := range data {
		alone = alone && !slices.ContainsFunc(data[:i], func(b datum) bool { return b.certainty() != d.certainty() })
	}
	header := func(d datum) wafflehead {
		h := wafflehead{name: s.name(d), beside: beside[d.ref()], tag: tags[d.ref()]}
		if alone {
			h.sample = &look{Colour: colour(d)}
		}
		h.tag.colour = colour(d).Text
		if d.computed() {
			h.tag.colour = p.Theme.Ink
		}
		if whole != nil && d.ref() == data[0].ref() {
			h.of = &tag{number: p.sayf("of %s", whole.label()), letter: wholeLetter, face: typeset.Regular, size: 16, colour: p.Theme.Muted}
		}
		h.stacked = p.left()+h.width(p) > p.right()
		return h
	}
	const between = 26.0
	height := 0.0
	for i, g := range grids {
		if i > 0 {
			height += between
		}
		height += float64(g.rows) * pitch
		for _, d := range g.data {
			height += header(d).height()
		}
	}
	return body{height: height, alt: alt, draw: func(y float64) {
		for i, g := range grids {
			if i > 0 {
				y += between
			}
			// What stands on the right ends with the grid.
			end := p.left() + float64(g.columns)*pitch - g.gap
			first := header(g.data[0])
			first.draw(p, y+20, end)
			top := y + first.height()
			start := 0
			for _, d := range g.data {
				s.grid(p, g, d, colour(d), p.left(), top, pitch, start, counts[d.ref()])
				start += counts[d.ref()]
			}
			y = top + float64(g.rows)*pitch
			for _, d := range g.data[1:] {
				h := header(d)
				h.draw(p, y+26, end)
				y += h.height()
			}
		}
	}}
}

// wafflehead is the line over a grid, or under it for a further part: the
// count, what it counts, of how many, and words on the right.
type wafflehead struct {
	tag          tag
	of           *tag
	name, beside string
	sample       *look // a square beside the name
	stacked      bool  // the name stands under the count
}

func (h wafflehead) width(p *page) float64 {
	w := p.tagWidth(h.tag) + 10 + p.fonts.Width(typeset.Medium, 16, h.name)
	if h.sample != nil {
		w += legendMark
	}
	if h.of != nil {
		w += 6 + p.tagWidth(*h.of)
	}
	if h.beside != "" {
		w += 24 + p.fonts.Width(typeset.Medium, 16, h.beside)
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
func (h wafflehead) draw(p *page, y, end float64) {
	p.drawTag(h.tag, p.left(), y)
	x := p.left() + p.tagWidth(h.tag) + 10
	if h.stacked {
		if h.of != nil {
			p.drawTag(*h.of, x-4, y)
		}
		x, y = p.left(), y+22
	}
	if h.sample != nil {
		p.rect(h.sample.Mark, x+1, y-11.5, x+13, y+0.5)
		x += legendMark
	}
	p.text(typeset.Medium, 16, h.tag.colour, x, y, h.name)
	x += p.fonts.Width(typeset.Medium, 16, h.name)
	if h.of != nil && !h.stacked {
		p.drawTag(*h.of, x+6, y)
		x += 6 + p.tagWidth(*h.of)
	}
	if h.beside != "" {
		w := p.fonts.Width(typeset.Medium, 16, h.beside)
		p.text(typeset.Medium, 16, h.tag.colour, max(end-w, x+24), y, h.beside)
	}
}

// grid draws the squares of one datum, after start squares of others.
func (s *waffleSpec) grid(p *page, g *squares, d datum, c Colour, x, y, pitch float64, start, n int) {
	p.group(d, s.name(d)+": "+d.told(), func() {
		for n > 0 {
			// A plotter fills whole rows from the left, so a part that begins
			// within a row is drawn in two pieces.
			column, row := start%g.columns, start/g.columns
			take, columns := n, g.columns
			if column > 0 {
				take = min(n, g.columns-column)
				columns = take
			}
			sq, err := marks.NewSquares(0, 1, []marks.Group{{Count: take, Certainty: d.certainty()}}, columns, vg.Length(g.cell), vg.Length(g.gap))
			if err != nil {
				p.fail("%s: %v", d.ref(), err)
				return
			}
			sq.Color, sq.Background = c.Mark, p.Theme.Background
			if b := d.bound(); take == n && (b == marks.Over || b == marks.Peak) {
				sq.Open = true
			}
			left, top := x+float64(column)*pitch, y+float64(row)*pitch
			sq.Plot(p.canvas(left, top, p.right(), top+100), axes(0, 1, 0, 1))
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

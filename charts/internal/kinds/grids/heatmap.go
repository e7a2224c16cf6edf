package grids

import (
	"cmp"
	"image/color"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// HeatMap is the kind heat-map.
var HeatMap = layout.Kind{
	Name:    "heat-map",
	Doc:     "A grid of two columns, each cell shaded by its number: where and when there is most.",
	Unnamed: true,
	Spec:    func() layout.Specification { return &heatMapSpec{} },
}

// heatMapSpec is a heat map in charts.yaml.
type heatMapSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	X           datasets.Text `yaml:"x"`     // the column that runs across
	Y           datasets.Text `yaml:"y"`     // the column that runs down
	Color       datasets.Text `yaml:"color"` // the column of the numbers; value where there is none
}

// A heatMap is a heat map that is resolved: cells[i][j] is the number of rows[i]
// and columns[j], nil where there is none.
type heatMap struct {
	*heatMapSpec
	rows, columns []string
	cells         [][]*spec.Datum
	low, high     float64
	unit          string
}

// mostCells is how many cells a grid can have, whatever its author allows.
const mostCells = 100_000

// mostPrinted is how many columns there may be for their numbers to be printed.
const mostPrinted = 12

// Layout resolves what the chart names and returns its body.
func (s *heatMapSpec) Layout(r *spec.Resolver) layout.Layout {
	if !s.OnlyTable(r, s.ID) {
		return nil
	}
	if s.X.Value == "" || s.Y.Value == "" {
		r.Fault(s.ID, "x: COLUMN and y: COLUMN", "the grid needs a column across and one down")
		return nil
	}
	all := s.Data(r, s.ID, false)
	if !r.Whole(s.X, all) || !r.Whole(s.Y, all) {
		return nil
	}
	data := r.Numbers(s.ID, s.Color, all)
	h := heatMap{heatMapSpec: s, rows: spec.Distinct(s.Y.Value, all), columns: spec.Distinct(s.X.Value, all), low: math.Inf(1), high: math.Inf(-1)}
	if len(s.Sort) == 0 {
		h.rows, h.columns = inSequence(h.rows), inSequence(h.columns)
	}
	h.unit = r.AxisTitle(spec.Axis{Column: s.Color}, data, r.OneUnit(s.ID, data))
	if n := len(h.rows) * len(h.columns); n > mostCells {
		r.Fault(s.ID, "keep some with where, or sum them up in a table of their own", "%d rows and %d columns are more than a heat map can have", len(h.rows), len(h.columns))
		return nil
	}
	h.cells = make([][]*spec.Datum, len(h.rows))
	for i := range h.cells {
		h.cells[i] = make([]*spec.Datum, len(h.columns))
	}
	for _, d := range data {
		at := &h.cells[slices.Index(h.rows, d.Cell(s.Y.Value))][slices.Index(h.columns, d.Cell(s.X.Value))]
		if *at != nil {
			r.Fault(s.ID, "keep one of them with where, or name another column", "%s and %s are both of %s and %s: a cell has one number", (*at).Ref(), d.Ref(), d.Cell(s.Y.Value), d.Cell(s.X.Value))
			return nil
		}
		*at = &d
		v, far := d.Value()
		h.low, h.high = min(h.low, v), max(h.high, far)
	}
	r.Crowded(s.ID, len(h.columns), spec.MostRows, "columns")
	r.Crowded(s.ID, len(h.rows), spec.MostRows, "rows")
	return func(p *layout.Page) layout.Body { return h.body(p) }
}

// inSequence puts names that are numbers, times or dates in their order.
func inSequence(names []string) []string {
	at, ok := spec.Positions(names)
	if !ok {
		return names
	}
	place := map[string]float64{}
	for i, name := range names {
		place[name] = at[i]
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(place[a], place[b]) })
	return names
}

// diverges reports whether the numbers lie on both sides of zero: the map then has
// two hues, one for each side.
func (h *heatMap) diverges() bool { return h.low < 0 && h.high > 0 }

// hue is the full colour of a number: ember below zero, blue from zero on, one grey for
// both where the theme has no hues.
func hue(t layout.Theme, v float64) color.NRGBA {
	if v < 0 && !t.Grey() {
		return t.Ember.Mark
	}
	return t.Deep
}

// shade is the colour of a number. Numbers of one sign run from a light tint for
// the one nearest to zero to the full colour for the one farthest from it. On both
// sides of zero the tint is the number's distance from zero, on one scale, so that
// −0.8 is as strong as 0.8.
func (h *heatMap) shade(t layout.Theme, v float64) color.NRGBA {
	const least = 0.12
	from, to := h.low, h.high
	switch {
	case h.diverges():
		from, to = 0, max(-h.low, h.high)
	case h.low < 0:
		from, to = -h.high, -h.low
	}
	k := 0.56
	switch {
	case from == 0 && to == 0:
		k = least
	case !spec.Indistinct(from, to):
		k = least + (1-least)*(math.Abs(v)-from)/(to-from)
	}
	return marks.Mix(hue(t, v), t.Background, math.Round(k*256)/256)
}

// minus draws the sign of a number below zero in the middle of its cell, where
// neither a number nor a hue tells it.
func (h *heatMap) minus(p *layout.Page, v, x, y, width, height float64) {
	if v >= 0 || h.high < 0 || !p.Theme.Grey() {
		return
	}
	ink, _ := p.Theme.InkOn(h.shade(p.Theme, v))
	half, mx, my := min(4, width/4), x+width/2, y+height/2
	p.Rect(ink, mx-half, my-0.8, mx+half, my+0.8)
}

// cellTag is the label of a cell. Its remark stands under it.
func cellTag(p *layout.Page, d spec.Datum, size float64) layout.Label {
	t := layout.Label{Number: d.Label(), Face: typeset.Bold, Size: size}
	if d.Bound() == marks.Peak { // the words are too long
		t.Number = d.Quantity().Label(quantity.Format{Show: quantity.ShowValue, Locale: p.Locale})
	}
	return t
}

// fit is the size of type in which every cell's number has room in its body or, where
// there is none, the least if half of them have room in it; else 0.
func (h *heatMap) fit(p *layout.Page, width, height float64) float64 {
	if len(h.columns) > mostPrinted {
		return 0
	}
	for _, size := range []float64{16, 14.5, 13, layout.SmallSize} {
		all, fit := 0, 0
		for _, row := range h.cells {
			for _, d := range row {
				if d != nil {
					all++
					if h.prints(p, *d, size, width, height) {
						fit++
					}
				}
			}
		}
		if fit == all || 2*fit >= all && size == layout.SmallSize {
			return size
		}
	}
	return 0
}

// prints reports whether the number of a cell has room in its body.
func (h *heatMap) prints(p *layout.Page, d spec.Datum, size, width, height float64) bool {
	t := cellTag(p, d, size)
	if _, ok := d.Quoted(); ok && p.Quoted {
		t.Letter = "m"
	}
	left, right, _ := h.room(p.Theme, d, width, height)
	return size > 0 && size+4 <= height && p.LabelWidth(t)+4 <= right-left
}

// room is the part of a cell where its label may stand, from the cell's left,
// and the colour of the label.
func (h *heatMap) room(t layout.Theme, d spec.Datum, width, height float64) (left, right float64, ink color.NRGBA) {
	v, far := d.Value()
	shade := h.shade(t, v)
	ink, _ = t.InkOn(shade)
	if k := d.Certainty(); k == marks.Proposed || k == marks.Computed {
		ink = t.Ink // on the background
	}
	if both, ok := t.InkOn(shade, h.shade(t, far)); d.Bound() == marks.Between && d.Certainty() == marks.Asserted && ok {
		return 0, width, both
	}
	r := marks.CellBody(d.Bound(), vg.Rectangle{Max: vg.Point{X: vg.Length(width), Y: vg.Length(height)}})
	return float64(r.Min.X), float64(r.Max.X), ink
}

// A heatGrid is where the rows and columns of a heat map are on a page.
type heatGrid struct {
	rows, columns []string // as they are called
	names         layout.Names
	headings      []heading
	head          float64 // height of the headings
	left          float64
	width, height float64 // of a cell
	gap           float64
	named         bool // every column that has to have its name has it
}

func (h *heatMap) grid(p *layout.Page) heatGrid {
	g := heatGrid{gap: 3, height: 46}
	switch {
	case len(h.rows) > 14:
		g.height = 26
	case len(h.rows) > 8, p.Narrow():
		g.height = 34
	}
	if p.Tight {
		g.height = min(g.height, 28)
	}
	if len(h.columns) > 24 {
		g.gap = 1.5
	}
	called := func(list []string) (out []string) {
		for _, s := range list {
			if t, ok := p.Terms[s]; ok {
				s = t
			}
			out = append(out, s)
		}
		return out
	}
	g.rows, g.columns = called(h.rows), called(h.columns)
	g.names = p.Names(g.rows, 150)
	g.left = g.names.Left(p)
	g.width = (p.Right() - g.left - g.gap*float64(len(g.columns)-1)) / float64(len(g.columns))
	g.width = min(g.width, 190)
	_, runOn := spec.Positions(h.columns)
	g.named = g.headingsIn(p, 1) || runOn && g.someHeadings(p) || g.headingsIn(p, 2)
	return g
}

// x is the left side of column j.
func (g heatGrid) x(j int) float64 { return g.left + float64(j)*(g.width+g.gap) }

// across is the heat map with its rows for columns.
func (h *heatMap) across() *heatMap {
	t := *h
	t.heatMapSpec = &heatMapSpec{Common: h.Common, Rows: h.Rows, X: h.Y, Y: h.X, Color: h.Color}
	t.rows, t.columns, t.cells = h.columns, h.rows, make([][]*spec.Datum, len(h.columns))
	for j := range h.columns {
		for i := range h.rows {
			t.cells[j] = append(t.cells[j], h.cells[i][j])
		}
	}
	return &t
}

func (h *heatMap) body(p *layout.Page) layout.Body {
	g := h.grid(p)
	if !g.named {
		h = h.across()
		if g = h.grid(p); !g.named {
			p.Fail("there is no room for the names of the columns, nor for those of the rows in their place: shorten them, or draw fewer columns")
		}
	}
	size := h.fit(p, g.width, g.height)
	letters, all := map[string]string{}, size > 0
	for _, row := range h.cells {
		for _, d := range row {
			if d == nil {
				continue
			}
			p.Signs = append(p.Signs, cellSigns(*d)...)
			if h.prints(p, *d, size, g.width, g.height) {
				letters[d.Ref()] = p.Cite(*d)
			} else {
				all = false
			}
		}
	}
	total := g.head
	tops := make([]float64, len(g.rows))
	for i := range g.rows {
		tops[i] = total
		total += g.names.Pitch(i, g.height) + g.gap
		if g.names.Above {
			total += 5 // a name is nearer to its cells than to those above
		}
	}
	strip := 0.0
	if !all {
		strip = 46
	}
	return layout.Body{Height: total + strip, Alt: h.alt(p, g.rows, g.columns), Draw: func(y float64) {
		g.drawHeadings(p, y)
		for i := range g.rows {
			top := y + tops[i]
			at := top + g.names.Head(i)
			if !g.names.Above {
				at += (g.names.Pitch(i, g.height) - g.height) / 2
			}
			g.names.Draw(p, i, top, at+g.height/2)
			for j, d := range h.cells[i] {
				if d == nil {
					p.Frame(p.Theme.Rule, 1, g.x(j), at, g.x(j)+g.width, at+g.height)
					continue
				}
				size := size
				if !h.prints(p, *d, size, g.width, g.height) {
					size = 0
				}
				h.cell(p, *d, g.rows[i]+", "+g.columns[j], g.x(j), at, g.width, g.height, size, letters[d.Ref()])
			}
		}
		if strip > 0 {
			h.legend(p, g.left, y+total+8)
		}
	}}
}

// A heading is over a column, or over others' headings and tied to its column.
type heading struct {
	lines  []string
	middle float64
	base   float64 // of its last line, from the top
	tie    float64 // the middle of its column, where a line leads to it; else 0
}

const headingLeading, headingGap = 15.0, 8.0

// headingsIn names every column, in one row of headings or in two by turns, and reports
// whether they have room.
func (g *heatGrid) headingsIn(p *layout.Page, rows int) bool {
	g.headings = nil
	depth, end := make([]int, rows), make([]float64, rows)
	for i := range end {
		end[i] = math.Inf(-1)
	}
	for i, name := range g.columns {
		h, width := g.heading(p, i, name, float64(rows))
		row := i % rows
		if h.middle-width/2 < end[row]+headingGap {
			return false
		}
		end[row] = h.middle + width/2
		depth[row] = max(depth[row], len(h.lines))
		g.headings = append(g.headings, h)
	}
	const tie = 4
	below := headingLeading * float64(depth[0])
	g.head = below + 6
	if rows > 1 {
		g.head += headingLeading*float64(depth[1]) + tie
	}
	for i := range g.headings {
		h := &g.headings[i]
		if h.base = g.head - 10; i%rows > 0 {
			h.base -= below + tie
			h.tie = g.x(i) + g.width/2
		}
	}
	return true
}

// heading is the name of a column in the room of so many columns, and its width.
func (g *heatGrid) heading(p *layout.Page, i int, name string, columns float64) (h heading, width float64) {
	h.lines = p.Fonts.Wrap(typeset.Medium, layout.AxisSize, (g.width+g.gap)*columns-headingGap, name)
	for _, line := range h.lines {
		width = max(width, p.Fonts.Width(typeset.Medium, layout.AxisSize, line))
	}
	h.middle = min(max(g.x(i)+g.width/2, p.Left()+width/2), p.Right()-width/2)
	return h, width
}

// someHeadings names every second, third, … column, so that no two names touch.
func (g *heatGrid) someHeadings(p *layout.Page) bool {
	for step := 1; step <= len(g.columns); step++ {
		g.headings = nil
		depth, end, fits := 1, math.Inf(-1), true
		for i := 0; i < len(g.columns); i += step {
			h, width := g.heading(p, i, g.columns[i], float64(step))
			fits = fits && h.middle-width/2 >= end+headingGap
			end = h.middle + width/2
			depth = max(depth, len(h.lines))
			g.headings = append(g.headings, h)
		}
		g.head = headingLeading*float64(depth) + 6
		for i := range g.headings {
			g.headings[i].base = g.head - 10
		}
		if fits {
			break
		}
	}
	return true
}

func (g *heatGrid) drawHeadings(p *layout.Page, y float64) {
	for _, h := range g.headings {
		for n, line := range h.lines {
			p.TextCentre(typeset.Medium, layout.AxisSize, p.Theme.Ink, h.middle, y+h.base-headingLeading*float64(len(h.lines)-1-n), line)
		}
		if h.tie > 0 {
			p.Line(p.Theme.Rule, 1, h.tie, y+h.base+5, h.tie, y+g.head-2)
		}
	}
}

// cellSigns are the signs of a cell.
func cellSigns(d spec.Datum) (out []layout.Sign) {
	for _, s := range layout.SignsOf(d, false) {
		switch s {
		case layout.SignJoined:
			s = layout.SignShades
		case layout.SignWhiskers:
			s = layout.SignAbout
		}
		out = append(out, s)
	}
	return out
}

func (h *heatMap) cell(p *layout.Page, d spec.Datum, name string, x, y, width, height, size float64, letter string) {
	v, far := d.Value()
	shade := h.shade(p.Theme, v)
	item := marks.Cell{Color: shade, Bound: d.Bound(), Certainty: d.Certainty()}
	if item.Bound == marks.Between {
		item.High = h.shade(p.Theme, far)
	}
	t := cellTag(p, d, size)
	t.Letter = letter
	remark := ""
	left, right, ink := h.room(p.Theme, d, width, height)
	if size > 0 {
		item.Clear = vg.Length(p.LabelWidth(t))
		if w := p.Fonts.Width(typeset.Italic, layout.SmallSize, d.Remark()); w > 0 && w+12 <= right-left && height >= size+layout.SmallSize+8 {
			remark = d.Remark()
			item.Clear = max(item.Clear, vg.Length(w))
		}
	}
	cells, err := marks.NewCells([]marks.Cell{item})
	if err != nil {
		p.Fail("%s: %v", d.Ref(), err)
		return
	}
	cells.Color, cells.Background = hue(p.Theme, v), p.Theme.Background
	p.Group(d, name+": "+d.Describe(), func() {
		cells.Plot(p.Canvas(x, y, x+width, y+height), layout.Axes(-0.5, 0.5, -0.5, 0.5))
		const inset = 6 // from the dashes
		if k := d.Certainty(); size == 0 && (k == marks.Proposed || k == marks.Computed) && right-left > 3*inset && height > 3*inset {
			p.Rect(shade, x+left+inset, y+inset, x+right-inset, y+height-inset)
		}
	})
	if size == 0 {
		h.minus(p, v, x, y, width, height)
		return
	}
	middle, base := x+(left+right)/2, y+height/2+0.36*size
	if remark != "" {
		base -= layout.SmallSize/2 + 1
		p.TextCentre(typeset.Italic, layout.SmallSize, ink, middle, base+layout.SmallSize+3, remark)
	}
	// The letter has the colour of the number: muted type is not read on a shade.
	from := middle - p.LabelWidth(t)/2
	p.Text(t.Face, t.Size, ink, from, base, t.Number)
	if t.Letter != "" {
		p.Labels = p.Labels[:len(p.Labels)-1] // the tag is one label
		end := from + p.Fonts.Width(t.Face, t.Size, t.Number) + layout.LetterGap
		p.Text(typeset.Medium, t.LetterSize(), ink, end, base-0.36*t.Size, t.Letter)
		p.Labels[len(p.Labels)-1].Left = from
	}
}

// legend is a strip of the shades with its ends and its middle, or zero where the
// numbers lie on both sides of it, where no number is printed.
func (h *heatMap) legend(p *layout.Page, left, y float64) {
	const width, height, steps = 220.0, 12.0, 44
	left = min(left, p.Right()-width)
	if p.Tick(h.low) == p.Tick(h.high) {
		p.Rect(h.shade(p.Theme, h.low), left, y, left+height, y+height)
		p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, left+height+8, y+height, p.Tick(h.low)+" "+h.unit)
		return
	}
	strip := layout.Scale{Min: h.low, Max: h.high, Left: left, Right: left + width}
	for i := range steps {
		from, to := strip.Left+width*float64(i)/steps, strip.Left+width*float64(i+1)/steps
		v := h.low + (h.high-h.low)*(float64(i)+0.5)/steps
		p.Rect(h.shade(p.Theme, v), from, y, to, y+height)
		h.minus(p, v, from, y, to-from, height)
	}
	low, high := p.Tick(h.low), p.Tick(h.high)
	between, name := (h.low+h.high)/2, p.ThreeDigits((h.low+h.high)/2)
	if h.diverges() {
		between, name = 0, p.Tick(0)
		p.Line(p.Theme.Ink, 1, strip.At(0), y, strip.At(0), y+height+3)
	}
	const gap = 10.0
	size := func(s string) float64 { return p.Fonts.Width(typeset.Regular, layout.AxisSize, s) }
	wants, words := []float64{left + size(low)/2, strip.At(between), left + width - size(high)/2}, []string{low, name, high}
	at, ok := layout.Spread(wants, []float64{size(low), size(name), size(high)}, gap, left, p.Right())
	if off := name == low || name == high; !ok || off || !h.diverges() && math.Abs(at[1]-wants[1]) > 0.1 {
		at, words = []float64{wants[0], wants[2]}, []string{low, high}
	}
	for i, word := range words {
		p.TextCentre(typeset.Regular, layout.AxisSize, p.Theme.Muted, at[i], y+height+16, word)
	}
	if left+width+gap+size(h.unit) <= p.Right() {
		p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, left+width+gap, y+height-1, h.unit)
	}
}

// alt tells a row of cells in a sentence.
func (h *heatMap) alt(p *layout.Page, rows, columns []string) []string {
	alt := []string{p.Opening("Heat map", p.Count(len(rows), "%d row|%d rows"), p.Count(len(columns), "%d column|%d columns"), h.unit)}
	for i, row := range h.cells {
		var told []string
		for j, d := range row {
			words := p.Say("no figure")
			if d != nil {
				words = d.Describe()
			}
			told = append(told, columns[j]+" "+words)
		}
		alt = append(alt, layout.Sentence(cmp.Or(rows[i], h.Y.Value)+": "+strings.Join(told, "; ")))
	}
	return alt
}

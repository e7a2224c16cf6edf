package charts

import (
	"cmp"
	"image/color"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

var heatMapKind = Kind{
	Name: "heat-map",
	Doc:  "A grid of two columns, each cell shaded by its number: where and when there is most.",
	spec: func() specification { return &heatMapSpec{} },
}

// heatMapSpec is a heat map in charts.yaml.
type heatMapSpec struct {
	Common `yaml:",inline"`
	Rows   `yaml:",inline"`
	X      datasets.Text `yaml:"x"`     // the column that runs across
	Y      datasets.Text `yaml:"y"`     // the column that runs down
	Color  datasets.Text `yaml:"color"` // the column of the numbers; value where there is none
}

// A heatMap is a heat map that is resolved: cells[i][j] is the number of rows[i]
// and columns[j], nil where there is none.
type heatMap struct {
	*heatMapSpec
	rows, columns []string
	cells         [][]*datum
	low, high     float64
	unit          string
}

// mostCells is how many cells a grid can have, whatever its author allows.
const mostCells = 100_000

// mostPrinted is how many columns there may be for their numbers to be printed.
const mostPrinted = 12

func (s *heatMapSpec) layout(r *resolver) layout {
	if !s.onlyTable(r, s.ID) {
		return nil
	}
	if s.X.Value == "" || s.Y.Value == "" {
		r.fault(s.ID, "x: COLUMN and y: COLUMN", "the grid needs a column across and one down")
		return nil
	}
	all := s.data(r, s.ID, false)
	if !r.whole(s.X, all) || !r.whole(s.Y, all) {
		return nil
	}
	data := r.numbers(s.ID, s.Color, all)
	h := heatMap{heatMapSpec: s, rows: distinct(s.Y.Value, all), columns: distinct(s.X.Value, all), low: math.Inf(1), high: math.Inf(-1)}
	if len(s.Sort) == 0 {
		h.rows, h.columns = inSequence(h.rows), inSequence(h.columns)
	}
	h.unit = r.axisTitle(Axis{Column: s.Color}, data, r.oneUnit(s.ID, data))
	if n := len(h.rows) * len(h.columns); n > mostCells {
		r.fault(s.ID, "keep some with where, or sum them up in a table of their own", "%d rows and %d columns are more than a heat map can have", len(h.rows), len(h.columns))
		return nil
	}
	h.cells = make([][]*datum, len(h.rows))
	for i := range h.cells {
		h.cells[i] = make([]*datum, len(h.columns))
	}
	for _, d := range data {
		at := &h.cells[slices.Index(h.rows, d.cell(s.Y.Value))][slices.Index(h.columns, d.cell(s.X.Value))]
		if *at != nil {
			r.fault(s.ID, "keep one of them with where, or name another column", "%s and %s are both of %s and %s: a cell has one number", (*at).ref(), d.ref(), d.cell(s.Y.Value), d.cell(s.X.Value))
			return nil
		}
		*at = &d
		v, far := d.value()
		h.low, h.high = min(h.low, v), max(h.high, far)
	}
	r.crowded(s.ID, len(h.columns), mostRows, "columns")
	r.crowded(s.ID, len(h.rows), mostRows, "rows")
	return func(p *page) body { return h.body(p) }
}

// inSequence puts names that are numbers, times or dates in their order.
func inSequence(names []string) []string {
	at, ok := positions(names)
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
func hue(t Theme, v float64) color.NRGBA {
	if v < 0 && !t.grey() {
		return t.Ember.Mark
	}
	return t.Deep
}

// shade is the colour of a number. Numbers of one sign run from a light tint for
// the one nearest to zero to the full colour for the one farthest from it. On both
// sides of zero the tint is the number's distance from zero, on one scale, so that
// −0.8 is as strong as 0.8.
func (h *heatMap) shade(t Theme, v float64) color.NRGBA {
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
	case !indistinct(from, to):
		k = least + (1-least)*(math.Abs(v)-from)/(to-from)
	}
	return marks.Mix(hue(t, v), t.Background, math.Round(k*256)/256)
}

// minus draws the sign of a number below zero in the middle of its cell, where
// neither a number nor a hue tells it.
func (h *heatMap) minus(p *page, v, x, y, width, height float64) {
	if v >= 0 || h.high < 0 || !p.Theme.grey() {
		return
	}
	ink, _ := p.Theme.ink(h.shade(p.Theme, v))
	half, mx, my := min(4, width/4), x+width/2, y+height/2
	p.rect(ink, mx-half, my-0.8, mx+half, my+0.8)
}

// ink is the colour of type that is read on all of some shades: of the page's two
// where one has a contrast of 4.5 to each, else black or white. On one shade one
// of those always is; on several there may be none.
func (t Theme) ink(shades ...color.NRGBA) (c color.NRGBA, ok bool) {
	for _, c := range []color.NRGBA{t.Ink, t.Background, rgb(0x000000), rgb(0xFFFFFF)} {
		if !slices.ContainsFunc(shades, func(s color.NRGBA) bool { return contrast(c, s) < 4.5 }) {
			return c, true
		}
	}
	return t.Ink, false
}

// cellTag is the label of a cell. Its remark stands under it.
func (p *page) cellTag(d datum, size float64) tag {
	t := tag{number: d.label(), face: typeset.Bold, size: size}
	if d.bound() == marks.Peak { // the words are too long
		t.number = d.quantity().Label(quantity.Format{Show: quantity.ShowValue, Locale: p.Locale})
	}
	return t
}

// fit is the size of type in which every cell's number has room in its body or, where
// there is none, the least if half of them have room in it; else 0.
func (h *heatMap) fit(p *page, width, height float64) float64 {
	if len(h.columns) > mostPrinted {
		return 0
	}
	for _, size := range []float64{16, 14.5, 13, smallSize} {
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
		if fit == all || 2*fit >= all && size == smallSize {
			return size
		}
	}
	return 0
}

// prints reports whether the number of a cell has room in its body.
func (h *heatMap) prints(p *page, d datum, size, width, height float64) bool {
	t := p.cellTag(d, size)
	if _, ok := d.quoted(); ok && p.quoted {
		t.letter = "m"
	}
	left, right, _ := h.room(p.Theme, d, width, height)
	return size > 0 && size+4 <= height && p.tagWidth(t)+4 <= right-left
}

// room is the part of a cell where its label may stand, from the cell's left,
// and the colour of the label.
func (h *heatMap) room(t Theme, d datum, width, height float64) (left, right float64, ink color.NRGBA) {
	v, far := d.value()
	shade := h.shade(t, v)
	ink, _ = t.ink(shade)
	if k := d.certainty(); k == marks.Proposed || k == marks.Computed {
		ink = t.Ink // on the background
	}
	if both, ok := t.ink(shade, h.shade(t, far)); d.bound() == marks.Between && d.certainty() == marks.Asserted && ok {
		return 0, width, both
	}
	r := marks.CellBody(d.bound(), vg.Rectangle{Max: vg.Point{X: vg.Length(width), Y: vg.Length(height)}})
	return float64(r.Min.X), float64(r.Max.X), ink
}

// A heatGrid is where the rows and columns of a heat map are on a page.
type heatGrid struct {
	rows, columns []string // as they are called
	names         names
	headings      []heading
	head          float64 // height of the headings
	left          float64
	width, height float64 // of a cell
	gap           float64
	named         bool // every column that has to have its name has it
}

func (h *heatMap) grid(p *page) heatGrid {
	g := heatGrid{gap: 3, height: 46}
	switch {
	case len(h.rows) > 14:
		g.height = 26
	case len(h.rows) > 8, p.narrow():
		g.height = 34
	}
	if p.tight {
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
	g.names = p.names(g.rows, 150)
	g.left = g.names.left(p)
	g.width = (p.right() - g.left - g.gap*float64(len(g.columns)-1)) / float64(len(g.columns))
	g.width = min(g.width, 190)
	_, runOn := positions(h.columns)
	g.named = g.headingsIn(p, 1) || runOn && g.someHeadings(p) || g.headingsIn(p, 2)
	return g
}

// x is the left side of column j.
func (g heatGrid) x(j int) float64 { return g.left + float64(j)*(g.width+g.gap) }

// across is the heat map with its rows for columns.
func (h *heatMap) across() *heatMap {
	t := *h
	t.heatMapSpec = &heatMapSpec{Common: h.Common, Rows: h.Rows, X: h.Y, Y: h.X, Color: h.Color}
	t.rows, t.columns, t.cells = h.columns, h.rows, make([][]*datum, len(h.columns))
	for j := range h.columns {
		for i := range h.rows {
			t.cells[j] = append(t.cells[j], h.cells[i][j])
		}
	}
	return &t
}

func (h *heatMap) body(p *page) body {
	g := h.grid(p)
	if !g.named {
		h = h.across()
		if g = h.grid(p); !g.named {
			p.fail("there is no room for the names of the columns, nor for those of the rows in their place: shorten them, or draw fewer columns")
		}
	}
	size := h.fit(p, g.width, g.height)
	letters, all := map[string]string{}, size > 0
	for _, row := range h.cells {
		for _, d := range row {
			if d == nil {
				continue
			}
			p.signs = append(p.signs, cellSigns(*d)...)
			if h.prints(p, *d, size, g.width, g.height) {
				letters[d.ref()] = p.cite(*d)
			} else {
				all = false
			}
		}
	}
	total := g.head
	tops := make([]float64, len(g.rows))
	for i := range g.rows {
		tops[i] = total
		total += g.names.pitch(i, g.height) + g.gap
		if g.names.above {
			total += 5 // a name is nearer to its cells than to those above
		}
	}
	strip := 0.0
	if !all {
		strip = 46
	}
	return body{height: total + strip, alt: h.alt(p, g.rows, g.columns), draw: func(y float64) {
		g.drawHeadings(p, y)
		for i := range g.rows {
			top := y + tops[i]
			at := top + g.names.head(i)
			if !g.names.above {
				at += (g.names.pitch(i, g.height) - g.height) / 2
			}
			g.names.draw(p, i, top, at+g.height/2)
			for j, d := range h.cells[i] {
				if d == nil {
					p.frame(p.Theme.Rule, 1, g.x(j), at, g.x(j)+g.width, at+g.height)
					continue
				}
				size := size
				if !h.prints(p, *d, size, g.width, g.height) {
					size = 0
				}
				h.cell(p, *d, g.rows[i]+", "+g.columns[j], g.x(j), at, g.width, g.height, size, letters[d.ref()])
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
func (g *heatGrid) headingsIn(p *page, rows int) bool {
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
func (g *heatGrid) heading(p *page, i int, name string, columns float64) (h heading, width float64) {
	h.lines = p.fonts.Wrap(typeset.Medium, axisSize, (g.width+g.gap)*columns-headingGap, name)
	for _, line := range h.lines {
		width = max(width, p.fonts.Width(typeset.Medium, axisSize, line))
	}
	h.middle = min(max(g.x(i)+g.width/2, p.left()+width/2), p.right()-width/2)
	return h, width
}

// someHeadings names every second, third, … column, so that no two names touch.
func (g *heatGrid) someHeadings(p *page) bool {
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

func (g *heatGrid) drawHeadings(p *page, y float64) {
	for _, h := range g.headings {
		for n, line := range h.lines {
			p.textCentre(typeset.Medium, axisSize, p.Theme.Ink, h.middle, y+h.base-headingLeading*float64(len(h.lines)-1-n), line)
		}
		if h.tie > 0 {
			p.line(p.Theme.Rule, 1, h.tie, y+h.base+5, h.tie, y+g.head-2)
		}
	}
}

// cellSigns are the signs of a cell.
func cellSigns(d datum) (out []sign) {
	for _, s := range d.signs(false) {
		switch s {
		case signJoined:
			s = signShades
		case signWhiskers:
			s = signAbout
		}
		out = append(out, s)
	}
	return out
}

func (h *heatMap) cell(p *page, d datum, name string, x, y, width, height, size float64, letter string) {
	v, far := d.value()
	shade := h.shade(p.Theme, v)
	item := marks.Cell{Color: shade, Bound: d.bound(), Certainty: d.certainty()}
	if item.Bound == marks.Between {
		item.High = h.shade(p.Theme, far)
	}
	t := p.cellTag(d, size)
	t.letter = letter
	remark := ""
	left, right, ink := h.room(p.Theme, d, width, height)
	if size > 0 {
		item.Clear = vg.Length(p.tagWidth(t))
		if w := p.fonts.Width(typeset.Italic, smallSize, d.remark()); w > 0 && w+12 <= right-left && height >= size+smallSize+8 {
			remark = d.remark()
			item.Clear = max(item.Clear, vg.Length(w))
		}
	}
	cells, err := marks.NewCells([]marks.Cell{item})
	if err != nil {
		p.fail("%s: %v", d.ref(), err)
		return
	}
	cells.Color, cells.Background = hue(p.Theme, v), p.Theme.Background
	p.group(d, name+": "+d.told(), func() {
		cells.Plot(p.canvas(x, y, x+width, y+height), axes(-0.5, 0.5, -0.5, 0.5))
		const inset = 6 // from the dashes
		if k := d.certainty(); size == 0 && (k == marks.Proposed || k == marks.Computed) && right-left > 3*inset && height > 3*inset {
			p.rect(shade, x+left+inset, y+inset, x+right-inset, y+height-inset)
		}
	})
	if size == 0 {
		h.minus(p, v, x, y, width, height)
		return
	}
	middle, base := x+(left+right)/2, y+height/2+0.36*size
	if remark != "" {
		base -= smallSize/2 + 1
		p.textCentre(typeset.Italic, smallSize, ink, middle, base+smallSize+3, remark)
	}
	// The letter has the colour of the number: muted type is not read on a shade.
	from := middle - p.tagWidth(t)/2
	p.text(t.face, t.size, ink, from, base, t.number)
	if t.letter != "" {
		p.labels = p.labels[:len(p.labels)-1] // the tag is one label
		end := from + p.fonts.Width(t.face, t.size, t.number) + letterGap
		p.text(typeset.Medium, t.letterSize(), ink, end, base-0.36*t.size, t.letter)
		p.labels[len(p.labels)-1].left = from
	}
}

// legend is a strip of the shades with its ends and its middle, or zero where the
// numbers lie on both sides of it, where no number is printed.
func (h *heatMap) legend(p *page, left, y float64) {
	const width, height, steps = 220.0, 12.0, 44
	left = min(left, p.right()-width)
	if p.tick(h.low) == p.tick(h.high) {
		p.rect(h.shade(p.Theme, h.low), left, y, left+height, y+height)
		p.text(typeset.Regular, axisSize, p.Theme.Muted, left+height+8, y+height, p.tick(h.low)+" "+h.unit)
		return
	}
	strip := ruler{min: h.low, max: h.high, left: left, right: left + width}
	for i := range steps {
		from, to := strip.left+width*float64(i)/steps, strip.left+width*float64(i+1)/steps
		v := h.low + (h.high-h.low)*(float64(i)+0.5)/steps
		p.rect(h.shade(p.Theme, v), from, y, to, y+height)
		h.minus(p, v, from, y, to-from, height)
	}
	low, high := p.tick(h.low), p.tick(h.high)
	between, name := (h.low+h.high)/2, p.three((h.low+h.high)/2)
	if h.diverges() {
		between, name = 0, p.tick(0)
		p.line(p.Theme.Ink, 1, strip.at(0), y, strip.at(0), y+height+3)
	}
	const gap = 10.0
	size := func(s string) float64 { return p.fonts.Width(typeset.Regular, axisSize, s) }
	wants, words := []float64{left + size(low)/2, strip.at(between), left + width - size(high)/2}, []string{low, name, high}
	at, ok := spread(wants, []float64{size(low), size(name), size(high)}, gap, left, p.right())
	if off := name == low || name == high; !ok || off || !h.diverges() && math.Abs(at[1]-wants[1]) > 0.1 {
		at, words = []float64{wants[0], wants[2]}, []string{low, high}
	}
	for i, word := range words {
		p.textCentre(typeset.Regular, axisSize, p.Theme.Muted, at[i], y+height+16, word)
	}
	if left+width+gap+size(h.unit) <= p.right() {
		p.text(typeset.Regular, axisSize, p.Theme.Muted, left+width+gap, y+height-1, h.unit)
	}
}

// alt tells a row of cells in a sentence.
func (h *heatMap) alt(p *page, rows, columns []string) []string {
	alt := []string{p.opening("Heat map", p.count(len(rows), "%d row|%d rows"), p.count(len(columns), "%d column|%d columns"), h.unit)}
	for i, row := range h.cells {
		var told []string
		for j, d := range row {
			words := p.say("no figure")
			if d != nil {
				words = d.told()
			}
			told = append(told, columns[j]+" "+words)
		}
		alt = append(alt, sentence(cmp.Or(rows[i], h.Y.Value)+": "+strings.Join(told, "; ")))
	}
	return alt
}

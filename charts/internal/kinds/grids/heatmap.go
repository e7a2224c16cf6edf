package grids

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// HeatMap is the kind heat-map.
var HeatMap = layout.Kind{
	Name:    "heat-map",
	Shaded:  true,
	Doc:     "A grid of two columns, each cell shaded by its number: where and when there is most.",
	Unnamed: true,
	Spec:    func() layout.Specification { return &heatMapSpec{} },
}

// heatMapSpec is a heat map in charts.yaml.
type heatMapSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	X           datasets.Text `yaml:"x" is:"column" doc:"the column that runs across"`
	Y           datasets.Text `yaml:"y" is:"column" doc:"the column that runs down"`
	Color       datasets.Text `yaml:"color" is:"column" doc:"the column of the numbers; value without it"`
	Middle      datasets.Text `yaml:"middle" is:"fact" doc:"the number that two hues lead away from, such as 100 of an index: a number, a row or a comparison; zero without it"`
}

// A heatMap is a heat map that is resolved: cells[i][j] is the number of rows[i]
// and columns[j], nil where there is none.
type heatMap struct {
	*heatMapSpec
	rows, columns []string
	cells         [][]*spec.Datum
	low, high     float64
	middle        float64       // where one hue ends and the other begins
	about         string        // the middle as it is written; "" where it is zero, and not named
	unit          string        // its name, or that of the column
	of            quantity.Unit // of the numbers
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
	s.Groups(r, &s.Color, s.X, s.Y)
	all := s.Data(r, s.ID, false)
	if !r.Whole(s.X, all) || !r.Whole(s.Y, all) {
		return nil
	}
	data := r.Numbers(s.ID, s.Color, all)
	h := heatMap{heatMapSpec: s, rows: spec.Distinct(s.Y.Value, all), columns: spec.Distinct(s.X.Value, all), low: math.Inf(1), high: math.Inf(-1)}
	if len(s.Sort) == 0 {
		h.rows, h.columns = inSequence(h.rows), inSequence(h.columns)
	}
	h.of = spec.UnitOf(data)
	h.unit = r.AxisTitle(spec.Axis{Column: s.Color}, data, r.OneUnit(s.ID, data))
	h.away(r, data)
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

// away reads the middle that the hues lead away from: a number, or that of a row or a
// comparison in the unit of the cells. One that bounds leave open is no middle.
func (h *heatMap) away(r *spec.Resolver, data []spec.Datum) {
	at := h.Middle
	if at.Value == "" {
		return
	}
	v, err := quantity.ParseDecimal(at.Value)
	if err != nil {
		d, ok := r.Number(at)
		if !ok {
			return
		}
		if q := d.Quantity(); !q.IsPoint() {
			r.Fault(at, "name a number, or an exact row", "%s is %s: where one colour ends and the other begins is not known", d.Ref(), d.Label())
			return
		} else if len(data) > 0 && q.Unit != h.of {
			r.Fault(at, "name a number in the unit of the cells", "%s is in %q, and the cells are in %q", d.Ref(), q.Unit, h.of)
			return
		}
		v = d.Quantity().Value()
	}
	if !r.Printable(at, "the middle", v) {
		return
	}
	h.middle, _ = v.Float64()
	h.about = r.Printer().Number(v, h.of)
	below, above := false, false
	for _, d := range data {
		low, high := d.Value()
		below, above = below || low < h.middle, above || high > h.middle
	}
	if len(data) > 0 && !(below && above) {
		r.Fault(at, "leave middle out: one hue then runs from the least to the greatest", "all numbers are on one side of %s", h.about)
	}
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

// across is the heat map with its rows for columns.
func (h *heatMap) across() *heatMap {
	t := *h
	t.heatMapSpec = &heatMapSpec{Common: h.Common, Rows: h.Rows, X: h.Y, Y: h.X, Color: h.Color, Middle: h.Middle}
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
	if !all || h.about != "" {
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

// alt tells a row of cells in a sentence.
func (h *heatMap) alt(p *layout.Page, rows, columns []string) []string {
	alt := []string{p.Opening("Heat map", p.Count(len(rows), "%d row|%d rows"), p.Count(len(columns), "%d column|%d columns"), h.unit)}
	if h.about != "" {
		alt = append(alt, layout.Sentence(p.Sayf("One colour below %s, another above", h.about)))
	}
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

package maps

import (
	"cmp"
	"math"
	"math/big"
	"slices"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/atlas"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// SymbolMap is the kind symbol-map.
var SymbolMap = layout.Kind{
	Name:   "symbol-map",
	Shaded: true,
	Doc:    "Discs at places, by their areas: how much there is where.",
	Titled: true,
	Spec:   func() layout.Specification { return &symbolSpec{} },
}

// symbolSpec is a map of symbols in charts.yaml.
type symbolSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	Lat         datasets.Text  `yaml:"lat" is:"column" doc:"the column of latitudes, in degrees north"`
	Lon         datasets.Text  `yaml:"lon" is:"column" doc:"the column of longitudes, in degrees east"`
	Country     datasets.Text  `yaml:"country" is:"column" doc:"instead of lat and lon: the column of the countries whose middles the symbols are at"`
	Series      spec.Series    `yaml:"series" is:"series" doc:"the column whose values have colours"`
	Named       datasets.Texts `yaml:"named" is:"fact" doc:"the rows whose symbols have their names on the map; all without it"`
	Region      datasets.Text  `yaml:"region" doc:"the part of the world that is shown; without it, the places of the rows"`
}

// A symbol is a row and its place.
type symbol struct {
	datum   spec.Datum
	place   atlas.Point
	unnamed bool
}

// A symbolMap is one that is resolved.
type symbolMap struct {
	*symbolSpec
	symbols []symbol
	view    view
	largest float64
	unit    string
}

const mostSymbols = 300

// Layout resolves what the chart names and returns its body.
func (s *symbolSpec) Layout(r *spec.Resolver) layout.Layout {
	located := s.Lat.Value != "" && s.Lon.Value != ""
	if located == (s.Country.Value != "") {
		r.Fault(s.ID, "lat: COLUMN and lon: COLUMN, or country: COLUMN", "a map of symbols needs their places, in one way")
		return nil
	}
	data := s.Data(r, s.ID, true)
	if located && !(r.Whole(s.Lat, data) && r.Whole(s.Lon, data)) || !located && !r.Whole(s.Country, data) {
		return nil
	}
	m := symbolMap{symbolSpec: s, unit: r.OneUnit(s.ID, data)}
	var seen []atlas.Point
	for _, d := range data {
		at, ok := s.place(r, d)
		if !ok || !m.sized(r, d) {
			continue
		}
		m.symbols = append(m.symbols, symbol{datum: d, place: at})
		seen = append(seen, at)
	}
	m.chosen(r, data)
	s.Series.Check(r, data)
	s.Series.Encode(r, data, spec.Encoding{Most: spec.MostColours})
	r.Crowded(s.ID, len(m.symbols), mostSymbols, "symbols")
	if r.Empty = len(data) == 0; !r.Empty && m.largest == 0 && len(r.Found) == 0 {
		r.Fault(s.ID, "draw another kind, such as dot", "all numbers are zero, and nothing is seen of an area of zero")
	}
	m.view = viewOf(r, s.Region, seen)
	if s.Region.Value == "" {
		m.view = m.view.roomy()
	}
	return func(p *layout.Page) layout.Body { return m.body(p) }
}

// roomy is a view with room for symbols about the places that it is of.
func (v view) roomy() view {
	if v.pr.Whole() {
		return v
	}
	const more = 1.16
	return v.widened((v.x1-v.x0)*more, (v.y1-v.y0)*more)
}

// place is where a row is.
func (s *symbolSpec) place(r *spec.Resolver, d spec.Datum) (at atlas.Point, ok bool) {
	if s.Country.Value != "" {
		c := countryOf(r, s.Country, d)
		if c == nil {
			return at, false
		}
		return centre(c), true
	}
	for _, axis := range []struct {
		column datasets.Text
		most   int64
		to     *float64
	}{{s.Lat, 90, &at.Lat}, {s.Lon, 180, &at.Lon}} {
		text := d.Cell(axis.column.Value)
		v, good := new(big.Rat).SetString(text)
		if !good || len(text) > 30 || new(big.Rat).Abs(v).Cmp(big.NewRat(axis.most, 1)) > 0 {
			r.Fault(axis.column, "write degrees with decimals, negative to the south and the west", "%s: the %s is %q, and must be a number from -%d to %d", d.Ref(), axis.column.Value, text, axis.most, axis.most)
			return at, false
		}
		*axis.to, _ = v.Float64()
	}
	return at, true
}

// sized refuses a number that has no area.
func (m *symbolMap) sized(r *spec.Resolver, d spec.Datum) bool {
	low, high := d.Value()
	if low < 0 {
		r.Fault(m.ID, "draw another kind, or leave the row out with where", "%s is %s, and no area is below zero", d.Ref(), d.Label())
		return false
	}
	m.largest = max(m.largest, high)
	return true
}

// chosen keeps the names of the symbols that the chart names, where it does.
func (m *symbolMap) chosen(r *spec.Resolver, data []spec.Datum) {
	if len(m.Named) == 0 {
		return
	}
	refs := spec.RefsOf(data)
	named := map[string]bool{}
	for _, t := range m.Named {
		if named[t.Value] = true; !slices.Contains(refs, t.Value) {
			r.Fault(t, datasets.DidYouMean(t.Value, refs), "%q is not among the symbols", t.Value)
		}
	}
	for i := range m.symbols {
		m.symbols[i].unnamed = !named[m.symbols[i].datum.Ref()]
	}
}

// radius is that of a number: its area is to those of the others as its number to theirs.
func (m *symbolMap) radius(p *layout.Page, v float64) float64 {
	most := 30.0
	if p.Narrow() {
		most = 20
	}
	return max(1.6, most*math.Sqrt(v/m.largest))
}

// A placed symbol is one on the page.
type placedSymbol struct {
	symbol
	marks *marks.Symbols
	box   layout.Rect
	name  string
	words layout.Label // the name as it is written
	tag   layout.Label // the number after it
	spot  layout.Spot
}

// on is a symbol on a sheet; false where it is outside.
func (m *symbolMap) on(s *sheet, sy symbol) (out placedSymbol, ok bool) {
	p, d := s.page, sy.datum
	x, y := s.pr.At(sy.place)
	at := s.at(atlas.XY{X: x, Y: y})
	if at.X < s.left || at.X > s.left+s.width || at.Y < 0 || at.Y > s.height {
		return out, false
	}
	low, high := d.Value()
	look := layout.Look{Colour: p.Theme.Danube}
	if m.Series.Column.Value != "" {
		look = p.Theme.Look(&m.Series, d)
	}
	item := marks.Symbol{X: at.X, Y: at.Y, Radius: vg.Length(m.radius(p, low)), Bound: d.Bound(), Certainty: d.Certainty(), Color: look.Mark}
	if item.Bound == marks.Between {
		item.High, item.Loose = vg.Length(max(m.radius(p, high), float64(item.Radius)+0.5)), d.Loose()
	}
	symbols, err := marks.NewSymbols([]marks.Symbol{item})
	if err != nil {
		p.Fail("%s: %v", d.Ref(), err)
		return out, false
	}
	symbols.Background = p.Theme.Background
	// On a page that runs down, a box is upside down.
	room := symbols.GlyphBoxes(layout.Axes(0, 1, 0, 1))[0].Rectangle
	return placedSymbol{
		symbol: sy, marks: symbols, name: m.Name(d),
		box: layout.Rect{Left: at.X + float64(room.Min.X), Right: at.X + float64(room.Max.X), Top: at.Y - float64(room.Max.Y), Bottom: at.Y - float64(room.Min.Y)},
	}, true
}

func (m *symbolMap) body(p *layout.Page) layout.Body {
	s := m.view.lay(p)
	var placed []placedSymbol
	off := 0
	for _, sy := range m.symbols {
		if at, ok := m.on(s, sy); ok {
			placed = append(placed, at)
		} else {
			off++
		}
	}
	nameless := m.names(s, placed)
	var data []spec.Datum
	for _, at := range placed {
		data = append(data, at.datum)
		for _, sign := range layout.SignsOf(at.datum, false) {
			if sign == layout.SignJoined {
				sign = layout.SignRings
			}
			p.Signs = append(p.Signs, sign)
		}
	}
	var notes []string
	for _, n := range []struct {
		count  int
		phrase string
	}{{off, "%d row is not on this map|%d rows are not on this map"}, {nameless, "%d symbol has no room for its name|%d symbols have no room for their names"}} {
		if n.count > 0 {
			notes = append(notes, p.Fonts.Wrap(typeset.Italic, layout.NoteSize, p.Right()-p.Left(), layout.Sentence(p.Count(n.count, n.phrase)))...)
		}
	}
	legend := p.Legend(&m.Series, data, layout.Always)
	key := m.keyHeight(p)
	return layout.Body{
		Height: s.height + 8 + 17*float64(len(notes)), Alt: m.alt(p),
		Over: layout.Over{Height: legend.Height() + key, Draw: func(top float64) {
			legend.Draw(p, top+6)
			m.drawKey(p, top+legend.Height())
		}},
		Draw: func(top float64) {
			m.draw(s, top, placed)
			words(p, notes, top+s.height+20)
		},
	}
}

// names finds places for the names and numbers of symbols, and counts those that have none.
func (m *symbolMap) names(s *sheet, placed []placedSymbol) (nameless int) {
	p := s.page
	const height = 16.0
	boxes, widths := make([]layout.Rect, len(placed)), make([]float64, len(placed))
	for i := range placed {
		at := &placed[i]
		boxes[i] = at.box
		if at.unnamed {
			continue
		}
		at.words = layout.Label{Number: at.name, Face: typeset.Medium, Size: labelSize, Colour: p.Theme.Ink}
		at.tag = layout.Label{Number: at.datum.Label(), Remark: at.datum.Remark(), Face: typeset.Bold, Size: labelSize, Colour: p.Theme.Ink}
		if _, ok := at.datum.Quoted(); ok && p.Quoted {
			at.tag.Letter = "m"
		}
		widths[i] = at.width(p)
	}
	placer := layout.Placer{Within: layout.Rect{Left: s.left, Right: s.left + s.width, Top: 0, Bottom: s.height}}
	for i, spot := range placer.Around(boxes, widths, height, 4) {
		at := &placed[i]
		if at.spot = spot; spot.Found {
			if at.tag.Letter != "" {
				at.tag.Letter = p.Cite(at.datum)
			}
		} else if !at.unnamed {
			nameless++
		}
	}
	return nameless
}

// wordsGap is between a name and its number.
const wordsGap = 5.0

// width is the room of a name and its number.
func (at placedSymbol) width(p *layout.Page) float64 {
	return p.LabelWidth(at.words) + wordsGap + p.LabelWidth(at.tag)
}

// draw draws the land and the symbols, the large under the small.
func (m *symbolMap) draw(s *sheet, top float64, placed []placedSymbol) {
	p := s.page
	var lands []land
	for _, c := range atlas.Countries() {
		if !(c.Two == "AQ" && s.pr.Whole() && !s.polar) {
			lands = append(lands, s.land(c))
		}
	}
	s.ground(top, lands)
	order := slices.Clone(placed)
	slices.SortStableFunc(order, func(a, b placedSymbol) int {
		return cmp.Compare(layout.First(b.datum.Value()), layout.First(a.datum.Value()))
	})
	axes := layout.Axes(s.left, s.left+s.width, 0, 1)
	axes.Y.Min, axes.Y.Max = s.height, 0
	for _, at := range order {
		p.Group(at.datum, at.name+": "+at.datum.Describe(), func() {
			at.marks.Plot(p.Canvas(s.left, top, s.left+s.width, top+s.height), axes)
		})
	}
	for _, at := range placed {
		spot := at.spot
		if !spot.Found {
			continue
		}
		if l := spot.Leader; len(l) > 0 {
			p.Line(p.Theme.Muted, 1, l[0], top+l[1], l[2], top+l[3])
		}
		from := spot.Left
		if spot.Right <= at.box.Left+4 {
			from = spot.Right - at.width(p)
		}
		p.DrawLabel(at.words, from, top+spot.Bottom-4.5)
		p.DrawLabel(at.tag, from+p.LabelWidth(at.words)+wordsGap, top+spot.Bottom-4.5)
	}
}

// keySizes are the two round numbers whose areas the key shows, the larger first.
func (m *symbolMap) keySizes() [2]float64 {
	first := roundBelow(0.7 * m.largest)
	return [2]float64{first, roundBelow(first / 4)}
}

// roundBelow is the greatest 1, 2 or 5 times a power of ten that is not above a number.
func roundBelow(v float64) float64 {
	power := layout.Shift(1, layout.Exponent(v))
	for _, n := range []float64{5, 2} {
		if n*power <= v {
			return n * power
		}
	}
	return power
}

func (m *symbolMap) keyHeight(p *layout.Page) float64 {
	return max(18, 2*m.radius(p, m.keySizes()[0])) + 14
}

// drawKey draws two circles with the numbers that their areas stand for.
func (m *symbolMap) drawKey(p *layout.Page, top float64) {
	key, x := m.keySizes(), p.Left()
	middle := top + (m.keyHeight(p)-14)/2
	unit := spec.UnitOf(m.data())
	numbers := layout.Scale{Numbers: p.Numbers(unit, false, key[:])}
	words := p.Sayf("Area: %s", cmp.Or(m.unit, p.Say("the number")))
	p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, x, middle+4.5, words)
	x += p.Fonts.Width(typeset.Regular, layout.AxisSize, words) + 14
	for _, v := range key {
		r := m.radius(p, v)
		const steps = 72
		var xy []float64
		for i := range steps + 1 {
			sin, cos := math.Sincos(2 * math.Pi * float64(i) / steps)
			xy = append(xy, x+r+r*cos, middle+r*sin)
		}
		p.Line(p.Theme.Muted, 1.2, xy...)
		text := p.Number(numbers, v)
		p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, x+2*r+6, middle+4.5, text)
		x += 2*r + 6 + p.Fonts.Width(typeset.Regular, layout.AxisSize, text) + 16
	}
}

func (m *symbolMap) data() (out []spec.Datum) {
	for _, sy := range m.symbols {
		out = append(out, sy.datum)
	}
	return out
}

// alt tells every symbol.
func (m *symbolMap) alt(p *layout.Page) []string {
	alt := []string{p.Opening("Map of symbols", p.Count(len(m.symbols), "%d symbol|%d symbols"), m.unit)}
	for _, sy := range m.symbols {
		alt = append(alt, layout.Sentence(m.Series.With(m.Name(sy.datum), sy.datum)+": "+sy.datum.Describe()))
	}
	return alt
}

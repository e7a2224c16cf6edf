package maps

import (
	"cmp"
	"slices"

	"quotient/charts/internal/atlas"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Map is the kind map.
var Map = layout.Kind{
	Name:    "map",
	Shaded:  true,
	Doc:     "Countries in the shades of classes of their numbers: how a rate differs from place to place.",
	Unnamed: true,
	Titled:  true,
	Spec:    func() layout.Specification { return &mapSpec{} },
}

// mapSpec is a map in charts.yaml.
type mapSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	Country     datasets.Text  `yaml:"country" is:"column" doc:"the column of the countries, by their English names or their codes of ISO 3166"`
	Color       datasets.Text  `yaml:"color" is:"column" doc:"the column of the numbers; value without it"`
	Classes     datasets.Texts `yaml:"classes" is:"number" doc:"where one class ends and the next begins, such as [5, 10, 20]; round numbers without it"`
	Region      datasets.Text  `yaml:"region" doc:"the part of the world that is shown; without it, the countries of the rows"`
}

// A place is a row and its country.
type place struct {
	datum   spec.Datum
	country *atlas.Country
}

// A choropleth is a map that is resolved.
type choropleth struct {
	*mapSpec
	places  []place
	classes classes
	view    view
	unit    string // its name, or that of the column
	derived bool   // all numbers are computed
}

// Layout resolves what the chart names and returns its body.
func (s *mapSpec) Layout(r *spec.Resolver) layout.Layout {
	if s.Country.Value == "" {
		r.Fault(s.ID, "country: COLUMN", "a map needs the column of the countries")
		return nil
	}
	all := s.Data(r, s.ID, false)
	data := r.Numbers(s.ID, s.Color, all)
	m := choropleth{mapSpec: s, places: placed(r, s.ID, s.Country, data)}
	m.unit = r.AxisTitle(spec.Axis{Column: s.Color}, data, r.OneUnit(s.ID, data))
	m.classes = newClasses(r, s.Classes, data)
	m.derived = len(data) > 0 && !slices.ContainsFunc(data, func(d spec.Datum) bool { return d.Certainty() != marks.Computed })
	var seen []atlas.Point
	for _, at := range m.places {
		seen = append(seen, mainland(at.country)...)
	}
	m.view = viewOf(r, s.Region, seen)
	if r.Empty = len(data) == 0; r.Empty || len(r.Found) > 0 {
		return func(p *layout.Page) layout.Body { return layout.Body{} }
	}
	return func(p *layout.Page) layout.Body { return m.body(p) }
}

// placed finds the countries of rows, each once.
func placed(r *spec.Resolver, at, column datasets.Text, data []spec.Datum) (out []place) {
	if !r.Whole(column, data) {
		return nil
	}
	first := map[*atlas.Country]spec.Datum{}
	for _, d := range data {
		c := countryOf(r, column, d)
		if c == nil {
			continue
		}
		if twin, ok := first[c]; ok {
			r.Fault(at, "keep one of them with where", "%s and %s are both of %s: a country has one number", twin.Ref(), d.Ref(), c.Name)
			continue
		}
		first[c] = d
		out = append(out, place{d, c})
	}
	return out
}

// countryOf is nil where the cell of a row names none, which is an error.
func countryOf(r *spec.Resolver, column datasets.Text, d spec.Datum) *atlas.Country {
	c, err := atlas.Find(d.Cell(column.Value))
	if err != nil {
		hint := ""
		if unknown, ok := err.(*atlas.Unknown); ok {
			hint = unknown.Hint
		}
		r.Fault(column, hint, "%s: %v", d.Ref(), err)
		return nil
	}
	return c
}

// mainland are the corners of the larger lands of a country, so that a far island does
// not make a map of the world.
func mainland(c *atlas.Country) (out []atlas.Point) {
	const part = 0.2
	polygons, areas := lands(c)
	for i, rings := range polygons {
		if areas[i] >= part*slices.Max(areas) {
			out = append(out, rings[0]...)
		}
	}
	return out
}

// centre is the middle of the largest land of a country.
func centre(c *atlas.Country) atlas.Point {
	polygons, areas := lands(c)
	return atlas.Centre(polygons[slices.Index(areas, slices.Max(areas))][0])
}

// lands are the polygons of a country with their areas.
func lands(c *atlas.Country) (polygons [][][]atlas.Point, areas []float64) {
	polygons = c.Polygons()
	areas = make([]float64, len(polygons))
	about := atlas.Azimuthal(atlas.Middle(polygons[0][0]))
	for i, rings := range polygons {
		ring := make([]atlas.XY, len(rings[0]))
		for j, p := range rings[0] {
			ring[j].X, ring[j].Y = about.At(p)
		}
		areas[i] = atlas.Area(ring)
	}
	return polygons, areas
}

// A shape is a place on the page.
type shape struct {
	place
	land      land
	low, high int  // the classes that its number may be in
	small     bool // so that its sign is small
	name      string
	x, y      float64 // of its label or its sign
	label     string  // "" where there is no room
	letter    string
	sign      bool
	dot       bool // too small to be seen
}

const (
	labelSize = layout.SmallSize
	smallest  = 12.0 // of what is seen without a disc, in square units
)

func (m choropleth) body(p *layout.Page) layout.Body {
	s := m.view.lay(p)
	var shapes []shape
	var others []land
	off := 0
	for _, c := range atlas.Countries() {
		l := s.land(c)
		i := slices.IndexFunc(m.places, func(at place) bool { return at.country == c })
		switch {
		case i < 0 && c.Two == "AQ" && s.pr.Whole() && !s.polar:
		case i < 0:
			others = append(others, l)
		default:
			if sh, ok := m.shape(s, m.places[i], l); ok {
				shapes = append(shapes, sh)
			} else {
				off++
			}
		}
	}
	// In the order of rows, which is that of reading.
	order := map[string]int{}
	for i, at := range m.places {
		order[at.datum.Ref()] = i
	}
	slices.SortFunc(shapes, func(a, b shape) int { return cmp.Compare(order[a.datum.Ref()], order[b.datum.Ref()]) })
	for i := range shapes {
		m.cite(p, &shapes[i])
	}
	if m.derived {
		p.Signs = append(p.Signs, layout.SignAllDerived)
	}
	var notes []string
	if off > 0 {
		notes = p.Fonts.Wrap(typeset.Italic, layout.NoteSize, p.Right()-p.Left(), layout.Sentence(p.Count(off, "%d country is not on this map|%d countries are not on this map")))
	}
	return layout.Body{
		Height: s.height + 8 + 17*float64(len(notes)), Alt: m.alt(p),
		Over: layout.Over{Height: m.key(p).total, Draw: func(top float64) { m.legend(s, top) }},
		Draw: func(top float64) {
			s.ground(top, others)
			for _, sh := range shapes {
				m.region(s, top, sh)
			}
			for _, sh := range shapes {
				m.label(s, top, sh)
			}
			words(p, notes, top+s.height+20)
		},
	}
}

// shape finds the place of the label, or of the sign, of a country; false where it is not
// on the sheet.
func (m choropleth) shape(s *sheet, at place, l land) (sh shape, ok bool) {
	p := s.page
	sh = shape{place: at, land: l, name: m.called(p, at)}
	sh.low, sh.high = m.classes.of(at.datum.Quantity())
	sh.sign = at.datum.Bound() != marks.Exact || at.datum.Certainty() != marks.Asserted && at.datum.Certainty() != marks.Speculated && !m.derived
	rings, area := l.main()
	if sh.dot = area < smallest; sh.dot {
		sh.x, sh.y, ok = s.middle(at.country)
		return sh, ok
	}
	sh.small = area < 12*smallest
	label := layout.Label{Number: m.written(p, at.datum), Face: typeset.Bold, Size: labelSize}
	if _, ok := at.datum.Quoted(); ok && p.Quoted {
		label.Letter = "m"
	}
	width, height := p.LabelWidth(label)+4, labelSize+4
	if sh.signed() {
		width, height = max(width, sh.signWidth()), height+signHeight
	}
	if sh.x, sh.y, ok = spot(rings, width, height); ok {
		sh.label = label.Number
		return sh, true
	}
	for _, room := range [][2]float64{{sh.signWidth(), signHeight}, {2, 2}} {
		if sh.x, sh.y, ok = spot(rings, room[0], room[1]); ok {
			return sh, true
		}
	}
	sh.x, sh.y, _ = s.middle(at.country)
	return sh, true
}

// signed reports whether a sign stands under the label: the two ends of a range are in it.
func (sh shape) signed() bool {
	return sh.sign && !(sh.datum.Tail() == marks.Between && sh.datum.Certainty() == marks.Asserted)
}

// signWidth is the room of a sign, with what leads out of it.
func (sh shape) signWidth() float64 {
	if sh.datum.Bound() == marks.Exact {
		return 12
	}
	return 30
}

// cite gives a label the letter of its quote, and notes its signs.
func (m choropleth) cite(p *layout.Page, sh *shape) {
	for _, sign := range layout.SignsOf(sh.datum, false) {
		if !(sign == layout.SignJoined && sh.label != "") && !(m.derived && (sign == layout.SignComputed || sign == layout.SignDerived)) {
			p.Signs = append(p.Signs, sign)
		}
	}
	if sh.low != sh.high {
		p.Signs = append(p.Signs, layout.SignStriped)
	}
	if sh.label != "" {
		sh.letter = p.Cite(sh.datum)
	}
}

// called is the name of a row: its label, or the country.
func (m choropleth) called(p *layout.Page, at place) string {
	if m.Label.Value != "" {
		return m.Name(at.datum)
	}
	name := at.datum.Cell(m.Country.Value)
	if c := at.country; name == c.Two || name == c.Three { // a code is no name
		name = c.Name
	}
	return at.datum.Called(name)
}

// written is a number as it is printed on a country.
func (m choropleth) written(p *layout.Page, d spec.Datum) string {
	if d.Bound() == marks.Peak { // the words are too long
		return d.Quantity().Label(quantity.Format{Show: quantity.ShowValue, Locale: p.Locale})
	}
	return d.Label()
}

// alt tells every country or, of many, the ends.
func (m choropleth) alt(p *layout.Page) []string {
	alt := []string{p.Opening("Map", p.Count(len(m.places), "%d country|%d countries"), m.unit)}
	alt = append(alt, layout.Sentence(p.Sayf("Classes: %s", m.classes.told(p))))
	for _, at := range m.places {
		alt = append(alt, layout.Sentence(m.called(p, at)+": "+at.datum.Describe()))
	}
	return alt
}

package spec

import (
	"cmp"
	"slices"
	"strings"

	"quotient/charts/marks"
	"quotient/datasets"
)

// A Choice is how the marks of a series are drawn, whatever the theme: the name of a
// colour and, where they are points, their shape.
type Choice struct {
	Colour string
	Shape  marks.Shape
}

// ColourNames are the colours that a series can have.
var ColourNames = []string{"danube", "ember", "ochre", "slate"}

// Shades are a second shade of each colour, which the fifth to the eighth part of a whole
// have.
var Shades = []string{"azure", "rust", "umber", "graphite"}

// Context is the look of a mark that is of no series.
var Context = Choice{"slate", marks.Disc}

// ownShape is the shape that a colour has where it is that of one series alone.
var ownShape = map[string]marks.Shape{"danube": marks.Diamond, "ember": marks.Disc, "ochre": marks.Square, "slate": marks.Triangle}

// How many series can be told apart.
const (
	MostLooks   = 8 // of points: every series has a shape of its own
	MostColours = 4 // of areas
	MostParts   = 8 // of a whole, each of which has its number and touches its neighbours
)

// A Encoding is what a kind of chart can do to tell series apart.
type Encoding struct {
	Most   int             // series that can be told apart by their looks
	Parts  bool            // the marks are parts of wholes, and have second shades
	Shared bool            // every mark is named by its row, so colors may give series one look
	Grey   bool            // series that colors does not name may be lines in grey, any number of them
	Named  []datasets.Text // the columns whose cells are written at every mark
}

// Encode gives each series its look, in the order of rows: four colours, and for points a
// shape of its own. The colours that charts.yaml names are kept; a series that it does
// not name beside others that it does is context. What cannot be told apart is refused.
func (s *Series) Encode(r *Resolver, data []Datum, how Encoding) {
	if s.Column.Value == "" {
		return
	}
	values := s.Values(r.Among(data))
	if r.Facets != nil { // each panel is named
		how.Named = append(how.Named, r.Facets.Column)
	}
	s.Looks, s.Keyed = map[string]Choice{}, true
	if slices.ContainsFunc(how.Named, func(t datasets.Text) bool { return t.Value == s.Column.Value }) {
		s.Keyed, how.Shared = false, true
	}
	switch points := how.Most > MostColours && !how.Parts; {
	case how.Shared && len(s.Colors) > 0:
		s.emphasise(values)
	case how.Grey && len(s.Colors) > 0 && len(values) > how.Most:
		s.standOut(r, values, how.Most)
	case len(values) <= how.Most:
		s.Looks = Looks(values, s.Colors, points)
		if !points {
			s.unlike(r, values)
		}
	case s.Keyed: // else each mark is named, and all are context
		r.Fault(s.Column, how.remedy(), "the column %s has %d values, and at most %d series can be told apart here", s.Column.Value, len(values), how.Most)
	}
}

// emphasise gives series the looks of their colours, whether or not others have them, and
// makes the others context.
func (s *Series) emphasise(values []string) {
	for _, v := range values {
		c := cmp.Or(s.Colors[v].Value, Context.Colour)
		s.Looks[v] = Choice{c, ownShape[c]}
		if !s.Keyed && s.Colors[v].Value == "" {
			s.Looks[v] = Context
		}
	}
}

// standOut gives looks to the series that have colours, and makes the others grey.
func (s *Series) standOut(r *Resolver, values []string, most int) {
	var chief []string
	for _, v := range values {
		if s.Colors[v].Value != "" {
			chief = append(chief, v)
		}
	}
	if len(chief) > most {
		r.Fault(s.Column, "name fewer under colors: the others are grey", "colors names %d series, and at most %d can be told apart here", len(chief), most)
	}
	s.Looks = Looks(chief, s.Colors, true)
	s.grey = map[string]bool{}
	for _, v := range values {
		if s.Colors[v].Value == "" {
			s.Looks[v], s.grey[v] = Context, true
		}
	}
}

// Grey reports whether the series of a datum is one of many that are drawn in grey.
func (s *Series) Grey(d Datum) bool { return s.grey[d.Cell(s.Column.Value)] }

// unlike reports series of areas that have one colour.
func (s *Series) unlike(r *Resolver, values []string) {
	for i, v := range values {
		for _, w := range values[:i] {
			if s.Looks[v].Colour == s.Looks[w].Colour {
				r.Fault(s.Colors[v], "give each a colour of its own: "+strings.Join(ColourNames, ", "), "%q and %q have one colour, %s", w, v, s.Looks[v].Colour)
			}
		}
	}
}

// remedy is what to do about too many series.
func (how Encoding) remedy() string {
	keep := "keep at most eight, with where, or "
	if how.Grey {
		return "give colors to those of the finding, and any number of others are drawn in grey; or " + strings.TrimSuffix(keep, ", or ")
	}
	if how.Parts {
		return keep + "add the small ones up in the table"
	}
	if how.Most == MostColours {
		keep = "keep at most four, with where, or "
	}
	switch {
	case how.Shared:
		return keep + "give colors to those of the finding: the others are slate"
	case how.Most == MostColours:
		return keep + "draw up to eight as dots: kind: dot"
	}
	return keep + "draw them in charts of their own"
}

// Values are those of the observations, in the order of rows; one without a value is the
// last.
func (s *Series) Values(data []Datum) []string {
	out := Distinct(s.Column.Value, slices.DeleteFunc(slices.Clone(data), Datum.Computed))
	if i := slices.Index(out, ""); i >= 0 {
		out = append(slices.Delete(out, i, i+1), "")
	}
	return out
}

// Looks are one for each of up to eight values, in the order of the palette. Of those that
// colors does not name, points are context, and areas have the colours that it leaves.
func Looks(values []string, colors map[string]datasets.Text, points bool) map[string]Choice {
	order := ColourNames
	if len(colors) > 0 {
		order = []string{"slate", "danube", "ember", "ochre"}
	}
	if !points {
		order = slices.Concat(order, Shades)
	}
	free := slices.DeleteFunc(slices.Clone(order), func(c string) bool {
		return slices.ContainsFunc(values, func(v string) bool { return colors[v].Value == c })
	})
	out := map[string]Choice{}
	for i, v := range values {
		c := colors[v].Value
		switch {
		case c != "":
		case v == "" && (points || slices.Contains(free, Context.Colour)), points && len(colors) > 0:
			c = Context.Colour
		case len(free) > 0:
			c, free = free[0], free[1:]
		default:
			c = order[i%len(order)]
		}
		out[v] = Choice{Colour: c}
	}
	return shaped(values, out)
}

// shaped gives each of up to eight looks a shape of its own: to the first of a colour that
// of the colour, to the others what is left.
func shaped(values []string, out map[string]Choice) map[string]Choice {
	taken := map[marks.Shape]bool{}
	take := func(v string, shape marks.Shape) {
		taken[shape] = true
		out[v] = Choice{out[v].Colour, shape}
	}
	var later []string
	for _, v := range values {
		if shape := ownShape[out[v].Colour]; taken[shape] {
			later = append(later, v)
		} else {
			take(v, shape)
		}
	}
	for _, v := range later {
		for _, shape := range marks.Shapes() {
			if !taken[shape] {
				take(v, shape)
				break
			}
		}
	}
	return out
}

// Choice is how a datum is drawn.
func (s *Series) Choice(d Datum) Choice {
	if c, ok := s.Looks[d.Cell(s.Column.Value)]; ok && !d.Computed() {
		return c
	}
	return Context
}

// Name is what the series of a datum is called; "" where it has none.
func (s *Series) Name(d Datum) string {
	switch cell := d.Cell(s.Column.Value); {
	case s.Column.Value == "" || d.Computed():
		return ""
	case cell == "":
		return Translate(d.Locale.Tag, "not given")
	default:
		return d.Called(cell)
	}
}

// With adds the name of its series to that of a datum, where it is not the same.
func (s *Series) With(name string, d Datum) string {
	if s.Keyed && d.Cell(s.Column.Value) != "" {
		return name + ", " + s.Name(d)
	}
	return name
}

// Alone reports emphasis in a chart that has series: both would be told by colour.
func (s *Series) Alone(r *Resolver, emphasis datasets.Texts) {
	if s.Keyed && len(emphasis) > 0 {
		r.Fault(emphasis[0], "keep one of the two", "emphasis is told by colour, and so are the series")
	}
}

// Same reports a panel that has two series: it has one colour.
func (s *Series) Same(r *Resolver, panel string, a, b Datum) {
	if s.Keyed && s.Name(a) != s.Name(b) {
		r.Fault(s.Column, "name the column that the panels are of, or leave out series", "the panel %q has two series, %q and %q", panel, s.Name(a), s.Name(b))
	}
}

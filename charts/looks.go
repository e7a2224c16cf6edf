package charts

import (
	"cmp"
	"slices"
	"strings"

	"quotient/charts/marks"
	"quotient/datasets"
)

// A choice is how the marks of a series are drawn, whatever the theme: the name of a
// colour and, where they are points, their shape.
type choice struct {
	colour string
	shape  marks.Shape
}

// colourNames are the colours that a series can have.
var colourNames = []string{"danube", "ember", "ochre", "slate"}

// context is the look of a mark that is of no series.
var context = choice{"slate", marks.Disc}

// ownShape is the shape that a colour has where it is that of one series alone.
var ownShape = map[string]marks.Shape{"danube": marks.Diamond, "ember": marks.Disc, "ochre": marks.Square, "slate": marks.Triangle}

// How many series can be told apart.
const (
	mostLooks   = 8 // of points: every series has a shape of its own
	mostColours = 4 // of areas
)

// A telling is what a kind of chart can do to tell series apart.
type telling struct {
	most   int             // series that can be told apart by their looks
	shared bool            // every mark is named by its row, so colors may give series one look
	named  []datasets.Text // the columns whose cells are written at every mark
}

// tell gives each series its look, in the order of rows: four colours, and for points a
// shape of its own. The colours that charts.yaml names are kept; a series that it does
// not name beside others that it does is context. What cannot be told apart is refused.
func (s *Series) tell(r *resolver, data []datum, how telling) {
	if s.Column.Value == "" {
		return
	}
	values := s.values(data)
	s.looks, s.keyed = map[string]choice{}, true
	if slices.ContainsFunc(how.named, func(t datasets.Text) bool { return t.Value == s.Column.Value }) {
		s.keyed, how.shared = false, true
	}
	switch points := how.most > mostColours; {
	case how.shared && len(s.Colors) > 0:
		s.emphasise(values)
	case len(values) <= how.most:
		s.looks = looks(values, s.Colors, points)
		if !points {
			s.unlike(r, values)
		}
	case s.keyed: // else each mark is named, and all are context
		r.fault(s.Column, how.remedy(), "the column %s has %d values, and at most %d series can be told apart here", s.Column.Value, len(values), how.most)
	}
}

// emphasise gives series the looks of their colours, whether or not others have them, and
// makes the others context.
func (s *Series) emphasise(values []string) {
	for _, v := range values {
		c := cmp.Or(s.Colors[v].Value, context.colour)
		s.looks[v] = choice{c, ownShape[c]}
		if !s.keyed && s.Colors[v].Value == "" {
			s.looks[v] = context
		}
	}
}

// unlike reports series of areas that have one colour.
func (s *Series) unlike(r *resolver, values []string) {
	for i, v := range values {
		for _, w := range values[:i] {
			if s.looks[v].colour == s.looks[w].colour {
				r.fault(s.Colors[v], "give each a colour of its own: "+strings.Join(colourNames, ", "), "%q and %q have one colour, %s", w, v, s.looks[v].colour)
			}
		}
	}
}

// remedy is what to do about too many series.
func (how telling) remedy() string {
	keep := "keep at most eight, with where, or "
	if how.most == mostColours {
		keep = "keep at most four, with where, or "
	}
	switch {
	case how.shared:
		return keep + "give colors to those of the finding: the others are slate"
	case how.most == mostColours:
		return keep + "draw up to eight as dots: kind: dot"
	}
	return keep + "draw them in charts of their own"
}

// values are those of the observations, in the order of rows; one without a value is the
// last.
func (s *Series) values(data []datum) []string {
	out := distinct(s.Column.Value, slices.DeleteFunc(slices.Clone(data), datum.computed))
	if i := slices.Index(out, ""); i >= 0 {
		out = append(slices.Delete(out, i, i+1), "")
	}
	return out
}

// looks are one for each of up to eight values, in the order of the palette. Of those that
// colors does not name, points are context, and areas have the colours that it leaves.
func looks(values []string, colors map[string]datasets.Text, points bool) map[string]choice {
	order := colourNames
	if len(colors) > 0 {
		order = []string{"slate", "danube", "ember", "ochre"}
	}
	free := slices.DeleteFunc(slices.Clone(order), func(c string) bool {
		return slices.ContainsFunc(values, func(v string) bool { return colors[v].Value == c })
	})
	out := map[string]choice{}
	for i, v := range values {
		c := colors[v].Value
		switch {
		case c != "":
		case v == "" && (points || slices.Contains(free, context.colour)), points && len(colors) > 0:
			c = context.colour
		case len(free) > 0:
			c, free = free[0], free[1:]
		default:
			c = order[i%len(order)]
		}
		out[v] = choice{colour: c}
	}
	return shaped(values, out)
}

// shaped gives each of up to eight looks a shape of its own: to the first of a colour that
// of the colour, to the others what is left.
func shaped(values []string, out map[string]choice) map[string]choice {
	taken := map[marks.Shape]bool{}
	take := func(v string, shape marks.Shape) {
		taken[shape] = true
		out[v] = choice{out[v].colour, shape}
	}
	var later []string
	for _, v := range values {
		if shape := ownShape[out[v].colour]; taken[shape] {
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

// choice is how a datum is drawn.
func (s *Series) choice(d datum) choice {
	if c, ok := s.looks[d.cell(s.Column.Value)]; ok && !d.computed() {
		return c
	}
	return context
}

// name is what the series of a datum is called; "" where it has none.
func (s *Series) name(d datum) string {
	switch cell := d.cell(s.Column.Value); {
	case s.Column.Value == "" || d.computed():
		return ""
	case cell == "":
		return translate(d.locale.Tag, "not given")
	default:
		return d.called(cell)
	}
}

// with adds the name of its series to that of a datum, where it is not the same.
func (s *Series) with(name string, d datum) string {
	if s.keyed && d.cell(s.Column.Value) != "" {
		return name + ", " + s.name(d)
	}
	return name
}

// alone reports emphasis in a chart that has series: both would be told by colour.
func (s *Series) alone(r *resolver, emphasis datasets.Texts) {
	if s.keyed && len(emphasis) > 0 {
		r.fault(emphasis[0], "keep one of the two", "emphasis is told by colour, and so are the series")
	}
}

// same reports a panel that has two series: it has one colour.
func (s *Series) same(r *resolver, panel string, a, b datum) {
	if s.keyed && s.name(a) != s.name(b) {
		r.fault(s.Column, "name the column that the panels are of, or leave out series", "the panel %q has two series, %q and %q", panel, s.name(a), s.name(b))
	}
}

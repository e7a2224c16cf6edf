package charts

import (
	"cmp"
	"slices"
	"strings"

	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// A look is how the marks of a series are drawn: its colour in a theme and, where they
// are points, their shape.
type look struct {
	Colour
	shape marks.Shape
}

// A choice is a look in any theme.
type choice struct {
	colour string
	shape  marks.Shape
}

func (c choice) in(t Theme) look {
	colour, err := t.colour(c.colour)
	if err != nil {
		colour = t.Slate
	}
	return look{colour, c.shape}
}

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

// look is how a datum is drawn.
func (s *Series) look(t Theme, d datum) look {
	if c, ok := s.looks[d.cell(s.Column.Value)]; ok && !d.computed() {
		return c.in(t)
	}
	return context.in(t)
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

// events is what a timeline can tell apart: its days by shape, its stretches by colour.
func events(data []datum, label datasets.Text) telling {
	how := telling{most: mostLooks, shared: true, named: []datasets.Text{label}}
	if slices.ContainsFunc(data, stretched) {
		how.most = mostColours
	}
	return how
}

// stretched reports whether a datum is of more than a day.
func stretched(d datum) bool {
	if d.date().IsZero() {
		return false
	}
	from, to := reach(d.date())
	return !(&event{datum: d, from: from, to: to}).day()
}

// A legend names the series above the marks, each beside its mark.
type legend struct {
	entries []legendEntry
	lines   int
}

type legendEntry struct {
	look
	point, area bool // what marks the series has
	text        []string
	x           float64
	line        int
}

// room is what the samples beside a name take.
func (e legendEntry) room() float64 {
	if e.point && e.area {
		return legendMark + 16
	}
	return legendMark
}

const legendMark, legendGap, legendLeading, mostShared = 20.0, 22.0, 19.0, 4

// legend names the series of data; area tells which of them are no points.
func (s *Series) legend(p *page, data []datum, area func(datum) bool) (l legend) {
	if !s.keyed {
		return l
	}
	var cells []string
	names := map[look][]string{}
	points, areas := map[look]bool{}, map[look]bool{}
	var order []look
	values := s.values(data)
	if len(s.Colors) > 0 { // the context is last
		slices.SortStableFunc(values, func(a, b string) int { return cmp.Compare(s.Colors[b].Value, "") - cmp.Compare(s.Colors[a].Value, "") })
	}
	for _, v := range values {
		for _, d := range data {
			if d.computed() || d.cell(s.Column.Value) != v {
				continue
			}
			look := s.look(p.Theme, d)
			if !slices.Contains(cells, v) {
				cells = append(cells, v)
				if len(names[look]) == 0 {
					order = append(order, look)
				}
				names[look] = append(names[look], s.name(d))
			}
			points[look], areas[look] = points[look] || !area(d), areas[look] || area(d)
		}
	}
	x := p.left()
	for _, look := range order {
		text := strings.Join(names[look], ", ")
		if n := len(names[look]); n > mostShared && len(order) > 1 {
			text = p.count(n, "%d other|%d others")
		}
		e := legendEntry{look: look, point: points[look], area: areas[look]}
		e.text = p.fonts.Wrap(typeset.Bold, 14, p.right()-p.left()-e.room(), text)
		width := e.room() + p.fonts.Width(typeset.Bold, 14, text)
		if x > p.left() && x+width > p.right() {
			x = p.left()
			l.lines++
		}
		e.x, e.line = x, l.lines
		l.lines += len(e.text) - 1
		l.entries = append(l.entries, e)
		x += width + legendGap
	}
	if len(l.entries) > 0 {
		l.lines++
	}
	return l
}

// height is the room of a legend.
func (l legend) height() float64 {
	if l.lines == 0 {
		return 0
	}
	return 17 + legendLeading*float64(l.lines-1)
}

// draw writes the names from the baseline of the first line on.
func (l legend) draw(p *page, y float64) {
	for _, e := range l.entries {
		at := y + legendLeading*float64(e.line)
		if e.point {
			p.sample(e.look, false, e.x, at)
		}
		if e.area {
			p.sample(e.look, true, e.x+e.room()-legendMark, at)
		}
		for i, text := range e.text {
			p.text(typeset.Bold, 14, e.Text, e.x+e.room(), at+legendLeading*float64(i), text)
		}
	}
}

// sample draws a mark of a look beside a name whose baseline is given.
func (p *page) sample(l look, area bool, x, y float64) {
	if area { // no square, which is the shape of a point
		p.rect(l.Mark, x, y-10, x+15, y)
		return
	}
	p.plot(ruler{min: 0, max: 1, left: x, right: x + 14}, y-25, y+15, p.mark(marks.Point{X: 0.5, Y: 0.5, Shape: l.shape}, l.Mark))
}

// over puts the names of the series over a body that does not write them.
func (s *Series) over(p *page, data []datum, area func(datum) bool, b body) body {
	l := s.legend(p, data, area)
	if l.lines == 0 {
		return b
	}
	height, draw := l.height()+15, b.draw
	b.height += height
	b.draw = func(y float64) {
		l.draw(p, y+9)
		draw(y + height)
	}
	return b
}

// always and never say whether the marks of a kind are areas.
func always(datum) bool { return true }
func never(datum) bool  { return false }

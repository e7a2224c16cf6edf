package charts

import (
	"cmp"
	"slices"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg/draw"

	"quotient/analysis"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/edtf"
)

var slopeKind = Kind{
	Name: "slope",
	Doc:  "Counts one after the other, in panels on one scale: how far each has grown.",
	spec: func() specification { return &slopeSpec{} },
}

// slopeSpec is a slope chart in charts.yaml. Rows run from left to right.
type slopeSpec struct {
	Common  `yaml:",inline"`
	Rows    `yaml:",inline"`
	Panel   datasets.Text  `yaml:"panel"` // the column that splits the rows into panels
	Series  Series         `yaml:"series"`
	Connect datasets.Texts `yaml:"connect"` // comparisons of two rows of a panel
}

// slopePanel is the counts of one panel.
type slopePanel struct {
	name  string
	data  []datum
	links []*analysis.Comparison
}

func (s *slopeSpec) layout(r *resolver) layout {
	data := s.data(r, s.ID, true)
	unit := r.oneUnit(s.ID, data)
	s.Series.check(r, data)
	s.Series.tell(r, data, telling{most: mostLooks, shared: true, named: []datasets.Text{s.Panel}})
	var panels []*slopePanel
	for _, d := range data {
		name := d.term(s.Panel.Value)
		i := slices.IndexFunc(panels, func(p *slopePanel) bool { return p.name == name })
		if i < 0 {
			i = len(panels)
			panels = append(panels, &slopePanel{name: name})
		}
		panels[i].data = append(panels[i].data, d)
		if v, _ := d.value(); v < 0 {
			r.fault(s.ID, "use a dot chart", "%s is negative: a slope stands on zero", d.ref())
		}
	}
	r.column(s.Panel, data)
	for _, p := range panels {
		if len(p.data) < 2 {
			r.fault(s.ID, "draw single numbers as bars or dots", "the panel %q has one row, and a slope needs two", p.name)
		}
		s.inTime(r, p)
		for i := 1; i < len(p.data); i++ {
			r.growth(s.ID, p.data[i-1], p.data[i])
			s.Series.same(r, p.name, p.data[0], p.data[i])
		}
	}
	s.link(r, panels)
	r.crowded(s.ID, len(panels), 12, "panels")
	for _, p := range panels {
		r.crowded(s.ID, len(p.data), 12, "counts along a slope")
	}
	return func(p *page) body { return p.over(&s.Series, data, never, s.body(p, panels, unit)) }
}

// link gives every comparison to the panel that has both its rows.
func (s *slopeSpec) link(r *resolver, panels []*slopePanel) {
	for _, ref := range s.Connect {
		c, ok := r.comparison(ref)
		if !ok {
			continue
		}
		i := slices.IndexFunc(panels, func(p *slopePanel) bool {
			return len(c.From) == 2 && hasRow(p.data, c.From[0]) && hasRow(p.data, c.From[1])
		})
		if i < 0 {
			r.fault(ref, "", "%s does not compare two rows of one panel", c.ID)
			continue
		}
		panels[i].links = append(panels[i].links, c)
	}
}

// when is the time of a count: its date or, where it has none, its name if that
// is a date, such as a year.
func (s *slopeSpec) when(d datum) edtf.Date {
	if date := d.date(); !date.IsZero() {
		return date
	}
	when, _ := edtf.Parse(d.cell(s.Label.Value))
	return when
}

// inTime makes time run to the right in a panel. Rows of a table are put in the
// order of their dates; an order that the author has given is refused where it
// contradicts them.
func (s *slopeSpec) inTime(r *resolver, panel *slopePanel) {
	dated := slices.Clone(panel.data)
	dated = slices.DeleteFunc(dated, func(d datum) bool { return s.when(d).IsZero() })
	for i, d := range dated {
		for _, later := range dated[i+1:] {
			if _, most, ok := edtf.DaysBetween(s.when(d), s.when(later)); !ok || most >= 0 {
				continue
			}
			switch {
			case len(s.Sort) > 0:
				r.fault(s.Sort[0], "sort by the dates, or draw a dot chart", "time would run to the left: %s is later than %s", d.ref(), later.ref())
			case s.Table.Value == "":
				at := slices.IndexFunc(s.Rows.Rows, func(t datasets.Text) bool { return t.Value == later.ref() })
				r.fault(s.Rows.Rows[max(at, 0)], "list the rows in the order of their dates, or draw a dot chart", "time would run to the left: %s is later than %s", d.ref(), later.ref())
			case len(dated) < len(panel.data):
				r.fault(s.Table, "give every row a date, or put the rows in the order of time", "time would run to the left: %s is later than %s, and not every row has a date to sort by", d.ref(), later.ref())
			default:
				slices.SortStableFunc(panel.data, func(a, b datum) int {
					x, _ := reach(s.when(a))
					y, _ := reach(s.when(b))
					return cmp.Compare(x, y)
				})
			}
			return
		}
	}
}

func (s *slopeSpec) body(p *page, panels []*slopePanel, unit string) body {
	alt := []string{p.opening("Slope chart", p.count(len(panels), "%d panel|%d panels on one scale"), unit)}
	for _, panel := range panels {
		alt = append(alt, s.told(p, panel))
		if s.uneven(panel.data) {
			p.signs = append(p.signs, signUneven)
		}
	}
	g := s.grid(p, panels)
	if p.err != nil {
		return body{alt: alt}
	}
	return body{height: g.pitch()*float64(g.rows()) - slopeBetween, alt: alt, draw: func(y float64) {
		for i, panel := range g.panels {
			top := y + g.head + float64(i/g.across)*g.pitch()
			level := ruler{min: 0, max: g.high, left: top + g.height, right: top}
			if i%g.across == 0 {
				row := min(g.across, len(g.panels)-i)
				p.levels(level, g.ticks, g.left, g.left+g.width*float64(row)+g.gutter*float64(row-1), true)
			}
			s.panel(p, g, panel, level, g.left+float64(i%g.across)*(g.width+g.gutter))
		}
	}}
}

// uneven reports whether counts are not equally far apart in time.
func (s *slopeSpec) uneven(data []datum) bool {
	days, ok := datelineOf(data, s.Label.Value)
	if !ok {
		days, ok = datelineOf(data, "date")
	}
	return ok && days.gaps()
}

// told is a panel in words.
func (s *slopeSpec) told(p *page, panel *slopePanel) string {
	told := ""
	for i, d := range panel.data {
		p.usePoint(d)
		if i > 0 {
			told += "; "
		}
		told += s.name(d) + ", " + d.told()
	}
	for _, c := range panel.links {
		told += ", " + p.datum(c).told()
	}
	where := panel.name
	if when := panel.date(p.Locale.Tag); when != "" {
		where += ", " + when
	}
	return sentence(where + ": " + told)
}

// panel draws one panel, whose left edge is at x0.
func (s *slopeSpec) panel(p *page, g *slopeGrid, panel *placedPanel, level ruler, x0 float64) {
	top, bottom := level.right, level.left
	look := p.Theme.look(&s.Series, panel.data[0])
	colour := look.Colour
	panel.heading(p, g, colour, x0, top)
	for i, at := range panel.labels {
		p.plate(x0+at.left, top+at.top+labelRise, at.right-at.left, panel.tags[i].size)
	}
	n := float64(len(panel.data) - 1)
	xys := make(plotter.XYs, len(panel.data))
	for j, d := range panel.data {
		v, _ := d.value()
		xys[j] = plotter.XY{X: float64(j), Y: v}
	}
	slope, err := marks.NewSlope(xys)
	if err != nil {
		p.fail("%s: %v", panel.name, err)
		return
	}
	slope.Color, slope.Background = colour.Mark, p.Theme.Background
	c := p.canvas(x0+panel.at(0), top, x0+panel.at(len(panel.data)-1), bottom)
	slope.Plot(c, axes(0, n, 0, g.high))
	for j, d := range panel.data {
		p.group(d, panel.name+", "+s.name(d)+": "+d.told(), func() { p.countPoint(c, d, j, n, g.high, look) })
		p.drawTag(panel.tags[j], x0+panel.labels[j].left, top+panel.labels[j].top+labelRise)
		for k, line := range panel.names[j] {
			p.textCentre(typeset.Regular, slopeNameSize, p.Theme.Muted, x0+panel.middles[j], bottom+19+slopeNameLeading*float64(k), line)
		}
	}
	for i, link := range panel.links {
		at := panel.results[i]
		p.linkLabel(link, colour, x0+(at.left+at.right)/2, top+at.bottom-0.2*panel.linkSize, panel.linkSize)
	}
}

// countPoint draws the point of count j of a panel.
func (p *page) countPoint(c draw.Canvas, d datum, j int, n, high float64, l look) {
	v, far := d.value()
	item := marks.Point{X: float64(j), Y: v, Bound: d.bound(), Certainty: d.certainty(), Shape: l.shape}
	if d.bound() == marks.Between {
		item.High, item.Loose = far, d.loose()
	}
	points, err := marks.NewVerticalPoints([]marks.Point{item})
	if err != nil {
		p.fail("%s: %v", d.ref(), err)
		return
	}
	points.Radius, points.Color, points.Background = pointRadius, l.Mark, p.Theme.Background
	points.Plot(c, axes(0, n, 0, high))
}

// date is the day that all rows of a panel share, in words.
func (panel *slopePanel) date(tag string) string {
	day := ""
	for _, d := range panel.data {
		if d.date().String() == "" {
			return ""
		}
		first, _ := d.date().First()
		last, _ := d.date().Last()
		if first != last {
			return ""
		}
		whole, err := edtf.Parse(first.String())
		if err != nil {
			return ""
		}
		when := whole.Format(tag)
		if day != "" && day != when {
			return ""
		}
		day = when
	}
	return day
}

package changes

import (
	"cmp"
	"slices"
	"strings"

	"gonum.org/v1/plot/plotter"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/edtf"
)

// Slope is the kind slope.
var Slope = layout.Kind{
	Name: "slope",
	Doc:  "Counts one after the other, in panels on one scale: how far each has grown.",
	Spec: func() layout.Specification { return &slopeSpec{} },
}

// slopeSpec is a slope chart in charts.yaml. Rows run from left to right.
type slopeSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	Panel       datasets.Text  `yaml:"panel" is:"column" doc:"the column that splits the rows into panels"`
	Series      spec.Series    `yaml:"series" is:"series" doc:"the column whose values have colours"`
	Connect     datasets.Texts `yaml:"connect" is:"fact" doc:"comparisons of two rows of a panel, written under its line"`
}

// slopePanel is the counts of one panel.
type slopePanel struct {
	name  string
	data  []spec.Datum
	links []*analysis.Comparison
}

// Layout resolves what the chart names and returns its body.
func (s *slopeSpec) Layout(r *spec.Resolver) layout.Layout {
	data := s.Data(r, s.ID, true)
	unit := r.OneUnit(s.ID, data)
	s.Series.Check(r, data)
	s.Series.Encode(r, data, spec.Encoding{Most: spec.MostLooks, Shared: true, Named: []datasets.Text{s.Panel}})
	var panels []*slopePanel
	for _, d := range data {
		name := d.Term(s.Panel.Value)
		i := slices.IndexFunc(panels, func(p *slopePanel) bool { return p.name == name })
		if i < 0 {
			i = len(panels)
			panels = append(panels, &slopePanel{name: name})
		}
		panels[i].data = append(panels[i].data, d)
		if v, _ := d.Value(); v < 0 {
			r.Fault(s.ID, "use a dot chart", "%s is negative: a slope stands on zero", d.Ref())
		}
	}
	r.Column(s.Panel, data)
	for _, p := range panels {
		if len(p.data) < 2 {
			r.Fault(s.ID, "draw single numbers as bars or dots", "the panel %q has one row, and a slope needs two", p.name)
		}
		s.inTime(r, p)
		for i := 1; i < len(p.data); i++ {
			r.Growth(s.ID, p.data[i-1], p.data[i])
			s.Series.Same(r, p.name, p.data[0], p.data[i])
		}
	}
	s.link(r, panels)
	r.Crowded(s.ID, len(panels), 12, "panels")
	for _, p := range panels {
		r.Crowded(s.ID, len(p.data), 12, "counts along a slope")
	}
	return func(p *layout.Page) layout.Body {
		return p.WithLegend(&s.Series, data, layout.Never, s.body(p, panels, unit))
	}
}

// link gives every comparison to the panel that has both its rows.
func (s *slopeSpec) link(r *spec.Resolver, panels []*slopePanel) {
	for _, ref := range s.Connect {
		c, ok := r.Comparison(ref)
		if !ok {
			continue
		}
		i := slices.IndexFunc(panels, func(p *slopePanel) bool {
			return len(c.From) == 2 && spec.HasRow(p.data, c.From[0]) && spec.HasRow(p.data, c.From[1])
		})
		if i < 0 {
			r.Fault(ref, "", "%s does not compare two rows of one panel", c.ID)
			continue
		}
		panels[i].links = append(panels[i].links, c)
	}
}

// when is the time of a count: its date or, where it has none, its name if that
// is a date, such as a year.
func (s *slopeSpec) when(d spec.Datum) edtf.Date {
	if date := d.Date(); !date.IsZero() {
		return date
	}
	when, _ := edtf.Parse(d.Cell(s.Label.Value))
	return when
}

// inTime makes time run to the right in a panel. Rows of a table are put in the
// order of their dates; an order that the author has given is refused where it
// contradicts them.
func (s *slopeSpec) inTime(r *spec.Resolver, panel *slopePanel) {
	dated := slices.Clone(panel.data)
	dated = slices.DeleteFunc(dated, func(d spec.Datum) bool { return s.when(d).IsZero() })
	for i, d := range dated {
		for _, later := range dated[i+1:] {
			if _, most, ok := edtf.DaysBetween(s.when(d), s.when(later)); !ok || most >= 0 {
				continue
			}
			switch {
			case len(s.Sort) > 0:
				r.Fault(s.Sort[0], "sort by the dates, or draw a dot chart", "time would run to the left: %s is later than %s", d.Ref(), later.Ref())
			case s.Table.Value == "":
				at := slices.IndexFunc(s.Rows.Rows, func(t datasets.Text) bool { return t.Value == later.Ref() })
				r.Fault(s.Rows.Rows[max(at, 0)], "list the rows in the order of their dates, or draw a dot chart", "time would run to the left: %s is later than %s", d.Ref(), later.Ref())
			case len(dated) < len(panel.data):
				r.Fault(s.Table, "give every row a date, or put the rows in the order of time", "time would run to the left: %s is later than %s, and not every row has a date to sort by", d.Ref(), later.Ref())
			default:
				slices.SortStableFunc(panel.data, func(a, b spec.Datum) int {
					x, _ := spec.Reach(s.when(a))
					y, _ := spec.Reach(s.when(b))
					return cmp.Compare(x, y)
				})
			}
			return
		}
	}
}

func (s *slopeSpec) body(p *layout.Page, panels []*slopePanel, unit string) layout.Body {
	alt := []string{p.Opening("Slope chart", p.Count(len(panels), "%d panel|%d panels on one scale"), unit)}
	for _, panel := range panels {
		alt = append(alt, s.told(p, panel))
		if s.uneven(panel.data) {
			p.Signs = append(p.Signs, layout.SignUneven)
		}
	}
	g := s.grid(p, panels)
	if p.Err != nil {
		return layout.Body{Alt: alt}
	}
	return layout.Body{Height: g.pitch()*float64(g.rows()) - slopeBetween, Alt: alt, Draw: func(y float64) {
		for i, panel := range g.panels {
			top := y + g.head + float64(i/g.across)*g.pitch()
			level := layout.Scale{Min: 0, Max: g.high, Left: top + g.height, Right: top, Numbers: g.numbers}
			if i%g.across == 0 {
				row := min(g.across, len(g.panels)-i)
				p.Levels(level, g.ticks, g.left, g.left+g.width*float64(row)+g.gutter*float64(row-1), true)
			}
			s.panel(p, g, panel, level, g.left+float64(i%g.across)*(g.width+g.gutter))
		}
	}}
}

// uneven reports whether counts are not equally far apart in time.
func (s *slopeSpec) uneven(data []spec.Datum) bool {
	days, ok := spec.DatelineOf(data, s.Label.Value)
	if !ok {
		days, ok = spec.DatelineOf(data, "date")
	}
	return ok && days.Gaps()
}

// told is a panel in words.
func (s *slopeSpec) told(p *layout.Page, panel *slopePanel) string {
	told := ""
	for i, d := range panel.data {
		p.UsePoint(d)
		if d.Modality() != datasets.Asserted {
			p.Signs = append(p.Signs, layout.SignLooseWay)
		}
		if i > 0 {
			told += "; "
		}
		told += s.Name(d) + ", " + d.Describe()
	}
	for _, c := range panel.links {
		told += ", " + p.Datum(c).Describe()
	}
	where := panel.name
	if when := panel.date(p.Locale.Tag); when != "" {
		where += ", " + when
	}
	return layout.Sentence(strings.TrimPrefix(where+": ", ": ") + told)
}

// panel draws one panel, whose left edge is at x0.
func (s *slopeSpec) panel(p *layout.Page, g *slopeGrid, panel *placedPanel, level layout.Scale, x0 float64) {
	top, bottom := level.Right, level.Left
	look := p.Theme.Look(&s.Series, panel.data[0])
	colour := look.Colour
	panel.heading(p, g, colour, x0, top)
	for i, at := range panel.labels {
		p.Plate(x0+at.Left, top+at.Top+labelRise, at.Right-at.Left, panel.tags[i].Size)
	}
	xys, loose := make(plotter.XYs, len(panel.data)), make([]bool, len(panel.data))
	for j, d := range panel.data {
		v, _ := d.Value()
		xys[j], loose[j] = plotter.XY{X: float64(j), Y: v}, d.Modality() != datasets.Asserted
	}
	slope, err := marks.NewSlope(xys)
	if err != nil {
		p.Fail("%s: %v", panel.name, err)
		return
	}
	slope.Loose = loose
	slope.Color, slope.Background = colour.Mark, p.Theme.Background
	c := p.Canvas(x0+panel.at(0), top, x0+panel.at(len(panel.data)-1), bottom)
	plane := layout.Axes(0, float64(len(panel.data)-1), 0, g.high)
	slope.Plot(c, plane)
	for j, d := range panel.data {
		p.Group(d, strings.TrimPrefix(panel.name+", ", ", ")+s.Name(d)+": "+d.Describe(), func() { p.PointAt(float64(j), d, look).Plot(c, plane) })
		p.DrawLabel(panel.tags[j], x0+panel.labels[j].Left, top+panel.labels[j].Top+labelRise)
		for k, line := range panel.names[j] {
			p.TextCentre(typeset.Regular, slopeNameSize, p.Theme.Muted, x0+panel.middles[j], bottom+19+slopeNameLeading*float64(k), line)
		}
	}
	for i, link := range panel.links {
		at := panel.results[i]
		p.DrawLinkLabel(link, colour, x0+(at.Left+at.Right)/2, top+at.Bottom-0.2*panel.linkSize, panel.linkSize)
	}
}

// date is the day that all rows of a panel share, in words.
func (panel *slopePanel) date(tag string) string {
	day := ""
	for _, d := range panel.data {
		if d.Date().String() == "" {
			return ""
		}
		first, _ := d.Date().First()
		last, _ := d.Date().Last()
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

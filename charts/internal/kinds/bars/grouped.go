package bars

import (
	"slices"
	"strings"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/datasets"
)

// Grouped is the kind grouped-bar.
var Grouped = layout.Kind{
	Name:   "grouped-bar",
	Doc:    "Bars of the same series in every group, beside each other: how the series differ from group to group.",
	Panels: true,
	Axes:   1,
	Spec:   func() layout.Specification { return &groupedSpec{} },
}

// groupedSpec is a chart of grouped bars in charts.yaml.
type groupedSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	Group       datasets.Text `yaml:"group" is:"column" doc:"the column that groups the bars"`
	From        datasets.Text `yaml:"from" is:"number" doc:"where the bars begin: zero"`
	Series      spec.Series   `yaml:"series" is:"series" doc:"the column whose values are the bars of a group"`
}

// barGroup is a group: for each series its bar, or none where the text gives no
// number.
type barGroup struct {
	name string
	data []*spec.Datum
}

// Layout resolves what the chart names and returns its body.
func (s *groupedSpec) Layout(r *spec.Resolver) layout.Layout {
	s.Groups(r, &s.Value, s.Group, s.Series.Column)
	data := s.Data(r, s.ID, true)
	unit := r.OneUnit(s.ID, data)
	s.Series.Check(r, data)
	r.FromZero(s.From)
	r.Column(s.Group, data)
	if s.Group.Value == "" {
		r.Fault(s.ID, "name the column: group: place", "the bars have no group")
	}
	if s.Series.Column.Value == "" {
		r.Fault(s.ID, "name the column: series: { column: …, colors: … }", "the bars have no series")
	}
	series, groups := grid(r, s.ID, data, s.Group.Value, &s.Series)
	s.Series.Encode(r, data, spec.Encoding{Most: spec.MostColours})
	r.Crowded(s.ID, len(data), spec.MostRows, "bars")
	oneWay(r, s.ID, data)
	lines := r.Reached()
	return func(p *layout.Page) layout.Body {
		if p.Lone(len(data)) && len(lines) == 0 {
			return p.Single(data[0], data[0].Term(s.Group.Value)+", "+s.Series.Name(data[0]), unit)
		}
		b := s.body(p, series, groups, unit, lines)
		if p.Direct() {
			return b
		}
		return p.WithLegend(&s.Series, data, layout.Always, b) // named once for all panels
	}
}

// grid sorts data by two columns, in the order of the rows. Two data in one place
// are a fault.
func grid(r *spec.Resolver, at datasets.Text, data []spec.Datum, group string, series *spec.Series) (names []string, groups []*barGroup) {
	for _, d := range data {
		if d.Computed() {
			r.Fault(at, "list observations, as table.id", "%s is computed, and has no %s", d.Ref(), series.Column.Value)
			return nil, nil
		}
		if name := series.Name(d); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if series.Column.Value == "" { // which is told already
		return names, nil
	}
	for _, d := range data {
		name := d.Term(group)
		i := slices.IndexFunc(groups, func(g *barGroup) bool { return g.name == name })
		if i < 0 {
			i = len(groups)
			groups = append(groups, &barGroup{name: name, data: make([]*spec.Datum, len(names))})
		}
		place := &groups[i].data[slices.Index(names, series.Name(d))]
		if *place != nil {
			r.Fault(at, "keep one, with where, or name another column", "%s and %s stand in one place: both have the %s %q and the %s %q",
				(*place).Ref(), d.Ref(), group, d.Cell(group), series.Column.Value, d.Cell(series.Column.Value))
		}
		*place = &d
	}
	return names, groups
}

// A groupedPlot is a grouped bar chart laid out on a page.
type groupedPlot struct {
	page          *layout.Page
	groups        [][]*barRow
	names         layout.Names
	thick         float64
	zero, perUnit float64
}

const (
	barsApart   = 3.0  // between the bars of a group
	groupsApart = 18.0 // between two groups
)

func (s *groupedSpec) body(p *layout.Page, series []string, groups []*barGroup, unit string, lines []float64) layout.Body {
	f := &groupedPlot{page: p, thick: 22}
	if p.Tight || len(groups)*len(series) > 16 {
		f.thick = 16
	}
	names := make([]string, len(groups))
	for i, g := range groups {
		names[i] = g.name
	}
	f.groups = s.bars(p, series, groups, f.thick)
	f.names = p.Names(names, 172)
	f.zero, f.perUnit = fitBars(p, slices.Concat(f.groups...), lines, f.names.Left(p), p.Right())
	height := 0.0
	for i := range f.groups {
		height += f.tall(i)
	}
	room := layout.Rect{Left: f.names.Left(p), Right: p.Right(), Bottom: height - groupsApart/2}
	return layout.Body{Height: height, Alt: groupsInWords(p, series, groups, unit), Draw: f.draw, Plane: layout.Across(layout.Linear(f.zero, f.perUnit), room, true)}
}

// bars measures the bars of each group.
func (s *groupedSpec) bars(p *layout.Page, series []string, groups []*barGroup, thick float64) [][]*barRow {
	out := make([][]*barRow, len(groups))
	named := map[string]bool{}
	for i, g := range groups {
		for k, d := range g.data {
			if d == nil {
				continue
			}
			p.UseBar(*d)
			b := measureBar(p, *d, g.name+", "+series[k], thick)
			b.colour = p.Theme.Look(&s.Series, *d).Colour
			if p.Direct() && !named[series[k]] { // at the first bar of the series, in its colour
				named[series[k]] = true
				b.beside = series[k]
			}
			out[i] = append(out[i], b)
		}
	}
	return out
}

// groupsInWords are the groups in words.
func groupsInWords(p *layout.Page, series []string, groups []*barGroup, unit string) []string {
	alt := []string{p.Opening("Grouped bar chart", p.Count(len(groups), "%d group|%d groups"), p.Count(len(series), "%d series"), unit)}
	for _, g := range groups {
		told := make([]string, len(series))
		for k, d := range g.data {
			words := p.Say("no number")
			if d != nil {
				words = d.Describe()
			}
			told[k] = series[k] + ", " + words
		}
		alt = append(alt, layout.Sentence(g.name+": "+strings.Join(told, "; ")))
	}
	return alt
}

// block is the height of the bars of group i.
func (f *groupedPlot) block(i int) float64 {
	return float64(len(f.groups[i]))*(f.thick+barsApart) - barsApart
}

// tall is the height of group i, with its name.
func (f *groupedPlot) tall(i int) float64 {
	return f.names.Pitch(i, f.block(i)) + groupsApart
}

// draw draws the groups from y on.
func (f *groupedPlot) draw(y float64) {
	p := f.page
	for i, bars := range f.groups {
		first := y + f.names.Head(i)
		room := f.tall(i) - groupsApart - f.names.Head(i)
		f.names.Draw(p, i, y, first+room/2)
		at := first + (room-f.block(i))/2
		p.Line(p.Theme.Ink, 1.5, f.zero, at-2, f.zero, at+f.block(i)+2)
		for _, b := range bars {
			bar(p, b, f.zero, f.perUnit, at+f.thick/2, f.thick, 0)
			barLabel(p, b, f.zero, f.perUnit, at+f.thick/2)
			at += f.thick + barsApart
		}
		y += f.tall(i)
	}
}

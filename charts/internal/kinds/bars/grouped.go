package bars

import (
	"slices"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/datasets"
)

// Grouped is the kind grouped-bar.
var Grouped = layout.Kind{
	Name: "grouped-bar",
	Doc:  "Bars of the same series in every group, beside each other: how the series differ from group to group.",
	Spec: func() layout.Specification { return &groupedSpec{} },
}

// groupedSpec is a chart of grouped bars in charts.yaml.
type groupedSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	Group       datasets.Text `yaml:"group"` // the column that groups the bars
	From        datasets.Text `yaml:"from"`  // zero, as of all bars
	Series      spec.Series   `yaml:"series"`
}

// barGroup is a group: for each series its bar, or none where the text gives no
// number.
type barGroup struct {
	name string
	data []*spec.Datum
}

// Layout resolves what the chart names and returns its body.
func (s *groupedSpec) Layout(r *spec.Resolver) layout.Layout {
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
	return func(p *layout.Page) layout.Body {
		if len(data) == 1 {
			return p.Single(data[0], data[0].Term(s.Group.Value)+", "+s.Series.Name(data[0]), unit)
		}
		return s.body(p, series, groups, unit)
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
	if group == "" || series.Column.Value == "" { // which is told already
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

func (s *groupedSpec) body(p *layout.Page, series []string, groups []*barGroup, unit string) layout.Body {
	const between, apart = 3.0, 18.0
	thick := 22.0
	if p.Tight || len(groups)*len(series) > 16 {
		thick = 16
	}
	var rows []*barRow
	byDatum := map[*spec.Datum]*barRow{}
	named := map[string]bool{}
	names := make([]string, len(groups))
	for i, g := range groups {
		names[i] = g.name
		for k, d := range g.data {
			if d == nil {
				continue
			}
			p.UseBar(*d)
			b := measureBar(p, *d, g.name+", "+series[k], thick)
			b.colour = p.Theme.Look(&s.Series, *d).Colour
			if !named[series[k]] { // at the first bar of the series, in its colour
				named[series[k]] = true
				b.beside = series[k]
			}
			rows = append(rows, b)
			byDatum[d] = b
		}
	}
	called := p.Names(names, 172)
	left := called.Left(p)
	zero, perUnit := fitBars(p, rows, left, p.Right())
	tall := make([]float64, len(groups))
	height := 0.0
	for i, g := range groups {
		n := 0
		for _, d := range g.data {
			if d != nil {
				n++
			}
		}
		tall[i] = called.Pitch(i, float64(n)*(thick+between)-between) + apart
		height += tall[i]
	}
	alt := []string{p.Opening("Grouped bar chart", p.Count(len(groups), "%d group|%d groups"), p.Count(len(series), "%d series"), unit)}
	for _, g := range groups {
		told := ""
		for k, d := range g.data {
			if k > 0 {
				told += "; "
			}
			if d == nil {
				told += series[k] + ", " + p.Say("no number")
			} else {
				told += series[k] + ", " + d.Describe()
			}
		}
		alt = append(alt, layout.Sentence(g.name+": "+told))
	}
	return layout.Body{Height: height, Alt: alt, Draw: func(y float64) {
		for i, g := range groups {
			first := y + called.Head(i)
			block := tall[i] - apart - called.Head(i)
			called.Draw(p, i, y, first+block/2)
			n := 0.0
			for _, d := range g.data {
				if d != nil {
					n++
				}
			}
			at := first + (block-(n*(thick+between)-between))/2
			p.Line(p.Theme.Ink, 1.5, zero, at-2, zero, at+n*(thick+between)-between+2)
			for _, d := range g.data {
				if d == nil {
					continue
				}
				bar(p, byDatum[d], zero, perUnit, at+thick/2, thick, 0)
				barLabel(p, byDatum[d], zero, perUnit, at+thick/2)
				at += thick + between
			}
			y += tall[i]
		}
	}}
}

package charts

import (
	"slices"

	"quotient/datasets"
)

var groupedKind = Kind{
	Name: "grouped-bar",
	Doc:  "Bars of the same series in every group, beside each other: how the series differ from group to group.",
	spec: func() specification { return &groupedSpec{} },
}

// groupedSpec is a chart of grouped bars in charts.yaml.
type groupedSpec struct {
	Common `yaml:",inline"`
	Rows   `yaml:",inline"`
	Group  datasets.Text `yaml:"group"` // the column that groups the bars
	From   datasets.Text `yaml:"from"`  // zero, as of all bars
	Series Series        `yaml:"series"`
}

// barGroup is a group: for each series its bar, or none where the text gives no
// number.
type barGroup struct {
	name string
	data []*datum
}

func (s *groupedSpec) layout(r *resolver) layout {
	data := s.data(r, s.ID, true)
	unit := r.oneUnit(s.ID, data)
	s.Series.check(r, data)
	r.fromZero(s.From)
	r.column(s.Group, data)
	if s.Group.Value == "" {
		r.fault(s.ID, "name the column: group: place", "the bars have no group")
	}
	if s.Series.Column.Value == "" {
		r.fault(s.ID, "name the column: series: { column: …, colors: … }", "the bars have no series")
	}
	series, groups := grid(r, s.ID, data, s.Group.Value, &s.Series)
	s.Series.tell(r, data, telling{most: mostColours})
	r.crowded(s.ID, len(data), mostRows, "bars")
	for _, d := range data {
		if low, high := d.value(); low < 0 && high > 0 {
			r.fault(s.ID, "draw dots: kind: dot", "%s is %s, and a bar cannot run both ways from zero", d.ref(), d.label())
		}
	}
	return func(p *page) body {
		if len(data) == 1 {
			return p.single(data[0], data[0].term(s.Group.Value)+", "+s.Series.name(data[0]), unit)
		}
		return s.body(p, series, groups, unit)
	}
}

// grid sorts data by two columns, in the order of the rows. Two data in one place
// are a fault.
func grid(r *resolver, at datasets.Text, data []datum, group string, series *Series) (names []string, groups []*barGroup) {
	for _, d := range data {
		if d.computed() {
			r.fault(at, "list observations, as table.id", "%s is computed, and has no %s", d.ref(), series.Column.Value)
			return nil, nil
		}
		if name := series.name(d); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, d := range data {
		name := d.term(group)
		i := slices.IndexFunc(groups, func(g *barGroup) bool { return g.name == name })
		if i < 0 {
			i = len(groups)
			groups = append(groups, &barGroup{name: name, data: make([]*datum, len(names))})
		}
		place := &groups[i].data[slices.Index(names, series.name(d))]
		if *place != nil {
			r.fault(at, "keep one, with where, or name another column", "%s and %s stand in one place: both have the %s %q and the %s %q",
				(*place).ref(), d.ref(), group, d.cell(group), series.Column.Value, d.cell(series.Column.Value))
		}
		*place = &d
	}
	return names, groups
}

func (s *groupedSpec) body(p *page, series []string, groups []*barGroup, unit string) body {
	const between, apart = 3.0, 18.0
	thick := 22.0
	if p.tight || len(groups)*len(series) > 16 {
		thick = 16
	}
	var rows []*barRow
	byDatum := map[*datum]*barRow{}
	named := map[string]bool{}
	names := make([]string, len(groups))
	for i, g := range groups {
		names[i] = g.name
		for k, d := range g.data {
			if d == nil {
				continue
			}
			p.useBar(*d)
			b := p.barRow(*d, g.name+", "+series[k], thick)
			b.colour = p.Theme.look(&s.Series, *d).Colour
			if !named[series[k]] { // at the first bar of the series, in its colour
				named[series[k]] = true
				b.beside = series[k]
			}
			rows = append(rows, b)
			byDatum[d] = b
		}
	}
	called := p.names(names, 172)
	left := called.left(p)
	zero, perUnit := p.fitBars(rows, left, p.right())
	tall := make([]float64, len(groups))
	height := 0.0
	for i, g := range groups {
		n := 0
		for _, d := range g.data {
			if d != nil {
				n++
			}
		}
		tall[i] = called.pitch(i, float64(n)*(thick+between)-between) + apart
		height += tall[i]
	}
	alt := []string{p.opening("Grouped bar chart", p.count(len(groups), "%d group|%d groups"), p.count(len(series), "%d series"), unit)}
	for _, g := range groups {
		told := ""
		for k, d := range g.data {
			if k > 0 {
				told += "; "
			}
			if d == nil {
				told += series[k] + ", " + p.say("no number")
			} else {
				told += series[k] + ", " + d.told()
			}
		}
		alt = append(alt, sentence(g.name+": "+told))
	}
	return body{height: height, alt: alt, draw: func(y float64) {
		for i, g := range groups {
			first := y + called.head(i)
			block := tall[i] - apart - called.head(i)
			called.draw(p, i, y, first+block/2)
			n := 0.0
			for _, d := range g.data {
				if d != nil {
					n++
				}
			}
			at := first + (block-(n*(thick+between)-between))/2
			p.line(p.Theme.Ink, 1.5, zero, at-2, zero, at+n*(thick+between)-between+2)
			for _, d := range g.data {
				if d == nil {
					continue
				}
				p.bar(byDatum[d], zero, perUnit, at+thick/2, thick, 0)
				p.barLabel(byDatum[d], zero, perUnit, at+thick/2)
				at += thick + between
			}
			y += tall[i]
		}
	}}
}

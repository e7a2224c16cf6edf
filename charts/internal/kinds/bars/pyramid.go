package bars

import (
	"math"
	"strings"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// Pyramid is the kind pyramid.
var Pyramid = layout.Kind{
	Name:   "pyramid",
	Panels: true,
	Axes:   1,
	Doc:    "Mirrored bars: two series to the left and the right of the names of their groups, on one scale.",
	Spec:   func() layout.Specification { return &pyramidSpec{} },
}

// pyramidSpec is a chart of mirrored bars in charts.yaml.
type pyramidSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	Group       datasets.Text `yaml:"group" is:"column" doc:"the column that names the rows of bars, such as ages"`
	From        datasets.Text `yaml:"from" is:"number" doc:"where the bars begin: zero"`
	Series      spec.Series   `yaml:"series" is:"series" doc:"the column with two values, those on the left and those on the right"`
}

// Layout resolves what the chart names and returns its body.
func (s *pyramidSpec) Layout(r *spec.Resolver) layout.Layout {
	data := s.Data(r, s.ID, true)
	unit := r.OneUnit(s.ID, data)
	s.Series.Check(r, data)
	r.FromZero(s.From)
	r.Column(s.Group, data)
	if s.Group.Value == "" {
		r.Fault(s.ID, "name the column: group: age", "the bars have no group")
	}
	if s.Series.Column.Value == "" {
		r.Fault(s.ID, "name the column: series: sex", "the bars have no series")
	}
	series, groups := grid(r, s.ID, data, s.Group.Value, &s.Series)
	s.Series.Encode(r, data, spec.Encoding{Most: spec.MostColours})
	if n := len(series); n != 2 && len(data) > 1 && len(r.Found) == 0 {
		r.Fault(s.Series.Column, "keep two with where, or draw kind: grouped-bar", "mirrored bars have a left and a right, and the column %s has %d values", s.Series.Column.Value, n)
	}
	for _, d := range data {
		if v, _ := d.Value(); v < 0 {
			r.Fault(s.ID, "draw kind: grouped-bar", "%s is negative, and mirrored bars run from zero to their own side", d.Ref())
		}
	}
	r.Crowded(s.ID, len(groups), spec.MostRows, "rows of bars")
	lines := r.Reached()
	r.OutOfReach(0)
	return func(p *layout.Page) layout.Body {
		if p.Lone(len(data)) && len(lines) == 0 {
			return p.Single(data[0], strings.TrimPrefix(data[0].Term(s.Group.Value)+", "+s.Series.Name(data[0]), ", "), unit)
		}
		return s.body(p, series, groups, unit, lines)
	}
}

// pyramidRow is a row of mirrored bars; one without a number is nil.
type pyramidRow struct {
	name  string
	lines []string
	sides [2]*barRow
}

func (s *pyramidSpec) body(p *layout.Page, series []string, groups []*barGroup, unit string, lines []float64) layout.Body {
	const leading, gap, head = 17.0, 12.0, 30.0
	thick, apart := 26.0, 12.0
	switch {
	case len(groups) > 24:
		thick, apart = 12, 4
	case len(groups) > 8 || p.Tight:
		thick, apart = 17, 4
	}
	names, middle := s.names(p, groups)
	rows, bars, ends := s.measure(p, series, groups, names, thick)
	height := head
	for _, r := range rows {
		height += max(thick+apart, leading*float64(len(r.lines))+4)
	}
	for _, v := range lines { // on both sides
		bars = append(bars, ruled([]float64{v, -v})...)
	}
	below, perUnit, ok := fitted(p, bars, p.Right()-p.Left()-middle-2*gap-ends[0]-ends[1])
	if !ok {
		p.Fail("the labels leave no room for the bars: shorten them")
	}
	zero := p.Left() + max(below, ends[0])
	zeros := [2]float64{zero, zero + middle + 2*gap}
	left, right := layout.Linear(zeros[0], -perUnit), layout.Linear(zeros[1], perUnit)
	plane := &layout.Plane{X: &right, Mirror: &left, Room: layout.Rect{Left: p.Left(), Top: head, Right: p.Right(), Bottom: height}, Solid: true}
	return layout.Body{Height: height, Plane: plane, Alt: s.told(p, series, groups, unit), Draw: func(y float64) {
		s.heads(p, series, rows, zeros, y+12)
		y += head
		top := y
		for _, r := range rows {
			pitch := max(thick+apart, leading*float64(len(r.lines))+4)
			at := y + pitch/2
			for k, line := range r.lines {
				p.TextCentre(typeset.Medium, layout.AxisSize+0.5, p.Theme.Ink, (zeros[0]+zeros[1])/2, at+4.5+leading*(float64(k)-float64(len(r.lines)-1)/2), line)
			}
			for k, b := range r.sides {
				if b != nil {
					mirrored(p, b, zeros[k], perUnit, at, thick, k == 0)
				}
			}
			y += pitch
		}
		for _, zero := range zeros {
			p.Line(p.Theme.Ink, 1.5, zero, top, zero, y)
		}
	}}
}

// measure measures the bars of each row; ends are the room of numbers that have no bar.
func (s *pyramidSpec) measure(p *layout.Page, series []string, groups []*barGroup, names [][]string, thick float64) (rows []pyramidRow, bars []*barRow, ends [2]float64) {
	rows = make([]pyramidRow, len(groups))
	for i, g := range groups {
		rows[i] = pyramidRow{name: g.name, lines: names[i]}
		for k, d := range g.data {
			if d == nil {
				continue
			}
			p.UseBar(*d)
			b := measureBar(p, *d, g.name+", "+series[k], thick)
			if thick < layout.ValueSize {
				b.tag.Size = layout.SmallSize
			}
			b.colour = p.Theme.Look(&s.Series, *d).Colour
			b.room = b.tail + barGap + p.LabelWidth(b.tag)
			if k == 0 { // as one below zero
				b.near, b.tip = -b.near, -b.tip
			}
			rows[i].sides[k] = b
			bars = append(bars, b)
		}
	}
	for _, r := range rows {
		for k, b := range r.sides { // what is zero has a number too
			if b != nil && b.tip == 0 {
				ends[k] = max(ends[k], b.room)
			}
		}
	}
	return rows, bars, ends
}

// names are those of the groups between the bars, in lines, and the room that they take.
func (s *pyramidSpec) names(p *layout.Page, groups []*barGroup) (lines [][]string, width float64) {
	most := 150.0
	if p.Narrow() {
		most = 84
	}
	for _, g := range groups {
		wrapped := p.Fonts.Wrap(typeset.Medium, layout.AxisSize+0.5, most, g.name)
		for _, line := range wrapped {
			width = max(width, p.Fonts.Width(typeset.Medium, layout.AxisSize+0.5, line))
		}
		lines = append(lines, wrapped)
	}
	return lines, width
}

// heads names the series, each over its side in its colour.
func (s *pyramidSpec) heads(p *layout.Page, series []string, rows []pyramidRow, zeros [2]float64, y float64) {
	for k, name := range series {
		for _, r := range rows {
			b := r.sides[k]
			if b == nil {
				continue
			}
			at, width := zeros[1], p.Fonts.Width(typeset.Bold, 14, name)
			if k == 0 {
				at = zeros[0] - width
			}
			p.Text(typeset.Bold, 14, b.colour.Text, max(p.Left(), min(at, p.Right()-width)), y, name)
			break
		}
	}
}

// mirrored draws a bar from zero to the left or to the right, with its number behind it.
func mirrored(p *layout.Page, b *barRow, zero, perUnit, middle, thick float64, left bool) {
	bar(p, b, zero, perUnit, middle, thick, 0)
	long := max(math.Abs(b.tip)*perUnit, 2) + b.tail + barGap
	if left {
		p.DrawLabel(b.tag, zero-long-p.LabelWidth(b.tag), middle+5)
	} else {
		p.DrawLabel(b.tag, zero+long, middle+5)
	}
}

// told is the chart in words.
func (s *pyramidSpec) told(p *layout.Page, series []string, groups []*barGroup, unit string) []string {
	alt := []string{p.Opening("Mirrored bars", p.Count(len(groups), "%d row|%d rows"), unit)}
	for _, g := range groups {
		var parts []string
		for k, d := range g.data {
			if d != nil {
				parts = append(parts, series[k]+", "+d.Describe())
			}
		}
		alt = append(alt, layout.Sentence(g.name+": "+strings.Join(parts, "; ")))
	}
	return alt
}

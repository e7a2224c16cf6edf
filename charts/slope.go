package charts

import (
	"slices"

	"gonum.org/v1/plot/plotter"

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

type slopePanel struct {
	name  string
	data  []datum
	links []*analysis.Comparison

	inset, step float64 // from the panel's edge to the first count, and on to the next
	names       [][]string
}

func (s *slopeSpec) layout(r *resolver) layout {
	data := s.data(r, s.ID, true)
	unit := r.oneUnit(s.ID, data)
	s.Series.check(r, data)
	var panels []*slopePanel
	for _, d := range data {
		name := d.term(s.Panel.Value)
		i := slices.IndexFunc(panels, func(p *slopePanel) bool { return p.name == name })
		if i < 0 {
			i = len(panels)
			panels = append(panels, &slopePanel{name: name})
		}
		panels[i].data = append(panels[i].data, d)
	}
	for _, p := range panels {
		if len(p.data) < 2 {
			r.fault(s.ID, "draw single numbers as bars or dots", "the panel %q has one row, and a slope needs two", p.name)
		}
	}
	for _, p := range panels {
		for i := 1; i < len(p.data); i++ {
			r.growth(s.ID, p.data[i-1], p.data[i])
		}
	}
	r.column(s.Panel, data)
	for _, d := range data {
		if v, _ := d.value(); v < 0 {
			r.fault(s.ID, "use a dot chart", "%s is negative: a slope stands on zero", d.ref())
		}
	}
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
	r.crowded(s.ID, len(panels), 6, "panels")
	for _, p := range panels {
		r.crowded(s.ID, len(p.data), 12, "counts along a slope")
	}
	return func(p *page) body { return s.body(p, panels, unit) }
}

func (s *slopeSpec) body(p *page, panels []*slopePanel, unit string) body {
	const head, gutter, gap, nameSize, nameLeading = 62.0, 44.0, 9.0, axisSize + 0.5, 16.0
	foot := 30.0
	plotHeight := 190.0
	if p.tight || p.narrow() {
		plotHeight = 150
	}
	high := 0.0
	for _, panel := range panels {
		for _, d := range panel.data {
			_, far := d.value()
			high = max(high, far)
		}
	}
	if high == 0 {
		high = 1
	}
	ticks := linearTicks(0, high, 3)
	left := p.left() + p.tickWidth(ticks) + 10
	// The panels stand side by side or, on a narrow page, one under the other.
	across := max(len(panels), 1)
	if p.narrow() {
		across = 1
	}
	width := (p.right() - left - gutter*float64(across-1)) / float64(across)
	down := float64((len(panels) + across - 1) / across)
	alt := []string{p.opening("Slope chart", p.count(len(panels), "%d panel|%d panels on one scale"), unit)}
	tags := map[string]tag{}
	panels = slices.Clone(panels) // a chart may be drawn in several styles at once
	for i, panel := range panels {
		mine := *panel
		panels[i] = &mine
	}
	for _, panel := range panels {
		told := ""
		for i, d := range panel.data {
			p.usePoint(d)
			tags[d.ref()] = p.tag(d)
			if i > 0 {
				told += "; "
			}
			told += s.name(d) + ", " + d.told()
		}
		panel.inset = max(p.tagWidth(tags[panel.data[0].ref()])+gap, 70)
		panel.step = (width - panel.inset - 50) / float64(len(panel.data)-1)
		panel.names = nil
		for _, d := range panel.data {
			lines := p.fonts.Wrap(typeset.Regular, nameSize, min(panel.step-10, 130), s.name(d))
			panel.names = append(panel.names, lines)
			foot = max(foot, 30+nameLeading*float64(len(lines)-1))
		}
		for _, c := range panel.links {
			told += ", " + p.result(c).told()
		}
		where := panel.name
		if when := panel.date(p.locale.Tag); when != "" {
			where += ", " + when
		}
		alt = append(alt, sentence(where+": "+told))
	}
	const between = 18.0 // or a panel's name reads as a caption of the one above
	pitch := head + plotHeight + foot + between
	return body{height: pitch*down - between, alt: alt, draw: func(y float64) {
		for i, panel := range panels {
			top := y + head + float64(i/across)*pitch
			bottom := top + plotHeight
			level := ruler{min: 0, max: high, left: bottom, right: top}
			at := level.at
			if i%across == 0 {
				p.levels(level, ticks, left, p.right(), true)
			}
			x0 := left + float64(i%across)*(width+gutter)
			_, colour := s.Series.of(p.Theme, panel.data[0])
			p.text(typeset.Bold, 16, colour.Text, x0, top-50, panel.name)
			if when := panel.date(p.locale.Tag); when != "" {
				p.text(typeset.Regular, bodySize, p.Theme.Muted, x0+p.fonts.Width(typeset.Bold, 16, panel.name)+9, top-50, when)
			}
			n := float64(len(panel.data) - 1)
			x := func(i int) float64 { return x0 + panel.inset + float64(i)*panel.step }
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
			c := p.canvas(x(0), top, x(len(panel.data)-1), bottom)
			slope.Plot(c, axes(0, n, 0, high))
			shape := marks.Disc
			if colour == p.Theme.Danube {
				shape = marks.Diamond
			}
			for j, d := range panel.data {
				v, far := d.value()
				p.group(d, panel.name+", "+s.name(d)+": "+d.told(), func() {
					item := marks.Point{X: float64(j), Y: v, Bound: d.bound(), Certainty: d.certainty(), Shape: shape}
					if d.bound() == marks.Between {
						item.High, item.Loose = far, d.loose()
					}
					points, err := marks.NewVerticalPoints([]marks.Point{item})
					if err != nil {
						p.fail("%s: %v", d.ref(), err)
						return
					}
					points.Radius, points.Color, points.Background = pointRadius, colour.Mark, p.Theme.Background
					points.Plot(c, axes(0, n, 0, high))
				})
				t := tags[d.ref()]
				w := p.tagWidth(t)
				if j == 0 {
					p.plate(x(j)-gap-6-w, at(v)+5, w, t.size) // beside the low end of a range
					p.drawTag(t, x(j)-gap-6-w, at(v)+5)
				} else {
					_, after := marks.PointTail(d.tail(), shape, pointRadius)
					p.drawTag(t, x(j)-w/2, at(far)-float64(after)-gap)
				}
				for k, line := range panel.names[j] {
					half := p.fonts.Width(typeset.Regular, nameSize, line) / 2
					p.textCentre(typeset.Regular, nameSize, p.Theme.Muted, min(x(j), p.right()-half), bottom+19+nameLeading*float64(k), line)
				}
			}
			for _, c := range panel.links {
				a := slices.IndexFunc(panel.data, func(d datum) bool { return d.obs == c.From[1] })
				b := slices.IndexFunc(panel.data, func(d datum) bool { return d.obs == c.From[0] })
				va, _ := panel.data[a].value()
				vb, _ := panel.data[b].value()
				p.linkLabel(c, colour, x(a)+(x(b)-x(a))*0.66, (at(va)+3*at(vb))/4+(bottom-at(vb))*0.42, 24)
			}
		}
	}}
}

// date is the day that all rows of a panel share, in words.
func (panel *slopePanel) date(tag string) string {
	day := ""
	for _, d := range panel.data {
		if d.obs == nil || d.obs.Date.String() == "" {
			return ""
		}
		first, _ := d.obs.Date.First()
		last, _ := d.obs.Date.Last()
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

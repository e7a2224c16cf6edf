package charts

import (
	"image/color"
	"math"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

var stackedKind = Kind{
	Name: "stacked-bar",
	Doc:  "Parts laid end to end, with their sum: what a whole is made of, group by group.",
	spec: func() specification { return &stackedSpec{} },
}

// stackedSpec is a chart of stacked bars in charts.yaml.
type stackedSpec struct {
	Common `yaml:",inline"`
	Rows   `yaml:",inline"`
	Group  datasets.Text `yaml:"group"` // the column that groups the parts
	From   datasets.Text `yaml:"from"`  // zero, as of all bars
	Series Series        `yaml:"series"`
}

// stack is a group of parts with their sum, which is computed.
type stack struct {
	*barGroup
	sum *analysis.Comparison
}

func (s *stackedSpec) layout(r *resolver) layout {
	data := s.data(r, s.ID, true)
	unit := r.oneUnit(s.ID, data)
	s.Series.check(r, data)
	r.fromZero(s.From)
	r.column(s.Group, data)
	if s.Series.Column.Value == "" {
		r.fault(s.ID, "name the column: series: { column: …, colors: … }", "the parts have no series")
	}
	series, groups := grid(r, s.ID, data, s.Group.Value, &s.Series)
	s.Series.tell(r, data, telling{most: mostColours})
	r.crowded(s.ID, len(groups), mostRows, "bars")
	var stacks []stack
	for _, g := range groups {
		t := stack{barGroup: g}
		var refs []string
		var last *datum
		for _, d := range g.data {
			if d == nil {
				continue
			}
			if v, _ := d.value(); v < 0 {
				r.fault(s.ID, "draw bars beside each other: kind: grouped-bar", "%s is negative, and parts are laid end to end", d.ref())
			}
			if last != nil {
				s.closed(r, *last)
			}
			last = d
			refs = append(refs, d.ref())
		}
		if last != nil && last.bound() == marks.Under {
			s.closed(r, *last)
		}
		if len(refs) > 1 && len(r.found) == 0 {
			c, err := r.evaluate(s.ID, strings.Join(refs, " + "))
			if err != nil {
				r.fault(s.ID, "draw them beside each other: kind: grouped-bar", "the parts of %q cannot be added: %v", g.name, err)
			}
			t.sum = c
		}
		stacks = append(stacks, t)
	}
	return func(p *page) body {
		if len(data) == 1 {
			return p.single(data[0], strings.TrimPrefix(data[0].term(s.Group.Value)+", "+s.Series.name(data[0]), ", "), unit)
		}
		return s.body(p, series, stacks, unit)
	}
}

// closed refuses a part whose end is open where another is laid on it.
func (s *stackedSpec) closed(r *resolver, d datum) {
	if b := d.bound(); b != marks.Exact && b != marks.About {
		r.refuse("open-total", s.ID, "list its series last, or draw bars beside each other: kind: grouped-bar", "%s is %s: no part can be laid on an end that is not known", d.ref(), d.label())
	}
}

// segment is a part of a stack, measured.
type segment struct {
	*barRow
	series int
	base   float64 // where it begins, in units of the scale
	inside bool    // its label stands in it
}

// firm is how long the part is of one colour: the light end of a range hides
// what is written on it in light.
func (b *segment) firm() float64 {
	if b.end == marks.Between {
		return b.near
	}
	return b.tip
}

func (s *stackedSpec) body(p *page, series []string, stacks []stack, unit string) body {
	const above = 24.0
	thick, apart := 32.0, 18.0
	if p.tight || len(stacks) > 8 {
		thick, apart = 24, 12
	}
	titles := make([]string, len(stacks))
	segments := make([][]*segment, len(stacks))
	totals := make([]tag, len(stacks))
	ends := make([]*barRow, len(stacks)) // the whole bars, for the scale
	for i, t := range stacks {
		titles[i] = t.name
		at := 0.0
		for k, d := range t.data {
			if d == nil {
				continue
			}
			p.useBar(*d)
			b := &segment{barRow: p.barRow(*d, t.name+", "+series[k], thick), series: k, base: at}
			b.colour = s.Series.look(p.Theme, *d).Colour
			segments[i] = append(segments[i], b)
			at += b.tip
		}
		last := segments[i][len(segments[i])-1]
		ends[i] = &barRow{datum: last.datum, near: at, tip: at, end: marks.Exact, tail: last.tail}
		if t.sum != nil {
			d := p.result(t.sum)
			sign := ""
			if d.bound() == marks.Exact {
				sign = "= "
			}
			totals[i] = tag{number: sign + d.label(), face: typeset.Bold, size: valueSize, colour: p.Theme.Ink, remark: d.remark()}
			ends[i].tag = totals[i]
		}
	}
	called := p.names(titles, 172)
	left := called.left(p)
	zero, perUnit := p.fitBars(ends, left, p.right())
	named, names := s.series(p, series, segments, zero, perUnit)
	height := names
	heads := make([]float64, len(stacks))
	for i := range stacks {
		for _, b := range segments[i] {
			b.inside = p.tagWidth(b.tag)+8 <= b.firm()*perUnit && b.certainty() == marks.Asserted && b.end != marks.Peak
			if !b.inside {
				heads[i] = above
			}
		}
		height += heads[i] + called.pitch(i, thick) + apart
	}
	alt := []string{p.opening("Stacked bar chart", p.count(len(stacks), "%d bar|%d bars"), p.count(len(series), "%d series"), unit)}
	for i, t := range stacks {
		var parts []string
		for _, b := range segments[i] {
			parts = append(parts, series[b.series]+", "+b.told())
		}
		told := strings.Join(parts, "; ")
		if t.sum != nil {
			told += "; " + p.sayf("together %s", p.result(t.sum).told())
		}
		alt = append(alt, sentence(t.name+": "+told))
	}
	return body{height: height, alt: alt, draw: func(y float64) {
		named(y + 12)
		y += names
		for i := range stacks {
			top := y + called.head(i) + heads[i]
			middle := top + (called.pitch(i, thick)-called.head(i))/2
			called.draw(p, i, y, middle)
			p.line(p.Theme.Ink, 1.5, zero, middle-thick/2-2, zero, middle+thick/2+2)
			s.stack(p, segments[i], zero, perUnit, middle, thick)
			s.labels(p, segments[i], zero, perUnit, middle, thick)
			if totals[i].number != "" {
				p.drawTag(totals[i], zero+ends[i].tip*perUnit+ends[i].tail+barGap, middle+5)
			}
			y += heads[i] + called.pitch(i, thick) + apart
		}
	}}
}

// stack draws the parts end to end, with a line of background between two.
func (s *stackedSpec) stack(p *page, parts []*segment, zero, perUnit, middle, thick float64) {
	for k, b := range parts {
		p.bar(b.barRow, zero+b.base*perUnit, perUnit, middle, thick, 0)
		if k > 0 {
			x := zero + b.base*perUnit
			p.rect(p.Theme.Background, x-0.8, middle-thick/2, x+0.8, middle+thick/2)
		}
	}
}

// labels writes the number of each part in it or, where it is too short, above
// it with a leader.
func (s *stackedSpec) labels(p *page, parts []*segment, zero, perUnit, middle, thick float64) {
	var out []*segment
	var wants, widths []float64
	for _, b := range parts {
		x := zero + (b.base+b.tip/2)*perUnit
		if b.inside {
			x = zero + (b.base+b.firm()/2)*perUnit
			ground := b.colour.Mark
			if b.end == marks.Under {
				ground = p.Theme.Background
			}
			ink := p.Theme.Ink
			if contrast(p.Theme.Background, ground) > contrast(ink, ground) {
				ink = p.Theme.Background
			}
			t := b.tag
			t.colour = color.Color(ink)
			p.labelOn(t, x-p.tagWidth(t)/2, middle+5, ink)
			continue
		}
		out, wants, widths = append(out, b), append(wants, x), append(widths, p.tagWidth(b.tag))
	}
	at, ok := spread(wants, widths, 10, zero-4, p.right())
	if !ok {
		p.fail("there is no room for the labels of the parts: draw fewer, or bars beside each other")
		return
	}
	top := middle - thick/2
	for i, b := range out {
		p.line(p.Theme.Rule, 1, wants[i], top-1, wants[i], top-4, at[i], top-8)
		p.drawTag(b.tag, at[i]-widths[i]/2, top-11)
	}
}

// series names each series over the first part of it, where there is room, else in a
// legend; height is the room that the names take.
func (s *stackedSpec) series(p *page, series []string, segments [][]*segment, zero, perUnit float64) (draw func(y float64), height float64) {
	var wants, widths, halves []float64
	var parts []*segment
	first := true // they are all in the first bar
	for k := range series {
		for n, stack := range segments {
			i := slices.IndexFunc(stack, func(b *segment) bool { return b.series == k })
			if i < 0 {
				continue
			}
			b := stack[i]
			first = first && n == 0
			parts = append(parts, b)
			wants, halves = append(wants, zero+(b.base+b.tip/2)*perUnit), append(halves, b.tip*perUnit/2)
			widths = append(widths, p.fonts.Width(typeset.Bold, 14, series[k]))
			break
		}
	}
	at, ok := spread(wants, widths, 14, math.Min(zero, p.left()), p.right())
	ok = ok && first
	for k := range at {
		ok = ok && math.Abs(at[k]-wants[k]) <= halves[k]
	}
	if !ok {
		var data []datum
		for _, b := range parts {
			data = append(data, b.datum)
		}
		l := s.Series.legend(p, data, always)
		return func(y float64) { l.draw(p, y) }, 9 + l.height()
	}
	return func(y float64) {
		for k, b := range parts {
			p.textCentre(typeset.Bold, 14, b.colour.Text, at[k], y, series[b.series])
		}
	}, 26
}

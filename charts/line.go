package charts

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"gonum.org/v1/plot/vg"

	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/edtf"
)

var lineKind = Kind{
	Name: "line",
	Doc:  "Numbers along time, or along another number, joined by lines that are dashed where a number is only bounded.",
	spec: func() specification { return &lineSpec{} },
}

// lineSpec is a chart of lines in charts.yaml, or of steps.
type lineSpec struct {
	Common `yaml:",inline"`
	Rows   `yaml:",inline"`
	X      datasets.Text `yaml:"x"` // the column along x: dates, or numbers; date where none is named
	Scale  datasets.Text `yaml:"scale"`
	Series Series        `yaml:"series"`

	steps bool // a number holds until the next
}

// moment is a number at a place along x; a gap, where the text gives none.
type moment struct {
	datum
	from, to float64 // what the date covers; the same for a number
}

func (m moment) x() float64 { return (m.from + m.to) / 2 }
func (m moment) gap() bool  { return m.obs != nil && m.obs.Quantity == nil }

// run is a line: its moments in the order of x.
type run struct {
	name    string
	moments []moment
}

func (s *lineSpec) layout(r *resolver) layout {
	all := s.data(r, s.ID, false)
	var data []datum
	for _, d := range all {
		if d.obs == nil || d.obs.Quantity != nil {
			data = append(data, d)
			r.drawable(s.ID, d)
		}
	}
	unit := r.oneUnit(s.ID, data)
	log := r.logScale(s.Scale, data)
	s.Series.check(r, data)
	dated := s.X.Value == "" || s.X.Value == "date"
	if !dated {
		r.column(s.X, all)
	}
	var runs []*run
	for _, d := range all {
		m := moment{datum: d}
		switch {
		case d.obs == nil:
			r.fault(s.ID, "list observations", "%s is a comparison, and has no place along x", d.ref())
			continue
		case dated:
			if d.obs.Date.IsZero() || !bounded(d.obs.Date) {
				r.fault(s.ID, "name a column of numbers, x: …, or leave the row out with where", "%s has no date with a beginning and an end", d.ref())
				continue
			}
			m.from, m.to = reach(d.obs.Date)
		default:
			v, err := strconv.ParseFloat(d.cell(s.X.Value), 64)
			if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
				r.fault(s.X, "name a column of numbers, or leave x out for the date", "%s has the %s %q, which is no number", d.ref(), s.X.Value, d.cell(s.X.Value))
				continue
			}
			m.from, m.to = v, v
		}
		name := d.term(s.Series.Column.Value)
		i := slices.IndexFunc(runs, func(x *run) bool { return x.name == name })
		if i < 0 {
			i = len(runs)
			runs = append(runs, &run{name: name})
		}
		runs[i].moments = append(runs[i].moments, m)
	}
	for _, x := range runs {
		slices.SortStableFunc(x.moments, func(a, b moment) int {
			switch {
			case a.x() < b.x():
				return -1
			case a.x() > b.x():
				return 1
			}
			return 0
		})
		for i := 1; i < len(x.moments); i++ {
			if a, b := x.moments[i-1], x.moments[i]; a.x() == b.x() {
				r.fault(s.ID, "keep one, with where, or name a column that parts them: series", "%s and %s stand at one place along x", a.ref(), b.ref())
			}
		}
	}
	r.crowded(s.ID, len(runs), 6, "lines")
	r.empty = len(data) == 0
	return func(p *page) body {
		if len(data) == 1 {
			return p.single(data[0], s.name(data[0]), unit)
		}
		return s.body(p, runs, unit, log, dated)
	}
}

func (s *lineSpec) body(p *page, runs []*run, unit string, log, dated bool) body {
	const foot, gap, few = 30.0, 8.0, 8
	tall := 250.0
	if p.tight || p.narrow() {
		tall = 190
	}
	low, high := math.Inf(1), math.Inf(-1)
	from, to := math.Inf(1), math.Inf(-1)
	nameWidth := 0.0
	n := 0
	for _, x := range runs {
		nameWidth = max(nameWidth, p.fonts.Width(typeset.Bold, 14, x.name))
		for i, m := range x.moments {
			from, to = min(from, m.from), max(to, m.to)
			if m.gap() {
				continue
			}
			n++
			v, far := m.value()
			low, high = min(low, v), max(high, far)
			p.usePoint(m.datum)
			if s.labelled(x, i, few) {
				p.cite(m.datum)
			}
		}
		for i := 1; i < len(x.moments); i++ {
			a, b := x.moments[i-1], x.moments[i]
			if !a.gap() && !b.gap() && !(firm(a.datum) && firm(b.datum)) {
				p.signs = append(p.signs, signDashed)
			}
		}
	}
	ticks := scatterTicks(low, high, 5, log, false)
	left := p.left() + p.tickWidth(ticks) + 14
	right := p.right() - 16
	if nameWidth > 0 {
		right -= nameWidth
	}
	if from == to {
		from, to = from-1, to+1
	}
	alt := []string{p.opening(map[bool]string{false: "Line chart", true: "Step chart"}[s.steps], p.count(n, "%d number|%d numbers"), unit)}
	for _, x := range runs {
		told := ""
		for _, m := range x.moments {
			if told != "" {
				told += "; "
			}
			words := p.say("no number")
			if !m.gap() {
				words = m.told()
			}
			told += s.at(p, m, dated) + ", " + words
		}
		if x.name != "" {
			told = x.name + ": " + told
		}
		alt = append(alt, sentence(told))
	}
	return body{height: 14 + tall + foot, alt: alt, draw: func(top float64) {
		h := ruler{min: from, max: to, left: left + 10, right: right - 10}
		v := ruler{min: min(ticks[0], low), max: max(ticks[len(ticks)-1], high), left: top + 14 + tall, right: top + 14, log: log}
		if v.min == v.max {
			v.max++
		}
		p.levels(v, ticks, left, right, true)
		s.axis(p, h, v.left, dated)
		for i, x := range runs {
			colour := s.Series.ordered(p.Theme, x.moments[0].datum, i)
			if len(runs) == 1 && len(s.Series.Colors) == 0 {
				colour = p.Theme.Danube
			}
			s.run(p, x, h, v, colour)
			for _, m := range x.moments {
				if !m.gap() {
					s.moment(p, x, m, h, v, colour)
				}
			}
		}
		for _, x := range runs {
			for i, m := range x.moments {
				if m.gap() || !s.labelled(x, i, few) {
					continue
				}
				a, b := m.value()
				t := p.tag(m.datum)
				w, px := p.tagWidth(t), h.at(m.x())
				_, up := marks.PointTail(m.bound(), marks.Disc, pointRadius)
				above, under := v.at(b)-float64(up)-gap, v.at(a)+float64(pointRadius)+gap+10
				places := [][2]float64{{px - w/2, above}, {px - w/2, under}, {px + 10, above}, {px - w - 10, above}, {px + 10, under}, {px - w - 10, under}, {px - w/2, above - 14}, {px - w/2, under + 14}}
				if s.steps && i > 0 && !x.moments[i-1].gap() && x.moments[i-1].height(v) < m.height(v) {
					places = slices.Insert(places, 0, [2]float64{px + 9, above}) // a step down comes from above
				}
				p.tryTag(t, places)
			}
		}
		s.names(p, runs, h, v, right)
	}}
}

// labelled tells whether a moment has its number written: of a short line each
// has, of a long one the first, the last, the greatest and the least.
func (s *lineSpec) labelled(x *run, i, few int) bool {
	if len(x.moments) <= few || i == 0 || i == len(x.moments)-1 {
		return true
	}
	v := func(m moment) float64 { a, _ := m.value(); return a }
	least, most := i, i
	for j, m := range x.moments {
		if m.gap() {
			continue
		}
		if v(m) < v(x.moments[least]) {
			least = j
		}
		if v(m) > v(x.moments[most]) {
			most = j
		}
	}
	return least == i || most == i
}

// firm tells whether a line can lead to a number as it stands.
func firm(d datum) bool { return d.bound() == marks.Exact && d.modality() == datasets.Asserted }

// height is where a line passes a number: the middle of a range.
func (m moment) height(v ruler) float64 {
	a, b := m.value()
	return (v.at(a) + v.at(b)) / 2
}

// run draws the line of a run. A gap breaks it.
func (s *lineSpec) run(p *page, x *run, h, v ruler, c Colour) {
	for i := 1; i < len(x.moments); i++ {
		a, b := x.moments[i-1], x.moments[i]
		if a.gap() || b.gap() {
			continue
		}
		width, dash := 2.5, []vg.Length(nil)
		if !firm(a.datum) || !firm(b.datum) {
			width, dash = 1.5, []vg.Length{5, 4}
		}
		x0, y0, x1, y1 := h.at(a.x()), a.height(v), h.at(b.x()), b.height(v)
		if s.steps {
			p.dashed(c.Mark, width, dash, x0, y0, x1, y0, x1, y1)
		} else {
			p.dashed(c.Mark, width, dash, x0, y0, x1, y1)
		}
	}
}

// moment draws a number with its bound, and a whisker as long as its date is
// coarse.
func (s *lineSpec) moment(p *page, x *run, m moment, h, v ruler, c Colour) {
	name := s.name(m.datum)
	p.group(m.datum, told(name, x.name, m.datum), func() {
		a, b := m.value()
		if y := m.height(v); m.to-m.from > 1 && h.at(m.to)-h.at(m.from) > 2*float64(pointRadius)+4 {
			p.line(c.Mark, 1, h.at(m.from), y, h.at(m.to), y)
			p.line(c.Mark, 1, h.at(m.from), y-4, h.at(m.from), y+4)
			p.line(c.Mark, 1, h.at(m.to), y-4, h.at(m.to), y+4)
		}
		item := marks.Point{X: m.x(), Y: a, Bound: m.bound(), Certainty: m.certainty(), Shape: shapeOf(p.Theme, c)}
		if m.bound() == marks.Between {
			item.High = b
		}
		points, err := marks.NewVerticalPoints([]marks.Point{item})
		if err != nil {
			p.fail("%s: %v", m.ref(), err)
			return
		}
		points.Radius, points.Color, points.Background = pointRadius-1, c.Mark, p.Theme.Background
		p.plane(h, v, points)
	})
}

// names writes the name of each line at its end, apart from the others, with a
// leader where it had to be moved.
func (s *lineSpec) names(p *page, runs []*run, h, v ruler, right float64) {
	var wants, heights, ends []float64
	for _, x := range runs {
		last := x.moments[len(x.moments)-1]
		for i := len(x.moments) - 1; i > 0 && last.gap(); i-- {
			last = x.moments[i-1]
		}
		if last.gap() {
			last.obs = nil
		}
		y := v.left
		if !last.gap() && last.obs != nil {
			y = last.height(v)
		}
		wants, heights, ends = append(wants, y), append(heights, 17), append(ends, h.at(last.x()))
	}
	order := make([]int, len(runs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case wants[a] < wants[b]:
			return -1
		case wants[a] > wants[b]:
			return 1
		}
		return 0
	})
	var sorted []float64
	for _, i := range order {
		sorted = append(sorted, wants[i])
	}
	at, ok := spread(sorted, heights, 1, v.right-20, v.left+20)
	if !ok {
		p.fail("there is no room for the names of the lines: draw fewer")
		return
	}
	for k, i := range order {
		x := runs[i]
		if x.name == "" {
			continue
		}
		colour := s.Series.ordered(p.Theme, x.moments[0].datum, i)
		if math.Abs(at[k]-wants[i]) > 6 {
			p.line(p.Theme.Rule, 1, ends[i]+9, wants[i], right+2, at[k])
		}
		p.text(typeset.Bold, 14, colour.Text, right+6, at[k]+5, x.name)
	}
}

// at is the place of a moment along x, in words.
func (s *lineSpec) at(p *page, m moment, dated bool) string {
	if dated {
		return m.obs.Date.Format(p.locale.Tag)
	}
	if s.X.Value == "year" {
		return m.cell("year")
	}
	return p.tick(m.from)
}

// axis draws the ticks along x: years, months or days, or numbers.
func (s *lineSpec) axis(p *page, h ruler, y float64, dated bool) {
	if !dated {
		var values []float64
		for _, v := range scatterTicks(h.min, h.max, 6, false, s.X.Value == "year") {
			if v >= h.min-1e-9 && v <= h.max+1e-9 {
				values = append(values, v)
			}
		}
		for _, v := range values {
			p.line(p.Theme.Ink, 1, h.at(v), y, h.at(v), y+5)
		}
		p.ticks(h, values, y+19, s.X.Value == "year")
		return
	}
	var at []float64
	var names []string
	days := h.max - h.min
	add := func(text string) {
		d, err := edtf.Parse(text)
		if err != nil {
			return
		}
		first, _ := d.First()
		last, _ := d.Last()
		if float64(last)+1 < h.min || float64(first) > h.max {
			return
		}
		// A year or month is named at its middle, a day at its beginning.
		at = append(at, min(max((float64(first)+float64(last)+1)/2, h.min), h.max))
		names = append(names, d.Format(p.locale.Tag))
	}
	firstYear, lastYear := year(h.min), year(h.max)
	switch {
	case days > 800:
		for n := firstYear; n <= lastYear; n++ {
			add(fmt.Sprintf("%04d", n))
		}
	case days > 62:
		for n := firstYear; n <= lastYear; n++ {
			for month := 1; month <= 12; month++ {
				add(fmt.Sprintf("%04d-%02d", n, month))
			}
		}
	default:
		for day := math.Floor(h.min); day < h.max; day++ {
			y, m, d := edtf.Day(day).Civil()
			add(fmt.Sprintf("%04d-%02d-%02d", y, m, d))
		}
	}
	for step := 1; step <= len(at); step++ {
		free, end := true, math.Inf(-1)
		for i := 0; i < len(at); i += step {
			half := p.fonts.Width(typeset.Regular, axisSize, names[i])/2 + 5
			free = free && h.at(at[i])-half >= end
			end = h.at(at[i]) + half
		}
		if !free {
			continue
		}
		for i := 0; i < len(at); i += step {
			p.line(p.Theme.Ink, 1, h.at(at[i]), y, h.at(at[i]), y+5)
			half := p.fonts.Width(typeset.Regular, axisSize, names[i]) / 2
			p.textCentre(typeset.Regular, axisSize, p.Theme.Muted, min(max(h.at(at[i]), p.left()+half), p.right()-half), y+19, names[i])
		}
		return
	}
}

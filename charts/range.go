package charts

import (
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
)

var rangeKind = Kind{
	Name: "range",
	Doc:  "Spreads from a low to a high number, one a row, on a linear or log axis: how far apart the ends are.",
	spec: func() specification { return &rangeSpec{} },
}

// rangeSpec is a range chart in charts.yaml. A row is drawn between the ends of
// its own number or, where to lists another, as far as that.
type rangeSpec struct {
	Common `yaml:",inline"`
	Rows   `yaml:",inline"`
	// To are the high ends, in the order of the rows; a row's own address where
	// its number has both ends, or just one.
	To     []datasets.Text `yaml:"to"`
	Scale  datasets.Text   `yaml:"scale"`
	Series Series          `yaml:"series"`
}

// spreadRow is a row: a number of its own or, with to, from one to another.
type spreadRow struct {
	datum
	to        *datum
	low, high float64
	tags      []tag // at the low end and at the high end, or one
}

func (s *rangeSpec) layout(r *resolver) layout {
	data := s.data(r, s.ID, true)
	if len(s.To) > 0 && len(s.To) != len(data) {
		r.fault(s.To[0], "list as many as there are rows, in their order", "%d rows, %d to", len(data), len(s.To))
		return nil
	}
	var rows []spreadRow
	all := append([]datum{}, data...)
	for i, d := range data {
		row := spreadRow{datum: d}
		row.low, row.high = d.value()
		if len(s.To) > 0 && s.To[i].Value != d.ref() {
			to, ok := r.number(s.To[i])
			if !ok {
				continue
			}
			low, high := to.value()
			if low < row.high {
				r.fault(s.To[i], "write the lower of the two under rows", "%s (%s) lies below %s (%s)", to.ref(), to.label(), d.ref(), d.label())
			}
			row.to, row.high = &to, high
			all = append(all, to)
		}
		rows = append(rows, row)
	}
	unit := r.oneUnit(s.ID, all)
	log := r.logScale(s.Scale, all)
	s.Series.check(r, data)
	r.crowded(s.ID, len(data), mostRows, "rows")
	return func(p *page) body {
		if len(rows) == 1 && rows[0].to == nil {
			return p.single(rows[0].datum, s.name(rows[0].datum), unit)
		}
		return s.body(p, rows, unit, log)
	}
}

// ends are the two labels of a row: of its own range, or of the two numbers.
func (s *rangeSpec) ends(p *page, r spreadRow) []tag {
	switch {
	case r.to != nil:
		return []tag{p.tag(r.datum), p.tag(*r.to)}
	case r.bound() != marks.Between:
		return []tag{p.tag(r.datum)}
	}
	low, high := p.tag(r.datum), p.tag(r.datum)
	var ok bool
	if low.number, high.number, ok = r.ends(); !ok {
		return []tag{p.tag(r.datum)}
	}
	low.letter, low.remark = "", ""
	return []tag{low, high}
}

func (s *rangeSpec) body(p *page, rows []spreadRow, unit string, log bool) body {
	const foot, gap, thick = 32.0, 8.0, 12.0
	pitch := 40.0
	if p.tight || p.narrow() {
		pitch = 28
	}
	rows = slices.Clone(rows) // a chart may be drawn in several styles at once
	low, high := math.Inf(1), math.Inf(-1)
	titles := make([]string, len(rows))
	for i := range rows {
		r := &rows[i]
		r.tags = s.ends(p, *r)
		titles[i] = s.name(r.datum)
		low, high = min(low, r.low), max(high, r.high)
		if r.to == nil && r.bound() != marks.Between {
			p.usePoint(r.datum)
			continue
		}
		p.signs = append(p.signs, signSpread)
		for _, d := range []*datum{&r.datum, r.to} {
			if d == nil {
				continue
			}
			for _, sign := range d.signs(false) {
				drawn := sign == signSpeculated || sign == signProposed || sign == signComputed ||
					sign == signUnder && d == &r.datum || sign == signOver && d == r.to
				if drawn {
					p.signs = append(p.signs, sign)
				}
			}
		}
	}
	called := p.names(titles, 172)
	ticks := linearTicks(low, high, 5)
	if log {
		ticks = logTicks(low, high)
	}
	axis := ruler{left: called.left(p) + 6, right: p.right() - 12, log: log}
	axis.right -= p.fonts.Width(typeset.Regular, axisSize, p.tick(ticks[len(ticks)-1])) / 2
	axis.min, axis.max = min(ticks[0], low), max(ticks[len(ticks)-1], high)
	// The axis gives way where a label would pass the margin, on either side.
	room := func(r spreadRow) (before, after float64) {
		t := r.tags
		first, last := p.tagWidth(t[0]), p.tagWidth(t[len(t)-1])
		a, b := s.tails(r)
		if len(t) == 1 {
			return 0, b + gap + last
		}
		return a + gap + first, b + gap + last
	}
	for range 4 {
		for _, r := range rows {
			before, after := room(r)
			if over := axis.at(r.high) + after - p.right(); over > 0 && axis.at(r.high) > axis.left+40 {
				axis.right -= over * (axis.right - axis.left) / (axis.at(r.high) - axis.left)
			}
			if over := called.left(p) - (axis.at(r.low) - before); over > 0 && axis.at(r.low) < axis.right-40 {
				axis.left += over * (axis.right - axis.left) / (axis.right - axis.at(r.low))
			}
		}
	}
	height := 8.0
	for i := range rows {
		height += called.pitch(i, pitch)
	}
	scale := ""
	if log {
		scale = p.say("log scale")
	}
	alt := []string{p.opening("Range chart", p.count(len(rows), "%d row|%d rows"), unit, scale)}
	for i, r := range rows {
		words := r.told()
		if r.to != nil {
			words = p.sayf("from %s to %s", r.told(), r.to.told())
		}
		alt = append(alt, sentence(titles[i]+": "+words))
	}
	return body{height: height + foot, alt: alt, draw: func(y float64) {
		top, bottom := y, y+height
		for _, v := range ticks {
			p.line(p.Theme.Grid, 1, axis.at(v), top, axis.at(v), bottom)
		}
		p.ticks(axis, ticks, bottom+18)
		y += 8
		for i, r := range rows {
			tall := called.pitch(i, pitch)
			middle := y + called.head(i) + (tall-called.head(i))/2
			p.line(p.Theme.Grid, 1, axis.left, middle, axis.right, middle)
			if called.above {
				p.plate(p.left(), y+13, p.nameWidth(called, i), bodySize)
			}
			called.draw(p, i, y, middle)
			series, colour := s.Series.of(p.Theme, r.datum)
			title, refs := told(titles[i], series, r.datum), r.refs()
			if r.to != nil {
				title, refs = titles[i]+": "+p.sayf("from %s to %s", r.told(), r.to.told()), append(refs, r.to.refs()...)
			}
			p.groupOf(r.ref(), title, refs, func() { s.spread(p, axis, r, middle, thick, colour) })
			before, after := s.tails(r)
			last := r.tags[len(r.tags)-1]
			x := axis.at(r.high) + after + gap
			p.plate(x, middle+5, p.tagWidth(last), last.size)
			p.drawTag(last, x, middle+5)
			if len(r.tags) > 1 {
				w := p.tagWidth(r.tags[0])
				x := axis.at(r.low) - before - gap - w
				p.plate(x, middle+5, w, r.tags[0].size)
				p.drawTag(r.tags[0], x, middle+5)
			}
			y += tall
		}
	}}
}

// tails are the lengths that the mark of a row takes beyond its two ends.
func (s *rangeSpec) tails(r spreadRow) (before, after float64) {
	if r.to == nil && r.bound() != marks.Between {
		a, b := marks.PointTail(r.bound(), marks.Disc, pointRadius)
		return float64(a), float64(b)
	}
	before, after = 2, 2
	chevrons := float64(marks.ChevronLength(spreadChevron)) + 4
	if r.to == nil {
		return before, after
	}
	if r.bound() == marks.Under {
		before = chevrons
	}
	if b := r.to.bound(); b == marks.Over || b == marks.Peak {
		after = chevrons
	}
	return before, after
}

const spreadChevron vg.Length = 12

// spread draws the mark of a row: a light bar between two firm ends, or a point
// where there are no two ends. Where the low end may be lower, or the high end
// higher, chevrons lead on.
func (s *rangeSpec) spread(p *page, axis ruler, r spreadRow, y, thick float64, colour Colour) {
	if r.to == nil && r.bound() != marks.Between {
		p.point(axis, y, r.datum, colour, shapeOf(p.Theme, colour))
		return
	}
	certainty := r.certainty()
	item := marks.Span{Start: r.low, End: r.high, Y: 0.5, Extent: marks.Within, Thickness: vg.Length(thick)}
	if r.to != nil {
		item.OpenStart = r.bound() == marks.Under
		item.OpenEnd = r.to.bound() == marks.Over || r.to.bound() == marks.Peak
		if r.to.certainty() > certainty {
			certainty = r.to.certainty()
		}
	}
	left, right, half := axis.at(r.low), axis.at(r.high), thick/2
	if certainty == marks.Speculated {
		item.Extent = marks.Vague
	}
	if r.high > r.low {
		spans, err := marks.NewSpans([]marks.Span{item})
		if err != nil {
			p.fail("%s: %v", r.ref(), err)
			return
		}
		spans.Color, spans.Background = colour.Mark, p.Theme.Background
		if certainty == marks.Proposed || certainty == marks.Computed {
			p.rect(p.Theme.Background, left, y-half, right, y+half)
			if certainty == marks.Proposed {
				dash := []vg.Length{5, 3.5}
				p.dashed(colour.Mark, 2, dash, left, y-half, right, y-half)
				p.dashed(colour.Mark, 2, dash, left, y+half, right, y+half)
			} else {
				p.frame(colour.Mark, 2, left, y-half, right, y+half)
			}
		} else {
			p.plot(axis, y-20, y+20, spans)
		}
	}
	const cap, proud = 3.5, 3.0
	p.rect(colour.Mark, left-cap/2, y-half-proud, left+cap/2, y+half+proud)
	p.rect(colour.Mark, right-cap/2, y-half-proud, right+cap/2, y+half+proud)
}

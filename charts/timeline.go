package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/edtf"
)

var timelineKind = Kind{
	Name: "timeline",
	Doc:  "Events along time, each as coarse as the text dates it, with one stretch enlarged.",
	spec: func() specification { return &timelineSpec{} },
}

// timelineSpec is a timeline in charts.yaml.
type timelineSpec struct {
	Common `yaml:",inline"`
	Rows   `yaml:",inline"`
	Series Series        `yaml:"series"`
	Zoom   datasets.Text `yaml:"zoom"` // the observation whose interval is enlarged
}

func (s *timelineSpec) layout(r *resolver) layout {
	data := s.data(r, s.ID, false)
	s.Series.check(r, data)
	var zoom *datasets.Observation
	if s.Zoom.Value != "" {
		o, err := r.study.Observation(s.Zoom.Value)
		switch {
		case err != nil:
			r.fault(s.Zoom, "", "%v", err)
		case !bounded(o.Date) || !severalDays(o.Date):
			r.fault(s.Zoom, "", "%s has no first and last day, two days apart at least, to enlarge", s.Zoom.Value)
		default:
			zoom = o
			r.usesRow(o)
		}
	}
	for _, d := range data {
		if d.obs == nil || d.obs.Date.IsZero() {
			r.fault(s.ID, "a timeline draws observations that have a date", "%s has no date", d.ref())
			continue
		}
		if from, to := reach(d.obs.Date); year(from) < 1 || year(to) > 9998 {
			r.fault(s.ID, "", "%s is dated %s, and a timeline here runs from the year 1 to 9998", d.ref(), d.obs.Date)
		}
	}
	return func(p *page) body { return s.body(p, data, zoom) }
}

func bounded(d edtf.Date) bool {
	_, a := d.First()
	_, b := d.Last()
	return a && b
}

func severalDays(d edtf.Date) bool {
	from, to := reach(d)
	return to-from >= 2
}

// reach returns the days that a mark covers; an open side begins at the day
// that the text does name.
func reach(d edtf.Date) (from, to float64) {
	first, okFirst := d.First()
	last, okLast := d.Last()
	switch {
	case !okFirst && !okLast:
		return 0, 0
	case !okFirst:
		first, _ = d.End().First()
	case !okLast:
		last, _ = d.Start().Last()
	}
	return float64(first), float64(last) + 1
}

// event is one event on a band of a timeline, measured and placed.
type event struct {
	datum
	from, to    float64 // in days
	x           float64 // where its leader stands
	lane        int     // of its mark, 0 on the axis
	date        tag
	words       []string
	width       float64
	side, level int // 1 above, -1 below; 0 is nearest to the axis
	left        float64
	colour      Colour
}

func (e *event) height() float64 { return 17 + 16.5*float64(len(e.words)) + 7 }

// band is an axis of time with the events on it.
type band struct {
	axis   ruler
	events []*event
	levels map[int][]float64 // by side: the height of each level
	lanes  int
}

// place gives every event a label that neither meets another nor is crossed by
// a leader, on as few levels as will do. Where there is no room, it reports the
// event at which the search came to an end.
func (b *band) place(left, right float64, sides []int, most int) error {
	furthest := 0
	for levels := 1; levels <= most; levels++ {
		tries := 200_000 // more than any page has room for
		if b.try(0, levels, left, right, sides, &tries, &furthest) {
			b.levels = map[int][]float64{}
			for _, e := range b.events {
				heights := b.levels[e.side]
				for len(heights) <= e.level {
					heights = append(heights, 0)
				}
				heights[e.level] = max(heights[e.level], e.height())
				b.levels[e.side] = heights
			}
			return nil
		}
	}
	return fmt.Errorf("there is no room for the label %q: leave an event out, or shorten the labels", strings.Join(b.events[furthest].words, " "))
}

// try places the events from i on, the earlier ones being placed.
func (b *band) try(i, levels int, left, right float64, sides []int, tries, furthest *int) bool {
	if i == len(b.events) {
		return true
	}
	*furthest = max(*furthest, i)
	e := b.events[i]
	for level := range levels {
		for _, side := range sides {
			for _, at := range []float64{e.x - 3, e.x - e.width + 3, e.x - e.width/2, e.x + 5, e.x - e.width - 5} {
				if *tries--; *tries < 0 {
					return false
				}
				if at < left || at+e.width > right {
					continue
				}
				e.side, e.level, e.left = side, level, at
				if !slices.ContainsFunc(b.events[:i], e.meets) && b.try(i+1, levels, left, right, sides, tries, furthest) {
					return true
				}
			}
		}
	}
	return false
}

// meets reports whether two labels overlap, or the leader of one crosses the
// other.
func (e *event) meets(o *event) bool {
	const pad, leader = 7.0, 4.0
	within := func(x float64, o *event) bool { return x > o.left-leader && x < o.left+o.width+leader }
	switch {
	case e.side != o.side:
		return false
	case e.level == o.level:
		return e.left < o.left+o.width+2*pad && o.left < e.left+e.width+2*pad
	case e.level > o.level:
		return within(e.x, o)
	}
	return within(o.x, e)
}

// room is the height of the labels on a side of the axis.
func (b *band) room(side int) float64 {
	sum := 0.0
	for _, h := range b.levels[side] {
		sum += h
	}
	return sum
}

// offset is how far from the axis the labels of a level begin.
func (b *band) offset(side, level int) float64 {
	sum := 0.0
	for i, h := range b.levels[side] {
		if i < level {
			sum += h
		}
	}
	return sum
}

const lanePitch = 17.0

func (s *timelineSpec) body(p *page, data []datum, zoom *datasets.Observation) body {
	overview, detail := &band{}, &band{}
	var zoomFrom, zoomTo float64
	if zoom != nil {
		zoomFrom, zoomTo = reach(zoom.Date)
	}
	low, high := math.Inf(1), math.Inf(-1)
	ordered := slices.Clone(data)
	slices.SortStableFunc(ordered, func(a, b datum) int {
		x, _ := reach(a.obs.Date)
		y, _ := reach(b.obs.Date)
		return int(x - y)
	})
	alt := []string{}
	for _, d := range ordered {
		from, to := reach(d.obs.Date)
		low, high = min(low, from), max(high, to)
		alt = append(alt, sentence(d.obs.Date.Format("en")+": "+s.name(d)))
		if d.obs == zoom {
			continue
		}
		e := &event{datum: d, from: from, to: to}
		_, e.colour = s.Series.of(p.Theme, d)
		if zoom != nil && from >= zoomFrom && to <= zoomTo {
			detail.events = append(detail.events, e)
		} else {
			overview.events = append(overview.events, e)
		}
	}
	if len(data) == 0 {
		return body{}
	}
	first, last := year(low), year(high-1)
	alt = append([]string{fmt.Sprintf("Timeline from %d to %d, %s.", first, last, count(len(data), "event"))}, alt...)
	overview.axis = ruler{min: newYear(first), max: newYear(last + 1), left: p.left() + 16, right: p.right() - 4}
	detail.axis = ruler{min: zoomFrom, max: zoomTo - 1, left: p.left() + 34, right: p.right() - 34}
	const wordRoom = 176.0
	for _, b := range []*band{overview, detail} {
		ends := []float64{}
		for _, e := range b.events {
			e.date = tag{number: s.when(e.obs.Date, b == detail && year(zoomFrom) == year(zoomTo-1)), letter: p.cite(e.datum), face: typeset.Bold, size: 14, colour: p.Theme.Ink}
			if e.colour != p.Theme.Slate {
				e.date.colour = e.colour.Text
			}
			e.words = p.fonts.Wrap(typeset.Regular, 13.5, wordRoom, s.name(e.datum))
			e.width = p.tagWidth(e.date)
			for _, w := range e.words {
				e.width = max(e.width, p.fonts.Width(typeset.Regular, 13.5, w))
			}
			x0, x1 := b.axis.at(e.from), b.axis.at(e.to)
			e.x = x0
			if e.to-e.from > 1 {
				e.x = (x0 + x1) / 2
				for e.lane < len(ends) && ends[e.lane] > x0-14 {
					e.lane++
				}
				for len(ends) <= e.lane {
					ends = append(ends, 0)
				}
				ends[e.lane] = x1
				b.lanes = max(b.lanes, e.lane)
			}
		}
		slices.SortStableFunc(b.events, func(x, y *event) int { return int(math.Round(1000 * (x.x - y.x))) })
	}
	if err := overview.place(p.left(), p.right(), []int{1}, 6); err != nil {
		p.fail("%v", err)
		return body{}
	}
	if err := detail.place(p.left()+10, p.right()-10, []int{1, -1}, 4); err != nil {
		p.fail("%v", err)
		return body{}
	}
	const stem, years, fan, title, inner = 12.0, 22.0, 46.0, 34.0, 14.0
	axisAt := overview.room(1) + stem
	height := axisAt + 8 + float64(overview.lanes)*lanePitch + years
	detailAt := 0.0
	var zoomed datum
	var heading tag
	if zoom != nil {
		zoomed = datum{study: p.chart.study, obs: zoom}
		heading = tag{number: s.when(zoom.Date, false), letter: p.cite(zoomed), face: typeset.Bold, size: 14, colour: p.Theme.Ink}
		detailAt = height + fan + title + detail.room(1) + stem
		height = detailAt + stem + detail.room(-1) + inner
	}
	return body{height: height, alt: alt, draw: func(y float64) {
		axis := y + axisAt
		if zoom != nil {
			tint := p.Theme.tint(p.Theme.Danube.Mark, 0.1)
			panel := y + axisAt + 8 + float64(overview.lanes)*lanePitch + years + fan
			x0, x1 := overview.axis.at(zoomFrom), overview.axis.at(zoomTo)
			p.polygon(tint, x0, axis+4, x1, axis+4, p.right(), panel, p.right(), y+height, p.left(), y+height, p.left(), panel)
			p.drawTag(heading, p.left()+14, panel+4)
			p.text(typeset.Regular, 13.5, p.Theme.Ink, p.left()+14+p.tagWidth(heading)+8, panel+4, s.name(zoomed))
		}
		p.line(p.Theme.Ink, 1.5, overview.axis.left, axis, overview.axis.right, axis)
		s.years(p, overview, first, last, axis)
		if zoom != nil {
			p.group(zoomed, told(s.name(zoomed), "", zoomed), func() {
				p.span(overview.axis, axis, marks.Span{Start: zoomFrom, End: zoomTo, Y: 0.5, Extent: marks.Firm, Thickness: 12}, p.Theme.Danube)
			})
		}
		s.events(p, overview, axis, y)
		if zoom == nil {
			return
		}
		line := y + detailAt
		p.line(p.Theme.Danube.Mark, 4, detail.axis.at(zoomFrom), line, detail.axis.at(zoomTo-1), line)
		for day := zoomFrom; day < zoomTo; day++ {
			p.line(p.Theme.Rule, 1, detail.axis.at(day), line-7, detail.axis.at(day), line-2)
		}
		s.events(p, detail, line, y)
	}}
}

// when writes a date, without its year where all share it.
func (s *timelineSpec) when(d edtf.Date, drop bool) string {
	out := d.Format("en")
	if drop {
		if from, _ := reach(d); from != 0 {
			out = strings.TrimSuffix(out, fmt.Sprintf(" %d", year(from)))
		}
	}
	return out
}

// years draws the ticks and names of the years.
func (s *timelineSpec) years(p *page, b *band, first, last int, axis float64) {
	width := (b.axis.right - b.axis.left) / float64(last-first+1)
	step := int(math.Ceil(40 / width))
	for y := first; y <= last+1; y++ {
		x := b.axis.at(newYear(y))
		p.line(p.Theme.Ink, 1, x, axis-4, x, axis+4)
		if y <= last && (y-first)%step == 0 {
			p.textCentre(typeset.Regular, axisSize, p.Theme.Muted, min(x+width/2, b.axis.right-16), axis+8+float64(b.lanes)*lanePitch+14, fmt.Sprint(y))
		}
	}
}

// events draws the marks, leaders and labels of a band.
func (s *timelineSpec) events(p *page, b *band, axis, top float64) {
	for _, e := range b.events {
		at := axis + float64(e.lane)*lanePitch
		far := axis - float64(e.side)*(12+b.offset(e.side, e.level))
		p.line(p.Theme.Rule, 1, e.x, at, e.x, far)
	}
	for _, e := range b.events {
		at := axis + float64(e.lane)*lanePitch
		p.group(e.datum, told(s.name(e.datum), "", e.datum), func() { s.mark(p, b, e, at) })
		// The label's first baseline, above or below the axis.
		y := axis + 12 + b.offset(-1, e.level) + 13
		if e.side > 0 {
			y = axis - 12 - b.offset(1, e.level) - 16.5*float64(len(e.words)) - 5
		}
		x := e.left
		alignRight := e.left+e.width/2 < e.x-1
		shift := func(w float64) float64 {
			if alignRight && e.left+e.width <= e.x+4 {
				return e.width - w
			}
			return 0
		}
		p.drawTag(e.date, x+shift(p.tagWidth(e.date)), y)
		for i, w := range e.words {
			p.text(typeset.Regular, 13.5, p.Theme.Ink, x+shift(p.fonts.Width(typeset.Regular, 13.5, w)), y+16.5*float64(i+1), w)
		}
	}
}

// mark draws an event as coarse as its date: a day is a disc, a month or a
// year a light bar as long, a vague stretch is hatched. That something lasted
// until then, or from then on, is written in the label.
func (s *timelineSpec) mark(p *page, b *band, e *event, y float64) {
	if e.to-e.from <= 1 {
		p.drawPoint(b.axis, y, marks.Point{X: e.from, Y: 0.5}, e.colour.Mark)
		return
	}
	span := marks.Span{Start: e.from, End: e.to, Y: 0.5, Extent: marks.Within, Thickness: 11}
	d := e.obs.Date
	_, okFirst := d.First()
	_, okLast := d.Last()
	switch {
	case d.Approximate() || d.Uncertain():
		span.Extent = marks.Vague
	case d.IsInterval() && okFirst && okLast:
		span.Extent = marks.Firm
	}
	p.span(b.axis, y, span, e.colour)
}

func (p *page) span(axis ruler, y float64, span marks.Span, c Colour) {
	// A month on an axis of years is still wide enough to be seen as a bar.
	if least := 7 / (axis.right - axis.left) * (axis.max - axis.min); span.End-span.Start < least {
		middle := (span.Start + span.End) / 2
		span.Start, span.End = middle-least/2, middle+least/2
	}
	spans, err := marks.NewSpans([]marks.Span{span})
	if err != nil {
		p.fail("%v", err)
		return
	}
	spans.Color, spans.Background = c.Mark, p.Theme.Background
	p.plot(axis, y-20, y+20, spans)
}

// year and newYear lead from days to years and back.
func year(day float64) int {
	y, _, _ := edtf.Day(day).Civil()
	return int(y)
}

func newYear(y int) float64 {
	d, err := edtf.Parse(fmt.Sprintf("%04d-01-01", y))
	if err != nil {
		return 0
	}
	first, _ := d.First()
	return float64(first)
}

package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"

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
	s.Series.tell(r, data, events(data, s.Label))
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
	return func(p *page) body { return s.Series.over(p, data, stretched, s.body(p, data, zoom)) }
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
	before      string  // what stands on a line over the date, where that has no room on one
	date        tag
	words       []string
	width       float64
	side, level int // 1 above, -1 below; 0 is nearest to the axis
	left        float64
	colour      Colour
	shape       marks.Shape
}

func (e *event) height() float64 {
	lines := len(e.words)
	if e.before != "" {
		lines++
	}
	return 17 + 16.5*float64(lines) + 7
}

// band is an axis of time with the events on it.
type band struct {
	axis   ruler
	events []*event
	levels map[int][]float64 // by side: the height of each level
	lanes  int
}

// place gives every event a label that neither meets another nor is crossed by
// a leader, on as few levels as will do. It reports false where there is no
// room.
func (b *band) place(left, right float64, sides []int, most int) bool {
	for levels := 1; levels <= most; levels++ {
		tries := 50_000 // more than any page has room for
		if b.try(0, levels, left, right, sides, &tries) {
			b.levels = map[int][]float64{}
			for _, e := range b.events {
				heights := b.levels[e.side]
				for len(heights) <= e.level {
					heights = append(heights, 0)
				}
				heights[e.level] = max(heights[e.level], e.height())
				b.levels[e.side] = heights
			}
			return true
		}
	}
	return false
}

// try places the events from i on, the earlier ones being placed.
func (b *band) try(i, levels int, left, right float64, sides []int, tries *int) bool {
	if i == len(b.events) {
		return true
	}
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
				if !slices.ContainsFunc(b.events[:i], e.meets) && b.try(i+1, levels, left, right, sides, tries) {
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

// story is the events of a timeline, parted into the overview and what is
// enlarged.
type story struct {
	overview, detail *band
	zoom             *datasets.Observation
	from, to         float64   // of what is enlarged, in days
	periods          []stretch // of the overview: years, or months where they are few
	alt              []string
}

// mostMonths is how many months are told apart on an axis; more are years.
const mostMonths = 14

// periods are the years on an axis of time, or the months or days where it has few and
// the finest date, of so many days, tells them apart.
func (p *page) periods(from, to, finest float64) (ruler, []stretch) {
	y0, m0, y1, m1 := year(from), monthOf(from), year(to-1), monthOf(to-1)
	axis, unit, every := ruler{min: newYear(y0), max: newYear(y1 + 1)}, "year", 1
	switch months := 12*(y1-y0) + m1 - m0 + 1; {
	case finest > 31:
	case months <= 2 && finest <= 1 && to-from > 40:
		axis, unit, every = ruler{min: from - 2, max: to + 2}, "day", 10
	case months <= 2 && finest <= 1:
		axis, unit, every = ruler{min: from - 1, max: to + 1}, "day", 5
		if to-from <= 12 {
			every = 1
		}
	case months <= mostMonths:
		axis, unit = ruler{min: newMonth(y0, m0), max: newMonth(y1, m1+1)}, "month"
	}
	return axis, p.stretches(unit, every, axis.min, axis.max)
}

func (s *timelineSpec) story(p *page, data []datum, zoom *datasets.Observation, down bool) story {
	t := story{overview: &band{}, detail: &band{}, zoom: zoom}
	if zoom != nil {
		t.from, t.to = reach(zoom.Date)
	}
	low, high, finest := math.Inf(1), math.Inf(-1), math.Inf(1)
	ordered := slices.Clone(data)
	slices.SortStableFunc(ordered, func(a, b datum) int {
		x, _ := reach(a.obs.Date)
		y, _ := reach(b.obs.Date)
		return int(x - y)
	})
	for _, d := range ordered {
		t.alt = append(t.alt, sentence(d.obs.Date.Format(p.locale.Tag)+": "+s.name(d)))
	}
	// Letters are given from left to right, as the leaders stand.
	slices.SortStableFunc(ordered, func(a, b datum) int {
		return int(2 * (middle(a.obs.Date) - middle(b.obs.Date)))
	})
	for _, d := range ordered {
		from, to := reach(d.obs.Date)
		low, high, finest = min(low, from), max(high, to), min(finest, to-from)
		if d.obs == zoom && !down {
			continue
		}
		e := &event{datum: d, from: from, to: to}
		look := s.Series.look(p.Theme, d)
		e.colour, e.shape = look.Colour, look.shape
		if zoom != nil && d.obs != zoom && from >= t.from && to <= t.to {
			t.detail.events = append(t.detail.events, e)
		} else {
			t.overview.events = append(t.overview.events, e)
		}
	}
	years := fmt.Sprint(year(low))
	if last := year(high - 1); last > year(low) {
		years = fmt.Sprintf("%d–%d", year(low), last)
	}
	t.alt = append([]string{p.opening("Timeline", years, p.count(len(data), "%d event|%d events"))}, t.alt...)
	t.overview.axis, t.periods = p.periods(low, high, finest)
	t.detail.axis = ruler{min: t.from, max: t.to - 1}
	return t
}

// middle is where the leader of a date stands, in days.
func middle(d edtf.Date) float64 {
	from, to := reach(d)
	if to-from <= 1 {
		return from
	}
	return (from + to) / 2
}

// bands are the overview and, where there is one, what is enlarged.
func (t story) bands() []*band {
	if t.zoom == nil {
		return []*band{t.overview}
	}
	return []*band{t.overview, t.detail}
}

// measure sets the labels of a band in a column of some width, in which dates stand too
// where time runs down.
func (s *timelineSpec) measure(p *page, t story, b *band, room float64, down bool) {
	for _, e := range b.events {
		short := b == t.detail && year(t.from) == year(t.to-1)
		e.date = tag{number: s.when(p, e.obs.Date, short), letter: p.cite(e.datum), face: typeset.Bold, size: 14, colour: p.Theme.Ink}
		if e.colour != p.Theme.Slate {
			e.date.colour = e.colour.Text
		}
		e.words = p.fonts.Wrap(typeset.Regular, 13.5, room, s.name(e.datum))
		e.width = p.tagWidth(e.date)
		if from, to, ok := strings.Cut(e.date.number, " – "); ok && down && e.width > room {
			e.before, e.date.number = from+" –", to
		}
		for _, w := range e.words {
			e.width = max(e.width, p.fonts.Width(typeset.Regular, 13.5, w))
		}
	}
}

// lay finds the lanes of the marks of a band, so that bars do not meet.
func (b *band) lay() {
	ends := []float64{}
	byStart := slices.Clone(b.events)
	slices.SortStableFunc(byStart, func(x, y *event) int { return int(x.from - y.from) })
	for _, e := range byStart {
		x0, x1 := b.axis.at(e.from), b.axis.at(e.to)
		e.x = x0
		if e.to-e.from > 1 {
			e.x = (x0 + x1) / 2
			// What a bar would cover stands before it.
			if slices.ContainsFunc(b.events, func(o *event) bool {
				return o.to-o.from <= 1 && b.axis.at(o.from) > x0-8 && b.axis.at(o.from) < x1+8
			}) {
				e.lane = 1
			}
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

func (s *timelineSpec) body(p *page, data []datum, zoom *datasets.Observation) body {
	if p.narrow() {
		return s.column(p, s.story(p, data, zoom, true))
	}
	t := s.story(p, data, zoom, false)
	overview, detail := t.overview, t.detail
	overview.axis.left, overview.axis.right = p.left()+16, p.right()-4
	detail.axis.left, detail.axis.right = p.left()+34, p.right()-34
	for _, b := range t.bands() {
		s.measure(p, t, b, 176, false)
		b.lay()
	}
	if !overview.place(p.left(), p.right(), []int{1}, 6) || !detail.place(p.left()+10, p.right()-10, []int{1, -1}, 4) {
		// Where there are more events than a line has room for, time runs down.
		return s.column(p, s.story(p, data, zoom, true))
	}
	const stem, years, fan, title, inner = 12.0, 22.0, 46.0, 34.0, 14.0
	axisAt := overview.room(1) + stem
	height := axisAt + 8 + float64(overview.lanes)*lanePitch + years
	detailAt := 0.0
	var zoomed datum
	var heading tag
	if zoom != nil {
		zoomed = p.row(zoom)
		heading = tag{number: s.when(p, zoom.Date, false), letter: p.cite(zoomed), face: typeset.Bold, size: 14, colour: p.Theme.Ink}
		detailAt = height + fan + title + detail.room(1) + stem
		height = detailAt + stem + detail.room(-1) + inner
	}
	return body{height: height, alt: t.alt, draw: func(y float64) {
		axis := y + axisAt
		if zoom != nil {
			tint := p.Theme.tint(p.Theme.Danube.Mark, 0.1)
			panel := y + axisAt + 8 + float64(overview.lanes)*lanePitch + years + fan
			x0, x1 := overview.axis.at(t.from), overview.axis.at(t.to)
			p.polygon(tint, x0, axis+4, x1, axis+4, p.right(), panel, p.right(), y+height, p.left(), y+height, p.left(), panel)
			p.drawTag(heading, p.left()+14, panel+4)
			p.text(typeset.Regular, 13.5, p.Theme.Ink, p.left()+14+p.tagWidth(heading)+8, panel+4, s.name(zoomed))
		}
		p.line(p.Theme.Ink, 1.5, overview.axis.left, axis, overview.axis.right, axis)
		s.ticks(p, overview, t.periods, axis)
		if zoom != nil {
			p.group(zoomed, s.told(p, zoomed), func() {
				span := marks.Span{Start: t.from, End: t.to, Y: 0.5, Extent: marks.Firm, Thickness: 12}
				p.plot(overview.axis, axis-20, axis+20, p.span(overview.axis, span, p.Theme.Danube))
			})
		}
		s.events(p, overview, axis)
		if zoom == nil {
			return
		}
		line := y + detailAt
		p.line(p.Theme.Danube.Mark, 4, detail.axis.at(t.from), line, detail.axis.at(t.to-1), line)
		for day := t.from; day < t.to; day++ {
			p.line(p.Theme.Rule, 1, detail.axis.at(day), line-7, detail.axis.at(day), line-2)
		}
		s.events(p, detail, line)
	}}
}

// column is the body on a narrow page, and of more events than a line has room
// for: time runs down, and what is enlarged stands below.
func (s *timelineSpec) column(p *page, t story) body {
	const title, pad, apart = 30.0, 14.0, 10.0
	height, margin := 0.0, 46.0
	for _, x := range t.periods {
		margin = max(margin, p.fonts.Width(typeset.Regular, axisSize, withoutYear(x.name, year(x.from)))+12)
	}
	var tops []float64
	for _, b := range t.bands() {
		tops = append(tops, height)
		length := 0.0
		s.measure(p, t, b, p.right()-p.left()-margin-46, true)
		for _, e := range b.events {
			length += e.height() + apart
		}
		length = max(length*1.06, 60)
		b.axis.left, b.axis.right = 0, length // from the top of the band
		b.lay()
		height += length + 2*pad
		if b == t.detail {
			tops[1] += 24 + title
			height += 24 + title
		}
	}
	return body{height: height, alt: t.alt, draw: func(y float64) {
		for i, b := range t.bands() {
			top := y + tops[i] + pad
			b.axis.left, b.axis.right = b.axis.left+top, b.axis.right+top
			axis := p.left() + margin
			if b == t.detail {
				tint := p.Theme.tint(p.Theme.Danube.Mark, 0.1)
				p.rect(tint, p.left(), top-title-pad, p.right(), y+height)
				axis = p.left() + 24
				heading := tag{number: s.when(p, t.zoom.Date, false), letter: p.cite(p.row(t.zoom)), face: typeset.Bold, size: 14, colour: p.Theme.Ink}
				p.drawTag(heading, p.left()+14, top-title+8)
				p.line(p.Theme.Danube.Mark, 4, axis, b.axis.left, axis, b.axis.right)
				for day := t.from; day < t.to; day++ {
					p.line(p.Theme.Rule, 1, axis-7, b.axis.at(day), axis-2, b.axis.at(day))
				}
			} else {
				p.line(p.Theme.Ink, 1.5, axis, b.axis.left, axis, b.axis.right)
				step := max(1, int(math.Ceil(24*float64(len(t.periods))/(b.axis.right-b.axis.left))))
				for i, x := range t.periods {
					from, to := b.axis.at(x.from), b.axis.at(x.to)
					p.line(p.Theme.Ink, 1, axis-4, from, axis+4, from)
					if i%step == 0 {
						at := from + min(12, (to-from)/2+4)
						if x.to-x.from <= 1 {
							at = from + 4
						}
						name := withoutYear(x.name, year(x.from))
						p.textRight(typeset.Regular, axisSize, p.Theme.Muted, axis-8, at, name)
						if name != x.name {
							p.textRight(typeset.Regular, axisSize, p.Theme.Muted, axis-8, at+15, fmt.Sprint(year(x.from)))
						}
					}
				}
				for _, end := range []float64{b.axis.left, b.axis.right} {
					p.line(p.Theme.Ink, 1, axis-4, end, axis+4, end)
				}
			}
			s.down(p, b, axis)
		}
	}}
}

// down draws the events of a band whose axis runs down the page, with their
// labels on the right.
func (s *timelineSpec) down(p *page, b *band, axis float64) {
	if len(b.events) == 0 {
		return
	}
	wants, heights := make([]float64, len(b.events)), make([]float64, len(b.events))
	lanes := 0
	for i, e := range b.events {
		at := b.axis.at(e.from)
		if e.to-e.from > 1 {
			at = (at + b.axis.at(e.to)) / 2
		}
		heights[i] = e.height()
		wants[i] = at + heights[i]/2 - 8 // the first line stands at the mark
		lanes = max(lanes, e.lane)
	}
	middles, ok := spread(wants, heights, 6, b.axis.left-8, b.axis.right+12)
	if !ok {
		p.fail("there is no room for the events")
		return
	}
	label := axis + float64(lanes)*lanePitch + 32
	for i, e := range b.events {
		x, top := axis+float64(e.lane)*lanePitch, middles[i]-heights[i]/2
		at := wants[i] - heights[i]/2 + 8
		p.line(p.Theme.Rule, 1, x+8, at, label-14, at, label-5, top+8)
	}
	for i, e := range b.events {
		x, top := axis+float64(e.lane)*lanePitch, middles[i]-heights[i]/2
		p.group(e.datum, s.told(p, e.datum), func() {
			if e.to-e.from <= 1 { // its shape stands upright
				p.sample(look{e.colour, e.shape}, false, x-7, b.axis.at(e.from)+5)
				return
			}
			p.plotDown(b.axis, x, s.mark(p, b, e))
		})
		if e.before != "" {
			p.text(e.date.face, e.date.size, e.date.colour, label, top+13, e.before)
			top += 16.5
		}
		p.drawTag(e.date, label, top+13)
		for k, w := range e.words {
			p.text(typeset.Regular, 13.5, p.Theme.Ink, label, top+13+16.5*float64(k+1), w)
		}
	}
}

// when writes a date, without its year where all share it.
func (s *timelineSpec) when(p *page, d edtf.Date, drop bool) string {
	out := d.Format(p.locale.Tag)
	if drop {
		if from, _ := reach(d); from != 0 {
			return withoutYear(out, year(from))
		}
	}
	return out
}

// ticks draws the ticks and names of the periods, as many as there is room for.
func (s *timelineSpec) ticks(p *page, b *band, periods []stretch, axis float64) {
	widest := 0.0
	for _, x := range periods {
		widest = max(widest, p.fonts.Width(typeset.Regular, axisSize, x.name))
	}
	pitch := (b.axis.right - b.axis.left) / float64(len(periods))
	step := int(math.Ceil((widest + 10) / pitch))
	for i, x := range periods {
		from, to := b.axis.at(x.from), b.axis.at(x.to)
		p.line(p.Theme.Ink, 1, from, axis-4, from, axis+4)
		if i%step == 0 {
			half, at := p.fonts.Width(typeset.Regular, axisSize, x.name)/2, (from+to)/2
			if x.to-x.from <= 1 { // where the disc of a day stands
				at = from
			}
			p.textCentre(typeset.Regular, axisSize, p.Theme.Muted, max(p.left()+half, min(at, b.axis.right-half+2)), axis+8+float64(b.lanes)*lanePitch+14, x.name)
		}
	}
	for _, end := range []float64{b.axis.left, b.axis.right} {
		p.line(p.Theme.Ink, 1, end, axis-4, end, axis+4)
	}
}

// events draws the marks, leaders and labels of a band.
func (s *timelineSpec) events(p *page, b *band, axis float64) {
	for _, e := range b.events {
		at := axis + float64(e.lane)*lanePitch
		far := axis - float64(e.side)*(12+b.offset(e.side, e.level))
		p.line(p.Theme.Rule, 1, e.x, at, e.x, far)
	}
	for _, e := range b.events {
		at := axis + float64(e.lane)*lanePitch
		p.group(e.datum, s.told(p, e.datum), func() { p.plot(b.axis, at-20, at+20, s.mark(p, b, e)) })
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
func (s *timelineSpec) mark(p *page, b *band, e *event) plot.Plotter {
	if e.to-e.from <= 1 {
		return p.mark(marks.Point{X: e.from, Y: 0.5, Shape: e.shape}, e.colour.Mark)
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
	return p.span(b.axis, span, e.colour)
}

// span is a stretch of time as a plotter.
func (p *page) span(axis ruler, span marks.Span, c Colour) plot.Plotter {
	// A month on an axis of years is still wide enough to be seen as a bar.
	if least := 7 / (axis.right - axis.left) * (axis.max - axis.min); span.End-span.Start < least {
		middle := (span.Start + span.End) / 2
		span.Start, span.End = middle-least/2, middle+least/2
	}
	spans, err := marks.NewSpans([]marks.Span{span})
	if err != nil {
		p.fail("%v", err)
		return plotter.NewGlyphBoxes() // draws nothing
	}
	spans.Color, spans.Background = c.Mark, p.Theme.Background
	return spans
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

// told is an event in words, with its date, and its number if it has one.
func (s *timelineSpec) told(p *page, d datum) string {
	parts := []string{d.obs.Date.Format(p.locale.Tag)}
	if words := d.told(); words != "" {
		parts = append(parts, words)
	}
	return s.name(d) + ": " + strings.Join(parts, ", ")
}

package charts

import (
	"cmp"
	"fmt"
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

// mostEvents is how many a reader can take in, and a page hold.
const mostEvents = 150

// timelineSpec is a timeline in charts.yaml. It has three forms, of which a page
// takes the first that it has room for: time runs across (timeline_band.go), on
// a narrow page down (timeline_column.go), or the events are a list under an
// axis that has their marks alone (timeline_list.go).
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
		if d.date().IsZero() {
			if _, err := edtf.Parse(d.cell("date")); d.cell("date") != "" { // of plain data, in which a date may be anything
				r.fault(s.ID, "write the date as in 1956-10-23, 1956-10, 1956 or 1956-10-23/1956-11-10", "%s: %v", d.ref(), err)
				continue
			}
			r.fault(s.ID, "a timeline draws observations that have a date", "%s has no date", d.ref())
			continue
		}
		if from, to := reach(d.date()); year(from) < 1 || year(to) > 9998 {
			r.fault(s.ID, "leave it out with where", "%s is dated %s, and a timeline here runs from the year 1 to 9998", d.ref(), d.date())
		}
	}
	r.crowded(s.ID, len(data), mostEvents, "events")
	return func(p *page) body { return p.over(&s.Series, data, stretched, s.body(p, data, zoom)) }
}

// body is the first form that the page has room for.
func (s *timelineSpec) body(p *page, data []datum, zoom *datasets.Observation) body {
	letters := p.letters // what a form has cited that is not drawn is cited anew
	try := s.across
	if p.narrow() {
		try = s.column
	}
	if b, ok := try(p, s.story(p, data, zoom, p.narrow())); ok {
		return b
	}
	p.letters = letters
	return s.list(p, s.story(p, data, zoom, true))
}

// openStart and openEnd report whether a date has no first or no last day: it
// lasted until then, or from then on.
func openStart(d edtf.Date) bool { _, ok := d.First(); return !ok }
func openEnd(d edtf.Date) bool   { _, ok := d.Last(); return !ok }

func bounded(d edtf.Date) bool { return !openStart(d) && !openEnd(d) }

func severalDays(d edtf.Date) bool {
	from, to := reach(d)
	return to-from >= 2
}

// reach returns the days that a date names; of an interval with an open side,
// those of its other end.
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
	shape       marks.Shape // of a day
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
	lanes  int               // beside that on the axis
	under  float64           // room of the names of the axis, where labels stand under them
	names  [][2]float64      // where these are, from x to x
}

// story is the events of a timeline, parted into the overview and what is
// enlarged.
type story struct {
	overview, detail  *band
	zoom              *datasets.Observation
	from, to          float64 // of what is enlarged, in days
	low, high, finest float64 // of all events, and of the finest date
	alt               []string
}

func (s *timelineSpec) story(p *page, data []datum, zoom *datasets.Observation, down bool) story {
	t := story{overview: &band{}, detail: &band{}, zoom: zoom}
	if zoom != nil {
		t.from, t.to = reach(zoom.Date)
	}
	ordered := slices.Clone(data)
	slices.SortStableFunc(ordered, func(a, b datum) int {
		x, _ := timesOf(a.date())
		y, _ := timesOf(b.date())
		return cmp.Compare(x, y)
	})
	open := false
	for i, d := range ordered {
		t.alt = append(t.alt, sentence(d.date().Format(p.Locale.Tag)+": "+s.name(d)))
		first, last := reach(d.date())
		if i == 0 {
			t.low, t.high, t.finest = first, last, last-first
		}
		t.low, t.high, t.finest = min(t.low, first), max(t.high, last), min(t.finest, last-first)
		from, to := timesOf(d.date())
		open = open || !bounded(d.date())
		if d.row() == zoom && !down {
			continue
		}
		e := &event{datum: d, from: from, to: to}
		look := p.Theme.look(&s.Series, d)
		e.colour, e.shape = look.Colour, look.shape
		if zoom != nil && d.row() != zoom && from >= t.from && to <= t.to {
			t.detail.events = append(t.detail.events, e)
		} else {
			t.overview.events = append(t.overview.events, e)
		}
	}
	if open && !slices.Contains(p.signs, signOpenEnd) {
		p.signs = append(p.signs, signOpenEnd)
	}
	years := fmt.Sprint(year(t.low))
	if last := year(t.high - 1); last > year(t.low) {
		years = fmt.Sprintf("%d–%d", year(t.low), last)
	}
	t.alt = append([]string{p.opening("Timeline", years, p.count(len(data), "%d event|%d events"))}, t.alt...)
	return t
}

// inMarks puts the events of a band in the order of their marks, so that letters
// are given as leaders stand.
func (b *band) inMarks() {
	slices.SortStableFunc(b.events, func(x, y *event) int { return cmp.Compare(x.middle(), y.middle()) })
}

// middle is where the leader of an event stands, in days.
func (e *event) middle() float64 {
	if e.to-e.from <= 1 {
		return e.from
	}
	return (e.from + e.to) / 2
}

// bands are the overview and, where there is one, what is enlarged.
func (t story) bands() []*band {
	if t.zoom == nil {
		return []*band{t.overview}
	}
	return []*band{t.overview, t.detail}
}

// heading is the date of what is enlarged.
func (s *timelineSpec) heading(p *page, t story) tag {
	return tag{number: s.when(p, t.zoom.Date, false), letter: p.cite(p.datum(t.zoom)), face: typeset.Bold, size: 14, colour: p.Theme.Ink}
}

// dated is the date of an event as it stands over its words.
func (s *timelineSpec) dated(p *page, t story, b *band, e *event) tag {
	short := b == t.detail && year(t.from) == year(t.to-1)
	date := tag{number: s.when(p, e.datum.date(), short), letter: p.cite(e.datum), face: typeset.Bold, size: 14, colour: p.Theme.Ink}
	if e.colour != p.Theme.Slate {
		date.colour = e.colour.Text
	}
	return date
}

// measure sets the labels of a band in a column of some width, in which dates stand too
// where time runs down.
func (s *timelineSpec) measure(p *page, t story, b *band, room float64, down bool) {
	b.inMarks()
	for _, e := range b.events {
		e.date, e.before = s.dated(p, t, b, e), ""
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

// when writes a date, without its year where all share it.
func (s *timelineSpec) when(p *page, d edtf.Date, drop bool) string {
	out := d.Format(p.Locale.Tag)
	if drop {
		if from, _ := reach(d); from != 0 {
			return withoutYear(out, year(from))
		}
	}
	return out
}

// told is an event in words, with its date, and its number if it has one.
func (s *timelineSpec) told(p *page, d datum) string {
	parts := []string{d.date().Format(p.Locale.Tag)}
	if words := d.told(); words != "" {
		parts = append(parts, words)
	}
	return s.name(d) + ": " + strings.Join(parts, ", ")
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

// events is what a timeline can tell apart: its days by shape, its stretches by colour.
func events(data []datum, label datasets.Text) telling {
	how := telling{most: mostLooks, shared: true, named: []datasets.Text{label}}
	if slices.ContainsFunc(data, stretched) {
		how.most = mostColours
	}
	return how
}

// stretched reports whether a datum is of more than a day.
func stretched(d datum) bool {
	if d.date().IsZero() {
		return false
	}
	from, to := reach(d.date())
	return !(&event{datum: d, from: from, to: to}).day()
}

package timeline

import (
	"cmp"
	"slices"
	"strings"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/edtf"
)

// Timeline is the kind timeline.
var Timeline = layout.Kind{
	Name:   "timeline",
	Doc:    "Events along time, each as coarse as the text dates it, with one stretch enlarged.",
	Titled: true,
	Timed:  true,
	Spec:   func() layout.Specification { return &timelineSpec{} },
}

// mostEvents is how many a reader can take in, and a page hold.
const mostEvents = 150

// timelineSpec is a timeline in charts.yaml. It has three forms, of which a page
// takes the first that it has room for: time runs across (band.go), on a narrow
// page down (column.go), or the events are a list under an axis that has their
// marks alone (list.go). With lanes it has a form of its own (lanes.go).
type timelineSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	Lane        datasets.Text `yaml:"lane" is:"column" doc:"the column whose values have a lane each, in which marks have their names next to them"`
	Series      spec.Series   `yaml:"series" is:"series" doc:"the column whose values have colours"`
	Zoom        datasets.Text `yaml:"zoom" is:"fact" doc:"the observation whose interval is enlarged"`
	eras        bool          // some date is before Christ, and those after say so
}

// Layout resolves what the chart names and returns its body.
func (s *timelineSpec) Layout(r *spec.Resolver) layout.Layout {
	data := s.Data(r, s.ID, false)
	s.Series.Check(r, data)
	s.Series.Encode(r, data, events(data, s.Label, s.Lane))
	lanes := s.lanesOf(r, data)
	var zoom *datasets.Observation
	if s.Zoom.Value != "" {
		o, err := r.Study.Observation(s.Zoom.Value)
		switch {
		case err != nil:
			r.Fault(s.Zoom, "", "%v", err)
		case !spec.Bounded(o.Date) || !spec.SeveralDays(o.Date):
			r.Fault(s.Zoom, "", "%s has no first and last day, two days apart at least, to enlarge", s.Zoom.Value)
		default:
			zoom = o
			r.UsesRow(o)
		}
	}
	for _, d := range data {
		if d.Date().IsZero() {
			if _, err := edtf.Parse(d.Cell("date")); d.Cell("date") != "" { // of plain data, in which a date may be anything
				r.Fault(s.ID, "write the date as in 1956-10-23, 1956-10, 1956 or 1956-10-23/1956-11-10", "%s: %v", d.Ref(), err)
				continue
			}
			r.Fault(s.ID, "a timeline draws observations that have a date", "%s has no date", d.Ref())
			continue
		}
		if from, to := spec.Reach(d.Date()); layout.Year(from) < -9997 || layout.Year(to) > 9998 {
			r.Fault(s.ID, "leave it out with where", "%s is dated %s, and a timeline here runs from 9998 BC to 9998", d.Ref(), d.Date())
		}
	}
	r.Crowded(s.ID, len(data), mostEvents, "events")
	s.eras = slices.ContainsFunc(data, func(d spec.Datum) bool { from, _ := spec.Reach(d.Date()); return layout.Year(from) < 1 })
	return func(p *layout.Page) layout.Body {
		return p.WithLegend(&s.Series, s.inSeries(data), stretched, s.body(p, data, zoom, lanes))
	}
}

// body is the first form that the page has room for.
func (s *timelineSpec) body(p *layout.Page, data []spec.Datum, zoom *datasets.Observation, lanes []string) layout.Body {
	if lanes != nil {
		return s.inLanes(p, s.story(p, data, nil, true), lanes)
	}
	letters := p.Letters // what a form has cited that is not drawn is cited anew
	try := s.across
	if p.Narrow() {
		try = s.column
	}
	if p.Narrow() && p.Dated { // which needs an axis across the page
		return s.list(p, s.story(p, data, zoom, true))
	}
	if b, ok := try(p, s.story(p, data, zoom, p.Narrow())); ok {
		return b
	}
	p.Letters = letters
	return s.list(p, s.story(p, data, zoom, true))
}

// event is one event on a band of a timeline, measured and placed.
type event struct {
	spec.Datum
	from, to    float64        // in days
	x           float64        // where its leader stands
	lane        int            // of its mark, 0 on the axis
	dates       []layout.Label // its date, a line each
	words       []string
	width       float64
	side, level int // 1 above, -1 below; 0 is nearest to the axis
	left        float64
	colour      layout.Colour
	shape       marks.Shape // of a day
}

func (e *event) height() float64 {
	return 17 + 16.5*float64(len(e.dates)-1+len(e.words)) + 7
}

// band is an axis of time with the events on it.
type band struct {
	axis   layout.Scale
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

func (s *timelineSpec) story(p *layout.Page, data []spec.Datum, zoom *datasets.Observation, down bool) story {
	t := story{overview: &band{}, detail: &band{}, zoom: zoom}
	if zoom != nil {
		t.from, t.to = spec.Reach(zoom.Date)
		p.Signs = append(p.Signs, signsOf(p.Datum(zoom))...)
	}
	ordered := slices.Clone(data)
	slices.SortStableFunc(ordered, func(a, b spec.Datum) int {
		x, _ := spec.TimesOf(a.Date())
		y, _ := spec.TimesOf(b.Date())
		return cmp.Compare(x, y)
	})
	for i, d := range ordered {
		t.alt = append(t.alt, layout.Sentence(s.when(p, d.Date(), false)+": "+claimed(d, s.named(d))))
		p.Signs = append(p.Signs, signsOf(d)...)
		first, last := spec.Reach(d.Date())
		if i == 0 {
			t.low, t.high, t.finest = first, last, last-first
		}
		t.low, t.high, t.finest = min(t.low, first), max(t.high, last), min(t.finest, last-first)
		from, to := spec.TimesOf(d.Date())
		if d.Row() == zoom && !down {
			continue
		}
		e := &event{Datum: d, from: from, to: to}
		look := p.Theme.Look(&s.Series, d)
		e.colour, e.shape = look.Colour, look.Shape
		if zoom != nil && d.Row() != zoom && from >= t.from && to <= t.to {
			t.detail.events = append(t.detail.events, e)
		} else {
			t.overview.events = append(t.overview.events, e)
		}
	}
	first, last := layout.YearsOf(t.low, t.high-1)
	years := first.Format(p.Locale.Tag)
	if first != last {
		span, _ := edtf.Between(first, last)
		years = span.Format(p.Locale.Tag)
	}
	t.alt = append([]string{p.Opening("Timeline", years, p.Count(len(data), "%d event|%d events"))}, t.alt...)
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

// headed is the heading in lines of some width, and the height of all but the first.
func (s *timelineSpec) headed(p *layout.Page, t story, width float64) (lines []layout.Label, more float64) {
	if t.zoom == nil {
		return nil, 0
	}
	lines = parted(p, s.heading(p, t), width, false)
	return lines, headingLeading * float64(len(lines)-1)
}

const headingLeading = 18.0

// heading is the date of what is enlarged.
func (s *timelineSpec) heading(p *layout.Page, t story) layout.Label {
	d := p.Datum(t.zoom)
	return layout.Label{Number: s.when(p, t.zoom.Date, false), Letter: p.Cite(d), Remark: d.Remark(), Face: typeset.Bold, Size: 14, Colour: p.Theme.Ink}
}

// dated is the date of an event as it stands over its words.
func (s *timelineSpec) dated(p *layout.Page, t story, b *band, e *event) layout.Label {
	short := b == t.detail && layout.Year(t.from) == layout.Year(t.to-1)
	date := layout.Label{Number: s.when(p, e.Datum.Date(), short), Letter: p.Cite(e.Datum), Remark: e.Remark(), Face: typeset.Bold, Size: 14, Colour: p.Theme.Ink}
	if e.colour != p.Theme.Slate {
		date.Colour = e.colour.Text
	}
	return date
}

// measure sets the labels of a band in a column of some width, in which dates stand too
// where time runs down.
func (s *timelineSpec) measure(p *layout.Page, t story, b *band, room float64, down bool) {
	b.inMarks()
	for _, e := range b.events {
		e.dates = parted(p, s.dated(p, t, b, e), room, down)
		e.words = p.Fonts.Wrap(typeset.Regular, 13.5, room, s.Name(e.Datum))
		e.width = 0
		for _, d := range e.dates {
			e.width = max(e.width, p.LabelWidth(d))
		}
		for _, w := range e.words {
			e.width = max(e.width, p.Fonts.Width(typeset.Regular, 13.5, w))
		}
	}
}

// parted is a date in as many lines as it needs: what the text claims of the event goes on
// a line of its own, and then, if ends is set, the second end of an interval.
func parted(p *layout.Page, date layout.Label, room float64, ends bool) []layout.Label {
	var claim []layout.Label
	if date.Remark != "" && p.LabelWidth(date) > room {
		claim = []layout.Label{{Remark: date.Remark, Face: date.Face, Size: date.Size, Colour: date.Colour}}
		date.Remark = ""
	}
	from, to, ok := strings.Cut(date.Number, " – ")
	if !ok || !ends || p.LabelWidth(date) <= room {
		return append([]layout.Label{date}, claim...)
	}
	first := date
	first.Number, first.Letter = from+" –", ""
	date.Number = to
	return append([]layout.Label{first, date}, claim...)
}

// when writes a date, without its year where all share it.
func (s *timelineSpec) when(p *layout.Page, d edtf.Date, drop bool) string {
	switch {
	case drop:
		return d.FormatInYear(p.Locale.Tag)
	case s.eras:
		return d.FormatInEra(p.Locale.Tag)
	}
	return d.Format(p.Locale.Tag)
}

// named is what an event is called, with its lane.
func (s *timelineSpec) named(d spec.Datum) string {
	if s.Lane.Value == "" || s.Lane.Value == s.Label.Value {
		return s.Name(d)
	}
	return s.Name(d) + ", " + d.Term(s.Lane.Value)
}

// told is an event in words, with its date, and its number if it has one.
func (s *timelineSpec) told(p *layout.Page, d spec.Datum) string {
	date := s.when(p, d.Date(), false)
	if d.Numbered() {
		return s.Name(d) + ": " + date + ", " + d.Describe()
	}
	return s.Name(d) + ": " + claimed(d, date)
}

// claimed is words about an event, with what the text claims of it where it does not
// assert it.
func claimed(d spec.Datum, words string) string {
	if r := d.Remark(); r != "" {
		return words + " (" + r + ")"
	}
	return words
}

// signsOf are what the mark of an event has that is explained.
func signsOf(d spec.Datum) []layout.Sign {
	out, date := layout.SignsOfBody(d), d.Date()
	if !spec.Bounded(date) {
		out = append(out, layout.SignOpenEnd)
	}
	if doubtful(date) && stretched(d) {
		out = append(out, layout.SignRaggedDate)
	} else if doubtful(date) {
		out = append(out, layout.SignWhiskersDate)
	}
	return out
}

// events is what a timeline can tell apart: its days by shape, its stretches by colour.
func events(data []spec.Datum, named ...datasets.Text) spec.Encoding {
	how := spec.Encoding{Most: spec.MostLooks, Shared: true, Named: named}
	if slices.ContainsFunc(data, stretched) {
		how.Most = spec.MostColours
	}
	return how
}

// stretched reports whether a datum is of more than a day.
func stretched(d spec.Datum) bool {
	if d.Date().IsZero() {
		return false
	}
	from, to := spec.Reach(d.Date())
	return !(&event{Datum: d, from: from, to: to}).day()
}

package timeline

import (
	"cmp"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/datasets/edtf"
)

const lanePitch = 17.0

// A hand is how large the marks of a timeline are drawn.
type hand struct {
	radius    vg.Length // of a day
	thickness vg.Length // of a bar
	least     float64   // that a bar is long
	pitch     float64   // from lane to lane
}

var (
	large = hand{layout.PointRadius, 11, 7, lanePitch}
	tiny  = hand{4, 6, 5, 10} // of a list, whose axis has the marks alone
)

// day reports whether an event is of one day, which is a disc.
func (e *event) day() bool { return e.to-e.from <= 1 && spec.Bounded(e.Datum.Date()) }

// drawn are the days that the mark of an event covers. A day has no length of its
// own on an axis: it stands where it begins.
func (e *event) drawn() (from, to float64) {
	if e.to-e.from <= 1 {
		return e.from, e.from
	}
	return e.from, e.to
}

// room is where along an axis the mark of an event reaches.
func (h hand) room(axis layout.Scale, e *event) (from, to float64) {
	from, to = e.drawn()
	from, to = axis.At(from), axis.At(to)
	if e.day() {
		before, after := marks.PointTail(e.bound(), marks.Disc, h.radius)
		return from - float64(before) + 1, from + float64(after) - 1
	}
	if short := h.least - (to - from); short > 0 {
		from, to = from-short/2, to+short/2
	}
	chevrons := float64(marks.ChevronLength(max(h.thickness, 8)))
	if spec.OpenStart(e.Datum.Date()) {
		from -= chevrons
	}
	if spec.OpenEnd(e.Datum.Date()) {
		to += chevrons
	}
	return from - 2.5, to + 2.5
}

// lay finds the lanes of the marks of a band, so that none hides another: days
// stand on the axis where they can, and what has an open end beside it, as it
// goes on where no mark is. Taken is where the axis itself has a bar.
func (b *band) lay(h hand, taken ...[2]float64) {
	lanes := [][][2]float64{taken}
	byStart := slices.Clone(b.events)
	slices.SortStableFunc(byStart, func(x, y *event) int {
		if x.day() != y.day() {
			return map[bool]int{true: -1, false: 1}[x.day()]
		}
		return cmp.Compare(x.from, y.from)
	})
	for _, e := range byStart {
		e.x, e.lane = b.axis.At(e.middle()), 0
		if !spec.Bounded(e.Datum.Date()) {
			e.lane = 1
		}
		from, to := h.room(b.axis, e)
		for e.lane < len(lanes) && slices.ContainsFunc(lanes[e.lane], func(o [2]float64) bool { return from < o[1] && o[0] < to }) {
			e.lane++
		}
		for len(lanes) <= e.lane {
			lanes = append(lanes, nil)
		}
		lanes[e.lane] = append(lanes[e.lane], [2]float64{from, to})
	}
	b.lanes = len(lanes) - 1
	slices.SortStableFunc(b.events, func(x, y *event) int { return cmp.Compare(x.x, y.x) })
}

// doubtful reports whether a date, or an end of it, is about a time or in doubt.
func doubtful(d edtf.Date) bool { return d.Approximate() || d.Uncertain() }

// bound is how the mark of a day ends: about it where its date is doubtful.
func (e *event) bound() marks.Bound {
	if doubtful(e.Datum.Date()) {
		return marks.About
	}
	return marks.Exact
}

// point is the mark of a day, at a place.
func (e *event) point(p *layout.Page, x float64, h hand) *marks.Points {
	point := p.Mark(e.Ref(), marks.Point{X: x, Y: 0.5, Shape: e.shape, Bound: e.bound(), Certainty: e.Certainty()}, e.colour.Mark)
	point.Radius, point.Dates = h.radius, true
	return point
}

// mark draws an event as coarse as its date: a day is a disc, a month or a year
// a light bar as long, and a doubtful end is ragged. What lasted until then, or
// from then on, is a bar of the days that the text names, open on the other side.
func (s *timelineSpec) mark(p *layout.Page, axis layout.Scale, h hand, e *event) plot.Plotter {
	if e.day() {
		return e.point(p, e.from, h)
	}
	span := spanOf(e.Datum, h)
	span.Start, span.End = e.drawn()
	if span.Start == span.End {
		span.Extent = marks.Firm
	}
	return drawSpan(p, axis, h, span, e.colour)
}

// spanOf is the bar of a datum's date, without its place. It is solid where the text says
// when the event began and when it ended.
func spanOf(d spec.Datum, h hand) marks.Span {
	date := d.Date()
	span := marks.Span{
		Y: 0.5, Extent: marks.Within, Certainty: d.Certainty(), Thickness: h.thickness,
		OpenStart: spec.OpenStart(date), LooseStart: doubtful(date.Start()),
		OpenEnd: spec.OpenEnd(date), LooseEnd: doubtful(date.End()),
	}
	if date.IsInterval() && spec.Bounded(date) && !(span.LooseStart && span.LooseEnd) {
		span.Extent = marks.Firm
	}
	return span
}

// drawSpan is a stretch of time as a plotter.
func drawSpan(p *layout.Page, axis layout.Scale, h hand, span marks.Span, c layout.Colour) plot.Plotter {
	// A month on an axis of years is still wide enough to be seen as a bar.
	if least := h.least / (axis.Right - axis.Left) * (axis.Max - axis.Min); span.End-span.Start < least {
		middle := (span.Start + span.End) / 2
		span.Start, span.End = middle-least/2, middle+least/2
	}
	spans, err := marks.NewSpans([]marks.Span{span})
	if err != nil {
		p.Fail("%v", err)
		return plotter.NewGlyphBoxes() // draws nothing
	}
	spans.Color, spans.Background = c.Mark, p.Theme.Background
	return spans
}

// inSeries are the data that are of a series: what is of none is the context, whose dates are
// in the colour of the text, and needs no name.
func (s *timelineSpec) inSeries(data []spec.Datum) (out []spec.Datum) {
	for _, d := range data {
		if d.Cell(s.Series.Column.Value) != "" {
			out = append(out, d)
		}
	}
	return out
}

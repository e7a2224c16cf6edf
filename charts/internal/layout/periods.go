package layout

import (
	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
	"quotient/datasets/edtf"
)

// period is an event or a period on an axis of time. A day, and what is too short to be seen,
// is a line; an interval is a shade; what is dated more coarsely, or is doubtful, is hatched:
// it was at some time within it.
func (a *annotator) period(_ int, n spec.Note) *ruled {
	const seen = 4.0
	p, time, room := a.page, *a.under.Plane.Time, a.under.Plane.Room
	from, to := spec.TimesOf(n.Date)
	s := &ruled{datum: n.Datum, stated: n.Stated, title: n.Text}
	s.open = [2]bool{spec.OpenStart(n.Date), spec.OpenEnd(n.Date)}
	if s.open[0] {
		from = time.Min
	}
	if s.open[1] {
		to = time.Max
	}
	if to < time.Min || from > time.Max {
		p.Fail("%s is at %s, which is not on the axis of time: leave it out", a.called(n), n.Date.Format(p.Locale.Tag))
		return s
	}
	s.from, s.to = max(time.At(from), room.Left), min(time.At(to), room.Right)
	vague := n.Date.Approximate() || n.Date.Uncertain() || n.Date.Precision() != edtf.Interval && to-from > 1
	switch {
	case s.to-s.from < seen && !vague:
		s.from, s.to = time.At(from), time.At(from)
	case s.to-s.from < seen: // it is seen that the day is not known
		middle := (s.from + s.to) / 2
		s.from, s.to, s.area, s.hatched = middle-seen, middle+seen, true, true
	default:
		s.area, s.hatched = true, vague
	}
	if !firm(n.Datum) {
		s.hatched = s.area
		p.Signs = append(p.Signs, SignsOfBody(n.Datum)...)
	} else if s.hatched {
		p.Signs = append(p.Signs, SignSometime)
	}
	s.words = a.eventWords(n)
	return s
}

// eventWords are the words at an event: those of the author, or its name and its date.
func (a *annotator) eventWords(n spec.Note) caption {
	p, width := a.page, min(widestWords, a.page.Right()-a.page.Left())
	if !n.Stated {
		return p.caption(typeset.Medium, n.Text, nil, width)
	}
	t := Label{Letter: p.Cite(n.Datum), Remark: n.Remark(), Face: typeset.Bold, Colour: p.Theme.Ink}
	text := n.Text
	if text == "" {
		text, t.Number = n.Called(), n.Date.Format(p.Locale.Tag)
	}
	var tag *Label
	if t.Number != "" || t.Letter != "" || t.Remark != "" {
		tag = &t
	}
	c := p.caption(typeset.Medium, text, tag, width)
	if n.Quote != "" {
		if lines := c.add(p, typeset.Italic, n.Quote, width); lines > mostLines {
			p.Fail("the quote %s needs more than three lines: leave out quote, or write words of your own under text", shortened(n.Quote))
		}
	}
	return c
}

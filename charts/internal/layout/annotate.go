package layout

import (
	"cmp"
	"image/color"
	"math"
	"slices"
	"strings"

	"quotient/charts/internal/spec"
	"quotient/charts/scene"
	"quotient/datasets"
)

// What a chart says on its picture besides its marks: reference lines, notes at marks, events
// and periods. They are laid out over any body, once its marks have been drawn on a page of
// their own to see where they are and what room is left.

// Annotated is a layout with reference lines and notes.
func Annotated(l Layout, lines []spec.Reference, notes []spec.Note) Layout {
	if len(lines) == 0 && len(notes) == 0 {
		return l
	}
	return func(p *Page) Body {
		a := annotator{page: p, layout: l, references: lines, notes: notes, panel: p.in != nil}
		p.Dated = slices.ContainsFunc(notes, func(n spec.Note) bool { return !n.Date.IsZero() })
		return a.body()
	}
}

// An annotator lays annotations out on a page.
type annotator struct {
	page       *Page
	layout     Layout
	references []spec.Reference
	notes      []spec.Note

	under    Body       // that is annotated
	inset    float64    // room on its right, for words of lines that have none over it
	ink      *scene.Ink // what is drawn but the grid
	all      *scene.Ink // the grid too
	hits     []scene.Hit
	labels   []Rect
	taken    []Rect // by annotations
	head     float64
	shades   []*ruled // lines and shades from top to bottom of the plane
	levels   []*level // lines from left to right of the plane
	callouts []*callout
	keyed    *level // whose words are over the plane, as it has no room for them
	panel    bool   // one of several: the words of lines are over all of them
}

// body is the annotated body.
func (a *annotator) body() Body {
	if a.place(); a.page.Err != nil {
		return Body{}
	}
	out := a.under
	strip := a.strip()
	top := strip + a.head
	if a.panel { // its marks are as high as those of the others
		_, top = a.page.CommonTime("annotations", 0, top)
	}
	out.Height, out.Plane = a.under.Height+top, a.under.Plane.moved(top)
	out.Alt = append(slices.Clone(a.under.Alt), a.words()...)
	out.Draw = func(y float64) {
		a.within(func() { a.draw(y+top, y+top-a.head) })
	}
	return out
}

// place lays the body out, and all annotations on it.
func (a *annotator) place() {
	p := a.page
	a.lay()
	if p.Err != nil {
		return
	}
	if a.sort(); p.Err != nil {
		return
	}
	if more := a.placeLevels(); more > 0 && p.Err == nil {
		a.inset = more
		signs, letters := p.Signs, p.Letters
		if a.lay(); p.Err != nil {
			return
		}
		p.Signs, p.Letters = signs, letters
		a.levels, a.shades, a.callouts, a.taken = nil, nil, nil, nil
		if a.sort(); p.Err != nil {
			return
		}
		a.placeLevels()
	}
	if p.Err == nil {
		a.placeShades()
	}
	if p.Err == nil {
		a.placeCallouts()
	}
}

// within does something on a page that is as wide as the body is.
func (a *annotator) within(do func()) {
	a.page.inset += a.inset
	do()
	a.page.inset -= a.inset
}

// lay lays the body out, and draws it on a page of its own.
func (a *annotator) lay() {
	p := a.page
	a.within(func() {
		if a.under = a.layout(p); p.Err == nil {
			a.survey()
		}
	})
}

// survey draws the body by itself to see where it has its marks and labels.
func (a *annotator) survey() {
	p := a.page
	s, height, labels := p.Scene, p.height, p.Labels
	p.height, p.Labels = max(a.under.Height, 1), nil
	p.Scene = scene.New(p.Width, p.height, p.Theme.Background, p.Fonts)
	a.under.Draw(0)
	a.hits, a.labels = p.Scene.Hits(), nil
	for _, t := range p.Labels {
		a.labels = append(a.labels, t.Rect)
	}
	a.ink, a.all = p.Scene.Ink(p.Theme.Grid, p.Theme.Background), p.Scene.Ink(p.Theme.Background)
	p.Scene, p.height, p.Labels = s, height, labels
}

// free reports whether nothing is in a rectangle of the body, with a blank around it.
func (a *annotator) free(r Rect, blank float64) bool {
	wide := Rect{r.Left - blank, r.Top - blank, r.Right + blank, r.Bottom + blank}
	marked := func(h scene.Hit) bool { return wide.Meets(Rect{h.Left, h.Top, h.Right, h.Bottom}) } // though it be hollow
	return !slices.ContainsFunc(a.labels, wide.Meets) && !slices.ContainsFunc(a.taken, wide.Meets) && !slices.ContainsFunc(a.hits, marked) &&
		a.ink.Free(wide.Left, wide.Top, wide.Right, wide.Bottom)
}

// ground is what a rectangle is on: a shade that it is wholly within, or else the page. It
// reports false where it is within a shade in part.
func (a *annotator) ground(r Rect) (c color.Color, ok bool) {
	p := a.page
	for _, s := range a.shades {
		if !s.area {
			continue
		}
		shade := Rect{s.from, a.under.Plane.Room.Top, s.to, a.under.Plane.Room.Bottom}
		switch {
		case r.within(shade) && !s.hatched:
			return p.shadeColour(), true
		case r.Meets(shade) && !r.within(shade):
			return p.Theme.Background, false
		}
	}
	return p.Theme.Background, true
}

// shadeColour is that of periods and ranges.
func (p *Page) shadeColour() color.Color { return p.Theme.Tint(p.Theme.Slate.Mark, 0.2) }

// sort tells lines across from lines up, and notes at marks from events.
func (a *annotator) sort() {
	p, plane := a.page, a.under.Plane
	for i, l := range a.references {
		switch {
		case plane == nil:
			p.Fail("a reference line needs an axis of numbers, and the chart has none on this page: leave the line out, or draw more than one number")
		case plane.X != nil && !(l.On("y") && plane.Y != nil):
			a.shades = append(a.shades, a.line(i, l))
		case plane.Y != nil:
			a.levels = append(a.levels, a.level(i, l))
		default:
			p.Fail("a reference line needs an axis of numbers, and the chart has none")
		}
	}
	for i, n := range a.notes {
		if n.Stated {
			if several := a.several(n.Datum); len(several) > 1 {
				p.Fail("%s is drawn as %d marks, and a note is at one: write which, such as %s", n.Ref(), len(several), several[0])
				continue
			}
			if m, ok := a.mark(n.Datum); ok {
				a.callouts = append(a.callouts, a.callout(n, m))
				continue
			}
		}
		switch {
		case n.Date.IsZero():
			p.Fail("%s is no mark of the chart, and a note needs one: add it to rows, or leave the note out", n.Ref())
		case plane != nil && plane.Time == nil && plane.Stepped:
			p.Fail("%s has no place among columns that are not of every year, month or day: draw it with kind: line", a.called(n))
		case plane == nil || plane.Time == nil:
			if n.Stated {
				p.Fail("%s is no mark of the chart, and there is no axis of time across the page for its date: add it to rows, or list the sizes that have one", n.Ref())
			} else {
				p.Fail("%s needs an axis of time across the page, and the chart has none in this size: draw a line or a step over time, columns of every year or a timeline, or list the sizes that have one", a.called(n))
			}
		default:
			a.shades = append(a.shades, a.period(i, n))
		}
	}
}

// called is how messages call an event.
func (a *annotator) called(n spec.Note) string {
	if n.Stated {
		return "the date of " + n.Ref()
	}
	return datasets.InQuotes(n.Text)
}

// mark is where a datum is drawn, with its label.
func (a *annotator) mark(d spec.Datum) (out Rect, ok bool) {
	find := func(is func(scene.Hit) bool) {
		for _, h := range a.hits {
			if !ok && is(h) {
				out, ok = Rect{h.Left, h.Top, h.Right, h.Bottom}, true
			}
		}
	}
	find(func(h scene.Hit) bool { return h.ID == d.Ref() })
	find(func(h scene.Hit) bool { return slices.Contains(h.Refs, d.Ref()) })
	return out, ok
}

// several are the marks of a row that is drawn more than once, where none is the row's own.
func (a *annotator) several(d spec.Datum) (ids []string) {
	for _, h := range a.hits {
		switch {
		case h.ID == d.Ref():
			return nil
		case strings.HasPrefix(h.ID, d.Ref()+".") && !slices.Contains(ids, h.ID):
			ids = append(ids, h.ID)
		}
	}
	return ids
}

// words are the annotations in words.
func (a *annotator) words() (out []string) {
	p := a.page
	for _, l := range a.references {
		if !a.panel {
			out = append(out, a.inWords(l))
		}
	}
	for _, n := range a.notes {
		told := n.Text
		if n.Stated && told == "" {
			told = n.Called()
		}
		if !n.Date.IsZero() && !(n.Stated && n.Numbered()) {
			told += ", " + n.Date.Format(p.Locale.Tag)
		}
		if n.Quote != "" {
			told += ": " + n.Quote
		}
		out = append(out, Sentence(p.Say("Note")+": "+told))
	}
	return out
}

// inWords is a reference line as a sentence.
func (a *annotator) inWords(l spec.Reference) string {
	told := l.Text
	switch {
	case l.Told:
	case l.Stated:
		told += ", " + l.Describe()
	case told == "":
		told = a.amount(l)
	default:
		told += ", " + a.amount(l)
	}
	return Sentence(a.page.Say("Reference line") + ": " + told)
}

// draw draws all with the body's top at y; what is over it begins at top.
func (a *annotator) draw(y, top float64) {
	solid := a.under.Plane != nil && a.under.Plane.Solid
	for _, s := range a.shades {
		s.shade(a, y)
	}
	lines := func() {
		for _, s := range a.shades {
			s.rule(a, y, top)
		}
		for _, l := range a.levels {
			l.rule(a, y)
		}
	}
	if solid {
		a.under.Draw(y)
		lines()
	} else {
		a.page.Scene.Beneath(a.page.Theme.Grid, func() { a.under.Draw(y) }, lines)
	}
	for _, s := range a.shades {
		s.write(a, y, top)
	}
	for _, l := range a.levels {
		l.write(a, y)
	}
	for _, c := range a.callouts {
		c.draw(a, y)
	}
}

// broken are the parts of a line from one end to the other that no label is on; across says
// whether the line runs across the page, at a place.
func (a *annotator) broken(across bool, at, from, to float64, also ...Rect) (out [][2]float64) {
	const blank = 3.0
	var gaps [][2]float64
	for _, l := range slices.Concat(a.labels, also) {
		if across && l.Top-1 < at && at < l.Bottom+1 {
			gaps = append(gaps, [2]float64{l.Left - blank - 1, l.Right + blank + 1})
		}
		if !across && l.Left-blank < at && at < l.Right+blank {
			gaps = append(gaps, [2]float64{l.Top - blank - 1, l.Bottom + blank})
		}
	}
	slices.SortFunc(gaps, func(x, y [2]float64) int { return cmp.Compare(x[0], y[0]) })
	for _, g := range gaps {
		if g[1] <= from || g[0] >= to {
			continue
		}
		if g[0] > from {
			out = append(out, [2]float64{from, g[0]})
		}
		from = max(from, g[1])
	}
	if from < to {
		out = append(out, [2]float64{from, to})
	}
	return out
}

// stroke draws a reference line or that of an event: dashed where its text does not assert
// it, with a rim of the ground where it runs over marks.
func (a *annotator) stroke(firm bool, xy ...float64) {
	const width, rim = 1.3, 3.3
	p := a.page
	if a.under.Plane.Solid {
		p.Line(p.Theme.Background, rim, xy...)
	}
	if firm {
		p.Line(p.Theme.Ink, width, xy...)
		return
	}
	p.Dashed(p.Theme.Ink, width, LooseDash, xy...)
}

// firm reports whether the text asserts a datum.
func firm(d spec.Datum) bool { return d.Fact == nil || d.Modality() == datasets.Asserted }

// group draws what is of a row, so that it can be found on the picture.
func (a *annotator) group(d spec.Datum, stated bool, title string, draw func()) {
	if !stated {
		draw()
		return
	}
	a.page.Group(d, title, draw)
}

// hatch draws diagonal strokes over a rectangle.
func (p *Page) hatch(c color.Color, r Rect, pitch, width float64) {
	h := r.Bottom - r.Top
	first := math.Ceil((r.Left-h)/pitch) * pitch
	for x := first; x < r.Right; x += pitch { // from the foot at x up to the right
		x0, y0, x1, y1 := x, r.Bottom, x+h, r.Top
		if x0 < r.Left {
			x0, y0 = r.Left, r.Bottom-(r.Left-x)
		}
		if x1 > r.Right {
			x1, y1 = r.Right, r.Bottom-(r.Right-x)
		}
		if x1 > x0 {
			p.Line(c, width, x0, y0, x1, y1)
		}
	}
}

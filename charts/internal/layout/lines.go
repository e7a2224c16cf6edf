package layout

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/spec"
	"quotient/charts/internal/spread"
	"quotient/charts/marks"
	"quotient/charts/typeset"
)

// A ruled annotation runs from top to bottom of the plane: a reference line on an axis across
// the page, an event, or the shade of a period. Its words are over the plane.
type ruled struct {
	from, to float64    // across the page
	mirrored [2]float64 // the same on the other side of mirrored bars; both zero without it
	area     bool       // a shade
	hatched  bool       // at some time within it
	open     [2]bool    // the ends that no day is known of
	words    caption
	where    Rect // of the words, from the bottom of the strip
	row      int
	flag     bool // the words are beside the line, which goes up as high as they do
	datum    spec.Datum
	stated   bool
	title    string
	head     *marks.Points // at the end of the line, which says how its number is bounded
}

const (
	headRadius = 4.5
	rowGap     = 4.0
	underWords = 4.0 // between words and line
)

// amount is the number of a line that the author has given, as the axis has it.
func (a *annotator) amount(l spec.Reference) string {
	q := l.Amount()
	v, _ := q.Float()
	return a.page.Amount(q.Unit, v)
}

// lineWords are the words at a reference line, no wider than a width.
func (a *annotator) lineWords(l spec.Reference, width float64) caption {
	p := a.page
	if a.panel {
		return caption{}
	}
	if !l.Stated {
		if l.Text == "" || l.Told {
			return p.caption(typeset.Medium, cmp.Or(l.Text, a.amount(l)), nil, width)
		}
		number := Label{Number: a.amount(l), Face: typeset.Bold, Colour: p.Theme.Ink}
		return p.caption(typeset.Medium, l.Text, &number, width)
	}
	t := p.Label(l.Datum)
	if l.Told {
		t.Number = ""
	}
	if t.Number == "" && t.Letter == "" && t.Remark == "" {
		return p.caption(typeset.Medium, l.Text, nil, width)
	}
	return p.caption(typeset.Medium, l.Text, &t, width)
}

// lineHead is the mark at the end of a reference line whose number is not exact, or not
// stated as it is; nil of others.
func (a *annotator) lineHead(l spec.Reference, up bool) *marks.Points {
	p := a.page
	if !l.Stated {
		return nil
	}
	p.UseLine(l.Datum)
	if l.Bound() == marks.Exact && l.Certainty() == marks.Asserted {
		return nil
	}
	look := Look{Colour: Colour{Mark: p.Theme.Ink, Text: p.Theme.Ink}, Shape: marks.Disc}
	head := p.PointOf(l.Datum, look)
	if up {
		head = p.PointAt(0.5, l.Datum, look)
	}
	head.Radius = headRadius
	return head
}

// title is a reference line in words.
func (a *annotator) title(l spec.Reference) string {
	switch {
	case l.Told:
		return l.Text
	case l.Stated:
		return l.Text + ": " + l.Describe()
	case l.Text == "":
		return a.amount(l)
	}
	return l.Text + ": " + a.amount(l)
}

const widestWords = 220.0

// line is a reference line from top to bottom.
func (a *annotator) line(_ int, l spec.Reference) *ruled {
	low, high := l.Amount().Float()
	x := *a.under.Plane.X
	var mirrored [2]float64
	if m := a.under.Plane.Mirror; m != nil {
		mirrored = [2]float64{m.At(high), m.At(low)}
	}
	return &ruled{
		mirrored: mirrored,
		from:     x.At(low), to: x.At(high), area: l.Amount().IsRange() && high > low, datum: l.Datum, stated: l.Stated,
		words: a.lineWords(l, min(widestWords, a.page.Right()-a.page.Left())), title: a.title(l), head: a.lineHead(l, false),
	}
}

// placeShades gives words their places over the plane: over their line, or beside the way up
// to it, in as few rows as can be.
func (a *annotator) placeShades() {
	const most = 6
	if len(a.shades) == 0 {
		return
	}
	order := slices.Clone(a.shades)
	slices.SortStableFunc(order, func(x, y *ruled) int { return cmp.Compare(x.middle(), y.middle()) })
	rows := 1
	for tries := 20_000; rows <= most && !a.arrange(order, 0, rows, &tries); rows++ {
	}
	if rows > most {
		last := order[len(order)-1]
		a.page.Fail("there is no room for the words %s over the chart: shorten them, or draw fewer lines and periods", inQuotes(last.title))
		return
	}
	at := 0.0 // of the foot of a row, over the bottom of the strip
	for row := range most {
		tall := 0.0
		for _, s := range a.shades {
			if s.row == row {
				s.where.Bottom, s.where.Top = -at, -at-s.words.height
				tall = max(tall, s.words.height)
			}
		}
		if tall > 0 {
			at += tall + rowGap
		}
	}
}

// arrange finds places in some rows for words from number i on, clear of those before.
func (a *annotator) arrange(order []*ruled, i, rows int, tries *int) bool {
	const beside = 5.0
	if i == len(order) {
		return true
	}
	p, s := a.page, order[i]
	x, width := s.middle(), s.words.width
	for s.row = 0; s.row < rows; s.row++ {
		for n, left := range []float64{min(max(x-width/2, p.Left()), p.Right()-width), x + beside, x - beside - width} {
			if left < p.Left()-0.01 || left+width > p.Right()+0.01 {
				continue
			}
			s.where, s.flag = Rect{Left: left, Right: left + width}, n > 0
			if *tries--; *tries < 0 {
				return false
			}
			if !slices.ContainsFunc(order[:i], func(o *ruled) bool { return !s.clear(o) }) && a.arrange(order, i+1, rows, tries) {
				return true
			}
		}
	}
	return false
}

// clear reports whether the words of two lines are clear of each other and of the lines.
func (s *ruled) clear(o *ruled) bool {
	const gap = 10.0
	passes := func(low, high *ruled) bool { // the way up to the higher words
		x := high.middle()
		return low.where.Left-4 < x && x < low.where.Right+4
	}
	switch {
	case o.row == s.row:
		apart := o.where.Right+gap <= s.where.Left || s.where.Right+gap <= o.where.Left
		return apart && (!s.flag || !passes(o, s)) && (!o.flag || !passes(s, o))
	case o.row > s.row:
		return !passes(s, o)
	}
	return !passes(o, s)
}

// foot is the height between the words and the plane.
func (a *annotator) foot() float64 {
	for _, s := range a.shades {
		if s.head != nil {
			return 2*headRadius + 7
		}
	}
	return underWords
}

// strip is the height of the words over the plane.
func (a *annotator) strip() (height float64) {
	for _, s := range a.shades {
		height = max(height, -s.where.Top+a.foot())
	}
	if a.keyed != nil {
		height += a.keyed.words.height + 8
	}
	return height
}

func (s *ruled) middle() float64 { return (s.from + s.to) / 2 }

// shade draws the ground of a period, or of a range.
func (s *ruled) shade(a *annotator, y float64) {
	if !s.area {
		return
	}
	p, room := a.page, a.under.Plane.Room
	r := Rect{s.from, y + room.Top, s.to, y + room.Bottom}
	if s.hatched {
		p.hatch(p.Theme.Tint(p.Theme.Slate.Mark, 0.45), r, 6, 1)
		return
	}
	p.Rect(p.shadeColour(), r.Left, r.Top, r.Right, r.Bottom)
	if s.mirrored[0] != s.mirrored[1] {
		p.Rect(p.shadeColour(), s.mirrored[0], r.Top, s.mirrored[1], r.Bottom)
	}
}

// rule draws a line, or the way from the words to a shade.
func (s *ruled) rule(a *annotator, y, top float64) {
	p, room := a.page, a.under.Plane.Room
	bottom := top - a.foot()
	from := bottom + s.where.Bottom + 2
	if s.flag {
		from = bottom + s.where.Top + 2
	}
	a.group(s.datum, s.stated, s.title, func() {
		foot := y + room.Bottom
		if s.area {
			foot = y + room.Top
		}
		if s.area && s.head != nil {
			from = bottom + 2*headRadius + 7
		}
		if s.area && !s.hatched {
			for _, x := range []float64{s.from, s.to} {
				for _, part := range a.broken(false, x, room.Top, room.Bottom) {
					p.Line(p.Theme.Tint(p.Theme.Slate.Mark, 0.6), 1, x, y+part[0], x, y+part[1])
				}
			}
		}
		x := s.middle()
		for _, part := range a.broken(false, x, from-y, foot-y) {
			if s.area {
				p.Line(p.Theme.Rule, 1, x, y+part[0], x, y+part[1])
			} else {
				a.stroke(firm(s.datum), x, y+part[0], x, y+part[1])
			}
		}
		if s.mirrored != [2]float64{} {
			s.mirror(a, y)
		}
		for i, open := range s.open {
			if open {
				s.chevrons(a, i, y)
			}
		}
		if s.head != nil {
			p.PlotPoint(*a.under.Plane.X, bottom+headRadius+5, s.head)
		}
	})
}

// mirror draws the line once more, on the other side of mirrored bars.
func (s *ruled) mirror(a *annotator, y float64) {
	room := a.under.Plane.Room
	for _, x := range slices.Compact(s.mirrored[:]) {
		for _, part := range a.broken(false, x, room.Top, room.Bottom) {
			a.stroke(firm(s.datum), x, y+part[0], x, y+part[1])
		}
	}
}

// chevrons draw an end of a period that no day is known of.
func (s *ruled) chevrons(a *annotator, end int, y float64) {
	p := a.page
	x, dir := s.from, marks.Left
	if end == 1 {
		x, dir = s.to, marks.Right
	}
	c := p.Canvas(0, 0, p.Width, 1)
	marks.Chevrons(c, vg.Point{X: vg.Length(x), Y: vg.Length(p.Up(y + a.under.Plane.Room.Top + 10))}, dir, 12, p.Theme.Slate.Mark, p.Theme.Background)
}

// write writes the words of a line or a shade.
func (s *ruled) write(a *annotator, _, top float64) {
	bottom := top - a.foot()
	how := alignCentre
	if s.flag && s.where.Left > s.middle() {
		how = alignLeft
	} else if s.flag {
		how = alignRight
	}
	a.page.drawCaption(s.words, s.where.Left, bottom+s.where.Top, a.page.Theme.Ink, how)
}

// A level is a reference line from left to right, on an axis that runs up the page.
type level struct {
	reference spec.Reference
	low, high float64 // down the page
	words     caption
	where     Rect
	aside     bool // the words are on its right, beside the plane
	head      *marks.Points
	headAt    float64
	title     string
}

func (a *annotator) level(_ int, l spec.Reference) *level {
	low, high := l.Amount().Float()
	y := *a.under.Plane.Y
	return &level{reference: l, low: y.At(low), high: y.At(high), title: a.title(l), head: a.lineHead(l, true)}
}

func (l *level) middle() float64 { return (l.low + l.high) / 2 }

// placeLevels finds places for the words of lines that run across. Where one has none on its
// line, all that have none are to be on the right of the plane: more is the room that they
// need there.
func (a *annotator) placeLevels() (more float64) {
	const gap, narrow = 10.0, 130.0
	p := a.page
	for _, l := range a.levels { // no words are on a line, whosever they are
		room := a.under.Plane.Room
		a.taken = append(a.taken, Rect{room.Left, min(l.low, l.high) - 2, room.Right, max(l.low, l.high) + 2})
	}
	var aside []*level
	for _, l := range a.levels {
		if !a.panel && !a.onLine(l) {
			l.words = a.lineWords(l.reference, min(narrow, 0.3*(p.Right()-p.Left())))
			if l.aside = true; !a.beside(l) {
				aside = append(aside, l)
				more = max(more, l.words.width+gap)
			}
		}
		a.placeHead(l)
	}
	if len(aside) == 1 && p.Narrow() { // whose plot is narrow enough
		a.keyed = aside[0]
		a.keyed.words = a.lineWords(a.keyed.reference, p.Right()-p.Left()-keySample)
		return 0
	}
	if len(aside) == 0 || a.inset == 0 {
		return more
	}
	slices.SortStableFunc(aside, func(x, y *level) int { return cmp.Compare(x.middle(), y.middle()) })
	var wants, heights []float64
	for _, l := range aside {
		wants, heights = append(wants, l.middle()), append(heights, l.words.height)
	}
	room := a.under.Plane.Room
	at, ok := spread.Along(wants, heights, 4, min(room.Top, 0), max(room.Bottom, a.under.Height))
	if !ok {
		p.Fail("there is no room for the words of the lines: shorten them, or draw fewer lines")
		return 0
	}
	for i, l := range aside {
		l.where = l.words.at(p.Right()-a.inset+gap, at[i]-l.words.height/2)
	}
	return 0
}

// beside finds a place for the words at the right end of their line, over it or under it as
// much as it takes.
func (a *annotator) beside(l *level) bool {
	const gap, step, most = 8.0, 4.0, 5
	for n := range 2*most + 1 {
		shift := float64((n+1)/2) * step
		if n%2 == 1 {
			shift = -shift
		}
		r := l.words.at(a.under.Plane.Room.Right+gap, l.middle()-l.words.height/2+shift)
		if r.Right <= a.page.Right() && a.free(r, 2) {
			l.where, a.taken = r, append(a.taken, r)
			return true
		}
	}
	return false
}

// onLine finds a place for the words on their line: over it or under it, from the right end
// to the left.
func (a *annotator) onLine(l *level) bool {
	const off, step = 3.6, 12.0
	room := a.under.Plane.Room
	for _, width := range []float64{min(2*widestWords, 0.7*(room.Right-room.Left)), 130, 90} {
		l.words = a.lineWords(l.reference, width)
		if len(l.words.lines) > mostLines {
			continue
		}
		for _, top := range []float64{min(l.low, l.high) - off - l.words.height, max(l.low, l.high) + off} {
			for x := room.Right - l.words.width - 2; x >= room.Left+4; x -= step {
				r := l.words.at(x, top)
				if _, whole := a.ground(r); whole && r.Top >= room.Top-captionLeading && r.Bottom <= room.Bottom && a.free(r, 1.5) {
					l.where, a.taken = r, append(a.taken, r)
					return true
				}
			}
		}
	}
	return false
}

// keySample is the room of the piece of a line that is before its words over the plane.
const keySample = 26.0

// placeHead finds a place on the line for the mark that says how its number is bounded: near
// its right end, or where there is room.
func (a *annotator) placeHead(l *level) {
	const step = 6.0
	if l.head == nil {
		return
	}
	room := a.under.Plane.Room
	up, down := 2.0, 2.0
	for _, b := range l.head.GlyphBoxes(a.under.Plane.axes()) {
		up, down = max(up, float64(b.Max.Y)), max(down, -float64(b.Min.Y))
	}
	l.headAt = room.Right - headRadius
	for x := room.Right - headRadius - 1; x > room.Left+headRadius; x -= step {
		r := Rect{x - headRadius, l.high - up, x + headRadius, l.low + down}
		clear := func(o Rect) bool { return o.Bottom-o.Top < 5 || !o.Meets(r) } // but lines
		if a.ink.Free(r.Left, r.Top, r.Right, r.Bottom) && !slices.ContainsFunc(a.labels, r.Meets) &&
			!slices.ContainsFunc(a.taken, func(o Rect) bool { return !clear(o) }) {
			l.headAt = x
			a.taken = append(a.taken, r)
			return
		}
	}
}

// rule draws the line.
func (l *level) rule(a *annotator, y float64) {
	p, room, d := a.page, a.under.Plane.Room, l.reference.Datum
	a.group(d, l.reference.Stated, l.title, func() {
		if math.Abs(l.high-l.low) > 1 {
			p.Rect(p.shadeColour(), room.Left, y+l.high, room.Right, y+l.low)
		}
		ends := []float64{l.low}
		if math.Abs(l.high-l.low) > 1 {
			ends = append(ends, l.high)
		}
		for _, at := range ends {
			for _, part := range a.broken(true, at, room.Left, room.Right) {
				a.stroke(firm(d), part[0], y+at, part[1], y+at)
			}
		}
		if l.aside && l != a.keyed && math.Abs(l.middle()-(l.where.Top+l.where.Bottom)/2) > 4 {
			p.Line(p.Theme.Rule, 1, room.Right+1, y+l.middle(), l.where.Left-3, y+(l.where.Top+l.where.Bottom)/2)
		}
		if l.head != nil {
			x := Scale{Min: 0, Max: 1, Left: l.headAt - 20, Right: l.headAt + 20}
			p.Plane(x, a.under.Plane.Y.Moved(y), l.head)
		}
	})
}

// write writes the words of the line.
func (l *level) write(a *annotator, y float64) {
	p, how := a.page, alignRight
	switch {
	case a.panel:
		return
	case l == a.keyed:
		top := y - a.head - a.strip()
		a.stroke(firm(l.reference.Datum), p.Left(), top+8, p.Left()+keySample-8, top+8)
		p.drawCaption(l.words, p.Left()+keySample, top, p.Theme.Ink, alignLeft)
		return
	case l.aside:
		how = alignLeft
	default:
		ground, _ := a.ground(l.where)
		p.Rect(ground, l.where.Left-2, y+l.where.Top+1, l.where.Right+2, y+l.where.Bottom)
	}
	p.drawCaption(l.words, l.where.Left, y+l.where.Top, a.page.Theme.Ink, how)
}

package bars

import (
	"cmp"
	"math"
	"slices"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/internal/spread"
	"quotient/charts/typeset"
)

// stackedColumns are columns of parts on a page. Where each has room for its name and its
// numbers, they are written there. A sequence has an axis instead, some of the names, and
// the sums of the chief columns.
type stackedColumns struct {
	spec   *stackedSpec
	page   *layout.Page
	series []string
	rows   []*stackedRow
	days   spec.Dateline
	marked []float64 // the ends of the reference lines

	left, right float64
	pitch       float64
	thick       float64
	tall        float64 // of the plot, with what is over the columns
	perUnit     float64
	lines       [][]string // of the names; nil where only some are written
	every       int        // place has its name, from first on
	first       int
	ticks       []float64 // of a sequence
	level       layout.Scale
	ends        []partName // the names of the series, at the last column
	legend      layout.Legend
	totals      []placedTotal // of a sequence
}

// A partName is the name of a series beside the last column, with its number in a sequence.
type partName struct {
	*segment
	name   string
	number layout.Label
	at     float64 // the middle of it, up from zero
}

// A placedTotal is the sum over a column of a sequence.
type placedTotal struct {
	row        *stackedRow
	x, at, tip float64 // up from zero
	left       float64
}

// columns are the stacks upright; it reports false where they have no room so.
func (s *stackedSpec) columns(p *layout.Page, series []string, stacks []stack, days spec.Dateline, unit string, lines []float64) (layout.Body, bool) {
	for _, sequence := range []bool{false, true} {
		if sequence && !p.Agreed("runs on", runsOn(firstsOf(stacks), s.Group.Value)) {
			break
		}
		letters, signs := len(p.Letters), len(p.Signs)
		f := &stackedColumns{spec: s, page: p, series: series, days: days, marked: lines}
		if p.Agreed(map[bool]string{false: "upright", true: "a sequence"}[sequence], f.fit(stacks, sequence)) {
			if d, ok := spec.DatelineOf(firstsOf(stacks), s.Group.Value); ok && d.Gaps() && !days.Gaps() {
				p.Signs = append(p.Signs, layout.SignUneven)
			}
			return f.body(s.opening(p, len(series), len(stacks), unit)), true
		}
		p.Letters, p.Signs = p.Letters[:letters], p.Signs[:signs]
	}
	return layout.Body{}, false
}

func firstsOf(stacks []stack) (out []spec.Datum) {
	for _, t := range stacks {
		out = append(out, t.first())
	}
	return out
}

const (
	totalGap  = 8.0  // between a column and its sum
	totalLine = 15.0 // of the sum
	thickest  = 84.0 // a column
	leastPart = 17.0 // the height of a part that has room for its number
	endsGap   = 12.0 // between the last column and the names of the series
)

// fit lays the columns out, and reports false where a name or a number has no room.
func (f *stackedColumns) fit(stacks []stack, sequence bool) bool {
	p := f.page
	f.tall = 270.0
	if p.Tight || p.Narrow() {
		f.tall = 220
	}
	f.left, f.right = p.Left(), p.Right()
	for _, t := range stacks {
		r := f.spec.measure(p, f.series, t, 40, !sequence)
		for _, b := range r.parts {
			b.fine = sequence
		}
		f.rows = append(f.rows, r)
	}
	if sequence {
		f.axis(stacks)
	}
	room := f.besides(sequence)
	for range 3 { // the names begin at the edge of the last column, and not at that of its place
		beyond := max(0, room-(f.pitch-f.thick)/2)
		f.right = p.Right() - beyond
		f.pitch = (f.right - f.left) / float64(f.days.N)
		f.thick = min(f.pitch*0.66, thickest)
	}
	if f.pitch < leastPitch {
		return false
	}
	f.scale(sequence)
	if !f.named(sequence) || !sequence && !f.numbered() {
		return false
	}
	if room == 0 || !f.endings() {
		f.ends, f.legend = nil, p.Legend(&f.spec.Series, f.spec.data(stacks), layout.Always)
		if room > 0 { // laid out anew, as wide as the page
			f.right, f.pitch = p.Right(), (p.Right()-f.left)/float64(f.days.N)
			f.thick = min(f.pitch*0.66, thickest)
			f.scale(sequence)
			if !f.named(sequence) || !sequence && !f.numbered() {
				return false
			}
		}
	}
	if sequence {
		f.sums()
	}
	return true
}

// axis makes room for the numbers of an axis.
func (f *stackedColumns) axis(stacks []stack) {
	p, high := f.page, 0.0
	for _, r := range f.rows {
		high = max(high, r.whole.tip)
	}
	_, high = p.Common("levels", 0, high)
	f.ticks = p.LevelTicks(0, high, 4)
	f.level.Numbers = p.Numbers(spec.UnitOf(firstsOf(stacks)), false, f.ticks)
	if f.spec.Share.Value != "" {
		f.ticks = []float64{0, 0.25, 0.5, 0.75, 1}
		f.level.Numbers = layout.Numbers{}
		for _, v := range f.ticks {
			f.level.Numbers[v] = p.Tick(v*100) + p.Say("%")
		}
	}
	f.left += p.TickWidth(f.level, f.ticks) + 14
}

// besides is the room for the names of the series at the last column; 0 where one of them
// has no part there, or they would take too much of the page.
func (f *stackedColumns) besides(sequence bool) (room float64) {
	p, last := f.page, f.rows[len(f.rows)-1]
	if len(last.parts) < len(f.series) || !p.Direct() {
		return 0
	}
	for _, b := range last.parts {
		n := partName{segment: b, name: f.series[b.series]}
		width := p.Fonts.Width(typeset.Bold, 14, n.name)
		if sequence {
			n.number = layout.Label{Number: b.Label(), Letter: p.Cite(last.of(b.series)), Remark: b.Remark(), Face: typeset.Bold, Size: 14, Colour: b.colour.Text}
			width = max(width, p.LabelWidth(n.number))
		} else if b.tip*f.tall < leastPart*last.whole.tip || !b.plain() { // its number is on no part
			n.number = b.tag
			n.number.Colour = b.colour.Text
			width += layout.RemarkGap + p.LabelWidth(n.number)
		}
		room = max(room, width+endsGap)
		f.ends = append(f.ends, n)
	}
	if room > 0.3*(p.Right()-p.Left()) {
		f.ends = nil
		return 0
	}
	return room
}

// of is the number of a series in the stack.
func (t stack) of(series int) spec.Datum {
	return t.parts[slices.IndexFunc(t.parts, func(d part) bool { return d.series == series })].Datum
}

// scale finds the largest scale at which every column, its chevrons and its sum have room.
func (f *stackedColumns) scale(sequence bool) {
	f.perUnit = math.Inf(1)
	var high, over float64
	for _, r := range f.rows {
		last := r.parts[len(r.parts)-1]
		last.thick = f.thick
		r.whole.tail = 0
		if f.spec.Share.Value == "" {
			r.whole.tail = unlabelled(f.page, last.Datum, "", f.thick).tail
		}
		room := r.whole.tail + totalGap + totalLine
		if r.whole.tip > 0 {
			f.perUnit = min(f.perUnit, (f.tall-room)/r.whole.tip)
		}
		high, over = max(high, r.whole.tip), max(over, room)
	}
	const beyond = 6.0 // over a reference line
	for _, v := range f.marked {
		if v > 0 {
			f.perUnit = min(f.perUnit, (f.tall-beyond)/v)
		}
	}
	if p := f.page; p.OneScale() {
		for _, v := range f.marked {
			high = max(high, v)
		}
		_, high = p.Common("tips", 0, high)
		_, over = p.Common("over", 0, over)
		f.perUnit = (f.tall - over) / high
	}
	if math.IsInf(f.perUnit, 1) {
		f.perUnit = 1
	}
	for _, r := range f.rows {
		place(r.parts, 0, f.perUnit)
	}
}

// named sets the names of the columns: all of them, or every second, third, … of a sequence.
func (f *stackedColumns) named(sequence bool) bool {
	const lines, gap = 4, 12.0
	p, widest := f.page, 0.0
	f.lines = nil
	for _, r := range f.rows {
		name := r.name
		if sequence {
			widest = max(widest, p.Fonts.Width(typeset.Medium, layout.AxisSize+0.5, name))
			continue
		}
		wrapped := p.Fonts.Wrap(typeset.Medium, layout.AxisSize+0.5, f.pitch-8, name)
		for _, line := range wrapped {
			if p.Fonts.Width(typeset.Medium, layout.AxisSize+0.5, line) > f.pitch-4 || len(wrapped) > lines {
				return false
			}
		}
		f.lines = append(f.lines, wrapped)
	}
	if sequence {
		f.every, f.first = f.days.Every(int(math.Ceil((widest + gap) / f.pitch)))
	}
	if !p.Direct() { // a panel has few names
		return widest <= 0.75*(f.right-f.left)
	}
	return widest <= (f.right-f.left)/2
}

// numbered reports whether every part has its number on it, and every column its sum over
// it. A part that is too low for its number has none, if others of its series have theirs.
func (f *stackedColumns) numbered() bool {
	p := f.page
	for i, r := range f.rows {
		for _, b := range r.parts {
			b.inside = p.LabelWidth(b.tag)+6 <= f.thick && b.firm() >= leastPart && b.plain() && !f.ended(i, b)
			if !b.inside && !f.ended(i, b) && p.LabelWidth(b.tag)+8 > f.pitch-f.thick {
				return false
			}
		}
		if p.LabelWidth(r.total) > f.pitch-6 || !f.aside(i) {
			return false
		}
	}
	return true
}

// ended reports whether the number of a part of column i is beside the name of its series.
func (f *stackedColumns) ended(i int, b *segment) bool {
	return i == len(f.rows)-1 && slices.ContainsFunc(f.ends, func(n partName) bool { return n.segment == b && n.number.Number != "" })
}

// aside places the numbers that parts have no room for on the right of the column.
func (f *stackedColumns) aside(i int) bool {
	var wants, heights []float64
	for _, b := range f.outside(i) {
		wants, heights = append(wants, b.from+b.long/2), append(heights, 15)
	}
	at, ok := spread.Along(wants, heights, 1, 3, f.tall)
	for k, b := range f.outside(i) {
		if ok {
			b.aside = at[k]
		}
	}
	return ok
}

// outside are the parts of column i whose numbers are next to them.
func (f *stackedColumns) outside(i int) (out []*segment) {
	for _, b := range f.rows[i].parts {
		if !b.inside && !f.ended(i, b) {
			out = append(out, b)
		}
	}
	return out
}

// endings places the names of the series on the right of the last column, each as near to
// its part as it can be, and reports false where there is no room for them.
func (f *stackedColumns) endings() bool {
	if f.lines != nil && len(f.outside(len(f.rows)-1)) > 0 {
		return false // its numbers are there
	}
	height := 16.0
	if f.lines == nil {
		height = 2 * layout.EndLeading
	}
	var wants, heights []float64
	for _, n := range f.ends {
		wants, heights = append(wants, n.from+n.long/2), append(heights, height)
	}
	at, ok := spread.Along(wants, heights, 3, -10, f.tall)
	for i := range f.ends {
		if ok {
			f.ends[i].at = at[i]
		}
	}
	return ok
}

// middle is that of column i.
func (f *stackedColumns) middle(i int) float64 {
	return f.left + f.pitch*(float64(f.days.Places[i])+0.5)
}

// sums places the sums of the greatest, the last and the first column of a sequence, clear
// of every column and of one another.
func (f *stackedColumns) sums() {
	if f.spec.Share.Value != "" {
		return
	}
	p, last := f.page, len(f.rows)-1
	greatest := slices.IndexFunc(f.rows, func(r *stackedRow) bool {
		return r == slices.MaxFunc(f.rows, func(a, b *stackedRow) int { return cmp.Compare(a.whole.tip, b.whole.tip) })
	})
	right := f.right + 4
	if len(f.ends) > 0 { // the lines to the names begin at the last column
		right = f.middle(last) + f.thick/2 - 1
	}
	var boxes []layout.Rect
	for n, i := range []int{greatest, last, 0} {
		r := f.rows[i]
		if n > 0 && i == greatest || n > 1 && i == last {
			continue
		}
		if r.sum == nil {
			r.total = p.Label(r.parts[0].Datum)
		}
		width := p.LabelWidth(r.total)
		x := f.middle(i)
		left := min(max(x-width/2, f.left), right-width)
		top := 0.0
		for j, o := range f.rows {
			if f.middle(j)+f.pitch/2 > left && f.middle(j)-f.pitch/2 < left+width {
				top = max(top, o.top())
			}
		}
		base := top + totalGap - 2
		box := layout.Rect{Left: left - 4, Right: left + width + 4, Top: -base - 14, Bottom: -base + 3}
		if slices.ContainsFunc(boxes, box.Crowds) {
			continue
		}
		boxes = append(boxes, box)
		f.totals = append(f.totals, placedTotal{row: r, x: x, at: base, tip: r.top(), left: left})
	}
}

// top is the end of a column with its chevrons, up from zero.
func (r *stackedRow) top() float64 {
	last := r.parts[len(r.parts)-1]
	return last.from + last.long + r.whole.tail
}

// body is the chart of the columns.
func (f *stackedColumns) body(opening string) layout.Body {
	const leading = 16.0
	lines := 1
	for _, l := range f.lines {
		lines = max(lines, len(l))
	}
	over := 0.0
	if f.legend.Lines > 0 {
		over = f.legend.Height() + 12
	}
	left := f.left
	if f.ticks != nil {
		left -= 6
	}
	plane := layout.Upward(layout.Linear(f.tall, -f.spec.unitOf(f.perUnit)), layout.Rect{Left: left, Right: f.edge(), Bottom: f.tall}, true)
	return layout.Body{Height: f.tall + 14 + leading*float64(lines), Alt: stacksInWords(f.page, f.series, f.rows, opening), Plane: plane, Draw: f.draw, Over: layout.Over{Height: over, Draw: func(y float64) { f.legend.Draw(f.page, y+9) }}}
}

func (f *stackedColumns) draw(y float64) {
	p, zero := f.page, y+f.tall
	if f.ticks != nil {
		f.level.Min, f.level.Max, f.level.Left, f.level.Right = 0, 1, zero, zero-f.perUnit
		ticks := slices.DeleteFunc(slices.Clone(f.ticks), func(v float64) bool { return f.level.At(v) < y })
		p.Levels(f.level, ticks, f.left-6, f.edge(), false)
		for _, t := range f.totals {
			p.Plate(t.left, zero-t.at, p.LabelWidth(t.row.total), t.row.total.Size)
		}
	}
	for i, r := range f.rows {
		f.column(i, r, zero)
	}
	f.under(zero)
	for _, t := range f.totals {
		if t.at-t.tip > totalGap+4 {
			p.Line(p.Theme.Muted, 1, t.x, zero-t.at+4, t.x, zero-t.tip-1)
		}
		p.DrawLabel(t.row.total, t.left, zero-t.at)
	}
	edge := f.middle(len(f.rows)-1) + f.thick/2
	for _, n := range f.ends {
		want := n.from + n.long/2
		if math.Abs(want-n.at) > 6 {
			p.Line(p.Theme.Rule, 1, edge+1, zero-want, edge+endsGap-2, zero-n.at)
		}
		at := zero - n.at + 5
		switch {
		case n.number.Number != "" && f.lines != nil:
			p.DrawLabel(n.number, edge+endsGap+p.Fonts.Width(typeset.Bold, 14, n.name)+layout.RemarkGap, at)
		case n.number.Number != "":
			at -= layout.EndLeading / 2
			p.DrawLabel(n.number, edge+endsGap, at+layout.EndLeading)
		}
		p.Text(typeset.Bold, 14, n.colour.Text, edge+endsGap, at, n.name)
	}
	left := f.left
	if f.ticks != nil {
		left -= 6
	}
	p.Line(p.Theme.Ink, 1.5, left, zero, f.edge(), zero)
}

// edge is where grid lines end: before the names of the series.
func (f *stackedColumns) edge() float64 {
	if len(f.ends) > 0 {
		return f.middle(len(f.rows)-1) + f.thick/2 + endsGap/2
	}
	return f.right
}

// column draws the parts of a column upon each other, with their numbers and their sum.
func (f *stackedColumns) column(i int, r *stackedRow, zero float64) {
	p, middle := f.page, f.middle(i)
	for k, b := range r.parts {
		scale := f.perUnit
		if b.tip > 0 {
			scale = min(scale, b.long/b.tip)
		}
		p.Group(b.Datum, b.name+": "+b.Describe(), func() { upright(p, b.barRow, middle, zero-b.from, scale, f.thick) })
		if gap := min(partGap, 0.2*b.long); k > 0 {
			p.Rect(p.Theme.Background, middle-f.thick/2, zero-b.from-gap/2, middle+f.thick/2, zero-b.from+gap/2)
		}
	}
	if f.lines == nil {
		return
	}
	for _, b := range r.parts {
		if b.inside {
			b.labelOn(p, middle-p.LabelWidth(b.tag)/2, zero-b.from-b.firm()/2+5)
			continue
		}
		if f.ended(i, b) {
			continue
		}
		t, want := b.tag, b.from+b.long/2
		t.Colour = b.colour.Text
		p.Line(p.Theme.Rule, 1, middle+f.thick/2+1, zero-want, middle+f.thick/2+4, zero-b.aside)
		p.DrawLabel(t, middle+f.thick/2+6, zero-b.aside+5)
	}
	if r.total.Number != "" {
		p.DrawLabel(r.total, middle-p.LabelWidth(r.total)/2, zero-r.top()-totalGap)
	}
}

// under writes the names under the columns.
func (f *stackedColumns) under(zero float64) {
	const leading = 16.0
	p := f.page
	for i, lines := range f.lines {
		for k, line := range lines {
			p.TextCentre(typeset.Medium, layout.AxisSize+0.5, p.Theme.Ink, f.middle(i), zero+18+leading*float64(k), line)
		}
	}
	if f.lines != nil {
		return
	}
	names := map[int]string{}
	for i, r := range f.rows {
		names[f.days.Places[i]] = r.name
	}
	thinned(p, f.days, names, f.every, f.first, zero, f.left, f.pitch)
}

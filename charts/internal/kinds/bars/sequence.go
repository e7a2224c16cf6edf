package bars

import (
	"cmp"
	"math"
	"slices"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
)

// A sequence is columns of a sequence, such as 24 years, that are too many for each to have
// its name and number: an axis stands on the left, names stand under every second,
// third, … column, and numbers over the chief ones.
type sequence struct {
	spec     *columnSpec
	columns  []*columnBar
	days     spec.Dateline
	lines    []float64 // the ends of the reference lines
	left     float64
	ticks    []float64
	numerals layout.Numbers // of the ticks
	pitch    float64
	every    int // place has its name, from first on
	first    int
}

const (
	leastSequence = 6   // fewer columns have room, or lie down
	leastPitch    = 3.0 // a column is then two units wide

	mostInSequence = 110 // as many have room on a half page
)

// runsOn reports whether the names of the rows run on: years, dates or numbers, each
// after the one before. Few have room, or lie down, unless years are missing; and more
// series than there are colours need every name.
func (s *columnSpec) runsOn(data []spec.Datum, days spec.Dateline) bool {
	if len(data) < leastSequence && !days.Gaps() || len(spec.Distinct(s.Series.Column.Value, data)) > spec.MostColours {
		return false
	}
	return runsOn(data, s.Label.Value)
}

// runsOn reports whether each cell of a column is after the one before.
func runsOn(data []spec.Datum, column string) bool {
	names := make([]string, len(data))
	for i, d := range data {
		names[i] = d.Cell(column)
	}
	at, ok := spec.Positions(names)
	for i := range at {
		ok = ok && (i == 0 || at[i] > at[i-1])
	}
	return ok
}

// sequenceOf measures the columns of a sequence, each in its place in the dateline, and
// reports false where they would be too thin to be seen.
func (s *columnSpec) sequenceOf(p *layout.Page, data []spec.Datum, days spec.Dateline) (*sequence, bool) {
	r := &sequence{spec: s, days: days}
	low, high := 0.0, 0.0
	for _, d := range data {
		a, b := d.Reach()
		low, high = min(low, a), max(high, b)
	}
	low, high = p.Common("levels", low, high)
	r.ticks = p.LevelTicks(low, high, 4)
	r.numerals = p.Numbers(spec.UnitOf(data), false, r.ticks)
	r.left = p.Left() + p.TickWidth(layout.Scale{Numbers: r.numerals}, r.ticks) + 14
	r.pitch = (p.Right() - r.left) / float64(days.N)
	if r.pitch < leastPitch {
		return nil, false
	}
	widest := 0.0
	for _, d := range data {
		c := &columnBar{barRow: unlabelled(p, d, s.called(d), s.thick(r.pitch))}
		c.colour = s.colour(p, d)
		widest = max(widest, p.Fonts.Width(typeset.Medium, layout.AxisSize+0.5, c.name))
		r.columns = append(r.columns, c)
		p.UseBar(d)
	}
	const gap = 12.0
	r.every, r.first = days.Every(int(math.Ceil((widest + gap) / r.pitch)))
	most := (p.Right() - r.left) / 2
	if !p.Direct() { // a panel has few names
		most = 0.75 * (p.Right() - r.left)
	}
	return r, widest <= most
}

// chief are the columns that have their numbers, the more important first: those of
// the finding, the greatest, the last, the first and the least.
func (r *sequence) chief() (out []*columnBar) {
	for _, c := range r.columns {
		if r.spec.emphasised(c.Datum) {
			out = append(out, c)
		}
	}
	by := func(a, b *columnBar) int { return cmp.Compare(a.tip, b.tip) }
	out = append(out, slices.MaxFunc(r.columns, by), r.columns[len(r.columns)-1], r.columns[0], slices.MinFunc(r.columns, by))
	seen := map[*columnBar]bool{}
	return slices.DeleteFunc(out, func(c *columnBar) bool {
		was := seen[c]
		seen[c] = true
		return was
	})
}

// middle is that of column i, or of a place.
func (r *sequence) middle(i int) float64 { return r.place(r.days.Places[i]) }

func (r *sequence) place(i int) float64 { return r.left + r.pitch*(float64(i)+0.5) }

// numbers places the numbers of the chief columns, clear of every column and of one
// another, from left to right: one that would meet another is raised over it. One that has
// no room even so is left out: the axis tells it. The numbers that are written lead to
// their quotes, and no others do.
func (r *sequence) numbers(p *layout.Page, zero, perUnit float64) (out []placedNumber) {
	const gap, height, letter = 6.0, 14.0, 14.0
	for _, c := range r.chief() {
		i := slices.Index(r.columns, c)
		c.tag = layout.Label{Number: c.Label(), Remark: c.Datum.Remark(), Face: typeset.Bold, Size: layout.ValueSize, Colour: p.Theme.Ink}
		width := p.LabelWidth(c.tag) + letter
		left := min(max(r.middle(i)-width/2, r.left), p.Right()-width)
		n := placedNumber{columnBar: c, left: left, x: r.middle(i), tip: zero - c.reach()*perUnit}
		// Over all columns that the number is as wide as; under them where it is below zero.
		far := 0.0
		for j, o := range r.columns {
			if r.middle(j)+r.pitch/2 > left && r.middle(j)-r.pitch/2 < left+width && (o.tip < 0) == (c.tip < 0) {
				far = max(far, math.Abs(o.reach())*perUnit+o.tail)
			}
		}
		n.base = zero - far - gap
		if c.tip < 0 {
			n.base = zero + far + gap + 10
		}
		for range 5 {
			n.box = layout.Rect{Left: left - 4, Right: left + width + 4, Top: n.base - height, Bottom: n.base + 3}
			if !slices.ContainsFunc(out, func(o placedNumber) bool { return n.box.Crowds(o.box) }) {
				out = append(out, n)
				break
			}
			if c.tip < 0 {
				break // the names are there
			}
			n.base -= height + 4
		}
	}
	slices.SortFunc(out, func(a, b placedNumber) int { return cmp.Compare(a.x, b.x) })
	for i := range out {
		n := &out[i]
		n.tag.Letter = p.Cite(n.Datum)
		n.left = min(max(n.x-p.LabelWidth(n.tag)/2, r.left), p.Right()-p.LabelWidth(n.tag))
	}
	return out
}

// placedNumber is the number of a column, placed.
type placedNumber struct {
	*columnBar
	left, base float64 // from the top of the body, as tip is
	x, tip     float64 // of the column's end
	box        layout.Rect
}

// body is the chart of the sequence.
func (r *sequence) body(p *layout.Page, unit string) layout.Body {
	const gap, line = 8.0, 15.0
	tall := 250.0
	if p.Tight || p.Narrow() {
		tall = 190
	}
	bars := make([]*barRow, len(r.columns))
	alt := []string{p.Opening("Column chart", p.Count(len(r.columns), "%d column|%d columns"), unit)}
	for i, c := range r.columns {
		c.room = c.tail + gap + line
		bars[i] = c.barRow
		alt = append(alt, layout.Sentence(r.spec.Series.With(c.name, c.Datum)+": "+c.Describe()))
	}
	below, perUnit, ok := fitted(p, slices.Concat(bars, ruled(slices.Concat(r.lines, beyondZero(bars)))), tall)
	if !ok {
		p.Fail("the numbers leave no room for the columns: draw bars, kind: bar")
	}
	thick := r.spec.thick(r.pitch)
	numbers := r.numbers(p, tall-below, perUnit)
	raised := 0.0
	for _, n := range numbers {
		raised = max(raised, -n.box.Top)
	}
	plane := layout.Upward(layout.Linear(raised+tall-below, -perUnit), layout.Rect{Left: r.left - 6, Top: raised, Right: p.Right(), Bottom: raised + tall}, true)
	plane.Time, plane.Stepped = timeOf(r.days, r.left, p.Right()), r.spec.dated(r.columns)
	return layout.Body{Height: raised + tall + 30, Alt: alt, Plane: plane, Draw: func(y float64) {
		y += raised
		zero := y + tall - below
		level := layout.Scale{Min: 0, Max: 1, Left: zero, Right: zero - perUnit, Numbers: r.numerals}
		ticks := slices.DeleteFunc(slices.Clone(r.ticks), func(v float64) bool { return level.At(v) < y || level.At(v) > y+tall+4 })
		p.Levels(level, ticks, r.left-6, p.Right(), false)
		for _, n := range numbers {
			p.Plate(n.left, y+n.base, p.LabelWidth(n.tag), n.tag.Size)
		}
		for i, c := range r.columns {
			middle := r.middle(i)
			p.Group(c.Datum, c.name+": "+c.Describe(), func() { upright(p, c.barRow, middle, zero, perUnit, thick) })
		}
		r.names(p, y+tall)
		for _, n := range numbers {
			n.draw(p, y)
		}
		p.Line(p.Theme.Ink, 1.5, r.left-6, zero, p.Right(), zero)
	}}
}

// names writes the names of every second, third, … place, each with a tick.
func (r *sequence) names(p *layout.Page, y float64) {
	names := map[int]string{}
	for i, c := range r.columns {
		names[r.days.Places[i]] = c.name
	}
	thinned(p, r.days, names, r.every, r.first, y, r.left, r.pitch)
}

// thinned writes names under every second, third, … place of a dateline, each with a tick.
// Places without a row are called by their dates.
func thinned(p *layout.Page, days spec.Dateline, names map[int]string, every, first int, y, left, pitch float64) {
	for k := range (days.N - first + every - 1) / every {
		i := first + k*every
		name, ok := names[i]
		if !ok {
			name = days.Name(i, p.Locale.Tag)
		}
		at, half := left+pitch*(float64(i)+0.5), p.Fonts.Width(typeset.Medium, layout.AxisSize+0.5, name)/2
		if at-half < p.Left() || at+half > p.Right()+4 {
			continue
		}
		p.Line(p.Theme.Rule, 1, at, y+3, at, y+7)
		p.TextCentre(typeset.Medium, layout.AxisSize+0.5, p.Theme.Ink, at, y+21, name)
	}
}

// draw writes the number, tied to its column where it is not next to it.
func (n placedNumber) draw(p *layout.Page, y float64) {
	end, tail := n.base+4, n.tip-n.tail-1
	if n.columnBar.tip < 0 {
		end, tail = n.base-13, n.tip+n.tail+1
	}
	if math.Abs(end-tail) > 6 {
		p.Line(p.Theme.Muted, 1, n.x, y+end, n.x, y+tail)
	}
	p.DrawLabel(n.tag, n.left, y+n.base)
}

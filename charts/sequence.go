package charts

import (
	"cmp"
	"math"
	"slices"

	"quotient/charts/typeset"
)

// A sequence is columns of a sequence, such as 24 years, that are too many for each to have
// its name and number: an axis stands on the left, names stand under every second,
// third, … column, and numbers over the chief ones.
type sequence struct {
	spec    *columnSpec
	columns []*columnBar
	days    dateline
	left    float64
	ticks   []float64
	pitch   float64
	every   int // place has its name, from first on
	first   int
}

const (
	leastSequence = 6   // fewer columns have room, or lie down
	leastPitch    = 3.0 // a column is then two units wide
)

// runsOn reports whether the names of the rows run on: years, dates or numbers, each
// after the one before. Few have room, or lie down, unless years are missing; and more
// series than there are colours need every name.
func (s *columnSpec) runsOn(data []datum, days dateline) bool {
	if len(data) < leastSequence && !days.gaps() || len(distinct(s.Series.Column.Value, data)) > mostColours {
		return false
	}
	names := make([]string, len(data))
	for i, d := range data {
		names[i] = d.cell(s.Label.Value)
	}
	at, ok := positions(names)
	for i := range at {
		ok = ok && (i == 0 || at[i] > at[i-1])
	}
	return ok
}

// sequenceOf measures the columns of a sequence, each in its place in the dateline, and
// reports false where they would be too thin to be seen.
func (s *columnSpec) sequenceOf(p *page, data []datum, days dateline) (*sequence, bool) {
	r := &sequence{spec: s, days: days}
	low, high := 0.0, 0.0
	for _, d := range data {
		a, b := d.value()
		low, high = min(low, a), max(high, b)
	}
	r.ticks = linearTicks(low, high, 4)
	r.left = p.left() + p.tickWidth(r.ticks) + 14
	r.pitch = (p.right() - r.left) / float64(days.n)
	if r.pitch < leastPitch {
		return nil, false
	}
	widest := 0.0
	for _, d := range data {
		c := &columnBar{barRow: p.unlabelled(d, s.called(d), s.thick(r.pitch))}
		c.colour = s.colour(p, d)
		widest = max(widest, p.fonts.Width(typeset.Medium, axisSize+0.5, c.name))
		r.columns = append(r.columns, c)
		p.useBar(d)
	}
	const gap = 12.0
	r.every, r.first = days.every(int(math.Ceil((widest + gap) / r.pitch)))
	return r, widest <= (p.right()-r.left)/2
}

// chief are the columns that have their numbers, the more important first: those of
// the finding, the greatest, the last, the first and the least.
func (r *sequence) chief() (out []*columnBar) {
	for _, c := range r.columns {
		if r.spec.emphasised(c.datum) {
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
func (r *sequence) middle(i int) float64 { return r.place(r.days.places[i]) }
func (r *sequence) place(i int) float64  { return r.left + r.pitch*(float64(i)+0.5) }

// numbers places the numbers of the chief columns, clear of every column and of one
// another, from left to right: one that would meet another is raised over it. One that has
// no room even so is left out: the axis tells it. The numbers that are written lead to
// their quotes, and no others do.
func (r *sequence) numbers(p *page, zero, perUnit float64) (out []placedNumber) {
	const gap, height, letter = 6.0, 14.0, 14.0
	for _, c := range r.chief() {
		i := slices.Index(r.columns, c)
		c.tag = tag{number: c.label(), remark: c.datum.remark(), face: typeset.Bold, size: valueSize, colour: p.Theme.Ink}
		width := p.tagWidth(c.tag) + letter
		left := min(max(r.middle(i)-width/2, r.left), p.right()-width)
		n := placedNumber{columnBar: c, left: left, x: r.middle(i), tip: zero - c.tip*perUnit}
		// Over all columns that the number is as wide as; under them where it is below zero.
		far := 0.0
		for j, o := range r.columns {
			if r.middle(j)+r.pitch/2 > left && r.middle(j)-r.pitch/2 < left+width && (o.tip < 0) == (c.tip < 0) {
				far = max(far, math.Abs(o.tip)*perUnit+o.tail)
			}
		}
		n.base = zero - far - gap
		if c.tip < 0 {
			n.base = zero + far + gap + 10
		}
		for range 5 {
			n.box = rect{left: left - 4, right: left + width + 4, top: n.base - height, bottom: n.base + 3}
			if !slices.ContainsFunc(out, func(o placedNumber) bool { return n.box.crowds(o.box) }) {
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
		n.tag.letter = p.cite(n.datum)
		n.left = min(max(n.x-p.tagWidth(n.tag)/2, r.left), p.right()-p.tagWidth(n.tag))
	}
	return out
}

// placedNumber is the number of a column, placed.
type placedNumber struct {
	*columnBar
	left, base float64 // from the top of the body, as tip is
	x, tip     float64 // of the column's end
	box        rect
}

// body is the chart of the sequence.
func (r *sequence) body(p *page, unit string) body {
	const gap, line = 8.0, 15.0
	tall := 250.0
	if p.tight || p.narrow() {
		tall = 190
	}
	bars := make([]*barRow, len(r.columns))
	alt := []string{p.opening("Column chart", p.count(len(r.columns), "%d column|%d columns"), unit)}
	for i, c := range r.columns {
		c.room = c.tail + gap + line
		bars[i] = c.barRow
		alt = append(alt, sentence(r.spec.Series.with(c.name, c.datum)+": "+c.told()))
	}
	below, perUnit, ok := largest(bars, tall)
	if !ok {
		p.fail("the numbers leave no room for the columns: draw bars, kind: bar")
	}
	thick := r.spec.thick(r.pitch)
	numbers := r.numbers(p, tall-below, perUnit)
	raised := 0.0
	for _, n := range numbers {
		raised = max(raised, -n.box.top)
	}
	return body{height: raised + tall + 30, alt: alt, draw: func(y float64) {
		y += raised
		zero := y + tall - below
		level := ruler{min: 0, max: 1, left: zero, right: zero - perUnit}
		ticks := slices.DeleteFunc(slices.Clone(r.ticks), func(v float64) bool { return level.at(v) < y || level.at(v) > y+tall+4 })
		p.levels(level, ticks, r.left-6, p.right(), false)
		for _, n := range numbers {
			p.plate(n.left, y+n.base, p.tagWidth(n.tag), n.tag.size)
		}
		for i, c := range r.columns {
			middle := r.middle(i)
			p.group(c.datum, c.name+": "+c.told(), func() { r.spec.column(p, c, middle, zero, perUnit, thick) })
		}
		r.names(p, y+tall)
		for _, n := range numbers {
			n.draw(p, y)
		}
		p.line(p.Theme.Ink, 1.5, r.left-6, zero, p.right(), zero)
	}}
}

// names writes the names of every second, third, … place, each with a tick.
func (r *sequence) names(p *page, y float64) {
	names := map[int]string{}
	for i, c := range r.columns {
		names[r.days.places[i]] = c.name
	}
	for k := range (r.days.n - r.first + r.every - 1) / r.every {
		i := r.first + k*r.every
		name, ok := names[i]
		if !ok {
			name = r.days.name(i, p.Locale.Tag)
		}
		at, half := r.place(i), p.fonts.Width(typeset.Medium, axisSize+0.5, name)/2
		if at-half < p.left() || at+half > p.right()+4 {
			continue
		}
		p.line(p.Theme.Rule, 1, at, y+3, at, y+7)
		p.textCentre(typeset.Medium, axisSize+0.5, p.Theme.Ink, at, y+21, name)
	}
}

// draw writes the number, tied to its column where it is not next to it.
func (n placedNumber) draw(p *page, y float64) {
	end, tail := n.base+4, n.tip-n.tail-1
	if n.columnBar.tip < 0 {
		end, tail = n.base-13, n.tip+n.tail+1
	}
	if math.Abs(end-tail) > 6 {
		p.line(p.Theme.Muted, 1, n.x, y+end, n.x, y+tail)
	}
	p.drawTag(n.tag, n.left, y+n.base)
}

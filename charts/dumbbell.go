package charts

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/analysis"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

var dumbbellKind = Kind{
	Name: "dumbbell",
	Doc:  "Before and after on one axis, with the schedule that leads from one to the other.",
	spec: func() specification { return &dumbbellSpec{} },
}

// dumbbellSpec is a before-and-after chart in charts.yaml. The rows are the
// numbers before; after and change hold one comparison a row, in the same order.
type dumbbellSpec struct {
	Common   `yaml:",inline"`
	Rows     `yaml:",inline"`
	Ends     `yaml:",inline"`
	After    datasets.Texts `yaml:"after"`
	Change   datasets.Texts `yaml:"change"`
	Scale    datasets.Text  `yaml:"scale"`
	Schedule datasets.Text  `yaml:"schedule"`
	// Words for the two marks of a row.
	Names struct {
		Before   datasets.Text `yaml:"before"`
		After    datasets.Text `yaml:"after"`
		Schedule datasets.Text `yaml:"schedule"`
	} `yaml:"names"`
}

// dumbbellRow is a row: before, after, and the change between them.
type dumbbellRow struct {
	before, after datum
	change        *analysis.Comparison
	name          string
	beforeTag     tag
	afterTag      tag
	turn          int // 1 for a rise, -1 for a fall, 0 where the text leaves it open
	colour        Colour
}

// turn tells a rise from a fall by all the numbers that the bounds allow: 1 where every
// one after is above every one before, -1 where it is below, and 0 where it may be either.
func turn(before, after quantity.Quantity) int {
	above := func(a, b quantity.End) bool {
		if a.Value == nil || b.Value == nil {
			return false
		}
		c := a.Value.Cmp(b.Value)
		return c > 0 || c == 0 && (a.Open || b.Open)
	}
	switch {
	case above(after.Lo, before.Hi):
		return 1
	case above(before.Lo, after.Hi):
		return -1
	}
	return 0
}

func (s *dumbbellSpec) layout(r *resolver) layout {
	before := s.data(r, s.ID, true)
	if len(s.After) != len(before) || len(s.Change) != 0 && len(s.Change) != len(s.After) {
		r.fault(s.ID, "list as many under after (and under change) as there are rows", "%d rows, %d after, %d change", len(before), len(s.After), len(s.Change))
		return nil
	}
	var rows []dumbbellRow
	all := before
	for i, b := range before {
		a, ok := r.number(s.After[i])
		if !ok {
			continue
		}
		r.growth(s.After[i], b, a)
		row := dumbbellRow{before: b, after: a}
		all = append(all, a)
		if len(s.Change) > 0 {
			if row.change, ok = r.comparison(s.Change[i]); !ok {
				continue
			}
			want, err := quantity.GrowthOf(b.quantity(), a.quantity())
			if err != nil || want.String() != row.change.Quantity.String() {
				r.fault(s.Change[i], fmt.Sprintf("write growth(%s, %s)", b.ref(), a.ref()), "%s is not the change from %s to %s", row.change.ID, b.ref(), a.ref())
			}
		}
		rows = append(rows, row)
	}
	unit := r.oneUnit(s.ID, all)
	along := s.extent(r, r.logScale(s.Scale, all), all)
	var schedule *analysis.Schedule
	if s.Schedule.Value != "" {
		var err error
		if schedule, err = r.comparisons.Schedule(s.Schedule.Value); err != nil && r.comparisons.Broken(s.Schedule.Value) {
			schedule = nil // reported where it is
		} else if err != nil {
			r.fault(s.Schedule, "", "%v", err)
		} else {
			r.usesSchedule(schedule)
			s.limits(r, along, schedule)
		}
	}
	return func(p *page) body { return s.body(p, rows, schedule, unit, along) }
}

func (s *dumbbellSpec) body(p *page, rows []dumbbellRow, schedule *analysis.Schedule, unit string, along extent) body {
	const (
		gap, foot = 8.0, 30.0
		radius    = float64(pointRadius)
	)
	pitch := 52.0
	if p.tight {
		pitch = 38
	}
	rows = slices.Clone(rows) // a chart may be drawn in several styles at once
	low, high := math.Inf(1), math.Inf(-1)
	changeWidth := 0.0
	var titles []string
	stretch := func(v float64) { low, high = min(low, v), max(high, v) }
	if schedule != nil {
		for _, t := range schedule.Tiers {
			f, _ := t.Limit.Float64()
			stretch(f)
		}
	}
	scale := ""
	if along.log {
		scale = p.say("log scale")
	}
	alt := []string{p.opening("Dumbbell chart", p.count(len(rows), "%d row|%d rows"), unit, scale)}
	for i := range rows {
		r := &rows[i]
		r.name = s.name(r.before)
		titles = append(titles, r.name)
		p.usePoint(r.before)
		p.usePoint(r.after)
		r.beforeTag, r.afterTag = p.tag(r.before), p.tag(r.after)
		r.beforeTag.face, r.beforeTag.colour = typeset.Regular, p.Theme.Muted
		if schedule != nil {
			r.afterTag.remark = "" // said once, at the schedule
		}
		v, far := r.before.value()
		w, farther := r.after.value()
		stretch(v)
		stretch(far)
		stretch(w)
		stretch(farther)
		r.turn = turn(r.before.quantity(), r.after.quantity())
		r.colour = map[int]Colour{-1: p.Theme.Ember, 0: {p.Theme.Ink, p.Theme.Ink}, 1: p.Theme.Danube}[r.turn]
		if r.before.label() == r.after.label() { // no change
			r.colour = p.Theme.Danube
		}
		r.afterTag.colour = r.colour.Text
		told := r.name + ": " + p.sayf("%s before, %s after", r.before.told(), r.after.told())
		if r.change != nil {
			changeWidth = max(changeWidth, p.fonts.Width(typeset.Bold, bodySize, s.changed(p, r.change)))
			told += ", " + p.printer().Words(r.change)
		}
		alt = append(alt, sentence(told))
	}
	if changeWidth > 0 {
		changeWidth += 18
	}
	called := p.names(titles, 160)
	right := p.right() - changeWidth
	if called.above { // the change stands on the line of the name
		right = p.right()
		for i := range rows {
			p.shorten(called, i, titles[i], changeWidth)
		}
	}
	axis, ticks := s.axis(along, low, high)
	axis.left, axis.right = called.left(p), right
	if len(ticks) > 0 && ticks[0] == axis.min {
		axis.left = max(axis.left, p.clear(p.left(), ticks[0]))
	}
	axis.fit(called.left(p), right, s.rooms(p, rows))
	if p.roomy(axis, "rows"); p.err != nil {
		return body{}
	}
	var limits []tag
	var rates []string // the letters of the raises
	head := 6.0
	if s.Names.Before.Value != "" {
		head = 28
	}
	if schedule != nil {
		head = 78
		if called.above {
			head += 24
		}
		for i := range schedule.Tiers {
			rates = append(rates, p.cite(p.datum(schedule.From[2*i+1])))
			limits = append(limits, p.limitTag(schedule.From[2*i]))
		}
		if schedule.Cap != nil {
			limits = append(limits, p.limitTag(schedule.From[len(schedule.From)-1]))
		}
		alt = append(alt, sentence(schedule.Title.In(p.Locale.Tag)+": "+p.scheduleWords(schedule)))
	}
	height := head
	for i := range rows {
		height += called.pitch(i, pitch)
	}
	return body{height: height + foot + axis.logFoot(), alt: alt, draw: func(y float64) {
		bottom := y + height
		first := y
		if schedule != nil {
			strip := y
			if called.above {
				strip += 24
			}
			s.strip(p, axis, schedule, limits, rates, strip, bottom, called.above)
			s.legend(p, rows, strip+62)
		} else if s.Names.Before.Value != "" {
			s.legend(p, rows, y+10)
		}
		y += head
		for i, r := range rows {
			tall := called.pitch(i, pitch)
			middle := y + called.head(i) + (tall-called.head(i))/2
			if called.above {
				p.plate(p.left(), y+13, p.nameWidth(called, i), bodySize)
			}
			called.draw(p, i, y, middle)
			s.row(p, axis, r, middle, gap, radius)
			if r.change != nil {
				at := middle + 5
				if called.above {
					at = y + 13
				}
				p.textRight(typeset.Bold, bodySize, r.colour.Text, p.right(), at, s.changed(p, r.change))
			}
			y += tall
		}
		p.line(p.Theme.Ink, 1.5, axis.left, bottom, axis.right, bottom)
		for _, v := range ticks {
			p.line(p.Theme.Ink, 1, axis.at(v), bottom, axis.at(v), bottom+5)
		}
		p.ticks(axis, ticks, bottom+19)
		p.logWords(axis, p.right(), bottom+19)
		if changeWidth > 0 && schedule != nil && !called.above {
			p.textRight(typeset.Regular, axisSize, p.Theme.Muted, p.right(), first+18, p.say("change"))
		}
	}}
}

// limits refuses ends of the axis that would leave out a limit of the schedule.
func (s *dumbbellSpec) limits(r *resolver, along extent, schedule *analysis.Schedule) {
	var limits []*big.Rat
	for _, t := range schedule.Tiers {
		limits = append(limits, t.Limit)
	}
	if schedule.Cap != nil {
		limits = append(limits, schedule.Cap)
	}
	for _, limit := range limits {
		at, _ := limit.Float64()
		s.keeps(r, along, at, at, fmt.Sprintf("a limit of %s is %s", s.Schedule.Value, r.locale.Full(limit)))
	}
}

// axis is the axis of numbers from low to high, with its ticks. Where it has zero
// or is a log one, it ends a little beyond its marks.
func (s *dumbbellSpec) axis(along extent, low, high float64) (ruler, []float64) {
	from, to, ticks := along.axis(low, high, 5)
	switch {
	case !along.free():
	case along.log:
		from, to = low*0.62, high*1.22
		ticks = logTicks(from, to)
	case nearZero(low, high):
		from, to = min(low*1.04, 0), max(high*1.04, 0)
	}
	if from == to { // zeros alone
		to = 1
	}
	ticks = slices.DeleteFunc(ticks, func(v float64) bool { return v < from || v > to })
	return ruler{log: along.log, min: from, max: to}, ticks
}

// rooms are what the labels of the rows take on both sides of their marks.
func (s *dumbbellSpec) rooms(p *page, rows []dumbbellRow) (out []room) {
	const radius, gap = float64(pointRadius), 8.0
	for _, r := range rows {
		v, vFar := r.before.value()
		w, wFar := r.after.value()
		before, after := p.tagWidth(r.beforeTag), p.tagWidth(r.afterTag)
		tail, _ := marks.PointTail(r.after.tail(), marks.Disc, pointRadius)
		_, ahead := marks.PointTail(r.after.tail(), marks.Disc, pointRadius)
		if w < v && !indistinct(w, v) { // the old number stands above its mark
			out = append(out, room{w, float64(tail) + gap + after, 0}, room{v, before / 2, radius})
		} else {
			out = append(out, room{v, radius + 4.5 + gap + before, 0}, room{max(vFar, wFar), 0, float64(ahead) + gap + 4.5 + after})
		}
	}
	return out
}

// changed writes a change for its column.
func (s *dumbbellSpec) changed(p *page, c *analysis.Comparison) string {
	if c.IsPoint() && c.Value().Sign() == 0 {
		return p.say("none")
	}
	return p.printer().Label(c)
}

// limitTag is the label of a schedule's limit: the bare number, since the
// strip shows on which side of it a tier lies.
func (p *page) limitTag(o *datasets.Observation) tag {
	d := p.datum(o)
	p.signs = append(p.signs, signProposed)
	return tag{number: p.Locale.Full(o.Quantity.Value()), letter: p.cite(d), face: typeset.Regular, size: axisSize, colour: p.Theme.Muted}
}

// scheduleWords tells a schedule in words.
func (p *page) scheduleWords(s *analysis.Schedule) string {
	var words []string
	for _, t := range s.Tiers {
		side := "%s under %s"
		if t.Inclusive {
			side = "%s up to %s"
		}
		words = append(words, p.sayf(side, p.rate(t.Rate), p.Locale.Full(t.Limit)))
	}
	if s.Cap != nil {
		words = append(words, p.sayf("at most %s", p.Locale.Full(s.Cap)))
	}
	return strings.Join(words, "; ")
}

// rate writes a raise: +15%.
func (p *page) rate(r *big.Rat) string {
	sign := ""
	if r.Sign() > 0 {
		sign = "+"
	}
	return sign + p.Locale.FormatRat(new(big.Rat).Mul(r, big.NewRat(100, 1))) + "%"
}

// strip draws the schedule above the axis: what it makes of each stretch of
// old amounts. It is a demand, so it is dashed and has no fill.
func (s *dumbbellSpec) strip(p *page, axis ruler, schedule *analysis.Schedule, limits []tag, rates []string, y, bottom float64, above bool) {
	const height = 28.0
	type band struct {
		from, to float64
		words    string
		colour   Colour
	}
	var bands []band
	from := axis.left
	limit := 0
	edge := func(v *big.Rat) float64 {
		f, _ := v.Float64()
		return min(max(axis.at(f), axis.left), axis.right)
	}
	for _, piece := range schedule.Pieces() {
		raise := new(big.Rat).Sub(piece.Factor, big.NewRat(1, 1))
		b := band{from: from, to: axis.right, words: p.rate(raise), colour: p.Theme.Danube}
		if raise.Sign() == 0 {
			b.words, b.colour = p.say("no change"), p.Theme.Slate
		}
		if piece.To.Value != nil {
			b.to = edge(piece.To.Value)
		} else if schedule.Cap != nil {
			b.to = edge(schedule.Cap)
		}
		from = b.to
		bands = append(bands, b)
	}
	if schedule.Cap != nil {
		bands = append(bands, band{from, axis.right, p.sayf("cut to %s", p.Locale.Full(schedule.Cap)), p.Theme.Ember})
	}
	remark := p.say(string(schedule.Modality))
	if above {
		name := s.Names.Schedule.Value
		p.text(typeset.Medium, bodySize, p.Theme.Ink, p.left(), y-8, name)
		p.text(typeset.Italic, remarkSize, p.Theme.Muted, p.left()+p.fonts.Width(typeset.Medium, bodySize, name)+remarkGap, y-8, remark)
	} else {
		p.textRight(typeset.Medium, bodySize, p.Theme.Ink, axis.left-nameGap, y+12, s.Names.Schedule.Value)
		p.textRight(typeset.Italic, remarkSize, p.Theme.Muted, axis.left-nameGap, y+29, remark)
	}
	for i, b := range bands {
		dash := []vg.Length{4, 2.5}
		inset := 1.5
		p.dashed(b.colour.Mark, 1.5, dash, b.from+inset, y, b.to-inset, y)
		p.dashed(b.colour.Mark, 1.5, dash, b.from+inset, y+height, b.to-inset, y+height)
		p.dashed(b.colour.Mark, 1.5, dash, b.from+inset, y, b.from+inset, y+height)
		p.dashed(b.colour.Mark, 1.5, dash, b.to-inset, y, b.to-inset, y+height)
		t := tag{number: b.words, face: typeset.Bold, size: 14, colour: b.colour.Text}
		if i < len(rates) {
			t.letter = rates[i]
		}
		p.drawTag(t, (b.from+b.to-p.tagWidth(t))/2, y+19)
		if i > 0 && limit < len(limits) {
			t = limits[limit]
			limit++
			p.dashed(p.Theme.Rule, 1, []vg.Length{2, 3}, b.from, y+height+24, b.from, bottom)
			p.drawTag(t, b.from-p.fonts.Width(t.face, t.size, t.number)/2, y+height+17)
		}
	}
}

// legend names the two marks of a row.
func (s *dumbbellSpec) legend(p *page, rows []dumbbellRow, y float64) {
	proposed := !slices.ContainsFunc(rows, func(r dumbbellRow) bool { return r.after.certainty() != marks.Proposed })
	x := p.left()
	canvas := ruler{min: 0, max: 1, left: x, right: x + 12}
	for i, name := range []datasets.Text{s.Names.Before, s.Names.After} {
		item := marks.Point{X: 0.5, Y: 0.5}
		c := p.Theme.Slate
		if i == 1 {
			c = p.Theme.Danube
			if proposed { // as all of them are drawn
				item.Certainty = marks.Proposed
			}
		}
		p.plot(canvas, y-24.5, y+15.5, p.mark(item, c.Mark))
		p.text(typeset.Regular, axisSize, p.Theme.Muted, canvas.right+5, y, name.Value)
		x = canvas.right + 5 + p.fonts.Width(typeset.Regular, axisSize, name.Value) + 12
		canvas.left, canvas.right = x, x+12
	}
}

func (s *dumbbellSpec) row(p *page, axis ruler, r dumbbellRow, y, gap, radius float64) {
	v, vFar := r.before.value()
	w, wFar := r.after.value()
	x0, x1 := axis.at(v), axis.at(w)
	before, after := marks.PointTail(r.before.tail(), marks.Disc, vg.Length(radius))
	afterBefore, afterAfter := marks.PointTail(r.after.tail(), marks.Disc, vg.Length(radius))
	var dash []vg.Length // what is not asserted has not happened
	if r.after.modality() != datasets.Asserted {
		dash = looseDash
	}
	switch {
	case r.turn < 0 && axis.at(wFar) < x0-4*radius:
		p.arrow(r.colour.Mark, dash, x0-float64(before)-2, axis.at(wFar)+radius+3, y)
	case r.turn > 0 && x1 > axis.at(vFar)+4*radius:
		p.arrow(r.colour.Mark, dash, axis.at(vFar)+float64(after)+2, x1-radius-3, y)
	}
	same := math.Abs(x0-x1) < 4.5 // the ring of the one is around the other
	p.group(r.after, r.name+", "+p.say("after")+": "+r.after.told(), func() {
		item := marks.Point{X: w, Y: 0.5, Bound: r.after.bound(), Certainty: r.after.certainty()}
		if r.after.bound() == marks.Between {
			_, item.High = r.after.value()
			item.Loose = r.after.loose()
		}
		points, err := marks.NewPoints([]marks.Point{item})
		if err != nil {
			p.fail("%s: %v", r.after.ref(), err)
			return
		}
		points.Radius, points.Color, points.Background = pointRadius, r.colour.Mark, p.Theme.Background
		if same {
			points.Radius = vg.Length(radius + 4.5)
		}
		p.plot(axis, y-20, y+20, points)
	})
	p.group(r.before, r.name+", "+p.say("before")+": "+r.before.told(), func() {
		p.point(axis, y, r.before, p.Theme.of(context))
	})
	wide := p.tagWidth(r.beforeTag)
	switch {
	case x1 < x0-1: // a fall: the label of the old number above, of the new one before
		p.plate(x0-wide/2, y-14, wide, r.beforeTag.size)
		p.drawTag(r.beforeTag, min(x0-wide/2, axis.right-wide), y-14)
		p.plate(x1-float64(afterBefore)-gap-p.tagWidth(r.afterTag), y+5, p.tagWidth(r.afterTag), r.afterTag.size)
		p.drawTag(r.afterTag, x1-float64(afterBefore)-gap-p.tagWidth(r.afterTag), y+5)
	default:
		off := radius + gap
		if same {
			off += 4.5
		}
		p.plate(x0-off-wide, y+5, wide, r.beforeTag.size)
		p.drawTag(r.beforeTag, x0-off-wide, y+5)
		behind := max(axis.at(wFar)+float64(afterAfter), axis.at(vFar)+float64(after)) + off - radius
		p.plate(behind, y+5, p.tagWidth(r.afterTag), r.afterTag.size)
		p.drawTag(r.afterTag, behind, y+5)
	}
}

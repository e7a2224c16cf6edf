package changes

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Dumbbell is the kind dumbbell.
var Dumbbell = layout.Kind{
	Name: "dumbbell",
	Doc:  "Before and after on one axis, with the schedule that leads from one to the other.",
	Spec: func() layout.Specification { return &dumbbellSpec{} },
}

// dumbbellSpec is a before-and-after chart in charts.yaml. The rows are the
// numbers before; after and change hold one comparison a row, in the same order.
type dumbbellSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	spec.Ends   `yaml:",inline"`
	After       datasets.Texts `yaml:"after"`
	Change      datasets.Texts `yaml:"change"`
	Scale       datasets.Text  `yaml:"scale"`
	Schedule    datasets.Text  `yaml:"schedule"`
	// Words for the two marks of a row.
	Names struct {
		Before   datasets.Text `yaml:"before"`
		After    datasets.Text `yaml:"after"`
		Schedule datasets.Text `yaml:"schedule"`
	} `yaml:"names"`
}

// dumbbellRow is a row: before, after, and the change between them.
type dumbbellRow struct {
	before, after spec.Datum
	change        *analysis.Comparison
	name          string
	beforeTag     layout.Label
	afterTag      layout.Label
	turn          int // 1 for a rise, -1 for a fall, 0 where the text leaves it open
	colour        layout.Colour
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

// Layout resolves what the chart names and returns its body.
func (s *dumbbellSpec) Layout(r *spec.Resolver) layout.Layout {
	before := s.Data(r, s.ID, true)
	if len(s.After) != len(before) || len(s.Change) != 0 && len(s.Change) != len(s.After) {
		r.Fault(s.ID, "list as many under after (and under change) as there are rows", "%d rows, %d after, %d change", len(before), len(s.After), len(s.Change))
		return nil
	}
	var rows []dumbbellRow
	all := before
	for i, b := range before {
		a, ok := r.Number(s.After[i])
		if !ok {
			continue
		}
		r.Growth(s.After[i], b, a)
		row := dumbbellRow{before: b, after: a}
		all = append(all, a)
		if len(s.Change) > 0 {
			if row.change, ok = r.Comparison(s.Change[i]); !ok {
				continue
			}
			want, err := quantity.GrowthOf(b.Quantity(), a.Quantity())
			if err != nil || want.String() != row.change.Quantity.String() {
				r.Fault(s.Change[i], fmt.Sprintf("write growth(%s, %s)", b.Ref(), a.Ref()), "%s is not the change from %s to %s", row.change.ID, b.Ref(), a.Ref())
			}
		}
		rows = append(rows, row)
	}
	unit := r.OneUnit(s.ID, all)
	along := s.Extent(r, r.LogScale(s.Scale, all), all)
	var schedule *analysis.Schedule
	if s.Schedule.Value != "" {
		var err error
		if schedule, err = r.Comparisons.Schedule(s.Schedule.Value); err != nil && r.Comparisons.Broken(s.Schedule.Value) {
			schedule = nil // reported where it is
		} else if err != nil {
			r.Fault(s.Schedule, "", "%v", err)
		} else {
			r.UsesSchedule(schedule)
			s.limits(r, along, schedule)
		}
	}
	return func(p *layout.Page) layout.Body { return s.body(p, rows, schedule, unit, along) }
}

func (s *dumbbellSpec) body(p *layout.Page, rows []dumbbellRow, schedule *analysis.Schedule, unit string, along spec.Extent) layout.Body {
	const (
		gap, foot = 8.0, 30.0
		radius    = float64(layout.PointRadius)
	)
	pitch := 52.0
	if p.Tight {
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
	if along.Log {
		scale = p.Say("log scale")
	}
	alt := []string{p.Opening("Dumbbell chart", p.Count(len(rows), "%d row|%d rows"), unit, scale)}
	for i := range rows {
		r := &rows[i]
		r.name = s.Name(r.before)
		titles = append(titles, r.name)
		p.UsePoint(r.before)
		p.UsePoint(r.after)
		r.beforeTag, r.afterTag = p.Label(r.before), p.Label(r.after)
		r.beforeTag.Face, r.beforeTag.Colour = typeset.Regular, p.Theme.Muted
		if schedule != nil {
			r.afterTag.Remark = "" // said once, at the schedule
		}
		v, far := r.before.Value()
		w, farther := r.after.Value()
		stretch(v)
		stretch(far)
		stretch(w)
		stretch(farther)
		r.turn = turn(r.before.Quantity(), r.after.Quantity())
		r.colour = map[int]layout.Colour{-1: p.Theme.Ember, 0: {Mark: p.Theme.Ink, Text: p.Theme.Ink}, 1: p.Theme.Danube}[r.turn]
		if r.before.Label() == r.after.Label() { // no change
			r.colour = p.Theme.Danube
		}
		r.afterTag.Colour = r.colour.Text
		told := r.name + ": " + p.Sayf("%s before, %s after", r.before.Describe(), r.after.Describe())
		if r.change != nil {
			changeWidth = max(changeWidth, p.Fonts.Width(typeset.Bold, layout.BodySize, s.changed(p, r.change)))
			told += ", " + p.Printer().Words(r.change)
		}
		alt = append(alt, layout.Sentence(told))
	}
	if changeWidth > 0 {
		changeWidth += 18
	}
	called := p.Names(titles, 160)
	right := p.Right() - changeWidth
	if called.Above { // the change stands on the line of the name
		right = p.Right()
		for i := range rows {
			p.Shorten(called, i, titles[i], changeWidth)
		}
	}
	axis, ticks := s.axis(along, low, high)
	axis.Left, axis.Right = called.Left(p), right
	if len(ticks) > 0 && ticks[0] == axis.Min {
		axis.Left = max(axis.Left, p.Clear(p.Left(), ticks[0]))
	}
	axis.Fit(called.Left(p), right, s.rooms(p, rows))
	if p.Roomy(axis, "rows"); p.Err != nil {
		return layout.Body{}
	}
	var limits []layout.Label
	var rates []string // the letters of the raises
	head := 6.0
	if s.Names.Before.Value != "" {
		head = 28
	}
	if schedule != nil {
		head = 78
		if called.Above {
			head += 24
		}
		for i := range schedule.Tiers {
			rates = append(rates, p.Cite(p.Datum(schedule.From[2*i+1])))
			limits = append(limits, limitTag(p, schedule.From[2*i]))
		}
		if schedule.Cap != nil {
			limits = append(limits, limitTag(p, schedule.From[len(schedule.From)-1]))
		}
		alt = append(alt, layout.Sentence(schedule.Title.In(p.Locale.Tag)+": "+scheduleWords(p, schedule)))
	}
	height := head
	for i := range rows {
		height += called.Pitch(i, pitch)
	}
	return layout.Body{Height: height + foot + axis.LogFoot(), Alt: alt, Draw: func(y float64) {
		bottom := y + height
		first := y
		if schedule != nil {
			strip := y
			if called.Above {
				strip += 24
			}
			s.strip(p, axis, schedule, limits, rates, strip, bottom, called.Above)
			s.legend(p, rows, strip+62)
		} else if s.Names.Before.Value != "" {
			s.legend(p, rows, y+10)
		}
		y += head
		for i, r := range rows {
			tall := called.Pitch(i, pitch)
			middle := y + called.Head(i) + (tall-called.Head(i))/2
			if called.Above {
				p.Plate(p.Left(), y+13, p.NameWidth(called, i), layout.BodySize)
			}
			called.Draw(p, i, y, middle)
			s.row(p, axis, r, middle, gap, radius)
			if r.change != nil {
				at := middle + 5
				if called.Above {
					at = y + 13
				}
				p.TextRight(typeset.Bold, layout.BodySize, r.colour.Text, p.Right(), at, s.changed(p, r.change))
			}
			y += tall
		}
		p.Line(p.Theme.Ink, 1.5, axis.Left, bottom, axis.Right, bottom)
		for _, v := range ticks {
			p.Line(p.Theme.Ink, 1, axis.At(v), bottom, axis.At(v), bottom+5)
		}
		p.Ticks(axis, ticks, bottom+19)
		p.LogWords(axis, p.Right(), bottom+19)
		if changeWidth > 0 && schedule != nil && !called.Above {
			p.TextRight(typeset.Regular, layout.AxisSize, p.Theme.Muted, p.Right(), first+18, p.Say("change"))
		}
	}}
}

// limits refuses ends of the axis that would leave out a limit of the schedule.
func (s *dumbbellSpec) limits(r *spec.Resolver, along spec.Extent, schedule *analysis.Schedule) {
	var limits []*big.Rat
	for _, t := range schedule.Tiers {
		limits = append(limits, t.Limit)
	}
	if schedule.Cap != nil {
		limits = append(limits, schedule.Cap)
	}
	for _, limit := range limits {
		at, _ := limit.Float64()
		s.Keeps(r, along, at, at, fmt.Sprintf("a limit of %s is %s", s.Schedule.Value, r.Locale.Full(limit)))
	}
}

// axis is the axis of numbers from low to high, with its ticks. Where it has zero
// or is a log one, it ends a little beyond its marks.
func (s *dumbbellSpec) axis(along spec.Extent, low, high float64) (layout.Scale, []float64) {
	from, to, ticks := layout.FitAxis(along, low, high, 5)
	switch {
	case !layout.FitsNumbers(along):
	case along.Log:
		from, to = low*0.62, high*1.22
		ticks = layout.LogTicks(from, to)
	case layout.NearZero(low, high):
		from, to = min(low*1.04, 0), max(high*1.04, 0)
	}
	if from == to { // zeros alone
		to = 1
	}
	ticks = slices.DeleteFunc(ticks, func(v float64) bool { return v < from || v > to })
	return layout.Scale{Log: along.Log, Min: from, Max: to}, ticks
}

// rooms are what the labels of the rows take on both sides of their marks.
func (s *dumbbellSpec) rooms(p *layout.Page, rows []dumbbellRow) (out []layout.Room) {
	const radius, gap = float64(layout.PointRadius), 8.0
	for _, r := range rows {
		v, vFar := r.before.Value()
		w, wFar := r.after.Value()
		before, after := p.LabelWidth(r.beforeTag), p.LabelWidth(r.afterTag)
		tail, _ := marks.PointTail(r.after.Tail(), marks.Disc, layout.PointRadius)
		_, ahead := marks.PointTail(r.after.Tail(), marks.Disc, layout.PointRadius)
		if w < v && !spec.Indistinct(w, v) { // the old number stands above its mark
			out = append(out, layout.Room{V: w, Before: float64(tail) + gap + after, After: 0}, layout.Room{V: v, Before: before / 2, After: radius})
		} else {
			out = append(out, layout.Room{V: v, Before: radius + 4.5 + gap + before, After: 0}, layout.Room{V: max(vFar, wFar), Before: 0, After: float64(ahead) + gap + 4.5 + after})
		}
	}
	return out
}

// changed writes a change for its column.
func (s *dumbbellSpec) changed(p *layout.Page, c *analysis.Comparison) string {
	if c.IsPoint() && c.Value().Sign() == 0 {
		return p.Say("none")
	}
	return p.Printer().Label(c)
}

// limitTag is the label of a schedule's limit: the bare number, since the
// strip shows on which side of it a tier lies.
func limitTag(p *layout.Page, o *datasets.Observation) layout.Label {
	d := p.Datum(o)
	p.Signs = append(p.Signs, layout.SignProposed)
	return layout.Label{Number: p.Locale.Full(o.Quantity.Value()), Letter: p.Cite(d), Face: typeset.Regular, Size: layout.AxisSize, Colour: p.Theme.Muted}
}

// scheduleWords tells a schedule in words.
func scheduleWords(p *layout.Page, s *analysis.Schedule) string {
	var words []string
	for _, t := range s.Tiers {
		side := "%s under %s"
		if t.Inclusive {
			side = "%s up to %s"
		}
		words = append(words, p.Sayf(side, rate(p, t.Rate), p.Locale.Full(t.Limit)))
	}
	if s.Cap != nil {
		words = append(words, p.Sayf("at most %s", p.Locale.Full(s.Cap)))
	}
	return strings.Join(words, "; ")
}

// rate writes a raise: +15%.
func rate(p *layout.Page, r *big.Rat) string {
	sign := ""
	if r.Sign() > 0 {
		sign = "+"
	}
	return sign + p.Locale.FormatRat(new(big.Rat).Mul(r, big.NewRat(100, 1))) + "%"
}

// strip draws the schedule above the axis: what it makes of each stretch of
// old amounts. It is a demand, so it is dashed and has no fill.
func (s *dumbbellSpec) strip(p *layout.Page, axis layout.Scale, schedule *analysis.Schedule, limits []layout.Label, rates []string, y, bottom float64, above bool) {
	const height = 28.0
	type band struct {
		from, to float64
		words    string
		colour   layout.Colour
	}
	var bands []band
	from := axis.Left
	limit := 0
	edge := func(v *big.Rat) float64 {
		f, _ := v.Float64()
		return min(max(axis.At(f), axis.Left), axis.Right)
	}
	for _, piece := range schedule.Pieces() {
		raise := new(big.Rat).Sub(piece.Factor, big.NewRat(1, 1))
		b := band{from: from, to: axis.Right, words: rate(p, raise), colour: p.Theme.Danube}
		if raise.Sign() == 0 {
			b.words, b.colour = p.Say("no change"), p.Theme.Slate
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
		bands = append(bands, band{from, axis.Right, p.Sayf("cut to %s", p.Locale.Full(schedule.Cap)), p.Theme.Ember})
	}
	remark := p.Say(string(schedule.Modality))
	if above {
		name := s.Names.Schedule.Value
		p.Text(typeset.Medium, layout.BodySize, p.Theme.Ink, p.Left(), y-8, name)
		p.Text(typeset.Italic, layout.RemarkSize, p.Theme.Muted, p.Left()+p.Fonts.Width(typeset.Medium, layout.BodySize, name)+layout.RemarkGap, y-8, remark)
	} else {
		p.TextRight(typeset.Medium, layout.BodySize, p.Theme.Ink, axis.Left-layout.NameGap, y+12, s.Names.Schedule.Value)
		p.TextRight(typeset.Italic, layout.RemarkSize, p.Theme.Muted, axis.Left-layout.NameGap, y+29, remark)
	}
	for i, b := range bands {
		dash := []vg.Length{4, 2.5}
		inset := 1.5
		p.Dashed(b.colour.Mark, 1.5, dash, b.from+inset, y, b.to-inset, y)
		p.Dashed(b.colour.Mark, 1.5, dash, b.from+inset, y+height, b.to-inset, y+height)
		p.Dashed(b.colour.Mark, 1.5, dash, b.from+inset, y, b.from+inset, y+height)
		p.Dashed(b.colour.Mark, 1.5, dash, b.to-inset, y, b.to-inset, y+height)
		t := layout.Label{Number: b.words, Face: typeset.Bold, Size: 14, Colour: b.colour.Text}
		if i < len(rates) {
			t.Letter = rates[i]
		}
		p.DrawLabel(t, (b.from+b.to-p.LabelWidth(t))/2, y+19)
		if i > 0 && limit < len(limits) {
			t = limits[limit]
			limit++
			p.Dashed(p.Theme.Rule, 1, []vg.Length{2, 3}, b.from, y+height+24, b.from, bottom)
			p.DrawLabel(t, b.from-p.Fonts.Width(t.Face, t.Size, t.Number)/2, y+height+17)
		}
	}
}

// legend names the two marks of a row.
func (s *dumbbellSpec) legend(p *layout.Page, rows []dumbbellRow, y float64) {
	proposed := !slices.ContainsFunc(rows, func(r dumbbellRow) bool { return r.after.Certainty() != marks.Proposed })
	x := p.Left()
	canvas := layout.Scale{Min: 0, Max: 1, Left: x, Right: x + 12}
	for i, name := range []datasets.Text{s.Names.Before, s.Names.After} {
		item := marks.Point{X: 0.5, Y: 0.5}
		c := p.Theme.Slate
		if i == 1 {
			c = p.Theme.Danube
			if proposed { // as all of them are drawn
				item.Certainty = marks.Proposed
			}
		}
		p.Plot(canvas, y-24.5, y+15.5, p.Mark(item, c.Mark))
		p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, canvas.Right+5, y, name.Value)
		x = canvas.Right + 5 + p.Fonts.Width(typeset.Regular, layout.AxisSize, name.Value) + 12
		canvas.Left, canvas.Right = x, x+12
	}
}

func (s *dumbbellSpec) row(p *layout.Page, axis layout.Scale, r dumbbellRow, y, gap, radius float64) {
	v, vFar := r.before.Value()
	w, wFar := r.after.Value()
	x0, x1 := axis.At(v), axis.At(w)
	before, after := marks.PointTail(r.before.Tail(), marks.Disc, vg.Length(radius))
	afterBefore, afterAfter := marks.PointTail(r.after.Tail(), marks.Disc, vg.Length(radius))
	var dash []vg.Length // what is not asserted has not happened
	if r.after.Modality() != datasets.Asserted {
		dash = layout.LooseDash
	}
	switch {
	case r.turn < 0 && axis.At(wFar) < x0-4*radius:
		p.Arrow(r.colour.Mark, dash, x0-float64(before)-2, axis.At(wFar)+radius+3, y)
	case r.turn > 0 && x1 > axis.At(vFar)+4*radius:
		p.Arrow(r.colour.Mark, dash, axis.At(vFar)+float64(after)+2, x1-radius-3, y)
	}
	same := math.Abs(x0-x1) < 4.5 // the ring of the one is around the other
	p.Group(r.after, r.name+", "+p.Say("after")+": "+r.after.Describe(), func() {
		item := marks.Point{X: w, Y: 0.5, Bound: r.after.Bound(), Certainty: r.after.Certainty()}
		if r.after.Bound() == marks.Between {
			_, item.High = r.after.Value()
			item.Loose = r.after.Loose()
		}
		points, err := marks.NewPoints([]marks.Point{item})
		if err != nil {
			p.Fail("%s: %v", r.after.Ref(), err)
			return
		}
		points.Radius, points.Color, points.Background = layout.PointRadius, r.colour.Mark, p.Theme.Background
		if same {
			points.Radius = vg.Length(radius + 4.5)
		}
		p.Plot(axis, y-20, y+20, points)
	})
	p.Group(r.before, r.name+", "+p.Say("before")+": "+r.before.Describe(), func() {
		p.Point(axis, y, r.before, p.Theme.Of(spec.Context))
	})
	wide := p.LabelWidth(r.beforeTag)
	switch {
	case x1 < x0-1: // a fall: the label of the old number above, of the new one before
		p.Plate(x0-wide/2, y-14, wide, r.beforeTag.Size)
		p.DrawLabel(r.beforeTag, min(x0-wide/2, axis.Right-wide), y-14)
		p.Plate(x1-float64(afterBefore)-gap-p.LabelWidth(r.afterTag), y+5, p.LabelWidth(r.afterTag), r.afterTag.Size)
		p.DrawLabel(r.afterTag, x1-float64(afterBefore)-gap-p.LabelWidth(r.afterTag), y+5)
	default:
		off := radius + gap
		if same {
			off += 4.5
		}
		p.Plate(x0-off-wide, y+5, wide, r.beforeTag.Size)
		p.DrawLabel(r.beforeTag, x0-off-wide, y+5)
		behind := max(axis.At(wFar)+float64(afterAfter), axis.At(vFar)+float64(after)) + off - radius
		p.Plate(behind, y+5, p.LabelWidth(r.afterTag), r.afterTag.Size)
		p.DrawLabel(r.afterTag, behind, y+5)
	}
}

package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

var rangeKind = Kind{
	Name: "range",
	Doc:  "Intervals from a low to a high end: what a text brackets, what varies, with chevrons where an end is open.",
	spec: func() specification { return &rangeSpec{} },
}

// rangeSpec is a chart of ranges in charts.yaml. A row is one number with its
// bound, or has its ends in two columns, or is a pair of two numbers.
type rangeSpec struct {
	Common `yaml:",inline"`
	Rows   `yaml:",inline"`
	Ends   `yaml:",inline"`
	// Low and High are columns with the ends of each row; its own number, if it
	// has one, is then a point between them.
	Low  datasets.Text `yaml:"low"`
	High datasets.Text `yaml:"high"`
	// Pairs are ranges from one number to another, instead of rows.
	Pairs []struct {
		Label datasets.Text `yaml:"label"`
		Low   datasets.Text `yaml:"low"`
		High  datasets.Text `yaml:"high"`
		Best  datasets.Text `yaml:"best"` // a number between them
	} `yaml:"pairs"`
	Series   Series         `yaml:"series"`
	Emphasis datasets.Texts `yaml:"emphasis"` // rows, or the labels of pairs
	Scale    datasets.Text  `yaml:"scale"`
}

// rangeRow is a row: an interval, a number, or a number within an interval.
type rangeRow struct {
	datum    // what the mark is found by
	name     string
	interval bool
	item     marks.Range // without its place
	best     *datum      // the point, where there is one
	left     datum       // whose label stands at the low end, where it has its own
	texts    [2]string   // of the two ends; "" where an end has none
	told     string

	tags      [2]tag // of the ends
	bestTag   tag
	look      look
	low, high float64 // of all that is drawn
}

func (s *rangeSpec) layout(r *resolver) layout {
	var rows []rangeRow
	var all []datum
	switch {
	case len(s.Pairs) > 0:
		if len(s.Rows.Rows) > 0 || s.Table.Value != "" || s.Low.Value != "" || s.High.Value != "" {
			r.fault(s.ID, "keep one of the two", "the chart has both pairs and rows")
		}
		for _, p := range s.Pairs {
			low, ok := r.number(p.Low)
			high, also := r.number(p.High)
			if !ok || !also {
				continue
			}
			all = append(all, low, high)
			row := pairOf(low, high)
			row.name = r.expand(p.Label)
			if row.name == "" {
				row.name = s.name(low)
			}
			if p.Best.Value != "" {
				best, ok := r.number(p.Best)
				if !ok {
					continue
				}
				all = append(all, best)
				row.best = &best
			}
			if row.item.High < row.item.Low {
				r.fault(p.High, "exchange low and high", "the high end of %q, %s, is below the low one, %s", row.name, high.label(), low.label())
				continue
			}
			rows = append(rows, row)
		}
	case s.Low.Value != "" || s.High.Value != "":
		data := s.data(r, s.ID, false)
		r.column(s.Low, data)
		r.column(s.High, data)
		for _, d := range data {
			row, ok := s.columns(r, d)
			if ok {
				if d.numbered() {
					all = append(all, d)
				}
				rows = append(rows, row)
			}
		}
		r.empty = s.Table.Value != "" && len(rows) == 0
	default:
		data := s.data(r, s.ID, true)
		all = data
		for _, d := range data {
			row := boundsOf(d)
			row.name = s.name(d)
			rows = append(rows, row)
		}
	}
	unit := r.oneUnit(s.ID, all)
	if len(all) == 0 && len(rows) > 0 {
		u, _ := quantity.ParseUnit(rows[0].cell("unit"))
		unit = r.printer().Unit(u, false)
	}
	log := r.logScale(s.Scale, all)
	along := s.extent(r, log, all)
	var data []datum
	for _, row := range rows {
		data = append(data, row.datum)
		if row.interval {
			s.keeps(r, along, row.item.Low, row.item.High, fmt.Sprintf("%q is from %s to %s", row.name, row.texts[0], row.texts[1]))
		}
		if log && row.interval && row.item.Low <= 0 {
			r.fault(s.Scale, "use scale: linear", "the low end of %q is not above zero, and a log scale has no place for it", row.name)
		}
		if v := row.best; v != nil && row.interval {
			a, b := v.value()
			if a < row.item.Low && !row.item.OpenLow || b > row.item.High && !row.item.OpenHigh {
				r.fault(s.ID, "", "%s (%s) is not within the range of %q", v.ref(), v.label(), row.name)
			}
		}
	}
	s.Series.check(r, data)
	how := telling{most: mostLooks, shared: true, named: []datasets.Text{s.Label}}
	if len(s.Pairs) > 0 { // which have names of their own
		how.named = nil
	}
	stretched := func(d datum) bool {
		return slices.ContainsFunc(rows, func(row rangeRow) bool { return row.interval && row.ref() == d.ref() })
	}
	if slices.ContainsFunc(data, stretched) {
		how.most = mostColours
	}
	s.Series.tell(r, data, how)
	s.Series.alone(r, s.Emphasis)
	for _, e := range s.Emphasis {
		if !slices.ContainsFunc(rows, func(row rangeRow) bool { return row.ref() == e.Value || row.name == e.Value }) {
			r.fault(e, "", "%q is not among the rows", e.Value)
		}
	}
	r.crowded(s.ID, len(rows), mostRows, "ranges")
	return func(p *page) body {
		if len(rows) == 1 && len(all) == 1 && (!rows[0].interval || rows[0].told != "") { // its own words say all of it
			return p.single(all[0], rows[0].name, unit)
		}
		return p.over(&s.Series, data, stretched, s.body(p, slices.Clone(rows), unit, along))
	}
}

// boundsOf is the interval that the bound of a number leaves open.
func boundsOf(d datum) rangeRow {
	v, far := d.value()
	row := rangeRow{datum: d, left: d, told: d.told(), item: marks.Range{Low: v, High: far, Within: true, Certainty: d.certainty()}}
	switch d.bound() {
	case marks.Between:
		row.interval = true
		row.item.LooseLow, row.item.LooseHigh = d.loose(), d.loose()
		low, high, ok := d.ends()
		if !ok {
			low, high = "", d.label()
		}
		row.texts = [2]string{low, high}
		if far == v {
			row.interval, row.best = false, &d
		}
	case marks.Over, marks.Peak:
		row.interval, row.item.OpenHigh, row.texts = true, true, [2]string{"", d.label()}
	case marks.Under:
		row.interval, row.item.OpenLow, row.texts = true, true, [2]string{"", d.label()}
	default:
		row.best = &d
	}
	return row
}

// pairOf is the interval from one number to another. An end that the text
// bounds outwards is open.
func pairOf(low, high datum) rangeRow {
	a, _ := low.value()
	_, b := high.value()
	row := rangeRow{datum: high, left: low, interval: true, texts: [2]string{low.label(), high.label()}}
	row.item = marks.Range{Low: a, High: b, OpenLow: low.bound() == marks.Under, OpenHigh: high.bound() == marks.Over || high.bound() == marks.Peak,
		LooseLow: low.bound() == marks.About, LooseHigh: high.bound() == marks.About}
	row.item.Certainty = high.certainty()
	if low.modality().Weakest(high.modality()) == low.modality() && low.modality() != datasets.Asserted {
		row.item.Certainty = low.certainty()
	}
	if a == b && !row.item.OpenLow && !row.item.OpenHigh {
		row.interval, row.best = false, &high
	}
	return row
}

// columns is the interval between two cells of a row. An empty cell is an end
// that the text does not give.
func (s *rangeSpec) columns(r *resolver, d datum) (row rangeRow, ok bool) {
	if d.computed() {
		r.fault(s.ID, "list observations, as table.id", "%s is computed, and has no columns", d.ref())
		return row, false
	}
	row = rangeRow{datum: d, left: d, name: s.name(d), interval: true, item: marks.Range{Certainty: d.certainty()}}
	for _, column := range []datasets.Text{s.Low, s.High} {
		if column.Value == "" {
			r.fault(s.ID, "name both columns: low and high", "a range has two ends")
			return row, false
		}
		if field, found := fieldOf(d, column.Value); found && !field.Numeric() {
			r.fault(column, "give it the type number in datapackage.json", "the column %s holds no numbers", column.Value)
			return row, false
		}
	}
	low, high := d.row().Number(s.Low.Value), d.row().Number(s.High.Value)
	if d.numbered() {
		if !r.drawable(s.ID, d) {
			return row, false
		}
		row.best = &d
	}
	switch {
	case low == nil && high == nil:
		row.interval = false
		return row, row.best != nil // else there is nothing to draw
	case low == nil:
		row.item.OpenLow, row.texts = true, [2]string{"", d.locale.Full(high)}
		if low = high; d.numbered() { // it reaches as far down as the number itself
			low = d.quantity().Value()
		}
	case high == nil:
		row.item.OpenHigh, row.texts = true, [2]string{"", d.locale.Full(low)}
		if high = low; d.numbered() {
			high, row.texts = d.quantity().Value(), [2]string{row.texts[1], ""}
		}
	default:
		row.texts = [2]string{d.locale.Full(low), d.locale.Full(high)}
	}
	row.item.Low, _ = low.Float64()
	row.item.High, _ = high.Float64()
	if !r.printable(s.Low, d.ref(), low) || !r.printable(s.High, d.ref(), high) {
		return row, false
	}
	switch c := low.Cmp(high); {
	case c > 0:
		r.fault(s.High, "", "%s: the high end, %s, is below the low one, %s", d.ref(), row.texts[1], row.texts[0])
		return row, false
	case c == 0 && !row.item.OpenLow && !row.item.OpenHigh:
		row.texts[0] = ""
		row.item.OpenLow = false
		row.interval = row.best == nil
		if row.interval { // one number in two cells
			r.fault(s.High, "give it as the row’s value", "%s: both ends are %s, which is no range", d.ref(), row.texts[1])
			return row, false
		}
	}
	return row, true
}

// sentence tells a row in words.
func (s *rangeSpec) sentence(p *page, row rangeRow) string {
	text := row.told
	if text == "" && row.interval {
		switch {
		case row.texts[0] == "" && row.item.OpenLow:
			text = p.sayf("high end %s, no low end given", row.texts[1])
		case row.texts[0] == "" || row.texts[1] == "":
			text = p.sayf("low end %s, no high end given", row.texts[0]+row.texts[1])
		case row.left.ref() != row.ref():
			text = p.sayf("low end %s, high end %s", row.left.told(), row.datum.told())
		default:
			text = p.sayf("low end %s, high end %s", row.texts[0], row.texts[1])
		}
	}
	if row.best != nil && row.told == "" {
		if text != "" {
			text += "; "
		}
		text += row.best.told()
	}
	return sentence(s.Series.with(row.name, row.datum) + ": " + text)
}

const (
	rangeThick = vg.Length(14)
	rangeGap   = 7.0
)

// tails is the room that a row takes beyond its low and high end.
func (row *rangeRow) tails() (before, after float64) {
	if row.interval {
		before, after = float64(marks.RangeTail(row.item.OpenLow, row.item.LooseLow, rangeThick)), float64(marks.RangeTail(row.item.OpenHigh, row.item.LooseHigh, rangeThick))
	}
	if row.best != nil && !row.interval {
		a, b := marks.PointTail(row.best.tail(), marks.Disc, pointRadius)
		before, after = float64(a), float64(b)
	}
	return before, after
}

func (s *rangeSpec) body(p *page, rows []rangeRow, unit string, along extent) body {
	const foot, over = 32.0, 17.0
	pitch := 40.0
	switch {
	case p.narrow():
		pitch = 36
	case p.tight || len(rows) > 12:
		pitch = 30
	}
	low, high := math.Inf(1), math.Inf(-1)
	titles := make([]string, len(rows))
	for i := range rows {
		row := &rows[i]
		titles[i] = row.name
		s.tag(p, row)
		low, high = min(low, row.low), max(high, row.high)
	}
	called := p.names(titles, 172)
	from, to, ticks := along.axis(low, high, 5)
	axis := ruler{left: called.left(p) + 2, right: p.right() - 4, log: along.log, min: from, max: to}
	axis.left = p.clear(axis.left, ticks[0])
	axis.right -= p.fonts.Width(typeset.Regular, axisSize, p.tick(ticks[len(ticks)-1])) / 2
	// Where a label would pass an edge, the axis gives way.
	start, end := axis.left, axis.right
	for range 12 {
		for i := range rows {
			left, right := s.reach(p, &rows[i], axis)
			axis.left += max(0, called.left(p)-left)
			axis.right -= max(0, right-p.right())
		}
	}
	if axis.right-axis.left < 60 {
		p.fail("the labels leave no room for the ranges: shorten them")
		axis.left, axis.right = start, end
	}
	height := 8.0
	heads := make([]float64, len(rows))
	for i, row := range rows {
		if row.best != nil && row.interval {
			if heads[i] = over; called.above {
				heads[i] = over - 8
			}
		}
		height += called.pitch(i, pitch) + heads[i]
	}
	scale := ""
	if along.log {
		scale = p.say("log scale")
	}
	alt := []string{p.opening("Range chart", p.count(len(rows), "%d range|%d ranges"), unit, scale)}
	for _, row := range rows {
		alt = append(alt, s.sentence(p, row))
	}
	return body{height: height + foot + axis.logFoot(), alt: alt, draw: func(y float64) {
		top, bottom := y, y+height
		for _, v := range ticks {
			p.line(p.Theme.Grid, 1, axis.at(v), top, axis.at(v), bottom)
		}
		p.ticks(axis, ticks, bottom+18)
		p.logWords(axis, p.right(), bottom+18)
		y += 8
		for i := range rows {
			row := &rows[i]
			tall := called.pitch(i, pitch) + heads[i]
			middle := y + called.head(i) + heads[i] + (tall-called.head(i)-heads[i])/2
			if called.above { // nearer to its own name than to the next
				middle -= 4
			}
			if called.above {
				p.plate(p.left(), y+13, p.nameWidth(called, i), bodySize)
				for k := 1; k < len(called.lines[i]); k++ {
					p.plate(p.left(), y+13+nameLeading*float64(k), p.nameWidth(called, i), bodySize)
				}
			}
			called.draw(p, i, y, middle)
			s.row(p, row, axis, middle)
			y += tall
		}
	}}
}

// tag sets the labels of a row, and notes its signs.
func (s *rangeSpec) tag(p *page, row *rangeRow) {
	row.look = p.Theme.look(&s.Series, row.datum)
	if s.Series.Column.Value == "" && len(s.Emphasis) == 0 {
		row.look = look{p.Theme.Danube, marks.Diamond}
	}
	if slices.ContainsFunc(s.Emphasis, func(t datasets.Text) bool { return t.Value == row.ref() || t.Value == row.name }) {
		row.look = look{p.Theme.Ember, marks.Disc}
	}
	row.low, row.high = math.Inf(1), math.Inf(-1)
	if row.interval {
		row.low, row.high = row.item.Low, row.item.High
		if row.left.ref() != row.ref() {
			row.tags[0] = p.tag(row.left)
		} else {
			row.tags[0] = tag{number: row.texts[0], face: typeset.Bold, size: valueSize, colour: p.Theme.Ink}
		}
		row.tags[1] = p.tag(row.datum)
		row.tags[1].number = row.texts[1]
		if row.item.OpenHigh || row.item.OpenLow {
			p.signs = append(p.signs, signOpenEnd)
		}
		if row.item.LooseHigh || row.item.LooseLow {
			p.signs = append(p.signs, signWhiskers)
		}
		body := row.item.High > row.item.Low // else there is an edge alone
		switch {
		case !body && row.item.Certainty != marks.Proposed:
		case row.item.Certainty == marks.Speculated:
			p.signs = append(p.signs, signSpeculated)
		case row.item.Certainty == marks.Proposed:
			p.signs = append(p.signs, signProposed)
		case row.item.Certainty == marks.Computed:
			p.signs = append(p.signs, signComputed)
		case row.item.Within:
			p.signs = append(p.signs, signBetween)
		}
	}
	if row.best != nil {
		v, far := row.best.value()
		row.low, row.high = min(row.low, v), max(row.high, far)
		p.usePoint(*row.best)
		row.bestTag = p.tag(*row.best)
		if row.interval {
			p.signs = append(p.signs, signBest)
			if row.best.ref() == row.ref() {
				row.tags[1].letter, row.tags[1].remark = "", "" // the letter stands once
			}
		}
	}
}

// reach is how far a row with its labels comes to the left and to the right.
func (s *rangeSpec) reach(p *page, row *rangeRow, axis ruler) (left, right float64) {
	before, after := row.tails()
	left, right = axis.at(row.low)-before, axis.at(row.high)+after
	if row.interval {
		left, right = axis.at(row.item.Low)-before, axis.at(row.item.High)+after
		if row.tags[0].number != "" {
			left -= rangeGap + p.tagWidth(row.tags[0])
		}
		if row.tags[1].number != "" {
			right += rangeGap + p.tagWidth(row.tags[1])
		}
	} else {
		right += rangeGap + p.tagWidth(row.bestTag)
	}
	if row.best != nil && row.interval {
		v, far := row.best.value()
		half, middle := p.tagWidth(row.bestTag)/2, (axis.at(v)+axis.at(far))/2
		left, right = min(left, middle-half), max(right, middle+half)
	}
	return left, right
}

// row draws a range, its point and their labels.
func (s *rangeSpec) row(p *page, row *rangeRow, axis ruler, middle float64) {
	before, after := row.tails()
	title := strings.TrimSuffix(s.sentence(p, *row), ".")
	if row.interval {
		p.group(row.datum, title, func() {
			item := row.item
			item.Y = 0.5
			ranges, err := marks.NewRanges([]marks.Range{item})
			if err != nil {
				p.fail("%s: %v", row.name, err)
				return
			}
			ranges.Thickness, ranges.Color, ranges.Background = rangeThick, row.look.Mark, p.Theme.Background
			p.plot(axis, middle-20, middle+20, ranges)
		})
		if t := row.tags[0]; t.number != "" {
			x := axis.at(row.item.Low) - before - rangeGap - p.tagWidth(t)
			p.plate(x, middle+5, p.tagWidth(t), t.size)
			p.drawTag(t, x, middle+5)
		}
		if t := row.tags[1]; t.number != "" {
			x := axis.at(row.item.High) + after + rangeGap
			p.plate(x, middle+5, p.tagWidth(t), t.size)
			p.drawTag(t, x, middle+5)
		}
	}
	if row.best == nil {
		return
	}
	v, far := row.best.value()
	ink, shape := row.look.Mark, row.look.shape
	if row.interval {
		ink, shape = p.Theme.Ink, marks.Disc // to be seen on the range
	}
	draw := func() {
		item := marks.Point{X: v, Y: 0.5, Bound: row.best.bound(), Certainty: row.best.certainty(), Shape: shape}
		if row.best.bound() == marks.Between {
			item.High, item.Loose = far, row.best.loose()
		}
		points, err := marks.NewPoints([]marks.Point{item})
		if err != nil {
			p.fail("%s: %v", row.best.ref(), err)
			return
		}
		points.Radius, points.Color, points.Background = pointRadius, ink, p.Theme.Background
		if row.interval {
			points.Rim = 2
		}
		p.plot(axis, middle-20, middle+20, points)
	}
	p.group(*row.best, title, draw)
	if row.interval {
		wide := p.tagWidth(row.bestTag)
		x := (axis.at(v)+axis.at(far))/2 - wide/2
		p.plate(x, middle-15, wide, row.bestTag.size)
		p.drawTag(row.bestTag, x, middle-15)
		return
	}
	x := axis.at(far) + after + rangeGap
	p.plate(x, middle+5, p.tagWidth(row.bestTag), row.bestTag.size)
	p.drawTag(row.bestTag, x, middle+5)
}

package charts

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"gonum.org/v1/plot/vg"

	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/edtf"
)

var lineKind = Kind{
	Name: "line",
	Doc:  "Amounts along time or along a number, each with its bound; the line between them is solid only where both are exact.",
	spec: func() specification { return &lineSpec{} },
}

// lineSpec is a line chart in charts.yaml, and a step chart: they differ in what
// is known between two observations.
type lineSpec struct {
	Common `yaml:",inline"`
	Rows   `yaml:",inline"`
	X      datasets.Text `yaml:"x"` // a column of dates or numbers; date where none is named
	Series Series        `yaml:"series"`
	Scale  datasets.Text `yaml:"scale"`

	years bool // x is a column of years, though of numbers
}

// steps reports whether a value holds until the next observation.
func (s *lineSpec) steps() bool { return s.Kind.Value == "step" }

// moment is an observation of a line: where it stands along x, and its number.
type moment struct {
	datum
	from, to float64 // of its date, in days; both the number, along a number
	vague    bool    // the date is not certain
	whole    bool    // it is of all of its stretch, as what a column of years has
	when     string
	number   bool // the text gives one
}

func (m moment) x() float64 { return (m.from + m.to) / 2 }

// sharp reports whether the moment is one number that is known.
func (m moment) sharp() bool {
	return m.bound() == marks.Exact && (m.certainty() == marks.Asserted || m.certainty() == marks.Computed)
}

// apart reports whether one moment is certain to come before the other.
func (m moment) apart(next moment) bool { return m.to <= next.from && m.x() < next.x() }

// curve is the observations of one series, in the order of x.
type curve struct {
	name    string
	colour  func(Theme) Colour
	moments []moment
}

// numbered are the places of the moments that have a number.
func (c *curve) numbered() (out []int) {
	for i, m := range c.moments {
		if m.number {
			out = append(out, i)
		}
	}
	return out
}

// chief are the places of first, last, greatest and least number of a curve.
func (c *curve) chief() []int {
	all := c.numbered()
	low, high := all[0], all[0]
	for _, i := range all {
		a, b := c.moments[i].value()
		if least, _ := c.moments[low].value(); a < least {
			low = i
		}
		if _, most := c.moments[high].value(); b > most {
			high = i
		}
	}
	out := []int{all[0], low, high, all[len(all)-1]}
	slices.Sort(out)
	return slices.Compact(out)
}

const (
	mostCurves   = 8
	mostLabelled = 8 // numbers of a curve that are all written
)

// numbered tells whether a row has a number, which is that of the column that the chart
// names.
func (s *lineSpec) numbered(r *resolver, data []datum) func(*datum) bool {
	name := s.Value.Value
	if name == "" || name == "value" {
		return func(d *datum) bool { return d.obs.Quantity != nil }
	}
	for _, d := range data {
		if d.obs == nil {
			continue
		}
		if f, ok := r.field(d, name); !ok || !f.Numeric() {
			r.fault(s.Value, datasets.DidYouMean(name, r.numeric(d)), "table %s has no column of numbers %q", d.obs.Table, name)
			return func(*datum) bool { return false }
		}
	}
	return func(d *datum) bool {
		if d.obs.Number(name) == nil {
			return false
		}
		d.column = name
		return true
	}
}

func (s *lineSpec) layout(r *resolver) layout {
	data := s.all(r, s.ID, false)
	numbered := s.numbered(r, data)
	if s.X.Value == "" {
		s.X.Value, s.X.Line, s.X.Column = "date", s.ID.Line, s.ID.Column
	}
	r.column(s.X, data)
	s.Series.check(r, data)
	var numbers []datum
	var moments []moment
	numeric := false
	s.years = yearly(s.X.Value, data)
	for i, d := range data {
		if d.obs == nil {
			r.fault(s.ID, "list observations, as table.id", "%s is computed, and has no place along %s", d.ref(), s.X.Value)
			continue
		}
		m, isNumber, err := s.moment(d)
		switch {
		case err != nil:
			r.fault(s.X, "", "%s: %v", d.ref(), err)
			continue
		case i > 0 && isNumber != numeric:
			r.fault(s.X, "draw them in charts of their own", "%s is a number in one table and a date in another", s.X.Value)
			continue
		}
		numeric = isNumber
		if m.number = numbered(&m.datum) && r.drawable(s.ID, m.datum); m.number {
			numbers = append(numbers, m.datum)
		}
		moments = append(moments, m)
	}
	r.empty = len(numbers) == 0 && len(r.found) == 0
	unit := r.oneUnit(s.ID, numbers)
	log := r.logScale(s.Scale, numbers)
	curves := s.curves(moments)
	for _, c := range curves {
		slices.SortStableFunc(c.moments, func(a, b moment) int { return cmp.Or(cmp.Compare(a.x(), b.x()), cmp.Compare(a.from, b.from)) })
		for i := 1; i < len(c.moments); i++ {
			a, b := c.moments[i-1], c.moments[i]
			if a.from == b.from && a.to == b.to {
				r.fault(s.X, "name the column that tells them apart under series", "%s and %s both stand at %s: a line has one number at each place", a.ref(), b.ref(), a.when)
			}
		}
	}
	curves = slices.DeleteFunc(curves, func(c *curve) bool {
		none := len(c.numbered()) == 0
		if none {
			r.numberless += len(c.moments)
		}
		return none
	})
	r.crowded(s.ID, len(curves), mostCurves, "lines")
	return func(p *page) body {
		if len(numbers) == 1 {
			i := slices.IndexFunc(moments, func(m moment) bool { return m.number })
			name, _ := s.Series.of(p.Theme, numbers[0])
			return p.single(numbers[0], strings.TrimPrefix(name+", "+moments[i].when, ", "), unit)
		}
		return s.body(p, curves, unit, numeric, log)
	}
}

// moment finds the place of an observation along x, and whether that is a
// number.
func (s *lineSpec) moment(d datum) (m moment, number bool, err error) {
	m = moment{datum: d}
	column := s.X.Value
	field, _ := fieldOf(d, column)
	if field.Numeric() && !s.years {
		v := d.obs.Number(column)
		if v == nil {
			return m, true, fmt.Errorf("there is no number in the column %s to place it by", column)
		}
		m.from, _ = v.Float64()
		m.to, m.when = m.from, d.study.Locale.FormatRat(v)
		if math.Abs(m.from) > 1e15 {
			return m, true, fmt.Errorf("%s is too large to be drawn", m.when)
		}
		return m, true, nil
	}
	date := d.obs.Date
	if column != "date" { // which a year is, too
		if date, err = edtf.Parse(d.cell(column)); err != nil {
			return m, false, err
		}
	}
	switch {
	case date.IsZero():
		return m, false, fmt.Errorf("there is no date to place it by")
	case !bounded(date):
		return m, false, fmt.Errorf("%s has no first or no last day, and so no middle to stand at", date)
	}
	m.from, m.to = reach(date)
	if year(m.from) < 1 || year(m.to) > 9998 {
		return m, false, fmt.Errorf("%s is not within the years 1 to 9998", date)
	}
	m.whole = s.years
	m.when, m.vague = date.Format(d.study.Locale.Tag), date.Approximate() || date.Uncertain()
	return m, false, nil
}

// yearWords are what a column of years is called.
var yearWords = strings.Fields("year years yr jahr jahre année annee año ano anno év ev έτος ετος")

// yearly reports whether a column has numbers that are years, by its name and by each
// of its cells.
func yearly(column string, data []datum) bool {
	words := strings.FieldsFunc(strings.ToLower(column), func(c rune) bool { return !unicode.IsLetter(c) })
	if len(words) == 0 || !slices.Contains(yearWords, words[len(words)-1]) {
		return false
	}
	return !slices.ContainsFunc(data, func(d datum) bool {
		return d.obs == nil || !fourDigits.MatchString(d.cell(column))
	})
}

var fourDigits = regexp.MustCompile(`^[0-9]{4}$`)

// fieldOf is the column of a datum's table.
func fieldOf(d datum, column string) (datasets.Field, bool) {
	t, err := d.study.Table(d.obs.Table)
	if err != nil {
		return datasets.Field{}, false
	}
	return t.Field(column)
}

// curves parts the moments by series, in the order of their first.
func (s *lineSpec) curves(moments []moment) (out []*curve) {
	index := map[string]*curve{}
	for _, m := range moments {
		cell := m.cell(s.Series.Column.Value)
		c, ok := index[cell]
		if !ok {
			n := len(out)
			c = &curve{name: m.called(cell), colour: func(t Theme) Colour {
				if s.Series.Column.Value == "" {
					return t.Danube
				}
				return s.Series.ordered(t, m.datum, n)
			}}
			index[cell] = c
			out = append(out, c)
		}
		c.moments = append(c.moments, m)
	}
	return out
}

// noted is a label beside a point of a curve, placed.
type noted struct {
	tag       tag
	left, top float64
	leader    bool
	x, y      float64 // of its point
	ending    *ending // whose name stands over the number, or nil
}

// ending is the name of a curve at its end, with its last number, placed.
type ending struct {
	lines      []string
	tag        tag
	colour     Colour
	x, y       float64 // of the last point
	height, at float64 // of the words, and their middle
	early      bool    // it ends well before the plot does: its name stands at its last point
}

const (
	noteHeight = 17.0
	endLeading = 17.0
	// A whisker that is no longer than this beyond its point is not drawn.
	whiskerLeast = 8.0
)

// lineFrame is the plot of a line chart: its rulers, from the top of the body.
type lineFrame struct {
	x, y   ruler
	ticks  []float64 // of y
	radius float64
	step   bool
}

func (f lineFrame) at(m moment) (x, low, high float64) {
	a, b := m.value()
	return f.x.at(m.x()), f.y.at(a), f.y.at(b)
}

// whisker is the time within which a number is of some moment, where it is wide
// enough to be drawn.
func (f lineFrame) whisker(m moment) (from, to float64, ok bool) {
	from, to = f.x.at(m.from), f.x.at(m.to)
	return from, to, !m.whole && to-from > 2*f.radius+whiskerLeast
}

func (s *lineSpec) body(p *page, curves []*curve, unit string, numeric, log bool) body {
	const head, foot, endGap = 30.0, 30.0, 18.0
	tall := 270.0
	switch {
	case p.tight:
		tall = 170
	case p.narrow():
		tall = 240
	}
	low, high, first, last := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	most := 0
	for _, c := range curves {
		for _, m := range c.moments {
			first, last = min(first, m.from), max(last, m.to)
			if m.number {
				a, b := m.value()
				low, high = min(low, a), max(high, b)
				p.usePoint(m.datum)
			}
		}
		most = max(most, len(c.numbered()))
	}
	f := lineFrame{step: s.steps(), ticks: roundTicks(low, high, 5)}
	if log {
		f.ticks = logTicks(low, high)
	}
	left := p.left() + p.tickWidth(f.ticks) + 10

	// The names of the series stand at the ends of their lines.
	ends, room := s.endings(p, curves)
	right := p.right() - 12
	if room > 0 {
		right = p.right() - room - endGap
	}
	name := "" // of a number that runs along the page
	if numeric {
		field, _ := fieldOf(curves[0].moments[0].datum, s.X.Value)
		name = curves[0].moments[0].called(field.Title)
	}
	needed := 0.0
	for _, e := range ends {
		needed += e.height + 6
	}
	bottom := head + max(tall, needed)
	f.y = ruler{min: min(f.ticks[0], low), max: max(f.ticks[len(f.ticks)-1], high), left: bottom, right: head, log: log}
	f.x = ruler{left: left, right: right}
	var across []float64
	if numeric {
		across = roundTicks(first, last, max(2, int((right-left)/90)))
		f.x.left += 10
		f.x.min, f.x.max = min(across[0], first), max(across[len(across)-1], last)
	} else {
		f.x.min, f.x.max = wholeTime(first, last)
	}
	f.radius = min(5, max(2.2, (right-left)/float64(max(most, 1))/3.4))

	notes := s.notes(p, f, curves, ends, label{left: left - 4, top: -8, right: p.right(), bottom: bottom - 2}, right)
	s.signs(p, f, curves)

	scale := ""
	if log {
		scale = p.say("log scale")
	}
	kind := p.opening("Line chart", p.count(len(curves), "%d line|%d lines"), unit, scale)
	if f.step {
		kind = p.opening("Step chart", p.count(len(curves), "%d line|%d lines"), unit, scale)
	}
	alt := []string{kind}
	for _, c := range curves {
		alt = append(alt, s.told(p, c))
	}
	height := bottom + foot
	if name != "" {
		height += 17
	}
	return body{height: height, alt: alt, draw: func(top float64) {
		f := f
		f.y.left, f.y.right = f.y.left+top, f.y.right+top
		p.levels(f.y, f.ticks, left, right, true)
		if numeric {
			for _, v := range across {
				p.line(p.Theme.Rule, 1, f.x.at(v), f.y.left, f.x.at(v), f.y.left+5)
			}
			p.ticks(f.x, across, f.y.left+19)
			p.textRight(typeset.Regular, axisSize, p.Theme.Muted, right, f.y.left+36, name)
		} else {
			p.timeTicks(f.x, curves, f.y.left)
		}
		for _, n := range notes {
			p.plate(n.left, n.top+top+13, p.tagWidth(n.tag), n.tag.size)
		}
		for _, c := range curves {
			f.between(p, c)
		}
		for _, n := range notes {
			if n.leader {
				p.leader(n, top)
			}
		}
		for _, e := range ends {
			if !e.early && (math.Abs(e.at-e.y) > 4 || e.x < right-24) {
				p.line(p.Theme.Rule, 1, e.x+f.radius+3, e.y+top, max(e.x+f.radius+3, right-2), e.y+top, right+endGap-5, e.at+top)
			}
		}
		for _, c := range curves {
			f.points(p, c)
		}
		for _, n := range notes {
			y := n.top + top + 13
			if n.ending != nil {
				for _, line := range n.ending.lines {
					p.text(typeset.Bold, 14, n.ending.colour.Text, n.left, y, line)
					y += endLeading
				}
			}
			p.drawTag(n.tag, n.left, y)
		}
		for _, e := range ends {
			if e.early {
				continue
			}
			y := top + e.at - e.height/2 + 12.5
			for _, line := range e.lines {
				p.text(typeset.Bold, 14, e.colour.Text, right+endGap, y, line)
				y += endLeading
			}
			p.drawTag(e.tag, right+endGap, y)
		}
	}}
}

// leader ties a label to its point.
func (p *page) leader(n noted, top float64) {
	width, height := p.tagWidth(n.tag), noteHeight
	if n.ending != nil {
		height = n.ending.height
	}
	x := min(max(n.x, n.left+4), n.left+width-4)
	y := n.top + height + 1
	if n.top > n.y {
		y = n.top - 1
	} else if n.top+height > n.y {
		y = n.top + height/2
		x = n.left - 2
		if n.left < n.x {
			x = n.left + width + 2
		}
	}
	p.line(p.Theme.Rule, 1, n.x, n.y+top, x, y+top)
}

// endings sets the names of the series and their last numbers, and returns the
// width that they take.
func (s *lineSpec) endings(p *page, curves []*curve) (out []*ending, room float64) {
	if s.Series.Column.Value == "" {
		return nil, 0
	}
	most := 150.0
	if p.narrow() {
		most = 104
	}
	for _, c := range curves {
		all := c.numbered()
		m := c.moments[all[len(all)-1]]
		e := &ending{colour: c.colour(p.Theme)}
		if c.name != "" {
			e.lines = p.fonts.Wrap(typeset.Bold, 14, most, c.name)
		}
		e.height = endLeading*float64(len(e.lines)) + noteHeight
		t := tag{number: m.label(), remark: m.remark(), face: typeset.Bold, size: valueSize}
		room = max(room, p.tagWidth(t)+14) // and a letter, once it is known
		for _, line := range e.lines {
			room = max(room, p.fonts.Width(typeset.Bold, 14, line))
		}
		out = append(out, e)
	}
	return out, room
}

// notes places the numbers beside their points, and the names at the ends of
// the lines: all numbers of a short line, the chief ones of a long one, and of
// every line where there is no room for all.
func (s *lineSpec) notes(p *page, f lineFrame, curves []*curve, ends []*ending, within label, right float64) []noted {
	for i, e := range ends {
		all := curves[i].numbered()
		x, a, b := f.at(curves[i].moments[all[len(all)-1]])
		e.x, e.y, e.early = x, (a+b)/2, x < right-90
	}
	if len(ends) > 0 {
		order := slices.DeleteFunc(slices.Clone(ends), func(e *ending) bool { return e.early })
		slices.SortStableFunc(order, func(a, b *ending) int { return cmp.Compare(a.y, b.y) })
		wants, heights := make([]float64, len(order)), make([]float64, len(order))
		for i, e := range order {
			wants[i], heights[i] = e.y, e.height
		}
		places, ok := spread(wants, heights, 6, within.top-6, within.bottom+8)
		if !ok {
			p.fail("there is no room for the names of the lines: draw fewer")
			return nil
		}
		for i, e := range order {
			e.at = places[i]
		}
		within.right = right + 10
	}
	// Where there is no room for every number, the chief ones are left, and of
	// those the ones that find a place.
	cited := len(p.letters)
	for _, every := range []bool{true, false} {
		p.letters = p.letters[:cited]
		pl := &placer{within: within}
		for _, c := range curves {
			f.obstacles(pl, c)
		}
		if notes, ok := f.place(p, pl, curves, ends, every); ok {
			return notes
		}
	}
	p.fail("there is no room for the names of the lines: draw fewer")
	return nil
}

func (f lineFrame) place(p *page, pl *placer, curves []*curve, ends []*ending, every bool) (out []noted, ok bool) {
	ok = true
	for k, c := range curves {
		chosen := c.numbered()
		if !every || len(chosen) > mostLabelled {
			chosen = c.chief()
		}
		all := c.numbered()
		for _, i := range chosen {
			m := c.moments[i]
			cited := len(p.letters)
			n := noted{tag: p.tag(m.datum)}
			if len(curves) > 1 { // whose it is, where several are near
				n.tag.colour = c.colour(p.Theme).Text
			}
			width, height := p.tagWidth(n.tag), noteHeight
			if len(ends) > 0 && i == all[len(all)-1] {
				ends[k].tag = n.tag
				if !ends[k].early {
					continue
				}
				n.ending, height = ends[k], ends[k].height
				for _, line := range n.ending.lines {
					width = max(width, p.fonts.Width(typeset.Bold, 14, line))
				}
			}
			x, low, high := f.at(m)
			before, after := marks.PointTail(m.tail(), shapeOf(p.Theme, c.colour(p.Theme)), vg.Length(f.radius))
			n.x, n.y = x, (low+high)/2
			n.left, n.top, n.leader, ok = pl.put(x, high-float64(after), low+float64(before), f.radius*1.3, width, height)
			switch {
			case ok && (!n.leader || every && len(chosen) == len(all) || n.ending != nil):
				out = append(out, n)
			case !ok && (every || n.ending != nil):
				return nil, false
			default: // its number is left to the words
				ok = true
				p.letters = p.letters[:cited]
			}
		}
	}
	return out, true
}

// obstacles keeps labels off the points of a curve and, if they can, its lines.
func (f lineFrame) obstacles(pl *placer, c *curve) {
	for i, m := range c.moments {
		if !m.number {
			continue
		}
		x, low, high := f.at(m)
		before, after := marks.PointTail(m.tail(), marks.Diamond, vg.Length(f.radius))
		pl.take(x-f.radius-1, high-float64(after), x+f.radius+1, low+float64(before))
		if from, to, ok := f.whisker(m); ok {
			pl.lines = append(pl.lines, [4]float64{from, low, to, low})
		}
		if i == 0 || !c.moments[i-1].number {
			continue
		}
		x0, low0, high0 := f.at(c.moments[i-1])
		if f.step {
			pl.lines = append(pl.lines, [4]float64{x0, low0, x, low0}, [4]float64{x0, high0, x, high0}, [4]float64{x, low0, x, low})
		} else {
			pl.lines = append(pl.lines, [4]float64{x0, low0, x, low}, [4]float64{x0, high0, x, high})
		}
	}
}

// signs notes for the key what stands between the points.
func (s *lineSpec) signs(p *page, f lineFrame, curves []*curve) {
	for _, c := range curves {
		for i, m := range c.moments {
			if _, _, ok := f.whisker(m); ok && m.number {
				p.signs = append(p.signs, signSpan)
			}
			if !m.number && i > 0 && i < len(c.moments)-1 {
				p.signs = append(p.signs, signGap)
			}
			if i == 0 || !m.number || !c.moments[i-1].number || !c.moments[i-1].apart(m) {
				continue
			}
			was := c.moments[i-1]
			switch {
			case was.bound() == marks.Between || !f.step && m.bound() == marks.Between:
				p.signs = append(p.signs, signBand)
			case !was.sharp() || !f.step && !m.sharp():
				p.signs = append(p.signs, signLooseLine)
			}
		}
	}
}

var looseDash = []vg.Length{5, 4}

// between draws what is known between the points of a curve: a line between
// numbers, a light band between ranges, and nothing over a gap.
func (f lineFrame) between(p *page, c *curve) {
	const firm, loose = 2.4, 1.5
	colour := c.colour(p.Theme).Mark
	for i := 1; i < len(c.moments); i++ {
		a, b := c.moments[i-1], c.moments[i]
		if !a.number || !a.apart(b) {
			continue
		}
		x0, low0, high0 := f.at(a)
		if f.step {
			// What is coarsely dated changed at some time within its stretch.
			x1, sure := f.x.at(b.x()), f.x.at(b.from)
			if b.number && sure < x1-2 {
				p.dashed(colour, loose, looseDash, sure, (low0+high0)/2, x1, (low0+high0)/2)
			} else {
				sure = x1
			}
			from := x0
			if known := f.x.at(a.to); known > x0+2 && known < sure {
				from = known
				p.dashed(colour, loose, looseDash, x0, (low0+high0)/2, from, (low0+high0)/2)
			}
			switch {
			case a.bound() == marks.Between:
				p.rect(p.Theme.tint(colour, 0.26), from, high0, sure, low0)
			case a.sharp():
				p.line(colour, firm, from, low0, sure, low0)
			default:
				p.dashed(colour, loose, looseDash, from, low0, sure, low0)
			}
			if b.number {
				_, low1, high1 := f.at(b)
				var dash []vg.Length
				if !b.sharp() {
					dash = looseDash
				}
				p.dashed(colour, 1, dash, x1, (low0+high0)/2, x1, (low1+high1)/2)
			}
			continue
		}
		if !b.number {
			continue
		}
		x1, low1, high1 := f.at(b)
		switch {
		case a.sharp() && b.sharp():
			p.line(colour, firm, x0, low0, x1, low1)
		case a.bound() == marks.Between || b.bound() == marks.Between:
			p.polygon(p.Theme.tint(colour, 0.26), x0, low0, x0, high0, x1, high1, x1, low1)
		default:
			p.dashed(colour, loose, looseDash, x0, low0, x1, low1)
		}
	}
}

// points draws the numbers of a curve, each with a whisker as long as its date.
func (f lineFrame) points(p *page, c *curve) {
	colour := c.colour(p.Theme)
	shape := shapeOf(p.Theme, colour)
	for _, m := range c.moments {
		if !m.number {
			continue
		}
		_, low, high := f.at(m)
		p.group(m.datum, told(strings.TrimPrefix(c.name+", "+m.when, ", "), "", m.datum), func() {
			if from, to, ok := f.whisker(m); ok {
				middle := (low + high) / 2
				var dash []vg.Length
				if m.vague {
					dash = []vg.Length{2, 2}
				}
				faint := p.Theme.tint(colour.Mark, 0.7)
				p.dashed(faint, 1, dash, from+1, middle, to-1, middle)
				p.line(faint, 1, from+1, middle-3, from+1, middle+3)
				p.line(faint, 1, to-1, middle-3, to-1, middle+3)
			}
			v, far := m.value()
			item := marks.Point{X: m.x(), Y: v, Bound: m.bound(), Certainty: m.certainty(), Shape: shape}
			if m.bound() == marks.Between {
				item.High, item.Loose = far, m.loose()
			}
			points, err := marks.NewVerticalPoints([]marks.Point{item})
			if err != nil {
				p.fail("%s: %v", m.ref(), err)
				return
			}
			points.Radius, points.Color, points.Background = vg.Length(f.radius), colour.Mark, p.Theme.Background
			if f.radius > 4 {
				points.Rim = 1.5
			}
			p.plane(f.x, f.y, points)
		})
	}
}

// told is a curve in words: every number of a short one, the chief ones of a
// long one.
func (s *lineSpec) told(p *page, c *curve) string {
	const most = 12
	all := c.numbered()
	chosen := all
	if len(all) > most {
		chosen = c.chief()
	}
	var parts []string
	for i, m := range c.moments {
		switch {
		case !m.number:
			parts = append(parts, m.when+", "+p.say("no number"))
		case slices.Contains(chosen, i):
			parts = append(parts, m.when+", "+m.told())
		}
	}
	if others := len(all) - len(chosen); others > 0 {
		parts = append(parts, p.count(others, "%d other|%d others"))
	}
	text := strings.Join(parts, "; ")
	if c.name != "" {
		text = c.name + ": " + text
	}
	return sentence(text)
}

// wholeTime widens a stretch of days to whole years, months or days.
func wholeTime(first, last float64) (from, to float64) {
	switch span := last - first; {
	case span > 3*366:
		return newYear(year(first)), newYear(year(last-1) + 1)
	case span > 62:
		return newMonth(year(first), monthOf(first)), newMonth(year(last-1), monthOf(last-1)+1)
	}
	return first, max(last, first+1)
}

func monthOf(day float64) int {
	_, m, _ := edtf.Day(day).Civil()
	return m
}

// newMonth is the first day of a month; months beyond twelve are of later years.
func newMonth(y, m int) float64 {
	y, m = y+(m-1)/12, (m-1)%12+1
	d, err := edtf.Parse(fmt.Sprintf("%04d-%02d-01", y, m))
	if err != nil {
		return 0
	}
	first, _ := d.First()
	return float64(first)
}

// A stretch is a day, month or year on an axis of time.
type stretch struct {
	from, to float64
	name     string
}

// stretches lists days, months or years between two days, every so many.
func (p *page) stretches(unit string, every int, from, to float64) (out []stretch) {
	add := func(a, b float64, text string) {
		d, err := edtf.Parse(text)
		if err != nil || a < from-0.01 || b > to+0.01 {
			return
		}
		name := d.Format(p.locale.Tag)
		if n := len(out); n > 0 && unit != "year" && year(out[n-1].from) == year(a) {
			name = withoutYear(name, year(a))
		}
		out = append(out, stretch{a, b, name})
	}
	for y := year(from); y <= year(to-1); y++ {
		if unit == "year" {
			if y%every == 0 {
				add(newYear(y), newYear(y+1), fmt.Sprintf("%04d", y))
			}
			continue
		}
		for m := 1; m <= 12; m++ {
			a, b := newMonth(y, m), newMonth(y, m+1)
			if b <= from || a >= to {
				continue
			}
			if unit == "month" {
				if (m-1)%every == 0 {
					add(a, b, fmt.Sprintf("%04d-%02d", y, m))
				}
				continue
			}
			for d := 0; d < int(b-a); d += every {
				if every == 1 || d+every/2 < int(b-a) {
					add(a+float64(d), a+float64(d)+1, fmt.Sprintf("%04d-%02d-%02d", y, m, d+1))
				}
			}
		}
	}
	return out
}

// withoutYear drops the year of a date in words.
func withoutYear(name string, y int) string {
	return strings.TrimPrefix(strings.TrimSuffix(name, fmt.Sprintf(" %d", y)), fmt.Sprintf("%d. ", y))
}

// timeTicks draws the names of days, months or years under an axis of time, the
// finest for which there is room. A name stands in the middle of what it names
// where there is room for it, or where no date is finer; else at its beginning.
func (p *page) timeTicks(axis ruler, curves []*curve, y float64) {
	const gap = 12.0
	finest := math.Inf(1)
	for _, c := range curves {
		for _, m := range c.moments {
			finest = min(finest, m.to-m.from)
		}
	}
	width := func(s stretch) float64 { return p.fonts.Width(typeset.Regular, axisSize, s.name) }
	for _, try := range []struct {
		unit  string
		every int
		days  float64
	}{
		{"day", 1, 1}, {"day", 2, 1}, {"day", 5, 1}, {"day", 10, 1}, {"month", 1, 28}, {"month", 2, 28}, {"month", 3, 28}, {"month", 6, 28},
		{"year", 1, 365}, {"year", 2, 365}, {"year", 5, 365}, {"year", 10, 365}, {"year", 20, 365}, {"year", 50, 365},
		{"year", 100, 365}, {"year", 200, 365}, {"year", 500, 365}, {"year", 1000, 365}, {"year", 5000, 365},
	} {
		if finest > try.days*1.5 || (axis.max-axis.min)/try.days/float64(try.every) > 60 {
			continue
		}
		list := p.stretches(try.unit, try.every, axis.min, axis.max)
		inside := finest >= try.days
		places := make([]float64, len(list))
		for _, s := range list {
			inside = inside || axis.at(s.to)-axis.at(s.from) >= width(s)+6
		}
		free := len(list) > 1 || len(list) == 1 && try.unit == "day"
		for i, s := range list {
			places[i] = axis.at(s.from)
			if inside {
				places[i] = axis.at((s.from + s.to) / 2)
			}
			places[i] = min(max(places[i], p.left()+width(s)/2), p.right()-width(s)/2)
			free = free && (i == 0 || places[i]-places[i-1] >= (width(list[i-1])+width(s))/2+gap)
		}
		if !free {
			continue
		}
		for i, s := range list {
			at := places[i]
			if !inside {
				at = axis.at(s.from)
			}
			p.line(p.Theme.Rule, 1, at, y, at, y+5)
			p.textCentre(typeset.Regular, axisSize, p.Theme.Muted, places[i], y+19, s.name)
		}
		return
	}
}

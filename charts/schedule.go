package charts

import (
	"image/color"
	"math"
	"math/big"
	"slices"

	"gonum.org/v1/plot/vg"

	"quotient/analysis"
	"quotient/analysis/prose"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

var scheduleKind = Kind{
	Name: "schedule",
	Doc:  "What a rule of the text makes of each old amount: raises by tier, a cap, and the amounts that would be overtaken.",
	spec: func() specification { return &scheduleSpec{} },
}

// scheduleSpec is a chart of a schedule in charts.yaml. The rows are old amounts
// to be marked on it.
type scheduleSpec struct {
	Common   `yaml:",inline"`
	Rows     `yaml:",inline"`
	Schedule datasets.Text `yaml:"schedule"`
	Scale    datasets.Text `yaml:"scale"` // of both axes
	// Names are what the amounts on the two axes are called.
	Names struct {
		Before datasets.Text `yaml:"before"`
		After  datasets.Text `yaml:"after"`
	} `yaml:"names"`
}

// applied is an old amount with what the schedule makes of it.
type applied struct {
	datum
	after quantity.Quantity
}

const mostNotches = 6

func (s *scheduleSpec) layout(r *resolver) layout {
	if s.Schedule.Value == "" {
		r.fault(s.ID, "name one of comparisons.yaml: schedule: …", "the chart has no schedule")
		return nil
	}
	schedule, err := r.comparisons.Schedule(s.Schedule.Value)
	if err != nil {
		if !r.comparisons.Broken(s.Schedule.Value) {
			r.fault(s.Schedule, "", "%v", err)
		}
		return nil
	}
	r.usesSchedule(schedule)
	var data []datum
	if len(s.Rows.Rows) > 0 || s.Table.Value != "" {
		data = s.data(r, s.ID, true)
		r.empty = false // the schedule is there without them
	}
	log := r.logScale(s.Scale, data)
	for _, t := range schedule.Tiers {
		if log && t.Limit.Sign() <= 0 {
			r.fault(s.Scale, "use scale: linear", "a limit of %s is not above zero, and a log scale has no place for it", t.Limit.RatString())
		}
	}
	var rows []applied
	for _, d := range data {
		q := d.quantity()
		after, err := schedule.Apply(q)
		switch {
		case err != nil:
			r.fault(s.ID, "", "%s: %v", d.ref(), err)
		case !after.IsPoint() || q.Bound() == quantity.Between:
			r.fault(s.ID, "leave it out, or show it in a dumbbell chart", "the schedule makes no single amount of %s, which is %s", d.ref(), d.label())
		default:
			rows = append(rows, applied{datum: d, after: after})
		}
	}
	r.crowded(s.ID, len(schedule.Notches()), mostNotches, "notches")
	r.crowded(s.ID, len(rows), 12, "amounts along a schedule")
	unit := r.printer().Unit(schedule.Unit, false)
	return func(p *page) body { return s.body(p, schedule, rows, unit, log) }
}

// A run is a stretch of old amounts on which a schedule is one straight line:
// a factor, or the cap.
type run struct {
	from, to       float64 // to is infinite for the last
	factor         float64 // 0 for the cap
	level          float64 // the cap
	piece          int     // its place among the schedule's pieces
	openLo, openHi bool    // whether the run is without its ends
}

func (r run) at(old float64) float64 {
	if r.factor == 0 {
		return r.level
	}
	return r.factor * old
}

// runs are the straight lines of a schedule, from zero up.
func runs(s *analysis.Schedule) (out []run) {
	level := math.Inf(1)
	if s.Cap != nil {
		level, _ = s.Cap.Float64()
	}
	for i, p := range s.Pieces() {
		x := run{piece: i, level: level, to: math.Inf(1), openLo: p.From.Open, openHi: p.To.Open}
		x.from, _ = p.From.Value.Float64()
		x.factor, _ = p.Factor.Float64()
		if p.To.Value != nil {
			x.to, _ = p.To.Value.Float64()
		}
		reached := level / x.factor
		switch {
		case reached <= x.from:
			x.factor = 0
			out = append(out, x)
		case reached >= x.to:
			out = append(out, x)
		default:
			flat := x
			x.to, x.openHi = reached, false
			flat.from, flat.openLo, flat.factor = reached, false, 0
			out = append(out, x, flat)
		}
	}
	return out
}

// paint is the colour of a run: what raises, what cuts, what leaves as it was.
func (r run) paint(t Theme) Colour {
	switch {
	case r.factor > 1:
		return t.Danube
	case r.factor == 1:
		return t.Slate
	}
	return t.Ember
}

// captioned is a label beside a place on the plot: a name over a line, or either.
type captioned struct {
	name          []string
	tag, then     tag // then follows an arrow
	width, height float64
	left, top     float64
	leader        bool
	below         bool // what follows the arrow stands on a line of its own
	x, y          float64
}

// notchInset is a notch enlarged, with its words.
type notchInset struct {
	quantity.Notch
	title         string
	titles, lines []string
	height        float64
	limit, end    float64 // of the old amounts
	reach, least  float64 // of the new ones
	width, tall   float64 // of its plot
	lowText, high string
}

const (
	insetLeading = 16.0
	insetAxis    = 24.0
	notchTint    = 0.22
)

func (s *scheduleSpec) amount(p *page, schedule *analysis.Schedule, r *big.Rat) string {
	return quantity.Point(r, schedule.Unit).Label(quantity.Format{Show: quantity.ShowValue, Locale: p.Locale})
}

// insets measures the schedule's notches for a column of some width.
func (s *scheduleSpec) insets(p *page, schedule *analysis.Schedule, all []run, width float64) (out []*notchInset) {
	inward := quantity.Format{Show: quantity.ShowValue, Locale: p.Locale, Units: p.printer().Unit, Inward: true}
	for _, n := range schedule.Notches() {
		in := &notchInset{Notch: n, title: prose.Capitalized(n.Old.Words(inward))}
		in.titles = p.fonts.Wrap(typeset.Bold, bodySize, width, in.title)
		in.lines = p.fonts.Wrap(typeset.Regular, 13.5, width, s.overtaken(p, schedule, n))
		in.limit, _ = n.Limit.Float64()
		in.end, _ = n.Old.Hi.Value.Float64()
		in.reach, _ = n.Reach.Float64()
		for _, r := range all {
			if r.from <= in.limit && in.limit < r.to {
				in.least = r.at(in.limit)
			}
		}
		in.lowText = s.amount(p, schedule, n.Limit)
		in.high = s.amount(p, schedule, n.Old.Hi.Value)
		if exact := n.Old.Label(inward); !n.Old.Hi.Value.IsInt() {
			in.high = after(exact, "–")
		}
		in.tall = 104
		in.width = min(width-52, 200)
		in.height = 2 + 18*float64(len(in.titles)) + (insetLeading+1)*float64(len(in.lines)) + 10 + in.tall + insetAxis
		out = append(out, in)
	}
	return out
}

// after is what follows the last sign in a text, or the text.
func after(s, sign string) string {
	for i := len(s) - len(sign); i >= 0; i-- {
		if s[i:i+len(sign)] == sign {
			return s[i+len(sign):]
		}
	}
	return s
}

// overtaken says what becomes of the old amounts of a notch.
func (s *scheduleSpec) overtaken(p *page, schedule *analysis.Schedule, n quantity.Notch) string {
	reach, limit := s.amount(p, schedule, n.Reach), s.amount(p, schedule, n.Limit)
	if schedule.Modality == datasets.Asserted {
		return p.sayf("end below %s, the new amount just under %s", reach, limit)
	}
	return p.sayf("would end below %s, the new amount just under %s", reach, limit)
}

func (s *scheduleSpec) body(p *page, schedule *analysis.Schedule, rows []applied, unit string, log bool) body {
	const title, foot, column = 22.0, 44.0, 236.0
	apart, most := 22.0, 400.0 // between the enlarged notches; the greatest height of the plot
	if p.tight {
		apart, most = 8, 190
	}
	all := runs(schedule)

	// The two axes have one scale: the diagonal is what stays as it was.
	low, high := math.Inf(1), 0.0
	stretch := func(v float64) {
		if v > 0 {
			low = min(low, v)
		}
		high = max(high, v)
	}
	for _, t := range schedule.Tiers {
		v, _ := t.Limit.Float64()
		stretch(v)
	}
	if schedule.Cap != nil {
		v, _ := schedule.Cap.Float64()
		stretch(v)
	}
	for _, a := range rows {
		v, _ := a.value()
		stretch(v)
	}
	x := ruler{min: 0, max: high * 1.32, log: log}
	if log {
		x.min, x.max = low*0.5, high*1.4
	}
	greatest, least := 0.0, x.min
	for _, r := range all {
		if r.from < x.max {
			greatest = max(greatest, r.at(max(r.from, x.min)), r.at(min(r.to, x.max)))
			least = min(least, r.at(max(r.from, x.min)))
		}
	}
	y := ruler{min: least, max: greatest * 1.12, log: log}
	length := func(r ruler) float64 {
		if log {
			return math.Log(r.max / r.min)
		}
		return r.max - r.min
	}
	ticks := linearTicks(0, x.max, 5)
	if log {
		ticks = logTicks(x.min, x.max)
	}
	ticks = slices.DeleteFunc(ticks, func(v float64) bool { return v < x.min || v > x.max })

	// The notches stand enlarged beside the plot or, where there is no room, below.
	beside := !p.narrow() && len(schedule.Notches()) > 0 && len(schedule.Notches()) <= 2
	x.left, x.right = p.left()+p.tickWidth(ticks)+10, p.right()-8
	each := p.right() - p.left()
	across := 1
	switch {
	case beside:
		each = column
		x.right = p.right() - column - 46
	case !p.narrow():
		across = 3
		each = (p.right() - p.left() - 2*28) / 3
	}
	// The plot is as high as it is wide, where there is room: the diagonal then
	// shows what a cap takes away.
	perUnit := (x.right - x.left) / length(x)
	if need := length(y); need*perUnit > most {
		perUnit = most / need
		x.right = x.left + length(x)*perUnit
	}
	tall := min(most, max(length(x), length(y))*perUnit)
	if y.max = y.min + tall/perUnit; log {
		y.max = y.min * math.Exp(tall/perUnit)
	}
	levels := slices.DeleteFunc(slices.Clone(ticks), func(v float64) bool { return v > y.max })
	y.left, y.right = title+tall, title
	bottom := title + tall
	// Beside a low plot two of them stand side by side.
	first := p.right() - column
	abreast := beside && p.right()-x.right-46 >= 2*200+24
	if abreast {
		first = x.right + 46
		each = (p.right() - first - 24*float64(len(schedule.Notches())-1)) / float64(len(schedule.Notches()))
	}
	insets := s.insets(p, schedule, all, each)
	places := make([][2]float64, len(insets)) // left and top of each
	height := bottom + foot
	at := 0.0
	if beside {
		for i, in := range insets {
			if abreast {
				places[i] = [2]float64{first + float64(i)*(each+24), 6}
				height = max(height, in.height+6)
				continue
			}
			places[i] = [2]float64{first, at}
			at += in.height + apart
		}
		height = max(height, at-apart)
	} else {
		at = height + 10
		for i := 0; i < len(insets); i += across {
			row := 0.0
			for k := i; k < min(i+across, len(insets)); k++ {
				places[k] = [2]float64{p.left() + float64(k-i)*(each+28), at}
				row = max(row, insets[k].height)
			}
			at += row + apart
			height = at - apart
		}
	}

	limits, captions := s.captions(p, schedule, rows, all, x, y, insets, beside)
	scale := ""
	if log {
		scale = p.say("log scale")
	}
	known := ""
	if schedule.Modality != datasets.Asserted {
		known = " (" + p.say(string(schedule.Modality)) + ")"
	}
	alt := []string{p.opening("Schedule", unit, scale), sentence(schedule.Title.In(p.Locale.Tag) + known + ": " + p.scheduleWords(schedule))}
	for _, in := range insets {
		alt = append(alt, sentence(in.title+" "+s.overtaken(p, schedule, in.Notch)))
	}
	for _, a := range rows {
		alt = append(alt, sentence(s.tell(p, a)))
	}
	return body{height: height, alt: alt, draw: func(top float64) {
		y := y
		y.left, y.right = y.left+top, y.right+top
		s.ground(p, x, y, levels, top)
		from, to := max(x.min, y.min), min(x.max, y.max)
		p.line(p.Theme.Slate.Mark, 1, x.at(from), y.at(from), x.at(to), y.at(to))
		for _, c := range captions { // under the words of others
			if c.leader {
				p.line(p.Theme.Rule, 1, c.x, c.y+top, min(max(c.x, c.left+6), c.left+c.width-6), c.edge()+top)
			}
		}
		for _, c := range captions {
			p.rect(p.Theme.Background, c.left-2, c.top+top, c.left+c.width+2, c.top+top+c.height)
		}
		for _, in := range insets {
			s.shade(p, x, y, all, in)
			s.lens(p, x, y, in)
		}
		s.lines(p, schedule, all, x, y, pointRadius*0.62, false)
		for _, a := range rows {
			s.mark(p, schedule, a, x, y)
		}
		for _, c := range captions {
			p.caption(c, top)
		}
		s.axis(p, x, y, ticks, limits)
		for i, in := range insets {
			s.inset(p, schedule, all, in, places[i][0], top+places[i][1])
		}
	}}
}

// edge is the side of a caption that is nearest to its place.
func (c captioned) edge() float64 {
	switch {
	case c.top > c.y:
		return c.top - 1
	case c.top+c.height < c.y:
		return c.top + c.height + 1
	}
	return c.y
}

// caption writes a caption.
func (p *page) caption(c captioned, top float64) {
	y := c.top + top + 13
	for _, line := range c.name {
		p.text(typeset.Medium, bodySize, p.Theme.Ink, c.left, y, line)
		y += nameLeading
	}
	if c.tag.number == "" {
		return
	}
	p.drawTag(c.tag, c.left, y)
	if c.then.number != "" {
		from := c.left + p.tagWidth(c.tag) + 5
		if c.below {
			from, y = c.left, y+endLeading
		}
		p.arrowhead(c.then.colour, from, from+18, y-4.5)
		p.drawTag(c.then, from+23, y)
	}
}

// arrowhead draws a thin arrow within a line of text.
func (p *page) arrowhead(c color.Color, from, to, y float64) {
	p.line(c, 1.3, from, y, to-5, y)
	p.polygon(c, to, y, to-6, y-3.2, to-6, y+3.2)
}

// tell is a row in words.
func (s *scheduleSpec) tell(p *page, a applied) string {
	after := a.after.Words(quantity.Format{Show: quantity.ShowValue, Locale: p.Locale, Units: p.printer().Unit})
	return s.name(a.datum) + ": " + p.sayf("%s before, %s after", a.told(), after)
}

// captions places the words on the plot, and returns those of the limits under
// the axis.
func (s *scheduleSpec) captions(p *page, schedule *analysis.Schedule, rows []applied, all []run, x, y ruler, insets []*notchInset, beside bool) (limits []limit, out []captioned) {
	right := x.right + 26
	if !beside {
		right = p.right()
	}
	pl := &placer{within: rect{left: x.left + 3, top: y.right - 4, right: right, bottom: y.left - 3}}
	for _, r := range all {
		if a, b, ok := r.within(x); ok {
			pl.lines = append(pl.lines, [4]float64{x.at(a), y.at(r.at(a)), x.at(b), y.at(r.at(b))})
		}
	}
	from, to := max(x.min, y.min), min(x.max, y.max)
	pl.lines = append(pl.lines, [4]float64{x.at(from), y.at(from), x.at(to), y.at(to)})
	for _, t := range schedule.Tiers {
		v, _ := t.Limit.Float64()
		pl.lines = append(pl.lines, [4]float64{x.at(v), y.left, x.at(v), y.at(v)})
	}
	for _, in := range insets {
		pl.take(lensFrame(x, y, in))
	}
	for _, a := range rows {
		v, _ := a.value()
		w, _ := a.after.Float()
		before, after := marks.PointTail(a.bound(), marks.Disc, pointRadius)
		pl.take(x.at(v)-float64(before), y.at(w)-float64(pointRadius), x.at(v)+float64(after), y.at(w)+float64(pointRadius))
		pl.lines = append(pl.lines, [4]float64{x.at(v), y.at(min(v, y.max)), x.at(v), y.at(w)})
	}
	put := func(c captioned, half float64) {
		var ok bool
		c.left, c.top, c.leader, ok = pl.put(c.x, c.y-half, c.y+half, half, c.width, c.height)
		if !ok {
			p.fail("there is no room for the words along the schedule: mark fewer rows")
			return
		}
		out = append(out, c)
	}
	// Letters run in the order of the tiers, then of the rows; short words take
	// their places before long ones.
	var rates []tag
	for i, t := range schedule.Tiers {
		c := p.Theme.Danube
		if t.Rate.Sign() < 0 {
			c = p.Theme.Ember
		} else if t.Rate.Sign() == 0 {
			c = p.Theme.Slate
		}
		rates = append(rates, tag{number: p.rate(t.Rate), letter: p.cite(p.datum(schedule.From[2*i+1])), face: typeset.Bold, size: valueSize, colour: c.Text})
		limits = append(limits, p.limit(schedule.From[2*i]))
	}
	if schedule.Cap != nil {
		o := schedule.From[len(schedule.From)-1]
		rates = append(rates, tag{number: p.sayf("at most %s", s.amount(p, schedule, schedule.Cap)), letter: p.cite(p.datum(o)), face: typeset.Bold, size: valueSize, colour: p.Theme.Ember.Text})
	}
	words := p.say("no change")
	c := captioned{tag: tag{number: words, face: typeset.Regular, size: axisSize + 1, colour: p.Theme.Slate.Text}, height: noteHeight}
	c.width = p.tagWidth(c.tag)
	c.x = x.at(to) + (x.at(from)-x.at(to))*0.07
	c.y = y.at(to) + (y.at(from)-y.at(to))*0.07
	put(c, 2)
	told := map[int]bool{}
	for _, r := range all {
		a, b, ok := r.within(x)
		if !ok || r.factor == 1 && r.piece == len(schedule.Tiers) {
			continue // the diagonal, which has its own words
		}
		i := r.piece
		if r.factor == 0 {
			i = len(schedule.Tiers)
		}
		if i >= len(rates) || told[i] {
			continue
		}
		told[i] = true
		c := captioned{tag: rates[i], width: p.tagWidth(rates[i]), height: noteHeight}
		c.x = (x.at(a) + x.at(b)) / 2
		c.y = (y.at(r.at(a)) + y.at(r.at(b))) / 2
		put(c, 2)
	}
	for _, a := range rows {
		p.useOld(a.datum)
		c := captioned{tag: p.tag(a.datum)}
		c.tag.face, c.tag.colour = typeset.Regular, p.Theme.Ink
		const room = 150.0
		c.name = p.fonts.Wrap(typeset.Medium, bodySize, room, s.name(a.datum))
		c.then = tag{number: a.after.Label(quantity.Format{Show: quantity.ShowValue, Locale: p.Locale}), face: typeset.Bold, size: valueSize, colour: p.Theme.Ink}
		c.width = p.tagWidth(c.tag) + 28 + p.tagWidth(c.then)
		if c.below = p.narrow() && c.width > room; c.below {
			c.width = max(p.tagWidth(c.tag), 23+p.tagWidth(c.then))
		}
		for _, line := range c.name {
			c.width = max(c.width, p.fonts.Width(typeset.Medium, bodySize, line))
		}
		c.height = nameLeading*float64(len(c.name)) + noteHeight
		if c.below {
			c.height += endLeading
		}
		v, _ := a.value()
		w, _ := a.after.Float()
		c.x, c.y = x.at(v), y.at(w)
		put(c, float64(pointRadius)+1)
		if near := func(o captioned) bool { return o.name != nil && math.Hypot(o.x-c.x, o.y-c.y) < 2*float64(pointRadius) }; len(out) > 0 && slices.ContainsFunc(out[:len(out)-1], near) {
			for i := range out { // one mark hides the other: leaders say that both are there
				out[i].leader = out[i].leader || near(out[i])
			}
		}
	}
	if schedule.Modality == datasets.Proposed {
		p.signs = append(p.signs, signProposed)
	}
	if len(schedule.Tiers) > 0 {
		p.signs = append(p.signs, signLimit)
	}
	return limits, out
}

// useOld notes the signs of an old amount; that it is proposed or computed is
// seen of the rule, not of it.
func (p *page) useOld(d datum) {
	for _, s := range d.signs(false) {
		if s != signComputed && s != signProposed && s != signSpeculated {
			p.signs = append(p.signs, s)
		}
	}
}

// A limit is an old amount at which a tier ends, with its label under the axis.
type limit struct {
	tag
	at float64
}

func (p *page) limit(o *datasets.Observation) limit {
	at, _ := o.Quantity.Float()
	return limit{at: at, tag: tag{number: p.Locale.FormatRat(o.Quantity.Value()), letter: p.cite(p.datum(o)), face: typeset.Bold, size: axisSize, colour: p.Theme.Ink}}
}

// within is the part of a run that stands on an axis.
func (r run) within(x ruler) (from, to float64, ok bool) {
	from, to = max(r.from, x.min), min(r.to, x.max)
	return from, to, from < to
}

// ground draws the levels, and what the axes are called.
func (s *scheduleSpec) ground(p *page, x, y ruler, levels []float64, top float64) {
	before, after := s.Names.Before.Value, s.Names.After.Value
	if before == "" {
		before = p.say("old amount")
	}
	if after == "" {
		after = p.say("new amount")
	}
	p.text(typeset.Regular, axisSize, p.Theme.Muted, p.left(), top+6, after)
	for _, v := range levels {
		if v >= y.min {
			p.line(p.Theme.Grid, 1, x.left, y.at(v), x.right, y.at(v))
			p.textRight(typeset.Regular, axisSize, p.Theme.Muted, x.left-8, y.at(v)+4.5, p.tick(v))
		}
	}
	p.textRight(typeset.Regular, axisSize, p.Theme.Muted, x.right, y.left+37, before)
}

// axis draws the axis of old amounts: the limits, and the round numbers that
// leave them room.
func (s *scheduleSpec) axis(p *page, x, y ruler, ticks []float64, limits []limit) {
	p.line(p.Theme.Ink, 1.5, x.left, y.left, x.right, y.left)
	wants, widths := make([]float64, len(limits)), make([]float64, len(limits))
	for i, t := range limits {
		wants[i], widths[i] = x.at(t.at), p.tagWidth(t.tag)
	}
	at, ok := spread(wants, widths, 8, x.left-14, x.right+10)
	if !ok {
		p.fail("there is no room for the limits of the schedule")
		return
	}
	for i, t := range limits {
		p.line(p.Theme.Ink, 1, wants[i], y.left, wants[i], y.left+5, at[i], y.left+8)
		p.drawTag(t.tag, at[i]-widths[i]/2, y.left+19)
	}
	for _, v := range ticks {
		half := p.fonts.Width(typeset.Regular, axisSize, p.tick(v)) / 2
		free := true
		for i := range limits {
			free = free && math.Abs(x.at(v)-at[i]) > half+widths[i]/2+6
		}
		p.line(p.Theme.Ink, 1, x.at(v), y.left, x.at(v), y.left+5)
		if free {
			p.textCentre(typeset.Regular, axisSize, p.Theme.Muted, x.at(v), y.left+19, p.tick(v))
		}
	}
}

// shade draws the notch: the old amounts that would end below others who had
// less, and how far below.
func (s *scheduleSpec) shade(p *page, x, y ruler, all []run, in *notchInset) {
	p.rect(p.Theme.tint(p.Theme.Ember.Mark, notchTint*0.6), x.at(in.limit), y.at(in.reach), x.at(in.end), y.left)
	under := []float64{x.at(in.limit), y.at(in.reach)}
	for _, r := range all {
		from, to := max(r.from, in.limit), min(r.to, in.end)
		if from < to {
			under = append(under, x.at(from), y.at(r.at(from)), x.at(to), y.at(r.at(to)))
		}
	}
	under = append(under, x.at(in.end), y.at(in.reach))
	p.polygon(p.Theme.tint(p.Theme.Ember.Mark, 0.5), under...)
}

// lensFrame is the frame around a notch that stands enlarged elsewhere.
func lensFrame(x, y ruler, in *notchInset) (left, top, right, bottom float64) {
	const around = 7.0
	return x.at(in.limit) - around, y.at(in.reach) - around, x.at(in.end) + around, y.at(in.least) + around
}

func (s *scheduleSpec) lens(p *page, x, y ruler, in *notchInset) {
	left, top, right, bottom := lensFrame(x, y, in)
	p.frame(p.Theme.Rule, 1, left, top, right, bottom)
}

// lines draws the runs, and at each jump a disc where the limit itself belongs
// and a ring where it does not.
func (s *scheduleSpec) lines(p *page, schedule *analysis.Schedule, all []run, x, y ruler, radius vg.Length, enlarged bool) {
	var dash []vg.Length
	if schedule.Modality != datasets.Asserted {
		dash = []vg.Length{7, 3.5}
	}
	for i, r := range all {
		if v := r.from; v > x.min && v < x.max && i > 0 && all[i-1].piece < r.piece && !enlarged {
			p.dashed(p.Theme.Rule, 1, []vg.Length{2, 3}, x.at(v), y.left, x.at(v), y.at(r.at(v)))
		}
	}
	for _, r := range all {
		from, to, ok := r.within(x)
		if !ok {
			continue
		}
		draw := func() {
			p.dashed(r.paint(p.Theme).Mark, 2.6, dash, x.at(from), y.at(r.at(from)), x.at(to), y.at(r.at(to)))
		}
		if enlarged {
			draw() // the mark is that of the plot
		} else if r.piece < len(schedule.Tiers) {
			d := p.datum(schedule.From[2*r.piece+1])
			p.group(d, schedule.Title.In(p.Locale.Tag)+": "+d.told(), draw)
		} else if r.factor == 0 {
			d := p.datum(schedule.From[len(schedule.From)-1])
			p.group(d, schedule.Title.In(p.Locale.Tag)+": "+d.told(), draw)
		} else {
			draw()
		}
	}
	for i := 1; i < len(all); i++ {
		a, b := all[i-1], all[i]
		if a.piece == b.piece || b.from <= x.min || b.from >= x.max || a.at(a.to) == b.at(b.from) {
			continue
		}
		r := radius
		if gap := math.Abs(y.at(a.at(a.to)) - y.at(b.at(b.from))); gap < 2*float64(r)+1.5 {
			r = vg.Length(max(1.8, gap/2-0.75))
		}
		p.jump(x.at(a.to), y.at(a.at(a.to)), r, a.paint(p.Theme), a.openHi)
		p.jump(x.at(b.from), y.at(b.at(b.from)), r, b.paint(p.Theme), b.openLo)
	}
}

// jump draws the end of a line at a limit: a ring where the limit is not part
// of it, else a disc.
func (p *page) jump(x, y float64, radius vg.Length, c Colour, open bool) {
	item := marks.Point{X: 0.5, Y: 0.5}
	if open {
		item.Certainty = marks.Computed
	}
	points, err := marks.NewPoints([]marks.Point{item})
	if err != nil {
		p.fail("%v", err)
		return
	}
	points.Radius, points.Color, points.Background = radius, c.Mark, p.Theme.Background
	p.plot(ruler{min: 0, max: 1, left: x - 10, right: x + 10}, y-10, y+10, points)
}

// mark draws a row where its old amount and its new one meet.
func (s *scheduleSpec) mark(p *page, schedule *analysis.Schedule, a applied, x, y ruler) {
	v, _ := a.value()
	w, _ := a.after.Float()
	item := marks.Point{X: v, Y: w, Bound: a.bound(), Certainty: marks.Computed}
	switch schedule.Modality.Weakest(a.modality()) {
	case datasets.Proposed:
		item.Certainty = marks.Proposed
	case datasets.Speculated:
		item.Certainty = marks.Speculated
	default:
		p.signs = append(p.signs, signComputed)
	}
	p.group(a.datum, s.tell(p, a), func() {
		if from, to := y.at(v), y.at(w); math.Abs(to-from) > 3*float64(pointRadius) && v >= y.min && v <= y.max {
			way := math.Copysign(float64(pointRadius)+2, to-from)
			p.line(p.Theme.Ink, 1.2, x.at(v), from, x.at(v), to-way)
			p.polygon(p.Theme.Ink, x.at(v), to-way, x.at(v)-3.5, to-2*way, x.at(v)+3.5, to-2*way)
		}
		points, err := marks.NewPoints([]marks.Point{item})
		if err != nil {
			p.fail("%s: %v", a.ref(), err)
			return
		}
		points.Radius, points.Color, points.Background, points.Rim = pointRadius, p.Theme.Ink, p.Theme.Background, 1.5
		p.plane(x, y, points)
	})
}

// inset draws a notch enlarged, under its words.
func (s *scheduleSpec) inset(p *page, schedule *analysis.Schedule, all []run, in *notchInset, left, top float64) {
	at := top - 4
	for _, line := range in.titles {
		at += 18
		p.text(typeset.Bold, bodySize, p.Theme.Ember.Text, left, at, line)
	}
	for _, line := range in.lines {
		at += insetLeading + 1
		p.text(typeset.Regular, 13.5, p.Theme.Ink, left, at, line)
	}
	wide := in.end - in.limit
	x := ruler{min: in.limit - 1.0*wide, max: in.end + 0.75*wide, left: left + 46, right: left + 46 + in.width}
	least, most := in.least, in.reach
	for _, r := range all {
		if from, to, ok := r.within(x); ok {
			least, most = min(least, r.at(from)), max(most, r.at(to))
		}
	}
	room := most - least
	plotTop := at + 12
	y := ruler{min: least - 0.12*room, max: most + 0.06*room, left: plotTop + in.tall, right: plotTop}
	p.frame(p.Theme.Rule, 1, x.left, y.right, x.right, y.left)
	s.shade(p, x, y, all, in)
	for _, v := range []float64{in.reach, in.least} {
		p.dashed(p.Theme.Rule, 1, []vg.Length{2, 3}, x.left, y.at(v), x.at(in.end), y.at(v))
	}
	for _, v := range []float64{in.limit, in.end} {
		p.dashed(p.Theme.Rule, 1, []vg.Length{2, 3}, x.at(v), y.left, x.at(v), y.at(in.reach))
	}
	p.line(p.Theme.Ink, 1.2, x.left, y.left, x.right, y.left)
	s.lines(p, schedule, all, x, y, pointRadius*0.75, true)
	p.textRight(typeset.Regular, axisSize, p.Theme.Muted, x.left-6, y.at(in.reach)+4.5, s.amount(p, schedule, in.Reach))
	p.textRight(typeset.Regular, axisSize, p.Theme.Muted, x.left-6, y.at(in.least)+4.5, p.tick(in.least))
	ends := []string{in.lowText, in.high}
	widths := []float64{p.fonts.Width(typeset.Bold, axisSize, ends[0]), p.fonts.Width(typeset.Bold, axisSize, ends[1])}
	places, ok := spread([]float64{x.at(in.limit), x.at(in.end)}, widths, 10, x.left-10, x.right+10)
	if !ok {
		p.fail("there is no room for the ends of the notch at %s", in.lowText)
		return
	}
	for i, text := range ends {
		p.textCentre(typeset.Bold, axisSize, p.Theme.Ember.Text, places[i], y.left+17, text)
	}
}

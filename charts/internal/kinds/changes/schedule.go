package changes

import (
	"image/color"
	"math"
	"math/big"
	"slices"

	"quotient/analysis"
	"quotient/analysis/prose"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Schedule is the kind schedule.
var Schedule = layout.Kind{
	Name:   "schedule",
	Doc:    "What a rule of the text makes of each old amount: raises by tier, a cap, and the amounts that would be overtaken.",
	Titled: true,
	Spec:   func() layout.Specification { return &scheduleSpec{} },
}

// scheduleSpec is a chart of a schedule in charts.yaml. The rows are old amounts
// to be marked on it.
type scheduleSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	Schedule    datasets.Text `yaml:"schedule"`
	Scale       datasets.Text `yaml:"scale"` // of both axes
	// Names are what the amounts on the two axes are called.
	Names struct {
		Before datasets.Text `yaml:"before"`
		After  datasets.Text `yaml:"after"`
	} `yaml:"names"`
}

// applied is an old amount with what the schedule makes of it.
type applied struct {
	spec.Datum
	after quantity.Quantity
}

const mostNotches = 6

// Layout resolves what the chart names and returns its body.
func (s *scheduleSpec) Layout(r *spec.Resolver) layout.Layout {
	if s.Schedule.Value == "" {
		r.Fault(s.ID, "name one of comparisons.yaml: schedule: …", "the chart has no schedule")
		return nil
	}
	schedule, err := r.Comparisons.Schedule(s.Schedule.Value)
	if err != nil {
		if !r.Comparisons.Broken(s.Schedule.Value) {
			r.Fault(s.Schedule, "", "%v", err)
		}
		return nil
	}
	r.UsesSchedule(schedule)
	var data []spec.Datum
	if len(s.Rows.Rows) > 0 || s.Table.Value != "" {
		data = s.Data(r, s.ID, true)
		r.Empty = false // the schedule is there without them
	}
	log := r.LogScale(s.Scale, data)
	for _, t := range schedule.Tiers {
		if log && t.Limit.Sign() <= 0 {
			r.Fault(s.Scale, "use scale: linear", "a limit of %s is not above zero, and a log scale has no place for it", t.Limit.RatString())
		}
	}
	var rows []applied
	for _, d := range data {
		q := d.Quantity()
		after, err := schedule.Apply(q)
		switch {
		case err != nil:
			r.Fault(s.ID, "", "%s: %v", d.Ref(), err)
		case !after.IsPoint() || q.Bound() == quantity.Between:
			r.Fault(s.ID, "leave it out, or show it in a dumbbell chart", "the schedule makes no single amount of %s, which is %s", d.Ref(), d.Label())
		default:
			rows = append(rows, applied{Datum: d, after: after})
		}
	}
	r.Crowded(s.ID, len(schedule.Notches()), mostNotches, "notches")
	r.Crowded(s.ID, len(rows), 12, "amounts along a schedule")
	unit := r.Printer().Unit(schedule.Unit, false)
	return func(p *layout.Page) layout.Body { return s.body(p, schedule, rows, unit, log) }
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
func (r run) paint(t layout.Theme) layout.Colour {
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
	tag, then     layout.Label // then follows an arrow
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

func (s *scheduleSpec) amount(p *layout.Page, schedule *analysis.Schedule, r *big.Rat) string {
	return quantity.Point(r, schedule.Unit).Label(quantity.Format{Show: quantity.ShowValue, Locale: p.Locale})
}

// insets measures the schedule's notches for a column of some width.
func (s *scheduleSpec) insets(p *layout.Page, schedule *analysis.Schedule, all []run, width float64) (out []*notchInset) {
	inward := quantity.Format{Show: quantity.ShowValue, Locale: p.Locale, Units: p.Printer().Unit, Inward: true}
	for _, n := range schedule.Notches() {
		in := &notchInset{Notch: n, title: prose.Capitalized(n.Old.Words(inward))}
		in.titles = p.Fonts.Wrap(typeset.Bold, layout.BodySize, width, in.title)
		in.lines = p.Fonts.Wrap(typeset.Regular, 13.5, width, s.overtaken(p, schedule, n))
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
func (s *scheduleSpec) overtaken(p *layout.Page, schedule *analysis.Schedule, n quantity.Notch) string {
	reach, limit := s.amount(p, schedule, n.Reach), s.amount(p, schedule, n.Limit)
	if schedule.Modality == datasets.Asserted {
		return p.Sayf("end below %s, the new amount just under %s", reach, limit)
	}
	return p.Sayf("would end below %s, the new amount just under %s", reach, limit)
}

func (s *scheduleSpec) body(p *layout.Page, schedule *analysis.Schedule, rows []applied, unit string, log bool) layout.Body {
	const title, foot, column = 22.0, 44.0, 236.0
	apart, most := 22.0, 400.0 // between the enlarged notches; the greatest height of the plot
	if p.Tight {
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
		v, _ := a.Value()
		stretch(v)
	}
	x := layout.Scale{Min: 0, Max: high * 1.32, Log: log}
	if log {
		x.Min, x.Max = low*0.5, high*1.4
	}
	greatest, least := 0.0, x.Min
	for _, r := range all {
		if r.from < x.Max {
			greatest = max(greatest, r.at(max(r.from, x.Min)), r.at(min(r.to, x.Max)))
			least = min(least, r.at(max(r.from, x.Min)))
		}
	}
	y := layout.Scale{Min: least, Max: greatest * 1.12, Log: log}
	length := func(r layout.Scale) float64 {
		if log {
			return math.Log(r.Max / r.Min)
		}
		return r.Max - r.Min
	}
	ticks := layout.LinearTicks(0, x.Max, 5)
	if log {
		ticks = layout.LogTicks(x.Min, x.Max)
	}
	ticks = slices.DeleteFunc(ticks, func(v float64) bool { return v < x.Min || v > x.Max })

	// The notches stand enlarged beside the plot or, where there is no room, below.
	beside := !p.Narrow() && len(schedule.Notches()) > 0 && len(schedule.Notches()) <= 2
	x.Left, x.Right = p.Left()+p.TickWidth(ticks)+10, p.Right()-8
	each := p.Right() - p.Left()
	across := 1
	switch {
	case beside:
		each = column
		x.Right = p.Right() - column - 46
	case !p.Narrow():
		across = 3
		each = (p.Right() - p.Left() - 2*28) / 3
	}
	// The plot is as high as it is wide, where there is room: the diagonal then
	// shows what a cap takes away.
	perUnit := (x.Right - x.Left) / length(x)
	if need := length(y); need*perUnit > most {
		perUnit = most / need
		x.Right = x.Left + length(x)*perUnit
	}
	tall := min(most, max(length(x), length(y))*perUnit)
	if y.Max = y.Min + tall/perUnit; log {
		y.Max = y.Min * math.Exp(tall/perUnit)
	}
	levels := slices.DeleteFunc(slices.Clone(ticks), func(v float64) bool { return v > y.Max })
	y.Left, y.Right = title+tall, title
	bottom := title + tall
	// Beside a low plot two of them stand side by side.
	first := p.Right() - column
	abreast := beside && p.Right()-x.Right-46 >= 2*200+24
	if abreast {
		first = x.Right + 46
		each = (p.Right() - first - 24*float64(len(schedule.Notches())-1)) / float64(len(schedule.Notches()))
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
				places[k] = [2]float64{p.Left() + float64(k-i)*(each+28), at}
				row = max(row, insets[k].height)
			}
			at += row + apart
			height = at - apart
		}
	}

	limits, captions := s.captions(p, schedule, rows, all, x, y, insets, beside)
	scale := ""
	if log {
		scale = p.Say("log scale")
	}
	known := ""
	if schedule.Modality != datasets.Asserted {
		known = " (" + p.Say(string(schedule.Modality)) + ")"
	}
	alt := []string{p.Opening("Schedule", unit, scale), layout.Sentence(schedule.Title.In(p.Locale.Tag) + known + ": " + scheduleWords(p, schedule))}
	for _, in := range insets {
		alt = append(alt, layout.Sentence(in.title+" "+s.overtaken(p, schedule, in.Notch)))
	}
	for _, a := range rows {
		alt = append(alt, layout.Sentence(s.describe(p, a)))
	}
	return layout.Body{Height: height, Alt: alt, Draw: func(top float64) {
		y := y
		y.Left, y.Right = y.Left+top, y.Right+top
		s.ground(p, x, y, levels, top)
		from, to := max(x.Min, y.Min), min(x.Max, y.Max)
		p.Line(p.Theme.Slate.Mark, 1, x.At(from), y.At(from), x.At(to), y.At(to))
		for _, c := range captions { // under the words of others
			if c.leader {
				p.Line(p.Theme.Rule, 1, c.x, c.y+top, min(max(c.x, c.left+6), c.left+c.width-6), c.edge()+top)
			}
		}
		for _, c := range captions {
			p.Rect(p.Theme.Background, c.left-2, c.top+top, c.left+c.width+2, c.top+top+c.height)
		}
		for _, in := range insets {
			s.shade(p, x, y, all, in)
			s.lens(p, x, y, in)
		}
		s.lines(p, schedule, all, x, y, layout.PointRadius*0.62, false)
		for _, a := range rows {
			s.mark(p, schedule, a, x, y)
		}
		for _, c := range captions {
			caption(p, c, top)
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
func caption(p *layout.Page, c captioned, top float64) {
	y := c.top + top + 13
	for _, line := range c.name {
		p.Text(typeset.Medium, layout.BodySize, p.Theme.Ink, c.left, y, line)
		y += layout.NameLeading
	}
	if c.tag.Number == "" {
		return
	}
	p.DrawLabel(c.tag, c.left, y)
	if c.then.Number != "" {
		from := c.left + p.LabelWidth(c.tag) + 5
		if c.below {
			from, y = c.left, y+layout.EndLeading
		}
		arrowhead(p, c.then.Colour, from, from+18, y-4.5)
		p.DrawLabel(c.then, from+23, y)
	}
}

// arrowhead draws a thin arrow within a line of text.
func arrowhead(p *layout.Page, c color.Color, from, to, y float64) {
	p.Line(c, 1.3, from, y, to-5, y)
	p.Polygon(c, to, y, to-6, y-3.2, to-6, y+3.2)
}

// describe is a row in words.
func (s *scheduleSpec) describe(p *layout.Page, a applied) string {
	after := a.after.Words(quantity.Format{Show: quantity.ShowValue, Locale: p.Locale, Units: p.Printer().Unit})
	return s.Name(a.Datum) + ": " + p.Sayf("%s before, %s after", a.Describe(), after)
}

// captions places the words on the plot, and returns those of the limits under
// the axis.
func (s *scheduleSpec) captions(p *layout.Page, schedule *analysis.Schedule, rows []applied, all []run, x, y layout.Scale, insets []*notchInset, beside bool) (limits []limit, out []captioned) {
	right := x.Right + 26
	if !beside {
		right = p.Right()
	}
	pl := &layout.Placer{Within: layout.Rect{Left: x.Left + 3, Top: y.Right - 4, Right: right, Bottom: y.Left - 3}}
	for _, r := range all {
		if a, b, ok := r.within(x); ok {
			pl.Lines = append(pl.Lines, [4]float64{x.At(a), y.At(r.at(a)), x.At(b), y.At(r.at(b))})
		}
	}
	from, to := max(x.Min, y.Min), min(x.Max, y.Max)
	pl.Lines = append(pl.Lines, [4]float64{x.At(from), y.At(from), x.At(to), y.At(to)})
	for _, t := range schedule.Tiers {
		v, _ := t.Limit.Float64()
		pl.Lines = append(pl.Lines, [4]float64{x.At(v), y.Left, x.At(v), y.At(v)})
	}
	for _, in := range insets {
		pl.Take(lensFrame(x, y, in))
	}
	for _, a := range rows {
		v, _ := a.Value()
		w, _ := a.after.Float()
		before, after := marks.PointTail(a.Bound(), marks.Disc, layout.PointRadius)
		pl.Take(x.At(v)-float64(before), y.At(w)-float64(layout.PointRadius), x.At(v)+float64(after), y.At(w)+float64(layout.PointRadius))
		pl.Lines = append(pl.Lines, [4]float64{x.At(v), y.At(min(v, y.Max)), x.At(v), y.At(w)})
	}
	put := func(c captioned, half float64) {
		var ok bool
		c.left, c.top, c.leader, ok = pl.Put(c.x, c.y-half, c.y+half, half, c.width, c.height)
		if !ok {
			p.Fail("there is no room for the words along the schedule: mark fewer rows")
			return
		}
		out = append(out, c)
	}
	// Letters run in the order of the tiers, then of the rows; short words take
	// their places before long ones.
	var rates []layout.Label
	for i, t := range schedule.Tiers {
		c := p.Theme.Danube
		if t.Rate.Sign() < 0 {
			c = p.Theme.Ember
		} else if t.Rate.Sign() == 0 {
			c = p.Theme.Slate
		}
		rates = append(rates, layout.Label{Number: rate(p, t.Rate), Letter: p.Cite(p.Datum(schedule.From[2*i+1])), Face: typeset.Bold, Size: layout.ValueSize, Colour: c.Text})
		limits = append(limits, limitOf(p, schedule.From[2*i]))
	}
	if schedule.Cap != nil {
		o := schedule.From[len(schedule.From)-1]
		rates = append(rates, layout.Label{Number: p.Sayf("at most %s", s.amount(p, schedule, schedule.Cap)), Letter: p.Cite(p.Datum(o)), Face: typeset.Bold, Size: layout.ValueSize, Colour: p.Theme.Ember.Text})
	}
	words := p.Say("no change")
	c := captioned{tag: layout.Label{Number: words, Face: typeset.Regular, Size: layout.AxisSize + 1, Colour: p.Theme.Slate.Text}, height: layout.NoteHeight}
	c.width = p.LabelWidth(c.tag)
	c.x = x.At(to) + (x.At(from)-x.At(to))*0.07
	c.y = y.At(to) + (y.At(from)-y.At(to))*0.07
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
		c := captioned{tag: rates[i], width: p.LabelWidth(rates[i]), height: layout.NoteHeight}
		c.x = (x.At(a) + x.At(b)) / 2
		c.y = (y.At(r.at(a)) + y.At(r.at(b))) / 2
		put(c, 2)
	}
	for _, a := range rows {
		useOld(p, a.Datum)
		c := captioned{tag: p.Label(a.Datum)}
		c.tag.Face, c.tag.Colour = typeset.Regular, p.Theme.Ink
		const room = 150.0
		c.name = p.Fonts.Wrap(typeset.Medium, layout.BodySize, room, s.Name(a.Datum))
		c.then = layout.Label{Number: a.after.Label(quantity.Format{Show: quantity.ShowValue, Locale: p.Locale}), Face: typeset.Bold, Size: layout.ValueSize, Colour: p.Theme.Ink}
		c.width = p.LabelWidth(c.tag) + 28 + p.LabelWidth(c.then)
		if c.below = p.Narrow() && c.width > room; c.below {
			c.width = max(p.LabelWidth(c.tag), 23+p.LabelWidth(c.then))
		}
		for _, line := range c.name {
			c.width = max(c.width, p.Fonts.Width(typeset.Medium, layout.BodySize, line))
		}
		c.height = layout.NameLeading*float64(len(c.name)) + layout.NoteHeight
		if c.below {
			c.height += layout.EndLeading
		}
		v, _ := a.Value()
		w, _ := a.after.Float()
		c.x, c.y = x.At(v), y.At(w)
		put(c, float64(layout.PointRadius)+1)
		if near := func(o captioned) bool {
			return o.name != nil && math.Hypot(o.x-c.x, o.y-c.y) < 2*float64(layout.PointRadius)
		}; len(out) > 0 && slices.ContainsFunc(out[:len(out)-1], near) {
			for i := range out { // one mark hides the other: leaders say that both are there
				out[i].leader = out[i].leader || near(out[i])
			}
		}
	}
	if schedule.Modality == datasets.Proposed {
		p.Signs = append(p.Signs, layout.SignProposed)
	}
	if len(schedule.Tiers) > 0 {
		p.Signs = append(p.Signs, layout.SignLimit)
	}
	return limits, out
}

// useOld notes the signs of an old amount; that it is proposed or computed is
// seen of the rule, not of it.
func useOld(p *layout.Page, d spec.Datum) {
	for _, s := range layout.SignsOf(d, false) {
		if s != layout.SignComputed && s != layout.SignProposed && s != layout.SignSpeculated {
			p.Signs = append(p.Signs, s)
		}
	}
}

// A limit is an old amount at which a tier ends, with its label under the axis.
type limit struct {
	layout.Label
	at float64
}

func limitOf(p *layout.Page, o *datasets.Observation) limit {
	at, _ := o.Quantity.Float()
	return limit{at: at, Label: layout.Label{Number: p.Locale.FormatRat(o.Quantity.Value()), Letter: p.Cite(p.Datum(o)), Face: typeset.Bold, Size: layout.AxisSize, Colour: p.Theme.Ink}}
}

// within is the part of a run that stands on an axis.
func (r run) within(x layout.Scale) (from, to float64, ok bool) {
	from, to = max(r.from, x.Min), min(r.to, x.Max)
	return from, to, from < to
}

package charts

import (
	"fmt"
	"image/color"
	"math"
	"math/big"
	"slices"

	"gonum.org/v1/plot/vg"

	"quotient/analysis"
	"quotient/charts/marks"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

var scheduleKind = Kind{
	Name: "schedule",
	Doc:  "A rule that the text states, as new amount by old amount, with the stretches where more before is less after enlarged.",
	spec: func() specification { return &scheduleSpec{} },
}

// scheduleSpec is a schedule in charts.yaml.
type scheduleSpec struct {
	Common   `yaml:",inline"`
	Rows     `yaml:",inline"` // old amounts to be marked; none need be
	Schedule datasets.Text    `yaml:"schedule"`
	Scale    datasets.Text    `yaml:"scale"`
	// Axes are the words for old and new amounts.
	Axes struct {
		X datasets.Text `yaml:"x"`
		Y datasets.Text `yaml:"y"`
	} `yaml:"axes"`
}

// rule is a schedule with what is computed from it.
type rule struct {
	*analysis.Schedule
	notches []quantity.Notch
	ranges  []*analysis.Comparison // the old amounts of each notch
	old     []datum                // the marked amounts, and what becomes of each
	made    []datum
	unit    string
	log     bool
}

func (s *scheduleSpec) layout(r *resolver) layout {
	var t rule
	var err error
	if t.Schedule, err = r.comparisons.Schedule(s.Schedule.Value); err != nil {
		if !r.comparisons.Broken(s.Schedule.Value) {
			r.fault(datasets.Text{Value: s.Schedule.Value, Line: max(s.Schedule.Line, s.ID.Line), Column: max(s.Schedule.Column, s.ID.Column)}, "", "%v", err)
		}
		return nil
	}
	r.usesSchedule(t.Schedule)
	t.unit = r.study.UnitName(t.Unit, false)
	t.notches = t.Schedule.Notches()
	for i := range t.notches {
		c, err := r.evaluate(s.Schedule, fmt.Sprintf("notch(%s, %d)", t.ID, i+1))
		if err != nil {
			r.fault(s.Schedule, "", "%v", err)
			return nil
		}
		t.ranges = append(t.ranges, c)
	}
	if s.Table.Value != "" || len(s.Rows.Rows) > 0 {
		t.old = s.data(r, s.ID, true)
		r.oneUnit(s.ID, t.old)
	}
	for _, d := range t.old {
		c, err := r.evaluate(s.ID, fmt.Sprintf("apply(%s, %s)", t.ID, d.ref()))
		if err != nil {
			r.fault(s.ID, "", "%v", err)
			return nil
		}
		t.made = append(t.made, datum{study: r.study, terms: r.terms, comp: c})
	}
	t.log = r.logScale(s.Scale, t.old)
	return func(p *page) body { return s.body(p, t) }
}

// stroke is a straight piece of the rule: from one old amount to another, and
// the new amounts there.
type stroke struct {
	x0, y0, x1, y1 float64
	rate           *big.Rat // the raise; nil on the cap
}

// strokes are the pieces of a rule between two old amounts, cut at the cap.
func (t rule) strokes(low, high float64) (out []stroke) {
	top := math.Inf(1)
	if t.Cap != nil {
		top, _ = t.Cap.Float64()
	}
	for _, piece := range t.Pieces() {
		factor, _ := piece.Factor.Float64()
		from, to := low, high
		if piece.From.Value != nil {
			v, _ := piece.From.Value.Float64()
			from = max(low, v)
		}
		if piece.To.Value != nil {
			v, _ := piece.To.Value.Float64()
			to = min(high, v)
		}
		if from >= to {
			continue
		}
		rate := new(big.Rat).Sub(piece.Factor, big.NewRat(1, 1))
		bend := min(max(top/factor, from), to)
		if bend > from {
			out = append(out, stroke{from, from * factor, bend, bend * factor, rate})
		}
		if bend < to {
			out = append(out, stroke{bend, top, to, top, nil})
		}
	}
	return out
}

func (t rule) colour(th Theme, s stroke) Colour {
	switch {
	case s.rate == nil || s.rate.Sign() < 0:
		return th.Ember
	case s.rate.Sign() == 0:
		return th.Slate
	}
	return th.Danube
}

func (s *scheduleSpec) body(p *page, t rule) body {
	const apart, foot = 40.0, 40.0
	// The reach of the axes: all limits, the cap, and the marked amounts.
	var limits []float64
	for _, tier := range t.Tiers {
		v, _ := tier.Limit.Float64()
		limits = append(limits, v)
	}
	if t.Cap != nil {
		v, _ := t.Cap.Float64()
		limits = append(limits, v)
	}
	low, high := slices.Min(limits), slices.Max(limits)
	for _, d := range t.old {
		v, far := d.value()
		low, high = min(low, v), max(high, far)
	}
	if t.log {
		low, high = low*0.62, high*1.35
	} else {
		low, high = 0, high*1.18
	}
	strokes := t.strokes(low, high)
	bottom, top := strokes[0].y0, high
	for _, k := range strokes {
		bottom, top = min(bottom, k.y0), max(top, k.y1)
	}
	bottom = min(bottom, low)
	if t.Cap != nil && len(t.old) == 0 {
		v, _ := t.Cap.Float64()
		top = v * 1.25
	}
	for i := range t.Tiers { // letters in the order of the tiers
		p.cite(p.row(t.From[2*i+1]))
		p.cite(p.row(t.From[2*i]))
	}
	if t.Cap != nil {
		p.cite(p.row(t.From[len(t.From)-1]))
	}
	if t.Modality == datasets.Proposed {
		p.signs = append(p.signs, signProposed)
	}
	for i := range t.old {
		p.usePoint(t.made[i])
		p.cite(t.old[i])
	}
	tall := 300.0
	if p.tight || p.narrow() {
		tall = 230
	}
	ticks := linearTicks(bottom, top, 5)
	if t.log {
		ticks = logTicks(bottom, top)
	}
	ticks = slices.DeleteFunc(ticks, func(v float64) bool { return v < bottom || v > top })
	left, right := p.left()+p.tickWidth(ticks)+10, p.right()
	beside := !p.narrow() && len(t.notches) > 0 && len(t.notches) <= 2
	if beside {
		right = p.left() + 0.6*(p.right()-p.left())
	}
	height := 20 + tall + foot
	panels := len(t.notches)
	if !beside && panels > 0 {
		height += 24 + math.Ceil(float64(panels)/s.across(p))*(150+apart)
	}
	alt := []string{p.opening("Schedule", t.unit), sentence(t.Title + ": " + p.scheduleWords(t.Schedule))}
	for i, c := range t.ranges {
		alt = append(alt, sentence(p.sayf("%s end below %s", p.result(c).words(), p.locale.FormatRat(t.notches[i].Reach))))
	}
	for i, d := range t.old {
		alt = append(alt, sentence(s.name(d)+": "+p.sayf("%s before, %s after", d.told(), t.made[i].told())))
	}
	return body{height: height, alt: alt, draw: func(y float64) {
		x := ruler{min: low, max: high, left: left, right: right - 4, log: t.log}
		up := ruler{min: bottom, max: top, left: y + 20 + tall, right: y + 20, log: t.log}
		p.text(typeset.Regular, axisSize, p.Theme.Muted, p.left(), y+6, s.Axes.Y.Value)
		p.levels(up, ticks, left, right, false)
		s.limits(p, t, x, up)
		p.line(p.Theme.Rule, 1, x.at(max(low, bottom)), up.at(max(low, bottom)), x.at(min(high, top)), up.at(min(high, top)))
		s.curve(p, t, x, up, strokes, 2.5)
		p.line(p.Theme.Ink, 1.5, left, up.left, right, up.left)
		p.textRight(typeset.Regular, axisSize, p.Theme.Muted, right, up.left+36, s.Axes.X.Value)
		s.rates(p, t, x, up, strokes)
		s.marked(p, t, x, up, right)
		for i := range t.notches {
			box := ruler{left: right + apart + 20, right: p.right()}
			at, deep := y+20+float64(i)*(tall+foot)/float64(panels), (tall+foot)/float64(panels)-58
			if !beside {
				n := s.across(p)
				width := (p.right() - p.left() - (n-1)*apart) / n
				box.left = p.left() + math.Mod(float64(i), n)*(width+apart) + 34
				box.right = box.left - 34 + width
				at, deep = y+20+tall+foot+24+math.Floor(float64(i)/n)*(150+apart), 110
			}
			s.notch(p, t, i, box, at, deep)
		}
	}}
}

// across is how many enlarged stretches stand side by side under the plot.
func (s *scheduleSpec) across(p *page) float64 {
	if p.narrow() {
		return 1
	}
	return 3
}

// limits draws a guide at every limit, with its number and letter on the axis.
func (s *scheduleSpec) limits(p *page, t rule, x, up ruler) {
	var tags []tag
	var wants, widths []float64
	for i := range t.Tiers {
		tags = append(tags, p.limitTag(t.From[2*i]))
	}
	if t.Cap != nil {
		tags = append(tags, p.limitTag(t.From[len(t.From)-1]))
	}
	for i := range tags {
		v := t.Cap
		if i < len(t.Tiers) {
			v = t.Tiers[i].Limit
		}
		f, _ := v.Float64()
		p.dashed(p.Theme.Rule, 1, []vg.Length{2, 3}, x.at(f), up.left, x.at(f), up.right)
		p.line(p.Theme.Ink, 1, x.at(f), up.left, x.at(f), up.left+5)
		wants, widths = append(wants, x.at(f)), append(widths, p.tagWidth(tags[i]))
	}
	middles, ok := spread(wants, widths, 6, x.left-30, x.right+10)
	if !ok {
		p.fail("there is no room for the limits of the schedule")
		return
	}
	for i := range tags {
		p.drawTag(tags[i], middles[i]-widths[i]/2, up.left+19)
	}
}

// curve draws strokes with their ends: a disc where an end belongs to its
// stroke, a ring where it does not.
func (s *scheduleSpec) curve(p *page, t rule, x, up ruler, strokes []stroke, width float64) {
	for _, k := range strokes {
		c := t.colour(p.Theme, k)
		var dash []vg.Length
		if t.Modality == datasets.Proposed {
			dash = []vg.Length{7, 4}
		}
		p.dashed(c.Mark, width, dash, x.at(k.x0), up.at(k.y0), x.at(k.x1), up.at(k.y1))
	}
	for i := 1; i < len(strokes); i++ {
		a, b := strokes[i-1], strokes[i]
		if math.Abs(a.y1-b.y0) < 1e-9*max(a.y1, 1) {
			continue // no jump
		}
		belongs := slices.ContainsFunc(t.Tiers, func(tier quantity.Tier) bool {
			v, _ := tier.Limit.Float64()
			return v == a.x1 && tier.Inclusive
		})
		s.knob(p, x.at(a.x1), up.at(a.y1), t.colour(p.Theme, a), belongs)
		s.knob(p, x.at(b.x0), up.at(b.y0), t.colour(p.Theme, b), !belongs)
	}
}

// knob is the end of a stroke.
func (s *scheduleSpec) knob(p *page, x, y float64, c Colour, filled bool) {
	item := marks.Point{X: 0.5, Y: 0.5}
	if !filled {
		item.Certainty = marks.Computed // a ring
	}
	points, err := marks.NewPoints([]marks.Point{item})
	if err != nil {
		p.fail("%v", err)
		return
	}
	points.Radius, points.Color, points.Background = 4, c.Mark, p.Theme.Background
	p.plot(ruler{min: 0, max: 1, left: x - 10, right: x + 10}, y-10, y+10, points)
}

// rates writes what each stroke does to the amounts on it.
func (s *scheduleSpec) rates(p *page, t rule, x, up ruler, strokes []stroke) {
	tier, free := 0, false
	for _, k := range strokes {
		words := tag{face: typeset.Bold, size: 14, colour: t.colour(p.Theme, k).Text}
		switch {
		case k.rate == nil:
			words.number = p.sayf("cut to %s", p.locale.FormatRat(t.Cap))
		case k.rate.Sign() == 0:
			words.number = p.say("no change")
		default:
			words.number = p.rate(k.rate)
			if 2*tier+1 < len(t.From) {
				words.letter = p.cite(p.row(t.From[2*tier+1]))
			}
		}
		if k.rate != nil {
			tier++
		}
		if free = k.rate == nil && free; free {
			continue // the cap is named once
		}
		free = k.rate == nil
		mx, my := (x.at(k.x0)+x.at(k.x1))/2, (up.at(k.y0)+up.at(k.y1))/2
		w := p.tagWidth(words)
		if k.rate == nil { // under the level line: above it runs the diagonal
			p.placeTag(words, [][2]float64{{x.right - w, my + 20}, {mx - w/2, my + 20}, {mx - w/2, my - 10}})
			continue
		}
		p.placeTag(words, [][2]float64{{mx - w - 10, my - 6}, {mx - w/2, my - 12}, {mx + 10, my + 18}, {mx - w/2, my + 22}})
	}
}

// marked draws the amounts that are pointed out, and what becomes of each.
func (s *scheduleSpec) marked(p *page, t rule, x, up ruler, right float64) {
	for i, d := range t.old {
		v, _ := d.value()
		w, _ := t.made[i].value()
		name := s.name(d)
		px, py := x.at(v), up.at(w)
		p.group(t.made[i], name+": "+p.sayf("%s before, %s after", d.told(), t.made[i].told()), func() {
			item := marks.Point{X: 0.5, Y: 0.5, Certainty: t.made[i].certainty()}
			points, err := marks.NewPoints([]marks.Point{item})
			if err != nil {
				p.fail("%v", err)
				return
			}
			points.Radius, points.Color, points.Background = pointRadius, p.Theme.Ink, p.Theme.Background
			p.plot(ruler{min: 0, max: 1, left: px - 20, right: px + 20}, py-20, py+20, points)
			if b := d.bound(); b == marks.Over || b == marks.Peak {
				canvas := p.canvas(px-20, py-20, px+40, py+20)
				marks.Chevrons(canvas, vg.Point{X: vg.Length(px + 9), Y: vg.Length(p.up(py))}, marks.Right, 11, p.Theme.Ink, p.Theme.Background)
			}
		})
		label := tag{number: name + ": " + t.made[i].label(), face: typeset.Medium, size: axisSize + 0.5, colour: p.Theme.Ink, letter: p.cite(d)}
		width := p.tagWidth(label)
		places := [][2]float64{{px + 12, py + 18}, {px + 12, py + 28}, {px - width - 12, py - 10}, {px - width/2, py + 24}, {px - width/2, py - 14}, {px - width - 12, py + 18}, {px - width, py + 34}}
		places = slices.DeleteFunc(places, func(at [2]float64) bool { return at[0]+width > right+2 || at[0] < p.left() })
		p.placeTag(label, places)
	}
}

// notch draws a stretch where more before is less after, enlarged.
func (s *scheduleSpec) notch(p *page, t rule, i int, box ruler, top, tall float64) {
	n := t.notches[i]
	limit, _ := n.Limit.Float64()
	reach, _ := n.Reach.Float64()
	end := limit
	if n.Old.Hi.Value != nil {
		end, _ = n.Old.Hi.Value.Float64()
	}
	wide := max(end-limit, limit*1e-6)
	box.min, box.max = max(limit-wide, 0), end+0.8*wide
	strokes := t.strokes(box.min, box.max)
	low, high := strokes[0].y0, reach
	for _, k := range strokes {
		low, high = min(low, k.y0), max(high, k.y1)
	}
	pad := (high - low) * 0.12
	up := ruler{min: low - pad, max: high + pad, left: top + 24 + tall, right: top + 24}
	title := p.sayf("%s end below %s", p.result(t.ranges[i]).label(), p.locale.FormatRat(n.Reach))
	p.text(typeset.Bold, 14, p.Theme.Ember.Text, box.left-20, top+10, title)
	p.rect(color.Color(p.Theme.tint(p.Theme.Ember.Mark, 0.14)), box.at(limit), up.right, box.at(end), up.left)
	p.line(p.Theme.Rule, 1, box.left, up.at(reach), box.right, up.at(reach))
	p.textRight(typeset.Regular, axisSize, p.Theme.Muted, box.left-5, up.at(reach)+4.5, p.locale.FormatRat(n.Reach))
	p.group(p.result(t.ranges[i]), title, func() { s.curve(p, t, box, up, strokes, 2.5) })
	p.line(p.Theme.Ink, 1.5, box.left, up.left, box.right, up.left)
	for _, v := range []float64{limit, end} {
		p.line(p.Theme.Ink, 1, box.at(v), up.left, box.at(v), up.left+5)
	}
	p.textCentre(typeset.Regular, axisSize, p.Theme.Muted, box.at(limit), up.left+19, p.locale.FormatRat(n.Limit))
}

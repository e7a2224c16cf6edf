package changes

import (
	"cmp"
	"fmt"
	"image/color"
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
	Axes: 1,
	Spec: func() layout.Specification { return &dumbbellSpec{} },
}

// dumbbellSpec is a before-and-after chart in charts.yaml. The rows are the
// numbers before; after and change hold one comparison a row, in the same order.
type dumbbellSpec struct {
	spec.Common `yaml:",inline"`
	spec.Rows   `yaml:",inline"`
	spec.Ends   `yaml:",inline"`
	After       datasets.Texts `yaml:"after" is:"fact" doc:"the row or comparison that each of the rows became"`
	Change      datasets.Texts `yaml:"change" is:"fact" doc:"the comparisons of before and after, one a row"`
	Scale       datasets.Text  `yaml:"scale" is:"scale" doc:"linear or log"`
	Schedule    datasets.Text  `yaml:"schedule" is:"schedule" doc:"the schedule that makes the new amounts of the old ones"`
	// Words for the two marks of a row.
	Names struct {
		Before   datasets.Text `yaml:"before" is:"words" doc:"what the point before is called"`
		After    datasets.Text `yaml:"after" is:"words" doc:"what the point after is called"`
		Schedule datasets.Text `yaml:"schedule" is:"words" doc:"what the rule is called"`
	} `yaml:"names" doc:"what the parts of the chart are called; two columns by their own titles without it"`

	called [2]string // the points before and after; "" where they have no name
}

// dumbbellRow is a row: before, after, and the change between them.
type dumbbellRow struct {
	before, after spec.Datum
	change        *analysis.Comparison
}

// Layout resolves what the chart names and returns its body.
func (s *dumbbellSpec) Layout(r *spec.Resolver) layout.Layout {
	before := s.Data(r, s.ID, true)
	s.called = [2]string{s.Names.Before.Value, s.Names.After.Value}
	if column, ok := s.column(r); ok {
		return s.columns(r, before, column)
	}
	if len(s.After) != len(before) || len(s.Change) != 0 && len(s.Change) != len(s.After) {
		r.Fault(s.ID, "list as many under after (and under change) as there are rows", "%d rows, %d after, %d change", len(before), len(s.After), len(s.Change))
		return nil
	}
	var rows []dumbbellRow
	var places []int // of rows, among those that the chart lists
	all := slices.Clone(before)
	for i, b := range before {
		a, ok := r.Number(s.After[i])
		if !ok {
			continue
		}
		row := dumbbellRow{before: b, after: a}
		all = append(all, a)
		if len(s.Change) > 0 {
			if row.change, ok = r.Comparison(s.Change[i]); !ok {
				continue
			}
		}
		rows, places = append(rows, row), append(places, i)
	}
	for k, row := range rows {
		s.grown(r, row, places[k])
	}
	return s.laidOut(r, rows, all)
}

// column is the column of the table that has the numbers after, where the chart names one
// and no rows.
func (s *dumbbellSpec) column(r *spec.Resolver) (name datasets.Text, ok bool) {
	if s.Table.Value == "" || len(s.After) != 1 || strings.Contains(s.After[0].Value, ".") {
		return name, false
	}
	_, err := r.Comparisons.Get(s.After[0].Value)
	return s.After[0], err != nil
}

// columns draws the numbers in two columns of each row.
func (s *dumbbellSpec) columns(r *spec.Resolver, before []spec.Datum, column datasets.Text) layout.Layout {
	if len(s.Change) > 0 {
		r.Fault(s.Change[0], "leave change out, or list rows under after", "the changes of two columns have no comparisons")
	}
	var rows []dumbbellRow
	var all []spec.Datum
	for i, a := range r.Numbers(s.ID, column, before) {
		j := slices.IndexFunc(before, func(b spec.Datum) bool { return b.Row() == a.Row() })
		r.Growth(column, before[j], a)
		rows = append(rows, dumbbellRow{before: before[j], after: a})
		all = slices.Insert(append(all, a), i, before[j])
	}
	r.Numberless += len(before) - len(rows)
	for i, name := range []string{cmp.Or(s.Value.Value, "value"), column.Value} {
		if s.called[i] == "" && len(before) > 0 {
			f, _ := r.Field(before[0], name)
			s.called[i] = cmp.Or(f.Title, name)
		}
	}
	return s.laidOut(r, rows, all)
}

// laidOut is the layout of the rows; all are their data.
func (s *dumbbellSpec) laidOut(r *spec.Resolver, rows []dumbbellRow, all []spec.Datum) layout.Layout {
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

// grown refuses a row without a true change, and one whose change is that of others.
func (s *dumbbellSpec) grown(r *spec.Resolver, row dumbbellRow, i int) {
	b, a := row.before, row.after
	r.Growth(s.After[i], b, a)
	if row.change == nil {
		return
	}
	want, err := quantity.GrowthOf(b.Quantity(), a.Quantity())
	if err != nil || want.String() != row.change.Quantity.String() {
		r.Fault(s.Change[i], fmt.Sprintf("write growth(%s, %s)", b.Ref(), a.Ref()), "%s is not the change from %s to %s", row.change.ID, b.Ref(), a.Ref())
	}
}

// A dumbbellPlot is a dumbbell chart laid out on a page.
type dumbbellPlot struct {
	*dumbbellSpec
	page     *layout.Page
	rows     []dumbbellLine
	schedule *analysis.Schedule // nil where there is none
	names    layout.Names
	axis     layout.Scale
	ticks    []float64
	pitch    float64
	change   float64        // width of the column of changes; 0 where there is none
	head     float64        // height of what is over the rows
	height   float64        // down to the axis
	limits   []layout.Label // of the schedule
	rates    []string       // the letters of its raises
}

// A dumbbellLine is a row on a page.
type dumbbellLine struct {
	dumbbellRow
	name      string
	beforeTag layout.Label
	afterTag  layout.Label
	turn      int // 1 for a rise, -1 for a fall, 0 where the text leaves it open
	colour    layout.Colour
}

func (s *dumbbellSpec) body(p *layout.Page, rows []dumbbellRow, schedule *analysis.Schedule, unit string, along spec.Extent) layout.Body {
	f := &dumbbellPlot{dumbbellSpec: s, page: p, schedule: schedule, pitch: 52}
	if p.Tight {
		f.pitch = 38
	}
	for _, row := range rows {
		f.rows = append(f.rows, f.line(row))
	}
	if f.change > 0 {
		f.change += 18
	}
	f.arrange(along)
	if p.Roomy(f.axis, "rows"); p.Err != nil {
		return layout.Body{}
	}
	f.over()
	f.height = f.head
	for i := range f.rows {
		f.height += f.names.Pitch(i, f.pitch)
	}
	const foot = 30.0
	room := layout.Rect{Left: f.axis.Left, Top: f.head, Right: f.axis.Right, Bottom: f.height}
	return layout.Body{Height: f.height + foot + f.axis.LogFoot(), Alt: f.told(unit), Draw: f.draw, Plane: layout.Across(f.axis, room, false)}
}

// line sets the labels of a row and their colours.
func (f *dumbbellPlot) line(row dumbbellRow) dumbbellLine {
	p, r := f.page, dumbbellLine{dumbbellRow: row, name: f.Name(row.before)}
	p.UsePoint(r.before)
	p.UsePoint(r.after)
	r.beforeTag, r.afterTag = p.Label(r.before), p.Label(r.after)
	r.beforeTag.Face, r.beforeTag.Colour = typeset.Regular, p.Theme.Muted
	if f.schedule != nil {
		r.afterTag.Remark = "" // said once, at the schedule
	}
	r.turn = spec.Turn(r.before.Quantity(), r.after.Quantity())
	r.colour = map[int]layout.Colour{-1: p.Theme.Ember, 0: {Mark: p.Theme.Ink, Text: p.Theme.Ink}, 1: p.Theme.Danube}[r.turn]
	if r.before.Label() == r.after.Label() { // no change
		r.colour = p.Theme.Danube
	}
	r.afterTag.Colour = r.colour.Text
	if r.change != nil {
		f.change = max(f.change, p.Fonts.Width(typeset.Bold, layout.BodySize, f.changed(p, r.change)))
	}
	return r
}

// told is the chart in words.
func (f *dumbbellPlot) told(unit string) []string {
	p := f.page
	alt := []string{p.Opening("Dumbbell chart", p.Count(len(f.rows), "%d row|%d rows"), unit, p.LogName(f.axis.Log))}
	for _, r := range f.rows {
		told := r.name + ": " + p.Sayf("%s before, %s after", r.before.Describe(), r.after.Describe())
		if f.ofColumns() {
			told = r.name + ": " + f.called[0] + ", " + r.before.Describe() + "; " + f.called[1] + ", " + r.after.Describe()
		}
		if r.change != nil {
			told += ", " + p.Printer().Words(r.change)
		}
		alt = append(alt, layout.Sentence(told))
	}
	if f.schedule != nil {
		alt = append(alt, layout.Sentence(f.schedule.Title.In(p.Locale.Tag)+": "+scheduleWords(p, f.schedule)))
	}
	return alt
}

// ofColumns reports whether the points of a row are called by the titles of their columns.
func (f *dumbbellPlot) ofColumns() bool {
	return f.called != [2]string{f.Names.Before.Value, f.Names.After.Value}
}

// reach is from where to where the numbers and the limits run.
func (f *dumbbellPlot) reach() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	stretch := func(v float64) { low, high = min(low, v), max(high, v) }
	if f.schedule != nil {
		for _, t := range f.schedule.Tiers {
			v, _ := t.Limit.Float64()
			stretch(v)
		}
	}
	for _, r := range f.rows {
		for _, d := range []spec.Datum{r.before, r.after} {
			v, far := d.Value()
			stretch(v)
			stretch(far)
		}
	}
	return low, high
}

// arrange sets the names, the axis and its ticks.
func (f *dumbbellPlot) arrange(along spec.Extent) {
	p := f.page
	titles := make([]string, len(f.rows))
	for i, r := range f.rows {
		titles[i] = r.name
	}
	f.names = p.Names(titles, 160)
	left, right := f.names.Left(p), p.Right()-f.change
	if f.names.Above { // the change stands on the line of the name
		right = p.Right()
		for i := range f.rows {
			p.Shorten(f.names, i, titles[i], f.change)
		}
	}
	low, high := f.reach()
	f.axis, f.ticks = axisAlong(along, low, high)
	f.axis.Numbers = p.Numbers(along.Unit, along.Log, f.ticks)
	f.axis.Left, f.axis.Right = left, right
	if len(f.ticks) > 0 && f.ticks[0] == f.axis.Min {
		f.axis.Left = max(left, p.Clear(p.Left(), f.axis, f.ticks[0]))
	}
	f.axis.Fit(left, right, f.rooms())
}

// over measures what is over the rows: the schedule, or the names of the marks.
func (f *dumbbellPlot) over() {
	p := f.page
	f.head = 6
	if f.schedule == nil {
		if f.called != [2]string{} {
			f.head = 28
		}
		return
	}
	f.head = 78
	if f.names.Above {
		f.head += stripAbove
	}
	from := f.schedule.From
	for i := range f.schedule.Tiers {
		f.rates = append(f.rates, p.Cite(p.Datum(from[2*i+1])))
		f.limits = append(f.limits, limitTag(p, from[2*i]))
	}
	if f.schedule.Cap != nil {
		f.limits = append(f.limits, limitTag(p, from[len(from)-1]))
	}
}

// draw draws the chart from y on.
func (f *dumbbellPlot) draw(y float64) {
	p, axis, bottom := f.page, f.axis, y+f.height
	if f.schedule != nil {
		strip := y
		if f.names.Above {
			strip += stripAbove
		}
		f.strip(strip, bottom)
		f.legend(strip + 62)
	} else if f.called != [2]string{} {
		f.legend(y + 10)
	}
	at := y + f.head
	for i, r := range f.rows {
		f.named(i, r, at)
		at += f.names.Pitch(i, f.pitch)
	}
	p.Line(p.Theme.Ink, 1.5, axis.Left, bottom, axis.Right, bottom)
	for _, v := range f.ticks {
		p.Line(p.Theme.Ink, 1, axis.At(v), bottom, axis.At(v), bottom+5)
	}
	p.Ticks(axis, f.ticks, bottom+19)
	p.LogWords(axis, p.Right(), bottom+19)
	if f.change > 0 && f.schedule != nil && !f.names.Above {
		p.TextRight(typeset.Regular, layout.AxisSize, p.Theme.Muted, p.Right(), y+18, p.Say("change"))
	}
}

// named draws row i from y on, with its name and its change.
func (f *dumbbellPlot) named(i int, r dumbbellLine, y float64) {
	p, head := f.page, f.names.Head(i)
	middle := y + head + (f.names.Pitch(i, f.pitch)-head)/2
	if f.names.Above {
		p.Plate(p.Left(), y+13, p.NameWidth(f.names, i), layout.BodySize)
	}
	f.names.Draw(p, i, y, middle)
	f.row(r, middle)
	if r.change != nil {
		at := middle + 5
		if f.names.Above {
			at = y + 13
		}
		p.TextRight(typeset.Bold, layout.BodySize, r.colour.Text, p.Right(), at, f.changed(p, r.change))
	}
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
		s.Keeps(r, along, at, at, fmt.Sprintf("a limit of %s is %s", s.Schedule.Value, r.Printer().Number(limit, schedule.Unit)))
	}
}

// axisAlong is the axis of numbers from low to high, with its ticks. Where it has zero
// or is a log one, it ends a little beyond its marks.
func axisAlong(along spec.Extent, low, high float64) (layout.Scale, []float64) {
	for _, v := range along.Reached {
		low, high = min(low, v), max(high, v)
	}
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
func (f *dumbbellPlot) rooms() (out []layout.Room) {
	const radius, gap = float64(layout.PointRadius), 8.0
	p := f.page
	for _, r := range f.rows {
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

// legend names the two marks of a row.
func (f *dumbbellPlot) legend(y float64) {
	p := f.page
	all := func(k marks.Certainty) bool {
		return !slices.ContainsFunc(f.rows, func(r dumbbellLine) bool { return r.after.Certainty() != k })
	}
	x := p.Left()
	for i, name := range f.called {
		item := marks.Point{X: 0.5, Y: 0.5}
		colours := []color.Color{p.Theme.Slate.Mark}
		if i == 1 {
			colours = f.colours()
			for _, k := range []marks.Certainty{marks.Speculated, marks.Proposed, marks.Expected} {
				if all(k) { // as all of them are drawn
					item.Certainty = k
				}
			}
		}
		if name == "" {
			continue
		}
		for _, c := range colours {
			p.Plot(layout.Scale{Min: 0, Max: 1, Left: x, Right: x + 12}, y-24.5, y+15.5, p.Mark(name, item, c))
			x += 15
		}
		x += 2
		p.Text(typeset.Regular, layout.AxisSize, p.Theme.Muted, x, y, name)
		x += p.Fonts.Width(typeset.Regular, layout.AxisSize, name) + 12
	}
}

// colours are those of the points after: of a rise, of a fall and of what is open, as far as
// there are such.
func (f *dumbbellPlot) colours() (out []color.Color) {
	for _, r := range f.rows {
		if !slices.Contains(out, color.Color(r.colour.Mark)) {
			out = append(out, r.colour.Mark)
		}
	}
	return out
}

// row draws the marks of a row and their labels around y.
func (f *dumbbellPlot) row(r dumbbellLine, y float64) {
	const gap, radius = 8.0, float64(layout.PointRadius)
	p, axis := f.page, f.axis
	v, vFar := r.before.Value()
	w, wFar := r.after.Value()
	x0, x1 := axis.At(v), axis.At(w)
	before, after := marks.PointTail(r.before.Tail(), marks.Disc, vg.Length(radius))
	afterBefore, afterAfter := marks.PointTail(r.after.Tail(), marks.Disc, vg.Length(radius))
	var dash []vg.Length // what is not asserted has not happened
	if r.after.Modality() != datasets.Asserted || r.before.Modality() != datasets.Asserted {
		dash = layout.LooseDash
	}
	const least = 7 // of an arrow
	switch fall, rise := axis.At(wFar)+float64(afterAfter)+3, x1-float64(afterBefore)-3; {
	case r.turn < 0 && axis.At(wFar) < x0-4*radius && x0-float64(before)-2-fall > least:
		p.Arrow(r.colour.Mark, dash, x0-float64(before)-2, fall, y)
	case r.turn > 0 && x1 > axis.At(vFar)+4*radius && rise-axis.At(vFar)-float64(after)-2 > least:
		p.Arrow(r.colour.Mark, dash, axis.At(vFar)+float64(after)+2, rise, y)
	}
	same := math.Abs(x0-x1) < 4.5 // the ring of the one is around the other
	p.Group(r.after, r.name+", "+p.Say("after")+": "+r.after.Describe(), func() {
		point := p.PointOf(r.after, layout.Look{Colour: r.colour, Shape: marks.Disc})
		if same {
			point.Radius = vg.Length(radius + 4.5)
		}
		p.PlotPoint(axis, y, point)
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

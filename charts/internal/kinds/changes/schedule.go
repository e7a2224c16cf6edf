package changes

import (
	"math"
	"math/big"
	"slices"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
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
	Schedule    datasets.Text `yaml:"schedule" is:"schedule" doc:"the schedule of comparisons.yaml that is drawn"`
	Scale       datasets.Text `yaml:"scale" is:"scale" doc:"the scale of both axes: linear or log"`
	// Names are what the amounts on the two axes are called.
	Names struct {
		Before datasets.Text `yaml:"before" is:"words" doc:"what the old amounts are called"`
		After  datasets.Text `yaml:"after" is:"words" doc:"what the new amounts are called"`
	} `yaml:"names" doc:"what the axes are called"`
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
	return func(p *layout.Page) layout.Body {
		f := &schedulePlot{scheduleSpec: s, page: p, schedule: schedule, rows: rows, runs: runs(schedule)}
		f.x.Log, f.y.Log = log, log
		return f.body(unit)
	}
}

// A schedulePlot is a schedule laid out on a page, from the top of its body.
type schedulePlot struct {
	*scheduleSpec
	page          *layout.Page
	schedule      *analysis.Schedule
	rows          []applied
	runs          []run
	x, y          layout.Scale
	ticks, levels []float64 // of x, and those of them that y has
	limits        []limit
	captions      []captioned
	notches       []*notchInset
	beside        bool // the notches are beside the plot, not below it
	height        float64
}

// body lays the schedule out.
func (f *schedulePlot) body(unit string) layout.Body {
	f.reach()
	f.size()
	f.enlarge()
	f.caption()
	return layout.Body{Height: f.height, Alt: f.told(unit), Draw: func(top float64) {
		drawn := *f
		drawn.y = f.y.Moved(top)
		drawn.draw(top)
	}}
}

// told is the chart in words.
func (f *schedulePlot) told(unit string) []string {
	p, known := f.page, ""
	if f.schedule.Modality != datasets.Asserted {
		known = " (" + p.Say(string(f.schedule.Modality)) + ")"
	}
	alt := []string{p.Opening("Schedule", unit, p.LogName(f.x.Log)), layout.Sentence(f.schedule.Title.In(p.Locale.Tag) + known + ": " + scheduleWords(p, f.schedule))}
	for _, in := range f.notches {
		alt = append(alt, layout.Sentence(in.title+" "+f.overtaken(in.Notch)))
	}
	for _, a := range f.rows {
		alt = append(alt, layout.Sentence(f.describe(a)))
	}
	return alt
}

// describe is a row in words.
func (f *schedulePlot) describe(a applied) string {
	p := f.page
	after := a.after.Words(quantity.Format{Show: quantity.ShowValue, Locale: p.Locale, Names: p.Printer()})
	return f.Name(a.Datum) + ": " + p.Sayf("%s before, %s after", a.Describe(), after)
}

// amounts are the old amounts that the plot must have: the limits, the cap and the rows.
func (f *schedulePlot) amounts() (out []float64) {
	for _, t := range f.schedule.Tiers {
		v, _ := t.Limit.Float64()
		out = append(out, v)
	}
	if f.schedule.Cap != nil {
		v, _ := f.schedule.Cap.Float64()
		out = append(out, v)
	}
	for _, a := range f.rows {
		v, _ := a.Value()
		out = append(out, v)
	}
	return out
}

// reach sets from where to where the axes run, and their ticks. The two have one scale:
// the diagonal is what stays as it was.
func (f *schedulePlot) reach() {
	low, high := math.Inf(1), 0.0
	for _, v := range f.amounts() {
		if v > 0 {
			low = min(low, v)
		}
		high = max(high, v)
	}
	f.x.Min, f.x.Max = 0, high*1.32
	if f.x.Log {
		f.x.Min, f.x.Max = low*0.5, high*1.4
	}
	greatest, least := 0.0, f.x.Min
	for _, r := range f.runs {
		if r.from < f.x.Max {
			greatest = max(greatest, r.at(max(r.from, f.x.Min)), r.at(min(r.to, f.x.Max)))
			least = min(least, r.at(max(r.from, f.x.Min)))
		}
	}
	f.y.Min, f.y.Max = least, greatest*1.12
	f.ticks = layout.LinearTicks(0, f.x.Max, 5)
	if f.x.Log {
		f.ticks = layout.LogTicks(f.x.Min, f.x.Max)
	}
	f.ticks = slices.DeleteFunc(f.ticks, func(v float64) bool { return v < f.x.Min || v > f.x.Max })
}

// length is that of an axis in its own terms, which are logarithms on a log one.
func length(axis layout.Scale) float64 {
	if axis.Log {
		return math.Log(axis.Max / axis.Min)
	}
	return axis.Max - axis.Min
}

// size sets where the axes are on the page.
func (f *schedulePlot) size() {
	const title = 22.0
	p, most := f.page, 400.0
	if p.Tight {
		most = 190
	}
	notches := len(f.schedule.Notches())
	f.beside = !p.Narrow() && notches > 0 && notches <= 2
	f.x.Numbers = p.Numbers(f.schedule.Unit, f.x.Log, f.ticks)
	f.y.Numbers = f.x.Numbers
	f.x.Left, f.x.Right = p.Left()+p.TickWidth(f.y, f.ticks)+10, p.Right()-8
	if f.beside {
		f.x.Right = p.Right() - notchColumn - notchGutter
	}
	// The plot is as high as it is wide, where there is room: the diagonal then
	// shows what a cap takes away.
	perUnit := (f.x.Right - f.x.Left) / length(f.x)
	if need := length(f.y); need*perUnit > most {
		perUnit = most / need
		f.x.Right = f.x.Left + length(f.x)*perUnit
	}
	tall := min(most, max(length(f.x), length(f.y))*perUnit)
	if f.y.Max = f.y.Min + tall/perUnit; f.y.Log {
		f.y.Max = f.y.Min * math.Exp(tall/perUnit)
	}
	f.y.Left, f.y.Right = title+tall, title
	f.levels = slices.DeleteFunc(slices.Clone(f.ticks), func(v float64) bool { return v > f.y.Max })
}

// diagonal is from where to where the line of what stays as it was runs.
func (f *schedulePlot) diagonal() (from, to float64) {
	return max(f.x.Min, f.y.Min), min(f.x.Max, f.y.Max)
}

// amount writes an amount in the unit of the schedule.
func (f *schedulePlot) amount(r *big.Rat) string {
	return quantity.Point(r, f.schedule.Unit).Label(quantity.Format{Show: quantity.ShowValue, Locale: f.page.Locale, Names: f.page.Printer()})
}

package spec

import (
	"fmt"
	"math"

	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Ends are where an axis of points begins and ends in charts.yaml. An end that is
// not named fits the numbers.
type Ends struct {
	From datasets.Text `yaml:"from" is:"number" doc:"where the axis begins"`
	To   datasets.Text `yaml:"to" is:"number" doc:"where the axis ends"`
	// Reverse says that the least number is at the top.
	Reverse datasets.Text `yaml:"reverse" is:"truth" doc:"true puts the least number at the top, as for places and depths"`
	// Ticks are the numbers that the axis has, or how far apart they are.
	Ticks datasets.Texts `yaml:"ticks" is:"number" doc:"the numbers that the axis writes, as in [0, 50, 100], or one step from each to the next"`
}

// Misplaced refuses ends beside the axes of a chart that has keys for these.
func (s *Ends) Misplaced(r *Resolver) {
	for name, t := range map[string]datasets.Text{"from": s.From, "to": s.To} {
		if t.Value != "" {
			r.Fault(t, fmt.Sprintf("write it there: x: {column: …, %s: %s}", name, t.Value), "%s is a key of an axis", name)
		}
	}
	if len(s.Ticks) > 0 {
		r.Fault(s.Ticks[0], "write it there: x: {column: …, ticks: …}", "ticks is a key of an axis")
	}
}

// An Extent is the ends of an axis, read. One that is not named is infinite.
type Extent struct {
	From, To float64
	Log      bool
	Reversed bool          // the least number is at the top
	Unit     quantity.Unit // of all its numbers
	Reached  []float64     // by reference lines
	Ticks    []float64     // that the author has named
	Written  *quantity.Alike
	Step     float64 // from each tick to the next, where the author has named it; else 0
}

// UnitOf is the unit of numbers; that of a plain number where they have several.
func UnitOf(data []Datum) (unit quantity.Unit) {
	for i, d := range data {
		u := d.Quantity().Unit
		if i > 0 && u != unit {
			return quantity.Unit{}
		}
		unit = u
	}
	return unit
}

// Extent reads the ends of an axis, and refuses those that leave out a mark.
func (s *Ends) Extent(r *Resolver, log bool, data []Datum) Extent {
	x := Extent{From: r.end(s.From, math.Inf(-1)), To: r.end(s.To, math.Inf(1)), Log: log, Unit: UnitOf(data), Reached: r.Reached(), Written: r.Written}
	switch {
	case x.From >= x.To:
		r.Fault(s.From, "begin below the end", "the axis would begin at %s and end at %s", s.From.Value, s.To.Value)
	case Indistinct(x.From, x.To) && !math.IsInf(x.To-x.From, 1):
		r.Fault(s.From, "take ends that are further apart", "from %s to %s is too short a stretch for an axis", s.From.Value, s.To.Value)
	}
	for _, end := range []datasets.Text{s.From, s.To} {
		if v, err := quantity.ParseDecimal(end.Value); err == nil && log && v.Sign() <= 0 {
			r.Fault(end, "take a number above zero, or use scale: linear", "a log scale has no place for %s", end.Value)
		}
	}
	for _, d := range data {
		low, high := d.Reach()
		what := fmt.Sprintf("%s is %s", d.Ref(), d.Label())
		if ends := d.Measured(); ends != "" {
			what += " (" + ends + ")"
		}
		if !s.Keeps(r, x, low, high, what) {
			break
		}
		if log && low <= 0 && d.Quantity().Value().Sign() > 0 {
			r.Fault(s.From, "use scale: linear", "the low end of %s is not above zero, and a log scale has no place for it", d.Ref())
		}
	}
	s.keepsLines(r, x)
	x.Reversed = s.reversed(r)
	s.ticks(r, &x, data)
	return x
}

// reversed reads whether an axis is. Points alone keep their sense on such a one, and only up
// the page, where *first* and *shallow* are on top.
func (s *Ends) reversed(r *Resolver) bool {
	switch s.Reverse.Value {
	case "", "false":
		return false
	case "true":
	default:
		r.Fault(s.Reverse, "write true, or leave it out", "reverse is %q", s.Reverse.Value)
		return false
	}
	if !r.Reversible {
		r.Fault(s.Reverse, "draw kind: line or step, or sort the rows", "only numbers that run up the page, along a line, can run down it")
	}
	return r.Reversible
}

// mostTicks is how many numbers an axis can have.
const mostTicks = 40

// ticks reads the numbers that an axis is to have, or the step between them, and refuses
// those that it has no place for.
func (s *Ends) ticks(r *Resolver, x *Extent, data []Datum) {
	var at []float64
	for _, t := range s.Ticks {
		before := len(r.Found)
		if at = append(at, r.end(t, math.NaN())); len(r.Found) > before {
			return
		}
	}
	switch {
	case len(at) == 0:
		return
	case len(at) == 1 && x.Log:
		r.Fault(s.Ticks[0], "list the numbers, as in ticks: [1, 10, 100]", "equal steps are of no equal length on a log scale")
		return
	case len(at) == 1:
		s.step(r, x, at[0], data)
		return
	case len(at) > mostTicks:
		r.Fault(s.Ticks[mostTicks], "list fewer", "%d ticks are more than can be read: %d at most", len(at), mostTicks)
		return
	}
	for i, v := range at {
		switch t := s.Ticks[i]; {
		case i > 0 && v <= at[i-1]:
			r.Fault(t, "list them from the least to the greatest, each once", "the tick %s is not above the one before it", t.Value)
		case x.Log && v <= 0:
			r.Fault(t, "take a number above zero, or use scale: linear", "a log scale has no place for %s", t.Value)
		case v < x.From || v > x.To:
			r.Fault(t, "leave it out, or let the axis reach it with from or to", "the tick %s is not on the axis", t.Value)
		default:
			continue
		}
		return
	}
	x.Ticks = at
}

// step reads how far apart the ticks are.
func (s *Ends) step(r *Resolver, x *Extent, step float64, data []Datum) {
	least, most := math.Inf(1), math.Inf(-1)
	for _, v := range x.Reached {
		least, most = min(least, v), max(most, v)
	}
	for _, d := range data {
		v, far := d.Value()
		least, most = min(least, v), max(most, far)
	}
	low, high := max(x.From, least), min(x.To, most)
	switch n := (high - low) / step; {
	case step <= 0:
		r.Fault(s.Ticks[0], "write how far apart the ticks are, such as 10, or list them: [0, 50, 100]", "a step of %s leads nowhere", s.Ticks[0].Value)
	case n > mostTicks:
		r.Fault(s.Ticks[0], "take a larger step", "steps of %s would be more than %d ticks", s.Ticks[0].Value, mostTicks)
	default:
		x.Step = step
	}
}

// Keeps refuses ends of an axis that would leave a mark outside.
func (s *Ends) Keeps(r *Resolver, x Extent, low, high float64, what string) bool {
	switch {
	case low < x.From:
		r.Fault(s.From, "begin lower, or leave the row out with where", "%s, and would lie outside of an axis from %s", what, s.From.Value)
	case high > x.To:
		r.Fault(s.To, "end higher, or leave the row out with where", "%s, and would lie outside of an axis to %s", what, s.To.Value)
	default:
		return true
	}
	return false
}

// end reads one end of an axis.
func (r *Resolver) end(t datasets.Text, none float64) float64 {
	if t.Value == "" {
		return none
	}
	v, err := quantity.ParseDecimal(t.Value)
	if err != nil {
		r.Fault(t, "write a number, without its unit", "%v", err)
		return none
	}
	if what, remedy := Unprintable(v); what != "" {
		r.Fault(t, remedy, "the end of the axis %s", what)
		return none
	}
	f, _ := v.Float64()
	return f
}

// FromZero refuses bars that would begin elsewhere.
func (r *Resolver) FromZero(from datasets.Text) {
	if v, err := quantity.ParseDecimal(from.Value); from.Value != "" && (err != nil || v.Sign() != 0) {
		r.Fault(from, "leave from out, or draw points: kind: dot", "bars begin at zero, not at %s: the length of a bar is its value", from.Value)
	}
}

// Indistinct reports whether numbers differ by less than the digits of ticks can show.
func Indistinct(low, high float64) bool {
	return high-low <= 1e-9*max(math.Abs(low), math.Abs(high))
}

package spec

import (
	"fmt"
	"math"
	"math/big"
	"slices"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Refuse reports what should not be drawn. The author can have it drawn all the
// same, with a reason that is then printed under the chart.
func (r *Resolver) Refuse(name string, at datasets.Text, hint, format string, args ...any) {
	reason, ok := r.Allow[name]
	if !ok || !r.Allowing {
		if ok {
			hint += "; or build with --allow: charts.yaml gives a reason"
		} else {
			hint += fmt.Sprintf("; or give a reason to draw it all the same, allow: {%s: …}, and build with --allow", name)
		}
		r.Fault(at, hint, format, args...)
		return
	}
	if text := r.Expand(reason); !slices.Contains(r.Allowed, text) {
		r.Allowed = append(r.Allowed, text)
	}
}

// Refusals are the names that allow can have in charts.yaml.
var Refusals = []string{
	"crowded",     // more categories than can be read
	"cut-zero",    // bars that do not begin at zero
	"log-bars",    // bars on a log scale
	"mixed-units", // numbers of unlike units on one axis
	"open-total",  // open parts stacked into a closed total
	"over-whole",  // parts in percent that are more than 100% together
}

// MostRows is how many rows of marks a reader can take in.
const MostRows = 60

// Crowded refuses more categories than can be read.
func (r *Resolver) Crowded(at datasets.Text, n, most int, what string) {
	if n > most {
		hint := "keep fewer, with where, or sort and say which in the title"
		if r.groups {
			hint += "; or draw one number for many rows, as in aggregate: sum and top: 10"
		}
		r.Refuse("crowded", at, hint, "%d %s are more than can be read: %d at most", n, what, most)
	}
}

// LogScale reports whether a scale of charts.yaml is logarithmic, and refuses
// what cannot stand on one.
func (r *Resolver) LogScale(t datasets.Text, data []Datum) bool {
	switch t.Value {
	case "", "linear":
		return false
	case "log":
		for _, d := range data {
			if v := d.Quantity().Value(); v == nil || v.Sign() <= 0 {
				r.Fault(t, "use scale: linear", "%s is not above zero, and a log scale has no place for it", d.Ref())
			}
		}
		return true
	}
	r.Fault(t, datasets.DidYouMean(t.Value, []string{"linear", "log"}), "unknown scale %q", t.Value)
	return false
}

// OneUnit draws numbers of one family of units in one, refuses numbers of unlike units on one
// axis, and returns the unit's
// name in the plural.
func (r *Resolver) OneUnit(at datasets.Text, data []Datum) string {
	hint := "draw them in charts of their own"
	if why := r.InOneUnit(data); why != "" {
		hint += ": " + why
	}
	return r.Alike(at, data, hint)
}

// Alike is [Resolver.OneUnit] for numbers that are drawn as they are: it refuses those in
// other units, with what to do.
func (r *Resolver) Alike(at datasets.Text, data []Datum, hint string) string {
	for i, d := range data {
		if i > 0 && d.Quantity().Unit != data[0].Quantity().Unit {
			r.Refuse("mixed-units", at, hint, "%s is in %q and %s in %q: one axis has one unit", data[0].Ref(), data[0].Quantity().Unit, d.Ref(), d.Quantity().Unit)
			break
		}
	}
	if len(data) == 0 {
		return ""
	}
	r.refer(data)
	r.fits(data)
	if x, ok := data[0].derived(); ok && x.Measure.Value != "" {
		r.Unit = x.Measure.In(r.Locale.Tag)
		return r.Unit
	}
	unit := data[0].Quantity().Unit
	if unit.String() != quantity.Percent { // whose numbers have their sign
		r.Unit = r.Printer().Unit(unit, false)
	}
	return r.Printer().Unit(unit, false)
}

// Drawable refuses numbers beyond those that a place on a page can have.
func (r *Resolver) Drawable(at datasets.Text, d Datum) bool {
	q := d.Quantity()
	return r.Printable(at, d.Ref(), q.Value()) && r.Printable(at, d.Ref(), q.Hi.Value)
}

// Numbers further from zero than mostDrawn, and those that need more decimals
// than finest, have no room in a label, and none in a float.
const (
	mostDrawn = 1e15
	finest    = 18
)

// Printable refuses a number that is too large or too fine for an axis.
func (r *Resolver) Printable(at datasets.Text, ref string, v *big.Rat) bool {
	if v == nil {
		return true
	}
	what, remedy := Unprintable(v)
	if what != "" {
		r.Fault(at, remedy, "%s %s", ref, what)
	}
	return what == ""
}

// Unprintable says why a number cannot be drawn, and what to do; "" where it can.
func Unprintable(v *big.Rat) (what, remedy string) {
	size, _ := new(big.Rat).Abs(v).Float64()
	decimals, stated := v.FloatPrec() // else it is computed, and rounded
	switch {
	case size > mostDrawn:
		return "is too large to be drawn: " + brief(v.FloatString(0)), "write it in a larger unit, such as millions"
	case stated && decimals > finest || v.Sign() != 0 && size < math.Pow10(-finest):
		return "has too many decimals to be drawn: " + brief(v.FloatString(min(decimals, 2*finest))), "round it, or write it in a smaller unit"
	}
	return "", ""
}

// brief is the beginning of a long number.
func brief(digits string) string {
	const most = 24
	if len(digits) > most {
		return digits[:most] + "…"
	}
	return digits
}

// Growth refuses to draw a way between two numbers whose bounds leave open
// which is the greater.
func (r *Resolver) Growth(at datasets.Text, from, to Datum) {
	a, b := from.Quantity(), to.Quantity()
	if a.Unit != b.Unit || a.Value().Sign() <= 0 || !a.Vague && !b.Vague && Turn(a, b) != 0 {
		return
	}
	if _, err := quantity.GrowthOf(a, b); err != nil {
		r.Fault(at, "draw them as dots or bars", "there is no true change from %s (%s) to %s (%s): %v", from.Ref(), from.Label(), to.Ref(), to.Label(), err)
	}
}

// Turn tells a rise from a fall by all the numbers that the bounds allow: 1 where every
// one after is above every one before, -1 where it is below, and 0 where it may be either.
func Turn(before, after quantity.Quantity) int {
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

// Hedged reports titles that tell an expected, speculated or proposed number as a fact, by
// the words of the language that they are written in.
func (r *Resolver) Hedged(at datasets.Text, text string) {
	tag := quantity.English.Tag
	if at.Has(r.Locale.Tag) {
		tag = r.Locale.Tag
	}
	for _, d := range r.weak {
		if hedge, ok := wording.Hedged(d.Modality(), text, tag); !ok {
			r.Fault(at, fmt.Sprintf("say so, with a word such as %q", hedge), "the words tell %s as a fact, and it is %s", d.Ref(), d.Modality())
		}
	}
	r.weak = nil
}

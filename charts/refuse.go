package charts

import (
	"fmt"
	"math"
	"math/big"
	"slices"

	"quotient/analysis/prose"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// refuse reports what should not be drawn. The author can have it drawn all the
// same, with a reason that is then printed under the chart.
func (r *resolver) refuse(name string, at datasets.Text, hint, format string, args ...any) {
	reason, ok := r.allow[name]
	if !ok || !r.allowing {
		if ok {
			hint += "; or build with --allow: charts.yaml gives a reason"
		} else {
			hint += fmt.Sprintf("; or give a reason to draw it all the same, allow: {%s: …}, and build with --allow", name)
		}
		r.fault(at, hint, format, args...)
		return
	}
	if text := r.expand(reason); !slices.Contains(r.allowed, text) {
		r.allowed = append(r.allowed, text)
	}
}

// refusals are the names that allow can have in charts.yaml.
var refusals = []string{
	"crowded",     // more categories than can be read
	"cut-zero",    // bars that do not begin at zero
	"log-bars",    // bars on a log scale
	"mixed-units", // numbers of unlike units on one axis
	"open-total",  // open parts stacked into a closed total
	"over-whole",  // parts in percent that are more than 100% together
}

// mostRows is how many rows of marks a reader can take in.
const mostRows = 60

// crowded refuses more categories than can be read.
func (r *resolver) crowded(at datasets.Text, n, most int, what string) {
	if n > most {
		r.refuse("crowded", at, "keep fewer, with where, or sort and say which in the title", "%d %s are more than can be read: %d at most", n, what, most)
	}
}

// logScale reports whether a scale of charts.yaml is logarithmic, and refuses
// what cannot stand on one.
func (r *resolver) logScale(t datasets.Text, data []datum) bool {
	switch t.Value {
	case "", "linear":
		return false
	case "log":
		for _, d := range data {
			if v := d.quantity().Value(); v == nil || v.Sign() <= 0 {
				r.fault(t, "use scale: linear", "%s is not above zero, and a log scale has no place for it", d.ref())
			}
		}
		return true
	}
	r.fault(t, datasets.DidYouMean(t.Value, []string{"linear", "log"}), "unknown scale %q", t.Value)
	return false
}

// oneUnit refuses numbers of unlike units on one axis, and returns the unit's
// name in the plural.
func (r *resolver) oneUnit(at datasets.Text, data []datum) string {
	for i, d := range data {
		if i > 0 && d.quantity().Unit != data[0].quantity().Unit {
			r.refuse("mixed-units", at, "draw them in charts of their own", "%s is in %q and %s in %q: one axis has one unit", data[0].ref(), data[0].quantity().Unit, d.ref(), d.quantity().Unit)
			break
		}
	}
	if len(data) == 0 {
		return ""
	}
	unit := data[0].quantity().Unit
	if unit.String() != quantity.Percent { // whose numbers have their sign
		r.unit = r.printer().Unit(unit, false)
	}
	return r.printer().Unit(unit, false)
}

// drawable refuses numbers beyond those that a place on a page can have.
func (r *resolver) drawable(at datasets.Text, d datum) bool {
	q := d.quantity()
	return r.printable(at, d.ref(), q.Value()) && r.printable(at, d.ref(), q.Hi.Value)
}

// Numbers further from zero than mostDrawn, and those that need more decimals
// than finest, have no room in a label, and none in a float.
const (
	mostDrawn = 1e15
	finest    = 18
)

// printable refuses a number that is too large or too fine for an axis.
func (r *resolver) printable(at datasets.Text, ref string, v *big.Rat) bool {
	if v == nil {
		return true
	}
	what, remedy := unprintable(v)
	if what != "" {
		r.fault(at, remedy, "%s %s", ref, what)
	}
	return what == ""
}

// unprintable says why a number cannot be drawn, and what to do; "" where it can.
func unprintable(v *big.Rat) (what, remedy string) {
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

// growth refuses to draw a way between two numbers whose bounds leave open
// which is the greater.
func (r *resolver) growth(at datasets.Text, from, to datum) {
	a, b := from.quantity(), to.quantity()
	if a.Unit != b.Unit || a.Value().Sign() <= 0 {
		return
	}
	if _, err := quantity.GrowthOf(a, b); err != nil {
		r.fault(at, "draw them as dots or bars", "there is no true change from %s (%s) to %s (%s): %v", from.ref(), from.label(), to.ref(), to.label(), err)
	}
}

// hedged reports titles that tell a speculated or proposed number as a fact, by
// the words of the language that they are written in.
func (r *resolver) hedged(at datasets.Text, text string) {
	tag := quantity.English.Tag
	if at.Has(r.locale.Tag) {
		tag = r.locale.Tag
	}
	for _, d := range r.weak {
		if hedge, ok := prose.Hedged(d.modality(), text, tag); !ok {
			r.fault(at, fmt.Sprintf("say so, with a word such as %q", hedge), "the words tell %s as a fact, and it is %s", d.ref(), d.modality())
		}
	}
	r.weak = nil
}

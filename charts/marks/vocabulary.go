package marks

import (
	"fmt"
	"math"
)

// Bound says how a text bounds a number; it is drawn as the end of a mark.
type Bound int

const (
	Exact   Bound = iota // a plain number: crisp end
	Over                 // a lower bound, "over", "at least": chevrons beyond the end
	Under                // an upper bound, "under", "up to": firm cap, chevrons pointing back
	Peak                 // the top of a spread, itself passed, "up to and even over": light body, firm edge, chevrons beyond
	Between              // from one number to a higher one: two firm ends
	About                // "about", "some", "nearly": ragged end, or whiskers
)

var boundNames = [...]string{"exact", "over", "under", "peak", "between", "about"}

// String returns the bound in lower case, such as "over".
func (b Bound) String() string {
	if b.valid() {
		return boundNames[b]
	}
	return fmt.Sprintf("Bound(%d)", int(b))
}

func (b Bound) valid() bool { return b >= 0 && int(b) < len(boundNames) }

// open reports whether the mark's end is open, so that chevrons lead out of it.
func (b Bound) open() bool { return b == Over || b == Peak }

// Certainty says how a number is known; it is drawn as the body of a mark.
//
// A number computed from a proposal is Proposed: what is only proposed stays
// so, whatever is computed from it.
type Certainty int

const (
	Asserted   Certainty = iota // the text says so: solid
	Speculated                  // the text says it is speculated: hatched at 45°, outlined
	Proposed                    // a demand or a plan: dashed outline, no fill
	Computed                    // in no text: hollow, outlined
	Expected                    // the text says it is to come: dashed outline, light fill
)

var certaintyNames = [...]string{"asserted", "speculated", "proposed", "computed", "expected"}

// String returns the certainty in lower case, such as "speculated".
func (k Certainty) String() string {
	if k.valid() {
		return certaintyNames[k]
	}
	return fmt.Sprintf("Certainty(%d)", int(k))
}

// dashed reports whether lines of a mark are dashed: what they show is not yet.
func (k Certainty) dashed() bool { return k == Proposed || k == Expected }

func (k Certainty) valid() bool { return k >= 0 && int(k) < len(certaintyNames) }

// checkKinds returns an error for a bound or a certainty that does not exist.
func checkKinds(b Bound, k Certainty) error {
	if !b.valid() {
		return fmt.Errorf("unknown bound %d, want %v (0) to %v (%d)", int(b), Exact, About, int(About))
	}
	if !k.valid() {
		return fmt.Errorf("unknown certainty %d, want %v (0) to %v (%d)", int(k), Asserted, Expected, int(Expected))
	}
	return nil
}

// checkFinite returns an error for a number that gonum/plot could not scale.
// An open end is no reason for an infinity: that is what a Bound is for.
func checkFinite(name string, v float64) error {
	switch {
	case math.IsNaN(v):
		return fmt.Errorf("%s is not a number", name)
	case math.IsInf(v, 0):
		return fmt.Errorf("%s is infinite; give the number that the text states and an open bound", name)
	}
	return nil
}

// Package refusal says why a comparison is refused: the error of a formula whose rows would
// mislead or say nothing together, with its reason, the rows it is about, and what to do.
package refusal

import (
	"errors"
	"fmt"

	"quotient/datasets"
)

// A Reason says why a comparison is refused.
type Reason string

// The reasons for refusing a comparison.
const (
	// Unbounded: the bounds of the operands leave the result without a limit.
	Unbounded Reason = "unbounded"
	// Missing: the text does not give one of the numbers.
	Missing Reason = "missing"
	// UnknownTotal: one number is a part of a total that the text does not
	// give, so measuring it by another total would be taken for its share.
	UnknownTotal Reason = "unknown-total"
	// UnlikeParts: a part of one total is measured by another total, or by a
	// part of another.
	UnlikeParts Reason = "unlike-parts"
	// Overlapping: of two spans that have days in common no number of days lies between.
	Overlapping Reason = "overlapping"
	// MomentByTotal: a count at one moment is measured by a total over a time.
	MomentByTotal Reason = "moment-by-total"
	// Disagreement: no number fits all that is said of a fact.
	Disagreement Reason = "disagreement"
	// Undecided: “about” leaves open whether a number fits all that is said of a fact.
	Undecided Reason = "undecided"
	// PartAndWhole: one is a part of the other, and would be counted twice.
	PartAndWhole Reason = "part-and-whole"
	// OneFact: both are accounts of one thing.
	OneFact Reason = "one-fact"
	// MomentAndTotal: one counts who or what was there at a moment, the other all over a time.
	MomentAndTotal Reason = "moment-and-total"
	// OtherMoment: the same people or things may be counted at two moments.
	OtherMoment Reason = "other-moment"
	// OneAndAll: one is what one of a group has, the other what all have together.
	OneAndAll Reason = "one-and-all"
)

// An Error is the error of a comparison that would mislead or say nothing.
type Error struct {
	Reason  Reason
	Message string
	From    []*datasets.Observation
}

func (r *Error) Error() string { return r.Message }

// remedies are what to do about a refusal, besides leaving the comparison out.
var remedies = map[Reason]string{
	Unbounded:      "compare rows whose bounds or dates give it a limit",
	Missing:        "say in words of your own that the text does not give it",
	UnknownTotal:   "compare the part with a part of the same total",
	UnlikeParts:    "compare parts of one whole, which part_of names",
	Overlapping:    "name the days with start(…) and end(…)",
	MomentByTotal:  "compare two counts at a moment, or two totals",
	PartAndWhole:   "leave out the part, or what it is a part of",
	OneFact:        "keep one of the two accounts; agreed(…), claimed(…) and apart(…) say what there is to say of both",
	Disagreement:   "say in words that no number fits all; claimed(…) goes from the lowest to the highest, and apart(…) says how far apart they are",
	Undecided:      "say in words that “about” leaves it open; claimed(…) goes from the lowest to the highest, and apart(…) says how far apart they are",
	MomentAndTotal: "keep the counts at a moment, or the totals",
	OtherMoment:    "keep what is counted at one moment",
	OneAndAll:      "keep what is of one kind",
}

// Remedy is what to do where the error of a comparison is a refusal; "" for other errors.
func Remedy(err error) string {
	var r *Error
	if !errors.As(err, &r) {
		return ""
	}
	return "take it out, or " + remedies[r.Reason]
}

// Misleading refuses a quotient whose observations do not belong together,
// whatever their bounds and however the formula comes to it. It looks at
// numbers of one unit: people by tanks is said to be just that.
func Misleading(above, below []*datasets.Observation) error {
	for _, x := range above {
		for _, y := range below {
			if x == y || x.Quantity == nil || y.Quantity == nil || !x.Alike(y) {
				continue
			}
			for _, pair := range [][2]*datasets.Observation{{x, y}, {y, x}} {
				p, q := pair[0], pair[1]
				switch {
				case p.Statistic == datasets.Part && p.PartOf != q && q.PartOf != p:
					return &Error{UnknownTotal, fmt.Sprintf("%s is a part of a total that the text does not give, and %s is not that total", p.Ref(), q.Ref()), pair[:]}
				case p.PartOf != nil && p.PartOf != q && q.PartOf != p.PartOf && !p.Within(q) && !q.Within(p) && p.Cell("scope") != q.Cell("scope"):
					return &Error{UnlikeParts, fmt.Sprintf("%s is a part of %s, and the text gives no like part to go with %s", p.Ref(), p.PartOf.Ref(), q.Ref()), pair[:]}
				case p.Statistic == datasets.Moment && q.Statistic == datasets.Total:
					return &Error{MomentByTotal, fmt.Sprintf("%s counts people or things at one moment, %s all those over a time", p.Ref(), q.Ref()), pair[:]}
				}
			}
		}
	}
	return nil
}

package analysis

import "quotient/analysis/refusal"

// A Refusal is the error of a comparison that would mislead or say nothing.
type Refusal = refusal.Error

// A Reason says why a comparison is refused.
type Reason = refusal.Reason

// The reasons for refusing a comparison, as package refusal explains them.
const (
	Unbounded      = refusal.Unbounded
	Missing        = refusal.Missing
	UnknownTotal   = refusal.UnknownTotal
	UnlikeParts    = refusal.UnlikeParts
	Overlapping    = refusal.Overlapping
	MomentByTotal  = refusal.MomentByTotal
	Disagreement   = refusal.Disagreement
	Undecided      = refusal.Undecided
	PartAndWhole   = refusal.PartAndWhole
	OneFact        = refusal.OneFact
	MomentAndTotal = refusal.MomentAndTotal
	OtherMoment    = refusal.OtherMoment
	OneAndAll      = refusal.OneAndAll
)

// Remedy is what to do where the error of a comparison is a refusal; "" for other errors.
func Remedy(err error) string { return refusal.Remedy(err) }

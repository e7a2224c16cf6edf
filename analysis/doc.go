// Package analysis computes with the observations of a study.
//
//	comparisons.yaml → Spec ┐
//	Study → Observation ────┴→ formula → Comparison (quantity, From, steps,
//	                                     warnings, caveats, or a refusal)
//
// A [Comparison] knows the observations it was computed from, so that every
// number can be followed back to the words of the text. Differences between
// them that a reader must know of (place, date, scope, …) are raised as
// warnings, and a comparison is to answer each with a caveat. What would
// mislead is refused, with the reason.
//
// [Summarize] describes the columns of a table by their statistics, and Filter,
// Sort, Group and Join work on its data frame.
package analysis

// Package spec reads what charts.yaml says of a chart, and refuses what cannot be drawn or
// would mislead.
//
//	charts.yaml → Common, Rows, Series, Axis, Ends ┐
//	Study, Comparisons ────────────────────────────┴→ Resolver → Datum, Choice, Extent
//
// What goes in is the entry of a chart, decoded by its kind, with the study and its
// comparisons. What comes out are the facts to draw, each a [Datum] with its bound, label
// and words; how series are told apart; where axes begin and end; and every error with its
// place and a remedy. Nothing here knows a page, a colour or a size.
package spec

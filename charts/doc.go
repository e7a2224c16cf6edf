// Package charts draws the charts of a study.
//
//	charts.yaml → Spec of a Kind ┐
//	Study, Comparisons → datum ──┴→ Kind.layout → page → scene → PNG, SVG, PDF
//
// A [Kind] is one sort of chart, in one file, and one word in [Kinds]. It lays
// out its marks and labels on a page; the page brings the frame that every
// chart has (headline, subtitle, key to the signs, quotes, footer) and refuses
// labels that overlap, leave the page or lack a glyph. Every mark is drawn by a
// plotter of package marks from the same quantity that its label is written
// from, so that a bound shows in both.
package charts

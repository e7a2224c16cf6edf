// Package charts draws the charts of a study.
//
//	charts.yaml → specification of a Kind ┐
//	Study, Comparisons ───────────────────┴→ Chart → layout → scene → PNG, SVG, PDF
//
// What goes in is a study with its comparisons. What comes out are charts, and of each a
// [Picture] in a [Style], which carries what it was made from. [Kinds] lists every kind: each
// is in one file of a family under internal/kinds, and one word here. A kind says with
// package spec what charts.yaml can ask of it, and lays out its marks on a page of package
// layout, which brings the frame that every chart has and refuses labels that overlap, leave
// the page or lack a glyph. Every mark is drawn by a plotter of package marks from the same
// quantity that its label is written from, so that a bound shows in both.
package charts

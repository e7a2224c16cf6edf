// Package marks has the gonum/plot plotters that draw how exact a number is.
//
// A mark speaks on two channels that combine freely. Its end, the [Bound],
// says which way a text bounds the number: crisp for a plain number, passing
// into three fading chevrons for "over", capped with chevrons pointing back
// for "under", ragged for "about". Its body, the [Certainty], says how the
// number is known: solid when asserted, hatched when speculated, dashed when
// only proposed, hollow when computed.
//
// [Bars] and [Points] draw numbers, [Scatter] pairs of them, [Ranges] intervals,
// [Cells] a grid, [Squares] counts, [Spans] stretches of time and [Slope] the way
// between counts. Each has a New function that checks its data and copies it, so
// that drawing cannot fail.
//
// Rules that hold for all of them:
//
//   - Chevrons point, they do not measure: their length depends on the size of
//     the mark alone, and a bound never puts anything into the data range.
//   - Every colour is solid. A tint is the colour mixed into the background
//     ([Mix]), so that no output format needs transparency.
//   - Everything but the line of a slope is a filled path: no clipping, no
//     dashes and no line joins are asked of the canvas.
//   - Lengths are [vg.Length]. The defaults suit a page on which one unit is
//     about one pixel of a screen or 0.2 mm in print.
package marks

// Package layout lays a chart out on a page: the frame that every chart has, scales and
// ticks, the names of rows, labels, legends and the key, in a style.
//
//	Content (words, a Layout) + Style → Page → Body → Drawing (scene, words, key)
//
// What goes in is the [Content] of a chart and a [Style]; a [Kind] measures its marks on the
// [Page] and gives back a [Body], whose height is known before it is drawn. What comes out
// is a [Drawing]. A page refuses labels that overlap, leave it, cannot be read or lack a
// glyph. Content is never changed, so that one chart may be drawn in several styles at once.
package layout

// Package source holds the text that numbers come from, and finds phrases in it.
//
// A Source keeps its text as it is, byte for byte; everything else points into
// it with a Span of code points, so that nothing is copied and every number can
// be led back to its words:
//
//	where  → Locate → Span   "Poland – June 1956 ¶7"
//	quote  → Quote  → Span   the one place where a phrase stands
//	Span   → Text, LineColumn, Where
//
// # Folding
//
// A phrase typed by hand differs from a typeset text in signs that carry no
// meaning. Before they are compared, the text and the phrase are folded alike:
//
//   - any run of white space (Unicode White_Space, so no-break spaces and line
//     breaks too) is one space, and none at the ends;
//   - ‘ ’ ‚ ‛ ′ are ', and “ ” „ ‟ « » are ";
//   - ‐ ‑ ‒ – — and the minus sign − are -, but see below;
//   - composed and decomposed letters are the same (Unicode NFC).
//
// Nothing else: no digit, comma, full stop, sign, bracket or letter case is
// touched, and no match is approximate.
//
// # Minus signs
//
// A dash right before a digit can be a minus (−5) or part of a range
// (1989–1991). Which, is told by what stands before it, never by which dash was
// typed: after a letter, a digit, a closing bracket or % it is part of a range,
// after another dash it is the dash of a typewriter ("--5"), elsewhere it is a sign. Then
//
//   - a minus sign (U+2212) where a range would have its dash is left as it is,
//     so that "3−5" and "3-5" are different;
//   - a phrase that begins with a number does not stand where the text has a
//     sign before it: "5" is not in "−5";
//   - a phrase that begins with a sign does not stand inside a range: "-1991"
//     is not in "1989–1991", but "1991" is.
//
// # Whole numbers, whole words
//
// A phrase does not stand inside a longer number or word: "78" is not in
// "1,978", "78,000", "78.5", "1 978" with a no-break space, "78th" or "78½".
// Scripts written without spaces between words (Han, Kana, Thai, Lao, Khmer,
// Myanmar) have no such ends of words; their numbers do.
package source

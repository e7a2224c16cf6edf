// Package scan finds the numbers that a prose text states, each with its value,
// qualifier, unit, counted noun and kind.
//
//	text → tokens → numbers, dates → ranges → qualifiers, units, nouns → kind → Mention
//
// It works by rules and lists of words, so that it gives the same for the same text on
// any machine, and what it reads can be explained: [Mention.Rules] names the rules that
// made a mention. Every digit of a text is in some mention: what is no quantity (a list
// marker, a part of a name) is given its kind and not left out.
//
// A language is one folder of words, datasets/language. A phenomenon is one rule: an entry
// in a table (its name, what it begins at, what reads it) and a function in the file of
// its family. The packages inside read one thing each, and look only down:
//
//	word     the lists of a language, compiled
//	token    a block of text as words, digits and signs
//	unit     units next to a number
//	when     dates and times
//	numeral  numbers in digits and words
//
// This package puts them together: what joins two numbers, qualifies them, is counted by
// them, or makes them no numbers at all.
package scan

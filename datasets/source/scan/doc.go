// Package scan finds the numbers that a prose text states, each with its value,
// qualifier, unit, counted noun and kind.
//
//	text → tokens → numerals, dates → ranges → qualifiers, units, nouns → kind → Mention
//
// It works by rules and lists of words, so that it gives the same for the same
// text on any machine, and what it reads can be explained. Every digit of a
// text is in some mention: what is no quantity (a list marker, a part of a name)
// is given its kind and not left out. A language is one file of words.
package scan

// Package form has the types that a language is written in: what it must say so that
// the program can read a text in it ([Reading]) and write numbers, dates and sentences
// in it ([Writing]). A language is data and the few functions that its grammar needs,
// all in one folder beside this one.
package form

// A Language is all that the program knows of one language.
type Language struct {
	Tag      string // primary subtag of BCP 47: hu
	Name     string // in English: Hungarian
	Reading  Reading
	Writing  Writing
	Meaning  Meaning
	Drafting Drafting
}

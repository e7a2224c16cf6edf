package scan

import "strings"

// A Language is what the scanner knows of a language: lists of words, and
// nothing else.
type Language struct {
	tag   string
	words map[string]*lexeme
}

// A lexeme is what a language knows of a word, in lower case.
type lexeme struct {
	text string

	cardinal int64 // one: 1, twelve: 12, twenty: 20; 0 where it is none (see zero)
	zero     bool  // zero, nought
	scale    int64 // hundred: 100, million: 10⁶, dozen: 12
	plural   bool  // of a scale: hundreds, dozens
	ordinal  int64 // first: 1, twentieth: 20
	fraction int64 // of a part: half: 2, quarter and fourth: 4
	month    int   // January: 1; abbreviations too
	weekday  int   // Monday: 1
	season   int   // spring: 1
	is       roles
}

// roles are the sets that a word is in.
type roles uint64

func (r roles) any(s roles) bool { return r&s != 0 }

// words returns the words of a list that is written with blanks between.
func words(list string) []string { return strings.Fields(list) }

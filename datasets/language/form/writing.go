package form

// A Writing is what writes numbers, dates and sentences in the language.
type Writing struct{}

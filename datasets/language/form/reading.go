package form

// A Reading is what finds numbers and dates in a text of the language.
type Reading struct{}

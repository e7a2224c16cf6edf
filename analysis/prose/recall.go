package prose

// A filled is a number that fills a place of a text, from one character to another.
type filled struct {
	ref, number, text string
	others            string // the numbers of its other places
	from, to          int
}

// A passage is a text, with the part of it that is looked at.
type passage struct{ text, typed string }

// A rebound is what a number says alone, and what the words around it make it, if that is
// other.
type rebound struct {
	alone, around string
	other         bool
}

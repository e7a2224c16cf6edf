package scan

// A match is a mention by the tokens that it takes: [from, to).
type match struct {
	from, to int
	next     int    // behind its unit; 0 where that is to
	phrase   [2]int // with its qualifier, unit and noun; zero where they are the same
	Mention
}

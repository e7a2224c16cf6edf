package scan

// A match is a mention by the tokens that it takes: [from, to).
type match struct {
	from, to int
	next     int    // behind its unit; 0 where that is to
	lead     int    // tokens before it that belong to the number: a third, Rs 50
	phrase   [2]int // with its qualifier, unit and noun; zero where they are the same
	Mention
}

package scan

// A match is a mention by the tokens that it takes: [from, to).
type match struct {
	from, to int
	Mention
}

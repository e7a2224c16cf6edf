package form

// A Meaning is what holds the labels of a table against the words of a text. Lists of
// words are in lower case, with blanks between the words; lists of phrases have one a line.
type Meaning struct {
	// Stem returns what the forms of a word share; the word is in lower case.
	Stem func(word string) string
	// Light are words that name nothing by themselves, beside those of grammar.
	Light string
	// Whole are labels, one a line, that single nothing out: all, not stated.
	Whole string

	// Alike are words of one meaning, a set each.
	Alike []string
	// Apart are families of meanings that exclude each other, such as what became of
	// people: each is a list of sets, which are alike too.
	Apart [][]string
	// Places are the names of a place with those of its people and its adjective, a set
	// each. A name of several words has hyphens between them.
	Places []string

	// Inferred are words by which a note says that something is not in the text.
	Inferred string
	// Statistics are words or phrases, one a line, of which a text has one where its
	// number is the statistic; an ending after a hyphen is for all words that end so.
	Statistics map[string]string
	// Claims are words or phrases, one a line, of which a text has one where it does
	// not assert its number, by modality.
	Claims map[string]string
	// Denials are phrases, one a line, that deny what they are near: before a number,
	// and after it.
	DeniesBefore, DeniesAfter string
	// Excludes are phrases, one a line, before a number that is no part of another.
	Excludes string
}

package form

// A Drafting is what tells what a number is of, when and where, from the words around it.
// Lists of words are in lower case, with blanks between the words.
type Drafting struct {
	// People are nouns for people, in the forms that follow numbers, and PeopleEndings how
	// such nouns end. They are counted in one unit.
	People, PeopleEndings string
	// Person is what one of them is called as a unit after a number, and Persons several, where
	// that is another word.
	Person, Persons string
	// Fate is a word of the family of [Meaning.Apart] that says what became of people.
	Fate string
	// Verbs say what happened to what is counted, or what was done with it, beside those
	// with the ending of [Nouns.Participle]: died, sold.
	Verbs string
	// Weak are verbs that say little without what follows them: lost their homes, set free.
	Weak string
	// Present are verbs before what is counted, each with a stroke and the form that goes
	// after it: employs/employed.
	Present string
	// Links tie an amount to what it is of, and add nothing to its name: was, reached.
	Links string
	// Refers are words that go on with what was told: compared, from, against.
	Refers string
	// Agents are words between a verb and those who did it, or whom it was for: joined by.
	Agents string
	// Joins are words between two nouns of one name: of, on.
	Joins string
	// At are words before the name of a place.
	At string
	// PlaceEndings are endings of the name of a place where something is, the longest
	// first; none where words before it say so.
	PlaceEndings string
	// Starts are words before a date that say what began then, or since when something is so.
	Starts string
	// When are words after a date that go on with what was then, and Beyond are next to one,
	// when what is told was not at it, but after or before.
	When, Beyond string
	// Every are phrases by which a number is of no one time: each year.
	Every []string
	// Before are words that join what an amount is without to its name: earnings before
	// interest and taxes.
	Before string
	// Earlier are words after a span of time, and Last before one, that say another time than
	// the heading's: a year earlier, the previous quarter.
	Earlier, Last string
	// Apart are words after a span of time that only says when something was: two weeks later.
	// Within are words before one: the first five months.
	Apart, Within string
	// Costing are verbs after which what money is in is lost and no name of it, and Manner nouns
	// that name none: cost it $5 million in sales, at $5 in late trading.
	Costing, Manner string
	// Composes are verbs by which something is a share of what follows: children made up 38
	// percent of it. Levels are nouns of how high something was, and no name of what: a low of.
	Composes, Levels string
	// Points are what shares rise and fall by, which name nothing, and Interest nouns before "in"
	// and the name of a firm, and no place: a stake in.
	Points, Interest string
	// Being are verbs that say what some of those that were counted are: 61 of the dead were children.
	Being string
	// ToBe are verbs that tie an amount to what it is of only after the word for to: to total.
	ToBe string
	// Strong are words after how many people there were of those whom the sentence is on.
	Strong string
	// Peopled are nouns whose number is one of people: population, death toll.
	Peopled string
	// SubjectFirst says that what an amount is of is the first name of its clause, whatever
	// the verb.
	SubjectFirst bool
	// Now are words by which a sentence tells of no past day: is, will.
	Now string
	// Latin are pairs of a letter and what an id has for it: ψ ps.
	Latin string
}

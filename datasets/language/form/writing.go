package form

// A Writing is what writes numbers, dates and sentences in the language.
type Writing struct {
	Numbers Numbers
	Dates   Dates
	// Charts and Articles are what charts and articles say by themselves, by the same in
	// English, which has neither. In a phrase of charts that counts, a stroke separates
	// the form for one from that for more.
	Charts, Articles map[string]string
	Prose            Prose
}

// Grouped puts a sign between the thousands of a whole number: 11,000.
func Grouped(digits, sign string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + sign + digits[i:]
	}
	return digits
}

// Numbers write numbers, and what a text says about them. In the patterns {n} is a
// number with what belongs after it: 7, 7%, 7 people, 7 times.
type Numbers struct {
	Decimal, Group string
	// GroupFrom is the number of digits from which thousands are grouped:
	// Hungarian writes 2000 and 11 000.
	GroupFrom int

	Bounds map[string]string // by bound: exact, over, at-least, under, up-to, about
	Ranges Ranges
	// TimesRanges are for a language whose multiples have an ending: there
	// {low} has it too. Empty where Ranges will do.
	TimesRanges Ranges
	// Times and Peak are functions, for the grammar that they need. Peak is of
	// the top of a spread that is itself exceeded: up to 11,000 and over.
	Times func(c Count) string
	Peak  func(n string) string
	// OutOf is a share as so many of so many: 1 in 3. Without it, it is written 1/3.
	OutOf func(n, m Count) string
	// Fractions are the names of some parts of one, by their digits: 2/3. Others are
	// written by OutOf. Almost is before one that a number nearly comes to.
	Fractions map[string]string
	Almost    string
	Day, Days string // after 1, and after other numbers
	Per       string // between the units of a rate
	Per100    string

	// Relative changes: {n} is a percentage with its bound.
	Less, More             string
	Percents               string // a range of percentages: {high} has its %
	LessToMore             string // from {low}, a change in words, to {high}, another
	MinusToPlus            string // the same of −10% and +20%
	FromTo                 string // of two numbers, one of them negative, so that a dash would be read as a minus
	OrLess, OrMore         string // after a bound that does not limit the other direction
	NoChange, HardlyChange string
	// Rounded says that {n} is read as rounded to a multiple of {to}; GrainNames are the
	// names of such multiples, by their digits.
	Rounded    string
	GrainNames map[string]string
	NoRise     string

	// Alone are the numbers from one to twelve in words, as they are by
	// themselves, and Before those before a noun, where these differ, by what
	// is shown: value, times, days, percent. An empty list is for digits.
	Alone  []string
	Before map[string][]string
	// Plural is that of a unit by its English name; nil where a number has no plural after
	// it, or where the names are not in the language.
	Plural func(unit string) string
	// Thousand is the name of a thousand, where an author asks for thousands.
	Thousand Large
	// Money is how a sum of money is written, and Large the names of large numbers, the
	// largest first.
	Money Money
	Large []Large
	// Multipliers begin the words and signs after a number that are part of it: 3k,
	// 5 million. All are in lower case.
	Multipliers []string
	// Confusable are two small numbers, which the self-test of verifying confuses.
	Confusable [2]string
}

// Money writes sums of money by the rules of CLDR for the language.
type Money struct {
	// Symbols are the signs of currencies, by the names of their units in lower case. A
	// name that is also that of something else (pound) or of money of many countries and
	// times (franc) has none.
	Symbols map[string]string
	Before  bool // the symbol is before the number: $5
}

// Large is the name of a large number, with the blank before it: "2.5 million", "2.5m".
type Large struct {
	Zeros     int
	Short     string // on a chart
	One, Many string // in a sentence, after 1 and after other numbers
}

// Ranges are the patterns of two numbers. {high} has what belongs after it,
// {low} is bare.
type Ranges struct {
	Between   string
	JustUnder string // the high end is not reached
	About     string // the ends are vague
}

// A Count is a number of times: its digits, and the same in words where words
// are wanted.
type Count struct {
	Digits, Words string
	Exact         bool
}

// Dates write dates. In the patterns {y}, {m} and {d} are the year, the month
// and the day, {n} the number of a part of a year in words, {s} a season, and {}
// another phrase.
type Dates struct {
	Months   [12]string // alone: March 1953
	MonthsOf [12]string // with a day: 28 June
	MonthsTo [12]string // after a preposition: until January 1957

	Seasons, SeasonsTo [4]string // from spring
	Ordinals           [4]string

	Day, DayOnly     string // with its year, and without where the other end has it
	DayNumber        string // {d} under an axis that has the month elsewhere
	Days, DaysOnly   string // two days of a month, {d} and {e}, and without the year
	Month, MonthOnly string
	Decade           string // {y} is its first year, {x} a suffix from Decades
	Decades          [10]string
	BC, AD           string    // {y} is a year, or a century
	Century          string    // {n} is its number
	Nth              [4]string // the endings of ordinals in digits: those of 1, 2 and 3, and of others

	Quarter, Third, Half string
	Early, Mid, Late     string // quarters and thirds marked approximate
	Season               string

	About, Uncertain string
	Until, From      string
	Between          string // {} and {e}
	YearFirst        bool   // a year that both ends share is said with the first

	ColumnNames []string // what a column of dates or years is called
}

// Prose are the words by which sentences around a number are judged. All are in lower
// case.
type Prose struct {
	// Hedges are words, by modality, of which a sentence has one where it tells a
	// number that the text does not assert. A word that ends in a hyphen is for all
	// that begin so, and _ joins the words of a phrase.
	Hedges map[string][]string

	Denials   []string // deny what a sentence says of a number
	Denying   string   // denies the sentence that comes after it
	Negations []string // turn round the word after them: not
	That      []string // begin what is said or denied: it is not true that
	Unsaying  []string // say nothing of what a number is of: words of grammar, months
	Definite  []string // before a number that goes back to things told before: the, these
	Articles  []string // before a name

	// Senses are what words say of what is counted.
	Senses []Sense
	// Persons are words for people of any kind, as what is counted.
	Persons []string
	// Disclaims are words by which a sentence takes back what follows: denied, untrue.
	// Phrases of them are joined by blanks.
	Disclaims []string
	// Fictions, after one of Called, say that what is told is none: a myth, mere invention.
	// Refuted say so by themselves. Beliefs say that it is held to be so, and with one of
	// Denials that it is not: no longer believed.
	Fictions, Called, Refuted, Beliefs []string
	// Never denies what follows, and so do Negations after Auxiliaries: did not. Spared are
	// words after which they deny nothing of a number: not only.
	Never, Auxiliaries, Spared []string
	// Wrong say so after Copulas.
	Wrong []string
	// Rumours say that what is told is not sure. They may be phrases.
	Rumours []string
	// Few are words that deny nearly: few believe it.
	Few []string
	// Excludes are before what is not counted. With is before what something has.
	Excludes, With []string
	// Stops are before a word that begins no clause there: at once.
	Stops []string
	// InAll say that a number is of all together.
	InAll []string
	// Beyond are before what something is more than: in excess of.
	Beyond []string
	// Estimates are before a number that somebody has estimated.
	Estimates []string
	// Of is between what happened and what from: died of.
	Of []string
	// Without is before what there was not.
	Without []string
	// Universals say that a number is of each or of a usual one: every, the average.
	Universals []string
	// Others say that what is counted is what is left: the other, the rest.
	Others []string
	// Subordinates begin a clause that says when, why or who: after, because.
	Subordinates []string
	// Dividers are between two clauses that each have a number: and, while.
	Dividers []string
	// Asides are before a name that the sentence is not on: unlike, according to.
	Asides []string
	// Parts say that something is of a part alone: most of them, of whom.
	Parts []string
	// Antonyms are words of two sides, with a stroke between: gain gains|loss losses.
	Antonyms []string
	// Happens say of something that it happened when a date says.
	Happens []string
	// Opposites turn a word into its opposite, as its beginning: un-.
	Opposites []string
	// Beside are before what a multiple is of: compared with.
	Beside []string
	// Becomes are between what a number was and what it became.
	Becomes []string
	// Phrasal are verbs that Up and Down make those of a rise or a fall: went.
	Phrasal, Up, Down []string
	// Determiners are before who is spoken of: those arrested.
	Determiners []string
	// Nones deny a number that follows: none of the.
	Nones []string
	// Those stand for what was named before: that of.
	Those []string
	// Whole are between a part and what it is of: of.
	Whole []string
	// Adds say that something comes on top: in addition to.
	Adds []string
	// Copulas are before what a sentence says of itself: is denied.
	Copulas []string
	// Asks begin a question: how many of them.
	Asks []string
	// Whens are before a time, with which a label can begin: during.
	Whens []string
	// Schemes name what is only proposed, and Facts, or words with FactEndings, right after
	// them tell it as done: the programme raised.
	Schemes, Facts, FactEndings []string
	// Equals are in the middle of: as many people as.
	Equals []string
	// Exceeds are verbs that say more: outnumbered.
	Exceeds []string
	// Places are the words between which and a name it is where something is: in, near.
	Places []string
	// Multiplies are words, by the multiple that they say: doubled. Each is a list as in
	// [Sense].
	Multiplies map[string]string
	// Plain says a multiple as the scanner reads it, at %d: %d times.
	Plain string

	Rises, Falls  []string // say that something rose or fell
	Higher, Lower []string // say the same right after a change: 50% more
	Turns         []string // end what a word after a number can say of it: or, than

	Per             []string // before what a rate is of: per 100
	PerEndings      []string // the same as endings
	Each            []string // between what is counted and what for: per, for each
	Rates           []string // before one of what a rate is of: a head
	PerOne          string   // the plainest of them
	BeforeCounts    []string // before a number of four digits that is no year: were, over
	Than            []string // before what something is compared with
	Joins           []string // between a multiple and its number: twice the 1,000
	Against         []string // between the two numbers of a vote or a game: 5 to 4
	Frequencies     []string // how often something is done: once
	From            []string // before a range from one number to another
	AtTime          []string // before a time of the day
	Confidence      []string // after a level of confidence
	Scales          []string // begin a unit in the large: million tonnes
	Times           string   // after a number: seven times
	Multiples       []string // say how many times by themselves: twice
	MultipleEndings []string // their endings: fold

	// How the words of a comparison or chart name what they are made from.
	Below      [][]string // before what a number is measured by, the clearest first: per
	BelowLoose []string   // the same, of words that have other uses: to, of
	BelowAfter []string   // after what a number is measured by
	And        []string   // between two statements of a sentence
	To         []string   // before the end of a stretch of time
	Every      []string   // say that a number is of each one of a group, or of the middle one
	Shares     []string   // say that a number is a share
	Multiple   []string   // say that it is a multiple
	Former     []string   // name what is before a change
	Latter     []string   // name what is after a change
	In         []string   // before the unit that all numbers are in
	Alike      [][]string // words of which one may stand for another

	RateOf []string // after a rate, before what it is of

	// What a caveat may say, and what denies it.
	Same     []string // that two things do not differ
	Certain  []string // that a number is no guess and no plan
	Apart    []string // that one number has no part in another
	Among    []string // that one is a part of the other
	Overlaps []string // that one may be counted in the other
	Says     []string // after a word that denies: what the text does not say
	Empty    []string // that there is nothing to say

	Abbreviations []string // end in a full stop that ends no sentence
	FormulaWords  []string // no formula has them, if a text between dollar signs has
}

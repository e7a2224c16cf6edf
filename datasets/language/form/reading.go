package form

// A Reading is what finds numbers and dates in a text of the language. Lists of words
// are in lower case, with blanks between the words.
type Reading struct {
	Decimal, Group rune // the usual signs of decimals and thousands

	Cardinals []Series // one, two, three: the variants of a word are joined by "/"
	Ordinals  []Series // first, second
	Parts     []Series // third: 3, a part of one
	Scales    []Scale  // hundred, million, dozen
	// MoneyScales are short for scales before the unit of a sum of money, as they are written
	// there, perhaps with a dot: M, which is a name elsewhere.
	MoneyScales map[string]int64
	Times       []Scale // twice: 2, tenfold: 10
	Shares      []Share // kétharmad: 2 of 3, másfél: 3 of 2
	// InOneWord makes more of both by rule; nil for most languages. It is asked when a text is read.
	InOneWord func() ([]Series, []Share)
	Words     map[Roles]string // what words do
	Marks     map[Marks]string // words that single rules look for

	// Before are the qualifiers that come before a number, and After those that follow
	// it, one a line, by the name that a table has for what they say: over, at-least.
	Before, After map[string]string

	Baker        string // makes a dozen 13: a baker’s dozen
	Approximate  string // what a hyphen joins to a number that is about so many: 30-odd
	NumberSigns  string // short for number before a dot, as they are capitalised: No
	BetweenAfter bool   // the word for between comes after its two numbers: 5 és 7 között

	Nouns Nouns
	Dates DateReading
}

// A Series gives words the numbers from First on, by Step.
type Series struct {
	First, Step int64
	Roles       Roles // of each word
	Words       string
}

// A Scale gives words one number.
type Scale struct {
	Value int64
	Roles Roles
	Words string
}

// A Share gives words so many parts of one.
type Share struct {
	Count, Of int64
	Words     string
}

// Nouns say how to know what is counted by its ending. Each is a list.
type Nouns struct {
	Plurals     string                     // endings of what is counted; none where numbers have the singular after them
	Singulars   string                     // and of what is not, though it ends so
	Adjectives  string                     // endings of words before a noun
	Participle  string                     // the ending of verbs that can follow a number: 23 drowned
	Manner      string                     // of adverbs that can: 35 seriously
	Gerund      string                     // and of those that can do so in another form: 3 abstaining
	Lengthened  string                     // pairs of a vowel before an ending and at the end of a word: á/a
	Superlative string                     // the ending of an adjective that none exceeds: the biggest
	Articles    bool                       // a price is of a noun in the singular after an article: 5 dollars a man
	One         func(plural string) string // the singular of what is counted; nil where it is not known
	Designators bool                       // a number after a noun in the singular, or after two letters, can name a thing: a 4K screen, Ju 87
}

// Roles are the sets that a word is in.
type Roles uint64

// The roles of words in and near numbers.
const (
	IsZero        Roles = 1 << iota // zero, nought
	IsPlural                        // of a scale or a part: hundreds, thirds
	IsAnd                           // and
	IsArticle                       // a, an
	IsHalf                          // half
	IsPoint                         // point, in "three point five"
	IsMinus                         // minus, negative
	IsTo                            // to, through: between the ends of a range
	IsOr                            // or
	IsBetween                       // between
	IsFrom                          // from
	IsVague                         // several, a handful
	IsChange                        // rose, fell, up: what follows is a step and a new level
	IsPreposition                   // in, of
	IsOf                            // of
	IsDeterminer                    // the, their
	IsPronoun                       // they, which, who
	IsAuxiliary                     // were, have
	IsVerb                          // frequent verbs that are no nouns
	IsAdverb                        // already, ago
	IsCounted                       // plural without an s: people, dead
	IsTime                          // units of time: days, years
	IsSingular                      // ends like a plural and is none: news, crisis
	IsNameHead                      // what a number names: Boeing, Article, page
	IsMost                          // maximum, ceiling
	IsLeast                         // minimum, floor
	IsSetAt                         // fixed, set, capped: with "at" before a limit
	IsStop                          // makes an adverb of an ordinal: at first
	IsBy                            // by: what follows is how much, not from where to where
	IsFew                           // a few
	IsNumber                        // a number of
	IsOnly                          // only one
	IsPossessive                    // its, their
	IsMore                          // more, additional: "one more year"
	IsPer                           // per, "a" of a rate
	IsDouble                        // double, before the or what
	IsHedge                         // speculated, allegedly
	IsDemand                        // demanded, should: what is to be, and is not
	IsProgramme                     // programme, resolution: a list of such
	IsAged                          // aged, age, older: a number of years follows
	IsLasting                       // lasted, for: "over" is more than, behind them
	IsRatio                         // in: "one in five"
	IsSuffix                        // of an ordinal in digits: st, th
	IsBut                           // but: before the other limit
	IsBook                          // a part of a book, with its number: page, fig; with IsPlural for several
	IsContest                       // voted, beat: two numbers with a dash are a score
	IsCouple                        // a couple of hundred
	IsScores                        // scores of people
	IsEvery                         // in every ten
	IsRecent                        // last, preceding: quarters are parts of a year
	IsPrice                         // rent, ticket: letters are old coins
	IsPhrasal                       // knocked: "over" belongs to it
	IsOccasion                      // day, time: "one day" counts none
	IsLatitude                      // latitude, longitude: degrees of a place follow
	IsStreet                        // Street: the number before it is of a house
	IsDoubt                         // fear, may: leaves open whether it is so, in some sentences
	IsDenial                        // not, never, nobody: turns a limit round
	IsSeldom                        // rarely: turns a limit round, mostly
	IsUndenied                      // not only, did not prevent: what follows is not denied
	IsClause                        // that, whether, until: another clause begins
	IsProportion                    // ratio, odds, map: two numbers with a colon are no time
	IsLimitWord                     // interval, range: its ends follow in brackets
	IsScripture                     // Psalm, John: chapter and verse follow
)

// IsFunction are the words that end a noun phrase.
const IsFunction = IsPreposition | IsOf | IsDeterminer | IsPronoun | IsAuxiliary | IsVerb | IsAdverb | IsAnd | IsOr | IsTo | IsFrom | IsBetween | IsArticle

// Any reports whether a word has one of the roles.
func (r Roles) Any(s Roles) bool { return r&s != 0 }

// Marks are single words that a rule looks for.
type Marks uint64

// The marks.
const (
	MarkNot        Marks = 1 << iota // not: denies a number
	MarkNever                        // never
	MarkThe                          // the
	MarkOver                         // over: more than, or where: over 3 days, one over three
	MarkPast                         // past: more than, or when: the past 20 years, half past ten
	MarkSay                          // say: about so many, or what someone says
	MarkUp                           // up: and up is no and up to
	MarkAs                           // as: as many as
	MarkFor                          // for: how long
	MarkOn                           // on: a number after it is no count of what follows
	MarkIn                           // in: in the morning, in 1956
	MarkAt                           // at: at night; a price follows
	MarkTo                           // to: quarter to six
	MarkNight                        // night: after twelve it is morning
	MarkOut                          // out: one out of five
	MarkOther                        // other
	MarkMore                         // more, other, such: before what is counted
	MarkAll                          // all: first of all
	MarkOld                          // old: a time before it is an age
	MarkAgo                          // ago
	MarkThan                         // than
	MarkLater                        // later, earlier: than a year
	MarkAgainst                      // against: so many votes
	MarkTimes                        // times: so many times as many
	MarkRatio                        // ratio, odds: its two numbers follow
	MarkInterval                     // interval: its ends follow
	MarkFoot                         // foot: inches follow
	MarkCode                         // zip, code: a number is one
	MarkMany                         // were: a number before it is no name
	MarkGroup                        // group: of so many, where it is a name
	MarkAbout                        // about: what a book is about, or about when
	MarkRise                         // rose, up, growth: something went up by a number
	MarkFall                         // fell, down, loss: something went down by a number
	MarkStep                         // growth, loss: nouns of these, after a number or before "of" one
	MarkLoss                         // loss, lost, deficit: a fall of money and the like only, not of lives
	MarkParticle                     // up, down, off: of a verb (set up 40 camps), or which way
	MarkPhrasal                      // made, took: up and down belong to it, and are no way that something went
	MarkRaise                        // raised: a number after it is what was raised, and no step
	MarkLevel                        // to, at, below: a level follows, and no step
	MarkDepth                        // rose, fell: of a length too, and no way that was gone
	MarkPeople                       // adults, those: over 18 after them is an age
	MarkBelow                        // below: so many degrees below zero are negative
	MarkPlus                         // plus: plus or minus 3 is no negative number
	MarkSub                          // sub: a hyphen joins it to what something is under
	MarkHeld                         // points, seats, jobs: what there is more or less of after a step
	MarkNo                           // no: of no one hurt, and no deaths
	MarkNobody                       // nobody: none, of what people suffered
	MarkToll                         // deaths, injuries: of which there are none after "no"
	MarkOutcome                      // killed, hurt: what became of people
	MarkMultiplied                   // doubled: how many times as many it became
	MarkDaily                        // daily, weekly: before what is counted
	MarkForecaster                   // analysts: who expected the number before them
	MarkMagnitude                    // magnitude: how strong a tremor was follows
	MarkCompared                     // compared: with what was before
	MarkLess                         // fewer, less: so many than
	MarkMost                         // most: before an adjective
	MarkEverywhere                   // nationwide: where something is counted, and no noun after a number
)

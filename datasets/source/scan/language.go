package scan

import "strings"

// A Language is what the scanner knows of a language: lists of words, and
// nothing else. The rules that read them are the same for all.
type Language struct {
	tag   string
	words map[string]*lexeme

	decimal, group rune     // the usual signs of decimals and thousands
	before         phrases  // qualifiers that stand before a number, by their last word
	after          phrases  // and behind it, by their first
	plurals        []string // endings of nouns that are counted
	adjectives     []string // endings of words before a noun
	participles    string   // the ending of verbs that can stand behind a number
	singulars      []string // and of those that are not, though they end so
}

// A lexeme is what a language knows of a word, in lower case.
type lexeme struct {
	text string

	cardinal int64 // one: 1, twelve: 12, twenty: 20
	scale    int64 // hundred: 100, million: 10⁶, dozen: 12
	ordinal  int64 // first: 1, twentieth: 20
	times    int64 // twice: 2, tenfold: 10
	part     int64 // a part of one: half: 2, quarter and fourth: 4
	month    int   // January: 1; abbreviations too
	weekday  int   // Monday: 1
	season   int   // spring: 1
	is       roles
}

// roles are the sets that a word is in.
type roles uint64

func (r roles) any(s roles) bool { return r&s != 0 }

const (
	isZero        roles = 1 << iota // zero, nought
	isPlural                        // of a scale or a part: hundreds, thirds
	isAnd                           // and
	isArticle                       // a, an
	isHalf                          // half
	isPoint                         // point, in "three point five"
	isMinus                         // minus, negative
	isTo                            // to, through: between the ends of a range
	isOr                            // or
	isBetween                       // between
	isFrom                          // from
	isVague                         // several, a handful
	isChange                        // rose, fell, up: what follows is a step and a new level
	isPreposition                   // in, of
	isOf                            // of
	isDeterminer                    // the, their
	isPronoun                       // they, which, who
	isAuxiliary                     // were, have
	isVerb                          // frequent verbs that are no nouns
	isAdverb                        // already, ago
	isCounted                       // plural without an s: people, dead
	isTime                          // units of time: days, years
	isSingular                      // ends like a plural and is none: news, crisis
	isNameHead                      // what a number names: Boeing, Article, page
	isMost                          // maximum, ceiling
	isLeast                         // minimum, floor
	isSetAt                         // fixed, set, capped: with "at" before a limit
	isStop                          // makes an adverb of an ordinal: at first
	isBy                            // by: what follows is how much, not from where to where
	isFew                           // a few
	isNumber                        // a number of
	isOnly                          // only one
	isPossessive                    // its, their
	isMore                          // more, additional: "one more year"
	isPer                           // per, "a" of a rate
	isDouble                        // double, before the or what
	isHedge                         // speculated, allegedly
	isDemand                        // demanded, should: what is to be, and is not
	isProgramme                     // programme, resolution: a list of such
	isAged                          // aged, age, older: a number of years follows
	isLasting                       // lasted, for: "over" is more than, behind them
	isRatio                         // in: "one in five"
	isSuffix                        // of an ordinal in digits: st, th
	isBut                           // but: before the other limit
	isBook                          // a part of a book, with its number: page, fig; with isPlural for several
	isContest                       // voted, beat: two numbers with a dash are a score
	isCouple                        // a couple of hundred
	isScores                        // scores of people
	isEvery                         // in every ten
	isRecent                        // last, preceding: quarters are parts of a year
	isPrice                         // rent, ticket: letters are old coins
	isPhrasal                       // knocked: "over" belongs to it
	isOccasion                      // day, time: "one day" counts none
	isLatitude                      // latitude, longitude: degrees of a place follow
	isStreet                        // Street: the number before it is of a house
	isDoubt                         // fear, may: leaves open whether it is so, in some sentences
	isDenial                        // not, never, nobody: turns a limit round
	isSeldom                        // rarely: turns a limit round, mostly
	isUndenied                      // not only, did not prevent: what follows is not denied
	isClause                        // that, whether, until: another clause begins
	isProportion                    // ratio, odds, map: two numbers with a colon are no time
	isLimitWord                     // interval, range: its ends follow in brackets
	isScripture                     // Psalm, John: chapter and verse follow
)

// function words end a noun phrase.
const isFunction = isPreposition | isOf | isDeterminer | isPronoun | isAuxiliary | isVerb | isAdverb | isAnd | isOr | isTo | isFrom | isBetween | isArticle

func newLanguage(tag string, decimal, group rune) *Language {
	l := &Language{tag: tag, decimal: decimal, group: group, words: map[string]*lexeme{}}
	datesOf(tag).add(l.words)
	return l
}

// word returns the lexeme of a word, made where it is new.
func (l *Language) word(text string) *lexeme {
	w := l.words[text]
	if w == nil {
		w = &lexeme{text: text}
		l.words[text] = w
	}
	return w
}

// role gives words a role.
func (l *Language) role(r roles, list string) {
	for _, w := range strings.Fields(list) {
		l.word(w).is |= r
	}
}

// cardinals gives words the numbers from first on, by step; "/" joins variants.
func (l *Language) cardinals(first, step int64, list string) {
	for i, variants := range strings.Fields(list) {
		for _, w := range strings.Split(variants, "/") {
			l.word(w).cardinal = first + int64(i)*step
		}
	}
}

func (l *Language) ordinals(first, step int64, list string) {
	for i, variants := range strings.Fields(list) {
		for _, w := range strings.Split(variants, "/") {
			l.word(w).ordinal = first + int64(i)*step
		}
	}
}

// parts gives words the parts of one: 3 for third.
func (l *Language) parts(first int64, r roles, list string) {
	for i, variants := range strings.Fields(list) {
		for _, w := range strings.Split(variants, "/") {
			l.word(w).part = first + int64(i)
			l.word(w).is |= r
		}
	}
}

func (l *Language) scales(n int64, r roles, list string) {
	for _, w := range strings.Fields(list) {
		l.word(w).scale = n
		l.word(w).is |= r
	}
}

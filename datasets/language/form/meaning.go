package form

import (
	"maps"
	"strings"
)

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

	// Kindred are words that one text uses where another, on the same fact, uses the next,
	// a set each: what is looser than to be alike.
	Kindred []string
	// Filling are words that are neither for nor against a number being the one that another
	// sentence tells: already, mainly.
	Filling string
	// Doers are endings of nouns for people, beside those that the language lists.
	Doers []string

	// Inferred are words by which a note says that something is not in the text.
	Inferred string
	// Says are phrases, one a line, by what they say of a number near them. A hyphen
	// before an ending is for all words that end so, and after a beginning for all that
	// begin so.
	Says map[Saying]string
}

// A Saying is what words say of a number near them, beside its bound.
type Saying string

// What words say.
const (
	SaysMost      Saying = "maximum"
	SaysLeast     Saying = "minimum"
	SaysTypical   Saying = "typical"   // of one of the group, or of each
	SaysRate      Saying = "rate"      // so many for so many
	SaysThreshold Saying = "threshold" // a limit
	SaysFixed     Saying = "fixed"     // a limit, plainly
	SaysFixedAt   Saying = "fixed at"  // right before it
	SaysMoment    Saying = "moment"    // so many at one moment
	SaysPart      Saying = "part"      // of more
	SaysSum       Saying = "total"     // plainly of all together
	SaysOfOne     Saying = "of one"    // plainly of one of them, or of each
	SaysSize      Saying = "measure"   // how long or high something is
	SaysCrowd     Saying = "crowd"     // plainly so many at one moment
	SaysOfThe     Saying = "of the"    // right after it: of more
	SaysOfWhich   Saying = "of which"  // of more, plainly
	SaysPlanned   Saying = "proposed"  // beside demands: what is to be
	SaysExpected  Saying = "expected"  // what is to come
	SaysTime      Saying = "duration"  // units of time
	SaysExcluded  Saying = "excluded"  // before it: the number is no part of another
	DeniesBefore  Saying = "denied before"
	DeniesWithin  Saying = "denied within" // in the phrase of the number itself
	DeniesAfter   Saying = "denied after"
	DeniesLater   Saying = "denied later" // in the next sentence, of what is told before
	RefersBack    Saying = "refers back"  // begins a sentence on the one before
	SaysDenied    Saying = "denied"       // in a note
	SaysHearsay   Saying = "hearsay"      // in a quote: others say so
	SaysFiscal    Saying = "fiscal"       // of a year or quarter that is not the calendar's
)

// What words of a sentence say of how far it claims a number, and where their clause ends.
const (
	ClaimsDemand        Saying = "claims a demand"    // demanded, asked for, should
	ClaimsDoubt         Saying = "claims a doubt"     // feared, may, said to have
	ClaimsToBe          Saying = "claims to be"       // will, would, were to: a forecast, or what a programme wants
	ClaimsNot           Saying = "claims nothing"     // looks like one of them, and is none: could not, must have
	ClaimsModal         Saying = "claims by a modal"  // right after a number: 300 people may die
	ClaimsParticiple    Saying = "claims described"   // can be before a noun: the expected gain
	ClaimsForecast      Saying = "claims a forecast"  // nouns: what comes after "from" is one too
	ClaimsProgramme     Saying = "claims a programme" // makes a demand of what is to be
	ClaimsOf            Saying = "claims of"          // between a noun and the number: earnings of
	ClaimThat           Saying = "claim that"         // begins what a verb says
	ClaimFrom           Saying = "claim from"         // before where something began
	ClaimEnds           Saying = "claim ends"         // another clause begins
	ClaimEndsAfterComma Saying = "claim ends after a comma"
	ClaimWas            Saying = "claim was"   // a verb of what was
	ClaimDid            Saying = "claim did"   // another verb, of what was done
	ClaimAnd            Saying = "claim and"   // another clause may begin
	SaysSpeech          Saying = "speech"      // who says, thinks or does so comes before it
	SaysAgainst         Saying = "against"     // what comes next is what a number is compared with: after 12 the year before
	SaysRemains         Saying = "remains"     // that something is there still: are left with
	SaysDiffers         Saying = "differs"     // by how much two numbers are apart: a gap of, worse by
	SaysLacking         Saying = "lacking"     // that something is not so, without a word that denies: failed, missing
	SaysReach           Saying = "reach"       // it came as far as that: the most of it
	SaysAgo             Saying = "ago"         // right after a stretch of time: before when
	SaysPoints          Saying = "points"      // of a percentage
	ClaimHelps          Saying = "claim helps" // verbs before a participle: are, had
)

// Phrases are those of a list with commas, one a line.
func Phrases(list string) string {
	words := strings.Split(list, ",")
	for i := range words {
		words[i] = strings.Join(strings.Fields(words[i]), " ")
	}
	return strings.Join(words, "\n")
}

// Sets are those of a list, one a line.
func Sets(list string) []string { return strings.Split(strings.TrimSpace(list), "\n") }

// Sayings returns the phrases of several lists as one; no two have what they say in common.
func Sayings(lists ...map[Saying]string) map[Saying]string {
	all := map[Saying]string{}
	for _, list := range lists {
		maps.Copy(all, list)
	}
	return all
}

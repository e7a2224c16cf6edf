package form

// A Sense is what several words say alike, by one name in all languages: killed, by died
// and lost their lives. Two senses of one kin are two things, unless one implies the other.
type Sense struct {
	Kin     Kin
	Name    string
	Implies string // names of senses that are true where this one is
	// Says are words that say it of something, and Names those that only name it: jailed,
	// and prison. Both are lists with commas, of words and of phrases, in which _ is any one
	// word. A word that ends in a hyphen is for all that begin so.
	Says, Names string
}

// A Kin is a set of senses.
type Kin uint8

// The kins.
const (
	Events   Kin = iota // what happens to what is counted: killed, released
	People              // kinds of them: workers, soldiers
	Nations             // countries, and who and what is of them
	Phases              // the beginning and the end
	Extremes            // the most and the least
	Flows               // what becomes of money: claimed, paid
	Measures            // what is measured: wealth, height
	Hours               // parts of a day: the evening
	Things              // what a number counts besides people: houses, ships
	Causes              // what people die of: floods, diseases
	Kins                // how many there are
)

// Package word compiles the lists of a language ([form.Reading]) into what can be asked
// of a word at once: the rules that read a text look each word up a single time.
package word

import (
	"slices"
	"strings"

	"quotient/datasets/language/form"
)

// A Word is what a language knows of a word, in lower case.
type Word struct {
	Text string

	Cardinal int64 // one: 1, twelve: 12, twenty: 20
	Scale    int64 // hundred: 100, million: 10⁶, dozen: 12
	Ordinal  int64 // first: 1, twentieth: 20
	Times    int64 // twice: 2, tenfold: 10
	Part     int64 // a part of one: half: 2, quarter and fourth: 4
	Parts    int64 // how many of them, where the word says that too: kétharmad: 2
	Is       form.Roles
	Mark     form.Marks

	Month, Weekday, Season int // January, Monday and spring: 1
	PartOfYear             int // in EDTF: early is 37
	Decade                 int // fifties: 50
	Era                    int // -1 before the count of years, 1 in it
	InDate                 form.DateRoles
	Opens                  bool // a date or time can begin with it
}

// Unknown is what is known of a word that is in no list.
var Unknown Word

// A Language is the words of a language, and what else its rules need.
type Language struct {
	Tag   string
	Words map[string]*Word

	Decimal, Group                 rune
	Before, After                  Phrases // by the last word of the phrase, and by its first
	Plurals, Singulars, Adjectives []string
	Lengthened                     [][2]string // a vowel before an ending, and at the end of a word
	Approximate, NumberSigns       []string
	Dates                          *form.DateReading
	*form.Reading
}

// New compiles a language.
func New(tag string, r *form.Reading) *Language {
	l := &Language{
		Tag: tag, Words: map[string]*Word{}, Reading: r, Dates: &r.Dates,
		Decimal: r.Decimal, Group: r.Group, Before: Phrases{}, After: Phrases{},
		Plurals: strings.Fields(r.Nouns.Plurals), Singulars: strings.Fields(r.Nouns.Singulars), Adjectives: strings.Fields(r.Nouns.Adjectives),
		Approximate: strings.Fields(r.Approximate), NumberSigns: strings.Fields(r.NumberSigns),
	}
	for _, pair := range strings.Fields(r.Nouns.Lengthened) {
		long, short, _ := strings.Cut(pair, "/")
		l.Lengthened = append(l.Lengthened, [2]string{long, short})
	}
	l.addDates()
	l.addNumbers()
	for role, list := range r.Words {
		for _, w := range strings.Fields(list) {
			l.word(w).Is |= role
		}
	}
	for mark, list := range r.Marks {
		for _, w := range strings.Fields(list) {
			l.word(w).Mark |= mark
		}
	}
	l.addPhrases(r.Before, l.Before, func(words []*Word) *Word { return words[len(words)-1] })
	l.addPhrases(r.After, l.After, func(words []*Word) *Word { return words[0] })
	return l
}

// word returns a word, made where it is new.
func (l *Language) word(text string) *Word {
	w := l.Words[text]
	if w == nil {
		w = &Word{Text: text}
		l.Words[text] = w
	}
	return w
}

// addNumbers gives words the numbers that they say.
func (l *Language) addNumbers() {
	series := func(list []form.Series, set func(w *Word, n int64)) {
		for _, s := range list {
			for i, variants := range strings.Fields(s.Words) {
				for _, v := range strings.Split(variants, "/") {
					w := l.word(v)
					w.Is |= s.Roles
					set(w, s.First+int64(i)*s.Step)
				}
			}
		}
	}
	scales := func(list []form.Scale, set func(w *Word, n int64)) {
		for _, s := range list {
			for _, v := range strings.Fields(s.Words) {
				w := l.word(v)
				w.Is |= s.Roles
				set(w, s.Value)
			}
		}
	}
	cardinals, shares := l.Cardinals, l.Shares
	if l.InOneWord != nil {
		moreCardinals, moreShares := l.InOneWord()
		cardinals, shares = append(slices.Clip(cardinals), moreCardinals...), append(slices.Clip(shares), moreShares...)
	}
	series(cardinals, func(w *Word, n int64) { w.Cardinal = n })
	series(l.Ordinals, func(w *Word, n int64) { w.Ordinal = n })
	series(l.Parts, func(w *Word, n int64) { w.Part = n })
	scales(l.Scales, func(w *Word, n int64) { w.Scale = n })
	for _, s := range shares {
		for _, v := range strings.Fields(s.Words) {
			w := l.word(v)
			w.Part, w.Parts = s.Of, s.Count
		}
	}
	scales(l.Reading.Times, func(w *Word, n int64) { w.Times = n })
	if l.Baker != "" {
		l.word(l.Baker)
	}
}

// opening are the roles of words that a date can begin with.
const opening = form.AsQuarter | form.AsHalf | form.AsQ | form.AsH | form.AsNoon | form.AsMidnight

// addDates gives words what they say in dates.
func (l *Language) addDates() {
	d := l.Dates
	short := strings.Fields(d.Words[form.AsShort])
	each := func(list string, inflected bool, set func(*Word)) {
		for _, w := range strings.Fields(list) {
			set(l.word(w))
			if inflected && d.Inflect != nil && !slices.Contains(short, w) {
				for _, other := range d.Inflect(w) {
					set(l.word(other))
				}
			}
			if d.Plain != nil {
				set(l.word(d.Plain(w)))
			}
		}
	}
	for role, list := range d.Words {
		each(list, false, func(w *Word) { w.InDate |= role; w.Opens = w.Opens || role&opening != 0 })
	}
	for i, list := range d.Parts {
		each(list, false, func(w *Word) { w.PartOfYear = 37 + i })
	}
	for i, list := range d.Decades {
		each(list, false, func(w *Word) { w.Decade, w.Opens = 10+10*i, true })
	}
	for i, list := range [...][]string{d.BC, d.AD} {
		each(strings.ToLower(strings.Join(list, " ")), false, func(w *Word) { w.Era, w.Opens = 2*i-1, true })
	}
	for i, list := range d.Months {
		each(list, true, func(w *Word) { w.Month = i + 1 })
	}
	for i, list := range d.Weekdays {
		each(list, false, func(w *Word) { w.Weekday = i + 1 })
	}
	for i, list := range d.Seasons {
		each(list, true, func(w *Word) { w.Season = i + 1 })
	}
	for _, letters := range [...][2]string{d.AM, d.PM} {
		l.names(letters[0], letters[1], letters[0]+letters[1])
	}
	l.names(d.Century, d.Millennium)
}

func (l *Language) names(words ...string) {
	for _, w := range words {
		if w != "" {
			l.word(w)
		}
	}
}

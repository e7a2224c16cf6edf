package quantity

import (
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Locale writes numbers, and what a text says about them, in one language.
// The zero Locale is [English].
type Locale struct {
	Tag     string // BCP 47: en
	Decimal string
	Group   string
	// GroupFrom is the number of digits from which thousands are grouped:
	// Hungarian writes 2000 and 11 000.
	GroupFrom int
	phrases   *phrases
}

// phrases are the words of a language. {n} stands for a number with what
// belongs behind it: 7, 7%, 7 people, 7 times.
type phrases struct {
	bounds map[Bound]string
	ranges ranges
	// timesRanges are for a language whose multiples carry an ending: there
	// {low} has it too. Empty where ranges will do.
	timesRanges ranges
	// times and peak are functions, for the grammar that they need. peak is of
	// the top of a spread that is itself passed.
	times     func(c count) string
	peak      func(n string) string
	day, days string // what stands behind 1, and behind other numbers
	per       string // between the units of a rate
	per100    string

	// Relative changes: {n} is a percentage with its bound.
	less, more             string
	percents               string // a range of percentages: {high} has its %
	lessToMore             string // from {low}, a change in words, to {high}, another
	minusToPlus            string // the same of −10% and +20%
	fromTo                 string // of two numbers that a dash would join, one of them negative
	orLess, orMore         string // behind a bound that says nothing of the other direction
	noChange, hardlyChange string
	noRise                 string

	// alone are the numbers from one to twelve in words, as they stand by
	// themselves, and before those before a noun, where these differ. An empty
	// list is for digits.
	alone  []string
	before map[Show][]string
}

// ranges are the patterns of two numbers. {high} has what belongs behind it,
// {low} is bare.
type ranges struct {
	between   string
	justUnder string // the high end is not reached
	about     string // the ends are vague
}

// A count is a number of times: its digits, and the same in words where words
// are wanted.
type count struct {
	digits, words string
	exact         bool
}

// English writes 11,000, 25.6 and "more than".
var English = Locale{Tag: "en", Decimal: ".", Group: ",", GroupFrom: 4, phrases: &phrases{
	bounds: map[Bound]string{
		Exact: "{n}", Over: "more than {n}", AtLeast: "at least {n}", Under: "under {n}", UpTo: "up to {n}", About: "about {n}",
	},
	ranges: ranges{between: "{low} to {high}", justUnder: "{low} to just under {high}", about: "about {low} to {high}"},
	times: func(c count) string {
		switch {
		case c.exact && c.words == "two":
			return "twice"
		case c.digits == "1":
			return c.words + " time"
		}
		return c.words + " times"
	},
	peak: func(n string) string { return "up to " + n + " and over" },
	day:  " day", days: " days", per: " per ", per100: "{n} in 100",
	less: "{n} less", more: "{n} more", percents: "{low}% to {high}",
	lessToMore: "from {low} to {high}", minusToPlus: "{low} to {high}", fromTo: "{low} to {high}",
	orLess: ", or a fall", orMore: ", or a rise",
	noChange: "no change", hardlyChange: "about no change", noRise: "no rise",
	alone: []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"},
}}

// Hungarian writes 2000, 11 000, 25,6 and "több mint". It groups four digits
// in tables and pictures alone: see [Locale.Grouped].
var Hungarian = Locale{Tag: "hu", Decimal: ",", Group: nbsp, GroupFrom: 5, phrases: &phrases{
	bounds: map[Bound]string{
		Exact: "{n}", Over: "több mint {n}", AtLeast: "legalább {n}", Under: "kevesebb mint {n}", UpTo: "legfeljebb {n}", About: "körülbelül {n}",
	},
	ranges:      ranges{between: "{low} és {high} között", justUnder: "legalább {low}, de kevesebb mint {high}", about: "körülbelül {low}–{high}"},
	timesRanges: ranges{between: "legalább {low}, legfeljebb {high}", justUnder: "legalább {low}, de kevesebb mint {high}"},
	times: func(c count) string {
		ending := hungarianTimes(c.digits)
		if c.words == c.digits {
			ending = "-" + ending
		}
		return c.words + ending
	},
	peak: func(n string) string { return hungarianUpTo(n) + ", sőt afölött" },
	day:  " nap", days: " nap", per: "/", per100: "100-ból {n}",
	less: "{n}-kal kevesebb", more: "{n}-kal több", percents: "{low}–{high}", // százalék, so always -kal
	lessToMore: "{low} és {high} között", minusToPlus: "{low}-tól {high}-ig", fromTo: "{low} … {high}",
	orLess: ", vagy akár csökkenés", orMore: ", vagy akár növekedés",
	noChange: "nincs változás", hardlyChange: "alig van változás", noRise: "nincs növekedés",
	alone: []string{"egy", "kettő", "három", "négy", "öt", "hat", "hét", "nyolc", "kilenc", "tíz", "tizenegy", "tizenkettő"},
	before: map[Show][]string{
		ShowValue: hungarianBeforeNouns, ShowTimes: hungarianBeforeNouns, ShowDays: hungarianBeforeNouns,
		ShowPercent: nil,
	},
}}

var hungarianBeforeNouns = []string{"egy", "két", "három", "négy", "öt", "hat", "hét", "nyolc", "kilenc", "tíz", "tizenegy", "tizenkét"}

// Greek writes 11.000, 25,6 and "πάνω από". Its words for one, three and four
// have a gender, so that numbers are spelled only before φορές and ημέρες,
// which are feminine; the gender of a unit is not known.
var Greek = Locale{Tag: "el", Decimal: ",", Group: ".", GroupFrom: 4, phrases: &phrases{
	bounds: map[Bound]string{
		Exact: "{n}", Over: "πάνω από {n}", AtLeast: "τουλάχιστον {n}", Under: "κάτω από {n}", UpTo: "το πολύ {n}", About: "περίπου {n}",
	},
	ranges: ranges{between: "από {low} έως {high}", justUnder: "από {low} έως λίγο κάτω από {high}", about: "περίπου {low} έως {high}"},
	times: func(c count) string {
		if c.digits == "1" {
			return c.words + " φορά"
		}
		return c.words + " φορές"
	},
	peak: func(n string) string { return "έως " + n + " και άνω" },
	day:  " ημέρα", days: " ημέρες", per: " ανά ", per100: "{n} στα 100",
	less: "{n} λιγότερο", more: "{n} περισσότερο", percents: "από {low} έως {high}",
	lessToMore: "από {low} έως {high}", minusToPlus: "{low} έως {high}", fromTo: "{low} έως {high}",
	orLess: ", ή και μείωση", orMore: ", ή και αύξηση",
	noChange: "καμία μεταβολή", hardlyChange: "σχεδόν καμία μεταβολή", noRise: "καμία αύξηση",
	before: map[Show][]string{ShowTimes: greekFeminine, ShowDays: greekFeminine},
}}

var greekFeminine = []string{"μία", "δύο", "τρεις", "τέσσερις", "πέντε", "έξι", "επτά", "οκτώ", "εννέα", "δέκα", "έντεκα", "δώδεκα"}

func locales() []Locale { return []Locale{English, Hungarian, Greek} }

// Locales lists the tags of the locales.
func Locales() (tags []string) {
	for _, l := range locales() {
		tags = append(tags, l.Tag)
	}
	return tags
}

// LocaleOf returns the locale of a tag, such as "hu".
func LocaleOf(tag string) (Locale, bool) {
	for _, l := range locales() {
		if l.Tag == tag {
			return l, true
		}
	}
	return Locale{}, false
}

// Grouped returns the locale with thousands grouped from four digits, for
// where the numbers of one table or picture are to look alike.
func (l Locale) Grouped() Locale {
	l = l.orEnglish()
	l.GroupFrom = 4
	return l
}

// Peak writes the top of a spread that is itself passed, from the words for
// the number: up to 11,000 forints and over.
func (l Locale) Peak(number string) string { return l.orEnglish().phrases.peak(number) }

// Per joins the names of two units to that of a rate: people per tank.
func (l Locale) Per(numerator, denominator string) string {
	return numerator + l.orEnglish().phrases.per + denominator
}

// FormatRat writes an exact number in full in the locale, such as 11,000 or
// 0.125. A number without a short decimal is given to three digits.
func (l Locale) FormatRat(r *big.Rat) string {
	if s, ok := terminating(r, 12); ok {
		return l.decimal(s)
	}
	return l.decimal(roundExact(r))
}

// Full writes a number that is stated, not computed, with all its digits: 0.3
// and 0.30000000000000004 are two numbers.
func (l Locale) Full(r *big.Rat) string {
	if s, ok := terminating(r, StatedDecimals); ok {
		return l.decimal(s)
	}
	return l.FormatRat(r)
}

func (l Locale) orEnglish() Locale {
	if l.phrases == nil {
		return English
	}
	return l
}

// decimal writes a plain decimal in the locale, with a true minus sign.
func (l Locale) decimal(s string) string {
	l = l.orEnglish()
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "−", s[1:]
	}
	whole, fraction, _ := strings.Cut(s, ".")
	if len(whole) >= l.GroupFrom {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + l.Group + whole[i:]
		}
	}
	if fraction != "" {
		whole += l.Decimal + fraction
	}
	return sign + whole
}

// bounded puts the words of a one-sided bound around a number.
func (p *phrases) bounded(b Bound, n string) string { return fill(p.bounds[b], n) }

// spell writes a number from one to twelve in the words that go before what
// is shown; any other number stays as it is.
func (p *phrases) spell(digits string, show Show) string {
	words, ok := p.before[show]
	if !ok {
		words = p.alone
	}
	return spelled(digits, words)
}

// spellLow writes the low end of a range, which stands by itself where the
// language has words for that.
func (p *phrases) spellLow(digits string, show Show) string {
	words, ok := p.before[show]
	if !ok || len(words) > 0 && len(p.alone) > 0 {
		words = p.alone
	}
	return spelled(digits, words)
}

func spelled(digits string, words []string) string {
	if i, err := strconv.Atoi(digits); err == nil && 1 <= i && i <= len(words) {
		return words[i-1]
	}
	return digits
}

// fill puts a number into a pattern.
func fill(pattern, n string) string { return strings.ReplaceAll(pattern, "{n}", n) }

// fillRange puts two numbers into a pattern.
func fillRange(pattern, low, high string) string {
	return strings.NewReplacer("{low}", low, "{high}", high).Replace(pattern)
}

// hungarianTimes is the ending of so many times: -szor, -szer or -ször by the
// vowels of the last word of the number as it is spoken. What is spoken last
// is the last digit, the name of its power where zeros follow, or the name of
// the last decimal place: 25,6 ends in "tized", a tenth.
func hungarianTimes(digits string) string {
	whole, fraction, _ := strings.Cut(digits, ",")
	switch len(fraction) {
	case 0:
	case 1, 3, 4, 5: // tized, ezred, tízezred, százezred
		return "szer"
	default: // század; milliomod, milliárdod and so on
		return "szor"
	}
	whole = strings.ReplaceAll(whole, nbsp, "")
	bare := strings.TrimRight(whole, "0")
	if bare == "" {
		return "szor" // nulla
	}
	last := bare[len(bare)-1]
	switch zeros := len(whole) - len(bare); {
	case zeros == 0 && last == '5':
		return "ször" // öt
	case zeros == 0 && strings.IndexByte("368", last) >= 0: // három, hat, nyolc
		return "szor"
	case zeros == 1 && strings.IndexByte("2368", last) >= 0: // húsz, harminc, hatvan, nyolcvan
		return "szor"
	case zeros == 2 || zeros >= 6: // száz; millió, milliárd and so on
		return "szor"
	}
	return "szer" // egy, kettő, négy, hét, kilenc; tíz, negyven, ötven, hetven, kilencven; ezer
}

// hungarianUpTo puts the ending -ig, as far as, to a number or to the name of
// its unit, whose last a or e it lengthens.
func hungarianUpTo(s string) string {
	switch last, size := utf8.DecodeLastRuneInString(s); {
	case last == 'a':
		return s[:len(s)-size] + "áig"
	case last == 'e':
		return s[:len(s)-size] + "éig"
	case !unicode.IsLetter(last):
		return s + "-ig"
	}
	return s + "ig"
}

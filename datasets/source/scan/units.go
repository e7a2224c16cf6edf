package scan

import (
	"bytes"
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A unit is what a number counts in: a measure, a currency, hundredths.
type unit struct {
	name string // an English singular: kilometre per hour, US dollar, percent
	kind Kind   // Quantity, Money or Percent
}

//go:generate go -C ../../../tools run ./units ../datasets/source/scan/units.tsv
//go:embed units.tsv
var unitsTSV string

// A measure is a unit of the list, as one of its forms gives it.
type measure struct {
	unit
	class string // length, duration, money: which units it can be joined to
	needs string // what must hold for the form to be believed, "" for nothing
	sign  bool   // km, €: no word of a language
}

// A lexicon is what is known of units.
type lexicon struct {
	forms     map[string]map[string][]measure // by language (signs for all) and form
	junctions map[string]map[string]string    // by language: per, square, cubic
	endings   map[string][]string             // by language: the cases of a noun
	near      map[string]map[string]bool      // words that tell one unit from another
	first     map[string]map[string]int       // by language and first token: tokens of the longest form
	lengths   map[string]bool                 // names of units of length
	last      map[string]int                  // by last token: tokens of the longest sign of money
}

const signs = "*"

// units reads the list on first use.
var units = sync.OnceValue(func() *lexicon {
	x := &lexicon{
		forms: map[string]map[string][]measure{}, junctions: map[string]map[string]string{},
		endings: map[string][]string{}, near: map[string]map[string]bool{},
		first: map[string]map[string]int{}, lengths: map[string]bool{}, last: map[string]int{},
	}
	for line := range strings.Lines(unitsTSV) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(f) != 5 {
			continue
		}
		x.add(f[0], f[1], f[2], f[3], strings.Split(f[4], "|"))
	}
	return x
})

func (x *lexicon) add(class, name, lang, needs string, forms []string) {
	switch class {
	case "ending":
		x.endings[lang] = forms
	case "near":
		for _, form := range forms {
			put(x.near, name, form, true)
		}
	case "per", "square", "cubic":
		for _, form := range forms {
			put(x.junctions, lang, form, class)
		}
	default:
		m := measure{unit{name, Quantity}, class, needs, lang == signs}
		switch class {
		case "length":
			x.lengths[name] = true
		case "money":
			m.kind = Money
		case "percent":
			m.kind = Percent
		}
		var plain Language
		for _, form := range forms {
			if x.forms[lang] == nil {
				x.forms[lang] = map[string][]measure{}
			}
			// A unit that needs evidence is asked before one that does not.
			known, at := x.forms[lang][form], 0
			for needs != "" && at < len(known) && known[at].needs != "" || needs == "" && at < len(known) {
				at++
			}
			x.forms[lang][form] = slices.Insert(known, at, m)
			b := block{Language: &plain, text: form, tokens: plain.tokenize(form, nil)}
			n := len(b.tokens)
			if lang != signs {
				n += n - 1 // hyphens for blanks
			}
			put(x.first, lang, b.str(0), max(n, x.first[lang][b.str(0)]))
			if lang == signs && class == "money" {
				x.last[b.str(n-1)] = max(n, x.last[b.str(n-1)])
			}
		}
	}
}

func put[V any](m map[string]map[string]V, a, b string, v V) {
	if m[a] == nil {
		m[a] = map[string]V{}
	}
	m[a][b] = v
}

// unitAfter returns the unit whose words begin at a token right behind a
// numeral, the longest there is, with what it is counted by (miles per hour)
// and the age that it makes (26-year-old), and the token behind it.
func (b *block) unitAfter(i int) (u unit, next int, ok bool) {
	if b.isHyphen(i) && b.glued(i) && b.glued(i+1) {
		i++
	}
	m, next, ok := b.measureAt(i, false)
	if !ok {
		return unit{}, i, false
	}
	if m.class == "duration" {
		if end, ok := b.age(next); ok {
			return unit{m.name, m.kind}, end, true
		}
	}
	if m.class == "percent" {
		return m.unit, next, true
	}
	u, next, _ = b.rate(m.unit, next)
	return u, next, true
}

// rate joins to a unit what it is counted by, where the text goes on with that
// at a token: per hour, a barrel, /kg. It is for numbers whose unit stands
// before them too: $15.40 an hour. Joined says that there was something.
func (b *block) rate(u unit, i int) (by unit, next int, joined bool) {
	for range 2 {
		m, next, ok := b.divisor(i)
		if !ok && u.kind == Money {
			m.name, next, ok = b.bought(i)
		}
		if !ok {
			break
		}
		u.name += " per " + m.name
		i, joined = next, true
	}
	return u, i, joined
}

// divisor returns the unit after per, a or a slash, or with a negative power.
func (b *block) divisor(i int) (measure, int, bool) {
	slash := b.is(i, "/")
	if slash || b.junction(i) == "per" {
		hundred := b.str(i+1) == "100" && b.form(i+2) == word // litres per 100 km
		if hundred {
			i++
		}
		m, next, ok := b.measureAt(i+1, true)
		switch {
		case hundred:
			m.name = "100 " + m.name + "s"
		case !slash && b.lower(i) != "per":
			// No sign comes after an article; a year earlier and a second time are none.
			ok = ok && !m.sign && !b.speaks("ago", next) && (m.needs != "counted" || b.alone(next))
		}
		return m, next, ok && divides(m)
	}
	if b.form(i) != word {
		return measure{}, i, false
	}
	m, next, ok := b.find(i, true)
	if !ok || !m.sign || !divides(m) {
		return m, i, false
	}
	p, next := b.power(next)
	return raise(m, -p), next, p < 0
}

// bought reads what a price is for, in the singular, behind per or an article: a loaf,
// per visitor. An article is one of a price only where the sentence does not go on with
// a verb: 5 dollars a man had lost.
func (b *block) bought(i int) (name string, next int, ok bool) {
	w := b.at(i + 1)
	if b.tag != "en" || b.junction(i) != "per" || b.form(i) != word || b.form(i+1) != word || b.tokens[i+1].capital || w.cardinal > 0 || w.part > 0 ||
		w.scale > 0 && w.scale != 12 || w.is.any(isFunction|isPlural|isTime) || b.plural(i+1) {
		return "", i, false
	}
	if b.lower(i) != "per" && b.form(i+2) == word && !b.at(i+2).is.any(isPreposition|isAnd|isOr|isBut|isAdverb) {
		return "", i, false
	}
	return b.lower(i + 1), i + 2, true
}

func divides(m measure) bool {
	return m.class != "money" && m.class != "percent" && m.class != "factor"
}

// measureAt returns the unit at a token, with its power: square miles, km².
// Under says that it stands below another unit, where a number does not.
func (b *block) measureAt(i int, under bool) (measure, int, bool) {
	if p := b.junction(i); p == "square" || p == "cubic" {
		j := i + 1
		if b.is(j, ".") && b.glued(j) {
			j++
		}
		if m, next, ok := b.find(j, true); ok && m.class == "length" && b.form(j) == word {
			m.name = p + " " + m.name
			return m, next, true
		}
	}
	m, next, ok := b.find(i, under)
	if !ok {
		return m, i, false
	}
	p, end := b.power(next)
	switch {
	case p > 1 && (m.class == "length" || m.class == "duration") && (m.sign || b.form(next) == word):
		return raise(m, p), end, true
	case p < 0 && m.sign && m.class == "duration" && !under:
		m.name = "inverse " + raise(m, -p).name
		return m, end, true
	case m.sign && b.form(next-1) == word && b.form(next) == digits && b.glued(next):
		return m, i, false // 24703m212 is a name
	}
	return m, next, true
}

// raise returns a unit to a power of one to three.
func raise(m measure, p int) measure {
	switch p {
	case 2:
		m.name = "square " + m.name
	case 3:
		m.name = "cubic " + m.name
	}
	return m
}

// power reads an exponent from -3 to 3 behind a unit, 0 where there is none.
func (b *block) power(i int) (p, next int) {
	switch b.lower(i) {
	case "squared":
		return 2, i + 1
	case "cubed":
		return 3, i + 1
	}
	if !b.glued(i) {
		return 0, i
	}
	by := 1
	if b.is(i, "^") && b.glued(i+1) {
		i++
	}
	switch b.str(i) {
	case "-", "−", "–", "⁻":
		if !b.glued(i + 1) {
			return 0, i
		}
		by, i = -1, i+1
	}
	switch b.str(i) {
	case "1", "¹":
		return by, i + 1
	case "2", "²":
		return 2 * by, i + 1
	case "3", "³":
		return 3 * by, i + 1
	}
	return 0, i
}

// age reports whether a time is an age, and the token behind it: years old,
// year-old, years of age.
func (b *block) age(i int) (next int, ok bool) {
	if b.lower(i) == "of" && b.lower(i+1) == "age" {
		return i + 2, true
	}
	if b.isHyphen(i) {
		i++
	}
	w := b.lower(i)
	return i + 1, w == "old" || w == "olds"
}

// find returns the unit that the longest form at a token gives.
func (b *block) find(i int, under bool) (measure, int, bool) {
	if b.form(i) == nothing {
		return measure{}, i, false
	}
	x := units()
	var room [128]byte
	// Most words begin no unit. A sole word may have the ending of a case.
	word, sign := x.first[b.tag][string(b.wordKey(room[:0], i, i+1))], x.first[signs][b.str(i)]
	if word == 0 && x.endings[b.tag] != nil {
		word = 1
	}
	for n := min(max(word, sign), len(b.tokens)-i); n > 0; n-- {
		for _, lang := range [2]string{b.tag, signs} {
			var key []byte
			if lang != signs && n <= word {
				key = b.wordKey(room[:0], i, i+n)
			} else if lang == signs && n <= sign {
				key = b.signKey(room[:0], i, i+n)
			}
			for _, m := range x.lookup(lang, key) {
				if b.believed(m, i, i+n, under) {
					return m, i + n, true
				}
			}
		}
	}
	return measure{}, i, false
}

// lookup returns the units of a form, of a noun without the ending of its case
// where the language has cases.
func (x *lexicon) lookup(lang string, form []byte) []measure {
	if len(form) == 0 {
		return nil
	}
	forms := x.forms[lang]
	if found := forms[string(form)]; found != nil {
		return found
	}
	for _, ending := range x.endings[lang] {
		stem, ok := strings.CutSuffix(string(form), ending)
		if !ok || len(stem) < 3 {
			continue
		}
		if found := forms[stem]; found != nil {
			return found
		}
		// A last a or e is long before an ending: óra, órát.
		for _, vowels := range [2][2]string{{"á", "a"}, {"é", "e"}} {
			if short, ok := strings.CutSuffix(stem, vowels[0]); ok {
				if found := forms[short+vowels[1]]; found != nil {
					return found
				}
			}
		}
	}
	return nil
}

// signKey writes tokens as the form of a sign: as they are, with a blank only
// beside what is no letter and no digit (US $, ° C); nil where they are none.
func (b *block) signKey(key []byte, from, to int) []byte {
	for i := from; i < to; i++ {
		if i > from && b.tokens[i].gap && b.tokens[i-1].form != sign && b.tokens[i].form != sign {
			return nil
		}
		if s := b.str(i); len(key)+len(s) <= cap(key) {
			key = append(key, s...)
		} else {
			return nil
		}
	}
	return key
}

// wordKey writes tokens as the form of a word: in lower case, with one blank
// for a gap or a hyphen; nil where they are too long.
func (b *block) wordKey(key []byte, from, to int) []byte {
	blank := false
	for i := from; i < to; i++ {
		if i > from && b.isHyphen(i) {
			blank = true
			continue
		}
		if i > from && (blank || b.tokens[i].gap) {
			key = append(key, ' ')
		}
		blank = false
		s := b.str(i)
		if utf8.RuneCountInString(s) < len(s) && !norm.NFC.IsNormalString(s) {
			s = norm.NFC.String(s)
		}
		if len(key)+len(s)+utf8.UTFMax > cap(key) {
			return nil
		}
		for _, r := range s {
			if key = utf8.AppendRune(key, unicode.ToLower(r)); len(key)+utf8.UTFMax > cap(key) {
				return nil
			}
		}
	}
	if blank {
		return nil // a hyphen ends no word
	}
	return key
}

// unitBefore returns the currency whose sign or code ends right before a
// numeral ($, US$, EUR, Rs.), and its first token.
func (b *block) unitBefore(i int) (u unit, first int, ok bool) {
	if b.form(i) == nothing {
		return unit{}, i, false
	}
	end := i
	if b.is(i-1, ".") && b.glued(i-1) && b.form(i-2) == word {
		end-- // Rs. 500
	}
	var room [128]byte
	for n := min(units().last[b.str(end-1)], end); n > 0; n-- {
		at := end - n
		key := b.signKey(room[:0], at, end)
		if n == 2 && b.glued(end-1) && b.is(end-1, "$") {
			key = bytes.ToUpper(key) // aud$15
		}
		for _, m := range units().lookup(signs, key) {
			if m.kind == Money && b.prefixed(m, at, end, i) {
				return m.unit, at, true
			}
		}
	}
	return unit{}, i, false
}

// prefixed reports whether the sign of a currency [from, to) belongs to the
// numeral at a token.
func (b *block) prefixed(m measure, from, to, at int) bool {
	switch last := b.str(to - 1); {
	case b.glued(from) && b.form(from-1) <= digits && b.form(from) == word:
		return false // part of a longer name
	case to-from > 1 && b.tokens[to-1].gap && b.tokens[from].to-b.tokens[from].from == 1:
		return false // A $5 note
	case last == "$" || last == "£":
	case b.numeric(from-1) && b.tokens[at].gap:
		return false // 5 € 10: of the number before
	}
	switch m.needs {
	case "", "before":
		return true
	case "big":
		return b.bigFrom(at)
	}
	return false
}

// believed reports whether what a unit needs is there: i is its first token,
// next the one behind it.
func (b *block) believed(m measure, i, next int, under bool) bool {
	if under {
		switch m.needs {
		case "", "letter", "letters", "digits", "counted", "compound", "measure", "glued":
			return true
		}
		return false
	}
	prev, joined := i-1, b.glued(i)
	if joined && b.isHyphen(prev) {
		prev--
	}
	if m.kind == Money && m.sign && (!joined || b.isHyphen(i-1)) && b.glued(next) && b.form(next) == digits {
		return false // 5 $10 bills, $5-$10
	}
	switch m.needs {
	case "":
		return true
	case "digits", "letters":
		return b.numeric(prev) && (m.needs == "digits" || !b.tokenAt(next).capital || b.str(next) == "CO")
	case "letter":
		return b.letter(prev, i, next)
	case "glued":
		return joined && b.numeric(prev)
	case "decimal":
		return b.decimals(prev)
	case "big":
		return b.big(prev)
	case "alone":
		return b.numeric(prev) && (joined || b.alone(next))
	case "won":
		return b.big(prev) && !b.speaks(m.needs, next)
	case "counted":
		return joined || b.numeric(prev) || b.at(prev).cardinal == 1
	case "compound":
		return b.numeric(prev) && b.is(next, "/") && b.glued(next)
	case "rate":
		return b.is(next, "/") || b.lower(next) == "per"
	case "fine":
		return b.decimals(prev) && len(b.str(prev)) != 2 // 2.13 pm is a time
	case "of":
		return b.lower(next) == "of"
	case "coin":
		return joined && b.form(prev) == digits && (b.decimals(prev) || len(b.str(prev)) < 3) &&
			!(b.is(next, ".") && b.glued(next+1)) && (b.str(i) == "p" || b.paid(i-1, i+1)) // not 8p.m.
	case "factor":
		return b.numeric(prev) && (joined || b.str(i) == "fold") && b.form(next) != digits
	case "measure":
		return (joined || b.numeric(prev) || b.speaks("size", next) || b.form(next) != word || b.at(next).cardinal > 0) &&
			!strings.HasPrefix(b.lower(next), "soldier") && !strings.HasPrefix(b.lower(next), "patrol")
	case "stone":
		return joined || b.nearby("mass", i, 8) || b.form(next) != word && b.numeric(prev) || b.at(next).cardinal > 0
	case "inch":
		return b.numeric(prev) && (joined || b.speaks("size", next) || b.lower(next) == "of" || b.feetBefore(prev) ||
			b.form(next) == nothing || b.form(next) == sign && !b.isQuote(next) && !b.isHyphen(next))
	case "foot":
		return joined && b.numeric(prev) && (b.str(i) == "′" || b.form(next) == digits && b.glued(next))
	case "quote":
		return b.numeric(prev) && b.inchMark(prev, i, next, joined)
	case "arc":
		return joined && b.numeric(prev) && b.degreesBefore(i)
	case "heat":
		return b.form(prev) == digits && len(b.str(prev)) <= 3 && !b.isHyphen(next) && !b.is(next, "/") &&
			!(b.form(next) == word && b.tokens[next].capital) && (b.negative(prev) || b.nearby(m.needs, i, 12))
	case "kelvin":
		return b.numeric(prev) && (b.tokens[i].gap && b.alone(next) || b.decimals(prev))
	case "sterling":
		switch {
		case joined || b.lower(next) == "of" || b.nearby("mass", i, 4):
			return false
		}
		return b.at(prev).scale >= 1e6 || b.nearby("sterling", i, 8)
	}
	return false
}

// letter reports whether a lone letter behind a number is a unit.
func (b *block) letter(prev, i, next int) bool {
	if !b.numeric(prev) || b.isHyphen(next) && b.glued(next) && b.tokens[i].capital {
		return false
	}
	switch b.str(i) {
	case "s":
		return b.tokens[i].gap && len(b.str(prev)) != 4 || b.decimals(prev) // not the 1950s, nor T-34s
	case "m":
		// Millions: £5m, 5m people.
		if w := b.lower(next); (w == "people" || len(w) > 2 && strings.HasSuffix(w, "s")) && !b.speaks("size", next) {
			return false
		}
		_, _, money := b.unitBefore(b.numberStart(prev))
		return !money
	case "V", "W", "L":
		return b.glued(i) || !b.tokenAt(next).capital
	}
	return true
}

// numeric reports whether a token is the end of a number in digits: 12, ½.
func (b *block) numeric(i int) bool {
	switch b.form(i) {
	case digits:
		return true
	case sign:
		r, _ := utf8.DecodeRuneInString(b.str(i))
		return unicode.IsNumber(r)
	}
	return false
}

// numberStart returns the first token of the digits that end at a token.
func (b *block) numberStart(i int) int {
	point := func(i int) bool { return b.glued(i+1) && b.glued(i) && (b.is(i, ".") || b.is(i, ",")) }
	for n := 0; n < 9 && b.form(i) == digits && point(i-1) && b.form(i-2) == digits; n++ {
		i -= 2
	}
	return i
}

// decimals reports whether the number that ends at a token has decimals.
func (b *block) decimals(i int) bool {
	return b.form(i) == digits && b.glued(i) && b.is(i-1, ".") && b.glued(i-1) && b.form(i-2) == digits
}

// big reports whether the number that ends at a token is one that money comes
// in: of three digits, with decimals or a scale word.
func (b *block) big(i int) bool {
	return b.form(i) == digits && (len(b.str(i)) > 2 || b.glued(i) && b.is(i-1, ".")) || b.at(i).scale >= 100
}

// bigFrom is big for a number that begins at a token.
func (b *block) bigFrom(i int) bool {
	return b.form(i) == digits && (len(b.str(i)) > 2 ||
		(b.is(i+1, ".") || b.is(i+1, ",")) && b.glued(i+1) && b.form(i+2) == digits && b.glued(i+2)) ||
		b.at(i+1).scale >= 100
}

func (b *block) negative(i int) bool {
	i = b.numberStart(i) - 1
	return b.glued(i+1) && (b.is(i, "-") || b.is(i, "−") || b.is(i, "–")) && (!b.glued(i) || b.form(i-1) == sign)
}

// feetBefore reports whether feet stand before the number that ends at a token:
// 5 ft 2 in.
func (b *block) feetBefore(i int) bool {
	switch b.lower(b.numberStart(i) - 1) {
	case "ft", "feet", "foot", "'", "′":
		return true
	}
	return false
}

// degreesBefore reports whether degrees stand before minutes or seconds of arc.
func (b *block) degreesBefore(i int) bool {
	for j := i - 1; j >= 0 && j >= i-6; j-- {
		if b.is(j, "°") {
			return true
		}
	}
	return false
}

// inchMark reports whether a quotation mark behind a number is one of inches:
// it closes no quotation that was opened.
func (b *block) inchMark(prev, i, next int, joined bool) bool {
	if b.str(i) == "″" || b.feetBefore(prev) {
		return true
	}
	if !joined {
		return b.speaks("size", next)
	}
	open := 0
	for j := max(0, i-500); j < i; j++ { // a quotation is no longer
		switch b.str(j) {
		case "“":
			open++
		case "”":
			open--
		case `"`:
			if open > 0 || !b.glued(j) || !b.numeric(j-1) { // not another inch mark
				open ^= 1
			}
		}
	}
	return open <= 0 && b.str(i) == `"` && !(b.glued(next) && b.form(next) == word)
}

// alone reports whether nothing follows that a unit could be a part of.
func (b *block) alone(i int) bool { return b.form(i) != word || b.speaks("link", i) }

// nearby reports whether a word that speaks for a unit is within some tokens.
func (b *block) nearby(need string, i, within int) bool {
	for j := max(0, i-within); j < min(len(b.tokens), i+within); j++ {
		if j != i && b.speaks(need, j) {
			return true
		}
	}
	return false
}

func (b *block) speaks(need string, i int) bool {
	return b.form(i) == word && units().near[need][b.lower(i)]
}

func (b *block) junction(i int) string { return units().junctions[b.tag][b.lower(i)] }

func (b *block) lower(i int) string { return strings.ToLower(b.str(i)) }

func (b *block) tokenAt(i int) token {
	if i < 0 || i >= len(b.tokens) {
		return token{form: nothing}
	}
	return b.tokens[i]
}

func (b *block) isHyphen(i int) bool {
	return b.form(i) == sign && slices.Contains([]string{"-", "‐", "‑"}, b.str(i))
}

func (b *block) isQuote(i int) bool {
	return slices.Contains([]string{`"`, "'", "“", "”", "‘", "’"}, b.str(i))
}

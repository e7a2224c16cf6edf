package scan

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotient/datasets/quantity"
)

// A numeral is a number in digits or words, without unit and qualifier.
type numeral struct {
	from, to int // tokens
	value    *big.Rat
	tens     *big.Rat // the power of ten that it is written with: × 10^5
	scale    *big.Rat // of the last scale word: million; nil where there is none

	digits  bool // of digits alone, without a sign, separators or a scale
	spelled bool // of words alone
	part    bool // a part of one: two thirds
	ratio   bool // such a part by two numbers: one in five
	noun    int  // the token of what a ratio counts, where that is inside it: one person in five
	article bool // "a" stands before it and belongs to it: a third
	code    bool // digits that are no number: 1.2.3, 555-123-4567
	ordinal bool
	times   bool // twice, tenfold: a factor
	vague   bool // a scale alone: thousands
	high    *big.Rat
}

// maxDepth is how many numbers are looked into for one: of "one in five to one in
// four" each is read to know the one before. Without an end, a text of nothing
// else would be read again from each of its words.
const maxDepth = 4

// numeral reads the number that begins at a token.
func (b *block) numeral(i int) (n numeral, ok bool) {
	if b.depth == maxDepth {
		return n, false
	}
	b.depth++
	defer func() { b.depth-- }()
	switch b.form(i) {
	case digits:
		n, ok = b.figures(i)
	case sign:
		n, ok = b.signed(i)
	case word:
		n, ok = b.spelled(i)
	}
	if ok && n.part && !n.ratio && n.value != nil {
		b.partOfPercent(&n)
	}
	return n, ok
}

// partOfPercent reads on from a part to what it is of: half of one percent.
func (b *block) partOfPercent(n *numeral) {
	i := n.to + 1
	if !b.partitive(n.to) || b.at(i).cardinal != 1 && b.str(i) != "1" {
		return
	}
	if u, _, ok := b.unitAfter(i + 1); ok && u.kind == Percent {
		n.to, n.part, n.digits = i+1, false, false
	}
}

// signed reads a number that begins with a sign: −5, .5, ½.
func (b *block) signed(i int) (numeral, bool) {
	switch s := b.str(i); s {
	case "-", "−", "–", "+":
		if n, ok := b.telephone(i); ok {
			return n, true
		}
		return b.negated(i)
	case ".":
		if i == 0 || b.tokens[i].gap || b.opening(i-1) || b.currencyAt(i-1) || comparison[b.str(i-1)] != "" {
			return b.pointed(i)
		}
	default:
		if v, ok := vulgar[s]; ok {
			return b.scaled(numeral{from: i, to: i + 1, value: new(big.Rat).Set(v), part: true}), true
		}
	}
	return numeral{}, false
}

// telephone reads the number of a telephone with the sign of its country: +36-1-234.
func (b *block) telephone(i int) (numeral, bool) {
	if !b.is(i, "+") || b.form(i+1) != digits || !b.glued(i+1) || !b.is(i+2, "-") || !b.glued(i+2) {
		return numeral{}, false
	}
	to := i + 2
	for b.glued(to) && (b.form(to) == digits || b.is(to, "-") || b.is(to, "/")) {
		to++
	}
	return numeral{from: i, to: to, code: true}, true
}

// pointed reads decimals without a whole number: .5.
func (b *block) pointed(i int) (numeral, bool) {
	if !b.is(i, ".") || b.form(i+1) != digits || !b.glued(i+1) {
		return numeral{}, false
	}
	v := rat("0." + b.ascii(i+1))
	return b.scaled(numeral{from: i, to: i + 2, value: v}), v != nil
}

// negated reads a number with a minus or plus before it: −5, +3, -$5m, −.35. A dash is
// a sign only where nothing stands before it that it could join.
func (b *block) negated(i int) (numeral, bool) {
	s := b.str(i)
	if !b.tokens[i].gap && i > 0 && !b.is(i-1, "(") && !b.currencyAt(i-1) && comparison[b.str(i-1)] == "" {
		return numeral{}, false
	}
	next := i + 1
	if b.currencyAt(next) && b.glued(next) {
		next++
	}
	n, ok := b.pointed(next)
	if !ok || !b.glued(next) {
		if (!b.glued(next) || b.form(next) == word && next == i+1) && (b.form(next) != digits || s == "+" || s == "–" || i > 0) {
			return numeral{}, false
		}
		n, ok = b.numeral(next)
	}
	if !ok || n.code || n.ordinal {
		return numeral{}, false
	}
	n.from, n.digits = i, false
	if s != "+" {
		n.value.Neg(n.value)
	}
	return n, true
}

var vulgar = map[string]*big.Rat{
	"½": big.NewRat(1, 2), "⅓": big.NewRat(1, 3), "⅔": big.NewRat(2, 3), "¼": big.NewRat(1, 4), "¾": big.NewRat(3, 4),
	"⅕": big.NewRat(1, 5), "⅖": big.NewRat(2, 5), "⅗": big.NewRat(3, 5), "⅘": big.NewRat(4, 5), "⅙": big.NewRat(1, 6),
	"⅚": big.NewRat(5, 6), "⅛": big.NewRat(1, 8), "⅜": big.NewRat(3, 8), "⅝": big.NewRat(5, 8), "⅞": big.NewRat(7, 8),
	"⅐": big.NewRat(1, 7), "⅑": big.NewRat(1, 9), "⅒": big.NewRat(1, 10),
}

// currencyAt reports whether a token is the sign of a currency.
func (b *block) currencyAt(i int) bool {
	if b.form(i) != sign {
		return false
	}
	r, _ := utf8.DecodeRuneInString(b.str(i))
	return unicode.Is(unicode.Sc, r)
}

// ascii returns the digits of a token as 0 to 9.
func (b *block) ascii(i int) string {
	s := b.str(i)
	if s[0] < utf8.RuneSelf {
		return s
	}
	var out strings.Builder
	for _, r := range s {
		out.WriteByte(byte('0' + r - zeroOf(r)))
	}
	return out.String()
}

// separator returns the sign between the digits at i and further digits, and
// the token of these; 0 where none follow. A space is ' ', or ' ' (U+00A0)
// where it keeps numbers together.
func (b *block) separator(i int) (r rune, next int) {
	if i+1 >= len(b.tokens) {
		return 0, 0
	}
	t, u := b.tokens[i], b.tokens[i+1]
	if u.form == digits && u.gap {
		switch b.text[t.to:u.from] {
		case " ":
			return ' ', i + 1
		case "\u00A0", "\u202F", "\u2009", "\u2007":
			return '\u00A0', i + 1
		}
		return 0, 0
	}
	if u.form == sign && !u.gap && b.form(i+2) == digits && b.glued(i+2) {
		switch s := b.str(i + 1); s {
		case ",", ".", "'", "’", "·", "٬", "٫":
			r, _ = utf8.DecodeRuneInString(s)
			return r, i + 2
		}
	}
	return 0, 0
}

// figures reads a number in digits, in any usual writing of thousands and
// decimals:
//
//	1,234,567.8   1.234.567,8   1 234 567,8   1'234'567.8   12,34,567   1234567
//
// A single point or comma before three digits is read as the language has it.
func (b *block) figures(i int) (numeral, bool) {
	n := numeral{from: i, to: i + 1}
	whole := b.ascii(i)
	if to, w, f := b.grouped(i); to > 0 {
		n.to, whole = to, w
		if f != "" {
			whole += "." + f
		}
	} else if r, next := b.separator(i); next > 0 && (r == '.' || r == '·' || r == '٫' || r == ',') {
		again, more := b.separator(next)
		tail := b.ascii(next)
		chain := more > 0 && again == r
		switch {
		case (r == '.' || r == '·') && chain, chain && r == ',' && b.tooMany(i):
			// 1.2.3 is a version, an address or a section.
			for more > 0 && again == r {
				next = more
				again, more = b.separator(next)
			}
			n.to, n.code = next+1, true
			return n, true
		case r == '.' || r == '·' || r == '٫', r == ',' && !chain && (b.decimal == ',' || len(tail) < 3) && !(b.is(i-1, ",") && b.glued(i)):
			n.to, whole = next+1, whole+"."+tail
		default:
			n.digits = true
		}
	} else {
		n.digits = true
	}
	n.value = rat(whole)
	if n.value == nil {
		return n, false
	}
	if b.glued(n.to) && b.at(n.to).is.any(isSuffix) && n.value.IsInt() {
		n.to, n.ordinal, n.digits = n.to+1, true, false
		return n, true
	}
	b.exponent(&n)
	b.fraction(&n)
	n = b.scaled(n)
	b.ratio(&n)
	return n, true
}

// ratio reads one in five, two out of every 3, 1-in-5, one in a hundred; and one
// over three at the end of a clause.
func (b *block) ratio(n *numeral) {
	if n.value == nil || !n.value.IsInt() || n.scale != nil || n.ordinal || n.code || n.value.Sign() <= 0 || b.form(n.from) == digits && b.glued(n.from) && b.form(n.from-1) == word {
		return // of B12 too
	}
	i, over := b.ofHowMany(n.to)
	noun := 0
	if i == n.to && n.spelled && b.form(i) == word && !b.at(i).is.any(isFunction|isTime) && b.at(i+1).is.any(isRatio) { // one person in five
		noun = n.to
		i, over = b.ofHowMany(noun + 1)
	}
	if i == n.to {
		return
	}
	o, ok := b.outOf(i)
	switch {
	case !ok || over && !b.endsClause(o.to) || !over && !b.isRatio(*n, o):
		return
	case noun > 0 && (b.form(o.to) == word && !b.at(o.to).is.any(isFunction) || o.value.Cmp(thousand) > 0):
		return // two men in three boats
	}
	n.noun = noun
	n.value = new(big.Rat).Quo(n.value, o.value)
	n.to, n.digits, n.part, n.ratio = o.to, false, true, true
}

// outOf reads the second number of a ratio, which is whole and of no span of time: not
// two in 3 years.
func (b *block) outOf(i int) (o numeral, ok bool) {
	w := b.at(i)
	if b.form(i) == word && w.cardinal == 0 && w.scale == 0 && !(w.is.any(isArticle) && b.at(i+1).scale >= 100) {
		return o, false
	}
	o, ok = b.numeral(i)
	if !ok || o.value == nil || !o.value.IsInt() || o.ordinal || o.code || o.vague || o.value.Sign() <= 0 {
		return o, false
	}
	u, _, measured := b.unitAfter(o.to)
	return o, !measured || u.kind == Quantity && !b.at(o.to).is.any(isTime)
}

// endsClause reports whether nothing goes on at a token.
func (b *block) endsClause(i int) bool {
	return i >= len(b.tokens) || b.ends(i) || b.is(i, ",") || b.is(i, ".")
}

// isRatio reports whether a number is so many out of another: a few of more, and of no
// year or date.
func (b *block) isRatio(n, o numeral) bool {
	if n.value.Cmp(o.value) >= 0 || n.value.Cmp(big.NewRat(20, 1)) > 0 || b.isDate(o.from) {
		return false
	}
	year := o.digits && o.value.Cmp(big.NewRat(1000, 1)) >= 0 && o.value.Cmp(big.NewRat(2100, 1)) <= 0
	return !year || n.to-n.from != 1 || !b.at(n.to).is.any(isRatio) // one in 1956
}

// ofHowMany returns where the second number of a ratio stands: behind in, out of,
// in every, over; the token itself where there is no ratio.
func (b *block) ofHowMany(i int) (next int, over bool) {
	switch {
	case b.is(i, "-") && b.glued(i) && b.at(i+1).is.any(isRatio) && b.is(i+2, "-") && b.glued(i+2) && b.glued(i+3): // 1-in-5
		return i + 3, false
	case b.str(i) == "over":
		return i + 1, true
	case b.at(i).is.any(isOf) && b.at(i+1).is.any(isEvery): // 2 of every 5
		return i + 2, false
	case b.at(i).is.any(isOf) && b.tenths(i+1): // 3 of 4 dentists
		return i + 1, false
	case b.str(i) == "out" && b.at(i+1).is.any(isOf):
		next = i + 2
	case b.at(i).is.any(isRatio):
		next = i + 1
	default:
		return i, false
	}
	if b.at(next).is.any(isEvery) {
		next++
	}
	return next, false
}

// tenths reports whether a number up to ten, of what is counted, stands at a token.
func (b *block) tenths(i int) bool {
	v, ok := b.lone(i)
	return ok && v.Cmp(ten) <= 0 && b.countedNext(i+1) && !b.glued(i+1)
}

var ten = big.NewRat(10, 1)

// isDate reports whether a date begins at a token.
func (b *block) isDate(i int) bool { _, ok := b.date(i); return ok }

// isSpaced reports whether an ordinary blank before three digits sets thousands
// apart, in a language that mostly writes a comma there: of round thousands behind
// no name (but Room 12 500 people), and of others that are counted behind a word
// that needs a number, or after others that are set apart so: numbered 1 450 men; but not "in groups of 5 100 boys".
func (b *block) isSpaced(i int, whole string) bool {
	w := b.at(i - 1)
	if w.is.any(isNameHead|isBook) || w.month > 0 {
		return false
	}
	capital := b.tokenAt(i-1).capital && !(b.sentence(i-1) && w.is.any(isFunction))
	if b.form(i-1) == word && !capital && !w.is.any(isRatio|isDeterminer|isAnd|isOr) && b.lower(i-1) != "on" && b.nothingCounted(i+2) {
		return true
	}
	if strings.HasSuffix(whole, "000") || strings.HasSuffix(whole, "500") {
		return true
	}
	return b.spaced && b.countedNext(i+2) || b.form(i-1) == word && !b.tokens[i-1].capital && !w.is.any(isOf|isPreposition|isDeterminer|isAnd|isOr) && b.countedNext(i+2)
}

// nothingCounted reports whether nothing that is counted begins at a token: a sign, the
// end, a unit or a word that goes on with the sentence.
func (b *block) nothingCounted(i int) bool {
	if b.form(i) == word && !b.at(i).is.any(isFunction) {
		u, _, ok := b.unitAfter(i)
		return ok && u.name != ""
	}
	return b.form(i) != digits
}

// tooMany reports whether more groups of three digits follow than a number has.
func (b *block) tooMany(i int) bool {
	for range maxGroups {
		r, next := b.separator(i)
		if r != ',' || len(b.str(next)) != 3 {
			return false
		}
		i = next
	}
	return true
}

// maxGroups is the most groups of digits of a number; more are a code.
const maxGroups = 16

// grouped reads digits whose thousands are set apart, and returns the token
// after them and their digits before and behind the decimal sign; 0 where they
// are not.
func (b *block) grouped(i int) (to int, whole, part string) {
	whole = b.ascii(i)
	sep, next := b.separator(i)
	if next == 0 || len(whole) > 3 || whole == "0" {
		return 0, "", ""
	}
	groups, indian := 0, false
	last, r := i, sep
	for ; next > 0 && r == sep && groups < maxGroups; r, next = b.separator(last) {
		g := b.ascii(next)
		if len(g) == 2 && sep == ',' && len(whole) <= 3 {
			// 12,34,567: pairs, and three at the end.
			if r2, n2 := b.separator(next); n2 == 0 || r2 != ',' {
				break
			}
			indian = true
		} else if len(g) != 3 {
			break
		}
		whole += g
		groups++
		last = next
		if indian && len(g) == 3 {
			break
		}
	}
	if groups == 0 || groups == maxGroups && next > 0 && r == sep || indian && len(b.ascii(last)) != 3 {
		return 0, "", ""
	}
	r, next = b.separator(last)
	switch sep {
	case ' ':
		// "On 4 October 12 100 people": an ordinary space groups only round
		// thousands, and longer numbers.
		if groups == 1 && b.group != ' ' && !b.isSpaced(i, whole) {
			return 0, "", ""
		}
	case '.', ',':
		if next > 0 && r == sep {
			return 0, "", "" // 1,234,56 is no number
		}
	}
	decimal := next > 0 && r != sep && (r == '.' || r == ',' || r == '·' || r == '٫')
	if decimal {
		if r2, n2 := b.separator(next); n2 > 0 && r2 == r && r != ' ' {
			decimal = false
		}
	}
	if groups == 1 && !decimal {
		// One point or comma before three digits: as the language has it.
		if sep == '.' && b.group != '.' || sep == ',' && b.decimal == ',' {
			return 0, "", ""
		}
	}
	b.spaced = b.spaced || sep == ' '
	to = last + 1
	if decimal && sep != r {
		to, part = next+1, b.ascii(next)
	}
	return to, whole, part
}

// exponent reads what multiplies by a power of ten: 1.2e+6, 3 × 10^8, 2^5.
func (b *block) exponent(n *numeral) {
	i := n.to
	power := func(j int) (string, int) { // digits with a sign, glued
		s := ""
		if (b.is(j, "-") || b.is(j, "+") || b.is(j, "−") || b.is(j, "–")) && b.glued(j) {
			if !b.is(j, "+") {
				s = "-"
			}
			j++
		}
		if b.form(j) == digits && b.glued(j) && len(b.str(j)) <= 3 {
			return s + b.ascii(j), j + 1
		}
		return "", 0
	}
	switch {
	case b.form(i) == word && b.glued(i) && (b.str(i) == "e" || b.str(i) == "E"):
		if e, to := power(i + 1); to > 0 {
			if v := rat(n.value.FloatString(30) + "e" + e); v != nil {
				n.value, n.to, n.digits = v, to, false
			}
		}
	case b.is(i, "^") && b.glued(i):
		if e, to := power(i + 1); to > 0 && len(e) <= 2 {
			v := big.NewRat(1, 1)
			for k := int64(0); k < rat(strings.TrimPrefix(e, "-")).Num().Int64(); k++ {
				v.Mul(v, n.value)
			}
			if strings.HasPrefix(e, "-") && v.Sign() != 0 {
				v.Inv(v)
			}
			n.value, n.to, n.digits = v, to, false
		}
	case (b.str(i) == "×" || b.str(i) == "x" || b.str(i) == "*") && b.str(i+1) == "10" && (b.is(i+2, "^") || b.is(i+2, "−") || b.is(i+2, "-") || b.is(i+2, "–")):
		if b.is(i+2, "^") {
			i++
		}
		if e, to := power(i + 2); to > 0 {
			if v := rat("1e" + e); v != nil {
				n.value.Mul(n.value, v)
				n.to, n.digits, n.tens = to, false, v
			}
		}
	}
}

// fraction reads what follows a whole number as a part of one: 1/2, 2 1/2, 3½,
// 3 and a half.
func (b *block) fraction(n *numeral) {
	if !n.value.IsInt() {
		return
	}
	i := n.to
	if v, ok := vulgar[b.str(i)]; ok && b.form(i) == sign {
		n.value.Add(n.value, v)
		n.to, n.digits = i+1, false
		return
	}
	over := func(j int) (*big.Rat, bool) { // 1/2 from the token of the 1
		if b.form(j) == digits && (b.is(j+1, "/") || b.is(j+1, "⁄")) && b.glued(j+1) && b.form(j+2) == digits && b.glued(j+2) && len(b.str(j)) <= 4 && len(b.str(j+2)) <= 4 && !(b.is(j+3, "/") && b.glued(j+3)) {
			p, q := rat(b.ascii(j)), rat(b.ascii(j+2))
			if q.Sign() > 0 {
				return p.Quo(p, q), true
			}
		}
		return nil, false
	}
	if v, ok := over(i - 1); ok && i-1 == n.from {
		n.value, n.to, n.digits, n.part = v, i+2, false, true
		return
	}
	if v, ok := over(i); ok && v.Cmp(big.NewRat(1, 1)) < 0 {
		n.value.Add(n.value, v)
		n.to, n.digits = i+3, false
		return
	}
	if b.is(i, "-") && b.glued(i) && b.at(i+1).is.any(isAnd) && b.is(i+2, "-") { // two-and-a-half-year-old
		if v, to, ok := b.aPart(i + 3); ok {
			n.add(v)
			n.to, n.digits = to, false
		}
		return
	}
	if b.at(i).is.any(isAnd) {
		v, ok := over(i + 1)
		to := i + 4
		if !ok {
			v, to, ok = b.aPart(i + 1)
		}
		if ok {
			n.add(v)
			n.to, n.digits = to, false
		}
	}
}

// add adds a part of one to a number.
func (n *numeral) add(v *big.Rat) { n.value = new(big.Rat).Add(n.value, v) }

// rest reads what goes on behind a scale: 3 hundred and 21; a million and a
// half; one billion and a quarter million.
func (b *block) rest(n *numeral) {
	i := n.to
	and := b.at(i).is.any(isAnd)
	if and {
		if v, to, ok := b.aPart(i + 1); ok && n.scale.Cmp(big.NewRat(100, 1)) > 0 {
			by := n.scale
			if s := b.at(to); s.scale >= 1000 && !s.is.any(isPlural) && big.NewRat(s.scale, 1).Cmp(n.scale) < 0 {
				by = big.NewRat(s.scale, 1)
				to++
			}
			n.value = new(big.Rat).Add(n.value, v.Mul(v, by))
			n.to = to
			return
		}
		i++
	}
	if f := b.form(i); f != digits && !(f == word && b.at(i).cardinal > 0) || !n.value.IsInt() {
		return
	}
	o, ok := b.numeral(i)
	if !ok || o.value == nil || !o.value.IsInt() || o.ordinal || o.code || o.vague || o.part || o.value.Cmp(n.scale) >= 0 {
		return
	}
	if o.scale == nil && (!and || n.scale.Cmp(big.NewRat(1000, 1)) > 0) {
		return
	}
	n.value = new(big.Rat).Add(n.value, o.value)
	n.to = o.to
}

// aPart reads "a half", "one quarter", "fifty-four hundredths".
func (b *block) aPart(i int) (*big.Rat, int, bool) {
	count, j := b.small(i)
	if b.at(i).is.any(isArticle) {
		count, j = 1, i+1
	}
	if count == 0 {
		return nil, 0, false
	}
	if b.is(j, "-") && b.glued(j) && b.glued(j+1) {
		j++
	}
	if p := b.at(j); p.part > 1 && (count > 1) == p.is.any(isPlural) {
		return big.NewRat(count, p.part), j + 1, true
	}
	return nil, 0, false
}

// small reads a number below a hundred in words; 0 where none begins.
func (b *block) small(i int) (int64, int) {
	n := b.at(i).cardinal
	if n < 20 {
		return n, i + 1
	}
	j := i + 1
	if b.is(j, "-") && b.glued(j) && b.glued(j+1) {
		j++
	}
	if one := b.at(j).cardinal; one > 0 && one < 10 {
		return n + one, j + 1
	}
	return n, i + 1
}

// scaled multiplies a number by the scale words behind it: 7.2 billion, $3m,
// 5k, 2 hundred thousand.
func (b *block) scaled(n numeral) numeral {
	for {
		i := n.to
		if (b.is(i, "-") || b.is(i, "‑")) && b.glued(i) && b.glued(i+1) && b.at(i+1).scale >= 100 {
			i++ // 5-million
		}
		by := int64(0)
		switch w := b.at(i); {
		case w.scale >= 100 && b.form(i) == word && (!w.is.any(isPlural) || w.scale >= 1e6):
			by = w.scale
		case w.scale == 12:
			by = 12
		case b.form(i) == word && b.glued(i) && n.scale == nil:
			by = b.abbreviated(i, n.from)
		case b.form(i) == word && n.scale == nil && longAbbreviations[b.str(i)] > 0:
			by = longAbbreviations[b.str(i)]
		}
		if by == 0 {
			if n.scale != nil {
				b.rest(&n)
			}
			return n
		}
		s := new(big.Rat).SetInt64(by)
		n.value.Mul(n.value, s)
		if n.scale != nil {
			s.Mul(s, n.scale)
		}
		n.scale, n.to, n.digits = s, i+1, false
		n.part = false
	}
}

var longAbbreviations = map[string]int64{"k": 1e3, "mn": 1e6, "mln": 1e6, "mil": 1e6, "mio": 1e6, "Mio": 1e6, "MM": 1e6, "bn": 1e9, "bln": 1e9, "mrd": 1e9, "Mrd": 1e9, "tn": 1e12, "tln": 1e12, "trn": 1e12}

// abbreviated returns the scale that letters glued to a number stand for, or 0
// where they are a unit: m is million behind a sum of money, else metre.
func (b *block) abbreviated(i, from int) int64 {
	s := b.str(i)
	if by := longAbbreviations[s]; by > 0 {
		return by
	}
	if by := longAbbreviations[strings.ToLower(s)]; by > 0 && len(s) > 1 {
		return by
	}
	money := func() bool {
		if _, _, ok := b.unitBefore(from); ok {
			return true
		}
		u, _, ok := b.unitAfter(i + 1)
		return ok && u.kind == Money && !b.glued(i+1)
	}
	switch s {
	case "K":
		if v, ok := b.lone(from); ok && v.Cmp(mostOfModel) <= 0 && b.isModel(i+1) && !money() { // a 4K screen, a 10K race
			return 0
		}
		return 1e3
	case "M":
		if u, _, ok := b.unitAfter(i + 1); !ok || u.kind == Money {
			return 1e6
		}
	case "m":
		if money() || b.form(i+1) == word && b.plural(i+1) {
			return 1e6
		}
	case "b", "B":
		if money() {
			return 1e9
		}
	case "t", "T":
		if money() {
			return 1e12
		}
	}
	return 0
}

// mostOfModel is the greatest number of thousands that names a screen or a race.
var mostOfModel = big.NewRat(16, 1)

// isModel reports whether a noun in the singular stands at a token, so that what is
// before it is no count.
func (b *block) isModel(i int) bool {
	if b.form(i) != word || b.at(i).is.any(isFunction) || b.plural(i) || b.at(i).scale > 0 || b.tag != "en" {
		return false
	}
	_, _, unit := b.unitAfter(i)
	return !unit && !b.countedNext(i)
}

// rat reads a plain decimal, perhaps with an exponent; nil where it is too long
// to be a number.
func rat(s string) *big.Rat {
	v, ok := quantity.ParseNumber(s)
	if !ok {
		return nil
	}
	return v
}

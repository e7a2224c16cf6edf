package scan

import (
	"math/big"
	"slices"
	"unicode"
	"unicode/utf8"

	"quotient/datasets/quantity"
)

// nameRules read digits that are a part of a name or a code, or that a page adds to its
// text, each in one way of writing them. The first that does has the number.
var nameRules = []func(*block, numeral, match) (match, bool){
	(*block).lettered, (*block).shortYear, (*block).titled, (*block).coded, (*block).hyphenedName, (*block).house,
	(*block).decadeOfLife, (*block).suffixed, (*block).headed, (*block).model,
}

// name reads digits that are a part of a name or a code, or that a page adds
// to its text: iPhone 11, F-16, S&P 500, 9/11, 7,282Followers.
func (b *block) name(n numeral) (match, bool) {
	m := match{from: n.from, to: n.to, Mention: Mention{Kind: ProperName, Bound: quantity.Exact}}
	if n.spelled || n.value == nil || n.code || b.form(n.from) != digits {
		return m, false
	}
	if _, first, ok := b.unitBefore(n.from); ok && first < n.from {
		return m, false
	}
	for _, read := range nameRules {
		if found, ok := read(b, n, m); ok {
			return found, true
		}
	}
	return m, false
}

// lettered reads a number with letters or a # before it: MP3, COVID-19, F-16s, #4.
func (b *block) lettered(n numeral, m match) (match, bool) {
	i := n.from
	switch {
	case b.is(i-1, "§"), b.at(i-1).is.any(isAnd|isTo) && b.form(i-2) == digits && b.is(i-3, "§"): // § 4; §§ 4 and 5
		return b.named(m), true
	case !b.glued(i):
	case b.form(i-1) == word, b.is(i-1, "#"),
		b.is(i-1, "-") && b.glued(i-1) && b.form(i-2) == word && b.tokens[i-2].capital && !b.hasPrefix(i-2):
		return b.named(m), true
	}
	return m, false
}

// model reads the number that machines of a kind are known by: a 747, the 737.
func (b *block) model(n numeral, m match) (match, bool) {
	i := n.from
	article := b.at(i - 1).is.any(isArticle)
	if !n.digits || len(b.str(i)) != 3 || !article && !b.isDefinite(i-1) || b.str(i)[0] != '7' || b.str(i)[2] != '7' || b.countedNext(n.to) {
		return m, false
	}
	if _, _, ok := b.unitAfter(n.to); ok {
		return m, false
	}
	m.Low, m.High = n.value, n.value
	return m.wide(), true
}

func (b *block) isDefinite(i int) bool { return b.at(i) != &unknown && b.at(i) == b.words["the"] }

// shortYear reads the year of a name: Prague ’68.
func (b *block) shortYear(n numeral, m match) (match, bool) {
	i := n.from
	if !(b.is(i-1, "’") || b.is(i-1, "'") || b.is(i-1, "‘")) || !b.glued(i) || len(b.str(i)) != 2 || !n.digits || b.form(i-2) != word || !b.tokens[i-2].capital {
		return m, false
	}
	v := new(big.Rat).Add(n.value, big.NewRat(1900, 1))
	m.Low, m.High = v, v
	m.from--
	return b.named(m), true
}

// titled reads the names that are known by themselves: Group of 20, 9/11, 24/7.
func (b *block) titled(n numeral, m match) (match, bool) {
	i := n.from
	if s := b.text[b.tokens[i].from:b.tokens[n.to-1].to]; s == "9/11" || s == "24/7" {
		return b.named(m), true
	}
	if b.at(n.to).is.any(isScripture) && b.tokens[n.to].capital && n.digits && len(b.str(i)) == 1 && b.form(n.to+1) == digits { // 1 Corinthians 13
		m.Low, m.High = n.value, n.value
		return m.wide(), true
	}
	if n.digits && b.at(i-1).is.any(isOf) && (b.str(i-2) == "Group" || b.str(i-2) == "Gang") {
		m.Low, m.High = n.value, n.value
		return b.named(m), true
	}
	return m, false
}

// coded reads codes in groups: 555-123-4567, 978-3-16-148410-0.
func (b *block) coded(n numeral, m match) (match, bool) {
	j, groups := n.to, 1
	for n.digits && b.is(j, "-") && b.glued(j) && b.form(j+1) == digits && b.glued(j+1) {
		j += 2
		groups++
	}
	if groups >= 3 || groups == 2 && len(b.str(n.from)) == 3 && len(b.str(j-1)) == 4 {
		m.to = j
		return b.named(m), true
	}
	return m, false
}

// hyphenedName reads a number that a hyphen joins to a name: 7-Eleven, 3-D.
func (b *block) hyphenedName(n numeral, m match) (match, bool) {
	i := n.to
	if !n.digits || !b.is(i, "-") || !b.glued(i) || !b.glued(i+1) || b.form(i+1) != word || !b.tokens[i+1].capital {
		return m, false
	}
	if _, _, ok := b.unitAfter(i); ok {
		return m, false
	}
	m.Low, m.High = n.value, n.value
	m = b.named(m)
	m.next = max(m.to, i+2)
	return m, true
}

// house reads the number of a house: 10 Downing Street.
func (b *block) house(n numeral, m match) (match, bool) {
	if !n.digits || !b.isHouse(n.to) {
		return m, false
	}
	m.Low, m.High = n.value, n.value
	return m.wide(), true
}

// decadeOfLife reads ages: in her 60s, mid-20s, the over-65s.
func (b *block) decadeOfLife(n numeral, m match) (match, bool) {
	i := n.from
	if !n.digits || len(b.str(i)) != 2 || b.str(i+1) != "s" || !b.glued(i+1) {
		return m, false
	}
	hyphen := b.is(i-1, "-") && b.glued(i)
	if !hyphen && !b.at(i-1).is.any(isPossessive) && !b.at(i-2).is.any(isPossessive) {
		return m, false
	}
	m.Kind, m.Unit, m.Bound, m.Low, m.High = Quantity, "year", quantity.Between, n.value, new(big.Rat).Add(n.value, big.NewRat(9, 1))
	m.to++
	if q := b.phraseBefore(i - 1); b.is(i-1, "-") && !q.none() { // the over-65s
		m.High, m.Bound, m.Qualifier = n.value, q.bound, b.str(i-2)
		m.phrase = [2]int{q.from, m.to}
	}
	return m.wide(), true
}

// suffixed reads a number with letters behind it that are no unit: 7,282Followers, 3D,
// 747s.
func (b *block) suffixed(n numeral, m match) (match, bool) {
	s := b.str(n.to)
	if b.form(n.to) != word || !b.glued(n.to) || s == "x" || s == "X" {
		return m, false
	}
	if _, _, ok := b.unitAfter(n.to); ok {
		return m, false
	}
	if first, _ := utf8.DecodeRuneInString(s); unicode.IsUpper(first) && utf8.RuneCountInString(s) >= 4 {
		m.Kind, m.Low, m.High = Boilerplate, n.value, n.value
		return m.wide(), true
	}
	return b.named(m), true
}

// headed reads a name and its number: Boeing 747, S&P 500, Hungary 56, Article 50.
func (b *block) headed(n numeral, m match) (match, bool) {
	i, w := n.from, b.at(n.from-1)
	if n.scale != nil || b.form(i-1) != word || !b.tokens[i].gap || n.value.Cmp(big.NewRat(100000, 1)) > 0 ||
		!n.digits && !n.value.IsInt() && !w.is.any(isNameHead) {
		return m, false
	}
	if u, _, ok := b.unitAfter(n.to); ok && u.name != "" || b.isInterval(i-1) {
		return m, false
	}
	m.Low, m.High = n.value, n.value
	capital := b.tokens[i-1].capital
	switch {
	case n.digits && b.isMaker(i-1): // Ju 87 bombers
		return b.named(m), true
	case n.digits && w.is.any(isAuxiliary) && b.at(i-2).is.any(isNameHead) && slices.Contains([]string{"code", "zip", "postcode"}, b.lower(i-2)): // the code is 90210
		return m.wide(), true
	}
	if w.is.any(isNameHead) && (capital || !b.countedNext(n.to)) {
		return b.named(m), capital || !w.is.any(isFunction|isChange)
	}
	return b.named(m), capital && n.digits && !b.sentence(i-1) && !b.countedNext(n.to) && b.canName(i-1) &&
		!slices.Contains([]string{"were", "are", "have"}, b.str(n.to))
}

// isMaker reports whether a word of two letters that the language does not know is
// short for a maker, where a number follows: Ju 87.
func (b *block) isMaker(i int) bool {
	s := b.str(i)
	if b.tag != "en" || len(s) != 2 || !b.tokens[i].capital || !unicode.IsLower(rune(s[1])) || b.glued(i) {
		return false
	}
	return b.tokens[i].known == nil || b.at(i).is.any(isPronoun) && !b.sentence(i) // the He 111
}

// canName reports whether a capital word may be a name that a number belongs to.
func (b *block) canName(i int) bool {
	w := b.at(i)
	return !w.is.any(isFunction) && len(b.before[w]) == 0 && w.month == 0 && w.weekday == 0 && w.cardinal == 0
}

// isHouse reports whether the name of a street begins at a token.
func (b *block) isHouse(i int) bool {
	for k := i; k < i+4 && b.form(k) == word && b.tokens[k].capital; k++ {
		if k > i && b.at(k).is.any(isStreet) {
			return true
		}
	}
	return false
}

// address reads the digits of a web or mail address, as one mention: they state
// nothing.
func (b *block) address(i int) (match, bool) {
	if b.form(i) != digits {
		return match{}, false
	}
	r := b.runAt(i)
	if !r.address {
		return match{}, false
	}
	to := r.to
	for b.form(to-1) != digits {
		to--
	}
	return match{from: i, to: to, Mention: Mention{Kind: ProperName, Bound: quantity.Exact}}.wide(), true
}

// named makes the phrase of a name: the words before it that it is a part of.
func (b *block) named(m match) match {
	// A code goes on with what touches it: 06F6, J1149.5+6663.
	for k := m.to; b.glued(k); k++ {
		switch {
		case b.form(k) == digits:
			m.to = k + 1
		case b.form(k) == word, b.glued(k+1) && (b.is(k, "-") || b.is(k, ".") || b.is(k, "+") || b.is(k, "/") || b.is(k, "_")):
			continue
		}
		if b.form(k) == sign {
			break
		}
	}
	if b.form(m.to-1) == digits && m.to > m.from+1 && m.Kind == ProperName && m.Low != nil && m.Low.IsInt() && b.text[b.tokens[m.from].from:b.tokens[m.to-1].to] != m.Low.RatString() {
		m.Low, m.High = nil, nil
	}
	first := m.from
	for first > 0 && (b.form(first-1) == word && b.tokens[first-1].capital || b.is(first-1, "&") || b.is(first-1, "-") && b.glued(first-1)) {
		first--
	}
	m.phrase = [2]int{first, m.to}
	return m.wide()
}

// hasPrefix reports whether a capital word before a hyphen begins a sentence,
// so that it need not be a name.
func (b *block) hasPrefix(i int) bool {
	return b.sentence(i) && utf8.RuneCountInString(b.str(i)) > 3 && b.at(i).is.any(isFunction)
}

// sentence reports whether a token begins a sentence.
func (b *block) sentence(i int) bool {
	if i <= 0 {
		return true
	}
	switch b.str(i - 1) {
	case ".", "!", "?", "“", "\"", "‘", "(", ":", "•", "…":
		return true
	}
	return false
}

// countedNext reports whether what follows a number is what it counts.
func (b *block) countedNext(i int) bool {
	for k := i; k < i+3; k++ {
		if b.form(k) != word || b.at(k).is.any(isFunction) {
			return false
		}
		if b.plural(k) {
			return true
		}
	}
	return false
}

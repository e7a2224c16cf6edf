package scan

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan/internal/numeral"
	"quotient/datasets/source/scan/internal/rule"
	"quotient/datasets/source/scan/internal/token"
)

// nameRules read digits that are a part of a name or a code, or that a page adds to its
// text, each in one way of writing them. The first that does has the number.
var nameRules = []nameRule{
	{rule.New("number with letters before it"), (*block).withLetters},
	{rule.New("name in small letters"), (*block).smallName},
	{rule.New("year of a name"), (*block).shortYear},
	{rule.New("operand of a formula"), (*block).operand},
	{rule.New("known name"), (*block).titled},
	{rule.New("code in groups"), (*block).coded},
	{rule.New("number with a name after it"), (*block).hyphenedName},
	{rule.New("house"), (*block).house},
	{rule.New("decade of life"), (*block).decadeOfLife},
	{rule.New("number with letters after it"), (*block).suffixed},
	{rule.New("name and its number"), (*block).headed},
	{rule.New("name and its other number"), (*block).alsoHeaded},
	{rule.New("type of a machine"), (*block).model},
}

// A nameRule reads one way of writing a name with digits; m is the match of the digits.
type nameRule struct {
	name rule.Name
	read func(b *block, n numeral.Numeral, m match) (match, bool)
}

// name reads digits that are a part of a name or a code, or that a page adds to its text:
// iPhone 11, F-16, S&P 500, 9/11, 7,282Followers.
func (b *block) name(n numeral.Numeral) ([]match, bool) {
	if n.Spelled || n.Value == nil || n.Code || b.Form(n.From) != token.Digits {
		return nil, false
	}
	if _, first, ok := b.UnitBefore(n.From); ok && first < n.From || b.isElsewhere(n.From) {
		return nil, false
	}
	for _, r := range nameRules {
		if m, ok := r.read(b, n, plain(ProperName, n.From, n.To)); ok {
			m.rules.Add(r.name)
			return []match{m}, true
		}
	}
	return nil, false
}

// isElsewhere reports whether a number after a name is of what there was at that place, as
// the sentence has said of another place: in Chichaoua 202 people died, in Ouarzazate 38.
func (b *block) isElsewhere(i int) bool {
	const reach = 12
	at := i - 2
	if b.Form(i-1) != token.Word || !b.Tokens[i-1].Capital || b.Has(i-1, form.IsNameHead) || !b.Has(at, form.IsPreposition) || !b.IsAny(at-1, ",", ";") && !b.Has(at-1, form.IsAnd) {
		return false
	}
	for k := at - 2; k > at-reach && k > 0 && !b.Ends(k); k-- {
		if b.Form(k) == token.Digits && b.Form(k-1) == token.Word && b.Tokens[k-1].Capital && b.At(k-2) == b.At(at) && b.Has(k-2, form.IsPreposition) {
			return true
		}
	}
	return false
}

// greatestName is the greatest number that a word before it can have as its own.
var greatestName = big.NewRat(100000, 1)

// withLetters reads a number with letters or a # before it: MP3, COVID-19, F-16s, #4.
func (b *block) withLetters(n numeral.Numeral, m match) (match, bool) {
	i := n.From
	switch {
	case b.isPower(i):
		return m.wide(), true
	case b.Is(i-1, "§"), b.Has(i-1, form.IsAnd|form.IsTo) && b.Form(i-2) == token.Digits && b.Is(i-3, "§"): // § 4; §§ 4 and 5
		return b.named(m), true
	case !b.Glued(i):
	case b.Form(i-1) == token.Word, b.Is(i-1, "#"),
		b.Is(i-1, "-") && b.Glued(i-1) && b.Form(i-2) == token.Word && b.Tokens[i-2].Capital && !b.hasPrefix(i-2) && !b.Marked(i-2, form.MarkSub):
		return b.named(m), true
	}
	return m, false
}

// smallName reads the number that a hyphen joins to a name in small letters: caesium-137, covid-19.
// A word that the language knows is none: mid-20, top-10, minus-5.
func (b *block) smallName(n numeral.Numeral, m match) (match, bool) {
	i := n.From
	if !n.Digits || !b.Glued(i) || !b.IsHyphen(i-1) || !b.Glued(i-1) || b.Form(i-2) != token.Word || b.Tokens[i-2].Known != nil || utf8.RuneCountInString(b.Str(i-2)) < shortestName || b.IsHyphened(i-2) {
		return m, false
	}
	if _, _, ok := b.Find(i-2, true); ok {
		return m, false
	}
	m = b.named(m)
	m.phrase[0] = min(m.phrase[0], i-2)
	return m, true
}

// shortestName is the fewest letters of a name in small letters that has a number.
const shortestName = 4

// isPower reports whether digits are the negative power of a unit: cm−2, s-1.
func (b *block) isPower(i int) bool {
	if !b.joinsDigits(i-1, "−", "⁻", "–", "-") || b.Form(i-2) != token.Word || len(b.Str(i)) > 1 {
		return false
	}
	u, next, ok := b.Find(i-2, true)
	return ok && u.Sign && next == i-1
}

// model reads the number that machines of a kind are known by: a 747, the 737.
func (b *block) model(n numeral.Numeral, m match) (match, bool) {
	i := n.From
	article := b.Has(i-1, form.IsArticle)
	if !n.Digits || len(b.Str(i)) != 3 || !article && !b.isDefinite(i-1) || b.Str(i)[0] != '7' || b.Str(i)[2] != '7' || b.Counted(n.To) {
		return m, false
	}
	if _, _, ok := b.UnitAfter(n.To); ok {
		return m, false
	}
	m.Low, m.High = n.Value, n.Value
	return m.wide(), true
}

func (b *block) isDefinite(i int) bool { return b.Marked(i, form.MarkThe) }

// shortYear reads the year of a name: Prague ’68.
func (b *block) shortYear(n numeral.Numeral, m match) (match, bool) {
	i := n.From
	if !(b.Is(i-1, "’") || b.Is(i-1, "'") || b.Is(i-1, "‘")) || !b.Glued(i) || len(b.Str(i)) != 2 || !n.Digits || b.Form(i-2) != token.Word || !b.Tokens[i-2].Capital {
		return m, false
	}
	v := new(big.Rat).Add(n.Value, big.NewRat(1900, 1))
	m.Low, m.High = v, v
	m.from--
	return b.named(m), true
}

// titled reads the names that are known by themselves: Group of 20, 9/11, 24/7.
func (b *block) titled(n numeral.Numeral, m match) (match, bool) {
	i := n.From
	if s := b.Between(i, n.To); s == "9/11" || s == "24/7" {
		return b.named(m), true
	}
	if b.Has(n.To, form.IsScripture) && b.Tokens[n.To].Capital && n.Digits && len(b.Str(i)) == 1 && b.Form(n.To+1) == token.Digits { // 1 Corinthians 13
		m.Low, m.High = n.Value, n.Value
		return m.wide(), true
	}
	if n.Digits && b.Has(i-1, form.IsOf) && b.Marked(i-2, form.MarkGroup) && b.Tokens[i-2].Capital {
		m.Low, m.High = n.Value, n.Value
		return b.named(m), true
	}
	return m, false
}

// coded reads codes in groups: 555-123-4567, 978-3-16-148410-0.
func (b *block) coded(n numeral.Numeral, m match) (match, bool) {
	j, groups := n.To, 1
	for n.Digits && b.Is(j, "-") && b.Glued(j) && b.Form(j+1) == token.Digits && b.Glued(j+1) {
		j += 2
		groups++
	}
	if groups >= 3 || groups == 2 && len(b.Str(n.From)) == 3 && len(b.Str(j-1)) == 4 {
		m.to = j
		return b.named(m), true
	}
	return m, false
}

// hyphenedName reads a number that a hyphen joins to a name: 7-Eleven, 3-D.
func (b *block) hyphenedName(n numeral.Numeral, m match) (match, bool) {
	i := n.To
	if !n.Digits || !b.Is(i, "-") || !b.Glued(i) || !b.Glued(i+1) || b.Form(i+1) != token.Word || !b.Tokens[i+1].Capital {
		return m, false
	}
	if _, _, ok := b.UnitAfter(i); ok {
		return m, false
	}
	m.Low, m.High = n.Value, n.Value
	m = b.named(m)
	m.next = max(m.to, i+2)
	return m, true
}

// house reads the number of a house: 10 Downing Street.
func (b *block) house(n numeral.Numeral, m match) (match, bool) {
	if !n.Digits || !b.isHouse(n.To) {
		return m, false
	}
	m.Low, m.High = n.Value, n.Value
	return m.wide(), true
}

// decadeOfLife reads ages: in her 60s, mid-20s, the over-65s.
func (b *block) decadeOfLife(n numeral.Numeral, m match) (match, bool) {
	i := n.From
	if !n.Digits || len(b.Str(i)) != 2 || b.Str(i+1) != "s" || !b.Glued(i+1) {
		return m, false
	}
	hyphen := b.Is(i-1, "-") && b.Glued(i)
	if !hyphen && !b.Has(i-1, form.IsPossessive) && !b.Has(i-2, form.IsPossessive) {
		return m, false
	}
	m.Kind, m.Unit, m.Bound, m.Low, m.High = Quantity, "year", quantity.Between, n.Value, new(big.Rat).Add(n.Value, big.NewRat(9, 1))
	m.to++
	if q := b.PhraseBefore(i - 1); b.Is(i-1, "-") && !q.None() { // the over-65s
		m.High, m.Bound, m.Qualifier = n.Value, q.Bound, b.Str(i-2)
		m.phrase = [2]int{q.From, m.to}
	}
	return m.wide(), true
}

// suffixed reads a number with letters behind it that are no unit: 7,282Followers, 3D,
// 747s.
func (b *block) suffixed(n numeral.Numeral, m match) (match, bool) {
	s := b.Str(n.To)
	if b.Form(n.To) != token.Word || !b.Glued(n.To) || s == "x" || s == "X" {
		return m, false
	}
	if _, _, ok := b.UnitAfter(n.To); ok {
		return m, false
	}
	if first, _ := utf8.DecodeRuneInString(s); unicode.IsUpper(first) && utf8.RuneCountInString(s) >= 4 {
		m.Kind, m.Low, m.High = Boilerplate, n.Value, n.Value
		return m.wide(), true
	}
	return b.named(m), true
}

// headed reads a name and its number: Boeing 747, S&P 500, Hungary 56, Article 50.
func (b *block) headed(n numeral.Numeral, m match) (match, bool) {
	i, head := n.From, b.Has(n.From-1, form.IsNameHead)
	if b.Form(i-1) != token.Word || !b.Tokens[i].Gap || !canBeNamed(n, head) || b.isInterval(i-1) {
		return m, false
	}
	if u, _, ok := b.UnitAfter(n.To); ok && u.Name != "" {
		return m, false
	}
	m = m.with(n.Value, n.Value)
	capital := b.Tokens[i-1].Capital
	switch {
	case n.Digits && b.isMaker(i-1): // Ju 87 bombers
		return b.named(m), true
	case n.Digits && b.isCodeBefore(i): // the code is 90210
		return m.wide(), true
	case head && (capital || !b.Counted(n.To)):
		return b.named(m), capital || !b.Has(i-1, form.IsFunction|form.IsChange)
	}
	return b.named(m), n.Digits && b.isNamed(i, n.To) && !b.isPartOfMore(n.To)
}

// isPartOfMore reports whether a number before a token is so many of more: 41 of the 230.
func (b *block) isPartOfMore(i int) bool {
	if !b.Has(i, form.IsOf) {
		return false
	}
	if i++; b.Has(i, form.IsArticle) || b.isDefinite(i) {
		i++
	}
	return b.At(i).Cardinal > 1 || b.Form(i) == token.Digits && len(b.Str(i)) != 4 // of the 1970s
}

// alsoHeaded reads the other number of a name that has two: grade 3 or 4, Groups 1 and 2.
func (b *block) alsoHeaded(n numeral.Numeral, m match) (match, bool) {
	i := n.From
	if !n.Digits || !b.Has(i-1, form.IsAnd|form.IsOr) || b.Form(i-2) != token.Digits || b.taken != i-1 || !b.Has(i-3, form.IsNameHead) || b.Counted(n.To) {
		return m, false
	}
	if _, _, measured := b.UnitAfter(n.To); measured || b.Counted(i-1) {
		return m, false
	}
	return m.with(n.Value, n.Value).wide(), true
}

// canBeNamed reports whether a number can belong to a name. A decimal can only where the
// word says so: Windows 3.1.
func canBeNamed(n numeral.Numeral, head bool) bool {
	return n.Scale == nil && n.Value.Cmp(greatestName) <= 0 && (n.Digits || n.Value.IsInt() || head)
}

// isCodeBefore reports whether words say that a number is a code.
func (b *block) isCodeBefore(i int) bool {
	return b.Has(i-1, form.IsAuxiliary) && b.Has(i-2, form.IsNameHead) && b.Marked(i-2, form.MarkCode)
}

// isNamed reports whether a word in capitals before a number can be a name that it belongs
// to: Hungary 56.
func (b *block) isNamed(i, to int) bool {
	return b.Tokens[i-1].Capital && !b.BeginsSentence(i-1) && !(b.Counted(to) && !isAcronym(b.Str(i-1))) && b.canName(i-1) && (b.Has(i-2, form.IsArticle) || !b.Writes(to, form.MarkMany)) && !b.isWhere(i, to)
}

// isWhere reports whether a name before a number says where so many of something were: In
// Poznań 14 of the dead.
func (b *block) isWhere(i, to int) bool {
	return b.Has(i-2, form.IsPreposition) && b.BeginsSentence(i-2) && b.Has(to, form.IsOf) && b.Has(to+1, form.IsDeterminer|form.IsPronoun)
}

// isAcronym reports whether a word is of three or more capitals: NGC 4258 lies far away.
func isAcronym(s string) bool { return len(s) >= 3 && s == strings.ToUpper(s) }

// isMaker reports whether a word of two letters that the language does not know is short
// for a maker, where a number follows: Ju 87.
func (b *block) isMaker(i int) bool {
	s := b.Str(i)
	if !b.Nouns.Designators || len(s) != 2 || !b.Tokens[i].Capital || !unicode.IsLower(rune(s[1])) || b.Glued(i) {
		return false
	}
	return b.Tokens[i].Known == nil || b.Has(i, form.IsPronoun) && !b.BeginsSentence(i) // the He 111
}

// canName reports whether a capital word may be a name that a number belongs to.
func (b *block) canName(i int) bool {
	w := b.At(i)
	return !w.Is.Any(form.IsFunction) && !b.Qualifies(w) && w.Month == 0 && w.Weekday == 0 && w.Cardinal == 0
}

// isHouse reports whether the name of a street begins at a token.
func (b *block) isHouse(i int) bool {
	for k := i; k < i+4 && b.Form(k) == token.Word && b.Tokens[k].Capital; k++ {
		if k > i && b.Has(k, form.IsStreet) {
			return true
		}
	}
	return false
}

// A run is tokens without white space between them: [from, to).
type run struct {
	from, to int
	address  bool // a web or mail address
}

// runAt returns the run that a token is in. Each run of a text is looked at once.
func (b *block) runAt(i int) run {
	if b.run.from <= i && i < b.run.to {
		return b.run
	}
	from, to := i, i+1
	for from > 0 && !b.Tokens[from].Gap {
		from--
	}
	for to < len(b.Tokens) && !b.Tokens[to].Gap {
		to++
	}
	b.run = run{from, to, to-from >= shortestAddress && isAddress(b.Between(from, to))}
	return b.run
}

// shortestAddress is how many tokens an address has at least.
const shortestAddress = 5

func isAddress(s string) bool {
	return strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || strings.Contains(s, "@") && strings.Contains(s, ".") || strings.Count(s, "%") >= 3
}

// address reads the digits of a web or mail address, as one mention: they state
// nothing.
func (b *block) address(i int) (match, bool) {
	if b.Form(i) != token.Digits {
		return match{}, false
	}
	r := b.runAt(i)
	if !r.address {
		return match{}, false
	}
	to := r.to
	for b.Form(to-1) != token.Digits {
		to--
	}
	return match{from: i, to: to, reading: reading{Kind: ProperName, Bound: quantity.Exact}}.wide(), true
}

// named makes the phrase of a name: the words before it that it is a part of.
func (b *block) named(m match) match {
	m.to = b.codeEnd(m.to)
	if b.Form(m.to-1) == token.Digits && m.to > m.from+1 && m.Kind == ProperName && m.Low != nil && m.Low.IsInt() && b.Between(m.from, m.to) != m.Low.RatString() {
		m = m.with(nil, nil)
	}
	return b.withName(m)
}

// codeEnd returns the token after the last digits that touch one another and letters from
// a token on: 06F6, J1149.5+6663.
func (b *block) codeEnd(to int) int {
	for k := to; b.Glued(k); k++ {
		switch {
		case b.Form(k) == token.Digits:
			to = k + 1
		case b.Form(k) == token.Sign && !(b.Glued(k+1) && b.IsAny(k, "-", ".", "+", "/", "_")):
			return to
		}
	}
	return to
}

// hasPrefix reports whether a capital word before a hyphen begins a sentence,
// so that it need not be a name.
func (b *block) hasPrefix(i int) bool {
	return b.BeginsSentence(i) && utf8.RuneCountInString(b.Str(i)) > 3 && b.Has(i, form.IsFunction)
}

// withName makes the phrase of a number that is a part of a name: the words in capitals
// before it.
func (b *block) withName(m match) match {
	first := m.from
	for first > 0 && (b.Form(first-1) == token.Word && b.Tokens[first-1].Capital || b.Is(first-1, "&") || b.Is(first-1, "-") && b.Glued(first-1)) {
		first--
	}
	m.phrase = [2]int{first, m.to}
	return m.wide()
}

package scan

import (
	"io"
	"math/big"
	"strings"
	"unicode/utf8"

	"quotient/datasets/quantity"
	"quotient/datasets/source"
)

// Text returns the numbers of a text in the language, in their order. Offsets
// are in code points of the text as it is.
func (l *Language) Text(text string) []Mention {
	var out []Mention
	var s scratch
	at := 0
	for text != "" {
		n := cut(text, true)
		out = l.block(text[:n], at, &s, out)
		at += utf8.RuneCountInString(text[:n])
		text = text[n:]
	}
	return out
}

// Read finds the numbers of a text as it is read, and hands them on in their
// order; it holds no more of the text than one block. A byte order mark counts
// as a code point. The error is the reader's, or the first that yield returns.
func (l *Language) Read(r io.Reader, yield func(Mention) error) error {
	var found []Mention
	var s scratch
	buffer := make([]byte, 8*maxBlock)
	kept, at := 0, 0 // the bytes left of what was read, and where they begin in the text
	for whole := false; !whole; {
		n, err := io.ReadFull(r, buffer[kept:])
		if whole = err == io.EOF || err == io.ErrUnexpectedEOF; err != nil && !whole {
			return err
		}
		text := string(buffer[:kept+n])
		for {
			n := cut(text, whole)
			if n == 0 {
				break
			}
			found = l.block(text[:n], at, &s, found[:0])
			at += utf8.RuneCountInString(text[:n])
			text = text[n:]
			for _, m := range found {
				if err := yield(m); err != nil {
					return err
				}
			}
		}
		kept = copy(buffer, text)
	}
	return nil
}

// scratch is memory that one block after another uses.
type scratch struct {
	tokens  []token
	matches []match
}

// maxBlock is the most bytes that are looked at together. A longer paragraph is
// cut at a white space.
const maxBlock = 1 << 16

// cut returns the length of the first block of a text: up to a line that is
// empty, or to maxBlock; 0 where it may go on behind an end that is not whole.
func cut(text string, whole bool) int {
	limit := min(len(text), maxBlock)
	for i := 0; i < limit; {
		n := strings.IndexByte(text[i:limit], '\n')
		if n < 0 {
			break
		}
		i += n + 1
		if strings.TrimSpace(text[i-n-1:i]) == "" {
			return i
		}
	}
	if len(text) <= maxBlock {
		if whole {
			return len(text)
		}
		return 0
	}
	if n := strings.LastIndexAny(text[:limit], " \n\t"); n > 0 {
		return n + 1
	}
	for limit > 0 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	return limit
}

// block appends the mentions of a block that begins at a code point.
func (l *Language) block(text string, at int, s *scratch, out []Mention) []Mention {
	s.tokens = l.tokenize(text, s.tokens[:0])
	b := &block{Language: l, text: text, tokens: s.tokens}
	s.matches = b.matches(s.matches[:0])
	// Bytes to code points in one pass, since mentions are in order and only a
	// phrase reaches back.
	last, runes := 0, at
	offset := func(n int) int {
		if n < last {
			return runes - utf8.RuneCountInString(text[n:last])
		}
		runes += utf8.RuneCountInString(text[last:n])
		last = n
		return runes
	}
	for _, m := range s.matches {
		from, to := int(b.tokens[m.from].from), int(b.tokens[m.to-1].to)
		first, end := int(b.tokens[m.phrase[0]].from), int(b.tokens[m.phrase[1]-1].to)
		m.Phrase.Start = offset(first)
		m.Span = source.Span{Start: offset(from), End: offset(to)}
		m.Phrase.End = offset(end)
		m.Mention.Text = text[from:to]
		out = append(out, m.Mention)
	}
	return out
}

// one makes a reader of many mentions of one that reads a single mention.
func one(read func(*block, int) (match, bool)) func(*block, int) []match {
	return func(b *block, i int) []match {
		if m, ok := read(b, i); ok {
			return []match{m.wide()}
		}
		return nil
	}
}

// readers read the mentions that begin at a token of a form, none where what they look
// for does not. The first that finds some has the token.
var readers = [...][]func(*block, int) []match{
	word: {one((*block).date), one((*block).vague), (*block).proportion, (*block).numbers},
	digits: {
		one((*block).address), one((*block).listMarker), (*block).proportion, (*block).reference, (*block).freedom, (*block).coordinate,
		(*block).coins, (*block).inFeet, (*block).product, one((*block).date), (*block).votes, (*block).numbers,
	},
	sign: {one((*block).listMarker), (*block).interval, one((*block).date), (*block).numbers},
}

// matches finds the mentions of a block.
func (b *block) matches(out []match) []match {
	for i := 0; i < len(b.tokens); {
		if n := len(out); n > 0 {
			b.taken = max(out[n-1].to, out[n-1].next)
		}
		t := b.tokens[i]
		if t.form == word && t.known == nil {
			i++
			continue
		}
		var found []match
		for _, read := range readers[t.form] {
			if found = read(b, i); len(found) > 0 {
				break
			}
		}
		if len(found) == 0 && t.form == digits { // no digit of a text is left out
			found = []match{{from: i, to: i + 1, Mention: Mention{Kind: ProperName, Bound: quantity.Exact}}}
			found[0] = found[0].wide()
		}
		i++
		if n := len(found); n > 0 {
			i = max(i, found[n-1].to, found[n-1].next)
			out = append(out, found...)
		}
	}
	return out
}

// numbers reads a number that is none of what the other readers look for.
func (b *block) numbers(i int) []match {
	if n, ok := b.numeral(i); ok {
		return b.number(n)
	}
	return nil
}

// wide makes the phrase of a match at least its numeral.
func (m match) wide() match {
	if m.phrase == [2]int{} {
		m.phrase = [2]int{m.from, m.to}
	}
	m.phrase[0], m.phrase[1] = min(m.phrase[0], m.from), max(m.phrase[1], m.to)
	return m
}

// listMarker reads the number of an item: 1. or (1) or 1) at the start of a line.
func (b *block) listMarker(i int) (match, bool) {
	j := i
	if b.is(j, "(") || b.is(j, "[") {
		j++
	}
	if !b.tokens[i].line {
		// In a sentence it stands in brackets, behind what a list has between.
		if j == i || b.form(j) != digits || len(b.str(j)) > 2 || !b.is(i-1, ":") && !b.is(i-1, ";") && !b.is(i-1, ",") && !b.at(i-1).is.any(isAnd|isOr) {
			return match{}, false
		}
	}
	if b.form(j) != digits || len(b.str(j)) > 3 || j > i && !b.glued(j) {
		return match{}, false
	}
	end := j + 1
	switch {
	case !b.glued(end):
		return match{}, false
	case j > i && (b.is(end, ")") || b.is(end, "]")):
	case j == i && (b.is(end, ")") || b.is(end, ".")):
	default:
		return match{}, false
	}
	if end+1 < len(b.tokens) && !b.tokens[end+1].gap || end+1 >= len(b.tokens) && !b.is(end, ")") && b.text != "" && i == 0 && end+1 == len(b.tokens) && j == i && b.is(end, ".") {
		return match{}, false
	}
	v := rat(b.ascii(j))
	return match{from: j, to: j + 1, Mention: Mention{Kind: ListMarker, Low: v, High: v, Bound: quantity.Exact}}.wide(), true
}

// joinsNumber reports whether a word joins what is before it to another number:
// one or two, one to three, one per cent.
func (b *block) joinsNumber(i int) bool {
	w := b.at(i)
	if w.is.any(isPer) {
		u, _, ok := b.unitAfter(i)
		return ok && u.kind == Percent
	}
	if !w.is.any(isOr|isTo) && !(w.is.any(isAnd) && b.at(i-2).is.any(isBetween)) {
		return false
	}
	next := b.at(i + 1)
	return b.form(i+1) == digits || next.cardinal > 1
}

// vague reads words for a number that is not stated: several, the majority.
func (b *block) vague(i int) (match, bool) {
	w := b.at(i)
	m := match{from: i, to: i + 1, Mention: Mention{Kind: Vague, Bound: quantity.Exact}}
	switch {
	case w.is.any(isVague) && b.at(i-1).part == 0 && b.form(i-1) != digits && b.at(i-1).cardinal == 0: // but not a two-thirds or 3-to-1 majority
		if s := b.at(i + 1); s.scale > 0 && !s.is.any(isPlural) { // several hundred
			m.to++
			m.Low, m.High = big.NewRat(s.scale, 1), big.NewRat(10*s.scale, 1)
		}
	case w.is.any(isNumber) && b.at(i-1).is.any(isArticle) && b.at(i+1).is.any(isOf) && i-1 >= b.taken: // a number of
		m.from--
	case w.is.any(isCouple) && b.at(i+1).is.any(isOf) && b.at(i+2).scale > 0 && !b.at(i+2).is.any(isPlural): // a couple of hundred
		m.to += 2
		m.Low, m.High = big.NewRat(b.at(i+2).scale, 1), big.NewRat(10*b.at(i+2).scale, 1)
	case w.is.any(isCouple) && b.at(i+1).scale > 0 && !b.at(i+1).is.any(isPlural): // a couple dozen
		m.to++
		m.Low, m.High = big.NewRat(b.at(i+1).scale, 1), big.NewRat(10*b.at(i+1).scale, 1)
	case w.is.any(isScores) && b.isMany(i):
		m.Low, m.High = big.NewRat(20, 1), big.NewRat(200, 1)
	case w.is.any(isFew) && b.at(i-1).is.any(isArticle):
		m.from--
		if s := b.at(i + 1); s.scale > 0 && !s.is.any(isPlural) { // a few hundred
			m.to++
			m.Low, m.High = big.NewRat(s.scale, 1), big.NewRat(10*s.scale, 1)
		}
	default:
		return match{}, false
	}
	m.Noun, m.phrase[1] = b.noun(m.to)
	m.phrase[0] = m.from
	return m.wide(), true
}

// isMany reports whether scores are twenties and no results: scores of boats;
// dozens sank, and scores were lost.
func (b *block) isMany(i int) bool {
	if b.form(i-1) == word && !b.at(i-1).is.any(isAnd|isOr|isPreposition) {
		return false
	}
	return b.at(i+1).is.any(isOf) && !b.at(i+2).is.any(isDeterminer) || (b.is(i-1, ";") || b.is(i-1, ",") || b.at(i-1).is.any(isAnd)) && b.at(i+1).is.any(isAuxiliary|isVerb|isMore)
}

// number makes mentions of a numeral: with the other end of a range, its
// qualifier, unit and noun, by its kind.
func (b *block) number(n numeral) []match {
	if n.ordinal {
		return b.ordinal(n)
	}
	if m, ok := b.name(n); ok {
		return []match{m}
	}
	if n.code {
		return []match{match{from: n.from, to: n.to, Mention: Mention{Kind: ProperName, Bound: quantity.Exact}}.wide()}
	}
	if n.spelled && b.at(n.from-1).is.any(isNumber) && !b.at(n.from-2).is.any(isArticle) { // number one
		return []match{{from: n.from, to: n.to, phrase: [2]int{n.from - 1, n.to}, Mention: Mention{Kind: ProperName, Low: n.value, High: n.value, Bound: quantity.Exact}}}
	}
	if n.spelled && n.value != nil && !b.counts(n) {
		return nil
	}
	if n.value != nil && b.isNone(n.from, n.value) {
		return nil
	}
	b.share(&n)
	m, end := b.measured(n)
	if b.isDenied(m.from - m.lead) {
		return b.deniedNumber(m, end)
	}
	if r, ok := b.rangeOf(n, m, end); ok {
		m, end = r.match, r.end
	} else if m.Unit == "" && m.Kind == Quantity {
		if u, ok := b.unitOfLevel(end); ok {
			m.Unit, m.Kind = u.name, u.kind
		}
	}
	if m.Unit == "" && m.Kind == Quantity && b.isAge(m) {
		m.Unit = "year"
	}
	m, end, cited := b.noted(m, end)
	if m.Unit == "" && m.Kind == Quantity && n.part && b.isShare(n, end) {
		m.Kind = Percent
	}
	m = b.qualified(m, end)
	if m.Kind == Quantity && m.Unit == "" && b.isStatistic(m.from) {
		m.Kind = Statistic
	}
	if m.Noun == "" && n.noun > 0 {
		m.Noun = b.str(n.noun)
	}
	return append([]match{m}, cited...)
}

// isShare reports whether a part of one is of what follows: half of them, one in five
// boats; but ½ cup, a half turn.
func (b *block) isShare(n numeral, end int) bool {
	switch {
	case n.ratio:
		return true
	case b.partitive(end): // but three quarters of a century
		return !b.at(end+1).is.any(isArticle) || !b.at(end+2).is.any(isTime)
	case b.at(n.from).is.any(isHalf) && b.at(n.from-1).is.any(isArticle):
		return !b.at(n.from-2).is.any(isAnd) && (b.form(end) != word || b.at(end).is.any(isFunction))
	}
	return n.spelled
}

// measured makes a match of a numeral with its unit, and returns the token behind
// both.
func (b *block) measured(n numeral) (match, int) {
	m := match{from: n.from, to: n.to}
	m.Low, m.High = n.value, n.value
	m.Kind, m.Bound = Quantity, quantity.Exact
	if n.vague {
		m.Kind, m.High = Vague, n.high
	}
	if n.article {
		m.lead = 1
	}
	if before, first, ok := b.unitBefore(n.from); ok && first >= b.taken {
		if b.isAbbreviation(first, n.from) { // Rs 50 lakh
			m.lead = n.from - first
		} else {
			m.from = first
		}
		m.Unit, m.Kind = before.name, before.kind
	}
	end := n.to
	after, next, ok := b.unitAfter(n.to)
	if !ok && b.isShortened(n) { // 5 Mrd. euros
		end = n.to + 1
		after, next, ok = b.unitAfter(end)
	}
	if !ok && n.part {
		after, next, ok = b.unitOfPart(n.to)
	}
	switch {
	case m.Unit == "" && ok:
		end = next
		m.Unit = after.name
		if m.Kind != Vague {
			m.Kind = after.kind
		}
		m.to = b.touching(n.to, end, m.Kind)
	case m.Unit != "":
		if ok && after.kind == Money { // $5 USD
			end = next
		}
		if u, to, _ := b.rate(unit{name: m.Unit, kind: m.Kind}, end); to > end {
			m.Unit, end = u.name, to
		}
	}
	if m.Kind == Money {
		end = b.cents(&m, end)
	}
	if m.Unit == "" && b.at(m.from-1).is.any(isOf) { // percent of ten, per cent of ten
		for _, i := range []int{m.from - 3, m.from - 2} {
			if i < b.taken || b.form(i-1) == digits || b.at(i-1).cardinal > 0 || b.at(i-1).scale > 0 {
				continue
			}
			if u, to, ok := b.unitAfter(i); ok && u.kind == Percent && to == m.from-1 {
				m.from, m.Unit, m.Kind = i, u.name, Percent
				break
			}
		}
	}
	return m, end
}

// isShortened reports whether a number ends in a scale with the dot of an abbreviation,
// behind which the sentence goes on: 3 Mio. people.
func (b *block) isShortened(n numeral) bool {
	return n.scale != nil && b.is(n.to, ".") && b.glued(n.to) && longAbbreviations[b.str(n.to-1)] > 0 &&
		b.form(n.to+1) == word && !b.tokens[n.to+1].capital
}

// touching returns the token behind a numeral and the sign of a unit that touches it:
// 5%, 11c. Of words of a unit only the letter of a coin is one.
func (b *block) touching(to, end int, kind Kind) int {
	switch {
	case !b.glued(to) || b.is(to, "-"):
	case b.form(to) == sign && end == to+1, kind == Money && b.form(to) == word && len(b.str(to)) == 1 && end > to:
		return to + 1
	}
	return to
}

// isAbbreviation reports whether what stands before a number is a currency by its
// name cut short (Rs), and no sign ($) or code (HUF).
func (b *block) isAbbreviation(first, number int) bool {
	if !b.tokens[number].gap || b.form(first) != word {
		return false
	}
	s := b.str(first)
	return s != strings.ToUpper(s) && !b.is(number-1, "$")
}

// unitOfPart returns the unit that a part is of: half a mile, a quarter of a per
// cent.
func (b *block) unitOfPart(i int) (unit, int, bool) {
	if b.at(i).is.any(isOf) {
		i++
	}
	if !b.at(i).is.any(isArticle) {
		return unit{}, i, false
	}
	return b.unitAfter(i + 1)
}

// noted passes over the marks of notes that touch a number, and returns the
// numbers of those that have one: 1,234[2] people.
func (b *block) noted(m match, end int) (match, int, []match) {
	to := b.footnotes(end)
	var cited []match
	for k := end; k < to; k++ {
		if b.form(k) == digits {
			cited = append(cited, b.mark(k, k+1))
		}
	}
	if to > end && m.Unit == "" && m.Kind == Quantity {
		if u, next, ok := b.unitAfter(to); ok {
			m.Unit, m.Kind = u.name, u.kind
			to = next
		}
	}
	return m, to, cited
}

// qualified gives a number, whose unit ends before a token, its qualifier and what
// it counts.
func (b *block) qualified(m match, end int) match {
	m.next = end
	for k := m.to; k < end && m.Kind != Money && !b.is(k, "["); k++ {
		if b.form(k) == digits { // 5 km2: no digit is left out
			m.to = end
		}
	}
	start := m.from - m.lead
	q := b.qualifierBefore(start)
	if m.Bound == quantity.Between && (q.bound == quantity.AtLeast || q.bound == quantity.Over) {
		start, q = q.from, qualifier{} // at least 5 but fewer than 7
	}
	if b.isPlain(q, m) {
		q = qualifier{}
	}
	q = b.denied(q, m)
	if q.none() {
		q = b.limit(start)
	}
	single := m.Low != nil && m.Low == m.High && m.Low.Cmp(big.NewRat(1, 1)) == 0
	noun, behind := b.head(end, single)
	if m.IsShare() && noun == "" && b.at(end).is.any(isDeterminer|isPossessive) { // half the visitors
		at := end + 1
		if o, ok := b.numeral(at); ok && !o.ordinal && !o.part { // half the 300 guests
			at = o.to
		}
		noun, behind = b.head(at, false)
	}
	if m.Unit != "" && !b.partitive(end) && !b.hyphened(end) {
		noun, behind = "", end
	}
	if noun == "" {
		noun = b.elided(m)
	}
	m.Noun = noun
	end = max(end, behind)
	if q.none() || q.bound == quantity.About || q.bound == quantity.UpTo {
		q, end = b.qualifiedBehind(&m, q, end)
	}
	if !q.none() {
		m.Bound = q.bound
		m.Qualifier = b.text[b.tokens[q.from].from:b.tokens[q.to-1].to]
		start = min(start, q.from)
	}
	if m.Kind != Vague && m.Low != nil && m.High != nil && m.Low.Cmp(m.High) != 0 && m.Bound == quantity.Exact {
		m.Bound = quantity.Between
	}
	m.phrase = [2]int{start, max(end, m.to)}
	return m.wide()
}

// qualifiedBehind looks for a qualifier behind a number or its noun: 400 people or
// more.
func (b *block) qualifiedBehind(m *match, q qualifier, end int) (qualifier, int) {
	for _, at := range []int{m.to, end} {
		if b.is(at, "-") && b.glued(at) && b.glued(at+1) {
			at++ // 2000-nél több
		}
		a := b.qualifierAfter(at)
		if a.none() && b.is(at, ",") {
			a = b.qualifierAfter(at + 1) // 5, or more
		}
		if a.none() {
			continue
		}
		if q.bound == quantity.UpTo {
			if a.bound == quantity.AtLeast || a.bound == quantity.Over { // up to 11,000 and over
				q.bound = quantity.Over
				end = max(end, a.to)
			}
			return q, end
		}
		if a.from < end { // the qualifier, not what is counted
			m.Noun, end = "", m.to
		}
		end = max(end, a.to)
		if m.Noun == "" && m.Unit == "" { // 1,500 or more people
			m.Noun, end = b.noun(end)
		}
		return a, end
	}
	return q, end
}

// isAge reports whether a number is an age: Smith, 43, said; aged 5 to 11; older
// than 75.
func (b *block) isAge(m match) bool {
	if m.Low == nil || !m.Low.IsInt() || m.Low.Sign() <= 0 || m.High.Cmp(big.NewRat(120, 1)) > 0 {
		return false
	}
	i := m.from - 1
	switch {
	case b.is(i, ",") && b.is(m.to, ",") && b.form(m.from) == digits && b.form(i-1) == word && !b.plural(i-1) && !b.at(i-1).is.any(isFunction):
		return true
	case b.at(i).is.any(isAged), b.at(i).is.any(isOf) && b.at(i-1).is.any(isAged), b.at(i).is.any(isTo) && b.at(i-1).is.any(isAged):
		return true
	}
	q := b.qualifierBefore(m.from)
	return !q.none() && (b.at(q.from).is.any(isAged) || b.at(q.from-1).is.any(isAged))
}

// cents adds the smaller coins behind a sum: three dollars and fifty cents, 3
// forints 60.
func (b *block) cents(m *match, end int) int {
	i := end
	if b.at(i).is.any(isAnd) {
		i++
	} else if b.isChange(i, *m) {
		m.Low = new(big.Rat).Add(m.Low, new(big.Rat).Quo(rat(b.ascii(i)), hundred))
		m.High = m.Low
		return i + 1
	}
	n, ok := b.numeral(i)
	if !ok || n.value == nil || !n.value.IsInt() || n.value.Cmp(hundred) >= 0 || n.value.Sign() <= 0 || n.ordinal || n.code || n.vague || m.Low != m.High {
		return end
	}
	u, next, ok := b.unitAfter(n.to)
	if !ok || u.name != "cent" && u.name != "penny" || m.Unit == u.name || m.Kind != Money {
		return end
	}
	m.Low = new(big.Rat).Add(m.Low, n.value.Quo(n.value, hundred))
	m.High, m.to = m.Low, n.to
	return next
}

var hundred = big.NewRat(100, 1)

// isChange reports whether two digits behind a currency in words are its hundredths:
// 3 forints 60. Behind them stands nothing that they could count.
func (b *block) isChange(i int, m match) bool {
	if b.form(i) != digits || len(b.str(i)) != 2 || !b.tokens[i].gap || b.form(i-1) != word || b.form(m.to-1) != digits || m.to == i || m.Low != m.High || !m.Low.IsInt() {
		return false
	}
	next := b.at(i + 1)
	if m.Unit == "pound sterling" { // of which shillings were the change: 5 pounds 10 is no 5.10
		return false
	}
	return !b.goesOn(i) && (b.form(i+1) != word || next.is.any(isFunction)) && !b.currencyAt(i+1) && !b.is(i+1, "%")
}

// ordinal makes a mention of an ordinal, unless it is an adverb: at first.
func (b *block) ordinal(n numeral) []match {
	if n.spelled && n.to == n.from+1 {
		i := n.from
		next := b.at(n.to)
		switch {
		case b.at(i).is.any(isTime) && (b.at(i-1).is.any(isPer) || b.at(i-1).is.any(isArticle) && (b.form(n.to) != word || next.is.any(isFunction))): // a second
			return nil
		case b.at(i - 1).is.any(isStop): // at first
			return nil
		case next.is.any(isOf) && b.str(n.to+1) == "all":
			return nil
		}
	}
	m := match{from: n.from, to: n.to, Mention: Mention{Kind: Ordinal, Low: n.value, High: n.value, Bound: quantity.Exact}}
	noun, end := b.head(n.to, true)
	m.Noun = noun
	m.phrase = [2]int{n.from, end}
	return []match{m.wide()}
}

// counts reports whether a number in words is one: not the pronoun "one".
func (b *block) counts(n numeral) bool {
	if n.to != n.from+1 || b.at(n.from).cardinal != 1 {
		return true
	}
	i := n.from
	before, after := b.at(i-1), b.at(n.to)
	switch {
	case b.is(n.to, "-") && b.glued(n.to), b.is(i-1, "-") && b.glued(i): // one-party, no-one
		u, _, ok := b.unitAfter(n.to)
		return ok && u.name != ""
	case after.is.any(isOccasion) && (before.is.any(isStop) || b.sentence(i) && b.form(n.to+1) == word && !b.partitive(n.to+1) && !b.speaks("ago", n.to+1)):
		return false // at one time, one day the well ran dry
	case after.is.any(isMore), b.joinsNumber(n.to):
		return true
	case b.partitive(n.to) && (b.at(n.to+1).is.any(isDeterminer|isPossessive) || b.form(n.to+1) == digits): // one of the boats
		if next := b.at(n.to + 2); next.ordinal > 0 || next.is.any(isFew|isAdverb|isRecent) || strings.HasSuffix(b.str(n.to+2), "est") {
			return false // one of the first, one of the most
		}
		return !before.is.any(isDeterminer|isPronoun) || len(b.before[before]) > 0
	case before.is.any(isPossessive):
		return b.form(n.to) == word && !after.is.any(isFunction)
	case before.is.any(isDeterminer|isPronoun) && len(b.before[before]) == 0:
		return false
	case b.form(n.to) != word || after.is.any(isFunction):
		return before.is.any(isOnly)
	case b.str(i-1) == "s" && (b.is(i-2, "’") || b.is(i-2, "'")): // the police’s one
		return false
	}
	return true
}

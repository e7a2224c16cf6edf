package scan

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// maxNoun is the most words of a noun phrase that are looked through for its head.
const maxNoun = 5

// noun returns the head of the noun phrase that begins at a token, and the
// token behind it; "" where none does. A counted noun is mostly the first
// plural: "new armoured divisions", "Hungarians".
func (b *block) noun(i int) (string, int) { return b.head(i, false) }

// head is noun; one asks for the head of a singular: the word behind one or an
// ordinal, after what looks like an adjective.
func (b *block) head(i int, one bool) (string, int) {
	j := i
	if b.is(j, "-") && b.glued(j) { // 26-foot-tall bronze statue
		for b.is(j, "-") && b.glued(j) && b.form(j+1) == word && b.glued(j+1) {
			j += 2
		}
	}
	if b.partitive(j) {
		j++
		for b.at(j).is.any(isDeterminer | isArticle) {
			j++
		}
		if n, ok := b.numeral(j); ok && !n.ordinal && b.form(j) == digits || b.at(j).cardinal > 1 && ok { // two of its nine plants
			j = n.to
		}
	} else if b.at(j).is.any(isDeterminer) && b.form(j) == word && b.str(j) == "other" {
		j++
	}
	if b.is(j, "“") || b.is(j, "\"") || b.is(j, "‘") {
		j++
	}
	if b.lower(j) == "x" && b.form(j+1) == digits { // 2 x 4 planks
		return "", i
	}
	last, end := -1, j+maxNoun
	for k := j; k < len(b.tokens) && k < end; k++ {
		if to, many := b.designator(k); to > k { // F-16 jets; B-52s
			if many {
				return b.text[b.tokens[k].from:b.tokens[to-1].to], to
			}
			k, end = to-1, end+to-k
			continue
		}
		if b.form(k) != word {
			if b.is(k, "-") && b.glued(k) && b.glued(k+1) && k > j {
				continue
			}
			break
		}
		w := b.at(k)
		if w.is.any(isFunction) && !(b.is(k+1, "-") && b.glued(k+1)) && !(w.is.any(isCounted) && !w.is.any(isPreposition)) {
			// An adjective or number word can go on: other, more.
			if k == j && w.is.any(isDeterminer|isAdverb) && (b.str(k) == "more" || b.str(k) == "other" || b.str(k) == "such") {
				continue
			}
			break
		}
		if w.cardinal > 0 || w.scale > 0 {
			break
		}
		last = k
		if one && !(b.adjective(k) && b.form(k+1) == word && !b.at(k+1).is.any(isFunction)) && !(b.tokens[k].capital && b.form(k+1) == word && b.tokens[k+1].capital) {
			break
		}
		// Without plurals behind numbers the next word that is no adjective is the noun.
		if b.plural(k) || len(b.plurals) == 0 && !b.adjective(k) {
			break
		}
	}
	if last < 0 || b.participle(last) || !one && !b.partitive(i) && b.gerund(last) {
		return "", i
	}
	return b.str(last), last + 1
}

// designator returns the token behind the type of a machine that begins at a token, and
// whether it is a plural: F-16, M4, Ju-52, Boeing 747s; the token itself where none does.
func (b *block) designator(i int) (to int, many bool) {
	if b.form(i) != word || !b.tokens[i].capital {
		return i, false
	}
	j := i + 1
	if b.is(j, "-") && b.glued(j) {
		j++
	}
	if b.form(j) != digits {
		return i, false
	}
	direct := b.glued(j)
	for to = j + 1; b.glued(to) && b.form(to) != sign && to < i+maxNoun; to++ { // Bf-109G, H1N1
	}
	switch {
	case b.str(to-1) == "s" && (direct || !b.at(i).is.any(isFunction)):
		return to, true
	case !direct || utf8.RuneCountInString(b.str(i)) > 3 && !b.is(j-1, "-"):
		return i, false
	}
	return to, false
}

// gerund reports whether a word at the end of a phrase is a verb: of "3 abstaining" it
// is. What is counted would be in the plural.
func (b *block) gerund(i int) bool {
	return b.tag == "en" && !b.tokens[i].capital && len(b.str(i)) > 5 && strings.HasSuffix(b.str(i), "ing") && !b.at(i).is.any(isCounted)
}

// adjective reports whether a word has an ending of adjectives.
func (b *block) adjective(i int) bool {
	s := strings.ToLower(b.str(i))
	return len(s) > 5 && slices.ContainsFunc(b.adjectives, func(e string) bool { return strings.HasSuffix(s, e) })
}

// participle reports whether a word at the end of a phrase is a verb: of "23
// drowned" it is, of "23 wounded" it is what is counted.
func (b *block) participle(i int) bool {
	return b.participles != "" && len(b.str(i)) > 5 && strings.HasSuffix(b.str(i), b.participles) && !b.at(i).is.any(isCounted)
}

// plural reports whether a word looks like a plural.
func (b *block) plural(i int) bool {
	w := b.at(i)
	if w.is.any(isCounted) {
		return true
	}
	if w.is.any(isSingular) {
		return false
	}
	s := b.str(i)
	if utf8.RuneCountInString(s) < 3 {
		return false
	}
	s = strings.ToLower(s)
	ends := func(e string) bool { return strings.HasSuffix(s, e) }
	return slices.ContainsFunc(b.plurals, ends) && !slices.ContainsFunc(b.singulars, ends)
}

// partitive reports whether "of" stands at a token, as in "dozens of people".
func (b *block) partitive(i int) bool { return b.at(i).is.any(isOf) }

// hyphened reports whether a compound goes on at a token: the -tall of 26-foot-tall,
// or the noun behind the unit of one.
func (b *block) hyphened(i int) bool {
	if b.is(i, "-") && b.glued(i) {
		return true
	}
	return b.form(i) == word && b.is(i-2, "-") && b.glued(i-2) && b.glued(i-1)
}

// elided returns a noun that stands before its number: "the tanks, 30 of which".
func (b *block) elided(m match) string {
	if b.at(m.to).is.any(isOf) && b.at(m.to+1).is.any(isPronoun|isDeterminer) && b.is(m.from-1, ",") && b.plural(m.from-2) {
		return b.str(m.from - 2)
	}
	return ""
}

// isPlain reports whether "over" or "past" is where or when, not more than: over
// 3 days, over two decades, half past ten. A verb of lasting makes it a qualifier.
func (b *block) isPlain(q qualifier, m match) bool {
	if q.none() || q.to-q.from != 1 {
		return false
	}
	switch w := b.at(q.from); {
	case w == b.words["past"]:
		return b.at(q.from-1).is.any(isDeterminer|isHalf) || b.at(q.from-1).part > 0 || b.form(q.from-1) == digits || b.at(q.from-1).cardinal > 0
	case w != b.words["over"]:
		return false
	case b.at(q.from - 1).is.any(isPhrasal): // knocked over 3 stalls
		return true
	}
	timed := false
	for j := m.to; j < m.to+4 && j < len(b.tokens); j++ {
		if b.at(j).is.any(isTime) {
			timed = true
			if b.str(j+1) == "old" || b.at(j+1).is.any(isAdverb) && b.str(j+1) == "ago" {
				return false
			}
			break
		}
		if b.at(j).is.any(isFunction) || b.form(j) == sign && !b.is(j, "-") {
			break
		}
	}
	if !timed {
		return false
	}
	before := b.at(q.from - 1)
	return !before.is.any(isAuxiliary|isLasting|isArticle) && !strings.EqualFold(b.str(q.from-1), "for")
}

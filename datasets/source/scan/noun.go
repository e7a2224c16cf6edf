package scan

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/token"
)

// maxNoun is the most words of a noun phrase that are looked through for its head.
const maxNoun = 5

// noun returns the head of the noun phrase that begins at a token, and the
// token behind it; "" where none does. A counted noun is mostly the first
// plural: "new armoured divisions", "Hungarians".
func (b *block) noun(i int) (string, int) { return b.head(i, false) }

// head is noun; one asks for the head of a singular: the word after one or an ordinal,
// after what looks like an adjective.
func (b *block) head(i int, one bool) (string, int) {
	j := b.nounStart(i)
	if b.Lower(j) == "x" && b.Form(j+1) == token.Digits { // 2 x 4 planks
		return "", i
	}
	last, before, end := -1, -1, j+maxNoun
search:
	for k := j; k < len(b.Tokens) && k < end; k++ {
		from, to := b.machines(k)
		if from < to { // B-52s, Baltic 640-200 hulls
			return b.Between(from, to), to
		}
		if to = max(to, b.initials(k)); to > k { // F-16 jets, U.S. residents
			k, end = to-1, end+to-k
			continue
		}
		switch b.inNoun(k, k == j, one) {
		case no:
			break search
		case silent:
			continue
		}
		if b.isPossessor(k) { // the plant’s output
			k, end = k+2, end+2
			continue
		}
		if before, last = last, k; b.isHead(k, one) {
			break
		}
	}
	if last >= 0 && before >= 0 && b.IsParticiple(last) { // half of the army backed him
		last = before
	}
	if last < 0 || b.IsParticiple(last) || !one && (b.isManner(last) || !b.IsPartitive(i) && b.IsGerund(last)) {
		return "", i
	}
	from := last
	for b.IsHyphened(from-1) && from-2 >= j { // start-ups
		from -= 2
	}
	return b.Between(from, last+1), last + 1
}

// machines returns the tokens of what is counted where it is machines by their type: B-52s,
// the hulls of Baltic 640-200 hulls. Where the type is before a noun it returns the token
// after it twice: F-16 jets; and the token itself where there is no type.
func (b *block) machines(k int) (from, to int) {
	if to, many := b.designator(k); many {
		return k, to
	} else if to > k {
		return to, to
	}
	if to := b.typed(k); to > k {
		return to, to + 1
	}
	return k, k
}

// initials is the token after letters with dots that are short for a name before a noun: the
// U.S. of U.S. residents; the token itself where there are none.
func (b *block) initials(k int) int {
	to := k
	for b.Form(to) == token.Word && b.Tokens[to].Capital && len(b.Str(to)) == 1 && b.Is(to+1, ".") && b.Glued(to+1) && (to == k || b.Glued(to)) {
		to += 2
	}
	if to < k+4 || b.Form(to) != token.Word || b.Has(to, form.IsFunction) || b.Tokens[to].Capital {
		return k
	}
	return to
}

// isManner reports whether a word at the end of a phrase is an adverb: of "35 seriously" it
// is. What is counted would be in the plural.
func (b *block) isManner(i int) bool {
	if b.Marked(i, form.MarkEverywhere) { // 421,000 nationwide
		return true
	}
	return b.Nouns.Manner != "" && strings.HasSuffix(b.Str(i), b.Nouns.Manner) && !b.Has(i, form.IsCounted)
}

// isPossessor reports whether a word has the ending of what something belongs to.
func (b *block) isPossessor(k int) bool {
	return b.Form(k+1) == token.Sign && token.IsApostrophe(b.Str(k+1)) && b.Glued(k+1) && b.Str(k+2) == "s" && b.Glued(k+2)
}

// compounded is the noun that a hyphen joins to the number of it: a 12-member jury.
func (b *block) compounded(i int) (string, int) {
	if !b.IsHyphened(i) || b.Form(i+1) != token.Word || b.IsHyphened(i+2) {
		return "", i
	}
	w := b.At(i + 1)
	if w.Is.Any(form.IsFunction|form.IsTime) || w.Cardinal > 0 || w.Scale > 0 || w.Part > 0 || w.Ordinal > 0 || b.IsAdjective(i+1) || b.Tokens[i+1].Capital || b.Qualifies(w) || len(b.After[w]) > 0 {
		return "", i
	}
	if slices.Contains(b.Approximate, b.Str(i+1)) || len(b.Plurals) == 0 {
		return "", i
	}
	return b.Str(i + 1), i + 2
}

// nounStart returns where the words of a noun phrase begin: past a compound (26-foot-tall),
// "of" and its article, other, and a quotation mark.
func (b *block) nounStart(i int) int {
	if b.Is(i, "-") && b.Glued(i) { // 26-foot-tall bronze statue
		for b.IsHyphened(i) && b.Form(i+1) == token.Word {
			i += 2
		}
	}
	switch {
	case b.IsPartitive(i):
		i = b.pastPartitive(i)
	case b.Has(i, form.IsDeterminer) && b.Writes(i, form.MarkOther):
		i++
	case b.Form(i) == token.Digits && b.IsHyphened(i+1) && b.Form(i+2) == token.Word: // 20,000 20-foot containers
		for i++; b.IsHyphened(i) && b.Form(i+1) == token.Word; i += 2 {
		}
	}
	if b.IsAny(i, "“", "\"", "‘") {
		i++
	}
	return i
}

// pastPartitive returns where the words of a noun phrase begin after "of" at a token: past
// what says which, and a number.
func (b *block) pastPartitive(i int) int {
	for i++; b.Has(i, form.IsDeterminer|form.IsArticle) || b.Has(i, form.IsRecent) && b.beginsNumber(i+1); i++ {
	}
	if b.Form(i) == token.Word && b.isPossessor(i) && b.beginsNumber(i+3) { // 217 of the bill’s 221 clauses
		i += 3
	}
	if n, ok := b.Read(i); ok && (!n.Ordinal && b.Form(i) == token.Digits || b.At(i).Cardinal > 1) { // two of its nine plants
		i = n.To
	}
	return i
}

// inNoun reports whether a token goes on a noun phrase; silent where it is passed over,
// like more and other at the start, and hyphens inside.
func (b *block) inNoun(k int, first, one bool) verdict {
	w := b.At(k)
	switch {
	case !one && w.Is.Any(form.IsRecent) && b.Has(k+1, form.IsTime), w.Is.Any(form.IsDenial) && !b.IsHyphened(k+1): // 9 last year, 30 of which never came
		return no
	case b.Form(k) != token.Word:
		if !first && b.IsHyphened(k) {
			return silent
		}
		return no
	case w.Is.Any(form.IsFunction) && !(b.Is(k+1, "-") && b.Glued(k+1)) && !(w.Is.Any(form.IsCounted) && !w.Is.Any(form.IsPreposition)):
		if first && w.Is.Any(form.IsDeterminer|form.IsAdverb) && b.Writes(k, form.MarkMore) {
			return silent
		}
		if first && b.Marked(k, form.MarkMost) && b.Form(k+2) == token.Word && b.IsPlural(k+2) && !b.Has(k+1, form.IsFunction) { // the three most populous states
			return silent
		}
		if b.Marked(k, form.MarkDaily) && b.Form(k+1) == token.Word && !b.Has(k+1, form.IsFunction) { // new daily infections
			return silent
		}
		return no
	}
	return either(w.Cardinal == 0 && w.Scale == 0)
}

// isHead reports whether a word ends the search for the head of a noun phrase. Without
// plurals after numbers the next word that is no adjective is the noun.
func (b *block) isHead(k int, one bool) bool {
	if one {
		next := b.Form(k+1) == token.Word
		adjective := b.IsAdjective(k) && next && !b.Has(k+1, form.IsFunction)
		name := b.Tokens[k].Capital && next && b.Tokens[k+1].Capital
		if !adjective && !name {
			return true
		}
	}
	return b.IsPlural(k) || len(b.Plurals) == 0 && !b.IsAdjective(k)
}

// typed returns the token of the plural that a name and the number of its type are before:
// Kestrel 640-200 jets; the token itself where they are not.
func (b *block) typed(i int) int {
	if b.Form(i) != token.Word || !b.Tokens[i].Capital || b.Form(i+1) != token.Digits || b.At(i).Month > 0 {
		return i
	}
	to := i + 2
	for to < i+maxNoun && b.joinsDigits(to, "-", "–") && b.Form(to+1) == token.Digits {
		to += 2
	}
	if b.Form(to) == token.Word && !b.Has(to, form.IsFunction) && b.IsPlural(to) {
		return to
	}
	return i
}

// designator returns the token behind the type of a machine that begins at a token, and
// whether it is a plural: F-16, M4, Ju-52, Boeing 747s; the token itself where none does.
func (b *block) designator(i int) (to int, many bool) {
	if b.Form(i) != token.Word || !b.Tokens[i].Capital {
		return i, false
	}
	j := i + 1
	if b.Is(j, "-") && b.Glued(j) {
		j++
	}
	if b.Form(j) != token.Digits {
		return i, false
	}
	direct := b.Glued(j)
	for to = j + 1; b.Glued(to) && b.Form(to) != token.Sign && to < i+maxNoun; to++ { // Bf-109G, H1N1
	}
	switch {
	case b.Str(to-1) == "s" && (direct || !b.Has(i, form.IsFunction)):
		return to, true
	case !direct || utf8.RuneCountInString(b.Str(i)) > 3 && !b.Is(j-1, "-"):
		return i, false
	}
	return to, false
}

// hyphened reports whether a compound goes on at a token: the -tall of 26-foot-tall,
// or the noun behind the unit of one.
func (b *block) hyphened(i int) bool {
	if b.Is(i, "-") && b.Glued(i) {
		return true
	}
	return b.Form(i) == token.Word && b.Is(i-2, "-") && b.Glued(i-2) && b.Glued(i-1)
}

// elided returns a noun that stands before its number: "the tanks, 30 of which".
func (b *block) elided(m match) string {
	if i := m.from - m.lead - 2; b.Has(i, form.IsOf) && b.Has(i+1, form.IsClause) && b.Has(i+1, form.IsPronoun|form.IsDeterminer) && b.Is(i-1, ",") && b.IsPlural(i-2) {
		return b.Str(i - 2) // 159 parties, of which 93 signed
	}
	if b.Has(m.to, form.IsOf) && b.Has(m.to+1, form.IsPronoun|form.IsDeterminer) && b.Is(m.from-1, ",") && b.IsPlural(m.from-2) {
		return b.Str(m.from - 2)
	}
	return ""
}

// isPlain reports whether "over" or "past" is where or when, not more than: over 3 days,
// over two decades, half past ten. A verb of lasting makes it a qualifier.
func (b *block) isPlain(q token.Qualifier, m match) bool {
	if q.None() || q.To-q.From != 1 {
		return false
	}
	w, before := b.At(q.From), b.At(q.From-1)
	switch {
	case w.Mark&form.MarkPast != 0:
		return before.Is.Any(form.IsDeterminer|form.IsHalf) || before.Part > 0 || before.Cardinal > 0 || b.Form(q.From-1) == token.Digits
	case w.Mark&form.MarkOver == 0:
		return false
	case before.Is.Any(form.IsPhrasal): // knocked over 3 stalls
		return true
	}
	return b.isTimeAfter(m.to) && !before.Is.Any(form.IsAuxiliary|form.IsLasting|form.IsArticle) && before.Mark&form.MarkFor == 0
}

// isTimeAfter reports whether a span of time is near after a number, and no age and
// nothing that is ago.
func (b *block) isTimeAfter(i int) bool {
	for j := i; j < i+4 && j < len(b.Tokens); j++ {
		if b.Has(j, form.IsTime) {
			return !b.Writes(j+1, form.MarkOld) && !(b.Has(j+1, form.IsAdverb) && b.Writes(j+1, form.MarkAgo))
		}
		if b.Has(j, form.IsFunction) || b.Form(j) == token.Sign && !b.Is(j, "-") {
			return false
		}
	}
	return false
}

package scan

import (
	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/token"
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
	if b.Is(j, "-") && b.Glued(j) { // 26-foot-tall bronze statue
		for b.Is(j, "-") && b.Glued(j) && b.Form(j+1) == token.Word && b.Glued(j+1) {
			j += 2
		}
	}
	if b.IsPartitive(j) {
		j++
		for b.Has(j, form.IsDeterminer|form.IsArticle) {
			j++
		}
		if n, ok := b.Read(j); ok && !n.Ordinal && b.Form(j) == token.Digits || b.At(j).Cardinal > 1 && ok { // two of its nine plants
			j = n.To
		}
	} else if b.Has(j, form.IsDeterminer) && b.Form(j) == token.Word && b.Str(j) == "other" {
		j++
	}
	if b.Is(j, "“") || b.Is(j, "\"") || b.Is(j, "‘") {
		j++
	}
	if b.Lower(j) == "x" && b.Form(j+1) == token.Digits { // 2 x 4 planks
		return "", i
	}
	last, end := -1, j+maxNoun
	for k := j; k < len(b.Tokens) && k < end; k++ {
		if to, many := b.designator(k); to > k { // F-16 jets; B-52s
			if many {
				return b.Between(k, to), to
			}
			k, end = to-1, end+to-k
			continue
		}
		if b.Form(k) != token.Word {
			if b.Is(k, "-") && b.Glued(k) && b.Glued(k+1) && k > j {
				continue
			}
			break
		}
		w := b.At(k)
		if w.Is.Any(form.IsFunction) && !(b.Is(k+1, "-") && b.Glued(k+1)) && !(w.Is.Any(form.IsCounted) && !w.Is.Any(form.IsPreposition)) {
			// An adjective or number word can go on: other, more.
			if k == j && w.Is.Any(form.IsDeterminer|form.IsAdverb) && (b.Str(k) == "more" || b.Str(k) == "other" || b.Str(k) == "such") {
				continue
			}
			break
		}
		if w.Cardinal > 0 || w.Scale > 0 {
			break
		}
		last = k
		if one && !(b.IsAdjective(k) && b.Form(k+1) == token.Word && !b.Has(k+1, form.IsFunction)) && !(b.Tokens[k].Capital && b.Form(k+1) == token.Word && b.Tokens[k+1].Capital) {
			break
		}
		// Without plurals behind numbers the next word that is no adjective is the noun.
		if b.IsPlural(k) || len(b.Plurals) == 0 && !b.IsAdjective(k) {
			break
		}
	}
	if last < 0 || b.IsParticiple(last) || !one && !b.IsPartitive(i) && b.IsGerund(last) {
		return "", i
	}
	return b.Str(last), last + 1
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
	if b.Has(m.to, form.IsOf) && b.Has(m.to+1, form.IsPronoun|form.IsDeterminer) && b.Is(m.from-1, ",") && b.IsPlural(m.from-2) {
		return b.Str(m.from - 2)
	}
	return ""
}

// isPlain reports whether "over" or "past" is where or when, not more than: over
// 3 days, over two decades, half past ten. A verb of lasting makes it a qualifier.
func (b *block) isPlain(q token.Qualifier, m match) bool {
	if q.None() || q.To-q.From != 1 {
		return false
	}
	switch w := b.At(q.From); {
	case b.Language.Is(w, "past"):
		return b.Has(q.From-1, form.IsDeterminer|form.IsHalf) || b.At(q.From-1).Part > 0 || b.Form(q.From-1) == token.Digits || b.At(q.From-1).Cardinal > 0
	case w != b.Words["over"]:
		return false
	case b.Has(q.From-1, form.IsPhrasal): // knocked over 3 stalls
		return true
	}
	timed := false
	for j := m.to; j < m.to+4 && j < len(b.Tokens); j++ {
		if b.Has(j, form.IsTime) {
			timed = true
			if b.Str(j+1) == "old" || b.Has(j+1, form.IsAdverb) && b.Str(j+1) == "ago" {
				return false
			}
			break
		}
		if b.Has(j, form.IsFunction) || b.Form(j) == token.Sign && !b.Is(j, "-") {
			break
		}
	}
	if !timed {
		return false
	}
	before := b.At(q.From - 1)
	return !before.Is.Any(form.IsAuxiliary|form.IsLasting|form.IsArticle) && !strings.EqualFold(b.Str(q.From-1), "for")
}

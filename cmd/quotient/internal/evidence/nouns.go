package evidence

import (
	"fmt"
	"slices"
	"strings"

	"quotient/analysis/wording"
	"quotient/datasets/language/form"
	"quotient/datasets/source"
)

// miscounted reports a noun that is none of those around a row, and that the source has
// elsewhere.
func (w *witness) miscounted(c *claim, r *row) string {
	if w.noun(r) != "" && c.Noun != "" && w.personal(c.Noun) && !w.peopled(c, r) {
		return fmt.Sprintf("the source counts “%s”, not “%s”", r.Mention.Noun, c.Noun)
	}
	typed := w.tokens("x " + c.Noun)
	if len(typed) == 0 {
		return ""
	}
	head := typed[len(typed)-1]
	word := token{lexeme: &lexeme{keys: w.Senses(head.stem)}}
	if x := w.counting(word, r); x != nil && r.Mention.Noun != "" && !r.said.has(word) && !(c.IsShare() && bagOf(w.tokens("x "+r.Mention.Noun)).akin(head)) {
		return fmt.Sprintf("the source counts “%s”, and has “%s” of “%s”", r.Mention.Noun, w.phrase(x), head.text)
	}
	word.kin = head.kin // and not what it has in common with others: pigs and sheep are animals
	switch {
	case w.people(c, r):
	case head.whom && !r.near.akin(head) && (head.nation || !w.ofPeople(r)):
		return fmt.Sprintf("the source does not say it of “%s”", head.text)
	case w.joined(c, r):
	case w.owned(c, r, word) || w.siblings(head, r) || w.countsElse(c, r, head, word):
		return fmt.Sprintf("the source counts “%s”, not “%s”", r.Mention.Noun, head.text)
	}
	return ""
}

// people reports whether a draft says people of those whom the source names, such as runners.
func (w *witness) people(c *claim, r *row) bool {
	return slices.Contains(wording.Of(w.tag).Persons, lastWord(c.Noun)) && (w.Does(lastWord(r.Mention.Noun)) || w.personal(r.Mention.Noun))
}

// countsElse reports whether a noun that the source has is not what a row counts: it is none of the
// words of it, or of its clause where that counts people.
func (w *witness) countsElse(c *claim, r *row, head, word token) bool {
	switch {
	case head.whom || head.name:
		return false
	case !w.known[head.stem]: // suicides, of people who died
		return w.things(c, r, head) && !r.around.akin(head)
	case w.noun(r) != "" && !r.said.akin(word):
		return true
	case r.Mention.Noun == "" && measure(r.Mention) == "" && w.ofThese(r) && w.counts(r) != "" && !r.said.akin(word):
		return !bagOf(w.tokens("x "+w.counts(r))).akin(word) && !w.counted(c, head)
	}
	return w.things(c, r, head) && !bagOf(w.clause(r)).akin(head)
}

// things reports whether a claim counts what is no people, and a row people.
func (w *witness) things(c *claim, r *row, head token) bool {
	return slices.Contains(wording.Of(w.tag).Persons, lastWord(w.noun(r))) && !head.event && !w.personal(c.Noun) && !w.Does(lastWord(c.Noun))
}

// clause are the words of the clause that a row is in.
func (w *witness) clause(r *row) []token {
	from, to := r.Mention.Span.Start, r.Mention.Span.End
	ends := func(c rune) bool { return strings.ContainsRune(",;:()–—", c) }
	for from > r.own.Start && !ends(w.chars[from-1]) {
		from--
	}
	for to < r.own.End && !ends(w.chars[to]) {
		to++
	}
	return part(w.words, source.Span{Start: from, End: to})
}

// siblings reports whether a noun and that of a row name two things of one kind, such as cattle
// and sheep.
func (w *witness) siblings(head token, r *row) bool {
	own := w.tokens("x " + r.Mention.Noun)
	if len(own) == 0 || head.thing == "" {
		return false
	}
	x := own[len(own)-1]
	return x.thing == head.thing && x.stem != head.stem && !bagOf([]token{w.itself(x)}).akin(w.itself(head)) &&
		!strings.HasPrefix(strings.ToLower(head.text), head.thing) && !r.near.has(w.itself(head))
}

// owned reports whether a noun is only what that of a row is of: mugs, of thefts of mugs.
func (w *witness) owned(c *claim, r *row, noun token) bool {
	own := w.tokens("x " + r.Mention.Noun)
	if len(own) == 0 || w.personal(r.Mention.Noun) {
		return false
	}
	x := own[len(own)-1]
	x = w.itself(x)
	return r.said.has(noun) && !slices.ContainsFunc(noun.keys, func(k string) bool { return slices.Contains(x.keys, k) }) && !bagOf(c.all).akin(x) &&
		!bagOf([]token{x}).akin(noun) && w.Is(w.next(r), form.IsOf)
}

// itself is a word by itself, and not with what it has in common with others.
func (w *witness) itself(t token) token {
	return token{lexeme: &lexeme{keys: w.Senses(t.stem), kin: t.kin}}
}

// next is the word right after the noun of a row.
func (w *witness) next(r *row) string {
	words := wording.WordsAfter(w.chars, r.Mention.Span.End, len(wording.Lower(r.Mention.Noun))+1)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// joined reports whether the noun of a row follows that of a claim, as in measles cases.
func (w *witness) joined(c *claim, r *row) bool {
	own := lastWord(r.Mention.Noun)
	return own != "" && slices.Contains(wording.WordsAfter(c.chars, c.Mention.Span.End, 4), own)
}

// peopled reports whether a row can be told of people: its noun is for them, or for what they
// do, or it is what happened.
func (w *witness) peopled(c *claim, r *row) bool {
	last := lastWord(r.Mention.Noun)
	if w.personal(r.Mention.Noun) || w.Does(last) || r.near.has(token{lexeme: &lexeme{keys: w.Senses(w.Stem(lastWord(c.Noun)))}}) {
		return true
	}
	own := w.tokens("x " + r.Mention.Noun)
	if len(own) == 0 {
		return false
	}
	head := own[len(own)-1]
	return head.event || slices.ContainsFunc(c.own, func(t token) bool { return bagOf(own[len(own)-1:]).akin(t) && t.stem != head.stem })
}

// ofPeople reports whether a row counts people: its noun is for them, or it has none, and the row tells what
// happened.
func (w *witness) ofPeople(r *row) bool {
	noun := w.noun(r)
	return slices.Contains(wording.Of(w.tag).Persons, lastWord(noun)) || noun == "" && measure(r.Mention) == "" && (len(events(part(w.words, r.sentence))) > 0 || w.afterPeople(r))
}

// afterPeople reports whether the paragraph counts people last before a row.
func (w *witness) afterPeople(r *row) bool {
	is := false
	for _, x := range w.beside(r) {
		if x.Mention.Span.Start < r.Mention.Span.Start && x.Mention.Noun != "" && measure(x.Mention) == "" {
			is = w.personal(x.Mention.Noun)
		}
	}
	return is
}

// noun is what a row counts: where it has no noun of its own, what comes after “of” is none: 5 died of
// wounds and 16 of disease.
func (w *witness) noun(r *row) string {
	words := wording.WordsAfter(w.chars, r.Mention.Span.End, 1)
	if len(words) > 0 && w.Is(words[0], form.IsOf) && r.beside > 1 && r.lead.End < r.Mention.Span.Start && !w.personal(r.Mention.Noun) {
		return ""
	}
	return r.Mention.Noun
}

// counting is another number of the sentence of a row, that counts what a word names.
func (w *witness) counting(word token, r *row) *row {
	for _, x := range w.sentences[r.sentence] {
		if x == r || x.Mention.Noun == "" {
			continue
		}
		if nouns := w.tokens("x " + x.Mention.Noun); len(nouns) > 0 && slices.ContainsFunc(word.keys, func(k string) bool { return slices.Contains(w.Senses(nouns[len(nouns)-1].stem), k) }) {
			return x
		}
	}
	return nil
}

// personal reports whether a noun is for people.
func (w *witness) personal(noun string) bool {
	last := lastWord(noun)
	if slices.Contains(wording.Of(w.tag).Persons, last) {
		return true
	}
	t := w.tokens("x " + noun)
	return len(t) > 0 && t[len(t)-1].whom
}

func lastWord(s string) string {
	words := wording.Lower(s)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

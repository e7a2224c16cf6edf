package language

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"quotient/datasets/language/form"
)

// Words tell what the words of a language mean, as far as labels of tables are held
// against a text: which are forms of one, and which are alike.
type Words struct {
	meaning *form.Meaning
	light   map[string]bool     // words that name nothing by themselves
	whole   map[string]bool     // labels that single nothing out
	sets    map[string][]string // the sets that a stem is in
	family  map[string]string   // the family that a set is of
	long    map[string]int      // names of several words, by their stems: how many words
	says    map[form.Saying]*phrases
	roles   map[string]form.Roles
	kindred map[string][]string // the looser sets that a stem is in
	filling map[string]bool     // words that tell nothing of a number
	people  map[string]bool     // nouns for people
	stems   sync.Map            // of words
}

// wordsBy has a func() *Words for each language that was used, by its tag.
var wordsBy sync.Map

// WordsOf returns the words of the language of a tag, or of the first language.
func WordsOf(tag string) *Words {
	l := For(tag)
	once, ok := wordsBy.Load(l.Tag)
	if !ok {
		once, _ = wordsBy.LoadOrStore(l.Tag, sync.OnceValue(func() *Words { return newWords(l) }))
	}
	return once.(func() *Words)()
}

// grammar are the roles of words that name nothing.
const grammar = form.IsPreposition | form.IsOf | form.IsDeterminer | form.IsPronoun | form.IsAuxiliary | form.IsAnd | form.IsArticle | form.IsOr | form.IsTo | form.IsFrom | form.IsBetween | form.IsBut | form.IsPossessive

func newWords(l *form.Language) *Words {
	m := &l.Meaning
	w := &Words{meaning: m, light: map[string]bool{}, whole: map[string]bool{}, sets: map[string][]string{}, family: map[string]string{}, long: map[string]int{}}
	w.roles = map[string]form.Roles{}
	for roles, words := range l.Reading.Words {
		for _, x := range strings.Fields(words) {
			w.roles[x] |= roles
		}
		if roles&grammar != 0 {
			w.lighten(words)
		}
	}
	w.lighten(m.Light)
	for line := range strings.Lines(m.Whole) {
		w.whole[strings.TrimSpace(line)] = true
	}
	w.says = map[form.Saying]*phrases{}
	for saying, lines := range m.Says {
		w.says[saying] = newPhrases(lines)
	}
	n := 0
	add := func(family string, sets []string) {
		for _, set := range sets {
			n++
			name := "=" + strconv.Itoa(n)
			w.family[name] = family
			for _, x := range strings.Fields(set) {
				w.alike(name, x)
			}
		}
	}
	add("", m.Alike)
	w.kindred, w.filling = map[string][]string{}, map[string]bool{}
	for i, set := range m.Kindred {
		for _, x := range strings.Fields(set) {
			stem, name := w.Stem(x), "~"+strconv.Itoa(i+1)
			if !slices.Contains(w.kindred[stem], name) {
				w.kindred[stem] = append(w.kindred[stem], name)
			}
		}
	}
	for _, x := range strings.Fields(m.Filling) {
		w.filling[x] = true
	}
	w.people = map[string]bool{}
	for _, x := range strings.Fields(l.Drafting.People) {
		w.people[x] = true
	}
	for i, sets := range m.Apart {
		add("family "+strconv.Itoa(i+1), sets)
	}
	add("place", m.Places)
	return w
}

func (w *Words) lighten(words string) {
	for _, x := range strings.Fields(words) {
		w.light[x] = true
	}
}

// alike puts a word, or the words that hyphens join, into a set.
func (w *Words) alike(set, x string) {
	parts := strings.Split(x, "-")
	for i := range parts {
		parts[i] = w.Stem(parts[i])
	}
	stem := strings.Join(parts, " ")
	if len(parts) > 1 {
		w.long[stem] = len(parts)
	}
	if !slices.Contains(w.sets[stem], set) {
		w.sets[stem] = append(w.sets[stem], set)
	}
}

// Stem returns what the forms of a word share.
func (w *Words) Stem(word string) string {
	if s, ok := w.stems.Load(word); ok {
		return s.(string)
	}
	s := strings.ToLower(word)
	if w.meaning.Stem != nil {
		s = w.meaning.Stem(s)
	}
	w.stems.Store(strings.Clone(word), s)
	return s
}

// Senses returns what a word, or a name of several, is known by: its stem, and the sets
// of words that are alike which it is in. Two words that share a sense name the same.
func (w *Words) Senses(stem string) []string {
	return append([]string{stem}, w.sets[stem]...)
}

// Kindred are the looser sets that a word, by its stem, is in: of words that one text uses
// where another on the same fact uses the next.
func (w *Words) Kindred(stem string) []string { return w.kindred[stem] }

// Akin reports whether two words, in lower case, are in one of the looser sets.
func (w *Words) Akin(a, b string) bool {
	its := w.kindred[w.Stem(b)]
	return slices.ContainsFunc(w.kindred[w.Stem(a)], func(set string) bool { return slices.Contains(its, set) })
}

// KnowsKindred reports whether the language has lists of words that one text uses where another uses the
// next: without them it cannot be told whether two sentences are on the same.
func (w *Words) KnowsKindred() bool { return len(w.kindred) > 0 }

// Fills reports whether a word, in lower case, is neither for nor against a number being the
// one that another sentence tells.
func (w *Words) Fills(word string) bool { return w.filling[word] }

// People reports whether a word, in lower case, is a noun for people.
func (w *Words) People(word string) bool { return w.people[word] }

// Does reports whether a word, in lower case, ends as those for people who do something.
func (w *Words) Does(word string) bool {
	return slices.ContainsFunc(w.meaning.Doers, func(end string) bool { return len(word) > len(end)+2 && strings.HasSuffix(word, end) })
}

// Same reports whether two words, by their stems, name the same.
func (w *Words) Same(a, b string) bool {
	return a == b || slices.ContainsFunc(w.sets[a], func(s string) bool { return slices.Contains(w.sets[b], s) })
}

// Content returns the stems of the words of a phrase that name something: no words of
// grammar, no numbers.
func (w *Words) Content(phrase string) (stems []string) {
	for _, x := range Split(phrase) {
		if !w.Light(x) {
			stems = append(stems, w.Stem(x))
		}
	}
	return stems
}

// Light reports whether a word names nothing by itself.
func (w *Words) Light(word string) bool {
	r := []rune(word)
	return len(r) < 2 || !unicode.IsLetter(r[0]) || w.light[strings.ToLower(word)]
}

// Whole reports whether a label singles nothing out: all, not stated.
func (w *Words) Whole(label string) bool {
	return w.whole[strings.Join(strings.Fields(strings.ToLower(label)), " ")]
}

// Apart returns, for each meaning of a word by its stem that excludes others, its set
// and the family of that.
func (w *Words) Apart(stem string) map[string]string {
	out := map[string]string{}
	for _, set := range w.sets[stem] {
		if f := w.family[set]; f != "" && f != "place" {
			out[set] = f
		}
	}
	return out
}

// Place returns the set of the names of a place that a word, by its stem, is in; "" if
// it is in none.
func (w *Words) Place(stem string) string {
	for _, set := range w.sets[stem] {
		if w.family[set] == "place" {
			return set
		}
	}
	return ""
}

// Longest is how many words of a list, by their stems, make a known name from the first
// on; 1 where only that does.
func (w *Words) Longest(stems []string) int {
	for n := min(3, len(stems)); n > 1; n-- {
		if w.long[strings.Join(stems[:n], " ")] > 0 {
			return n
		}
	}
	return 1
}

// Infers reports whether a note says that something is inferred.
func (w *Words) Infers(note string) bool {
	list := strings.Fields(w.meaning.Inferred)
	return slices.ContainsFunc(Split(strings.ToLower(note)), func(x string) bool { return slices.Contains(list, x) })
}

// Says returns the words of a phrase, as it has them, by which it says something of a
// number near them; "" where it has none, or the language has no words for that.
func (w *Words) Says(saying form.Saying, phrase string) string {
	p := w.says[saying]
	if p == nil {
		return ""
	}
	words := Split(phrase)
	lower := make([]string, len(words))
	for i, word := range words {
		lower[i] = strings.ToLower(word)
	}
	for i := range words {
		if n := p.first(lower[i:]); n > 0 {
			return strings.Join(words[i:i+n], " ")
		}
	}
	return ""
}

// Begins returns how many of some words, in lower case and from the first on, say
// something; 0 where they do not.
func (w *Words) Begins(saying form.Saying, words []string) int {
	p := w.says[saying]
	if p == nil {
		return 0
	}
	return p.longest(words)
}

// Is reports whether a word, in lower case, has one of some roles.
func (w *Words) Is(word string, roles form.Roles) bool { return w.roles[word].Any(roles) }

// CanSay reports whether the language has words for a saying.
func (w *Words) CanSay(saying form.Saying) bool { return w.says[saying] != nil }

// Split returns the words of a phrase: letters, marks and digits.
func Split(phrase string) []string {
	return strings.FieldsFunc(phrase, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) })
}

package evidence

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotient/analysis/wording"
	"quotient/datasets/language"
	"quotient/datasets/language/form"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// A reader brings together the words of a language that mean the same: as forms of one
// word, as words that are alike, or as one sense of the lexicon.
type reader struct {
	*language.Words
	scanner *scan.Language
	tag     string
	lexicon *wording.Lexicon
	meant   map[string][]string // of stems: what they mean
	units   map[string]bool     // of words: whether they measure
}

func newReader(tag string) *reader {
	scanner, _ := scan.In(tag)
	return &reader{language.WordsOf(tag), scanner, tag, wording.Lexicons()[tag], map[string][]string{}, map[string]bool{}}
}

// light reports whether a word names nothing by itself.
func (r *reader) light(w string) bool {
	p := wording.Of(r.tag)
	n := len([]rune(w))
	return n < 3 || n > longest || r.Light(w) || slices.Contains(p.Unsaying, w) || slices.Contains(p.Per, w) || r.measures(w)
}

// longest is how many letters a word may have: more are none.
const longest = 60

// around is the sentence around a number, as far as it bears on it.
func around(chars []rune, at, within source.Span) source.Span {
	const far = 600 // characters to either side
	from, to := max(within.Start, at.Start-far), min(within.End, at.End+far)
	start, end := wording.SentenceAround(chars[from:to], at.Start-from, at.End-from)
	return source.Span{Start: from + start, End: from + end}
}

// is reports whether a word has one of some roles in the grammar of the language.
func (r *reader) is(word string, roles form.Roles) bool {
	for has, words := range language.For(r.tag).Reading.Words {
		if has&roles != 0 && slices.Contains(strings.Fields(words), strings.ToLower(word)) {
			return true
		}
	}
	return false
}

// A token is a word of a text with what it means.
type token struct {
	text   string
	stem   string
	keys   []string // what it means, and what that implies
	kin    []string // the looser sets that it is in
	event  bool     // it says what happened
	whom   bool     // it is a kind of people, or a nation
	nation bool
	name   bool   // it is written as a name is
	thing  string // the kind of things that it is of
	where  bool   // it is after a word for where, with an article
	place  string // the word for where that is before a name
	fills  bool   // it tells nothing of a number
	first  bool   // of its sentence: its capital says nothing
	from   int    // in characters of the text
}

// tokens are the words of a text that name something, but for those of numbers and dates.
func (r *reader) tokens(text string) (out []token) {
	chars := r.unnumbered(text)
	words, at := wordsOf(chars)
	lower := make([]string, len(words))
	for i, w := range words {
		lower[i] = strings.ToLower(w)
	}
	senses := map[int][]*form.Sense{}
	for _, h := range r.lexicon.Find(lower) {
		for i := h.From; i < h.To && h.Sense != nil; i++ {
			senses[i] = append(senses[i], h.Sense)
		}
	}
	for i, w := range words {
		if len(senses[i]) == 0 && r.light(lower[i]) {
			continue
		}
		t := token{text: w, from: at[i], first: i == 0 || strings.ContainsAny(string(chars[at[i-1]:at[i]]), ".!?:“\"\n")}
		capital, _ := utf8.DecodeRuneInString(w)
		t.name = unicode.IsUpper(capital) && !r.weekday(lower[i])
		r.mean(&t, lower[i], senses[i])
		r.locate(&t, lower[:i])
		out = append(out, t)
	}
	return out
}

// unnumbered are the characters of a text, with noughts for those of numbers and dates.
func (r *reader) unnumbered(text string) []rune {
	chars := []rune(text)
	for _, m := range r.scanner.Text(text) {
		if m.Kind == scan.Ordinal {
			continue
		}
		from := m.Span.Start
		if m.Qualifier != "" {
			from = min(from, m.Phrase.Start)
		}
		for i := from; i < min(m.Span.End, len(chars)); i++ {
			chars[i] = '0'
		}
	}
	return chars
}

// wordsOf are the words of a text, and where each begins.
func wordsOf(chars []rune) (words []string, at []int) {
	for i := 0; i < len(chars); {
		j := i
		for j < len(chars) && (unicode.IsLetter(chars[j]) || j > i && chars[j] == '-') {
			j++
		}
		if j == i {
			i++
			continue
		}
		words, at = append(words, string(chars[i:j])), append(at, i)
		i = j
	}
	return words, at
}

// mean notes what a token means, by its word and the senses of that.
func (r *reader) mean(t *token, lower string, senses []*form.Sense) {
	for _, s := range senses {
		t.keys = append(t.keys, wording.Key(s.Kin, s.Name))
		for implied := range strings.FieldsSeq(s.Implies) {
			t.keys = append(t.keys, wording.Key(s.Kin, implied))
		}
		if s.Kin == form.Things {
			t.thing = s.Name
		}
		t.event = t.event || s.Kin == form.Events
		t.nation = t.nation || s.Kin == form.Nations
		t.whom = t.whom || s.Kin == form.People || s.Kin == form.Nations
	}
	t.stem = r.Stem(lower)
	own, ok := r.meant[t.stem]
	if !ok {
		own = r.Senses(t.stem)
		r.meant[t.stem] = own
	}
	if t.kin = r.Kindred(t.stem); t.keys == nil {
		t.keys = own // which all tokens of the word share
	} else {
		t.keys = append(t.keys, own...)
	}
	t.fills = r.weekday(lower) || r.Fills(lower) || r.light(lower) || slices.Contains(wording.Of(r.tag).Denials, lower)
}

// locate notes whether a token is where something was, by the words before it.
func (r *reader) locate(t *token, before []string) {
	in := func(word string) bool {
		return slices.Contains(wording.Of(r.tag).Places, word) && !r.Is(word, form.IsOf|form.IsTo|form.IsFrom)
	}
	n := len(before)
	t.where = n > 1 && r.Is(before[n-1], form.IsArticle|form.IsDeterminer) && in(before[n-2])
	if t.name && n > 0 && in(before[n-1]) {
		t.place = before[n-1]
	}
}

// weekday reports whether a word is a day of the week, which names nothing else.
func (r *reader) weekday(word string) bool {
	return slices.ContainsFunc(language.For(r.tag).Reading.Dates.Weekdays[:], func(names string) bool { return slices.Contains(strings.Fields(names), word) })
}

// measures reports whether a word is a unit or a scale: what it says is in the number.
func (r *reader) measures(w string) bool {
	is, ok := r.units[w]
	if !ok {
		for _, m := range r.scanner.Text("5 " + w) {
			is = is || m.Unit != "" || m.Span.Len() > 1
		}
		r.units[w] = is
	}
	return is
}

// A bag is what words mean.
type bag map[string]bool

func bagOf(tokens []token) bag {
	b := bag{}
	for _, t := range tokens {
		for _, k := range t.keys {
			b[k] = true
		}
		for _, k := range t.kin {
			b[k] = true
		}
	}
	return b
}

// akin reports whether some meaning of a token is in the bag, or a word that is used for it.
func (b bag) akin(t token) bool {
	return b.has(t) || slices.ContainsFunc(t.kin, func(k string) bool { return b[k] })
}

// has reports whether some meaning of a token is in the bag.
func (b bag) has(t token) bool {
	return slices.ContainsFunc(t.keys, func(k string) bool { return b[k] })
}

// events are the tokens that say what happened.
func events(tokens []token) (out []token) {
	for _, t := range tokens {
		if t.event {
			out = append(out, t)
		}
	}
	return out
}

// part are the tokens of a stretch; they are in the order of the text.
func part(tokens []token, s source.Span) []token {
	at := func(i int) int {
		n, _ := slices.BinarySearchFunc(tokens, i, func(t token, i int) int { return t.from - i })
		return n
	}
	from, to := at(s.Start), at(s.End)
	return tokens[from:max(from, to):max(from, to)]
}

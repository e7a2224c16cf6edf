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
	lexemes map[string]*lexeme // of words: what they mean by themselves
	texts   map[string]string  // of words that were read, each once
	units   map[string]bool    // of words: whether they measure
	short   map[string][]token // of nouns and the like, which are asked for again and again
	days    map[string]bool    // of the week
}

func newReader(tag string) *reader {
	scanner, _ := scan.In(tag)
	return &reader{language.WordsOf(tag), scanner, tag, wording.Lexicons()[tag], map[string]*lexeme{}, map[string]string{}, map[string]bool{}, map[string][]token{}, weekdays(tag)}
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
	return r.Is(strings.ToLower(word), roles)
}

// A token is a word of a text with what it means.
type token struct {
	*lexeme
	text  string
	from  int    // in characters of the text
	name  bool   // it is written as a name is
	noun  bool   // if it is an event, it only names it: the vote, in prison
	where bool   // it is after a word for where, with an article
	place string // the word for where that is before a name
	first bool   // of its sentence: its capital says nothing
}

// A lexeme is what a word means, wherever it is. Tokens of the same word share one.
type lexeme struct {
	stem   string
	keys   []string // what it means, and what that implies
	kin    []string // the looser sets that it is in
	thing  string   // the kind of things that it is of
	event  bool     // it says what happened
	whom   bool     // it is a kind of people, or a nation
	nation bool
	fills  bool // it tells nothing of a number
}

// tokens are the words of a text that name something, but for those of numbers and dates.
func (r *reader) tokens(text string) []token {
	const short, most = 60, 4096
	if len(text) > short {
		return r.tokensOf([]rune(text), r.scanner.Text(text))
	}
	out, ok := r.short[text]
	if !ok {
		if len(r.short) >= most {
			clear(r.short)
		}
		out = slices.Clip(r.tokensOf([]rune(text), r.scanner.Text(text)))
		r.short[strings.Clone(text)] = out
	}
	return out
}

// tokensOf are those of a text whose numbers are known. They are taken a piece at a time, up to the end
// of a line, so that what is known of their words meanwhile takes no more memory for a long text.
func (r *reader) tokensOf(chars []rune, numbers []scan.Mention) []token {
	const piece, letters = 1 << 14, 12 // of a token, and what is between it and the next
	out := make([]token, 0, len(chars)/letters+1)
	for from := 0; from < len(chars); {
		to := min(from+piece, len(chars))
		for to < len(chars) && chars[to-1] != '\n' {
			to++
		}
		out = r.piece(out, chars, source.Span{Start: from, End: to}, numbers)
		from = to
	}
	return out
}

// piece adds the tokens of a stretch of a text.
func (r *reader) piece(out []token, all []rune, s source.Span, numbers []scan.Mention) []token {
	chars := unnumbered(all, s, numbers)
	words, at := r.wordsOf(chars)
	lower := make([]string, len(words))
	for i, w := range words {
		lower[i] = strings.ToLower(w)
	}
	senses, says := map[int][]*form.Sense{}, map[int]bool{}
	for _, h := range r.lexicon.Find(lower) {
		for i := h.From; i < h.To && h.Sense != nil; i++ {
			senses[i] = append(senses[i], h.Sense)
			says[i] = says[i] || h.Says
		}
	}
	for i, w := range words {
		if len(senses[i]) == 0 && r.light(lower[i]) {
			continue
		}
		t := token{text: w, from: s.Start + at[i], first: i == 0 || strings.ContainsAny(string(chars[at[i-1]:at[i]]), ".!?:“\"\n")}
		capital, _ := utf8.DecodeRuneInString(w)
		t.name = unicode.IsUpper(capital) && !r.weekday(lower[i])
		t.lexeme = r.mean(lower[i], senses[i])
		t.noun = !says[i] || i > 0 && r.Says(form.SaysRemains, strings.Join(lower[i-1:min(len(lower), i+2)], " ")) != ""
		r.locate(&t, lower[:i])
		out = append(out, t)
	}
	return out
}

// unnumbered are the characters of a stretch of a text, with noughts for those of numbers and dates.
func unnumbered(all []rune, s source.Span, numbers []scan.Mention) []rune {
	chars := slices.Clone(all[s.Start:s.End])
	for _, m := range numbersIn(numbers, source.Span{Start: max(0, s.Start-longest), End: s.End + longest}) {
		if m.Kind == scan.Ordinal {
			continue
		}
		from := m.Span.Start
		if m.Qualifier != "" {
			from = min(from, m.Phrase.Start)
		}
		for i := max(from, s.Start); i < min(m.Span.End, s.End); i++ {
			chars[i-s.Start] = '0'
		}
	}
	return chars
}

// wordsOf are the words of a text, and where each begins. The same word is one string.
func (r *reader) wordsOf(chars []rune) (words []string, at []int) {
	for i := 0; i < len(chars); {
		j := i
		for j < len(chars) && (unicode.IsLetter(chars[j]) || j > i && chars[j] == '-') {
			j++
		}
		if j == i {
			i++
			continue
		}
		word := string(chars[i:j])
		if known, ok := r.texts[word]; ok {
			word = known
		} else {
			r.texts[word] = word
		}
		words, at = append(words, word), append(at, i)
		i = j
	}
	return words, at
}

// mean is what a word means, by itself and by the senses of the phrase that it is in.
func (r *reader) mean(lower string, senses []*form.Sense) *lexeme {
	if t, ok := r.lexemes[lower]; ok && len(senses) == 0 {
		return t
	}
	t := &lexeme{stem: r.Stem(lower)}
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
	t.keys = append(t.keys, r.Senses(t.stem)...)
	t.kin = r.Kindred(t.stem)
	if i := strings.LastIndex(lower, "-"); i > 0 { // self-harm
		t.kin = append(slices.Clip(t.kin), r.Senses(r.Stem(lower[i+1:]))...)
	}
	t.fills = r.weekday(lower) || r.Fills(lower) || r.light(lower) || slices.Contains(wording.Of(r.tag).Denials, lower)
	if len(senses) == 0 {
		r.lexemes[lower] = t
	}
	return t
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
func (r *reader) weekday(word string) bool { return r.days[word] }

func weekdays(tag string) map[string]bool {
	out := map[string]bool{}
	for _, names := range language.For(tag).Reading.Dates.Weekdays {
		for name := range strings.FieldsSeq(names) {
			out[name] = true
		}
	}
	return out
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

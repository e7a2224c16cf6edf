package outset

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"quotient/datasets/language"
	"quotient/datasets/language/form"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// A grammar is what the words of a language do in a sentence, as far as they tell what a
// number is of.
type grammar struct {
	tag                                                string
	words                                              *language.Words
	verbs, links, refers, joins, at, now, weak, agents map[string]bool
	present                                            map[string]string // employs: employed
	fates                                              map[string]fate   // what became of people, by the stem of a word
	placeEndings                                       []string
	participle                                         string
	subjectFirst                                       bool
	latin                                              *strings.Replacer
	months, starts, beforehand, when, beyond           map[string]bool
	every                                              [][]string
	earlier, latest, costing, manner, composes, levels map[string]bool
	points, interest, being, peopled, toBe, strong     map[string]bool
	gerund                                             string
}

func newGrammar(tag string) *grammar {
	l := language.For(tag)
	d := l.Drafting
	g := &grammar{
		tag: tag, words: language.WordsOf(tag), present: map[string]string{}, placeEndings: strings.Fields(d.PlaceEndings),
		participle: l.Reading.Nouns.Participle, subjectFirst: d.SubjectFirst, latin: strings.NewReplacer(strings.Fields(d.Latin)...),
		verbs: set(d.Verbs), links: set(d.Links), refers: set(d.Refers), joins: set(d.Joins), at: set(d.At), now: set(d.Now), weak: set(d.Weak), agents: set(d.Agents),
	}
	g.starts, g.beforehand = set(d.Starts), set(d.Before)
	g.when, g.beyond = set(d.When), set(d.Beyond)
	for _, phrase := range d.Every {
		g.every = append(g.every, strings.Fields(phrase))
	}
	g.earlier, g.latest, g.costing, g.manner = set(d.Earlier), set(d.Last), set(d.Costing), set(d.Manner)
	g.points, g.interest, g.being = set(d.Points), set(d.Interest), set(d.Being)
	g.peopled, g.toBe, g.strong = set(d.Peopled), set(d.ToBe), set(d.Strong)
	g.composes, g.levels, g.gerund = set(d.Composes), set(d.Levels), l.Reading.Nouns.Gerund
	g.months = map[string]bool{}
	for _, m := range l.Reading.Dates.Months {
		for w := range set(m) {
			g.months[strings.ToLower(w)] = true
		}
	}
	g.fates = fatesOf(l, g.words)
	for _, pair := range strings.Fields(d.Present) {
		one, other, ok := strings.Cut(pair, "/")
		if !ok {
			other = one
		}
		if !g.words.Same(g.words.Stem(one), g.words.Stem(other)) {
			other = "" // which no label could have: the text has another word
		}
		g.present[one] = other
	}
	return g
}

// A fate is what became of people, by the words that say so.
type fate struct {
	name  string // the first of them
	said  string // one of them, as a text has it
	words []string
}

// fatesOf are those of a language, by the stems of their words.
func fatesOf(l *form.Language, words *language.Words) map[string]fate {
	out := map[string]fate{}
	of := words.Stem(l.Drafting.Fate)
	for _, family := range l.Meaning.Apart {
		stems, is := map[string]fate{}, false
		for _, set := range family {
			list := strings.Fields(set)
			for _, w := range list {
				stem := words.Stem(w)
				is = is || stem == of
				if _, ok := stems[stem]; !ok {
					stems[stem] = fate{name: list[0], words: list}
				}
			}
		}
		if is {
			return stems
		}
	}
	return out
}

func set(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

// A token is a word or a sign of a sentence.
type token struct {
	text, lower string
	span        source.Span
	word        bool
	number      int  // the place of the mention that it is in, of the sentence; -1 in none
	date        bool // that mention is a date
}

// capital reports whether a token is written with a capital letter.
func (t token) capital() bool {
	for _, r := range t.text {
		return unicode.IsUpper(r)
	}
	return false
}

// A sentence is one of a text, in tokens, with the numbers in it.
type sentence struct {
	*reader
	span    source.Span
	tokens  []token
	numbers []scan.Mention
}

// A reader is a text that is read a sentence at a time.
type reader struct {
	*grammar
	text       *source.Source
	paragraphs []source.Paragraph
	numbersOf  []scan.Mention                 // of the text
	proper     map[string]bool                // words that it writes with a capital inside of sentences
	bracketed  map[source.Span]scan.Bracketed // dates that are those of one number
	read       map[source.Span]*sentence
	actors     map[string]bool // who did something in it; made when it is first asked for
}

func newReader(tag string, text *source.Source, numbers []scan.Mention) *reader {
	r := &reader{grammar: newGrammar(tag), text: text, paragraphs: text.Paragraphs(), numbersOf: numbers, proper: map[string]bool{}, bracketed: map[source.Span]scan.Bracketed{}, read: map[source.Span]*sentence{}}
	if l, ok := scan.In(tag); ok {
		for _, b := range l.Brackets([]rune(text.Text(text.All())), numbers) {
			r.bracketed[b.Date.Span] = b
		}
	}
	before := ""
	for _, w := range strings.Fields(text.Text(text.All())) {
		bare := strings.Trim(w, ".,;:!?()[]\"“”‘’")
		if (token{text: bare}).capital() && before != "" && !strings.ContainsAny(before[len(before)-1:], ".!?:") {
			r.proper[bare] = true
		}
		before = w
	}
	return r
}

// sentence reads a sentence with the numbers that are in it.
func (r *reader) sentence(span source.Span) *sentence {
	if s := r.read[span]; s != nil {
		return s
	}
	s := &sentence{reader: r, span: span}
	r.read[span] = s
	at, _ := slices.BinarySearchFunc(r.numbersOf, span.Start, func(m scan.Mention, at int) int { return cmp.Compare(m.Span.Start, at) })
	for _, m := range r.numbersOf[at:] {
		if m.Span.Start >= span.End {
			break
		}
		s.numbers = append(s.numbers, m)
	}
	runes := []rune(r.text.Text(span))
	for i := 0; i < len(runes); {
		if unicode.IsSpace(runes[i]) {
			i++
			continue
		}
		j := i + 1
		isWord := letter(runes[i])
		for isWord && j < len(runes) && (letter(runes[j]) || inner(runes, j)) {
			j++
		}
		t := token{text: string(runes[i:j]), span: source.Span{Start: span.Start + i, End: span.Start + j}, word: isWord && unicode.IsLetter(runes[i]), number: -1}
		t.lower = strings.ToLower(t.text)
		s.tokens = append(s.tokens, s.owned(t))
		i = j
	}
	s.tokens = s.tokens[s.dateline():]
	return s
}

// dateline is how many tokens at the start of a sentence say where and when it was written:
// MARRAKESH, September 14 - The earthquake.
func (s *sentence) dateline() int {
	const most = 12
	if len(s.tokens) == 0 || len([]rune(s.tokens[0].text)) < 3 || s.tokens[0].text == s.tokens[0].lower || s.tokens[0].text != strings.ToUpper(s.tokens[0].text) {
		return 0
	}
	for i := 1; i < min(most, len(s.tokens)-1); i++ {
		t, next := s.tokens[i], s.tokens[i+1]
		switch t.text {
		case "-", "–", "—":
			if t.span.Start > s.tokens[i-1].span.End && next.span.Start > t.span.End {
				return i + 1
			}
		case ",", "(", ")", ".":
		default:
			if t.number < 0 && !t.capital() {
				return 0
			}
		}
	}
	return 0
}

// isDateline reports whether a heading says where and when a text was written, and nothing of
// when what it tells was: PARIS, July 17, 2003.
func (s *sentence) isDateline() bool {
	if len(s.tokens) < 3 || len([]rune(s.tokens[0].text)) < 2 || s.tokens[0].text != strings.ToUpper(s.tokens[0].text) || s.tokens[0].text == s.tokens[0].lower {
		return false
	}
	mixed := false // a word is written as in a sentence: a heading all in capitals is none
	for _, t := range s.tokens {
		mixed = mixed || t.word && t.text != strings.ToUpper(t.text)
	}
	return mixed && slices.ContainsFunc(s.numbers, isWhen)
}

func letter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// inner reports whether a sign joins two letters: One-person, city’s, 1,346.
func inner(runes []rune, i int) bool {
	return strings.ContainsRune("-’'.,", runes[i]) && i+1 < len(runes) && letter(runes[i+1]) &&
		(!strings.ContainsRune(".,", runes[i]) || unicode.IsDigit(runes[i-1]) && unicode.IsDigit(runes[i+1]))
}

// owned says in which number a token is: in the shorter of two, the 22 of three of its 22
// recommendations.
func (s *sentence) owned(t token) token {
	const near = 120 // characters: no phrase of a number is longer
	least := 0
	at, _ := slices.BinarySearchFunc(s.numbers, t.span.Start-near, func(m scan.Mention, at int) int { return cmp.Compare(m.Span.Start, at) })
	for i := at; i < len(s.numbers) && s.numbers[i].Span.Start <= t.span.End+near; i++ {
		m := s.numbers[i]
		whole := phraseOf(m)
		if !isWhen(m) && !amounts[m.Kind] || !whole.Contains(t.span) && !(m.Span.Start < t.span.End && t.span.Start < m.Span.End) {
			continue
		}
		if t.number < 0 || whole.Len() < least {
			t.number, t.date, least = i, isWhen(m), whole.Len()
		}
	}
	return t
}

// phraseOf is a number with its qualifier, unit and noun.
func phraseOf(m scan.Mention) source.Span {
	return source.Span{Start: min(m.Phrase.Start, m.Span.Start), End: max(m.Phrase.End, m.Span.End)}
}

// within reports whether a number is in the phrase of another: of the 22.
func (s *sentence) within(number int) bool {
	own := phraseOf(s.numbers[number])
	return slices.ContainsFunc(s.numbers, func(m scan.Mention) bool {
		return m.Span != s.numbers[number].Span && amounts[m.Kind] && phraseOf(m).Contains(s.numbers[number].Span) && phraseOf(m).Len() > own.Len()
	})
}

// amounts are the kinds of numbers that can have a row.
var amounts = map[scan.Kind]bool{scan.Quantity: true, scan.Money: true, scan.Percent: true, scan.Score: true, scan.Statistic: true}

// isWhen reports whether a number says when something was, and is no amount.
func isWhen(m scan.Mention) bool {
	return m.Kind == scan.Date || m.Kind == scan.Year || m.Kind == scan.Time
}

// of returns the tokens of a number: the first, and that after the last; -1 where it has none.
func (s *sentence) of(number int) (from, to int) {
	from = -1
	if number < 0 {
		return from, to
	}
	whole := phraseOf(s.numbers[number])
	for i, t := range s.tokens {
		if t.number == number || whole.Contains(t.span) {
			if from < 0 {
				from = i
			}
			to = i + 1
		}
	}
	return from, to
}

// token returns a token, and an empty one beyond the ends.
func (s *sentence) token(i int) token {
	if i < 0 || i >= len(s.tokens) {
		return token{number: -1}
	}
	return s.tokens[i]
}

// is reports whether a token is a word with one of some roles.
func (s *sentence) is(i int, roles form.Roles) bool {
	t := s.token(i)
	return t.word && s.words.Is(t.lower, roles)
}

// plain reports whether a token is a word of its own, in no number, no date.
func (s *sentence) plain(i int) bool { t := s.token(i); return t.word && t.number < 0 }

const notNoun = form.IsPreposition | form.IsOf | form.IsDeterminer | form.IsPronoun | form.IsAuxiliary | form.IsAdverb | form.IsAnd |
	form.IsArticle | form.IsOr | form.IsTo | form.IsFrom | form.IsBetween | form.IsBut | form.IsPossessive | form.IsClause | form.IsDenial

// isNoun reports whether a word can be one of the name of something.
func (s *sentence) isNoun(i int) bool {
	t := s.token(i)
	if !s.plain(i) {
		return false
	}
	return !s.words.Is(t.lower, notNoun) && !s.isVerb(i)
}

// isVerb reports whether a word is one of doing or being, as far as its form tells.
func (s *sentence) isVerb(i int) bool {
	t := s.token(i)
	if !s.plain(i) || t.capital() && i > 0 && !s.ends(i-1) {
		return false
	}
	if s.words.Is(t.lower, form.IsAuxiliary) {
		return true
	}
	if s.toBe[t.lower] {
		return s.is(i-1, form.IsTo)
	}
	if before := s.token(i - 1); before.word && s.words.Is(before.lower, form.IsArticle|form.IsDeterminer|form.IsPossessive) && !s.links[t.lower] {
		return false // the injured, a fall
	} else if !s.isPresent(before.lower) && s.is(i-1, form.IsPreposition|form.IsOf) && !s.words.Is(before.lower, form.IsAdverb) {
		return false // of cut flowers
	}
	return s.does(t.lower)
}

// does reports whether a word can be a verb, whatever is near it.
func (g *grammar) does(lower string) bool {
	return g.verbs[lower] || g.links[lower] || g.isPresent(lower) || g.words.Is(lower, form.IsVerb) || g.isParticiple(lower)
}

func (g *grammar) isPresent(lower string) bool { _, ok := g.present[lower]; return ok }

// isParticiple reports whether a word has the ending of what was done.
func (g *grammar) isParticiple(lower string) bool {
	return g.participle != "" && strings.HasSuffix(lower, g.participle) && len([]rune(lower)) > len(g.participle)+2
}

// isGerund reports whether a word has the ending of what is being done: bringing.
func (g *grammar) isGerund(lower string) bool {
	return g.gerund != "" && strings.HasSuffix(lower, g.gerund) && len([]rune(lower)) > len(g.gerund)+2
}

// isDone reports whether a word says what happened or was done: killed, not was.
func (s *sentence) isDone(i int) bool {
	t := s.token(i)
	return s.isVerb(i) && !s.words.Is(t.lower, form.IsAuxiliary) && (s.verbs[t.lower] || s.isPresent(t.lower) || s.isParticiple(t.lower))
}

// ends reports whether a token ends a clause.
func (s *sentence) ends(i int) bool {
	t := s.token(i)
	return t.text == "" || !t.word && t.number < 0 && strings.Contains(",;:()[]–—.!?", t.text)
}

package outset

import (
	"strings"

	"quotient/datasets/language/form"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// A subject is what a number is of, in the words of its sentence.
type subject struct {
	noun   string        // the name of it: passengers, revenue
	verb   string        // what happened, or was done: killed
	group  string        // whose it is, where the verb says that of somebody: Greens
	spans  []source.Span // of the words, for the quote
	goesOn bool          // it is that of the number before
	step   string        // more, less: how much there was more or less of it
	unit   string        // of its number
}

// what is the cell that says so.
func (s subject) what() string {
	what := strings.Join(strings.Fields(s.noun+" "+s.verb), " ")
	if s.step != "" && what != "" {
		what += ", " + s.step
	}
	return what
}

// A clause is the words around a number, up to what ends it or to the next number.
type clause struct {
	*sentence
	number   int // of the sentence
	from, to int // tokens of the number, with its unit and noun
	start    int // the first token of what is before it
	end      int // that after the last of what is after it
}

// clauseOf is that of a number.
func (s *sentence) clauseOf(number int) clause {
	c := clause{sentence: s, number: number}
	c.from, c.to = s.of(number)
	for c.start = c.from; c.start > 0; c.start-- {
		t := s.token(c.start - 1)
		if s.ends(c.start-1) && !s.aside(c.start-1) && !s.beforeDate(c.start-1) || s.is(c.start-1, form.IsAnd|form.IsBut) && s.divides(c.start-1) || t.number >= 0 && !t.date {
			break
		}
	}
	for c.end = c.to; c.end < len(s.tokens); c.end++ {
		t := s.token(c.end)
		if s.ends(c.end) && !s.beforeDate(c.end) || s.is(c.end, form.IsAnd|form.IsBut) && s.divides(c.end) || t.number >= 0 && !t.date {
			break
		}
	}
	return c
}

// aside reports whether a comma only ends when or where something was: In 2017, 9 died.
func (s *sentence) aside(i int) bool {
	return s.token(i).text == "," && s.token(i-1).date && (s.token(i+1).date || s.is(0, form.IsPreposition|form.IsFrom|form.IsBetween) && s.token(i-1).number == s.firstDate())
}

// beforeDate reports whether a comma is inside of a date: Tuesday, 11 June.
func (s *sentence) beforeDate(i int) bool {
	return s.token(i).text == "," && s.token(i+1).date && s.token(i-1).capital()
}

func (s *sentence) firstDate() int {
	for _, t := range s.tokens {
		if t.number >= 0 {
			if t.date {
				return t.number
			}
			return -2
		}
	}
	return -2
}

// divides reports whether "and" begins a clause of its own: it has a number or a verb near.
func (s *sentence) divides(i int) bool {
	if s.isNoun(i-1) && s.isNoun(i+1) && s.beforehand[s.token(i-2).lower] { // before interest and taxes
		return false
	}
	for j := i + 1; j < len(s.tokens) && j < i+7 && !s.ends(j); j++ {
		if t := s.token(j); t.number >= 0 && !t.date || s.isVerb(j) {
			return true
		}
	}
	return false
}

// subject is what a number is of. The one before it in the sentence is what it goes on with.
func (c clause) subject(m scan.Mention, before *subject) subject {
	var out subject
	if m.Noun != "" && !(m.Direction != "" && c.points[strings.ToLower(m.Noun)]) {
		out = c.counted(before)
	} else if out = c.amount(m, before); out.noun == "" && out.verb == "" && !c.leaves(m, before) {
		out = c.first(before)
	}
	out.noun = strings.Join(strings.Fields(out.noun), " ")
	out.step = ""
	switch next := c.token(c.to).text; {
	case c.to >= c.end || m.Kind == scan.Percent:
	case c.is(c.to, form.IsMore): // $3 million less than in 2018
		out.step = c.token(c.to).lower
	case m.Mover != "" && next == m.Mover && !strings.HasSuffix(out.noun, next): // $3 million higher than in 2018
		out.step, out.spans = next, append(out.spans, c.over(c.to, c.to+1))
	}
	return out
}

// isOf reports whether the number before one is its total: of the 212 passengers, 14 were killed.
func (c clause) isOf(before *row) bool {
	from, to := c.of(c.number - 1)
	for from > 0 && c.is(from-1, form.IsDeterminer|form.IsArticle|form.IsPossessive) {
		from--
	}
	_, to = c.partOf(to)
	return c.number > 0 && from == 1 && c.is(0, form.IsOf) && c.token(to).text == "," && before.number.Span == c.numbers[c.number-1].Span
}

// counted is the subject of a number with a noun of its own.
func (c clause) counted(before *subject) subject {
	out := subject{noun: c.ownNoun()}
	if c.within(c.number) {
		return out
	}
	after := c.to
	if c.ofSome() && c.being[c.token(after).lower] && c.isNoun(after+1) && (c.ends(after+2) || c.is(after+2, form.IsAnd)) { // 61 of the dead were children
		return subject{noun: c.name(after+1, after+2), spans: []source.Span{c.over(after, after+2)}}
	}
	if name, to := c.partOf(after); name != "" {
		out.noun, after = out.noun+" "+name, to
		out.spans = append(out.spans, c.over(c.to, to))
	}
	if done := c.ofThem(); done.verb != "" {
		out.verb, out.spans = done.verb, append(out.spans, done.spans...)
		return out
	}
	if i := c.verbAfter(after); i >= 0 {
		out.verb, out.spans = c.denied(after, i)+c.token(i).text, append(out.spans, c.over(i, i+1))
		if name, to := c.complement(i); name != "" {
			out.verb, out.spans = out.verb+" "+name, append(out.spans, c.over(i, to))
		} else if name, to := c.objectAfter(i + 1); name != "" && c.general(out.noun) && !c.ofPeople(out.verb) {
			out.verb, out.spans = out.verb+" "+name, append(out.spans, c.over(i, to))
		}
		return out
	}
	return c.after(out, before, after)
}

// after adds to the subject of a counted number what the verb before it says, if it has one.
func (c clause) after(out subject, before *subject, after int) subject {
	i := c.verbBefore(c.from)
	switch {
	case c.ofPeople(out.noun): // named 28 dead
	case i >= 0 && c.isDone(i) && !c.isLink(i):
		if out.verb = c.done(i); out.verb != "" {
			out.verb = c.denied(max(c.start, i-3), i) + out.verb
		}
		if name, to := c.objectAfter(after); name != "" && c.weak[c.token(i).lower] {
			out.verb, out.spans = out.verb+" "+name, append(out.spans, c.over(after, to))
		}
		out.spans = append(out.spans, c.over(i, i+1))
		out.group = c.holder(i)
	case i >= 0:
		out.group = c.holder(i)
	case before != nil && c.bare() && !c.leaves(c.numbers[c.number], before):
		out.verb, out.goesOn = before.verb, true
	}
	return out
}

// ofSome reports whether a number is said to be of those that it counts: 61 of the dead.
func (c clause) ofSome() bool {
	for i := c.from; i < c.to; i++ {
		if c.is(i, form.IsOf) {
			return true
		}
	}
	return false
}

// complement is what a verb that says little alone goes on with: lost homes, set free, left
// without power.
func (c clause) complement(verb int) (string, int) {
	if !c.weak[c.token(verb).lower] {
		return "", verb
	}
	from := verb + 1
	for c.is(from, form.IsDeterminer|form.IsArticle|form.IsPossessive) {
		from++
	}
	if from < c.end && c.plain(from) && !c.words.Is(c.token(from).lower, notNoun) && !c.isLink(from) {
		return c.name(from, from+1), from + 1
	}
	return c.objectAfter(verb + 1)
}

// ownNoun is the noun that a number counts, with the words before it.
func (c clause) ownNoun() string {
	if strings.Contains(c.numbers[c.number].Unit, " per ") { // 40 missions a day
		return c.numbers[c.number].Noun
	}
	from := c.to
	for from > c.from {
		t := c.token(from - 1)
		if !t.word || t.span.Start < c.numbers[c.number].Span.End || t.number >= 0 && t.number != c.number || // two of the four stairways
			c.words.Is(t.lower, notNoun) {
			break
		}
		from--
	}
	if from == c.to {
		return c.numbers[c.number].Noun
	}
	return c.name(from, c.to)
}

// partOf is what a noun is of: cases of measles.
func (c clause) partOf(i int) (string, int) {
	if !c.is(i, form.IsOf) && !(c.subjectFirst && c.joins[c.token(i).lower]) {
		return "", i
	}
	return c.withName(i)
}

// withName is a word with the name after it, and the token after that; "" where no name follows.
func (c clause) withName(i int) (string, int) {
	from := i + 1
	for c.is(from, form.IsDeterminer|form.IsArticle|form.IsPossessive) {
		from++
	}
	to := from
	for to < c.end && to < from+3 && c.isNoun(to) {
		to++
	}
	if to == from || to == from+1 && c.is(from, form.IsTime) {
		return "", i
	}
	return c.token(i).text + " " + c.name(from, to), to
}

// verbAfter is the verb after a noun, past helping ones: were killed, in it had fallen ill; -1 where
// there is none.
func (c clause) verbAfter(i int) int {
	helped := false
	for n := 0; i < c.end && n < 7; i, n = i+1, n+1 {
		switch {
		case c.isDone(i) && (helped || !c.isLink(i) || c.verbs[c.token(i).lower]):
			return i
		case helped && c.ofPeople(c.token(i).lower) && c.plain(i): // are missing
			return i
		case c.is(i, form.IsAuxiliary):
			helped = true
		case c.isVerb(i):
			return -1
		case !helped && c.goesOff(i, n):
			return -1
		}
	}
	return -1
}

// goesOff reports whether a word some words after a noun says that what comes is of something
// else: 15 wounded when troops opened fire.
func (c clause) goesOff(i, after int) bool {
	if c.is(i, form.IsClause) && !c.is(i, form.IsPronoun|form.IsDeterminer) {
		return true
	}
	return after > 0 && c.is(i, form.IsAnd|form.IsBut|form.IsClause)
}

// denied is the word between two tokens that denies what a verb after it says: never seen.
func (c clause) denied(from, to int) string {
	for i := from; i < to; i++ {
		if c.is(i, form.IsDenial) {
			return c.token(i).lower + " "
		}
	}
	return ""
}

// numberOf is what there is a number of; "" where a name is none of that.
func (c clause) numberOf(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		if i > 0 && i+1 < len(words) && c.words.Is(w, form.IsOf) && c.words.Is(words[i-1], form.IsNumber) {
			return words[len(words)-1]
		}
	}
	return ""
}

// verbBefore is the verb right before a number, past adverbs and the word before who did it;
// -1 where there is none.
func (c clause) verbBefore(i int) int {
	for i--; i >= c.start; i-- {
		switch {
		case c.isVerb(i):
			return i
		case c.is(i, form.IsClause): // reported that 40 people fled
			return -1
		case c.is(i, form.IsAdverb|form.IsDeterminer|form.IsArticle|form.IsBetween), c.agents[c.token(i).lower]:
		default:
			return -1
		}
	}
	return -1
}

// done is a verb before what is counted as it is said after it: employed, of employs; ""
// where the language has no such form of it.
func (c clause) done(i int) string {
	t := c.token(i)
	other, ok := c.present[t.lower]
	if !ok {
		return t.text
	}
	return other
}

// isLink reports whether a verb ties an amount to what it is of, and no more.
func (c clause) isLink(i int) bool {
	return c.links[c.token(i).lower] || c.toBe[c.token(i).lower] || c.is(i, form.IsAuxiliary)
}

// bare reports whether there is nothing before a number in its clause but words that go on
// with what was told.
func (c clause) bare() bool {
	for i := c.start; i < c.from; i++ {
		if !c.refers[c.token(i).lower] && !c.is(i, form.IsAnd|form.IsTo|form.IsFrom|form.IsAdverb|form.IsBut) && !c.ends(i) {
			return false
		}
	}
	return true
}

// holder is who does what a verb says, or has what is counted; "" for a pronoun.
func (c clause) holder(verb int) string {
	for verb > c.start && (c.isVerb(verb-1) || c.is(verb-1, form.IsAdverb) || c.is(verb-1, form.IsTo) && c.isVerb(verb-2)) {
		verb--
	}
	if c.is(verb-1, form.IsTo) && c.isNoun(verb-2) && verb-1 > c.start { // expect earnings to have risen
		verb--
	}
	if verb == c.start && (c.is(verb-1, form.IsAnd) || c.token(verb-1).text == "," && c.token(verb-2).date) { // it will hold 8,000 and cost: what the sentence is on
		return c.opening()
	}
	if c.token(verb-1).date && c.is(verb-2, form.IsOf) { // the storm of 2015
		verb -= 2
	}
	if c.is(verb-1, form.IsClause) && c.token(verb-2).text == "," { // Oduya, who is
		c.start = 0
		verb -= 2
	}
	if c.is(verb-1, form.IsClause) && c.is(verb-1, form.IsPronoun|form.IsDeterminer) { // the share of strikes that succeeded rose
		verb--
	}
	name, _ := c.nameBefore(verb)
	return name
}

// opening is the name that a sentence begins with; "" where it begins with none.
func (c clause) opening() string {
	from := 0
	for c.is(from, form.IsDeterminer|form.IsArticle|form.IsPossessive) {
		from++
	}
	to := from
	for to < len(c.tokens) && to < from+3 && c.isNoun(to) {
		to++
	}
	return c.name(from, to)
}

// maxName is the most words of a name.
const maxName = 6

// nameBefore is the name of something that ends before a token, with the words of it that
// others join: number of accidents.
func (c clause) nameBefore(to int) (string, int) {
	from, nouns := to, 0
	for from > c.start && to-from < maxName {
		i := from - 1
		switch {
		case c.isNoun(i):
			nouns++
		case nouns > 0 && c.is(i, form.IsAnd) && c.isNoun(i-1) && c.beforehand[c.token(i-2).lower] && i-2 >= c.start: // earnings before interest and taxes
			from--
		case nouns > 0 && (c.joins[c.token(i).lower] || c.beforehand[c.token(i).lower]) && c.isNoun(i-1) && i-1 >= c.start:
		case nouns > 0 && c.is(i, form.IsDeterminer|form.IsArticle) && c.joins[c.token(i-1).lower] && c.isNoun(i-2) && i-2 >= c.start:
		default:
			if c.is(i, form.IsPreposition|form.IsOf|form.IsFrom|form.IsTo) && i <= c.start+1 {
				return "", to // In Haverby 86 millimetres fell
			}
			return c.name(from, to), from
		}
		from--
	}
	return c.name(from, to), from
}

// name is the text of some tokens, without capitals that only begin the sentence.
func (c clause) name(from, to int) string {
	var words []string
	for i := from; i < to; i++ {
		t := c.token(i)
		if i == 0 && t.capital() && !c.proper[t.text] {
			words = append(words, t.lower)
			continue
		}
		words = append(words, t.text)
	}
	return strings.Join(words, " ")
}

func (s *sentence) over(from, to int) source.Span {
	return source.Span{Start: s.token(from).span.Start, End: s.token(to - 1).span.End}
}

// leaves reports whether a number is of something else than the one before it in its sentence: a
// comma or "and" parts them, and they are in different units: 5 km of road, 3 hours. Two sums of
// money can be of one thing, and a share of what was counted.
func (c clause) leaves(m scan.Mention, before *subject) bool {
	if before == nil || m.Unit == before.unit || m.Kind == scan.Percent || m.Kind == scan.Money && scan.IsMoney(before.unit) {
		return false
	}
	return c.parted()
}

// parted reports whether no more than a comma or "and" is between a number and the one before
// it: no word that ties them, such as to.
func (c clause) parted() bool {
	_, from := c.of(c.number - 1)
	some := false
	for i := max(from, 0); i < c.from; i++ {
		switch t := c.token(i); {
		case c.ends(i) || c.is(i, form.IsAnd|form.IsBut):
			some = true
		case !some || t.date || c.is(i, form.IsAdverb|form.IsArticle|form.IsDeterminer):
		default:
			return false
		}
	}
	return some
}

// joinedTo reports whether a number comes right after another.
func (c clause) joinedTo() bool {
	t := c.token(c.start - 1)
	return t.number >= 0 || c.is(c.start-1, form.IsAnd|form.IsBut)
}

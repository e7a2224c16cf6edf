package outset

import (
	"slices"
	"strings"

	"quotient/cmd/quotient/internal/draft"
	"quotient/datasets/edtf"
	"quotient/datasets/language/form"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// date is when a number was: what its clause says, else the beginning of its sentence, else
// an earlier sentence of its paragraph, the heading or the title; "" where none does. A date
// right after another number is that number's, and no date is carried on over a sentence that
// has dates of its own.
func (c clause) date(m scan.Mention, within source.Span, headings []source.Span) string {
	if own := c.afterIt(); own >= 0 {
		return c.dated(c.numbers[own], within, headings)
	}
	if c.inPart() || c.isEarlier() {
		return ""
	}
	if near := c.beforeIt(); near >= 0 {
		return c.dated(c.numbers[near], within, headings)
	}
	if c.isNow() || c.isEvery() || c.hasDates() {
		return ""
	}
	for _, at := range slices.Backward(c.sentencesBefore(within)) {
		if n := at.freeDate(); n >= 0 {
			return at.dated(at.numbers[n], within, headings)
		}
		if at.hasDates() {
			return ""
		}
	}
	for _, h := range headings[:min(1, len(headings))] { // a title says nothing of what is under a heading of its own
		if d := c.onlyDate(h); !d.IsZero() && !c.reader.sentence(h).isDateline() {
			return d.String()
		}
	}
	return ""
}

// calendar is a date, unless it is part of a year in a sentence that dates by fiscal periods:
// the quarter ended 1 February is not that day, nor a fiscal quarter one of the calendar.
func (c clause) calendar(date string) string {
	if c.words.Says(form.SaysFiscal, c.text.Text(c.span)) != "" && strings.Contains(date, "-") {
		return ""
	}
	return date
}

// afterIt is the date right after a number and what it counts, before the next number or the
// end of the clause, or in brackets; -1 where there is none.
func (c clause) afterIt() int {
	for i, m := range c.numbers {
		if b, ok := c.bracketed[m.Span]; ok && b.Alone && b.Of == c.numbers[c.number].Span {
			return c.usable(i)
		}
	}
	for i := c.to; i < c.end; i++ {
		if t := c.token(i); t.date && !c.starting(i) && !c.isBeyond(t.number) {
			return c.usable(t.number)
		}
	}
	return -1
}

// isEarlier reports whether a number is said to be of another time, which has no name: a year
// earlier, of the year before. The same in other units can be between: or 21 cents a share.
func (c clause) isEarlier() bool {
	const most = 12 // words
	for i := c.to; i < min(len(c.tokens)-1, c.to+most); i++ {
		switch t := c.token(i); {
		case t.number >= 0 && !t.date && !c.is(c.startOfNumber(t.number)-1, form.IsOr):
			return false
		case c.is(i, form.IsClause) && !c.earlier[t.lower] && c.token(i-1).text == ",":
			return false
		case c.is(i, form.IsTime) && (c.latest[c.token(i-1).lower] || c.earlier[c.token(i+1).lower] && (i+2 >= len(c.tokens) || c.ends(i+2) || !c.plain(i+2))):
			return true
		}
	}
	return false
}

// startOfNumber is the token that a number begins with.
func (s *sentence) startOfNumber(number int) int {
	from, _ := s.of(number)
	return from
}

// inPart reports whether a number is said to be of a part of a year that is only numbered: in
// the second quarter.
func (c clause) inPart() bool {
	for i := c.to; i+1 < c.end; i++ {
		if c.is(i-1, form.IsDeterminer) && c.ordinal(i) && c.is(i+1, form.IsTime) {
			return true
		}
	}
	return false
}

// ordinal reports whether a token is a number in an order: second, 2nd.
func (s *sentence) ordinal(i int) bool {
	return slices.ContainsFunc(s.numbers, func(m scan.Mention) bool {
		return m.Kind == scan.Ordinal && m.Span.Start < s.token(i).span.End && s.token(i).span.Start < m.Span.End
	})
}

// starting reports whether the date at a token is when something began, and not when what is
// told was: which began on 15 September, since 2015.
func (s *sentence) starting(i int) bool {
	for i > 0 && s.token(i-1).date && s.token(i-1).number == s.token(i).number {
		i--
	}
	if s.is(i-1, form.IsPreposition) && !s.starts[s.token(i-1).lower] {
		i--
	}
	return s.starts[s.token(i-1).lower]
}

// beforeIt is the date of a clause or sentence that comes before a number and is no other
// number's.
func (c clause) beforeIt() int {
	found, taken := -1, 0 // the last date, and the end of what belongs to the number before
	for i := 0; i < c.from; i++ {
		switch t := c.token(i); {
		case t.number >= 0 && !t.date:
			taken = c.clauseOf(t.number).end
		case t.date && (c.others(t.number) || c.starting(i) || c.isBeyond(t.number)):
		case t.date && (i >= taken || i >= c.start || c.governs(t.number)):
			if n := c.usable(t.number); n >= 0 {
				found = n
			}
		}
	}
	return found
}

// freeDate is the last date of a sentence that says when all of it was: it comes after no
// number, and is of no name, such as the winner of 2022. It is -1 where there is none.
func (s *sentence) freeDate() int {
	found := -1
	for i, t := range s.tokens {
		switch {
		case t.number >= 0 && !t.date:
			return found
		case t.date && !s.numbers[t.number].Date().IsZero() && !s.is(i-1, form.IsOf) && !s.token(i-1).date && !s.starting(i) && !s.isBeyond(t.number):
			found = t.number
		}
	}
	return found
}

// governs reports whether the clause of a number goes on from a date, which is right before it:
// in 2019, when 12 came; in 2019 and 12 came.
func (c clause) governs(date int) bool {
	i := c.start
	switch {
	case c.when[c.token(i).lower]:
		i--
	case c.when[c.token(i-1).lower]:
		i -= 2
	case c.is(i-1, form.IsAnd):
		i -= 2
	default:
		return false
	}
	if c.token(i).text == "," {
		i--
	}
	return c.token(i).date && c.token(i).number == date
}

// isBeyond reports whether what is told was not at a date, but after or before it.
func (s *sentence) isBeyond(date int) bool {
	from, to := s.of(date)
	if from < 0 {
		return false
	}
	if s.is(from-1, form.IsArticle) {
		from--
	}
	return s.beyond[s.token(from-1).lower] || s.beyond[s.token(to).lower] && !s.is(from-1, form.IsPreposition)
}

// isEvery reports whether a clause tells of no one time: each year.
func (c clause) isEvery() bool {
	for i := c.start; i < c.end; i++ {
		for _, words := range c.every {
			if to := i + len(words); to <= len(c.tokens) && slices.EqualFunc(c.tokens[i:to], words, func(t token, w string) bool { return t.lower == w }) {
				return true
			}
		}
	}
	return false
}

// hasDates reports whether a sentence has dates of what it tells: no number is of an earlier
// sentence's then, unless its own are only of names, of what something began with, or of what
// it is compared with.
func (s *sentence) hasDates() bool {
	compared := false
	for i, t := range s.tokens {
		switch {
		case s.is(i, form.IsFrom) || s.refers[t.lower] && s.is(i-1, form.IsMore):
			compared = true
		case s.ends(i):
			compared = false
		case t.date && !compared && !s.others(t.number) && !s.numbers[t.number].Date().IsZero() && !s.is(i-1, form.IsOf) && !s.starting(i):
			return true
		}
	}
	return false
}

// others reports whether a date is in brackets right after a number, and so of no other.
func (s *sentence) others(date int) bool {
	_, ok := s.bracketed[s.numbers[date].Span]
	return ok
}

func (c clause) usable(number int) int {
	if c.numbers[number].Date().IsZero() {
		return -1
	}
	return number
}

// isNow reports whether a sentence tells of no past day.
func (c clause) isNow() bool {
	for i := c.start; i < c.end; i++ {
		if c.is(i, form.IsClause) && i < c.from {
			return false // it is believed that
		}
	}
	return slices.ContainsFunc(c.tokens[c.start:c.end], func(t token) bool { return c.now[t.lower] })
}

// dated writes a date, with the year that the text says before it where it has none.
func (s *sentence) dated(m scan.Mention, within source.Span, headings []source.Span) string {
	d := m.Date()
	if one, other, ok := s.coordinated(m); ok {
		from, is := yearOf(one)
		to, isToo := yearOf(other)
		if !is || !isToo || to-from != 1 || len(one.Date().String()) != 4 || len(other.Date().String()) != 4 {
			return "" // of two times
		}
		return one.Date().String() + "/" + other.Date().String()
	}
	if said := d.Said(); len(said) == 0 || said[0].HasYear {
		if _, to := s.of(slices.IndexFunc(s.numbers, func(n scan.Mention) bool { return n.Span == m.Span })); s.is(to, form.IsTime) && strings.Contains(d.String(), "-") {
			return year(d.String()) // the June 2003 quarter is not that month
		}
		return d.String()
	}
	year := int64(0)
	for _, n := range s.numbersOf {
		if n.Span.Start >= m.Span.Start {
			break
		}
		if y, ok := yearOf(n); ok && (within.Contains(n.Span) || slices.ContainsFunc(headings, func(h source.Span) bool { return h.Contains(n.Span) })) {
			year = y
		}
	}
	if full, ok := d.In(year); ok && year != 0 {
		return full.String()
	}
	return ""
}

// coordinated are the two dates of which one is, joined by "and", where a number is of both: in
// 1986 and 1987.
func (s *sentence) coordinated(m scan.Mention) (first, second scan.Mention, ok bool) {
	for i := 1; i+1 < len(s.tokens); i++ {
		a, b := s.token(i-1), s.token(i+1)
		if s.is(i, form.IsAnd) && a.date && b.date && a.number != b.number {
			if first, second = s.numbers[a.number], s.numbers[b.number]; first.Span == m.Span || second.Span == m.Span {
				return first, second, true
			}
		}
	}
	return first, second, false
}

func yearOf(m scan.Mention) (int64, bool) {
	said := m.Date().Said()
	if !isWhen(m) || len(said) == 0 || !said[0].HasYear || said[0].Unknown != 0 {
		return 0, false
	}
	return said[0].Year, true
}

// onlyDate is the one date of a span; zero where it has none, or several.
func (r *reader) onlyDate(span source.Span) (out edtf.Date) {
	for _, m := range r.numbersOf {
		if !span.Contains(m.Span) || !isWhen(m) || m.Date().IsZero() {
			continue
		}
		if said := m.Date().Said(); !out.IsZero() || len(said) == 0 || !said[0].HasYear {
			return edtf.Date{}
		}
		out = m.Date()
	}
	return out
}

// carries is how many characters a date or a place is carried on in a paragraph: some
// twenty sentences. A text that is one paragraph is read in a time that grows as it does.
const carries = 3000

// sentencesBefore are those of a paragraph before one, as far back as a date is carried on.
func (s *sentence) sentencesBefore(within source.Span) (out []*sentence) {
	for at := max(within.Start, s.span.Start-carries); at < s.span.Start; {
		one := draft.Sentence(s.text, within, scan.Mention{Span: source.Span{Start: at, End: at}})
		if one.End <= at {
			one.End = at + 1
		}
		if one.Start >= s.span.Start || one.End > s.span.Start+1 {
			break
		}
		out = append(out, s.reader.sentence(one))
		at = one.End + 1
	}
	return out
}

// place is where a number was: a name after a word of place, in its clause, else in its
// sentence or paragraph, where that names one alone, else in the heading.
// What is measured or paid is taken to be where its sentence says, and no further.
func (c clause) place(inherits bool, within source.Span, headings []source.Span) string {
	if p := c.placesIn(c.to, c.end); len(p) > 0 {
		return p[0]
	}
	if p := c.placesIn(c.start, c.from); len(p) > 0 {
		return p[len(p)-1]
	}
	if p := c.placesIn(c.to, c.part()); len(p) == 1 {
		return p[0]
	}
	if p := c.placesIn(0, c.from); len(p) == 0 && !inherits {
		return ""
	}
	owned := false
	for i := c.end; i < len(c.tokens); i++ { // what comes after another number is that number's
		owned = owned || c.token(i).number >= 0 && !c.token(i).date
	}
	if p := c.placesIn(0, len(c.tokens)); len(p) == 1 && !owned {
		return p[0]
	} else if p := c.placesIn(0, c.from); len(p) == 1 {
		return p[0]
	} else if len(p) > 0 {
		return ""
	}
	if p, goesOn := c.placeBefore(within); p != "" || !goesOn {
		return p
	}
	return c.placeOf(headings)
}

// placeOf is the one place that the heading names.
func (c clause) placeOf(headings []source.Span) string {
	for _, h := range headings[:min(1, len(headings))] {
		if p := c.reader.sentence(h).placesIn(0, 1<<30); len(p) == 1 {
			return p[0]
		}
	}
	return ""
}

// part is the token that ends what is told with a number, past other numbers in it: 5,000 men
// fought 1,000 in Lima.
func (c clause) part() int {
	for i := c.to; i < len(c.tokens); i++ {
		if c.ends(i) || c.is(i, form.IsAnd|form.IsBut|form.IsClause|form.IsFrom) {
			return i
		}
	}
	return len(c.tokens)
}

// placeBefore is the one place that the sentences before in a paragraph begin with; goesOn is
// false where the text has gone on from that.
func (c clause) placeBefore(within source.Span) (place string, goesOn bool) {
	var found []string
	for _, s := range c.sentencesBefore(within) {
		here := s.placesIn(0, s.opening())
		if len(here) == 0 && len(found) > 0 && s.names() > 0 {
			return "", false // the text has gone on to something else
		}
		found = append(found, here...)
	}
	if len(found) > 0 && c.names() > 0 {
		return "", false
	}
	if len(slices.Compact(found)) == 1 {
		return found[0], true
	}
	return "", true
}

// names is how many words of a sentence are names: written with a capital inside of it, here
// or elsewhere.
func (s *sentence) names() (n int) {
	for i, t := range s.tokens {
		if t.word && t.number < 0 && t.capital() && (i > 0 || s.proper[t.text]) && !s.words.Is(t.lower, notNoun) && !s.months[t.lower] {
			n++
		}
	}
	return n
}

// opening is how many tokens a sentence has before its verb: a place that is named there is
// that of what follows, too.
func (s *sentence) opening() int {
	for i := range s.tokens {
		if s.isVerb(i) {
			return i
		}
	}
	return len(s.tokens)
}

// placesIn are the names of places between two tokens.
func (s *sentence) placesIn(from, to int) (out []string) {
	for i := max(from, 0); i < min(to, len(s.tokens)); i++ {
		t := s.token(i)
		if !t.capital() || t.number >= 0 || !t.word || s.words.Is(t.lower, notNoun) || s.months[t.lower] {
			continue
		}
		end := i + 1
		for s.token(end).capital() && s.plain(end) && !s.words.Is(s.token(end).lower, notNoun) {
			end++
		}
		if name := s.placeAt(i, end); name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
		i = end - 1
	}
	return out
}

// placeAt is the name of a place that some capitalised words are; "" where they are of
// something else.
func (s *sentence) placeAt(from, to int) string {
	last := s.token(to - 1)
	name := func(last string) string {
		words := []string{}
		for i := from; i < to-1; i++ {
			words = append(words, s.token(i).text)
		}
		return strings.Join(append(words, last), " ")
	}
	before := from - 1
	if s.is(before, form.IsArticle|form.IsDeterminer) && s.words.Place(s.words.Stem(last.lower)) == "" {
		return "" // in the Greens
	}
	if len(s.placeEndings) > 0 {
		for _, ending := range s.placeEndings {
			if root, ok := strings.CutSuffix(last.text, ending); ok && len([]rune(root)) > 3 && (from > 0 || s.begins(root)) {
				return name(root)
			}
		}
		return ""
	}
	if s.is(before, form.IsRatio) && s.interest[s.token(before-1).lower] { // a stake in Worldspan
		return ""
	}
	if s.is(before, form.IsStop) && s.acts(last.text) { // 40 members at Ford
		return ""
	}
	if s.is(before, form.IsOf) && s.words.Place(s.words.Stem(s.token(before-1).lower)) != "" { // the old city of Marrakesh
		return name(last.text)
	}
	if s.at[s.token(before).lower] || s.isNoun(before) && !s.token(before).capital() && s.at[s.token(before-1).lower] { // in northern Italy
		return name(last.text)
	}
	return ""
}

// acts reports whether a text tells of what somebody of a name did: Ford sold, and is no place.
func (r *reader) acts(name string) bool {
	if r.actors == nil {
		r.actors = map[string]bool{}
		last, before := "", "" // a name, and the word before all of it
		for _, w := range strings.Fields(r.text.Text(r.text.All())) {
			if strings.ToLower(w) != w {
				last = w
				continue
			}
			if last != "" && !r.at[before] && !r.words.Is(before, form.IsOf) && (r.verbs[w] || r.words.Is(w, form.IsVerb) || r.isParticiple(w)) && !r.words.Is(w, form.IsAuxiliary) {
				r.actors[last] = true
			}
			last, before = "", w
		}
	}
	return r.actors[name]
}

// begins reports whether a text has a name in another form too, so that the first word of a
// sentence is known to be one.
func (s *sentence) begins(root string) bool {
	for w := range s.proper {
		if strings.HasPrefix(w, root) {
			return true
		}
	}
	return len([]rune(root)) > 4
}

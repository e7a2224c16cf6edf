package evidence

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/language"
	"quotient/datasets/language/form"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// misrated reports a number that is told for another stretch of time, or another of what it is
// shared among, than in the source: a week, for a month.
func (w *witness) misrated(c *claim, r *row) string {
	typed, own := w.per(c.Mention, c.chars), w.per(r.Mention, w.chars)
	if typed == "" || own == "" || typed == own {
		return ""
	}
	return fmt.Sprintf("the source says it per %s, not per %s", own, typed)
}

// per is the stretch of time that a number is told for; "" where it is not.
func (w *witness) per(m scan.Mention, chars []rune) string {
	if _, per, ok := strings.Cut(m.Unit, " per "); ok {
		return per
	}
	end := max(m.Span.End, m.Phrase.End)
	words := wording.Lower(string(chars[end:min(len(chars), end+30)]))
	if len(words) > 1 && slices.Contains(wording.Of(w.tag).Rates, words[0]) && w.is(words[1], form.IsTime) {
		return words[1]
	}
	return ""
}

// outdone reports an adjective that nothing exceeds, which the source has of another number of
// the sentence, or not near it.
func (w *witness) outdone(c *claim, r *row) string {
	ending := language.For(w.tag).Reading.Nouns.Superlative
	if ending == "" {
		return ""
	}
	own := string(c.chars[c.sentence.Start:c.sentence.End])
	words := wording.Lower(own)
	if w.extreme(words) == "" {
		return ""
	}
	here, near := wording.Lower(w.Text(r.own)), wording.Lower(w.Text(r.part))
	for i, word := range words {
		if i == 0 || !strings.HasSuffix(word, ending) || len(word) < len(ending)+3 || !w.is(words[i-1], form.IsDeterminer|form.IsPossessive|form.IsArticle) {
			continue
		}
		stem := strings.TrimSuffix(word, ending)
		if slices.Contains(here, word) {
			continue
		}
		if x := w.superlative(word, c, r); x != nil {
			return fmt.Sprintf("the source says “%s” with “%s”", word, w.phrase(x))
		}
		if slices.ContainsFunc(near, func(x string) bool { return strings.HasPrefix(x, stem) && !slices.Contains(near, word) }) {
			continue
		}
		if own := w.extreme(here); own != "" && !w.Same(w.Stem(own), w.Stem(word)) && !w.Akin(own, word) {
			return fmt.Sprintf("the source says “%s” of it", own)
		}
		for _, x := range w.sentences[r.sentence] {
			if x != r && slices.Contains(wording.Lower(w.Text(x.own)), word) {
				return fmt.Sprintf("the source says “%s” of “%s”", word, w.phrase(x))
			}
		}
		if !slices.Contains(near, word) && (w.known[w.Stem(word)] || w.Says(form.SaysTypical, w.Text(r.sentence)) != "") {
			return fmt.Sprintf("the source does not say “%s” of it", word)
		}
	}
	return ""
}

// surpassed reports what is said to be the most or the least of its kind, where the source has more or less of
// the same next to it.
func (w *witness) surpassed(c *claim, r *row) string {
	way, said := 0, ""
	for _, t := range c.all {
		switch {
		case t.from > c.Mention.Span.Start:
		case slices.Contains(t.keys, wording.Key(form.Extremes, "most")):
			way, said = 1, t.text
		case slices.Contains(t.keys, wording.Key(form.Extremes, "least")):
			way, said = -1, t.text
		}
	}
	before := wording.Lower(string(c.chars[c.sentence.Start:c.Mention.Span.Start]))
	i := slices.Index(before, strings.ToLower(said))
	if way == 0 || i < 1 || !w.is(before[i-1], form.IsDeterminer|form.IsArticle|form.IsPossessive) || slices.Contains(wording.Lower(w.Text(r.sentence)), strings.ToLower(said)) {
		return ""
	}
	for _, x := range w.beside(r) {
		if x == r || x.Mention.Low == nil || measure(x.Mention) != measure(r.Mention) || x.Mention.Unit != r.Mention.Unit || x.Mention.IsShare() != r.Mention.IsShare() ||
			w.counts(x) == "" || w.counts(x) != w.counts(r) || w.among(r, x) || w.ofSame(x, r) {
			continue
		}
		if x.Mention.Low.Cmp(r.Mention.Low) == way {
			return fmt.Sprintf("the draft says “%s”, and the source has “%s”", said, w.phrase(x))
		}
	}
	return ""
}

// ofSame reports whether two numbers are told of the same names, or one of none.
func (w *witness) ofSame(a, b *row) bool {
	return len(a.names) == 0 || len(b.names) == 0 || slices.ContainsFunc(a.names, b.named.has)
}

// extreme is an adjective that nothing exceeds, of some words; "" where none is.
func (w *witness) extreme(words []string) string {
	ending := language.For(w.tag).Reading.Nouns.Superlative
	for i, word := range words {
		if i > 0 && strings.HasSuffix(word, ending) && len(word) >= len(ending)+3 && w.is(words[i-1], form.IsDeterminer|form.IsPossessive|form.IsArticle) {
			return word
		}
	}
	return ""
}

// superlative is a number of another sentence of the paragraph, which has an adjective that nothing
// exceeds, and names that a claim has not; nil where the sentence of a row has it too.
func (w *witness) superlative(word string, c *claim, r *row) *row {
	if slices.Contains(wording.Lower(w.Text(r.sentence)), word) {
		return nil
	}
	refers := w.refers(r)
	var out *row
	all := bagOf(c.all)
	for _, x := range w.beside(r) {
		if x.sentence == r.sentence || !slices.Contains(wording.Lower(w.Text(x.sentence)), word) || refers && x.sentence.End == r.sentence.Start {
			continue
		}
		names := w.namesOf(part(w.words, x.sentence))
		if len(names) == 0 || slices.ContainsFunc(names, all.has) {
			return nil
		}
		out = x
	}
	return out
}

// displaced reports a place that is not the one where the source says that it was.
func (w *witness) displaced(c *claim, r *row) string {
	var there []token
	named := func(x token) bool { return false }
	for _, span := range []source.Span{r.own, r.sentence, {Start: r.part.Start, End: r.sentence.Start}} {
		for _, t := range part(w.words, span) {
			if t.place != "" {
				there = append(there, t)
			}
		}
		if len(there) > 0 {
			switch span {
			case r.own:
			case r.sentence:
				named = r.near.has // France counted
			default:
				there, named = there[len(there)-1:], r.near.has
			}
			break
		}
	}
	if len(there) == 0 {
		return ""
	}
	places := bagOf(there)
	if slices.ContainsFunc(c.all, func(x token) bool { return x.place != "" && (places.has(x) || named(x)) }) {
		return ""
	}
	for _, t := range c.all {
		i := slices.IndexFunc(there, func(x token) bool { return x.place == t.place })
		if t.place != "" && w.proper.has(t) && i >= 0 {
			return fmt.Sprintf("the source says it of “%s”, not of “%s”", there[i].text, t.text)
		}
	}
	return ""
}

// spoken reports that somebody is said to say so who is not in the paragraph of a row, or not in
// its sentence where others are said to.
func (w *witness) spoken(c *claim, r *row) string {
	before := string(c.chars[c.sentence.Start:c.Mention.Span.Start])
	said := w.Says(form.SaysSpeech, before)
	if said == "" {
		return ""
	}
	at := c.sentence.Start + len([]rune(before[:strings.Index(before, said)]))
	own := w.Says(form.SaysSpeech, w.Text(r.sentence))
	var who []token
	for _, t := range c.all {
		if t.from < at && !t.fills && t.from-c.sentence.Start <= 40 {
			who = append(who, t)
		}
	}
	if len(who) == 0 || slices.ContainsFunc(who, func(t token) bool { return !w.known[t.stem] || w.title.has(t) || r.near.akin(t) }) {
		return ""
	}
	if !slices.ContainsFunc(who, r.around.akin) || own != "" && !w.continues(r) {
		return fmt.Sprintf("the source does not say that “%s” says so", who[0].text)
	}
	return ""
}

// ruled reports that a sentence is on somebody or something else than the source: what it begins
// with, or where it says that it was, is told with another number beside.
func (w *witness) ruled(c *claim, r *row) string {
	first := true
	for _, t := range c.all {
		if t.fills || t.from > c.Mention.Span.Start {
			continue
		}
		decides := first && t.from-c.sentence.Start < 12 && (t.name || !w.introduces(c, r)) || t.where
		first = false
		if !decides || r.near.akin(t) && !w.divides(t, r) || w.topic.has(t) || w.theme.has(t) {
			continue
		}
		if x := w.toldOf(t, r); x != nil {
			return fmt.Sprintf("the source has “%s” with “%s”", t.text, w.phrase(x))
		}
	}
	return ""
}

// introduces reports whether a sentence has a name before its number that the source has with a row.
func (w *witness) introduces(c *claim, r *row) bool {
	return slices.ContainsFunc(c.all, func(t token) bool {
		return t.name && !t.first && t.from < c.Mention.Span.Start && w.proper.has(t) && r.said.has(t)
	})
}

// toldOf is another number that a word is told with: one after it in the sentence, in a clause of
// its own, or one of the paragraph where the word is for a place.
func (w *witness) toldOf(t token, r *row) *row {
	refers := w.refers(r)
	for _, x := range w.beside(r) {
		after := x.sentence == r.sentence && x.Mention.Span.Start > r.Mention.Span.Start && !r.said.akin(t) && w.later(t, x)
		if x != r && x.said.has(t) && (after || t.where && !refers && !r.near.akin(t)) {
			return x
		}
	}
	return nil
}

// divides reports whether a word is in the sentence of a row, and not in its own stretch.
func (w *witness) divides(t token, r *row) bool { return !r.said.akin(t) && r.near.has(t) }

// later reports whether a word is right before a number, in a clause of its own: ; the minister
// promised 600.
func (w *witness) later(t token, x *row) bool {
	for _, own := range x.tokens {
		if own.from < x.Mention.Span.Start && own.from >= x.lead.End && bagOf([]token{own}).has(t) {
			return true
		}
	}
	return false
}

// elsewhere reports words that the source has in another sentence of the paragraph, with
// another number, if they tell more than those that it has with this one.
func (w *witness) elsewhere(c *claim, r *row) string {
	done := map[source.Span]bool{r.sentence: true}
	if w.refers(r) {
		return ""
	}
	for _, x := range w.beside(r) {
		if done[x.sentence] {
			continue
		}
		done[x.sentence] = true
		mine, theirs, word := 0.0, 0.0, ""
		for _, t := range c.own {
			switch {
			case t.fills, w.topic.has(t), w.theme.has(t), wording.Direction(t.text) != 0, w.is(t.text, form.IsTime), w.counted(c, t) && w.ofPeople(r):
			case r.near.akin(t):
				if !x.near.has(t) {
					mine += w.weight(t)
				}
			case x.said.has(t):
				theirs += w.weight(t)
				word = t.text
			}
		}
		if theirs > 1.5*mine {
			return fmt.Sprintf("the source has “%s” with “%s”", word, w.phrase(x))
		}
	}
	return ""
}

// refers reports whether the sentence of a row begins with a word for what the one before it
// tells of: she, three of these.
func (w *witness) refers(r *row) bool {
	words := wording.Lower(w.Text(r.sentence))
	return slices.ContainsFunc(words[:min(7, len(words))], func(word string) bool {
		return w.Is(word, form.IsPronoun|form.IsPossessive|form.IsEvery) || w.Says(form.RefersBack, word) != "" && !w.Fills(word) && !w.Is(word, form.IsBut)
	})
}

// continues reports whether the sentence of a row has a word for its subject that the one before
// it tells.
func (w *witness) continues(r *row) bool {
	words := wording.Lower(w.Text(r.sentence))
	return slices.ContainsFunc(words[:min(3, len(words))], func(word string) bool { return w.Is(word, form.IsPronoun) })
}

// beside are the nearest rows of the paragraph of a row.
func (w *witness) beside(r *row) []*row {
	const most = 12
	at, _ := slices.BinarySearchFunc(w.rows, r.Mention.Span.Start, func(x *row, at int) int { return x.Mention.Span.Start - at })
	from, to := at, at
	for from > 0 && at-from < most && w.rows[from-1].part == r.part {
		from--
	}
	for to < len(w.rows) && to-at < most && w.rows[to].part == r.part {
		to++
	}
	return w.rows[from:to]
}

// whole is the number that one of a claim is a part of, where the sentence tells it: of the
// 54,000 runners, more than half; nil where it does not.
func (w *witness) whole(c *claim, others []scan.Mention) *big.Rat {
	for _, x := range others {
		if x.Low == nil || x.Span == c.Mention.Span || x.IsShare() || x.Kind == scan.Percent || x.Kind == scan.Ordinal || x.IsDate() {
			continue
		}
		words := wording.Lower(string(c.chars[max(c.sentence.Start, x.Phrase.Start-15):min(x.Phrase.Start, x.Span.Start)]))
		for len(words) > 0 && w.is(words[len(words)-1], form.IsArticle|form.IsDeterminer|form.IsPossessive) {
			words = words[:len(words)-1]
		}
		if len(words) > 0 && w.is(words[len(words)-1], form.IsOf) {
			return x.Low
		}
	}
	return nil
}

// ofElse reports a share of something that a claim has no word for: one in five workers, of a fifth of the
// farmland.
func (w *witness) ofElse(c *claim, r *row) string {
	if !c.IsShare() || strings.ContainsFunc(c.Text, unicode.IsDigit) || !r.Mention.IsShare() && r.Mention.Kind != scan.Percent || len(w.base(c.after())) > 0 || c.outOf == nil {
		return ""
	}
	base := w.base(w.Text(source.Span{Start: r.Mention.Span.End, End: r.sentence.End}))
	if len(base) == 0 || slices.ContainsFunc(base, func(t token) bool { return bagOf(c.all).akin(t) }) {
		return ""
	}
	return fmt.Sprintf("the source says it of “%s”", base[len(base)-1].text)
}

// mismeasured reports that money is of something else than the source says: costs, of an income.
func (w *witness) mismeasured(c *claim, r *row) string {
	if r.Mention.Kind != scan.Money || c.Kind != scan.Money {
		return ""
	}
	of := func(tokens []token, s source.Span) (out []token) {
		for _, t := range part(tokens, s) {
			if slices.ContainsFunc(t.keys, func(k string) bool { return strings.HasPrefix(k, wording.Key(form.Measures, "")) }) {
				out = append(out, t)
			}
		}
		return out
	}
	typed := of(c.all, source.Span{Start: c.sentence.Start, End: c.Mention.Span.Start})
	own := of(r.tokens, source.Span{Start: r.own.Start, End: r.Mention.Span.Start})
	if len(typed) == 0 || len(own) == 0 || slices.ContainsFunc(typed, r.near.akin) || slices.ContainsFunc(typed, bagOf(own).akin) {
		return ""
	}
	return fmt.Sprintf("the draft says “%s”, and the source “%s”", typed[0].text, own[0].text)
}

// unsaid reports a sentence that denies what it tells, where the source denies nothing: did not give up.
func (w *witness) unsaid(c *claim, r *row) string {
	p := wording.Of(w.tag)
	words := wording.Lower(string(c.chars[c.sentence.Start:max(c.sentence.Start, min(c.Mention.Span.Start, c.Phrase.Start))]))
	no := ""
	for i, word := range words {
		if slices.Contains(p.Negations, word) || slices.Contains(p.Nones, word) {
			if i+1 < len(words) && (slices.Contains(p.Spared, words[i+1]) || wording.All().Comparatives[words[i+1]] != 0) {
				continue
			}
			no = word
		}
	}
	if no == "" || !w.CanSay(form.SaysLacking) || w.negative(w.Text(r.sentence)) {
		return ""
	}
	return fmt.Sprintf("the draft says “%s”, and the source does not", no)
}

// negative reports whether a text has a word that denies something, or that something is not so:
// without, failed, unpaid.
func (w *witness) negative(text string) bool {
	p := wording.Of(w.tag)
	return w.Says(form.SaysLacking, text) != "" || slices.ContainsFunc(wording.Lower(text), func(word string) bool {
		return slices.Contains(p.Denials, word) || slices.Contains(p.Few, word) || slices.ContainsFunc(p.Opposites, func(no string) bool { return strings.HasPrefix(word, no) && len(word) > len(no)+4 })
	})
}

// inverted reports a part that is the whole, of two numbers of a sentence: of the 314, 1,100.
func (w *witness) inverted(c *claim, r *row) string {
	if c.outOf == nil {
		return ""
	}
	for _, x := range w.sentences[r.sentence] {
		if x != r && x.Mention.Low != nil && x.Mention.Low.Cmp(c.outOf) == 0 && w.among(x, r) {
			return fmt.Sprintf("the source says “%s” of “%s”", w.phrase(x), w.phrase(r))
		}
	}
	return ""
}

// headed reports a noun that a number is told to be one of, an outflow of so much, which the source
// has with another number of the paragraph and not with this one.
func (w *witness) headed(c *claim, r *row) string {
	head, ok := w.headOf(c.chars, c.sentence, c.Mention)
	if !ok || r.near.akin(head) && r.said.akin(head) {
		return ""
	}
	for _, x := range w.beside(r) {
		if x == r || measure(x.Mention) != measure(r.Mention) {
			continue
		}
		if other, ok := w.headOf(w.chars, x.sentence, x.Mention); ok && bagOf([]token{other}).has(head) && (x.sentence == r.sentence || !r.near.akin(head)) {
			return fmt.Sprintf("the source has “%s” with “%s”", head.text, w.phrase(x))
		}
	}
	return ""
}

// headOf is the noun that a number is told to be one of: a loss of 5; false where there is none.
func (w *witness) headOf(chars []rune, sentence source.Span, m scan.Mention) (token, bool) {
	words := w.tokens(string(chars[sentence.Start:min(m.Span.Start, max(m.Phrase.Start, sentence.Start))]))
	before := wording.Lower(string(chars[sentence.Start:min(m.Span.Start, max(m.Phrase.Start, sentence.Start))]))
	n := len(before)
	if n < 2 || len(words) == 0 || !w.Is(before[n-1], form.IsOf) || strings.ToLower(words[len(words)-1].text) != before[n-2] {
		return token{}, false
	}
	return words[len(words)-1], true
}

// when says whether the source tells a date of what a sentence without an amount is on.
func (w *witness) when(n *Number) {
	c := n.claim
	d := c.Mention.Date()
	if !w.dated(d) {
		n.Verdict, n.Reason = Unsupported, "the source has no such date"
		return
	}
	all := 0.0
	for _, t := range c.all {
		if !t.fills {
			all += w.weight(t)
		}
	}
	var with, other scan.Mention
	best, least := 0.0, 0.0
	for _, m := range w.dates {
		sentence := around(w.chars, m.Span, w.All())
		near, clause := bagOf(part(w.words, sentence)), bagOf(part(w.words, w.clauseOf(m, sentence)))
		score := 0.0
		for _, t := range c.all {
			switch {
			case t.fills:
			case clause.akin(t):
				score += w.weight(t)
			case near.akin(t):
				score += 0.6 * w.weight(t)
			}
		}
		if compatible(m.Date(), d) {
			if score > best || best == 0 && with.Text == "" {
				best, with = score, m
			}
		} else if score > least {
			least, other = score, m
		}
	}
	n.Reason = "dates of the source"
	switch {
	case with.Text == "": // the ends of an interval
	case least > 1.5*best && 2*least >= all:
		n.Verdict, n.Reason = Otherwise, "the source says it of "+other.Text
		n.Quotes = []Quote{w.dateQuote(other)}
	case best > 0 && 2*best >= all:
		n.Verdict, n.Reason = Supported, ""
		n.Quotes = []Quote{w.dateQuote(with)}
		if said := w.expected(c, with); said != "" {
			n.Verdict, n.Reason = Otherwise, fmt.Sprintf("the draft says it as a fact, and the source “%s”", said)
		}
	}
}

// expected is by what words the source says of a date only that something is to come then, where a claim says
// that it has; "" where it does not.
func (w *witness) expected(c *claim, m scan.Mention) string {
	own := string(c.chars[c.sentence.Start:c.sentence.End])
	sentence := around(w.chars, m.Span, w.All())
	clause := w.Text(source.Span{Start: w.clauseOf(m, sentence).Start, End: m.Span.Start})
	for _, saying := range []form.Saying{form.SaysExpected, form.ClaimsToBe, form.ClaimsDoubt, form.ClaimsDemand} {
		if w.Says(saying, own) != "" {
			return ""
		}
	}
	if _, ok := wording.Hedged(datasets.Expected, own, w.tag); ok {
		return ""
	}
	for _, saying := range []form.Saying{form.SaysExpected, form.ClaimsToBe} {
		if said := w.Says(saying, clause); said != "" {
			return said
		}
	}
	return ""
}

// clauseOf is the part of a sentence that one of its dates is in: up to what divides it from the dates
// before and after it.
func (w *witness) clauseOf(m scan.Mention, sentence source.Span) source.Span {
	out := sentence
	for _, x := range numbersIn(w.dates, sentence) {
		switch {
		case x.Span.End <= m.Span.Start:
			out.Start = max(out.Start, w.divide(w.chars, x.Span.End, m.Span.Start, x.Span.End))
		case x.Span.Start >= m.Span.End:
			out.End = min(out.End, w.divide(w.chars, m.Span.End, x.Span.Start, x.Span.Start))
		}
	}
	return out
}

// dateQuote is a date as the source has it.
func (w *witness) dateQuote(m scan.Mention) Quote {
	return Quote{w.Document, m.Span, clean(w.Text(m.Span)), w.Where(m.Span)}
}

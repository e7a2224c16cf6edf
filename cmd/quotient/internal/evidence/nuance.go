package evidence

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"quotient/analysis/wording"
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
	here, near := wording.Lower(w.Text(r.own)), wording.Lower(w.Text(r.part))
	for i, word := range words {
		if i == 0 || !strings.HasSuffix(word, ending) || len(word) < len(ending)+3 || !w.is(words[i-1], form.IsDeterminer|form.IsPossessive|form.IsArticle) {
			continue
		}
		stem := strings.TrimSuffix(word, ending)
		if slices.Contains(here, word) || slices.ContainsFunc(near, func(x string) bool { return strings.HasPrefix(x, stem) && !slices.Contains(near, word) }) {
			continue
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

// displaced reports a place that is not the one where the source says that it was.
func (w *witness) displaced(c *claim, r *row) string {
	var there []token
	for _, span := range []source.Span{r.own, r.sentence, {Start: r.part.Start, End: r.sentence.Start}} {
		for _, t := range part(w.words, span) {
			if t.place != "" {
				there = append(there, t)
			}
		}
		if len(there) > 0 {
			if span.End == r.sentence.Start {
				there = there[len(there)-1:]
			}
			break
		}
	}
	if len(there) == 0 {
		return ""
	}
	places := bagOf(there)
	if slices.ContainsFunc(c.all, func(x token) bool { return x.place != "" && places.has(x) }) {
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
		decides := first && t.from-c.sentence.Start < 12 || t.where
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
			case t.fills, w.topic.has(t), w.theme.has(t):
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
		return w.Is(word, form.IsPronoun|form.IsPossessive|form.IsEvery) || w.Says(form.RefersBack, word) != ""
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

// whole is the number that a share of a claim is of, where the sentence tells it: of the
// 54,000 runners, more than half; nil where it does not.
func (w *witness) whole(c *claim, others []scan.Mention) *big.Rat {
	if !c.IsShare() && c.Kind != scan.Percent {
		return nil
	}
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
		near := bagOf(part(w.words, sentence))
		score := 0.0
		for _, t := range c.all {
			if !t.fills && near.akin(t) {
				score += w.weight(t)
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
	}
}

// dateQuote is a date as the source has it.
func (w *witness) dateQuote(m scan.Mention) Quote {
	return Quote{w.Document, m.Span, clean(w.Text(m.Span)), w.Where(m.Span)}
}

package prose

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"quotient/analysis/wording"
	"quotient/datasets/language"
	"quotient/datasets/language/form"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// A claim is what a sentence says of a number or a date: the words of its clause, which
// are those up to the next number that a comma or a word such as “while” divides from it.
type claim struct {
	*verifier
	tag      string
	m        scan.Mention
	text     []rune
	start    int // of the sentence, in characters of the text
	end      int
	from, to int           // of the clause
	taken    []source.Span // by numbers and dates
	all      *shown
	words    []word // of the clause, without those of numbers and dates
	at       int    // the first word after the number
	lower    []string
	hits     []wording.Hit
	others   map[string]bool // beginnings of words that are of another number of the sentence
	beside   map[string]bool // and those of another number of the clause
	amounts  []scan.Mention  // the other numbers of the sentence
	dates    []scan.Mention  // and the dates of the clause
	numbers  []scan.Mention  // all of the text
	placed   bool            // the number fills a place
	places   []Placed        // the other numbers that do
}

// A word is one of a claim.
type word struct {
	text     string // as it is written
	from, to int    // in characters of the text
	sub      bool   // in a clause that says when, why or who
}

// name reports whether a word is written as a name is: with a capital, though no sentence
// begins there.
func (c *claim) name(i int) bool {
	w := c.words[i]
	first := []rune(w.text)[0]
	return unicode.IsUpper(first) && w.from > c.start+len(wording.Leading(c.text[c.start:]))
}

// claim is what a text says of one of its numbers or dates.
func (v *verifier) claim(text, tag string, m scan.Mention, all *shown) *claim {
	return v.claimAmong(v.numbersOf(text), text, tag, m, all)
}

// foreign reports whether the cells of the study are in another language than the text.
func (c *claim) foreign() bool { return c.tag != language.All[0].Tag }

// claimAmong is claim, where the numbers of the text are known.
func (v *verifier) claimAmong(numbers []scan.Mention, text, tag string, m scan.Mention, all *shown) *claim {
	c := &claim{verifier: v, tag: tag, m: m, text: []rune(text), numbers: numbers}
	c.start, c.end = wording.SentenceAround(c.text, m.Span.Start, m.Span.End)
	c.all = all
	from, to := c.start, c.end
	for _, x := range numbers {
		if x.Span.End <= c.start || x.Span.Start >= c.end {
			continue
		}
		if isAmount(x) {
			x = v.rated(x, text)
		}
		at := x.Span
		if x.Qualifier != "" {
			at.Start = min(at.Start, x.Phrase.Start)
		}
		if x.Kind != scan.Ordinal { // the second invasion
			c.taken = append(c.taken, at)
		}
		switch {
		case x.Span.Start < m.Span.End && m.Span.Start < x.Span.End:
		case x.IsDate() && !m.IsDate():
			c.dates = append(c.dates, x)
		case x.IsDate() || isAmount(x) && (x.Kind == scan.Quantity || x.Kind == scan.Percent || x.Kind == scan.Money):
			c.amounts = append(c.amounts, x)
			if x.Span.End <= m.Span.Start {
				from = max(from, c.divide(x.Span.End, m.Span.Start, false))
			} else if x.Span.Start >= m.Span.End {
				to = min(to, c.divide(m.Span.End, x.Span.Start, true))
			}
		}
	}
	for i := from; i < to; i++ { // what a semicolon divides is another sentence
		switch {
		case c.text[i] != ';':
		case i < m.Span.Start:
			from = i + 1
		case i >= m.Span.End:
			to = i
		}
	}
	c.taken = append(c.taken, m.Span)
	c.from, c.to = from, to
	c.split(from, to, c.taken)
	c.dates = slices.DeleteFunc(c.dates, func(x scan.Mention) bool {
		return x.Span.Start < from || x.Span.End > to || c.subordinate(x.Span.Start)
	})
	for _, w := range c.words {
		c.lower = append(c.lower, strings.ToLower(w.text))
	}
	c.hits = wording.Lexicons()[tag].Find(c.lower)
	c.claimed(all)
	return c
}

// claimed notes the words of what the other numbers of the sentence are of.
func (c *claim) claimed(all *shown) {
	c.once.Do(c.learn)
	c.others, c.beside = map[string]bool{}, map[string]bool{}
	note := func(x scan.Mention, ref string) {
		maps.Copy(c.others, c.topics.Of[ref])
		if x.Span.End > c.from && x.Span.Start < c.to {
			maps.Copy(c.beside, c.topics.Of[ref])
		}
	}
	for _, x := range c.amounts {
		if x.IsDate() {
			for _, o := range all.rows {
				if !o.Date.IsZero() && within(x.Date(), o.Date) && !within(c.m.Date(), o.Date) {
					note(x, o.Ref())
				}
			}
			continue
		}
		for _, s := range all.valued(x.Low) {
			if c.inUnit(s, x) {
				note(x, s.ref)
			}
		}
	}
}

// divide is where one clause ends and another begins between two numbers: at the last sign
// or word that divides them, or at the first. Where nothing does, the two share a clause.
func (c *claim) divide(from, to int, first bool) int {
	dividers := wording.Of(c.tag).Dividers
	subordinates := wording.Of(c.tag).Subordinates
	at, found := -1, false
	for i := from; i < to; i++ {
		r := c.text[i]
		ends := strings.ContainsRune(",;:–—()", r)
		if !ends && unicode.IsLetter(r) && !unicode.IsLetter(c.text[i-1]) {
			j := i
			for j < to && unicode.IsLetter(c.text[j]) {
				j++
			}
			w := strings.ToLower(string(c.text[i:j]))
			ends = slices.Contains(dividers, w) || slices.Contains(subordinates, w)
		}
		if ends && (!found || !first) {
			at, found = i, true
		}
	}
	switch {
	case found:
		return at
	case first:
		return c.end
	}
	return c.start
}

// split lists the words of the clause, without those that numbers and dates take.
func (c *claim) split(from, to int, taken []source.Span) {
	subordinates := wording.Of(c.tag).Subordinates
	sub := false
	c.at = -1
	for i := from; i < to; {
		in := slices.IndexFunc(taken, func(s source.Span) bool { return s.Start <= i && i < s.End })
		switch r := c.text[i]; {
		case in >= 0:
			if c.at < 0 && taken[in].End > c.m.Span.Start {
				c.at = len(c.words)
			}
			if i <= c.m.Span.Start && c.m.Span.Start < taken[in].End { // what says when holds the number
				sub = false
				for j := range c.words {
					if c.words[j].sub && !c.comma(c.words[j].to, i) {
						c.words[j].sub = false
					}
				}
			}
			i = max(i+1, taken[in].End)
		case unicode.IsLetter(r):
			j := i
			for j < to && (unicode.IsLetter(c.text[j]) || j+1 < to && strings.ContainsRune("-’'", c.text[j]) && unicode.IsLetter(c.text[j+1]) && !wording.Possessive(c.text[j:to])) {
				j++
			}
			w := string(c.text[i:j])
			if slices.Contains(subordinates, strings.ToLower(w)) && !(len(c.words) > 0 && slices.Contains(wording.Of(c.tag).Stops, strings.ToLower(c.words[len(c.words)-1].text))) {
				sub = true
			}
			c.words = append(c.words, word{w, i, j, sub})
			i = j
		default:
			if strings.ContainsRune(",;:–—()", r) {
				sub = false
			}
			i++
		}
	}
	if c.at < 0 {
		c.at = len(c.words)
	}
}

// comma reports whether a sign that divides stands between two characters.
func (c *claim) comma(from, to int) bool {
	return strings.ContainsAny(string(c.text[from:to]), ",;:–—()")
}

// subordinate reports whether a character is in a clause that says when, why or who.
func (c *claim) subordinate(at int) bool {
	sub := false
	for _, w := range c.words {
		if w.from > at {
			break
		}
		sub = w.sub && !c.comma(w.to, at)
	}
	return sub
}

// has reports whether one of the words is in a list, and which.
func (c *claim) has(list []string) int {
	return slices.IndexFunc(c.lower, func(w string) bool { return slices.Contains(list, w) })
}

// says lists the hits of a kin; in main clauses where there are any.
func (c *claim) says(kin form.Kin) (out []wording.Hit) {
	var sub []wording.Hit
	for _, h := range c.hits {
		switch {
		case h.Sense == nil || h.Sense.Kin != kin:
		case c.words[h.From].sub:
			sub = append(sub, h)
		default:
			out = append(out, h)
		}
	}
	if len(out) == 0 {
		return sub
	}
	return out
}

// phrase is what a wording.Hit found, as it is written.
func (c *claim) phrase(h wording.Hit) string {
	return strings.Join(strings.Fields(string(c.text[c.words[h.From].from:c.words[h.To-1].to])), " ")
}

// before are the last words before one, in lower case and at most n.
func (c *claim) before(i, n int) []string { return c.lower[max(0, i-n):max(0, min(i, len(c.lower)))] }

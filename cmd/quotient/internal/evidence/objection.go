package evidence

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/language/form"
	"quotient/datasets/lazy"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// objection is what the words around a number say that the source does not say of a row.
func (w *witness) objection(c *claim, r *row) string {
	if !w.KnowsKindred() { // the words cannot be judged
		return cmp.Or(w.misrated(c, r), w.misdated(c, r))
	}
	for _, object := range []func(*claim, *row) string{w.misrated, w.misdated, w.misnamed, w.miscounted, w.apart, w.misheld, w.misdirected, w.adrift, w.misled, w.denies, w.mismeasured, w.unsaid, w.misbased, w.ofElse, w.inverted, w.headed, w.swapped, w.ruled, w.surpassed, w.outdone, w.displaced, w.spoken, w.elsewhere, w.misplaced, w.hedged} {
		if wrong := object(c, r); wrong != "" {
			return wrong
		}
	}
	return ""
}

// misdated reports a date that the source does not give what it tells of.
func (w *witness) misdated(c *claim, r *row) string {
	for _, x := range c.dates {
		d := x.Date()
		if d.IsZero() || d.IsInterval() {
			continue
		}
		if y := w.comparand(r); y != nil && !c.amounts && slices.ContainsFunc(numbersIn(w.dates, source.Span{Start: y.Mention.Span.End, End: r.sentence.End}), func(own scan.Mention) bool { return compatible(own.Date(), d) }) &&
			!slices.ContainsFunc(numbersIn(w.dates, r.own), func(own scan.Mention) bool { return compatible(own.Date(), d) }) {
			return "the source says " + x.Text + " of another number"
		}
		if len(r.dates) > 0 {
			if !slices.ContainsFunc(r.dates, func(own scan.Mention) bool { return compatible(own.Date(), d) }) {
				return "the source says it of " + r.dates[0].Text
			}
			continue
		}
		if w.borrowed(d, r) {
			return "the source says " + x.Text + " of another number"
		}
		if !w.within(d, r.part, r.heading, r.section) {
			return "the source does not say it of " + x.Text
		}
	}
	return ""
}

// within reports whether the first of some stretches that has a date has this one; true where
// none has any.
func (w *witness) within(d edtf.Date, stretches ...source.Span) bool {
	for _, span := range stretches {
		dates := numbersIn(w.dates, span)
		if slices.ContainsFunc(dates, func(m scan.Mention) bool { return compatible(m.Date(), d) }) {
			return true
		}
		if len(dates) > 0 {
			return false
		}
	}
	return true
}

// misnamed reports a name that the source does not have with a row: another than its own, one
// that is nowhere up to it, or the one of two subjects that it is not on.
func (w *witness) misnamed(c *claim, r *row) string {
	names, stranger := w.namesNear(c, r)
	if stranger == nil {
		stranger = find(c.own, func(t token) bool { return t.nation && r.nation && !r.near.has(t) })
	}
	if stranger != nil {
		return "the source does not say it of “" + stranger.text + "”"
	}
	own := r.named
	if len(own) == 0 || slices.ContainsFunc(names, own.has) {
		return ""
	}
	if head := w.namesOf(part(w.words, r.heading)); len(head) > 0 && len(names) > 0 && slices.ContainsFunc(names, w.heads.has) && !slices.ContainsFunc(names, bagOf(head).has) && !slices.ContainsFunc(names, r.near.has) {
		return fmt.Sprintf("the source says it under “%s”", clean(w.Text(r.heading)))
	}
	for _, t := range names { // that tell another number near it
		if slices.ContainsFunc(w.rows, func(x *row) bool { return x != r && x.part == r.part && x.named.has(t) }) {
			return fmt.Sprintf("the source says it of “%s”, not of “%s”", r.names[0].text, t.text)
		}
	}
	return ""
}

// namesNear are the names before a number that the source has around a row, or else one that it has
// not there.
func (w *witness) namesNear(c *claim, r *row) (names []token, stranger *token) {
	for i, t := range c.lead {
		if !t.name || t.first && !w.proper.has(t) || w.title.has(t) {
			continue
		}
		switch {
		case w.theme.has(t):
			if len(r.subject) > 0 && !r.subject.has(t) && !r.wide.has(t) {
				return nil, &c.lead[i]
			}
		case w.topic.has(t) || w.opening.has(t) && t.place == "":
		case !r.around.has(t) && !r.wide.has(t) && (t.place != "" || !w.section(r).has(t)):
			return nil, &c.lead[i]
		default:
			names = append(names, t)
		}
	}
	return names, nil
}

// find is the first token of which something holds; nil for none.
func find(tokens []token, holds func(token) bool) *token {
	if i := slices.IndexFunc(tokens, holds); i >= 0 {
		return &tokens[i]
	}
	return nil
}

// apart reports a word that excludes one that the source has of a row: imports, where that has
// exports.
func (w *witness) apart(c *claim, r *row) string {
	for _, t := range c.own {
		near := r.near.has(t)
		if near && slices.ContainsFunc(part(w.words, r.sentence), func(x token) bool { return strings.EqualFold(x.text, t.text) }) {
			continue
		}
		for _, x := range r.tokens {
			if !near && !r.around.has(t) && w.excludes(t, x) || (!near || bagOf([]token{x}).has(t)) && opposed(wording.Of(w.tag).Antonyms, t, x) {
				return fmt.Sprintf("the draft says “%s”, and the source “%s”", t.text, x.text)
			}
		}
	}
	return ""
}

// excludes reports whether two words are of one family, and mean different things of it.
func (w *witness) excludes(a, b token) bool {
	others := w.Apart(b.stem)
	for set, family := range w.Apart(a.stem) {
		for other, f := range others {
			if f == family && other != set {
				return true
			}
		}
	}
	return false
}

// opposed reports whether two words are the opposite of each other.
func opposed(antonyms []string, a, b token) bool {
	a.text, b.text = strings.ToLower(a.text), strings.ToLower(b.text)
	return slices.ContainsFunc(antonyms, func(pair string) bool {
		one, other, _ := strings.Cut(pair, "|")
		x, y := strings.Fields(one), strings.Fields(other)
		return slices.Contains(x, a.text) && slices.Contains(y, b.text) || slices.Contains(x, b.text) && slices.Contains(y, a.text)
	})
}

// misheld reports an event that is not what the source tells.
func (w *witness) misheld(c *claim, r *row) string {
	said, own := events(c.own), events(r.tokens)
	for _, t := range said {
		if t.noun && (!strings.EqualFold(t.text, lastWord(c.Noun)) || c.IsShare() || c.Kind == scan.Percent) {
			continue
		}
		if x := w.happened(t, r, own); x != nil {
			return fmt.Sprintf("the source has “%s” with “%s”", t.text, w.phrase(x))
		}
		if t.fills || r.near.akin(t) || w.counted(c, t) || w.moves(c, t) || len(own) == 0 && r.around.has(t) && !w.happens(t, r) {
			continue
		}
		if len(own) > 0 {
			return fmt.Sprintf("the draft says “%s”, and the source “%s”", t.text, own[0].text)
		}
		return fmt.Sprintf("the source does not say “%s” of it", t.text)
	}
	return ""
}

// happened is another number of the sentence of a row, with which an event is told that is none of the
// row's own.
func (w *witness) happened(t token, r *row, own []token) *row {
	if len(own) == 0 || t.fills || r.said.akin(t) {
		return nil
	}
	for _, x := range w.sentences[r.sentence] {
		if x != r && slices.ContainsFunc(events(x.tokens), func(e token) bool { return e.from >= x.lead.End && e.text == t.text }) {
			return x
		}
	}
	return nil
}

// moves reports whether a word that may say what happened is how a number came to be what it is:
// collapsed to 5.
func (w *witness) moves(c *claim, t token) bool {
	after := t.from + len([]rune(t.text))
	if after >= c.Mention.Span.Start {
		return false
	}
	words := wording.Lower(string(c.chars[after:min(c.Mention.Span.Start, max(after, c.Phrase.Start))]))
	return len(words) == 1 && w.is(words[0], form.IsTo|form.IsBy)
}

// counted reports whether a word that may say what happened only names the people that a claim counts:
// 16 inhabitants.
func (w *witness) counted(c *claim, t token) bool {
	return strings.EqualFold(t.text, lastWord(c.Noun)) && (t.whom && !t.nation || slices.Contains(wording.Of(w.tag).Persons, lastWord(c.Noun)))
}

// happens reports whether the paragraph tells an event of another of its numbers alone.
func (w *witness) happens(t token, r *row) bool {
	if w.refers(r) {
		return false
	}
	found := false
	for _, x := range w.beside(r) {
		found = found || x.sentence != r.sentence && x.said.has(t)
	}
	return found
}

// misled reports a number that is said to be of every one, or an average, or the least, and is
// the most; or that is said to be an average, where the source does not say so.
func (w *witness) misled(c *claim, r *row) string {
	typed, own := string(c.chars[c.sentence.Start:c.sentence.End]), w.Text(r.sentence)
	typical := w.Says(form.SaysTypical, c.stretch)
	if strings.Contains(c.Unit, " per ") || w.lasts(c.stretch, typical) {
		typical = "" // so much a day, within a day
	}
	if least := w.Says(form.SaysLeast, typed); r.as.Statistic == datasets.Maximum && least != "" && c.Bound == quantity.Exact && w.Says(form.SaysLeast, own) == "" {
		typical = least
	}
	if r.as.Statistic == datasets.Maximum {
		for _, word := range wording.Lower(typed) {
			if slices.Contains(wording.Of(w.tag).Universals, word) {
				return fmt.Sprintf("the source says it of the highest, not of “%s”", word)
			}
		}
	}
	if said := w.Says(form.SaysTypical, w.Text(r.own)); said != "" && !w.lasts(w.Text(r.own), said) && !w.is(said, form.IsEvery) {
		for _, word := range wording.Lower(string(c.chars[c.sentence.Start:c.Mention.Span.Start])) {
			if w.Is(word, form.IsEvery) && !strings.Contains(r.Mention.Unit, " per ") {
				return fmt.Sprintf("the source says “%s” of it, not “%s”", said, word)
			}
		}
	}
	if typical == "" || w.Says(form.SaysTypical, own) != "" {
		return ""
	}
	return fmt.Sprintf("the source does not say “%s” of it", typical)
}

// lasts reports whether words that may say how often something is say how long it took: within a day.
func (w *witness) lasts(text, said string) bool {
	before, _, ok := strings.Cut(text, said)
	words := wording.Lower(before)
	return ok && said != "" && len(words) > 0 && w.is(lastWord(said), form.IsTime) && w.Is(words[len(words)-1], form.IsPreposition)
}

// denies reports a number that the source denies, where the draft does not.
func (w *witness) denies(c *claim, r *row) string {
	if no := w.denied(c); no != "" && r.denied == "" {
		return fmt.Sprintf("the draft says “%s” of it, and the source does not", no)
	} else if no != "" || r.denied == "" {
		return ""
	}
	return fmt.Sprintf("the source says “%s” of it", r.denied)
}

// denied is what a sentence of a draft says to deny its number.
func (w *witness) denied(c *claim) string {
	if said := w.Says(form.DeniesBefore, c.upTo()); said != "" {
		return said
	}
	return w.Says(form.DeniesWithin, string(c.chars[min(c.Phrase.Start, c.Mention.Span.Start):max(c.Phrase.End, c.Mention.Span.End)]))
}

// misbased reports a share of something else than it is of in the source.
func (w *witness) misbased(c *claim, r *row) string {
	if c.Kind != scan.Percent && !c.IsShare() {
		return ""
	}
	base, own := w.base(c.after()), w.base(w.Text(source.Span{Start: r.Mention.Span.End, End: r.sentence.End}))
	switch {
	case len(base) == 0:
		return ""
	case len(own) == 0:
		return w.baseless(c, r, base)
	case len(own) == 2 && slices.ContainsFunc(base, bagOf(own[1:]).has) && !bagOf(c.all).akin(own[0]) && !own[0].name:
		return fmt.Sprintf("the source says it of “%s %s”", own[0].text, own[1].text) // of the unvaccinated patients
	}
	b := bagOf(own)
	if slices.ContainsFunc(base, b.has) || slices.ContainsFunc(base, func(t token) bool { return !w.known.has(t) && !t.name && b.akin(t) }) {
		return ""
	}
	return fmt.Sprintf("the source says it of “%s”, not of “%s”", own[0].text, base[0].text)
}

// inherited is the base of the percentage before one in its sentence, which says none itself: 34 percent
// of the vote; the next had 18.
func (w *witness) inherited(r *row) (out []token) {
	for _, x := range w.beside(r) {
		if x.Mention.Span.Start < r.Mention.Span.Start && measure(x.Mention) == quantity.Percent {
			if base := w.base(w.Text(source.Span{Start: x.Mention.Span.End, End: x.sentence.End})); len(base) > 0 {
				out = base
			}
		}
	}
	return out
}

// baseless reports a share of something, where the source does not say right after it of what it is.
func (w *witness) baseless(c *claim, r *row, base []token) string {
	if inherited := w.inherited(r); len(inherited) > 0 && !slices.ContainsFunc(base, bagOf(inherited).akin) {
		for _, x := range w.sentences[r.sentence] {
			if noun := w.tokens("x " + x.Mention.Noun); x != r && len(noun) > 0 && slices.ContainsFunc(base, bagOf(noun[len(noun)-1:]).has) {
				return fmt.Sprintf("the source says it of “%s”, and counts “%s” apart", inherited[0].text, base[0].text)
			}
		}
	}
	if w.way(c) == 0 && w.changes(r) {
		return "the source says that it changed by so much"
	}
	if w.known[base[0].stem] && !slices.ContainsFunc(base, func(t token) bool { return t.name || t.fills || r.around.akin(t) }) {
		return fmt.Sprintf("the source does not say it of “%s”", base[0].text)
	}
	return ""
}

// changes reports whether a row is by how much something rose or fell.
func (w *witness) changes(r *row) bool {
	if w.compared(r) != 0 {
		return true // 24 percent more than
	}
	before := w.Text(source.Span{Start: r.sentence.Start, End: min(r.Mention.Span.Start, r.Phrase.Start)})
	words := wording.Lower(before)
	return len(words) > 1 && w.is(words[len(words)-1], form.IsBy) && wording.Direction(before) != 0
}

var clauseEnd = lazy.MustCompile(`[;:()]|[,.](?:\D|$)`)

// base are the words after “of” right behind a share.
func (w *witness) base(rest string) []token {
	if i := clauseEnd.FindStringIndex(rest); i != nil { // and not the comma of 11,500
		rest = rest[:i[0]]
	}
	words := strings.Fields(rest)
	for len(words) > 0 && (w.measures(strings.ToLower(words[0])) || words[0] == "-" || words[0] == wording.Of(w.tag).PerOne) {
		words = words[1:]
	}
	if len(words) < 2 || !w.is(words[0], form.IsOf|form.IsFrom) {
		return nil
	}
	words = words[1:]
	for i, word := range words {
		if i > 0 && w.is(word, form.IsOf|form.IsAuxiliary|form.IsPreposition|form.IsPronoun|form.IsVerb) {
			words = words[:i]
			break
		}
	}
	return w.tokens("x " + strings.Join(words[:min(len(words), 4)], " "))
}

// swapped reports words that the sentence of the source has for another of its numbers. What
// it begins with may be on all of them, but for names.
func (w *witness) swapped(c *claim, r *row) string {
	own := r.said
	const list = 6 // numbers in a sentence: a table
	if len(own) == 0 || r.beside > list {
		return ""
	}
	for _, x := range w.sentences[r.sentence] {
		if x == r || w.among(r, x) || x.Mention.Span.Start < r.Mention.Span.Start && w.ofThese(r) {
			continue
		}
		if word := w.nearer(c, r, bagOf(w.alone(r, x)), bagOf(w.alone(x, r))); word != "" {
			return fmt.Sprintf("the source has “%s” with “%s”", word, w.phrase(x))
		}
	}
	return ""
}

// nearer is a word of a claim that is told with another number, where such words tell more than
// those of the number itself; "" where they do not.
func (w *witness) nearer(c *claim, r *row, alone, other bag) (word string) {
	own, mine, theirs := r.said, 0.0, 0.0
	for _, t := range c.own {
		switch {
		case w.counted(c, t) && w.ofPeople(r): // inhabitants, who are people
		case (own.has(t) || alone.akin(t)) && !other.has(t):
			mine += w.weight(t)
		case other.has(t) && !own.has(t):
			theirs += w.weight(t)
			word = t.text
		}
	}
	if theirs <= mine {
		return ""
	}
	return word
}

// alone are the words of a number that are not on another of its sentence too: what it begins with
// may be on all of them, and what one counts on those after it that say no noun: 14,000 children,
// and now 52,000.
func (w *witness) alone(x, other *row) (out []token) {
	apart, named := w.divided(x, other), len(w.namesOf(part(w.words, other.own))) > 0
	nouns := wording.Lower(x.Mention.Noun)
	for _, t := range x.tokens {
		if t.fills || other.Mention.Noun == "" && slices.Contains(nouns, strings.ToLower(t.text)) {
			continue
		}
		if apart || t.from >= x.lead.End || named && t.name && !t.first && !w.theme.has(t) {
			out = append(out, t)
		}
	}
	return out
}

// ofThese reports whether a number is told of those before it: nine of them.
func (w *witness) ofThese(r *row) bool {
	from := r.Mention.Span.End
	if r.lead.End == r.Mention.Span.Start && w.Says(form.SaysOfWhich, w.Text(source.Span{Start: r.sentence.Start, End: min(r.sentence.Start+12, from)})) != "" { // of those infected, 212
		return true
	}
	return w.Says(form.SaysOfWhich, string(w.chars[from:min(len(w.chars), from+10)])) != "" || w.Says(form.SaysOfWhich, w.Text(source.Span{Start: max(r.sentence.Start, r.Mention.Span.Start-12), End: r.Mention.Span.Start})) != ""
}

// among reports whether a number is told as a part of another: eleven of the 17.
func (w *witness) among(a, b *row) bool {
	if a.Mention.Span.End > b.Mention.Span.Start {
		return false
	}
	words := wording.Lower(string(w.chars[a.Mention.Span.End:b.Mention.Span.Start]))
	return len(words) > 0 && len(words) < 3 && w.Is(words[0], form.IsOf)
}

// divided reports whether two numbers of a sentence are in clauses of their own.
func (w *witness) divided(a, b *row) bool {
	between := w.Text(source.Span{Start: min(a.Mention.Span.End, b.Mention.Span.End), End: max(a.Mention.Span.Start, b.Mention.Span.Start)})
	_, later, ok := strings.Cut(between, ";")
	return ok && !slices.ContainsFunc(wording.Lower(later), func(word string) bool { return w.Is(word, form.IsPronoun|form.IsPossessive) })
}

// misplaced reports words that the source has elsewhere, if they tell more than those that
// it has here.
func (w *witness) misplaced(c *claim, r *row) string {
	var here, there float64
	word := ""
	for _, t := range c.lead {
		switch {
		case t.fills || wording.Direction(t.text) != 0 || w.moves(c, t) || w.counted(c, t) && w.ofPeople(r):
		case r.around.akin(t) || w.topic.akin(t):
			here += w.weight(t)
		case r.wide.has(t) || w.theme.has(t) || !t.name && w.opening.has(t):
		case w.known.has(t):
			if there == 0 || w.weight(t) > there {
				word = t.text
			}
			there += w.weight(t)
		}
	}
	if there > here {
		return "the source does not say it of “" + word + "”"
	}
	return ""
}

// hedged reports a number that the draft says as a fact, and the source does not.
func (w *witness) hedged(c *claim, r *row) string {
	if r.as.Modality == datasets.Asserted {
		return w.guessed(c, r)
	}
	if w.asserted(r) {
		return ""
	}
	own := string(c.chars[c.sentence.Start:c.sentence.End])
	if _, ok := wording.Hedged(r.as.Modality, own, w.tag); ok {
		return ""
	}
	if w.Says(form.ClaimsDoubt, own) != "" || w.Says(form.SaysExpected, own) != "" || w.Says(form.ClaimsDemand, own) != "" {
		return ""
	}
	for _, saying := range []form.Saying{form.ClaimsDemand, form.ClaimsDoubt, form.SaysExpected} { // promised, pledged; believes, thinks
		said := wording.Lower(w.Says(saying, w.Text(r.own)))
		if len(said) > 0 && bagOf(c.all).akin(token{lexeme: &lexeme{kin: w.Kindred(w.Stem(said[0]))}}) {
			return ""
		}
	}
	return fmt.Sprintf("the draft says it as a fact, and in the source it is %s: “%s”", r.as.Modality, strings.TrimSpace(clean(w.Text(r.own))))
}

// guessed reports a number that the draft says exactly and as a fact, where the source only estimates it.
func (w *witness) guessed(c *claim, r *row) string {
	p := wording.Of(w.tag)
	before := wording.Lower(w.Text(source.Span{Start: r.own.Start, End: max(r.own.Start, min(r.Mention.Span.Start, r.Phrase.Start))}))
	i := slices.IndexFunc(before, func(word string) bool { return slices.Contains(p.Estimates, word) })
	own := string(c.chars[c.sentence.Start:c.sentence.End])
	if i < 0 || c.Bound == quantity.About || w.Says(form.SaysSpeech, own) != "" {
		return ""
	}
	if _, ok := wording.Hedged(datasets.Speculated, own, w.tag); ok {
		return ""
	}
	return fmt.Sprintf("the draft says it as a fact, and in the source it is “%s”", before[i])
}

// asserted reports whether the words of a sentence that leave a number open are of another
// part of it.
func (w *witness) asserted(r *row) bool {
	before := w.Text(source.Span{Start: r.sentence.Start, End: r.Mention.Span.Start})
	before = before[strings.LastIndex(before, ";")+1:]
	if slices.ContainsFunc(w.sentences[r.sentence], func(x *row) bool { return w.among(x, r) }) {
		return true // may lose 60 of its 450 posts
	}
	for modality, said := range map[datasets.Modality]form.Saying{datasets.Speculated: form.ClaimsDoubt, datasets.Expected: form.SaysExpected, datasets.Proposed: form.ClaimsDemand} {
		if r.as.Modality == modality && w.Says(said, before) != "" {
			return false
		}
	}
	all := []rune(w.Text(r.own))
	from := r.Mention.Span.End - r.own.Start
	text := string(all[:w.divide(all, min(from, len(all)), len(all), len(all))])
	return w.scanner.Hedge(text) == "" && w.scanner.Demand(text) == ""
}

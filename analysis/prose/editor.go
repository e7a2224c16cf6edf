package prose

import (
	"math/big"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/analysis/captions"
	"quotient/analysis/recall"
	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/language/form"
	"quotient/datasets/limits"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// An Editor writes the numbers of a study into running text, and judges those that an
// author has typed there.
type Editor struct {
	verifier *verifier
	all      *shown

	judged recall.Recall[passage, []TypedNumber]
	said   recall.Recall[filled, [2]string] // what is wrong around a number, and what to do
	bound  recall.Recall[filled, rebound]
}

// New returns the prose of a study in a language.
func New(s *datasets.Study, c *analysis.Comparisons, l quantity.Locale) *Editor {
	v := newVerifier(captions.Subject{Study: s, Comparisons: c}, l)
	v.strict = true
	return &Editor{verifier: v, all: v.everything()}
}

// Write writes the observation or comparison of a name in a form: words, label,
// spelled, number, size, date, year or cite. The error names the nearest valid name, or says why the
// number cannot be told.
func (p *Editor) Write(ref, form string) (n Number, err error) {
	v := p.verifier
	if !slices.Contains(datasets.Forms, form) {
		return n, &datasets.NotFound{What: "form", Name: form, Hint: datasets.DidYouMean(form, datasets.Forms)}
	}
	if n.Fact, err = v.comparisons.Fact(ref); err != nil {
		return n, err
	}
	if n.Text = v.printer.Write(n, form); n.Text == "" {
		return n, v.study.Unsaid(ref, form)
	}
	return n, nil
}

// Hedged reports whether a text says what the source claims of a number, if that is
// less than to assert it; else it returns a word that would.
func (p *Editor) Hedged(n Number, text string) (hedge string, ok bool) {
	m := n.Claim()
	if m == datasets.Asserted {
		return "", true
	}
	return wording.Hedged(m, text, p.verifier.printer.Locale.Tag)
}

// A TypedNumber is a number that an author has typed into running text.
type TypedNumber struct {
	Span source.Span // in code points of the text
	Text string      // the numeral
	// Passed names the rule by which it is no amount, and is not judged.
	Passed string
	// Message says what is wrong with it, and Hint what to do; no Message where
	// nothing is.
	Message, Hint string
	// True is the sentence with what the tables say, where that is known and fits in it.
	True string
	// Mention is the number as it is read.
	Mention scan.Mention
}

// States reports whether a typed number is one of the study: of a row or a comparison,
// whatever its unit and bound. A digit alone is not: a formula has its own.
func (p *Editor) States(n TypedNumber) bool {
	low, high := n.Mention.Low, n.Mention.High
	if low == nil || low.IsInt() && low.Cmp(ten) < 0 {
		return false
	}
	return slices.ContainsFunc(p.all.stated(), func(s statement) bool {
		return slices.ContainsFunc([]*big.Rat{low, high}, func(x *big.Rat) bool {
			return x != nil && (quantity.Same(s.value, x) || s.high != nil && quantity.Same(s.high, x))
		})
	})
}

// Judge holds the numbers that are typed in a text against all that the study
// states and computes. Typed is the text with another letter for each character
// that is not to be looked at. One number more than [limits.Typed] is judged, and none after it.
func (p *Editor) Judge(text, typed string) []TypedNumber {
	return slices.Clone(p.judged.Of(passage{text, typed}, func() []TypedNumber { return p.judge(text, typed) }))
}

func (p *Editor) judge(text, typed string) (out []TypedNumber) {
	v, r := p.verifier, []rune(text)
	var wrongs []correction
	for _, x := range p.read(text, typed) {
		n := TypedNumber{Span: x.m.Span, Text: x.m.Text, Passed: x.passed, Mention: x.number()}
		if n.Passed == "" {
			wrong := v.judge(x.caption, x.at)
			n.Message, n.Hint = wrong.message, wrong.hint
			if wrong.near != nil {
				at := x.at
				at.Span, at.Phrase = x.m.Span, source.Span{Start: at.Phrase.Start + x.shift, End: at.Phrase.End + x.shift}
				wrongs = append(wrongs, v.correct(r, at, *wrong.near, len(out)))
			}
		}
		out = append(out, n)
	}
	for _, w := range wrongs {
		out[w.of].True = truth(r, w, wrongs)
	}
	return out
}

// Read reads the numbers that are typed in a text, and judges none: of each, whether it is
// passed over.
func (p *Editor) Read(text, typed string) (out []TypedNumber) {
	for _, x := range p.read(text, typed) {
		out = append(out, TypedNumber{Span: x.m.Span, Text: x.m.Text, Passed: x.passed, Mention: x.number()})
	}
	return out
}

// A typedNumber is a number that is read in running text, with the text around it that bears on it.
type typedNumber struct {
	m       scan.Mention // as the scanner reads it
	at      scan.Mention // as it is judged, in the text around it
	shift   int          // how many characters are before that text
	caption caption
	passed  string
}

// number is the number as it is judged, in the whole text.
func (x typedNumber) number() scan.Mention {
	m := x.at
	m.Span, m.Phrase = x.m.Span, x.m.Phrase
	return m
}

// read reads the numbers of a text.
func (p *Editor) read(text, typed string) (out []typedNumber) {
	v := p.verifier
	if _, ok := scan.In(v.printer.Locale.Tag); !ok {
		return nil
	}
	r := []rune(text)
	for _, m := range wording.Multiplied(v.numbersOf, typed, v.printer.Locale.Tag) {
		if len(out) > limits.Typed {
			break
		}
		near, shift := wording.Near(r, m.Span.Start, m.Span.End, 1000)
		at := m
		at.Span = source.Span{Start: m.Span.Start - shift, End: m.Span.End - shift}
		at.Phrase = source.Span{Start: max(0, m.Phrase.Start-shift), End: min(len([]rune(near)), m.Phrase.End-shift)}
		c := caption{Caption: captions.Caption{What: "the text", Tag: v.printer.Locale.Tag, Text: datasets.Text{Value: near}}, data: p.all, prose: true}
		at = v.rated(at, near)
		at = v.unqualified(at, near)
		if v.eachAfter(near, at) {
			at.Noun = ""
			if !p.all.tellsOne(v, at) { // a ratio of people to people: 25 for each of those
				at.Unit = multiple
			}
		}
		if at.Unit+at.Noun == "" && at.Kind == scan.Quantity && v.perEach(near, at) {
			at.Unit = multiple
		}
		if at.IsShare() && quantity.Same(at.Low, at.High) { // a third more
			if words := wording.WordsAfter([]rune(near), at.Span.End, 1); len(words) > 0 && wording.All().Comparatives[words[0]] != 0 {
				at.Low = new(big.Rat).Mul(at.Low, hundred)
				at.High, at.Unit = at.Low, percent
			}
		}
		x := typedNumber{m, at, shift, c, c.passesOver(at)}
		if x.passed == "" && v.countsElse(at, near) {
			x.passed = "counts, in words, of what the study does not count"
		}
		out = append(out, x)
	}
	return out
}

// Tells reports whether a number that is read in a text has the value, bound and unit of a
// fact of the study, whatever the words around it say.
func (p *Editor) Tells(f datasets.Fact, m scan.Mention) bool {
	s, ok := state(f, p.verifier.printer.Locale)
	return ok && m.Low != nil && p.verifier.tells(s, m)
}

// unqualified takes “up to” from a number to which something went up.
func (v *verifier) unqualified(m scan.Mention, text string) scan.Mention {
	words := wording.Lower(m.Qualifier)
	before := wording.Lower(string([]rune(text)[:max(0, min(m.Phrase.Start, m.Span.Start))]))
	if m.Bound == quantity.UpTo && len(words) == 2 && len(before) > 0 && wording.All().Particles[words[0]] != 0 && slices.Contains(wording.All().Phrasal, before[len(before)-1]) {
		m.Qualifier, m.Bound, m.Phrase.Start = "", quantity.Exact, m.Span.Start
	}
	if len(words) > 1 && m.Unit != multiple && slices.Contains(wording.All().Than, words[len(words)-1]) && v.comparedWith(m, text) {
		m.Qualifier, m.Bound, m.Phrase.Start = "", quantity.Exact, m.Span.Start
	}
	return m
}

// comparedWith reports whether a number after “than” bounds nothing, but is what another is
// compared with: more than the 16,000 in Poznań; the 100,000 were larger than 16,000.
func (v *verifier) comparedWith(m scan.Mention, text string) bool {
	p := wording.Of(v.printer.Locale.Tag)
	r := []rune(text)
	if last := wording.Lower(string(r[:m.Span.Start])); len(last) > 0 && slices.Contains(p.Definite, last[len(last)-1]) {
		return true
	}
	start, _ := wording.SentenceAround(r, m.Span.Start, m.Span.End)
	before := string(r[start:min(m.Phrase.Start, m.Span.Start)])
	between := before[lastNumber(before):]
	words := wording.Lower(between)
	return len(between) < len(before) && !strings.ContainsAny(between, ",;:") && slices.ContainsFunc(words, func(w string) bool { return slices.Contains(p.Copulas, w) }) &&
		!slices.ContainsFunc(words, func(w string) bool { return slices.Contains(p.Dividers, w) })
}

// perEach reports whether a number is told for each of something before it.
func (v *verifier) perEach(text string, m scan.Mention) bool {
	r := []rune(text)
	start, _ := wording.SentenceAround(r, m.Span.Start, m.Span.End)
	before := string(r[start:m.Span.Start])
	before = before[max(lastNumber(before), strings.LastIndexAny(before, ":;")+1):]
	words := wording.Lower(before)
	return slices.ContainsFunc(wording.Of(v.printer.Locale.Tag).Each, func(each string) bool {
		phrase := strings.Fields(each)
		return len(phrase) > 1 && slices.ContainsFunc(slices.Collect(wording.Suffixes(words)), func(w []string) bool { return len(w) > len(phrase) && wording.Follows(w, phrase) })
	})
}

// eachAfter reports whether people are counted for each of something after them: five people
// were wounded for each of the dead.
func (v *verifier) eachAfter(text string, m scan.Mention) bool {
	p := wording.Of(v.printer.Locale.Tag)
	nouns := wording.Lower(m.Noun)
	if m.Unit != "" || len(nouns) != 1 || !slices.Contains(p.Persons, nouns[0]) {
		return false
	}
	r := []rune(text)
	_, end := wording.SentenceAround(r, m.Span.Start, m.Span.End)
	words := wording.Lower(string(r[m.Span.End:end]))
	return slices.ContainsFunc(p.Each, func(each string) bool {
		phrase := strings.Fields(each)
		return len(phrase) > 1 && slices.ContainsFunc(slices.Collect(wording.Suffixes(words)), func(w []string) bool { return wording.Follows(w, phrase) })
	})
}

// countsElse reports whether a small number in words counts what no number of the
// study is of: two readings, the two.
func (v *verifier) countsElse(m scan.Mention, text string) bool {
	if m.Kind != scan.Quantity && !m.IsShare() || !spelled(m) || m.Unit != "" || m.Bound != quantity.Exact || m.High.Cmp(twelve) > 0 {
		return false
	}
	if m.Noun == "" {
		before := strings.Fields(strings.ToLower(string([]rune(text)[:m.Span.Start])))
		return len(before) > 0 && slices.Contains(wording.Of(v.printer.Locale.Tag).Definite, before[len(before)-1])
	}
	before := wording.Lower(string([]rune(text)[:m.Span.Start]))
	if m.Low.Cmp(two) == 0 && len(before) > 0 && slices.Contains(wording.Of(v.printer.Locale.Tag).Definite, before[len(before)-1]) {
		return true // the two invasions
	}
	v.once.Do(v.learn)
	nouns := wording.Lower(m.Noun)
	if m.IsShare() && slices.ContainsFunc(wording.Lexicons()[v.printer.Locale.Tag].Find(nouns), func(h wording.Hit) bool { return h.Sense != nil }) {
		return false // a third of the dead, where that has the deaths
	}
	if !m.IsShare() && slices.ContainsFunc(wording.Lexicons()[v.printer.Locale.Tag].Find(nouns), func(h wording.Hit) bool { return h.Sense != nil && h.Sense.Kin == form.People }) &&
		slices.ContainsFunc(v.everything().valued(m.Low), func(s statement) bool { return s.unit == "person" }) {
		return false // four priests, where that has four monks
	}
	return !slices.ContainsFunc(nouns, func(w string) bool { return v.topics.Counted[wording.Stem(w)] })
}

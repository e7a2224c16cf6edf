package prose

import (
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

// A correction is what is true in the place of a typed number.
type correction struct {
	at  source.Span
	say string
	of  int // the typed number
}

// unfit reports whether a sentence would not be true with the number that is nearest in
// the place of the typed one: that is part of a score, words around it deny it or bound
// it, or the sentence is not on what the nearest is of, unless it is the same number with
// another bound.
func (v *verifier) unfit(near statement, p caption, m scan.Mention, rebound bool) bool {
	if m.Kind == scan.Score || m.Kind == scan.Date || m.Kind == scan.ListMarker {
		return true
	}
	r := []rune(p.Text.Value)
	from, to := min(m.Phrase.Start, m.Span.Start), max(m.Phrase.End, m.Span.End)
	start, end := wording.SentenceAround(r, from, to)
	before, after := wording.Lower(string(r[start:from])), wording.Lower(string(r[to:end]))
	denied := func(w string) bool { return slices.Contains(wording.Of(p.Tag).Denials, w) }
	if slices.ContainsFunc(before, denied) || slices.ContainsFunc(after, denied) || len(before) > 0 && slices.Contains(wording.All().Than, before[len(before)-1]) {
		return true
	}
	sentence := wording.SentenceOf(p.Text.Value, m.Span)
	counted := !v.measured(near.unit) && slices.ContainsFunc(wording.Lower(sentence), func(w string) bool { // masons, not people
		unit, ok := v.unitOf(w)
		return ok && unit == near.unit && unit != "person"
	})
	return !counted && !rebound && len(v.shared(near, v.tellingWords(sentence))) == 0
}

// correct says a number as the sentence does that has it wrong: with its unit only
// where the sentence has none of its own.
func (v *verifier) correct(r []rune, m scan.Mention, s statement, of int) correction {
	c := correction{source.Span{Start: min(m.Phrase.Start, m.Span.Start), End: max(m.Phrase.End, m.Span.End)}, s.words(v.printer), of}
	as := datasets.FormNumber
	if s.fall && !wording.Signed(m) && wording.FallAt(string(r), m, v.numbersOf(string(r)), v.printer.Locale.Tag) < 0 { // declined 9%
		as = datasets.FormSize
	}
	n, err := (&Editor{verifier: v}).Write(s.ref, as)
	change := s.change != 0 && !slices.ContainsFunc(wording.WordsAfter(r, m.Span.End, 2), func(w string) bool { return wording.All().Comparatives[w] != 0 })
	switch {
	case err != nil, s.unit == multiple: // sixfold: more than 6 times
	case as == datasets.FormSize:
		c.say = n.Text
	case m.Unit == "" && m.Noun == "" || change:
		c.say = n.Text
		c.at.End = max(m.Span.End, c.at.End)
	case m.Unit != "" && m.Noun != "" && c.at.End > m.Span.End: // 80 percent of the dead
		if i := strings.Index(string(r[m.Span.End:c.at.End]), " of "); i >= 0 {
			c.at.End = m.Span.End + len([]rune(string(r[m.Span.End:c.at.End])[:i]))
		}
	case m.Unit == "":
		// What is counted stays as the author calls it.
		if i := strings.LastIndex(string(r[c.at.Start:c.at.End]), m.Noun); i >= 0 {
			to := c.at.Start + len([]rune(string(r[c.at.Start:c.at.End])[:i]))
			for to > c.at.Start && !unicode.IsSpace(r[to-1]) { // strike-breakers
				to--
			}
			for to > c.at.Start && unicode.IsSpace(r[to-1]) {
				to--
			}
			if to > c.at.Start {
				c.say, c.at.End = n.Text, to
			}
		}
	}
	if start, _ := wording.SentenceAround(r, c.at.Start, c.at.End); unicode.IsUpper(r[c.at.Start]) || start == c.at.Start {
		c.say = wording.Capitalized(c.say)
	}
	return c
}

// truth is the sentence around a typed number with the number that is true, and with
// those that are true of the others that it has wrong.
func truth(r []rune, of correction, all []correction) string {
	start, end := wording.SentenceAround(r, of.at.Start, of.at.End)
	var b strings.Builder
	at := start
	for _, c := range all {
		if c.at.Start >= at && c.at.End <= end {
			b.WriteString(string(r[at:c.at.Start]) + c.say)
			at = c.at.End
		}
	}
	b.WriteString(string(r[at:end]))
	return strings.Join(strings.Fields(b.String()), " ")
}

// rated gives a number that is told per something what it counts with it: 285 workers
// for each crane are no 285 workers.
func (v *verifier) rated(m scan.Mention, text string) scan.Mention {
	const far = 100 // characters, in which what a rate is for is told
	r := []rune(text)
	after := string(r[m.Span.End:min(len(r), m.Span.End+far)])
	trimmed := strings.TrimLeftFunc(after, unicode.IsSpace)
	for _, c := range v.comparisons.List {
		measure := c.Measure.In(v.printer.Locale.Tag)
		if n := len(measure); n > 0 && len(trimmed) >= n && strings.EqualFold(trimmed[:n], measure) {
			m.Noun = measure
			m.Phrase.End = max(m.Phrase.End, m.Span.End+len([]rune(after))-len([]rune(trimmed[n:])))
			return m
		}
	}
	if m.Unit != "" {
		m.Unit = v.perSomething(m, text)
	}
	if m.Noun == "" || m.Phrase.End < m.Span.End {
		return m
	}
	rest := string(r[m.Phrase.End:min(len(r), m.Phrase.End+far)])
	following := strings.Join(strings.Fields(rest), " ")
	for _, per := range wording.All().Each {
		if of, ok := strings.CutPrefix(following, per+" "); ok && len(wording.Lower(of)) > 0 {
			word := wording.Lower(of)[0]
			if _, ok := v.unitOf(word); !ok {
				return m
			}
			i := strings.Index(strings.ToLower(rest), word)
			m.Noun += " per " + word
			m.Phrase.End += len([]rune(rest[:i])) + len([]rune(word))
			return m
		}
	}
	return m
}

// perSomething is the unit of an amount whose sentence says elsewhere what it is for, where
// the study has that number so: wealth per head was $1,515.
func (v *verifier) perSomething(m scan.Mention, text string) string {
	sentence := " " + lettered(wording.SentenceOf(text, m.Span)) + " "
	for s := range v.everything().around(m) {
		of, per, ok := strings.Cut(s.unit, " per ")
		if now, _, rate := strings.Cut(m.Unit, " per "); rate && ok && now == of && slices.Contains(wording.WordsAfter([]rune(text), max(m.Span.End, m.Phrase.End), 1), per) {
			return s.unit // per gross ton
		}
		if ok && (of == m.Unit || slices.Contains(v.scanned(of), m.Unit)) && (v.each(per, sentence) || slices.ContainsFunc(wording.Of(v.printer.Locale.Tag).Rates, func(each string) bool {
			return strings.Contains(sentence, " "+each+" "+per+" ")
		})) {
			return s.unit
		}
	}
	return m.Unit
}

// each reports whether a sentence says that so much is what each of the people has of whom a
// rate is: 780 dollars each, the average Belgian.
func (v *verifier) each(per, sentence string) bool {
	tag := v.printer.Locale.Tag
	known := language.WordsOf(tag)
	return (slices.Contains(wording.Of(tag).Persons, per) || known.Says(form.SaysTypical, "a "+per) != "") && known.Says(form.SaysTypical, sentence) != ""
}

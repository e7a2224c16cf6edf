// Package claims reads what a sentence claims of a number: that it is so, that it is expected,
// demanded or guessed. It takes the words around the number and gives its modality.
package claims

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotient/datasets"
	"quotient/datasets/language"
	"quotient/datasets/language/form"
)

// Of is what a sentence claims of a number, with the word that says so: asserted
// where none does. The sentence comes as what is before the number with its qualifier, unit
// and noun, that itself, and what is after it.
//
// A word speaks of the number if it is before it in the same clause ("expects to sell 40
// tons"), or right after it ("20 sailors are feared drowned", "the 7 percent that the market
// had forecast"). What is told beside that stays a fact: "plans to build three berths after
// it lost 11 ships".
func Of(known *language.Words, before, number, after string) (datasets.Modality, string) {
	s := claimed{known: known, words: claimWords(before)}
	s.at = len(s.words)
	s.words = append(append(s.words, claimWords(number)...), claimWords(after)...)
	s.end = len(s.words) - len(claimWords(after))
	if s.at < len(s.words) { // a comma before the number is no part of either
		s.words[s.at].gap = trailing(before) + s.words[s.at].gap
	}
	if s.end < len(s.words) {
		s.words[s.end].gap = trailing(number) + s.words[s.end].gap
	}
	if m, said := s.before(); said != "" {
		return m, said
	}
	if m, said := s.after(); said != "" {
		return m, said
	}
	return datasets.Asserted, ""
}

// A claimed is a sentence with a number, from the word at to that before end.
type claimed struct {
	known   *language.Words
	words   []claimWord
	at, end int
}

// A claimWord is a word of a sentence, with what is between it and the word before.
type claimWord struct{ text, raw, gap string }

func claimWords(s string) (out []claimWord) {
	gap := 0 // where what is between two words begins
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isWord(r) {
			i += size
			continue
		}
		j := i
		for j < len(s) {
			r, size := utf8.DecodeRuneInString(s[j:])
			if !isWord(r) {
				break
			}
			j += size
		}
		out = append(out, claimWord{strings.ToLower(s[i:j]), s[i:j], s[gap:i]})
		i, gap = j, j
	}
	return out
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }

// trailing is what a phrase has after its last word.
func trailing(s string) string {
	return s[len(strings.TrimRightFunc(s, func(r rune) bool { return !isWord(r) })):]
}

// speaking are the sayings by which a sentence claims less of a number than that it is so,
// from those that are told first where several are at one word.
var speaking = []struct {
	saying   form.Saying
	modality datasets.Modality
}{
	{form.ClaimsDemand, datasets.Proposed}, {form.ClaimsDoubt, datasets.Speculated}, {form.SaysExpected, datasets.Expected}, {form.ClaimsToBe, datasets.Expected},
}

// A speaker is a word, or phrase, of a sentence by which it claims less.
type speaker struct {
	from, to int
	saying   form.Saying
	modality datasets.Modality
}

// speaker finds what begins at a word.
func (s *claimed) speaker(i int) (out speaker, ok bool) {
	for _, kind := range speaking {
		if n := s.phrase(kind.saying, i); n > out.to-i {
			out, ok = speaker{i, i + n, kind.saying, kind.modality}, true
		}
	}
	if ok && out.to == i+1 && s.named(i) {
		return speaker{}, false
	}
	for k := max(0, i-1); k <= i && ok; k++ { // could not; and she could
		ok = k+s.phrase(form.ClaimsNot, k) < out.to
	}
	return out, ok
}

// named reports whether a word is written as the name of a month is: 3 May, in May, May 2019.
func (s *claimed) named(i int) bool {
	beside := func(k, gap int, ok func(claimWord) bool) bool {
		return k >= 0 && k < len(s.words) && strings.TrimSpace(s.words[gap].gap) == "" && ok(s.words[k])
	}
	day := func(w claimWord) bool {
		n, err := strconv.Atoi(strings.TrimRightFunc(w.raw, unicode.IsLetter))
		return err == nil && n > 0 && n <= 31
	}
	r, _ := utf8.DecodeRuneInString(s.words[i].raw)
	return unicode.IsUpper(r) && (beside(i-1, i, func(w claimWord) bool {
		first, _ := utf8.DecodeRuneInString(w.raw)
		return unicode.IsLower(first) || s.known.Is(w.text, form.IsPreposition) || day(w)
	}) || beside(i+1, i+1, func(w claimWord) bool {
		_, err := strconv.Atoi(w.raw)
		return day(w) || err == nil && len(w.raw) == len("2019")
	}))
}

// phrase is how many words a phrase of a saying has that begins at a word; 0 for none.
func (s *claimed) phrase(saying form.Saying, i int) int {
	rest := make([]string, 0, 6)
	for _, w := range s.words[i:min(len(s.words), i+cap(rest))] {
		if len(rest) > 0 && strings.ContainsAny(w.gap, ",;:.()") {
			break
		}
		rest = append(rest, w.text)
	}
	return s.known.Begins(saying, rest)
}

// before finds what speaks of the number from before it: the nearest word whose clause
// reaches to it. One that says only that something is to be (will, would) takes what an
// earlier one says.
func (s *claimed) before() (datasets.Modality, string) {
	var toBe *speaker
	for i := s.at - 1; i >= 0; i-- {
		w, ok := s.speaker(i)
		if !ok || w.to > s.at || !s.reaches(w) {
			continue
		}
		if w.saying != form.ClaimsToBe {
			return w.modality, s.said(w)
		}
		if toBe == nil {
			toBe = &w
		}
	}
	if toBe == nil {
		return datasets.Asserted, ""
	}
	return s.toBe(*toBe), s.said(*toBe)
}

// toBe is what a word that says only that something is to be says of it.
func (s *claimed) toBe(w speaker) datasets.Modality {
	if w.saying != form.ClaimsToBe {
		return w.modality
	}
	if s.ofProgramme() {
		return datasets.Proposed
	}
	return datasets.Expected
}

// ofProgramme reports whether the sentence is of a programme or bill, of which all that is
// to be is a demand.
func (s *claimed) ofProgramme() bool {
	for i := range s.words {
		if s.phrase(form.ClaimsProgramme, i) > 0 {
			return true
		}
	}
	return false
}

func (s *claimed) said(w speaker) string {
	var b strings.Builder
	for i, x := range s.words[w.from:w.to] {
		if i > 0 {
			b.WriteString(" ")
		}
		b.WriteString(x.raw)
	}
	return b.String()
}

// reaches reports whether the clause of a word goes on to the number.
func (s *claimed) reaches(w speaker) bool {
	if s.describes(w) && s.at-w.to > 1 && !(s.at-w.to <= 4 && s.phrase(form.ClaimsOf, s.at-1) > 0) {
		return false // the planned merger cost 40 million
	}
	aside := s.aside(w)
	for k := w.to; k <= s.at && k < len(s.words); k++ {
		gap := s.words[k].gap
		switch {
		case aside && strings.Contains(gap, ","):
			return false
		case k == s.at && s.bracketed(): // of which the claim is made too
		case strings.ContainsAny(gap, ";()—–"), strings.Contains(gap, ":") && k > w.to:
			return false
		case k == s.at:
			return !s.isClosed(gap, k, w)
		case s.isClosed(gap, k, w):
			return false
		}
	}
	return true
}

// bracketed reports whether the number is in brackets right after another, of which it is
// the same in other units: $15,000,000,000 (75 milliard francs).
func (s *claimed) bracketed() bool {
	const words = 3 // 15 million dollars
	return strings.TrimSpace(s.words[s.at].gap) == "(" && slices.ContainsFunc(s.words[max(0, s.at-words):s.at], func(w claimWord) bool {
		return strings.ContainsFunc(w.raw, unicode.IsDigit)
	})
}

// aside reports whether a word is in a clause between commas, which the next one ends: the
// tower, which will have 44 floors, is of steel.
func (s *claimed) aside(w speaker) bool {
	for k := w.from; k >= 0; k-- {
		if strings.Contains(s.words[k].gap, ",") {
			return s.phrase(form.ClaimEnds, k) > 0
		}
	}
	return false
}

// related reports whether a word is in a clause on the subject: who had expected.
func (s *claimed) related(w speaker) bool {
	return slices.ContainsFunc(s.words[max(0, w.from-2):w.from], func(x claimWord) bool {
		return s.known.Begins(form.ClaimEnds, []string{x.text}) > 0
	})
}

// goesOn reports whether a verb, it seems, follows the number: and 200 guests came.
func (s *claimed) goesOn() bool {
	return s.end < len(s.words) && strings.TrimSpace(s.words[s.end].gap) == "" && !s.known.Is(s.words[s.end].text, form.IsFunction&^(form.IsVerb|form.IsAuxiliary))
}

// describes reports whether a word is before a noun, which it describes: the expected gain.
func (s *claimed) describes(w speaker) bool {
	if w.to < len(s.words) && s.phrase(form.ClaimWas, w.to) > 0 { // the forecast was for rain
		return false
	}
	return w.to-w.from == 1 && s.phrase(form.ClaimsParticiple, w.from) > 0 && w.from > 0 && s.known.Is(s.words[w.from-1].text, form.IsArticle|form.IsDeterminer|form.IsPossessive)
}

// isClosed reports whether another clause begins at a word, on which the speaker says
// nothing.
func (s *claimed) isClosed(gap string, k int, w speaker) bool {
	switch {
	case s.phrase(form.ClaimThat, k) > 0: // it is feared that; but the mill that it bought
		return k > w.to+1
	case s.phrase(form.ClaimFrom, k) > 0: // its forecast from; but raise it from
		return k < s.at && s.phrase(form.ClaimsForecast, w.from) == 0
	case s.phrase(form.ClaimEnds, k) > 0:
		return k < s.at
	case s.phrase(form.ClaimWas, k) > 0: // the plan was rejected by 40 votes
		forecast := k == w.to && s.phrase(form.ClaimsForecast, w.from) > 0 // the target was 40
		return w.saying != form.ClaimsDoubt && k < s.at && !forecast
	case strings.Contains(gap, ",") && s.phrase(form.ClaimEndsAfterComma, k) > 0:
		return s.phrase(form.ClaimAnd, k) == 0 || s.at-k > 2 && !s.isAnother(k+1) || s.goesOn()
	case s.phrase(form.ClaimAnd, k) > 0 && k+1 < s.at:
		return s.known.Is(s.words[k+1].text, form.IsPronoun) || s.phrase(form.ClaimDid, k+1) > 0
	case s.phrase(form.ClaimDid, k) > 0: // investors who had expected a profit sold
		return k > w.to && k < s.at && s.related(w)
	}
	return false
}

// isAnother reports whether words from one on to the number are the name of another thing that
// the same is said of: it had forecast earnings of $5 million, and sales of $9 million.
func (s *claimed) isAnother(k int) bool {
	const most = 5
	of := s.at - 1
	if of > k && s.known.Is(s.words[of].text, form.IsBetween) {
		of--
	}
	if of-k > most || of <= k || s.phrase(form.ClaimsOf, of) == 0 {
		return false
	}
	return !slices.ContainsFunc(s.words[k:of], func(w claimWord) bool {
		return s.known.Is(w.text, form.IsAuxiliary|form.IsVerb|form.IsPronoun|form.IsClause|form.IsChange|form.IsPreposition)
	})
}

// far is how many words after a number what speaks of it can be.
const far = 5

// after finds what speaks of the number from after it: are feared, will be, that it had
// forecast.
func (s *claimed) after() (datasets.Modality, string) {
	if m, said := s.afterAside(); said != "" {
		return m, said
	}
	helped := !s.known.CanSay(form.ClaimHelps) // a language without such verbs
	for k := s.end; k < len(s.words) && k < s.end+far; k++ {
		word := s.words[k]
		if strings.ContainsAny(word.gap, ",;:()—–") {
			return datasets.Asserted, ""
		}
		w, ok := s.speaker(k)
		switch {
		case ok && w.saying == form.ClaimsToBe && k < s.end+3 && !helped:
			return s.toBe(w), s.said(w)
		case ok && (helped || s.phrase(form.ClaimsModal, k) > 0 || s.isLeft(k, w)):
			return w.modality, s.said(w)
		case ok: // it is of what follows: on fears that
			return datasets.Asserted, ""
		case s.phrase(form.ClaimHelps, k) > 0:
			helped = true
		case s.phrase(form.ClaimThat, k) > 0 && k == s.end, s.known.Is(word.text, form.IsAdverb):
		case s.phrase(form.ClaimThat, k) > 0, s.phrase(form.ClaimEnds, k) > 0, s.phrase(form.ClaimAnd, k) > 0, s.phrase(form.ClaimEndsAfterComma, k) > 0:
			return datasets.Asserted, ""
		}
	}
	return datasets.Asserted, ""
}

// afterAside finds the verb that speaks of the number behind an aside between commas: a
// total of 40, or 5 a head, would be fair.
func (s *claimed) afterAside() (datasets.Modality, string) {
	const long, unit = 15, 3
	aside := false
	for k := s.end; k < len(s.words) && k < s.end+long; k++ {
		gap := strings.TrimSpace(s.words[k].gap)
		begins := gap == "," && !aside
		if aside = aside || begins; strings.ContainsAny(gap, ";:()—–") || !aside && k >= s.end+unit || begins && (s.phrase(form.ClaimEnds, k) > 0 || s.phrase(form.ClaimAnd, k) > 0) {
			break
		}
		if w, ok := s.speaker(k); ok && gap == "," && s.phrase(form.ClaimsModal, k) > 0 {
			return s.toBe(w), s.said(w)
		}
	}
	return datasets.Asserted, ""
}

// isLeft reports whether a participle after a number describes it: 40 tons expected.
func (s *claimed) isLeft(k int, w speaker) bool {
	if k > s.end+1 || s.phrase(form.ClaimsParticiple, k) == 0 {
		return false
	}
	return w.to == len(s.words) || s.words[w.to].gap != " " || s.known.Is(s.words[w.to].text, form.IsPreposition|form.IsBy)
}

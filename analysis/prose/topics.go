package prose

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"quotient/analysis/topics"
	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// learn learns the words of the study, once.
func (v *verifier) learn() {
	v.measures = map[string]bool{}
	all := v.everything()
	v.topics = topics.Learn(topics.Subject{Study: v.study, Rows: all.rows, Results: all.results, Printer: v.printer, Terms: v.terms(), Titles: v.titles()})
}

// misplaced is the word by which a sentence puts a number in another group than its own:
// wounded, where it is of those killed, and no word around says that it is.
func (v *verifier) misplaced(s statement, sentence, paragraph []string) string {
	has := func(words []string, w string) bool {
		return slices.ContainsFunc(words, func(x string) bool { return wording.Stem(x) == wording.Stem(w) })
	}
	for _, column := range slices.Sorted(maps.Keys(v.topics.Groups)) {
		var own, other []string // words for its group, and for its others
		for _, o := range s.rows {
			other = append(other, wording.Lower(o.ID+" "+topics.Numberless(o.Quote))...)
			for i, name := range o.Columns() {
				switch words := wording.Lower(o.Cells()[i]); {
				case name == column:
					own = append(own, words...)
				case !slices.Contains(datasets.StandardColumns, name) && name != "place":
					other = slices.DeleteFunc(other, func(w string) bool { return has(words, w) })
				}
			}
		}
		if len(own) == 0 {
			continue
		}
		// Killed may be told by another word of the row, dead; Poznań only by its name.
		if slices.ContainsFunc(v.topics.Groups[column], func(w string) bool { return !has(v.topics.Groups["place"], w) }) {
			own = append(own, other...)
		}
		if slices.ContainsFunc(paragraph, func(w string) bool {
			return len([]rune(w)) >= 4 && !slices.Contains(wording.All().Unsaying, w) && has(own, w)
		}) {
			continue
		}
		for _, w := range sentence {
			if has(v.topics.Groups[column], w) && !v.topics.Said[s.ref][wording.Stem(w)] {
				return w
			}
		}
	}
	return ""
}

// tellingWords are those of a text that tell numbers of the study apart.
func (v *verifier) tellingWords(text string) (out []string) {
	v.once.Do(v.learn)
	for _, w := range wording.Lower(text) {
		if v.topics.Telling[wording.Stem(w)] && len([]rune(w)) >= 4 && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// shared are those of the words that tell what a number is of.
func (v *verifier) shared(s statement, words []string) (out []string) {
	for _, w := range words {
		if _, ok := v.topics.Of[s.ref][wording.Stem(w)]; ok {
			out = append(out, w)
		}
	}
	return out
}

// elsewhere are the numbers that a sentence is rather on, with the word for it: where
// none of those that are told has a word of its paragraph, and others in the unit have
// one of the sentence.
func (v *verifier) elsewhere(told []statement, all *shown, text string, m scan.Mention) (others []statement, word string) {
	paragraph := v.tellingWords(text)
	if slices.ContainsFunc(told, func(s statement) bool { return len(v.shared(s, paragraph)) > 0 }) {
		return nil, ""
	}
	words := v.unclaimed(v.tellingWords(wording.SentenceOf(text, m.Span)), all, text, m)
	most := 1
	// A number without a noun may be of anything, if it is not of what it has the value of.
	any := m.Noun+m.Unit == "" && (len(told) == 0 || v.tells(told[0], m))
	for _, s := range all.stated() {
		// By the words that name it, in the same unit where there is one; or by what is
		// counted here.
		common := slices.DeleteFunc(v.shared(s, words), func(w string) bool {
			return !v.topics.Of[s.ref][wording.Stem(w)] || len(told) > 0 && !any && s.unit != told[0].unit && !slices.Contains(wording.Lower(m.Noun), w)
		})
		if len(common) < most || !v.inUnit(s, m) {
			continue
		}
		if len(common) > most {
			most, others = len(common), nil
		}
		if others = append(others, s); len(others) == 1 {
			word = slices.MaxFunc(common, func(a, b string) int { return len(a) - len(b) }) // which says most
		}
	}
	return others, word
}

// unclaimed are those of the words of a sentence that no other number of it is of: what
// that is of, this one need not be of.
func (v *verifier) unclaimed(words []string, all *shown, text string, m scan.Mention) []string {
	start, end := wording.SentenceAround([]rune(text), m.Span.Start, m.Span.End)
	claimed := map[string]bool{} // beginnings of words
	for _, x := range v.numbersOf(text) {
		if x.Low == nil || x.High == nil || x.Span.Start < start || x.Span.End > end || x.Span.Start < m.Span.End && m.Span.Start < x.Span.End {
			continue
		}
		for _, s := range all.valued(x.Low) {
			if v.inUnit(s, x) {
				for w := range v.topics.Of[s.ref] {
					claimed[w] = true
				}
			}
		}
	}
	return slices.DeleteFunc(words, func(w string) bool { return claimed[wording.Stem(w)] })
}

// numbersOf are the numbers of a text in the verifier's language.
func (v *verifier) numbersOf(text string) []scan.Mention {
	language, _ := scan.In(v.printer.Locale.Tag)
	out := v.study.Scan(language, text)
	for i, m := range out {
		out[i] = wording.Unsigned(m)
	}
	return out
}

// list names numbers, at most four.
func (v *verifier) list(in []statement) string {
	var out []string
	in = slices.CompactFunc(slices.Clone(in), func(a, b statement) bool { return a.ref == b.ref })
	for i, s := range in {
		if i == 4 {
			out = append(out, fmt.Sprintf("%d more", len(in)-i))
			break
		}
		out = append(out, s.ref+" ("+s.words(v.in(quantity.English.Tag))+")")
	}
	return strings.Join(out, ", ")
}

package prose

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// besides are those whose words stand around a number, and do not name it.
var besides = []string{"quote", "place"}

// learn gathers the words of the study: those for what it counts, and those that
// tell what each number is of; true are those that name it.
func (v *verifier) learn() {
	v.counted, v.topics, v.measures = map[string]bool{}, map[string]map[string]bool{}, map[string]bool{}
	v.said = map[string]map[string]bool{}
	v.group()
	l := learner{v, map[string]bool{}}
	for _, w := range wording.All().Counted {
		l.units[w] = true
	}
	all := v.everything()
	for _, o := range all.rows {
		for _, name := range l.names(o) {
			for _, w := range wording.Lower(name) {
				l.units[w] = true
			}
		}
	}
	for _, o := range all.rows {
		l.row(o)
	}
	v.nations, v.pairs = map[string]bool{}, map[string]bool{}
	for _, o := range all.rows {
		for _, cell := range o.Cells() {
			words := wording.Lower(cell)
			for _, h := range wording.Lexicons()[quantity.English.Tag].Find(words) {
				if h.Sense != nil && h.Sense.Kin == form.Nations {
					v.nations[h.Sense.Name] = true
					if h.To < len(words) {
						v.pairs[h.Sense.Name+" "+wording.Stem(words[h.To])] = true
					}
				}
			}
		}
	}
	v.causes = map[string]bool{}
	about := v.titles()
	for _, t := range v.study.Tables {
		about = append(about, t.Title, t.Description)
	}
	for _, o := range all.rows {
		about = append(about, o.Cells()...)
	}
	for _, h := range wording.Lexicons()[quantity.English.Tag].Find(wording.Lower(strings.Join(about, " "))) {
		if h.Sense != nil && h.Sense.Kin == form.Causes {
			v.causes[h.Sense.Name] = true
		}
	}
	v.rowsTell = map[string]bool{}
	for _, words := range v.topics {
		for w := range words {
			v.rowsTell[w] = true
		}
	}
	for _, c := range all.results {
		l.result(c)
	}
	l.common()
	v.telling, v.nouns = map[string]bool{}, map[string]string{}
	for _, words := range v.topics {
		for w := range words {
			v.telling[w] = true
		}
	}
	v.heads = map[string]bool{}
	heads := v.titles()
	for _, x := range v.study.Sources {
		heads = append(heads, x.Author)
	}
	for _, w := range wording.Lower(strings.Join(heads, " ")) {
		v.heads[wording.Stem(w)] = true
	}
	for _, o := range all.rows {
		for _, name := range v.names(o) {
			if name = strings.ToLower(name); v.nouns[name] == "" {
				v.nouns[name] = o.Quantity.Unit.String()
			}
		}
	}
}

// names are those of the unit of a row, in the singular and plural.
func (v *verifier) names(o *datasets.Observation) []string {
	if o.Quantity == nil {
		return nil
	}
	return []string{v.printer.Unit(o.Quantity.Unit, true), v.printer.Unit(o.Quantity.Unit, false)}
}

// A learner gathers the words of a study.
type learner struct {
	*verifier
	units map[string]bool // words that measure
}

// add takes in words of a number: whether they name it, and whether they are for what is
// counted.
func (l learner) add(ref, text string, names, counted bool) {
	for _, w := range wording.Lower(text) {
		begin := wording.Stem(w)
		l.counted[begin] = l.counted[begin] || counted
		mark(l.said, ref, begin, true)
		if ref != "" && len([]rune(w)) >= 4 && !l.units[w] && !slices.Contains(wording.All().Unsaying, w) {
			mark(l.topics, ref, begin, names)
		}
	}
}

// mark notes a word of a number, which stays true once it is.
func mark(words map[string]map[string]bool, ref, word string, is bool) {
	if words[ref] == nil {
		words[ref] = map[string]bool{}
	}
	words[ref][word] = words[ref][word] || is
}

// row takes in the words of a row.
func (l learner) row(o *datasets.Observation) {
	l.add(o.Ref(), o.Ref(), true, false)
	cells := o.Cells()
	for i, column := range o.Columns() {
		switch {
		case column == "quote":
			l.add(o.Ref(), numberless(cells[i]), false, true)
		case !slices.Contains(datasets.StandardColumns, column):
			l.add(o.Ref(), cells[i], !slices.Contains(besides, column), true)
			l.add(o.Ref(), l.terms()[cells[i]], !slices.Contains(besides, column), true)
		}
	}
	for _, name := range l.names(o) {
		l.add("", name, false, true)
		for _, w := range wording.Lower(name) {
			l.said[o.Ref()][wording.Stem(w)] = true
		}
	}
}

// result takes in the words of a comparison, and those of what it is computed from.
func (l learner) result(c *analysis.Comparison) {
	l.add(c.ID, c.ID, true, false)
	l.add(c.ID, c.Name(l.printer.Locale)+" "+c.Measure.In(l.printer.Locale.Tag), true, true)
	for _, o := range c.From {
		for w := range l.topics[o.Ref()] {
			l.add(c.ID, w, false, false)
		}
		for w := range l.said[o.Ref()] {
			l.said[c.ID][w] = true
		}
	}
}

// common takes out a word that half of the numbers have: it tells none of
// them from the others.
func (l learner) common() {
	many := map[string]int{}
	for _, words := range l.topics {
		for w := range words {
			many[w]++
		}
	}
	for _, words := range l.topics {
		for w := range words {
			if many[w] > 1 && 2*many[w] > len(l.topics) {
				delete(words, w)
			}
		}
	}
}

// group finds the columns that put numbers in groups: outcome, with killed, wounded and
// released.
func (v *verifier) group() {
	v.groups = map[string][]string{}
	seen, repeat := map[[2]string]bool{}, map[string]bool{}
	for _, t := range v.study.Tables {
		for _, o := range t.Rows {
			for i, column := range o.Columns() {
				cell := o.Cells()[i]
				if slices.Contains(datasets.StandardColumns, column) || cell == "" {
					continue
				}
				key := [2]string{column, cell}
				repeat[column] = repeat[column] || seen[key]
				// Of a place, Budapest, Hungary, each word names it.
				if words := wording.Lower(cell); !seen[key] && (len(words) == 1 || column == "place") {
					v.groups[column] = append(v.groups[column], slices.DeleteFunc(words, func(w string) bool { return len([]rune(w)) < 4 || slices.Contains(wording.All().Unsaying, w) })...)
				}
				seen[key] = true
			}
		}
	}
	for column := range v.groups {
		if !repeat[column] {
			delete(v.groups, column)
		}
	}
}

// misplaced is the word by which a sentence puts a number in another group than its own:
// wounded, where it is of those killed, and no word around says that it is.
func (v *verifier) misplaced(s statement, sentence, paragraph []string) string {
	has := func(words []string, w string) bool {
		return slices.ContainsFunc(words, func(x string) bool { return wording.Stem(x) == wording.Stem(w) })
	}
	for _, column := range slices.Sorted(maps.Keys(v.groups)) {
		var own, other []string // words for its group, and for its others
		for _, o := range s.rows {
			other = append(other, wording.Lower(o.ID+" "+numberless(o.Quote))...)
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
		if slices.ContainsFunc(v.groups[column], func(w string) bool { return !has(v.groups["place"], w) }) {
			own = append(own, other...)
		}
		if slices.ContainsFunc(paragraph, func(w string) bool {
			return len([]rune(w)) >= 4 && !slices.Contains(wording.All().Unsaying, w) && has(own, w)
		}) {
			continue
		}
		for _, w := range sentence {
			if has(v.groups[column], w) && !v.said[s.ref][wording.Stem(w)] {
				return w
			}
		}
	}
	return ""
}

// numberless is a text without its numbers and dates, which are no words for what it is
// of.
func numberless(quote string) string {
	language, _ := scan.In(quantity.English.Tag)
	r := []rune(quote)
	for _, m := range language.Text(quote) {
		for i := m.Span.Start; i < m.Span.End; i++ {
			r[i] = ' '
		}
	}
	return string(r)
}

// tellingWords are those of a text that tell numbers of the study apart.
func (v *verifier) tellingWords(text string) (out []string) {
	v.once.Do(v.learn)
	for _, w := range wording.Lower(text) {
		if v.telling[wording.Stem(w)] && len([]rune(w)) >= 4 && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// shared are those of the words that tell what a number is of.
func (v *verifier) shared(s statement, words []string) (out []string) {
	for _, w := range words {
		if _, ok := v.topics[s.ref][wording.Stem(w)]; ok {
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
			return !v.topics[s.ref][wording.Stem(w)] || len(told) > 0 && !any && s.unit != told[0].unit && !slices.Contains(wording.Lower(m.Noun), w)
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
				for w := range v.topics[s.ref] {
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
	return v.study.Scan(language, text)
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

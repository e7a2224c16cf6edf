package prose

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"quotient/analysis"
	"quotient/datasets"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// An Editor writes the numbers of a study into running text, and judges those that an
// author has typed there.
type Editor struct {
	verifier *verifier
	all      *shown
}

// New returns the prose of a study in its locale, with its comparisons in the
// same.
func New(s *datasets.Study, c *analysis.Comparisons) *Editor {
	v := newVerifier(s, c, nil)
	v.strict = true
	return &Editor{verifier: v, all: everything(s, c)}
}

// Words is the form of a number in running text: more than 11 times.
const Words = "words"

// Rows are the observations that the number comes from.
func (n Number) Rows() []*datasets.Observation {
	if n.Observation != nil {
		return []*datasets.Observation{n.Observation}
	}
	return n.Comparison.From
}

// Write writes the observation or comparison of a name in a form: words, label,
// spelled, number, date or year. The error names the nearest valid name, or says why the
// number cannot be told.
func (p *Editor) Write(ref, form string) (n Number, err error) {
	v := p.verifier
	if !slices.Contains(Forms, form) {
		return n, &datasets.NotFound{What: "form", Name: form, Hint: datasets.DidYouMean(form, Forms)}
	}
	if strings.Contains(ref, ".") {
		n.Observation, err = v.study.Observation(ref)
	} else {
		n.Comparison, err = v.comparisons.Get(ref)
	}
	if err != nil {
		return n, err
	}
	if c := n.Comparison; c != nil && c.Refusal != nil {
		return n, fmt.Errorf("the comparison %q is refused: %s", ref, c.Refusal.Message)
	}
	if n.Text = In(v.study, n.Observation, n.Comparison, form); n.Text == "" {
		return n, fmt.Errorf("%s has no %s to tell", ref, form)
	}
	return n, nil
}

// Hedged reports whether a text says what the source claims of a number, if that is
// less than to assert it; else it returns a word that would.
func (p *Editor) Hedged(n Number, text string) (hedge string, ok bool) {
	m := n.Modality()
	if m == datasets.Asserted {
		return "", true
	}
	return Hedged(m, text, p.verifier.study.Locale.Tag)
}

// Modality is what the source claims of a number.
func (n Number) Modality() datasets.Modality {
	if n.Observation != nil {
		return n.Observation.Modality
	}
	return n.Comparison.Modality
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
	// True is the sentence with what the tables say, where that is known.
	True string
}

// Judge holds the numbers that are typed in a text against all that the study
// states and computes. Typed is the text with another letter for each character
// that is not to be looked at.
func (p *Editor) Judge(text, typed string) (out []TypedNumber) {
	v := p.verifier
	language, ok := scan.In(v.study.Locale.Tag)
	if !ok {
		return nil
	}
	r := []rune(text)
	var wrongs []correction
	for _, m := range language.Text(typed) {
		near, shift := Around(r, m.Span.Start, m.Span.End)
		at := m
		at.Span = source.Span{Start: m.Span.Start - shift, End: m.Span.End - shift}
		at.Phrase = source.Span{Start: max(0, m.Phrase.Start-shift), End: min(len([]rune(near)), m.Phrase.End-shift)}
		c := caption{what: "the text", tag: v.study.Locale.Tag, text: datasets.Text{Value: near}, data: p.all, prose: true}
		at = v.rated(at, near)
		n := TypedNumber{Span: m.Span, Text: m.Text, Passed: c.passesOver(at)}
		if n.Passed == "" && v.countsElse(at, near) {
			n.Passed = "counts, in words, of what the study does not count"
		}
		if n.Passed == "" {
			wrong := v.judge(c, at)
			n.Message, n.Hint = wrong.message, wrong.hint
			if wrong.near != nil {
				at.Span, at.Phrase = m.Span, source.Span{Start: at.Phrase.Start + shift, End: at.Phrase.End + shift}
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

// Around is the text around a part of a long paragraph, and how many characters stand
// before it: what bears on a number is near it, and looking at all of a paragraph for
// each of its numbers takes too long.
func Around(text []rune, from, to int) (near string, shift int) {
	const side = 1000
	shift = max(0, from-side)
	for shift > 0 && !unicode.IsSpace(text[shift-1]) {
		shift--
	}
	end := min(len(text), to+side)
	for end < len(text) && !unicode.IsSpace(text[end]) {
		end++
	}
	return string(text[shift:end]), shift
}

// countsElse reports whether a small number in words counts what no number of the
// study is of: two readings, the two.
func (v *verifier) countsElse(m scan.Mention, text string) bool {
	if m.Kind != scan.Quantity || !spelled(m) || m.Unit != "" || m.Bound != quantity.Exact || m.High.Cmp(twelve) > 0 {
		return false
	}
	if m.Noun == "" {
		before := strings.Fields(strings.ToLower(string([]rune(text)[:m.Span.Start])))
		return len(before) > 0 && slices.Contains(definite[v.study.Locale.Tag], before[len(before)-1])
	}
	v.once.Do(v.learn)
	return !slices.ContainsFunc(lowerWords(m.Noun), func(w string) bool { return v.counted[stem(w)] })
}

// unsaying are words of quotes and titles that are on nothing.
var unsaying = strings.Fields("about after also been before both could each even every exactly from have least less more most much only other over same some than that their them then there these they this those under were what when where which while will with would")

// besides are those whose words stand around a number, and do not name it.
var besides = []string{"quote", "place"}

// learn gathers the words of the study: those for what it counts, and those that
// tell what each number is of; true are those that name it.
func (v *verifier) learn() {
	v.counted, v.topics, v.measures = map[string]bool{}, map[string]map[string]bool{}, map[string]bool{}
	v.said = map[string]map[string]bool{}
	add := func(ref, s string, names, counted bool) {
		for _, w := range lowerWords(s) {
			v.counted[stem(w)] = v.counted[stem(w)] || counted
			if v.said[ref] == nil {
				v.said[ref] = map[string]bool{}
			}
			v.said[ref][stem(w)] = true
			if ref == "" || len([]rune(w)) < 4 || slices.Contains(unsaying, w) {
				continue
			}
			if v.topics[ref] == nil {
				v.topics[ref] = map[string]bool{}
			}
			v.topics[ref][stem(w)] = v.topics[ref][stem(w)] || names
		}
	}
	v.group()
	units := map[string]bool{stem("times"): true, stem("φορές"): true}
	all := everything(v.study, v.comparisons)
	for _, o := range all.rows {
		add(o.Ref(), o.Ref(), true, false)
		for i, column := range o.Columns() {
			if !slices.Contains(datasets.StandardColumns, column) || column == "quote" {
				cell := o.Cells()[i]
				if column == "quote" {
					cell = numberless(cell)
				}
				add(o.Ref(), cell, !slices.Contains(besides, column), true)
			}
		}
		if o.Quantity != nil {
			for _, one := range []bool{true, false} {
				name := v.study.UnitName(o.Quantity.Unit, one)
				add("", name, false, true)
				for _, w := range lowerWords(name) {
					units[stem(w)] = true
					v.said[o.Ref()][stem(w)] = true
				}
			}
		}
	}
	for _, c := range all.results {
		add(c.ID, c.ID, true, false)
		add(c.ID, c.Title+" "+c.Measure, true, true)
		for _, o := range c.From {
			for w := range v.topics[o.Ref()] {
				add(c.ID, w, false, false)
			}
			for w := range v.said[o.Ref()] {
				v.said[c.ID][w] = true
			}
		}
	}
	// A unit, and a word that a third of the numbers have, tell none of them from the
	// others.
	many := map[string]int{}
	for _, words := range v.topics {
		for w := range words {
			many[w]++
		}
	}
	for _, words := range v.topics {
		for w := range words {
			if units[w] || many[w] > 1 && 3*many[w] > len(v.topics) {
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
				if words := lowerWords(cell); !seen[key] && (len(words) == 1 || column == "place") {
					v.groups[column] = append(v.groups[column], slices.DeleteFunc(words, func(w string) bool { return len([]rune(w)) < 4 || slices.Contains(unsaying, w) })...)
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
		return slices.ContainsFunc(words, func(x string) bool { return stem(x) == stem(w) })
	}
	for _, column := range slices.Sorted(maps.Keys(v.groups)) {
		var own, other []string // words for its group, and for its others
		for _, o := range s.rows {
			other = append(other, lowerWords(o.ID+" "+numberless(o.Quote))...)
			for i, name := range o.Columns() {
				switch words := lowerWords(o.Cells()[i]); {
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
		if slices.ContainsFunc(paragraph, func(w string) bool { return len([]rune(w)) >= 4 && !slices.Contains(unsaying, w) && has(own, w) }) {
			continue
		}
		for _, w := range sentence {
			if has(v.groups[column], w) && !v.said[s.ref][stem(w)] {
				return w
			}
		}
	}
	return ""
}

// numberless is a quote without its numerals, which are no words for what it is of.
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
	for _, w := range lowerWords(text) {
		for _, words := range v.topics {
			if _, ok := words[stem(w)]; ok && len([]rune(w)) >= 4 {
				out = append(out, w)
				break
			}
		}
	}
	return out
}

// shared are those of the words that tell what a number is of.
func (v *verifier) shared(s statement, words []string) (out []string) {
	for _, w := range words {
		if _, ok := v.topics[s.ref][stem(w)]; ok {
			out = append(out, w)
		}
	}
	return out
}

// elsewhere are the numbers that a sentence is rather on, with the word for it: where
// none of those that are told has a word of its paragraph, and others in the unit have
// one of the sentence.
func (v *verifier) elsewhere(told, all []statement, text string, m scan.Mention) (others []statement, word string) {
	paragraph := v.tellingWords(text)
	if slices.ContainsFunc(told, func(s statement) bool { return len(v.shared(s, paragraph)) > 0 }) {
		return nil, ""
	}
	words := v.unclaimed(v.tellingWords(sentenceOf(text, m.Span)), all, text, m)
	most := 1
	// A number without a noun may be of anything, if it is not of what it has the value of.
	any := m.Noun+m.Unit == "" && (len(told) == 0 || v.tells(told[0], m))
	for _, s := range all {
		// By the words that name it, in the same unit where there is one; or by what is
		// counted here.
		common := slices.DeleteFunc(v.shared(s, words), func(w string) bool {
			return !v.topics[s.ref][stem(w)] || len(told) > 0 && !any && s.unit != told[0].unit && !slices.Contains(lowerWords(m.Noun), w)
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
func (v *verifier) unclaimed(words []string, all []statement, text string, m scan.Mention) []string {
	language, _ := scan.In(v.study.Locale.Tag)
	start, end := sentenceAround([]rune(text), m.Span.Start, m.Span.End)
	for _, x := range language.Text(text) {
		if x.Low == nil || x.High == nil || x.Span.Start < start || x.Span.End > end || x.Span.Start < m.Span.End && m.Span.Start < x.Span.End {
			continue
		}
		for _, s := range all {
			if v.inUnit(s, x) && s.value.Cmp(x.Low) == 0 {
				words = slices.DeleteFunc(words, func(w string) bool { return len(v.shared(s, []string{w})) > 0 })
			}
		}
	}
	return words
}

// list names numbers, at most four.
func (v *verifier) list(in []statement) string {
	var out []string
	for i, s := range in {
		if i == 4 {
			out = append(out, fmt.Sprintf("%d more", len(in)-i))
			break
		}
		out = append(out, s.ref+" ("+s.words(v.in(quantity.English.Tag))+")")
	}
	return strings.Join(out, ", ")
}

// sentenceOf is that in which a number stands.
func sentenceOf(text string, at source.Span) string {
	r := []rune(text)
	start, end := sentenceAround(r, at.Start, at.End)
	return string(r[start:end])
}

// sentenceAround is where the sentence begins and ends that is around a part of a
// text.
func sentenceAround(r []rune, from, to int) (start, end int) {
	ends := func(i int) bool {
		return (r[i] == '.' || r[i] == '!' || r[i] == '?') && (i+1 == len(r) || unicode.IsSpace(r[i+1])) && (i == 0 || !unicode.IsUpper(r[i-1]))
	}
	for start = from; start > 0 && !ends(start-1); {
		start--
	}
	for end = to; end < len(r) && !ends(end); {
		end++
	}
	return start, min(end+1, len(r))
}

// definite are the words, by language, before a number that goes back to things
// that were told before.
var definite = map[string][]string{
	"en": {"the", "these", "those", "both", "other", "all"},
	"hu": {"a", "az"},
	"el": {"οι", "τα", "τις", "τους", "των", "αυτά", "αυτές", "αυτοί"},
}

func lowerWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) })
}

// stem is what the forms of a word share: salary, salaries.
func stem(w string) string {
	r := []rune(w)
	return string(r[:min(len(r), 5)])
}

// A correction is what is true in the place of a typed number.
type correction struct {
	at  source.Span
	say string
	of  int // the typed number
}

// correct says a number as the sentence does that has it wrong: with its unit only
// where the sentence has none of its own.
func (v *verifier) correct(r []rune, m scan.Mention, s statement, of int) correction {
	c := correction{source.Span{Start: min(m.Phrase.Start, m.Span.Start), End: max(m.Phrase.End, m.Span.End)}, s.words(v.in(v.study.Locale.Tag)), of}
	n, err := (&Editor{verifier: v}).Write(s.ref, "number")
	change := s.change != 0 && !slices.ContainsFunc(wordsAfter(r, m.Span.End, 2), func(w string) bool { return comparatives[w] != 0 })
	switch {
	case err != nil, s.unit == multiple: // sixfold: more than 6 times
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
	if unicode.IsUpper(r[c.at.Start]) {
		c.say = Capitalized(c.say)
	}
	return c
}

// truth is the sentence around a typed number with the number that is true, and with
// those that are true of the others that it has wrong.
func truth(r []rune, of correction, all []correction) string {
	start, end := sentenceAround(r, of.at.Start, of.at.End)
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
	r := []rune(text)
	after := string(r[m.Span.End:])
	trimmed := strings.TrimLeftFunc(after, unicode.IsSpace)
	for _, c := range v.comparisons.List {
		if n := len(c.Measure); n > 0 && len(trimmed) >= n && strings.EqualFold(trimmed[:n], c.Measure) {
			m.Noun = c.Measure
			m.Phrase.End = max(m.Phrase.End, len(r)-len([]rune(trimmed[n:])))
			return m
		}
	}
	if m.Noun == "" || m.Phrase.End < m.Span.End {
		return m
	}
	rest := string(r[m.Phrase.End:])
	for _, per := range []string{" per ", " for each ", " for every ", " to each ", " to every "} {
		if of, ok := strings.CutPrefix(strings.Join(strings.Fields(rest), " "), strings.TrimSpace(per)+" "); ok && len(lowerWords(of)) > 0 {
			word := lowerWords(of)[0]
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

// wordsAfter are the next words, in lower case.
func wordsAfter(r []rune, at, most int) []string {
	words := lowerWords(string(r[at:min(len(r), at+40)]))
	return words[:min(most, len(words))]
}

// stuck is a number with the letters and digits that stand right at it and make it
// another: 2[1956], [1,000],[3,000], [1,000]k.
func stuck(r []rune, from, to int) string {
	if from >= to {
		return ""
	}
	start, end := from, to
	if unicode.IsDigit(r[from]) {
		for start > 0 && (unicode.IsDigit(r[start-1]) || strings.ContainsRune(".,", r[start-1]) && start > 1 && unicode.IsDigit(r[start-2])) {
			start--
		}
	}
	if unicode.IsDigit(r[to-1]) {
		for end < len(r) && (unicode.IsDigit(r[end]) || unicode.IsLetter(r[end]) || strings.ContainsRune(".,", r[end]) && end+1 < len(r) && unicode.IsDigit(r[end+1])) {
			end++
		}
	}
	if start == from && end == to {
		return ""
	}
	return string(r[start:end])
}

// qualified is where the words begin that say a bound before one that stands from one
// character of a text to another (exactly at least 27, more than up to 10%), or that one.
func qualified(language *scan.Language, text string, from, to int) int {
	r := []rune(text)
	for _, m := range language.Text(string(slices.Concat(r[:from], r[to:]))) {
		if m.Span.Start <= from && from < m.Span.End && m.Qualifier != "" {
			return min(m.Phrase.Start, from)
		}
	}
	return from
}

// Rebound reports whether the words around a number that stands in a text, from
// one character to another, give it a bound, a value or a unit that it does not have
// by itself: what the number says alone, and what it says there.
func (p *Editor) Rebound(n Number, text string, from, to int) (alone, around string, other bool) {
	return p.rebound(n, text, from, to, true)
}

// rebound is [Editor.Rebound]; unless it is strict, a number may stand without its unit,
// and be said to be a limit that it itself is.
func (p *Editor) rebound(n Number, text string, from, to int, strict bool) (alone, around string, other bool) {
	v := p.verifier
	language, ok := scan.In(v.study.Locale.Tag)
	if !ok {
		return "", "", false
	}
	limit := n.Observation != nil && n.Observation.Statistic == datasets.Threshold // whose side may be named
	unit := statement{}
	if n.Observation != nil && n.Observation.Quantity != nil {
		unit.unit = n.Observation.Quantity.Unit.String()
	} else if n.Comparison != nil {
		unit, _ = ofComparison(n.Comparison)
	}
	if near := stuck([]rune(text), from, to); near != "" {
		return string([]rune(text)[from:to]), near, true
	}
	whole := language.Text(text)
	for _, m := range whole { // twice 1,000 forints, half of 1,000 forints
		if m.Span.End > from || m.Low == nil || !saysMultiple(m.Text) && (m.Low.Cmp(one) >= 0 || m.Unit != "") {
			continue
		}
		between := strings.ToLower(strings.TrimSpace(string([]rune(text)[m.Span.End:from])))
		if slices.Contains([]string{"", "of", "of the", "the", "those", "a"}, between) {
			return string([]rune(text)[from:to]), string([]rune(text)[m.Span.Start:to]), true
		}
	}
	for _, x := range language.Text(string([]rune(text)[from:to])) {
		if x.Low == nil || x.High == nil || x.Kind == scan.Date || x.Kind == scan.Year || x.Kind == scan.Time {
			continue
		}
		i := slices.IndexFunc(whole, func(m scan.Mention) bool {
			return m.Span.Start < x.Span.End+from && x.Span.Start+from < m.Span.End
		})
		if i < 0 {
			continue
		}
		m := whole[i]
		says := phrase(text, m)
		first := qualified(language, text, from+x.Phrase.Start, from+x.Span.Start)
		switch {
		case m.Kind == scan.Date || m.Kind == scan.Year || m.Kind == scan.Time:
			continue
		case m.Bound == quantity.Between && (m.Low.Cmp(x.Low) == 0 || m.High.Cmp(x.High) == 0):
			continue // one end of a range, whose other is judged by itself
		case m.Low == nil || m.High == nil || m.Low.Cmp(x.Low) != 0 || m.High.Cmp(x.High) != 0:
			return phrase(string([]rune(text)[from:to]), x), says, true
		case !strict && x.Bound == quantity.Exact && (m.Bound == quantity.AtLeast || m.Bound == quantity.UpTo):
			continue
		case m.Bound != x.Bound && !limit:
			return string(x.Bound), string(m.Bound), true
		case x.Bound != quantity.Exact && first < from:
			return string(x.Bound), "“" + strings.Join(strings.Fields(string([]rune(text)[first:to])), " ") + "”", true
		case !strict:
			continue
		case (m.Unit != x.Unit && m.Unit != "" || m.Unit == "" && m.Noun != x.Noun) && !v.inUnit(unit, m):
			if m.Noun == "" && !strings.Contains(says, m.Unit) {
				says += " " + m.Unit
			}
			return phrase(string([]rune(text)[from:to]), x), says, true
		}
	}
	return "", "", false
}

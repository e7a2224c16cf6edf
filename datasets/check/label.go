package check

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/language"
	"quotient/datasets/source"
)

// labelCheck holds what tells rows apart against the text: the quote, its sentence, its
// paragraph or its heading names it, or the note says that it is inferred.
var labelCheck = Check{
	Name: "label",
	Doc:  "The text near a number names what the cells of its row say it is.",
	Run: func(l *Ledger, r *Result) {
		for _, t := range l.study.Tables {
			if t.Observed {
				for _, c := range l.columns(t) {
					l.adopt(c)
					l.labels(c, r)
				}
				l.alike(t, r)
			}
		}
	},
}

// alike reports rows that nothing tells apart: one event on two dates, or two numbers of
// one thing on one date.
func (l *Ledger) alike(t *datasets.Table, r *Result) {
	seen := map[string]*reading{}
	for _, row := range l.rows {
		names := row.Names()
		if row.Table != t.Name || row.Cell("date") == "" || len(names) == 0 || row.Cell("fact") != "" || row.Statistic == datasets.Vague {
			continue
		}
		key := []string{row.Cell("unit"), row.Cell("statistic"), row.Cell("source"), row.Cell("part_of"), row.Cell("out_of")}
		if row.Statistic != datasets.Event {
			key = append(key, row.Cell("date"), row.Cell("modality"))
		}
		for _, n := range names {
			key = append(key, n.Column, n.Value)
		}
		k := strings.Join(key, "\x00")
		if first := seen[k]; first != nil && (first.Cell("value") != row.Cell("value") || first.Cell("date") != row.Cell("date")) {
			r.Add(row.Finding("id", fmt.Sprintf("no cell distinguishes it from %s except its number or date", first.Ref()), "correct one of the two, or fill in what distinguishes them; if they are accounts of one thing, give both the same fact"))
			continue
		}
		seen[k] = row
	}
}

// A labelling is a column of a table whose cells say what its rows are of.
type labelling struct {
	column string
	rows   []*reading
	labels map[string]*label // by value

	sorted  []*label            // by name
	bySense map[string][]*label // those with a word of a sense
}

// A label is a value of a column, by the words that name it.
type label struct {
	value   string
	whole   bool       // it singles nothing out: all
	own     []string   // the stems of its words
	phrases [][]string // the words of its category, by their stems
}

// longest is how many words a label can have; with more it is a remark.
const longest = 10

// columns are those of a table that say what its rows are of, but for the place.
func (l *Ledger) columns(t *datasets.Table) (out []*labelling) {
	byColumn := map[string]*labelling{}
	for _, row := range l.rows {
		if row.Table != t.Name || row.err != nil {
			continue
		}
		known := row.words()
		for _, n := range row.Names() {
			if n.Column == "place" {
				continue
			}
			c := byColumn[n.Column]
			if c == nil {
				c = &labelling{column: n.Column, labels: map[string]*label{}}
				byColumn[n.Column] = c
				out = append(out, c)
			}
			c.rows = append(c.rows, row)
			if c.labels[n.Value] == nil {
				c.labels[n.Value] = newLabel(known, n)
			}
		}
	}
	return out
}

// adopt adds to the labels of a column those of the columns of its name in other tables.
func (l *Ledger) adopt(c *labelling) {
	for _, row := range l.rows {
		for _, n := range row.Names() {
			if n.Column == c.column && c.labels[n.Value] == nil {
				c.labels[n.Value] = newLabel(row.words(), n)
			}
		}
	}
}

func newLabel(known *language.Words, n datasets.Name) *label {
	x := &label{value: n.Value, whole: known.Whole(n.Value), own: known.Content(n.Value)}
	for _, w := range n.Words {
		if stems := known.Content(w); len(stems) > 0 {
			x.phrases = append(x.phrases, stems)
		}
	}
	return x
}

// words are those of the language of a row's text.
func (r *reading) words() *language.Words { return language.WordsOf(r.info.Language) }

// knows are the words of the languages that a note can be in: that of the text, and that
// of messages.
func (r *reading) knows() []*language.Words {
	return []*language.Words{r.words(), language.WordsOf("")}
}

// labels holds a column against the texts.
func (l *Ledger) labels(c *labelling, r *Result) {
	if l.foreign(c) {
		for range c.rows {
			r.Skip("the labels are not in the language of the text: give the categories words")
		}
		return
	}
	for _, row := range c.rows {
		x := c.labels[row.Cell(c.column)]
		if unit := l.otherUnit(row, x); unit != "" {
			r.Checked++
			r.Add(row.Finding(c.column, fmt.Sprintf("the %s is %q, but the number is in %s, not in %s", c.column, x.value, row.Cell("unit"), unit), "write what the text says; or say in the note that it is inferred"))
			continue
		}
		if word := row.rateOfAll(c, x); word != "" {
			r.Checked++
			r.Add(row.Finding(c.column, fmt.Sprintf("the %s is %q, but the number is in %s, a rate, and not a rate of %q", c.column, x.value, row.Cell("unit"), word), "write what the number is a rate of; or say in the note that it is inferred"))
			continue
		}
		if noun := row.countsSome(c, x); noun != "" {
			r.Checked++
			r.Add(row.Finding(c.column, fmt.Sprintf("the %s is %q, but the quote counts %q", c.column, x.value, noun), "write whom the text counts; or say in the note that it is inferred"))
			continue
		}
		switch {
		case x.whole:
			r.Checked++
			l.wholeLabel(c, row, x, r)
		case len(x.own) == 0 && len(x.phrases) == 0 || len(x.own) > longest:
		case row.text < 0: // what its sentence says is not known
			r.Skip(notAtHand)
		default:
			r.Checked++
			l.label(c, row, x, r)
		}
	}
}

// foreign reports whether no label of a column is a word of its text, which is in another
// language than that of messages: the labels are in that.
func (l *Ledger) foreign(c *labelling) bool {
	for _, row := range c.rows {
		x := c.labels[row.Cell(c.column)]
		if row.text < 0 || len(x.phrases) > 0 || language.For(row.info.Language) == language.All[0] {
			return false
		}
		if slices.ContainsFunc(x.own, l.texts[row.text].index().anywhere) {
			return false
		}
	}
	return true
}

// label holds one cell against the text.
func (l *Ledger) label(c *labelling, row *reading, x *label, r *Result) {
	var missing []string
	if row.text >= 0 {
		missing = l.missing(c, row, x)
	}
	said := cmp.Or(c.inferredOther(row, x), l.contrary(c, row, x))
	switch {
	case len(missing) > 0 && row.infers(missing), len(missing) == 0 && said == "", row.infers(x.own):
		return
	}
	hint := fmt.Sprintf("write what the text says; or say in the note that it is inferred, for example: The %s is inferred: %s; or give the category the words of the text, in %s", c.column, x.value, datasets.DescriptorName)
	has := "has no word for it"
	switch {
	case said != "":
		has = "has " + said
	case len(missing) < len(x.own):
		has = "has no " + orList(x.written(missing, row.words()))
	}
	r.Add(row.Finding(c.column, fmt.Sprintf("the %s is %q, but the text near the quote %s", c.column, x.value, has), hint))
}

// inferredOther is another label of a column that the note says to be inferred, where it says
// so of none of a row's own; "" where there is none.
func (c *labelling) inferredOther(row *reading, x *label) string {
	if row.Note == "" || row.infers(x.own) {
		return ""
	}
	for _, v := range slices.Sorted(maps.Keys(c.labels)) {
		other := c.labels[v]
		if other != x && len(other.own) > 0 && row.inferredAs(c.column, other.own) {
			return fmt.Sprintf("a note that infers %q", other.value)
		}
	}
	return ""
}

// inferredAs reports whether a sentence of the note infers a column by its name, as some words.
func (r *reading) inferredAs(column string, stems []string) bool {
	for _, sentence := range strings.FieldsFunc(r.Note, func(c rune) bool { return strings.ContainsRune(".;!?", c) }) {
		before, after, ok := strings.Cut(sentence, ":")
		if !ok || !slices.Contains(language.Split(strings.ToLower(before)), column) || !slices.ContainsFunc(r.knows(), func(w *language.Words) bool { return w.Infers(before) }) {
			continue
		}
		if slices.EqualFunc(r.words().Content(after), stems, r.words().Same) {
			return true
		}
	}
	return false
}

// wholeLabel holds a label that singles nothing out against a quote that names another of
// the column.
func (l *Ledger) wholeLabel(c *labelling, row *reading, x *label, r *Result) {
	text, near := l.textOf(row), []vicinity{{inQuote, source.Span{End: 1 << 30}}}
	if row.text >= 0 {
		near = l.vicinities(row)[:1]
	}
	said := ""
	for _, other := range c.candidates(text, near) {
		if !other.whole && text.nearer(near, other, nil, x, nil) {
			said = fmt.Sprintf("%q", other.value)
		}
	}
	if said != "" && !row.infers(x.own) {
		r.Add(row.Finding(c.column, fmt.Sprintf("the %s is %q, but the quote has words for %s", c.column, x.value, said), "write what the text says; or say in the note that it is inferred"))
	}
}

// written are the words of a label that have some stems, as it has them.
func (x *label) written(stems []string, known *language.Words) (out []string) {
	for _, w := range language.Split(x.value) {
		if slices.Contains(stems, known.Stem(w)) && !known.Light(w) {
			out = append(out, fmt.Sprintf("%q", w))
		}
	}
	return out
}

func orList(list []string) string {
	if n := len(list); n > 1 {
		return strings.Join(list[:n-1], ", ") + " or " + list[n-1]
	}
	return strings.Join(list, "")
}

// infers reports whether a sentence of the note says, in the language of the text or in
// that of messages, that something is inferred, and has some words, by their stems, one
// after the other.
func (r *reading) infers(stems []string) bool {
	known := r.words()
	for _, sentence := range strings.FieldsFunc(r.Note, func(c rune) bool { return strings.ContainsRune(".;!?", c) }) {
		if !slices.ContainsFunc(r.knows(), func(w *language.Words) bool { return w.Infers(sentence) }) {
			continue
		}
		note := known.Content(sentence)
		for i := range note {
			if i+len(stems) <= len(note) && slices.EqualFunc(note[i:i+len(stems)], stems, known.Same) {
				return true
			}
		}
	}
	return false
}

// shares reports whether the words of another row's quote may be those of a row too, as
// far as a column goes: they say the same in it, and something else tells them apart.
func (c *labelling) shares(row *reading, value string) func(*reading) bool {
	return func(o *reading) bool {
		return !o.Has(c.column) || o.Cell(c.column) == value && !twins(o.Observation, row.Observation, c.column)
	}
}

// missing are the words of a label that no vicinity of the quote has.
func (l *Ledger) missing(c *labelling, row *reading, x *label) (missing []string) {
	text, near := l.texts[row.text].index(), l.vicinities(row)
	theirs := l.others(row, c.shares(row, x.value))
	if row.givenLabel(x) || slices.ContainsFunc(x.phrases, func(p []string) bool { return text.nearest(near, theirs, p).reach < nowhere }) {
		return nil
	}
	for i, stem := range x.own {
		if text.nearest(near, theirs, []string{stem}).reach == nowhere && !text.named(near, theirs, x.own, i) {
			missing = append(missing, stem)
		}
	}
	return missing
}

// A nearest is where something is nearest to a quote.
type nearest struct {
	reach
	words int // between the two
}

func (n nearest) or(m nearest) nearest {
	if m.before(n) {
		return m
	}
	return n
}

func (n nearest) before(m nearest) bool {
	return n.reach < m.reach || n.reach == m.reach && n.words < m.words
}

// nearest is where a text has a phrase, outside some spans, the nearest to a quote.
// What is no name is not looked for in the paragraphs before.
func (x *index) nearest(near []vicinity, not []source.Span, stems []string) nearest {
	name := slices.ContainsFunc(stems, func(s string) bool { return x.names[s] || x.known.Place(s) != "" })
	from, to := x.within(near[0].span)
	for _, v := range near {
		if !name && v.reach >= earlier && v.reach < inHeading {
			continue
		}
		best := nearest{reach: nowhere}
		x.phrase(v.span, stems, func(i int) bool {
			at := x.words[i].span
			if v.reach >= inParagraph && x.words[i].stem != stems[0] && x.known.Place(stems[0]) == "" {
				return true // farther off, what is alike is no longer taken to mean the same
			}
			if v.reach > inParagraph || !slices.ContainsFunc(not, func(s source.Span) bool { return s.Contains(at) }) {
				best = best.or(nearest{v.reach, max(from-i, i-to+1, 0)})
			}
			return true
		})
		if best.reach < nowhere {
			return best
		}
	}
	return nearest{reach: nowhere}
}

// named reports whether a word of a label is of a name in it, Imre of Imre Nagy, that the
// text has in full somewhere, and in part near the quote.
func (x *index) named(near []vicinity, not []source.Span, own []string, i int) bool {
	if !x.names[own[i]] {
		return false
	}
	for _, k := range []int{i - 1, i + 1} {
		if k < 0 || k >= len(own) || !x.names[own[k]] || x.nearest(near, not, own[k:k+1]).reach == nowhere {
			continue
		}
		both, found := []string{own[min(i, k)], own[max(i, k)]}, false
		all := source.Span{Start: 0, End: x.words[len(x.words)-1].span.End}
		x.phrase(all, both, func(int) bool { found = true; return false })
		if found {
			return true
		}
	}
	return false
}

// contrary is what a text has nearer to the quote than a label, and says otherwise: a word
// that excludes it, or another label of the column; "" where there is none.
func (l *Ledger) contrary(c *labelling, row *reading, x *label) string {
	text, near := l.textOf(row), []vicinity{{inQuote, source.Span{End: 1 << 30}}}
	var mine, theirs []source.Span
	if row.text >= 0 {
		near = l.vicinities(row)
		mine = l.others(row, c.shares(row, x.value))
		theirs = l.others(row, func(o *reading) bool { return !o.Has(c.column) })
	}
	if said := text.excludes(near[:1], x); said != "" {
		return said
	}
	for _, other := range c.candidates(text, near) {
		if other != x && !other.whole && text.nearer(near, other, theirs, x, mine) {
			return fmt.Sprintf("%q nearer", other.value)
		}
	}
	return ""
}

// candidates are the labels of a column that can be named near a quote, in the order of
// their names: all, or where there are many those with a word of its paragraph.
func (c *labelling) candidates(text *index, near []vicinity) (out []*label) {
	if c.sorted == nil {
		c.bySense = map[string][]*label{}
		for _, v := range slices.Sorted(maps.Keys(c.labels)) {
			x := c.labels[v]
			c.sorted = append(c.sorted, x)
			for _, p := range append(x.phrases, x.own) {
				for _, stem := range p {
					for _, sense := range text.known.Senses(stem) {
						c.bySense[sense] = append(c.bySense[sense], x)
					}
				}
			}
		}
	}
	const many = 50
	if len(c.sorted) <= many {
		return c.sorted
	}
	seen := map[*label]bool{}
	for _, v := range near {
		if v.reach > inParagraph {
			break
		}
		from, to := text.within(v.span)
		for _, w := range text.words[from:to] {
			for _, sense := range text.known.Senses(w.stem) {
				for _, x := range c.bySense[sense] {
					if !seen[x] && len(out) < many {
						seen[x], out = true, append(out, x)
					}
				}
			}
		}
	}
	return out
}

// nearer reports whether a text has what only one label has nearer to a quote than what
// only another has, each outside the quotes of others.
func (text *index) nearer(near []vicinity, one *label, notOne []source.Span, than *label, not []source.Span) bool {
	for k, p := range append(one.phrases, one.own) {
		its := slices.DeleteFunc(slices.Clone(p), func(s string) bool { return text.has(than, s) })
		own, only := nearest{reach: nowhere}, than.whole
		for _, s := range than.own {
			if !slices.ContainsFunc(p, func(q string) bool { return text.known.Same(s, q) }) {
				own, only = own.or(text.nearest(near, not, []string{s})), true
			}
		}
		for _, q := range than.phrases {
			own, only = own.or(text.nearest(near, not, q)), true
		}
		if !only || len(its) == 0 {
			continue
		}
		at, names := nearest{}, true
		if k < len(one.phrases) {
			at = text.nearest(near, notOne, p)
		}
		for _, s := range its {
			if n := text.nearest(near, notOne, []string{s}); at.before(n) {
				at = n
			}
			names = names && (text.names[s] || text.known.Place(s) != "")
		}
		switch {
		case at.reach <= inSentence && at.reach < own.reach:
			return true
		case at.reach >= inParagraph && at.reach < inHeading && at.before(own) && (names || at.reach == own.reach):
			return true
		}
	}
	return false
}

// has reports whether a label has a word, or one that is alike.
func (x *index) has(of *label, stem string) bool {
	same := func(s string) bool { return x.known.Same(s, stem) }
	return slices.ContainsFunc(of.own, same) || slices.ContainsFunc(of.phrases, func(p []string) bool { return slices.ContainsFunc(p, same) })
}

// textOf is the text of a row or, where that is not at hand, its quote.
func (l *Ledger) textOf(row *reading) *index {
	if row.text >= 0 {
		return l.texts[row.text].index()
	}
	return newIndex(row.words(), row.Quote)
}

// excludes is a word of a quote that excludes a word of a label which the quote does not
// have: dead, of wounded.
func (x *index) excludes(quote []vicinity, of *label) string {
	if len(of.phrases) > 0 {
		return "" // its author says what names it
	}
	from, to := x.within(quote[0].span)
	for _, stem := range of.own {
		apart := x.known.Apart(stem)
		if len(apart) == 0 {
			continue
		}
		said := ""
		for _, w := range x.words[from:to] {
			if slices.ContainsFunc(of.own, func(s string) bool { return x.known.Same(s, w.stem) }) {
				said = ""
				break
			}
			for set, family := range x.known.Apart(w.stem) {
				for mine, its := range apart {
					if family == its && set != mine {
						said = cmp.Or(said, w.stem)
					}
				}
			}
		}
		if said != "" {
			return fmt.Sprintf("%q", said)
		}
	}
	return ""
}

func every[T any](list []T, is func(T) bool) bool {
	return !slices.ContainsFunc(list, func(x T) bool { return !is(x) })
}

// countsSome is the noun of a quote that counts some people, such as civilians, where the
// label says all, or people, in a column of who they are; "" where it does not.
func (r *reading) countsSome(c *labelling, x *label) string {
	persons := language.For(r.info.Language).Writing.Prose.Persons
	general := func(label string) bool {
		return every(language.Split(strings.ToLower(label)), func(w string) bool { return slices.Contains(persons, w) })
	}
	if r.number == nil || r.number.Unit != "" || !x.whole && !general(x.value) || r.infers(x.own) {
		return ""
	}
	who := false
	for _, other := range c.labels {
		who = who || general(other.value)
	}
	words := language.Split(strings.ToLower(r.number.Noun))
	if !who || len(words) == 0 {
		return ""
	}
	noun, known := words[len(words)-1], r.words()
	if slices.Contains(persons, noun) || len(known.Content(noun)) == 0 {
		return ""
	}
	for _, n := range r.Names() {
		if slices.ContainsFunc(known.Content(n.Value), func(s string) bool { return known.Same(s, known.Stem(noun)) }) {
			return ""
		}
	}
	return noun
}

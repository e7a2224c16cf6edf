// Package topics learns by which words a study tells its numbers apart. In go its rows and
// comparisons; out come the words of each, and what they mean.
package topics

import (
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

// Told are the tables of a study whose rows sentences tell of, one by one. Plain data with
// more rows than mostRows is told of by its charts and comparisons: any number would be one
// of a million, and any word a label.
func Told(s *datasets.Study) (out []*datasets.Table) {
	for _, t := range s.Tables {
		if t.Observed || len(t.Rows) <= mostRows {
			out = append(out, t)
		}
	}
	return out
}

const mostRows = 5000

// A Subject is a study, as far as its words tell its numbers apart.
type Subject struct {
	Study   *datasets.Study
	Rows    []*datasets.Observation
	Results []*analysis.Comparison
	Printer datasets.Printer
	Terms   map[string]string // what cells are called in its language
	Titles  []string
}

// Topics are the words of a study, by their stems: those for what it counts, and those that
// tell what each number is of. Numbers go by their address.
type Topics struct {
	Counted  map[string]bool            // for what is counted
	Said     map[string]map[string]bool // of each number, all its words
	Of       map[string]map[string]bool // of each number, those that tell what it is of; true if they name it
	Telling  map[string]bool            // those of every number
	RowsTell map[string]bool            // those of every row, in the words of the text
	Groups   map[string][]string        // of each column whose values repeat, those that are one word
	Nouns    map[string]string          // the units that words name
	Nations  map[string]bool            // of rows, by the names of their senses
	Pairs    map[string]bool            // of a nation, and the word after it: Russian tanks
	Placed   map[string]bool            // words of places
	Heads    map[string]bool            // words of titles, of names of authors, and of whom the text is on, that name no row
	Causes   map[string]bool            // that a row or a title has, by the names of their senses
}

// Learn gathers the words of a study.
func Learn(s Subject) *Topics {
	t := &Topics{Counted: map[string]bool{}, Of: map[string]map[string]bool{}, Said: map[string]map[string]bool{}}
	t.group(s.Study)
	l := learner{t, s, map[string]bool{}}
	for _, w := range wording.All().Counted {
		l.units[w] = true
	}
	for _, o := range s.Rows {
		for _, name := range s.Names(o) {
			for _, w := range wording.Lower(name) {
				l.units[w] = true
			}
		}
	}
	for _, o := range s.Rows {
		l.row(o)
	}
	t.RowsTell = all(t.Of)
	for _, c := range s.Results {
		l.result(c)
	}
	l.common()
	t.Telling = all(t.Of)
	l.nations()
	l.places()
	l.causes()
	l.heads()
	l.nouns()
	return t
}

// all are the words of several numbers together.
func all(of map[string]map[string]bool) map[string]bool {
	out := map[string]bool{}
	for _, words := range of {
		for w := range words {
			out[w] = true
		}
	}
	return out
}

// nations notes the nations that rows name, each with the word after it.
func (l learner) nations() {
	l.Nations, l.Pairs = map[string]bool{}, map[string]bool{}
	for _, o := range l.s.Rows {
		for _, cell := range o.Cells() {
			words := wording.Lower(cell)
			for _, h := range wording.Lexicons()[quantity.English.Tag].Find(words) {
				if h.Sense == nil || h.Sense.Kin != form.Nations {
					continue
				}
				l.Nations[h.Sense.Name] = true
				if h.To < len(words) {
					l.Pairs[h.Sense.Name+" "+wording.Stem(words[h.To])] = true
				}
			}
		}
	}
}

// places notes the words of places.
func (l learner) places() {
	l.Placed = map[string]bool{}
	for _, o := range l.s.Rows {
		for _, w := range wording.Lower(o.Place) {
			l.Placed[wording.Stem(w)] = true
		}
	}
}

// causes notes what rows and titles say that something came of.
func (l learner) causes() {
	l.Causes = map[string]bool{}
	about := slices.Clone(l.s.Titles)
	for _, t := range l.s.Study.Tables {
		about = append(about, t.Title, t.Description)
	}
	for _, o := range l.s.Rows {
		about = append(about, o.Cells()...)
	}
	for _, h := range wording.Lexicons()[quantity.English.Tag].Find(wording.Lower(strings.Join(about, " "))) {
		if h.Sense != nil && h.Sense.Kin == form.Causes {
			l.Causes[h.Sense.Name] = true
		}
	}
}

// heads notes the words of titles and of names of authors.
func (l learner) heads() {
	l.Heads = map[string]bool{}
	heads := slices.Clone(l.s.Titles)
	for _, x := range l.s.Study.Sources {
		heads = append(heads, x.Author.String())
	}
	for _, w := range wording.Lower(strings.Join(heads, " ")) {
		l.Heads[wording.Stem(w)] = true
	}
	around := map[string]int{} // in how many sentences of rows
	for _, o := range l.s.Rows {
		p := wording.NewProfile()
		p.Hear(l.s.Study.Sentence(o))
		for w := range p.Heard {
			around[w]++
		}
	}
	named := map[string]bool{} // by which a row is told from others
	for _, words := range l.Of {
		for w, names := range words {
			named[w] = named[w] || names
		}
	}
	for w, n := range around {
		if n > 1 && !named[w] && !l.Placed[w] {
			l.Heads[w] = true
		}
	}
}

// nouns notes the units that words name.
func (l learner) nouns() {
	l.Nouns = map[string]string{}
	for _, o := range l.s.Rows {
		for _, name := range l.s.Names(o) {
			if name = strings.ToLower(name); l.Nouns[name] == "" {
				l.Nouns[name] = o.Quantity.Unit.String()
			}
		}
	}
}

// Names are those of the unit of a row, in the singular and plural.
func (s Subject) Names(o *datasets.Observation) []string {
	if o.Quantity == nil {
		return nil
	}
	return []string{s.Printer.Unit(o.Quantity.Unit, true), s.Printer.Unit(o.Quantity.Unit, false)}
}

// A learner gathers the words of a study.
type learner struct {
	*Topics
	s     Subject
	units map[string]bool // words that measure
}

// add takes in words of a number: whether they name it, and whether they are for what is
// counted.
func (l learner) add(ref, text string, names, counted bool) {
	for _, w := range wording.Lower(text) {
		begin := wording.Stem(w)
		l.Counted[begin] = l.Counted[begin] || counted
		mark(l.Said, ref, begin, true)
		if ref != "" && len([]rune(w)) >= 4 && !l.units[w] && !slices.Contains(wording.All().Unsaying, w) {
			mark(l.Of, ref, begin, names)
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
			l.add(o.Ref(), Numberless(cells[i]), false, true)
		case !slices.Contains(datasets.StandardColumns, column):
			l.add(o.Ref(), cells[i], !slices.Contains(besides, column), true)
			l.add(o.Ref(), l.s.Terms[cells[i]], !slices.Contains(besides, column), true)
		}
	}
	for _, name := range l.s.Names(o) {
		l.add("", name, false, true)
		for _, w := range wording.Lower(name) {
			l.Said[o.Ref()][wording.Stem(w)] = true
		}
	}
}

// result takes in the words of a comparison, and those of what it is computed from.
func (l learner) result(c *analysis.Comparison) {
	l.add(c.ID, c.ID, true, false)
	l.add(c.ID, c.Name(l.s.Printer.Locale)+" "+c.Measure.In(l.s.Printer.Locale.Tag), true, true)
	for _, o := range c.From {
		for w := range l.Of[o.Ref()] {
			l.add(c.ID, w, false, false)
		}
		for w := range l.Said[o.Ref()] {
			l.Said[c.ID][w] = true
		}
	}
}

// common takes out a word that half of the numbers have: it tells none of
// them from the others.
func (l learner) common() {
	many := map[string]int{}
	for _, words := range l.Of {
		for w := range words {
			many[w]++
		}
	}
	for _, words := range l.Of {
		for w := range words {
			if many[w] > 1 && 2*many[w] > len(l.Of) {
				delete(words, w)
			}
		}
	}
}

// group finds the columns that put numbers in groups: outcome, with killed, wounded and
// released.
func (v *Topics) group(study *datasets.Study) {
	v.Groups = map[string][]string{}
	seen, repeat := map[[2]string]bool{}, map[string]bool{}
	for _, t := range Told(study) {
		columns := t.Columns()
		for _, o := range t.Rows {
			cells := o.Packed()
			for i, column := range columns {
				cell := cells.Cell(i)
				if slices.Contains(datasets.StandardColumns, column) || cell == "" {
					continue
				}
				key := [2]string{column, cell}
				repeat[column] = repeat[column] || seen[key]
				// Of a place, Budapest, Hungary, each word names it.
				if words := wording.Lower(cell); !seen[key] && (len(words) == 1 || column == "place") {
					v.Groups[column] = append(v.Groups[column], slices.DeleteFunc(words, func(w string) bool { return len([]rune(w)) < 4 || slices.Contains(wording.All().Unsaying, w) })...)
				}
				seen[key] = true
			}
		}
	}
	for column := range v.Groups {
		if !repeat[column] {
			delete(v.Groups, column)
		}
	}
}

// Numberless is a text without its numbers and dates, which are no words for what it is
// of.
func Numberless(quote string) string {
	language, _ := scan.In(quantity.English.Tag)
	r := []rune(quote)
	for _, m := range language.Text(quote) {
		for i := m.Span.Start; i < m.Span.End; i++ {
			r[i] = ' '
		}
	}
	return string(r)
}

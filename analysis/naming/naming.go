// Package naming reads which rows of a study the words of a title, a label or a caption
// name. In go a study and a text; out come the words that name something else than the
// text is made from, or name it in another order.
package naming

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"quotient/datasets"
	"quotient/datasets/language"
	"quotient/datasets/language/form"
)

// A Lexicon knows by which words a study names its rows, in one language.
type Lexicon struct {
	study  *datasets.Study
	words  *form.Prose
	tag    string
	terms  map[string]string // what cells are called in the language
	alike  map[string]string // the first of the words that a word may stand for
	silent map[string]bool   // words that name nothing

	once  sync.Once
	rows  map[*datasets.Observation]*names
	named map[string][]*datasets.Observation // by a word of a label
}

// names are the words of a row.
type names struct {
	labels []label
	label  map[string]bool // those of the labels
	called map[string]bool // the same, and those of its id
	all    map[string]bool // and those of its quote, note and table
	places map[string]bool
}

// A label is a cell that says what a row is of.
type label struct {
	column string
	stems  []string
	noun   string          // that the others go with
	alone  map[string]bool // words that name it by themselves
}

// mostRows of a study are known by their words: more are a table of plain data, whose
// labels are too many for each to be a claim.
const mostRows = 5000

// New returns the lexicon of a study in a language. Terms are what cells are called in it.
func New(s *datasets.Study, tag string, terms map[string]string) *Lexicon {
	l := &Lexicon{study: s, tag: tag, terms: terms, alike: map[string]string{}, silent: map[string]bool{}}
	l.words = &form.Prose{}
	if in, ok := language.Of(tag); ok {
		l.words = &in.Writing.Prose
	}
	for _, group := range l.words.Alike {
		for _, w := range group {
			l.alike[w] = group[0]
		}
	}
	for _, w := range slices.Concat(l.words.Unsaying, l.words.Every, l.words.Definite, l.words.Articles, l.words.Rises, l.words.Falls) {
		l.silent[w] = true
	}
	return l
}

// A word of a text, as it is compared.
type word struct {
	text, stem string
	capital    bool
}

// split are the words of a text.
func (l *Lexicon) split(text string) (out []word) {
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }) {
		lower := strings.ToLower(w)
		first, _ := firstRune(w)
		out = append(out, word{lower, l.stem(lower), unicode.IsUpper(first)})
	}
	return out
}

func firstRune(s string) (rune, bool) {
	for _, r := range s {
		return r, true
	}
	return 0, false
}

// telling reports whether a word can name something.
func (l *Lexicon) telling(w word) bool {
	return len([]rune(w.text)) >= 4 && !l.silent[w.text]
}

// stemLength is how many letters of a word are looked at: endings say nothing of what it
// names.
const stemLength = 5

// stem is what the forms of a word share, and words that may stand for one another.
func (l *Lexicon) stem(w string) string {
	if first, ok := l.alike[w]; ok {
		w = first
	}
	w = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(w))
	if l.english() {
		for _, end := range []string{"ing", "ed", "es", "s", "e"} {
			if short := strings.TrimSuffix(w, end); short != w && len(short) >= 4 {
				w = short
				break
			}
		}
	}
	if r := []rune(w); len(r) > stemLength {
		return string(r[:stemLength])
	}
	return w
}

// english reports whether labels that have no term are in the language.
func (l *Lexicon) english() bool { return l.tag == language.All[0].Tag }

// learn gathers the words of all rows.
func (l *Lexicon) learn() {
	l.rows, l.named = map[*datasets.Observation]*names{}, map[string][]*datasets.Observation{}
	n := 0
	for _, t := range l.study.Tables {
		if n += len(t.Rows); n > mostRows {
			return
		}
		for _, o := range t.Rows {
			l.rows[o] = l.learnRow(o, t)
			for w := range l.rows[o].label {
				l.named[w] = append(l.named[w], o)
			}
		}
	}
}

// learnRow gathers the words of a row.
func (l *Lexicon) learnRow(o *datasets.Observation, t *datasets.Table) *names {
	n := &names{label: map[string]bool{}, called: map[string]bool{}, all: map[string]bool{}, places: map[string]bool{}}
	cells := o.Cells()
	for i, column := range o.Columns() {
		switch {
		case column == "place":
			for _, part := range strings.Split(cells[i], ", ") {
				for _, w := range l.split(l.translated(part)) {
					if len([]rune(w.text)) >= 4 {
						n.places[w.stem] = true
						n.labels = append(n.labels, label{column, []string{w.stem}, w.stem, map[string]bool{w.stem: true}})
					}
				}
			}
		case !slices.Contains(datasets.StandardColumns, column) && !ofTime(column):
			for _, part := range strings.Split(cells[i], ";") {
				n.labels = append(n.labels, l.labelOf(column, l.translated(strings.TrimSpace(part))))
			}
		}
		l.add(n.all, cells[i])
	}
	for _, x := range n.labels {
		for _, w := range x.stems {
			n.label[w], n.called[w], n.all[w] = true, true, true
		}
	}
	for _, w := range l.split(o.ID) {
		n.called[w.stem], n.all[w.stem] = true, true
	}
	l.add(n.all, t.Name+" "+t.Title)
	if o.Quantity != nil {
		p := l.study.Printer(localeOf(l.tag))
		l.add(n.all, p.Unit(o.Quantity.Unit, true)+" "+p.Unit(o.Quantity.Unit, false))
	}
	return n
}

// ofTime are columns whose cells say how long a number is for, and name nothing.
func ofTime(column string) bool { return column == "period" }

func (l *Lexicon) add(to map[string]bool, text string) {
	for _, w := range l.split(text) {
		to[w.stem] = true
	}
}

func (l *Lexicon) translated(cell string) string {
	if t, ok := l.terms[cell]; ok {
		return t
	}
	return cell
}

// labelOf is a cell as a label. A word of several names it where it is a name, or the noun
// that the others go with: officials, of party and government officials; pockets, of last
// pockets of resistance.
func (l *Lexicon) labelOf(column, cell string) label {
	out := label{column: column, alone: map[string]bool{}}
	ended := false
	for i, w := range l.split(cell) {
		if !l.telling(w) {
			ended = ended || out.noun != "" && len(w.text) <= 4 && !slices.Contains(l.words.And, w.text)
			continue
		}
		out.stems = append(out.stems, w.stem)
		if !ended {
			out.noun = w.stem
		}
		if w.capital && i > 0 {
			out.alone[w.stem] = true
		}
	}
	if out.noun != "" {
		out.alone[out.noun] = true
	}
	return out
}

// names reports whether a word of a text, among its other words, names the label.
func (x label) names(stem string, text map[string]bool) bool {
	if !slices.Contains(x.stems, stem) {
		return false
	}
	if x.alone[stem] {
		return true
	}
	return 2*x.covered(text) >= len(x.stems)
}

// covered counts the words of a label that a text has.
func (x label) covered(text map[string]bool) (n int) {
	for _, w := range x.stems {
		if text[w] {
			n++
		}
	}
	return n
}

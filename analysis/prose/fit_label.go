package prose

import (
	"maps"
	"slices"
	"strings"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

var labelFit = fit{
	name: "label",
	doc:  "No word in the sentence is by which another row of the table is told from this one.",
	objects: func(c *claim, s *subject) string {
		siblings := c.siblings(s)
		if len(siblings) == 0 {
			return ""
		}
		for i, w := range c.lower {
			begin := wording.Stem(w)
			label, ok := siblings[begin]
			if !ok || c.beside[begin] || c.words[i].sub || c.aside(i) || s.profile.Knows(w) || s.date && s.profile.Hears(w) {
				continue
			}
			// During the revolution is a time, and after it another.
			if label.when != "" && !slices.Contains(c.before(i, 2), label.when) {
				continue
			}
			if c.partly(i) || c.outside(i) || c.meant(i, s.profile) || c.nearer(i, s) {
				continue
			}
			if c.ordinal(i) && (i+1 == len(c.lower) || !s.profile.Knows(c.lower[i+1])) { // for the first time
				continue
			}
			if c.added(i) {
				continue
			}
			return ", and " + s.ref + " is not of “" + c.words[i].text + "”"
		}
		return ""
	},
}

// added reports whether a word is of something that is told besides, after a comma: 12 dead,
// and the wounded.
func (c *claim) added(i int) bool {
	return i >= c.at && c.comma(c.m.Span.End, c.words[i].from) && slices.ContainsFunc(c.before(i, 2), func(w string) bool {
		return slices.Contains(wording.Of(c.tag).And, w)
	})
}

// ordinal reports whether a word is one that counts: first.
func (c *claim) ordinal(i int) bool {
	return slices.ContainsFunc(c.numbersOf(string(c.text)), func(x scan.Mention) bool {
		return x.Kind == scan.Ordinal && x.Span.Start <= c.words[i].from && c.words[i].from < x.Span.End
	})
}

// A label is a cell by which rows of a table are told apart, of another row.
type label struct {
	when string // the word before a time, with which it begins: during
}

// siblings are the labels of other rows of the tables that a number is from, by the
// beginnings of their words.
func (v *verifier) siblings(s *subject) map[string]label {
	v.once.Do(v.learn)
	v.mu.Lock()
	defer v.mu.Unlock()
	if out, ok := v.labels[s.ref]; ok {
		return out
	}
	out, own := map[string]label{}, map[string]bool{}
	for _, o := range s.rows {
		t := v.wordsOf().Table(o)
		if t == nil || len(t.Rows) > 400 { // data, whose labels are many
			continue
		}
		for _, x := range t.Rows {
			if x.Cell("unit") != o.Cell("unit") { // which nobody takes for it
				continue
			}
			for i, column := range x.Columns() {
				cell := x.Cells()[i]
				switch {
				case slices.Contains(datasets.StandardColumns, column) || column == "place" || cell == "" || o.Cell(column) == "":
				case x.Ref() == o.Ref() || cell == o.Cell(column):
					for _, w := range wording.Lower(cell + " " + v.terms()[cell]) {
						own[wording.Stem(w)] = true
					}
				default:
					v.labelled(out, cell)
					if first, _, _ := strings.Cut(strings.ToLower(cell), " "); !slices.Contains(wording.Of(quantity.English.Tag).Whens, first) { // a time is said in many ways
						v.labelled(out, v.terms()[cell])
					}
				}
			}
		}
	}
	maps.DeleteFunc(out, func(w string, _ label) bool { return own[w] || s.profile.Stems[w] })
	if v.labels == nil {
		v.labels = map[string]map[string]label{}
	}
	v.labels[s.ref] = out
	return out
}

// labelled notes the words of a label.
func (v *verifier) labelled(out map[string]label, cell string) {
	words := wording.Lower(cell)
	when := ""
	if len(words) > 1 && slices.Contains(wording.Of(quantity.English.Tag).Whens, words[0]) {
		when = words[0]
	}
	for _, w := range words {
		if len([]rune(w)) >= 4 && w != when && wording.All().Directions[w] == 0 && !slices.Contains(wording.All().Unsaying, w) && strings.ToLower(w) == w {
			out[wording.Stem(w)] = label{when}
		}
	}
}

// nearer reports whether a word of the number's own is nearer to it than another, from which
// “and” divides it: a minimum wage and a ceiling of 3,500 forints.
func (c *claim) nearer(i int, s *subject) bool {
	divided := false
	for j := i + 1; j < c.at; j++ {
		divided = divided || slices.Contains(wording.Of(c.tag).Dividers, c.lower[j])
		if divided && (c.meant(j, s.profile) || len([]rune(c.lower[j])) >= 4 && s.profile.Knows(c.lower[j]) && !slices.Contains(wording.All().Unsaying, c.lower[j])) {
			return true
		}
	}
	return false
}

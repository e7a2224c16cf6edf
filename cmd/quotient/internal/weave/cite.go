package weave

import (
	"slices"
	"strings"

	"quotient/cmd/quotient/internal/article"
	"quotient/datasets"
	"quotient/datasets/works"
)

// citations checks that what a paragraph cites is a source of what it tells: of a number of
// the study that it fills in, if it has any.
func (f *filler) citations(told []number) {
	var numbers []string
	sources := map[string]bool{}
	for _, n := range told {
		if !n.cites {
			numbers = append(numbers, n.place.Words[0])
			_, keys := f.study.Citation(n)
			for _, key := range keys {
				sources[key] = true
			}
		}
	}
	if len(sources) == 0 {
		return
	}
	for _, n := range told {
		if _, keys := f.study.Citation(n); n.cites && !slices.ContainsFunc(keys, func(key string) bool { return sources[key] }) {
			f.typed(n.place.Start, "cite what it tells: [="+numbers[0]+" "+datasets.FormCite+"]", "%s is cited for %s, and no number of the paragraph is from it", n.Text, n.place.Words[0])
		}
	}
}

// uncited is the text of a passage with blanks for what cites sources: names of authors and
// years say nothing of the numbers beside them.
func uncited(a *article.Article, p article.Passage) string {
	var text []rune
	for _, i := range p.Inlines {
		place := a.Inlines[i]
		from, ok := p.Character(place.From)
		if !ok || place.Open || len(place.Words) != 2 || place.Words[1] != datasets.FormCite {
			continue
		}
		if text == nil {
			text = []rune(p.Text)
		}
		for ; from < len(text) && p.Offset(from) >= place.From && p.Offset(from) < place.To; from++ {
			text[from] = ' '
		}
	}
	if text == nil {
		return p.Text
	}
	return string(text)
}

// lines are the sources of rows as a bibliography has them.
func (f *filler) lines(rows []*datasets.Observation) string {
	var lines []string
	for _, s := range f.study.SourcesOf(rows) {
		lines = append(lines, s.Line(f.Locale))
	}
	return strings.Join(lines, "; ")
}

// Cited are the sources that the places of an article cite: their keys by the label of the
// place, and their entries, in the order of the study.
func (w *Weaver) Cited(a *article.Article) (keys map[string][]string, entries []works.Entry, err error) {
	v, err := w.in(article.Language(a.Name))
	if err != nil {
		return nil, nil, err
	}
	keys = map[string][]string{}
	used := map[string]bool{}
	for _, p := range a.Inlines {
		if len(p.Words) != 2 || p.Words[1] != datasets.FormCite {
			continue
		}
		n, err := v.prose.Write(p.Words[0], datasets.FormCite)
		if err != nil {
			continue // which weaving has told
		}
		_, list := v.study.Citation(n)
		keys[p.Label] = list
		for _, key := range list {
			used[key] = true
		}
	}
	for _, e := range v.study.Entries() {
		if used[e.Key] {
			entries = append(entries, e)
		}
	}
	return keys, entries, nil
}

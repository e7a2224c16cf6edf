package selftest

import (
	"regexp"
	"slices"
	"strings"

	"quotient/charts"
	"quotient/cmd/quotient/internal/article"
	"quotient/datasets"
)

var aroundClass = Class{"around", "the words around each number of an article and a title that name what it is of, to those of another row", func(s *subject) (out []*Mutant) {
	lines := strings.SplitAfter(string(s.files[charts.SpecFile]), "\n")
	for i, line := range lines {
		text, ok := printedOn(line)
		if !ok {
			continue
		}
		for _, m := range placeholder.FindAllStringSubmatch(line, -1) {
			for _, w := range s.renamed(text, m[1]) {
				out = append(out, lineChanged(charts.SpecFile, lines, i, text, w.in(text)))
			}
		}
	}
	for _, name := range s.names() {
		a, err := article.Parse(name, s.articles[name])
		if err != nil || article.Language(name) != "en" { // the cells are in the language of the text
			continue
		}
		for _, p := range a.Inlines {
			from, to := sentenceAround(string(a.Text), p.Start, p.End)
			for _, w := range s.renamed(string(a.Text[from:p.Start]), p.Words[0]) {
				out = append(out, articleChanged(a, from+w.from, from+w.to, w.now))
			}
			for _, w := range s.renamed(string(a.Text[p.End:to]), p.Words[0]) {
				out = append(out, articleChanged(a, p.End+w.from, p.End+w.to, w.now))
			}
		}
	}
	return slices.CompactFunc(out, func(a, b *Mutant) bool { return a.File == b.File && a.Line == b.Line && a.What == b.What })
}}

// A renaming is a word of a text, from one byte to another, for which there is another.
type renaming struct {
	from, to int
	now      string
}

func (r renaming) in(text string) string { return text[:r.from] + r.now + text[r.to:] }

// renamed finds the words of a text that name what a row, or a comparison of rows, is of,
// each with those of another row of the table, and the units with those of another table.
func (s *subject) renamed(text, ref string) (out []renaming) {
	var rows []*datasets.Observation
	if c, err := s.comparisons.Get(ref); err == nil {
		rows = c.From
	} else if o, err := s.study.Observation(ref); err == nil {
		rows = []*datasets.Observation{o}
	}
	for _, o := range rows {
		for _, n := range o.Names() {
			for _, word := range append([]string{n.Value}, n.Words...) {
				if at := wholeWord(text, word); at >= 0 {
					if other := s.otherName(o, n); other != "" && !strings.Contains(strings.ToLower(text), strings.ToLower(other)) {
						out = append(out, renaming{at, at + len(word), sameCase(text[at:], other)})
					}
					break
				}
			}
		}
	}
	return out
}

// otherName is a word for another value of a column of a row's table, by which no row of
// the same number is named. One for all of them is none: the dead of a hospital are dead too.
func (s *subject) otherName(o *datasets.Observation, than datasets.Name) string {
	for _, t := range s.study.Tables {
		for _, other := range t.Rows {
			if !strings.HasPrefix(o.Ref(), t.Name+".") || other.Cell("value") == o.Cell("value") {
				continue
			}
			for _, n := range other.Names() {
				if n.Column == than.Column && n.Value != than.Value && !s.general(n.Value) {
					if len(n.Words) > 0 {
						return n.Words[0]
					}
					return n.Value
				}
			}
		}
	}
	return ""
}

// wholeWord is where a text has a word, or words, of any case; -1 where it does not.
func wholeWord(text, word string) int {
	re, err := regexp.Compile(`(?i)(^|[^\pL\pN{=])(` + regexp.QuoteMeta(word) + `)($|[^\pL\pN])`)
	if err != nil || strings.TrimSpace(word) == "" {
		return -1
	}
	if m := re.FindStringSubmatchIndex(text); m != nil {
		return m[4]
	}
	return -1
}

// sameCase gives a word the capital, or none, of the text in whose place it is.
func sameCase(text, word string) string {
	if first := text[:1]; strings.ToLower(first) == first {
		return strings.ToLower(word[:1]) + word[1:]
	}
	return strings.ToUpper(word[:1]) + word[1:]
}

// sentenceAround is the sentence around a part of an article, from a byte to another.
func sentenceAround(text string, start, end int) (from, to int) {
	from, to = 0, len(text)
	for _, stop := range []string{". ", ".\n", "\n\n", ": ", "; ", ";\n", ":\n"} {
		if i := strings.LastIndex(text[:start], stop); i >= 0 {
			from = max(from, i+len(stop))
		}
		if i := strings.Index(text[end:], stop); i >= 0 {
			to = min(to, end+i)
		}
	}
	return from, to
}

package selftest

import (
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/charts"
	"quotient/cmd/quotient/internal/article"
	"quotient/datasets"
	"quotient/datasets/lazy"
	"quotient/datasets/quantity"
)

var bindingClass = Class{"binding", "each place for a number, in charts and articles, to other rows and comparisons like it", func(s *subject) (out []*Mutant) {
	lines := strings.SplitAfter(string(s.files[charts.SpecFile]), "\n")
	for i, line := range lines {
		for _, at := range placeholder.FindAllStringSubmatchIndex(line, -1) {
			was, ref := line[at[0]:at[1]], line[at[2]:at[3]]
			form := datasets.FormLabel
			if at[4] >= 0 {
				form = line[at[4]+1 : at[5]]
			}
			for _, other := range s.alike(ref, form) {
				out = append(out, lineChanged(charts.SpecFile, lines, i, was, strings.Replace(was, ref, other, 1)))
			}
		}
	}
	for _, name := range s.names() {
		out = append(out, s.marks(name)...)
	}
	return out
}}

var placeholder = lazy.MustCompile(`\{([a-z][a-z0-9.-]*)(\|[a-z0-9]+)?\}`)

// alike are the addresses of up to three rows, or comparisons, that could be in the place
// of one, and print something else there: what prints the same is no change.
func (s *subject) alike(ref, form string) []string {
	was, err := s.comparisons.Fact(ref)
	if err != nil {
		return nil
	}
	print := s.study.Printer(quantity.English)
	refs := []string{ref}
	add := func(other datasets.Fact) {
		if print.Write(other, form) != print.Write(was, form) {
			refs = append(refs, other.Ref())
		}
	}
	if c, ok := was.(*analysis.Comparison); ok {
		for _, other := range s.comparisons.List {
			if other.Show == c.Show && other.Unit == c.Unit && other.Refusal == nil && c.Refusal == nil {
				add(other)
			}
		}
		return others(refs, ref)
	}
	for _, t := range s.study.Tables {
		for _, other := range t.Rows {
			if o, _ := was.Row(); o != nil && other.Table == o.Table && other.Cell("unit") == o.Cell("unit") {
				add(other)
			}
		}
	}
	return others(refs, ref)
}

// names are those of the articles, in order.
func (s *subject) names() (names []string) {
	for name := range s.articles {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// marks change the row or comparison of each number in the sentences of an article, and
// empty its place, which is then filled again.
func (s *subject) marks(name string) (out []*Mutant) {
	text := s.articles[name]
	a, err := article.Parse(name, text)
	if err != nil {
		return nil
	}
	for _, p := range a.Inlines {
		if p.Words[0] == article.Own {
			continue
		}
		form := datasets.FormWords
		if len(p.Words) > 1 {
			form = p.Words[1]
		}
		for _, other := range s.alike(p.Words[0], form) {
			now := "[=" + strings.Join(append([]string{other}, p.Words[1:]...), " ") + "]"
			out = append(out, articleChanged(a, p.Start, p.End, now))
		}
	}
	return out
}

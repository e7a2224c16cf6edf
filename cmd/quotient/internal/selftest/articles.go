package selftest

import (
	"fmt"
	"slices"

	"quotient/cmd/quotient/internal/article"
	"quotient/datasets/lazy"
)

var articleClass = Class{"article", "each digit of each number of the articles, filled in or typed, that is not the author's own", func(s *subject) (out []*Mutant) {
	for _, name := range s.names() {
		a, err := article.Parse(name, s.articles[name])
		if err != nil {
			continue
		}
		for _, at := range s.numbers(a) {
			was := string(a.Text[at[0]:at[1]])
			changes := digitsChanged(was)
			if len(changes) == 0 {
				changes = []string{otherWord(was)}
			}
			for _, now := range changes {
				out = append(out, articleChanged(a, at[0], at[1], now))
			}
		}
		for _, b := range a.Blocks { // each number of them once
			for _, at := range digits.FindAllIndex(a.Text[b.From:b.To], -1) {
				n := string(a.Text[b.From+at[0] : b.From+at[1]])
				out = append(out, articleChanged(a, b.From+at[0], b.From+at[1], digitsChanged(n)[0]))
			}
		}
	}
	return out
}}

var digits = lazy.MustCompile(`[0-9]+`)

// numbers are where the sentences of an article have a number, in bytes.
func (s *subject) numbers(a *article.Article) (out [][2]int) {
	for _, p := range a.Inlines {
		if p.Words[0] != article.Own {
			out = append(out, [2]int{p.From, p.To})
		}
	}
	typed, err := s.weaver.TypedNumbers(a)
	if err != nil {
		return out
	}
	return append(out, typed...)
}

// articleChanged is a mutant of an article, with other words in the place of some.
func articleChanged(a *article.Article, from, to int, now string) *Mutant {
	line, _ := a.Position(from)
	return &Mutant{File: a.Name, Line: line, What: fmt.Sprintf("%q → %q", a.Text[from:to], now), files: map[string][]byte{a.Name: slices.Concat(a.Text[:from], []byte(now), a.Text[to:])}}
}

package review

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotient/cmd/quotient/internal/article"
	"quotient/datasets/lazy"
	"quotient/datasets/source/scan"
)

// A Sentence is one of an article that has a number: marked, or typed.
type Sentence struct {
	Ref          string // article.md#fingerprint, of its words
	Words        string // on one line
	From, To     int    // its bytes in the article
	Line, Column int
	Marks        []string // the addresses that its marks have
}

// sentenceEnd is an end of a sentence, if no small letter follows it.
var sentenceEnd = lazy.MustCompile(`[.!?]["”’»)\]]*\s+`)

// Sentences are those of an article that have a number, in its order.
func Sentences(a *article.Article) (out []Sentence) {
	for _, s := range allSentences(a) {
		if s.counts {
			out = append(out, s.Sentence)
		}
	}
	return out
}

type sentence struct {
	Sentence
	counts             bool // it has a number
	endLine, endColumn int
}

// allSentences are those of the prose of an article.
func allSentences(a *article.Article) (out []sentence) {
	language, ok := scan.In(article.Language(a.Name))
	if !ok {
		language = scan.English()
	}
	for _, p := range a.Passages {
		numbers := language.Text(p.Typed)
		text := []rune(p.Text)
		from := 0
		for _, end := range ends(p.Text) {
			to := end
			for from < to && unicode.IsSpace(text[from]) {
				from++
			}
			for to > from && unicode.IsSpace(text[to-1]) {
				to--
			}
			words := strings.Join(strings.Fields(string(text[from:to])), " ")
			if words == "" {
				continue
			}
			s := sentence{Sentence: Sentence{Ref: a.Name + "#" + fingerprintOf(words)[:8], Words: words, From: p.Offset(from), To: p.Offset(to-1) + len(string(text[to-1]))}}
			s.Line, s.Column = a.Position(s.From)
			s.endLine, s.endColumn = a.Position(s.To)
			for _, i := range p.Inlines {
				if m := a.Inlines[i]; s.From <= m.From && m.From < s.To && len(m.Words) > 0 {
					s.counts = true
					if m.Words[0] != article.Own {
						s.Marks = append(s.Marks, m.Words[0])
					}
				}
			}
			s.counts = s.counts || slices.ContainsFunc(numbers, func(m scan.Mention) bool { return from <= m.Span.Start && m.Span.Start < to })
			out = append(out, s)
			from = end
		}
	}
	slices.SortStableFunc(out, func(x, y sentence) int { return x.From - y.From })
	return out
}

// ends are the characters at which the sentences of a passage end.
func ends(text string) (out []int) {
	at, runes := 0, 0
	for _, m := range sentenceEnd.FindAllStringIndex(text, -1) {
		if next, _ := utf8.DecodeRuneInString(text[m[1]:]); unicode.IsLower(next) {
			continue
		}
		runes += utf8.RuneCountInString(text[at:m[1]])
		at = m[1]
		out = append(out, runes)
	}
	if at < len(text) {
		out = append(out, runes+utf8.RuneCountInString(text[at:]))
	}
	return out
}

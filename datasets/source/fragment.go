package source

import (
	"net/url"
	"strings"
)

// Fragment returns the text fragment (https://wicg.github.io/scroll-to-text-fragment/)
// that leads to a quote on the page of a source: #:~:text=over%202%2C000. Words
// before and behind narrow it where the quote stands more than once; they may be
// empty.
func Fragment(before, quote, after string) string {
	var b strings.Builder
	b.WriteString("#:~:text=")
	if before = strings.TrimSpace(before); before != "" {
		b.WriteString(encode(before) + "-,")
	}
	b.WriteString(encode(strings.TrimSpace(quote)))
	if after = strings.TrimSpace(after); after != "" {
		b.WriteString(",-" + encode(after))
	}
	return b.String()
}

// encode writes a phrase as a part of a text directive, in which commas, dashes
// and ampersands have a meaning of their own.
func encode(s string) string {
	return strings.NewReplacer("-", "%2D", ",", "%2C", "&", "%26").Replace(url.PathEscape(strings.Join(strings.Fields(s), " ")))
}

// Fragment returns the text fragment that leads to a span of the text, with a
// few words around it where its words stand elsewhere too.
func (s *Source) Fragment(span Span) string {
	quote := s.Text(span)
	if len(s.Find(quote)) <= 1 {
		return Fragment("", quote, "")
	}
	for n := 1; n <= 6; n++ {
		before, after := s.wordsBefore(span.Start, n), s.wordsAfter(span.End, n)
		if len(s.Find(strings.TrimSpace(before+" "+quote))) == 1 {
			return Fragment(before, quote, "")
		}
		if len(s.Find(strings.TrimSpace(quote+" "+after))) == 1 {
			return Fragment("", quote, after)
		}
	}
	return Fragment(s.wordsBefore(span.Start, 3), quote, s.wordsAfter(span.End, 3))
}

func (s *Source) wordsBefore(at, n int) string {
	words := strings.Fields(s.Text(Span{max(0, at-40*n), at}))
	return strings.Join(words[max(0, len(words)-n):], " ")
}

func (s *Source) wordsAfter(at, n int) string {
	words := strings.Fields(s.Text(Span{at, at + 40*n}))
	return strings.Join(words[:min(n, len(words))], " ")
}

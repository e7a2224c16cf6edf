package source

import (
	"net/url"
	"sort"
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

// Fragment returns the text fragment that leads to a span of the text, with the words
// around it that it needs.
func (s *Source) Fragment(span Span) string {
	before, after := s.Around(span)
	return Fragment(before, s.Text(span), after)
}

// mostAround is how many words around a quote are taken to tell it from others.
const mostAround = 8

// Around returns the fewest words right before or after a span that tell it from where its
// words are elsewhere; none where they are there once. As browsers do, it takes capitals and
// small letters for the same, and words around it from one paragraph alone.
func (s *Source) Around(span Span) (before, after string) {
	quote, small := s.Text(span), s.small()
	only := func(parts ...string) bool {
		found, _ := small.search(foldQuote(strings.ToLower(strings.TrimSpace(strings.Join(parts, " ")))), 0, len(small.folded().text), 2)
		return len(found) == 1
	}
	if only(quote) {
		return "", ""
	}
	for n := 1; n <= mostAround; n++ {
		before, after = s.wordsBefore(span.Start, n), s.wordsAfter(span.End, n)
		if only(before, quote) {
			return before, ""
		}
		if only(quote, after) {
			return "", after
		}
	}
	for n := 1; n < mostAround; n++ {
		if b, a := s.wordsBefore(span.Start, n), s.wordsAfter(span.End, n); only(b, quote, a) {
			return b, a
		}
	}
	return before, after
}

// wordsBefore are up to n words that end before a place, in the paragraph of the last of them.
func (s *Source) wordsBefore(at, n int) string {
	all := s.Paragraphs()
	i := sort.Search(len(all), func(i int) bool { return all[i].Span.Start >= at })
	if i == 0 {
		return ""
	}
	words := strings.Fields(s.Text(Span{all[i-1].Span.Start, min(at, all[i-1].Span.End)}))
	return strings.Join(words[max(0, len(words)-n):], " ")
}

// wordsAfter are up to n words from a place on, in the paragraph of the first of them.
func (s *Source) wordsAfter(at, n int) string {
	all := s.Paragraphs()
	i := sort.Search(len(all), func(i int) bool { return all[i].Span.End > at })
	for ; i < len(all); i++ {
		if words := strings.Fields(s.Text(Span{max(at, all[i].Span.Start), all[i].Span.End})); len(words) > 0 {
			return strings.Join(words[:min(n, len(words))], " ")
		}
	}
	return ""
}

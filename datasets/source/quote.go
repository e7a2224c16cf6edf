package source

import (
	"fmt"
	"math"
	"sort"
	"strings"
	"unicode/utf8"
)

// Find returns every place where the quote stands, after folding, on its own:
// not inside a longer number or word. See the package comment. Places may
// overlap. An empty quote stands nowhere.
func (s *Source) Find(quote string) []Span {
	whole, _ := s.find(quote)
	return whole
}

// find returns the places where the quote stands on its own, and those where
// its signs stand inside something longer.
func (s *Source) find(quote string) (whole, inside []Span) {
	if !utf8.ValidString(quote) {
		return nil, nil
	}
	q := foldQuote(quote)
	if q == "" {
		return nil, nil
	}
	return s.search(q, 0, len(s.folded().text), math.MaxInt)
}

// search is find for a folded quote, from one byte of the folded text to another, up to
// so many places where it is on its own.
func (s *Source) search(q string, from, to, most int) (whole, inside []Span) {
	f := s.folded()
	_, step := utf8.DecodeRuneInString(q)
	for at := from; ; at += step {
		i := -1
		if at < to {
			i = strings.Index(f.text[at:to], q)
		}
		if i < 0 {
			return whole, inside
		}
		at += i
		span := Span{int(f.from[at]), int(f.to[at+len(q)-1])}
		if f.whole(at, at+len(q)) {
			if whole = append(whole, span); len(whole) == most {
				return whole, inside
			}
		} else if inside = append(inside, span); len(inside) > mostInside && most < math.MaxInt {
			return whole, inside
		}
	}
}

// longestQuote is how many bytes a phrase can have that is looked for.
const longestQuote = 4000

// mostInside is how many places inside of something longer are passed over before a
// quote is taken to be no good one.
const mostInside = 50

// mostPlaces is how many places of a quote that is there more than once are counted.
const mostPlaces = 1000

// times says how often a quote is there.
func times(places int) string {
	if places >= mostPlaces {
		return fmt.Sprintf("%d times or more", mostPlaces)
	}
	return fmt.Sprintf("%d times", places)
}

// Only returns the place of a quote within a span, and whether it is there once.
func (s *Source) Only(quote string, within Span) (Span, bool) {
	q := foldQuote(quote)
	if q == "" || len(q) > longestQuote || !utf8.ValidString(quote) {
		return Span{}, false
	}
	from, to := s.foldedSpan(within)
	whole, inside := s.search(q, from, to, 2)
	if len(whole) != 1 || len(inside) > mostInside || !within.Contains(whole[0]) {
		return Span{}, false
	}
	return whole[0], true
}

// foldedSpan is a span in bytes of the folded text.
func (s *Source) foldedSpan(span Span) (from, to int) {
	f := s.folded()
	from = sort.Search(len(f.from), func(i int) bool { return int(f.from[i]) >= span.Start })
	to = sort.Search(len(f.from), func(i int) bool { return int(f.from[i]) >= span.End })
	return from, to
}

// Quote returns the one place where the quote stands in the paragraph that
// where names (see Locate), or in the text if where is "". If it stands there
// never or more than once, an *Error tells where it stands instead, or the
// nearest passage and the characters that differ.
func (s *Source) Quote(quote, where string) (Span, error) {
	if !utf8.ValidString(quote) {
		return Span{}, &Error{fmt.Sprintf("the quote %q is not UTF-8", quote), ""}
	}
	if foldQuote(quote) == "" {
		return Span{}, &Error{"the quote is empty", "quote the shortest phrase that carries the number and its noun"}
	}
	place, span := s.name, s.All()
	if where != "" {
		var err error
		if span, err = s.Locate(where); err != nil {
			return Span{}, err
		}
		// It nearly always stands there, so that the rest need not be looked at.
		if only, ok := s.Only(quote, span); ok {
			return only, nil
		}
		place = fmt.Sprintf("%q (%s)", where, s.linesOf(span))
	}
	q := foldQuote(quote)
	from, to := s.foldedSpan(span)
	whole, inside := s.search(q, from, to, mostPlaces)
	here, _ := within(whole, span)
	var elsewhere []Span
	if len(here) == 0 && where != "" {
		whole, _ = s.search(q, 0, len(s.folded().text), mostPlaces)
		_, elsewhere = within(whole, span)
	}
	switch {
	case len(here) == 1:
		return here[0], nil
	case len(here) > 1 && where == "":
		return Span{}, &Error{
			fmt.Sprintf("%q appears %s in %s: at %s", quote, times(len(here)), place, s.places(here)),
			fmt.Sprintf("say which with where, such as %q, or quote more of the words around it", s.Where(here[0])),
		}
	case len(here) > 1:
		return Span{}, &Error{
			fmt.Sprintf("%q appears %s in %s: at %s", quote, times(len(here)), place, s.places(here)),
			"quote more of the words around it",
		}
	case len(elsewhere) > 0:
		return Span{}, &Error{
			fmt.Sprintf("%q is not in %s but at %s", quote, place, s.places(elsewhere)),
			fmt.Sprintf("write %q under where", s.Where(elsewhere[0])),
		}
	}
	if here, _ := within(inside, span); len(here) > 0 {
		return Span{}, &Error{
			fmt.Sprintf("%q is in %s only inside something longer: %q at %s", quote, place, s.token(here[0]), s.at(here[0])),
			"quote the whole number or word, with its sign",
		}
	}
	return Span{}, &Error{fmt.Sprintf("%q is not in %s", quote, place), s.nearest(quote, span)}
}

// within parts spans by whether they are inside a span.
func within(spans []Span, span Span) (in, out []Span) {
	for _, s := range spans {
		if span.Contains(s) {
			in = append(in, s)
		} else {
			out = append(out, s)
		}
	}
	return in, out
}

// places lists spans as line:column, with their paragraphs.
func (s *Source) places(spans []Span) string {
	const most = 5
	var out []string
	for _, span := range spans[:min(len(spans), most)] {
		out = append(out, fmt.Sprintf("%s (%s)", s.at(span), s.Where(span)))
	}
	if n := len(spans) - most; n > 0 {
		out = append(out, fmt.Sprintf("%d more", n))
	}
	return strings.Join(out, ", ")
}

// linesOf names the lines of a span: "line 91", or "lines 63–64".
func (s *Source) linesOf(span Span) string {
	from, _ := s.LineColumn(span.Start)
	to, _ := s.LineColumn(max(span.End-1, span.Start))
	if from == to {
		return fmt.Sprintf("line %d", from)
	}
	return fmt.Sprintf("lines %d–%d", from, to)
}

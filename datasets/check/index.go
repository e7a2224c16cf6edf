package check

import (
	"sort"
	"strings"
	"unicode"

	"quotient/datasets/language"
	"quotient/datasets/source"
)

// An index finds the words of a text by what they mean.
type index struct {
	known *language.Words
	words []word
	at    map[string][]int // the words that have a sense
	names map[string]bool  // stems that the text writes with a capital alone, and not only where a sentence begins
}

// A word of a text.
type word struct {
	span    source.Span
	stem    string
	capital bool
	first   bool // of its sentence
}

func newIndex(known *language.Words, text string) *index {
	x := &index{known: known, at: map[string][]int{}, names: map[string]bool{}}
	x.split(text)
	stems := make([]string, len(x.words))
	for i, w := range x.words {
		stems[i] = w.stem
	}
	lower := map[string]bool{}
	for i, w := range x.words {
		for _, s := range known.Senses(w.stem) {
			x.at[s] = append(x.at[s], i)
		}
		if n := known.Longest(stems[i:]); n > 1 {
			for _, s := range known.Senses(strings.Join(stems[i:i+n], " "))[1:] {
				x.at[s] = append(x.at[s], i)
			}
		}
		switch {
		case !w.capital:
			lower[w.stem] = true
		case !w.first:
			x.names[w.stem] = true
		}
	}
	for stem := range lower {
		delete(x.names, stem)
	}
	return x
}

// split takes in the words of a text: runs of letters and digits.
func (x *index) split(text string) {
	at, start, from, first := 0, -1, 0, true
	flush := func(end, to int) {
		if start < 0 {
			return
		}
		s := text[from:to]
		capital := unicode.IsUpper([]rune(s)[0])
		x.words = append(x.words, word{source.Span{Start: start, End: end}, x.known.Stem(s), capital, first})
		start, first = -1, false
	}
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r):
			if start < 0 {
				start, from = at, i
			}
		default:
			flush(at, i)
			first = first || strings.ContainsRune(".!?:\n“\"", r)
		}
		at++
	}
	flush(at, len(text))
}

// within returns the words of a span, as a range of indices.
func (x *index) within(s source.Span) (from, to int) {
	from = sort.Search(len(x.words), func(i int) bool { return x.words[i].span.Start >= s.Start })
	to = sort.Search(len(x.words), func(i int) bool { return x.words[i].span.End > s.End })
	return from, max(from, to)
}

// find yields the words of a span that share a sense with a stem.
func (x *index) find(s source.Span, stem string, yield func(i int) bool) {
	from, to := x.within(s)
	for _, sense := range x.known.Senses(stem) {
		list := x.at[sense]
		for k := sort.SearchInts(list, from); k < len(list) && list[k] < to; k++ {
			if !yield(list[k]) {
				return
			}
		}
	}
}

// phrase yields the words of a span at which a phrase begins: its words, by their stems,
// one after the other, but for such as name nothing.
func (x *index) phrase(s source.Span, stems []string, yield func(i int) bool) {
	if len(stems) == 0 {
		return
	}
	_, to := x.within(s)
	x.find(s, stems[0], func(i int) bool {
		const far = 3
		k := i + 1
		for _, want := range stems[1:] {
			for end := min(to, k+far); k < end && !x.known.Same(x.words[k].stem, want); k++ {
			}
			if k >= to || !x.known.Same(x.words[k].stem, want) {
				return true
			}
			k++
		}
		return yield(i)
	})
}

// anywhere reports whether the text has a word somewhere.
func (x *index) anywhere(stem string) bool {
	for _, sense := range x.known.Senses(stem) {
		if len(x.at[sense]) > 0 {
			return true
		}
	}
	return false
}

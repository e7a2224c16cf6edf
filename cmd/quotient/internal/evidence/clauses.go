package evidence

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"quotient/analysis/wording"
	"quotient/datasets/language/form"
	"quotient/datasets/lazy"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// segment is the part of a sentence that is on one of its numbers: up to what divides it
// from the numbers before and behind it.
func (r *reader) segment(all []rune, sentence source.Span, m scan.Mention, others []scan.Mention) source.Span {
	out := sentence
	var before, after *scan.Mention // the nearest
	in := numbersIn(others, sentence)
	for i, x := range in {
		switch {
		case x.IsDate() || x.Low == nil || x.Kind == scan.Ordinal:
		case x.Span.End <= m.Span.Start && !r.divides(all, in[:i], x):
			before = &in[i]
		case x.Span.Start >= m.Span.End && after == nil && !r.divides(all, in[:i], x):
			after = &in[i]
		}
	}
	if before != nil {
		end := max(before.Phrase.End, before.Span.End)
		out.Start = max(out.Start, r.divide(all, end, m.Span.Start, end))
	}
	if after != nil {
		start := min(after.Phrase.Start, after.Span.Start)
		out.End = min(out.End, r.divide(all, r.paired(all, m, start), start, start))
	}
	out.Start, out.End = min(out.Start, m.Span.Start, m.Phrase.Start), max(out.End, m.Span.End, m.Phrase.End)
	return out
}

// paired is where the noun of a number ends, with a second one that it counts too: 50 doctors and nurses of
// the Red Cross.
func (r *reader) paired(all []rune, m scan.Mention, to int) int {
	end := max(m.Span.End, m.Phrase.End)
	if m.Noun == "" || end >= to {
		return m.Span.End
	}
	words := wording.WordsAfter(all[:to], end, 3)
	if len(words) < 3 || !r.Is(words[0], form.IsAnd) || !r.Is(words[2], form.IsOf|form.IsPreposition) || !strings.HasPrefix(string(all[end:]), " "+words[0]+" "+words[1]+" ") {
		return m.Span.End
	}
	return end + len([]rune(words[0]+words[1])) + 2
}

// numbersIn are the numbers of a stretch, of those of a text in their order.
func numbersIn(all []scan.Mention, s source.Span) []scan.Mention {
	at := func(i int) int {
		n, _ := slices.BinarySearchFunc(all, i, func(m scan.Mention, i int) int { return m.Span.Start - i })
		return n
	}
	from, to := at(s.Start), at(s.End)
	return all[from:max(from, to)]
}

// divides reports whether a number is what another, right before it, is told for: 161 per 100,000, 12
// of the 30.
func (r *reader) divides(all []rune, before []scan.Mention, m scan.Mention) bool {
	const far = 3 // words between the two
	words := strings.Fields(string(all[max(0, m.Span.Start-12):m.Span.Start]))
	if len(words) == 0 {
		return false
	}
	last := strings.ToLower(words[len(words)-1])
	switch {
	case !slices.Contains(wording.All().Per, last):
		return false
	case !r.Is(last, form.IsOf|form.IsPreposition) || last == wording.Of(r.tag).PerOne:
		return true
	case len(before) == 0:
		return false
	}
	from := before[len(before)-1].Span.End
	return from <= m.Span.Start && m.Span.Start-from < 40 && len(strings.Fields(string(all[from:m.Span.Start]))) <= far
}

// divider finds the signs and the words of all languages that divide clauses.
var divider = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[,;:–—()]|\b(?:` + strings.Join(wording.All().And, "|") + `)\b`)
})

// divide is where the words of one number end and those of the next begin: at the first sign
// or word between them that divides, or where it is told otherwise.
func (r *reader) divide(all []rune, from, to, otherwise int) int {
	if from >= to {
		return otherwise
	}
	between := string(all[from:to])
	for _, found := range spoken.FindAllStringIndex(between, -1) { // 5 households, it reckons, watch
		if aside := between[found[0]:found[1]]; r.Says(form.SaysSpeech, aside) != "" {
			between = between[:found[0]] + strings.Repeat(" ", len(aside)) + between[found[1]:]
		}
	}
	for _, found := range divider().FindAllStringIndex(between, -1) {
		if !joinsNames(between, found[0], found[1]) {
			return from + len([]rune(between[:found[0]]))
		}
	}
	return otherwise
}

// joinsNames reports whether a word that may divide clauses is within a name: the Fishing and Hunting
// Club.
func joinsNames(text string, from, to int) bool {
	if first, _ := utf8.DecodeRuneInString(text[from:]); !unicode.IsLetter(first) {
		return false
	}
	before, after := strings.Fields(text[:from]), strings.Fields(text[to:])
	named := func(word string) bool {
		first, _ := utf8.DecodeRuneInString(word)
		return unicode.IsUpper(first)
	}
	return len(before) > 0 && len(after) > 0 && named(before[len(before)-1]) && named(after[0])
}

// spoken is what a sentence may put between two commas to say who says so.
var spoken = lazy.MustCompile(`,[ \p{L}]{1,40},`)

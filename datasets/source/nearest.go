package source

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What follows serves messages only: nothing here decides whether a quote
// stands in a text.

const (
	seedLength  = 64  // of a quote, to find the passage by; a machine word of bits
	alignLength = 400 // of a quote, to be compared sign by sign
	wordLength  = 24  // the most that a passage is widened by, to be whole
	showLength  = 120 // of a passage, in a message
	showEdits   = 3
)

// nearest says which passage in a span is most like the quote, and which of
// its characters differ; or that none is like it. It takes one pass over the
// text, and a table of fixed size.
func (s *Source) nearest(quote string, span Span) string {
	q := []rune(foldQuote(quote))
	q = q[:min(len(q), alignLength)]
	f := s.folded()
	from, to := f.slice(span)
	seed := q[:min(len(q), seedLength)]
	end, distance := approximate(seed, f.text[from:to])
	if distance*5 > len(seed)*2 {
		return "nothing there is like it: copy the quote from the text"
	}
	// The passage lies around the end of the seed, give or take the distance.
	start := backward(f.text[from:to], end, len(seed)+distance) + from
	end = forward(f.text[from:to], end, len(q)-len(seed)+distance+8) + from
	window := []rune(f.text[start:end])
	_, first, last := align(q, window, false)
	if first == last {
		return "nothing there is like it: copy the quote from the text"
	}
	end = start + len(string(window[:last]))
	start += len(string(window[:first]))
	start, end = f.wholeTokens(start, end)
	edits, _, _ := align(q, []rune(f.text[start:end]), true)
	passage := s.widen(Span{int(f.from[start]), int(f.to[end-1])})
	return fmt.Sprintf("the nearest passage is %q at %s: %s", s.short(passage), s.at(passage), describe(edits))
}

// wholeTokens widens a piece of the folded text so that it begins and ends with
// a whole number or word, each of wordLength at most.
func (f folded) wholeTokens(start, end int) (int, int) {
	for n := 0; n < wordLength && start > 0 && (f.inToken(start) || f.text[start] == ' '); n++ {
		start = backward(f.text, start, 1)
	}
	for n := 0; n < wordLength && end < len(f.text) && (f.inToken(end) || f.text[end-1] == ' '); n++ {
		end = forward(f.text, end, 1)
	}
	return start, end
}

// slice returns the part of the folded text that comes from a span.
func (f folded) slice(span Span) (from, to int) {
	from = sort.Search(len(f.from), func(i int) bool { return int(f.from[i]) >= span.Start })
	to = sort.Search(len(f.to), func(i int) bool { return int(f.to[i]) > span.End })
	return from, max(from, to)
}

// approximate returns the offset in the text where the passage that is most
// like the pattern ends, and how many single-character edits part the two;
// letter case is no difference. Bit-parallel (G. Myers, 1999): a column of the
// table of edit distances is held as the signs of its differences, one bit a
// row, so that the pattern must have at most 64 runes.
func approximate(pattern []rune, text string) (end, distance int) {
	var ascii [utf8.RuneSelf]uint64
	other := make(map[rune]uint64)
	for i, r := range pattern {
		if r = unicode.ToLower(r); r < utf8.RuneSelf {
			ascii[r] |= 1 << i
		} else {
			other[r] |= 1 << i
		}
	}
	last := uint64(1) << (len(pattern) - 1)
	up, down := ^uint64(0), uint64(0) // rows where the column rises and falls
	score := len(pattern)
	end, distance = 0, score
	for i, r := range text {
		var equal uint64
		if r = unicode.ToLower(r); r < utf8.RuneSelf {
			equal = ascii[r]
		} else {
			equal = other[r]
		}
		diagonal := (((equal & up) + up) ^ up) | equal
		vertical := equal | down
		right := down | ^(diagonal | up)
		left := up & diagonal
		if right&last != 0 {
			score++
		} else if left&last != 0 {
			score--
		}
		right, left = right<<1, left<<1
		up, down = left|^(vertical|right), right&vertical
		if score < distance {
			_, size := utf8.DecodeRuneInString(text[i:])
			end, distance = i+size, score
		}
	}
	return end, distance
}

// backward returns the offset n runes before at, or 0.
func backward(text string, at, n int) int {
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return at
}

// forward returns the offset n runes after at, or the length.
func forward(text string, at, n int) int {
	for ; n > 0 && at < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// An edit is a difference: at the rune at of the quote, which has quote where
// the text has text.
type edit struct {
	at          int
	quote, text string
}

// align compares the quote with the whole text, or else with that part of it
// that is most like it, text[first:last], by a table of edit distances. It
// returns the differences.
func align(quote, text []rune, whole bool) (edits []edit, first, last int) {
	width := len(text) + 1
	cost := make([]int, (len(quote)+1)*width)
	at := func(i, j int) *int { return &cost[i*width+j] }
	differ := func(i, j int) int {
		if quote[i-1] == text[j-1] {
			return 0
		}
		return 1
	}
	if whole {
		for j := range width {
			*at(0, j) = j
		}
		last = len(text)
	}
	for i := 1; i <= len(quote); i++ {
		*at(i, 0) = i
		for j := 1; j <= len(text); j++ {
			*at(i, j) = min(*at(i-1, j-1)+differ(i, j), *at(i-1, j)+1, *at(i, j-1)+1)
		}
	}
	for j := 0; j < width && !whole; j++ {
		if *at(len(quote), j) < *at(len(quote), last) {
			last = j
		}
	}
	first = last
	var steps []edit // from the end
	for i := len(quote); i > 0 || whole && first > 0; {
		switch c := *at(i, first); {
		case i > 0 && first > 0 && c == *at(i-1, first-1)+differ(i, first):
			i, first = i-1, first-1
			steps = append(steps, edit{i, string(quote[i]), string(text[first])})
		case i > 0 && c == *at(i-1, first)+1:
			i--
			steps = append(steps, edit{i, string(quote[i]), ""})
		default:
			first--
			steps = append(steps, edit{i, "", string(text[first])})
		}
	}
	slices.Reverse(steps)
	return gather(steps), first, last
}

// gather makes one edit of neighbouring ones, and leaves out equal steps.
func gather(steps []edit) []edit {
	var edits []edit
	adjoins := false
	for _, e := range steps {
		switch differs := e.quote != e.text; {
		case differs && adjoins:
			last := &edits[len(edits)-1]
			last.quote += e.quote
			last.text += e.text
		case differs:
			edits = append(edits, e)
			adjoins = true
		default:
			adjoins = false
		}
	}
	return edits
}

// describe says the differences in words.
func describe(edits []edit) string {
	var out []string
	for _, e := range edits[:min(len(edits), showEdits)] {
		switch {
		case e.quote == "" && e.at == 0:
			out = append(out, fmt.Sprintf("the text has %s before the quote begins", signs(e.text)))
		case e.quote == "":
			out = append(out, fmt.Sprintf("the text has %s after character %d of the quote", signs(e.text), e.at))
		case e.text == "":
			out = append(out, fmt.Sprintf("the text has no %s, character %d of the quote", signs(e.quote), e.at+1))
		default:
			out = append(out, fmt.Sprintf("the text has %s, not %s, at character %d of the quote", signs(e.text), signs(e.quote), e.at+1))
		}
	}
	if n := len(edits) - showEdits; n > 0 {
		out = append(out, fmt.Sprintf("and %s", count(n, "more difference")))
	}
	if len(out) == 0 {
		return "it is the same but for a dash that is a minus in one and part of a range in the other"
	}
	return strings.Join(out, "; ")
}

// signs quotes a difference, and names the code point of one that is neither a
// letter nor a digit of ASCII: such may look like another.
func signs(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == len(s) && (r >= utf8.RuneSelf || !isAlphanumeric(r)) {
		return fmt.Sprintf("%q (%U)", s, r)
	}
	return fmt.Sprintf("%q", s)
}

// token widens a span to the white space around it, for a message.
func (s *Source) token(span Span) string { return s.short(s.widen(span)) }

// widen widens a span to the white space around it, by a word's length at most.
func (s *Source) widen(span Span) Span {
	before := []rune(s.Text(Span{span.Start - wordLength, span.Start}))
	for i := len(before); i > 0 && !unicode.IsSpace(before[i-1]) && before[i-1] != bom; i-- {
		span.Start--
	}
	for _, r := range s.Text(Span{span.End, span.End + wordLength}) {
		if unicode.IsSpace(r) {
			break
		}
		span.End++
	}
	return span
}

// short returns the text of a span in one line, cut if long.
func (s *Source) short(span Span) string {
	text := []rune(s.oneLine(span))
	if len(text) > showLength {
		return string(text[:showLength]) + "…"
	}
	return string(text)
}

// editDistance returns the number of single-character edits between two short
// texts.
func editDistance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range b {
			next := min(row[j], row[j+1]) + 1
			if r == s {
				next = min(next, diagonal)
			} else {
				next = min(next, diagonal+1)
			}
			diagonal, row[j+1] = row[j+1], next
		}
	}
	return row[len(b)]
}

// lower returns the start of a text in lower case, long enough for a heading.
func lower(s string) []rune {
	r := []rune(strings.ToLower(s))
	return r[:min(len(r), 200)]
}

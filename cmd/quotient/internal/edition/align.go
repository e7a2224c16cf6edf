package edition

import (
	"cmp"
	"slices"
	"strings"

	"quotient/datasets/source"
)

// pair pairs the paragraphs of two texts by their numbers from 0: those that are the same,
// wherever they are, and of the others those that are most alike.
func pair(old, now *source.Source) map[int]int {
	was, is := wordsOf(old), wordsOf(now)
	out, taken := map[int]int{}, map[int]bool{}
	at := map[string][]int{}
	for j, words := range is {
		key := strings.Join(words, " ")
		at[key] = append(at[key], j)
	}
	for i, words := range was {
		key := strings.Join(words, " ")
		if list := at[key]; len(list) > 0 {
			out[i], taken[list[0]], at[key] = list[0], true, list[1:]
		}
	}
	for _, list := range slices.Concat(was, is) {
		slices.Sort(list)
	}
	type couple struct {
		i, j  int
		alike float64
	}
	var all []couple
	for i := range was {
		if _, ok := out[i]; ok {
			continue
		}
		for j := max(0, i-reach); j < min(len(is), i+reach); j++ {
			if a := alike(was[i], is[j]); !taken[j] && a >= leastAlike {
				all = append(all, couple{i, j, a})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b couple) int {
		return cmp.Or(cmp.Compare(b.alike, a.alike), cmp.Compare(far(a.i, a.j), far(b.i, b.j)))
	})
	for _, c := range all {
		if _, ok := out[c.i]; !ok && !taken[c.j] {
			out[c.i], taken[c.j] = c.j, true
		}
	}
	return out
}

const (
	reach      = 500 // how many paragraphs farther one that has changed is looked for
	leastAlike = 0.4
)

func far(i, j int) int { return max(i-j, j-i) }

// wordsOf are the words of each paragraph of a text.
func wordsOf(s *source.Source) (out [][]string) {
	for _, p := range s.Paragraphs() {
		out = append(out, words(s.Text(p.Span)))
	}
	return out
}

// words are the words of a text, without what is around them.
func words(s string) (out []string) {
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if w = strings.Trim(w, ".,;:!?()[]“”‘’\"'«»„–—-"); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// alike is the share of words that two lists, in the order of letters, have in common, from
// 0 to 1.
func alike(a, b []string) float64 {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			i, j, n = i+1, j+1, n+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return 2 * float64(n) / float64(max(1, len(a)+len(b)))
}

// inCommon is the length of the longest run of words, with others between, that two lists
// have in common.
func inCommon(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

// paragraphOf is the number, from 0, of the paragraph in which a span begins, or -1.
func paragraphOf(all []source.Paragraph, span source.Span) int {
	i, _ := slices.BinarySearchFunc(all, span.Start, func(p source.Paragraph, at int) int { return cmp.Compare(p.Span.End, at+1) })
	if i < len(all) && all[i].Span.Start <= span.Start {
		return i
	}
	return -1
}

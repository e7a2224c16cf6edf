package wording

import "slices"

// A Comparing is words that say which of two is more (1), or less (-1), or that they are
// the same (0): where they are, and where what it is compared with begins.
type Comparing struct{ Way, At, Than int }

// Compares finds such words: more … than, outnumbered, as many … as.
func Compares(words []string) (out Comparing, ok bool) {
	all := All()
	for i, w := range words {
		switch d := all.Comparatives[w]; {
		case all.Exceeding[w] != 0:
			return Comparing{all.Exceeding[w], i, i + 1}, true
		case out.Way == 0 && d != 0:
			out.Way, out.At = d, i
		case out.Way != 0 && slices.Contains(all.Than, w):
			out.Than = i + 1
			return out, true
		}
	}
	for i := 1; i < len(words); i++ {
		if slices.Contains(all.Equals, words[i]) && words[i-1] == "as" {
			if j := slices.Index(words[i:], "as"); j > 0 {
				return Comparing{0, i, i + j + 1}, true
			}
		}
	}
	return out, false
}

package language

import "strings"

// phrases are those by which something is said, to be found by the words that they begin with.
type phrases struct {
	all   [][]string
	begin map[string][]int // by their first words, which of them
	loose []int            // those whose first word is the beginning or ending of one
}

// newPhrases takes them from a list, one on a line; nil where there is none.
func newPhrases(lines string) *phrases {
	p := &phrases{begin: map[string][]int{}}
	for line := range strings.Lines(lines) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		if first := words[0]; strings.HasPrefix(first, "-") || strings.HasSuffix(first, "-") {
			p.loose = append(p.loose, len(p.all))
		} else {
			p.begin[first] = append(p.begin[first], len(p.all))
		}
		p.all = append(p.all, words)
	}
	if len(p.all) == 0 {
		return nil
	}
	return p
}

// first is how many words the first phrase of the list has that some words begin with; 0 where they
// begin with none.
func (p *phrases) first(words []string) int {
	best := len(p.all)
	for _, list := range [2][]int{p.begin[words[0]], p.loose} {
		for _, i := range list {
			if i >= best {
				break
			}
			if follows(words, p.all[i]) {
				best = i
				break
			}
		}
	}
	if best == len(p.all) {
		return 0
	}
	return len(p.all[best])
}

// longest is how many words the longest phrase has that some words begin with; 0 where they begin with
// none.
func (p *phrases) longest(words []string) (most int) {
	if len(words) == 0 {
		return 0
	}
	for _, list := range [2][]int{p.begin[words[0]], p.loose} {
		for _, i := range list {
			if len(p.all[i]) > most && follows(words, p.all[i]) {
				most = len(p.all[i])
			}
		}
	}
	return most
}

// follows reports whether words begin with those of a phrase.
func follows(words, phrase []string) bool {
	if len(words) < len(phrase) {
		return false
	}
	for i, want := range phrase {
		if !fits(words[i], want) {
			return false
		}
	}
	return true
}

// fits reports whether a word is one of a phrase, or begins or ends as that says.
func fits(word, want string) bool {
	if ending, ok := strings.CutPrefix(want, "-"); ok {
		return strings.HasSuffix(word, ending) && len(word) > len(ending)
	}
	if begin, ok := strings.CutSuffix(want, "-"); ok {
		return strings.HasPrefix(word, begin)
	}
	return word == want
}

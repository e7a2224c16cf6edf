package prose

import (
	"iter"
	"math/big"
	"strings"
	"sync"

	"quotient/datasets/language"
	"quotient/datasets/language/form"
)

// A lexicon finds words and phrases of a language: what they say, or by how much they
// multiply.
type lexicon struct {
	words    map[string][]entry // by the word that a phrase begins with
	prefixes map[string][]entry // by what all its words begin with
}

// An entry is a phrase, as its words after the first, with what it says.
type entry struct {
	rest  []string
	sense *form.Sense
	says  bool     // and does not only name it
	times *big.Rat // by how much it multiplies, or nil
}

// A hit is an entry in a text, from one word to another.
type hit struct {
	entry
	from, to int
}

// lexicons are those of all languages, by their tags.
var lexicons = sync.OnceValue(func() map[string]*lexicon {
	out := map[string]*lexicon{}
	for _, l := range language.All {
		x := &lexicon{map[string][]entry{}, map[string][]entry{}}
		p := &l.Writing.Prose
		for i := range p.Senses {
			x.add(p.Senses[i].Says, entry{sense: &p.Senses[i], says: true})
			x.add(p.Senses[i].Names, entry{sense: &p.Senses[i]})
		}
		for times, list := range p.Multiplies {
			if n, ok := new(big.Rat).SetString(times); ok {
				x.add(list, entry{times: n})
			}
		}
		out[l.Tag] = x
	}
	return out
})

func (x *lexicon) add(list string, e entry) {
	for phrase := range strings.SplitSeq(list, ",") {
		words := strings.Fields(phrase)
		if len(words) == 0 {
			continue
		}
		e.rest = words[1:]
		if begin, ok := strings.CutSuffix(words[0], "-"); ok {
			x.prefixes[begin] = append(x.prefixes[begin], e)
		} else {
			x.words[words[0]] = append(x.words[words[0]], e)
		}
	}
}

// find lists what words say, each word in one phrase alone: the longest.
func (x *lexicon) find(words []string) (out []hit) {
	if x == nil {
		return nil
	}
	for i := 0; i < len(words); {
		best := x.at(words[i:])
		to := i + 1
		for _, e := range best {
			to = i + 1 + len(e.rest)
			out = append(out, hit{e, i, to})
		}
		i = to
	}
	return out
}

// at lists the longest entries that words begin with. Two senses may have the same word.
func (x *lexicon) at(words []string) (best []entry) {
	most := -1
	try := func(list []entry) {
		for _, e := range list {
			if len(e.rest) >= most && follows(words[1:], e.rest) {
				if len(e.rest) > most {
					most, best = len(e.rest), nil
				}
				best = append(best, e)
			}
		}
	}
	try(x.words[words[0]])
	for i := range words[0] {
		if i > 0 {
			try(x.prefixes[words[0][:i]])
		}
	}
	try(x.prefixes[words[0]])
	return best
}

// suffixes are words from each of them on.
func suffixes(words []string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for i := range words {
			if !yield(words[i:]) {
				return
			}
		}
	}
}

// follows reports whether words begin with those of a phrase.
func follows(words, phrase []string) bool {
	if len(words) < len(phrase) {
		return false
	}
	for i, w := range phrase {
		begin, ok := strings.CutSuffix(w, "-")
		if w != "_" && words[i] != w && !(ok && strings.HasPrefix(words[i], begin)) {
			return false
		}
	}
	return true
}

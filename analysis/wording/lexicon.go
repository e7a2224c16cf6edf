package wording

import (
	"iter"
	"math/big"
	"slices"
	"strings"
	"sync"

	"quotient/datasets/language"
	"quotient/datasets/language/form"
)

// A lexicon finds words and phrases of a language: what they say, or by how much they
// multiply.
type Lexicon struct {
	words    map[string][]Entry // by the word that a phrase begins with
	prefixes map[string][]Entry // by what all its words begin with
}

// An Entry is a phrase, as its words after the first, with what it says.
type Entry struct {
	rest  []string
	Sense *form.Sense
	Says  bool     // and does not only name it
	Times *big.Rat // by how much it multiplies, or nil
}

// A hit is an Entry in a text, from one word to another.
type Hit struct {
	Entry
	From, To int
}

// Lexicons are those of all languages, by their tags.
func Lexicons() map[string]*Lexicon { return lexicons() }

var lexicons = sync.OnceValue(func() map[string]*Lexicon {
	out := map[string]*Lexicon{}
	for _, l := range language.All {
		x := &Lexicon{map[string][]Entry{}, map[string][]Entry{}}
		p := &l.Writing.Prose
		for i := range p.Senses {
			x.add(p.Senses[i].Says, Entry{Sense: &p.Senses[i], Says: true})
			x.add(p.Senses[i].Names, Entry{Sense: &p.Senses[i]})
		}
		for times, list := range p.Multiplies {
			if n, ok := new(big.Rat).SetString(times); ok {
				x.add(list, Entry{Times: n})
			}
		}
		out[l.Tag] = x
	}
	return out
})

func (x *Lexicon) add(list string, e Entry) {
	for phrase := range strings.SplitSeq(list, ",") {
		words := strings.Fields(phrase)
		if len(words) == 0 {
			continue
		}
		if strings.Contains(phrase, " _") { // what is there may be a number, which is no word
			x.add(strings.ReplaceAll(phrase, " _", ""), e)
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
func (x *Lexicon) Find(words []string) (out []Hit) {
	if x == nil {
		return nil
	}
	for i := 0; i < len(words); {
		best := x.At(words[i:])
		to := i + 1
		for _, e := range best {
			to = i + 1 + len(e.rest)
			out = append(out, Hit{e, i, to})
		}
		i = to
	}
	return out
}

// Measures reports whether a word names what is measured, so that a number after it and “of” is the size of
// that, and no whole of which another is a part: a profit of.
func (x *Lexicon) Measures(word string) bool {
	return x != nil && slices.ContainsFunc(x.At([]string{word}), func(e Entry) bool { return e.Sense != nil && e.Sense.Kin == form.Measures })
}

// longestPrefix is how many bytes the beginning of a word has at most: a longer word is looked
// up by as many of its beginnings as another.
const longestPrefix = 40

// at lists the longest entries that words begin with. Two senses may have the same word.
func (x *Lexicon) At(words []string) (best []Entry) {
	most := -1
	try := func(list []Entry) {
		for _, e := range list {
			if len(e.rest) >= most && Follows(words[1:], e.rest) {
				if len(e.rest) > most {
					most, best = len(e.rest), nil
				}
				best = append(best, e)
			}
		}
	}
	try(x.words[words[0]])
	if first, rest, ok := strings.Cut(words[0], "-"); ok { // the lowest-paid
		try(x.words[first])
		try(x.words[rest])
	}
	for i := range words[0] {
		if i > longestPrefix {
			break
		}
		if i > 0 {
			try(x.prefixes[words[0][:i]])
		}
	}
	try(x.prefixes[words[0]])
	return best
}

// Suffixes are words from each of them on.
func Suffixes(words []string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for i := range words {
			if !yield(words[i:]) {
				return
			}
		}
	}
}

// Follows reports whether words begin with those of a phrase.
func Follows(words, phrase []string) bool {
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

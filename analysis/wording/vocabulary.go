package wording

import (
	"sync"

	"quotient/datasets/language"
	"quotient/datasets/language/form"
)

// Of are the words of a language by which sentences are judged; none where there is
// no such language.
func Of(tag string) *form.Prose {
	if l, ok := language.Of(tag); ok {
		return &l.Writing.Prose
	}
	return &form.Prose{}
}

// A vocabulary is what all languages say. It serves where a sentence may hold words of
// another language, such as a quote of its source.
type Vocabulary struct {
	form.Prose
	Directions   map[string]int // words that say that something rose (1) or fell (-1)
	Comparatives map[string]int // and those that say so right after a change: 50% more
	Particles    map[string]int // up and down, after went
	Exceeding    map[string]int // verbs that say so: outnumbered
	Counted      []string       // after a number: seven times
}

// All is the vocabulary of all languages together.
func All() *Vocabulary { return all() }

var all = sync.OnceValue(func() *Vocabulary {
	v := &Vocabulary{Directions: map[string]int{}, Comparatives: map[string]int{}, Exceeding: map[string]int{}, Particles: map[string]int{}}
	for _, l := range language.All {
		p := &l.Writing.Prose
		v.Negations = append(v.Negations, p.Negations...)
		v.Articles = append(v.Articles, p.Articles...)
		v.And = append(v.And, p.And...)
		v.Turns = append(v.Turns, p.Turns...)
		v.Per = append(v.Per, p.Per...)
		v.From = append(v.From, p.From...)
		v.AtTime = append(v.AtTime, p.AtTime...)
		v.BeforeCounts = append(v.BeforeCounts, p.BeforeCounts...)
		v.Joins = append(v.Joins, p.Joins...)
		v.Than = append(v.Than, p.Than...)
		v.Each = append(v.Each, p.Each...)
		v.Against = append(v.Against, p.Against...)
		v.Frequencies = append(v.Frequencies, p.Frequencies...)
		v.Unsaying = append(v.Unsaying, p.Unsaying...)
		v.Confidence = append(v.Confidence, p.Confidence...)
		v.Scales = append(v.Scales, p.Scales...)
		v.Equals = append(v.Equals, p.Equals...)
		v.Phrasal = append(v.Phrasal, p.Phrasal...)
		v.Multiples = append(v.Multiples, p.Multiples...)
		v.PerEndings = append(v.PerEndings, p.PerEndings...)
		v.MultipleEndings = append(v.MultipleEndings, p.MultipleEndings...)
		if p.Times != "" {
			v.Counted = append(v.Counted, p.Times)
		}
		for _, way := range []struct {
			in    map[string]int
			words []string
			is    int
		}{{v.Directions, p.Rises, 1}, {v.Directions, p.Falls, -1}, {v.Comparatives, p.Higher, 1}, {v.Comparatives, p.Lower, -1}, {v.Exceeding, p.Exceeds, 1}, {v.Particles, p.Up, 1}, {v.Particles, p.Down, -1}} {
			for _, w := range way.words {
				way.in[w] = way.is
			}
		}
	}
	return v
})

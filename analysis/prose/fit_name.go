package prose

import (
	"slices"

	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
)

var nameFit = fit{
	name: "name",
	doc:  "A name or a nation in the sentence is one of the number’s own.",
	objects: func(c *claim, s *subject) string {
		object := func(w string) string { return ", and " + s.ref + " is not of “" + w + "”" }
		nation := map[int]bool{}
		for _, h := range c.hits {
			if h.sense == nil || h.sense.Kin != form.Nations {
				continue
			}
			nation[h.from] = true
			if s.profile.kins[form.Nations] && !s.profile.has(h.sense) && !c.beside[stem(c.lower[h.from])] && !c.aside(h.from) && !c.paired(h) && !c.agent(h) {
				return object(c.words[h.from].text)
			}
		}
		for i, w := range c.words {
			begin := stem(c.lower[i])
			if nation[i] || !c.name(i) || len([]rune(w.text)) < 4 || s.profile.knows(c.lower[i]) || c.beside[begin] || c.aside(i) || c.heading(c.lower[i]) {
				continue
			}
			// Names of places are written otherwise in other languages.
			if c.rowsTell[begin] || c.tag == quantity.English.Tag && (c.telling[begin] || c.located(i)) {
				return object(w.text)
			}
		}
		return ""
	},
}

// knows reports whether a word, or one that it is a form of, is in a profile.
func (p *profile) knows(w string) bool {
	if p.words[w] || p.stems[stem(w)] {
		return true
	}
	r := []rune(w)
	for n := len(r) - 1; n >= 4 && n >= len(r)-4; n-- { // Poznańban
		if p.words[string(r[:n])] {
			return true
		}
	}
	return false
}

// heading reports whether a word is in a title of the study or of a source, or an author.
func (v *verifier) heading(w string) bool {
	v.once.Do(v.learn)
	return v.heads[stem(w)]
}

// aside reports whether a name is there to be compared with, or is who says so: unlike
// Budapest, according to Marakis.
func (c *claim) aside(i int) bool {
	return c.words[i].sub || slices.ContainsFunc(c.before(i, 3), func(w string) bool {
		return slices.Contains(allWords().Than, w) || slices.Contains(wordsOf(c.tag).Asides, w)
	})
}

// located reports whether a name says where or whose something is: in Vienna, the statue of
// Lenin, London’s.
func (c *claim) located(i int) bool {
	before := c.before(i, 1)
	return len(before) == 1 && slices.Contains(wordsOf(c.tag).Places, before[0]) || possessive(c.text[min(len(c.text), c.words[i].to):])
}

// agent reports whether a nation that the study knows is that of who did it: the Soviet
// army.
func (c *claim) agent(h hit) bool {
	if h.to >= len(c.words) || h.to == c.at || c.located(h.from) || h.to > c.at && h.from <= c.at+1 {
		return false
	}
	next := c.lower[h.to]
	return c.nations[h.sense.Name] && len([]rune(next)) >= 4 && !slices.Contains(allWords().Unsaying, next)
}

// paired reports whether a nation is right before a thing that the study has as its own:
// Russian tanks.
func (c *claim) paired(h hit) bool {
	if h.to >= len(c.words) && c.m.Noun == "" || h.from+1 < c.at {
		return false
	}
	noun := ""
	if words := lowerWords(c.m.Noun); len(words) > 0 {
		noun = words[len(words)-1]
	}
	if h.to < len(c.words) {
		noun = c.lower[h.to]
	}
	return c.pairs[h.sense.Name+" "+stem(noun)]
}

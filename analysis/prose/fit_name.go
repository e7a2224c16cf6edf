package prose

import (
	"slices"

	"quotient/analysis/wording"
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
)

var nameFit = fit{
	name: "name",
	doc:  "A name or a nation in the sentence is one of the number’s own.",
	objects: func(c *claim, s *subject) string {
		object := func(w string) string { return ", and " + s.ref + " is not of “" + w + "”" }
		nation := map[int]bool{}
		own := slices.ContainsFunc(c.hits, func(h wording.Hit) bool {
			return h.Sense != nil && h.Sense.Kin == form.Nations && s.profile.Has(h.Sense)
		})
		for _, h := range c.hits {
			if h.Sense == nil || h.Sense.Kin != form.Nations {
				continue
			}
			nation[h.From] = true
			if own && s.profile.Near[wording.Key(form.Nations, h.Sense.Name)] { // what France could claim of Germany
				continue
			}
			if s.profile.Kins[form.Nations] && !s.profile.Has(h.Sense) && !s.profile.HearsOf(h.Sense) && !c.beside[wording.Stem(c.lower[h.From])] && !c.aside(h.From) && !c.paired(h) && !c.agent(h) {
				return object(c.words[h.From].text)
			}
		}
		for i, w := range c.words {
			begin := wording.Stem(c.lower[i])
			if nation[i] || !c.name(i) || len([]rune(w.text)) < 4 || s.profile.Knows(c.lower[i]) || s.profile.Heard[begin] && !c.topics.Placed[begin] || c.beside[begin] || c.aside(i) || c.heading(c.lower[i]) {
				continue
			}
			// Names of places are written otherwise in other languages.
			if c.topics.RowsTell[begin] || c.tag == quantity.English.Tag && (c.topics.Telling[begin] || c.located(i)) {
				return object(w.text)
			}
		}
		return ""
	},
}

// heading reports whether a word is in a title of the study or of a source, or an author.
func (v *verifier) heading(w string) bool {
	v.once.Do(v.learn)
	return v.topics.Heads[wording.Stem(w)]
}

// aside reports whether a name is there to be compared with, or is who says so: unlike
// Budapest, according to Marakis.
func (c *claim) aside(i int) bool {
	if c.words[i].sub || slices.ContainsFunc(c.before(i, 3), func(w string) bool { return slices.Contains(wording.Of(c.tag).Asides, w) }) {
		return true
	}
	for j := i - 1; j >= max(0, i-6) && !c.comma(c.words[j].to, c.words[i].from); j-- { // than that of the crowd in
		if slices.Contains(wording.All().Than, c.lower[j]) || slices.Contains(wording.Of(c.tag).Beyond, c.lower[j]) {
			return true
		}
	}
	return false
}

// located reports whether a name says where or whose something is: in Vienna, the statue of
// Lenin, London’s.
func (c *claim) located(i int) bool {
	before := c.before(i, 1)
	return len(before) == 1 && slices.Contains(wording.Of(c.tag).Places, before[0]) || wording.Possessive(c.text[min(len(c.text), c.words[i].to):])
}

// agent reports whether a nation that the study knows is that of who did it: the Soviet
// army. Who lost or paid is no agent: Germany lost.
func (c *claim) agent(h wording.Hit) bool {
	if h.To >= len(c.words) || h.To == c.at || c.located(h.From) || h.To > c.at && h.From <= c.at+1 {
		return false
	}
	if slices.ContainsFunc(c.hits, func(g wording.Hit) bool {
		return g.From == h.To && g.Says && g.Sense != nil && (g.Sense.Kin == form.Events || g.Sense.Kin == form.Flows)
	}) {
		return false
	}
	next := c.lower[h.To]
	return c.topics.Nations[h.Sense.Name] && len([]rune(next)) >= 4 && !slices.Contains(wording.All().Unsaying, next)
}

// paired reports whether a nation is right before a thing that the study has as its own:
// Russian tanks.
func (c *claim) paired(h wording.Hit) bool {
	if h.To >= len(c.words) && c.m.Noun == "" || h.From+1 < c.at {
		return false
	}
	noun := ""
	if words := wording.Lower(c.m.Noun); len(words) > 0 {
		noun = words[len(words)-1]
	}
	if h.To < len(c.words) {
		noun = c.lower[h.To]
	}
	return c.topics.Pairs[h.Sense.Name+" "+wording.Stem(noun)]
}

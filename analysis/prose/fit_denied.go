package prose

import (
	"slices"
	"strings"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/language/form"
)

var denialFit = fit{
	name: "denial",
	doc:  "A sentence does not deny what the study states.",
	objects: func(c *claim, s *subject) string {
		p := wording.Of(c.tag)
		words := wording.Lower(string(c.text[c.start:c.end]))
		number := len(wording.Lower(string(c.text[c.start:c.m.Span.Start])))
		denied := func(i int) bool {
			return slices.ContainsFunc(words[max(0, i-3):i], func(w string) bool { return slices.Contains(p.Denials, w) })
		}
		disclaims := make([][]string, len(p.Disclaims))
		for i, d := range p.Disclaims {
			disclaims[i] = strings.Fields(d)
		}
		for i, w := range words {
			for k, d := range p.Disclaims {
				phrase := disclaims[k]
				if (i < number || len(phrase) > 1 || i > 0 && slices.Contains(p.Copulas, words[i-1])) && wording.Follows(words[i:], phrase) && !denied(i) {
					return ", which “" + d + "” denies, and " + s.ref + " states it"
				}
			}
			if i > number && slices.Contains(p.Copulas, words[i-1]) && slices.Contains(p.Wrong, w) {
				return ", which is said to be “" + w + "”, and " + s.ref + " states it"
			}
		}
		for _, denies := range []func(*claim, *subject) string{(*claim).fiction, (*claim).disbelief, (*claim).undone, (*claim).lacking} {
			if w := denies(c, s); w != "" {
				return ", which “" + w + "” denies, and " + s.ref + " states it"
			}
		}
		if s.computed != nil || s.date || !s.profile.Kins[form.Events] {
			return ""
		}
		if slices.ContainsFunc(c.before(c.at, 3), func(w string) bool { return slices.Contains(wording.Of(c.tag).Nones, w) }) && len(c.says(form.Events)) > 0 {
			return ", which denies it, and " + s.ref + " states it"
		}
		for _, h := range c.says(form.Events) { // 78 did not die
			if h.From >= c.at && h.Says && !c.words[h.From].sub && s.profile.Has(h.Sense) && c.denied(c.between(h.From)) {
				return ", which denies that they were “" + c.phrase(h) + "”, and " + s.ref + " states it"
			}
		}
		return ""
	},
}

// fiction is a word by which a sentence says that what it tells is none: a myth.
func (c *claim) fiction(s *subject) string {
	p := wording.Of(c.tag)
	words := wording.Lower(string(c.text[c.start:c.end]))
	for i, w := range words {
		before := words[max(0, i-3):i]
		called := slices.Contains(p.Refuted, w) || slices.Contains(p.Fictions, w) && (i == 0 || slices.ContainsFunc(before, func(w string) bool { return slices.Contains(p.Called, w) }))
		if called && !s.profile.Knows(w) && !slices.ContainsFunc(before, func(w string) bool { return slices.Contains(p.Denials, w) }) {
			return w
		}
	}
	return ""
}

// disbelief is a word by which a sentence says that nobody believes what it tells: no longer
// believed. What is only speculated may well be unproven.
func (c *claim) disbelief(s *subject) string {
	const reach = 6 // words between: no historian of the war now takes it seriously
	p := wording.Of(c.tag)
	words := wording.Lower(string(c.text[c.start:c.end]))
	for i, w := range words {
		if !slices.Contains(p.Beliefs, w) || s.modality == datasets.Speculated || s.profile.Knows(w) {
			continue
		}
		before := words[max(0, i-reach):i]
		if j := slices.IndexFunc(before, func(w string) bool { return slices.Contains(p.Denials, w) || slices.Contains(p.Few, w) }); j >= 0 && !slices.ContainsFunc(before[j:], c.saysNothing) {
			return strings.Join(before[j:], " ") + " " + w
		}
	}
	return ""
}

// undone is a word before a number by which its sentence says that nothing of it was done:
// never claimed, did not claim. A bound may be said so as well: never more than.
func (c *claim) undone(s *subject) string {
	if s.change != 0 { // whose direction another rule asks for
		return ""
	}
	p := wording.Of(c.tag)
	for i := 0; i+1 < c.at; i++ {
		if c.words[i].sub || !slices.Contains(p.Never, c.lower[i]) && !(i > 0 && slices.Contains(p.Negations, c.lower[i]) && !slices.Contains(p.Fictions, c.lower[i+1]) && slices.Contains(p.Auxiliaries, c.lower[i-1])) {
			continue
		}
		if c.m.Qualifier == "" && !c.comma(c.words[i].to, c.words[i+1].from) && !slices.ContainsFunc(c.lower[i:c.at], c.saysNothing) {
			return c.lower[i] + " " + c.lower[i+1]
		}
	}
	return ""
}

// saysNothing reports whether a word after “not” makes it deny nothing of a number: what a
// text does not say, what is not among others, what does not exceed it.
func (c *claim) saysNothing(w string) bool {
	p, all := wording.Of(c.tag), wording.All()
	return slices.Contains(p.Spared, w) || slices.Contains(p.Says, w) || slices.Contains(p.Among, w) || all.Comparatives[w] != 0 || slices.Contains(p.Subordinates, w)
}

// lacking is what a sentence says that there was not, and the study that there was: without
// any trial.
func (c *claim) lacking(s *subject) string {
	p := wording.Of(c.tag)
	for i, w := range c.lower {
		if !slices.Contains(p.Without, w) {
			continue
		}
		for j := i + 1; j < min(len(c.lower), i+4); j++ {
			if x := c.lower[j]; len([]rune(x)) >= 4 && !slices.Contains(wording.All().Unsaying, x) && (c.meant(j, s.profile) || s.profile.Knows(x)) && s.computed == nil {
				return w + " " + c.words[j].text
			}
		}
	}
	return ""
}

// between are the words from a number to one after it, and no more than three.
func (c *claim) between(i int) []string { return c.lower[max(c.at, i-3):i] }

// denied reports whether words end in a denial of what follows: were not, did never.
func (c *claim) denied(words []string) bool {
	p := wording.Of(c.tag)
	if len(words) > 3 {
		words = words[len(words)-3:]
	}
	return slices.ContainsFunc(words, func(w string) bool {
		return w != "no" && slices.Contains(p.Negations, w) || strings.HasSuffix(w, "n’t") || strings.HasSuffix(w, "n't") || slices.Contains([]string{"nobody"}, w)
	})
}

// lettered is a text with one blank in the place of all that is no letter.
func lettered(s string) string { return strings.Join(wording.Lower(s), " ") }

package prose

import (
	"slices"
	"strings"

	"quotient/analysis/wording"
	"quotient/datasets/language/form"
)

var denialFit = fit{
	name: "denial",
	doc:  "A sentence does not deny what the study states.",
	objects: func(c *claim, s *subject) string {
		before := spaced(strings.ToLower(string(c.text[c.start:c.m.Span.Start])))
		for _, d := range wording.Of(c.tag).Disclaims {
			if i := strings.Index(" "+lettered(before)+" ", " "+d+" "); i >= 0 && !c.denied(wording.Lower(before[:min(i, len(before))])) {
				return ", which “" + d + "” denies, and " + s.ref + " states it"
			}
		}
		after := wording.Lower(string(c.text[c.m.Span.End:c.end]))
		for i, w := range after {
			if i > 0 && slices.Contains(wording.Of(c.tag).Copulas, after[i-1]) && slices.Contains(wording.Of(c.tag).Disclaims, w) {
				return ", which is said to be “" + w + "”, and " + s.ref + " states it"
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

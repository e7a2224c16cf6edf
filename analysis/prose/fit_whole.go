package prose

import (
	"slices"
	"strings"

	"quotient/analysis/wording"
	"quotient/datasets"
)

var wholeFit = fit{
	name: "whole",
	doc:  "A part is told as a part, by a word that its whole has not.",
	objects: func(c *claim, s *subject) string {
		if s.computed != nil || s.date || len(s.rows) != 1 || s.rows[0].PartOf == nil {
			return ""
		}
		o := s.rows[0]
		tells := c.apart(o, o.PartOf)
		if len(tells) == 0 || slices.ContainsFunc(c.lower, tells.has) {
			return ""
		}
		here, its := c.passage(c.start, c.end), c.profileOf(o.PartOf.Ref(), []*datasets.Observation{o.PartOf})
		if !c.placed && !slices.ContainsFunc(here.hits, func(h wording.Hit) bool { return h.Sense != nil && its.Has(h.Sense) }) {
			return "" // a number by itself claims no whole
		}
		if slices.ContainsFunc(here.hits, func(h wording.Hit) bool { return h.Sense != nil && s.profile.Has(h.Sense) && !its.Has(h.Sense) }) {
			return "" // jailed, who went to prison
		}
		if here.tellsRow(o.PartOf) || slices.ContainsFunc(here.words, func(w string) bool { return tells.has(w) && !c.others[wording.Stem(w)] }) {
			return ""
		}
		return ", and " + s.ref + " is a part of " + o.PartOf.Ref() + ", which the sentence has no word for"
	},
}

// A telling has the words by which one row is told from another.
type telling map[string]bool

func (t telling) has(w string) bool { return t[wording.Stem(w)] }

// apart are the words of the labels of a row that another has not, in the language of the
// text; none where its labels are not known there.
func (c *claim) apart(o, than *datasets.Observation) telling {
	its := c.profileOf(than.Ref(), []*datasets.Observation{than})
	out := telling{}
	for _, n := range o.Names() {
		said := n.Value
		if c.foreign() {
			said = c.terms()[n.Value]
		}
		if n.Column == "place" || n.Value == than.Cell(n.Column) {
			continue
		}
		for _, w := range wording.Lower(said + " " + strings.Join(n.Words, " ")) {
			if len([]rune(w)) >= 4 && !slices.Contains(wording.All().Unsaying, w) && !its.Words[w] {
				out[wording.Stem(w)] = true
			}
		}
	}
	return out
}

package prose

import (
	"slices"
	"strings"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

var rolesFit = fit{
	name: "roles",
	doc:  "Of two that a ratio compares, the sentence has the one above the line as the more.",
	objects: func(c *claim, s *subject) string {
		if each := c.each(); s.computed == nil && each >= c.at && each+1 < len(c.lower) && !slices.Contains(wording.All().Per, c.lower[each]) && !s.date {
			return ", and " + s.ref + " is no rate"
		}
		above, below, ok := c.operands(s)
		if !ok {
			return ""
		}
		if c.m.Low != nil && c.m.Low.Cmp(one) < 0 && s.unit == multiple {
			above, below = below, above
		}
		over, under := c.sides()
		a, b := c.only(above, below), c.only(below, above)
		if w := c.numberOf(s.rows, func(o *datasets.Observation) bool { return c.profileOf(o.Ref(), []*datasets.Observation{o}) == below }); w != "" && under.first(a) != "" && under.first(b) == "" {
			return ", which is the wrong way round: " + w + " is below"
		}
		if w := under.first(a); w != "" && over.first(b) != "" && over.first(a) == "" && under.first(b) == "" {
			return ", which is the wrong way round: " + s.ref + " is “" + over.first(b) + "” below “" + w + "”"
		}
		return ""
	},
}

// numberOf is a number of the sentence before this one that is that of a row.
func (c *claim) numberOf(rows []*datasets.Observation, is func(*datasets.Observation) bool) string {
	for _, o := range rows {
		s, ok := state(o, c.printer.Locale)
		if !ok || !is(o) {
			continue
		}
		for _, x := range c.amounts {
			if x.Low != nil && x.Span.End <= c.m.Span.Start && x.Span.Start >= c.from && quantity.Same(x.Low, s.value) && c.inUnit(s, x) {
				return x.Text
			}
		}
	}
	return ""
}

// operands are the profiles of what a ratio is made from: what is above the line, and below.
func (c *claim) operands(s *subject) (above, below *wording.Profile, ok bool) {
	if s.computed == nil {
		return nil, nil, false
	}
	sides := strings.Split(s.computed.Formula, "/")
	if len(sides) != 2 {
		return nil, nil, false
	}
	var out [2]*wording.Profile
	for i, name := range sides {
		name = strings.TrimSpace(name)
		if x, ok := c.comparisons.Find(name); ok {
			out[i] = c.profileOf(x.ID, x.From)
			continue
		}
		o, err := c.study.Observation(name)
		if err != nil {
			return nil, nil, false
		}
		out[i] = c.profileOf(o.Ref(), []*datasets.Observation{o})
	}
	return out[0], out[1], true
}

// A side is the words of a claim that are about one of two that are compared.
type side struct {
	*claim
	at []int
}

// first is the first of the words that fits.
func (s side) first(fits func(i int) bool) string {
	for _, i := range s.at {
		if fits(i) {
			return s.words[i].text
		}
	}
	return ""
}

// sides are the words about what is the more, and about what it is compared with: those
// before a number and after it, unless “for each” is before one of them.
func (c *claim) sides() (over, under side) {
	over, under = side{claim: c}, side{claim: c}
	each := c.each()
	end := c.at // of what it is told for
	for i := max(each, 0) + 1; i < end && each >= 0; i++ {
		if c.comma(c.words[i-1].to, c.words[i].from) {
			end = i
		}
	}
	for i := range c.words {
		below := i >= c.at
		switch {
		case each >= c.at:
			below = i >= each
		case each >= 0:
			below = i >= each && i < end
		}
		if below {
			under.at = append(under.at, i)
		} else {
			over.at = append(over.at, i)
		}
	}
	return over, under
}

// each is the word at which “for each” stands, or -1. What is in the unit is none: dollars
// per head.
func (c *claim) each() int {
	for i := range c.lower {
		for _, phrase := range wording.Of(c.tag).Each {
			words := strings.Fields(phrase)
			if wording.Follows(c.lower[i:], words) && !c.perUnit(i+len(words)) {
				return i
			}
		}
		if slices.Contains(wording.Of(c.tag).Beside, c.lower[i]) {
			return i
		}
	}
	return -1
}

// perUnit reports whether a word is what a unit of the study is for: head.
func (c *claim) perUnit(i int) bool {
	if i >= len(c.lower) {
		return false
	}
	return slices.ContainsFunc(c.all.rows, func(o *datasets.Observation) bool {
		return o.Quantity != nil && strings.HasSuffix(o.Quantity.Unit.String(), " per "+c.lower[i])
	})
}

// only reports which words are of one profile and not of another.
func (c *claim) only(of, not *wording.Profile) func(i int) bool {
	return func(i int) bool {
		for _, h := range c.hits {
			if h.From <= i && i < h.To && h.Sense != nil {
				return of.Has(h.Sense) && !not.Has(h.Sense)
			}
		}
		w := c.lower[i]
		return len([]rune(w)) >= 4 && !slices.Contains(wording.All().Unsaying, w) && of.Knows(w) && !not.Knows(w) && !of.Around[wording.Stem(w)] && !not.Around[wording.Stem(w)]
	}
}

package outset

import (
	"slices"

	"quotient/datasets/language/form"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// moreOf is what there is more or less of by a share: 30 percent less water.
func (c clause) moreOf(m scan.Mention) (string, []source.Span) {
	if m.Kind != scan.Percent || !c.is(c.to, form.IsAdverb) || !c.isNoun(c.to+1) || c.to+1 >= c.end {
		return "", nil
	}
	to := c.to + 2
	for to < c.end && to < c.to+3 && c.isNoun(to) {
		to++
	}
	return c.name(c.to, to), []source.Span{c.over(c.to, to)}
}

// held is what a sum of money is in: $29 billion in cash, $850 in labour costs.
func (c clause) held(m scan.Mention) (string, []source.Span) {
	if m.Kind != scan.Money || !c.is(c.to, form.IsRatio) || c.token(c.to+1).capital() || c.is(c.to+1, form.IsTime) {
		return "", nil
	}
	to := c.to + 1
	for to < c.end && to < c.to+maxName && c.isNoun(to) {
		to++
	}
	if to == c.to+1 || c.manner[c.token(to-1).lower] || slices.ContainsFunc(c.tokens[c.start:c.from], func(t token) bool { return c.costing[t.lower] }) {
		return "", nil
	}
	return c.name(c.to+1, to), []source.Span{c.over(c.to, to)}
}

// objectAfter is what an amount went to, by the words after it: on repairs, for Reyes.
func (c clause) objectAfter(i int) (string, int) {
	if !c.is(i, form.IsPreposition|form.IsTo) || c.token(i+1).date || i >= c.end || c.beforehand[c.token(i).lower] {
		return "", i
	}
	return c.withName(i)
}

package check

import (
	"cmp"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/language"
	"quotient/datasets/language/form"
	"quotient/datasets/source/scan"
)

// otherUnit is a unit that a label names, where a row is in another and its quote has none of
// it: tanks, of a siege in days; houses, in francs, of dollars.
func (l *Ledger) otherUnit(row *reading, x *label) string {
	words := language.Split(strings.ToLower(x.value))
	if row.number == nil || row.Quantity == nil || row.infers(x.own) || len(words) == 0 {
		return ""
	}
	if last := len(words) - 1; last > 0 && row.words().Is(words[last-1], form.IsPreposition) {
		if unit := row.measuredIn(words[last]); unit != "" {
			return words[last]
		}
	}
	first := words[0]
	if slices.Contains(language.Split(strings.ToLower(row.Quote)), first) {
		return ""
	}
	for name, u := range l.study.Units {
		many := cmp.Or(u.Plural, datasets.PluralOf(name))
		if strings.ToLower(many) == first && name != row.Cell("unit") && !slices.ContainsFunc(row.words().Content(row.Cell("unit")), func(s string) bool { return s == row.words().Stem(first) }) {
			return many
		}
	}
	return ""
}

// measuredIn is the unit of money or measure that a word names, where the number of a row is
// in another of its kind.
func (r *reading) measuredIn(word string) string {
	if r.number.Unit == "" || slices.Contains(language.Split(strings.ToLower(r.Quote)), word) {
		return ""
	}
	for _, m := range numbers(r.info, "5 "+word) {
		if (m.Kind == scan.Money) == (r.number.Kind == scan.Money) && m.Unit != "" && !sameUnit(m.Unit, r.number.Unit) && !sameUnit(m.Unit, r.Cell("unit")) {
			return m.Unit
		}
	}
	return ""
}

// rateOfAll is the word by which a label is of all together, where the number is so much for
// each and other rows of the column have labels that say so: per head.
func (r *reading) rateOfAll(c *labelling, x *label) string {
	known := r.words()
	words := language.Split(x.value)
	if x.whole || !per(r.Observation) || len(words) == 0 || !known.Whole(words[0]) || known.Says(form.SaysRate, x.value) != "" || r.infers(x.own) {
		return ""
	}
	for _, other := range c.labels {
		if known.Says(form.SaysRate, other.value) != "" {
			return words[0]
		}
	}
	return ""
}

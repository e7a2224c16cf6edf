package prose

import (
	"math/big"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

var shiftFit = fit{
	name: "shift",
	doc:  "What rose or fell to a number went the way that the numbers go.",
	objects: func(c *claim, s *subject) string {
		if s.value == nil {
			return ""
		}
		if said := c.other(s); said != "" {
			return said
		}
		before := strings.TrimSpace(string(c.text[c.start:c.m.Span.Start]))
		if !slices.ContainsFunc(wording.Of(c.tag).Becomes, func(to string) bool { return strings.HasSuffix(strings.ToLower(before), " "+to) }) {
			return ""
		}
		way := wording.Direction(before[lastNumber(before):])
		from, hasFrom := c.origin()
		if hasFrom { // fell from 50 to 100
			way = wording.Direction(strings.TrimRight(before, "0123456789.,\u00a0 "))
			if at := strings.LastIndex(before, " from "); at >= 0 {
				way = wording.Direction(before[:at])
			}
			if is := s.value.Cmp(from); way != 0 && is != 0 && is != way {
				return ", and the second number is " + map[int]string{1: "more", -1: "less"}[is] + " than the first"
			}
		}
		if hasFrom && way != 0 && c.earlier(s, from) {
			return ", and " + s.ref + " comes first"
		}
		if is := c.trend(s); way != 0 && is != 0 && is != way {
			return ", as a " + map[int]string{1: "rise", -1: "fall"}[way] + ", and " + s.ref + " comes after a number that is " + map[int]string{1: "less", -1: "more"}[is]
		}
		return ""
	},
}

// lastNumber is where the last digit of a text ends.
func lastNumber(s string) int { return strings.LastIndexFunc(s, isDigit) + 1 }

// origin is the number from which something went to this one: from 50 to 100.
func (c *claim) origin() (*big.Rat, bool) {
	for _, x := range c.amounts {
		if x.Span.End > c.m.Span.Start || x.Low == nil {
			continue
		}
		between, dated := wording.Undated(c.text, max(x.Span.End, min(x.Phrase.End, c.m.Span.Start)), c.m.Span.Start, c.dates)
		if n := len(between); (n == 1 || n == 2 && dated) && slices.Contains(wording.Of(c.tag).Becomes, between[n-1]) {
			return x.Low, true
		}
	}
	return nil, false
}

// earlier reports whether a number is what another rose or fell from, and never the other
// way round.
func (c *claim) earlier(s *subject, later *big.Rat) (is bool) {
	for _, x := range c.comparisons.List {
		first, last, ok := c.moments(x)
		if !ok {
			continue
		}
		switch {
		case first.Ref() == s.ref && last.Number("value") != nil && quantity.Same(last.Number("value"), later):
			is = true
		case last.Ref() == s.ref && first.Number("value") != nil && quantity.Same(first.Number("value"), later):
			return false
		}
	}
	return is
}

// moments are the two rows that a comparison follows from one to the other: of a growth, or
// of a ratio of one thing at two times.
func (c *claim) moments(x *analysis.Comparison) (first, last *datasets.Observation, ok bool) {
	args := strings.FieldsFunc(x.Formula, func(r rune) bool { return strings.ContainsRune(" ,()/", r) })
	switch {
	case len(x.From) != 2 || x.Refusal != nil || x.From[0].Table != x.From[1].Table:
		return nil, nil, false
	case strings.HasPrefix(x.Formula, "growth(") && len(args) == 3:
		args = args[1:]
	case strings.Contains(x.Formula, " / ") && len(args) == 2 && sameGroup(x.From[0], x.From[1]):
		args[0], args[1] = args[1], args[0]
	default:
		return nil, nil, false
	}
	first, err1 := c.study.Observation(args[0])
	last, err2 := c.study.Observation(args[1])
	return first, last, err1 == nil && err2 == nil
}

// trend is whether a number is more (1) or less (-1) than what it comes after, or 0 where
// the study does not say, or says both.
func (c *claim) trend(s *subject) (way int) {
	switch {
	case s.limit && s.bound == quantity.UpTo: // what a ceiling is set to falls
		return -1
	case s.limit && s.bound == quantity.AtLeast:
		return 1
	}
	add := func(before, after *big.Rat) bool {
		if before == nil || after == nil {
			return true
		}
		is := after.Cmp(before)
		if way != 0 && is != way {
			return false
		}
		way = is
		return true
	}
	for _, x := range c.comparisons.List {
		var before *datasets.Observation
		if of, ok := strings.CutSuffix(x.Formula, ")"); ok && x.ID == s.ref && strings.HasPrefix(of, "apply(") {
			before, _ = c.study.Observation(of[strings.LastIndex(of, " ")+1:])
		} else if first, last, ok := c.moments(x); ok && last.Ref() == s.ref {
			before = first
		}
		if before != nil && !add(before.Number("value"), s.value) {
			return 0
		}
	}
	return way
}

// sameGroup reports whether two rows are of one thing at two times: what tells them apart
// is one column, and another has the same cell in both.
func sameGroup(a, b *datasets.Observation) bool {
	same, other := 0, 0
	for _, column := range a.Columns() {
		if slices.Contains(datasets.StandardColumns, column) || column == "place" {
			continue
		}
		if a.Cell(column) == b.Cell(column) {
			same++
		} else {
			other++
		}
	}
	return same > 0 && other <= 1
}

// other is what is wrong with two ratios from one of which something went to the other: they
// are of the same rows.
func (c *claim) other(s *subject) string {
	if s.computed == nil || len(c.places) == 0 {
		return ""
	}
	own := c.sidesOf(s.computed).All()
	for _, n := range c.places {
		x, ok := n.Fact.(*analysis.Comparison)
		if !ok || x.Show != s.computed.Show {
			continue
		}
		between, to := "", n.To <= c.m.Span.Start
		if to {
			between = string(c.text[n.To:c.m.Span.Start])
		} else if n.From >= c.m.Span.End {
			between = string(c.text[c.m.Span.End:n.From])
		}
		if words := wording.Lower(between); len(words) != 1 || !slices.Contains(wording.Of(c.tag).Becomes, words[0]) {
			continue
		}
		of := c.sidesOf(x).All()
		if slices.ContainsFunc(own, func(o *datasets.Observation) bool { return !slices.Contains(of, o) }) || len(of) != len(own) {
			return ", and " + x.ID + " is of other rows than " + s.ref
		}
	}
	return ""
}

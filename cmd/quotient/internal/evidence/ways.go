package evidence

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"quotient/analysis/wording"
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// A pair is two rows from which a number may come.
type pair struct {
	*claim
	a, b  *row
	alike bool // they count or measure the same
	rate  bool // the sentence tells so many for each of something
	way   int  // whether it tells of more or less
	based bool // it says of what it is a share
}

// A way is how a number comes of two rows of values x and y.
type way struct {
	of            func(pair) bool // whether the number is of its sort
	about         func(x, y float64) float64
	formula, show string
}

// adds reports whether a way adds or takes away.
func (w way) adds() bool { return strings.ContainsAny(w.formula, "+-") }

func same(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Abs(a) }

// plain reports whether a number counts or measures something.
func (p pair) plain() bool { return p.Unit != multiple && !p.IsShare() && p.Kind != scan.Percent }

func multiples(p pair) bool { return p.Unit == multiple && p.alike }
func shares(p pair) bool {
	return p.Unit != multiple && p.IsShare() && p.alike && (!grown(p) || p.based)
}
func splits(p pair) bool  { return shares(p) && p.a.sentence == p.b.sentence && needed(p.claim) < 0.6 }
func growths(p pair) bool { return p.IsShare() && p.alike && grown(p) }
func grown(p pair) bool   { return p.way != 0 }
func percentages(p pair) bool {
	return p.Kind == scan.Percent && !p.points && p.alike && p.a.Mention.Kind != scan.Percent
}

// parts are percentages that are shares, and not by how much something changed.
func parts(p pair) bool { return percentages(p) && (p.way == 0 || p.based) }
func split(p pair) bool { return parts(p) && p.a.sentence == p.b.sentence }

// levels are percentages from which another is so many points away.
func levels(p pair) bool {
	return p.Kind == scan.Percent && !p.points && p.a.sentence == p.b.sentence && p.a.Mention.Kind == scan.Percent && p.b.Mention.Kind != scan.Percent && p.b.Quantity.Unit.String() == quantity.Percent
}
func points(p pair) bool { return p.points && p.alike && p.a.Mention.Kind == scan.Percent }
func rates(p pair) bool {
	return p.plain() && p.rate && (p.Unit == "" && p.alike || p.Unit != "" && measure(p.Mention) == p.a.Quantity.Unit.String() && p.b.Quantity.Unit.String() == "" && p.b.Mention.Unit == "")
}
func multiplied(p pair) bool {
	return p.plain() && p.a.sentence == p.b.sentence && p.b.Mention.Unit == multiple && p.a.Mention.Unit != multiple
}
func amounts(p pair) bool { return p.plain() && p.alike && !rates(p) }
func partsOf(p pair) bool {
	return p.plain() && p.a.Mention.Kind == scan.Percent && p.b.Mention.Kind != scan.Percent && p.a.section == p.b.section
}

func quotient(x, y float64) float64   { return x / y }
func shareOf(x, y float64) float64    { return x / (x + y) }
func hundredths(x, y float64) float64 { return 100 * x / y }

// ways are all that are tried, the likeliest first.
var ways = []way{
	{partsOf, func(x, y float64) float64 { return x * y / 100 }, "%s * %s", "value"},
	{multiples, quotient, "%s / %s", "times"},
	{shares, quotient, "%s / %s", "percent"},
	{splits, shareOf, "share(%s, %s)", "percent"},
	{growths, func(x, y float64) float64 { return math.Abs(y-x) / x }, "growth(%s, %s)", "change"},
	{parts, hundredths, "%s / %s", "percent"},
	{split, func(x, y float64) float64 { return 100 * shareOf(x, y) }, "share(%s, %s)", "percent"},
	{percentages, func(x, y float64) float64 { return 100 * math.Abs(y-x) / x }, "growth(%s, %s)", "change"},
	{levels, func(x, y float64) float64 { return x - y }, "%s - %s", "value"},
	{levels, func(x, y float64) float64 { return x + y }, "%s + %s", "value"},
	{points, func(x, y float64) float64 { return x - y }, "%s - %s", "value"},
	{multiplied, quotient, "%s / %s", "value"},
	{rates, quotient, "%s / %s", "number"},
	{amounts, func(x, y float64) float64 { return x - y }, "%s - %s", "value"},
	{amounts, func(x, y float64) float64 { return x + y }, "%s + %s", "value"},
}

// sums are the ways to come to a number from two rows that its sentence is on, the likeliest
// first.
func (w *witness) sums(c *claim) (out []sum) {
	low, _ := c.Low.Float64()
	rows, rate, way, based, reach := w.about(c), w.rate(c), w.way(c), len(w.base(c.after())) > 0, 0.26 // as far as a round number with a bound may be
	if c.Bound == quantity.Exact && strings.ContainsFunc(c.Text, unicode.IsDigit) {
		reach = 0.05
	}
	for _, a := range rows {
		for _, b := range rows {
			if a == b || a.Quantity == nil || b.Quantity == nil || (few(a) || few(b) && !rate && w.compared(b) == 0) && !w.ofOne(c, a, b) {
				continue
			}
			p := pair{c, a, b, a.Quantity.Unit == b.Quantity.Unit && (rate || w.oneNoun(a, b, w.shared(c, a, b))), rate, way, based}
			out = append(out, p.sums(low, reach*math.Abs(low))...)
		}
	}
	out = append(out, w.together(c, rows, low)...)
	slices.SortStableFunc(out, func(a, b sum) int { return a.far() - b.far() }) // what is told together is the likelier
	return out[:min(len(out), mostSums)]
}

// sums are the ways from a pair to a number, or to one that is not farther from it than so much.
func (p pair) sums(low, reach float64) (out []sum) {
	x, _ := p.a.Quantity.Value().Float64()
	y, _ := p.b.Quantity.Value().Float64()
	if x == 0 || y == 0 {
		return nil
	}
	there := same(x, low) || same(y, low) || min(x, y) < 0.01*low
	for _, way := range ways {
		if way.of(p) && !(there && way.adds()) && math.Abs(way.about(x, y)-low) <= reach { // a number that is there follows from none
			out = append(out, sum{fmt.Sprintf(way.formula, p.a.Ref(), p.b.Ref()), way.show, []*row{p.a, p.b}})
		}
	}
	return out
}

// far is how far apart the first two numbers of a sum are told.
func (s sum) far() int {
	switch {
	case s.of[0].sentence == s.of[1].sentence:
		return 0
	case s.of[0].part == s.of[1].part:
		return 1
	}
	return 2
}

// together are the sums of all numbers of a sentence that count the same, of three or more.
func (w *witness) together(c *claim, rows []*row, low float64) (out []sum) {
	done := map[source.Span]bool{}
	for _, r := range rows {
		if done[r.sentence] || c.Unit == multiple {
			continue
		}
		done[r.sentence] = true
		all, total, refs := []*row{}, 0.0, []string{}
		for _, x := range w.sentences[r.sentence] {
			if x.Quantity != nil && x.Quantity.Unit == r.Quantity.Unit && w.oneNoun(x, r, false) && len(all) < mostRows {
				all, total, refs = append(all, x), total+x.value, append(refs, x.Ref())
			}
		}
		if len(all) > 2 && (c.Kind == scan.Percent || c.IsShare()) {
			out = append(out, w.shareOfAll(c, all, total, low)...)
			continue
		}
		if len(all) > 2 && math.Abs(total-low) <= 0.05*low && !slices.ContainsFunc(all, func(x *row) bool { return same(x.value, low) }) {
			out = append(out, sum{strings.Join(refs, " + "), "value", all})
		}
	}
	return out
}

// shareOfAll are the shares of each of several numbers in all of them, that a number may be.
func (w *witness) shareOfAll(c *claim, all []*row, total, low float64) (out []sum) {
	if c.Kind == scan.Percent && !c.IsShare() {
		low /= 100
	}
	for i, r := range all {
		if w.way(c) != 0 || math.Abs(r.value/total-low) > 0.26*low {
			continue
		}
		refs, of := []string{r.Ref()}, []*row{r}
		for k, x := range all {
			if k != i {
				refs, of = append(refs, x.Ref()), append(of, x)
			}
		}
		out = append(out, sum{"share(" + strings.Join(refs, ", ") + ")", "percent", of})
	}
	return out
}

// shared reports whether a sentence has a word that is told with both of two numbers.
func (w *witness) shared(c *claim, a, b *row) bool {
	return slices.ContainsFunc(c.all, func(t token) bool {
		return !t.fills && wording.Direction(t.text) == 0 && !w.theme.has(t) && !w.topic.has(t) && a.near.akin(t) && b.near.akin(t)
	})
}

// few reports whether a row is a small count in words, from which too much would follow.
func few(r *row) bool {
	return r.value <= 12 && r.Quantity.Unit.String() == "" && !strings.ContainsFunc(r.Mention.Text, unicode.IsDigit)
}

// ofOne reports whether two rows are told together, and one of them of what a claim counts.
func (w *witness) ofOne(c *claim, a, b *row) bool {
	typed := w.tokens("x " + c.Noun)
	if len(typed) == 0 && c.Phrase.End > c.Mention.Span.End { // seven of the lifeboats
		typed = w.tokens("x " + string(c.chars[c.Mention.Span.End:c.Phrase.End]))
	}
	if len(typed) == 0 {
		typed = w.base(c.after())
	}
	if a.sentence == b.sentence {
		return slices.ContainsFunc(typed, func(t token) bool { return a.said.akin(t) || b.said.akin(t) })
	}
	return a.part == b.part && len(c.all) > 0 && !(few(a) && few(b)) && slices.ContainsFunc(c.all, func(t token) bool { return a.said.has(t) && !b.said.has(t) }) && slices.ContainsFunc(c.all, func(t token) bool { return b.said.has(t) && !a.said.has(t) })
}

// rate reports whether a sentence tells so many for each of something.
func (w *witness) rate(c *claim) bool {
	text := string(c.chars[c.sentence.Start:c.sentence.End])
	if typical := w.Says(form.SaysTypical, text); typical != "" && !w.lasts(text, typical) {
		return true
	}
	words := wording.Lower(text)
	p := wording.Of(w.tag)
	for i := range words {
		if words[i] == p.PerOne || slices.ContainsFunc(p.Each, func(each string) bool { return wording.Follows(words[i:], strings.Fields(each)) }) {
			return true
		}
	}
	return false
}

// oneNoun reports whether two rows can count the same: their nouns end alike, or one has none.
func (w *witness) oneNoun(a, b *row, shared bool) bool {
	if a.sentence == b.sentence {
		return true
	}
	first, second := w.counts(a), w.counts(b)
	x, y := w.tokens("x "+first), w.tokens("x "+second)
	switch {
	case a.Quantity != nil && a.Quantity.Unit.String() != "":
		return a.part == b.part || first == "" && second == ""
	case first == "" && second == "":
		return a.part == b.part
	case first == "" || second == "":
		return a.part == b.part && (shared || w.personal(first+second))
	case len(x) == 0 || len(y) == 0:
		return false
	case w.personal(first) && w.personal(second):
		return true
	}
	return bagOf(x[len(x)-1:]).has(y[len(y)-1])
}

// counts is the noun of a row, or that of the one before it in its sentence; where it is of them, in
// its paragraph: 340 of them.
func (w *witness) counts(r *row) string {
	if r.Noun != "" || r.Mention.Unit != "" {
		return r.Noun
	}
	noun, these := "", w.ofThese(r)
	for _, x := range w.beside(r) {
		if (these || x.sentence == r.sentence) && x.Mention.Span.Start < r.Mention.Span.Start && x.Noun != "" && x.Mention.Unit == "" {
			noun = x.Noun
		}
	}
	return noun
}

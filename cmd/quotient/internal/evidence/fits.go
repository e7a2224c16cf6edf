package evidence

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"quotient/analysis"
	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// fits reports whether a number of a draft is what a sum comes to, and its words are on the
// numbers of the sum: each is named by a word that the other has not, and none is of another
// time, place or subject.
func (w *witness) fits(n *Number, result *analysis.Comparison, s sum) bool {
	c := n.claim
	if c.Bound != quantity.Exact && c.Bound != quantity.About && n.there { // it is there, and not with that bound
		return false
	}
	if !w.tells(result, c.Mention) && !w.nearly(result, c.Mention) && !inPoints(result, c) && !rounded(result, c, s.formula) {
		return false
	}
	if w.mixes(s) && !w.swings(c, s) {
		return false
	}
	if !w.allows(n, s) || w.backwards(s) || w.turned(c, s) || !w.covers(c, s) || w.others(c, s) {
		return false
	}
	return w.shown(result, c, s)
}

// shown reports whether a sentence tells a result as what it is: a change, a share, a multiple.
func (w *witness) shown(result *analysis.Comparison, c *claim, s sum) bool {
	switch s.show {
	case "change":
		way := w.way(c)
		return way != 0 && result.Value() != nil && way == result.Value().Sign()
	case "value":
		if strings.Contains(s.formula, " * ") && !w.partOf(c, s) {
			return false
		}
		return !w.reversed(c, s)
	case "percent":
		return w.based(c, s)
	case "times":
		return !w.early(c, s)
	}
	return true
}

// mixes reports whether one number of a sum is a loss and another is a profit: they have no ratio, and
// what they differ by is both together.
func (w *witness) mixes(s sum) bool {
	return slices.ContainsFunc(s.of, func(r *row) bool { return w.sign(r) < 0 }) && slices.ContainsFunc(s.of, func(r *row) bool { return w.sign(r) > 0 })
}

// swings reports whether a claim is by how much a loss and a profit differ.
func (w *witness) swings(c *claim, s sum) bool {
	return s.show == "value" && strings.Contains(s.formula, " + ") && (w.way(c) != 0 || w.Says(form.SaysDiffers, string(c.chars[c.sentence.Start:c.sentence.End])) != "")
}

// sign is -1 of a sum of money that is a loss, 1 of one that is a profit, and else 0.
func (w *witness) sign(r *row) int {
	if r.Mention.Kind != scan.Money {
		return 0
	}
	before := part(r.tokens, source.Span{Start: r.own.Start, End: r.Mention.Span.Start})
	for i := len(before) - 1; i >= 0; i-- {
		switch keys := before[i].keys; {
		case slices.Contains(keys, wording.Key(form.Measures, "loss")), slices.Contains(keys, wording.Key(form.Events, "lost")):
			return -1
		case slices.Contains(keys, wording.Key(form.Measures, "profit")), slices.Contains(keys, wording.Key(form.Flows, "earned")):
			return 1
		}
	}
	return 0
}

// allows reports whether a number of a draft can be of the numbers of a sum: of their times, names
// and events, and better than of the one that the source tells otherwise.
func (w *witness) allows(n *Number, s sum) bool {
	best, dated := 0.0, 0
	for _, r := range s.of {
		best = max(best, w.score(n.claim, r))
		if w.misdated(n.claim, r) == "" {
			dated++
		}
		if !s.differs() && !w.holds(n.claim, r) || w.strange(n.claim, r) || r.as.Modality == datasets.Speculated && w.hedged(n.claim, r) != "" {
			return false
		}
	}
	if n.by == w && strings.ContainsAny(s.formula, "+-") && len(s.of) == 2 && strings.ContainsFunc(n.Text, unicode.IsDigit) {
		return false // the source has it, of something else
	}
	if n.by == w && best <= n.least {
		return false
	}
	return dated == len(s.of) || s.then() && (dated > 0 || w.compares(s))
}

// partOf reports whether a percentage can be of the number that it is multiplied with: it is a share, and
// said to be of nothing else; and what the claim counts is what that number does.
func (w *witness) partOf(c *claim, s sum) bool {
	a, b := s.of[0], s.of[1]
	if a.Mention.Direction != "" {
		return false
	}
	typed, own := w.tokens("x "+c.Noun), w.tokens("x "+w.counts(b))
	if len(typed) > 0 && len(own) > 0 && !(w.personal(c.Noun) && w.personal(w.counts(b))) && !bagOf(own).akin(typed[len(typed)-1]) {
		return false
	}
	base := w.base(w.Text(source.Span{Start: a.Mention.Span.End, End: a.sentence.End}))
	return len(base) == 0 || slices.ContainsFunc(base, func(t token) bool { return b.said.akin(t) || b.near.akin(t) && b.sentence != a.sentence })
}

// rowDated reports whether a number of the source is of a date.
func (w *witness) rowDated(d edtf.Date) bool {
	return slices.ContainsFunc(w.rows, func(r *row) bool {
		return slices.ContainsFunc(r.dates, func(m scan.Mention) bool { return compatible(m.Date(), d) })
	})
}

// reversed reports a difference that is told as a rise, of a number that fell, or the other way round.
func (w *witness) reversed(c *claim, s sum) bool {
	if !s.differs() || w.way(c) == 0 {
		return false
	}
	first, second := s.of[0], s.of[1]
	if first.Mention.Span.Start > second.Mention.Span.Start {
		first, second = second, first
	}
	went := 0
	switch x := w.comparand(first); {
	case x == second:
		went = w.against(first)
	case w.fromTo(w.chars, first.Mention, second.Mention):
		went = second.Mention.Low.Cmp(first.Mention.Low)
	}
	return went == -w.way(c)
}

// early reports whether a multiple that something has become since a date is measured from another: the
// more is of the date, and what it is measured by is not.
func (w *witness) early(c *claim, s sum) bool {
	if slices.Contains(wording.All().Multiples, strings.ToLower(c.Text)) || strings.ContainsFunc(c.Text, unicode.IsDigit) {
		return false // twice as many in 2020
	}
	of := func(r *row, d edtf.Date) bool {
		return slices.ContainsFunc(r.dates, func(m scan.Mention) bool { return compatible(m.Date(), d) })
	}
	return slices.ContainsFunc(c.dates, func(m scan.Mention) bool {
		before := wording.Lower(string(c.chars[max(0, m.Span.Start-12):m.Span.Start]))
		since := len(before) > 0 && slices.Contains(wording.Of(w.tag).Latter, before[len(before)-1])
		return since && (of(s.of[0], m.Date()) && !of(s.of[1], m.Date()) || w.rowDated(m.Date()) && !of(s.of[1], m.Date()))
	})
}

// based reports whether a share is of what its sentence says: of the second of two numbers, and of
// its value where that is told.
func (w *witness) based(c *claim, s sum) bool {
	part, whole := s.of[0], s.of[1]
	if c.of != nil && (whole.Mention.Low == nil || whole.Mention.Low.Cmp(c.of) != 0) {
		return false
	}
	base := w.base(c.after())
	return len(base) == 0 || slices.ContainsFunc(base, func(t token) bool {
		return whole.said.akin(t) || whole.near.akin(t) && (!part.said.has(t) || whole.Mention.Noun == "" && part.sentence == whole.sentence)
	})
}

// then reports whether one of the two numbers may be of an earlier time: how much more it was, or
// how many times as much.
func (s sum) then() bool {
	return s.show == "change" || s.show == "times" || strings.Contains(s.formula, " - ") || len(s.of) == 2 && strings.Contains(s.formula, " + ")
}

// differs reports whether a number is what two of one sentence differ by: what is left.
func (s sum) differs() bool {
	return strings.Contains(s.formula, " - ") && s.of[0].sentence == s.of[1].sentence
}

// rounded reports whether a number in two or more digits is what comes out, rounded to them.
func rounded(f datasets.Fact, c *claim, formula string) bool {
	q, ok := f.Amount()
	n := digits(c.Text)
	if !ok || q.Value() == nil || c.Bound != quantity.Exact || n < 2 || c.Kind == scan.Percent || c.IsShare() || !strings.ContainsAny(formula, "/*") || q.Bound() != quantity.Exact && q.Bound() != quantity.About || q.Unit.String() != measure(c.Mention) {
		return false
	}
	value, _ := q.Value().Float64()
	low, _ := c.Low.Float64()
	unit := math.Pow(10, math.Floor(math.Log10(low))-float64(n)+1)
	return low > 0 && math.Abs(value-low) <= unit/2
}

// digits is how many digits a numeral has, but for the noughts at its end.
func digits(numeral string) int {
	return len(strings.TrimRight(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, numeral), "0"))
}

// backwards reports whether a number that is so much more or less than another is taken the wrong
// way: 1.9 million, which is 300,000 fewer than before, was more before.
func (w *witness) backwards(s sum) bool {
	if s.show != "value" || len(s.of) != 2 || !strings.ContainsAny(s.formula, "+-") {
		return false
	}
	for _, r := range s.of {
		more := w.compared(r)
		if more > 0 && strings.Contains(s.formula, " + ") || more < 0 && strings.Contains(s.formula, " - ") {
			return true
		}
	}
	return false
}

// compares reports whether one of the numbers of a sum is how much another is away from one of
// another time.
func (w *witness) compares(s sum) bool {
	return slices.ContainsFunc(s.of, func(r *row) bool { return w.compared(r) != 0 })
}

// compared is 1 if a row is how much more another is, -1 if it is how much less, and else 0.
func (w *witness) compared(r *row) int {
	words := wording.WordsAfter(w.chars, r.Mention.Span.End, 3)
	for i, word := range words[:min(2, len(words))] {
		if d := wording.All().Comparatives[word]; d != 0 && i+1 < len(words) && slices.Contains(wording.All().Than, words[i+1]) {
			return d
		}
	}
	return 0
}

// inPoints reports whether a difference of percentages is so many points, as a draft says it.
func inPoints(f datasets.Fact, c *claim) bool {
	q, ok := f.Amount()
	if !ok || q.Value() == nil || !c.points && (c.Kind != scan.Percent || f.Format(quantity.English).Show != quantity.ShowValue) {
		return false
	}
	value, _ := q.Value().Float64()
	low, _ := c.Low.Float64()
	return math.Abs(100*value-low) < 0.001
}

// holds reports whether one of the events that a sentence tells can be that of a row.
func (w *witness) holds(c *claim, r *row) bool {
	said := events(c.own)
	return len(said) == 0 || len(events(r.tokens)) == 0 && !slices.ContainsFunc(said, w.unheard) || slices.ContainsFunc(said, r.around.has)
}

// unheard reports whether the source has no such word.
func (w *witness) unheard(t token) bool { return !w.known.has(t) }

// strange reports whether a sentence has a name that the source has nowhere up to a row.
func (w *witness) strange(c *claim, r *row) bool {
	for _, t := range c.all {
		if t.name && (!t.first || w.proper.has(t)) && !w.title.has(t) && !w.theme.has(t) && !r.around.has(t) && !r.wide.has(t) && (t.place != "" || !w.section(r).has(t)) {
			return true
		}
	}
	return false
}

// covers reports whether the sentences of a sum tell what a sentence of a draft is on: the
// less a number says by itself, the more of its words must be there, and each row must have
// some of its own where they are not told together.
func (w *witness) covers(c *claim, s sum) bool {
	here, all := 0.0, 0.0
	each := make([]float64, len(s.of))
	named := make([]bool, len(s.of))
	for _, t := range c.all {
		if w.computes(t) {
			continue
		}
		best := w.remains(t, s)
		for i, r := range s.of {
			k := w.fit(t, r)
			named[i] = named[i] || k >= 0.7
			if k == 1 {
				each[i] += w.weight(t)
			}
			best = max(best, k)
		}
		weight := w.weight(t)
		if w.unheard(t) && len(t.kin) == 0 {
			weight /= 2 // the source may have another word for it
		}
		all, here = all+weight, here+weight*best
	}
	if s.show == "change" && s.of[0].sentence != s.of[1].sentence && slices.Min(each) < needed(c)*all { // both are of the same
		return false
	}
	if slices.Max(each) == 0 && all > 0 { // none of its words is told with either
		return false
	}
	need := needed(c)
	if s.of[0].sentence == s.of[1].sentence {
		need -= 0.1
	}
	return here >= need*all && !slices.Contains(named, false) && w.told(c, s)
}

// computes reports whether a word says nothing but how a number comes of others: in all, less.
func (w *witness) computes(t token) bool {
	return t.fills || wording.Direction(t.text) != 0 || wording.All().Comparatives[strings.ToLower(t.text)] != 0 || w.Says(form.SaysSum, t.text) != "" || w.Says(form.SaysDiffers, t.text) != "" || w.Says(form.SaysPoints, t.text) != ""
}

// remains is 1 if a word is the opposite of one that is told of what a number loses: seven were
// open, of 19 of which 12 were closed.
func (w *witness) remains(t token, s sum) float64 {
	if strings.Contains(s.formula, " - ") && slices.ContainsFunc(part(w.words, s.of[1].sentence), func(x token) bool { return opposed(wording.Of(w.tag).Antonyms, t, x) }) {
		return 1
	}
	return 0
}

// fit is how near a word is to a number of the source.
func (w *witness) fit(t token, r *row) float64 {
	switch {
	case w.folk(t) && w.personal(r.Mention.Noun):
		return 1
	case r.said.akin(t) || r.near.akin(t):
		return 1
	case r.around.akin(t), w.theme.has(t) && r.subject.has(t):
		return 0.7
	case r.wide.akin(t), w.title.has(t), w.theme.has(t):
		return 0.4
	}
	return 0
}

// folk reports whether a word is for people, whoever they are.
func (w *witness) folk(t token) bool {
	return slices.Contains(wording.Of(w.tag).Persons, strings.ToLower(t.text))
}

// told reports whether the rows of a sum are told together, or each is named by a word that
// the others have not.
func (w *witness) told(c *claim, s sum) bool {
	if !slices.ContainsFunc(s.of, func(r *row) bool { return r.sentence != s.of[0].sentence }) {
		return true
	}
	named := func(r *row) bool {
		return slices.ContainsFunc(c.all, func(t token) bool {
			return r.near.akin(t) && !slices.ContainsFunc(s.of, func(x *row) bool { return x.sentence != r.sentence && x.near.has(t) })
		})
	}
	if !slices.ContainsFunc(s.of, func(r *row) bool { return r.part != s.of[0].part }) {
		return slices.ContainsFunc(s.of, named)
	}
	return !slices.ContainsFunc(s.of, func(r *row) bool { return !named(r) })
}

// needed is which share of the words of a sentence must be told with a number that is
// computed: many numbers come to about a half, and few to 1,140.
func needed(c *claim) float64 {
	if c.points {
		return 0.5
	}
	switch n := digits(c.Text); {
	case n > 2 && c.Bound == quantity.Exact:
		return 0.35
	case n > 1:
		return 0.5
	}
	return 0.6
}

// way is the direction that a sentence gives its number: that it rose or fell, or is so much
// more or less.
func (w *witness) way(c *claim) int {
	return direction(c.stretch, c.upTo(), c.after())
}

// others reports whether a sentence names people that are neither of those of a sum.
func (w *witness) others(c *claim, s sum) bool {
	return slices.ContainsFunc(c.all, func(t token) bool {
		return t.whom && !slices.ContainsFunc(s.of, func(r *row) bool {
			return r.said.akin(t) || r.near.akin(t) && !w.whose(r) || !t.nation && measure(r.Mention) != "" && !w.peoples(r)
		})
	})
}

// peoples reports whether the sentence of a number has a word for people.
func (w *witness) peoples(r *row) bool {
	return slices.ContainsFunc(part(w.words, r.sentence), func(t token) bool { return t.whom })
}

// whose reports whether the words of a number itself tell of whom it is.
func (w *witness) whose(r *row) bool {
	return slices.ContainsFunc(r.tokens, func(t token) bool { return t.whom })
}

// turned reports whether a multiple is told upside down: what it is measured by before what is
// the more.
func (w *witness) turned(c *claim, s sum) bool {
	if c.Unit != multiple {
		return false
	}
	first := func(of, not bag) (at float64) { // where its own words are, on average
		weight := 0.0
		for _, t := range c.all {
			if !t.fills && of.akin(t) && !not.akin(t) {
				at, weight = at+w.weight(t)*float64(t.from), weight+w.weight(t)
			}
		}
		return at / weight
	}
	return first(s.of[0].said, s.of[1].said) > first(s.of[1].said, s.of[0].said)
}

// nearly reports whether a number is one that people say of a fact: about so many, within a
// twentieth; more than so many, and not much more.
func (w *witness) nearly(f datasets.Fact, m scan.Mention) bool {
	q, ok := f.Amount()
	show := f.Format(w.locale).Show
	if !ok || m.Low == nil || !nearable(q, show, m) {
		return false
	}
	value, low := alongside(q, show, m)
	off, close := (value-low)/value, 0.05
	if m.Bound == quantity.About && (m.Unit == multiple || m.IsShare() && !strings.ContainsFunc(m.Text, unicode.IsDigit)) {
		close = 0.08 // almost four times, nearly a quarter
	}
	within := func(bounds ...quantity.Bound) bool {
		return q.Bound() == quantity.Exact || q.Bound() == quantity.About || slices.Contains(bounds, q.Bound())
	}
	switch roundly(m) {
	case quantity.About:
		return within() && math.Abs(off) <= close
	case quantity.Over, quantity.AtLeast:
		return within(quantity.Over, quantity.AtLeast) && off > 0 && off <= 0.2
	case quantity.Under:
		return within(quantity.Under, quantity.UpTo) && off < 0 && off >= -0.25
	}
	return false
}

// nearable reports whether a quantity, as it is shown, is one that a number can be near.
func nearable(q quantity.Quantity, show quantity.Show, m scan.Mention) bool {
	switch {
	case q.Value() == nil || q.Value().Sign() == 0:
		return false
	case show == quantity.ShowValue && q.Unit.String() != measure(m):
		return false
	}
	return q.Value().Sign() > 0 || show == quantity.ShowChange
}

// alongside are a value, as it is shown, and a number that may tell it, as so many of the same.
func alongside(q quantity.Quantity, show quantity.Show, m scan.Mention) (value, low float64) {
	value, _ = q.Value().Float64()
	low, _ = m.Low.Float64()
	switch show {
	case quantity.ShowChange, quantity.ShowPercent, quantity.ShowPer100:
		if value = math.Abs(value); !m.IsShare() {
			value *= 100
		}
	case quantity.ShowValue:
		if m.IsShare() {
			low *= 100
		}
	}
	return value, low
}

// roundly is the bound of a number, and about so many where it is a share or a multiple in words:
// who says a third has rounded.
func roundly(m scan.Mention) quantity.Bound {
	if m.Bound == quantity.Exact && (m.IsShare() || m.Unit == multiple) && !strings.ContainsFunc(m.Text, unicode.IsDigit) {
		return quantity.About
	}
	return m.Bound
}

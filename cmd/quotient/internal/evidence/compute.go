package evidence

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"quotient/analysis"
	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/language/form"
	"quotient/datasets/limits"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// A sum is a way to come from two numbers of a source to one of a draft.
type sum struct {
	formula, show string
	of            []*row
}

const (
	multiple = wording.Times
	mostRows = 16 // of a source that a sentence can be on
	mostSums = 40 // that are tried for one number
)

// compute looks for numbers of the source that those follow from which it does not have. A
// number follows if what comes out has it, with the bound that the draft says.
func (w *witness) compute(numbers []Number) error {
	var b batch
	for i := range numbers {
		n := &numbers[i]
		if !n.Fails() || n.claim.Low == nil || n.claim.IsDate() {
			continue
		}
		for _, s := range w.sums(n.claim) {
			b.add(n, s)
		}
		if len(b.sums) > limits.Results-mostSums {
			if err := w.work(b); err != nil {
				return err
			}
			b = batch{}
		}
	}
	return w.work(b)
}

// A batch is as many sums as a study can have comparisons, each once, and the numbers that
// may come of them.
type batch struct {
	sums  []sum
	tried map[string]int // formulas with how they are shown, and their places
	of    []trial
}

// A trial is a number that may be what a sum comes to.
type trial struct {
	*Number
	at int
}

func (b *batch) add(n *Number, s sum) {
	key := s.formula + " " + s.show
	at, ok := b.tried[key]
	if !ok {
		if b.tried == nil {
			b.tried = map[string]int{}
		}
		at = len(b.sums)
		b.tried[key], b.sums = at, append(b.sums, s)
	}
	b.of = append(b.of, trial{n, at})
}

// work works a batch out, and notes what follows.
func (w *witness) work(b batch) error {
	if len(b.sums) == 0 {
		return nil
	}
	computed, err := w.worked(b.sums)
	if err != nil {
		return err
	}
	for _, t := range b.of {
		c, ok := computed.Find(id(t.at))
		if ok && c.Refusal == nil && t.Fails() && w.fits(t.Number, c, b.sums[t.at]) {
			w.follows(t.Number, c, b.sums[t.at])
		}
	}
	return nil
}

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
	best, dated := 0.0, 0
	for _, r := range s.of {
		best = max(best, w.score(c, r))
		if w.misdated(c, r) == "" {
			dated++
		}
		if !s.differs() && !w.holds(c, r) || w.strange(c, r) || r.as.Modality == datasets.Speculated && w.hedged(c, r) != "" {
			return false
		}
	}
	if n.by == w && best <= n.least || dated == 0 && !w.compares(s) || dated < len(s.of) && !s.then() || w.backwards(s) {
		return false
	}
	if s.show == "percent" && c.of != nil && (s.of[1].Mention.Low == nil || s.of[1].Mention.Low.Cmp(c.of) != 0) {
		return false
	}
	if w.turned(c, s) || !w.covers(c, s) || w.others(c, s) {
		return false
	}
	if way := w.way(c); s.show == "change" && (way == 0 || result.Value() == nil || way != result.Value().Sign()) {
		return false
	}
	base := w.base(c.after())
	return s.show != "percent" || len(base) == 0 || slices.ContainsFunc(base, func(t token) bool {
		return s.of[1].said.akin(t) || s.of[1].near.akin(t) && (!s.of[0].said.has(t) || s.of[1].Mention.Noun == "" && s.of[0].sentence == s.of[1].sentence)
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
		if t.fills || wording.Direction(t.text) != 0 || wording.All().Comparatives[strings.ToLower(t.text)] != 0 || w.Says(form.SaysSum, t.text) != "" || w.Says(form.SaysPoints, t.text) != "" {
			continue
		}
		best := 0.0
		if strings.Contains(s.formula, " - ") && slices.ContainsFunc(part(w.words, s.of[1].sentence), func(x token) bool { return opposed(wording.Of(w.tag).Antonyms, t, x) }) {
			best = 1 // seven were open: 19, of which 12 were closed
		}
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
	need := needed(c)
	if s.of[0].sentence == s.of[1].sentence {
		need -= 0.1
	}
	return here >= need*all && !slices.Contains(named, false) && w.told(c, s)
}

// fit is how near a word is to a number of the source.
func (w *witness) fit(t token, r *row) float64 {
	switch {
	case r.said.akin(t) || r.near.akin(t):
		return 1
	case r.around.akin(t), w.theme.has(t) && r.subject.has(t):
		return 0.7
	case r.wide.akin(t), w.title.has(t), w.theme.has(t):
		return 0.4
	}
	return 0
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
		return t.whom && !slices.ContainsFunc(s.of, func(r *row) bool { return r.said.akin(t) || r.near.akin(t) && !w.whose(r) })
	})
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
	if !ok || q.Value() == nil || m.Low == nil || q.Value().Sign() == 0 || q.Value().Sign() < 0 && show != quantity.ShowChange {
		return false
	}
	value, _ := q.Value().Float64()
	if show == quantity.ShowValue && q.Unit.String() != measure(m) {
		return false
	}
	switch show {
	case quantity.ShowPercent, quantity.ShowPer100:
		if !m.IsShare() {
			value *= 100
		}
	case quantity.ShowChange:
		if value = math.Abs(value); !m.IsShare() {
			value *= 100
		}
	}
	low, _ := m.Low.Float64()
	if show == quantity.ShowValue && m.IsShare() {
		low *= 100
	}
	off, close := (value-low)/value, 0.05
	if m.Unit == multiple && m.Bound == quantity.About {
		close = 0.08 // almost four times
	}
	near := q.Bound() == quantity.Exact || q.Bound() == quantity.About
	bound := m.Bound
	if bound == quantity.Exact && (m.IsShare() || m.Unit == multiple) && !strings.ContainsFunc(m.Text, unicode.IsDigit) {
		bound = quantity.About // a third, twice: who says so in words has rounded
	}
	switch bound {
	case quantity.About:
		return near && math.Abs(off) <= close
	case quantity.Over, quantity.AtLeast:
		return (near || q.Bound() == quantity.Over || q.Bound() == quantity.AtLeast) && off > 0 && off <= 0.2
	case quantity.Under:
		return (near || q.Bound() == quantity.Under || q.Bound() == quantity.UpTo) && off < 0 && off >= -0.25
	}
	return false
}

func id(i int) string { return fmt.Sprintf("computed-%d", i+1) }

// follows notes that a number is what a sum comes to.
func (w *witness) follows(n *Number, c *analysis.Comparison, s sum) {
	n.Verdict, n.Reason, n.Quotes = Computed, "", nil
	n.Formula, n.Value = s.formula, w.study.Printer(w.locale).Words(c)
	if n.claim.points {
		n.Value = clean(n.Text + " " + n.claim.Unit + n.claim.Noun)
	}
	for _, r := range s.of {
		q := w.quote(r)
		n.Quotes, n.Formula = append(n.Quotes, q), strings.Replace(n.Formula, r.Ref(), "“"+q.Text+"”", 1)
	}
}

// worked works sums out; those that are refused are not among them.
func (w *witness) worked(sums []sum) (*analysis.Comparisons, error) {
	var b strings.Builder
	b.WriteString("comparisons:\n")
	for i, s := range sums {
		fmt.Fprintf(&b, "  - id: %s\n    title: %q\n    formula: %s\n    show: %s\n", id(i), s.formula, s.formula, s.show)
	}
	study := *w.study
	study.FS = folder.Memory{analysis.SpecFile: []byte(b.String())}
	c, err := analysis.Compare(&study)
	if c == nil {
		return nil, err
	}
	return c, nil
}

// A pair is two rows from which a number may come.
type pair struct {
	*claim
	a, b  *row
	alike bool // they count or measure the same
	rate  bool // the sentence tells so many for each of something
	way   int  // whether it tells of more or less
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
func shares(p pair) bool    { return p.Unit != multiple && p.IsShare() && p.alike && !grown(p) }
func splits(p pair) bool    { return shares(p) && p.a.sentence == p.b.sentence && needed(p.claim) < 0.6 }
func growths(p pair) bool   { return p.IsShare() && p.alike && grown(p) }
func grown(p pair) bool     { return p.way != 0 }
func percentages(p pair) bool {
	return p.Kind == scan.Percent && !p.points && p.alike && p.a.Mention.Kind != scan.Percent
}
func split(p pair) bool { return percentages(p) && p.a.sentence == p.b.sentence }

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
	{percentages, hundredths, "%s / %s", "percent"},
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
	rows, rate, reach := w.about(c), w.rate(c), 0.26 // as far as a round number with a bound may be
	if c.Bound == quantity.Exact && strings.ContainsFunc(c.Text, unicode.IsDigit) {
		reach = 0.05
	}
	for _, a := range rows {
		for _, b := range rows {
			if a == b || a.Quantity == nil || b.Quantity == nil || (few(a) || few(b) && !rate && w.compared(b) == 0) && !w.ofOne(c, a, b) {
				continue
			}
			x, _ := a.Quantity.Value().Float64()
			y, _ := b.Quantity.Value().Float64()
			p := pair{c, a, b, a.Quantity.Unit == b.Quantity.Unit && (rate || w.oneNoun(a, b, w.shared(c, a, b))), rate, w.way(c)}
			for _, way := range ways {
				if x == 0 || y == 0 || !way.of(p) || way.show == "value" && way.adds() && (same(x, low) || same(y, low) || min(x, y) < 0.01*low) {
					continue // a number that is there follows from none
				}
				if math.Abs(way.about(x, y)-low) <= reach*math.Abs(low) {
					out = append(out, sum{fmt.Sprintf(way.formula, a.Ref(), b.Ref()), way.show, []*row{a, b}})
				}
			}
		}
	}
	out = append(out, w.together(c, rows, low)...)
	near := func(s sum) int { // what is told together is the likelier
		switch {
		case s.of[0].sentence == s.of[1].sentence:
			return 0
		case s.of[0].part == s.of[1].part:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(out, func(a, b sum) int { return near(a) - near(b) })
	return out[:min(len(out), mostSums)]
}

// together are the sums of all numbers of a sentence that count the same, of three or more.
func (w *witness) together(c *claim, rows []*row, low float64) (out []sum) {
	done := map[source.Span]bool{}
	for _, r := range rows {
		if done[r.sentence] || c.Unit == multiple || c.IsShare() {
			continue
		}
		done[r.sentence] = true
		all, total, refs := []*row{}, 0.0, []string{}
		for _, x := range w.sentences[r.sentence] {
			if x.Quantity != nil && x.Quantity.Unit == r.Quantity.Unit && w.oneNoun(x, r, false) && len(all) < mostRows {
				all, total, refs = append(all, x), total+x.value, append(refs, x.Ref())
			}
		}
		if len(all) > 2 && math.Abs(total-low) <= 0.05*low && !slices.ContainsFunc(all, func(x *row) bool { return same(x.value, low) }) {
			out = append(out, sum{strings.Join(refs, " + "), "value", all})
		}
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
	if w.Says(form.SaysTypical, text) != "" {
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

// counts is the noun of a row, or that of the one before it in its sentence: 340 of them.
func (w *witness) counts(r *row) string {
	if r.Noun != "" || r.Mention.Unit != "" {
		return r.Noun
	}
	noun := ""
	for _, x := range w.beside(r) {
		if x.sentence == r.sentence && x.Mention.Span.Start < r.Mention.Span.Start && x.Noun != "" && x.Mention.Unit == "" {
			noun = x.Noun
		}
	}
	return noun
}

// likely are the sentences of the source that share words with one of a draft, those first that
// share the rarest.
func (w *witness) likely(c *claim) (out []source.Span) {
	const most = 200 // sentences that are looked at
	type key struct {
		name  string
		often int
	}
	var keys []key
	for _, t := range c.all {
		if !t.fills {
			for _, k := range slices.Concat(t.keys, t.kin) {
				keys = append(keys, key{k, len(w.near[k])})
			}
		}
	}
	slices.SortStableFunc(keys, func(a, b key) int { return a.often - b.often })
	seen := map[source.Span]bool{}
	for _, k := range keys {
		for _, s := range w.near[k.name] {
			if len(out) == most {
				return out
			}
			if !seen[s] {
				seen[s], out = true, append(out, s)
			}
		}
	}
	return out
}

// neighbours are sentences with those beside the first of them, in their paragraphs.
func (w *witness) neighbours(all []source.Span) []source.Span {
	const first = 8
	out := slices.Clone(all)
	for _, s := range all[:min(first, len(all))] {
		for _, r := range w.beside(w.sentences[s][0]) {
			if !slices.Contains(out, r.sentence) {
				out = append(out, r.sentence)
			}
		}
	}
	return out
}

// about are the rows that a sentence is on: those that share the most words with it, and
// what is told beside them.
func (w *witness) about(c *claim) []*row {
	if c.about != nil {
		return c.about
	}
	var out []*row
	score := map[*row]float64{}
	for _, s := range w.neighbours(w.likely(c)) { // a sentence has all of its rows among them, or none
		rows, best := w.sentences[s], 0.0
		rows = rows[:min(len(rows), 4*mostRows)]
		for _, r := range rows {
			score[r] = w.score(c, r)
			best = max(best, score[r])
		}
		for _, r := range rows {
			score[r] = max(score[r], best/2)
		}
		out = append(out, rows...)
	}
	slices.SortFunc(out, func(a, b *row) int {
		return cmp.Or(cmp.Compare(score[b], score[a]), a.Mention.Span.Start-b.Mention.Span.Start)
	})
	c.about = out[:min(len(out), mostRows)]
	return c.about
}

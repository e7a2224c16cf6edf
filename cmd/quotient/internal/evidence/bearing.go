package evidence

import (
	"cmp"
	"math"
	"math/big"
	"slices"
	"strings"
	"unicode"

	"quotient/analysis/prose"
	"quotient/analysis/wording"
	"quotient/cmd/quotient/internal/document"
	"quotient/datasets"
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// A claim is what a sentence of a draft says of a number.
type claim struct {
	scan.Mention
	chars    []rune // of the passage
	sentence source.Span
	stretch  string  // of the sentence, that is on the number
	all, own []token // of the sentence, and of the stretch
	lead     []token // of the stretch, and of the sentence up to its first number
	dates    []scan.Mention
	points   bool          // it is told in points of a percentage
	amounts  bool          // the sentence has others, that are no dates
	of       *big.Rat      // what a share is of, where the sentence tells it
	about    []*row        // of the source, that the sentence is on; nil before it is asked for
	outOf    *big.Rat      // and of what this number is a part: 12 of the 30
	before   *scan.Mention // the number from which it goes to this one
}

// A reading is a passage of a draft with its words and numbers.
type reading struct {
	document.Passage
	chars     []rune
	tokens    []token
	others    []scan.Mention
	bracketed brackets
}

func (w *witness) reading(p document.Passage) *reading {
	chars, numbers := []rune(p.Text), w.scanner.Text(p.Text)
	return &reading{p, chars, w.tokensOf(chars, numbers), numbers, w.brackets(chars, numbers)}
}

func (w *witness) claim(p *reading, m scan.Mention) *claim {
	if wording.SaysMultiple(m.Text) { // twice as many
		m.Unit = multiple
	}
	if w.frequency(m, p.chars) {
		m.Unit = ""
	}
	c := &claim{Mention: m, chars: p.chars}
	if w.Says(form.SaysPoints, m.Unit) != "" || m.Unit == "" && w.Says(form.SaysPoints, lastWord(m.Noun)) != "" {
		c.points = true
	}
	c.sentence = around(p.chars, m.Span, source.Span{End: len(p.chars)})
	from := c.sentence.Start
	own := w.segment(p.chars, c.sentence, m, p.others)
	c.all, c.own, c.stretch = part(p.tokens, c.sentence), part(p.tokens, own), string(p.chars[own.Start:own.End])
	c.lead = c.own
	first := own.Start
	others := numbersIn(p.others, c.sentence)
	c.dates = w.datesOf(p.bracketed, p.chars, m, p.others, c.sentence)
	if own := datesAfter(m, others); len(own) > 0 && len(c.dates) > 1 {
		c.dates = own
	}
	for i, x := range others {
		switch {
		case x.IsDate():
		case x.Low != nil && x.Kind != scan.Ordinal && x.Kind != scan.Time && x.Span.Start > m.Span.End:
			c.amounts = true
		case x.Low == nil || x.Kind == scan.Ordinal || x.Span.End > m.Span.Start:
		default:
			c.amounts = c.amounts || x.Kind != scan.Time && x.Span != m.Span
			first = min(first, x.Span.Start)
			if w.fromTo(p.chars, x, m) {
				c.before = &others[i]
			}
		}
	}
	c.outOf = w.whole(c, others)
	if c.IsShare() || c.Kind == scan.Percent {
		c.of = c.outOf
	}
	if first < own.Start {
		c.lead = append(slices.Clone(c.own), part(p.tokens, source.Span{Start: from, End: first})...)
	}
	return c
}

// datesAfter are the dates between a number and the next one, in a sentence each of whose numbers
// has its own: 8 percent in 1910 and 12 percent in 1912. There are none where a date comes first.
func datesAfter(m scan.Mention, others []scan.Mention) (out []scan.Mention) {
	if len(others) == 0 || others[0].IsDate() {
		return nil
	}
	for _, x := range others {
		switch {
		case x.Span.Start <= m.Span.Start:
		case x.IsDate():
			out = append(out, x)
		case x.Low != nil && x.Kind != scan.Ordinal && x.Kind != scan.Time:
			return out
		}
	}
	return out
}

// upTo is the sentence up to its number, and after what follows it.
func (c *claim) upTo() string  { return string(c.chars[c.sentence.Start:c.Mention.Span.Start]) }
func (c *claim) after() string { return string(c.chars[c.Mention.Span.End:c.sentence.End]) }

// fromTo reports whether two numbers are those from which and to which something goes.
func (w *witness) fromTo(chars []rune, a, b scan.Mention) bool {
	before := wording.Lower(string(chars[max(0, a.Span.Start-12):a.Span.Start]))
	between := wording.Lower(string(chars[a.Span.End:b.Span.Start]))
	return len(before) > 0 && slices.Contains(wording.All().From, before[len(before)-1]) && len(between) > 0 && len(between) <= 3 && between[len(between)-1] == "to"
}

// verdict is what this source says of a number.
func (w *witness) verdict(d *document.Document, p *reading, n prose.TypedNumber) Number {
	c := w.claim(p, n.Mention)
	out := Number{Draft: d, Span: p.Span(n.Span), Text: n.Text, Around: clean(string(p.chars[c.sentence.Start:c.sentence.End])), Verdict: NotJudged, claim: c}
	switch {
	case n.Passed != "" && !n.Mention.IsShare():
		out.Reason = n.Passed
	case n.Mention.Kind == scan.Time:
		out.Reason = "times of the day"
	case n.Mention.IsDate() && w.dated(n.Mention.Date()) && c.amounts:
		out.Reason = "dates of the source"
	case n.Mention.IsDate():
		w.when(&out)
	case n.Mention.Low == nil:
		out.Reason = "names with a number"
	default:
		w.find(&out)
	}
	return out
}

// find looks for the row that bears a number: of those that have its value, bound and unit,
// the one whose words fit best.
func (w *witness) find(n *Number) {
	c := n.claim
	n.Verdict, n.Reason = Unsupported, "the source has no such number"
	if from, to := w.ends(c); from != nil {
		n.Verdict, n.Reason, n.Quotes = Supported, "", []Quote{w.quote(from), w.quote(to)}
		return
	}
	candidates := w.candidates(c)
	best, object := w.teller(c, candidates)
	if best == nil || object != "" && !strings.ContainsFunc(c.Text, unicode.IsDigit) {
		if other, wrong := w.implied(n, candidates); best == nil || other != nil && wrong == "" {
			best, object = other, wrong
		}
	}
	if best == nil && w.said(n) {
		return
	}
	if best == nil {
		if near := w.nearest(c); near != nil {
			n.Quotes = []Quote{w.quote(near)}
		}
		return
	}
	n.Verdict, n.Reason, n.Quotes = Supported, object, []Quote{w.quote(best)}
	if object != "" {
		n.Verdict, n.there = Otherwise, w.alike(best, c.Mention)
		if w.tells(best.Observation, c.Mention) {
			n.least, n.by = w.score(c, best), w
		}
	}
}

// teller is the first row that has a number and to which nothing is objected, or else the first that
// has it, with what is wrong.
func (w *witness) teller(c *claim, candidates []*row) (best *row, object string) {
	for _, r := range candidates {
		if !w.tells(r.Observation, w.inYears(c, r)) && !w.reaches(c, r) {
			continue
		}
		wrong := w.objection(c, r)
		if wrong == "" {
			return r, ""
		}
		if best == nil {
			best, object = r, wrong
		}
	}
	return best, object
}

// implied is the row from which a number follows that says less, such as more than 100 where the
// source has 120; or else the one with its value, and another bound or unit.
func (w *witness) implied(n *Number, candidates []*row) (best *row, object string) {
	c := n.claim
	var other *row
	for _, r := range candidates {
		switch {
		case best == nil && w.end(c, r) && w.objection(c, r) == "":
			best = r
		case other == nil && w.alike(r, c.Mention):
			other = r
		case best == nil && c.Bound != quantity.UpTo && w.nearly(r.Observation, c.Mention) && w.objection(c, r) == "":
			best = r
		}
	}
	if other != nil && (best == nil || 2*w.score(c, other) >= w.score(c, best)) {
		if c.Bound == quantity.About && w.nearly(other.Observation, c.Mention) {
			return other, w.objection(c, other)
		}
		if after := wording.WordsAfter(c.chars, max(c.Mention.Span.End, c.Phrase.End), 1); w.is(c.Unit, form.IsTime) && c.Bound == quantity.Exact && len(after) > 0 && w.Says(form.SaysAgo, after[0]) != "" {
			return other, w.objection(c, other) // within ten years, ten years ago
		}
		n.there = true
		return other, "the source has “" + w.phrase(other) + "”"
	}
	return best, ""
}

// end reports whether a number is one end of a range, and said to be: up to 20, of between 9 and 20.
func (w *witness) end(c *claim, r *row) bool {
	m := r.Mention
	if m.Bound != quantity.Between || m.Low == nil || m.High == nil || measure(m) != measure(c.Mention) {
		return false
	}
	switch c.Bound {
	case quantity.UpTo:
		return c.Low.Cmp(m.High) == 0
	case quantity.AtLeast:
		return c.Low.Cmp(m.Low) == 0
	}
	return false
}

// reaches reports whether a number is said to be as far as it came, of a row that is the most:
// gusts of up to 178 kilometres an hour, which reached 178.
func (w *witness) reaches(c *claim, r *row) bool {
	if r.Mention.Bound != quantity.UpTo || c.Bound != quantity.Exact || w.Says(form.SaysReach, string(c.chars[c.sentence.Start:c.sentence.End])) == "" {
		return false
	}
	m := c.Mention
	m.Bound = quantity.UpTo
	return w.tells(r.Observation, m)
}

// inYears is a number as it is told of a row: where that has no unit and counts nothing, as in
// the oldest was 87, it is of the time that the draft says.
func (w *witness) inYears(c *claim, r *row) scan.Mention {
	m := c.Mention
	if r.Mention.Unit+r.Mention.Noun == "" && r.Mention.Kind == m.Kind && w.is(m.Unit, form.IsTime) {
		m.Unit = ""
	}
	return m
}

// said looks for a part in words that no row of the study can be of.
func (w *witness) said(n *Number) bool {
	var best *row
	score, object := 0.0, ""
	for _, r := range w.parts {
		if r.Mention.Low.Cmp(n.claim.Low) != 0 {
			continue
		}
		if fit := w.score(n.claim, r); fit > 0 && (best == nil || fit > score) {
			best, score, object = r, fit, w.objection(n.claim, r)
			if r.Mention.Bound != n.claim.Bound && n.claim.Bound != quantity.About {
				object = cmp.Or(object, "the source has “"+w.phrase(r)+"”")
			}
		}
	}
	if best == nil {
		return false
	}
	n.Verdict, n.Reason, n.Quotes = Supported, object, []Quote{w.quote(best)}
	if object != "" {
		n.Verdict = Otherwise
	}
	return true
}

// ends are the rows that a range runs from and to, where the source has the two in one
// sentence: from 16,000 to 24,500.
func (w *witness) ends(c *claim) (from, to *row) {
	if c.Bound != quantity.Between {
		return nil, nil
	}
	for _, r := range w.rows {
		if r.Mention.Low == nil || r.Mention.Low.Cmp(c.Low) != 0 {
			continue
		}
		for _, x := range w.sentences[r.sentence] {
			if x.Mention.Low != nil && x.Mention.Low.Cmp(c.High) == 0 && x.Mention.Span.Start > r.Mention.Span.Start && w.objection(c, r)+w.objection(c, x) == "" {
				return r, x
			}
		}
	}
	return nil, nil
}

// nearest is the row that a sentence is most likely on, in the unit of the number; nil where
// none shares a telling word with it.
func (w *witness) nearest(c *claim) *row {
	for _, r := range w.about(c) {
		if measure(r.Mention) == measure(c.Mention) && slices.ContainsFunc(c.own, r.said.has) {
			return r
		}
	}
	return nil
}

// measure is what a number is measured in; "" where it counts something.
func measure(m scan.Mention) string {
	if m.Kind == scan.Percent || m.IsShare() {
		return quantity.Percent
	}
	of, _, _ := strings.Cut(m.Unit, " per ")
	return of
}

// candidates are the rows that can be a number, those first whose words fit best.
func (w *witness) candidates(c *claim) (out []*row) {
	const most = 40
	low, _ := c.Low.Float64()
	score := map[*row]float64{}
	for _, r := range w.rows {
		if comparable(low, r.value) || r.Mention.Bound == quantity.Between && r.Mention.High != nil && r.Mention.High.Cmp(c.Low) == 0 {
			out = append(out, r)
		}
	}
	if len(out) > 2*most { // one number is there again and again
		out = w.likeliest(c, out, 2*most)
	}
	for _, r := range out {
		score[r] = w.score(c, r)
	}
	slices.SortStableFunc(out, func(a, b *row) int { return cmp.Compare(score[b], score[a]) })
	return out[:min(len(out), most)]
}

// likeliest are so many of some rows: those in whose sentences most words of a claim are.
func (w *witness) likeliest(c *claim, rows []*row, n int) (out []*row) {
	shared := map[source.Span]int{}
	most := 0
	for _, t := range c.own[:min(len(c.own), 12)] {
		seen := map[source.Span]bool{}
		for _, k := range t.keys {
			if len(w.near[k]) > n { // a word that is everywhere tells none of them
				continue
			}
			for _, s := range w.near[k] {
				if !seen[s] {
					seen[s] = true
					shared[s]++
					most = max(most, shared[s])
				}
			}
		}
	}
	by := make([][]*row, most+1)
	for _, r := range rows {
		k := shared[r.sentence]
		by[k] = append(by[k], r)
	}
	for i := len(by) - 1; i >= 0 && len(out) < n; i-- {
		out = append(out, by[i][:min(len(by[i]), n-len(out))]...)
	}
	return out
}

// tells reports whether a number has the value, bound and unit of a fact. What it counts is
// told by the words around it.
func (w *witness) tells(f datasets.Fact, m scan.Mention) bool {
	if q, ok := f.Amount(); ok && m.Noun != "" && measure(m) == "" && q.Unit.String() != "" { // people are no kilometres
		return false
	}
	m.Noun = ""
	if of, _, ok := strings.Cut(m.Unit, " per "); ok { // cases per 100,000
		m.Unit = ""
		if w.measures(of) {
			m.Unit = of
		}
	}
	if w.editor.Tells(f, m) {
		return true
	}
	if q, ok := f.Amount(); ok && m.Bound == quantity.UpTo && q.Bound() == quantity.Exact && len(strings.Fields(m.Qualifier)) == 3 { // as high as
		m.Bound = quantity.Exact
		return w.editor.Tells(f, m)
	}
	return false
}

// comparable reports whether a number can be another that is rounded, bounded or told as a
// share: by what they nearly are, since working out more takes time.
func comparable(a, b float64) bool {
	near := func(a, b float64) bool { return math.Abs(a-b) <= 1+0.3*math.Abs(a) }
	return near(a, b) || near(100*a, b) || near(a, 100*b)
}

// alike reports whether a row has the value of a number, with another bound or unit.
func (w *witness) alike(r *row, m scan.Mention) bool {
	if r.Mention.Low == nil || (m.Unit == multiple) != (r.Mention.Unit == multiple) || m.IsShare() != r.Mention.IsShare() {
		return false
	}
	if one, other := measure(m), measure(r.Mention); one != other && (one != "" && other != "" || one+other == quantity.Percent || m.Noun != "") {
		return false
	}
	return (r.Mention.Low.Cmp(m.Low) == 0 || r.Mention.High.Cmp(m.Low) == 0)
}

// score is how well the words of a claim fit those of a row.
func (w *witness) score(c *claim, r *row) (sum float64) {
	for _, t := range c.all {
		k := 0.0
		switch {
		case t.fills:
		case r.said.has(t):
			k = 1
		case r.said.akin(t):
			k = 0.8
		case r.near.has(t):
			k = 0.7
		case r.near.akin(t):
			k = 0.5
		case r.around.has(t):
			k = 0.3
		}
		if k > 0 {
			sum += k * w.weight(t)
		}
	}
	return sum
}

// clean is a text on one line.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }

package scan

import (
	"slices"
	"strings"

	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan/internal/rule"
	"quotient/datasets/source/scan/internal/token"
)

// qualifierBefore returns the qualifier that ends right before a token. Two in
// a row are one: of "up to and even over" the word at the number decides, of
// "up to about" the limit does.
func (b *block) qualifierBefore(i int) token.Qualifier {
	q := b.QualifierNextTo(i)
	if q.None() {
		return q
	}
	for {
		j := q.From
		// Between two qualifiers: and even, or possibly.
		for k := 0; k < 2 && b.Form(j-1) == token.Word && b.Has(j-1, form.IsAnd|form.IsOr|form.IsAdverb) && !b.Qualifies(b.At(j-1)); k++ {
			j--
		}
		if b.Is(j-1, ",") {
			j--
		}
		p := b.QualifierNextTo(j)
		if p.None() || j != q.From && !b.joins(j, q.From) {
			return q
		}
		if q.Bound == quantity.About || q.Bound == quantity.Exact {
			q.Bound = p.Bound
		}
		q.From = p.From
	}
}

// joins reports whether the tokens between two qualifiers join them.
func (b *block) joins(from, to int) bool {
	for i := from; i < to; i++ {
		if b.Has(i, form.IsAnd|form.IsOr) {
			return true
		}
	}
	return false
}

// qualifierAfter returns the longest listed phrase that begins at i.
func (b *block) qualifierAfter(i int) (best token.Qualifier) {
	switch {
	case b.Is(i-1, "-") && b.Glued(i) && slices.Contains(b.Approximate, b.Str(i)): // 30-odd sheep
		return token.Qualifier{From: i, To: i + 1, Bound: quantity.About}
	case b.Is(i, "+") && b.Glued(i) && b.Form(i+1) != token.Digits:
		return token.Qualifier{From: i, To: i + 1, Bound: quantity.AtLeast}
	case b.Form(i) != token.Word || b.Tokens[i].Known == nil:
		return best
	}
	for _, p := range b.After[b.Tokens[i].Known] {
		to := i + len(p.Words)
		if to > best.To && b.Reads(i, p.Words) && !b.isOfNext(to) {
			best = token.Qualifier{From: i, To: to, Bound: p.Bound}
		}
	}
	return best
}

// isOfNext reports whether a phrase that ends before a token is, or begins, the qualifier
// of the next number: and up to 300; and more than 300; 12 people, at least 3 of them.
func (b *block) isOfNext(to int) bool {
	if b.Has(to, form.IsTo) && b.Marked(to-1, form.MarkUp) {
		return true
	}
	if q := b.PhraseBefore(to + 1); !q.None() && q.From < to {
		return true
	}
	return b.beginsNumber(to) && (!b.PhraseBefore(to).None() || b.Marked(to-1, form.MarkPlus)) // 5 euros plus 8 percent
}

// beginsNumber reports whether a number may begin at a token.
func (b *block) beginsNumber(i int) bool {
	w := b.At(i)
	return b.Form(i) == token.Digits || b.IsCurrency(i) || w.Cardinal > 0 || w.Scale > 0 || w.Is.Any(form.IsHalf)
}

// limit returns the distant qualifier of a number that a limit is set at:
// "Maximum wages to be fixed at 3,500".
func (b *block) limit(i int) token.Qualifier {
	if b.Has(i-1, form.IsAuxiliary) && !b.Has(i-2, form.IsPronoun) {
		return b.extreme(i - 1)
	}
	if !b.Has(i-1, form.IsPreposition|form.IsTo|form.IsSetAt) {
		return token.Qualifier{}
	}
	if !b.Has(i-2, form.IsSetAt|form.IsAuxiliary) && !b.Has(i-1, form.IsSetAt) {
		return token.Qualifier{}
	}
	for j := i - 2; j >= 0 && j > i-12 && !b.Ends(j); j-- {
		switch is := b.At(j).Is; {
		case is.Any(form.IsMost):
			return token.Qualifier{From: j, To: j + 1, Bound: quantity.UpTo}
		case is.Any(form.IsLeast):
			return token.Qualifier{From: j, To: j + 1, Bound: quantity.AtLeast}
		}
	}
	return token.Qualifier{}
}

// extreme returns the qualifier of a number that is said of the greatest or least of
// something, before the verb at a token: the maximum is 40, the minimum age was 18.
func (b *block) extreme(i int) token.Qualifier {
	for j := i - 1; j >= 0 && j > i-8 && b.Form(j) == token.Word; j-- {
		switch is := b.At(j).Is; {
		case is.Any(form.IsAuxiliary | form.IsVerb | form.IsAnd | form.IsOr | form.IsBut | form.IsClause):
			return token.Qualifier{}
		case is.Any(form.IsMost) && b.Str(j) != "upper": // which may be a house
			return token.Qualifier{From: j, To: j + 1, Bound: quantity.UpTo}
		case is.Any(form.IsLeast):
			return token.Qualifier{From: j, To: j + 1, Bound: quantity.AtLeast}
		}
	}
	return token.Qualifier{}
}

// qualified gives a number, whose unit ends before a token, its qualifier and what it
// counts.
func (b *block) qualified(m match, end int) match {
	m.next = end
	for k := m.to; k < end && m.Kind != Money && !b.Is(k, "["); k++ {
		if b.Form(k) == token.Digits { // 5 km2: no digit is left out
			m.to = end
		}
	}
	q, start := b.qualifierOf(&m)
	m.Noun, end = b.nounOf(m, end)
	end = b.perTime(&m, end)
	before := q
	if q, end = b.qualifiedBehind(&m, q, end); q != before {
		m.rules.Add(behindRule)
	}
	if !q.None() {
		m.Bound = q.Bound
		m.Qualifier = b.Between(q.From, q.To)
		start = min(start, q.From)
	}
	if m.Bound == quantity.Exact && m.Kind != Vague && m.Low != nil && m.High != nil && m.Low.Cmp(m.High) != 0 {
		m.Bound = quantity.Between
	}
	m.phrase = [2]int{start, max(end, m.to)}
	return m.wide()
}

var perTimeRule = rule.New("counted by time")

// perTime gives a number that counts its unit where the text goes on with a time: 2 carts
// a day. It returns the token after that.
func (b *block) perTime(m *match, end int) int {
	if !m.isPlain() || b.Nouns.One == nil {
		return end
	}
	u, next, ok := b.PerTime(end)
	if !ok {
		return end
	}
	if m.Noun == "" { // 1,400 a day
		m.next = next
		return next
	}
	m.Unit, m.next = b.Nouns.One(strings.ToLower(m.Noun))+" per "+u.Name, next
	m.rules.Add(perTimeRule)
	return next
}

// qualifierOf returns the qualifier before a number, and where the phrase of the two
// begins.
func (b *block) qualifierOf(m *match) (q token.Qualifier, start int) {
	start = m.from - m.lead
	q = b.qualifierBefore(start)
	if m.Bound == quantity.Between && (m.limits || isLimit(q.Bound, false)) {
		start, q = q.From, token.Qualifier{} // at least 5 but fewer than 7
	}
	if b.isPlain(q, *m) {
		q = token.Qualifier{}
	}
	if q.None() {
		if q = b.limit(start); !q.None() {
			m.rules.Add(limitRule)
		}
		return q, start
	}
	m.rules.Add(beforeRule)
	if turned := b.denied(q, *m); turned != q {
		q = turned
		m.rules.Add(turnedRule)
	}
	return q, start
}

var (
	beforeRule = rule.New("qualifier before")
	behindRule = rule.New("qualifier after")
	limitRule  = rule.New("limit that is set at")
	turnedRule = rule.New("limit that is denied")
)

// nounOf returns what a number counts, whose unit ends before a token, and the token after
// both.
func (b *block) nounOf(m match, end int) (noun string, to int) {
	single := m.Low != nil && m.Low == m.High && m.Low.Cmp(unity) == 0
	if m.isPlain() {
		if noun, to = b.compounded(end); noun != "" {
			return noun, to
		}
	}
	start := end
	if b.Has(end-1, form.IsHalf) && b.Has(end, form.IsArticle) { // half a loaf
		single, start = true, end+1
	}
	noun, to = b.head(start, single)
	if m.IsShare() && noun == "" && b.Has(end, form.IsDeterminer|form.IsPossessive) { // half the visitors
		noun, to = b.head(b.pastNumber(end+1), false)
	}
	if m.Unit != "" && !b.IsPartitive(end) && !b.hyphened(end) {
		noun, to = "", end
	}
	noun, to = b.fitting(m, noun, end, to)
	return noun, max(end, to)
}

// fitting is the noun that was found for a number, or one that fits it better: none, where that
// is of who spoke of it, or of when it was; that of the number it is in a list with.
func (b *block) fitting(m match, noun string, end, to int) (string, int) {
	switch {
	case noun == "":
		return b.elided(m), to
	case m.Unit != "" && b.IsPartitive(end) && b.Has(to-1, form.IsTime): // the $5 million of a year ago
		return "", end
	case b.Marked(to-1, form.MarkForecaster) && b.Has(m.from-m.lead-1, form.IsDeterminer) && b.Has(to, form.IsAuxiliary): // the 40 analysts had expected
		return "", end
	case !m.isPlain() || m.Low != m.High || m.Low != nil && m.Low.Cmp(unity) == 0 || b.IsPlural(to-1) || !b.Has(to, form.IsAnd|form.IsOr):
		return noun, to
	}
	if o, ok := b.Read(to + 1); ok && o.IsPlain() { // 450 full-time and 1,200 part-time jobs
		if shared, next := b.head(o.To, false); shared != "" && b.IsPlural(next-1) {
			return shared, to
		}
	}
	return noun, to
}

// pastNumber is the token after a number at a token: half the 300 guests.
func (b *block) pastNumber(i int) int {
	if o, ok := b.Read(i); ok && !o.Ordinal && !o.Part {
		return o.To
	}
	return i
}

// aside is the token after brackets that begin at a token, and after a quotation mark
// there: $13 million (65 million francs) “as a minimum”.
func (b *block) aside(at int) int {
	const most = 8 // tokens within
	to := at
	if b.Is(at, "(") {
		for k := at + 1; k <= at+most; k++ {
			if b.Is(k, ")") {
				to = k + 1
				break
			}
		}
	}
	if b.Is(to, `"`) || b.Is(to, "“") {
		return to + 1
	}
	return to
}

// qualifiedBehind looks for a qualifier behind a number or its noun: 400 people or
// more. One before the number keeps its place, unless the two say together what it does
// not: about 40 at least, up to 40 and over, not to be put above 40 as a maximum.
func (b *block) qualifiedBehind(m *match, q token.Qualifier, end int) (token.Qualifier, int) {
	for _, at := range []int{m.to, end, b.aside(end)} {
		if b.Is(at, "-") && b.Glued(at) && b.Glued(at+1) {
			at++ // 2000-nél több
		}
		a := b.qualifierAfter(at)
		if a.None() && b.Is(at, ",") {
			a = b.qualifierAfter(at + 1) // 5, or more
		}
		if a.None() {
			continue
		}
		switch q.Bound {
		case quantity.Over, quantity.AtLeast:
			if a.Bound == quantity.UpTo { // above 40 as a maximum
				q.Bound = quantity.UpTo
				end = max(end, a.To)
			}
			return q, end
		case quantity.UpTo:
			if a.Bound == quantity.AtLeast || a.Bound == quantity.Over { // up to 11,000 and over
				q.Bound = quantity.Over
				end = max(end, a.To)
			}
			return q, end
		case quantity.Under, quantity.Exact:
			return q, end
		}
		if a.From < end { // the qualifier, not what is counted
			m.Noun, end = "", m.to
		}
		end = max(end, a.To)
		if m.Noun == "" && m.Unit == "" { // 1,500 or more people
			m.Noun, end = b.noun(end)
		}
		return a, end
	}
	return q, end
}

package scan

import (
	"math/big"
	"strings"

	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan/internal/numeral"
	"quotient/datasets/source/scan/internal/rule"
	"quotient/datasets/source/scan/internal/token"
	"quotient/datasets/source/scan/internal/unit"
)

// number makes mentions of a numeral: with the other end of a range, its qualifier, unit
// and noun, by its kind.
func (b *block) number(n numeral.Numeral) []match {
	b.share(&n)
	m, end := b.measured(n)
	if n.Times && b.Marked(n.From, form.MarkMultiplied) { // more than doubled
		m.Unit = "times"
	}
	if b.isDenied(m.from - m.lead) {
		m.rules.Add(deniedRule)
		return b.deniedNumber(m, end)
	}
	if r, ok := b.rangeOf(n, m, end); ok {
		m, end = r.match, r.end
	} else {
		m = b.withShared(b.withLevel(m, end), n, end)
	}
	m = m.whole()
	if m.isPlain() && b.isAge(m) {
		m.Unit = "year"
		m.rules.Add(ageRule)
	}
	if m.isPlain() {
		m = b.besideBracket(m, end)
	}
	m, end, cited := b.noted(m, end)
	if m.isPlain() && n.Part && b.isShare(n, end) {
		m.Kind = Percent
		if m.Low == m.High {
			m.OutOf = n.OutOf
		}
		m.rules.Add(shareRule)
	}
	m = b.ofPaper(b.qualified(m, end))
	if n.Noun > 0 { // one man in three
		m.Noun = b.Str(n.Noun)
	}
	return append([]match{m}, cited...)
}

// inList returns the token after what joins the numbers of a list at a token, and whether the
// last one is next; the token of the sign itself where it joins none. A comma and "or" join
// more than two: 5, or 0.3 percent.
func (b *block) inList(i int, many bool) (next int, last bool) {
	switch {
	case b.Has(i, form.IsAnd|form.IsOr):
		return i + 1, true
	case !b.Is(i, ","):
		return i, false
	case !b.Has(i+1, form.IsAnd|form.IsOr):
		return i + 1, false
	case many:
		return i + 2, true
	}
	return i, false
}

// ofPaper makes a number the value of a test or a variable where it is one: p < .05, x = 0.
func (b *block) ofPaper(m match) match {
	switch {
	case !m.isPlain():
	case b.isStatistic(m.from):
		m.Kind = Statistic
		m.rules.Add(statisticRule)
	case m.Noun == "" && b.isAssigned(m.from):
		m.Kind = ProperName
		m.rules.Add(assignedRule)
	}
	return m
}

// withLevel gives a number the unit of the level that follows it: from 1.9 to 2.5 percent.
func (b *block) withLevel(m match, end int) match {
	if !m.isPlain() {
		return m
	}
	if u, ok := b.unitOfLevel(m.from, end); ok {
		m = m.in(u)
		m.rules.Add(levelRule)
	}
	return m
}

// mostShared is how many numbers can have one unit together.
const mostShared = 6

// withShared gives a number the unit of those that it is in a list with: 450 and 680 nm;
// 5, 10 and 15 kg.
func (b *block) withShared(m match, n numeral.Numeral, end int) match {
	if !m.isPlain() || n.Part {
		return m
	}
	for k := range mostShared {
		i, last := b.inList(end, k > 0)
		if b.Form(i) != token.Digits {
			return m
		}
		o, ok := b.Figures(i)
		if !ok || !o.IsPlain() || o.To-i > 3 {
			return m
		}
		u, _, ok := b.UnitAfter(o.To)
		switch {
		case ok && last:
			m = m.in(u)
			m.rules.Add(sharedRule)
			return m
		case ok || last:
			return m
		}
		end = o.To
	}
	return m
}

// isShare reports whether a part of one is of what follows: half of them, one in five
// boats; but ½ cup, a half turn.
func (b *block) isShare(n numeral.Numeral, end int) bool {
	switch {
	case n.Ratio:
		return true
	case b.Marked(end, form.MarkHeld): // a quarter point
		return false
	case b.IsPartitive(end): // but three quarters of a century, or of a point
		return !b.Has(end+1, form.IsArticle) || !b.Has(end+2, form.IsTime) && !b.Marked(end+2, form.MarkHeld)
	case b.Has(n.From, form.IsHalf) && b.Has(end, form.IsArticle): // half a loaf
		return false
	case b.Has(n.From, form.IsHalf) && b.Has(n.From-1, form.IsArticle):
		return !b.Has(n.From-2, form.IsAnd) && (b.Form(end) != token.Word || b.Has(end, form.IsFunction))
	}
	return n.Spelled
}

// measured makes a match of a numeral with its unit, and returns the token after both.
func (b *block) measured(n numeral.Numeral) (match, int) {
	m := plain(Quantity, n.From, n.To).with(n.Value, n.Value)
	m.rules = n.Rules
	if n.Vague {
		m.Kind, m.High = Vague, n.High
	}
	if n.Article {
		m.lead = 1
	}
	if before, first, ok := b.UnitBefore(n.From); ok && first >= b.taken {
		if b.isAbbreviation(first, n.From) { // Rs 50 lakh
			m.lead = n.From - first
		} else {
			m.from = first
		}
		m = m.in(before)
	}
	if u, number, ok := b.UnitAhead(n.From + 1); ok && b.Form(n.From) == token.Sign && b.Glued(n.From+1) && number < n.To {
		m = m.in(u) // −$5
	}
	m, end := b.unitOf(n, m)
	if m.Kind == Money {
		end = b.cents(&m, end)
	}
	if b.Marked(end, form.MarkBelow) && b.Has(end+1, form.IsZero) && m.Low != nil && m.Low == m.High { // 17 degrees below zero
		v := new(big.Rat).Neg(m.Low)
		m = m.with(v, v)
		end += 2
	}
	if m.Kind == Money && m.Low != nil && b.Is(m.from-1, "(") && b.Has(m.from-2, form.IsAuxiliary) && b.Is(end, ")") { // net income was ($12)
		v := new(big.Rat).Neg(m.Low)
		m = m.with(v, v)
	}
	if m.Unit == "" && m.Low != nil && b.isMagnitude(m.from) {
		m.Unit = "magnitude"
	}
	if m.Unit == "" && b.Has(m.from-1, form.IsOf) { // percent of ten, per cent of ten
		b.percentBefore(&m)
	}
	return m, end
}

// isMagnitude reports whether a number below ten says how strong a tremor was: magnitude 6.8,
// a magnitude of 4.9.
func (b *block) isMagnitude(i int) bool {
	k := i - 1
	if b.IsHyphen(k) || b.Has(k, form.IsOf) {
		k--
	}
	return b.Marked(k, form.MarkMagnitude) && len(b.Str(i)) == 1 && b.Form(i) == token.Digits
}

// unitOf gives a match the unit after its number, and returns the token after it.
func (b *block) unitOf(n numeral.Numeral, m match) (match, int) {
	end := n.To
	if n.Ratio { // one in five dollars is no dollar
		return m, end
	}
	after, next, ok := b.unitBehind(n)
	if b.isShortened(n) {
		end = n.To + 1
	}
	if !ok && n.Part {
		after, next, ok = b.unitOfPart(n.To)
	}
	switch {
	case m.Unit == "" && ok:
		end = next
		m.Unit = after.Name
		if n.Scale == nil {
			m.times = after.Scale
		}
		if m.Kind != Vague {
			m.Kind = kindOf(after)
		}
		m.to = b.touching(n.To, end, m.Kind)
		m, end = b.scaledBehind(m, n, end)
	case m.Unit != "":
		if ok && after.Kind == unit.Money { // $5 USD
			end = next
		}
		if u, to, _ := b.Rate(m.of(), end); to > end {
			m.Unit, end = u.Name, to
		}
	}
	return m, end
}

// unitBehind is the unit after a number, perhaps behind the dot of its scale: 5 Mrd. euros.
func (b *block) unitBehind(n numeral.Numeral) (u unit.Unit, end int, ok bool) {
	if u, end, ok = b.UnitAfter(n.To); !ok && b.isShortened(n) {
		return b.UnitAfter(n.To + 1)
	}
	return u, end, ok
}

// scaledBehind multiplies a sum of money by the scale after its currency: 75 USD million.
func (b *block) scaledBehind(m match, n numeral.Numeral, end int) (match, int) {
	s := b.At(end)
	if m.Kind != Money || n.Scale != nil || s.Scale < 1e6 || s.Is.Any(form.IsPlural) {
		return m, end
	}
	v := new(big.Rat).Mul(n.Value, big.NewRat(s.Scale, 1))
	return m.with(v, v), end + 1
}

// percentBefore gives a match the percent that is said before it: per cent of ten.
func (b *block) percentBefore(m *match) {
	for _, i := range []int{m.from - 3, m.from - 2} {
		if w := b.At(i - 1); i < b.taken || b.Form(i-1) == token.Digits || w.Cardinal > 0 || w.Scale > 0 {
			continue
		}
		if u, to, ok := b.UnitAfter(i); ok && u.Kind == unit.Percent && to == m.from-1 {
			m.from, m.Unit, m.Kind = i, u.Name, Percent
			return
		}
	}
}

// oldest is the greatest number that is an age.
var oldest = big.NewRat(120, 1)

// isShortened reports whether a number ends in a scale with the dot of an abbreviation,
// behind which the sentence goes on: 3 Mio. people.
func (b *block) isShortened(n numeral.Numeral) bool {
	if n.Scale == nil || !b.Is(n.To, ".") || !b.Glued(n.To) {
		return false
	}
	last := b.Str(n.To - 1)
	if numeral.Abbreviations[last] == 0 && b.MoneyScales[last] == 0 {
		return false
	}
	if u, _, ok := b.UnitAfter(n.To + 1); ok && u.Kind == unit.Money {
		return true
	}
	return b.Form(n.To+1) == token.Word && !b.Tokens[n.To+1].Capital
}

// touching returns the token behind a numeral and the sign of a unit that touches it:
// 5%, 11c. Of words of a unit only the letter of a coin is one.
func (b *block) touching(to, end int, kind Kind) int {
	switch {
	case !b.Glued(to) || b.Is(to, "-"):
	case b.Form(to) == token.Sign && end == to+1, kind == Money && b.Form(to) == token.Word && len(b.Str(to)) == 1 && end > to:
		return to + 1
	}
	return to
}

// isAbbreviation reports whether what stands before a number is a currency by its
// name cut short (Rs), and no sign ($) or code (HUF).
func (b *block) isAbbreviation(first, number int) bool {
	if !b.Tokens[number].Gap || b.Form(first) != token.Word {
		return false
	}
	s := b.Str(first)
	return s != strings.ToUpper(s) && !b.Is(number-1, "$")
}

// unitOfPart returns the unit that a part is of: half a mile, a quarter of a per
// cent.
func (b *block) unitOfPart(i int) (unit.Unit, int, bool) {
	if b.Has(i, form.IsOf) {
		i++
	}
	if !b.Has(i, form.IsArticle) {
		return unit.Unit{}, i, false
	}
	return b.UnitAfter(i + 1)
}

// noted passes over the marks of notes that touch a number, and returns the
// numbers of those that have one: 1,234[2] people.
func (b *block) noted(m match, end int) (match, int, []match) {
	to := b.footnotes(end)
	var cited []match
	for k := end; k < to; k++ {
		if b.Form(k) == token.Digits {
			cited = append(cited, b.mark(k, k+1))
		}
	}
	if to > end && m.Unit == "" && m.Kind == Quantity {
		if u, next, ok := b.UnitAfter(to); ok {
			m = m.in(u)
			to = next
		}
	}
	return m, to, cited
}

// besideBracket gives a number the unit behind brackets with another number, and that one the
// same: 54.3 (12.1) years.
func (b *block) besideBracket(m match, end int) match {
	shut := end
	if b.Is(end, "(") {
		if b.Form(end+1) != token.Digits {
			return m
		}
		o, ok := b.Figures(end + 1)
		if !ok || !o.IsPlain() {
			return m
		}
		shut = o.To
	} else if !b.Is(m.from-1, "(") || b.Form(m.from-2) != token.Digits {
		return m
	}
	if u, _, ok := b.UnitAfter(shut + 1); ok && b.Is(shut, ")") && b.Form(shut+1) == token.Word {
		m = m.in(u)
		m.rules.Add(sharedRule)
	}
	return m
}

// isAge reports whether a number is an age: Smith, 43, said; aged 5 to 11; older than 75.
func (b *block) isAge(m match) bool {
	if m.Low == nil || !m.Low.IsInt() || m.Low.Sign() <= 0 || m.High.Cmp(oldest) > 0 {
		return false
	}
	i := m.from - 1
	if b.Has(i, form.IsAnd) && b.Form(i-1) == token.Digits { // aged 19 and 22
		i -= 2
	}
	if b.Has(i, form.IsAged) || b.Has(i, form.IsOf|form.IsTo) && b.Has(i-1, form.IsAged) || b.isApposition(m) {
		return true
	}
	return b.isQualifiedAge(m)
}

// isQualifiedAge reports whether the words of a bound before a number are those of an age.
func (b *block) isQualifiedAge(m match) bool {
	q := b.qualifierBefore(m.from)
	if q.None() {
		return false
	}
	if b.Has(q.From, form.IsAged) || b.Has(q.From-1, form.IsAged) {
		return true
	}
	ends := b.Form(m.to) != token.Word || b.Has(m.to, form.IsFunction)
	return ends && (isLimit(q.Bound, true) || isLimit(q.Bound, false)) && b.Marked(q.From-1, form.MarkPeople) && q.To == q.From+1 // adults over 18
}

// isApposition reports whether a number in digits is between commas after a name: Smith,
// 43, said.
func (b *block) isApposition(m match) bool {
	i := m.from - 1
	return b.Is(i, ",") && b.Is(m.to, ",") && b.Form(m.from) == token.Digits && b.Form(i-1) == token.Word && !b.IsPlural(i-1) && !b.Has(i-1, form.IsFunction)
}

// cents adds the smaller coins after a sum: three dollars and fifty cents, 3 forints 60.
func (b *block) cents(m *match, end int) int {
	i := end
	if b.Has(i, form.IsAnd) {
		i++
	} else if b.isChange(i, *m) {
		m.Low = new(big.Rat).Add(m.Low, new(big.Rat).Quo(numeral.Rat(b.ASCII(i)), hundred))
		m.High = m.Low
		return i + 1
	}
	n, ok := b.Read(i)
	if !ok || m.Low != m.High || !isCents(n) {
		return end
	}
	u, next, ok := b.UnitAfter(n.To)
	if !ok || u.Name != "cent" && u.Name != "penny" || m.Unit == u.Name {
		return end
	}
	m.Low = new(big.Rat).Add(m.Low, n.Value.Quo(n.Value, hundred))
	m.High, m.to = m.Low, n.To
	return next
}

// isCents reports whether a number can be one of cents after a sum.
func isCents(n numeral.Numeral) bool {
	return n.Value != nil && n.Value.IsInt() && n.Value.Cmp(hundred) < 0 && n.Value.Sign() > 0 && !n.Ordinal && !n.Code && !n.Vague
}

var hundred = big.NewRat(100, 1)

// isChange reports whether two digits behind a currency in words are its hundredths:
// 3 forints 60. Behind them stands nothing that they could count.
func (b *block) isChange(i int, m match) bool {
	if b.Form(i) != token.Digits || len(b.Str(i)) != 2 || !b.Tokens[i].Gap || b.Form(i-1) != token.Word || b.Form(m.to-1) != token.Digits || m.to == i || m.Low != m.High || !m.Low.IsInt() {
		return false
	}
	next := b.At(i + 1)
	if m.Unit == "pound sterling" { // of which shillings were the change: 5 pounds 10 is no 5.10
		return false
	}
	return !b.GoesOn(i) && (b.Form(i+1) != token.Word || next.Is.Any(form.IsFunction)) && !b.IsCurrency(i+1) && !b.Is(i+1, "%")
}

// ordinal makes a mention of an ordinal, unless it is an adverb: at first.
func (b *block) ordinal(n numeral.Numeral) []match {
	if n.Spelled && n.To == n.From+1 {
		i := n.From
		next := b.At(n.To)
		switch {
		case b.Has(i, form.IsTime) && (b.Has(i-1, form.IsPer) || b.Has(i-1, form.IsArticle) && (b.Form(n.To) != token.Word || next.Is.Any(form.IsFunction))): // a second
			return nil
		case b.Has(i-1, form.IsStop): // at first
			return nil
		case next.Is.Any(form.IsOf) && b.Writes(n.To+1, form.MarkAll):
			return nil
		}
	}
	m := match{from: n.From, to: n.To, reading: reading{Kind: Ordinal, Low: n.Value, High: n.Value, Bound: quantity.Exact}}
	noun, end := b.head(n.To, true)
	m.Noun = noun
	m.phrase = [2]int{n.From, end}
	return []match{m.wide()}
}

// An instead is a way in which a number is no number that counts or measures. It returns
// the mentions that it makes, which may be none.
type instead struct {
	name rule.Name
	read func(*block, numeral.Numeral) (found []match, is bool)
}

// insteads are asked in their order, before a number is taken for one.
var insteads = []instead{
	{rule.New("ordinal"), func(b *block, n numeral.Numeral) ([]match, bool) {
		if !n.Ordinal {
			return nil, false
		}
		return b.ordinal(n), true
	}},
	{rule.New("name"), (*block).name},
	{rule.New("name and a number in words"), func(b *block, n numeral.Numeral) ([]match, bool) { // the Big Four, Group of Seven
		i := n.From
		if !n.Spelled || n.To != i+1 || !b.Tokens[i].Capital || b.BeginsSentence(i) || b.Counted(n.To) {
			return nil, false
		}
		group := b.Has(i-1, form.IsOf) && b.Marked(i-2, form.MarkGroup) && b.Tokens[i-2].Capital
		if !group && !(b.Has(i-1, form.IsNameHead) && b.Tokens[i-1].Capital) {
			return nil, false
		}
		return []match{b.named(plain(ProperName, i, n.To).with(n.Value, n.Value))}, true
	}},
	{rule.New("word and digits"), func(b *block, n numeral.Numeral) ([]match, bool) { // Twenty20
		if !n.Spelled || !b.Glued(n.To) || b.Form(n.To) != token.Digits {
			return nil, false
		}
		return []match{b.named(plain(ProperName, n.From, n.To+1))}, true
	}},
	{rule.New("code"), func(_ *block, n numeral.Numeral) ([]match, bool) {
		return []match{plain(ProperName, n.From, n.To).wide()}, n.Code
	}},
	{rule.New("number one"), (*block).numberOne},
	{rule.New("pronoun"), func(b *block, n numeral.Numeral) ([]match, bool) {
		return nil, n.Spelled && n.Value != nil && !b.counts(n)
	}},
	{rule.New("none"), func(b *block, n numeral.Numeral) ([]match, bool) {
		return nil, n.Value != nil && b.isNone(n.From, n.Value)
	}},
}

// numberOne reads a number in words that names something: number one.
func (b *block) numberOne(n numeral.Numeral) ([]match, bool) {
	if !n.Spelled || !b.Has(n.From-1, form.IsNumber) || b.Has(n.From-2, form.IsArticle) {
		return nil, false
	}
	m := plain(ProperName, n.From, n.To).with(n.Value, n.Value)
	m.phrase = [2]int{n.From - 1, n.To}
	return []match{m}, true
}

// numbers reads a number that is none of what the other rules look for.
func (b *block) numbers(i int) []match {
	n, ok := b.Read(i)
	if !ok {
		return nil
	}
	for _, r := range insteads {
		if found, is := r.read(b, n); is {
			for k := range found {
				found[k].rules.Join(n.Rules)
				found[k].rules.Add(r.name)
			}
			return found
		}
	}
	return b.number(n)
}

var (
	deniedRule    = rule.New("denied")
	levelRule     = rule.New("unit of the level")
	sharedRule    = rule.New("unit of a list")
	ageRule       = rule.New("age")
	shareRule     = rule.New("share")
	statisticRule = rule.New("statistic")
	assignedRule  = rule.New("value of a variable")
)

package numeral

import (
	"math"
	"math/big"
	"strconv"

	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/token"
	"quotient/datasets/source/scan/internal/word"
)

// A state is what the last word of a number in words was.
type state uint8

const (
	start   state = 1 << iota
	article       // a, before a scale
	ones          // 1 to 9
	teen          // 10 to 19
	tens          // 20, 30, …
	hundred
	scale // a thousand and more
)

// mostTokens is how many tokens a number in words has at most.
const mostTokens = 40

// counting is a number in words as it is read: its tokens are [from, to), its value
// total + current, with 100 × year where it is a year.
type counting struct {
	*Reader
	from, to       int
	state          state
	total, current big.Int
	least          int64 // the last scale: scales fall from left to right
	year           int64 // the nineteen of nineteen fifty-six
}

// A step is a word of the grammar of numbers: what it is, what it can follow, and how it
// counts. It reports false where it does not go on the number after all.
type step struct {
	name  string
	is    func(w *word.Word) bool
	after state
	take  func(c *counting, k int, w *word.Word) bool
}

// steps are the words of numbers. The first that a word is has it.
var steps = []step{
	{"a", func(w *word.Word) bool { return w.Is.Any(form.IsArticle) }, start, (*counting).takeArticle},
	{"zero", func(w *word.Word) bool { return w.Is.Any(form.IsZero) }, start, func(c *counting, _ int, _ *word.Word) bool { return c.enter(ones) }},
	{"one to nine", func(w *word.Word) bool { return 1 <= w.Cardinal && w.Cardinal <= 9 }, start | tens | hundred | scale, (*counting).takeUnit},
	{"ten to nineteen", func(w *word.Word) bool { return 10 <= w.Cardinal && w.Cardinal <= 19 }, start | teen | tens | hundred | scale, (*counting).takeTeen},
	{"twenty to ninety-nine", func(w *word.Word) bool { return 20 <= w.Cardinal && w.Cardinal < 100 }, start | teen | tens | hundred | scale, (*counting).takeTens},
	{"hundreds in one word", func(w *word.Word) bool { return 100 <= w.Cardinal && w.Cardinal < 1000 }, start | scale, (*counting).takeHundreds},
	{"thousands in one word", func(w *word.Word) bool { return w.Cardinal >= 1000 }, start, (*counting).takeThousands},
	{"hundred", func(w *word.Word) bool { return w.Scale == 100 && !w.Is.Any(form.IsPlural) }, start | article | ones | teen | tens, (*counting).takeHundred},
	{"dozen", func(w *word.Word) bool { return w.Scale == 12 || w.Scale == 20 }, start | article | ones | teen | tens | hundred, (*counting).takeDozen},
	{"thousand", func(w *word.Word) bool { return w.Scale >= 1000 && !w.Is.Any(form.IsPlural) }, start | article | ones | teen | tens | hundred | scale, (*counting).takeScale},
}

// enter makes a state the present one.
func (c *counting) enter(s state) bool {
	c.state = s
	return true
}

func (c *counting) add(n int64) { c.current.Add(&c.current, big.NewInt(n)) }

func (c *counting) takeArticle(_ int, _ *word.Word) bool {
	c.current.SetInt64(1)
	return c.enter(article)
}

func (c *counting) takeUnit(_ int, w *word.Word) bool {
	c.add(w.Cardinal)
	return c.enter(ones)
}

func (c *counting) takeTeen(k int, w *word.Word) bool { return c.belowHundred(k, w, teen) }

func (c *counting) takeTens(k int, w *word.Word) bool {
	if w.Cardinal%10 != 0 { // harmincöt
		return c.belowHundred(k, w, ones)
	}
	return c.belowHundred(k, w, tens)
}

// takeHundreds takes hundreds, with what is below them in the same word: διακόσια,
// háromszáznegyven.
func (c *counting) takeHundreds(_ int, w *word.Word) bool {
	c.add(w.Cardinal)
	switch {
	case w.Cardinal%100 == 0:
		return c.enter(hundred)
	case w.Cardinal%10 == 0:
		return c.enter(tens)
	}
	return c.enter(ones)
}

// takeThousands takes thousands in one word: kétezer, ezerkilencszázötvenhat.
func (c *counting) takeThousands(k int, w *word.Word) bool {
	if w.Cardinal%1000 != 0 {
		return c.takeHundreds(k, w)
	}
	c.total.SetInt64(w.Cardinal)
	c.least = 1000
	return c.enter(scale)
}

// belowHundred takes a number from ten on. After another of ten to twenty it makes that
// the century of a year: nineteen fifty-six.
func (c *counting) belowHundred(k int, w *word.Word, s state) bool {
	if c.state&(teen|tens) != 0 {
		if k != c.to || !c.isCentury() {
			return false
		}
		c.year = c.current.Int64()
		c.current.SetInt64(0)
	}
	c.add(w.Cardinal)
	return c.enter(s)
}

// isCentury reports whether what has been read can be the century of a year.
func (c *counting) isCentury() bool {
	return c.year == 0 && c.total.Sign() == 0 && c.current.IsInt64() && 10 <= c.current.Int64() && c.current.Int64() <= 20
}

// times multiplies what is read of the present group, one where nothing is. No year goes
// on so.
func (c *counting) times(n int64) bool {
	if c.year > 0 {
		return false
	}
	if c.state == start {
		c.current.SetInt64(1)
	}
	c.current.Mul(&c.current, big.NewInt(n))
	return c.enter(hundred)
}

func (c *counting) takeHundred(_ int, _ *word.Word) bool { return c.times(100) }

// takeDozen takes a dozen or score. Alone a dozen is twelve, but not in several dozen; a
// score alone is no number.
func (c *counting) takeDozen(k int, w *word.Word) bool {
	if c.state == start && (w.Is.Any(form.IsPlural) || !c.bare(k) || w.Scale == 20) {
		return false
	}
	if c.state&(ones|teen|tens) != 0 && c.current.IsInt64() && c.current.Int64() > 100 { // three hundred and two dozen
		below := c.current.Int64() % 100
		c.current.SetInt64(c.current.Int64() - below + below*w.Scale)
		return c.enter(hundred)
	}
	return c.times(w.Scale)
}

// takeScale takes a thousand, a million and so on.
func (c *counting) takeScale(_ int, w *word.Word) bool {
	by := big.NewInt(w.Scale)
	switch {
	case c.year > 0:
		return false
	case c.state == start:
		c.total.Set(by)
	case c.state == scale && c.current.Sign() == 0: // a thousand million
		c.total.Mul(&c.total, by)
		return true
	case w.Scale >= c.least: // two hundred thousand and five million
		if c.current.Sign() == 0 {
			return false
		}
		c.total.Add(&c.total, &c.current)
		c.total.Mul(&c.total, by)
		c.current.SetInt64(0)
		c.least = w.Scale
		return true
	default:
		c.total.Add(&c.total, c.current.Mul(&c.current, by))
		c.current.SetInt64(0)
	}
	c.least = w.Scale
	return c.enter(scale)
}

// read takes words as long as they go on the number. It reports false where they are no
// number after all: a, without a scale.
func (c *counting) read() bool {
	for c.to-c.from <= mostTokens {
		k := c.pastJoint()
		if k < 0 || c.Form(k) != token.Word || k > c.to && c.Has(k, form.IsArticle) || !c.take(k) {
			break
		}
		c.to = k + 1
		if c.state == article && c.At(c.to).Scale == 0 {
			return false
		}
	}
	return true
}

func (c *counting) take(k int) bool {
	w := c.At(k)
	for _, s := range steps {
		if s.is(w) {
			return c.state&s.after != 0 && s.take(c, k, w)
		}
	}
	return false
}

// pastJoint returns the token after what can be between two words of a number: a hyphen,
// and, a comma; -1 where it joins something else.
func (c *counting) pastJoint() int {
	k, grouped := c.to, c.state&(hundred|scale) != 0
	switch {
	case k == c.from:
	case c.IsAny(k, "-", "‑", "–") && c.Glued(k) == c.Glued(k+1), c.Is(k, "&") && grouped:
		return k + 1
	case grouped && c.Has(k, form.IsAnd):
		if count, of, _, part := c.aPart(k + 1); part && count < of || c.At(k+1).Cardinal == 0 {
			return -1
		}
		return k + 1
	case c.state == scale && c.Is(k, ",") && c.At(k+1).Cardinal > 0:
		if next := c.At(k + 2).Scale; next == 100 || next >= 1000 && next < c.least {
			return k + 1
		}
	}
	return k
}

// count returns the value of what has been read.
func (c *counting) count() *big.Int {
	n := new(big.Int).Add(&c.total, &c.current)
	return n.Add(n, big.NewInt(100*c.year))
}

// cardinal reads the grammar of cardinals in words, and what it can end in: an ordinal
// (twenty-first), a part (two thirds), a half (two and a half).
func (b *Reader) cardinal(i int) (Numeral, bool) {
	if !begins(b.At(i)) { // most words
		return Numeral{}, false
	}
	c := counting{Reader: b, from: i, to: i, state: start, least: math.MaxInt64}
	if !c.read() {
		return Numeral{}, false
	}
	count := c.count()
	if n, ok, is := c.ordinal(count); is {
		return n, ok
	}
	if c.to == i {
		return Numeral{}, false
	}
	n := Numeral{From: i, To: c.to, Spelled: true, Value: new(big.Rat).SetInt(count)}
	if v, to, ok := b.spokenDecimals(n.To); ok { // three point one four
		n.Value.Add(n.Value, v)
		n.To = to
		return b.scaled(n), true
	}
	if c.state == scale {
		n.Scale = new(big.Rat).SetInt64(c.least)
	} else {
		b.fraction(&n)
	}
	n = b.scaled(n)
	b.ratio(&n)
	return n, true
}

// ordinal reads an ordinal or a part that goes on from the number, or is all of it.
func (c *counting) ordinal(count *big.Int) (n Numeral, ok, is bool) {
	any := c.to > c.from
	o, apart := c.pastLink()
	w := c.At(o)
	if c.Form(o) != token.Word {
		return n, false, false
	}
	fits := !any || c.takesOrdinal(w) && !apart
	if any && c.isPart(o, w, fits, count) {
		n, ok = c.partOf(c.from, count.Int64(), o)
		return n, ok, true
	}
	if !fits || w.Ordinal == 0 || w.Is.Any(form.IsPlural) {
		return n, false, false
	}
	v, by := new(big.Int).Set(count), big.NewInt(w.Ordinal)
	if w.Ordinal >= 100 && any {
		v.Mul(v, by)
	} else {
		v.Add(v, by)
	}
	return Numeral{From: c.from, To: o + 1, Value: new(big.Rat).SetInt(v), Spelled: true, Ordinal: true}, true, true
}

// pastLink returns the token after what can be between a number and the ordinal or part
// that goes on from it: a hyphen, and. A hyphen with gaps on both sides is before parts
// only, which apart reports: five - eighths.
func (c *counting) pastLink() (o int, apart bool) {
	o = c.to
	switch {
	case o == c.from:
	case c.IsHyphened(o), c.state&(hundred|scale) != 0 && c.Has(o, form.IsAnd):
		o++
	case c.IsHyphen(o) && !c.Glued(o) && !c.Glued(o+1) && c.At(o+1).Part > 1:
		return o + 1, true
	}
	return o, false
}

// takesOrdinal reports whether an ordinal can go on from the number: twenty-first, two
// hundred and fifth, five millionth.
func (c *counting) takesOrdinal(w *word.Word) bool {
	switch {
	case w.Ordinal >= 100:
		return true
	case c.state == tens:
		return 0 < w.Ordinal && w.Ordinal < 10
	}
	return c.state&(hundred|scale) != 0 && w.Ordinal > 0
}

// isPart reports whether a word makes a part of one of the number before it: two thirds,
// one quarter.
func (c *counting) isPart(o int, w *word.Word, fits bool, count *big.Int) bool {
	many := w.Is.Any(form.IsPlural)
	if w.Part <= 1 || !count.IsInt64() || count.Int64() > 1 != many {
		return false
	}
	return !fits || many || o == c.to && count.Int64() == 1
}

// spokenDecimals reads the digits after a spoken decimal point: three point one four, two
// point seventy-one.
func (b *Reader) spokenDecimals(i int) (*big.Rat, int, bool) {
	if !b.Has(i, form.IsPoint) {
		return nil, 0, false
	}
	s := ""
	for i++; i < len(b.Tokens) && len(s) < 20; i++ {
		if b.Has(i, form.IsZero) {
			s += "0"
			continue
		}
		v, to := b.small(i)
		if v == 0 {
			break
		}
		s += strconv.FormatInt(v, 10)
		i = to - 1
	}
	if s == "" {
		return nil, 0, false
	}
	return Rat("0." + s), i, true
}

// bare reports whether a scale can be without a count: dozen after a qualifier or at the
// start, but not in "several dozen".
func (b *Reader) bare(i int) bool { return !b.Has(i-1, form.IsVague) }

// begins reports whether a word can begin a number or ordinal.
func begins(w *word.Word) bool {
	return w.Cardinal > 0 || w.Scale > 0 || w.Ordinal > 0 || w.Part > 1 || w.Is.Any(form.IsArticle|form.IsZero)
}

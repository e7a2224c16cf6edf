package numeral

import (
	"math/big"
	"strings"

	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/rule"
	"quotient/datasets/source/scan/internal/token"
)

// The rules here read what can follow a number and is a part of it: a power, a fraction,
// smaller numbers after a scale.

// A tail reads on from a number. It reports whether what it looks for is there, so that
// no other tail of its list is asked.
type tail struct {
	name rule.Name
	read func(*Reader, *Numeral) bool
}

// follow asks tails in their order.
func (b *Reader) follow(n *Numeral, tails []tail) {
	for _, t := range tails {
		if t.read(b, n) {
			n.Rules.Add(t.name)
			return
		}
	}
}

// powers are the ways to write a power.
var powers = []tail{
	{rule.New("power of ten after e"), (*Reader).powerAfterE},     // 1.2e+6
	{rule.New("power after ^"), (*Reader).powerOf},                // 2^5
	{rule.New("times a power of ten"), (*Reader).timesPowerOfTen}, // 3 × 10^8
}

// fractions are the ways to write a part of one after a whole number.
var fractions = []tail{
	{rule.New("half after a number"), (*Reader).vulgarAfter},         // 3½
	{rule.New("fraction"), (*Reader).fractionAlone},                  // 1/2
	{rule.New("whole number and fraction"), (*Reader).fractionAfter}, // 2 1/2
	{rule.New("and a half with hyphens"), (*Reader).partAfterHyphen}, // two-and-a-half-year-old
	{rule.New("and a half"), (*Reader).partAfterAnd},                 // 3 and a half
}

// exponent reads what multiplies by a power of ten.
func (b *Reader) exponent(n *Numeral) { b.follow(n, powers) }

// fraction reads what follows a whole number as a part of one.
func (b *Reader) fraction(n *Numeral) {
	if n.Value.IsInt() {
		b.follow(n, fractions)
	}
}

// power reads the digits of a power, with its sign, that touch what is before them; to is
// 0 where there are none.
func (b *Reader) power(i int) (digits string, to int) {
	minus := ""
	if b.IsAny(i, "-", "+", "−", "–") && b.Glued(i) {
		if !b.Is(i, "+") {
			minus = "-"
		}
		i++
	}
	if b.Form(i) != token.Digits || !b.Glued(i) || len(b.Str(i)) > 3 {
		return "", 0
	}
	return minus + b.ASCII(i), i + 1
}

func (b *Reader) powerAfterE(n *Numeral) bool {
	i := n.To
	if !b.Glued(i) || !b.IsWord(i, "e") && !b.IsWord(i, "E") {
		return false
	}
	e, to := b.power(i + 1)
	if to == 0 {
		return false
	}
	v := Rat(n.Value.FloatString(30) + "e" + e)
	if v == nil {
		return false
	}
	n.Value, n.To, n.Digits = v, to, false
	return true
}

func (b *Reader) powerOf(n *Numeral) bool {
	if !b.Is(n.To, "^") || !b.Glued(n.To) {
		return false
	}
	e, to := b.power(n.To + 1)
	if to == 0 || len(e) > 2 {
		return false
	}
	v := big.NewRat(1, 1)
	for k := int64(0); k < Rat(strings.TrimPrefix(e, "-")).Num().Int64(); k++ {
		v.Mul(v, n.Value)
	}
	if strings.HasPrefix(e, "-") && v.Sign() != 0 {
		v.Inv(v)
	}
	n.Value, n.To, n.Digits = v, to, false
	return true
}

func (b *Reader) timesPowerOfTen(n *Numeral) bool {
	i := n.To
	switch b.Str(i) {
	case "×", "x", "*":
	default:
		return false
	}
	if b.Is(i+2, "^") && b.Glued(i+2) && b.Form(i+1) == token.Digits && b.Str(i+1) != "10" { // 8x2^10
		o := Numeral{From: i + 1, To: i + 2, Value: Rat(b.ASCII(i + 1))}
		if o.Value == nil || !b.powerOf(&o) {
			return false
		}
		n.Value = new(big.Rat).Mul(n.Value, o.Value)
		n.To, n.Digits = o.To, false
		return true
	}
	if b.Str(i+1) != "10" || !b.IsAny(i+2, "^", "−", "-", "–") {
		return false
	}
	if b.Is(i+2, "^") {
		i++
	}
	e, to := b.power(i + 2)
	if to == 0 {
		return false
	}
	v := Rat("1e" + e)
	if v == nil {
		return false
	}
	n.Value.Mul(n.Value, v)
	n.To, n.Digits, n.Tens = to, false, v
	return true
}

// over reads 1/2 from the token of the 1.
func (b *Reader) over(i int) (*big.Rat, bool) {
	const most = 4 // digits of each
	if b.Form(i) != token.Digits || !b.IsAny(i+1, "/", "⁄") || !b.Glued(i+1) || b.Form(i+2) != token.Digits || !b.Glued(i+2) {
		return nil, false
	}
	if len(b.Str(i)) > most || len(b.Str(i+2)) > most || b.Is(i+3, "/") && b.Glued(i+3) {
		return nil, false
	}
	p, q := Rat(b.ASCII(i)), Rat(b.ASCII(i+2))
	if q.Sign() == 0 {
		return nil, false
	}
	return p.Quo(p, q), true
}

func (b *Reader) vulgarAfter(n *Numeral) bool {
	v, ok := vulgar[b.Str(n.To)]
	if !ok || b.Form(n.To) != token.Sign {
		return false
	}
	n.Value.Add(n.Value, v)
	n.To, n.Digits = n.To+1, false
	return true
}

func (b *Reader) fractionAlone(n *Numeral) bool {
	i := n.To - 1
	v, ok := b.over(i)
	if !ok || i != n.From {
		return false
	}
	n.Value, n.To, n.Digits, n.Part, n.OutOf = v, i+3, false, true, Rat(b.ASCII(i+2))
	return true
}

func (b *Reader) fractionAfter(n *Numeral) bool {
	v, ok := b.over(n.To)
	if !ok || v.Cmp(unity) >= 0 {
		return false
	}
	n.Value.Add(n.Value, v)
	n.To, n.Digits = n.To+3, false
	return true
}

var unity = big.NewRat(1, 1)

func (b *Reader) partAfterHyphen(n *Numeral) bool {
	i := n.To
	if !b.Is(i, "-") || !b.Glued(i) || !b.Has(i+1, form.IsAnd) || !b.Is(i+2, "-") {
		return false
	}
	return b.addPart(n, i+3)
}

func (b *Reader) partAfterAnd(n *Numeral) bool {
	i := n.To
	if !b.Has(i, form.IsAnd) {
		return false
	}
	if v, ok := b.over(i + 1); ok {
		n.add(v)
		n.To, n.Digits = i+4, false
		return true
	}
	return b.addPart(n, i+1)
}

// addPart adds a part in words that begins at a token.
func (b *Reader) addPart(n *Numeral, i int) bool {
	count, of, to, ok := b.aPart(i)
	if ok {
		n.add(big.NewRat(count, of))
		n.To, n.Digits = to, false
	}
	return ok
}

// rest reads what goes on after a scale: 3 hundred and 21; a million and a half; one
// billion and a quarter million.
func (b *Reader) rest(n *Numeral) {
	i := n.To
	and := b.Has(i, form.IsAnd)
	if and {
		if b.partOfScale(n, i+1) {
			return
		}
		i++
	}
	if f := b.Form(i); f != token.Digits && !(f == token.Word && b.At(i).Cardinal > 0) || !n.Value.IsInt() {
		return
	}
	o, ok := b.Read(i)
	if !ok || !o.IsPlain() || o.Vague || !o.Value.IsInt() || o.Value.Cmp(n.Scale) >= 0 {
		return
	}
	if o.Scale == nil && (!and || n.Scale.Cmp(thousand) > 0) {
		return
	}
	n.Value = new(big.Rat).Add(n.Value, o.Value)
	n.To = o.To
}

// partOfScale adds a part of the scale of a number, or of a smaller one that is said.
func (b *Reader) partOfScale(n *Numeral, i int) bool {
	count, of, to, ok := b.aPart(i)
	if !ok || count >= of || n.Scale.Cmp(big.NewRat(100, 1)) <= 0 {
		return false
	}
	by := n.Scale
	if s := b.At(to); s.Scale >= 1000 && !s.Is.Any(form.IsPlural) && big.NewRat(s.Scale, 1).Cmp(n.Scale) < 0 {
		by = big.NewRat(s.Scale, 1)
		to++
	}
	n.Value = new(big.Rat).Add(n.Value, new(big.Rat).Mul(big.NewRat(count, of), by))
	n.To = to
	return true
}

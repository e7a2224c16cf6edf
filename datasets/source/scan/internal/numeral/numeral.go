// Package numeral reads numbers, in digits and in words, without their unit and
// qualifier: 1,234.5, 3 × 10⁸, two and a half million, one in five.
package numeral

import (
	"math/big"

	"quotient/datasets/quantity"
	"quotient/datasets/source/scan/internal/rule"
	"quotient/datasets/source/scan/internal/token"
	"quotient/datasets/source/scan/internal/unit"
	"quotient/datasets/source/scan/internal/when"
)

// A Reader reads the numbers of a block, each from the token that it begins at.
type Reader struct {
	unit.Reader
	When when.Reader

	depth  int  // of numbers that are read inside one another
	spaced bool // a blank has set thousands apart before
}

// New returns a reader of a block.
func New(b *token.Block) Reader {
	return Reader{Reader: unit.Reader{Block: b}, When: when.Reader{Block: b}}
}

// A Numeral is a number in digits or words, without unit and qualifier.
type Numeral struct {
	From, To int // tokens
	Value    *big.Rat
	Tens     *big.Rat // the power of ten that it is written with: × 10^5
	Scale    *big.Rat // of the last scale word: million; nil where there is none
	High     *big.Rat // of a vague number, whose Value is the least that it can be

	Digits  bool     // of digits alone, without a sign, separators or a scale
	Spelled bool     // of words alone
	Part    bool     // a part of one: two thirds
	OutOf   *big.Rat // of a part, how many parts are the whole: 3
	Ratio   bool     // such a part by two numbers: one in five
	Noun    int      // the token of what a ratio counts, where that is inside it: one person in five
	Article bool     // "a" is before it and belongs to it: a third
	Code    bool     // digits that are no number: 1.2.3, 555-123-4567
	Ordinal bool
	Times   bool // twice, tenfold: a factor
	Vague   bool // a scale alone: thousands

	Rules rule.Trail // what read it
}

// maxDepth is how many numbers are looked into for one: of "one in five to one in
// four" each is read to know the one before. Without an end, a text of nothing
// else would be read again from each of its words.
const maxDepth = 4

// Read reads the number that begins at a token.
func (b *Reader) Read(i int) (n Numeral, ok bool) {
	if b.depth == maxDepth {
		return n, false
	}
	b.depth++
	defer func() { b.depth-- }()
	switch b.Form(i) {
	case token.Digits:
		n, ok = b.Figures(i)
	case token.Sign:
		n, ok = b.signed(i)
	case token.Word:
		n, ok = b.spelled(i)
	}
	if ok && n.Part && !n.Ratio && n.Value != nil {
		b.partOfPercent(&n)
	}
	return n, ok
}

// partOfPercent reads on from a part to what it is of: half of one percent.
func (b *Reader) partOfPercent(n *Numeral) {
	i := n.To + 1
	if !b.IsPartitive(n.To) || b.At(i).Cardinal != 1 && b.Str(i) != "1" {
		return
	}
	if u, _, ok := b.UnitAfter(i + 1); ok && u.Kind == unit.Percent {
		n.To, n.Part, n.Digits = i+1, false, false
	}
}

// signed reads a number that begins with a sign: −5, .5, ½.
func (b *Reader) signed(i int) (Numeral, bool) {
	switch s := b.Str(i); s {
	case "-", "−", "–", "+":
		if n, ok := b.telephone(i); ok {
			return n, true
		}
		return b.negated(i)
	case ".":
		if i == 0 || b.Tokens[i].Gap || b.Opening(i-1) || b.IsCurrency(i-1) || token.Comparison[b.Str(i-1)] != "" {
			return b.pointed(i)
		}
	default:
		if v, ok := vulgar[s]; ok {
			return b.scaled(Numeral{From: i, To: i + 1, Value: new(big.Rat).Set(v), Part: true, OutOf: new(big.Rat).SetInt(v.Denom())}), true
		}
	}
	return Numeral{}, false
}

// telephone reads the number of a telephone with the sign of its country: +36-1-234.
func (b *Reader) telephone(i int) (Numeral, bool) {
	if !b.Is(i, "+") || b.Form(i+1) != token.Digits || !b.Glued(i+1) || !b.Is(i+2, "-") || !b.Glued(i+2) {
		return Numeral{}, false
	}
	to := i + 2
	for b.Glued(to) && (b.Form(to) == token.Digits || b.Is(to, "-") || b.Is(to, "/")) {
		to++
	}
	return Numeral{From: i, To: to, Code: true}, true
}

// pointed reads decimals without a whole number: .5.
func (b *Reader) pointed(i int) (Numeral, bool) {
	if !b.Is(i, ".") || b.Form(i+1) != token.Digits || !b.Glued(i+1) {
		return Numeral{}, false
	}
	v := Rat("0." + b.ASCII(i+1))
	return b.scaled(Numeral{From: i, To: i + 2, Value: v}), v != nil
}

// negated reads a number with a minus or plus before it: −5, +3, -$5m, −.35. A dash is a
// sign only where nothing is before it that it could join.
func (b *Reader) negated(i int) (Numeral, bool) {
	if !b.Tokens[i].Gap && i > 0 && !b.Is(i-1, "(") && !b.IsCurrency(i-1) && token.Comparison[b.Str(i-1)] == "" {
		return Numeral{}, false
	}
	next := i + 1
	if _, number, ok := b.UnitAhead(next); ok && b.Glued(next) {
		next = number
	}
	n, ok := b.pointed(next)
	if !ok || !b.Glued(next) {
		if !b.takesSign(i, next) {
			return Numeral{}, false
		}
		n, ok = b.Read(next)
	}
	if !ok || n.Code || n.Ordinal {
		return Numeral{}, false
	}
	n.From, n.Digits = i, false
	if !b.Is(i, "+") {
		n.Value.Neg(n.Value)
	}
	return n, true
}

// takesSign reports whether what is at a token can have the sign before it. A hyphen with
// a gap is one only at the start of the block.
func (b *Reader) takesSign(i, next int) bool {
	if b.Glued(next) && !(b.Form(next) == token.Word && next == i+1) {
		return true
	}
	return b.Form(next) == token.Digits && i == 0 && !b.IsAny(i, "+", "–")
}

var vulgar = map[string]*big.Rat{
	"½": big.NewRat(1, 2), "⅓": big.NewRat(1, 3), "⅔": big.NewRat(2, 3), "¼": big.NewRat(1, 4), "¾": big.NewRat(3, 4),
	"⅕": big.NewRat(1, 5), "⅖": big.NewRat(2, 5), "⅗": big.NewRat(3, 5), "⅘": big.NewRat(4, 5), "⅙": big.NewRat(1, 6),
	"⅚": big.NewRat(5, 6), "⅛": big.NewRat(1, 8), "⅜": big.NewRat(3, 8), "⅝": big.NewRat(5, 8), "⅞": big.NewRat(7, 8),
	"⅐": big.NewRat(1, 7), "⅑": big.NewRat(1, 9), "⅒": big.NewRat(1, 10),
}

// isDate reports whether a date begins at a token.
func (b *Reader) isDate(i int) bool { _, ok := b.When.Find(i); return ok }

// add adds a part of one to a number.
func (n *Numeral) add(v *big.Rat) { n.Value = new(big.Rat).Add(n.Value, v) }

// Rat reads a plain decimal, perhaps with an exponent; nil where it is too long to be a
// number.
func Rat(s string) *big.Rat {
	if n, ok := whole(s); ok { // most are
		return new(big.Rat).SetUint64(n)
	}
	v, ok := quantity.ParseNumber(s)
	if !ok {
		return nil
	}
	return v
}

// IsPlain reports whether a number is a value, and no code, ordinal or part of one.
func (n Numeral) IsPlain() bool { return n.Value != nil && !n.Code && !n.Ordinal && !n.Part }

// mostDigits is how many digits a number has that is surely one of 64 bits.
const mostDigits = 18

// whole reads a whole number of a few digits.
func whole(s string) (n uint64, ok bool) {
	if s == "" || len(s) > mostDigits {
		return 0, false
	}
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + uint64(c-'0')
	}
	return n, true
}

package numeral

import (
	"math/big"
	"strings"

	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/token"
	"quotient/datasets/source/scan/internal/unit"
)

// scaled multiplies a number by the scale words after it: 7.2 billion, $3m, 5k, 2 hundred
// thousand.
func (b *Reader) scaled(n Numeral) Numeral {
	for {
		by, to := b.scaleAt(n)
		if by == 0 {
			if n.Scale != nil {
				b.rest(&n)
			}
			return n
		}
		s := new(big.Rat).SetInt64(by)
		n.Value.Mul(n.Value, s)
		if n.Scale != nil {
			s.Mul(s, n.Scale)
		}
		n.Scale, n.To, n.Digits, n.Part = s, to, false, false
	}
}

// scaleAt returns the scale after a number, and the token after that; 0 where there is
// none.
func (b *Reader) scaleAt(n Numeral) (by int64, to int) {
	i := n.To
	if b.IsAny(i, "-", "‑") && b.Glued(i) && b.Glued(i+1) && b.At(i+1).Scale >= 100 {
		i++ // 5-million
	}
	w := b.At(i)
	switch {
	case w.Scale >= 100 && b.Form(i) == token.Word && (!w.Is.Any(form.IsPlural) || w.Scale >= 1e6), w.Scale == 12:
		by = w.Scale
	case b.Form(i) != token.Word || n.Scale != nil:
	case b.Glued(i):
		by = b.abbreviated(i, n.From)
	default:
		if by = Abbreviations[b.Str(i)]; by == 0 {
			by = b.moneyScale(i)
		}
	}
	return by, i + 1
}

// moneyScale is the scale that a word is before the unit of a sum of money: 5 M $, 5 εκ. €.
func (b *Reader) moneyScale(i int) int64 {
	by := b.MoneyScales[b.Str(i)]
	if by == 0 {
		return 0
	}
	after := i + 1
	if b.Is(after, ".") && b.Glued(after) {
		after++
	}
	if u, _, ok := b.UnitAfter(after); !ok || u.Kind != unit.Money {
		return 0
	}
	return by
}

// A letter is a scale of one letter, and when it is one: i is its token, from the first of
// its number.
type letter struct {
	by int64
	is func(b *Reader, i, from int) bool
}

// letters are scales of one letter, and when it is one: m is million after a sum of
// money, else metre.
var letters = map[string]letter{
	"K": {1e3, func(b *Reader, i, from int) bool {
		if b.degreesNear(i) {
			return false
		}
		return !b.isModelSize(from) || !b.isModel(i+1) || b.isMoney(i, from)
	}},
	"M": {1e6, func(b *Reader, i, _ int) bool { u, _, ok := b.UnitAfter(i + 1); return !ok || u.Kind == unit.Money }},
	"m": {1e6, func(b *Reader, i, from int) bool {
		some := b.Form(i+1) == token.Word && (b.IsPlural(i+1) || b.Has(i+1, form.IsMore)) || b.IsOfSome(i+1)
		return b.isMoney(i, from) || some && len(b.Str(i-1)) <= 3 // but 1500m finals
	}},
	"b": {1e9, func(b *Reader, i, from int) bool { // 1.2b users
		return b.isMoney(i, from) || b.Form(i+1) == token.Word && b.IsPlural(i+1) || b.Is(i-2, ".") && b.Glued(i-2) && b.Form(i+1) != token.Word
	}},
	"B": {1e9, (*Reader).isMoney},
	"t": {1e12, (*Reader).isMoney},
	"T": {1e12, (*Reader).isMoney},
}

// degreesNear reports whether degrees are just before a number that ends before a token: 300
// °C, 573.15K.
func (b *Reader) degreesNear(i int) bool {
	const reach = 6
	for k := i - 1; k >= i-reach; k-- {
		if b.Is(k, "°") {
			return true
		}
	}
	return false
}

// Abbreviations are scales cut short.
var Abbreviations = map[string]int64{"k": 1e3, "mn": 1e6, "mln": 1e6, "mil": 1e6, "mio": 1e6, "Mio": 1e6, "MM": 1e6, "bn": 1e9, "bln": 1e9, "mrd": 1e9, "Mrd": 1e9, "tn": 1e12, "tln": 1e12, "trn": 1e12}

// abbreviated returns the scale that letters glued to a number stand for, or 0 where they
// are a unit.
func (b *Reader) abbreviated(i, from int) int64 {
	s := b.Str(i)
	if by := Abbreviations[s]; by > 0 {
		return by
	}
	if by := Abbreviations[strings.ToLower(s)]; by > 0 && len(s) > 1 {
		return by
	}
	if l, ok := letters[s]; ok && l.is(b, i, from) {
		return l.by
	}
	return 0
}

// isMoney reports whether a number, with the letter of its scale at a token, is a sum of
// money.
func (b *Reader) isMoney(i, from int) bool {
	if _, _, ok := b.UnitBefore(from); ok {
		return true
	}
	u, _, ok := b.UnitAfter(i + 1)
	return ok && u.Kind == unit.Money && !b.Glued(i+1)
}

// isModelSize reports whether a number is one that names a screen or a race: a 4K screen,
// a 10K race.
func (b *Reader) isModelSize(i int) bool {
	v, ok := b.Lone(i)
	return ok && v.Cmp(mostOfModel) <= 0
}

// mostOfModel is the greatest number of thousands that names a screen or a race.
var mostOfModel = big.NewRat(16, 1)

// isModel reports whether a noun in the singular stands at a token, so that what is
// before it is no count.
func (b *Reader) isModel(i int) bool {
	if b.Form(i) != token.Word || b.Has(i, form.IsFunction) || b.IsPlural(i) || b.At(i).Scale > 0 || !b.Nouns.Designators {
		return false
	}
	_, _, unit := b.UnitAfter(i)
	return !unit && !b.Counted(i)
}

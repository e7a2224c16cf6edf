package numeral

import (
	"math/big"
	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/token"
	"quotient/datasets/source/scan/internal/unit"
	"strings"
)

// scaled multiplies a number by the scale words behind it: 7.2 billion, $3m,
// 5k, 2 hundred thousand.
func (b *Reader) scaled(n Numeral) Numeral {
	for {
		i := n.To
		if (b.Is(i, "-") || b.Is(i, "‑")) && b.Glued(i) && b.Glued(i+1) && b.At(i+1).Scale >= 100 {
			i++ // 5-million
		}
		by := int64(0)
		switch w := b.At(i); {
		case w.Scale >= 100 && b.Form(i) == token.Word && (!w.Is.Any(form.IsPlural) || w.Scale >= 1e6):
			by = w.Scale
		case w.Scale == 12:
			by = 12
		case b.Form(i) == token.Word && b.Glued(i) && n.Scale == nil:
			by = b.abbreviated(i, n.From)
		case b.Form(i) == token.Word && n.Scale == nil && Abbreviations[b.Str(i)] > 0:
			by = Abbreviations[b.Str(i)]
		}
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
		n.Scale, n.To, n.Digits = s, i+1, false
		n.Part = false
	}
}

// Abbreviations are scales cut short.
var Abbreviations = map[string]int64{"k": 1e3, "mn": 1e6, "mln": 1e6, "mil": 1e6, "mio": 1e6, "Mio": 1e6, "MM": 1e6, "bn": 1e9, "bln": 1e9, "mrd": 1e9, "Mrd": 1e9, "tn": 1e12, "tln": 1e12, "trn": 1e12}

// abbreviated returns the scale that letters glued to a number stand for, or 0
// where they are a unit: m is million behind a sum of money, else metre.
func (b *Reader) abbreviated(i, from int) int64 {
	s := b.Str(i)
	if by := Abbreviations[s]; by > 0 {
		return by
	}
	if by := Abbreviations[strings.ToLower(s)]; by > 0 && len(s) > 1 {
		return by
	}
	money := func() bool {
		if _, _, ok := b.UnitBefore(from); ok {
			return true
		}
		u, _, ok := b.UnitAfter(i + 1)
		return ok && u.Kind == unit.Money && !b.Glued(i+1)
	}
	switch s {
	case "K":
		if v, ok := b.Lone(from); ok && v.Cmp(mostOfModel) <= 0 && b.isModel(i+1) && !money() { // a 4K screen, a 10K race
			return 0
		}
		return 1e3
	case "M":
		if u, _, ok := b.UnitAfter(i + 1); !ok || u.Kind == unit.Money {
			return 1e6
		}
	case "m":
		if money() || b.Form(i+1) == token.Word && b.IsPlural(i+1) {
			return 1e6
		}
	case "b", "B":
		if money() {
			return 1e9
		}
	case "t", "T":
		if money() {
			return 1e12
		}
	}
	return 0
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

package numeral

import (
	"math/big"
	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/token"
	"strings"
)

// Figures reads a number in digits, in any usual writing of thousands and
// decimals:
//
//	1,234,567.8   1.234.567,8   1 234 567,8   1'234'567.8   12,34,567   1234567
//
// A single point or comma before three digits is read as the language has it.
func (b *Reader) Figures(i int) (Numeral, bool) {
	n := Numeral{From: i, To: i + 1}
	whole := b.ASCII(i)
	if to, w, f := b.grouped(i); to > 0 {
		n.To, whole = to, w
		if f != "" {
			whole += "." + f
		}
	} else if r, next := b.Separator(i); next > 0 && (r == '.' || r == '·' || r == '٫' || r == ',') {
		again, more := b.Separator(next)
		tail := b.ASCII(next)
		chain := more > 0 && again == r
		switch {
		case (r == '.' || r == '·') && chain, chain && r == ',' && b.tooMany(i):
			// 1.2.3 is a version, an address or a section.
			for more > 0 && again == r {
				next = more
				again, more = b.Separator(next)
			}
			n.To, n.Code = next+1, true
			return n, true
		case r == '.' || r == '·' || r == '٫', r == ',' && !chain && (b.Decimal == ',' || len(tail) < 3) && !(b.Is(i-1, ",") && b.Glued(i)):
			n.To, whole = next+1, whole+"."+tail
		default:
			n.Digits = true
		}
	} else {
		n.Digits = true
	}
	n.Value = Rat(whole)
	if n.Value == nil {
		return n, false
	}
	if b.Glued(n.To) && b.Has(n.To, form.IsSuffix) && n.Value.IsInt() {
		n.To, n.Ordinal, n.Digits = n.To+1, true, false
		return n, true
	}
	b.exponent(&n)
	b.fraction(&n)
	n = b.scaled(n)
	b.ratio(&n)
	return n, true
}

// isSpaced reports whether an ordinary blank before three digits sets thousands
// apart, in a language that mostly writes a comma there: of round thousands behind
// no name (but Room 12 500 people), and of others that are counted behind a word
// that needs a number, or after others that are set apart so: numbered 1 450 men; but not "in groups of 5 100 boys".
func (b *Reader) isSpaced(i int, whole string) bool {
	w := b.At(i - 1)
	if w.Is.Any(form.IsNameHead|form.IsBook) || w.Month > 0 {
		return false
	}
	capital := b.Token(i-1).Capital && !(b.BeginsSentence(i-1) && w.Is.Any(form.IsFunction))
	if b.Form(i-1) == token.Word && !capital && !w.Is.Any(form.IsRatio|form.IsDeterminer|form.IsAnd|form.IsOr) && b.Lower(i-1) != "on" && b.nothingCounted(i+2) {
		return true
	}
	if strings.HasSuffix(whole, "000") || strings.HasSuffix(whole, "500") {
		return true
	}
	return b.spaced && b.Counted(i+2) || b.Form(i-1) == token.Word && !b.Tokens[i-1].Capital && !w.Is.Any(form.IsOf|form.IsPreposition|form.IsDeterminer|form.IsAnd|form.IsOr) && b.Counted(i+2)
}

// nothingCounted reports whether nothing that is counted begins at a token: a sign, the
// end, a unit or a word that goes on with the sentence.
func (b *Reader) nothingCounted(i int) bool {
	if b.Form(i) == token.Word && !b.Has(i, form.IsFunction) {
		u, _, ok := b.UnitAfter(i)
		return ok && u.Name != ""
	}
	return b.Form(i) != token.Digits
}

// tooMany reports whether more groups of three digits follow than a number has.
func (b *Reader) tooMany(i int) bool {
	for range maxGroups {
		r, next := b.Separator(i)
		if r != ',' || len(b.Str(next)) != 3 {
			return false
		}
		i = next
	}
	return true
}

// maxGroups is the most groups of digits of a number; more are a code.
const maxGroups = 16

// grouped reads digits whose thousands are set apart, and returns the token
// after them and their digits before and behind the decimal sign; 0 where they
// are not.
func (b *Reader) grouped(i int) (to int, whole, part string) {
	whole = b.ASCII(i)
	sep, next := b.Separator(i)
	if next == 0 || len(whole) > 3 || whole == "0" {
		return 0, "", ""
	}
	groups, indian := 0, false
	last, r := i, sep
	for ; next > 0 && r == sep && groups < maxGroups; r, next = b.Separator(last) {
		g := b.ASCII(next)
		if len(g) == 2 && sep == ',' && len(whole) <= 3 {
			// 12,34,567: pairs, and three at the end.
			if r2, n2 := b.Separator(next); n2 == 0 || r2 != ',' {
				break
			}
			indian = true
		} else if len(g) != 3 {
			break
		}
		whole += g
		groups++
		last = next
		if indian && len(g) == 3 {
			break
		}
	}
	if groups == 0 || groups == maxGroups && next > 0 && r == sep || indian && len(b.ASCII(last)) != 3 {
		return 0, "", ""
	}
	r, next = b.Separator(last)
	switch sep {
	case ' ':
		// "On 4 October 12 100 people": an ordinary space groups only round
		// thousands, and longer numbers.
		if groups == 1 && b.Group != ' ' && !b.isSpaced(i, whole) {
			return 0, "", ""
		}
	case '.', ',':
		if next > 0 && r == sep {
			return 0, "", "" // 1,234,56 is no number
		}
	}
	decimal := next > 0 && r != sep && (r == '.' || r == ',' || r == '·' || r == '٫')
	if decimal {
		if r2, n2 := b.Separator(next); n2 > 0 && r2 == r && r != ' ' {
			decimal = false
		}
	}
	if groups == 1 && !decimal {
		// One point or comma before three digits: as the language has it.
		if sep == '.' && b.Group != '.' || sep == ',' && b.Decimal == ',' {
			return 0, "", ""
		}
	}
	b.spaced = b.spaced || sep == ' '
	to = last + 1
	if decimal && sep != r {
		to, part = next+1, b.ASCII(next)
	}
	return to, whole, part
}

// exponent reads what multiplies by a power of ten: 1.2e+6, 3 × 10^8, 2^5.
func (b *Reader) exponent(n *Numeral) {
	i := n.To
	power := func(j int) (string, int) { // digits with a sign, glued
		s := ""
		if (b.Is(j, "-") || b.Is(j, "+") || b.Is(j, "−") || b.Is(j, "–")) && b.Glued(j) {
			if !b.Is(j, "+") {
				s = "-"
			}
			j++
		}
		if b.Form(j) == token.Digits && b.Glued(j) && len(b.Str(j)) <= 3 {
			return s + b.ASCII(j), j + 1
		}
		return "", 0
	}
	switch {
	case b.Form(i) == token.Word && b.Glued(i) && (b.Str(i) == "e" || b.Str(i) == "E"):
		if e, to := power(i + 1); to > 0 {
			if v := Rat(n.Value.FloatString(30) + "e" + e); v != nil {
				n.Value, n.To, n.Digits = v, to, false
			}
		}
	case b.Is(i, "^") && b.Glued(i):
		if e, to := power(i + 1); to > 0 && len(e) <= 2 {
			v := big.NewRat(1, 1)
			for k := int64(0); k < Rat(strings.TrimPrefix(e, "-")).Num().Int64(); k++ {
				v.Mul(v, n.Value)
			}
			if strings.HasPrefix(e, "-") && v.Sign() != 0 {
				v.Inv(v)
			}
			n.Value, n.To, n.Digits = v, to, false
		}
	case (b.Str(i) == "×" || b.Str(i) == "x" || b.Str(i) == "*") && b.Str(i+1) == "10" && (b.Is(i+2, "^") || b.Is(i+2, "−") || b.Is(i+2, "-") || b.Is(i+2, "–")):
		if b.Is(i+2, "^") {
			i++
		}
		if e, to := power(i + 2); to > 0 {
			if v := Rat("1e" + e); v != nil {
				n.Value.Mul(n.Value, v)
				n.To, n.Digits, n.Tens = to, false, v
			}
		}
	}
}

// fraction reads what follows a whole number as a part of one: 1/2, 2 1/2, 3½,
// 3 and a half.
func (b *Reader) fraction(n *Numeral) {
	if !n.Value.IsInt() {
		return
	}
	i := n.To
	if v, ok := vulgar[b.Str(i)]; ok && b.Form(i) == token.Sign {
		n.Value.Add(n.Value, v)
		n.To, n.Digits = i+1, false
		return
	}
	over := func(j int) (*big.Rat, bool) { // 1/2 from the token of the 1
		if b.Form(j) == token.Digits && (b.Is(j+1, "/") || b.Is(j+1, "⁄")) && b.Glued(j+1) && b.Form(j+2) == token.Digits && b.Glued(j+2) && len(b.Str(j)) <= 4 && len(b.Str(j+2)) <= 4 && !(b.Is(j+3, "/") && b.Glued(j+3)) {
			p, q := Rat(b.ASCII(j)), Rat(b.ASCII(j+2))
			if q.Sign() > 0 {
				return p.Quo(p, q), true
			}
		}
		return nil, false
	}
	if v, ok := over(i - 1); ok && i-1 == n.From {
		n.Value, n.To, n.Digits, n.Part = v, i+2, false, true
		return
	}
	if v, ok := over(i); ok && v.Cmp(big.NewRat(1, 1)) < 0 {
		n.Value.Add(n.Value, v)
		n.To, n.Digits = i+3, false
		return
	}
	if b.Is(i, "-") && b.Glued(i) && b.Has(i+1, form.IsAnd) && b.Is(i+2, "-") { // two-and-a-half-year-old
		if v, to, ok := b.aPart(i + 3); ok {
			n.add(v)
			n.To, n.Digits = to, false
		}
		return
	}
	if b.Has(i, form.IsAnd) {
		v, ok := over(i + 1)
		to := i + 4
		if !ok {
			v, to, ok = b.aPart(i + 1)
		}
		if ok {
			n.add(v)
			n.To, n.Digits = to, false
		}
	}
}

// rest reads what goes on behind a scale: 3 hundred and 21; a million and a
// half; one billion and a quarter million.
func (b *Reader) rest(n *Numeral) {
	i := n.To
	and := b.Has(i, form.IsAnd)
	if and {
		if v, to, ok := b.aPart(i + 1); ok && n.Scale.Cmp(big.NewRat(100, 1)) > 0 {
			by := n.Scale
			if s := b.At(to); s.Scale >= 1000 && !s.Is.Any(form.IsPlural) && big.NewRat(s.Scale, 1).Cmp(n.Scale) < 0 {
				by = big.NewRat(s.Scale, 1)
				to++
			}
			n.Value = new(big.Rat).Add(n.Value, v.Mul(v, by))
			n.To = to
			return
		}
		i++
	}
	if f := b.Form(i); f != token.Digits && !(f == token.Word && b.At(i).Cardinal > 0) || !n.Value.IsInt() {
		return
	}
	o, ok := b.Read(i)
	if !ok || o.Value == nil || !o.Value.IsInt() || o.Ordinal || o.Code || o.Vague || o.Part || o.Value.Cmp(n.Scale) >= 0 {
		return
	}
	if o.Scale == nil && (!and || n.Scale.Cmp(big.NewRat(1000, 1)) > 0) {
		return
	}
	n.Value = new(big.Rat).Add(n.Value, o.Value)
	n.To = o.To
}

package numeral

import (
	"strings"

	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/rule"
	"quotient/datasets/source/scan/internal/token"
)

// Figures reads a number in digits, in any usual writing of thousands and decimals:
//
//	1,234,567.8   1.234.567,8   1 234 567,8   1'234'567.8   12,34,567   1234567
//
// A single point or comma before three digits is read as the language has it.
func (b *Reader) Figures(i int) (n Numeral, ok bool) {
	n = Numeral{From: i, To: i + 1}
	if to, whole, part := b.grouped(i); to > 0 {
		n.To = to
		if part != "" {
			whole += "." + part
		}
		n.Value = Rat(whole)
		n.Rules.Add(groupedRule)
	} else if to, isCode := b.code(i); isCode {
		n.To, n.Code = to, true
		return n, true
	} else if to, value := b.decimal(i); to > 0 {
		n.To, n.Value = to+b.uncertain(to), Rat(value)
	} else {
		n.Digits = true
		n.Value = Rat(b.ASCII(i))
	}
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

var groupedRule = rule.New("thousands set apart")

func isDecimalSign(r rune) bool { return r == '.' || r == '·' || r == '٫' }

// code reads digits with points between, which are a version, an address or a section:
// 1.2.3; and more groups than a number has.
func (b *Reader) code(i int) (to int, ok bool) {
	r, next := b.Separator(i)
	again, more := b.Separator(next)
	if next == 0 || more == 0 || again != r || r != '.' && r != '·' && !(r == ',' && b.tooMany(i)) {
		return 0, false
	}
	for more > 0 && again == r {
		next = more
		again, more = b.Separator(next)
	}
	return next + 1, true
}

// decimal reads digits with decimals; to is 0 where there are none.
func (b *Reader) decimal(i int) (to int, value string) {
	r, next := b.Separator(i)
	if next == 0 {
		return 0, ""
	}
	if r == ',' {
		again, more := b.Separator(next)
		chain := more > 0 && again == r
		if chain || b.Decimal != ',' && len(b.ASCII(next)) >= 3 || b.Is(i-1, ",") && b.Glued(i) {
			return 0, ""
		}
	} else if !isDecimalSign(r) {
		return 0, ""
	}
	return next + 1, b.ASCII(i) + "." + b.ASCII(next)
}

// uncertain is how many tokens say in brackets by how much the last digits may be out, where
// a power of ten or a unit of a sign follows: 4.1(2) × 10−3.
func (b *Reader) uncertain(i int) int {
	const tokens = 3
	if b.Is(i, "(") && b.Glued(i) && b.Form(i+1) == token.Digits && b.Glued(i+1) && len(b.Str(i+1)) <= 2 && b.Is(i+2, ")") && b.Glued(i+2) && b.IsAny(i+tokens, "×", "·", "x") {
		return tokens
	}
	return 0
}

// A grouping is digits whose thousands are set apart.
type grouping struct {
	digits string
	last   int  // the token of the last group
	count  int  // of groups after the first digits
	pairs  bool // there are groups of two
	whole  bool // and three digits after them, which end the number
}

// isSpaced reports whether an ordinary blank before three digits sets thousands apart, in
// a language that mostly writes a comma there: of round thousands after no name (but Room
// 12 500 people), and of others that are counted after a word that needs a number, or
// after others that are set apart so: numbered 1 450 men; but not "in groups of 5 100
// boys".
func (b *Reader) isSpaced(i int, whole string) bool {
	w := b.At(i - 1)
	if w.Is.Any(form.IsNameHead|form.IsBook) || w.Month > 0 {
		return false
	}
	if b.isAfterPlainWord(i) && b.countsNothing(i+2) || strings.HasSuffix(whole, "000") || strings.HasSuffix(whole, "500") {
		return true
	}
	if len(whole) > 4 && w.Is.Any(form.IsOf) { // a total of 145 900 cases
		return b.Counted(i + 2)
	}
	needed := b.Form(i-1) == token.Word && !b.Tokens[i-1].Capital && !w.Is.Any(form.IsOf|form.IsPreposition|form.IsDeterminer|form.IsAnd|form.IsOr)
	return (b.spaced || needed) && b.Counted(i+2)
}

// isAfterPlainWord reports whether a word is before a number that neither names it nor
// joins it to another.
func (b *Reader) isAfterPlainWord(i int) bool {
	capital := b.Token(i-1).Capital && !(b.BeginsSentence(i-1) && b.Has(i-1, form.IsFunction))
	return b.Form(i-1) == token.Word && !capital && !b.Has(i-1, form.IsRatio|form.IsDeterminer|form.IsAnd|form.IsOr) && !b.Marked(i-1, form.MarkOn)
}

// countsNothing reports whether nothing that is counted begins at a token: a sign, the
// end, a unit or a word that goes on with the sentence.
func (b *Reader) countsNothing(i int) bool {
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

// grouped reads digits whose thousands are set apart, and returns the token after them and
// their digits before and after the decimal sign; 0 where they are not.
func (b *Reader) grouped(i int) (to int, whole, part string) {
	sep, next := b.Separator(i)
	whole = b.ASCII(i)
	if next == 0 || len(whole) > 3 || whole == "0" {
		return 0, "", ""
	}
	g, ok := b.groups(i, sep)
	if !ok {
		return 0, "", ""
	}
	r, next := b.Separator(g.last)
	if (sep == '.' || sep == ',') && next > 0 && r == sep {
		return 0, "", "" // 1,234,56 is no number
	}
	decimals := r != sep && b.isDecimals(r, next)
	if g.count == 1 && !b.isGroup(i, sep, g.digits, decimals) {
		return 0, "", ""
	}
	b.spaced = b.spaced || sep == ' '
	if decimals {
		return next + 1, g.digits, b.ASCII(next)
	}
	return g.last + 1, g.digits, ""
}

// isDecimals reports whether the digits at a token are decimals by the sign before them,
// and by that none follows them again.
func (b *Reader) isDecimals(r rune, next int) bool {
	if next == 0 || r != ',' && !isDecimalSign(r) {
		return false
	}
	again, more := b.Separator(next)
	return more == 0 || again != r
}

// groups reads the groups of digits after a separator: of three, or of pairs and three at
// the end: 12,34,567.
func (b *Reader) groups(i int, sep rune) (g grouping, ok bool) {
	g = grouping{digits: b.ASCII(i), last: i}
	r, next := b.Separator(i)
	for next > 0 && r == sep && g.count < maxGroups && !g.whole {
		if !b.addGroup(&g, next, sep) {
			break
		}
		r, next = b.Separator(g.last)
	}
	if g.count == 0 || g.pairs && !g.whole {
		return g, false
	}
	return g, g.count < maxGroups || next == 0 || r != sep
}

// addGroup adds a group of three digits, or a pair of which more follow.
func (b *Reader) addGroup(g *grouping, next int, sep rune) bool {
	s := b.ASCII(next)
	switch len(s) {
	case 2:
		again, more := b.Separator(next)
		if sep != ',' || len(g.digits) > 3 || more == 0 || again != ',' {
			return false
		}
		g.pairs = true
	case 3:
		g.whole = g.pairs
	default:
		return false
	}
	g.digits += s
	g.count++
	g.last = next
	return true
}

// isGroup reports whether one group of three digits is of thousands: one point or comma
// is as the language has it, and an ordinary space groups only round thousands, and
// longer numbers: on 4 October 12 100 people.
func (b *Reader) isGroup(i int, sep rune, whole string, decimals bool) bool {
	switch sep {
	case ' ':
		return b.Group == ' ' || b.isSpaced(i, whole)
	case '.':
		return decimals || b.Group == '.'
	case ',':
		return decimals || b.Decimal != ','
	}
	return true
}

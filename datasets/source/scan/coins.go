package scan

import (
	"math/big"

	"quotient/datasets/quantity"
)

// coins reads old money whose coins have one letter: £3 4s 6d, 2s 6d, 5s., 4d a
// loaf, 10/6. The value is in the greatest coin that is named.
func (b *block) coins(i int) []match {
	if b.form(i) != digits || b.glued(i) && !b.is(i-1, "£") {
		return nil
	}
	pounds, first, ok := b.unitBefore(i)
	ok = ok && pounds.name == sterling && b.is(i-1, "£") && first >= b.taken
	j, rest := i, []coin{{"s", 20}, {"d", 240}}
	value := new(big.Rat)
	unit, of := "", int64(0)
	if ok {
		n, whole := numeral{to: i + 1, value: rat(b.ascii(i))}, true
		if !b.is(i+1, "/") { // which figures take for a part of one
			n, whole = b.figures(i)
		}
		if !whole || n.value == nil || !n.value.IsInt() || n.scale != nil || n.part {
			return nil
		}
		value, unit, of, j = n.value, sterling, 1, n.to
	} else {
		first = i
		if m := b.slashed(i); m != nil {
			return m
		}
	}
	if ok && b.is(j, "/") && b.slashedPence(j+1) { // £2/3/6
		shillings, pence := rat(b.ascii(j+1)), rat(b.ascii(j+3))
		value = new(big.Rat).Add(value, shillings.Quo(shillings, big.NewRat(20, 1)))
		value.Add(value, pence.Quo(pence, big.NewRat(240, 1)))
		m := match{from: first, to: j + 4, Mention: Mention{Kind: Money, Unit: unit, Low: value, High: value, Bound: quantity.Exact}}
		return []match{b.priced(m, j+4)}
	}
	read := 0
	for _, c := range rest {
		if b.form(j) != digits || len(b.str(j)) > 2 || b.str(j+1) != c.letter || !b.glued(j+1) || b.glued(j+2) && b.form(j+2) != sign {
			continue
		}
		if of == 0 {
			of, unit = c.to, c.name()
		}
		value = new(big.Rat).Add(value, new(big.Rat).Mul(rat(b.ascii(j)), big.NewRat(of, c.to)))
		j += 2
		read++
		if b.is(j, ".") && b.glued(j) && b.form(j+1) == digits { // 4s. 6d.
			j++
		}
	}
	if read == 0 || !ok && read < 2 && !b.paid(i, j) {
		return nil
	}
	m := match{from: first, to: j, Mention: Mention{Kind: Money, Unit: unit, Low: value, High: value, Bound: quantity.Exact}}
	return []match{b.priced(m, j)}
}

// priced gives a sum what it is paid for and its qualifier: 12s 6d a week.
func (b *block) priced(m match, end int) match {
	at := end
	if b.is(at, ".") && b.glued(at) && b.junction(at+1) == "per" && b.form(at+1) == word && !b.tokens[at+1].capital { // 6d. per week
		at++
	}
	if u, next, joined := b.rate(unit{m.Unit, Money}, at); joined {
		m.Unit, end = u.name, next
	}
	return b.qualified(m, end)
}

// slashedPence reports whether digits, a slash and digits touch one another from a token
// on, and what is before it.
func (b *block) slashedPence(i int) bool {
	return b.glued(i-1) && b.glued(i) && b.form(i) == digits && len(b.str(i)) <= 2 && b.is(i+1, "/") && b.glued(i+1) &&
		b.form(i+2) == digits && len(b.str(i+2)) <= 2 && b.glued(i+2) && !b.goesOn(i+2)
}

// sterling is the name of the pound of Britain.
const sterling = "pound sterling"

// A coin is one that a letter names, and how many of them a pound has.
type coin struct {
	letter string
	to     int64
}

func (c coin) name() string {
	if c.letter == "s" {
		return "shilling"
	}
	return "penny"
}

// slashed reads shillings and pence with a slash between: 10/6 each, 4/-.
func (b *block) slashed(i int) []match {
	if b.is(i+1, "/") && b.glued(i+1) && (b.is(i+2, "-") || b.is(i+2, "–")) && b.glued(i+2) && !(b.glued(i+3) && b.form(i+3) == digits) && b.paid(i, i+3) {
		v := rat(b.ascii(i))
		m := match{from: i, to: i + 3, Mention: Mention{Kind: Money, Unit: "shilling", Low: v, High: v, Bound: quantity.Exact}}
		return []match{b.priced(m, i+3)}
	}
	if !b.is(i+1, "/") || !b.glued(i+1) || b.form(i+2) != digits || !b.glued(i+2) || b.goesOn(i+2) || b.is(i+3, "/") || !b.paid(i, i+3) {
		return nil
	}
	shillings, pence := rat(b.ascii(i)), rat(b.ascii(i+2))
	if len(b.str(i)) > 2 || len(b.str(i+2)) > 2 || pence.Cmp(big.NewRat(12, 1)) >= 0 || shillings.Cmp(pence) < 0 {
		return nil
	}
	v := shillings.Add(shillings, pence.Quo(pence, big.NewRat(12, 1)))
	m := match{from: i, to: i + 3, Mention: Mention{Kind: Money, Unit: "shilling", Low: v, High: v, Bound: quantity.Exact}}
	return []match{b.priced(m, i+3)}
}

// paid reports whether words say that what is between two tokens is a price.
func (b *block) paid(from, to int) bool {
	for k := max(0, from-8); k < min(to+4, len(b.tokens)); k++ {
		if (k < from || k >= to) && (b.speaks("sterling", k) || b.at(k).is.any(isPrice) || b.is(k, "£")) {
			return true
		}
	}
	return false
}

package scan

import (
	"math/big"

	"quotient/datasets/source/scan/internal/numeral"
	"quotient/datasets/source/scan/internal/token"
	"quotient/datasets/source/scan/internal/unit"
)

// A coin is one that a letter names, and how many of them a pound has.
type coin struct {
	letter string
	name   string
	to     int64
}

var (
	shilling = coin{"s", "shilling", 20}
	penny    = coin{"d", "penny", 240}
	// penceOfShilling is how many pence a shilling has.
	penceOfShilling = big.NewRat(12, 1)
)

// A sum is old money by the tokens [from, to), in the greatest coin that is named.
type sum struct {
	from, to int
	value    *big.Rat
	unit     string
	of       int64 // how many of the unit a pound has, 0 where none is named yet
}

// add adds so many coins.
func (s *sum) add(count *big.Rat, c coin) {
	if s.of == 0 {
		s.of, s.unit = c.to, c.name
	}
	s.value = new(big.Rat).Add(s.value, new(big.Rat).Mul(count, big.NewRat(s.of, c.to)))
}

// coins reads old money whose coins have one letter: £3 4s 6d, 2s 6d, 5s., 4d a loaf,
// £2/3/6. The value is in the greatest coin that is named.
func (b *block) coins(i int) []match {
	if b.Glued(i) && !b.Is(i-1, "£") {
		return nil
	}
	if first, ok := b.poundsBefore(i); ok {
		return b.pounds(first, i)
	}
	s := sum{from: i, to: i, value: new(big.Rat)}
	if read := b.lettered(&s); read == 0 || read < 2 && !b.Paid(i, s.to) {
		return nil
	}
	return []match{b.priced(s)}
}

// pounds reads pounds, whose sign is before them, and the coins after them.
func (b *block) pounds(first, i int) []match {
	s := sum{from: first, to: i + 1, value: numeral.Rat(b.ASCII(i)), unit: unit.Sterling, of: 1}
	if !b.Is(i+1, "/") { // which figures take for a part of one
		n, ok := b.Figures(i)
		if !ok || n.Value == nil || !n.Value.IsInt() || n.Scale != nil || n.Part {
			return nil
		}
		s.value, s.to = n.Value, n.To
	}
	switch {
	case s.value == nil:
		return nil
	case b.Is(s.to, "/") && b.isSlashed(s.to+1): // £2/3/6
		s.add(numeral.Rat(b.ASCII(s.to+1)), shilling)
		s.add(numeral.Rat(b.ASCII(s.to+3)), penny)
		s.to += 4
	case b.lettered(&s) == 0:
		return nil
	}
	return []match{b.priced(s)}
}

// poundsBefore returns the first token of the sign of pounds before a number.
func (b *block) poundsBefore(i int) (first int, ok bool) {
	u, first, ok := b.UnitBefore(i)
	return first, ok && u.Name == unit.Sterling && b.Is(i-1, "£") && first >= b.taken
}

// lettered adds the shillings and pence that are next, and returns how many of the two
// there are.
func (b *block) lettered(s *sum) (read int) {
	for _, c := range [...]coin{shilling, penny} {
		j := s.to
		if b.Form(j) != token.Digits || len(b.Str(j)) > 2 || b.Str(j+1) != c.letter || !b.Glued(j+1) || b.Glued(j+2) && b.Form(j+2) != token.Sign {
			continue
		}
		s.add(numeral.Rat(b.ASCII(j)), c)
		s.to = j + 2
		read++
		if b.Is(s.to, ".") && b.Glued(s.to) && b.Form(s.to+1) == token.Digits { // 4s. 6d.
			s.to++
		}
	}
	return read
}

// isSlashed reports whether digits, a slash and digits touch one another from a token on,
// and what is before it.
func (b *block) isSlashed(i int) bool {
	return b.Glued(i-1) && b.isShort(i) && b.joinsDigits(i+1, "/") && b.isShort(i+2) && !b.GoesOn(i+2)
}

// isShort reports whether a token is one or two digits that touch what is before them.
func (b *block) isShort(i int) bool {
	return b.Glued(i) && b.Form(i) == token.Digits && len(b.Str(i)) <= 2
}

// slashed reads shillings and pence with a slash between: 10/6 each, 4/-.
func (b *block) slashed(i int) []match {
	if b.Glued(i) && !b.Is(i-1, "£") || !b.joinsDigits(i+1, "/") || !b.Paid(i, i+3) {
		return nil
	}
	if _, pounds := b.poundsBefore(i); pounds {
		return nil
	}
	s := sum{from: i, to: i + 3, value: new(big.Rat)}
	shillings := numeral.Rat(b.ASCII(i))
	switch {
	case b.IsAny(i+2, "-", "–") && !(b.Glued(i+3) && b.Form(i+3) == token.Digits):
		s.add(shillings, shilling)
	case b.isShort(i+2) && len(b.Str(i)) <= 2 && !b.GoesOn(i+2) && !b.Is(i+3, "/"):
		pence := numeral.Rat(b.ASCII(i + 2))
		if pence.Cmp(penceOfShilling) >= 0 || shillings.Cmp(pence) < 0 {
			return nil
		}
		s.add(shillings, shilling)
		s.add(pence, penny)
	default:
		return nil
	}
	return []match{b.priced(s)}
}

// priced makes a mention of a sum, with what it is paid for and its qualifier: 12s 6d a
// week.
func (b *block) priced(s sum) match {
	m := plain(Money, s.from, s.to).with(s.value, s.value)
	m.Unit = s.unit
	end, at := s.to, s.to
	if b.Is(at, ".") && b.Glued(at) && b.Junction(at+1) == "per" && b.Form(at+1) == token.Word && !b.Tokens[at+1].Capital { // 6d. per week
		at++
	}
	if u, next, joined := b.Rate(m.of(), at); joined {
		m.Unit, end = u.Name, next
	}
	return b.qualified(m, end)
}

package scan

import (
	"math/big"

	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/numeral"
	"quotient/datasets/source/scan/internal/token"
	"quotient/datasets/source/scan/internal/unit"
)

// maxSides is how many numbers a size has.
const maxSides = 4

// size reads numbers of a size, which have one unit: 10 × 12 m, 2 x 3 x 4 feet, 20 by 30
// metres. Without a unit those that touch are a name: 4x4 cars.
func (b *block) size(i int) []match {
	if b.isInside(i) || !b.hasSides(i+1) {
		return nil
	}
	sides, glued := b.sides(i)
	if len(sides) < 2 {
		return nil
	}
	to := sides[len(sides)-1].To
	if b.Is(to-2, "^") || b.Is(to, "^") { // 8x2^10
		return nil
	}
	u, next, ok := b.UnitAfter(to)
	switch {
	case ok && u.Kind == unit.Measure && u.IsLength():
		return b.sized(sides, u, next)
	case glued && (!b.Glued(to) || b.Form(to) == token.Sign || b.Str(to) == "s"):
		return []match{plain(ProperName, i, to).wide()}
	}
	return nil
}

// hasSides reports whether what multiplies sides is near after a number, before any word.
func (b *block) hasSides(i int) bool {
	const longest = 8 // tokens of a number after the first
	for k := i; k < i+longest; k++ {
		if b.isBy(k) {
			return true
		}
		if b.Form(k) != token.Digits && b.Form(k) != token.Sign {
			break
		}
	}
	return false
}

// sides reads the numbers of a size, and whether they touch; none where one of them is no
// plain number.
func (b *block) sides(i int) (sides []numeral.Numeral, glued bool) {
	glued = true
	for range maxSides {
		n, ok := b.Figures(i)
		if !ok || !n.IsPlain() || n.Scale != nil {
			return nil, false
		}
		sides = append(sides, n)
		i = n.To
		if !b.isBy(i) || b.Form(i+1) != token.Digits {
			break
		}
		glued = glued && b.Glued(i) && b.Glued(i+1)
		i++
	}
	return sides, glued
}

// sized makes a mention of each side: the first has the qualifier, the last the unit.
func (b *block) sized(sides []numeral.Numeral, u unit.Unit, next int) (out []match) {
	last := len(sides) - 1
	for k, n := range sides[:last] {
		m := plain(Quantity, n.From, n.To).with(n.Value, n.Value)
		m.Unit = u.Name
		if k == 0 {
			m = b.qualified(m, n.To)
			m.Noun, m.next = "", 0
		}
		m = m.wide()
		m.phrase[1] = next
		out = append(out, m)
	}
	return append(out, b.qualified(b.measured(sides[last])))
}

// isBy reports whether a sign or word multiplies the sides of a size.
func (b *block) isBy(i int) bool {
	switch b.Str(i) {
	case "×", "x", "X":
		return true
	}
	return b.Has(i, form.IsBy)
}

// inchesOfFoot is how many inches a foot has.
var inchesOfFoot = big.NewRat(12, 1)

// inFeet reads a height in feet and inches: 5-foot-10, 5 ft 2 in. It is in inches, of
// which it is a whole number.
func (b *block) inFeet(i int) []match {
	if b.isInside(i) {
		return nil
	}
	at, end := b.inchesAfter(i)
	if at == 0 {
		return nil
	}
	feet := numeral.Rat(b.ASCII(i))
	inches, ok := b.Lone(at)
	if !ok || feet == nil || inches.Cmp(inchesOfFoot) >= 0 {
		return nil
	}
	v := feet.Mul(feet, inchesOfFoot)
	v.Add(v, inches)
	m := plain(Quantity, i, at+1).with(v, v)
	m.Unit = "inch"
	return []match{b.qualified(m, end)}
}

// isFootAndInchMarks reports whether a digit has the mark of feet, and digits that of inches
// after them.
func (b *block) isFootAndInchMarks(i int) bool {
	return len(b.Str(i)) == 1 && b.joinsDigits(i+1, "'", "’", "′") && b.Form(i+2) == token.Digits && b.IsAny(i+3, `"`, "”", "″") && b.Glued(i+3)
}

// inchesAfter returns the token of the inches after feet, and the token after both: 5-foot-10,
// 5 ft 2 in, 5 feet 2 inches; 0 where there are none.
func (b *block) inchesAfter(i int) (at, end int) {
	foot := func(k int) bool { return b.Marked(k, form.MarkFoot) || b.Lower(k) == "ft" }
	switch {
	case b.joinsDigits(i+1, "-") && foot(i+2) && b.joinsDigits(i+3, "-"):
		return i + 4, i + 5
	case b.isFootAndInchMarks(i): // 6'2"
		return i + 2, i + 4
	case !foot(i + 1):
		return 0, 0
	}
	k := i + 2
	if b.Is(k, ".") && b.Glued(k) || b.Has(k, form.IsAnd) {
		k++
	}
	if u, next, ok := b.UnitAfter(k + 1); ok && b.Form(k) == token.Digits && u.Name == "inch" {
		return k, next
	}
	return 0, 0
}

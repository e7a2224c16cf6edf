package quantity

import (
	"fmt"
	"slices"
	"strings"
)

// Percent is the unit of a number that counts hundredths. It has no dimension:
// arithmetic divides such a number by 100 first ([Quantity.Plain]).
const Percent = "percent"

// A Unit is a product of named units over another, such as forint, person/tank
// or forint/month. The zero Unit is that of a plain number. Names are taken as
// they are, in the singular; nothing is converted.
type Unit struct {
	num, den string // sorted names joined by "*", so that units compare with ==
}

// ParseUnit reads a unit as it is written in a table: "forint", "person/tank".
func ParseUnit(s string) (Unit, error) {
	num, den, _ := strings.Cut(s, "/")
	if s == "" {
		return Unit{}, nil
	}
	if strings.Contains(den, "/") || strings.HasSuffix(s, "/") || strings.ContainsAny(s, "*,;") || strings.TrimSpace(s) != s || num == "" {
		return Unit{}, fmt.Errorf("%q is not a unit: write one name, or two with a stroke, as in forint or forint/month", s)
	}
	return unitOf([]string{num}, split(den)), nil
}

func unitOf(num, den []string) Unit {
	num, den = slices.Clone(num), slices.Clone(den)
	for i := 0; i < len(num); i++ {
		if j := slices.Index(den, num[i]); j >= 0 {
			num, den = slices.Delete(num, i, i+1), slices.Delete(den, j, j+1)
			i--
		}
	}
	slices.Sort(num)
	slices.Sort(den)
	return Unit{strings.Join(num, "*"), strings.Join(den, "*")}
}

func split(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "*")
}

// IsPlain reports whether the unit is that of a plain number.
func (u Unit) IsPlain() bool { return u == Unit{} }

// Times returns the unit of a product.
func (u Unit) Times(v Unit) Unit {
	return unitOf(append(split(u.num), split(v.num)...), append(split(u.den), split(v.den)...))
}

// Per returns the unit of a quotient.
func (u Unit) Per(v Unit) Unit { return u.Times(Unit{v.den, v.num}) }

// String returns the unit as [ParseUnit] reads it; "" for a plain number.
func (u Unit) String() string {
	switch {
	case u.den == "":
		return u.num
	case u.num == "":
		return "1/" + u.den
	}
	return u.num + "/" + u.den
}

// Parts returns the names above and below the stroke.
func (u Unit) Parts() (numerator, denominator []string) { return split(u.num), split(u.den) }

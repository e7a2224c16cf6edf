package datasets

import (
	"math/big"
	"strings"

	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
)

// The forms in which a fact is written into a sentence. Each keeps its bound.
const (
	FormLabel    = "label"    // with signs: > 11×
	FormWords    = "words"    // with its unit: more than 11 times
	FormSpelled  = "spelled"  // words with small whole numbers as words, for headlines
	FormNumber   = "number"   // words without the unit, which the sentence names itself
	FormFraction = "fraction" // a part of one in words: more than two-thirds, for headlines
	FormSize     = "size"     // words without the sign of a fall, which the sentence says itself
	FormDate     = "date"     // the date of the row
	FormYear     = "year"     // the year of the row
	FormCite     = "cite"     // the sources that it is from, by author and year: (Keynes 1919)
)

// Forms lists every form.
var Forms = []string{FormLabel, FormWords, FormSpelled, FormNumber, FormFraction, FormSize, FormDate, FormYear, FormCite}

// A Printer writes facts in a language, with the names that a study gives its units.
type Printer struct {
	Locale quantity.Locale
	study  *Study
}

// Printer returns what writes the facts of the study in a locale: numbers, units and
// dates; titles, quotes and cells stay as they are.
func (s *Study) Printer(l quantity.Locale) Printer { return Printer{l, s} }

// Date writes a date.
func (p Printer) Date(d edtf.Date) string { return d.Format(p.Locale.Tag) }

// Unit writes a unit as it is printed after a number: people, forints, people per
// tank. A symbol such as % is printed right after the number. A unit without a name in
// the locale is written as the tables have it.
func (p Printer) Unit(u quantity.Unit, one bool) string {
	num, den := u.Parts()
	names := make([]string, len(num))
	for i, n := range num {
		names[i] = p.study.Units[n].in(p.Locale.Tag, n, one)
	}
	out := strings.Join(names, "·")
	for _, n := range den {
		out = p.Locale.Per(out, p.study.Units[n].in(p.Locale.Tag, n, true))
	}
	return strings.TrimSpace(out)
}

// Write writes a fact in a form; "" if the fact has nothing to say in it.
func (p Printer) Write(f Fact, form string) string {
	switch form {
	case FormLabel:
		return p.Label(f)
	case FormWords:
		return p.Words(f)
	case FormSpelled:
		return p.amount(f, quantity.Quantity.Spelled)
	case FormNumber:
		return p.amount(f, p.bareNumber)
	case FormFraction:
		return p.amount(f, func(q quantity.Quantity, as quantity.Format) string {
			text, _ := q.Fraction(as)
			return text
		})
	case FormSize:
		return p.amount(f, sizeOf)
	case FormDate:
		if o, ok := f.Row(); ok {
			return p.Date(o.Date)
		}
	case FormYear:
		if o, ok := f.Row(); ok {
			if year, ok := o.Date.Year(); ok {
				return edtf.FormatYear(year, p.Locale.Tag)
			}
		}
	case FormCite:
		if cited, _ := p.study.Citation(f); cited != "" {
			return "(" + cited + ")"
		}
	}
	return ""
}

// bareNumber writes a number in words without its unit.
func (p Printer) bareNumber(q quantity.Quantity, as quantity.Format) string {
	as.Names, as.Bare, as.Measure, as.Given = bare{p}, true, "", ""
	if as.Show == quantity.ShowTimes || as.Show == quantity.ShowDays {
		as.Show = quantity.ShowNumber
	}
	return q.Words(as)
}

// sizeOf writes a number without the sign of a fall.
func sizeOf(q quantity.Quantity, as quantity.Format) string {
	if as.Show == quantity.ShowChange { // whose words say the direction
		as.Show = quantity.ShowPercent
	}
	return quantity.Size(q).Words(as)
}

// Label writes the number of a fact with signs, for the label of a mark; "" if it has
// none.
func (p Printer) Label(f Fact) string { return p.amount(f, quantity.Quantity.Label) }

// Number writes an exact number of a unit as a label has it.
func (p Printer) Number(n *big.Rat, u quantity.Unit) string {
	return quantity.Point(n, u).Label(quantity.Format{Show: quantity.ShowValue, Locale: p.Locale, Names: p, Stated: true})
}

// Named writes a number as a label has it, with the name of its unit where that is no sign.
func (p Printer) Named(q quantity.Quantity, as quantity.Format) string {
	as.Locale, as.Names = p.Locale, p
	s := q.Label(as)
	if q.Unit.IsPlain() {
		return s
	}
	if symbol, rest := p.Symbol(q.Unit); symbol != "" && as.Show == quantity.ShowValue {
		return s + rest
	}
	one := q.IsPoint() && q.Value().RatString() == "1"
	if u := p.Unit(q.Unit, one); !strings.HasPrefix(u, "%") {
		s += " " + u
	}
	return s
}

// Words writes the number of a fact with its unit, as running text has it; "" if it has
// none.
func (p Printer) Words(f Fact) string { return p.amount(f, quantity.Quantity.Words) }

// Ends writes the two ends of a range as [Printer.Label] writes them; false for any
// other fact.
func (p Printer) Ends(f Fact) (low, high string, ok bool) {
	q, ok := f.Amount()
	if !ok {
		return "", "", false
	}
	return q.Ends(p.format(f))
}

func (p Printer) amount(f Fact, write func(quantity.Quantity, quantity.Format) string) string {
	q, ok := f.Amount()
	if !ok {
		return ""
	}
	return write(q, p.format(f))
}

func (p Printer) format(f Fact) quantity.Format {
	as := f.Format(p.Locale)
	as.Names = p
	return as
}

package when

import (
	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/rule"
	"quotient/datasets/source/scan/internal/token"
)

// An outcome is what a rule of years says of a number.
type outcome uint8

const (
	notThis outcome = iota // another rule is asked
	refused                // it is no year
	found
)

// A yearRule reads years that begin at a number: n of so many digits at the token i.
type yearRule struct {
	name rule.Name
	read func(d Reader, i, n, digits int) (Found, outcome)
}

// yearRules are asked in their order until one of them finds years or refuses.
var yearRules = []yearRule{
	{rule.New("year of an era"), Reader.yearOfEra},
	{rule.New("years of an era"), Reader.yearsOfEra},
	{rule.New("short fiscal year"), Reader.fiscalYear},
	{rule.New("year after an era"), Reader.yearAfterEra},
	{rule.New("no number of a year"), Reader.refuse},
	{rule.New("year over two"), Reader.splitYear},
	{rule.New("first and last year"), Reader.firstAndLast},
	{rule.New("year by its words"), Reader.soleYear},
}

// years reads a year in digits, or a range of years.
func (d Reader) years(i int) (Found, bool) {
	n, digits := d.number(i)
	if digits == 0 || digits > 4 || n == 0 {
		return Found{}, false
	}
	for _, r := range yearRules {
		if f, out := r.read(d, i, n, digits); out != notThis {
			f.Rules.Add(r.name)
			return f, out == found
		}
	}
	return Found{}, false
}

// outcomeOf is what a rule says that has decided.
func outcomeOf(f Found, ok bool) (Found, outcome) {
	if !ok {
		return Found{}, refused
	}
	return f, found
}

func (d Reader) yearOfEra(i, _, _ int) (Found, outcome) {
	m, ok := d.ofEra(i)
	if !ok {
		return Found{}, notThis
	}
	return outcomeOf(d.ranged(m))
}

// yearsOfEra reads a range whose last year alone has its era: 500–400 BC.
func (d Reader) yearsOfEra(i, n, _ int) (Found, outcome) {
	j, near := d.lastYear(i)
	last, digits := d.number(j)
	if j == 0 || digits == 0 || digits > 4 || last == 0 {
		return Found{}, notThis
	}
	era, end := d.era(j + 1)
	if era == 0 {
		return Found{}, notThis
	}
	first := moment{from: i, year: ofEra(n, era), dated: true, near: d.circa(i, true)}
	return outcomeOf(first.until(moment{to: end, year: ofEra(last, era), dated: true, near: near}))
}

// lastYear returns the token of the last year of a range, 0 where there is none, and
// whether it is about then.
func (d Reader) lastYear(i int) (j int, near bool) {
	return d.pastCirca(d.joint(i+1, d.between(i)))
}

// fiscalYear reads FY20.
func (d Reader) fiscalYear(i, n, digits int) (Found, outcome) {
	if digits != 2 || !d.Glued(i) || !d.has(i-1, form.AsYear) || d.goesOn(i+1) {
		return Found{}, notThis
	}
	return outcomeOf(moment{from: i, to: i + 1, year: century(n), dated: true}.match())
}

// yearAfterEra reads i. e. 500.
func (d Reader) yearAfterEra(i, n, _ int) (Found, outcome) {
	if !d.eraBefore(i) {
		return Found{}, notThis
	}
	return outcomeOf(moment{from: i, to: i + 1, year: ofEra(n, -1), dated: true}.match())
}

// refuse refuses numbers that can be no year without an era, and digits that go on
// others, unless those are a year too, as in a row of years.
func (d Reader) refuse(i, n, digits int) (Found, outcome) {
	if digits != 4 || n < 1000 || n > 2199 || d.Form(i-1) == token.Digits && d.Tokens[i].Gap && !d.Tokens[i].Line && !d.yearAt4(i-1) {
		return Found{}, refused
	}
	return Found{}, notThis
}

// splitYear reads a year that is in two of the calendar: 1918/19. What goes on otherwise
// is no year.
func (d Reader) splitYear(i, n, _ int) (Found, outcome) {
	to := i + 1
	if !d.gluedSign(to, "/") {
		if d.goesOn(to) {
			return Found{}, refused
		}
		return Found{}, notThis
	}
	last, digits := d.number(to + 1)
	if digits == 2 && last == (n+1)%100 || digits == 1 && last == (n+1)%10 {
		last, digits = n+1, 4
	}
	if digits != 4 || last <= n || last > 2199 || d.goesOn(to+2) {
		return Found{}, refused
	}
	return outcomeOf(moment{from: i, year: n, dated: true}.until(moment{to: to + 2, year: last, dated: true}))
}

// firstAndLast reads two years that are joined: 1989–91, from 1945 to 1956.
func (d Reader) firstAndLast(i, n, _ int) (Found, outcome) {
	to := i + 1
	j, near := d.lastYear(i)
	last, digits := d.number(j)
	if j == 0 || digits == 0 {
		return Found{}, notThis
	}
	if d.Glued(to) && d.Glued(to+1) && d.dash(to) {
		if last, digits = completed(n, last, digits, d.Is(to, "-")); digits != 4 {
			return Found{}, refused
		}
	}
	// A day after the joint is not for here: 1956 to 23 October 1957.
	switch _, end := d.monthAt(j + 1); {
	case digits == 4 && last > 2199:
		return Found{}, refused
	case digits != 4 || end > 0:
		return Found{}, notThis
	case last <= n || d.goesFurther(j+1) || !d.areYears(i, j+1, n, last):
		return Found{}, refused
	}
	first := moment{from: i, to: to, year: n, dated: true, near: d.circa(i, false)}
	return outcomeOf(d.joinYears(first, moment{from: j, to: j + 1, year: last, dated: true, near: near}))
}

// joinYears joins two years, with the parts of them that are said, if those fit.
func (d Reader) joinYears(first, last moment) (Found, bool) {
	if d.Dates.Dotted {
		last = d.around(last)
	}
	if f, ok := d.around(first).until(last); ok {
		return f, true
	}
	return moment{from: first.from, year: first.year, dated: true}.until(last)
}

// goesFurther reports whether digits before a token go on, or a dash and more digits
// follow.
func (d Reader) goesFurther(to int) bool {
	return d.goesOn(to) || d.Glued(to) && d.dash(to) && d.Form(to+1) == token.Digits
}

// completed returns the last year of a range, of which only the last digits may be
// written: 1989–91, 1999–02, 1914–8. It is of 4 digits where it can be.
func completed(first, last, digits int, hyphen bool) (year, of int) {
	switch {
	case digits == 2 && last > first%100:
		return last + first - first%100, 4
	case digits == 2 && first%100 >= 90 && last < 30 && !hyphen:
		return last + first - first%100 + 100, 4
	case digits == 1 && last > first%10 && !hyphen:
		return last + first - first%10, 4
	}
	return last, digits
}

// soleYear reads one year, by what is next to it.
func (d Reader) soleYear(i, n, _ int) (Found, outcome) {
	why, ok := d.isYear(i, n)
	if !ok {
		return Found{}, refused
	}
	f, ok := d.ranged(d.around(moment{from: i, to: i + 1, year: n, dated: true, near: d.circa(i, false)}))
	f.Rules.Add(why)
	return outcomeOf(f, ok)
}

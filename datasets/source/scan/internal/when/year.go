package when

import (
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan/internal/token"
)

// yearBehind reads the year that stands behind a month or day: 1953; , 1953; of
// 1953; ’53. A number of what is counted is no year: November 4, 2000 tanks.
func (d Reader) yearBehind(i int) (y, to int) {
	j := i
	comma := d.Is(j, ",")
	if comma {
		j++
	}
	of := d.has(j, form.AsOf)
	if of {
		j++
	} else if d.role(j)&form.AsIn != 0 && d.Str(j) == "in" {
		j++
		if _, count := d.number(j); count != 4 {
			return 0, 0
		}
	}
	if d.has(j, form.AsThe) {
		j++
	}
	if d.has(j, form.AsYear) {
		j++
	}
	if d.apostrophe(j) {
		if n, count := d.number(j + 1); count == 2 && d.Glued(j+1) && !d.goesOn(j+2) {
			return century(n), j + 2
		}
		return 0, 0
	}
	n, count := d.number(j)
	if count == 0 {
		if d.Form(j) == token.Word && !comma {
			return d.spelledYear(j)
		}
		return 0, 0
	}
	if d.goesOn(j + 1) {
		return 0, 0
	}
	if count <= 4 && n > 0 {
		if era, end := d.era(j + 1); era != 0 {
			return ofEra(n, era), end
		}
	}
	switch {
	case count == 2 && of && n > 31 && !d.counts(j+1) && !d.manyAt(j+1):
		return century(n), j + 1
	case count != 4 || n < 1000 || n > 2199 || d.counts(j+1):
		return 0, 0
	case n%100 == 0 && (comma || n < 1900) && d.countsAhead(j+1):
		return 0, 0
	}
	return n, j + 1
}

// century returns the year that two digits say; from 30 on of the 20th century.
func century(n int) int {
	if n < 30 {
		return 2000 + n
	}
	return 1900 + n
}

// spelledYear reads nineteen fifty-six, nineteen oh five, nineteen hundred and
// five, two thousand and four; to is 0 where there is none.
func (d Reader) spelledYear(i int) (y, to int) {
	c := int(d.At(i).Cardinal)
	if d.Form(i) != token.Word || c < 2 || c == 2 && !d.has(i+1, form.AsThousand) || c > 2 && c < 10 || c > 20 {
		return 0, 0
	}
	j := i + 1
	switch {
	case c == 2:
		y, j = 2000, j+1
		j = d.skipAnd(j)
		n, end := d.spelledUnits(j)
		if end == 0 {
			return 0, 0
		}
		y, j = y+n, end
	case d.has(j, form.AsHundred):
		y, j = 100*c, j+1
		if n, end := d.spelledUnits(d.skipAnd(j)); end > 0 {
			y, j = y+n, end
		}
	default:
		if d.Is(j, "-") {
			j++
		}
		if d.has(j, form.AsNought) {
			n := int(d.At(j + 1).Cardinal)
			if d.Is(j+1, "-") {
				n, j = int(d.At(j+2).Cardinal), j+1
			}
			if n < 1 || n > 9 {
				return 0, 0
			}
			y, j = 100*c+n, j+2
			break
		}
		n, end := d.spelledUnits(j)
		if end == 0 || n < 10 {
			return 0, 0
		}
		y, j = 100*c+n, end
	}
	if d.counts(j) || d.manyAt(j) || d.Is(j, "-") && d.Glued(j) {
		return 0, 0
	}
	return y, j
}

func (d Reader) skipAnd(j int) int {
	if d.has(j, form.AsAnd) {
		j++
	}
	return j
}

// spelledUnits reads a cardinal below 100; to is 0 where there is none.
func (d Reader) spelledUnits(i int) (n, to int) {
	n = int(d.At(i).Cardinal)
	switch {
	case n < 1 || n > 90:
		return 0, 0
	case n < 20:
		return n, i + 1
	}
	j := i + 1
	if d.Is(j, "-") {
		j++
	}
	if u := int(d.At(j).Cardinal); 1 <= u && u <= 9 {
		return n + u, j + 1
	}
	return n, i + 1
}

// years reads a year in digits, or a range of years.
func (d Reader) years(i int) (Found, bool) {
	n, count := d.number(i)
	if count == 0 || count > 4 || n == 0 {
		return Found{}, false
	}
	to := i + 1
	if m, ok := d.ofEra(i); ok {
		return d.ranged(m)
	}
	j, near := d.pastCirca(d.joint(to, d.between(i)))
	last, count2 := d.number(j)
	if 1 <= count2 && count2 <= 4 && j > 0 {
		if era, end := d.era(j + 1); era != 0 && last > 0 { // 500–400 BC
			return moment{from: i, year: ofEra(n, era), dated: true, near: d.circa(i, true)}.until(moment{to: end, year: ofEra(last, era), dated: true, near: near})
		}
	}
	if count == 2 && d.Glued(i) && d.has(i-1, form.AsYear) && !d.goesOn(to) { // FY20
		return moment{from: i, to: to, year: century(n), dated: true}.match()
	}
	if d.eraBefore(i) {
		return moment{from: i, to: to, year: ofEra(n, -1), dated: true}.match()
	}
	if count != 4 || n < 1000 || n > 2199 || d.Form(i-1) == token.Digits && d.Tokens[i].Gap && !d.Tokens[i].Line && !d.yearAt4(i-1) {
		return Found{}, false
	}
	glued := d.Glued(to) && d.Glued(to+1)
	if glued && d.Is(to, "/") { // 1918/19
		last, count2 = d.number(to + 1)
		if count2 == 2 && last == (n+1)%100 {
			last, count2 = n+1, 4
		}
		if count2 == 1 && last == (n+1)%10 {
			last, count2 = n+1, 4
		}
		if count2 != 4 || last <= n || last > 2199 || d.goesOn(to+2) {
			return Found{}, false
		}
		return moment{from: i, year: n, dated: true}.until(moment{to: to + 2, year: last, dated: true})
	}
	if d.goesOn(to) {
		return Found{}, false
	}
	if j > 0 && count2 > 0 {
		if glued && d.dash(to) && count2 < 3 {
			switch {
			case count2 == 2 && last > n%100:
				last += n - n%100
			case count2 == 2 && n%100 >= 90 && last < 30 && !d.Is(to, "-"): // 1999–02
				last += n - n%100 + 100
			case count2 == 1 && last > n%10 && !d.Is(to, "-"): // 1914–8
				last += n - n%10
			default:
				return Found{}, false
			}
			count2 = 4
		}
		if count2 == 4 && last > 2199 || count2 != 4 && glued && d.dash(to) {
			return Found{}, false
		}
		// A day behind the joint is not for here: 1956 to 23 October 1957.
		if _, end := d.monthAt(j + 1); count2 == 4 && end == 0 {
			if last <= n || d.goesOn(j+1) || d.Glued(j+1) && d.dash(j+1) && d.Form(j+2) == token.Digits || !d.areYears(i, j+1, n, last) {
				return Found{}, false
			}
			first := d.around(moment{from: i, to: to, year: n, dated: true, near: d.circa(i, false)})
			m := moment{from: j, to: j + 1, year: last, dated: true, near: near}
			if d.Dates.Dotted {
				m = d.around(m)
			}
			if r, ok := first.until(m); ok {
				return r, ok
			}
			return moment{from: i, year: n, dated: true}.until(m)
		}
	}
	if !d.isYear(i, n) {
		return Found{}, false
	}
	return d.ranged(d.around(moment{from: i, to: to, year: n, dated: true, near: d.circa(i, false)}))
}

// circa reports whether a word before a year says that it is about then: c. 300 BC. Of a
// year without an era, "about" may also be what a book is about.
func (d Reader) circa(i int, era bool) bool {
	q := d.QualifierNextTo(i)
	if q.Bound != quantity.About || !d.has(q.From, form.AsAbout) {
		return false
	}
	return era || d.Lower(q.From) != "about" || d.role(q.From-1)&(form.AsIn|form.AsBy|form.AsFrom|form.AsTo) != 0
}

// pastCirca passes over such a word before digits.
func (d Reader) pastCirca(i int) (next int, near bool) {
	j := i + 1
	if i <= 0 || d.Form(i) != token.Word || !d.has(i, form.AsAbout) {
		return i, false
	}
	if d.Is(j, ".") {
		j++
	}
	if d.Form(j) != token.Digits {
		return i, false
	}
	return j, true
}

// yearAt4 reports whether a token is four digits of a year, as in a row of years.
func (d Reader) yearAt4(i int) bool {
	n, count := d.number(i)
	return count == 4 && 1400 <= n && n < 2200
}

// level reports whether what stands before a number makes it a level, amount or
// step and no year: rose to, a total of, over.
func (d Reader) level(i int) bool {
	if d.Is(i-1, ",") && (d.Has(i-2, form.IsCounted) || d.has(i-2, form.AsMore)) { // total killed, 1450
		return true
	}
	switch r := d.role(i - 1); {
	case r&form.AsMore != 0:
		// later than 2018
		return !d.IsWord(i-1, "than") || !d.IsWord(i-2, "later") && !d.IsWord(i-2, "earlier")
	case r&(form.AsFrom|form.AsTo|form.AsBy) != 0:
		return d.has(i-2, form.AsChange) || d.Form(i-2) == token.Digits && d.has(i-3, form.AsChange) || d.Form(i-2) == token.Digits && d.has(i-3, form.AsFrom) && d.has(i-4, form.AsChange)
	case r&form.AsOf != 0:
		return d.has(i-2, form.AsAmount)
	case r&form.AsChange != 0:
		return true
	}
	return false
}

// compound reports whether a hyphen joins a word to the digits before it: a
// 1500-metre race, but not 1956-ban.
func (d Reader) compound(to int) bool {
	return d.Glued(to) && (d.Is(to, "-") || d.Is(to, "‑")) && d.Glued(to+1) && d.Form(to+1) == token.Word && !d.has(to+1, form.AsCase) && !d.has(to+1, form.AsEvent)
}

// areYears reports whether two numbers are years, and not two counts.
func (d Reader) areYears(i, to, a, b int) bool {
	if d.counts(to) || d.compound(to) || d.level(i) {
		return false
	}
	opened := d.opened(i) || d.role(i-1)&(form.AsIn|form.AsThe|form.AsYear) != 0 || d.bracketed(i-1)
	many := d.manyAt(to)
	switch {
	case a%100 == 0 && b%100 == 0:
		return opened && !d.countsAhead(to)
	case a%10 == 0 && b%10 == 0 && many:
		return false
	case d.Dates.AnyNoun && many:
		return d.role(i-1)&(form.AsIn|form.AsThe) != 0
	}
	return a >= 1400 || opened
}

// thousandsBehind reports whether three digits go on the number at a token: 2000 000. A
// count behind a year does not: in 1956 300 people.
func (d Reader) thousandsBehind(i int) bool {
	_, count := d.number(i + 1)
	if count != 3 || d.Tokens[i+1].Line {
		return false
	}
	counted := d.countsAhead(i+2) || d.Has(i+2, form.IsAuxiliary|form.IsVerb)
	return !d.has(i-1, form.AsIn|form.AsBy) || !counted || d.Str(i + 1)[0] == '0'
}

// isYear reports whether four digits are a year: by what stands before and
// behind, and where nothing tells, from 1400 to 2100.
func (d Reader) isYear(i, n int) bool {
	to := i + 1
	if d.counts(to) || d.compound(to) || d.level(i) || d.Glued(to) && d.dash(to) && d.Form(to+1) == token.Digits && d.Glued(to+1) {
		return false
	}
	if d.thousandsBehind(i) {
		return false
	}
	// What is counted backwards is no pair of years: from 2000 to 1500.
	if d.has(i-1, form.AsTo) {
		if before, count := d.number(i - 2); count == 4 && before > n {
			return false
		}
	}
	before, behind := d.role(i-1), d.role(to)
	round := n%100 == 0
	event := behind&form.AsEvent != 0
	strong := before&(form.AsIn|form.AsYear) != 0 || d.Is(i-1, ".") && d.has(i-2, form.AsCirca) || before&form.AsThe != 0 && d.has(i-2, form.AsIn|form.AsOf) && d.Dates.AnyNoun || d.around(moment{from: i, to: to}).part > 0 || d.bracketed(i-1) && (d.Is(to, ")") || d.Is(to, "]") || d.Is(to, ","))
	if d.Dates.Dotted {
		j := to
		if d.Is(j, ".") && d.Glued(j) {
			j++
		}
		switch {
		case d.dash(to) && d.Glued(to) && d.has(to+1, form.AsCase):
			return !d.manyAt(to+2) || !round
		case d.has(j, form.AsPost) || strong:
			return true
		case d.manyAt(to):
			return false
		}
		return n >= 1400 && n <= 2100
	}
	the := before&form.AsThe != 0
	weak := before&(form.AsBy|form.AsFrom|form.AsBetween) != 0
	if d.Dates.AnyNoun {
		if d.manyAt(to) && !strong {
			return false
		}
		return n >= 1400 && n <= 2100 || strong
	}
	switch {
	case event:
		return true
	case d.manyAt(to):
		return !round && (strong || the || before&form.AsBy != 0 && before&form.AsFrom == 0)
	case strong:
		return true
	case !the && n%10 == 0 && d.countsAhead(to):
		return false
	case behind&form.AsCount != 0 && before == 0, d.has(to, form.AsOf) && !weak && !the && d.Form(i-1) != token.Word:
		return false
	case d.IsWord(i-1, "at") || d.IsWord(i-1, "x"):
		return false
	case round && before == 0 && d.Form(i-1) == token.Word && d.Tokens[i-1].Capital && !d.Tokens[i-1].Line && !d.Is(i-2, "."):
		return false // Fiat 1500
	}
	if n < 1400 || n > 2100 {
		return behind&form.AsVerb != 0 || !round && (weak || before&form.AsOf != 0 || the)
	}
	return true
}

package when

import (
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan/internal/token"
)

// yearBehind reads the year that follows a month or day: 1953; , 1953; of 1953; ’53. A
// number of what is counted is no year: November 4, 2000 tanks.
func (d Reader) yearBehind(i int) (y, to int) {
	j, comma, of := d.toYear(i)
	switch {
	case j == 0:
		return 0, 0
	case d.apostrophe(j):
		return d.short(j)
	case d.Form(j) == token.Word && !comma:
		return d.spelledYear(j)
	}
	n, count := d.number(j)
	if count == 0 || d.goesOn(j+1) {
		return 0, 0
	}
	if era, end := d.era(j + 1); era != 0 && count <= 4 && n > 0 {
		return ofEra(n, era), end
	}
	switch {
	case count == 2 && of && n > 31 && !d.counts(j+1) && !d.manyAt(j+1):
		return century(n), j + 1
	case count == 4 && d.isYearOfDate(n, j+1, comma):
		return n, j + 1
	}
	return 0, 0
}

// toYear returns the token of the year that may follow a month or day, past what joins
// it; 0 where something else follows.
func (d Reader) toYear(i int) (j int, comma, of bool) {
	j = i
	if comma = d.Is(j, ","); comma {
		j++
	}
	switch {
	case d.has(j, form.AsOf):
		of = true
		j++
	case d.has(j, form.AsIn) && d.Writes(j, form.MarkIn):
		j++
		if _, count := d.number(j); count != 4 {
			return 0, comma, of
		}
	}
	if d.has(j, form.AsThe) {
		j++
	}
	if d.has(j, form.AsYear) {
		j++
	}
	return j, comma, of
}

// isYearOfDate reports whether four digits before a token are the year of a date.
func (d Reader) isYearOfDate(n, to int, comma bool) bool {
	if n < 1000 || n > 2199 || d.counts(to) {
		return false
	}
	return n%100 != 0 || !comma && n >= 1900 || !d.countsAhead(to)
}

// yearInWords reads a year in words where what is before it says that it is one: in
// nineteen fifty-six.
func (d Reader) yearInWords(i int) (m moment, ok bool) {
	if !d.has(i-1, form.AsIn|form.AsBy|form.AsOf|form.AsYear|form.AsFrom|form.AsBetween) || d.has(i-2, form.AsAmount) {
		return m, false
	}
	y, to := d.spelledYear(i)
	if to == 0 {
		return m, false
	}
	return d.around(moment{from: i, to: to, year: y, dated: true}), true
}

// century returns the year that two digits say; from 30 on of the 20th century.
func century(n int) int {
	if n < 30 {
		return 2000 + n
	}
	return 1900 + n
}

// spelledYear reads nineteen fifty-six, nineteen oh five, nineteen hundred and five, two
// thousand and four; to is 0 where there is none.
func (d Reader) spelledYear(i int) (y, to int) {
	c := int(d.At(i).Cardinal)
	switch {
	case d.Form(i) != token.Word:
		return 0, 0
	case c == 2 && d.has(i+1, form.AsThousand):
		n, end := d.spelledUnits(d.skipAnd(i + 2))
		y, to = 2000+n, end
	case c < 10 || c > 20:
		return 0, 0
	case d.has(i+1, form.AsHundred):
		y, to = 100*c, i+2
		if n, end := d.spelledUnits(d.skipAnd(to)); end > 0 {
			y, to = y+n, end
		}
	default:
		n, end := d.tensOfYear(i + 1)
		y, to = 100*c+n, end
	}
	if to == 0 || d.counts(to) || d.manyAt(to) || d.Is(to, "-") && d.Glued(to) {
		return 0, 0
	}
	return y, to
}

// tensOfYear reads what follows the century of a year in words: fifty-six, oh five; to is
// 0 where nothing does.
func (d Reader) tensOfYear(i int) (n, to int) {
	if d.Is(i, "-") {
		i++
	}
	if !d.has(i, form.AsNought) {
		n, to = d.spelledUnits(i)
		if n < 10 {
			return 0, 0
		}
		return n, to
	}
	i++
	if d.Is(i, "-") {
		i++
	}
	if n = int(d.At(i).Cardinal); n < 1 || n > 9 {
		return 0, 0
	}
	return n, i + 1
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

// circa reports whether a word before a year says that it is about then: c. 300 BC. Of a
// year without an era, "about" may also be what a book is about.
func (d Reader) circa(i int, era bool) bool {
	q := d.QualifierNextTo(i)
	if q.Bound != quantity.About || !d.has(q.From, form.AsAbout) {
		return false
	}
	return era || !d.Marked(q.From, form.MarkAbout) || d.role(q.From-1)&(form.AsIn|form.AsBy|form.AsFrom|form.AsTo) != 0
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
		return !d.Writes(i-1, form.MarkThan) || !d.Writes(i-2, form.MarkLater)
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

// short reads the year of two digits after an apostrophe; to is 0 where there is none.
func (d Reader) short(i int) (y, to int) {
	n, count := d.number(i + 1)
	if !d.apostrophe(i) || count != 2 || !d.Glued(i+1) || d.goesOn(i+2) {
		return 0, 0
	}
	return century(n), i + 2
}

// shortNeighbours are what words do before a year of two digits.
const shortNeighbours = form.AsIn | form.AsBy | form.AsOf | form.AsThe | form.AsYear | form.AsNamed | form.AsFrom | form.AsBetween

// fromApostrophe reads ’56 and ’50s.
func (d Reader) fromApostrophe(i int) (Found, bool) {
	if d.Glued(i) && d.Form(i-1) != token.Sign {
		return Found{}, false
	}
	if m, ok := d.decade(i, i+1); ok {
		return d.ranged(m)
	}
	year, to := d.short(i)
	if to == 0 || d.counts(to) {
		return Found{}, false
	}
	ending := d.Glued(to) && d.dash(to) && d.has(to+1, form.AsCase)
	if w := d.At(i - 1); w.InDate&shortNeighbours == 0 && w.Season == 0 && w.PartOfYear == 0 && !ending {
		return Found{}, false
	}
	m := d.around(moment{from: i, to: to, year: year, dated: true})
	if j := d.joint(to, d.between(i)); j > 0 { // ’56–’58
		if last, end := d.short(j); end > 0 && last%100 > year%100 {
			return m.until(moment{to: end, year: last, dated: true})
		}
	}
	return m.match()
}

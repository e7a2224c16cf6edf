package scan

import (
	"strconv"
	"strings"

	"quotient/datasets/quantity"
)

// A moment is a day, month, part of a year, year, decade or century, as it is
// said: what is not said is 0.
type moment struct {
	year       int  // 0 is 1 BC, -1 is 2 BC
	dated      bool // the year is said
	month, day int
	part       int    // of a year: a code of EDTF, from 21
	blank      int    // last digits of the year that are not said: 1 of a decade, 2 of a century, 3 of a millennium
	clock      string // of a time stamp: T10:00:00Z
	from, to   int    // tokens
	monthFirst bool   // it is written month before day
	near       bool   // it is about then: c. 300 BC
	ambiguous  bool   // its day and month may be either way round: 3/4/2019
}

// append writes a moment in EDTF.
func (m moment) append(s []byte) []byte {
	if m.ambiguous && !m.dated { // of 3/4 nothing is sure
		return s
	}
	if !m.dated {
		s = append(s, "XXXX"...)
	} else {
		y := m.year
		if y < 0 {
			s, y = append(s, '-'), -y
		}
		for n := 1000; n > 0; n /= 10 {
			s = append(s, byte('0'+y/n%10))
		}
		for i := range m.blank {
			s[len(s)-1-i] = 'X'
		}
	}
	switch {
	case m.part > 0:
		s = strconv.AppendInt(append(s, '-'), int64(m.part), 10)
		if 37 <= m.part && m.part <= 39 { // early, mid and late are vague
			s = append(s, '~')
		}
	case m.month > 0:
		s = append(s, '-', byte('0'+m.month/10), byte('0'+m.month%10))
		if m.day > 0 {
			s = append(s, '-', byte('0'+m.day/10), byte('0'+m.day%10))
		}
	case m.near:
		s = append(s, '~')
	}
	return append(s, m.clock...)
}

// kind returns Year where neither a day, a month nor a quarter is said. A season
// and early, mid and late are words beside a year.
func (m moment) kind() Kind {
	if m.ambiguous || m.month > 0 || m.part >= 33 && (m.part < 37 || m.part > 39) {
		return Date
	}
	return Year
}

// valid reports whether the calendar has the day.
func (m moment) valid() bool {
	if m.day == 0 {
		return m.month <= 12
	}
	switch m.month {
	case 2:
		leap := !m.dated || m.year%4 == 0 && (m.year%100 != 0 || m.year%400 == 0)
		return m.day <= 28 || m.day == 29 && leap
	case 4, 6, 9, 11:
		return m.day <= 30
	}
	return 1 <= m.month && m.month <= 12 && m.day <= 31
}

// first and last are the ends of what a moment can mean, by year, month and day;
// of a season the days that are in it by every count.
func (m moment) first() [3]int {
	y := m.year
	switch m.blank {
	case 1:
		y -= mod(y, 10)
	case 2:
		y -= mod(y, 100)
	case 3:
		y -= mod(y, 1000)
	}
	if m.part > 0 {
		return [3]int{y, partMonths[m.part-21][0], 1}
	}
	return [3]int{y, max(m.month, 1), max(m.day, 1)}
}

func (m moment) last() [3]int {
	l := [3]int{m.first()[0], m.month, m.day}
	switch m.blank {
	case 1:
		l[0] += 9
	case 2:
		l[0] += 99
	case 3:
		l[0] += 999
	}
	if m.part > 0 {
		l[1] = partMonths[m.part-21][1]
	}
	if l[1] == 0 {
		l[1] = 12
	}
	if l[2] == 0 {
		l[2] = 31
	}
	return l
}

// partMonths are the first and last months of the parts of a year, from spring
// (21) on; a season ends in the month that begins the next.
var partMonths = [...][2]int{
	{3, 5}, {6, 8}, {9, 11}, {12, 12}, // seasons
	{}, {}, {}, {}, {}, {}, {}, {},
	{1, 3}, {4, 6}, {7, 9}, {10, 12}, // quarters, from 33
	{1, 4}, {5, 8}, {9, 12}, // thirds
	{1, 6}, {7, 12}, // halves
}

func mod(a, b int) int { return (a%b + b) % b }

// until joins two moments to a range; the first takes from the last what it leaves
// unsaid. It fails where the range would run backwards.
func (m moment) until(last moment) (match, bool) {
	if m.month == 0 && m.day > 0 {
		m.month, m.dated, m.year = last.month, last.dated, last.year
	}
	if !m.dated && last.dated {
		m.dated, m.year = true, last.year
		if m.month > last.month || m.month == last.month && m.day > last.day && last.day > 0 {
			m.year--
		}
	} else if m.dated && !last.dated {
		last.dated, last.year = true, m.year
		if last.month < m.month {
			last.year++
		}
	}
	if !m.valid() || !last.valid() {
		return match{}, false
	}
	if m.dated {
		a, b := m.first(), last.last()
		for i := range a {
			if a[i] > b[i] {
				return match{}, false
			}
			if a[i] < b[i] {
				break
			}
		}
	}
	if m.ambiguous && last.ambiguous && m.year == last.year || (m.ambiguous || last.ambiguous) && !m.dated {
		last.from, last.ambiguous, last.month, last.day = m.from, true, 0, 0
		return last.match()
	}
	kind := m.kind()
	if kind == Year {
		kind = last.kind()
	}
	var buffer [64]byte
	s := last.append(append(m.append(buffer[:0]), '/'))
	return match{from: m.from, to: last.to, Mention: Mention{Kind: kind, Date: string(s), Bound: boundOf(m.near || last.near)}}, true
}

// match makes a mention of a moment.
func (m moment) match() (match, bool) {
	if !m.valid() {
		return match{}, false
	}
	var buffer [64]byte
	return match{from: m.from, to: m.to, Mention: Mention{Kind: m.kind(), Date: string(m.append(buffer[:0])), Bound: boundOf(m.near)}}, true
}

func boundOf(near bool) quantity.Bound {
	if near {
		return quantity.About
	}
	return quantity.Exact
}

// date reads the date, year, decade or time of the day, or the range of these,
// that begins at a token.
func (b *block) date(i int) (match, bool) {
	if i < 0 || i >= len(b.tokens) {
		return match{}, false
	}
	t := &b.tokens[i]
	switch t.form {
	case word:
		k := t.known
		if k == nil || k.month == 0 && k.cardinal == 0 && k.ordinal == 0 && !k.is.any(opensDate) {
			return match{}, false
		}
	case sign:
		if b.form(i+1) != digits || b.tokens[i+1].gap || !isApostrophe(b.text[t.from:t.to]) {
			return match{}, false
		}
	}
	d := dater{b, datesOf(b.tag)}
	m, ok := d.from(i)
	if !ok || m.Bound != quantity.About {
		return m, ok
	}
	if q := d.oneBefore(i); !q.none() {
		m.Qualifier = d.text[d.tokens[q.from].from:d.tokens[q.to-1].to]
		m.phrase = [2]int{q.from, m.to}
	}
	return m, ok
}

// from reads what begins with digits, a word or an apostrophe.
func (d dater) from(i int) (match, bool) {
	switch d.tokens[i].form {
	case digits:
		return d.fromDigits(i)
	case word:
		return d.fromWord(i)
	}
	return d.fromApostrophe(i)
}

func isApostrophe(s string) bool { return s == "'" || s == "’" || s == "‘" || s == "ʼ" }

// A dater reads dates in a block with the words of its language.
type dater struct {
	*block
	lex *dateLexicon
}

// says returns what a word says in dates.
func (d dater) says(i int) dateWord {
	if k := d.at(i); k != &unknown {
		return d.lex.words[k.text]
	}
	return dateWord{}
}

// role returns what a word does in dates.
func (d dater) role(i int) dateRole { return d.says(i).is }

// has reports whether a word does something in dates.
func (d dater) has(i int, r dateRole) bool { return d.role(i)&r != 0 }

// number returns what a token of up to eight digits is, and how many they are;
// 0 of them where it is no such token.
func (d dater) number(i int) (n, count int) {
	if d.form(i) != digits {
		return 0, 0
	}
	for _, r := range d.str(i) {
		if count == 8 {
			return 0, 0
		}
		n = 10*n + int(r-zeroOf(r))
		count++
	}
	return n, count
}

// signAt returns the sign of a token, 0 where it is none.
func (d dater) signAt(i int) rune {
	if d.form(i) == sign {
		for _, r := range d.str(i) {
			return r
		}
	}
	return 0
}

// gluedSign reports whether a token is one of the signs and touches both its
// neighbours.
func (d dater) gluedSign(i int, signs string) bool {
	r := d.signAt(i)
	if r == 0 || !d.glued(i) || !d.glued(i+1) {
		return false
	}
	for _, s := range signs {
		if r == s {
			return true
		}
	}
	return false
}

// dash reports whether a token is a dash or hyphen.
func (d dater) dash(i int) bool {
	switch d.signAt(i) {
	case '-', '–', '—', '‑', '‒', '―', '−':
		return true
	}
	return false
}

// goesOn reports whether the digits before a token go on with a separator and
// further digits, or with letters.
func (d dater) goesOn(to int) bool {
	if !d.glued(to) {
		return false
	}
	if d.form(to) != sign {
		return true
	}
	switch d.signAt(to) {
	case '.', ',', ':', '/', '·', '٫', '٬', '_', '⁄':
		return d.glued(to+1) && d.form(to+1) == digits
	}
	return d.apostrophe(to) && d.glued(to+1) && d.form(to+1) == digits
}

func (d dater) apostrophe(i int) bool { return d.form(i) == sign && isApostrophe(d.str(i)) }

// before tells how a token of digits begins: alone, joined by a hyphen or slash
// to a word, or as a part of something else.
func (d dater) before(i int) (alone, joined bool) {
	if !d.glued(i) {
		return true, false
	}
	switch d.form(i - 1) {
	case word:
		return d.has(i-1, asYear), false
	case digits:
		return false, false
	}
	digitsBefore := d.glued(i-1) && d.form(i-2) == digits
	switch d.signAt(i - 1) {
	case '(', '[', '{', '"', '“', '„', '”', '«', '»', '‘', '’', '\'', '—', '|', ';', '!', '?', '…', '~', '≈', '*':
		return true, false
	case '–', ',', '.', ':', '-', '/', '‑', '_':
		if digitsBefore {
			return false, false
		}
		return d.signAt(i-1) != '-' && d.signAt(i-1) != '_' && d.signAt(i-1) != '/', d.glued(i - 1)
	}
	return false, false
}

// joint returns the token behind what joins the ends of a range, 0 where nothing
// does. Articles and days of the week are passed over.
func (d dater) joint(i int, between bool) int {
	j := i + 1
	switch {
	case d.dash(i):
	case d.signAt(i) == '~' && d.glued(i) && d.glued(j):
	case d.form(i) == word && d.has(i, asTo):
	case d.form(i) == word && d.has(i, asAnd) && (between || d.betweenBehind(i)):
	default:
		return 0
	}
	return d.skip(j)
}

// skip passes over an article and a day of the week.
func (d dater) skip(j int) int {
	if d.has(j, asThe) {
		j++
	}
	if d.at(j).weekday > 0 {
		j++
		if d.is(j, ",") || d.is(j, ".") {
			j++
		}
		if d.has(j, asThe) {
			j++
		}
	}
	return j
}

// betweenBehind reports whether the word for "between" stands behind what an
// "and" joins: 1945 és 1956 között.
func (d dater) betweenBehind(i int) bool {
	if !d.lex.dotted {
		return false
	}
	for j := i + 2; j < i+6; j++ {
		if d.has(j, asBetween) {
			return true
		}
		if d.form(j) == sign && !d.is(j, ".") && !d.is(j, "-") {
			return false
		}
	}
	return false
}

// between reports whether "between" stands before a token.
func (d dater) between(i int) bool {
	if d.lex.dotted {
		return false
	}
	return d.has(i-1, asBetween) || d.has(i-1, asThe) && d.has(i-2, asBetween)
}

// opened reports whether a range is opened before a token: from, between.
func (d dater) opened(i int) bool {
	return d.has(i-1, asBetween|asFrom) || d.has(i-1, asThe) && d.has(i-2, asBetween|asFrom)
}

// counts reports whether what stands at a token makes a count or measure of the
// digits before it: a unit, a scale, or a sign of one.
func (d dater) counts(i int) bool {
	switch d.form(i) {
	case sign:
		switch d.signAt(i) {
		case '%', '‰', '°', '$', '€', '£', '¥', '₤', '₽', '×', '²', '½':
			return true
		}
	case word:
		return d.at(i).scale > 0 || d.has(i, asUnit) && !(d.has(i, asHourSign|asHours) && d.glued(i))
	}
	return false
}

// manyAt reports whether a word is a plural, or in a language that does not
// show it, any noun that can be counted.
func (d dater) manyAt(i int) bool {
	if d.form(i) != word {
		return false
	}
	k := d.at(i)
	r := d.role(i)
	switch {
	case k.month > 0 || k.weekday > 0 || k.season > 0 || r&(asPlain|asEvent|asPost) != 0:
		return false
	case r&(asPeople|asHours) != 0:
		return true
	case d.lex.anyNoun:
		return d.says(i).part == 0 && r&(asYears|asTo|asAnd) == 0
	}
	s := d.str(i)
	n := len(s)
	if n < 4 || s[n-1] != 's' {
		return false
	}
	return s[n-2] != 's' && s[n-2] != 'u' && (s[n-2] != 'i' || s == "skis" || s == "taxis")
}

// dayAt reads the day of a month at a token, in digits or as an ordinal; to is 0
// where there is none.
func (d dater) dayAt(i int) (n, to int) {
	if d.form(i) == word {
		return d.spelledDay(i)
	}
	n, count := d.number(i)
	if count == 0 || count > 2 || n < 1 || n > 31 {
		return 0, 0
	}
	to = i + 1
	if d.glued(to) && d.form(to) == word && d.has(to, asSuffix) {
		to++
		if d.glued(to) && d.form(to) != sign {
			return 0, 0
		}
	} else if d.glued(to) && (d.is(to, ".") || d.is(to, ")")) && d.tokens[i].line && i > 0 && !d.lex.dotted {
		return 0, 0 // the number of an item
	} else if d.goesOn(to) {
		return 0, 0
	}
	if d.counts(to) {
		return 0, 0
	}
	if d.lex.dotted && d.is(to, ".") && d.glued(to) {
		to++
	}
	return n, to
}

// spelledDay reads an ordinal in words, up to the thirty-first.
func (d dater) spelledDay(i int) (n, to int) {
	k := d.at(i)
	switch {
	case 1 <= k.ordinal && k.ordinal <= 31:
		return int(k.ordinal), i + 1
	case k.cardinal == 20 || k.cardinal == 30:
		j := i + 1
		if d.is(j, "-") {
			j++
		}
		if o := d.at(j).ordinal; 1 <= o && o <= 9 && k.cardinal+o <= 31 {
			return int(k.cardinal + o), j + 1
		}
	}
	return 0, 0
}

// monthAt reads the name of a month; to is 0 where there is none.
func (d dater) monthAt(i int) (m, to int) {
	if d.form(i) != word {
		return 0, 0
	}
	m = d.at(i).month
	if m == 0 || !d.tokens[i].capital && d.has(i, asCapital) {
		return 0, 0
	}
	to = i + 1
	if d.has(i, asShort) && d.is(to, ".") && (d.glued(to) || d.form(to+1) == digits) {
		to++
	}
	return m, to
}

// yearBehind reads the year that stands behind a month or day: 1953; , 1953; of
// 1953; ’53. A number of what is counted is no year: November 4, 2000 tanks.
func (d dater) yearBehind(i int) (y, to int) {
	j := i
	comma := d.is(j, ",")
	if comma {
		j++
	}
	of := d.has(j, asOf)
	if of {
		j++
	} else if d.role(j)&asIn != 0 && d.str(j) == "in" {
		j++
		if _, count := d.number(j); count != 4 {
			return 0, 0
		}
	}
	if d.has(j, asThe) {
		j++
	}
	if d.has(j, asYear) {
		j++
	}
	if d.apostrophe(j) {
		if n, count := d.number(j + 1); count == 2 && d.glued(j+1) && !d.goesOn(j+2) {
			return century(n), j + 2
		}
		return 0, 0
	}
	n, count := d.number(j)
	if count == 0 {
		if d.form(j) == word && !comma {
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

// countsAhead reports whether a plural stands at a token or behind one adjective.
func (d dater) countsAhead(i int) bool {
	if d.manyAt(i) {
		return true
	}
	return d.form(i) == word && d.role(i)&(asPlain|asEvent) == 0 && d.manyAt(i+1)
}

// century returns the year that two digits say; from 30 on of the 20th century.
func century(n int) int {
	if n < 30 {
		return 2000 + n
	}
	return 1900 + n
}

// ofEra counts the years of an era in those of the Gregorian calendar, where 1
// BC is the year 0.
func ofEra(n, era int) int {
	if era < 0 {
		return 1 - n
	}
	return n
}

// era reads BC, B.C., AD or A.D.; 0 where there is none.
func (d dater) era(i int) (era, to int) {
	if d.form(i) != word {
		return 0, 0
	}
	s := d.str(i)
	for era, list := range [2][]string{d.lex.bc, d.lex.ad} {
		for _, w := range list {
			if s == w {
				return 2*era - 1, i + 1
			}
			// With dots: each letter a word.
			j := i
			for k, r := range w {
				if d.str(j) != w[k:k+len(string(r))] || !d.is(j+1, ".") {
					j = 0
					break
				}
				j += 2
			}
			if j > 0 {
				return 2*era - 1, j
			}
		}
	}
	return 0, 0
}

// monthFirst reads a date that begins with a month: October 23rd, 1956; March
// 1953. A month alone states no number.
func (d dater) monthFirst(i int) (m moment, ok bool) {
	month, to := d.monthAt(i)
	if month == 0 {
		return m, false
	}
	m = moment{from: i, month: month, monthFirst: true}
	j := to
	joined := d.gluedSign(j, "-/") && d.form(j+1) == digits // Dec-2018, Oct/2
	if joined {
		j++
	}
	k := j
	if d.has(k, asThe) {
		k++
	}
	if n, end := d.dayAt(k); end > 0 && d.isDay(i, k, end, n) {
		m.day, m.to = n, end
		if joined && d.gluedSign(end, "-/") {
			if y, count := d.number(end + 1); count == 4 {
				m.year, m.dated, m.to = y, true, end+2
				return m, m.valid()
			}
		}
		if y, end := d.yearBehind(m.to); end > 0 {
			m.year, m.dated, m.to = y, true, end
		}
		if m.valid() {
			return m, true
		}
		m.day = 0
	}
	if d.lex.dotted { // a year stands before
		return m, false
	}
	m.year, m.to = d.yearBehind(j)
	m.dated = true
	return m, m.to > 0
}

// isDay reports whether a number behind a month is its day: not in "in October
// 23 tanks", nor in "May 20 people".
func (d dater) isDay(month, i, to, n int) bool {
	if d.form(i) == word && !d.tokens[month].capital && d.has(month, asCapital) {
		return false
	}
	in := d.role(month-1)&asIn != 0 && d.str(month-1) != "since"
	if (in || d.has(month, asCapital) && d.tokens[month].line) && to == i+1 && d.manyAt(to) && !d.lex.anyNoun {
		return false
	}
	return true
}

// dayFirst reads a date that begins with a day: 17 June 1953; 17th of June,
// 1953; the first of May; 05-Aug-2016.
func (d dater) dayFirst(i int) (m moment, ok bool) {
	n, j := d.dayAt(i)
	joined := false
	if j == 0 {
		// dayAt refuses what goes on with a slash.
		var count int
		if n, count = d.number(i); count == 0 || count > 2 || n < 1 || n > 31 {
			return m, false
		}
		j = i + 1
	}
	if d.gluedSign(j, "-/") && d.form(j+1) == word {
		joined = true
		j++
	} else if d.has(j, asOf) {
		j++
		if d.has(j, asThe) {
			j++
		}
	} else if d.form(i) == word {
		return m, false
	}
	month, to := d.monthAt(j)
	if month == 0 || d.lex.order == yearMonthDay {
		return m, false
	}
	m = moment{from: i, day: n, month: month, to: to}
	if joined && d.gluedSign(to, "-/") {
		if y, count := d.number(to + 1); count == 4 || count == 2 {
			if count == 2 {
				y = century(y)
			}
			m.year, m.dated, m.to = y, true, to+2
		}
	} else if y, end := d.yearBehind(to); end > 0 {
		m.year, m.dated, m.to = y, true, end
	}
	return m, m.valid()
}

// yearFirst reads a date that begins with a year in digits: 1956. október 23.;
// 2017 April; 2019-Aug-01; 2019 Q1.
func (d dater) yearFirst(i int) (m moment, ok bool) {
	y, count := d.number(i)
	if count != 4 || y < 1000 || y > 2199 {
		return m, false
	}
	m = moment{from: i, year: y, dated: true}
	j := i + 1
	joined := d.gluedSign(j, "-/")
	if joined || d.lex.dotted && d.is(j, ".") {
		j++
	}
	if n, to := d.quarterDigit(j); n > 0 {
		m.part, m.to = n, to
		return m, true
	}
	month, to := d.monthAt(j)
	if month == 0 || !joined && !d.lex.dotted && (d.has(j, asCapital) || d.is(to, ",")) {
		return m, false
	}
	m.month, m.to = month, to
	if joined {
		if d.gluedSign(to, "-/") {
			if n, end := d.dayAt(to + 1); end > 0 {
				m.day, m.to = n, end
			}
		}
		return m, m.valid()
	}
	if n, end := d.dayAt(to); end > 0 && (d.lex.dotted || !d.manyAt(end)) {
		if _, after := d.yearBehind(end); after == 0 || d.lex.dotted { // 2016 May 5, 2017
			m.day, m.to = n, end
		}
	}
	return m, m.valid()
}

// quarterDigit reads Q3 and H1; n is the code of EDTF, 0 where there is none.
func (d dater) quarterDigit(i int) (n, to int) {
	r := d.role(i)
	if r&(asQ|asH) == 0 || !d.glued(i+1) {
		return 0, 0
	}
	n, count := d.number(i + 1)
	switch {
	case count != 1 || n < 1 || d.goesOn(i+2):
		return 0, 0
	case r&asQ != 0 && n <= 4:
		return 32 + n, i + 2
	case r&asH != 0 && n <= 2:
		return 39 + n, i + 2
	}
	return 0, 0
}

// quarter reads a quarter or half of a year: Q3 2020; the first quarter of 2019;
// second-quarter 2018.
func (d dater) quarter(i int) (m moment, ok bool) {
	part, to := d.quarterDigit(i)
	if part == 0 {
		n, j := d.ordinalAt(i)
		if j == 0 {
			return m, false
		}
		if d.is(j, "-") {
			j++
		}
		switch {
		case d.has(j, asQuarter) && n <= 4:
			part = 32 + n
		case d.has(j, asHalf) && n <= 2:
			part = 39 + n
		default:
			return m, false
		}
		to = j + 1
	}
	m = moment{from: i, part: part, dated: true}
	if d.gluedSign(to, "-/") {
		to++
	} else if d.is(to, ",") {
		to++
	}
	if d.apostrophe(to) || d.has(to, asOf|asThe|asYear) || d.form(to) == digits {
		m.year, m.to = d.yearBehind(to)
	}
	return m, m.to > 0
}

// ordinalAt reads an ordinal from first to ninth, in words or digits; to is 0 where there
// is none.
func (d dater) ordinalAt(i int) (n, to int) {
	if o := d.at(i).ordinal; 1 <= o && o <= 9 {
		return int(o), i + 1
	}
	if n, count := d.number(i); count == 1 && n > 0 && d.glued(i+1) && d.has(i+1, asSuffix) {
		return n, i + 2
	}
	return 0, 0
}

// fromWord reads what begins with a word.
func (d dater) fromWord(i int) (match, bool) {
	if d.at(i).month > 0 {
		m, ok := d.monthFirst(i)
		if !ok {
			return d.monthRange(i)
		}
		return d.ranged(m)
	}
	if d.says(i).era > 0 { // AD 79
		m, ok := d.eraFirst(i)
		if !ok {
			return match{}, false
		}
		return d.ranged(m)
	}
	if m, ok := d.quarter(i); ok {
		return d.ranged(m)
	}
	if n, to := d.quarterDigit(i); n > 0 { // Q1–Q3 2020
		j := d.joint(to, d.between(i))
		if last, ok := d.quarter(j); j > 0 && ok {
			return moment{from: i, part: n}.until(last)
		}
		return match{}, false
	}
	if d.at(i).ordinal > 0 || d.at(i).cardinal >= 20 {
		if m, ok := d.dayFirst(i); ok {
			return d.ranged(m)
		}
		if m, ok := d.dayBefore(i); ok {
			return m, true
		}
		if m, ok := d.centuryOf(i); ok {
			return m, true
		}
	}
	if m, ok := d.spelledClock(i); ok {
		return m, true
	}
	if m, ok := d.spelledDecade(i); ok {
		return m.match()
	}
	if d.at(i).cardinal >= 2 && d.role(i-1)&(asIn|asBy|asOf|asYear|asFrom|asBetween) != 0 && d.role(i-2)&asAmount == 0 {
		if y, to := d.spelledYear(i); to > 0 {
			return d.ranged(d.around(moment{from: i, to: to, year: y, dated: true}))
		}
	}
	return match{}, false
}

// fromDigits reads what begins with digits.
func (d dater) fromDigits(i int) (match, bool) {
	alone, joined := d.before(i)
	if !alone && !joined {
		return match{}, false
	}
	if d.has(i-1, asLabel) || d.is(i-1, ".") && d.has(i-2, asLabel) || d.money(i) {
		return match{}, false
	}
	if m, ok := d.numeric(i); ok {
		return d.ranged(m)
	}
	if joined {
		if alone = d.has(i-2, asPrefix) || d.says(i-2).part > 0; !alone { // mid-1956
			return match{}, false
		}
	}
	if m, ok := d.clock(i); ok {
		return m, true
	}
	if m, ok := d.dayFirst(i); ok {
		return d.ranged(m)
	}
	if m, ok := d.dayBefore(i); ok {
		return m, true
	}
	if m, ok := d.dayBehind(i); ok {
		return m.match()
	}
	if m, ok := d.yearFirst(i); ok {
		return d.ranged(m)
	}
	if m, ok := d.quarter(i); ok {
		return d.ranged(m)
	}
	if m, ok := d.centuryOf(i); ok {
		return m, true
	}
	if m, ok := d.decade(i, i); ok {
		return d.ranged(m)
	}
	return d.years(i)
}

// money reports whether a sign of a currency stands before a token.
func (d dater) money(i int) bool {
	switch d.signAt(i - 1) {
	case '$', '€', '£', '¥', '₤', '₽', '#', '№', '±', '+', '−', '=', '×', '<', '>', '@':
		return true
	}
	return false
}

// fromApostrophe reads ’56 and ’50s.
func (d dater) fromApostrophe(i int) (match, bool) {
	if d.glued(i) && d.form(i-1) != sign {
		return match{}, false
	}
	if m, ok := d.decade(i, i+1); ok {
		return d.ranged(m)
	}
	n, count := d.number(i + 1)
	if count != 2 || d.goesOn(i+2) || d.counts(i+2) {
		return match{}, false
	}
	if d.role(i-1)&(asIn|asBy|asOf|asThe|asYear|asNamed|asFrom|asBetween) == 0 && d.at(i-1).season == 0 && d.says(i-1).part == 0 &&
		!(d.glued(i+2) && d.dash(i+2) && d.has(i+3, asCase)) {
		return match{}, false
	}
	m := d.around(moment{from: i, to: i + 2, year: century(n), dated: true})
	// ’56–’58
	if j := d.joint(m.to, d.between(i)); j > 0 && d.apostrophe(j) && d.glued(j+1) {
		if n2, count := d.number(j + 1); count == 2 && n2 > n && !d.goesOn(j+2) {
			return m.until(moment{to: j + 2, year: century(n2), dated: true})
		}
	}
	return m.match()
}

// around gives a year the season or part of it that stands beside it: late 1957;
// summer of 1953; 1957 végén.
func (d dater) around(m moment) moment {
	if d.lex.dotted {
		j := m.to
		if d.is(j, ".") && d.glued(j) {
			j++
		}
		if p := d.says(j).part; p > 0 {
			m.part = p
		} else if s := d.at(j).season; s > 0 {
			m.part = 20 + s
		}
		return m
	}
	j := m.from - 1
	if d.is(j, "-") && d.glued(j) {
		j--
	} else if d.has(j, asOf) || d.isWord(j, "in") && d.says(j-1).part > 0 {
		j--
	}
	if p := d.says(j).part; p > 0 {
		m.part = p
	} else if s := d.at(j).season; s > 0 {
		m.part = 20 + s
	}
	return m
}

// ranged makes a mention of a moment, or of the range that it begins.
func (d dater) ranged(m moment) (match, bool) {
	if !m.valid() {
		return match{}, false
	}
	to := m.to
	if d.lex.dotted && d.is(to, "-") && d.glued(to) && d.has(to+1, asCase) { // október 23-tól
		to += 2
		if n, end := d.endAt(to, m); end > 0 {
			if r, ok := m.until(n); ok {
				return r, true
			}
		}
	}
	j := d.joint(to, d.between(m.from))
	if j == 0 && m.day > 0 && m.monthFirst && !m.dated && d.has(to, asAnd) {
		if n, _ := d.dayAt(d.skip(to + 1)); n == m.day+1 { // October 23 and 24
			j = d.skip(to + 1)
		}
	}
	if j == 0 {
		return m.match()
	}
	// October 23–24
	if m.day > 0 && m.monthFirst {
		if n, end := d.dayAt(j); end > 0 && n > m.day {
			if month, _ := d.monthAt(end); month == 0 && (d.lex.anyNoun || !d.manyAt(end)) && !d.hourly(end) {
				last := moment{to: end, month: m.month, day: n, year: m.year, dated: m.dated}
				if !m.dated {
					if y, end := d.yearBehind(end); end > 0 {
						last.year, last.dated, last.to = y, true, end
					}
				}
				if r, ok := m.until(last); ok {
					return r, true
				}
			}
		}
	}
	if last, end := d.endAt(j, m); end > 0 {
		if r, ok := m.until(last); ok {
			return r, true
		}
	}
	return m.match()
}

// hourly reports whether what stands behind digits makes an hour of them.
func (d dater) hourly(i int) bool {
	if d.has(i, asClock|asHours) {
		return true
	}
	half, _ := d.meridiem(i)
	return half > 0
}

// endAt reads the last end of a range that began with a moment.
func (d dater) endAt(j int, first moment) (m moment, to int) {
	if j <= 0 || j >= len(d.tokens) {
		return m, 0
	}
	ok := false
	k, near := d.pastCirca(j)
	if d.says(k).part > 0 { // late 1957 to early 1958
		k++
		if d.is(k, "-") || d.has(k, asOf) {
			k++
		}
	}
	switch {
	case d.at(k).month > 0:
		m, ok = d.monthFirst(k)
	case d.says(k).era > 0:
		m, ok = d.eraFirst(k)
	case d.form(k) == word:
		if m, ok = d.quarter(k); !ok {
			m, ok = d.dayFirst(k)
		}
	case d.form(k) == digits:
		if m, ok = d.numeric(k); !ok {
			if m, ok = d.dayFirst(k); !ok {
				if m, ok = d.yearFirst(k); !ok {
					if m, ok = d.decade(k, k); !ok {
						m, ok = d.ofEra(k)
					}
				}
			}
		}
		if y, count := d.number(k); !ok && first.dated && first.day == 0 && count == 4 && 1000 <= y && y <= 2199 &&
			!d.goesOn(k+1) && !d.counts(k+1) && !d.manyAt(k+1) {
			m, ok = d.around(moment{from: k, to: k + 1, year: y, dated: true}), true
		}
	case d.apostrophe(k):
		m, ok = d.decade(k, k+1)
	}
	if !ok {
		return m, 0
	}
	m.near = m.near || near
	return m, m.to
}

// monthRange reads two months with a year: June–August 1992, May to October 2020.
func (d dater) monthRange(i int) (match, bool) {
	month, to := d.monthAt(i)
	if month == 0 {
		return match{}, false
	}
	j := d.joint(to, d.between(i))
	if j == 0 || d.at(j).month == 0 {
		return match{}, false
	}
	last, ok := d.monthFirst(j)
	if !ok || !last.dated {
		return match{}, false
	}
	return moment{from: i, month: month}.until(last)
}

// dayBefore reads days before a month that is said once: 23–24 October; 12 and
// 13 September; between 3 and 12 of September. Of days that are no range it
// reads the first.
func (d dater) dayBefore(i int) (match, bool) {
	n, to := d.dayAt(i)
	if to == 0 {
		// the night of 23/24 October
		if n, count := d.number(i); 1 <= count && count <= 2 && n > 0 && d.gluedSign(i+1, "/") {
			if last, ok := d.dayFirst(i + 2); ok && last.day == n+1 {
				return moment{from: i, day: n}.until(last)
			}
		}
		return match{}, false
	}
	first := moment{from: i, day: n}
	if j := d.joint(to, d.between(i)); j > 0 {
		if last, ok := d.dayFirst(j); ok && last.day > n {
			return first.until(last)
		}
		return match{}, false
	}
	prior, and := n, false
	for range mostDays {
		and = false
		if d.is(to, ",") {
			to++
		}
		if d.has(to, asAnd) {
			and = true
			to++
		}
		if !and && !d.is(to-1, ",") {
			break
		}
		to = d.skip(to)
		next, end := d.dayAt(to)
		if end == 0 || next <= prior {
			break
		}
		if m, ok := d.dayFirst(to); ok && and {
			if next == n+1 {
				return first.until(m)
			}
			m.from, m.to, m.day = i, i+1, n
			if d.has(i+1, asSuffix) && d.glued(i+1) {
				m.to++
			}
			return m.match()
		}
		prior, to = next, end
	}
	return match{}, false
}

// mostDays is how many days of a list are looked over.
const mostDays = 8

// dayBehind reads a day behind others of its month: the 29 of October 23 and 29.
func (d dater) dayBehind(i int) (m moment, ok bool) {
	n, to := d.dayAt(i)
	if to == 0 || !d.has(i-1, asAnd) || d.form(to) == word && !d.has(to, asPlain) {
		return m, false
	}
	j := i - 1
	for range mostDays {
		for d.has(j, asAnd|asSuffix) || d.is(j, ",") {
			j--
		}
		if before, end := d.dayAt(j); end == 0 || before >= n {
			return m, false
		}
		n := d.at(j - 1).month
		if d.is(j-1, ".") {
			n = d.at(j - 2).month
		}
		if n > 0 {
			m = moment{from: i, to: to, day: 0, month: n, monthFirst: true}
			m.day, _ = d.dayAt(i)
			return m, d.lex.order == monthDayYear
		}
		j--
	}
	return m, false
}

// numeric reads a date in numbers alone: 1956-10-23; 23.10.1956; 10/23/56;
// 10/1956; 1956-10; and a time stamp.
func (d dater) numeric(i int) (m moment, ok bool) {
	a, na := d.number(i)
	if na == 8 && !d.goesOn(i+1) && d.form(i+1) != digits { // 20161016
		m = moment{from: i, to: i + 1, year: a / 10000, month: a / 100 % 100, day: a % 100, dated: true}
		return m, 1900 <= m.year && m.year < 2100 && m.month > 0 && m.day > 0 && m.valid()
	}
	if na == 0 || na == 3 || na > 4 || !d.gluedSign(i+1, "-/.‑") {
		return m, false
	}
	sep := d.str(i + 1)
	b, nb := d.number(i + 2)
	if nb == 0 || nb > 4 {
		return m, false
	}
	m = moment{from: i, dated: true, to: i + 3}
	if !d.gluedSign(i+3, sep) || d.form(i+4) != digits {
		return d.twoNumbers(m, a, na, b, nb, sep)
	}
	c, nc := d.number(i + 4)
	m.to = i + 5
	if nc == 0 || nb > 2 || d.goesOn(m.to) && !d.stamp(m.to) || d.gluedSign(m.to, "-/.‑") && d.form(m.to+1) == digits && (sep == d.str(m.to) || nc < 4) {
		return m, false
	}
	switch {
	case na == 4 && nc <= 2:
		m.year, m.month, m.day = a, b, c
		if sep == "." && d.lex.order != yearMonthDay {
			return m, false
		}
	case na <= 2 && (nc == 4 || nc == 2 && sep == "/"):
		m.year, m.month, m.day = c, a, b
		m.ambiguous = d.eitherWay(a, b, sep)
		if d.lex.order != monthDayYear || sep == "." || a > 12 {
			m.month, m.day = b, a
		}
		if m.month > 12 && m.day <= 12 {
			m.month, m.day = m.day, m.month
		}
		if nc == 2 {
			m.year = century(c)
		}
	default:
		return m, false
	}
	if m.year < 1000 || m.year > 2199 || m.month < 1 || m.day < 1 || !m.valid() {
		return m, false
	}
	if m.ambiguous {
		m.month, m.day = 0, 0
	}
	if d.stamp(m.to) {
		m.clock, m.to = d.stampClock(m.to)
	}
	return m, true
}

// eitherWay reports whether two numbers may be a day and a month or a month and a day:
// 3/4/2019 is the third of April in Britain and the fourth of March in America.
func (d dater) eitherWay(a, b int, sep string) bool {
	return d.lex.order == monthDayYear && sep != "." && 1 <= a && a <= 12 && 1 <= b && b <= 12 && a != b
}

// twoNumbers reads a month and year, or a month and day, in numbers.
func (d dater) twoNumbers(m moment, a, na, b, nb int, sep string) (moment, bool) {
	if month, _ := d.monthAt(m.to); month > 0 || d.goesOn(m.to) || d.counts(m.to) || d.dash(m.to) && d.glued(m.to) && d.form(m.to+1) == digits && nb < 4 && sep != "/" {
		return m, false
	}
	switch {
	case sep == ".":
		return m, false
	case na == 4 && 1000 <= a && a < 2200 && nb <= 2 && 1 <= b && b <= 12:
		// 1956-10, but not 1989-91 and 2010-11, and not 1914-8.
		if nb == 2 && b > a%100 || nb == 1 && b > a%10 || nb == 2 && sep == "/" && b == (a+1)%100 {
			return m, false
		}
		m.year, m.month = a, b
		return m, true
	case nb == 4 && 1000 <= b && b < 2200 && na <= 2 && 1 <= a && a <= 12 && sep == "/":
		m.year, m.month = b, a
		return m, true
	case sep == "/" && na <= 2 && nb <= 2 && (d.onDay(m.from) || nb == 2 && d.str(m.from + 2)[0] == '0') && !d.has(m.to, asOf):
		m.dated, m.month, m.day = false, a, b
		if d.lex.order != monthDayYear || a > 12 {
			m.month, m.day = b, a
		}
		if m.month > 12 && m.day <= 12 {
			m.month, m.day = m.day, m.month
		}
		ok := m.month >= 1 && m.day >= 1 && m.valid()
		if ok && d.eitherWay(a, b, sep) {
			m.month, m.day, m.ambiguous = 0, 0, true
		}
		return m, ok
	}
	return m, false
}

// onDay reports whether a day stands before: on, or a day of the week.
func (d dater) onDay(i int) bool {
	j := i - 1
	if d.is(j, ",") {
		j--
	}
	return d.at(j).weekday > 0 || d.form(j) == word && d.str(j) == "on" && d.lex.order == monthDayYear
}

// stamp reports whether the time of a time stamp stands at a token: T10:00.
func (d dater) stamp(i int) bool {
	return d.glued(i) && (d.str(i) == "T" || d.str(i) == "t") && d.form(i+1) == digits && d.gluedSign(i+2, ":") && d.form(i+3) == digits
}

// stampClock reads the time of a time stamp, with its zone, in EDTF; fractions
// of a second are passed over.
func (d dater) stampClock(i int) (clock string, to int) {
	h, nh := d.number(i + 1)
	m, nm := d.number(i + 3)
	if nh != 2 || nm != 2 || h > 23 || m > 59 {
		return "", i
	}
	clock, to = "T"+two(h)+":"+two(m), i+4
	if s, n := d.number(to + 1); d.gluedSign(to, ":") && n == 2 && s < 60 {
		clock, to = clock+":"+two(s), to+2
		if d.gluedSign(to, ".,") && d.form(to+1) == digits {
			to += 2
		}
	}
	switch {
	case d.glued(to) && (d.str(to) == "Z" || d.str(to) == "z"):
		return clock + "Z", to + 1
	case d.gluedSign(to, "+-−"):
		h, nh := d.number(to + 1)
		m, nm := d.number(to + 3)
		zone := "+"
		if !d.is(to, "+") {
			zone = "-"
		}
		if nh == 2 && h <= 13 && d.gluedSign(to+2, ":") && nm == 2 && m < 60 {
			return clock + zone + two(h) + ":" + two(m), to + 4
		}
	}
	return clock, to
}

// two writes a number below 100 with two digits.
func two(n int) string { return string([]byte{byte('0' + n/10%10), byte('0' + n%10)}) }

// decade reads 1950s, 1950’s, the ’50s, az 1950-es évek, δεκαετία του 1950. The
// number stands at a token, and begins at from, where an apostrophe may be.
func (d dater) decade(from, i int) (m moment, ok bool) {
	n, count := d.number(i)
	if count != 4 && count != 2 || n%10 != 0 || count == 4 && (n < 1000 || n > 2190) {
		return m, false
	}
	to := i + 1
	switch {
	case d.lex.dotted: // -es évek
		if !d.dash(to) || !d.glued(to) || !d.has(to+1, asCase) || !d.has(to+2, asYears) {
			return m, false
		}
	case d.decadeOf(from):
		if d.goesOn(to) || d.counts(to) {
			return m, false
		}
	case d.glued(to) && d.str(to) == "s":
		to++
	case d.glued(to) && d.apostrophe(to) && d.glued(to+1) && d.str(to+1) == "s":
		to += 2
	default:
		return m, false
	}
	if d.glued(to) && d.form(to) != sign {
		return m, false
	}
	m = moment{from: from, to: to, year: n, dated: true, blank: 1}
	if count == 2 {
		j := from - 1
		if d.is(j, "-") && d.form(j-1) == word && d.str(j-1) != "s" { // mid-50s
			j--
		}
		if from == i && !d.lex.dotted && !d.decadeOf(from) && !d.tens(j) {
			return m, false
		}
		m.year = century(n)
	} else if n%100 == 0 && n < 2000 {
		m.blank = 2 // the 1800s
	}
	return m, true
}

// decadeOf reports whether "decade of" stands before a token.
func (d dater) decadeOf(i int) bool {
	return d.has(i-1, asDecade) || d.has(i-1, asOf) && d.has(i-2, asDecade)
}

// tens reports whether tens behind a token are of years: the 50s, early 50s;
// but not in his mid-50s, nor highs in the 50s.
func (d dater) tens(i int) bool {
	if d.says(i).part > 0 {
		return d.form(i-1) != word || !d.has(i-1, asWhose)
	}
	if d.has(i, asAnd|asTo) || d.dash(i) { // the 1950s and 60s
		return d.str(i-1) == "s" && d.glued(i-1) && d.form(i-2) == digits
	}
	return d.has(i, asThe) && !d.heat(i)
}

// heat reports whether the tens of degrees are spoken of before a token.
func (d dater) heat(i int) bool {
	for j := i - 1; j >= 0 && j > i-7; j-- {
		if d.form(j) == word && d.has(j, asHeat) {
			return true
		}
	}
	return false
}

// spelledDecade reads the fifties, the nineteen-fifties, az ötvenes évek.
func (d dater) spelledDecade(i int) (m moment, ok bool) {
	if n := d.says(i).decade; n > 0 {
		j := i - 1
		if d.is(j, "-") {
			j--
		}
		if d.lex.dotted && !d.has(i+1, asYears) || !d.lex.dotted && !d.tens(j) {
			return m, false
		}
		return moment{from: i, to: i + 1, year: 1900 + n, dated: true, blank: 1}, true
	}
	c := d.at(i).cardinal
	if c < 13 || c > 20 {
		return m, false
	}
	j := i + 1
	if d.is(j, "-") {
		j++
	}
	n := d.says(j).decade
	return moment{from: i, to: j + 1, year: 100*int(c) + n, dated: true, blank: 1}, n > 0
}

// spelledYear reads nineteen fifty-six, nineteen oh five, nineteen hundred and
// five, two thousand and four; to is 0 where there is none.
func (d dater) spelledYear(i int) (y, to int) {
	c := int(d.at(i).cardinal)
	if d.form(i) != word || c < 2 || c == 2 && !d.has(i+1, asThousand) || c > 2 && c < 10 || c > 20 {
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
	case d.has(j, asHundred):
		y, j = 100*c, j+1
		if n, end := d.spelledUnits(d.skipAnd(j)); end > 0 {
			y, j = y+n, end
		}
	default:
		if d.is(j, "-") {
			j++
		}
		if d.has(j, asNought) {
			n := int(d.at(j + 1).cardinal)
			if d.is(j+1, "-") {
				n, j = int(d.at(j+2).cardinal), j+1
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
	if d.counts(j) || d.manyAt(j) || d.is(j, "-") && d.glued(j) {
		return 0, 0
	}
	return y, j
}

func (d dater) skipAnd(j int) int {
	if d.has(j, asAnd) {
		j++
	}
	return j
}

// spelledUnits reads a cardinal below 100; to is 0 where there is none.
func (d dater) spelledUnits(i int) (n, to int) {
	n = int(d.at(i).cardinal)
	switch {
	case n < 1 || n > 90:
		return 0, 0
	case n < 20:
		return n, i + 1
	}
	j := i + 1
	if d.is(j, "-") {
		j++
	}
	if u := int(d.at(j).cardinal); 1 <= u && u <= 9 {
		return n + u, j + 1
	}
	return n, i + 1
}

// eraFirst reads AD 79.
func (d dater) eraFirst(i int) (m moment, ok bool) {
	era, j := d.era(i)
	n, count := d.number(j)
	return moment{from: i, to: j + 1, year: n, dated: true}, era > 0 && 0 < count && count <= 4 && n > 0 && !d.goesOn(j+1)
}

// ofEra reads 500 BC.
func (d dater) ofEra(i int) (m moment, ok bool) {
	n, count := d.number(i)
	era, to := d.era(i + 1)
	return moment{from: i, to: to, year: ofEra(n, era), dated: true, near: d.circa(i, true)}, era != 0 && 0 < count && count <= 4 && n > 0
}

// centuryOf reads a century or millennium of an era: 2nd century BC, third century AD,
// second millennium BC.
func (d dater) centuryOf(i int) (match, bool) {
	n, j := d.spelledDay(i)
	if count := 0; j == 0 {
		if n, count = d.number(i); count == 0 || count > 2 || n < 1 || !d.glued(i+1) || !d.has(i+1, asSuffix) {
			return match{}, false
		}
		j = i + 2
	}
	if d.is(j, "-") {
		j++
	}
	years, blank := 100, 2
	switch d.at(j).text {
	case "":
		return match{}, false
	case d.lex.century:
	case d.lex.millennium:
		years, blank = 1000, 3
	default:
		return match{}, false
	}
	era, to := d.era(j + 1)
	if era == 0 || n*years > 10000 {
		return match{}, false
	}
	m := moment{from: i, to: to, year: (n - 1) * years, dated: true, blank: blank}
	switch {
	case n == 1 && era < 0: // the years 100 to 1 BC
		return moment{from: i, year: 1 - years, dated: true}.until(moment{to: to, dated: true})
	case n == 1:
		return moment{from: i, year: 1, dated: true}.until(moment{to: to, year: years, dated: true})
	case era < 0: // the century of 200 to 101 BC is that of the years -0199 to -0100
		m.year = -m.year
	}
	return m.match()
}

// years reads a year in digits, or a range of years.
func (d dater) years(i int) (match, bool) {
	n, count := d.number(i)
	if count == 0 || count > 4 || n == 0 {
		return match{}, false
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
	if count == 2 && d.glued(i) && d.has(i-1, asYear) && !d.goesOn(to) { // FY20
		return moment{from: i, to: to, year: century(n), dated: true}.match()
	}
	if d.eraBefore(i) {
		return moment{from: i, to: to, year: ofEra(n, -1), dated: true}.match()
	}
	if count != 4 || n < 1000 || n > 2199 || d.form(i-1) == digits && d.tokens[i].gap && !d.line(i) && !d.yearAt4(i-1) {
		return match{}, false
	}
	glued := d.glued(to) && d.glued(to+1)
	if glued && d.is(to, "/") { // 1918/19
		last, count2 = d.number(to + 1)
		if count2 == 2 && last == (n+1)%100 {
			last, count2 = n+1, 4
		}
		if count2 == 1 && last == (n+1)%10 {
			last, count2 = n+1, 4
		}
		if count2 != 4 || last <= n || last > 2199 || d.goesOn(to+2) {
			return match{}, false
		}
		return moment{from: i, year: n, dated: true}.until(moment{to: to + 2, year: last, dated: true})
	}
	if d.goesOn(to) {
		return match{}, false
	}
	if j > 0 && count2 > 0 {
		if glued && d.dash(to) && count2 < 3 {
			switch {
			case count2 == 2 && last > n%100:
				last += n - n%100
			case count2 == 2 && n%100 >= 90 && last < 30 && !d.is(to, "-"): // 1999–02
				last += n - n%100 + 100
			case count2 == 1 && last > n%10 && !d.is(to, "-"): // 1914–8
				last += n - n%10
			default:
				return match{}, false
			}
			count2 = 4
		}
		if count2 == 4 && last > 2199 || count2 != 4 && glued && d.dash(to) {
			return match{}, false
		}
		// A day behind the joint is not for here: 1956 to 23 October 1957.
		if _, end := d.monthAt(j + 1); count2 == 4 && end == 0 {
			if last <= n || d.goesOn(j+1) || d.glued(j+1) && d.dash(j+1) && d.form(j+2) == digits || !d.areYears(i, j+1, n, last) {
				return match{}, false
			}
			first := d.around(moment{from: i, to: to, year: n, dated: true, near: d.circa(i, false)})
			m := moment{from: j, to: j + 1, year: last, dated: true, near: near}
			if d.lex.dotted {
				m = d.around(m)
			}
			if r, ok := first.until(m); ok {
				return r, ok
			}
			return moment{from: i, year: n, dated: true}.until(m)
		}
	}
	if !d.isYear(i, n) {
		return match{}, false
	}
	return d.ranged(d.around(moment{from: i, to: to, year: n, dated: true, near: d.circa(i, false)}))
}

// circas are words by which a year is about then.
const circas = " about around approximately approx roughly circa c ca "

// circa reports whether a word before a year says that it is about then: c. 300 BC. Of a
// year without an era, "about" may also be what a book is about.
func (d dater) circa(i int, era bool) bool {
	q := d.oneBefore(i)
	if q.bound != quantity.About || !strings.Contains(circas, " "+d.lower(q.from)+" ") {
		return false
	}
	return era || d.lower(q.from) != "about" || d.role(q.from-1)&(asIn|asBy|asFrom|asTo) != 0
}

// pastCirca passes over such a word before digits.
func (d dater) pastCirca(i int) (next int, near bool) {
	j := i + 1
	if i <= 0 || d.form(i) != word || !strings.Contains(circas, " "+d.lower(i)+" ") {
		return i, false
	}
	if d.is(j, ".") {
		j++
	}
	if d.form(j) != digits {
		return i, false
	}
	return j, true
}

func (d dater) line(i int) bool { return d.tokens[i].line }

// yearAt4 reports whether a token is four digits of a year, as in a row of years.
func (d dater) yearAt4(i int) bool {
	n, count := d.number(i)
	return count == 4 && 1400 <= n && n < 2200
}

// eraBefore reports whether words before the count of years stand before a
// number: i. e. 500.
func (d dater) eraBefore(i int) bool {
	for _, w := range d.lex.before {
		for k := range len(w) {
			if w[k] == ' ' && d.is(i-1, ".") && d.str(i-2) == w[k+1:] && d.is(i-3, ".") && (d.at(i-4).text == w[:k] || d.str(i-4) == w[:k]) {
				return true
			}
		}
	}
	return false
}

// level reports whether what stands before a number makes it a level, amount or
// step and no year: rose to, a total of, over.
func (d dater) level(i int) bool {
	if d.is(i-1, ",") && (d.at(i-2).is.any(isCounted) || d.has(i-2, asMore)) { // total killed, 1450
		return true
	}
	switch r := d.role(i - 1); {
	case r&asMore != 0:
		// later than 2018
		return !d.isWord(i-1, "than") || !d.isWord(i-2, "later") && !d.isWord(i-2, "earlier")
	case r&(asFrom|asTo|asBy) != 0:
		return d.has(i-2, asChange) || d.form(i-2) == digits && d.has(i-3, asChange) || d.form(i-2) == digits && d.has(i-3, asFrom) && d.has(i-4, asChange)
	case r&asOf != 0:
		return d.has(i-2, asAmount)
	case r&asChange != 0:
		return true
	}
	return false
}

func (d dater) isWord(i int, s string) bool { return d.form(i) == word && d.str(i) == s }

// compound reports whether a hyphen joins a word to the digits before it: a
// 1500-metre race, but not 1956-ban.
func (d dater) compound(to int) bool {
	return d.glued(to) && (d.is(to, "-") || d.is(to, "‑")) && d.glued(to+1) && d.form(to+1) == word && !d.has(to+1, asCase) && !d.has(to+1, asEvent)
}

// areYears reports whether two numbers are years, and not two counts.
func (d dater) areYears(i, to, a, b int) bool {
	if d.counts(to) || d.compound(to) || d.level(i) {
		return false
	}
	opened := d.opened(i) || d.role(i-1)&(asIn|asThe|asYear) != 0 || d.bracketed(i-1)
	many := d.manyAt(to)
	switch {
	case a%100 == 0 && b%100 == 0:
		return opened && !d.countsAhead(to)
	case a%10 == 0 && b%10 == 0 && many:
		return false
	case d.lex.anyNoun && many:
		return d.role(i-1)&(asIn|asThe) != 0
	}
	return a >= 1400 || opened
}

func (d dater) bracketed(i int) bool { return d.is(i, "(") || d.is(i, "[") }

// thousandsBehind reports whether three digits go on the number at a token: 2000 000. A
// count behind a year does not: in 1956 300 people.
func (d dater) thousandsBehind(i int) bool {
	_, count := d.number(i + 1)
	if count != 3 || d.tokens[i+1].line {
		return false
	}
	counted := d.countsAhead(i+2) || d.at(i+2).is.any(isAuxiliary|isVerb)
	return !d.has(i-1, asIn|asBy) || !counted || d.str(i + 1)[0] == '0'
}

// isYear reports whether four digits are a year: by what stands before and
// behind, and where nothing tells, from 1400 to 2100.
func (d dater) isYear(i, n int) bool {
	to := i + 1
	if d.counts(to) || d.compound(to) || d.level(i) || d.glued(to) && d.dash(to) && d.form(to+1) == digits && d.glued(to+1) {
		return false
	}
	if d.thousandsBehind(i) {
		return false
	}
	// What is counted backwards is no pair of years: from 2000 to 1500.
	if d.has(i-1, asTo) {
		if before, count := d.number(i - 2); count == 4 && before > n {
			return false
		}
	}
	before, behind := d.role(i-1), d.role(to)
	round := n%100 == 0
	event := behind&asEvent != 0
	strong := before&(asIn|asYear) != 0 || d.is(i-1, ".") && d.has(i-2, asCirca) || before&asThe != 0 && d.has(i-2, asIn|asOf) && d.lex.anyNoun || d.around(moment{from: i, to: to}).part > 0 || d.bracketed(i-1) && (d.is(to, ")") || d.is(to, "]") || d.is(to, ","))
	if d.lex.dotted {
		j := to
		if d.is(j, ".") && d.glued(j) {
			j++
		}
		switch {
		case d.dash(to) && d.glued(to) && d.has(to+1, asCase):
			return !d.manyAt(to+2) || !round
		case d.has(j, asPost) || strong:
			return true
		case d.manyAt(to):
			return false
		}
		return n >= 1400 && n <= 2100
	}
	the := before&asThe != 0
	weak := before&(asBy|asFrom|asBetween) != 0
	if d.lex.anyNoun {
		if d.manyAt(to) && !strong {
			return false
		}
		return n >= 1400 && n <= 2100 || strong
	}
	switch {
	case event:
		return true
	case d.manyAt(to):
		return !round && (strong || the || before&asBy != 0 && before&asFrom == 0)
	case strong:
		return true
	case !the && n%10 == 0 && d.countsAhead(to):
		return false
	case behind&asCount != 0 && before == 0, d.has(to, asOf) && !weak && !the && d.form(i-1) != word:
		return false
	case d.isWord(i-1, "at") || d.isWord(i-1, "x"):
		return false
	case round && before == 0 && d.form(i-1) == word && d.tokens[i-1].capital && !d.tokens[i-1].line && !d.is(i-2, "."):
		return false // Fiat 1500
	}
	if n < 1400 || n > 2100 {
		return behind&asVerb != 0 || !round && (weak || before&asOf != 0 || the)
	}
	return true
}

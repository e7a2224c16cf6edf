package scan

import (
	"fmt"
	"strconv"
	"strings"

	"quotient/datasets/quantity"
)

// A day is a date as it is said: what is not said is 0.
type day struct {
	year, month, day int
	part             string // of a year: 37~, 38~, 39~ where it is early, mid, late
}

// edtf writes a date in EDTF; the year is XXXX where it is not said.
func (d day) edtf() string {
	year := "XXXX"
	switch {
	case d.year < 0: // 1 BC is the year 0
		year = fmt.Sprintf("-%04d", -d.year-1)
		if d.year == -1 {
			year = "0000"
		}
	case d.year > 0:
		year = fmt.Sprintf("%04d", d.year)
	}
	switch {
	case d.part != "":
		return year + "-" + d.part
	case d.month == 0:
		return year
	case d.day == 0:
		return fmt.Sprintf("%s-%02d", year, d.month)
	}
	return fmt.Sprintf("%s-%02d-%02d", year, d.month, d.day)
}

// date reads the date, year, decade or time of the day that begins at a token.
func (b *block) date(i int) (match, bool) {
	t := b.tokens[i]
	switch t.form {
	case digits:
		if t.to-t.from > 4 || i > 0 && !t.gap && b.form(i-1) != sign {
			return match{}, false
		}
		if b.currencyAt(i-1) || b.glued(i) && (b.is(i-1, ".") || b.is(i-1, ",")) && b.form(i-2) == digits {
			return match{}, false
		}
		for _, read := range []func(int) (match, bool){b.timestamp, b.clock, b.dayFirst, b.yearFirst, b.years} {
			if m, ok := read(i); ok {
				return m, true
			}
		}
	case word:
		w := t.known
		switch {
		case w.month > 0:
			return b.monthFirst(i)
		case w.ordinal > 0 && b.at(i+1).is.any(isOf) && b.at(i+2).month > 0:
			return b.dayFirst(i)
		case w.cardinal > 0 || w.is.any(isHalf) || w.part == 4:
			return b.spokenClock(i)
		case w.is.any(isEra) && t.capital && b.form(i+1) == digits: // AD 79
			if y, ok := b.number4(i+1, 1); ok {
				return yearMatch(i, i+2, day{year: y}), true
			}
		}
	case sign:
		if (b.is(i, "’") || b.is(i, "'") || b.is(i, "‘")) && b.form(i+1) == digits && b.glued(i+1) && t.gap {
			return b.shortYear(i)
		}
	}
	return match{}, false
}

func dateMatch(from, to int, kind Kind, edtf string) match {
	return match{from: from, to: to, Mention: Mention{Kind: kind, Date: edtf, Bound: quantity.Exact}}
}

func yearMatch(from, to int, d day) match { return dateMatch(from, to, Year, d.edtf()) }

// number4 reads a number of digits from least to four.
func (b *block) number4(i, least int) (int, bool) {
	if b.form(i) != digits {
		return 0, false
	}
	s := b.ascii(i)
	if len(s) < least || len(s) > 4 {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// dayAt reads a day of a month, 1 to 31, perhaps with its suffix; to is the
// token behind it.
func (b *block) dayAt(i int) (n, to int) {
	n, ok := b.number4(i, 1)
	if !ok || n < 1 || n > 31 || len(b.str(i)) > 2 {
		return 0, 0
	}
	to = i + 1
	switch {
	case b.glued(to) && b.at(to).is.any(isSuffix):
		to++
	case b.form(to) == word && b.glued(to):
		return 0, 0
	case b.glued(to) && (b.is(to, ".") || b.is(to, ",") || b.is(to, ":")) && b.form(to+1) == digits && b.glued(to+1):
		return 0, 0
	}
	return n, to
}

// yearAt reads a year that stands behind a month or day: "1953", ", 1953", "of
// 1953". What is counted is no year: "November 4, 2000 tanks".
func (b *block) yearAt(i int) (n, to int) {
	j := i
	if b.is(j, ",") && b.glued(j) || b.is(j, ".") && b.glued(j) && b.decimal == ',' {
		j++
	}
	if b.at(j).is.any(isOf) {
		j++
	}
	if b.is(j, "’") || b.is(j, "'") {
		if n, ok := b.number4(j+1, 2); ok && len(b.str(j+1)) == 2 && b.glued(j+1) {
			return 1900 + n, j + 2
		}
	}
	n, ok := b.number4(j, 4)
	if !ok || n < 1000 || n > 2199 || b.grouping(j) {
		return 0, 0
	}
	if _, _, unit := b.unitAfter(j + 1); unit && !b.at(j+1).is.any(isFunction) {
		return 0, 0
	}
	if j > i && n%100 == 0 && b.form(j+1) == word && b.plural(j+1) && !b.at(j+1).is.any(isFunction) {
		return 0, 0
	}
	return n, j + 1
}

// grouping reports whether digits go on with a separator and further digits.
func (b *block) grouping(i int) bool {
	r, next := b.separator(i)
	return next > 0 && r != ' ' && r != '\u00A0'
}

// joint reports whether a token joins two ends of a time, and the token behind.
func (b *block) joint(i int, and bool) (int, bool) {
	switch {
	case b.is(i, "-") || b.is(i, "–") || b.is(i, "—") || b.is(i, "‑"):
		return i + 1, true
	case b.at(i).is.any(isTo) || b.str(i) == "until" || b.str(i) == "till":
		return i + 1, true
	case and && b.at(i).is.any(isAnd):
		return i + 1, true
	}
	return 0, false
}

// monthFirst reads October 23, 1956; October 23–24; October 23 – November 10;
// March 1953. A month alone states no number.
func (b *block) monthFirst(i int) (match, bool) {
	month := b.at(i).month
	if !b.tokens[i].capital && b.at(i).is.any(isFunction|isNotMonth) {
		return match{}, false
	}
	j := i + 1
	if b.is(j, ".") && b.glued(j) && len(b.str(i)) <= 4 {
		j++
	}
	if n, to := b.dayAt(j); n > 0 && !b.measured(to) {
		first := day{month: month, day: n}
		end, last := to, first
		_, between := b.opens(i)
		if k, ok := b.joint(to, between); ok {
			if m := b.at(k).month; m > 0 && b.tokens[k].capital {
				if o, to2 := b.dayAt(k + 1); o > 0 && !b.measured(to2) {
					last, end = day{month: m, day: o}, to2
				}
			} else if o, to2 := b.dayAt(k); o > n && !b.measured(to2) && b.at(to2).month == 0 && !b.ahead(to2) {
				last, end = day{month: month, day: o}, to2
			}
		}
		if y, to2 := b.yearAt(end); y > 0 {
			last.year, end = y, to2
		}
		first.year = last.year
		if first.month > last.month && last.year > 0 {
			first.year--
		}
		if last == first {
			return dateMatch(i, end, Date, first.edtf()), true
		}
		return dateMatch(i, end, Date, first.edtf()+"/"+last.edtf()), true
	}
	if y, to := b.yearAt(j); y > 0 {
		d := day{year: y, month: month}
		if n, end := b.dayAt(to + 1); b.decimal == ',' && b.is(to, ".") && n > 0 {
			d.day, to = n, end
		}
		return dateMatch(i, to, Date, d.edtf()), true
	}
	return match{}, false
}

// ahead reports whether what follows a number makes it a count: more digits, or
// a plural that is counted.
func (b *block) ahead(i int) bool {
	return b.form(i) == word && !b.at(i).is.any(isFunction) && b.plural(i)
}

// measured reports whether a unit or scale follows a number, so that it is no day.
func (b *block) measured(i int) bool {
	if b.at(i).scale > 0 || b.is(i, "%") {
		return true
	}
	u, _, ok := b.unitAfter(i)
	return ok && !b.at(i).is.any(isFunction) && u.name != ""
}

// dayFirst reads 17 June 1953; 17th of June, 1953; 23–24 October; 23 October –
// 10 November 1956; the first of May.
func (b *block) dayFirst(i int) (match, bool) {
	n, to := b.dayAt(i)
	if b.form(i) == word {
		n, to = int(b.at(i).ordinal), i+1
		if n > 31 {
			return match{}, false
		}
	}
	if n == 0 {
		return match{}, false
	}
	if b.is(to, ".") && b.glued(to) && b.at(to+1).month > 0 {
		to++
	}
	if m, end := b.monthAt(to); m > 0 {
		first := day{month: m, day: n}
		last := first
		if k, ok := b.joint(end, false); ok {
			if o, to2 := b.dayAt(k); o > 0 {
				if m2, end2 := b.monthAt(to2); m2 > 0 {
					last, end = day{month: m2, day: o}, end2
				}
			}
		}
		if y, to2 := b.yearAt(end); y > 0 {
			last.year, end = y, to2
		}
		first.year = last.year
		if first.month > last.month && last.year > 0 {
			first.year--
		}
		if first == last {
			return dateMatch(i, end, Date, first.edtf()), true
		}
		return dateMatch(i, end, Date, first.edtf()+"/"+last.edtf()), true
	}
	// 23–24 October, between 3 and 12 of Sept.
	_, between := b.opens(i)
	if k, ok := b.joint(to, between); ok {
		if o, to2 := b.dayAt(k); o > n {
			if b.is(to2, ".") && b.at(to2+1).month > 0 {
				to2++
			}
			if m, end := b.monthAt(to2); m > 0 {
				first, last := day{month: m, day: n}, day{month: m, day: o}
				if y, to3 := b.yearAt(end); y > 0 {
					first.year, last.year, end = y, y, to3
				}
				return dateMatch(i, end, Date, first.edtf()+"/"+last.edtf()), true
			}
		}
	}
	return match{}, false
}

// monthAt reads a month behind a day, perhaps with "of".
func (b *block) monthAt(i int) (int, int) {
	if b.at(i).is.any(isOf) {
		i++
	}
	if (b.is(i, "-") || b.is(i, "/")) && b.glued(i) { // 17-Jun-1953
		i++
	}
	m := b.at(i).month
	if m == 0 || !b.tokens[i].capital && b.at(i).is.any(isFunction|isNotMonth) && b.form(i+1) != digits {
		return 0, 0
	}
	i++
	if b.is(i, ".") && b.glued(i) && len(b.str(i-1)) <= 4 && (b.form(i+1) == digits || b.is(i+1, ",")) {
		i++
	}
	if (b.is(i, "-") || b.is(i, "/")) && b.glued(i) && b.form(i+1) == digits && b.glued(i+1) {
		i++
	}
	return m, i
}

// timestamp reads dates in digits: 1956-10-23, 1956/10/23, 23.10.1956,
// 10/23/1956; with a time behind T.
func (b *block) timestamp(i int) (match, bool) {
	sep := b.str(i + 1)
	if sep != "-" && sep != "/" && sep != "." && sep != "–" || !b.glued(i+1) || b.form(i+2) != digits || !b.glued(i+2) {
		return match{}, false
	}
	if b.str(i+3) != sep || !b.glued(i+3) || b.form(i+4) != digits || !b.glued(i+4) {
		// 10/1956
		m, ok1 := b.number4(i, 1)
		y, ok2 := b.number4(i+2, 4)
		if sep == "/" && ok1 && ok2 && len(b.str(i)) <= 2 && m >= 1 && m <= 12 && y >= 1000 && y < 2200 {
			return dateMatch(i, i+3, Date, day{year: y, month: m}.edtf()), true
		}
		return match{}, false
	}
	x, ok1 := b.number4(i, 1)
	y, ok2 := b.number4(i+2, 1)
	z, ok3 := b.number4(i+4, 1)
	to := i + 5
	if !ok1 || !ok2 || !ok3 || len(b.str(i+2)) > 2 || b.glued(to) && (b.is(to, "-") || b.is(to, "/") || b.is(to, ".") && b.glued(to+1) && b.form(to+1) == digits) {
		return match{}, false
	}
	var d day
	switch {
	case len(b.str(i)) == 4 && len(b.str(i+4)) <= 2:
		d = day{year: x, month: y, day: z}
	case len(b.str(i)) <= 2 && (len(b.str(i+4)) == 4 || len(b.str(i+4)) == 2 && sep != "-" && sep != "–"):
		if len(b.str(i+4)) == 2 {
			z += 1900
			if z < 1950 {
				z += 100
			}
		}
		d = day{year: z, month: x, day: y}
		// Points are of Europe, day first; strokes are read as America's where they can be.
		if sep != "/" || b.tag != "en" || d.month > 12 {
			d.month, d.day = y, x
		}
	default:
		return match{}, false
	}
	if d.month < 1 || d.month > 12 || d.day < 1 || d.day > 31 || d.year < 1000 || d.year > 2199 {
		return match{}, false
	}
	m := dateMatch(i, to, Date, d.edtf())
	if b.str(to) == "T" && b.glued(to) && b.form(to+1) == digits {
		if clock, end := b.clockAt(to + 1); clock != "" {
			m.Date += "T" + clock
			for b.glued(end) && (b.str(end) == "Z" || b.form(end) == digits || b.is(end, ":") || b.is(end, "+") || b.is(end, ".") || b.is(end, "-")) {
				end++
			}
			m.to = end
		}
	}
	return m, true
}

// yearFirst reads 1956. október 23.
func (b *block) yearFirst(i int) (match, bool) {
	y, ok := b.number4(i, 4)
	if !ok || b.decimal != ',' || !b.is(i+1, ".") || !b.glued(i+1) || b.at(i+2).month == 0 {
		return match{}, false
	}
	d := day{year: y, month: b.at(i + 2).month}
	to := i + 3
	if n, end := b.dayAt(to); n > 0 {
		d.day, to = n, end
		if b.is(to, ".") && b.glued(to) {
			to++
		}
	}
	return dateMatch(i, to, Date, d.edtf()), true
}

// years reads 1956; 1989–1991; 1989–91; the 1950s; 500 BC.
func (b *block) years(i int) (match, bool) {
	n, ok := b.number4(i, 1)
	if !ok || b.grouping(i) {
		return match{}, false
	}
	to := i + 1
	if e := b.at(to); e.is.any(isEra) { // 500 BC, 79 AD
		if e.is.any(isBefore) {
			n = -n
		}
		return yearMatch(i, to+1, day{year: n}), true
	}
	if len(b.str(i)) != 4 || n < 1000 || n > 2199 {
		return match{}, false
	}
	// The 1950s, 1950's, 1950-es évek.
	s := to
	if (b.is(s, "’") || b.is(s, "'") || b.is(s, "-")) && b.glued(s) {
		s++
	}
	if b.glued(s) && b.at(s).is.any(isDecade) && n%10 == 0 || b.at(i-1).is.any(isDeterminer) && b.at(i-2).is.any(isDecade) && n%10 == 0 {
		end := s + 1
		if !(b.glued(s) && b.at(s).is.any(isDecade)) {
			end = to
		}
		if n%100 == 0 {
			return dateMatch(i, end, Year, fmt.Sprintf("%dXX", n/100)), true
		}
		return dateMatch(i, end, Year, fmt.Sprintf("%dX", n/10)), true
	}
	if b.form(to) == word && b.glued(to) {
		return match{}, false
	}
	from, between := b.opens(i)
	// 1989–1991, 1989–91, 1918/19, from 1945 to 1956.
	k, joined := b.joint(to, between)
	if b.is(to, "/") && b.glued(to) && b.glued(to+1) {
		k, joined = to+1, len(b.str(to+1)) == 2
	}
	dash := joined && b.form(to) == sign
	if joined && (dash && b.tokens[to].gap == (k < len(b.tokens) && b.tokens[k].gap) || !dash && (from || between || b.tokens[i].form == digits && b.at(to).is.any(isTo) && b.form(k) == digits)) {
		if m, ok := b.number4(k, 2); ok && !b.grouping(k) {
			if len(b.str(k)) == 2 && dash && !b.tokens[to].gap {
				m += n / 100 * 100
			}
			if m > n && m < 2200 && m >= 1000 && len(b.str(k)) != 3 && !(b.form(k+1) == word && b.glued(k+1)) && !b.measured(k+1) && b.isYear(i, n, true) {
				return dateMatch(i, k+1, Year, day{year: n}.edtf()+"/"+day{year: m}.edtf()), true
			}
		}
	}
	if !b.isYear(i, n, false) {
		return match{}, false
	}
	d := day{year: n}
	switch strings.ToLower(b.str(i - 1)) {
	case "early":
		d.part = "37~"
	case "late":
		d.part = "39~"
	case "mid":
		d.part = "38~"
	case "-":
		if strings.EqualFold(b.str(i-2), "mid") && b.glued(i) {
			d.part = "38~"
		}
	}
	return yearMatch(i, to, d), true
}

// isYear reports whether four digits are a year, by what stands around them.
func (b *block) isYear(i, n int, ranged bool) bool {
	before := b.at(i - 1)
	if !ranged {
		if b.measured(i+1) && !b.at(i+1).is.any(isTime) {
			return false
		}
		if b.at(i+1).is.any(isTime) && n%100 == 0 && !before.is.any(isDeterminer) {
			return false // 2000 years
		}
	}
	if _, year := b.number4(i-2, 4); year && before.is.any(isAnd) && b.form(i-2) == digits && len(b.str(i-2)) == 4 && !b.grouping(i) {
		return n >= 1400 && n <= 2100 // the 1905 and 1917 revolutions
	}
	strong := before.is.any(isPreposition|isOf|isFrom|isBetween) || before.month > 0 || before.season > 0 || before.is.any(isTo) && ranged || strings.EqualFold(b.str(i-1), "early") || strings.EqualFold(b.str(i-1), "late") || strings.EqualFold(b.str(i-1), "mid")
	if after := i + 1; b.is(after, "-") && !b.qualifierAfter(after+1).none() || !b.qualifierAfter(after).none() && !ranged {
		return false // 2000-nél több, 1500 or more
	}
	if q := b.qualifierBefore(i); !q.none() && q.bound != quantity.Exact {
		switch strings.ToLower(b.str(i - 1)) {
		case "around", "about", "circa", "c", "ca", ".", "past", "near", "within":
		default:
			return false
		}
		strong = strong && q.bound == quantity.About
	}
	if b.glued(i) && (b.is(i-1, "-") || b.is(i-1, "/") || b.is(i-1, "#") || b.is(i-1, "+")) && !strings.EqualFold(b.str(i-2), "mid") {
		return false
	}
	if before.is.any(isNameHead) && !before.is.any(isFunction) {
		return false
	}
	// What is counted is no year, unless "the" makes it one: the 1936 Games.
	if next := i + 1; b.form(next) == word && b.plural(next) && !b.at(next).is.any(isFunction) && !before.is.any(isDeterminer) && !b.tokens[next].capital {
		if !strong || n%100 == 0 {
			return false
		}
	}
	if strong {
		return true
	}
	if n < 1400 || n > 2100 {
		return false
	}
	// A round number on its own is a count as well as a year.
	return n%1000 != 0 || i == 0 || b.tokens[i].line
}

// shortYear reads ’56 and the ’50s behind a white space.
func (b *block) shortYear(i int) (match, bool) {
	n, ok := b.number4(i+1, 2)
	if !ok || len(b.str(i+1)) != 2 {
		return match{}, false
	}
	if b.str(i+2) == "s" && b.glued(i+2) && n%10 == 0 {
		return dateMatch(i+1, i+3, Year, fmt.Sprintf("19%dX", n/10)), true
	}
	w := b.at(i - 1)
	if b.form(i+2) == word && b.glued(i+2) || !w.is.any(isPreposition|isOf|isFrom) && w.season == 0 && w.month == 0 && b.str(i-1) != "Class" {
		return match{}, false
	}
	return yearMatch(i+1, i+2, day{year: 1900 + n}), true
}

// clockAt reads hours and minutes in digits, 22:15 or 22:15:30, and the token
// behind them.
func (b *block) clockAt(i int) (string, int) {
	h, ok := b.number4(i, 1)
	if !ok || h > 24 || len(b.str(i)) > 2 || !b.is(i+1, ":") || !b.glued(i+1) || !b.glued(i+2) || b.form(i+2) != digits || len(b.str(i+2)) != 2 {
		return "", 0
	}
	m, _ := b.number4(i+2, 2)
	if m > 59 {
		return "", 0
	}
	s := fmt.Sprintf("%02d:%02d", h, m)
	if b.is(i+3, ":") && b.glued(i+3) && b.form(i+4) == digits && len(b.str(i+4)) == 2 && b.glued(i+4) {
		return s + ":" + b.ascii(i+4), i + 5
	}
	return s, i + 3
}

// half reads a.m. or p.m. and the like behind an hour; it returns 0, or the hours to
// add for one past noon.
func (b *block) noon(i int) (after bool, to int) {
	switch s := strings.ToLower(b.str(i)); {
	case s == "am" || s == "pm":
		to = i + 1
	case (s == "a" || s == "p") && b.is(i+1, ".") && b.glued(i+1) && strings.ToLower(b.str(i+2)) == "m" && b.glued(i+2):
		to = i + 3
		if b.is(to, ".") && b.glued(to) {
			to++
		}
	default:
		return false, 0
	}
	return strings.EqualFold(b.str(i)[:1], "p"), to
}

func hour(h, m int, after bool) string {
	if after && h < 12 {
		h += 12
	} else if !after && h == 12 {
		h = 0
	}
	return fmt.Sprintf("%02d:%02d", h, m)
}

// clock reads a time of the day in digits: 10 a.m., 10:30 p.m., 22:15, 0400
// GMT, 3–5 pm, 10 o’clock.
func (b *block) clock(i int) (match, bool) {
	made := func(to int, clock string) (match, bool) {
		return match{from: i, to: to, Mention: Mention{Kind: Time, Clock: clock, Bound: quantity.Exact}}, true
	}
	h, ok := b.number4(i, 1)
	if !ok {
		return match{}, false
	}
	if s := b.str(i + 1); len(b.str(i)) == 4 && h%100 < 60 && h < 2400 && (s == "GMT" || s == "UTC" || s == "BST" || s == "EST" || s == "CET" || s == "hours" && (b.ascii(i)[0] == '0' || b.at(i-1).is.any(isPreposition))) {
		return made(i+1, fmt.Sprintf("%02d:%02d", h/100, h%100))
	}
	if len(b.str(i)) > 2 || h > 24 {
		return match{}, false
	}
	if s, to := b.clockAt(i); s != "" {
		var m int
		fmt.Sscanf(s[3:5], "%d", &m)
		if after, end := b.noon(to); end > 0 && h <= 12 {
			s, to = hour(h, m, after), end
		}
		if k, ok := b.joint(to, false); ok {
			if o, end := b.clockAt(k); o != "" {
				return made(end, s+"/"+o)
			}
		}
		return made(to, s)
	}
	if (b.is(i+1, ".") || b.is(i+1, "h") || b.str(i+1) == "h") && b.glued(i+1) && b.form(i+2) == digits && b.glued(i+2) && len(b.str(i+2)) == 2 {
		m, _ := b.number4(i+2, 2)
		after, end := b.noon(i + 3)
		switch {
		case m > 59:
		case end > 0 && h <= 12:
			return made(end, hour(h, m, after))
		case b.str(i+1) == "h" && !(b.form(i+3) == word && b.glued(i+3)):
			return made(i+3, fmt.Sprintf("%02d:%02d", h, m))
		}
		return match{}, false
	}
	if h < 1 || h > 12 {
		return match{}, false
	}
	if after, end := b.noon(i + 1); end > 0 {
		return made(end, hour(h, 0, after))
	}
	if s := b.str(i + 1); s == "o" && (b.is(i+2, "’") || b.is(i+2, "'")) && b.str(i+3) == "clock" {
		return made(i+4, fmt.Sprintf("%02d:00", h))
	}
	if k, ok := b.joint(i+1, false); ok { // 3–5 pm
		if o, ok := b.number4(k, 1); ok && o <= 12 && o > 0 {
			if after, end := b.noon(k + 1); end > 0 {
				first := after
				if h > o && after {
					first = false
				}
				return made(end, hour(h, 0, first)+"/"+hour(o, 0, after))
			}
		}
	}
	return match{}, false
}

// spokenClock reads ten o’clock, half past ten, quarter to six.
func (b *block) spokenClock(i int) (match, bool) {
	made := func(to, h, m int) (match, bool) {
		return match{from: i, to: to, Mention: Mention{Kind: Time, Clock: fmt.Sprintf("%02d:%02d", (h+24)%24, m), Bound: quantity.Exact}}, true
	}
	w := b.at(i)
	if c := w.cardinal; c >= 1 && c <= 12 {
		if b.str(i+1) == "o" && (b.is(i+2, "’") || b.is(i+2, "'")) && b.str(i+3) == "clock" {
			return made(i+4, int(c), 0)
		}
		if after, end := b.noon(i + 1); end > 0 && b.is(i+2, ".") {
			var h int
			fmt.Sscanf(hour(int(c), 0, after), "%d:", &h)
			return made(end, h, 0)
		}
		return match{}, false
	}
	if !w.is.any(isHalf) && w.part != 4 {
		return match{}, false
	}
	minutes := 30
	if w.part == 4 {
		minutes = 15
	}
	h := b.at(i + 2).cardinal
	if b.form(i+2) == digits {
		n, _ := b.number4(i+2, 1)
		h = int64(n)
	}
	if h < 1 || h > 12 || b.at(i+3).scale > 0 {
		return match{}, false
	}
	switch b.str(i + 1) {
	case "past":
		return made(i+3, int(h), minutes)
	case "to":
		if minutes == 15 {
			return made(i+3, int(h)-1, 45)
		}
	}
	return match{}, false
}

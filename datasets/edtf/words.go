package edtf

import (
	"strconv"
	"strings"

	"quotient/datasets/language"
	"quotient/datasets/language/form"
)

// A speaker writes dates in a language.
type speaker struct {
	*form.Dates
	era bool // years from 1 on are told apart from those before
}

func speakerOf(tag string) speaker { return speaker{Dates: &language.For(tag).Writing.Dates} }

// Format returns the date in words of a language (en, or a longer tag such as en-GB;
// a language that there is none of is taken as en): "28 June 1956", "the 1950s",
// "23 October – 10 November 1956", "from 4 November 1956". A quarter or third
// marked approximate is early, mid or late in its year. The zero Date is "".
func (d Date) Format(lang string) string { return d.format(lang, alone) }

// FormatInYear is [Date.Format] where the year is known, such as under a heading that has
// it: days and months are told without it. Dates in two years keep theirs.
func (d Date) FormatInYear(lang string) string {
	if d.interval && d.start.kind == dated && d.end.kind == dated && d.start.year != d.end.year {
		return d.Format(lang)
	}
	return d.format(lang, withoutYear)
}

// FormatInEra is [Date.Format] beside dates before Christ: years after Christ say so too.
func (d Date) FormatInEra(lang string) string {
	l := speakerOf(lang)
	l.era = true
	return d.said(l, alone)
}

func (d Date) format(lang string, at setting) string { return d.said(speakerOf(lang), at) }

func (d Date) said(l speaker, at setting) string {
	a, b := d.start, d.end
	switch {
	case !d.interval:
		return l.point(a, at)
	case a.kind == open:
		return put(l.Until, "", l.point(b, at|afterWord))
	case b.kind == open:
		return put(l.From, "", l.point(a, at|afterWord))
	}
	return l.interval(a, b, at)
}

// interval says two ends, neither open. What both share is said once, unless a
// mark of doubt on one would then seem to be on both.
func (l speaker) interval(a, b point, at setting) string {
	l.era = l.era || a.kind == dated && b.kind == dated && a.year <= 0 && b.year > 0
	if a.precision == ToYear && b.precision == ToYear && !doubted(a) && !doubted(b) && (a.year > 0) == (b.year > 0) {
		return l.years(a.year, b.year)
	}
	from, to := l.point(a, at), l.point(b, at)
	if a.shares(b) {
		switch {
		case a.precision == ToDay && a.month == b.month && a.day != b.day && !b.approximate:
			template := l.Days
			if at&withoutYear != 0 {
				template = l.DaysOnly
			}
			return l.fill(template, a, "{e}", strconv.Itoa(b.day))
		case a.precision == ToTime && a.first == b.first && a.zone == b.zone:
			to = l.qualify(b, b.clock)
		case a.precision != ToDay && a.precision != ToMonth:
			// nothing to leave out
		case l.YearFirst:
			to = l.point(b, withoutYear)
		default:
			from = l.point(a, withoutYear)
		}
	}
	return from + " – " + to
}

// years says two years of one era, which is said once.
func (l speaker) years(from, to int64) string {
	switch {
	case from <= 0:
		return inEra(l.BC, strconv.FormatInt(1-from, 10)+"–"+strconv.FormatInt(1-to, 10))
	case l.era:
		return inEra(l.AD, strconv.FormatInt(from, 10)+"–"+strconv.FormatInt(to, 10))
	}
	return strconv.FormatInt(from, 10) + "–" + strconv.FormatInt(to, 10)
}

// inEra says the era of a year, years, or a century.
func inEra(template, year string) string { return strings.Replace(template, "{y}", year, 1) }

// shares reports whether two ends are of one year and as fine, so that it can be said once.
func (p point) shares(q point) bool {
	return p.kind == dated && q.kind == dated && p.year == q.year && p.precision == q.precision && !doubted(p) && !q.uncertain
}

func doubted(p point) bool { return p.uncertain || p.approximate }

// A setting is where in a phrase a date stands.
type setting int

const (
	afterWord setting = 1 << iota
	withoutYear
	alone setting = 0
)

// point says a date that is no interval, with its doubts.
func (l speaker) point(p point, at setting) string {
	switch p.kind {
	case none:
		return ""
	case open:
		return "…"
	case unknown:
		return "?"
	}
	if p.approximate && (p.precision == ToQuarter || p.precision == ToQuadrimester) {
		// Early, mid and late are as vague as the mark; "about" would double it.
		p.approximate = false
		return l.qualify(p, l.fill(l.vague(p.code), p))
	}
	return l.qualify(p, l.plain(p, at))
}

func (l speaker) qualify(p point, text string) string {
	if p.approximate {
		text = put(l.About, "", text)
	}
	if p.uncertain {
		text = put(l.Uncertain, "", text)
	}
	return text
}

// vague returns the template for an approximate quarter or third of a year.
func (l speaker) vague(code int) string {
	switch code {
	case firstQuarter, firstQuadrimester:
		return l.Early
	case firstQuarter + 3, firstQuadrimester + 2:
		return l.Late
	}
	return l.Mid
}

// plain says a date without its doubts.
func (l speaker) plain(p point, at setting) string {
	switch p.precision {
	case ToTime:
		return l.day(p, at) + ", " + p.clock + zoned(p.zone)
	case ToDay:
		return l.day(p, at)
	case ToMonth:
		months := &l.Months
		if at&afterWord != 0 {
			months = &l.MonthsTo
		}
		template := l.Month
		if at&withoutYear != 0 {
			template = l.MonthOnly
		}
		return l.fill(template, p, "{m}", months[p.month-1])
	case ToSeason:
		seasons := &l.Seasons
		if at&afterWord != 0 {
			seasons = &l.SeasonsTo
		}
		return l.fill(l.Season, p, "{s}", seasons[(p.code-spring)%4])
	case ToQuarter:
		return l.fill(l.Quarter, p, "{n}", l.Ordinals[p.code-firstQuarter])
	case ToQuadrimester:
		return l.fill(l.Third, p, "{n}", l.Ordinals[p.code-firstQuadrimester])
	case ToHalf:
		return l.fill(l.Half, p, "{n}", l.Ordinals[p.code-firstHalf])
	case ToYear:
		return l.year(p.year)
	case ToDecade:
		// "The 1900s" could be the century too.
		if p.year > 0 && p.year%100 != 0 {
			return l.fill(l.Decade, p, "{x}", l.Decades[p.year/10%10])
		}
	}
	first, _, _ := p.first.Civil()
	last, _, _ := p.last.Civil()
	if p.precision == ToCentury && last <= 0 { // after Christ, years from 00 to 99 are no century
		return l.century(last)
	}
	return put(l.Between, l.year(last), l.year(first))
}

// day says the day of p.
func (l speaker) day(p point, at setting) string {
	if at&withoutYear != 0 {
		return l.fill(l.DayOnly, p)
	}
	return l.fill(l.Day, p)
}

// zoned says the zone of a time behind it.
func zoned(zone string) string {
	switch zone {
	case "":
		return ""
	case "Z":
		return " UTC"
	}
	return " (UTC" + strings.Replace(zone, "-", "−", 1) + ")"
}

// fill fills a template with the parts of p; more are pairs of a name and what
// it stands for, and come before them.
func (l speaker) fill(template string, p point, more ...string) string {
	month := ""
	if p.month > 0 {
		month = l.MonthsOf[p.month-1]
	}
	pairs := append(more, "{y}", l.year(p.year), "{m}", month, "{d}", strconv.Itoa(p.day))
	return strings.NewReplacer(pairs...).Replace(template)
}

// FormatDay returns the number of a day as a calendar has it, below the name of its
// month: 28, and 28. in Hungarian.
func FormatDay(day int, lang string) string {
	return strings.Replace(speakerOf(lang).DayNumber, "{d}", strconv.Itoa(day), 1)
}

// FormatYear returns a year in words of a language, as [Date.Format] has it: 1956, and
// 44 BC for the year −43 of the calendar that dates are counted in.
func FormatYear(year int64, lang string) string { return speakerOf(lang).year(year) }

// FormatYearInEra is [FormatYear] beside years before Christ: AD 14.
func FormatYearInEra(year int64, lang string) string {
	l := speakerOf(lang)
	l.era = true
	return l.year(year)
}

// FormatCentury names the century of a year: 5th century BC for the year −400, and 20th
// century for 2000.
func FormatCentury(year int64, lang string) string { return speakerOf(lang).century(year) }

func (l speaker) century(y int64) string {
	n := (y + 99) / 100
	if y <= 0 {
		n = 1 - y/100
	}
	ending := l.Nth[3]
	if last := n % 10; last > 0 && last < 4 && n/10%10 != 1 {
		ending = l.Nth[last-1]
	}
	name := strings.Replace(l.Century, "{n}", strconv.FormatInt(n, 10)+ending, 1)
	if y <= 0 {
		name = inEra(l.BC, name)
	}
	return name
}

// year says a year: 0 is 1 BC, -43 is 44 BC.
func (l speaker) year(y int64) string {
	if y <= 0 {
		return inEra(l.BC, strconv.FormatInt(1-y, 10))
	}
	if l.era {
		return inEra(l.AD, strconv.FormatInt(y, 10))
	}
	return strconv.FormatInt(y, 10)
}

// put fills a template that holds {} and perhaps {e}.
func put(template, e, phrase string) string {
	return strings.NewReplacer("{}", phrase, "{e}", e).Replace(template)
}

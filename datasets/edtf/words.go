package edtf

import (
	"strconv"
	"strings"
)

// A language is how dates are said in it. In the templates {y}, {m} and {d} are
// the year, the month and the day, {n} the number of a part of a year in words,
// {s} a season, and {} another phrase.
type language struct {
	months   [12]string // alone: March 1953
	monthsOf [12]string // with a day: 28 June
	monthsTo [12]string // after a preposition: until January 1957

	seasons, seasonsTo [4]string // from spring
	ordinals           [4]string

	day, dayOnly     string // with its year, and without where the other end has it
	days             string // two days of a month, {d} and {e}
	month, monthOnly string
	decade           string // {y} is its first year, {x} a suffix from decades
	decades          [10]string
	bc               string

	quarter, third, half string
	early, mid, late     string // quarters and thirds marked approximate
	season               string

	about, uncertain string
	until, from      string
	between          string // {} and {e}
	yearFirst        bool   // a year that both ends share is said with the first
}

// languageOf returns the language of a tag; those not in the table are said in English.
func languageOf(tag string) *language {
	tag, _, _ = strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	if l, ok := languages[tag]; ok {
		return l
	}
	return languages["en"]
}

// languages is keyed by primary language subtag.
var languages = map[string]*language{
	"en": {
		months:    englishMonths,
		monthsOf:  englishMonths,
		monthsTo:  englishMonths,
		seasons:   englishSeasons,
		seasonsTo: englishSeasons,
		ordinals:  [4]string{"first", "second", "third", "fourth"},
		day:       "{d} {m} {y}", dayOnly: "{d} {m}", days: "{d}–{e} {m} {y}",
		month: "{m} {y}", monthOnly: "{m}",
		decade: "the {y}s", bc: "{y} BC",
		quarter: "the {n} quarter of {y}", third: "the {n} four months of {y}", half: "the {n} half of {y}",
		early: "early {y}", mid: "mid-{y}", late: "late {y}", season: "{s} {y}",
		about: "about {}", uncertain: "{}?", until: "until {}", from: "from {}", between: "between {} and {e}",
	},
	"hu": {
		months:   hungarianMonths,
		monthsOf: hungarianMonths,
		monthsTo: hungarianMonths,
		// A season belongs to its year: the spring of 1956.
		seasons:   hungarianSeasons,
		seasonsTo: hungarianSeasons,
		ordinals:  [4]string{"első", "második", "harmadik", "negyedik"},
		day:       "{y}. {m} {d}.", dayOnly: "{m} {d}.", days: "{y}. {m} {d}–{e}.",
		month: "{y}. {m}", monthOnly: "{m}",
		decade: "az {y}-{x} évek", bc: "i. e. {y}",
		decades: [10]string{"", "es", "as", "as", "es", "es", "as", "es", "as", "es"},
		quarter: "{y} {n} negyedéve", third: "{y} {n} harmada", half: "{y} {n} fele",
		early: "{y} eleje", mid: "{y} közepe", late: "{y} vége", season: "{y} {s}",
		// "Until" and "from" are endings that change with the word before
		// them; the dash with a gap is as common and always right.
		about: "{} körül", uncertain: "{}?", until: "… – {}", from: "{} – …", between: "{} és {e} között",
		yearFirst: true,
	},
	"el": {
		months: [12]string{"Ιανουάριος", "Φεβρουάριος", "Μάρτιος", "Απρίλιος", "Μάιος", "Ιούνιος",
			"Ιούλιος", "Αύγουστος", "Σεπτέμβριος", "Οκτώβριος", "Νοέμβριος", "Δεκέμβριος"},
		monthsOf: [12]string{"Ιανουαρίου", "Φεβρουαρίου", "Μαρτίου", "Απριλίου", "Μαΐου", "Ιουνίου",
			"Ιουλίου", "Αυγούστου", "Σεπτεμβρίου", "Οκτωβρίου", "Νοεμβρίου", "Δεκεμβρίου"},
		monthsTo: [12]string{"Ιανουάριο", "Φεβρουάριο", "Μάρτιο", "Απρίλιο", "Μάιο", "Ιούνιο",
			"Ιούλιο", "Αύγουστο", "Σεπτέμβριο", "Οκτώβριο", "Νοέμβριο", "Δεκέμβριο"},
		seasons:   [4]string{"άνοιξη", "καλοκαίρι", "φθινόπωρο", "χειμώνας"},
		seasonsTo: [4]string{"άνοιξη", "καλοκαίρι", "φθινόπωρο", "χειμώνα"},
		ordinals:  [4]string{"πρώτο", "δεύτερο", "τρίτο", "τέταρτο"},
		day:       "{d} {m} {y}", dayOnly: "{d} {m}", days: "{d}–{e} {m} {y}",
		month: "{m} {y}", monthOnly: "{m}",
		decade: "δεκαετία του {y}", bc: "{y} π.Χ.",
		quarter: "{n} τρίμηνο του {y}", third: "{n} τετράμηνο του {y}", half: "{n} εξάμηνο του {y}",
		early: "αρχές {y}", mid: "μέσα {y}", late: "τέλη {y}", season: "{s} {y}",
		about: "περίπου {}", uncertain: "{}?", until: "έως {}", from: "από {}", between: "μεταξύ {} και {e}",
	},
}

var (
	englishMonths = [12]string{"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December"}
	englishSeasons  = [4]string{"spring", "summer", "autumn", "winter"}
	hungarianMonths = [12]string{"január", "február", "március", "április", "május", "június",
		"július", "augusztus", "szeptember", "október", "november", "december"}
	hungarianSeasons = [4]string{"tavasza", "nyara", "ősze", "tele"}
)

// Format returns the date in words of a language (en, hu, el, or a longer tag
// such as en-GB; any other is taken as en): "28 June 1956", "the 1950s",
// "23 October – 10 November 1956", "from 4 November 1956". A quarter or third
// marked approximate is early, mid or late in its year. The zero Date is "".
func (d Date) Format(lang string) string {
	l := languageOf(lang)
	a, b := d.start, d.end
	switch {
	case !d.interval:
		return l.point(a, alone)
	case a.kind == open:
		return put(l.until, "", l.point(b, afterWord))
	case b.kind == open:
		return put(l.from, "", l.point(a, afterWord))
	}
	return l.interval(a, b)
}

// interval says two ends, neither open. What both share is said once, unless a
// mark of doubt on one would then seem to be on both.
func (l *language) interval(a, b point) string {
	from, to := l.point(a, alone), l.point(b, alone)
	if a.kind == dated && b.kind == dated && !a.uncertain && !a.approximate && !b.uncertain && a.year == b.year {
		sharp := !b.approximate
		switch {
		case a.precision == ToYear && b.precision == ToYear, a.precision != b.precision:
			// nothing to leave out
		case a.precision == ToDay && a.month == b.month && a.day != b.day && sharp:
			return l.fill(l.days, a, "{e}", strconv.Itoa(b.day))
		case a.precision == ToTime && a.first == b.first && a.zone == b.zone:
			to = l.qualify(b, b.clock)
		case a.precision == ToDay || a.precision == ToMonth:
			if l.yearFirst {
				to = l.point(b, withoutYear)
			} else {
				from = l.point(a, withoutYear)
			}
		}
	}
	if a.precision == ToYear && b.precision == ToYear && !doubted(a) && !doubted(b) && a.year > 0 {
		return from + "–" + to
	}
	return from + " – " + to
}

func doubted(p point) bool { return p.uncertain || p.approximate }

// A setting is where in a phrase a date stands.
type setting int

const (
	alone setting = iota
	afterWord
	withoutYear
)

// point says a date that is no interval, with its doubts.
func (l *language) point(p point, at setting) string {
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

func (l *language) qualify(p point, text string) string {
	if p.approximate {
		text = put(l.about, "", text)
	}
	if p.uncertain {
		text = put(l.uncertain, "", text)
	}
	return text
}

// vague returns the template for an approximate quarter or third of a year.
func (l *language) vague(code int) string {
	switch code {
	case firstQuarter, firstQuadrimester:
		return l.early
	case firstQuarter + 3, firstQuadrimester + 2:
		return l.late
	}
	return l.mid
}

// plain says a date without its doubts.
func (l *language) plain(p point, at setting) string {
	switch p.precision {
	case ToTime:
		text := l.fill(l.day, p) + ", " + p.clock
		switch {
		case p.zone == "Z":
			text += " UTC"
		case p.zone != "":
			text += " (UTC" + strings.Replace(p.zone, "-", "−", 1) + ")"
		}
		return text
	case ToDay:
		if at == withoutYear {
			return l.fill(l.dayOnly, p)
		}
		return l.fill(l.day, p)
	case ToMonth:
		months := &l.months
		if at == afterWord {
			months = &l.monthsTo
		}
		template := l.month
		if at == withoutYear {
			template = l.monthOnly
		}
		return l.fill(template, p, "{m}", months[p.month-1])
	case ToSeason:
		seasons := &l.seasons
		if at == afterWord {
			seasons = &l.seasonsTo
		}
		return l.fill(l.season, p, "{s}", seasons[(p.code-spring)%4])
	case ToQuarter:
		return l.fill(l.quarter, p, "{n}", l.ordinals[p.code-firstQuarter])
	case ToQuadrimester:
		return l.fill(l.third, p, "{n}", l.ordinals[p.code-firstQuadrimester])
	case ToHalf:
		return l.fill(l.half, p, "{n}", l.ordinals[p.code-firstHalf])
	case ToYear:
		return l.year(p.year)
	case ToDecade:
		// "The 1900s" could be the century too.
		if p.year > 0 && p.year%100 != 0 {
			return l.fill(l.decade, p, "{x}", l.decades[p.year/10%10])
		}
	}
	first, _, _ := p.first.Civil()
	last, _, _ := p.last.Civil()
	return put(l.between, l.year(last), l.year(first))
}

// fill fills a template with the parts of p; more are pairs of a name and what
// it stands for, and come before them.
func (l *language) fill(template string, p point, more ...string) string {
	month := ""
	if p.month > 0 {
		month = l.monthsOf[p.month-1]
	}
	pairs := append(more, "{y}", l.year(p.year), "{m}", month, "{d}", strconv.Itoa(p.day))
	return strings.NewReplacer(pairs...).Replace(template)
}

// year says a year: 0 is 1 BC, -43 is 44 BC.
// FormatYear returns a year in words of a language, as [Date.Format] has it: 1956, and
// 44 BC for the year −43 of the calendar that dates are counted in.
func FormatYear(year int64, lang string) string { return languageOf(lang).year(year) }

func (l *language) year(y int64) string {
	if y <= 0 {
		return strings.Replace(l.bc, "{y}", strconv.FormatInt(1-y, 10), 1)
	}
	return strconv.FormatInt(y, 10)
}

// put fills a template that holds {} and perhaps {e}.
func put(template, e, phrase string) string {
	return strings.NewReplacer("{}", phrase, "{e}", e).Replace(template)
}

package scan

import (
	"slices"
	"strings"
	"sync"
)

// dateWords are the words that a language says dates and times with. Lists are
// written with blanks between the words, in lower case.
type dateWords struct {
	months   [12]string // every form and abbreviation of each month
	weekdays [7]string  // from Monday on
	seasons  [4]string  // from spring on
	parts    [3]string  // early, middle, late
	// decades are words for the tens of a century: fifties is the fifth of nine,
	// from the tens on.
	decades [9]string
	// endings are added to each word of months and seasons, as a pair of lists
	// for words with back and front vowels.
	endings [2]string
	plain   bool // words are found in capitals without accents too

	roles map[dateRole]string

	am, pm [2]string // letters of a.m. and p.m.
	before []string  // words before a year before the count of years: i e, in i. e. 500
	bc, ad []string  // words of an era and its letters: BC, B C; as they are capitalised

	order   order // of a date in numbers alone
	dotted  bool  // a dot makes an ordinal: 1956. október 23.
	anyNoun bool  // what is counted stands in the singular, or is not known by its ending
	century string
	// millennium is a thousand years, where it is read.
	millennium string
}

// An order is how a language writes a date in numbers alone.
type order uint8

const (
	monthDayYear order = iota
	dayMonthYear
	yearMonthDay
)

// A dateRole is what a word does in or beside a date or time.
type dateRole uint64

const (
	asIn       dateRole = 1 << iota // a year follows: in, since, during
	asBy                            // a year may follow: by, before, after
	asOf                            // joins a day, month and year: of
	asFrom                          // opens a range
	asBetween                       // opens a range that "and" joins
	asTo                            // joins a range
	asAnd                           // and
	asThe                           // the
	asYear                          // year, fiscal: a year follows
	asNamed                         // a short year follows: class, hungary
	asPrefix                        // joined to a year by a hyphen: pre, post
	asDecade                        // decade of
	asYears                         // évek: makes a decade of what is before
	asEvent                         // nouns that a year stands before, in the plural too
	asPeople                        // plurals without their ending
	asPlain                         // words that nothing counts: function words, verbs
	asVerb                          // verbs in the singular behind a year: 1066 was
	asCount                         // auxiliaries in the plural: 450 were
	asMore                          // a count follows: over, nearly
	asChange                        // rose: levels follow
	asAmount                        // a total of
	asLabel                         // what a number names: flight, room
	asUnit                          // short units
	asCapital                       // a month with a capital only: may, march
	asShort                         // an abbreviation that a dot may follow
	asSuffix                        // of a day in digits: th
	asCase                          // an ending that a hyphen joins to a year: -ban
	asPost                          // a year stands before: után
	asQuarter                       // quarter of a year or an hour
	asHalf                          // half
	asQ                             // Q, of a quarter
	asH                             // H, of a half of a year
	asHundred                       // hundred, in a year in words
	asThousand                      // thousand, in a year in words
	asNought                        // oh, in nineteen oh five
	asClock                         // o’clock in one word
	asHour                          // makes a time of an hour: óráig, órakor
	asHours                         // hours: makes a time of four digits
	asZone                          // GMT
	asHourSign                      // h, in 14h30
	asPast                          // past, in ten past six
	asUntil                         // to, in ten to six
	asMinutes                       // minutes, in ten minutes to six
	asNoon                          // noon
	asMidnight                      // midnight
	asAt                            // a time follows
	asMorning                       // in the morning
	asEvening                       // in the evening
	asCirca                         // stands before a year with a dot: c., b.
	asWhose                         // his fifties are an age
	asHeat                          // temperatures in the 60s are no decade
)

// opensDate marks the words that a date or time can begin with; the other
// roles of a lexeme are counted from the other end.
const opensDate roles = 1 << 63

// roles that make a word open a date.
const asOpening = asQuarter | asHalf | asQ | asH | asNoon | asMidnight

// A dateWord is what a word says in a date.
type dateWord struct {
	is     dateRole
	part   int // of a year, in EDTF: 37 early
	decade int // 50 for fifties
	era    int // -1 before the count of years, 1 in it
}

// A dateLexicon is the words of a language, by word.
type dateLexicon struct {
	*dateWords
	words                     map[string]dateWord
	months, weekdays, seasons map[string]int
}

// datesOf returns the lexicon of a language, English where there is none.
func datesOf(tag string) *dateLexicon {
	switch tag {
	case "hu":
		return hungarianDates()
	case "el":
		return greekDates()
	}
	return englishDates()
}

var (
	englishDates   = sync.OnceValue(englishDateWords.lexicon)
	hungarianDates = sync.OnceValue(hungarianDateWords.lexicon)
	greekDates     = sync.OnceValue(greekDateWords.lexicon)
)

// lexicon sorts the lists by word.
func (d *dateWords) lexicon() *dateLexicon {
	l := &dateLexicon{dateWords: d, words: map[string]dateWord{},
		months: map[string]int{}, weekdays: map[string]int{}, seasons: map[string]int{}}
	short := strings.Fields(d.roles[asShort])
	each := func(list string, inflected bool, f func(string)) {
		for _, w := range strings.Fields(list) {
			f(w)
			if inflected && !slices.Contains(short, w) {
				for _, e := range strings.Fields(d.endings[front(w)]) {
					if e[0] == '+' { // the last consonant is doubled
						e = w[len(w)-1:] + e[1:]
					}
					f(w + e)
				}
			}
			if d.plain {
				f(unaccented(w))
			}
		}
	}
	set := func(words string, f func(*dateWord)) {
		each(words, false, func(w string) {
			x := l.words[w]
			f(&x)
			l.words[w] = x
		})
	}
	for role, list := range d.roles {
		set(list, func(x *dateWord) { x.is |= role })
	}
	for i, list := range d.parts {
		set(list, func(x *dateWord) { x.part = 37 + i })
	}
	for i, list := range d.decades {
		set(list, func(x *dateWord) { x.decade = 10 + 10*i })
	}
	for era, list := range map[int][]string{-1: d.bc, 1: d.ad} {
		for _, w := range list {
			set(strings.ToLower(w), func(x *dateWord) { x.era = era })
		}
	}
	for i, list := range d.months {
		each(list, true, func(w string) { l.months[w] = i + 1 })
	}
	for i, list := range d.weekdays {
		each(list, false, func(w string) { l.weekdays[w] = i + 1 })
	}
	for i, list := range d.seasons {
		each(list, true, func(w string) { l.seasons[w] = i + 1 })
	}
	return l
}

// add gives the words of a language what they say in dates. Words that are
// there keep what else is known of them.
func (l *dateLexicon) add(words map[string]*lexeme) {
	word := func(w string) *lexeme {
		if words[w] == nil {
			words[w] = &lexeme{text: w}
		}
		return words[w]
	}
	for w, x := range l.words {
		k := word(w)
		if x.is&asOpening != 0 || x.decade > 0 || x.era > 0 {
			k.is |= opensDate
		}
	}
	for w, n := range l.months {
		word(w).month = n
	}
	for w, n := range l.weekdays {
		word(w).weekday = n
	}
	for w, n := range l.seasons {
		word(w).season = n
	}
	for _, letters := range [][2]string{l.am, l.pm} {
		for _, w := range []string{letters[0], letters[1], letters[0] + letters[1]} {
			if w != "" {
				word(w)
			}
		}
	}
	for _, w := range []string{l.century, l.millennium} {
		if w != "" {
			word(w)
		}
	}
}

// front returns 1 where the last vowel of a Hungarian word, but for the neutral
// ones, is a front one, so that its endings have front vowels too.
func front(w string) int {
	kind := 0
	for _, r := range w {
		switch {
		case strings.ContainsRune("eöőüű", r):
			kind = 1
		case strings.ContainsRune("aáoóuú", r):
			kind = 0
		}
	}
	return kind
}

// unaccented returns a Greek word as its capitals are written: without accents,
// and with no sigma of its own at the end.
func unaccented(w string) string {
	return plainGreek.Replace(w)
}

var plainGreek = strings.NewReplacer("ά", "α", "έ", "ε", "ή", "η", "ί", "ι", "ΐ", "ϊ", "ό", "ο", "ύ", "υ", "ΰ", "ϋ", "ώ", "ω", "ς", "σ")

var englishDateWords = &dateWords{
	months: [12]string{
		"january jan", "february feb febr", "march mar", "april apr", "may", "june jun",
		"july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec",
	},
	weekdays: [7]string{"monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs thur", "friday fri", "saturday sat", "sunday sun"},
	seasons:  [4]string{"spring springtime", "summer summertime", "autumn fall", "winter wintertime"},
	parts:    [3]string{"early beginning start", "mid middle", "late end"},
	decades:  [9]string{"", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"},
	roles: map[dateRole]string{
		asIn:      "in since during circa",
		asBy:      "by before after until till through throughout around for",
		asOf:      "of",
		asFrom:    "from",
		asBetween: "between",
		asTo:      "to until till through thru",
		asAnd:     "and",
		asThe:     "the",
		asYear:    "year fiscal fy cy calendar",
		asNamed:   "class",
		asPrefix:  "pre post ante",
		asDecade:  "decade",
		asEvent: `election elections revolution revolutions war wars olympics games uprising uprisings revolt revolts riot riots
			protest protests crisis crises championship championships final finals budget census season treaty agreement act constitution
			events prices levels figures results edition vintage elections coup coups massacres pogroms strikes purges trials accords
			amendments reforms invasion invasions floods earthquakes famines negotiations talks demonstrations bombings attacks`,
		asPeople: "people men women children persons police troops dead wounded forint yen yuan won baht rand zloty miles feet",
		asPlain: `was is has does its his this as us plus across towards versus besides always perhaps sometimes thus unless
			whereas afterwards yes saw marks brings sees remains starts begins ends means shows comes gives takes makes becomes
			says was were are had have that who which but with without at on also as if then when while where because`,
		asVerb:   "was saw marked brought is became",
		asCount:  "were are have",
		asMore:   "over than nearly almost some approximately roughly exactly least most only just another these those all every other first last next additional with above below under reached reach reaching exceeded totalling totalled totaled cost costs lost killed wounded injured buried numbered counted drowned hanged deported enrolled employs employed printed carried",
		asChange: "rose rise rises rising fell fall falls falling grew grow grown increased increase dropped declined decreased jumped climbed soared slipped down up edged doubled tripled reduced raised cut went gone expanded shrank",
		asAmount: "total average mean maximum minimum sum number record rate score height depth distance population crowd capacity force group demonstration army",
		asLabel: `flight room route highway page pages p pp no nos number article section unit chapter lot windows boeing channel serial
			usd eur gbp huf rs x v vol volume isbn issn tel phone fax line size zip postcode bus platform table paragraph clause rule`,
		asUnit: `m km cm mm kg g mg lb lbs ft mph kph kw mw gw kwh mwh hz khz mhz ghz mb gb tb rpm hp ha l ml oz b bn mn k usd eur gbp huf chf jpy percent per hundred thousand million
			billion trillion dozen degrees degree times`,
		asCapital:  "may march mar sat sun",
		asShort:    "jan feb febr mar apr jun jul aug sept sep oct nov dec",
		asSuffix:   "st nd rd th",
		asQuarter:  "quarter",
		asHalf:     "half",
		asQ:        "q",
		asH:        "h",
		asHundred:  "hundred",
		asThousand: "thousand",
		asNought:   "oh o",
		asClock:    "oclock",
		asHours:    "hours hrs",
		asZone:     "gmt utc est edt cst cdt mst mdt pst pdt cet cest bst et zulu",
		asHourSign: "h",
		asPast:     "past after",
		asUntil:    "to before",
		asMinutes:  "minutes minute min mins",
		asNoon:     "noon midday",
		asMidnight: "midnight",
		asAt:       "at by around about from until till before after since between to",
		asMorning:  "morning",
		asEvening:  "evening afternoon night",
		asCirca:    "c ca cca b d r fl",
		asWhose:    "his her their its my your our whose",
		asHeat:     "temperature temperatures high highs low lows degrees mercury",
	},
	am: [2]string{"a", "m"}, pm: [2]string{"p", "m"},
	bc: []string{"BCE", "BC"}, ad: []string{"AD", "CE"},
	century: "century", millennium: "millennium",
}

var hungarianDateWords = &dateWords{
	months: [12]string{
		"január jan januárja januárjában januárjától januárjáig", "február febr februárja februárjában februárjától februárjáig", "március márc", "április ápr", "május máj", "június jún",
		"július júl", "augusztus aug", "szeptember szept", "október okt", "november nov", "december dec",
	},
	weekdays: [7]string{"hétfő hétfőn", "kedd kedden", "szerda szerdán", "csütörtök csütörtökön", "péntek pénteken", "szombat szombaton", "vasárnap"},
	seasons:  [4]string{"tavasz tavasszal", "nyár nyara nyarán nyarától nyaráig nyáron", "ősz ősszel", "tél télen tele telén telétől teléig"},
	parts: [3]string{
		"eleje elején elejétől elejéig elejére elejei kezdete kezdetén",
		"közepe közepén közepétől közepéig közepére",
		"vége végén végétől végéig végére végi",
	},
	decades: [9]string{"tízes", "húszas", "harmincas", "negyvenes", "ötvenes", "hatvanas", "hetvenes", "nyolcvanas", "kilencvenes"},
	endings: [2]string{
		"ban i tól ig ra ról hoz t nak a ában ának ától áig ára áról ával án +al",
		"ben i től ig re ről hez t nek e ében ének étől éig ére éről ével én +el",
	},
	roles: map[dateRole]string{
		asAnd:     "és",
		asBetween: "között közt közötti",
		asThe:     "az a",
		asYears:   "évek években éveket évektől évekig évekre évekről évekbeli éveinek éveiben évei évtized évtizedben",
		asCase:    "ban ben os es as ös tól től ig i beli ot et at öt nak nek ra re ról ről hoz hez höz val vel",
		asPost:    "után előtt óta körül között közt közötti folyamán során utáni előtti évi év évben évi évtől évig és",
		asPlain:   "és vagy is volt lett a az egy hogy de mert amikor ahol aki ami míg pedig sem nem",
		asShort:   "jan febr márc ápr máj jún júl aug szept okt nov dec",
		asUnit:    "ezer millió milliárd százalék forint",
		asHour:    "órakor órától óráig órára órai",
		asHours:   "óra",
		// A time of the day stands before the hour.
		asMorning: "reggel délelőtt hajnalban hajnali",
		asEvening: "délután este éjjel esti délutáni",
		asMinutes: "perckor perctől percig perc",
		asMore:    "több mint közel majdnem mintegy legalább csaknem kb körülbelül",
		asLabel:   "oldal szoba járat cikk isbn tel",
	},
	before:  []string{"i e", "kr e"},
	order:   yearMonthDay,
	dotted:  true,
	anyNoun: true,
}

var greekDateWords = &dateWords{
	months: [12]string{
		"ιανουάριος ιανουαρίου ιανουάριο ιανουάριον γενάρης γενάρη ιαν",
		"φεβρουάριος φεβρουαρίου φεβρουάριο φεβρουάριον φλεβάρης φλεβάρη φεβ",
		"μάρτιος μαρτίου μάρτιο μάρτιον μάρτης μάρτη μαρ",
		"απρίλιος απριλίου απρίλιο απρίλιον απρίλης απρίλη απρ",
		"μάιος μαΐου μάιο μάιον μάης μάη μαϊ μάι",
		"ιούνιος ιουνίου ιούνιο ιούνιον ιούνης ιούνη ιουν",
		"ιούλιος ιουλίου ιούλιο ιούλιον ιούλης ιούλη ιουλ",
		"αύγουστος αυγούστου αύγουστο αύγουστον αυγ",
		"σεπτέμβριος σεπτεμβρίου σεπτέμβριο σεπτέμβριον σεπτέμβρης σεπτέμβρη σεπ σεπτ",
		"οκτώβριος οκτωβρίου οκτώβριο οκτώβριον οκτώβρης οκτώβρη οχτώβρης οχτώβρη οκτ",
		"νοέμβριος νοεμβρίου νοέμβριο νοέμβριον νοέμβρης νοέμβρη νοε",
		"δεκέμβριος δεκεμβρίου δεκέμβριο δεκέμβριον δεκέμβρης δεκέμβρη δεκ",
	},
	weekdays: [7]string{"δευτέρα δευτέρας", "τρίτη τρίτης", "τετάρτη τετάρτης", "πέμπτη πέμπτης", "παρασκευή παρασκευής", "σάββατο σαββάτου", "κυριακή κυριακής"},
	seasons: [4]string{
		"άνοιξη άνοιξης άνοιξις", "καλοκαίρι καλοκαιριού θέρος θέρους",
		"φθινόπωρο φθινοπώρου", "χειμώνα χειμώνας χειμώνος",
	},
	parts:  [3]string{"αρχές αρχή αρχών", "μέσα μέσων", "τέλη τέλος τέλους"},
	plain:  true,
	am:     [2]string{"π", "μ"},
	pm:     [2]string{"μ", "μ"},
	bc:     []string{"πΧ"},
	ad:     []string{"μΧ"},
	order:  dayMonthYear,
	dotted: false,
	roles: map[dateRole]string{
		asIn:      "το του τον στο στα κατά",
		asBy:      "ως έως μέχρι πριν μετά από γύρω περί",
		asOf:      "του τού",
		asFrom:    "από",
		asBetween: "μεταξύ",
		asTo:      "έως ως μέχρι",
		asAnd:     "και",
		asThe:     "το τον την τις τη η ο οι στις στην του",
		asYear:    "έτος έτους",
		asDecade:  "δεκαετία δεκαετίας δεκαετίες δεκαετιών",
		asSuffix:  "η ης ην ή",
		asPlain:   "και ή ο η το οι τα του της των ήταν είναι στην στη στον στο με για που αλλά από έως όταν ενώ σε ως",
		asShort:   "ιαν φεβ μαρ απρ ιουν ιουλ αυγ σεπ σεπτ οκτ νοε δεκ μάι μαϊ",
		asUnit:    "χιλιάδες εκατομμύρια δισεκατομμύρια εκατό",
		asAt:      "στις στη από έως μέχρι μεταξύ",
		asMorning: "πρωί",
		asEvening: "βράδυ απόγευμα",
		asHours:   "ώρα",
		asMore:    "πάνω περισσότερο περισσότερους περίπου σχεδόν τουλάχιστον κάπου",
		asLabel:   "σελ σελίδα άρθρο αριθμός isbn τηλ",
		asNoon:    "μεσημέρι",
	},
	anyNoun: true,
}

package form

// DateReading has the words and forms of dates and times.
type DateReading struct {
	Months   [12]string // every form and abbreviation of each month
	Weekdays [7]string  // from Monday on
	Seasons  [4]string  // from spring on
	Parts    [3]string  // early, middle, late
	// Decades are words for the tens of a century: fifties is the fifth of nine, from
	// the tens on.
	Decades [9]string
	// Inflect returns the further forms of a month or season, if the language has them.
	Inflect func(word string) []string
	// Plain returns the form of a word in capitals, if it is another.
	Plain func(word string) string

	Words map[DateRoles]string

	AM, PM [2]string // letters of a.m. and p.m.
	Before []string  // words before a year before the count of years: i e, in i. e. 500
	BC, AD []string  // an era, as it is capitalised: BC, BCE

	Order   Order // of a date in numbers alone
	Dotted  bool  // a dot makes an ordinal, a year is first and its cases follow: 1956. október 23-án
	AnyNoun bool  // what is counted is in the singular, or not known by its ending
	Century string
	// Millennium is a thousand years, where it is read.
	Millennium string
}

// An Order is how a language writes a date in numbers alone.
type Order uint8

// The orders.
const (
	MonthDayYear Order = iota
	DayMonthYear
	YearMonthDay
)

// DateRoles are what a word does in or beside a date or time.
type DateRoles uint64

// The roles of words in dates.
const (
	AsIn          DateRoles = 1 << iota // a year follows: in, since, during
	AsBy                                // a year may follow: by, before, after
	AsOf                                // joins a day, month and year: of
	AsFrom                              // opens a range
	AsBetween                           // opens a range that "and" joins
	AsTo                                // joins a range
	AsAnd                               // and
	AsThe                               // the
	AsYear                              // year, fiscal: a year follows
	AsNamed                             // a short year follows: class, hungary
	AsPrefix                            // joined to a year by a hyphen: pre, post
	AsDecade                            // decade of
	AsYears                             // évek: makes a decade of what is before
	AsEvent                             // nouns that a year stands before, in the plural too
	AsPeople                            // plurals without their ending
	AsPlain                             // words that nothing counts: function words, verbs
	AsVerb                              // verbs in the singular behind a year: 1066 was
	AsCount                             // auxiliaries in the plural: 450 were
	AsMore                              // a count follows: over, nearly
	AsChange                            // rose: levels follow
	AsAmount                            // a total of
	AsLabel                             // what a number names: flight, room
	AsUnit                              // short units
	AsCapital                           // a month with a capital only: may, march
	AsShort                             // an abbreviation that a dot may follow
	AsSuffix                            // of a day in digits: th
	AsCase                              // an ending that a hyphen joins to a year: -ban
	AsPost                              // a year stands before: után
	AsQuarter                           // quarter of a year or an hour
	AsHalf                              // half
	AsQ                                 // Q, of a quarter
	AsH                                 // H, of a half of a year
	AsHundred                           // hundred, in a year in words
	AsThousand                          // thousand, in a year in words
	AsNought                            // oh, in nineteen oh five
	AsClock                             // o’clock in one word
	AsHour                              // makes a time of an hour: óráig, órakor
	AsHours                             // hours: makes a time of four digits
	AsZone                              // GMT
	AsHourSign                          // h, in 14h30
	AsPast                              // past, in ten past six
	AsUntil                             // to, in ten to six
	AsMinutes                           // minutes, in ten minutes to six
	AsNoon                              // noon
	AsMidnight                          // midnight
	AsAt                                // a time follows
	AsMorning                           // in the morning
	AsEvening                           // in the evening
	AsCirca                             // stands before a year with a dot: c., b.
	AsWhose                             // his fifties are an age
	AsHeat                              // temperatures in the 60s are no decade
	AsHourCase                          // the ending of a time, joined to it: 10:30-kor
	AsHourAt                            // that ending where it says at: 8-kor
	AsBareMinutes                       // minutes without an ending: perc
	AsAbout                             // a year is about then: circa
)

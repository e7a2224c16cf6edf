package en

import (
	"strings"

	"quotient/datasets/language/form"
)

// English writes 11,000, 25.6 and "more than".
var writing = form.Writing{Numbers: numbers, Dates: dates, Prose: prose}

const nbsp = "\u00a0"

var numbers = form.Numbers{
	Decimal: ".", Group: ",", GroupFrom: 4,
	Bounds: map[string]string{
		"exact": "{n}", "over": "more than {n}", "at-least": "at least {n}", "under": "under {n}", "up-to": "up to {n}", "about": "about {n}",
	},
	Ranges: form.Ranges{Between: "{low} to {high}", JustUnder: "{low} to just under {high}", About: "about {low} to {high}"},
	Times: func(c form.Count) string {
		switch {
		case c.Exact && c.Words == "two":
			return "twice"
		case c.Digits == "1":
			return c.Words + " time"
		}
		return c.Words + " times"
	},
	Peak:      func(n string) string { return "up to " + n + " and over" },
	OutOf:     func(n, m form.Count) string { return n.Words + " in " + m.Words },
	Fractions: map[string]string{"1/2": "half", "1/3": "a third", "2/3": "two-thirds", "1/4": "a quarter", "3/4": "three-quarters"},
	Almost:    "almost {n}",
	Day:       " day", Days: " days", Per: " per ", Per100: "{n} in 100",
	Less: "{n} less", More: "{n} more", Percents: "{low}% to {high}",
	LessToMore: "from {low} to {high}", MinusToPlus: "{low} to {high}", FromTo: "{low} to {high}",
	OrLess: ", or a fall", OrMore: ", or a rise",
	Rounded: "if {n} is rounded to the nearest {to}", GrainNames: map[string]string{"10": "ten", "100": "hundred", "1000": "thousand", "1000000": "million"},
	NoChange: "no change", HardlyChange: "about no change", NoRise: "no rise",
	Alone:  []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"},
	Plural: plural,
	Money: form.Money{Before: true, Symbols: map[string]string{
		"dollar": "$", "euro": "€", "pound sterling": "£", "yen": "¥",
		"us dollar": "US$", "canadian dollar": "CA$", "australian dollar": "A$", "new zealand dollar": "NZ$", "hong kong dollar": "HK$",
		"new taiwan dollar": "NT$", "east caribbean dollar": "EC$", "mexican peso": "MX$", "indian rupee": "₹", "yuan": "CN¥",
	}},
	// The short forms are those of en-GB, as the spelling is.
	Thousand: form.Large{Zeros: 3, Short: "k", One: nbsp + "thousand", Many: nbsp + "thousand"},
	Large: []form.Large{
		{Zeros: 12, Short: "tn", One: nbsp + "trillion", Many: nbsp + "trillion"},
		{Zeros: 9, Short: "bn", One: nbsp + "billion", Many: nbsp + "billion"},
		{Zeros: 6, Short: "m", One: nbsp + "million", Many: nbsp + "million"},
	},
	Multipliers: strings.Fields("k m mn mln bn tn mio mrd hundred thousand million billion trillion lakh crore dozen"),
	Confusable:  [2]string{"two", "three"},
}

var dates = form.Dates{
	Months: months, MonthsOf: months, MonthsTo: months,
	Seasons: seasons, SeasonsTo: seasons,
	Ordinals: [4]string{"first", "second", "third", "fourth"},
	Day:      "{d} {m} {y}", DayOnly: "{d} {m}", DayNumber: "{d}", Days: "{d}–{e} {m} {y}", DaysOnly: "{d}–{e} {m}",
	Month: "{m} {y}", MonthOnly: "{m}",
	Decade: "the {y}s", BC: "{y} BC", AD: "AD {y}", Century: "{n} century", Nth: [4]string{"st", "nd", "rd", "th"},
	Quarter: "the {n} quarter of {y}", Third: "the {n} four months of {y}", Half: "the {n} half of {y}",
	Early: "early {y}", Mid: "mid-{y}", Late: "late {y}", Season: "{s} {y}",
	About: "about {}", Uncertain: "{}?", Until: "until {}", From: "from {}", Between: "between {} and {e}",
	ColumnNames: []string{"date", "year", "years", "yr"},
}

var (
	months = [12]string{"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December"}
	seasons = [4]string{"spring", "summer", "autumn", "winter"}
)

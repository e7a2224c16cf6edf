package hu

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotient/datasets/language/form"
)

// Hungarian writes 2000, 11 000, 25,6 and "több mint". It groups four digits in tables
// and pictures alone.
var writing = form.Writing{Numbers: numbers, Dates: dates, Charts: charts, Articles: articles, Prose: prose}

const nbsp = "\u00a0"

var numbers = form.Numbers{
	Decimal: ",", Group: nbsp, GroupFrom: 5,
	Bounds: map[string]string{
		"exact": "{n}", "over": "több mint {n}", "at-least": "legalább {n}", "under": "kevesebb mint {n}", "up-to": "legfeljebb {n}", "about": "körülbelül {n}",
	},
	Ranges:      form.Ranges{Between: "{low} és {high} között", JustUnder: "legalább {low}, de kevesebb mint {high}", About: "körülbelül {low}–{high}"},
	TimesRanges: form.Ranges{Between: "legalább {low}, legfeljebb {high}", JustUnder: "legalább {low}, de kevesebb mint {high}"},
	Times: func(c form.Count) string {
		ending := times(c.Digits)
		if c.Words == c.Digits {
			ending = "-" + ending
		}
		return c.Words + ending
	},
	Peak: func(n string) string { return upTo(n) + ", sőt afölött" },
	OutOf: func(n, m form.Count) string {
		ending := "ből"
		if times(m.Digits) == "szor" { // háromból, százból
			ending = "ból"
		}
		if m.Words == m.Digits {
			ending = "-" + ending
		}
		return m.Words + ending + " " + n.Words
	},
	Fractions: map[string]string{"1/2": "a fele", "1/3": "egyharmad", "2/3": "kétharmad", "1/4": "egynegyed", "3/4": "háromnegyed"},
	Almost:    "majdnem {n}",
	Day:       " nap", Days: " nap", Per: "/", Per100: "100-ból {n}",
	Less: "{n}-kal kevesebb", More: "{n}-kal több", Percents: "{low}–{high}", // százalék, so always -kal
	LessToMore: "{low} és {high} között", MinusToPlus: "{low}-tól {high}-ig", FromTo: "{low} … {high}",
	OrLess: ", vagy akár csökkenés", OrMore: ", vagy akár növekedés",
	Rounded: "ha {n} kerekített szám, {to} többszöröse", GrainNames: map[string]string{"10": "tíz", "100": "száz", "1000": "ezer", "1000000": "egymillió"},
	NoChange: "nincs változás", HardlyChange: "alig van változás", NoRise: "nincs növekedés",
	Alone:  []string{"egy", "kettő", "három", "négy", "öt", "hat", "hét", "nyolc", "kilenc", "tíz", "tizenegy", "tizenkettő"},
	Before: map[string][]string{"value": beforeNouns, "times": beforeNouns, "days": beforeNouns, "percent": nil},
	Money: form.Money{Symbols: map[string]string{
		"dollar": "$", "euro": "€", "pound sterling": "£", "yen": "¥",
		"us dollar": "USD", "canadian dollar": "CAD", "australian dollar": "AUD", "new zealand dollar": "NZD", "hong kong dollar": "HKD",
		"new taiwan dollar": "TWD", "east caribbean dollar": "XCD", "mexican peso": "MXN", "indian rupee": "INR", "yuan": "CNY",
	}},
	// CLDR has B for billió, which is a thousandth of that to who knows English.
	Thousand: form.Large{Zeros: 3, Short: nbsp + "E", One: nbsp + "ezer", Many: nbsp + "ezer"},
	Large: []form.Large{
		{Zeros: 12, Short: nbsp + "billió", One: nbsp + "billió", Many: nbsp + "billió"},
		{Zeros: 9, Short: nbsp + "Mrd", One: nbsp + "milliárd", Many: nbsp + "milliárd"},
		{Zeros: 6, Short: nbsp + "M", One: nbsp + "millió", Many: nbsp + "millió"},
	},
	Multipliers: []string{"ezer", "millió", "milliárd", "billió", "mrd"},
	Confusable:  [2]string{"két", "hét"},
}

var beforeNouns = []string{"egy", "két", "három", "négy", "öt", "hat", "hét", "nyolc", "kilenc", "tíz", "tizenegy", "tizenkét"}

var dates = form.Dates{
	Months: months, MonthsOf: months, MonthsTo: months,
	// A season belongs to its year: the spring of 1956.
	Seasons: seasons, SeasonsTo: seasons,
	Ordinals: [4]string{"első", "második", "harmadik", "negyedik"},
	Day:      "{y}. {m} {d}.", DayOnly: "{m} {d}.", DayNumber: "{d}.", Days: "{y}. {m} {d}–{e}.", DaysOnly: "{m} {d}–{e}.",
	Month: "{y}. {m}", MonthOnly: "{m}",
	Decade: "az {y}-{x} évek", BC: "i. e. {y}", AD: "i. sz. {y}", Century: "{n} század", Nth: [4]string{".", ".", ".", "."},
	Decades: [10]string{"", "es", "as", "as", "es", "es", "as", "es", "as", "es"},
	Quarter: "{y} {n} negyedéve", Third: "{y} {n} harmada", Half: "{y} {n} fele",
	Early: "{y} eleje", Mid: "{y} közepe", Late: "{y} vége", Season: "{y} {s}",
	// "Until" and "from" are endings that change with the word before
	// them; the dash with a gap is as common and always right.
	About: "{} körül", Uncertain: "{}?", Until: "… – {}", From: "{} – …", Between: "{} és {e} között",
	YearFirst:   true,
	ColumnNames: []string{"év", "ev"},
}

var (
	months = [12]string{"január", "február", "március", "április", "május", "június",
		"július", "augusztus", "szeptember", "október", "november", "december"}
	seasons = [4]string{"tavasza", "nyara", "ősze", "tele"}
)

// times is the ending of so many times: -szor, -szer or -ször by the vowels of
// the last word of the number as it is spoken. What is spoken last is the last
// digit, the name of its power where zeros follow, or the name of the last
// decimal place: 25,6 ends in "tized", a tenth.
func times(digits string) string {
	whole, fraction, _ := strings.Cut(digits, ",")
	switch len(fraction) {
	case 0:
	case 1, 3, 4, 5: // tized, ezred, tízezred, százezred
		return "szer"
	default: // század; milliomod, milliárdod and so on
		return "szor"
	}
	whole = strings.ReplaceAll(whole, nbsp, "")
	bare := strings.TrimRight(whole, "0")
	if bare == "" {
		return "szor" // nulla
	}
	last := bare[len(bare)-1]
	switch zeros := len(whole) - len(bare); {
	case zeros == 0 && last == '5':
		return "ször" // öt
	case zeros == 0 && strings.IndexByte("368", last) >= 0: // három, hat, nyolc
		return "szor"
	case zeros == 1 && strings.IndexByte("2368", last) >= 0: // húsz, harminc, hatvan, nyolcvan
		return "szor"
	case zeros == 2 || zeros >= 6: // száz; millió, milliárd and so on
		return "szor"
	}
	return "szer" // egy, kettő, négy, hét, kilenc; tíz, negyven, ötven, hetven, kilencven; ezer
}

// upTo adds the ending -ig, as far as, to a number or to the name of its unit,
// whose last a or e it lengthens.
func upTo(s string) string {
	switch last, size := utf8.DecodeLastRuneInString(s); {
	case last == 'a':
		return s[:len(s)-size] + "áig"
	case last == 'e':
		return s[:len(s)-size] + "éig"
	case !unicode.IsLetter(last):
		return s + "-ig"
	}
	return s + "ig"
}

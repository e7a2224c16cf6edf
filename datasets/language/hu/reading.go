package hu

import "quotient/datasets/language/form"

// reading is what finds numbers in a Hungarian text.
var reading = form.Reading{
	Decimal:   ',',
	Group:     ' ',
	InOneWord: func() ([]form.Series, []form.Share) { return cardinals(), shares() },
	Times: []form.Scale{
		{Value: 2, Words: `kétszer kétszeres kétszerese kétszeresére kétszeresét duplája duplájára dupláját`},
		{Value: 3, Words: `háromszor háromszoros háromszorosa háromszorosára háromszorosát triplája`},
		{Value: 4, Words: `négyszer négyszeres négyszerese négyszeresére négyszeresét`},
		{Value: 5, Words: `ötször ötszörös ötszöröse ötszörösére ötszörösét`},
		{Value: 6, Words: `hatszor hatszoros hatszorosa hatszorosára`},
		{Value: 7, Words: `hétszer hétszeres hétszerese hétszeresére`},
		{Value: 8, Words: `nyolcszor nyolcszoros nyolcszorosa nyolcszorosára`},
		{Value: 9, Words: `kilencszer kilencszeres kilencszerese kilencszeresére`},
		{Value: 10, Words: `tízszer tízszeres tízszerese tízszeresére`},
		{Value: 100, Words: `százszor százszoros százszorosa százszorosára`},
	},
	Ordinals: []form.Series{
		{First: 1, Step: 1, Words: `első második harmadik negyedik ötödik hatodik hetedik nyolcadik kilencedik tizedik`},
	},
	Parts: []form.Series{
		{First: 3, Step: 1, Words: `harmad negyed ötöd hatod heted nyolcad kilenced tized`},
		{First: 2, Step: 1, Roles: form.IsHalf, Words: `fél`},
	},
	Scales: []form.Scale{
		{Value: 100, Words: `száz`},
		{Value: 1e3, Words: `ezer`},
		{Value: 1e6, Words: `millió`},
		{Value: 1e9, Words: `milliárd`},
		{Value: 1e12, Words: `billió`},
		{Value: 12, Words: `tucat`},
		{Value: 100, Roles: form.IsPlural, Words: `százak százával`},
		{Value: 1e3, Roles: form.IsPlural, Words: `ezrek ezrével ezrei`},
	},
	MoneyScales:  map[string]int64{"M": 1e6},
	Words:        words,
	Marks:        marks,
	Before:       before,
	After:        after,
	Dates:        datesRead,
	BetweenAfter: true,
	Nouns: form.Nouns{
		Adjectives: "i",
		Lengthened: "á/a é/e",
	},
}

package hu

import "quotient/datasets/language/form"

// reading is what finds numbers in a Hungarian text.
var reading = form.Reading{
	Decimal: ',',
	Group:   ' ',
	Cardinals: []form.Series{
		{First: 2, Step: 1, Words: `kettő/két három négy öt hat hét nyolc kilenc tíz tizenegy tizenkettő/tizenkét tizenhárom tizennégy tizenöt tizenhat tizenhét tizennyolc tizenkilenc`},
		{First: 20, Step: 10, Words: `húsz harminc negyven ötven hatvan hetven nyolcvan kilencven`},
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
		{Value: 12, Words: `tucat`},
		{Value: 100, Roles: form.IsPlural, Words: `százak százával`},
		{Value: 1e3, Roles: form.IsPlural, Words: `ezrek ezrével ezrei`},
	},
	Words:        words,
	Before:       before,
	After:        after,
	Dates:        datesRead,
	BetweenAfter: true,
	Nouns: form.Nouns{
		Adjectives: "i",
		Lengthened: "á/a é/e",
	},
}

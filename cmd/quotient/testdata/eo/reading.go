package eo

import "quotient/datasets/language/form"

var reading = form.Reading{
	Decimal: ',',
	Group:   '.',
	Cardinals: []form.Series{
		{First: 1, Step: 1, Words: "unu du tri kvar kvin ses sep ok naŭ dek"},
		{First: 20, Step: 10, Words: "dudek tridek kvardek kvindek sesdek sepdek okdek naŭdek"},
	},
	Scales: []form.Scale{{Value: 100, Words: "cent"}, {Value: 1000, Words: "mil"}},
	Words: map[form.Roles]string{
		form.IsAnd:         "kaj",
		form.IsPreposition: "de en al por",
		form.IsDeterminer:  "la",
		form.IsVerb:        "estis fuĝis",
	},
	Before: map[string]string{"over": "pli ol", "at-least": "almenaŭ", "under": "malpli ol", "up-to": "ĝis", "about": "proksimume\nĉirkaŭ"},
	Nouns:  form.Nouns{Plurals: "oj", Adjectives: "a aj"},
	Dates: form.DateReading{
		Months: [12]string{"januaro", "februaro", "marto", "aprilo", "majo", "junio", "julio", "aŭgusto", "septembro", "oktobro", "novembro", "decembro"},
		Words: map[form.DateRoles]string{
			form.AsIn:     "en",
			form.AsOf:     "de",
			form.AsThe:    "la",
			form.AsAnd:    "kaj",
			form.AsSuffix: "a an",
		},
		Order: form.DayMonthYear,
	},
}
